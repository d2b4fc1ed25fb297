//! Files: through the desktop's dialog, and dropped from other programs.

use super::app::{App, id_in};
use super::desk::{Desk, Keyring};
use super::files::write_pdf;
use super::guests::{DragSource, FileDialog, drop_by_protocol};
use super::tree::Node;

/// Names as people have them.
const NAME: &str = "recibo del año ñ.pdf";

fn open_evidence(desk: &Desk) -> (App<'_>, Node) {
    let app = App::start(desk);
    let row = app.open_answerable();
    app.click("page tab", "Evidence*");
    app.see("link", "browse…");
    (app, row)
}

fn see_received(app: &App<'_>) {
    app.see("label", NAME);
    app.see_processed("label", "Received by Finix");
}

#[test]
#[ignore = "needs the desktop of tests/run"]
fn a_file_from_the_file_dialog_is_received_and_the_dispute_is_answered() {
    let desk = Desk::start(Keyring::Unlocked);
    let (app, row) = open_evidence(&desk);
    let pdf = write_pdf(&desk.folder().join("my files"), NAME);
    app.click("link", "browse…");
    FileDialog::wait(&desk).choose(&pdf);
    see_received(&app);

    app.click("push button", "Review and submit…");
    app.see("label", "Submit evidence for *");
    app.confirm_dialog("Note to the issuer*", "The customer signed for the parcel.", &row);
    app.click("push button", "Submit evidence");
    app.see("label", "Sends in * s");
    app.see("label", "Evidence submitted");
    app.click("push button", "Close");
    app.see("label", "Responded");
    // It waits for no answer any more, so it left this queue.
    app.see_no("table row", &format!("*{}", id_in(&row)));
}

#[test]
#[ignore = "needs the desktop of tests/run"]
fn a_file_dropped_by_another_program_is_received() {
    let desk = Desk::start(Keyring::Unlocked);
    let (app, _row) = open_evidence(&desk);
    drop_by_protocol(&desk, "Docket", &write_pdf(&desk.folder().join("my files"), NAME));
    see_received(&app);
}

#[test]
#[ignore = "needs the desktop of tests/run"]
fn a_file_dragged_with_the_mouse_is_received() {
    let desk = Desk::start(Keyring::Unlocked);
    let (app, _row) = open_evidence(&desk);
    let source = DragSource::show(&desk, &write_pdf(&desk.folder().join("my files"), NAME));
    let target = app.see("link", "browse…").center();
    source.drag_to(target);
    see_received(&app);
}

#[test]
#[ignore = "needs the desktop of tests/run"]
fn a_cancelled_file_dialog_changes_nothing_and_the_window_answers() {
    let desk = Desk::start(Keyring::Unlocked);
    let (app, _row) = open_evidence(&desk);
    app.click("link", "browse…");
    let dialog = FileDialog::wait(&desk);
    app.see("label", "A file dialog is open");
    dialog.cancel();
    app.see_no("label", "A file dialog is open");
    app.see("label", "0 of 8 files");
    assert!(app.tree().find("label", "*.pdf").is_none(), "no file was added");
    app.press(&["ctrl+4"]);
    app.see("label", "Score an order");
}

#[test]
#[ignore = "needs the desktop of tests/run"]
fn a_file_portal_that_dies_does_not_hold_the_window() {
    let desk = Desk::start(Keyring::Unlocked);
    let (app, _row) = open_evidence(&desk);
    app.click("link", "browse…");
    let dialog = FileDialog::wait(&desk);
    let portal = desk.bus_process("org.freedesktop.portal.Desktop").expect("the portal runs");
    assert!(desk.output("kill", &["-9", &portal.to_string()]).is_some(), "the portal is ended");

    app.click("toggle button", "Score");
    app.see("label", "Score an order");
    app.click("toggle button", "Disputes");
    // The dialog itself belongs to another program and lives on; nobody hears its answer any more.
    dialog.cancel();
    app.see("label", "A file dialog is open");
    app.click("link", "Stop waiting");
    app.see_no("label", "A file dialog is open");
    app.see("link", "browse…");
}
