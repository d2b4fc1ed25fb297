//! Every page at the smallest window, at every text size, in both themes: it draws, nothing important leaves the
//! window, and every control has a name (the harness checks that by itself).

use crate::kit::{Role, Setup, Window};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

const PAGES: [(&str, &str); 7] = [
    ("Today", "Due next"),
    ("Disputes", "Needs response"),
    ("Insights", "Open exposure"),
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
        "Deadlines and notifications",
        "Sending and scores",
        "Letterhead",
        "Evidence limits",
        "Reference tables",
        "Data on this computer",
        "Keyboard shortcuts",
    ] {
        choose_section(window, section);
    }
    window.click(Role::Button, "Add account…");
    window.wait_text("New account");
}

/// A section's entry may be scrolled out of sight, as the section itself is what comes into view.
fn choose_section(window: &mut Window, section: &str) {
    window.harness.get_all_by_role_and_label(Role::Button, section).next().expect("its entry").scroll_to_me();
    window.harness.run_steps(4);
    window.click(Role::Button, section);
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
    window.wait_text("Redact match");
    window.until("a packet", |window| window.has(Role::Button, "Add packet to evidence"));
    let inside = window.harness.ctx.content_rect().expand(1.0);
    for label in ["Add packet to evidence", "Save as…", "Undo", "Redo"] {
        let node = window.harness.get_by_role_and_label(Role::Button, label);
        assert!(inside.contains_rect(node.rect()), "{label} at {:?} is outside {inside:?}", node.rect());
    }
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

/// The whole of the last control of that name is in the window.
fn is_in_sight(window: &Window, role: Role, label: &str) -> bool {
    let inside = window.harness.ctx.content_rect().expand(1.0);
    let node = window.harness.query_all_by_role_and_label(role, label).last();
    node.is_some_and(|node| inside.contains_rect(node.rect()))
}

#[test]
fn the_buttons_of_a_dialog_are_in_sight_at_every_size_of_text() {
    for scale in ["1.0", "2.0"] {
        let settings: &'static str =
            Box::leak(format!("version = 1\nhold_secs = 0\ntext_scale = {scale}\n").into_boxed_str());
        let mut window = Setup { settings, size: [1024.0, 640.0], ..Setup::default() }.open();
        window.wait_for_list();
        window.open_first_due();
        for (opens, does) in [("Review and submit…", "Submit evidence"), ("Accept dispute…", "Accept dispute")] {
            window.click(Role::Button, opens);
            window.until(does, |window| is_in_sight(window, Role::Button, does));
            assert!(is_in_sight(&window, Role::Button, "Cancel"), "{does} at {scale}");
            window.key(egui::Key::Escape);
            window.until("the dialog to be closed", |window| !window.has(Role::Button, does));
        }
    }
}

#[test]
fn a_small_window_says_in_one_line_how_a_dispute_is_opened() {
    let mut window = Setup { size: [1024.0, 640.0], ..Setup::default() }.open();
    window.wait_for_list();
    assert!(window.has_text("Click a row") && !window.has_text("No dispute is open"));
    let row = |window: &Window| window.harness.query_all_by_role(Role::Row).next().expect("a row").rect();
    let wide = row(&window).width();
    assert!(wide > 900.0, "the list has the window to itself: {wide}");
    window.open_first_due();
    assert!(row(&window).width() < wide && !window.has_text("Click a row"));
    for tool in ["Columns", "Views", "Export…"] {
        assert!(window.has(Role::Button, tool), "{tool}");
    }
    let chips = ["due", "reason", "amount", "merchant", "dates", "tag", "state"].map(|name| {
        let label = format!("Filter by {name}");
        window.harness.get_by_role_and_label(Role::Button, &label).rect().center().y
    });
    let (first, last) = chips.iter().fold((f32::MAX, f32::MIN), |(low, high), y| (low.min(*y), high.max(*y)));
    assert!(last - first < 40.0, "two lines at most: {chips:?}");
}

#[test]
fn filters_that_have_no_room_are_in_a_menu_and_the_list_keeps_its_own() {
    let settings = "version = 1\nhold_secs = 0\ntext_scale = 1.1\n";
    let mut window = Setup { settings, size: [1024.0, 640.0], ..Setup::default() }.open();
    window.wait_for_list();
    window.open_first_due();
    let rows = |window: &Window| window.harness.query_all_by_role(Role::Row).count();
    let before = rows(&window);
    assert!(before > 2, "there is a list: {before}");
    window.key(egui::Key::Slash);
    window
        .harness
        .event(egui::Event::Text("amount:100..90000 merchant:a reason:fraud,quality,clerical due:any".to_owned()));
    window.until("the menu", |window| window.has(Role::Button, "More filters"));
    let toolbar = |window: &Window| {
        let tops = window.harness.query_all_by_role(Role::Button).filter(|node| {
            let label = node.accesskit_node().label().unwrap_or_default();
            label.starts_with("Filter by") || label == "More filters"
        });
        tops.map(|node| node.rect().center().y.round().to_string()).collect::<std::collections::BTreeSet<_>>()
    };
    window.until("two lines of filters", |window| toolbar(window).len() == 2);
    let asks = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().label().is_some_and(|label| label.starts_with("Filter by reason: "))
    };
    let inside = window.harness.ctx.content_rect();
    let mut chips = window.harness.query_all_by_role(Role::Button).filter(asks);
    assert!(chips.any(|node| inside.contains_rect(node.rect())), "what is asked stays in sight");
    drop(chips);
    window.click(Role::Button, "More filters");
    window.click(Role::Button, "Filter by state");
    window.wait_text("Response state");
    // The menu is as tall as a part of the window, and scrolls.
    let scroll_to = |window: &mut Window, state: &str| {
        window.harness.get_all_by_role_and_label(Role::CheckBox, state).last().expect("the state").scroll_to_me();
        window.harness.run_steps(8);
    };
    scroll_to(&mut window, "Won");
    window.click(Role::CheckBox, "Won");
    window.until("the filter", |window| window.has(Role::Button, "Filter by state: Won"));
    scroll_to(&mut window, "Lost");
    window.click(Role::CheckBox, "Lost");
    window.until("both in the same menu", |window| window.has(Role::Button, "Filter by state: Won, Lost"));
}

