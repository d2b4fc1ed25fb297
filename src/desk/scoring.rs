//! Scoring the rows of a file: each asked once, a few at a time at the service's pace, with a pause, a way to go on and an
//! end.
//!
//! A row that was answered is never asked again. One that certainly was not taken (too many requests, no connection, a key
//! that is refused) waits for its next turn; one whose answer did not come or cannot be understood is told as unknown.
//!
//! A file is kept in the account's own file with what became of each row, so that it goes on after a restart or a kill. The
//! newest score of each customer and order is kept as well: it is taken instead of asking again while it is young enough.
//!
//! Must not live here: what a row is (`desk::import`), the work itself (`work`), the file of results (`save`), words.

mod end;
pub mod kept;
pub mod list;
pub mod save;
mod state;
mod work;

pub use end::{Before, RowEnd, RowScore};
pub use state::{Counts, Phase, Standing};

use super::failure::{Operation, StoreError};
use super::{Desk, Session};
use crate::desk::import::check;
use crate::domain::score::columns::{Columns, RowToScore};
use kept::{Batch, Restored};
use state::State;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Notify;
use tokio::time::Instant;
use work::Inner;

/// A score that is not older than this is not asked for again, unless a person chooses otherwise.
pub const REUSE_DAYS: u32 = 30;

/// A file of orders whose rows were looked at.
pub type Checked = check::Checked<Columns>;

/// What a row asks for.
fn to_score(checked: &Checked, row: usize) -> Option<RowToScore> {
    checked.columns.read(&cells(checked, row)).ok()
}

/// The cells of a row.
fn cells<'c>(checked: &'c Checked, row: usize) -> impl Fn(usize) -> &'c str {
    move |column| checked.file.table.cell(row, column)
}

/// Rows that are asked at the same time.
const AT_ONCE: usize = 3;

/// Whether a file that is scored goes on after a restart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lasts {
    /// It does.
    Kept,
    /// It is for this one time; the scores are kept all the same.
    Once,
}

/// One file being scored. Dropping it ends it for this time: one that is kept goes on when the account is opened again.
pub struct Run(Arc<Inner>);

impl Drop for Run {
    fn drop(&mut self) {
        self.end_now();
    }
}

impl Run {
    /// Begins. A score that is not older than `reuse_days` is taken as it is; without that every row is asked.
    #[must_use]
    pub fn begin(desk: &Desk, session: &Session, checked: Arc<Checked>, reuse_days: Option<u32>, lasts: Lasts) -> Self {
        let batch = || Batch::new(session.outbox().clone(), &checked, reuse_days).ok();
        let batch = if lasts == Lasts::Kept { batch() } else { None };
        let state = State::new(checked.ready().len(), desk.settings.get().bands);
        Self::start(desk, session, checked, state, (batch, reuse_days), false)
    }

    /// Goes on with the file that was being scored when the account was closed, if there is one.
    ///
    /// # Errors
    /// What the disk said.
    pub fn restore(
        desk: &Desk,
        session: &Arc<Session>,
    ) -> impl Future<Output = Result<Option<Self>, StoreError>> + Send + use<> {
        let (desk, session) = (desk.clone(), Arc::downgrade(session));
        let outbox = session.upgrade().map(|session| session.outbox().clone());
        async move {
            let Some(outbox) = outbox else { return Ok(None) };
            let Some(restored) = kept::restore(outbox).await? else { return Ok(None) };
            // The account may have been closed meanwhile.
            Ok(session.upgrade().map(|session| Self::go_on_with(&desk, &session, restored)))
        }
    }

    fn go_on_with(desk: &Desk, session: &Session, restored: Restored) -> Self {
        let Restored { batch, is_paused, checked, ends } = restored;
        let mut state = State::new(checked.ready().len(), desk.settings.get().bands);
        for (at, end) in ends {
            state.put(end, at);
        }
        state.is_stopping = batch.head.is_stopped;
        if is_paused {
            state.phase = Phase::Paused;
        }
        state.settle();
        let reuse_days = batch.head.reuse_days;
        Self::start(desk, session, checked, state, (Some(batch), reuse_days), true)
    }

    fn start(
        desk: &Desk,
        session: &Session,
        checked: Arc<Checked>,
        state: State,
        (batch, reuse_days): (Option<Batch>, Option<u32>),
        is_written: bool,
    ) -> Self {
        let is_over = state.phase.is_over();
        let (batch, is_written) = (batch.map(Mutex::new), AtomicBool::new(is_written));
        let (state, changed, wake) = (Mutex::new(state), Notify::new(), desk.wake.clone());
        let inner = Arc::new(Inner { checked, state, changed, wake, batch, is_written, reuse_days });
        if !is_over {
            let run = Arc::clone(&inner).run(Arc::clone(session.shared()), session.outbox().clone());
            desk.runtime.spawn(run);
        }
        Self(inner)
    }

