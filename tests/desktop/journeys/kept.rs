//! What is kept on this computer: the list without a network, and a million disputes.

use super::accounts::{fill_in_account, see_disputes};
use super::app::{App, data_folder};
use super::desk::{Desk, Keyring};
use super::guests::Sandbox;
use docket::api::finix::{read_dispute, read_payment};
use docket::store::db::Place;
use docket::store::{Arrived, Change, Codec, Disputes, Lock};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const KEY: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
const MILLION: usize = 1_000_000;

/// Types into the search field, which stands in the bar at the top.
fn search(app: &App<'_>, text: &str) {
    app.press(&["ctrl+f"]);
    app.wait("the caret in the search", |tree| {
        tree.find("entry", "Search disputes").filter(|node| node.is("focused")).map(|_| ())
    });
    app.desk.xdotool(&["key", "ctrl+a"]);
    app.type_text(text);
}

fn see_row(app: &App<'_>, part: &str) {
    app.wait(part, |tree| tree.all("table row", "*").find(|row| row.name.contains(part)).map(|_| ()));
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { found.extend(files_in(&path)) } else { found.push(path) }
    }
    found
}

#[test]
#[ignore = "needs the desktop of tests/run"]
fn the_list_is_there_without_a_network_and_no_file_shows_a_customer() {
    let desk = Desk::start(Keyring::Unlocked);
    let sandbox = Sandbox::start(&desk, 300);
    let app = App::start(&desk);
    fill_in_account(&app, &sandbox);
    app.click("push button", "Save");
    see_disputes(&app, 300);
    app.click("page tab", "All 300");
    see_row(&app, "Acme Outdoor");
    assert_eq!(app.close(), Some(0));
    drop(sandbox);

    let app = App::start(&desk);
    app.see("page tab", "All 300");
    app.see("label", "Offline. Last updated*");
    app.click("page tab", "All 300");
    search(&app, "reason:fraud");
    app.wait("fraud only", |tree| {
        let all: Vec<_> = tree.all("table row", "*").collect();
        (!all.is_empty() && all.iter().all(|row| row.name.contains(", Fraud, "))).then_some(())
    });

    let files = files_in(&data_folder(&desk));
    assert!(files.iter().any(|file| file.ends_with("disputes.db")), "{files:?}");
    for file in files {
        let bytes = fs::read(&file).expect("readable");
        for canary in ["Acme Outdoor", "@example.", "NEEDS_RESPONSE", "order_number"] {
            let stands = bytes.windows(canary.len()).any(|window| window == canary.as_bytes());
            assert!(!stands, "{canary} stands in {}", file.display());
        }
    }
}

/// Number 0 is the oldest of all.
fn json(number: usize) -> String {
    let at =
        jiff::Timestamp::from_second(1_700_000_000 + i64::try_from(number).expect("fits") * 60).expect("an instant");
    format!(
        r#"{{"id":"DImillion{number:013}","created_at":"{at}","updated_at":"{at}","amount":{},"currency":"USD",
        "reason":"FRAUD","state":"LOST","response_state":"NO_RESPONSE_ALLOWED","tags":{{"order_number":"needle-{number}"}}}}"#,
        number % 90_000 + 100
    )
}

fn id(number: usize) -> String {
    format!("DImillion{number:013}")
}

/// A store with a million disputes, its key in the desktop's keyring, and an account whose service is away.
fn fill_a_million(desk: &Desk) {
    let data = data_folder(desk);
    let file = data.join("accounts").join("a-1").join("disputes.db");
    fs::create_dir_all(&data).expect("a folder");
    let settings = "version = 1\nhold_secs = 4\nlast_account = \"a-1\"\n\n[[accounts]]\nkey = \"a-1\"\nname = \"Million\"\n\
                    environment = \"sandbox\"\nkey_param = \"api_token\"\n[accounts.urls]\nfinix = \"http://127.0.0.1:9\"\n\
                    [accounts.user_names]\nfinix = \"US1\"\n";
    fs::write(data.join("settings.toml"), settings).expect("settings");
    for (name, secret) in [("a-1/store", KEY), ("a-1/finix", "a password")] {
        desk.keep_secret(name, secret);
    }
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let codec = Codec { dispute: |text| read_dispute(text).ok(), payment: |text| read_payment(text).ok() };
        let known = docket::domain::reference::ReferenceTables::shipped().codes;
        let known = Arc::new(move || Arc::clone(&known));
        let lock = Lock::take(&file).expect("free");
        let place = Place { file: file.clone(), key: KEY.to_owned().into() };
        let (store, trouble) = Disputes::open(lock, place, codec, known).expect("open");
        assert_eq!(trouble, None);
        let mut written = None;
        for start in (0..MILLION).step_by(4_000) {
            let range = start..(start + 4_000).min(MILLION);
            let disputes = range.map(|n| Arrived::listed(read_dispute(&json(n)).expect("a dispute"))).collect();
            written = Some(store.hand_over(Change { disputes, ..Change::default() }).await.expect("taken"));
        }
        written.expect("something").done().await.expect("kept");
    });
    let free = super::desk::poll(std::time::Duration::from_secs(20), || Lock::take(&file).ok().map(|_| ()));
    assert!(free.is_some(), "the store is let go");
}

#[test]
#[ignore = "needs the desktop of tests/run"]
fn a_million_disputes_are_scrolled_searched_and_read_in_the_real_window() {
    let desk = Desk::start(Keyring::Unlocked);
    fill_a_million(&desk);
    let app = App::start(&desk);
    app.click("page tab", "All 1,000,000");
    app.see("table row", &format!("*{}", id(MILLION - 1)));

    // To the last row by keyboard, and what is open is that row.
    app.press(&["End"]);
    app.see("table row", &format!("*{}", id(0)));
    app.see("label", &id(0));
    app.press(&["Up", "Up"]);
    app.see("label", &id(2));
    app.press(&["Home"]);
    app.see("label", &id(MILLION - 1));

    // Away from the last row and back to it by the wheel, and a click on what stands there.
    app.press(&["End"]);
    let last = format!("*{}", id(0));
    let (x, y) = app.see("table row", &last).center();
    let (x, y) = (x.to_string(), (y - 200).to_string());
    let wheel = |way: &str| app.desk.xdotool(&["mousemove", &x, &y, "click", "--repeat", "60", "--delay", "15", way]);
    wheel("4");
    app.see_no("table row", &last);
    wheel("5");
    wheel("5");
    app.click("table row", &format!("*{}", id(3)));
    app.see("label", &id(3));
    app.see("table row", &last);

    // Searched, and the right one of a million is read back.
    search(&app, "needle-777777");
    app.wait("that dispute alone", |tree| {
        let all: Vec<_> = tree.all("table row", "*").collect();
        (!all.is_empty() && all.iter().all(|row| row.name.ends_with(&id(777_777)))).then_some(())
    });
    app.click("table row", &format!("*{}", id(777_777)));
    app.see("label", &id(777_777));
    app.see("label", "needle-777777");
}
