//! The list as a file: as what, with which columns, how it is stopped, and what other programs read in it.

use crate::kit::{Role, Setup, Window, demo};
use calamine::Reader as _;
use docket::sandbox::Service;
use egui::Key;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use serde_json::value::RawValue;
use std::collections::HashMap;
use std::path::PathBuf;

/// Chooses another format than the one that is chosen.
fn choose(window: &mut Window, label: &str, choice: &str) {
    window.click(Role::ComboBox, label);
    window.click(Role::Button, choice);
}

/// Saves the list that is shown under a name, as this.
fn save(window: &mut Window, name: &str, format: &str) -> PathBuf {
    window.click(Role::Button, "Export…");
    window.wait_text("Exactly the list you see");
    choose(window, "Format", format);
    save_as(window, name)
}

fn save_as(window: &mut Window, name: &str) -> PathBuf {
    let path = window.folder.path().join(name);
    window.click(Role::Button, "Save as…");
    window.fill("Path", &path.display().to_string());
    window.click(Role::Button, "Save");
    let said = path.display().to_string();
    window.until("the file", |w| w.has_text(&said) && path.exists());
    path
}

/// What the server says of its disputes.
fn ask(window: &Window, question: &str) -> String {
    let session = window.open_session();
    let sandbox = session.sandbox().expect("the demo server");
    let url = format!("{}/disputes{question}", sandbox.urls().finix);
    let key = sandbox.keys().iter().find(|key| key.service == Service::Finix).expect("a key").clone();
    window.desk.runtime.block_on(async {
        let request = crate::kit::stranger().get(url);
        let reply = request.basic_auth(key.username, Some(&key.secret)).send().await.expect("sent");
        reply.text().await.expect("text")
    })
}

/// Every dispute as the server lists it, by its id.
fn served(window: &Window) -> HashMap<String, String> {
    #[derive(serde::Deserialize)]
    struct Page<'p> {
        #[serde(borrow, rename = "_embedded")]
        embedded: HashMap<String, Vec<&'p RawValue>>,
    }
    let mut all = HashMap::new();
    let mut after = String::new();
    loop {
        let body = ask(window, &format!("?limit=100{after}"));
        let page: Page<'_> = serde_json::from_str(&body).expect("a page");
        let items = &page.embedded["disputes"];
        for raw in items {
            all.insert(id(raw.get()), raw.get().to_owned());
        }
        match items.last() {
            Some(last) if items.len() == 100 => after = format!("&after_cursor={}", id(last.get())),
            _ => return all,
        }
    }
}

fn id(raw: &str) -> String {
    let value: serde_json::Value = serde_json::from_str(raw).expect("JSON");
    value["id"].as_str().expect("an id").to_owned()
}

#[test]
fn the_list_is_saved_as_it_is_shown_in_every_format() {
    let mut window = demo();
    window.click(Role::Tab, "All 160");
    window.fill("Search disputes", "reason:fraud");
    window.click(Role::ColumnHeader, "Sort by Amount");
    window.until("fraud by its amount", |w| {
        let found = w.open_session().found();
        found.rows.len() < 160 && found.query.sort.column == docket::domain::search::query::Column::Amount
    });
    let listed: Vec<String> = window.listed().iter().map(|entry| entry.dispute.id.to_string()).collect();
    assert!(listed.len() > 3);

    let path = save(&mut window, "list.csv", "CSV for any spreadsheet");
    let text = std::fs::read_to_string(path).expect("the list");
    let text = text.strip_prefix('\u{feff}').expect("Excel knows the letters");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let heads: Vec<&str> = rows[0].iter().collect();
    let shown = [
        "Respond by (UTC)",
        "Respond by (local)",
        "Amount",
        "Currency",
        "Reason",
        "Code",
        "Status",
        "Merchant",
        "Order",
        "Dispute",
    ];
    assert_eq!(heads, shown, "the columns of the list and no other");
    let ids: Vec<&str> = rows.iter().skip(1).map(|row| row.get(9).expect("an id")).collect();
    assert_eq!(ids, listed, "in its order");

    let path = save(&mut window, "list.xlsx", "Excel workbook");
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(path).expect("a workbook");
    let sheet = book.worksheet_range("Disputes").expect("the sheet");
    let rows: Vec<&[calamine::Data]> = sheet.rows().collect();
    let ids: Vec<String> = rows.iter().skip(1).map(|row| row[9].to_string()).collect();
    assert_eq!(ids, listed);
    for (row, entry) in rows.iter().skip(1).zip(window.listed()) {
        let money = entry.money.expect("it is known");
        assert_eq!(row[2], calamine::Data::Float(money.decimal().parse().expect("a number")));
        assert_eq!(row[3].to_string(), money.currency.code());
    }

    let path = save(&mut window, "list.json", "JSON as Finix sent it");
    let bytes = std::fs::read(path).expect("the list");
    let found: Vec<&RawValue> = serde_json::from_slice(&bytes).expect("one array");
    let served = served(&window);
    assert_eq!(found.iter().map(|raw| id(raw.get())).collect::<Vec<_>>(), listed);
    for raw in found {
        let id = id(raw.get());
        // One that was looked at was asked for alone, which says more than a list does.
        let is_served =
            served.get(&id).is_some_and(|theirs| theirs == raw.get()) || ask(&window, &format!("/{id}")) == raw.get();
        assert!(is_served, "to the byte: {}", raw.get());
    }
}

