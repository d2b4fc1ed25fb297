//! Opening an account's data on this computer, or doing without it and saying why.

use super::Desk;
use crate::api::finix;
use crate::credentials::KeyringError;
use crate::domain::account::{AccountKey, Service};
use crate::store::db::{self, Place};
use crate::store::{Codec, Disputes, Lock, OutboxFile, StoreError};
use std::path::{Path, PathBuf};
use std::time::Duration;

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
}

/// How long somebody has to type the keyring's password before the app does without.
pub(super) const FOR_A_PASSWORD: Duration = Duration::from_secs(30);
/// How often a lock that another window seems to have is tried again, and how long apart.
const TRIES: u32 = 30;
const BETWEEN_TRIES: Duration = Duration::from_millis(50);

/// How stored JSON becomes types again.
const CODEC: Codec = Codec { dispute: finix::read_dispute, payment: finix::read_payment };

/// The folder of an account's data.
#[must_use]
pub fn folder(data: &Path, account: &AccountKey) -> PathBuf {
    data.join("accounts").join(account.as_str())
}

/// What an account keeps on this computer.
pub struct Opened {
    /// Its disputes.
    pub disputes: Disputes,
    /// What is to be sent, and what a person made.
    pub outbox: OutboxFile,
    /// What a person should know about it.
    pub notices: Vec<StorageNotice>,
}

impl Opened {
    fn in_memory(notice: Option<StorageNotice>) -> Result<Self, StoreError> {
        let (disputes, outbox) = (Disputes::in_memory(CODEC)?, OutboxFile::in_memory()?);
        Ok(Self { disputes, outbox, notices: notice.into_iter().collect() })
    }
}

/// Opens the data of an account.
///
/// # Errors
/// When not even memory can be used.
pub async fn open(desk: &Desk, account: &AccountKey) -> Result<Opened, StoreError> {
    // The demo account's server forgets everything with the app, so its data does too.
    let Some(data) = desk.settings.folder().filter(|_| *account != AccountKey::demo()) else {
        return Opened::in_memory(None);
    };
    if Service::ALL.into_iter().any(|service| desk.credentials.is_this_run_only(account, service)) {
        return Opened::in_memory(Some(StorageNotice::ThisRun));
    }
    let folder = folder(data, account);
    let (file, outbox) = (folder.join("disputes.db"), folder.join("outbox.db"));
    let locks = match (take(file.clone()).await, take(outbox.clone()).await) {
        (Ok(disputes), Ok(outbox)) => (disputes, outbox),
        (Err(error), _) | (_, Err(error)) => return Opened::in_memory(Some(StorageNotice::InMemory(error))),
    };
    let asked = desk.credentials.store_key(account, db::is_key, || db::new_key().ok());
    // A locked keyring asks for its password; nobody may be there to type it.
    let key = match tokio::time::timeout(FOR_A_PASSWORD, asked).await.unwrap_or(Err(KeyringError::Busy)) {
        Ok(key) => key,
        Err(error) => return Opened::in_memory(Some(StorageNotice::NoKeyring(error))),
    };
    let mut notices = Vec::new();
    let place = Place { file, key: key.clone() };
    let disputes = match blocking(move || Disputes::open(locks.0, place, CODEC)).await {
        Ok((disputes, trouble)) => {
            notices.extend(trouble.map(StorageNotice::Rebuilt));
            disputes
        }
        Err(error) => {
            notices.push(StorageNotice::InMemory(error));
            Disputes::in_memory(CODEC)?
        }
    };
    let place = Place { file: outbox, key };
    let outbox = match blocking(move || OutboxFile::open(place, locks.1)).await {
        Ok((outbox, trouble)) => {
            notices.extend(trouble.map(StorageNotice::OutboxSetAside));
            outbox
        }
        Err(error) => {
            notices.push(StorageNotice::OutboxInMemory(error));
            OutboxFile::in_memory()?
        }
    };
    Ok(Opened { disputes, outbox, notices })
}

/// Takes the lock of an account's data. What this window has just let go of may take a moment to be free.
async fn take(file: PathBuf) -> Result<Lock, StoreError> {
    let mut tries = 0;
    loop {
        let beside = file.clone();
        match blocking(move || Lock::take(&beside)).await {
            Err(StoreError::InUse) if tries < TRIES => tries += 1,
            taken => return taken,
        }
        tokio::time::sleep(BETWEEN_TRIES).await;
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|error| Err(StoreError::Disk(error.to_string())))
}

/// How much an account's data takes on disk. Blocks.
#[must_use]
pub fn size(file: &Path) -> u64 {
    db::files(file).iter().filter_map(|part| std::fs::metadata(part).ok()).map(|metadata| metadata.len()).sum()
}

/// Takes the data of an account that is not open off the disk. Blocks.
///
/// # Errors
/// What the disk said.
pub fn remove(data: &Path, account: &AccountKey) -> Result<(), StoreError> {
    match std::fs::remove_dir_all(folder(data, account)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
