//! A backup: everything an account's outbox holds, in one file that a passphrase opens on any computer.
//!
//! Must not live here: what a row says, where a backup is kept, the keyring.

use super::{OutboxFile, StoredRow};
use crate::store::db::{self, Fault, Kind, OUTBOX_TABLES, Place, StoreError, passphrase};
use crate::store::private;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension as _, params_from_iter};
use secrecy::SecretString;
use std::path::{Path, PathBuf};

/// The note with what a backup says of itself. It is in backups only.
const ABOUT: &str = "backup";
/// The note with what tells a file from every other: what is restored is another file.
const IDENTITY: &str = "identity";

/// Why a backup was not opened or restored.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BackupError {
    /// The passphrase is another one, or it is no backup, or its first page is damaged: nobody can tell which.
    #[error("the file does not open with this passphrase")]
    NotOpened,
    /// It opens, and it was made by something else.
    #[error("the file is not a backup")]
    NotABackup,
    /// A part of it is damaged.
    #[error("the backup is damaged")]
    Damaged,
    /// A newer version made it.
    #[error("the backup was made by a newer version (layout {0})")]
    Newer(i32),
    /// The account has data on this computer already.
    #[error("the account has data on this computer already")]
    AlreadyHere,
    /// What the disk said.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl BackupError {
    /// What an error means once the first page could be read.
    fn within(error: StoreError) -> Self {
        match error {
            StoreError::Unreadable(_) | StoreError::OtherKey => Self::Damaged,
            error => Self::Store(error),
        }
    }
}

impl From<rusqlite::Error> for BackupError {
    fn from(error: rusqlite::Error) -> Self {
        Self::within(error.into())
    }
}

impl OutboxFile {
    /// Writes everything into a new file at `target`, which replaces what is there only once it is whole. `about` is what
    /// the backup says of itself. Blocks.
    ///
    /// # Errors
    /// What the disk said; nothing is left behind then.
    pub fn back_up(&self, target: &Path, spoken: &SecretString, about: &str) -> Result<(), StoreError> {
        // A link on the way to the folder is the person's, and SQLite follows none.
        let folder = target.parent().ok_or(StoreError::Disk(Fault::NoFolder))?.canonicalize()?;
        let name = target.file_name().ok_or(StoreError::Disk(Fault::NoFolder))?;
        let mut beside = name.to_owned();
        beside.push(".part");
        let part = folder.join(beside);
        remove(&part)?;
        let written = self.write_backup(&part, spoken, about).and_then(|()| {
            // Windows brings only to the disk what is open for writing.
            std::fs::OpenOptions::new().write(true).open(&part)?.sync_all()?;
            std::fs::rename(&part, folder.join(name))?;
            Ok(())
        });
        if written.is_err() {
            remove(&part).ok();
        }
        written
    }

    fn write_backup(&self, part: &Path, spoken: &SecretString, about: &str) -> Result<(), StoreError> {
        private::file(part)?;
        let mut connection = passphrase::create(part, spoken, Kind::Outbox)?;
        let transaction = connection.transaction()?;
        copy_all(&self.connection, &transaction, |row| row, |kept| kept)?;
        transaction.execute("DELETE FROM note WHERE name = ?1", [IDENTITY])?;
        transaction.execute("INSERT OR REPLACE INTO note VALUES (?1, ?2)", [ABOUT, about])?;
        transaction.commit()?;
        connection.close().map_err(|(_, error)| error)?;
        Ok(())
    }
}

/// A backup that was opened with its passphrase. Nothing in it changes.
pub struct Backup {
    connection: Connection,
    about: String,
}

impl Backup {
    /// Opens it. Blocks: a passphrase is slow to try on purpose.
    ///
    /// # Errors
    /// Why it is none, as far as that can be told.
    pub fn open(file: &Path, spoken: &SecretString) -> Result<Self, BackupError> {
        let file = file.canonicalize().map_err(StoreError::from)?;
        let opened = passphrase::open(&file, spoken);
        let connection = opened.map_err(|error| match error {
            StoreError::Unreadable(_) | StoreError::OtherKey => BackupError::NotOpened,
            error => BackupError::Store(error),
        })?;
        let layout: i32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if layout > Kind::Outbox.layout() {
            return Err(BackupError::Newer(layout));
        }
        if columns(&connection, "note")?.is_none_or(|columns| columns != ["name", "value"]) {
            return Err(BackupError::NotABackup);
        }
        let sql = "SELECT value FROM note WHERE name = ?1";
        let about = connection.query_row(sql, [ABOUT], |row| row.get(0)).optional()?;
        Ok(Self { connection, about: about.ok_or(BackupError::NotABackup)? })
    }

