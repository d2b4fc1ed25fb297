//! What a day begins with: what is due and when, what changed since somebody looked, and how much is due on each day of a
//! calendar. Days are those of the zone that is shown, and time left goes by the account's own target.
//!
//! Must not live here: going through the disputes (the index does), sentences.

use crate::domain::dispute::Status;
use crate::domain::dispute::team::{ME, Person};
use crate::domain::insights::midnight;
use crate::domain::money::Money;
use crate::domain::search::query::Queue;
use crate::domain::search::{Bound, Condition, Term, TextField, TimeField};
use crate::domain::time::margin::Margin;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

/// Most days of a calendar: six weeks show every month.
pub const MOST_DAYS: u16 = 42;

/// Which disputes are due when. Each that needs a response is in one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Span {
    /// Finix's deadline is past.
    Overdue,
    /// The target is past, and the deadline is not.
    PastTarget,
    /// Until midnight.
    Today,
    /// The day after.
    Tomorrow,
    /// The five days after that.
    Week,
    /// Later than that.
    Later,
    /// Finix gave no date.
    Undated,
}

impl Span {
    /// All of them, what presses most first.
    pub const ALL: [Self; 7] =
        [Self::Overdue, Self::PastTarget, Self::Today, Self::Tomorrow, Self::Week, Self::Later, Self::Undated];
}

/// What became of disputes since somebody looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum News {
    /// Opened since then.
    New,
    /// They need a response again, and changed since then.
    Reopened,
    /// Won, and changed since then.
    Won,
    /// Lost, and changed since then.
    Lost,
}

impl News {
    /// All of them, as they are listed.
    pub const ALL: [Self; 4] = [Self::New, Self::Reopened, Self::Won, Self::Lost];

    /// The tab of the list they are under.
    #[must_use]
    pub fn queue(self) -> Queue {
        match self {
            Self::New => Queue::All,
            Self::Reopened => Queue::NeedsResponse,
            Self::Won => Queue::Won,
            Self::Lost => Queue::Lost,
        }
    }

    /// What a dispute that changed since then is, by where it stands. New ones are told by when they were opened.
    #[must_use]
    pub fn of_change(status: Status) -> Option<Self> {
        match status {
            Status::Reopened => Some(Self::Reopened),
            Status::Won => Some(Self::Won),
            Status::Lost => Some(Self::Lost),
            Status::NeedsResponse | Status::Responded | Status::Accepted | Status::Open => None,
        }
    }
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaQuestion {
    /// Now, to the minute: the answer is another one in the next.
    pub now: Timestamp,
    /// Where a day begins.
    pub zone: TimeZone,
    /// How long before the deadlines the account wants to answer.
    pub margin: Margin,
    /// The first day of the calendar.
    pub first: Date,
    /// How many days it shows.
    pub days: u16,
    /// Since when changes are listed.
    pub since: Timestamp,
    /// Who asks, where they have a name in their team.
    pub me: Option<Person>,
}

impl AgendaQuestion {
    /// The day it is.
    #[must_use]
    pub fn today(&self) -> Date {
        self.zone.to_datetime(self.now).date()
    }

    /// Where the spans of time that begin with a day do: tomorrow, the day after it, and a week from today.
    #[must_use]
    pub fn edges(&self) -> [Option<Timestamp>; 3] {
        let day = |days: i64| midnight(self.today().checked_add(days.days()).ok()?, &self.zone);
        [day(1), day(2), day(7)]
    }

    /// Where the days of the calendar begin, and where the last one ends. A day that cannot be told is left out with all
    /// behind it.
    #[must_use]
    pub fn midnights(&self) -> Vec<Timestamp> {
        let day = |days: u16| midnight(self.first.checked_add(i64::from(days).days()).ok()?, &self.zone);
        (0..=self.days.min(MOST_DAYS)).map_while(day).collect()
    }

    /// The field that time left goes by: the deadline itself where there is no target.
    fn field(&self) -> TimeField {
        if self.margin.is_none() { TimeField::Due } else { TimeField::Target }
    }

