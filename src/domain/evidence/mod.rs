//! Evidence: a file as Finix holds it, a file before it is sent, what is taken, and what must not be in it.
//!
//! Source: docs.finix.com/api/dispute-evidence.
//!
//! Must not live here: the bytes of a file.

pub mod card_number;
pub mod digits;
pub mod file;
pub mod limits;
pub mod sensitive;

use crate::domain::dispute::tags::Tags;
use crate::domain::ids::{DisputeId, EvidenceId};
use jiff::Timestamp;
use std::sync::Arc;

crate::open_enum! {
    /// Whether Finix passed the file on. An upload that succeeded can still fail here, minutes later.
    EvidenceState {
        /// On its way to the processor, handed on in batches of about a quarter of an hour.
        Pending = "PENDING";
        /// The processor has it.
        Succeeded = "SUCCEEDED";
        /// The processor refused it.
        Failed = "FAILED";
        /// Taken back.
        Canceled = "CANCELED";
    }
}

/// Which file of which dispute.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EvidenceRef {
    /// Which dispute.
    pub dispute: DisputeId,
    /// Which file.
    pub evidence: EvidenceId,
}

/// One file. Every field but the id may be missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// `DF…`
    pub id: EvidenceId,
    /// The dispute it belongs to.
    pub dispute: Option<DisputeId>,
    /// When it was uploaded.
    pub created_at: Option<Timestamp>,
    /// When its state last changed.
    pub updated_at: Option<Timestamp>,
    /// Whether it was passed on.
    pub state: Option<EvidenceState>,
    /// Tags; Finix adds `file-name`, `content-type` and `file-extension` at upload.
    pub tags: Tags,
    /// The JSON exactly as it came.
    pub raw: Arc<str>,
}

impl Evidence {
    /// The file's name as it was uploaded, made safe to show; tags may have been replaced since.
    #[must_use]
    pub fn file_name(&self) -> String {
        self.shown_name().map_or_else(|| self.id.to_string(), |name| crate::domain::text::clean_to(name, 120))
    }

    fn shown_name(&self) -> Option<&str> {
        self.tags.first_of(&[crate::domain::evidence::file::ORIGINAL_NAME, "file-name"])
    }

    /// The name it was sent under; tags may have been replaced since.
    #[must_use]
    pub fn sent_name(&self) -> Option<&str> {
        self.tags.get("file-name")
    }

    /// The media type Finix noted at upload.
    #[must_use]
    pub fn content_type(&self) -> Option<&str> {
        self.tags.get("content-type")
    }

    /// A name that is safe to save the file under.
    #[must_use]
    pub fn save_name(&self) -> String {
        let extension = self.tags.get("file-extension").unwrap_or_default();
        crate::domain::text::file_name(
            self.shown_name().unwrap_or_default(),
            &crate::domain::text::file_name(&format!("{}{extension}", self.id), "evidence"),
        )
    }

    /// True while the state can still change by itself.
    #[must_use]
    pub fn is_moving(&self) -> bool {
        !matches!(self.state, Some(EvidenceState::Succeeded | EvidenceState::Failed | EvidenceState::Canceled))
    }

    /// True when the file counts toward the limits of the dispute.
    #[must_use]
    pub fn counts(&self) -> bool {
        !matches!(self.state, Some(EvidenceState::Failed | EvidenceState::Canceled))
    }
}
