//! Saving the proof of what was submitted or accepted, as JSON for a machine or as PDF for a person.

use super::outbox::Outbox;
use crate::domain::answer::proof::{Comparison, Deed, Proof, ReadBack};
use crate::domain::ids::DisputeId;
use crate::domain::text;
use crate::domain::time::clock;
use crate::workbench::{Block, save as save_file, text_pdf};
use jiff::tz::TimeZone;
use std::path::{Path, PathBuf};

/// Saves every proof of a dispute: a name that ends in `.json` gets JSON, every other one PDF.
///
/// # Errors
/// A sentence about why there is none.
pub async fn save(outbox: Outbox, dispute: DisputeId, zone: TimeZone, to: PathBuf) -> Result<PathBuf, String> {
    let proofs = outbox.proofs(dispute).await.map_err(|error| error.to_string())?;
    if proofs.is_empty() {
        return Err("Nothing was submitted or accepted from here for this dispute".to_owned());
    }
    let written = tokio::task::spawn_blocking(move || write(&proofs, &zone, &to).map(|()| to));
    written.await.map_err(|error| error.to_string())?
}

/// Writes proofs to a file; one that was damaged is `None`. Blocks.
pub(super) fn write(proofs: &[Option<Proof>], zone: &TimeZone, to: &Path) -> Result<(), String> {
    let is_json = to.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    let bytes = if is_json {
        serde_json::to_vec_pretty(&as_json(proofs)?).map_err(|error| error.to_string())?
    } else {
        text_pdf(&pages(proofs, zone)).map_err(|error| error.to_string())?
    };
    save_file(to, &bytes).map_err(|error| error.to_string())
}

/// What stands in the place of a proof that is not what was written.
const DAMAGED: &str =
    "This proof was damaged on this computer and proves nothing. What Finix shows of the dispute holds";

/// What a machine reads; a damaged proof is an object that says so.
fn as_json(proofs: &[Option<Proof>]) -> Result<Vec<serde_json::Value>, String> {
    let one = |proof: &Option<Proof>| match proof {
        Some(proof) => serde_json::to_value(proof).map_err(|error| error.to_string()),
        None => Ok(serde_json::json!({ "damaged": DAMAGED })),
    };
    proofs.iter().map(one).collect()
}

/// What a person reads.
fn pages(proofs: &[Option<Proof>], zone: &TimeZone) -> Vec<Block> {
    let mut blocks = Vec::new();
    for proof in proofs {
        let Some(proof) = proof else {
            blocks.push(Block::Title("A damaged proof".to_owned()));
            blocks.push(Block::Text(DAMAGED.to_owned()));
            continue;
        };
        let deed = match proof.deed {
            Deed::Submitted => "Evidence submitted",
            Deed::Accepted => "Dispute accepted",
        };
        blocks.push(Block::Title(format!("{deed}: {}", proof.dispute)));
        let mut fact = |name: &str, value: Option<&str>| {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                blocks.push(Block::Text(format!("{name}: {}", text::clean_lines(value))));
            }
        };
        fact("Disputed", proof.manifest.disputed.as_deref());
        fact("Account", Some(&proof.account));
        fact("Finix user", proof.user.as_deref());
        fact("Confirmed by a person", proof.manifest.confirmed_at.map(|at| clock::local_and_utc(at, zone)).as_deref());
        fact("Confirmed by Finix", Some(&clock::local_and_utc(proof.at, zone)));
        fact("Finix's own time", proof.server_date.as_deref());
        fact("Request", proof.request_id.as_deref());
        if proof.by_looking {
            fact("How", Some("The reply was lost or did not show it; the dispute itself showed that it was done"));
        }
        if proof.is_contradicted {
            fact("Afterwards", Some("Finix showed later that it was not done, or that the same answer is waited for"));
        }
        fact("The dispute stood at", Some(&proof.manifest.seen.words()));
        fact("Contested part in minor units", proof.amount.map(|amount| amount.to_string()).as_deref());
        fact("Refund", proof.refund.as_deref());
        if !proof.manifest.overridden.is_empty() {
            blocks.push(Block::Heading("Open checks that were overridden".to_owned()));
            blocks.extend(proof.manifest.overridden.iter().map(|words| Block::Text(format!("– {words}"))));
            let reason = proof.manifest.reason.as_deref().unwrap_or_default();
            blocks.push(Block::Text(format!("Reason: {}", text::clean_lines(reason))));
        }
        blocks.push(Block::Heading("Note".to_owned()));
        blocks.push(Block::Text(text::clean_lines(&proof.note)));
        if !proof.manifest.files.is_empty() {
            blocks.push(Block::Heading("Files, as Finix gave them back before".to_owned()));
        }
        blocks.extend(proof.manifest.files.iter().flat_map(file));
    }
    blocks
}

fn file(file: &ReadBack) -> [Block; 2] {
    let state = file.state.as_ref().map(|state| state.label().into_owned()).unwrap_or_default();
    let length = file.length.map(text::bytes).unwrap_or_default();
    let comparison = match file.comparison {
        Comparison::Same => "the same bytes as on this computer",
        Comparison::Different => "other bytes than were sent from this computer",
        Comparison::NotFromHere => "not sent from this computer",
        Comparison::Unread => "not read back",
    };
    let name = text::clean_to(&file.name, 120);
    [
        Block::Text(format!("{name} ({}), {length}, {state}, {comparison}", file.evidence)),
        Block::Text(format!("SHA-256 {}", file.sha256.as_deref().unwrap_or("–"))),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_proof_is_shown_as_one_and_never_as_a_proof() {
        let json = as_json(&[None]).expect("written");
        assert!(json.first().is_some_and(|one| one.get("damaged").is_some() && one.get("deed").is_none()));
        let pages = pages(&[None], &TimeZone::UTC);
        assert!(matches!(pages.first(), Some(Block::Title(title)) if title == "A damaged proof"));
        assert_eq!(pages.len(), 2);
    }
}
