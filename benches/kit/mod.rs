//! What the benchmarks share: filled stores, clocks, and lines that print a figure beside its reference.

#![allow(
    dead_code,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::cast_precision_loss,
    missing_docs,
    reason = "a benchmark prints times and stops when it cannot measure"
)]

use docket::api::Timeouts;
use docket::credentials::{Credentials, Keep, MemoryVault};
use docket::desk::{Desk, Phase, Session, SettingsKeeper};
use docket::domain::SystemClock;
use docket::domain::account::{Account, AccountKey, BaseUrl, Environment, Service};
use docket::domain::search::query::Query;
use docket::domain::search::query::Queue;
use docket::sandbox::{self, Sandbox};
use docket::store::db::Place;
use docket::store::{Codec, Disputes, Loading, Lock, SettingsFile};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The key of every store the benchmarks make; made-up disputes need no secret.
pub const KEY: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
/// The account they belong to.
pub const ACCOUNT: &str = "a-bench";

pub fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build().expect("a runtime")
}

/// How many disputes to measure with: the arguments, else these.
pub fn sizes(usual: &[u64]) -> Vec<u64> {
    let given: Vec<u64> = std::env::args().filter_map(|arg| arg.parse().ok()).collect();
    if given.is_empty() { usual.to_vec() } else { given }
}

/// The folder of a store with so many disputes from the sandbox's generator. Made once, kept under `target`.
pub fn filled(runtime: &tokio::runtime::Runtime, disputes: u64) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("target/bench/{disputes}"));
    if folder.join("filled").exists() {
        return folder;
    }
    std::fs::remove_dir_all(&folder).ok();
    std::fs::create_dir_all(&folder).expect("a folder");
    println!("Filling a store with {disputes} disputes, once");
    let began = Instant::now();
    runtime.block_on(async {
        let sandbox = sandbox(disputes, |_| {}).await;
        let session = open(&folder, &sandbox.urls().finix).await;
        until(|| session.sync_state().last.is_some() && session.sync_state().phase == Phase::Idle).await;
        assert_eq!(session.shared().store.index().len() as u64, disputes);
        session.ask(Query { queue: Queue::All, ..Query::default() });
        session.ask(Query::default());
        // The first rows are remembered a moment after the list is calm.
        tokio::time::sleep(Duration::from_secs(3)).await;
    });
    println!("filled in {:.1?}", began.elapsed());
    std::fs::write(folder.join("filled"), b"").expect("a mark");
    folder
}

pub async fn sandbox(disputes: u64, change: impl FnOnce(&mut sandbox::Config)) -> Sandbox {
    let mut config = sandbox::Config { disputes, ..sandbox::Config::default() };
    change(&mut config);
    sandbox::start(config).await.expect("a server")
}

/// Opens the account in a folder against a server.
pub async fn open(folder: &Path, finix: &str) -> Session {
    open_paced(folder, finix, 0).await
}

/// The same at a pace of so many reads a second.
pub async fn open_paced(folder: &Path, finix: &str, per_second: u32) -> Session {
    let desk = desk(folder, finix, per_second).await;
    Session::open(&desk, &AccountKey::parse(ACCOUNT).expect("a key")).await.expect("open")
}

/// A desk with the account in a folder.
pub async fn desk(folder: &Path, finix: &str, per_second: u32) -> Desk {
    let key = AccountKey::parse(ACCOUNT).expect("a key");
    let runtime = tokio::runtime::Handle::current();
    let credentials = Credentials::start(Box::new(MemoryVault::default())).expect("a thread");
    credentials.store_key(&key, |_| true, || Some(KEY.to_owned().into())).await.expect("kept");
    let opener = Sandbox::credentials().into_iter().next().expect("credentials");
    let address = BaseUrl::parse(finix).expect("an address").origin();
    credentials
        .write(&key, Service::Finix, &address, opener.secret.clone().into_owned().into(), Keep::InKeyring)
        .await
        .expect("kept");
    let settings = SettingsKeeper::start(&runtime, Some(SettingsFile::inside(folder)));
    let mut account = Account::new(key.clone(), "Bench", Environment::Sandbox);
    account.set_url(Service::Finix, BaseUrl::parse(finix).ok());
    settings.change(|settings| {
        settings.accounts = vec![account];
        settings.last_account = Some(key.clone());
        settings.user_names.insert((key.clone(), Service::Finix), opener.username.to_owned());
    });
    settings.finish();
    let mut desk = Desk::new(runtime, Arc::new(SystemClock), credentials, settings, Timeouts::default());
    desk.reads_per_second = Some(per_second);
    // The one before may still be closing.
    let file = folder.join("accounts").join(ACCOUNT).join("disputes.db");
    until(|| Lock::take(&file).is_ok()).await;
    desk
}

