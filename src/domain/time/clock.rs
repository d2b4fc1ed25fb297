//! The time, passed in so that every rule about deadlines can be tested at any instant.

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

/// Where "now" and the local time zone come from.
pub trait Clock: Send + Sync {
    /// The present instant in UTC.
    fn now(&self) -> Timestamp;
    /// The present instant as it would be had nobody changed the computer's clock since the start: it only ever goes on,
    /// also while the computer sleeps, and no server moves it. For what is waited out; never for a deadline.
    fn steady(&self) -> Timestamp {
        self.now()
    }
    /// The zone a person reads times in.
    fn zone(&self) -> TimeZone;
}

/// The computer's clock and zone.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the system clock")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn steady(&self) -> Timestamp {
        static START: OnceLock<(Timestamp, Duration)> = OnceLock::new();
        let (start, then) = START.get_or_init(|| (self.now(), since_boot()));
        let gone = SignedDuration::try_from(since_boot().saturating_sub(*then)).unwrap_or(SignedDuration::MAX);
        start.checked_add(gone).unwrap_or(*start)
    }

    fn zone(&self) -> TimeZone {
        TimeZone::system()
    }
}

/// Time that only goes on, sleep included. What Linux calls so is macOS's usual one.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn since_boot() -> Duration {
    #[cfg(target_os = "linux")]
    const CLOCK: rustix::time::ClockId = rustix::time::ClockId::Boottime;
    #[cfg(target_os = "macos")]
    const CLOCK: rustix::time::ClockId = rustix::time::ClockId::Monotonic;
    let time = rustix::time::clock_gettime(CLOCK);
    let seconds = u64::try_from(time.tv_sec).unwrap_or(0);
    Duration::new(seconds, u32::try_from(time.tv_nsec).unwrap_or(0))
}

/// Time that only goes on. On Windows sleep is included.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
#[expect(clippy::disallowed_methods, reason = "the one place that reads the system clock")]
fn since_boot() -> Duration {
    static FIRST: OnceLock<std::time::Instant> = OnceLock::new();
    FIRST.get_or_init(std::time::Instant::now).elapsed()
}

/// A clock that shows what it is told, for tests and simulations.
#[derive(Debug, Clone)]
pub struct FixedClock {
    now: Arc<Mutex<Timestamp>>,
    zone: TimeZone,
}

impl FixedClock {
    /// A clock that stands at `now` in UTC.
    #[must_use]
    pub fn at(now: Timestamp) -> Self {
        Self { now: Arc::new(Mutex::new(now)), zone: TimeZone::UTC }
    }

    /// The same clock read in another zone.
    #[must_use]
    pub fn in_zone(mut self, zone: TimeZone) -> Self {
        self.zone = zone;
        self
    }

    /// Moves the clock.
    pub fn set(&self, now: Timestamp) {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn zone(&self) -> TimeZone {
        self.zone.clone()
    }
}

/// `Fri 21 Nov 2026, 14:40` in the given zone.
#[must_use]
pub fn long(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%a %-d %b %Y, %H:%M").to_string()
}

/// `21 Nov 2026, 14:40` in the given zone.
#[must_use]
pub fn short(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%-d %b %Y, %H:%M").to_string()
}

/// `21 Nov 2026` in the given zone.
#[must_use]
pub fn day(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%-d %b %Y").to_string()
}

/// Local and UTC side by side: `Fri 21 Nov 2026, 14:40 local · 19:40 UTC`, with the UTC date when it differs. Where
/// both clocks read the same, it is said once: `Fri 21 Nov 2026, 19:40 UTC`.
#[must_use]
pub fn local_and_utc(at: Timestamp, zone: &TimeZone) -> String {
    let local = at.to_zoned(zone.clone());
    let utc = at.to_zoned(TimeZone::UTC);
    if local.datetime() == utc.datetime() {
        format!("{} UTC", long(at, &TimeZone::UTC))
    } else if local.date() == utc.date() {
        format!("{} local · {} UTC", long(at, zone), utc.strftime("%H:%M"))
    } else {
        format!("{} local · {} UTC", long(at, zone), utc.strftime("%-d %b, %H:%M"))
    }
}

/// How long ago something was, for quiet status texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Age {
    /// Less than five seconds.
    Now,
    /// Less than a minute.
    Seconds(i64),
    /// Less than an hour.
    Minutes(i64),
    /// Less than a day.
    Hours(i64),
    /// A day and more.
    Days(i64),
}

/// How long ago something was; what lies ahead is now.
#[must_use]
pub fn age(then: Timestamp, now: Timestamp) -> Age {
    let secs = now.as_second().saturating_sub(then.as_second()).max(0);
    match secs {
        0..=4 => Age::Now,
        5..=59 => Age::Seconds(secs),
        60..=3_599 => Age::Minutes(secs / 60),
        3_600..=86_399 => Age::Hours(secs / 3_600),
        _ => Age::Days(secs / 86_400),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a valid instant")
    }

    #[test]
    fn local_and_utc_name_the_utc_day_only_when_it_differs() {
        let zone = TimeZone::get("America/New_York").expect("bundled zone");
        assert_eq!(local_and_utc(at("2026-11-20T19:40:00Z"), &zone), "Fri 20 Nov 2026, 14:40 local · 19:40 UTC");
        assert_eq!(
            local_and_utc(at("2026-11-21T02:10:00Z"), &zone),
            "Fri 20 Nov 2026, 21:10 local · 21 Nov, 02:10 UTC"
        );
    }

    #[test]
    fn a_time_that_is_the_same_in_both_is_said_once() {
        let london = TimeZone::get("Europe/London").expect("bundled zone");
        for zone in [TimeZone::UTC, london.clone()] {
            assert_eq!(local_and_utc(at("2026-11-20T19:40:00Z"), &zone), "Fri 20 Nov 2026, 19:40 UTC");
        }
        assert_eq!(local_and_utc(at("2026-07-20T19:40:00Z"), &london), "Mon 20 Jul 2026, 20:40 local · 19:40 UTC");
    }

    #[test]
    fn half_hour_zones_and_the_far_ends_of_the_world_are_right() {
        for (zone, text) in [
            ("Asia/Kolkata", "Sat 21 Nov 2026, 01:10"),
            ("Pacific/Kiritimati", "Sat 21 Nov 2026, 09:40"),
            ("Pacific/Pago_Pago", "Fri 20 Nov 2026, 08:40"),
        ] {
            let zone = TimeZone::get(zone).expect("bundled zone");
            assert_eq!(long(at("2026-11-20T19:40:00Z"), &zone), text);
        }
    }
}
