//! Every account at once: one list over two accounts on two servers, and what is done lands in the right one.

use crate::kit::{Role, Setup, Window};
use docket::credentials::Keep;
use docket::desk::Intent;
use docket::desk::accounts::{self, Edited};
use docket::domain::account::{Account, AccountKey, BaseUrl, Environment, Service};
use docket::domain::{DisputeId, Status};
use docket::sandbox::{Config, Sandbox};
use docket::store::Entry;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::collections::{BTreeMap, HashSet};
use std::time::Duration;

pub const LIVE: &str = "Acme Outdoor";
pub const TRIAL: &str = "Beta Trial";

/// A server whose made-up disputes are those of a number.
fn server(window: &Window, seed: u64, disputes: u64) -> Sandbox {
    let config = Config { seed, disputes, evidence_after: Some(Duration::ZERO), ..Config::default() };
    window.desk.runtime.block_on(docket::sandbox::start(config)).expect("a sandbox")
}

/// Connects an account, as the settings page does.
fn connect(
    window: &Window,
    name: &str,
    environment: Environment,
    server: &Sandbox,
    secret: Option<&str>,
) -> AccountKey {
    let key = AccountKey::parse(&format!("a-{}", window.desk.settings.get().accounts.len())).expect("a key");
    let known = Sandbox::credentials().into_iter().next().expect("a key");
    let mut account = Account::new(key.clone(), name, environment);
    account.set_url(Service::Finix, BaseUrl::parse(&server.urls().finix).ok());
    let edited = Edited {
        account,
        user_names: vec![(Service::Finix, known.username.to_owned())],
        secrets: vec![(Service::Finix, secret.unwrap_or(&known.secret).to_owned().into())],
        keep: Keep::InKeyring,
    };
    window.desk.runtime.block_on(accounts::save(window.desk.clone(), edited)).expect("kept");
    key
}

/// Two accounts on two servers, one of them with live keys, and the list over both.
pub fn both_with(setup: Setup, seeds: [u64; 2], disputes: u64) -> (Window, [Sandbox; 2], [AccountKey; 2]) {
    both_of(setup, seeds, disputes, Environment::Live)
}

/// The same; the first of them moves money or does not.
pub fn both_of(
    setup: Setup,
    seeds: [u64; 2],
    disputes: u64,
    first: Environment,
) -> (Window, [Sandbox; 2], [AccountKey; 2]) {
    let mut window = setup.open();
    window.wait_for_list();
    let servers = seeds.map(|seed| server(&window, seed, disputes));
    let live = connect(&window, LIVE, first, &servers[0], None);
    let trial = connect(&window, TRIAL, Environment::Sandbox, &servers[1], None);
    go(&mut window);
    window.wait_text("All synced");
    let keys = [live, trial];
    window.until("every amount", |w| all_priced(w, &keys, disputes));
    (window, servers, keys)
}

fn both() -> (Window, [Sandbox; 2], [AccountKey; 2]) {
    both_with(Setup::default(), [1, 2], 12)
}

/// A third account, whose key is refused.
pub fn refuse(window: &mut Window) {
    let server = server(window, 3, 12);
    connect(window, "Gamma Outdoor Furniture", Environment::Live, &server, Some("wrong"));
    window.wait_text("Gamma Outdoor Furniture wasn't refreshed. Finix refused the user name or password");
}

fn go(window: &mut Window) {
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Num9);
    window.until("the list over all accounts", |w| w.has(Role::Button, "Account All accounts, 2 accounts"));
}

/// The rows in sight, as a screen reader says them.
fn rows(window: &Window) -> Vec<String> {
    let rows = window.harness.query_all_by_role(Role::Row);
    rows.filter_map(|row| row.accesskit_node().label()).collect()
}

fn marked(window: &Window) -> Option<String> {
    let mut rows = window.harness.query_all_by_role(Role::Row);
    let is_marked =
        |row: &egui_kittest::Node<'_>| row.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True);
    rows.find(is_marked)?.accesskit_node().label()
}

