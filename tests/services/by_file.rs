//! `docket score` and `docket checkouts`: what a scheduler does with a file. The judge is what is printed, and the log of the
//! server.

use crate::outbox::counting::{desk, wait};
use docket::credentials::{Keep, MemoryVault};
use docket::desk::accounts::{self, Edited};
use docket::desk::headless::by_file::{self, End, FileWish, NotDone};
use docket::desk::outbox::{ImportState, Scope};
use docket::desk::scoring::RowEnd;
use docket::desk::{Desk, Intent, Session};
use docket::domain::account::{Account, Environment, Service};
use docket::domain::dispute::tags::Tags;
use docket::domain::{AccountKey, BaseUrl, DisputeId};
use docket::sandbox::{self, Config, LogEntry, Sandbox};
use docket::store::SettingsFile;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_docket"));
    command.args(args).env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").stdin(Stdio::null());
    command
}

/// Runs it on the demo account, as a scheduler would: no desktop, no keyring.
fn demo(word: &str, file: &str, args: &[&str]) -> Output {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("file.csv");
    std::fs::write(&path, file).expect("written");
    let data = folder.path().join("data").display().to_string();
    let own = ["--data-dir", &data, word, &path.display().to_string(), "--account", "demo"].map(str::to_owned);
    let all: Vec<&str> = own.iter().map(String::as_str).chain(args.iter().copied()).collect();
    command(&all).output().expect("it runs")
}

fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// How many rows have each result, as the rows say.
fn results(lines: &[Value]) -> BTreeMap<String, u64> {
    let mut results = BTreeMap::new();
    for result in lines.iter().filter_map(|line| line["result"].as_str()) {
        *results.entry(result.to_owned()).or_default() += 1;
    }
    results
}

/// The same, as the last line says.
fn counted(lines: &[Value]) -> BTreeMap<String, u64> {
    let last = lines.last().and_then(Value::as_object).expect("the counts");
    let count = |(name, count): (&String, &Value)| Some((name.clone(), count.as_u64().filter(|count| *count > 0)?));
    last.iter().filter(|(name, _)| *name != "rows").filter_map(count).collect()
}

const ORDERS: &str = "Nummer,note\n1234,a\n3001,b\n3001,b\n9410,gone\n#7,odd\n";

#[test]
fn orders_are_scored_and_every_row_is_printed_with_what_became_of_it() {
    let output = demo("score", ORDERS, &["--map", "Nummer=order", "--json"]);
    let (lines, said) = (lines(&output), String::from_utf8_lossy(&output.stderr));
    assert_eq!(lines.len(), 6, "{said}");
    let expected = [("left_out", 1), ("refused", 1), ("repeated", 1), ("scored", 2)];
    assert_eq!(results(&lines), expected.map(|(name, count)| (name.to_owned(), count)).into());
    assert_eq!((counted(&lines), lines[5]["rows"].as_u64()), (results(&lines), Some(5)));
    assert_eq!((&lines[0]["score"], &lines[0]["band"]), (&Value::from(20.88), &Value::from("low")));
    assert_eq!((&lines[0]["line"], &lines[0]["markers"][0]), (&Value::from(2), &Value::from("normalized_email")));
    assert!(lines[3]["reason"].is_string() && lines[4]["reason"].is_string());
    assert_eq!(output.status.code(), Some(2), "some rows have problems");
    assert!(said.contains("2 scored, 0 scored before, 1 refused, 0 unknown, 1 with problems, 0 not sent"), "{said}");

    let table = demo("score", ORDERS, &["--map", "Nummer=order"]);
    let mut reader = csv::ReaderBuilder::new().from_reader(table.stdout.as_slice());
    let rows: Vec<BTreeMap<String, String>> = reader.deserialize().map(|row| row.expect("a row")).collect();
    assert_eq!((rows.len(), rows[0]["note"].as_str(), rows[0]["Disputify risk score"].as_str()), (5, "a", "20.88"));
}

