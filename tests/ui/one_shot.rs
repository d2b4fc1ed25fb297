//! Submitting and accepting: once, guarded, never twice.

use crate::kit::{Role, Setup, Window, demo};
use docket::desk::{Need, RowState};
use docket::domain::{DisputeId, DisputeState, ResponseState, Status};
use docket::sandbox::Faults;

fn amount(window: &Window, id: &DisputeId) -> String {
    window.open_session().entry(id).and_then(|entry| entry.money).expect("an amount").decimal()
}

fn with_file(window: &mut Window) -> DisputeId {
    let id = window.open_first_due();
    let path = window.pdf("proof.pdf", 2_000);
    window.drop_file(path);
    window.wait_text("Received by Finix");
    id
}

fn accept(window: &mut Window, id: &DisputeId, note: &str) {
    window.wait_text("Finix says the dispute needs a response");
    window.fill("Note · required", note);
    let amount = amount(window, id);
    window.fill(&format!("Type {amount} to confirm"), &amount);
    window.click(Role::Button, "Accept dispute");
}

fn sent(window: &Window, tail: &str) -> usize {
    window.log().iter().filter(|e| e.method == "POST" && e.path.ends_with(tail)).count()
}

#[test]
fn an_empty_note_is_no_mistake_before_somebody_has_begun() {
    let mut window = demo();
    let id = window.open_first_due();
    window.click(Role::Button, "Accept dispute…");
    window.wait_text("Finix says the dispute needs a response");
    assert!(window.has_text("The note is empty") && !window.has(Role::Image, "Not possible"));
    let amount = amount(&window, &id);
    window.fill(&format!("Type {amount} to confirm"), &amount);
    window.until("the note to be missed", |w| w.has(Role::Image, "Not possible"));
    window.fill("Note · required", "refund due");
    window.until("nothing to be missed", |w| !w.has(Role::Image, "Not possible"));
}

#[test]
fn a_dispute_is_answered_with_a_file_a_note_and_the_typed_amount() {
    let mut window = demo();
    let id = with_file(&mut window);
    window.click(Role::Button, "Review and submit…");
    window.wait_text("1 file received by Finix, matching the copy");
    window.wait_text("before the deadline");
    window.fill("Note to the issuer · required", "Delivered on 3 October and signed for");
    let amount = amount(&window, &id);
    window.fill(&format!("Type {amount} to confirm"), &amount);
    window.wait_text("matches");
    window.click(Role::Button, "Submit evidence");
    window.until("the dispute to be responded", |w| {
        w.open_session().entry(&id).is_some_and(|e| e.status == Status::Responded)
    });
    window.wait_text("Evidence submitted");
    assert_eq!(sent(&window, "/submit"), 1);
    window.click(Role::Button, "Close");
    assert!(
        window.open_session().entry(&id).is_some_and(|e| e.dispute.response_state == Some(ResponseState::Responded))
    );
}

#[test]
fn nothing_is_sent_without_note_and_typed_amount() {
    let mut window = demo();
    let id = with_file(&mut window);
    window.click(Role::Button, "Review and submit…");
    window.wait_text("1 file received by Finix, matching the copy");
    window.click_anyway(Role::Button, "Submit evidence");
    window.fill("Note to the issuer · required", "A note");
    let amount = amount(&window, &id);
    window.fill(&format!("Type {amount} to confirm"), "1");
    window.wait_text("doesn't match yet");
    window.click_anyway(Role::Button, "Submit evidence");
    window.harness.run_steps(10);
    assert_eq!(sent(&window, "/submit"), 0);
}

#[test]
fn an_open_check_is_overridden_only_with_a_reason() {
    let mut window = demo();
    let id = window.open_first_due();
    window.click(Role::Button, "Review and submit…");
    window.wait_text("No file is attached");
    window.fill("Note to the issuer · required", "Only a note");
    let amount = amount(&window, &id);
    window.fill(&format!("Type {amount} to confirm"), &amount);
    window.click_anyway(Role::Button, "Submit evidence");
    assert_eq!(sent(&window, "/submit"), 0);
    window.fill("Reason for overriding the open check · required", "Known");
    window.click(Role::Button, "Submit evidence");
    window.until("the dispute to be responded", |w| {
        w.open_session().entry(&id).is_some_and(|e| e.status == Status::Responded)
    });
}

#[test]
fn the_hold_can_be_cancelled_and_then_nothing_was_sent() {
    let mut window = Setup { settings: "version = 1\nhold_secs = 60\n", ..Setup::default() }.open();
    window.wait_for_list();
    let id = window.open_first_due();
    window.click(Role::Button, "Accept dispute…");
    accept(&mut window, &id, "Refund already due");
    window.wait_text("Nothing has been sent");
    window.click(Role::Button, "Cancel");
    window.wait_text("Canceled. Nothing was sent.");
    assert_eq!(sent(&window, "/accept"), 0);
}

