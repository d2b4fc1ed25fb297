//! Finding out what became of a row whose reply was lost or showed nothing, by asking the service what it holds. Nothing
//! is sent.

use super::intent::Intent;
use super::plan::{Found, Moved};
use super::row::{OutboxRow, RowState};
use super::send::is_same;
use super::vendor::Vendor;
use crate::api::error::ApiError;
use crate::domain::answer::proof::Seen;
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
            fresh.map(|fresh| answered(row, &fresh, &ResponseState::Responded, "submission", now))
        }
        Intent::Accept(confirmed) => {
            let fresh = vendor.dispute(confirmed.dispute()).await;
            fresh.map(|fresh| answered(row, &fresh, &ResponseState::Accepted, "acceptance", now))
        }
        Intent::Tags { dispute, base, edited, .. } => {
            vendor.dispute(dispute).await.map(|fresh| tagged(&fresh.tags, base, edited, row))
        }
        Intent::Checkout(_) | Intent::Payment(_) => {
            Ok(Found::CannotAsk("The reply was lost, and Butter cannot be asked what it has".to_owned()))
        }
    };
    found.unwrap_or_else(Found::Unasked)
}

/// A file under the name of its own bytes that was not there before is the one that was sent.
async fn uploaded<V: Vendor>(
    vendor: &V,
    dispute: &DisputeId,
    file: &EvidenceFile,
    row: &OutboxRow,
) -> Result<Found, ApiError> {
    let held: Vec<Evidence> = vendor.evidence(dispute).await?;
    let name = file.sent_name();
    let mut same = Vec::new();
    for new in held.into_iter().filter(|held| !row.held_before.contains(&held.id) && held.sent_name() == Some(&name)) {
        if is_same(vendor, dispute, &new.id, file).await? {
            same.push(new);
        }
    }
    Ok(match same.as_slice() {
        [] => Found::Nothing(format!("{}. Finix does not show the file", row.came_back())),
        [one] => Found::Done { words: after(row, "Finix has the file"), evidence: Some(one.id.clone()) },
        [_, ..] => Found::Twice("Finix has the file more than once. Delete one of them".to_owned()),
    })
}

/// What is shown now, after a reply that was lost or one that did not show it yet.
fn after(row: &OutboxRow, shown: &str) -> String {
    if row.is_answered { shown.to_owned() } else { format!("The reply was lost, but {shown}") }
}

fn done(words: &str) -> Found {
    Found::Done { words: words.to_owned(), evidence: None }
}

/// How far a list may be behind what was written.
const MAY_BE_BEHIND: jiff::SignedDuration = jiff::SignedDuration::from_mins(1);

/// A file that is shown as taken back is gone; one that is not shown at all may be too new for the list.
fn deleted(row: &OutboxRow, held: &[Evidence], evidence: &EvidenceId, now: Timestamp) -> Found {
    let first = row.came_back();
    match held.iter().find(|held| held.id == *evidence) {
        Some(held) if held.counts() => Found::Nothing(format!("{first}. Finix still shows the file")),
        None if now.duration_since(row.lost.unwrap_or(row.added)) < MAY_BE_BEHIND => {
            Found::Nothing(format!("{first}. Finix does not show yet what became of the file"))
        }
        _ => done(&after(row, "Finix does not have the file any more")),
    }
}

/// Only the state that this very write leads to proves it, and not the same state of an earlier round. What was confirmed
/// before is contradicted only by a dispute that waits for this same answer again, or shows the other one.
fn answered(row: &OutboxRow, fresh: &Dispute, wanted: &ResponseState, what: &str, now: Timestamp) -> Found {
    if row.state == RowState::Confirmed {
        return checked(row, fresh, wanted, what, now);
    }
    let first = row.came_back();
    if row.intent.seen().is_some_and(|then| Seen::of(fresh, now).is_older_than(then)) {
        return Found::Nothing(format!("{first}. Finix shows no {what} yet"));
    }
    match &fresh.response_state {
        Some(state) if state == wanted => done(&after(row, &format!("Finix shows the {what}"))),
        Some(ResponseState::NeedsResponse | ResponseState::Unknown) => {
            Found::Nothing(format!("{first}. Finix shows no {what}"))
        }
        Some(state) => Found::Moved(Moved {
            words: format!("{first}. Finix shows no {what}, but: {}", state.label()),
            theirs: Seen::of(fresh, now).words(),
        }),
        None => Found::Nothing(format!("{first}, and Finix does not say how the dispute stands")),
    }
}

fn checked(row: &OutboxRow, fresh: &Dispute, wanted: &ResponseState, what: &str, now: Timestamp) -> Found {
    let seen = Seen::of(fresh, now);
    let contradicts = match &fresh.response_state {
        Some(ResponseState::NeedsResponse) => !row.answered_another_time(&seen),
        Some(state @ (ResponseState::Responded | ResponseState::Accepted)) => state != wanted,
        _ => false,
    };
    if contradicts {
        let words = format!("Check in Finix whether the {what} counts, before anything else is done");
        Found::Moved(Moved { words, theirs: seen.words() })
    } else {
        done("Finix shows it")
    }
}

fn tagged(now: &Tags, base: &Tags, edited: &Tags, row: &OutboxRow) -> Found {
    if Tags::merged(now, base, edited) == *now {
        done(&after(row, "Finix has the tags"))
    } else {
        Found::Nothing(format!("{}. Finix still shows the old tags", row.came_back()))
    }
}
