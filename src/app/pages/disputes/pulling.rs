//! How the list is doing: why there is none yet, how far a first pull is, what is old or missing in it.

use crate::app::action::{Action, SettingsAction};
use crate::app::kit::{Tone, icons, states, theme, widgets};
use crate::app::{Context, notice};
use crate::desk::{Phase, SyncState};
use crate::domain::Service;
use crate::domain::search::query::Column;
use crate::domain::text;
use crate::domain::time::clock;
use egui::{Frame, Margin, RichText, Ui};

/// Why there is no list yet.
pub fn no_disputes_ui(ui: &mut Ui, cx: &Context<'_>, state: &SyncState) {
    if cx.session.is_reading_keys() {
        states::skeleton(ui, 14);
        return;
    }
    if !cx.session.has(Service::Finix) {
        let hint = "Add the user name and password of your Finix account, and your disputes appear here";
        if states::empty(ui, icons::KEY, "This account has no Finix key", hint, Some("Open settings")) {
            cx.actions.push(Action::Settings(SettingsAction::ShowAccount));
        }
        return;
    }
    if let Some(error) = &state.error {
        let notice = notice::pull("The disputes were not loaded", error);
        if let Some(step) = states::error(ui, &notice) {
            cx.actions.follow(step, Action::Refresh);
        }
        return;
    }
    // What has just come in shows in a moment.
    let is_empty = cx.session.shared().store.index().is_empty();
    if is_empty && state.unreadable > 0 && state.phase == Phase::Idle {
        let words = text::counted(state.unreadable, "dispute", "disputes");
        let hint = "Docket could not read what Finix sent. Check for a newer version of Docket";
        if states::empty(ui, icons::WARNING, &format!("{words} could not be read"), hint, Some("Refresh")) {
            cx.actions.push(Action::Refresh);
        }
        return;
    }
    if is_empty && state.last.is_some() && state.phase == Phase::Idle {
        let hint = "When a cardholder disputes a payment, it appears here by itself";
        if states::empty(ui, icons::INBOX, "No disputes", hint, Some("Refresh")) {
            cx.actions.push(Action::Refresh);
        }
        return;
    }
    states::skeleton(ui, 14);
}

/// What there is to say about the list while it is there.
pub fn above_list_ui(ui: &mut Ui, cx: &Context<'_>, state: &SyncState) {
    not_loaded_ui(ui, cx);
    if let Phase::Whole { received, remaining, per_second, is_first: true } = state.phase {
        Frame::new().inner_margin(Margin { left: 12, right: 12, top: 6, bottom: 6 }).show(ui, |ui| {
            progress_ui(ui, received, remaining, per_second);
        });
    }
    match &state.error {
        // Offline is a state: what is here stays useful, and how old it is is said.
        Some(_) if state.is_offline() => line_ui(ui, |ui| {
            ui.label(RichText::new(icons::OFFLINE).color(crate::app::kit::tokens(ui).amber));
            let words = state.last.map_or_else(
                || "Offline. The list is not complete yet".to_owned(),
                |last| format!("Offline. The list is as of {}", clock::ago(last, cx.now)),
            );
            ui.label(RichText::new(words).font(theme::medium(13.0)));
            if widgets::link(ui, "Try again").clicked() {
                cx.actions.push(Action::Refresh);
            }
        }),
        Some(error) => {
            Frame::new().inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
                if let Some(step) = states::error(ui, &notice::pull("The list was not refreshed", error)) {
                    cx.actions.follow(step, Action::Refresh);
                }
            });
        }
        None => {}
    }
    if let Some(skew) = state.skew {
        let minutes = skew.abs().as_mins().max(1);
        let way = if skew.is_positive() { "slow" } else { "fast" };
        let words =
            format!("This computer's clock is {} {way}. Times left are counted by Finix's clock", clock::span(minutes));
        line_ui(ui, |ui| drop(widgets::toned(ui, Tone::Amber, words)));
    }
    let needs_amounts = cx.found.query.sort.column == Column::Amount || cx.found.query.asks_amounts();
    if state.incomplete > 0 && needs_amounts {
        let left = text::counted(state.incomplete, "amount is", "amounts are");
        let words = if cx.found.query.asks_amounts() {
            format!("{left} still loading; until then, filters by amount or currency leave those disputes out")
        } else {
            format!("{left} still loading; until then, those disputes come last")
        };
        line_ui(ui, |ui| drop(widgets::toned(ui, Tone::Amber, words)));
    }
    if state.unreadable > 0 {
        let words = text::counted(state.unreadable, "dispute", "disputes");
        let are = if state.unreadable == 1 { "is" } else { "are" };
        let words = format!("{words} could not be read and {are} not in this list");
        line_ui(ui, |ui| drop(widgets::toned(ui, Tone::Amber, words)));
    }
    if state.is_cut_short {
        let words = "The server gave only a part of its disputes; older ones are not in this list";
        line_ui(ui, |ui| drop(widgets::toned(ui, Tone::Amber, words)));
    }
}

/// What is on this computer and could not be opened yet, and what a person can do about it.
pub fn not_loaded_ui(ui: &mut Ui, cx: &Context<'_>) {
    if !cx.outbox.is_blind {
        return;
    }
    line_ui(ui, |ui| {
        widgets::toned(
            ui,
            Tone::Red,
            "The outbox on this computer is not loaded. Nothing can be submitted or accepted",
        );
        if widgets::link(ui, "Try again").clicked() {
            cx.actions.push(Action::LoadAgain);
        }
        if cx.session.storage() == Some(crate::desk::StorageNotice::KeyMissing)
            && widgets::link(ui, "Begin anew…").clicked()
        {
            cx.actions.push(Action::AskBeginAnew);
        }
    });
}

fn line_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    Frame::new().inner_margin(Margin::symmetric(12, 4)).show(ui, |ui| ui.horizontal_wrapped(add));
}

/// How far a first pull is: how many came, how fast, how long it still takes.
fn progress_ui(ui: &mut Ui, received: usize, remaining: Option<usize>, per_second: usize) {
    let mut words = vec![format!("{} loaded", text::counted(received, "dispute", "disputes"))];
    if per_second > 0 {
        words.push(format!("{} a second", text::grouped(per_second as u64)));
    }
    if let Some(left) = remaining.filter(|_| per_second > 0).map(|remaining| remaining / per_second) {
        words.push(match left {
            0..=4 => "almost done".to_owned(),
            5..=90 => format!("about {left} s left"),
            _ => format!("about {} min left", left.div_ceil(60)),
        });
    }
    ui.label(RichText::new(words.join(" · ")).font(theme::small()).color(crate::app::kit::tokens(ui).muted));
    if let Some(remaining) = remaining {
        #[expect(clippy::cast_precision_loss, reason = "the length of a bar")]
        let part = received as f32 / (received + remaining).max(1) as f32;
        ui.add_space(4.0);
        widgets::progress(ui, part, "First load");
    }
}
