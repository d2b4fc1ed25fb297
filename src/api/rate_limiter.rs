//! How fast one host is asked: a steady number of reads a second, a pause after "too many", and a rest while it is
//! away.

use super::error::{ApiError, ErrorKind};
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultDirectRateLimiter, Quota};
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
/// The longest pause a host is believed to want.
const LONGEST_PAUSE: Duration = Duration::from_hours(1);
/// The pause after "too many requests" without a word of how long.
const AFTER_TOO_MANY: Duration = Duration::from_secs(1);

/// The pace of one host. Cheap to clone; all clones share it.
#[derive(Clone, Debug)]
pub struct RateLimiter(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    limiter: Option<DefaultDirectRateLimiter>,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    failures: u32,
    /// The host is away.
    rests_until: Option<Instant>,
    /// The host said that it was too much; answers that were on their way do not change that.
    paused: Option<(Instant, ApiError)>,
}

impl State {
    fn paused_until(&self) -> Option<Instant> {
        self.paused.as_ref().map(|(until, _)| *until)
    }
}

impl RateLimiter {
    /// At most so many reads a second; 0 is no limit.
    #[must_use]
    pub fn new(per_second: u32) -> Self {
        let quota = NonZeroU32::new(per_second).map(|rate| Quota::per_second(rate).allow_burst(BURST));
        Self(Arc::new(Inner { limiter: quota.map(governor::RateLimiter::direct), state: Mutex::default() }))
    }

    /// Waits for the next turn.
    ///
    /// # Errors
    /// What the host said, while it wants to be left alone for longer than anybody waits.
    pub async fn turn(&self) -> Result<(), ApiError> {
        loop {
            let waits_until = {
                let (state, now) = (self.state(), Instant::now());
                if let Some((until, error)) = state.paused.as_ref().filter(|(until, _)| *until > now + LONGEST_REST) {
                    return Err(ApiError { retry_after: Some(until.duration_since(now)), ..error.clone() });
                }
                state.rests_until.max(state.paused_until()).filter(|until| *until > now)
            };
            if let Some(until) = waits_until {
                tokio::time::sleep_until(until).await;
                continue;
            }
            let Some(limiter) = &self.0.limiter else { return Ok(()) };
            match limiter.check() {
                Ok(()) => return Ok(()),
                Err(not_yet) => tokio::time::sleep(not_yet.wait_time_from(DefaultClock::default().now())).await,
            }
        }
    }

    /// Takes note of how a request went.
    pub fn note(&self, error: Option<&ApiError>) {
        let mut state = self.state();
        let Some(error) = error.filter(|error| error.is_retryable()) else {
            (state.failures, state.rests_until) = (0, None);
            return;
        };
        let now = Instant::now();
        if error.kind == ErrorKind::RateLimited {
            let until = now + error.retry_after.unwrap_or(AFTER_TOO_MANY).min(LONGEST_PAUSE);
            if state.paused_until().is_none_or(|known| known < until) {
                state.paused = Some((until, error.clone()));
            }
            return;
        }
        // Requests that were on their way when the rest began say nothing new.
        if state.rests_until.is_none_or(|until| until <= now) {
            state.failures = state.failures.saturating_add(1);
            state.rests_until = rest_after(state.failures).map(|rest| now + rest);
        }
    }

    /// True while the host is left alone because it is away: trying again at once is of no use.
    #[must_use]
    pub fn is_away(&self) -> bool {
        self.state().failures >= ENOUGH
    }

    /// Ends the rest: a person asks, or the network came back.
    pub fn wake(&self) {
        let mut state = self.state();
        (state.failures, state.rests_until) = (0, None);
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How long a host is left alone after so many failures in a row.
fn rest_after(failures: u32) -> Option<Duration> {
    let over = failures.checked_sub(ENOUGH)?;
    Some(FIRST_REST.saturating_mul(1 << over.min(10)).min(LONGEST_REST))
}

impl Default for RateLimiter {
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
        let seconds: Vec<_> = (1..=12).map(|failures| rest_after(failures).map_or(0, |rest| rest.as_secs())).collect();
        assert_eq!(seconds, [0, 0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60]);
    }

    #[test]
    fn one_good_answer_ends_the_rest_and_the_counting() {
        let pace = RateLimiter::default();
        for _ in 0..ENOUGH + 3 {
            pace.note(Some(&failed(ErrorKind::Timeout)));
        }
        assert!(pace.is_away());
        assert_eq!(pace.state().failures, ENOUGH, "what was on its way says nothing new");
        pace.note(None);
        let is_over = pace.state().rests_until.is_none();
        assert!(is_over && !pace.is_away());
        pace.note(Some(&failed(ErrorKind::Refused)));
        assert_eq!(pace.state().failures, 0, "a refusal says that the host is there");
    }

    #[tokio::test]
    async fn too_many_requests_pause_everybody_as_long_as_the_service_says() {
        let pace = RateLimiter::default();
        let left =
            || pace.state().paused_until().map(|until| until.duration_since(Instant::now()).as_secs_f64().round());
        let mut error = failed(ErrorKind::RateLimited);
        pace.note(Some(&error));
        assert_eq!(left(), Some(1.0));
        error.retry_after = Some(Duration::from_secs(7));
        pace.note(Some(&error));
        pace.note(None);
        assert_eq!(left(), Some(7.0), "an answer that was on its way does not end the pause");
        error.retry_after = Some(Duration::from_secs(86_400));
        pace.note(Some(&error));
        assert_eq!(left(), Some(3_600.0));
        let refused = pace.turn().await.expect_err("nobody waits an hour");
        let left = refused.retry_after.map(|left| left.as_secs_f64().round());
        assert_eq!((refused.kind, left), (ErrorKind::RateLimited, Some(3_600.0)));
    }

    #[tokio::test]
    async fn reads_keep_their_pace() {
        let pace = RateLimiter::new(100);
        let began = Instant::now();
        for _ in 0..23 {
            pace.turn().await.expect("a turn");
        }
        // Three come at once, the other twenty ten milliseconds apart.
        assert!(began.elapsed() >= Duration::from_millis(195), "{:?}", began.elapsed());
    }
}
