//! Filling in what the list does not say: the currency, which only the disputed payment knows, and the response
//! state of rows that came without one.

use super::Phase;
use crate::api::error::{ApiError, ErrorKind, Operation};
use crate::api::finix::Finix;
use crate::desk::shared::Shared;
use crate::domain::dispute::Dispute;
use crate::domain::ids::DisputeId;
use crate::store::index::segment::Segment;
use crate::store::index_record::{HAS_PAYMENT, HAS_TRANSFER, IS_INCOMPLETE};
use crate::store::{Arrived, Change, Loading, RowId};
use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;

/// Questions in flight.
const LANES: usize = 6;
/// Between two questions of one lane to a real server: together at most 60 a second, under Finix's 100.
const GENTLE: Duration = Duration::from_millis(100);
/// The same while the whole list comes in, and the pause between two of these.
const FEW: usize = 2;
const BETWEEN_FEW: Duration = Duration::from_secs(1);
/// After a change, until what is missing is looked for again.
const SETTLE: Duration = Duration::from_millis(200);
/// Pause while the service cannot be asked.
const AWAY: Duration = Duration::from_secs(30);
/// Answers that are put into the store together, so that the list is not worked out for every one of them.
const BATCH: usize = 60;

/// Runs for as long as the account is open.
pub async fn enrich(shared: Arc<Shared>) {
    if shared.store.loaded().wait_for(|loaded| *loaded != Loading::Reading).await.is_err()
        || shared.keys_read.subscribe().wait_for(|read| *read).await.is_err()
    {
        return;
    }
    let Ok(finix) = shared.clients().finix(Operation::GetTransfer) else {
        return;
    };
    let mut failed: Arc<HashSet<DisputeId>> = Arc::default();
    let mut revision = shared.store.revision();
    loop {
        let looked_at = *revision.borrow_and_update();
        // While the whole list comes in it has the service almost for itself.
        let is_pulling = matches!(shared.sync.borrow().phase, Phase::Whole { .. });
        let most = if is_pulling { FEW } else { BATCH };
        let (looked, done) = (Arc::clone(&shared), Arc::clone(&failed));
        let looked = tokio::task::spawn_blocking(move || wanted(&looked, &done, most)).await;
        let (wanted, left) = looked.unwrap_or_default();
        let is_told = shared.sync.send_if_modified(|state| std::mem::replace(&mut state.incomplete, left) != left);
        if is_told {
            shared.wake.wake();
        }
        if wanted.is_empty() {
            shared.sync.send_if_modified(|state| state.complete_at.replace(looked_at) != Some(looked_at));
            if revision.changed().await.is_err() || shared.store.is_closed() {
                return;
            }
            // Disputes may be pouring in.
            tokio::time::sleep(SETTLE).await;
            continue;
        }
        let (missed, is_away) = ask(&shared, &finix, &wanted).await;
        // What failed is asked again when it is opened or when the app starts next.
        Arc::make_mut(&mut failed).extend(missed);
        if is_away {
            // The service or the network is away: nothing is given up, and nobody is hammered.
            tokio::time::sleep(AWAY).await;
        } else if is_pulling {
            tokio::time::sleep(BETWEEN_FEW).await;
        }
    }
}

/// A row that lacks something.
struct Wanted {
    dispute: Arc<Dispute>,
    /// The row itself is to be fetched alone, not only its payment.
    is_incomplete: bool,
}

