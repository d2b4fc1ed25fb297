//! A backup of what an account keeps on this computer, made and restored.
//!
//! Keys are never in it: they are typed anew on the other computer. What was to be sent waits for a person there, as the
//! computer the backup is from may have sent it since.
//!
//! Must not live here: the file of a backup, deleting anything.

use super::outbox::{KeptFile, KeptReason, Need, OutboxRow, RowId, RowReason};
use super::storage::{self, CODEC};
use super::{Desk, Session, leaving};
use crate::credentials::KeyringError;
use crate::domain::account::{Account, AccountKey};
use crate::store::db::{self, Place};
use crate::store::settings::Settings;
use crate::store::{Backup, Change, Disputes, Lock, StoreError, StoredRow, private};
use jiff::Timestamp;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

pub use crate::store::BackupError as FileError;

/// The fewest characters of a passphrase: it is all that protects a file that may lie anywhere.
pub const SHORTEST: usize = 12;
/// How the name of a backup ends.
pub const EXTENSION: &str = "docket-backup";

/// Why a backup was not made, opened or restored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BackupError {
    /// The account's data is in memory only, or not loaded.
    #[error("the account keeps nothing on this computer")]
    NothingKept,
    /// What is wrong with the file.
    #[error(transparent)]
    File(#[from] FileError),
    /// The account is set up on this computer already.
    #[error("the account is on this computer already")]
    AlreadyHere,
    /// The keyring did not give a key for what is restored.
    #[error(transparent)]
    Keyring(#[from] KeyringError),
    /// The work broke off.
    #[error("it broke off")]
    Broke,
}

impl From<StoreError> for BackupError {
    fn from(error: StoreError) -> Self {
        Self::File(error.into())
    }
}

/// What a backup says of itself. A field that is added needs a default: older backups do not have it.
#[derive(Serialize, Deserialize)]
struct About {
    made: Timestamp,
    /// A settings file with this account alone.
    settings: String,
    /// Saved views, as they are stored.
    views: Vec<String>,
}

/// What is in a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// Whose it is.
    pub account: Account,
    /// When it was made.
    pub made: Timestamp,
    /// Rows that were not done.
    pub open: u64,
    /// Proofs of submissions and acceptances.
    pub proofs: u64,
    /// Drafts.
    pub drafts: u64,
    /// Copies of files.
    pub files: u64,
}

/// Writes a backup of the open account.
///
/// # Errors
/// Why there is none; what was at that place before is untouched.
pub async fn make(
    desk: &Desk,
    session: &Session,
    target: PathBuf,
    passphrase: SecretString,
) -> Result<(), BackupError> {
    let outbox = session.outbox();
    let snapshot = outbox.snapshot();
    if snapshot.is_blind || !snapshot.is_on_disk {
        return Err(BackupError::NothingKept);
    }
    let settings = desk.settings.get().of_account(&session.account().key);
    let about = About {
        made: desk.clock.now(),
        settings: settings.to_toml().map_err(StoreError::from)?,
        views: session.views().iter().map(super::list::View::to_json).collect(),
    };
    let about = serde_json::to_string(&about).map_err(|_odd| BackupError::Broke)?;
    Ok(outbox.look(move |file| file.back_up(&target, &passphrase, &about)).await?)
}

/// Looks into a backup.
///
/// # Errors
/// Why it cannot be read.
pub async fn look(file: PathBuf, passphrase: SecretString) -> Result<Contents, BackupError> {
    blocking(move || {
        let backup = Backup::open(&file, &passphrase)?;
        let (about, _, account) = read(&backup)?;
        let [open, proofs, drafts, files] = backup.counts()?;
        let open = open.saturating_sub(backup.open_rows()?.iter().filter(|row| leaving::is_done(row)).count() as u64);
        Ok(Contents { account, made: about.made, open, proofs, drafts, files })
    })
    .await
}

/// Brings a backup's account to this computer. Nothing of it is sent before a person says so.
///
/// # Errors
/// Why it was not; nothing is here then that was not before.
pub async fn restore(desk: Desk, file: PathBuf, passphrase: SecretString) -> Result<AccountKey, BackupError> {
    let data = desk.settings.folder().map(Path::to_owned).ok_or(BackupError::NothingKept)?;
    let (backup, about, settings, account) = blocking(move || {
        let backup = Backup::open(&file, &passphrase)?;
        let (about, settings, account) = read(&backup)?;
        Ok((backup, about, settings, account))
    })
    .await?;
    let key = account.key;
    if desk.settings.get().account(&key).is_some() {
        return Err(BackupError::AlreadyHere);
    }
    let folder = storage::folder(&data, &key);
    let outbox = folder.join("outbox.db");
    let secret = desk.credentials.store_key(&key, db::is_key, || db::new_key().ok()).await?;
    let place = Place { file: outbox, key: secret.clone() };
    let made = about.made;
    blocking(move || {
        private::folder(&folder).map_err(StoreError::from)?;
        let _lock = Lock::take(&place.file)?;
        if place.file.try_exists().map_err(StoreError::from)? {
            // Of a restore that was cut off: nobody can open it, as no account has it.
            db::set_aside(&place.file)?;
        }
        Ok(backup.restore(&place, |row| held_back(row, made), kept_back)?)
    })
    .await?;
    desk.settings.change(|here| here.take_account(&key, &settings));
    keep_views(&desk, storage::folder(&data, &key).join("disputes.db"), secret, about.views).await;
    Ok(key)
}

