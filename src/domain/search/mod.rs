//! What a person types into the search field: words, and terms such as `amount:>200`.
//!
//! Lives here: reading the text, saying what is wrong with a term, completing the one under the caret, writing a term,
//! what the chips above the list show of the text and how they change it, and the whole question to the list with its
//! queue, order and columns (`query`).
//!
//! Must not live here: looking through disputes; that is the index's.

pub mod chips;
pub mod fold;
pub mod query;

mod complete;
mod edit;
mod read;
mod write;

pub use complete::{Choices, Completion, Example, Hint, complete};
pub use edit::{Edit, Full, LONGEST, edited};
pub use read::Kind;
pub use write::write;

use crate::domain::search::fold::fold;
use crate::domain::time::margin::Margin;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::ops::Range;

/// A field that can be searched by its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TextField {
    /// Finix's reason.
    Reason,
    /// The network's code and its name.
    Code,
    /// The one word for where it stands.
    Status,
    /// Finix's state.
    State,
    /// Finix's response state.
    Response,
    /// Whose it is, by name or id.
    Merchant,
    /// The currency's code.
    Currency,
    /// The card's brand or last four digits.
    Card,
    /// The order's number.
    Order,
    /// The customer's email.
    Customer,
    /// The dispute's id.
    Dispute,
    /// The disputed payment's id.
    Payment,
    /// Who works on it.
    Assignee,
    /// How far they are.
    Work,
}

/// A field that holds an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TimeField {
    /// When the answer is due: Finix's deadline.
    Due,
    /// When the answer is wanted: the account's own target before it.
    Target,
    /// When it was opened.
    Created,
    /// When it last changed.
    Updated,
}

impl TimeField {
    /// True for what is counted from now on and not back from it.
    #[must_use]
    pub fn lies_ahead(self) -> bool {
        matches!(self, Self::Due | Self::Target)
    }
}

/// One end of a span of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Milliseconds since 1970.
    At(i64),
    /// Milliseconds from now.
    FromNow(i64),
}

impl Bound {
    /// The instant, in milliseconds since 1970.
    #[must_use]
    pub fn at(self, now: Timestamp) -> i64 {
        match self {
            Self::At(at) => at,
            Self::FromNow(millis) => now.as_millisecond().saturating_add(millis),
        }
    }

    fn later(self, millis: i64) -> Self {
        match self {
            Self::At(at) => Self::At(at.saturating_add(millis)),
            Self::FromNow(from) => Self::FromNow(from.saturating_add(millis)),
        }
    }
}

/// Which tags a term means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TagKey {
    /// All of them.
    Any,
    /// Those whose key is this folded text; where no dispute has one, those whose key begins with it.
    Begins(String),
    /// The one with exactly this key.
    Is(String),
}

/// What a term asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The field holds one of these folded texts.
    Holds(TextField, Vec<String>),
    /// The field as a whole is one of these texts, as the list names them.
    Is(TextField, Vec<String>),
    /// A tag holds one of these folded texts; without any, it only has to be there.
    Tag(TagKey, Vec<String>),
    /// A tag's value as a whole is one of these folded texts.
    TagIs(TagKey, Vec<String>),
    /// The face value lies in this span, in ten-thousandths; both ends belong to it.
    Amount(Option<i128>, Option<i128>),
    /// The instant lies in this span; the first end belongs to it, the second does not.
    Time(TimeField, Option<Bound>, Option<Bound>),
    /// An answer is due, with or without a date.
    Due,
    /// An answer is due, but nothing says when.
    Undated,
}

/// One term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// True when a minus stands in front: what matches is left out.
    pub is_negated: bool,
    /// What it asks.
    pub condition: Condition,
}

/// Why a term cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermError {
    /// Where it stands in the text, in bytes.
    pub place: Range<usize>,
    /// What is wrong with it.
    pub problem: TermProblem,
}

/// What is wrong with a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TermProblem {
    /// There is no field of this name.
    NoField(String),
    /// This is no amount.
    NotANumber(String),
    /// `today` means something only for a deadline.
    TodayHere,
    /// This span of time needs a sign in front.
    NoSign(String),
    /// This is neither a day nor a span of time.
    NotATime(String),
}

/// A search that can be answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// Folded words; each must stand somewhere in the dispute.
    pub words: Vec<String>,
    /// Terms; each must hold.
    pub terms: Vec<Term>,
}

/// Most words and terms that are looked at.
const MOST: usize = 32;

