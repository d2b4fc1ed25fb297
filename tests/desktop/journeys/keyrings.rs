//! Desktops whose keyring is locked, or that have none.

use super::accounts::{fill_in_account, keyring_has, see_disputes};
use super::app::{App, data_folder};
use super::desk::{Desk, KEYRING_PASSWORD, Keyring, poll};
use super::guests::Sandbox;
use std::time::Duration;

const PROMPT: [&str; 2] = ["--class", "[Gg]cr-prompter"];

/// Chooses to keep the keys for this run, which is only offered after the keyring did not take them.
fn keep_for_this_run(app: &App<'_>) {
    app.click("check box", "Keep the keys in memory*");
    app.click("push button", "Save");
    see_disputes(app, 40);
    let settings = std::fs::read_to_string(data_folder(app.desk).join("settings.toml")).expect("settings");
    assert!(!settings.contains(Sandbox::FINIX_PASSWORD), "the password is in no file");
}

#[test]
#[ignore = "needs the desktop of tests/run"]
fn a_locked_keyring_holds_nothing_up_and_the_keys_can_stay_in_memory() {
    let desk = Desk::start(Keyring::Locked);
    let sandbox = Sandbox::start(&desk, 40);
    let app = App::start(&desk);
    fill_in_account(&app, &sandbox);
    app.click("push button", "Save");
    let prompt = desk.wait_for_window("the keyring's own window", &PROMPT);
    // It waits for a password and keeps mouse and keyboard to itself. The app does not wait: it draws itself anew.
    app.see("label", "Saving. If the keyring is locked*");
    app.resize(1300, 840);

    desk.focus(&prompt);
    desk.xdotool(&["key", "Escape"]);
    app.see("label", "The account wasn't saved. The keyring is locked.");
    keep_for_this_run(&app);
}

#[test]
#[ignore = "needs the desktop of tests/run"]
fn a_keyring_unlocked_in_its_own_window_takes_the_keys() {
    let desk = Desk::start(Keyring::Locked);
    let sandbox = Sandbox::start(&desk, 40);
    let app = App::start(&desk);
    fill_in_account(&app, &sandbox);
    app.click("push button", "Save");
    let prompt = desk.wait_for_window("the keyring's own window", &PROMPT);
    desk.focus(&prompt);
    app.type_text(KEYRING_PASSWORD);
    desk.xdotool(&["key", "Return"]);
    see_disputes(&app, 40);
    let settings = std::fs::read_to_string(data_folder(&desk).join("settings.toml")).expect("settings");
    let key =
        settings.lines().find_map(|line| line.strip_prefix("key = ")).expect("a key").trim_matches('"').to_owned();
    assert_eq!(keyring_has(&desk, &format!("{key}/finix")).as_deref(), Some(Sandbox::FINIX_PASSWORD));
}

#[test]
#[ignore = "needs the desktop of tests/run"]
fn without_a_keyring_the_keys_can_stay_in_memory() {
    let desk = Desk::start(Keyring::None);
    let sandbox = Sandbox::start(&desk, 40);
    let app = App::start(&desk);
    fill_in_account(&app, &sandbox);
    app.click("push button", "Save");
    app.see("label", "The account wasn't saved. No keyring*");
    keep_for_this_run(&app);
}

#[test]
#[ignore = "needs the desktop of tests/run"]
fn without_a_session_bus_the_window_opens_answers_and_closes() {
    let desk = Desk::start(Keyring::None);
    let mut app = App::start_blind(&desk, |command| {
        command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    });
    // Nothing can be read without a bus, so pictures of the rail on the left, where the open page is marked, have to
    // tell. Each page has to look the same both times and unlike the other; a window that does not answer never does.
    let rail_after = |key: &str| {
        app.press(&[key]);
        poll(Duration::from_secs(5), || rail(&app).filter(|now| Some(now) == rail(&app).as_ref()))
    };
    let answers = poll(Duration::from_mins(1), || {
        let [score, disputes] = [rail_after("ctrl+4")?, rail_after("ctrl+2")?];
        let again = [rail_after("ctrl+4")?, rail_after("ctrl+2")?];
        (score != disputes && again == [score, disputes]).then_some(())
    });
    assert!(answers.is_some(), "the pages come as they are asked for; {}", desk.keep_picture("screen").display());
    assert!(app.is_running());
    assert_eq!(app.close(), Some(0));
}

fn rail(app: &App<'_>) -> Option<String> {
    let picture = ["-crop", "62x300+0+44", "-depth", "8", "-compress", "none", "ppm:-"];
    app.desk.output("import", &[&["-window", app.window()][..], &picture].concat())
}