    /// The terms that find what is due in a span of time.
    #[must_use]
    pub fn terms(&self, span: Span) -> Vec<Term> {
        let [tomorrow, after, week] = self.edges().map(|at| at.map(|at| Bound::At(at.as_millisecond())));
        let time = |from, to| is(Condition::Time(self.field(), from, to));
        let overdue = Condition::Time(TimeField::Due, None, Some(NOT_OVERDUE));
        match span {
            Span::Overdue => vec![is(overdue)],
            Span::PastTarget => vec![
                is(Condition::Time(TimeField::Target, None, Some(NOT_OVERDUE))),
                Term { is_negated: true, condition: overdue },
            ],
            Span::Today => vec![time(Some(NOT_OVERDUE), tomorrow)],
            Span::Tomorrow => vec![time(tomorrow, after)],
            Span::Week => vec![time(after, week)],
            Span::Later => vec![time(week, None)],
            Span::Undated => vec![is(Condition::Undated)],
        }
    }

    /// The terms that find what is due on a day.
    #[must_use]
    pub fn terms_of_day(&self, day: Date) -> Option<Vec<Term>> {
        let at = |day: Date| Some(Bound::At(midnight(day, &self.zone)?.as_millisecond()));
        let condition = Condition::Time(self.field(), Some(at(day)?), Some(at(day.tomorrow().ok()?)?));
        Some(vec![is(condition)])
    }

    /// The terms that find what is assigned to whoever asks.
    #[must_use]
    pub fn terms_of_mine(&self) -> Vec<Term> {
        vec![is(Condition::Is(TextField::Assignee, vec![ME.to_owned()]))]
    }

    /// The terms that find what changed.
    #[must_use]
    pub fn terms_of_news(&self, news: News) -> Vec<Term> {
        let since = Some(Bound::At(self.since.as_millisecond()));
        let updated = is(Condition::Time(TimeField::Updated, since, None));
        match news {
            News::New => vec![is(Condition::Time(TimeField::Created, since, None))],
            News::Reopened => {
                vec![is(Condition::Is(TextField::Status, vec!["reopened".to_owned()])), updated]
            }
            News::Won | News::Lost => vec![updated],
        }
    }
}

/// Where what is not past yet begins.
const NOT_OVERDUE: Bound = Bound::FromNow(1);

fn is(condition: Condition) -> Term {
    Term { is_negated: false, condition }
}

/// Disputes and what they are about, each currency by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exposure {
    /// How many.
    pub count: usize,
    /// Their sum in each currency, the one of the most disputes first.
    pub sums: Vec<Money>,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda {
    /// What was asked.
    pub question: AgendaQuestion,
    /// What is due, in the order of [`Span::ALL`].
    pub due: [Exposure; Span::ALL.len()],
    /// What changed, in the order of [`News::ALL`].
    pub news: [Exposure; News::ALL.len()],
    /// What is assigned to whoever asks and needs a response.
    pub mine: Exposure,
    /// What is due on each day of the calendar.
    pub days: Vec<Exposure>,
}

impl Agenda {
    /// What is due in a span of time.
    pub fn spans(&self) -> impl Iterator<Item = (Span, &Exposure)> {
        Span::ALL.into_iter().zip(&self.due)
    }

    /// What changed.
    pub fn news(&self) -> impl Iterator<Item = (News, &Exposure)> {
        News::ALL.into_iter().zip(&self.news)
    }