impl Search {
    /// Reads what was typed. `zone` says where a day begins.
    ///
    /// A term whose value is not typed yet asks nothing.
    ///
    /// # Errors
    /// The first term that cannot be understood, and what is wrong with it.
    pub fn parse(text: &str, zone: &TimeZone) -> Result<Self, TermError> {
        let mut search = Self::default();
        for token in read::tokens(text).take(MOST) {
            match read::read(&token, zone)? {
                read::Piece::Word(word) => search.words.extend(Some(fold(&word)).filter(|word| !word.is_empty())),
                read::Piece::Term(term) => search.terms.push(term),
                read::Piece::Unfinished => {}
            }
        }
        Ok(search)
    }

    /// The same asked of Finix's deadlines alone, where it asks for targets.
    #[must_use]
    pub fn of_deadlines(mut self, margin: Margin) -> Self {
        for term in &mut self.terms {
            if let Condition::Time(field @ TimeField::Target, from, to) = &mut term.condition {
                *field = TimeField::Due;
                *from = from.map(|bound| bound.later(margin.millis()));
                *to = to.map(|bound| bound.later(margin.millis()));
            }
        }
        self
    }

    /// True when it asks nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.terms.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Search, TermError> {
        Search::parse(text, &TimeZone::UTC)
    }

    fn conditions(text: &str) -> Vec<Condition> {
        parse(text).expect("understood").terms.into_iter().map(|term| term.condition).collect()
    }

    #[test]
    fn words_and_terms_are_told_apart() {
        let search = parse(r#"Dana reason:FRAUD,quality "two words" amount:>200 due:<3d tag.order:21D"#).expect("read");
        assert_eq!(search.words, ["dana", "two words"]);
        let day = 86_400_000;
        assert_eq!(
            conditions(r"reason:FRAUD,quality amount:>200 due:<3d tag.order:21D"),
            [
                Condition::Holds(TextField::Reason, vec!["fraud".into(), "quality".into()]),
                Condition::Amount(Some(2_000_001), None),
                Condition::Time(TimeField::Due, None, Some(Bound::FromNow(3 * day))),
                Condition::Tag(TagKey::Begins("order".into()), vec!["21d".into()]),
            ]
        );
    }

    #[test]
    fn spans_have_many_spellings() {
        let amount = |from: Option<i128>, to: Option<i128>| [Condition::Amount(from, to)];
        assert_eq!(conditions("amount:100..200"), amount(Some(1_000_000), Some(2_000_000)));
        assert_eq!(conditions("amount:>=1,240.00"), amount(Some(12_400_000), None));
        assert_eq!(conditions("amount:50"), amount(Some(500_000), Some(500_000)));
        assert_eq!(conditions("amount:<0.01"), amount(None, Some(99)));
        let at = |text: &str| Some(Bound::At(text.parse::<Timestamp>().expect("an instant").as_millisecond()));
        let created = |from, to| [Condition::Time(TimeField::Created, from, to)];
        assert_eq!(conditions("opened:2026-11"), created(at("2026-11-01T00:00:00Z"), at("2026-12-01T00:00:00Z")));
        assert_eq!(conditions("created:>2026-11-20"), created(at("2026-11-21T00:00:00Z"), None));
        assert_eq!(conditions("created:<=2026-11-20"), created(None, at("2026-11-21T00:00:00Z")));
        assert_eq!(conditions("created:<7d"), created(Some(Bound::FromNow(-7 * 86_400_000)), None));
    }

    #[test]
    fn a_term_that_makes_no_sense_is_said_with_its_place() {
        let owned = |text: &str| text.to_owned();
        for (text, problem, place) in [
            ("dana resaon:fraud", TermProblem::NoField(owned("resaon")), 5..17),
            ("amount:>lots", TermProblem::NotANumber(owned("lots")), 0..12),
            ("due:<3x", TermProblem::NotATime(owned("3x")), 0..7),
            ("created:2026-13-01", TermProblem::NotATime(owned("2026-13-01")), 0..18),
        ] {
            let error = parse(text).expect_err(text);
            assert_eq!(error.problem, problem, "{text}");
            assert_eq!(error.place, place, "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_term_is_a_word() {
        for text in ["12:30", "https://example.org", ":", "a:b:c@x"] {
            let read = parse(text);
            assert!(read.as_ref().is_ok_and(|s| s.terms.is_empty()) || text == "a:b:c@x", "{text}: {read:?}");
        }
        assert!(parse("reason: amount:").expect("unfinished").is_empty());
        assert!(parse(r#"reason:"fra"#).is_ok(), "an open quote is one that is being typed");
    }

    #[test]
    fn an_equals_sign_asks_for_the_whole_value_as_the_list_names_it() {
        let is = |field, value: &str| [Condition::Is(field, vec![value.to_owned()])];
        assert_eq!(conditions(r#"merchant:="Acme Shop""#), is(TextField::Merchant, "Acme Shop"));
        assert_eq!(conditions("reason:=fraud"), is(TextField::Reason, "FRAUD"));
        assert_eq!(conditions("response:=Needs_Response"), is(TextField::Response, "NEEDS_RESPONSE"));
        assert_eq!(conditions("state:=brand_NEW"), is(TextField::State, "brand_NEW"));
        assert_eq!(conditions("currency:=usd"), is(TextField::Currency, "USD"));
        assert_eq!(conditions("order:=21D"), is(TextField::Order, "21d"));
        let two = vec!["Acme, \"Outdoor\"".to_owned(), " b ".to_owned()];
        assert_eq!(conditions(r#"merchant:="Acme, ""Outdoor""",,," b ""#), [Condition::Is(TextField::Merchant, two)]);
        assert_eq!(conditions(r#"merchant:"=5""#), [Condition::Holds(TextField::Merchant, vec!["=5".to_owned()])]);
        assert!(parse("merchant:= state:=,").expect("unfinished").is_empty());
    }

    #[test]
    fn a_tag_is_meant_by_any_key_by_one_that_begins_so_or_by_one_exactly() {
        let tag = |key, values: &[&str]| [Condition::Tag(key, values.iter().map(ToString::to_string).collect())];
        assert_eq!(conditions("tag:21D"), tag(TagKey::Any, &["21d"]));
        assert_eq!(conditions("tag.Order:"), tag(TagKey::Begins("order".to_owned()), &[]));
        assert_eq!(conditions("tag.=Order:21D,22D"), tag(TagKey::Is("Order".to_owned()), &["21d", "22d"]));
        assert_eq!(conditions(r#"tag.="a: b":x"#), tag(TagKey::Is("a: b".to_owned()), &["x"]));
        let whole = Condition::TagIs(TagKey::Any, vec!["21d".to_owned()]);
        assert_eq!(conditions("tag:=21D"), [whole]);
        assert!(parse("tag: tag.: tag.=: tag:=").expect("unfinished").is_empty());
    }

    #[test]
    fn what_is_due_now_is_overdue_and_in_no_span_that_begins_now() {
        let due = |from, to| [Condition::Time(TimeField::Due, from, to)];
        let from_now = |millis| Some(Bound::FromNow(millis));
        assert_eq!(conditions("due:overdue"), due(None, from_now(1)));
        assert_eq!(conditions("due:0d..1d"), due(from_now(1), from_now(86_400_000)));
        assert_eq!(conditions("due:today"), conditions("due:0d..1d"));
        assert_eq!(conditions("due:any due:none"), [Condition::Due, Condition::Undated]);
        let at = "2026-11-20T05:00:00Z".parse::<Timestamp>().expect("an instant").as_millisecond();
        let created = Condition::Time(TimeField::Created, Some(Bound::At(at)), None);
        assert_eq!(conditions("created:>=2026-11-20T05:00:00Z"), [created]);
    }

    #[test]
    fn a_target_is_the_deadline_less_the_margin() {
        let asked = |text: &str| {
            let search = parse(text).expect("understood").of_deadlines(Margin::of_hours(24));
            search.terms.into_iter().map(|term| term.condition).collect::<Vec<_>>()
        };
        let day = 86_400_000;
        let due = |from, to| [Condition::Time(TimeField::Due, from, to)];
        assert_eq!(asked("target:past"), due(None, Some(Bound::FromNow(day + 1))));
        assert_eq!(asked("target:0d..1d"), due(Some(Bound::FromNow(day + 1)), Some(Bound::FromNow(2 * day))));
        assert_eq!(asked("target:2026-11-20"), conditions("due:2026-11-21"));
        assert_eq!(asked("due:<3d created:<7d"), conditions("due:<3d created:<7d"), "nothing else is another");
        let none = parse("target:<3d").expect("understood").of_deadlines(Margin::NONE);
        assert_eq!(none, parse("due:<3d").expect("understood"));
    }

    #[test]
    fn a_minus_leaves_out() {
        let search = parse("-reason:fraud -5").expect("read");
        assert!(search.terms.first().is_some_and(|term| term.is_negated));
        assert_eq!(search.words, ["-5"], "a minus in front of a word belongs to the word");
    }
}
