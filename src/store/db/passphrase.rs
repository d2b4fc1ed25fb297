//! Files that a passphrase opens, on any computer. `SQLCipher` makes the key of it, slowly on purpose.
//!
//! Must not live here: files that the keyring's key opens.

use super::{Kind, StoreError, connect_with, migrations};
use rusqlite::{Connection, OpenFlags};
use secrecy::{ExposeSecret as _, SecretString};
use std::path::Path;

/// Opens a file that is there and empty, to be filled under a passphrase.
///
/// # Errors
/// What the disk said.
pub fn create(file: &Path, passphrase: &SecretString, kind: Kind) -> Result<Connection, StoreError> {
    // Without one, nothing would be encrypted.
    if passphrase.expose_secret().is_empty() {
        return Err(StoreError::OtherKey);
    }
    let mut connection = connect_with(file, passphrase.expose_secret(), OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // It is whole or it is taken away again.
    connection.pragma_update(None, "journal_mode", "MEMORY")?;
    migrations::run(&mut connection, kind)?;
    Ok(connection)
}

/// Opens a file under a passphrase to read it.
///
/// # Errors
/// What is wrong with the file, the passphrase or the disk.
pub fn open(file: &Path, passphrase: &SecretString) -> Result<Connection, StoreError> {
    // An empty file opens with any key, and no key at all opens what is not encrypted.
    if passphrase.expose_secret().is_empty() || std::fs::metadata(file)?.len() == 0 {
        return Err(StoreError::OtherKey);
    }
    let connection = connect_with(file, passphrase.expose_secret(), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}