#[test]
fn a_look_sends_nothing_and_what_is_wrong_is_said() {
    let output = demo("score", ORDERS, &["--map", "Nummer=order", "--json", "--dry-run"]);
    assert_eq!(results(&lines(&output)).get("not_sent"), Some(&3), "{}", String::from_utf8_lossy(&output.stderr));
    for (word, file, args, said) in [
        ("score", ORDERS, &[][..], "No column of the file says what is needed"),
        ("score", ORDERS, &["--map", "Kunde=email"], "no column named Kunde"),
        ("score", ORDERS, &["--map", "Nummer"], "--map needs COLUMN=FIELD"),
        ("score", "", &[], "The file is empty"),
        ("checkouts", ORDERS, &["--submit"], "--submit"),
        ("checkouts", CHECKOUTS, &["--psp", "finix"], "stripe, braintree"),
    ] {
        let output = demo(word, file, args);
        let words = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.code() == Some(1) && output.stdout.is_empty(), "{args:?}: {words}");
        assert!(words.contains(said) && words.starts_with("docket: "), "{args:?}: {words}");
    }
}

const CHECKOUTS: &str = "customer_email,ipv4_address,invoice_id\na@example.org,203.0.113.7,in_1\n\
    b@example.org,203.0.113.7,in_2\nnobody,203.0.113.7,in_3\nb@example.org,203.0.113.7,in_2\n";

#[test]
fn checkouts_are_sent_and_every_row_is_printed_with_its_reference() {
    let output = demo("checkouts", CHECKOUTS, &["--psp", "stripe", "--json"]);
    let (lines, said) = (lines(&output), String::from_utf8_lossy(&output.stderr));
    assert_eq!(lines.len(), 5, "{said}");
    let expected = [("accepted", 2), ("left_out", 1), ("repeated", 1)];
    assert_eq!(results(&lines), expected.map(|(name, count)| (name.to_owned(), count)).into());
    assert_eq!(counted(&lines), results(&lines));
    assert!(lines[0]["reference"].is_string() && lines[2]["reference"].is_null());
    assert_eq!(output.status.code(), Some(2));
    let good = demo("checkouts", &CHECKOUTS.replace("nobody", "c@example.org"), &["--psp", "stripe"]);
    assert_eq!(good.status.code(), Some(0), "{}", String::from_utf8_lossy(&good.stderr));
    let look = demo("checkouts", CHECKOUTS, &["--psp", "stripe", "--json", "--dry-run"]);
    assert_eq!(results(&self::lines(&look)).get("not_sent"), Some(&2));
}

