//! Which disputes of the list are chosen: single ones, or all that match but for some.
//!
//! Must not live here: drawing, what is done with what is chosen.

use super::marked::Marked;
use crate::app::remote::Remote;
use crate::desk::bulk::{self, Chosen};
use crate::desk::list::RowId;
use crate::desk::{Desk, Session};
use crate::domain::search::query::Query;
use std::sync::Arc;

/// What is chosen.
#[derive(Default)]
pub struct Selection {
    marked: Marked<()>,
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

impl Selection {
    /// True when nothing is chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.marked.is_empty()
    }

    /// True for one that is chosen.
    #[must_use]
    pub fn has(&self, row: RowId) -> bool {
        self.marked.has(&(), row)
    }

    /// How many are chosen of a list this long; what the list lost since is counted until it is summed anew.
    #[must_use]
    pub fn count(&self, listed: usize) -> usize {
        match self.chosen() {
            Some(chosen) => chosen.rows.len(),
            None if self.marked.is_all() => listed.saturating_sub(self.marked.marks_count()),
            None => self.marked.marks_count(),
        }
    }

    /// True when everything that matches is chosen.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.marked.is_whole()
    }

    /// Nothing is chosen any more.
    pub fn clear(&mut self) {
        self.marked.clear();
        self.summed.clear();
    }

    /// Everything that matches.
    pub fn choose_all(&mut self) {
        self.marked.choose_all();
    }

    /// Chooses a row or leaves it out.
    pub fn choose(&mut self, row: RowId, is_chosen: bool) {
        self.marked.choose(&(), row, is_chosen);
    }

    /// The other way round.
    pub fn toggle(&mut self, row: RowId) {
        self.marked.toggle(&(), row);
    }

    /// Chooses everything between the row that was chosen last and this one, both included.
    pub fn choose_to(&mut self, list: &[RowId], row: RowId) {
        self.marked.choose_to(&list.iter().map(|row| (&(), *row)), &(), row);
    }

    /// The row a range begins at, as it was opened.
    pub fn begin_at(&mut self, row: Option<RowId>) {
        self.marked.begin_at(row.map(|row| ((), row)));
    }

    /// Forgets a choice that was made in another question: it would stand for disputes nobody sees.
    pub fn keep_to(&mut self, query: &Query) {
        self.marked.keep_to(query);
    }

    /// Has what is chosen taken out of the list and added up, where that is not known yet. `is_answered` is whether the
    /// list is the answer to what is asked.
    pub fn sum(&mut self, desk: &Desk, session: &Arc<Session>, is_answered: bool) {
        self.summed.poll();
        if self.is_empty() {
            self.summed.clear();
            return;
        }
        let about = About { revision: self.marked.revision(), list: Arc::clone(&session.found().rows) };
        if !is_answered || self.summed.about() == Some(&about) {
            return;
        }
        let (shared, list) = (Arc::clone(session.shared()), Arc::clone(&about.list));
        let (marks, is_all) = (self.marked.marks(), self.marked.is_all());
        let work = async move {
            let work =
                move || bulk::chosen(&shared, &list, |row| marks.get(&()).is_some_and(|bits| bits.has(row)) != is_all);
            tokio::task::spawn_blocking(work).await.map_err(|_broken| ())
        };
        self.summed.request(&desk.runtime, &desk.wake, about, work);
    }

    /// Exactly what is chosen now, once that is known.
    #[must_use]
    pub fn chosen(&self) -> Option<&Chosen> {
        let is_of_now = self.summed.about().is_some_and(|about| about.revision == self.marked.revision());
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
    use crate::domain::search::query::Queue;

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
