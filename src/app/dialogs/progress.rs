//! What came of a submission or an acceptance: its hold with Cancel, its way, its end.

use crate::app::Context;
use crate::app::action::Action;
use crate::app::actions::Actions;
use crate::app::command::{self, Command, Place};
use crate::app::kit::live::{self, Saying};
use crate::app::kit::widgets::CheckState;
use crate::app::kit::{Look, Tone, passing, size, states, theme, widgets};
use crate::app::notice;
use crate::app::words;
use crate::desk::{OutboxRow, RowId, RowState};
use egui::{RichText, Ui};
use std::time::Duration;

/// What is held no longer than this many milliseconds counts down.
const COUNTED: i64 = 120_000;
/// Between two looks at what counts down, and at what is held longer.
const EACH: Duration = Duration::from_millis(200);
const SELDOM: Duration = Duration::from_secs(30);

/// The row's progress after it was confirmed: the hold with its Cancel, then what came of it.
pub fn row_ui(ui: &mut Ui, cx: &Context<'_>, id: RowId, done: &str) {
    let Some(row) = cx.rows.iter().find(|row| row.id == id) else {
        widgets::muted(ui, words::dialog_not_taken());
        return back_ui(ui, cx.actions);
    };
    match row.state {
        RowState::Held { until } => held_ui(ui, cx, row, until),
        RowState::Unknown { .. } => {
            let words = words::dialog_being_asked(words::outbox::came_back(row.came_back()));
            live::line(&widgets::muted(ui, words), Saying::Polite);
            if let Some(reason) = &row.reason {
                widgets::hint(ui, words::outbox::reason(reason));
            }
            leave_ui(ui, cx.actions);
        }
        RowState::Saving => {
            widgets::muted(ui, words::dialog_saving());
            leave_ui(ui, cx.actions);
        }
        RowState::Waiting { .. } | RowState::Sending => {
            live::line(&widgets::muted(ui, words::dialog_sending()), Saying::Polite);
            if let Some(error) = &row.error {
                widgets::told(ui, Tone::Amber, notice::api(words::outbox_not_sent_yet(), error).headline);
            }
            ui.horizontal(|ui| {
                leave_ui(ui, cx.actions);
                if row.state.can_be_cancelled() && widgets::link(ui, words::kit_cancel()).clicked() {
                    cx.actions.push(Action::CancelRow(id));
                }
            });
        }
        RowState::Confirmed => confirmed_ui(ui, cx, row, done),
        RowState::Discarded => {
            let reason = row.reason.as_ref().map(words::outbox::reason);
            let words = reason.unwrap_or_else(|| words::dialog_cancelled().to_owned());
            live::line(&widgets::muted(ui, words), Saying::Polite);
            back_ui(ui, cx.actions);
        }
        RowState::NeedsYou(_) | RowState::Refused => ended_ui(ui, cx.actions, row),
    }
}

fn leave_ui(ui: &mut Ui, actions: &Actions) {
    if widgets::button(ui, Look::Secondary, words::dialog_in_background()).clicked() {
        actions.push(Action::CloseDialog);
    }
}

fn held_ui(ui: &mut Ui, cx: &Context<'_>, row: &OutboxRow, until: jiff::Timestamp) {
    let left = left(cx, until);
    let whole = (until.as_millisecond() - row.added.as_millisecond()).max(1);
    #[expect(clippy::cast_precision_loss, reason = "a part of a bar")]
    widgets::progress(ui, 1.0 - left as f32 / whole as f32, words::dialog_hold());
    ui.label(RichText::new(sent_in(cx, until)).font(theme::semibold(size::TITLE)));
    count_down(ui, cx, until);
    live::line(&widgets::muted(ui, words::dialog_hold_hint()), Saying::Polite);
    let later = words::dialog_hold_elsewhere();
    widgets::hint(ui, later);
    if left >= COUNTED {
        widgets::hint(ui, words::dialog_hold_runs());
    }
    ui.horizontal(|ui| {
        if widgets::button(ui, Look::Secondary, words::kit_cancel()).clicked() {
            cx.actions.push(Action::CancelRow(row.id));
        }
        leave_ui(ui, cx.actions);
    });
}

