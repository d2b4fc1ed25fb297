//! The time left to answer, never guessed and never shown after it is spent.

use crate::domain::dispute::{Dispute, ResponseState, Status};
use crate::domain::time::margin::Margin;
use jiff::Timestamp;

/// How much a deadline presses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Urgency {
    /// Past, and no answer was given.
    Overdue,
    /// The account's own target is past, and Finix's deadline is not.
    PastTarget,
    /// Less than a day.
    Day,
    /// Less than three days.
    ThreeDays,
    /// Less than a week.
    Week,
    /// A week or more.
    Later,
    /// An answer is due, but Finix gave no date.
    Undated,
}

/// The deadline of a dispute that still needs an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// When the answer must be in; `None` when Finix gave no date, or none that can be read.
    pub at: Option<Timestamp>,
    /// True when Finix gave one that can't be read.
    pub is_unread: bool,
}

impl Deadline {
    /// The deadline, only while an answer is due. Answered, accepted and decided disputes have none, so a countdown
    /// can never run on after it was spent; one that was reopened has the date it has now.
    #[must_use]
    pub fn of(dispute: &Dispute) -> Option<Self> {
        let given = Self { at: dispute.respond_by, is_unread: dispute.respond_by_unread.is_some() };
        match dispute.status() {
            Status::NeedsResponse | Status::Reopened => Some(given),
            // Nothing says that the answer was given, so a date that was given must not be hidden.
            Status::Open if dispute.response_state != Some(ResponseState::NoResponseAllowed) => {
                Some(given).filter(|given| given.at.is_some() || given.is_unread)
            }
            _ => None,
        }
    }

    /// One that was read.
    const fn at(at: Timestamp) -> Self {
        Self { at: Some(at), is_unread: false }
    }

    /// The same beside the target of an account.
    #[must_use]
    pub fn with(self, margin: Margin) -> Target {
        Target { deadline: self, margin }
    }

    /// Seconds left; negative when past.
    #[must_use]
    pub fn seconds_left(self, now: Timestamp) -> Option<i64> {
        // Milliseconds are floored, so the last second counts as gone rather than as there.
        self.at.map(|at| (at.as_millisecond() - now.as_millisecond()).div_euclid(1_000))
    }

    /// True when the time is up.
    #[must_use]
    pub fn is_past(self, now: Timestamp) -> bool {
        self.at.is_some_and(|at| at <= now)
    }

    /// How much it presses.
    #[must_use]
    pub fn urgency(self, now: Timestamp) -> Urgency {
        const DAY: i64 = 86_400;
        match self.seconds_left(now) {
            None => Urgency::Undated,
            Some(left) if left < 0 || self.is_past(now) => Urgency::Overdue,
            Some(left) if left < DAY => Urgency::Day,
            Some(left) if left < 3 * DAY => Urgency::ThreeDays,
            Some(left) if left < 7 * DAY => Urgency::Week,
            Some(_) => Urgency::Later,
        }
    }

    /// The time left. Always rounded down.
    #[must_use]
    pub fn left(self, now: Timestamp) -> Left {
        match self.seconds_left(now) {
            None if self.is_unread => Left::Unread,
            None => Left::Undated,
            Some(_) if self.is_past(now) => Left::Overdue,
            Some(left) => Left::For(Duration::of(left)),
        }
    }
}

/// A deadline and the account's own target before it. What is left, and how much it presses, goes by the target; only
/// the deadline makes it overdue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// Finix's deadline.
    pub deadline: Deadline,
    margin: Margin,
}

impl Target {
    /// When the answer is wanted; nothing without a date or without a margin.
    #[must_use]
    pub fn at(self) -> Option<Timestamp> {
        self.deadline.at.filter(|_| !self.margin.is_none()).map(|at| self.margin.before(at))
    }

    /// How much it presses.
    #[must_use]
    pub fn urgency(self, now: Timestamp) -> Urgency {
        match self.deadline.urgency(now) {
            Urgency::Overdue => Urgency::Overdue,
            of_deadline => self.at().map_or(of_deadline, |at| match Deadline::at(at).urgency(now) {
                Urgency::Overdue => Urgency::PastTarget,
                of_target => of_target,
            }),
        }
    }