    /// What it says of itself.
    #[must_use]
    pub fn about(&self) -> &str {
        &self.about
    }

    /// How many rows are stored as open, proofs, drafts and files there are.
    ///
    /// # Errors
    /// When a part of it is damaged.
    pub fn counts(&self) -> Result<[u64; 4], BackupError> {
        let count = |sql: &str| {
            let found: i64 = self.connection.query_row(sql, [], |row| row.get(0))?;
            Ok::<_, BackupError>(found.unsigned_abs())
        };
        Ok([
            count("SELECT count(*) FROM row WHERE is_open")?,
            count("SELECT count(*) FROM proof")?,
            count("SELECT count(*) FROM draft")?,
            count("SELECT count(*) FROM file")?,
        ])
    }

    /// The texts of the rows that are stored as open.
    ///
    /// # Errors
    /// When a part of it is damaged.
    pub fn open_rows(&self) -> Result<Vec<(u64, String)>, BackupError> {
        let mut query = self.connection.prepare("SELECT id, data FROM row WHERE is_open ORDER BY id")?;
        let rows = query.query_map([], |row| Ok((row.get::<_, i64>(0)?.unsigned_abs(), row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Makes an account's file of it; there must be none. `rows` and `kept` are what becomes of each row, and of each file
    /// that waits for a person. Blocks.
    ///
    /// # Errors
    /// Why it was not made; nothing is left behind then.
    pub fn restore(
        &self,
        place: &Place,
        rows: impl FnMut(StoredRow) -> StoredRow,
        kept: impl FnMut(String) -> String,
    ) -> Result<(), BackupError> {
        if place.file.try_exists().map_err(StoreError::from)? {
            return Err(BackupError::AlreadyHere);
        }
        self.check()?;
        let new = Place { file: place.file.with_extension("db.restored"), key: place.key.clone() };
        remove(&new.file)?;
        let made = self.fill(&new, rows, kept).and_then(|()| {
            std::fs::rename(&new.file, &place.file).map_err(StoreError::from)?;
            Ok(())
        });
        if made.is_err() {
            remove(&new.file).ok();
        }
        made
    }

    /// Every page has to be as it was written, also those that nothing is read from.
    fn check(&self) -> Result<(), BackupError> {
        let mut query = self.connection.prepare("PRAGMA cipher_integrity_check")?;
        let is_whole = query.query([])?.next()?.is_none();
        if is_whole { Ok(()) } else { Err(BackupError::Damaged) }
    }

    fn fill(
        &self,
        new: &Place,
        rows: impl FnMut(StoredRow) -> StoredRow,
        kept: impl FnMut(String) -> String,
    ) -> Result<(), BackupError> {
        let mut target = db::open_writer(new, Kind::Outbox)?;
        let transaction = target.transaction().map_err(StoreError::from)?;
        copy_all(&self.connection, &transaction, rows, kept).map_err(BackupError::within)?;
        transaction.execute("DELETE FROM note WHERE name = ?1", [ABOUT]).map_err(StoreError::from)?;
        // The other computer may go on with a file; this one waits for a person.
        for table in ["import", "batch"] {
            transaction.execute(&format!("UPDATE {table} SET is_paused = 1"), []).map_err(StoreError::from)?;
        }
        transaction.commit().map_err(StoreError::from)?;
        // All of it is in the file itself, which is renamed without its log.
        let fold = |row: &rusqlite::Row<'_>| row.get::<_, i64>(0);
        target.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], fold).map_err(StoreError::from)?;
        target.close().map_err(|(_, error)| StoreError::from(error))?;
        Ok(())
    }
}

/// Copies every table. A table or a column that an older version did not have stays empty.
fn copy_all(
    from: &Connection,
    to: &Connection,
    mut change: impl FnMut(StoredRow) -> StoredRow,
    mut change_kept: impl FnMut(String) -> String,
) -> Result<(), StoreError> {
    for table in OUTBOX_TABLES {
        let (Some(theirs), Some(ours)) = (columns(from, table)?, columns(to, table)?) else { continue };
        let shared: Vec<String> = ours.into_iter().filter(|column| theirs.contains(column)).collect();
        let marks = vec!["?"; shared.len()].join(", ");
        let names = shared.join(", ");
        let mut query = from.prepare(&format!("SELECT {names} FROM {table}"))?;
        let mut insert = to.prepare(&format!("INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})"))?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            if table == "row" {
                let (id, is_open, data): (i64, bool, String) = (row.get("id")?, row.get("is_open")?, row.get("data")?);
                let row = change(StoredRow { id: id.unsigned_abs(), is_open, data });
                to.prepare_cached("INSERT OR REPLACE INTO row (id, is_open, data) VALUES (?1, ?2, ?3)")?
                    .execute(rusqlite::params![id, row.is_open, row.data])?;
            } else if table == "kept" {
                let (id, data): (i64, String) = (row.get("id")?, row.get("data")?);
                to.prepare_cached("INSERT OR REPLACE INTO kept (id, data) VALUES (?1, ?2)")?
                    .execute(rusqlite::params![id, change_kept(data)])?;
            } else {
                let values: Vec<Value> = (0..shared.len()).map(|at| row.get(at)).collect::<Result<_, _>>()?;
                insert.execute(params_from_iter(values))?;
            }
        }
    }
    Ok(())
}

/// The columns of a table in their order; nothing where there is no such table.
fn columns(connection: &Connection, table: &str) -> Result<Option<Vec<String>>, StoreError> {
    let mut query = connection.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    let names: Vec<String> = query.query_map([table], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok((!names.is_empty()).then_some(names))
}

fn remove(file: &Path) -> Result<(), StoreError> {
    let parts: [PathBuf; 4] = db::files(file);
    parts.iter().filter(|part| part.exists()).try_for_each(std::fs::remove_file)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Lock;
    use crate::store::outbox::{Batch, Journal as _};

    fn spoken() -> SecretString {
        "correct horse battery".to_owned().into()
    }

    fn place(folder: &Path, key: &str) -> Place {
        Place { file: folder.join("outbox.db"), key: key.repeat(32).into() }
    }

    /// An account's file with something in every table, and its backup.
    fn backed_up(folder: &Path) -> PathBuf {
        let here = place(&folder.join("here"), "ab");
        let lock = Lock::take(&here.file).expect("free");
        let (mut file, _) = OutboxFile::open(here, lock).expect("opened");
        let row = |id, is_open| StoredRow { id, is_open, data: format!("row {id}") };
        file.commit(&Batch {
            rows: vec![row(1, true), row(2, false)],
            kept: vec![(3, Some("kept".to_owned()))],
            proofs: vec![(2, "DI1".to_owned(), "proof".to_owned())],
            sent: vec![("FI1".to_owned(), "ab".to_owned())],
            drafts: vec![("note".to_owned(), Some("Zalgo \u{301} 證明".to_owned()))],
            notes: vec![("paused", "1".to_owned())],
            ..Batch::default()
        })
        .expect("on disk");
        file.keep_score("score").expect("kept");
        file.put_piece("ab", 0, b"12345").expect("written");
        file.end_file("ab", 5).expect("whole");
        let target = folder.join("Acme.docket-backup");
        file.back_up(&target, &spoken(), "about").expect("written");
        target
    }

    #[test]
    fn everything_comes_back_under_another_key_and_rows_as_they_are_made() {
        let folder = tempfile::tempdir().expect("a folder");
        let target = backed_up(folder.path());
        let backup = Backup::open(&target, &spoken()).expect("opened");
        assert_eq!((backup.about(), backup.counts().expect("counted")), ("about", [1, 1, 1, 1]));
        let there = place(&folder.path().join("there"), "cd");
        backup
            .restore(&there, |row| StoredRow { data: row.data.to_uppercase(), ..row }, |kept| format!("{kept}!"))
            .expect("restored");
        let (mut file, trouble) =
            OutboxFile::open(there.clone(), Lock::take(&there.file).expect("free")).expect("opened");
        assert_eq!(trouble, None);
        let loaded = file.load().expect("read");
        let rows: Vec<_> = loaded.rows.iter().map(|row| (row.id, row.is_open, row.data.as_str())).collect();
        assert_eq!(rows, [(1, true, "ROW 1"), (2, false, "ROW 2")]);
        assert_eq!(loaded.kept, [(3, "kept!".to_owned())]);
        assert!(loaded.notes.contains(&("paused".to_owned(), "1".to_owned())));
        assert!(!loaded.notes.iter().any(|(name, _)| name == ABOUT));
        assert_eq!(file.drafts().expect("read"), [("note".to_owned(), "Zalgo \u{301} 證明".to_owned())]);
        assert_eq!(file.proofs("DI1").expect("read").len(), 1);
        assert_eq!(file.sent("FI1").expect("read").as_deref(), Some("ab"));
        assert_eq!(file.scores().expect("read"), ["score"]);
        assert_eq!(file.file("ab").expect("read"), b"12345");
        let again = backup.restore(&there, |row| row, |kept| kept);
        assert_eq!(again, Err(BackupError::AlreadyHere), "nothing is written over");
    }

    #[test]
    fn what_is_no_backup_and_what_is_damaged_is_refused_and_leaves_nothing_behind() {
        let folder = tempfile::tempdir().expect("a folder");
        let target = backed_up(folder.path());
        let opened = |file: &Path, said: &str| Backup::open(file, &said.to_owned().into()).err();
        assert_eq!(opened(&target, "another passphrase"), Some(BackupError::NotOpened));
        assert_eq!(opened(&target, ""), Some(BackupError::NotOpened));
        let other = folder.path().join("other");
        for bytes in [&b""[..], b"not a database", &[0; 8_192]] {
            std::fs::write(&other, bytes).expect("written");
            assert_eq!(opened(&other, "correct horse battery"), Some(BackupError::NotOpened));
        }
        let whole = std::fs::read(&target).expect("there");
        assert!(!String::from_utf8_lossy(&whole).contains("row 1"), "nothing is in clear");
        let there = place(&folder.path().join("there"), "cd");
        for at in (4_096..whole.len()).step_by(4_096) {
            let mut damaged = whole.clone();
            if let Some(byte) = damaged.get_mut(at + 100) {
                *byte ^= 1;
            }
            std::fs::write(&other, &damaged).expect("written");
            let restored =
                Backup::open(&other, &spoken()).and_then(|backup| backup.restore(&there, |row| row, |kept| kept));
            assert!(matches!(restored, Err(BackupError::Damaged)), "page {}: {restored:?}", at / 4_096);
            let left = std::fs::read_dir(folder.path().join("there")).map(Iterator::count).unwrap_or_default();
            assert_eq!(left, 0, "page {}", at / 4_096);
        }
        let cut = whole.get(..whole.len() / 2).expect("half");
        std::fs::write(&other, cut).expect("written");
        let restored =
            Backup::open(&other, &spoken()).and_then(|backup| backup.restore(&there, |row| row, |kept| kept));
        assert!(restored.is_err() && !there.file.exists());
    }

    #[test]
    fn an_account_s_own_file_is_no_backup_and_a_backup_replaces_one_that_is_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let target = backed_up(folder.path());
        let own = folder.path().join("own");
        private::file(&own).expect("a file");
        drop(passphrase::create(&own, &spoken(), Kind::Outbox).expect("made"));
        assert_eq!(Backup::open(&own, &spoken()).err(), Some(BackupError::NotABackup));
        let file = OutboxFile::in_memory().expect("memory");
        file.back_up(&target, &"another".to_owned().into(), "newer").expect("written");
        let backup = Backup::open(&target, &"another".to_owned().into()).expect("opened");
        assert_eq!((backup.about(), backup.counts().expect("counted")), ("newer", [0, 0, 0, 0]));
        let names: Vec<_> =
            std::fs::read_dir(folder.path()).expect("listed").flatten().map(|e| e.file_name()).collect();
        assert!(!names.iter().any(|name| name.to_string_lossy().contains(".part")), "{names:?}");
    }
}
