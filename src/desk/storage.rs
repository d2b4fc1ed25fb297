//! Opening an account's data on this computer, or doing without it and saying why.
//!
//! Must not live here: tables, and what is in them.

use super::events::StorageNotice;
use super::shared::Shared;
use super::{Desk, Outbox};
use crate::api::finix;
use crate::credentials::KeyringError;
use crate::domain::account::{AccountKey, Service};
use crate::domain::ids::DisputeId;
use crate::store::db::{self, Place};
use crate::store::disputes;
use crate::store::{Codec, CodesInForce, Disputes, Lock, OutboxFile, StoreError};
use secrecy::SecretString;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// How long somebody has to type the keyring's password before the app does without.
pub(super) const FOR_A_PASSWORD: Duration = Duration::from_secs(30);
/// How often a lock that another window seems to have is tried again, and how long apart.
const TRIES: u32 = 30;
const BETWEEN_TRIES: Duration = Duration::from_millis(50);

/// How stored JSON becomes types again.
pub(super) const CODEC: Codec =
    Codec { dispute: |text| finix::read_dispute(text).ok(), payment: |text| finix::read_payment(text).ok() };

/// The reason codes the disputes are read with: those in force at each moment.
pub(super) fn codes(desk: &Desk) -> CodesInForce {
    let tables = desk.tables.clone();
    Arc::new(move || tables.codes())
}

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
    /// The outbox's own file, when it can only be opened later.
    pub late: Option<Late>,
}

impl Opened {
    fn in_memory(desk: &Desk, notice: Option<StorageNotice>) -> Result<Self, StoreError> {
        let (disputes, outbox) = (Disputes::in_memory(CODEC, codes(desk))?, OutboxFile::in_memory()?);
        Ok(Self { disputes, outbox, notices: notice.into_iter().collect(), late: None })
    }

    fn waiting(desk: &Desk, notice: StorageNotice, late: Late) -> Result<Self, StoreError> {
        Ok(Self { late: Some(late), ..Self::in_memory(desk, Some(notice))? })
    }
}

/// Opens the data of an account.
///
/// # Errors
/// When not even memory can be used.
pub async fn open(desk: &Desk, account: &AccountKey) -> Result<Opened, StoreError> {
    // The demo account's server forgets everything with the app, so its data does too.
    let Some(data) = desk.settings.folder().filter(|_| *account != AccountKey::demo() && !desk.is_in_memory) else {
        return Opened::in_memory(desk, None);
    };
    let folder = folder(data, account);
    let (file, outbox) = (folder.join("disputes.db"), folder.join("outbox.db"));
    if Service::ALL.into_iter().any(|service| desk.credentials.is_this_run_only(account, service)) {
        // Nobody asks the keyring then, but what an earlier run left may hold an answer.
        let late = Late::new(account, &outbox, Until::Asked);
        return if late.is_hiding() {
            Opened::waiting(desk, StorageNotice::ThisRun, late)
        } else {
            Opened::in_memory(desk, Some(StorageNotice::ThisRun))
        };
    }
    let locks = match (take(file.clone()).await, take(outbox.clone()).await) {
        (Ok(disputes), Ok(outbox)) => (disputes, outbox),
        (Err(error), _) | (_, Err(error)) => {
            let late = Late::new(account, &outbox, Until::Room);
            return Opened::waiting(desk, StorageNotice::InMemory(error), late);
        }
    };
    let key = match ask_key(desk, account, [&file, &outbox]).await {
        Ok(key) => key,
        Err((notice, until)) => return Opened::waiting(desk, notice, Late::new(account, &outbox, until)),
    };
    let mut notices = Vec::new();
    let place = Place { file, key: key.clone() };
    let codes_now = codes(desk);
    let disputes = match blocking(move || Disputes::open(locks.0, place, CODEC, codes_now)).await {
        Ok((disputes, trouble)) => {
            notices.extend(trouble.map(StorageNotice::Rebuilt));
            disputes
        }
        Err(error) => {
            notices.push(StorageNotice::InMemory(error));
            Disputes::in_memory(CODEC, codes(desk))?
        }
    };
    let place = Place { file: outbox.clone(), key };
    let (outbox, late) = match blocking(move || OutboxFile::open(place, locks.1)).await {
        Ok((outbox, trouble)) => {
            notices.extend(told(&outbox, trouble));
            (outbox, None)
        }
        Err(error) => {
            notices.push(StorageNotice::OutboxInMemory(error));
            (OutboxFile::in_memory()?, Some(Late::new(account, &outbox, Until::Room)))
        }
    };
    Ok(Opened { disputes, outbox, notices, late })
}

/// The key of an account's data; without it, what a person is told and what the outbox waits for.
async fn ask_key(desk: &Desk, account: &AccountKey, files: [&Path; 2]) -> Result<SecretString, (StorageNotice, Until)> {
    let (credentials, of) = (desk.credentials.clone(), account.clone());
    let mut asked = desk.runtime.spawn(async move { credentials.known_store_key(&of, db::is_key).await });
    // A locked keyring asks for its password; nobody may be there to type it, so the list comes without it, and what
    // needs the key comes when it is typed.
    let known = match tokio::time::timeout(FOR_A_PASSWORD, &mut asked).await {
        Ok(answer) => answer.unwrap_or(Err(KeyringError::Busy)),
        Err(_elapsed) => return Err((StorageNotice::NoKeyring(KeyringError::Busy), Until::Answered(asked))),
    };
    let key = match known {
        Ok(Some(key)) => Ok(key),
        // A new key would leave what is there unreadable for good: a person decides.
        Ok(None) if files.into_iter().any(is_there) => return Err((StorageNotice::KeyMissing, Until::Asked)),
        Ok(None) => desk.credentials.store_key(account, db::is_key, || db::new_key().ok()).await,
        Err(error) => Err(error),
    };
    key.map_err(|error| {
        let until = if matches!(error, KeyringError::Locked { .. }) { Until::Asked } else { Until::Room };
        (StorageNotice::NoKeyring(error), until)
    })
}

