//! What became of disputes, counted, and the shares that are made of it.
//!
//! Must not live here: which disputes they are, sentences.

use crate::domain::dispute::Status;
use crate::domain::search::query::Queue;
use crate::domain::search::{Bound, Condition, Term, TimeField};

/// Decided disputes below which a share says nothing yet.
pub const LEAST: u64 = 5;
/// Disputes and what they are about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many.
    pub count: u64,
    /// Minor units together, of those with an amount.
    pub minor: i64,
}

impl Tally {
    fn add(&mut self, amount: Option<i64>) {
        self.count += 1;
        self.minor = self.minor.saturating_add(amount.unwrap_or_default());
    }

    fn join(&mut self, other: Self) {
        self.count += other.count;
        self.minor = self.minor.saturating_add(other.minor);
    }
}

/// Some of the disputes of a group, as the list can show them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Those under a tab of the list.
    Queue(Queue),
    /// Those whose deadline has passed without an answer, and that Finix has not closed yet.
    Missed,
}

impl Part {
    /// All of them.
    pub const ALL: Self = Self::Queue(Queue::All);

    /// The tab they are under.
    #[must_use]
    pub fn queue(self) -> Queue {
        match self {
            Self::Queue(queue) => queue,
            Self::Missed => Queue::NeedsResponse,
        }
    }

    /// What tells them from the others under the tab.
    #[must_use]
    pub fn term(self) -> Option<Term> {
        // As a person types it, `due:overdue`: what is due this very moment is in it.
        let past = Condition::Time(TimeField::Due, None, Some(Bound::FromNow(1)));
        (self == Self::Missed).then_some(Term { is_negated: false, condition: past })
    }
}

/// What became of the disputes of one group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// All that came.
    pub received: Tally,
    /// An answer is due: the open exposure.
    pub due: Tally,
    /// Answered, the bank decides.
    pub in_review: Tally,
    /// Conceded, and not settled yet.
    pub accepted: Tally,
    /// Of those an answer is due for, the ones whose deadline has passed.
    pub missed: Tally,
    /// Won.
    pub won: Tally,
    /// Lost, also by a missed deadline.
    pub lost: Tally,
    /// Of all that came, the questions of a cardholder's bank: no money moved.
    pub inquiries: u64,
}

impl Figures {
    /// Counts a dispute. `is_past` says that its deadline has passed.
    pub fn add(&mut self, status: Status, amount: Option<i64>, is_past: bool) {
        self.received.add(amount);
        match status {
            Status::NeedsResponse | Status::Reopened => {
                self.due.add(amount);
                if is_past {
                    self.missed.add(amount);
                }
            }
            Status::Responded => self.in_review.add(amount),
            Status::Won => self.won.add(amount),
            Status::Lost => self.lost.add(amount),
            Status::Accepted => self.accepted.add(amount),
            Status::Open => {}
        }
    }

    /// Counts those of another group too.
    pub fn join(&mut self, other: &Self) {
        self.received.join(other.received);
        self.due.join(other.due);
        self.in_review.join(other.in_review);
        self.accepted.join(other.accepted);
        self.missed.join(other.missed);
        self.won.join(other.won);
        self.lost.join(other.lost);
        self.inquiries += other.inquiries;
    }

    /// Those of a part.
    #[must_use]
    pub fn of(&self, part: Part) -> Tally {
        match part {
            Part::Queue(Queue::All) => self.received,
            Part::Queue(Queue::NeedsResponse) => self.due,
            Part::Queue(Queue::UnderReview) => self.in_review,
            Part::Queue(Queue::Won) => self.won,
            Part::Queue(Queue::Lost) => self.lost,
            Part::Missed => self.missed,
        }
    }

    /// Won of what was decided. Source: won / (won + lost).
    #[must_use]
    pub fn win_rate(&self) -> Share {
        Share { part: i128::from(self.won.count), of: i128::from(self.decided()), cases: self.decided() }
    }

    /// Won of all that came, whether it was answered or not: the lower and the more honest one.
    #[must_use]
    pub fn win_rate_of_all(&self) -> Share {
        let all = self.received.count;
        Share { part: i128::from(self.won.count), of: i128::from(all), cases: all }
    }

