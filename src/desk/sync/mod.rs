//! Pulling: the whole list first, then what changed, then what the list rows did not say.

mod enrich;

pub use enrich::enrich;

use super::session::Shared;
use crate::api::error::{ApiError, ErrorKind, Operation};
use crate::api::finix::{DisputeFilter, Finix};
use crate::api::page::Walk;
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use std::time::Duration;

/// Between two pulls.
const EVERY: Duration = Duration::from_mins(1);
/// `updated_at` may lie before `created_at` and pages move while they are read, so every pull overlaps the last.
const OVERLAP: SignedDuration = SignedDuration::from_mins(5);
/// Everything is pulled again after this many small pulls, for what no filter would bring.
const WHOLE_EVERY: u32 = 30;

/// What the pulling is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Nothing was pulled yet.
    #[default]
    Starting,
    /// The whole list is coming in.
    First {
        /// How many disputes have come.
        received: usize,
    },
    /// What changed is coming in.
    Refreshing,
    /// Waiting for the next pull.
    Idle,
}

/// How the pulling goes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SyncState {
    /// What it is doing.
    pub phase: Phase,
    /// When the last pull came to its end.
    pub last: Option<Timestamp>,
    /// Why the newest pull did not.
    pub error: Option<ApiError>,
    /// Items that could not be read at all.
    pub unreadable: usize,
}

/// Pulls for as long as the account is open.
pub async fn run(shared: Arc<Shared>) {
    let Ok(finix) = shared.clients.finix(Operation::ListDisputes).cloned() else {
        set(&shared, |state| state.phase = Phase::Idle);
        return;
    };
    let mut since: Option<Timestamp> = None;
    let mut pulls = 0_u32;
    loop {
        let whole = since.is_none() || pulls.is_multiple_of(WHOLE_EVERY);
        let began = shared.clock.now();
        let is_first = since.is_none();
        set(&shared, |state| state.phase = if is_first { Phase::First { received: 0 } } else { Phase::Refreshing });
        let from = since.filter(|_| !whole).and_then(|at| at.checked_sub(OVERLAP).ok());
        let result = pull(&shared, &finix, from, is_first).await;
        set(&shared, |state| {
            state.phase = Phase::Idle;
            match result {
                Ok(unreadable) => {
                    state.unreadable = unreadable;
                    state.error = None;
                    state.last = Some(shared.clock.now());
                    since = Some(began);
                    pulls = pulls.wrapping_add(1);
                }
                Err(error) => state.error = Some(error),
            }
        });
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            () = shared.refresh.notified() => {}
        }
    }
}

fn set(shared: &Shared, change: impl FnOnce(&mut SyncState)) {
    let changed = shared.sync.send_if_modified(|state| {
        let before = state.clone();
        change(state);
        *state != before
    });
    if changed {
        shared.wake.wake();
    }
}

/// Walks through the list once. Returns how many items could not be read.
async fn pull(shared: &Arc<Shared>, finix: &Finix, from: Option<Timestamp>, is_first: bool) -> Result<usize, ApiError> {
    let filter = DisputeFilter { updated_from: from, ..DisputeFilter::default() };
    let mut walk = Walk::default();
    let mut cursor = None;
    let mut restarted = false;
    let mut unreadable = 0;
    loop {
        let had_cursor = cursor.is_some();
        let page = match finix.list_disputes(&filter, cursor.clone()).await {
            // A cursor that turned bad on the way: start over, once.
            Err(error) if error.kind == ErrorKind::NotFound && had_cursor && !restarted => {
                restarted = true;
                cursor = None;
                walk = Walk::default();
                continue;
            }
            page => page?,
        };
        unreadable += page.unreadable;
        // A server that ignores the filter would send everything every minute; the first page shows it.
        let is_ignored = from.is_some_and(|from| {
            !page.items.is_empty() && page.items.iter().all(|d| d.updated_at.is_some_and(|at| at < from))
        });
        let next = walk.step(page.items.iter().map(|dispute| dispute.id.as_str()), page.next);
        shared.change(|store| {
            for dispute in page.items {
                store.put(dispute);
            }
        });
        if is_first {
            set(shared, |state| state.phase = Phase::First { received: walk.seen() });
        }
        match next {
            Some(next) if !is_ignored => cursor = Some(next),
            _ => return Ok(unreadable),
        }
    }
}
