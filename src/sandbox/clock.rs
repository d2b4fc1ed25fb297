//! The sandbox clock: starts at a given instant, runs at a chosen speed, and can
//! be pushed forward. Everything the vendors date or time out goes by it.
//!
//! Delays of the wire (latency, slow faults) go by the real clock, not by this.

#![expect(clippy::disallowed_methods, reason = "the sandbox has its own clock, which begins at the system's")]

use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::{Duration, Instant};

use jiff::Timestamp;

/// Milliseconds since 1970, the unit the sandbox calculates in.
pub(crate) type Millis = i64;

/// A second, in the sandbox's unit.
pub(crate) const SECOND: Millis = 1000;
/// An hour, in the sandbox's unit.
pub(crate) const HOUR: Millis = 3600 * SECOND;
/// A day, in the sandbox's unit.
pub(crate) const DAY: Millis = 24 * HOUR;
/// Evidence leaves PENDING on the quarter hour; the examples of
/// docs.finix.com/api/disputes all changed just after one.
pub(crate) const QUARTER_HOUR: Millis = 15 * 60 * SECOND;

#[derive(Debug)]
pub(crate) struct SandboxClock {
    start: Millis,
    began: Instant,
    speed: f64,
    pushed: Mutex<Duration>,
}

impl SandboxClock {
    pub(crate) fn new(start: Timestamp, speed: f64) -> Self {
        Self { start: start.as_millisecond(), began: Instant::now(), speed, pushed: Mutex::new(Duration::ZERO) }
    }

    /// The sandbox's present.
    pub(crate) fn now(&self) -> Millis {
        let ran = Duration::try_from_secs_f64(self.began.elapsed().as_secs_f64() * self.speed).unwrap_or(Duration::MAX);
        let pushed = *self.pushed.lock().unwrap_or_else(PoisonError::into_inner);
        let ahead = i64::try_from(ran.saturating_add(pushed).as_millis()).unwrap_or(i64::MAX);
        self.start.saturating_add(ahead).min(FAR_FUTURE)
    }

    pub(crate) fn advance(&self, by: Duration) {
        let mut pushed = self.pushed.lock().unwrap_or_else(PoisonError::into_inner);
        *pushed = pushed.saturating_add(by);
    }
}

/// 9000-01-01, so that adding a few years to any instant stays in range.
const FAR_FUTURE: Millis = 221_845_392_000_000;

/// The instant as the type of the time library.
pub(crate) fn timestamp(at: Millis) -> Timestamp {
    Timestamp::from_millisecond(at).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The form of docs.finix.com: UTC with two fractional digits.
pub(crate) fn written(at: Millis) -> String {
    format!("{:.2}", timestamp(at))
}

/// The next quarter hour after an instant.
pub(crate) fn next_quarter_hour(after: Millis) -> Millis {
    (after.div_euclid(QUARTER_HOUR) + 1) * QUARTER_HOUR
}
