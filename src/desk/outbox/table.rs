//! What every answer makes of every kind of row, as a table to be read.

use super::home::Homes;
use super::intent::Intent;
use super::plan::{Found, Moved, Outcome, SERVER_WORKS, begun, looked, recovered, settled};
use super::reason::{CameBack, KeptReason, Missing, RowReason, Shown, Theirs};
use super::row::{KeptFile, Need, OutboxRow, RowId, RowState};
use crate::api::error::{ApiError, ErrorKind, Operation};
use crate::domain::account::{Account, AccountKey, BaseUrl, Environment, Service};
use crate::domain::answer::finding::Overridden;
use crate::domain::answer::proof::Seen;
use crate::domain::dispute::tags::Tags;
use crate::domain::dispute::{DisputeState, ResponseState};
use crate::domain::evidence::file::EvidenceFile;
use crate::domain::evidence::limits::FileType;
use crate::domain::ids::{DisputeId, EvidenceId};
use jiff::{SignedDuration, Timestamp};

pub(super) fn at(seconds: i64) -> Timestamp {
    let start: Timestamp = "2026-11-21T12:00:00Z".parse().expect("an instant");
    start + SignedDuration::from_secs(seconds)
}

pub(super) fn upload() -> Intent {
    let file = EvidenceFile {
        sha256: "00".repeat(32),
        name: "a.pdf".to_owned(),
        file_type: FileType::Pdf,
        length: 1,
        renamed: None,
    };
    Intent::Upload { dispute: DisputeId::parse("DI1").expect("an id"), file }
}

pub(super) fn shot() -> Intent {
    let json = r#"{"dispute":"DI1","note":"n","manifest":{"files":[],"overridden":[],"reason":null,
        "seen":{"state":null,"response_state":null,"respond_by":null,"was_past":false},"disputed":null,"confirmed_at":null}}"#;
    Intent::Accept(serde_json::from_str(json).expect("a confirmed one"))
}

fn tags() -> Intent {
    let dispute = DisputeId::parse("DI1").expect("an id");
    Intent::Tags { dispute, base: Tags::default(), edited: Tags::default(), insists: false }
}

pub(super) fn checkout() -> Intent {
    let json = r#"{"customer_email":"a@example.org","ipv4_address":"192.0.2.1","psp":"stripe","customer_id":null,
        "invoice_id":"1","subscription_id":null,"charge_id":null,"transaction_id":null}"#;
    Intent::Checkout(serde_json::from_str(json).expect("a checkout"))
}

/// A row whose request has left.
pub(super) fn sent(intent: Intent) -> OutboxRow {
    begun(OutboxRow::new(RowId(1), intent, at(0), None), Vec::new(), at(0))
}

fn after(intent: Intent, kind: ErrorKind) -> RowState {
    let error = ApiError::new(Service::Finix, Operation::UploadEvidence, kind, "");
    settled(sent(intent), Outcome::Failed(error), at(1)).state
}

/// A letter for what becomes of a row: C confirmed, R refused, W waits and goes out again, ? is looked up, P waits for a
/// person.
fn letter(state: RowState) -> char {
    match state {
        RowState::Confirmed => 'C',
        RowState::Refused => 'R',
        RowState::Waiting { .. } => 'W',
        RowState::Unknown { .. } => '?',
        RowState::NeedsYou(_) => 'P',
        _ => '!',
    }
}

#[test]
fn what_a_failure_means_depends_on_what_was_sent() {
    // In order: a file, tags, a submission or an acceptance, a checkout.
    for (kind, expected) in [
        (ErrorKind::Connect, "WWPW"),
        (ErrorKind::NoKey, "WWPW"),
        (ErrorKind::Timeout, "???P"),
        (ErrorKind::Interrupted, "???P"),
        (ErrorKind::Server, "???P"),
        (ErrorKind::Unreadable, "???P"),
        (ErrorKind::TooLarge, "???P"),
        (ErrorKind::Redirected, "???P"),
        (ErrorKind::RateLimited, "???W"),
        (ErrorKind::Unauthorized, "WWPW"),
        (ErrorKind::Forbidden, "RRRR"),
        (ErrorKind::NotFound, "RRRR"),
        (ErrorKind::Conflict, "RRRR"),
        (ErrorKind::Refused, "RRRR"),
        (ErrorKind::BadRequest, "RRRR"),
        (ErrorKind::LocalFile, "RRRR"),
    ] {
        let came: String =
            [upload(), tags(), shot(), checkout()].into_iter().map(|intent| letter(after(intent, kind))).collect();
        assert_eq!(came, expected, "{kind:?}");
    }
}

