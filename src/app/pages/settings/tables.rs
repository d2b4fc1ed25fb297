//! The tables the app goes by: where they come from, and an edited copy in their place. Letters and limits are edited in
//! forms, every table as its text.
//!
//! Must not live here: what the tables say.

mod letters;
mod limits;

use crate::app::Context;
use crate::app::kit::{Look, Tone, size, space, theme, tokens, widgets};
use crate::app::remote::{Failure, Remote};
use crate::app::words;
use crate::desk::Desk;
use crate::domain::reference::Name;
use crate::domain::reference::change::Change;
use egui::{RichText, TextEdit, Ui};
use letters::LettersForm;
use limits::LimitsForm;

/// The least height of a table's text.
const LEAST_TEXT: f32 = 260.0;

/// What this section remembers.
#[derive(Default)]
pub struct TablesSection {
    /// Which tables have an edited copy; read once.
    known: Remote<(), Vec<(Name, Option<String>)>, String>,
    editing: Option<(Name, String)>,
    form: Option<Form>,
    /// Keeping a copy, or taking it away.
    keeping: Remote<Name, (), String>,
    said: Option<(Tone, String)>,
}

/// A table in a form.
enum Form {
    Letters(LettersForm),
    Limits(LimitsForm),
}

/// What is wished in a form.
enum Wish {
    Save(Vec<Change>),
    Cancel,
}

/// The buttons of a form; `why` is what keeps it from being saved.
fn save_ui(ui: &mut Ui, why: Option<&str>, changes: Vec<Change>) -> Option<Wish> {
    let can = match why {
        Some(why) => Err(why),
        None if changes.is_empty() => Err(words::settings_nothing_changed()),
        None => Ok(()),
    };
    let mut wish = None;
    ui.horizontal_wrapped(|ui| {
        if widgets::button_if(ui, can, Look::Primary, words::settings_table_save()).clicked() {
            wish = Some(Wish::Save(changes));
        }
        if widgets::button(ui, Look::Secondary, words::kit_cancel()).clicked() {
            wish = Some(Wish::Cancel);
        }
    });
    wish
}

impl TablesSection {
    /// Takes over what came.
    pub fn poll(&mut self) {
        self.known.poll();
        if self.keeping.poll()
            && let Some((name, result)) = self.keeping.take()
        {
            self.said = Some(match result {
                Ok(()) => {
                    self.editing = None;
                    self.form = None;
                    self.known.clear();
                    (Tone::Green, words::settings_table_in_force(words::table(name)))
                }
                Err(Failure::Error(why)) => (Tone::Red, words::sentences(&[words::settings_table_not_saved(), &why])),
                Err(Failure::Crashed) => (Tone::Red, words::settings_table_crashed().to_owned()),
            });
        }
    }

