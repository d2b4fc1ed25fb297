//! The desk without a window: pulling, completing, closing.

use docket::api::Timeouts;
use docket::credentials::{Credentials, MemoryVault};
use docket::desk::{Desk, Session, SettingsKeeper};
use docket::domain::{AccountKey, SystemClock};
use docket::sandbox::Faults;
use std::sync::Arc;
use std::time::{Duration, Instant};

fn desk(disputes: u64) -> Desk {
    let runtime = tokio::runtime::Handle::current();
    let credentials = Credentials::start(Box::new(MemoryVault::default())).expect("a thread");
    let settings = SettingsKeeper::start(&runtime, None);
    let mut desk = Desk::new(runtime, Arc::new(SystemClock), credentials, settings, Timeouts::default());
    desk.helper = docket::workbench::helper::Helper::of(env!("CARGO_BIN_EXE_docket").into());
    desk.demo.disputes = disputes;
    desk
}

async fn until(what: &str, mut condition: impl FnMut() -> bool) {
    let began = Instant::now();
    while !condition() {
        assert!(began.elapsed() < Duration::from_secs(60), "still waiting for {what}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

fn listed(session: &Session) -> Vec<docket::store::Entry> {
    let store = &session.shared().store;
    session.found().rows.iter().filter_map(|row| store.read(*row).expect("readable")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_list_is_pulled_and_every_currency_found() {
    let session = Session::open(&desk(260), &AccountKey::demo()).await.expect("open");
    let query =
        docket::domain::search::query::Query { queue: docket::domain::search::query::Queue::All, ..Default::default() };
    session.ask(query);
    until("the list", || session.found().rows.len() == 260).await;
    until("every currency", || {
        listed(&session).iter().all(|entry| entry.money.is_some() || entry.dispute.amount.is_none())
    })
    .await;
    let state = session.sync_state();
    assert!(state.last.is_some() && state.error.is_none() && state.unreadable == 0);
    until("no row without response state", || listed(&session).iter().all(|entry| !entry.dispute.is_incomplete()))
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_that_fails_is_said_and_asked_again_on_refresh() {
    let session = Session::open(&desk(20), &AccountKey::demo()).await.expect("open");
    until("the list", || session.found().total == 20).await;
    let sandbox = session.sandbox().expect("the demo server");
    sandbox.faults().set("list_disputes=status:401".parse::<Faults>().expect("a fault"));
    session.refresh();
    until("the error", || session.sync_state().error.is_some()).await;
    assert_eq!(session.found().total, 20, "what was loaded stays");
    sandbox.faults().clear();
    session.refresh();
    until("the error to be gone", || session.sync_state().error.is_none()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn closing_an_account_ends_its_server() {
    let session = Session::open(&desk(5), &AccountKey::demo()).await.expect("open");
    let address = session.sandbox().expect("the demo server").address();
    drop(session);
    until("nobody to listen", || std::net::TcpStream::connect(address).is_err()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_account_is_let_go_of_with_its_keys() {
    let session = Session::open(&desk(60), &AccountKey::demo()).await.expect("open");
    until("the list", || session.found().total == 60).await;
    let shared = Arc::downgrade(session.shared());
    drop(session);
    until("nothing to hold it any more", || shared.upgrade().is_none()).await;
}
