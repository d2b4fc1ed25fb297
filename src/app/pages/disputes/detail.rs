//! The open dispute: its header with what can be done, and four tabs.
//!
//! Must not live here: what is allowed (`domain::answer` says that).

use super::cells::{due_tone, status_tone};
use super::evidence::EvidencePane;
use super::packet::PacketBench;
use super::{activity, customer, money, overview, related, tags, team};
use crate::app::Context;
use crate::app::action::Action;
use crate::app::actions::Actions;
use crate::app::command::{self, Command, Place};
use crate::app::kit::layout::from_the_top;
use crate::app::kit::{Look, Tone, icons, pill, size, space, states, theme, tokens, widgets};
use crate::app::notice;
use crate::app::same_payment;
use crate::app::words;
use crate::desk::case::{Case, CaseState};
use crate::desk::list::Entry;
use crate::desk::{Intent, OutboxRow, RowId, RowState, Session, rounds};
use crate::domain::dispute::Status;
use crate::domain::ids::DisputeId;
use crate::domain::text;
use crate::domain::time::deadline::Deadline;
use egui::{Frame, Margin, Popup, RichText, ScrollArea, Ui, vec2};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Above what is said while nothing is open, and which part of the pane that is at most.
const ABOVE_NOTHING: f32 = 60.0;
const PART_ABOVE_NOTHING: f32 = 0.15;
/// Below this height the header scrolls with its content.
const LOW: f32 = 600.0;
/// How long the selection rests before a dispute is fetched, so that moving through the list asks for nothing.
const REST: Duration = Duration::from_millis(160);

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
    case: Option<Case>,
    known: Arc<CaseState>,
    tags: tags::TagsEditor,
    team: team::TeamLine,
    /// What belongs to it.
    pub related: related::RelatedPane,
    wants_focus: bool,
    /// The tab of the frame before.
    drawn_tab: Tab,
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
    pub fn open_now(&mut self, session: &Session) {
        self.reload(session);
        self.wants_focus = true;
    }

    /// Closes it.
    pub fn close(&mut self) {
        *self = Self { tab: self.tab, tags: std::mem::take(&mut self.tags), ..Self::default() };
    }

    /// Fetches everything about the open dispute anew.
    pub fn reload(&mut self, session: &Session) {
        let Some(id) = &self.id else { return };
        self.rests_since = None;
        self.case.get_or_insert_with(|| session.cases().open(id)).reload();
    }

    /// The same, when this dispute is the open one.
    pub fn reload_if_open(&mut self, session: &Session, id: &DisputeId) {
        if self.id.as_ref() == Some(id) {
            self.reload(session);
        }
    }

    /// Takes over what came, and asks for what is due.
    pub fn poll(&mut self, ctx: &egui::Context, session: &Session) {
        self.related.poll();
        if let Some(since) = self.rests_since {
            match REST.checked_sub(since.elapsed()) {
                Some(left) => ctx.request_repaint_after(left),
                None => self.reload(session),
            }
        }
        if let Some(case) = &self.case {
            self.known = case.state();
        }
    }

    /// The panel.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>, pane: &mut EvidencePane, bench: &mut PacketBench) {
        let Some(entry) = self.id.as_ref().and_then(|id| cx.session.entry(id)) else {
            return nothing_open_ui(ui);
        };
        ui.spacing_mut().item_spacing.y = 0.0;
        // In a low window the header scrolls away, so that what a tab shows has room.
        let is_low = ui.available_height() < LOW;
        if !is_low {
            self.head_ui(ui, cx, &entry);
        }
        // The scroll bar has its room in the margin.
        let area = ScrollArea::vertical().id_salt("detail").content_margin(Margin::ZERO).auto_shrink(false);
        let about = egui::Id::unique(("detail", entry.dispute.id.as_str(), self.tab as u8)).value();
        from_the_top(ui, area, "detail", about).show(ui, |ui| {
            if is_low {
                self.head_ui(ui, cx, &entry);
            }
            Frame::new().inner_margin(theme::inset(space::LARGE, space::WIDE)).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = space::CLOSE;
                ui.set_width(ui.available_width());
                // It comes a moment later than the rest, and no button or tab moves from under a pointer for it.
                same_payment::warning_ui(ui, cx, self.known.related.value().map(|related| &**related));
                self.tab_ui(ui, cx, &entry, pane, bench);
            });
        });
    }

    /// What it is and what can be done, and the tabs.
    fn head_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, entry: &Entry) {
        Frame::new().inner_margin(theme::inset(space::LARGE, space::WIDE)).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(space::NEAR, space::NEAR);
            self.header_ui(ui, cx, entry);
        });
        widgets::line(ui);
        self.tabs_ui(ui);
        widgets::line(ui);
    }

    fn tab_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Context<'_>,
        entry: &Entry,
        pane: &mut EvidencePane,
        bench: &mut PacketBench,
    ) {
        let failed =
            self.known.dispute.failure().map(|failure| notice::failure(words::detail_not_refreshed(), failure));
        if let Some(notice) = failed
            && let Some(step) = states::error(ui, &notice)
        {
            cx.actions.follow(step, Action::Refresh);
        }
        match self.tab {
            Tab::Overview => {
                self.team.ui(ui, cx, entry);
                ui.add_space(space::TIGHT);
                overview::ui(ui, cx, entry, &mut self.tags, (&mut self.related, &self.known));
            }
            Tab::Evidence => {
                pane.ui(ui, cx, entry, &self.known, bench);
            }
            Tab::Money => money::ui(ui, cx, entry, &self.known.adjustments),
            Tab::Activity => activity::ui(
                ui,
                cx,
                entry,
                (self.known.evidence.value().map(|files| &**files), self.known.rounds.value().map(|rounds| &**rounds)),
                self.known.adjustments.value().map(|list| &**list),
            ),
        }
    }

    fn tabs_ui(&mut self, ui: &mut Ui) {
        let count = |number: Option<usize>| number.filter(|n| *n > 0).map(|n| n.to_string());
        let files = count(self.known.evidence.value().map(|files| files.len()));
        let entries = count(self.known.adjustments.value().map(|list| list.len()));
        let is_turned = std::mem::replace(&mut self.drawn_tab, self.tab) != self.tab;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.add_space(space::TIGHT);
            for (tab, word, number) in [
                (Tab::Overview, words::detail_overview(), None),
                (Tab::Evidence, words::detail_evidence(), files),
                (Tab::Money, words::detail_money(), entries),
                (Tab::Activity, words::detail_activity(), None),
            ] {
                let response = widgets::tab(ui, self.tab == tab, word, number.as_deref());
                if self.tab == tab && std::mem::take(&mut self.wants_focus) {
                    response.request_focus();
                }
                if response.clicked() {
                    self.tab = tab;
                }
                // A key that turns to another tab takes the focus along.
                self.wants_focus |= is_turned && self.tab != tab && response.has_focus();
            }
        });
    }

    fn header_ui(&self, ui: &mut Ui, cx: &Context<'_>, entry: &Entry) {
        let is_reopened = rounds::is_reopened(cx.rows, Some(entry.status), &entry.dispute, cx.now);
        // In a scope of their own: lines come and go, and the buttons below them keep the focus.
        ui.scope(|ui| {
            self.related.back_ui(ui, cx);
            amount_ui(ui, cx, entry, if is_reopened { Status::Reopened } else { entry.status });
            customer::line_ui(ui, entry);
            deadline_ui(ui, cx, entry);
            if is_reopened {
                let answers = self.known.rounds.value().map_or(0, |rounds| rounds.answers().len());
                let words = match answers {
                    0 => words::detail_asks_again().to_owned(),
                    answers => words::detail_asks_again_round(answers + 1),
                };
                widgets::toned(ui, Tone::Amber, words);
            }
            sending_ui(ui, cx, entry);
            if !is_reopened {
                answered_ui(ui, cx, entry);
            }
        });
        Self::buttons_ui(ui, cx, entry);
    }

    fn buttons_ui(ui: &mut Ui, cx: &Context<'_>, entry: &Entry) {
        let id = entry.dispute.id.clone();
        ui.horizontal_wrapped(|ui| {
            command_ui(ui, cx, entry, Command::Submit, Look::Primary);
            command_ui(ui, cx, entry, Command::Accept, Look::Danger);
            command_ui(ui, cx, entry, Command::ScoreCustomer, Look::Secondary);
            let more = widgets::icon_button(ui, icons::MORE, words::detail_more());
            Popup::menu(&more).show(|ui| {
                for command in [Command::Refresh, Command::AssignToMe, Command::Checkout] {
                    let can = command::can(cx, command, Some(entry)).is_ok();
                    if ui.add_enabled(can, egui::Button::new((command.spec().words)())).clicked() {
                        command::ask(cx, command, Some(entry));
                    }
                }
                if customer::can_open(cx) && ui.button(words::detail_open_finix()).clicked() {
                    cx.actions.push(Action::OpenInFinix(id.to_string()));
                }
                if entry.due().is_some() && ui.button(words::export_deadline()).clicked() {
                    cx.actions.push(Action::SaveDeadline(id.clone()));
                }
                if ui.button(words::detail_copy_id()).clicked() {
                    ui.ctx().copy_text(id.to_string());
                }
                if ui.button(words::detail_copy_json()).clicked() {
                    ui.ctx().copy_text(entry.dispute.raw.to_string());
                }
            });
        });
    }
}

