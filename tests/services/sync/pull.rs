//! Pulling the list: in spans, resumed after every kind of end, from servers old and new, with and without a network.

use crate::kit::{PASSWORD, USER};
use docket::api::Timeouts;
use docket::credentials::{Credentials, Keep, MemoryVault};
use docket::desk::{Desk, Phase, Session, SettingsKeeper};
use docket::domain::account::{Account, AccountKey, BaseUrl, Environment, Service};
use docket::domain::search::query::{Query, Queue};
use docket::domain::{Clock as _, SystemClock};
use docket::sandbox::{Config, Faults, Operation, Sandbox};
use docket::store::SettingsFile;
use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const STORE_KEY: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

/// Who gets what is sent to an address.
fn address(base: &str) -> String {
    BaseUrl::parse(base).expect("an address").origin()
}

/// Opens an own account on a server, with its data in a folder.
async fn open(folder: &Path, finix: &str) -> Session {
    let desk = desk(folder, finix).await;
    // A store that was just left is let go a moment later.
    let lock = folder.join("accounts/a-1/disputes.db");
    until("the file to be free", || docket::store::Lock::take(&lock).is_ok()).await;
    Session::open(&desk, &AccountKey::parse("a-1").expect("a key")).await.expect("open")
}

async fn desk(folder: &Path, finix: &str) -> Desk {
    let key = AccountKey::parse("a-1").expect("a key");
    let runtime = tokio::runtime::Handle::current();
    let credentials = Credentials::start(Box::new(MemoryVault::default())).expect("a thread");
    credentials.store_key(&key, |_| true, || Some(STORE_KEY.to_owned().into())).await.expect("kept");
    credentials
        .write(&key, Service::Finix, &address(finix), PASSWORD.to_owned().into(), Keep::InKeyring)
        .await
        .expect("kept");
    let settings = SettingsKeeper::start(&runtime, Some(SettingsFile::inside(folder)));
    let mut account = Account::new(key.clone(), "Acme", Environment::Sandbox);
    account.set_url(Service::Finix, BaseUrl::parse(finix).ok());
    settings.change(|settings| {
        settings.accounts = vec![account];
        settings.user_names.insert((key.clone(), Service::Finix), USER.to_owned());
    });
    Desk::new(runtime, Arc::new(SystemClock), credentials, settings, Timeouts::default())
}

async fn until(what: &str, mut condition: impl FnMut() -> bool) {
    let began = Instant::now();
    while !condition() {
        assert!(began.elapsed() < Duration::from_secs(60), "still waiting for {what}");
        tokio::time::sleep(Duration::from_millis(3)).await;
    }
}

async fn sandbox(disputes: u64, change: impl FnOnce(&mut Config)) -> Sandbox {
    let mut config = Config { disputes, ..Config::default() };
    change(&mut config);
    docket::sandbox::start(config).await.expect("a server")
}

fn is_done(session: &Session) -> bool {
    let state = session.sync_state();
    state.last.is_some() && state.phase == Phase::Idle
}

/// Every dispute that is kept, by its id.
fn kept(session: &Session) -> BTreeMap<String, String> {
    let store = &session.shared().store;
    let all = u32::try_from(store.index().len()).expect("few");
    let mut kept = BTreeMap::new();
    for row in 0..all {
        let dispute = store.read(row).expect("readable").expect("there").dispute;
        let doubled = kept.insert(dispute.id.to_string(), dispute.raw.to_string());
        assert_eq!(doubled, None, "{} is there twice", dispute.id);
    }
    kept
}

