//! Keeps what is known of one dispute up to date, as long as somebody wants to know it.
//!
//! Must not live here: the questions themselves.

use super::compare;
use super::fetch;
use super::fetched::Failure;
use super::state::CaseState;
use crate::api::error::ApiError;
use crate::desk::outbox::Outbox;
use crate::desk::related;
use crate::desk::shared::Shared;
use crate::desk::wake::Task;
use crate::domain::answer::proof::ReadBack;
use crate::domain::dispute::Dispute;
use crate::domain::dispute::related::Related;
use crate::domain::dispute::round::Rounds;
use crate::domain::dispute::transfer::AdjustmentTransfer;
use crate::domain::evidence::Evidence;
use crate::domain::ids::DisputeId;
use crate::store::StoreError;
use futures_util::FutureExt as _;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::{mpsc, watch};
use tokio::time::Instant;

/// How often files on their way are looked at. Finix hands them on about every quarter of an hour.
const LOOK_AGAIN: Duration = Duration::from_secs(30);
/// The same on the demo account, whose processor is quick.
const LOOK_AGAIN_DEMO: Duration = Duration::from_secs(3);

/// How long the disputes on this computer rest before what belongs to this one is looked for again.
const SETTLE: Duration = Duration::from_millis(400);

/// What somebody wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// Everything anew, as of this turn.
    pub turn: u64,
    /// The received files read back, as of this turn; never when it is 0.
    pub read_back: u64,
}

/// What came.
enum Came {
    Dispute(u64, Result<Arc<Dispute>, Failure<ApiError>>),
    Evidence(u64, Result<Arc<[Evidence]>, Failure<ApiError>>),
    Adjustments(u64, Result<Arc<[AdjustmentTransfer]>, Failure<ApiError>>),
    Rounds(u64, Result<Arc<Rounds>, Failure<StoreError>>),
    ReadBack(u64, Result<Arc<[ReadBack]>, Failure<ApiError>>),
    Related(u64, Result<Arc<Related>, Failure<StoreError>>),
}

/// Waits until an instant; without one nobody waits.
async fn sleep_until(at: Option<Instant>) {
    if let Some(at) = at {
        tokio::time::sleep_until(at).await;
    }
}

/// The task of one dispute. A question that is asked anew leaves the older one.
pub struct Watch {
    id: DisputeId,
    shared: Arc<Shared>,
    outbox: Outbox,
    state: CaseState,
    say: watch::Sender<Arc<CaseState>>,
    answers: mpsc::Sender<Came>,
    came: mpsc::Receiver<Came>,
    dispute: Option<Task>,
    evidence: Option<Task>,
    card: Option<Task>,
    adjustments: Option<Task>,
    rounds: Option<Task>,
    read_back: Option<Task>,
    related: Option<Task>,
    /// When what belongs to it is looked for again.
    look_at_kin: Option<Instant>,
    wish: Wish,
    looked: Instant,
}

impl Watch {
    /// Nothing is asked yet.
    pub fn new(id: DisputeId, shared: Arc<Shared>, outbox: Outbox, say: watch::Sender<Arc<CaseState>>) -> Self {
        let (answers, came) = mpsc::channel(16);
        Self {
            id,
            shared,
            outbox,
            state: CaseState::default(),
            say,
            answers,
            came,
            dispute: None,
            evidence: None,
            card: None,
            adjustments: None,
            rounds: None,
            read_back: None,
            related: None,
            look_at_kin: None,
            wish: Wish::default(),
            looked: Instant::now(),
        }
    }

    /// Runs until nobody asks any more.
    pub async fn run(mut self, mut wishes: watch::Receiver<Wish>) {
        let mut revision = self.shared.store.revision();
        let pause = if self.shared.account.is_demo() { LOOK_AGAIN_DEMO } else { LOOK_AGAIN };
        loop {
            let is_due = self.state.is_moving() && !self.state.evidence.is_loading();
            tokio::select! {
                changed = wishes.changed() => {
                    if changed.is_err() {
                        return;
                    }
                    self.wish = *wishes.borrow_and_update();
                    if self.wish.turn > self.state.turn {
                        self.state.turn = self.wish.turn;
                        self.ask_everything();
                    }
                }
                Some(came) = self.came.recv() => self.take(came),
                () = tokio::time::sleep_until(self.looked + pause), if is_due => self.ask_evidence(),
                changed = revision.changed(), if self.look_at_kin.is_none() && self.wish.turn > 0 => {
                    if changed.is_err() {
                        return;
                    }
                    // While disputes pour in, not for each of them.
                    self.look_at_kin = Some(Instant::now() + SETTLE);
                    continue;
                }
                () = sleep_until(self.look_at_kin), if self.look_at_kin.is_some() => self.ask_related(),
            }
            self.say.send_replace(Arc::new(self.state.clone()));
            self.shared.wake.wake();
        }
    }

