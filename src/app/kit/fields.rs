//! Form fields: a label above, the error below, and a name that a screen reader and a test find.

use super::theme;
use super::tokens::{size, tokens};
use egui::{Margin, Response, RichText, Stroke, TextEdit, Ui};

/// One text field of a form.
#[must_use = "call ui() to show it"]
pub struct Field<'a> {
    label: &'a str,
    is_required: bool,
    example: &'a str,
    rows: usize,
    error: Option<&'a str>,
    limit: usize,
}

impl<'a> Field<'a> {
    /// A field with its label.
    pub fn new(label: &'a str) -> Self {
        Self { label, is_required: false, example: "", rows: 1, error: None, limit: 10_000 }
    }

    /// Says that it cannot be left empty.
    pub fn required(mut self) -> Self {
        self.is_required = true;
        self
    }

    /// An example inside an empty field, marked as one so that nobody takes it for a value.
    pub fn example(mut self, example: &'a str) -> Self {
        self.example = example;
        self
    }

    /// Several lines.
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// What is wrong with it.
    pub fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }

    /// Most characters.
    pub fn limit(mut self, limit: usize) -> Self {
        self.limit = limit;
        self
    }

    /// Shows it.
    pub fn ui(self, ui: &mut Ui, text: &mut String) -> Response {
        let tokens = tokens(ui);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            let words = if self.is_required { format!("{} · required", self.label) } else { self.label.to_owned() };
            let label = ui.label(RichText::new(words).font(theme::small()).color(tokens.muted));
            if self.error.is_some() {
                mark_wrong(ui);
            }
            let pale = if self.example.is_empty() { String::new() } else { format!("e.g. {}", self.example) };
            // Named by its label, not by its place: what appears above it must not take the caret away.
            let edit = if self.rows > 1 {
                TextEdit::multiline(text).desired_rows(self.rows)
            } else {
                TextEdit::singleline(text)
            };
            let response = ui.add(
                edit.id_salt(self.label)
                    .desired_width(f32::INFINITY)
                    .margin(Margin::symmetric(10, 6))
                    .hint_text(RichText::new(pale).italics().color(tokens.faint))
                    .char_limit(self.limit)
                    .min_size(egui::vec2(0.0, size::CONTROL)),
            );
            let response = response.labelled_by(label.id);
            field_error_ui(ui, self.error);
            response
        })
        .inner
    }
}

/// Colours the border of the next field.
fn mark_wrong(ui: &mut Ui) {
    let red = tokens(ui).red;
    let widgets = &mut ui.visuals_mut().widgets;
    for slot in [
        &mut widgets.inactive,
        &mut widgets.hovered,
        &mut widgets.active,
        &mut widgets.open,
        &mut widgets.noninteractive,
    ] {
        slot.bg_stroke = Stroke::new(1.0, red);
    }
}

/// The sentence under a field.
pub fn field_error_ui(ui: &mut Ui, error: Option<&str>) {
    if let Some(error) = error {
        super::widgets::toned(ui, super::Tone::Red, error);
    }
}

/// A field for a secret. What is typed is shown as dots, cannot be copied, and leaves no undo history behind.
pub fn secret_ui(ui: &mut Ui, label: &str, hint: &str, text: &mut String) -> Response {
    let tokens = tokens(ui);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let name = ui.label(RichText::new(label).font(theme::small()).color(tokens.muted));
        let mut output = TextEdit::singleline(text)
            .id_salt(label)
            .password(true)
            .desired_width(f32::INFINITY)
            .margin(Margin::symmetric(10, 6))
            .hint_text(RichText::new(hint).color(tokens.faint))
            .char_limit(1_000)
            .min_size(egui::vec2(0.0, size::CONTROL))
            .show(ui);
        // egui keeps the plain text of every field for undo, also of this one.
        output.state.clear_undoer();
        let id = output.response.response.id;
        output.state.store(ui.ctx(), id);
        output.response.response.labelled_by(name.id)
    })
    .inner
}

/// A menu of choices with a label above.
pub fn choice_ui<T: PartialEq + Clone>(
    ui: &mut Ui,
    label: &str,
    chosen: &mut T,
    choices: &[(T, String)],
    error: Option<&str>,
) -> bool {
    let tokens = tokens(ui);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let name = ui.label(RichText::new(label).font(theme::small()).color(tokens.muted));
        if error.is_some() {
            mark_wrong(ui);
        }
        let now = choices.iter().find(|(value, _)| value == chosen).map_or("Choose", |(_, words)| words.as_str());
        let mut changed = false;
        let combo =
            egui::ComboBox::from_id_salt(label).selected_text(now).width(ui.available_width()).show_ui(ui, |ui| {
                for (value, words) in choices {
                    if ui.selectable_label(value == chosen, words).clicked() {
                        changed = value != chosen;
                        *chosen = value.clone();
                    }
                }
            });
        combo.response.labelled_by(name.id);
        field_error_ui(ui, error);
        changed
    })
    .inner
}
