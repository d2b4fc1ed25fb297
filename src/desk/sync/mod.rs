//! Pulling: the whole list first, span by span, then what changed, then what the list rows did not say.

mod changes;
mod enrich;
mod first;
mod span;

pub use enrich::enrich;

use super::session::Shared;
use crate::api::error::{ApiError, ErrorKind, Operation};
use crate::api::finix::Finix;
use crate::domain::time::clock::Clock as _;
use crate::store::{Change, Loading, StoreError};
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use std::time::Duration;
use thiserror::Error;

/// Notes in the store: until when changes were pulled, when the whole list was, what the server does not understand.
const SINCE: &str = "since";
const WHOLE: &str = "whole";
const IGNORES: &str = "ignores";
/// Everything is pulled again after so long, for what no filter would bring.
const WHOLE_EVERY: SignedDuration = SignedDuration::from_hours(24);
/// The same for a server that does not filter by what changed.
const WHOLE_OFTEN: SignedDuration = SignedDuration::from_mins(30);
/// The first pause after a pull that failed; doubles up to the usual time between two.
const AFTER_FAILURE: Duration = Duration::from_secs(5);

/// What the pulling is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Nothing was pulled yet.
    #[default]
    Starting,
    /// The whole list is coming in.
    Whole {
        /// How many disputes have come.
        received: usize,
        /// About how many are still to come, once that can be said.
        remaining: Option<usize>,
        /// How many come in a second.
        per_second: usize,
        /// True when there was no list before.
        is_first: bool,
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
    pub error: Option<PullError>,
    /// Items that could not be read at all.
    pub unreadable: usize,
    /// How far the service's clock is ahead of this computer's, when it is worth telling.
    pub skew: Option<SignedDuration>,
    /// True when the server gives only so many of its disputes.
    pub is_cut_short: bool,
    /// Disputes whose currency or response state is still to be fetched, each by itself.
    pub incomplete: usize,
}

impl SyncState {
    /// True when the network or the service is away: a state, and no mistake of anybody's.
    #[must_use]
    pub fn is_offline(&self) -> bool {
        matches!(&self.error, Some(PullError::Api(error)) if matches!(error.kind, ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Interrupted))
    }
}

/// Why a pull did not come to its end.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum PullError {
    /// The service or the network.
    #[error(transparent)]
    Api(#[from] ApiError),
    /// The data on this computer.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What was found out about a server that is older than its documentation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Ignores {
    /// It does not filter by `created_at`.
    created: bool,
    /// It does not filter by `updated_at`.
    updated: bool,
}

impl Ignores {
    fn read(note: Option<&str>) -> Self {
        let note = note.unwrap_or_default();
        Self { created: note.contains("created"), updated: note.contains("updated") }
    }

    fn note(self) -> String {
        format!("{} {}", if self.created { "created" } else { "" }, if self.updated { "updated" } else { "" })
    }
}

/// Where the pulling stands; what of it outlives the app is in the store.
struct Pull {
    shared: Arc<Shared>,
    finix: Arc<Finix>,
    since: Option<Timestamp>,
    whole: Option<Timestamp>,
    ignores: Ignores,
}

/// Pulls for as long as the account is open.
pub async fn run(shared: Arc<Shared>) {
    if shared.store.loaded().wait_for(|loaded| *loaded != Loading::Reading).await.is_err()
        || shared.keys_read.subscribe().wait_for(|read| *read).await.is_err()
    {
        return;
    }
    let since = notes(&shared).await;
    // A list that never came in whole is not as of any time.
    set(&shared, |state| state.last = since.0.filter(|_| since.1.is_some()));
    let Ok(finix) = shared.clients().finix(Operation::ListDisputes) else {
        set(&shared, |state| state.phase = Phase::Idle);
        return;
    };
    let mut pull = Pull { shared, finix, since: since.0, whole: since.1, ignores: since.2 };
    let mut failures = 0;
    loop {
        let result = pull.once().await;
        let is_closed = matches!(result, Err(PullError::Store(StoreError::Closed)));
        failures = if result.is_ok() { 0 } else { failures + 1 };
        let now = pull.shared.clock.now();
        set(&pull.shared, |state| {
            state.phase = Phase::Idle;
            state.skew = pull.shared.clock.skew();
            match result {
                Ok(()) => (state.error, state.last) = (None, Some(now)),
                Err(error) => state.error = Some(error),
            }
        });
        if is_closed {
            return;
        }
        pull.wait(failures).await;
        // A person who asks does not wait for a rest to end.
        pull.finix.pace().wake();
    }
}

/// What the last run left: until when changes were pulled, when the whole list was, what the server ignores.
async fn notes(shared: &Arc<Shared>) -> (Option<Timestamp>, Option<Timestamp>, Ignores) {
    let store = shared.store.clone();
    let read = move |name| store.note(name).ok().flatten();
    let read = tokio::task::spawn_blocking(move || (read(SINCE), read(WHOLE), read(IGNORES))).await;
    let (since, whole, ignores) = read.unwrap_or_default();
    let at = |note: Option<String>| note.and_then(|note| note.parse().ok());
    (at(since), at(whole), Ignores::read(ignores.as_deref()))
}

impl Pull {
    /// One pull: the whole list when that is due or was not finished, then what changed.
    async fn once(&mut self) -> Result<(), PullError> {
        let store = self.shared.store.clone();
        let spans = tokio::task::spawn_blocking(move || store.spans()).await;
        let spans = spans.unwrap_or_else(|error| Err(StoreError::Disk(error.to_string())))?;
        let now = self.shared.clock.now();
        let every = if self.ignores.updated { WHOLE_OFTEN } else { WHOLE_EVERY };
        let is_due = self.whole.is_none_or(|whole| now.duration_since(whole) > every);
        if is_due || !spans.is_empty() {
            first::whole(self, spans).await?;
        }
        set(&self.shared, |state| state.phase = Phase::Refreshing);
        changes::pull(self).await
    }

    /// Waits until the next pull is due, or somebody asks for one.
    async fn wait(&self, failures: u32) {
        let mut visible = self.shared.is_visible.subscribe();
        loop {
            let usual = Duration::from_secs(u64::from(self.shared.settings.get().sync_secs));
            let pause = match failures {
                0 => usual,
                failures => AFTER_FAILURE.saturating_mul(1 << (failures - 1).min(6)).min(usual),
            };
            let is_visible = *visible.borrow_and_update();
            tokio::select! {
                () = tokio::time::sleep(pause), if is_visible => return,
                () = self.shared.refresh.notified() => return,
                changed = visible.changed() => if changed.is_err() || *visible.borrow() { return },
            }
        }
    }

    async fn keep_notes(&self, notes: Vec<(&'static str, String)>) -> Result<(), PullError> {
        self.shared.put_counted(Change { notes, ..Change::default() }).await?;
        Ok(())
    }

    /// Takes note of what time it is at the service.
    fn note_date(&self, date: Option<Timestamp>) {
        if let Some(date) = date {
            self.shared.clock.note(date);
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
