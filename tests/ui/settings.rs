//! Accounts and their keys.

use crate::kit::{Role, Setup, Window, demo};
use docket::credentials::KeyringError;
use docket::domain::Service;
use docket::sandbox::{Config, Sandbox};
use secrecy::ExposeSecret as _;

pub fn sandbox(window: &Window) -> Sandbox {
    let config = Config { disputes: 12, evidence_after: Some(std::time::Duration::ZERO), ..Config::default() };
    window.desk.runtime.block_on(docket::sandbox::start(config)).expect("a sandbox")
}

pub fn add_account(window: &mut Window, sandbox: &Sandbox) {
    let key = Sandbox::credentials().into_iter().next().expect("a key");
    window.click(Role::Button, "Connect an account…");
    window.fill("Name · required", "Acme Outdoor");
    window.fill("User name", key.username);
    window.fill("Password", &key.secret);
    window.click_first(Role::Link, "Custom address…");
    window.fill("Base address", &sandbox.urls().finix);
}

/// A window with an account of its own, open, and the service behind it.
pub fn connected() -> (Window, Sandbox) {
    let mut window = demo();
    let sandbox = sandbox(&window);
    add_account(&mut window, &sandbox);
    window.click(Role::Button, "Save");
    window.until("the account to be open", |w| {
        w.session().is_some_and(|s| s.account().name == "Acme Outdoor" && s.found().total == 12)
    });
    (window, sandbox)
}

/// The key of an account, for the address it was typed for.
fn read_kept(window: &Window, key: &docket::domain::AccountKey, sandbox: &Sandbox) -> Option<secrecy::SecretString> {
    let address = docket::domain::BaseUrl::parse(&sandbox.urls().finix).expect("an address").origin();
    let read = window.desk.credentials.read(key, Service::Finix, &address);
    window.desk.runtime.block_on(read).expect("read")
}

#[test]
fn an_own_account_is_tested_saved_opened_and_removed() {
    let mut window = demo();
    let sandbox = sandbox(&window);
    add_account(&mut window, &sandbox);
    window.click(Role::Button, "Test Finix disputes");
    window.wait_text("Connected");
    window.click(Role::Button, "Save");
    window.until("the account to be open", |w| {
        w.session().is_some_and(|s| s.account().name == "Acme Outdoor" && s.found().total == 12)
    });
    let key = window.open_session().account().key.clone();
    let kept = read_kept(&window, &key, &sandbox);
    assert!(kept.is_some_and(|secret| secret.expose_secret() == Sandbox::credentials()[0].secret));
    window.desk.settings.finish();
    let file = std::fs::read_to_string(window.folder.path().join("settings.toml")).expect("settings");
    assert!(
        file.contains("Acme Outdoor") && !file.contains(&*Sandbox::credentials()[0].secret),
        "no secret in the file"
    );
    window.click(Role::Button, "Remove account…");
    window.fill("Type Acme Outdoor to confirm", "Acme Outdoor");
    window.click(Role::Button, "Remove account");
    window.until("the demo account", |w| w.session().is_some_and(|s| s.account().is_demo()));
    let kept = read_kept(&window, &key, &sandbox);
    assert!(kept.is_none(), "its key is gone");
}

#[test]
fn the_open_account_is_saved_again_and_keeps_its_data_on_disk() {
    let mut window = demo();
    let sandbox = sandbox(&window);
    add_account(&mut window, &sandbox);
    window.click(Role::Button, "Save");
    window.until("the account to be open", |w| w.session().is_some_and(|s| s.found().total == 12));
    let file = window.open_session().shared().store.file().expect("a file");
    window.fill("Name · required", "Acme Indoor");
    window.click(Role::Button, "Save");
    window.until("the account under its new name", |w| {
        w.session().is_some_and(|s| s.account().name == "Acme Indoor" && s.found().total == 12)
    });
    assert_eq!(window.open_session().storage(), None);
    assert_eq!(window.open_session().shared().store.file(), Some(file));
}

