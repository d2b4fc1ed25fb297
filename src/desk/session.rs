//! One open account: its clients, its disputes, and the tasks that keep it going.
//!
//! Must not live here: pulling, pushing.

use super::case::Cases;
use super::events::{Event, StorageNotice};
use super::import::watch::{self as import_watch, WatchState};
use super::keys;
use super::outbox::plan::SERVER_WORKS;
use super::outbox::{Outbox, OutboxRow, RowState, Scope};
use super::queries::Queries;
use super::rows::Rows;
use super::server_clock::ServerClock;
use super::shared::Shared;
use super::storage;
use super::sync::{self, SyncState};
use super::wake::Task;
use super::{Desk, demo};
use crate::domain::account::{Account, AccountKey, Service};
use crate::domain::answer::proof::Seen;
use crate::domain::ids::DisputeId;
use crate::domain::search::query::Query;
use crate::domain::time::clock::Clock as _;
use crate::domain::time::margin::Margin;
use crate::sandbox::Sandbox;
use crate::store::{Change, Disputes, Entry, Found, RowId, StoreError, View};
use jiff::Timestamp;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};
use thiserror::Error;
use tokio::sync::{Notify, mpsc, watch};

/// A server on this computer, the demo account's among them, answers at once or never.
const HERE_WORKS: jiff::SignedDuration = jiff::SignedDuration::from_secs(3);

/// Why an account could not be opened.
#[derive(Debug, Clone, Error)]
pub enum OpenError {
    /// The server inside the app did not start; the system's own words.
    #[error("the demo server did not start: {0}")]
    Demo(String),
    /// No such account is in the settings.
    #[error("there is no account with this name")]
    Unknown,
    /// Not even memory can hold its disputes.
    #[error("its data could not be opened: {0}")]
    Store(#[from] StoreError),
}

/// An open account. Dropping it ends everything that runs for it.
pub struct Session {
    shared: Arc<Shared>,
    queries: Queries,
    outbox: Outbox,
    cases: Cases,
    events: Mutex<mpsc::Receiver<Event>>,
    watched: watch::Receiver<Arc<WatchState>>,
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

