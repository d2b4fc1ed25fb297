//! Accepting many disputes: each asked anew and listed, what cannot be accepted with the others left out, one note and one
//! typed confirmation for all of them; after that, what became of each.
//!
//! Must not live here: the guard (`domain::answer`), sending them (`desk::bulk_accept`).

use crate::app::Context;
use crate::app::action::{Action, BulkAction};
use crate::app::kit::{Field, Look, Tone, focus, large_dialog, size, space, widgets};
use crate::app::notice;
use crate::app::remote::Remote;
use crate::app::words;
use crate::desk::bulk_accept::{self, Asked, BulkAccept, LineState, Phase};
use crate::desk::list::RowId;
use crate::desk::{Desk, OutboxRow, RowState, Session, rounds};
use crate::domain::answer::bulk::{BulkAcceptDraft, bulk_confirmation};
use crate::domain::answer::guard::ConfirmedAccept;
use crate::domain::answer::hold::Hold;
use crate::domain::answer::preflight::Situation;
use crate::domain::answer::proof::Seen;
use crate::domain::dispute::Dispute;
use crate::domain::evidence::Evidence;
use crate::domain::money::{Currency, Money};
use crate::domain::text;
use egui::{ScrollArea, Ui, vec2};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How wide the dialog is, how tall its list at most, and the room of a name in it.
const WIDTH: f32 = 680.0;
const TALLEST: f32 = 220.0;
const NAME: f32 = 250.0;

/// The dialog's state.
pub struct BulkAcceptDialog {
    rows: Arc<[RowId]>,
    asked: Remote<(), Vec<Asked>, ()>,
    answered: Arc<AtomicUsize>,
    draft: BulkAcceptDraft,
    /// The rest is left alone at the first surprise.
    stops: bool,
    /// What is being sent, after it was confirmed.
    sent: Option<Arc<BulkAccept>>,
}

/// What is to be accepted: each with its currency, and what they come to.
struct Listed<'a> {
    good: Vec<(Situation<'a>, Option<Currency>)>,
    sums: Vec<Money>,
    /// Why others are left out, by their place.
    against: HashMap<usize, String>,
}

impl BulkAcceptDialog {
    /// About these disputes.
    #[must_use]
    pub fn new(rows: Arc<[RowId]>) -> Self {
        Self {
            rows,
            asked: Remote::default(),
            answered: Arc::default(),
            draft: BulkAcceptDraft::default(),
            stops: true,
            sent: None,
        }
    }

    /// What became of what was confirmed before.
    #[must_use]
    pub fn of(sent: Arc<BulkAccept>) -> Self {
        Self { sent: Some(sent), ..Self::new(Arc::default()) }
    }

    /// Takes over what came, and asks how each dispute stands.
    pub fn poll(&mut self, desk: &Desk, session: &Arc<Session>) {
        self.asked.poll();
        if self.sent.is_some() || self.asked.about().is_some() {
            return;
        }
        let (shared, rows) = (Arc::clone(session.shared()), Arc::clone(&self.rows));
        let (answered, wake) = (Arc::clone(&self.answered), desk.wake.clone());
        let work = async move { Ok(bulk_accept::ask(shared, rows, answered, wake).await) };
        self.asked.request(&desk.runtime, &desk.wake, (), work);
    }

    /// It was confirmed, and is being sent.
    pub fn is_sent_as(&mut self, sent: Arc<BulkAccept>) {
        self.sent = Some(sent);
    }

