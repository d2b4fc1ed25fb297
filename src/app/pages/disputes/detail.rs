//! The open dispute: its header with what can be done, and four tabs.

use super::cells::{due_tone, status_tone};
use super::evidence::EvidencePane;
use super::packet::PacketBench;
use super::{activity, money, overview, tags};
use crate::app::Context;
use crate::app::action::Action;
use crate::app::actions::Actions;
use crate::app::kit::{Look, Tone, icons, pill, size, states, theme, tokens, widgets};
use crate::app::notice;
use crate::app::remote::Remote;
use crate::desk::failure::ApiError;
use crate::desk::failure::StoreError;
use crate::desk::list::Entry;
use crate::desk::{Desk, Intent, RowId, RowState, Session, reads, rounds};
use crate::domain::answer::allowed_actions::{Act, Verdict, verdict};
use crate::domain::dispute::round::Rounds;
use crate::domain::dispute::transfer::AdjustmentTransfer;
use crate::domain::dispute::{Dispute, Status};
use crate::domain::evidence::Evidence;
use crate::domain::ids::DisputeId;
use crate::domain::text;
use crate::domain::time::clock;
use crate::domain::time::deadline::Deadline;
use egui::{Frame, Margin, Popup, RichText, ScrollArea, Ui, vec2};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long the selection rests before a dispute is fetched, so that moving through the list asks for nothing.
const REST: Duration = Duration::from_millis(160);
/// How often files on their way are looked at. Finix hands them on about every quarter of an hour.
const LOOK_AGAIN: Duration = Duration::from_secs(30);
/// The same on the demo account, whose processor is quick.
const LOOK_AGAIN_DEMO: Duration = Duration::from_secs(3);

/// The four tabs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Facts, tags, ids.
    #[default]
    Overview,
    /// Files.
    Evidence,
    /// What the money did.
    Money,
    /// What happened.
    Activity,
}

/// The open dispute and what was fetched for it.
#[derive(Default)]
pub struct Detail {
    id: Option<DisputeId>,
    /// The tab in front.
    pub tab: Tab,
    rests_since: Option<Instant>,
    looked: Option<Instant>,
    fresh: Remote<DisputeId, Arc<Dispute>, ApiError>,
    evidence: Remote<DisputeId, Arc<[Evidence]>, ApiError>,
    rounds: Remote<DisputeId, Arc<Rounds>, StoreError>,
    adjustments: Remote<DisputeId, Arc<[AdjustmentTransfer]>, ApiError>,
    tags: tags::TagsEditor,
    wants_focus: bool,
}

#[expect(clippy::disallowed_methods, reason = "measures pauses of the hand, not the time of the trade")]
fn instant() -> Instant {
    Instant::now()
}

impl Detail {
    /// The open dispute.
    #[must_use]
    pub fn id(&self) -> Option<&DisputeId> {
        self.id.as_ref()
    }

    /// The files Finix holds, as far as they are known.
    #[must_use]
    pub fn evidence(&self) -> Option<&Arc<[Evidence]>> {
        self.evidence.value()
    }

    /// Tags that are being typed.
    pub fn save_drafts(&self, saved: &mut crate::app::drafts::Saved) {
        self.tags.save(saved);
    }

    /// Takes up what was left under a name: whether it was understood, or nothing when it is not one of these.
    pub fn restore_draft(&mut self, name: &str, data: &str) -> Option<bool> {
        self.tags.restore(name, data)
    }

    /// Opens a dispute; it is fetched once the hand rests.
    pub fn open(&mut self, id: DisputeId) {
        if self.id.as_ref() == Some(&id) {
            return;
        }
        let tags = std::mem::take(&mut self.tags);
        *self = Self { tab: self.tab, tags, rests_since: Some(instant()), id: Some(id), ..Self::default() };
    }

    /// Fetches the open dispute at once and puts the keyboard on it.
    pub fn open_now(&mut self, desk: &Desk, session: &Arc<Session>) {
        self.reload(desk, session);
        self.wants_focus = true;
    }

    /// Closes it.
    pub fn close(&mut self) {
        *self = Self { tab: self.tab, tags: std::mem::take(&mut self.tags), ..Self::default() };
    }

    /// Fetches everything about the open dispute anew.
    pub fn reload(&mut self, desk: &Desk, session: &Arc<Session>) {
        let Some(id) = self.id.clone() else { return };
        self.rests_since = None;
        self.looked = Some(instant());
        let shared = || Arc::clone(session.shared());
        self.fresh.request(&desk.runtime, &desk.wake, id.clone(), reads::dispute(shared(), id.clone()));
        self.evidence.request(&desk.runtime, &desk.wake, id.clone(), reads::evidence(shared(), id.clone()));
        self.adjustments.request(&desk.runtime, &desk.wake, id.clone(), reads::adjustments(shared(), id));
    }

