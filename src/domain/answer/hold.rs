//! How long a submission or an acceptance waits before it goes out, so that it can be cancelled.

use crate::domain::time::margin::Margin;
use jiff::{SignedDuration, Timestamp};

/// Nothing is ever held into the last hours before a deadline.
const LAST_HOURS: SignedDuration = SignedDuration::from_hours(24);
/// The shortest a long hold becomes when the deadline is near.
const SHORT: SignedDuration = SignedDuration::from_secs(10);

/// What a person set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// So many seconds.
    Seconds(u32),
    /// Until so many hours before the deadline.
    BeforeDeadline(u32),
}

impl Default for Hold {
    fn default() -> Self {
        Self::Seconds(10)
    }
}

impl Hold {
    /// Until when something confirmed `now` is held. Without a deadline only a short hold makes sense; none lasts beyond
    /// the account's own target.
    #[must_use]
    pub fn until(self, now: Timestamp, deadline: Option<Timestamp>, margin: Margin) -> Timestamp {
        let last_hours = LAST_HOURS.max(margin.duration());
        let after = |duration: SignedDuration| now.checked_add(duration).unwrap_or(now);
        let short = match self {
            Self::Seconds(seconds) => after(SignedDuration::from_secs(i64::from(seconds)).min(SHORT)),
            Self::BeforeDeadline(_) => after(SHORT),
        };
        let before = |margin: SignedDuration| deadline.and_then(|deadline| deadline.checked_sub(margin).ok());
        let wanted = match self {
            Self::Seconds(seconds) => after(SignedDuration::from_secs(i64::from(seconds))),
            Self::BeforeDeadline(hours) => {
                before(SignedDuration::from_hours(i64::from(hours)).max(last_hours)).unwrap_or(short)
            }
        };
        let latest = before(last_hours).unwrap_or(wanted);
        wanted.min(latest).max(short)
    }

    /// How long something is held that two clocks tell the present of: the shorter one, so that none of them, when it is
    /// behind, holds longer than was chosen.
    #[must_use]
    pub fn length(self, clocks: [Timestamp; 2], deadline: Option<Timestamp>, margin: Margin) -> SignedDuration {
        let [first, second] = clocks.map(|now| self.until(now, deadline, margin).duration_since(now));
        first.min(second)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("an instant")
    }

    #[test]
    fn a_hold_never_reaches_into_the_last_day() {
        let now = at("2026-11-21T12:00:00Z");
        let until = |hold: Hold, deadline: &str| hold.until(now, Some(at(deadline)), Margin::NONE).to_string();
        assert_eq!(until(Hold::Seconds(10), "2026-11-30T00:00:00Z"), "2026-11-21T12:00:10Z");
        assert_eq!(until(Hold::Seconds(3_600), "2026-11-30T00:00:00Z"), "2026-11-21T13:00:00Z");
        // The last day begins in half an hour.
        assert_eq!(until(Hold::Seconds(3_600), "2026-11-22T12:30:00Z"), "2026-11-21T12:30:00Z");
        // It has begun: a short hold at most.
        assert_eq!(until(Hold::Seconds(3_600), "2026-11-21T15:00:00Z"), "2026-11-21T12:00:10Z");
        assert_eq!(until(Hold::Seconds(0), "2026-11-21T15:00:00Z"), "2026-11-21T12:00:00Z");
        assert_eq!(until(Hold::Seconds(4), "2026-11-21T15:00:00Z"), "2026-11-21T12:00:04Z");
    }

    #[test]
    fn a_hold_to_the_deadline_keeps_its_margin_and_is_short_without_one() {
        let now = at("2026-11-21T12:00:00Z");
        let until = |hours, deadline| Hold::BeforeDeadline(hours).until(now, deadline, Margin::NONE);
        assert_eq!(until(48, Some(at("2026-11-30T00:00:00Z"))), at("2026-11-28T00:00:00Z"));
        assert_eq!(until(1, Some(at("2026-11-30T00:00:00Z"))), at("2026-11-29T00:00:00Z"));
        assert_eq!(until(48, Some(at("2026-11-22T00:00:00Z"))), at("2026-11-21T12:00:10Z"));
        assert_eq!(until(48, None), at("2026-11-21T12:00:10Z"));
        // A server whose date is two hours behind, and a computer whose clock is.
        let (deadline, behind) = (Some(at("2026-11-24T00:00:00Z")), at("2026-11-21T10:00:00Z"));
        assert_eq!(
            Hold::BeforeDeadline(48).length([now, behind], deadline, Margin::NONE),
            SignedDuration::from_hours(12)
        );
        assert_eq!(
            Hold::BeforeDeadline(48).length([behind, now], deadline, Margin::NONE),
            SignedDuration::from_hours(12)
        );
    }

    #[test]
    fn no_hold_lasts_beyond_the_target_of_the_account() {
        let (now, deadline) = (at("2026-11-21T12:00:00Z"), Some(at("2026-11-30T00:00:00Z")));
        let margin = Margin::of_hours(72);
        assert_eq!(Hold::BeforeDeadline(48).until(now, deadline, margin), at("2026-11-27T00:00:00Z"));
        let near = Some(at("2026-11-24T12:30:00Z"));
        assert_eq!(Hold::Seconds(3_600).until(now, near, margin), at("2026-11-21T12:30:00Z"));
        // It is past: a short hold at most.
        assert_eq!(
            Hold::Seconds(3_600).until(now, Some(at("2026-11-24T00:00:00Z")), margin),
            at("2026-11-21T12:00:10Z")
        );
    }
}
