//! The page of what waits, is being sent, needs a person, and is done.

use crate::kit::{Role, Setup, Window, demo};
use docket::desk::{Need, RowState};
use docket::sandbox::Faults;

fn faults(window: &Window, spec: &str) {
    let spec: Faults = spec.parse().expect("a fault");
    window.open_session().sandbox().expect("the demo server").faults().set(spec);
}

fn upload(window: &mut Window) {
    window.open_first_due();
    let path = window.pdf("receipt.pdf", 900);
    window.drop_file(path);
}

fn show(window: &mut Window) {
    window.click(Role::Button, "Outbox");
}

#[test]
fn what_was_sent_is_listed_with_what_came_of_it() {
    let mut window = demo();
    upload(&mut window);
    window.wait_text("Received by Finix");
    window.until("the row to be confirmed", |w| {
        w.open_session().outbox().rows().iter().any(|row| row.state == RowState::Confirmed)
    });
    show(&mut window);
    window.wait_text("Nothing waiting");
    window.click(Role::Tab, "Done 1");
    window.wait_text("Upload receipt.pdf");
    window.wait_text("Confirmed");
}

#[test]
fn what_is_done_folds_by_day() {
    let mut window = demo();
    upload(&mut window);
    window.until("the row to be confirmed", |w| {
        w.open_session().outbox().rows().iter().any(|row| row.state == RowState::Confirmed)
    });
    let row = window.open_session().outbox().rows().first().cloned().expect("a row");
    let zone = docket::domain::time::clock::Clock::zone(&*window.desk.clock);
    let day = format!("{} · 1 item", docket::domain::time::clock::day(row.changed, &zone));
    show(&mut window);
    window.click(Role::Tab, "Done 1");
    window.wait_text("Upload receipt.pdf");
    window.click(Role::Button, &day);
    window.until("the day to be folded", |w| !w.has_text("Upload receipt.pdf"));
    window.click(Role::Button, &day);
    window.wait_text("Upload receipt.pdf");
}

#[test]
fn paused_sending_leaves_nothing_out_until_it_is_resumed() {
    let mut window = demo();
    show(&mut window);
    window.click(Role::Button, "Pause all");
    window.wait_text("Sending is paused. Deadlines keep running");
    window.click(Role::Button, "Disputes");
    upload(&mut window);
    show(&mut window);
    window.wait_text("Upload receipt.pdf");
    window.harness.run_steps(10);
    let sent = |w: &Window| w.log().iter().filter(|e| e.method == "POST").count();
    assert_eq!(sent(&window), 0);
    window.click(Role::Button, "Resume");
    window.until("the upload to arrive", |w| sent(w) == 1);
    window.until("the row to be confirmed", |w| {
        w.open_session().outbox().rows().iter().any(|row| row.state == RowState::Confirmed)
    });
}

#[test]
fn what_needs_a_person_is_counted_explained_and_discarded_after_a_question() {
    let mut window = demo();
    faults(&window, "upload_evidence=status:422");
    upload(&mut window);
    window.wait_text("Evidence wasn't uploaded");
    show(&mut window);
    window.click(Role::Tab, "Action needed 1");
    window.wait_text("Refused");
    window.click(Role::Link, "Discard");
    window.wait_text("Docket no longer sends it");
    window.click(Role::Button, "Discard");
    window.wait_text("No action needed");
}

#[test]
fn a_service_that_is_away_is_said_and_nothing_has_to_be_done_by_hand() {
    let mut window = demo();
    faults(&window, "*=reset_before");
    upload(&mut window);
    show(&mut window);
    window.wait_text("Finix can't be reached, refuses the key");
    window.wait_text("Not sent yet");
    window.open_session().sandbox().expect("the demo server").faults().clear();
    window.until("it to arrive by itself", |w| {
        w.open_session().outbox().rows().iter().any(|row| row.state == RowState::Confirmed)
    });
}

