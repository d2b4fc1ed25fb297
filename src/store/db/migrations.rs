//! The tables, step by step. A step that was released is never edited; a new one is added below it.
//!
//! Must not live here: a change to a step that was released.

use super::{Kind, StoreError};
use rusqlite::Connection;

/// The steps of the disputes in order; the first makes layout 1.
const CACHE: [&str; 2] = [
    // A dispute's number in `fact` and `body` is its number in the index: 0, 1, 2 and so on, without a hole.
    "CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
     CREATE TABLE profile (id INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT;
     CREATE TABLE fact (row INTEGER PRIMARY KEY, data BLOB NOT NULL) STRICT;
     CREATE TABLE body (row INTEGER PRIMARY KEY, dispute BLOB NOT NULL, payment BLOB) STRICT;
     CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;",
    // Spans of `created_at` that a first pull still has to walk through, and the views a person saved.
    "CREATE TABLE span (id INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL) STRICT;
     CREATE TABLE view (place INTEGER PRIMARY KEY, data TEXT NOT NULL) STRICT;",
];

/// The steps of the outbox.
const OUTBOX: [&str; 6] = [
    // `row` is what is to be sent and what was; `kept` files that are not to be sent yet; a file's bytes are in pieces.
    "CREATE TABLE row (id INTEGER PRIMARY KEY, is_open INTEGER NOT NULL, data TEXT NOT NULL) STRICT;
     CREATE INDEX open_row ON row (id) WHERE is_open;
     CREATE TABLE kept (id INTEGER PRIMARY KEY, data TEXT NOT NULL) STRICT;
     CREATE TABLE file (sha256 TEXT PRIMARY KEY, length INTEGER NOT NULL) STRICT;
     CREATE TABLE piece (sha256 TEXT NOT NULL, number INTEGER NOT NULL, data BLOB NOT NULL,
                         PRIMARY KEY (sha256, number)) STRICT;
     CREATE TABLE proof (id INTEGER PRIMARY KEY, dispute TEXT NOT NULL, data TEXT NOT NULL) STRICT;
     CREATE INDEX proof_dispute ON proof (dispute);
     CREATE TABLE sent (evidence TEXT PRIMARY KEY, sha256 TEXT NOT NULL) STRICT;
     CREATE TABLE draft (name TEXT PRIMARY KEY, data TEXT NOT NULL) STRICT;
     CREATE TABLE note (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;",
    // The SHA-256 of a proof's text, in hex; older proofs have none.
    "ALTER TABLE proof ADD COLUMN sha256 TEXT;",
    // What was scored, in the order it was.
    "CREATE TABLE score (id INTEGER PRIMARY KEY, data TEXT NOT NULL) STRICT;",
    // Files whose rows are sent one after the other. A row has the number here that it has in `row` once it is its turn.
    "CREATE TABLE import (key TEXT PRIMARY KEY, is_paused INTEGER NOT NULL, data TEXT NOT NULL) STRICT;
     CREATE TABLE import_row (id INTEGER PRIMARY KEY, import TEXT NOT NULL, line INTEGER NOT NULL,
                              state INTEGER NOT NULL, mark INTEGER NOT NULL, data TEXT NOT NULL) STRICT;
     CREATE INDEX import_row_state ON import_row (import, state, id);",
    // The newest score of each customer and order. A file of orders that is being scored is in pieces; `row` is a place in it.
    "CREATE TABLE scored (subject TEXT PRIMARY KEY, at INTEGER NOT NULL, data TEXT NOT NULL) STRICT;
     CREATE INDEX scored_at ON scored (at);
     CREATE TABLE batch (key TEXT PRIMARY KEY, is_paused INTEGER NOT NULL, data TEXT NOT NULL) STRICT;
     CREATE TABLE batch_piece (batch TEXT NOT NULL, number INTEGER NOT NULL, data BLOB NOT NULL,
                               PRIMARY KEY (batch, number)) STRICT;
     CREATE TABLE batch_end (batch TEXT NOT NULL, row INTEGER NOT NULL, data TEXT NOT NULL,
                             PRIMARY KEY (batch, row)) STRICT;",
    // Files that came out of a watched folder, by their content, and the rows of each that are to be mended.
    "CREATE TABLE watched (sha256 TEXT PRIMARY KEY, at INTEGER NOT NULL, data TEXT NOT NULL, rest BLOB) STRICT;
     CREATE INDEX watched_at ON watched (at);",
];

/// Every table of the outbox, what matters most first: so a damaged file is read, a backup is written and a large file is
/// checked. The bytes of files come last, as they are the most and the rest stands without them.
pub const OUTBOX_TABLES: [&str; 16] = [
    "row",
    "proof",
    "kept",
    "import",
    "import_row",
    "watched",
    "note",
    "draft",
    "sent",
    "score",
    "scored",
    "batch",
    "batch_end",
    "batch_piece",
    "file",
    "piece",
];

impl Kind {
    fn steps(self) -> &'static [&'static str] {
        match self {
            Self::Cache => &CACHE,
            Self::Outbox => &OUTBOX,
        }
    }

    /// The layout this version writes.
    pub(in crate::store) fn layout(self) -> i32 {
        i32::try_from(self.steps().len()).unwrap_or(i32::MAX)
    }
}

/// Brings a file up to date.
///
/// # Errors
/// When the file is from a newer version, or the disk failed.
pub fn run(connection: &mut Connection, kind: Kind) -> Result<(), StoreError> {
    let layout: i32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if layout > kind.layout() {
        return Err(StoreError::Newer(layout));
    }
    let done = usize::try_from(layout).unwrap_or_default();
    for (step, number) in kind.steps().iter().zip(1..).skip(done) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", number)?;
        transaction.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file as a version left it that knew only the first steps.
    fn made_by(kind: Kind, steps: usize) -> Connection {
        let connection = Connection::open_in_memory().expect("a file");
        for step in kind.steps().iter().take(steps) {
            connection.execute_batch(step).expect("a step");
        }
        connection.pragma_update(None, "user_version", i32::try_from(steps).expect("few")).expect("a number");
        connection
    }

    fn tables(connection: &Connection) -> Vec<String> {
        let mut query =
            connection.prepare("SELECT sql FROM sqlite_master WHERE sql NOTNULL ORDER BY name").expect("sql");
        query.query_map([], |row| row.get(0)).expect("rows").map(|row| row.expect("a text")).collect()
    }

    #[test]
    fn every_older_layout_becomes_the_newest_and_keeps_its_rows() {
        for kind in [Kind::Cache, Kind::Outbox] {
            let newest = made_by(kind, kind.steps().len());
            for steps in 0..=kind.steps().len() {
                let mut older = made_by(kind, steps);
                if steps > 0 {
                    older.execute("INSERT INTO note VALUES ('a', 'b')", []).expect("a row");
                }
                run(&mut older, kind).expect("brought up to date");
                assert_eq!(tables(&older), tables(&newest), "from layout {steps}");
                let kept: i64 = older.query_row("SELECT count(*) FROM note", [], |row| row.get(0)).expect("a count");
                assert_eq!(kept, i64::from(steps > 0));
            }
        }
    }

    #[test]
    fn a_newer_layout_is_left_alone() {
        for kind in [Kind::Cache, Kind::Outbox] {
            let mut newer = made_by(kind, kind.steps().len());
            newer.pragma_update(None, "user_version", 99).expect("a number");
            assert_eq!(run(&mut newer, kind), Err(StoreError::Newer(99)));
        }
    }
}
