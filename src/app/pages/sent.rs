//! What was sent from a form page: what goes on first, then what has ended, newest first.
//!
//! Must not live here: sending.

use super::history::HistoryList;
use crate::app::action::Action;
use crate::app::kit::live::{self, Saying};
use crate::app::kit::{Look, Tone, icons, pill, size, space, states, theme, tokens, widgets};
use crate::app::words;
use crate::app::{Context, notice};
use crate::desk::history::Past;
use crate::desk::{Intent, Need, OutboxRow, RowId, RowState};
use crate::domain::text;
use egui::{Align, Layout, RichText, Ui};
use std::sync::Arc;

/// The state at the right of what was sent, and the least of its words.
const STATE: f32 = 110.0;
const LEAST_WORDS: f32 = 120.0;

/// The tone of a row's state.
#[must_use]
pub fn tone(state: RowState) -> Tone {
    match state {
        RowState::Confirmed => Tone::Green,
        RowState::Unknown { .. } | RowState::NeedsYou(_) => Tone::Amber,
        RowState::Sending => Tone::Blue,
        RowState::Refused => Tone::Red,
        RowState::Saving | RowState::Held { .. } | RowState::Waiting { .. } | RowState::Discarded => Tone::Grey,
    }
}

/// True once what a form sent is safe: the service has it, or it waits on the disk for the service to come back. Only
/// then is the form emptied. A row that ended otherwise is let go, so that the form can be sent again.
pub fn is_taken(cx: &Context<'_>, row: &mut Option<RowId>) -> bool {
    let Some(id) = *row else { return false };
    let found = cx.rows.iter().find(|row| row.id == id);
    let waits = found.is_some_and(|row| matches!(row.state, RowState::Waiting { .. }) && row.error.is_some());
    let is_active = found.is_some_and(|row| row.state.is_active());
    if waits || !is_active {
        *row = None;
    }
    waits || found.is_some_and(|row| row.state == RowState::Confirmed)
}

