//! Submit: what is checked, what the issuer will see, and one typed confirmation.
//!
//! Must not live here: whether it may be submitted.

use super::columns::{Part, two_columns};
use super::parts::{self, Facts};
use super::preview::FilePreview;
use super::progress;
use crate::app::Context;
use crate::app::action::Action;
use crate::app::kit::{Field, Look, Tone, icons, pill, size, space, theme, tokens, widgets};
use crate::app::same_payment::warning_ui;
use crate::app::words;
use crate::desk::list::Entry;
use crate::desk::{RowId, Session};
use crate::domain::Money;
use crate::domain::answer::guard::{SubmitDraft, UNREFERENCED_REFUND};
use crate::domain::dispute::DisputeState;
use crate::domain::dispute::round::{Provenance, Rounds};
use crate::domain::evidence::{Evidence, EvidenceState};
use crate::domain::money::amount_input;
use crate::domain::text;
use egui::{Frame, RichText, Ui};

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
    pub fn open(session: &Session, entry: &Entry, draft: SubmitDraft) -> Self {
        Self { facts: Facts::ask(session, entry), row: None, draft, preview: FilePreview::default() }
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
        let mut can = None;
        let left = |ui: &mut Ui, part: Part| match (part, can) {
            (Part::Content, _) => can = self.left_ui(ui, cx),
            (Part::Foot, Some(can)) => self.buttons_ui(ui, cx, can),
            (Part::Foot, None) => {}
        };
        let escape = two_columns(ui, "submit", left, Some(&mut preview));
        self.preview = pages;
        // What was pressed in it counts before Esc.
        if escape && cx.actions.count() == before {
            parts::on_escape(cx, self.row);
        }
    }

    /// What is decided. Returns whether it may be submitted, or why not; nothing once it was.
    fn left_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) -> Option<Result<(), &'static str>> {
        let amount = self.facts.money().map_or_else(|| self.facts.id.to_string(), words::money);
        widgets::title(ui, &words::dialog_submit_title(amount));
        // What was to be known before it was decided is not said once it is.
        if let Some(id) = self.row {
            ui.add_space(space::TIGHT);
            progress::row_ui(ui, cx, id, words::dialog_submitted());
            return None;
        }
        if self.facts.is_reopened(cx) {
            widgets::toned(ui, Tone::Amber, words::dialog_reopened());
            let words = words::dialog_submit_reopened_hint();
            widgets::hint(ui, words);
        } else {
            widgets::hint(ui, words::dialog_submit_hint());
        }
        warning_ui(ui, cx, self.facts.related());
        ui.add_space(space::TIGHT);
        self.facts.errors_ui(ui);
        let currency = self.facts.currency();
        let checks = self.draft.preflight(&self.facts.situation(cx), currency);
        self.facts.note_begun(&self.draft.note, &self.draft.typed);
        parts::checks_ui(ui, &self.facts, &checks, cx.zone);
        self.facts.target_ui(ui, cx);
        self.facts.redact_ui(ui, cx);
        ui.add_space(space::HAIR);
        Field::new(words::dialog_submit_note()).first().required().rows(4).ui(ui, &mut self.draft.note);
        self.partial_ui(ui);
        let leads = parts::override_ui(ui, &checks, &mut self.draft.reason);
        let typed = parts::typed_ui(ui, &self.facts, &mut self.draft.typed, leads);
        Some(parts::readiness(&checks, &self.draft.reason, typed))
    }

    fn partial_ui(&mut self, ui: &mut Ui) {
        widgets::checkbox(ui, &mut self.draft.is_partial, words::dialog_submit_part());
        if self.draft.is_partial {
            Field::new(words::dialog_submit_part_amount()).example("40.00").ui(ui, &mut self.draft.partial_amount);
            widgets::hint(ui, words::dialog_submit_part_hint());
        }
        if self.facts.dispute().state == Some(DisputeState::Inquiry) {
            self.refund_ui(ui);
        }
    }

    fn refund_ui(&mut self, ui: &mut Ui) {
        let mut is_unlinked = self.draft.refund.trim() == UNREFERENCED_REFUND;
        if !is_unlinked {
            Field::new(words::dialog_submit_refund())
                .example(words::dialog_submit_refund_example())
                .ui(ui, &mut self.draft.refund);
            widgets::hint(ui, words::dialog_submit_refund_hint());
        }
        let checkbox = widgets::checkbox(ui, &mut is_unlinked, words::dialog_submit_refund_unlinked());
        if checkbox.on_hover_text(UNREFERENCED_REFUND).changed() {
            self.draft.refund = if is_unlinked { UNREFERENCED_REFUND.to_owned() } else { String::new() };
        }
    }

    fn buttons_ui(&self, ui: &mut Ui, cx: &Context<'_>, can: Result<(), &str>) {
        ui.horizontal_wrapped(|ui| {
            let is_sure = widgets::button_if(ui, can, Look::Primary, words::dialog_submit()).clicked()
                || parts::is_confirmed(ui, can);
            // Of both in one frame, Cancel counts.
            if widgets::button(ui, Look::Secondary, words::kit_cancel()).clicked() {
                cx.actions.push(Action::CloseDialog);
            } else if is_sure
                && let Some(confirmed) = self.draft.confirm(&self.facts.situation(cx), self.facts.currency())
            {
                cx.actions.push(Action::Submit(confirmed));
            }
        });
        if let Some(words) = words::checks::hold(cx.settings.hold(), cx.margin) {
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
    widgets::caption(ui, words::dialog_issuer_gets());
    let Some(files) = files else {
        widgets::muted(ui, words::dialog_issuer_files_unknown());
        return;
    };
    if files.is_empty() {
        widgets::muted(ui, words::dialog_issuer_no_files());
    }
    for file in files {
        file_ui(ui, file, rounds.map(|rounds| rounds.origin(&file.id)));
    }
    ui.add_space(space::CLOSE);
    widgets::caption(ui, words::dialog_issuer_note());
    let note = draft.note.trim();
    let shown = if note.is_empty() { "–".to_owned() } else { text::clean_lines(note) };
    ui.add(egui::Label::new(RichText::new(shown)).wrap());
    ui.add_space(space::CLOSE);
    widgets::caption(ui, words::dialog_issuer_contested());
    let contested = match (draft.is_partial, whole) {
        (true, Some(whole)) => {
            amount_input::parse(&draft.partial_amount, whole.currency, words::language::spoken().marks).map_or_else(
                |_not_yet| "–".to_owned(),
                |part| words::dialog_contested_part(words::money(part), words::money(whole)),
            )
        }
        (false, Some(whole)) => words::dialog_contested_whole(words::money(whole)),
        (_, None) => words::dialog_contested_all().to_owned(),
    };
    ui.label(contested);
    let refund = draft.refund.trim();
    if is_inquiry && !refund.is_empty() {
        ui.add_space(space::CLOSE);
        widgets::caption(ui, words::dialog_submit_refund());
        let shown = match refund {
            UNREFERENCED_REFUND => words::dialog_submit_refund_unlinked().to_owned(),
            id => text::clean_to(id, 80),
        };
        ui.label(shown).on_hover_text(text::clean_to(refund, 80));
    }
}

/// A file, and whether the issuer gets it.
fn file_ui(ui: &mut Ui, file: &Evidence, origin: Option<Provenance<'_>>) {
    let tokens = tokens(ui);
    Frame::new()
        .fill(tokens.raised)
        .stroke(theme::hairline(tokens.line))
        .corner_radius(size::CARD_RADIUS)
        .inner_margin(space::NEAR)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal(|ui| {
                widgets::icon(ui, icons::FILE, size::BODY, tokens.muted);
                ui.vertical(|ui| {
                    ui.add(
                        egui::Label::new(RichText::new(file.file_name()).font(theme::medium(size::BODY))).truncate(),
                    );
                    let (tone, words) = match &file.state {
                        Some(EvidenceState::Succeeded) if origin == Some(Provenance::Elsewhere) => {
                            (Tone::Grey, words::dialog_file_elsewhere())
                        }
                        Some(EvidenceState::Succeeded) if matches!(origin, Some(Provenance::Earlier(..))) => {
                            (Tone::Grey, words::dialog_file_earlier())
                        }
                        Some(EvidenceState::Succeeded) => (Tone::Green, words::dialog_file_received()),
                        Some(EvidenceState::Failed) => (Tone::Red, words::dialog_file_refused()),
                        Some(EvidenceState::Canceled) => (Tone::Grey, words::dialog_file_canceled()),
                        _ => (Tone::Amber, words::dialog_file_moving()),
                    };
                    pill(ui, tone, words);
                });
            });
        });
}