fn pages(sandbox: &Sandbox) -> usize {
    sandbox.log().iter().filter(|entry| entry.operation == Some(Operation::ListDisputes)).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_pull_that_ends_at_any_page_is_finished_by_the_next_and_nothing_is_missing_or_doubled() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = sandbox(1_150, |_| {}).await;
    let undisturbed = open(folder.path(), &server.urls().finix).await;
    until("the whole list", || is_done(&undisturbed)).await;
    let ids: Vec<String> = kept(&undisturbed).into_keys().collect();
    assert_eq!(ids.len(), 1_150);
    let whole = pages(&server);
    drop(undisturbed);
    for ended_at in 1..=whole {
        let folder = tempfile::tempdir().expect("a folder");
        // Slow enough that it ends where it should.
        let server = sandbox(1_150, |config| config.latency = Duration::from_millis(3)).await;
        let session = open(folder.path(), &server.urls().finix).await;
        until("so many pages", || pages(&server) >= ended_at || is_done(&session)).await;
        drop(session);
        let session = open(folder.path(), &server.urls().finix).await;
        until("the rest", || is_done(&session)).await;
        let found: Vec<String> = kept(&session).into_keys().collect();
        assert_eq!(found, ids, "ended at page {ended_at}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_never_came_in_whole_says_of_no_time_that_it_is_as_of_then() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = sandbox(1_150, |config| config.latency = Duration::from_millis(40)).await;
    let url = server.urls().finix;
    let session = open(folder.path(), &url).await;
    until("some of it", || !session.shared().store.index().is_empty()).await;
    assert!(!is_done(&session), "it was left on the way");
    drop(session);
    server.stop().await;
    let session = open(folder.path(), &url).await;
    until("the network to be missed", || session.sync_state().is_offline()).await;
    assert!(!session.shared().store.index().is_empty());
    assert_eq!(session.sync_state().last, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_finished_pull_is_not_done_again_at_the_next_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = sandbox(900, |_| {}).await;
    let session = open(folder.path(), &server.urls().finix).await;
    until("the list", || is_done(&session)).await;
    drop(session);
    let before = pages(&server);
    let session = open(folder.path(), &server.urls().finix).await;
    until("the list again", || is_done(&session) && session.found().total == 900).await;
    let again = pages(&server) - before;
    assert!(again < before / 3, "only what changed was asked for: {again} pages after {before}");
}

#[tokio::test(flavor = "multi_thread")]
async fn disputes_that_change_while_they_are_paged_are_neither_lost_nor_doubled_nor_old() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = sandbox(800, |config| config.latency = Duration::from_millis(8)).await;
    let finix = crate::kit::finix_at(&server.urls().finix);
    let session = open(folder.path(), &server.urls().finix).await;
    until("some pages", || pages(&server) > 4).await;
    let page = finix.list_disputes(&docket::api::finix::DisputeFilter::default(), None).await.expect("a page");
    let tags: docket::domain::Tags = [("changed".to_owned(), "while paged".to_owned())].into_iter().collect();
    for dispute in page.items.iter().take(30) {
        finix.put_tags(&dispute.id, &tags).await.expect("changed");
    }
    until("the whole list", || is_done(&session)).await;
    session.refresh();
    let changed = |raw: &String| raw.contains("while paged");
    until("every change", || kept(&session).values().filter(|raw| changed(raw)).count() == 30).await;
    assert_eq!(kept(&session).len(), 800);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_network_the_list_is_there_and_says_how_old_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = sandbox(300, |_| {}).await;
    let url = server.urls().finix;
    let session = open(folder.path(), &url).await;
    session.ask(Query { queue: Queue::All, ..Query::default() });
    until("the list", || is_done(&session) && session.found().rows.len() == 300).await;
    session.ask(Query::default());
    until("the first tab", || session.found().rows.len() < 300).await;
    let due = session.found().rows.len();
    // The first rows are remembered once the list is calm.
    let store = session.shared().store.clone();
    until("the first rows to be remembered", || store.note("front").expect("readable").is_some()).await;
    drop((session, store));
    server.stop().await;
    let session = open(folder.path(), &url).await;
    until("the list", || session.found().total == 300).await;
    assert_eq!(session.found().rows.len(), due);
    let first = session.found().rows.first().copied().expect("a row");
    assert!(session.row(first).is_some(), "rows are read before they are shown");
    until("the network to be missed", || session.sync_state().is_offline()).await;
    assert!(session.sync_state().last.is_some(), "it says how old the list is");
    session.ask(Query { queue: Queue::All, search: search("fraud"), ..Query::default() });
    until("an answer", || !session.found().query.search.is_empty() && !session.found().rows.is_empty()).await;
}

fn search(text: &str) -> docket::domain::search::Search {
    docket::domain::search::Search::parse(text, &jiff::tz::TimeZone::UTC).expect("understood")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_is_wrong_is_set_right_by_the_service() {
    let folder = tempfile::tempdir().expect("a folder");
    let ahead = jiff::SignedDuration::from_hours(5);
    let server = sandbox(50, |config| config.now = SystemClock.now().checked_add(ahead).ok()).await;
    let session = open(folder.path(), &server.urls().finix).await;
    until("the list", || is_done(&session)).await;
    let skew = session.sync_state().skew.expect("a difference worth telling");
    assert!((skew - ahead).abs() < jiff::SignedDuration::from_secs(5), "{skew:?}");
    let difference = session.shared().clock.now().duration_since(server.now()).abs();
    assert!(difference < jiff::SignedDuration::from_secs(3), "deadlines are counted by the service's clock");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_that_says_too_many_is_asked_more_slowly_and_the_pull_still_ends() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = sandbox(600, |_| {}).await;
    server.faults().set("list_disputes=status:429@0.3".parse::<Faults>().expect("a fault"));
    let session = open(folder.path(), &server.urls().finix).await;
    until("a refusal", || server.log().iter().any(|entry| entry.status == 429)).await;
    server.faults().clear();
    until("the list", || is_done(&session) && session.found().total == 600).await;
    let log = server.log();
    let refused = log.iter().find(|entry| entry.status == 429).map(|entry| entry.at).expect("a refusal");
    let soon = refused.checked_add(jiff::SignedDuration::from_millis(700)).expect("an instant");
    // What was on its way may still arrive; then everybody waits.
    let after = log
        .iter()
        .filter(|entry| entry.operation == Some(Operation::ListDisputes) && entry.at > refused && entry.at < soon);
    assert!(after.count() <= 8, "nobody was hammered");
}

/// A server older than its documentation: offset pages, and filters it may not know.
struct OldServer {
    url: String,
    asked: Arc<AtomicUsize>,
    /// While this is set, one of its disputes has no id.
    is_spoilt: Arc<AtomicBool>,
}

fn old_server(disputes: usize, filters: bool) -> OldServer {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let asked = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&asked);
    let is_spoilt = Arc::new(AtomicBool::new(false));
    let spoilt = Arc::clone(&is_spoilt);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let (counted, spoilt) = (Arc::clone(&counted), Arc::clone(&spoilt));
            std::thread::spawn(move || {
                let mut request = Vec::new();
                let mut piece = [0; 4_096];
                while let Ok(read) = stream.read(&mut piece) {
                    if read == 0 {
                        return;
                    }
                    request.extend_from_slice(&piece[..read]);
                    if !request.ends_with(b"\r\n\r\n") {
                        continue;
                    }
                    counted.fetch_add(1, Ordering::Relaxed);
                    let line = String::from_utf8_lossy(&request).lines().next().unwrap_or_default().to_owned();
                    request.clear();
                    let mut body = old_page(&line, disputes, filters);
                    if spoilt.load(Ordering::Relaxed) {
                        body = body.replace(r#""id":"DIold7""#, r#""id":null"#);
                    }
                    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", body.len());
                    if stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body.as_bytes())).is_err() {
                        return;
                    }
                }
            });
        }
    });
    OldServer { url, asked, is_spoilt }
}

