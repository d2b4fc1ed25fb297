//! Commands by key and by button: the list of shortcuts, the next dispute, letters that are not shortcuts.

use crate::kit::{Role, Setup, Window, demo};
use docket::domain::DisputeId;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;
use egui_kittest::kittest::Queryable as _;

const SUBMIT_DIALOG: &str = "Finix accepts one submission";
const ACCEPT_DIALOG: &str = "Accepting concedes the money";
/// In the list of shortcuts alone.
const A_SHORTCUT: &str = "Jump through the list";

fn has_focus(window: &Window, role: Role, label: &str) -> bool {
    window.harness.query_all_by_role_and_label(role, label).any(|node| node.accesskit_node().is_focused())
}

/// Its ID stands at the right, where the open dispute is; the list has IDs too.
fn is_open(window: &Window, id: &DisputeId) -> bool {
    window.harness.query_all_by_label(id.as_str()).any(|node| node.rect().left() > 1_000.0)
}

/// What stands after this dispute in the list.
fn after(window: &Window, id: &DisputeId) -> DisputeId {
    let listed = window.listed();
    let place = listed.iter().position(|entry| entry.dispute.id == *id).expect("in the list");
    listed.get(place + 1).expect("another one").dispute.id.clone()
}

fn accept(window: &mut Window, id: &DisputeId) {
    window.click(Role::Button, "Accept dispute…");
    window.wait_text("Finix says the dispute needs a response");
    window.fill("Note · required", "Refund already due");
    let amount = window.open_session().entry(id).and_then(|entry| entry.money).expect("an amount").decimal();
    window.fill(&format!("Type {amount} to confirm"), &amount);
    window.click(Role::Button, "Accept dispute");
    window.wait_text("Finix shows the dispute as");
}

#[test]
fn the_list_of_shortcuts_opens_over_the_dispute_and_gives_the_focus_back() {
    let mut window = demo();
    let id = window.open_first_due();
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    window.until("the caret in the search", |w| has_focus(w, Role::TextInput, "Search disputes"));
    window.key(Key::F1);
    window.wait_text(A_SHORTCUT);
    assert!(is_open(&window, &id), "the dispute stays in its place");
    window.until("the focus on it", |w| has_focus(w, Role::Button, "Close"));
    window.key(Key::Escape);
    window.until("it to be closed", |w| !w.has_text(A_SHORTCUT));
    assert!(is_open(&window, &id), "that Esc was meant for the list of shortcuts");
    window.until("the caret where it was", |w| has_focus(w, Role::TextInput, "Search disputes"));
    window.key(Key::F1);
    window.wait_text(A_SHORTCUT);
    window.key(Key::F1);
    window.until("it to be closed by its own key", |w| !w.has_text(A_SHORTCUT));
}

#[test]
fn what_a_button_says_under_the_pointer_is_gone_when_something_stands_in_front_of_it() {
    let mut window = demo();
    window.open_first_due();
    let button = window.harness.get_by_role_and_label(Role::Button, "Accept dispute…");
    let at = button.rect().center();
    for (open, what) in [(Key::F1, A_SHORTCUT), (Key::A, ACCEPT_DIALOG)] {
        window.harness.hover_at(at);
        window.wait_text("Press A");
        window.key(open);
        window.wait_text(what);
        window.until("the hint to be gone", |w| !w.has_text("Press A"));
        window.key(Key::Escape);
        window.until("it to be closed", |w| !w.has_text(what));
    }
}

#[test]
fn the_list_of_shortcuts_opens_over_a_dialog_and_leaves_it_open() {
    let mut window = demo();
    window.open_first_due();
    window.key(Key::A);
    window.wait_text(ACCEPT_DIALOG);
    window.fill("Note · required", "Half a note");
    window.key(Key::F1);
    window.wait_text(A_SHORTCUT);
    window.key(Key::Escape);
    window.until("the list to be closed", |w| !w.has_text(A_SHORTCUT));
    assert!(window.has_text(ACCEPT_DIALOG) && window.has_text("Half a note"));
    let note = [Role::TextInput, Role::MultilineTextInput];
    window.until("the caret in the note", |w| note.iter().any(|role| has_focus(w, *role, "Note · required")));
}

