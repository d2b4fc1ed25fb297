//! The nth call to a service, and the nth call to the keyring, fails: once and from then on, for every n until the
//! scenario passes untouched.

use docket::api::Timeouts;
use docket::credentials::{Credentials, Keep, KeyringError, MemoryVault, Vault};
use docket::desk::accounts::{self, Edited};
use docket::desk::outbox::{Intent, OutboxRow, RowState};
use docket::desk::{Desk, Session, SettingsKeeper};
use docket::domain::account::{Account, Environment, Service};
use docket::domain::answer::guard::{AcceptDraft, SubmitDraft, confirmation};
use docket::domain::answer::preflight::{Earlier, Situation};
use docket::domain::evidence::file::EvidenceFile;
use docket::domain::evidence::limits::FileType;
use docket::domain::{AccountKey, Dispute, DisputeId, SystemClock};
use docket::sandbox::Faults;
use docket::store::SettingsFile;
use futures_util::StreamExt as _;
use secrecy::SecretString;
use sha2::{Digest as _, Sha256};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

pub fn desk(vault: Box<dyn Vault>, file: Option<SettingsFile>) -> Desk {
    let runtime = tokio::runtime::Handle::current();
    let credentials = Credentials::start(vault).expect("a thread");
    let settings = SettingsKeeper::start(&runtime, file);
    let timeouts = Timeouts { read: Duration::from_secs(2), write: Duration::from_secs(3), ..Timeouts::default() };
    let mut desk = Desk::new(runtime, Arc::new(SystemClock), credentials, settings, timeouts);
    desk.helper = docket::workbench::helper::Helper::of(env!("CARGO_BIN_EXE_docket").into());
    desk.demo.disputes = 20;
    desk.patience = Some(jiff::SignedDuration::from_secs(1));
    desk
}