    /// The same, when this dispute is the open one.
    pub fn reload_if_open(&mut self, desk: &Desk, session: &Arc<Session>, id: &DisputeId) {
        if self.id.as_ref() == Some(id) {
            self.reload(desk, session);
        }
    }

    /// Takes over what came, and asks for what is due.
    pub fn poll(&mut self, ctx: &egui::Context, desk: &Desk, session: &Arc<Session>) {
        self.fresh.poll();
        if self.evidence.poll() {
            self.ask_rounds(desk, session);
        }
        self.rounds.poll();
        self.adjustments.poll();
        if let Some(since) = self.rests_since {
            match REST.checked_sub(since.elapsed()) {
                Some(left) => ctx.request_repaint_after(left),
                None => self.reload(desk, session),
            }
        }
        self.look_again(ctx, desk, session);
    }

    /// Asks which files went with earlier answers, and which were sent from here.
    fn ask_rounds(&mut self, desk: &Desk, session: &Arc<Session>) {
        let (Some(id), Some(files)) = (self.id.clone(), self.evidence.value().cloned()) else { return };
        let work = reads::rounds(session.outbox().clone(), id.clone(), files);
        self.rounds.request(&desk.runtime, &desk.wake, id, work);
    }

    /// Looks at files on their way from time to time.
    fn look_again(&mut self, ctx: &egui::Context, desk: &Desk, session: &Arc<Session>) {
        let moving = self.evidence.value().is_some_and(|files| files.iter().any(Evidence::is_moving));
        let (Some(id), Some(looked), true, false) = (self.id.clone(), self.looked, moving, self.evidence.is_loading())
        else {
            return;
        };
        let pause = if session.account().is_demo() { LOOK_AGAIN_DEMO } else { LOOK_AGAIN };
        if let Some(left) = pause.checked_sub(looked.elapsed()) {
            ctx.request_repaint_after(left);
        } else {
            self.looked = Some(instant());
            let work = reads::evidence(Arc::clone(session.shared()), id.clone());
            self.evidence.request(&desk.runtime, &desk.wake, id, work);
        }
    }

