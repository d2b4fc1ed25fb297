//! A file on its way: how far it is, or why it is not further.

use super::{file_ui, icon_of};
use crate::app::action::Action;
use crate::app::actions::Actions;
use crate::app::kit::{Look, Tone, icons, widgets};
use crate::app::notice;
use crate::desk::{Intent, OutboxRow, RowState};
use crate::domain::text;
use egui::Ui;
use std::sync::atomic::Ordering;

/// A file on its way.
pub(super) fn upload_ui(ui: &mut Ui, actions: &Actions, row: &OutboxRow) {
    let Intent::Upload { file, .. } = &row.intent else {
        return;
    };
    let sent = row.sent.load(Ordering::Relaxed).min(file.length);
    let is_wrong = row.state.needs_person();
    let line = |ui: &mut Ui| upload_line_ui(ui, row, sent, file.length);
    let right = |ui: &mut Ui| match row.state {
        RowState::Saving | RowState::Held { .. } | RowState::Waiting { .. } | RowState::Sending => {
            let words = if row.evidence.is_none() { "Cancel" } else { "Leave unnamed" };
            if widgets::button(ui, Look::Quiet, words).clicked() {
                actions.push(Action::CancelRow(row.id));
            }
        }
        RowState::Unknown { .. } => {}
        RowState::NeedsYou(_) => {
            if widgets::icon_button(ui, icons::CLOSE, "Remove").clicked() {
                actions.push(Action::DiscardRow(row.id));
            }
            if widgets::link(ui, "Upload again").clicked() {
                actions.push(Action::RetryRow(row.id));
            }
            if row.attempted.is_some() && widgets::button(ui, Look::Secondary, "Check again").clicked() {
                actions.push(Action::CheckRow(row.id));
            }
        }
        _ => {
            if widgets::icon_button(ui, icons::CLOSE, "Remove").clicked() {
                actions.push(Action::DiscardRow(row.id));
            }
            if widgets::button(ui, Look::Secondary, "Retry").clicked() {
                actions.push(Action::RetryRow(row.id));
            }
        }
    };
    file_ui(ui, &file.name, line, right, is_wrong, icon_of(Some(file.file_type.media_type())));
}

/// How far an upload is, or why it is not further.
fn upload_line_ui(ui: &mut Ui, row: &OutboxRow, sent: u64, length: u64) {
    match row.state {
        RowState::Sending => {
            let words = if sent >= length {
                "Waiting for Finix".to_owned()
            } else {
                format!("Uploading {} of {}", text::bytes(sent), text::bytes(length))
            };
            widgets::hint(ui, words);
            #[expect(clippy::cast_precision_loss, reason = "a part of a bar")]
            widgets::progress(ui, sent as f32 / length.max(1) as f32, "Upload");
        }
        RowState::Saving | RowState::Held { .. } | RowState::Waiting { .. } => match &row.error {
            Some(error) => {
                let notice = notice::api("Not uploaded yet", error);
                widgets::toned(ui, Tone::Amber, notice.headline);
                widgets::hint(ui, "Kept on this computer; it goes out by itself");
            }
            None if row.evidence.is_some() => drop(widgets::hint(ui, "Received; its name is being noted")),
            None => drop(widgets::hint(ui, "Waiting its turn")),
        },
        RowState::Unknown { .. } => {
            drop(widgets::hint(ui, format!("{}. Asking Finix whether it has the file", row.came_back())));
        }
        _ => {
            if let Some(notice) = notice::trouble(row) {
                widgets::toned(ui, Tone::Amber, notice.headline);
                if let Some(hint) = notice.hint {
                    widgets::hint(ui, hint);
                }
            }
        }
    }
}
