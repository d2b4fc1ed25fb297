//! What a service shows of a dispute, compared with what was sent from this computer.
//!
//! Must not live here: what is done about a difference.

use crate::api::error::{ApiError, Operation};
use crate::desk::outbox::Outbox;
use crate::desk::shared::Shared;
use crate::domain::EvidenceRef;
use crate::domain::answer::proof::{Comparison, Proof, ReadBack};
use crate::domain::dispute::round::Rounds;
use crate::domain::evidence::{Evidence, EvidenceState};
use crate::domain::ids::DisputeId;
use crate::domain::text;
use crate::store::StoreError;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The answers a dispute had from here, and which of its files were sent from here.
///
/// # Errors
/// What the disk said.
pub async fn rounds(outbox: Outbox, dispute: DisputeId, files: Arc<[Evidence]>) -> Result<Arc<Rounds>, StoreError> {
    // A damaged proof proves no answer.
    let proofs: Vec<Proof> = outbox.proofs(dispute.clone()).await?.into_iter().flatten().collect();
    let mut here = BTreeSet::new();
    for file in files.iter() {
        if outbox.sent(file.id.clone()).await?.is_some() {
            here.insert(file.id.clone());
        }
    }
    Ok(Arc::new(Rounds::new(dispute, &proofs, here)))
}

/// Files that are read back at most; Finix documents eight for a dispute.
const MOST_READ_BACK: usize = 20;

/// Reads back what Finix received and compares it with what was sent from here.
///
/// # Errors
/// When the account has no key.
pub async fn read_back(
    shared: Arc<Shared>,
    outbox: Outbox,
    dispute: DisputeId,
    files: Arc<[Evidence]>,
) -> Result<Arc<[ReadBack]>, ApiError> {
    let finix = shared.clients().finix(Operation::DownloadEvidence)?;
    let mut read = Vec::new();
    for file in files.iter().filter(|file| file.counts()) {
        let is_received = file.state == Some(EvidenceState::Succeeded) && read.len() < MOST_READ_BACK;
        let of = EvidenceRef { dispute: dispute.clone(), evidence: file.id.clone() };
        let bytes = if is_received { finix.download(&of).await.ok().map(|file| file.bytes) } else { None };
        let sent = outbox.sent(file.id.clone()).await.ok().flatten();
        let sha256 = bytes.as_ref().map(|bytes| text::hex(&Sha256::digest(bytes)));
        let comparison = match (&sha256, &sent) {
            (None, _) => Comparison::Unread,
            (Some(_), None) => Comparison::NotFromHere,
            (Some(held), Some(sent)) if held == sent => Comparison::Same,
            (Some(_), Some(_)) => Comparison::Different,
        };
        read.push(ReadBack {
            evidence: file.id.clone(),
            name: file.file_name(),
            state: file.state.clone(),
            length: bytes.map(|bytes| bytes.len() as u64),
            sha256,
            comparison,
        });
    }
    Ok(read.into())
}
