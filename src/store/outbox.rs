//! The file of what a person made and what is to be sent: rows of the outbox, files of evidence, drafts,
//! proofs, and the scores that were got.
//!
//! Every commit is on the disk before it is called done. What a row says is a text this room does not read. One
//! thread has the file; everything here blocks.

mod backup;
mod census;
mod history;
pub mod imports;
mod scores;
mod taken;
#[cfg(test)]
mod tests;
mod watched;

pub use backup::{Backup, BackupError};
pub use census::{Census, Everything};
pub use imports::{ImportChange, ImportRowRead, RowsWanted, StoredImport, StoredImportRow};
pub use scores::{ScoreChange, StoredBatch};
pub use taken::earlier_name;
pub use watched::StoredWatched;

use super::db::{self, Fault, Kind, OUTBOX_TABLES, Place, StoreError};
use super::disputes::Lock;
use super::{salvage, wal};
use crate::domain::text::hex;
use rusqlite::{Connection, OptionalExtension as _, Transaction, params};

/// Ended rows that are loaded; all of them stay on the disk.
const RECENT: i64 = 500;
/// A file up to this length is read whole at a start; of a larger one everything but the bytes of files, which show
/// whether they are whole when they are read.
const READ_WHOLE: u64 = 64 << 20;
/// The note that says whether a person stopped all sending; "1" when so.
pub const PAUSED: &str = "paused";
/// Tables with the bytes of files.
const OF_BYTES: [&str; 2] = ["piece", "batch_piece"];
/// Bytes of a file that are written together.
pub const PIECE: usize = 1 << 20;

/// A row as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredRow {
    /// Its number.
    pub id: u64,
    /// True while something is still to come of it.
    pub is_open: bool,
    /// What it says.
    pub data: String,
}

/// A proof as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoredProof {
    /// As it was written. Those that older versions wrote have nothing to be compared with.
    Whole(String),
    /// Something else than was written.
    Damaged,
}

impl StoredProof {
    fn judged(data: String, sha256: Option<&str>) -> Self {
        if sha256.is_none_or(|sha256| sha256 == fingerprint(&data)) { Self::Whole(data) } else { Self::Damaged }
    }
}

fn fingerprint(text: &str) -> String {
    use sha2::Digest as _;
    hex(&sha2::Sha256::digest(text))
}

/// What is written together, all of it or nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// Rows, new or changed.
    pub rows: Vec<StoredRow>,
    /// Files that wait for a person, by number; nothing takes one away.
    pub kept: Vec<(u64, Option<String>)>,
    /// Proofs: the row's number, the dispute, the text.
    pub proofs: Vec<(u64, String, String)>,
    /// Files the service holds, by its id: the hash of what was sent.
    pub sent: Vec<(String, String)>,
    /// Drafts by name; nothing takes one away.
    pub drafts: Vec<(String, Option<String>)>,
    /// Notes by name.
    pub notes: Vec<(&'static str, String)>,
    /// Rows of files whose rows are sent one after the other.
    pub import_rows: Vec<StoredImportRow>,
    /// The states such rows have from now on, by their numbers.
    pub imported: Vec<(u64, u8)>,
    /// What changes about such files.
    pub imports: Vec<ImportChange>,
    /// Files that came out of a watched folder.
    pub watched: Vec<StoredWatched>,
}

/// What was there when the file was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// Every open row and the newest ended ones, in order of their numbers.
    pub rows: Vec<StoredRow>,
    /// How many rows have ended in all.
    pub ended: u64,
    /// The highest number that was ever used.
    pub last: u64,
    /// Files that wait for a person.
    pub kept: Vec<(u64, String)>,
    /// Notes by name.
    pub notes: Vec<(String, String)>,
}

/// Where rows are kept. The simulation has one that fails on purpose.
pub trait Journal: Send {
    /// Writes a batch: after this it is on the disk, or nothing of it is promised.
    ///
    /// # Errors
    /// What the disk said.
    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError>;

    /// Reads everything an outbox begins with.
    ///
    /// # Errors
    /// What the disk said.
    fn load(&mut self) -> Result<Loaded, StoreError>;

    /// After a failure: opens the file anew and checks all of it.
    ///
    /// # Errors
    /// What the disk said.
    fn reopen(&mut self) -> Result<(), StoreError>;

    /// Files whose rows are sent one after the other.
    ///
    /// # Errors
    /// What the disk said.
    fn imports(&mut self) -> Result<Vec<StoredImport>, StoreError>;

