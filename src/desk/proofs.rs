//! Saving the proof of what was submitted or accepted, as JSON for a machine or as PDF for a person.
//!
//! Must not live here: what a person reads in it. Whoever saves one gives the [`Pages`].

pub use crate::workbench::Block;

use super::outbox::Outbox;
use crate::domain::answer::proof::Proof;
use crate::domain::ids::DisputeId;
use crate::store::StoreError;
use crate::workbench::{PdfError, save as save_file, text_pdf};
use jiff::tz::TimeZone;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use thiserror::Error;

/// What a person reads of proofs; one that was damaged is `None`.
pub type Pages = fn(&[Option<Proof>], &TimeZone) -> Vec<Block>;

/// Why no proof was saved.
#[derive(Debug, Clone, Error)]
pub enum ProofError {
    /// Nothing was submitted or accepted from here.
    #[error("there is no proof of it")]
    None,
    /// The outbox did not give them.
    #[error(transparent)]
    Outbox(#[from] StoreError),
    /// They could not be written as JSON.
    #[error(transparent)]
    Json(#[from] Arc<serde_json::Error>),
    /// They could not be set as a PDF.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// The file was not written.
    #[error(transparent)]
    Disk(#[from] Arc<std::io::Error>),
    /// A mistake of ours.
    #[error("it crashed: {0}")]
    Crashed(String),
}

/// Saves every proof of a dispute: a name that ends in `.json` gets JSON, every other one PDF.
///
/// # Errors
/// Why there is none.
pub async fn save(
    outbox: Outbox,
    dispute: DisputeId,
    zone: TimeZone,
    to: PathBuf,
    pages: Pages,
) -> Result<PathBuf, ProofError> {
    let proofs = outbox.proofs(dispute).await?;
    if proofs.is_empty() {
        return Err(ProofError::None);
    }
    let written = tokio::task::spawn_blocking(move || write(&proofs, &zone, &to, pages).map(|()| to));
    written.await.map_err(|error| ProofError::Crashed(error.to_string()))?
}

/// Writes proofs to a file; one that was damaged is `None`. Blocks.
pub(super) fn write(proofs: &[Option<Proof>], zone: &TimeZone, to: &Path, pages: Pages) -> Result<(), ProofError> {
    let is_json = to.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    let bytes = if is_json {
        let json = as_json(proofs).and_then(|json| serde_json::to_vec_pretty(&json));
        json.map_err(Arc::new)?
    } else {
        text_pdf(&pages(proofs, zone))?
    };
    Ok(save_file(to, &bytes).map_err(Arc::new)?)
}

/// What a machine reads; a damaged proof is an object that says so.
fn as_json(proofs: &[Option<Proof>]) -> serde_json::Result<Vec<serde_json::Value>> {
    let one = |proof: &Option<Proof>| match proof {
        Some(proof) => serde_json::to_value(proof),
        None => Ok(serde_json::json!({ "damaged": true })),
    };
    proofs.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_proof_is_written_as_one_and_never_as_a_proof() {
        let json = as_json(&[None]).expect("written");
        assert!(json.first().is_some_and(|one| one.get("damaged").is_some() && one.get("deed").is_none()));
    }
}
