//! Many disputes are accepted with one decision while the service fails: what became of each is what the service did, and
//! nothing is sent twice.

use crate::outbox::counting::{desk, wait};
use docket::credentials::MemoryVault;
use docket::desk::bulk_accept::{self, Asked, BulkAccept, How, LineState, Part, Phase};
use docket::desk::outbox::RowState;
use docket::desk::{Desk, Intent, Session};
use docket::domain::answer::bulk::{BulkAcceptDraft, bulk_confirmation};
use docket::domain::answer::guard::ConfirmedAccept;
use docket::domain::answer::preflight::{Earlier, Situation};
use docket::domain::time::clock::Clock as _;
use docket::domain::{AccountKey, Currency, Dispute, Evidence, EvidenceId, Money};
use docket::sandbox::Faults;
use jiff::SignedDuration;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// About one of a hundred can be answered.
const DISPUTES: u64 = 9_000;

async fn open() -> (Desk, Arc<Session>) {
    let mut desk = desk(Box::new(MemoryVault::default()), None);
    desk.demo.disputes = DISPUTES;
    let session = Session::open_shared(&desk, &AccountKey::demo()).await.expect("open");
    wait("the list", 60, || session.found().total == usize::try_from(DISPUTES).expect("few")).await;
    (desk, session)
}

fn situation<'a>(session: &Session, dispute: &'a Dispute, files: &'a [Evidence]) -> Situation<'a> {
    Situation {
        dispute,
        marks: docket::domain::language::Marks::Point,
        is_fresh: true,
        evidence: Some(files),
        read_back: None,
        waiting: 0,
        left_out: 0,
        standing: None,
        searched: None,
        earlier: Earlier::None,
        is_reopened: false,
        rounds: None,
        rules: None,
        environment: session.account().environment,
        now: session.shared().clock.now(),
    }
}

/// Asks about what is due and confirms as many as can be accepted.
async fn confirmed(desk: &Desk, session: &Arc<Session>, count: usize) -> Vec<ConfirmedAccept> {
    let mut good: Vec<Asked> = Vec::new();
    let rows = Arc::clone(&session.found().rows);
    for rows in rows.chunks(60) {
        let asked = bulk_accept::ask(Arc::clone(session.shared()), rows.into(), Arc::default(), desk.wake.clone());
        let passes = |one: &Asked| {
            let Ok((dispute, files)) = &one.fresh else { return false };
            let against = BulkAcceptDraft::default().against(&situation(session, dispute, files), one.currency);
            against.is_empty() && !one.has_twin && one.currency.is_some() && dispute.amount.is_some()
        };
        good.extend(asked.await.into_iter().filter(passes));
        if good.len() >= count {
            break;
        }
    }
    good.truncate(count);
    assert_eq!(good.len(), count, "there are as many");
    let mut sums: BTreeMap<Currency, i64> = BTreeMap::new();
    let mut listed = Vec::new();
    for one in &good {
        let (dispute, files) = one.fresh.as_ref().expect("asked");
        *sums.entry(one.currency.expect("known")).or_default() += dispute.amount.expect("an amount");
        listed.push((situation(session, dispute, files), one.currency));
    }
    let sums: Vec<Money> = sums.into_iter().map(|(currency, minor)| Money::new(minor, currency)).collect();
    let typed = bulk_confirmation(count, &sums);
    let draft = BulkAcceptDraft { note: "Cheaper than a fight".to_owned(), typed };
    draft.confirm(&listed, &sums).expect("confirmed")
}

fn start(desk: &Desk, session: &Session, confirmed: Vec<ConfirmedAccept>, how: How) -> BulkAccept {
    let now = session.shared().clock.steady();
    let account = session.account().key.clone();
    let part = Part { account, outbox: session.outbox().clone(), confirmed };
    BulkAccept::start(&desk.runtime, desk.wake.clone(), vec![part], (how, now))
}

fn at_once(stops_at_surprise: bool) -> How {
    How { hold: SignedDuration::ZERO, stops_at_surprise }
}

/// Every acceptance that came to the service, and those it did.
fn came(session: &Session) -> (Vec<String>, BTreeSet<String>) {
    let log = session.sandbox().expect("the demo server").log();
    let accepts = log.iter().filter(|entry| entry.method == "POST" && entry.path.ends_with("/accept"));
    let id = |path: &str| path.rsplit('/').nth(1).expect("an id").to_owned();
    let did = accepts.clone().filter(|entry| entry.applied).map(|entry| id(&entry.path)).collect();
    (accepts.map(|entry| id(&entry.path)).collect(), did)
}

