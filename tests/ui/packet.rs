//! The workbench in the window: files taken in, pages hidden and left out, the packet added and submitted.

use crate::kit::{Role, Setup, Window, demo};
use docket::workbench::{Block, text_pdf};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::PathBuf;

fn write(window: &Window, name: &str, bytes: &[u8]) -> PathBuf {
    let path = window.folder.path().join(name);
    std::fs::write(&path, bytes).expect("a file");
    path
}

/// A page of text that names a card.
fn mail(window: &Window) -> PathBuf {
    let text = "From: Ana <ana@example.com>\nTo: shop@example.com\nSubject: It arrived\nDate: Mon, 6 Oct 2025 10:00:00 -0500\n\n\
        The tent came on Friday. I paid with 4111 1111 1111 1111.\n";
    write(window, "mail from customer.eml", text.as_bytes())
}

fn slip(window: &Window) -> PathBuf {
    let lines: Vec<Block> = (0..120).map(|line| Block::Body(format!("Parcel scanned, line {line}"))).collect();
    write(window, "delivery-slip.pdf", &text_pdf(&lines).expect("a PDF"))
}

fn open_packet(window: &mut Window) -> docket::domain::DisputeId {
    let id = window.open_first(|entry| entry.code.as_deref() == Some("10.4") || entry.due().is_some());
    window.key(egui::Key::P);
    window.wait_text("Build the packet");
    id
}

/// Waits until the packet is made from what is decided now, and adds it.
fn add_packet(window: &mut Window) {
    window.until("a packet that can be added", |window| {
        let buttons = window.harness.query_all_by_role_and_label(Role::Button, "Add packet to evidence");
        buttons.last().is_some_and(|button| !button.accesskit_node().is_disabled())
    });
    window.click(Role::Button, "Add packet to evidence");
    window.wait_text("Packet added to the evidence");
    window.wait_text("Received by Finix");
}

#[test]
fn a_mail_and_a_pdf_become_one_packet_that_is_received_and_the_card_number_is_gone() {
    let mut window = demo();
    let id = open_packet(&mut window);
    let (mail, slip) = (mail(&window), slip(&window));
    window.drop_file(mail);
    window.wait_text("A · mail from customer.eml");
    window.drop_file(slip);
    window.wait_text("B · delivery-slip.pdf");
    window.wait_text("Card number •••• 1111");
    window.click(Role::Button, "Redact match");
    window.until("the finding to be covered", |window| !window.has_text("Card number •••• 1111"));
    window.wait_text("Sharp enough to read at");
    add_packet(&mut window);
    let session = window.open_session();
    let sandbox = session.sandbox().expect("the demo server");
    let uploads = window.log().iter().filter(|entry| entry.method == "POST" && entry.applied).count();
    assert_eq!(uploads, 1, "one file for {id}");
    drop(sandbox.log());
    window.click(Role::Button, "Review and submit…");
    window.wait_text("can't be searched for card numbers");
    window.until("a page of the packet", |window| window.has(Role::Image, "Page of the file"));
}

#[test]
fn a_redaction_is_undone_by_its_button_and_made_again_by_a_key() {
    let mut window = demo();
    open_packet(&mut window);
    let mail = mail(&window);
    window.drop_file(mail);
    window.wait_text("Card number •••• 1111");
    window.click(Role::Button, "Redact match");
    window.until("the finding to be covered", |window| !window.has_text("Card number •••• 1111"));
    window.click(Role::Button, "Undo");
    window.wait_text("Card number •••• 1111");
    window.harness.key_press_modifiers(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, egui::Key::Z);
    window.until("the finding to be covered again", |window| !window.has_text("Card number •••• 1111"));
    window.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    window.wait_text("Card number •••• 1111");
}

#[test]
fn a_file_that_was_removed_comes_back_with_what_was_decided_about_it() {
    let mut window = demo();
    open_packet(&mut window);
    let mail = mail(&window);
    window.drop_file(mail);
    window.wait_text("Card number •••• 1111");
    window.click(Role::Button, "Not a match");
    window.until("the finding to be gone", |window| !window.has_text("Card number •••• 1111"));
    window.click(Role::Button, "More options for mail from customer.eml");
    window.click(Role::Button, "Remove from packet");
    window.wait_text("No pages yet");
    window.click(Role::Button, "Undo");
    window.wait_text("A · mail from customer.eml");
    window.wait_text("Sharp enough to read at");
    assert!(!window.has_text("Card number •••• 1111"));
}

#[test]
fn what_was_found_does_not_move_under_a_hand_while_the_packet_is_made() {
    let mut window = demo();
    open_packet(&mut window);
    let mail = mail(&window);
    window.drop_file(mail);
    let mut tops = std::collections::BTreeSet::new();
    window.until("the packet to be made", |window| {
        let button = window.harness.query_by_role_and_label(Role::Button, "Not a match");
        tops.extend(button.map(|button| format!("{:.0}", button.rect().top())));
        window.has_text("Sharp enough to read at") && !window.has_text("Packing")
    });
    assert_eq!(tops.len(), 1, "{tops:?}");
}

