//! The work of scoring a file: whose turn it is, asking, and what an answer changes.
//!
//! Must not live here: what an answer changes about how the file stands (`state`), what is kept of it (`kept`).

use super::end::{RowEnd, RowScore};
use super::kept::{self, Batch};
use super::state::State;
use super::{AT_ONCE, Checked, Phase, to_score};
use crate::desk::failure::{ApiError, ErrorKind, Operation};
use crate::desk::outbox::Outbox;
use crate::desk::reads::{self, ScoreQuestion};
use crate::desk::shared::Shared;
use crate::desk::{Wake, history};
use crate::domain::score::columns::RowToScore;
use crate::domain::time::clock::Clock as _;
use jiff::SignedDuration;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;
use tokio::time::Instant;

/// Rows whose scores of before are looked up together.
const LOOKED_UP: usize = 1_000;

/// One file being scored.
pub(super) struct Inner {
    pub checked: Arc<Checked>,
    pub state: Mutex<State>,
    pub changed: Notify,
    pub wake: Wake,
    /// What of it is kept; nothing where a file is given for one time.
    pub batch: Option<Mutex<Batch>>,
    /// True once the whole file is written.
    pub is_written: AtomicBool,
    pub reuse_days: Option<u32>,
}

/// What a worker does next.
enum Next {
    Ask(usize),
    /// Until this moment, or until something changes.
    Wait(Option<Instant>),
    End,
}

impl Inner {
    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn end(&self, at: usize) -> Option<RowEnd> {
        self.state().ends.get(at).cloned().flatten()
    }

    pub(super) fn change(&self, change: impl FnOnce(&mut State)) {
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
        let fresh = state.fresh();
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
                self.ended(|state| drop(state.failed(error, at)));
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
                        self.ended(|state| drop(state.failed(error, at)));
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
        let row = self.checked.ready().get(at).copied().unwrap_or(u32::MAX);
        let question = match to_score(&self.checked, row as usize) {
            Some(RowToScore::Customer(order)) => ScoreQuestion::Order(order),
            Some(RowToScore::Order(id)) => ScoreQuestion::ById(id),
            // A row that was ready once is.
            None => {
                let kind = ErrorKind::BadRequest;
                let error = ApiError::new(crate::domain::Service::Disputify, Operation::ScoreOrder, kind, "");
                return self.ended(|state| drop(state.failed(error, at)));
            }
        };
        match reads::score_once(shared, question).await {
            Ok(scored) => {
                let before = self.state().before.get(&at).copied();
                let score = Arc::new(RowScore::of(&scored, before));
                let end = RowEnd::Scored(Arc::clone(&score));
                let subject = self.checked.columns.subject(&super::cells(&self.checked, row as usize));
                let listed = history::listed(&scored);
                // On the disk before it is counted: what is counted is never asked again.
                let kept = [(row, end.clone())];
                kept::keep_ends(outbox, self.key().as_deref(), &kept, Some((subject, &score, listed))).await;
                self.ended(|state| state.took(end, at));
            }
            Err(error) => {
                tracing::debug!(kind = ?error.kind, "a row of a file was not scored");
                let mut end = None;
                self.ended(|state| end = state.failed(error, at));
                if let Some(end) = end {
                    kept::keep_ends(outbox, self.key().as_deref(), &[(row, end)], None).await;
                }
            }
        }
    }

    fn key(&self) -> Option<String> {
        let is_written = self.is_written.load(Ordering::Acquire);
        self.batch
            .as_ref()
            .filter(|_| is_written)
            .map(|batch| batch.lock().unwrap_or_else(PoisonError::into_inner).key.clone())
    }

    /// Forgets on the disk what became of rows that are asked for again.
    pub(super) async fn reopen(&self, outbox: &Outbox, rows: Vec<u32>) {
        if let Some(key) = self.key()
            && let Err(error) = outbox.change(move |file| file.drop_batch_ends(&key, &rows)).await
        {
            tracing::warn!(%error, "what became of rows before is still kept");
        }
    }

    /// All of it: writes the file, takes scores of before, then asks.
    pub(super) async fn run(self: Arc<Self>, shared: Arc<Shared>, outbox: Outbox) {
        self.write().await;
        // Without its answer every row would be held for want of a key.
        shared.keys_read.subscribe().wait_for(|has_read| *has_read).await.ok();
        self.look_up(&shared, &outbox).await;
        self.change(State::settle);
        for _ in 0..AT_ONCE {
            let (inner, shared, outbox) = (Arc::clone(&self), Arc::clone(&shared), outbox.clone());
            tokio::spawn(async move { inner.work(&shared, &outbox).await });
        }
    }

    async fn write(&self) {
        if self.is_written.load(Ordering::Acquire) {
            return;
        }
        let Some(batch) = &self.batch else { return };
        let batch = batch.lock().unwrap_or_else(PoisonError::into_inner).clone();
        match batch.keep(Arc::clone(&self.checked.file)).await {
            Ok(()) => self.is_written.store(true, Ordering::Release),
            // It is scored all the same, and ends with the app.
            Err(error) => tracing::warn!(%error, "a file that is being scored was not kept"),
        }
    }

    /// Takes the scores of before that are not too old, and remembers the others.
    async fn look_up(&self, shared: &Shared, outbox: &Outbox) {
        let is_young = |at: jiff::Timestamp| {
            let Some(days) = self.reuse_days else { return false };
            shared.clock.now().duration_since(at) <= SignedDuration::from_hours(i64::from(days) * 24)
        };
        let open: Vec<usize> = {
            let state = self.state();
            state.ends.iter().enumerate().filter(|(_, end)| end.is_none()).map(|(at, _)| at).collect()
        };
        for places in open.chunks(LOOKED_UP) {
            if self.state().phase.is_over() {
                return;
            }
            let known = kept::known(outbox, &self.checked, places).await;
            let (young, old): (Vec<_>, Vec<_>) = known.into_iter().partition(|(_, score)| is_young(score.at));
            let young: Vec<(usize, RowEnd)> =
                young.into_iter().map(|(at, score)| (at, RowEnd::Reused(Arc::new(score)))).collect();
            let row = |at: usize| self.checked.ready().get(at).copied();
            let ends: Vec<(u32, RowEnd)> =
                young.iter().filter_map(|(at, end)| Some((row(*at)?, end.clone()))).collect();
            if let Some(key) = self.key().filter(|_| !ends.is_empty()) {
                kept::keep_ends(outbox, Some(&key), &ends, None).await;
            }
            self.change(|state| {
                for (at, end) in young {
                    state.put(end, at);
                }
                state.before.extend(old.into_iter().map(|(at, score)| (at, score.as_before())));
            });
        }
    }
}
