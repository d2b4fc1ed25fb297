//! The entry in the person's applications folder by which a Linux desktop opens `docket:` links in Docket. It is written and
//! removed only when a person asks for it, and one that came from elsewhere is left alone.
//!
//! Must not live here: reading a link.

use super::APP_ID;
use super::failure::SystemSaid;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// What the entry is called: as one that a package brings, which it then stands before.
const NAME: &str = "app.docket.Docket.desktop";
/// What it was called by earlier versions.
const EARLIER_NAME: &str = "docket.desktop";
/// Stands in every entry that was written here.
const MARK: &str = "X-Docket-Links=true";

/// Why links were not registered.
#[derive(Debug, Clone, PartialEq)]
pub enum HandlerError {
    /// Only Linux desktops take such an entry.
    NotOnThisSystem,
    /// The person has no folder for applications.
    NoFolder,
    /// The program stands where an entry cannot name it.
    Program(PathBuf),
    /// An entry of this name came from elsewhere.
    NotOurs(PathBuf),
    /// The disk did not take it.
    Disk(PathBuf, SystemSaid),
}

/// The person's folder of applications.
///
/// # Errors
/// When there is none, or none that counts on this system.
pub fn applications() -> Result<PathBuf, HandlerError> {
    if !cfg!(target_os = "linux") {
        return Err(HandlerError::NotOnThisSystem);
    }
    let dirs = directories::BaseDirs::new().ok_or(HandlerError::NoFolder)?;
    Ok(dirs.data_dir().join("applications"))
}

/// Writes the entry that has a program open links. `about` says in a line what the program is for. Blocks.
///
/// # Errors
/// Why it was not written.
pub fn register(applications: &Path, program: &Path, about: &str) -> Result<PathBuf, HandlerError> {
    let entry = applications.join(NAME);
    let disk = |error: std::io::Error| HandlerError::Disk(entry.clone(), error.into());
    let quoted = quoted(program).ok_or_else(|| HandlerError::Program(program.to_owned()))?;
    is_ours(&entry)?;
    fs::create_dir_all(applications).map_err(disk)?;
    // Without a link, the desktop leaves `%u` out: then it is a plain start.
    let text = format!(
        "[Desktop Entry]\nType=Application\nName=Docket\nComment={about}\nExec={quoted} %u\nTerminal=false\n\
         Categories=Office;Finance;\nStartupWMClass={APP_ID}\nMimeType=x-scheme-handler/docket;\n{MARK}\n"
    );
    fs::write(&entry, text).map_err(disk)?;
    remove_earlier(applications);
    Ok(entry)
}

/// Removes the entry. Nothing when there was none. Blocks.
///
/// # Errors
/// Why it was not removed.
pub fn unregister(applications: &Path) -> Result<Option<PathBuf>, HandlerError> {
    let removed = remove_earlier(applications);
    let entry = applications.join(NAME);
    if !is_ours(&entry)? {
        return Ok(removed);
    }
    match fs::remove_file(&entry) {
        Ok(()) => Ok(Some(entry)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(removed),
        Err(error) => Err(HandlerError::Disk(entry, error.into())),
    }
}

/// Removes the entry of an earlier version, if it was written by one; one that stays does no harm.
fn remove_earlier(applications: &Path) -> Option<PathBuf> {
    let earlier = applications.join(EARLIER_NAME);
    let is_removed = is_ours(&earlier) == Ok(true) && fs::remove_file(&earlier).is_ok();
    is_removed.then_some(earlier)
}

/// Whether an entry is there and was written here; one from elsewhere, or a link to elsewhere, is nobody's to change.
fn is_ours(entry: &Path) -> Result<bool, HandlerError> {
    match fs::symlink_metadata(entry) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(HandlerError::Disk(entry.to_owned(), error.into())),
        Ok(found) if !found.is_file() => return Err(HandlerError::NotOurs(entry.to_owned())),
        Ok(_) => {}
    }
    let text = fs::read_to_string(entry).map_err(|error| HandlerError::Disk(entry.to_owned(), error.into()))?;
    if text.lines().any(|line| line == MARK) { Ok(true) } else { Err(HandlerError::NotOurs(entry.to_owned())) }
}

