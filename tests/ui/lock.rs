//! The lock of the window.

use crate::kit::{Role, Setup, Window};
use crate::settings::connected;
use docket::desk::{Intent, RowState};

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
    sandbox.faults().set("put_dispute=delay:1500".parse().expect("a fault"));
    let session = window.open_session();
    let entry = window.listed().into_iter().next().expect("a dispute");
    let base = entry.dispute.tags.clone();
    let kept = base.iter().map(|(key, value)| (key.to_owned(), value.to_owned()));
    let edited = kept.chain([("shelf".to_owned(), "4".to_owned())]).collect();
    let row =
        session.outbox().add(Intent::Tags { dispute: entry.dispute.id.clone(), base, edited, insists: false }, None);
    window.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::L);
    window.until("the lock", |w| shows_only_the_lock(w));
    window.until("the tags to be sent", |_| session.outbox().row(row).is_some_and(|r| r.state == RowState::Confirmed));
    drop(session);
    window.until("the account to be gone", |w| w.session().is_none());
}

#[test]
fn a_window_nobody_uses_locks_itself() {
    let mut window = Setup { settings: "version = 1\nhold_secs = 0\nlock_secs = 1\n", ..Setup::default() }.open();
    window.until("the lock", |w| shows_only_the_lock(w));
    window.click(Role::Button, "Unlock");
    window.until("the list", |w| w.has(Role::Button, "Disputes"));
}