#[test]
fn nothing_is_repeated_before_the_service_had_its_time() {
    let found = |intent: Intent, seconds: i64| {
        let error = ApiError::new(Service::Finix, Operation::Submit, ErrorKind::Timeout, "");
        let lost = settled(sent(intent), Outcome::Failed(error), at(0));
        looked(lost, Found::Nothing(Missing::File), SERVER_WORKS, at(seconds)).state
    };
    for seconds in [1, 60, 299] {
        for intent in [upload(), tags(), shot()] {
            assert!(matches!(found(intent, seconds), RowState::Unknown { look } if look > at(seconds)));
        }
    }
    assert_eq!(found(upload(), 301), RowState::Waiting { from: None });
    assert_eq!(found(tags(), 301), RowState::Waiting { from: None });
    assert_eq!(found(shot(), 301), RowState::NeedsYou(Need::Doubt), "never without a person");
}

#[test]
fn looking_ends_in_what_the_service_shows() {
    let look = |intent: Intent, found: Found| looked(sent(intent), found, SERVER_WORKS, at(2));
    let done = |evidence: Option<&str>| Found::Done {
        shown: Shown::File,
        evidence: evidence.and_then(|id| EvidenceId::parse(id).ok()),
    };
    assert_eq!(look(shot(), done(None)).state, RowState::Confirmed);
    let uploaded = look(upload(), done(Some("DF1")));
    assert_eq!(uploaded.state, RowState::Waiting { from: None }, "its name is still to be noted");
    assert_eq!(uploaded.evidence, EvidenceId::parse("DF1").ok());
    assert_eq!(look(upload(), Found::Twice).state, RowState::NeedsYou(Need::Twice));
    let seen = Seen { response_state: Some(ResponseState::Responded), ..Seen::default() };
    let theirs = Theirs::Dispute { seen: Box::new(seen) };
    let moved = Moved { reason: RowReason::NothingSaid, theirs: theirs.clone() };
    let moved = look(shot(), Found::Moved(moved));
    assert_eq!((moved.state, moved.theirs), (RowState::NeedsYou(Need::Moved), Some(theirs)));
    assert_eq!(moved.reason, Some(RowReason::NothingSaid));
    let unasked = ApiError::new(Service::Finix, Operation::GetDispute, ErrorKind::Connect, "");
    let later = looked(sent(shot()), Found::Unasked(unasked), SERVER_WORKS, at(400)).state;
    assert!(matches!(later, RowState::Unknown { .. }), "as long as nobody could be asked, nothing is decided");
}

#[test]
fn what_was_on_its_way_when_the_app_died_is_looked_up_and_what_had_not_left_is_sent() {
    assert_eq!(recovered(sent(upload()), &Homes::default(), at(9)).state, RowState::Unknown { look: at(9) });
    let mut named = sent(upload());
    named.evidence = EvidenceId::parse("DF1").ok();
    assert_eq!(recovered(named, &Homes::default(), at(9)).state, RowState::Waiting { from: None });
    let waiting = OutboxRow::new(RowId(1), upload(), at(0), None);
    assert_eq!(recovered(waiting, &Homes::default(), at(9)).state, RowState::Waiting { from: None });
    let held = OutboxRow::new(RowId(1), shot(), at(0), Some(at(5)));
    let soon = recovered(held.clone(), &Homes::default(), at(2)).state;
    assert_eq!(soon, RowState::Held { until: at(12) }, "whoever has just come back has a moment to cancel");
    assert_eq!(
        recovered(held, &Homes::default(), at(60)).state,
        RowState::Held { until: at(70) },
        "nobody could have cancelled it"
    );
}

