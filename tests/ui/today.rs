//! The page a day begins with: what it counts is what the list has, each number leads there, and days are those of the
//! zone that is shown.

use crate::kit::{Role, Setup, Window};
use docket::domain::search::query::Queue;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

fn open(settings: &'static str) -> Window {
    let mut window = Setup { settings, ..Setup::default() }.open();
    window.wait_for_list();
    window.until("amounts are there", |window| {
        let session = window.open_session();
        session.sync_state().incomplete == 0 && session.found().total > 0
    });
    window.click(Role::Button, "Today");
    window.wait_text("Due next");
    window
}

/// The names of what leads to disputes, that begin so, with the number they end with.
fn numbers(window: &Window, begins: &str) -> Vec<(String, usize)> {
    let nodes = window.harness.query_all_by_role(Role::Link);
    let names = nodes.filter_map(|node| node.accesskit_node().label()).filter(|name| name.starts_with(begins));
    let number = |name: &str| name.rsplit(' ').next().and_then(|digits| digits.replace(',', "").parse().ok());
    names.filter_map(|name| Some((name.clone(), number(&name)?))).collect()
}

/// The days of the calendar with something due: their names and how much.
fn days(window: &Window) -> Vec<(String, usize)> {
    let nodes = window.harness.query_all_by_role(Role::Button).filter_map(|node| node.accesskit_node().label());
    let count = |name: &str| name.split_once(": ")?.1.split_once(" due, ")?.0.parse().ok();
    nodes.filter_map(|name| Some((name.clone(), count(&name)?))).collect()
}

fn leads_to(window: &mut Window, role: Role, name: &str, count: usize, queue: Queue) {
    window.click(role, name);
    window.until(name, |window| {
        let found = window.open_session().found();
        found.query.queue == queue && !found.query.search.is_empty() && found.rows.len() == count
    });
    assert!(window.listed().iter().all(|entry| queue.holds(entry.status)), "{name}");
}

#[test]
fn every_number_opens_the_list_of_the_disputes_it_counts() {
    let mut window = open("version = 1\nhold_secs = 0\n");
    let mut opened = 0;
    for (begins, queue) in [
        ("Overdue: ", Queue::NeedsResponse),
        ("Tomorrow: ", Queue::NeedsResponse),
        ("In 2–6 days: ", Queue::NeedsResponse),
        ("Later: ", Queue::NeedsResponse),
        ("New: ", Queue::All),
        ("Won: ", Queue::Won),
        ("Lost: ", Queue::Lost),
    ] {
        window.click(Role::Button, "Today");
        window.wait_text("Due next");
        let Some((name, count)) = numbers(&window, begins).into_iter().next() else { continue };
        leads_to(&mut window, Role::Link, &name, count, queue);
        opened += 1;
    }
    assert!(opened >= 4, "{opened} numbers lead somewhere");
}

#[test]
fn the_day_begins_with_it_where_a_person_wants_that() {
    let mut window = Setup::default().open();
    window.wait_for_list();
    assert!(!window.has_text("Due next"), "a first start shows the list");
    window.click(Role::Button, "Settings");
    window.click(Role::Button, "Appearance");
    window.click(Role::RadioButton, "Today");
    window.until("the choice", |window| window.desk.settings.get().starts_with_today);
    window.desk.settings.finish();
    let data = Some(window.folder.path().to_owned());
    let mut again = Setup { data, ..Setup::default() }.open();
    again.wait_text("Due next");
    again.click(Role::Button, "Disputes");
    again.wait_for_list();
}

#[test]
fn all_that_needs_a_response_is_in_one_of_the_spans() {
    for settings in ["version = 1\nhold_secs = 0\n", "version = 1\nhold_secs = 0\n[margin_hours]\ndemo = 72\n"] {
        let mut window = open(settings);
        let is_own = settings.contains("margin");
        let spans = if is_own {
            [
                "Overdue: ",
                "Past your target: ",
                "Target today: ",
                "Target tomorrow: ",
                "Target in 2–6 days: ",
                "Target later: ",
                "No date: ",
            ]
        } else {
            ["Overdue: ", "Past your target: ", "Due today: ", "Tomorrow: ", "In 2–6 days: ", "Later: ", "No date: "]
        };
        let due = window.open_session().found().due;
        window.until("all of them", |window| {
            spans.iter().flat_map(|span| numbers(window, span)).map(|(_, count)| count).sum::<usize>() == due
        });
        let is_past = !numbers(&window, "Past your target: ").is_empty();
        assert_eq!(is_past, is_own, "a target is the account's own");
    }
}

