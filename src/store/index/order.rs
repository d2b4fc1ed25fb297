//! The orders of the list: sorted once in the background, kept, and mended where disputes changed.
//!
//! Amounts are grouped by their currency, whose codes are in the order of the alphabet.
//!
//! What is absent stands last in both directions. Equal rows stand by their id, so an order is the same every time;
//! descending is ascending turned around.

use super::segment::Segment;
use super::{Index, RowId};
use crate::domain::dispute::team::Work;
use crate::domain::search::fold::fold;
use crate::domain::search::query::{Column, Sort};
use crate::domain::text::humanize;
use crate::store::index_record::NO_AMOUNT;
use crate::store::interner::{NONE, Slot};
use crate::store::packed_timestamp::PackedTimestamp;
use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};

/// All rows in one order.
#[derive(Debug)]
pub struct Order {
    revision: u64,
    rows: Vec<RowId>,
    /// Rows that have what is sorted by; the others come after them.
    present: usize,
}

impl Order {
    /// The rows, from the first to the last.
    pub fn iter(&self, is_descending: bool) -> impl Iterator<Item = RowId> + '_ {
        let (present, absent) = self.rows.split_at_checked(self.present).unwrap_or((&self.rows, &[]));
        let (up, down) = if is_descending { (&[][..], present) } else { (present, &[][..]) };
        up.iter().chain(down.iter().rev()).chain(absent).copied()
    }
}

/// How equal rows are told apart: the order of ids, and the place of every row in it.
struct Ids {
    order: Arc<Order>,
    ranks: Vec<u32>,
}

impl Ids {
    fn rank(&self, row: RowId) -> u32 {
        usize::try_from(row).ok().and_then(|row| self.ranks.get(row)).copied().unwrap_or(0)
    }

    fn row(&self, rank: u32) -> RowId {
        usize::try_from(rank).ok().and_then(|rank| self.order.rows.get(rank)).copied().unwrap_or(0)
    }
}

/// Columns whose order is kept. The others have few different values and are dealt out from the order by id.
const KEPT: [Column; 8] = [
    Column::Due,
    Column::Dispute,
    Column::Amount,
    Column::Created,
    Column::Updated,
    Column::Order,
    Column::Customer,
    Column::Transfer,
];

/// The orders that were made so far.
#[derive(Debug, Default)]
pub struct Orders(Mutex<HashMap<Column, Arc<Order>>>);

impl Orders {
    /// The rows of an index in the order that is asked for.
    pub fn get(&self, index: &Index, sort: Sort) -> Arc<Order> {
        self.made(index, sort.column, None)
    }

    /// A few rows in the order that is asked for, when the whole order is not there yet: making it takes longer.
    #[must_use]
    pub fn sorted(&self, index: &Index, sort: Sort, mut rows: Vec<RowId>) -> Option<Vec<RowId>> {
        let is_there = self.lock().get(&sort.column).is_some_and(|known| index.changed_since(known.revision).is_some());
        if is_there || !KEPT.contains(&sort.column) {
            return None;
        }
        let is_present =
            |row: &RowId| index.place(*row).is_some_and(|(segment, row)| key(index, segment, row, sort.column).1);
        rows.sort_unstable_by(|a, b| compare(index, sort.column, *a, *b));
        let present = rows.partition_point(is_present);
        if sort.is_descending
            && let Some(present) = rows.get_mut(..present)
        {
            present.reverse();
        }
        Some(rows)
    }

    fn made(&self, index: &Index, column: Column, ids: Option<&Ids>) -> Arc<Order> {
        let known = self.lock().get(&column).cloned();
        if let Some(known) = &known
            && known.revision == index.revision()
        {
            return Arc::clone(known);
        }
        let made = Arc::new(if KEPT.contains(&column) {
            known.and_then(|known| mended(&known, index, column)).unwrap_or_else(|| match (column, ids) {
                (Column::Dispute, _) => built(index, column, None),
                (_, Some(ids)) => built(index, column, Some(ids)),
                (_, None) => built(index, column, Some(&self.ids(index))),
            })
        } else {
            self.dealt(index, column)
        });
        let mut orders = self.lock();
        // Of the dealt ones only the newest is worth its memory.
        orders.retain(|column, _| KEPT.contains(column));
        let newer = orders.get(&column).is_some_and(|other| other.revision > made.revision);
        if !newer {
            orders.insert(column, Arc::clone(&made));
        }
        made
    }