/// Opens the store alone.
pub fn store(folder: &Path) -> Disputes {
    let file = folder.join("accounts").join(ACCOUNT).join("disputes.db");
    // The one before may still be closing.
    let lock = loop {
        match Lock::take(&file) {
            Ok(lock) => break lock,
            Err(_in_use) => std::thread::sleep(Duration::from_millis(5)),
        }
    };
    let codec = Codec {
        dispute: |text| docket::api::finix::read_dispute(text).ok(),
        payment: |text| docket::api::finix::read_payment(text).ok(),
    };
    let known = docket::domain::reference::ReferenceTables::shipped().codes;
    let known = Arc::new(move || Arc::clone(&known));
    let place = Place { file, key: KEY.to_owned().into() };
    let (store, trouble) = Disputes::open(lock, place, codec, known).expect("open");
    assert!(trouble.is_none());
    store.begin();
    store
}

pub async fn loaded(store: &Disputes) {
    let mut loaded = store.loaded();
    let now = loaded.wait_for(|loaded| *loaded != Loading::Reading).await.expect("a store").clone();
    assert_eq!(now, Loading::Ready);
}

pub async fn until(mut condition: impl FnMut() -> bool) {
    while !condition() {
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

/// Sorted times of so many runs.
pub fn times<T>(runs: usize, mut work: impl FnMut() -> T) -> Vec<Duration> {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let began = Instant::now();
            std::hint::black_box(work());
            began.elapsed()
        })
        .collect();
    times.sort_unstable();
    times
}

/// The time that so many of a hundred runs stay below.
pub fn percentile(times: &[Duration], part: usize) -> Duration {
    times.get((times.len() * part / 100).min(times.len().saturating_sub(1))).copied().unwrap_or_default()
}

pub fn head() {
    println!("{:>9}  {:<44} {:>11} {:>11} {:>11} {:>6}", "disputes", "what", "p50", "p99", "reference", "ratio");
}

/// One line: the median and the 99th percentile, a reference measured in the same run, and their ratio.
pub fn line(disputes: u64, what: &str, times: &[Duration], reference: Option<Duration>) {
    let (middle, most) = (percentile(times, 50), percentile(times, 99));
    let beside = reference.map_or_else(String::new, |reference| format!("{reference:.2?}"));
    let ratio = reference.map_or_else(String::new, |reference| {
        format!("{:.2}", middle.as_secs_f64() / reference.as_secs_f64().max(1e-9))
    });
    println!(
        "{disputes:>9}  {what:<44} {:>11} {:>11} {beside:>11} {ratio:>6}",
        format!("{middle:.2?}"),
        format!("{most:.2?}")
    );
}

/// One line of another kind.
pub fn figure(disputes: u64, what: &str, figure: &str, reference: &str, ratio: f64) {
    println!("{disputes:>9}  {what:<44} {figure:>11} {:>11} {reference:>11} {ratio:>6.2}", "");
}

/// Proportional set size of this process, in bytes.
pub fn pss() -> u64 {
    let rollup = std::fs::read_to_string("/proc/self/smaps_rollup").unwrap_or_default();
    let line = rollup.lines().find(|line| line.starts_with("Pss:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or_default() * 1_024
}
