//! Answering a question over everything, on as many cores as there are, unless nobody waits for it any more.

use super::evaluate::{DueCounts, Plan};
use super::options::OptionCounts;
use super::sums::{self, Sum};
use super::{Index, Orders, RowId, segment::SEGMENT, segment::Segment};
use crate::domain::money::Money;
use crate::domain::search::query::{Query, Queue};
use crate::store::index_record::NO_AMOUNT;
use crate::store::interner::{NONE, Slot};
use jiff::Timestamp;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What a query found.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// The question this answers.
    pub query: Query,
    /// The rows in order.
    pub rows: Arc<[RowId]>,
    /// Under each tab, with the same filters and words.
    pub counts: [usize; 5],
    /// All disputes of the account.
    pub total: usize,
    /// How many answers are due in the whole account.
    pub due: usize,
    /// Sum per currency of what was found, the largest count first. Currencies are never added to each other.
    pub sums: Vec<Money>,
    /// Of what was found, how many have an amount whose currency is not known: they are in no sum.
    pub unpriced: usize,
    /// How many disputes each option of the filters stands for, under the tab that is asked for.
    pub option_counts: Arc<OptionCounts>,
    /// Merchants there are to choose from.
    pub merchants: Arc<[String]>,
    /// Currencies there are to choose from.
    pub currencies: Arc<[String]>,
    /// People disputes are assigned to.
    pub people: Arc<[String]>,
    /// Tag keys there are to choose from.
    pub tag_keys: Arc<[String]>,
}

/// What one core found in its share.
struct Share {
    bits: Vec<(usize, Vec<u64>)>,
    counts: [usize; 5],
    sums: Vec<Sum>,
    /// Disputes per combination of words, whether they match or not.
    all: Vec<usize>,
    /// The same of those that match under the tab, whatever options are chosen.
    options: Vec<usize>,
    /// How many of those that match under the tab with the options that are chosen have so much time left.
    due: DueCounts,
}

/// Answers a query, or nothing when `is_stale` says that nobody waits for it any more.
#[must_use]
pub fn run(
    index: &Index,
    orders: &Orders,
    query: &Query,
    now: Timestamp,
    is_stale: &(dyn Fn() -> bool + Sync),
) -> Option<Found> {
    let plan = Plan::new(index, query, now);
    let shares = shared_out(index, &plan, is_stale)?;
    let mut bits: Vec<&[u64]> = vec![&[]; index.segments().len()];
    let profiles = index.words.profiles().len();
    let (mut per_profile, mut all) = (vec![Sum::default(); profiles], vec![0; profiles]);
    let (mut options, mut due) = (vec![0; profiles], DueCounts::default());
    let mut found = Found { query: query.clone(), total: index.len(), ..Found::default() };
    for share in &shares {
        for (segment, found) in &share.bits {
            if let Some(place) = bits.get_mut(*segment) {
                *place = found;
            }
        }
        found.counts.iter_mut().zip(share.counts).for_each(|(all, own)| *all += own);
        for (all, own) in per_profile.iter_mut().zip(&share.sums) {
            all.count += own.count;
            all.minor += own.minor;
        }
        all.iter_mut().zip(&share.all).for_each(|(all, own)| *all += own);
        options.iter_mut().zip(&share.options).for_each(|(all, own)| *all += own);
        due.iter_mut().zip(&share.due).for_each(|(all, own)| *all += own);
    }
    found.due =
        all.iter().zip(&plan.status).filter(|(_, status)| status.needs_response()).map(|(count, _)| count).sum();
    let unpriced = plan.currency.iter().zip(&per_profile).filter(|(currency, _)| currency.is_none());
    found.unpriced = unpriced.map(|(_, sum)| sum.count).sum();
    found.sums = sums::per_currency(plan.currency.iter().copied().zip(per_profile));
    choices(index, &all, &mut found);
    found.option_counts = Arc::new(OptionCounts::join(&index.words, &plan, &options, due));
    found.rows = in_order(index, orders, query, &bits, is_stale)?;
    Some(found)
}

/// Puts the question to every segment; each core takes the next one that is left.
fn shared_out(index: &Index, plan: &Plan, is_stale: &(dyn Fn() -> bool + Sync)) -> Option<Vec<Share>> {
    let next = AtomicUsize::new(0);
    let profiles = index.words.profiles().len();
    let is_chosen: Vec<bool> = (0..).take(profiles).map(|profile| plan.is_chosen(profile, None)).collect();
    let work = || {
        let mut share = Share {
            bits: Vec::new(),
            counts: [0; 5],
            sums: vec![Sum::default(); profiles],
            all: vec![0; profiles],
            options: vec![0; profiles],
            due: DueCounts::default(),
        };
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(segment) = index.segments().get(number) else { break };
            if is_stale() {
                break;
            }
            let mut bits = plan.matches(segment);
            share.count(plan, &is_chosen, segment, &mut bits);
            share.bits.push((number, bits));
        }
        share
    };
    // A core for each, as long as each has something to do.
    let cores = std::thread::available_parallelism().map_or(1, usize::from).min(8).min(index.segments().len().max(1));
    let shares = std::thread::scope(|scope| {
        let others: Vec<_> = (1..cores).map(|_| scope.spawn(work)).collect();
        let mut shares = vec![work()];
        for other in others {
            shares.push(other.join().ok()?);
        }
        Some(shares)
    })?;
    (!is_stale()).then_some(shares)
}

