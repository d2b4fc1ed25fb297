//! Saving the list as a file: the rows as they stood when it was asked for, off the window's thread, told how far it
//! is, and stopped when nobody wants it any more.
//!
//! Must not live here: what stands in the file (`store::export`).

use super::failure::SystemSaid;
use super::{Session, Wake};
use crate::domain::account::AccountKey;
use crate::domain::search::query::Column;
pub use crate::store::export::{Captions, Cell, Event, Field, Figure, Format, Separator, Shape, Table, write_rows};
use crate::store::export::{OfAccount, Row};
use crate::store::index::merge::PartRow;
use crate::store::{Disputes, RowId, Settings, StoreError};
pub use crate::workbench::report::{Bar, Chart, Notes, PLACE, Report, Tile};
use crate::workbench::report::{chart_png, report_pdf};
use jiff::tz::TimeZone;
use std::io::{Error, Result, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// What stands between columns: as the person chose, else as spreadsheets of this computer expect.
pub(super) fn separator(settings: &Settings) -> Separator {
    settings.csv_separator.unwrap_or_else(separator_of_computer)
}

/// What spreadsheets of this computer expect.
#[must_use]
pub fn separator_of_computer() -> Separator {
    Separator::of_locale(&super::settings::locale_of_computer())
}

/// What a person chose for a list that is saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// As what.
    pub format: Format,
    /// With every column there is, in place of those that are shown.
    pub has_every_column: bool,
}

impl Choice {
    /// How the list is written.
    #[must_use]
    pub fn shape(self, shown: impl Iterator<Item = Column>, settings: &Settings) -> Shape {
        let fields = if self.has_every_column {
            Field::ALL.to_vec()
        } else {
            shown.flat_map(|column| Field::of(column).iter().copied()).collect()
        };
        Shape { format: self.format, fields, separator: separator(settings), is_for_excel: settings.csv_mark }
    }

    /// How a list over several accounts is written: each row with its account.
    #[must_use]
    pub fn shape_everywhere(self, shown: impl Iterator<Item = Column>, settings: &Settings) -> Shape {
        let own = self.shape(shown, settings);
        let fields = Field::OF_ACCOUNTS.into_iter().chain(own.fields).collect();
        Shape { fields, ..own }
    }
}

/// A list that is to be saved: these rows in this order, whatever is shown by the time they are written.
#[derive(Clone, PartialEq, Eq)]
pub struct List {
    /// The rows.
    pub rows: Rows,
    /// How they are written.
    pub shape: Shape,
}

/// The rows of a list that is to be saved.
#[derive(Clone, PartialEq, Eq)]
pub enum Rows {
    /// Of the account that is open.
    Here(Arc<[RowId]>),
    /// Of several accounts in one order.
    Everywhere(Arc<[PartRow]>, Arc<[Part]>),
}

impl Rows {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Here(rows) => rows.len(),
            Self::Everywhere(rows, _) => rows.len(),
        }
    }

    /// True when there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// An account whose disputes are in a list over several.
#[derive(Clone)]
pub struct Part {
    key: AccountKey,
    store: Disputes,
    account: Arc<OfAccount>,
}

impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Eq for Part {}

impl Part {
    /// An account that is open.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let account = session.account();
        let named = OfAccount { name: account.name.clone(), environment: account.environment };
        Self { key: account.key.clone(), store: session.shared().store.clone(), account: Arc::new(named) }
    }
}

/// A list that was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// Where.
    pub path: PathBuf,
    /// How many disputes it has.
    pub rows: usize,
    /// How many of them are without their amount, as its currency is not known.
    pub unpriced: usize,
}

/// Why a list was not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotExported {
    /// A person, or the end of what had begun it, stopped it.
    Cancelled,
    /// None of them waits for an answer, and a calendar without an entry is none.
    NothingDue,
    /// The disk did not take it, or did not give it.
    Disk(SystemSaid),
}

/// How far a list is.
#[derive(Debug)]
pub struct Progress {
    done: AtomicUsize,
    total: usize,
    is_cancelled: AtomicBool,
}

/// Steps in which the window is told how far it is.
const STEPS: usize = 200;

impl Progress {
    /// A list of so many rows that is not begun.
    #[must_use]
    pub fn of(total: usize) -> Arc<Self> {
        Arc::new(Self { done: AtomicUsize::new(0), total, is_cancelled: AtomicBool::new(false) })
    }

    /// How many rows are written, and of how many.
    #[must_use]
    pub fn now(&self) -> (usize, usize) {
        (self.done.load(Ordering::Relaxed), self.total)
    }

    /// Stops it; what was written is thrown away.
    pub fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }

    fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::Relaxed)
    }

    fn step(&self, wake: &Wake) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if done.is_multiple_of(self.total.div_ceil(STEPS).max(1)) {
            wake.wake();
        }
    }
}

/// Stops the work when whoever waits for it does not any more.
struct StopOnDrop(Arc<Progress>);

