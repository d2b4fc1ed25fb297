//! What is told on the desktop: each thing once, also after a restart, in words that name nobody, and a click opens it.

use crate::kit::{Role, Setup, Window};
use docket::desk::notifier::Note;
use docket::domain::Status;
use docket::sandbox::Config;

const SETTINGS: &str = "version = 1\nhold_secs = 0\nsync_secs = 15\n";

/// Everything the desktop was given to show until now.
fn shown(window: &mut Window) -> Vec<Note> {
    window.harness.run_steps(2);
    window.told.try_iter().collect()
}

/// Waits for something about an account.
fn wait_for(window: &mut Window, account: &str, summary: &str) -> Note {
    let mut found = None;
    window.until(summary, |window| {
        found = window.told.try_iter().find(|note| note.summary.contains(summary) && note.body.contains(account));
        found.is_some()
    });
    found.expect("it was just there")
}

fn open(settings: &'static str) -> Window {
    let mut window = Setup { settings, tells: true, ..Setup::default() }.open();
    window.wait_for_list();
    window
}

#[test]
fn what_is_due_soon_is_told_once_with_its_number_and_no_customer() {
    let mut window = open(SETTINGS);
    let first = wait_for(&mut window, "Demo, ", "due within");
    let listed = window.listed();
    let customers = listed.iter().filter_map(|entry| entry.customer.clone());
    let words = format!("{} {}", first.summary, first.body);
    assert!(customers.filter(|name| name.len() > 3).all(|name| !words.contains(&name)), "{words}");
    assert!(first.body.ends_with("Demo, Demo"), "{words}");
    let now = window.desk.clock.now();
    let hours = |entry: &docket::store::Entry| entry.due().map(|due| due.duration_since(now).as_hours());
    let near = listed.iter().filter(|entry| hours(entry).is_some_and(|left| (0..48).contains(&left))).count();
    assert!(near > 0, "the demo has something due soon");
    let id = first.opens.expect("a dispute");
    let entry = listed.iter().find(|entry| entry.dispute.id == id).expect("of the list");
    assert!(hours(entry).is_some_and(|left| (0..48).contains(&left)), "{id}");
}

#[test]
fn what_nobody_wants_to_hear_and_what_falls_into_quiet_hours_is_not_told() {
    let mut window = open("version = 1\nhold_secs = 0\n[alerts]\ndue = false\n");
    window.click(Role::Button, "Today");
    window.wait_text("Due next");
    window.click(Role::Button, "Settings");
    window.click(Role::Button, "Deadlines and notifications");
    window.wait_text("Desktop notifications");
    assert_eq!(shown(&mut window), []);
    window.click(Role::CheckBox, "A new dispute needs a response");
    window.until("the wish", |window| window.desk.settings.get().alerts.new);
    window.click(Role::CheckBox, "Quiet hours");
    window.wait_text("Nothing is shown in quiet hours");
    window.until("quiet hours", |window| window.desk.settings.get().alerts.quiet.is_some());
    window.click(Role::ComboBox, "From");
    window.click(Role::Button, "05:00");
    window.until("their begin", |window| {
        window.desk.settings.get().alerts.quiet.is_some_and(|quiet| (quiet.from, quiet.to) == (5, 7))
    });
}

#[test]
fn a_dispute_that_is_reopened_is_told_once_and_a_click_opens_it() {
    let mut window = open(SETTINGS);
    let due = wait_for(&mut window, "Demo, ", "due within");
    assert!(due.opens.is_some());
    drop(shown(&mut window));
    // The issuer asks again about one that was decided.
    window.click(Role::Tab, &format!("Won {}", counted(&window)));
    window.until("won disputes", |window| {
        window.open_session().found().query.queue == docket::domain::search::query::Queue::Won
    });
    let won = window.listed().into_iter().next().expect("a won dispute").dispute.id.clone();
    let session = window.open_session();
    let by = window.desk.clock.now() + jiff::SignedDuration::from_hours(24 * 9);
    session.sandbox().expect("the demo server").reopen(won.as_str(), Some(by), false).expect("reopened");
    session.refresh();
    let told = wait_for(&mut window, "Demo, ", "A dispute was reopened");
    assert_eq!(told.opens, Some(won.clone()));
    // What the desktop's click does.
    window.calls.raise(told.opens);
    window.until("the dispute", |window| window.has_text(won.as_str()) && window.has(Role::Tab, "Overview"));
    assert!(shown(&mut window).iter().all(|note| !note.summary.contains("reopened")), "once");
}

