//! The tables the app goes by: where they come from, and an edited copy in their place.

use crate::app::Context;
use crate::app::kit::{Look, Tone, size, theme, tokens, widgets};
use crate::app::remote::{Failure, Remote};
use crate::desk::{Desk, tables};
use crate::domain::reference::Name;
use egui::{RichText, TextEdit, Ui};
use std::path::{Path, PathBuf};

/// What this section remembers.
#[derive(Default)]
pub struct TablesSection {
    /// Which tables have an edited copy; read once.
    known: Remote<(), Vec<(Name, Option<String>)>, String>,
    editing: Option<(Name, String)>,
    /// Keeping a copy, or taking it away.
    keeping: Remote<Name, (), String>,
    said: Option<(Tone, String)>,
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
                    self.known.clear();
                    (Tone::Green, format!("{}: in force now", name.label()))
                }
                Err(Failure::Error(words)) => (Tone::Red, format!("Not kept. {words}")),
                Err(Failure::Crashed) => (Tone::Red, "Not kept, because Docket made a mistake".to_owned()),
            });
        }
    }

    /// The section.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let Some(path) = cx.desk.settings.folder().map(std::path::Path::to_owned) else {
            widgets::muted(ui, "Settings are not kept on this computer, so tables cannot be edited");
            return;
        };
        if self.known.about().is_none() {
            let path = path.clone();
            self.known.request(&cx.desk.runtime, &cx.desk.wake, (), async move {
                let read = move || Name::ALL.map(|name| (name, tables::read(&path, name).ok().flatten())).to_vec();
                tokio::task::spawn_blocking(read).await.map_err(|error| error.to_string())
            });
        }
        if let Some((tone, words)) = &self.said {
            widgets::toned(ui, *tone, words);
        }
        match self.editing.take() {
            Some((name, text)) => self.editor_ui(ui, cx.desk, path, name, text),
            None => self.list_ui(ui, cx.desk, &path),
        }
    }

    fn list_ui(&mut self, ui: &mut Ui, desk: &Desk, path: &Path) {
        let known = self.known.value().cloned().unwrap_or_default();
        for name in Name::ALL {
            let copy = known.iter().find(|(other, _)| *other == name).and_then(|(_, copy)| copy.clone());
            widgets::card(ui, |ui| {
                ui.label(RichText::new(name.label()).font(theme::semibold(size::BODY)));
                let version = Name::version(copy.as_deref().unwrap_or(name.shipped()));
                let version = version.map(|version| format!(", version {version}")).unwrap_or_default();
                let words =
                    if copy.is_some() { "Your edited copy" } else { "As shipped; each line names its source and date" };
                widgets::hint(ui, format!("{words}{version}"));
                ui.horizontal_wrapped(|ui| {
                    if widgets::button(ui, Look::Secondary, &format!("Edit {}…", name.label().to_lowercase())).clicked()
                    {
                        self.said = None;
                        self.editing = Some((name, copy.clone().unwrap_or_else(|| name.shipped().to_owned())));
                    }
                    let label = format!("Reset {}", name.label().to_lowercase());
                    if copy.is_some() && widgets::button(ui, Look::Quiet, &label).clicked() {
                        self.keep(desk, path.to_owned(), name, None);
                    }
                });
            });
        }
    }

    fn editor_ui(&mut self, ui: &mut Ui, desk: &Desk, path: PathBuf, name: Name, mut text: String) {
        let label = ui.label(RichText::new(name.label()).font(theme::semibold(size::TITLE)));
        widgets::hint(ui, "JSON. A copy that cannot be read is not taken, and says which line is wrong");
        let (mut is_kept, mut is_left) = (false, false);
        ui.horizontal_wrapped(|ui| {
            is_kept = widgets::button(ui, Look::Primary, "Keep and use").clicked();
            is_left = widgets::button(ui, Look::Secondary, "Cancel").clicked();
            if widgets::button(ui, Look::Quiet, "Back to the shipped text").clicked() {
                name.shipped().clone_into(&mut text);
            }
        });
        egui::ScrollArea::vertical().id_salt("table").max_height(ui.available_height().max(260.0)).show(ui, |ui| {
            let edit = TextEdit::multiline(&mut text).font(theme::mono()).desired_width(f32::INFINITY).desired_rows(20);
            ui.add(edit.text_color(tokens(ui).text)).labelled_by(label.id);
        });
        if is_kept {
            self.keep(desk, path, name, Some(text.clone()));
        }
        if !is_left {
            self.editing = Some((name, text));
        }
    }

    fn keep(&mut self, desk: &Desk, path: PathBuf, name: Name, text: Option<String>) {
        self.keeping.request(&desk.runtime, &desk.wake, name, async move {
            let work = tokio::task::spawn_blocking(move || tables::keep(&path, name, text.as_deref()));
            work.await.map_err(|error| error.to_string())?
        });
    }
}
