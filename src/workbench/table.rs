//! A file of rows as people have them, read into a table: in whatever letters it is written, whatever stands between its
//! columns, with the number of the line each row begins in.
//!
//! What is wrong with one row is said of that row; what is no table at all is refused with a reason. The cells stand in
//! one text, so that a million rows cost what their letters cost.
//!
//! Must not live here: opening the file, what a column means.

mod columns;
mod json_lines;
mod kept;
mod spreadsheet;
#[cfg(test)]
mod tests;

use super::charset::{self, NotText};
use ::csv::{Reader, ReaderBuilder, StringRecord};
use encoding_rs::WINDOWS_1252;
use serde::{Deserialize, Serialize};

/// Most bytes of a file.
pub const MOST_BYTES: u64 = 64 << 20;
/// Most rows, without the one that names the columns.
pub const MOST_ROWS: usize = 1_000_000;
/// Most columns.
pub const MOST_COLUMNS: usize = 200;
/// Most bytes of one cell; a spreadsheet's holds 32,767 letters. What is longer has lost a quote.
pub const MOST_IN_CELL: usize = 128 << 10;
/// Rows between two looks at whether it is still wanted.
const BETWEEN_LOOKS: usize = 1_000;

/// Why a file is not read as a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTable {
    /// There is nothing in it.
    Empty,
    /// A format of Excel, `LibreOffice` or Apple that is not read: not a workbook of Excel, with a password, or broken.
    Spreadsheet,
    /// A PDF.
    Pdf,
    /// Something else that is no text.
    Binary,
    /// There is a row of names, and nothing below it.
    NoRows,
    /// The first row has values in it, so nothing names the columns.
    NoHeads,
    /// It has more bytes than [`MOST_BYTES`].
    TooLarge,
    /// It has more rows than [`MOST_ROWS`].
    TooManyRows,
    /// It has more columns than [`MOST_COLUMNS`].
    TooManyColumns,
    /// Nobody wants it any more.
    Cancelled,
}

/// What is wrong with one row. As it is here it is on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowFault {
    /// It has another number of cells than there are columns.
    Cells {
        /// How many it has.
        found: usize,
        /// How many columns there are.
        expected: usize,
    },
    /// A quote begins in it that never ends, so that what follows stands in one cell.
    OpenQuote,
    /// It is no JSON object, in a file whose lines are.
    NotJson,
}

/// Where a row stands.
#[derive(Clone, Copy, Debug)]
struct Row {
    /// Its first cell, among all.
    first: u32,
    /// The line of the file it begins in, from 1.
    line: u32,
    fault: Option<RowFault>,
}

/// A file of rows.
#[derive(Clone, Debug)]
pub struct Table {
    heads: Vec<String>,
    text: String,
    /// Where each cell ends in the text.
    ends: Vec<u32>,
    rows: Vec<Row>,
    separator: char,
    guessed: Option<&'static str>,
    lost: usize,
}

impl Table {
    /// The names of the columns, as they stand there.
    #[must_use]
    pub fn heads(&self) -> &[String] {
        &self.heads
    }

    /// How many rows there are below the names.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Never true: a table without a row is refused.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A cell, or nothing where the row has none.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &str {
        let Some(Row { first, .. }) = self.rows.get(row) else { return "" };
        let next = self.rows.get(row + 1).map_or(self.ends.len(), |next| next.first as usize);
        let at = *first as usize + column;
        if at >= next {
            return "";
        }
        let begin = at.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end as usize);
        let end = self.ends.get(at).map_or(begin, |end| *end as usize);
        self.text.get(begin..end).unwrap_or_default()
    }

    /// The line of the file a row begins in, from 1.
    #[must_use]
    pub fn line(&self, row: usize) -> u32 {
        self.rows.get(row).map_or(0, |row| row.line)
    }

    /// What is wrong with a row.
    #[must_use]
    pub fn fault(&self, row: usize) -> Option<RowFault> {
        self.rows.get(row).and_then(|row| row.fault)
    }

    /// What stands between two columns.
    #[must_use]
    pub fn separator(&self) -> char {
        self.separator
    }

    /// How the letters were read, where nothing in the file says it.
    #[must_use]
    pub fn guessed(&self) -> Option<&'static str> {
        self.guessed
    }

    /// How many letters were broken.
    #[must_use]
    pub fn lost(&self) -> usize {
        self.lost
    }
}

/// Reads the bytes of a file. Blocks for as long as its size takes; `is_cancelled` is asked now and then.
///
/// # Errors
/// Why it is no table.
pub fn read(bytes: &[u8], is_cancelled: &dyn Fn() -> bool) -> Result<Table, NotTable> {
    if bytes.len() as u64 > MOST_BYTES {
        return Err(NotTable::TooLarge);
    }
    refuse_formats(bytes)?;
    if is_workbook(bytes) {
        return spreadsheet::read(bytes, is_cancelled);
    }
    let charset::Read { text, lost, guessed } = decoded(bytes)?;
    if is_cancelled() {
        return Err(NotTable::Cancelled);
    }
    let text = with_line_ends(text);
    if json_lines::is_it(&text) {
        return Ok(Table { guessed, lost, ..json_lines::read(&text, is_cancelled)? });
    }
    let (separator, skipped) = columns::separator(&text);
    let mut table = parsed(text.get(skipped..).unwrap_or_default(), separator, is_cancelled)?;
    if skipped > 0 {
        // The line that says what stands between the columns.
        table.rows.iter_mut().for_each(|row| row.line = row.line.saturating_add(1));
    }
    Ok(Table { guessed, lost, ..table })
}

