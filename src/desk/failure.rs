//! Why a service, the disk or the keyring did not do what it should, for whoever finds the words for it.

pub use crate::api::error::{ApiError, Effect, ErrorKind, Operation};
pub use crate::credentials::KeyringError;
pub use crate::store::StoreError;
