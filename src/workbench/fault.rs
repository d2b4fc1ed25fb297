//! What Docket itself finds wrong while it reads or writes a file, inside of the system's error.

use thiserror::Error;

/// What is wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum FileFault {
    /// It became longer while it was read.
    #[error("the file grew while it was read")]
    Grew,
    /// It is not what it was when it was added.
    #[error("the file was changed after it was added")]
    Changed,
    /// A path to write to without a name at its end.
    #[error("the path names no file")]
    NoName,
}

impl FileFault {
    /// The one inside of an error.
    #[must_use]
    pub fn of(error: &std::io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref().copied()
    }
}
