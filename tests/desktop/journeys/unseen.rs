//! The main job with the screen off: keys go in, and what comes back is only heard.

use super::app::App;
use super::desk::{Desk, Keyring};
use super::ears::Ears;
use super::files::write_pdf;
use std::process::Command;

const NO_DIALOG: &str = "says: This computer can't show a file dialog. Drop files on the window, copy them and press Ctrl V, \
                         or type a path below the drop zone.";

/// As a desktop without a file dialog: paths are typed.
fn without_file_dialog(command: &mut Command) {
    command.env("XDG_DATA_DIRS", "/nowhere").env("PATH", "/nowhere");
}

/// Steps on until a dispute is read out that can be answered, and gives what is typed to confirm its amount.
fn step_to_answerable(app: &App<'_>, ears: &mut Ears) -> (String, String) {
    for _ in 0..20 {
        ears.press(app, "j");
        let row = ears.hear("says: *");
        if let Some((amount, _)) = row.split_once(", Needs response, due in ") {
            let digits = amount.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
            return (amount.to_owned(), digits);
        }
    }
    panic!("no dispute of the first 20 can be answered");
}

#[test]
#[ignore = "needs the desktop of tests/run"]
fn a_dispute_is_found_and_answered_by_ear_and_keyboard_alone() {
    let desk = Desk::start(Keyring::Unlocked);
    let app = App::start_with(&desk, without_file_dialog);
    // What still comes in would change what is found.
    app.see("page tab", "All 1,870");
    let pdf = write_pdf(&desk.folder().join("my files"), "receipt.pdf");
    let mut ears = Ears::listen(&app);

    app.press(&["slash"]);
    ears.hear("focus: entry Search disputes");
    app.type_text("due:>2d");
    let found = ears.hear("says: * disputes found");
    assert!(found.parse::<u32>().is_ok_and(|found| found > 1), "{found}");
    app.press(&["Return"]);
    let (amount, digits) = step_to_answerable(&app, &mut ears);

    app.press(&["ctrl+o"]);
    ears.hear_both("focus: entry File path", NO_DIALOG);
    app.type_text(&pdf.display().to_string());
    app.press(&["Return"]);
    ears.hear("says: receipt.pdf uploaded");
    ears.hear_until("says: Received by Finix");
    app.press(&["Escape"]);
    ears.press(&app, "s");
    ears.hear(&format!("dialog: Submit evidence for {amount}"));
    ears.hear("focus: entry Note to the issuer · required");
    app.type_text("The customer signed for the parcel.");

    // Past what else may be filled in.
    let confirm = format!("focus: entry Type {digits} to confirm");
    while !ears.has_heard(&confirm) {
        app.press(&["Tab"]);
        if ears.hear("focus: *").starts_with("entry Reason for overriding") {
            app.type_text("Known, and so decided");
        }
    }
    app.type_text(&digits);
    // The files are read back first; until then one hears what is missing.
    let held = "says: Nothing has been sent. You can cancel until then, also with Esc.";
    loop {
        app.press(&["Return"]);
        if ears.hear_any() == held {
            break;
        }
    }
    let sent = format!("says: {amount} · *. Evidence submitted.");
    ears.hear_until(&sent);
    app.press(&["Escape"]);
    // Nothing of it is said twice, and the dispute is told no more as one that waits.
    app.see("label", "Responded");
    let rest = ears.unheard();
    assert!(rest.iter().all(|line| !line.contains("Evidence submitted") && !line.contains("uploaded")), "{rest:?}");
}
