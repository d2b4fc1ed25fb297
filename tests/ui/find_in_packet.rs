//! Looking for words in a packet: by the key, by the palette and by the button, in text and in photos, from place to place,
//! and never what is redacted.

use crate::kit::{Role, Setup, Window, demo};
use crate::sight::photo;
use docket::workbench::{Block, text_pdf};
use egui::accesskit::Live;
use egui::{Key, Modifiers, Rect};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::PathBuf;

const FIELD: &str = "Find in packet";

fn packet_of(mut window: Window) -> Window {
    window.wait_for_list();
    window.open_first(|entry| entry.due().is_some());
    window.key(Key::P);
    window.wait_text("Build the packet");
    window
}

fn slip(window: &Window, name: &str, lines: &[&str]) -> PathBuf {
    let blocks: Vec<Block> = lines.iter().map(|line| Block::Body((*line).to_owned())).collect();
    let path = window.folder.path().join(name);
    std::fs::write(&path, text_pdf(&blocks).expect("a PDF")).expect("a file");
    path
}

fn add(window: &mut Window, file: PathBuf, card: &str) {
    window.drop_file(file);
    window.wait_text(card);
}

/// True while the field of the bar has the keyboard.
fn is_in_field(window: &Window) -> bool {
    let mut nodes = window.harness.query_all_by_role_and_label(Role::TextInput, FIELD);
    nodes.any(|node| node.accesskit_node().is_focused())
}

fn wait_for_caret(window: &mut Window) {
    window.until("the caret in the bar", |window| is_in_field(window));
}

/// Opens the bar by its key and types; the field takes it at once.
fn find(window: &mut Window, typed: &str) {
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    wait_for_caret(window);
    window.harness.event(egui::Event::Text(typed.to_owned()));
    window.harness.run_steps(2);
}

/// The mark of the place in sight.
fn here(window: &Window) -> Option<Rect> {
    window.harness.query_all_by_role_and_label(Role::Mark, "Current match").next().map(|node| node.rect())
}

fn marks(window: &Window) -> usize {
    window.harness.query_all_by_role_and_label(Role::Mark, "Match").count()
}

#[test]
fn words_are_found_in_every_exhibit_and_enter_goes_from_place_to_place() {
    let mut window = packet_of(demo());
    let first = slip(&window, "slip.pdf", &["The parcel was left", "with Zoe Muller", "Zoe Muller signed"]);
    let second = slip(&window, "chat.pdf", &["Hello, this is Zoe Muller"]);
    add(&mut window, first, "A · slip.pdf");
    add(&mut window, second, "B · chat.pdf");
    window.click(Role::Button, "A · slip.pdf");
    find(&mut window, "zoë müller");
    window.wait_text("1 of 3");
    window.until("marks on the page", |window| here(window).is_some());
    assert_eq!(marks(&window), 1, "the other one of this page is marked too");
    let page = window.harness.get_by_role_and_label(Role::Image, "Original page").rect();
    let mark = here(&window).expect("a mark");
    assert!(page.contains_rect(mark) && mark.width() > 20.0 && mark.height() < 40.0, "{mark:?} in {page:?}");
    window.harness.key_press(Key::Enter);
    window.wait_text("2 of 3");
    let below = here(&window).expect("a mark");
    assert!(below.top() > mark.top(), "the next place is below");
    window.harness.key_press(Key::Enter);
    window.wait_text("3 of 3");
    window.until("the page of the other exhibit", |window| here(window).is_some() && marks(window) == 0);
    window.harness.key_press(Key::Enter);
    window.wait_text("1 of 3");
    window.harness.key_press_modifiers(Modifiers::SHIFT, Key::Enter);
    window.wait_text("3 of 3");
    assert!(is_in_field(&window), "it goes on from the field");
    window.click(Role::Button, "Previous match");
    window.wait_text("2 of 3");
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    wait_for_caret(&mut window);
    window.harness.event(egui::Event::Text("nobody".to_owned()));
    window.wait_text("No matches");
    assert!(here(&window).is_none() && !window.has_text(" of 3"), "nothing of another question is shown");
}

