//! Days and times as the window's language writes them, always with the zone that is meant.
//!
//! Must not live here: what is due when; how dates are saved or printed for others (`domain::time::clock`).

use crate::app::words;
use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::{Timestamp, tz::TimeZone};

/// `Fri 21 Nov 2026, 14:40` in the given zone.
#[must_use]
pub(crate) fn weekday_moment(at: Timestamp, zone: &TimeZone) -> String {
    long(at.to_zoned(zone.clone()).datetime())
}

/// `21 Nov 2026, 14:40` in the given zone.
#[must_use]
pub(crate) fn moment(at: Timestamp, zone: &TimeZone) -> String {
    let at = at.to_zoned(zone.clone()).datetime();
    words::date_moment(date(at.date()), clock(at.time()))
}

/// `21 Nov 2026` in the given zone.
#[must_use]
pub(crate) fn day(at: Timestamp, zone: &TimeZone) -> String {
    date(at.to_zoned(zone.clone()).date())
}

/// `21 Nov 2026`
#[must_use]
pub(crate) fn date(day: Date) -> String {
    words::date_day(day.day().to_string(), month_short(day), day.year().to_string())
}

/// `21 Nov`
#[must_use]
pub(crate) fn day_of_month(day: Date) -> String {
    words::date_day_of_month(day.day().to_string(), month_short(day))
}

/// `Fri 21 Nov 2026`
#[must_use]
pub(crate) fn weekday_date(day: Date) -> String {
    words::date_weekday_day(weekday(day.weekday()), date(day))
}

/// `November 2026`
#[must_use]
pub(crate) fn month(first: Date) -> String {
    words::kit_calendar_month(first.month(), first.year().to_string())
}

/// `Nov 26`, where there is little room.
#[must_use]
pub(crate) fn month_and_year(first: Date) -> String {
    words::date_month_and_year(month_short(first), format!("{:02}", first.year().rem_euclid(100)))
}

/// `21 Nov 2026, 14:40 UTC`
#[must_use]
pub(crate) fn utc(at: Timestamp) -> String {
    words::date_utc(moment(at, &TimeZone::UTC))
}

/// The same to the second.
#[must_use]
pub(crate) fn utc_to_second(at: Timestamp) -> String {
    let at = at.to_zoned(TimeZone::UTC).datetime();
    words::date_utc(words::date_moment(date(at.date()), format!("{}:{:02}", clock(at.time()), at.second())))
}

/// Local and UTC side by side: `Fri 21 Nov 2026, 14:40 local · 19:40 UTC`, with the UTC date when it differs. Where
/// both clocks read the same, it is said once: `Fri 21 Nov 2026, 19:40 UTC`.
#[must_use]
pub(crate) fn local_and_utc(at: Timestamp, zone: &TimeZone) -> String {
    let local = at.to_zoned(zone.clone()).datetime();
    let utc = at.to_zoned(TimeZone::UTC).datetime();
    if local == utc {
        return words::date_utc(long(utc));
    }
    let at_utc = clock(utc.time());
    let there = if local.date() == utc.date() { at_utc } else { words::date_moment(day_of_month(utc.date()), at_utc) };
    words::date_local_and_utc(long(local), there)
}

fn long(at: DateTime) -> String {
    words::date_moment(weekday_date(at.date()), clock(at.time()))
}

fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

fn month_short(day: Date) -> &'static str {
    match day.month() {
        1 => words::date_jan(),
        2 => words::date_feb(),
        3 => words::date_mar(),
        4 => words::date_apr(),
        5 => words::date_may(),
        6 => words::date_jun(),
        7 => words::date_jul(),
        8 => words::date_aug(),
        9 => words::date_sep(),
        10 => words::date_oct(),
        11 => words::date_nov(),
        _ => words::date_dec(),
    }
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => words::date_mon(),
        Weekday::Tuesday => words::date_tue(),
        Weekday::Wednesday => words::date_wed(),
        Weekday::Thursday => words::date_thu(),
        Weekday::Friday => words::date_fri(),
        Weekday::Saturday => words::date_sat(),
        Weekday::Sunday => words::date_sun(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::language::Locale;
    use crate::domain::time::clock;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a valid instant")
    }

    #[test]
    fn english_is_what_is_printed_for_others_too() {
        let zone = TimeZone::get("America/New_York").expect("bundled zone");
        for day in 0..400 {
            let at = at("2026-01-01T02:10:00Z") + jiff::SignedDuration::from_hours(25 * day);
            for zone in [&zone, &TimeZone::UTC] {
                assert_eq!(local_and_utc(at, zone), clock::local_and_utc(at, zone));
                assert_eq!(weekday_moment(at, zone), clock::long(at, zone));
                assert_eq!(moment(at, zone), clock::short(at, zone));
                assert_eq!(super::day(at, zone), clock::day(at, zone));
            }
            assert_eq!(utc_to_second(at), at.strftime("%-d %b %Y, %H:%M:%S UTC").to_string());
        }
    }

    #[test]
    fn each_language_has_its_order_and_its_names() {
        let zone = TimeZone::get("America/New_York").expect("bundled zone");
        let moment = at("2026-03-21T02:10:00Z");
        for (locale, long, first) in [
            ("de", "Fr., 20. März 2026, 22:10 lokal · 21. März, 02:10 UTC", "März 2026"),
            ("es", "vie, 20 mar 2026, 22:10 hora local · 21 mar, 02:10 UTC", "marzo de 2026"),
        ] {
            words::language::speak(Locale::of(locale, None));
            assert_eq!(local_and_utc(moment, &zone), long);
            assert_eq!(month(jiff::civil::date(2026, 3, 1)), first);
        }
    }
}
