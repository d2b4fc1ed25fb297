//! Files of checkouts: what of them is sent, how often, and what every row is told to have become. The judge is the log of
//! the server, whose request IDs are the references that it gives.

use crate::kit::{Role, Setup, Window, demo};
use docket::credentials::{KeyringError, MemoryVault, Vault};
use docket::sandbox::{Config, Faults, LogEntry, Sandbox, Service};
use secrecy::SecretString;
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

pub const HEADS: &str = "customer_email,ipv4_address,psp,invoice_id,Amount,Currency\n";

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

pub fn sent(log: Vec<LogEntry>) -> Vec<LogEntry> {
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
    window.wait_text("All rows are done");
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
    window.wait_text("All rows are done");
    let rows = save(&mut window, "Save results…", "results.csv");
    let (accepted, not_sent) = (of(&rows, "Accepted").len(), of(&rows, "Not sent").len());
    assert_eq!((accepted, accepted + not_sent), (sent(window.log()).len(), 60));
    assert!(not_sent > 0, "it was stopped in time");
}

fn choose(window: &mut Window, label: &str, option: &str) {
    window.click(Role::ComboBox, label);
    window.click(Role::Button, option);
}

#[test]
fn columns_that_were_chosen_are_known_at_the_next_such_file_until_they_are_forgotten() {
    let mut window = demo();
    let file = "Who,From,Order\nd@example.org,203.0.113.7,o-1\n";
    let need = "Choose the columns of the email, the IPv4 address, and at least one ID";
    let kept = "As you chose them for a file with these columns before";
    open(&mut window, file);
    window.wait_text(need);
    for (part, column) in [("Customer email", "Who"), ("IPv4 address", "From"), ("Invoice ID", "Order")] {
        choose(&mut window, part, column);
    }
    choose(&mut window, "Provider of rows that name none", "Recurly");
    window.wait_text("1 to send, 0 with problems");
    // The same names in another order, on another day.
    window.click(Role::Button, "Close file");
    open(&mut window, "Order,From,Who\no-2,203.0.113.7,e@example.org\n");
    window.wait_text("1 to send, 0 with problems");
    assert!(window.has_text(kept));
    window.click(Role::Button, "Send 1 checkout");
    window.wait_text("All rows are done");
    let log = sent(window.log());
    assert_eq!(log.len(), 1);
    window.click(Role::Button, "Back to files");
    open(&mut window, file);
    window.click(Role::Link, "Forget this choice");
    window.wait_text(need);
    assert!(!window.has_text(kept));
    window.until("it to be forgotten", |window| window.desk.settings.get().file_columns.is_empty());
}

/// A keyring that outlives the window.
#[derive(Clone, Default)]
pub struct Kept(Arc<MemoryVault>);

impl Vault for Kept {
    fn read(&self, name: &str) -> Result<Option<SecretString>, KeyringError> {
        self.0.read(name)
    }

    fn write(&self, name: &str, secret: &SecretString) -> Result<(), KeyringError> {
        self.0.write(name, secret)
    }

    fn remove(&self, name: &str) -> Result<(), KeyringError> {
        self.0.remove(name)
    }
}

/// A window on an account whose server and keyring are there before and after it.
pub fn on(server: &Sandbox, keyring: &Kept, environment: &str, data: Option<std::path::PathBuf>) -> Window {
    let urls = server.urls();
    let known = Sandbox::credentials();
    let of = |service| known.iter().find(|known| known.service == service).expect("a key");
    let (butter, recover) = (of(Service::ButterDisputes), of(Service::ButterRecover));
    let scoring = of(Service::Disputify);
    let settings = format!(
        "version = 1\nhold_secs = 0\nlast_account = \"a-1\"\n[[accounts]]\nkey = \"a-1\"\nname = \"Acme\"\n\
         environment = \"{environment}\"\nurls = {{ finix = \"{}\", butter_disputes = \"{}\", butter_recover = \"{}\", \
         disputify = \"{}\" }}\n\
         user_names = {{ finix = \"{}\", butter_disputes = \"{}\" }}\n",
        urls.finix, urls.butter_disputes, urls.butter_recover, urls.disputify, known[0].username, butter.username,
    );
    for (name, secret) in [
        ("finix", &known[0].secret),
        ("butter_disputes", &butter.secret),
        ("butter_recover", &recover.secret),
        ("disputify", &scoring.secret),
    ] {
        keyring.write(&format!("a-1/{name}"), &secret.to_string().into()).expect("kept");
    }
    let settings = Box::leak(settings.into_boxed_str());
    let mut window = Setup { settings, data, vault: Some(Box::new(keyring.clone())), ..Setup::default() }.open();
    window.until("the account", |w| w.session().is_some_and(|s| s.account().name == "Acme"));
    window.until("its outbox", |w| w.open_session().outbox().snapshot().is_on_disk);
    window
}