#[test]
fn data_on_this_computer_is_shown_and_wiped() {
    let (mut window, sandbox) = connected();
    let file = window.open_session().shared().store.file().expect("a file");
    assert!(file.starts_with(window.folder.path()) && file.exists());
    window.click(Role::Button, "Data on this computer");
    window.wait_text("Encrypted with a random key");
    window.until("the size", |w| w.has_text(" KB") || w.has_text(" MB"));
    // Nothing is pulled while the wiped file is looked at.
    sandbox.faults().set("list_disputes=delay:3000".parse::<docket::sandbox::Faults>().expect("a fault"));
    window.click(Role::Button, "Wipe data on this computer…");
    window.wait_text("Saved views, and the disputes as last synced");
    window.fill("Type Acme Outdoor to confirm", "Acme Outdoor");
    window.click(Role::Button, "Wipe data");
    window.wait_text("Data wiped");
    window.until("an empty list", |w| w.session().is_some_and(|s| s.found().total == 0));
    sandbox.faults().clear();
    window.until("the list again", |w| w.session().is_some_and(|s| s.found().total == 12));
}

#[test]
fn a_wrong_password_is_said_at_its_service() {
    let mut window = demo();
    let sandbox = sandbox(&window);
    add_account(&mut window, &sandbox);
    window.fill("Password", "wrong");
    window.click(Role::Button, "Test Finix disputes");
    window.wait_text("Wrong user name or password");
    window.wait_text("Finix disputes didn't accept the key. Finix refused the user name or password");
}

#[test]
fn plain_http_to_another_computer_is_refused_at_the_field() {
    let mut window = demo();
    let sandbox = sandbox(&window);
    add_account(&mut window, &sandbox);
    window.fill("Base address", "http://example.com");
    window.key(egui::Key::Tab);
    window.wait_text("Plain http works for this computer only");
    window.click(Role::Button, "Save");
    window.harness.run_steps(10);
    assert!(window.desk.settings.get().accounts.is_empty());
}

#[test]
fn without_a_keyring_the_keys_can_be_kept_for_this_run() {
    let keyring = Some(KeyringError::Missing { detail: "no bus".to_owned().into() });
    let mut window = Setup { keyring, ..Setup::default() }.open();
    window.wait_for_list();
    let sandbox = sandbox(&window);
    add_account(&mut window, &sandbox);
    window.click(Role::Button, "Save");
    window.wait_text("The account wasn't saved. No keyring responds on this computer");
    window.click(Role::CheckBox, "Keep the keys in memory, for this run only");
    window.click(Role::Button, "Save");
    window.until("the account to be open", |w| w.session().is_some_and(|s| s.found().total == 12));
}

#[test]
fn an_account_without_keys_says_where_to_add_them() {
    let settings = "version = 1\nlast_account = \"a-1\"\n[[accounts]]\nkey = \"a-1\"\nname = \"Acme\"\nenvironment = \"sandbox\"\n";
    let mut window = Setup { settings, ..Setup::default() }.open();
    window.wait_text("This account has no Finix key");
    window.click(Role::Button, "Checkouts");
    window.wait_text("This account has no key for Butter disputes data");
    window.click(Role::Button, "Open settings");
    window.wait_text("Keys are kept in this computer's keyring");
}

#[test]
fn an_account_whose_server_is_away_says_so_and_can_retry() {
    let settings = "version = 1\nlast_account = \"a-1\"\n[[accounts]]\nkey = \"a-1\"\nname = \"Acme\"\nenvironment = \"sandbox\"\nurls = { finix = \"http://127.0.0.1:9\" }\n";
    let mut window = Setup { settings, ..Setup::default() }.open();
    let key = docket::domain::AccountKey::parse("a-1").expect("a key");
    let keep = docket::credentials::Keep::InKeyring;
    let kept = window.desk.credentials.write(&key, Service::Finix, "http://127.0.0.1:9", "pw".to_owned().into(), keep);
    window.desk.runtime.block_on(kept).expect("kept");
    window.until("the account to be open", |w| w.session().is_some());
    window.click(Role::Button, "Account Acme, Sandbox");
    window.click(Role::Button, "Demo");
    window.until("the demo account", |w| w.session().is_some_and(|s| s.account().is_demo()));
    window.click(Role::Button, "Account Demo, Demo");
    window.click(Role::Button, "Acme");
    window.wait_text("Disputes weren't loaded. Finix couldn't be reached");
    assert!(window.has(Role::Button, "Retry"));
}

