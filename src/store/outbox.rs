//! The file of what a person made and what is to be sent: rows of the outbox, files of evidence, drafts, proofs.
//!
//! Every commit is on the disk before it is called done. What a row says is a text this room does not read. One
//! thread has the file; everything here blocks.

mod census;

pub use census::{Census, Everything};

use super::db::{self, Kind, Place, StoreError};
use super::disputes::Lock;
use super::salvage;
use crate::domain::text::hex;
use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use std::collections::{HashMap, HashSet};

/// Ended rows that are loaded; all of them stay on the disk.
const RECENT: i64 = 500;
/// A file up to this length is read whole at a start; of a larger one everything but the bytes of files, which show
/// whether they are whole when they are read.
const READ_WHOLE: u64 = 64 << 20;
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
        let (connection, trouble) = match open_whole(&place) {
            Ok(connection) => (connection, None),
            Err(error @ StoreError::Unreadable(_)) => {
                match salvage::take_over(&place) {
                    Ok(()) => {}
                    Err(StoreError::Unreadable(_)) => db::set_aside(&place.file)?,
                    // Nothing was set aside: it is there for the next start.
                    Err(error) => return Err(error),
                }
                (db::open_writer(&place, Kind::Outbox)?, Some(error))
            }
            Err(error) => return Err(error),
        };
        let mut file = Self { connection, place: Some(place), _lock: Some(lock), taken_back: 0 };
        file.take_back();
        Ok((file, trouble))
    }

    /// Takes in what files beside it hold that open with this key. One that cannot be taken in stays where it is.
    fn take_back(&mut self) {
        let Some(place) = self.place.clone() else { return };
        for kept in db::kept_aside(&place.file) {
            let beside = Place { file: kept.clone(), key: place.key.clone() };
            let Ok(connection) = open_whole(&beside) else { continue };
            let mut other = Self { connection, place: Some(beside), _lock: None, taken_back: 0 };
            match self.take_in(&mut other) {
                // All of it is on the disk here now.
                Ok(()) => {
                    self.taken_back += 1;
                    if let Err(error) = other.wipe() {
                        tracing::warn!(%error, "a file that was taken back is still there");
                    }
                }
                Err(error) => tracing::warn!(%error, "a file that was kept aside was not taken back"),
            }
        }
    }

    /// How many files that were kept aside were taken back when this one was opened.
    #[must_use]
    pub fn taken_back(&self) -> usize {
        self.taken_back
    }

    /// Takes in everything another file holds. What is here stays; rows whose number is taken get another.
    ///
    /// # Errors
    /// What the disk said; nothing is taken in then but bytes of files.
    pub fn take_in(&mut self, other: &mut Self) -> Result<(), StoreError> {
        other.copy_files(self)?;
        let mut batch = Batch::default();
        let known: HashMap<u64, String> =
            all_rows(&self.connection)?.into_iter().map(|row| (row.id, row.data)).collect();
        // Also what was taken in before, under another number, by a start that was cut off.
        let texts: HashSet<&String> = known.values().collect();
        let loaded = self.load()?;
        let mut next = loaded.last.max(other.load()?.last) + 1;
        let mut numbers = HashMap::new();
        for row in all_rows(&other.connection)? {
            let is_same = texts.contains(&row.data);
            let id = if known.contains_key(&row.id) && !is_same { next } else { row.id };
            next += u64::from(id == next);
            numbers.insert(row.id, id);
            if !is_same {
                batch.rows.push(StoredRow { id, ..row });
            }
        }
        let kept: HashMap<u64, String> = loaded.kept.into_iter().collect();
        for (id, data) in other.load()?.kept {
            let is_same = kept.get(&id).is_some_and(|known| *known == data);
            if !is_same {
                let is_taken = kept.contains_key(&id) || known.contains_key(&id);
                batch.kept.push((if is_taken { next } else { id }, Some(data)));
                next += u64::from(is_taken);
            }
        }
        for (id, dispute, data) in all_proofs(&other.connection)? {
            batch.proofs.push((numbers.get(&id).copied().unwrap_or(id), dispute, data));
        }
        let drafts: HashMap<String, String> = self.drafts()?.into_iter().collect();
        let new = other.drafts()?.into_iter().filter(|(name, _)| !drafts.contains_key(name));
        batch.drafts = new.map(|(name, data)| (name, Some(data))).collect();
        batch.sent = pairs(&other.connection, "SELECT evidence, sha256 FROM sent")?;
        self.commit(&batch)
    }

    /// Copies the bytes of every whole file that the other one lacks.
    fn copy_files(&self, into: &mut Self) -> Result<(), StoreError> {
        let mut query = self.connection.prepare("SELECT sha256 FROM file")?;
        let names: Vec<String> = query.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        for sha256 in names {
            if into.has_file(&sha256)? {
                continue;
            }
            let bytes = self.file(&sha256)?;
            for (number, piece) in (0..).zip(bytes.chunks(PIECE)) {
                into.put_piece(&sha256, number, piece)?;
            }
            into.end_file(&sha256, bytes.len() as u64)?;
        }
        Ok(())
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
            return Err(StoreError::Disk("the copy of a file is not complete".to_owned()));
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
            return Err(StoreError::Disk("a file of evidence is not in the outbox".to_owned()));
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
        let last = count(number("SELECT max(id) FROM row")?).max(count(number("SELECT max(id) FROM kept")?));
        let ended = count(number("SELECT count(*) FROM row WHERE NOT is_open")?);
        let mut query = self.connection.prepare(
            "SELECT id, is_open, data FROM row WHERE is_open
             UNION ALL SELECT * FROM (SELECT id, is_open, data FROM row WHERE NOT is_open ORDER BY id DESC LIMIT ?1)
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
            self.connection = db::open_writer(place, Kind::Outbox)?;
        }
        check(&self.connection, "1")
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
    Ok(())
}

