//! What must not be lost when the app dies, and what must not be found of it afterwards.

use super::accounts::{fill_in_account_of, see_disputes};
use super::app::{App, data_folder, docket, log_file};
use super::desk::{Desk, Keyring, poll};
use super::files::write_pdf;
use super::guests::{Sandbox, drop_by_protocol};
use base64::Engine as _;
use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Not the demo account's own, which stays open.
const USER: &str = "USadminOfTheSandbox8dT4w";
const PASSWORD: &str = "e41b60a8-93f7-4d2c-b5a1-2c8d07f6e953";
const NOTE: &str = "Dana signed for the parcel, see canary-note-77";
const FILE: &str = "canary-receipt-of-dana.pdf";

fn open_account<'a>(desk: &'a Desk, sandbox: &Sandbox) -> App<'a> {
    let app = App::start_with(desk, |command| {
        command.env("DOCKET_LOG", "trace");
    });
    fill_in_account_of(&app, sandbox, (USER, PASSWORD));
    app.click("push button", "Save");
    see_disputes(&app, 300);
    app
}

#[test]
#[ignore = "needs the desktop of tests/run"]
fn what_was_typed_added_and_held_survives_a_kill_and_the_hold_can_still_be_cancelled() {
    let desk = Desk::start(Keyring::Unlocked);
    let sandbox = Sandbox::start(&desk, 300);
    let app = open_account(&desk, &sandbox);
    let row = app.open_in_good_time();
    app.click("page tab", "Evidence*");
    app.see("link", "browse…");
    let pdf = write_pdf(&desk.folder().join("my files"), FILE);
    drop_by_protocol(&desk, "Docket", &pdf);
    app.see("label", FILE);
    // The original is not needed any more.
    fs::remove_file(&pdf).expect("removed");
    app.see_processed("label", "On its way");
    app.click("push button", "Review and submit…");
    app.see("label", "Submit evidence for *");
    app.fill("Note to the issuer*", NOTE);
    // Longer than the pause between two looks at what is typed.
    std::thread::park_timeout(Duration::from_millis(1_500));
    drop(app);

    // Killed; nothing was closed or saved by hand. From here on a submission is held for ten minutes.
    let settings = data_folder(&desk).join("settings.toml");
    let text = fs::read_to_string(&settings).expect("settings").replace("hold_secs = 4", "hold_secs = 600");
    fs::write(&settings, text).expect("settings");
    let app = App::start(&desk);
    app.click("table row", &format!("*{}", super::app::id_in(&row)));
    app.click("push button", "Review and submit…");
    app.wait("the note as it was typed", |tree| tree.0.iter().find(|node| node.text == NOTE).map(|_| ()));
    app.confirm_dialog("Note to the issuer*", NOTE, &row);
    app.click("push button", "Submit evidence");
    app.see("label", "Nothing has been sent*");
    drop(app);

    let app = App::start(&desk);
    app.press(&["ctrl+7"]);
    app.see("label", "Submit evidence");
    app.see("label", "Sends on *");
    app.click("link", "Cancel");
    app.click("page tab", "Done *");
    app.see("label", "Canceled. Nothing was sent.");
    app.press(&["ctrl+2"]);
    app.click("page tab", "Needs response*");
    app.see("table row", &format!("*{}", super::app::id_in(&row)));
}

#[test]
#[ignore = "needs the desktop of tests/run"]
fn a_second_start_brings_the_first_window_to_the_front() {
    let desk = Desk::start(Keyring::Unlocked);
    let app = App::start(&desk);
    desk.xdotool(&["windowminimize", "--sync", app.window()]);
    let mut second = docket(&desk);
    second.arg("--data-dir").arg(data_folder(&desk));
    let output = second.output().expect("it runs");
    assert!(output.status.success(), "{output:?}");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("already running"), "{said}");
    let is_front = || desk.output("xdotool", &["getactivewindow"]).filter(|active| active == app.window()).map(|_| ());
    assert!(poll(Duration::from_secs(10), is_front).is_some(), "the first window is at the front");
    // A killed one holds nothing.
    drop(app);
    let app = App::start(&desk);
    assert_eq!(app.close(), Some(0));
}

