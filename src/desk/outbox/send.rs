//! Sending one row, once.

use super::Inner;
use super::row::{Intent, OutboxRow, Outcome};
use crate::api::error::{ApiError, Effect, ErrorKind, Operation};
use crate::api::finix::{GetEvidence, UploadEvidence};
use crate::desk::reads;
use crate::desk::session::{Event, Shared};
use crate::domain::account::Service;
use crate::domain::clock::Clock as _;
use crate::domain::dispute::{Dispute, ResponseState};
use crate::domain::guard::{ConfirmedAccept, ConfirmedSubmit};
use crate::domain::ids::DisputeId;
use crate::domain::legal::{Act, Verdict, verdict};
use crate::domain::limits::rule_sets;
use crate::domain::tags::Tags;
use crate::workbench::{Picked, Pieces};
use futures_util::StreamExt as _;
use std::sync::Arc;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Sends a row and says what came of it.
pub(super) async fn send(inner: &Arc<Inner>, row: &OutboxRow) -> Outcome {
    let shared = &inner.shared;
    let result = match &row.intent {
        Intent::Upload { dispute, file } => upload(shared, row, dispute, file).await,
        Intent::DeleteEvidence { dispute, evidence, .. } => {
            delete(shared, &GetEvidence { dispute: dispute.clone(), evidence: evidence.clone() }).await
        }
        Intent::Submit(confirmed) => submit(shared, confirmed).await,
        Intent::Accept(confirmed) => accept(shared, confirmed).await,
        Intent::Tags { dispute, base, edited } => tags(shared, dispute, base, edited).await,
        Intent::Checkout(checkout) => match shared.clients().butter_disputes(Operation::ReportCheckout) {
            Ok(butter) => butter.report(checkout).await.map(|answer| done(answer.value.id, answer.request_id)),
            Err(error) => Err(error),
        },
        Intent::Payment(event) => match shared.clients().butter_recover(Operation::SendPayment) {
            Ok(butter) => butter.send(event).await.map(|answer| done(answer.value.request_id, answer.request_id)),
            Err(error) => Err(error),
        },
    };
    result.unwrap_or_else(sort)
}

fn done(words: Option<String>, request_id: Option<String>) -> Outcome {
    Outcome::Confirmed { words, request_id }
}

/// What an error means for a write.
fn sort(error: ApiError) -> Outcome {
    match error.effect() {
        Effect::NotDone => Outcome::NotDone(error),
        Effect::Refused => Outcome::Refused(error),
        Effect::Unknown => Outcome::Unknown(error),
    }
}

/// An upload that was cancelled on its way: as long as bytes were missing, the service has no file.
pub(super) fn cut_off(row: &OutboxRow) -> Outcome {
    match &row.intent {
        Intent::Upload { file, .. } if row.sent.load(Ordering::Acquire) < file.length => Outcome::Cancelled,
        _ => Outcome::Unknown(ApiError::new(
            Service::Finix,
            Operation::UploadEvidence,
            ErrorKind::Interrupted,
            "cancelled while the answer was on its way",
        )),
    }
}

async fn upload(
    shared: &Arc<Shared>,
    row: &OutboxRow,
    dispute: &DisputeId,
    file: &Arc<Picked>,
) -> Result<Outcome, ApiError> {
    let finix = shared.clients().finix(Operation::UploadEvidence)?;
    // Before anything is sent nothing was done, whatever fails.
    let held = match finix.evidence(dispute).await {
        Ok(held) => held,
        Err(error) if error.is_retryable() => return Ok(Outcome::NotDone(error)),
        Err(error) => return Ok(Outcome::Refused(error)),
    };
    let counting = held.iter().filter(|evidence| evidence.counts()).count();
    if let Some(most) = rule_sets().iter().map(|rules| rules.max_files).max()
        && counting >= most
    {
        return Ok(Outcome::Stopped(format!("Finix already holds {counting} files and takes at most {most}")));
    }
    *row.held_before.lock().unwrap_or_else(PoisonError::into_inner) = Some(held.into_iter().map(|e| e.id).collect());
    let call = UploadEvidence {
        dispute: dispute.clone(),
        file_name: file.name.clone(),
        media_type: file.file_type.media_type(),
        length: file.length,
    };
    let answer = finix.upload(&call, counted(file.stream(), Arc::clone(&row.sent), shared)).await?;
    shared.tell(Event::EvidenceChanged(dispute.clone()));
    Ok(done(None, answer.request_id))
}