#[test]
fn esc_closes_the_bar_and_neither_the_packet_nor_the_list_takes_its_keys() {
    let mut window = packet_of(demo());
    let file = slip(&window, "slip.pdf", &["The parcel was left"]);
    add(&mut window, file, "A · slip.pdf");
    find(&mut window, "parcel");
    window.wait_text("1 of 1");
    window.until("the page as it came", |window| window.has(Role::Image, "Original page"));
    window.harness.key_press(Key::Escape);
    window.until("the bar to be gone", |window| !window.has(Role::TextInput, FIELD));
    assert!(window.has_text("Build the packet"), "the packet stays");
    window.until("the page as it was shown before", |window| !window.has(Role::Image, "Original page"));
    assert!(here(&window).is_none());
    // Opened by its button and closed by its button, and Esc that is pressed beside the field.
    window.click(Role::Button, FIELD);
    wait_for_caret(&mut window);
    window.click(Role::Button, "Close search");
    window.until("the bar to be gone", |window| !window.has(Role::TextInput, FIELD));
    window.click(Role::Button, FIELD);
    wait_for_caret(&mut window);
    window.harness.key_press(Key::Tab);
    window.until("the focus to go on", |window| !is_in_field(window));
    window.harness.key_press(Key::Escape);
    window.until("the bar to be gone", |window| !window.has(Role::TextInput, FIELD));
    assert!(window.has_text("Build the packet"));
    window.key(Key::Escape);
    window.until("the dispute", |window| !window.has_text("Build the packet"));
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    window.harness.run_steps(3);
    assert!(!window.has(Role::TextInput, FIELD), "beside a packet the key searches the list");
}

#[test]
fn the_palette_finds_the_command_while_a_packet_is_open() {
    let mut window = packet_of(demo());
    let file = slip(&window, "slip.pdf", &["The parcel was left"]);
    add(&mut window, file, "A · slip.pdf");
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.harness.run_steps(3);
    window.harness.event(egui::Event::Text("find in packet".to_owned()));
    window.harness.run_steps(3);
    window.harness.key_press(Key::Enter);
    wait_for_caret(&mut window);
    window.harness.run_steps(4);
    assert!(is_in_field(&window), "nothing takes the keyboard from it");
    window.harness.event(egui::Event::Text("left".to_owned()));
    window.wait_text("1 of 1");
}

#[test]
fn words_in_a_photo_are_found_and_redacted_ones_are_not() {
    let mut window = packet_of(demo());
    let photo = photo(&window, "receipt.png", "Paid with 4111 1111 1111 1111 on Friday");
    add(&mut window, photo, "A · receipt.png");
    find(&mut window, "on friday");
    window.wait_text("1 of 1");
    window.until("the mark", |window| here(window).is_some());
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    wait_for_caret(&mut window);
    window.harness.event(egui::Event::Text("4111".to_owned()));
    window.until("the number", |window| here(window).is_some() && window.has_text("1 of 1"));
    window.click(Role::Button, "Redact match");
    window.wait_text("No matches");
    assert!(here(&window).is_none());
    window.click(Role::Button, "Undo");
    window.wait_text("1 of 1");
    // A page that is rotated has its mark on its side.
    let mark = here(&window).expect("a mark");
    window.click(Role::Button, "Rotate");
    window.until("the mark to turn", |window| here(window).is_some_and(|turned| turned.height() > turned.width()));
    assert!(mark.width() > mark.height());
}

#[test]
fn what_cannot_be_searched_is_said_and_a_page_that_is_left_out_is_marked() {
    let mut window = packet_of(Setup { sees: false, ..Setup::default() }.open());
    let photo = photo(&window, "receipt.png", "Paid on Friday");
    let file = slip(&window, "slip.pdf", &["Paid on Friday"]);
    add(&mut window, photo, "A · receipt.png");
    add(&mut window, file, "B · slip.pdf");
    find(&mut window, "friday");
    window.wait_text("1 of 1");
    window.wait_text("1 page can't be searched");
    assert!(!window.has_text("This page is left out of the packet"));
    window.click(Role::Button, "Leave this page out");
    window.wait_text("This page is left out of the packet");
    assert!(window.has_text("1 of 1"), "it is found all the same");
}

#[test]
fn the_letter_is_searched_on_the_page_as_it_is_sent() {
    let mut window = packet_of(demo());
    window.click(Role::Button, "Write a rebuttal letter…");
    window.click(Role::Button, "Done");
    window.wait_text("A · Rebuttal letter");
    find(&mut window, "dispute");
    window.until("a place in the letter", |window| window.has_text("1 of ") && here(window).is_some());
    assert!(window.has(Role::Image, "Page as it will be sent"));
}

#[test]
fn what_place_is_in_sight_is_heard() {
    let mut window = packet_of(demo());
    let file = slip(&window, "slip.pdf", &["one two", "one"]);
    add(&mut window, file, "A · slip.pdf");
    find(&mut window, "one");
    let is_heard = |window: &Window, words: &str| {
        let is_it = |node: egui_kittest::Node<'_>| node.accesskit_node().value().as_deref() == Some(words);
        window.harness.query_all_by(|node| node.live() == Live::Polite).any(is_it)
    };
    window.until("the place to be heard", |window| is_heard(window, "1 of 2"));
    window.harness.key_press(Key::Enter);
    window.until("the next place to be heard", |window| is_heard(window, "2 of 2"));
}
