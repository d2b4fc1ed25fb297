//! Sending one row, once: what is asked first, the request, and what its answer means.
//!
//! Must not live here: repeating, what becomes of the row (`plan` says that).

use super::intent::Intent;
use super::plan::{Moved, Outcome};
use super::reason::{RowReason, TagSide, Theirs};
use super::room;
use super::row::OutboxRow;
use super::vendor::{Gate, Said, Vendor};
use crate::api::error::{ApiError, ErrorKind, Operation};
use crate::domain::EvidenceRef;
use crate::domain::account::{Environment, Service};
use crate::domain::answer::allowed_actions::{Act, Verdict, verdict};
use crate::domain::answer::proof::{Manifest, Seen};
use crate::domain::dispute::tags::Tags;
use crate::domain::dispute::{Dispute, ResponseState, Status};
use crate::domain::evidence::Evidence;
use crate::domain::evidence::file::{EvidenceFile, ORIGINAL_NAME};
use crate::domain::ids::{DisputeId, EvidenceId};
use crate::domain::text;
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use std::sync::atomic::Ordering;

/// Around the row: where money stands, what time it is, and how much a dispute takes.
#[derive(Clone, Copy)]
pub struct Around {
    /// Whether money is real.
    pub environment: Environment,
    /// Now.
    pub now: Timestamp,
    /// Most files on one dispute, where that is known.
    pub most_files: Option<usize>,
}

/// What sending came to, with the server's own time for the proof.
pub struct Sent {
    /// What it means.
    pub outcome: Outcome,
    /// The server's `date`, as it wrote it.
    pub date: Option<String>,
}

impl From<Outcome> for Sent {
    fn from(outcome: Outcome) -> Self {
        Self { outcome, date: None }
    }
}

/// Sends a row and says what came of it.
pub async fn send<V: Vendor, G: Gate>(vendor: &V, gate: &G, row: &OutboxRow, around: Around) -> Sent {
    match &row.intent {
        Intent::Upload { dispute, file } => match &row.evidence {
            Some(evidence) => name(vendor, dispute, evidence, file, row.request_id.clone()).await.into(),
            None => upload(vendor, gate, row, dispute, file, around).await,
        },
        Intent::DeleteEvidence { dispute, evidence, .. } => {
            if !gate.begin(Vec::new()).await {
                return Outcome::NotYet.into();
            }
            let of = EvidenceRef { dispute: dispute.clone(), evidence: evidence.clone() };
            match vendor.delete(&of).await {
                // Whether somebody else took it back, or there is no such place to ask, the list of the files shows.
                Err(error) if error.status == Some(404) => {
                    Outcome::Unproven { request_id: error.request_id, date: None }.into()
                }
                other => settle(other),
            }
        }
        Intent::Submit(confirmed) => {
            if let Some(stopped) = still_as_confirmed(vendor, gate, row, confirmed.manifest(), around).await {
                return stopped.into();
            }
            if !gate.begin(Vec::new()).await {
                return Outcome::NotYet.into();
            }
            shown(vendor.submit(confirmed).await, &ResponseState::Responded)
        }
        Intent::Accept(confirmed) => {
            if let Some(stopped) = still_as_confirmed(vendor, gate, row, confirmed.manifest(), around).await {
                return stopped.into();
            }
            if !gate.begin(Vec::new()).await {
                return Outcome::NotYet.into();
            }
            shown(vendor.accept(confirmed).await, &ResponseState::Accepted)
        }
        Intent::Tags { dispute, base, edited, insists } => {
            tags(vendor, gate, dispute, (base, edited), *insists).await.into()
        }
        Intent::Checkout(checkout) => {
            if !gate.begin(Vec::new()).await {
                return Outcome::NotYet.into();
            }
            with_reference(vendor.report(checkout).await)
        }
        Intent::Payment(event) => {
            if !gate.begin(Vec::new()).await {
                return Outcome::NotYet.into();
            }
            with_reference(vendor.pay(event).await)
        }
    }
}

fn settle<T>(answer: Result<Said<T>, ApiError>) -> Sent {
    match answer {
        Ok(said) => Sent { outcome: Outcome::Confirmed { reason: None, request_id: said.request_id }, date: said.date },
        Err(error) => Outcome::Failed(error).into(),
    }
}