    /// Makes every order that is kept and not there yet, on as many cores as there are. Returns false when `is_stale`
    /// ended it.
    pub fn build_all(&self, index: &Index, is_stale: &(dyn Fn() -> bool + Sync)) -> bool {
        if is_stale() {
            return false;
        }
        let ids = self.ids(index);
        let next = AtomicUsize::new(0);
        let work = || {
            while let Some(column) = KEPT.get(next.fetch_add(1, Relaxed)) {
                if is_stale() {
                    return false;
                }
                self.made(index, *column, Some(&ids));
            }
            true
        };
        let cores = std::thread::available_parallelism().map_or(1, usize::from).min(KEPT.len());
        std::thread::scope(|scope| {
            let others: Vec<_> = (1..cores).map(|_| scope.spawn(work)).collect();
            others.into_iter().fold(work(), |all, other| other.join().unwrap_or(false) && all)
        })
    }

    fn ids(&self, index: &Index) -> Ids {
        let order = self.made(index, Column::Dispute, None);
        let mut ranks = vec![0; order.rows.len()];
        for (rank, row) in (0_u32..).zip(&order.rows) {
            if let Some(place) = usize::try_from(*row).ok().and_then(|row| ranks.get_mut(row)) {
                *place = rank;
            }
        }
        Ids { order, ranks }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<Column, Arc<Order>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Rows by the rank of their combination of words, by id within it.
    fn dealt(&self, index: &Index, column: Column) -> Order {
        let by_id = self.get(index, Sort { column: Column::Dispute, is_descending: false });
        let (ranks, last) = ranks(index, column);
        let rank = |row: RowId| {
            let profile = index.place(row).map_or(0, |(segment, row)| segment.profile(row));
            usize::try_from(profile).ok().and_then(|profile| ranks.get(profile)).copied().unwrap_or(last)
        };
        let mut starts = vec![0_usize; last + 2];
        for row in &by_id.rows {
            if let Some(next) = starts.get_mut(rank(*row) + 1) {
                *next += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let present = starts.get(last).copied().unwrap_or(sum);
        let mut rows = vec![0; by_id.rows.len()];
        for row in &by_id.rows {
            if let Some(start) = starts.get_mut(rank(*row)) {
                if let Some(place) = rows.get_mut(*start) {
                    *place = *row;
                }
                *start += 1;
            }
        }
        Order { revision: index.revision(), rows, present }
    }
}

/// The rank of every combination in a column, and the rank of those without a value.
fn ranks(index: &Index, column: Column) -> (Vec<usize>, usize) {
    let (ranks, last) = ranks_over(std::iter::once(index), column);
    (ranks.into_iter().next().unwrap_or_default(), last)
}

/// The same over several indexes: ranks of one can be compared with those of another.
pub(super) fn ranks_over<'i>(indexes: impl Iterator<Item = &'i Index>, column: Column) -> (Vec<Vec<usize>>, usize) {
    let texts: Vec<Vec<Option<String>>> = indexes.map(|index| texts(index, column)).collect();
    let mut sorted: Vec<&String> = texts.iter().flatten().flatten().collect();
    sorted.sort_unstable();
    sorted.dedup();
    let last = sorted.len();
    let rank = |text: &Option<String>| text.as_ref().map_or(last, |text| sorted.partition_point(|one| *one < text));
    (texts.iter().map(|texts| texts.iter().map(rank).collect()).collect(), last)
}

/// What every combination says in a column that has few different values.
fn texts(index: &Index, column: Column) -> Vec<Option<String>> {
    let words = &index.words;
    words
        .profiles()
        .iter()
        .map(|profile| match column {
            Column::Reason => words.reason(profile).map(|reason| humanize(reason.as_wire())),
            Column::Code => words.of(profile, Slot::Code).map(ToOwned::to_owned),
            Column::Status => {
                // By the work there is, not by the alphabet.
                let status = words.status(profile);
                crate::domain::dispute::Status::ALL.iter().position(|one| *one == status).map(|at| at.to_string())
            }
            Column::Assignee => words.of(profile, Slot::Assignee).map(fold),
            Column::Work => words.of(profile, Slot::Work).map(|word| Work::from_wire(word).place()),
            _ => words.merchant(profile).map(str::to_lowercase),
        })
        .collect()
}

/// Whether rows are in the order of a number of their own, and not of what their combination of words says.
pub(super) fn has_key(column: Column) -> bool {
    KEPT.contains(&column)
}

/// A number of 96 bits in the order of a column; texts with equal numbers have to be looked at more closely. The
/// second is false for rows that stand behind all others.
pub(super) fn key(index: &Index, segment: &Segment, row: usize, column: Column) -> (u128, bool) {
    const LAST: u128 = (1 << 96) - 1;
    let moment = |moment: PackedTimestamp| (u128::from(moment.key()), moment.millis().is_some());
    match column {
        Column::Due => {
            // Of equal ones the newest first; without a date, what is due before what is not.
            let due = segment.due(row);
            let newest = PackedTimestamp::ABSENT.key() - segment.created(row).key();
            (u128::from(due.key()) << 48 | u128::from(newest), due.millis().is_some())
        }
        Column::Created => moment(segment.created(row)),
        Column::Updated => moment(segment.updated(row)),
        Column::Amount => {
            let currency = index.words.profile(segment.profile(row)).and_then(|profile| index.words.currency(profile));
            let Some(currency) = currency.filter(|_| segment.amount(row) != NO_AMOUNT) else { return (LAST, false) };
            // A hundred yen and a hundred dollars are not to be compared: currency by currency, then by its units.
            let code = currency.code().bytes().fold(0_u128, |code, letter| code << 8 | u128::from(letter));
            let minor = u128::from((segment.amount(row) ^ i64::MIN).cast_unsigned());
            (code << 64 | minor, true)
        }
        _ => {
            let text = text(index, segment, row, column);
            let mut head = [0; 16];
            for (place, byte) in head.iter_mut().skip(4).zip(text) {
                *place = *byte;
            }
            if text.is_empty() { (LAST, false) } else { (u128::from_be_bytes(head), true) }
        }
    }
}

/// The text a row is sorted by.
pub(super) fn text<'s>(index: &Index, segment: &'s Segment, row: usize, column: Column) -> &'s [u8] {
    let line = |line: fn(&crate::store::interner::Profile) -> u32| {
        let line = index.words.profile(segment.profile(row)).map_or(NONE, line);
        if line == NONE { &[] } else { segment.line(row, line) }
    };
    match column {
        Column::Order => line(|profile| profile.order_line),
        Column::Customer => line(|profile| profile.customer_line),
        Column::Transfer => segment.line(row, 1),
        _ => segment.line(row, 0),
    }
}

