//! Where the focus goes by itself, and what Enter does in a field.

use crate::kit::{Role, Window, demo};
use docket::domain::Status;
use egui::{Event, Key};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// The name of what has the focus.
fn focused(window: &Window) -> Option<String> {
    let mut nodes = window.harness.query_all_by(|node| node.is_focused() && node.label().is_some());
    nodes.next().and_then(|node| node.accesskit_node().label())
}

fn wait_focus(window: &mut Window, name: &str) {
    window.until(&format!("the focus on {name:?}"), |w| focused(w).is_some_and(|now| now == name));
}

fn type_text(window: &mut Window, text: &str) {
    window.harness.event(Event::Text(text.to_owned()));
    window.harness.run_steps(3);
}

#[test]
fn a_form_opens_with_the_caret_in_its_first_empty_field() {
    let mut window = demo();
    for (page, field) in [
        ("Score", "Email · required"),
        ("Checkouts", "Customer email · required"),
        ("Recover", "Customer ID · required"),
        ("Score", "Email · required"),
    ] {
        window.click(Role::Button, page);
        wait_focus(&mut window, field);
    }
    window.click(Role::Button, "By order ID");
    wait_focus(&mut window, "Order ID · required");
    window.click(Role::Button, "Disputes");
    window.click(Role::Button, "Views");
    wait_focus(&mut window, "Save current view as");
}

#[test]
fn the_note_comes_first_and_enter_in_the_typed_amount_submits_only_once_it_fits() {
    let mut window = demo();
    let id = window.open_first_due();
    let path = window.pdf("proof.pdf", 2_000);
    window.drop_file(path);
    window.wait_text("Received by Finix");
    window.click(Role::Button, "Review and submit…");
    wait_focus(&mut window, "Note to the issuer · required");
    window.wait_text("1 file received by Finix, matching the copy");
    window.fill("Note to the issuer · required", "Delivered on 3 October and signed for");
    let amount = window.open_session().entry(&id).and_then(|entry| entry.money).expect("an amount").decimal();
    let field = format!("Type {amount} to confirm");
    window.fill(&field, "1");
    window.key(Key::Enter);
    wait_focus(&mut window, &field);
    window.harness.run_steps(10);
    let sent = |w: &Window| w.log().iter().filter(|e| e.method == "POST" && e.path.ends_with("/submit")).count();
    assert_eq!(sent(&window), 0);
    window.fill(&field, &amount);
    window.wait_text("matches");
    window.key(Key::Enter);
    window.until("the dispute to be responded", |w| {
        w.open_session().entry(&id).is_some_and(|e| e.status == Status::Responded)
    });
    assert_eq!(sent(&window), 1);
}

#[test]
fn a_view_is_named_with_enter() {
    let mut window = demo();
    window.click(Role::Tab, "All 160");
    window.click(Role::Button, "Views");
    wait_focus(&mut window, "Save current view as");
    window.key(Key::Enter);
    window.wait_text("Enter a name");
    type_text(&mut window, "Everything");
    window.key(Key::Enter);
    window.until("the view among the tabs", |w| w.has(Role::Tab, "Everything"));
}

#[test]
fn enter_in_the_score_form_asks_or_says_what_is_missing() {
    let mut window = demo();
    window.click(Role::Button, "Score");
    wait_focus(&mut window, "Email · required");
    window.key(Key::Enter);
    window.wait_text("Enter an email address");
    window.fill("Email · required", "demo@example.org");
    window.key(Key::Enter);
    window.wait_text("90.88");
}

#[test]
fn enter_goes_from_tag_to_tag() {
    let mut window = demo();
    window.open_first_due();
    window.click(Role::Link, "Edit tags");
    window.until("the editor", |w| w.has(Role::Link, "Add a tag"));
    let lines =
        |w: &Window| w.harness.query_all_by(|node| node.label().is_some_and(|name| name.ends_with(" key"))).count();
    let before = lines(&window);
    window.click(Role::Link, "Add a tag");
    let number = before + 1;
    wait_focus(&mut window, &format!("Tag {number} key"));
    type_text(&mut window, "batch");
    window.key(Key::Enter);
    wait_focus(&mut window, &format!("Tag {number} value"));
    type_text(&mut window, "7");
    window.key(Key::Enter);
    wait_focus(&mut window, &format!("Tag {} key", number + 1));
}

