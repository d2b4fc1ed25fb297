//! The disputes that belong to one: each of its marks is looked for like a word of a search, and what holds one is
//! compared.
//!
//! Must not live here: what ties two disputes (`domain::dispute::related` says that).

use super::segment::{SEGMENT, Segment};
use super::sums::{self, Sum};
use super::{Index, RowId};
use crate::domain::dispute::related::{Marks, Press, Tie};
use crate::domain::money::Money;
use crate::domain::search::fold::fold;
use crate::store::index_record::NO_AMOUNT;
use crate::store::interner::{CARD_LINE, NONE, Slot};
use crate::store::packed_timestamp::PackedTimestamp;
use memchr::memmem::Finder;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What belongs to a dispute, beside itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kindred {
    /// All of them, the most pressing first.
    pub rows: Vec<(RowId, Tie)>,
    /// How many have a deadline.
    pub due: usize,
    /// Sum per currency, the one with the most disputes first.
    pub sums: Vec<Money>,
    /// How many are in no sum.
    pub unpriced: usize,
}

/// Looks for what belongs to a dispute; nothing when `is_stale` says that nobody waits for it any more. The cardholder
/// is known by whoever read the payment.
#[must_use]
pub fn related(
    index: &Index,
    row: RowId,
    holder: Option<&str>,
    is_stale: &(dyn Fn() -> bool + Sync),
) -> Option<Kindred> {
    let holder = holder.map(fold).filter(|holder| !holder.is_empty());
    let Some((segment, place)) = index.place(row) else { return Some(Kindred::default()) };
    let marks = marks(index, segment, place, holder.as_deref().map(str::as_bytes));
    if marks.is_empty() {
        return Some(Kindred::default());
    }
    let (order, name) = (marks.order.map(|(_, order)| order), marks.card.map(|[_, _, holder]| holder));
    let words = [marks.payment, order, name, marks.email];
    let finders: Vec<Finder<'_>> = words.into_iter().flatten().map(Finder::new).collect();
    let mut found = shared_out(index, &finders, &marks, is_stale)?;
    found.retain(|(kin, _)| *kin != row);
    Some(joined(index, found))
}

/// What a dispute is compared by. Its last line is the cardholder's name, where that is known; a line that is something
/// else is no cardholder's.
fn marks<'s>(index: &'s Index, segment: &'s Segment, row: usize, holder: Option<&'s [u8]>) -> Marks<'s> {
    let known = |text: &'s [u8]| Some(text).filter(|text| !text.trim_ascii().is_empty());
    let words = &index.words;
    let Some(profile) = words.profile(segment.profile(row)) else { return Marks::default() };
    let line = |line: u32| if line == NONE { None } else { known(segment.line(row, line)) };
    let seller = words.of(profile, Slot::Identity).or_else(|| words.of(profile, Slot::MerchantId));
    let card = || {
        let brand = words.of(profile, Slot::Brand)?;
        Some([brand.as_bytes(), line(CARD_LINE)?, holder?])
    };
    Marks {
        payment: line(1),
        order: seller.map(str::as_bytes).zip(line(profile.order_line)),
        card: card(),
        email: line(profile.customer_line).filter(|text| text.contains(&b'@')),
    }
}

fn last_line(text: &[u8]) -> &[u8] {
    let text = text.strip_suffix(b"\n").unwrap_or(text);
    memchr::memrchr(b'\n', text).and_then(|at| text.get(at + 1..)).unwrap_or(text)
}

/// Looks through every segment; each core takes the next one that is left.
fn shared_out(
    index: &Index,
    finders: &[Finder<'_>],
    wanted: &Marks<'_>,
    is_stale: &(dyn Fn() -> bool + Sync),
) -> Option<Vec<(RowId, Tie)>> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut found = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(segment) = index.segments().get(number) else { break };
            if is_stale() {
                break;
            }
            look_through(index, (number, segment), finders, wanted, &mut found);
        }
        found
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from).min(8).min(index.segments().len().max(1));
    let found = std::thread::scope(|scope| {
        let others: Vec<_> = (1..cores).map(|_| scope.spawn(work)).collect();
        let mut found = work();
        for other in others {
            found.extend(other.join().ok()?);
        }
        Some(found)
    })?;
    (!is_stale()).then_some(found)
}

fn look_through(
    index: &Index,
    (number, segment): (usize, &Segment),
    finders: &[Finder<'_>],
    wanted: &Marks<'_>,
    found: &mut Vec<(RowId, Tie)>,
) {
    let mut hits = Vec::new();
    for finder in finders {
        segment.find(finder, |row| hits.push(row));
    }
    hits.sort_unstable();
    hits.dedup();
    for row in hits {
        let holder = Some(last_line(segment.text(row)));
        let tie = wanted.tie(&marks(index, segment, row, holder));
        found.extend(RowId::try_from(number * SEGMENT + row).ok().zip(tie));
    }
}

/// Puts what was found in order and adds it up, currency by currency.
fn joined(index: &Index, mut rows: Vec<(RowId, Tie)>) -> Kindred {
    let words = &index.words;
    let has_deadline = |segment: &Segment, row| segment.due(row) != PackedTimestamp::ABSENT;
    let mut kindred = Kindred::default();
    let mut sums = vec![Sum::default(); words.profiles().len()];
    for (segment, row) in rows.iter().filter_map(|(row, _)| index.place(*row)) {
        kindred.due += usize::from(has_deadline(segment, row));
        let place = usize::try_from(segment.profile(row)).unwrap_or(usize::MAX);
        if segment.amount(row) != NO_AMOUNT
            && let Some(sum) = sums.get_mut(place)
        {
            sum.count += 1;
            sum.minor += i128::from(segment.amount(row));
        }
    }
    let priced = || words.profiles().iter().map(|profile| words.currency(profile)).zip(sums.iter().copied());
    let in_a_sum: usize = priced().filter(|(currency, _)| currency.is_some()).map(|(_, sum)| sum.count).sum();
    kindred.unpriced = rows.len() - in_a_sum;
    kindred.sums = sums::per_currency(priced());
    let press = |(row, tie): &(RowId, Tie)| {
        let place = index.place(*row);
        let press = place.map(|(segment, row)| {
            Press::of(has_deadline(segment, row), segment.due(row).millis(), segment.updated(row).millis())
        });
        (press, *tie, *row)
    };
    rows.sort_by_cached_key(press);
    kindred.rows = rows;
    kindred
}
