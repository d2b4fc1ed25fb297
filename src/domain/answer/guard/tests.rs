use super::*;
use crate::domain::account::Environment;
use crate::domain::answer::finding::Room;
use crate::domain::answer::preflight::Earlier;
use crate::domain::answer::proof::{Comparison, ReadBack};
use crate::domain::dispute::ResponseState;
use crate::domain::dispute::tags::Tags;
use crate::domain::evidence::limits::Limits;
use crate::domain::evidence::{Evidence, EvidenceState};
use crate::domain::ids::EvidenceId;
use crate::domain::reference::Name;
use std::sync::{Arc, LazyLock};

fn dispute() -> Dispute {
    let mut dispute = Dispute::new(DisputeId::parse("DIs7yQRkHDdMYhurzYz72SFk").expect("an id"));
    dispute.state = Some(DisputeState::Pending);
    dispute.response_state = Some(ResponseState::NeedsResponse);
    dispute.respond_by = "2026-11-21T15:00:00Z".parse().ok();
    dispute.amount = Some(124_000);
    dispute
}

fn file(state: EvidenceState) -> Evidence {
    Evidence {
        id: EvidenceId::parse("DF1").expect("an id"),
        dispute: None,
        created_at: None,
        updated_at: None,
        state: Some(state),
        tags: Tags::default(),
        raw: Arc::from("{}"),
    }
}

static LIMITS: LazyLock<Limits> = LazyLock::new(|| Limits::parse(Name::Limits.shipped()).expect("readable"));

fn situation<'a>(dispute: &'a Dispute, evidence: &'a [Evidence]) -> Situation<'a> {
    Situation {
        dispute,
        marks: crate::domain::language::Marks::Point,
        is_fresh: true,
        evidence: Some(evidence),
        read_back: Some(&[]),
        waiting: 0,
        left_out: 0,
        standing: None,
        searched: None,
        earlier: Earlier::None,
        is_reopened: false,
        rounds: None,
        rules: LIMITS.rule_set("finix_current"),
        environment: Environment::Live,
        now: "2026-11-21T12:00:00Z".parse().expect("an instant"),
    }
}

fn draft() -> SubmitDraft {
    SubmitDraft { note: "Delivered".to_owned(), typed: "1240.00".to_owned(), ..SubmitDraft::default() }
}

#[test]
fn a_complete_answer_passes_once_the_amount_is_typed() {
    let (dispute, evidence) = (dispute(), [file(EvidenceState::Succeeded)]);
    let confirmed = draft().confirm(&situation(&dispute, &evidence), Some(Currency::USD)).expect("confirmed");
    assert_eq!((confirmed.note(), confirmed.amount(), confirmed.refund()), ("Delivered", None, None));
    let mut wrong = draft();
    wrong.typed = "124.00".to_owned();
    assert!(wrong.confirm(&situation(&dispute, &evidence), Some(Currency::USD)).is_none());
}

#[test]
fn what_was_not_checked_is_never_shown_as_passed() {
    use crate::domain::packet::Searched;
    use crate::domain::packet::checklist::{Standing, Subject};
    let fraud = || Subject::Code { code: "10.4".to_owned(), claim: "fraud".to_owned() };
    let (dispute, evidence) = (dispute(), [file(EvidenceState::Succeeded), file(EvidenceState::Succeeded)]);
    let mut now = situation(&dispute, &evidence);
    let foreign = crate::domain::answer::proof::ReadBack {
        evidence: EvidenceId::parse("DF1").expect("an id"),
        name: "theirs.pdf".to_owned(),
        state: Some(EvidenceState::Succeeded),
        length: Some(724),
        sha256: None,
        comparison: crate::domain::answer::proof::Comparison::NotFromHere,
    };
    let read = [foreign];
    now.read_back = Some(&read);
    now.standing = Some(Standing { subject: fraud(), met: 2, all: 10, gaps: Vec::new() });
    let places = vec![crate::domain::packet::Place { file: "receipt.pdf".to_owned(), pages: [1].into() }];
    now.searched = Some(Searched { files: 2, searched: 2, found: 1, places: places.clone() });
    let checks = draft().preflight(&now, Some(Currency::USD));
    let outcome = |found: &CheckFinding| checks.iter().find(|check| check.finding == *found).map(|check| check.outcome);
    let names = vec!["theirs.pdf".to_owned()];
    assert_eq!(outcome(&CheckFinding::NotCompared { names }), Some(Outcome::NotChecked));
    let list = |met, gaps| CheckFinding::Checklist { subject: fraud(), met, all: 10, gaps };
    assert_eq!(outcome(&list(2, Vec::new())), Some(Outcome::NotChecked));
    assert_eq!(outcome(&CheckFinding::NumbersFound { found: 1, places }), Some(Outcome::Open));
    let complete = Standing { subject: fraud(), met: 10, all: 10, gaps: Vec::new() };
    now.standing = Some(complete);
    let checks = draft().preflight(&now, Some(Currency::USD));
    assert!(checks.iter().any(|c| c.finding == list(10, Vec::new()) && c.outcome == Outcome::Passed));
}

