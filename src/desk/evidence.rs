//! Adding a file as evidence: looked at, copied into the outbox, judged, and sent or kept with the reason.

use super::outbox::{Intent, KeptFile, Outbox, room};
use super::session::Shared;
use crate::domain::evidence::Evidence;
use crate::domain::evidence_file::EvidenceFile;
use crate::domain::ids::DisputeId;
use crate::domain::limits::rule_set;
use crate::workbench::{PickError, Picked, pick};
use std::path::PathBuf;
use std::sync::Arc;
use thiserror::Error;

/// Why a file was not added; nothing of it is kept then.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AddError {
    /// It cannot be evidence.
    #[error("{0}")]
    Pick(#[from] PickError),
    /// It could not be copied.
    #[error("The file was not added, as it could not be copied: {0}")]
    Copy(String),
}

/// Adds a file. From here on the original may be moved, changed or deleted.
///
/// # Errors
/// Why nothing was added.
pub async fn add(
    shared: Arc<Shared>,
    outbox: Outbox,
    dispute: DisputeId,
    path: PathBuf,
    held: Option<Arc<[Evidence]>>,
) -> Result<(), AddError> {
    let picked = tokio::task::spawn_blocking(move || pick(&path)).await;
    let picked = Arc::new(picked.map_err(|error| AddError::Copy(error.to_string()))??);
    let kept = outbox.keep_file(&dispute, file_of(&picked), picked.stream()).await.map_err(AddError::Copy)?;
    decide(&shared, &outbox, kept, held.as_deref()).await.map_err(AddError::Copy)
}

/// Files whose judgement was cut off by an end of the app are judged now.
pub async fn decide_left_over(shared: Arc<Shared>, outbox: Outbox) {
    for kept in outbox.snapshot().kept.iter().filter(|kept| kept.refused.is_none()) {
        if let Err(error) = decide(&shared, &outbox, kept.clone(), None).await {
            tracing::warn!(%error, "a file that was added could not be taken up");
        }
    }
}

async fn decide(shared: &Shared, outbox: &Outbox, kept: KeptFile, held: Option<&[Evidence]>) -> Result<(), String> {
    let rules = rule_set(&shared.settings.get().rule_set);
    match room::judge(&outbox.rows(), rules, &kept.dispute, &kept.file, held) {
        Ok(()) => {
            let intent = Intent::Upload { dispute: kept.dispute, file: kept.file };
            outbox.add_instead(intent, None, Some(kept.id), None);
            Ok(())
        }
        Err(words) => {
            let refused = KeptFile { refused: Some(words), ..kept };
            outbox.keep(refused).await.map_err(|error| error.to_string())
        }
    }
}

fn file_of(picked: &Picked) -> EvidenceFile {
    EvidenceFile {
        sha256: picked.sha256.clone(),
        name: picked.name.clone(),
        file_type: picked.file_type,
        length: picked.length,
        renamed: picked.renamed.clone(),
    }
}
