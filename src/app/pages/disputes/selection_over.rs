//! Which disputes of the list over every account are chosen, and what they come to.
//!
//! Must not live here: drawing, what is done with what is chosen.

use super::marked::Marked;
use crate::app::remote::Remote;
use crate::desk::Desk;
use crate::desk::bulk::{self, ChosenOver};
use crate::desk::everywhere::{FoundEverywhere, Standings};
use crate::desk::list::RowId;
use crate::domain::account::AccountKey;
use crate::domain::search::query::Query;
use std::sync::{Arc, Weak};

/// What is chosen.
#[derive(Default)]
pub struct SelectionOver {
    marked: Marked<AccountKey>,
    summed: Remote<About, ChosenOver, ()>,
}

/// What a sum is about: this choice in this list. Holds nothing of it.
#[derive(Clone)]
struct About {
    revision: u64,
    found: Weak<FoundEverywhere>,
}

impl PartialEq for About {
    fn eq(&self, other: &Self) -> bool {
        self.revision == other.revision && self.found.ptr_eq(&other.found)
    }
}

impl SelectionOver {
    /// True when nothing is chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.marked.is_empty()
    }

    /// True for one that is chosen.
    #[must_use]
    pub fn has(&self, account: &AccountKey, row: RowId) -> bool {
        self.marked.has(account, row)
    }

    /// True when everything that matches is chosen.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.marked.is_whole()
    }

    /// How many are chosen of a list this long; what the list lost since is counted until it is summed anew.
    #[must_use]
    pub fn count(&self, listed: usize) -> usize {
        let is_of_now = self.summed.about().is_some_and(|about| about.revision == self.marked.revision());
        match self.summed.value().filter(|_| is_of_now && self.summed.is_ready()) {
            Some(chosen) => chosen.count(),
            None if self.marked.is_all() => listed.saturating_sub(self.marked.marks_count()),
            None => self.marked.marks_count(),
        }
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
    pub fn choose(&mut self, account: &AccountKey, row: RowId, is_chosen: bool) {
        self.marked.choose(account, row, is_chosen);
    }

    /// The other way round.
    pub fn toggle(&mut self, account: &AccountKey, row: RowId) {
        self.marked.toggle(account, row);
    }

    /// Chooses everything between the row that was chosen last and the one at this place, both included.
    pub fn choose_to(&mut self, found: &FoundEverywhere, place: usize) {
        let Some((account, row)) = found.at(place) else { return };
        let list = found.rows.iter().filter_map(|row| {
            let part = found.parts.get(usize::from(row.part))?;
            Some((&part.key, row.row))
        });
        self.marked.choose_to(&list, account, row.row);
    }

    /// The row a range begins at.
    pub fn begin_at(&mut self, row: Option<(AccountKey, RowId)>) {
        self.marked.begin_at(row);
    }

    /// Forgets a choice that was made in another question: it would stand for disputes nobody sees.
    pub fn keep_to(&mut self, query: &Query) {
        self.marked.keep_to(query);
    }

    /// Has what is chosen taken out of the list and added up, where that is not known yet.
    pub fn sum(&mut self, desk: &Desk, accounts: &Standings, found: &Arc<FoundEverywhere>, is_answered: bool) {
        self.summed.poll();
        if self.is_empty() {
            self.summed.clear();
            return;
        }
        let about = About { revision: self.marked.revision(), found: Arc::downgrade(found) };
        if !is_answered || self.summed.about() == Some(&about) {
            return;
        }
        let accounts: Vec<_> = accounts.sessions().map(|session| Arc::clone(session.shared())).collect();
        let (marks, is_all, found) = (self.marked.marks(), self.marked.is_all(), Arc::clone(found));
        let work = async move {
            let is_marked =
                move |account: &AccountKey, row| marks.get(account).is_some_and(|bits| bits.has(row)) != is_all;
            let work = move || bulk::chosen_over(&accounts, &found, is_marked);
            tokio::task::spawn_blocking(work).await.map_err(|_broken| ())
        };
        self.summed.request(&desk.runtime, &desk.wake, about, work);
    }

    /// Exactly what is chosen of the list that is shown, once that is known.
    #[must_use]
    pub fn chosen_of(&self, found: &Arc<FoundEverywhere>) -> Option<&ChosenOver> {
        let about = About { revision: self.marked.revision(), found: Arc::downgrade(found) };
        let is_of_now = self.summed.about() == Some(&about) && self.summed.is_ready();
        self.summed.value().filter(|_| is_of_now)
    }
}
