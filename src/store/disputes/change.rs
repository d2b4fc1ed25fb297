//! What is written at once, what came of it, and how far the reading at the start is.
//!
//! Must not live here: writing, reading.

use crate::domain::dispute::Dispute;
use crate::domain::dispute::transfer::Payment;
use crate::domain::ids::DisputeId;
use crate::store::db::StoreError;
use crate::store::db::rows::Span;
use crate::store::json_compression;
use tokio::sync::oneshot;

/// A dispute that came in. Packing it is done where it came in, not by the one writer.
#[derive(Debug)]
pub struct Arrived {
    pub(super) dispute: Dispute,
    pub(super) packed: Vec<u8>,
    pub(super) is_fresh: bool,
}

impl Arrived {
    /// A row of a list.
    #[must_use]
    pub fn listed(dispute: Dispute) -> Self {
        Self { packed: json_compression::compress(&dispute.raw), dispute, is_fresh: false }
    }

    /// A dispute that was fetched by itself: what it says of its response state holds, also when it says nothing.
    #[must_use]
    pub fn fresh(dispute: Dispute) -> Self {
        Self { packed: json_compression::compress(&dispute.raw), dispute, is_fresh: true }
    }

    /// The dispute.
    #[must_use]
    pub fn dispute(&self) -> &Dispute {
        &self.dispute
    }
}

/// Something to be written, all of it or nothing.
#[derive(Debug, Default)]
pub struct Change {
    /// Disputes.
    pub disputes: Vec<Arrived>,
    /// Payments, with the dispute each is about.
    pub payments: Vec<(DisputeId, Payment)>,
    /// What is left of the first pull's spans.
    pub spans: Vec<Span>,
    /// Notes by name.
    pub notes: Vec<(&'static str, String)>,
    /// All views, when they changed.
    pub views: Option<Vec<String>>,
}

/// What came of a change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changed {
    /// Disputes that were not known before.
    pub added: usize,
    /// Disputes that are other than before.
    pub changed: usize,
    /// Those of them that were answered or decided and need a response again.
    pub reopened: Vec<DisputeId>,
    /// Set when the disk did not take it: it is kept in memory.
    pub unsaved: Option<StoreError>,
}

/// A change that is on its way to the disk.
#[derive(Debug)]
pub struct Written(pub(super) oneshot::Receiver<Result<Changed, StoreError>>);

impl Written {
    /// Waits until it is written, or kept in memory because the disk does not take it.
    ///
    /// # Errors
    /// When the store has ended, or holds as much in memory as it can.
    pub async fn done(self) -> Result<Changed, StoreError> {
        self.0.await.map_err(|_gone| StoreError::Closed)?
    }
}

/// What the writer is asked.
pub(super) enum Job {
    Change(Box<Change>, oneshot::Sender<Result<Changed, StoreError>>),
    /// Nothing is to be left on disk.
    Wipe(oneshot::Sender<Result<(), StoreError>>),
}

/// How far the index is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Loading {
    /// It is being read.
    Reading,
    /// It is there.
    Ready,
    /// The file was damaged; it is kept aside, and an empty one is there.
    Rebuilt(StoreError),
    /// It cannot be read.
    Failed(StoreError),
}
