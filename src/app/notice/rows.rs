//! What is told of what came of rows of the outbox, and of disputes that come back.
//!
//! Must not live here: the words for a reason (`words::outbox` has them).

use super::{Notice, write};
use crate::app::words;
use crate::desk::list::Entry;
use crate::desk::{Intent, Need, OutboxRow, RowState, Session, team};
use crate::domain::DisputeId;
use crate::domain::text;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// How much of the end of an id tells disputes apart for a person.
const SHORT_ID: usize = 6;

/// What to say when a row came to its end. Uploads say it in their own row.
#[must_use]
pub fn ended(row: &OutboxRow) -> Option<Notice> {
    let done = |said: &str| Some(Notice::good(said));
    match (row.state, &row.intent) {
        (RowState::Confirmed, Intent::Submit(_)) => done(words::row_done_submit()),
        (RowState::Confirmed, Intent::Accept(_)) => done(words::row_done_accept()),
        // The dispute says it itself.
        (RowState::Confirmed, Intent::Tags { .. }) if team::is_of_team(&row.intent) => None,
        (RowState::Confirmed, Intent::Tags { .. }) => done(words::row_done_tags()),
        (RowState::Confirmed, Intent::DeleteEvidence { .. }) => done(words::row_done_delete()),
        (RowState::Confirmed, Intent::Checkout(_)) => done(words::row_done_checkout()),
        (RowState::Confirmed, Intent::Payment(_)) => done(words::row_done_payment()),
        (RowState::Discarded, _) | (_, Intent::Upload { .. }) => None,
        _ => trouble(row),
    }
}

/// What is only heard of a row that came to its end: an upload says it in its own row, where nobody may be looking.
#[must_use]
pub fn heard(row: &OutboxRow) -> Option<String> {
    match (row.state, &row.intent) {
        (RowState::Confirmed, Intent::Upload { file, .. }) => {
            Some(words::row_done_upload(text::clean_to(&file.name, 60)))
        }
        _ => None,
    }
}

/// The notice of a row that did not end well.
#[must_use]
pub fn trouble(row: &OutboxRow) -> Option<Notice> {
    let (did_not, maybe) = match &row.intent {
        Intent::Upload { .. } => (words::row_not_upload(), words::row_maybe_upload()),
        Intent::DeleteEvidence { .. } => (words::row_not_delete(), words::row_maybe_delete()),
        Intent::Submit(_) => (words::row_not_submit(), words::row_maybe_submit()),
        Intent::Accept(_) => (words::row_not_accept(), words::row_maybe_accept()),
        Intent::Tags { .. } => (words::row_not_tags(), words::row_maybe_tags()),
        Intent::Checkout(_) => (words::row_not_checkout(), words::row_maybe_checkout()),
        Intent::Payment(_) => (words::row_not_payment(), words::row_maybe_payment()),
    };
    let mut notice = match (&row.error, row.state) {
        (_, RowState::NeedsYou(Need::Moved)) => Notice::warning(did_not, None),
        (_, RowState::NeedsYou(Need::Elsewhere)) => {
            Notice::warning(words::sentences(&[did_not, words::row_account_changed()]), None)
        }
        (_, RowState::NeedsYou(Need::Contradicted)) => Notice::warning(words::row_not_shown_any_more(), None),
        (_, RowState::NeedsYou(Need::Twice)) => Notice::warning(words::row_file_doubled(), None),
        (Some(error), _) => write(did_not, maybe, error),
        (None, RowState::Unknown { .. } | RowState::NeedsYou(Need::Doubt)) => Notice::warning(maybe, None),
        (None, RowState::Refused | RowState::NeedsYou(_)) => Notice::bad(did_not, None),
        _ => return None,
    };
    let theirs = row.theirs.as_ref().map(|theirs| words::row_theirs(words::outbox::theirs(theirs)));
    let both: Vec<String> = row.reason.iter().map(words::outbox::reason).chain(theirs).collect();
    if !both.is_empty() {
        notice.hint = Some(words::sentences(&both));
    }
    notice.is_lasting = row.state.needs_person();
    // The row has its own buttons.
    notice.step = None;
    Some(notice)
}

/// The issuer asks again about disputes that were answered or decided; `due` is the first of their deadlines.
#[must_use]
pub fn reopened(ids: &[DisputeId], due: Option<Timestamp>, zone: &TimeZone) -> Notice {
    let headline = match ids {
        [id] => words::row_reopened(id.as_str()),
        _ => words::row_reopened_many(ids.len()),
    };
    let hint = match (ids, due) {
        ([_], Some(due)) => words::row_answer_due(words::local_and_utc(due, zone)),
        (_, Some(due)) => words::row_first_answer_due(words::local_and_utc(due, zone)),
        (_, None) => words::row_answer_due_undated().to_owned(),
    };
    Notice::warning(headline, Some(hint)).lasting()
}

/// A dispute of an account, as a message names it; by its id alone while it is not read from the disk.
#[must_use]
pub fn name_of(session: &Session, id: &DisputeId) -> String {
    session.entry(id).map_or_else(|| id_end(id), |entry| named(&entry))
}

fn id_end(id: &DisputeId) -> String {
    let id = id.as_str();
    words::row_id_end(id.get(id.len().saturating_sub(SHORT_ID)..).unwrap_or(id))
}

/// A dispute in short, as a message names it: its amount, and its order or the end of its id.
#[must_use]
pub fn named(entry: &Entry) -> String {
    let order = entry.order.as_ref().map_or_else(|| id_end(&entry.dispute.id), |order| text::clean_to(order, 24));
    entry.money.map(words::money).into_iter().chain([order]).collect::<Vec<_>>().join(" · ")
}
