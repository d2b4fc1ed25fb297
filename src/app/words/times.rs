//! Time that is left, time that passed, and spans of time.
//!
//! Must not live here: when something is due.

use crate::app::words;
use crate::domain::text;
use crate::domain::time::clock::Age;
use crate::domain::time::deadline::{Duration, Left, Target};
use crate::domain::time::margin::Margin;
use jiff::{Timestamp, tz::TimeZone};

/// The time left in a cell: `3 h 12 m`, `1 d 6 h`, `6 d`, `Overdue`.
#[must_use]
pub(crate) fn left(left: Left) -> String {
    match left {
        Left::Undated => words::left_undated().to_owned(),
        Left::Unread => words::left_unread().to_owned(),
        Left::Overdue => words::left_overdue().to_owned(),
        Left::For(span) | Left::ToTarget(span) => duration(span),
        Left::PastTarget(span) => words::left_past_target(duration(span)),
    }
}

/// The same inside a line: `due in 3 h 12 m`, `overdue`, `no due date`.
#[must_use]
pub(crate) fn due_in(left: Left) -> String {
    match left {
        Left::For(span) => words::due_in_span(duration(span)),
        Left::ToTarget(span) => words::due_in_target(duration(span)),
        Left::PastTarget(span) => words::due_in_past_target(duration(span)),
        Left::Overdue => words::due_in_overdue().to_owned(),
        Left::Undated => words::due_in_undated().to_owned(),
        Left::Unread => words::due_in_unread().to_owned(),
    }
}

/// Behind what is left: the account's own target, where it has one, and Finix's deadline.
#[must_use]
pub(crate) fn target_and_deadline(target: Target, now: Timestamp, zone: &TimeZone) -> Option<String> {
    let deadline = target.deadline.at?;
    let said = words::local_and_utc(deadline, zone);
    let Some(at) = target.at() else { return Some(said) };
    let words = words::target_and_deadline_lines(words::local_and_utc(at, zone), said);
    Some(match target.left(now) {
        Left::PastTarget(_) => format!("{}\n{words}", text::sentence(&due_in(target.left(now)))),
        _ => words,
    })
}

/// A margin: `24 h`.
#[must_use]
pub(crate) fn margin(margin: Margin) -> String {
    span(i64::from(margin.hours()) * 60)
}

/// A span of time in two units at most.
#[must_use]
pub(crate) fn duration(duration: Duration) -> String {
    match duration {
        Duration::Seconds(seconds) => words::duration_seconds(seconds),
        Duration::Minutes(minutes) => words::duration_minutes(minutes),
        Duration::Hours(hours) => words::duration_hours(hours),
        Duration::HoursMinutes(hours, minutes) => words::duration_hours_minutes(hours, minutes),
        Duration::Days(days) => words::duration_days(days.to_string()),
        Duration::DaysHours(days, hours) => words::duration_days_hours(days, hours),
    }
}

/// Minutes: `5 min`, `2 h 30 min`.
#[must_use]
pub(crate) fn span(minutes: i64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => words::span_minutes(minutes),
        (hours, 0) => words::span_hours(hours.to_string()),
        (hours, minutes) => words::span_hours_minutes(hours.to_string(), minutes),
    }
}

/// How long ago something was: `12 s ago`, `3 min ago`.
#[must_use]
pub(crate) fn ago(age: Age) -> String {
    match age {
        Age::Now => words::ago_now().to_owned(),
        Age::Seconds(seconds) => words::ago_seconds(seconds),
        Age::Minutes(minutes) => words::ago_minutes(minutes),
        Age::Hours(hours) => words::ago_hours(hours),
        Age::Days(days) => words::ago_days(days.to_string()),
    }
}

/// The same in a narrow cell: `12 s`, `3 min`.
#[must_use]
pub(crate) fn age(age: Age) -> String {
    match age {
        Age::Now => words::age_now().to_owned(),
        Age::Seconds(seconds) => words::age_seconds(seconds),
        Age::Minutes(minutes) => words::age_minutes(minutes),
        Age::Hours(hours) => words::age_hours(hours),
        Age::Days(days) => words::age_days(days.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_has_two_units_at_most() {
        for (seconds, text) in [
            (0, "0 s"),
            (30, "30 s"),
            (300, "5 m"),
            (11_579, "3 h 12 m"),
            (10_800, "3 h"),
            (75_601, "21 h"),
            (108_001, "1 d 6 h"),
            (86_400, "1 d"),
            (518_401, "6 d"),
            (1_728_000, "20 d"),
            (86_400_000, "1000 d"),
        ] {
            assert_eq!(left(Left::For(Duration::of(seconds))), text);
        }
        assert_eq!(left(Left::Overdue), "Overdue");
        assert_eq!(left(Left::Undated), "No date");
        let lines = [Left::For(Duration::of(11_579)), Left::Overdue, Left::Undated].map(due_in);
        assert_eq!(lines, ["due in 3 h 12 m", "overdue", "no due date"]);
        let past = Left::PastTarget(Duration::Hours(18));
        assert_eq!(
            (left(past), due_in(past)),
            ("18 h left".into(), "past your target, 18 h until the deadline".into())
        );
        let ahead = Left::ToTarget(Duration::Hours(18));
        assert_eq!((left(ahead), due_in(ahead)), ("18 h".into(), "18 h until your target".into()));
    }

    #[test]
    fn spans_and_ages_are_said_in_their_largest_unit() {
        for (minutes, said) in
            [(0, "0 min"), (5, "5 min"), (59, "59 min"), (60, "1 h"), (150, "2 h 30 min"), (1_440, "24 h")]
        {
            assert_eq!(span(minutes), said);
        }
        for (seconds, long, short) in [
            (2, "just now", "now"),
            (12, "12 s ago", "12 s"),
            (200, "3 min ago", "3 min"),
            (7_300, "2 h ago", "2 h"),
            (90_000, "1 d ago", "1 d"),
        ] {
            let then = jiff::Timestamp::UNIX_EPOCH;
            let age_ = crate::domain::time::clock::age(then, then + jiff::SignedDuration::from_secs(seconds));
            assert_eq!((ago(age_), age(age_)), (long.to_owned(), short.to_owned()));
        }
    }
}