/// Those that are confirmed, once all of them have come to rest.
async fn settled(session: &Session, sent: &BulkAccept) -> BTreeSet<String> {
    wait("all of them to rest", 200, || {
        !sent.progress().phase.is_active() && session.outbox().rows().iter().all(|row| !row.state.is_active())
    })
    .await;
    let rows = session.outbox().rows();
    let confirmed = rows.iter().filter(|row| row.state == RowState::Confirmed);
    confirmed.map(|row| row.intent.dispute().expect("a dispute").to_string()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_are_accepted_three_fail_and_none_is_sent_twice() {
    let (desk, session) = open().await;
    let all = confirmed(&desk, &session, 50).await;
    let sandbox = session.sandbox().expect("the demo server");
    let faults = "accept=status:422~5,accept=status:500~17,accept=reset_before~30";
    sandbox.faults().set(faults.parse::<Faults>().expect("faults"));
    let sent = start(&desk, &session, all, at_once(false));
    let confirmed = settled(&session, &sent).await;
    let (came, did) = came(&session);
    assert_eq!(came.iter().collect::<BTreeSet<_>>().len(), came.len(), "no dispute was asked for twice");
    assert_eq!((confirmed.len(), did.len()), (47, 47));
    assert_eq!(confirmed, did, "confirmed is what the service did and nothing else");
    let progress = sent.progress();
    assert_eq!(progress.phase, Phase::Done);
    let far = progress.far(|_, id| session.outbox().row(id));
    assert_eq!((far.accepted, far.stuck, far.left_alone, far.under_way), (47, 3, 0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn at_the_first_surprise_the_rest_is_left_alone_where_that_is_wanted() {
    let (desk, session) = open().await;
    let all = confirmed(&desk, &session, 8).await;
    let sandbox = session.sandbox().expect("the demo server");
    sandbox.faults().set("accept=status:422~3".parse::<Faults>().expect("a fault"));
    let sent = start(&desk, &session, all, at_once(true));
    let confirmed = settled(&session, &sent).await;
    let progress = sent.progress();
    assert_eq!(progress.phase, Phase::Surprised);
    let states: Vec<bool> = progress.lines.iter().map(|line| line.state == LineState::NotSent).collect();
    assert_eq!(states, [false, false, false, true, true, true, true, true], "it is said of each");
    let (came, did) = came(&session);
    assert_eq!((came.len(), did.len(), confirmed.len()), (3, 2, 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_person_begins_about_one_of_them_meanwhile_is_left_to_them() {
    let (desk, session) = open().await;
    let all = confirmed(&desk, &session, 3).await;
    let dispute = all.get(1).expect("three").dispute().clone();
    let how = How { hold: SignedDuration::from_secs(3), stops_at_surprise: false };
    let sent = start(&desk, &session, all, how);
    let hour = session.shared().clock.steady() + SignedDuration::from_hours(1);
    let evidence = EvidenceId::parse("DEVs").expect("an id");
    let own = Intent::DeleteEvidence { dispute, evidence, name: "slip.pdf".to_owned() };
    let own = session.outbox().add(own, Some(hour));
    wait("all of them to have had their turn", 60, || !sent.progress().phase.is_active()).await;
    let states: Vec<bool> = sent.progress().lines.iter().map(|line| line.state == LineState::NotSent).collect();
    assert_eq!(states, [false, true, false], "it is said of the one");
    sent.stop();
    session.outbox().settle().await.expect("alive");
    let held = session.outbox().row(own).expect("the row").state;
    assert!(matches!(held, RowState::Held { .. }), "what they began is theirs: {held:?}");
    assert_eq!(came(&session).0.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_stopped_or_let_go_of_while_it_is_held_is_never_sent() {
    let (desk, session) = open().await;
    let all = confirmed(&desk, &session, 3).await;
    let held = How { hold: SignedDuration::from_secs(600), stops_at_surprise: true };
    let sent = start(&desk, &session, all.clone(), held);
    assert!(matches!(sent.progress().phase, Phase::Held { .. }));
    sent.stop();
    wait("it to be stopped", 20, || sent.progress().phase == Phase::Stopped).await;
    assert!(sent.progress().lines.iter().all(|line| line.state == LineState::NotSent));
    // The account is closed while they wait.
    drop(start(&desk, &session, all, How { hold: SignedDuration::from_millis(200), ..held }));
    tokio::time::sleep(std::time::Duration::from_millis(600)).await;
    assert!(came(&session).0.is_empty() && session.outbox().rows().is_empty());
}
