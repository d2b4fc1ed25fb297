//! How long is waited before something is sent again, or looked at again.
//!
//! Must not live here: what is sent.

use crate::api::error::ApiError;
use jiff::{SignedDuration, Timestamp};

/// Pauses before a lost reply is looked up again, until the service's time is over.
const LOOKS: [i64; 5] = [2, 10, 30, 90, 180];
/// The longest a service may ask to be left alone.
const LONGEST_ASKED: SignedDuration = SignedDuration::from_hours(1);

pub(super) fn next_look(lost: Timestamp, patience: SignedDuration, now: Timestamp) -> Timestamp {
    let since = now.duration_since(lost).as_secs();
    let step = LOOKS.iter().scan(0, |sum, pause| {
        *sum += pause;
        Some(*sum)
    });
    let over = patience.as_secs() + 1;
    let next = step.chain([over]).filter(|at| *at <= over).find(|at| *at > since);
    // The last look comes right after the service's time is over; after that, every three minutes.
    plus(lost, SignedDuration::from_secs(next.unwrap_or(since + 180)))
}

pub(super) fn look_pause(step: usize) -> SignedDuration {
    SignedDuration::from_secs(LOOKS.get(step).copied().unwrap_or(180))
}

/// How long to wait before something is sent again: what the service asks for, else doubling.
pub(super) fn pause(error: &ApiError, tries: u32) -> SignedDuration {
    asked_for(error).unwrap_or_else(|| SignedDuration::from_secs((2_i64 << tries.min(6)).min(120)))
}

/// How long a service asks to be left alone, up to an hour.
#[must_use]
pub fn asked_for(error: &ApiError) -> Option<SignedDuration> {
    let asked = SignedDuration::try_from(error.retry_after?).unwrap_or(LONGEST_ASKED);
    Some(asked.clamp(SignedDuration::from_secs(1), LONGEST_ASKED))
}

pub(super) fn plus(at: Timestamp, duration: SignedDuration) -> Timestamp {
    at.checked_add(duration).unwrap_or(at)
}
