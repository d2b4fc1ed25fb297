//! Accepting many disputes, of one account or of several: each asked anew first, then one after the other through the
//! outbox of its own account, until the first surprise where a person wants that.
//!
//! One is added to its outbox only when the one before has come to its end, so what has not left can still be left
//! alone, and nothing of it lies in wait for a later start. What is once in the outbox is its own, as any acceptance.
//! Must not live here: the guard (`domain::answer`), sending.

mod asking;
mod left_over;
mod run;

pub use asking::{Asked, ask};
pub use left_over::LEFT_OVER;

use super::outbox::{Outbox, OutboxRow, RowId as OutboxRowId, RowState};
use super::wake::{Task, Wake};
use crate::domain::account::AccountKey;
use crate::domain::answer::guard::ConfirmedAccept;
use crate::domain::ids::DisputeId;
use jiff::{SignedDuration, Timestamp};
use left_over::LeftOver;
use std::sync::Arc;
use tokio::runtime::Handle;
use tokio::sync::watch;

/// Most disputes that are accepted with one decision: more than a person can have looked at is none.
pub const MOST: usize = 100;

/// Where one of them stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineState {
    /// Its turn has not come.
    Waiting,
    /// It is this row of its account's outbox, which says the rest.
    Sent(OutboxRowId),
    /// It was left alone, and certainly not sent.
    NotSent,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The account it is of.
    pub account: AccountKey,
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

    /// How many are where, by what the row of an account's outbox says.
    #[must_use]
    pub fn far(&self, row_of: impl Fn(&AccountKey, OutboxRowId) -> Option<Arc<OutboxRow>>) -> Far {
        let mut far = Far::default();
        for line in &self.lines {
            let LineState::Sent(id) = line.state else {
                far.left_alone += usize::from(line.state == LineState::NotSent);
                far.under_way += usize::from(line.state == LineState::Waiting);
                continue;
            };
            match row_of(&line.account, id).map(|row| row.state) {
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

/// What is to be accepted in one account.
pub struct Part {
    /// The account.
    pub account: AccountKey,
    /// Its outbox.
    pub outbox: Outbox,
    /// What a person confirmed.
    pub confirmed: Vec<ConfirmedAccept>,
}

/// Acceptances that are being sent. Dropping it leaves alone what has not been sent.
pub struct BulkAccept {
    // It ends before those who speak to it are gone.
    _task: Task,
    progress: watch::Receiver<Arc<Progress>>,
    stop: watch::Sender<bool>,
    left_over: Vec<LeftOver>,
}

/// How they are sent.
#[derive(Clone, Copy, Debug)]
pub struct How {
    /// How long they are held first.
    pub hold: SignedDuration,
    /// The rest is left alone at the first surprise, in whichever account it was.
    pub stops_at_surprise: bool,
}

impl BulkAccept {
    /// Begins to send them, one after the other and account after account.
    #[must_use]
    pub fn start(runtime: &Handle, wake: Wake, parts: Vec<Part>, (how, now): (How, Timestamp)) -> Self {
        let lines = parts.iter().flat_map(|part| {
            part.confirmed.iter().map(|one| Line {
                account: part.account.clone(),
                dispute: one.dispute().clone(),
                state: LineState::Waiting,
            })
        });
        let until = now.checked_add(how.hold).unwrap_or(now);
        let first = Progress { lines: lines.collect(), phase: Phase::Held { until } };
        let (say, progress) = watch::channel(Arc::new(first));
        let (stop, stopped) = watch::channel(false);
        let left_over: Vec<LeftOver> =
            parts.iter().map(|part| LeftOver::new(part.account.clone(), part.outbox.clone(), now)).collect();
        let run = run::Run::new(say, stopped, wake, left_over.clone());
        let task = Task::spawn(runtime, run.run(run::queue(parts), until, how.stops_at_surprise));
        Self { progress, stop, left_over, _task: task }
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> Arc<Progress> {
        Arc::clone(&self.progress.borrow())
    }

    /// True for a row of an account's outbox that is one of them.
    #[must_use]
    pub fn has(&self, account: &AccountKey, row: OutboxRowId) -> bool {
        let is_it = |line: &Line| line.account == *account && line.state == LineState::Sent(row);
        self.progress.borrow().lines.iter().any(is_it)
    }

    /// True when disputes of this account are among them.
    #[must_use]
    pub fn is_of(&self, account: &AccountKey) -> bool {
        self.left_over.iter().any(|left| left.account == *account)
    }

    /// True for the name under which an account keeps what of these is not sent.
    #[must_use]
    pub fn is_kept_as(&self, name: &str) -> bool {
        self.left_over.iter().any(|left| left.name == name)
    }

    /// Sends no more of them. The one that is on its way cannot be called back.
    pub fn stop(&self) {
        self.stop.send_replace(true);
    }

    /// A person has seen what came of them: what was not sent is told no more. False while something is still to be sent,
    /// or where that cannot be kept at the moment.
    #[must_use]
    pub fn forget(&self) -> bool {
        !self.progress.borrow().phase.is_active() && self.left_over.iter().all(LeftOver::forget)
    }
}
