//! Finding disputes: terms, what is wrong with them, ways to complete them, saved views, columns.

use crate::kit::{Role, Setup, demo};
use docket::domain::search::query::{Column, Queue};
use docket::domain::{DisputeState, Reason};
use egui::Key;

#[test]
fn a_term_narrows_the_list_and_a_wrong_one_is_said_while_the_rows_stay() {
    let mut window = demo();
    window.click(Role::Tab, "All 160");
    window.fill("Search disputes", "reason:fraud amount:>100");
    window.until("only dear fraud", |w| {
        let listed = w.listed();
        listed.len() < 160
            && !listed.is_empty()
            && listed.iter().all(|entry| {
                let is_dear = entry.money.is_some_and(|money| money.face_value() > 1_000_000);
                entry.dispute.reason == Some(Reason::Fraud) && is_dear
            })
    });
    let before = window.open_session().found().rows.len();
    window.fill("Search disputes", "reason:fraud amount:>lots");
    window.wait_text("Amount takes a number such as >200 or 100..500, not lots");
    assert_eq!(window.open_session().found().rows.len(), before, "the rows of the last good search stay");
    window.fill("Search disputes", "resaon:fraud");
    window.wait_text("There's no field resaon");
}

#[test]
fn a_term_is_completed_by_keyboard_and_by_mouse() {
    let mut window = demo();
    window.click(Role::Tab, "All 160");
    window.fill("Search disputes", "rea");
    window.until("the field to be offered", |w| w.has(Role::ListBoxOption, "reason:"));
    window.key(Key::Tab);
    window.until("values to be offered", |w| w.has(Role::ListBoxOption, "reason:quality"));
    window.key(Key::ArrowDown);
    window.key(Key::ArrowDown);
    window.key(Key::Enter);
    window.until("quality only", |w| {
        let listed = w.listed();
        !listed.is_empty() && listed.len() < 160 && listed.iter().all(|e| e.dispute.reason == Some(Reason::Quality))
    });
    window.fill("Search disputes", "state:wo");
    window.click(Role::ListBoxOption, "state:won");
    window.until("won only", |w| {
        let listed = w.listed();
        !listed.is_empty() && listed.iter().all(|entry| entry.dispute.state == Some(DisputeState::Won))
    });
}

#[test]
fn a_chip_changes_its_own_terms_and_leaves_what_else_was_typed() {
    let mut window = demo();
    window.click(Role::Tab, "All 160");
    window.fill("Search disputes", "-status:won reason:quality amount:>=5 o");
    window.until("the typed term in its chip", |w| w.has(Role::Button, "Filter by reason: reason:quality"));
    assert!(window.has(Role::Button, "Filter by amount: from 5"), "a term of the chip's own form is its choice");
    window.click(Role::Button, "Filter by reason: reason:quality");
    window.click(Role::CheckBox, "Fraud");
    window.until("the chip's term in its place", |w| w.has_text("-status:won reason:=fraud amount:>=5 o"));
    window.until("fraud only", |w| {
        let listed = w.listed();
        !listed.is_empty() && listed.iter().all(|entry| entry.dispute.reason == Some(Reason::Fraud))
    });
    window.click(Role::CheckBox, "Inquiry");
    window.until("both", |w| w.has_text("-status:won reason:=fraud,inquiry amount:>=5 o"));
    window.key(Key::Escape);
    window.click(Role::Button, "Clear reason filter");
    window.until("the rest", |w| w.has_text("-status:won amount:>=5 o"));
    window.click(Role::Link, "Clear filters");
    window.until("what no chip knows", |w| w.has_text("-status:won o"));
    assert!(window.has(Role::Button, "Filter by amount"));
}

#[test]
fn an_amount_that_is_not_right_yet_changes_nothing() {
    let mut window = demo();
    window.click(Role::Tab, "All 160");
    window.fill("Search disputes", "order");
    window.click(Role::Button, "Filter by amount");
    window.fill("From", "1,240.0");
    window.until("the amount in the search", |w| w.has_text("order amount:>=1240"));
    assert!(window.has_text("1,240.0"), "the field keeps what was typed");
    window.fill("From", "1,240.0x");
    window.wait_text("1,240.0x isn't an amount");
    assert!(window.has_text("order amount:>=1240"), "the last good amount is still asked for");
    window.fill("To", "2000");
    assert!(window.has_text("order amount:>=1240"), "one end alone is not taken while the other is wrong");
    window.fill("From", "1");
    window.until("both ends", |w| w.has_text("order amount:1..2000"));
    window.key(Key::Backspace);
    window.until("the other end", |w| w.has_text("order amount:<=2000"));
}

