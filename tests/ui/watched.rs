//! A folder whose new files are sent as checkouts: what of it leaves, how often, and what it is told. The judge is the log of
//! the server.

use crate::imports::{HEADS, Kept, on, sent};
use crate::kit::Role;
use docket::domain::watched::WatchedFolder;
use docket::sandbox::{Config, Sandbox};
use std::fmt::Write as _;
use std::path::Path;

fn server() -> (tokio::runtime::Runtime, Sandbox) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let config = Config { disputes: 5, ..Config::default() };
    let server = runtime.block_on(docket::sandbox::start(config)).expect("a server");
    (runtime, server)
}

fn put(folder: &Path, name: &str, rows: &[&str]) {
    let mut file = HEADS.to_owned();
    for row in rows {
        writeln!(file, "{row},2.50,USD").expect("into memory");
    }
    std::fs::write(folder.join(name), file).expect("written");
}

#[test]
fn new_files_of_a_watched_folder_are_sent_once_also_under_another_name_and_after_a_restart() {
    let ((_runtime, server), keyring) = (server(), Kept::default());
    let folder = tempfile::tempdir().expect("a folder");
    put(
        folder.path(),
        "day.csv",
        &["a@example.org,203.0.113.7,stripe,in_1", "b@example.org,203.0.113.7,stripe,in_2", "c,::1,stripe,in_3"],
    );
    let elsewhere = tempfile::tempdir().expect("a folder");
    put(elsewhere.path(), "secret.csv", &["s@example.org,203.0.113.7,stripe,in_9"]);
    #[cfg(unix)]
    std::os::unix::fs::symlink(elsewhere.path().join("secret.csv"), folder.path().join("link.csv")).expect("a link");
    let mut window = on(&server, &keyring, "sandbox", None);
    window.click(Role::Button, "Settings");
    window.click(Role::Button, "Sending and scores");
    window.fill("Folder", "checkouts");
    window.click(Role::Button, "Watch this folder");
    window.wait_text("Enter the whole path of a folder");
    assert!(window.desk.settings.get().watched.is_empty(), "off until a folder is named");
    window.fill("Folder", &folder.path().display().to_string());
    window.click(Role::Button, "Watch this folder");
    window.until("both checkouts", |_| sent(server.log()).len() == 2);
    window.click(Role::Button, "Checkouts");
    window.click(Role::Button, "By file");
    window.wait_text("2 checkouts added to the outbox, 1 with problems, 0 repeated or sent before");
    window.click(Role::Link, "Show 1 row to fix");
    window.wait_text("0 to send, 1 with problems");

    // The window goes, the same content comes under another name, and rows that were sent in another file.
    let data = window.close();
    std::fs::rename(folder.path().join("day.csv"), folder.path().join("a day.csv")).expect("renamed");
    let rows = ["b@example.org,203.0.113.7,stripe,in_2", "d@example.org,203.0.113.7,stripe,in_4"];
    put(folder.path(), "later.csv", &rows);
    std::fs::write(folder.path().join("odd.csv"), "Who,Where\nme,here\n").expect("written");
    let mut window = on(&server, &keyring, "sandbox", Some(data.path().to_owned()));
    window.until("the new checkout", |_| sent(server.log()).len() > 2);
    window.click(Role::Button, "Checkouts");
    window.click(Role::Button, "By file");
    window.wait_text("1 checkout added to the outbox, 0 with problems, 1 repeated or sent before");
    window.wait_text("odd.csv: Open it here once and choose its columns");
    assert_eq!(sent(server.log()).len(), 3, "every checkout once, and none of what a link leads to");
    std::fs::remove_dir_all(folder.path()).expect("removed");
    window.wait_text("The folder can't be read");
}

#[test]
fn a_file_for_a_live_account_waits_for_a_person_unless_the_setting_says_otherwise() {
    let ((_runtime, server), keyring) = (server(), Kept::default());
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = on(&server, &keyring, "live", None);
    let key = window.open_session().account().key.clone();
    let watched = WatchedFolder { path: folder.path().to_owned(), is_on: true, sends_unasked: false };
    window.desk.settings.change(|settings| drop(settings.watched.insert(key.clone(), watched)));
    put(folder.path(), "day.csv", &["a@example.org,203.0.113.7,stripe,in_1"]);
    window.until("the file", |window| !window.open_session().outbox().snapshot().imports.is_empty());
    window.click(Role::Button, "Outbox");
    window.wait_text("From the watched folder. Look at it, then resume to send it");
    assert!(sent(server.log()).is_empty(), "nothing leaves before a person says so");
    // Its checkouts are not sent yet, so that only the file itself tells that they wait already.
    std::fs::copy(folder.path().join("day.csv"), folder.path().join("copy.csv")).expect("copied");
    std::fs::write(folder.path().join("odd.csv"), "Who,Where\nme,here\n").expect("written");
    window.until("the others to be looked at", |window| {
        let state = window.open_session().watched();
        state.not_taken.len() == 1 && state.waiting == 0
    });
    assert_eq!(window.open_session().outbox().snapshot().imports.len(), 1, "a copy of the file is not taken");
    window.click(Role::Button, "Resume");
    window.until("the checkout", |_| sent(server.log()).len() == 1);
    window.click(Role::Button, "Settings");
    window.click(Role::Button, "Sending and scores");
    window.click(Role::CheckBox, "Send to this live account without asking");
    put(folder.path(), "next.csv", &["b@example.org,203.0.113.7,stripe,in_2"]);
    window.until("the next one", |_| sent(server.log()).len() == 2);
}
