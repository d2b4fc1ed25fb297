//! The disputes of one account: on disk, and as an index in memory. One writer; readers take what stands at a moment.
//!
//! The writer is a thread of its own. What comes in together is written together, and is in the index only once it
//! is on disk. A disk that does not take it loses nothing: such rows stay in memory and are written when it does.
//!
//! Must not live here: finding and sorting (`index` does that).

mod change;
mod ids;
mod load;
mod lock;
mod peek;
mod unsaved;
mod writer;

pub use change::{Arrived, Change, Changed, Loading, Written};
pub use lock::Lock;
pub use peek::holds;

use change::Job;

use super::db::rows::{self, Span};
use super::db::{self, Fault, Place, StoreError};
use super::entry::Entry;
use super::index::{Index, Orders, RowId};
use super::json_compression;
use crate::domain::dispute::Dispute;
use crate::domain::dispute::transfer::Payment;
use crate::domain::ids::DisputeId;
use crate::domain::reference::reason_code::ReasonCodes;
use rusqlite::Connection;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use tokio::sync::{mpsc, oneshot, watch};
use unsaved::Unsaved;

/// How stored JSON becomes types again; the store knows no vendor's JSON.
#[derive(Clone, Copy)]
pub struct Codec {
    /// Reads a dispute; nothing when it cannot be read.
    pub dispute: fn(&str) -> Option<Dispute>,
    /// The same for a payment.
    pub payment: fn(&str) -> Option<Payment>,
}

/// Gives the reason codes in force, whenever a word or a dispute is read by them. They may be others while the store is
/// open: what is read after that goes by the new ones, and the index of what was read before is as it was.
pub type CodesInForce = Arc<dyn Fn() -> Arc<ReasonCodes> + Send + Sync>;

/// What readers and the writer share.
struct Shared {
    index: RwLock<Arc<Index>>,
    orders: Orders,
    ids: Mutex<ids::Ids>,
    unsaved: Mutex<Unsaved>,
    codec: Codec,
    codes: CodesInForce,
    place: Option<Place>,
    /// The one connection of a store in memory; readers of a file have their own.
    memory: Option<Arc<Mutex<Connection>>>,
    readers: Mutex<Vec<Connection>>,
    /// Held by whoever reads from the file.
    reading: RwLock<()>,
    revision: watch::Sender<u64>,
    loaded: watch::Sender<Loading>,
    has_begun: AtomicBool,
    is_closed: AtomicBool,
}

/// The store. Cheap to clone; it ends with the last clone.
#[derive(Clone)]
pub struct Disputes {
    shared: Arc<Shared>,
    jobs: mpsc::Sender<Job>,
    begin: SyncSender<()>,
    _closing: Arc<Closing>,
}

/// Ends loading and ordering when the last handle is gone.
struct Closing(Arc<Shared>);

impl Drop for Closing {
    fn drop(&mut self) {
        self.0.is_closed.store(true, Ordering::Release);
    }
}

/// How long reading the index waits for a word to begin.
const PATIENCE: std::time::Duration = std::time::Duration::from_millis(600);
/// Puts the file back that this key opens, when one was kept aside: keyrings come and go, and a person's views with them.
fn put_back(place: &Place) -> Result<bool, StoreError> {
    for kept in db::kept_aside(&place.file) {
        let beside = Place { file: kept.clone(), key: place.key.clone() };
        if let Ok(connection) = db::open_writer(&beside, db::Kind::Cache) {
            drop(connection);
            db::put_back(&kept, &place.file)?;
            return Ok(true);
        }
    }
    Ok(false)
}

/// Changes that wait for the writer.
const WAITING: usize = 64;
/// Connections that are kept for reading.
const READERS: usize = 2;

impl Disputes {
    /// Opens an account's file. The index is read in the background; [`Self::loaded`] tells when it is there. Blocks
    /// for a moment.
    ///
    /// A file that cannot be read is kept aside and a new one is made, which is told: the service has everything.
    ///
    /// # Errors
    /// What is wrong with the file or the disk.
    pub fn open(
        lock: Lock,
        place: Place,
        codec: Codec,
        known: CodesInForce,
    ) -> Result<(Self, Option<StoreError>), StoreError> {
        let (connection, trouble) = match db::open_writer(&place, db::Kind::Cache) {
            Ok(connection) => (connection, None),
            Err(error @ StoreError::Unreadable(_)) => {
                db::set_aside(&place.file)?;
                let is_back = put_back(&place)?;
                (db::open_writer(&place, db::Kind::Cache)?, Some(error).filter(|_| !is_back))
            }
            Err(error) => return Err(error),
        };
        Ok((Self::start(connection, Some(place), (codec, known), Some(lock))?, trouble))
    }