pub fn tab(window: &mut Window, name: &str) {
    let tab = |w: &Window| {
        w.harness
            .query_all_by_role(Role::Tab)
            .filter_map(|tab| tab.accesskit_node().label())
            .find(|l| l.starts_with(name))
    };
    window.until(name, |w| tab(w).is_some());
    let label = tab(window).expect("it was just there");
    window.click(Role::Tab, &label);
}

/// A dispute is open; the number of its files comes into the tab's name.
pub fn is_shown(window: &Window) -> bool {
    let mut tabs = window.harness.query_all_by_role(Role::Tab);
    tabs.any(|tab| tab.accesskit_node().label().is_some_and(|label| label.starts_with("Evidence")))
}

/// What an account keeps on this computer.
pub fn kept(window: &Window, key: &AccountKey) -> Vec<Entry> {
    let session = window.desk.open_accounts.get(key).expect("it is open");
    let store = &session.shared().store;
    (0..store.index().len()).filter_map(|row| store.read(u32::try_from(row).ok()?).expect("readable")).collect()
}

fn all_priced(window: &Window, keys: &[AccountKey], disputes: u64) -> bool {
    keys.iter().all(|key| {
        let kept = kept(window, key);
        kept.len() as u64 == disputes && kept.iter().all(|entry| entry.money.is_some())
    })
}

fn account_in_force(window: &Window) -> String {
    window.open_session().account().name.clone()
}

fn posts(server: &Sandbox) -> Vec<String> {
    let log = server.log();
    log.iter().filter(|entry| entry.method != "GET").map(|entry| format!("{} {}", entry.method, entry.path)).collect()
}

/// A dispute of an account that can be answered, and the words its row begins with.
fn due(window: &Window, key: &AccountKey) -> (DisputeId, String) {
    let now = window.desk.clock.now();
    let is_due = |entry: &Entry| entry.status == Status::NeedsResponse && entry.due().is_some_and(|due| due > now);
    let entry = kept(window, key).into_iter().find(is_due).expect("an open dispute");
    let account = window.desk.settings.get().account(key).cloned().expect("an account");
    let environment = if account.environment == Environment::Live { "Live" } else { "Sandbox" };
    (entry.dispute.id.clone(), format!("{}, {environment}, ", account.name))
}

/// Clicks the row of a dispute in the list over all accounts.
fn open_row(window: &mut Window, begins: &str, id: &DisputeId) {
    let row = |w: &Window| rows(w).into_iter().find(|row| row.starts_with(begins) && row.ends_with(id.as_str()));
    window.until("the row", |w| row(w).is_some());
    let label = row(window).expect("it was just there");
    window.click(Role::Row, &label);
}

#[test]
fn both_accounts_are_in_one_list_with_sums_apart_and_one_search_over_them() {
    let (mut window, _servers, keys) = both();
    tab(&mut window, "All");
    window.until("every row", |w| w.has_text("24 disputes"));
    let said = rows(&window);
    assert!(said.iter().any(|row| row.starts_with("Acme Outdoor, Live, ")), "{said:?}");
    assert!(said.iter().any(|row| row.starts_with("Beta Trial, Sandbox, ")), "{said:?}");

    let mut sums: BTreeMap<String, i64> = BTreeMap::new();
    for entry in keys.iter().flat_map(|key| kept(&window, key)) {
        let money = entry.money.expect("an amount");
        *sums.entry(money.currency.code().to_owned()).or_default() += money.minor;
    }
    let usd = docket::domain::Currency::parse("USD").expect("a currency");
    let usd = docket::domain::Money::new(sums["USD"], usd).to_string();
    window.until("the sum of both in one currency", |w| w.has_text(&format!("24 disputes · {usd}")));

    let (id, begins) = due(&window, &keys[1]);
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    window.harness.run_steps(3);
    window.harness.event(egui::Event::Text(id.to_string()));
    window.until("the one dispute", |w| rows(w).len() == 1);
    assert!(rows(&window)[0].starts_with(&begins) && rows(&window)[0].ends_with(id.as_str()));
    window.wait_text("1 dispute ·");
}

