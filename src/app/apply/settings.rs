//! The settings page: accounts saved, tested and removed, and what they keep on this computer.

use crate::app::App;
use crate::app::action::{Folder, SettingsAction};
use crate::app::dialogs::Dialog;
use crate::app::dialogs::remove::{Deed, RemoveDialog};
use crate::app::files;
use crate::app::notice::Notice;
use crate::app::page::Page;
use crate::app::words;
use crate::desk::failure::SystemSaid;
use crate::desk::leaving::{self, Source};
use crate::desk::logbook;
use crate::desk::settings::Settings;
use crate::domain::account::AccountKey;
use std::path::PathBuf;

impl App {
    pub(super) fn apply_settings(&mut self, action: SettingsAction, frame: &eframe::Frame) {
        let page = &mut self.pages.settings;
        match action {
            SettingsAction::AddAccount => {
                self.page = Page::Settings;
                page.add_account(&self.desk.settings.get());
            }
            SettingsAction::ShowAccount => {
                self.page = Page::Settings;
                page.show_open(&self.desk.settings.get());
            }
            SettingsAction::Show(section) => {
                self.page = Page::Settings;
                page.show(section);
            }
            SettingsAction::CancelEdit => page.cancel_edit(),
            SettingsAction::Save => page.save(&self.desk),
            SettingsAction::AskRemove(key, name) => self.ask_remove(Deed::Account, key, name),
            SettingsAction::Remove(key) => self.remove_account(key),
            SettingsAction::SaveCopy(key, name) => {
                files::save_into(&mut self.file_dialog, &self.desk, frame, key, name);
            }
            SettingsAction::AskWipe(name) => self.ask_wipe(name),
            SettingsAction::Wipe => self.wipe(),
            SettingsAction::AskBackup => self.ask_backup(),
            SettingsAction::PlaceBackup(name) => self.place_backup(frame, &name),
            SettingsAction::OpenFolder(which) => self.open_folder(which),
            SettingsAction::AskRestore => self.open_dialog(Dialog::Restore(Box::default())),
            SettingsAction::ChooseBackup => files::choose_backup(&mut self.file_dialog, &self.desk, frame),
            SettingsAction::Restored(key) => self.restored(key),
            SettingsAction::Test(service) => page.test(&self.desk, service),
        }
    }

    fn open_folder(&mut self, which: Folder) {
        let Some(data) = self.desk.settings.folder() else { return };
        let folder = match which {
            Folder::Data => data.to_owned(),
            Folder::Logs => logbook::logs(data),
            Folder::Reports => logbook::reports(data),
        };
        let work = async move {
            let shown = tokio::task::spawn_blocking(move || logbook::show(&folder).map_err(SystemSaid::from));
            shown.await.unwrap_or_else(|broken| Err(broken.into()))
        };
        self.background.folder.request(&self.desk.runtime, &self.desk.wake, (), work);
    }

    pub(super) fn change_settings(&mut self, change: Box<dyn FnOnce(&mut Settings)>) {
        self.desk.settings.change(change);
        // What is asked of targets has another answer with another margin.
        self.ask_list();
    }

    /// Where the outbox of an account is at the moment.
    fn source_of(&self, key: &AccountKey) -> Source {
        let shown = self.session.as_ref().filter(|session| session.account().key == *key);
        match shown.or_else(|| self.everywhere.session(key)) {
            Some(session) => Source::Open(session.outbox().clone(), key.clone()),
            None => Source::Closed(key.clone()),
        }
    }

    fn ask_remove(&mut self, deed: Deed, key: AccountKey, name: String) {
        let dialog = RemoveDialog::open(&self.desk, deed, self.source_of(&key), key, name);
        self.open_dialog(Dialog::Remove(Box::new(dialog)));
    }

    fn remove_account(&mut self, key: AccountKey) {
        self.close_question();
        let is_open = self.session.as_ref().is_some_and(|session| session.account().key == key);
        let elsewhere = self.everywhere.session(&key).map(|session| session.outbox().rows()).unwrap_or_default();
        if is_open && self.unsent().0 > 0 || elsewhere.iter().any(|row| row.state.is_active()) {
            let hint = words::toast_account_busy();
            self.pages.settings.say(Notice::warning(words::toast_account_not_removed(), Some(hint.to_owned())));
            return;
        }
        self.everywhere.let_go(&key);
        self.desk.open_accounts.forget(&key);
        self.pages.settings.remove(&self.desk, key);
        if is_open {
            self.open_account(AccountKey::demo());
        }
    }

    fn ask_wipe(&mut self, name: String) {
        let Some(key) = self.session.as_ref().map(|session| session.account().key.clone()) else { return };
        self.ask_remove(Deed::Data, key, name);
    }

    fn wipe(&mut self) {
        self.close_question();
        let Some(session) = &self.session else { return };
        if self.unsent().0 > 0 {
            let hint = words::toast_data_busy();
            self.pages.settings.say(Notice::warning(words::toast_data_not_wiped(), Some(hint.to_owned())));
            return;
        }
        self.pages.settings.wipe(&self.desk, session);
    }

    /// Saves a copy of what an account keeps on this computer.
    pub(super) fn save_account_copy(&mut self, key: AccountKey, name: String, into: PathBuf) {
        let work = leaving::save_copy(self.desk.clone(), self.source_of(&key), name, into, words::proof::pages);
        let work = async move { work.await.map_err(|error| words::errors::leaving(&error)) };
        self.background.copy.request(&self.desk.runtime, &self.desk.wake, key, work);
    }
}
