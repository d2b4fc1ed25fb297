//! Sending one row, once: what is asked first, the request, and what its answer means.

use super::plan::{Moved, Outcome};
use super::room;
use super::row::{Intent, OutboxRow};
use super::vendor::{Gate, Said, Vendor};
use crate::api::error::{ApiError, ErrorKind, Operation};
use crate::api::finix::GetEvidence;
use crate::domain::account::{Environment, Service};
use crate::domain::dispute::{Dispute, Status};
use crate::domain::evidence_file::{EvidenceFile, ORIGINAL_NAME};
use crate::domain::guard::ConfirmedSubmit;
use crate::domain::ids::{DisputeId, EvidenceId};
use crate::domain::legal::{Act, Verdict, verdict};
use crate::domain::limits::rule_sets;
use crate::domain::proof::{ReadBack, Seen};
use crate::domain::tags::Tags;
use crate::domain::text;
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use std::sync::atomic::Ordering;

/// Around the row: where money stands, and what time it is.
#[derive(Clone, Copy)]
pub struct Around {
    /// Whether money is real.
    pub environment: Environment,
    /// Now.
    pub now: Timestamp,
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
            let of = GetEvidence { dispute: dispute.clone(), evidence: evidence.clone() };
            match vendor.delete(&of).await {
                // Somebody else took it back, or this row did and its reply was lost.
                Err(error) if error.status == Some(404) => done(Some("The file is not there".to_owned()), None),
                other => settle(other),
            }
        }
        Intent::Submit(confirmed) => {
            let id = confirmed.dispute();
            if let Some(stopped) = still_possible(vendor, id, Act::Submit, row.intent.seen(), around).await {
                return stopped.into();
            }
            if let Some(stopped) = still_has_files(vendor, confirmed).await {
                return stopped.into();
            }
            if !gate.begin(Vec::new()).await {
                return Outcome::NotYet.into();
            }
            settle(vendor.submit(confirmed).await)
        }
        Intent::Accept(confirmed) => {
            let id = confirmed.dispute();
            if let Some(stopped) = still_possible(vendor, id, Act::Accept, row.intent.seen(), around).await {
                return stopped.into();
            }
            if !gate.begin(Vec::new()).await {
                return Outcome::NotYet.into();
            }
            settle(vendor.accept(confirmed).await)
        }
        Intent::Tags { dispute, base, edited, insists } => {
            tags(vendor, gate, dispute, (base, edited), *insists).await.into()
        }
        Intent::Checkout(checkout) => {
            if !gate.begin(Vec::new()).await {
                return Outcome::NotYet.into();
            }
            with_words(vendor.report(checkout).await)
        }
        Intent::Payment(event) => {
            if !gate.begin(Vec::new()).await {
                return Outcome::NotYet.into();
            }
            with_words(vendor.pay(event).await)
        }
    }
}

fn done(words: Option<String>, request_id: Option<String>) -> Sent {
    Outcome::Confirmed { words, request_id }.into()
}

fn settle<T>(answer: Result<Said<T>, ApiError>) -> Sent {
    match answer {
        Ok(said) => Sent { outcome: Outcome::Confirmed { words: None, request_id: said.request_id }, date: said.date },
        Err(error) => Outcome::Failed(error).into(),
    }
}