    /// The panel.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, pane: &mut EvidencePane, bench: &mut PacketBench) {
        let Some(entry) = self.id.as_ref().and_then(|id| cx.session.entry(id)) else {
            return nothing_open_ui(ui);
        };
        ui.spacing_mut().item_spacing.y = 0.0;
        Frame::new().inner_margin(Margin { left: 16, right: 16, top: 14, bottom: 12 }).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            self.header_ui(ui, cx, &entry);
        });
        widgets::line(ui);
        self.tabs_ui(ui);
        widgets::line(ui);
        ScrollArea::vertical().id_salt(("detail", entry.dispute.id.as_str(), self.tab as u8)).auto_shrink(false).show(
            ui,
            |ui| {
                Frame::new().inner_margin(Margin::symmetric(16, 14)).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 6.0;
                    ui.set_width(ui.available_width());
                    self.tab_ui(ui, cx, &entry, pane, bench);
                });
            },
        );
    }

    fn tab_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        entry: &Entry,
        pane: &mut EvidencePane,
        bench: &mut PacketBench,
    ) {
        let failed = self.fresh.error().map(|failure| notice::failure("The dispute was not refreshed", failure));
        if let Some(notice) = failed
            && let Some(step) = states::error(ui, &notice)
        {
            cx.actions.follow(step, Action::Refresh);
        }
        match self.tab {
            Tab::Overview => overview::ui(ui, cx, entry, &mut self.tags),
            Tab::Evidence => {
                let rounds = self.rounds.value().map(|rounds| &**rounds);
                pane.ui(ui, cx, entry, (&self.evidence, rounds), bench);
            }
            Tab::Money => money::ui(ui, cx, entry, &self.adjustments),
            Tab::Activity => activity::ui(
                ui,
                cx,
                entry,
                (self.evidence.value().map(|files| &**files), self.rounds.value().map(|rounds| &**rounds)),
                self.adjustments.value().map(|list| &**list),
            ),
        }
    }

    fn tabs_ui(&mut self, ui: &mut Ui) {
        let count = |number: Option<usize>| number.filter(|n| *n > 0).map(|n| n.to_string());
        let files = count(self.evidence.value().map(|files| files.len()));
        let entries = count(self.adjustments.value().map(|list| list.len()));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(4.0);
            for (tab, word, number) in [
                (Tab::Overview, "Overview", None),
                (Tab::Evidence, "Evidence", files),
                (Tab::Money, "Money", entries),
                (Tab::Activity, "Activity", None),
            ] {
                let response = widgets::tab(ui, self.tab == tab, word, number.as_deref());
                if std::mem::take(&mut self.wants_focus) {
                    response.request_focus();
                }
                if response.clicked() {
                    self.tab = tab;
                }
            }
        });
    }

    fn header_ui(&self, ui: &mut Ui, cx: &Context<'_>, entry: &Entry) {
        let is_reopened = rounds::is_reopened(cx.rows, Some(entry.status), &entry.dispute, cx.now);
        amount_ui(ui, entry, if is_reopened { Status::Reopened } else { entry.status });
        deadline_ui(ui, cx, entry);
        if is_reopened {
            let answers = self.rounds.value().map_or(0, |rounds| rounds.answers().len());
            let words = match answers {
                0 => "The issuer asks again. Answer with new evidence, or accept".to_owned(),
                answers => format!("Round {}: the issuer asks again. Answer with new evidence, or accept", answers + 1),
            };
            widgets::toned(ui, Tone::Amber, words);
        }
        sending_ui(ui, cx, entry);
        Self::buttons_ui(ui, cx, entry);
    }

    fn buttons_ui(ui: &mut Ui, cx: &Context<'_>, entry: &Entry) {
        let id = entry.dispute.id.clone();
        ui.horizontal_wrapped(|ui| {
            let reason = can(cx, entry, Act::Submit);
            if widgets::button_if(ui, as_reason(&reason), Look::Primary, "Review and submit…").clicked() {
                cx.actions.push(Action::AskSubmit(id.clone()));
            }
            let reason = can(cx, entry, Act::Accept);
            if widgets::button_if(ui, as_reason(&reason), Look::Danger, "Accept dispute…").clicked() {
                cx.actions.push(Action::AskAccept(id.clone()));
            }
            if widgets::button(ui, Look::Secondary, "Score customer").clicked() {
                cx.actions.push(Action::ScoreCustomer(id.clone()));
            }
            let more = widgets::icon_button(ui, icons::MORE, "More");
            Popup::menu(&more).show(|ui| {
                if ui.button("Refresh").clicked() {
                    cx.actions.push(Action::Refresh);
                }
                if ui.button("Report a checkout…").clicked() {
                    cx.actions.push(Action::PrefillCheckout(id.clone()));
                }
                if ui.button("Copy dispute ID").clicked() {
                    ui.ctx().copy_text(id.to_string());
                }
                if ui.button("Copy as JSON").clicked() {
                    ui.ctx().copy_text(entry.dispute.raw.to_string());
                }
            });
        });
    }
}

/// Whether an action is possible now, or the reason why not. What is already on its way counts.
///
/// # Errors
/// The reason, in words.
pub fn can(cx: &Context<'_>, entry: &Entry, act: Act) -> Result<(), String> {
    if let Act::Submit | Act::Accept = act
        && let Some(row) = one_shot_row(cx, entry)
    {
        return Err(format!("{}: {}", row.0, row.1.label()));
    }
    match verdict(&entry.dispute, act, cx.session.account().environment, cx.now) {
        Verdict::Allowed | Verdict::Warned(_) => Ok(()),
        verdict => Err(verdict.words().unwrap_or("Not possible").to_owned()),
    }
}

/// The same with the reason borrowed, as a button takes it.
fn as_reason(reason: &Result<(), String>) -> Result<(), &str> {
    match reason {
        Ok(()) => Ok(()),
        Err(words) => Err(words),
    }
}

/// A submission or acceptance of this dispute that is on its way or whose fate is not known.
fn one_shot_row(cx: &Context<'_>, entry: &Entry) -> Option<(String, RowState)> {
    cx.rows
        .iter()
        .rev()
        .filter(|row| matches!(row.intent, Intent::Submit(_) | Intent::Accept(_)))
        .find(|row| row.intent.dispute() == Some(&entry.dispute.id) && row.state.is_active())
        .map(|row| (row.intent.label(), row.state))
}

