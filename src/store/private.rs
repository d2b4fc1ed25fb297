//! Folders and files that only this user can open, and that are what they seem: no link leads out of them.
//!
//! Whoever may write into a folder can put a link there. So nothing of the data folder is opened through one, and what
//! an older version or a careless copy left open to others is closed.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// What Docket does not open in its data folder, inside of the system's error.
#[derive(Clone, Debug, PartialEq, Eq, Error, serde::Serialize, serde::Deserialize)]
#[error("{} {why}", path.display())]
pub struct Refused {
    /// What.
    pub path: PathBuf,
    /// Why.
    pub why: Closed,
}

/// Why it is not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error, serde::Serialize, serde::Deserialize)]
pub enum Closed {
    /// A link in the place of a folder.
    #[error("is a link, and Docket keeps its data in folders only")]
    LinkToFolder,
    /// A link in the place of a file.
    #[error("is a link, and Docket opens none in its data folder")]
    LinkToFile,
    /// It belongs to somebody else.
    #[error("belongs to another user")]
    OtherUser,
}

impl Refused {
    /// The one inside of an error.
    #[must_use]
    pub fn of(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref().cloned()
    }
}

/// The place a person means: links on the way to it are theirs, the folder itself is to be a folder. Blocks.
///
/// # Errors
/// What the system said.
pub fn place(folder: &Path) -> io::Result<PathBuf> {
    let folder = std::path::absolute(folder)?;
    let (Some(parent), Some(name)) = (folder.parent(), folder.file_name()) else { return Ok(folder) };
    if !parent.exists() {
        create(parent)?;
    }
    Ok(parent.canonicalize()?.join(name))
}

