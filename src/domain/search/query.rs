//! What a person asks the list for: a queue, filters, words and an order.

use crate::domain::dispute::{DisputeState, Reason, ResponseState, Status};
use crate::domain::search::{Condition, Search, Term, TextField};
use crate::domain::time::deadline::Urgency;
use jiff::Timestamp;
use std::collections::BTreeSet;

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

    /// The tab's word.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::NeedsResponse => "Needs response",
            Self::UnderReview => "Under review",
            Self::Won => "Won",
            Self::Lost => "Lost",
            Self::All => "All",
        }
    }

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

/// Choices of the due filter.
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

    /// The choice's words.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Overdue => "Overdue",
            Self::Day => "Within 24 hours",
            Self::ThreeDays => "Within 3 days",
            Self::Week => "Within 7 days",
            Self::Any => "Any deadline",
        }
    }

    /// The word in stored views; never changes.
    #[must_use]
    pub fn as_stored(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Day => "day",
            Self::ThreeDays => "three_days",
            Self::Week => "week",
            Self::Any => "any",
        }
    }

    /// Reads the stored word.
    #[must_use]
    pub fn from_stored(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|due| due.as_stored() == word)
    }

    /// True when a deadline of this urgency is meant. "Within" does not include what is overdue.
    #[must_use]
    pub fn takes(self, urgency: Urgency) -> bool {
        match self {
            Self::Overdue => urgency == Urgency::Overdue,
            Self::Day => urgency == Urgency::Day,
            Self::ThreeDays => matches!(urgency, Urgency::Day | Urgency::ThreeDays),
            Self::Week => matches!(urgency, Urgency::Day | Urgency::ThreeDays | Urgency::Week),
            Self::Any => true,
        }
    }
}

/// What narrows a queue. An empty choice narrows nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// By time left.
    pub due: Option<Due>,
    /// By Finix's reason.
    pub reasons: BTreeSet<Reason>,
    /// From this face value, in ten-thousandths of the dispute's own currency.
    pub amount_min: Option<i128>,
    /// Up to this face value.
    pub amount_max: Option<i128>,
    /// Only these currencies, by code.
    pub currencies: BTreeSet<String>,
    /// By merchant, as the list names them.
    pub merchants: BTreeSet<String>,
    /// Opened at or after.
    pub created_from: Option<Timestamp>,
    /// Opened before.
    pub created_before: Option<Timestamp>,
    /// Has a tag with this key.
    pub tag_key: Option<String>,
    /// The tag's value holds these words.
    pub tag_value: Option<String>,
    /// By state.
    pub states: BTreeSet<DisputeState>,
    /// By response state.
    pub response_states: BTreeSet<ResponseState>,
}

impl Filters {
    /// True when nothing is narrowed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
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
}

impl Column {
    /// All columns in their first order.
    pub const ALL: [Self; 12] = [
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
    ];

    /// The header's word.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Due => "Due",
            Self::Amount => "Amount",
            Self::Reason => "Reason",
            Self::Code => "Code",
            Self::Status => "Status",
            Self::Merchant => "Merchant",
            Self::Order => "Order",
            Self::Dispute => "Dispute",
            Self::Customer => "Customer",
            Self::Created => "Opened",
            Self::Updated => "Changed",
            Self::Transfer => "Payment",
        }
    }

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
        !matches!(self, Self::Customer | Self::Created | Self::Updated | Self::Transfer)
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
    /// The filters.
    pub filters: Filters,
    /// Words that must all be found somewhere, and terms that must all hold.
    pub search: Search,
    /// The order.
    pub sort: Sort,
}

impl Query {
    /// True when the answer depends on amounts or currencies: what has none yet cannot be in it.
    #[must_use]
    pub fn asks_amounts(&self) -> bool {
        let Filters { amount_min, amount_max, currencies, .. } = &self.filters;
        let asks =
            |term: &Term| matches!(term.condition, Condition::Amount(..) | Condition::Holds(TextField::Currency, _));
        amount_min.is_some() || amount_max.is_some() || !currencies.is_empty() || self.search.terms.iter().any(asks)
    }
}