fn counted(window: &Window) -> usize {
    window.open_session().found().counts.get(2).copied().unwrap_or_default()
}

#[test]
fn nothing_is_told_again_when_the_account_is_opened_again() {
    let mut window = open(SETTINGS);
    let config = Config { disputes: 160, ..Config::default() };
    let sandbox = window.desk.runtime.block_on(docket::sandbox::start(config)).expect("a sandbox");
    crate::settings::add_account(&mut window, &sandbox);
    window.click(Role::Button, "Save");
    window.until("the account to be open", |w| w.session().is_some_and(|s| s.found().total == 160));
    let first = wait_for(&mut window, "Acme Outdoor, ", "due within");
    assert!(first.opens.is_some(), "{first:?}");
    // Saved under another name, it is opened anew from its data on the disk, as a start does.
    window.fill("Name · required", "Acme Indoor");
    window.click(Role::Button, "Save");
    window.until("the account under its new name", |w| {
        w.session().is_some_and(|s| s.account().name == "Acme Indoor" && s.sync_state().last.is_some())
    });
    let session = window.open_session();
    let store = &session.shared().store;
    let all = (0..160).filter_map(|row| store.read(row).expect("readable"));
    let decided: Vec<_> =
        all.filter(|entry| entry.status == Status::Won).map(|entry| entry.dispute.id.clone()).collect();
    let by = window.desk.clock.now() + jiff::SignedDuration::from_hours(24 * 9);
    let reopen = |id: &docket::domain::DisputeId| sandbox.reopen(id.as_str(), Some(by), false).is_ok();
    let asked = decided.iter().find(|id| reopen(id)).expect("one that may be asked about again");
    session.refresh();
    let mut told = Vec::new();
    window.until("what is new", |window| {
        told.extend(window.told.try_iter());
        told.iter().any(|note: &Note| note.summary == "A dispute was reopened")
    });
    assert_eq!(told.last().and_then(|note| note.opens.clone()).as_ref(), Some(asked));
    let again: Vec<_> =
        told.iter().filter(|note| note.summary.contains("due within") && note.body.contains("Indoor")).collect();
    assert!(again.is_empty(), "{again:?}");
}

#[test]
fn evidence_that_is_refused_is_told_and_stands_on_the_page_of_the_day() {
    let mut window = open("version = 1\nhold_secs = 0\n[alerts]\ndue = false\n");
    let id = window.open_first_due();
    let session = window.open_session();
    let refuse: docket::sandbox::Faults = "upload_evidence=status:403#1".parse().expect("a fault");
    session.sandbox().expect("the demo server").faults().set(refuse);
    let path = window.pdf("jane-doe-visa-4242.pdf", 900);
    window.drop_file(path);
    let told = wait_for(&mut window, "Demo, ", "Evidence wasn't uploaded");
    assert_eq!(told.opens.as_ref(), Some(&id));
    assert!(!format!("{}{}", told.summary, told.body).contains("jane"), "a file's name may name a customer: {told:?}");
    window.click(Role::Button, "Today");
    window.wait_text("Action needed");
    window.until("what needs a person", |window| !window.has_text("Nothing needs action"));
    assert!(window.has_text(id.as_str()), "with its dispute");
    assert_eq!(shown(&mut window), [], "once");
}
