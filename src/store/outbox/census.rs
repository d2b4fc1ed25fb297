//! What there is in the file, for whoever is about to delete it: counted, and read out whole.

use super::{OutboxFile, pairs};
use crate::store::db::{self, Place, StoreError};

/// How much of each there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Census {
    /// Rows something is still to come of.
    pub open: u64,
    /// Files that wait for a person.
    pub kept: u64,
    /// Proofs of submissions and acceptances.
    pub proofs: u64,
    /// Drafts.
    pub drafts: u64,
    /// Copies of files.
    pub files: u64,
    /// Their bytes.
    pub bytes: u64,
}

/// Everything but the bytes of files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Everything {
    /// Every row, ended or not.
    pub rows: Vec<String>,
    /// Files that wait for a person.
    pub kept: Vec<String>,
    /// Drafts by name.
    pub drafts: Vec<(String, String)>,
    /// Proofs with their disputes, oldest first.
    pub proofs: Vec<(String, String)>,
    /// Files by their hash.
    pub files: Vec<String>,
    /// Scores, the oldest first; a file of an older layout has none.
    pub scores: Vec<String>,
}

impl OutboxFile {
    /// Opens an account's file to look at it. Nothing is made, set aside or brought up to date.
    ///
    /// # Errors
    /// What is wrong with the file or the disk.
    pub fn open_to_look(place: &Place) -> Result<Self, StoreError> {
        Ok(Self { connection: db::open_reader(place)?, place: None, _lock: None, taken_back: 0 })
    }

    /// Counts what there is.
    ///
    /// # Errors
    /// What the disk said.
    pub fn census(&self) -> Result<Census, StoreError> {
        let count = |sql: &str| {
            let found: i64 = self.connection.query_row(sql, [], |row| row.get(0))?;
            Ok::<_, StoreError>(u64::try_from(found).unwrap_or(0))
        };
        Ok(Census {
            open: count("SELECT count(*) FROM row WHERE is_open")? + self.queued_rows()?.len() as u64,
            kept: count("SELECT count(*) FROM kept")?,
            proofs: count("SELECT count(*) FROM proof")?,
            drafts: count("SELECT count(*) FROM draft")?,
            files: count("SELECT count(*) FROM file")?,
            bytes: count("SELECT coalesce(sum(length), 0) FROM file")?,
        })
    }

    /// The texts of the rows that are stored as open.
    ///
    /// # Errors
    /// What the disk said.
    pub fn open_rows(&self) -> Result<Vec<(u64, String)>, StoreError> {
        let mut query = self.connection.prepare("SELECT id, data FROM row WHERE is_open ORDER BY id")?;
        let rows = query.query_map([], |row| Ok((row.get::<_, i64>(0)?.unsigned_abs(), row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Rows of files that wait for their turn; a file of an older layout has none.
    fn queued_rows(&self) -> Result<Vec<String>, StoreError> {
        let tables = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'import_row'";
        if self.connection.query_row(tables, [], |row| row.get::<_, i64>(0))? == 0 {
            return Ok(Vec::new());
        }
        let mut query = self.connection.prepare("SELECT data FROM import_row WHERE state = 0 ORDER BY id")?;
        let rows = query.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Reads everything but the bytes of files.
    ///
    /// # Errors
    /// What the disk said.
    pub fn everything(&self) -> Result<Everything, StoreError> {
        let texts = |sql: &str| {
            let mut query = self.connection.prepare(sql)?;
            let rows = query.query_map([], |row| row.get(0))?;
            Ok::<_, StoreError>(rows.collect::<Result<Vec<String>, _>>()?)
        };
        let tables = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'score'";
        let has_scores = self.connection.query_row(tables, [], |row| row.get::<_, i64>(0))? > 0;
        let mut rows = texts("SELECT data FROM row ORDER BY id")?;
        rows.extend(self.queued_rows()?);
        Ok(Everything {
            rows,
            kept: texts("SELECT data FROM kept ORDER BY id")?,
            drafts: self.drafts()?,
            proofs: pairs(&self.connection, "SELECT dispute, data FROM proof ORDER BY id")?,
            files: texts("SELECT sha256 FROM file ORDER BY sha256")?,
            scores: if has_scores { texts("SELECT data FROM score ORDER BY id")? } else { Vec::new() },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Lock;
    use crate::store::outbox::{Batch, Journal as _, StoredRow};

    #[test]
    fn a_file_is_counted_and_read_out_without_a_change_to_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a").join("outbox.db");
        let place = Place { file: path.clone(), key: "ab".repeat(32).into() };
        let (mut file, _) = OutboxFile::open(place.clone(), Lock::take(&path).expect("free")).expect("opened");
        let row = |id, is_open| StoredRow { id, is_open, data: format!("row {id}") };
        file.commit(&Batch {
            rows: vec![row(1, true), row(2, false)],
            kept: vec![(3, Some("kept".to_owned()))],
            proofs: vec![(2, "DI1".to_owned(), "proof".to_owned())],
            drafts: vec![("note".to_owned(), Some("text".to_owned()))],
            ..Batch::default()
        })
        .expect("on disk");
        file.keep_score("score").expect("kept");
        file.put_piece("ab", 0, b"12345").expect("written");
        file.end_file("ab", 5).expect("whole");
        let counted = Census { open: 1, kept: 1, proofs: 1, drafts: 1, files: 1, bytes: 5 };
        assert_eq!(file.census().expect("counted"), counted);
        drop(file);
        let looked = OutboxFile::open_to_look(&place).expect("opened");
        assert_eq!(looked.census().expect("counted"), counted);
        let all = looked.everything().expect("read");
        assert_eq!((all.rows, all.scores), (vec!["row 1".to_owned(), "row 2".to_owned()], vec!["score".to_owned()]));
        assert_eq!(all.proofs, [("DI1".to_owned(), "proof".to_owned())]);
        assert_eq!((all.files, looked.file("ab").expect("read")), (vec!["ab".to_owned()], b"12345".to_vec()));
        let wrong = Place { key: "cd".repeat(32).into(), ..place };
        assert!(OutboxFile::open_to_look(&wrong).is_err() && path.exists(), "another key changes nothing");
    }
}
