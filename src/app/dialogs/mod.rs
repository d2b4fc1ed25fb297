//! The dialogs: submit, accept, saving the list, backups, the removal of an account or its data, and the short question before
//! something that is not undone with one click.
//!
//! Must not live here: what has to be true before an answer (`domain::answer` says that), sending.

pub mod accept;
pub mod backup;
pub mod bulk;
pub mod bulk_accept;
mod bulk_lines;
mod bulk_report;
mod columns;
pub mod confirm;
pub mod counts;
pub mod export;
mod parts;
mod passphrase;
mod preview;
mod progress;
pub mod remove;
pub mod restore;
pub mod submit;

pub use progress::{count_down, sent_in};

use super::Context;
use crate::app::drafts::Saved;
use crate::desk::everywhere::Open;
use crate::desk::{Desk, OutboxRow, RowId, RowState, Session};
use crate::domain::answer::guard::{AcceptDraft, SubmitDraft};
use crate::domain::ids::DisputeId;
use crate::domain::joined::take_up;
use egui::Ui;
use std::collections::HashMap;
use std::sync::Arc;

/// How drafts of dialogs are named.
const SUBMIT: &str = "submit/";
const ACCEPT: &str = "accept/";

/// What was typed into dialogs that were closed, by dispute.
#[derive(Default)]
pub struct Drafts {
    submit: HashMap<DisputeId, SubmitDraft>,
    accept: HashMap<DisputeId, AcceptDraft>,
}

impl Drafts {
    /// Keeps what was typed into a dialog that closes, unless it was sent. The confirmation is typed anew each time.
    pub fn keep(&mut self, dialog: Dialog, rows: &[Arc<OutboxRow>]) {
        let is_done = |row: Option<RowId>| {
            row.is_some_and(|id| rows.iter().any(|row| row.id == id && row.state == RowState::Confirmed))
        };
        match dialog {
            Dialog::Submit(dialog) if !is_done(dialog.row) => {
                let draft = SubmitDraft { typed: String::new(), reason: String::new(), ..dialog.draft };
                self.submit.insert(dialog.facts.id, draft);
            }
            Dialog::Accept(dialog) if !is_done(dialog.row) => {
                let draft = AcceptDraft { typed: String::new(), reason: String::new(), ..dialog.draft };
                self.accept.insert(dialog.facts.id, draft);
            }
            Dialog::Submit(_)
            | Dialog::Accept(_)
            | Dialog::Bulk(_)
            | Dialog::BulkAccept(_)
            | Dialog::Confirm(_)
            | Dialog::Export(_)
            | Dialog::Counts(_)
            | Dialog::Remove(_)
            | Dialog::Backup(_)
            | Dialog::Restore(_) => {}
        }
    }

    /// A dispute was answered: what was typed for it is not needed any more.
    pub fn forget(&mut self, id: &DisputeId) {
        self.submit.remove(id);
        self.accept.remove(id);
    }

    /// Everything that was typed, the open dialog's included.
    pub fn save(&self, open: Option<&Dialog>, rows: &[Arc<OutboxRow>], saved: &mut Saved) {
        for (id, draft) in &self.submit {
            saved.put(&format!("{SUBMIT}{id}"), draft);
        }
        for (id, draft) in &self.accept {
            saved.put(&format!("{ACCEPT}{id}"), draft);
        }
        let is_done = |row: Option<RowId>| {
            row.is_some_and(|id| rows.iter().any(|row| row.id == id && row.state == RowState::Confirmed))
        };
        match open {
            Some(Dialog::Submit(dialog)) if !is_done(dialog.row) => {
                saved.put(&format!("{SUBMIT}{}", dialog.facts.id), &dialog.draft);
            }
            Some(Dialog::Accept(dialog)) if !is_done(dialog.row) => {
                saved.put(&format!("{ACCEPT}{}", dialog.facts.id), &dialog.draft);
            }
            _ => {}
        }
    }

    /// Takes up what was saved under a name, in the open dialog when it is its own: whether it was understood, or
    /// nothing when it is not one of these.
    pub fn restore(&mut self, open: &mut Option<Dialog>, name: &str, data: &str) -> Option<bool> {
        let id_after = |prefix: &str| name.strip_prefix(prefix).and_then(|id| DisputeId::parse(id).ok());
        if let Some(id) = id_after(SUBMIT) {
            let draft = match open {
                Some(Dialog::Submit(dialog)) if dialog.facts.id == id => &mut dialog.draft,
                _ => self.submit.entry(id).or_default(),
            };
            return Some(take_up(draft, data));
        }
        let id = id_after(ACCEPT)?;
        let draft = match open {
            Some(Dialog::Accept(dialog)) if dialog.facts.id == id => &mut dialog.draft,
            _ => self.accept.entry(id).or_default(),
        };
        Some(take_up(draft, data))
    }

