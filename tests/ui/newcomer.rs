//! What somebody meets who does not know the app yet: nothing is lost without a word, nothing looks done that is not.

use crate::kit::{Role, Setup, Window, demo};
use crate::settings::connected;
use docket::domain::Status;
use egui::Key;
use egui_kittest::kittest::Queryable as _;
use std::time::Duration;

const OTHER: &str =
    "version = 1\nhold_secs = 0\n[[accounts]]\nkey = \"a-1\"\nname = \"Acme\"\nenvironment = \"sandbox\"\n";

fn switch(window: &mut Window, from: &str, to: &str) {
    window.click(Role::Button, from);
    window.click(Role::Button, to);
    window.until("the other account", |w| w.session().is_some_and(|s| s.account().name == to));
}

#[test]
fn what_is_lost_with_an_account_is_counted_saved_and_confirmed_by_its_name() {
    let (mut window, _sandbox) = connected();
    window.click(Role::Button, "Disputes");
    window.wait_for_list();
    let id = window.open_first_due();
    let path = window.pdf("receipt.pdf", 2_000);
    window.drop_file(path.clone());
    window.wait_text("receipt.pdf");
    window.until("the upload", |w| w.open_session().outbox().rows().iter().all(|row| row.state.is_ended()));
    window.click(Role::Button, "Accept dispute…");
    window.fill("Note · required", "Half a note");
    window.key(Key::Escape);
    window.until("the draft on the disk", |w| {
        let outbox = w.open_session().outbox().clone();
        w.desk.runtime.block_on(outbox.drafts()).is_ok_and(|drafts| !drafts.is_empty())
    });
    // Counted also while another account is open.
    switch(&mut window, "Account Acme Outdoor, Sandbox", "Demo");
    window.click(Role::Button, "Settings");
    window.click(Role::Button, "Acme Outdoor, Sandbox");
    window.click(Role::Button, "Remove account…");
    window.wait_text("1 copy of a file");
    assert!(window.has_text("drafts and notes"), "{}", window.tree());
    window.click_anyway(Role::Button, "Remove account");
    window.harness.run_steps(5);
    assert_eq!(window.desk.settings.get().accounts.len(), 1, "not without its name");
    window.click(Role::Button, "Save proofs and a copy…");
    let folder = window.folder.path().join("copies");
    std::fs::create_dir(&folder).expect("a folder");
    window.fill("Folder", &folder.display().to_string());
    window.click(Role::Button, "Save");
    window.wait_text("Saved in");
    let copy = std::fs::read_dir(&folder).expect("listed").next().expect("one").expect("readable").path();
    let read = |name: &str| std::fs::read(copy.join(name)).unwrap_or_default();
    assert_eq!(read("files/receipt.pdf"), std::fs::read(&path).expect("the original"));
    assert!(String::from_utf8_lossy(&read("outbox.json")).contains("Half a note"));
    assert!(String::from_utf8_lossy(&read("outbox.json")).contains(id.as_str()));
    window.fill("Type Acme Outdoor to confirm", "Acme Outdoor");
    window.click(Role::Button, "Remove account");
    window.wait_text("Account removed");
    assert!(window.desk.settings.get().accounts.is_empty());
}

#[test]
fn what_was_done_on_the_demo_account_is_there_after_another_account() {
    let mut window = Setup { settings: OTHER, ..Setup::default() }.open();
    window.wait_for_list();
    let id = window.open_first_due();
    window.click(Role::Button, "Accept dispute…");
    window.wait_text("Finix says the dispute needs a response");
    window.fill("Note · required", "Refund already due");
    let amount = window.open_session().entry(&id).and_then(|entry| entry.money).expect("an amount").decimal();
    window.fill(&format!("Type {amount} to confirm"), &amount);
    window.click(Role::Button, "Accept dispute");
    window.wait_text("Dispute accepted");
    window.click(Role::Button, "Close");
    switch(&mut window, "Account Demo, Demo", "Acme");
    switch(&mut window, "Account Acme, Sandbox", "Demo");
    let session = window.open_session();
    let entry = session.shared().store.read_by_id(&id).expect("readable").expect("the dispute");
    assert_eq!(entry.status, Status::Accepted);
    assert_eq!(window.log().iter().filter(|e| e.path.ends_with("/accept")).count(), 1, "the same server");
    assert!(session.outbox().rows().iter().any(|row| row.intent.dispute() == Some(&id)));
}

