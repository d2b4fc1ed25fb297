//! The dialogs: submit, accept, and the short question before something that is not undone with one click.

pub mod accept;
pub mod confirm;
mod parts;
pub mod submit;

use super::Context;
use super::actions::Action;
use crate::desk::{Desk, RowId, Session};
use egui::Ui;
use std::sync::Arc;

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
    pub fn poll(&mut self, desk: &Desk, session: &Arc<Session>) {
        match self {
            Self::Submit(dialog) => dialog.facts.poll(desk, session),
            Self::Accept(dialog) => dialog.facts.poll(desk, session),
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

    /// What was confirmed is a row of the outbox now; the dialog shows its hold.
    pub fn is_sent_as(&mut self, id: RowId) {
        match self {
            Self::Submit(dialog) => dialog.row = Some(id),
            Self::Accept(dialog) => dialog.row = Some(id),
            Self::Confirm(_) => {}
        }
    }
}
