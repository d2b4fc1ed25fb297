//! What came of a change of many disputes, and of many acceptances: a line of the bar over their list.
//!
//! Must not live here: making them.

use super::bulk_run::Run;
use super::over_list::bar;
use crate::app::Context;
use crate::app::action::{Action, BulkAction, BulkList};
use crate::app::kit::{Look, Tone, icons, widgets};
use crate::app::page::Page;
use crate::app::words;
use crate::desk::OutboxRow;
use crate::desk::bulk_accept::BulkAccept;
use crate::domain::account::AccountKey;
use crate::domain::text;
use egui::Ui;
use std::sync::Arc;

/// What came of the last change, with the way back.
pub(super) fn run_ui(ui: &mut Ui, cx: &Context<'_>, run: &Run, list: BulkList) {
    bar(ui, |ui| {
        if run.sending.is_loading() {
            widgets::muted(ui, words::bulk_preparing());
            return;
        }
        let far = run.far(|account| rows_of(cx, account));
        let what = if run.is_undo { words::bulk_undone_what().to_owned() } else { words::bulk::change(&run.change) };
        let what = text::clean_to(&what, 60);
        ui.label(words::bulk_done(what, far.done, run.count()));
        if far.under_way > 0 {
            widgets::muted(ui, words::bulk_under_way(far.under_way));
        }
        if run.left > 0 {
            widgets::toned(ui, Tone::Amber, words::bulk_left_alone(run.left));
        }
        if far.stuck > 0 {
            widgets::toned(ui, Tone::Amber, words::bulk_stuck(far.stuck));
            // The outbox that is shown is the open account's.
            if list == BulkList::Account && widgets::link(ui, words::bulk_show()).clicked() {
                cx.actions.push(Action::Go(Page::Outbox));
            }
        }
        let can_undo = !run.is_undo && run.count() > 0;
        if can_undo && widgets::button(ui, Look::Secondary, words::bulk_undo()).clicked() {
            cx.actions.push(Action::Bulk(BulkAction::Undo(list)));
        }
        if widgets::icon_button(ui, icons::CLOSE, words::bulk_dismiss()).clicked() {
            cx.actions.push(Action::Bulk(BulkAction::Dismiss(list)));
        }
    });
}

/// The rows of an account's outbox, as far as it is open.
fn rows_of(cx: &Context<'_>, account: &AccountKey) -> Arc<[Arc<OutboxRow>]> {
    cx.session_of(account).map(|session| session.outbox().rows()).unwrap_or_default()
}

/// How far the acceptances are.
pub(super) fn accepting_ui(ui: &mut Ui, cx: &Context<'_>, sent: &BulkAccept, list: BulkList) {
    let progress = sent.progress();
    bar(ui, |ui| {
        let far = progress.far(|account, id| rows_of(cx, account).iter().find(|row| row.id == id).cloned());
        ui.label(words::bulk_accept_far(far.accepted, progress.lines.len()));
        if far.under_way > 0 {
            widgets::muted(ui, words::bulk_under_way(far.under_way));
        }
        if far.stuck > 0 {
            widgets::toned(ui, Tone::Red, words::bulk_stuck(far.stuck));
        }
        if far.left_alone > 0 {
            widgets::toned(ui, Tone::Amber, words::bulk_accept_not_sent_count(far.left_alone));
        }
        if widgets::link(ui, words::bulk_accept_show()).clicked() {
            cx.actions.push(Action::Bulk(BulkAction::ShowAccepted(list)));
        }
        if progress.phase.is_active() {
            if widgets::button(ui, Look::Danger, words::bulk_accept_stop()).clicked() {
                cx.actions.push(Action::Bulk(BulkAction::StopAccepting(list)));
            }
        } else if widgets::icon_button(ui, icons::CLOSE, words::bulk_dismiss()).clicked() {
            cx.actions.push(Action::Bulk(BulkAction::Dismiss(list)));
        }
    });
}