    /// The same to be shared: an account that is open already is not opened again. The demo account is opened once: its
    /// server and its data end with the app.
    ///
    /// # Errors
    /// When there is no such account, or the demo server does not start.
    pub async fn open_shared(desk: &Desk, key: &AccountKey) -> Result<Arc<Self>, OpenError> {
        if *key != AccountKey::demo() {
            return desk.open_accounts.open(desk, key).await;
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
        let shared = Arc::new(shared(desk, account, store, notices.first().cloned(), events));
        for notice in notices {
            shared.tell(Event::Storage(notice));
        }
        if !desk.has_window {
            shared.store.begin();
        }
        let (queries, answering) = Queries::new(Arc::clone(&shared));
        let outbox = Outbox::start_in(outbox, Arc::clone(&shared), desk.runtime.clone(), desk.scope)?;
        if late.as_ref().is_some_and(storage::Late::is_hiding) {
            outbox.set_blind();
        }
        let demo_keys = sandbox.as_ref().map(demo::keys).unwrap_or_default();
        let keys = keys::read(Arc::clone(&shared), desk.clone(), demo_keys);
        let mut tasks = vec![Task::spawn(&desk.runtime, answering), Task::spawn(&desk.runtime, keys)];
        tasks.extend(background(desk, &shared, &outbox));
        if shared.tells {
            let watch = super::alerts::watch(Arc::clone(&shared), outbox.clone());
            tasks.push(Task::spawn(&desk.runtime, watch));
        }
        let (say_watched, watched) = watch::channel(Arc::default());
        if desk.scope == Scope::All {
            let watching = import_watch::watch(Arc::clone(&shared), outbox.clone(), say_watched);
            tasks.push(Task::spawn(&desk.runtime, watching));
        }
        if let Some(late) = late {
            let loading = late.load(desk.clone(), Arc::clone(&shared), outbox.clone());
            tasks.push(Task::spawn(&desk.runtime, loading));
        }
        let cases = Cases::new(Arc::clone(&shared), outbox.clone(), desk.runtime.clone());
        let events = Mutex::new(inbox);
        Ok(Self { shared, queries, outbox, cases, events, watched, _tasks: tasks, sandbox })
    }

    /// The account.
    #[must_use]
    pub fn account(&self) -> &Account {
        &self.shared.account
    }

    /// How long before Finix's deadlines the account wants to answer.
    #[must_use]
    pub fn margin(&self) -> Margin {
        self.shared.settings.get().margin(&self.account().key)
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

    /// How the watching of its folder goes.
    #[must_use]
    pub fn watched(&self) -> Arc<WatchState> {
        Arc::clone(&self.watched.borrow())
    }

    /// What is known of single disputes.
    #[must_use]
    pub fn cases(&self) -> &Cases {
        &self.cases
    }

    /// Asks the list. The answer comes with [`Self::found`]; a newer question cancels this one.
    pub fn ask(&self, query: Query) {
        self.queries.ask(query, self.margin());
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

    /// When the answer to a dispute is due, by the index: known also of what was not read from the disk yet.
    #[must_use]
    pub fn due(&self, id: &DisputeId) -> Option<Timestamp> {
        let row = self.shared.store.row(id)?;
        self.shared.store.index().facts(row)?.due.at()
    }

    /// One row as it was read last; nothing until it is read.
    #[must_use]
    pub fn row(&self, row: RowId) -> Option<Arc<Entry>> {
        self.shared.rows.get(row)
    }

    /// A number that is another one whenever disputes came or changed.
    #[must_use]
    pub fn revision(&self) -> u64 {
        *self.shared.store.revision().borrow()
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
    pub fn row_of(&self, id: &DisputeId) -> Option<RowId> {
        self.shared.store.row(id)
    }

    /// The first of these rows from a place on, and then from the top, that needs a response; not this one, and none
    /// that was answered from here.
    #[must_use]
    pub fn next_due(&self, rows: &[RowId], from: usize, but: Option<RowId>) -> Option<RowId> {
        let index = self.shared.store.index();
        let words = &index.words;
        let needs: Vec<bool> = words.profiles().iter().map(|one| words.status(one).needs_response()).collect();
        let is_due = |row: &RowId| {
            let profile = index.place(*row).map(|(segment, place)| segment.profile(place));
            profile.and_then(|profile| needs.get(usize::try_from(profile).ok()?)).is_some_and(|needs| *needs)
        };
        let outbox = self.outbox.rows();
        let answered: Vec<RowId> = outbox.iter().filter_map(|row| self.answered(row)).collect();
        let (before, after) = rows.split_at(from.min(rows.len()));
        after.iter().chain(before).find(|row| Some(**row) != but && is_due(row) && !answered.contains(row)).copied()
    }

    /// The dispute that a row of the outbox answers or answered, unless it asks again.
    fn answered(&self, row: &OutboxRow) -> Option<RowId> {
        let id = row.intent.dispute().filter(|_| row.intent.is_one_shot())?;
        let asks_again = || {
            let entry = self.entry(id);
            entry.is_some_and(|entry| row.answered_another_time(&Seen::of(&entry.dispute, self.shared.clock.now())))
        };
        let is_answered = row.state.is_active() || row.state == RowState::Confirmed && !asks_again();
        self.row_of(id).filter(|_| is_answered)
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

/// What every task of an account shares.
fn shared(
    desk: &Desk,
    account: Account,
    store: Disputes,
    notice: Option<StorageNotice>,
    events: mpsc::Sender<Event>,
) -> Shared {
    let is_here = account.url(Service::Finix).is_some_and(|url| url.is_loopback());
    Shared {
        account,
        clients: RwLock::default(),
        keys_read: watch::Sender::new(false),
        rows: Rows::new(store.clone(), desk.wake.clone()),
        store,
        clock: Arc::new(ServerClock::new(Arc::clone(&desk.clock))),
        settings: desk.settings.clone(),
        tables: desk.tables.clone(),
        wake: desk.wake.clone(),
        sync: watch::Sender::new(SyncState::default()),
        refresh: Notify::new(),
        is_visible: watch::Sender::new(true),
        tells: desk.notifier.is_some(),
        patience: desk.patience.unwrap_or(if is_here { HERE_WORKS } else { SERVER_WORKS }),
        views: watch::Sender::new(Arc::default()),
        seen: OnceLock::new(),
        try_again: Notify::new(),
        storage: watch::Sender::new(notice),
        events,
    }
}

/// What goes on for as long as the account is open.
fn background(desk: &Desk, shared: &Arc<Shared>, outbox: &Outbox) -> [Task; 7] {
    let (runtime, helper) = (&desk.runtime, desk.helper.clone());
    [
        Task::spawn(runtime, read_views(Arc::clone(shared))),
        Task::spawn(runtime, shared.rows.clone().keep_reading()),
        Task::spawn(runtime, sync::run(Arc::clone(shared))),
        Task::spawn(runtime, sync::enrich(Arc::clone(shared))),
        Task::spawn(runtime, super::evidence::decide_left_over(Arc::clone(shared), outbox.clone(), helper)),
        Task::spawn(runtime, wake_outbox(Arc::clone(shared), outbox.clone())),
        Task::spawn(runtime, super::rounds::watch(Arc::clone(shared), outbox.clone())),
    ]
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
    let (store, zone) = (shared.store.clone(), shared.clock.zone());
    if let Ok(Ok(views)) = tokio::task::spawn_blocking(move || store.views()).await {
        let views: Vec<View> = views.iter().filter_map(|view| View::from_json(view, &zone)).collect();
        if !views.is_empty() {
            shared.views.send_replace(views.into());
            shared.wake.wake();
        }
    }
}
