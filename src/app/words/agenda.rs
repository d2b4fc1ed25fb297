//! What the page a day begins with says of spans of time, of changes and of sums.
//!
//! Must not live here: which dispute belongs where.

use crate::app::words;
use crate::domain::agenda::{News, Span};
use crate::domain::money::Money;
use crate::domain::time::margin::Margin;

/// When something is due; with a margin, when it reaches the account's own target.
#[must_use]
pub(crate) fn span(span: Span, margin: Margin) -> &'static str {
    match span {
        Span::Today if !margin.is_none() => words::today_target_today(),
        Span::Tomorrow if !margin.is_none() => words::today_target_tomorrow(),
        Span::Week if !margin.is_none() => words::today_target_in_a_week(),
        Span::Later if !margin.is_none() => words::today_target_later(),
        Span::Overdue => words::today_overdue(),
        Span::PastTarget => words::today_past_target(),
        Span::Today => words::today_today(),
        Span::Tomorrow => words::today_tomorrow(),
        Span::Week => words::today_in_a_week(),
        Span::Later => words::today_later(),
        Span::Undated => words::today_undated(),
    }
}

/// What became of disputes.
#[must_use]
pub(crate) fn news(news: News) -> &'static str {
    match news {
        News::New => words::today_new(),
        News::Reopened => words::today_reopened(),
        News::Won => words::today_won(),
        News::Lost => words::today_lost(),
    }
}

/// The first sum, and how many other currencies there are.
#[must_use]
pub(crate) fn sums(sums: &[Money]) -> String {
    match sums {
        [] => String::new(),
        [one] => words::money(*one),
        [first, others @ ..] => words::today_more_currencies(words::money(*first), others.len()),
    }
}

/// Every sum, each in its currency.
#[must_use]
pub(crate) fn all_sums(sums: &[Money]) -> String {
    sums.iter().copied().map(words::money).collect::<Vec<_>>().join(" + ")
}
