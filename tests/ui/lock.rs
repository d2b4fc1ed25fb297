//! The lock of the window.

use crate::kit::{Role, Setup, Window};
use crate::settings::connected;
use docket::desk::Intent;

/// Nothing but the lock is drawn, for eyes and for screen readers.
fn shows_only_the_lock(window: &Window) -> bool {
    window.has_text("Docket is locked") && !window.has(Role::Button, "Disputes") && !window.has_text("Needs response")
}

#[test]
fn ctrl_l_covers_everything_and_lets_the_account_go_until_it_is_unlocked() {
    let (mut window, _sandbox) = connected();
    window.click(Role::Button, "Disputes");
    window.open_first_due();
    window.until("the dispute", |w| w.has(Role::Tab, "Evidence"));
    window.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::L);
    window.until("the lock", |w| shows_only_the_lock(w));
    window.until("the account to be gone", |w| w.session().is_none());
    // No key does anything behind it.
    window.key(egui::Key::A);
    window.key(egui::Key::F5);
    assert!(shows_only_the_lock(&window));
    window.click(Role::Button, "Unlock");
    window.until("the account again", |w| w.session().is_some_and(|s| s.found().total == 12));
    window.until("the dispute that was open", |w| w.has(Role::Tab, "Evidence"));
}

#[test]
fn what_is_on_its_way_is_sent_behind_the_lock() {
    let (mut window, sandbox) = connected();
    // The tags are merged into what the service holds, which it is slow to say.
    sandbox.faults().set("get_dispute=delay:1500".parse().expect("a fault"));
    let entry = window.listed().into_iter().next().expect("a dispute");
    let base = entry.dispute.tags.clone();
    let kept = base.iter().map(|(key, value)| (key.to_owned(), value.to_owned()));
    let edited = kept.chain([("shelf".to_owned(), "4".to_owned())]).collect();
    let tags = Intent::Tags { dispute: entry.dispute.id.clone(), base, edited, insists: false };
    // Not held here: whoever holds the account keeps it from being let go.
    window.open_session().outbox().add(tags, None);
    window.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::L);
    window.until("the lock", |w| shows_only_the_lock(w));
    let is_sent = || sandbox.log().iter().any(|entry| entry.method == "PUT" && entry.applied);
    assert!(!is_sent(), "it is on its way");
    window.until("the tags to be sent", |_| is_sent());
    window.until("the account to be gone", |w| w.session().is_none());
}

#[test]
fn a_window_nobody_uses_locks_itself() {
    let mut window = Setup { settings: "version = 1\nhold_secs = 0\nlock_secs = 1\n", ..Setup::default() }.open();
    window.until("the lock", |w| shows_only_the_lock(w));
    window.click(Role::Button, "Unlock");
    window.until("the list", |w| w.has(Role::Button, "Disputes"));
}
