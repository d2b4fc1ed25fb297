//! Rows of the outbox: what they are, where they stand, what happened, and what the service shows instead.
//!
//! Must not live here: what becomes of a row.

use super as words;
use super::{checks, proof};
use crate::desk::outbox::reason::{CameBack, Meanwhile, Missing, Shown, TagSide};
use crate::desk::outbox::{Intent, KeptReason, RowReason, RowState, Theirs};
use crate::domain::account::Service;
use crate::domain::answer::proof::{Deed, Difference, Seen, Sum};
use crate::domain::dispute::team::{ASSIGNEE, WORK};
use crate::domain::dispute::{DisputeState, ResponseState};
use crate::domain::evidence::sensitive::Kind;
use crate::domain::money::Money;
use crate::domain::packet::page_list;
use crate::domain::text;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// What a row is.
#[must_use]
pub(crate) fn intent(intent: &Intent) -> String {
    match intent {
        Intent::Upload { file, .. } => words::row_upload(text::clean_to(&file.name, 60)),
        Intent::DeleteEvidence { name, .. } => words::row_delete(text::clean_to(name, 60)),
        Intent::Submit(_) => words::row_submit().into(),
        Intent::Accept(_) => words::row_accept().into(),
        Intent::Tags { .. } => words::row_tags().into(),
        Intent::Checkout(_) => words::row_checkout().into(),
        Intent::Payment(_) => words::row_payment().into(),
    }
}

/// Where a row stands.
#[must_use]
pub(crate) fn state(state: RowState) -> &'static str {
    match state {
        RowState::Saving => words::row_state_saving(),
        RowState::Held { .. } | RowState::Waiting { .. } => words::row_state_waiting(),
        RowState::Sending => words::row_state_sending(),
        RowState::Confirmed => words::row_state_confirmed(),
        RowState::Unknown { .. } => words::row_state_unknown(),
        RowState::NeedsYou(_) => words::row_state_action_needed(),
        RowState::Refused => words::row_state_refused(),
        RowState::Discarded => words::row_state_discarded(),
    }
}

/// What came back when a row left, without a full stop.
#[must_use]
pub(crate) fn came_back(first: CameBack) -> &'static str {
    match first {
        CameBack::Lost => words::row_lost(),
        CameBack::Unshown => words::row_unshown(),
        CameBack::Refused => words::row_was_refused(),
    }
}

/// What happened to a row, or why it waits.
#[must_use]
pub(crate) fn reason(reason: &RowReason) -> String {
    match reason {
        RowReason::Cancelled => words::row_cancelled().into(),
        RowReason::CancelledNotThere => words::row_cancelled_not_there().into(),
        RowReason::ConfirmedAgain => words::row_confirmed_again().into(),
        RowReason::AddedAgain => words::row_added_again().into(),
        RowReason::AccountChanged => words::row_elsewhere().into(),
        RowReason::EndedWhileSending => words::row_ended_while_sending().into(),
        RowReason::Restored { made } => words::row_restored(words::weekday_moment(*made, &TimeZone::UTC)),
        RowReason::HoldRanOut { meanwhile } => hold_ran_out(*meanwhile).into(),
        RowReason::NotShownYet { service } => words::row_not_shown_yet(service.name()),
        RowReason::CannotBeAsked { first, service } => words::row_cannot_be_asked(key(*first), service.name()),
        RowReason::NotSaid { first, service, status } => not_said(*first, *service, *status),
        RowReason::NotAskedYet { first, service } => words::row_not_asked_yet(key(*first), service.name()),
        RowReason::NotFound { first, missing, is_sent_again } => not_found(*first, *missing, *is_sent_again),
        RowReason::Found { shown, was_lost } => found(*shown, *was_lost),
        RowReason::Twice => words::row_twice().into(),
        RowReason::OtherState { first, deed, state } => other_state(*first, *deed, state),
        RowReason::Contradicted { deed } => words::row_contradicted(deed_key(*deed)),
        RowReason::NotPossible { refusal } => checks::refusal(*refusal).into(),
        RowReason::NothingSaid => words::check_nothing_said().into(),
        RowReason::Changed { differences, confirmed } => changed(differences, confirmed),
        RowReason::DeadlinePassed => words::row_deadline_passed().into(),
        RowReason::OtherFiles { gone, new } => other_files(gone, new),
        RowReason::TagsChanged { yours } => words::row_tags_changed(tags(yours).join(", ")),
        RowReason::TagLimits { problems } => {
            words::sentences(&problems.iter().map(words::tags_problem).collect::<Vec<_>>())
        }
        RowReason::FilesFull { held, most } => words::row_files_full(*held, *most),
        RowReason::CopyDiffers => words::row_copy_differs().into(),
        RowReason::CopyUnreadable { error } => words::row_copy_unreadable(error.to_string()),
        RowReason::Reference { id } | RowReason::Earlier(id) => id.clone(),
        RowReason::Unnamed => words::row_unnamed().into(),
        RowReason::TagsThere => words::row_tags_there().into(),
        RowReason::Unknown(_) => words::row_of_newer_version().into(),
    }
}

/// How it stands at the service now.
#[must_use]
pub(crate) fn theirs(theirs: &Theirs) -> String {
    match theirs {
        Theirs::Dispute { seen } => proof::seen(seen),
        Theirs::Files { count } => words::row_theirs_files(*count),
        Theirs::Tags { tags } => self::tags(tags).join("\n"),
        Theirs::Home { home } => words::row_theirs_home(home.base.trim_end_matches('/'), home.environment.as_str()),
        Theirs::Earlier(said) => said.clone(),
        Theirs::Unknown(_) => words::row_of_newer_version().into(),
    }
}

