//! What the list held and could not be read: it is asked for again at every pull, also after a restart, until it is there.
//!
//! Who cannot be read has no id, so it is known by when it was opened, or between which of its neighbours it stood.
//!
//! Must not live here: pulling the list itself.

use super::{Pull, PullError};
use crate::api::error::ErrorKind;
use crate::api::finix::DisputeFilter;
use crate::api::page::{Page, Walk};
use crate::domain::dispute::Dispute;
use crate::store::{Arrived, Change};
use jiff::Timestamp;

/// The note they are kept in.
pub(super) const UNREAD: &str = "unread";

/// Which time of a dispute a gap is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// When it was opened.
    Created,
    /// When it was changed.
    Updated,
}

/// Where in the list something could not be read, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    pub(super) of: Of,
    pub(super) first: i64,
    pub(super) last: i64,
    /// How many disputes.
    count: usize,
}

/// All of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Gaps(Vec<Gap>);

impl Gaps {
    /// As they were kept.
    pub(super) fn read(note: Option<&str>) -> Self {
        let mut gaps = Self::default();
        for line in note.unwrap_or_default().lines() {
            let words: Vec<&str> = line.split(' ').collect();
            if let [of, first, last, count] = words.as_slice()
                && let (Ok(first), Ok(last), Ok(count)) = (first.parse(), last.parse(), count.parse())
            {
                let of = if *of == "updated" { Of::Updated } else { Of::Created };
                gaps.add(Gap { of, first, last, count });
            }
        }
        gaps
    }

    /// As they are kept.
    pub(super) fn note(&self) -> String {
        let line = |gap: &Gap| {
            let of = if gap.of == Of::Updated { "updated" } else { "created" };
            format!("{of} {} {} {}\n", gap.first, gap.last, gap.count)
        };
        self.0.iter().map(line).collect()
    }

    /// About how many disputes are missing.
    pub(super) fn count(&self) -> usize {
        self.0.iter().map(|gap| gap.count).sum()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Adds one; those that touch become one, as the same dispute may be found missing twice.
    fn add(&mut self, mut gap: Gap) {
        let touches = |known: &Gap, gap: &Gap| known.of == gap.of && known.first <= gap.last && gap.first <= known.last;
        while let Some(at) = self.0.iter().position(|known| touches(known, &gap)) {
            let known = self.0.swap_remove(at);
            (gap.first, gap.last) = (gap.first.min(known.first), gap.last.max(known.last));
            gap.count = gap.count.max(known.count);
        }
        self.0.push(gap);
    }

    pub(super) fn extend(&mut self, other: &Self) {
        other.0.iter().for_each(|gap| self.add(*gap));
    }

    /// Adds what a page held and could not be read: by when it was opened, where that or its neighbours say so, and by what
    /// the page was asked for where they do not.
    pub(super) fn add_page(&mut self, page: &Page<Dispute>, asked: Gap) {
        let mut found: Vec<Gap> = Vec::new();
        for (newest, oldest) in &page.unread {
            let (last, first) = (newest.map(Timestamp::as_millisecond), oldest.map(Timestamp::as_millisecond));
            let gap = match (asked.of, first, last) {
                (_, Some(first), Some(last)) => {
                    Gap { of: Of::Created, first: first.min(last), last: last.max(first), count: 1 }
                }
                (Of::Updated, ..) => Gap { count: 1, ..asked },
                (Of::Created, first, last) => {
                    let (first, last) = (first.unwrap_or(asked.first), last.unwrap_or(asked.last));
                    Gap { of: Of::Created, first: first.min(last), last: last.max(first), count: 1 }
                }
            };
            match found.iter_mut().find(|known| (known.of, known.first, known.last) == (gap.of, gap.first, gap.last)) {
                Some(known) => known.count += 1,
                None => found.push(gap),
            }
        }
        self.extend(&Self(found));
    }
}

impl Gap {
    /// A stretch of the list that is asked for.
    pub(super) fn asked(of: Of, first: i64, last: i64) -> Self {
        Self { of, first, last, count: 0 }
    }