#[test]
fn a_dispute_is_opened_and_accepted_in_its_own_account_and_the_way_back_leads_to_its_row() {
    let (mut window, servers, keys) = both();
    for (key, own, other) in [(&keys[1], &servers[1], &servers[0]), (&keys[0], &servers[0], &servers[1])] {
        let before = posts(other);
        let (id, begins) = due(&window, key);
        open_row(&mut window, &begins, &id);
        let name = begins.split(", ").next().expect("a name").to_owned();
        window.until("its own account", |w| account_in_force(w) == name);
        let environment = begins.split(", ").nth(1).expect("an environment");
        window.until("its environment in sight", |w| w.has(Role::Button, &format!("Account {name}, {environment}")));
        window.until("the dispute", |w| w.has(Role::Button, "Accept dispute…") && w.has_text(id.as_str()));
        window.click(Role::Button, "Accept dispute…");
        window.wait_text("Finix says the dispute needs a response");
        window.fill("Note · required", "Refund already due");
        let amount = window.open_session().entry(&id).and_then(|entry| entry.money).expect("an amount").decimal();
        window.fill(&format!("Type {amount} to confirm"), &amount);
        window.click(Role::Button, "Accept dispute");
        window.wait_text("Dispute accepted");
        window.click(Role::Button, "Close");
        let accepted = posts(own).into_iter().filter(|post| post.ends_with(&format!("{id}/accept"))).count();
        assert_eq!(accepted, 1, "{:?}", posts(own));
        assert_eq!(posts(other), before, "nothing went to the other server");
        window.key(Key::Escape);
        window.until("the list over all accounts", |w| w.has(Role::Button, "Account All accounts, 2 accounts"));
    }
}

#[test]
fn escape_comes_back_to_the_row_that_was_opened() {
    let (mut window, _servers, keys) = both();
    let (id, begins) = due(&window, &keys[1]);
    open_row(&mut window, &begins, &id);
    window.until("the dispute", |w| is_shown(w) && account_in_force(w) == TRIAL);
    assert!(window.has(Role::Button, "Back to all accounts"));
    window.key(Key::Escape);
    window.until("its row, marked", |w| {
        marked(w).is_some_and(|row| row.starts_with(&begins) && row.ends_with(id.as_str()))
    });
    // And by keys: the next one is opened, and the button leads back.
    window.key(Key::J);
    let next = marked(&window).expect("a row");
    assert!(!next.ends_with(id.as_str()));
    window.key(Key::Enter);
    window.until("the other dispute", |w| is_shown(w));
    window.click(Role::Button, "Back to all accounts");
    window.until("its row, marked", |w| marked(w) == Some(next.clone()));
}

#[test]
fn the_same_dispute_in_two_accounts_is_opened_in_the_one_that_was_chosen() {
    let (mut window, _servers, keys) = both_with(Setup::default(), [1, 1], 12);
    let (id, trial) = due(&window, &keys[1]);
    window.until("both rows", |w| rows(w).iter().filter(|row| row.ends_with(id.as_str())).count() == 2);
    open_row(&mut window, &trial, &id);
    window.until("the dispute", |w| account_in_force(w) == TRIAL && is_shown(w));
    window.key(Key::Escape);
    open_row(&mut window, "Acme Outdoor, Live, ", &id);
    window.until("the dispute", |w| account_in_force(w) == LIVE && is_shown(w));
}

