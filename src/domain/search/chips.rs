//! What the chips above the list show of the text of the search field, and the conditions they put there.
//!
//! A chip shows the one term of its field when it has the form the chip itself writes. Anything else is shown as it was
//! typed.
//!
//! Must not live here: drawing, changing the text (`edit`).

use super::read::{self, DAY, NOT_OVERDUE, Piece};
use super::write::{day_at, last_day};
use super::{Bound, Condition, MOST, TagKey, Term, TextField, TimeField};
use crate::domain::dispute::{DisputeState, Reason, ResponseState};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::BTreeSet;
use std::ops::Range;

/// A field that has a chip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Chip {
    /// Time left.
    Due,
    /// Finix's reason.
    Reason,
    /// The face value.
    Amount,
    /// The currency.
    Currency,
    /// Whose it is.
    Merchant,
    /// The days it was opened on.
    Opened,
    /// A tag.
    Tag,
    /// Finix's state.
    State,
    /// Finix's response state.
    Response,
    /// Who works on it.
    Assignee,
    /// How far they are.
    Work,
}

impl Chip {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Due,
        Self::Reason,
        Self::Amount,
        Self::Currency,
        Self::Merchant,
        Self::Opened,
        Self::Tag,
        Self::State,
        Self::Response,
        Self::Assignee,
        Self::Work,
    ];

    /// The chip a condition belongs to.
    #[must_use]
    pub fn of(condition: &Condition) -> Option<Self> {
        match condition {
            Condition::Holds(field, _) | Condition::Is(field, _) => Self::of_text(*field),
            Condition::Tag(..) | Condition::TagIs(..) => Some(Self::Tag),
            Condition::Amount(..) => Some(Self::Amount),
            Condition::Time(TimeField::Due | TimeField::Target, ..) | Condition::Due | Condition::Undated => {
                Some(Self::Due)
            }
            Condition::Time(TimeField::Created, ..) => Some(Self::Opened),
            Condition::Time(TimeField::Updated, ..) => None,
        }
    }

    fn of_text(field: TextField) -> Option<Self> {
        match field {
            TextField::Reason => Some(Self::Reason),
            TextField::State => Some(Self::State),
            TextField::Response => Some(Self::Response),
            TextField::Merchant => Some(Self::Merchant),
            TextField::Currency => Some(Self::Currency),
            TextField::Assignee => Some(Self::Assignee),
            TextField::Work => Some(Self::Work),
            TextField::Code
            | TextField::Status
            | TextField::Card
            | TextField::Order
            | TextField::Customer
            | TextField::Dispute
            | TextField::Payment => None,
        }
    }
}

/// Choices of the due chip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Due {
    /// Past the deadline.
    Overdue,
    /// Less than 24 hours.
    Day,
    /// Less than 3 days.
    ThreeDays,
    /// Less than 7 days.
    Week,
    /// An answer is due at any time.
    Any,
}

impl Due {
    /// All choices in order.
    pub const ALL: [Self; 5] = [Self::Overdue, Self::Day, Self::ThreeDays, Self::Week, Self::Any];

    /// What it asks. "Within" does not include what is overdue.
    #[must_use]
    pub fn condition(self) -> Condition {
        let within = |days: i64| Condition::Time(TimeField::Due, Some(NOT_OVERDUE), Some(Bound::FromNow(days * DAY)));
        match self {
            Self::Overdue => Condition::Time(TimeField::Due, None, Some(NOT_OVERDUE)),
            Self::Day => within(1),
            Self::ThreeDays => within(3),
            Self::Week => within(7),
            Self::Any => Condition::Due,
        }
    }
}

/// What a chip shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Shown<T> {
    /// Its field is not asked for.
    #[default]
    Nothing,
    /// A choice of its own.
    Choice(T),
    /// What was typed and is no choice of the chip, as it was typed.
    Typed(String),
}

impl<T> Shown<T> {
    /// True when its field is not asked for.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        matches!(self, Self::Nothing)
    }

    /// The chip's own choice.
    #[must_use]
    pub fn choice(&self) -> Option<&T> {
        match self {
            Self::Choice(choice) => Some(choice),
            Self::Nothing | Self::Typed(_) => None,
        }
    }
}

/// Both ends of a range; both belong to it.
pub type Ends<T> = (Option<T>, Option<T>);

/// A tag as its chip chooses one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagChoice {
    /// Exactly this key; without it, any.
    pub key: Option<String>,
    /// The value holds this text.
    pub value: Option<String>,
}

/// What all chips show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chips {
    /// Time left.
    pub due: Shown<Due>,
    /// Reasons, one of which it is.
    pub reasons: Shown<BTreeSet<Reason>>,
    /// The face value in ten-thousandths.
    pub amount: Shown<Ends<i128>>,
    /// Codes of currencies.
    pub currencies: Shown<BTreeSet<String>>,
    /// Merchants as the list names them.
    pub merchants: Shown<BTreeSet<String>>,
    /// Days on which it was opened.
    pub opened: Shown<Ends<Date>>,
    /// A tag.
    pub tag: Shown<TagChoice>,
    /// States.
    pub states: Shown<BTreeSet<DisputeState>>,
    /// Response states.
    pub responses: Shown<BTreeSet<ResponseState>>,
    /// Names of people, folded.
    pub assignees: Shown<BTreeSet<String>>,
    /// How far they are, folded.
    pub work: Shown<BTreeSet<String>>,
}

