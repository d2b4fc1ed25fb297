//! Filling in what the list does not say: the currency, which only the disputed payment knows, and the response
//! state of rows that came without one.

use crate::api::error::{ApiError, ErrorKind, Operation};
use crate::api::finix::Finix;
use crate::desk::session::Shared;
use crate::domain::dispute::{Dispute, Status};
use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;

/// Questions in flight.
const LANES: usize = 6;
/// Between two questions of one lane to a real server: together at most 60 a second, under Finix's 100.
const GENTLE: Duration = Duration::from_millis(100);
/// Pause while the service cannot be asked.
const AWAY: Duration = Duration::from_secs(30);
/// Answers that are put into the store together, so that the list is not worked out for every one of them.
const BATCH: usize = 60;

/// Runs for as long as the account is open.
pub async fn enrich(shared: Arc<Shared>) {
    let Ok(finix) = shared.clients.finix(Operation::GetTransfer).cloned() else {
        return;
    };
    let mut failed: HashSet<String> = HashSet::new();
    let mut revision = shared.revision.subscribe();
    loop {
        revision.borrow_and_update();
        let wanted = wanted(&shared, &failed);
        if wanted.is_empty() {
            if revision.changed().await.is_err() {
                return;
            }
            continue;
        }
        for batch in wanted.chunks(BATCH) {
            let (missed, is_away) = ask(&shared, &finix, batch).await;
            // What failed is asked again when it is opened or when the app starts next.
            failed.extend(missed);
            if is_away {
                // The service or the network is away: nothing is given up, and nobody is hammered.
                tokio::time::sleep(AWAY).await;
                break;
            }
        }
    }
}

/// What is missing, what presses most first.
fn wanted(shared: &Shared, failed: &HashSet<String>) -> Vec<Arc<Dispute>> {
    let mut entries = shared.store().all();
    entries.retain(|entry| {
        let needs_money = entry.currency().is_none() && entry.payment.is_none() && entry.dispute.transfer.is_some();
        (needs_money || entry.dispute.is_incomplete()) && !failed.contains(entry.dispute.id.as_str())
    });
    entries.sort_by_key(|entry| (entry.status != Status::NeedsResponse, !entry.dispute.is_incomplete()));
    entries.into_iter().map(|entry| Arc::clone(&entry.dispute)).collect()
}

enum Answer {
    Payment(Box<(crate::domain::ids::DisputeId, crate::domain::transfer::Payment)>),
    Dispute(Box<Dispute>),
}

impl Answer {
    /// True when the fresh dispute says no more than the row did, or the payment has no currency.
    fn is_incomplete(&self) -> bool {
        match self {
            Self::Payment(payment) => payment.1.currency.is_none(),
            Self::Dispute(dispute) => dispute.is_incomplete(),
        }
    }
}

/// Asks for a batch, a few at a time. Returns the ids that are still not complete although they were answered, so
/// that nothing is asked for ever, and whether the service cannot be asked at the moment.
async fn ask(shared: &Arc<Shared>, finix: &Finix, batch: &[Arc<Dispute>]) -> (Vec<String>, bool) {
    let is_local = shared.account.url(crate::domain::account::Service::Finix).is_some_and(|url| url.is_loopback());
    let mut tasks: JoinSet<(String, Vec<Answer>, Option<ApiError>)> = JoinSet::new();
    let mut left = batch.iter();
    let (mut answers, mut missed, mut is_away) = (Vec::new(), Vec::new(), false);
    loop {
        while tasks.len() < LANES
            && !is_away
            && let Some(dispute) = left.next()
        {
            let (finix, dispute) = (finix.clone(), Arc::clone(dispute));
            tasks.spawn(async move {
                let (answers, error) = one(&finix, &dispute).await;
                if !is_local {
                    tokio::time::sleep(GENTLE).await;
                }
                (dispute.id.to_string(), answers, error)
            });
        }
        match tasks.join_next().await {
            None => break,
            Some(Ok((id, got, error))) => {
                let away = error.as_ref().is_some_and(|error| is_no_verdict(error.kind));
                if let Some(error) = error {
                    tracing::debug!(%error, "a row could not be completed");
                }
                is_away |= away;
                if !away && (got.is_empty() || got.iter().any(Answer::is_incomplete)) {
                    missed.push(id);
                }
                answers.extend(got);
            }
            // A task that broke is a mistake of ours; trying it for ever would not mend it.
            Some(Err(_broken)) => is_away = true,
        }
    }
    shared.change(|store| {
        for answer in answers {
            match answer {
                Answer::Payment(payment) => store.put_payment(&payment.0, payment.1),
                Answer::Dispute(dispute) => {
                    store.put_fresh(*dispute);
                }
            }
        }
    });
    (missed, is_away)
}

/// True for failures that say nothing about the one row.
fn is_no_verdict(kind: ErrorKind) -> bool {
    kind.is_retryable() || matches!(kind, ErrorKind::Unauthorized)
}

/// Everything one row lacks, as far as it can be had.
async fn one(finix: &Finix, dispute: &Dispute) -> (Vec<Answer>, Option<ApiError>) {
    let mut answers = Vec::new();
    let mut transfer = dispute.transfer.clone();
    if dispute.is_incomplete() {
        match finix.dispute(&dispute.id).await {
            Ok(fresh) => {
                transfer = fresh.transfer.clone().or(transfer);
                answers.push(Answer::Dispute(Box::new(fresh)));
            }
            Err(error) => return (answers, Some(error)),
        }
    }
    let Some(transfer) = transfer else { return (answers, None) };
    match finix.payment(&transfer).await {
        Ok(payment) => answers.push(Answer::Payment(Box::new((dispute.id.clone(), payment)))),
        Err(error) => return (answers, Some(error)),
    }
    (answers, None)
}
