//! An account brought back from a backup: the file, its passphrase, what is in it, and the decision.
//!
//! Must not live here: what is restored.

use super::passphrase::Passphrase;
use crate::app::Context;
use crate::app::action::{Action, SettingsAction};
use crate::app::kit::widgets::CheckState;
use crate::app::kit::{Field, Look, Tone, environment_pill, focus, small_dialog, widgets};
use crate::app::remote::{Failure, Remote};
use crate::app::words;
use crate::desk::Desk;
use crate::desk::backup::{self, BackupError, Contents};
use crate::domain::account::AccountKey;
use crate::domain::text;
use egui::Ui;
use std::path::{Path, PathBuf};

/// The dialog's state.
#[derive(Default)]
pub struct RestoreDialog {
    path: String,
    passphrase: Passphrase,
    looking: Remote<PathBuf, Contents, BackupError>,
    restoring: Remote<PathBuf, AccountKey, BackupError>,
}

/// What was pressed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pressed {
    Nothing,
    Look,
    Restore,
    Cancel,
}

impl RestoreDialog {
    /// Takes over what came.
    pub fn poll(&mut self) {
        self.looking.poll();
        self.restoring.poll();
    }

    /// A file was chosen.
    pub fn choose(&mut self, path: &Path) {
        self.path = path.display().to_string();
        self.looking.clear();
    }

    fn is_busy(&self) -> bool {
        self.looking.is_loading() || self.restoring.is_loading()
    }

    /// Shows it.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        if let Some(key) = self.restoring.value().cloned() {
            self.restoring.clear();
            cx.actions.push(Action::Settings(SettingsAction::Restored(key)));
            return;
        }
        let before = cx.actions.count();
        let (is_open, is_restoring) = (self.looking.is_ready(), self.restoring.is_loading());
        let content = |ui: &mut Ui| {
            widgets::title(ui, words::restore_title());
            self.fields_ui(ui, cx);
            self.state_ui(ui, cx);
            self.can()
        };
        let modal = small_dialog(ui, "restore", content, |ui, can| {
            ui.horizontal_wrapped(|ui| buttons_ui(ui, can, is_open, is_restoring)).inner
        });
        let is_busy = self.is_busy();
        match modal.inner {
            Pressed::Look => self.look(cx.desk),
            Pressed::Restore => self.restore(cx.desk),
            Pressed::Cancel => cx.actions.push(Action::CloseDialog),
            Pressed::Nothing if modal.should_close() && !is_busy && cx.actions.count() == before => {
                cx.actions.push(Action::CloseDialog);
            }
            Pressed::Nothing => {}
        }
    }

    fn fields_ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        ui.add_enabled_ui(!self.is_busy(), |ui| {
            let file = Field::new(words::restore_file()).first().example(words::restore_file_example()).limit(2_000);
            let mut is_other = file.ui(ui, &mut self.path).changed();
            if widgets::button(ui, Look::Secondary, words::restore_choose()).clicked() {
                cx.actions.push(Action::Settings(SettingsAction::ChooseBackup));
            }
            is_other |= self.passphrase.ui(ui, words::backup_passphrase(), "").changed();
            if is_other {
                self.looking.clear();
                self.restoring.clear();
            }
        });
    }

    fn state_ui(&self, ui: &mut Ui, cx: &Context<'_>) {
        if self.is_busy() {
            let words = if self.restoring.is_loading() { words::restore_busy() } else { words::restore_looking() };
            widgets::muted(ui, words);
            return;
        }
        if let Some(failure) = self.restoring.error().or(self.looking.error()) {
            let why = match failure {
                Failure::Error(error) => words::errors::backup(error),
                Failure::Crashed => words::dialog_went_wrong().to_owned(),
            };
            widgets::told(ui, Tone::Red, text::sentence(&why));
            return;
        }
        let Some(contents) = self.looking.value() else { return };
        ui.horizontal(|ui| {
            widgets::caption(ui, &text::clean_to(&contents.account.name, 60));
            environment_pill(ui, contents.account.environment);
        });
        widgets::hint(ui, words::restore_made(words::local_and_utc(contents.made, cx.zone)));
        for line in lines(contents) {
            widgets::check_line(ui, CheckState::Good, &line);
        }
        if contents.open > 0 {
            widgets::check_line(ui, CheckState::Care, &words::restore_open(contents.open));
        }
        widgets::hint(ui, words::restore_keys());
    }

    /// Whether it can go on, or why not.
    fn can(&self) -> Result<(), &'static str> {
        match (self.is_busy(), self.path.trim().is_empty(), self.passphrase.characters()) {
            (true, _, _) => Err(words::restore_looking()),
            (_, true, _) => Err(words::restore_no_file()),
            (_, _, 0) => Err(words::restore_no_passphrase()),
            _ => Ok(()),
        }
    }

    fn file(&self) -> PathBuf {
        crate::app::path_prompt::expanded(self.path.trim())
    }

    fn look(&mut self, desk: &Desk) {
        let (file, passphrase) = (self.file(), self.passphrase.secret());
        self.looking.request(&desk.runtime, &desk.wake, file.clone(), backup::look(file, passphrase));
    }

    fn restore(&mut self, desk: &Desk) {
        let (file, passphrase) = (self.file(), self.passphrase.secret());
        // On its own: a window that is closed meanwhile leaves no half of it.
        let work = desk.runtime.spawn(backup::restore(desk.clone(), file.clone(), passphrase));
        let work = async move { work.await.unwrap_or(Err(BackupError::Broke)) };
        self.restoring.request(&desk.runtime, &desk.wake, file, work);
    }
}

fn buttons_ui(ui: &mut Ui, can: Result<(), &str>, is_open: bool, is_restoring: bool) -> Pressed {
    let (verb, does) =
        if is_open { (words::restore_do(), Pressed::Restore) } else { (words::restore_open_backup(), Pressed::Look) };
    let decide = widgets::button_if(ui, can, Look::Primary, verb);
    // Enter opens it; what is restored is looked at first.
    let is_decided = decide.clicked() || (can.is_ok() && !is_open && focus::was_entered(ui.ctx()));
    let can_cancel = if is_restoring { Err(words::restore_busy()) } else { Ok(()) };
    // Of both in one frame, Cancel counts.
    if widgets::button_if(ui, can_cancel, Look::Secondary, words::kit_cancel()).clicked() {
        Pressed::Cancel
    } else if is_decided {
        does
    } else {
        Pressed::Nothing
    }
}

/// What is in it beside what is not done, a line for each.
fn lines(contents: &Contents) -> Vec<String> {
    let some = |count: u64| (count > 0).then_some(count);
    let all = [
        some(contents.proofs).map(words::restore_proofs),
        some(contents.files).map(words::restore_files),
        some(contents.drafts).map(words::restore_drafts),
    ];
    all.into_iter().flatten().collect()
}
