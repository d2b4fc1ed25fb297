//! Files that were sent from here: their bytes are still in the outbox.

use crate::desk::{Intent, OutboxRow};
use crate::domain::evidence::Evidence;
use crate::domain::ids::DisputeId;
use crate::domain::packet::Exhibit;
use std::sync::Arc;

/// A file Finix holds, as it was sent from here.
pub(super) fn sent_exhibit(rows: &[Arc<OutboxRow>], id: &DisputeId, held: &Evidence) -> Option<Exhibit> {
    rows.iter().find_map(|row| match &row.intent {
        Intent::Upload { dispute, file } if dispute == id && Some(file.sent_name().as_str()) == held.sent_name() => {
            let (sha256, name) = (file.sha256.clone(), file.name.clone());
            Some(Exhibit { sha256, name, length: file.length, ..Exhibit::default() })
        }
        _ => None,
    })
}
