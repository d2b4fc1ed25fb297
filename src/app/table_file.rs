//! A file with columns that a person brings: which, that it is being read, why it was not, and what was read.
//!
//! Must not live here: reading it (`desk::import`), what its columns mean.

use super::Context;
use super::action::Action;
use super::kit::{Field, Look, Tone, widgets};
use super::remote::{Failure, Remote};
use super::words::{self, scoring};
use crate::desk::import::{Imported, NotRead};
use crate::desk::settings::Settings;
use crate::domain::columns::kept::Recalled;
use crate::domain::text;
use egui::Ui;
use std::sync::Arc;

/// The file while it is read, and then.
pub type Reading = Remote<u64, Arc<Imported>, NotRead>;

/// Where it is. True when it is to be chosen in the system's dialog.
pub fn choose_ui(ui: &mut Ui, path: &mut String, reading: &mut Reading, (label, example): (&str, &str)) -> bool {
    if Field::new(label).first().example(example).limit(2_000).ui(ui, path).changed() {
        reading.clear();
    }
    let is_chosen = widgets::button(ui, Look::Secondary, words::orders_choose()).clicked();
    if widgets::button(ui, Look::Secondary, words::orders_paste()).clicked() {
        ui.ctx().send_viewport_cmd(egui::ViewportCommand::RequestPaste);
    }
    widgets::hint(ui, words::orders_paste_hint());
    is_chosen
}

/// Rows that were copied in a spreadsheet, once they are pasted, wherever the keyboard is. Asked before the field is drawn:
/// what has several cells is no path, and does not go into it.
pub fn pasted(ui: &Ui) -> Option<String> {
    let mut pasted = None;
    ui.input_mut(|input| {
        input.events.retain_mut(|event| match event {
            egui::Event::Paste(text) if pasted.is_none() && text.trim_end().contains(['\n', '\t']) => {
                pasted = Some(std::mem::take(text));
                false
            }
            _ => true,
        });
    });
    pasted
}

/// Why it was not read.
pub fn failure_ui(ui: &mut Ui, reading: &Reading) {
    let Some(failure) = reading.error() else { return };
    let why = match failure {
        Failure::Error(why) => scoring::not_read(why),
        Failure::Crashed => words::dialog_went_wrong().to_owned(),
    };
    widgets::told(ui, Tone::Red, why);
}

/// That the columns are those a person chose for such a file before. True when that is to be forgotten.
pub fn kept_ui(ui: &mut Ui, is_kept: bool) -> bool {
    if is_kept {
        widgets::hint(ui, words::import_columns_kept());
    }
    is_kept && widgets::link(ui, words::import_columns_forget()).clicked()
}

/// Keeps the columns a person chose for files of the open account with these names, or forgets them.
pub fn keep<C: Recalled + Send + 'static>(cx: &Context<'_>, heads: &[String], columns: Option<C>) {
    let (key, heads) = (cx.session.account().key.clone(), heads.to_vec());
    let change = move |settings: &mut Settings| {
        let kept = settings.file_columns.entry(key.clone()).or_default();
        match columns {
            Some(columns) => columns.keep(kept, &heads),
            None => C::forget(kept, &heads),
        }
        if kept.is_empty() {
            settings.file_columns.remove(&key);
        }
    };
    cx.actions.push(Action::Change(Box::new(change)));
}

/// Its name and its size, and what is not certain of it.
pub fn shape_ui(ui: &mut Ui, file: &Imported) {
    let table = &file.table;
    widgets::caption(ui, &text::clean_to(&file.name, 60));
    let (rows, columns) = (words::number(table.len() as u64), table.heads().len().to_string());
    widgets::hint(ui, words::orders_shape(table.len(), rows, columns));
    if let Some(encoding) = table.guessed() {
        widgets::toned(ui, Tone::Amber, words::orders_guessed(encoding));
    }
    if table.lost() > 0 {
        widgets::toned(ui, Tone::Amber, words::orders_lost(table.lost()));
    }
}
