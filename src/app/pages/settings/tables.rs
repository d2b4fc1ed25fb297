//! The tables the app goes by: where they come from, and an edited copy in their place. Each is edited in a form, or as
//! its text.
//!
//! Must not live here: what the tables say.

mod checklists;
mod codes;
mod entries;
mod letters;
mod limits;

use crate::app::Context;
use crate::app::kit::{Look, Tone, size, space, theme, tokens, widgets};
use crate::app::remote::{Failure, Remote};
use crate::app::words;
use crate::desk::Desk;
use crate::domain::reference::Name;
use crate::domain::reference::change::Change;
use checklists::ChecklistsForm;
use codes::CodesForm;
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
    Checklists(ChecklistsForm),
    Codes(CodesForm),
    Letters(LettersForm),
    Limits(LimitsForm),
}

/// What is wished in a form.
enum Wish {
    Save(Vec<Change>),
    Cancel,
}

/// A button of a form.
enum Pressed {
    Save,
    Cancel,
}

/// The buttons of a form, and what keeps it from being saved.
fn buttons_ui(ui: &mut Ui, can: Result<(), &str>) -> Option<Pressed> {
    let mut pressed = None;
    ui.horizontal_wrapped(|ui| {
        if widgets::button_if(ui, can, Look::Primary, words::settings_table_save()).clicked() {
            pressed = Some(Pressed::Save);
        }
        if widgets::button(ui, Look::Secondary, words::kit_cancel()).clicked() {
            pressed = Some(Pressed::Cancel);
        }
    });
    pressed
}

/// The same for a form that knows what has changed.
fn save_ui(ui: &mut Ui, why: Option<&str>, changes: Vec<Change>) -> Option<Wish> {
    let can = match why {
        Some(why) => Err(why),
        None if changes.is_empty() => Err(words::settings_nothing_changed()),
        None => Ok(()),
    };
    Some(match buttons_ui(ui, can)? {
        Pressed::Save => Wish::Save(changes),
        Pressed::Cancel => Wish::Cancel,
    })
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
        widgets::title(ui, words::settings_tables());
        let known = self.known.value().cloned().unwrap_or_default();
        for name in Name::ALL {
            let copy = known.iter().find(|(other, _)| *other == name).and_then(|(_, copy)| copy.clone());
            widgets::card(ui, |ui| {
                ui.set_width(ui.available_width());
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
                    let called = words::inside(words::table(name));
                    if widgets::button(ui, Look::Secondary, &words::settings_table_edit(&called)).clicked() {
                        self.said = None;
                        self.form = Some(form_of(name, cx));
                    }
                    let as_text = words::settings_table_as_text(&called);
                    if widgets::button(ui, Look::Quiet, &as_text).clicked() {
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
        let name = form.name();
        let has_copy =
            self.known.value().is_some_and(|known| known.iter().any(|(of, copy)| *of == name && copy.is_some()));
        ui.horizontal_wrapped(|ui| {
            widgets::title(ui, words::table(name));
            let reset = words::settings_table_reset(words::inside(words::table(name)));
            if has_copy && widgets::button(ui, Look::Quiet, &reset).clicked() {
                self.keep(cx.desk, name, None);
            }
        });
        match &mut form {
            Form::Checklists(checklists) => checklists.ui(ui, cx),
            Form::Codes(codes) => codes.ui(ui, cx),
            Form::Letters(letters) => letters.ui(ui, cx),
            Form::Limits(limits) => limits.ui(ui),
        }
        self.form = Some(form);
    }

    /// Whether a form is open, whose buttons stay in sight below it.
    pub fn has_foot(&self) -> bool {
        self.form.is_some() && self.editing.is_none()
    }

    /// The buttons of the form.
    pub fn foot_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let Some(mut form) = self.form.take() else { return };
        let wish = match &mut form {
            Form::Checklists(checklists) => checklists.buttons_ui(ui, &cx.tables.codes),
            Form::Codes(codes) => codes.buttons_ui(ui),
            Form::Letters(letters) => letters.buttons_ui(ui),
            Form::Limits(limits) => limits.buttons_ui(ui),
        };
        match wish {
            Some(Wish::Cancel) => return,
            Some(Wish::Save(changes)) => self.change(cx.desk, form.name(), changes),
            None => {}
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

impl Form {
    fn name(&self) -> Name {
        match self {
            Self::Checklists(_) => Name::Checklists,
            Self::Codes(_) => Name::Codes,
            Self::Letters(_) => Name::Letters,
            Self::Limits(_) => Name::Limits,
        }
    }
}

/// The form of a table.
fn form_of(name: Name, cx: &Context<'_>) -> Form {
    match name {
        Name::Checklists => Form::Checklists(ChecklistsForm::new(cx.tables)),
        Name::Codes => Form::Codes(CodesForm::new(cx.tables)),
        Name::Letters => Form::Letters(LettersForm::new(&cx.tables.letters)),
        Name::Limits => Form::Limits(LimitsForm::new(&cx.tables.limits)),
    }
}

/// The text of a table to be edited.
fn text_of(name: Name, copy: Option<&str>) -> (Name, String) {
    (name, copy.unwrap_or(name.shipped()).to_owned())
}
