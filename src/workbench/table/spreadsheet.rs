//! An Excel workbook read into the same table: its first visible sheet, in one pass over its cells.
//!
//! What is packed in a workbook is measured before it is read, so that a small file never becomes a large one in memory.
//!
//! Must not live here: text with separators, what a column means.

use super::{BETWEEN_LOOKS, MOST_BYTES, MOST_COLUMNS, MOST_ROWS, NotTable, Table, heads, is_blank};
use ::csv::StringRecord;
use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx};
use std::io::{Cursor, Read as _};

/// Most bytes of everything that is packed in a workbook.
const MOST_PACKED: u64 = 512 << 20;
/// Most files that are packed in it.
const MOST_FILES: usize = 2_000;

pub(super) fn read(bytes: &[u8], is_cancelled: &dyn Fn() -> bool) -> Result<Table, NotTable> {
    bounded(bytes, is_cancelled)?;
    let broken = |_odd| NotTable::Spreadsheet;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let is_shown =
        |sheet: &&calamine::Sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet;
    let name = book.sheets_metadata().iter().find(is_shown).map(|sheet| sheet.name.clone());
    let name = name.ok_or(NotTable::Empty)?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(broken)?;
    let mut rows = Rows::default();
    let (mut record, mut at) = (StringRecord::new(), 0);
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        if row < at {
            return Err(NotTable::Spreadsheet);
        }
        if row > at {
            rows.take(&record, at)?;
            record.clear();
            at = row;
            if rows.is_time_to_look() && is_cancelled() {
                return Err(NotTable::Cancelled);
            }
        }
        let text = text(cell.get_value());
        // What stands far to the right is noticed, and not what is between.
        let column = (column as usize).min(MOST_COLUMNS);
        if text.trim().is_empty() || record.len() > column {
            continue;
        }
        (record.len()..column).for_each(|_| record.push_field(""));
        record.push_field(&text);
    }
    rows.take(&record, at)?;
    match rows.table {
        None => Err(NotTable::Empty),
        Some(table) if table.rows.is_empty() => Err(NotTable::NoRows),
        Some(table) => Ok(table),
    }
}

/// Unpacks everything once and keeps nothing: what a file says of its size need not be so.
fn bounded(bytes: &[u8], is_cancelled: &dyn Fn() -> bool) -> Result<(), NotTable> {
    let mut packed = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_odd| NotTable::Spreadsheet)?;
    if packed.len() > MOST_FILES {
        return Err(NotTable::TooLarge);
    }
    let mut left = MOST_PACKED;
    for number in 0..packed.len() {
        if is_cancelled() {
            return Err(NotTable::Cancelled);
        }
        let file = packed.by_index(number).map_err(|_odd| NotTable::Spreadsheet)?;
        let there = std::io::copy(&mut file.take(left + 1), &mut std::io::sink());
        let there = there.map_err(|_odd| NotTable::Spreadsheet)?;
        left = left.checked_sub(there).ok_or(NotTable::TooLarge)?;
    }
    Ok(())
}

/// The rows as they come: the first that has something in it names the columns.
#[derive(Default)]
struct Rows {
    table: Option<Table>,
    seen: usize,
}

impl Rows {
    fn is_time_to_look(&self) -> bool {
        self.seen.is_multiple_of(BETWEEN_LOOKS)
    }

    fn take(&mut self, record: &StringRecord, row: u32) -> Result<(), NotTable> {
        self.seen += 1;
        if is_blank(record) {
            return Ok(());
        }
        let Some(table) = &mut self.table else {
            let heads = heads(record)?;
            self.table = Some(Table {
                heads,
                text: String::new(),
                ends: Vec::new(),
                rows: Vec::new(),
                separator: '\t',
                guessed: None,
                lost: 0,
            });
            return Ok(());
        };
        if table.rows.len() >= MOST_ROWS {
            return Err(NotTable::TooManyRows);
        }
        if table.text.len() as u64 > MOST_BYTES {
            return Err(NotTable::TooLarge);
        }
        // A sheet says nothing of empty cells at the end of a row.
        let mut whole = record.clone();
        (whole.len()..table.heads.len()).for_each(|_| whole.push_field(""));
        table.push(&whole, "", row.saturating_add(1), false);
        Ok(())
    }
}