#[test]
fn a_held_submission_can_be_cancelled_from_here() {
    let mut window = Setup { settings: "version = 1\nhold_secs = 3600\n", ..Setup::default() }.open();
    window.wait_for_list();
    // Its last day must not have begun, or it would be held for a moment only.
    let clock = window.open_session().shared().clock.clone();
    let later = docket::domain::time::clock::Clock::now(&*clock) + jiff::SignedDuration::from_hours(50);
    let id = window.open_first(|entry| entry.due().is_some_and(|due| due > later));
    window.click(Role::Button, "Accept dispute…");
    let wanted =
        window.open_session().entry(&id).map(|e| docket::domain::answer::guard::confirmation(&e.dispute, e.currency()));
    let wanted = wanted.expect("an open dispute");
    window.fill("Note · required", "Refund already due");
    window.fill(&format!("Type {wanted} to confirm"), &wanted);
    window.click(Role::Button, "Accept dispute");
    window.wait_text("It's sent only while Docket is running");
    window.click(Role::Button, "Continue in background");
    show(&mut window);
    window.wait_text("Sends on");
    window.click(Role::Link, "Cancel");
    window.wait_text("Nothing waiting");
    assert!(window.log().iter().all(|e| !e.path.ends_with("/accept")));
}

#[test]
fn tags_somebody_else_changed_meanwhile_are_shown_from_both_sides() {
    let mut window = demo();
    let id = window.open_first_due();
    window.click(Role::Link, "Edit tags");
    window.click(Role::Link, "Add a tag");
    let session = window.open_session();
    let lines = session.entry(&id).expect("open").dispute.tags.len();
    window.fill(&format!("Tag {} key", lines + 1), "owner");
    window.fill(&format!("Tag {} value", lines + 1), "mine");
    let sandbox = session.sandbox().expect("the demo server");
    let (url, key) = (sandbox.urls().finix, sandbox.keys()[0].clone());
    window.wait_until_read(&id);
    window.desk.runtime.block_on(async {
        let put = crate::kit::stranger()
            .put(format!("{url}/disputes/{id}"))
            .basic_auth(key.username, Some(key.secret))
            .json(&serde_json::json!({"tags": {"owner": "theirs"}}));
        assert!(put.send().await.expect("sent").status().is_success());
    });
    window.click(Role::Button, "Save tags");
    window.until("the row to need a person", |w| {
        w.open_session().outbox().rows().iter().any(|row| row.state == RowState::NeedsYou(Need::Moved))
    });
    show(&mut window);
    window.wait_text("Yours: owner: mine");
    window.wait_text("Finix now: owner: theirs");
    window.click(Role::Button, "Send again…");
    window
        .until("mine to win", |w| w.open_session().outbox().rows().iter().any(|row| row.state == RowState::Confirmed));
}

#[test]
fn an_account_that_is_left_is_let_go_of_with_its_keys() {
    let mut window = demo();
    let sandbox = crate::settings::sandbox(&window);
    crate::settings::add_account(&mut window, &sandbox);
    window.click(Role::Button, "Save");
    window.until("the account to be open", |w| w.session().is_some_and(|s| s.account().name == "Acme Outdoor"));
    window.click(Role::Button, "Disputes");
    window.wait_for_list();
    upload(&mut window);
    window.wait_text("Received by Finix");
    window.click(Role::Button, "Review and submit…");
    window.wait_text("1 file received by Finix, matching the copy");
    window.click(Role::Button, "Cancel");
    let shared = std::sync::Arc::downgrade(window.open_session().shared());
    sandbox.faults().set("*=reset_before".parse::<Faults>().expect("a fault"));
    window.key(egui::Key::F5);
    window.harness.run_steps(20);
    window.click(Role::Button, "Account Acme Outdoor, Sandbox");
    window.click(Role::Button, "Demo");
    window.until("nothing to hold the account any more", |_| shared.upgrade().is_none());
}