#[test]
fn a_deadline_that_has_passed_is_said_once() {
    let (dispute, evidence) = (dispute(), [file(EvidenceState::Succeeded)]);
    let mut now = situation(&dispute, &evidence);
    now.now = "2027-11-21T12:00:00Z".parse().expect("an instant");
    for checks in [draft().preflight(&now, Some(Currency::USD)), AcceptDraft::default().preflight(&now)] {
        assert_eq!(checks.iter().filter(|check| check.finding == CheckFinding::DeadlinePassed).count(), 1);
    }
}

#[test]
fn nothing_passes_before_finix_was_asked() {
    let (dispute, evidence) = (dispute(), [file(EvidenceState::Succeeded)]);
    let mut stale = situation(&dispute, &evidence);
    stale.is_fresh = false;
    assert!(draft().confirm(&stale, Some(Currency::USD)).is_none());
    let mut unknown = situation(&dispute, &evidence);
    unknown.evidence = None;
    assert!(draft().confirm(&unknown, Some(Currency::USD)).is_none());
}

#[test]
fn open_checks_need_to_be_seen_and_blocking_ones_cannot_be_passed() {
    let dispute = dispute();
    for evidence in
        [vec![], vec![file(EvidenceState::Pending)], vec![file(EvidenceState::Succeeded), file(EvidenceState::Failed)]]
    {
        let now = situation(&dispute, &evidence);
        let mut answer = draft();
        assert!(answer.confirm(&now, Some(Currency::USD)).is_none());
        answer.reason = "seen".to_owned();
        assert!(answer.confirm(&now, Some(Currency::USD)).is_some());
    }
    let evidence = [file(EvidenceState::Succeeded)];
    let mut busy = situation(&dispute, &evidence);
    busy.waiting = 1;
    let mut answer = draft();
    answer.reason = "seen".to_owned();
    assert!(answer.confirm(&busy, Some(Currency::USD)).is_none());
    answer.note = "  ".to_owned();
    assert!(answer.confirm(&situation(&dispute, &evidence), Some(Currency::USD)).is_none());
}

#[test]
fn what_was_sent_once_is_not_sent_again_without_being_told() {
    let (dispute, evidence) = (dispute(), [file(EvidenceState::Succeeded)]);
    let mut now = situation(&dispute, &evidence);
    let mut answer = draft();
    answer.reason = "seen".to_owned();
    for earlier in [Earlier::OnItsWay, Earlier::Done] {
        now.earlier = earlier;
        assert!(answer.confirm(&now, Some(Currency::USD)).is_none(), "{earlier:?}");
    }
    now.earlier = Earlier::Unknown;
    assert!(answer.confirm(&now, Some(Currency::USD)).is_some());
    answer.reason.clear();
    assert!(answer.confirm(&now, Some(Currency::USD)).is_none());
}

