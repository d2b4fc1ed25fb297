//! What the figures are put together by, and what the groups are called.
//!
//! Must not live here: the figures.

use crate::app::words;
use crate::domain::dispute::Reason;
use crate::domain::dispute::card::CardBrand;
use crate::domain::dispute::team::NONE as NOBODY;
use crate::domain::insights::{Group, Grouping, Period};
use crate::domain::money::Currency;
use crate::domain::search::TextField;
use crate::domain::text;

/// Since when.
#[must_use]
pub(crate) fn period(period: Period) -> &'static str {
    match period {
        Period::Quarter => words::insights_period_quarter(),
        Period::HalfYear => words::insights_period_half_year(),
        Period::Year => words::insights_period_year(),
        Period::All => words::insights_period_all(),
    }
}

/// What they are put together by.
#[must_use]
pub(crate) fn grouping(grouping: Grouping) -> &'static str {
    match grouping {
        Grouping::Month => words::insights_by_month(),
        Grouping::Week => words::insights_by_week(),
        Grouping::Reason => words::insights_by_reason(),
        Grouping::Code => words::insights_by_code(),
        Grouping::Merchant => words::insights_by_merchant(),
        Grouping::Network => words::insights_by_network(),
        Grouping::Assignee => words::insights_by_assignee(),
        Grouping::Amount => words::insights_by_amount(),
        Grouping::Template => words::insights_by_template(),
    }
}

/// The title of the picture.
#[must_use]
pub(crate) fn chart_title(grouping: Grouping) -> &'static str {
    match grouping {
        Grouping::Week => words::insights_chart_weeks(),
        _ => words::insights_chart_months(),
    }
}

/// True for a span of time.
#[must_use]
pub(crate) fn is_span(group: &Group) -> bool {
    matches!(group, Group::Month(_) | Group::Week(_))
}

/// What a group is called.
#[must_use]
pub(crate) fn group(group: &Group, currency: Option<Currency>) -> String {
    match group {
        Group::Month(first) => words::month(*first),
        Group::Week(first) => words::insights_week(words::date(*first)),
        Group::Word(TextField::Reason, word) => words::reason(&Reason::from_wire(word)).into_owned(),
        Group::Word(TextField::Card, word) => CardBrand::from_wire(word).name(),
        Group::Word(TextField::Assignee, word) if word == NOBODY => words::insights_nobody().to_owned(),
        Group::Word(_, word) => text::clean_to(word, 60),
        Group::Amount(from, to) => band(*from, *to, currency),
        Group::Letter(name) => text::clean_to(name, 60),
        Group::NoLetter => words::insights_no_letter().to_owned(),
        Group::Unknown => words::insights_unknown().to_owned(),
        Group::Others(count) => words::insights_others(*count),
    }
}

/// The same where there is little room.
#[must_use]
pub(crate) fn group_short(group: &Group) -> String {
    match group {
        Group::Month(first) => words::month_and_year(*first),
        Group::Week(first) => words::day_of_month(*first),
        _ => String::new(),
    }
}

/// Face values are in ten-thousandths; the edges of bands are whole.
fn band(from: i128, to: Option<i128>, currency: Option<Currency>) -> String {
    let code = currency.map(|currency| currency.code().to_owned()).unwrap_or_default();
    let whole = |edge: i128| words::number(u64::try_from(edge / 10_000).unwrap_or_default());
    match to {
        Some(to) if from == i128::MIN => words::insights_band_below(code, whole(to)),
        Some(to) => words::insights_band(code, whole(from), whole(to)),
        None => words::insights_band_from(code, whole(from)),
    }
}

/// Tenths of a percent as percent.
#[must_use]
pub(crate) fn percent(permille: u32) -> String {
    words::insights_percent(words::decimal(&format!("{}.{}", permille / 10, permille % 10)))
}
