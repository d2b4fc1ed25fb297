//! A dispute that a link or another start asks for.

use crate::kit::{Role, Setup, Window, demo};
use docket::domain::DisputeId;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use std::time::Duration;

const OTHER: &str =
    "version = 1\nhold_secs = 0\n[[accounts]]\nkey = \"a-1\"\nname = \"Acme\"\nenvironment = \"sandbox\"\n";
const ACCEPT_DIALOG: &str = "Accepting concedes the money";
const NOT_HERE: &str = "isn't on this computer";

/// Its ID stands at the right, where the open dispute is; the list has IDs too.
fn shows(window: &Window, id: &DisputeId) -> bool {
    window.harness.query_all_by_label(id.as_str()).any(|node| node.rect().left() > 1_000.0)
}

#[test]
fn a_dispute_that_another_start_asks_for_is_opened_from_any_page() {
    let mut window = demo();
    let id = window.listed().last().expect("a dispute").dispute.id.clone();
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Num6);
    window.harness.run_steps(3);
    window.calls.ask(id.clone());
    window.until("the dispute to be open", |w| shows(w, &id));
    assert!(!window.has_text("Looking for dispute"), "it was there at once");
}

#[test]
fn a_start_waits_for_the_list_before_it_opens_a_dispute() {
    let first = demo();
    let id = first.listed().last().expect("a dispute").dispute.id.clone();
    drop(first);
    // The made-up disputes are the same in every run.
    let latency = Duration::from_millis(400);
    let mut window = Setup { latency, open: Some(id.clone()), ..Setup::default() }.open();
    window.wait_text("Looking for dispute");
    window.until("the dispute to be open", |w| shows(w, &id));
    assert!(!window.has_text(NOT_HERE));
}

#[test]
fn a_dispute_that_is_nowhere_is_said_not_to_be_there() {
    let mut window = demo();
    let open = window.open_first_due();
    window.calls.ask(DisputeId::parse("DInowhere").expect("an id"));
    window.wait_text("Dispute DInowhere isn't on this computer");
    assert!(shows(&window, &open), "nothing else is done");
    window.until("it to look no more", |w| !w.has_text("Looking for dispute"));
}

#[test]
fn what_is_being_decided_comes_before_a_link() {
    let mut window = demo();
    let open = window.open_first_due();
    let id = window.listed().last().expect("a dispute").dispute.id.clone();
    window.key(Key::A);
    window.wait_text(ACCEPT_DIALOG);
    window.calls.ask(id.clone());
    window.harness.run_steps(12);
    assert!(window.has_text(ACCEPT_DIALOG) && shows(&window, &open) && !shows(&window, &id));
    window.click(Role::Button, "Cancel");
    window.until("the dispute to be open", |w| shows(w, &id));
}

#[test]
fn a_dispute_is_opened_in_the_account_that_has_it() {
    let mut window = Setup { settings: OTHER, ..Setup::default() }.open();
    window.wait_for_list();
    let id = window.listed().first().expect("a dispute").dispute.id.clone();
    window.click(Role::Button, "Account Demo, Demo");
    window.click(Role::Button, "Acme");
    window.until("the other account", |w| w.session().is_some_and(|session| session.account().name == "Acme"));
    window.calls.ask(id.clone());
    window.until("the dispute in its account", |w| {
        w.session().is_some_and(|session| session.account().is_demo()) && shows(w, &id)
    });
}
