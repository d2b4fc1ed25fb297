//! The list as a file: exactly what is shown, row by row, so that a million of them need no more memory than one.
//!
//! Must not live here: where it is written, and who waits for it.

mod csv;
mod ics;
mod json;
mod rows;
mod separator;
mod table;
mod xlsx;

pub use rows::{Cell, write_rows};
pub use separator::Separator;
pub use table::{Figure, Table, write_table};

use super::StoreError;
use super::entry::Entry;
use crate::domain::account::Environment;
use crate::domain::dispute::team::Work;
use crate::domain::dispute::{DisputeState, Reason, ResponseState, Status};
use crate::domain::money::Money;
use crate::domain::search::query::Column;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::io::{Error, Result, Write};
use std::path::Path;
use std::sync::Arc;

/// What kind of file a list becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Text that every spreadsheet opens.
    #[default]
    Csv,
    /// Excel's own, in which a number is a number and a date is a date.
    Xlsx,
    /// What Finix said of each dispute, to the byte.
    Json,
    /// The deadlines for a calendar.
    Ics,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Csv, Self::Xlsx, Self::Json, Self::Ics];

    /// How the names of such files end.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
            Self::Ics => "ics",
        }
    }
}

/// A column of the file. One of the list's can be two here: an amount and its currency, a time in two zones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The dispute's id.
    Dispute,
    /// Where it stands.
    Status,
    /// The same in Finix's word.
    State,
    /// Finix's word for what is to be answered.
    Response,
    /// The disputed amount.
    Amount,
    /// Its currency.
    Currency,
    /// Finix's reason.
    Reason,
    /// The network's code.
    Code,
    /// Whose it is.
    Merchant,
    /// The order's number.
    Order,
    /// The customer.
    Customer,
    /// The deadline.
    DueUtc,
    /// The deadline where the person is.
    DueLocal,
    /// When it was opened.
    Opened,
    /// When it last changed.
    Updated,
    /// The disputed payment.
    Payment,
    /// Who works on it.
    Assignee,
    /// How far they are.
    Work,
    /// The account, in a list over several.
    Account,
    /// Whether money moves there.
    Environment,
}

impl Field {
    /// What stands in front in a list over several accounts.
    pub const OF_ACCOUNTS: [Self; 2] = [Self::Account, Self::Environment];

    /// All of a dispute, in their order.
    pub const ALL: [Self; 18] = [
        Self::Dispute,
        Self::Status,
        Self::State,
        Self::Response,
        Self::Amount,
        Self::Currency,
        Self::Reason,
        Self::Code,
        Self::Merchant,
        Self::Order,
        Self::Customer,
        Self::DueUtc,
        Self::DueLocal,
        Self::Opened,
        Self::Updated,
        Self::Payment,
        Self::Assignee,
        Self::Work,
    ];

    /// What a column of the list becomes.
    #[must_use]
    pub fn of(column: Column) -> &'static [Self] {
        match column {
            Column::Due => &[Self::DueUtc, Self::DueLocal],
            Column::Amount => &[Self::Amount, Self::Currency],
            Column::Reason => &[Self::Reason],
            Column::Code => &[Self::Code],
            Column::Status => &[Self::Status],
            Column::Merchant => &[Self::Merchant],
            Column::Order => &[Self::Order],
            Column::Dispute => &[Self::Dispute],
            Column::Customer => &[Self::Customer],
            Column::Created => &[Self::Opened],
            Column::Updated => &[Self::Updated],
            Column::Transfer => &[Self::Payment],
            Column::Assignee => &[Self::Assignee],
            Column::Work => &[Self::Work],
        }
    }
}

/// What stands in one cell.
enum Value {
    Text(String),
    Amount(Money),
    Utc(Timestamp),
    Local(Timestamp),
    Empty,
}

impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Self {
        text.map_or(Self::Empty, Self::Text)
    }
}

/// How a list is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// As what.
    pub format: Format,
    /// Its columns in their order; JSON has everything.
    pub fields: Vec<Field>,
    /// Between two columns of text.
    pub separator: Separator,
    /// Text begins with the mark by which Excel knows UTF-8, and keeps leading zeros in Excel.
    pub is_for_excel: bool,
}

/// What a person reads in a list that is written, in the language of the window.
#[derive(Clone, Copy, Debug)]
pub struct Captions {
    /// Over a column.
    pub head: fn(Field) -> &'static str,
    /// Where a dispute stands.
    pub status: fn(Status) -> &'static str,
    /// Whether money moves in an account.
    pub environment: fn(Environment) -> &'static str,
    /// On the sheet, of which a long list has several.
    pub sheet: &'static str,
    /// At a deadline in a calendar.
    pub event: fn(&Entry) -> Event,
}

