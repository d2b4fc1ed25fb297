//! What was scored and what was sent before: the newest of each, and the way to be rid of them.
//!
//! Must not live here: what a score or a row says.

use super::{OutboxFile, StoredRow};
use crate::store::StoreError;
use rusqlite::{Connection, params};
use std::collections::HashSet;

/// Scores that are kept; the oldest go.
const MOST_SCORES: i64 = 5_000;

/// The note with the highest number that had been given when rows were taken off the disk, or another file in.
pub(super) const LAST: &str = "last";

/// The highest number that was ever given. None is given twice, also after its row is gone: a proof outlives a row that
/// was lost, and a person may clear what ended.
pub(super) fn last_number(connection: &Connection) -> Result<u64, StoreError> {
    let sql = "SELECT max(ifnull((SELECT max(id) FROM row), 0), ifnull((SELECT max(id) FROM kept), 0),
               ifnull((SELECT max(id) FROM proof), 0), ifnull((SELECT max(id) FROM import_row), 0),
               ifnull((SELECT CAST(value AS INTEGER) FROM note WHERE name = ?1), 0))";
    let last: i64 = connection.query_row(sql, [LAST], |row| row.get(0))?;
    Ok(u64::try_from(last).unwrap_or(0))
}

/// Notes the highest number before rows are taken off the disk.
pub(super) fn note_last(tx: &Connection) -> Result<(), StoreError> {
    let last = last_number(tx)?.to_string();
    tx.execute("INSERT OR REPLACE INTO note VALUES (?1, ?2)", [LAST, &last])?;
    Ok(())
}

impl OutboxFile {
    /// Keeps a score.
    ///
    /// # Errors
    /// What the disk said.
    pub fn keep_score(&mut self, data: &str) -> Result<(), StoreError> {
        let tx = self.connection.transaction()?;
        tx.execute("INSERT INTO score (data) VALUES (?1)", [data])?;
        bound_scores(&tx)?;
        tx.commit()?;
        Ok(())
    }

    /// Every score, the newest first.
    ///
    /// # Errors
    /// What the disk said.
    pub fn scores(&self) -> Result<Vec<String>, StoreError> {
        let mut query = self.connection.prepare("SELECT data FROM score ORDER BY id DESC")?;
        let scores = query.query_map([], |row| row.get(0))?;
        Ok(scores.collect::<Result<_, _>>()?)
    }

    /// Takes every score off the disk.
    ///
    /// # Errors
    /// What the disk said.
    pub fn clear_scores(&mut self) -> Result<(), StoreError> {
        self.connection.execute_batch("DELETE FROM score; DELETE FROM scored;")?;
        Ok(())
    }

    /// The newest ended rows whose text begins so, the newest first.
    ///
    /// # Errors
    /// What the disk said.
    pub fn ended_rows(&self, begins: &str, most: u32) -> Result<Vec<StoredRow>, StoreError> {
        // What was refused or is in doubt of a file is looked after with its file.
        let sql = "SELECT id, data FROM row WHERE NOT is_open AND substr(data, 1, length(?1)) = ?1
                   AND id NOT IN (SELECT id FROM import_row WHERE state IN (3, 4, 5))
                   ORDER BY id DESC LIMIT ?2";
        let mut query = self.connection.prepare_cached(sql)?;
        let rows = query.query_map(params![begins, most], |row| {
            let id: i64 = row.get(0)?;
            Ok(StoredRow { id: u64::try_from(id).unwrap_or(0), is_open: false, data: row.get(1)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Takes the ended rows whose text begins so off the disk. Returns how many there were.
    ///
    /// # Errors
    /// What the disk said.
    pub fn clear_ended(&mut self, begins: &str) -> Result<u64, StoreError> {
        let tx = self.connection.transaction()?;
        note_last(&tx)?;
        let sql = "SELECT count(*) FROM row WHERE NOT is_open AND substr(data, 1, length(?1)) = ?1
                   AND id NOT IN (SELECT id FROM import_row)";
        let count: i64 = tx.query_row(sql, [begins], |row| row.get(0))?;
        // What a file still accounts for stays with it.
        tx.execute(
            "DELETE FROM row WHERE NOT is_open AND substr(data, 1, length(?1)) = ?1
             AND id NOT IN (SELECT id FROM import_row)",
            [begins],
        )?;
        tx.commit()?;
        Ok(count.unsigned_abs())
    }

    /// Takes in the scores of another file. What came here before, by a start that was cut off, does not come twice.
    pub(super) fn take_scores(&mut self, other: &Self) -> Result<(), StoreError> {
        let known: HashSet<String> = self.scores()?.into_iter().collect();
        let tx = self.connection.transaction()?;
        for data in other.scores()?.iter().rev().filter(|data| !known.contains(*data)) {
            tx.execute("INSERT INTO score (data) VALUES (?1)", [data])?;
        }
        bound_scores(&tx)?;
        tx.commit()?;
        Ok(())
    }
}

pub(super) fn bound_scores(connection: &Connection) -> Result<(), StoreError> {
    let sql = "DELETE FROM score WHERE id NOT IN (SELECT id FROM score ORDER BY id DESC LIMIT ?1)";
    let count: i64 = connection.query_row("SELECT count(*) FROM score", [], |row| row.get(0))?;
    if count > MOST_SCORES {
        connection.execute(sql, [MOST_SCORES])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::{Batch, Journal as _};

    #[test]
    fn only_the_newest_scores_are_kept_and_none_comes_twice() {
        let mut file = OutboxFile::in_memory().expect("memory");
        for number in 0..MOST_SCORES + 3 {
            file.keep_score(&number.to_string()).expect("kept");
        }
        let scores = file.scores().expect("read");
        assert_eq!(scores.first().map(String::as_str), Some("5002"));
        assert_eq!(scores.last().map(String::as_str), Some("3"));
        let mut other = OutboxFile::in_memory().expect("memory");
        other.keep_score("new").expect("kept");
        other.keep_score("5002").expect("kept");
        for _ in 0..2 {
            file.take_scores(&other).expect("taken in");
        }
        let scores = file.scores().expect("read");
        assert_eq!((scores.len(), scores.first().map(String::as_str)), (5_000, Some("new")));
        file.clear_scores().expect("cleared");
        assert!(file.scores().expect("read").is_empty());
    }

    #[test]
    fn clearing_takes_ended_rows_of_one_kind_and_nothing_that_is_open() {
        let mut file = OutboxFile::in_memory().expect("memory");
        let row = |id, is_open, data: &str| StoredRow { id, is_open, data: data.to_owned() };
        let rows = vec![row(1, false, "a one"), row(2, true, "a two"), row(3, false, "b"), row(4, false, "a four")];
        file.commit(&Batch { rows, ..Batch::default() }).expect("on disk");
        let ended: Vec<u64> = file.ended_rows("a ", 10).expect("read").iter().map(|row| row.id).collect();
        assert_eq!(ended, [4, 1]);
        assert_eq!(file.ended_rows("a ", 1).expect("read").len(), 1);
        assert_eq!(file.clear_ended("a ").expect("cleared"), 2);
        let left: Vec<u64> = file.load().expect("read").rows.iter().map(|row| row.id).collect();
        assert_eq!(left, [2, 3]);
        // Its number is not given again.
        assert_eq!(file.load().expect("read").last, 4);
    }
}