#[test]
fn a_row_reads_the_same_after_it_was_stored() {
    for intent in [upload(), tags(), shot(), checkout()] {
        let mut row = sent(intent);
        row.error = Some(ApiError::new(Service::Finix, Operation::Submit, ErrorKind::Timeout, "detail"));
        row.reason = Some(RowReason::CannotBeAsked { first: CameBack::Lost, service: Service::Finix });
        row.theirs = Some(Theirs::Files { count: 2 });
        let again = OutboxRow::from_json(RowId(1), &row.to_json()).expect("read");
        assert!(again.intent == row.intent && again.error == row.error && again.state == row.state);
        assert_eq!((again.reason, again.theirs), (row.reason, row.theirs));
    }
}

#[test]
fn a_row_of_a_version_that_kept_sentences_is_read_and_says_what_it_said() {
    let row = r#"{"intent":{"accept":{"dispute":"DI1","note":"n","manifest":{"files":[],
        "overridden":["The deadline has passed; Finix may refuse"],"reason":"known",
        "seen":{"state":null,"response_state":null,"respond_by":null,"was_past":true},"disputed":"$12.40",
        "confirmed_at":null}}},"state":{"needs_you":"doubt"},"added":"2026-11-21T12:00:00Z",
        "changed":"2026-11-21T12:00:09Z","tries":1,"attempted":"2026-11-21T12:00:01Z","lost":null,"held_before":[],
        "is_called_back":false,"evidence":null,"error":null,
        "words":"The reply was lost. Finix shows no acceptance","theirs":"Pending, needs response","request_id":null}"#;
    let row = OutboxRow::from_json(RowId(1), row).expect("an older version's row");
    assert_eq!(row.state, RowState::NeedsYou(Need::Doubt));
    let words = "The reply was lost. Finix shows no acceptance".to_owned();
    assert_eq!(row.reason, Some(RowReason::Earlier(words)));
    assert_eq!(row.theirs, Some(Theirs::Earlier("Pending, needs response".to_owned())));
    let overridden = row.intent.manifest().map(|manifest| manifest.overridden.clone()).unwrap_or_default();
    assert_eq!(overridden, [Overridden::Earlier("The deadline has passed; Finix may refuse".to_owned())]);
    let again = OutboxRow::from_json(RowId(1), &row.to_json()).expect("read");
    assert!(again.reason == row.reason && again.theirs == row.theirs && again.intent == row.intent);
    let kept = r#"{"dispute":"DI1","file":{"sha256":"00","name":"a.pdf","file_type":"pdf","length":1,"renamed":null},
        "added":"2026-11-21T12:00:00Z","refused":"The file is empty","is_suspect":false}"#;
    let kept: KeptFile = serde_json::from_str(kept).expect("an older version's file");
    assert_eq!(kept.refused, Some(KeptReason::Earlier("The file is empty".to_owned())));
}

#[test]
fn a_row_of_a_newer_version_keeps_the_reason_that_is_not_known_here() {
    let mut json: serde_json::Value = serde_json::from_str(&sent(shot()).to_json()).expect("JSON");
    let newer = serde_json::json!({ "why": "of_a_newer_version", "count": 3 });
    let fields = json.as_object_mut().expect("an object");
    fields.insert("reason".to_owned(), newer.clone());
    fields.insert("theirs".to_owned(), serde_json::json!({ "what": "of_a_newer_version" }));
    let row = OutboxRow::from_json(RowId(1), &json.to_string()).expect("read");
    assert_eq!(row.reason, Some(RowReason::Unknown(newer)));
    let written: serde_json::Value = serde_json::from_str(&row.to_json()).expect("JSON");
    assert_eq!(written, json, "as it was");
}

