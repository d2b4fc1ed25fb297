//! What both one-shot dialogs share: the fresh facts, the list of checks, the typed confirmation, the hold.
//!
//! Must not live here: the rules of a check.

use crate::app::Context;
use crate::app::action::{Action, PacketAction};
use crate::app::kit::live::{self, Saying};
use crate::app::kit::widgets::CheckState;
use crate::app::kit::{Field, Look, Tone, focus, icons, space, states, widgets};
use crate::app::notice::{self, Notice, Step};
use crate::app::sent_files::sent_exhibit;
use crate::app::words;
use crate::desk::case::{Case, CaseState};
use crate::desk::list::Entry;
use crate::desk::packet::Origin;
use crate::desk::{OutboxRow, RowId, RowState, Session, rounds};
use crate::domain::answer::finding::CheckFinding;
use crate::domain::answer::guard;
use crate::domain::answer::preflight::{Check, Outcome, Situation, is_ready};
use crate::domain::answer::proof::Seen;
use crate::domain::dispute::Dispute;
use crate::domain::dispute::related::Related;
use crate::domain::dispute::round::Rounds;
use crate::domain::evidence::Evidence;
use crate::domain::ids::DisputeId;
use crate::domain::money::{Currency, Money};
use crate::domain::packet::checklist::Standing;
use crate::domain::packet::{self, FileNote};
use crate::domain::reference::ReferenceTables;
use crate::domain::text;
use crate::domain::time::deadline::{Deadline, Left};
use egui::{Ui, Vec2};
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The room of the typed confirmation, with its label.
const TYPED: Vec2 = Vec2::new(280.0, 50.0);
/// A key of the keypad.
const DIGIT: Vec2 = Vec2::new(38.0, 32.0);

/// What was asked of Finix for this dialog.
pub struct Facts {
    /// Which dispute.
    pub id: DisputeId,
    case: Case,
    state: Arc<CaseState>,
    /// What is of this turn or a later one was asked for by this dialog.
    turn: u64,
    known: Arc<Dispute>,
    currency: Option<Currency>,
    /// What is known of the dispute's files.
    pub notes: BTreeMap<String, FileNote>,
    /// Something was written, so that what is still empty may be said.
    has_begun: bool,
}

impl Facts {
    /// Asks how the dispute stands now.
    #[must_use]
    pub fn ask(session: &Session, entry: &Entry) -> Self {
        let case = session.cases().open(&entry.dispute.id);
        let mut facts = Self {
            id: entry.dispute.id.clone(),
            state: case.state(),
            turn: u64::MAX,
            case,
            known: Arc::clone(&entry.dispute),
            currency: entry.currency(),
            notes: BTreeMap::new(),
            has_begun: false,
        };
        facts.ask_again();
        facts
    }

    /// Notes that somebody has begun to write.
    pub fn note_begun(&mut self, note: &str, typed: &str) {
        self.has_begun |= !note.trim().is_empty() || !typed.is_empty();
    }

    /// Asks anew: what was known before is not what was asked for.
    pub fn ask_again(&mut self) {
        self.turn = self.case.reload_and_read_back();
    }

    /// Takes over what came.
    pub fn poll(&mut self, session: &Session) {
        self.state = self.case.state();
        if let Some(fresh) = self.fresh() {
            self.known = Arc::clone(fresh);
        }
        self.currency = session.entry(&self.id).and_then(|entry| entry.currency()).or(self.currency);
    }

    /// The dispute as it was given since this was asked.
    fn fresh(&self) -> Option<&Arc<Dispute>> {
        let newest = self.state.dispute.newest()?;
        self.state.dispute.since(self.turn).map(|_| newest)
    }

    /// The dispute as it is known best.
    #[must_use]
    pub fn dispute(&self) -> &Arc<Dispute> {
        &self.known
    }

    /// The disputed amount.
    #[must_use]
    pub fn money(&self) -> Option<Money> {
        self.known.amount.zip(self.currency).map(|(minor, currency)| Money::new(minor, currency))
    }

    /// The currency.
    #[must_use]
    pub fn currency(&self) -> Option<Currency> {
        self.currency
    }

    /// The files Finix holds.
    #[must_use]
    pub fn files(&self) -> Option<&[Evidence]> {
        self.state.evidence.since(self.turn).filter(|_| self.state.evidence.failure().is_none()).map(|files| &**files)
    }

    /// What belongs to it, once that is known.
    #[must_use]
    pub fn related(&self) -> Option<&Related> {
        self.state.related.value().map(|related| &**related)
    }

    /// Its earlier answers, once they are known.
    #[must_use]
    pub fn rounds(&self) -> Option<Arc<Rounds>> {
        self.state.rounds.since(self.turn).cloned()
    }

