//! Pushing: everything that is written to a service is a row here, on the disk before its first byte leaves.
//!
//! One line per dispute, in order; lines do not wait for each other, and one bad row holds up nobody. A row whose
//! effect is not known is looked up before anything is repeated; a submission or an acceptance is never repeated
//! without a person. `engine` decides, `plan` has the rules, `send` and `look` talk to the services, `thread` has the
//! file and carries out what was decided. Here is the handle that everybody else has; what it keeps beside rows is in
//! `kept`.
//!
//! Must not live here: what a request looks like (`api` has them), a sentence for a person.

mod engine;
pub mod files;
pub mod home;
#[cfg(test)]
mod imported;
pub mod imports;
mod intent;
mod kept;
pub mod live;
pub mod look;
pub mod plan;
pub mod reason;
#[cfg(test)]
mod refusals;
#[cfg(test)]
mod rests;
pub mod room;
pub mod row;
pub mod send;
#[cfg(test)]
mod simulation;
#[cfg(test)]
mod stopped;
#[cfg(test)]
mod table;
mod thread;
pub mod vendor;
pub mod watched;

pub use crate::store::outbox::earlier_name;
pub use engine::{Effect, Engine, Input, Scope};
pub use files::ImportRow;
pub use imports::{Import, ImportCounts, ImportHead, ImportHold, ImportState, ImportWish};
pub use intent::{EndedKind, Intent, Lane, LaneOf, Traits};
pub use reason::{KeptReason, RowReason, Theirs};
pub use row::{KeptFile, Need, OutboxRow, RoundOver, RowId, RowState};

use super::shared::Shared;
use crate::domain::answer::preflight::Earlier;
use crate::domain::answer::proof::Seen;
use crate::domain::dispute::Dispute;
use crate::domain::ids::DisputeId;
use crate::domain::time::clock::Clock as _;
use crate::store::{OutboxFile, StoreError};
use jiff::Timestamp;
use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use thread::Message;
use tokio::sync::{mpsc, oneshot, watch};

/// Messages that wait for the outbox's thread.
const WAITING: usize = 1024;

/// What became of the submissions and acceptances of a dispute in the round it is in now, the gravest first. `now` is
/// how it stands now: [`OutboxRow::answered_another_time`] tells from it which rows are of an earlier round.
#[must_use]
pub fn earlier(rows: &[Arc<OutboxRow>], dispute: &DisputeId, now: &Seen) -> Earlier {
    let mut found = Earlier::None;
    for row in rows.iter().filter(|row| row.intent.is_one_shot() && row.intent.dispute() == Some(dispute)) {
        found = match (row.state, found) {
            // One whose reply was lost is not on its way any more once it waits for a person.
            (state, _) if state.is_active() => return Earlier::OnItsWay,
            (_, found) if row.answered_another_time(now) => found,
            (RowState::Confirmed, _) => Earlier::Done,
            (_, Earlier::None) if row.may_have_arrived() => Earlier::Unknown,
            (_, found) => found,
        };
    }
    found
}

/// The outbox at a moment.
#[derive(Clone, Default)]
pub struct Snapshot {
    /// Every open row and the newest ended ones, oldest first.
    pub rows: Arc<[Arc<OutboxRow>]>,
    /// Files that wait for a person.
    pub kept: Arc<[KeptFile]>,
    /// How many rows have ended in all, without those of files.
    pub ended: u64,
    /// Files whose rows are or were sent, the oldest first.
    pub imports: Arc<[Import]>,
    /// True while a person has stopped all sending.
    pub is_paused: bool,
    /// Why nothing is sent, when the disk is the reason.
    pub broken: Option<StoreError>,
    /// True when a service cannot be reached or does not take its key.
    pub resting: Arc<plan::Resting>,
    /// False when rows end with the app.
    pub is_on_disk: bool,
    /// Rows on the disk that this version cannot read.
    pub unreadable: u64,
    /// True while there is a file of this account that could not be read: what was answered before is not known.
    pub is_blind: bool,
}

impl Snapshot {
    /// How much is not sent yet, with what waits for its turn in files.
    #[must_use]
    pub fn unsent(&self) -> usize {
        let queued: u64 = self.imports.iter().map(|import| import.counts.of(ImportState::Queued)).sum();
        let rows = self.rows.iter().filter(|row| row.state.is_active()).count();
        rows.saturating_add(usize::try_from(queued).unwrap_or(usize::MAX))
    }

    /// What became of the submissions and acceptances of a dispute, as far as that is known.
    #[must_use]
    pub fn earlier(&self, dispute: &DisputeId, now: &Seen) -> Earlier {
        if self.is_blind { Earlier::NotLoaded } else { earlier(&self.rows, dispute, now) }
    }
}