#[test]
fn what_was_built_is_there_after_the_window_was_left() {
    let mut window = demo();
    open_packet(&mut window);
    let mail = mail(&window);
    window.drop_file(mail);
    window.wait_text("A · mail from customer.eml");
    window.key(egui::Key::Escape);
    window.click(Role::Button, "Continue packet…");
    window.wait_text("A · mail from customer.eml");
    window.wait_text("Card number •••• 1111");
}

#[test]
fn a_file_that_cannot_become_pages_says_why_and_is_put_away() {
    let mut window = demo();
    open_packet(&mut window);
    let path = write(&window, "recording.mp3", b"ID3\x03\0\0\0\0\0\0rest of a recording");
    window.drop_file(path);
    window.wait_text("A sound recording (.mp3) can't be packed");
    window.click(Role::Link, "Dismiss");
    window.until("the file to be gone", |window| !window.has_text("recording.mp3"));
}

#[test]
fn a_picture_over_the_limit_is_packed_from_its_row() {
    let mut window = demo();
    window.open_first_due();
    let picture = image::RgbImage::from_fn(900, 900, |x, y| {
        image::Rgb([x * y % 251, x % 256, 90].map(|v| u8::try_from(v).unwrap_or(0)))
    });
    let path = window.folder.path().join("screenshot.png");
    picture.save(&path).expect("a picture");
    window.drop_file(path);
    window.wait_text("over the 50 KB limit for PNG");
    window.click(Role::Button, "Pack into PDF");
    window.wait_text("A · screenshot.png");
    window.wait_text("1 image");
}

#[test]
fn a_letter_claims_what_is_attached_and_its_short_form_becomes_the_note() {
    let mut window = demo();
    open_packet(&mut window);
    let slip = slip(&window);
    window.drop_file(slip);
    window.wait_text("A · delivery-slip.pdf");
    window.click(Role::Button, "Write a rebuttal letter…");
    window.wait_text("Response to dispute");
    window.wait_text("Left out because no exhibit shows it");
    window.click(Role::Button, "Done");
    window.wait_text("A · Rebuttal letter");
    window.wait_text("B · delivery-slip.pdf");
    add_packet(&mut window);
    window.click(Role::Button, "Review and submit…");
    window.wait_text("We contest");
}

#[test]
fn a_table_is_edited_used_and_reset() {
    let mut window = Setup::default().open();
    window.wait_for_list();
    window.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Num8);
    window.harness.run_steps(4);
    window.click(Role::Button, "Reference tables");
    window.click(Role::Button, "Edit reason codes as JSON…");
    let field = window.harness.get_by_role(Role::MultilineTextInput).rect();
    window.click_at(field.left_top() + egui::vec2(30.0, 12.0));
    window.harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    window.harness.event(egui::Event::Text("{ \"codes\": [ }".to_owned()));
    window.harness.run_steps(4);
    window.click(Role::Button, "Save and use");
    window.wait_text("Not saved.");
    window.click(Role::Button, "Restore default text");
    window.click(Role::Button, "Save and use");
    window.wait_text("in use");
    window.wait_text("Your edited copy");
    window.click(Role::Button, "Reset reason codes");
    window.until("the shipped table", |window| !window.has_text("Your edited copy"));
}

#[test]
fn a_letter_is_edited_in_a_form_that_says_what_is_wrong_as_it_is_typed() {
    let mut window = Setup::default().open();
    window.wait_for_list();
    window.click(Role::Button, "Settings");
    window.click(Role::Button, "Reference tables");
    window.click(Role::Button, "Edit letter templates…");
    window.wait_text("This letter concerns the payment of $1,240.00");
    window.fill("Letter", "It is in {exhibit}.");
    window.wait_text("{exhibit}");
    let save = |window: &Window| {
        let button = window.harness.get_by_role_and_label(Role::Button, "Save and use");
        !button.accesskit_node().is_disabled()
    };
    assert!(!save(&window), "it names an exhibit that no item brings");
    window.fill("Letter", "We contest {amount}, and here is why.");
    window.wait_text("We contest $1,240.00, and here is why.");
    assert!(save(&window));
    window.click(Role::Button, "Save and use");
    window.wait_text("Your edited copy");
    let first = window.desk.tables.get().letters.all().first().cloned().expect("a template");
    assert_eq!(first.words.letter, ["We contest {amount}, and here is why."]);
}

#[test]
fn a_limit_is_changed_as_a_number() {
    let mut window = Setup::default().open();
    window.wait_for_list();
    window.click(Role::Button, "Settings");
    window.click(Role::Button, "Reference tables");
    window.click(Role::Button, "Edit evidence limits and network rules…");
    window.fill("Files", "none");
    window.wait_text("Enter a number greater than 0");
    window.fill("Files", "5");
    window.click(Role::Button, "Save and use");
    window.wait_text("Your edited copy");
    assert_eq!(window.desk.tables.get().limits.rule_sets().first().map(|rules| rules.max_files), Some(5));
}