#[test]
fn a_half_filled_account_is_still_there_after_other_pages() {
    let mut window = Setup { settings: OTHER, ..Setup::default() }.open();
    window.wait_for_list();
    window.click(Role::Button, "Connect an account…");
    window.fill("Name · required", "Beta Books");
    window.fill("User name", "USbeta");
    window.click(Role::Button, "Appearance");
    window.click(Role::Button, "Acme, Sandbox");
    window.until("the other account's form", |w| !w.has_text("USbeta"));
    window.click(Role::Button, "Disputes");
    window.click(Role::Button, "Settings");
    window.click(Role::Button, "Beta Books, not saved");
    window.until("what was typed", |w| w.has_text("USbeta"));
    window.click(Role::Button, "Acme, Sandbox");
    window.click(Role::Button, "Add account…");
    window.until("the same form again", |w| w.has_text("USbeta"));
    window.click(Role::Button, "Cancel");
    window.until("it to be gone", |w| !w.has(Role::Button, "Beta Books, not saved"));
    let file = std::fs::read_to_string(window.folder.path().join("settings.toml")).expect("settings");
    assert!(!file.contains("USbeta"), "nothing of it is kept on the disk");
}

#[test]
fn while_amounts_are_loading_sums_and_exports_say_so_and_what_is_seen_comes_first() {
    let mut window = Setup { disputes: 2_000, latency: Duration::from_millis(60), ..Setup::default() }.open();
    window.until("the list", |w| {
        w.session().is_some_and(|s| s.sync_state().last.is_some() && s.sync_state().incomplete > 300)
    });
    window.wait_text("so far");
    window.until("the status", |w| w.has_text("Loading ") && w.has_text(" amounts"));
    window.click(Role::Tab, "All 2,000");
    window.click(Role::ColumnHeader, "Sort by Dispute");
    window.until("amounts of what is on the screen", |w| {
        let session = w.open_session();
        let found = session.found();
        let is_asked =
            found.query.sort.column == docket::domain::search::query::Column::Dispute && found.rows.len() == 2_000;
        is_asked && found.rows.iter().take(15).all(|row| session.row(*row).is_some_and(|entry| entry.money.is_some()))
    });
    assert!(window.open_session().sync_state().incomplete > 100, "long before the others");
    window.click(Role::Button, "Export…");
    window.wait_text("Export 2,000 disputes");
    window.wait_text("They would be empty in the file");
    window.click(Role::Button, "Save as…");
    let path = window.folder.path().join("list.csv");
    window.fill("Path", &path.display().to_string());
    window.click(Role::Button, "Save");
    window.wait_text("2,000 disputes saved as");
    window.wait_text("empty in the file");
    let written = std::fs::read_to_string(&path).expect("the list");
    assert!(written.starts_with('\u{feff}'), "Excel knows the letters");
    assert_eq!(written.lines().count(), 2_001);
}

#[test]
fn without_a_file_dialog_a_path_is_asked_for_and_nothing_is_replaced_unseen() {
    let mut window = demo();
    window.click(Role::Button, "Export…");
    window.click(Role::Button, "Save as…");
    window.wait_text("This computer has no file dialog");
    window.fill("Path", "disputes.csv");
    window.click(Role::Button, "Save");
    window.wait_text("Enter the full path");
    window.fill("Path", "/nonexistent/disputes.csv");
    window.click(Role::Button, "Save");
    window.wait_text("This folder doesn't exist");
    let path = window.folder.path().join("kept.csv");
    std::fs::write(&path, "mine").expect("a file");
    window.fill("Path", &path.display().to_string());
    window.click(Role::Button, "Save");
    window.wait_text("A file with this name already exists");
    assert_eq!(std::fs::read_to_string(&path).ok().as_deref(), Some("mine"));
    window.click(Role::Button, "Replace");
    window.wait_text("saved as");
    assert!(std::fs::read_to_string(&path).expect("the list").contains("\"Dispute\""));
    window.click(Role::Button, "Export…");
    window.click(Role::Button, "Save as…");
    window.wait_text("This computer has no file dialog");
    window.key(Key::Escape);
    window.until("it to be gone", |w| !w.has_text("This computer has no file dialog"));
}

/// A PDF of two pages with a full card number on the second.
fn with_card_number(window: &Window, name: &str) -> std::path::PathBuf {
    use docket::workbench::Block;
    let mut blocks = vec![Block::Body("Delivered and signed for".to_owned()); 60];
    blocks.push(Block::Body("Paid with 4111 1111 1111 1111".to_owned()));
    let path = window.folder.path().join(name);
    std::fs::write(&path, docket::workbench::text_pdf(&blocks).expect("a PDF")).expect("a file");
    path
}

fn uploads(window: &Window) -> usize {
    window.log().iter().filter(|e| e.method == "POST" && e.path.ends_with("/evidence")).count()
}