#[test]
fn a_doubt_stays_a_doubt_when_it_is_put_away_and_a_new_deadline_opens_the_dispute_again() {
    use super::earlier;
    use crate::domain::answer::preflight::Earlier;
    use std::sync::Arc;
    let id = DisputeId::parse("DI1").expect("an id");
    let error = |kind| ApiError::new(Service::Finix, Operation::Accept, kind, "");
    let lost = settled(sent(shot()), Outcome::Failed(error(ErrorKind::Timeout)), at(1));
    let doubt = looked(lost, Found::Nothing(Missing::File), SERVER_WORKS, at(400));
    let away = OutboxRow { state: RowState::Discarded, ..doubt.clone() };
    let not_done = settled(sent(shot()), Outcome::Failed(error(ErrorKind::Connect)), at(1));
    let cancelled = settled(OutboxRow::new(RowId(1), shot(), at(0), None), Outcome::Cancelled, at(1));
    let what = |row: &OutboxRow| earlier(&[Arc::new(row.clone())], &id, &Seen::default());
    assert_eq!((what(&doubt), what(&away)), (Earlier::Unknown, Earlier::Unknown));
    assert_eq!((what(&not_done), what(&cancelled)), (Earlier::None, Earlier::None));

    let row = confirmed(true, &seen("PENDING", "NEEDS_RESPONSE", 10));
    let asked_by = |by: &str| {
        let now = Seen { respond_by: by.parse().ok(), ..seen("PENDING", "NEEDS_RESPONSE", 10) };
        earlier(&[Arc::new(row.clone())], &id, &now)
    };
    assert_eq!(asked_by("2026-11-25T00:00:00Z"), Earlier::Done);
    assert_eq!(asked_by("2026-12-25T00:00:00Z"), Earlier::None, "the bank asks again");
}

#[test]
fn what_cannot_be_asked_for_good_needs_a_person_and_not_for_ever() {
    let found = |kind, seconds| {
        let error = ApiError::new(Service::Finix, Operation::GetDispute, kind, "");
        looked(sent(shot()), Found::Unasked(error), SERVER_WORKS, at(seconds)).state
    };
    assert!(matches!(found(ErrorKind::Forbidden, 10), RowState::Unknown { .. }));
    assert_eq!(found(ErrorKind::Forbidden, 400), RowState::NeedsYou(Need::Doubt));
    assert!(matches!(found(ErrorKind::Connect, 400), RowState::Unknown { .. }));
}

#[test]
fn what_goes_wrong_while_looking_says_nothing_of_what_was_sent() {
    let error = |kind, status| {
        let mut error = ApiError::new(Service::Finix, Operation::Accept, kind, "");
        error.status = status;
        error
    };
    let unasked = [
        error(ErrorKind::Forbidden, Some(403)),
        error(ErrorKind::NotFound, Some(404)),
        error(ErrorKind::Connect, None),
        error(ErrorKind::Unauthorized, Some(401)),
    ];
    for lost in
        [error(ErrorKind::Timeout, None), error(ErrorKind::Interrupted, None), error(ErrorKind::Server, Some(502))]
    {
        for unasked in &unasked {
            let row = settled(sent(shot()), Outcome::Failed(lost.clone()), at(1));
            let row = looked(row, Found::Unasked(unasked.clone()), SERVER_WORKS, at(3));
            let early = looked(row.clone(), Found::Nothing(Missing::File), SERVER_WORKS, at(20));
            assert!(matches!(early.state, RowState::Unknown { .. }), "{:?}, {:?}", lost.kind, unasked.kind);
            let late = looked(row, Found::Nothing(Missing::File), SERVER_WORKS, at(400));
            assert_eq!(late.state, RowState::NeedsYou(Need::Doubt), "{:?}, {:?}", lost.kind, unasked.kind);
            assert!(late.may_have_arrived(), "{:?}, {:?}", lost.kind, unasked.kind);
        }
    }
    // What was refused and can never be looked at ends with a person too, who is told that it may be there.
    let refused = settled(sent(shot()), Outcome::Failed(error(ErrorKind::Conflict, Some(409))), at(1));
    let row = looked(refused, Found::Unasked(error(ErrorKind::Forbidden, Some(403))), SERVER_WORKS, at(3));
    assert!(matches!(row.state, RowState::Unknown { .. }), "{:?}", row.state);
    let row = looked(row, Found::Unasked(error(ErrorKind::Forbidden, Some(403))), SERVER_WORKS, at(60));
    assert_eq!(row.state, RowState::NeedsYou(Need::Doubt));
    assert!(row.may_have_arrived());
}