fn create(folder: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// A folder only this user can look into, made when it is not there.
///
/// # Errors
/// What the system said, or that it is a link or another user's.
pub(crate) fn folder(folder: &Path) -> io::Result<()> {
    create(folder)?;
    if std::fs::symlink_metadata(folder)?.is_symlink() {
        return Err(refused(folder, Closed::LinkToFolder));
    }
    #[cfg(unix)]
    unix::tighten_folder(folder)?;
    Ok(())
}

/// A new file only this user can read.
///
/// # Errors
/// What the system said, or that there is something already.
pub(crate) fn file(path: &Path) -> io::Result<File> {
    options(OpenOptions::new().write(true).create_new(true)).open(path)
}

/// Opens a file for writing, and makes it when it is not there. Nothing in it changes.
///
/// # Errors
/// What the system said, or that it is a link.
pub(crate) fn open(path: &Path) -> io::Result<File> {
    let file =
        options(OpenOptions::new().write(true).create(true).truncate(false)).open(path).map_err(as_link(path))?;
    tighten(&file)?;
    Ok(file)
}

/// Opens a file for writing at its end, and makes it when it is not there.
///
/// # Errors
/// What the system said, or that it is a link.
pub(crate) fn append(path: &Path) -> io::Result<File> {
    let file = options(OpenOptions::new().append(true).create(true)).open(path).map_err(as_link(path))?;
    tighten(&file)?;
    Ok(file)
}

/// Opens a file that is there for reading.
///
/// # Errors
/// What the system said, or that it is a link.
pub(crate) fn read(path: &Path) -> io::Result<File> {
    options(OpenOptions::new().read(true)).open(path).map_err(as_link(path))
}

/// Closes what is there to others; what is not there is no trouble. What is closed already is not opened: the locks
/// of a database end when anybody of this process closes its file.
///
/// # Errors
/// What the system said, or that it is a link.
pub(crate) fn close_to_others(path: &Path) -> io::Result<()> {
    if std::fs::symlink_metadata(path).is_ok_and(|found| is_closed(&found)) {
        return Ok(());
    }
    match read(path) {
        Ok(file) => tighten(&file),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// Closes everything of a data folder to others: the folders and files Docket makes there, and nothing else that a
/// person may keep beside them. What cannot be closed is told in the log only: it is as it was. Blocks.
pub fn close_all(data: &Path) {
    let is_ours =
        |name: &str| ["settings.toml", "instance", "outbox", "disputes"].iter().any(|ours| name.starts_with(ours));
    let mut folders = vec![(data.to_owned(), 0)];
    while let Some((path, depth)) = folders.pop() {
        for entry in std::fs::read_dir(&path).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let Ok(kind) = entry.file_type() else { continue };
            let done = if kind.is_dir()
                && (depth > 0 || matches!(name.as_str(), "accounts" | "tables" | "logs" | "crashes"))
            {
                if depth < 2 {
                    folders.push((entry.path(), depth + 1));
                }
                folder(&entry.path())
            } else if kind.is_file() && (depth > 0 || is_ours(&name)) {
                close_to_others(&entry.path())
            } else {
                Ok(())
            };
            if let Err(error) = done {
                tracing::warn!(%error, "something in the data folder stays open to others");
            }
        }
    }
}

fn refused(path: &Path, why: Closed) -> io::Error {
    io::Error::new(io::ErrorKind::PermissionDenied, Refused { path: path.to_owned(), why })
}

/// Says of a link that it is one; the system's own words are about too many levels of them.
fn as_link(path: &Path) -> impl FnOnce(io::Error) -> io::Error {
    let is_link = std::fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink());
    let link = refused(path, Closed::LinkToFile);
    move |error| if is_link { link } else { error }
}

#[cfg(unix)]
fn options(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    // A pipe in the place of a file must not make anybody wait.
    options.mode(0o600).custom_flags(libc::O_NOFOLLOW | libc::O_NONBLOCK)
}

#[cfg(not(unix))]
fn options(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

#[cfg(unix)]
use unix::{is_closed, tighten};

/// Elsewhere the user's own folders are closed to others by the system.
#[cfg(not(unix))]
fn is_closed(found: &std::fs::Metadata) -> bool {
    found.is_file()
}

/// Elsewhere the user's own folders are closed to others by the system.
#[cfg(not(unix))]
fn tighten(_: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(unix)]
mod unix {
    use super::{Closed, OpenOptions, Path, options, refused};
    use std::fs::{File, Permissions};
    use std::io;
    use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _};

    /// Others may do nothing with it.
    const OTHERS: u32 = 0o077;
    /// Everybody may make things there and only remove their own, as in `/tmp`: not a folder to be closed.
    const STICKY: u32 = 0o1000;

    pub fn is_closed(found: &std::fs::Metadata) -> bool {
        found.is_file() && found.mode() & OTHERS == 0
    }

    pub fn tighten(file: &File) -> io::Result<()> {
        let found = file.metadata()?;
        if found.is_file() && found.mode() & OTHERS != 0 && is_mine(found.uid()) {
            file.set_permissions(Permissions::from_mode(found.mode() & 0o700))?;
        }
        Ok(())
    }

    pub fn tighten_folder(folder: &Path) -> io::Result<()> {
        let is_folder = libc::O_NOFOLLOW | libc::O_NONBLOCK | libc::O_DIRECTORY;
        let opened = options(OpenOptions::new().read(true)).custom_flags(is_folder).open(folder)?;
        let found = opened.metadata()?;
        if !is_mine(found.uid()) {
            return Err(refused(folder, Closed::OtherUser));
        }
        if found.mode() & OTHERS != 0 && found.mode() & STICKY == 0 {
            opened.set_permissions(Permissions::from_mode(found.mode() & 0o700))?;
        }
        Ok(())
    }

    fn is_mine(user: u32) -> bool {
        user == rustix::process::geteuid().as_raw()
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    fn mode(path: &Path) -> u32 {
        std::fs::metadata(path).map_or(0, |metadata| metadata.permissions().mode() & 0o777)
    }

    #[test]
    fn what_was_open_to_others_is_closed_and_what_is_not_docket_s_stays() {
        let dir = tempfile::tempdir().expect("a folder");
        let data = dir.path().join("data");
        let account = data.join("accounts").join("a-1");
        std::fs::create_dir_all(&account).expect("made");
        std::fs::create_dir_all(data.join("tables")).expect("made");
        std::fs::create_dir_all(data.join("photos")).expect("made");
        let ours = [
            data.join("settings.toml"),
            data.join("instance.lock"),
            account.join("outbox.db"),
            account.join("outbox.db-wal"),
            data.join("tables/codes.json"),
        ];
        let theirs = [data.join("photos/one.jpg"), data.join("letter.txt")];
        for path in ours.iter().chain(&theirs) {
            std::fs::write(path, "x").expect("written");
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o644)).expect("open");
        }
        for path in [&data, &data.join("accounts"), &account, &data.join("tables"), &data.join("photos")] {
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).expect("open");
        }
        folder(&data).expect("closed");
        close_all(&data);
        for path in [&data, &data.join("accounts"), &account, &data.join("tables")] {
            assert_eq!(mode(path), 0o700, "{}", path.display());
        }
        for path in &ours {
            assert_eq!(mode(path), 0o600, "{}", path.display());
        }
        for path in &theirs {
            assert_eq!(mode(path), 0o644, "{}", path.display());
        }
        assert_eq!(mode(&data.join("photos")), 0o755);
    }

    #[test]
    fn no_link_is_followed_and_a_pipe_makes_nobody_wait() {
        let dir = tempfile::tempdir().expect("a folder");
        let target = dir.path().join("target");
        std::fs::write(&target, "precious").expect("written");
        std::fs::set_permissions(&target, std::fs::Permissions::from_mode(0o644)).expect("open");
        let link = dir.path().join("instance.lock");
        symlink(&target, &link).expect("linked");
        for opened in [open(&link), append(&link), read(&link), file(&link)] {
            assert!(opened.is_err());
        }
        assert!(open(&link).expect_err("a link").to_string().contains("is a link"));
        assert!(close_to_others(&link).is_err());
        assert_eq!((mode(&target), std::fs::read(&target).expect("there")), (0o644, b"precious".to_vec()));
        let other = dir.path().join("other");
        std::fs::create_dir(&other).expect("made");
        symlink(&other, dir.path().join("data")).expect("linked");
        assert!(folder(&dir.path().join("data")).expect_err("a link").to_string().contains("is a link"));
        // A link further up is the person's own, and is followed once.
        let meant = place(&dir.path().join("data").join("docket")).expect("a place");
        assert_eq!(meant, other.canonicalize().expect("there").join("docket"));
        folder(&meant).expect("made");
        let pipe = dir.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("run");
        assert!(made.success());
        assert!(open(&pipe).is_err(), "nobody reads it");
    }

    #[test]
    fn another_user_s_folder_is_refused() {
        let dir = tempfile::tempdir().expect("a folder");
        let theirs = dir.path().join("theirs");
        std::fs::create_dir(&theirs).expect("made");
        if std::os::unix::fs::chown(&theirs, Some(65_534), None).is_err() {
            // Only root can give a folder away.
            return;
        }
        assert!(folder(&theirs).expect_err("not ours").to_string().contains("another user"));
    }
}
