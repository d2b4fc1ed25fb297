//! Shortcuts that a person changes: asked for by pressing them, kept, in force at once, never with two meanings.

use crate::kit::{Role, Window, demo};
use egui::{Key, Modifiers};

fn keyboard(window: &mut Window) {
    window.click(Role::Button, "Settings");
    window.click(Role::Button, "Keyboard shortcuts");
}

fn change(window: &mut Window, command: &str) {
    window.click(Role::Button, &format!("Change the shortcut “{command}”"));
    window.wait_text("Press the new keys, or Esc to cancel");
}

/// What the settings keep for a command, once they keep anything else than before.
fn wait_kept(window: &mut Window, name: &str, keys: Option<&str>) {
    window.until("it to be kept", |w| w.desk.settings.get().shortcuts.get(name).map(String::as_str) == keys);
}

#[test]
fn other_keys_are_pressed_kept_and_in_force_at_once_and_the_old_ones_are_not() {
    let mut window = demo();
    keyboard(&mut window);
    change(&mut window, "Review and submit…");
    // As a keyboard sends it: what is held is a key, too.
    window.harness.key_press_modifiers(Modifiers::SHIFT, Key::ShiftLeft);
    window.harness.run_steps(3);
    window.harness.key_press_modifiers(Modifiers::SHIFT, Key::G);
    wait_kept(&mut window, "submit", Some("shift+G"));
    window.wait_text("Shift G");

    window.click(Role::Button, "Disputes");
    window.open_first_due();
    window.key(Key::S);
    assert!(!window.has_text("Finix accepts one submission"), "the old key does nothing");
    window.harness.key_press_modifiers(Modifiers::SHIFT, Key::G);
    window.wait_text("Finix accepts one submission");
    window.key(Key::Escape);

    keyboard(&mut window);
    window.click(Role::Link, "Reset the shortcut “Review and submit…”");
    wait_kept(&mut window, "submit", None);
}

#[test]
fn keys_that_are_asked_for_do_nothing_else_and_a_conflict_is_said() {
    let mut window = demo();
    keyboard(&mut window);
    change(&mut window, "Review and submit…");
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::K);
    window.wait_text("Ctrl K is the shortcut for “Find a command, dispute or page”");
    assert!(!window.has(Role::Dialog, "Command palette") && window.has_text("Change shortcuts"), "{}", window.tree());
    window.key(Key::A);
    window.wait_text("A is the shortcut for “Accept dispute…”");
    window.key(Key::Enter);
    window.wait_text("Enter is needed by fields, lists or the window");
    window.key(Key::Escape);
    window.until("nothing to be asked for", |w| !w.has_text("Press the new keys"));
    assert!(window.desk.settings.get().shortcuts.is_empty());

    change(&mut window, "Refresh");
    window.key(Key::U);
    window.wait_text("U alone would be typed into fields on other pages");
    window.click(Role::Link, "Remove");
    wait_kept(&mut window, "refresh", Some(""));
    window.wait_text("No shortcut");
}

#[test]
fn keys_are_asked_for_no_more_once_the_page_was_left() {
    let mut window = demo();
    keyboard(&mut window);
    change(&mut window, "Refresh");
    window.click(Role::Button, "Score");
    window.harness.key_press_modifiers(Modifiers::COMMAND, Key::Num2);
    window.until("the list", |w| w.has(Role::Tab, "All 160"));
    assert!(window.desk.settings.get().shortcuts.is_empty());
    keyboard(&mut window);
    assert!(!window.has_text("Press the new keys"));
}