/// How rows of one kind are listed.
pub struct Listing {
    /// The heading.
    pub title: &'static str,
    /// What one is, in two lines.
    pub describe: fn(&Intent) -> (String, String),
    /// The rest of what was sent, by name.
    pub facts: fn(&Intent) -> Vec<(&'static str, String)>,
    /// What is said when there is none, and why.
    pub empty: (&'static str, &'static str),
}

/// What goes on now, and below it what has ended, the newest first.
pub fn list_ui(ui: &mut Ui, cx: &Context<'_>, history: &mut HistoryList, listing: &Listing) {
    history.head_ui(ui, cx, |ui| widgets::title(ui, listing.title), cx.outbox.ended + files_ended(cx));
    // One that has just ended stays where it is until it is read with the rest.
    let is_here =
        |row: &&Arc<OutboxRow>| history.kind().is_of(&row.intent) && !(row.state.is_ended() && history.has_row(row.id));
    let rows: Vec<&Arc<OutboxRow>> = cx.rows.iter().rev().filter(is_here).collect();
    let mut open = history.open;
    let opens = live::opens(ui.ctx(), egui::Id::unique("sent").with(listing.title));
    for row in &rows {
        row_ui(ui, cx, row, (listing, opens), &mut open);
        widgets::line(ui);
    }
    let past_ui = |ui: &mut Ui, past: &Past| {
        if let Past::Sent(row) = past {
            row_ui(ui, cx, row, (listing, opens), &mut open);
            widgets::line(ui);
        }
    };
    history.list_ui(ui, !rows.is_empty(), past_ui, |ui| {
        states::empty(ui, icons::INBOX, listing.empty.0, listing.empty.1, None);
    });
    history.open = open;
}

/// Files that have come to their end, whose rows are among what was sent.
fn files_ended(cx: &Context<'_>) -> u64 {
    cx.outbox.imports.iter().filter(|import| !import.is_open()).count() as u64
}

fn row_ui(ui: &mut Ui, cx: &Context<'_>, row: &OutboxRow, listing: (&Listing, bool), open: &mut Option<RowId>) {
    // What opens in one row must not move the focus of another.
    ui.push_id(row.id.0, |ui| whole_row_ui(ui, cx, row, listing, open));
}

fn whole_row_ui(
    ui: &mut Ui,
    cx: &Context<'_>,
    row: &OutboxRow,
    (listing, opens): (&Listing, bool),
    open: &mut Option<RowId>,
) {
    let is_open = *open == Some(row.id);
    if head_ui(ui, cx, row, (listing.describe)(&row.intent), is_open) {
        *open = (!is_open).then_some(row.id);
    }
    if is_open {
        for (name, value) in (listing.facts)(&row.intent) {
            widgets::fact(ui, name, &text::clean_to(&value, 120), true);
        }
        if let Some(id) = &row.request_id {
            widgets::hint(ui, words::outbox_request(text::clean_to(id, 40)));
        }
    }
    match row.state {
        RowState::NeedsYou(_) | RowState::Refused => {
            if let Some(notice) = notice::trouble(row) {
                states::error_said(ui, &notice, if opens { Saying::Quiet } else { notice.level.saying() });
            }
            let verb = if row.state == RowState::NeedsYou(Need::Doubt) {
                words::outbox_send_doubted_again()
            } else {
                words::kit_retry()
            };
            choices_ui(ui, cx, row.id, verb, (words::kit_dismiss(), Action::DiscardRow(row.id)));
        }
        RowState::Waiting { .. } if row.error.is_some() => {
            if let Some(error) = &row.error {
                widgets::toned(ui, Tone::Amber, crate::app::notice::api(words::outbox_not_sent_yet(), error).headline);
                widgets::hint(ui, words::outbox_sent_automatically());
            }
            choices_ui(ui, cx, row.id, words::kit_retry(), (words::kit_cancel(), Action::CancelRow(row.id)));
        }
        RowState::Confirmed => {
            if let Some(reason) = &row.reason {
                widgets::fact(ui, words::outbox_reference(), &words::outbox::reason(reason), true);
            }
        }
        _ => {}
    }
}

/// What was sent and when, with its state on the right. True when its details are asked for or put away.
fn head_ui(ui: &mut Ui, cx: &Context<'_>, row: &OutboxRow, (first, second): (String, String), is_open: bool) -> bool {
    let mut is_clicked = false;
    ui.horizontal(|ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::HAIR;
            ui.spacing_mut().button_padding = egui::Vec2::ZERO;
            ui.set_width((ui.available_width() - STATE).max(LEAST_WORDS));
            let name = RichText::new(text::clean_to(&first, 120)).font(theme::medium(size::BODY));
            let name = ui.add(egui::Button::new(name).frame(false).truncate());
            let hint = if is_open { words::history_hide() } else { words::history_show() };
            is_clicked = name.on_hover_text(hint).clicked();
            ui.add(
                egui::Label::new(
                    RichText::new(text::clean_to(&second, 160)).font(theme::small()).color(tokens(ui).muted),
                )
                .truncate(),
            );
            ui.label(
                RichText::new(words::local_and_utc(row.changed, cx.zone)).font(theme::small()).color(tokens(ui).muted),
            );
        });
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            pill(ui, tone(row.state), words::outbox::state(row.state))
        });
    });
    is_clicked
}

/// Sending again, changing, or letting it be.
fn choices_ui(ui: &mut Ui, cx: &Context<'_>, id: RowId, verb: &str, (no, let_be): (&str, Action)) {
    ui.horizontal(|ui| {
        if widgets::button(ui, Look::Secondary, verb).clicked() {
            cx.actions.push(Action::RetryRow(id));
        }
        if widgets::link(ui, words::kit_edit()).clicked() {
            cx.actions.push(Action::EditRow(id));
        }
        if widgets::link(ui, no).clicked() {
            cx.actions.push(let_be);
        }
    });
}