impl Chips {
    /// Reads what was typed. What cannot be understood is in no chip.
    #[must_use]
    pub fn read(text: &str, zone: &TimeZone) -> Self {
        let terms: Vec<(&str, Term)> = placed(text, zone).map(|(_, raw, term)| (raw, term)).collect();
        Self {
            due: shown(&terms, Chip::Due, |one| Due::ALL.into_iter().find(|due| due.condition() == *one)),
            reasons: shown(&terms, Chip::Reason, |one| set(one, Reason::from_wire)),
            amount: shown(&terms, Chip::Amount, amount_of),
            currencies: shown(&terms, Chip::Currency, |one| set(one, ToOwned::to_owned)),
            merchants: shown(&terms, Chip::Merchant, |one| set(one, ToOwned::to_owned)),
            opened: shown(&terms, Chip::Opened, |one| opened_of(one, zone)),
            tag: shown(&terms, Chip::Tag, tag_of),
            states: shown(&terms, Chip::State, |one| set(one, DisputeState::from_wire)),
            responses: shown(&terms, Chip::Response, |one| set(one, ResponseState::from_wire)),
            assignees: shown(&terms, Chip::Assignee, |one| set(one, ToOwned::to_owned)),
            work: shown(&terms, Chip::Work, |one| set(one, ToOwned::to_owned)),
        }
    }

    /// True when no chip shows anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The terms that are looked at: where each stands, as it was typed, and what it asks.
pub(super) fn placed<'t>(text: &'t str, zone: &TimeZone) -> impl Iterator<Item = (Range<usize>, &'t str, Term)> {
    read::tokens(text).take(MOST).filter_map(move |token| match read::read(&token, zone) {
        Ok(Piece::Term(term)) => Some((token.place, token.raw, term)),
        Ok(Piece::Word(_) | Piece::Unfinished) | Err(_) => None,
    })
}

/// A choice, when a chip's field has one term and the chip could have written it.
fn shown<T>(terms: &[(&str, Term)], chip: Chip, choice: impl Fn(&Condition) -> Option<T>) -> Shown<T> {
    let own: Vec<&(&str, Term)> = terms.iter().filter(|(_, term)| Chip::of(&term.condition) == Some(chip)).collect();
    let as_typed = || own.iter().map(|(raw, _)| *raw).collect::<Vec<_>>().join(" ");
    match own.as_slice() {
        [] => Shown::Nothing,
        [(_, term)] if !term.is_negated => {
            choice(&term.condition).map_or_else(|| Shown::Typed(as_typed()), Shown::Choice)
        }
        _ => Shown::Typed(as_typed()),
    }
}

fn set<T: Ord>(condition: &Condition, read: impl Fn(&str) -> T) -> Option<BTreeSet<T>> {
    match condition {
        Condition::Is(_, values) => Some(values.iter().map(|value| read(value)).collect()),
        _ => None,
    }
}

fn amount_of(condition: &Condition) -> Option<Ends<i128>> {
    match condition {
        Condition::Amount(from, to) if *from != *to || from.is_some() => {
            [from, to].iter().all(|end| end.is_none_or(|end| end >= 0)).then_some((*from, *to))
        }
        _ => None,
    }
}

fn opened_of(condition: &Condition, zone: &TimeZone) -> Option<Ends<Date>> {
    let Condition::Time(TimeField::Created, from, to) = condition else { return None };
    let from = match from {
        None => None,
        Some(Bound::At(at)) => Some(day_at(*at, zone)?),
        Some(Bound::FromNow(_)) => return None,
    };
    let to = match to {
        None => None,
        Some(Bound::At(at)) => Some(last_day(*at, zone)?),
        Some(Bound::FromNow(_)) => return None,
    };
    (from.is_some() || to.is_some()).then_some((from, to))
}

fn tag_of(condition: &Condition) -> Option<TagChoice> {
    let Condition::Tag(key, values) = condition else { return None };
    let key = match key {
        TagKey::Any => None,
        TagKey::Is(key) => Some(key.clone()),
        TagKey::Begins(_) => return None,
    };
    match values.as_slice() {
        [] => Some(TagChoice { key, value: None }),
        [value] => Some(TagChoice { key, value: Some(value.clone()) }),
        _ => None,
    }
}

/// One of these values, as the list names them.
#[must_use]
pub fn one_of(field: TextField, values: impl Iterator<Item = String>) -> Option<Condition> {
    let values: Vec<String> = values.filter(|value| !value.is_empty()).collect();
    (!values.is_empty()).then_some(Condition::Is(field, values))
}

