//! What an owner asks every Monday: how many disputes came, what became of them, and what they cost. Cohorts by the day a
//! dispute was opened, and one currency at a time: currencies are never added to each other.
//!
//! Must not live here: going through the disputes (the index does), sentences.

use crate::domain::dispute::Status;
use crate::domain::money::Currency;
use crate::domain::search::fold::fold;
use crate::domain::search::query::Queue;
use crate::domain::search::{Bound, Condition, Term, TextField, TimeField};
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

/// Decided disputes below which a share says nothing yet.
pub const LEAST: u64 = 5;
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
}

impl Grouping {
    /// All of them, as they are offered.
    pub const ALL: [Self; 8] = [
        Self::Month,
        Self::Week,
        Self::Reason,
        Self::Code,
        Self::Merchant,
        Self::Network,
        Self::Assignee,
        Self::Amount,
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
    /// The day it is, where the person is.
    pub today: Date,
    /// Where a day begins.
    pub zone: TimeZone,
}

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

/// What became of the disputes of one group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// All that came.
    pub received: Tally,
    /// An answer is due: the open exposure.
    pub due: Tally,
    /// Answered, the bank decides.
    pub in_review: Tally,
    /// Won.
    pub won: Tally,
    /// Lost, also by a missed deadline.
    pub lost: Tally,
}

impl Figures {
    /// Counts a dispute.
    pub fn add(&mut self, status: Status, amount: Option<i64>) {
        self.received.add(amount);
        match status {
            Status::NeedsResponse | Status::Reopened => self.due.add(amount),
            Status::Responded => self.in_review.add(amount),
            Status::Won => self.won.add(amount),
            Status::Lost => self.lost.add(amount),
            Status::Accepted | Status::Open => {}
        }
    }

    /// Counts those of another group too.
    pub fn join(&mut self, other: &Self) {
        self.received.join(other.received);
        self.due.join(other.due);
        self.in_review.join(other.in_review);
        self.won.join(other.won);
        self.lost.join(other.lost);
    }

    /// Those under a tab of the list.
    #[must_use]
    pub fn of(&self, queue: Queue) -> Tally {
        match queue {
            Queue::All => self.received,
            Queue::NeedsResponse => self.due,
            Queue::UnderReview => self.in_review,
            Queue::Won => self.won,
            Queue::Lost => self.lost,
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

/// What the disputes of a group have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Group {
    /// The month that begins with this day.
    Month(Date),
    /// The week that begins with this day.
    Week(Date),
    /// A word as it came.
    Word(TextField, String),
    /// From this face value to below that one, in ten-thousandths.
    Amount(i128, Option<i128>),
    /// Nothing is said of it.
    Unknown,
    /// What is not listed by itself, this many groups.
    Others(usize),
}

/// One group with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What they have in common.
    pub group: Group,
    /// What became of them.
    pub figures: Figures,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insights {
    /// What was asked.
    pub question: Question,
    /// In which currency its sums are; nothing while no dispute has one.
    pub currency: Option<Currency>,
    /// Every currency there is, with its disputes since the first day, the most first.
    pub currencies: Vec<(Currency, u64)>,
    /// The groups.
    pub lines: Vec<Line>,
    /// All of them together.
    pub total: Figures,
    /// Disputes since the first day whose currency is not known: they are in no group.
    pub unpriced: u64,
    /// The index it was made of.
    pub revision: u64,
}

impl Insights {
    /// The terms that find the disputes of a group in the list, or of all groups; nothing where the search cannot say it.
    #[must_use]
    pub fn terms(&self, group: Option<&Group>) -> Option<Vec<Term>> {
        let currency = self.currency?;
        let mut all = vec![Condition::Is(TextField::Currency, vec![currency.code().to_owned()])];
        let first = self.question.period.first_day(self.question.today, self.question.grouping);
        let mut since = first.map(|day| (day, None));
        match group {
            None => {}
            Some(Group::Month(day)) => since = Some((*day, Some(day.checked_add(1.month()).ok()?))),
            Some(Group::Week(day)) => since = Some((*day, Some(day.checked_add(1.week()).ok()?))),
            Some(Group::Word(field, word)) => {
                // The list names reasons and merchants as they came; of the others it knows the folded text.
                let is_named = matches!(field, TextField::Reason | TextField::Merchant);
                let word = if is_named { word.clone() } else { fold(word) };
                all.push(Condition::Is(*field, vec![word]));
            }
            Some(Group::Amount(from, to)) => {
                let from = (*from > i128::MIN).then_some(*from);
                all.push(Condition::Amount(from, to.map(|to| to - 1)));
            }
            Some(Group::Unknown | Group::Others(_)) => return None,
        }
        if let Some((from, to)) = since {
            let at = |day| Some(Bound::At(midnight(day, &self.question.zone)?.as_millisecond()));
            let to = match to {
                Some(day) => Some(at(day)?),
                None => None,
            };
            all.push(Condition::Time(TimeField::Created, Some(at(from)?), to));
        }
        Some(all.into_iter().map(|condition| Term { is_negated: false, condition }).collect())
    }
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

    fn figures(won: u64, lost: u64) -> Figures {
        let mut figures = Figures::default();
        (0..won).for_each(|_| figures.add(Status::Won, Some(300)));
        (0..lost).for_each(|_| figures.add(Status::Lost, Some(100)));
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
        (0..60).for_each(|_| all.add(Status::Accepted, None));
        assert_eq!(all.win_rate().permille(), Some(500));
        assert_eq!(all.win_rate_of_all().permille(), Some(200));
        assert_eq!((all.received.count, all.decided(), all.received.minor), (100, 40, 8_000));
    }

    #[test]
    fn a_credit_among_what_was_decided_makes_no_share_beyond_the_whole() {
        let mut odd = figures(5, 0);
        odd.add(Status::Lost, Some(-1_000));
        assert_eq!(odd.recovery_rate().permille(), None);
        odd.add(Status::Lost, Some(i64::MIN));
        odd.add(Status::Lost, Some(i64::MIN));
        assert_eq!(odd.lost.minor, i64::MIN);
        assert_eq!(odd.recovery_rate().permille(), None);
    }

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
