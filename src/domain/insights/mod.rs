//! What an owner asks every Monday: how many disputes came, what became of them, and what they cost. Cohorts by the day a
//! dispute was opened, and one currency at a time: currencies are never added to each other.
//!
//! Lives here: the answer, and how its numbers are found in the list; beside it what is asked (`question`), what is
//! counted (`figures`), how long answers took (`times`) and what disputes cost (`fees`).
//!
//! Must not live here: going through the disputes (the index does), sentences.

pub mod fees;
pub mod figures;
pub mod question;
pub mod times;

pub use figures::{Figures, LEAST, Part, Share, Tally};
pub use question::{Grouping, MOST_GROUPS, Period, Question, bands, midnight, spans};
pub use times::Spread;

use crate::domain::money::Currency;
use crate::domain::search::fold::fold;
use crate::domain::search::{Bound, Condition, Term, TextField, TimeField};
use jiff::ToSpan as _;
use jiff::civil::Date;

/// What the disputes of a group have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Group {
    /// The month that begins with this day.
    Month(Date),
    /// The week that begins with this day.
    Week(Date),
    /// A word as it came.
    Word(TextField, String),
    /// From this face value to below that one, in ten-thousandths.
    Amount(i128, Option<i128>),
    /// A letter of this name was added from this computer.
    Letter(String),
    /// None was.
    NoLetter,
    /// Nothing is said of it.
    Unknown,
    /// What is not listed by itself, this many groups.
    Others(usize),
}

/// One group with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What they have in common.
    pub group: Group,
    /// What became of them.
    pub figures: Figures,
    /// How long those took that were answered from this computer.
    pub times: Spread,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insights {
    /// What was asked.
    pub question: Question,
    /// In which currency its sums are; nothing while no dispute has one.
    pub currency: Option<Currency>,
    /// Every currency there is, with its disputes since the first day, the most first.
    pub currencies: Vec<(Currency, u64)>,
    /// The groups.
    pub lines: Vec<Line>,
    /// All of them together.
    pub total: Figures,
    /// How long those took that were answered from this computer.
    pub times: Spread,
    /// Disputes since the first day whose currency is not known: they are in no group.
    pub unpriced: u64,
    /// The index it was made of.
    pub revision: u64,
}

impl Insights {
    /// The terms that find a part of a group under its tab of the list, or of all groups; nothing where the search cannot
    /// say it.
    #[must_use]
    pub fn terms(&self, group: Option<&Group>, part: Part) -> Option<Vec<Term>> {
        let currency = self.currency?;
        let mut all = vec![Condition::Is(TextField::Currency, vec![currency.code().to_owned()])];
        let first = self.question.period.first_day(self.question.today, self.question.grouping);
        let mut since = first.map(|day| (day, None));
        match group {
            None => {}
            Some(Group::Month(day)) => since = Some((*day, Some(day.checked_add(1.month()).ok()?))),
            Some(Group::Week(day)) => since = Some((*day, Some(day.checked_add(1.week()).ok()?))),
            Some(Group::Word(field, word)) => {
                // The list names reasons and merchants as they came; of the others it knows the folded text.
                let is_named = matches!(field, TextField::Reason | TextField::Merchant);
                let word = if is_named { word.clone() } else { fold(word) };
                all.push(Condition::Is(*field, vec![word]));
            }
            Some(Group::Amount(from, to)) => {
                let from = (*from > i128::MIN).then_some(*from);
                all.push(Condition::Amount(from, to.map(|to| to - 1)));
            }
            // No search knows what is only known here.
            Some(Group::Letter(_) | Group::NoLetter | Group::Unknown | Group::Others(_)) => return None,
        }
        if let Some((from, to)) = since {
            let at = |day| Some(Bound::At(midnight(day, &self.question.zone)?.as_millisecond()));
            let to = match to {
                Some(day) => Some(at(day)?),
                None => None,
            };
            all.push(Condition::Time(TimeField::Created, Some(at(from)?), to));
        }
        let terms = all.into_iter().map(|condition| Term { is_negated: false, condition });
        Some(terms.chain(part.term()).collect())
    }
}
