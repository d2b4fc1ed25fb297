//! Scoring the rows of a file: each asked once, a few at a time at the service's pace, with a pause, a way to go on and an
//! end.
//!
//! A row that was answered is never asked again. One that certainly was not taken (too many requests, no connection, a key
//! that is refused) waits for its next turn; one whose answer did not come or cannot be understood is told as unknown.
//!
//! Must not live here: what a row is (`desk::import`), the file of results (`save`), words.

pub mod save;
mod state;

pub use state::{Counts, Phase, RowEnd, Standing};

use super::failure::{ApiError, ErrorKind, Operation};
use super::outbox::Outbox;
use super::reads::{self, ScoreQuestion};
use super::shared::Shared;
use super::{Desk, Session, Wake, history};
use crate::desk::import::check;
use crate::domain::score::columns::{Columns, RowToScore};
use state::State;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;
use tokio::time::Instant;

/// A file of orders whose rows were looked at.
pub type Checked = check::Checked<Columns>;

/// What a row asks for.
fn to_score(checked: &Checked, row: usize) -> Option<RowToScore> {
    checked.columns.read(&|column| checked.file.table.cell(row, column)).ok()
}

/// Rows that are asked at the same time.
const AT_ONCE: usize = 3;

struct Inner {
    checked: Arc<Checked>,
    state: Mutex<State>,
    changed: Notify,
    wake: Wake,
}

/// One file being scored. Dropping it stops it.
pub struct Run(Arc<Inner>);

impl Drop for Run {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Run {
    /// Begins.
    #[must_use]
    pub fn begin(desk: &Desk, session: &Session, checked: Arc<Checked>) -> Self {
        let state = State::new(checked.ready().len(), desk.settings.get().bands);
        let inner =
            Arc::new(Inner { checked, state: Mutex::new(state), changed: Notify::new(), wake: desk.wake.clone() });
        for _ in 0..AT_ONCE {
            let (inner, shared, outbox) = (Arc::clone(&inner), Arc::clone(session.shared()), session.outbox().clone());
            desk.runtime.spawn(async move { inner.work(&shared, &outbox).await });
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
        (state.risky.len(), state.failed.len())
    }

    /// The place, among those that are to be scored, of one of the elevated or high rows.
    #[must_use]
    pub fn risky(&self, nth: usize) -> Option<usize> {
        self.0.state().risky.get(nth).map(|at| *at as usize)
    }

    /// The place of one of the rows that ended without a score.
    #[must_use]
    pub fn failed(&self, nth: usize) -> Option<usize> {
        self.0.state().failed.get(nth).map(|at| *at as usize)
    }

    /// Asks no more rows until it goes on. What is on its way comes back.
    pub fn pause(&self) {
        self.0.change(|state| {
            if matches!(state.phase, Phase::Running | Phase::Waiting(_)) && !state.is_stopping {
                state.phase = Phase::Paused;
            }
        });
    }

    /// Goes on where it was paused or held; a service that asked to be left alone still is.
    pub fn go_on(&self, session: &Session) {
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
    }

    /// Asks no more rows at all. What is on its way comes back.
    pub fn stop(&self) {
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

/// What a worker does next.
enum Next {
    Ask(usize),
    /// Until this moment, or until something changes.
    Wait(Option<Instant>),
    End,
}

impl Inner {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn end(&self, at: usize) -> Option<RowEnd> {
        self.state().ends.get(at).cloned().flatten()
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.state());
        self.changed.notify_waiters();
        self.wake.wake();
    }

    fn next(&self) -> Next {
        let mut state = self.state();
        if state.phase.is_over() || state.is_stopping {
            return Next::End;
        }
        if let Phase::Paused | Phase::Held(_) = state.phase {
            return Next::Wait(None);
        }
        if let Some(until) = state.waits_until.filter(|until| *until > Instant::now()) {
            return Next::Wait(Some(until));
        }
        state.waits_until = None;
        if let Phase::Waiting(_) = state.phase {
            state.phase = Phase::Running;
        }
        let fresh = (state.next < state.counts.total).then_some(state.next);
        let Some(at) = state.returned.pop_front().or(fresh) else {
            // What another worker has on its way may come back here.
            return if state.counts.on_way > 0 { Next::Wait(None) } else { Next::End };
        };
        if Some(at) == fresh {
            state.next += 1;
        }
        state.counts.on_way += 1;
        Next::Ask(at)
    }

    async fn work(&self, shared: &Arc<Shared>, outbox: &Outbox) {
        loop {
            let changed = self.changed.notified();
            tokio::pin!(changed);
            // Before the look, so that no change between the two is missed.
            changed.as_mut().enable();
            match self.next() {
                Next::End => return,
                Next::Wait(None) => changed.await,
                Next::Wait(Some(until)) => {
                    tokio::select! {
                        () = changed => {}
                        () = tokio::time::sleep_until(until) => self.wake.wake(),
                    }
                }
                Next::Ask(at) => self.ask(shared, outbox, at).await,
            }
        }
    }

    /// Waits for the turn of a row that was taken. False when it went back, as nothing is asked any more.
    async fn has_turn(&self, shared: &Shared, at: usize) -> bool {
        let disputify = match shared.clients().disputify(Operation::ScoreOrder) {
            Ok(disputify) => disputify,
            Err(error) => {
                self.ended(|state| state.failed(error, at));
                return false;
            }
        };
        let turn = disputify.turn();
        tokio::pin!(turn);
        loop {
            let changed = self.changed.notified();
            tokio::pin!(changed);
            changed.as_mut().enable();
            if !self.is_asking() {
                self.ended(|state| state.returned.push_front(at));
                return false;
            }
            tokio::select! {
                biased;
                () = changed => {}
                turn = &mut turn => {
                    if let Err(error) = turn {
                        self.ended(|state| state.failed(error, at));
                        return false;
                    }
                    // Between the turn and the first byte nobody may have stopped it.
                    if self.is_asking() {
                        return true;
                    }
                    self.ended(|state| state.returned.push_front(at));
                    return false;
                }
            }
        }
    }

    fn is_asking(&self) -> bool {
        let state = self.state();
        state.phase == Phase::Running && !state.is_stopping
    }

    /// A row is not on its way any more.
    fn ended(&self, change: impl FnOnce(&mut State)) {
        self.change(|state| {
            state.counts.on_way -= 1;
            change(state);
            state.settle();
        });
    }

    async fn ask(&self, shared: &Arc<Shared>, outbox: &Outbox, at: usize) {
        if !self.has_turn(shared, at).await {
            return;
        }
        let row = self.checked.ready().get(at).map_or(usize::MAX, |row| *row as usize);
        let question = match to_score(&self.checked, row) {
            Some(RowToScore::Customer(order)) => ScoreQuestion::Order(order),
            Some(RowToScore::Order(id)) => ScoreQuestion::ById(id),
            // A row that was ready once is.
            None => {
                let kind = ErrorKind::BadRequest;
                let error = ApiError::new(crate::domain::Service::Disputify, Operation::ScoreOrder, kind, "");
                return self.ended(|state| state.failed(error, at));
            }
        };
        match reads::score_once(shared, question).await {
            Ok(scored) => {
                history::keep_score(outbox, &scored).await;
                self.ended(|state| state.took(RowEnd::Scored(scored), at));
            }
            Err(error) => {
                tracing::debug!(kind = ?error.kind, "a row of a file was not scored");
                self.ended(|state| state.failed(error, at));
            }
        }
    }
}
