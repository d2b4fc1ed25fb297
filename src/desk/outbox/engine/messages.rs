//! What the engine is told, and what it asks for.
//!
//! Must not live here: what it decides.

use crate::desk::outbox::imports::ImportWish;
use crate::desk::outbox::intent::Intent;
use crate::desk::outbox::plan::{Found, Outcome};
use crate::desk::outbox::row::{KeptFile, RowId};
use crate::domain::answer::proof::{Proof, Seen};
use crate::domain::ids::{DisputeId, EvidenceId};
use crate::store::StoreError;
use crate::store::outbox::Loaded;
use jiff::Timestamp;
use std::sync::Arc;

/// Something that happened or is asked for.
pub enum Input {
    /// A person wants this sent.
    Add {
        /// Its number.
        id: RowId,
        /// What.
        intent: Box<Intent>,
        /// Until when it is held.
        hold: Option<Timestamp>,
        /// The kept file it was made from.
        from_kept: Option<u64>,
        /// A row it takes the place of.
        instead_of: Option<RowId>,
    },
    /// A file was copied and waits for a decision; or the decision was that it cannot be sent.
    Keep(KeptFile),
    /// A person does not want a kept file.
    DropKept(u64),
    /// What is being typed, by name; nothing takes one away.
    KeepDrafts(Vec<(String, Option<String>)>),
    /// A person does not want it sent.
    Cancel(RowId),
    /// A person does not want to wait for its hold.
    SendNow(RowId),
    /// A person wants it sent again.
    Retry(RowId),
    /// A person wants to know what became of it.
    Check(RowId),
    /// A person has seen what became of it.
    Discard(RowId),
    /// A person stops or resumes all sending.
    Pause(bool),
    /// The services can be reached: what waited for that need not wait any more.
    Reachable,
    /// The request of a row is about to leave, with the files the service held before.
    Begin(RowId, Vec<EvidenceId>),
    /// The file was taken; only its name is missing.
    Uploaded(RowId, EvidenceId, Option<String>),
    /// Sending came to its end.
    Sent(RowId, Outcome, Option<Box<Proof>>),
    /// Looking came to its end.
    Inspection(RowId, Found, Option<Box<Proof>>),
    /// A dispute was read from the service, for whatever reason.
    Seen(DisputeId, Box<Seen>),
    /// A person wants something of a file whose rows are sent.
    Import(Arc<str>, ImportWish),
    /// The rows of a file that could not be read before, and what became of the journal since.
    Loaded(Box<Loaded>),
    /// Time went by.
    Tick,
}

/// Something to be done because of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Send this row.
    Send(RowId),
    /// Ask what became of this row.
    Look(RowId),
    /// The request of this row may leave, or must not.
    Go(RowId, bool),
    /// Stop sending this row, if anything of it is still here.
    CutOff(RowId),
    /// A row came to its end or needs somebody.
    Ended(RowId),
    /// What was asked for is not on the disk and is not done.
    NotTaken(RowId, StoreError),
    /// The disk failed, and nothing is sent until it works.
    DiskFailed(StoreError),
    /// The disk works again, and everything is on it.
    DiskWorks,
}
