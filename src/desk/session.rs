//! One open account: its clients, its disputes, and the tasks that keep it going.

use super::clients::{Clients, Key};
use super::outbox::plan::SERVER_WORKS;
use super::outbox::{Outbox, RowId};
use super::queries::Queries;
use super::rows::Rows;
use super::server_clock::ServerClock;
use super::storage::{self, StorageNotice};
use super::sync::{self, SyncState};
use super::wake::{Task, Wake};
use super::{Desk, SettingsKeeper, demo};
use crate::credentials::KeyringError;
use crate::domain::account::{Account, AccountKey, Service};
use crate::domain::dispute::{Dispute, ResponseState};
use crate::domain::ids::DisputeId;
use crate::domain::search::query::Query;
use crate::sandbox::Sandbox;
use crate::store::facts::HAS_PAYMENT;
use crate::store::{Arrived, Change, Disputes, Entry, Found, StoreError, View, Written};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};
use thiserror::Error;
use tokio::sync::{Notify, mpsc, watch};

/// A server on this computer, the demo account's among them, answers at once or never.
const HERE_WORKS: jiff::SignedDuration = jiff::SignedDuration::from_secs(3);

/// Why an account could not be opened.
#[derive(Debug, Clone, Error)]
pub enum OpenError {
    /// The server inside the app did not start.
    #[error("the demo server did not start: {0}")]
    Demo(String),
    /// No such account is in the settings.
    #[error("there is no account with this name")]
    Unknown,
    /// Not even memory can hold its disputes.
    #[error("its data could not be opened: {0}")]
    Store(#[from] StoreError),
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
    /// Disputes that were answered or decided need a response again.
    Reopened(Vec<DisputeId>),
    /// A key could not be read.
    KeyUnread(Service, KeyringError),
    /// Something about the data on this computer.
    Storage(StorageNotice),
    /// What was asked for is not in the outbox, and is not sent.
    NotTaken(RowId, StoreError),
    /// The outbox's disk failed and nothing is sent; or it works again.
    OutboxDisk(Option<StoreError>),
}

/// Somebody who wants to know of disputes as they are read.
pub type SeenBy = Box<dyn Fn(&Dispute) + Send + Sync>;

/// What every task of a session shares.
pub struct Shared {
    /// The account.
    pub account: Account,
    /// Its clients, once their keys are read.
    clients: RwLock<Arc<Clients>>,
    /// Set once the keys are read, or cannot be.
    pub keys_read: watch::Sender<bool>,
    /// Its disputes.
    pub store: Disputes,
    /// The rows that are drawn.
    pub rows: Rows,
    /// The time as the service has it.
    pub clock: Arc<ServerClock>,
    /// How the person likes the app.
    pub settings: SettingsKeeper,
    /// Wakes the window.
    pub wake: Wake,
    /// How the pulling goes.
    pub sync: watch::Sender<SyncState>,
    /// Asks for a pull now.
    pub refresh: Notify,
    /// True while somebody can see the window.
    pub is_visible: watch::Sender<bool>,
    /// How long a service may work on a request nobody waits for any more.
    pub patience: jiff::SignedDuration,
    /// What a person saved.
    views: watch::Sender<Arc<[View]>>,
    /// Takes note of disputes that need a response, for whoever knows what was answered from here.
    pub seen: OnceLock<SeenBy>,
    /// A person wants the keyring or the disk tried again.
    pub try_again: Notify,
    storage: watch::Sender<Option<StorageNotice>>,
    events: mpsc::Sender<Event>,
}

impl Drop for Shared {
    fn drop(&mut self) {
        tracing::debug!("an account and its keys were let go of");
    }
}

impl Shared {
    /// The clients as they are now.
    #[must_use]
    pub fn clients(&self) -> Arc<Clients> {
        Arc::clone(&self.clients.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Writes a change, and says when the disk does not take it.
    pub async fn put(&self, change: Change) {
        self.put_counted(change).await.ok();
    }

    /// The same, with what came of it.
    ///
    /// # Errors
    /// When the store has ended or can hold no more.
    pub async fn put_counted(&self, change: Change) -> Result<crate::store::Changed, StoreError> {
        if let Some(seen) = self.seen.get() {
            let asks = |dispute: &&Dispute| dispute.response_state == Some(ResponseState::NeedsResponse);
            change.disputes.iter().map(Arrived::dispute).filter(asks).for_each(seen);
        }
        self.written(self.store.hand_over(change).await?).await
    }

    /// Waits for a change that was handed over, and says when the disk does not take it.
    ///
    /// # Errors
    /// When the store has ended or can hold no more.
    pub async fn written(&self, written: Written) -> Result<crate::store::Changed, StoreError> {
        let result = written.done().await;
        match &result {
            Ok(changed) => {
                self.note_storage(changed.unsaved.clone().map(StorageNotice::Unsaved));
                if !changed.reopened.is_empty() {
                    self.tell(Event::Reopened(changed.reopened.clone()));
                }
            }
            Err(StoreError::Closed) => {}
            Err(error) => self.note_storage(Some(StorageNotice::Unsaved(error.clone()))),
        }
        result
    }

    /// A dispute that was fetched by itself.
    pub async fn put_fresh(&self, dispute: Dispute) {
        self.put(Change { disputes: vec![Arrived::fresh(dispute)], ..Change::default() }).await;
    }

    /// True when the payment of a dispute is known.
    #[must_use]
    pub fn has_payment(&self, id: &DisputeId) -> bool {
        let index = self.store.index();
        self.store.row(id).and_then(|row| index.facts(row).map(|facts| facts.flags & HAS_PAYMENT != 0)).unwrap_or(false)
    }

    /// Tells what a person should know about the data on this computer.
    pub fn tell_storage(&self, notice: StorageNotice) {
        self.storage.send_replace(Some(notice.clone()));
        self.tell(Event::Storage(notice));
    }

    /// Trouble with the disk is told once, and again when it is another one.
    fn note_storage(&self, notice: Option<StorageNotice>) {
        let known = self.storage.borrow().clone();
        let is_passing = matches!(known, None | Some(StorageNotice::Unsaved(_)));
        if !is_passing || known == notice {
            return;
        }
        match notice {
            Some(notice) => self.tell_storage(notice),
            None => drop(self.storage.send_replace(None)),
        }
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
    _tasks: Vec<Task>,
    sandbox: Option<Sandbox>,
}

impl Session {
    /// Opens an account: its data on this computer first, so that a list is there at once; its keys are read beside
    /// that.
    ///
    /// A keyring that does not answer is no reason not to open; the account then has no keys, and says why.
    ///
    /// # Errors
    /// When there is no such account, or the demo server does not start.
    pub async fn open(desk: &Desk, key: &AccountKey) -> Result<Self, OpenError> {
        let (sandbox, account) = if *key == AccountKey::demo() {
            let (sandbox, account) = demo::open(&desk.demo).await.map_err(|e| OpenError::Demo(e.to_string()))?;
            (Some(sandbox), account)
        } else {
            (None, desk.settings.get().account(key).cloned().ok_or(OpenError::Unknown)?)
        };
        let opened = storage::open(desk, key).await?;
        Ok(Self::start(desk, account, opened, sandbox)?)
    }

    /// The same to be shared. The demo account is opened once: its server and its data end with the app.
    ///
    /// # Errors
    /// When there is no such account, or the demo server does not start.
    pub async fn open_shared(desk: &Desk, key: &AccountKey) -> Result<Arc<Self>, OpenError> {
        if *key != AccountKey::demo() {
            return Self::open(desk, key).await.map(Arc::new);
        }
        let mut open = desk.open_demo.lock().await;
        if let Some(session) = &*open {
            return Ok(Arc::clone(session));
        }
        let session = Arc::new(Self::open(desk, key).await?);
        *open = Some(Arc::clone(&session));
        Ok(session)
    }

    fn start(
        desk: &Desk,
        account: Account,
        opened: storage::Opened,
        sandbox: Option<Sandbox>,
    ) -> Result<Self, StoreError> {
        let storage::Opened { disputes: store, outbox, notices, late } = opened;
        let (events, inbox) = mpsc::channel(256);
        let is_here = account.url(Service::Finix).is_some_and(|url| url.is_loopback());
        let shared = Arc::new(Shared {
            account,
            clients: RwLock::default(),
            keys_read: watch::Sender::new(false),
            rows: Rows::new(store.clone(), desk.wake.clone()),
            store,
            clock: Arc::new(ServerClock::new(Arc::clone(&desk.clock))),
            settings: desk.settings.clone(),
            wake: desk.wake.clone(),
            sync: watch::Sender::new(SyncState::default()),
            refresh: Notify::new(),
            is_visible: watch::Sender::new(true),
            patience: desk.patience.unwrap_or(if is_here { HERE_WORKS } else { SERVER_WORKS }),
            views: watch::Sender::new(Arc::default()),
            seen: OnceLock::new(),
            try_again: Notify::new(),
            storage: watch::Sender::new(notices.first().cloned()),
            events,
        });
        for notice in notices {
            shared.tell(Event::Storage(notice));
        }
        if !desk.has_window {
            shared.store.begin();
        }
        let (queries, answering) = Queries::new(Arc::clone(&shared));
        let outbox = Outbox::start(outbox, Arc::clone(&shared), desk.runtime.clone())?;
        if late.as_ref().is_some_and(storage::Late::is_hiding) {
            outbox.set_blind();
        }
        let demo_keys = sandbox.as_ref().map(demo::keys).unwrap_or_default();
        let keys = read_keys(Arc::clone(&shared), desk.clone(), demo_keys);
        let mut tasks = vec![
            Task::spawn(&desk.runtime, answering),
            Task::spawn(&desk.runtime, keys),
            Task::spawn(&desk.runtime, read_views(Arc::clone(&shared))),
            Task::spawn(&desk.runtime, shared.rows.clone().keep_reading()),
            Task::spawn(&desk.runtime, sync::run(Arc::clone(&shared))),
            Task::spawn(&desk.runtime, sync::enrich(Arc::clone(&shared))),
            Task::spawn(
                &desk.runtime,
                super::evidence::decide_left_over(Arc::clone(&shared), outbox.clone(), desk.helper.clone()),
            ),
            Task::spawn(&desk.runtime, wake_outbox(Arc::clone(&shared), outbox.clone())),
            Task::spawn(&desk.runtime, super::rounds::watch(Arc::clone(&shared), outbox.clone())),
        ];
        if let Some(late) = late {
            let loading = late.load(desk.clone(), Arc::clone(&shared), outbox.clone());
            tasks.push(Task::spawn(&desk.runtime, loading));
        }
        Ok(Self { shared, queries, outbox, events: Mutex::new(inbox), _tasks: tasks, sandbox })
    }

    /// The account.
    #[must_use]
    pub fn account(&self) -> &Account {
        &self.shared.account
    }

    /// True when the account has a key for the service.
    #[must_use]
    pub fn has(&self, service: Service) -> bool {
        self.shared.clients().has(service)
    }

    /// True until the keyring has answered.
    #[must_use]
    pub fn is_reading_keys(&self) -> bool {
        !*self.shared.keys_read.borrow()
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

    /// One dispute as it was read last; nothing until it is read.
    #[must_use]
    pub fn entry(&self, id: &DisputeId) -> Option<Arc<Entry>> {
        self.shared.rows.by_id(id)
    }

    /// One row as it was read last; nothing until it is read.
    #[must_use]
    pub fn row(&self, row: crate::store::RowId) -> Option<Arc<Entry>> {
        self.shared.rows.get(row)
    }

    /// True once the index is read or being read.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        self.shared.store.has_begun()
    }

    /// The window shows something: now the index may have the computer.
    pub fn begin(&self) {
        self.shared.store.begin();
    }

    /// The number of a dispute.
    #[must_use]
    pub fn row_of(&self, id: &DisputeId) -> Option<crate::store::RowId> {
        self.shared.store.row(id)
    }

    /// What a person should know about the data on this computer.
    #[must_use]
    pub fn storage(&self) -> Option<StorageNotice> {
        self.shared.storage.borrow().clone()
    }

    /// Saved views, in their order.
    #[must_use]
    pub fn views(&self) -> Arc<[View]> {
        Arc::clone(&self.shared.views.borrow())
    }

    /// Keeps views: they are shown at once and on disk soon.
    pub fn keep_views(&self, runtime: &tokio::runtime::Handle, views: Vec<View>) {
        let stored = views.iter().map(View::to_json).collect();
        self.shared.views.send_replace(views.into());
        let shared = Arc::clone(&self.shared);
        runtime.spawn(async move {
            shared.put(Change { views: Some(stored), ..Change::default() }).await;
        });
    }

    /// Tries the keyring and the disk again, which the outbox waits for.
    pub fn load_again(&self) {
        self.shared.try_again.notify_one();
    }

    /// A person wants a new key made for data whose key is gone; what is there is kept aside.
    pub fn begin_anew(&self, desk: &Desk) {
        let (desk, shared) = (desk.clone(), Arc::clone(&self.shared));
        let account = shared.account.key.clone();
        desk.runtime.clone().spawn(async move {
            match storage::begin_anew(desk, account).await {
                Ok(()) => shared.try_again.notify_one(),
                Err(error) => shared.tell_storage(StorageNotice::NoKeyring(error)),
            }
        });
    }

    /// Says whether somebody can see the window: nothing is pulled for nobody.
    pub fn set_visible(&self, is_visible: bool) {
        self.shared.is_visible.send_if_modified(|known| std::mem::replace(known, is_visible) != is_visible);
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

/// Reads the account's keys and makes its clients.
pub(super) async fn read_keys(shared: Arc<Shared>, desk: Desk, demo_keys: Vec<(Service, Key)>) {
    let (http, credentials) = (&desk.http, &desk.credentials);
    let mut clients = Clients::default();
    let account = &shared.account;
    let settings = shared.settings.get();
    for (service, key) in &demo_keys {
        clients.add(http, account, *service, key);
    }
    for service in Service::ALL.into_iter().filter(|_| !account.is_demo()) {
        let user = settings.user_name(&account.key, service).unwrap_or_default().to_owned();
        let address = account.url(service).map(|url| url.origin()).unwrap_or_default();
        match credentials.read(&account.key, service, &address).await {
            Ok(Some(secret)) => clients.add(http, account, service, &Key { user, secret }),
            Ok(None) => {}
            // The others may be for where they are asked for.
            Err(problem @ KeyringError::OtherAddress { .. }) => shared.tell(Event::KeyUnread(service, problem)),
            Err(problem) => {
                shared.tell(Event::KeyUnread(service, problem));
                // A locked keyring asks for its password; asking four times in a row would be rude.
                break;
            }
        }
    }
    clients.set_pace(account, desk.reads_per_second);
    *shared.clients.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(clients);
    shared.keys_read.send_replace(true);
    shared.wake.wake();
}

/// Once the list could be pulled again, what waited for the service goes out at once.
async fn wake_outbox(shared: Arc<Shared>, outbox: Outbox) {
    let mut sync = shared.sync.subscribe();
    let mut was_away = false;
    while sync.changed().await.is_ok() {
        let is_away = sync.borrow_and_update().error.is_some();
        if std::mem::replace(&mut was_away, is_away) && !is_away {
            outbox.reachable();
        }
    }
}

/// Reads the views a person saved.
async fn read_views(shared: Arc<Shared>) {
    let store = shared.store.clone();
    if let Ok(Ok(views)) = tokio::task::spawn_blocking(move || store.views()).await {
        let views: Vec<View> = views.iter().filter_map(|view| View::from_json(view)).collect();
        if !views.is_empty() {
            shared.views.send_replace(views.into());
            shared.wake.wake();
        }
    }
}
