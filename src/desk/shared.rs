//! What every task of an open account shares: its clients, its disputes, its clock, and whom to tell.
//!
//! Must not live here: the tasks themselves.

use super::clients::Clients;
use super::events::{Event, StorageNotice};
use super::rows::Rows;
use super::server_clock::ServerClock;
use super::settings::SettingsKeeper;
use super::sync::state::SyncState;
use super::tables::TablesKeeper;
use super::wake::Wake;
use crate::domain::account::Account;
use crate::domain::dispute::{Dispute, ResponseState};
use crate::domain::ids::DisputeId;
use crate::store::index_record::HAS_PAYMENT;
use crate::store::{Arrived, Change, Disputes, StoreError, View, Written};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use tokio::sync::{Notify, mpsc, watch};

/// Somebody who wants to know of disputes as they are read.
pub type SeenBy = Box<dyn Fn(&Dispute) + Send + Sync>;

/// What every task of a session shares.
pub struct Shared {
    /// The account.
    pub account: Account,
    /// Its clients, once their keys are read.
    pub(super) clients: RwLock<Arc<Clients>>,
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
    /// The tables in force.
    pub tables: TablesKeeper,
    /// Wakes the window.
    pub wake: Wake,
    /// How the pulling goes.
    pub sync: watch::Sender<SyncState>,
    /// Asks for a pull now.
    pub refresh: Notify,
    /// True while somebody can see the window.
    pub is_visible: watch::Sender<bool>,
    /// True where a person is told things on the desktop, also while nobody sees the window.
    pub tells: bool,
    /// How long a service may work on a request nobody waits for any more.
    pub patience: jiff::SignedDuration,
    /// What a person saved.
    pub(super) views: watch::Sender<Arc<[View]>>,
    /// Takes note of disputes that need a response, for whoever knows what was answered from here.
    pub seen: OnceLock<SeenBy>,
    /// A person wants the keyring or the disk tried again.
    pub try_again: Notify,
    pub(super) storage: watch::Sender<Option<StorageNotice>>,
    pub(super) events: mpsc::Sender<Event>,
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
        self.leave(event);
        self.wake.wake();
    }

    /// Leaves something for the app, which is woken afterwards.
    pub fn leave(&self, event: Event) {
        self.events.try_send(event).ok();
    }
}
