//! Files that came out of a watched folder, known again by their content for as long as the outbox is there, and the rows of
//! each that a person has to mend.
//!
//! Must not live here: looking into the folder, what is said of a file.

use super::OutboxFile;
use crate::store::StoreError;
use rusqlite::{Connection, OptionalExtension as _, Transaction, params};

/// Files whose rows to mend are kept; those of older ones go.
const MOST_WITH_ROWS: u32 = 100;

/// A file that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredWatched {
    /// The SHA-256 of its content, in hex.
    pub sha256: String,
    /// When it was taken, in milliseconds.
    pub at: i64,
    /// What is said of it.
    pub data: String,
    /// Its rows that could not be sent.
    pub rest: Option<Vec<u8>>,
}

pub(super) fn write(tx: &Connection, file: &StoredWatched) -> Result<(), StoreError> {
    tx.prepare_cached("INSERT OR REPLACE INTO watched VALUES (?1, ?2, ?3, ?4)")?.execute(params![
        file.sha256,
        file.at,
        file.data,
        file.rest
    ])?;
    let bound = "UPDATE watched SET rest = NULL WHERE rest IS NOT NULL AND sha256 NOT IN
                 (SELECT sha256 FROM watched WHERE rest IS NOT NULL ORDER BY at DESC, rowid DESC LIMIT ?1)";
    tx.prepare_cached(bound)?.execute([MOST_WITH_ROWS])?;
    Ok(())
}

/// Takes in what another file knows.
pub(super) fn take(tx: &Transaction<'_>, other: &Connection) -> Result<(), StoreError> {
    let mut query = other.prepare("SELECT sha256, at, data, rest FROM watched")?;
    let mut rows = query.query([])?;
    let mut put = tx.prepare("INSERT OR IGNORE INTO watched VALUES (?1, ?2, ?3, ?4)")?;
    while let Some(row) = rows.next()? {
        let values = (0..4).map(|at| row.get::<_, rusqlite::types::Value>(at));
        put.execute(rusqlite::params_from_iter(values.collect::<Result<Vec<_>, _>>()?))?;
    }
    Ok(())
}

impl OutboxFile {
    /// True when a file of this content was taken before.
    ///
    /// # Errors
    /// What the disk said.
    pub fn has_watched(&self, sha256: &str) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM watched WHERE sha256 = ?1";
        Ok(self.connection.query_row(sql, [sha256], |_| Ok(())).optional()?.is_some())
    }

    /// Takes note of a file of which nothing is sent.
    ///
    /// # Errors
    /// What the disk said.
    pub fn put_watched(&mut self, file: &StoredWatched) -> Result<(), StoreError> {
        let tx = self.connection.transaction()?;
        write(&tx, file)?;
        tx.commit()?;
        Ok(())
    }

    /// The files that were taken last, the newest first, without their rows: whether there are some, and the rest.
    ///
    /// # Errors
    /// What the disk said.
    pub fn watched(&self, most: u32) -> Result<Vec<(StoredWatched, bool)>, StoreError> {
        let sql = "SELECT sha256, at, data, rest IS NOT NULL FROM watched ORDER BY at DESC, rowid DESC LIMIT ?1";
        let mut query = self.connection.prepare_cached(sql)?;
        let rows = query.query_map([most], |row| {
            let file = StoredWatched { sha256: row.get(0)?, at: row.get(1)?, data: row.get(2)?, rest: None };
            Ok((file, row.get(3)?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The rows of a file that could not be sent.
    ///
    /// # Errors
    /// What the disk said.
    pub fn watched_rest(&self, sha256: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT rest FROM watched WHERE sha256 = ?1";
        Ok(self.connection.query_row(sql, [sha256], |row| row.get(0)).optional()?.flatten())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(number: i64) -> StoredWatched {
        let rest = Some(format!("rows {number}").into_bytes());
        StoredWatched { sha256: format!("{number:064}"), at: number, data: "about".to_owned(), rest }
    }

    #[test]
    fn a_file_is_known_for_good_and_rows_to_mend_of_the_newest_are_kept() {
        let mut outbox = OutboxFile::in_memory().expect("memory");
        let most = i64::from(MOST_WITH_ROWS);
        for number in 0..=most {
            outbox.put_watched(&file(number)).expect("kept");
        }
        assert!(outbox.has_watched(&file(0).sha256).expect("read") && !outbox.has_watched("other").expect("read"));
        assert_eq!(outbox.watched_rest(&file(0).sha256).expect("read"), None, "too many");
        assert_eq!(outbox.watched_rest(&file(1).sha256).expect("read"), file(1).rest);
        let newest = outbox.watched(2).expect("read");
        assert_eq!(
            newest.iter().map(|(file, has)| (file.at, *has)).collect::<Vec<_>>(),
            [(most, true), (most - 1, true)]
        );
        let mut other = OutboxFile::in_memory().expect("memory");
        other.take_in(&mut outbox).expect("taken in");
        assert!(other.has_watched(&file(0).sha256).expect("read"), "also where the file was kept aside");
    }
}
