//! Where files that were kept aside are taken back: a keyring may come and go, and what waits under its key with it.

use super::super::db::{self, Place};
use super::history::LAST;
use super::{
    Batch, ImportChange, Journal as _, OutboxFile, PAUSED, PIECE, StoreError, StoredImport, StoredImportRow,
    StoredProof, StoredRow, open_whole, pairs,
};
use crate::domain::text::hex;
use rusqlite::{Connection, OptionalExtension as _};
use std::collections::{HashMap, HashSet};

/// The note with what tells a file from every other.
const IDENTITY: &str = "identity";
/// The note with the identities of the files that were taken in.
const TAKEN: &str = "taken";
/// Between a draft's name and its number, where two files had one of that name. No id has a space.
const EARLIER: &str = " #";

/// The name under which a draft was kept before it met another one of that name.
#[must_use]
pub fn earlier_name(name: &str) -> Option<&str> {
    name.split_once(EARLIER).map(|(place, _)| place)
}

impl OutboxFile {
    /// Takes in what files beside it hold that open with this key. One that cannot be taken in stays where it is.
    pub(super) fn take_back(&mut self) {
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

    /// Takes in everything another file holds. What is here stays; rows whose number is taken get another.
    ///
    /// # Errors
    /// What the disk said; nothing is taken in then but bytes of files.
    pub fn take_in(&mut self, other: &mut Self) -> Result<(), StoreError> {
        let (here, there) = (self.identity()?, other.identity()?);
        let taken = self.note(TAKEN)?.unwrap_or_default();
        if taken.split(' ').any(|known| known == there) {
            // All of it came here before, and went on since.
            return Ok(());
        }
        other.copy_files(self)?;
        let mut batch = Batch::default();
        if here != there {
            batch.notes.push((TAKEN, format!("{taken} {there}").trim_start().to_owned()));
        }
        // Whoever stopped all sending stopped this too.
        if other.note(PAUSED)?.is_some_and(|paused| paused == "1") {
            batch.notes.push((PAUSED, "1".to_owned()));
        }
        let known: HashMap<u64, String> =
            all_rows(&self.connection)?.into_iter().map(|row| (row.id, row.data)).collect();
        let (mine, theirs) = (self.load()?, other.load()?);
        batch.notes.push((LAST, mine.last.max(theirs.last).to_string()));
        let mut taking = Taking { batch, next: mine.last.max(theirs.last) + 1, numbers: HashMap::new() };
        taking.rows(&known, all_rows(&other.connection)?, here == there);
        taking.kept(&mine.kept.into_iter().collect(), &known, theirs.kept);
        let proven = all_proofs(&self.connection)?.into_iter().map(|(id, _, data)| (id, data)).collect();
        taking.proofs(&proven, all_proofs(&other.connection)?);
        taking.drafts(self.drafts()?.into_iter().collect(), other.drafts()?);
        taking.imports(self, other)?;
        let mut batch = taking.batch;
        batch.sent = pairs(&other.connection, "SELECT evidence, sha256 FROM sent")?;
        self.take_scores(other)?;
        self.take_scored(other)?;
        self.commit(&batch)
    }

    /// What tells this file from every other, also under another name.
    fn identity(&mut self) -> Result<String, StoreError> {
        if let Some(known) = self.note(IDENTITY)? {
            return Ok(known);
        }
        let mut random = [0; 16];
        getrandom::fill(&mut random).map_err(|error| StoreError::Disk(error.to_string().into()))?;
        let new = hex(&random);
        self.commit(&Batch { notes: vec![(IDENTITY, new.clone())], ..Batch::default() })?;
        Ok(new)
    }

    fn note(&self, name: &str) -> Result<Option<String>, StoreError> {
        let sql = "SELECT value FROM note WHERE name = ?1";
        Ok(self.connection.query_row(sql, [name], |row| row.get(0)).optional()?)
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
}

/// What is taken over from another file.
struct Taking {
    batch: Batch,
    /// A number that nothing has in either file.
    next: u64,
    /// The numbers of the other file's rows here.
    numbers: HashMap<u64, u64>,
}

impl Taking {
    /// Rows; what is left of this very file is older than what is here.
    fn rows(&mut self, known: &HashMap<u64, String>, theirs: Vec<StoredRow>, is_this_file: bool) {
        // Also what was taken in before, under another number, by a start that was cut off.
        let texts: HashSet<&String> = known.values().collect();
        for row in theirs {
            let is_same = texts.contains(&row.data) || (is_this_file && known.contains_key(&row.id));
            let id = if known.contains_key(&row.id) && !is_same { self.next } else { row.id };
            self.next += u64::from(id == self.next);
            self.numbers.insert(row.id, id);
            if !is_same {
                self.batch.rows.push(StoredRow { id, ..row });
            }
        }
    }

    /// Files whose rows are sent one after the other, and their rows; one that is here went on here.
    fn imports(&mut self, mine: &OutboxFile, theirs: &OutboxFile) -> Result<(), StoreError> {
        let here: HashSet<String> = mine.read_imports()?.into_iter().map(|import| import.key).collect();
        let new = theirs.read_imports()?.into_iter().filter(|import| !here.contains(&import.key));
        let new: HashMap<String, StoredImport> = new.map(|import| (import.key.clone(), import)).collect();
        if new.is_empty() {
            return Ok(());
        }
        let mut known: HashSet<u64> = mine.all_import_rows()?.into_iter().map(|row| row.id).collect();
        known.extend(all_rows(&mine.connection)?.into_iter().map(|row| row.id));
        for row in theirs.all_import_rows()?.into_iter().filter(|row| new.contains_key(&row.import)) {
            let is_taken = known.contains(&row.id);
            let id = self.numbers.get(&row.id).copied().unwrap_or(if is_taken { self.next } else { row.id });
            self.next += u64::from(id == self.next);
            self.batch.import_rows.push(StoredImportRow { id, ..row });
        }
        let put = |import: StoredImport| ImportChange::Put {
            key: import.key,
            is_paused: import.is_paused,
            data: import.data,
        };
        self.batch.imports.extend(new.into_values().map(put));
        Ok(())
    }

    /// Files that wait for a person.
    fn kept(&mut self, mine: &HashMap<u64, String>, known: &HashMap<u64, String>, theirs: Vec<(u64, String)>) {
        for (id, data) in theirs {
            let is_same = mine.get(&id).is_some_and(|known| *known == data);
            if !is_same {
                let is_taken = mine.contains_key(&id) || known.contains_key(&id);
                self.batch.kept.push((if is_taken { self.next } else { id }, Some(data)));
                self.next += u64::from(is_taken);
            }
        }
    }

    /// Proofs, under the numbers of their rows.
    fn proofs(&mut self, proven: &HashMap<u64, String>, theirs: Vec<(u64, String, String)>) {
        let texts: HashSet<&String> = proven.values().collect();
        for (id, dispute, data) in theirs.into_iter().filter(|(.., data)| !texts.contains(data)) {
            let wanted = self.numbers.get(&id).copied().unwrap_or(id);
            // A proof never takes the place of another.
            let id = if proven.contains_key(&wanted) { self.next } else { wanted };
            self.next += u64::from(id == self.next);
            self.batch.proofs.push((id, dispute, data));
        }
    }

    /// Drafts; two of one name both stay, and what they say is joined by who knows what they are.
    fn drafts(&mut self, mut drafts: HashMap<String, String>, theirs: Vec<(String, String)>) {
        for (name, data) in theirs {
            let place = earlier_name(&name).unwrap_or(&name);
            let mut places = std::iter::once(place.to_owned()).chain((2_u32..).map(|n| format!("{place}{EARLIER}{n}")));
            if let Some(free) = places.find(|place| drafts.get(place).is_none_or(|known| *known == data)) {
                drafts.insert(free.clone(), data.clone());
                self.batch.drafts.push((free, Some(data)));
            }
        }
    }
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
