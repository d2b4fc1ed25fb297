//! Tables a person edited: kept beside the settings, put in force at the start, taken away again.

use crate::domain::reference::Name;
use std::path::{Path, PathBuf};

/// A table is at most so long.
const LONGEST: u64 = 4_000_000;

/// Where edited copies are.
fn inside(folder: &Path) -> PathBuf {
    folder.join("tables")
}

/// Puts every edited copy in force. Blocks. Returns what is wrong with copies that cannot be read; the shipped table
/// stays in force for them, and the copy is kept.
#[must_use]
pub fn load(folder: &Path) -> Vec<(Name, String)> {
    let mut wrong = Vec::new();
    for name in Name::ALL {
        match read(folder, name) {
            Ok(Some(text)) => {
                if let Err(problem) = name.replace(Some(&text)) {
                    wrong.push((name, problem));
                }
            }
            Ok(None) => {}
            Err(problem) => wrong.push((name, problem)),
        }
    }
    wrong
}

/// The edited copy of a table, where there is one. Blocks.
///
/// # Errors
/// What the disk said.
pub fn read(folder: &Path, name: Name) -> Result<Option<String>, String> {
    let path = inside(folder).join(name.file());
    match std::fs::metadata(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.to_string()),
        Ok(found) if found.len() > LONGEST => return Err("the copy is too long".to_owned()),
        Ok(_) => {}
    }
    std::fs::read_to_string(path).map(Some).map_err(|error| error.to_string())
}

/// Keeps an edited copy and puts it in force; without one the shipped table is in force again. Blocks.
///
/// # Errors
/// What is wrong with the copy, or what the disk said; nothing changed then.
pub fn keep(folder: &Path, name: Name, text: Option<&str>) -> Result<(), String> {
    let folder = inside(folder);
    let path = folder.join(name.file());
    match text {
        Some(text) => {
            name.check(text)?;
            crate::store::private::folder(&folder).map_err(|error| error.to_string())?;
            crate::workbench::save(&path, text.as_bytes()).map_err(|error| error.to_string())?;
        }
        None => match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.to_string()),
            _ => {}
        },
    }
    name.replace(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reference::reason_code::table;

    #[test]
    fn an_edited_copy_is_in_force_after_a_start_and_a_reset_brings_the_shipped_one_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let settings = folder.path();
        let shipped = table().len();
        let more = Name::Codes.shipped().replacen("\"codes\": [", "\"codes\": [{\"network\":\"x\",\"code\":\"QQ9\",\"name\":\"Mine\",\"category\":\"Fraud\",\"claim\":\"fraud\",\"source\":\"me\",\"date\":\"2026-11-21\"},", 1);
        keep(settings, Name::Codes, Some(&more)).expect("kept");
        assert_eq!(table().len(), shipped + 1);
        Name::Codes.replace(None).expect("shipped");
        assert!(load(settings).is_empty());
        assert_eq!(table().len(), shipped + 1);
        assert!(keep(settings, Name::Codes, Some("{")).is_err());
        assert_eq!(table().len(), shipped + 1, "a copy that cannot be read changes nothing");
        keep(settings, Name::Codes, None).expect("reset");
        assert_eq!((table().len(), read(settings, Name::Codes)), (shipped, Ok(None)));
        std::fs::write(folder.path().join("tables").join(Name::Codes.file()), "nonsense").expect("written");
        assert_eq!(load(settings).len(), 1);
        assert_eq!(table().len(), shipped);
    }
}
