//! Every Finix call against the sandbox.

use crate::kit::{PASSWORD, USER, base, bytes, finix_at, http, id, key, pdf, small_world};
use docket::api::finix::{DisputeFilter, Finix, UploadEvidence};
use docket::api::{ApiError, Cursor, Effect, ErrorKind};
use docket::domain::EvidenceRef;
use docket::domain::account::Environment;
use docket::domain::answer::guard::{AcceptDraft, ConfirmedAccept, ConfirmedSubmit, SubmitDraft};
use docket::domain::answer::preflight::Situation;
use docket::domain::dispute::{Dispute, ResponseState};
use docket::domain::{Currency, EvidenceState, Tags};
use docket::sandbox::Faults;

fn situation<'a>(
    dispute: &'a Dispute,
    evidence: &'a [docket::domain::Evidence],
    now: jiff::Timestamp,
) -> Situation<'a> {
    Situation {
        dispute,
        marks: docket::domain::language::Marks::Point,
        is_fresh: true,
        evidence: Some(evidence),
        read_back: Some(&[]),
        waiting: 0,
        left_out: 0,
        standing: None,
        searched: None,
        earlier: docket::domain::answer::preflight::Earlier::None,
        is_reopened: false,
        rounds: None,
        rules: None,
        environment: Environment::Sandbox,
        now,
    }
}

pub fn confirmed_submit(dispute: &Dispute, now: jiff::Timestamp) -> ConfirmedSubmit {
    let typed = docket::domain::answer::guard::confirmation(dispute, None);
    let draft = SubmitDraft { note: "Delivered".into(), typed, reason: "seen".into(), ..SubmitDraft::default() };
    draft.confirm(&situation(dispute, &[], now), None).expect("confirmed")
}

fn confirmed_accept(dispute: &Dispute, now: jiff::Timestamp) -> ConfirmedAccept {
    let typed = docket::domain::answer::guard::confirmation(dispute, None);
    let draft = AcceptDraft { note: "Refund due".into(), typed, reason: "seen".into() };
    draft.confirm(&situation(dispute, &[], now), None).expect("confirmed")
}

fn upload_call(dispute: &Dispute, name: &str, length: usize) -> UploadEvidence {
    UploadEvidence {
        dispute: dispute.id.clone(),
        file_name: name.into(),
        media_type: "application/pdf",
        length: length as u64,
    }
}

#[tokio::test]
async fn the_card_of_a_payment_comes_from_its_instrument_when_the_payment_does_not_name_it() {
    let world = crate::kit::world(docket::sandbox::Config { disputes: 60, ..Default::default() }).await;
    let page = world.finix.list_disputes(&DisputeFilter::default(), None).await.expect("a page");
    let (mut named, mut asked) = (0, 0);
    for transfer in page.items.iter().filter_map(|dispute| dispute.transfer.as_ref()) {
        let payment = world.finix.payment(transfer).await.expect("a payment");
        let said = world.finix.payment_with_card(&payment).await.expect("an instrument");
        *(if said.is_some() { &mut asked } else { &mut named }) += 1;
        let known = said.unwrap_or_else(|| payment.clone());
        assert!(known.card.is_complete() && known.instrument.is_none(), "{known:?}");
        assert_eq!(known.billing.parts().is_empty(), payment.instrument.is_none(), "{known:?}");
        assert_eq!((known.amount, known.currency, &known.id), (payment.amount, payment.currency, &payment.id));
    }
    assert!(named > 0 && asked > 0, "{named} named, {asked} asked");
}

#[tokio::test]
async fn every_dispute_is_listed_once_by_walking_the_cursors() {
    let world = crate::kit::world(docket::sandbox::Config { disputes: 250, ..Default::default() }).await;
    let (mut cursor, mut seen) = (None, std::collections::HashSet::new());
    loop {
        let page = world.finix.list_disputes(&DisputeFilter::default(), cursor).await.expect("a page");
        assert_eq!(page.unreadable, 0);
        seen.extend(page.items.iter().map(|d| d.id.clone()));
        match page.next {
            Some(next) => cursor = Some(next),
            None => break,
        }
    }
    assert_eq!(seen.len(), 250);
    assert!(seen.contains(&id("DIs7yQRkHDdMYhurzYz72SFk")), "the reference page's own dispute");
}

#[tokio::test]
async fn filters_reach_the_service() {
    let world = small_world().await;
    let filter = DisputeFilter { state: Some("WON".into()), ..DisputeFilter::default() };
    let page = world.finix.list_disputes(&filter, None).await.expect("a page");
    assert!(!page.items.is_empty());
    assert!(page.items.iter().all(|d| d.state == Some(docket::domain::DisputeState::Won)));
}

