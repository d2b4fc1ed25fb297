//! An own account against the sandbox: its keys go to the keyring and nowhere else.

use super::app::{App, data_folder, docket, log_file};
use super::desk::{Desk, Keyring};
use super::guests::Sandbox;
use base64::Engine as _;
use std::fs;
use std::path::Path;

pub const NAME: &str = "Acme Test";

/// Fills in a new account whose Finix and Disputify are the sandbox, up to the button that saves it.
pub fn fill_in_account(app: &App<'_>, sandbox: &Sandbox) {
    fill_in_account_of(app, sandbox, (Sandbox::FINIX_USER, Sandbox::FINIX_PASSWORD));
}

/// The same with another user of Finix.
pub fn fill_in_account_of(app: &App<'_>, sandbox: &Sandbox, (user, password): (&str, &str)) {
    app.click("push button", "Connect an account…");
    app.fill("Name*", NAME);
    // One card below the other: Finix, Disputify, then both services of Butter.
    app.fill_nth("entry", "User name*", 0, user);
    app.fill_nth("password text", "Password*", 0, password);
    // The link is gone once the field is there, so the first one left is the next service's.
    app.click("link", "Custom address…");
    app.fill("Base address*", &sandbox.finix);
    app.fill_nth("password text", "API token*", 0, Sandbox::DISPUTIFY_TOKEN);
    app.click("link", "Custom address…");
    app.fill_nth("entry", "Base address*", 1, &sandbox.disputify);
}

/// Waits until the account is open with the sandbox's disputes.
pub fn see_disputes(app: &App<'_>, count: u32) {
    app.see("push button", &format!("Account {NAME}, *"));
    app.press(&["ctrl+2"]);
    app.see("page tab", &format!("All {count}"));
}

/// The key of the only account in the settings.
fn account_key(desk: &Desk) -> String {
    let text = fs::read_to_string(data_folder(desk).join("settings.toml")).expect("settings");
    let settings: toml::Table = text.parse().expect("settings in TOML");
    let accounts = settings["accounts"].as_array().expect("accounts");
    assert_eq!(accounts.len(), 1, "{text}");
    accounts[0]["key"].as_str().expect("a key").to_owned()
}

/// What the keyring holds under a name, asked by another program.
pub fn keyring_has(desk: &Desk, name: &str) -> Option<String> {
    desk.output("secret-tool", &["lookup", "service", "docket", "username", name]).filter(|found| !found.is_empty())
}

