//! What a person asks the list for: a queue, words and terms, and an order.
//!
//! Must not live here: reading what was typed, answering it.

use crate::domain::dispute::Status;
use crate::domain::dispute::team::{ME, Person};
use crate::domain::search::fold::fold;
use crate::domain::search::{Condition, Search, Term, TextField};

/// The tabs above the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Queue {
    /// An answer is due, for the first time or again.
    #[default]
    NeedsResponse,
    /// Answered, the bank decides.
    UnderReview,
    /// Won.
    Won,
    /// Lost.
    Lost,
    /// Everything.
    All,
}

impl Queue {
    /// All tabs in order.
    pub const ALL: [Self; 5] = [Self::NeedsResponse, Self::UnderReview, Self::Won, Self::Lost, Self::All];

    /// The word in stored views; never changes.
    #[must_use]
    pub fn as_stored(self) -> &'static str {
        match self {
            Self::NeedsResponse => "needs_response",
            Self::UnderReview => "under_review",
            Self::Won => "won",
            Self::Lost => "lost",
            Self::All => "all",
        }
    }

    /// Reads the stored word.
    #[must_use]
    pub fn from_stored(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|queue| queue.as_stored() == word)
    }

    /// True when a dispute that stands so belongs under the tab.
    #[must_use]
    pub fn holds(self, status: Status) -> bool {
        match self {
            Self::All => true,
            Self::NeedsResponse => status.needs_response(),
            Self::UnderReview => status == Status::Responded,
            Self::Won => status == Status::Won,
            Self::Lost => status == Status::Lost,
        }
    }
}

/// A column of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    /// Time left.
    Due,
    /// Disputed amount.
    Amount,
    /// Finix's reason.
    Reason,
    /// The network's code.
    Code,
    /// Where it stands.
    Status,
    /// Whose it is.
    Merchant,
    /// The order's number.
    Order,
    /// The dispute's id.
    Dispute,
    /// The customer's email.
    Customer,
    /// When it was opened.
    Created,
    /// When it last changed.
    Updated,
    /// The disputed payment.
    Transfer,
    /// Who works on it.
    Assignee,
    /// How far they are.
    Work,
}

impl Column {
    /// All columns in their first order.
    pub const ALL: [Self; 14] = [
        Self::Due,
        Self::Amount,
        Self::Reason,
        Self::Code,
        Self::Status,
        Self::Merchant,
        Self::Order,
        Self::Dispute,
        Self::Customer,
        Self::Created,
        Self::Updated,
        Self::Transfer,
        Self::Assignee,
        Self::Work,
    ];

    /// The word in stored settings; never changes.
    #[must_use]
    pub fn as_stored(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Amount => "amount",
            Self::Reason => "reason",
            Self::Code => "code",
            Self::Status => "status",
            Self::Merchant => "merchant",
            Self::Order => "order",
            Self::Dispute => "dispute",
            Self::Customer => "customer",
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Transfer => "transfer",
            Self::Assignee => "assignee",
            Self::Work => "work",
        }
    }

    /// Reads the stored word.
    #[must_use]
    pub fn from_stored(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.as_stored() == word)
    }

    /// True for the columns a first start shows.
    #[must_use]
    pub fn is_shown_first(self) -> bool {
        let is_later = matches!(self, Self::Customer | Self::Created | Self::Updated | Self::Transfer);
        !is_later && !matches!(self, Self::Assignee | Self::Work)
    }

    /// True when the first click on the header should put the largest or newest on top.
    #[must_use]
    pub fn starts_descending(self) -> bool {
        matches!(self, Self::Amount | Self::Created | Self::Updated)
    }
}

/// The order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sort {
    /// By what.
    pub column: Column,
    /// Largest, latest or last first.
    pub is_descending: bool,
}

impl Default for Sort {
    /// What presses most stands on top.
    fn default() -> Self {
        Self { column: Column::Due, is_descending: false }
    }
}

/// One question to the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The tab.
    pub queue: Queue,
    /// Words that must all be found somewhere, and terms that must all hold.
    pub search: Search,
    /// The order.
    pub sort: Sort,
}

impl Query {
    /// The question as it is answered for whoever uses this computer: `assignee:me` means their name, or nobody's while
    /// they have none.
    #[must_use]
    pub fn asked_by(mut self, me: Option<&Person>) -> Self {
        for term in &mut self.search.terms {
            let (Condition::Holds(TextField::Assignee, values) | Condition::Is(TextField::Assignee, values)) =
                &mut term.condition
            else {
                continue;
            };
            if !values.iter().any(|value| value == ME) {
                continue;
            }
            let mut names: Vec<String> = std::mem::take(values);
            names.retain(|name| name != ME);
            names.extend(me.map(|me| fold(me.as_str())));
            // Part of a name is somebody else's as well.
            term.condition = Condition::Is(TextField::Assignee, names);
        }
        self
    }

    /// True when the answer depends on amounts or currencies: what has none yet cannot be in it.
    #[must_use]
    pub fn asks_amounts(&self) -> bool {
        let asks = |term: &Term| match &term.condition {
            Condition::Amount(..) => true,
            Condition::Holds(field, _) | Condition::Is(field, _) => *field == TextField::Currency,
            Condition::Tag(..) | Condition::TagIs(..) | Condition::Time(..) | Condition::Due | Condition::Undated => {
                false
            }
        };
        self.search.terms.iter().any(asks)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::tz::TimeZone;

    fn asked(text: &str, me: Option<&str>) -> Vec<Condition> {
        let search = Search::parse(text, &TimeZone::UTC).expect("understood");
        let me = me.map(|name| Person::parse(name).expect("a name"));
        let query = Query { search, ..Query::default() }.asked_by(me.as_ref());
        query.search.terms.into_iter().map(|term| term.condition).collect()
    }

    fn is(names: &[&str]) -> Condition {
        Condition::Is(TextField::Assignee, names.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn me_is_the_name_of_whoever_asks() {
        assert_eq!(asked("assignee:me assignee:=Me,bo", Some("Ana")), [is(&["ana"]), is(&["bo", "ana"])]);
        assert_eq!(asked("assignee:=me", None), [is(&[])], "nobody's disputes, not everybody's");
        let same = Condition::Holds(TextField::Assignee, vec!["mel".to_owned()]);
        assert_eq!(asked("assignee:mel", Some("Ana")), [same]);
    }
}