#[test]
fn every_column_is_saved_when_that_is_chosen_and_the_choice_stays() {
    let mut window = demo();
    window.click(Role::Button, "Export…");
    window.wait_text("Exactly the list you see");
    choose(&mut window, "Columns", "All columns");
    let path = save_as(&mut window, "all.csv");
    let text = std::fs::read_to_string(path).expect("the list");
    assert_eq!(text.lines().next().expect("heads").split(',').count(), 18);
    window.click(Role::Button, "Export…");
    window.wait_text("Exactly the list you see");
    let is_kept = |w: &Window| {
        w.harness
            .query_all_by(|node| node.role() == Role::ComboBox)
            .any(|node| node.accesskit_node().value().is_some_and(|value| value == "All columns"))
    };
    window.until("the choice of before", |w| is_kept(w));
    window.key(Key::Escape);
    window.until("the form to be gone", |w| !w.has_text("Exactly the list you see"));
}

#[test]
fn an_export_that_is_cancelled_leaves_the_old_file_whole_and_nothing_beside_it() {
    let mut window = Setup { disputes: 30_000, ..Setup::default() }.open();
    window.until("everything", |w| {
        w.session().is_some_and(|s| s.sync_state().last.is_some() && s.found().total == 30_000)
    });
    window.click(Role::Tab, "All 30,000");
    let folder = window.folder.path().join("lists");
    std::fs::create_dir(&folder).expect("a folder");
    let path = folder.join("list.xlsx");
    std::fs::write(&path, "the old one").expect("a file");
    window.click(Role::Button, "Export…");
    window.wait_text("Export 30,000 disputes");
    choose(&mut window, "Format", "Excel workbook");
    window.click(Role::Button, "Save as…");
    window.fill("Path", &path.display().to_string());
    window.click(Role::Button, "Save");
    window.wait_text("A file with this name already exists");
    window.click(Role::Button, "Replace");
    window.until("some of it to be written", |w| w.has_text("Exporting: ") && !w.has_text("Exporting: 0 of"));
    window.click(Role::Button, "Export…");
    window.until("another one to wait", |w| {
        let save = w.harness.query_by_role_and_label(Role::Button, "Save as…");
        save.is_some_and(|button| button.accesskit_node().is_disabled())
    });
    window.key(Key::Escape);
    window.click(Role::Link, "Cancel export");
    window.wait_text("Export canceled, no file was written");
    assert_eq!(std::fs::read_to_string(&path).ok().as_deref(), Some("the old one"));
    assert_eq!(std::fs::read_dir(&folder).expect("listed").count(), 1, "nothing lies beside it");
}

#[test]
fn the_deadline_of_one_dispute_and_those_of_the_list_are_saved_for_a_calendar() {
    let mut window = demo();
    let id = window.open_first_due();
    window.click(Role::Button, "More");
    window.click(Role::Button, "Add deadline to calendar…");
    let path = window.folder.path().join("one.ics");
    window.fill("Path", &path.display().to_string());
    window.click(Role::Button, "Save");
    window.wait_text("one.ics");
    window.until("the file", |_| path.exists());
    let one = std::fs::read_to_string(&path).expect("a calendar");
    assert_eq!(one.matches("BEGIN:VEVENT\r\n").count(), 1);
    assert!(one.contains(&format!("UID:{id}@disputes.docket\r\n")), "{one}");

    let due = window.listed().iter().filter(|entry| entry.due().is_some()).count();
    let path = save(&mut window, "all.ics", "Calendar of deadlines");
    let all = std::fs::read_to_string(path).expect("a calendar");
    assert_eq!(all.matches("BEGIN:VEVENT\r\n").count(), due);
    let event = |text: &str| {
        let from = text.find(&format!("UID:{id}@")).expect("its entry");
        text[from..].split("END:VEVENT").next().expect("its lines").to_owned()
    };
    assert_eq!(event(&one), event(&all), "imported after each other they are one");

    window.click(Role::Tab, &format!("Won {}", window.open_session().found().counts[2]));
    window.until("what is won", |w| w.open_session().found().query.queue == docket::domain::search::query::Queue::Won);
    window.click(Role::Button, "Export…");
    window.wait_text("Exactly the list you see");
    window.click(Role::Button, "Save as…");
    let path = window.folder.path().join("won.ics");
    window.fill("Path", &path.display().to_string());
    window.click(Role::Button, "Save");
    window.wait_text("Nothing was saved because no dispute of the list needs a response");
    assert!(!path.exists());
}
