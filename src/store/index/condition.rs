//! What a term asks, made ready: decided once per combination of words where that is enough, per row where it is not.
//!
//! Must not live here: going through the rows; that is the plan's.

use super::segment::{Segment, face_value};
use crate::domain::dispute::team::NONE as NOBODY;
use crate::domain::dispute::{MERCHANT_TAGS, Status};
use crate::domain::money::Currency;
use crate::domain::search::fold::fold;
use crate::domain::search::{Bound, Condition, TagKey, TextField, TimeField};
use crate::store::interner::{CARD_LINE, FIRST_TAG_LINE, Interner, NONE, Profile, Slot};
use crate::store::packed_timestamp::PackedTimestamp;
use jiff::Timestamp;
use memchr::memmem::Finder;
use std::collections::BTreeSet;

/// A condition made ready.
pub enum Ready {
    /// The combinations whose disputes it holds for.
    Combinations(Vec<bool>),
    /// Each row decides.
    Rows(RowTest),
}

impl Ready {
    /// What each row decides.
    pub fn of_rows(self) -> Option<RowTest> {
        match self {
            Self::Rows(test) => Some(test),
            Self::Combinations(_) => None,
        }
    }
}

/// Lines of rows' own texts that are looked at.
pub struct Lines {
    /// Which ones, for each combination.
    numbers: Vec<Vec<u32>>,
    /// What has to stand in one of them.
    pub finders: Vec<Finder<'static>>,
    /// Combinations that hold it anyway.
    pub held: Vec<bool>,
    /// True when nothing else may stand in the line.
    is_whole: bool,
}

/// A condition that only a row's own text or numbers decide.
pub enum RowTest {
    /// A text in a line of its own.
    Lines(Lines),
    /// A face value; both ends belong to the span.
    Amount(Option<i128>, Option<i128>),
    /// An instant; the first end belongs to the span.
    Time(TimeField, Option<i64>, Option<i64>),
    /// An answer is due, with or without a date.
    Due,
    /// An answer is due without a date.
    Undated,
}

/// Makes a condition ready. `status` is what each combination's disputes count for.
pub fn ready(words: &Interner, status: &[Status], condition: &Condition, now: Timestamp) -> Ready {
    let at = |bound: &Option<Bound>| bound.map(|bound| bound.at(now));
    match condition {
        Condition::Holds(field, values) => text(words, status, *field, values, false),
        Condition::Is(field, values) => whole(words, status, *field, values),
        Condition::Tag(key, values) => tag(words, key, values, false),
        Condition::TagIs(key, values) => tag(words, key, values, true),
        Condition::Amount(from, to) => Ready::Rows(RowTest::Amount(*from, *to)),
        Condition::Time(field, from, to) => Ready::Rows(RowTest::Time(*field, at(from), at(to))),
        Condition::Due => Ready::Rows(RowTest::Due),
        Condition::Undated => Ready::Rows(RowTest::Undated),
    }
}

/// A whole value, as the list names it where it has names.
fn whole(words: &Interner, status: &[Status], field: TextField, values: &[String]) -> Ready {
    let word = |slot| named(words, values, |profile| words.of(profile, slot));
    match field {
        TextField::Reason => word(Slot::Reason),
        TextField::State => word(Slot::State),
        TextField::Response => word(Slot::Response),
        TextField::Currency => word(Slot::Currency),
        TextField::Merchant => named(words, values, |profile| words.merchant(profile)),
        TextField::Code
        | TextField::Status
        | TextField::Card
        | TextField::Order
        | TextField::Customer
        | TextField::Dispute
        | TextField::Payment
        | TextField::Assignee
        | TextField::Work => text(words, status, field, values, true),
    }
}

/// The combinations that are named so.
fn named<'w>(words: &'w Interner, values: &[String], name: impl Fn(&Profile) -> Option<&'w str>) -> Ready {
    let wanted: BTreeSet<&str> = values.iter().map(String::as_str).collect();
    let is_one = |profile| name(profile).is_some_and(|name| wanted.contains(name));
    Ready::Combinations(words.profiles().iter().map(is_one).collect())
}

/// A field's folded text, decided by the combination where the field belongs to it.
fn text(words: &Interner, status: &[Status], field: TextField, values: &[String], is_whole: bool) -> Ready {
    let slots: &[Slot] = match field {
        TextField::Reason => &[Slot::Reason],
        TextField::Code => &[Slot::Code, Slot::CodeRaw],
        TextField::State => &[Slot::State],
        TextField::Response => &[Slot::Response],
        TextField::Merchant => &[Slot::MerchantName, Slot::MerchantId],
        TextField::Currency => &[Slot::Currency],
        TextField::Card => &[Slot::Brand],
        TextField::Assignee => &[Slot::Assignee],
        TextField::Work => &[Slot::Work],
        TextField::Status | TextField::Order | TextField::Customer | TextField::Dispute | TextField::Payment => &[],
    };
    // Nobody works on it, nothing is said of how far it is: that is asked for by a word of its own.
    let asks_none =
        matches!(field, TextField::Assignee | TextField::Work) && values.iter().any(|value| value == NOBODY);
    let has = |profile: &Profile, status: Status| {
        if asks_none && slots.iter().all(|slot| profile.word(*slot) == NONE) {
            return true;
        }
        let folded = slots.iter().filter_map(|slot| folded(words, profile, *slot));
        let labels = if field == TextField::Status { status_words(status) } else { Vec::new() };
        values.iter().any(|value| {
            folded.clone().any(|text| holds(text, value, is_whole))
                || labels.iter().any(|label| holds(label, value, is_whole))
        })
    };
    let held: Vec<bool> = words.profiles().iter().zip(status).map(|(profile, status)| has(profile, *status)).collect();
    let line = |profile: &Profile| match field {
        TextField::Dispute => 0,
        TextField::Payment => 1,
        TextField::Card => CARD_LINE,
        TextField::Order => profile.order_line,
        TextField::Customer => profile.customer_line,
        TextField::Reason
        | TextField::Code
        | TextField::Status
        | TextField::State
        | TextField::Response
        | TextField::Merchant
        | TextField::Currency
        | TextField::Assignee
        | TextField::Work => NONE,
    };
    let own = |profile: &Profile| Some(line(profile)).filter(|at| *at != NONE).into_iter().collect();
    let numbers: Vec<Vec<u32>> = words.profiles().iter().map(own).collect();
    if numbers.iter().all(Vec::is_empty) {
        return Ready::Combinations(held);
    }
    Ready::Rows(RowTest::Lines(Lines { numbers, finders: finders(values), held, is_whole }))
}