#[test]
fn a_chip_says_when_the_search_takes_no_more() {
    let mut window = demo();
    window.click(Role::Tab, "All 160");
    let words = ["e"; 32].join(" ");
    window.fill("Search disputes", &words);
    window.click(Role::Button, "Filter by reason");
    window.click(Role::CheckBox, "Fraud");
    window.wait_text("The search is full");
    assert!(window.has_text(&words) && window.has(Role::Button, "Filter by reason"));
}

#[test]
fn a_view_keeps_the_search_the_filters_the_order_and_the_columns() {
    let mut window = demo();
    window.click(Role::Tab, "All 160");
    window.fill("Search disputes", "reason:fraud");
    window.until("fraud", |w| w.open_session().found().rows.len() < 160);
    window.click(Role::Button, "Filter by due");
    window.click(Role::RadioButton, "Any deadline");
    window.key(Key::Escape);
    window.until("the chip's term behind what was typed", |w| w.has_text("reason:fraud due:any"));
    window.click(Role::ColumnHeader, "Sort by Amount");
    window.until("the order", |w| w.open_session().found().query.sort.column == Column::Amount);
    let shown = window.open_session().found().rows.clone();
    window.click(Role::Button, "Views");
    window.click(Role::Button, "Save view");
    window.wait_text("Enter a name");
    window.fill("Save current view as", "Dear fraud");
    window.click(Role::Button, "Save view");
    window.until("the view among the tabs", |w| w.has(Role::Tab, "Dear fraud"));
    window.key(Key::Escape);
    window.fill("Search disputes", "");
    window.click_first(Role::Tab, &format!("Won {}", window.open_session().found().counts[2]));
    window.until("something else", |w| w.open_session().found().query.queue == Queue::Won);
    window.click(Role::Tab, "Dear fraud");
    window.until("the view's rows", |w| w.open_session().found().rows == shown);
    assert!(window.has_text("reason:fraud due:any"), "the search is in the field again");
    assert!(window.has(Role::Button, "Filter by due: Any deadline"), "and in the chips");
    window.click(Role::Button, "Views");
    window.click(Role::Button, "Delete view Dear fraud");
    window.until("the view to be gone", |w| !w.has(Role::Tab, "Dear fraud"));
}

#[test]
fn columns_are_moved_and_stay_where_they_were_put() {
    let mut window = demo();
    window.click(Role::Button, "Columns");
    window.click(Role::Button, "Move Amount left");
    window.until("the setting", |w| {
        let columns = w.desk.settings.get().columns.clone();
        columns.first().is_some_and(|(column, _)| *column == Column::Amount)
    });
    window.click(Role::CheckBox, "Customer");
    window.key(Key::Escape);
    window.until("the new column", |w| w.has(Role::ColumnHeader, "Sort by Customer"));
}

#[test]
fn stepping_to_the_end_and_back_selects_what_stands_there() {
    let mut window = Setup { disputes: 1_500, ..Setup::default() }.open();
    window.until("the list", |w| w.session().is_some_and(|s| s.found().total == 1_500));
    window.click(Role::Tab, "All 1,500");
    window.until("all of them", |w| w.open_session().found().rows.len() == 1_500);
    window.until("a list that stands still", |w| w.open_session().sync_state().last.is_some());
    for key in [Key::End, Key::Home, Key::End] {
        window.key(key);
        window.until("the row at that end", |w| {
            let session = w.open_session();
            let rows = session.found().rows.clone();
            let wanted = if key == Key::Home { rows.first() } else { rows.last() };
            let entry = wanted.and_then(|row| session.shared().store.read(*row).expect("readable"));
            entry.is_some_and(|entry| w.has_text(entry.dispute.id.as_str()))
        });
    }
}
