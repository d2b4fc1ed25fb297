//! The settings in force, written to their file in the background.
//!
//! Must not live here: what a setting means.

pub use crate::credentials::Keep;
pub use crate::store::settings::{Appearance, Settings, WindowPlace, Wish};

use super::failure::SystemSaid;
use super::single_instance::ClaimError;
use super::tables::CopyProblem;
use crate::domain::reference::Name;
use crate::store::SettingsProblem;
use crate::store::settings::SettingsFile;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;

/// The computer's locale, such as `es-MX`; empty where it has none.
#[must_use]
pub fn locale_of_computer() -> String {
    sys_locale::get_locale().unwrap_or_default()
}

/// What a person should know about what is kept of the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsNotice {
    /// The file could not be read.
    File(SettingsProblem),
    /// An edited table could not be, and the shipped one is used.
    Table(Name, CopyProblem),
    /// The file could not be written.
    NotSaved(SystemSaid),
    /// Nothing can be kept.
    NotKept {
        /// Why.
        why: ClaimError,
        /// What was to be said before that came.
        said_before: Option<Box<Self>>,
    },
}

/// Holds the settings. Cheap to clone.
#[derive(Clone, Debug)]
pub struct SettingsKeeper {
    current: Arc<Mutex<Arc<Settings>>>,
    to_write: watch::Sender<Option<Arc<Settings>>>,
    say: watch::Sender<Option<SettingsNotice>>,
    file: Option<Arc<SettingsFile>>,
}

impl SettingsKeeper {
    /// Reads the file and starts the writer. Without a file, settings live for this run. Blocks; call it before
    /// there is a window.
    #[must_use]
    pub fn start(runtime: &tokio::runtime::Handle, file: Option<SettingsFile>) -> Self {
        let kept = file.clone().map(Arc::new);
        let loaded = file.as_ref().map(SettingsFile::load);
        let (settings, problem) = loaded.map_or((Settings::default(), None), |l| (l.settings, l.problem));
        let notice = problem.map(SettingsNotice::File);
        let (to_write, mut inbox) = watch::channel(None::<Arc<Settings>>);
        let say = watch::Sender::new(notice);
        if let Some(file) = file {
            let say = say.clone();
            runtime.spawn(async move {
                while inbox.changed().await.is_ok() {
                    let Some(settings) = inbox.borrow_and_update().clone() else {
                        continue;
                    };
                    let file = file.clone();
                    let saved = tokio::task::spawn_blocking(move || file.save(&settings)).await;
                    if let Ok(Err(error)) = saved {
                        say.send_replace(Some(SettingsNotice::NotSaved(error.into())));
                    }
                }
            });
        }
        Self { current: Arc::new(Mutex::new(Arc::new(settings))), to_write, say, file: kept }
    }

    /// The settings in force.
    #[must_use]
    pub fn get(&self) -> Arc<Settings> {
        Arc::clone(&self.current.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes the settings; they are in force at once and on disk soon.
    pub fn change(&self, change: impl FnOnce(&mut Settings)) {
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        let mut settings = Settings::clone(&current);
        change(&mut settings);
        if settings != **current {
            *current = Arc::new(settings);
            self.to_write.send_replace(Some(Arc::clone(&current)));
        }
    }

    /// Writes what was changed last, now. For the end of the app. Blocks.
    pub fn finish(&self) {
        if let (Some(file), Some(settings)) = (&self.file, self.to_write.borrow().clone())
            && let Err(error) = file.save(&settings)
        {
            tracing::warn!(%error, "the settings could not be saved at the end");
        }
    }

    /// The folder of what is kept of the accounts.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        Some(self.file.as_ref()?.folder())
    }

    /// Where the settings are kept.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        Some(self.file.as_ref()?.path())
    }

    /// Says that nothing can be kept, before what is said already.
    pub fn not_kept(&self, why: ClaimError) {
        self.say.send_modify(|said| {
            *said = Some(SettingsNotice::NotKept { why, said_before: said.take().map(Box::new) });
        });
    }

    /// Says that an edited table could not be read, unless something graver is said already.
    pub fn table_not_read(&self, name: Name, problem: CopyProblem) {
        self.say.send_modify(|said| match said {
            None => *said = Some(SettingsNotice::Table(name, problem)),
            Some(SettingsNotice::NotKept { said_before: before @ None, .. }) => {
                *before = Some(Box::new(SettingsNotice::Table(name, problem)));
            }
            Some(_) => {}
        });
    }

    /// What went wrong with the file last. Watch it for changes; the first value is about reading the file.
    #[must_use]
    pub fn problem(&self) -> watch::Receiver<Option<SettingsNotice>> {
        self.say.subscribe()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_table_that_cannot_be_read_is_told_behind_what_is_graver() {
        let start = || SettingsKeeper::start(&tokio::runtime::Handle::current(), None);
        let said = |keeper: &SettingsKeeper| keeper.problem().borrow().clone();
        let table = SettingsNotice::Table(Name::Codes, CopyProblem::TooLong);
        let not_kept = |said_before: Option<&SettingsNotice>| SettingsNotice::NotKept {
            why: ClaimError::Silent,
            said_before: said_before.cloned().map(Box::new),
        };
        let keeper = start();
        assert_eq!(said(&keeper), None);
        keeper.table_not_read(Name::Codes, CopyProblem::TooLong);
        assert_eq!(said(&keeper), Some(table.clone()));
        keeper.table_not_read(Name::Limits, CopyProblem::TooLong);
        assert_eq!(said(&keeper), Some(table.clone()), "the first one is told");
        let keeper = start();
        keeper.not_kept(ClaimError::Silent);
        assert_eq!(said(&keeper), Some(not_kept(None)));
        keeper.table_not_read(Name::Codes, CopyProblem::TooLong);
        assert_eq!(said(&keeper), Some(not_kept(Some(&table))));
    }
}
