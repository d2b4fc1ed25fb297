//! One question, made ready to be put to every dispute.
//!
//! Must not live here: what a term asks (`condition`), counting and ordering what is found.

use super::Index;
use super::condition::{Ready, RowTest, at, ready, status_words};
use super::segment::Segment;
use crate::domain::dispute::Status;
use crate::domain::money::{self, Currency};
use crate::domain::search::chips::{Chip, Due};
use crate::domain::search::query::{Query, Queue};
use crate::domain::search::{Condition, TextField};
use crate::store::index_record::NO_AMOUNT;
use crate::store::interner::{Interner, SLOTS};
use jiff::Timestamp;
use memchr::memmem::Finder;

/// A word to be found anywhere.
struct Needle {
    finder: Finder<'static>,
    /// Combinations that hold it: their disputes need not be looked at.
    held: Vec<bool>,
    /// Its digits, when it can be part of an amount.
    digits: Option<Finder<'static>>,
}

/// The fields whose options are counted. Each is decided by the combination alone.
pub const OPTIONS: [TextField; 7] = [
    TextField::Reason,
    TextField::State,
    TextField::Response,
    TextField::Merchant,
    TextField::Currency,
    TextField::Assignee,
    TextField::Work,
];

/// The field a condition chooses options of.
fn option_of(condition: &Condition) -> Option<TextField> {
    match condition {
        Condition::Holds(field, _) | Condition::Is(field, _) => OPTIONS.contains(field).then_some(*field),
        Condition::Tag(..)
        | Condition::TagIs(..)
        | Condition::Amount(..)
        | Condition::Time(..)
        | Condition::Due
        | Condition::Undated => None,
    }
}

/// Disputes per option of the time left, in their order.
pub type DueCounts = [usize; Due::ALL.len()];

/// A question made ready.
pub struct Plan {
    /// What each combination's disputes count for.
    pub status: Vec<Status>,
    /// Their currency.
    pub currency: Vec<Option<Currency>>,
    /// Combinations that pass everything that is decided for them as a whole, but for what is in `chosen`.
    pass: Vec<bool>,
    /// Options of filters that are chosen, each with the combinations it leaves.
    chosen: Vec<(TextField, Vec<bool>)>,
    needles: Vec<Needle>,
    tests: Vec<(bool, RowTest)>,
    /// What is asked of the time left, which the options of its chip leave out of account.
    due: Vec<(bool, RowTest)>,
    /// What each of these options asks.
    due_options: Vec<RowTest>,
    queue: Queue,
}

impl Plan {
    /// Makes a question ready.
    #[must_use]
    pub fn new(index: &Index, query: &Query, now: Timestamp) -> Self {
        let words = &index.words;
        let status: Vec<Status> = words.profiles().iter().map(|profile| words.status(profile)).collect();
        let mut plan = Self {
            currency: words.profiles().iter().map(|profile| words.currency(profile)).collect(),
            pass: vec![true; words.profiles().len()],
            chosen: Vec::new(),
            needles: query.search.words.iter().map(|word| Needle::new(words, &status, word)).collect(),
            tests: Vec::new(),
            due: Vec::new(),
            due_options: Vec::new(),
            queue: query.queue,
            status,
        };
        let asked = Due::ALL.into_iter().map(|due| ready(words, &plan.status, &due.condition(), now));
        plan.due_options = asked.filter_map(Ready::of_rows).collect();
        // The longest word is found the least often and leaves the least to look at for the others.
        plan.needles.sort_by_key(|needle| std::cmp::Reverse(needle.finder.needle().len()));
        for term in &query.search.terms {
            match ready(words, &plan.status, &term.condition, now) {
                Ready::Combinations(mut held) => {
                    for held in &mut held {
                        *held ^= term.is_negated;
                    }
                    match option_of(&term.condition) {
                        Some(field) => plan.chosen.push((field, held)),
                        None => plan.pass.iter_mut().zip(held).for_each(|(pass, held)| *pass &= held),
                    }
                }
                Ready::Rows(test) => {
                    let is_due = Chip::of(&term.condition) == Some(Chip::Due);
                    let tests = if is_due { &mut plan.due } else { &mut plan.tests };
                    tests.push((term.is_negated, test));
                }
            }
        }
        // Numbers are compared sooner than texts are looked through.
        plan.tests.sort_by_key(|(_, test)| matches!(test, RowTest::Lines(_)));
        plan
    }

    /// True when the disputes of a combination belong under the tab that is asked for.
    #[must_use]
    pub fn is_in_queue(&self, profile: u32) -> bool {
        self.queue == Queue::All || at(&self.status, profile).is_some_and(|status| self.queue.holds(*status))
    }

    /// True when a combination has the options that are chosen, leaving those of one field out of account.
    #[must_use]
    pub fn is_chosen(&self, profile: u32, but: Option<TextField>) -> bool {
        let mut others = self.chosen.iter().filter(|(field, _)| Some(*field) != but);
        others.all(|(_, held)| at(held, profile).copied().unwrap_or_default())
    }

    /// True when a dispute has as much time left as is asked for.
    #[must_use]
    pub fn is_due(&self, segment: &Segment, row: usize) -> bool {
        self.due.iter().all(|(is_negated, test)| test.holds(segment, row, &self.currency) != *is_negated)
    }