/// What is told about an outbox that was opened.
fn told(outbox: &OutboxFile, trouble: Option<StoreError>) -> Option<StorageNotice> {
    match trouble {
        // Damage is told whatever came back from what was set aside because of it.
        Some(damage @ StoreError::Unreadable(_)) => Some(StorageNotice::OutboxSetAside(damage)),
        // What was set aside is another keyring's; this one's own came back.
        _ if outbox.taken_back() > 0 => Some(StorageNotice::OutboxTakenBack),
        trouble => trouble.map(StorageNotice::OutboxSetAside),
    }
}

/// Whether an account that is not open keeps a dispute on this computer. What cannot be read holds nothing that is known.
pub(super) async fn holds(desk: &Desk, account: &AccountKey, id: DisputeId) -> bool {
    let file = desk.settings.folder().map(|data| folder(data, account).join("disputes.db"));
    let Some(file) = file.filter(|file| file.try_exists().unwrap_or(false)) else { return false };
    let asked = desk.credentials.known_store_key(account, db::is_key);
    let Ok(Ok(Some(key))) = tokio::time::timeout(FOR_A_PASSWORD, asked).await else { return false };
    blocking(move || disputes::holds(&Place { file, key }, &id)).await.unwrap_or(false)
}

fn is_there(file: &Path) -> bool {
    file.try_exists().unwrap_or(true)
}

/// An outbox whose file could not be opened at the start, and is opened as soon as that is possible.
pub struct Late {
    account: AccountKey,
    file: PathBuf,
    is_hiding: bool,
    until: Until,
}

/// What it waits for.
enum Until {
    /// The keyring's answer to a question that was asked.
    Answered(tokio::task::JoinHandle<Result<Option<SecretString>, KeyringError>>),
    /// A person: asking the keyring again would open its window again.
    Asked,
    /// The disk or the keyring's own service, which are tried now and then.
    Room,
}

/// How often the disk is tried.
const NOW_AND_THEN: Duration = Duration::from_secs(10);

impl Late {
    fn new(account: &AccountKey, file: &Path, until: Until) -> Self {
        Self { account: account.clone(), file: file.to_owned(), is_hiding: is_there(file), until }
    }

    /// True when there is a file that nobody has read: an answer may be in it.
    #[must_use]
    pub fn is_hiding(&self) -> bool {
        self.is_hiding
    }

    /// Waits until the file can be opened, and gives it to the outbox together with what that holds by then.
    pub async fn load(mut self, desk: Desk, shared: Arc<Shared>, outbox: Outbox) {
        loop {
            let answered = match std::mem::replace(&mut self.until, Until::Room) {
                Until::Answered(asked) => asked.await.unwrap_or(Err(KeyringError::Busy)),
                until => {
                    let asked = shared.try_again.notified();
                    match until {
                        Until::Asked => asked.await,
                        _ => drop(tokio::time::timeout(NOW_AND_THEN, asked).await),
                    }
                    desk.credentials.known_store_key(&self.account, db::is_key).await
                }
            };
            match answered {
                Ok(Some(key)) => match self.open(key).await {
                    Ok((file, trouble)) => {
                        let notice = told(&file, trouble).unwrap_or(StorageNotice::OutboxLoaded);
                        match outbox.adopt(file).await {
                            Ok(()) => {
                                shared.tell_storage(notice);
                                // The keyring answers now, so the keys of the services are there too.
                                super::keys::read(Arc::clone(&shared), desk.clone(), Vec::new()).await;
                                outbox.reachable();
                                let helper = desk.helper.clone();
                                return super::evidence::decide_left_over(shared, outbox, helper).await;
                            }
                            Err(error) => tracing::warn!(%error, "the outbox was not loaded"),
                        }
                    }
                    Err(error) => tracing::debug!(%error, "the outbox could not be loaded yet"),
                },
                // Only a person can say that a new key may be made.
                Ok(None) if self.is_hiding => {
                    self.until = Until::Asked;
                    shared.tell_storage(StorageNotice::KeyMissing);
                }
                Ok(None) => {
                    let made = desk.credentials.store_key(&self.account, db::is_key, || db::new_key().ok()).await;
                    tracing::debug!(made = made.is_ok(), "a key for the outbox");
                }
                Err(KeyringError::Locked { .. }) => self.until = Until::Asked,
                Err(error) => tracing::debug!(%error, "the keyring did not give the key yet"),
            }
        }
    }

    async fn open(&self, key: SecretString) -> Result<(OutboxFile, Option<StoreError>), StoreError> {
        let lock = take(self.file.clone()).await?;
        let place = Place { file: self.file.clone(), key };
        blocking(move || OutboxFile::open(place, lock)).await
    }
}

/// Makes a new key for an account whose key is gone. What is there is kept aside when the account is opened again, and
/// taken back should the old key ever return.
///
/// # Errors
/// When the keyring did not take it.
pub async fn begin_anew(desk: Desk, account: AccountKey) -> Result<(), KeyringError> {
    desk.credentials.store_key(&account, db::is_key, || db::new_key().ok()).await.map(drop)
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
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|error| Err(StoreError::Disk(error.to_string().into())))
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
