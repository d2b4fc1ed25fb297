//! Finding out what became of a row whose reply was lost or showed nothing, by asking the service what it holds. Nothing
//! is sent.
//!
//! Must not live here: what follows from it (`plan` says that).

use super::intent::Intent;
use super::plan::{Found, Moved};
use super::reason::{Missing, RowReason, Shown, Theirs};
use super::row::{OutboxRow, RowState};
use super::send::is_same;
use super::vendor::Vendor;
use crate::api::error::{ApiError, ErrorKind};
use crate::domain::EvidenceRef;
use crate::domain::answer::proof::{Deed, Seen};
use crate::domain::dispute::tags::Tags;
use crate::domain::dispute::{Dispute, ResponseState};
use crate::domain::evidence::Evidence;
use crate::domain::evidence::file::EvidenceFile;
use crate::domain::ids::{DisputeId, EvidenceId};
use jiff::Timestamp;

/// Asks and says what it found.
pub async fn look<V: Vendor>(vendor: &V, row: &OutboxRow, now: Timestamp) -> Found {
    let found = match &row.intent {
        Intent::Upload { dispute, file } => uploaded(vendor, dispute, file, row).await,
        Intent::DeleteEvidence { dispute, evidence, .. } => {
            vendor.evidence(dispute).await.map(|held| deleted(row, &held, evidence, now))
        }
        Intent::Submit(confirmed) => {
            let fresh = vendor.dispute(confirmed.dispute()).await;
            fresh.map(|fresh| answered(row, &fresh, &ResponseState::Responded, Deed::Submitted, now))
        }
        Intent::Accept(confirmed) => {
            let fresh = vendor.dispute(confirmed.dispute()).await;
            fresh.map(|fresh| answered(row, &fresh, &ResponseState::Accepted, Deed::Accepted, now))
        }
        Intent::Tags { dispute, base, edited, .. } => {
            vendor.dispute(dispute).await.map(|fresh| tagged(&fresh.tags, base, edited))
        }
        Intent::Checkout(_) | Intent::Payment(_) => Ok(Found::CannotAsk),
    };
    found.unwrap_or_else(Found::Unasked)
}

/// Whether Finix has the file that it said an upload became. That it is in no list proves nothing: only that there is none
/// of its id does.
async fn is_there<V: Vendor>(
    vendor: &V,
    dispute: &DisputeId,
    file: &EvidenceFile,
    row: &OutboxRow,
) -> Result<bool, ApiError> {
    let Some(evidence) = &row.evidence else { return Ok(false) };
    match vendor.one_evidence(&EvidenceRef { dispute: dispute.clone(), evidence: evidence.clone() }).await {
        // Of other bytes it is some other file: what was said was not about this one.
        Ok(_) => is_same(vendor, dispute, evidence, file).await,
        Err(error) if error.kind == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// A file under the name of its own bytes that was not there before is the one that was sent.
async fn uploaded<V: Vendor>(
    vendor: &V,
    dispute: &DisputeId,
    file: &EvidenceFile,
    row: &OutboxRow,
) -> Result<Found, ApiError> {
    if is_there(vendor, dispute, file, row).await? {
        return Ok(Found::Done { shown: Shown::File, evidence: row.evidence.clone() });
    }
    let held: Vec<Evidence> = vendor.evidence(dispute).await?;
    let name = file.sent_name();
    let mut same = Vec::new();
    for new in held.into_iter().filter(|held| !row.held_before.contains(&held.id) && held.sent_name() == Some(&name)) {
        if is_same(vendor, dispute, &new.id, file).await? {
            same.push(new);
        }
    }
    Ok(match same.as_slice() {
        [] => Found::Nothing(Missing::File),
        [one] => Found::Done { shown: Shown::File, evidence: Some(one.id.clone()) },
        [_, ..] => Found::Twice,
    })
}

fn done(shown: Shown) -> Found {
    Found::Done { shown, evidence: None }
}

/// How far a list may be behind what was written.
const MAY_BE_BEHIND: jiff::SignedDuration = jiff::SignedDuration::from_mins(1);

/// A file that is shown as taken back is gone; one that is not shown at all may be too new for the list.
fn deleted(row: &OutboxRow, held: &[Evidence], evidence: &EvidenceId, now: Timestamp) -> Found {
    match held.iter().find(|held| held.id == *evidence) {
        Some(held) if held.counts() => Found::Nothing(Missing::Deletion),
        None if now.duration_since(row.lost.unwrap_or(row.added)) < MAY_BE_BEHIND => {
            Found::Nothing(Missing::DeletionYet)
        }
        _ => done(Shown::Deletion),
    }
}

/// Only the state that this very write leads to proves it, and not the same state of an earlier round. What was confirmed
/// before is contradicted only by a dispute that waits for this same answer again, or shows the other one.
fn answered(row: &OutboxRow, fresh: &Dispute, wanted: &ResponseState, deed: Deed, now: Timestamp) -> Found {
    if row.state == RowState::Confirmed {
        return checked(row, fresh, wanted, deed, now);
    }
    if row.intent.seen().is_some_and(|then| Seen::of(fresh, now).is_older_than(then)) {
        return Found::Nothing(Missing::AnswerYet(deed));
    }
    match &fresh.response_state {
        Some(state) if state == wanted => done(Shown::Answer(deed)),
        Some(ResponseState::NeedsResponse | ResponseState::Unknown) => Found::Nothing(Missing::Answer(deed)),
        Some(state) => Found::Moved(Moved {
            reason: RowReason::OtherState { first: row.came_back(), deed, state: state.clone() },
            theirs: Theirs::Dispute { seen: Box::new(Seen::of(fresh, now)) },
        }),
        None => Found::Nothing(Missing::State),
    }
}

fn checked(row: &OutboxRow, fresh: &Dispute, wanted: &ResponseState, deed: Deed, now: Timestamp) -> Found {
    let seen = Seen::of(fresh, now);
    let contradicts = match &fresh.response_state {
        Some(ResponseState::NeedsResponse) => !row.answered_another_time(&seen),
        Some(state @ (ResponseState::Responded | ResponseState::Accepted)) => state != wanted,
        _ => false,
    };
    if contradicts {
        let theirs = Theirs::Dispute { seen: Box::new(seen) };
        Found::Moved(Moved { reason: RowReason::Contradicted { deed }, theirs })
    } else {
        done(Shown::Answer(deed))
    }
}

fn tagged(now: &Tags, base: &Tags, edited: &Tags) -> Found {
    if Tags::merged(now, base, edited) == *now { done(Shown::Tags) } else { Found::Nothing(Missing::Tags) }
}
