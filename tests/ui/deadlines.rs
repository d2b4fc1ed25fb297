//! An account's own target before Finix's deadline: never hides the deadline, and never says that a dispute is lost.

use crate::kit::{Role, Setup, Window};
use docket::domain::time::margin::Margin;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

const WITH_MARGIN: &str = "version = 1\nhold_secs = 0\n[margin_hours]\ndemo = 240\n";

fn open(settings: &'static str, size: [f32; 2]) -> Window {
    let mut window = Setup { settings, size, ..Setup::default() }.open();
    window.wait_for_list();
    window
}

/// What the rows of the list say to who hears them.
fn spoken(window: &Window) -> Vec<String> {
    let rows = window.harness.query_all_by_role(Role::Row);
    rows.filter_map(|node| node.accesskit_node().label()).collect()
}

fn search(window: &mut Window, text: &str) -> Vec<docket::store::Entry> {
    window.fill("Search disputes", text);
    let zone = window.desk.clock.zone();
    let asked = docket::domain::search::Search::parse(text, &zone).expect("understood");
    window.until(text, |window| window.open_session().found().query.search == asked);
    window.listed()
}

#[test]
fn what_is_past_its_target_shows_the_time_to_the_deadline_and_is_not_overdue() {
    let mut window = open(WITH_MARGIN, [1440.0, 900.0]);
    let now = window.desk.clock.now();
    let margin = Margin::of_hours(240);
    let past =
        window.listed().into_iter().find(|entry| entry.due().is_some_and(|due| due > now && margin.before(due) < now));
    let past = past.expect("one between its target and its deadline");
    let id = past.dispute.id.to_string();
    window.until("its row", |window| spoken(window).iter().any(|row| row.ends_with(&id)));
    let row = spoken(&window).into_iter().find(|row| row.ends_with(&id)).expect("its row");
    assert!(row.contains("past your target, ") && row.contains(" until the deadline"), "{row}");
    assert!(!row.contains("overdue"), "{row}");
    assert!(window.has(Role::ColumnHeader, "Sorted by Target, ascending") || window.has_text("Target"));
    window.open_first(|entry| entry.dispute.id == past.dispute.id);
    let zone = window.desk.clock.zone();
    let deadline = docket::domain::time::clock::local_and_utc(past.due().expect("a deadline"), &zone);
    window.wait_text(&format!("Finix's deadline: {deadline}"));
    window.wait_text("Past your target, ");
    let target = docket::domain::time::clock::local_and_utc(margin.before(past.due().expect("a deadline")), &zone);
    window.wait_text(&target);
}

#[test]
fn without_a_margin_nothing_speaks_of_a_target() {
    let mut window = open("version = 1\nhold_secs = 0\n", [1440.0, 900.0]);
    window.open_first_due();
    assert!(!spoken(&window).is_empty() && spoken(&window).iter().all(|row| !row.contains("target")));
    assert!(!window.has_text("Finix's deadline") && !window.has_text("Your target"));
}

#[test]
fn a_search_for_targets_finds_what_is_due_the_margin_later_and_due_stays_the_deadline() {
    let mut window = open(WITH_MARGIN, [1440.0, 900.0]);
    let ids = |found: Vec<docket::store::Entry>| {
        let mut ids: Vec<String> = found.into_iter().map(|entry| entry.dispute.id.to_string()).collect();
        ids.sort();
        ids
    };
    let by_target = ids(search(&mut window, "target:<1d"));
    let by_deadline = ids(search(&mut window, "due:<11d"));
    assert!(!by_target.is_empty(), "some are near their target");
    assert_eq!(by_target, by_deadline, "ten days of margin and one day");
    let overdue = search(&mut window, "due:overdue");
    let now = window.desk.clock.now();
    assert!(overdue.iter().all(|entry| entry.due().is_some_and(|due| due <= now)));
    let past = search(&mut window, "target:past");
    assert!(past.len() > overdue.len(), "a target passes first");
}

#[test]
fn the_margin_is_chosen_or_typed_in_hours_kept_for_the_account_and_in_force_at_once() {
    let mut window = open("version = 1\nhold_secs = 0\n", [1024.0, 640.0]);
    window.click(Role::Button, "Settings");
    window.click(Role::Button, "Deadlines and notifications");
    let choose = |window: &mut Window, option: &str| {
        window.click(Role::ComboBox, "Safety margin of Demo");
        window.click(Role::Button, option);
    };
    choose(&mut window, "48 h before Finix's deadline");
    let demo = docket::domain::AccountKey::demo();
    window.until("the margin", |window| window.desk.settings.get().margin(&demo) == Margin::of_hours(48));
    choose(&mut window, "Other…");
    window.fill("Hours before Finix's deadline", "900");
    window.wait_text("Enter whole hours from 1 to 720");
    assert_eq!(window.desk.settings.get().margin(&demo), Margin::of_hours(48), "what cannot be one is not taken");
    window.fill("Hours before Finix's deadline", "36");
    window.until("the margin", |window| window.desk.settings.get().margin(&demo) == Margin::of_hours(36));
    assert!(!window.has_text("Enter whole hours from 1 to 720"));
    window.desk.settings.finish();
    let kept = std::fs::read_to_string(window.folder.path().join("settings.toml")).expect("settings");
    assert!(kept.contains("demo = 36"), "{kept}");
    window.click(Role::Button, "Disputes");
    window.until("targets in the list", |window| spoken(window).iter().any(|row| row.contains("your target")));
    window.click(Role::Button, "Settings");
    choose(&mut window, "None: Finix's deadline counts");
    window.until("no margin", |window| window.desk.settings.get().margins.is_empty());
}

#[test]
fn a_dialog_says_how_far_the_target_is_beside_the_deadline() {
    let mut window = open(WITH_MARGIN, [1024.0, 640.0]);
    window.open_first_due();
    window.key(egui::Key::A);
    window.wait_text("before the deadline (");
    window.wait_text("until the deadline (");
}
