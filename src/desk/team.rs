//! Changing who works on a dispute and how far they are: what the tags will be once everything on its way is there.
//!
//! Must not live here: what the tags mean (`domain::dispute::team`), sending them.

use super::outbox::{Intent, OutboxRow};
use crate::domain::dispute::Dispute;
use crate::domain::dispute::tags::{Tags, TagsProblem};
use crate::domain::dispute::team::{ASSIGNEE, TeamChange, WORK};
use std::sync::Arc;

/// The tags of a dispute as they will be once every change of them that is on its way has arrived: who changes one
/// thing after the other is in no conflict with themself.
#[must_use]
pub fn tags_to_be(rows: &[Arc<OutboxRow>], dispute: &Dispute) -> Tags {
    let mut tags = dispute.tags.clone();
    for row in rows.iter().filter(|row| row.state.is_active()) {
        if let Intent::Tags { dispute: of, base, edited, .. } = &row.intent
            && *of == dispute.id
        {
            tags = Tags::merged(&tags, base, edited);
        }
    }
    tags
}

/// What is to be sent for a change; nothing when that is so already.
///
/// # Errors
/// The limits of Finix that the tags would break with it.
pub fn intent(
    rows: &[Arc<OutboxRow>],
    dispute: &Dispute,
    change: &TeamChange,
) -> Result<Option<Intent>, Vec<TagsProblem>> {
    let base = tags_to_be(rows, dispute);
    let edited = change.made_of(&base);
    if edited == base {
        return Ok(None);
    }
    // What was there before is not for this change to answer for.
    if base.check().is_ok() {
        edited.check()?;
    }
    Ok(Some(Intent::Tags { dispute: dispute.id.clone(), base, edited, insists: false }))
}

/// True for a change of nothing but who works on a dispute and how far they are.
#[must_use]
pub fn is_of_team(intent: &Intent) -> bool {
    let Intent::Tags { base, edited, .. } = intent else { return false };
    let mut keys = base.changed_to(edited).peekable();
    keys.peek().is_some() && keys.all(|key| key == ASSIGNEE || key == WORK)
}
