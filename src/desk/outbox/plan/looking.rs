//! What looking up a row whose reply was lost makes of it, and when it is looked for again.
//!
//! Must not live here: the looking itself.

use super::pauses::{next_look, plus};
use super::{Moved, cannot_be_asked, first};
use crate::api::error::{ApiError, ErrorKind};
use crate::desk::outbox::intent::Intent;
use crate::desk::outbox::reason::{Missing, RowReason, Shown};
use crate::desk::outbox::row::{Need, OutboxRow, RowState};
use crate::domain::ids::EvidenceId;
use jiff::{SignedDuration, Timestamp};

/// Pause before a service that could not be asked is asked again.
const UNASKED: SignedDuration = SignedDuration::from_secs(15);
/// How long a refused one-shot is looked for before the refusal is believed: a proxy may have asked twice, and reads may
/// be a little behind writes.
const REFUSED_LOOKS: SignedDuration = SignedDuration::from_secs(12);
/// Pause before a confirmed row that something speaks against is looked at again, when it could not be asked.
const RECHECK: SignedDuration = SignedDuration::from_mins(1);
/// Most that may pass until then.
const RECHECK_MOST: SignedDuration = SignedDuration::from_hours(1);

/// What looking found out about a row whose reply was lost.
#[derive(Clone, Debug)]
pub enum Found {
    /// The service has it.
    Done {
        /// What it shows.
        shown: Shown,
        /// The file an upload became.
        evidence: Option<EvidenceId>,
    },
    /// Nothing of it, at this moment.
    Nothing(Missing),
    /// More than once.
    Twice,
    /// Something else happened to the dispute.
    Moved(Moved),
    /// Could not be asked.
    Unasked(ApiError),
    /// The service knows no way to ask.
    CannotAsk,
}

/// How long a row has been looked for, and for how long it is.
struct Search {
    /// It was refused, and the refusal is not believed yet.
    is_refused: bool,
    lost: Timestamp,
    patience: SignedDuration,
    now: Timestamp,
}

impl Search {
    fn of(row: &OutboxRow, patience: SignedDuration, now: Timestamp) -> Self {
        let is_refused = row.is_refused_by_answer();
        // A refusal is looked for only as long as reads may be behind.
        let patience = if is_refused { patience.min(REFUSED_LOOKS) } else { patience };
        Self { is_refused, lost: row.lost.or(row.attempted).unwrap_or(row.added), patience, now }
    }

    /// True while the service may still do what was asked.
    fn may_still_come(&self) -> bool {
        self.now.duration_since(self.lost) < self.patience
    }

    /// When it is looked for again.
    fn next(&self) -> Timestamp {
        next_look(self.lost, self.patience, self.now)
    }
}

/// What looking makes of a row.
#[must_use]
pub fn looked(mut row: OutboxRow, found: Found, patience: SignedDuration, now: Timestamp) -> OutboxRow {
    if row.state == RowState::Confirmed {
        return checked(row, found, now);
    }
    row.changed = now;
    let search = Search::of(&row, patience, now);
    match found {
        Found::Done { shown, evidence } => {
            row.evidence = evidence.or(row.evidence);
            // A file still has to be given its original name.
            let is_upload = matches!(row.intent, Intent::Upload { .. });
            row.state = if is_upload { RowState::Waiting { from: None } } else { RowState::Confirmed };
            row.reason = Some(RowReason::Found { shown, was_lost: !row.is_answered });
            row.error = None;
            row.theirs = None;
        }
        Found::Nothing(missing) => missed(&mut row, missing, &search),
        Found::CannotAsk => {
            row.state = RowState::NeedsYou(Need::Doubt);
            row.reason = Some(cannot_be_asked(&row));
        }
        Found::Twice => {
            // The service knows none of the id it named.
            row.evidence = None;
            row.state = RowState::NeedsYou(Need::Twice);
            row.reason = Some(RowReason::Twice);
        }
        Found::Moved(moved) => {
            row.state = RowState::NeedsYou(Need::Moved);
            row.reason = Some(moved.reason);
            row.theirs = Some(moved.theirs);
        }
        Found::Unasked(error) => unasked(&mut row, &error, &search),
    }
    row
}

/// The service shows nothing of it.
fn missed(row: &mut OutboxRow, missing: Missing, search: &Search) {
    if search.may_still_come() {
        row.state = RowState::Unknown { look: search.next() };
        row.reason = Some(not_found(row, missing, false));
    } else if row.is_called_back {
        row.state = RowState::Discarded;
        row.reason = Some(RowReason::CancelledNotThere);
    } else if search.is_refused {
        // It may be sent again once the key is right.
        let is_key = row.error.as_ref().is_some_and(|error| error.kind == ErrorKind::Unauthorized);
        row.state = if is_key { RowState::NeedsYou(Need::NotDone) } else { RowState::Refused };
        row.reason = None;
    } else if row.intent.traits().may_repeat {
        // It is a new file then, also for what this one was said to be called.
        row.evidence = None;
        row.state = RowState::Waiting { from: None };
        row.reason = Some(not_found(row, missing, true));
    } else {
        row.state = RowState::NeedsYou(Need::Doubt);
        row.reason = Some(not_found(row, missing, false));
    }
}

/// The service did not say.
fn unasked(row: &mut OutboxRow, error: &ApiError, search: &Search) {
    let soon = plus(search.now, UNASKED);
    // It will not be answered tomorrow either.
    if !search.may_still_come() && !error.is_retryable() {
        row.state = RowState::NeedsYou(Need::Doubt);
        let (first, service) = (first(row), row.intent.service());
        row.reason = Some(RowReason::NotSaid { first, service, status: error.status });
    } else if search.is_refused {
        row.state = RowState::Unknown { look: soon };
        // The time in which nobody could be asked does not count.
        row.lost = Some(search.now);
    } else {
        // Nothing was learnt, so the time that has passed says nothing either.
        row.state = RowState::Unknown { look: search.next().min(soon) };
        row.reason = Some(RowReason::NotAskedYet { first: first(row), service: row.intent.service() });
    }
}

fn not_found(row: &OutboxRow, missing: Missing, is_sent_again: bool) -> RowReason {
    RowReason::NotFound { first: row.came_back(), missing, is_sent_again }
}

/// A confirmed row that something speaks against, after it was looked at once more.
fn checked(mut row: OutboxRow, found: Found, now: Timestamp) -> OutboxRow {
    let (reason, theirs) = match found {
        Found::Done { .. } => {
            row.recheck = None;
            return row;
        }
        Found::Unasked(_) => {
            // The longer nobody could say, the more seldom it is asked.
            let since = now.duration_since(row.changed) / 2;
            row.recheck = Some(plus(now, since.clamp(RECHECK, RECHECK_MOST)));
            return row;
        }
        Found::Moved(moved) => (moved.reason, Some(moved.theirs)),
        Found::Nothing(missing) => (not_found(&row, missing, false), None),
        Found::Twice => (RowReason::Twice, None),
        Found::CannotAsk => (cannot_be_asked(&row), None),
    };
    row.recheck = None;
    row.changed = now;
    row.state = RowState::NeedsYou(Need::Contradicted);
    row.reason = Some(reason);
    row.theirs = theirs;
    row
}
