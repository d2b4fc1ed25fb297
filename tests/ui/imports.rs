//! Files of checkouts: what of them is sent, how often, and what every row is told to have become. The judge is the log of
//! the server, whose request IDs are the references that it gives.

use crate::kit::{Role, Window, demo};
use docket::sandbox::{Faults, LogEntry};
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::path::Path;

const HEADS: &str = "customer_email,ipv4_address,psp,invoice_id,Amount,Currency\n";

pub fn checkouts(count: usize) -> String {
    (0..count).fold(HEADS.to_owned(), |mut file, number| {
        writeln!(file, "c{number}@example.org,203.0.113.7,stripe,in_{number},2.50,USD").expect("into memory");
        file
    })
}

fn open(window: &mut Window, content: &str) {
    let path = window.folder.path().join("day.csv");
    std::fs::write(&path, content).expect("written");
    window.click(Role::Button, "Checkouts");
    window.click(Role::Button, "By file");
    window.fill("File of checkouts", &path.display().to_string());
    window.click(Role::Button, "Open file");
}

fn sent(log: Vec<LogEntry>) -> Vec<LogEntry> {
    log.into_iter().filter(|entry| entry.method == "POST" && entry.path.ends_with("/v1/analytics")).collect()
}

fn set_faults(window: &Window, spec: &str) {
    let faults: Faults = spec.parse().expect("faults");
    window.open_session().sandbox().expect("the demo server").faults().set(faults);
}

fn save(window: &mut Window, button: &str, name: &str) -> Vec<HashMap<String, String>> {
    let path = window.folder.path().join(name);
    window.click(Role::Button, button);
    window.fill("Path", &path.display().to_string());
    window.click(Role::Button, "Save");
    let said = path.display().to_string();
    window.until("the file", |window| window.has_text(&said) && path.exists());
    read(&path)
}

fn read(path: &Path) -> Vec<HashMap<String, String>> {
    let text = std::fs::read_to_string(path).expect("read");
    let mut reader = csv::ReaderBuilder::new().from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

fn of<'r>(rows: &'r [HashMap<String, String>], result: &str) -> Vec<&'r HashMap<String, String>> {
    rows.iter().filter(|row| row["Result"] == result).collect()
}

#[test]
fn every_row_of_a_file_of_checkouts_is_checked_sent_once_and_accounted_for() {
    let mut window = demo();
    set_faults(&window, "analytics=status:429:1~1,analytics=reset_after~4,analytics=status:422~6");
    let mut file = checkouts(12);
    file.push_str("C3@example.org,203.0.113.7,Stripe,in_3,2.50,USD\n");
    file.push_str("nobody,203.0.113.7,stripe,in_20,2.50,USD\nd@example.org,::1,stripe,in_21,2.50,USD\n");
    file.push_str("e@example.org,203.0.113.7,finix,in_22,2.50,USD\n");
    open(&mut window, &file);
    window.wait_text("12 to send, 3 with problems, 1 repeated");
    window.wait_text("Total $30.00");
    assert!(sent(window.log()).is_empty(), "nothing is sent before it is asked for");
    window.click(Role::Button, "Problems 4");
    window.wait_text("Same as line 5");
    window.wait_text("Butter doesn't know the provider finix");
    let wrong = save(&mut window, "Save rows with problems…", "fix.csv");
    assert_eq!(wrong.iter().map(|row| row["invoice_id"].as_str()).collect::<Vec<_>>(), ["in_20", "in_21", "in_22"]);
    assert!(wrong.iter().all(|row| !row["Details"].is_empty() && !row["psp"].is_empty()));

    window.click(Role::Button, "Send 12 checkouts");
    window.wait_text("Every row has ended");
    window.wait_text("10 accepted, 1 refused, 1 unknown");
    let log = sent(window.log());
    assert_eq!(log.len(), 13, "one more than the rows, as the first was asked to wait");
    let rows = save(&mut window, "Save results…", "results.csv");
    let (accepted, unknown) = (of(&rows, "Accepted"), of(&rows, "Unknown"));
    assert_eq!((rows.len(), accepted.len(), of(&rows, "Refused").len(), unknown.len()), (12, 10, 1, 1));
    let told: HashSet<&str> = accepted.iter().map(|row| row["Reference"].as_str()).collect();
    let done: HashSet<&str> = log
        .iter()
        .filter(|entry| entry.applied && entry.status == 200)
        .map(|entry| entry.request_id.as_str())
        .collect();
    assert_eq!((told.len(), &told), (10, &done), "what is told as accepted is what the server took");
    assert_eq!(log.iter().filter(|entry| entry.applied && entry.status == 0).count(), unknown.len());

    // The same file again: what was sent is known, what was refused was not sent.
    window.click(Role::Button, "Back to files");
    window.fill("File of checkouts", &window.folder.path().join("day.csv").display().to_string());
    window.click(Role::Button, "Open file");
    window.wait_text("1 to send, 3 with problems, 1 repeated, 11 sent before");
}

#[test]
fn a_paused_file_sends_nothing_and_a_stopped_one_tells_what_was_not_sent() {
    let mut window = demo();
    set_faults(&window, "analytics=delay:150");
    open(&mut window, &checkouts(60));
    window.click(Role::Button, "Send 60 checkouts");
    window.until("some answers", |window| sent(window.log()).len() > 3);
    window.click(Role::Button, "Outbox");
    window.wait_text("of 60 rows");
    window.click(Role::Button, "Pause");
    window.until("a pause", |window| window.has(Role::Button, "Resume"));
    window.until("all answers", |window| {
        let import = window.open_session().outbox().snapshot().imports.first().cloned().expect("the file");
        import.counts.ended() == sent(window.log()).len() as u64
    });
    let before = sent(window.log()).len();
    assert!(before < 60, "it was paused in time");
    window.click(Role::Link, "day.csv");
    window.click(Role::Button, "Resume");
    window.until("more answers", |window| sent(window.log()).len() > before);
    window.click(Role::Button, "Stop");
    window.wait_text("Every row has ended");
    let rows = save(&mut window, "Save results…", "results.csv");
    let (accepted, not_sent) = (of(&rows, "Accepted").len(), of(&rows, "Not sent").len());
    assert_eq!((accepted, accepted + not_sent), (sent(window.log()).len(), 60));
    assert!(not_sent > 0, "it was stopped in time");
}

const EVENTS: &str = "event_id,customer.id,subscription.id,subscription.start_date,invoice.id,invoice.created_at,\
    id,psp_transaction_id,psp,acquirer_country,amount,currency,funding_source,payment_method_id,\
    psp_transaction_created_at,scheme,success,outcome.raw_response_message\n";

/// A file of payments: each an event, the number of its transaction, and what is wrong with it.
fn payments(rows: &[(&str, u32, &str)]) -> String {
    rows.iter().fold(EVENTS.to_owned(), |mut file, (event, number, psp)| {
        writeln!(
            file,
            "{event},c-{event},s1,2026-01-02,i-{event},2026-10-01T00:00:00Z,t{number},p{number},{psp},US,12.30,USD,CREDIT,\
             pm1,2026-10-01T05:00:00Z,visa,false,insufficient_funds"
        )
        .expect("into memory");
        file
    })
}

/// One event that can be sent, and rows with everything that can be wrong.
pub fn odd_payments() -> String {
    payments(&[("e1", 1, "stripe"), ("e2", 2, "finix"), ("e2", 3, "stripe"), ("e1", 1, "stripe")])
}