#[test]
fn a_reopened_dispute_wants_evidence_the_issuer_has_not_seen() {
    use crate::domain::answer::preflight::Outcome;
    use crate::domain::answer::proof::{Deed, Proof};
    use crate::domain::dispute::round::Rounds;
    let mut dispute = dispute();
    dispute.state = Some(DisputeState::Lost);
    let named = |id: &str| Evidence { id: EvidenceId::parse(id).expect("an id"), ..file(EvidenceState::Succeeded) };
    let read = ReadBack {
        evidence: EvidenceId::parse("DF1").expect("an id"),
        name: "receipt.pdf".to_owned(),
        state: Some(EvidenceState::Succeeded),
        sha256: None,
        length: None,
        comparison: Comparison::Same,
    };
    let proof = Proof {
        dispute: dispute.id.clone(),
        deed: Deed::Submitted,
        account: String::new(),
        user: None,
        note: String::new(),
        amount: None,
        refund: None,
        manifest: Manifest { files: vec![read], ..Manifest::default() },
        at: "2026-10-01T00:00:00Z".parse().expect("an instant"),
        server_date: None,
        request_id: None,
        by_looking: false,
        is_contradicted: false,
    };
    let here = ["DF1", "DF2"].map(|id| EvidenceId::parse(id).expect("an id")).into();
    let rounds = Rounds::new(dispute.id.clone(), &[proof], here);
    let outcome = |ids: &[&str], found: &dyn Fn(&CheckFinding) -> bool| {
        let evidence: Vec<Evidence> = ids.iter().map(|id| named(id)).collect();
        let mut now = situation(&dispute, &evidence);
        (now.is_reopened, now.rounds) = (true, Some(&rounds));
        let checks = draft().preflight(&now, Some(Currency::USD));
        checks.into_iter().find(|check| found(&check.finding)).map(|check| check.outcome)
    };
    let stale = |found: &CheckFinding| *found == CheckFinding::NothingNew;
    let elsewhere = |found: &CheckFinding| matches!(found, CheckFinding::Elsewhere { .. });
    let new = |found: &CheckFinding| *found == CheckFinding::NewFiles { files: 1 };
    let limits = |found: &CheckFinding| matches!(found, CheckFinding::Limits { .. });
    assert_eq!(outcome(&["DF1"], &stale), Some(Outcome::Open), "all of an earlier round");
    assert_eq!(outcome(&["DF1", "DF3"], &stale), Some(Outcome::Open), "the issuer's own file is none of ours");
    assert_eq!(outcome(&["DF1", "DF3"], &elsewhere), Some(Outcome::Advice));
    assert_eq!(outcome(&["DF1", "DF2"], &stale), None);
    assert_eq!(outcome(&["DF1", "DF2"], &new), Some(Outcome::Passed));
    assert_eq!(outcome(&[], &stale), None, "that there is no file is said already");
    // Eight of ours and the issuer's: warned, not blocked.
    let nine = ["DF1", "DF2", "DF3", "DF4", "DF5", "DF6", "DF7", "DF8", "DF9"];
    assert_eq!(outcome(&nine, &limits), Some(Outcome::Advice));
    let evidence: Vec<Evidence> = nine.iter().map(|id| named(id)).collect();
    let mut first = situation(&dispute, &evidence);
    first.rounds = Some(&rounds);
    let checks = draft().preflight(&first, Some(Currency::USD));
    let is_over = |found: &CheckFinding| matches!(found, CheckFinding::Limits { room: Room::Over, .. });
    assert!(checks.iter().any(|check| is_over(&check.finding) && check.outcome == Outcome::Open));
}

#[test]
fn a_part_is_more_than_nothing_and_at_most_the_whole() {
    let (dispute, evidence) = (dispute(), [file(EvidenceState::Succeeded)]);
    let now = situation(&dispute, &evidence);
    let part = |text: &str| {
        let answer = SubmitDraft { is_partial: true, partial_amount: text.to_owned(), ..draft() };
        answer.confirm(&now, Some(Currency::USD)).map(|confirmed| confirmed.amount())
    };
    assert_eq!(part("40.00"), Some(Some(4_000)));
    assert_eq!(part("1240.00"), Some(None));
    for bad in ["0", "1240.01", "x", ""] {
        assert_eq!(part(bad), None, "{bad}");
    }
}

