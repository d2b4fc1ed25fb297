//! Many disputes at once: chosen in the list, changed, saved, and taken back.

use crate::kit::{Role, Setup, Window};
use docket::domain::DisputeId;
use docket::domain::dispute::team::Team;
use docket::store::Entry;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

fn ana() -> Window {
    let mut window = Setup { settings: "version = 1\nhold_secs = 0\nmy_name = \"Ana\"\n", ..Setup::default() }.open();
    window.wait_for_list();
    window
}

/// Clicks a row of those that are drawn, with a key held.
fn click_row(window: &mut Window, row: usize, modifiers: Modifiers) {
    let at = window.harness.query_all_by_role(Role::Row).nth(row).expect("a row").rect().center();
    window.harness.event(egui::Event::PointerMoved(at));
    for pressed in [true, false] {
        window.harness.event_modifiers(
            egui::Event::PointerButton { pos: at, button: egui::PointerButton::Primary, pressed, modifiers },
            modifiers,
        );
    }
    window.harness.run_steps(4);
}

fn assignee(entry: &Entry) -> Option<String> {
    Team::of(&entry.dispute.tags).assignee
}

fn assigned(window: &Window) -> usize {
    window.listed().iter().filter(|entry| assignee(entry).as_deref() == Some("Ana")).count()
}

/// The tags that were written so far.
fn puts(window: &Window) -> usize {
    window.log().iter().filter(|entry| entry.method == "PUT" && entry.applied).count()
}

#[test]
fn rows_are_chosen_by_hand_assigned_and_taken_back() {
    let mut window = ana();
    click_row(&mut window, 1, Modifiers::COMMAND);
    window.wait_text("1 selected");
    click_row(&mut window, 4, Modifiers::SHIFT);
    window.wait_text("4 selected");
    click_row(&mut window, 2, Modifiers::COMMAND);
    window.wait_text("3 selected");
    let rows: Vec<Entry> = window.listed();
    let sum: i64 = [1, 3, 4].iter().filter_map(|row| rows[*row].money).map(|money| money.minor).sum();
    assert!(sum > 0);
    window.click(Role::Button, "Assign \u{E06D}");
    window.click(Role::Button, "Me (Ana)");
    window.wait_text("Assign to Ana");
    window.click(Role::Button, "Change 3 disputes");
    window.wait_text("Assign to Ana: 3 of 3 saved");
    window.until("the list to say so", |w| assigned(w) == 3);
    let now = window.listed();
    for row in [1, 3, 4] {
        let entry = now.iter().find(|entry| entry.dispute.id == rows[row].dispute.id).expect("listed");
        assert_eq!(assignee(entry).as_deref(), Some("Ana"), "row {row}");
    }
    assert_eq!(puts(&window), 3);
    assert!(!window.has_text("3 selected"), "what is done is not chosen any more");
    window.click(Role::Button, "Undo");
    window.wait_text("Undone: 3 of 3 saved");
    window.until("nobody to work on them", |w| assigned(w) == 0);
    for entry in window.listed() {
        let before = rows.iter().find(|before| before.dispute.id == entry.dispute.id).expect("listed");
        assert_eq!(entry.dispute.tags, before.dispute.tags, "as it was");
    }
}

#[test]
fn what_somebody_changed_since_is_left_alone_by_an_undo() {
    let mut window = ana();
    window.key(Key::J);
    for _ in 0..2 {
        window.harness.key_press_modifiers(Modifiers::SHIFT, Key::J);
        window.harness.run_steps(4);
    }
    window.wait_text("3 selected");
    // What is read late moves what is clicked.
    window.until("the open one to be read", |w| w.has(Role::Button, "Work: Not set"));
    window.click(Role::Button, "Work status \u{E06D}");
    window.click(Role::Button, "Gathering");
    window.click(Role::Button, "Change 3 disputes");
    window.wait_text("Set work status to Gathering: 3 of 3 saved");
    window.until("the open one to say so", |w| w.has(Role::Button, "Work: Gathering"));
    window.click(Role::Button, "Work: Gathering");
    window.click(Role::Button, "Waiting");
    window.until("it to be saved", |w| w.has(Role::Button, "Work: Waiting") && !w.has_text("Saving"));
    window.click(Role::Button, "Undo");
    window.wait_text("Undone: 2 of 2 saved");
    window.wait_text("1 left alone because someone changed them since");
    let work = |w: &Window| w.listed().iter().filter(|entry| Team::of(&entry.dispute.tags).work.is_some()).count();
    window.until("the one that was changed to stay", |w| work(w) == 1);
}

