//! Before the list is saved: as what, and with which columns.
//!
//! Must not live here: writing it.

use crate::app::Context;
use crate::app::action::{Action, Saving};
use crate::app::kit::{Look, Tone, fields, focus, small_dialog, widgets};
use crate::app::words;
use crate::desk::export::{Choice, Format, Separator, separator_of_computer};
use egui::Ui;

/// The form.
pub struct ExportDialog {
    choice: Choice,
    saving: Saving,
}

impl ExportDialog {
    /// The form as it was left.
    #[must_use]
    pub fn new(choice: Choice, saving: Saving) -> Self {
        Self { choice, saving }
    }

    /// Shows it.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let content = |ui: &mut Ui| {
            let (count, hint) = match &self.saving {
                Saving::Shown => (cx.found.rows.len(), words::export_hint()),
                Saving::Selected(rows) => (rows.len(), words::export_selected_hint()),
                Saving::SelectedEverywhere(parts) => {
                    (parts.iter().map(|(_, rows)| rows.len()).sum(), words::export_selected_hint())
                }
                Saving::Everywhere => (cx.found_everywhere.rows.len(), words::export_everywhere_hint()),
            };
            widgets::title(ui, &words::export_title(count));
            widgets::hint(ui, hint);
            self.choices_ui(ui, cx);
            let left = self.incomplete(cx);
            if left > 0 {
                widgets::toned(ui, Tone::Amber, words::export_incomplete(left));
            }
        };
        let can = if cx.export.is_some() { Err(words::export_busy()) } else { Ok(()) };
        let modal = small_dialog(ui, "export", content, |ui, ()| {
            ui.horizontal_wrapped(|ui| {
                let save = widgets::button_if(ui, can, Look::Primary, words::export_save());
                focus::first(&save, true);
                (save.clicked(), widgets::button(ui, Look::Secondary, words::kit_cancel()).clicked())
            })
            .inner
        });
        let (is_saved, is_cancelled) = modal.inner;
        if is_saved {
            cx.actions.push(Action::SaveList(self.choice, self.saving.clone()));
        } else if is_cancelled || modal.should_close() {
            cx.actions.push(Action::CloseDialog);
        }
    }

    /// How many disputes still wait for their currency, where that changes what is saved.
    fn incomplete(&self, cx: &Context<'_>) -> usize {
        let (unpriced, query, left) = match self.saving {
            Saving::Shown | Saving::Selected(_) => {
                (cx.found.unpriced, &cx.found.query, cx.session.sync_state().incomplete)
            }
            Saving::Everywhere | Saving::SelectedEverywhere(_) => {
                let found = cx.found_everywhere;
                let left = cx.everywhere.sessions().map(|session| session.sync_state().incomplete).sum();
                (found.unpriced, &found.query, left)
            }
        };
        if unpriced > 0 || query.asks_amounts() { left } else { 0 }
    }

    fn choices_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let formats = Format::ALL.map(|format| (format, words::list_format(format).to_owned()));
        fields::choice_ui(ui, words::export_format(), &mut self.choice.format, &formats, None);
        let hint = match self.choice.format {
            Format::Json => Some(words::export_json_hint()),
            Format::Ics => Some(words::export_ics_hint()),
            Format::Csv | Format::Xlsx => None,
        };
        if let Some(hint) = hint {
            widgets::hint(ui, hint);
            return;
        }
        let columns =
            [(false, words::export_columns_shown().to_owned()), (true, words::export_columns_all().to_owned())];
        fields::choice_ui(ui, words::export_columns(), &mut self.choice.has_every_column, &columns, None);
        if self.choice.format == Format::Csv {
            csv_ui(ui, cx);
        } else {
            widgets::hint(ui, words::export_xlsx_hint());
        }
    }
}

/// How text is written, for the spreadsheet that opens it.
pub fn csv_ui(ui: &mut Ui, cx: &Context<'_>) {
    let of_computer = words::separator(separator_of_computer());
    let mut chosen = cx.settings.csv_separator;
    let mut choices = vec![(None, words::settings_csv_system(words::inside(of_computer)))];
    choices.extend(Separator::ALL.map(|separator| (Some(separator), words::separator(separator).to_owned())));
    if fields::choice_ui(ui, words::settings_csv(), &mut chosen, &choices, None) {
        cx.actions.push(Action::Change(Box::new(move |settings| settings.csv_separator = chosen)));
    }
    let mut is_for_excel = cx.settings.csv_mark;
    if widgets::checkbox(ui, &mut is_for_excel, words::settings_csv_mark()).changed() {
        cx.actions.push(Action::Change(Box::new(move |settings| settings.csv_mark = is_for_excel)));
    }
}