/// A program as the `Exec` of an entry names it: quoted, escaped for the quotes and then for the entry's own rules.
fn quoted(program: &Path) -> Option<String> {
    let text = program.to_str().filter(|text| program.is_absolute() && !text.chars().any(char::is_control))?;
    // Some desktops take an equals sign for a variable that is set.
    if text.contains('=') {
        return None;
    }
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '`' | '$' => quoted.extend(["\\\\", c.encode_utf8(&mut [0; 4])]),
            '\\' => quoted.push_str("\\\\\\\\"),
            '%' => quoted.push_str("%%"),
            _ => quoted.push(c),
        }
    }
    quoted.push('"');
    Some(quoted)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_written_and_removed_when_asked_for() {
        let folder = tempfile::tempdir().expect("a folder");
        let applications = folder.path().join("share/applications");
        let entry = register(&applications, Path::new("/opt/my docket/docket"), "Disputes").expect("written");
        let text = fs::read_to_string(&entry).expect("there");
        assert!(text.starts_with("[Desktop Entry]\n"), "{text}");
        assert!(text.contains("\nExec=\"/opt/my docket/docket\" %u\n"), "{text}");
        assert!(text.contains("\nMimeType=x-scheme-handler/docket;\n"), "{text}");
        register(&applications, Path::new("/opt/docket"), "Disputes").expect("written over its own");
        assert!(fs::read_to_string(&entry).expect("there").contains("Exec=\"/opt/docket\" %u"));
        assert_eq!(NAME, format!("{APP_ID}.desktop"), "as the desktop joins a window with its entry");
        assert_eq!(unregister(&applications), Ok(Some(entry.clone())));
        assert!(!entry.exists());
        assert_eq!(unregister(&applications), Ok(None));
    }

    #[test]
    fn the_entry_of_an_earlier_version_does_not_stay_beside_the_new_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let earlier = folder.path().join(EARLIER_NAME);
        let written = format!("[Desktop Entry]\nExec=\"/opt/docket\" %u\n{MARK}\n");
        fs::write(&earlier, &written).expect("written");
        let entry = register(folder.path(), Path::new("/opt/docket"), "x").expect("written");
        assert!(entry.exists() && !earlier.exists());
        fs::write(&earlier, &written).expect("written");
        fs::remove_file(&entry).expect("removed");
        assert_eq!(unregister(folder.path()), Ok(Some(earlier.clone())));
        fs::write(&earlier, "[Desktop Entry]\n").expect("somebody else's");
        assert_eq!(unregister(folder.path()), Ok(None));
        assert!(earlier.exists());
    }

    #[test]
    fn an_entry_from_elsewhere_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let entry = folder.path().join(NAME);
        fs::write(&entry, "[Desktop Entry]\nName=Of a package\n").expect("written");
        let refused = HandlerError::NotOurs(entry.clone());
        assert_eq!(register(folder.path(), Path::new("/opt/docket"), "x"), Err(refused.clone()));
        assert_eq!(unregister(folder.path()), Err(refused));
        assert!(fs::read_to_string(&entry).expect("there").contains("Of a package"));
    }

    #[test]
    fn a_program_is_quoted_so_that_its_name_is_no_command() {
        let said = |text: &str| quoted(Path::new(text));
        assert_eq!(said("/a/do$(x)`y`\"z"), Some("\"/a/do\\\\$(x)\\\\`y\\\\`\\\\\"z\"".to_owned()));
        assert_eq!(said("/a/50%u"), Some("\"/a/50%%u\"".to_owned()));
        assert_eq!(said("/a\\b"), Some("\"/a\\\\\\\\b\"".to_owned()));
        for refused in ["docket", "/a\nExec=b", "/a=b/docket"] {
            assert_eq!(said(refused), None, "{refused:?}");
        }
    }
}
