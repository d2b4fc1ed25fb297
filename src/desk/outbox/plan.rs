//! The rules: which row may go out, what an answer means, what becomes of what was cut off. Pure, so that every rule
//! can be read and tested by itself.
//!
//! Must not live here: a clock, a disk, a service.

mod looking;
mod pauses;
mod schedule;

pub use looking::{Found, looked};
pub use pauses::asked_for;
pub use schedule::{AT_ONCE, Resting, Step, due, next_time};

use super::home::Homes;
use super::reason::{CameBack, Meanwhile, RowReason, Theirs};
use super::row::{Need, OutboxRow, RowState};
use crate::api::error::{ApiError, Effect, ErrorKind};
use crate::domain::ids::EvidenceId;
use jiff::{SignedDuration, Timestamp};
use pauses::{look_pause, pause, plus};

/// How long Finix may work on a request that nobody waits for any more. Source: docs.finix.com, error codes.
pub const SERVER_WORKS: SignedDuration = SignedDuration::from_mins(5);
/// How long what was asked right before a request counts as asked right before.
pub const FRESH: SignedDuration = SignedDuration::from_mins(2);
/// How long a hold that ran out while Docket was closed is held anew.
const REGRET: SignedDuration = SignedDuration::from_secs(10);

/// How sending a row came out.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The service has it, with what it said.
    Confirmed {
        /// What it said, or what is not as it should be.
        reason: Option<RowReason>,
        /// The request's id.
        request_id: Option<String>,
    },
    /// The service said yes and did not show that it was done. Only what it shows counts, so it is looked up.
    Unproven {
        /// The request's id.
        request_id: Option<String>,
        /// The server's `date`.
        date: Option<String>,
    },
    /// The request failed, and what that means depends on how.
    Failed(ApiError),
    /// Before anything of the request was sent: something it needs could not be asked.
    NotBegun(ApiError),
    /// The dispute is not what it was when the person decided.
    Moved(Moved),
    /// Not sent for a reason of ours.
    Stopped(RowReason),
    /// Taken back while nothing had been sent.
    Cancelled,
    /// It may not leave at this moment; nothing was sent.
    NotYet,
}

/// Both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// What stops the row.
    pub reason: RowReason,
    /// How it stands at the service.
    pub theirs: Theirs,
}

/// Looks at a row that was read from the disk: what was on its way when Docket ended is unknown, and what was decided for
/// another place does not leave for this one.
#[must_use]
pub fn recovered(mut row: OutboxRow, homes: &Homes, now: Timestamp) -> OutboxRow {
    let home = homes.of_intent(&row.intent);
    let may_have_left = row.attempted.is_some() && matches!(row.state, RowState::Sending | RowState::Unknown { .. });
    if row.state.is_active() && !row.is_at(home) {
        if may_have_left && !row.intent.traits().can_be_asked_about {
            row.state = RowState::NeedsYou(Need::Doubt);
            row.reason = Some(RowReason::CannotBeAsked { first: first(&row), service: row.intent.service() });
            return row;
        }
        row.state = RowState::NeedsYou(Need::Elsewhere);
        row.reason = Some(RowReason::AccountChanged);
        row.theirs = home.map(|home| Theirs::Home { home: home.clone() });
        return row;
    }
    if !row.is_at(home) {
        // What is read where the account is now says nothing about it.
        row.recheck = None;
    }
    if row.home.is_none() {
        row.home = home.cloned();
    }
    match row.state {
        // The account is where it was decided again, and what may be there is looked for.
        RowState::NeedsYou(Need::Elsewhere) if row.may_have_arrived() => {
            row.state = RowState::Unknown { look: now };
            row.lost = Some(now);
            row.theirs = None;
        }
        RowState::Sending if row.evidence.is_some() => row.state = RowState::Waiting { from: None },
        RowState::Sending => {
            row.state = RowState::Unknown { look: now };
            // The connection broke with the app, at the latest now.
            row.lost = Some(now);
            row.reason = Some(RowReason::EndedWhileSending);
        }
        RowState::Held { until } => row = held_on(row, until, Meanwhile::Closed, now),
        RowState::Unknown { .. } => {
            row.state = RowState::Unknown { look: now };
            // A clock may have been changed since: the service gets its whole time again, from now on.
            row.lost = Some(now);
        }
        RowState::Saving | RowState::Waiting { .. } => row.state = RowState::Waiting { from: None },
        _ => {}
    }
    row
}

/// A held row after a time in which nobody could have cancelled it.
#[must_use]
pub fn held_on(mut row: OutboxRow, until: Timestamp, meanwhile: Meanwhile, now: Timestamp) -> OutboxRow {
    if until <= now {
        row.state = RowState::Held { until: plus(now, REGRET) };
        row.reason = Some(RowReason::HoldRanOut { meanwhile });
    } else {
        // A clock that was put back makes no hold longer than it was, and one that was put on leaves a moment.
        let whole = until.duration_since(row.added).max(REGRET);
        row.state = RowState::Held { until: until.min(plus(now, whole)).max(plus(now, REGRET)) };
    }
    row
}