    /// The days of the calendar.
    pub fn days(&self) -> impl Iterator<Item = (Date, &Exposure)> {
        let first = self.question.first;
        (0_i64..).zip(&self.days).filter_map(move |(place, due)| Some((first.checked_add(place.days()).ok()?, due)))
    }
}

/// What a calendar shows around a day: its month in whole weeks from Monday, or its week.
#[must_use]
pub fn shown(day: Date, is_week: bool) -> (Date, u16) {
    let monday = |day: Date| day.checked_sub(i64::from(day.weekday().since(Weekday::Monday)).days()).unwrap_or(day);
    if is_week { (monday(day), 7) } else { (monday(day.first_of_month()), MOST_DAYS) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::search::write;
    use jiff::civil::date;

    fn question(now: &str, zone: &str, hours: u32) -> AgendaQuestion {
        let zone = TimeZone::get(zone).expect("a zone");
        let now: Timestamp = now.parse().expect("an instant");
        let (first, days) = shown(zone.to_datetime(now).date(), false);
        AgendaQuestion { now, zone, margin: Margin::of_hours(hours), first, days, since: now, me: None }
    }

    #[test]
    fn days_are_those_of_the_zone_also_at_both_ends_of_the_world_and_when_clocks_change() {
        let at = |now, zone| question(now, zone, 0).edges().map(|at| at.expect("a day").to_string());
        assert_eq!(at("2026-11-20T11:00:00Z", "Pacific/Kiritimati")[0], "2026-11-21T10:00:00Z");
        assert_eq!(at("2026-11-20T11:00:00Z", "Etc/GMT+12")[0], "2026-11-20T12:00:00Z");
        // The day clocks go forward is 23 hours long, the day they go back 25.
        let [tomorrow, after, _] = at("2026-03-28T12:00:00Z", "Europe/Berlin");
        assert_eq!((tomorrow.as_str(), after.as_str()), ("2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"));
        let [tomorrow, after, _] = at("2026-10-24T12:00:00Z", "Europe/Berlin");
        assert_eq!((tomorrow.as_str(), after.as_str()), ("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"));
        // A midnight that there is not: the day begins when it does.
        let [tomorrow, ..] = at("2026-04-23T12:00:00Z", "Africa/Cairo");
        assert_eq!(tomorrow, "2026-04-23T22:00:00Z");
    }

    #[test]
    fn a_month_is_shown_in_six_weeks_from_monday_and_a_week_in_seven_days() {
        assert_eq!(shown(date(2026, 11, 28), false), (date(2026, 10, 26), 42));
        assert_eq!(shown(date(2026, 6, 1), false), (date(2026, 6, 1), 42));
        assert_eq!(shown(date(2026, 11, 29), true), (date(2026, 11, 23), 7));
        let question = question("2026-11-28T12:00:00Z", "Europe/Berlin", 0);
        let midnights = question.midnights();
        assert_eq!(midnights.len(), 43);
        assert!(midnights.is_sorted());
    }

    #[test]
    fn what_leads_to_the_list_is_typed_by_days_and_speaks_of_the_target_where_there_is_one() {
        let typed = |question: &AgendaQuestion, span| {
            let terms = question.terms(span);
            terms.iter().map(|term| write(term, &question.zone)).collect::<Vec<_>>().join(" ")
        };
        let plain = question("2026-11-28T12:00:00Z", "Europe/Berlin", 0);
        assert_eq!(typed(&plain, Span::Overdue), "due:overdue");
        assert_eq!(typed(&plain, Span::Today), "due:0d..2026-11-28");
        assert_eq!(typed(&plain, Span::Tomorrow), "due:2026-11-29");
        assert_eq!(typed(&plain, Span::Week), "due:2026-11-30..2026-12-04");
        assert_eq!(typed(&plain, Span::Later), "due:>=2026-12-05");
        assert_eq!(typed(&plain, Span::Undated), "due:none");
        let own = question("2026-11-28T12:00:00Z", "Europe/Berlin", 24);
        assert_eq!(typed(&own, Span::Overdue), "due:overdue");
        assert_eq!(typed(&own, Span::PastTarget), "target:past -due:overdue");
        assert_eq!(typed(&own, Span::Tomorrow), "target:2026-11-29");
        let day = own.terms_of_day(date(2026, 12, 24)).expect("a day");
        assert_eq!(day.iter().map(|term| write(term, &own.zone)).collect::<String>(), "target:2026-12-24");
    }
}