#[test]
fn only_a_dispute_that_needs_a_response_can_be_accepted() {
    let mut dispute = dispute();
    let answer = AcceptDraft { note: "Refund due".to_owned(), typed: "1240".to_owned(), reason: "seen".to_owned() };
    assert!(answer.confirm(&situation(&dispute, &[]), Some(Currency::USD)).is_some());
    for response in [ResponseState::Unknown, ResponseState::Responded, ResponseState::Accepted] {
        dispute.response_state = Some(response);
        assert!(answer.confirm(&situation(&dispute, &[]), Some(Currency::USD)).is_none());
    }
}

#[test]
fn other_bytes_than_were_sent_need_a_reason_and_it_is_kept() {
    let (dispute, evidence) = (dispute(), [file(EvidenceState::Succeeded)]);
    let mut read = [ReadBack {
        evidence: EvidenceId::parse("DF1").expect("an id"),
        name: "receipt.pdf".to_owned(),
        state: Some(EvidenceState::Succeeded),
        sha256: Some("ab".to_owned()),
        length: Some(10),
        comparison: Comparison::Different,
    }];
    let mut answer = draft();
    let confirm = |answer: &SubmitDraft, read: Option<&[ReadBack]>| {
        let now = Situation { read_back: read, ..situation(&dispute, &evidence) };
        answer.confirm(&now, Some(Currency::USD))
    };
    assert!(confirm(&answer, Some(&read)).is_none() && confirm(&answer, None).is_none());
    answer.reason = "Finix support said so".to_owned();
    assert!(confirm(&answer, None).is_none(), "not before they were read back");
    let confirmed = confirm(&answer, Some(&read)).expect("overridden");
    let names = vec!["receipt.pdf".to_owned()];
    assert_eq!(confirmed.manifest().overridden, [Overridden::Finding(CheckFinding::OtherBytes { names })]);
    assert_eq!(confirmed.manifest().reason.as_deref(), Some("Finix support said so"));
    assert_eq!(confirmed.manifest().files, read);
    read[0].comparison = Comparison::Same;
    let confirmed = confirm(&draft(), Some(&read)).expect("nothing to override");
    assert_eq!((confirmed.manifest().reason.as_deref(), confirmed.manifest().overridden.len()), (None, 0));
}

#[test]
fn a_file_that_is_left_out_is_said() {
    let (dispute, evidence) = (dispute(), [file(EvidenceState::Succeeded)]);
    let now = Situation { left_out: 1, ..situation(&dispute, &evidence) };
    assert!(draft().confirm(&now, Some(Currency::USD)).is_none());
    let answer = SubmitDraft { reason: "a copy of the other one".to_owned(), ..draft() };
    let confirmed = answer.confirm(&now, Some(Currency::USD)).expect("overridden");
    assert_eq!(confirmed.manifest().overridden, [Overridden::Finding(CheckFinding::LeftOut { files: 1 })]);
}

#[test]
fn a_card_number_in_the_note_needs_a_reason() {
    let (dispute, evidence) = (dispute(), [file(EvidenceState::Succeeded)]);
    let mut answer = SubmitDraft { note: "Paid with 4111 1111 1111 1111".to_owned(), ..draft() };
    assert!(answer.confirm(&situation(&dispute, &evidence), Some(Currency::USD)).is_none());
    answer.reason = "a test number".to_owned();
    assert!(answer.confirm(&situation(&dispute, &evidence), Some(Currency::USD)).is_some());
}

#[test]
fn without_a_currency_the_end_of_the_id_confirms() {
    let dispute = dispute();
    assert_eq!(confirmation(&dispute, None), "z72SFk");
    assert!(is_confirmed("z72SFk", &dispute, None) && !is_confirmed("1240.00", &dispute, None));
    assert_eq!(confirmation(&dispute, Some(Currency::USD)), "1240.00");
}
