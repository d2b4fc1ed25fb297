//! Adding, checking, deleting files.

use crate::kit::{Role, Setup, Window, demo};
use crate::sight::photo;
use docket::desk::RowState;
use docket::sandbox::Faults;
use docket::workbench::{Block, text_pdf};
use egui::{Event, Key, Modifiers, Pos2, Rect, vec2};
use egui_kittest::kittest::Queryable as _;
use std::time::Duration;

#[test]
fn a_dropped_file_is_uploaded_and_shown_as_received() {
    let mut window = demo();
    window.open_first_due();
    let path = window.pdf("delivery confirmation ñ.pdf", 4_000);
    window.drop_file(path);
    window.wait_text("delivery confirmation ñ.pdf");
    window.wait_text("Received by Finix");
    let uploads = window.log().iter().filter(|e| e.method == "POST" && e.applied).count();
    assert_eq!(uploads, 1);
}

#[test]
fn a_file_that_was_sent_from_here_shows_its_pages_and_can_be_looked_at() {
    let mut window = demo();
    window.open_first_due();
    let lines: Vec<Block> = (0..120).map(|line| Block::Body(format!("Parcel scanned, line {line}"))).collect();
    let path = window.folder.path().join("delivery-slip.pdf");
    std::fs::write(&path, text_pdf(&lines).expect("a PDF")).expect("a file");
    window.drop_file(path);
    window.wait_text("Received by Finix");
    window.click(Role::Button, "View delivery-slip.pdf");
    window.until("its first page", |window| window.has(Role::Image, "Page of the file"));
    window.wait_text("Page 1 of");
    window.key(egui::Key::PageDown);
    window.wait_text("Page 2 of");
    window.key(egui::Key::Escape);
    window.until("the page behind", |window| !window.has_text("Page 2 of"));
    assert!(window.has_text("delivery-slip.pdf"), "the dispute is still open");
}

#[test]
fn a_file_over_the_limit_says_which_limit_and_is_not_sent() {
    let mut window = demo();
    window.open_first_due();
    let path = window.pdf("large.pdf", 1_000_001);
    window.drop_file(path);
    window.wait_text("1.1 MB is over the 1 MB limit for PDF");
    let path = window.folder.path().join("animation.gif");
    std::fs::write(&path, b"GIF89a\x01\x00\x01\x00rest").expect("a file");
    window.drop_file(path);
    window.wait_text("A .gif file can't be used as evidence");
    window.drop_file("/nonexistent/x.pdf".into());
    window.wait_text("there is no file at this path");
    assert!(!window.log().iter().any(|entry| entry.method == "POST"));
    window.click(Role::Button, "Remove");
}

#[test]
fn content_decides_and_the_name_is_put_right() {
    let mut window = demo();
    window.open_first_due();
    let path = window.pdf("receipt.png", 600);
    window.drop_file(path);
    window.wait_text("receipt.pdf");
    window.wait_text("Received by Finix");
}

#[test]
fn the_same_file_twice_is_refused_here() {
    let mut window = demo();
    window.open_first_due();
    let path = window.pdf("a.pdf", 900);
    window.drop_file(path.clone());
    window.wait_text("Received by Finix");
    window.drop_file(path);
    window.wait_text("The same file was already added to this dispute");
}

#[test]
fn a_dropped_file_without_an_open_dispute_is_not_lost_in_silence() {
    let mut window = demo();
    let path = window.pdf("a.pdf", 900);
    window.drop_file(path);
    window.wait_text("The files weren't added");
}

#[test]
fn an_upload_that_fails_keeps_its_row_and_can_be_sent_again() {
    let mut window = demo();
    window.open_first_due();
    let session = window.open_session();
    let sandbox = session.sandbox().expect("the demo server");
    let refuse: Faults = "upload_evidence=status:403#1".parse().expect("a fault");
    sandbox.faults().set(refuse);
    let path = window.pdf("a.pdf", 900);
    window.drop_file(path);
    window.wait_text("Evidence wasn't uploaded");
    window.click(Role::Button, "Retry");
    window.wait_text("Received by Finix");
}

#[test]
fn a_lost_reply_is_looked_up_and_the_file_is_not_sent_twice() {
    let mut window = demo();
    let id = window.open_first_due();
    let session = window.open_session();
    let lose: Faults = "upload_evidence=reset_after#1".parse().expect("a fault");
    session.sandbox().expect("the demo server").faults().set(lose);
    let path = window.pdf("a.pdf", 900);
    window.drop_file(path);
    window.wait_text("Received by Finix");
    let applied = window.log().iter().filter(|e| e.method == "POST" && e.applied).count();
    assert_eq!(applied, 1, "the file is there once");
    window.until("the row to be confirmed", |w| {
        let rows = w.open_session().outbox().rows();
        rows.iter().any(|row| row.intent.dispute() == Some(&id) && row.state == RowState::Confirmed)
    });
}

#[test]
fn a_file_on_its_way_is_looked_at_until_it_arrives() {
    let mut window = Setup { evidence_after: Duration::from_secs(2), ..Setup::default() }.open();
    window.wait_for_list();
    window.open_first_due();
    let path = window.pdf("a.pdf", 900);
    window.drop_file(path);
    window.wait_text("On its way");
    window.wait_text("Received by Finix");
}

#[test]
fn a_file_can_be_deleted_after_a_question() {
    let mut window = demo();
    window.open_first_due();
    let path = window.pdf("a.pdf", 900);
    window.drop_file(path);
    window.wait_text("Received by Finix");
    window.click(Role::Button, "Delete a.pdf");
    window.wait_text("Finix deletes the file");
    window.click(Role::Button, "Delete file");
    window.until("the file to be gone at the service", |w| {
        w.log().iter().any(|e| e.method == "DELETE" && e.applied) && !w.has_text("Received by Finix")
    });
}

