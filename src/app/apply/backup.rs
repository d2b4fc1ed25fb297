//! Backups: where they are saved, which is restored, and the account that came of it.

use crate::app::App;
use crate::app::dialogs::Dialog;
use crate::app::dialogs::backup::BackupDialog;
use crate::app::files::Wanted;
use crate::app::notice::Notice;
use crate::app::page::Page;
use crate::app::words;
use crate::desk::backup::EXTENSION;
use crate::domain::account::AccountKey;
use crate::domain::text;
use std::path::{Path, PathBuf};

impl App {
    pub(super) fn ask_backup(&mut self) {
        let Some(name) = self.session.as_ref().map(|session| session.account().name.clone()) else { return };
        self.open_dialog(Dialog::Backup(Box::new(BackupDialog::open(name))));
    }

    pub(super) fn place_backup(&mut self, frame: &eframe::Frame, name: &str) {
        let clock = &self.desk.clock;
        let day = clock.now().to_zoned(clock.zone()).strftime("%Y-%m-%d").to_string();
        let name = text::file_name(&format!("{} {day}.{EXTENSION}", text::clean_to(name, 60)), EXTENSION);
        self.save_as(frame, Wanted::SaveBackup, &name);
    }

    pub(super) fn save_backup(&mut self, path: PathBuf) {
        let (Some(session), Some(Dialog::Backup(dialog))) = (&self.session, &mut self.dialog) else { return };
        dialog.save(&self.desk, session, path);
    }

    pub(super) fn choose_backup(&mut self, path: &Path) {
        if let Some(Dialog::Restore(dialog)) = &mut self.dialog {
            dialog.choose(path);
        }
    }

    /// It is opened, and its page shows that its keys are missing.
    pub(super) fn restored(&mut self, key: AccountKey) {
        self.put_dialog_away();
        let settings = self.desk.settings.get();
        let name = settings.account(&key).map(|account| account.name.clone()).unwrap_or_default();
        let said = Notice::good(words::restore_done(text::clean_to(&name, 60)));
        self.toasts.show(Notice { hint: Some(words::restore_done_hint().to_owned()), ..said });
        self.page = Page::Settings;
        self.pages.settings.show_account_of(&key, &settings);
        self.open_changed(key);
    }
}