    /// The first rows of such a file that wait for their turn.
    ///
    /// # Errors
    /// What the disk said.
    fn queued(&mut self, key: &str, most: u32) -> Result<Vec<StoredImportRow>, StoreError>;
}

/// The file.
pub struct OutboxFile {
    connection: Connection,
    place: Option<Place>,
    _lock: Option<Lock>,
    taken_back: usize,
}

impl OutboxFile {
    /// Opens an account's file. One that is damaged is kept aside; what can be read of it is taken over into a new one,
    /// and that it happened is told. What was kept aside before and opens with this key is taken back: a keyring may come
    /// and go.
    ///
    /// # Errors
    /// What is wrong with the file or the disk.
    pub fn open(place: Place, lock: Lock) -> Result<(Self, Option<StoreError>), StoreError> {
        salvage::end(&place)?;
        let was_cut = wal::mend(&place.file)?;
        let opened = open_whole(&place).and_then(|connection| {
            // Its pages may be of different moments.
            if was_cut { Err(StoreError::Unreadable(Fault::Log)) } else { Ok(connection) }
        });
        let (connection, trouble) = match opened {
            Ok(connection) => (connection, None),
            Err(error @ StoreError::Unreadable(_)) => {
                let trouble = match salvage::take_over(&place) {
                    Ok(()) => error,
                    Err(StoreError::Unreadable(_)) => {
                        db::set_aside(&place.file)?;
                        StoreError::OtherKey
                    }
                    // Nothing was set aside: it is there for the next start.
                    Err(error) => return Err(error),
                };
                (db::open_writer(&place, Kind::Outbox)?, Some(trouble))
            }
            Err(error) => return Err(error),
        };
        imports::drop_halves(&connection)?;
        scores::drop_halves(&connection)?;
        let mut file = Self { connection, place: Some(place), _lock: Some(lock), taken_back: 0 };
        file.take_back();
        Ok((file, trouble))
    }

    /// How many files that were kept aside were taken back when this one was opened.
    #[must_use]
    pub fn taken_back(&self) -> usize {
        self.taken_back
    }

    /// An outbox that ends with this run.
    ///
    /// # Errors
    /// When `SQLite` itself fails.
    pub fn in_memory() -> Result<Self, StoreError> {
        Ok(Self { connection: db::open_memory(Kind::Outbox)?, place: None, _lock: None, taken_back: 0 })
    }

    /// True when it outlives this run.
    #[must_use]
    pub fn is_on_disk(&self) -> bool {
        self.place.is_some()
    }

    /// Writes one piece of a file; the file is there once [`Self::end_file`] was called.
    ///
    /// # Errors
    /// What the disk said.
    pub fn put_piece(&mut self, sha256: &str, number: u32, bytes: &[u8]) -> Result<(), StoreError> {
        let sql = "INSERT OR REPLACE INTO piece VALUES (?1, ?2, ?3)";
        self.connection.prepare_cached(sql)?.execute(params![sha256, number, bytes])?;
        Ok(())
    }

    /// All pieces of a file are there.
    ///
    /// # Errors
    /// What the disk said, or that bytes are missing.
    pub fn end_file(&mut self, sha256: &str, length: u64) -> Result<(), StoreError> {
        let sum = "SELECT coalesce(sum(length(data)), 0) FROM piece WHERE sha256 = ?1";
        let there: i64 = self.connection.query_row(sum, [sha256], |row| row.get(0))?;
        let length = i64::try_from(length).unwrap_or(i64::MAX);
        if there != length {
            return Err(StoreError::Disk(Fault::CopyIncomplete));
        }
        self.connection.execute("INSERT OR REPLACE INTO file VALUES (?1, ?2)", params![sha256, length])?;
        Ok(())
    }