/// The outbox of one account. Cheap to clone; its thread ends when the last handle is gone.
#[derive(Clone)]
pub struct Outbox {
    inner: Arc<Inner>,
    messages: mpsc::Sender<Message>,
    _alive: Arc<watch::Sender<()>>,
}

/// What the handles and the thread share.
struct Inner {
    shared: Arc<Shared>,
    shown: Mutex<Shown>,
    next: AtomicU64,
    is_on_disk: AtomicBool,
    /// Counts what everybody can see.
    turn: watch::Sender<u64>,
}

#[derive(Default)]
struct Shown {
    /// As it is on the disk.
    snapshot: Snapshot,
    /// Rows that were asked for and are not on the disk yet.
    saving: Vec<Arc<OutboxRow>>,
    /// Disputes that were answered from here, as far as that is confirmed.
    answered: HashSet<DisputeId>,
}

impl Inner {
    fn shown(&self) -> MutexGuard<'_, Shown> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Outbox {
    /// Reads what the file has and begins to send.
    ///
    /// # Errors
    /// What the disk said.
    pub fn start(file: OutboxFile, shared: Arc<Shared>, runtime: tokio::runtime::Handle) -> Result<Self, StoreError> {
        Self::start_in(file, shared, runtime, Scope::All)
    }

    /// The same, of which only so much is sent in this run.
    ///
    /// # Errors
    /// What the disk said.
    pub fn start_in(
        file: OutboxFile,
        shared: Arc<Shared>,
        runtime: tokio::runtime::Handle,
        scope: Scope,
    ) -> Result<Self, StoreError> {
        let is_on_disk = file.is_on_disk();
        let homes = home::Homes::of(&shared.account);
        let (mut engine, last) = Engine::open(file, shared.patience, homes, shared.clock.steady())?;
        engine.set_scope(scope);
        let (alive, receiver) = watch::channel(());
        let (messages, inbox) = mpsc::channel(WAITING);
        // One in memory may be joined with a file later, whose numbers are small.
        let first = if is_on_disk { last } else { u64::try_from(shared.clock.now().as_microsecond()).unwrap_or(last) };
        let (is_on_disk, turn) = (AtomicBool::new(is_on_disk), watch::Sender::new(0));
        let inner = Inner { shared, shown: Mutex::default(), next: AtomicU64::new(first), is_on_disk, turn };
        let outbox = Self { inner: Arc::new(inner), messages, _alive: Arc::new(alive) };
        let thread =
            thread::Thread::new(engine, Arc::clone(&outbox.inner), runtime, outbox.messages.downgrade(), receiver);
        std::thread::Builder::new().name("docket-outbox".to_owned()).spawn(move || thread.run(inbox))?;
        outbox.watch_disputes();
        Ok(outbox)
    }

    /// Whatever is read of a dispute that was answered from here is compared with that.
    fn watch_disputes(&self) {
        let (inner, messages) = (Arc::downgrade(&self.inner), self.messages.downgrade());
        let seen = move |dispute: &Dispute| {
            let (Some(inner), Some(messages)) = (inner.upgrade(), messages.upgrade()) else { return };
            if inner.shown().answered.contains(&dispute.id) {
                let seen = Seen::of(dispute, inner.shared.clock.now());
                // The next read of it says the same.
                messages.try_send(Message::Input(Input::Seen(dispute.id.clone(), Box::new(seen)))).ok();
            }
        };
        self.inner.shared.seen.set(Box::new(seen)).ok();
    }

    /// Says that there is a file of this account that could not be read yet.
    pub fn set_blind(&self) {
        self.messages.try_send(Message::SetBlind).ok();
    }

    /// Goes on with a file that could not be opened before. What this outbox holds is written into it first.
    ///
    /// # Errors
    /// What the disk said; everything stays as it was then.
    pub async fn adopt(&self, file: OutboxFile) -> Result<(), StoreError> {
        self.ask(|reply| Message::Adopt(Box::new(file), reply)).await?
    }

    /// Now, by the clock that nobody can change and that goes on while the computer sleeps.
    #[must_use]
    pub fn steady(&self) -> Timestamp {
        self.inner.shared.clock.steady()
    }

    fn next_id(&self) -> RowId {
        RowId(self.inner.next.fetch_add(1, Ordering::Relaxed) + 1)
    }

    /// Takes something to be sent. `hold` is until when it waits first, to be cancelled until then.
    #[expect(clippy::must_use_candidate, reason = "most rows are watched by what they are about, not by number")]
    pub fn add(&self, intent: Intent, hold: Option<Timestamp>) -> RowId {
        self.add_instead(intent, hold, None, None)
    }