    /// Puts a note into the submission's form, unless a person wrote one. False when there was another one.
    pub fn offer_note(&mut self, id: &DisputeId, note: String) -> bool {
        let draft = self.submit.entry(id.clone()).or_default();
        let is_free = draft.note.trim().is_empty() || draft.note == note;
        if is_free {
            draft.note = note;
        }
        is_free
    }

    /// What was typed for a submission.
    pub fn take_submit(&mut self, id: &DisputeId) -> SubmitDraft {
        self.submit.remove(id).unwrap_or_default()
    }

    /// What was typed for an acceptance.
    pub fn take_accept(&mut self, id: &DisputeId) -> AcceptDraft {
        self.accept.remove(id).unwrap_or_default()
    }
}

/// The one dialog that is open.
pub enum Dialog {
    /// Answer a dispute.
    Submit(Box<submit::SubmitDialog>),
    /// Accept a loss.
    Accept(Box<accept::AcceptDialog>),
    /// A short question.
    Confirm(Box<confirm::Confirm>),
    /// Before the list is saved.
    Export(Box<export::ExportDialog>),
    /// Transaction counts from a file.
    Counts(Box<counts::CountsDialog>),
    /// Before an account is removed.
    Remove(Box<remove::RemoveDialog>),
    /// Before many disputes are changed.
    Bulk(Box<bulk::BulkDialog>),
    /// Before many losses are accepted, and what becomes of each.
    BulkAccept(Box<bulk_accept::BulkAcceptDialog>),
    /// A backup of the open account.
    Backup(Box<backup::BackupDialog>),
    /// An account from a backup.
    Restore(Box<restore::RestoreDialog>),
}

impl Dialog {
    /// Takes over what came.
    pub fn poll(&mut self, ctx: &egui::Context, desk: &Desk, session: &Arc<Session>, open: Open<'_>) {
        match self {
            Self::Submit(dialog) => {
                dialog.facts.poll(session);
                dialog.preview.poll(ctx);
            }
            Self::Accept(dialog) => dialog.facts.poll(session),
            Self::Remove(dialog) => dialog.poll(),
            Self::Bulk(dialog) => dialog.poll(desk, open),
            Self::BulkAccept(dialog) => dialog.poll(desk, open),
            Self::Backup(dialog) => dialog.poll(),
            Self::Restore(dialog) => dialog.poll(),
            Self::Counts(dialog) => dialog.poll(desk),
            Self::Confirm(_) | Self::Export(_) => {}
        }
    }

    /// Shows it.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        match self {
            Self::Submit(dialog) => dialog.ui(ui, cx),
            Self::Accept(dialog) => dialog.ui(ui, cx),
            Self::Confirm(dialog) => dialog.ui(ui, cx.actions),
            Self::Export(dialog) => dialog.ui(ui, cx),
            Self::Remove(dialog) => dialog.ui(ui, cx),
            Self::Bulk(dialog) => dialog.ui(ui, cx),
            Self::BulkAccept(dialog) => dialog.ui(ui, cx),
            Self::Backup(dialog) => dialog.ui(ui, cx),
            Self::Restore(dialog) => dialog.ui(ui, cx),
            Self::Counts(dialog) => dialog.ui(ui, cx),
        }
    }

    /// Back from what came of it to what was typed, with everything asked anew.
    pub fn back(&mut self) {
        match self {
            Self::Submit(dialog) => {
                dialog.row = None;
                dialog.draft.typed.clear();
                dialog.draft.reason.clear();
                dialog.facts.ask_again();
            }
            Self::Accept(dialog) => {
                dialog.row = None;
                dialog.draft.typed.clear();
                dialog.draft.reason.clear();
                dialog.facts.ask_again();
            }
            Self::Confirm(_)
            | Self::Export(_)
            | Self::Counts(_)
            | Self::Remove(_)
            | Self::Bulk(_)
            | Self::BulkAccept(_)
            | Self::Backup(_)
            | Self::Restore(_) => {}
        }
    }

    /// What was confirmed is a row of the outbox now; the dialog shows its hold.
    pub fn is_sent_as(&mut self, dispute: &DisputeId, id: RowId) {
        match self {
            Self::Submit(dialog) if dialog.facts.id == *dispute => dialog.row = Some(id),
            Self::Accept(dialog) if dialog.facts.id == *dispute => dialog.row = Some(id),
            // Another one is open by now.
            Self::Submit(_)
            | Self::Accept(_)
            | Self::Confirm(_)
            | Self::Export(_)
            | Self::Counts(_)
            | Self::Remove(_)
            | Self::Bulk(_)
            | Self::BulkAccept(_)
            | Self::Backup(_)
            | Self::Restore(_) => {}
        }
    }
}