fn amount_ui(ui: &mut Ui, entry: &Entry, status: Status) {
    let tokens = tokens(ui);
    ui.horizontal_wrapped(|ui| {
        let amount = super::cells::amount(entry);
        ui.label(RichText::new(&amount).font(theme::bold(size::AMOUNT)));
        if let Some(money) = entry.money
            && !amount.starts_with(money.currency.code())
        {
            ui.label(RichText::new(money.currency.code()).color(tokens.muted));
        }
        pill(ui, status_tone(status), status.label());
        let reason = entry.dispute.reason.as_ref().map(|reason| reason.label().into_owned());
        let words: Vec<String> = reason.into_iter().chain(entry.code.clone()).collect();
        if !words.is_empty() {
            let response = pill(ui, Tone::Grey, &text::clean_to(&words.join(" · "), 60));
            if let Some(known) =
                entry.dispute.reason_code.as_ref().and_then(crate::domain::reference::reason_code::ReasonCode::known)
            {
                response.on_hover_text(format!("{}\n{}", known.name, known.note.as_deref().unwrap_or(&known.category)));
            }
        }
    });
}

fn deadline_ui(ui: &mut Ui, cx: &Context<'_>, entry: &Entry) {
    let tokens = tokens(ui);
    let Some(deadline) = Deadline::of(&entry.dispute) else {
        let words = if entry.dispute.is_decided() { "Decided; no answer is due" } else { "No answer is due" };
        ui.label(RichText::new(words).color(tokens.muted));
        return;
    };
    ui.horizontal_wrapped(|ui| {
        let left = deadline.left_text(cx.now);
        let words = match deadline.at {
            Some(_) if deadline.is_past(cx.now) => left,
            Some(_) => format!("Due in {left}"),
            None => "No deadline given".to_owned(),
        };
        pill(ui, due_tone(deadline.urgency(cx.now)), &words);
        if let Some(at) = deadline.at {
            ui.label(RichText::new(clock::local_and_utc(at, cx.zone)).color(tokens.muted));
        }
    });
}

/// A submission or acceptance that waits, is being sent, or came to no clear end.
fn sending_ui(ui: &mut Ui, cx: &Context<'_>, entry: &Entry) {
    let row = cx
        .rows
        .iter()
        .rev()
        .filter(|row| matches!(row.intent, Intent::Submit(_) | Intent::Accept(_)))
        .find(|row| row.intent.dispute() == Some(&entry.dispute.id) && !row.state.is_ended());
    let Some(row) = row else { return };
    ui.horizontal_wrapped(|ui| match row.state {
        RowState::Held { until } => {
            let words = crate::app::dialogs::sent_in(cx, until);
            widgets::toned(ui, Tone::Amber, format!("{}: {}", row.intent.label(), text::uncapitalized(&words)));
            let is_soon = until.as_second() - cx.steady.as_second() < 120;
            ui.ctx().request_repaint_after(Duration::from_millis(if is_soon { 200 } else { 30_000 }));
            cancel_ui(ui, cx.actions, row.id);
        }
        RowState::Unknown { .. } => {
            widgets::toned(
                ui,
                Tone::Amber,
                format!("{}. {}; Finix is being asked", row.intent.label(), row.came_back()),
            );
        }
        RowState::Saving | RowState::Waiting { .. } | RowState::Sending => {
            widgets::toned(ui, Tone::Blue, format!("{}: being sent", row.intent.label()));
            if row.state.can_be_cancelled() {
                cancel_ui(ui, cx.actions, row.id);
            }
        }
        RowState::NeedsYou(_) if row.attempted.is_some() => {
            widgets::toned(ui, Tone::Amber, row.words.clone().unwrap_or_else(|| row.came_back().to_owned()));
            if let Some(theirs) = &row.theirs {
                widgets::hint(ui, format!("Finix now: {theirs}"));
            }
            if widgets::button(ui, Look::Secondary, "Check again").clicked() {
                cx.actions.push(Action::CheckRow(row.id));
            }
            if widgets::link(ui, "Dismiss").clicked() {
                cx.actions.push(Action::DiscardRow(row.id));
            }
        }
        _ => {
            if let Some(notice) = notice::trouble(row) {
                states::error(ui, &notice);
            }
            if widgets::link(ui, "Dismiss").clicked() {
                cx.actions.push(Action::DiscardRow(row.id));
            }
        }
    });
}

fn cancel_ui(ui: &mut Ui, actions: &Actions, id: RowId) {
    if widgets::button(ui, Look::Secondary, "Cancel").clicked() {
        actions.push(Action::CancelRow(id));
    }
}

fn nothing_open_ui(ui: &mut Ui) {
    ui.add_space(60.0);
    let hint = "Click a row, or press J and K to move through the list";
    states::empty(ui, icons::SCALE, "No dispute is open", hint, None);
}
