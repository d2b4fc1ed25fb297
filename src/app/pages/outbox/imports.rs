//! Files whose rows are being sent: how far each is, and its pause.
//!
//! Must not live here: their rows (`pages/by_file` has them).

use crate::app::Context;
use crate::app::action::{Action, FormAction};
use crate::app::kit::{Look, Tone, size, space, theme, tokens, widgets};
use crate::app::page::Page;
use crate::app::words::{self, imports};
use crate::desk::outbox::{EndedKind, Import, ImportHold, ImportState, ImportWish, Snapshot};
use crate::domain::text;
use egui::{Align, Frame, Label, Layout, RichText, Ui, vec2};
use std::sync::Arc;

/// Rows of files that wait for their turn.
pub(super) fn queued(outbox: &Snapshot) -> u64 {
    outbox.imports.iter().map(|import| import.counts.of(ImportState::Queued)).sum()
}

/// Files that wait for a person.
pub(super) fn held(outbox: &Snapshot) -> u64 {
    let is_held =
        |import: &&Import| import.is_open() && import.is_paused && import.head.hold != Some(ImportHold::Person);
    outbox.imports.iter().filter(is_held).count() as u64
}

/// True while a file is being sent.
pub(super) fn is_any(cx: &Context<'_>) -> bool {
    cx.outbox.imports.iter().any(Import::is_open)
}

/// Each file that is being sent, on a line.
pub(super) fn lines_ui(ui: &mut Ui, cx: &Context<'_>) {
    for import in cx.outbox.imports.iter().rev().filter(|import| import.is_open()) {
        ui.push_id(&import.key, |ui| line_ui(ui, cx, import));
        widgets::line(ui);
    }
}

fn line_ui(ui: &mut Ui, cx: &Context<'_>, import: &Import) {
    Frame::new().inner_margin(theme::inset(space::WIDE, space::NEAR)).show(ui, |ui| {
        let line = vec2(ui.available_width(), size::CONTROL);
        ui.allocate_ui_with_layout(line, Layout::right_to_left(Align::Center), |ui| {
            let (verb, wish) = if import.is_paused {
                (words::orders_resume(), ImportWish::Resume)
            } else {
                (words::orders_pause(), ImportWish::Pause)
            };
            if widgets::button(ui, Look::Secondary, verb).clicked() {
                cx.actions.push(Action::Form(FormAction::ChangeImport(Arc::clone(&import.key), wish)));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if widgets::link(ui, &text::clean_to(&import.head.name, 40)).clicked() {
                    let page = match import.head.kind {
                        EndedKind::Checkouts => Page::Checkouts,
                        EndedKind::Payments => Page::Recover,
                    };
                    cx.actions.push(Action::Form(FormAction::ShowImport(Arc::clone(&import.key))));
                    cx.actions.push(Action::Go(page));
                }
                let said = format!("{} · {}", imports::progress(import), imports::counts(import));
                if import.is_paused {
                    widgets::toned(ui, Tone::Amber, format!("{said} · {}", imports::phase(import, false)));
                } else {
                    ui.add(Label::new(RichText::new(said).color(tokens(ui).muted)).truncate());
                }
            });
        });
    });
}
