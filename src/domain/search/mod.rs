//! What a person types into the search field: words, and terms such as `amount:>200`.
//!
//! Lives here: reading the text, saying what is wrong with a term, completing the one under the caret, and the whole
//! question to the list with its queue, filters, order and columns (`query`).
//!
//! Must not live here: looking through disputes; that is the index's.

pub mod fold;
pub mod query;

mod complete;
mod read;

pub use complete::{Choices, Completion, complete};

use crate::domain::search::fold::fold;
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
}

/// A field that holds an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TimeField {
    /// When the answer is due.
    Due,
    /// When it was opened.
    Created,
    /// When it last changed.
    Updated,
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
}

/// What a term asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The field holds one of these folded texts.
    Holds(TextField, Vec<String>),
    /// A tag whose key is or begins with this folded text holds one of these; without any, it only has to be there.
    Tag(String, Vec<String>),
    /// The face value lies in this span, in ten-thousandths; both ends belong to it.
    Amount(Option<i128>, Option<i128>),
    /// The instant lies in this span; the first end belongs to it, the second does not.
    Time(TimeField, Option<Bound>, Option<Bound>),
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
    /// A sentence for the person.
    pub message: String,
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
    /// The first term that cannot be understood, with a sentence.
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
                Condition::Tag("order".into(), vec!["21d".into()]),
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
        for (text, part, place) in [
            ("dana resaon:fraud", "no field resaon", 5..17),
            ("amount:>lots", "amount", 0..12),
            ("due:<3x", "3x", 0..7),
            ("created:2026-13-01", "2026-13-01", 0..18),
        ] {
            let error = parse(text).expect_err(text);
            assert!(error.message.contains(part), "{text}: {}", error.message);
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
    fn a_minus_leaves_out() {
        let search = parse("-reason:fraud -5").expect("read");
        assert!(search.terms.first().is_some_and(|term| term.is_negated));
        assert_eq!(search.words, ["-5"], "a minus in front of a word belongs to the word");
    }
}
