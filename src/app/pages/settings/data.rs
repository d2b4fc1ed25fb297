//! What is kept on this computer: where, how large, how old, and how to take it off.
//!
//! Must not live here: deleting anything.

use crate::app::Context;
use crate::app::action::{Action, Folder, SettingsAction};
use crate::app::command::{self, Command};
use crate::app::dialogs::export::csv_ui;
use crate::app::kit::{Look, fields, space, widgets};
use crate::app::notice;
use crate::app::remote::Remote;
use crate::app::words;
use crate::desk::{Desk, Session, session_lock, storage};
use crate::domain::text;
use egui::Ui;
use std::convert::Infallible;
use std::path::PathBuf;

/// How large the data of the open account is, as it was looked at last.
#[derive(Default)]
pub struct DataSection {
    size: Remote<PathBuf, u64, Infallible>,
    /// Looked at again when this many disputes became that many.
    looked_at: Option<(PathBuf, usize)>,
}

impl DataSection {
    /// Takes over what came.
    pub fn poll(&mut self) {
        self.size.poll();
    }

    fn look(&mut self, desk: &Desk, session: &Session, total: usize) -> Option<u64> {
        let file = session.shared().store.file()?;
        let now = Some((file.clone(), total));
        if self.looked_at != now {
            self.looked_at = now;
            let path = file.clone();
            self.size.request(&desk.runtime, &desk.wake, file, async move {
                let read = tokio::task::spawn_blocking(move || storage::size(&path)).await;
                Ok(read.unwrap_or_default())
            });
        }
        self.size.value().copied()
    }

    /// The section.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        widgets::title(ui, words::settings_data());
        widgets::card(ui, |ui| {
            ui.set_width(ui.available_width());
            let folder = cx.desk.settings.folder();
            let shown =
                folder.map_or_else(|| words::settings_data_none().to_owned(), |path| path.display().to_string());
            widgets::fact(ui, words::settings_data_folder(), &shown, true);
            if let Some(file) = cx.desk.settings.path() {
                widgets::fact(ui, words::settings_data_settings(), &file.display().to_string(), true);
            }
            widgets::hint(ui, words::settings_data_folder_hint());
            if folder.is_some() {
                folder_ui(ui, cx);
            }
        });
        widgets::card(ui, |ui| {
            ui.set_width(ui.available_width());
            self.account_ui(ui, cx);
        });
        widgets::card(ui, |ui| {
            ui.set_width(ui.available_width());
            lock_ui(ui, cx);
        });
        widgets::card(ui, |ui| {
            ui.set_width(ui.available_width());
            csv_ui(ui, cx);
        });
        widgets::card(ui, |ui| {
            ui.set_width(ui.available_width());
            let mut every = cx.settings.sync_secs;
            let choices = [15, 30, 60, 120, 300, 900].map(|secs| (secs, seconds(secs)));
            if fields::choice_ui(ui, words::settings_sync(), &mut every, &choices, None) {
                cx.actions.push(Action::Change(Box::new(move |settings| settings.sync_secs = every)));
            }
            widgets::hint(ui, words::settings_sync_hint());
        });
    }

    fn account_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let account = cx.session.account();
        widgets::caption(ui, &text::clean_to(&account.name, 40));
        let total = cx.found.total;
        widgets::fact(ui, words::settings_data_disputes(), &words::number(total as u64), false);
        let state = cx.session.sync_state();
        let synced = state
            .last
            .map_or_else(|| words::settings_data_not_yet().to_owned(), |at| words::local_and_utc(at, cx.zone));
        widgets::fact(ui, words::settings_data_synced(), &synced, false);
        let Some(file) = cx.session.shared().store.file() else {
            widgets::fact(ui, words::settings_data_kept(), words::settings_data_memory(), false);
            match cx.session.storage() {
                Some(trouble) => {
                    let trouble = notice::storage(&trouble);
                    widgets::toned(ui, trouble.tone(), trouble.headline);
                    if let Some(hint) = trouble.hint {
                        widgets::hint(ui, hint);
                    }
                }
                None => drop(widgets::hint(ui, words::settings_data_demo())),
            }
            return;
        };
        let size = self.look(cx.desk, cx.session, total).map_or_else(|| "…".to_owned(), words::bytes);
        widgets::fact(ui, words::settings_data_size(), &size, false);
        widgets::fact(ui, words::settings_data_file(), &file.display().to_string(), true);
        widgets::hint(ui, words::settings_data_encrypted());
        if let Some(trouble) = cx.session.storage() {
            let trouble = notice::storage(&trouble);
            widgets::toned(ui, trouble.tone(), trouble.headline);
        }
        ui.add_space(space::TIGHT);
        ui.horizontal_wrapped(|ui| {
            let can = command::can(cx, Command::BackUp, None);
            let can = can.as_ref().copied().map_err(String::as_str);
            if widgets::button_if(ui, can, Look::Secondary, words::backup_ask()).clicked() {
                cx.actions.push(Action::Settings(SettingsAction::AskBackup));
            }
            if widgets::button(ui, Look::Danger, words::settings_data_wipe()).clicked() {
                cx.actions.push(Action::Settings(SettingsAction::AskWipe(account.name.clone())));
            }
        });
    }
}

/// What can be done with the folder of the data.
fn folder_ui(ui: &mut Ui, cx: &Context<'_>) {
    let ask = |action| cx.actions.push(Action::Settings(action));
    ui.horizontal_wrapped(|ui| {
        for (label, folder) in [
            (words::kit_open_folder(), Folder::Data),
            (words::settings_data_logs(), Folder::Logs),
            (words::settings_data_reports(), Folder::Reports),
        ] {
            if widgets::button(ui, Look::Secondary, label).clicked() {
                ask(SettingsAction::OpenFolder(folder));
            }
        }
        if widgets::button(ui, Look::Secondary, words::restore_ask()).clicked() {
            ask(SettingsAction::AskRestore);
        }
    });
    widgets::hint(ui, words::settings_data_reports_hint());
}

fn lock_ui(ui: &mut Ui, cx: &Context<'_>) {
    let mut after = cx.settings.lock_secs;
    let mut choices = vec![(None, words::settings_lock_never().to_owned())];
    choices.extend([1, 5, 15, 30, 60].map(|minutes| (Some(minutes * 60), words::settings_sync_minutes(minutes))));
    if fields::choice_ui(ui, words::settings_lock(), &mut after, &choices, None) {
        cx.actions.push(Action::Change(Box::new(move |settings| settings.lock_secs = after)));
    }
    if session_lock::is_there() {
        let mut with_session = cx.settings.locks_with_session;
        if widgets::checkbox(ui, &mut with_session, words::settings_lock_session()).changed() {
            cx.actions.push(Action::Change(Box::new(move |settings| settings.locks_with_session = with_session)));
        }
    }
    widgets::hint(ui, words::settings_lock_hint());
}

fn seconds(secs: u32) -> String {
    if secs < 60 { words::settings_sync_seconds(secs) } else { words::settings_sync_minutes(secs / 60) }
}