/// How a dispute was read, `updated_at` in seconds.
fn seen(state: &str, response: &str, updated: i64) -> Seen {
    Seen {
        state: Some(DisputeState::from_wire(state)),
        response_state: (!response.is_empty()).then(|| ResponseState::from_wire(response)),
        respond_by: "2026-11-25T00:00:00Z".parse().ok(),
        updated_at: Some(at(updated)),
        was_past: false,
        ..Seen::default()
    }
}

/// An answer that was confirmed when the dispute was seen so.
fn confirmed(is_submission: bool, then: &Seen) -> OutboxRow {
    let manifest = serde_json::json!({ "files": [], "overridden": [], "reason": null, "seen": then,
        "disputed": null, "confirmed_at": null });
    let intent = if is_submission {
        let submit = serde_json::json!({ "dispute": "DI1", "note": "n", "amount": null, "refund": null,
            "manifest": manifest });
        Intent::Submit(serde_json::from_value(submit).expect("a confirmed one"))
    } else {
        let accept = serde_json::json!({ "dispute": "DI1", "note": "n", "manifest": manifest });
        Intent::Accept(serde_json::from_value(accept).expect("a confirmed one"))
    };
    OutboxRow { state: RowState::Confirmed, ..sent(intent) }
}

#[test]
fn a_round_ends_where_a_later_reading_waits_for_nothing_and_the_next_begins_where_one_is_needed_again() {
    use super::earlier;
    use crate::domain::answer::preflight::Earlier;
    use std::sync::Arc;
    let id = DisputeId::parse("DI1").expect("an id");
    let pending = seen("PENDING", "NEEDS_RESPONSE", 10);
    let won = seen("WON", "NEEDS_RESPONSE", 10);
    let needs = |updated| seen("PENDING", "NEEDS_RESPONSE", updated);
    // How it stood when it was answered by a submission (true) or an acceptance, what was read after it one reading
    // after the other, and whether the last one opens a new round.
    let table: &[(bool, &Seen, Vec<Seen>, bool)] = &[
        // The reply and stale readings still show the old state.
        (true, &pending, vec![needs(10)], false),
        (true, &pending, vec![needs(10), needs(11), needs(300)], false),
        (false, &pending, vec![needs(10), needs(60)], false),
        // The answer was seen to be taken; an older reading that comes later opens nothing.
        (true, &pending, vec![seen("PENDING", "RESPONDED", 20)], false),
        (true, &pending, vec![seen("PENDING", "RESPONDED", 20), needs(10)], false),
        (true, &pending, vec![seen("PENDING", "RESPONDED", 20), needs(20)], false),
        (true, &pending, vec![seen("PENDING", "RESPONDED", 20), needs(90)], true),
        (true, &pending, vec![needs(10), seen("PENDING", "RESPONDED", 20), needs(10), needs(90)], true),
        (true, &pending, vec![seen("WON", "NO_RESPONSE_ALLOWED", 50), seen("WON", "NEEDS_RESPONSE", 90)], true),
        (true, &pending, vec![seen("LOST", "NO_RESPONSE_ALLOWED", 50), seen("LOST", "NEEDS_RESPONSE", 90)], true),
        (true, &pending, vec![seen("WON", "", 50), seen("WON", "NEEDS_RESPONSE", 90)], true),
        (false, &pending, vec![seen("PENDING", "ACCEPTED", 20), seen("LOST", "ACCEPTED", 30)], false),
        (false, &pending, vec![seen("LOST", "ACCEPTED", 30), seen("LOST", "NEEDS_RESPONSE", 90)], true),
        // Decided and open again while nobody looked: a submission does not decide, an acceptance does.
        (true, &pending, vec![seen("WON", "NEEDS_RESPONSE", 90)], true),
        (true, &pending, vec![seen("LOST", "NEEDS_RESPONSE", 90)], true),
        (false, &pending, vec![seen("LOST", "NEEDS_RESPONSE", 90)], false),
        // The second round, of a dispute that was won before: what was read before it ends nothing.
        (true, &won, vec![seen("WON", "NEEDS_RESPONSE", 10), seen("WON", "NEEDS_RESPONSE", 40)], false),
        (true, &won, vec![seen("WON", "NO_RESPONSE_ALLOWED", 5), seen("WON", "NEEDS_RESPONSE", 40)], false),
        (true, &won, vec![seen("WON", "", 30), seen("WON", "NEEDS_RESPONSE", 40)], false),
        (true, &won, vec![seen("WON", "RESPONDED", 30), seen("WON", "NEEDS_RESPONSE", 40)], true),
        // A state nobody knows proves nothing.
        (true, &pending, vec![seen("PENDING", "UNKNOWN", 20), needs(30)], false),
    ];
    for (is_submission, then, readings, is_new_round) in table {
        let mut row = confirmed(*is_submission, then);
        for reading in readings {
            // Kept on the disk in between.
            row = OutboxRow::from_json(row.id, &row.to_json()).expect("read");
            row.round_over = row.ended_by(reading, at(400)).or(row.round_over);
        }
        let last = readings.last().expect("a reading");
        let expected = if *is_new_round { Earlier::None } else { Earlier::Done };
        assert_eq!(earlier(&[Arc::new(row)], &id, last), expected, "{then:?}, then {readings:?}");
    }
}

