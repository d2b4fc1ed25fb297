//! What was counted of each piece of the index, so that only the pieces that changed since are counted again.
//!
//! Must not live here: which group a dispute is in.

use super::groups::Groups;
use super::{Asked, FromHere};
use crate::domain::insights::{Figures, Group, Question};
use crate::store::index::Index;
use crate::store::index::segment::{SEGMENT, Segment};
use crate::store::index_record::NO_AMOUNT;
use jiff::Timestamp;
use std::collections::BTreeSet;

/// Figures that are kept, of all pieces together: some megabytes.
const MOST: usize = 50_000;

/// What was counted before. One that is new knows nothing, and all is counted.
#[derive(Debug, Default)]
pub struct Counted {
    basis: Option<Basis>,
    parts: Vec<Part>,
    recounted: usize,
}

/// What it was counted for.
#[derive(Debug)]
struct Basis {
    /// At no time: what is missed has its own end in each part.
    question: Question,
    from_here: FromHere,
    groups: Vec<Group>,
    origin: u64,
    revision: u64,
}

/// One piece of the index.
#[derive(Debug, Default)]
struct Part {
    figures: Vec<Figures>,
    /// From when to when, in milliseconds, no deadline passes that has not passed in it.
    holds: (i64, i64),
}

impl Counted {
    /// How many pieces were counted the last time, and not known from before.
    #[must_use]
    pub fn recounted(&self) -> usize {
        self.recounted
    }

    /// Counts the disputes of each group, or nothing when nobody waits for it any more.
    pub(super) fn count(
        &mut self,
        index: &Index,
        asked: &Asked<'_>,
        groups: &Groups,
        from_here: &FromHere,
        is_stale: &(dyn Fn() -> bool + Sync),
    ) -> Option<Vec<Figures>> {
        let pieces = index.segments();
        let mut all = vec![Figures::default(); groups.all.len()];
        self.recounted = 0;
        if groups.all.len().saturating_mul(pieces.len()) > MOST {
            *self = Self::default();
            for (piece, segment) in pieces.iter().enumerate() {
                if is_stale() {
                    return None;
                }
                asked.count((piece, segment), groups, &mut all);
            }
            self.recounted = pieces.len();
            return Some(all);
        }
        let mut is_known = self.known(index, asked, groups, from_here);
        // Should nobody wait for the end of it, what is half done is no answer to anything.
        self.basis = None;
        self.parts.resize_with(pieces.len(), Part::default);
        is_known.resize(pieces.len(), false);
        for ((piece, segment), (part, is_known)) in pieces.iter().enumerate().zip(self.parts.iter_mut().zip(is_known)) {
            if !is_known || !(part.holds.0..part.holds.1).contains(&asked.now) {
                if is_stale() {
                    return None;
                }
                *part = Part { figures: vec![Figures::default(); groups.all.len()], holds: holds(segment, asked) };
                asked.count((piece, segment), groups, &mut part.figures);
                self.recounted += 1;
            }
            for (sum, figures) in all.iter_mut().zip(&part.figures) {
                sum.join(figures);
            }
        }
        self.basis = Some(Basis {
            question: timeless(asked.question),
            from_here: from_here.clone(),
            groups: groups.all.clone(),
            origin: index.origin(),
            revision: index.revision(),
        });
        Some(all)
    }

    /// Which pieces are as they were when they were counted.
    fn known(&self, index: &Index, asked: &Asked<'_>, groups: &Groups, from_here: &FromHere) -> Vec<bool> {
        let Some(basis) = &self.basis else { return Vec::new() };
        // Words that come later make groups behind those that are there.
        let is_same = basis.question == timeless(asked.question)
            && basis.origin == index.origin()
            && basis.from_here.letters == from_here.letters
            && groups.all.starts_with(&basis.groups);
        let Some(changed) = index.changed_since(basis.revision).filter(|_| is_same) else { return Vec::new() };
        let changed: BTreeSet<usize> =
            changed.map(|row| usize::try_from(row).unwrap_or(usize::MAX) / SEGMENT).collect();
        (0..self.parts.len()).map(|piece| !changed.contains(&piece)).collect()
    }
}

fn timeless(question: &Question) -> Question {
    Question { now: Timestamp::UNIX_EPOCH, ..question.clone() }
}

/// From the last deadline that has passed to the first that has not.
fn holds(segment: &Segment, asked: &Asked<'_>) -> (i64, i64) {
    let (mut from, mut to) = (i64::MIN, i64::MAX);
    for due in (0..segment.len()).filter_map(|row| segment.due(row).millis()) {
        if due <= asked.now {
            from = from.max(due);
        } else {
            to = to.min(due);
        }
    }
    (from, to)
}

impl Asked<'_> {
    /// Counts the disputes of one piece.
    fn count(&self, (piece, segment): (usize, &Segment), groups: &Groups, figures: &mut [Figures]) {
        for (row, profile) in segment.profiles().iter().enumerate() {
            let place = usize::try_from(*profile).unwrap_or(usize::MAX);
            if !self.is_in(segment, row, place) {
                continue;
            }
            let amount = segment.amount(row);
            let group = groups.of((piece, segment), row, place);
            if let (Some(figures), Some((status, is_inquiry))) = (figures.get_mut(group), self.stands.get(place)) {
                let is_past = || segment.due(row).millis().is_some_and(|due| due <= self.now);
                let is_missed = status.needs_response() && is_past();
                figures.add(*status, (amount != NO_AMOUNT).then_some(amount), is_missed);
                figures.inquiries += u64::from(*is_inquiry);
            }
        }
    }
}
