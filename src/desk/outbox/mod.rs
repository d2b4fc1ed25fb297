//! Pushing: everything that is written to a service is a row here, with a state a person can read.
//!
//! One line per dispute, in order; lines do not wait for each other. A row whose effect is not known is never sent
//! again by itself. Rows are held in memory and end with the app, which therefore asks before it closes.

mod reconcile;
pub mod room;
mod row;
mod send;

pub use row::{Intent, OutboxRow, Outcome, RowId, RowState};

use super::session::{Event, Shared};
use crate::domain::clock::Clock as _;
use crate::domain::ids::DisputeId;
use crate::domain::preflight::Earlier;
use row::{Lane, Stored};
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;

/// What became of the submissions and acceptances of a dispute, the gravest first.
#[must_use]
pub fn earlier(rows: &[OutboxRow], dispute: &DisputeId) -> Earlier {
    let mut found = Earlier::None;
    for row in rows.iter().filter(|row| row.intent.is_one_shot() && row.intent.dispute() == Some(dispute)) {
        found = match (row.state, found) {
            (RowState::Held { .. } | RowState::Waiting | RowState::Sending, _) => return Earlier::OnItsWay,
            (RowState::Confirmed, _) => Earlier::Done,
            (RowState::Unknown | RowState::Checking, Earlier::None) => Earlier::Unknown,
            (_, found) => found,
        };
    }
    found
}

/// Most ended rows that are remembered.
const REMEMBERED: usize = 500;

/// The outbox of one account. Cheap to clone; the lines end when the last handle is gone.
#[derive(Clone)]
pub struct Outbox {
    inner: Arc<Inner>,
    runtime: tokio::runtime::Handle,
    _alive: Arc<watch::Sender<()>>,
}

struct Inner {
    shared: Arc<Shared>,
    state: Mutex<State>,
    changed: watch::Sender<u64>,
    alive: watch::Receiver<()>,
}

#[derive(Default)]
struct State {
    rows: Vec<Stored>,
    lines: HashMap<Lane, VecDeque<RowId>>,
    next: u64,
}

impl Inner {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes one row and tells everybody.
    fn update(&self, id: RowId, change: impl FnOnce(&mut OutboxRow)) {
        {
            let mut state = self.state();
            if let Some(stored) = state.rows.iter_mut().find(|stored| stored.row.id == id) {
                change(&mut stored.row);
                stored.row.changed = self.shared.clock.now();
            }
        }
        self.announce();
    }

    fn announce(&self) {
        self.changed.send_modify(|revision| *revision += 1);
        self.shared.wake.wake();
    }

    fn row(&self, id: RowId) -> Option<OutboxRow> {
        self.state().rows.iter().find(|stored| stored.row.id == id).map(|stored| stored.row.clone())
    }

    /// Takes a row from one state to the next, when it still is in the first: the row as it now is, or nothing.
    fn step(&self, id: RowId, from: impl Fn(RowState) -> bool, to: RowState) -> Option<OutboxRow> {
        let row = {
            let mut state = self.state();
            let row = &mut state.rows.iter_mut().find(|stored| stored.row.id == id)?.row;
            if !from(row.state) {
                return None;
            }
            row.state = to;
            row.changed = self.shared.clock.now();
            if to == RowState::Sending {
                row.tries += 1;
                row.sent.store(0, std::sync::atomic::Ordering::Relaxed);
            }
            row.clone()
        };
        self.announce();
        Some(row)
    }

    fn end(&self, id: RowId, outcome: Outcome) {
        self.update(id, |row| row.end(outcome));
        self.shared.tell(Event::RowEnded(id));
    }
}

impl Outbox {
    /// An empty outbox.
    #[must_use]
    pub fn new(shared: Arc<Shared>, runtime: tokio::runtime::Handle) -> Self {
        let (alive, receiver) = watch::channel(());
        let inner = Inner { shared, state: Mutex::default(), changed: watch::Sender::new(0), alive: receiver };
        Self { inner: Arc::new(inner), runtime, _alive: Arc::new(alive) }
    }

    /// Takes something to be sent. `hold` is how long it waits first, to be cancelled until then.
    #[expect(clippy::must_use_candidate, reason = "most rows are watched by what they are about, not by number")]
    pub fn add(&self, intent: Intent, hold: std::time::Duration) -> RowId {
        let id = {
            let mut state = self.inner.state();
            // Two dialogs, two clicks, two windows: only one one-shot of a dispute is ever on its way.
            let twin = state.rows.iter().find(|stored| intent.is_one_shot() && stored.row.blocks(&intent));
            if let Some(twin) = twin {
                return twin.row.id;
            }
            state.next += 1;
            let id = RowId(state.next);
            let now = self.inner.shared.clock.now();
            state.rows.push(Stored::new(id, intent, now, hold));
            forget_old(&mut state.rows);
            id
        };
        self.enqueue(id);
        id
    }

    fn enqueue(&self, id: RowId) {
        let lane = {
            let mut state = self.inner.state();
            let Some(lane) = state.rows.iter().find(|s| s.row.id == id).map(|s| s.row.intent.lane()) else {
                return;
            };
            let is_idle = !state.lines.contains_key(&lane);
            state.lines.entry(lane.clone()).or_default().push_back(id);
            is_idle.then_some(lane)
        };
        self.inner.announce();
        if let Some(lane) = lane {
            let inner = Arc::clone(&self.inner);
            self.runtime.spawn(run_line(inner, lane));
        }
    }

