//! What can still be read of an outbox whose pages are damaged, taken over into a new file.
//!
//! `SQLCipher` gives up a connection for good at the first page whose check does not fit, so one flipped byte under a
//! file of evidence would end all sending. Here every table is read up to such a page, and on behind it with a new
//! connection.

use super::db::{self, Kind, OUTBOX_TABLES, Place, StoreError};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

/// Rows that are given up before a table is. A page holds some tens of the smallest.
const MOST_LOST: u32 = 2_000;

/// Puts a new file with everything that can be read in the place of a damaged one, which is set aside. Blocks.
///
/// # Errors
/// What the disk said, or that it cannot be read at all: nothing changed then.
pub fn take_over(place: &Place) -> Result<(), StoreError> {
    let new = new_of(place);
    // One that a start left behind is of no use: it was never whole.
    remove(&new)?;
    let copied = copy(place, &new);
    if let Err(error) = copied {
        // Half of it is of no use either; the first error is the one to tell.
        remove(&new).ok();
        return Err(error);
    }
    db::set_aside(&place.file)?;
    std::fs::rename(&new.file, &place.file)?;
    Ok(())
}

/// Ends what a start that was cut off had begun: the damaged file was set aside, which comes after the last byte of the
/// new one, and nothing has taken its place yet.
///
/// # Errors
/// What the disk said.
pub fn end(place: &Place) -> Result<(), StoreError> {
    let new = new_of(place);
    if !place.file.try_exists()? && new.file.try_exists()? {
        std::fs::rename(&new.file, &place.file)?;
    }
    Ok(())
}

fn new_of(place: &Place) -> Place {
    Place { file: place.file.with_extension("db.new"), key: place.key.clone() }
}

fn remove(place: &Place) -> Result<(), StoreError> {
    db::files(&place.file).iter().filter(|part| part.exists()).try_for_each(std::fs::remove_file)?;
    Ok(())
}

fn copy(from: &Place, to: &Place) -> Result<(), StoreError> {
    let mut source = Source { connection: open(from)?, place: from };
    let mut target = db::open_writer(to, Kind::Outbox)?;
    let tx = target.transaction()?;
    for table in OUTBOX_TABLES {
        source.copy(table, &tx)?;
    }
    // A file some of whose bytes are lost is not there any more.
    tx.execute(
        "DELETE FROM file WHERE length <>
         (SELECT coalesce(sum(length(data)), 0) FROM piece WHERE piece.sha256 = file.sha256)",
        [],
    )?;
    tx.commit()?;
    // Everything in the one file, so that it can take the other's name.
    target.pragma_update(None, "journal_mode", "DELETE")?;
    Ok(())
}

/// An older layout is brought up to date first, so that both files have the same columns.
fn open(place: &Place) -> Result<Connection, StoreError> {
    db::open_writer(place, Kind::Outbox)
}

struct Source<'p> {
    connection: Connection,
    place: &'p Place,
}

impl Source<'_> {
    fn copy(&mut self, table: &str, to: &Connection) -> Result<(), StoreError> {
        let mut after = i64::MIN;
        for lost in 0..MOST_LOST {
            match self.copy_rows(table, "ASC", after, to) {
                Ok(()) => {
                    if lost > 0 {
                        tracing::warn!(table, lost, "a part of a damaged outbox could not be read");
                    }
                    return Ok(());
                }
                Err(Broken::Target(error)) => return Err(error),
                Err(Broken::Source(last)) => {
                    after = last.unwrap_or_else(|| after.max(-1).saturating_add(1));
                    self.connection = open(self.place)?;
                }
            }
        }
        tracing::warn!(table, "many rows of a table of a damaged outbox could not be read");
        // What stands behind all that is damaged is reached from the end.
        match self.copy_rows(table, "DESC", after, to) {
            Err(Broken::Target(error)) => Err(error),
            Ok(()) | Err(Broken::Source(_)) => {
                self.connection = open(self.place)?;
                Ok(())
            }
        }
    }

    fn copy_rows(&self, table: &str, order: &str, after: i64, to: &Connection) -> Result<(), Broken> {
        let mut last = None;
        let read = |error: &rusqlite::Error, last| {
            tracing::debug!(%error, table, "a damaged page");
            Broken::Source(last)
        };
        let sql = format!("SELECT rowid, * FROM {table} WHERE rowid > ?1 ORDER BY rowid {order}");
        let mut query = self.connection.prepare(&sql).map_err(|error| read(&error, last))?;
        let columns = query.column_count().saturating_sub(1);
        let marks = vec!["?"; columns + 1].join(", ");
        let names: Vec<String> = query.column_names().skip(1).map(ToOwned::to_owned).collect();
        let insert = format!("INSERT OR REPLACE INTO {table} (rowid, {}) VALUES ({marks})", names.join(", "));
        let mut insert = to.prepare_cached(&insert).map_err(Broken::target)?;
        let mut rows = query.query([after]).map_err(|error| read(&error, last))?;
        while let Some(row) = rows.next().map_err(|error| read(&error, last))? {
            let values: Result<Vec<Value>, _> = (0..=columns).map(|column| row.get(column)).collect();
            let values = values.map_err(|error| read(&error, last))?;
            let Some(Value::Integer(number)) = values.first() else { return Err(Broken::Source(last)) };
            let number = *number;
            insert.execute(params_from_iter(values)).map_err(Broken::target)?;
            last = Some(number);
        }
        Ok(())
    }
}

/// Which side did not go on.
enum Broken {
    /// A page could not be read; the last row that could, of those that were asked for.
    Source(Option<i64>),
    /// The new file could not be written.
    Target(StoreError),
}

impl Broken {
    fn target(error: rusqlite::Error) -> Self {
        Self::Target(error.into())
    }
}
