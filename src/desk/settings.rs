//! The settings in force, written to their file in the background.

pub use crate::credentials::Keep;
pub use crate::store::export::Separator;
pub use crate::store::settings::{Appearance, Settings};

use crate::store::settings::SettingsFile;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;

/// Holds the settings. Cheap to clone.
#[derive(Clone, Debug)]
pub struct SettingsKeeper {
    current: Arc<Mutex<Arc<Settings>>>,
    to_write: watch::Sender<Option<Arc<Settings>>>,
    say: watch::Sender<Option<String>>,
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
        let folder = file.as_ref().and_then(SettingsFile::folder);
        let wrong = folder.map(super::tables::load).unwrap_or_default();
        let problem = problem.or_else(|| {
            let (name, words) = wrong.first()?;
            let name = name.label().to_lowercase();
            Some(format!("Your copy of the {name} cannot be read ({words}). The shipped one is used"))
        });
        let (to_write, mut inbox) = watch::channel(None::<Arc<Settings>>);
        let say = watch::Sender::new(problem);
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
                        say.send_replace(Some(format!(
                            "The settings could not be saved ({error}). They hold for this run"
                        )));
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

    /// The folder the settings are kept in.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.file.as_ref()?.folder()
    }

    /// Says that nothing can be kept, before what is said already.
    pub fn not_kept(&self, why: &str) {
        self.say.send_modify(|said| {
            let more = said.take().map(|said| format!(". {said}")).unwrap_or_default();
            *said = Some(format!("{why}. Settings and accounts hold for this run{more}"));
        });
    }

    /// What went wrong with the file last. Watch it for changes; the first value is about reading the file.
    #[must_use]
    pub fn problem(&self) -> watch::Receiver<Option<String>> {
        self.say.subscribe()
    }
}
