//! The encrypted files of an account: opening one, the tables in it, and what can be wrong with it.
//!
//! Everything blocks; nothing here is called from the window's thread.
//!
//! Must not live here: what a row means, a file that is not a database.

mod migrations;
pub(crate) mod passphrase;
pub(crate) mod rows;

pub use migrations::OUTBOX_TABLES;

use super::private::{self, Refused};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// The version that no longer loses commits when a log is reset: 3.51.3. Source: sqlite.org, release notes.
const LEAST_SQLITE: i32 = 3_051_003;
/// How long one connection waits for another.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);

/// Why the store did not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StoreError {
    /// The file is not what it should be, or the key is not the one it was made with.
    #[error("the file cannot be read with this account's key: {0}")]
    Unreadable(Fault),
    /// Not even its first page can be read: another key made it, or all of it is damaged.
    #[error("nothing of the file can be read with this account's key")]
    OtherKey,
    /// A newer Docket made it.
    #[error("the file was made by a newer version (layout {0})")]
    Newer(i32),
    /// Another window of this computer has it.
    #[error("another Docket window has this account's data open")]
    InUse,
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// The folder or the file cannot be written; the system's own words.
    #[error("it cannot be written: {0}")]
    ReadOnly(Fault),
    /// Anything else the disk said.
    #[error("the disk failed: {0}")]
    Disk(Fault),
    /// There is a file of this account that could not be read yet.
    #[error("the outbox on this computer is not loaded yet")]
    NotLoaded,
    /// The store has ended.
    #[error("the store is closed")]
    Closed,
}

/// What is wrong with a file, or with the disk it is on.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// The system's or the database's own words.
    #[error("{0}")]
    System(String),
    /// It is not opened.
    #[error("{0}")]
    Refused(Refused),
    /// Part of a log of the outbox.
    #[error("a part of its log is damaged")]
    Log,
    /// Pages that do not fit together.
    #[error("its pages do not fit together")]
    Pages,
    /// Tables that do not fit together.
    #[error("its tables do not fit together")]
    Tables,
    /// A piece of a file of evidence.
    #[error("a piece of a file is damaged")]
    Piece,
    /// A packed text.
    #[error("a packed text is damaged")]
    PackedText,
    /// A stored dispute.
    #[error("a stored dispute cannot be read")]
    Dispute,
    /// A hole in the list of words.
    #[error("its words have a hole")]
    Words,
    /// A combination of words that is named and not there.
    #[error("a combination of words is missing")]
    Combination,
    /// A path without a folder.
    #[error("the file has no folder")]
    NoFolder,
    /// A version of the database with known mistakes.
    #[error("SQLite {0} is too old to be trusted")]
    OldSqlite(String),
    /// Too many unreadable files are kept already.
    #[error("too many unreadable files are kept beside it")]
    TooManyKept,
    /// Too many copies are there already.
    #[error("there are too many copies in this folder")]
    TooManyCopies,
    /// A copy that is shorter than its file.
    #[error("the copy of a file is not complete")]
    CopyIncomplete,
    /// A file of evidence that is named and not there.
    #[error("a file of evidence is not in the outbox")]
    FileMissing,
    /// A thread that read broke.
    #[error("reading broke")]
    ReadingBroke,
    /// A task that asked broke.
    #[error("a request broke")]
    RequestBroke,
}

impl From<String> for Fault {
    fn from(said: String) -> Self {
        Self::System(said)
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Refused::of(&error).map_or_else(|| Self::System(error.to_string()), Self::Refused)
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        // The words of SQLite name tables and codes, never values.
        let words = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Self::Unreadable(words.into()),
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Self::ReadOnly(words.into())
            }
            _ => Self::Disk(words.into()),
        }
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull => Self::Full,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly(error.into()),
            _ => Self::Disk(error.into()),
        }
    }
}

/// Where an account's data is, and what opens it.
#[derive(Clone, Debug)]
pub struct Place {
    /// The file.
    pub file: PathBuf,
    /// 32 random bytes as 64 hexadecimal digits.
    pub key: SecretString,
}

/// A new random key.
///
/// # Errors
/// When the system gives no random bytes.
pub fn new_key() -> Result<SecretString, StoreError> {
    let mut bytes = zeroize::Zeroizing::new([0_u8; 32]);
    getrandom::fill(bytes.as_mut()).map_err(|error| StoreError::Disk(error.to_string().into()))?;
    let mut hex = String::with_capacity(64);
    for byte in bytes.iter() {
        for digit in [byte >> 4, byte & 15] {
            hex.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
        }
    }
    Ok(hex.into())
}

/// Ends a process that may have files open.
///
/// Not by way of `exit`: `SQLCipher` and libcrypto then take down what every connection needs, while the threads that
/// have one still run, and the process dies in the middle of a page. What has to be on the disk was waited for.
pub fn end_process(code: u8) -> ! {
    signal_hook::low_level::exit(code.into())
}

/// True for a text that can be a key.
#[must_use]
pub fn is_key(key: &SecretString) -> bool {
    let key = key.expose_secret();
    key.len() == 64 && key.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A copy of what the service has: a commit that is lost is pulled again.
    Cache,
    /// What a person made and what is to be sent: every commit is on the disk before it is called done.
    Outbox,
}

impl Kind {
    fn synchronous(self) -> &'static str {
        match self {
            Self::Cache => "NORMAL",
            Self::Outbox => "FULL",
        }
    }
}