#[test]
fn a_day_of_the_calendar_opens_what_is_due_on_it_and_months_and_weeks_are_turned() {
    let mut window = open("version = 1\nhold_secs = 0\n");
    window.until("days with something due", |window| !days(window).is_empty());
    let (name, count) = days(&window).into_iter().last().expect("a day");
    leads_to(&mut window, Role::Button, &name, count, Queue::NeedsResponse);
    window.click(Role::Button, "Today");
    window.click(Role::Button, "Week");
    window.click(Role::Button, "Next week");
    window.click(Role::Button, "Previous week");
    window.until("the week with today", |window| {
        let today = window.desk.clock.now().to_zoned(window.desk.clock.zone()).date();
        let monday = docket::domain::agenda::shown(today, true).0;
        window.has_text(&monday.strftime("%-d %b – ").to_string())
    });
    window.click(Role::Button, "Month");
    window.click(Role::Button, "Next month");
    window.click(Role::Button, "Back to today");
    window.until("no way back from today", |window| !window.has(Role::Button, "Back to today"));
}

#[test]
fn what_is_due_next_is_opened_by_a_click_and_by_the_keyboard() {
    let mut window = open("version = 1\nhold_secs = 0\n");
    window.until("disputes", |window| numbers_of_open(window) > 0);
    let node = |window: &Window| {
        let links = window.harness.query_all_by_role(Role::Link);
        links.filter_map(|node| node.accesskit_node().label()).find(|name| name.starts_with("Open "))
    };
    let name = node(&window).expect("a dispute");
    for _ in 0..60 {
        window.key(egui::Key::Tab);
        let focused = window.harness.query_all_by_role(Role::Link).find(|node| node.accesskit_node().is_focused());
        if focused.and_then(|node| node.accesskit_node().label()).as_deref() == Some(&name) {
            break;
        }
    }
    window.key(egui::Key::Enter);
    window.until("the dispute", |window| window.harness.query_by_label("Overview").is_some());
    let id = name.rsplit(' ').next().expect("an id").to_owned();
    assert!(window.has_text(&id), "{name}");
}

fn numbers_of_open(window: &Window) -> usize {
    let links = window.harness.query_all_by_role(Role::Link);
    links.filter_map(|node| node.accesskit_node().label()).filter(|name| name.starts_with("Open ")).count()
}

#[test]
fn what_changed_since_somebody_last_looked_is_asked_after_the_next_start() {
    let mut window = open("version = 1\nhold_secs = 0\n");
    let config = docket::sandbox::Config { disputes: 40, ..docket::sandbox::Config::default() };
    let sandbox = window.desk.runtime.block_on(docket::sandbox::start(config)).expect("a sandbox");
    window.click(Role::Button, "Disputes");
    crate::settings::add_account(&mut window, &sandbox);
    window.click(Role::Button, "Save");
    window.until("the account to be open", |w| w.session().is_some_and(|s| s.found().total == 40));
    window.click(Role::Button, "Today");
    window.wait_text("Due next");
    window.click(Role::ComboBox, "Since");
    assert!(!window.has_text("You last looked"), "nobody looked before");
    window.key(egui::Key::Escape);
    window.until("it to be noted", |window| {
        let session = window.open_session();
        session.shared().store.note("agenda_looked").expect("readable").is_some()
    });
    // Saved under another name, it is opened anew from its data on the disk, as a start does.
    window.click(Role::Button, "Settings");
    window.fill("Name · required", "Acme Indoor");
    window.click(Role::Button, "Save");
    window.until("the account under its new name", |w| {
        w.session().is_some_and(|s| s.account().name == "Acme Indoor" && s.found().total == 40)
    });
    window.click(Role::Button, "Today");
    window.wait_text("Due next");
    window.click(Role::ComboBox, "Since");
    window.wait_text("You last looked (");
}

#[test]
fn what_is_assigned_to_me_needs_me_and_leads_to_my_disputes() {
    let mut window = open("version = 1\nhold_secs = 0\nmy_name = \"Ana\"\n");
    assert!(!window.has_text("Assigned to you"), "nothing is yet");
    window.click(Role::Button, "Disputes");
    let id = window.open_first_due();
    window.click(Role::Button, "Assignee: no one");
    window.click(Role::Button, "Me (Ana)");
    window.until("it to be saved", |w| w.has(Role::Button, "Assignee: Ana") && !w.has_text("Saving"));
    window.click(Role::Button, "Today");
    window.wait_text("Due next");
    leads_to(&mut window, Role::Link, "Assigned to you: 1", 1, Queue::NeedsResponse);
    assert_eq!(window.listed().first().map(|entry| entry.dispute.id.clone()), Some(id));
}