    /// Counts a dispute for each option of the time left it is found by.
    pub fn count_due(&self, segment: &Segment, row: usize, counts: &mut DueCounts) {
        for (test, count) in self.due_options.iter().zip(counts) {
            *count += usize::from(test.holds(segment, row, &self.currency));
        }
    }

    /// The disputes of a segment that match, a bit each, whatever their tab, their time left and the options that are
    /// chosen.
    #[must_use]
    pub fn matches(&self, segment: &Segment) -> Vec<u64> {
        let mut bits = vec![0_u64; segment.len().div_ceil(64)];
        for (chunk, word) in segment.profiles().chunks(64).zip(&mut bits) {
            for (bit, profile) in chunk.iter().enumerate() {
                *word |= u64::from(at(&self.pass, *profile).copied().unwrap_or_default()) << bit;
            }
        }
        for (is_negated, test) in &self.tests {
            if let (RowTest::Lines(lines), false) = (test, is_negated) {
                // Only where the text stands at all is its line worth looking for.
                let anywhere = standing(&lines.finders, &lines.held, segment, bits.len());
                bits.iter_mut().zip(anywhere).for_each(|(word, found)| *word &= found);
            }
            keep(&mut bits, |row| test.holds(segment, row, &self.currency) != *is_negated);
        }
        for needle in &self.needles {
            let left = bits.iter().map(|word| word.count_ones() as usize).sum::<usize>();
            if left == 0 {
                break;
            }
            if left < segment.len() / 32 {
                keep(&mut bits, |row| self.stands_in(needle, segment, row));
            } else {
                self.search(needle, segment, &mut bits);
            }
        }
        bits
    }

    fn search(&self, needle: &Needle, segment: &Segment, bits: &mut [u64]) {
        let mut found = standing(std::slice::from_ref(&needle.finder), &needle.held, segment, bits.len());
        if let Some(digits) = &needle.digits {
            // Amounts are looked at only where nothing else has the digits.
            for (place, (word, wanted)) in found.iter_mut().zip(bits.iter()).enumerate() {
                let mut open = wanted & !*word;
                while open != 0 {
                    let bit = open.trailing_zeros();
                    open &= open - 1;
                    *word |= u64::from(self.amount_holds(digits, segment, place * 64 + bit as usize)) << bit;
                }
            }
        }
        for (word, found) in bits.iter_mut().zip(found) {
            *word &= found;
        }
    }

    fn stands_in(&self, needle: &Needle, segment: &Segment, row: usize) -> bool {
        at(&needle.held, segment.profile(row)).copied().unwrap_or_default()
            || needle.finder.find(segment.text(row)).is_some()
            || needle.digits.as_ref().is_some_and(|digits| self.amount_holds(digits, segment, row))
    }

    fn amount_holds(&self, digits: &Finder<'_>, segment: &Segment, row: usize) -> bool {
        let minor = segment.amount(row);
        let currency = at(&self.currency, segment.profile(row)).copied().flatten();
        let Some(currency) = currency.filter(|_| minor != NO_AMOUNT) else { return false };
        let mut text = [0; 24];
        let written = money::write_decimal(minor, currency.exponent().unwrap_or(0), &mut text);
        digits.find(written).is_some()
    }
}

/// The rows that hold one of these texts somewhere of their own, or by their combination of words.
fn standing(finders: &[Finder<'_>], held: &[bool], segment: &Segment, words: usize) -> Vec<u64> {
    let mut found = vec![0_u64; words];
    for (chunk, word) in segment.profiles().chunks(64).zip(&mut found) {
        for (bit, profile) in chunk.iter().enumerate() {
            *word |= u64::from(at(held, *profile).copied().unwrap_or_default()) << bit;
        }
    }
    for finder in finders {
        segment.find(finder, |row| {
            if let Some(word) = found.get_mut(row / 64) {
                *word |= 1 << (row % 64);
            }
        });
    }
    found
}

/// Takes out the rows that do not hold.
fn keep(bits: &mut [u64], holds: impl Fn(usize) -> bool) {
    for (place, word) in bits.iter_mut().enumerate() {
        let mut left = *word;
        while left != 0 {
            let bit = left.trailing_zeros();
            left &= left - 1;
            if !holds(place * 64 + bit as usize) {
                *word &= !(1 << bit);
            }
        }
    }
}

impl Needle {
    fn new(words: &Interner, status: &[Status], word: &str) -> Self {
        let finder = Finder::new(word).into_owned();
        let in_words: Vec<bool> = words.all().iter().map(|one| finder.find(one.folded.as_bytes()).is_some()).collect();
        let held = words.profiles().iter().zip(status).map(|(profile, status)| {
            let any = |ids: &[u32; SLOTS]| ids.iter().any(|id| at(&in_words, *id).copied().unwrap_or_default());
            any(profile.words()) || status_words(*status).iter().any(|label| label.contains(word))
        });
        Self {
            held: held.collect(),
            digits: amount_digits(word).map(|digits| Finder::new(&digits).into_owned()),
            finder,
        }
    }
}

/// The digits of a word that can be part of an amount: `1,240.00`, `$1240`, `.99`.
fn amount_digits(word: &str) -> Option<String> {
    let bare = word.trim_start_matches(['$', '€', '£', '¥']);
    let digits: String = bare.chars().filter(|c| *c != ',').collect();
    let is_amount = !digits.is_empty()
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
        && digits.matches('.').count() <= 1;
    is_amount.then_some(digits)
}