    /// The file.
    #[must_use]
    pub fn checked(&self) -> &Arc<Checked> {
        &self.0.checked
    }

    /// How it stands.
    #[must_use]
    pub fn standing(&self) -> Standing {
        let state = self.0.state();
        Standing { phase: state.phase.clone(), counts: state.counts, rate: state.rate() }
    }

    /// What became of the row at this place among those that are to be scored.
    #[must_use]
    pub fn end(&self, at: usize) -> Option<RowEnd> {
        self.0.end(at)
    }

    /// How many rows are elevated or high, and how many ended without a score.
    #[must_use]
    pub fn found(&self) -> (usize, usize) {
        let state = self.0.state();
        (state.risky, state.counts.refused + state.counts.unknown)
    }

    /// True when it goes on after a restart, as long as the account's file is on the disk.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.0.is_written.load(Ordering::Acquire)
    }

    /// A number that is another one when rows have ended.
    #[must_use]
    pub fn revision(&self) -> usize {
        self.0.state().revision
    }

    /// Waits until something changes. What changed before the call is not waited for.
    pub async fn changed(&self) {
        self.0.changed.notified().await;
    }

    /// Asks no more rows until it goes on, also after a restart. What is on its way comes back.
    pub fn pause(&self, desk: &Desk) {
        self.0.change(|state| {
            if matches!(state.phase, Phase::Running | Phase::Waiting(_)) && !state.is_stopping {
                state.phase = Phase::Paused;
            }
        });
        self.note(desk, true, false);
    }

    /// Keeps what a person wants of it.
    fn note(&self, desk: &Desk, is_paused: bool, is_stopped: bool) {
        let Some(batch) = &self.0.batch else { return };
        let batch = {
            let mut batch = batch.lock().unwrap_or_else(PoisonError::into_inner);
            batch.head.is_stopped = is_stopped;
            batch.clone()
        };
        let inner = Arc::clone(&self.0);
        desk.runtime.spawn(async move {
            if inner.is_written.load(Ordering::Acquire)
                && let Err(error) = batch.put(is_paused).await
            {
                tracing::warn!(%error, "what is wanted of a file was not kept");
            }
        });
    }

    /// Takes it off the disk. The scores stay.
    pub fn forget(&self, desk: &Desk) {
        self.end_now();
        self.0.is_written.store(false, Ordering::Release);
        let Some(batch) = &self.0.batch else { return };
        let batch = batch.lock().unwrap_or_else(PoisonError::into_inner).clone();
        desk.runtime.spawn(async move {
            if let Err(error) = batch.remove().await {
                tracing::warn!(%error, "a file that was scored is still kept");
            }
        });
    }

    /// Goes on where it was paused or held; a service that asked to be left alone still is.
    pub fn go_on(&self, desk: &Desk, session: &Session) {
        if let Ok(disputify) = session.shared().clients().disputify(Operation::ScoreOrder) {
            disputify.wake();
        }
        self.0.change(|state| {
            if matches!(state.phase, Phase::Paused | Phase::Held(_)) && !state.is_stopping {
                let left = state.waits_until.map(|until| until.saturating_duration_since(Instant::now()));
                state.phase = left.filter(|left| !left.is_zero()).map_or(Phase::Running, Phase::Waiting);
                (state.failures, state.too_many) = (0, 0);
                state.recent.clear();
            }
        });
        self.note(desk, false, false);
    }

    /// Once it is over: asks again for every row that has come to no score, and for no other. How many there are is in the
    /// counts; what is known of them goes from the disk first, so that a restart asks for them too.
    pub fn ask_again(&self, desk: &Desk, session: &Session) {
        let mut rows = Vec::new();
        self.0.change(|state| rows = state.again());
        if self.standing().phase.is_over() {
            return;
        }
        self.note(desk, false, false);
        let rows = rows.iter().filter_map(|at| self.0.checked.ready().get(*at).copied()).collect();
        let (inner, shared, outbox) = (Arc::clone(&self.0), Arc::clone(session.shared()), session.outbox().clone());
        desk.runtime.spawn(async move {
            inner.reopen(&outbox, rows).await;
            inner.run(shared, outbox).await;
        });
    }

    /// Asks no more rows at all. What is on its way comes back.
    pub fn stop(&self, desk: &Desk) {
        self.end_now();
        self.note(desk, false, true);
    }

    fn end_now(&self) {
        self.0.change(|state| {
            state.is_stopping = !state.phase.is_over();
            state.settle();
        });
    }

    /// True once it was told to stop.
    #[must_use]
    pub fn is_stopping(&self) -> bool {
        let state = self.0.state();
        state.is_stopping && !state.phase.is_over()
    }
}