#[test]
fn the_header_of_a_dispute_scrolls_away_in_a_low_window_and_stays_in_a_tall_one() {
    for (height, scrolls) in [(640.0, true), (900.0, false)] {
        let mut window = Setup { size: [1440.0, height], ..Setup::default() }.open();
        window.wait_for_list();
        window.open_first_due();
        // What is still coming in makes it longer.
        let mut calm = 0;
        window.until(&format!("the header of a window {height} high to be where it belongs"), |window| {
            window.harness.get_all_by_label("Application").last().expect("the last id").scroll_to_me();
            window.harness.run_steps(6);
            let is_right = is_in_sight(window, Role::Button, "Review and submit…") != scrolls;
            calm = if is_right { calm + 1 } else { 0 };
            calm > 3
        });
    }
}

#[test]
fn every_queue_stays_in_sight_in_a_small_window_whatever_it_counts() {
    let mut window = Setup { size: [1024.0, 640.0], disputes: 12_000, ..Setup::default() }.open();
    window.wait_for_list();
    window.open_first_due();
    window.until("every count", |window| window.has(Role::Tab, "All 12,000"));
    let right = |label: &str| window.harness.get_by_role_and_label(Role::Tab, label).rect().right();
    let pane = window.harness.get_by_role_and_label(Role::Tab, "Overview").rect().left();
    assert!(right("All 12,000") <= pane, "{}", window.tree());
}

#[test]
fn the_list_reaches_the_edge_of_a_wide_window() {
    let mut window = Setup { size: [3840.0, 2160.0], ..Setup::default() }.open();
    window.wait_for_list();
    let row = window.harness.query_all_by_role(Role::Row).next().expect("a row").rect();
    let pane = window.harness.get_by_label("No dispute is open").rect();
    assert!(row.right() > 3_200.0 && row.right() < pane.left(), "{row:?}");
}

#[test]
fn every_page_begins_at_the_same_height_and_edge() {
    let mut window = Setup::default().open();
    window.wait_for_list();
    let mut places = Vec::new();
    for (page, title) in [
        ("Today", "Today"),
        ("Insights", "Insights"),
        ("Score", "Score an order"),
        ("Checkouts", "Report a checkout"),
        ("Recover", "Send a payment for recovery"),
        ("Settings", "Settings"),
    ] {
        window.click_first(Role::Button, page);
        window.until(title, |window| window.has(Role::Label, title));
        let node = window.harness.query_all_by_role_and_label(Role::Label, title).next().expect("a title");
        places.push((node.rect().left().round(), node.rect().center().y.round()));
    }
    let first = places.first().copied().expect("a place");
    assert!(places.iter().all(|place| *place == first), "{places:?}");
}

#[test]
fn the_dialogs_fit_into_the_smallest_window() {
    let mut window = Setup { size: [1024.0, 640.0], ..Setup::default() }.open();
    window.wait_for_list();
    window.open_first_due();
    window.click(Role::Button, "Review and submit…");
    window.wait_text("Finix accepts one submission");
    let inside = window.harness.ctx.content_rect();
    let note = window.harness.get_all_by_label("Note to the issuer · required").next().expect("the note");
    assert!(inside.contains(note.rect().center()));
}

#[test]
fn the_chosen_settings_and_the_button_of_a_form_are_in_sight_at_the_largest_text() {
    let settings = "version = 1\nhold_secs = 0\ntext_scale = 2.0\n";
    let mut window = Setup { settings, size: [1024.0, 640.0], ..Setup::default() }.open();
    window.wait_for_list();
    let is_in_sight = |window: &Window, role: Role, label: &str| {
        let inside = window.harness.ctx.content_rect();
        window.harness.query_all_by_role_and_label(role, label).any(|node| inside.contains(node.rect().center()))
    };
    for (page, button) in [("Score", "Get score"), ("Checkouts", "Send checkout"), ("Recover", "Send payment")] {
        window.click(Role::Button, page);
        window.until(button, |window| window.has(Role::Button, button));
        assert!(is_in_sight(&window, Role::Button, button), "{button}");
    }
    window.click(Role::Button, "Settings");
    for section in ["Appearance", "Keyboard shortcuts"] {
        choose_section(&mut window, section);
        window.until(section, |window| is_in_sight(window, Role::Label, section));
    }
}
