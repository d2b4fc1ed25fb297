//! The keyring itself, and a stand-in for tests. Calls here block.
//!
//! Must not live here: which key is asked for.

use super::{Detail, KeyringError, SERVICE};
use secrecy::{ExposeSecret as _, SecretString};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Something that keeps secrets by name.
pub trait Vault: Send {
    /// Reads a secret; a name without one is no error.
    ///
    /// # Errors
    /// When the vault did not answer.
    fn read(&self, name: &str) -> Result<Option<SecretString>, KeyringError>;
    /// Keeps a secret.
    ///
    /// # Errors
    /// When the vault did not take it.
    fn write(&self, name: &str, secret: &SecretString) -> Result<(), KeyringError>;
    /// Forgets a secret; a name without one is no error.
    ///
    /// # Errors
    /// When the vault did not answer.
    fn remove(&self, name: &str) -> Result<(), KeyringError>;
}

/// The operating system's keyring.
#[derive(Debug, Default, Clone, Copy)]
pub struct OsVault;

impl OsVault {
    #[expect(clippy::disallowed_methods, reason = "the one way to the keyring")]
    fn entry(name: &str) -> Result<keyring::Entry, KeyringError> {
        if let Err(error) = keyring::Entry::store_status() {
            return Err(KeyringError::Missing { detail: plain(&error.to_string()).into() });
        }
        keyring::Entry::new(SERVICE, name).map_err(|error| sort(name, &error))
    }
}

impl Vault for OsVault {
    fn read(&self, name: &str) -> Result<Option<SecretString>, KeyringError> {
        match Self::entry(name)?.get_password() {
            Ok(secret) => Ok(Some(SecretString::from(secret))),
            Err(keyring::Error::NoEntry) => Ok(None),
            Err(error) => Err(sort(name, &error)),
        }
    }

    fn write(&self, name: &str, secret: &SecretString) -> Result<(), KeyringError> {
        Self::entry(name)?.set_password(secret.expose_secret()).map_err(|error| sort(name, &error))
    }

    fn remove(&self, name: &str) -> Result<(), KeyringError> {
        match Self::entry(name)?.delete_credential() {
            Ok(()) | Err(keyring::Error::NoEntry) => Ok(()),
            Err(error) => Err(sort(name, &error)),
        }
    }
}

/// Sorts the system's errors. Variants that carry a secret's bytes are never formatted.
fn sort(name: &str, error: &keyring::Error) -> KeyringError {
    let failed = |detail: Detail| KeyringError::Failed { entry: name.to_owned(), detail };
    match error {
        keyring::Error::NoStorageAccess(inner) => KeyringError::Locked { detail: plain(&inner.to_string()).into() },
        keyring::Error::NoDefaultStore => KeyringError::Missing { detail: Detail::NoStore },
        keyring::Error::TooLong(_, limit) => KeyringError::TooLong { limit: *limit },
        keyring::Error::BadEncoding(_) => failed(Detail::NotText),
        keyring::Error::BadDataFormat(..) => failed(Detail::Unreadable),
        keyring::Error::PlatformFailure(inner) => failed(plain(&inner.to_string()).into()),
        other => failed(plain(&other.to_string()).into()),
    }
}

fn plain(text: &str) -> String {
    crate::domain::text::clean_to(text, 200)
}

/// Keeps secrets in memory, or fails on purpose. For tests.
#[derive(Default)]
pub struct MemoryVault {
    kept: Mutex<HashMap<String, SecretString>>,
    failure: Option<KeyringError>,
}

impl MemoryVault {
    /// A vault that answers everything with this error.
    #[must_use]
    pub fn broken(failure: KeyringError) -> Self {
        Self { kept: Mutex::default(), failure: Some(failure) }
    }

    fn open(&self) -> Result<std::sync::MutexGuard<'_, HashMap<String, SecretString>>, KeyringError> {
        match &self.failure {
            Some(failure) => Err(failure.clone()),
            None => Ok(self.kept.lock().unwrap_or_else(PoisonError::into_inner)),
        }
    }
}

impl Vault for MemoryVault {
    fn read(&self, name: &str) -> Result<Option<SecretString>, KeyringError> {
        Ok(self.open()?.get(name).cloned())
    }

    fn write(&self, name: &str, secret: &SecretString) -> Result<(), KeyringError> {
        self.open()?.insert(name.to_owned(), secret.clone());
        Ok(())
    }

    fn remove(&self, name: &str) -> Result<(), KeyringError> {
        self.open()?.remove(name);
        Ok(())
    }
}
