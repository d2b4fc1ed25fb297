//! Which rows of a list are chosen: single ones, or all that match but for some. A list may be of one account or of several.
//!
//! A choice belongs to the question it was made in. A million rows are a bit each, so that choosing all of them costs
//! nothing. Must not live here: what is chosen taken out of the list (`selection` has it of one account).

use crate::desk::list::RowId;
use crate::domain::search::Search;
use crate::domain::search::query::{Query, Queue};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A bit for each row.
#[derive(Clone, Default)]
pub struct Bits {
    words: Vec<u64>,
    count: usize,
}

impl Bits {
    /// True for a row that is marked.
    #[must_use]
    pub fn has(&self, row: RowId) -> bool {
        let Ok(row) = usize::try_from(row) else { return false };
        self.words.get(row / 64).is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    fn set(&mut self, row: RowId, is_set: bool) {
        let Ok(row) = usize::try_from(row) else { return };
        if self.words.len() <= row / 64 {
            self.words.resize(row / 64 + 1, 0);
        }
        if let Some(word) = self.words.get_mut(row / 64) {
            let bit = 1 << (row % 64);
            let was_set = *word & bit != 0;
            match (was_set, is_set) {
                (false, true) => (*word, self.count) = (*word | bit, self.count + 1),
                (true, false) => (*word, self.count) = (*word & !bit, self.count - 1),
                _ => {}
            }
        }
    }
}

/// The marks of each account.
pub type Marks<K> = Arc<BTreeMap<K, Bits>>;

/// What is chosen of the rows of accounts.
pub struct Marked<K> {
    /// Everything that matches, but for what is marked; else what is marked.
    is_all: bool,
    marks: Marks<K>,
    /// The question it was made in.
    asked: Option<(Queue, Search)>,
    /// Counts changes.
    revision: u64,
    /// The row a range begins at.
    anchor: Option<(K, RowId)>,
}

impl<K> Default for Marked<K> {
    fn default() -> Self {
        Self { is_all: false, marks: Arc::default(), asked: None, revision: 0, anchor: None }
    }
}

impl<K: Ord + Clone> Marked<K> {
    /// How many are marked: chosen, or left out of all.
    #[must_use]
    pub fn marks_count(&self) -> usize {
        self.marks.values().map(|bits| bits.count).sum()
    }

    /// True when nothing is chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.is_all && self.marks_count() == 0
    }

    /// True for one that is chosen.
    #[must_use]
    pub fn has(&self, of: &K, row: RowId) -> bool {
        self.marks.get(of).is_some_and(|bits| bits.has(row)) != self.is_all
    }

    /// True when everything is chosen that is not marked.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.is_all
    }

    /// True when everything that matches is chosen.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.is_all && self.marks_count() == 0
    }

    /// Another number whenever something else is chosen.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The marks as they are now, to be looked at off the window's thread.
    #[must_use]
    pub fn marks(&self) -> Marks<K> {
        Arc::clone(&self.marks)
    }

    /// Nothing is chosen any more.
    pub fn clear(&mut self) {
        let revision = self.revision + 1;
        *self = Self { revision, ..Self::default() };
    }

    /// Everything that matches.
    pub fn choose_all(&mut self) {
        let (revision, anchor) = (self.revision + 1, self.anchor.take());
        *self = Self { is_all: true, revision, anchor, ..Self::default() };
    }

    /// Chooses a row or leaves it out.
    pub fn choose(&mut self, of: &K, row: RowId, is_chosen: bool) {
        let is_marked = is_chosen != self.is_all;
        Arc::make_mut(&mut self.marks).entry(of.clone()).or_default().set(row, is_marked);
        self.changed(of, row);
    }

    /// The other way round.
    pub fn toggle(&mut self, of: &K, row: RowId) {
        self.choose(of, row, !self.has(of, row));
    }

    /// Chooses everything between the row that was chosen last and this one, both included. `list` is the rows in order.
    pub fn choose_to<'l>(&mut self, list: &(impl Iterator<Item = (&'l K, RowId)> + Clone), of: &K, row: RowId)
    where
        K: 'l,
    {
        let place = |of: &K, row: RowId| list.clone().position(|one| one == (of, row));
        let Some(to) = place(of, row) else { return };
        let from = self.anchor.as_ref().and_then(|(of, row)| place(of, *row)).unwrap_or(to);
        let marks = Arc::make_mut(&mut self.marks);
        let (begin, end) = (from.min(to), from.max(to));
        for (of, row) in list.clone().skip(begin).take(end - begin + 1) {
            match marks.get_mut(of) {
                Some(bits) => bits.set(row, !self.is_all),
                None => marks.entry(of.clone()).or_default().set(row, !self.is_all),
            }
        }
        let anchor = self.anchor.take().or_else(|| Some((of.clone(), row)));
        self.changed(of, row);
        self.anchor = anchor;
    }

    /// The row a range begins at, as it was opened.
    pub fn begin_at(&mut self, row: Option<(K, RowId)>) {
        self.anchor = row;
    }

    fn changed(&mut self, of: &K, row: RowId) {
        self.revision += 1;
        self.anchor = Some((of.clone(), row));
    }

    /// Forgets a choice that was made in another question: it would stand for disputes nobody sees.
    pub fn keep_to(&mut self, query: &Query) {
        if self.is_empty() {
            self.asked = None;
            return;
        }
        let (queue, search) = self.asked.get_or_insert_with(|| (query.queue, query.search.clone()));
        if *queue != query.queue || *search != query.search {
            self.clear();
        }
    }
}
