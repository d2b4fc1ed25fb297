//! Who may write to an account's file.

use crate::store::StoreError;
use crate::store::private;

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
            private::folder(folder)?;
        }
        let file = private::open(&beside.with_extension("lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(std::fs::TryLockError::WouldBlock) => Err(StoreError::InUse),
            Err(std::fs::TryLockError::Error(error)) => Err(error.into()),
        }
    }
}