/// A cell as a person reads it, in a form that is the same on every computer.
fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => decimal(*number),
        DataRef::Bool(is_true) => is_true.to_string(),
        DataRef::DateTime(at) if at.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            let is_day = (hour, minute, second) == (0, 0, 0);
            if is_day { date } else { format!("{date} {hour:02}:{minute:02}:{second:02}") }
        }
        DataRef::DateTime(span) => decimal(span.as_f64()),
        DataRef::Error(error) => error.to_string(),
    }
}

/// An amount of 2.50 is 2.5 to a sheet.
fn decimal(number: f64) -> String {
    let text = number.to_string();
    let has_one = text.rsplit_once('.').is_some_and(|(_, rest)| rest.len() == 1);
    if has_one { text + "0" } else { text }
}

#[cfg(test)]
mod tests {
    use super::super::{RowFault, read as read_any};
    use super::*;
    use rust_xlsxwriter::{Format, Workbook};
    use std::io::Write as _;

    fn workbook(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
        let mut book = Workbook::new();
        fill(&mut book);
        book.save_to_buffer().expect("a workbook")
    }

    #[test]
    fn the_first_visible_sheet_is_the_table() {
        let bytes = workbook(|book| {
            book.add_worksheet().set_hidden(true).write(0, 0, "hidden").expect("written");
            let sheet = book.add_worksheet().set_active(true);
            let day = Format::new().set_num_format("yyyy-mm-dd");
            // Two empty rows above the names, as people leave them.
            for (column, head) in (0_u16..).zip(["email", "order", "amount", "day", "vip"]) {
                sheet.write(2, column, head).expect("written");
            }
            sheet.write(3, 0, "a@example.org").expect("written");
            sheet.write(3, 1, 1001).expect("written");
            sheet.write(3, 2, 12.5).expect("written");
            sheet.write_with_format(3, 3, 46_000, &day).expect("written");
            sheet.write(3, 4, true).expect("written");
            sheet.write(5, 0, "b@example.org").expect("written");
            sheet.write(6, 0, "c@example.org").expect("written");
            sheet.write(6, 9, "beyond").expect("written");
        });
        let table = read_any(&bytes, &|| false).expect("a table");
        assert_eq!(table.heads(), ["email", "order", "amount", "day", "vip"]);
        let row = |row: usize| (0..5).map(|column| table.cell(row, column)).collect::<Vec<_>>().join("|");
        assert_eq!(row(0), "a@example.org|1001|12.50|2025-12-09|true");
        assert_eq!((row(1), table.line(1), table.fault(1)), ("b@example.org||||".to_owned(), 6, None));
        assert_eq!(table.fault(2), Some(RowFault::Cells { found: 10, expected: 5 }));
        assert_eq!(table.len(), 3);
    }

    #[test]
    fn what_is_no_workbook_or_too_large_is_refused() {
        let read = |bytes: &[u8]| read_any(bytes, &|| false).err();
        assert_eq!(read(b"PK\x03\x04\x14\0\x06\0"), Some(NotTable::Spreadsheet));
        let empty = workbook(|book| {
            book.add_worksheet();
        });
        assert_eq!(read(&empty), Some(NotTable::Empty));
        let heads = workbook(|book| {
            book.add_worksheet().write(0, 0, "email").expect("written");
        });
        assert_eq!(read(&heads), Some(NotTable::NoRows));
        assert_eq!(read_any(&heads, &|| true).err(), Some(NotTable::Cancelled));
        // A few hundred kilobytes that become more than half a gigabyte.
        let mut bomb = zip::ZipWriter::new(Cursor::new(Vec::new()));
        bomb.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default()).expect("begun");
        let zeros = vec![b' '; 1 << 20];
        for _ in 0..=MOST_PACKED >> 20 {
            bomb.write_all(&zeros).expect("packed");
        }
        let bomb = bomb.finish().expect("packed").into_inner();
        assert!(bomb.len() < 4 << 20);
        assert_eq!(read(&bomb), Some(NotTable::TooLarge));
    }
}
