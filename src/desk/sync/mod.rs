//! Pulling: the whole list first, span by span, then what changed, then what the list rows did not say.
//!
//! Must not live here: writing to a service.

mod changes;
mod enrich;
mod initial_sync;
mod span;
pub mod state;
mod unread;

pub use enrich::enrich;
pub use state::{Phase, PullError, SyncState};

use unread::{Gaps, UNREAD};

use super::shared::Shared;
use crate::api::error::Operation;
use crate::api::finix::Finix;
use crate::domain::time::clock::Clock as _;
use crate::store::{Change, Loading, StoreError};
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use std::time::Duration;

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
/// Between two pulls while nobody sees the window and somebody wants to be told what comes.
const HIDDEN: Duration = Duration::from_secs(300);

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
    /// What could not be read and is asked for again.
    unread: Gaps,
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
    set(&shared, |state| {
        state.last = since.0.filter(|_| since.1.is_some());
        state.unreadable = since.3.count();
    });
    let Ok(finix) = shared.clients().finix(Operation::ListDisputes) else {
        set(&shared, |state| state.phase = Phase::Idle);
        return;
    };
    let mut pull = Pull { shared, finix, since: since.0, whole: since.1, ignores: since.2, unread: since.3 };
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

/// What the last run left: until when changes were pulled, when the whole list was, what the server ignores, what could not
/// be read.
async fn notes(shared: &Arc<Shared>) -> (Option<Timestamp>, Option<Timestamp>, Ignores, Gaps) {
    let store = shared.store.clone();
    let read = move |name| store.note(name).ok().flatten();
    let read = tokio::task::spawn_blocking(move || (read(SINCE), read(WHOLE), read(IGNORES), read(UNREAD))).await;
    let (since, whole, ignores, unread) = read.unwrap_or_default();
    let at = |note: Option<String>| note.and_then(|note| note.parse().ok());
    (at(since), at(whole), Ignores::read(ignores.as_deref()), Gaps::read(unread.as_deref()))
}

impl Pull {
    /// One pull: the whole list when that is due or was not finished, then what changed.
    async fn once(&mut self) -> Result<(), PullError> {
        let store = self.shared.store.clone();
        let spans = tokio::task::spawn_blocking(move || store.spans()).await;
        let spans = spans.unwrap_or_else(|error| Err(StoreError::Disk(error.to_string().into())))?;
        let now = self.shared.clock.now();
        // What could not be read of a list that is not filtered can only be asked for with all of it.
        let is_often = self.ignores.updated || (self.ignores.created && !self.unread.is_empty());
        let every = if is_often { WHOLE_OFTEN } else { WHOLE_EVERY };
        let is_due = self.whole.is_none_or(|whole| now.duration_since(whole) > every);
        if is_due || !spans.is_empty() {
            initial_sync::whole(self, spans).await?;
        }
        set(&self.shared, |state| state.phase = Phase::Refreshing);
        unread::ask(self).await?;
        changes::pull(self).await
    }

    /// Waits until the next pull is due, or somebody asks for one.
    async fn wait(&self, failures: u32) {
        let mut visible = self.shared.is_visible.subscribe();
        loop {
            let settings = self.shared.settings.get();
            let usual = Duration::from_secs(u64::from(settings.sync_secs));
            let pause = match failures {
                0 => usual,
                failures => AFTER_FAILURE.saturating_mul(1 << (failures - 1).min(6)).min(usual),
            };
            let is_visible = *visible.borrow_and_update();
            // Nobody sees the list, and yet somebody wants to be told.
            let is_told = !is_visible && self.shared.tells && settings.alerts.needs_pulls();
            let pause = if is_told { pause.max(HIDDEN) } else { pause };
            tokio::select! {
                () = tokio::time::sleep(pause), if is_visible || is_told => return,
                () = self.shared.refresh.notified() => return,
                changed = visible.changed() => if changed.is_err() || *visible.borrow() { return },
            }
        }
    }

    async fn keep_notes(&self, notes: Vec<(&'static str, String)>) -> Result<(), PullError> {
        self.shared.put_counted(Change { notes, ..Change::default() }).await?;
        Ok(())
    }

    /// Keeps what could not be read, and tells it.
    async fn set_unread(&mut self, unread: Gaps) -> Result<(), PullError> {
        let is_other = self.unread != unread;
        self.unread = unread;
        if is_other { self.keep_unread().await } else { Ok(()) }
    }

    async fn keep_unread(&self) -> Result<(), PullError> {
        self.tell_unread();
        self.keep_notes(vec![self.unread_note()]).await
    }

    fn unread_note(&self) -> (&'static str, String) {
        (UNREAD, self.unread.note())
    }

    fn tell_unread(&self) {
        set(&self.shared, |state| state.unreadable = self.unread.count());
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