    fn take(&mut self, came: Came) {
        let state = &mut self.state;
        match came {
            Came::Dispute(number, result) => {
                let fresh = result.as_ref().ok().cloned();
                if state.dispute.answer(number, result)
                    && let Some(fresh) = fresh
                {
                    // After the dispute, so that nobody waits for it.
                    let work = fetch::card_of(Arc::clone(&self.shared), fresh);
                    self.card = Some(Task::spawn(&Handle::current(), work));
                }
            }
            Came::Adjustments(number, result) => drop(state.adjustments.answer(number, result)),
            Came::Related(number, result) => drop(state.related.answer(number, result)),
            Came::Rounds(number, result) => drop(state.rounds.answer(number, result)),
            Came::ReadBack(number, result) => drop(state.read_back.answer(number, result)),
            Came::Evidence(number, result) => {
                if state.evidence.answer(number, result) {
                    self.ask_rounds();
                    self.read_files_back();
                }
            }
        }
    }

    fn ask_everything(&mut self) {
        let (shared, id) = (Arc::clone(&self.shared), self.id.clone());
        let number = self.state.dispute.ask(self.state.turn);
        self.dispute = Some(self.begin(fetch::dispute(shared, id), move |result| Came::Dispute(number, result)));
        let (shared, id) = (Arc::clone(&self.shared), self.id.clone());
        let number = self.state.adjustments.ask(self.state.turn);
        self.adjustments =
            Some(self.begin(fetch::adjustments(shared, id), move |result| Came::Adjustments(number, result)));
        self.ask_evidence();
        self.ask_related();
    }

    fn ask_related(&mut self) {
        self.look_at_kin = None;
        let work = related::of_dispute(Arc::clone(&self.shared), self.id.clone());
        let number = self.state.related.ask(self.state.turn);
        self.related = Some(self.begin(work, move |result| Came::Related(number, result)));
    }

    fn ask_evidence(&mut self) {
        self.looked = Instant::now();
        let (shared, id) = (Arc::clone(&self.shared), self.id.clone());
        let number = self.state.evidence.ask(self.state.turn);
        self.evidence = Some(self.begin(fetch::evidence(shared, id), move |result| Came::Evidence(number, result)));
    }

    /// Which files went with earlier answers, and which were sent from here.
    fn ask_rounds(&mut self) {
        let Some(files) = self.state.evidence.value().cloned() else { return };
        let work = compare::rounds(self.outbox.clone(), self.id.clone(), files);
        let number = self.state.rounds.ask(self.state.turn);
        self.rounds = Some(self.begin(work, move |result| Came::Rounds(number, result)));
    }

    /// Reads back what was received, again only when that is something else than before.
    fn read_files_back(&mut self) {
        let Some(files) = self.state.evidence.value().cloned() else { return };
        let wanted = self.wish.read_back;
        if wanted == 0 || (self.state.is_read_back() && self.state.read_back.since(wanted).is_some()) {
            return;
        }
        let (shared, outbox) = (Arc::clone(&self.shared), self.outbox.clone());
        let work = compare::read_back(shared, outbox, self.id.clone(), files);
        let number = self.state.read_back.ask(self.state.turn);
        self.read_back = Some(self.begin(work, move |result| Came::ReadBack(number, result)));
    }

    fn begin<T, E>(
        &self,
        work: impl Future<Output = Result<T, E>> + Send + 'static,
        name: impl FnOnce(Result<T, Failure<E>>) -> Came + Send + 'static,
    ) -> Task
    where
        T: Send + 'static,
        E: Send + 'static,
    {
        let answers = self.answers.clone();
        Task::spawn(&Handle::current(), async move {
            let result = match AssertUnwindSafe(work).catch_unwind().await {
                Ok(result) => result.map_err(Failure::Error),
                Err(_panic) => Err(Failure::Crashed),
            };
            // Nobody is there any more when the dispute was left.
            answers.send(name(result)).await.ok();
        })
    }
}
