//! How long a submission or an acceptance waits before it goes out, so that it can be cancelled.

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
    /// Until when something confirmed `now` is held. Without a deadline only a short hold makes sense.
    #[must_use]
    pub fn until(self, now: Timestamp, deadline: Option<Timestamp>) -> Timestamp {
        let after = |duration: SignedDuration| now.checked_add(duration).unwrap_or(now);
        let short = match self {
            Self::Seconds(seconds) => after(SignedDuration::from_secs(i64::from(seconds)).min(SHORT)),
            Self::BeforeDeadline(_) => after(SHORT),
        };
        let before = |margin: SignedDuration| deadline.and_then(|deadline| deadline.checked_sub(margin).ok());
        let wanted = match self {
            Self::Seconds(seconds) => after(SignedDuration::from_secs(i64::from(seconds))),
            Self::BeforeDeadline(hours) => {
                before(SignedDuration::from_hours(i64::from(hours)).max(LAST_HOURS)).unwrap_or(short)
            }
        };
        let latest = before(LAST_HOURS).unwrap_or(wanted);
        wanted.min(latest).max(short)
    }

    /// How long something is held that two clocks tell the present of: the shorter one, so that none of them, when it is
    /// behind, holds longer than was chosen.
    #[must_use]
    pub fn length(self, clocks: [Timestamp; 2], deadline: Option<Timestamp>) -> SignedDuration {
        let [first, second] = clocks.map(|now| self.until(now, deadline).duration_since(now));
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
        let until = |hold: Hold, deadline: &str| hold.until(now, Some(at(deadline))).to_string();
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
        let hold = Hold::BeforeDeadline(48);
        assert_eq!(hold.until(now, Some(at("2026-11-30T00:00:00Z"))), at("2026-11-28T00:00:00Z"));
        assert_eq!(Hold::BeforeDeadline(1).until(now, Some(at("2026-11-30T00:00:00Z"))), at("2026-11-29T00:00:00Z"));
        assert_eq!(hold.until(now, Some(at("2026-11-22T00:00:00Z"))), at("2026-11-21T12:00:10Z"));
        assert_eq!(hold.until(now, None), at("2026-11-21T12:00:10Z"));
        // A server whose date is two hours behind, and a computer whose clock is.
        let (deadline, behind) = (Some(at("2026-11-24T00:00:00Z")), at("2026-11-21T10:00:00Z"));
        assert_eq!(hold.length([now, behind], deadline), SignedDuration::from_hours(12));
        assert_eq!(hold.length([behind, now], deadline), SignedDuration::from_hours(12));
    }
}
