//! Sending many acceptances, one after the other.
//!
//! Must not live here: what may be sent.

use super::left_over::LeftOver;
use super::{LineState, Part, Phase, Progress};
use crate::desk::outbox::{Intent, Outbox, OutboxRow, RowId, RowState};
use crate::desk::wake::Wake;
use crate::domain::account::AccountKey;
use crate::domain::answer::guard::ConfirmedAccept;
use crate::domain::ids::DisputeId;
use jiff::Timestamp;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// How long the hold is waited for before the clock is looked at again.
const LOOK: Duration = Duration::from_secs(20);

/// What is to be sent, each into the outbox of its account.
pub(super) type Queue = Vec<(Arc<Into>, ConfirmedAccept)>;

/// The queue of what was confirmed at this moment.
pub(super) fn queue(parts: Vec<Part>) -> Queue {
    let mut queue = Vec::new();
    for part in parts {
        let newest = part.outbox.rows().iter().map(|row| row.id).max().unwrap_or(RowId(0));
        let into = Arc::new(Into { outbox: part.outbox, newest });
        queue.extend(part.confirmed.into_iter().map(|one| (Arc::clone(&into), one)));
    }
    queue
}

/// The outbox of an account, and what stood in it when it was confirmed.
pub(super) struct Into {
    outbox: Outbox,
    newest: RowId,
}

impl Into {
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
    fn add(&self, one: ConfirmedAccept) -> Option<RowId> {
        let intent = Intent::Accept(one);
        let row = self.outbox.add(intent.clone(), None);
        self.outbox.row(row).filter(|known| row > self.newest && known.intent == intent).map(|_| row)
    }

    /// True when a row was refused, or nobody knows what became of it. What Finix has said yes to and does not show yet is
    /// no surprise; it is one when it turns out otherwise.
    fn is_surprised(&self, id: RowId) -> bool {
        !self.outbox.row(id).is_some_and(|row| match row.state {
            RowState::Confirmed => true,
            RowState::Unknown { .. } => row.is_answered,
            _ => false,
        })
    }
}

pub(super) struct Run {
    say: watch::Sender<Arc<Progress>>,
    stopped: watch::Receiver<bool>,
    wake: Wake,
    left_over: Vec<LeftOver>,
}

impl Run {
    pub(super) fn new(
        say: watch::Sender<Arc<Progress>>,
        stopped: watch::Receiver<bool>,
        wake: Wake,
        left_over: Vec<LeftOver>,
    ) -> Self {
        Self { say, stopped, wake, left_over }
    }

    pub(super) async fn run(mut self, queue: Queue, until: Timestamp, stops_at_surprise: bool) {
        let mut is_kept = true;
        for left in &self.left_over {
            is_kept &= self.keep(left).await;
        }
        let Some(first) = queue.first().map(|(into, _)| into.outbox.clone()) else { return };
        if self.hold(&first, until).await.is_err() {
            return;
        }
        let mut end = Phase::Surprised;
        if is_kept {
            self.tell(|progress| progress.phase = Phase::Sending);
            end = self.send(queue, stops_at_surprise).await;
        }
        self.tell(|progress| {
            progress.phase = end;
            for line in progress.lines.iter_mut().filter(|line| line.state == LineState::Waiting) {
                line.state = LineState::NotSent;
            }
        });
    }

    /// Sends them in their order. Returns how it ended.
    async fn send(&mut self, queue: Queue, stops_at_surprise: bool) -> Phase {
        let mut sent: Vec<(Arc<Into>, RowId)> = Vec::new();
        for (place, (into, one)) in queue.into_iter().enumerate() {
            if *self.stopped.borrow() {
                return Phase::Stopped;
            }
            let row = if into.is_disturbed(one.dispute()) { None } else { into.add(one) };
            let Some(row) = row else {
                self.becomes(place, LineState::NotSent);
                if stops_at_surprise {
                    return Phase::Surprised;
                }
                continue;
            };
            let account = self.becomes(place, LineState::Sent(row));
            // Its row is on its way to the disk before it is missing here.
            if let Some(left) = self.left_over.iter().find(|left| Some(&left.account) == account.as_ref()) {
                // What is kept too long is left out once it is told: it has a row by then.
                let _is_shorter = self.keep(left).await;
            }
            self.left(&into.outbox, row).await;
            sent.push((into, row));
            if stops_at_surprise && sent.iter().any(|(into, row)| into.is_surprised(*row)) {
                return Phase::Surprised;
            }
        }
        Phase::Done
    }

    /// Keeps what of an account is not sent. False where that cannot be.
    async fn keep(&self, left: &LeftOver) -> bool {
        let progress = Arc::clone(&self.say.borrow());
        let unsent = progress.lines.iter().filter(|line| !matches!(line.state, LineState::Sent(_)));
        let of = unsent.filter(|line| line.account == left.account).map(|line| line.dispute.clone());
        left.keep(&of.collect::<Vec<_>>()).await
    }

    /// Waits out the hold, or until a person stops it. The computer may sleep meanwhile, which a timer does not count.
    ///
    /// # Errors
    /// When nobody wants it any more.
    async fn hold(&mut self, outbox: &Outbox, until: Timestamp) -> Result<(), watch::error::RecvError> {
        loop {
            let left = Duration::try_from(until.duration_since(outbox.steady())).unwrap_or_default();
            if left.is_zero() {
                return self.stopped.has_changed().map(drop);
            }
            tokio::select! {
                () = tokio::time::sleep(left.min(LOOK)) => {}
                stopped = self.stopped.wait_for(|stopped| *stopped) => return stopped.map(drop),
            }
        }
    }

    /// Says where a line stands. Returns the account it is of.
    fn becomes(&self, place: usize, state: LineState) -> Option<AccountKey> {
        let mut account = None;
        self.tell(|progress| {
            if let Some(line) = progress.lines.get_mut(place) {
                line.state = state;
                account = Some(line.account.clone());
            }
        });
        account
    }

    /// Waits until a row has left, and what came back is here.
    async fn left(&mut self, outbox: &Outbox, row: RowId) {
        let mut turns = outbox.turns();
        loop {
            turns.borrow_and_update();
            let is_stopped = *self.stopped.borrow();
            match outbox.row(row).map(|row| row.state) {
                Some(RowState::Unknown { .. }) | None => return,
                Some(state) if !state.is_active() => return,
                // Only what has not left can be called back.
                Some(state) if is_stopped && state.can_be_cancelled() => outbox.cancel(row),
                Some(_) => {}
            }
            tokio::select! {
                changed = turns.changed() => if changed.is_err() { return },
                _ = self.stopped.wait_for(|stopped| *stopped), if !is_stopped => {}
            }
        }
    }

    fn tell(&self, change: impl FnOnce(&mut Progress)) {
        self.say.send_modify(|progress| change(Arc::make_mut(progress)));
        self.wake.wake();
    }
}
