//! What both one-shot dialogs share: the fresh facts, the list of checks, the typed confirmation, the hold.

use crate::app::Context;
use crate::app::action::{Action, PacketAction};
use crate::app::kit::widgets::CheckState;
use crate::app::kit::{Field, Look, icons, states, tokens, widgets};
use crate::app::notice::{self, Notice, Step};
use crate::app::remote::Remote;
use crate::app::sent_files::sent_exhibit;
use crate::desk::failure::ApiError;
use crate::desk::failure::StoreError;
use crate::desk::list::Entry;
use crate::desk::packets::Origin;
use crate::desk::{Desk, OutboxRow, RowId, RowState, Session, reads, rounds};
use crate::domain::answer::guard;
use crate::domain::answer::preflight::{Check, Outcome, Situation, is_ready};
use crate::domain::answer::proof::{ReadBack, Seen};
use crate::domain::dispute::Dispute;
use crate::domain::dispute::round::Rounds;
use crate::domain::evidence::Evidence;
use crate::domain::evidence::limits::rule_set;
use crate::domain::ids::DisputeId;
use crate::domain::money::{Currency, Money};
use crate::domain::packet::checklist::{self, Standing};
use crate::domain::packet::{self, FileNote};
use egui::{Align, Align2, Frame, Id, Layout, Margin, Modal, ScrollArea, Stroke, Ui, Vec2};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What was asked of Finix for this dialog.
pub struct Facts {
    /// Which dispute.
    pub id: DisputeId,
    fresh: Remote<DisputeId, Arc<Dispute>, ApiError>,
    evidence: Remote<DisputeId, Arc<[Evidence]>, ApiError>,
    read_back: Remote<DisputeId, Arc<[ReadBack]>, ApiError>,
    rounds: Remote<DisputeId, Arc<Rounds>, StoreError>,
    known: Arc<Dispute>,
    currency: Option<Currency>,
    looked: jiff::Timestamp,
    /// What is known of the dispute's files.
    pub notes: BTreeMap<String, FileNote>,
}

impl Facts {
    /// Asks how the dispute stands now.
    #[must_use]
    pub fn ask(desk: &Desk, session: &Arc<Session>, entry: &Entry) -> Self {
        let mut facts = Self {
            id: entry.dispute.id.clone(),
            fresh: Remote::default(),
            evidence: Remote::default(),
            read_back: Remote::default(),
            rounds: Remote::default(),
            known: Arc::clone(&entry.dispute),
            currency: entry.currency(),
            looked: desk.clock.now(),
            notes: BTreeMap::new(),
        };
        facts.ask_again(desk, session);
        facts
    }

    /// Asks anew.
    pub fn ask_again(&mut self, desk: &Desk, session: &Arc<Session>) {
        let shared = || Arc::clone(session.shared());
        let id = self.id.clone();
        self.fresh.request(&desk.runtime, &desk.wake, id.clone(), reads::dispute(shared(), id.clone()));
        self.evidence.request(&desk.runtime, &desk.wake, id.clone(), reads::evidence(shared(), id));
    }

    /// Takes over what came, and looks again at files on their way.
    pub fn poll(&mut self, ctx: &egui::Context, desk: &Desk, session: &Arc<Session>) {
        self.look_again(ctx, desk, session);
        if self.fresh.poll()
            && let Some(fresh) = self.fresh.value()
        {
            self.known = Arc::clone(fresh);
        }
        if self.evidence.poll() {
            self.read_files_back(desk, session);
            self.ask_rounds(desk, session);
        }
        self.rounds.poll();
        self.read_back.poll();
        self.currency = session.entry(&self.id).and_then(|entry| entry.currency()).or(self.currency);
    }

    /// Reads back what Finix received, again only when that is something else than before.
    fn read_files_back(&mut self, desk: &Desk, session: &Arc<Session>) {
        let Some(files) = self.evidence.value().cloned() else { return };
        let known = self.read_back.value();
        let is_known = known.is_some_and(|known| {
            let now = files.iter().filter(|file| file.counts()).map(|file| (&file.id, &file.state));
            known.iter().map(|file| (&file.evidence, &file.state)).eq(now)
        });
        if !is_known {
            let (shared, outbox) = (Arc::clone(session.shared()), session.outbox().clone());
            let work = reads::read_back(shared, outbox, self.id.clone(), files);
            self.read_back.request(&desk.runtime, &desk.wake, self.id.clone(), work);
        }
    }

    fn ask_rounds(&mut self, desk: &Desk, session: &Arc<Session>) {
        let Some(files) = self.evidence.value().cloned() else { return };
        let work = reads::rounds(session.outbox().clone(), self.id.clone(), files);
        self.rounds.request(&desk.runtime, &desk.wake, self.id.clone(), work);
    }

