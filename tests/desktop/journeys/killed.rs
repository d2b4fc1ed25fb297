//! The real app, killed again and again at whatever it is doing, against a server that notes everything it was asked.
//!
//! `DOCKET_KILLS` says how often (200 unless told).

#![expect(clippy::disallowed_methods, reason = "another program is killed at moments of this one's own clock")]

use super::app::{data_folder, docket, log_file};
use super::desk::{Desk, Keyring};
use super::wire::{MOST_BYTES, Wire};
use docket::api::finix::{DisputeFilter, Finix};
use docket::api::{BasicKey, Http, Timeouts};
use docket::desk::outbox::home::Homes;
use docket::desk::outbox::plan::SERVER_WORKS;
use docket::desk::outbox::{Effect, Engine, Input, Intent, OutboxRow, RowId, RowState};
use docket::domain::account::Environment;
use docket::domain::answer::guard::{AcceptDraft, SubmitDraft, confirmation};
use docket::domain::answer::preflight::{Earlier, Situation};
use docket::domain::checkout::{CheckoutDraft, Psp};
use docket::domain::evidence::file::EvidenceFile;
use docket::domain::evidence::limits::FileType;
use docket::domain::{BaseUrl, Dispute, DisputeId, Tags};
use docket::sandbox::{Config, Sandbox};
use docket::store::db::Place;
use docket::store::{Journal as _, Lock, OutboxFile};
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::Child;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;

const KEY: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
const USER: &str = "USsRhsHYZGBPnQw8CByJyEQW";
const PASSWORD: &str = "8a14c2f9-d94b-4c72-8f5c-a62908e5b30e";
const BUTTER: (&str, &str) = ("butter-staging", "staging-password-1f6c");
const KILLS: usize = 200;
/// Kills of one account; its list grows with them, and starting must stay quick.
const OF_ONE_ACCOUNT: usize = 200;

struct Rig {
    desk: Desk,
    runtime: Runtime,
    sandbox: Sandbox,
    wire: Arc<Wire>,
    aimed: usize,
    open: Vec<Dispute>,
    dice: fastrand::Rng,
    acknowledged: Vec<RowId>,
    left: HashMap<String, usize>,
    seen: HashSet<String>,
}

impl Rig {
    fn start(cycles: usize) -> Self {
        let desk = Desk::start(Keyring::Unlocked);
        let runtime = Runtime::new().expect("a runtime");
        // About one of a hundred can be answered.
        let disputes = (cycles as u64 * 140).max(4_000);
        let config = Config {
            disputes,
            evidence_after: Some(Duration::ZERO),
            latency: Duration::from_millis(8),
            ..Config::default()
        };
        let sandbox = runtime.block_on(docket::sandbox::start(config)).expect("a sandbox");
        let wire = Wire::start(&sandbox.urls().finix);
        let mut rig = Self {
            desk,
            runtime,
            sandbox,
            wire,
            aimed: 0,
            open: Vec::new(),
            dice: fastrand::Rng::with_seed(11),
            acknowledged: Vec::new(),
            left: HashMap::new(),
            seen: HashSet::new(),
        };
        rig.write_account();
        rig.open = rig.find_open(cycles);
        rig
    }

    fn file(&self) -> PathBuf {
        data_folder(&self.desk).join("accounts").join("a-1").join("outbox.db")
    }

    fn write_account(&self) {
        let data = data_folder(&self.desk);
        fs::create_dir_all(&data).expect("a folder");
        let urls = self.sandbox.urls();
        let settings = format!(
            "version = 1\nhold_secs = 0\nlast_account = \"a-1\"\n\n[[accounts]]\nkey = \"a-1\"\nname = \"Killed\"\n\
             environment = \"sandbox\"\nkey_param = \"api_token\"\n[accounts.urls]\nfinix = \"{}\"\nbutter_disputes = \
             \"{}\"\n[accounts.user_names]\nfinix = \"{USER}\"\nbutter_disputes = \"{}\"\n",
            self.wire.url, urls.butter_disputes, BUTTER.0
        );
        fs::write(data.join("settings.toml"), settings).expect("settings");
        for (name, secret) in [("a-1/store", KEY), ("a-1/finix", PASSWORD), ("a-1/butter_disputes", BUTTER.1)] {
            self.desk.keep_secret(name, secret);
        }
    }

    fn finix(&self) -> Finix {
        let base = BaseUrl::parse(&self.sandbox.urls().finix).expect("an address");
        let key = BasicKey { user: USER.to_owned(), password: PASSWORD.to_owned().into() };
        Finix::new(Http::new(Timeouts::default()), base, key)
    }

    /// Disputes that can be answered.
    fn find_open(&self, count: usize) -> Vec<Dispute> {
        let filter = DisputeFilter { response_state: Some("NEEDS_RESPONSE".into()), ..DisputeFilter::default() };
        let (finix, now) = (self.finix(), self.sandbox.now());
        let mut open = Vec::new();
        let mut cursor = None;
        loop {
            let page = self.runtime.block_on(finix.list_disputes(&filter, cursor)).expect("a page");
            open.extend(page.items.into_iter().filter(|dispute| dispute.respond_by.is_some_and(|at| at > now)));
            cursor = page.next;
            assert!(open.len() >= count || cursor.is_some(), "only {} disputes can be answered", open.len());
            if open.len() >= count {
                return open;
            }
        }
    }

