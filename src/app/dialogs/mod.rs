//! The dialogs: submit, accept, and the short question before something that is not undone with one click.

pub mod accept;
pub mod confirm;
mod parts;
pub mod submit;

use super::Context;
use super::actions::Action;
use crate::desk::{Desk, OutboxRow, RowId, RowState, Session};
use crate::domain::guard::{AcceptDraft, SubmitDraft};
use crate::domain::ids::DisputeId;
use egui::Ui;
use std::collections::HashMap;
use std::sync::Arc;

/// What was typed into dialogs that were closed, by dispute, for as long as the account is open.
#[derive(Default)]
pub struct Drafts {
    submit: HashMap<DisputeId, SubmitDraft>,
    accept: HashMap<DisputeId, AcceptDraft>,
}

impl Drafts {
    /// Keeps what was typed into a dialog that closes, unless it was sent. The confirmation is typed anew each time.
    pub fn keep(&mut self, dialog: Dialog, rows: &[OutboxRow]) {
        let is_done = |row: Option<RowId>| {
            row.is_some_and(|id| rows.iter().any(|row| row.id == id && row.state == RowState::Confirmed))
        };
        match dialog {
            Dialog::Submit(dialog) if !is_done(dialog.row) => {
                let draft = SubmitDraft { typed: String::new(), saw_open_checks: false, ..dialog.draft };
                self.submit.insert(dialog.facts.id, draft);
            }
            Dialog::Accept(dialog) if !is_done(dialog.row) => {
                let draft = AcceptDraft { typed: String::new(), saw_open_checks: false, ..dialog.draft };
                self.accept.insert(dialog.facts.id, draft);
            }
            Dialog::Submit(_) | Dialog::Accept(_) | Dialog::Confirm(_) => {}
        }
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
    Confirm(confirm::Confirm),
}

impl Dialog {
    /// Takes over what came.
    pub fn poll(&mut self, ctx: &egui::Context, desk: &Desk, session: &Arc<Session>) {
        match self {
            Self::Submit(dialog) => dialog.facts.poll(ctx, desk, session),
            Self::Accept(dialog) => dialog.facts.poll(ctx, desk, session),
            Self::Confirm(_) => {}
        }
    }

    /// Shows it.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) -> Option<Action> {
        match self {
            Self::Submit(dialog) => dialog.ui(ui, cx),
            Self::Accept(dialog) => dialog.ui(ui, cx),
            Self::Confirm(dialog) => dialog.ui(ui),
        }
    }

    /// Back from what came of it to what was typed, with everything asked anew.
    pub fn back(&mut self, desk: &Desk, session: &Arc<Session>) {
        match self {
            Self::Submit(dialog) => {
                dialog.row = None;
                dialog.draft.typed.clear();
                dialog.facts.ask_again(desk, session);
            }
            Self::Accept(dialog) => {
                dialog.row = None;
                dialog.draft.typed.clear();
                dialog.facts.ask_again(desk, session);
            }
            Self::Confirm(_) => {}
        }
    }

    /// What was confirmed is a row of the outbox now; the dialog shows its hold.
    pub fn is_sent_as(&mut self, id: RowId) {
        match self {
            Self::Submit(dialog) => dialog.row = Some(id),
            Self::Accept(dialog) => dialog.row = Some(id),
            Self::Confirm(_) => {}
        }
    }
}
