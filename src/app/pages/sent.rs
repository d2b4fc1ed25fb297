//! What was sent from a form page, newest first, with what came of it.

use crate::app::action::Action;
use crate::app::kit::{Look, Tone, icons, pill, states, theme, tokens, widgets};
use crate::app::{Context, notice};
use crate::desk::{Intent, Need, OutboxRow, RowId, RowState};
use crate::domain::text;
use crate::domain::time::clock;
use egui::{Align, Layout, RichText, Ui};
use std::sync::Arc;

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

/// The list. `of` picks the rows, `describe` says what one is in two lines.
pub fn list_ui(
    ui: &mut Ui,
    cx: &Context<'_>,
    of: fn(&Intent) -> bool,
    describe: fn(&Intent) -> (String, String),
    empty: (&str, &str),
) {
    let rows: Vec<&Arc<OutboxRow>> = cx.rows.iter().rev().filter(|row| of(&row.intent)).collect();
    if rows.is_empty() {
        states::empty(ui, icons::INBOX, empty.0, empty.1, None);
        return;
    }
    for row in rows {
        row_ui(ui, cx, row, describe);
        widgets::line(ui);
    }
}

fn row_ui(ui: &mut Ui, cx: &Context<'_>, row: &OutboxRow, describe: fn(&Intent) -> (String, String)) {
    let (first, second) = describe(&row.intent);
    ui.horizontal(|ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.set_width((ui.available_width() - 110.0).max(120.0));
            ui.add(egui::Label::new(RichText::new(text::clean_to(&first, 120)).font(theme::medium(13.0))).truncate());
            ui.add(
                egui::Label::new(
                    RichText::new(text::clean_to(&second, 160)).font(theme::small()).color(tokens(ui).muted),
                )
                .truncate(),
            );
            ui.label(
                RichText::new(clock::local_and_utc(row.changed, cx.zone)).font(theme::small()).color(tokens(ui).muted),
            );
        });
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| pill(ui, tone(row.state), row.state.label()));
    });
    match row.state {
        RowState::NeedsYou(_) | RowState::Refused => {
            if let Some(notice) = notice::trouble(row) {
                states::error(ui, &notice);
            }
            ui.horizontal(|ui| {
                let verb = if row.state == RowState::NeedsYou(Need::Doubt) { "Send again" } else { "Retry" };
                if widgets::button(ui, Look::Secondary, verb).clicked() {
                    cx.actions.push(Action::RetryRow(row.id));
                }
                if widgets::link(ui, "Edit…").clicked() {
                    cx.actions.push(Action::EditRow(row.id));
                }
                if widgets::link(ui, "Dismiss").clicked() {
                    cx.actions.push(Action::DiscardRow(row.id));
                }
            });
        }
        RowState::Waiting { .. } if row.error.is_some() => {
            if let Some(error) = &row.error {
                widgets::toned(ui, Tone::Amber, crate::app::notice::api("Not sent yet", error).headline);
                widgets::hint(ui, "It waits in the outbox and goes out by itself");
            }
            ui.horizontal(|ui| {
                if widgets::button(ui, Look::Secondary, "Retry").clicked() {
                    cx.actions.push(Action::RetryRow(row.id));
                }
                if widgets::link(ui, "Edit…").clicked() {
                    cx.actions.push(Action::EditRow(row.id));
                }
                if widgets::link(ui, "Cancel").clicked() {
                    cx.actions.push(Action::CancelRow(row.id));
                }
            });
        }
        RowState::Confirmed => {
            if let Some(words) = &row.words {
                widgets::fact(ui, "Reference", words, true);
            }
        }
        _ => {}
    }
}
