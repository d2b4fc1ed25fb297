//! The list and the open dispute.

use crate::kit::{Role, Window, demo};
use docket::domain::search::query::Queue;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

#[test]
fn a_first_start_shows_the_demo_account_and_says_so() {
    let window = demo();
    assert!(window.has_text("This is the demo account"));
    assert!(window.has(Role::Button, "Connect an account…"));
    assert!(window.has(Role::Button, "Account Demo, Demo"));
    let found = window.open_session().found();
    assert_eq!(found.total, 160);
    assert!(window.has(Role::Tab, &format!("Needs response {}", found.counts[0])));
    assert!(window.has(Role::Tab, "All 160"));
}

#[test]
fn rows_are_read_out_with_amount_status_and_time_left() {
    let window = demo();
    let listed = window.listed();
    let first = listed.first().expect("a row");
    let money = first.money.expect("an amount").to_string();
    let node = window.harness.query_all_by(|node| {
        node.role() == Role::Row
            && node.label().is_some_and(|label| {
                label.contains(&money) && label.contains("Needs response") && label.contains("due ")
            })
    });
    assert!(node.count() >= 1, "{}", window.tree());
}

#[test]
fn tabs_filter_search_and_sort_change_what_is_listed() {
    let mut window = demo();
    window.click(Role::Tab, "All 160");
    window.until("all disputes", |w| w.open_session().found().rows.len() == 160);
    window.fill("Search disputes", "quality");
    window.until("fewer disputes", |w| (1..160).contains(&w.open_session().found().rows.len()));
    window.fill("Search disputes", "no-such-word-anywhere");
    window.wait_text("No dispute matches");
    window.click(Role::Button, "Show all disputes");
    window.until("all disputes again", |w| w.open_session().found().rows.len() == 160);
    window.click(Role::ColumnHeader, "Sort by Amount");
    let amounts =
        |w: &Window| -> Vec<_> { w.listed().iter().filter_map(|e| e.money.map(|m| (m.currency, m.minor))).collect() };
    window.until("each currency by itself, its largest amount on top", |w| {
        amounts(w).is_sorted_by(|a, b| a >= b) && amounts(w).first().map(|a| a.0) != amounts(w).last().map(|a| a.0)
    });
    window.click(Role::ColumnHeader, "Sorted by Amount, descending");
    window.until("the smallest amount on top", |w| amounts(w).is_sorted());
}

#[test]
fn a_filter_shows_its_value_and_a_cross_that_clears_it() {
    let mut window = demo();
    window.click(Role::Tab, "All 160");
    window.click(Role::Button, "Filter by reason");
    window.click(Role::CheckBox, "Fraud");
    window.until("only fraud", |w| {
        let listed = w.listed();
        !listed.is_empty() && listed.iter().all(|e| e.dispute.reason == Some(docket::domain::Reason::Fraud))
    });
    window.key(Key::Escape);
    assert!(window.has(Role::Button, "Filter by reason: Fraud"), "{}", window.tree());
    window.click(Role::Button, "Clear reason filter");
    window.until("everything again", |w| w.open_session().found().rows.len() == 160);
}

#[test]
fn the_keyboard_moves_opens_and_closes() {
    let mut window = demo();
    window.key(Key::J);
    window.key(Key::J);
    let second = window.listed().get(1).expect("a row").dispute.id.to_string();
    window.wait_text(&second);
    window.key(Key::ArrowUp);
    window.key(Key::E);
    window.wait_text("Drop files here");
    window.key(Key::Escape);
    window.wait_text("No dispute is open");
    window.key(Key::Slash);
    window.harness.event(egui::Event::Text("jjj".into()));
    window.until("what was typed to be searched", |w| w.open_session().found().query.search.words == ["jjj"]);
    assert!(window.has_text("No dispute is open"), "letters typed into a field are no shortcuts");
}

#[test]
fn keys_that_come_in_one_frame_are_each_counted_in_their_order() {
    let mut window = demo();
    window.until("six rows", |w| w.listed().len() > 6);
    let events = [Key::J, Key::J, Key::ArrowDown, Key::K, Key::J, Key::E].map(|key| egui::Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: egui::Modifiers::NONE,
    });
    window.harness.input_mut().events.extend(events);
    window.harness.step();
    let third = window.listed().get(2).expect("a row").dispute.id.to_string();
    window.wait_text(&third);
    window.wait_text("Drop files here");
}