/// Milliseconds that are left.
fn left(cx: &Context<'_>, until: jiff::Timestamp) -> i64 {
    (until.as_millisecond() - cx.steady.as_millisecond()).max(0)
}

/// Asks for the frame in which `sent_in` says something else.
pub fn count_down(ui: &Ui, cx: &Context<'_>, until: jiff::Timestamp) {
    ui.ctx().request_repaint_after(if left(cx, until) < COUNTED { EACH } else { SELDOM });
}

/// `Sent in 7 s`, or when, for what is held long.
#[must_use]
pub fn sent_in(cx: &Context<'_>, until: jiff::Timestamp) -> String {
    let left = left(cx, until);
    if left < COUNTED {
        words::dialog_sent_in(left.div_euclid(1_000) + 1)
    } else {
        words::dialog_sent_on(words::local_and_utc(until, cx.zone))
    }
}

fn confirmed_ui(ui: &mut Ui, cx: &Context<'_>, row: &OutboxRow, done: &str) {
    widgets::check_line(ui, CheckState::Good, done);
    let dispute = row.intent.dispute();
    ui.horizontal_wrapped(|ui| {
        widgets::muted(ui, words::dialog_shown_as());
        if let Some(entry) = dispute.and_then(|id| cx.session.entry(id)) {
            crate::app::kit::pill(ui, Tone::Blue, words::status(entry.status));
        }
    });
    if let Some(reason) = &row.reason {
        widgets::hint(ui, words::outbox::reason(reason));
    }
    if let Some(request) = &row.request_id {
        widgets::fact(ui, words::dialog_request(), request, true);
    }
    ui.horizontal(|ui| {
        let close = widgets::button(ui, Look::Primary, words::kit_close());
        // What had the focus is gone with the form.
        if passing::appears(ui.ctx(), close.id.with("done")) && ui.memory(|memory| memory.focused().is_none()) {
            close.request_focus();
        }
        if close.clicked() {
            cx.actions.push(Action::CloseDialog);
        }
        let by_key = !command::take(ui.ctx(), Place::Answered, |_| true).is_empty();
        let next = widgets::button(ui, Look::Secondary, (Command::NextDispute.spec().words)());
        let key = command::key_of(ui.ctx(), Place::Answered, Command::NextDispute);
        let next = if key.is_empty() { next } else { next.on_hover_text(words::command_press(key)) };
        if next.clicked() || by_key {
            command::ask(cx, Command::NextDispute, None);
        }
        if let Some(dispute) = dispute
            && widgets::button(ui, Look::Secondary, words::dialog_save_proof()).clicked()
        {
            cx.actions.push(Action::SaveProof(dispute.clone()));
        }
    });
}

/// What was typed is still there.
fn back_ui(ui: &mut Ui, actions: &Actions) {
    ui.horizontal(|ui| {
        if widgets::button(ui, Look::Secondary, words::dialog_back()).clicked() {
            actions.push(Action::BackToForm);
        }
        if widgets::button(ui, Look::Secondary, words::kit_close()).clicked() {
            actions.push(Action::CloseDialog);
        }
    });
}

fn ended_ui(ui: &mut Ui, actions: &Actions, row: &OutboxRow) {
    if let Some(notice) = notice::trouble(row) {
        states::known_error(ui, &notice);
    }
    let can_be_checked = matches!(row.state, RowState::NeedsYou(_)) && row.attempted.is_some();
    if can_be_checked && widgets::button(ui, Look::Primary, words::kit_check_again()).clicked() {
        actions.push(Action::CheckRow(row.id));
    }
    back_ui(ui, actions);
}