    /// All rows, oldest first.
    #[must_use]
    pub fn rows(&self) -> Vec<OutboxRow> {
        self.inner.state().rows.iter().map(|stored| stored.row.clone()).collect()
    }

    /// One row.
    #[must_use]
    pub fn row(&self, id: RowId) -> Option<OutboxRow> {
        self.inner.row(id)
    }

    /// Counts every change, so that a page knows whether what it drew is old.
    #[must_use]
    pub fn revision(&self) -> u64 {
        *self.inner.changed.borrow()
    }

    /// Cancels a row that has not been sent, or an upload that is being sent. Nothing else that is on its way can be
    /// called back.
    pub fn cancel(&self, id: RowId) {
        let state = self.inner.state();
        let Some(stored) = state.rows.iter().find(|stored| stored.row.id == id) else {
            return;
        };
        let can = match stored.row.state {
            RowState::Held { .. } | RowState::Waiting => true,
            RowState::Sending => matches!(stored.row.intent, Intent::Upload { .. }),
            _ => false,
        };
        if can {
            stored.cancel.send_replace(true);
        }
    }

    /// Sends again what was certainly not done, or what a person decided to send again. Never a submission or an
    /// acceptance: those need the guard again.
    pub fn retry(&self, id: RowId) {
        let can = {
            let mut state = self.inner.state();
            let stored = state.rows.iter_mut().find(|stored| stored.row.id == id);
            stored.is_some_and(|stored| {
                let row = &mut stored.row;
                let can = matches!(
                    row.state,
                    RowState::NotDone | RowState::Unknown | RowState::Refused | RowState::Cancelled
                ) && !matches!(row.intent, Intent::Submit(_) | Intent::Accept(_));
                if can {
                    row.state = RowState::Waiting;
                    row.error = None;
                    stored.cancel.send_replace(false);
                }
                can
            })
        };
        if can {
            self.enqueue(id);
        }
    }

    /// Asks the service again what became of a row whose effect is not known.
    pub fn check_again(&self, id: RowId) {
        if self.inner.step(id, |state| state == RowState::Unknown, RowState::Checking).is_none() {
            return;
        }
        let inner = Arc::clone(&self.inner);
        let mut alive = self.inner.alive.clone();
        self.runtime.spawn(async move {
            tokio::select! {
                () = look_up(&inner, id) => {}
                _ = alive.changed() => {}
            }
        });
    }

    /// Takes a row that will not be sent any more out of sight.
    pub fn discard(&self, id: RowId) {
        {
            let mut state = self.inner.state();
            state.rows.retain(|stored| stored.row.id != id || stored.row.state.is_active());
        }
        self.inner.announce();
    }
}

/// Ended rows are forgotten, the oldest first, once there are too many.
fn forget_old(rows: &mut Vec<Stored>) {
    while rows.len() > REMEMBERED {
        let Some(oldest) = rows.iter().position(|stored| !stored.row.state.needs_attention()) else {
            return;
        };
        rows.remove(oldest);
    }
}

/// Sends the rows of one line one after the other, and ends when the line is empty.
async fn run_line(inner: Arc<Inner>, lane: Lane) {
    let mut alive = inner.alive.clone();
    loop {
        let id = {
            let mut state = inner.state();
            let next = state.lines.get_mut(&lane).and_then(VecDeque::pop_front);
            if next.is_none() {
                state.lines.remove(&lane);
            }
            next
        };
        let Some(id) = id else { return };
        tokio::select! {
            () = process(&inner, id) => {}
            // The account was closed: what was not sent stays unsent.
            _ = alive.changed() => return,
        }
    }
}

/// Takes one row from waiting to its end.
async fn process(inner: &Arc<Inner>, id: RowId) {
    let Some((row, mut cancelled)) = ({
        let state = inner.state();
        state.rows.iter().find(|s| s.row.id == id).map(|s| (s.row.clone(), s.cancel.subscribe()))
    }) else {
        return;
    };
    if let RowState::Held { until } = row.state {
        let left = until.as_millisecond().saturating_sub(inner.shared.clock.now().as_millisecond());
        let left = std::time::Duration::from_millis(u64::try_from(left).unwrap_or(0));
        tokio::select! {
            () = tokio::time::sleep(left) => {}
            _ = cancelled.wait_for(|cancelled| *cancelled) => {}
        }
    }
    if *cancelled.borrow() {
        inner.end(id, Outcome::Cancelled);
        return;
    }
    let is_waiting = |state| matches!(state, RowState::Held { .. } | RowState::Waiting);
    // A row that came to its end meanwhile is not sent.
    let Some(row) = inner.step(id, is_waiting, RowState::Sending) else { return };
    let is_upload = matches!(row.intent, Intent::Upload { .. });
    let outcome = tokio::select! {
        outcome = send::send(inner, &row) => outcome,
        _ = cancelled.wait_for(|cancelled| *cancelled && is_upload) => send::cut_off(&row),
    };
    match outcome {
        Outcome::Unknown(error) if row.intent.can_be_asked_about() => {
            inner.update(id, |row| {
                row.end(Outcome::Unknown(error));
                row.state = RowState::Checking;
            });
            look_up(inner, id).await;
        }
        outcome => inner.end(id, outcome),
    }
}

/// Asks what became of a row, and writes it down.
async fn look_up(inner: &Arc<Inner>, id: RowId) {
    if let Some(row) = inner.row(id) {
        let outcome = reconcile::ask(&inner.shared, &row).await;
        inner.end(id, outcome);
    }
}
