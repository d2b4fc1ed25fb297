//! Rows of cells as CSV that is safe to open in a spreadsheet: what a person brought with what was found out beside it, and
//! tables of figures.
//!
//! Must not live here: what stands in a row, how a cell is spelled (`csv`).

use super::Separator;
use super::csv::{begun, number, said, text};
use std::io::{Result, Write};

/// What stands in one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A text.
    Text(String),
    /// A number, with a decimal point.
    Number(String),
}

/// Writes rows under a line of heads, one after the other, so that a million need no more memory than one.
///
/// # Errors
/// What the disk said.
pub fn write_rows(
    heads: &[String],
    rows: impl Iterator<Item = Result<Vec<Cell>>>,
    (separator, is_for_excel): (Separator, bool),
    out: &mut (dyn Write + Send),
) -> Result<()> {
    let mut writer = begun(separator, is_for_excel, out)?;
    writer.write_record(heads.iter().map(|head| text(head, is_for_excel))).map_err(said)?;
    for row in rows {
        let cells = row?.into_iter().map(|cell| match cell {
            Cell::Text(cell) => text(&cell, is_for_excel),
            Cell::Number(decimal) => number(&decimal, separator),
        });
        writer.write_record(cells).map_err(said)?;
    }
    writer.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_a_person_run_nothing_and_read_the_same_again() {
        let row = ["+1 555 0100", "007", "=HYPERLINK(1)"].map(|cell| Cell::Text(cell.to_owned()));
        let row: Vec<Cell> = row.into_iter().chain([Cell::Number("90.88".to_owned())]).collect();
        let heads = ["phone", "zip", "note", "score"].map(ToOwned::to_owned);
        for (separator, is_for_excel, number) in
            [(Separator::Comma, true, "90.88"), (Separator::Semicolon, false, "90,88")]
        {
            let mut out = Vec::new();
            let rows = [Ok(row.clone())].into_iter();
            write_rows(&heads, rows, (separator, is_for_excel), &mut out).expect("into memory");
            let mut reader = ::csv::ReaderBuilder::new();
            let mut reader = reader.delimiter(separator.byte()).from_reader(out.as_slice());
            let read = reader.records().next().expect("a row").expect("read");
            let cells: Vec<&str> = read.iter().collect();
            assert!(cells.iter().all(|cell| !cell.starts_with(['+', '@']) && !cell.starts_with("=H")), "{cells:?}");
            let values: Vec<&str> = cells.iter().map(|cell| crate::domain::columns::value(cell)).collect();
            assert_eq!(values, ["+1 555 0100", "007", "=HYPERLINK(1)", number]);
        }
    }
}
