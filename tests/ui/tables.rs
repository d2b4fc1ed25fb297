//! The reference tables in their forms: what is typed there is what disputes go by.

use crate::kit::{Role, Setup, Window, demo};
use docket::domain::reference::Name;
use egui_kittest::kittest::Queryable as _;

/// A window whose copy of this table is this text.
fn with_copy(name: Name, text: &str) -> Window {
    let data = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(data.path().join("tables")).expect("a folder");
    std::fs::write(data.path().join("settings.toml"), "version = 1\nhold_secs = 0\n").expect("settings");
    std::fs::write(data.path().join("tables").join(name.file()), text).expect("a table");
    let mut window = Setup { data: Some(data.path().to_owned()), ..Setup::default() }.open();
    window.wait_for_list();
    window
}

fn copy(window: &Window, name: Name) -> serde_json::Value {
    let text = window.desk.tables.copy(name).expect("readable").expect("a copy");
    serde_json::from_str(&text).expect("JSON")
}

fn edit(window: &mut Window, table: &str) {
    window.click(Role::Button, "Settings");
    window.click(Role::Button, "Reference tables");
    window.click(Role::Button, &format!("Edit {table}…"));
}

/// A list of many scrolls.
fn scroll_to(window: &mut Window, line: &str) {
    window.harness.get_all_by_role_and_label(Role::Button, line).last().expect("the line").scroll_to_me();
    window.harness.run_steps(8);
}

fn choose(window: &mut Window, label: &str, choice: &str) {
    window.click(Role::ComboBox, label);
    scroll_to(window, choice);
    window.click(Role::Button, choice);
}

#[test]
fn a_reason_code_is_added_in_the_form_and_an_unknown_field_of_the_copy_stays() {
    let mine = Name::Codes.shipped().replacen("\"code\": \"10.1\"", "\"mine\": {\"keep\": 1}, \"code\": \"10.1\"", 1);
    let mut window = with_copy(Name::Codes, &mine);
    edit(&mut window, "reason codes");
    window.fill("Name", "Counterfeit");
    window.wait_text("10.1 · Counterfeit");
    window.click(Role::Button, "Add reason code");
    window.wait_text("Shown once there is a code");
    assert!(!window.has_text("Enter the code"), "nobody has tried yet");
    window.click(Role::Button, "Save and use");
    window.wait_text("Enter the code");
    window.wait_text("Choose what the cardholder claims");
    window.fill("Code", "ua02");
    window.wait_text("UA02 is listed twice");
    window.fill("Code", "qq9");
    window.fill("Name", "Mine alone");
    choose(&mut window, "Claim", "Not received");
    window.wait_text("QQ9 · Mine alone");
    window.wait_text("What wins a QQ9 not received dispute");
    window.click(Role::Button, "Save and use");
    window.wait_text("Reason codes: in use");
    let codes = window.desk.tables.codes();
    let named = |code: &str| codes.named(code).map(|known| (known.name.clone(), known.claim.clone()));
    assert_eq!(named("QQ9"), Some(("Mine alone".to_owned(), "not_received".to_owned())));
    assert_eq!(named("10.1"), Some(("Counterfeit".to_owned(), "fraud".to_owned())));
    assert_eq!(copy(&window, Name::Codes)["codes"][0]["mine"]["keep"], 1);
    assert_eq!(codes.all().len(), 111);
    window.click(Role::Button, "Edit reason codes…");
    window.click_first(Role::Button, "Reset reason codes");
    window.until("the shipped codes", |w| w.desk.tables.codes().named("QQ9").is_none());
    assert_eq!(window.desk.tables.codes().all().len(), 110);
}

#[test]
fn a_checklist_is_edited_in_the_form_and_a_dispute_shows_it() {
    let mut window = demo();
    edit(&mut window, "checklists by claim");
    choose(&mut window, "Claim", "Fraud");
    window.click(Role::Button, "Add item");
    window.click(Role::Button, "Save and use");
    window.wait_text("Enter what shows it");
    window.fill("Item", "Voice recording of the order");
    window.fill("Only for reason code", "77.7");
    window.wait_text("Not in the reason codes");
    window.fill("Only for reason code", "");
    // An empty text replaces nothing; what is selected is deleted by a key.
    window.key(egui::Key::Backspace);
    choose(&mut window, "Whether it's needed", "Required");
    window.wait_text("Voice recording of the order · required");
    window.click(Role::Button, "Move up");
    scroll_to(&mut window, "AVS full match and CVV match result");
    window.click(Role::Button, "AVS full match and CVV match result");
    window.click(Role::Button, "Remove");
    window.click(Role::Button, "Save and use");
    window.wait_text("Checklists by claim: in use");
    let tables = window.desk.tables.get();
    let items = &tables.checklists.items("fraud").expect("a claim").items;
    assert!(items.iter().all(|item| item.id != "avs_cvv"), "it is taken out");
    let place = items.iter().position(|item| item.id == "voice_recording_of_the_order");
    assert_eq!(place, Some(items.len() - 2), "it is above the last one");
    window.click(Role::Button, "Disputes");
    let now = window.desk.clock.now();
    let is_due = |entry: &docket::store::Entry| entry.due().is_some_and(|due| due > now);
    window.open_first(|entry| is_due(entry) && tables.claim(&entry.dispute) == "fraud");
    window.key(egui::Key::E);
    window.wait_text("Voice recording of the order · required");
}
