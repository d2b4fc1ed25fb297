//! Accept: conceding the money, once.
//!
//! Must not live here: whether it may be accepted.

use super::columns::{Part, two_columns};
use super::parts::{self, Facts};
use super::progress;
use crate::app::Context;
use crate::app::action::Action;
use crate::app::kit::{Field, Look, Tone, space, widgets};
use crate::app::same_payment::warning_ui;
use crate::app::words;
use crate::desk::list::Entry;
use crate::desk::{RowId, Session};
use crate::domain::answer::guard::AcceptDraft;
use egui::Ui;

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
    pub fn open(session: &Session, entry: &Entry, draft: AcceptDraft) -> Self {
        Self { facts: Facts::ask(session, entry), row: None, draft }
    }

    /// Shows it.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let before = cx.actions.count();
        let mut can = None;
        let left = |ui: &mut Ui, part: Part| match (part, can) {
            (Part::Content, _) => can = self.left_ui(ui, cx),
            (Part::Foot, Some(can)) => self.buttons_ui(ui, cx, can),
            (Part::Foot, None) => {}
        };
        let escape = two_columns(ui, "accept", left, None);
        // What was pressed in it counts before Esc.
        if escape && cx.actions.count() == before {
            parts::on_escape(cx, self.row);
        }
    }

    /// What is decided. Returns whether it may be accepted, or why not; nothing once it was.
    fn left_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) -> Option<Result<(), &'static str>> {
        let amount = self.facts.money().map_or_else(|| self.facts.id.to_string(), words::money);
        widgets::title(ui, &words::dialog_accept_title(amount));
        // What was to be known before it was decided is not said once it is.
        if let Some(id) = self.row {
            ui.add_space(space::TIGHT);
            progress::row_ui(ui, cx, id, words::dialog_accepted());
            return None;
        }
        if self.facts.is_reopened(cx) {
            widgets::toned(ui, Tone::Amber, words::dialog_reopened());
            let words = words::dialog_accept_reopened_hint();
            widgets::hint(ui, words);
        } else {
            widgets::hint(ui, words::dialog_accept_hint());
        }
        warning_ui(ui, cx, self.facts.related());
        ui.add_space(space::TIGHT);
        self.facts.errors_ui(ui);
        let checks = self.draft.preflight(&self.facts.situation(cx));
        self.facts.note_begun(&self.draft.note, &self.draft.typed);
        parts::checks_ui(ui, &self.facts, &checks, cx.zone);
        self.facts.target_ui(ui, cx);
        ui.add_space(space::HAIR);
        Field::new(words::dialog_accept_note())
            .first()
            .required()
            .rows(3)
            .example(words::dialog_accept_note_example())
            .ui(ui, &mut self.draft.note);
        let leads = parts::override_ui(ui, &checks, &mut self.draft.reason);
        let typed = parts::typed_ui(ui, &self.facts, &mut self.draft.typed, leads);
        Some(parts::readiness(&checks, &self.draft.reason, typed))
    }

    fn buttons_ui(&self, ui: &mut Ui, cx: &Context<'_>, can: Result<(), &str>) {
        ui.horizontal_wrapped(|ui| {
            let is_sure = widgets::button_if(ui, can, Look::Danger, words::dialog_accept()).clicked()
                || parts::is_confirmed(ui, can);
            // Of both in one frame, Cancel counts.
            if widgets::button(ui, Look::Secondary, words::kit_cancel()).clicked() {
                cx.actions.push(Action::CloseDialog);
            } else if is_sure
                && let Some(confirmed) = self.draft.confirm(&self.facts.situation(cx), self.facts.currency())
            {
                cx.actions.push(Action::Accept(confirmed));
            }
        });
        if let Some(words) = words::checks::hold(cx.settings.hold(), cx.margin) {
            widgets::hint(ui, words);
        }
    }
}
