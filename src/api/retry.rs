//! When to ask again: a pure decision, so that it can be read and tested as a table.
//!
//! Must not live here: waiting, repeating.

use super::error::{ApiError, ErrorKind};
use std::time::Duration;

/// Most attempts for one read.
pub const MAX_ATTEMPTS: u32 = 4;
/// First pause; doubles with every attempt.
const FIRST: Duration = Duration::from_millis(300);
/// Longest own pause.
const LONGEST: Duration = Duration::from_secs(8);
/// A service that asks for more than this gets an error for the person instead of a silent wait.
const SANE_RETRY_AFTER: Duration = Duration::from_mins(1);

/// What to do after a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Give the error to the caller.
    Stop,
    /// Ask again after this pause.
    Again(Duration),
}

/// Decides after attempt number `attempt` (the first is 1). `jitter` is a random number from 0 to 1.
///
/// Writes are never repeated from here: whether one took effect must be asked of the service first.
#[must_use]
pub fn decide(error: &ApiError, is_read: bool, attempt: u32, jitter: f64) -> Decision {
    if !is_read || attempt >= MAX_ATTEMPTS || !error.is_retryable() {
        return Decision::Stop;
    }
    if let Some(wait) = error.retry_after {
        return if wait <= SANE_RETRY_AFTER { Decision::Again(wait) } else { Decision::Stop };
    }
    let doubled = FIRST.saturating_mul(1_u32 << attempt.saturating_sub(1).min(10)).min(LONGEST);
    // A rate limit without a hint needs a real pause, and half of every pause is random so that many clients
    // that failed together do not come back together.
    let base = if error.kind == ErrorKind::RateLimited { doubled.max(Duration::from_secs(1)) } else { doubled };
    Decision::Again(base.mul_f64(0.5 + 0.5 * jitter.clamp(0.0, 1.0)))
}

/// Reads a `Retry-After` header: seconds, or a date compared with the reply's own `Date`.
#[must_use]
pub fn retry_after(header: &str, date: Option<&str>) -> Option<Duration> {
    let header = header.trim();
    if let Ok(seconds) = header.parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let at = jiff::fmt::rfc2822::parse(header).ok()?;
    let now = jiff::fmt::rfc2822::parse(date?.trim()).ok()?;
    let seconds = at.timestamp().as_second().saturating_sub(now.timestamp().as_second());
    Some(Duration::from_secs(u64::try_from(seconds).unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::error::Operation;
    use crate::domain::account::Service;

    fn error(kind: ErrorKind) -> ApiError {
        ApiError::new(Service::Finix, Operation::GetDispute, kind, "")
    }

    #[test]
    fn writes_are_never_repeated() {
        for kind in [ErrorKind::Connect, ErrorKind::Timeout, ErrorKind::Server, ErrorKind::RateLimited] {
            assert_eq!(decide(&error(kind), false, 1, 0.5), Decision::Stop);
        }
    }

    #[test]
    fn reads_are_repeated_a_few_times_with_growing_pauses() {
        let pause = |attempt, jitter| decide(&error(ErrorKind::Server), true, attempt, jitter);
        assert_eq!(pause(1, 1.0), Decision::Again(Duration::from_millis(300)));
        assert_eq!(pause(1, 0.0), Decision::Again(Duration::from_millis(150)));
        assert_eq!(pause(3, 1.0), Decision::Again(Duration::from_millis(1_200)));
        assert_eq!(pause(4, 1.0), Decision::Stop);
    }

    #[test]
    fn what_will_not_change_is_not_asked_again() {
        for kind in [
            ErrorKind::Unauthorized,
            ErrorKind::NotFound,
            ErrorKind::Refused,
            ErrorKind::Unreadable,
            ErrorKind::Redirected,
        ] {
            assert_eq!(decide(&error(kind), true, 1, 0.5), Decision::Stop);
        }
    }

    #[test]
    fn a_sane_retry_after_is_honoured_and_an_insane_one_ends_the_wait() {
        let mut limited = error(ErrorKind::RateLimited);
        limited.retry_after = Some(Duration::from_secs(7));
        assert_eq!(decide(&limited, true, 1, 0.0), Decision::Again(Duration::from_secs(7)));
        limited.retry_after = Some(Duration::from_secs(3_600));
        assert_eq!(decide(&limited, true, 1, 0.0), Decision::Stop);
    }

    #[test]
    fn retry_after_is_read_as_seconds_or_as_a_date() {
        assert_eq!(retry_after("7", None), Some(Duration::from_secs(7)));
        let date = Some("Sat, 21 Nov 2026 12:00:00 GMT");
        assert_eq!(retry_after("Sat, 21 Nov 2026 12:00:30 GMT", date), Some(Duration::from_secs(30)));
        assert_eq!(retry_after("Sat, 21 Nov 2026 11:00:30 GMT", date), Some(Duration::ZERO));
        assert_eq!(retry_after("soon", date), None);
    }
}
