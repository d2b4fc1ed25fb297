//! Finding out what became of a row whose reply was lost, by asking the service what it holds. Nothing is sent.

use super::row::{Intent, OutboxRow, Outcome};
use crate::api::error::{ApiError, Operation};
use crate::desk::session::{Event, Shared};
use crate::domain::dispute::{Dispute, ResponseState};
use crate::domain::evidence::Evidence;
use crate::domain::ids::{DisputeId, EvidenceId};
use crate::domain::tags::Tags;
use std::sync::Arc;
use std::sync::PoisonError;

/// Asks and says what came of it.
pub(super) async fn ask(shared: &Arc<Shared>, row: &OutboxRow) -> Outcome {
    let asked = match &row.intent {
        Intent::Upload { dispute, file } => {
            let before = row.held_before.lock().unwrap_or_else(PoisonError::into_inner).clone();
            files(shared, dispute).await.map(|held| uploaded(&held, &before.unwrap_or_default(), &file.name))
        }
        Intent::DeleteEvidence { dispute, evidence, .. } => {
            files(shared, dispute).await.map(|held| deleted(&held, evidence))
        }
        Intent::Submit(confirmed) => {
            fresh(shared, confirmed.dispute()).await.map(|now| answered(&now, &ResponseState::Responded, "submission"))
        }
        Intent::Accept(confirmed) => {
            fresh(shared, confirmed.dispute()).await.map(|now| answered(&now, &ResponseState::Accepted, "acceptance"))
        }
        Intent::Tags { dispute, base, edited } => {
            fresh(shared, dispute).await.map(|now| tagged(&now.tags, base, edited))
        }
        Intent::Checkout(_) | Intent::Payment(_) => {
            Ok(Outcome::StillUnknown("The reply was lost, and Butter cannot be asked what it has".to_owned()))
        }
    };
    asked.unwrap_or_else(|_error| {
        Outcome::StillUnknown("The reply was lost, and the service could not be asked what it has".to_owned())
    })
}

async fn files(shared: &Arc<Shared>, dispute: &DisputeId) -> Result<Vec<Evidence>, ApiError> {
    let held = shared.clients().finix(Operation::ListEvidence)?.evidence(dispute).await?;
    shared.tell(Event::EvidenceChanged(dispute.clone()));
    Ok(held)
}

async fn fresh(shared: &Arc<Shared>, dispute: &DisputeId) -> Result<Dispute, ApiError> {
    let fresh = shared.clients().finix(Operation::GetDispute)?.dispute(dispute).await?;
    shared.put_fresh(fresh.clone()).await;
    shared.tell(Event::DisputeChanged(dispute.clone()));
    Ok(fresh)
}

fn confirmed(words: &str) -> Outcome {
    Outcome::Confirmed { words: Some(words.to_owned()), request_id: None }
}

/// A file with the same name that was not there before is the one that was sent.
fn uploaded(held: &[Evidence], before: &[EvidenceId], name: &str) -> Outcome {
    let new = held.iter().filter(|e| !before.contains(&e.id) && e.file_name() == name).count();
    match new {
        0 => Outcome::StillUnknown("The reply was lost. Finix does not show the file yet".to_owned()),
        1 => confirmed("The reply was lost, but Finix has the file"),
        _ => confirmed("The reply was lost; Finix has the file more than once"),
    }
}

fn deleted(held: &[Evidence], evidence: &EvidenceId) -> Outcome {
    if held.iter().any(|e| e.id == *evidence) {
        Outcome::StillUnknown("The reply was lost. Finix still shows the file".to_owned())
    } else {
        confirmed("The reply was lost, but the file is gone")
    }
}

/// Only the state that this very write leads to proves it.
fn answered(now: &Dispute, wanted: &ResponseState, what: &str) -> Outcome {
    match &now.response_state {
        Some(state) if state == wanted => confirmed(&format!("The reply was lost, but Finix shows the {what}")),
        Some(ResponseState::NeedsResponse) => {
            Outcome::StillUnknown(format!("The reply was lost. Finix shows no {what} yet"))
        }
        Some(state) => {
            Outcome::StillUnknown(format!("The reply was lost. Finix shows the dispute as: {}", state.label()))
        }
        None => Outcome::StillUnknown("The reply was lost, and Finix does not say how the dispute stands".to_owned()),
    }
}

fn tagged(now: &Tags, base: &Tags, edited: &Tags) -> Outcome {
    if Tags::merged(now, base, edited) == *now {
        confirmed("The reply was lost, but Finix has the tags")
    } else {
        Outcome::StillUnknown("The reply was lost. Finix still shows the old tags".to_owned())
    }
}
