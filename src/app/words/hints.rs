//! What ways to go on with a search mean.
//!
//! Must not live here: the words a search is typed in.

use crate::app::words;
use crate::domain::search::{Example, Hint, Kind, TextField, TimeField};

/// What a completion means.
#[must_use]
pub(crate) fn hint(hint: Hint) -> &'static str {
    match hint {
        Hint::Field(kind) => field(kind),
        Hint::Tag => words::search_hint_tag(),
        Hint::Example(of) => example(of),
    }
}

fn field(kind: Kind) -> &'static str {
    match kind {
        Kind::Amount => words::search_hint_amount(),
        Kind::Tag => words::search_hint_tag_any(),
        Kind::Time(TimeField::Due) => words::search_hint_due(),
        Kind::Time(TimeField::Target) => words::search_hint_target(),
        Kind::Time(TimeField::Created) => words::search_hint_created(),
        Kind::Time(TimeField::Updated) => words::search_hint_updated(),
        Kind::Text(TextField::Reason) => words::search_hint_reason(),
        Kind::Text(TextField::Code) => words::search_hint_code(),
        Kind::Text(TextField::Status) => words::search_hint_status(),
        Kind::Text(TextField::State) => words::search_hint_state(),
        Kind::Text(TextField::Response) => words::search_hint_response(),
        Kind::Text(TextField::Merchant) => words::search_hint_merchant(),
        Kind::Text(TextField::Currency) => words::search_hint_currency(),
        Kind::Text(TextField::Card) => words::search_hint_card(),
        Kind::Text(TextField::Order) => words::search_hint_order(),
        Kind::Text(TextField::Customer) => words::search_hint_customer(),
        Kind::Text(TextField::Dispute) => words::search_hint_dispute(),
        Kind::Text(TextField::Payment) => words::search_hint_payment(),
        Kind::Text(TextField::Assignee) => words::search_hint_assignee(),
        Kind::Text(TextField::Work) => words::search_hint_work(),
    }
}

fn example(example: Example) -> &'static str {
    match example {
        Example::MoreThan => words::search_example_more(),
        Example::Between => words::search_example_between(),
        Example::LessThan => words::search_example_less(),
        Example::Overdue => words::search_example_overdue(),
        Example::PastTarget => words::search_example_past_target(),
        Example::Today => words::search_example_today(),
        Example::ThreeDays => words::search_example_three_days(),
        Example::Week => words::search_example_week(),
        Example::WithinWeek => words::search_example_within_week(),
        Example::AnyDue => words::search_example_any_due(),
        Example::Undated => words::search_example_undated(),
        Example::LastDay => words::search_example_last_day(),
        Example::LastWeek => words::search_example_last_week(),
        Example::LastMonth => words::search_example_last_month(),
        Example::LongAgo => words::search_example_long_ago(),
        Example::Me => words::search_example_me(),
        Example::Nobody => words::search_example_nobody(),
        Example::NoWork => words::search_example_no_work(),
    }
}