    /// The section.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        if cx.desk.settings.folder().is_none() {
            widgets::muted(ui, words::settings_tables_fixed());
            return;
        }
        if self.known.about().is_none() {
            let tables = cx.desk.tables.clone();
            self.known.request(&cx.desk.runtime, &cx.desk.wake, (), async move {
                let read = move || Name::ALL.map(|name| (name, tables.copy(name).ok().flatten())).to_vec();
                tokio::task::spawn_blocking(read).await.map_err(|error| error.to_string())
            });
        }
        if let Some((tone, words)) = &self.said {
            widgets::toned(ui, *tone, words);
        }
        match (self.editing.take(), self.form.take()) {
            (Some((name, text)), _) => self.editor_ui(ui, cx.desk, name, text),
            (None, Some(form)) => self.form_ui(ui, cx, form),
            (None, None) => self.list_ui(ui, cx),
        }
    }

    fn list_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let known = self.known.value().cloned().unwrap_or_default();
        for name in Name::ALL {
            let copy = known.iter().find(|(other, _)| *other == name).and_then(|(_, copy)| copy.clone());
            widgets::card(ui, |ui| {
                ui.label(RichText::new(words::table(name)).font(theme::semibold(size::BODY)));
                let version = Name::version(copy.as_deref().unwrap_or(name.shipped()));
                let words = match (copy.is_some(), version) {
                    (true, Some(version)) => words::settings_table_copy_version(version),
                    (true, None) => words::settings_table_copy().to_owned(),
                    (false, Some(version)) => words::settings_table_default_version(version),
                    (false, None) => words::settings_table_default().to_owned(),
                };
                widgets::hint(ui, words);
                ui.horizontal_wrapped(|ui| {
                    let called = words::table(name).to_lowercase();
                    if widgets::button(ui, Look::Secondary, &words::settings_table_edit(&called)).clicked() {
                        self.said = None;
                        self.form = form_of(name, cx);
                        self.editing = self.form.is_none().then(|| text_of(name, copy.as_deref()));
                    }
                    let as_text = words::settings_table_as_text(&called);
                    if has_form(name) && widgets::button(ui, Look::Quiet, &as_text).clicked() {
                        self.said = None;
                        self.editing = Some(text_of(name, copy.as_deref()));
                    }
                    let label = words::settings_table_reset(&called);
                    if copy.is_some() && widgets::button(ui, Look::Quiet, &label).clicked() {
                        self.keep(cx.desk, name, None);
                    }
                });
            });
        }
    }

    fn form_ui(&mut self, ui: &mut Ui, cx: &Context<'_>, mut form: Form) {
        ui.spacing_mut().item_spacing.y = space::NEAR;
        let name = match &form {
            Form::Letters(_) => Name::Letters,
            Form::Limits(_) => Name::Limits,
        };
        widgets::title(ui, words::table(name));
        let wish = match &mut form {
            Form::Letters(letters) => letters.ui(ui, cx),
            Form::Limits(limits) => limits.ui(ui),
        };
        if matches!(wish, Some(Wish::Cancel)) {
            return;
        }
        if let Some(Wish::Save(changes)) = wish {
            self.change(cx.desk, name, changes);
        }
        self.form = Some(form);
    }

    fn change(&mut self, desk: &Desk, name: Name, changes: Vec<Change>) {
        let tables = desk.tables.clone();
        self.keeping.request(&desk.runtime, &desk.wake, name, async move {
            let work = tokio::task::spawn_blocking(move || tables.change(name, &changes));
            work.await.map_err(|error| error.to_string())?.map_err(|problem| crate::app::words::errors::table(&problem))
        });
    }

    fn editor_ui(&mut self, ui: &mut Ui, desk: &Desk, name: Name, mut text: String) {
        let label = ui.label(RichText::new(words::table(name)).font(theme::semibold(size::TITLE)));
        widgets::hint(ui, words::settings_table_hint());
        let (mut is_kept, mut is_left) = (false, false);
        ui.horizontal_wrapped(|ui| {
            is_kept = widgets::button(ui, Look::Primary, words::settings_table_save()).clicked();
            is_left = widgets::button(ui, Look::Secondary, words::kit_cancel()).clicked();
            if widgets::button(ui, Look::Quiet, words::settings_table_restore()).clicked() {
                name.shipped().clone_into(&mut text);
            }
        });
        egui::ScrollArea::vertical().id_salt("table").max_height(ui.available_height().max(LEAST_TEXT)).show(
            ui,
            |ui| {
                let edit =
                    TextEdit::multiline(&mut text).font(theme::mono()).desired_width(f32::INFINITY).desired_rows(20);
                ui.add(edit.text_color(tokens(ui).text)).labelled_by(label.id);
            },
        );
        if is_kept {
            self.keep(desk, name, Some(text.clone()));
        }
        if !is_left {
            self.editing = Some((name, text));
        }
    }

    fn keep(&mut self, desk: &Desk, name: Name, text: Option<String>) {
        let tables = desk.tables.clone();
        self.keeping.request(&desk.runtime, &desk.wake, name, async move {
            let work = tokio::task::spawn_blocking(move || tables.keep(name, text.as_deref()));
            work.await.map_err(|error| error.to_string())?.map_err(|problem| crate::app::words::errors::table(&problem))
        });
    }
}

/// The form of a table, where it has one.
fn form_of(name: Name, cx: &Context<'_>) -> Option<Form> {
    match name {
        Name::Letters => Some(Form::Letters(LettersForm::new(&cx.tables.letters))),
        Name::Limits => Some(Form::Limits(LimitsForm::new(&cx.tables.limits))),
        Name::Codes | Name::Checklists => None,
    }
}

fn has_form(name: Name) -> bool {
    matches!(name, Name::Letters | Name::Limits)
}

/// The text of a table to be edited.
fn text_of(name: Name, copy: Option<&str>) -> (Name, String) {
    (name, copy.unwrap_or(name.shipped()).to_owned())
}