#[tokio::test]
async fn a_dispute_its_payment_and_its_money_are_read() {
    let world = small_world().await;
    let dispute = world.finix.dispute(&id("DIs7yQRkHDdMYhurzYz72SFk")).await.expect("a dispute");
    assert_eq!(dispute.amount, Some(888_888));
    let payment = world.finix.payment(&dispute.transfer.clone().expect("a payment")).await.expect("a payment");
    assert_eq!(payment.currency, Some(Currency::USD));
    let entries = world.finix.adjustments(&dispute.id).await.expect("entries");
    let net = docket::domain::dispute::transfer::net_effect(&entries);
    assert_eq!(net.per_currency.first().map(|m| m.minor), Some(0), "won: taken and given back");
}

#[tokio::test]
async fn tags_are_replaced_whole() {
    let world = small_world().await;
    let dispute = world.open_dispute().await;
    let tags: Tags = [("only".to_owned(), "this".to_owned())].into_iter().collect();
    let answer = world.finix.put_tags(&dispute.id, &tags).await.expect("saved");
    assert_eq!(answer.value.tags, tags);
    assert_eq!(world.finix.dispute(&dispute.id).await.expect("fresh").tags, tags);
    assert!(answer.request_id.is_some() && answer.date.is_some());
}

#[tokio::test]
async fn a_file_is_uploaded_listed_downloaded_byte_for_byte_and_deleted() {
    let world = small_world().await;
    let dispute = world.open_dispute().await;
    let file = pdf(70_000);
    let before = world.finix.evidence(&dispute.id).await.expect("files").len();
    let answer =
        world.finix.upload(&upload_call(&dispute, "a b ñ.pdf", file.len()), bytes(&file)).await.expect("uploaded");
    let evidence = answer.value;
    assert_eq!(evidence.file_name(), "a b ñ.pdf");
    let held = world.finix.evidence(&dispute.id).await.expect("files");
    assert_eq!(held.len(), before + 1);
    let of = EvidenceRef { dispute: dispute.id.clone(), evidence: evidence.id.clone() };
    let fresh = world.finix.one_evidence(&of).await.expect("the file");
    assert_eq!(fresh.state, Some(EvidenceState::Succeeded));
    assert_eq!(world.finix.download(&of).await.expect("bytes").bytes, file);
    let tags: Tags = [("kind".to_owned(), "receipt".to_owned())].into_iter().collect();
    let tagged = world.finix.put_evidence_tags(&of, &tags).await.expect("tagged").value;
    assert_eq!(tagged.tags, tags, "a PUT replaces the file's name too");
    world.finix.delete_evidence(&of).await.expect("deleted");
    assert_eq!(world.finix.evidence(&dispute.id).await.expect("files").len(), before);
}

#[tokio::test]
async fn a_submission_is_taken_once() {
    let world = small_world().await;
    let dispute = world.open_dispute().await;
    let confirmed = confirmed_submit(&dispute, world.sandbox.now());
    world.finix.submit(&confirmed).await.expect("submitted");
    let fresh = world.finix.dispute(&dispute.id).await.expect("fresh");
    assert_eq!(fresh.response_state, Some(ResponseState::Responded));
    let again = world.finix.submit(&confirmed).await.expect_err("only once");
    assert_eq!((again.kind, again.status, again.effect()), (ErrorKind::Refused, Some(422), Effect::Refused));
    assert!(again.vendor_words().is_some() && again.logref.is_some() && again.request_id.is_some());
    let file = pdf(100);
    let late =
        world.finix.upload(&upload_call(&dispute, "late.pdf", file.len()), bytes(&file)).await.expect_err("too late");
    assert_eq!(late.effect(), Effect::Refused);
    assert_eq!(world.applied("/submit"), 1);
}

#[tokio::test]
async fn an_acceptance_is_taken_once() {
    let world = small_world().await;
    let dispute = world.open_dispute().await;
    let confirmed = confirmed_accept(&dispute, world.sandbox.now());
    world.finix.accept(&confirmed).await.expect("accepted");
    let fresh = world.finix.dispute(&dispute.id).await.expect("fresh");
    assert_eq!(fresh.response_state, Some(ResponseState::Accepted));
    let again = world.finix.accept(&confirmed).await.expect_err("only once");
    assert_eq!(again.effect(), Effect::Refused);
}

