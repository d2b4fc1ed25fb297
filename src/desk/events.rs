//! What happened, for whoever draws it.
//!
//! Must not live here: how it is said.

use super::outbox::row::RowId;
use super::outbox::watched::WatchedAbout;
use crate::credentials::KeyringError;
use crate::domain::account::Service;
use crate::domain::alerts::Telling;
use crate::domain::ids::DisputeId;
use crate::store::StoreError;

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
    /// What is to be told on the desktop.
    Alerts(Vec<Telling>),
    /// A file of the watched folder was taken.
    Watched(WatchedAbout),
    /// A key could not be read.
    KeyUnread(Service, KeyringError),
    /// Something about the data on this computer.
    Storage(StorageNotice),
    /// What was asked for is not in the outbox, and is not sent.
    NotTaken(RowId, StoreError),
    /// The outbox's disk failed and nothing is sent; or it works again.
    OutboxDisk(Option<StoreError>),
}

/// What a person should know about the data of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StorageNotice {
    /// The account's keys are kept for this run only, and so is its data: the keyring is not asked again.
    ThisRun,
    /// The keyring has no key and takes none: everything is held in memory.
    NoKeyring(KeyringError),
    /// The file cannot be used: everything is held in memory.
    InMemory(StoreError),
    /// The file could not be read; a new one was begun.
    Rebuilt(StoreError),
    /// The disk takes nothing at the moment: what came is held in memory until it does.
    Unsaved(StoreError),
    /// The outbox cannot be used: what is to be sent is held in memory.
    OutboxInMemory(StoreError),
    /// The outbox could not be read; it is kept aside, and a new one was begun.
    OutboxSetAside(StoreError),
    /// An outbox that had been kept aside opened with this key again.
    OutboxTakenBack,
    /// The outbox could not be opened at the start, and is loaded now.
    OutboxLoaded,
    /// There are files and the keyring has no key for them.
    KeyMissing,
}