    /// True when the dispute was answered or decided before and needs a response again.
    #[must_use]
    pub fn is_reopened(&self, cx: &Context<'_>) -> bool {
        let status = cx.session.entry(&self.id).map(|entry| entry.status);
        rounds::is_reopened(cx.rows, status, &self.known, cx.now)
    }

    /// What the guard has to know.
    #[must_use]
    pub fn situation<'a>(&'a self, cx: &'a Context<'_>) -> Situation<'a> {
        let waiting = cx.rows.iter().filter(|row| is_waiting(row, &self.id)).count();
        let is_read = self.state.read_back.newest().is_some();
        Situation {
            dispute: &self.known,
            marks: words::language::spoken().marks,
            is_fresh: self.fresh().is_some(),
            evidence: self.files(),
            read_back: self.state.read_back.since(self.turn).filter(|_| is_read).map(|files| &**files),
            waiting,
            left_out: self.left_out(cx),
            standing: self.standing(cx.tables),
            searched: self.files().map(|files| packet::searched(&self.notes, files)),
            earlier: cx.outbox.earlier(&self.id, &Seen::of(&self.known, cx.now)),
            is_reopened: self.is_reopened(cx),
            rounds: self.state.rounds.since(self.turn).map(|rounds| &**rounds),
            rules: cx.tables.limits.rule_set(&cx.settings.rule_set),
            environment: cx.session.account().environment,
            now: cx.now,
        }
    }

    /// A way to mend what was found in files: redact them in the workbench, then delete the originals.
    pub fn redact_ui(&self, ui: &mut Ui, cx: &Context<'_>) {
        let has_findings = |file: &&Evidence| {
            file.counts() && self.notes.get(&packet::file_key(file)).is_some_and(|note| note.found > 0)
        };
        let Some(files) = self.files() else { return };
        let found = files.iter().filter(has_findings);
        let exhibits: Vec<_> = found.filter_map(|file| sent_exhibit(cx.rows, &self.id, file)).collect();
        if exhibits.is_empty() {
            return;
        }
        let clicked = widgets::button(ui, Look::Secondary, words::kit_open_in_workbench()).clicked();
        widgets::hint(ui, words::dialog_redact_hint());
        if clicked {
            let origins = exhibits.into_iter().map(|exhibit| (exhibit.name.clone(), Origin::Kept(exhibit)));
            cx.actions.push(Action::Packet(PacketAction::OpenWith(self.id.clone(), origins.collect())));
        }
    }

    /// How far the files fill the checklist.
    fn standing(&self, tables: &ReferenceTables) -> Option<Standing> {
        let list = tables.checklist(&self.known)?;
        Some(list.standing(&packet::shown(&self.notes, self.files()?)))
    }

    /// Files of this dispute that were added and are not to be sent as they are.
    /// How far the account's own target is, where it has one. The check above says how far Finix's deadline is.
    pub fn target_ui(&self, ui: &mut Ui, cx: &Context<'_>) {
        let target = Deadline::of(self.dispute()).map(|deadline| deadline.with(cx.margin));
        let Some((target, at)) = target.and_then(|target| Some((target, target.at()?))) else { return };
        let said = words::dialog_target(
            text::sentence(&words::due_in(target.left(cx.now))),
            words::local_and_utc(at, cx.zone),
        );
        match target.left(cx.now) {
            Left::ToTarget(_) => widgets::hint(ui, said),
            _ => widgets::toned(ui, Tone::Amber, said),
        };
    }

    fn left_out(&self, cx: &Context<'_>) -> usize {
        cx.outbox.kept.iter().filter(|kept| kept.dispute == self.id).count()
    }

    /// What could not be asked, with a way to ask again.
    pub fn errors_ui(&mut self, ui: &mut Ui) {
        let failed = [
            self.state.dispute.failure().map(|failure| notice::failure(words::dialog_dispute_unknown(), failure)),
            self.state.evidence.failure().map(|failure| notice::failure(words::dialog_files_unknown(), failure)),
            self.state.read_back.failure().map(|failure| notice::failure(words::dialog_files_not_read_back(), failure)),
            self.state.rounds.failure().map(|_failure| {
                let mut notice = Notice::bad(words::dialog_rounds_unread(), None);
                notice.step = Some(Step::Retry);
                notice
            }),
        ];
        let mut again = false;
        ui.scope(|ui| {
            for notice in failed.into_iter().flatten() {
                again |= states::error(ui, &notice).is_some();
            }
        });
        if again {
            self.ask_again();
        }
    }
}

/// Something about this dispute that is not done, beside submissions and acceptances.
fn is_waiting(row: &OutboxRow, id: &DisputeId) -> bool {
    !row.intent.is_one_shot() && row.intent.dispute() == Some(id) && !row.state.is_ended()
}

/// Whether Enter in the field of the confirmation decides. Where it cannot yet, who does not see the button hears why.
pub fn is_confirmed(ui: &Ui, can: Result<(), &str>) -> bool {
    let is_asked = focus::was_confirmed(ui.ctx());
    if let Some(why) = can.err().filter(|_| is_asked) {
        live::say(ui.ctx(), Saying::Assertive, why);
    }
    is_asked && can.is_ok()
}