    /// Lists are asked for in whole seconds, so the last one is asked for as a whole.
    fn filter(&self) -> DisputeFilter {
        let at = |millis: i64| Timestamp::from_millisecond(millis).ok();
        let (from, to) = (at(self.first), at(self.last.saturating_add(999).div_euclid(1_000).saturating_mul(1_000)));
        match self.of {
            Of::Created => DisputeFilter { created_from: from, created_to: to, ..DisputeFilter::default() },
            Of::Updated => DisputeFilter { updated_from: from, updated_to: to, ..DisputeFilter::default() },
        }
    }
}

/// Asks for everything again that could not be read, and keeps what still cannot be.
pub(super) async fn ask(pull: &mut Pull) -> Result<(), PullError> {
    let known = pull.unread.clone();
    for gap in &known.0 {
        // A server that does not filter gives all of its list: that is pulled as a whole, and more often.
        let is_ignored = if gap.of == Of::Created { pull.ignores.created } else { pull.ignores.updated };
        if is_ignored {
            continue;
        }
        if let Some(found) = ask_one(pull, *gap).await? {
            pull.unread.0.retain(|other| other != gap);
            pull.unread.extend(&found);
            if pull.unread != known {
                pull.keep_unread().await?;
            }
        }
    }
    Ok(())
}

/// Walks through a gap; says what of it still cannot be read, or nothing when the walk broke off.
async fn ask_one(pull: &mut Pull, gap: Gap) -> Result<Option<Gaps>, PullError> {
    let (mut walk, mut cursor, mut found) = (Walk::default(), None, Gaps::default());
    loop {
        let had_cursor = cursor.is_some();
        let page = match pull.finix.pull_disputes(&gap.filter(), cursor.take()).await {
            // A cursor that turned bad on the way: at the next pull.
            Err(error) if error.kind == ErrorKind::NotFound && had_cursor => return Ok(None),
            page => page?,
        };
        pull.note_date(page.date);
        found.add_page(&page, gap);
        let next = walk.step(page.items.iter().map(|dispute| dispute.id.as_str()), page.next);
        let disputes = page.items.into_iter().map(Arrived::listed).collect();
        pull.shared.put_counted(Change { disputes, ..Change::default() }).await?;
        match next {
            Some(next) => cursor = Some(next),
            None => return Ok(Some(found)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(unread: &[(Option<i64>, Option<i64>)]) -> Page<Dispute> {
        let at = |millis: Option<i64>| millis.and_then(|millis| Timestamp::from_millisecond(millis).ok());
        let unread: Vec<_> = unread.iter().map(|(newest, oldest)| (at(*newest), at(*oldest))).collect();
        Page { items: Vec::new(), next: None, total: None, unreadable: unread.len(), unread, date: None }
    }

    #[test]
    fn what_cannot_be_read_is_known_by_its_own_time_its_neighbours_or_what_was_asked_for() {
        let mut gaps = Gaps::default();
        let asked = Gap::asked(Of::Created, 0, 90_000);
        gaps.add_page(&page(&[(Some(50_000), Some(50_000)), (Some(50_000), Some(50_000))]), asked);
        assert_eq!((gaps.count(), gaps.note().as_str()), (2, "created 50000 50000 2\n"));
        gaps.add_page(&page(&[(Some(20_000), None)]), asked);
        assert_eq!((gaps.count(), gaps.0.last().map(|gap| (gap.first, gap.last))), (3, Some((0, 20_000))));
        let mut changed = Gaps::default();
        changed.add_page(&page(&[(None, Some(7))]), Gap::asked(Of::Updated, 5, 9));
        assert_eq!(changed.note(), "updated 5 9 1\n");
    }

    #[test]
    fn they_are_kept_and_the_same_one_counts_once() {
        let mut gaps = Gaps::read(Some("created 5 9 1\nupdated 5 9 2\nodd\n"));
        assert_eq!((gaps.count(), Gaps::read(Some(&gaps.note()))), (3, gaps.clone()));
        gaps.extend(&Gaps::read(Some("created 9 12 1\n")));
        assert_eq!(gaps.count(), 3);
        assert!(Gaps::read(None).is_empty() && Gaps::default().note().is_empty());
    }

    #[test]
    fn whole_seconds_are_asked_for() {
        let pairs = Gap::asked(Of::Created, 1_500, 1_500).filter().pairs();
        let expected = [("created_at.gte", "1970-01-01T00:00:01"), ("created_at.lte", "1970-01-01T00:00:02")];
        assert_eq!(pairs, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }
}
