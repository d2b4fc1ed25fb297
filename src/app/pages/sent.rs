//! What was sent from a form page, newest first, with what came of it.

use crate::app::Context;
use crate::app::actions::Action;
use crate::app::kit::{Look, Tone, icons, pill, states, theme, tokens, widgets};
use crate::desk::{Intent, OutboxRow, RowId, RowState};
use crate::domain::{clock, text};
use egui::{Align, Layout, RichText, Ui};

/// The tone of a row's state.
#[must_use]
pub fn tone(state: RowState) -> Tone {
    match state {
        RowState::Confirmed => Tone::Green,
        RowState::Held { .. } | RowState::Checking | RowState::Unknown => Tone::Amber,
        RowState::Sending => Tone::Blue,
        RowState::Refused | RowState::NotDone => Tone::Red,
        RowState::Waiting | RowState::Cancelled => Tone::Grey,
    }
}

/// True once the service has what a form sent: only then is the form emptied. A row that ended otherwise is let go,
/// so that the form can be sent again.
pub fn is_taken(cx: &Context<'_>, row: &mut Option<RowId>) -> bool {
    let state = row.and_then(|id| cx.rows.iter().find(|row| row.id == id)).map(|row| row.state);
    if state.is_some_and(|state| !state.is_active()) {
        *row = None;
    }
    state == Some(RowState::Confirmed)
}

/// The list. `of` picks the rows, `describe` says what one is in two lines.
pub fn list_ui(
    ui: &mut Ui,
    cx: &Context<'_>,
    of: fn(&Intent) -> bool,
    describe: fn(&Intent) -> (String, String),
    empty: (&str, &str),
) -> Option<Action> {
    let rows: Vec<&OutboxRow> = cx.rows.iter().rev().filter(|row| of(&row.intent)).collect();
    if rows.is_empty() {
        states::empty(ui, icons::INBOX, empty.0, empty.1, None);
        return None;
    }
    let mut action = None;
    for row in rows {
        action = action.take().or(row_ui(ui, cx, row, describe));
        widgets::line(ui);
    }
    action
}

fn row_ui(ui: &mut Ui, cx: &Context<'_>, row: &OutboxRow, describe: fn(&Intent) -> (String, String)) -> Option<Action> {
    let (first, second) = describe(&row.intent);
    let mut action = None;
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
        RowState::Unknown | RowState::Refused | RowState::NotDone => {
            if let Some(notice) = crate::app::logic::trouble(row) {
                states::error(ui, &notice);
            }
            ui.horizontal(|ui| {
                if row.state == RowState::NotDone && widgets::button(ui, Look::Secondary, "Retry").clicked() {
                    action = Some(Action::RetryRow(row.id));
                }
                if row.state == RowState::Unknown && widgets::button(ui, Look::Secondary, "Send again").clicked() {
                    action = Some(Action::RetryRow(row.id));
                }
                if widgets::link(ui, "Dismiss").clicked() {
                    action = Some(Action::DiscardRow(row.id));
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
    action
}