fn files_in(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let kind = entry.file_type().expect("a type");
        if kind.is_dir() {
            files_in(&path, into);
        } else if kind.is_file() {
            into.push(path);
        }
    }
}

/// How often something stands in what a process may write of its memory.
fn copies_in_memory(process: u32, needles: &[Vec<u8>]) -> usize {
    let maps = fs::read_to_string(format!("/proc/{process}/maps")).expect("a map of the memory");
    let mut memory = File::open(format!("/proc/{process}/mem")).expect("the memory, for root");
    let mut copies = 0;
    for line in maps.lines().filter(|line| line.split(' ').nth(1).is_some_and(|rights| rights.starts_with("rw"))) {
        let (start, end) = line.split(' ').next().and_then(|range| range.split_once('-')).expect("a range");
        let read = |text| u64::from_str_radix(text, 16).expect("an address");
        let (start, end) = (read(start), read(end));
        let mut bytes = vec![0; usize::try_from(end - start).expect("a size")];
        if memory.seek(SeekFrom::Start(start)).is_err() || memory.read_exact(&mut bytes).is_err() {
            continue;
        }
        for needle in needles {
            copies += memchr::memmem::find_iter(&bytes, needle).count();
        }
    }
    copies
}

fn forms(user: &str, secret: &str) -> Vec<Vec<u8>> {
    let pair = base64::engine::general_purpose::STANDARD.encode(format!("{user}:{secret}"));
    vec![secret.as_bytes().to_vec(), pair.into_bytes()]
}

#[test]
#[ignore = "needs the desktop of tests/run"]
fn nothing_of_a_key_or_a_customer_is_found_in_any_file_and_no_key_in_memory_once_it_is_forgotten() {
    let desk = Desk::start(Keyring::Unlocked);
    let sandbox = Sandbox::start(&desk, 300);
    let app = open_account(&desk, &sandbox);
    let row = app.open_answerable();
    app.click("page tab", "Evidence*");
    app.see("link", "browse…");
    let pdf = write_pdf(&desk.folder().join("my files"), FILE);
    drop_by_protocol(&desk, "Docket", &pdf);
    app.see_processed("label", "On its way");
    app.click("push button", "Review and submit…");
    app.see("label", "Submit evidence for *");
    app.confirm_dialog("Note to the issuer*", NOTE, &row);
    app.click("push button", "Submit evidence");
    app.see("label", "Evidence submitted");
    app.click("push button", "Close");
    // Errors too: the service goes away in the middle.
    drop(sandbox);
    app.press(&["F5"]);
    app.see("label", "Offline*");

    let process = app.process();
    let mut places = vec![log_file(&desk)];
    for folder in [data_folder(&desk), desk.folder().join("home"), desk.folder().join("run")] {
        files_in(&folder, &mut places);
    }
    let keyring = |path: &Path| path.components().any(|part| part.as_os_str() == "keyrings");
    let mut looked = 0;
    for place in places.iter().filter(|place| !keyring(place)) {
        let Ok(bytes) = fs::read(place) else { continue };
        looked += 1;
        for canary in [PASSWORD, Sandbox::DISPUTIFY_TOKEN, "canary-note-77", "canary-receipt", "@example."] {
            let stands = memchr::memmem::find(&bytes, canary.as_bytes()).is_some();
            assert!(!stands, "{canary} stands in {}", place.display());
        }
    }
    assert!(looked > 4, "{looked} files are too few to be all of them");
    println!("canaries: {looked} files looked through, 0 found");

    // As root the memory can be read; nobody else may.
    let needles = forms(USER, PASSWORD);
    assert!(copies_in_memory(process, &needles) > 0, "an open account needs its key, so the search finds it");
    app.click("toggle button", "Settings");
    app.click("push button", "Remove account…");
    app.fill("Type * to confirm", super::accounts::NAME);
    app.click("push button", "Remove account");
    app.see("label", "Account removed");
    let gone = poll(Duration::from_secs(8), || (copies_in_memory(process, &needles) == 0).then_some(()));
    assert!(gone.is_some(), "{} copies of the key are left in memory", copies_in_memory(process, &needles));
    println!("memory: 0 copies of the forgotten key");
}
