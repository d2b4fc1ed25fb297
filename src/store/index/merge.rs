//! One list over several indexes: rows that are in order in each become one order, and no text is copied for it.
//!
//! What decides in one index decides here too (`order`): absent last, equals by their id; the same id in two of them
//! stands in the order of the indexes.
//!
//! Must not live here: which rows match (`run` says that), what an index belongs to.

use super::order::{has_key, key, ranks_over, text};
use super::segment::Segment;
use super::{Index, RowId};
use crate::domain::search::query::{Column, Sort};
use crate::domain::time::margin::Margin;
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

/// What one index has to give: its rows, in the order that is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Part<'p> {
    /// The index.
    pub index: &'p Index,
    /// Its rows in order.
    pub rows: &'p [RowId],
    /// How long before the deadlines they are due: targets are in the order of targets.
    pub margin: Margin,
}

/// A row of one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartRow {
    /// Which one.
    pub part: u16,
    /// Its row.
    pub row: RowId,
}

/// Rows between two looks at whether anybody still waits.
const LOOK: usize = 1 << 14;

/// The next row of a part.
struct Head<'p> {
    part: &'p Part<'p>,
    number: u16,
    /// Its place among the rows of its part, in its index, and in its piece of that.
    at: usize,
    row: RowId,
    segment: &'p Segment,
    place: usize,
    key: u128,
    is_absent: bool,
    sort: Sort,
}

impl<'p> Head<'p> {
    fn of(
        part: &'p Part<'p>,
        number: u16,
        from: usize,
        sort: Sort,
        ranks: Option<&(Vec<Vec<usize>>, usize)>,
    ) -> Option<Self> {
        let mut rows = part.rows.get(from..)?.iter().enumerate();
        // A row that is not in its index is none.
        let find = |(step, row): (usize, &RowId)| part.index.place(*row).map(|found| (from + step, *row, found));
        let (at, row, (segment, place)) = rows.find_map(find)?;
        let (key, is_present) = match ranks {
            Some((ranks, last)) => {
                let profile = usize::try_from(segment.profile(place)).unwrap_or(usize::MAX);
                let rank = ranks.get(usize::from(number)).and_then(|ranks| ranks.get(profile)).unwrap_or(last);
                (u128::try_from(*rank).unwrap_or(u128::MAX), rank < last)
            }
            None => key(part.index, segment, place, sort.column),
        };
        let is_target = is_present && sort.column == Column::Due;
        let earlier = u128::try_from(part.margin.millis()).unwrap_or_default() << 48;
        let key = if is_target { key.saturating_sub(earlier) } else { key };
        Some(Self { part, number, at, row, segment, place, key, is_absent: !is_present, sort })
    }

    /// Ascending, without what is absent.
    fn ascending(&self, other: &Self) -> Ordering {
        let texts = || match self.sort.column {
            Column::Order | Column::Customer | Column::Transfer => {
                let text = |head: &Self| text(head.part.index, head.segment, head.place, head.sort.column);
                text(self).cmp(text(other))
            }
            _ => Ordering::Equal,
        };
        let ids = || self.segment.line(self.place, 0).cmp(other.segment.line(other.place, 0));
        self.key.cmp(&other.key).then_with(texts).then_with(ids).then_with(|| self.number.cmp(&other.number))
    }
}

impl Ord for Head<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_value = match self.ascending(other) {
            order if self.sort.is_descending && !self.is_absent => order.reverse(),
            order => order,
        };
        self.is_absent.cmp(&other.is_absent).then(by_value)
    }
}

impl PartialOrd for Head<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Head<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Head<'_> {}

/// All rows of all parts in one order, or nothing when `is_stale` says that nobody waits for it any more.
#[must_use]
pub fn merged(parts: &[Part<'_>], sort: Sort, is_stale: &dyn Fn() -> bool) -> Option<Vec<PartRow>> {
    let mut rows = Vec::with_capacity(parts.iter().map(|part| part.rows.len()).sum());
    let ranks = (!has_key(sort.column)).then(|| ranks_over(parts.iter().map(|part| part.index), sort.column));
    let numbered = (0_u16..).zip(parts);
    let heads = numbered.filter_map(|(number, part)| Head::of(part, number, 0, sort, ranks.as_ref()));
    let mut heads: BinaryHeap<Reverse<Head<'_>>> = heads.map(Reverse).collect();
    while let Some(Reverse(head)) = heads.pop() {
        if rows.len().is_multiple_of(LOOK) && is_stale() {
            return None;
        }
        rows.push(PartRow { part: head.number, row: head.row });
        if heads.is_empty() {
            // What is left is of one part, and in order.
            let rest = head.part.rows.get(head.at + 1..).unwrap_or_default();
            rows.extend(rest.iter().map(|row| PartRow { part: head.number, row: *row }));
            break;
        }
        heads.extend(Head::of(head.part, head.number, head.at + 1, sort, ranks.as_ref()).map(Reverse));
    }
    Some(rows)
}
