//! The newest score of each customer and order, and files of orders that are being scored: their rows and what became of
//! each, so that a file goes on after a restart.
//!
//! Must not live here: what a score says, which row is asked.

use super::OutboxFile;
use crate::store::StoreError;
use rusqlite::{Connection, OptionalExtension as _, params};

/// Customers and orders whose newest score is kept; those scored longest ago go.
const MOST_SUBJECTS: i64 = 1_000_000;
/// How many scores are kept between two looks at how many there are.
const BETWEEN_LOOKS: i64 = 1_000;

/// A file of orders that is being scored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredBatch {
    /// What tells it from every other, in every file.
    pub key: String,
    /// True while no row of it is asked.
    pub is_paused: bool,
    /// What it says of itself.
    pub data: String,
}

/// What became of rows, written together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScoreChange {
    /// The file, and its rows that have ended, with what became of them.
    pub ends: Option<(String, Vec<(u32, String)>)>,
    /// A score that came: whose, when in milliseconds, and what it says.
    pub scored: Option<(String, i64, String)>,
    /// The same for the list of what was scored last.
    pub listed: Option<String>,
}

impl OutboxFile {
    /// Keeps what became of rows.
    ///
    /// # Errors
    /// What the disk said; nothing of it is kept then.
    pub fn change_scores(&mut self, change: &ScoreChange) -> Result<(), StoreError> {
        let tx = self.connection.transaction()?;
        if let Some((subject, at, data)) = &change.scored {
            tx.prepare_cached("INSERT OR REPLACE INTO scored VALUES (?1, ?2, ?3)")?
                .execute(params![subject, at, data])?;
            bound(&tx)?;
        }
        if let Some((batch, ends)) = &change.ends {
            // A file that was closed meanwhile has no rows any more.
            let mut put =
                tx.prepare_cached("INSERT OR REPLACE INTO batch_end SELECT key, ?2, ?3 FROM batch WHERE key = ?1")?;
            for (row, data) in ends {
                put.execute(params![batch, row, data])?;
            }
        }
        if let Some(data) = &change.listed {
            tx.execute("INSERT INTO score (data) VALUES (?1)", [data])?;
            super::history::bound_scores(&tx)?;
        }
        tx.commit()?;
        Ok(())
    }