#[test]
fn a_reader_that_has_read_enough_ends_it_quietly() {
    let orders = (0..20_000).fold("email\n".to_owned(), |mut file, number| {
        writeln!(file, "nobody{number}").expect("into memory");
        file
    });
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("file.csv");
    std::fs::write(&path, orders).expect("written");
    let (path, data) = (path.display().to_string(), folder.path().join("data").display().to_string());
    for args in [
        &["disputes", "--data-dir", &data, "--account", "demo", "--queue", "all", "--json"][..],
        &["score", &path, "--data-dir", &data, "--account", "demo", "--dry-run", "--json"],
    ] {
        let mut child = command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
        let mut some = [0; 100];
        let mut out = child.stdout.take().expect("piped");
        out.read_exact(&mut some).expect("something is printed");
        drop(out);
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(output.status.code(), Some(141), "{args:?}");
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

/// A computer with an account, whose server is there before and after a command.
struct Computer {
    server: Sandbox,
    desk: Desk,
    folder: tempfile::TempDir,
}

async fn computer(environment: Environment) -> Computer {
    let server = sandbox::start(Config { disputes: 5, ..Config::default() }).await.expect("a server");
    let folder = tempfile::tempdir().expect("a folder");
    let desk = desk(Box::new(MemoryVault::default()), Some(SettingsFile::inside(folder.path())));
    let mut account = Account::new(key(), "Acme", environment);
    let (mut user_names, mut secrets) = (Vec::new(), Vec::new());
    for (service, of, url) in [
        (Service::Finix, sandbox::Service::Finix, server.urls().finix),
        (Service::Disputify, sandbox::Service::Disputify, server.urls().disputify),
        (Service::ButterDisputes, sandbox::Service::ButterDisputes, server.urls().butter_disputes),
    ] {
        account.set_url(service, BaseUrl::parse(&url).ok());
        let known = Sandbox::credentials().into_iter().find(|known| known.service == of).expect("a key");
        user_names.push((service, known.username.to_owned()));
        secrets.push((service, known.secret.into_owned().into()));
    }
    let edited = Edited { account, user_names, secrets, keep: Keep::InKeyring };
    accounts::save(desk.clone(), edited).await.expect("kept");
    Computer { server, desk, folder }
}

fn key() -> AccountKey {
    AccountKey::parse("a-1").expect("a key")
}

impl Computer {
    fn wish(&self, name: &str, content: &str) -> FileWish {
        let path: PathBuf = Path::new(self.folder.path()).join(name);
        std::fs::File::create(&path).expect("created").write_all(content.as_bytes()).expect("written");
        FileWish { account: Some("Acme".to_owned()), path, ..FileWish::default() }
    }

    fn posts(&self) -> Vec<LogEntry> {
        let is_sent = |entry: &LogEntry| entry.method == "POST" && entry.path.ends_with("/v1/analytics");
        self.server.log().into_iter().filter(is_sent).collect()
    }

    async fn when_posted(&self, count: usize) {
        while self.posts().len() < count {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }
}

fn checkouts(from: usize, count: usize) -> String {
    let heads = "customer_email,ipv4_address,psp,invoice_id\n".to_owned();
    (from..from + count).fold(heads, |mut file, number| {
        writeln!(file, "c{number}@example.org,203.0.113.7,stripe,in_{number}").expect("into memory");
        file
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_interrupted_waits_in_the_outbox_and_is_sent_once_by_the_next_command() {
    let computer = computer(Environment::Sandbox).await;
    computer.server.faults().set("analytics=delay:40".parse().expect("faults"));
    let wish = computer.wish("day.csv", &checkouts(0, 40));
    let stop = computer.when_posted(5);
    let sent = by_file::checkouts(&computer.desk, &wish, None, None, stop).await.expect("begun");
    assert_eq!(sent.end, End::Stopped);
    let accepted = sent.rows.iter().filter(|row| row.state == ImportState::Accepted).count();
    assert_eq!((accepted as u64 + sent.left, computer.posts().len()), (40, accepted), "nothing is in doubt");
    assert!(sent.left > 0, "it was stopped in time");

    // The same file again sends only what waits, and another one its own.
    let again = by_file::checkouts(&computer.desk, &wish, None, None, std::future::pending()).await.expect("done");
    assert_eq!((again.end, again.checked.sent_before(), again.left), (End::Done, 40, 0));
    let other = computer.wish("other.csv", &checkouts(38, 4));
    let other = by_file::checkouts(&computer.desk, &other, None, None, std::future::pending()).await.expect("done");
    assert_eq!((other.checked.sent_before(), other.rows.len()), (2, 2));
    let posts = computer.posts();
    assert!(posts.len() == 42 && posts.iter().all(|entry| entry.status == 200), "each checkout once");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_whose_key_is_refused_ends_and_what_did_not_leave_is_sent_by_the_next() {
    let computer = computer(Environment::Sandbox).await;
    computer.server.faults().set("analytics=status:401".parse().expect("faults"));
    let wish = computer.wish("day.csv", &checkouts(0, 40));
    let sending = by_file::checkouts(&computer.desk, &wish, None, None, std::future::pending());
    let sent = tokio::time::timeout(Duration::from_secs(60), sending).await.expect("it ends").expect("begun");
    assert_eq!(sent.end, End::HeldKey(Service::ButterDisputes));
    let asked = computer.posts().len();
    assert!((1..=8).contains(&asked) && sent.left == 40, "{asked} left before the first refusal was known");

    computer.server.faults().clear();
    let again = by_file::checkouts(&computer.desk, &wish, None, None, std::future::pending()).await.expect("done");
    assert_eq!(again.end, End::Done);
    let taken = computer.posts().iter().filter(|entry| entry.status == 200).count();
    assert_eq!(taken, 40, "all of them are sent then, each once");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_goes_to_a_live_account_before_the_right_number_was_given() {
    let computer = computer(Environment::Live).await;
    let wish = computer.wish("day.csv", &checkouts(0, 3));
    for live in [None, Some(2), Some(4)] {
        let sent = by_file::checkouts(&computer.desk, &wish, None, live, std::future::pending()).await;
        assert!(matches!(sent, Err(NotDone::Live(3))), "{live:?}");
    }
    assert!(computer.posts().is_empty());
    let sent = by_file::checkouts(&computer.desk, &wish, None, Some(3), std::future::pending()).await.expect("sent");
    assert_eq!((sent.end, computer.posts().len()), (End::Done, 3));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_for_a_dispute_is_not_sent_by_a_command() {
    let computer = computer(Environment::Sandbox).await;
    // Something of a dispute waits from before.
    let mut silent = computer.desk.clone();
    silent.scope = Scope::Nothing;
    let session = Session::open(&silent, &key()).await.expect("open");
    let dispute = DisputeId::parse("DIx").expect("an ID");
    let edited = [("note".to_owned(), "x".to_owned())].into_iter().collect();
    session.outbox().add(Intent::Tags { dispute, base: Tags::default(), edited, insists: false }, None);
    session.outbox().settle().await.expect("settled");
    drop(session);
    let wish = computer.wish("day.csv", &checkouts(0, 12));
    let sent = by_file::checkouts(&computer.desk, &wish, None, None, std::future::pending()).await.expect("sent");
    let of_dispute = || computer.server.log().iter().filter(|entry| entry.path.ends_with("/disputes/DIx")).count();
    assert_eq!((sent.end, computer.posts().len(), of_dispute()), (End::Done, 12, 0));
    // The window sends it.
    let session = Session::open(&computer.desk, &key()).await.expect("open");
    wait("the row of the dispute", 30, || of_dispute() > 0).await;
    drop(session);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_score_that_came_is_not_asked_for_again_by_the_next_command() {
    let computer = computer(Environment::Sandbox).await;
    computer.server.faults().set("order_score=status:500~2,order_score=delay:30".parse().expect("faults"));
    let file = (3000..3030).fold("order\n".to_owned(), |file, order| file + &order.to_string() + "\n");
    let wish = computer.wish("orders.csv", &file);
    let scored = || computer.server.log().into_iter().filter(|entry| entry.path.ends_with("/score")).count();
    let stop = async {
        while scored() < 8 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    let first = by_file::score(&computer.desk, &wish, Some(30), stop).await.expect("begun");
    assert_eq!(first.end, End::Stopped);
    let counts = first.run.expect("a run").standing().counts;
    assert_eq!((counts.scored + counts.unknown, counts.unknown), (scored(), 1));
    let before = scored();
    assert!(before < 30, "it was stopped in time");
    let second = by_file::score(&computer.desk, &wish, Some(30), std::future::pending()).await.expect("done");
    let run = second.run.expect("a run");
    let again = run.standing().counts;
    assert_eq!((again.reused, again.scored), (counts.scored, 30 - counts.scored));
    assert_eq!(scored(), before + 30 - counts.scored, "only what had no answer is asked again");
    assert!((0..30).filter_map(|at| run.end(at)).all(|end| matches!(end, RowEnd::Scored(_) | RowEnd::Reused(_))));
}
