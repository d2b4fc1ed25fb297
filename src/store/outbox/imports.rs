//! Files whose rows are sent one after the other: each of their rows waits here until it is its turn among the rows that
//! are sent, and its state is noted beside it in the same commit.
//!
//! Must not live here: what a row says, when it is its turn.

use super::OutboxFile;
use crate::store::StoreError;
use rusqlite::{Connection, Transaction, params};
use std::collections::{HashMap, HashSet};

/// States a row of a file can have, by their number on the disk.
pub const STATES: usize = 6;
/// It waits until it is its turn.
pub const QUEUED: u8 = 0;
/// It is among the rows that are sent.
pub const OPEN: u8 = 1;
/// The service has it.
pub const ACCEPTED: u8 = 2;
/// The service said no.
pub const REFUSED: u8 = 3;
/// Nobody knows whether the service has it.
pub const UNKNOWN: u8 = 4;
/// A person did not want it sent.
pub const CANCELLED: u8 = 5;

/// A file whose rows are sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredImport {
    /// What tells it from every other, in every file.
    pub key: String,
    /// True while no row of it is given its turn.
    pub is_paused: bool,
    /// What it says of itself.
    pub data: String,
    /// How many rows have each state.
    pub counts: [u64; STATES],
}

/// A row of such a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredImportRow {
    /// Its number, which it keeps when it is sent.
    pub id: u64,
    /// The file it is of.
    pub import: String,
    /// The line of the file it begins in.
    pub line: u32,
    /// One of the states.
    pub state: u8,
    /// What rows of the same content have in common.
    pub mark: i64,
    /// What is to be sent.
    pub data: String,
}

/// A change to a file whose rows are sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportChange {
    /// It is there, and whole.
    Put {
        /// Which.
        key: String,
        /// True while no row of it is given its turn.
        is_paused: bool,
        /// What it says of itself.
        data: String,
    },
    /// Its rows of this state wait for their turn again.
    Again(String, u8),
    /// Its rows that wait are not sent.
    Cancel(String),
}

/// What is asked of the rows of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowsWanted {
    /// Those of one state.
    pub state: Option<u8>,
    /// Those that have this text, in lower case.
    pub text: String,
    /// So many are passed over first.
    pub skip: u32,
    /// At most so many.
    pub most: u32,
}

/// A row of a file, with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRowRead {
    /// The row.
    pub row: StoredImportRow,
    /// The row of the outbox, once it had its turn.
    pub sent: Option<String>,
}

pub(super) fn write_rows(tx: &Transaction<'_>, rows: &[StoredImportRow]) -> Result<(), StoreError> {
    for row in rows {
        tx.prepare_cached("INSERT OR REPLACE INTO import_row VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?.execute(params![
            number(row.id),
            row.import,
            row.line,
            row.state,
            row.mark,
            row.data
        ])?;
    }
    Ok(())
}

pub(super) fn write(tx: &Transaction<'_>, change: &ImportChange) -> Result<(), StoreError> {
    match change {
        ImportChange::Put { key, is_paused, data } => {
            let sql = "INSERT OR REPLACE INTO import VALUES (?1, ?2, ?3)";
            tx.prepare_cached(sql)?.execute(params![key, is_paused, data])?;
        }
        ImportChange::Again(key, state) => {
            let sql = "UPDATE import_row SET state = ?1 WHERE import = ?2 AND state = ?3";
            tx.execute(sql, params![QUEUED, key, state])?;
        }
        ImportChange::Cancel(key) => {
            let sql = "UPDATE import_row SET state = ?1 WHERE import = ?2 AND state = ?3";
            tx.execute(sql, params![CANCELLED, key, QUEUED])?;
        }
    }
    Ok(())
}

