//! Files whose rows are sent one after the other: what is known of each, and what a person may want of one.
//!
//! A file's rows wait on the disk; a few at a time become rows of the outbox, in the same commit that takes them out of
//! their queue. What becomes of each is counted there, so that the counts add up to the rows at every moment.
//!
//! Must not live here: whose turn it is (`engine`), giving one to the outbox (`files`), what a column of a file means.

use super::home::Home;
use super::intent::EndedKind;
use super::row::{Need, OutboxRow, RowState};
use crate::domain::money::Money;
use crate::store::outbox::imports::{ACCEPTED, CANCELLED, OPEN, QUEUED, REFUSED, UNKNOWN};
use crate::store::outbox::{StoredImport, StoredWatched};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Why a file does not go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportHold {
    /// A person paused it.
    Person,
    /// Several rows in a row were sent without an answer.
    Unknowns,
    /// Many rows in a row were refused.
    Refusals,
    /// The account has another address than when it was begun.
    Elsewhere,
    /// It came out of a watched folder, and a person was not asked about it yet.
    Watched,
}

/// What a file says of itself on the disk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportHead {
    /// Its name, without where it was.
    pub name: String,
    /// What its rows are.
    pub kind: EndedKind,
    /// When it was begun.
    pub added: Timestamp,
    /// The sums of its rows, as far as it says amounts.
    #[serde(default)]
    pub sums: Vec<Money>,
    /// Where its rows may go.
    #[serde(default)]
    pub home: Option<Home>,
    /// Why it does not go on.
    #[serde(default)]
    pub hold: Option<ImportHold>,
}

/// What became of a row of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ImportState {
    /// It waits for its turn.
    Queued,
    /// It is being sent.
    Open,
    /// The service has it.
    Accepted,
    /// The service said no.
    Refused,
    /// Nobody knows whether the service has it.
    Unknown,
    /// A person did not want it sent.
    Cancelled,
}

impl ImportState {
    /// All of them, in the order of their numbers.
    pub const ALL: [Self; 6] =
        [Self::Queued, Self::Open, Self::Accepted, Self::Refused, Self::Unknown, Self::Cancelled];

    /// Its number on the disk.
    #[must_use]
    pub fn as_stored(self) -> u8 {
        match self {
            Self::Queued => QUEUED,
            Self::Open => OPEN,
            Self::Accepted => ACCEPTED,
            Self::Refused => REFUSED,
            Self::Unknown => UNKNOWN,
            Self::Cancelled => CANCELLED,
        }
    }

    pub(super) fn from_stored(state: u8) -> Self {
        Self::ALL.into_iter().find(|known| known.as_stored() == state).unwrap_or(Self::Unknown)
    }

    /// What a row of the outbox is for its file.
    #[must_use]
    pub fn of(row: &OutboxRow) -> Self {
        match row.state {
            RowState::Confirmed => Self::Accepted,
            RowState::Refused => Self::Refused,
            RowState::Discarded => Self::Cancelled,
            // It did not leave, and does not before a person says that it may.
            RowState::NeedsYou(Need::Elsewhere) if !row.may_have_arrived() => Self::Queued,
            RowState::NeedsYou(_) => Self::Unknown,
            RowState::Saving
            | RowState::Held { .. }
            | RowState::Waiting { .. }
            | RowState::Sending
            | RowState::Unknown { .. } => Self::Open,
        }
    }
}

/// How many rows of a file have become what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImportCounts([u64; 6]);

impl ImportCounts {
    /// How many are in a state.
    #[must_use]
    pub fn of(self, state: ImportState) -> u64 {
        self.0.get(usize::from(state.as_stored())).copied().unwrap_or_default()
    }

    /// How many rows there are.
    #[must_use]
    pub fn total(self) -> u64 {
        self.0.iter().sum()
    }

    /// How many have come to their end.
    #[must_use]
    pub fn ended(self) -> u64 {
        self.total() - self.of(ImportState::Queued) - self.of(ImportState::Open)
    }

    /// True when nothing is left to be sent.
    #[must_use]
    pub fn is_done(self) -> bool {
        self.ended() == self.total()
    }

    pub(super) fn moved(&mut self, from: ImportState, to: ImportState) {
        if let Some(count) = self.0.get_mut(usize::from(from.as_stored())) {
            *count = count.saturating_sub(1);
        }
        if let Some(count) = self.0.get_mut(usize::from(to.as_stored())) {
            *count += 1;
        }
    }
}

/// A file whose rows are or were sent.
#[derive(Clone, Debug)]
pub struct Import {
    /// What tells it from every other.
    pub key: Arc<str>,
    /// What it says of itself.
    pub head: ImportHead,
    /// True while no row of it leaves.
    pub is_paused: bool,
    /// How many of its rows have become what.
    pub counts: ImportCounts,
    /// Rows in a row, up to now, that were refused or of which nothing is known.
    pub(super) refusals: u32,
    pub(super) unknowns: u32,
}

impl Import {
    /// As it was stored; nothing when another version wrote it.
    pub(super) fn from_stored(stored: StoredImport) -> Option<Self> {
        let head = serde_json::from_str(&stored.data).ok()?;
        let counts = ImportCounts(stored.counts);
        let (key, is_paused) = (stored.key.into(), stored.is_paused);
        Some(Self { key, head, is_paused, counts, refusals: 0, unknowns: 0 })
    }

    /// True while rows of it are still to be sent, whether it is paused or not.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.counts.is_done()
    }
}

/// What a person wants of a file.
#[derive(Clone, Debug)]
pub enum ImportWish {
    /// That it begins: all of its rows are on the disk. With it goes what is known of the file of a watched folder.
    Begin(Box<ImportHead>, Option<Box<StoredWatched>>),
    /// That no row leaves until it goes on.
    Pause,
    /// That it goes on.
    Resume,
    /// That what has not left does not.
    Stop,
    /// That its rows of this state are sent once more.
    Again(ImportState),
}
