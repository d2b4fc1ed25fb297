//! Adding, testing, changing and removing accounts.
//!
//! Must not live here: how an account is shown.

use super::Desk;
use super::clients::{Client, Key};
use crate::api::error::{ApiError, ErrorKind};
use crate::api::finix::DisputeFilter;
use crate::credentials::{Keep, KeyringError};
use crate::domain::account::{Account, AccountKey, BaseUrl, KeyParam, Service};
use crate::domain::ids::OrderId;
use secrecy::{ExposeSecret as _, SecretString};

/// What a test of a key found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tested {
    /// The service took the key.
    Connected,
    /// The service answered, but nothing it said proves the key right or wrong.
    Reached,
    /// It did not work.
    Failed(ApiError),
}

/// Asks a service whether it takes a key, by the most harmless question it has.
pub async fn test(desk: Desk, service: Service, base: BaseUrl, param: KeyParam, key: Key) -> Tested {
    let result = match Client::new(service, &desk.http, base, param, &key) {
        Client::Finix(finix) => finix.list_disputes(&DisputeFilter::default(), None).await.map(|_| ()),
        Client::Disputify(disputify) => match OrderId::parse("1") {
            Ok(order) => disputify.score_by_id(&order).await.map(|_| ()),
            Err(_) => Ok(()),
        },
        Client::ButterDisputes(butter) => butter.ping().await,
        Client::ButterRecover(butter) => butter.probe().await,
    };
    judge(service, result)
}

/// The kept key of a service, for an address that may only be typed yet.
///
/// # Errors
/// When the keyring did not answer, or the key is for another address.
pub async fn kept_key(
    desk: &Desk,
    key: &AccountKey,
    service: Service,
    base: &BaseUrl,
) -> Result<Option<SecretString>, KeyringError> {
    let saved = desk.settings.get().account(key).and_then(|account| account.url(service)).map(|url| url.origin());
    match saved {
        // A key that does not say its address is for the one that was saved.
        Some(saved) if saved != base.origin() => Err(KeyringError::OtherAddress { kept_for: saved }),
        _ => desk.credentials.read(key, service, &base.origin()).await,
    }
}

/// Reads the answer to the harmless question.
fn judge(service: Service, result: Result<(), ApiError>) -> Tested {
    match result {
        Ok(()) => Tested::Connected,
        // An order it does not know, asked with a key it does.
        Err(error) if service == Service::Disputify && error.status == Some(404) => Tested::Connected,
        // An empty event is refused for its content only after the key was taken.
        Err(error) if service == Service::ButterRecover && error.status == Some(400) => Tested::Connected,
        Err(error) if service == Service::ButterDisputes && matches!(error.status, Some(404 | 405)) => Tested::Reached,
        Err(error) if error.kind == ErrorKind::RateLimited => Tested::Reached,
        Err(error) => Tested::Failed(error),
    }
}

/// An account as it was edited, with the keys that were typed. Keys that were left alone are absent.
pub struct Edited {
    /// The account.
    pub account: Account,
    /// User names by service.
    pub user_names: Vec<(Service, String)>,
    /// New secrets by service; an empty one forgets the key.
    pub secrets: Vec<(Service, SecretString)>,
    /// Where the new keys go.
    pub keep: Keep,
}

/// Saves an account. Keys first: an account whose keys could not be kept is not saved.
///
/// # Errors
/// When the keyring did not take a key.
pub async fn save(desk: Desk, edited: Edited) -> Result<AccountKey, KeyringError> {
    let key = edited.account.key.clone();
    let before = desk.settings.get().account(&key).cloned();
    for service in Service::ALL {
        let address = |account: &Account| account.url(service).map(|url| url.origin());
        let was = before.as_ref().and_then(address);
        // A key that is left alone while its address changes is noted for the one it was typed for.
        if let Some(was) = was.filter(|was| address(&edited.account).as_ref() != Some(was)) {
            desk.credentials.read(&key, service, &was).await.ok();
        }
    }
    for (service, secret) in edited.secrets {
        if secret.expose_secret().trim().is_empty() {
            desk.credentials.remove(&key, service).await?;
        } else {
            let address = edited.account.url(service).map(|url| url.origin()).unwrap_or_default();
            let secret = SecretString::from(secret.expose_secret().trim());
            desk.credentials.write(&key, service, &address, secret, edited.keep).await?;
        }
    }
    desk.settings.change(|settings| {
        match settings.accounts.iter_mut().find(|account| account.key == key) {
            Some(known) => *known = edited.account,
            None => settings.accounts.push(edited.account),
        }
        for (service, name) in edited.user_names {
            let slot = (key.clone(), service);
            if name.trim().is_empty() {
                settings.user_names.remove(&slot);
            } else {
                settings.user_names.insert(slot, name.trim().to_owned());
            }
        }
    });
    Ok(key)
}

/// Removes an account and its keys. The account goes even when a key could not be removed, and the failure is told.
///
/// # Errors
/// When the keyring did not forget a key.
pub async fn remove(desk: Desk, key: AccountKey) -> Result<(), KeyringError> {
    let forgotten = desk.credentials.remove_all(&key).await;
    if let Some(data) = desk.settings.folder().map(std::path::Path::to_owned) {
        let account = key.clone();
        let removed = tokio::task::spawn_blocking(move || super::storage::remove(&data, &account)).await;
        // Without its key nobody can read what is left.
        if let Ok(Err(error)) = removed {
            tracing::warn!(%error, "the data of a removed account was not removed");
        }
    }
    desk.settings.change(|settings| {
        settings.accounts.retain(|account| account.key != key);
        settings.user_names.retain(|(account, _), _| *account != key);
        settings.letterheads.remove(&key);
        settings.margins.remove(&key);
        settings.transactions.remove(&key);
        settings.fees.remove(&key);
        settings.file_columns.remove(&key);
        settings.watched.remove(&key);
        if settings.last_account.as_ref() == Some(&key) {
            settings.last_account = None;
        }
    });
    forgotten
}