/// What is missing: what is being looked at first, then what presses most. And how many there are in all. Blocks.
fn wanted(shared: &Shared, failed: &HashSet<DisputeId>, most: usize) -> (Vec<Wanted>, usize) {
    let index = shared.store.index();
    let has_currency: Vec<bool> =
        index.words.profiles().iter().map(|profile| index.words.currency(profile).is_some()).collect();
    let needs = |segment: &Segment, row: usize| {
        let flags = segment.flags(row);
        let is_known = || usize::try_from(segment.profile(row)).ok().and_then(|at| has_currency.get(at)).copied();
        flags & IS_INCOMPLETE != 0
            || (flags & (HAS_PAYMENT | HAS_TRANSFER) == HAS_TRANSFER && !is_known().unwrap_or_default())
    };
    let room = most + failed.len();
    let mut pressing: Vec<(u64, RowId)> = Vec::new();
    let mut all = 0_usize;
    let rows = index.segments().iter().flat_map(|segment| (0..segment.len()).map(move |row| (segment, row)));
    for (number, (segment, row)) in (0..).zip(rows) {
        if needs(segment, row) {
            all += 1;
            // What is due soonest; without a deadline no answer is due, but incomplete rows may have one.
            let is_open = segment.flags(row) & IS_INCOMPLETE != 0;
            let due = if is_open { 0 } else { segment.due(row).key() };
            pressing.push((due, number));
            if pressing.len() > 4 * room + 1_000 {
                pressing.select_nth_unstable(room);
                pressing.truncate(room);
            }
        }
    }
    pressing.sort_unstable();
    pressing.truncate(room);
    let drawn = shared
        .rows
        .drawn()
        .into_iter()
        .filter(|row| index.place(*row).is_some_and(|(segment, row)| needs(segment, row)));
    let mut seen = HashSet::new();
    let rows = drawn.chain(pressing.into_iter().map(|(_, row)| row)).filter(|row| seen.insert(*row));
    let read = rows.filter_map(|row| {
        let is_incomplete = index.facts(row).is_some_and(|facts| facts.flags & IS_INCOMPLETE != 0);
        Some(Wanted { dispute: shared.store.read(row).ok().flatten()?.dispute, is_incomplete })
    });
    let wanted = read.filter(|wanted| !failed.contains(&wanted.dispute.id)).take(most).collect();
    (wanted, all.saturating_sub(failed.len()))
}

enum Answer {
    Payment(Box<(crate::domain::ids::DisputeId, crate::domain::dispute::transfer::Payment)>),
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
async fn ask(shared: &Arc<Shared>, finix: &Arc<Finix>, batch: &[Wanted]) -> (Vec<DisputeId>, bool) {
    let is_local = shared.account.url(crate::domain::account::Service::Finix).is_some_and(|url| url.is_loopback());
    let mut tasks: JoinSet<(DisputeId, Vec<Answer>, Option<ApiError>)> = JoinSet::new();
    let mut left = batch.iter();
    let (mut answers, mut missed, mut is_away) = (Vec::new(), Vec::new(), false);
    loop {
        while tasks.len() < LANES
            && !is_away
            && let Some(wanted) = left.next()
        {
            let (finix, dispute, is_incomplete) =
                (Arc::clone(finix), Arc::clone(&wanted.dispute), wanted.is_incomplete);
            tasks.spawn(async move {
                let (answers, error) = one(&finix, &dispute, is_incomplete).await;
                if !is_local {
                    tokio::time::sleep(GENTLE).await;
                }
                (dispute.id.clone(), answers, error)
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
    let mut change = Change::default();
    for answer in answers {
        match answer {
            Answer::Payment(payment) => change.payments.push(*payment),
            Answer::Dispute(dispute) => change.disputes.push(Arrived::fresh(*dispute)),
        }
    }
    shared.put(change).await;
    (missed, is_away)
}

/// True for failures that say nothing about the one row.
fn is_no_verdict(kind: ErrorKind) -> bool {
    kind.is_retryable() || matches!(kind, ErrorKind::Unauthorized)
}

/// Everything one row lacks, as far as it can be had.
async fn one(finix: &Finix, dispute: &Dispute, is_incomplete: bool) -> (Vec<Answer>, Option<ApiError>) {
    let mut answers = Vec::new();
    let mut transfer = dispute.transfer.clone();
    if is_incomplete {
        match finix.pull_dispute(&dispute.id).await {
            Ok(fresh) => {
                transfer = fresh.transfer.clone().or(transfer);
                answers.push(Answer::Dispute(Box::new(fresh)));
            }
            Err(error) => return (answers, Some(error)),
        }
    }
    let Some(transfer) = transfer else { return (answers, None) };
    match finix.pull_payment(&transfer).await {
        Ok(payment) => answers.push(Answer::Payment(Box::new((dispute.id.clone(), payment)))),
        Err(error) => return (answers, Some(error)),
    }
    (answers, None)
}
