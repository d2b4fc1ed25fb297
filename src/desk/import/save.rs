//! What of a file is saved as a file: the rows that can't be sent, to be mended and imported again, and what became of those
//! that were sent.
//!
//! Must not live here: the words, how a cell is spelled (`store::export`).

use super::check::{Checked, RowState};
use crate::desk::export::separator;
use crate::desk::failure::{StoreError, SystemSaid};
use crate::desk::outbox::files::{ImportRow, Wanted};
use crate::desk::outbox::imports::ImportState;
use crate::desk::outbox::{Intent, Outbox};
use crate::domain::columns::{Columns, value};
use crate::store::Settings;
use crate::store::export::{Cell, write_rows};
use std::path::PathBuf;
use std::sync::Arc;

/// Rows that are read from the disk at once.
const PIECE: u32 = 1_000;

/// What was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Where.
    pub path: PathBuf,
    /// How many rows.
    pub rows: usize,
}

/// The words of a file of rows that can't be sent.
#[derive(Clone, Copy)]
pub struct LeftOutWords<P> {
    /// Over the added columns: the line, and why.
    pub heads: [&'static str; 2],
    /// Why a row is not sent.
    pub why: fn(&RowState<P>) -> String,
}

/// Saves the rows that are wrong, as they stand in their file with the reason beside them. A file of this name stays as it
/// was until the new one is whole.
///
/// # Errors
/// What the disk said.
pub fn left_out<C: Columns>(
    checked: Arc<Checked<C>>,
    settings: &Settings,
    LeftOutWords { heads: added, why }: LeftOutWords<C::Problem>,
    to: PathBuf,
) -> impl Future<Output = Result<Saved, SystemSaid>> + use<C> {
    let form = (separator(settings), settings.csv_mark);
    let work = move || {
        let table = &checked.file.table;
        let added = added.map(ToOwned::to_owned);
        let heads: Vec<String> = table.heads().iter().cloned().chain(added).collect();
        let is_wrong = |row: &usize| {
            !matches!(checked.state(*row), None | Some(RowState::Ready | RowState::Repeats(_) | RowState::SentBefore))
        };
        let rows: Vec<usize> = checked.left_out().iter().map(|row| *row as usize).filter(is_wrong).collect();
        let lines = rows.iter().map(|row| {
            let cell = |column| Cell::Text(value(table.cell(*row, column)).to_owned());
            let why = checked.state(*row).map_or_else(String::new, why);
            let own = (0..table.heads().len()).map(cell);
            Ok(own.chain([Cell::Number(table.line(*row).to_string()), Cell::Text(why)]).collect())
        });
        crate::workbench::save_with(&to, |out| write_rows(&heads, lines, form, out))?;
        Ok(Saved { path: to, rows: rows.len() })
    };
    async move { tokio::task::spawn_blocking(work).await?.map_err(|error: std::io::Error| error.into()) }
}

/// The words of a file of results.
#[derive(Clone, Copy)]
pub struct ResultWords {
    /// Over the columns of what was sent, by the names under which it can be imported again.
    pub heads: fn() -> Vec<&'static str>,
    /// What was sent, one line for each of the rows it was sent as.
    pub cells: fn(&Intent) -> Vec<Vec<String>>,
    /// Over the added columns: the line, the result, details, the reference and the time.
    pub added: fn() -> [&'static str; 5],
    /// The result, and details of it.
    pub result: fn(&ImportRow) -> (String, String),
    /// What the service knows it by.
    pub reference: fn(&ImportRow) -> String,
}

/// Why results were not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotSaved {
    /// They could not be read.
    Store(StoreError),
    /// The file could not be written.
    System(SystemSaid),
}

/// Saves what became of the rows of a file, all or those of one state.
///
/// # Errors
/// What the disk said.
pub async fn results(
    outbox: Outbox,
    key: Arc<str>,
    state: Option<ImportState>,
    settings: Settings,
    words: ResultWords,
    to: PathBuf,
) -> Result<Saved, NotSaved> {
    let form = (separator(&settings), settings.csv_mark);
    let (sender, mut read) = tokio::sync::mpsc::channel::<Vec<ImportRow>>(1);
    let reading = async move {
        let mut skip = 0;
        loop {
            let wanted = Wanted { state, text: String::new(), skip, most: PIECE };
            let rows = outbox.import_rows(Arc::clone(&key), wanted).await?;
            let is_last = rows.len() < PIECE as usize;
            skip += PIECE;
            if sender.send(rows).await.is_err() || is_last {
                return Ok::<_, StoreError>(());
            }
        }
    };
    let writing = tokio::task::spawn_blocking(move || {
        let mut heads: Vec<String> = (words.heads)().into_iter().map(ToOwned::to_owned).collect();
        heads.extend((words.added)().map(ToOwned::to_owned));
        let mut count = 0;
        let pieces = std::iter::from_fn(|| read.blocking_recv());
        let lines = pieces.flatten().flat_map(|row| lines(&row, words)).inspect(|_| count += 1).map(Ok);
        crate::workbench::save_with(&to, |out| write_rows(&heads, lines, form, out))?;
        Ok::<_, std::io::Error>(Saved { path: to, rows: count })
    });
    let (was_read, written) = tokio::join!(reading, writing);
    was_read.map_err(NotSaved::Store)?;
    let written = written.map_err(|broken| NotSaved::System(broken.into()))?;
    written.map_err(|error| NotSaved::System(error.into()))
}

fn lines(row: &ImportRow, words: ResultWords) -> Vec<Vec<Cell>> {
    let (result, details) = (words.result)(row);
    let at = row.sent.as_ref().map_or_else(String::new, |sent| sent.changed.strftime("%Y-%m-%dT%H:%M:%SZ").to_string());
    let with_result = |own: Vec<String>| {
        let added = [
            Cell::Number(row.line.to_string()),
            Cell::Text(result.clone()),
            Cell::Text(details.clone()),
            Cell::Text((words.reference)(row)),
            Cell::Text(at.clone()),
        ];
        own.into_iter().map(Cell::Text).chain(added).collect()
    };
    (words.cells)(&row.intent).into_iter().map(with_result).collect()
}
