//! Whether there is room for one more file on a dispute, by what was sent from here and what Finix holds.

use super::row::{Intent, OutboxRow, RowState};
use crate::domain::evidence::Evidence;
use crate::domain::ids::DisputeId;
use crate::domain::limits::RuleSet;
use crate::workbench::Picked;

/// Judges whether a file may be added; `held` is what Finix has, where that is known.
///
/// # Errors
/// What stands against it, in words.
pub fn judge(
    rows: &[OutboxRow],
    rules: Option<&RuleSet>,
    dispute: &DisputeId,
    file: &Picked,
    held: Option<(&DisputeId, &[Evidence])>,
) -> Result<(), String> {
    let Some(rules) = rules else { return Ok(()) };
    rules.check(file.file_type, file.length)?;
    let held = held.filter(|(id, _)| *id == dispute).map(|(_, files)| files);
    // What was sent from here but is no longer held (deleted, refused) does not count.
    let is_held = |name: &str| held.is_none_or(|files| files.iter().any(|f| f.counts() && f.file_name() == name));
    let (mut on_way, mut bytes) = (0, 0);
    for row in rows {
        let Intent::Upload { dispute: other, file: sent } = &row.intent else { continue };
        let counts = row.state.is_active() || (row.state == RowState::Confirmed && is_held(&sent.name));
        if other != dispute || !counts {
            continue;
        }
        if sent.sha256 == file.sha256 {
            return Err("The same file was already added to this dispute".to_owned());
        }
        on_way += usize::from(row.state.is_active());
        bytes += sent.length;
    }
    let count = held.map_or(0, |files| files.iter().filter(|file| file.counts()).count());
    rules.check_room(count + on_way, bytes, file.length)
}

/// Bytes of this dispute's files as far as they were sent from here.
#[must_use]
pub fn known_bytes(rows: &[OutboxRow], id: &DisputeId) -> u64 {
    rows.iter()
        .filter_map(|row| match &row.intent {
            Intent::Upload { dispute, file } if dispute == id && row.state == RowState::Confirmed => Some(file.length),
            _ => None,
        })
        .sum()
}
