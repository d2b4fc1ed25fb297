//! Refusals that are not believed at once, and what is not sent again before somebody said so.

use super::plan::{Found, Outcome, SERVER_WORKS, looked, settled};
use super::reason::{Missing, RowReason, Shown};
use super::row::{Need, RowState};
use super::table::{at, checkout, sent, shot, upload};
use crate::api::error::{ApiError, ErrorKind, Operation};
use crate::domain::account::Service;
use crate::domain::answer::proof::Deed;
use crate::domain::ids::EvidenceId;

#[test]
fn no_refusal_of_what_counts_once_is_believed_before_a_look() {
    for (kind, status, believed) in [
        (ErrorKind::Unauthorized, 401, RowState::NeedsYou(Need::NotDone)),
        (ErrorKind::Forbidden, 403, RowState::Refused),
        (ErrorKind::NotFound, 404, RowState::Refused),
        (ErrorKind::Conflict, 409, RowState::Refused),
        (ErrorKind::Refused, 422, RowState::Refused),
    ] {
        let mut error = ApiError::new(Service::Finix, Operation::Accept, kind, "");
        error.status = Some(status);
        let row = settled(sent(shot()), Outcome::Failed(error), at(1));
        assert_eq!(row.state, RowState::Unknown { look: at(1) }, "{status}");
        let done = Found::Done { shown: Shown::Answer(Deed::Accepted), evidence: None };
        assert_eq!(looked(row.clone(), done, SERVER_WORKS, at(2)).state, RowState::Confirmed, "{status}");
        let missing = || Found::Nothing(Missing::Answer(Deed::Accepted));
        let early = looked(row, missing(), SERVER_WORKS, at(2));
        assert!(matches!(early.state, RowState::Unknown { .. }), "{status}: {:?}", early.state);
        let late = looked(early, missing(), SERVER_WORKS, at(30));
        assert_eq!(late.state, believed, "{status}");
        assert!(!late.may_have_arrived(), "{status}");
    }
}

#[test]
fn what_cannot_be_asked_about_is_repeated_only_where_the_service_did_not_take_it() {
    let after = |kind, status| {
        let mut error = ApiError::new(Service::ButterDisputes, Operation::ReportCheckout, kind, "");
        (error.status, error.retry_after) = (Some(status), Some(std::time::Duration::from_secs(100)));
        settled(sent(checkout()), Outcome::Failed(error), at(1))
    };
    assert_eq!(after(ErrorKind::RateLimited, 429).state, RowState::Waiting { from: Some(at(101)) });
    assert_eq!(after(ErrorKind::Unauthorized, 401).state, RowState::Waiting { from: None }, "until the key is right");
    let doubtful = after(ErrorKind::Server, 503);
    assert_eq!(doubtful.state, RowState::NeedsYou(Need::Doubt));
    assert!(matches!(doubtful.reason, Some(RowReason::CannotBeAsked { .. })));
}

#[test]
fn a_file_that_was_taken_keeps_its_id_until_the_service_says_that_there_is_none_of_it() {
    let mut row = sent(upload());
    row.evidence = EvidenceId::parse("DF1").ok();
    let unproven = settled(row, Outcome::Unproven { request_id: None, date: None }, at(1));
    assert_eq!(
        (unproven.state, &unproven.evidence),
        (RowState::Unknown { look: at(1) }, &EvidenceId::parse("DF1").ok())
    );
    let unasked = ApiError::new(Service::Finix, Operation::ListEvidence, ErrorKind::Unreadable, "");
    let unasked = looked(unproven.clone(), Found::Unasked(unasked), SERVER_WORKS, at(400));
    assert_eq!((unasked.state, &unasked.evidence), (RowState::NeedsYou(Need::Doubt), &unproven.evidence));
    let gone = looked(unproven, Found::Nothing(Missing::File), SERVER_WORKS, at(400));
    assert_eq!((gone.state, gone.evidence), (RowState::Waiting { from: None }, None), "it is sent as a new one");
}