    /// The money of what was won, of the money of what was decided.
    #[must_use]
    pub fn recovery_rate(&self) -> Share {
        let decided = i128::from(self.won.minor) + i128::from(self.lost.minor);
        Share { part: i128::from(self.won.minor), of: decided, cases: self.decided() }
    }

    /// Answered, of those whose time to answer is over or that were answered in time, as far as they are not decided:
    /// answered / (answered + conceded + missed). Finix's list does not say of a decided one whether it was answered.
    #[must_use]
    pub fn response_rate(&self) -> Share {
        let of = self.in_review.count + self.accepted.count + self.missed.count;
        Share { part: i128::from(self.in_review.count), of: i128::from(of), cases: of }
    }

    /// How many were decided.
    #[must_use]
    pub fn decided(&self) -> u64 {
        self.won.count + self.lost.count
    }
}

/// A part of a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    part: i128,
    of: i128,
    cases: u64,
}

impl Share {
    /// How many cases it is of.
    #[must_use]
    pub fn cases(&self) -> u64 {
        self.cases
    }

    /// In tenths of a percent; nothing where there are too few cases for it to mean anything.
    #[must_use]
    pub fn permille(&self) -> Option<u32> {
        let is_enough = self.cases >= LEAST && self.of > 0 && (0..=self.of).contains(&self.part);
        is_enough.then(|| u32::try_from((self.part * 2_000 + self.of) / (self.of * 2)).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::search::write;
    use jiff::tz::TimeZone;

    fn figures(won: u64, lost: u64) -> Figures {
        let mut figures = Figures::default();
        (0..won).for_each(|_| figures.add(Status::Won, Some(300), false));
        (0..lost).for_each(|_| figures.add(Status::Lost, Some(100), false));
        figures
    }

    #[test]
    fn no_share_is_said_of_fewer_than_five_cases() {
        assert_eq!(figures(2, 2).win_rate().permille(), None);
        assert_eq!(figures(2, 3).win_rate().permille(), Some(400));
        assert_eq!(figures(0, 5).win_rate().permille(), Some(0));
        assert_eq!(figures(2, 4).win_rate().permille(), Some(333));
        assert_eq!(figures(4, 2).win_rate().permille(), Some(667));
        assert_eq!(figures(3, 3).recovery_rate().permille(), Some(750));
    }

    #[test]
    fn what_was_not_answered_counts_for_the_rate_of_all_that_came() {
        let mut all = figures(20, 20);
        (0..60).for_each(|_| all.add(Status::Accepted, None, false));
        assert_eq!(all.win_rate().permille(), Some(500));
        assert_eq!(all.win_rate_of_all().permille(), Some(200));
        assert_eq!((all.received.count, all.decided(), all.received.minor), (100, 40, 8_000));
    }

    #[test]
    fn a_credit_among_what_was_decided_makes_no_share_beyond_the_whole() {
        let mut odd = figures(5, 0);
        odd.add(Status::Lost, Some(-1_000), false);
        assert_eq!(odd.recovery_rate().permille(), None);
        odd.add(Status::Lost, Some(i64::MIN), false);
        odd.add(Status::Lost, Some(i64::MIN), false);
        assert_eq!(odd.lost.minor, i64::MIN);
        assert_eq!(odd.recovery_rate().permille(), None);
    }

    #[test]
    fn the_rate_of_responses_is_of_what_is_not_decided_and_was_or_can_no_longer_be_answered() {
        let mut some = figures(50, 50);
        (0..3).for_each(|_| some.add(Status::Responded, Some(100), false));
        some.add(Status::NeedsResponse, Some(100), false);
        some.add(Status::Accepted, Some(100), false);
        assert_eq!((some.response_rate().cases(), some.response_rate().permille()), (4, None), "too few");
        some.add(Status::Reopened, Some(700), true);
        assert_eq!((some.missed.count, some.missed.minor, some.due.count), (1, 700, 2));
        assert_eq!(some.response_rate().permille(), Some(600));
        assert_eq!(Part::Missed.term().map(|term| write(&term, &TimeZone::UTC)).as_deref(), Some("due:overdue"));
        assert_eq!((some.of(Part::Missed), Part::Missed.queue()), (some.missed, Queue::NeedsResponse));
    }
}
