//! Which column of a person's file holds what, found by its name, and what the rows of such a file have in common whatever
//! they are about.
//!
//! Must not live here: the file, the names of one kind of file, what a person chose (`kept`).

pub mod kept;

use crate::domain::money::Money;
use std::fmt::Debug;

/// The cells of a row, by the place of their column.
pub type Cells<'c, 't> = &'c dyn Fn(usize) -> &'t str;

/// How the rows of one kind of file are read.
pub trait Columns: Clone + PartialEq + Send + Sync + 'static {
    /// What can be wrong with a row.
    type Problem: Clone + Debug + PartialEq + Send + Sync + 'static;

    /// True when enough columns are named for a row to be read.
    fn can_read(&self) -> bool;

    /// Reads a row, and returns the amount it names.
    ///
    /// # Errors
    /// What is wrong with it.
    fn check(&self, cells: Cells<'_, '_>) -> Result<Option<Money>, Vec<Self::Problem>>;

    /// What two rows have in common when they are the same thing.
    fn sameness(&self, cells: Cells<'_, '_>) -> String;

    /// What rows have in common that are sent as one; nothing where each is sent by itself.
    fn group(&self, _cells: Cells<'_, '_>) -> Option<String> {
        None
    }

    /// What keeps a row from being sent as one with the first of its group.
    fn differs(&self, _first: Cells<'_, '_>, _row: Cells<'_, '_>) -> Option<Self::Problem> {
        None
    }
}

/// What a column may be called, the likeliest first: what may stand in front, and the names.
pub type Names = (&'static [&'static str], &'static [&'static str]);

/// What a column of one kind of file can hold.
pub trait Part: Copy + Debug + PartialEq + Send + Sync + 'static {
    /// What is said of every row at once, as the provider of those that name none.
    type OfAll: Copy + Debug + Default + PartialEq + Send + Sync + 'static;

    /// The kind of file, as its columns are kept under.
    const KIND: &'static str;
    /// All of them, in the order of the form.
    const PARTS: &'static [Self];

    /// Its place among them.
    fn place(self) -> usize;

    /// Its name where it is typed and kept.
    fn name(self) -> &'static str;

    /// What its column may be called.
    fn names(self) -> Names;

    /// Exports whose names mean something else there than elsewhere.
    #[must_use]
    fn presets() -> &'static [Preset<Self>] {
        &[]
    }

    /// What is said of every row, in a word to be kept; nothing where nothing is said.
    fn word_of_all(_of_all: Self::OfAll) -> Option<&'static str> {
        None
    }

    /// What such a word says.
    #[must_use]
    fn of_word(_word: &str) -> Self::OfAll {
        Self::OfAll::default()
    }
}

/// The export of one vendor.
pub struct Preset<P: Part> {
    /// Columns, each group of which only this export has together.
    pub known_by: &'static [&'static [&'static str]],
    /// What its columns are called, the likeliest first.
    pub columns: &'static [(P, &'static [&'static str])],
    /// What holds for every row of it.
    pub of_all: P::OfAll,
}

impl<P: Part> Preset<P> {
    fn is_of(&self, plain: &[String]) -> bool {
        let has = |name: &&str| plain.iter().any(|head| head == name);
        self.known_by.iter().any(|together| together.iter().all(has))
    }
}

/// Which column holds which part of a row. A column is one part only.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnsOf<P: Part> {
    places: Vec<Option<usize>>,
    /// What holds for every row whose own column says nothing. Never guessed: chosen, or said by whose export it is.
    pub of_all: P::OfAll,
}

impl<P: Part> Default for ColumnsOf<P> {
    fn default() -> Self {
        Self { places: vec![None; P::PARTS.len()], of_all: P::OfAll::default() }
    }
}

impl<P: Part> ColumnsOf<P> {
    /// Finds them by their names.
    #[must_use]
    pub fn of_heads(heads: &[String]) -> Self {
        let plain: Vec<String> = heads.iter().map(|head| plain_name(head)).collect();
        let mut columns = Self::default();
        if let Some(preset) = P::presets().iter().find(|preset| preset.is_of(&plain)) {
            columns.of_all = preset.of_all;
            for (part, names) in preset.columns {
                columns.find(*part, &plain, names.iter().map(|name| (*name).to_owned()));
            }
        }
        for part in P::PARTS {
            let (prefixes, names) = part.names();
            let every = prefixes.iter().flat_map(|prefix| names.iter().map(move |name| format!("{prefix}{name}")));
            columns.find(*part, &plain, every);
        }
        columns
    }

    /// Finds the column of a part that has none yet.
    fn find(&mut self, part: P, plain: &[String], names: impl Iterator<Item = String>) {
        if self.of(part).is_none() {
            let at = |name: String| plain.iter().position(|head| *head == name);
            let found = names.filter_map(at).find(|at| !self.places.contains(&Some(*at)));
            self.set(part, found);
        }
    }

    /// The column of a part.
    #[must_use]
    pub fn of(&self, part: P) -> Option<usize> {
        self.places.get(part.place()).copied().flatten()
    }

    /// Says which column holds a part.
    pub fn set(&mut self, part: P, column: Option<usize>) {
        if let Some(of) = self.places.get_mut(part.place()) {
            *of = column;
        }
    }

    /// The columns of all parts, in the order of the parts, to be kept.
    #[must_use]
    pub fn places(&self) -> &[Option<usize>] {
        &self.places
    }

    /// Those that were kept; a part that was not known then has none.
    #[must_use]
    pub fn of_places(places: &[Option<usize>]) -> Self {
        let mut columns = Self::default();
        P::PARTS.iter().zip(places).for_each(|(part, column)| columns.set(*part, *column));
        columns
    }

    /// The text of a part in a row; nothing where it has no column.
    #[must_use]
    pub fn text<'t>(&self, part: P, cells: Cells<'_, 't>) -> &'t str {
        self.of(part).map_or("", |column| value(cells(column)))
    }
}

/// The part that is named so, whatever stands between the words of its name.
pub fn named<P: Copy>(parts: &[P], name: &str, own: impl Fn(P) -> &'static str) -> Option<P> {
    parts.iter().copied().find(|part| plain_name(own(*part)) == plain_name(name))
}

/// The letters and digits of a name, in lower case.
#[must_use]
pub fn plain_name(head: &str) -> String {
    head.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The text of a cell, without what spreadsheets and exports put around one to keep it text: `'+1 555` and `="007"`.
#[must_use]
pub fn value(cell: &str) -> &str {
    let cell = cell.trim();
    let kept = cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@']));
    let cell = kept.unwrap_or(cell);
    cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).unwrap_or(cell)
}