/// The whole order of two rows.
fn compare(index: &Index, column: Column, a: RowId, b: RowId) -> Ordering {
    let (Some((sa, ra)), Some((sb, rb))) = (index.place(a), index.place(b)) else { return a.cmp(&b) };
    let (key_a, key_b) = (key(index, sa, ra, column), key(index, sb, rb, column));
    (!key_a.1, key_a.0).cmp(&(!key_b.1, key_b.0)).then_with(|| closely(index, column, a, b))
}

/// The order of two rows with the same number.
fn closely(index: &Index, column: Column, a: RowId, b: RowId) -> Ordering {
    let (Some((sa, ra)), Some((sb, rb))) = (index.place(a), index.place(b)) else { return a.cmp(&b) };
    let by_text = match column {
        Column::Order | Column::Customer | Column::Transfer => {
            text(index, sa, ra, column).cmp(text(index, sb, rb, column))
        }
        _ => Ordering::Equal,
    };
    let by_id = || sa.line(ra, 0).cmp(sb.line(rb, 0)).then_with(|| a.cmp(&b));
    by_text.then_with(by_id)
}

/// Sorts everything. `ids` tells equal rows apart; without them, ids are sorted.
///
/// What is sorted is one number a row, the key with the rank behind it: rows and keys beside each other would take twice
/// the memory for the moment.
fn built(index: &Index, column: Column, ids: Option<&Ids>) -> Order {
    let mut keyed: Vec<u128> = Vec::with_capacity(index.len());
    let mut absent: Vec<u128> = Vec::new();
    let rows = index.segments().iter().flat_map(|segment| (0..segment.len()).map(move |row| (segment, row)));
    for ((segment, row), number) in rows.zip(0..) {
        let (key, is_present) = key(index, segment, row, column);
        let rank = ids.map_or(number, |ids| ids.rank(number));
        let keyed = if is_present { &mut keyed } else { &mut absent };
        keyed.push(key << 32 | u128::from(rank));
    }
    keyed.sort_unstable();
    absent.sort_unstable();
    let row = |keyed: u128| {
        let rank = u32::try_from(keyed & u128::from(u32::MAX)).unwrap_or_default();
        ids.map_or(rank, |ids| ids.row(rank))
    };
    if matches!(column, Column::Dispute | Column::Order | Column::Customer | Column::Transfer) {
        for run in keyed.chunk_by_mut(|a, b| a >> 32 == b >> 32).filter(|run| run.len() > 1) {
            run.sort_unstable_by(|a, b| {
                let texts = index.place(row(*a)).zip(index.place(row(*b)));
                let by_text =
                    texts.map(|((sa, ra), (sb, rb))| text(index, sa, ra, column).cmp(text(index, sb, rb, column)));
                by_text.unwrap_or(Ordering::Equal).then(a.cmp(b))
            });
        }
    }
    let present = keyed.len();
    let mut rows = Vec::with_capacity(present + absent.len());
    rows.extend(keyed.into_iter().map(row));
    rows.extend(absent.into_iter().map(row));
    Order { revision: index.revision(), rows, present }
}