#[tokio::test]
async fn a_wrong_password_is_401_and_a_reader_may_not_write() {
    let world = small_world().await;
    let url = world.sandbox.urls().finix;
    let wrong = Finix::new(http(), base(&url), key(USER, "wrong"));
    let error = wrong.dispute(&id("DIx")).await.expect_err("refused");
    assert_eq!((error.kind, error.code.as_deref()), (ErrorKind::Unauthorized, Some("UNKNOWN")));
    let reader =
        Finix::new(http(), base(&url), key("USreadsButNeverWrites5vN", "0d9c3b72-4e8a-4b61-a7f4-91e6d25c8b0f"));
    let dispute = world.open_dispute().await;
    let error = reader.put_tags(&dispute.id, &Tags::default()).await.expect_err("refused");
    assert_eq!(error.kind, ErrorKind::Forbidden);
}

#[tokio::test]
async fn what_is_not_there_is_404_and_a_bogus_cursor_too() {
    let world = small_world().await;
    let error = world.finix.dispute(&id("DInothing")).await.expect_err("not there");
    assert_eq!((error.kind, error.code.as_deref()), (ErrorKind::NotFound, Some("NOT_FOUND")));
    let cursor = Some(Cursor::After("123".into()));
    let error = world.finix.list_disputes(&DisputeFilter::default(), cursor).await.expect_err("bogus");
    assert_eq!(error.kind, ErrorKind::NotFound);
}

#[tokio::test]
async fn the_services_limit_is_told_in_its_own_words() {
    let world = small_world().await;
    let dispute = world.open_dispute().await;
    let file = pdf(1_000_001);
    let error =
        world.finix.upload(&upload_call(&dispute, "big.pdf", file.len()), bytes(&file)).await.expect_err("too big");
    assert_eq!(error.status, Some(422));
    assert_eq!(error.messages.first().and_then(|m| m.field.as_deref()), Some("file"));
}

async fn status(code: u16) -> ApiError {
    let world = small_world().await;
    let faults: Faults = format!("put_dispute=status:{code}").parse().expect("a fault");
    world.sandbox.faults().set(faults);
    let dispute = id("DIs7yQRkHDdMYhurzYz72SFk");
    world.finix.put_tags(&dispute, &Tags::default()).await.expect_err("an error")
}

#[tokio::test]
async fn every_documented_status_has_its_kind_and_effect() {
    for (code, kind, effect) in [
        (400, ErrorKind::Refused, Effect::Refused),
        (401, ErrorKind::Unauthorized, Effect::Refused),
        (403, ErrorKind::Forbidden, Effect::Refused),
        (404, ErrorKind::NotFound, Effect::Refused),
        (405, ErrorKind::Refused, Effect::Refused),
        (406, ErrorKind::Refused, Effect::Refused),
        (409, ErrorKind::Conflict, Effect::Refused),
        (422, ErrorKind::Refused, Effect::Refused),
        (429, ErrorKind::RateLimited, Effect::Unknown),
        (500, ErrorKind::Server, Effect::Unknown),
        (503, ErrorKind::Server, Effect::Unknown),
    ] {
        let error = status(code).await;
        assert_eq!((error.status, error.kind, error.effect()), (Some(code), kind, effect), "{code}");
        assert!(error.request_id.is_some(), "{code}");
    }
}

#[tokio::test]
async fn a_read_is_asked_again_and_a_write_is_not() {
    let world = small_world().await;
    let faults: Faults = "get_dispute=status:503#2,put_dispute=status:503#2".parse().expect("faults");
    world.sandbox.faults().set(faults);
    let dispute = id("DIs7yQRkHDdMYhurzYz72SFk");
    world.finix.dispute(&dispute).await.expect("the third try");
    world.finix.put_tags(&dispute, &Tags::default()).await.expect_err("not repeated");
    let puts = world.sandbox.log().iter().filter(|e| e.method == "PUT").count();
    assert_eq!(puts, 1);
}

#[tokio::test]
async fn an_address_where_nobody_listens_is_not_done() {
    let finix = finix_at("http://127.0.0.1:9");
    let error = finix.put_tags(&id("DI1"), &Tags::default()).await.expect_err("nobody there");
    assert_eq!((error.kind, error.effect()), (ErrorKind::Connect, Effect::NotDone));
    assert!(!error.technical().contains(PASSWORD));
}

#[tokio::test]
async fn a_cancelled_upload_leaves_nothing_behind() {
    let world = small_world().await;
    let dispute = world.open_dispute().await;
    let before = world.finix.evidence(&dispute.id).await.expect("files").len();
    let endless = futures_util::StreamExt::boxed(futures_util::stream::pending());
    let call = upload_call(&dispute, "never.pdf", 5_000);
    let upload = world.finix.upload(&call, endless);
    assert!(tokio::time::timeout(std::time::Duration::from_millis(200), upload).await.is_err());
    assert_eq!(world.finix.evidence(&dispute.id).await.expect("files").len(), before);
    assert_eq!(world.applied("/evidence"), 0);
}