#[test]
fn an_account_with_a_wrong_key_hides_nothing_of_the_other_and_is_said() {
    let mut window = Setup::default().open();
    window.wait_for_list();
    let servers = [1, 2].map(|seed| server(&window, seed, 12));
    connect(&window, LIVE, Environment::Live, &servers[0], None);
    let wrong = connect(&window, TRIAL, Environment::Sandbox, &servers[1], Some("wrong"));
    go(&mut window);
    let without = AccountKey::parse("a-none").expect("a key");
    let without = Account::new(without, "Gamma Without Keys", Environment::Sandbox);
    window.desk.settings.change(|settings| settings.accounts.push(without));
    window.wait_text("Beta Trial wasn't refreshed. Finix refused the user name or password");
    window.wait_text("None of its disputes are in this list yet");
    window.until("the disputes of the other", |w| rows(w).iter().any(|row| row.starts_with("Acme Outdoor, Live, ")));
    // Nothing comes by itself to one without a key either.
    window.wait_text("2 not synced");
    window.click(Role::Link, "Open Beta Trial");
    window.until("its account", |w| account_in_force(w) == TRIAL && w.has_text("Disputes weren't loaded"));
    assert!(window.desk.open_accounts.get(&wrong).is_some());
    window.click(Role::Button, "Back to all accounts");
    window.until("the disputes of the other", |w| rows(w).iter().any(|row| row.starts_with("Acme Outdoor, Live, ")));
}

#[test]
fn choosing_one_account_closes_the_others_and_locking_closes_all() {
    let (mut window, _servers, keys) = both();
    let (id, begins) = due(&window, &keys[1]);
    open_row(&mut window, &begins, &id);
    window.until("the dispute", |w| account_in_force(w) == TRIAL && is_shown(w));
    assert!(keys.iter().all(|key| window.desk.open_accounts.get(key).is_some()), "both are open");
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::L);
    window.wait_text("Docket is locked");
    window.until("every account to be gone", |w| keys.iter().all(|key| w.desk.open_accounts.get(key).is_none()));
    assert!(window.session().is_none());
    window.click(Role::Button, "Unlock");
    window.until("both again", |w| keys.iter().all(|key| w.desk.open_accounts.get(key).is_some()));
    window.until("the dispute again", |w| is_shown(w));
    window.key(Key::Escape);
    window.until("its row, marked", |w| marked(w).is_some_and(|row| row.ends_with(id.as_str())));
    window.click(Role::Button, "Account All accounts, 2 accounts");
    window.click(Role::Button, LIVE);
    window
        .until("the one account", |w| account_in_force(w) == LIVE && w.has(Role::Button, "Account Acme Outdoor, Live"));
    window.until("the other to be closed", |w| w.desk.open_accounts.get(&keys[1]).is_none());
    assert!(!window.has(Role::Button, "Back to all accounts"));
}

#[test]
fn what_is_on_its_way_in_an_account_that_is_not_shown_is_sent_and_told_once_with_its_name() {
    let (mut window, servers, keys) = both();
    let (id, begins) = due(&window, &keys[0]);
    open_row(&mut window, &begins, &id);
    window.until("the dispute", |w| account_in_force(w) == LIVE && is_shown(w));
    // In the account that is not shown.
    servers[1].faults().set("get_dispute=delay:1500".parse().expect("a fault"));
    let entry = kept(&window, &keys[1]).into_iter().next().expect("a dispute");
    let base = entry.dispute.tags.clone();
    let told = base.iter().map(|(key, value)| (key.to_owned(), value.to_owned()));
    let edited = told.chain([("shelf".to_owned(), "4".to_owned())]).collect();
    let tags = Intent::Tags { dispute: entry.dispute.id.clone(), base, edited, insists: false };
    window.desk.open_accounts.get(&keys[1]).expect("open").outbox().add(tags, None);
    // One account is chosen meanwhile: what is on its way is not cut off by that.
    window.click(Role::Button, "Account Acme Outdoor, Live");
    window.click(Role::Button, LIVE);
    window
        .until("the tags to be sent", |_| servers[1].log().iter().any(|entry| entry.method == "PUT" && entry.applied));
    window.wait_text("Beta Trial · ");
    let names = window.harness.query_all_by_label_contains("Beta Trial · ").count();
    assert_eq!(names, 1);
    window.until("it to be closed then", |w| w.desk.open_accounts.get(&keys[1]).is_none());
}