    /// The time left. Always rounded down.
    #[must_use]
    pub fn left(self, now: Timestamp) -> Left {
        match (self.deadline.left(now), self.at()) {
            (Left::For(to_deadline), Some(at)) => match Deadline::at(at).left(now) {
                Left::For(to_target) => Left::ToTarget(to_target),
                _ => Left::PastTarget(to_deadline),
            },
            (left, _) => left,
        }
    }
}

/// What is left to a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// Finix gave no date.
    Undated,
    /// Finix gave one that can't be read.
    Unread,
    /// Nothing.
    Overdue,
    /// So long.
    For(Duration),
    /// So long to the account's own target, and longer to the deadline.
    ToTarget(Duration),
    /// The target is past; so long to the deadline.
    PastTarget(Duration),
}

/// A span of time in two units at most, rounded down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duration {
    /// Less than a minute.
    Seconds(i64),
    /// Less than an hour.
    Minutes(i64),
    /// Half a day and more, or whole hours.
    Hours(i64),
    /// Less than half a day.
    HoursMinutes(i64, i64),
    /// Three days and more, or whole days.
    Days(i64),
    /// Less than three days.
    DaysHours(i64, i64),
}

impl Duration {
    /// So many seconds.
    #[must_use]
    pub fn of(seconds: i64) -> Self {
        let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60);
        match (days, hours, minutes) {
            (0, 0, 0) => Self::Seconds(seconds.max(0)),
            (0, 0, m) => Self::Minutes(m),
            (0, h, m) if m > 0 && h < 12 => Self::HoursMinutes(h, m),
            (0, h, _) => Self::Hours(h),
            (d, h, _) if h > 0 && d < 3 => Self::DaysHours(d, h),
            (d, _, _) => Self::Days(d),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dispute::DisputeState;
    use crate::domain::ids::DisputeId;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a valid instant")
    }

    fn open_until(text: &str) -> Dispute {
        let mut dispute = Dispute::new(DisputeId::parse("DI1").expect("an id"));
        dispute.state = Some(DisputeState::Pending);
        dispute.response_state = Some(ResponseState::NeedsResponse);
        dispute.respond_by = Some(at(text));
        dispute
    }

    #[test]
    fn time_left_is_rounded_down_and_ends_at_the_deadline() {
        let deadline = Deadline::of(&open_until("2026-11-21T12:00:00Z")).expect("due");
        for (now, left, urgency) in [
            ("2026-11-21T08:47:01Z", Left::For(Duration::HoursMinutes(3, 12)), Urgency::Day),
            ("2026-11-20T14:59:59Z", Left::For(Duration::Hours(21)), Urgency::Day),
            ("2026-11-20T05:59:59Z", Left::For(Duration::DaysHours(1, 6)), Urgency::ThreeDays),
            ("2026-11-15T11:59:59Z", Left::For(Duration::Days(6)), Urgency::Week),
            ("2026-11-01T12:00:00Z", Left::For(Duration::Days(20)), Urgency::Later),
            ("2026-11-21T11:59:30Z", Left::For(Duration::Seconds(30)), Urgency::Day),
            ("2026-11-21T11:59:59.5Z", Left::For(Duration::Seconds(0)), Urgency::Day),
            ("2026-11-21T12:00:00Z", Left::Overdue, Urgency::Overdue),
            ("2026-11-21T12:00:00.001Z", Left::Overdue, Urgency::Overdue),
        ] {
            assert_eq!(deadline.left(at(now)), left, "{now}");
            assert_eq!(deadline.urgency(at(now)), urgency, "{now}");
        }
    }

    #[test]
    fn what_is_past_its_target_has_the_time_to_the_deadline_left_and_is_not_overdue() {
        let target = Deadline::of(&open_until("2026-11-21T12:00:00Z")).expect("due").with(Margin::of_hours(24));
        for (now, left, urgency) in [
            ("2026-11-14T11:00:00Z", Left::ToTarget(Duration::Days(6)), Urgency::Week),
            ("2026-11-20T08:47:01Z", Left::ToTarget(Duration::HoursMinutes(3, 12)), Urgency::Day),
            ("2026-11-20T11:59:59.999Z", Left::ToTarget(Duration::Seconds(0)), Urgency::Day),
            ("2026-11-20T12:00:00Z", Left::PastTarget(Duration::Days(1)), Urgency::PastTarget),
            ("2026-11-20T18:00:00Z", Left::PastTarget(Duration::Hours(18)), Urgency::PastTarget),
            ("2026-11-21T11:59:59.5Z", Left::PastTarget(Duration::Seconds(0)), Urgency::PastTarget),
            ("2026-11-21T12:00:00Z", Left::Overdue, Urgency::Overdue),
        ] {
            assert_eq!((target.left(at(now)), target.urgency(at(now))), (left, urgency), "{now}");
        }
        assert_eq!(target.at(), Some(at("2026-11-20T12:00:00Z")));
        assert_eq!(target.deadline.at, Some(at("2026-11-21T12:00:00Z")));
    }