    /// What a person does between two kills, acknowledged as the app acknowledges it: it is on the disk.
    fn add(&mut self, cycle: usize) {
        let file = self.file();
        let lock = take(&file);
        let place = Place { file, key: KEY.to_owned().into() };
        let (mut file, trouble) = OutboxFile::open(place, lock).expect("the outbox opens after a kill");
        assert_eq!(trouble, None, "the outbox is whole after a kill");
        let now = self.sandbox.now();
        let mut intents = Vec::new();
        let dispute = self.open[cycle].clone();
        let edited: Tags = [("cycle".to_owned(), cycle.to_string())].into_iter().collect();
        intents.push(Intent::Tags { dispute: dispute.id.clone(), base: Tags::default(), edited, insists: false });
        if cycle % 3 == 2 {
            intents.push(accept(&dispute, now));
        } else {
            for _ in 0..=cycle % 3 {
                let evidence = self.pdf(&mut file);
                intents.push(Intent::Upload { dispute: dispute.id.clone(), file: evidence });
            }
            intents.push(submit(&dispute, now));
        }
        // Many at once, now and then.
        let checkouts = if cycle % 10 == 9 { 25 } else { 1 };
        intents.extend((0..checkouts).map(|number| checkout(cycle, number)));
        let (mut engine, last) =
            Engine::open(file, SERVER_WORKS, Homes::default(), now).expect("it reads what it wrote");
        for (id, intent) in (last + 1..).map(RowId).zip(intents) {
            let add = Input::Add { id, intent: Box::new(intent), hold: None, from_kept: None, instead_of: None };
            let effects = engine.handle(add, now);
            assert!(!effects.iter().any(|effect| matches!(effect, Effect::NotTaken(..))));
            self.acknowledged.push(id);
        }
    }

    fn pdf(&mut self, file: &mut OutboxFile) -> EvidenceFile {
        let mut bytes = b"%PDF-1.4\n".to_vec();
        bytes.resize(self.dice.usize(2_000..60_000), b' ');
        bytes.extend(self.dice.u128(..).to_le_bytes());
        let sha256 = docket::domain::text::hex(&Sha256::digest(&bytes));
        file.put_piece(&sha256, 0, &bytes).expect("kept");
        file.end_file(&sha256, bytes.len() as u64).expect("whole");
        let length = bytes.len() as u64;
        EvidenceFile { sha256, name: "receipt.pdf".to_owned(), file_type: FileType::Pdf, length, renamed: None }
    }

    fn app(&self) -> Child {
        let log = File::options().create(true).append(true).open(log_file(&self.desk)).expect("a log file");
        docket(&self.desk).arg("--data-dir").arg(data_folder(&self.desk)).stderr(log).spawn().expect("docket starts")
    }

    /// Takes note of what the server was asked since the last look.
    fn note(&mut self) {
        for entry in self.sandbox.log() {
            let is_shot = entry.path.ends_with("/submit") || entry.path.ends_with("/accept");
            if entry.method == "POST" && is_shot && self.seen.insert(entry.request_id.clone()) {
                *self.left.entry(entry.path.clone()).or_default() += 1;
            }
        }
    }

    /// Starts the app and kills it: at some moment of its start, or soon after it began to talk.
    fn start_and_kill(&mut self) {
        // The log forgets what is old, so its length says nothing.
        let newest = |sandbox: &Sandbox| sandbox.log().last().map(|entry| entry.request_id.clone());
        let before = newest(&self.sandbox);
        if self.dice.u32(0..5) < 2 {
            self.wire.aim(self.dice.usize(0..MOST_BYTES));
        }
        let mut app = self.app();
        if self.wire.is_aimed() {
            // At this byte of a submission, an acceptance or a file, or of its answer; not every start sends one.
            let limit = Instant::now() + Duration::from_secs(6);
            while !self.wire.is_hit() && Instant::now() < limit {
                std::thread::sleep(Duration::from_millis(2));
            }
            self.aimed += usize::from(self.wire.is_hit());
        } else if self.dice.bool() {
            let limit = Instant::now() + Duration::from_secs(20);
            while newest(&self.sandbox) == before && Instant::now() < limit {
                std::thread::sleep(Duration::from_millis(15));
            }
            std::thread::sleep(Duration::from_millis(self.dice.u64(0..500)));
        } else {
            std::thread::sleep(Duration::from_millis(self.dice.u64(20..1_600)));
        }
        app.kill().expect("killed");
        app.wait().expect("gone");
        self.wire.rest();
        self.note();
    }

