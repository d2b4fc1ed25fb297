//! What is asked of the disputes: how they are put together, since when, and where spans of time and bands of amounts begin.
//!
//! Must not live here: what came of it.

use crate::domain::money::Currency;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

/// Groups that are listed; the others are one group together.
pub const MOST_GROUPS: usize = 200;

/// How disputes are put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// The month they were opened in.
    #[default]
    Month,
    /// The week, from Monday.
    Week,
    /// Finix's reason.
    Reason,
    /// The network's code.
    Code,
    /// Whose they are.
    Merchant,
    /// The card's brand.
    Network,
    /// Who works on them.
    Assignee,
    /// How much is disputed.
    Amount,
    /// The letter that was added from this computer.
    Template,
}

impl Grouping {
    /// All of them, as they are offered.
    pub const ALL: [Self; 9] = [
        Self::Month,
        Self::Week,
        Self::Reason,
        Self::Code,
        Self::Merchant,
        Self::Network,
        Self::Assignee,
        Self::Amount,
        Self::Template,
    ];

    /// True for spans of time: they are listed in their order, also those in which nothing came.
    #[must_use]
    pub fn is_time(self) -> bool {
        matches!(self, Self::Month | Self::Week)
    }
}

/// Since when disputes are looked at, by the day they were opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Period {
    /// The last 90 days, today among them.
    Quarter,
    /// The last 26 weeks.
    #[default]
    HalfYear,
    /// The last twelve months, and this one.
    Year,
    /// As far back as there are disputes.
    All,
}

impl Period {
    /// All of them, as they are offered.
    pub const ALL: [Self; 4] = [Self::Quarter, Self::HalfYear, Self::Year, Self::All];

    /// The first day of it; spans of time are whole ones.
    #[must_use]
    pub fn first_day(self, today: Date, grouping: Grouping) -> Option<Date> {
        let day = match self {
            Self::Quarter => today.checked_sub(89.days()).ok()?,
            Self::HalfYear => monday(today)?.checked_sub(25.weeks()).ok()?,
            Self::Year => today.first_of_month().checked_sub(12.months()).ok()?,
            Self::All => return None,
        };
        match grouping {
            Grouping::Month => Some(day.first_of_month()),
            Grouping::Week => monday(day),
            _ => Some(day),
        }
    }
}

fn monday(day: Date) -> Option<Date> {
    day.checked_sub(i32::from(day.weekday().since(Weekday::Monday)).days()).ok()
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// How they are put together.
    pub grouping: Grouping,
    /// Since when.
    pub period: Period,
    /// In which currency; without one, that of the most disputes.
    pub currency: Option<Currency>,
    /// What has passed by then is missed.
    pub now: Timestamp,
    /// The day it is, where the person is.
    pub today: Date,
    /// Where a day begins.
    pub zone: TimeZone,
}

/// When a day begins somewhere.
#[must_use]
pub fn midnight(day: Date, zone: &TimeZone) -> Option<Timestamp> {
    day.to_zoned(zone.clone()).ok().map(|at| at.timestamp())
}

/// The first days of all spans from one that holds `first` to one that holds `last`; at most [`MOST_GROUPS`], the newest.
#[must_use]
pub fn spans(grouping: Grouping, first: Date, last: Date) -> Vec<Date> {
    let (start, step) = match grouping {
        Grouping::Month => (Some(last.first_of_month()), 1.month()),
        Grouping::Week => (monday(last), 1.week()),
        _ => return Vec::new(),
    };
    let Some(mut day) = start else { return Vec::new() };
    let mut days = vec![day];
    while day > first && days.len() < MOST_GROUPS {
        let Ok(earlier) = day.checked_sub(step) else { break };
        day = earlier;
        days.push(day);
    }
    days.reverse();
    days
}

/// Where the bands of amounts begin, as face values in ten-thousandths: 25, 100, 250, 1,000 and 5,000 of what the currency
/// is counted in; for currencies without decimal places a hundred times that, as their unit is worth so much less.
#[must_use]
pub fn bands(currency: Currency) -> Vec<i128> {
    let unit = if currency.exponent() == Some(0) { 1_000_000 } else { 10_000 };
    std::iter::once(i128::MIN).chain([25, 100, 250, 1_000, 5_000].map(|edge| edge * unit)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn spans_are_whole_end_with_today_and_leave_none_out() {
        let today = date(2026, 3, 31);
        let first = Period::Year.first_day(today, Grouping::Month).expect("a day");
        assert_eq!(first, date(2025, 3, 1));
        let months = spans(Grouping::Month, first, today);
        assert_eq!((months.len(), months.first(), months.last()), (13, Some(&first), Some(&date(2026, 3, 1))));
        let first = Period::HalfYear.first_day(today, Grouping::Week).expect("a day");
        let weeks = spans(Grouping::Week, first, today);
        assert_eq!((weeks.len(), weeks.first(), weeks.last()), (26, Some(&first), Some(&date(2026, 3, 30))));
        assert!(weeks.iter().all(|day| day.weekday() == Weekday::Monday));
        let quarter = Period::Quarter.first_day(today, Grouping::Month);
        assert_eq!(quarter, Some(date(2026, 1, 1)));
        assert_eq!(spans(Grouping::Month, date(-9999, 1, 1), today).len(), MOST_GROUPS);
    }

    #[test]
    fn bands_of_amounts_fit_what_a_currency_is_counted_in() {
        let edges = |code: &str| bands(Currency::parse(code).expect("a code"));
        assert_eq!(edges("USD").get(1), Some(&250_000));
        assert_eq!(edges("JPY").get(1), Some(&25_000_000));
        assert!(edges("KWD").is_sorted());
    }
}
