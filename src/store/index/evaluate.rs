//! One question, made ready to be put to every dispute: decided once per combination of words where that is enough,
//! per row where it is not.

use super::Index;
use super::segment::{Segment, face_value};
use crate::domain::dispute::{MERCHANT_TAGS, Status};
use crate::domain::money::{self, Currency};
use crate::domain::search::fold::fold;
use crate::domain::search::query::{Due, Filters, Query, Queue};
use crate::domain::search::{Condition, TextField, TimeField};
use crate::store::index_record::NO_AMOUNT;
use crate::store::interner::{CARD_LINE, FIRST_TAG_LINE, Interner, NONE, Profile, SLOTS, Slot};
use crate::store::packed_timestamp::PackedTimestamp;
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

/// A condition that only a row's own text or numbers decide.
enum RowTest {
    /// A line of each combination, in which one of these has to stand; combinations that hold it anyway.
    Lines {
        lines: Vec<Vec<u32>>,
        finders: Vec<Finder<'static>>,
        held: Vec<bool>,
    },
    Amount(Option<i128>, Option<i128>),
    Time(TimeField, Option<i64>, Option<i64>),
    /// An answer is due, with or without a date.
    Due,
    /// An answer is due without a date.
    Undated,
}

/// A question made ready.
pub struct Plan {
    /// What each combination's disputes count for.
    pub status: Vec<Status>,
    /// Their currency.
    pub currency: Vec<Option<Currency>>,
    /// Combinations that pass everything that is decided for them as a whole.
    pass: Vec<bool>,
    needles: Vec<Needle>,
    tests: Vec<(bool, RowTest)>,
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
            pass: words.profiles().iter().map(|profile| passes(words, profile, &query.filters)).collect(),
            needles: query.search.words.iter().map(|word| Needle::new(words, &status, word)).collect(),
            tests: Vec::new(),
            queue: query.queue,
            status,
        };
        // The longest word is found the least often and leaves the least to look at for the others.
        plan.needles.sort_by_key(|needle| std::cmp::Reverse(needle.finder.needle().len()));
        plan.add_filters(words, &query.filters, now);
        for term in &query.search.terms {
            plan.add_term(words, &term.condition, term.is_negated, now);
        }
        plan
    }

    fn add_filters(&mut self, words: &Interner, filters: &Filters, now: Timestamp) {
        if let Some(due) = filters.due {
            self.tests.push((false, due_test(due, now)));
        }
        if filters.amount_min.is_some() || filters.amount_max.is_some() {
            self.tests.push((false, RowTest::Amount(filters.amount_min, filters.amount_max)));
        }
        let millis = |at: Option<Timestamp>| at.map(jiff::Timestamp::as_millisecond);
        if filters.created_from.is_some() || filters.created_before.is_some() {
            let (from, before) = (millis(filters.created_from), millis(filters.created_before));
            self.tests.push((false, RowTest::Time(TimeField::Created, from, before)));
        }
        if filters.tag_key.is_some() || filters.tag_value.is_some() {
            let key = filters.tag_key.as_deref();
            let wanted: Vec<String> = filters.tag_value.as_deref().map(fold).into_iter().collect();
            self.add_tag(words, |known| key.is_none_or(|key| key == known), &wanted, false);
        }
    }

    fn add_term(&mut self, words: &Interner, condition: &Condition, is_negated: bool, now: Timestamp) {
        let at = |bound: Option<crate::domain::search::Bound>| bound.map(|bound| bound.at(now));
        let test = match condition {
            Condition::Holds(field, values) => return self.add_text(words, *field, values, is_negated),
            Condition::Tag(key, values) => {
                let is_whole = words.profiles().iter().any(|p| words.tag_keys(p).any(|known| fold(known) == *key));
                let fits = |known: &str| if is_whole { fold(known) == *key } else { fold(known).starts_with(key) };
                return self.add_tag(words, fits, values, is_negated);
            }
            Condition::Amount(from, to) => RowTest::Amount(*from, *to),
            Condition::Time(field, from, to) => RowTest::Time(*field, at(*from), at(*to)),
            Condition::Undated => RowTest::Undated,
        };
        self.tests.push((is_negated, test));
    }

    /// A field's text, decided by the combination where the field belongs to it.
    fn add_text(&mut self, words: &Interner, field: TextField, values: &[String], is_negated: bool) {
        let slots: &[Slot] = match field {
            TextField::Reason => &[Slot::Reason],
            TextField::Code => &[Slot::Code, Slot::CodeRaw],
            TextField::State => &[Slot::State],
            TextField::Response => &[Slot::Response],
            TextField::Merchant => &[Slot::MerchantName, Slot::MerchantId],
            TextField::Currency => &[Slot::Currency],
            TextField::Card => &[Slot::Brand],
            TextField::Status | TextField::Order | TextField::Customer | TextField::Dispute | TextField::Payment => &[],
        };
        let held: Vec<bool> = words
            .profiles()
            .iter()
            .zip(&self.status)
            .map(|(profile, status)| {
                let folded = slots.iter().filter_map(|slot| folded(words, profile, *slot));
                let labels = if field == TextField::Status { status_words(*status) } else { Vec::new() };
                values.iter().any(|value| {
                    folded.clone().any(|text| text.contains(value.as_str()))
                        || labels.iter().any(|label| label.contains(value.as_str()))
                })
            })
            .collect();
        let line = |profile: &Profile| match field {
            TextField::Dispute => 0,
            TextField::Payment => 1,
            TextField::Card => CARD_LINE,
            TextField::Order => profile.order_line,
            TextField::Customer => profile.customer_line,
            _ => NONE,
        };
        let lines: Vec<Vec<u32>> = words
            .profiles()
            .iter()
            .map(|profile| Some(line(profile)).filter(|at| *at != NONE).into_iter().collect())
            .collect();
        if lines.iter().all(Vec::is_empty) {
            self.narrow(|place| held.get(place).copied().unwrap_or_default() != is_negated);
            return;
        }
        self.tests.push((is_negated, RowTest::Lines { lines, finders: finders(values), held }));
    }

    /// A tag's value. The merchant's name is a word of the combination, everything else a line of the row.
    fn add_tag(&mut self, words: &Interner, fits: impl Fn(&str) -> bool, values: &[String], is_negated: bool) {
        let (mut lines, mut held) = (Vec::new(), Vec::new());
        for profile in words.profiles() {
            let mut own = Vec::new();
            let mut is_held = false;
            for (place, key) in words.tag_keys(profile).enumerate().filter(|(_, key)| fits(key)) {
                is_held |= values.is_empty();
                if is_merchant_key(key) {
                    let name = folded(words, profile, Slot::MerchantName);
                    is_held |= name.is_some_and(|name| values.iter().any(|value| name.contains(value.as_str())));
                }
                own.extend(u32::try_from(place).map(|place| place + FIRST_TAG_LINE));
            }
            lines.push(own);
            held.push(is_held);
        }
        if values.is_empty() {
            self.narrow(|place| held.get(place).copied().unwrap_or_default() != is_negated);
            return;
        }
        self.tests.push((is_negated, RowTest::Lines { lines, finders: finders(values), held }));
    }

    fn narrow(&mut self, keeps: impl Fn(usize) -> bool) {
        for (place, pass) in self.pass.iter_mut().enumerate() {
            *pass &= keeps(place);
        }
    }

    /// True when the disputes of a combination belong under the tab that is asked for.
    #[must_use]
    pub fn is_in_queue(&self, profile: u32) -> bool {
        self.queue == Queue::All || at(&self.status, profile).is_some_and(|status| self.queue.holds(*status))
    }

    /// The disputes of a segment that match, a bit each, whatever their tab.
    #[must_use]
    pub fn matches(&self, segment: &Segment) -> Vec<u64> {
        let mut bits = vec![0_u64; segment.len().div_ceil(64)];
        for (chunk, word) in segment.profiles().chunks(64).zip(&mut bits) {
            for (bit, profile) in chunk.iter().enumerate() {
                *word |= u64::from(at(&self.pass, *profile).copied().unwrap_or_default()) << bit;
            }
        }
        for (is_negated, test) in &self.tests {
            if let (RowTest::Lines { finders, held, .. }, false) = (test, is_negated) {
                // Only where the text stands at all is its line worth looking for.
                let anywhere = standing(finders, held, segment, bits.len());
                bits.iter_mut().zip(anywhere).for_each(|(word, found)| *word &= found);
            }
            keep(&mut bits, |row| self.holds(test, segment, row) != *is_negated);
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

    fn holds(&self, test: &RowTest, segment: &Segment, row: usize) -> bool {
        match test {
            RowTest::Lines { lines, finders, held } => {
                let profile = segment.profile(row);
                at(held, profile).copied().unwrap_or_default()
                    || at(lines, profile).is_some_and(|lines| {
                        lines.iter().any(|line| {
                            let held = segment.line(row, *line);
                            finders.iter().any(|finder| finder.find(held).is_some())
                        })
                    })
            }
            RowTest::Amount(from, to) => {
                let currency = at(&self.currency, segment.profile(row)).copied().flatten();
                face_value(segment.amount(row), currency)
                    .is_some_and(|value| from.is_none_or(|from| value >= from) && to.is_none_or(|to| value <= to))
            }
            RowTest::Time(field, from, to) => {
                let moment = match field {
                    TimeField::Due => segment.due(row),
                    TimeField::Created => segment.created(row),
                    TimeField::Updated => segment.updated(row),
                };
                moment.millis().is_some_and(|at| from.is_none_or(|from| at >= from) && to.is_none_or(|to| at < to))
            }
            RowTest::Due => segment.due(row) != PackedTimestamp::ABSENT,
            RowTest::Undated => segment.due(row) == PackedTimestamp::UNDATED,
        }
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

fn at<T>(of: &[T], profile: u32) -> Option<&T> {
    of.get(usize::try_from(profile).ok()?)
}

fn folded<'w>(words: &'w Interner, profile: &Profile, slot: Slot) -> Option<&'w str> {
    words.all().get(usize::try_from(profile.word(slot)).ok()?).map(|word| &*word.folded)
}

/// The words a status is found by. What is reopened needs a response too.
fn status_words(status: Status) -> Vec<String> {
    let also = (status == Status::Reopened).then_some(Status::NeedsResponse);
    [Some(status), also].into_iter().flatten().map(|status| fold(status.label())).collect()
}

fn is_merchant_key(key: &str) -> bool {
    MERCHANT_TAGS.iter().any(|known| known.eq_ignore_ascii_case(key))
}

fn finders(values: &[String]) -> Vec<Finder<'static>> {
    values.iter().map(|value| Finder::new(value.as_str()).into_owned()).collect()
}