/// A face value in a range.
#[must_use]
pub fn amount((from, to): Ends<i128>) -> Option<Condition> {
    (from.is_some() || to.is_some()).then_some(Condition::Amount(from, to))
}

/// Opened on one of these days where the person is.
#[must_use]
pub fn opened((from, to): Ends<Date>, zone: &TimeZone) -> Option<Condition> {
    let begins = |day: Date| read::midnight(day, zone).map(Bound::At);
    let (from, to) = (from.and_then(begins), to.and_then(|day| day.tomorrow().ok()).and_then(begins));
    (from.is_some() || to.is_some()).then_some(Condition::Time(TimeField::Created, from, to))
}

/// A tag with a key, a value, or both.
#[must_use]
pub fn tag(choice: TagChoice) -> Option<Condition> {
    let TagChoice { key, value } = choice;
    let value = value.filter(|value| !value.trim().is_empty());
    let asks = key.is_some() || value.is_some();
    let key = key.map_or(TagKey::Any, TagKey::Is);
    asks.then(|| Condition::Tag(key, value.into_iter().collect()))
}

#[cfg(test)]
mod tests {
    use super::super::write;
    use super::*;

    fn zone() -> TimeZone {
        TimeZone::get("America/New_York").expect("a zone")
    }

    fn read(text: &str) -> Chips {
        Chips::read(text, &zone())
    }

    fn written(condition: Option<Condition>) -> String {
        write(&Term { is_negated: false, condition: condition.expect("it asks something") }, &zone())
    }

    fn date(text: &str) -> Option<Date> {
        text.parse().ok()
    }

    #[test]
    fn what_a_chip_writes_it_shows_again() {
        for due in Due::ALL {
            assert_eq!(read(&written(Some(due.condition()))).due, Shown::Choice(due));
        }
        let reasons: BTreeSet<Reason> = [Reason::Fraud, Reason::Other("NEW ONE".to_owned())].into();
        let text = written(one_of(TextField::Reason, reasons.iter().map(|reason| reason.as_wire().to_owned())));
        assert_eq!((text.as_str(), read(&text).reasons), ("reason:=fraud,\"NEW ONE\"", Shown::Choice(reasons)));
        let responses: BTreeSet<ResponseState> = ResponseState::KNOWN.iter().cloned().collect();
        let text = written(one_of(TextField::Response, responses.iter().map(|state| state.as_wire().to_owned())));
        assert_eq!(read(&text).responses, Shown::Choice(responses));
        for ends in [(Some(0), Some(12_400_000)), (Some(1), None), (None, Some(500_000)), (Some(7), Some(7))] {
            assert_eq!(read(&written(amount(ends))).amount, Shown::Choice(ends));
        }
        let days = [("2026-11-01", "2026-11-02"), ("2026-03-08", "2026-03-08"), ("", "2026-12-31"), ("2026-01-01", "")];
        for (from, to) in days.map(|(from, to)| (date(from), date(to))) {
            assert_eq!(read(&written(opened((from, to), &zone()))).opened, Shown::Choice((from, to)));
        }
        let text = |text: &str| Some(text.to_owned());
        for (key, value) in [(text("Order: no"), None), (None, text("21d x")), (text("order"), text("21d"))] {
            let choice = TagChoice { key, value };
            assert_eq!(read(&written(tag(choice.clone()))).tag, Shown::Choice(choice));
        }
    }

    #[test]
    fn nothing_chosen_asks_nothing() {
        assert_eq!(one_of(TextField::Reason, std::iter::empty()), None);
        assert_eq!((amount((None, None)), opened((None, None), &zone())), (None, None));
        assert_eq!(tag(TagChoice { key: None, value: Some("  ".to_owned()) }), None);
        assert!(read("dana code:13.1 order:=5 updated:<1d -status:won reason: amount:>lots").is_empty());
    }

    #[test]
    fn what_a_chip_could_not_have_chosen_is_shown_as_typed() {
        let typed = |text: &str| Shown::<()>::Typed(text.to_owned());
        let as_typed = |chips: Chips| match chips {
            Chips { due: Shown::Typed(text), .. }
            | Chips { reasons: Shown::Typed(text), .. }
            | Chips { amount: Shown::Typed(text), .. }
            | Chips { opened: Shown::Typed(text), .. }
            | Chips { tag: Shown::Typed(text), .. } => Shown::<()>::Typed(text),
            _ => Shown::Nothing,
        };
        for text in [
            "due:<3d",
            "due:none",
            "reason:FRAUD",
            "-reason:=fraud",
            "reason:=fraud reason:=quality",
            "amount:..",
            "amount:<0",
            "created:<7d",
            "created:..",
            "created:>=2026-11-01T00:00:00Z",
            "tag.order:21D",
            "tag.=order:1,2",
            "tag:=5",
        ] {
            assert_eq!(as_typed(read(&format!("dana {text}"))), typed(text), "{text}");
        }
    }
}
