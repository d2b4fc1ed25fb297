//! Accepting many disputes: each asked anew first, then one after the other through the outbox, until the first
//! surprise where a person wants that.
//!
//! One is added to the outbox only when the one before has come to its end, so what has not left can still be left
//! alone, and nothing of it lies in wait for a later start. What is once in the outbox is its own, as any acceptance.
//! Must not live here: the guard (`domain::answer`), sending.

use super::case::fetch;
use super::outbox::{Intent, Outbox, OutboxRow, RowId as OutboxRowId, RowState};
use super::shared::Shared;
use super::wake::{Task, Wake};
use crate::api::error::ApiError;
use crate::domain::answer::guard::ConfirmedAccept;
use crate::domain::dispute::Dispute;
use crate::domain::evidence::Evidence;
use crate::domain::ids::DisputeId;
use crate::domain::money::Currency;
use crate::store::index::twins;
use crate::store::{Entry, RowId};
use futures_util::StreamExt as _;
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::watch;

/// Most disputes that are accepted with one decision: more than a person can have looked at is none.
pub const MOST: usize = 100;
/// Disputes that are asked about at the same time.
const AT_ONCE: usize = 4;
/// How long the hold is waited for before the clock is looked at again.
const LOOK: Duration = Duration::from_secs(20);

/// One dispute as Finix has it now.
#[derive(Clone)]
pub struct Asked {
    /// As the list had it.
    pub entry: Arc<Entry>,
    /// Fresh from Finix with its files, or why it could not be asked.
    pub fresh: Result<(Arc<Dispute>, Arc<[Evidence]>), ApiError>,
    /// Its currency.
    pub currency: Option<Currency>,
    /// Another dispute is about the same payment.
    pub has_twin: bool,
}

/// Asks how each of these disputes stands now. `done` counts those that have answered.
pub async fn ask(shared: Arc<Shared>, rows: Arc<[RowId]>, done: Arc<AtomicUsize>, wake: Wake) -> Vec<Asked> {
    let (reading, of) = (Arc::clone(&shared), Arc::clone(&rows));
    let read = move || {
        let few = of.get(..of.len().min(MOST)).unwrap_or_default();
        let twins = twins(&reading.store.index(), few);
        let entries = few.iter().filter_map(|row| Some((*row, reading.store.read(*row).ok().flatten()?)));
        entries.map(|(row, entry)| (Arc::new(entry), twins.contains(&row))).collect::<Vec<_>>()
    };
    let entries = tokio::task::spawn_blocking(read).await.unwrap_or_default();
    let asked = entries.into_iter().map(|(entry, has_twin)| {
        let (shared, done, wake) = (Arc::clone(&shared), Arc::clone(&done), wake.clone());
        async move {
            let id = entry.dispute.id.clone();
            let fresh = async {
                let dispute = fetch::dispute(Arc::clone(&shared), id.clone()).await?;
                Ok((dispute, fetch::evidence(Arc::clone(&shared), id.clone()).await?))
            };
            let fresh = fresh.await;
            // The payment, which has the currency, may have come with it.
            let store = shared.store.clone();
            let now = tokio::task::spawn_blocking(move || store.read_by_id(&id)).await;
            let currency = now.ok().and_then(|read| read.ok().flatten()).and_then(|entry| entry.currency());
            done.fetch_add(1, Ordering::Relaxed);
            wake.wake();
            Asked { currency: currency.or(entry.currency()), entry, fresh, has_twin }
        }
    });
    futures_util::stream::iter(asked).buffered(AT_ONCE).collect().await
}

/// Where one of them stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineState {
    /// Its turn has not come.
    Waiting,
    /// It is this row of the outbox, which says the rest.
    Sent(OutboxRowId),
    /// It was left alone, and certainly not sent.
    NotSent,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The dispute.
    pub dispute: DisputeId,
    /// Where it stands.
    pub state: LineState,
}

/// Where all of them stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Nothing is sent yet.
    Held {
        /// Until then, by the clock nobody can change.
        until: Timestamp,
    },
    /// One after the other is sent.
    Sending,
    /// A person stopped it.
    Stopped,
    /// One of them was refused, or nobody knows what became of it, and the rest was left alone.
    Surprised,
    /// Each had its turn.
    Done,
}