    /// A store that ends with this run.
    ///
    /// # Errors
    /// When `SQLite` or the system fails.
    pub fn in_memory(codec: Codec, known: CodesInForce) -> Result<Self, StoreError> {
        Self::start(db::open_memory(db::Kind::Cache)?, None, (codec, known), None)
    }

    fn start(
        connection: Connection,
        place: Option<Place>,
        (codec, known): (Codec, CodesInForce),
        lock: Option<Lock>,
    ) -> Result<Self, StoreError> {
        let connection = Arc::new(Mutex::new(connection));
        let shared = Arc::new(Shared {
            index: RwLock::default(),
            orders: Orders::default(),
            ids: Mutex::default(),
            unsaved: Mutex::default(),
            codec,
            codes: known,
            memory: place.is_none().then(|| Arc::clone(&connection)),
            place,
            readers: Mutex::default(),
            reading: RwLock::default(),
            revision: watch::Sender::new(0),
            loaded: watch::Sender::new(Loading::Reading),
            has_begun: AtomicBool::new(false),
            is_closed: AtomicBool::new(false),
        });
        let (jobs, inbox) = mpsc::channel(WAITING);
        let (begin, may_begin) = sync_channel(1);
        let writing = Arc::clone(&shared);
        std::thread::Builder::new().name("docket-store".to_owned()).spawn(move || {
            // Whoever never says so still gets the index.
            may_begin.recv_timeout(PATIENCE).ok();
            writing.has_begun.store(true, Ordering::Release);
            writer::run(&writing, &connection, inbox);
            // Whoever takes the lock next may move the file away: no connection may be open by then, as the last one that
            // is closed deletes the log by its name.
            writing.close_readers();
            drop(connection);
            drop(lock);
        })?;
        let closing = Arc::new(Closing(Arc::clone(&shared)));
        Ok(Self { shared, jobs, begin, _closing: closing })
    }

    /// Begins to read the index, which takes every core for a moment; it begins by itself soon.
    pub fn begin(&self) {
        self.shared.has_begun.store(true, Ordering::Release);
        // It may have begun already.
        self.begin.try_send(()).ok();
    }

    /// True once the index is read or being read.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        self.shared.has_begun.load(Ordering::Acquire)
    }

    /// How far the index is. Watch it for changes.
    #[must_use]
    pub fn loaded(&self) -> watch::Receiver<Loading> {
        self.shared.loaded.subscribe()
    }

    /// Counts changes of the index. Watch it for changes.
    #[must_use]
    pub fn revision(&self) -> watch::Receiver<u64> {
        self.shared.revision.subscribe()
    }

    /// Writes a change, behind those that were asked for before.
    ///
    /// # Errors
    /// When the store has ended, or holds as much in memory as it can because the disk takes nothing.
    pub async fn change(&self, change: Change) -> Result<Changed, StoreError> {
        self.hand_over(change).await?.done().await
    }

    /// Hands a change over without waiting for it to be written; the answer comes when it is.
    ///
    /// # Errors
    /// When the store has ended.
    pub async fn hand_over(&self, change: Change) -> Result<Written, StoreError> {
        let (reply, answer) = oneshot::channel();
        self.jobs.send(Job::Change(Box::new(change), reply)).await.map_err(|_gone| StoreError::Closed)?;
        Ok(Written(answer))
    }

    /// Takes everything off the disk. The store has ended then.
    ///
    /// # Errors
    /// What the disk said.
    pub async fn wipe(&self) -> Result<(), StoreError> {
        let (reply, answer) = oneshot::channel();
        self.jobs.send(Job::Wipe(reply)).await.map_err(|_gone| StoreError::Closed)?;
        answer.await.map_err(|_gone| StoreError::Closed)?
    }

    /// The index at this moment.
    #[must_use]
    pub fn index(&self) -> Arc<Index> {
        self.shared.index()
    }

    /// The orders of the list.
    #[must_use]
    pub fn orders(&self) -> &Orders {
        &self.shared.orders
    }

    /// The number of a dispute.
    #[must_use]
    pub fn row(&self, id: &DisputeId) -> Option<RowId> {
        self.shared.ids().find(&self.shared.index(), id)
    }

    /// Reads a dispute by its number. Blocks.
    ///
    /// # Errors
    /// What the disk said, or that what was stored cannot be read.
    pub fn read(&self, row: RowId) -> Result<Option<Entry>, StoreError> {
        self.shared.read(row)
    }

    /// Reads a dispute by its id. Blocks.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn read_by_id(&self, id: &DisputeId) -> Result<Option<Entry>, StoreError> {
        self.row(id).map_or(Ok(None), |row| self.read(row))
    }

    /// Reads a note. Blocks.
    ///
    /// # Errors
    /// What the disk said.
    pub fn note(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.shared.with_reader(|connection| rows::note(connection, name))
    }

    /// Reads the spans a first pull still has to walk through. Blocks.
    ///
    /// # Errors
    /// What the disk said.
    pub fn spans(&self) -> Result<Vec<Span>, StoreError> {
        self.shared.with_reader(rows::spans)
    }

    /// Reads the views a person saved. Blocks.
    ///
    /// # Errors
    /// What the disk said.
    pub fn views(&self) -> Result<Vec<String>, StoreError> {
        self.shared.with_reader(rows::views)
    }

    /// Where the data is; nothing for a store in memory.
    #[must_use]
    pub fn file(&self) -> Option<PathBuf> {
        self.shared.place.as_ref().map(|place| place.file.clone())
    }

    /// True when the last handle is gone or everything was wiped.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.shared.is_closed.load(Ordering::Acquire)
    }
}

