//! The time as the service has it: deadlines are the service's, and a computer's clock may be wrong.

use crate::domain::time::clock::Clock;
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Differences up to this are the way there and back, and the service's whole seconds.
const USUAL: SignedDuration = SignedDuration::from_secs(3);
/// Beyond this a person is told.
const TOLD: SignedDuration = SignedDuration::from_secs(30);

/// This computer's clock, set right by what the service says.
#[derive(Clone)]
pub struct ServerClock {
    here: Arc<dyn Clock>,
    ahead_millis: Arc<AtomicI64>,
}

impl ServerClock {
    /// A clock that has not heard from the service yet.
    #[must_use]
    pub fn new(here: Arc<dyn Clock>) -> Self {
        Self { here, ahead_millis: Arc::default() }
    }

    /// Takes note of what time the service says it is, in whole seconds.
    pub fn note(&self, server: Timestamp) {
        // The middle of the second it names.
        let ahead = server.as_millisecond().saturating_add(500).saturating_sub(self.here.now().as_millisecond());
        let is_usual = SignedDuration::from_millis(ahead).abs() <= USUAL;
        self.ahead_millis.store(if is_usual { 0 } else { ahead }, Ordering::Relaxed);
    }

    /// How far the service is ahead of this computer, when it is worth telling.
    #[must_use]
    pub fn skew(&self) -> Option<SignedDuration> {
        Some(self.ahead()).filter(|ahead| ahead.abs() > TOLD)
    }

    fn ahead(&self) -> SignedDuration {
        SignedDuration::from_millis(self.ahead_millis.load(Ordering::Relaxed))
    }
}

impl Clock for ServerClock {
    fn now(&self) -> Timestamp {
        let here = self.here.now();
        here.checked_add(self.ahead()).unwrap_or(here)
    }

    /// No server has a say in how long something is held.
    fn steady(&self) -> Timestamp {
        self.here.steady()
    }

    fn zone(&self) -> TimeZone {
        self.here.zone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::clock::FixedClock;

    #[test]
    fn a_wrong_clock_is_set_right_and_a_small_difference_is_left_alone() {
        let at = |text: &str| text.parse::<Timestamp>().expect("an instant");
        let here = FixedClock::at(at("2026-11-21T12:00:00Z"));
        let clock = ServerClock::new(Arc::new(here));
        clock.note(at("2026-11-21T12:00:02Z"));
        assert_eq!((clock.now(), clock.skew()), (at("2026-11-21T12:00:00Z"), None));
        clock.note(at("2026-11-21T14:30:00Z"));
        assert_eq!(clock.now(), at("2026-11-21T14:30:00.5Z"));
        assert_eq!(clock.steady(), at("2026-11-21T12:00:00Z"), "what is waited out does not follow a server");
        assert!(clock.skew().is_some_and(|ahead| ahead.as_mins() == 150));
        clock.note(at("2026-11-21T11:00:00Z"));
        assert!(clock.skew().is_some_and(|ahead| ahead.as_mins() == -59), "{:?}", clock.skew());
    }
}
