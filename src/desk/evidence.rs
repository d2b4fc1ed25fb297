//! Adding a file as evidence: looked at, copied into the outbox, judged, and sent or kept with the reason.
//!
//! Must not live here: the rules for files (`domain::evidence` has them).

mod looking;

pub use looking::Looking;

use super::outbox::{Intent, KeptFile, KeptReason, Outbox, room};
use super::pictures;
use super::shared::Shared;
use crate::domain::dispute::Status;
use crate::domain::evidence::Evidence;
use crate::domain::evidence::file::EvidenceFile;
use crate::domain::evidence::limits::FileType;
use crate::domain::ids::DisputeId;
use crate::domain::packet::FileNote;
use crate::store::StoreError;
use crate::workbench::helper::Helper;
use crate::workbench::inspection::{Finding, PageInspection};
use crate::workbench::{PickError, Picked, pick};
use sha2::{Digest as _, Sha256};
use std::path::PathBuf;
use std::sync::Arc;

/// Why a file was not added; nothing of it is kept then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddError {
    /// It cannot be evidence.
    Pick(PickError),
    /// It could not be copied.
    Copy(CopyError),
}

impl From<PickError> for AddError {
    fn from(error: PickError) -> Self {
        Self::Pick(error)
    }
}

/// Why a file could not be copied into the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopyError {
    /// The outbox did not take it.
    Store(StoreError),
    /// A picture without pixels.
    NoPixels,
    /// Reading or copying broke off; the system's own words.
    Broken(String),
}

impl From<StoreError> for CopyError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Adds a file. From here on the original may be moved, changed or deleted. Returns the name it goes out under, and
/// what was found in it; with findings it is not sent until a person says so. Nothing when it was stopped, and is gone.
///
/// # Errors
/// Why nothing was added.
pub async fn add(
    shared: Arc<Shared>,
    outbox: Outbox,
    helper: Helper,
    dispute: DisputeId,
    path: PathBuf,
    held: Option<Arc<[Evidence]>>,
    looking: Arc<Looking>,
) -> Result<Option<(String, FileNote)>, AddError> {
    let picked = tokio::task::spawn_blocking(move || pick(&path)).await;
    let picked = Arc::new(picked.map_err(|error| AddError::Copy(CopyError::Broken(error.to_string())))??);
    let kept = outbox.keep_file(&dispute, file_of(&picked), picked.stream()).await;
    let kept = kept.map_err(|said| AddError::Copy(CopyError::Broken(said)))?;
    looking.is_kept_as(kept.id);
    let name = kept.file.sent_name();
    let note = search_and_decide(&shared, &outbox, &helper, kept, held.as_deref(), (&looking, &|| true)).await;
    Ok(note.map_err(AddError::Copy)?.map(|note| (name, note)))
}

/// Looks into a file before anything of it leaves, and then decides. Nothing when it was stopped before, and is gone.
async fn search_and_decide(
    shared: &Shared,
    outbox: &Outbox,
    helper: &Helper,
    kept: KeptFile,
    held: Option<&[Evidence]>,
    (looking, is_wanted): (&Looking, &(dyn Fn() -> bool + Sync)),
) -> Result<Option<FileNote>, CopyError> {
    let tables = shared.tables.get();
    let rules = tables.limits.rule_set(&shared.settings.get().rule_set);
    // What cannot be sent anyway need not be searched, unless a person does not want to hear of it any more.
    if !looking.is_stopped() && room::judge(&outbox.rows(), rules, &kept.dispute, &kept.file, held).is_err() {
        return decide(shared, outbox, kept, held).await.map(|()| Some(FileNote::default()));
    }
    let searched = tokio::select! {
        biased;
        () = looking.stopped() => None,
        searched = search(outbox, helper, &kept.file, looking) => Some(searched),
    };
    let Some((note, first)) = searched.filter(|_| !looking.is_stopped() && is_wanted()) else {
        outbox.drop_kept(kept.id);
        return Ok(None);
    };
    match first {
        None => decide(shared, outbox, kept, held).await?,
        Some(first) => {
            let suspect = KeptFile { refused: Some(suspicion(&note, &first)), is_suspect: true, ..kept };
            outbox.keep(suspect).await?;
        }
    }
    Ok(Some(note))
}

/// Sends a file although of what was found in it.
///
/// # Errors
/// Why it was not.
pub async fn send_anyway(
    shared: Arc<Shared>,
    outbox: Outbox,
    id: u64,
    held: Option<Arc<[Evidence]>>,
) -> Result<(), CopyError> {
    let kept = outbox.snapshot().kept.iter().find(|kept| kept.id == id).cloned();
    let Some(kept) = kept.filter(|kept| kept.is_suspect) else { return Ok(()) };
    decide(&shared, &outbox, KeptFile { is_suspect: false, ..kept }, held.as_deref()).await
}