#[test]
fn an_answer_on_its_way_ends_no_round_and_an_older_file_is_read() {
    let row = confirmed(true, &seen("PENDING", "NEEDS_RESPONSE", 10));
    let taken = seen("PENDING", "RESPONDED", 20);
    assert!(row.ended_by(&taken, at(1)).is_some());
    let mut waiting = row.clone();
    (waiting.state, waiting.attempted) = (RowState::Waiting { from: None }, None);
    assert!(waiting.ended_by(&taken, at(1)).is_none(), "somebody else answered");
    let mut older: serde_json::Value = serde_json::from_str(&row.to_json()).expect("JSON");
    let known = older.as_object_mut().and_then(|row| row.remove("round_over"));
    let seen = older.pointer_mut("/intent/submit/manifest/seen").and_then(serde_json::Value::as_object_mut);
    assert!(known.is_some() && seen.is_some_and(|seen| seen.remove("updated_at").is_some()));
    let older = older.to_string();
    let read = OutboxRow::from_json(RowId(1), &older).expect("an older version's row");
    assert!(read.round_over.is_none() && read.ended_by(&taken, at(1)).is_some());
}

#[test]
fn a_doubt_about_what_is_done_is_asked_about_more_and_more_seldom_and_only_where_it_was_sent() {
    let unasked = || Found::Unasked(ApiError::new(Service::Finix, Operation::GetDispute, ErrorKind::NotFound, ""));
    let mut row = OutboxRow { state: RowState::Confirmed, recheck: Some(at(60)), ..sent(shot()) };
    let mut pauses = Vec::new();
    while pauses.len() < 40 {
        let now = row.recheck.expect("asked again");
        row = looked(row, unasked(), SignedDuration::from_mins(5), now);
        assert_eq!(row.state, RowState::Confirmed, "what nobody could say speaks against nothing");
        pauses.push(row.recheck.expect("asked again").duration_since(now).as_mins());
    }
    assert!(pauses.is_sorted() && pauses.first() == Some(&1) && pauses.last() == Some(&60), "{pauses:?}");
    let homes = |url: &str| {
        let mut account = Account::new(AccountKey::parse("a-1").expect("a key"), "Acme", Environment::Sandbox);
        account.set_url(Service::Finix, BaseUrl::parse(url).ok());
        Homes::of(&account)
    };
    let (here, elsewhere) = (homes("https://here.example.org"), homes("https://elsewhere.example.org"));
    row.home = here.of_intent(&row.intent).cloned();
    assert!(recovered(row.clone(), &here, at(9)).recheck.is_some());
    assert_eq!(recovered(row, &elsewhere, at(9)).recheck, None);
}
