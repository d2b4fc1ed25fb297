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
    window.wait_text("There is no field resaon");
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
fn a_view_keeps_the_search_the_filters_the_order_and_the_columns() {
    let mut window = demo();
    window.click(Role::Tab, "All 160");
    window.fill("Search disputes", "reason:fraud");
    window.until("fraud", |w| w.open_session().found().rows.len() < 160);
    window.click(Role::ColumnHeader, "Sort by Amount");
    window.until("the order", |w| w.open_session().found().query.sort.column == Column::Amount);
    let shown = window.open_session().found().rows.clone();
    window.click(Role::Button, "Views");
    window.click(Role::Button, "Save view");
    window.wait_text("Enter a name");
    window.fill("Save what is shown as", "Dear fraud");
    window.click(Role::Button, "Save view");
    window.until("the view among the tabs", |w| w.has(Role::Tab, "Dear fraud"));
    window.key(Key::Escape);
    window.fill("Search disputes", "");
    window.click_first(Role::Tab, &format!("Won {}", window.open_session().found().counts[2]));
    window.until("something else", |w| w.open_session().found().query.queue == Queue::Won);
    window.click(Role::Tab, "Dear fraud");
    window.until("the view's rows", |w| w.open_session().found().rows == shown);
    assert!(window.has_text("reason:fraud"), "the search is in the field again");
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