/// Searches a file for numbers that should not be there, its text and its pictures; what cannot be opened or read was not
/// searched. With the first thing that was found.
async fn search(
    outbox: &Outbox,
    helper: &Helper,
    file: &EvidenceFile,
    looking: &Looking,
) -> (FileNote, Option<Finding>) {
    let Ok(bytes) = outbox.bytes(file.sha256.clone()).await else { return (FileNote::default(), None) };
    let bytes: Arc<[u8]> = bytes.into();
    let Ok((mut looked, _)) = helper.look(Arc::clone(&bytes), |_, _| {}).await else {
        return (FileNote::default(), None);
    };
    pictures::see(helper, &bytes, &mut looked.pages, |_| true, |done, all| looking.tell(done, all)).await;
    let with_findings = looked.pages.iter().enumerate().filter(|(_, page)| !page.found.is_empty());
    let note = FileNote {
        is_searched: looked.pages.iter().all(PageInspection::is_searched),
        found: looked.pages.iter().map(|page| page.found.len()).sum(),
        pages: with_findings.map(|(number, _)| number).collect(),
        ..FileNote::default()
    };
    (note, looked.pages.into_iter().flat_map(|page| page.found).next())
}

/// Why a file with findings waits.
fn suspicion(note: &FileNote, first: &Finding) -> KeptReason {
    KeptReason::Suspect {
        kind: first.kind,
        masked: first.masked.clone(),
        more: note.found.saturating_sub(1),
        pages: note.pages.iter().copied().collect(),
    }
}

/// Adds a PDF that was made here.
///
/// # Errors
/// Why it was not.
pub async fn add_pdf(
    shared: &Shared,
    outbox: &Outbox,
    dispute: &DisputeId,
    name: String,
    bytes: Arc<[u8]>,
    held: Option<&[Evidence]>,
) -> Result<EvidenceFile, CopyError> {
    let sha256 = crate::domain::text::hex(&Sha256::digest(&bytes));
    let length = bytes.len() as u64;
    let file = EvidenceFile { sha256, name, file_type: FileType::Pdf, length, renamed: None };
    let kept = outbox.keep_file(dispute, file.clone(), crate::workbench::pieces_of(bytes)).await;
    let kept = kept.map_err(CopyError::Broken)?;
    decide(shared, outbox, kept, held).await?;
    Ok(file)
}

/// Files whose judgement was cut off by an end of the app are judged now.
pub async fn decide_left_over(shared: Arc<Shared>, outbox: Outbox, helper: Helper) {
    for kept in outbox.snapshot().kept.iter().filter(|kept| kept.refused.is_none()) {
        let looking = Looking::default();
        // Looking at pictures takes its time, and a person may remove the file meanwhile.
        let is_there = || outbox.snapshot().kept.iter().any(|other| other.id == kept.id);
        let decided = search_and_decide(&shared, &outbox, &helper, kept.clone(), None, (&looking, &is_there)).await;
        if let Err(error) = decided {
            tracing::warn!(?error, "a file that was added could not be taken up");
        }
    }
}

async fn decide(shared: &Shared, outbox: &Outbox, kept: KeptFile, held: Option<&[Evidence]>) -> Result<(), CopyError> {
    let tables = shared.tables.get();
    let rules = tables.limits.rule_set(&shared.settings.get().rule_set);
    // What is not Docket's own in a reopened dispute may be the issuer's, and may not count: it is no reason to refuse.
    let own: Option<Vec<Evidence>> = held
        .filter(|_| is_reopened(shared, &kept.dispute))
        .map(|held| held.iter().filter(|file| room::certain(std::slice::from_ref(file)) > 0).cloned().collect());
    match room::judge(&outbox.rows(), rules, &kept.dispute, &kept.file, own.as_deref().or(held)) {
        Ok(()) => {
            let intent = Intent::Upload { dispute: kept.dispute, file: kept.file };
            outbox.add_instead(intent, None, Some(kept.id), None);
            Ok(())
        }
        Err(reason) => {
            let refused = KeptFile { refused: Some(reason), ..kept };
            Ok(outbox.keep(refused).await?)
        }
    }
}

fn is_reopened(shared: &Shared, dispute: &DisputeId) -> bool {
    shared.rows.by_id(dispute).is_some_and(|entry| entry.status == Status::Reopened)
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
