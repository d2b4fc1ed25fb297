//! Accept: conceding the money, once.

use super::parts::{self, Facts};
use super::progress;
use crate::app::Context;
use crate::app::action::Action;
use crate::app::kit::{Field, Look, Tone, widgets};
use crate::desk::list::Entry;
use crate::desk::{Desk, RowId, Session};
use crate::domain::answer::guard::AcceptDraft;
use egui::Ui;
use std::sync::Arc;

/// The dialog's state.
pub struct AcceptDialog {
    /// What Finix says.
    pub facts: Facts,
    /// The row, after it was confirmed.
    pub row: Option<RowId>,
    /// What is typed.
    pub draft: AcceptDraft,
}

impl AcceptDialog {
    /// Opens it and asks Finix how the dispute stands.
    #[must_use]
    pub fn open(desk: &Desk, session: &Arc<Session>, entry: &Entry, draft: AcceptDraft) -> Self {
        Self { facts: Facts::ask(desk, session, entry), row: None, draft }
    }

    /// Shows it.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let before = cx.actions.count();
        let escape = parts::two_columns(ui, "accept", |ui| self.left_ui(ui, cx), None);
        // What was pressed in it counts before Esc.
        if escape && cx.actions.count() == before {
            parts::on_escape(cx, self.row);
        }
    }

    fn left_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let amount = self.facts.money().map_or_else(|| self.facts.id.to_string(), |money| money.to_string());
        widgets::title(ui, &format!("Accept the dispute over {amount}"));
        if self.facts.is_reopened(cx) {
            widgets::toned(ui, Tone::Amber, "The issuer has reopened this dispute");
            let words = "Accepting now concedes it: the money goes to the cardholder, also when you had won before. \
                         It cannot be undone.";
            widgets::hint(ui, words);
        } else {
            widgets::hint(ui, "Accepting concedes the money to the cardholder. It cannot be undone");
        }
        ui.add_space(4.0);
        if let Some(id) = self.row {
            return progress::row_ui(ui, cx, id, "Dispute accepted");
        }
        self.facts.errors_ui(ui, cx);
        let checks = self.draft.preflight(&self.facts.situation(cx));
        parts::checks_ui(ui, &checks);
        ui.add_space(2.0);
        Field::new("Note").required().rows(3).example("refund already due").ui(ui, &mut self.draft.note);
        parts::override_ui(ui, &checks, &mut self.draft.reason);
        let typed = parts::typed_ui(ui, &self.facts, &mut self.draft.typed);
        let can = parts::readiness(&checks, &self.draft.reason, typed);
        ui.add_space(6.0);
        ui.horizontal_wrapped(|ui| {
            let is_sure = widgets::button_if(ui, can, Look::Danger, "Accept dispute").clicked();
            // Of both in one frame, Cancel counts.
            if widgets::button(ui, Look::Secondary, "Cancel").clicked() {
                cx.actions.push(Action::CloseDialog);
            } else if is_sure
                && let Some(confirmed) = self.draft.confirm(&self.facts.situation(cx), self.facts.currency())
            {
                cx.actions.push(Action::Accept(confirmed));
            }
        });
        if let Some(words) = cx.settings.hold().words() {
            widgets::hint(ui, words);
        }
    }
}