    /// True when all bytes of a file are there.
    ///
    /// # Errors
    /// What the disk said.
    pub fn has_file(&self, sha256: &str) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM file WHERE sha256 = ?1";
        Ok(self.connection.query_row(sql, [sha256], |_| Ok(())).optional()?.is_some())
    }

    /// A file's bytes.
    ///
    /// # Errors
    /// What the disk said, or that there is no such file.
    pub fn file(&self, sha256: &str) -> Result<Vec<u8>, StoreError> {
        if !self.has_file(sha256)? {
            return Err(StoreError::Disk(Fault::FileMissing));
        }
        let mut query = self.connection.prepare_cached("SELECT data FROM piece WHERE sha256 = ?1 ORDER BY number")?;
        let mut pieces = query.query([sha256])?;
        let mut bytes = Vec::new();
        while let Some(piece) = pieces.next()? {
            bytes.extend_from_slice(piece.get_ref(0)?.as_blob().map_err(|_odd| damaged())?);
        }
        Ok(bytes)
    }

    /// All drafts by name.
    ///
    /// # Errors
    /// What the disk said.
    pub fn drafts(&self) -> Result<Vec<(String, String)>, StoreError> {
        pairs(&self.connection, "SELECT name, data FROM draft ORDER BY name")
    }

    /// A row by its number, also one that ended long ago.
    ///
    /// # Errors
    /// What the disk said.
    pub fn row(&self, id: u64) -> Result<Option<String>, StoreError> {
        let id = i64::try_from(id).unwrap_or(i64::MAX);
        let sql = "SELECT data FROM row WHERE id = ?1";
        Ok(self.connection.query_row(sql, [id], |row| row.get(0)).optional()?)
    }

    /// The proofs of a dispute, oldest first.
    ///
    /// # Errors
    /// What the disk said.
    pub fn proofs(&self, dispute: &str) -> Result<Vec<StoredProof>, StoreError> {
        let sql = "SELECT data, sha256 FROM proof WHERE dispute = ?1 ORDER BY id";
        let mut query = self.connection.prepare_cached(sql)?;
        let rows =
            query.query_map([dispute], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?)))?;
        let judged = rows.map(|row| row.map(|(data, sha256)| StoredProof::judged(data, sha256.as_deref())));
        Ok(judged.collect::<Result<_, _>>()?)
    }

    /// The hash of what was sent from here and is now this file of the service.
    ///
    /// # Errors
    /// What the disk said.
    pub fn sent(&self, evidence: &str) -> Result<Option<String>, StoreError> {
        let sql = "SELECT sha256 FROM sent WHERE evidence = ?1";
        Ok(self.connection.query_row(sql, [evidence], |row| row.get(0)).optional()?)
    }

    /// Takes everything off the disk. Whoever calls has asked the person.
    ///
    /// # Errors
    /// What the disk said.
    pub fn wipe(&mut self) -> Result<(), StoreError> {
        self.connection = Connection::open_in_memory()?;
        self.place.take().map_or(Ok(()), |place| db::remove(&place.file))
    }
}

impl Journal for OutboxFile {
    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError> {
        let tx = self.connection.transaction()?;
        write(&tx, batch)?;
        tx.commit()?;
        Ok(())
    }

    fn load(&mut self) -> Result<Loaded, StoreError> {
        let number = |sql: &str| self.connection.query_row(sql, [], |row| row.get::<_, Option<i64>>(0));
        let count = |found: Option<i64>| found.and_then(|found| u64::try_from(found).ok()).unwrap_or(0);
        let last = history::last_number(&self.connection)?;
        // What has ended of a file is counted and listed with its file.
        let ended = "SELECT count(*) FROM row WHERE NOT is_open AND id NOT IN (SELECT id FROM import_row)";
        let ended = count(number(ended)?);
        let mut query = self.connection.prepare(
            "SELECT id, is_open, data FROM row WHERE is_open
             UNION SELECT * FROM (SELECT id, is_open, data FROM row
                                  WHERE NOT is_open AND id NOT IN (SELECT id FROM import_row)
                                  ORDER BY id DESC LIMIT ?1)
             UNION SELECT id, is_open, data FROM row WHERE id IN (SELECT id FROM proof)
             ORDER BY id",
        )?;
        let rows = query.query_map([RECENT], |row| {
            let id: i64 = row.get(0)?;
            Ok(StoredRow { id: u64::try_from(id).unwrap_or(0), is_open: row.get(1)?, data: row.get(2)? })
        })?;
        let rows = rows.collect::<Result<_, _>>()?;
        let mut query = self.connection.prepare("SELECT id, data FROM kept ORDER BY id")?;
        let kept = query.query_map([], |row| Ok((u64::try_from(row.get::<_, i64>(0)?).unwrap_or(0), row.get(1)?)))?;
        let kept = kept.collect::<Result<_, _>>()?;
        let notes = pairs(&self.connection, "SELECT name, value FROM note")?;
        Ok(Loaded { rows, ended, last, kept, notes })
    }

