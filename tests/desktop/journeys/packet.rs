//! From a phone photo, a mail and a long PDF to a submitted, proven packet: with the mouse alone, and with the keyboard
//! alone.

use super::app::{App, id_in};
use super::desk::{Desk, Keyring, poll};
use super::guests::{DragSource, FileDialog};
use super::tree::Tree;
use docket::workbench::{Block, text_pdf};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A photo of twelve megapixels, far over the limit for pictures.
fn photo(folder: &Path) -> PathBuf {
    let mut seed = 5_u32;
    let picture = image::RgbImage::from_fn(4_000, 3_000, |x, y| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let noise = u8::try_from(seed >> 29).unwrap_or(0);
        let is_line = y % 120 < 14 && x % 400 > 60;
        let paper = 215 - u8::try_from(x / 100).unwrap_or(0);
        image::Rgb(if is_line { [40 + noise; 3] } else { [paper + noise, paper, paper - 20] })
    });
    let path = folder.join("IMG_4471.jpg");
    picture.save(&path).expect("a photo");
    path
}

fn mail(folder: &Path) -> PathBuf {
    let path = folder.join("mail from customer.eml");
    let text = "From: Ana Example <ana@example.com>\r\nTo: shop@example.com\r\nSubject: It arrived\r\n\
        Date: Mon, 6 Oct 2025 10:00:00 -0500\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n\
        The tent came on Friday and we used it. I paid with 4111 1111 1111 1111.\r\n";
    std::fs::write(&path, text).expect("a mail");
    path
}

fn slip(folder: &Path) -> PathBuf {
    let lines: Vec<Block> = (0..850).map(|line| Block::Body(format!("Parcel scanned at depot {line}"))).collect();
    let path = folder.join("delivery-slip.pdf");
    std::fs::write(&path, text_pdf(&lines).expect("a PDF")).expect("written");
    path
}

fn files(desk: &Desk) -> [PathBuf; 3] {
    let folder = desk.folder().join("my files");
    std::fs::create_dir_all(&folder).expect("a folder");
    [photo(&folder), mail(&folder), slip(&folder)]
}

const CARDS: [&str; 3] = ["A · IMG_4471.jpg", "B · mail from customer.eml", "C · delivery-slip.pdf"];

fn wait_long<T>(app: &App<'_>, what: &str, pick: impl Fn(&Tree) -> Option<T>) -> T {
    poll(Duration::from_secs(90), || pick(&app.tree())).unwrap_or_else(|| panic!("the window does not show {what}"))
}

fn usable(tree: &Tree, name: &str) -> Option<()> {
    tree.find("push button", name).filter(|button| button.is("sensitive")).map(|_| ())
}

#[test]
#[ignore = "needs the desktop of tests/run"]
fn with_the_mouse_alone_three_files_become_a_packet_that_is_submitted() {
    let desk = Desk::start(Keyring::Unlocked);
    let app = App::start(&desk);
    let row = app.open_answerable();
    app.click("page tab", "Evidence*");
    app.click("push button", "*a packet…");
    app.see("label", "Build the packet");
    for (file, card) in files(&desk).iter().zip(CARDS) {
        let source = DragSource::show(&desk, file);
        let target = app.see("link", "browse…").center();
        source.drag_to(target);
        wait_long(&app, card, |tree| tree.find("toggle button", card).map(|_| ()));
    }
    app.click("push button", "Redact match");
    app.see_no("push button", "Redact match");
    app.click("push button", "Write a rebuttal letter…");
    app.click("push button", "Done");
    app.see("toggle button", "A · Rebuttal letter");
    wait_long(&app, "a packet that can be added", |tree| usable(tree, "Add packet to evidence"));
    app.click("push button", "Add packet to evidence");
    app.see_processed("label", "Received by Finix");

    app.click("push button", "Review and submit…");
    app.see("label", "Submit evidence for *");
    app.see_no("label", "*reading them back");
    app.see("image", "Page of the file");
    app.click("push button", "Use on-screen keypad");
    for digit in amount(&app).chars() {
        app.click("push button", &format!("Type {digit}"));
    }
    app.see("label", "matches");
    app.click("label", "Submit evidence for *");
    app.click("push button", "Submit evidence");
    app.see("label", "Sends in * s");
    app.see("label", "Evidence submitted");
    app.click("push button", "Close");
    app.see_no("table row", &format!("*{}", id_in(&row)));
}

/// What has to be typed, as the field says it.
fn amount(app: &App<'_>) -> String {
    let field = app.see("entry", "Type * to confirm");
    field.name.split_whitespace().nth(1).unwrap_or_default().to_owned()
}

/// Moves the focus on until it is on this.
fn tab_to(app: &App<'_>, key: &str, role: &str, name: &str) {
    for _ in 0..160 {
        let is_there = app.tree().all(role, name).any(|node| node.is("focused"));
        if is_there {
            return;
        }
        app.press(&[key]);
    }
    panic!("the keyboard does not get to the {role} {name:?}");
}

#[test]
#[ignore = "needs the desktop of tests/run"]
fn with_the_keyboard_alone_three_files_become_a_packet_that_is_submitted() {
    let desk = Desk::start(Keyring::Unlocked);
    let app = App::start(&desk);
    // Down to the first one that is not overdue and can be answered.
    for _ in 0..12 {
        app.press(&["j"]);
        let is_due = poll(Duration::from_secs(2), || {
            let tree = app.tree();
            usable(&tree, "Review and submit…").filter(|()| tree.find("label", "Due in *").is_some())
        });
        if is_due.is_some() {
            break;
        }
    }
    app.press(&["p"]);
    app.see("label", "Build the packet");
    for (file, card) in files(&desk).iter().zip(CARDS) {
        app.press(&["ctrl+o"]);
        FileDialog::wait(&desk).choose(file);
        wait_long(&app, card, |tree| tree.find("toggle button", card).map(|_| ()));
    }
    tab_to(&app, "Tab", "push button", "Redact match");
    app.press(&["space"]);
    app.see_no("push button", "Redact match");
    wait_long(&app, "a packet that can be added", |tree| usable(tree, "Add packet to evidence"));
    tab_to(&app, "Tab", "push button", "Add packet to evidence");
    app.press(&["space"]);
    app.see_processed("label", "Received by Finix");
    app.press(&["s"]);
    app.see("label", "Submit evidence for *");
    app.see_no("label", "*reading them back");
    tab_to(&app, "Tab", "entry", "Note to the issuer*");
    app.type_text("Delivered on 3 October and used since. See the packet.");
    if app.tree().find("entry", "Reason for overriding*").is_some() {
        tab_to(&app, "Tab", "entry", "Reason for overriding*");
        app.type_text("Known, and so decided");
    }
    let amount = amount(&app);
    tab_to(&app, "Tab", "entry", "Type * to confirm");
    app.type_text(&amount);
    wait_long(&app, "a submission that can be sent", |tree| usable(tree, "Submit evidence"));
    tab_to(&app, "Tab", "push button", "Submit evidence");
    app.press(&["space"]);
    app.see("label", "Evidence submitted");
}