    fn look_again(&mut self, ctx: &egui::Context, desk: &Desk, session: &Arc<Session>) {
        if !self.files().is_some_and(|files| files.iter().any(Evidence::is_moving)) {
            return;
        }
        let pause = if session.account().is_demo() { 3 } else { 30 };
        let left = self.looked.as_second() + pause - desk.clock.now().as_second();
        if let Some(left) = u64::try_from(left).ok().filter(|left| *left > 0) {
            ctx.request_repaint_after(std::time::Duration::from_secs(left));
            return;
        }
        self.looked = desk.clock.now();
        let work = reads::evidence(Arc::clone(session.shared()), self.id.clone());
        self.evidence.request(&desk.runtime, &desk.wake, self.id.clone(), work);
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
        self.evidence.value().filter(|_| self.evidence.error().is_none()).map(|files| &**files)
    }

    /// Its earlier answers, once they are known.
    #[must_use]
    pub fn rounds(&self) -> Option<Arc<Rounds>> {
        self.rounds.value().cloned()
    }

    /// True when the dispute was answered or decided before and needs a response again.
    #[must_use]
    pub fn is_reopened(&self, cx: &Context<'_>) -> bool {
        let status = cx.session.entry(&self.id).map(|entry| entry.status);
        rounds::is_reopened(cx.rows, status, &self.known, cx.now)
    }