/// What a choice of the due filter means. "Within" does not include what is overdue.
fn due_test(due: Due, now: Timestamp) -> RowTest {
    const DAY: i64 = 86_400_000;
    let now = now.as_millisecond();
    // What is due at this very instant is overdue.
    let within = |days: i64| RowTest::Time(TimeField::Due, Some(now + 1), Some(now + days * DAY));
    match due {
        Due::Overdue => RowTest::Time(TimeField::Due, None, Some(now + 1)),
        Due::Day => within(1),
        Due::ThreeDays => within(3),
        Due::Week => within(7),
        Due::Any => RowTest::Due,
    }
}

/// What the chips ask of a combination.
fn passes(words: &Interner, profile: &Profile, filters: &Filters) -> bool {
    let wire = |slot| words.of(profile, slot);
    let reason = filters.reasons.is_empty() || words.reason(profile).is_some_and(|r| filters.reasons.contains(&r));
    let currency = filters.currencies.is_empty()
        || words.currency(profile).is_some_and(|currency| filters.currencies.contains(currency.code()));
    let merchant =
        filters.merchants.is_empty() || words.merchant(profile).is_some_and(|name| filters.merchants.contains(name));
    let state = filters.states.is_empty()
        || wire(Slot::State).is_some_and(|state| filters.states.iter().any(|one| one.as_wire() == state));
    let response = filters.response_states.is_empty()
        || wire(Slot::Response).is_some_and(|state| filters.response_states.iter().any(|one| one.as_wire() == state));
    reason && currency && merchant && state && response
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