/// A row whose request begins to leave.
#[must_use]
pub fn begun(mut row: OutboxRow, held_before: Vec<EvidenceId>, now: Timestamp) -> OutboxRow {
    row.state = RowState::Sending;
    row.tries += 1;
    row.held_up = 0;
    row.server_date = None;
    row.is_answered = false;
    row.attempted = Some(now);
    row.lost = None;
    row.changed = now;
    row.held_before = held_before;
    row.error = None;
    row.reason = None;
    row.theirs = None;
    row
}

/// What an outcome makes of a row.
#[must_use]
pub fn settled(mut row: OutboxRow, outcome: Outcome, now: Timestamp) -> OutboxRow {
    row.changed = now;
    row.error = None;
    row.reason = None;
    row.theirs = None;
    match outcome {
        Outcome::Confirmed { reason, request_id } => {
            row.state = RowState::Confirmed;
            row.reason = reason;
            row.request_id = request_id.or(row.request_id);
        }
        Outcome::Unproven { request_id, date } => {
            row.state = RowState::Unknown { look: now };
            row.lost = Some(now);
            row.reason = Some(RowReason::NotShownYet { service: row.intent.service() });
            row.is_answered = true;
            row.request_id = request_id.or(row.request_id);
            // A file that was taken keeps the id it was given: while Finix does not say that there is none of this id, it
            // is not sent again.
            row.server_date = date;
        }
        Outcome::Failed(error) => failed(&mut row, error, now),
        Outcome::NotBegun(error) => not_begun(&mut row, error, now),
        Outcome::Moved(moved) => {
            row.state = RowState::NeedsYou(Need::Moved);
            row.reason = Some(moved.reason);
            row.theirs = Some(moved.theirs);
        }
        Outcome::Stopped(reason) => {
            row.state = RowState::Refused;
            row.reason = Some(reason);
        }
        Outcome::Cancelled => {
            row.state = RowState::Discarded;
            row.reason = Some(RowReason::Cancelled);
        }
        Outcome::NotYet => row.state = RowState::Waiting { from: None },
    }
    row
}

/// The request left, or may have.
fn failed(row: &mut OutboxRow, error: ApiError, now: Timestamp) {
    let (is_shot, traits) = (row.intent.is_one_shot(), row.intent.traits());
    row.lost = Some(now);
    row.state = match error.effect() {
        // Too many requests, and a key that is not taken, are said before anything is done. What can be asked about is
        // asked about all the same.
        _ if error.kind == ErrorKind::RateLimited && !traits.can_be_asked_about => {
            RowState::Waiting { from: Some(plus(now, pause(&error, row.tries))) }
        }
        // Not one byte of it left, so sending it is no repetition.
        Effect::NotDone if !is_shot => RowState::Waiting { from: Some(plus(now, pause(&error, row.tries))) },
        Effect::NotDone => RowState::NeedsYou(Need::NotDone),
        // What counts once is looked for before any refusal is believed: the answer may be to a second asking, or
        // somebody's on the way.
        Effect::Refused if is_shot && error.status.is_some() => RowState::Unknown { look: now },
        // A key that is not taken is no fault of the row.
        Effect::Refused if error.kind == ErrorKind::Unauthorized && !is_shot => RowState::Waiting { from: None },
        Effect::Refused if error.kind == ErrorKind::Unauthorized => RowState::NeedsYou(Need::NotDone),
        Effect::Refused => RowState::Refused,
        Effect::Unknown if !traits.can_be_asked_about => RowState::NeedsYou(Need::Doubt),
        Effect::Unknown if error.kind == ErrorKind::RateLimited => {
            RowState::Unknown { look: plus(now, pause(&error, row.tries)) }
        }
        Effect::Unknown => RowState::Unknown { look: plus(now, look_pause(0)) },
    };
    if matches!(row.state, RowState::NeedsYou(Need::Doubt)) {
        row.reason = Some(cannot_be_asked(row));
    }
    row.error = Some(error);
}

/// Nothing of the request has left, whatever went wrong.
fn not_begun(row: &mut OutboxRow, error: ApiError, now: Timestamp) {
    row.state = match error.kind {
        ErrorKind::Unauthorized | ErrorKind::NoKey => RowState::Waiting { from: None },
        _ if error.is_retryable() || matches!(error.kind, ErrorKind::Unreadable | ErrorKind::Redirected) => {
            // The tries of a row count what was sent, so these are counted apart.
            row.held_up = row.held_up.saturating_add(1);
            RowState::Waiting { from: Some(plus(now, pause(&error, row.held_up))) }
        }
        _ => RowState::Refused,
    };
    row.error = Some(error);
}

/// What came back before somebody was asked about it. What went wrong while asking stands in the reason only: the row's
/// error is about what was sent, and says what may have become of it.
fn first(row: &OutboxRow) -> CameBack {
    if row.is_refused_by_answer() { CameBack::Refused } else { row.came_back() }
}

fn cannot_be_asked(row: &OutboxRow) -> RowReason {
    RowReason::CannotBeAsked { first: CameBack::Lost, service: row.intent.service() }
}
