//! What became of each of many acceptances, while they are sent and after.
//!
//! Must not live here: sending them (`desk::bulk_accept`).

use super::bulk_lines::{WIDTH, line_ui, named, rows_ui};
use crate::app::Context;
use crate::app::action::{Action, BulkList};
use crate::app::kit::{Look, Tone, focus, large_dialog, widgets};
use crate::app::notice;
use crate::app::words;
use crate::desk::bulk_accept::{BulkAccept, LineState, Phase};
use crate::desk::{OutboxRow, RowState};
use egui::Ui;

/// What became of each.
pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>, list: BulkList, sent: &BulkAccept) {
    let progress = sent.progress();
    let is_active = progress.phase.is_active();
    let content = |ui: &mut Ui| {
        widgets::title(ui, &words::bulk_accept_title(progress.lines.len()));
        match progress.phase {
            Phase::Held { until } => {
                widgets::toned(ui, Tone::Amber, super::sent_in(cx, until));
                super::count_down(ui, cx, until);
            }
            Phase::Sending => drop(widgets::told(ui, Tone::Blue, words::bulk_accept_sending())),
            Phase::Stopped => drop(widgets::told(ui, Tone::Amber, words::bulk_accept_stopped())),
            Phase::Surprised => drop(widgets::told(ui, Tone::Amber, words::bulk_accept_surprised())),
            Phase::Done => drop(widgets::muted(ui, words::bulk_accept_all_had_their_turn())),
        }
        rows_ui(ui, progress.lines.len(), |ui, range| {
            for line in progress.lines.get(range).unwrap_or_default() {
                let session = cx.session_of(&line.account);
                let entry = session.and_then(|session| session.entry(&line.dispute));
                let name = entry.map_or_else(|| line.dispute.to_string(), |entry| notice::named(&entry));
                let name = named(cx, &line.account, list == BulkList::Everywhere, name);
                let (tone, said) = match line.state {
                    LineState::Waiting => (None, words::bulk_accept_waiting().to_owned()),
                    LineState::NotSent => (Some(Tone::Amber), words::bulk_accept_not_sent().to_owned()),
                    LineState::Sent(id) => row_said(session.and_then(|session| session.outbox().row(id)).as_deref()),
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
