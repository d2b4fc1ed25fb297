//! A backup made and restored in the window.

use crate::kit::{Role, Window, demo};
use crate::settings::{add_account, sandbox};
use docket::domain::Service;

fn data_section(window: &mut Window) {
    window.click(Role::Button, "Settings");
    window.click(Role::Button, "Data on this computer");
}

#[test]
fn an_account_that_was_removed_comes_back_from_its_backup_without_its_keys() {
    let mut window = demo();
    data_section(&mut window);
    window.wait_text("Restore from a backup…");
    assert!(!window.has_text("Back up this account…"), "the demo account keeps nothing");
    let sandbox = sandbox(&window);
    window.click(Role::Button, "Disputes");
    add_account(&mut window, &sandbox);
    window.click(Role::Button, "Save");
    let is_open = |w: &mut Window| w.session().is_some_and(|s| s.account().name == "Acme Outdoor");
    window.until("the account to be open", is_open);
    let key = window.open_session().account().key.clone();

    data_section(&mut window);
    window.click(Role::Button, "Back up this account…");
    window.fill("Passphrase", "correct horse battery");
    window.fill("Repeat the passphrase", "correct horse batter");
    window.wait_text("The two passphrases differ");
    window.fill("Repeat the passphrase", "correct horse battery");
    let target = window.folder.path().join("kept.docket-backup");
    window.click(Role::Button, "Save backup…");
    window.fill("Path", &target.display().to_string());
    window.click(Role::Button, "Save");
    window.wait_text("Saved as");
    assert!(target.exists());
    window.click(Role::Button, "Close");

    window.click(Role::Button, "Acme Outdoor, Sandbox");
    window.click(Role::Button, "Remove account…");
    window.fill("Type Acme Outdoor to confirm", "Acme Outdoor");
    window.click(Role::Button, "Remove account");
    window.until("the demo account", |w| w.session().is_some_and(|s| s.account().is_demo()));

    data_section(&mut window);
    window.click(Role::Button, "Restore from a backup…");
    window.fill("Backup file", &target.display().to_string());
    window.fill("Passphrase", "another passphrase");
    window.click(Role::Button, "Open backup");
    window.wait_text("The file doesn't open");
    window.fill("Passphrase", "correct horse battery");
    window.click(Role::Button, "Open backup");
    window.wait_text("Backed up");
    window.click(Role::Button, "Restore account");
    window.wait_text("Acme Outdoor is restored");
    window.until("the account to be open again", is_open);
    assert_eq!(window.open_session().account().key, key);
    let settings = window.desk.settings.get();
    assert!(settings.user_name(&key, Service::Finix).is_some_and(|name| !name.is_empty()));
}
