//! What is known of one dispute beside its line in the list.
//!
//! Must not live here: fetching, decisions.

use super::fetched::Fetched;
use crate::api::error::ApiError;
use crate::domain::answer::proof::ReadBack;
use crate::domain::dispute::Dispute;
use crate::domain::dispute::related::Related;
use crate::domain::dispute::round::Rounds;
use crate::domain::dispute::transfer::AdjustmentTransfer;
use crate::domain::evidence::Evidence;
use crate::store::StoreError;
use std::sync::Arc;

/// What is known of one dispute.
#[derive(Clone, Debug, Default)]
pub struct CaseState {
    /// How often everything was asked for.
    pub turn: u64,
    /// The dispute, as the service gave it when it was asked for it by itself.
    pub dispute: Fetched<Arc<Dispute>, ApiError>,
    /// The files the service holds.
    pub evidence: Fetched<Arc<[Evidence]>, ApiError>,
    /// What moved money because of it.
    pub adjustments: Fetched<Arc<[AdjustmentTransfer]>, ApiError>,
    /// Its answers, and which files were sent from here; read whenever the files were.
    pub rounds: Fetched<Arc<Rounds>, StoreError>,
    /// What belongs to it beside itself; looked for again whenever the disputes on this computer change.
    pub related: Fetched<Arc<Related>, StoreError>,
    /// The received files, read back and compared; only while somebody wants it.
    pub read_back: Fetched<Arc<[ReadBack]>, ApiError>,
}

impl CaseState {
    /// True while a file is on its way to the processor.
    #[must_use]
    pub fn is_moving(&self) -> bool {
        self.evidence.value().is_some_and(|files| files.iter().any(Evidence::is_moving))
    }

    /// True when the files are read back as they are now.
    pub(super) fn is_read_back(&self) -> bool {
        let (Some(files), Some(known)) = (self.evidence.value(), self.read_back.value()) else { return false };
        let now = files.iter().filter(|file| file.counts()).map(|file| (&file.id, &file.state));
        known.iter().map(|file| (&file.evidence, &file.state)).eq(now)
    }
}
