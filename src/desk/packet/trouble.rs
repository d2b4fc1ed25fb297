//! Why a file is not part of a packet, a packet cannot be made, or a file is not shown.
//!
//! Must not live here: how it is said.

use super::Made;
use crate::desk::evidence::CopyError;
use crate::workbench::{PdfError, PickError, Refusal};

/// Why a file is not part of a packet; nothing of it is kept then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TakeError {
    /// It cannot be read.
    Read(PickError),
    /// It cannot become pages.
    Refused(Refusal),
    /// It could not be copied.
    Copy(CopyError),
}

impl From<PickError> for TakeError {
    fn from(error: PickError) -> Self {
        Self::Read(error)
    }
}

impl From<Refusal> for TakeError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Why there is no packet to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanError {
    /// What is typed has letters that no bundled typeface has.
    Unprintable {
        /// Where they stand.
        made: Made,
        /// One of them.
        example: char,
    },
    /// A page of text cannot be set.
    Pdf(PdfError),
}

impl From<PdfError> for PlanError {
    fn from(error: PdfError) -> Self {
        Self::Pdf(error)
    }
}

/// Why a file that Finix holds is not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PreviewError {
    /// The account has no key to ask for it with.
    NoKey,
    /// Finix did not give it back.
    NotGiven,
    /// It cannot be drawn.
    Refused(Refusal),
}

impl From<Refusal> for PreviewError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
