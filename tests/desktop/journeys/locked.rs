//! The lock of the window, as the desktop asks for it.

use super::app::{App, data_folder};
use super::desk::{Desk, Keyring};

#[test]
#[ignore = "needs the desktop of tests/run"]
fn the_window_locks_with_the_session_and_shows_nothing_to_a_screen_reader() {
    let desk = Desk::start(Keyring::Unlocked);
    std::fs::create_dir_all(data_folder(&desk)).expect("a data folder");
    let settings = "version = 1\nhold_secs = 4\nlock_with_session = true\n";
    std::fs::write(data_folder(&desk).join("settings.toml"), settings).expect("settings");
    let app = App::start(&desk);
    app.see("page tab", "All 1,870");
    for speaker in ["org.gnome.ScreenSaver", "org.freedesktop.ScreenSaver"] {
        let place = format!("/{}", speaker.replace('.', "/"));
        let signal = format!("{speaker}.ActiveChanged");
        desk.output("gdbus", &["emit", "--session", "--object-path", &place, "--signal", &signal, "true"]);
        app.see("label", "Docket is locked");
        app.see_no("table row", "*");
        app.see_no("entry", "*");
        // The desktop's own screen is unlocked; this one is not until somebody says so.
        desk.output("gdbus", &["emit", "--session", "--object-path", &place, "--signal", &signal, "false"]);
        app.click("push button", "Unlock");
        app.see("page tab", "All 1,870");
    }
}
