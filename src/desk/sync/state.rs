//! How the pulling goes, as everybody may see it.
//!
//! Must not live here: pulling.

use crate::api::error::{ApiError, ErrorKind};
use crate::store::StoreError;
use jiff::{SignedDuration, Timestamp};
use thiserror::Error;

/// What the pulling is doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Nothing was pulled yet.
    #[default]
    Starting,
    /// The whole list is coming in.
    Whole {
        /// How many disputes have come.
        received: usize,
        /// About how many are still to come, once that can be said.
        remaining: Option<usize>,
        /// How many come in a second.
        per_second: usize,
        /// True when there was no list before.
        is_first: bool,
    },
    /// What changed is coming in.
    Refreshing,
    /// Waiting for the next pull.
    Idle,
}

/// How the pulling goes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SyncState {
    /// What it is doing.
    pub phase: Phase,
    /// When the last pull came to its end.
    pub last: Option<Timestamp>,
    /// Why the newest pull did not.
    pub error: Option<PullError>,
    /// Items that could not be read at all.
    pub unreadable: usize,
    /// How far the service's clock is ahead of this computer's, when it is worth telling.
    pub skew: Option<SignedDuration>,
    /// True when the server gives only so many of its disputes.
    pub is_cut_short: bool,
    /// Disputes whose currency or response state is still to be fetched, each by itself.
    pub incomplete: usize,
    /// The revision of the list in which nothing was left to be fetched like that.
    pub complete_at: Option<u64>,
}

impl SyncState {
    /// True when the network or the service is away: a state, and no mistake of anybody's.
    #[must_use]
    pub fn is_offline(&self) -> bool {
        matches!(&self.error, Some(PullError::Api(error)) if matches!(error.kind, ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Interrupted))
    }
}

/// Why a pull did not come to its end.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum PullError {
    /// The service or the network.
    #[error(transparent)]
    Api(#[from] ApiError),
    /// The data on this computer.
    #[error(transparent)]
    Store(#[from] StoreError),
}