    /// Lets the app go on until it has nothing to do.
    fn finish(&mut self) -> BTreeMap<RowId, OutboxRow> {
        for _ in 0..20 {
            let mut app = self.app();
            let mut quiet = 0;
            let mut last = None;
            while quiet < 8 {
                std::thread::sleep(Duration::from_millis(500));
                let log = self.sandbox.log();
                let now = log.iter().rev().find(|entry| entry.method != "GET").map(|entry| entry.request_id.clone());
                quiet = if now == last { quiet + 1 } else { 0 };
                last = now;
            }
            app.kill().expect("killed");
            app.wait().expect("gone");
            self.note();
            let rows = self.rows();
            if rows.values().all(|row| !row.state.is_active()) {
                return rows;
            }
        }
        panic!("the outbox never comes to rest");
    }

    fn rows(&self) -> BTreeMap<RowId, OutboxRow> {
        let file = self.file();
        let lock = take(&file);
        let (mut file, trouble) =
            OutboxFile::open(Place { file, key: KEY.to_owned().into() }, lock).expect("the outbox opens");
        assert_eq!(trouble, None);
        file.reopen().expect("every page is whole");
        let read = |id: &RowId| {
            let data = file.row(id.0).expect("readable").unwrap_or_else(|| panic!("row {} is lost", id.0));
            (*id, OutboxRow::from_json(*id, &data).expect("a whole row"))
        };
        self.acknowledged.iter().map(read).collect()
    }
}

fn take(file: &std::path::Path) -> Lock {
    super::desk::poll(Duration::from_secs(10), || Lock::take(file).ok()).expect("the lock died with the app")
}

fn situation(dispute: &Dispute, now: Timestamp) -> Situation<'_> {
    Situation {
        dispute,
        marks: docket::domain::language::Marks::Point,
        is_fresh: true,
        evidence: Some(&[]),
        read_back: Some(&[]),
        waiting: 0,
        left_out: 0,
        standing: None,
        searched: None,
        earlier: Earlier::None,
        is_reopened: false,
        rounds: None,
        rules: None,
        environment: Environment::Sandbox,
        now,
    }
}

fn submit(dispute: &Dispute, now: Timestamp) -> Intent {
    let (typed, reason) = (confirmation(dispute, None), "a test".to_owned());
    let draft = SubmitDraft { note: "Delivered".to_owned(), typed, reason, ..SubmitDraft::default() };
    Intent::Submit(draft.confirm(&situation(dispute, now), None).expect("confirmed"))
}

fn accept(dispute: &Dispute, now: Timestamp) -> Intent {
    let (typed, reason) = (confirmation(dispute, None), "a test".to_owned());
    let draft = AcceptDraft { note: "Refund due".to_owned(), typed, reason };
    Intent::Accept(draft.confirm(&situation(dispute, now), None).expect("confirmed"))
}

fn checkout(cycle: usize, number: usize) -> Intent {
    let draft = CheckoutDraft {
        customer_email: "dana@example.org".to_owned(),
        ipv4_address: "192.0.2.1".to_owned(),
        psp: Some(Psp::Stripe),
        invoice_id: format!("in_{cycle}_{number}"),
        ..CheckoutDraft::default()
    };
    Intent::Checkout(Box::new(draft.parse().expect("a checkout")))
}

#[test]
#[ignore = "needs the desktop of tests/run"]
fn an_app_that_is_killed_again_and_again_loses_nothing_and_sends_nothing_twice() {
    let mut kills = std::env::var("DOCKET_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(KILLS);
    while kills > 0 {
        let cycles = kills.min(OF_ONE_ACCOUNT);
        kill_again_and_again(cycles);
        kills -= cycles;
    }
}

fn kill_again_and_again(cycles: usize) {
    let mut rig = Rig::start(cycles);
    let began = Instant::now();
    for cycle in 0..cycles {
        rig.add(cycle);
        rig.start_and_kill();
    }
    let rows = rig.finish();
    for (path, times) in &rig.left {
        assert_eq!(*times, 1, "{path} was sent {times} times");
    }
    let finix = rig.finix();
    let mut states: BTreeMap<String, usize> = BTreeMap::new();
    let mut held: HashMap<DisputeId, Vec<String>> = HashMap::new();
    for row in rows.values() {
        let state = format!("{:?}", row.state);
        let state = state.split_once(' ').map_or(state.as_str(), |(state, _)| state);
        *states.entry(state.to_owned()).or_default() += 1;
        let (Intent::Upload { dispute, file }, RowState::Confirmed) = (&row.intent, row.state) else { continue };
        let names = held.entry(dispute.clone()).or_insert_with(|| {
            let files = rig.runtime.block_on(finix.evidence(dispute)).expect("a list");
            files.iter().filter_map(|file| file.sent_name().map(ToOwned::to_owned)).collect()
        });
        let times = names.iter().filter(|name| **name == file.sent_name()).count();
        assert_eq!(times, 1, "{} is at Finix {times} times", file.sent_name());
    }
    let confirmed = rows.values().filter(|row| row.state == RowState::Confirmed).count();
    assert!(confirmed * 10 > rows.len() * 8, "most of it arrives: {states:?}");
    println!(
        "{cycles} kills in {} s, {} of them at a byte of a POST: {} rows acknowledged, 0 lost; {} submissions and acceptances left, 0 twice; {states:?}",
        began.elapsed().as_secs(),
        rig.aimed,
        rows.len(),
        rig.left.len()
    );
}