#[test]
fn a_file_goes_on_after_a_restart_and_no_row_is_sent_twice() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let config = Config { disputes: 5, ..Config::default() };
    let server = runtime.block_on(docket::sandbox::start(config)).expect("a server");
    server.faults().set("analytics=delay:100".parse().expect("faults"));
    let keyring = Kept::default();
    let mut window = on(&server, &keyring, "sandbox", None);
    open(&mut window, &checkouts(40));
    window.click(Role::Button, "Send 40 checkouts");
    window.until("some answers", |_| sent(server.log()).len() > 5);
    // The window goes while rows are on their way.
    let folder = window.close();
    let before = sent(server.log()).len();
    assert!(before < 40, "it ended in time");
    server.faults().clear();
    let mut window = on(&server, &keyring, "sandbox", Some(folder.path().to_owned()));
    window.click(Role::Button, "Checkouts");
    window.click(Role::Button, "By file");
    window.click(Role::Link, "day.csv");
    window.wait_text("All rows are done");
    let rows = save(&mut window, "Save results…", "results.csv");
    let (accepted, unknown) = (of(&rows, "Accepted"), of(&rows, "Unknown"));
    assert_eq!(accepted.len() + unknown.len(), 40, "they add up to the rows");
    assert!(unknown.len() <= 3, "only what was on its way is in doubt: {}", unknown.len());
    let log = sent(server.log());
    assert_eq!(log.len(), 40, "every row was sent once");
    let told: HashSet<&str> = accepted.iter().map(|row| row["Reference"].as_str()).collect();
    assert!(log.iter().filter(|entry| told.contains(entry.request_id.as_str())).count() == accepted.len());
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

fn recovered(log: Vec<LogEntry>) -> Vec<LogEntry> {
    log.into_iter().filter(|entry| entry.method == "POST" && entry.path.ends_with("/recover/payments")).collect()
}

#[test]
fn payments_of_a_file_are_sent_as_events_once_their_number_was_typed_for_a_live_account() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let config = Config { disputes: 5, ..Config::default() };
    let server = runtime.block_on(docket::sandbox::start(config)).expect("a server");
    let mut window = on(&server, &Kept::default(), "live", None);
    let rows = [("e1", 1, "stripe"), ("e2", 2, "stripe"), ("e1", 3, "stripe"), ("e3", 4, "finix"), ("e3", 5, "stripe")];
    let path = window.folder.path().join("failed.csv");
    std::fs::write(&path, payments(&rows)).expect("written");
    window.click(Role::Button, "Recover");
    window.click(Role::Button, "By file");
    window.fill("File of payments", &path.display().to_string());
    window.click(Role::Button, "Open file");
    window.wait_text("2 to send, 2 with problems, 0 repeated");
    window.wait_text("Total $36.90");
    window.click(Role::Button, "Problems 2");
    window.wait_text("Line 5 belongs to the same event and can't be sent");
    window.click(Role::Button, "All 5");
    window.click_first(Role::Button, "c-e1 · i-e1 · t1 · 12.30 · USD");
    window.wait_text("\"psp_transaction_id\":\"p3\"");
    window.click(Role::Button, "Send 2 events…");
    window.wait_text("Send 2 payment events to Butter Recover");
    window.fill("Type 2 to confirm", "3");
    window.click_anyway(Role::Button, "Send payment events");
    assert!(recovered(server.log()).is_empty(), "nothing goes to a live key before the number was typed");
    window.fill("Type 2 to confirm", "2");
    window.click(Role::Button, "Send payment events");
    window.wait_text("All rows are done");
    window.wait_text("2 accepted, 0 refused, 0 unknown");
    let log = recovered(server.log());
    assert!(log.len() == 2 && log.iter().all(|entry| entry.status == 200), "{log:?}");
    let rows = save(&mut window, "Save results…", "results.csv");
    assert_eq!(rows.len(), 3, "a line for each transaction");
    let told: HashSet<&str> = rows.iter().filter_map(|row| row["Reference"].split(':').next()).collect();
    assert_eq!(told, log.iter().map(|entry| entry.request_id.as_str()).collect(), "the request ID is kept");
}