#[test]
fn the_list_of_shortcuts_scrolls_to_its_end_in_the_smallest_window() {
    for scale in ["1.0", "2.0"] {
        let settings: &'static str =
            Box::leak(format!("version = 1\nhold_secs = 0\ntext_scale = {scale}\n").into_boxed_str());
        let mut window = Setup { settings, size: [1024.0, 640.0], ..Setup::default() }.open();
        window.wait_for_list();
        window.key(Key::F1);
        window.wait_text("Get a score");
        window.key(Key::End);
        window.until("its last line", |w| {
            let inside = w.harness.ctx.content_rect();
            w.harness.query_all_by_label("Get a score").any(|node| inside.contains_rect(node.rect()))
        });
        assert!(window.has(Role::Button, "Close"));
    }
}

#[test]
fn a_letter_right_after_the_search_was_committed_submits_nothing() {
    let mut window = demo();
    window.open_first_due();
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    window.until("the caret in the search", |w| has_focus(w, Role::TextInput, "Search disputes"));
    window.harness.event(egui::Event::Text("fraud".into()));
    window.harness.run_steps(3);
    for key in [Key::Enter, Key::S, Key::A, Key::S] {
        window.harness.key_press(key);
    }
    window.harness.run_steps(8);
    assert!(!window.has_text(SUBMIT_DIALOG) && !window.has_text(ACCEPT_DIALOG), "{}", window.tree());
    window.harness.run_steps(4);
    window.key(Key::S);
    window.wait_text(SUBMIT_DIALOG);
}

#[test]
fn a_letter_right_after_a_dialog_was_closed_accepts_nothing() {
    let mut window = demo();
    window.open_first_due();
    window.key(Key::A);
    window.wait_text(ACCEPT_DIALOG);
    window.fill("Note · required", "Half a note");
    window.harness.key_press(Key::Escape);
    window.harness.key_press(Key::A);
    window.harness.run_steps(8);
    assert!(!window.has_text(ACCEPT_DIALOG), "{}", window.tree());
    window.key(Key::A);
    window.wait_text(ACCEPT_DIALOG);
}

#[test]
fn a_letter_counts_at_once_after_a_click() {
    let mut window = demo();
    window.open_first_due();
    window.key(Key::A);
    window.wait_text(ACCEPT_DIALOG);
    window.fill("Note · required", "Half a note");
    window.click(Role::Button, "Cancel");
    window.key(Key::S);
    window.wait_text(SUBMIT_DIALOG);
}

#[test]
fn the_focus_returns_to_the_button_that_opened_a_dialog() {
    let mut window = demo();
    window.open_first_due();
    window.harness.get_by_role_and_label(Role::Button, "Review and submit…").focus();
    window.harness.run_steps(2);
    window.key(Key::Space);
    window.wait_text(SUBMIT_DIALOG);
    window.key(Key::Escape);
    window.until("the dialog to be gone", |w| !w.has_text(SUBMIT_DIALOG));
    window.until("the focus on its button", |w| has_focus(w, Role::Button, "Review and submit…"));
}

#[test]
fn after_an_answer_a_key_opens_the_next_dispute() {
    let mut window = demo();
    let first = window.open_first_due();
    let second = after(&window, &first);
    accept(&mut window, &first);
    assert!(window.has(Role::Button, "Next dispute"));
    window.key(Key::N);
    window.until("the next one", |w| !w.has_text("Finix shows the dispute as") && is_open(w, &second));
}

#[test]
fn an_answered_dispute_leads_on_to_the_next_one() {
    let mut window = demo();
    let first = window.open_first_due();
    let second = after(&window, &first);
    accept(&mut window, &first);
    window.click(Role::Button, "Close");
    assert!(is_open(&window, &first) && window.has_text("Dispute accepted"));
    window.click(Role::Button, "Next dispute");
    window.until("the next one", |w| is_open(w, &second));
}

#[test]
fn when_no_dispute_is_left_it_says_so() {
    let mut window = demo();
    let id = window.open_first_due();
    window.fill("Search disputes", id.as_str());
    window.until("this one alone", |w| w.open_session().found().rows.len() == 1);
    window.key(Key::Enter);
    window.harness.run_steps(4);
    window.key(Key::N);
    window.wait_text("No other dispute in this list needs a response");
    assert!(is_open(&window, &id));
}
