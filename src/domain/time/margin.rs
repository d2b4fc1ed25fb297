//! The safety margin of an account: how long before Finix's deadline an answer is wanted.
//!
//! The rule that every list, page and message follows: *due* is Finix's deadline and *target* is the account's own, the
//! margin earlier. What is shown as time left, and how urgent it looks, goes by the target; "overdue" is said of the
//! deadline alone, so that nobody takes a dispute for lost whose target has passed. Without a margin both are one.
//!
//! Must not live here: the deadline itself, sentences.

use jiff::{SignedDuration, Timestamp};

/// How long before the deadline, in whole hours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Margin(u32);

impl Margin {
    /// No target of its own.
    pub const NONE: Self = Self(0);
    /// The longest, 30 days: longer than that no network leaves to answer.
    pub const MOST_HOURS: u32 = 720;
    /// Those that are offered beside typed ones.
    pub const OFFERED: [Self; 4] = [Self::NONE, Self(12), Self(24), Self(48)];

    /// So many hours, at most [`Self::MOST_HOURS`].
    #[must_use]
    pub fn of_hours(hours: u32) -> Self {
        Self(hours.min(Self::MOST_HOURS))
    }

    /// Reads typed hours.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        text.trim().parse().ok().filter(|hours| *hours <= Self::MOST_HOURS).map(Self)
    }

    /// In hours.
    #[must_use]
    pub fn hours(self) -> u32 {
        self.0
    }

    /// True when there is none.
    #[must_use]
    pub fn is_none(self) -> bool {
        self.0 == 0
    }

    /// As a span of time.
    #[must_use]
    pub fn duration(self) -> SignedDuration {
        SignedDuration::from_hours(i64::from(self.0))
    }

    /// The same in milliseconds.
    #[must_use]
    pub fn millis(self) -> i64 {
        i64::from(self.0) * 3_600_000
    }

    /// The target that belongs to a deadline.
    #[must_use]
    pub fn before(self, deadline: Timestamp) -> Timestamp {
        deadline.checked_sub(self.duration()).unwrap_or(deadline)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_margin_is_typed_in_whole_hours_of_a_month_at_most() {
        for (text, hours) in [("0", Some(0)), (" 36 ", Some(36)), ("720", Some(720))] {
            assert_eq!(Margin::parse(text).map(Margin::hours), hours, "{text}");
        }
        for text in ["", "721", "-1", "1.5", "24h", "99999999999"] {
            assert_eq!(Margin::parse(text), None, "{text}");
        }
        assert_eq!(Margin::of_hours(9_999).hours(), 720);
    }

    #[test]
    fn a_margin_is_hours_that_pass_and_no_days_of_a_calendar() {
        let deadline: Timestamp = "2026-03-29T10:00:00Z".parse().expect("an instant");
        assert_eq!(Margin::of_hours(24).before(deadline).to_string(), "2026-03-28T10:00:00Z");
        assert_eq!(Margin::NONE.before(deadline), deadline);
        assert_eq!(Margin::of_hours(24).before(Timestamp::MIN), Timestamp::MIN);
    }
}