    /// The same, from a kept file or in the place of a row that needed a person.
    #[expect(clippy::must_use_candidate, reason = "as above")]
    pub fn add_instead(
        &self,
        intent: Intent,
        hold: Option<Timestamp>,
        from_kept: Option<u64>,
        instead_of: Option<RowId>,
    ) -> RowId {
        let id = {
            let mut shown = self.inner.shown();
            // Two dialogs, two clicks: only one one-shot of a dispute is ever on its way.
            let all = shown.snapshot.rows.iter().chain(&shown.saving);
            if let Some(twin) = all.clone().find(|row| intent.is_one_shot() && row.blocks(&intent)) {
                return twin.id;
            }
            let id = self.next_id();
            let mut row = OutboxRow::new(id, intent.clone(), self.inner.shared.clock.steady(), hold);
            row.state = RowState::Saving;
            shown.saving.push(Arc::new(row));
            id
        };
        let input = Input::Add { id, intent: Box::new(intent), hold, from_kept, instead_of };
        if !self.tell(input) {
            self.inner.shown().saving.retain(|row| row.id != id);
            self.inner.shared.tell(super::Event::NotTaken(id, StoreError::Closed));
        }
        id
    }

    fn tell(&self, input: Input) -> bool {
        self.messages.try_send(Message::Input(input)).is_ok()
    }

    /// True while there is a file of this account that could not be read.
    #[must_use]
    pub fn is_blind(&self) -> bool {
        self.inner.shown().snapshot.is_blind
    }

    /// True when rows outlive this run.
    #[must_use]
    pub fn is_on_disk(&self) -> bool {
        self.inner.is_on_disk.load(Ordering::Relaxed)
    }

    /// The outbox at this moment; what is not on the disk yet shows as being saved.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        let shown = self.inner.shown();
        let mut snapshot = shown.snapshot.clone();
        if !shown.saving.is_empty() {
            snapshot.rows = snapshot.rows.iter().chain(&shown.saving).cloned().collect();
        }
        snapshot.is_on_disk = self.inner.is_on_disk.load(Ordering::Relaxed);
        snapshot
    }

    /// All rows, oldest first.
    #[must_use]
    pub fn rows(&self) -> Arc<[Arc<OutboxRow>]> {
        self.snapshot().rows
    }

    /// One row.
    #[must_use]
    pub fn row(&self, id: RowId) -> Option<Arc<OutboxRow>> {
        self.rows().iter().find(|row| row.id == id).cloned()
    }

    /// Cancels a row that has not been sent, or an upload that is being sent. Nothing else that is on its way can be
    /// called back.
    pub fn cancel(&self, id: RowId) {
        self.tell(Input::Cancel(id));
    }

    /// Sends a held row at once.
    pub fn send_now(&self, id: RowId) {
        self.tell(Input::SendNow(id));
    }

    /// Sends again what a person decided to send again. Never a submission or an acceptance: those need the guard.
    pub fn retry(&self, id: RowId) {
        self.tell(Input::Retry(id));
    }

    /// Asks the service what became of a row.
    pub fn check_again(&self, id: RowId) {
        self.tell(Input::Check(id));
    }

    /// Puts a row away that needed a person.
    pub fn discard(&self, id: RowId) {
        self.tell(Input::Discard(id));
    }

    /// Tells how a dispute was read: whether its earlier answers were taken shows in that.
    pub fn seen(&self, dispute: DisputeId, seen: Seen) {
        self.tell(Input::Seen(dispute, Box::new(seen)));
    }

    /// Changes with every change of a row.
    #[must_use]
    pub fn turns(&self) -> watch::Receiver<u64> {
        self.inner.turn.subscribe()
    }

    /// Stops or resumes all sending.
    pub fn pause(&self, is_paused: bool) {
        self.tell(Input::Pause(is_paused));
    }

    /// The services can be reached: what waited for that need not wait any more.
    pub fn reachable(&self) {
        self.tell(Input::Reachable);
    }

    /// Sends nothing more in this run; what is on its way comes back.
    ///
    /// # Errors
    /// When the outbox has ended.
    pub async fn end_sending(&self) -> Result<(), StoreError> {
        self.ask(|reply| Message::Scope(Scope::Nothing, reply)).await
    }

    /// Puts a kept file away.
    pub fn drop_kept(&self, id: u64) {
        self.tell(Input::DropKept(id));
    }

    /// Waits until everything that was told before is done.
    ///
    /// # Errors
    /// When the outbox has ended.
    pub async fn settle(&self) -> Result<(), StoreError> {
        self.ask(Message::Settle).await
    }

    /// Takes everything off the disk. The outbox has ended then.
    ///
    /// # Errors
    /// What the disk said.
    pub async fn wipe(&self) -> Result<(), StoreError> {
        self.ask(Message::Wipe).await?
    }

    async fn ask<T>(&self, message: impl FnOnce(oneshot::Sender<T>) -> Message) -> Result<T, StoreError> {
        let (reply, answer) = oneshot::channel();
        self.messages.send(message(reply)).await.map_err(|_gone| StoreError::Closed)?;
        answer.await.map_err(|_gone| StoreError::Closed)
    }
}
