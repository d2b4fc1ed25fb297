//! Keys in the operating system's keyring, behind one small type.
//!
//! Lives here: the keyring's own thread, the stable names of the entries, keys kept for one run only.
//!
//! Must not live here: any other way to keep a secret. There is no fallback to a file.

mod vault;

pub use vault::{MemoryVault, OsVault, Vault};

use crate::domain::account::{AccountKey, Service};
use secrecy::{ExposeSecret as _, SecretString};
use std::collections::HashMap;
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use thiserror::Error;
use tokio::sync::oneshot;

/// The keyring's service name for every entry of this app.
pub const SERVICE: &str = "docket";

/// The entry of the key that opens an account's data on this computer.
const STORE: &str = "store";

/// Why the keyring did not do what was asked. Never holds a secret, only the entry's name.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum KeyringError {
    /// There is no keyring on this computer, or no session to reach it through.
    #[error("no keyring answers on this computer: {detail}")]
    Missing {
        /// What the system said.
        detail: Detail,
    },
    /// The keyring is locked and was not unlocked.
    #[error("the keyring is locked: {detail}")]
    Locked {
        /// What the system said.
        detail: Detail,
    },
    /// The secret is longer than the keyring takes.
    #[error("the key is longer than the keyring takes ({limit})")]
    TooLong {
        /// The system's limit.
        limit: u32,
    },
    /// Anything else.
    #[error("the keyring failed for {entry}: {detail}")]
    Failed {
        /// The entry's name.
        entry: String,
        /// What the system said.
        detail: Detail,
    },
    /// The key was kept for another address, and is not sent to this one.
    #[error("the key was kept for {kept_for}")]
    OtherAddress {
        /// The address it was kept for.
        kept_for: String,
    },
    /// Too many questions are waiting for the keyring, most likely behind an open password prompt.
    #[error("the keyring is busy")]
    Busy,
}

/// What the keyring said, as far as it matters to whoever looks after it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Detail {
    /// The system's own words.
    #[error("{0}")]
    System(String),
    /// Nothing is there to keep keys in.
    #[error("no store was set up")]
    NoStore,
    /// What is kept is no text.
    #[error("what is stored is not text")]
    NotText,
    /// What is kept cannot be read.
    #[error("what is stored cannot be read")]
    Unreadable,
    /// The system gave no random bytes for a new key.
    #[error("no key could be made")]
    NoKeyMade,
}

impl From<String> for Detail {
    fn from(said: String) -> Self {
        Self::System(said)
    }
}

/// Where a key is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// In the keyring.
    InKeyring,
    /// In memory until the app ends.
    ThisRun,
}

/// The name of an entry. Changing it would orphan people's keys.
#[must_use]
pub fn entry_name(account: &AccountKey, service: Service) -> String {
    format!("{account}/{}", service.as_stored())
}

/// The entry beside a key that says which address it is for.
fn address_name(name: &str) -> String {
    format!("{name}/address")
}

enum Job {
    Read(String, oneshot::Sender<Result<Option<SecretString>, KeyringError>>),
    Write(String, SecretString, oneshot::Sender<Result<(), KeyringError>>),
    Remove(String, oneshot::Sender<Result<(), KeyringError>>),
}

/// Reads and writes keys. Cheap to clone.
///
/// The keyring may block until somebody has typed a password, so it has a thread of its own and nobody else waits.
#[derive(Clone)]
pub struct Credentials {
    jobs: SyncSender<Job>,
    /// With the address each is for.
    this_run: Arc<Mutex<HashMap<String, (String, SecretString)>>>,
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Credentials")
    }
}

