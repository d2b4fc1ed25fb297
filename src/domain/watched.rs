//! A folder whose new files are taken as checkouts, as a person set it for an account.
//!
//! Must not live here: looking into it.

use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// How a name ends whose file is taken, in lower case.
const TAKEN: [&str; 8] = ["csv", "tsv", "tab", "txt", "xlsx", "jsonl", "ndjson", "json"];

/// A folder that is watched for an account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WatchedFolder {
    /// Where it is.
    pub path: PathBuf,
    /// False where a person only keeps where it is.
    pub is_on: bool,
    /// What is in it leaves a live account without a person being asked about each file.
    pub sends_unasked: bool,
}

impl WatchedFolder {
    /// The folder, where it is watched. One that is not named from the root would be another for every start.
    #[must_use]
    pub fn wanted(&self) -> Option<&Path> {
        (self.is_on && self.path.is_absolute()).then_some(&self.path)
    }
}

/// True for a file that is taken by its name: a table, and neither hidden nor a program's half-written one.
#[must_use]
pub fn is_taken(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    let is_own = name.starts_with(['.', '~', '#']);
    !is_own && ending.is_some_and(|ending| TAKEN.contains(&ending.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_taken_by_their_name_and_what_another_program_is_at_is_not() {
        for name in ["day.csv", "Day 2.CSV", "a.b.xlsx", "orders.jsonl"] {
            assert!(is_taken(name), "{name}");
        }
        for name in
            ["day.csv.part", ".day.csv", "~$day.xlsx", ".~lock.day.csv#", "day.csv.crdownload", "csv", "a.pdf", ""]
        {
            assert!(!is_taken(name), "{name}");
        }
    }

    #[test]
    fn a_folder_is_watched_only_where_that_is_on_and_it_is_named_from_the_root() {
        let folder = |path: &str, is_on| WatchedFolder { path: path.into(), is_on, sends_unasked: false };
        let root = if cfg!(windows) { "C:\\orders" } else { "/orders" };
        assert_eq!(folder(root, true).wanted(), Some(Path::new(root)));
        assert_eq!((folder(root, false).wanted(), folder("orders", true).wanted()), (None, None));
        assert_eq!(WatchedFolder::default().wanted(), None);
    }
}
