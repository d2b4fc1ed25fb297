//! Words about what came of rows of the outbox, and of disputes that come back.

use super::{Notice, write};
use crate::desk::{Intent, Need, OutboxRow, RowState};
use crate::domain::DisputeId;
use crate::domain::time::clock;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// What to say when a row came to its end. Uploads say it in their own row.
#[must_use]
pub fn ended(row: &OutboxRow) -> Option<Notice> {
    let words = |done: &str| Some(Notice::good(done.to_owned()));
    match (row.state, &row.intent) {
        (RowState::Confirmed, Intent::Submit(_)) => words("Evidence submitted"),
        (RowState::Confirmed, Intent::Accept(_)) => words("Dispute accepted"),
        (RowState::Confirmed, Intent::Tags { .. }) => words("Tags saved"),
        (RowState::Confirmed, Intent::DeleteEvidence { .. }) => words("File deleted"),
        (RowState::Confirmed, Intent::Checkout(_)) => words("Checkout reported"),
        (RowState::Confirmed, Intent::Payment(_)) => words("Payment sent; Butter took it for processing"),
        (RowState::Discarded, _) | (_, Intent::Upload { .. }) => None,
        _ => trouble(row),
    }
}

/// The notice of a row that did not end well.
#[must_use]
pub fn trouble(row: &OutboxRow) -> Option<Notice> {
    let (did_not, maybe) = match &row.intent {
        Intent::Upload { .. } => ("Evidence was not uploaded", "It is not known whether the file was uploaded"),
        Intent::DeleteEvidence { .. } => ("The file was not deleted", "It is not known whether the file was deleted"),
        Intent::Submit(_) => ("Evidence was not submitted", "It is not known whether the evidence was submitted"),
        Intent::Accept(_) => ("The dispute was not accepted", "It is not known whether the dispute was accepted"),
        Intent::Tags { .. } => ("The tags were not saved", "It is not known whether the tags were saved"),
        Intent::Checkout(_) => ("The checkout was not reported", "It is not known whether the checkout was reported"),
        Intent::Payment(_) => ("The payment was not sent", "It is not known whether the payment was sent"),
    };
    let mut notice = match (&row.error, row.state) {
        (_, RowState::NeedsYou(Need::Moved)) => Notice::warning(did_not, None),
        (_, RowState::NeedsYou(Need::Elsewhere)) => Notice::warning(format!("{did_not}. The account changed"), None),
        (_, RowState::NeedsYou(Need::Contradicted)) => {
            Notice::warning("It was confirmed, and Finix does not show it any more".to_owned(), None)
        }
        (_, RowState::NeedsYou(Need::Twice)) => Notice::warning("Finix has the file more than once", None),
        (Some(error), _) => write(did_not, maybe, error),
        (None, RowState::Unknown { .. } | RowState::NeedsYou(Need::Doubt)) => Notice::warning(maybe, None),
        (None, RowState::Refused | RowState::NeedsYou(_)) => Notice::bad(did_not, None),
        _ => return None,
    };
    let both = row.words.iter().cloned().chain(row.theirs.as_ref().map(|theirs| format!("Finix now: {theirs}")));
    let both: Vec<String> = both.collect();
    if !both.is_empty() {
        notice.hint = Some(both.join(". "));
    }
    notice.is_lasting = true;
    // The row has its own buttons.
    notice.step = None;
    Some(notice)
}

/// The issuer asks again about disputes that were answered or decided; `due` is the first of their deadlines.
#[must_use]
pub fn reopened(ids: &[DisputeId], due: Option<Timestamp>, zone: &TimeZone) -> Notice {
    let headline = match ids {
        [id] => format!("The issuer has reopened {id}"),
        _ => format!("The issuer has reopened {} disputes", ids.len()),
    };
    let hint = match (ids, due) {
        ([_], Some(due)) => format!("An answer is due by {}", clock::local_and_utc(due, zone)),
        (_, Some(due)) => format!("The first answer is due by {}", clock::local_and_utc(due, zone)),
        (_, None) => "An answer is due; Finix has not said by when".to_owned(),
    };
    Notice { is_lasting: true, ..Notice::warning(headline, Some(hint)) }
}
