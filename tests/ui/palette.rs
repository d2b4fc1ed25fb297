//! The command palette: what it finds, what it does, and what it leaves alone.

use crate::kit::{Role, Window, demo};
use docket::domain::DisputeId;
use docket::domain::search::query::Queue;
use egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT as _;
use egui_kittest::kittest::Queryable as _;

const FIELD: &str = "Find a command, dispute or page";
const ACCEPT_DIALOG: &str = "Accepting concedes the money";

fn is_open(window: &Window) -> bool {
    window.has(Role::TextInput, FIELD)
}

fn has_focus(window: &Window, label: &str) -> bool {
    let mut nodes = window.harness.query_all_by_role_and_label(Role::TextInput, label);
    nodes.any(|node| node.accesskit_node().is_focused())
}

/// Opens it and types; a key pressed right after it opened is not lost.
fn find(window: &mut Window, typed: &str) {
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.until("the caret in the palette", |w| has_focus(w, FIELD));
    if !typed.is_empty() {
        window.harness.event(egui::Event::Text(typed.to_owned()));
        window.harness.run_steps(3);
    }
}

/// The lines as a screen reader says them, and whether each is the one that Enter takes and can be chosen.
fn lines(window: &Window) -> Vec<(String, bool, bool)> {
    let nodes = window.harness.query_all_by_role(Role::ListBoxOption);
    let line = |node: egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        (node.label().unwrap_or_default(), node.is_selected() == Some(true), !node.is_disabled())
    };
    nodes.map(line).collect()
}

fn is_listed(window: &Window, begins: &str) -> bool {
    lines(window).iter().any(|(label, ..)| label.starts_with(begins))
}

/// What Enter takes.
fn marked(window: &Window) -> String {
    lines(window).into_iter().find(|(_, is_marked, _)| *is_marked).map(|(label, ..)| label).unwrap_or_default()
}

/// Its ID stands at the right, where the open dispute is; the list has IDs too.
fn shows(window: &Window, id: &DisputeId) -> bool {
    window.harness.query_all_by_label(id.as_str()).any(|node| node.rect().left() > 1_000.0)
}

#[test]
fn a_dispute_is_found_by_its_id_from_any_page_and_opened() {
    let mut window = demo();
    let id = window.listed().last().expect("a dispute").dispute.id.clone();
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    window.harness.run_steps(3);
    let query = window.open_session().found().query.clone();
    find(&mut window, id.as_str());
    window.until("the dispute, marked", |w| marked(w).starts_with(id.as_str()));
    window.key(Key::Enter);
    window.until("the dispute to be open", |w| !is_open(w) && shows(w, &id));
    assert_eq!(window.open_session().found().query, query, "the list was asked nothing else");
}

#[test]
fn disputes_are_found_by_what_they_hold_as_the_list_finds_them() {
    let mut window = demo();
    find(&mut window, "status:won");
    window.until("won disputes", |w| is_listed(w, "DI"));
    let found = lines(&window).into_iter().filter(|(label, ..)| label.starts_with("DI")).collect::<Vec<_>>();
    assert!(found.len() <= 8 && found.iter().all(|(label, ..)| label.contains(", ") && label.contains("Won")));
}

#[test]
fn what_cannot_be_done_says_why_and_is_not_chosen() {
    let mut window = demo();
    find(&mut window, "review and submit");
    let listed = lines(&window);
    let submit = listed.iter().find(|(label, ..)| label == "Review and submit…, No dispute is open");
    assert_eq!(submit.map(|(_, is_marked, can)| (*is_marked, *can)), Some((false, false)), "{listed:?}");
    window.key(Key::Enter);
    assert!(is_open(&window) && !window.has_text("Finix accepts one submission"));
}

#[test]
fn accepting_from_the_palette_leads_to_its_dialog_and_no_further() {
    let mut window = demo();
    window.open_first_due();
    find(&mut window, "accept disp");
    assert_eq!(marked(&window), "Accept dispute…, A");
    window.key(Key::Enter);
    window.wait_text(ACCEPT_DIALOG);
    assert!(!is_open(&window));
    window.harness.run_steps(8);
    assert!(window.open_session().outbox().rows().is_empty(), "nothing is asked of Finix");
    // One thing is decided at a time.
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.harness.run_steps(4);
    assert!(!is_open(&window) && window.has_text(ACCEPT_DIALOG));
}

#[test]
fn esc_and_its_own_key_close_it_and_the_focus_is_where_it_was() {
    let mut window = demo();
    for key in [(Modifiers::NONE, Key::Escape), (Modifiers::COMMAND, Key::K)] {
        window.harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
        window.until("the caret in the search", |w| has_focus(w, "Search disputes"));
        find(&mut window, "sco");
        window.harness.key_press_modifiers(key.0, key.1);
        window.until("the caret where it was", |w| !is_open(w) && has_focus(w, "Search disputes"));
    }
}

#[test]
fn arrows_pass_over_what_cannot_be_chosen() {
    let mut window = demo();
    find(&mut window, "");
    let open: Vec<String> =
        lines(&window).into_iter().filter(|(_, _, can)| *can).map(|(label, ..)| label).take(3).collect();
    assert_eq!(marked(&window), open[0]);
    window.key(Key::ArrowDown);
    window.key(Key::ArrowDown);
    assert_eq!(marked(&window), open[2]);
    window.key(Key::ArrowUp);
    assert_eq!(marked(&window), open[1]);
}

#[test]
fn what_can_be_done_now_comes_before_what_cannot_while_nothing_is_typed() {
    let mut window = demo();
    find(&mut window, "");
    assert_eq!(marked(&window), "Next dispute, N");
    assert!(lines(&window)[0].2, "nothing stands before it");
    window.key(Key::Escape);
    window.open_first_due();
    find(&mut window, "");
    assert_eq!(marked(&window), "Review and submit…, S");
}

#[test]
fn what_was_chosen_last_comes_first_while_nothing_is_typed() {
    let mut window = demo();
    for typed in ["outbox", "reference tables"] {
        find(&mut window, typed);
        window.key(Key::Enter);
        window.until("it to be closed", |w| !is_open(w));
    }
    window.wait_text("Checklists");
    find(&mut window, "");
    assert!(window.has_text("Recent"));
    let first: Vec<String> = lines(&window).into_iter().map(|(label, ..)| label).take(2).collect();
    assert_eq!(first, ["Reference tables", "Outbox, Ctrl 7"]);
}

#[test]
fn what_a_place_does_itself_is_done_from_every_page() {
    let mut window = demo();
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Num6);
    window.harness.run_steps(3);
    find(&mut window, "show won");
    window.key(Key::Enter);
    window.until("the won disputes", |w| w.open_session().found().query.queue == Queue::Won);
    find(&mut window, "searc");
    assert_eq!(marked(&window), "Search, /");
    window.key(Key::Enter);
    window.until("the caret in the search", |w| has_focus(w, "Search disputes"));
    window.harness.run_steps(6);
    assert!(has_focus(&window, "Search disputes"), "and it stays there");
}
