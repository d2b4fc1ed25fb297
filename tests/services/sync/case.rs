//! What is known of one dispute: fetched once for everybody who looks at it, anew for whoever decides, and known of
//! disputes nobody looks at.

use crate::outbox::counting::{desk, open_dispute, wait};
use docket::credentials::MemoryVault;
use docket::desk::Session;
use docket::domain::AccountKey;
use docket::domain::ids::DisputeId;
use docket::sandbox::{Faults, Operation};

async fn open() -> (Session, DisputeId) {
    let session =
        Session::open(&desk(Box::new(MemoryVault::default()), None), &AccountKey::demo()).await.expect("open");
    wait("the list", 30, || session.found().total == 20 && open_dispute(&session).is_some()).await;
    let id = open_dispute(&session).expect("a dispute");
    (session, id)
}

/// How often the service was asked for one dispute.
fn asked(session: &Session, id: &DisputeId) -> usize {
    let log = session.sandbox().expect("the demo server").log();
    let is_it = |path: &str| path.ends_with(id.as_str());
    log.iter().filter(|entry| entry.operation == Some(Operation::GetDispute) && is_it(&entry.path)).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_look_at_a_dispute_ask_once_and_who_decides_asks_anew() {
    let (session, id) = open().await;
    let (one, two) = (session.cases().open(&id), session.cases().open(&id));
    one.reload();
    wait("the dispute", 30, || two.state().dispute.newest().is_some()).await;
    assert_eq!(asked(&session, &id), 1);

    // What was known before is no answer to somebody who asks now, also while the service is silent.
    let sandbox = session.sandbox().expect("the demo server");
    sandbox.faults().set("get_dispute=status:500".parse::<Faults>().expect("a fault"));
    let turn = two.reload_and_read_back();
    assert!(two.state().dispute.since(turn).is_none(), "at once");
    wait("a failure", 30, || two.state().dispute.failure().is_some()).await;
    assert!(two.state().dispute.since(turn).is_none(), "after the failure");
    assert!(two.state().dispute.value().is_some(), "what was known stays in sight");
    sandbox.faults().clear();

    let turn = two.reload_and_read_back();
    wait("the fresh dispute", 30, || two.state().dispute.since(turn).is_some()).await;
    wait("the files", 30, || two.state().read_back.since(turn).is_some()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_files_of_a_dispute_nobody_looks_at_are_known_too() {
    let (session, id) = open().await;
    let held = session.cases().held(&id).await.expect("a list");
    let case = session.cases().open(&id);
    case.reload();
    wait("the files", 30, || case.state().evidence.newest().is_some()).await;
    let shown = case.state().evidence.newest().map(|files| files.len());
    assert_eq!(Some(held.len()), shown);
    // A service that is away is not waited for.
    drop(case);
    session
        .sandbox()
        .expect("the demo server")
        .faults()
        .set("list_evidence=status:500".parse::<Faults>().expect("a fault"));
    assert!(session.cases().held(&id).await.is_none());
}
