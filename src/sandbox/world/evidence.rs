//! The evidence of a dispute: what was there before the sandbox started, and
//! what clients uploaded since.
//!
//! The rules for uploads are in `finix::limits`, the JSON in `finix::evidence`.

use axum::body::Bytes;

use crate::sandbox::clock::{DAY, HOUR, Millis, SECOND, next_quarter_hour};

use super::draft::{Draft, Plan};
use super::files;
use super::id::Kind;
use super::ledger::{Change, EvidenceKey, Reopening, Tags, Upload};
use super::{World, reference};

/// One piece of evidence.
#[derive(Clone, Debug)]
pub(crate) struct Evidence {
    pub(crate) key: EvidenceKey,
    pub(crate) id: String,
    pub(crate) created: Millis,
    pub(crate) updated: Millis,
    pub(crate) state: &'static str,
    pub(crate) tags: Tags,
    /// Written before the fields application, identity and merchant existed.
    pub(crate) is_old_shape: bool,
}

impl Evidence {
    /// True when it came with the round that runs: what was sent in an earlier one stays.
    pub(crate) fn is_of_round(&self, change: Option<&Change>) -> bool {
        let began = change.and_then(|change| change.reopened.last()).map(|last| last.at);
        !matches!(self.key, EvidenceKey::Issuers(_)) && began.is_none_or(|began| self.created >= began)
    }

    /// True for the upload of that number.
    pub(crate) fn is_upload(&self, number: u64) -> bool {
        self.key == EvidenceKey::Uploaded(number)
    }
}

/// The files the page names, the newest first: ID, `created_at`, `updated_at`.
const REFERENCE_FILES: [(&str, Millis, Millis); 3] = [
    ("DFcVgoEuDeWn4eSvdZca8Hf", 1_665_087_774_930, 1_665_088_200_630),
    ("DFx3tddpTC568GjukRFGZpDp", 1_663_176_993_840, 1_663_177_500_510),
    ("DF58kdVTa5eMQUjcXH2F7DH4", 1_660_599_424_410, 1_660_599_900_740),
];

/// All evidence of a dispute, the newest first.
pub(crate) fn all(world: &World, draft: &Draft, change: Option<&Change>, now: Millis) -> Vec<Evidence> {
    let uploads = change.map_or(&[][..], |change| &change.uploads[..]);
    let mut list: Vec<Evidence> = uploads.iter().rev().map(|upload| uploaded(world, draft, upload, now)).collect();
    let is_kept = |number: &u64| !change.is_some_and(|change| change.deleted.contains(number));
    let reopened = change.map_or(&[][..], |change| &change.reopened[..]);
    list.extend(
        (0..)
            .zip(reopened)
            .filter(|(_, again)| again.has_file)
            .map(|(round, again)| issuers(world, draft, round, again)),
    );
    list.extend((0..old_count(world, draft)).filter(is_kept).map(|number| old(world, draft, number, now)));
    for evidence in &mut list {
        if let Some((at, tags)) = change.and_then(|change| change.evidence_tags.get(&evidence.key)) {
            evidence.tags.clone_from(tags);
            evidence.updated = evidence.updated.max(*at);
        }
    }
    if !reopened.is_empty() {
        list.sort_by_key(|evidence| std::cmp::Reverse(evidence.created));
    }
    list
}

/// The piece of evidence of that ID, if it is this dispute's and still there.
pub(crate) fn find(world: &World, draft: &Draft, change: Option<&Change>, id: &str, now: Millis) -> Option<Evidence> {
    all(world, draft, change, now).into_iter().find(|evidence| evidence.id == id)
}

/// The file itself.
pub(crate) fn bytes(evidence: &Evidence, change: Option<&Change>) -> Bytes {
    if let EvidenceKey::Uploaded(number) = evidence.key {
        let stored = change.and_then(|change| change.uploads.iter().find(|u| u.number == number));
        return stored.map_or_else(Bytes::new, |upload| upload.bytes.clone());
    }
    let file_name = match evidence.key {
        EvidenceKey::Old(number) => old_file_name(&evidence.id, number),
        EvidenceKey::Issuers(_) => ISSUERS_FILE.to_owned(),
        EvidenceKey::Uploaded(_) => String::new(),
    };
    files::made_up(&file_name, &evidence.id)
}

/// What docs.finix.com calls "Issuer's Pre-Arbitration Information"; how the API names it is not documented.
const ISSUERS_FILE: &str = "issuers-pre-arbitration-information.pdf";

