//! The tables in force: those that ship with the app, and in their place the copies a person edited, which are kept
//! beside the settings.
//!
//! Must not live here: what the tables say.

use super::failure::SystemSaid;
use crate::domain::reference::change::{Change, changed};
use crate::domain::reference::problem::TableProblem;
use crate::domain::reference::reason_code::ReasonCodes;
use crate::domain::reference::{Name, ReferenceTables};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// A table is at most so long.
const LONGEST: u64 = 4_000_000;

/// Why an edited copy is not in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopyProblem {
    /// The disk; the system's own words.
    System(SystemSaid),
    /// It is too long.
    TooLong,
    /// What it says makes no sense.
    Wrong(TableProblem),
}

impl From<std::io::Error> for CopyProblem {
    fn from(error: std::io::Error) -> Self {
        Self::System(error.into())
    }
}

/// Holds the tables in force. Cheap to clone.
#[derive(Clone, Debug)]
pub struct TablesKeeper {
    current: Arc<Mutex<Arc<ReferenceTables>>>,
    /// Where edited copies are.
    folder: Option<Arc<Path>>,
}

impl TablesKeeper {
    /// Reads the shipped tables and every edited copy beside the settings. Without a folder, the shipped tables are in
    /// force for this run. Blocks; call it before there is a window.
    ///
    /// Returns too what is wrong with copies that cannot be read; the shipped table stays in force for them, and the
    /// copy is kept.
    #[must_use]
    pub fn start(settings: Option<&Path>) -> (Self, Vec<(Name, CopyProblem)>) {
        let folder = settings.map(|settings| Arc::from(settings.join("tables")));
        let mut keeper = Self { current: Arc::default(), folder };
        let (mut tables, mut wrong) = (ReferenceTables::shipped(), Vec::new());
        for name in Name::ALL {
            let copy = keeper
                .copy(name)
                .and_then(|copy| copy.map(|text| name.parse(&text).map_err(CopyProblem::Wrong)).transpose());
            match copy {
                Ok(Some(table)) => tables = tables.with(table),
                Ok(None) => {}
                Err(problem) => wrong.push((name, problem)),
            }
        }
        keeper.current = Arc::new(Mutex::new(Arc::new(tables)));
        (keeper, wrong)
    }

    /// The tables in force.
    #[must_use]
    pub fn get(&self) -> Arc<ReferenceTables> {
        Arc::clone(&self.current.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The reason codes in force.
    #[must_use]
    pub fn codes(&self) -> Arc<ReasonCodes> {
        Arc::clone(&self.get().codes)
    }

    /// The edited copy of a table, where there is one. Blocks.
    ///
    /// # Errors
    /// What the disk said.
    pub fn copy(&self, name: Name) -> Result<Option<String>, CopyProblem> {
        let Some(path) = self.place(name) else { return Ok(None) };
        match std::fs::metadata(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error.into()),
            Ok(found) if found.len() > LONGEST => return Err(CopyProblem::TooLong),
            Ok(_) => {}
        }
        Ok(std::fs::read_to_string(path).map(Some)?)
    }

    /// Keeps an edited copy and puts it in force; without one the shipped table is in force again. Whoever asks next
    /// gets the new value. Blocks.
    ///
    /// # Errors
    /// What is wrong with the copy, or what the disk said; nothing changed then.
    pub fn keep(&self, name: Name, text: Option<&str>) -> Result<(), CopyProblem> {
        let table = name.parse(text.unwrap_or(name.shipped())).map_err(CopyProblem::Wrong)?;
        match (&self.folder, self.place(name), text) {
            (Some(folder), Some(path), Some(text)) => {
                crate::store::private::folder(folder)?;
                crate::workbench::save(&path, text.as_bytes())?;
            }
            (_, Some(path), None) => match std::fs::remove_file(&path) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            },
            _ => {}
        }
        let mut current = self.current.lock().unwrap_or_else(PoisonError::into_inner);
        *current = Arc::new(current.with(table));
        Ok(())
    }

    /// Keeps a copy with a few values other than in the table that is in force. Blocks.
    ///
    /// # Errors
    /// What is wrong with it then, or what the disk said; nothing changed then.
    pub fn change(&self, name: Name, changes: &[Change]) -> Result<(), CopyProblem> {
        // A copy that cannot be read is not in force either.
        let copy = self.copy(name)?.filter(|text| name.parse(text).is_ok());
        let text = changed(copy.as_deref().unwrap_or(name.shipped()), changes).map_err(CopyProblem::Wrong)?;
        self.keep(name, Some(&text))
    }

    fn place(&self, name: Name) -> Option<PathBuf> {
        self.folder.as_ref().map(|folder| folder.join(name.file()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edited_copy_is_in_force_after_a_start_and_a_reset_brings_the_shipped_one_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let start = || TablesKeeper::start(Some(folder.path()));
        let known = |keeper: &TablesKeeper| keeper.codes().all().len();
        let (keeper, wrong) = start();
        assert!(wrong.is_empty());
        let before = keeper.get();
        let shipped = known(&keeper);
        let more = Name::Codes.shipped().replacen("\"codes\": [", "\"codes\": [{\"network\":\"x\",\"code\":\"QQ9\",\"name\":\"Mine\",\"category\":\"Fraud\",\"claim\":\"fraud\",\"source\":\"me\",\"date\":\"2026-11-21\"},", 1);
        keeper.clone().keep(Name::Codes, Some(&more)).expect("kept");
        assert_eq!(known(&keeper), shipped + 1, "every clone sees it");
        assert_eq!(before.codes.all().len(), shipped, "what was handed out stays as it was");
        let (again, wrong) = start();
        assert!(wrong.is_empty());
        assert_eq!(known(&again), shipped + 1);
        assert!(again.keep(Name::Codes, Some("{")).is_err());
        assert_eq!(known(&again), shipped + 1, "a copy that cannot be read changes nothing");
        again.keep(Name::Codes, None).expect("reset");
        assert_eq!((known(&again), again.copy(Name::Codes)), (shipped, Ok(None)));
        std::fs::write(folder.path().join("tables").join(Name::Codes.file()), "nonsense").expect("written");
        let (last, wrong) = start();
        assert_eq!(wrong.len(), 1);
        assert_eq!(known(&last), shipped);
    }

    #[test]
    fn without_a_folder_a_copy_is_in_force_for_this_run() {
        let (keeper, wrong) = TablesKeeper::start(None);
        assert!(wrong.is_empty() && keeper.copy(Name::Limits) == Ok(None));
        let edited = Name::Limits.shipped().replacen("\"max_files\": 8", "\"max_files\": 3", 1);
        keeper.keep(Name::Limits, Some(&edited)).expect("kept");
        assert_ne!(*keeper.get(), ReferenceTables::shipped());
        keeper.keep(Name::Limits, None).expect("reset");
        assert_eq!(*keeper.get(), ReferenceTables::shipped());
    }
}