#[test]
fn everything_that_matches_is_tagged_but_for_what_is_left_out() {
    let mut window = ana();
    window.fill("Search disputes", "reason:fraud");
    window.until("fraud alone", |w| {
        let found = w.open_session().found();
        !found.query.search.is_empty() && !found.rows.is_empty()
    });
    window.key(Key::Escape);
    window.fill("Search disputes", "reason:fraud");
    click_row(&mut window, 0, Modifiers::NONE);
    let all = window.open_session().found().rows.len();
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.wait_text(&format!("{all} selected"));
    click_row(&mut window, 0, Modifiers::COMMAND);
    window.wait_text(&format!("{} selected", all - 1));
    let first = window.listed().first().expect("a row").dispute.id.clone();
    window.click(Role::Button, "Tag…");
    window.fill("Key", "docket.status");
    window.fill("Value", "to do");
    window.click(Role::Button, &format!("Change {} disputes", all - 1));
    window.wait_text(&format!("Tag docket.status with to do: {} of {} saved", all - 1, all - 1));
    window.until("all but one to have it", |w| {
        w.listed().iter().all(|entry| Team::of(&entry.dispute.tags).work.is_some() == (entry.dispute.id != first))
    });
    // Again it would change one.
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.wait_text(&format!("{all} selected"));
    window.click(Role::Button, "Tag…");
    window.fill("Key", "docket.status");
    window.fill("Value", "to do");
    window.wait_text(&format!("{} are left out", all - 1));
    window.wait_text("Left out: nothing would change");
    window.click(Role::Button, "Cancel");
    // Another question, another choice.
    window.click(Role::Tab, &format!("All {}", window.open_session().found().counts[4]));
    window.until("nothing to be chosen", |w| !w.has_text(&format!("{all} selected")));
}

#[test]
fn what_is_chosen_is_saved_as_a_file_and_nothing_else() {
    let mut window = ana();
    for row in [0, 2] {
        click_row(&mut window, row, Modifiers::COMMAND);
    }
    window.wait_text("2 selected");
    let wanted: Vec<String> = [0, 2].map(|row| window.listed()[row].dispute.id.to_string()).to_vec();
    // That of the bar; the one of the toolbar saves the list.
    window.click(Role::Button, "Export…");
    window.wait_text("Only the selected disputes");
    window.wait_text("Export 2 disputes");
    window.click(Role::Button, "Save as…");
    let path = window.folder.path().join("two.csv");
    window.fill("Path", &path.display().to_string());
    window.click(Role::Button, "Save");
    window.until("the file", |w| w.has_text("two.csv") && path.exists());
    let text = std::fs::read_to_string(&path).expect("the list");
    assert_eq!(text.lines().count(), 3, "{text}");
    assert!(wanted.iter().all(|id| text.contains(id)), "{text}");
    window.key(Key::Escape);
}

/// What has to be typed, as the label of its field says it.
pub fn wanted(window: &Window) -> Option<(String, String)> {
    let fields = window.harness.query_all_by_role(Role::TextInput);
    let labels = fields.filter_map(|node| node.accesskit_node().label());
    labels.into_iter().find_map(|label| {
        let typed = label.strip_prefix("Type ")?.strip_suffix(" to confirm")?.to_owned();
        Some((label.clone(), typed))
    })
}

fn accepts(window: &Window) -> Vec<String> {
    let log = window.log();
    let came = log.iter().filter(|entry| entry.method == "POST" && entry.path.ends_with("/accept"));
    came.map(|entry| entry.path.clone()).collect()
}