#[test]
#[ignore = "needs the desktop of tests/run"]
fn an_account_keeps_its_keys_in_the_keyring_until_it_is_removed() {
    let desk = Desk::start(Keyring::Unlocked);
    let sandbox = Sandbox::start(&desk, 40);
    let app = App::start(&desk);
    fill_in_account(&app, &sandbox);
    app.click("push button", "Save");
    see_disputes(&app, 40);

    let key = account_key(&desk);
    assert_eq!(keyring_has(&desk, &format!("{key}/finix")).as_deref(), Some(Sandbox::FINIX_PASSWORD));
    assert_eq!(keyring_has(&desk, &format!("{key}/disputify")).as_deref(), Some(Sandbox::DISPUTIFY_TOKEN));

    // A scheduler's command gets them from the keyring, and ends with a sentence while the window has the account's data.
    let orders = desk.folder().join("orders.csv");
    fs::write(&orders, "Name,Email\n#1,demo@example.org\n#2,another@example.org\n").expect("written");
    let scored = || {
        let mut command = docket(&desk);
        command.arg("score").arg(&orders).arg("--data-dir").arg(data_folder(&desk)).args(["--account", NAME, "--json"]);
        let output = command.output().expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let last = output.stdout.split(|byte| *byte == b'\n').rfind(|line| !line.is_empty());
        (last.map(|line| serde_json::from_slice::<serde_json::Value>(line).expect("JSON")), output.status.code(), said)
    };
    let (counts, code, said) = scored();
    assert!(counts.is_none() && code == Some(1) && said.contains("open"), "beside the window: {code:?} {said}");
    assert_eq!(app.close(), Some(0));
    let counted = |name: &str| {
        let (counts, code, said) = scored();
        assert_eq!(code, Some(0), "{said}");
        counts.expect("counts")[name].as_u64()
    };
    assert_eq!((counted("scored"), counted("scored_before")), (Some(2), Some(2)));

    // After a restart the keys come from the keyring.
    let app = App::start(&desk);
    see_disputes(&app, 40);
    // Another program gets them too, beside the open window.
    let printed = |query: &str| {
        let mut command = docket(&desk);
        command.arg("disputes").arg("--data-dir").arg(data_folder(&desk)).args(["--account", NAME, "--json"]);
        let output = command.args(["--queue", "all", "--query", query]).output().expect("it runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice::<Vec<serde_json::Value>>(&output.stdout).expect("a list").len()
    };
    assert_eq!((printed(""), printed("no-such-word")), (40, 0));

    app.click("toggle button", "Settings");
    app.click("push button", "Remove account…");
    app.fill("Type * to confirm", NAME);
    app.click("push button", "Remove account");
    app.see("push button", "Account Demo, Demo");
    app.see("label", "Account removed");
    assert_eq!(keyring_has(&desk, &format!("{key}/finix")), None);
    assert_eq!(keyring_has(&desk, &format!("{key}/disputify")), None);
}

#[test]
#[ignore = "needs the desktop of tests/run"]
fn no_key_is_in_a_file_in_the_log_or_in_the_process_list() {
    let desk = Desk::start(Keyring::Unlocked);
    let sandbox = Sandbox::start(&desk, 40);
    let app = App::start_with(&desk, |command| {
        command.env("DOCKET_LOG", "trace");
    });
    fill_in_account(&app, &sandbox);
    app.click("push button", "Test Finix*");
    app.click("push button", "Test Disputify*");
    app.wait("both services connected", |tree| (tree.all("label", "Connected").count() == 2).then_some(()));
    app.click("push button", "Save");
    see_disputes(&app, 40);
    app.press(&["ctrl+4"]);
    app.fill("Email*", "demo@example.org");
    app.click("push button", "Get score");
    app.see("label", "90.88");

    let pair = format!("{}:{}", Sandbox::FINIX_USER, Sandbox::FINIX_PASSWORD);
    let canaries = [
        Sandbox::FINIX_PASSWORD.to_owned(),
        Sandbox::DISPUTIFY_TOKEN.to_owned(),
        // As it goes over the wire.
        base64::engine::general_purpose::STANDARD.encode(pair),
    ];
    let process = Path::new("/proc").join(app.process().to_string());
    let mut places = vec![log_file(&desk), process.join("cmdline"), process.join("environ")];
    files_in(&data_folder(&desk), &mut places);
    let mut user_name_found = false;
    for place in places {
        // For anybody but root the process itself cannot be read, which is as it should be.
        let is_process = place.starts_with("/proc");
        let bytes = match fs::read(&place) {
            Err(error) if is_process && error.kind() == std::io::ErrorKind::PermissionDenied => continue,
            read => read.unwrap_or_else(|error| panic!("{}: {error}", place.display())),
        };
        // A lock is a file without anything in it.
        let is_lock = place.extension().is_some_and(|extension| extension == "lock");
        assert!(is_lock || !bytes.is_empty(), "{} says nothing", place.display());
        let holds = |words: &str| bytes.windows(words.len()).any(|window| window == words.as_bytes());
        for canary in &canaries {
            assert!(!holds(canary), "{canary} stands in {}", place.display());
        }
        user_name_found |= holds(Sandbox::FINIX_USER);
    }
    assert!(user_name_found, "what is no secret is found, so the search works");
    let log = fs::read_to_string(log_file(&desk)).expect("a log");
    assert!(log.contains("TRACE") || log.contains("DEBUG"), "the log was as talkative as it can be");
}

fn files_in(folder: &Path, into: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() { files_in(&entry, into) } else { into.push(entry) }
    }
}
