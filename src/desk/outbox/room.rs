//! Whether there is room for one more file on a dispute, by what was sent from here and what Finix holds.
//!
//! Must not live here: sending.

use super::intent::Intent;
use super::reason::KeptReason;
use super::row::{OutboxRow, RowState};
use crate::domain::evidence::Evidence;
use crate::domain::evidence::file::{EvidenceFile, ORIGINAL_NAME};
use crate::domain::evidence::limits::RuleSet;
use crate::domain::ids::DisputeId;
use std::sync::Arc;

/// Judges whether a file may be added; `held` is what Finix has, where that is known.
///
/// # Errors
/// What stands against it.
pub fn judge(
    rows: &[Arc<OutboxRow>],
    rules: Option<&RuleSet>,
    dispute: &DisputeId,
    file: &EvidenceFile,
    held: Option<&[Evidence]>,
) -> Result<(), KeptReason> {
    let is_answering = |row: &&Arc<OutboxRow>| {
        row.intent.is_one_shot() && row.intent.dispute() == Some(dispute) && row.state.is_active()
    };
    if rows.iter().any(|row| is_answering(&row)) {
        return Err(KeptReason::AnswerOnItsWay);
    }
    let Some(rules) = rules else { return Ok(()) };
    let limit = |problem| KeptReason::Limit { problem };
    rules.check(file.file_type, file.length).map_err(limit)?;
    // What was sent from here but is no longer held (deleted, refused) does not count.
    let is_held = |name: &str| held.is_none_or(|files| files.iter().any(|f| f.counts() && f.sent_name() == Some(name)));
    let (mut on_way, mut bytes) = (0, 0);
    for row in rows {
        let Intent::Upload { dispute: other, file: sent } = &row.intent else { continue };
        let counts = row.state.is_active() || (row.state == RowState::Confirmed && is_held(&sent.sent_name()));
        if other != dispute || !counts {
            continue;
        }
        if sent.sha256 == file.sha256 {
            return Err(KeptReason::SameFile);
        }
        on_way += usize::from(row.state.is_active());
        bytes += sent.length;
    }
    let count = held.map_or(0, |files| files.iter().filter(|file| file.counts()).count());
    rules.check_room(count + on_way, bytes, file.length).map_err(limit)
}

/// How many of the files Finix holds surely count toward the limit: those Docket named. The issuer's may or may not.
#[must_use]
pub fn certain(held: &[Evidence]) -> usize {
    held.iter().filter(|file| file.counts() && file.tags.get(ORIGINAL_NAME).is_some()).count()
}

/// Bytes of this dispute's files as far as they were sent from here.
#[must_use]
pub fn known_bytes(rows: &[Arc<OutboxRow>], id: &DisputeId) -> u64 {
    rows.iter()
        .filter_map(|row| match &row.intent {
            Intent::Upload { dispute, file } if dispute == id && row.state == RowState::Confirmed => Some(file.length),
            _ => None,
        })
        .sum()
}

/// Bytes of the files of this dispute that count; nothing when the size of one is not known, as it was not sent from
/// here.
#[must_use]
pub fn held_bytes(rows: &[Arc<OutboxRow>], id: &DisputeId, held: &[Evidence]) -> Option<u64> {
    let length = |held: &Evidence| {
        rows.iter().find_map(|row| match &row.intent {
            Intent::Upload { dispute, file }
                if dispute == id && Some(file.sent_name().as_str()) == held.sent_name() =>
            {
                Some(file.length)
            }
            _ => None,
        })
    };
    held.iter().filter(|file| file.counts()).map(length).sum()
}

/// Files of this dispute that are on their way or were received, as far as they were sent from here.
#[must_use]
pub fn on_way(rows: &[Arc<OutboxRow>], id: &DisputeId) -> usize {
    let counts = |row: &&Arc<OutboxRow>| {
        matches!(&row.intent, Intent::Upload { dispute, .. } if dispute == id)
            && (row.state.is_active() || row.state == RowState::Confirmed)
    };
    rows.iter().filter(counts).count()
}