/// Disputes are a minute apart, the newest first. Nothing but the list is known to it.
fn old_page(line: &str, disputes: usize, filters: bool) -> String {
    let target = line.split(' ').nth(1).unwrap_or_default();
    let url = url::Url::parse(&format!("http://x{target}")).expect("a target");
    if url.path() != "/disputes" {
        return "{}".to_owned();
    }
    let query: BTreeMap<String, String> = url.query_pairs().into_owned().collect();
    let begin: jiff::Timestamp = "2026-01-01T00:00:00Z".parse().expect("an instant");
    let bound = |name: &str| {
        let text = query.get(name).filter(|_| filters)?;
        format!("{text}Z").parse::<jiff::Timestamp>().ok()
    };
    let (from, to) = (bound("created_at.gte"), bound("created_at.lte"));
    let created = |number: usize| begin + jiff::SignedDuration::from_mins(i64::try_from(number).expect("few"));
    let matching: Vec<usize> = (0..disputes)
        .rev()
        .filter(|n| from.is_none_or(|from| created(*n) >= from) && to.is_none_or(|to| created(*n) <= to))
        .collect();
    let offset: usize = query.get("offset").and_then(|offset| offset.parse().ok()).unwrap_or(0);
    // Finix ends its offset lists at 10 000.
    let shown = matching.iter().skip(offset).take(100).take_while(|_| offset < 10_000);
    let rows: Vec<String> = shown
        .map(|n| format!(r#"{{"id":"DIold{n}","created_at":"{0}","updated_at":"{0}","state":"LOST"}}"#, created(*n)))
        .collect();
    format!(
        r#"{{"_embedded":{{"disputes":[{}]}},"page":{{"offset":{offset},"limit":100,"count":{}}}}}"#,
        rows.join(","),
        matching.len()
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn what_could_not_be_read_is_asked_for_again_until_it_is_there_also_after_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = old_server(300, true);
    server.is_spoilt.store(true, Ordering::Relaxed);
    let session = open(folder.path(), &server.url).await;
    until("the list", || is_done(&session)).await;
    let state = session.sync_state();
    assert_eq!((state.unreadable, state.is_cut_short, session.shared().store.index().len()), (1, false, 299));
    let before = server.asked.load(Ordering::Relaxed);
    session.refresh();
    until("the next pull", || server.asked.load(Ordering::Relaxed) > before + 1 && is_done(&session)).await;
    assert_eq!(session.sync_state().unreadable, 1, "it is still told");
    drop(session);

    let session = open(folder.path(), &server.url).await;
    let before = server.asked.load(Ordering::Relaxed);
    until("the notice", || session.sync_state().unreadable == 1).await;
    session.refresh();
    until("the next pull", || server.asked.load(Ordering::Relaxed) > before + 1 && is_done(&session)).await;
    assert_eq!(session.sync_state().unreadable, 1);
    // A program is not given a part for the whole.
    let other = tempfile::tempdir().expect("a folder");
    let pulled = docket::desk::headless::pulled(&desk(other.path(), &server.url).await, Some("Acme")).await;
    assert!(matches!(pulled.err(), Some(docket::desk::headless::NotListed::Unreadable(1))));

    server.is_spoilt.store(false, Ordering::Relaxed);
    session.refresh();
    until("it", || session.sync_state().unreadable == 0 && session.shared().store.index().len() == 300).await;
    assert!(kept(&session).contains_key("DIold7"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_that_gives_no_page_is_not_asked_for_eight() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = sandbox(60, |_| {}).await;
    server.faults().set("list_disputes=status:403".parse::<Faults>().expect("a fault"));
    let session = open(folder.path(), &server.urls().finix).await;
    until("the error", || session.sync_state().error.is_some()).await;
    let asked = server.log().iter().filter(|entry| entry.operation == Some(Operation::ListDisputes)).count();
    assert_eq!(asked, 1);
    server.faults().clear();
    session.refresh();
    until("the list", || session.sync_state().error.is_none() && session.found().total == 60).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_with_offset_pages_gives_more_than_its_ten_thousand() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = old_server(23_456, true);
    let session = open(folder.path(), &server.url).await;
    until("the list", || is_done(&session)).await;
    assert_eq!(session.shared().store.index().len(), 23_456);
    assert!(!session.sync_state().is_cut_short);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_ignores_the_filter_is_walked_through_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = old_server(2_500, false);
    let session = open(folder.path(), &server.url).await;
    until("the list", || is_done(&session)).await;
    assert_eq!(session.shared().store.index().len(), 2_500);
    let asked = server.asked.load(Ordering::Relaxed);
    assert!(asked < 25 + 8 + 5, "eight lanes did not walk through it side by side: {asked}");
    let before = server.asked.load(Ordering::Relaxed);
    session.refresh();
    until("the next pull", || server.asked.load(Ordering::Relaxed) > before && is_done(&session)).await;
    assert!(server.asked.load(Ordering::Relaxed) - before <= 2, "what changed is not asked for page by page");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_neither_filters_nor_goes_beyond_ten_thousand_says_that_more_is_missing() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = old_server(10_500, false);
    let session = open(folder.path(), &server.url).await;
    until("the list", || is_done(&session)).await;
    assert_eq!(session.shared().store.index().len(), 10_000);
    assert!(session.sync_state().is_cut_short);
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_for_this_run_only_keep_disputes_in_memory_and_say_so() {
    let server = sandbox(40, |_| {}).await;
    let folder = tempfile::tempdir().expect("a folder");
    let key = AccountKey::parse("a-1").expect("a key");
    let runtime = tokio::runtime::Handle::current();
    let missing = docket::credentials::KeyringError::Missing { detail: "no bus".to_owned().into() };
    let credentials = Credentials::start(Box::new(MemoryVault::broken(missing))).expect("a thread");
    credentials
        .write(&key, Service::Finix, &address(&server.urls().finix), PASSWORD.to_owned().into(), Keep::ThisRun)
        .await
        .expect("kept");
    let settings = SettingsKeeper::start(&runtime, Some(SettingsFile::inside(folder.path())));
    let mut account = Account::new(key.clone(), "Acme", Environment::Sandbox);
    account.set_url(Service::Finix, BaseUrl::parse(&server.urls().finix).ok());
    settings.change(|settings| {
        settings.accounts = vec![account];
        settings.user_names.insert((key.clone(), Service::Finix), USER.to_owned());
    });
    let desk = Desk::new(runtime, Arc::new(SystemClock), credentials, settings, Timeouts::default());
    let session = Session::open(&desk, &key).await.expect("open");
    until("the list", || session.found().total == 40).await;
    assert!(matches!(session.storage(), Some(docket::desk::StorageNotice::ThisRun)));
    assert!(!folder.path().join("accounts/a-1/disputes.db").exists());
}