impl Drop for StopOnDrop {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

/// Refuses every byte once the work is stopped: also those that Excel's file writes after the last row.
struct Stoppable<'a> {
    out: &'a mut (dyn Write + Send),
    progress: &'a Progress,
}

impl Write for Stoppable<'_> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        if self.progress.is_cancelled() {
            return Err(Error::other(StoreError::Closed));
        }
        self.out.write(bytes)
    }

    fn flush(&mut self) -> Result<()> {
        self.out.flush()
    }
}

/// Saves a list. A file of this name stays as it was until the new one is whole.
///
/// # Errors
/// What the disk said, or that it was stopped.
pub fn save(
    session: &Session,
    wake: Wake,
    zone: TimeZone,
    list: List,
    captions: Captions,
    to: PathBuf,
    progress: Arc<Progress>,
) -> impl Future<Output = std::result::Result<Exported, NotExported>> + use<> {
    let store = session.shared().store.clone();
    async move {
        let _stop = StopOnDrop(Arc::clone(&progress));
        let work = move || write(&store, &wake, &zone, &list, captions, to, &progress);
        tokio::task::spawn_blocking(work).await.map_err(|broken| NotExported::Disk(broken.into()))?
    }
}

/// Figures that are to be saved, as they were shown when it was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figures {
    /// A table as text.
    Table {
        /// The table.
        table: Table,
        /// What stands between its columns.
        separator: Separator,
        /// It begins with the mark Excel knows UTF-8 by.
        is_for_excel: bool,
    },
    /// A page for a person.
    Report(Box<Report>),
    /// The picture alone, and what it is of.
    Picture(Box<Chart>, String),
}

impl Figures {
    /// A table, written as a person chose for lists.
    #[must_use]
    pub fn new(table: Table, settings: &Settings) -> Self {
        Self::Table { table, separator: separator(settings), is_for_excel: settings.csv_mark }
    }

    fn write(&self, to: &Path) -> Result<()> {
        let made = match self {
            Self::Table { table, separator, is_for_excel } => {
                return crate::workbench::save_with(to, |out| {
                    crate::store::export::write_table(table, *separator, *is_for_excel, out)
                });
            }
            Self::Report(report) => report_pdf(report),
            Self::Picture(chart, about) => chart_png(chart, about),
        };
        crate::workbench::save(to, &made.map_err(Error::other)?)
    }
}

/// Saves figures. A file of this name stays as it was until the new one is whole.
///
/// # Errors
/// What the disk said.
pub async fn save_figures(figures: Figures, to: PathBuf) -> std::result::Result<PathBuf, SystemSaid> {
    let work = move || figures.write(&to).map(|()| to);
    tokio::task::spawn_blocking(work).await?.map_err(SystemSaid::from)
}

fn write(
    store: &Disputes,
    wake: &Wake,
    zone: &TimeZone,
    list: &List,
    captions: Captions,
    to: PathBuf,
    progress: &Progress,
) -> std::result::Result<Exported, NotExported> {
    let go_on = || -> std::result::Result<(), StoreError> {
        if progress.is_cancelled() {
            return Err(StoreError::Closed);
        }
        progress.step(wake);
        Ok(())
    };
    let of_part = |row: &PartRow, parts: &[Part]| -> std::result::Result<Option<Row>, StoreError> {
        go_on()?;
        let Some(part) = parts.get(usize::from(row.part)) else { return Ok(None) };
        let entry = part.store.read(row.row)?;
        Ok(entry.map(|entry| Row { entry, account: Some(Arc::clone(&part.account)) }))
    };
    let folder = to.parent().unwrap_or(std::path::Path::new("")).to_owned();
    let mut written = crate::store::export::Written::default();
    let mut is_empty = false;
    let saved = crate::workbench::save_with(&to, |out| {
        let mut out = Stoppable { out, progress };
        let (shape, folder) = (&list.shape, &folder);
        written = match &list.rows {
            Rows::Here(rows) => {
                let rows = rows.iter().map(|row| go_on().and_then(|()| store.read(*row)));
                crate::store::export::write(rows, zone, shape, captions, folder, &mut out)?
            }
            Rows::Everywhere(rows, parts) => {
                let rows = rows.iter().map(|row| of_part(row, parts));
                crate::store::export::write(rows, zone, shape, captions, folder, &mut out)?
            }
        };
        is_empty = list.shape.format == Format::Ics && written.rows == 0;
        if is_empty { Err(std::io::ErrorKind::InvalidData.into()) } else { Ok(()) }
    });
    match saved {
        Ok(()) => Ok(Exported { path: to, rows: written.rows, unpriced: written.unpriced }),
        Err(_stopped) if progress.is_cancelled() => Err(NotExported::Cancelled),
        Err(_no_entry) if is_empty => Err(NotExported::NothingDue),
        Err(error) => Err(NotExported::Disk(error.into())),
    }
}