impl Credentials {
    /// Starts the keyring's thread.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(vault: Box<dyn Vault>) -> std::io::Result<Self> {
        let (jobs, inbox) = sync_channel::<Job>(64);
        std::thread::Builder::new().name("docket-keyring".to_owned()).spawn(move || {
            while let Ok(job) = inbox.recv() {
                run(vault.as_ref(), job);
            }
        })?;
        Ok(Self { jobs, this_run: Arc::default() })
    }

    /// Reads a key; one kept for this run comes first. It is given for the address it was kept for only: settings are a
    /// file, and files get edited. One that was kept before addresses were noted is kept for this one from now on.
    ///
    /// # Errors
    /// When the keyring did not answer, or the key is for another address.
    pub async fn read(
        &self,
        account: &AccountKey,
        service: Service,
        address: &str,
    ) -> Result<Option<SecretString>, KeyringError> {
        let name = entry_name(account, service);
        let of_this_run = self.session().get(&name).cloned();
        let (kept_for, secret) = if let Some((kept_for, secret)) = of_this_run {
            (Some(kept_for), secret)
        } else {
            let Some(secret) = self.ask(|reply| Job::Read(name.clone(), reply)).await? else { return Ok(None) };
            let kept_for = self.ask(|reply| Job::Read(address_name(&name), reply)).await?;
            (kept_for.map(|address| address.expose_secret().to_owned()), secret)
        };
        match kept_for {
            Some(kept_for) if kept_for != address => Err(KeyringError::OtherAddress { kept_for }),
            Some(_) => Ok(Some(secret)),
            None => {
                // That it is not noted this time changes nothing about the key.
                let noted = SecretString::from(address.to_owned());
                self.ask(|reply| Job::Write(address_name(&name), noted, reply)).await.ok();
                Ok(Some(secret))
            }
        }
    }

    /// Keeps a key for an address.
    ///
    /// # Errors
    /// When the keyring did not take it. It is then kept nowhere.
    pub async fn write(
        &self,
        account: &AccountKey,
        service: Service,
        address: &str,
        secret: SecretString,
        keep: Keep,
    ) -> Result<(), KeyringError> {
        let name = entry_name(account, service);
        match keep {
            Keep::ThisRun => {
                self.session().insert(name, (address.to_owned(), secret));
                Ok(())
            }
            Keep::InKeyring => {
                // Whatever ends this half way, no key is given for an address it was not typed for: not this one, and not
                // the one before it.
                let noted = SecretString::from(address.to_owned());
                self.ask(|reply| Job::Remove(name.clone(), reply)).await?;
                self.ask(|reply| Job::Write(address_name(&name), noted, reply)).await?;
                self.ask(|reply| Job::Write(name.clone(), secret, reply)).await?;
                self.session().remove(&name);
                Ok(())
            }
        }
    }

    /// The key of an account's data on this computer, when there is one. `is_key` says what can be one.
    ///
    /// # Errors
    /// When the keyring did not answer.
    pub async fn known_store_key(
        &self,
        account: &AccountKey,
        is_key: fn(&SecretString) -> bool,
    ) -> Result<Option<SecretString>, KeyringError> {
        let name = format!("{account}/{STORE}");
        Ok(self.ask(|reply| Job::Read(name, reply)).await?.filter(is_key))
    }

    /// Asks whether the keyring can be read; one that is locked asks for its password. Without any keyring there is
    /// nothing to ask.
    ///
    /// # Errors
    /// When the keyring did not answer, or stays locked.
    pub async fn unlock(&self, account: &AccountKey) -> Result<(), KeyringError> {
        match self.known_store_key(account, |_| true).await {
            Ok(_) | Err(KeyringError::Missing { .. }) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Reads the key of an account's data on this computer, and makes one when there is none. `is_key` says what can
    /// be one.
    ///
    /// # Errors
    /// When the keyring did not answer or did not take a new key: then nothing may be written to disk.
    pub async fn store_key(
        &self,
        account: &AccountKey,
        is_key: fn(&SecretString) -> bool,
        make: impl FnOnce() -> Option<SecretString>,
    ) -> Result<SecretString, KeyringError> {
        if let Some(key) = self.known_store_key(account, is_key).await? {
            return Ok(key);
        }
        let name = format!("{account}/{STORE}");
        let failed = || KeyringError::Failed { entry: name.clone(), detail: Detail::NoKeyMade };
        let key = make().ok_or_else(failed)?;
        self.ask(|reply| Job::Write(name.clone(), key.clone(), reply)).await?;
        Ok(key)
    }

    /// Forgets one key, wherever it is.
    ///
    /// # Errors
    /// When the keyring did not answer.
    pub async fn remove(&self, account: &AccountKey, service: Service) -> Result<(), KeyringError> {
        let name = entry_name(account, service);
        self.session().remove(&name);
        let removed = self.ask(|reply| Job::Remove(name.clone(), reply)).await;
        removed.and(self.ask(|reply| Job::Remove(address_name(&name), reply)).await)
    }

    /// Forgets every key of an account, all of them even when one fails.
    ///
    /// # Errors
    /// The first failure.
    pub async fn remove_all(&self, account: &AccountKey) -> Result<(), KeyringError> {
        let mut result = Ok(());
        for service in Service::ALL {
            result = result.and(self.remove(account, service).await);
        }
        let name = format!("{account}/{STORE}");
        result.and(self.ask(|reply| Job::Remove(name, reply)).await)
    }

    /// True when a key is kept for this run only.
    #[must_use]
    pub fn is_this_run_only(&self, account: &AccountKey, service: Service) -> bool {
        self.session().contains_key(&entry_name(account, service))
    }

    fn session(&self) -> std::sync::MutexGuard<'_, HashMap<String, (String, SecretString)>> {
        self.this_run.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn ask<T>(
        &self,
        job: impl FnOnce(oneshot::Sender<Result<T, KeyringError>>) -> Job,
    ) -> Result<T, KeyringError> {
        let (reply, answer) = oneshot::channel();
        self.jobs.try_send(job(reply)).map_err(|_full| KeyringError::Busy)?;
        answer.await.map_err(|_gone| KeyringError::Busy)?
    }
}

/// A caller that no longer waits is no error.
fn run(vault: &dyn Vault, job: Job) {
    match job {
        Job::Read(name, reply) => drop(reply.send(vault.read(&name))),
        Job::Write(name, secret, reply) => drop(reply.send(vault.write(&name, &secret))),
        Job::Remove(name, reply) => drop(reply.send(vault.remove(&name))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: &str = "https://example.org";

    fn account() -> AccountKey {
        AccountKey::parse("a-1").expect("a key")
    }

    #[tokio::test]
    async fn a_key_is_given_for_the_address_it_was_kept_for_only() {
        let keys = Credentials::start(Box::new(MemoryVault::default())).expect("a thread");
        for keep in [Keep::InKeyring, Keep::ThisRun] {
            keys.write(&account(), Service::Finix, HERE, "pw".to_owned().into(), keep).await.expect("kept");
            let other = keys.read(&account(), Service::Finix, "https://example.com").await;
            let refused = matches!(&other, Err(KeyringError::OtherAddress { kept_for }) if kept_for == HERE);
            assert!(refused, "{keep:?}");
            assert!(keys.read(&account(), Service::Finix, HERE).await.expect("read").is_some());
        }
    }

    #[tokio::test]
    async fn a_key_of_an_older_version_is_for_the_address_it_is_first_read_for() {
        let vault = MemoryVault::default();
        vault.write("a-1/finix", &"pw".to_owned().into()).expect("kept");
        let keys = Credentials::start(Box::new(vault)).expect("a thread");
        let first = keys.read(&account(), Service::Finix, HERE).await.expect("read");
        assert_eq!(first.map(|secret| secret.expose_secret().to_owned()).as_deref(), Some("pw"));
        assert!(keys.read(&account(), Service::Finix, "https://example.com").await.is_err());
        assert!(keys.read(&account(), Service::Finix, HERE).await.expect("read").is_some());
    }

    #[test]
    fn entry_names_are_stable() {
        let names: Vec<String> = Service::ALL.into_iter().map(|service| entry_name(&account(), service)).collect();
        assert_eq!(names, ["a-1/finix", "a-1/disputify", "a-1/butter_disputes", "a-1/butter_recover"]);
        assert_eq!(SERVICE, "docket");
    }

    #[tokio::test]
    async fn a_key_is_read_back_and_forgotten() {
        let keys = Credentials::start(Box::new(MemoryVault::default())).expect("a thread");
        keys.write(&account(), Service::Finix, HERE, "pw".to_owned().into(), Keep::InKeyring).await.expect("kept");
        let read = keys.read(&account(), Service::Finix, HERE).await.expect("read");
        assert_eq!(read.map(|secret| secret.expose_secret().to_owned()).as_deref(), Some("pw"));
        keys.remove_all(&account()).await.expect("forgotten");
        assert!(keys.read(&account(), Service::Finix, HERE).await.expect("read").is_none());
    }

    #[tokio::test]
    async fn without_a_keyring_a_key_lives_for_this_run_only_when_asked_to() {
        let missing = KeyringError::Missing { detail: "no bus".to_owned().into() };
        let keys = Credentials::start(Box::new(MemoryVault::broken(missing.clone()))).expect("a thread");
        let refused = keys.write(&account(), Service::Finix, HERE, "pw".to_owned().into(), Keep::InKeyring).await;
        assert_eq!(refused, Err(missing));
        assert!(!keys.is_this_run_only(&account(), Service::Finix), "nothing was kept behind the person's back");
        keys.write(&account(), Service::Finix, HERE, "pw".to_owned().into(), Keep::ThisRun).await.expect("kept");
        assert!(keys.read(&account(), Service::Finix, HERE).await.expect("read").is_some());
    }
}