/// Opens the file for the one writer: makes it when it is not there, and brings its tables up to date.
///
/// # Errors
/// What is wrong with the file or the disk.
pub fn open_writer(place: &Place, kind: Kind) -> Result<Connection, StoreError> {
    let folder = place.file.parent().ok_or(StoreError::Disk(Fault::NoFolder))?;
    private::folder(folder)?;
    if !place.file.try_exists()? {
        private::file(&place.file)?;
    }
    // What SQLite puts beside the file is as open to others as the file itself.
    files(&place.file).iter().try_for_each(|part| private::close_to_others(part))?;
    let mut connection = connect(&place.file, &place.key)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", kind.synchronous())?;
    connection.pragma_update(None, "wal_autocheckpoint", 4_000)?;
    migrations::run(&mut connection, kind)?;
    Ok(connection)
}

/// Opens the file for one of the readers.
///
/// # Errors
/// What is wrong with the file or the disk.
pub fn open_reader(place: &Place) -> Result<Connection, StoreError> {
    let connection = connect(&place.file, &place.key)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

/// A store that lives in memory and ends with this run.
///
/// # Errors
/// When `SQLite` itself fails.
pub fn open_memory(kind: Kind) -> Result<Connection, StoreError> {
    check_version()?;
    let mut connection = Connection::open_in_memory()?;
    harden(&connection)?;
    migrations::run(&mut connection, kind)?;
    Ok(connection)
}

fn check_version() -> Result<(), StoreError> {
    if rusqlite::version_number() < LEAST_SQLITE {
        return Err(StoreError::Disk(Fault::OldSqlite(rusqlite::version().to_owned())));
    }
    Ok(())
}

fn connect(file: &Path, key: &SecretString) -> Result<Connection, StoreError> {
    let key = zeroize::Zeroizing::new(format!("x'{}'", key.expose_secret()));
    connect_with(file, &key, OpenFlags::SQLITE_OPEN_READ_WRITE)
}

fn connect_with(file: &Path, key: &str, access: OpenFlags) -> Result<Connection, StoreError> {
    check_version()?;
    let flags = access | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    let connection = Connection::open_with_flags(file, flags)?;
    // The first statement on every connection; without it nothing can be read.
    connection.pragma_update(None, "key", key)?;
    harden(&connection)?;
    connection.busy_timeout(PATIENCE)?;
    // The key shows itself to be right or wrong with the first page.
    connection.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get::<_, i64>(0))?;
    Ok(connection)
}

fn harden(connection: &Connection) -> Result<(), StoreError> {
    // `SQLCipher` would write its own words to stderr.
    connection.pragma_update(None, "cipher_log_level", "NONE")?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    Ok(())
}

/// The file and what `SQLite` keeps beside it.
#[must_use]
pub fn files(file: &Path) -> [PathBuf; 4] {
    ["", "-wal", "-shm", "-journal"].map(|tail| {
        let mut name = file.as_os_str().to_owned();
        name.push(tail);
        name.into()
    })
}

/// Keeps a file that cannot be read under a name of its own, so that a new one can be made. What was kept aside before
/// stays: another keyring may open it one day.
///
/// # Errors
/// What the disk said.
pub fn set_aside(file: &Path) -> Result<(), StoreError> {
    let is_free = |kept: &PathBuf| files(kept).iter().all(|part| !part.exists());
    let kept = (1..=MOST_ASIDE).map(|number| aside(file, number)).find(is_free);
    let kept = kept.ok_or(StoreError::Disk(Fault::TooManyKept))?;
    // The log first: a file without its log would lack what was written last.
    for (part, kept) in files(file).iter().zip(files(&kept)).rev().filter(|(part, _)| part.exists()) {
        std::fs::rename(part, kept)?;
    }
    Ok(())
}

/// The names of files that were kept aside, the newest first.
#[must_use]
pub fn kept_aside(file: &Path) -> Vec<PathBuf> {
    (1..=MOST_ASIDE).rev().map(|number| aside(file, number)).filter(|kept| kept.exists()).collect()
}

/// Files that are kept aside at most; each is the whole outbox of a keyring.
const MOST_ASIDE: u32 = 99;

fn aside(file: &Path, number: u32) -> PathBuf {
    let mut kept = file.as_os_str().to_owned();
    kept.push(if number == 1 { ".unreadable".to_owned() } else { format!(".unreadable-{number}") });
    kept.into()
}

/// Puts a file that was kept aside back in its place, which has to be free.
///
/// # Errors
/// What the disk said.
pub fn put_back(kept: &Path, file: &Path) -> Result<(), StoreError> {
    for (kept, part) in files(kept).iter().zip(files(file)).rev().filter(|(kept, _)| kept.exists()) {
        std::fs::rename(kept, part)?;
    }
    Ok(())
}

/// Takes a file and everything beside it off the disk.
///
/// # Errors
/// What the disk said.
pub fn remove(file: &Path) -> Result<(), StoreError> {
    let kept = (1..=MOST_ASIDE).map(|number| aside(file, number));
    for path in std::iter::once(file.to_owned()).chain(kept).flat_map(|file| files(&file)) {
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_aside_is_never_written_over_and_can_be_put_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("outbox.db");
        for words in ["one", "two", "three"] {
            std::fs::write(&file, words).expect("written");
            std::fs::write(folder.path().join("outbox.db-wal"), format!("log of {words}")).expect("written");
            set_aside(&file).expect("set aside");
        }
        let kept = kept_aside(&file);
        let read = |path: &PathBuf| std::fs::read_to_string(path).expect("there");
        assert_eq!(kept.iter().map(read).collect::<Vec<_>>(), ["three", "two", "one"]);
        put_back(kept.get(1).expect("three"), &file).expect("put back");
        assert_eq!(read(&file), "two");
        assert_eq!(read(&folder.path().join("outbox.db-wal")), "log of two");
        remove(&file).expect("gone");
        assert_eq!(std::fs::read_dir(folder.path()).expect("listed").count(), 0);
    }
}