    /// What the guard has to know.
    #[must_use]
    pub fn situation<'a>(&'a self, cx: &Context<'_>) -> Situation<'a> {
        let waiting = cx.rows.iter().filter(|row| is_waiting(row, &self.id)).count();
        let is_read = !self.read_back.is_loading() && self.read_back.error().is_none();
        Situation {
            dispute: &self.known,
            is_fresh: self.fresh.is_ready(),
            evidence: self.files(),
            read_back: self.read_back.value().filter(|_| is_read).map(|files| &**files),
            waiting,
            left_out: self.left_out(cx),
            standing: self.standing(),
            searched: self.files().map(|files| packet::searched(&self.notes, files)),
            earlier: cx.outbox.earlier(&self.id, &Seen::of(&self.known, cx.now)),
            is_reopened: self.is_reopened(cx),
            rounds: self.rounds.value().map(|rounds| &**rounds),
            rules: rule_set(&cx.settings.rule_set),
            environment: cx.session.account().environment,
            now: cx.now,
            zone: cx.zone.clone(),
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
        let clicked = widgets::button(ui, Look::Secondary, "Open in workbench").clicked();
        widgets::hint(ui, "Redact it there and add the packet. Then delete the file it was made from");
        if clicked {
            let origins = exhibits.into_iter().map(|exhibit| (exhibit.name.clone(), Origin::Kept(exhibit)));
            cx.actions.push(Action::Packet(PacketAction::OpenWith(self.id.clone(), origins.collect())));
        }
    }

    /// How far the files fill the checklist.
    fn standing(&self) -> Option<Standing> {
        let list = checklist::for_dispute(&self.known)?;
        Some(list.standing(&packet::shown(&self.notes, self.files()?)))
    }

    /// Files of this dispute that were added and are not to be sent as they are.
    fn left_out(&self, cx: &Context<'_>) -> usize {
        cx.outbox.kept.iter().filter(|kept| kept.dispute == self.id).count()
    }

    /// What could not be asked, with a way to ask again.
    pub fn errors_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let failed = [
            self.fresh.error().map(|failure| notice::failure("It is not known how the dispute stands", failure)),
            self.evidence.error().map(|failure| notice::failure("It is not known which files Finix holds", failure)),
            self.read_back.error().map(|failure| notice::failure("The files were not read back", failure)),
            self.rounds.error().map(|_failure| {
                let mut notice = Notice::bad("What was sent with an earlier answer could not be read", None);
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
            self.ask_again(cx.desk, cx.session);
        }
    }
}

/// Something about this dispute that is not done, beside submissions and acceptances.
fn is_waiting(row: &OutboxRow, id: &DisputeId) -> bool {
    !row.intent.is_one_shot() && row.intent.dispute() == Some(id) && !row.state.is_ended()
}

/// The list of checks.
pub fn checks_ui(ui: &mut Ui, checks: &[Check]) {
    // In a scope of their own: checks come and go while somebody types below them.
    ui.scope(|ui| {
        widgets::caption(ui, "Checks");
        for check in checks {
            let state = match check.outcome {
                Outcome::Passed => CheckState::Good,
                Outcome::Open | Outcome::Advice => CheckState::Care,
                Outcome::Blocked => CheckState::Bad,
                Outcome::Checking | Outcome::NotChecked => CheckState::Empty,
            };
            widgets::check_line(ui, state, &check.words);
        }
    });
}

/// Whether the last button may be pressed, or why not.
///
/// # Errors
/// The reason, in words.
pub fn readiness(checks: &[Check], reason: &str, typed: bool) -> Result<(), &'static str> {
    match (is_ready(checks, reason), typed) {
        (false, _) => Err("Not every check is passed or overridden with a reason"),
        (true, false) => Err("The typed confirmation does not match"),
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
pub fn override_ui(ui: &mut Ui, checks: &[Check], reason: &mut String) {
    let open = checks.iter().filter(|check| check.outcome == Outcome::Open).count();
    if open > 0 {
        let words = if open == 1 {
            "Why the open check is overridden".to_owned()
        } else {
            format!("Why the {open} open checks are overridden")
        };
        Field::new(&words).required().limit(300).ui(ui, reason);
    }
}

/// The typed confirmation. True when it matches.
pub fn typed_ui(ui: &mut Ui, facts: &Facts, typed: &mut String) -> bool {
    let matches = guard::is_confirmed(typed, facts.dispute(), facts.currency());
    let label = format!("Type {} to confirm", guard::confirmation(facts.dispute(), facts.currency()));
    ui.horizontal(|ui| {
        ui.allocate_ui(Vec2::new(280.0, 50.0), |ui| {
            Field::new(&label).ui(ui, typed);
        });
        let words = match (matches, typed.is_empty()) {
            (true, _) => "matches",
            (false, true) => "",
            (false, false) => "does not match yet",
        };
        ui.vertical(|ui| {
            ui.add_space(24.0);
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
    const KEYS: [[char; 3]; 4] = [['1', '2', '3'], ['4', '5', '6'], ['7', '8', '9'], ['.', '0', '⌫']];
    let button = widgets::icon_button(ui, icons::KEYBOARD, "Type with the mouse");
    egui::Popup::menu(&button).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(4.0);
        for row in KEYS {
            ui.horizontal(|ui| {
                for key in row {
                    let is_back = key == '⌫';
                    let words = if is_back { "←".to_owned() } else { key.to_string() };
                    let response = ui.add(egui::Button::new(words).min_size(Vec2::new(38.0, 32.0)));
                    let label = if is_back { "Take the last one away".to_owned() } else { format!("Type {key}") };
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

/// A dialog of two columns: what is decided on the left, what will be seen on the right. True when Esc was pressed.
pub fn two_columns(
    ui: &mut Ui,
    name: &'static str,
    left: impl FnOnce(&mut Ui),
    right: Option<&mut dyn FnMut(&mut Ui)>,
) -> bool {
    let tokens = tokens(ui);
    let screen = ui.ctx().content_rect();
    let tallest = if right.is_some() { 760.0 } else { 560.0 };
    let height = (screen.height() - 60.0).clamp(240.0, tallest);
    // Where two columns would be too narrow to read, what will be sent stands under the rest.
    let (right, mut under) = if screen.width() > 700.0 { (right, None) } else { (None, right) };
    let width = (screen.width() - 60.0).min(if right.is_some() { 900.0 } else { 520.0 });
    let frame = Frame::new()
        .fill(tokens.raised)
        .corner_radius(10)
        .stroke(Stroke::new(1.0, tokens.strong_line))
        .shadow(ui.visuals().window_shadow);
    let area = Modal::default_area(Id::unique(name)).anchor(Align2::CENTER_CENTER, Vec2::ZERO);
    let modal = Modal::new(Id::unique(name)).area(area).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(width);
        ui.set_height(height);
        ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let left_width = if right.is_some() { (width * 0.56).max(width - 400.0) } else { width };
            ui.allocate_ui_with_layout(Vec2::new(left_width, height), Layout::top_down(Align::Min), |ui| {
                Frame::new().inner_margin(Margin::same(20)).show(ui, |ui| {
                    ui.spacing_mut().item_spacing = Vec2::new(8.0, 8.0);
                    ui.set_width(left_width - 40.0);
                    ScrollArea::vertical().id_salt("left").auto_shrink([false, false]).max_height(height - 40.0).show(
                        ui,
                        |ui| {
                            left(ui);
                            if let Some(under) = &mut under {
                                ui.add_space(12.0);
                                under(ui);
                            }
                        },
                    );
                });
            });
            if let Some(right) = right {
                let rest = width - left_width;
                ui.allocate_ui_with_layout(Vec2::new(rest, height), Layout::top_down(Align::Min), |ui| {
                    Frame::new().fill(tokens.background).corner_radius(10).inner_margin(Margin::same(18)).show(
                        ui,
                        |ui| {
                            ui.spacing_mut().item_spacing = Vec2::new(8.0, 8.0);
                            ui.set_width(rest - 36.0);
                            ui.set_min_height(height - 36.0);
                            ScrollArea::vertical()
                                .id_salt("right")
                                .auto_shrink([false, false])
                                .max_height(height - 36.0)
                                .show(ui, |ui| right(ui));
                        },
                    );
                });
            }
        });
    });
    // A click beside the dialog is no decision: what was typed would be lost.
    modal.is_top_modal
        && !modal.any_popup_open
        && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape))
}
