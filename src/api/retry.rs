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

/// The longest that a service can ask for; whoever waits has a limit of their own.
const LONGEST_ASKED: Duration = Duration::from_hours(24 * 365);

/// Reads a `Retry-After` header: seconds, or a date compared with the reply's own `Date`. A part of a second is a whole
/// one, and more than can be counted is the longest pause.
#[must_use]
pub fn retry_after(header: &str, date: Option<&str>) -> Option<Duration> {
    let header = header.trim();
    if let Some(pause) = seconds(header) {
        return Some(pause);
    }
    let at = jiff::fmt::rfc2822::parse(header).ok()?;
    let now = jiff::fmt::rfc2822::parse(date?.trim()).ok()?;
    let seconds = at.timestamp().as_second().saturating_sub(now.timestamp().as_second());
    Some(Duration::from_secs(u64::try_from(seconds).unwrap_or(0)))
}

fn seconds(header: &str) -> Option<Duration> {
    let (whole, part) = header.split_once('.').unwrap_or((header, ""));
    let is_number = !whole.is_empty() && [whole, part].iter().all(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
    if !is_number {
        return None;
    }
    let more = u64::from(part.bytes().any(|digit| digit != b'0'));
    let pause = whole.parse::<u64>().ok().and_then(|seconds| seconds.checked_add(more)).map(Duration::from_secs);
    Some(pause.unwrap_or(LONGEST_ASKED).min(LONGEST_ASKED))
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
        for odd in ["soon", "-1", "1e9", "2,5", ".", "", "1.2.3", "+7"] {
            assert_eq!(retry_after(odd, date), None, "{odd}");
        }
    }

    #[test]
    fn a_part_of_a_second_is_a_whole_one_and_what_cannot_be_counted_is_the_longest_pause() {
        for (header, seconds) in [("2.5", 3), ("2.0", 2), ("0.001", 1), ("7.", 7), ("0", 0)] {
            assert_eq!(retry_after(header, None), Some(Duration::from_secs(seconds)), "{header}");
        }
        for header in ["99999999999999999999", "18446744073709551615.5", "9999999999"] {
            assert_eq!(retry_after(header, None), Some(LONGEST_ASKED), "{header}");
        }
        let mut limited = error(ErrorKind::RateLimited);
        limited.retry_after = retry_after("99999999999999999999", None);
        assert_eq!(decide(&limited, true, 1, 0.0), Decision::Stop);
    }
}
