//! A file on its way: how far it is, or why it is not further.

use super::KeptFiles;
use super::row::{self, FileRow, icon_of};
use crate::app::Context;
use crate::app::action::Action;
use crate::app::kit::{Look, Tone, icons, widgets};
use crate::app::notice;
use crate::app::words;
use crate::desk::{Intent, OutboxRow, RowState};
use egui::Ui;
use std::sync::atomic::Ordering;

/// A file on its way.
pub(super) fn upload_ui(ui: &mut Ui, cx: &Context<'_>, row: &OutboxRow, files: &mut KeptFiles) {
    let Intent::Upload { dispute, file } = &row.intent else {
        return;
    };
    let actions = cx.actions;
    let sent = row.sent.load(Ordering::Relaxed).min(file.length);
    let is_wrong = row.state.needs_person();
    let line = |ui: &mut Ui| upload_line_ui(ui, row, sent, file.length);
    let right = |ui: &mut Ui| match row.state {
        RowState::Saving | RowState::Held { .. } | RowState::Waiting { .. } | RowState::Sending => {
            let words = if row.evidence.is_none() { words::kit_cancel() } else { words::kit_skip() };
            if widgets::button(ui, Look::Quiet, words).clicked() {
                actions.push(Action::CancelRow(row.id));
            }
        }
        RowState::Unknown { .. } => {}
        RowState::NeedsYou(_) => {
            if row.attempted.is_some() && widgets::button(ui, Look::Secondary, words::kit_check_again()).clicked() {
                actions.push(Action::CheckRow(row.id));
            }
            if widgets::link(ui, words::evidence_upload_again()).clicked() {
                actions.push(Action::RetryRow(row.id));
            }
            if widgets::icon_button(ui, icons::CLOSE, words::kit_remove()).clicked() {
                actions.push(Action::DiscardRow(row.id));
            }
        }
        _ => {
            if widgets::button(ui, Look::Secondary, words::kit_retry()).clicked() {
                actions.push(Action::RetryRow(row.id));
            }
            if widgets::icon_button(ui, icons::CLOSE, words::kit_remove()).clicked() {
                actions.push(Action::DiscardRow(row.id));
            }
        }
    };
    let shown = files.glances.get(ui, cx, &file.sha256).cloned();
    let facts = Some(row::facts(file.length, shown.as_ref()));
    let look = FileRow::new(&file.name, icon_of(Some(file.file_type.media_type())), is_wrong);
    let is_viewed = FileRow { shown: shown.as_ref(), facts, ..look }.ui(ui, line, right);
    files.view(is_viewed, dispute, file, shown.as_ref());
}

/// How far an upload is, or why it is not further.
fn upload_line_ui(ui: &mut Ui, row: &OutboxRow, sent: u64, length: u64) {
    match row.state {
        RowState::Sending => {
            let words = if sent >= length {
                words::evidence_waiting().to_owned()
            } else {
                words::evidence_uploading(words::bytes(sent), words::bytes(length))
            };
            widgets::hint(ui, words);
            #[expect(clippy::cast_precision_loss, reason = "a part of a bar")]
            widgets::progress(ui, sent as f32 / length.max(1) as f32, words::evidence_upload());
        }
        RowState::Saving | RowState::Held { .. } | RowState::Waiting { .. } => match &row.error {
            Some(error) => {
                let notice = notice::api(words::evidence_not_uploaded(), error);
                widgets::told(ui, Tone::Amber, notice.headline);
                widgets::hint(ui, words::evidence_sent_automatically());
            }
            None if row.evidence.is_some() => drop(widgets::hint(ui, words::evidence_naming())),
            None => drop(widgets::hint(ui, words::evidence_turn())),
        },
        RowState::Unknown { .. } => {
            drop(widgets::hint(ui, words::evidence_asking(words::outbox::came_back(row.came_back()))));
        }
        _ => {
            if let Some(notice) = notice::trouble(row) {
                widgets::told(ui, Tone::Amber, notice.headline);
                if let Some(hint) = notice.hint {
                    widgets::hint(ui, hint);
                }
            }
        }
    }
}