pub async fn wait(what: &str, seconds: u64, mut condition: impl FnMut() -> bool) {
    let began = Instant::now();
    while !condition() {
        assert!(began.elapsed() < Duration::from_secs(seconds), "still waiting for {what}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

pub fn pdf() -> (EvidenceFile, Vec<u8>) {
    let bytes = crate::kit::pdf(2_000);
    let sha256 = docket::domain::text::hex(&Sha256::digest(&bytes));
    let (length, name) = (bytes.len() as u64, "receipt.pdf".to_owned());
    (EvidenceFile { sha256, name, file_type: FileType::Pdf, length, renamed: None }, bytes)
}

fn situation(dispute: &Dispute) -> Situation<'_> {
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
        environment: Environment::Demo,
        now: "2026-11-21T12:00:00Z".parse().expect("an instant"),
    }
}

pub fn submit(dispute: &Dispute) -> Intent {
    let (typed, reason) = (confirmation(dispute, None), "a test".to_owned());
    let draft = SubmitDraft { note: "Delivered".to_owned(), typed, reason, ..SubmitDraft::default() };
    Intent::Submit(draft.confirm(&situation(dispute), None).expect("confirmed"))
}

pub fn accept(dispute: &Dispute) -> Intent {
    let (typed, reason) = (confirmation(dispute, None), "a test".to_owned());
    let draft = AcceptDraft { note: "Refund due".to_owned(), typed, reason };
    Intent::Accept(draft.confirm(&situation(dispute), None).expect("confirmed"))
}

pub fn open_dispute(session: &Session) -> Option<DisputeId> {
    let store = &session.shared().store;
    let now = docket::domain::time::clock::Clock::now(&*session.shared().clock);
    session.found().rows.iter().filter_map(|row| store.read(*row).ok().flatten()).find_map(|entry| {
        let dispute = &entry.dispute;
        let needs = dispute.response_state == Some(docket::domain::ResponseState::NeedsResponse);
        (needs && dispute.respond_by.is_some_and(|by| by > now)).then(|| dispute.id.clone())
    })
}

/// A file is uploaded and the dispute answered while a fault strikes. True when it struck nothing.
async fn scenario(fault: String) -> bool {
    let session =
        Session::open(&desk(Box::new(MemoryVault::default()), None), &AccountKey::demo()).await.expect("open");
    wait("the list", 30, || session.found().total == 20 && open_dispute(&session).is_some()).await;
    let id = open_dispute(&session).expect("a dispute");
    let dispute = session.shared().store.read_by_id(&id).expect("readable").expect("there").dispute.clone();
    let sandbox = session.sandbox().expect("the demo server");
    let before = sandbox.log().len();
    sandbox.faults().set(fault.parse::<Faults>().unwrap_or_else(|error| panic!("{fault}: {error}")));
    let outbox = session.outbox().clone();
    let (file, bytes) = pdf();
    let pieces = futures_util::stream::iter([Ok(bytes)]).boxed();
    let kept = outbox.keep_file(&id, file.clone(), pieces).await.expect("kept");
    outbox.add_instead(Intent::Upload { dispute: id.clone(), file }, None, Some(kept.id), None);
    outbox.add(submit(&dispute), None);
    // As long as the fault lasts nothing has to come of it, but nothing may break.
    let began = Instant::now();
    let is_active = |row: &Arc<OutboxRow>| row.state.is_active();
    while outbox.rows().iter().any(is_active) && began.elapsed() < Duration::from_secs(4) {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let requests = sandbox.log().len() - before;
    sandbox.faults().clear();
    outbox.reachable();
    let blocked =
        |rows: &[Arc<OutboxRow>]| rows.iter().any(|row| row.intent.traits().changes_files && row.state.needs_person());
    wait(&format!("rest after {fault}"), 60, || {
        let rows = outbox.rows();
        rows.len() == 2
            && rows
                .iter()
                .all(|row| !row.state.is_active() || (matches!(row.intent, Intent::Submit(_)) && blocked(&rows)))
    })
    .await;
    let log = sandbox.log();
    let shots = log.iter().filter(|e| e.method == "POST" && e.path.ends_with("/submit")).count();
    let files = log.iter().filter(|e| e.method == "POST" && e.path.ends_with("/evidence") && e.applied).count();
    assert!(shots <= 1, "{fault}: {shots} submissions left");
    assert!(files <= 1, "{fault}: {files} files arrived");
    for row in outbox.rows().iter().filter(|row| row.state == RowState::Confirmed) {
        let is_done = if row.intent.is_one_shot() { shots == 1 } else { files == 1 };
        assert!(is_done, "{fault}: {} is confirmed and was not done", row.intent.as_str());
    }
    let number = fault.split('~').nth(1).and_then(|place| place.trim_end_matches('+').parse::<usize>().ok());
    number.is_some_and(|number| number > requests)
}

#[tokio::test(flavor = "multi_thread")]
async fn every_call_to_a_service_may_fail_once_or_from_then_on() {
    for kind in ["reset_before", "reset_after", "status:503", "garbage"] {
        for ever in ["", "+"] {
            let mut next = 1;
            // Eight at once: each has a server and an account of its own.
            loop {
                let runs = (next..next + 8).map(|number| scenario(format!("*={kind}~{number}{ever}")));
                let untouched = futures_util::future::join_all(runs).await;
                if untouched.iter().all(|untouched| *untouched) {
                    break;
                }
                next += 8;
                assert!(next < 200, "the scenario never passes untouched");
            }
            println!("failing calls, {kind}{ever}: {} one by one; 0 panics, 0 sent twice, 0 lost", next - 1);
        }
    }
}

/// A keyring whose nth call fails.
struct Failing {
    inner: Arc<MemoryVault>,
    calls: Arc<AtomicU64>,
    at: u64,
    is_ever: bool,
}

impl Failing {
    fn check(&self) -> Result<(), KeyringError> {
        let call = self.calls.fetch_add(1, Ordering::SeqCst) + 1;
        let fails = call == self.at || (self.is_ever && call > self.at);
        if fails {
            Err(KeyringError::Failed { entry: "x".to_owned(), detail: "on purpose".to_owned().into() })
        } else {
            Ok(())
        }
    }
}

impl Vault for Failing {
    fn read(&self, name: &str) -> Result<Option<SecretString>, KeyringError> {
        self.check().and_then(|()| self.inner.read(name))
    }

    fn write(&self, name: &str, secret: &SecretString) -> Result<(), KeyringError> {
        self.check().and_then(|()| self.inner.write(name, secret))
    }

    fn remove(&self, name: &str) -> Result<(), KeyringError> {
        self.check().and_then(|()| self.inner.remove(name))
    }
}

/// An account is added, opened, and removed. Gives how many calls the keyring had.
async fn keyring_scenario(at: u64, is_ever: bool) -> u64 {
    let folder = tempfile::tempdir().expect("a folder");
    let (inner, calls) = (Arc::new(MemoryVault::default()), Arc::new(AtomicU64::new(0)));
    let vault = Failing { inner: Arc::clone(&inner), calls: Arc::clone(&calls), at, is_ever };
    let desk = desk(Box::new(vault), Some(SettingsFile::inside(folder.path())));
    let key = AccountKey::parse("a-1").expect("a key");
    let mut account = Account::new(key.clone(), "Acme", Environment::Sandbox);
    account.set_url(Service::Finix, docket::domain::BaseUrl::parse("http://127.0.0.1:9").ok());
    let secret = |text: &str| SecretString::from(text.to_owned());
    let edited = Edited {
        account,
        user_names: vec![(Service::Finix, "US1".to_owned())],
        secrets: vec![(Service::Finix, secret("one")), (Service::Disputify, secret("two"))],
        keep: Keep::InKeyring,
    };
    let saved = accounts::save(desk.clone(), edited).await;
    let is_listed = desk.settings.get().account(&key).is_some();
    assert_eq!(saved.is_ok(), is_listed, "an account whose keys were not kept is not saved");
    if saved.is_ok() {
        let read = |name: &str| inner.read(name).ok().flatten().is_some();
        assert!(read("a-1/finix") && read("a-1/disputify"), "a saved account has its keys");
        let session = Session::open(&desk, &key).await.expect("it opens without a keyring too");
        wait("the keys", 20, || !session.is_reading_keys()).await;
        // What is sent is taken either way, on the disk or in memory.
        session.outbox().add(
            Intent::Tags {
                dispute: DisputeId::parse("DI1").expect("an id"),
                base: docket::domain::Tags::default(),
                edited: [("a".to_owned(), "b".to_owned())].into_iter().collect(),
                insists: false,
            },
            None,
        );
        session.outbox().settle().await.expect("alive");
        assert_eq!(session.outbox().rows().len(), 1);
        drop(session);
        // A key that was not forgotten is told; the account is gone either way.
        let removed = accounts::remove(desk.clone(), key.clone()).await;
        assert!(desk.settings.get().account(&key).is_none());
        assert!(removed.is_err() || (!read("a-1/finix") && !read("a-1/disputify") && !read("a-1/store")));
    }
    calls.load(Ordering::SeqCst)
}

#[tokio::test(flavor = "multi_thread")]
async fn every_call_to_the_keyring_may_fail_once_or_from_then_on() {
    for is_ever in [false, true] {
        let mut at = 1;
        while keyring_scenario(at, is_ever).await >= at {
            at += 1;
            assert!(at < 100, "the scenario never passes untouched");
        }
        println!("failing keyring, from then on: {is_ever}: {} calls one by one; 0 panics, 0 half accounts", at - 1);
        assert!(at > 5, "the keyring is asked");
    }
}
