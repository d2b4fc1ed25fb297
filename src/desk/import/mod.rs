//! A file of rows a person chose: read off the window's thread, bounded, and stopped when nobody waits for it any more.
//! Its rows are looked at in `check`, given to the outbox in `send`, and saved in `save`. Files that come
//! into a folder are taken in `watch`.
//!
//! Must not live here: what a table is (`workbench::table`), what its columns mean.

pub mod check;
pub mod save;
pub mod send;
pub mod watch;

use super::failure::SystemSaid;
use super::waited;
pub use crate::workbench::table::{MOST_BYTES, MOST_COLUMNS, MOST_ROWS, NotTable, RowFault, Table};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRead {
    /// What is in it.
    NoTable(NotTable),
    /// It is a folder, or something else that has no end.
    NoFile,
    /// The disk did not give it.
    Disk(SystemSaid),
}

impl From<NotTable> for NotRead {
    fn from(why: NotTable) -> Self {
        Self::NoTable(why)
    }
}

/// A file as it was read.
#[derive(Debug)]
pub struct Imported {
    /// Its name, without where it is.
    pub name: String,
    /// What is in it.
    pub table: Table,
}

/// Reads a file. Dropping it stops the reading.
///
/// # Errors
/// Why it was not read.
pub async fn read(path: PathBuf) -> Result<Arc<Imported>, NotRead> {
    waited::blocking(move |is_gone| read_now(&path, is_gone)).await.map_err(|broken| NotRead::Disk(broken.into()))?
}

/// Reads rows that a person copied, as if they stood in a file of this name. Dropping it stops the reading.
///
/// # Errors
/// Why they are no table.
pub async fn of_text(name: &'static str, text: String) -> Result<Arc<Imported>, NotRead> {
    let read = move |is_gone: &(dyn Fn() -> bool + Sync)| crate::workbench::table::read(text.as_bytes(), is_gone);
    let table = waited::blocking(read).await.map_err(|broken| NotRead::Disk(broken.into()))??;
    Ok(Arc::new(Imported { name: name.to_owned(), table }))
}

fn read_now(path: &Path, is_cancelled: &dyn Fn() -> bool) -> Result<Arc<Imported>, NotRead> {
    let disk = |error: std::io::Error| NotRead::Disk(error.into());
    // A pipe would be waited for without an end.
    let about = std::fs::metadata(path).map_err(disk)?;
    if !about.is_file() {
        return Err(NotRead::NoFile);
    }
    if about.len() > MOST_BYTES {
        return Err(NotTable::TooLarge.into());
    }
    let mut bytes = Vec::new();
    // One more than may be, so that a file that grows is noticed.
    std::fs::File::open(path).map_err(disk)?.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(disk)?;
    let table = crate::workbench::table::read(&bytes, is_cancelled)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Arc::new(Imported { name, table }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_file_is_read_and_what_is_none_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("orders.csv"), "email\na@example.org\n").expect("written");
        let read_it = read(at("orders.csv")).await.expect("a table");
        assert_eq!((read_it.name.as_str(), read_it.table.cell(0, 0)), ("orders.csv", "a@example.org"));
        assert!(matches!(read(folder.path().to_owned()).await, Err(NotRead::NoFile)));
        assert!(matches!(read(at("none.csv")).await, Err(NotRead::Disk(_))));
        let large = std::fs::File::create(at("large.csv")).expect("created");
        large.set_len(MOST_BYTES + 1).expect("sparse");
        assert!(matches!(read(at("large.csv")).await, Err(NotRead::NoTable(NotTable::TooLarge))));
    }
}
