//! What is known of one dispute: fetched and looked at again in one place, and read by everybody who shows or decides
//! something about it.
//!
//! Must not live here: what is drawn, what is decided.

mod compare;
pub mod fetch;
mod fetched;
mod state;
mod watch;

pub use fetched::{Failure, Fetched};
pub use state::CaseState;

use super::outbox::Outbox;
use super::shared::Shared;
use super::wake::Task;
use crate::domain::evidence::Evidence;
use crate::domain::ids::DisputeId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::watch as channel;
use watch::{Watch, Wish};

/// How long a file that is added waits to hear which files there are; without that, its own are counted.
const PATIENCE: Duration = Duration::from_secs(4);

/// What is known of one dispute, kept up to date as long as somebody has it.
#[derive(Clone)]
pub struct Case(Arc<Inner>);

struct Inner {
    id: DisputeId,
    state: channel::Receiver<Arc<CaseState>>,
    wishes: channel::Sender<Wish>,
    _task: Task,
}

impl Case {
    /// Which dispute.
    #[must_use]
    pub fn id(&self) -> &DisputeId {
        &self.0.id
    }

    /// What is known at this moment.
    #[must_use]
    pub fn state(&self) -> Arc<CaseState> {
        Arc::clone(&self.0.state.borrow())
    }

    /// Asks for everything anew.
    pub fn reload(&self) {
        self.wish(|wish| wish.turn += 1);
    }

    /// The same, and has the received files read back and compared, from now on. Returns the turn: what is of it or a
    /// later one was asked for after this.
    #[must_use]
    pub fn reload_and_read_back(&self) -> u64 {
        self.wish(|wish| {
            wish.turn += 1;
            wish.read_back = wish.turn;
        })
    }

    fn wish(&self, change: impl FnOnce(&mut Wish)) -> u64 {
        self.0.wishes.send_modify(change);
        self.0.wishes.borrow().turn
    }
}

/// The disputes of an account that somebody wants to know about.
#[derive(Clone)]
pub struct Cases {
    shared: Arc<Shared>,
    outbox: Outbox,
    runtime: Handle,
    open: Arc<Mutex<HashMap<DisputeId, Weak<Inner>>>>,
}

impl Cases {
    pub(super) fn new(shared: Arc<Shared>, outbox: Outbox, runtime: Handle) -> Self {
        Self { shared, outbox, runtime, open: Arc::default() }
    }

    /// What is known of a dispute: the same for everybody who asks. Nothing is fetched before it is asked for.
    #[must_use]
    pub fn open(&self, id: &DisputeId) -> Case {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(inner) = open.get(id).and_then(Weak::upgrade) {
            return Case(inner);
        }
        open.retain(|_, inner| inner.strong_count() > 0);
        let (say, state) = channel::channel(Arc::default());
        let (wishes, asked) = channel::channel(Wish::default());
        let watch = Watch::new(id.clone(), Arc::clone(&self.shared), self.outbox.clone(), say);
        let task = Task::spawn(&self.runtime, watch.run(asked));
        let inner = Arc::new(Inner { id: id.clone(), state, wishes, _task: task });
        open.insert(id.clone(), Arc::downgrade(&inner));
        Case(inner)
    }

    /// The files the service holds for a dispute, whether it is open somewhere or not; nothing when that cannot be known
    /// soon.
    pub async fn held(&self, id: &DisputeId) -> Option<Arc<[Evidence]>> {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner).get(id).and_then(Weak::upgrade);
        let known = open.and_then(|inner| inner.state.borrow().evidence.value().cloned());
        if known.is_some() {
            return known;
        }
        let asked = tokio::time::timeout(PATIENCE, fetch::evidence(Arc::clone(&self.shared), id.clone()));
        asked.await.ok()?.ok()
    }
}
