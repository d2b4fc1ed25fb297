//! How the list is doing: why there is none yet, how far a first pull is, what is old or missing in it.

use crate::app::action::{Action, SettingsAction};
use crate::app::kit::live::{self, Saying};
use crate::app::kit::{Tone, icons, size, space, states, theme, widgets};
use crate::app::words;
use crate::app::{Context, notice};
use crate::desk::export::Progress;
use crate::desk::{Phase, SyncState};
use crate::domain::Service;
use crate::domain::search::query::Column;
use crate::domain::time::clock;
use egui::{Frame, RichText, Ui};

/// Why there is no list yet.
pub fn no_disputes_ui(ui: &mut Ui, cx: &Context<'_>, state: &SyncState) {
    if cx.session.is_reading_keys() {
        states::skeleton(ui, 14);
        return;
    }
    if !cx.session.has(Service::Finix) {
        let hint = words::list_no_key_hint();
        if states::empty(ui, icons::KEY, words::list_no_key(), hint, Some(words::kit_open_settings())) {
            cx.actions.push(Action::Settings(SettingsAction::ShowAccount));
        }
        return;
    }
    if let Some(error) = &state.error {
        let notice = notice::pull(words::list_not_loaded(), error);
        if let Some(step) = states::error(ui, &notice) {
            cx.actions.follow(step, Action::Refresh);
        }
        return;
    }
    // What has just come in shows in a moment.
    let is_empty = cx.session.shared().store.index().is_empty();
    if is_empty && state.unreadable > 0 && state.phase == Phase::Idle {
        let (words, hint) = (words::list_all_unreadable(state.unreadable), words::list_all_unreadable_hint());
        if states::empty(ui, icons::WARNING, &words, hint, Some(words::kit_refresh())) {
            cx.actions.push(Action::Refresh);
        }
        return;
    }
    if is_empty && state.last.is_some() && state.phase == Phase::Idle {
        let hint = words::list_none_hint();
        if states::empty(ui, icons::INBOX, words::list_none(), hint, Some(words::kit_refresh())) {
            cx.actions.push(Action::Refresh);
        }
        return;
    }
    states::skeleton(ui, 14);
}

/// What there is to say about the list while it is there.
pub fn above_list_ui(ui: &mut Ui, cx: &Context<'_>, state: &SyncState) {
    not_loaded_ui(ui, cx);
    export_ui(ui, cx);
    if let Phase::Whole { received, remaining, per_second, is_first: true } = state.phase {
        Frame::new().inner_margin(theme::inset(space::WIDE, space::CLOSE)).show(ui, |ui| {
            progress_ui(ui, received, remaining, per_second);
        });
    }
    match &state.error {
        // Offline is a state: what is here stays useful, and how old it is is said.
        Some(_) if state.is_offline() => line_ui(ui, |ui| {
            widgets::icon(ui, icons::OFFLINE, size::BODY, crate::app::kit::tokens(ui).amber);
            let words = state.last.map_or_else(
                || words::list_offline().to_owned(),
                |last| words::list_offline_as_of(words::ago(clock::age(last, cx.now))),
            );
            // How old it is changes every minute, and is read where one looks for it.
            live::message(ui, Saying::Polite, |ui, parts| {
                parts.add(&ui.label(RichText::new(words).font(theme::medium(size::BODY))), words::list_offline());
            });
            if widgets::link(ui, words::kit_try_again()).clicked() {
                cx.actions.push(Action::Refresh);
            }
        }),
        Some(error) => {
            Frame::new().inner_margin(theme::inset(space::WIDE, space::NEAR)).show(ui, |ui| {
                if let Some(step) = states::error(ui, &notice::pull(words::list_not_refreshed(), error)) {
                    cx.actions.follow(step, Action::Refresh);
                }
            });
        }
        None => {}
    }
    if let Some(skew) = state.skew {
        let span = words::span(skew.abs().as_mins().max(1));
        let words = if skew.is_positive() { words::list_clock_slow(span) } else { words::list_clock_fast(span) };
        line_ui(ui, |ui| drop(widgets::toned(ui, Tone::Amber, words)));
    }
    let needs_amounts = cx.found.query.sort.column == Column::Amount || cx.found.query.asks_amounts();
    if state.incomplete > 0 && needs_amounts {
        let words = if cx.found.query.asks_amounts() {
            words::list_amounts_left_out(state.incomplete)
        } else {
            words::list_amounts_come_last(state.incomplete)
        };
        line_ui(ui, |ui| drop(widgets::toned(ui, Tone::Amber, words)));
    }
    if state.unreadable > 0 {
        let words = words::list_unreadable(state.unreadable);
        line_ui(ui, |ui| drop(widgets::toned(ui, Tone::Amber, words)));
    }
    if state.is_cut_short {
        let words = words::list_cut_short();
        line_ui(ui, |ui| drop(widgets::toned(ui, Tone::Amber, words)));
    }
}

/// What is on this computer and could not be opened yet, and what a person can do about it.
pub fn not_loaded_ui(ui: &mut Ui, cx: &Context<'_>) {
    if !cx.outbox.is_blind {
        return;
    }
    line_ui(ui, |ui| {
        widgets::told(ui, Tone::Red, words::list_outbox_blind());
        if widgets::link(ui, words::kit_try_again()).clicked() {
            cx.actions.push(Action::LoadAgain);
        }
        if cx.session.storage() == Some(crate::desk::StorageNotice::KeyMissing)
            && widgets::link(ui, words::list_start_over()).clicked()
        {
            cx.actions.push(Action::AskBeginAnew);
        }
    });
}

/// How far the list that is being saved is, and a way to stop it.
pub fn export_ui(ui: &mut Ui, cx: &Context<'_>) {
    let Some((done, total)) = cx.export.map(Progress::now) else { return };
    line_ui(ui, |ui| {
        widgets::muted(ui, words::export_running(done, total));
        if widgets::link(ui, words::export_cancel()).clicked() {
            cx.actions.push(Action::CancelExport);
        }
    });
    Frame::new().inner_margin(theme::inset(space::WIDE, space::CLOSE)).show(ui, |ui| {
        #[expect(clippy::cast_precision_loss, reason = "the length of a bar")]
        widgets::progress(ui, done as f32 / total.max(1) as f32, words::export_progress());
    });
}

fn line_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    Frame::new().inner_margin(theme::inset(space::WIDE, space::TIGHT)).show(ui, |ui| ui.horizontal_wrapped(add));
}

/// How far a first pull is: how many came, how fast, how long it still takes.
fn progress_ui(ui: &mut Ui, received: usize, remaining: Option<usize>, per_second: usize) {
    let mut words = vec![words::list_loaded(received)];
    if per_second > 0 {
        words.push(words::list_a_second(per_second));
    }
    if let Some(left) = remaining.filter(|_| per_second > 0).map(|remaining| remaining / per_second) {
        words.push(match left {
            0..=4 => words::list_almost_done().to_owned(),
            5..=90 => words::list_seconds_left(left),
            _ => words::list_minutes_left(left.div_ceil(60)),
        });
    }
    ui.label(RichText::new(words.join(" · ")).font(theme::small()).color(crate::app::kit::tokens(ui).muted));
    if let Some(remaining) = remaining {
        #[expect(clippy::cast_precision_loss, reason = "the length of a bar")]
        let part = received as f32 / (received + remaining).max(1) as f32;
        ui.add_space(space::TIGHT);
        widgets::progress(ui, part, words::list_first_load());
    }
}