fn with_words(answer: Result<Said<Option<String>>, ApiError>) -> Sent {
    match answer {
        Ok(said) => done(said.value, said.request_id),
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

/// Whether the dispute still waits for this, asked right before: what a person decided on may be long ago, and somebody
/// else may have answered.
async fn still_possible<V: Vendor>(
    vendor: &V,
    id: &DisputeId,
    act: Act,
    seen: Option<&Seen>,
    around: Around,
) -> Option<Outcome> {
    let now = match vendor.dispute(id).await {
        Err(error) => return Some(Outcome::NotBegun(error)),
        Ok(now) => now,
    };
    moved(&now, act, seen, around).map(Outcome::Moved)
}

/// What stands against it now and did not when the person decided.
#[must_use]
pub fn moved(now: &Dispute, act: Act, seen: Option<&Seen>, around: Around) -> Option<Moved> {
    let theirs = Seen::of(now, around.now);
    let words = match verdict(now, act, around.environment, around.now) {
        Verdict::Refused(words) => words.to_owned(),
        Verdict::Fetch => "Finix does not say what this dispute allows".to_owned(),
        Verdict::Allowed | Verdict::Warned(_) => {
            if !theirs.was_past || seen.is_none_or(|seen| seen.was_past) {
                return None;
            }
            "The deadline has passed since it was confirmed".to_owned()
        }
    };
    Some(Moved { words, theirs: theirs.words() })
}

/// Whether Finix still has every file that was listed when the submission was confirmed.
async fn still_has_files<V: Vendor>(vendor: &V, confirmed: &ConfirmedSubmit) -> Option<Outcome> {
    let listed = &confirmed.manifest().files;
    if listed.is_empty() {
        return None;
    }
    let held = match vendor.evidence(confirmed.dispute()).await {
        Ok(held) => held,
        Err(error) => return Some(Outcome::NotBegun(error)),
    };
    let is_gone = |file: &&ReadBack| !held.iter().any(|held| held.id == file.evidence && held.counts());
    let gone: Vec<&str> = listed.iter().filter(is_gone).map(|file| file.name.as_str()).collect();
    (!gone.is_empty()).then(|| {
        let words = format!("A file that was listed is not part of the answer any more: {}", gone.join(", "));
        let theirs = format!("{} files", held.iter().filter(|held| held.counts()).count());
        Outcome::Moved(Moved { words: text::clean_to(&words, 300), theirs })
    })
}

async fn upload<V: Vendor, G: Gate>(
    vendor: &V,
    gate: &G,
    row: &OutboxRow,
    dispute: &DisputeId,
    file: &EvidenceFile,
    around: Around,
) -> Sent {
    if let Some(stopped) = still_possible(vendor, dispute, Act::Upload, None, around).await {
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
    if let Some(most) = rule_sets().iter().map(|rules| rules.max_files).max()
        && counting >= most
        && !(room::certain(&held) < most && is_reopened(vendor, dispute).await)
    {
        return Outcome::Stopped(format!("Finix already holds {counting} files and takes at most {most}")).into();
    }
    let bytes = match gate.bytes(&file.sha256).await {
        Ok(bytes) if text::hex(&Sha256::digest(&bytes)) == file.sha256 => bytes,
        Ok(_) => {
            return Outcome::Stopped("The copy in the outbox is not what was added; add the file again".into()).into();
        }
        Err(words) => return Outcome::Stopped(words).into(),
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
    let of = GetEvidence { dispute: dispute.clone(), evidence: evidence.clone() };
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
    let of = GetEvidence { dispute: dispute.clone(), evidence: evidence.clone() };
    let held = match vendor.evidence(dispute).await {
        Ok(held) => held.into_iter().find(|held| held.id == *evidence),
        Err(error) if error.is_retryable() => return Outcome::NotBegun(error),
        Err(_) => None,
    };
    let unnamed = || Some("Finix has the file, but its original name could not be noted there".to_owned());
    let Some(held) = held else { return Outcome::Confirmed { words: unnamed(), request_id } };
    let original = file.original_name();
    if held.tags.get(ORIGINAL_NAME) == Some(&original) {
        return Outcome::Confirmed { words: None, request_id };
    }
    let own = [(ORIGINAL_NAME.to_owned(), original)];
    let tags: Tags = held.tags.iter().map(|(key, value)| (key.to_owned(), value.to_owned())).chain(own).collect();
    match vendor.put_evidence_tags(&of, &tags).await {
        Ok(_) => Outcome::Confirmed { words: None, request_id },
        Err(error) if matches!(error.kind, ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Interrupted) => {
            Outcome::NotBegun(error)
        }
        Err(_) => Outcome::Confirmed { words: unnamed(), request_id },
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
        let side = |tags: &Tags| {
            let line = |key: &String| {
                format!("{key}: {}", tags.get(key).map_or_else(|| "–".into(), |v| text::clean_to(v, 80)))
            };
            conflicts.iter().map(line).collect::<Vec<_>>().join("\n")
        };
        let words = format!("Somebody else changed the same tags. Yours: {}", side(edited).replace('\n', ", "));
        return Outcome::Moved(Moved { words, theirs: side(&current) });
    }
    let merged = Tags::merged(&current, base, edited);
    if merged == current {
        return Outcome::Confirmed { words: Some("Finix already has these tags".to_owned()), request_id: None };
    }
    if let Err(problems) = merged.check() {
        let words: Vec<String> = problems.into_iter().map(|problem| problem.message).collect();
        return Outcome::Stopped(words.join(". "));
    }
    if !gate.begin(Vec::new()).await {
        return Outcome::NotYet;
    }
    match vendor.put_tags(id, &merged).await {
        Ok(said) => Outcome::Confirmed { words: None, request_id: said.request_id },
        Err(error) => Outcome::Failed(error),
    }
}