#[test]
fn theme_text_size_and_limits_are_kept() {
    let mut window = demo();
    window.click(Role::Button, "Settings");
    window.click(Role::Button, "Appearance");
    window.click(Role::RadioButton, "Light");
    window.click(Role::Button, "110%");
    window.click(Role::Button, "Evidence limits");
    window.click(Role::RadioButton, "Finix, current");
    let settings = window.desk.settings.get();
    assert_eq!(settings.appearance, docket::store::settings::Appearance::Light);
    assert!((settings.text_scale - 1.1).abs() < 0.01);
    assert_eq!(settings.rule_set, "finix_current");
}

#[test]
fn a_window_has_its_theme_before_its_first_frame() {
    for (appearance, is_dark) in [("light", false), ("dark", true)] {
        let settings = format!("version = 1\nappearance = \"{appearance}\"\n");
        let settings: &'static str = Box::leak(settings.into_boxed_str());
        let window = Setup { settings, ..Setup::default() }.open();
        assert_eq!(window.begins_dark, is_dark, "{appearance}");
    }
}

#[test]
fn a_damaged_settings_file_is_kept_and_said() {
    let mut window = Setup { settings: "version = {{{ broken", ..Setup::default() }.open();
    window.wait_text("The settings file was damaged");
    assert!(window.folder.path().join("settings.toml.damaged").exists());
}

#[test]
fn a_letterhead_is_kept_and_printed_on_the_letters_of_its_account() {
    let mut window = demo();
    window.wait_for_list();
    window.click(Role::Button, "Settings");
    window.click(Role::Button, "Letterhead");
    window.fill("Company", "Acme Outdoor GmbH");
    window.fill("Signed by", "Dana Example");
    window.wait_text("To the card issuer, by way of Finix");
    let kept = window.desk.settings.get().letterheads.values().next().cloned().expect("a letterhead");
    assert_eq!((kept.company.as_str(), kept.signatory.as_str()), ("Acme Outdoor GmbH", "Dana Example"));
    window.click(Role::Button, "Disputes");
    window.open_first_due();
    window.key(egui::Key::P);
    window.click(Role::Button, "Write a rebuttal letter…");
    window.wait_text("Acme Outdoor GmbH");
    window.wait_text("Dana Example");
    assert!(!window.has_text("Letterhead in Settings"), "it is there");
}

#[test]
fn a_test_without_a_key_marks_what_is_missing_and_sends_nothing() {
    let mut window = demo();
    window.click(Role::Button, "Connect an account…");
    window.wait_text("New account");
    assert!(!window.has_text("Enter the"), "nobody has tried yet");
    window.click(Role::Button, "Test Finix disputes");
    window.wait_text("Enter the user name");
    window.wait_text("Enter the password");
    assert!(!window.has(Role::Label, "Testing") && !window.has_text("didn't accept the key"));
    window.fill("User name", "US1");
    window.until("the field to be whole", |w| !w.has_text("Enter the user name"));
}

#[test]
fn a_kept_key_is_not_promised_to_an_address_that_is_typed_anew() {
    let mut window = demo();
    let sandbox = sandbox(&window);
    add_account(&mut window, &sandbox);
    window.click(Role::Button, "Save");
    window.until("the account to be open", |w| w.session().is_some_and(|s| s.found().total == 12));
    window.until("its key to be shown as kept", |w| w.has(Role::Label, "Key saved"));
    window.fill("Base address", "http://127.0.0.1:9");
    window.wait_text("The saved key is for the earlier address");
    assert!(!window.has(Role::Label, "Key saved"));
    window.click(Role::Button, "Test Finix disputes");
    window.wait_text("Enter the password");
}