/// Counts the bytes that leave, and wakes the window now and then to show it.
fn counted(stream: Pieces, sent: Arc<AtomicU64>, shared: &Arc<Shared>) -> Pieces {
    let wake = shared.wake.clone();
    stream
        .inspect(move |piece| {
            if let Ok(piece) = piece {
                sent.fetch_add(piece.len() as u64, Ordering::AcqRel);
                wake.wake();
            }
        })
        .boxed()
}

async fn delete(shared: &Arc<Shared>, of: &GetEvidence) -> Result<Outcome, ApiError> {
    let answer = shared.clients().finix(Operation::DeleteEvidence)?.delete_evidence(of).await?;
    shared.tell(Event::EvidenceChanged(of.dispute.clone()));
    Ok(done(None, answer.request_id))
}

/// Whether the dispute still waits for this, asked right before the one shot: the dialog may have been open for
/// long, and somebody else may have answered.
async fn still_possible(shared: &Arc<Shared>, id: &DisputeId, act: Act) -> Option<Outcome> {
    match reads::dispute(Arc::clone(shared), id.clone()).await {
        Err(error) if error.is_retryable() => Some(Outcome::NotDone(error)),
        Err(error) => Some(Outcome::Refused(error)),
        Ok(now) => match verdict(&now, act, shared.account.environment, shared.clock.now()) {
            Verdict::Allowed | Verdict::Warned(_) => None,
            refused => Some(Outcome::Stopped(refused.words().unwrap_or("Finix does not allow it now").to_owned())),
        },
    }
}

/// Submits, then shows what a fresh GET says. That GET failing changes nothing about the submission.
async fn submit(shared: &Arc<Shared>, confirmed: &ConfirmedSubmit) -> Result<Outcome, ApiError> {
    if let Some(outcome) = still_possible(shared, confirmed.dispute(), Act::Submit).await {
        return Ok(outcome);
    }
    let answer = shared.clients().finix(Operation::Submit)?.submit(confirmed).await?;
    keep(shared, answer.value).await;
    follow(shared, confirmed.dispute(), &[ResponseState::Responded]).await;
    Ok(done(None, answer.request_id))
}

async fn accept(shared: &Arc<Shared>, confirmed: &ConfirmedAccept) -> Result<Outcome, ApiError> {
    if let Some(outcome) = still_possible(shared, confirmed.dispute(), Act::Accept).await {
        return Ok(outcome);
    }
    let answer = shared.clients().finix(Operation::Accept)?.accept(confirmed).await?;
    keep(shared, answer.value).await;
    follow(shared, confirmed.dispute(), &[ResponseState::Accepted]).await;
    Ok(done(None, answer.request_id))
}

/// What the reply showed of the dispute, when it showed it.
async fn keep(shared: &Shared, replied: Option<Dispute>) {
    if let Some(dispute) = replied {
        shared.put_fresh(dispute).await;
    }
}

/// Fetches the dispute until it shows the new state. Finix may show the old one for a while; the next pull brings
/// the rest.
async fn follow(shared: &Arc<Shared>, id: &DisputeId, wanted: &[ResponseState]) {
    let arrived = |response: &Option<ResponseState>| response.as_ref().is_some_and(|r| wanted.contains(r));
    for pause in [0_u64, 1] {
        tokio::time::sleep(Duration::from_secs(pause)).await;
        if let Ok(fresh) = reads::dispute(Arc::clone(shared), id.clone()).await
            && arrived(&fresh.response_state)
        {
            break;
        }
    }
    shared.tell(Event::DisputeChanged(id.clone()));
    shared.refresh.notify_one();
}

/// Merges what the person changed into what Finix holds now, and replaces the tags with that.
async fn tags(shared: &Arc<Shared>, id: &DisputeId, base: &Tags, edited: &Tags) -> Result<Outcome, ApiError> {
    let finix = shared.clients().finix(Operation::PutDisputeTags)?;
    let current = match finix.dispute(id).await {
        Ok(current) => current,
        Err(error) if error.is_retryable() => return Ok(Outcome::NotDone(error)),
        Err(error) => return Ok(Outcome::Refused(error)),
    };
    let merged = Tags::merged(&current.tags, base, edited);
    if let Err(problems) = merged.check() {
        let words: Vec<String> = problems.into_iter().map(|problem| problem.message).collect();
        return Ok(Outcome::Stopped(words.join(". ")));
    }
    let answer = finix.put_tags(id, &merged).await?;
    shared.put_fresh(answer.value).await;
    shared.tell(Event::DisputeChanged(id.clone()));
    Ok(done(None, answer.request_id))
}
