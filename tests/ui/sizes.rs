//! Every page at the smallest window, at every text size, in both themes: it draws, nothing important leaves the
//! window, and every control has a name (the harness checks that by itself).

use crate::kit::{Role, Setup, Window};
use egui_kittest::kittest::Queryable as _;

const PAGES: [(&str, &str); 5] = [
    ("Disputes", "Needs response"),
    ("Score", "Score an order"),
    ("Checkouts", "Report a checkout"),
    ("Recover", "Send a payment for recovery"),
    ("Settings", "Accounts"),
];

fn visit_all(window: &mut Window) {
    for (page, proof) in PAGES {
        window.click(Role::Button, page);
        window.wait_text(proof);
        for label in ["Refresh", page] {
            let node = window
                .harness
                .get_all_by_role_and_label(Role::Button, label)
                .next()
                .expect("in the frame of the window");
            let inside = window.harness.ctx.content_rect().expand(1.0);
            assert!(inside.contains_rect(node.rect()), "{label} at {:?} is outside {inside:?}", node.rect());
        }
    }
    window.click(Role::Button, "Settings");
    for section in [
        "Appearance",
        "Sending and scores",
        "Evidence limits",
        "Reference tables",
        "Data on this computer",
        "Keyboard shortcuts",
    ] {
        window.click(Role::Button, section);
    }
    window.click(Role::Button, "Add account…");
    window.wait_text("New account");
}

/// The workbench with a file in it; what is written down stays inside the window.
fn visit_packet(window: &mut Window) {
    window.key(egui::Key::P);
    window.wait_text("Build the packet");
    let path = window.folder.path().join("note.txt");
    std::fs::write(&path, "A note that shows CVV: 123").expect("a file");
    window.drop_file(path);
    window.wait_text("A · note.txt");
    if window.has(Role::Tab, "Packet") {
        window.click(Role::Tab, "Page");
        window.click(Role::Tab, "Packet");
    }
    window.wait_text("Black out");
    window.until("a packet", |window| window.has(Role::Button, "Add packet to evidence"));
    window.key(egui::Key::Escape);
    window.until("the dispute", |window| !window.has_text("Build the packet"));
}

#[test]
fn every_page_draws_in_the_smallest_window_in_both_themes() {
    for theme in [egui::Theme::Dark, egui::Theme::Light] {
        let mut window = Setup { size: [1024.0, 640.0], theme, ..Setup::default() }.open();
        window.wait_for_list();
        window.open_first_due();
        visit_packet(&mut window);
        visit_all(&mut window);
    }
}

#[test]
fn every_page_draws_at_the_smallest_and_the_largest_text() {
    for scale in ["0.8", "2.0"] {
        let settings: &'static str =
            Box::leak(format!("version = 1\nhold_secs = 0\ntext_scale = {scale}\n").into_boxed_str());
        let mut window = Setup { settings, size: [1024.0, 640.0], ..Setup::default() }.open();
        window.wait_for_list();
        window.open_first_due();
        visit_packet(&mut window);
        visit_all(&mut window);
    }
}

#[test]
fn the_dialogs_fit_into_the_smallest_window() {
    let mut window = Setup { size: [1024.0, 640.0], ..Setup::default() }.open();
    window.wait_for_list();
    window.open_first_due();
    window.click(Role::Button, "Review and submit…");
    window.wait_text("Finix takes one submission");
    let inside = window.harness.ctx.content_rect();
    let note = window.harness.get_all_by_label("Note to the issuer · required").next().expect("the note");
    assert!(inside.contains(note.rect().center()));
}