/// The button of a command, with its key for a pointer that rests on it.
fn command_ui(ui: &mut Ui, cx: &Context<'_>, entry: &Entry, command: Command, look: Look) {
    let can = command::can(cx, command, Some(entry));
    let button = widgets::button_if(ui, can.as_ref().copied().map_err(String::as_str), look, (command.spec().words)());
    let key = command::key_of(ui.ctx(), Place::Disputes, command);
    let button = if key.is_empty() { button } else { button.on_hover_text(words::command_press(key)) };
    if button.clicked() {
        command::ask(cx, command, Some(entry));
    }
}

fn amount_ui(ui: &mut Ui, cx: &Context<'_>, entry: &Entry, status: Status) {
    let tokens = tokens(ui);
    ui.horizontal_wrapped(|ui| {
        let amount = super::cells::amount(entry);
        ui.label(RichText::new(&amount).font(theme::bold(size::AMOUNT)));
        if let Some(money) = entry.money
            && !amount.starts_with(money.currency.code())
        {
            ui.label(RichText::new(money.currency.code()).color(tokens.muted));
        }
        pill(ui, status_tone(status), words::status(status));
        let reason = entry.dispute.reason.as_ref().map(|reason| words::reason(reason).into_owned());
        let words: Vec<String> = reason.into_iter().chain(entry.code.clone()).collect();
        if !words.is_empty() {
            let response = pill(ui, Tone::Grey, &text::clean_to(&words.join(" · "), 60));
            if let Some(known) = entry.dispute.reason_code.as_ref().and_then(|code| cx.tables.codes.known(code)) {
                response.on_hover_text(format!("{}\n{}", known.name, known.note.as_deref().unwrap_or(&known.category)));
            }
        }
    });
}