    /// Shows it.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        match self.sent.clone() {
            Some(sent) => report_ui(ui, cx, &sent),
            None => self.asking_ui(ui, cx),
        }
    }

    fn asking_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let content = |ui: &mut Ui| self.content_ui(ui, cx);
        let modal = large_dialog(ui, "bulk-accept", WIDTH, content, |ui, can| {
            ui.horizontal_wrapped(|ui| {
                let (count, can) = match can {
                    Ok(confirmed) => (confirmed.len(), Ok(confirmed)),
                    Err((count, why)) => (count, Err(why)),
                };
                let verb = words::bulk_accept_now(count);
                let is_able = can.as_ref().map(|_| ()).map_err(|why| *why);
                let sure = widgets::button_if(ui, is_able, Look::Danger, &verb).clicked()
                    || (is_able.is_ok() && focus::was_confirmed(ui.ctx()));
                let cancel = widgets::button(ui, Look::Secondary, words::kit_cancel()).clicked();
                (can.ok().filter(|_| sure), cancel)
            })
            .inner
        });
        let is_left = modal.should_close();
        let (confirmed, is_cancelled) = modal.inner;
        // Of both in one frame, Cancel counts.
        if is_cancelled || is_left {
            cx.actions.push(Action::CloseDialog);
        } else if let Some(confirmed) = confirmed {
            cx.actions.push(Action::Bulk(BulkAction::Accept(confirmed, self.stops)));
        }
    }

    /// What is decided. Returns what was confirmed, or how many it would be and why it cannot be yet.
    fn content_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) -> Result<Vec<ConfirmedAccept>, (usize, &'static str)> {
        widgets::title(ui, &words::bulk_accept_title(self.rows.len()));
        widgets::hint(ui, words::bulk_accept_hint());
        let Some(asked) = self.asked.value() else {
            let answered = self.answered.load(Ordering::Relaxed);
            widgets::muted(ui, words::bulk_accept_asking(answered, self.rows.len().min(bulk_accept::MOST)));
            return Err((self.rows.len(), words::bulk_accept_wait()));
        };
        let listed = listed(cx, &self.draft, asked);
        if !listed.against.is_empty() {
            widgets::toned(ui, Tone::Amber, words::bulk_left_out(listed.against.len()));
        }
        list_ui(ui, asked, &listed.against);
        if listed.good.is_empty() {
            return Err((0, words::bulk_accept_none()));
        }
        let wanted = words::decimal(&bulk_confirmation(listed.good.len(), &listed.sums));
        // Typed into copies, as the list above is made of what stands in them.
        let mut draft = self.draft.clone();
        Field::new(words::bulk_accept_note()).first().required().rows(2).limit(2_000).ui(ui, &mut draft.note);
        let mut stops = self.stops;
        widgets::checkbox(ui, &mut stops, words::bulk_accept_stops());
        let label = words::dialog_type_to_confirm(wanted.as_str());
        Field::new(&label).confirms().limit(200).ui(ui, &mut draft.typed);
        let count = listed.good.len();
        let result = if draft.note.trim().is_empty() {
            Err((count, words::bulk_accept_needs_note()))
        } else if !draft.is_confirmed(count, &listed.sums) {
            Err((count, words::dialog_typed_differs()))
        } else {
            draft.confirm(&listed.good, &listed.sums).ok_or((count, words::dialog_checks_open()))
        };
        if let Some(words) = words::checks::hold(Hold::Seconds(cx.settings.hold_secs), cx.margin) {
            widgets::hint(ui, words);
        }
        (self.draft, self.stops) = (draft, stops);
        result
    }
}

/// Which of those that were asked can be accepted, and why the others cannot.
fn listed<'a>(cx: &'a Context<'_>, draft: &BulkAcceptDraft, asked: &'a [Asked]) -> Listed<'a> {
    let mut listed = Listed { good: Vec::new(), sums: Vec::new(), against: HashMap::new() };
    let mut sums: BTreeMap<Currency, i64> = BTreeMap::new();
    for (place, one) in asked.iter().enumerate() {
        let why = match &one.fresh {
            Err(_) => words::bulk_accept_not_asked().to_owned(),
            Ok(_) if one.has_twin => words::bulk_accept_twin().to_owned(),
            Ok((dispute, files)) => {
                let now = situation(cx, one, dispute, files);
                let against = draft.against(&now, one.currency);
                match (against.first(), dispute.amount.zip(one.currency)) {
                    (Some(check), _) => words::checks::check(&check.finding, cx.zone),
                    (None, None) => words::bulk_accept_unpriced().to_owned(),
                    (None, Some((minor, currency))) => {
                        let sum = sums.entry(currency).or_default();
                        *sum = sum.saturating_add(minor);
                        listed.good.push((now, one.currency));
                        continue;
                    }
                }
            }
        };
        listed.against.insert(place, why);
    }
    listed.sums = sums.into_iter().map(|(currency, minor)| Money::new(minor, currency)).collect();
    listed
}

/// What the guard has to know of one of them.
fn situation<'a>(cx: &'a Context<'_>, one: &Asked, dispute: &'a Dispute, files: &'a [Evidence]) -> Situation<'a> {
    let is_waiting = |row: &&Arc<OutboxRow>| {
        !row.intent.is_one_shot() && row.intent.dispute() == Some(&dispute.id) && !row.state.is_ended()
    };
    Situation {
        dispute,
        marks: words::language::spoken().marks,
        is_fresh: true,
        evidence: Some(files),
        read_back: None,
        waiting: cx.rows.iter().filter(is_waiting).count(),
        left_out: 0,
        standing: None,
        searched: None,
        earlier: cx.outbox.earlier(&dispute.id, &Seen::of(dispute, cx.now)),
        is_reopened: rounds::is_reopened(cx.rows, Some(one.entry.status), dispute, cx.now),
        rounds: None,
        rules: None,
        environment: cx.session.account().environment,
        now: cx.now,
    }
}