#[test]
fn the_search_is_cleared_by_its_cross() {
    let mut window = demo();
    window.click(Role::Tab, "All 160");
    assert!(!window.has(Role::Button, "Clear search"), "there is nothing to clear");
    window.fill("Search disputes", "reason:fraud");
    window.until("fraud", |w| w.open_session().found().rows.len() < 160);
    window.click(Role::Button, "Clear search");
    window.until("all of them", |w| w.open_session().found().rows.len() == 160);
    wait_focus(&mut window, "Search disputes");
    assert!(!window.has(Role::Button, "Clear search"));
}

#[test]
fn a_secret_is_shown_until_its_field_is_left() {
    let mut window = demo();
    window.click(Role::Button, "Connect an account…");
    wait_focus(&mut window, "Name · required");
    window.click_first(Role::Button, "Show password");
    window.until("the eye to be open", |w| w.has(Role::Button, "Hide password"));
    wait_focus(&mut window, "Password");
    type_text(&mut window, "hush");
    assert!(window.has_text("hush"), "what is typed is shown");
    window.click(Role::Button, "Hide password");
    window.until("the eye to be closed", |w| !w.has(Role::Button, "Hide password"));
    window.click_first(Role::Button, "Show password");
    window.until("the eye to be open again", |w| w.has(Role::Button, "Hide password"));
    window.key(Key::Tab);
    window.until("the eye to close by itself", |w| !w.has(Role::Button, "Hide password"));
    window.click_first(Role::Button, "Show password");
    window.until("the eye to be open a third time", |w| w.has(Role::Button, "Hide password"));
    window.click(Role::Button, "Score");
    window.click(Role::Button, "Settings");
    window.until("the form again", |w| w.has(Role::Button, "Show password"));
    assert!(!window.has(Role::Button, "Hide password"), "a page that was left hides what it showed");
}

#[test]
fn a_day_is_chosen_from_the_month_under_its_field() {
    let mut window = demo();
    window.click(Role::Button, "Filter by dates");
    window.fill("Opened from", "2026-11-21");
    window.click(Role::Button, "Opened from: choose a day");
    window.wait_text("November 2026");
    window.click(Role::Button, "Next month");
    window.wait_text("December 2026");
    window.harness.get_by_role_and_label(Role::Button, "2026-12-15").focus();
    window.harness.run_steps(2);
    window.key(Key::PageUp);
    window.key(Key::PageUp);
    window.wait_text("October 2026");
    window.click(Role::Button, "2026-10-05");
    window.until("the day in the field", |w| w.has_text("2026-10-05") && !w.has_text("October 2026"));
    wait_focus(&mut window, "Opened from");
}

#[test]
fn columns_go_back_to_what_they_were_first() {
    let mut window = demo();
    window.click(Role::Button, "Columns");
    window.click(Role::CheckBox, "Customer");
    window.until("the column", |w| w.has(Role::ColumnHeader, "Sort by Customer"));
    window.click(Role::Link, "Reset columns");
    window.until("the first columns", |w| !w.has(Role::ColumnHeader, "Sort by Customer"));
}

#[test]
fn a_question_opens_on_the_button_that_changes_nothing() {
    let mut window = demo();
    let id = window.open_first_due();
    let path = window.pdf("proof.pdf", 2_000);
    window.drop_file(path);
    window.wait_text("Received by Finix");
    window.click(Role::Button, "Delete proof.pdf");
    wait_focus(&mut window, "Cancel");
    window.key(Key::Enter);
    window.until("the question to be gone", |w| !w.has(Role::Button, "Cancel"));
    assert!(window.open_session().entry(&id).is_some());
}

#[test]
fn a_key_that_turns_to_another_tab_takes_the_focus_along() {
    let mut window = demo();
    window.open_first_due();
    window.key(Key::Enter);
    wait_focus(&mut window, "Overview");
    window.key(Key::E);
    window.until("the focus on the tab of the files", |w| focused(w).is_some_and(|name| name.starts_with("Evidence")));
    // Tab walks on from there, and takes no tab along.
    window.key(Key::Tab);
    window.until("the focus behind it", |w| focused(w).is_some_and(|name| name.starts_with("Money")));
    window.wait_text("Build a packet…");
}