#[test]
fn many_are_accepted_with_one_decision_and_what_cannot_be_is_left_out() {
    let mut window = ana();
    let overdue =
        window.listed().iter().filter(|entry| entry.due().is_some_and(|due| due < window.desk.clock.now())).count();
    assert!(overdue > 0, "there is one that is too late");
    click_row(&mut window, 0, Modifiers::COMMAND);
    click_row(&mut window, overdue + 2, Modifiers::SHIFT);
    window.wait_text(&format!("{} selected", overdue + 3));
    window.click(Role::Button, "Accept…");
    window.wait_text("Passes every check");
    let (label, typed) = wanted(&window).expect("a confirmation");
    let count: usize = typed.split(':').next().and_then(|count| count.parse().ok()).expect("how many");
    assert!(count >= 2 && count < overdue + 3 && typed.contains('.'), "how many, and the sums: {typed}");
    let left_out = overdue + 3 - count;
    window.wait_text(&if left_out == 1 { "1 is left out".to_owned() } else { format!("{left_out} are left out") });
    window.fill("Why you accept them, for each dispute · required", "Cheaper than a fight");
    let verb = format!("Accept {count} disputes");
    let is_off = |w: &Window| {
        let button = w.harness.query_by_role_and_label(Role::Button, &verb);
        button.is_some_and(|button| button.accesskit_node().is_disabled())
    };
    assert!(is_off(&window), "nothing is confirmed yet");
    window.fill(&label, &count.to_string());
    assert!(is_off(&window), "the number alone is no confirmation");
    window.fill(&label, &typed);
    window.click(Role::Button, &verb);
    window.wait_text("All of them were tried");
    window.until("all of them to be accepted", |w| w.harness.query_all_by_label("Dispute accepted").count() >= count);
    window.click(Role::Button, "Close");
    window.wait_text(&format!("{count} of {count} accepted"));
    let came = accepts(&window);
    let once: std::collections::BTreeSet<_> = came.iter().collect();
    assert_eq!((came.len(), once.len()), (count, count), "each is sent once");
}

/// The disputes that are still to be accepted, as the disk has them.
fn left_over(window: &Window) -> Vec<DisputeId> {
    let outbox = window.open_session().outbox().clone();
    let drafts = window.desk.runtime.block_on(outbox.drafts()).expect("read");
    let left = drafts.into_iter().find(|(name, _)| name.starts_with("bulk-acceptance"));
    left.map(|(_, data)| serde_json::from_str(&data).expect("IDs")).unwrap_or_default()
}

#[test]
fn what_was_not_sent_of_many_acceptances_is_told_when_the_account_is_opened_again() {
    let settings =
        "version = 1\nhold_secs = 300\n[[accounts]]\nkey = \"a-1\"\nname = \"Acme\"\nenvironment = \"sandbox\"\n";
    let mut window = Setup { settings, ..Setup::default() }.open();
    window.wait_for_list();
    let now = window.desk.clock.now();
    let overdue = window.listed().iter().filter(|entry| entry.due().is_some_and(|due| due < now)).count();
    click_row(&mut window, overdue, Modifiers::COMMAND);
    click_row(&mut window, overdue + 3, Modifiers::SHIFT);
    window.click(Role::Button, "Accept…");
    window.wait_text("Passes every check");
    let (label, typed) = wanted(&window).expect("a confirmation");
    let count: usize = typed.split(':').next().and_then(|count| count.parse().ok()).expect("how many");
    assert!(count >= 2, "{typed}");
    window.fill("Why you accept them, for each dispute · required", "Cheaper than a fight");
    window.fill(&label, &typed);
    window.click(Role::Button, &format!("Accept {count} disputes"));
    window.until("them to be on the disk while they wait", |w| left_over(w).len() == count);
    window.click(Role::Button, "Close");
    window.click(Role::Button, "Stop");
    window.wait_text(&format!("{count} not sent"));

    for (from, to) in [("Account Demo, Demo", "Acme"), ("Account Acme, Sandbox", "Demo")] {
        window.click(Role::Button, from);
        window.click(Role::Button, to);
        window.until("the other account", |w| w.session().is_some_and(|s| s.account().name == to));
    }
    window.wait_text(&format!("{count} disputes that you accepted together had not been sent"));
    let wanted = left_over(&window);
    assert_eq!(wanted.len(), count);
    window.click(Role::Link, "Show them");
    window.until("exactly these", |w| {
        let listed: Vec<DisputeId> = w.listed().into_iter().map(|entry| entry.dispute.id.clone()).collect();
        listed.len() == count && listed.iter().all(|id| wanted.contains(id))
    });
    window.click(Role::Button, "Dismiss");
    window.until("it to be forgotten", |w| left_over(w).is_empty() && !w.has_text("had not been sent"));
    assert_eq!(accepts(&window), Vec::<String>::new(), "nothing of it is sent by itself");
}