/// A row: whose it is, and what is said of it.
pub(super) fn line_ui(ui: &mut Ui, name: &str, tone: Option<Tone>, said: &str) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::NEAR;
        ui.allocate_ui(vec2(NAME, size::SMALL_CONTROL), |ui| {
            ui.set_width(NAME);
            ui.add(egui::Label::new(text::clean_to(name, 60)).truncate());
        });
        match tone {
            Some(tone) => widgets::toned(ui, tone, said),
            None => widgets::muted(ui, said),
        };
    });
}

/// A list of which only what is in sight is drawn: every row is as tall as the others.
pub(super) fn rows_ui(ui: &mut Ui, count: usize, add: impl FnOnce(&mut Ui, std::ops::Range<usize>)) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().interact_size.y = size::SMALL_CONTROL;
        let area = ScrollArea::vertical().max_height(TALLEST).auto_shrink([false, true]);
        area.show_rows(ui, size::SMALL_CONTROL, count, add);
    });
}

/// Every dispute.
fn list_ui(ui: &mut Ui, asked: &[Asked], against: &HashMap<usize, String>) {
    rows_ui(ui, asked.len(), |ui, range| {
        for place in range {
            let Some(one) = asked.get(place) else { continue };
            let name = notice::named(&one.entry);
            match against.get(&place) {
                Some(why) => line_ui(ui, &name, Some(Tone::Amber), why),
                None => line_ui(ui, &name, None, words::bulk_accept_passes()),
            }
        }
    });
}

/// What became of each.
fn report_ui(ui: &mut Ui, cx: &Context<'_>, sent: &BulkAccept) {
    let progress = sent.progress();
    let rows: HashMap<_, _> = cx.rows.iter().map(|row| (row.id, row)).collect();
    let is_active = progress.phase.is_active();
    let content = |ui: &mut Ui| {
        widgets::title(ui, &words::bulk_accept_title(progress.lines.len()));
        match progress.phase {
            Phase::Held { until } => {
                widgets::toned(ui, Tone::Amber, super::sent_in(cx, until));
                super::count_down(ui, cx, until);
            }
            Phase::Sending => drop(widgets::toned(ui, Tone::Blue, words::bulk_accept_sending())),
            Phase::Stopped => drop(widgets::toned(ui, Tone::Amber, words::bulk_accept_stopped())),
            Phase::Surprised => drop(widgets::toned(ui, Tone::Amber, words::bulk_accept_surprised())),
            Phase::Done => drop(widgets::muted(ui, words::bulk_accept_all_had_their_turn())),
        }
        rows_ui(ui, progress.lines.len(), |ui, range| {
            for line in progress.lines.get(range).unwrap_or_default() {
                let entry = cx.session.entry(&line.dispute);
                let name = entry.map_or_else(|| line.dispute.to_string(), |entry| notice::named(&entry));
                let (tone, said) = match line.state {
                    LineState::Waiting => (None, words::bulk_accept_waiting().to_owned()),
                    LineState::NotSent => (Some(Tone::Amber), words::bulk_accept_not_sent().to_owned()),
                    LineState::Sent(id) => row_said(rows.get(&id).map(|row| &***row)),
                };
                line_ui(ui, &name, tone, &said);
            }
        });
    };
    let modal = large_dialog(ui, "bulk-accept", WIDTH, content, |ui, ()| {
        ui.horizontal_wrapped(|ui| {
            let is_stopped = is_active && widgets::button(ui, Look::Danger, words::bulk_accept_stop()).clicked();
            let close = widgets::button(ui, Look::Secondary, words::kit_close());
            focus::first(&close, true);
            (is_stopped, close.clicked())
        })
        .inner
    });
    let (is_stopped, is_closed) = modal.inner;
    let escape = modal.should_close();
    if is_stopped || (escape && matches!(progress.phase, Phase::Held { .. })) {
        sent.stop();
    } else if is_closed || (escape && !is_active) {
        cx.actions.push(Action::CloseDialog);
    }
}

/// What a row of the outbox says of its acceptance.
fn row_said(row: Option<&OutboxRow>) -> (Option<Tone>, String) {
    let Some(row) = row else { return (Some(Tone::Amber), words::bulk_accept_unlisted().to_owned()) };
    let reason = || row.reason.as_ref().map(words::outbox::reason);
    match row.state {
        RowState::Confirmed => (Some(Tone::Green), words::dialog_accepted().to_owned()),
        state if state.is_active() => (Some(Tone::Blue), words::outbox::state(state).to_owned()),
        state => {
            let said = notice::trouble(row).map(|notice| notice.headline).or_else(reason);
            (Some(Tone::Red), said.unwrap_or_else(|| words::outbox::state(state).to_owned()))
        }
    }
}
