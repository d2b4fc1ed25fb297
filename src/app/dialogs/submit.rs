//! Submit: what is checked, what the issuer will see, and one typed confirmation.

use super::parts::{self, Facts};
use super::preview::FilePreview;
use super::progress;
use crate::app::Context;
use crate::app::action::Action;
use crate::app::kit::{Field, Look, Tone, icons, pill, theme, tokens, widgets};
use crate::desk::list::Entry;
use crate::desk::{Desk, RowId, Session};
use crate::domain::Money;
use crate::domain::answer::guard::SubmitDraft;
use crate::domain::answer::preflight;
use crate::domain::dispute::DisputeState;
use crate::domain::dispute::round::{Provenance, Rounds};
use crate::domain::evidence::{Evidence, EvidenceState};
use crate::domain::money::amount_input;
use crate::domain::text;
use egui::{Frame, Margin, RichText, Ui};
use std::sync::Arc;

/// The dialog's state.
pub struct SubmitDialog {
    /// What Finix says.
    pub facts: Facts,
    /// The row, after it was confirmed.
    pub row: Option<RowId>,
    /// What is typed.
    pub draft: SubmitDraft,
    /// The files, page by page.
    pub preview: FilePreview,
}

impl SubmitDialog {
    /// Opens it and asks Finix how the dispute stands.
    #[must_use]
    pub fn open(desk: &Desk, session: &Arc<Session>, entry: &Entry, draft: SubmitDraft) -> Self {
        Self { facts: Facts::ask(desk, session, entry), row: None, draft, preview: FilePreview::default() }
    }

    /// Shows it.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let files: Option<Vec<Evidence>> = self.facts.files().map(<[Evidence]>::to_vec);
        let draft = self.draft.clone();
        let is_inquiry = self.facts.dispute().state == Some(DisputeState::Inquiry);
        let whole = self.facts.money();
        let rounds = self.facts.rounds().filter(|_| self.facts.is_reopened(cx));
        let (id, mut pages) = (self.facts.id.clone(), std::mem::take(&mut self.preview));
        let mut preview = |ui: &mut Ui| {
            if let Some(files) = &files {
                pages.ui(ui, cx, &id, files);
            }
            preview_ui(ui, (files.as_deref(), rounds.as_deref()), &draft, whole, is_inquiry);
        };
        let before = cx.actions.count();
        let escape = parts::two_columns(ui, "submit", |ui| self.left_ui(ui, cx), Some(&mut preview));
        self.preview = pages;
        // What was pressed in it counts before Esc.
        if escape && cx.actions.count() == before {
            parts::on_escape(cx, self.row);
        }
    }

    fn left_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let amount = self.facts.money().map_or_else(|| self.facts.id.to_string(), |money| money.to_string());
        widgets::title(ui, &format!("Submit evidence for {amount}"));
        if self.facts.is_reopened(cx) {
            widgets::toned(ui, Tone::Amber, "The issuer has reopened this dispute");
            let words = "If you challenge it again, arbitration may follow. The card network then decides, and whoever \
                         loses pays the amount and a fee. At Visa and Mastercard the fee is several hundred dollars. \
                         Finix takes one submission per round. After it, nothing can be added or changed.";
            widgets::hint(ui, words);
        } else {
            widgets::hint(ui, "Finix takes one submission per dispute. After it, nothing can be added or changed");
        }
        ui.add_space(4.0);
        if let Some(id) = self.row {
            return progress::row_ui(ui, cx, id, "Evidence submitted");
        }
        self.facts.errors_ui(ui, cx);
        let currency = self.facts.currency();
        let checks = self.draft.preflight(&self.facts.situation(cx), currency);
        parts::checks_ui(ui, &checks);
        self.facts.redact_ui(ui, cx);
        ui.add_space(2.0);
        Field::new("Note to the issuer").required().rows(4).ui(ui, &mut self.draft.note);
        self.partial_ui(ui);
        parts::override_ui(ui, &checks, &mut self.draft.reason);
        let typed = parts::typed_ui(ui, &self.facts, &mut self.draft.typed);
        self.buttons_ui(ui, cx, &checks, typed);
    }

    fn partial_ui(&mut self, ui: &mut Ui) {
        widgets::checkbox(ui, &mut self.draft.is_partial, "Contest only part of the amount");
        if self.draft.is_partial {
            Field::new("Part that is contested").example("40.00").ui(ui, &mut self.draft.partial_amount);
            widgets::hint(ui, "Say in the note why the rest is not contested");
        }
        if self.facts.dispute().state == Some(DisputeState::Inquiry) {
            Field::new("Refund already given").example("TR…, or UNREFERENCED_REFUND").ui(ui, &mut self.draft.refund);
            widgets::hint(ui, "Only to resolve an inquiry by a refund. Leave it empty otherwise");
        }
    }

    fn buttons_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, checks: &[preflight::Check], typed: bool) {
        let can = parts::readiness(checks, &self.draft.reason, typed);
        ui.add_space(6.0);
        ui.horizontal_wrapped(|ui| {
            let is_sure = widgets::button_if(ui, can, Look::Primary, "Submit evidence").clicked();
            // Of both in one frame, Cancel counts.
            if widgets::button(ui, Look::Secondary, "Cancel").clicked() {
                cx.actions.push(Action::CloseDialog);
            } else if is_sure
                && let Some(confirmed) = self.draft.confirm(&self.facts.situation(cx), self.facts.currency())
            {
                cx.actions.push(Action::Submit(confirmed));
            }
        });
        if let Some(words) = cx.settings.hold().words() {
            widgets::hint(ui, words);
        }
    }
}