/// A yes is believed when the answer itself shows the state it leads to; any other yes is looked up.
fn shown(answer: Result<Said<Option<Dispute>>, ApiError>, wanted: &ResponseState) -> Sent {
    let said = match answer {
        Ok(said) => said,
        Err(error) => return Outcome::Failed(error).into(),
    };
    let is_shown = said.value.is_some_and(|dispute| dispute.response_state.as_ref() == Some(wanted));
    let (request_id, date) = (said.request_id, said.date);
    if is_shown {
        Sent { outcome: Outcome::Confirmed { reason: None, request_id }, date }
    } else {
        Outcome::Unproven { request_id, date }.into()
    }
}

fn with_reference(answer: Result<Said<Option<String>>, ApiError>) -> Sent {
    match answer {
        Ok(said) => {
            let reason = said.value.map(|id| RowReason::Reference { id });
            Outcome::Confirmed { reason, request_id: said.request_id }.into()
        }
        Err(error) => Outcome::Failed(error).into(),
    }
}

/// An upload that was cancelled on its way: as long as bytes were missing, the service has no file.
#[must_use]
pub fn cut_off(row: &OutboxRow) -> Outcome {
    match &row.intent {
        Intent::Upload { file, .. } if row.sent.load(Ordering::Acquire) < file.length => Outcome::Cancelled,
        _ => Outcome::Failed(ApiError::new(
            Service::Finix,
            Operation::UploadEvidence,
            ErrorKind::Interrupted,
            "cancelled while the answer was on its way",
        )),
    }
}

/// Whether the dispute still waits for a file, asked right before: somebody else may have answered.
async fn still_possible<V: Vendor>(vendor: &V, id: &DisputeId, around: Around) -> Option<Outcome> {
    match vendor.dispute(id).await {
        Err(error) => Some(Outcome::NotBegun(error)),
        Ok(now) => moved(&now, &Seen::of(&now, around.now), Act::Upload, None, around).map(Outcome::Moved),
    }
}

/// Whether everything is as the person saw it, asked right before: what was decided on may be long ago.
async fn still_as_confirmed<V: Vendor, G: Gate>(
    vendor: &V,
    gate: &G,
    row: &OutboxRow,
    manifest: &Manifest,
    around: Around,
) -> Option<Outcome> {
    let (id, act) = match &row.intent {
        Intent::Submit(confirmed) => (confirmed.dispute(), Act::Submit),
        Intent::Accept(confirmed) => (confirmed.dispute(), Act::Accept),
        _ => return None,
    };
    let seen = &manifest.seen;
    let listed = seen.files.clone().or_else(|| {
        // What older versions noted: only the files themselves.
        (!manifest.files.is_empty()).then(|| manifest.files.iter().map(|file| file.evidence.clone()).collect())
    });
    if let Some(listed) = listed {
        match vendor.evidence(id).await {
            Err(error) => return Some(Outcome::NotBegun(error)),
            Ok(held) => {
                if let Some(moved) = other_files(gate, &held, &listed, manifest).await {
                    return Some(Outcome::Moved(moved));
                }
            }
        }
    }
    let now = match vendor.dispute(id).await {
        Err(error) => return Some(Outcome::NotBegun(error)),
        Ok(now) => now,
    };
    let mut theirs = Seen::of(&now, around.now);
    if seen.currency.is_some() {
        match vendor.currency(&now).await {
            Err(error) => return Some(Outcome::NotBegun(error)),
            Ok(currency) => theirs = theirs.in_currency(currency),
        }
    }
    moved(&now, &theirs, act, Some(seen), around).map(Outcome::Moved)
}