    #[test]
    fn without_a_margin_or_a_date_there_is_no_target_beside_the_deadline() {
        let deadline = Deadline::of(&open_until("2026-11-21T12:00:00Z")).expect("due");
        let none = deadline.with(Margin::NONE);
        for now in ["2026-11-01T00:00:00Z", "2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z"].map(at) {
            assert_eq!((none.left(now), none.urgency(now)), (deadline.left(now), deadline.urgency(now)));
        }
        let undated = Deadline { at: None, is_unread: false }.with(Margin::of_hours(24));
        assert_eq!((none.at(), undated.at()), (None, None));
        assert_eq!(undated.left(at("2026-11-21T00:00:00Z")), Left::Undated);
    }

    #[test]
    fn a_spent_deadline_is_not_a_deadline() {
        let mut dispute = open_until("2026-11-21T12:00:00Z");
        for response in [ResponseState::Responded, ResponseState::Accepted, ResponseState::NoResponseAllowed] {
            dispute.response_state = Some(response);
            assert_eq!(Deadline::of(&dispute), None);
        }
        dispute.state = Some(DisputeState::Lost);
        for response in [ResponseState::NoResponseAllowed, ResponseState::Accepted, ResponseState::Unknown] {
            dispute.response_state = Some(response);
            assert_eq!(Deadline::of(&dispute), None);
        }
    }

    #[test]
    fn a_decided_dispute_that_needs_a_response_again_has_its_deadline() {
        let mut dispute = open_until("2026-11-21T12:00:00Z");
        for state in [DisputeState::Won, DisputeState::Lost, DisputeState::Expired] {
            dispute.state = Some(state);
            assert_eq!(Deadline::of(&dispute), Some(Deadline::at(at("2026-11-21T12:00:00Z"))));
        }
        dispute.respond_by = None;
        assert_eq!(Deadline::of(&dispute), Some(Deadline { at: None, is_unread: false }), "due, without a date");
    }

    #[test]
    fn a_date_is_shown_also_when_finix_does_not_say_whether_an_answer_is_due() {
        let mut dispute = open_until("2026-11-21T12:00:00Z");
        for response in [None, Some(ResponseState::Unknown), Some(ResponseState::Other("NEW".to_owned()))] {
            dispute.response_state = response;
            assert!(Deadline::of(&dispute).is_some_and(|deadline| deadline.at.is_some()));
        }
    }

    #[test]
    fn a_date_that_cannot_be_read_is_no_missing_one() {
        let mut dispute = open_until("2026-11-21T12:00:00Z");
        (dispute.respond_by, dispute.respond_by_unread) = (None, Some("12/01/2026".to_owned()));
        for response in [Some(ResponseState::NeedsResponse), Some(ResponseState::Unknown), None] {
            dispute.response_state = response;
            let deadline = Deadline::of(&dispute).expect("a date was given");
            assert_eq!(deadline.left(at("2026-11-21T12:00:00Z")), Left::Unread);
        }
        dispute.state = Some(DisputeState::Won);
        dispute.response_state = Some(ResponseState::NoResponseAllowed);
        assert_eq!(Deadline::of(&dispute), None);
    }

    #[test]
    fn a_missing_date_is_said_and_never_invented() {
        let mut dispute = open_until("2026-11-21T12:00:00Z");
        dispute.respond_by = None;
        let deadline = Deadline::of(&dispute).expect("due");
        assert_eq!(deadline.left(at("2026-11-21T12:00:00Z")), Left::Undated);
        assert_eq!(deadline.urgency(at("2026-11-21T12:00:00Z")), Urgency::Undated);
    }
}
