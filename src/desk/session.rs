//! One open account: its clients, its disputes, and the tasks that keep it going.

use super::clients::{Clients, Key};
use super::outbox::{Outbox, RowId};
use super::queries::Queries;
use super::sync::{self, SyncState};
use super::wake::{Task, Wake};
use super::{Desk, demo};
use crate::credentials::KeyringError;
use crate::domain::account::{Account, AccountKey, Service};
use crate::domain::clock::Clock;
use crate::domain::ids::DisputeId;
use crate::domain::query::Query;
use crate::sandbox::Sandbox;
use crate::store::{Disputes, Entry, Found};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use thiserror::Error;
use tokio::sync::{Notify, mpsc, watch};

/// Why an account could not be opened.
#[derive(Debug, Clone, Error)]
pub enum OpenError {
    /// The server inside the app did not start.
    #[error("the demo server did not start: {0}")]
    Demo(String),
    /// No such account is in the settings.
    #[error("there is no account with this name")]
    Unknown,
}

/// Something that happened and that a page may want to react to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A row of the outbox came to an end, good or bad.
    RowEnded(RowId),
    /// The files of a dispute are other than before.
    EvidenceChanged(DisputeId),
    /// A dispute was changed by something that was sent.
    DisputeChanged(DisputeId),
}

/// What every task of a session shares.
pub struct Shared {
    /// The account.
    pub account: Account,
    /// Its clients.
    pub clients: Clients,
    /// Its disputes; the lock is only ever held for a moment.
    store: Mutex<Disputes>,
    /// Counts changes of the store.
    pub revision: watch::Sender<u64>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Wakes the window.
    pub wake: Wake,
    /// How the pulling goes.
    pub sync: watch::Sender<SyncState>,
    /// Asks for a pull now.
    pub refresh: Notify,
    events: mpsc::Sender<Event>,
}

impl Shared {
    /// The disputes, for a moment.
    pub fn store(&self) -> MutexGuard<'_, Disputes> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the store and tells those who read it.
    pub fn change<T>(&self, change: impl FnOnce(&mut Disputes) -> T) -> T {
        let (result, revision) = {
            let mut store = self.store();
            (change(&mut store), store.revision())
        };
        self.revision.send_if_modified(|known| std::mem::replace(known, revision) != revision);
        result
    }

    /// Tells the app. When it does not listen (its window is gone), the rows still say the same.
    pub fn tell(&self, event: Event) {
        self.events.try_send(event).ok();
        self.wake.wake();
    }
}

/// An open account. Dropping it ends everything that runs for it.
pub struct Session {
    shared: Arc<Shared>,
    queries: Queries,
    outbox: Outbox,
    events: Mutex<mpsc::Receiver<Event>>,
    /// Keys that could not be read, with the reason.
    pub key_problems: Vec<(Service, KeyringError)>,
    _tasks: Vec<Task>,
    sandbox: Option<Sandbox>,
}

impl Session {
    /// Opens an account: reads its keys, makes its clients, starts its tasks.
    ///
    /// A keyring that does not answer is no reason not to open; the account then has no keys, and says why.
    ///
    /// # Errors
    /// When there is no such account, or the demo server does not start.
    pub async fn open(desk: &Desk, key: &AccountKey) -> Result<Self, OpenError> {
        if *key == AccountKey::demo() {
            let (sandbox, account) = demo::open(&desk.demo).await.map_err(|e| OpenError::Demo(e.to_string()))?;
            let mut clients = Clients::default();
            for service in Service::ALL {
                if let Some(key) = demo::key(service) {
                    clients.add(&desk.http, &account, service, &key);
                }
            }
            return Ok(Self::start(desk, account, clients, Vec::new(), Some(sandbox)));
        }
        let settings = desk.settings.get();
        let account = settings.account(key).cloned().ok_or(OpenError::Unknown)?;
        let mut clients = Clients::default();
        let mut problems = Vec::new();
        for service in Service::ALL {
            let user = settings.user_name(key, service).unwrap_or_default().to_owned();
            match desk.credentials.read(key, service).await {
                Ok(Some(secret)) => clients.add(&desk.http, &account, service, &Key { user, secret }),
                Ok(None) => {}
                Err(problem) => {
                    problems.push((service, problem));
                    // A locked keyring asks for its password; asking four times in a row would be rude.
                    break;
                }
            }
        }
        Ok(Self::start(desk, account, clients, problems, None))
    }

    fn start(
        desk: &Desk,
        account: Account,
        clients: Clients,
        key_problems: Vec<(Service, KeyringError)>,
        sandbox: Option<Sandbox>,
    ) -> Self {
        let (events, inbox) = mpsc::channel(256);
        let shared = Arc::new(Shared {
            account,
            clients,
            store: Mutex::default(),
            revision: watch::Sender::new(0),
            clock: Arc::clone(&desk.clock),
            wake: desk.wake.clone(),
            sync: watch::Sender::new(SyncState::default()),
            refresh: Notify::new(),
            events,
        });
        let (queries, answering) = Queries::new(Arc::clone(&shared));
        let outbox = Outbox::new(Arc::clone(&shared), desk.runtime.clone());
        let tasks = vec![
            Task::spawn(&desk.runtime, answering),
            Task::spawn(&desk.runtime, sync::run(Arc::clone(&shared))),
            Task::spawn(&desk.runtime, sync::enrich(Arc::clone(&shared))),
        ];
        Self { shared, queries, outbox, events: Mutex::new(inbox), key_problems, _tasks: tasks, sandbox }
    }

    /// The account.
    #[must_use]
    pub fn account(&self) -> &Account {
        &self.shared.account
    }

    /// True when the account has a key for the service.
    #[must_use]
    pub fn has(&self, service: Service) -> bool {
        self.shared.clients.has(service)
    }

    /// What every task shares, for the reads.
    #[must_use]
    pub fn shared(&self) -> &Arc<Shared> {
        &self.shared
    }

    /// The rows that are to be sent, and those that were.
    #[must_use]
    pub fn outbox(&self) -> &Outbox {
        &self.outbox
    }

    /// Asks the list. The answer comes with [`Self::found`]; a newer question cancels this one.
    pub fn ask(&self, query: Query) {
        self.queries.ask(query);
    }

    /// The newest answer of the list.
    #[must_use]
    pub fn found(&self) -> Arc<Found> {
        self.queries.found()
    }

    /// How the pulling goes.
    #[must_use]
    pub fn sync_state(&self) -> SyncState {
        self.shared.sync.borrow().clone()
    }

    /// Pulls now.
    pub fn refresh(&self) {
        self.shared.refresh.notify_one();
    }

    /// One dispute as it is known here.
    #[must_use]
    pub fn entry(&self, id: &DisputeId) -> Option<Arc<Entry>> {
        self.shared.store().get(id)
    }

    /// The next thing that happened, if any.
    #[must_use]
    pub fn next_event(&self) -> Option<Event> {
        self.events.lock().unwrap_or_else(PoisonError::into_inner).try_recv().ok()
    }

    /// The server of the demo account, for tests that look at what was really sent.
    #[must_use]
    pub fn sandbox(&self) -> Option<&Sandbox> {
        self.sandbox.as_ref()
    }
}