/// What a backup says of itself, its settings and its account.
fn read(backup: &Backup) -> Result<(About, Settings, Account), BackupError> {
    let about: About = serde_json::from_str(backup.about()).map_err(|_odd| FileError::NotABackup)?;
    let settings = Settings::from_toml(&about.settings).ok_or(FileError::NotABackup)?;
    let account = settings.accounts.first().cloned().ok_or(FileError::NotABackup)?;
    Ok((about, settings, account))
}

/// A row as it is restored. The other computer may have sent it since, and this one must not send it again by itself.
fn held_back(row: StoredRow, made: Timestamp) -> StoredRow {
    // What another version wrote is not sent by this one either.
    let Ok(mut read) = OutboxRow::from_json(RowId(row.id), &row.data) else { return row };
    if !read.state.is_active() {
        return row;
    }
    read.state = super::RowState::NeedsYou(Need::Doubt);
    read.reason = Some(RowReason::Restored { made });
    // From then on it may have left.
    read.attempted = read.attempted.or(Some(made));
    StoredRow { data: read.to_json(), ..row }
}

/// A file that was being looked at is not added by itself either.
fn kept_back(data: String) -> String {
    let Ok(mut kept) = serde_json::from_str::<KeptFile>(&data) else { return data };
    if kept.refused.is_some() {
        return data;
    }
    // A person may send it all the same.
    (kept.refused, kept.is_suspect) = (Some(KeptReason::Restored), true);
    serde_json::to_string(&kept).unwrap_or(data)
}

/// Views are a comfort: without them the account is restored all the same.
async fn keep_views(desk: &Desk, file: PathBuf, key: SecretString, views: Vec<String>) {
    if views.is_empty() {
        return;
    }
    let codes = storage::codes(desk);
    let opened = blocking(move || {
        let lock = Lock::take(&file)?;
        Ok(Disputes::open(lock, Place { file, key }, CODEC, codes)?)
    });
    let kept = match opened.await {
        Ok((store, _)) => store.change(Change { views: Some(views), ..Change::default() }).await.map(drop),
        Err(error) => return tracing::warn!(%error, "saved views were not restored"),
    };
    if let Err(error) = kept {
        tracing::warn!(%error, "saved views were not restored");
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, BackupError> + Send + 'static,
) -> Result<T, BackupError> {
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(BackupError::Broke))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Intent, RowState};
    use crate::domain::dispute::tags::Tags;
    use crate::domain::ids::DisputeId;

    #[test]
    fn what_was_to_be_sent_waits_for_a_person_and_what_is_done_stays() {
        let at = |seconds: i64| Timestamp::from_second(1_764_000_000 + seconds).expect("an instant");
        let tags = Tags::default();
        let intent = Intent::Tags {
            dispute: DisputeId::parse("DI1").expect("an id"),
            base: tags.clone(),
            edited: tags,
            insists: false,
        };
        let restored = |state: RowState| {
            let row = OutboxRow { state, ..OutboxRow::new(RowId(7), intent.clone(), at(0), None) };
            let stored = StoredRow { id: 7, is_open: true, data: row.to_json() };
            OutboxRow::from_json(RowId(7), &held_back(stored, at(9)).data).expect("a row")
        };
        let active = [
            RowState::Held { until: at(100) },
            RowState::Waiting { from: None },
            RowState::Sending,
            RowState::Unknown { look: at(1) },
        ];
        for state in active {
            let row = restored(state);
            assert_eq!(row.state, RowState::NeedsYou(Need::Doubt), "{state:?}");
            assert_eq!(row.reason, Some(RowReason::Restored { made: at(9) }));
            assert!(row.may_have_arrived(), "{state:?}");
        }
        for state in [RowState::Confirmed, RowState::Refused, RowState::Discarded, RowState::NeedsYou(Need::Moved)] {
            let row = restored(state);
            assert_eq!((row.state, row.reason), (state, None));
        }
        let odd = StoredRow { id: 8, is_open: true, data: "of another version".to_owned() };
        assert_eq!(held_back(odd.clone(), at(9)), odd);
    }
}