fn issuers(world: &World, draft: &Draft, round: u64, reopening: &Reopening) -> Evidence {
    Evidence {
        key: EvidenceKey::Issuers(round),
        id: world.mint.id(Kind::IssuersFile, draft.index, round),
        created: reopening.at,
        updated: reopening.at,
        state: "SUCCEEDED",
        tags: file_tags(ISSUERS_FILE, files::content_type(ISSUERS_FILE)),
        is_old_shape: false,
    }
}

fn uploaded(world: &World, draft: &Draft, upload: &Upload, now: Millis) -> Evidence {
    let settles = upload.settles();
    let state = match (now >= settles, upload.will_fail) {
        (false, _) => "PENDING",
        (true, false) => "SUCCEEDED",
        (true, true) => "FAILED",
    };
    Evidence {
        key: EvidenceKey::Uploaded(upload.number),
        id: world.mint.id(Kind::Upload, draft.index, upload.number),
        created: upload.created,
        updated: if now >= settles { settles } else { upload.created },
        state,
        tags: file_tags(&upload.file_name, &upload.content_type),
        is_old_shape: false,
    }
}

/// The tags the server adds at upload.
fn file_tags(file_name: &str, content_type: &str) -> Tags {
    let extension = file_name.rfind('.').and_then(|dot| file_name.get(dot..)).unwrap_or("");
    [("file-name", file_name), ("content-type", content_type), ("file-extension", extension)]
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .into()
}

fn old_count(world: &World, draft: &Draft) -> u64 {
    match draft.plan {
        Plan::AcceptedAndWon { .. } => reference::EVIDENCE_COUNT,
        Plan::Answered { .. } => draft.dice.below(80, 5) + 1,
        Plan::Open if draft.created < world.start - DAY && draft.dice.chance(81, 350) => draft.dice.below(82, 2) + 1,
        _ => 0,
    }
}

fn old(world: &World, draft: &Draft, number: u64, now: Millis) -> Evidence {
    let place = usize::try_from(number).unwrap_or(usize::MAX);
    let is_reference = draft.index == 0;
    let named = REFERENCE_FILES.get(place).filter(|_| is_reference);
    let id = named.map_or_else(|| world.mint.id(Kind::OldEvidence, draft.index, number), |(id, _, _)| (*id).to_owned());
    let created = named.map_or_else(|| old_created(draft, number), |(_, created, _)| *created);
    let settled = next_quarter_hour(created) + draft.dice.between(83, 10, 90) * 10;
    let updated = named.map_or(settled, |(_, _, updated)| *updated);
    let file_name = if is_reference { "test_file.png".to_owned() } else { old_file_name(&id, number) };
    Evidence {
        key: EvidenceKey::Old(number),
        created,
        updated: if now >= updated { updated } else { created },
        state: if now >= updated { old_state(draft, number) } else { "PENDING" },
        tags: file_tags(&file_name, files::content_type(&file_name)),
        is_old_shape: is_reference || draft.dice.chance(84, 60),
        id,
    }
}

fn old_state(draft: &Draft, number: u64) -> &'static str {
    if draft.index == 0 || draft.plan == Plan::Open {
        return "SUCCEEDED";
    }
    match draft.dice.below(90 + number, 100) {
        0..=3 => "FAILED",
        4 => "CANCELED",
        5 => "PROCESSING",
        _ => "SUCCEEDED",
    }
}

/// The files were sent one after the other, the last one before the answer.
fn old_created(draft: &Draft, number: u64) -> Millis {
    let steps = number.cast_signed() + 1;
    let at = match draft.plan {
        Plan::AcceptedAndWon { .. } => 1_660_599_424_410 - steps * (4 * HOUR - 7_770),
        Plan::Answered { at, .. } => {
            let room = (at - draft.created) / 8;
            at - steps * room.min(3 * HOUR) + number.cast_signed() * 10
        }
        _ => draft.created + 20 * HOUR - steps * HOUR + 40 * SECOND,
    };
    at / 10 * 10
}

const FILE_NAMES: [&str; 8] = [
    "receipt.pdf",
    "delivery-confirmation.pdf",
    "customer-emails.pdf",
    "terms-of-sale.pdf",
    "signed-order.jpg",
    "refund-policy.pdf",
    "login-history.pdf",
    "order-page.png",
];

fn old_file_name(id: &str, number: u64) -> String {
    let start = id.bytes().map(u64::from).sum::<u64>();
    let place = usize::try_from((start + number) % 8).unwrap_or(0);
    FILE_NAMES.get(place).copied().unwrap_or("receipt.pdf").to_owned()
}