/// The list of checks.
pub fn checks_ui(ui: &mut Ui, facts: &Facts, checks: &[Check], zone: &TimeZone) {
    // In a scope of their own: checks come and go while somebody types below them.
    ui.scope(|ui| {
        widgets::caption(ui, words::dialog_checks());
        for check in checks {
            let is_note = matches!(check.finding, CheckFinding::NoteEmpty | CheckFinding::IssuerNoteEmpty);
            let state = match check.outcome {
                // Nobody has had the time to write it.
                _ if is_note && !facts.has_begun => CheckState::Empty,
                Outcome::Passed => CheckState::Good,
                Outcome::Open | Outcome::Advice => CheckState::Care,
                Outcome::Blocked => CheckState::Bad,
                Outcome::Checking | Outcome::NotChecked => CheckState::Empty,
            };
            widgets::check_line(ui, state, &words::checks::check(&check.finding, zone));
        }
    });
}

/// Whether the last button may be pressed, or why not.
///
/// # Errors
/// The reason, in words.
pub fn readiness(checks: &[Check], reason: &str, typed: bool) -> Result<(), &'static str> {
    match (is_ready(checks, reason), typed) {
        (false, _) => Err(words::dialog_checks_open()),
        (true, false) => Err(words::dialog_typed_differs()),
        (true, true) => Ok(()),
    }
}

/// What Esc does: it cancels a hold. While something is on its way it does nothing, as closing would look like
/// cancelling.
pub fn on_escape(cx: &Context<'_>, row: Option<RowId>) {
    let row = row.and_then(|id| cx.rows.iter().find(|row| row.id == id));
    match row.map(|row| (row.id, row.state)) {
        Some((id, RowState::Saving | RowState::Held { .. })) => cx.actions.push(Action::CancelRow(id)),
        Some((_, state)) if state.is_active() => {}
        _ => cx.actions.push(Action::CloseDialog),
    }
}

/// Why open checks are overridden, where there are any. It is kept with the proof.
///
/// True when Enter leads on from it.
pub fn override_ui(ui: &mut Ui, checks: &[Check], reason: &mut String) -> bool {
    let open = checks.iter().filter(|check| check.outcome == Outcome::Open).count();
    open > 0 && {
        let field = Field::new(&words::dialog_override(open)).required().limit(300).ui(ui, reason);
        focus::is_entered(&field)
    }
}

/// The typed confirmation, to which Enter may have led. True when it matches.
pub fn typed_ui(ui: &mut Ui, facts: &Facts, typed: &mut String, is_led_here: bool) -> bool {
    let matches = guard::is_confirmed(typed, facts.dispute(), facts.currency());
    let label = words::dialog_type_to_confirm(words::decimal(&guard::confirmation(facts.dispute(), facts.currency())));
    ui.horizontal(|ui| {
        ui.allocate_ui(TYPED, |ui| {
            let field = Field::new(&label).first().confirms().ui(ui, typed);
            if is_led_here || (!matches && focus::is_entered(&field)) {
                field.request_focus();
            }
        });
        let words = match (matches, typed.is_empty()) {
            (true, _) => words::dialog_typed_matches(),
            (false, true) => "",
            (false, false) => words::dialog_typed_not_yet(),
        };
        ui.vertical(|ui| {
            ui.add_space(space::HUGE);
            ui.horizontal(|ui| {
                keypad_ui(ui, typed);
                widgets::muted(ui, words);
            });
        });
    });
    matches
}

/// Keys for a hand that has only a mouse.
fn keypad_ui(ui: &mut Ui, typed: &mut String) {
    let mark = words::language::spoken().decimal();
    let keys = [['1', '2', '3'], ['4', '5', '6'], ['7', '8', '9'], [mark, '0', '⌫']];
    let button = widgets::icon_button(ui, icons::KEYBOARD, words::dialog_keypad());
    // By a name of its own: a field that comes in above while somebody types does not close it.
    let keys_by_hand = egui::Popup::menu(&button).id(egui::Id::unique("keypad"));
    keys_by_hand.close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(space::TIGHT);
        for row in keys {
            ui.horizontal(|ui| {
                for key in row {
                    let is_back = key == '⌫';
                    let words = if is_back { "←".to_owned() } else { key.to_string() };
                    let response = ui.add(egui::Button::new(words).min_size(DIGIT));
                    let label = if is_back {
                        words::dialog_keypad_back().to_owned()
                    } else {
                        words::dialog_keypad_key(key.to_string())
                    };
                    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
                    if response.clicked() && is_back {
                        typed.pop();
                    } else if response.clicked() && typed.len() < 40 {
                        typed.push(key);
                    }
                }
            });
        }
    });
}