impl Phase {
    /// True while something is still to be sent.
    #[must_use]
    pub fn is_active(self) -> bool {
        matches!(self, Self::Held { .. } | Self::Sending)
    }
}

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// All of them, in the order they are sent.
    pub lines: Vec<Line>,
    /// What is going on.
    pub phase: Phase,
}

/// How many of them are where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Far {
    /// Finix has them.
    pub accepted: usize,
    /// Their turn has not come, or what came of them is not known yet.
    pub under_way: usize,
    /// They need a person.
    pub stuck: usize,
    /// They were left alone.
    pub left_alone: usize,
}

impl Progress {
    /// How many wait for their turn.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.lines.iter().filter(|line| line.state == LineState::Waiting).count()
    }

    /// How many are where, by what the rows of the outbox say.
    #[must_use]
    pub fn far(&self, rows: &[Arc<OutboxRow>]) -> Far {
        let mut far = Far::default();
        for line in &self.lines {
            let LineState::Sent(id) = line.state else {
                far.left_alone += usize::from(line.state == LineState::NotSent);
                far.under_way += usize::from(line.state == LineState::Waiting);
                continue;
            };
            match rows.iter().find(|row| row.id == id).map(|row| row.state) {
                Some(RowState::Confirmed) => far.accepted += 1,
                // Taken back before it left.
                Some(RowState::Discarded) => far.left_alone += 1,
                Some(state) if state.is_active() => far.under_way += 1,
                _ => far.stuck += 1,
            }
        }
        far
    }
}

/// Acceptances that are being sent. Dropping it leaves alone what has not been sent.
pub struct BulkAccept {
    // It ends before those who speak to it are gone.
    _task: Task,
    progress: watch::Receiver<Arc<Progress>>,
    stop: watch::Sender<bool>,
}

/// How they are sent.
#[derive(Clone, Copy, Debug)]
pub struct How {
    /// How long they are held first.
    pub hold: SignedDuration,
    /// The rest is left alone at the first surprise.
    pub stops_at_surprise: bool,
}

impl BulkAccept {
    /// Begins to send them, one after the other.
    #[must_use]
    pub fn start(
        runtime: &Handle,
        wake: Wake,
        outbox: Outbox,
        confirmed: Vec<ConfirmedAccept>,
        (how, now): (How, Timestamp),
    ) -> Self {
        let line = |one: &ConfirmedAccept| Line { dispute: one.dispute().clone(), state: LineState::Waiting };
        let until = now.checked_add(how.hold).unwrap_or(now);
        let first = Progress { lines: confirmed.iter().map(line).collect(), phase: Phase::Held { until } };
        let (say, progress) = watch::channel(Arc::new(first));
        let (stop, stopped) = watch::channel(false);
        let newest = outbox.rows().iter().map(|row| row.id).max().unwrap_or(OutboxRowId(0));
        let run = Run { outbox, say, stopped, wake, newest };
        let task = Task::spawn(runtime, run.run(confirmed, until, how.stops_at_surprise));
        Self { progress, stop, _task: task }
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> Arc<Progress> {
        Arc::clone(&self.progress.borrow())
    }

    /// True for a row of the outbox that is one of them.
    #[must_use]
    pub fn has(&self, row: OutboxRowId) -> bool {
        self.progress.borrow().lines.iter().any(|line| line.state == LineState::Sent(row))
    }

    /// Sends no more of them. The one that is on its way cannot be called back.
    pub fn stop(&self) {
        self.stop.send_replace(true);
    }
}

struct Run {
    outbox: Outbox,
    say: watch::Sender<Arc<Progress>>,
    stopped: watch::Receiver<bool>,
    wake: Wake,
    /// The newest row when it was confirmed.
    newest: OutboxRowId,
}

impl Run {
    async fn run(mut self, confirmed: Vec<ConfirmedAccept>, until: Timestamp, stops_at_surprise: bool) {
        if self.hold(until).await.is_err() {
            return;
        }
        self.tell(|progress| progress.phase = Phase::Sending);
        let (mut end, mut sent) = (Phase::Done, Vec::new());
        for (place, one) in confirmed.into_iter().enumerate() {
            if *self.stopped.borrow() {
                end = Phase::Stopped;
                break;
            }
            let row = if self.is_disturbed(one.dispute()) { None } else { self.add(one) };
            let Some(row) = row else {
                self.leave_alone(place);
                if stops_at_surprise {
                    end = Phase::Surprised;
                    break;
                }
                continue;
            };
            sent.push(row);
            self.tell(|progress| {
                if let Some(line) = progress.lines.get_mut(place) {
                    line.state = LineState::Sent(row);
                }
            });
            self.left(row).await;
            if stops_at_surprise && self.is_surprised(&sent) {
                end = Phase::Surprised;
                break;
            }
        }
        self.tell(|progress| {
            progress.phase = end;
            for line in progress.lines.iter_mut().filter(|line| line.state == LineState::Waiting) {
                line.state = LineState::NotSent;
            }
        });
    }

