//! Why a service, the disk or the keyring did not do what it should, for whoever finds the words for it.
//!
//! Must not live here: the words.

pub use crate::api::error::{ApiError, Effect, ErrorKind, Operation};
pub use crate::credentials::{Detail as KeyringDetail, KeyringError};
pub use crate::store::private::{Closed, Refused};
pub use crate::store::{Fault, SettingsProblem, StoreError};
pub use crate::workbench::{FileFault, PdfError};

/// What the system says about why it did not do something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SystemSaid {
    /// Its own words.
    Words(String),
    /// It was never asked, as this is not opened.
    Refused(Refused),
    /// It was never asked, as there is something wrong with the file.
    File(FileFault),
}

impl From<std::io::Error> for SystemSaid {
    fn from(error: std::io::Error) -> Self {
        let refused = Refused::of(&error).map(Self::Refused);
        let refused = refused.or_else(|| FileFault::of(&error).map(Self::File));
        refused.unwrap_or_else(|| Self::Words(error.to_string()))
    }
}

impl From<tokio::task::JoinError> for SystemSaid {
    fn from(error: tokio::task::JoinError) -> Self {
        Self::Words(error.to_string())
    }
}