fn deadline_ui(ui: &mut Ui, cx: &Context<'_>, entry: &Entry) {
    let tokens = tokens(ui);
    let Some(deadline) = Deadline::of(&entry.dispute) else {
        let words = if entry.dispute.is_decided() { words::detail_decided() } else { words::detail_none_due() };
        ui.label(RichText::new(words).color(tokens.muted));
        return;
    };
    ui.horizontal_wrapped(|ui| {
        let target = deadline.with(cx.margin);
        let words = text::sentence(&words::due_in(target.left(cx.now)));
        let response = widgets::pill_with_sign(ui, due_tone(target.urgency(cx.now)), &words);
        if let Some(tip) = words::target_and_deadline(target, cx.now, cx.zone) {
            response.on_hover_text(tip);
        }
        if let Some(said) = overview::unread_due(&entry.dispute) {
            widgets::toned(ui, Tone::Amber, said);
        }
        if let Some(at) = deadline.at {
            let at = words::local_and_utc(at, cx.zone);
            let said = if cx.margin.is_none() { at } else { words::detail_deadline(at) };
            ui.label(RichText::new(said).color(tokens.muted));
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
    let what = words::outbox::intent(&row.intent);
    ui.horizontal_wrapped(|ui| match row.state {
        RowState::Held { until } => {
            let said = crate::app::dialogs::sent_in(cx, until);
            widgets::toned(ui, Tone::Amber, words::detail_row_state(what, words::inside(&said)));
            crate::app::dialogs::count_down(ui, cx, until);
            cancel_ui(ui, cx.actions, row.id);
        }
        RowState::Unknown { .. } => {
            let came_back = words::outbox::came_back(row.came_back());
            widgets::toned(ui, Tone::Amber, words::detail_being_asked(what, came_back));
        }
        RowState::Saving | RowState::Waiting { .. } | RowState::Sending => {
            widgets::toned(ui, Tone::Blue, words::detail_being_sent(what));
            if row.state.can_be_cancelled() {
                cancel_ui(ui, cx.actions, row.id);
            }
        }
        RowState::NeedsYou(_) if row.attempted.is_some() => {
            let came_back = || words::outbox::came_back(row.came_back()).to_owned();
            widgets::toned(ui, Tone::Amber, row.reason.as_ref().map_or_else(came_back, words::outbox::reason));
            if let Some(theirs) = &row.theirs {
                widgets::hint(ui, words::detail_finix_now(words::outbox::theirs(theirs)));
            }
            if widgets::button(ui, Look::Secondary, words::kit_check_again()).clicked() {
                cx.actions.push(Action::CheckRow(row.id));
            }
            if widgets::link(ui, words::kit_dismiss()).clicked() {
                cx.actions.push(Action::DiscardRow(row.id));
            }
        }
        _ => {
            if let Some(notice) = notice::trouble(row) {
                states::known_error(ui, &notice);
            }
            if widgets::link(ui, words::kit_dismiss()).clicked() {
                cx.actions.push(Action::DiscardRow(row.id));
            }
        }
    });
}

/// An answer that was sent from here, and the way on to the next dispute.
fn answered_ui(ui: &mut Ui, cx: &Context<'_>, entry: &Entry) {
    let is_answer = |row: &&Arc<OutboxRow>| row.intent.is_one_shot() && row.intent.dispute() == Some(&entry.dispute.id);
    let last = cx.rows.iter().rev().find(is_answer);
    let said = match last.filter(|row| row.state == RowState::Confirmed).map(|row| &row.intent) {
        Some(Intent::Accept(_)) => words::dialog_accepted(),
        // Once it is decided, that is what counts.
        Some(_) if !entry.dispute.is_decided() => words::dialog_submitted(),
        _ => return,
    };
    ui.horizontal_wrapped(|ui| {
        widgets::toned(ui, Tone::Green, said);
        command_ui(ui, cx, entry, Command::NextDispute, Look::Secondary);
    });
}

fn cancel_ui(ui: &mut Ui, actions: &Actions, id: RowId) {
    if widgets::button(ui, Look::Secondary, words::kit_cancel()).clicked() {
        actions.push(Action::CancelRow(id));
    }
}

fn nothing_open_ui(ui: &mut Ui) {
    ui.add_space(ABOVE_NOTHING.min(ui.available_height() * PART_ABOVE_NOTHING));
    states::empty(ui, icons::SCALE, words::detail_nothing(), words::detail_nothing_hint(), None);
}
