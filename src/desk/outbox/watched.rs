//! Files that came out of a watched folder: what is known of each, and that none is taken twice.
//!
//! Must not live here: looking into the folder (`desk::import::watch`), sending.

use super::Outbox;
use crate::store::outbox::StoredWatched;
use crate::store::{Fault, StoreError};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What is known of a file that was taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WatchedAbout {
    /// Its name in the folder.
    pub name: String,
    /// How many checkouts of it were given to the outbox.
    pub begun: u64,
    /// How many rows have something wrong with them.
    pub wrong: u64,
    /// How many rows stand there twice or were sent before.
    pub known: u64,
    /// What tells the file in the outbox; nothing where no row could be sent.
    #[serde(default)]
    pub import: Option<String>,
}

/// A file that is taken now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watched {
    /// The SHA-256 of its content, in hex.
    pub sha256: String,
    /// When.
    pub at: Timestamp,
    /// What is known of it.
    pub about: WatchedAbout,
    /// Its rows that have something wrong with them.
    pub rest: Option<Vec<u8>>,
}

impl Watched {
    /// The same, with what tells the file in the outbox.
    pub(super) fn begun(mut self, key: &str) -> Self {
        self.about.import = Some(key.to_owned());
        self
    }

    pub(super) fn stored(self) -> Result<StoredWatched, StoreError> {
        let data = serde_json::to_string(&self.about).map_err(|_odd| StoreError::Disk(Fault::CopyIncomplete))?;
        Ok(StoredWatched { sha256: self.sha256, at: self.at.as_millisecond(), data, rest: self.rest })
    }
}

/// A file that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WatchedFile {
    /// The SHA-256 of its content, in hex.
    pub sha256: String,
    /// When.
    pub at: Timestamp,
    /// What is known of it.
    pub about: WatchedAbout,
    /// True while its rows to be mended are kept.
    pub has_rest: bool,
}

impl Outbox {
    /// True when a file of this content was taken before.
    ///
    /// # Errors
    /// What the disk said.
    pub async fn has_watched(&self, sha256: String) -> Result<bool, StoreError> {
        self.look(move |file| file.has_watched(&sha256)).await
    }

    /// Takes note of a file of which nothing is sent.
    ///
    /// # Errors
    /// What the disk said.
    pub async fn put_watched(&self, file: Watched) -> Result<(), StoreError> {
        let stored = file.stored()?;
        self.change(move |file| file.put_watched(&stored)).await
    }

    /// The files that were taken last, the newest first.
    ///
    /// # Errors
    /// What the disk said.
    pub async fn watched(&self, most: u32) -> Result<Vec<WatchedFile>, StoreError> {
        let read = |(stored, has_rest): (StoredWatched, bool)| {
            let about = serde_json::from_str(&stored.data).ok()?;
            let at = Timestamp::from_millisecond(stored.at).ok()?;
            Some(WatchedFile { sha256: stored.sha256, at, about, has_rest })
        };
        Ok(self.look(move |file| file.watched(most)).await?.into_iter().filter_map(read).collect())
    }

    /// The rows of a file that have something wrong with them.
    ///
    /// # Errors
    /// What the disk said.
    pub async fn watched_rest(&self, sha256: String) -> Result<Option<Vec<u8>>, StoreError> {
        self.look(move |file| file.watched_rest(&sha256)).await
    }
}