#[test]
fn a_pdf_with_a_card_number_is_not_uploaded_until_a_person_says_so() {
    let mut window = demo();
    let id = window.open_first_due();
    let path = with_card_number(&window, "slip.pdf");
    window.drop_file(path);
    window.wait_text("Not uploaded yet. Card number");
    assert!(window.has_text("on page 2"), "{}", window.tree());
    assert_eq!(uploads(&window), 0);
    window.click(Role::Button, "Open in workbench");
    window.wait_text("Build the packet");
    window.wait_text("Card number on page 2");
    window.click_first(Role::Button, &{
        let entry = window.open_session().entry(&id).expect("the dispute");
        let words: Vec<String> = entry
            .dispute
            .reason
            .as_ref()
            .map(|r| docket::domain::text::humanize(r.as_wire()))
            .into_iter()
            .chain(entry.code.clone())
            .collect();
        let words = docket::domain::text::clean_to(&words.join(" "), 40);
        let money = entry.money.expect("an amount");
        if words.is_empty() {
            format!("Back to dispute {money}")
        } else {
            format!("Back to dispute {money} · {words}")
        }
    });
    window.click(Role::Link, "Upload anyway");
    window.wait_text("Received by Finix");
    assert_eq!(uploads(&window), 1);
    window.click(Role::Button, "Review and submit…");
    window.wait_text("1 card or ID number found in slip.pdf, page 2");
    window.click(Role::Button, "Open in workbench");
    window.wait_text("Build the packet");
    assert!(!window.has_text("What the issuer gets"), "the dialog is closed");
}

#[test]
fn what_nobody_checked_is_not_shown_as_done() {
    let mut window = demo();
    let id = window.open_first(|entry| {
        let is_due = entry.due().is_some_and(|due| due > jiff::Timestamp::now());
        is_due && entry.dispute.response_state == Some(docket::domain::ResponseState::NeedsResponse)
    });
    // A file somebody else uploaded: nothing here says what it was.
    let url = window.open_session().sandbox().expect("the demo server").urls().finix;
    let keys = docket::desk::demo::keys(window.open_session().sandbox().expect("the demo server"));
    let (_, key) = keys.into_iter().find(|(service, _)| *service == docket::domain::Service::Finix).expect("a key");
    let path = window.pdf("theirs.pdf", 724);
    let status = window.desk.runtime.block_on(async {
        use secrecy::ExposeSecret as _;
        let bytes = std::fs::read(&path).expect("the file");
        let part =
            reqwest::multipart::Part::bytes(bytes).file_name("theirs.pdf").mime_str("application/pdf").expect("a type");
        crate::kit::stranger()
            .post(format!("{url}/disputes/{id}/evidence"))
            .basic_auth(key.user, Some(key.secret.expose_secret()))
            .multipart(reqwest::multipart::Form::new().part("file", part))
            .send()
            .await
            .expect("sent")
            .status()
    });
    assert!(status.is_success(), "{status}");
    window.click(Role::Button, "Review and submit…");
    window.wait_text("Not sent from this computer, so not compared: theirs.pdf");
    window.click(Role::Button, "Cancel");
    window.key(Key::F5);
    window.key(Key::E);
    window.wait_text("theirs.pdf");
    window.until("a count without a size", |w| w.has_text("1 of 8 files") || w.has_text("1 of 20 files"));
    assert!(!window.has_text(" of 10 MB"), "its size is not known");
}

#[test]
fn a_pasted_table_shows_which_column_is_taken_for_what_and_the_disputed_purchase_is_filled_in() {
    const TABLE: &str = "Created at,Subtotal,Total,Lineitem quantity,Lineitem name,Email,Zip\n\
                         2026-05-01 10:00,38.00,40.00,2,Running shoes,ana@example.com,62701\n\
                         2026-06-01 10:00,18.00,20.00,1,Socks,ana@example.com,62701";
    let mut window = Setup { disputes: 1_870, ..Setup::default() }.open();
    window.wait_for_list();
    let id = window.open_first(|entry| entry.code.as_deref() == Some("10.4"));
    window.until("the payment", |w| w.open_session().entry(&id).is_some_and(|entry| entry.payment.is_some()));
    window.key(Key::P);
    window.click(Role::Button, "Add prior transactions (CE 3.0)…");
    let entry = window.open_session().entry(&id).expect("the dispute");
    let arn = entry.dispute.details.get("arn").expect("an ARN");
    window.wait_text(arn);
    window.click(Role::Button, "Import table…");
    window.fill("Table", TABLE);
    // The sheet is longer than the window.
    window.until("the mapping", |w| w.has(Role::Button, "Import 2 transactions"));
    window.harness.get_by_role_and_label(Role::Button, "Import 2 transactions").scroll_to_me();
    window.harness.run_steps(4);
    window.click(Role::Button, "Import 2 transactions");
    window.wait_text("Prior transaction 2");
    assert!(window.has_text("Running shoes") && window.has_text("Socks") && window.has_text("40.00"));
    assert!(!window.has_text("62701"), "a zip code is no IP address");
}

#[test]
fn what_broke_before_this_start_is_told_and_its_reports_are_shown() {
    let mut window = Setup { broke: 1, ..Setup::default() }.open();
    window.wait_text("Something went wrong in Docket since the last start");
    window.click(Role::Link, "Open folder");
    let reports = docket::desk::logbook::reports(window.folder.path());
    window.until("the folder to be there", |_| reports.is_dir());
    assert!(!window.has_text("since the last start"), "it is seen to");
}
