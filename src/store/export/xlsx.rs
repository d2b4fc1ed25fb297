//! The list as Excel's own file: money as numbers, times as dates, everything else as text.
//!
//! The rows of a sheet wait in a nameless file beside the target, not in memory. Where the disk does not take them, the
//! crate that writes them panics; here that becomes the error it is.

use super::{Pen, Row, Value, Written, masked};
use crate::domain::money::Money;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};
use std::collections::HashMap;
use std::io::{Error, ErrorKind, Result, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// Rows of a sheet below its heads. Source: Microsoft Support, "Excel specifications and limits".
pub(super) const ROWS_OF_A_SHEET: u32 = 1_048_575;
/// Characters of a cell, counted as Excel does. Source: the same page.
const LONGEST: usize = 32_767;
/// The largest number of which Excel keeps every digit.
const MOST_EXACT: u64 = 999_999_999_999_999;
/// How wide columns are, in letters.
const WIDE: f64 = 18.0;

/// Writes the rows, `most` on a sheet, each sheet under its heads.
pub(super) fn write(
    rows: impl Iterator<Item = Result<Row>>,
    pen: &Pen<'_>,
    folder: &Path,
    most: u32,
    out: &mut (dyn Write + Send),
) -> Result<Written> {
    let work = AssertUnwindSafe(|| sheets(rows, pen, folder, most, out));
    catch_unwind(work).unwrap_or_else(|panic| Err(disk_of(panic.downcast_ref::<String>().map(String::as_str))))
}

/// The disk's error inside of a panic: its words have the error's name.
fn disk_of(words: Option<&str>) -> Error {
    match words {
        Some(words) if words.contains("StorageFull") => ErrorKind::StorageFull.into(),
        Some(words) if words.contains("QuotaExceeded") => ErrorKind::QuotaExceeded.into(),
        Some(words) if words.contains("FileTooLarge") => ErrorKind::FileTooLarge.into(),
        _ => ErrorKind::Other.into(),
    }
}

fn said(error: XlsxError) -> Error {
    match error {
        XlsxError::IoError(error) => error,
        XlsxError::ZipError(error) => error.into(),
        other => Error::other(other),
    }
}

fn sheets(
    rows: impl Iterator<Item = Result<Row>>,
    pen: &Pen<'_>,
    folder: &Path,
    most: u32,
    out: &mut (dyn Write + Send),
) -> Result<Written> {
    let mut book = Workbook::new();
    // Without a folder in its path the target is where the app was started.
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    book.set_tempdir(folder).map_err(said)?;
    let mut looks = Looks::default();
    let mut rows = rows.peekable();
    let (mut written, mut number) = (Written::default(), 0);
    loop {
        number += 1;
        let sheet = book.add_worksheet_with_constant_memory().map_err(said)?;
        begin(sheet, pen, number).map_err(said)?;
        for row in 1..=most {
            let Some(next) = rows.next() else { break };
            let next = next?;
            written.count(&next.entry);
            for (column, value) in (0..).zip(pen.values(&next)) {
                looks.cell(sheet, (row, column), value, pen.zone).map_err(said)?;
            }
        }
        if rows.peek().is_none() {
            break;
        }
    }
    book.save_to_writer(out).map_err(said)?;
    Ok(written)
}

fn begin(sheet: &mut Worksheet, pen: &Pen<'_>, number: usize) -> std::result::Result<(), XlsxError> {
    let name = pen.captions.sheet;
    sheet.set_name(if number == 1 { name.to_owned() } else { format!("{name} {number}") })?;
    sheet.set_freeze_panes(1, 0)?;
    let bold = Format::new().set_bold();
    for (column, head) in (0..).zip(pen.heads()) {
        sheet.set_column_width(column, WIDE)?;
        sheet.write_string_with_format(0, column, head, &bold)?;
    }
    Ok(())
}

/// How numbers are shown, made once each.
#[derive(Default)]
struct Looks {
    money: HashMap<u32, Format>,
    time: Option<Format>,
}

impl Looks {
    fn cell(
        &mut self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        value: Value,
        zone: &TimeZone,
    ) -> std::result::Result<(), XlsxError> {
        let at = match value {
            Value::Empty => return Ok(()),
            Value::Text(text) => {
                sheet.write_string(row, column, fitting(&masked(&text)))?;
                return Ok(());
            }
            Value::Amount(money) => {
                // Excel would round it, and a rounded amount is a wrong amount.
                if money.minor.unsigned_abs() > MOST_EXACT {
                    sheet.write_string(row, column, money.decimal())?;
                } else {
                    let places = money.currency.exponent().unwrap_or(0);
                    let look = self.money.entry(places).or_insert_with(|| Format::new().set_num_format(digits(places)));
                    sheet.write_number_with_format(row, column, number(money), look)?;
                }
                return Ok(());
            }
            Value::Utc(at) => TimeZone::UTC.to_datetime(at),
            Value::Local(at) => zone.to_datetime(at),
        };
        let look = self.time.get_or_insert_with(|| Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"));
        match serial(at) {
            Some(days) => sheet.write_number_with_format(row, column, days, look)?,
            None => sheet.write_string(row, column, at.strftime("%Y-%m-%d %H:%M:%S").to_string())?,
        };
        Ok(())
    }
}

/// As many decimals as the currency has.
fn digits(places: u32) -> String {
    if places == 0 { "#,##0".to_owned() } else { format!("#,##0.{:0<1$}", "", places as usize) }
}

/// The number that reads like the amount; exact to Excel's fifteen digits.
fn number(money: Money) -> f64 {
    money.decimal().parse().unwrap_or_default()
}

/// Days since the last day of 1899, as Excel counts; nothing before March 1900, where it counts a day there never was.
fn serial(at: DateTime) -> Option<f64> {
    const DAY: f64 = 86_400.0;
    let since = at.duration_since(jiff::civil::date(1899, 12, 30).at(0, 0, 0, 0)).as_secs();
    #[expect(clippy::cast_precision_loss, reason = "seconds of some thousand years are exact")]
    let days = since as f64 / DAY;
    (days >= 61.0).then_some(days)
}

/// As much of a text as a cell holds.
fn fitting(text: &str) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > LONGEST
    });
    end.and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}