/// Takes changed rows out of an older order and puts them where they belong now. Nothing when sorting anew is less
/// work.
fn mended(known: &Order, index: &Index, column: Column) -> Option<Order> {
    let mut changed: Vec<RowId> = index.changed_since(known.revision)?.take(index.len() / 4 + 10_000).collect();
    changed.sort_unstable();
    changed.dedup();
    if changed.len() > index.len() / 4 {
        return None;
    }
    let mut is_changed = vec![false; index.len()];
    for row in &changed {
        if let Some(place) = usize::try_from(*row).ok().and_then(|row| is_changed.get_mut(row)) {
            *place = true;
        }
    }
    let kept = |row: &RowId| usize::try_from(*row).ok().and_then(|row| is_changed.get(row)).is_some_and(|is| !is);
    changed.sort_by(|a, b| compare(index, column, *a, *b));
    let rest: Vec<RowId> = known.rows.iter().copied().filter(kept).collect();
    let mut rows = Vec::with_capacity(index.len());
    let mut from = 0;
    for row in changed {
        let tail = rest.get(from..).unwrap_or_default();
        let before = tail.partition_point(|other| compare(index, column, *other, row) == Ordering::Less);
        rows.extend_from_slice(tail.get(..before).unwrap_or_default());
        rows.push(row);
        from += before;
    }
    rows.extend_from_slice(rest.get(from..).unwrap_or_default());
    let present = rows.partition_point(|row| index.place(*row).is_some_and(|(s, r)| key(index, s, r, column).1));
    Some(Order { revision: index.revision(), rows, present })
}