/// Why a file that was added is not sent.
#[must_use]
pub(crate) fn kept(reason: &KeptReason) -> String {
    match reason {
        KeptReason::AnswerOnItsWay => words::row_kept_answering().into(),
        KeptReason::SameFile => words::row_kept_same().into(),
        KeptReason::Restored => words::row_kept_restored().into(),
        KeptReason::Limit { problem } => words::limit_problem(problem),
        KeptReason::Suspect { kind, masked, more, pages } => suspect(*kind, masked, *more, pages),
        KeptReason::Earlier(said) => said.clone(),
        KeptReason::Unknown(_) => words::row_of_newer_version().into(),
    }
}

fn suspect(kind: Kind, masked: &str, more: usize, pages: &[usize]) -> String {
    let what = text::sentence(words::sensitive(kind));
    words::row_kept_suspect(what, masked, more, pages.len(), page_list(pages), words::sensitive_why(kind))
}

fn hold_ran_out(meanwhile: Meanwhile) -> &'static str {
    match meanwhile {
        Meanwhile::Closed => words::row_hold_closed(),
        Meanwhile::Slept => words::row_hold_slept(),
        Meanwhile::DiskFailed => words::row_hold_disk(),
    }
}

/// The word a message chooses by.
fn key(first: CameBack) -> &'static str {
    match first {
        CameBack::Lost => "lost",
        CameBack::Unshown => "unshown",
        CameBack::Refused => "refused",
    }
}

fn deed_key(deed: Deed) -> &'static str {
    match deed {
        Deed::Submitted => "submitted",
        Deed::Accepted => "accepted",
    }
}

fn not_said(first: CameBack, service: Service, status: Option<u16>) -> String {
    match status {
        Some(status) => words::row_not_said_status(key(first), service.name(), status),
        None => words::row_not_said(key(first), service.name()),
    }
}

fn not_found(first: CameBack, missing: Missing, is_sent_again: bool) -> String {
    let after = |said: &str| words::sentences(&[came_back(first), said]);
    let said = match missing {
        Missing::File => after(words::row_no_file()),
        Missing::Deletion => after(words::row_no_deletion()),
        Missing::DeletionYet => after(words::row_no_deletion_yet()),
        Missing::Answer(deed) => after(&words::row_no_answer(deed_key(deed))),
        Missing::AnswerYet(deed) => after(&words::row_no_answer_yet(deed_key(deed))),
        Missing::State => words::row_no_state(key(first)),
        Missing::Tags => after(words::row_old_tags()),
    };
    if is_sent_again { words::sentences(&[&said, words::row_sent_again()]) } else { said }
}

fn found(shown: Shown, was_lost: bool) -> String {
    let before = if was_lost { "lost" } else { "shown" };
    match shown {
        Shown::File => words::row_found_file(before),
        Shown::Deletion => words::row_found_deletion(before),
        Shown::Answer(Deed::Submitted) => words::row_found_submission(before),
        Shown::Answer(Deed::Accepted) => words::row_found_acceptance(before),
        Shown::Tags => words::row_found_tags(before),
    }
}

fn other_state(first: CameBack, deed: Deed, state: &ResponseState) -> String {
    let shown = words::row_other_state(deed_key(deed), words::response_state(state).into_owned());
    words::sentences(&[came_back(first), &shown])
}

fn changed(differences: &[Difference], confirmed: &Seen) -> String {
    let changes: Vec<String> = differences.iter().map(difference).collect();
    words::row_changed(changes.join(", "), proof::seen(confirmed))
}

/// What is other than it was, with both sides.
fn difference(difference: &Difference) -> String {
    let given = |said: Option<String>| said.unwrap_or_else(|| words::row_not_given().into());
    match difference {
        Difference::State { then, now } => {
            let side = |state: &Option<_>| {
                given(state.as_ref().map(|state: &DisputeState| words::dispute_state(state).into_owned()))
            };
            words::row_changed_state(side(then), side(now))
        }
        Difference::Response { then, now } => {
            let side = |state: &Option<_>| {
                given(state.as_ref().map(|state: &ResponseState| words::response_state(state).into_owned()))
            };
            words::row_changed_response(side(then), side(now))
        }
        Difference::Deadline { then, now } => {
            let side = |by: Option<Timestamp>| given(by.map(words::utc_to_second));
            words::row_changed_deadline(side(*then), side(*now))
        }
        Difference::Amount { then, now } => {
            let side = |amount: Option<Sum>| given(amount.map(sum));
            words::row_changed_amount(side(*then), side(*now))
        }
    }
}

fn sum(Sum { minor, currency }: Sum) -> String {
    match currency {
        Some(currency) => words::money(Money::new(minor, currency)),
        None => words::row_smallest_unit(minor.to_string()),
    }
}

fn other_files(gone: &[String], new: &[String]) -> String {
    let gone = (!gone.is_empty()).then(|| words::row_file_gone(gone.join(", ")));
    let new = (!new.is_empty()).then(|| words::row_file_new(new.join(", ")));
    text::clean_to(&words::sentences(&gone.into_iter().chain(new).collect::<Vec<_>>()), 300)
}

fn tags(tags: &[TagSide]) -> Vec<String> {
    let value = |tag: &TagSide| tag.value.as_deref().map_or_else(|| "–".into(), |value| text::clean_to(value, 80));
    let name = |tag: &TagSide| match tag.key.as_str() {
        ASSIGNEE => words::list_column_assignee().to_owned(),
        WORK => words::list_column_work().to_owned(),
        key => key.to_owned(),
    };
    tags.iter().map(|tag| words::row_theirs_tag(name(tag), value(tag))).collect()
}

#[cfg(test)]
mod tests;
