//! How the watching of a folder goes: what lies there and is not taken, what was taken, and its rows to mend.
//!
//! Must not live here: the setting, looking into the folder.

use crate::app::Context;
use crate::app::kit::{Tone, widgets};
use crate::app::words::{self, imports};
use crate::desk::import::watch::WatchState;
use crate::desk::outbox::watched::WatchedFile;
use crate::domain::text;
use egui::Ui;
use std::sync::Arc;

/// What a person wants to see of a file that was taken.
pub(super) enum Shows {
    /// How its rows go.
    Import(Arc<str>),
    /// Its rows that have something wrong with them.
    Rest(Box<WatchedFile>),
}

/// The list.
pub(super) fn ui(ui: &mut Ui, cx: &Context<'_>) -> Option<Shows> {
    let state = cx.session.watched();
    if *state == WatchState::default() {
        return None;
    }
    widgets::caption(ui, words::watched_caption());
    if let Some(folder) = &state.folder {
        widgets::hint(ui, words::watched_on(text::clean_to(&folder.display().to_string(), 200)));
        if state.trouble.is_none() && state.waiting > 0 {
            widgets::hint(ui, words::watched_waiting(state.waiting, words::number(state.waiting as u64)));
        }
    }
    if let Some(trouble) = &state.trouble {
        widgets::toned(ui, Tone::Red, imports::watch_trouble(trouble));
    }
    for (name, why) in &state.not_taken {
        let said = format!("{}: {}", text::clean_to(name, 60), imports::watch_not_taken(why));
        widgets::toned(ui, Tone::Amber, said);
    }
    let mut shows = None;
    for file in &state.taken {
        ui.push_id(&file.sha256, |ui| shows = line_ui(ui, cx, file).or(shows.take()));
    }
    shows
}

fn line_ui(ui: &mut Ui, cx: &Context<'_>, file: &WatchedFile) -> Option<Shows> {
    let (mut shows, name) = (None, text::clean_to(&file.about.name, 60));
    // The list of a file that has ended may have been cleared since.
    let import = cx.outbox.imports.iter().find(|import| Some(&*import.key) == file.about.import.as_deref());
    match import {
        Some(import) if widgets::link(ui, &name).clicked() => shows = Some(Shows::Import(Arc::clone(&import.key))),
        Some(_) => {}
        None => drop(widgets::muted(ui, name)),
    }
    let when = words::moment(file.at, cx.zone);
    widgets::hint(ui, format!("{when} · {}", imports::watched(&file.about)));
    if file.has_rest {
        let verb = words::watched_rows(
            usize::try_from(file.about.wrong).unwrap_or(usize::MAX),
            words::number(file.about.wrong),
        );
        if widgets::link(ui, &verb).clicked() {
            shows = Some(Shows::Rest(Box::new(file.clone())));
        }
    }
    shows
}