/// What stands against it now and did not when the person decided. Any difference counts: the decision was about what
/// was seen.
#[must_use]
pub fn moved(now: &Dispute, theirs: &Seen, act: Act, seen: Option<&Seen>, around: Around) -> Option<Moved> {
    let reason = match verdict(now, act, around.environment, around.now) {
        Verdict::Refused(refusal) => RowReason::NotPossible { refusal },
        Verdict::Fetch => RowReason::NothingSaid,
        Verdict::Allowed | Verdict::Warned(_) => {
            let seen = seen?;
            let differences = theirs.differences(seen);
            if !differences.is_empty() {
                // The files are in what was confirmed.
                RowReason::Changed { differences, confirmed: Box::new(Seen { files: None, ..seen.clone() }) }
            } else if theirs.was_past && !seen.was_past {
                RowReason::DeadlinePassed
            } else {
                return None;
            }
        }
    };
    Some(Moved { reason, theirs: Theirs::Dispute { seen: Box::new(theirs.clone()) } })
}

/// Whether the files are other ones than those the person saw. What was sent from here meanwhile is no news: it stood in
/// the same line before the answer.
async fn other_files<G: Gate>(
    gate: &G,
    held: &[Evidence],
    listed: &[EvidenceId],
    manifest: &Manifest,
) -> Option<Moved> {
    let counting: Vec<&Evidence> = held.iter().filter(|held| held.counts()).collect();
    let known_as = |id: &EvidenceId| {
        let listed = manifest.files.iter().find(|file| file.evidence == *id).map(|file| file.name.clone());
        listed.or_else(|| held.iter().find(|held| held.id == *id).map(Evidence::file_name))
    };
    let name = |id: &EvidenceId| known_as(id).unwrap_or_else(|| id.to_string());
    let gone = listed.iter().filter(|id| !counting.iter().any(|held| held.id == **id));
    let gone: Vec<String> = gone.map(name).collect();
    let mut new = Vec::new();
    for file in counting.iter().filter(|held| !listed.contains(&held.id)) {
        if !gate.is_from_here(&file.id).await {
            new.push(file.file_name());
        }
    }
    let is_other = !gone.is_empty() || !new.is_empty();
    let theirs = Theirs::Files { count: counting.len() };
    is_other.then_some(Moved { reason: RowReason::OtherFiles { gone, new }, theirs })
}

async fn upload<V: Vendor, G: Gate>(
    vendor: &V,
    gate: &G,
    row: &OutboxRow,
    dispute: &DisputeId,
    file: &EvidenceFile,
    around: Around,
) -> Sent {
    if let Some(stopped) = still_possible(vendor, dispute, around).await {
        return stopped.into();
    }
    // Before anything is sent nothing was done, whatever fails.
    let held = match vendor.evidence(dispute).await {
        Ok(held) => held,
        Err(error) => return Outcome::NotBegun(error).into(),
    };
    let name_sent = file.sent_name();
    if let Some(there) = held.iter().find(|held| held.counts() && held.sent_name() == Some(&name_sent)) {
        match is_same(vendor, dispute, &there.id, file).await {
            Ok(true) => {
                gate.uploaded(there.id.clone(), None).await;
                return name(vendor, dispute, &there.id, file, None).await.into();
            }
            Ok(false) => {}
            Err(error) => return Outcome::NotBegun(error).into(),
        }
    }
    let counting = held.iter().filter(|evidence| evidence.counts()).count();
    if let Some(most) = around.most_files
        && counting >= most
        && !(room::certain(&held) < most && is_reopened(vendor, dispute).await)
    {
        return Outcome::Stopped(RowReason::FilesFull { held: counting, most }).into();
    }
    let bytes = match gate.bytes(&file.sha256).await {
        Ok(bytes) if text::hex(&Sha256::digest(&bytes)) == file.sha256 => bytes,
        Ok(_) => return Outcome::Stopped(RowReason::CopyDiffers).into(),
        Err(error) => return Outcome::Stopped(RowReason::CopyUnreadable { error }).into(),
    };
    if !gate.begin(held.into_iter().map(|held| held.id).collect()).await {
        return Outcome::NotYet.into();
    }
    let said = match vendor.upload(dispute, file, bytes, &row.sent).await {
        Ok(said) => said,
        Err(error) => return Outcome::Failed(error).into(),
    };
    gate.uploaded(said.value.id.clone(), said.request_id.clone()).await;
    name(vendor, dispute, &said.value.id, file, said.request_id).await.into()
}

