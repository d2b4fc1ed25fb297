//! Numbers in photos: found in the window as those in text are, redacted in a click, and said when nothing looks.

use crate::kit::{Role, Setup, Window};
use docket::workbench::{Block, png, text_pdf};
use std::path::PathBuf;

/// A photo of a page that says this, as a file.
pub fn photo(window: &Window, name: &str, words: &str) -> PathBuf {
    let pdf = text_pdf(&[Block::Body(words.to_owned())]).expect("a PDF");
    let helper = window.desk.helper.clone();
    let pixels = window.desk.runtime.block_on(helper.show(pdf.into(), 0, 1_600)).expect("drawn");
    let path = window.folder.path().join(name);
    std::fs::write(&path, png(&pixels).expect("a picture")).expect("a file");
    path
}

fn packet_of(setup: Setup) -> Window {
    let mut window = setup.open();
    window.wait_for_list();
    window.open_first(|entry| entry.due().is_some());
    window.key(egui::Key::P);
    window.wait_text("Build the packet");
    window
}

#[test]
fn a_card_number_in_a_photo_is_pointed_out_and_redacted_in_a_click() {
    let mut window = packet_of(Setup::default());
    let photo = photo(&window, "receipt.png", "Paid with 4111 1111 1111 1111 on Friday");
    window.drop_file(photo);
    window.wait_text("A · receipt.png");
    window.wait_text("Card number •••• 1111");
    window.wait_text("1 image searched for card numbers");
    window.click(Role::Button, "Redact match");
    window.until("the finding to be covered", |window| !window.has_text("Card number •••• 1111"));
    window.click(Role::Button, "Undo");
    window.wait_text("Card number •••• 1111");
    window.click(Role::Button, "Not a match");
    window.until("the finding to be gone", |window| !window.has_text("Card number •••• 1111"));
    // Left and opened again, the picture is not read again, and what was decided holds.
    window.key(egui::Key::Escape);
    window.click(Role::Button, "Continue packet…");
    window.wait_text("1 image searched for card numbers");
    assert!(!window.has_text("Card number •••• 1111"));
}

#[test]
fn a_photo_without_a_number_says_that_it_was_searched() {
    let mut window = packet_of(Setup::default());
    let photo = photo(&window, "parcel.png", "The parcel came on Friday");
    window.drop_file(photo);
    window.wait_text("1 image searched for card numbers");
    assert!(!window.has_text("Card number"), "{}", window.tree());
}

#[test]
fn without_tesseract_the_packet_says_that_pictures_are_not_searched() {
    let mut window = packet_of(Setup { sees: false, ..Setup::default() });
    let photo = photo(&window, "receipt.png", "Paid with 4111 1111 1111 1111 on Friday");
    window.drop_file(photo);
    window.wait_text("because Tesseract isn't installed");
    assert!(!window.has_text("Looking for card numbers"));
}
