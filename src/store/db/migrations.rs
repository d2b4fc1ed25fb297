//! The tables, step by step. A step that was released is never edited; a new one is added below it.

use super::StoreError;
use rusqlite::Connection;

/// The steps in order; the first makes layout 1.
const STEPS: [&str; 2] = [
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

/// The layout this version writes.
pub const LAYOUT: i32 = 2;

/// Brings a file up to date.
///
/// # Errors
/// When the file is from a newer version, or the disk failed.
pub fn run(connection: &mut Connection) -> Result<(), StoreError> {
    let layout: i32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if layout > LAYOUT {
        return Err(StoreError::Newer(layout));
    }
    let done = usize::try_from(layout).unwrap_or_default();
    for (step, number) in STEPS.iter().zip(1..).skip(done) {
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
    fn made_by(steps: usize) -> Connection {
        let connection = Connection::open_in_memory().expect("a file");
        for step in STEPS.iter().take(steps) {
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
        let newest = made_by(STEPS.len());
        assert_eq!(usize::try_from(LAYOUT), Ok(STEPS.len()));
        for steps in 0..=STEPS.len() {
            let mut older = made_by(steps);
            if steps > 0 {
                older.execute("INSERT INTO note VALUES ('a', 'b')", []).expect("a row");
            }
            run(&mut older).expect("brought up to date");
            assert_eq!(tables(&older), tables(&newest), "from layout {steps}");
            let kept: i64 = older.query_row("SELECT count(*) FROM note", [], |row| row.get(0)).expect("a count");
            assert_eq!(kept, i64::from(steps > 0));
        }
    }

    #[test]
    fn a_newer_layout_is_left_alone() {
        let mut newer = made_by(STEPS.len());
        newer.pragma_update(None, "user_version", 99).expect("a number");
        assert_eq!(run(&mut newer), Err(StoreError::Newer(99)));
    }
}
