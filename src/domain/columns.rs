//! Which column of a person's file holds what, found by its name, and what the rows of such a file have in common whatever
//! they are about.
//!
//! Must not live here: the file, the names of one kind of file.

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

/// Which column holds which part. A column is one part only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping<const N: usize>([Option<usize>; N]);

impl<const N: usize> Default for Mapping<N> {
    fn default() -> Self {
        Self([None; N])
    }
}

impl<const N: usize> Mapping<N> {
    /// The column of a part.
    #[must_use]
    pub fn of(&self, part: usize) -> Option<usize> {
        self.0.get(part).copied().flatten()
    }

    /// The columns of all parts, in the order of the parts, to be kept.
    #[must_use]
    pub fn places(&self) -> &[Option<usize>] {
        &self.0
    }

    /// Those that were kept; a part that was not known then has none.
    #[must_use]
    pub fn of_places(places: &[Option<usize>]) -> Self {
        let mut mapping = Self::default();
        places.iter().enumerate().for_each(|(part, column)| mapping.set(part, *column));
        mapping
    }

    /// Says which column holds a part.
    pub fn set(&mut self, part: usize, column: Option<usize>) {
        if let Some(of) = self.0.get_mut(part) {
            *of = column;
        }
    }

    /// Finds the columns of parts that have none yet, by the names these may have.
    pub fn find(&mut self, heads: &[String], names: impl Fn(usize) -> Names) {
        let plain: Vec<String> = heads.iter().map(|head| plain_name(head)).collect();
        for part in 0..N {
            if self.of(part).is_some() {
                continue;
            }
            let (prefixes, names) = names(part);
            let every = prefixes.iter().flat_map(|prefix| names.iter().map(move |name| format!("{prefix}{name}")));
            let at = |name: String| plain.iter().position(|head| *head == name);
            let taken = self.0;
            self.set(part, every.filter_map(at).find(|at| !taken.contains(&Some(*at))));
        }
    }

    /// The text of a part in a row; nothing where it has no column.
    #[must_use]
    pub fn text<'t>(&self, part: usize, cells: Cells<'_, 't>) -> &'t str {
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
