//! What is done with many disputes at once.

use crate::app::words;
use crate::desk::bulk::Change;
use crate::desk::list::Entry;
use crate::domain::dispute::team::TeamChange;
use crate::domain::text;

/// A change.
#[must_use]
pub(crate) fn change(change: &Change) -> String {
    match change {
        Change::Team(TeamChange::Assign(Some(person))) => words::bulk_what_assign(person.as_str()),
        Change::Team(TeamChange::Assign(None)) => words::bulk_what_unassign().to_owned(),
        Change::Team(TeamChange::Work(Some(work))) => words::bulk_what_work(words::work(work).into_owned()),
        Change::Team(TeamChange::Work(None)) => words::bulk_what_no_work().to_owned(),
        Change::Tag(key, Some(value)) => words::bulk_what_tag(text::clean_to(key, 40), text::clean_to(value, 40)),
        Change::Tag(key, None) => words::bulk_what_untag(text::clean_to(key, 40)),
    }
}

/// What a dispute has now that a change would replace.
#[must_use]
pub(crate) fn replaced(change: &Change, entry: &Entry) -> String {
    let now = match change {
        Change::Team(TeamChange::Assign(_)) => entry.team.assignee.clone(),
        Change::Team(TeamChange::Work(_)) => entry.team.work.as_ref().map(|work| words::work(work).into_owned()),
        Change::Tag(key, _) => entry.dispute.tags.get(key).map(|tag| text::clean_to(tag, 60)),
    };
    now.unwrap_or_else(|| "–".to_owned())
}