/// Exactly what will be sent.
fn preview_ui(
    ui: &mut Ui,
    (files, rounds): (Option<&[Evidence]>, Option<&Rounds>),
    draft: &SubmitDraft,
    whole: Option<Money>,
    is_inquiry: bool,
) {
    let tokens = tokens(ui);
    widgets::caption(ui, "What the issuer gets");
    let Some(files) = files else {
        widgets::muted(ui, "Which files Finix holds is not known yet");
        return;
    };
    if files.is_empty() {
        widgets::muted(ui, "No files");
    }
    for file in files {
        Frame::new()
            .fill(tokens.raised)
            .stroke(egui::Stroke::new(1.0, tokens.line))
            .corner_radius(8)
            .inner_margin(Margin::symmetric(10, 8))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.horizontal(|ui| {
                    ui.label(RichText::new(icons::FILE).color(tokens.muted));
                    ui.vertical(|ui| {
                        ui.add(egui::Label::new(RichText::new(file.file_name()).font(theme::medium(13.0))).truncate());
                        let origin = rounds.map(|rounds| rounds.origin(&file.id));
                        let (tone, words) = match &file.state {
                            Some(EvidenceState::Succeeded) if origin == Some(Provenance::Elsewhere) => {
                                (Tone::Grey, "Not sent from here")
                            }
                            Some(EvidenceState::Succeeded) if matches!(origin, Some(Provenance::Earlier(..))) => {
                                (Tone::Grey, "Sent in an earlier round")
                            }
                            Some(EvidenceState::Succeeded) => (Tone::Green, "Received by Finix"),
                            Some(EvidenceState::Failed) => (Tone::Red, "Refused, not part of the answer"),
                            Some(EvidenceState::Canceled) => (Tone::Grey, "Canceled, not part of the answer"),
                            _ => (Tone::Amber, "Still on its way"),
                        };
                        pill(ui, tone, words);
                    });
                });
            });
    }
    ui.add_space(6.0);
    widgets::caption(ui, "Note");
    let note = draft.note.trim();
    let shown = if note.is_empty() { "–".to_owned() } else { text::clean_lines(note) };
    ui.add(egui::Label::new(RichText::new(shown)).wrap());
    ui.add_space(6.0);
    widgets::caption(ui, "Contested");
    let contested = match (draft.is_partial, whole) {
        (true, Some(whole)) => amount_input::parse(&draft.partial_amount, whole.currency)
            .map_or_else(|_not_yet| "–".to_owned(), |part| format!("{part} of {whole}")),
        (false, Some(whole)) => format!("{whole}, all of it"),
        (_, None) => "All of it".to_owned(),
    };
    ui.label(contested);
    let refund = draft.refund.trim();
    if is_inquiry && !refund.is_empty() {
        ui.add_space(6.0);
        widgets::caption(ui, "Refund already given");
        ui.label(text::clean_to(refund, 80));
    }
}
