//! What came of a submission or an acceptance: its hold with Cancel, its way, its end.

use crate::app::Context;
use crate::app::action::Action;
use crate::app::actions::Actions;
use crate::app::kit::widgets::CheckState;
use crate::app::kit::{Look, Tone, states, theme, widgets};
use crate::app::notice;
use crate::desk::{OutboxRow, RowId, RowState};
use crate::domain::time::clock;
use egui::{RichText, Ui};

/// The row's progress after it was confirmed: the hold with its Cancel, then what came of it.
pub fn row_ui(ui: &mut Ui, cx: &Context<'_>, id: RowId, done: &str) {
    let Some(row) = cx.rows.iter().find(|row| row.id == id) else {
        widgets::muted(ui, "It was not taken into the outbox. Nothing was sent");
        return back_ui(ui, cx.actions);
    };
    match row.state {
        RowState::Held { until } => held_ui(ui, cx, row, until),
        RowState::Unknown { .. } => {
            widgets::muted(ui, format!("{}. Finix is being asked what it holds", row.came_back()));
            if let Some(words) = &row.words {
                widgets::hint(ui, words.as_str());
            }
            leave_ui(ui, cx.actions);
        }
        RowState::Saving => {
            widgets::muted(ui, "Being written to this computer's disk");
            leave_ui(ui, cx.actions);
        }
        RowState::Waiting { .. } | RowState::Sending => {
            widgets::muted(ui, "Being sent. Finix may take a few minutes to answer");
            if let Some(error) = &row.error {
                widgets::toned(ui, Tone::Amber, notice::api("Not sent yet", error).headline);
            }
            ui.horizontal(|ui| {
                leave_ui(ui, cx.actions);
                if row.state.can_be_cancelled() && widgets::link(ui, "Cancel").clicked() {
                    cx.actions.push(Action::CancelRow(id));
                }
            });
        }
        RowState::Confirmed => confirmed_ui(ui, cx, row, done),
        RowState::Discarded => {
            widgets::muted(ui, row.words.as_deref().unwrap_or("Cancelled; nothing was sent"));
            back_ui(ui, cx.actions);
        }
        RowState::NeedsYou(_) | RowState::Refused => ended_ui(ui, cx.actions, row),
    }
}

fn leave_ui(ui: &mut Ui, actions: &Actions) {
    if widgets::button(ui, Look::Secondary, "Continue in background").clicked() {
        actions.push(Action::CloseDialog);
    }
}

fn held_ui(ui: &mut Ui, cx: &Context<'_>, row: &OutboxRow, until: jiff::Timestamp) {
    let left = (until.as_millisecond() - cx.steady.as_millisecond()).max(0);
    let whole = (until.as_millisecond() - row.added.as_millisecond()).max(1);
    #[expect(clippy::cast_precision_loss, reason = "a part of a bar")]
    widgets::progress(ui, 1.0 - left as f32 / whole as f32, "Hold");
    ui.label(RichText::new(sent_in(cx, until)).font(theme::semibold(16.0)));
    let is_short = left < 120_000;
    ui.ctx().request_repaint_after(std::time::Duration::from_millis(if is_short { 200 } else { 30_000 }));
    widgets::muted(ui, "Nothing has been sent. You can cancel until then, also with Esc.");
    let later = "In the background too, it can be cancelled at the top of the dispute and in the outbox";
    widgets::hint(ui, later);
    if !is_short {
        widgets::hint(ui, "It is sent only while Docket is running");
    }
    ui.horizontal(|ui| {
        if widgets::button(ui, Look::Secondary, "Cancel").clicked() {
            cx.actions.push(Action::CancelRow(row.id));
        }
        leave_ui(ui, cx.actions);
    });
}

/// `Sent in 7 s`, or when, for what is held long.
#[must_use]
pub fn sent_in(cx: &Context<'_>, until: jiff::Timestamp) -> String {
    let left = (until.as_millisecond() - cx.steady.as_millisecond()).max(0);
    if left < 120_000 {
        format!("Sent in {} s", left.div_euclid(1_000) + 1)
    } else {
        format!("Sent on {}", clock::local_and_utc(until, cx.zone))
    }
}

fn confirmed_ui(ui: &mut Ui, cx: &Context<'_>, row: &OutboxRow, done: &str) {
    widgets::check_line(ui, CheckState::Good, done);
    let dispute = row.intent.dispute();
    ui.horizontal_wrapped(|ui| {
        widgets::muted(ui, "Finix shows the dispute as");
        if let Some(entry) = dispute.and_then(|id| cx.session.entry(id)) {
            crate::app::kit::pill(ui, Tone::Blue, entry.status.label());
        }
    });
    if let Some(words) = &row.words {
        widgets::hint(ui, words.as_str());
    }
    if let Some(request) = &row.request_id {
        widgets::fact(ui, "Request", request, true);
    }
    ui.horizontal(|ui| {
        if widgets::button(ui, Look::Primary, "Close").clicked() {
            cx.actions.push(Action::CloseDialog);
        }
        if let Some(dispute) = dispute
            && widgets::button(ui, Look::Secondary, "Save proof…").clicked()
        {
            cx.actions.push(Action::SaveProof(dispute.clone()));
        }
    });
}

/// What was typed is still there.
fn back_ui(ui: &mut Ui, actions: &Actions) {
    ui.horizontal(|ui| {
        if widgets::button(ui, Look::Secondary, "Back to the form").clicked() {
            actions.push(Action::BackToForm);
        }
        if widgets::button(ui, Look::Secondary, "Close").clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}

fn ended_ui(ui: &mut Ui, actions: &Actions, row: &OutboxRow) {
    if let Some(notice) = notice::trouble(row) {
        states::error(ui, &notice);
    }
    let can_be_checked = matches!(row.state, RowState::NeedsYou(_)) && row.attempted.is_some();
    if can_be_checked && widgets::button(ui, Look::Primary, "Check again").clicked() {
        actions.push(Action::CheckRow(row.id));
    }
    back_ui(ui, actions);
}
