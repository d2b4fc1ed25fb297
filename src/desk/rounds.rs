//! Where the rounds of a dispute are told apart: what is read of a dispute that was answered from here is told to the
//! outbox, which keeps whether the answer was taken.

use super::outbox::{Outbox, OutboxRow, RowState};
use super::shared::Shared;
use crate::domain::answer::proof::Seen;
use crate::domain::dispute::{Dispute, Status};
use crate::domain::ids::DisputeId;
use crate::domain::time::clock::Clock as _;
use crate::store::Loading;
use jiff::Timestamp;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

/// Between two looks while disputes pour in.
const SETTLE: Duration = Duration::from_millis(200);

/// Looks at every answer whose end is not known yet, whenever a dispute or a row has changed. The store refuses
/// readings that are older than what it has, so what it holds is the newest that is known.
pub async fn watch(shared: Arc<Shared>, outbox: Outbox) {
    if shared.store.loaded().wait_for(|loaded| *loaded != Loading::Reading).await.is_err() {
        return;
    }
    let (mut disputes, mut rows) = (shared.store.revision(), outbox.turns());
    loop {
        disputes.borrow_and_update();
        rows.borrow_and_update();
        look(&shared, &outbox).await;
        tokio::select! {
            changed = disputes.changed() => if changed.is_err() { return },
            changed = rows.changed() => if changed.is_err() { return },
        }
        tokio::time::sleep(SETTLE).await;
    }
}

/// True when a dispute was answered or decided before and needs a response again: by what Finix says, by what was seen
/// of it before, or because an answer of an earlier round is in the outbox.
#[must_use]
pub fn is_reopened(rows: &[Arc<OutboxRow>], known: Option<Status>, dispute: &Dispute, now: Timestamp) -> bool {
    let status = dispute.status();
    if !status.needs_response() {
        return false;
    }
    let seen = Seen::of(dispute, now);
    let is_earlier = |row: &Arc<OutboxRow>| {
        row.intent.dispute() == Some(&dispute.id)
            && row.state == RowState::Confirmed
            && row.answered_another_time(&seen)
    };
    status == Status::Reopened || known == Some(Status::Reopened) || rows.iter().any(is_earlier)
}

async fn look(shared: &Arc<Shared>, outbox: &Outbox) {
    let rows = outbox.rows();
    let open = |row: &&Arc<OutboxRow>| row.intent.is_one_shot() && row.attempted.is_some() && row.round_over.is_none();
    let wanted: BTreeSet<DisputeId> =
        rows.iter().filter(open).filter_map(|row| row.intent.dispute().cloned()).collect();
    if wanted.is_empty() {
        return;
    }
    let reading = Arc::clone(shared);
    let read = tokio::task::spawn_blocking(move || {
        let now = reading.clock.now();
        let read = |id: DisputeId| {
            let entry = reading.store.read_by_id(&id).ok().flatten()?;
            Some((id, Seen::of(&entry.dispute, now)))
        };
        wanted.into_iter().filter_map(read).collect::<Vec<_>>()
    });
    let now = shared.clock.now();
    for (id, seen) in read.await.unwrap_or_default() {
        let of_this = |row: &&Arc<OutboxRow>| row.intent.dispute() == Some(&id);
        if rows.iter().filter(of_this).any(|row| row.ended_by(&seen, now).is_some()) {
            outbox.seen(id, seen);
        }
    }
}