impl Shared {
    fn index(&self) -> Arc<Index> {
        Arc::clone(&self.index.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn ids(&self) -> MutexGuard<'_, ids::Ids> {
        self.ids.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn unsaved(&self) -> MutexGuard<'_, Unsaved> {
        self.unsaved.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_closed(&self) -> bool {
        self.is_closed.load(Ordering::Acquire)
    }

    fn read(&self, row: RowId) -> Result<Option<Entry>, StoreError> {
        let unsaved = self.unsaved().body(row);
        let stored = || self.with_reader(|connection| rows::body(connection, row));
        let body = match unsaved {
            // What waits for the disk may lack the payment that is there already.
            Some(rows::Body { dispute, payment: None }) => {
                Some(rows::Body { dispute, payment: stored().ok().flatten().and_then(|stored| stored.payment) })
            }
            Some(body) => Some(body),
            None => stored()?,
        };
        let Some(body) = body else { return Ok(None) };
        let dispute = (self.codec.dispute)(&json_compression::decompress(&body.dispute)?);
        let dispute = dispute.ok_or(StoreError::Unreadable(Fault::Dispute))?;
        let payment = body.payment.map(|payment| json_compression::decompress(&payment)).transpose()?;
        let payment = payment.and_then(|payment| (self.codec.payment)(&payment)).map(Arc::new);
        let index = self.index();
        let profile = index.facts(row).and_then(|facts| index.words.profile(facts.profile));
        let was_closed = profile.is_some_and(|profile| profile.was_closed);
        Ok(Some(Entry::new(Arc::new(dispute), payment, was_closed, &(self.codes)())))
    }

    /// Lends a connection for reading.
    fn with_reader<T>(&self, work: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        if let Some(memory) = &self.memory {
            return work(&memory.lock().unwrap_or_else(PoisonError::into_inner));
        }
        let _reading = self.reading.read().unwrap_or_else(PoisonError::into_inner);
        let place = self.place.as_ref().filter(|_| !self.is_closed()).ok_or(StoreError::Closed)?;
        let kept = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = kept.map_or_else(|| db::open_reader(place), Ok)?;
        let result = work(&connection);
        if matches!(result, Err(StoreError::Unreadable(_) | StoreError::Disk(_))) {
            // After a page whose check does not fit a connection reads nothing any more.
            return result;
        }
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if readers.len() < READERS && !self.is_closed() {
            readers.push(connection);
        }
        result
    }

    /// Waits for whoever reads and closes the connections that are kept.
    fn close_readers(&self) {
        let _nobody = self.reading.write().unwrap_or_else(PoisonError::into_inner);
        self.readers.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

#[cfg(test)]
mod tests;
