//! Accepting and scoring, by keyboard and mouse.

use super::app::{App, id_in, is_answerable};
use super::desk::{Desk, Keyring};

#[test]
#[ignore = "needs the desktop of tests/run"]
fn a_dispute_is_accepted_by_keyboard_and_mouse() {
    let desk = Desk::start(Keyring::Unlocked);
    let app = App::start(&desk);
    // Rows that still come in would move the others.
    app.see("page tab", "All 1,870");
    let rows = app.wait("the list", |tree| {
        let rows: Vec<_> = tree.all("table row", "*").cloned().collect();
        (!rows.is_empty()).then_some(rows)
    });
    let position = rows.iter().position(is_answerable).expect("a dispute that can be answered");
    let row = &rows[position];
    // The first press takes the first row.
    app.press(&vec!["j"; position + 1]);
    app.wait("the chosen row", |tree| {
        tree.find("table row", &format!("*{}", id_in(row))).filter(|node| node.is("checked")).map(|_| ())
    });
    app.press(&["a"]);
    app.see("label", "Accept the * dispute");
    app.confirm_dialog("Note*", "The parcel was lost.", row);
    app.click("push button", "Accept dispute");
    app.see("label", "Sends in * s");
    app.see("label", "Dispute accepted");
    app.click("push button", "Close");
    app.see_no("table row", &format!("*{}", id_in(row)));
}

#[test]
#[ignore = "needs the desktop of tests/run"]
fn the_example_customer_has_the_example_score() {
    let desk = Desk::start(Keyring::Unlocked);
    let app = App::start(&desk);
    app.press(&["ctrl+4"]);
    app.fill("Email*", "demo@example.org");
    app.click("push button", "Get score");
    app.see("label", "90.88");
}