/// The place a page has, scrolled or not.
fn page(window: &Window) -> Rect {
    window.harness.query_all_by_role_and_label(Role::Image, "Page of the file").last().expect("a page").rect()
}

/// Where pages are painted, as far as they are let be seen.
fn seen_pages(window: &Window) -> Vec<Rect> {
    let pages = window.harness.output().shapes.iter().filter_map(|shape| match &shape.shape {
        egui::Shape::Rect(rect) if rect.brush.is_some() => Some((rect.rect, rect.rect.intersect(shape.clip_rect))),
        _ => None,
    });
    pages.filter(|(all, _)| all.width() > 400.0).map(|(_, seen)| seen).collect()
}

fn wheel(window: &mut Window, at: Pos2, by: f32) {
    window.harness.event(Event::PointerMoved(at));
    for held in [Modifiers::COMMAND, Modifiers::NONE] {
        window.harness.event(Event::ModifiersChanged(held));
        if held.command {
            window.harness.event(Event::MouseWheel {
                unit: egui::MouseWheelUnit::Point,
                delta: vec2(0.0, by),
                phase: egui::TouchPhase::Move,
                source: egui::MouseWheelSource::Unknown,
                modifiers: held,
            });
        }
        window.harness.run_steps(8);
    }
}

#[test]
fn a_page_is_zoomed_by_key_wheel_and_button_dragged_about_and_stays_in_its_pane() {
    let mut window = demo();
    window.open_first_due();
    let lines: Vec<Block> = (0..60).map(|line| Block::Body(format!("Parcel scanned, line {line}"))).collect();
    let path = window.folder.path().join("slip.pdf");
    std::fs::write(&path, text_pdf(&lines).expect("a PDF")).expect("a file");
    window.drop_file(path);
    window.wait_text("Received by Finix");
    window.click(Role::Button, "View slip.pdf");
    window.until("its page", |window| window.has(Role::Image, "Page of the file"));
    let pane = page(&window);
    assert!(window.has_text("100%"));
    window.key(Key::Plus);
    window.wait_text("125%");
    window.key(Key::Minus);
    window.key(Key::Minus);
    window.wait_text("80%");
    window.key(Key::Num0);
    window.wait_text("100%");
    for _ in 0..6 {
        window.click(Role::Button, "Zoom in");
    }
    window.wait_text("381%");
    window.harness.run_steps(8);
    let before = page(&window);
    assert!(before.width() > 2.0 * pane.width() || before.height() > 2.0 * pane.height(), "{pane:?} {before:?}");
    assert!(seen_pages(&window).iter().all(|seen| pane.expand(40.0).contains_rect(*seen)), "{:?}", seen_pages(&window));
    let (from, by) = (pane.center(), vec2(-60.0, -90.0));
    window.harness.event(Event::PointerMoved(from));
    for (at, pressed) in [(from, true), (from + by, false)] {
        window.harness.event(Event::PointerMoved(at));
        window.harness.event(Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    window.harness.run_steps(8);
    let dragged = page(&window).min - before.min;
    assert!((dragged.y - by.y).abs() < 30.0, "dragged by {dragged:?}");
    let under = (from - page(&window).min) / page(&window).size();
    wheel(&mut window, from, -60.0);
    window.until("a smaller page", |window| page(window).height() < before.height() - 50.0);
    let now = (from - page(&window).min) / page(&window).size();
    assert!((under - now).length() < 0.05, "what was under the pointer is there still: {under:?} {now:?}");
    window.click(Role::Link, "Fit");
    window.wait_text("100%");
}

#[test]
fn a_card_number_in_a_photo_keeps_it_here_until_a_person_says_so() {
    let mut window = demo();
    window.open_first_due();
    let with = photo(&window, "receipt.png", "Paid with 4111 1111 1111 1111 on Friday");
    let without = photo(&window, "parcel.png", "The parcel came on Friday");
    window.drop_file(without);
    window.wait_text("Received by Finix");
    window.drop_file(with);
    window.wait_text("•••• 1111");
    let uploads = |window: &Window| window.log().iter().filter(|e| e.method == "POST" && e.applied).count();
    assert_eq!(uploads(&window), 1, "the one without a number");
    window.click(Role::Link, "Upload anyway");
    window.until("both to be there", |window| uploads(window) == 2);
}

#[cfg(unix)]
#[test]
fn a_file_whose_pictures_are_being_looked_at_is_removed_and_nothing_of_it_is_sent() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let program = folder.path().join("reads-forever");
    let real = env!("CARGO_BIN_EXE_docket");
    let script = format!("#!/bin/sh\n[ \"$1\" = workbench-helper ] && exec {real} \"$@\"\nexec /bin/sleep 600\n");
    std::fs::write(&program, script).expect("written");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o700)).expect("allowed");
    let mut window = Setup { opens_with: Some(program), ..Setup::default() }.open();
    window.wait_for_list();
    window.open_first_due();
    let photo = photo(&window, "receipt.png", "Paid on Friday");
    window.drop_file(photo);
    window.wait_text("Searching image 1 of 1 for card numbers");
    assert_eq!(window.harness.query_all_by_label("receipt.png").count(), 1, "it has one row");
    window.click(Role::Button, "Remove");
    window.until("the file to be gone", |window| !window.has_text("receipt.png"));
    let session = window.open_session();
    window.until("its copy to be put away", |_| session.outbox().snapshot().kept.is_empty());
    assert!(!window.log().iter().any(|entry| entry.method == "POST"));
    assert!(session.outbox().rows().is_empty());
}
