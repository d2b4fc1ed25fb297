//! How fast one host is asked: a steady number of reads a second, a pause after "too many", and a rest while it is
//! away.

use super::error::{ApiError, ErrorKind};
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// Reads that may come at once; a timer that fires late is made up for by it.
const BURST: NonZeroU32 = NonZeroU32::MIN.saturating_add(2);
/// Failures in a row after which a host is left alone for a while.
const ENOUGH: u32 = 5;
/// The first rest; doubles with every failure that follows.
const FIRST_REST: Duration = Duration::from_secs(2);
/// The longest rest.
const LONGEST_REST: Duration = Duration::from_mins(1);
/// The pause after "too many requests" without a word of how long.
const AFTER_TOO_MANY: Duration = Duration::from_secs(1);

/// The pace of one host. Cheap to clone; all clones share it.
#[derive(Clone, Debug)]
pub struct Pace(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    limiter: Option<DefaultDirectRateLimiter>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    failures: u32,
    rests_until: Option<Instant>,
}

impl Pace {
    /// At most so many reads a second; 0 is no limit.
    #[must_use]
    pub fn new(per_second: u32) -> Self {
        let quota = NonZeroU32::new(per_second).map(|rate| Quota::per_second(rate).allow_burst(BURST));
        Self(Arc::new(Inner { limiter: quota.map(RateLimiter::direct), state: Mutex::default() }))
    }

    /// Waits for the next turn.
    pub async fn turn(&self) {
        loop {
            let rests_until = self.state().rests_until.filter(|until| *until > Instant::now());
            if let Some(until) = rests_until {
                tokio::time::sleep_until(until).await;
                continue;
            }
            let Some(limiter) = &self.0.limiter else { return };
            match limiter.check() {
                Ok(()) => return,
                Err(not_yet) => tokio::time::sleep(not_yet.wait_time_from(DefaultClock::default().now())).await,
            }
        }
    }

    /// Takes note of how a request went.
    pub fn note(&self, error: Option<&ApiError>) {
        let mut state = self.state();
        let Some(error) = error.filter(|error| error.is_retryable()) else {
            *state = State::default();
            return;
        };
        state.failures = state.failures.saturating_add(1);
        if let Some(rest) = rest_after(state.failures, error) {
            let until = Instant::now() + rest;
            state.rests_until = Some(state.rests_until.map_or(until, |known| known.max(until)));
        }
    }

    /// Ends the rest: a person asks, or the network came back.
    pub fn wake(&self) {
        self.state().rests_until = None;
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How long a host is left alone after so many failures in a row.
fn rest_after(failures: u32, error: &ApiError) -> Option<Duration> {
    if error.kind == ErrorKind::RateLimited {
        return Some(error.retry_after.unwrap_or(AFTER_TOO_MANY).min(LONGEST_REST));
    }
    let over = failures.checked_sub(ENOUGH)?;
    Some(FIRST_REST.saturating_mul(1 << over.min(10)).min(LONGEST_REST))
}

impl Default for Pace {
    fn default() -> Self {
        Self::new(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::error::Operation;
    use crate::domain::account::Service;

    fn failed(kind: ErrorKind) -> ApiError {
        ApiError::new(Service::Finix, Operation::ListDisputes, kind, "")
    }

    #[test]
    fn a_host_that_is_away_is_left_alone_for_longer_and_longer() {
        let rests: Vec<_> = (1..=12).map(|failures| rest_after(failures, &failed(ErrorKind::Connect))).collect();
        let seconds: Vec<_> = rests.iter().map(|rest| rest.map_or(0, |rest| rest.as_secs())).collect();
        assert_eq!(seconds, [0, 0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60]);
    }

    #[test]
    fn one_good_answer_ends_the_rest_and_the_counting() {
        let pace = Pace::default();
        for _ in 0..ENOUGH {
            pace.note(Some(&failed(ErrorKind::Timeout)));
        }
        assert!(pace.state().rests_until.is_some());
        pace.note(None);
        let is_fresh = {
            let state = pace.state();
            state.failures == 0 && state.rests_until.is_none()
        };
        assert!(is_fresh);
        pace.note(Some(&failed(ErrorKind::Refused)));
        assert_eq!(pace.state().failures, 0, "a refusal says that the host is there");
    }

    #[test]
    fn too_many_requests_pause_everybody_as_long_as_the_service_says() {
        let mut error = failed(ErrorKind::RateLimited);
        assert_eq!(rest_after(1, &error), Some(Duration::from_secs(1)));
        error.retry_after = Some(Duration::from_secs(7));
        assert_eq!(rest_after(1, &error), Some(Duration::from_secs(7)));
        error.retry_after = Some(Duration::from_secs(86_400));
        assert_eq!(rest_after(1, &error), Some(LONGEST_REST));
    }

    #[tokio::test]
    async fn reads_keep_their_pace() {
        let pace = Pace::new(100);
        let began = Instant::now();
        for _ in 0..23 {
            pace.turn().await;
        }
        // Three come at once, the other twenty ten milliseconds apart.
        assert!(began.elapsed() >= Duration::from_millis(195), "{:?}", began.elapsed());
    }
}
