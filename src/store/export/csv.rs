//! The list as CSV, safe to open in a spreadsheet.

use super::{Pen, Row, Separator, Value, Written, masked};
use crate::domain::time::clock;
use std::io::{Error, Result, Write};

/// Writes the rows under a line of heads.
pub(super) fn write(
    rows: impl Iterator<Item = Result<Row>>,
    pen: &Pen<'_>,
    out: &mut (dyn Write + Send),
) -> Result<Written> {
    let mut written = Written::default();
    let mut writer = begun(pen.shape.separator, pen.shape.is_for_excel, out)?;
    writer.write_record(pen.heads()).map_err(said)?;
    for row in rows {
        let row = row?;
        written.count(&row.entry);
        writer.write_record(pen.values(&row).map(|value| cell(value, pen))).map_err(said)?;
    }
    writer.flush()?;
    Ok(written)
}

/// What is written into, behind the mark by which Excel knows UTF-8.
pub(super) fn begun(
    separator: Separator,
    is_for_excel: bool,
    out: &mut (dyn Write + Send),
) -> Result<::csv::Writer<&mut (dyn Write + Send)>> {
    if is_for_excel {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let mut builder = ::csv::WriterBuilder::new();
    builder.quote_style(::csv::QuoteStyle::Always).delimiter(separator.byte());
    Ok(builder.from_writer(out))
}

/// A negative one is a number and no formula.
pub(super) fn number(decimal: &str, separator: Separator) -> String {
    if separator == Separator::Semicolon { decimal.replace('.', ",") } else { decimal.to_owned() }
}

/// The disk's own error, where it is one.
pub(super) fn said(error: ::csv::Error) -> Error {
    match error.into_kind() {
        ::csv::ErrorKind::Io(error) => error,
        other => Error::other(format!("{other:?}")),
    }
}

fn cell(value: Value, pen: &Pen<'_>) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => self::text(&text, pen.shape.is_for_excel),
        Value::Amount(money) => number(&money.decimal(), pen.shape.separator),
        Value::Utc(at) => at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        Value::Local(at) => clock::short(at, pen.zone),
    }
}

/// A cell that a spreadsheet would run as a formula gets a `'` in front. Source: OWASP, CSV injection. One that Excel
/// would take for a number or a day is written as `="007"`, which it shows as it is; what is between the quotes are
/// digits and their signs, so nothing runs. Source: Microsoft Support, "Keeping leading zeros and large numbers" says that
/// Excel drops them; a formula of a text is what it keeps when it opens a file without being asked.
pub(super) fn text(text: &str, is_for_excel: bool) -> String {
    let text = masked(text);
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{text}")
    } else if is_for_excel && is_changed_by_excel(&text) {
        format!("=\"{text}\"")
    } else {
        text
    }
}

/// Excel keeps 15 digits of a number.
const DIGITS_OF_EXCEL: usize = 15;

/// True for `007`, `13.10`, `1E5`, `3-4` and numbers longer than Excel's; not for `4853`, which stays what it is.
fn is_changed_by_excel(text: &str) -> bool {
    let is_number_like = |c: char| c.is_ascii_digit() || ". , : / - e E".contains(c);
    let begins = text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit())
        && text.len() <= DIGITS_OF_EXCEL
        && (!text.starts_with('0') || text == "0");
    begins && text.contains(|c: char| c.is_ascii_digit()) && text.chars().all(is_number_like) && !is_plain
}