fn number(id: u64) -> i64 {
    i64::try_from(id).unwrap_or(i64::MAX)
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<StoredImportRow> {
    Ok(StoredImportRow {
        id: row.get::<_, i64>(0)?.unsigned_abs(),
        import: row.get(1)?,
        line: row.get(2)?,
        state: row.get(3)?,
        mark: row.get(4)?,
        data: row.get(5)?,
    })
}

/// Takes rows off the disk that were written for a file which was never whole: nothing of them was sent.
pub(super) fn drop_halves(connection: &Connection) -> Result<(), StoreError> {
    connection.execute("DELETE FROM import_row WHERE import NOT IN (SELECT key FROM import)", [])?;
    Ok(())
}

impl OutboxFile {
    /// Every file whose rows are or were sent, the oldest first.
    pub(super) fn read_imports(&self) -> Result<Vec<StoredImport>, StoreError> {
        let mut counts: HashMap<String, [u64; STATES]> = HashMap::new();
        let mut query =
            self.connection.prepare("SELECT import, state, count(*) FROM import_row GROUP BY import, state")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let (state, count): (u8, i64) = (row.get(1)?, row.get(2)?);
            if let Some(known) = counts.entry(row.get(0)?).or_default().get_mut(usize::from(state)) {
                *known = count.unsigned_abs();
            }
        }
        let mut query = self.connection.prepare("SELECT key, is_paused, data FROM import ORDER BY rowid")?;
        let imports = query.query_map([], |row| {
            let key: String = row.get(0)?;
            let counts = counts.get(&key).copied().unwrap_or_default();
            Ok(StoredImport { key, is_paused: row.get(1)?, data: row.get(2)?, counts })
        })?;
        Ok(imports.collect::<Result<_, _>>()?)
    }

    /// The first rows of a file that wait for their turn.
    pub(super) fn read_queued(&self, key: &str, most: u32) -> Result<Vec<StoredImportRow>, StoreError> {
        let sql = "SELECT * FROM import_row WHERE import = ?1 AND state = ?2 ORDER BY id LIMIT ?3";
        let mut query = self.connection.prepare_cached(sql)?;
        let rows = query.query_map(params![key, QUEUED, most], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Rows of a file with what became of them, in their order.
    ///
    /// # Errors
    /// What the disk said.
    pub fn import_rows(&self, key: &str, wanted: &RowsWanted) -> Result<Vec<ImportRowRead>, StoreError> {
        let sql = "SELECT i.*, CASE WHEN i.state = 0 THEN NULL ELSE r.data END
                   FROM import_row i LEFT JOIN row r ON r.id = i.id
                   WHERE i.import = ?1 AND (?2 IS NULL OR i.state = ?2)
                   AND (?3 = '' OR instr(lower(i.data || ifnull(r.data, '')), ?3) > 0)
                   ORDER BY i.id LIMIT ?4 OFFSET ?5";
        let mut query = self.connection.prepare_cached(sql)?;
        let asked = params![key, wanted.state, wanted.text, wanted.most, wanted.skip];
        let rows = query.query_map(asked, |row| Ok(ImportRowRead { row: read(row)?, sent: row.get(6)? }))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The marks of every row of a file that was sent, may have been, or will be.
    ///
    /// # Errors
    /// What the disk said.
    pub fn import_marks(&self) -> Result<HashSet<i64>, StoreError> {
        let mut query = self.connection.prepare("SELECT mark FROM import_row WHERE state NOT IN (?1, ?2)")?;
        let marks = query.query_map([REFUSED, CANCELLED], |row| row.get(0))?;
        Ok(marks.collect::<Result<_, _>>()?)
    }

    /// Takes files and their rows off the disk; what was sent of them stays.
    ///
    /// # Errors
    /// What the disk said.
    pub fn remove_imports(&mut self, keys: &[String]) -> Result<(), StoreError> {
        let tx = self.connection.transaction()?;
        super::history::note_last(&tx)?;
        for key in keys {
            tx.execute("DELETE FROM import WHERE key = ?1", [key])?;
            tx.execute("DELETE FROM import_row WHERE import = ?1", [key])?;
        }
        tx.commit()?;
        Ok(())
    }

    /// Every row of every file.
    pub(super) fn all_import_rows(&self) -> Result<Vec<StoredImportRow>, StoreError> {
        let mut query = self.connection.prepare("SELECT * FROM import_row ORDER BY id")?;
        let rows = query.query_map([], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::outbox::{Batch, Journal as _, StoredRow};

    fn row(id: u64, state: u8) -> StoredImportRow {
        let data = format!("{{\"customer_email\":\"Customer{id}@example.org\"}}");
        StoredImportRow { id, import: "k".to_owned(), line: 1, state, mark: number(id), data }
    }

    fn file_with(rows: Vec<StoredImportRow>) -> OutboxFile {
        let mut file = OutboxFile::in_memory().expect("memory");
        let put = ImportChange::Put { key: "k".to_owned(), is_paused: false, data: "about".to_owned() };
        let batch = Batch { import_rows: rows, imports: vec![put], ..Batch::default() };
        file.commit(&batch).expect("on disk");
        file
    }

    fn counts(file: &OutboxFile) -> [u64; STATES] {
        file.read_imports().expect("read").first().expect("one").counts
    }

    #[test]
    fn a_row_has_its_turn_in_the_same_commit_that_takes_it_out_of_the_queue() {
        let mut file = file_with((1..=5).map(|id| row(id, QUEUED)).collect());
        let next = file.read_queued("k", 2).expect("read");
        assert_eq!(next.iter().map(|row| row.id).collect::<Vec<_>>(), [1, 2]);
        let sent = |id, is_open| StoredRow { id, is_open, data: format!("row {id} ANSWER") };
        let batch = Batch {
            rows: vec![sent(1, false), sent(2, true)],
            imported: vec![(1, ACCEPTED), (2, OPEN)],
            ..Batch::default()
        };
        file.commit(&batch).expect("on disk");
        assert_eq!(counts(&file), [3, 1, 1, 0, 0, 0]);
        assert_eq!(file.load().expect("read").last, 5, "the numbers of what waits are given");
        let wanted = RowsWanted { text: "answer".to_owned(), most: 10, ..RowsWanted::default() };
        let found = file.import_rows("k", &wanted).expect("read");
        assert_eq!(
            found.iter().map(|found| (found.row.id, found.sent.is_some())).collect::<Vec<_>>(),
            [(1, true), (2, true)]
        );
        let wanted = RowsWanted { text: "customer4@".to_owned(), most: 10, ..RowsWanted::default() };
        assert_eq!(file.import_rows("k", &wanted).expect("read").len(), 1);
    }

    #[test]
    fn refused_rows_wait_again_and_what_waits_can_be_cancelled() {
        let mut file = file_with(vec![row(1, ACCEPTED), row(2, REFUSED), row(3, UNKNOWN), row(4, QUEUED)]);
        assert_eq!(file.import_marks().expect("read"), HashSet::from([1, 3, 4]), "what was refused was not sent");
        let change = |change| Batch { imports: vec![change], ..Batch::default() };
        file.commit(&change(ImportChange::Again("k".to_owned(), REFUSED))).expect("on disk");
        assert_eq!(counts(&file), [2, 0, 1, 0, 1, 0]);
        file.commit(&change(ImportChange::Cancel("k".to_owned()))).expect("on disk");
        assert_eq!(counts(&file), [0, 0, 1, 0, 1, 2]);
        file.remove_imports(&["k".to_owned()]).expect("removed");
        assert!(file.read_imports().expect("read").is_empty() && file.all_import_rows().expect("read").is_empty());
        assert_eq!(file.load().expect("read").last, 4, "none of its numbers is given again");
    }

    #[test]
    fn what_was_never_whole_is_gone_at_the_next_start() {
        let mut file = file_with(vec![row(1, QUEUED)]);
        let half = StoredImportRow { id: 2, import: "half".to_owned(), ..row(2, QUEUED) };
        file.commit(&Batch { import_rows: vec![half], ..Batch::default() }).expect("on disk");
        drop_halves(&file.connection).expect("dropped");
        assert_eq!(file.all_import_rows().expect("read").len(), 1);
    }
}