/// Formats that a person takes for a table, by how they begin.
fn refuse_formats(bytes: &[u8]) -> Result<(), NotTable> {
    match bytes {
        [] => Err(NotTable::Empty),
        // The older format of Excel, which one with a password has too.
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Err(NotTable::Spreadsheet),
        [b'%', b'P', b'D', b'F', b'-', ..] => Err(NotTable::Pdf),
        _ => Ok(()),
    }
}

/// A ZIP, which all newer spreadsheets are.
fn is_workbook(bytes: &[u8]) -> bool {
    matches!(bytes, [b'P', b'K', 3 | 5, 4 | 6, ..])
}

/// As the rest of the house reads text; what it is not sure of is taken as Windows writes it in the west.
fn decoded(bytes: &[u8]) -> Result<charset::Read, NotTable> {
    match charset::read(bytes) {
        Ok(read) => Ok(read),
        Err(NotText::Blank) => Err(NotTable::Empty),
        Err(NotText::Binary) => Err(NotTable::Binary),
        Err(NotText::Unsure) => {
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
            Ok(charset::Read { text: text.into_owned(), lost: 0, guessed: Some(WINDOWS_1252.name()) })
        }
    }
}

/// Lines that end as they did on old Macs end as everywhere else.
fn with_line_ends(text: String) -> String {
    if text.contains('\n') { text } else { text.replace('\r', "\n") }
}

fn reader(text: &str, separator: char) -> Reader<&[u8]> {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(u8::try_from(separator).unwrap_or(b','));
    builder.from_reader(text.as_bytes())
}

fn parsed(text: &str, separator: char, is_cancelled: &dyn Fn() -> bool) -> Result<Table, NotTable> {
    let mut reader = reader(text, separator);
    let mut record = StringRecord::new();
    // The text is whole letters, so a record always is. Spreadsheets leave empty rows above what they name.
    loop {
        if !reader.read_record(&mut record).unwrap_or(false) {
            return Err(NotTable::Empty);
        }
        if !is_blank(&record) {
            break;
        }
    }
    let heads = heads(&record)?;
    let mut table = Table {
        text: String::with_capacity(text.len()),
        ends: Vec::new(),
        rows: Vec::new(),
        heads,
        separator,
        guessed: None,
        lost: 0,
    };
    let (mut line, mut counted) = (1_u32, 0);
    loop {
        let at = begin_of_row(text, &reader);
        if !reader.read_record(&mut record).unwrap_or(false) {
            break;
        }
        line = line.saturating_add(lines_between(text, counted, at));
        counted = at;
        // A line of nothing but separators is an empty row of a spreadsheet.
        if is_blank(&record) {
            continue;
        }
        if table.rows.len() >= MOST_ROWS {
            return Err(NotTable::TooManyRows);
        }
        let source = text.get(at..byte_of(&reader)).unwrap_or_default();
        table.push(&record, source, line, byte_of(&reader) >= text.len());
        if table.rows.len().is_multiple_of(BETWEEN_LOOKS) && is_cancelled() {
            return Err(NotTable::Cancelled);
        }
    }
    if table.rows.is_empty() { Err(NotTable::NoRows) } else { Ok(table) }
}

/// How many cells there are up to the last that has something in it.
fn used(record: &StringRecord) -> usize {
    record.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()).last().map_or(0, |(last, _)| last + 1)
}

fn is_blank(record: &StringRecord) -> bool {
    used(record) == 0
}

/// The names of the columns; empty ones at the end are none.
fn heads(record: &StringRecord) -> Result<Vec<String>, NotTable> {
    let count = used(record);
    if count > MOST_COLUMNS {
        return Err(NotTable::TooManyColumns);
    }
    // No name of a column is an email address.
    let is_value = |head: &str| crate::domain::text::email_problem(head).is_none();
    if record.iter().any(is_value) {
        return Err(NotTable::NoHeads);
    }
    Ok(record.iter().take(count).map(|head| head.trim().to_owned()).collect())
}

fn byte_of(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.position().byte()).unwrap_or(usize::MAX)
}

/// Where the next row begins: the reader leaves out empty lines without saying so.
fn begin_of_row(text: &str, reader: &Reader<&[u8]>) -> usize {
    let at = byte_of(reader).min(text.len());
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    at + rest.iter().position(|byte| !matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len())
}

fn lines_between(text: &str, from: usize, to: usize) -> u32 {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes().get(from..to).unwrap_or_default()).count();
    u32::try_from(ends).unwrap_or(u32::MAX)
}

impl Table {
    /// Adds a row: as many of its cells as there are columns, and what is wrong with it.
    fn push(&mut self, record: &StringRecord, source: &str, line: u32, is_last: bool) {
        let expected = self.heads.len();
        // Empty cells beyond the last column are nothing; what is missing before it may be anything.
        let found = if record.len() > expected { used(record).max(expected) } else { record.len() };
        let is_long = record.iter().any(|cell| cell.len() > MOST_IN_CELL);
        // Where a quote is open, the cell has taken the end of its line in.
        let has_lines = record.iter().any(|cell| cell.contains('\n'));
        let is_open = is_last && has_lines && !source.matches('"').count().is_multiple_of(2);
        let fault = if is_long || is_open {
            Some(RowFault::OpenQuote)
        } else {
            (found != expected).then_some(RowFault::Cells { found, expected })
        };
        let first = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        for cell in record.iter().take(expected) {
            self.text.push_str(part_of(cell));
            self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        }
        self.rows.push(Row { first, line, fault });
    }
}

/// Of a cell that has lost its quote its beginning.
fn part_of(cell: &str) -> &str {
    let end = (0..=MOST_IN_CELL.min(cell.len())).rev().find(|end| cell.is_char_boundary(*end)).unwrap_or(0);
    cell.get(..end).unwrap_or_default()
}