#[test]
fn each_alert_is_told_once_with_the_name_of_its_account() {
    let settings = "version = 1\nhold_secs = 0\n[alerts]\ndue = true\n";
    let (mut window, _servers, _) = both_with(Setup { settings, tells: true, ..Setup::default() }, [1, 2], 80);
    let mut notes = Vec::new();
    window.until("something about both", |w| {
        notes.extend(w.told.try_iter().map(|note| (note.summary, note.body)));
        [LIVE, TRIAL].iter().all(|name| notes.iter().any(|(_, body): &(String, String)| body.contains(name)))
    });
    // Away and back again.
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Num7);
    window.harness.run_steps(5);
    go(&mut window);
    window.harness.run_steps(20);
    notes.extend(window.told.try_iter().map(|note| (note.summary, note.body)));
    let each: HashSet<_> = notes.iter().collect();
    assert_eq!(each.len(), notes.len(), "{notes:?}");
}

#[test]
fn a_view_is_saved_for_all_accounts_and_opened_again() {
    let (mut window, _servers, _) = both();
    tab(&mut window, "Won");
    window.click(Role::Button, "Views");
    window.fill("Save current view as", "Won everywhere");
    window.click(Role::Button, "Save view");
    window.until("it to be kept", |w| w.desk.settings.get().views_everywhere.len() == 1);
    assert!(window.open_session().views().is_empty(), "it is of no account");
    tab(&mut window, "All");
    window.click(Role::Tab, "Won everywhere");
    window.until("its queue", |w| rows(w).iter().all(|row| row.contains("Won")));
}

#[test]
fn without_an_account_the_page_leads_to_connecting_one() {
    let mut window = crate::kit::demo();
    assert!(!window.has(Role::Button, "All accounts"), "it is not on the rail");
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Num9);
    window.wait_text("No accounts connected");
    window.click(Role::Button, "Connect an account…");
    window.wait_text("New account");
}

#[test]
fn the_list_over_all_accounts_is_saved_with_the_account_of_each_row() {
    let (mut window, _servers, keys) = both();
    tab(&mut window, "All");
    window.until("every row", |w| w.has_text("24 disputes"));
    window.click(Role::Button, "Export…");
    window.wait_text("The disputes of all accounts as listed now");
    let path = window.folder.path().join("everywhere.csv");
    window.click(Role::Button, "Save as…");
    window.fill("Path", &path.display().to_string());
    window.click(Role::Button, "Save");
    let said = path.display().to_string();
    window.until("the file", |w| w.has_text(&said) && path.exists());

    let text = std::fs::read_to_string(&path).expect("text");
    let text = text.trim_start_matches('\u{feff}');
    let separator = if text.lines().next().is_some_and(|head| head.contains("\";\"")) { b';' } else { b',' };
    let mut table = csv::ReaderBuilder::new().delimiter(separator).from_reader(text.as_bytes());
    let heads = table.headers().expect("heads").clone();
    assert_eq!(heads.iter().take(2).collect::<Vec<_>>(), ["Account", "Environment"]);
    let at = heads.iter().position(|head| head == "Dispute").expect("the ids");
    let saved: HashSet<(String, String, String)> = table
        .records()
        .map(|row| row.expect("a row"))
        .map(|row| (row[0].to_owned(), row[1].to_owned(), row[at].to_owned()))
        .collect();
    let names = [(LIVE, "Live"), (TRIAL, "Sandbox")];
    let there = keys.iter().zip(names).flat_map(|(key, (name, environment))| {
        let told = move |id: String| (name.to_owned(), environment.to_owned(), id);
        kept(&window, key).into_iter().map(move |entry| told(entry.dispute.id.to_string()))
    });
    assert_eq!(saved, there.collect::<HashSet<_>>());
    assert_eq!(saved.len(), 24);
}