    /// Waits out the hold, or until a person stops it. The computer may sleep meanwhile, which a timer does not count.
    ///
    /// # Errors
    /// When nobody wants it any more.
    async fn hold(&mut self, until: Timestamp) -> Result<(), watch::error::RecvError> {
        loop {
            let left = Duration::try_from(until.duration_since(self.outbox.steady())).unwrap_or_default();
            if left.is_zero() {
                return self.stopped.has_changed().map(drop);
            }
            tokio::select! {
                () = tokio::time::sleep(left.min(LOOK)) => {}
                stopped = self.stopped.wait_for(|stopped| *stopped) => return stopped.map(drop),
            }
        }
    }

    /// True when somebody has begun something about a dispute since it was confirmed, or something about it is not done.
    fn is_disturbed(&self, dispute: &DisputeId) -> bool {
        let outbox = self.outbox.snapshot();
        let is_of = |row: &OutboxRow| {
            row.intent.dispute() == Some(dispute)
                && !matches!(row.intent, Intent::Tags { .. })
                && row.state != RowState::Discarded
        };
        let disturbs = |row: &Arc<OutboxRow>| is_of(row) && (row.id > self.newest || !row.state.is_ended());
        self.outbox.rows().iter().any(disturbs) || outbox.kept.iter().any(|kept| kept.dispute == *dispute)
    }

    /// Its row, unless the outbox knew one of another decision, which is nobody's here to cancel.
    fn add(&self, one: ConfirmedAccept) -> Option<OutboxRowId> {
        let intent = Intent::Accept(one);
        let row = self.outbox.add(intent.clone(), None);
        self.outbox.row(row).filter(|known| row > self.newest && known.intent == intent).map(|_| row)
    }

    fn leave_alone(&self, place: usize) {
        self.tell(|progress| {
            if let Some(line) = progress.lines.get_mut(place) {
                line.state = LineState::NotSent;
            }
        });
    }

    /// Waits until a row has left, and what came back is here.
    async fn left(&mut self, row: OutboxRowId) {
        let mut turns = self.outbox.turns();
        loop {
            turns.borrow_and_update();
            let is_stopped = *self.stopped.borrow();
            match self.outbox.row(row).map(|row| row.state) {
                Some(RowState::Unknown { .. }) | None => return,
                Some(state) if !state.is_active() => return,
                // Only what has not left can be called back.
                Some(state) if is_stopped && state.can_be_cancelled() => self.outbox.cancel(row),
                Some(_) => {}
            }
            tokio::select! {
                changed = turns.changed() => if changed.is_err() { return },
                _ = self.stopped.wait_for(|stopped| *stopped), if !is_stopped => {}
            }
        }
    }

    /// True when one of those that left was refused, or nobody knows what became of it. What Finix has said yes to and
    /// does not show yet is no surprise; it is one when it turns out otherwise.
    fn is_surprised(&self, sent: &[OutboxRowId]) -> bool {
        let rows = self.outbox.rows();
        let is_well = |row: &OutboxRow| match row.state {
            RowState::Confirmed => true,
            RowState::Unknown { .. } => row.is_answered,
            _ => false,
        };
        sent.iter().any(|id| !rows.iter().any(|row| row.id == *id && is_well(row)))
    }

    fn tell(&self, change: impl FnOnce(&mut Progress)) {
        self.say.send_modify(|progress| change(Arc::make_mut(progress)));
        self.wake.wake();
    }
}