    fn reopen(&mut self) -> Result<(), StoreError> {
        if let Some(place) = &self.place {
            self.connection = Connection::open_in_memory()?;
            self.connection = open_whole(place)?;
            return Ok(());
        }
        check(&self.connection, "1")
    }

    fn imports(&mut self) -> Result<Vec<StoredImport>, StoreError> {
        self.read_imports()
    }

    fn queued(&mut self, key: &str, most: u32) -> Result<Vec<StoredImportRow>, StoreError> {
        self.read_queued(key, most)
    }
}

fn write(tx: &Transaction<'_>, batch: &Batch) -> Result<(), StoreError> {
    let number = |id: u64| i64::try_from(id).unwrap_or(i64::MAX);
    for row in &batch.rows {
        tx.prepare_cached("INSERT OR REPLACE INTO row VALUES (?1, ?2, ?3)")?.execute(params![
            number(row.id),
            row.is_open,
            row.data
        ])?;
    }
    for (id, data) in &batch.kept {
        match data {
            Some(data) => {
                tx.prepare_cached("INSERT OR REPLACE INTO kept VALUES (?1, ?2)")?.execute(params![number(*id), data])?
            }
            None => tx.prepare_cached("DELETE FROM kept WHERE id = ?1")?.execute([number(*id)])?,
        };
    }
    for (id, dispute, data) in &batch.proofs {
        let sql = "INSERT OR REPLACE INTO proof (id, dispute, data, sha256) VALUES (?1, ?2, ?3, ?4)";
        tx.prepare_cached(sql)?.execute(params![number(*id), dispute, data, fingerprint(data)])?;
    }
    for (evidence, sha256) in &batch.sent {
        tx.prepare_cached("INSERT OR REPLACE INTO sent VALUES (?1, ?2)")?.execute(params![evidence, sha256])?;
    }
    for (name, data) in &batch.drafts {
        match data {
            Some(data) => {
                tx.prepare_cached("INSERT OR REPLACE INTO draft VALUES (?1, ?2)")?.execute(params![name, data])?
            }
            None => tx.prepare_cached("DELETE FROM draft WHERE name = ?1")?.execute([name])?,
        };
    }
    for (name, value) in &batch.notes {
        tx.prepare_cached("INSERT OR REPLACE INTO note VALUES (?1, ?2)")?.execute(params![name, value])?;
    }
    imports::write_rows(tx, &batch.import_rows)?;
    for (id, state) in &batch.imported {
        tx.prepare_cached("UPDATE import_row SET state = ?2 WHERE id = ?1")?.execute(params![number(*id), state])?;
    }
    batch.watched.iter().try_for_each(|file| watched::write(tx, file))?;
    batch.imports.iter().try_for_each(|change| imports::write(tx, change))
}

fn pairs(connection: &Connection, sql: &str) -> Result<Vec<(String, String)>, StoreError> {
    let mut query = connection.prepare(sql)?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Opens the file and reads every page of it, or of a large one all but the bytes of files.
fn open_whole(place: &Place) -> Result<Connection, StoreError> {
    let connection = db::open_writer(place, Kind::Outbox)?;
    // A log is of one run only: what an earlier one left in it is in the file from here on.
    let fold = |row: &rusqlite::Row<'_>| row.get::<_, i64>(0);
    if let Err(error) = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], fold) {
        // A full disk: it is read where it is.
        tracing::debug!(%error, "the log was not folded in");
    }
    if std::fs::metadata(&place.file)?.len() <= READ_WHOLE {
        check(&connection, "1")?;
    } else {
        let mut tables = OUTBOX_TABLES.into_iter().filter(|table| !OF_BYTES.contains(table));
        tables.try_for_each(|table| check(&connection, table))?;
    }
    Ok(connection)
}

/// Reads every page, or those of one table.
fn check(connection: &Connection, what: &str) -> Result<(), StoreError> {
    let sql = format!("PRAGMA integrity_check({what})");
    let said: String = connection.query_row(&sql, [], |row| row.get(0)).map_err(|error| {
        match StoreError::from(error) {
            // A page whose check does not fit is told as a failure of the disk.
            StoreError::Disk(words) => StoreError::Unreadable(words),
            error => error,
        }
    })?;
    if said == "ok" { Ok(()) } else { Err(StoreError::Unreadable(Fault::Pages)) }
}

fn damaged() -> StoreError {
    StoreError::Unreadable(Fault::Piece)
}
