//! Which disputes of the list are chosen: single ones, or all that match but for some.
//!
//! A choice belongs to the question it was made in. A million rows are a bit each, so that choosing all of them costs
//! nothing. Must not live here: drawing, what is done with what is chosen.

use crate::app::remote::Remote;
use crate::desk::bulk::{self, Chosen};
use crate::desk::list::RowId;
use crate::desk::{Desk, Session};
use crate::domain::search::Search;
use crate::domain::search::query::{Query, Queue};
use std::sync::Arc;

/// What is chosen.
#[derive(Default)]
pub struct Selection {
    /// Everything that matches, but for what is marked; else what is marked.
    is_all: bool,
    marked: Arc<Bits>,
    /// The question it was made in.
    asked: Option<(Queue, Search)>,
    /// Counts changes.
    revision: u64,
    /// The row a range begins at.
    anchor: Option<RowId>,
    summed: Remote<About, Chosen, ()>,
}

/// What a sum is about: this choice in this list.
#[derive(Clone)]
struct About {
    revision: u64,
    list: Arc<[RowId]>,
}

impl PartialEq for About {
    fn eq(&self, other: &Self) -> bool {
        self.revision == other.revision && Arc::ptr_eq(&self.list, &other.list)
    }
}

/// A bit for each row.
#[derive(Clone, Default)]
struct Bits {
    words: Vec<u64>,
    count: usize,
}

impl Bits {
    fn has(&self, row: RowId) -> bool {
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

impl Selection {
    /// True when nothing is chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.is_all && self.marked.count == 0
    }

    /// True for one that is chosen.
    #[must_use]
    pub fn has(&self, row: RowId) -> bool {
        self.marked.has(row) != self.is_all
    }

    /// How many are chosen of a list this long; what the list lost since is counted until it is summed anew.
    #[must_use]
    pub fn count(&self, listed: usize) -> usize {
        match self.chosen() {
            Some(chosen) => chosen.rows.len(),
            None if self.is_all => listed.saturating_sub(self.marked.count),
            None => self.marked.count,
        }
    }

    /// True when everything that matches is chosen.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.is_all && self.marked.count == 0
    }

    /// Nothing is chosen any more.
    pub fn clear(&mut self) {
        let revision = self.revision + 1;
        *self = Self { revision, ..Self::default() };
    }

    /// Everything that matches.
    pub fn choose_all(&mut self) {
        let (revision, anchor) = (self.revision + 1, self.anchor);
        *self = Self { is_all: true, revision, anchor, ..Self::default() };
    }

    /// Chooses a row or leaves it out.
    pub fn choose(&mut self, row: RowId, is_chosen: bool) {
        Arc::make_mut(&mut self.marked).set(row, is_chosen != self.is_all);
        self.changed(row);
    }

    /// The other way round.
    pub fn toggle(&mut self, row: RowId) {
        self.choose(row, !self.has(row));
    }

    /// Chooses everything between the row that was chosen last and this one, both included.
    pub fn choose_to(&mut self, list: &[RowId], row: RowId) {
        let place = |row: RowId| list.iter().position(|one| *one == row);
        let Some(to) = place(row) else { return };
        let from = self.anchor.and_then(place).unwrap_or(to);
        let marks = Arc::make_mut(&mut self.marked);
        for row in list.get(from.min(to)..=from.max(to)).unwrap_or_default() {
            marks.set(*row, !self.is_all);
        }
        let anchor = self.anchor.or(Some(row));
        self.changed(row);
        self.anchor = anchor;
    }

    /// The row a range begins at, as it was opened.
    pub fn begin_at(&mut self, row: Option<RowId>) {
        self.anchor = row;
    }

    fn changed(&mut self, row: RowId) {
        self.revision += 1;
        self.anchor = Some(row);
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

    /// Has what is chosen taken out of the list and added up, where that is not known yet. `is_answered` is whether the
    /// list is the answer to what is asked.
    pub fn sum(&mut self, desk: &Desk, session: &Arc<Session>, is_answered: bool) {
        self.summed.poll();
        if self.is_empty() {
            self.summed.clear();
            return;
        }
        let about = About { revision: self.revision, list: Arc::clone(&session.found().rows) };
        if !is_answered || self.summed.about() == Some(&about) {
            return;
        }
        let (shared, list) = (Arc::clone(session.shared()), Arc::clone(&about.list));
        let (marked, is_all) = (Arc::clone(&self.marked), self.is_all);
        let work = async move {
            let work = move || bulk::chosen(&shared, &list, |row| marked.has(row) != is_all);
            tokio::task::spawn_blocking(work).await.map_err(|_broken| ())
        };
        self.summed.request(&desk.runtime, &desk.wake, about, work);
    }

    /// Exactly what is chosen now, once that is known.
    #[must_use]
    pub fn chosen(&self) -> Option<&Chosen> {
        let is_of_now = self.summed.about().is_some_and(|about| about.revision == self.revision);
        self.summed.value().filter(|_| is_of_now && self.summed.is_ready())
    }

    /// The same for the list that is shown: nothing while that is another one.
    #[must_use]
    pub fn chosen_of(&self, list: &Arc<[RowId]>) -> Option<&Chosen> {
        self.chosen().filter(|_| self.summed.about().is_some_and(|about| Arc::ptr_eq(&about.list, list)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(selection: &Selection, list: &[RowId]) -> Vec<RowId> {
        list.iter().copied().filter(|row| selection.has(*row)).collect()
    }

    #[test]
    fn a_range_goes_from_the_row_that_was_chosen_before_in_the_order_of_the_list() {
        let list = [9, 4, 700, 2, 5];
        let mut selection = Selection::default();
        selection.toggle(4);
        selection.choose_to(&list, 2);
        assert_eq!(chosen(&selection, &list), [4, 700, 2]);
        selection.choose_to(&list, 9);
        assert_eq!(chosen(&selection, &list), [9, 4, 700, 2], "it goes on from where it began");
        selection.toggle(700);
        assert_eq!((chosen(&selection, &list), selection.count(5)), (vec![9, 4, 2], 3));
    }

    #[test]
    fn all_but_some_is_what_matches_whatever_comes_into_the_list() {
        let mut selection = Selection::default();
        selection.toggle(3);
        selection.choose_all();
        assert!(selection.is_whole() && selection.has(3));
        selection.toggle(1);
        selection.toggle(2);
        selection.toggle(2);
        assert_eq!(chosen(&selection, &[1, 2, 3]), [2, 3]);
        assert_eq!((selection.count(3), selection.is_whole()), (2, false));
        assert!(selection.has(99), "one that comes in matches too");
        selection.clear();
        assert!(selection.is_empty() && chosen(&selection, &[1, 2, 3]).is_empty());
    }

    #[test]
    fn a_choice_ends_with_its_question_and_not_with_its_order() {
        let mut selection = Selection::default();
        selection.toggle(3);
        let mut query = Query::default();
        selection.keep_to(&query);
        query.sort.is_descending = true;
        selection.keep_to(&query);
        assert!(selection.has(3));
        query.queue = Queue::All;
        selection.keep_to(&query);
        assert!(selection.is_empty());
    }
}
