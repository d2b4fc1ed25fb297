//! Form fields: a label above, the error below, and a name that a screen reader and a test find.
//!
//! Must not live here: what is wrong with what is typed.

use super::tokens::{size, space, tokens};
use super::{eye, focus, theme};
use crate::app::words;
use egui::{Margin, Response, RichText, Stroke, TextEdit, Ui};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// One text field of a form.
#[must_use = "call ui() to show it"]
pub struct Field<'a> {
    label: &'a str,
    is_required: bool,
    example: &'a str,
    rows: usize,
    error: Option<Cow<'a, str>>,
    limit: usize,
    is_first: bool,
    confirms: bool,
    room: i8,
}

impl<'a> Field<'a> {
    /// A field with its label.
    pub fn new(label: &'a str) -> Self {
        Self {
            label,
            is_required: false,
            example: "",
            rows: 1,
            error: None,
            limit: 10_000,
            is_first: false,
            confirms: false,
            room: 10,
        }
    }

    /// Its label, as it was given.
    #[must_use]
    pub fn label(&self) -> &'a str {
        self.label
    }

    /// Takes the focus when its dialog, menu or page opens, if it is empty and none before it has taken it.
    pub fn first(mut self) -> Self {
        self.is_first = true;
        self
    }

    /// What is typed confirms a decision: Enter in it is a click on the button that decides (`focus::was_confirmed`).
    pub fn confirms(mut self) -> Self {
        self.confirms = true;
        self
    }

    /// Leaves room at its end for a button inside.
    pub fn room_for_button(mut self) -> Self {
        self.room = 30;
        self
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
    pub fn error(mut self, error: Option<impl Into<Cow<'a, str>>>) -> Self {
        self.error = error.map(Into::into);
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
            ui.spacing_mut().item_spacing.y = space::TIGHT;
            let words = if self.is_required { words::kit_field_required(self.label) } else { self.label.to_owned() };
            let label = ui.label(RichText::new(words).font(theme::small()).color(tokens.muted));
            if self.error.is_some() {
                mark_wrong(ui);
            }
            let pale = if self.example.is_empty() { String::new() } else { words::kit_field_example(self.example) };
            let is_empty = text.trim().is_empty();
            // Named by its label, not by its place: what appears above it must not take the caret away.
            let edit = if self.rows > 1 {
                TextEdit::multiline(text).desired_rows(self.rows)
            } else {
                TextEdit::singleline(text)
            };
            let response = ui.add(
                edit.id_salt(self.label)
                    .desired_width(f32::INFINITY)
                    .margin(Margin { left: 8, right: self.room, top: 6, bottom: 6 })
                    .hint_text(RichText::new(pale).italics().color(tokens.faint))
                    .char_limit(self.limit)
                    .min_size(egui::vec2(0.0, size::CONTROL)),
            );
            let response = response.labelled_by(label.id);
            if self.is_first {
                focus::first(&response, is_empty);
            }
            if self.rows == 1 && focus::is_entered(&response) {
                focus::note_entered(ui.ctx(), self.confirms);
            }
            field_error_ui(ui, self.error.as_deref());
            response
        })
        .inner
    }
}

/// Colours the border of the next field.
pub fn mark_wrong(ui: &mut Ui) {
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
        super::widgets::told(ui, super::Tone::Red, error);
    }
}

/// A field for a secret. What is typed is shown as dots and cannot be copied until a person opens the eye at its end, and
/// leaves no undo history behind.
pub fn secret_ui(ui: &mut Ui, label: &str, hint: &str, text: &mut String) -> Response {
    let tokens = tokens(ui);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::TIGHT;
        let name = ui.label(RichText::new(label).font(theme::small()).color(tokens.muted));
        let id = ui.make_persistent_id(label);
        let is_open = eye::is_open(ui, id);
        let mut output = TextEdit::singleline(text)
            .id(id)
            .password(!is_open)
            .desired_width(f32::INFINITY)
            .margin(Margin { left: 8, right: 30, top: 6, bottom: 6 })
            .hint_text(RichText::new(hint).color(tokens.faint))
            .char_limit(1_000)
            .min_size(egui::vec2(0.0, size::CONTROL))
            .show(ui);
        // egui keeps the plain text of every field for undo, also of this one.
        output.state.clear_undoer();
        output.state.store(ui.ctx(), id);
        let response = output.response.response.labelled_by(name.id);
        eye::ui(ui, label, &response, is_open);
        response
    })
    .inner
}

/// How high a menu is before it scrolls: a year of months, where the window has the room.
const MENU: f32 = size::CONTROL * 14.0;

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
        ui.spacing_mut().item_spacing.y = space::TIGHT;
        let name = ui.label(RichText::new(label).font(theme::small()).color(tokens.muted));
        if error.is_some() {
            mark_wrong(ui);
        }
        let now =
            choices.iter().find(|(value, _)| value == chosen).map_or(words::kit_choose(), |(_, words)| words.as_str());
        let mut changed = false;
        let menu = egui::ComboBox::from_id_salt(label).selected_text(now).width(ui.available_width()).height(MENU);
        let combo = menu.show_ui(ui, |ui| {
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

/// What a form may say is wrong: a field that was left with something in it, or everything once it was sent. Nothing is
/// said of a field before that, or it would be red before anybody has typed.
#[derive(Clone, Debug, Default)]
pub struct Touched {
    left: BTreeSet<&'static str>,
    is_sent: bool,
    /// It was sent just now: the first field that is wrong comes into view.
    is_seeking: bool,
}

impl Touched {
    /// Notes whether a field was left with something in it.
    pub fn note(&mut self, field: &'static str, response: &Response, text: &str) {
        if response.lost_focus() && !text.trim().is_empty() {
            self.left.insert(field);
        }
    }

    /// The form was sent, or a person tried to.
    pub fn send(&mut self) {
        self.is_sent = true;
        self.is_seeking = true;
    }

    /// Takes a person to the first field that is wrong in what was just sent.
    pub fn lead_to(&mut self, response: &Response, is_wrong: bool) {
        if is_wrong && std::mem::take(&mut self.is_seeking) {
            response.scroll_to_me(None);
            response.request_focus();
        }
    }

    /// Every field was drawn: there is nowhere to lead to any more.
    pub fn end_fields(&mut self) {
        self.is_seeking = false;
    }

    /// True once it was sent.
    #[must_use]
    pub fn is_sent(&self) -> bool {
        self.is_sent
    }

    /// True when what is wrong with a field may be said.
    #[must_use]
    pub fn shows(&self, field: &'static str) -> bool {
        self.is_sent || self.left.contains(field)
    }
}