/// What a calendar says of a deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// In one line.
    pub title: String,
    /// In several.
    pub description: String,
}

/// An account in a list over several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfAccount {
    /// Its name.
    pub name: String,
    /// Whether money moves.
    pub environment: Environment,
}

/// A dispute of a list.
#[derive(Debug)]
pub struct Row {
    /// The dispute.
    pub entry: Entry,
    /// Its account, in a list over several.
    pub account: Option<Arc<OfAccount>>,
}

impl From<Entry> for Row {
    fn from(entry: Entry) -> Self {
        Self { entry, account: None }
    }
}

/// What every row is written with.
struct Pen<'a> {
    shape: &'a Shape,
    zone: &'a TimeZone,
    captions: Captions,
}

impl Pen<'_> {
    fn heads(&self) -> impl Iterator<Item = &'static str> {
        self.shape.fields.iter().map(|field| (self.captions.head)(*field))
    }

    fn values(&self, row: &Row) -> impl Iterator<Item = Value> {
        self.shape.fields.iter().map(|field| self.value(row, *field))
    }

    fn value(&self, row: &Row, field: Field) -> Value {
        let Row { entry, account } = row;
        let dispute = &entry.dispute;
        let wire = |word: Option<&str>| Value::from(word.map(ToOwned::to_owned));
        let utc = |at: Option<Timestamp>| at.map_or(Value::Empty, Value::Utc);
        match field {
            Field::Dispute => Value::Text(dispute.id.to_string()),
            Field::Status => Value::Text((self.captions.status)(entry.status).to_owned()),
            Field::State => wire(dispute.state.as_ref().map(DisputeState::as_wire)),
            Field::Response => wire(dispute.response_state.as_ref().map(ResponseState::as_wire)),
            Field::Amount => entry.money.map_or(Value::Empty, Value::Amount),
            Field::Currency => entry.money.map(|money| money.currency.code().to_owned()).into(),
            Field::Reason => wire(dispute.reason.as_ref().map(Reason::as_wire)),
            Field::Code => entry.code.clone().into(),
            Field::Merchant => entry.merchant.clone().into(),
            Field::Order => entry.order.clone().into(),
            Field::Customer => entry.customer.clone().into(),
            Field::DueUtc => utc(entry.due()),
            Field::DueLocal => entry.due().map_or(Value::Empty, Value::Local),
            Field::Opened => utc(dispute.created_at),
            Field::Updated => utc(dispute.updated_at),
            Field::Payment => dispute.transfer.as_ref().map(ToString::to_string).into(),
            Field::Assignee => entry.team.assignee.clone().into(),
            Field::Work => wire(entry.team.work.as_ref().map(Work::as_wire)),
            Field::Account => account.as_ref().map(|account| account.name.clone()).into(),
            Field::Environment => {
                account.as_ref().map(|account| (self.captions.environment)(account.environment).to_owned()).into()
            }
        }
    }
}

/// A full card number keeps its first six and last four digits.
fn masked(text: &str) -> String {
    crate::domain::evidence::card_number::masked(text)
}

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// How many disputes.
    pub rows: usize,
    /// How many of them have an amount whose currency is not known.
    pub unpriced: usize,
}

impl Written {
    fn count(&mut self, entry: &Entry) {
        self.rows += 1;
        self.unpriced += usize::from(entry.money.is_none() && entry.dispute.amount.is_some());
    }
}

/// Writes rows, one after the other. What Excel's file needs in between is kept in `folder`, nameless.
///
/// # Errors
/// What the disk said, of reading or of writing.
pub fn write<R: Into<Row>>(
    rows: impl Iterator<Item = std::result::Result<Option<R>, StoreError>>,
    zone: &TimeZone,
    shape: &Shape,
    captions: Captions,
    folder: &Path,
    out: &mut (dyn Write + Send),
) -> Result<Written> {
    // What is gone is no row, and what cannot be read is no list.
    let rows = rows.filter_map(|row| row.map(|row| row.map(Into::into)).map_err(Error::other).transpose());
    let pen = Pen { shape, zone, captions };
    match shape.format {
        Format::Csv => csv::write(rows, &pen, out),
        Format::Xlsx => xlsx::write(rows, &pen, folder, xlsx::ROWS_OF_A_SHEET, out),
        Format::Json => json::write(rows, out),
        Format::Ics => ics::write(rows, &pen, out),
    }
}

#[cfg(test)]
mod tests;