/// Clicks the nth row of those that are drawn, with a key held.
fn click_row(window: &mut Window, row: usize, modifiers: Modifiers) {
    let at = window.harness.query_all_by_role(Role::Row).nth(row).expect("a row").rect().center();
    window.harness.event(egui::Event::PointerMoved(at));
    for pressed in [true, false] {
        let button = egui::PointerButton::Primary;
        window.harness.event_modifiers(egui::Event::PointerButton { pos: at, button, pressed, modifiers }, modifiers);
    }
    window.harness.run_steps(4);
}

/// The disputes whose tags were written.
fn tagged(server: &Sandbox) -> Vec<String> {
    let log = server.log();
    let puts = log.iter().filter(|entry| entry.method == "PUT" && entry.applied);
    let mut tagged: Vec<String> = puts.filter_map(|put| put.path.rsplit('/').next().map(str::to_owned)).collect();
    tagged.sort();
    tagged
}

#[test]
fn disputes_of_several_accounts_are_filtered_grouped_chosen_and_tagged_each_in_its_own_account() {
    let (mut window, servers, keys) = both();
    tab(&mut window, "All");
    window.until("every row", |w| w.has_text("24 disputes"));
    window.click(Role::ColumnHeader, "Sort by Account");
    let is_live_first = |w: &mut Window| {
        let rows = rows(w);
        rows.len() > 12 && rows.iter().take(12).all(|row| row.starts_with("Acme Outdoor, Live, "))
    };
    window.until("one account after the other", is_live_first);
    window.click(Role::ColumnHeader, "Sorted by Account, ascending");
    window.until("the other first", |w| rows(w).first().is_some_and(|row| row.starts_with("Beta Trial, Sandbox, ")));

    // The two where the accounts meet, one of each.
    let before = rows(&window);
    click_row(&mut window, 11, Modifiers::COMMAND);
    click_row(&mut window, 12, Modifiers::SHIFT);
    window.wait_text("2 selected");
    let id = |row: &str| row.rsplit(' ').next().expect("an id").to_owned();
    let (trial, live) = (id(&before[11]), id(&before[12]));
    assert!(before[11].starts_with("Beta Trial") && before[12].starts_with("Acme Outdoor"), "{before:?}");
    window.click(Role::Button, "Tag…");
    window.wait_text("Acme Outdoor (Live)");
    window.wait_text("Beta Trial (Sandbox)");
    window.fill("Key", "campaign");
    window.fill("Value", "autumn");
    window.click(Role::Button, "Change 2 disputes");
    window.wait_text("2 of 2 saved");
    assert_eq!([tagged(&servers[0]), tagged(&servers[1])], [vec![live.clone()], vec![trial.clone()]]);
    let value = |w: &Window, key: &AccountKey, id: &str| {
        let entry = kept(w, key).into_iter().find(|entry| entry.dispute.id.as_str() == id).expect("kept");
        entry.dispute.tags.get("campaign").map(str::to_owned)
    };
    window.until("both to say so", |w| {
        value(w, &keys[0], &live).is_some() && value(w, &keys[1], &trial).as_deref() == Some("autumn")
    });
    window.click(Role::Button, "Undo");
    window.wait_text("Undone: 2 of 2 saved");
    window.until("both as they were", |w| value(w, &keys[0], &live).is_none() && value(w, &keys[1], &trial).is_none());

    // A chip writes its term, as over the list of one account.
    window.click(Role::Button, "Filter by reason");
    window.click(Role::CheckBox, "Fraud");
    window.until("fraud alone", |w| {
        let fraud = |key| {
            kept(w, key)
                .iter()
                .filter(|entry| entry.dispute.reason.as_ref().is_some_and(|reason| reason.as_wire() == "FRAUD"))
                .count()
        };
        let count = fraud(&keys[0]) + fraud(&keys[1]);
        count < 24 && w.has_text(&format!("{count} dispute"))
    });
}
