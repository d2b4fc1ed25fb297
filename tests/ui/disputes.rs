//! The list and the open dispute.

use crate::kit::{Role, Setup, Window, demo};
use docket::domain::search::TextField;
use docket::domain::search::chips::Due;
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
                label.contains(&money) && label.contains("Needs response") && label.contains("due")
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
    window.wait_text("No matching disputes");
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
    assert!(window.has_text("reason:=fraud"), "the search field shows the term of the chip");
    window.click(Role::Button, "Clear reason filter");
    window.until("everything again", |w| w.open_session().found().rows.len() == 160);
}

#[test]
fn an_open_dispute_names_the_card_and_its_holder() {
    let mut window = demo();
    // An online payment names no card itself: its payment instrument is asked.
    let instrument = |entry: &docket::store::Entry| entry.payment.as_ref()?.instrument.clone();
    let fits = |entry: &docket::store::Entry| entry.money.is_some() && instrument(entry).is_some();
    let card = window.listed().into_iter().find(fits).as_ref().and_then(instrument).expect("an online payment");
    window.open_first(fits);
    window.wait_text(" •••• ");
    window.wait_text("Cardholder");
    let asked = |w: &Window| w.log().iter().filter(|entry| entry.path.ends_with(card.as_str())).count();
    assert_eq!(asked(&window), 1);
    let before = window.log().len();
    window.key(Key::F5);
    window.until("it was read again", |w| w.log().len() > before + 3);
    assert_eq!(asked(&window), 1, "what is known is not asked again");
    assert!(!window.has_text("Open in Finix"), "the demo account is not at Finix");
}

#[test]
fn a_filter_says_how_many_disputes_each_option_stands_for() {
    let mut window = demo();
    window.click(Role::Tab, "All 160");
    window.until("all disputes", |w| w.open_session().found().rows.len() == 160);
    let fraud = |w: &Window| w.open_session().found().option_counts.of(TextField::Reason, "FRAUD").expect("counted");
    let count = fraud(&window);
    assert!((1..160).contains(&count));
    window.click(Role::Button, "Filter by reason");
    window.until("the number", |w| w.has(Role::Label, &count.to_string()));
    window.click(Role::CheckBox, "Fraud");
    window.until("that many disputes", |w| w.listed().len() == count);
    assert_eq!(fraud(&window), count, "a choice does not change what it stands for");
}

#[test]
fn the_time_left_says_how_many_disputes_each_choice_stands_for() {
    let mut window = demo();
    window.click(Role::Tab, "All 160");
    window.until("all disputes", |w| w.open_session().found().rows.len() == 160);
    window.click(Role::Button, "Filter by due");
    let counted = |w: &Window, due: Due| w.open_session().found().option_counts.of_due(due).expect("counted");
    for (due, choice) in [(Due::Week, "Within 7 days"), (Due::Overdue, "Overdue"), (Due::Any, "Any deadline")] {
        let count = counted(&window, due);
        assert!((1..160).contains(&count), "{choice}: {count}");
        window.until("the number", |w| w.has(Role::Label, &count.to_string()));
        window.click(Role::RadioButton, choice);
        window.until("that many disputes", |w| w.listed().len() == count);
        assert_eq!(counted(&window, due), count, "a choice does not change what it stands for");
    }
}

#[test]
fn customers_can_be_a_column_and_be_sorted_by() {
    // Wide enough for one column more.
    let mut window = Setup { size: [2560.0, 1440.0], ..Setup::default() }.open();
    window.wait_for_list();
    window.click(Role::Tab, "All 160");
    window.click(Role::Button, "Columns");
    window.click(Role::CheckBox, "Customer");
    window.key(Key::Escape);
    window.click(Role::ColumnHeader, "Sort by Customer");
    let known = |w: &Window| -> Vec<String> {
        w.listed()
            .iter()
            .filter_map(|entry| entry.customer.as_deref().map(docket::domain::search::fold::fold))
            .collect()
    };
    window.until("customers from A to Z", |w| w.listed().len() == 160 && known(w).len() > 1 && known(w).is_sorted());
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
    window.wait_text(" UTC");
    window.click(Role::Button, "Copy dispute");
    assert!(!window.has(Role::Button, "Copy state"), "only ids and addresses are taken elsewhere");
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
    window.harness.get_by_role_and_label(Role::Button, "Save tags").scroll_to_me();
    window.harness.run_steps(4);
    window.click(Role::Button, "Save tags");
    window.until("the tag at the service", |w| {
        w.open_session()
            .entry(&id)
            .is_some_and(|e| e.dispute.tags.get("reviewed_by") == Some("dana") && e.dispute.tags.len() == before + 1)
    });
}

#[test]
fn a_message_names_its_dispute() {
    let mut window = demo();
    let id = window.open_first(|entry| entry.order.is_some());
    let entry = window.open_session().entry(&id).expect("known");
    let (money, order) = (entry.money.expect("an amount"), entry.order.clone().expect("an order"));
    window.click(Role::Link, "Edit tags");
    window.fill("Tag 1 value", "seen");
    window.click(Role::Button, "Save tags");
    let name = format!("{money} · {order}");
    window.until("the message", |w| w.has_text("Tags saved") && w.has(Role::Label, &name));
}

#[test]
fn another_tab_begins_at_its_top() {
    let mut window = Setup { size: [1440.0, 640.0], ..Setup::default() }.open();
    window.wait_for_list();
    window.open_first_due();
    let first = |window: &Window, role, label| window.harness.get_by_role_and_label(role, label).rect().top();
    window.click(Role::Tab, "Evidence");
    let before = first(&window, Role::Button, "Build a packet…");
    window.click(Role::Tab, "Overview");
    let top = first(&window, Role::Label, "Facts");
    window.harness.get_by_role_and_label(Role::Button, "Copy application").scroll_to_me();
    window.until("the facts to be scrolled", |w| first(w, Role::Label, "Facts") < top - 40.0);
    window.click(Role::Tab, "Evidence");
    // What came in meanwhile stands above it.
    window.until("the evidence at its top", |w| first(w, Role::Button, "Build a packet…") > before - 1.0);
}

#[test]
fn a_tag_over_the_services_limit_cannot_be_saved() {
    let mut window = demo();
    window.open_first_due();
    window.click(Role::Link, "Edit tags");
    window.fill("Tag 1 key", &"k".repeat(41));
    window.wait_text("The key is longer than 40 characters");
    window.click_anyway(Role::Button, "Save tags");
    assert!(!window.log().iter().any(|entry| entry.method == "PUT"), "nothing was sent");
}

#[test]
fn pages_are_reached_by_the_rail_and_by_keys() {
    let mut window = demo();
    window.click(Role::Button, "Score");
    window.wait_text("Score an order");
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Num5);
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
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
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
    window.wait_text("The tags weren't saved");
    window.until("the change to be back in its field", |w| w.has_text("a change worth keeping"));
    window.click(Role::Button, "Save tags");
    window.wait_text("Tags saved");
}