#[test]
fn the_selection_stays_on_its_dispute_when_the_list_changes() {
    let mut window = demo();
    window.key(Key::J);
    window.key(Key::J);
    let id = window.listed().get(1).expect("a row").dispute.id.to_string();
    window.wait_text(&id);
    window.click(Role::Tab, "All 160");
    window.until("all disputes", |w| w.open_session().found().query.queue == Queue::All);
    window.harness.key_press(Key::F5);
    window.harness.run_steps(6);
    assert!(window.has_text(&id));
}

#[test]
fn a_dispute_shows_facts_money_and_activity() {
    let mut window = demo();
    window.open_first_due();
    window.wait_text("local ·");
    window.click(Role::Button, "Copy dispute");
    window.until("the money tab with its count", |w| {
        w.harness.query_all_by(|n| n.label().is_some_and(|l| l.starts_with("Money "))).next().is_some()
    });
    let label = if window.has(Role::Tab, "Money 2") { "Money 2" } else { "Money 4" };
    window.click(Role::Tab, label);
    window.wait_text("Net effect for the merchant");
    window.wait_text("Taken from the merchant");
    window.click(Role::Tab, "Activity");
    window.wait_text("Dispute opened");
}

#[test]
fn tags_are_merged_into_what_the_service_holds() {
    let mut window = demo();
    let id = window.open_first_due();
    window.click(Role::Link, "Edit tags");
    let before = window.open_session().entry(&id).expect("known").dispute.tags.len();
    window.click(Role::Link, "Add a tag");
    let line = before.max(1) + 1;
    let line = if before == 0 { 2 } else { line };
    window.fill(&format!("Tag {line} key"), "reviewed_by");
    window.fill(&format!("Tag {line} value"), "dana");
    window.click(Role::Button, "Save tags");
    window.until("the tag at the service", |w| {
        w.open_session()
            .entry(&id)
            .is_some_and(|e| e.dispute.tags.get("reviewed_by") == Some("dana") && e.dispute.tags.len() == before + 1)
    });
}

#[test]
fn a_tag_over_the_services_limit_cannot_be_saved() {
    let mut window = demo();
    window.open_first_due();
    window.click(Role::Link, "Edit tags");
    window.fill("Tag 1 key", &"k".repeat(41));
    window.wait_text("The key is longer than 40 characters");
    window.click(Role::Button, "Save tags");
    assert!(!window.log().iter().any(|entry| entry.method == "PUT"), "nothing was sent");
}

#[test]
fn pages_are_reached_by_the_rail_and_by_keys() {
    let mut window = demo();
    window.click(Role::Button, "Score");
    window.wait_text("Score an order");
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    window.wait_text("Report a checkout");
    window.harness.key_press(Key::F1);
    window.wait_text("Move through the list");
}

#[test]
fn a_hidden_column_can_be_shown_and_is_kept() {
    let mut window = demo();
    window.click(Role::Button, "Columns");
    window.click(Role::CheckBox, "Customer");
    window.until("the settings to know it", |w| {
        w.desk
            .settings
            .get()
            .columns
            .iter()
            .any(|(column, _)| *column == docket::domain::search::query::Column::Customer)
    });
}

#[test]
fn esc_in_the_search_leaves_the_field_and_not_the_dispute() {
    let mut window = demo();
    window.key(Key::J);
    window.until("the dispute to be open", |w| w.harness.query_by_label("Overview").is_some());
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.harness.run_steps(3);
    window.harness.event(egui::Event::Text("fraud".into()));
    window.harness.run_steps(3);
    window.key(Key::Escape);
    assert!(window.harness.query_by_label("Overview").is_some(), "the dispute stays open");
}

#[test]
fn tags_that_were_refused_stay_to_be_saved_again() {
    let mut window = demo();
    window.open_first_due();
    let refuse: docket::sandbox::Faults = "put_dispute=status:403#1".parse().expect("a fault");
    window.open_session().sandbox().expect("the demo server").faults().set(refuse);
    window.click(Role::Link, "Edit tags");
    window.fill("Tag 1 value", "a change worth keeping");
    window.click(Role::Button, "Save tags");
    window.wait_text("The tags were not saved");
    window.until("the change to be back in its field", |w| w.has_text("a change worth keeping"));
    window.click(Role::Button, "Save tags");
    window.wait_text("Tags saved");
}
