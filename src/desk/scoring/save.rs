//! The results of a file as a file: every row as it came, with what became of it beside it.
//!
//! Must not live here: the words, how a cell is spelled (`store::export`).

use super::work::Inner;
use super::{Checked, RowEnd, Run};
use crate::desk::export::{Separator, separator};
use crate::desk::failure::SystemSaid;
use crate::desk::import::check::RowState;
pub use crate::desk::import::save::Saved;
use crate::domain::columns::value;
use crate::domain::score::columns::RowProblem;
use crate::domain::score::{Band, Bands};
use crate::store::Settings;
use crate::store::export::{Cell, write_rows};
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;

/// What a row of such a file is.
type State = RowState<RowProblem>;

/// Which rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Every row of the file.
    All,
    /// Those without a score: refused, unknown, wrong, or never asked. Repetitions are none.
    NotScored,
}

/// How many columns are added.
const ADDED: usize = 11;

/// What the file says, in words.
#[derive(Clone, Copy)]
pub struct SaveWords {
    /// Over the added columns.
    pub heads: fn() -> [&'static str; ADDED],
    /// A band.
    pub band: fn(Band) -> &'static str,
    /// What became of a row, and why.
    pub end: fn(Option<&RowEnd>) -> (&'static str, String),
    /// Why a row was left out.
    pub left_out: fn(&State) -> (&'static str, String),
}

/// Saves the results as they stand now. A file of this name stays as it was until the new one is whole.
///
/// # Errors
/// What the disk said.
pub fn save(
    run: &Run,
    which: Which,
    settings: &Settings,
    words: SaveWords,
    to: PathBuf,
) -> impl Future<Output = Result<Saved, SystemSaid>> + use<> {
    // Not the handle, which stops it when it goes.
    let (run, bands) = (Arc::clone(&run.0), settings.bands);
    let form = (separator(settings), settings.csv_mark);
    let work = move || {
        let mut rows = 0;
        let table = &run.checked.file.table;
        let heads: Vec<String> = table.heads().iter().cloned().chain((words.heads)().map(ToOwned::to_owned)).collect();
        crate::workbench::save_with(&to, |out| {
            let checked = &run.checked;
            let written = Lines { checked, run: Some(&run), which, bands, words, row: 0, at: 0 };
            write_rows(&heads, written.inspect(|_| rows += 1).map(Ok), form, out)
        })?;
        Ok(Saved { path: to, rows })
    };
    async move { tokio::task::spawn_blocking(work).await?.map_err(|error: std::io::Error| error.into()) }
}

/// Writes every row to what is no file, such as another program: before they are scored, too.
///
/// # Errors
/// What the reader said.
pub fn write(
    checked: &Checked,
    run: Option<&Run>,
    bands: Bands,
    words: SaveWords,
    out: &mut (dyn Write + Send),
) -> std::io::Result<()> {
    let heads = checked.file.table.heads().iter().cloned().chain((words.heads)().map(ToOwned::to_owned));
    let heads: Vec<String> = heads.collect();
    let run = run.map(|run| run.0.as_ref());
    let lines = Lines { checked, run, which: Which::All, bands, words, row: 0, at: 0 };
    // The same on every computer: a program reads it.
    write_rows(&heads, lines.map(Ok), (Separator::Comma, false), out)
}

/// The rows, one after the other.
struct Lines<'r> {
    checked: &'r Checked,
    run: Option<&'r Inner>,
    which: Which,
    bands: Bands,
    words: SaveWords,
    row: usize,
    /// The next place among those that are to be scored.
    at: usize,
}

impl Iterator for Lines<'_> {
    type Item = Vec<Cell>;

    fn next(&mut self) -> Option<Vec<Cell>> {
        loop {
            let row = self.row;
            let state = self.checked.state(row)?;
            self.row += 1;
            let end = match state {
                RowState::Ready => {
                    self.at += 1;
                    self.run.and_then(|run| run.end(self.at - 1))
                }
                _ => None,
            };
            let is_scored = end.as_ref().is_some_and(|end| end.score().is_some());
            if self.which == Which::NotScored && (is_scored || matches!(state, RowState::Repeats(_))) {
                continue;
            }
            return Some(self.cells(row, state, end.as_ref()));
        }
    }
}

impl Lines<'_> {
    fn cells(&self, row: usize, state: &State, end: Option<&RowEnd>) -> Vec<Cell> {
        let table = &self.checked.file.table;
        let text = |text: &str| Cell::Text(text.to_owned());
        let (result, why) =
            if *state == RowState::Ready { (self.words.end)(end) } else { (self.words.left_out)(state) };
        let mut cells: Vec<Cell> =
            (0..table.heads().len()).map(|column| text(value(table.cell(row, column)))).collect();
        cells.push(Cell::Number(table.line(row).to_string()));
        if let Some(scored) = end.and_then(RowEnd::score) {
            let number = |score: Option<f64>| Cell::Number(score.map_or_else(String::new, |score| score.to_string()));
            let when = |at: jiff::Timestamp| Cell::Text(at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string());
            let markers: Vec<String> = scored.score.markers.iter().map(crate::domain::score::Marker::label).collect();
            cells.extend([
                number(scored.score.score),
                text((self.words.band)(scored.score.band(self.bands))),
                Cell::Number(markers.len().to_string()),
                Cell::Text(markers.join(", ")),
                Cell::Number(scored.disputes.to_string()),
                text(result),
                Cell::Text(why),
                when(scored.at),
                number(scored.before.and_then(|before| before.score)),
                scored.before.map_or_else(|| text(""), |before| when(before.at)),
            ]);
        } else {
            cells.extend((0..5).map(|_| text("")).chain([text(result), Cell::Text(why)]));
            cells.extend((0..3).map(|_| text("")));
        }
        cells
    }
}