/// Whether the bank asks again after a decision: then the issuer's own file may be among the files, and whether it
/// counts is not known.
async fn is_reopened<V: Vendor>(vendor: &V, dispute: &DisputeId) -> bool {
    vendor.dispute(dispute).await.is_ok_and(|now| now.status() == Status::Reopened)
}

/// Whether Finix holds exactly these bytes.
pub(super) async fn is_same<V: Vendor>(
    vendor: &V,
    dispute: &DisputeId,
    evidence: &EvidenceId,
    file: &EvidenceFile,
) -> Result<bool, ApiError> {
    let of = EvidenceRef { dispute: dispute.clone(), evidence: evidence.clone() };
    match vendor.download(&of).await {
        Ok(bytes) => Ok(text::hex(&Sha256::digest(&bytes)) == file.sha256),
        // An older Finix has no download; the name alone, 45 bits of the hash, has to do.
        Err(error) if matches!(error.status, Some(404..=406)) => Ok(true),
        Err(error) => Err(error),
    }
}

/// Notes the name a person knows the file by. The file is there either way.
async fn name<V: Vendor>(
    vendor: &V,
    dispute: &DisputeId,
    evidence: &EvidenceId,
    file: &EvidenceFile,
    request_id: Option<String>,
) -> Outcome {
    let of = EvidenceRef { dispute: dispute.clone(), evidence: evidence.clone() };
    let listed = match vendor.evidence(dispute).await {
        Ok(held) => held.into_iter().find(|held| held.id == *evidence),
        Err(error) if error.is_retryable() => return Outcome::NotBegun(error),
        Err(_) => None,
    };
    // A list may be behind, or not be one; the file itself is asked for before anything is made of that.
    let held = match listed {
        Some(held) => held,
        None => match vendor.one_evidence(&of).await {
            Ok(held) => held,
            Err(error) if error.is_retryable() => return Outcome::NotBegun(error),
            // An answer that names a file which Finix does not show proves nothing.
            Err(_) => return Outcome::Unproven { request_id, date: None },
        },
    };
    let original = file.original_name();
    if held.tags.get(ORIGINAL_NAME) == Some(&original) {
        return Outcome::Confirmed { reason: None, request_id };
    }
    let tags = held.tags.with(ORIGINAL_NAME, Some(&original));
    match vendor.put_evidence_tags(&of, &tags).await {
        Ok(_) => Outcome::Confirmed { reason: None, request_id },
        Err(error) if matches!(error.kind, ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Interrupted) => {
            Outcome::NotBegun(error)
        }
        Err(_) => Outcome::Confirmed { reason: Some(RowReason::Unnamed), request_id },
    }
}

/// Merges what the person changed into what Finix holds now, and replaces the tags with that.
async fn tags<V: Vendor, G: Gate>(
    vendor: &V,
    gate: &G,
    id: &DisputeId,
    (base, edited): (&Tags, &Tags),
    insists: bool,
) -> Outcome {
    let current = match vendor.dispute(id).await {
        Ok(current) => current.tags,
        Err(error) => return Outcome::NotBegun(error),
    };
    let conflicts = Tags::conflicts(&current, base, edited);
    if !insists && !conflicts.is_empty() {
        let side = |tags: &Tags| -> Vec<TagSide> {
            let one = |key: &String| TagSide { key: key.clone(), value: tags.get(key).map(ToOwned::to_owned) };
            conflicts.iter().map(one).collect()
        };
        let reason = RowReason::TagsChanged { yours: side(edited) };
        return Outcome::Moved(Moved { reason, theirs: Theirs::Tags { tags: side(&current) } });
    }
    let merged = Tags::merged(&current, base, edited);
    if merged == current {
        return Outcome::Confirmed { reason: Some(RowReason::TagsThere), request_id: None };
    }
    if let Err(problems) = merged.check() {
        return Outcome::Stopped(RowReason::TagLimits { problems });
    }
    if !gate.begin(Vec::new()).await {
        return Outcome::NotYet;
    }
    match vendor.put_tags(id, &merged).await {
        Ok(said) => Outcome::Confirmed { reason: None, request_id: said.request_id },
        Err(error) => Outcome::Failed(error),
    }
}