/// Every row, also those that ended long ago.
fn all_rows(connection: &Connection) -> Result<Vec<StoredRow>, StoreError> {
    let mut query = connection.prepare("SELECT id, is_open, data FROM row ORDER BY id")?;
    let rows = query.query_map([], |row| {
        let id: i64 = row.get(0)?;
        Ok(StoredRow { id: u64::try_from(id).unwrap_or(0), is_open: row.get(1)?, data: row.get(2)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn all_proofs(connection: &Connection) -> Result<Vec<(u64, String, String)>, StoreError> {
    let mut query = connection.prepare("SELECT id, dispute, data, sha256 FROM proof ORDER BY id")?;
    let mut rows = query.query([])?;
    let mut whole = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, sha256): (i64, Option<String>) = (row.get(0)?, row.get(3)?);
        // A damaged one would be a whole one in its new place.
        if let StoredProof::Whole(data) = StoredProof::judged(row.get(2)?, sha256.as_deref()) {
            whole.push((u64::try_from(id).unwrap_or(0), row.get(1)?, data));
        }
    }
    Ok(whole)
}

fn pairs(connection: &Connection, sql: &str) -> Result<Vec<(String, String)>, StoreError> {
    let mut query = connection.prepare(sql)?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Opens the file and reads every page of it, or of a large one all but the bytes of files.
fn open_whole(place: &Place) -> Result<Connection, StoreError> {
    let connection = db::open_writer(place, Kind::Outbox)?;
    if std::fs::metadata(&place.file)?.len() <= READ_WHOLE {
        check(&connection, "1")?;
    } else {
        ["row", "kept", "proof", "sent", "draft", "note", "file"]
            .into_iter()
            .try_for_each(|table| check(&connection, table))?;
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
    if said == "ok" { Ok(()) } else { Err(StoreError::Unreadable("its pages do not fit together".to_owned())) }
}

fn damaged() -> StoreError {
    StoreError::Unreadable("a piece of a file is damaged".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(folder: &std::path::Path) -> (Place, Lock) {
        let file = folder.join("a").join("outbox.db");
        let lock = Lock::take(&file).expect("free");
        (Place { file, key: "ab".repeat(32).into() }, lock)
    }

    fn row(id: u64, is_open: bool) -> StoredRow {
        StoredRow { id, is_open, data: format!("row {id}") }
    }

    #[test]
    fn what_was_committed_is_there_when_it_is_opened_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let (place, lock) = place(folder.path());
        let (mut file, trouble) = OutboxFile::open(place.clone(), lock).expect("opened");
        assert_eq!(trouble, None);
        let rows = (1..=700).map(|id| row(id, id % 100 == 0)).collect();
        let batch = Batch {
            rows,
            kept: vec![(701, Some("kept".to_owned()))],
            proofs: vec![(3, "DI1".to_owned(), "proof".to_owned())],
            sent: vec![("DF1".to_owned(), "ab".to_owned())],
            drafts: vec![("note".to_owned(), Some("text".to_owned()))],
            notes: vec![("paused", "1".to_owned())],
        };
        file.commit(&batch).expect("on disk");
        drop(file);
        let lock = Lock::take(&place.file).expect("free again");
        let (mut file, _) = OutboxFile::open(place, lock).expect("opened");
        let loaded = file.load().expect("read");
        assert_eq!((loaded.ended, loaded.last, loaded.rows.len()), (693, 701, 507));
        assert!(
            loaded.rows.iter().filter(|row| row.is_open).count() == 7 && loaded.rows.is_sorted_by_key(|row| row.id)
        );
        assert_eq!(loaded.kept, [(701, "kept".to_owned())]);
        assert_eq!(loaded.notes, [("paused".to_owned(), "1".to_owned())]);
        assert_eq!(file.row(1).expect("read").as_deref(), Some("row 1"), "long ended and still there");
        assert_eq!(file.sent("DF1").expect("read").as_deref(), Some("ab"));
        assert_eq!(file.proofs("DI1").expect("read"), [StoredProof::Whole("proof".to_owned())]);
        assert_eq!(file.drafts().expect("read"), [("note".to_owned(), "text".to_owned())]);
        file.commit(&Batch { drafts: vec![("note".to_owned(), None)], ..Batch::default() }).expect("on disk");
        assert_eq!(file.drafts().expect("read"), []);
        file.reopen().expect("sound");
        file.wipe().expect("gone");
        assert_eq!(std::fs::read_dir(folder.path().join("a")).expect("listed").count(), 1, "only the lock is left");
    }

    #[test]
    fn a_file_comes_back_byte_for_byte_and_half_a_file_never() {
        let mut file = OutboxFile::in_memory().expect("memory");
        let bytes: Vec<u8> = (0..=255_u8).cycle().take(3 * PIECE / 2).collect();
        for (number, piece) in (0..).zip(bytes.chunks(PIECE)) {
            assert!(file.file("ab").is_err());
            file.put_piece("ab", number, piece).expect("written");
        }
        assert!(file.end_file("ab", 7).is_err() && file.file("ab").is_err());
        file.end_file("ab", bytes.len() as u64).expect("whole");
        assert_eq!(file.file("ab").expect("read"), bytes);
    }

    fn filled(place: &Place, lock: Lock) {
        let (mut file, _) = OutboxFile::open(place.clone(), lock).expect("opened");
        let batch = Batch {
            rows: (1..500)
                .map(|id| StoredRow { id, is_open: true, data: format!("row {id} {}", "x".repeat(300)) })
                .collect(),
            kept: (500..900).map(|id| (id, Some(format!("kept {id} {}", "x".repeat(300))))).collect(),
            proofs: (1..90).map(|id| (id, "DI1".to_owned(), format!("proof {id} {}", "x".repeat(900)))).collect(),
            ..Batch::default()
        };
        file.commit(&batch).expect("on disk");
        for (sha256, length) in [("ab", 3 * PIECE), ("cd", PIECE)] {
            for (number, _) in (0..).zip(0..length / PIECE) {
                file.put_piece(sha256, number, &vec![7; PIECE]).expect("written");
            }
            file.end_file(sha256, length as u64).expect("whole");
        }
        drop(file);
    }

    fn page_count(place: &Place) -> usize {
        usize::try_from(std::fs::metadata(&place.file).expect("there").len()).expect("small") / 4_096
    }

    /// Flips a bit in the middle of some pages.
    #[expect(clippy::indexing_slicing, reason = "bytes that must be there")]
    fn flip(place: &Place, pages: impl Iterator<Item = usize>) {
        let mut bytes = std::fs::read(&place.file).expect("read");
        pages.for_each(|page| bytes[page * 4_096 + 2_000] ^= 1);
        std::fs::write(&place.file, bytes).expect("written");
    }

    #[test]
    fn a_flipped_bit_on_any_page_is_noticed_and_everything_else_is_taken_over() {
        let whole = tempfile::tempdir().expect("a folder");
        let (first, lock) = place(whole.path());
        filled(&first, lock);
        // The first page says how to read the others, so it cannot be missed.
        let all = page_count(&first);
        for page in (1..all).step_by(all / 40) {
            let folder = tempfile::tempdir().expect("a folder");
            let (place, lock) = place(folder.path());
            std::fs::copy(&first.file, &place.file).expect("copied");
            flip(&place, std::iter::once(page));
            let (mut file, trouble) = OutboxFile::open(place.clone(), lock).expect("a new one");
            assert!(matches!(trouble, Some(StoreError::Unreadable(_))), "page {page}: {trouble:?}");
            let loaded = file.load().expect("read");
            let proofs = file.proofs("DI1").expect("read");
            let lost = (499 - loaded.rows.len()) + (400 - loaded.kept.len()) + (89 - proofs.len());
            let files = ["ab", "cd"].map(|sha256| file.file(sha256).is_ok_and(|bytes| bytes.iter().all(|b| *b == 7)));
            // One page of a tree at most; the root of a table takes all of it along.
            let is_root =
                loaded.rows.is_empty() || loaded.kept.is_empty() || proofs.is_empty() || files == [false, false];
            assert!(is_root || lost <= 13, "page {page}: {lost} lost");
            assert!(lost == 0 || files == [true, true], "page {page}");
            file.commit(&Batch { notes: vec![("paused", "1".to_owned())], ..Batch::default() }).expect("it goes on");
            file.reopen().expect("sound");
            assert!(
                place.file.with_extension("db.unreadable").exists() && !place.file.with_extension("db.new").exists()
            );
        }
    }

    #[test]
    fn a_file_whose_pages_are_all_damaged_is_kept_aside_and_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let (place, lock) = place(folder.path());
        filled(&place, lock);
        let before = std::fs::read(&place.file).expect("read");
        flip(&place, 0..page_count(&place));
        let lock = Lock::take(&place.file).expect("free");
        let (mut file, trouble) = OutboxFile::open(place.clone(), lock).expect("a new one");
        assert!(matches!(trouble, Some(StoreError::Unreadable(_))), "{trouble:?}");
        assert_eq!(file.load().expect("read"), Loaded::default());
        let kept = std::fs::read(place.file.with_extension("db.unreadable")).expect("kept");
        assert_eq!(kept.len(), before.len());
    }

    #[test]
    fn a_proof_that_was_changed_is_none_and_an_old_one_without_a_checksum_is_read() {
        let mut file = OutboxFile::in_memory().expect("memory");
        let proofs = [1, 2, 3].map(|id| (id, "DI1".to_owned(), format!("proof {id}")));
        file.commit(&Batch { proofs: proofs.into(), ..Batch::default() }).expect("written");
        file.connection.execute("UPDATE proof SET data = 'proof 9' WHERE id = 2", []).expect("changed");
        file.connection.execute("UPDATE proof SET sha256 = NULL WHERE id = 3", []).expect("as older versions did");
        let whole = |id| StoredProof::Whole(format!("proof {id}"));
        assert_eq!(file.proofs("DI1").expect("read"), [whole(1), StoredProof::Damaged, whole(3)]);
    }

    #[test]
    fn keyrings_may_come_and_go_and_nothing_stays_out_of_reach() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a").join("outbox.db");
        let open = |key: &str| {
            let place = Place { file: file.clone(), key: key.repeat(32).into() };
            OutboxFile::open(place, Lock::take(&file).expect("free")).expect("opened").0
        };
        let held = |file: &mut OutboxFile| -> Vec<String> {
            file.load().expect("read").rows.into_iter().map(|row| row.data).collect()
        };
        let bytes = vec![7_u8; 2 * PIECE + 5];
        for (round, key) in ["aa", "bb", "aa", "cc", "bb", "aa"].into_iter().enumerate() {
            let mut now = open(key);
            let data = format!("{key} {round}");
            let row = StoredRow { id: now.load().expect("read").last + 1, is_open: true, data: data.clone() };
            for (number, piece) in (0..).zip(bytes.chunks(PIECE)) {
                now.put_piece(&data, number, piece).expect("written");
            }
            now.end_file(&data, bytes.len() as u64).expect("whole");
            let batch = Batch {
                proofs: vec![(row.id, "DI1".to_owned(), data.clone())],
                drafts: vec![(data.clone(), Some("words".to_owned()))],
                kept: vec![(row.id + 1, Some(data))],
                rows: vec![row],
                ..Batch::default()
            };
            now.commit(&batch).expect("on disk");
        }
        for (key, expected) in [("aa", "aa 0,aa 2,aa 5"), ("bb", "bb 1,bb 4"), ("cc", "cc 3")] {
            let mut now = open(key);
            assert_eq!(held(&mut now).join(","), expected);
            for name in expected.split(',') {
                assert_eq!(now.file(name).expect("read"), bytes);
                assert!(now.drafts().expect("read").iter().any(|(draft, _)| draft == name), "{name}");
                assert!(
                    now.proofs("DI1").expect("read").iter().any(|proof| *proof == StoredProof::Whole(name.to_owned())),
                    "{name}"
                );
                assert!(now.load().expect("read").kept.iter().any(|(_, kept)| kept == name), "{name}");
            }
        }
    }

    #[test]
    fn a_file_is_taken_into_another_without_a_row_lost_or_doubled() {
        let mut here = OutboxFile::in_memory().expect("memory");
        let mut there = OutboxFile::in_memory().expect("memory");
        here.commit(&Batch { rows: vec![row(1, true), row(2, false)], ..Batch::default() }).expect("written");
        let other = StoredRow { data: "another".to_owned(), ..row(2, true) };
        there.commit(&Batch { rows: vec![row(1, true), other], ..Batch::default() }).expect("written");
        here.take_in(&mut there).expect("taken in");
        let rows = here.load().expect("read").rows;
        assert_eq!(rows.iter().map(|row| row.data.as_str()).collect::<Vec<_>>(), ["row 1", "row 2", "another"]);
        assert_eq!(rows.last().map(|row| row.id), Some(3));
    }

    #[test]
    fn a_full_disk_writes_all_of_a_batch_or_nothing() {
        let mut file = OutboxFile::in_memory().expect("memory");
        file.connection.pragma_update(None, "max_page_count", 40).expect("a limit");
        let big = |id| StoredRow { id, is_open: true, data: "x".repeat(60_000) };
        file.commit(&Batch { rows: vec![big(1)], ..Batch::default() }).expect("fits");
        let second = Batch { rows: vec![row(2, true), big(3), big(4)], ..Batch::default() };
        assert_eq!(file.commit(&second), Err(StoreError::Full));
        assert_eq!(file.load().expect("read").rows.len(), 1);
        file.connection.pragma_update(None, "max_page_count", 10_000).expect("room");
        file.commit(&second).expect("fits now");
        assert_eq!(file.load().expect("read").rows.len(), 4);
    }
}