#[test]
fn a_dispute_is_accepted_once() {
    let mut window = demo();
    let id = window.open_first_due();
    window.key(egui::Key::A);
    window.wait_text("Accepting concedes the money");
    accept(&mut window, &id, "Refund already due");
    window.until("the dispute to be accepted", |w| {
        w.open_session().entry(&id).is_some_and(|e| e.dispute.response_state == Some(ResponseState::Accepted))
    });
    window.wait_text("Dispute accepted");
    assert_eq!(sent(&window, "/accept"), 1);
}

#[test]
fn a_submission_whose_reply_was_lost_is_looked_up_and_never_sent_again() {
    let mut window = demo();
    let id = with_file(&mut window);
    let lose: Faults = "submit=reset_after".parse().expect("a fault");
    window.open_session().sandbox().expect("the demo server").faults().set(lose);
    submit(&mut window, &id);
    window.wait_text("The reply was lost, but Finix shows the submission");
    assert_eq!(sent(&window, "/submit"), 1);
}

#[test]
fn a_submission_that_may_have_been_lost_waits_for_a_person() {
    let mut window = demo();
    let id = with_file(&mut window);
    let lose: Faults = "submit=reset_before".parse().expect("a fault");
    window.open_session().sandbox().expect("the demo server").faults().set(lose);
    submit(&mut window, &id);
    window.wait_text("Finix shows no submission");
    window.until("the row to need a person", |w| {
        w.open_session().outbox().rows().iter().any(|row| row.state == RowState::NeedsYou(Need::Doubt))
    });
    window.click(Role::Button, "Check again");
    window.harness.run_steps(20);
    assert_eq!(sent(&window, "/submit"), 1, "looking is not sending");
    assert!(!window.has_text("Evidence submitted"));
}

#[test]
fn a_refund_that_is_not_linked_to_the_payment_is_said_in_words() {
    let mut window = demo();
    window.open_first(|entry| entry.dispute.state == Some(DisputeState::Inquiry));
    window.click(Role::Button, "Review and submit…");
    window.click(Role::CheckBox, "Refunded without a link to this payment");
    window.until("what the issuer gets", |w| w.has(Role::Label, "Refunded without a link to this payment"));
    window.click(Role::CheckBox, "Refunded without a link to this payment");
    window.until("room for the refund's ID", |w| w.has(Role::TextInput, "Refund already given"));
    assert!(!window.has(Role::Label, "Refunded without a link to this payment"));
}

fn submit(window: &mut Window, id: &DisputeId) {
    window.click(Role::Button, "Review and submit…");
    window.wait_text("1 file received by Finix, matching the copy");
    window.fill("Note to the issuer · required", "Delivered and signed for");
    let amount = amount(window, id);
    window.fill(&format!("Type {amount} to confirm"), &amount);
    window.click(Role::Button, "Submit evidence");
}

#[test]
fn a_decided_dispute_offers_neither() {
    let mut window = demo();
    let found = window.open_session().found();
    window.click(Role::Tab, &format!("Won {}", found.counts[2]));
    window.until("won disputes", |w| w.listed().first().is_some_and(|e| e.status == Status::Won));
    window.key(egui::Key::J);
    window.wait_text("Decided, no response due");
    window.key(egui::Key::S);
    window.key(egui::Key::A);
    window.harness.run_steps(4);
    assert!(!window.has_text("Finix accepts one submission"));
    assert!(!window.has_text("Accepting concedes"));
}

#[test]
fn what_was_typed_survives_a_cancelled_hold_and_a_closed_dialog() {
    let mut window = Setup { settings: "version = 1\nhold_secs = 60\n", ..Setup::default() }.open();
    window.wait_for_list();
    let id = window.open_first_due();
    window.click(Role::Button, "Accept dispute…");
    accept(&mut window, &id, "A note with a lot of work in it");
    window.wait_text("Nothing has been sent");
    window.click(Role::Button, "Cancel");
    window.click(Role::Button, "Back to the form");
    assert!(window.has_text("A note with a lot of work in it"));
    window.click(Role::Button, "Cancel");
    window.click(Role::Button, "Accept dispute…");
    assert!(window.has_text("A note with a lot of work in it"));
    assert_eq!(sent(&window, "/accept"), 0);
}