/// A tag's value. The merchant's name is a word of the combination, everything else a line of the row.
fn tag(words: &Interner, key: &TagKey, values: &[String], is_whole: bool) -> Ready {
    let (mut numbers, mut held) = (Vec::new(), Vec::new());
    let fits = fitting(words, key);
    for profile in words.profiles() {
        let mut own = Vec::new();
        let mut is_held = false;
        for (place, key) in words.tag_keys(profile).enumerate().filter(|(_, key)| fits(key)) {
            is_held |= values.is_empty();
            if is_merchant_key(key) {
                let name = folded(words, profile, Slot::MerchantName);
                is_held |= name.is_some_and(|name| values.iter().any(|value| holds(name, value, is_whole)));
            }
            own.extend(u32::try_from(place).map(|place| place + FIRST_TAG_LINE));
        }
        numbers.push(own);
        held.push(is_held);
    }
    if values.is_empty() {
        return Ready::Combinations(held);
    }
    Ready::Rows(RowTest::Lines(Lines { numbers, finders: finders(values), held, is_whole }))
}

/// Tells the keys that are meant.
fn fitting<'k>(words: &Interner, key: &'k TagKey) -> Box<dyn Fn(&str) -> bool + 'k> {
    match key {
        TagKey::Any => Box::new(|_| true),
        TagKey::Is(key) => Box::new(move |known| known == key),
        TagKey::Begins(key) => {
            let is_whole = words.profiles().iter().any(|p| words.tag_keys(p).any(|known| fold(known) == *key));
            Box::new(move |known| if is_whole { fold(known) == *key } else { fold(known).starts_with(key) })
        }
    }
}

/// True when a text has the value: anywhere, or as one of its lines.
fn holds(text: &str, value: &str, is_whole: bool) -> bool {
    if is_whole { text.split('\n').any(|line| line == value) } else { text.contains(value) }
}

impl Lines {
    fn hold(&self, segment: &Segment, row: usize) -> bool {
        let profile = segment.profile(row);
        if at(&self.held, profile).copied().unwrap_or_default() {
            return true;
        }
        let has = |line: &u32| {
            let text = segment.line(row, *line);
            let fits = |finder: &Finder<'_>| {
                if self.is_whole { finder.needle() == text } else { finder.find(text).is_some() }
            };
            self.finders.iter().any(fits)
        };
        at(&self.numbers, profile).is_some_and(|numbers| numbers.iter().any(has))
    }
}

impl RowTest {
    /// True when a row holds it. `currency` is that of each combination's disputes.
    pub fn holds(&self, segment: &Segment, row: usize, currency: &[Option<Currency>]) -> bool {
        match self {
            Self::Lines(lines) => lines.hold(segment, row),
            Self::Amount(from, to) => {
                let currency = at(currency, segment.profile(row)).copied().flatten();
                face_value(segment.amount(row), currency)
                    .is_some_and(|value| from.is_none_or(|from| value >= from) && to.is_none_or(|to| value <= to))
            }
            Self::Time(field, from, to) => {
                let moment = match field {
                    // What targets are is not known here: whoever asks has made deadlines of them.
                    TimeField::Due | TimeField::Target => segment.due(row),
                    TimeField::Created => segment.created(row),
                    TimeField::Updated => segment.updated(row),
                };
                moment.millis().is_some_and(|at| from.is_none_or(|from| at >= from) && to.is_none_or(|to| at < to))
            }
            Self::Due => segment.due(row) != PackedTimestamp::ABSENT,
            Self::Undated => segment.due(row) == PackedTimestamp::UNDATED,
        }
    }
}

/// What belongs to a combination.
pub fn at<T>(of: &[T], profile: u32) -> Option<&T> {
    of.get(usize::try_from(profile).ok()?)
}

/// The words a status is found by. What is reopened needs a response too.
pub fn status_words(status: Status) -> Vec<String> {
    let also = (status == Status::Reopened).then_some(Status::NeedsResponse);
    [Some(status), also].into_iter().flatten().map(|status| fold(status.token())).collect()
}

fn folded<'w>(words: &'w Interner, profile: &Profile, slot: Slot) -> Option<&'w str> {
    words.all().get(usize::try_from(profile.word(slot)).ok()?).map(|word| &*word.folded)
}

fn is_merchant_key(key: &str) -> bool {
    MERCHANT_TAGS.iter().any(|known| known.eq_ignore_ascii_case(key))
}

fn finders(values: &[String]) -> Vec<Finder<'static>> {
    values.iter().map(|value| Finder::new(value.as_str()).into_owned()).collect()
}
