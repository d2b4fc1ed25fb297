//! Who may write to an account's file.

use crate::store::StoreError;
use crate::store::settings::private_folder;

/// One window writes to an account's file. The lock ends with the process, however that ends.
#[derive(Debug)]
pub struct Lock {
    _file: std::fs::File,
}

impl Lock {
    /// Takes the lock beside a file, before anything else is done with it. Blocks for a moment.
    ///
    /// # Errors
    /// When another window has it, or the folder cannot be written.
    pub fn take(beside: &std::path::Path) -> Result<Self, StoreError> {
        if let Some(folder) = beside.parent() {
            private_folder(folder)?;
        }
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(beside.with_extension("lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(std::fs::TryLockError::WouldBlock) => Err(StoreError::InUse),
            Err(std::fs::TryLockError::Error(error)) => Err(error.into()),
        }
    }
}