#[test]
fn leaving_the_demo_account_cuts_nothing_off() {
    const OTHER: &str = "[[accounts]]\nkey = \"a-1\"\nname = \"Acme\"\nenvironment = \"sandbox\"\n";
    let settings: &'static str = Box::leak(format!("version = 1\nhold_secs = 60\n{OTHER}").into_boxed_str());
    let mut window = Setup { settings, ..Setup::default() }.open();
    window.wait_for_list();
    let id = window.open_first_due();
    window.key(egui::Key::J);
    window.key(egui::Key::K);
    window.key(egui::Key::A);
    accept(&mut window, &id, "Refund already due");
    window.wait_text("Nothing has been sent");
    let row = window.open_session().outbox().rows().last().cloned().expect("the row");
    assert!(row.state.is_active());
    window.key(egui::Key::Escape);
    window.wait_text("Canceled. Nothing was sent.");
    window.click(Role::Button, "Close");
    let before = window.open_session();
    let slow: Faults = "upload_evidence=delay:4000".parse().expect("a fault");
    before.sandbox().expect("the demo server").faults().set(slow);
    let path = window.pdf("slow.pdf", 900);
    window.drop_file(path);
    window.wait_text("Waiting for Finix");
    window.click(Role::Button, "Account Demo, Demo");
    window.click(Role::Button, "Acme");
    window.until("the other account", |w| w.session().is_some_and(|s| s.account().name == "Acme"));
    window.click(Role::Button, "Account Acme, Sandbox");
    window.click(Role::Button, "Demo");
    window.until("the demo account", |w| w.session().is_some_and(|s| s.account().is_demo()));
    assert!(std::sync::Arc::ptr_eq(&before, &window.open_session()), "the account went on meanwhile");
    window.until("the upload", |w| w.log().iter().any(|e| e.method == "POST" && e.applied));
}

#[test]
fn a_hold_goes_on_in_the_background_and_is_cancelled_at_the_dispute() {
    let mut window = Setup { settings: "version = 1\nhold_secs = 60\n", ..Setup::default() }.open();
    window.wait_for_list();
    let id = window.open_first_due();
    window.click(Role::Button, "Accept dispute…");
    accept(&mut window, &id, "Refund already due");
    window.wait_text("Nothing has been sent");
    window.click(Role::Button, "Continue in background");
    window.until("the dialog to be gone", |w| !w.has_text("Accepting concedes"));
    window.wait_text("Accept dispute: sends in");
    window.key(egui::Key::J);
    window.key(egui::Key::K);
    window.click(Role::Button, "Cancel");
    window.until("the strip to be gone", |w| !w.has_text("Accept dispute: sends in"));
    assert!(window.open_session().outbox().rows().iter().all(|row| row.state == RowState::Discarded));
    assert_eq!(sent(&window, "/accept"), 0);
    window.click(Role::Button, "Accept dispute…");
    assert!(window.has_text("Refund already due"), "what was typed is still there");
}

#[test]
fn a_second_submission_after_a_lost_reply_has_to_be_wanted() {
    let mut window = demo();
    let id = with_file(&mut window);
    let lose: Faults = "submit=reset_before#1".parse().expect("a fault");
    window.open_session().sandbox().expect("the demo server").faults().set(lose);
    submit(&mut window, &id);
    window.wait_text("Finix shows no submission");
    window.click(Role::Button, "Back to the form");
    window.wait_text("One was sent before, and its reply was lost");
    let amount = amount(&window, &id);
    window.fill(&format!("Type {amount} to confirm"), &amount);
    window.click_anyway(Role::Button, "Submit evidence");
    window.harness.run_steps(10);
    assert_eq!(sent(&window, "/submit"), 1, "not without a reason");
    window.fill("Reason for overriding the open check · required", "Known");
    window.click(Role::Button, "Submit evidence");
    window.until("the dispute to be responded", |w| {
        w.open_session().entry(&id).is_some_and(|e| e.status == Status::Responded)
    });
    let applied = window.log().iter().filter(|e| e.path.ends_with("/submit") && e.applied).count();
    assert_eq!(applied, 1);
}

#[test]
fn an_answer_somebody_else_gave_meanwhile_stops_the_submission() {
    let mut window = Setup { settings: "version = 1\nhold_secs = 5\n", ..Setup::default() }.open();
    window.wait_for_list();
    let id = with_file(&mut window);
    submit(&mut window, &id);
    window.wait_text("Nothing has been sent");
    let session = window.open_session();
    let sandbox = session.sandbox().expect("the demo server");
    let (url, key) = (sandbox.urls().finix, sandbox.keys()[0].clone());
    let elsewhere = window.desk.runtime.block_on(async {
        crate::kit::stranger()
            .post(format!("{url}/disputes/{id}/submit"))
            .basic_auth(key.username, Some(key.secret))
            .json(&serde_json::json!({"note": "answered by a colleague"}))
            .send()
            .await
            .expect("sent")
            .status()
    });
    assert!(elsewhere.is_success());
    window.wait_text("Nothing can be added unless the issuer asks again");
    assert_eq!(sent(&window, "/submit"), 1, "only the colleague's");
}
