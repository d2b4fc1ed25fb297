//! Why a helper does not even begin. Nobody reads it but whoever starts one by hand.

use thiserror::Error;

/// Why a helper did not do its job.
#[derive(Debug, Error)]
pub enum HelperError {
    /// The pipes to the app broke, or hold no job.
    #[error("pipe: {0}")]
    Pipe(#[from] std::io::Error),
    /// What it has open is not known.
    #[error("open descriptors: {0}")]
    Unknown(std::io::Error),
    /// It could not begin anew without what it has open.
    #[error("exec: {0}")]
    NotLeft(std::io::Error),
    /// So many descriptors stay open all the same.
    #[error("{0} descriptors stay open")]
    StayOpen(usize),
    /// The system refused a limit.
    #[error("limit: {0}")]
    Limit(std::io::Error),
    /// System calls cannot be limited.
    #[error("seccomp: {0}")]
    Calls(String),
    /// Files cannot be limited.
    #[error("landlock: {0}")]
    Files(String),
}