    /// The newest score of each of these, where there is one.
    ///
    /// # Errors
    /// What the disk said.
    pub fn scored(&self, subjects: &[String]) -> Result<Vec<Option<String>>, StoreError> {
        let mut query = self.connection.prepare_cached("SELECT data FROM scored WHERE subject = ?1")?;
        let found = subjects.iter().map(|subject| query.query_row([subject], |row| row.get(0)).optional());
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// Writes a piece of a file of orders; the file is there once [`Self::put_batch`] was called.
    ///
    /// # Errors
    /// What the disk said.
    pub fn put_batch_piece(&mut self, key: &str, number: u32, data: &[u8]) -> Result<(), StoreError> {
        let sql = "INSERT OR REPLACE INTO batch_piece VALUES (?1, ?2, ?3)";
        self.connection.prepare_cached(sql)?.execute(params![key, number, data])?;
        Ok(())
    }

    /// What became of rows is no longer known: they are asked for again.
    ///
    /// # Errors
    /// What the disk said; all of it is still known then.
    pub fn drop_batch_ends(&mut self, key: &str, rows: &[u32]) -> Result<(), StoreError> {
        let tx = self.connection.transaction()?;
        for row in rows {
            tx.prepare_cached("DELETE FROM batch_end WHERE batch = ?1 AND row = ?2")?.execute(params![key, row])?;
        }
        tx.commit()?;
        Ok(())
    }

    /// A file of orders is there, or says something else of itself.
    ///
    /// # Errors
    /// What the disk said.
    pub fn put_batch(&mut self, batch: &StoredBatch) -> Result<(), StoreError> {
        let sql = "INSERT OR REPLACE INTO batch VALUES (?1, ?2, ?3)";
        self.connection.prepare_cached(sql)?.execute(params![batch.key, batch.is_paused, batch.data])?;
        Ok(())
    }

    /// The file of orders that was begun last.
    ///
    /// # Errors
    /// What the disk said.
    pub fn last_batch(&self) -> Result<Option<StoredBatch>, StoreError> {
        let sql = "SELECT key, is_paused, data FROM batch ORDER BY rowid DESC LIMIT 1";
        let read =
            |row: &rusqlite::Row<'_>| Ok(StoredBatch { key: row.get(0)?, is_paused: row.get(1)?, data: row.get(2)? });
        Ok(self.connection.query_row(sql, [], read).optional()?)
    }

    /// The bytes of a file of orders.
    ///
    /// # Errors
    /// What the disk said.
    pub fn batch_bytes(&self, key: &str) -> Result<Vec<u8>, StoreError> {
        let mut query =
            self.connection.prepare_cached("SELECT data FROM batch_piece WHERE batch = ?1 ORDER BY number")?;
        let mut pieces = query.query([key])?;
        let mut bytes = Vec::new();
        while let Some(piece) = pieces.next()? {
            bytes.extend_from_slice(piece.get_ref(0)?.as_blob().map_err(|_odd| super::damaged())?);
        }
        Ok(bytes)
    }

    /// What became of the rows of a file of orders.
    ///
    /// # Errors
    /// What the disk said.
    pub fn batch_ends(&self, key: &str) -> Result<Vec<(u32, String)>, StoreError> {
        let mut query = self.connection.prepare_cached("SELECT row, data FROM batch_end WHERE batch = ?1")?;
        let ends = query.query_map([key], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(ends.collect::<Result<_, _>>()?)
    }

    /// Takes a file of orders off the disk. The scores it brought stay.
    ///
    /// # Errors
    /// What the disk said.
    pub fn remove_batch(&mut self, key: &str) -> Result<(), StoreError> {
        let tx = self.connection.transaction()?;
        for table in ["batch_end", "batch_piece"] {
            tx.execute(&format!("DELETE FROM {table} WHERE batch = ?1"), [key])?;
        }
        tx.execute("DELETE FROM batch WHERE key = ?1", [key])?;
        tx.commit()?;
        Ok(())
    }

    /// Takes in the newest scores of another file, its files of orders, and what came out of watched folders.
    pub(super) fn take_scored(&mut self, other: &Self) -> Result<(), StoreError> {
        let tx = self.connection.transaction()?;
        let copy = |sql: &str, put: &str, count: usize| {
            let mut query = other.connection.prepare(sql)?;
            let mut rows = query.query([])?;
            let mut put = tx.prepare(put)?;
            while let Some(row) = rows.next()? {
                let values = (0..count).map(|at| row.get::<_, rusqlite::types::Value>(at));
                put.execute(rusqlite::params_from_iter(values.collect::<Result<Vec<_>, _>>()?))?;
            }
            Ok::<_, StoreError>(())
        };
        let newer = "INSERT INTO scored VALUES (?1, ?2, ?3) ON CONFLICT (subject) DO UPDATE
                     SET at = excluded.at, data = excluded.data WHERE excluded.at > at";
        copy("SELECT * FROM scored", newer, 3)?;
        copy("SELECT * FROM batch_piece", "INSERT OR IGNORE INTO batch_piece VALUES (?1, ?2, ?3)", 3)?;
        copy("SELECT * FROM batch_end", "INSERT OR IGNORE INTO batch_end VALUES (?1, ?2, ?3)", 3)?;
        copy("SELECT * FROM batch ORDER BY rowid", "INSERT OR IGNORE INTO batch VALUES (?1, ?2, ?3)", 3)?;
        super::watched::take(&tx, &other.connection)?;
        tx.commit()?;
        Ok(())
    }
}

/// Takes pieces off the disk that were written for a file which was never whole: nothing of it was asked.
pub(super) fn drop_halves(connection: &Connection) -> Result<(), StoreError> {
    connection.execute("DELETE FROM batch_piece WHERE batch NOT IN (SELECT key FROM batch)", [])?;
    Ok(())
}

fn bound(connection: &Connection) -> Result<(), StoreError> {
    let newest: i64 = connection.query_row("SELECT ifnull(max(rowid), 0) FROM scored", [], |row| row.get(0))?;
    if newest % BETWEEN_LOOKS != 0 {
        return Ok(());
    }
    let count: i64 = connection.query_row("SELECT count(*) FROM scored", [], |row| row.get(0))?;
    if count > MOST_SUBJECTS {
        let sql = "DELETE FROM scored WHERE rowid IN (SELECT rowid FROM scored ORDER BY at LIMIT ?1)";
        connection.execute(sql, [count - MOST_SUBJECTS])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(subject: &str, at: i64, ends: Option<(&str, u32)>) -> ScoreChange {
        let data = format!("{subject} at {at}");
        ScoreChange {
            ends: ends.map(|(batch, row)| (batch.to_owned(), vec![(row, data.clone())])),
            scored: Some((subject.to_owned(), at, data)),
            listed: None,
        }
    }

    fn batch(key: &str) -> StoredBatch {
        StoredBatch { key: key.to_owned(), is_paused: false, data: "about".to_owned() }
    }

    #[test]
    fn the_newest_score_of_each_is_kept_with_the_end_of_its_row() {
        let mut file = OutboxFile::in_memory().expect("memory");
        for (number, piece) in (0..).zip([&b"one "[..], b"two"]) {
            file.put_batch_piece("k", number, piece).expect("on disk");
        }
        file.put_batch(&batch("k")).expect("on disk");
        file.change_scores(&change("a", 1, Some(("k", 0)))).expect("on disk");
        file.change_scores(&change("a", 2, Some(("k", 1)))).expect("on disk");
        let found = file.scored(&["a".to_owned(), "b".to_owned()]).expect("read");
        assert_eq!(found, [Some("a at 2".to_owned()), None]);
        assert_eq!(file.last_batch().expect("read"), Some(batch("k")));
        assert_eq!(file.batch_bytes("k").expect("read"), b"one two");
        assert_eq!(file.batch_ends("k").expect("read").len(), 2);
        file.remove_batch("k").expect("removed");
        assert_eq!(file.last_batch().expect("read"), None);
        // An answer that comes later is a score, and no row of what is gone.
        file.change_scores(&change("b", 3, Some(("k", 2)))).expect("on disk");
        assert!(file.batch_ends("k").expect("read").is_empty() && file.batch_bytes("k").expect("read").is_empty());
        assert_eq!(file.scored(&["b".to_owned()]).expect("read"), [Some("b at 3".to_owned())]);
    }

    #[test]
    fn what_another_file_knows_is_taken_in_and_the_newer_score_stays() {
        let (mut here, mut there) =
            (OutboxFile::in_memory().expect("memory"), OutboxFile::in_memory().expect("memory"));
        for (subject, at) in [("a", 5), ("b", 1)] {
            here.change_scores(&change(subject, at, None)).expect("on disk");
        }
        there.put_batch(&batch("k")).expect("on disk");
        for (subject, at) in [("a", 4), ("b", 2)] {
            there.change_scores(&change(subject, at, Some(("k", 0)))).expect("on disk");
        }
        here.take_scored(&there).expect("taken in");
        let found = here.scored(&["a".to_owned(), "b".to_owned()]).expect("read");
        assert_eq!(found, [Some("a at 5".to_owned()), Some("b at 2".to_owned())]);
        assert_eq!(here.batch_ends("k").expect("read").len(), 1);
    }

    #[test]
    fn a_file_that_was_never_whole_is_gone_at_the_next_start() {
        let mut file = OutboxFile::in_memory().expect("memory");
        file.put_batch_piece("half", 0, b"x").expect("on disk");
        drop_halves(&file.connection).expect("dropped");
        assert!(file.batch_bytes("half").expect("read").is_empty());
    }
}
