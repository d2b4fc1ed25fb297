//! A backup of the open account: under which passphrase, and where it is saved.
//!
//! Must not live here: what is in a backup.

use super::passphrase::Passphrase;
use crate::app::Context;
use crate::app::action::{Action, SettingsAction};
use crate::app::kit::{Look, Tone, focus, small_dialog, widgets};
use crate::app::remote::{Failure, Remote};
use crate::app::words;
use crate::desk::backup::{self, BackupError, SHORTEST};
use crate::desk::{Desk, Session};
use crate::domain::text;
use egui::Ui;
use std::path::PathBuf;
use std::sync::Arc;

/// The dialog's state.
pub struct BackupDialog {
    name: String,
    passphrase: Passphrase,
    again: Passphrase,
    making: Remote<PathBuf, (), BackupError>,
}

impl BackupDialog {
    /// Opens it for an account of this name.
    #[must_use]
    pub fn open(name: String) -> Self {
        Self { name, passphrase: Passphrase::default(), again: Passphrase::default(), making: Remote::default() }
    }

    /// Takes over what came.
    pub fn poll(&mut self) {
        self.making.poll();
    }

    /// Makes the backup at this place.
    pub fn save(&mut self, desk: &Desk, session: &Arc<Session>, target: PathBuf) {
        // It may have been typed on while the file dialog was open.
        if self.problem().is_some() {
            return;
        }
        let (of_work, session, place) = (desk.clone(), Arc::clone(session), target.clone());
        let passphrase = self.passphrase.secret();
        self.making.request(&desk.runtime, &desk.wake, target, async move {
            backup::make(&of_work, &session, place, passphrase).await
        });
    }

    /// What keeps it from being saved.
    fn problem(&self) -> Option<String> {
        if self.passphrase.characters() < SHORTEST {
            return Some(words::backup_too_short(SHORTEST));
        }
        (!self.passphrase.is_same(&self.again)).then(|| words::backup_differs().to_owned())
    }

    /// Shows it.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Context<'_>) {
        let before = cx.actions.count();
        let is_made = self.making.is_ready();
        let can_close = !self.making.is_loading();
        let content = |ui: &mut Ui| {
            widgets::title(ui, &words::backup_title(text::clean_to(&self.name, 60)));
            widgets::muted(ui, words::backup_holds());
            widgets::hint(ui, words::backup_keys());
            if !is_made {
                self.fields_ui(ui);
            }
            self.state_ui(ui);
            self.problem()
        };
        let modal = small_dialog(ui, "backup", content, |ui, problem: Option<String>| {
            ui.horizontal_wrapped(|ui| {
                if is_made {
                    return (false, widgets::button(ui, Look::Primary, words::kit_close()).clicked());
                }
                let can = match &problem {
                    _ if !can_close => Err(words::backup_saving()),
                    Some(problem) => Err(problem.as_str()),
                    None => Ok(()),
                };
                let save = widgets::button_if(ui, can, Look::Primary, words::backup_save());
                let is_saved = save.clicked() || (can.is_ok() && focus::was_entered(ui.ctx()));
                (is_saved, widgets::button(ui, Look::Secondary, words::kit_cancel()).clicked())
            })
            .inner
        });
        let (is_saved, is_closed) = modal.inner;
        if is_closed || (modal.should_close() && can_close && cx.actions.count() == before) {
            cx.actions.push(Action::CloseDialog);
        } else if is_saved {
            cx.actions.push(Action::Settings(SettingsAction::PlaceBackup(self.name.clone())));
        }
    }

    fn fields_ui(&mut self, ui: &mut Ui) {
        let first = self.passphrase.ui(ui, words::backup_passphrase(), words::backup_passphrase_hint());
        focus::first(&first, self.passphrase.characters() == 0);
        self.again.ui(ui, words::backup_passphrase_again(), "");
        match self.problem() {
            Some(problem) if self.again.characters() > 0 => drop(widgets::toned(ui, Tone::Amber, problem)),
            _ => {}
        }
        widgets::hint(ui, words::backup_lost());
    }

    fn state_ui(&self, ui: &mut Ui) {
        if self.making.is_loading() {
            widgets::muted(ui, words::backup_saving());
        } else if let Some(failure) = self.making.error() {
            let why = match failure {
                Failure::Error(error) => words::errors::backup(error),
                Failure::Crashed => words::dialog_went_wrong().to_owned(),
            };
            widgets::told(ui, Tone::Red, words::sentences(&[words::backup_not_saved(), &why]));
        } else if let Some(place) = self.making.about().filter(|_| self.making.is_ready()) {
            widgets::told(ui, Tone::Green, words::backup_saved(place.display().to_string()));
        }
    }
}