impl Share {
    /// Counts what matches, and leaves the bits of what has the chosen options under the tab that is asked for.
    fn count(&mut self, plan: &Plan, is_chosen: &[bool], segment: &Segment, bits: &mut [u64]) {
        for (number, (chunk, word)) in segment.profiles().chunks(64).zip(bits.iter_mut()).enumerate() {
            for profile in chunk {
                if let Some(count) = usize::try_from(*profile).ok().and_then(|profile| self.all.get_mut(profile)) {
                    *count += 1;
                }
            }
            let mut left = *word;
            while left != 0 {
                let bit = left.trailing_zeros();
                left &= left - 1;
                let row = number * 64 + bit as usize;
                let profile = segment.profile(row);
                let is_in_queue = plan.is_in_queue(profile);
                let place = usize::try_from(profile).unwrap_or(usize::MAX);
                let is_chosen = is_chosen.get(place).copied().unwrap_or_default();
                if is_in_queue && is_chosen {
                    plan.count_due(segment, row, &mut self.due);
                }
                let is_due = plan.is_due(segment, row);
                if let Some(count) = self.options.get_mut(place).filter(|_| is_in_queue && is_due) {
                    *count += 1;
                }
                if !is_chosen || !is_due {
                    *word &= !(1 << bit);
                    continue;
                }
                let status = plan.status.get(place).copied();
                for (queue, count) in Queue::ALL.iter().zip(&mut self.counts) {
                    *count += usize::from(status.is_some_and(|status| queue.holds(status)));
                }
                if !is_in_queue {
                    *word &= !(1 << bit);
                    continue;
                }
                let amount = segment.amount(row);
                if amount != NO_AMOUNT
                    && let Some(sum) = self.sums.get_mut(place)
                {
                    sum.count += 1;
                    sum.minor += i128::from(amount);
                }
            }
        }
    }
}

/// Rows that are sorted by themselves while the order of everything is not made yet.
const FEW: usize = 40_000;

/// The numbers of the rows whose bits are set.
fn marked(segment: usize, bits: &[u64]) -> impl Iterator<Item = RowId> + '_ {
    let first = segment * SEGMENT;
    bits.iter().enumerate().flat_map(move |(place, word)| {
        let is_set = move |bit: &usize| word >> bit & 1 == 1;
        (0..64).filter(is_set).filter_map(move |bit| RowId::try_from(first + place * 64 + bit).ok())
    })
}

/// The rows that match in the order that is asked for.
fn in_order(
    index: &Index,
    orders: &Orders,
    query: &Query,
    bits: &[&[u64]],
    is_stale: &dyn Fn() -> bool,
) -> Option<Arc<[RowId]>> {
    let count: usize = bits.iter().flat_map(|bits| bits.iter()).map(|word| word.count_ones() as usize).sum();
    if count == 0 {
        return Some(Arc::default());
    }
    if count <= FEW && index.len() > FEW {
        let marked = (0..).zip(bits).flat_map(|(segment, bits)| marked(segment, bits)).collect();
        if let Some(rows) = orders.sorted(index, query.sort, marked) {
            return Some(rows.into());
        }
    }
    let order = orders.get(index, query.sort);
    if is_stale() {
        return None;
    }
    let holds = |row: &RowId| {
        let Ok(row) = usize::try_from(*row) else { return false };
        let word = bits.get(row / SEGMENT).and_then(|bits| bits.get(row % SEGMENT / 64));
        word.is_some_and(|word| word >> (row % 64) & 1 == 1)
    };
    let mut rows = Vec::with_capacity(count);
    rows.extend(order.iter(query.sort.is_descending).filter(holds));
    Some(rows.into())
}

/// What the filter menus offer. Capped, because a menu of thousands is of no use.
fn choices(index: &Index, all: &[usize], found: &mut Found) {
    const MOST: usize = 300;
    let words = &index.words;
    let mut is_used = [(); 4].map(|()| vec![false; words.all().len()]);
    for (profile, _) in words.profiles().iter().zip(all).filter(|(_, count)| **count > 0) {
        let merchant = match profile.word(Slot::MerchantName) {
            NONE => profile.word(Slot::MerchantId),
            name => name,
        };
        let (currency, keys, assignee) =
            (profile.word(Slot::Currency), profile.word(Slot::TagKeys), profile.word(Slot::Assignee));
        for (used, word) in is_used.iter_mut().zip([merchant, currency, keys, assignee]) {
            if let Some(used) = usize::try_from(word).ok().and_then(|word| used.get_mut(word)) {
                *used = true;
            }
        }
    }
    let texts = |used: &[bool]| {
        let used = words.all().iter().zip(used).filter(|(_, used)| **used);
        used.flat_map(|(word, _)| word.text.split('\n'))
            .map(ToOwned::to_owned)
            .collect::<std::collections::BTreeSet<_>>()
    };
    let [merchants, currencies, keys, people] = is_used.map(|used| texts(&used).into_iter().take(MOST).collect());
    (found.merchants, found.currencies, found.tag_keys, found.people) = (merchants, currencies, keys, people);
}
