//! A team without a server: two desks, each with a folder of its own, on one account of one sandbox.

use crate::kit::{PASSWORD, USER, World, world};
use crate::outbox::counting::{desk, open_dispute, wait};
use docket::credentials::{Keep, MemoryVault};
use docket::desk::accounts::{self, Edited};
use docket::desk::outbox::{Need, RowReason, RowState};
use docket::desk::{Desk, RowId, Session, team};
use docket::domain::account::{Account, Environment, Service};
use docket::domain::dispute::team::{Person, TeamChange, Work};
use docket::domain::search::Search;
use docket::domain::search::query::{Query, Queue};
use docket::domain::{AccountKey, BaseUrl, Dispute, DisputeId};
use docket::sandbox::Config;
use docket::store::SettingsFile;
use std::sync::Arc;

const DISPUTES: usize = 30;

/// One of the team, at a computer of their own.
struct Member {
    session: Session,
    name: Person,
    _folder: tempfile::TempDir,
    _desk: Desk,
}

async fn member(world: &World, name: &str) -> Member {
    let folder = tempfile::tempdir().expect("a folder");
    let desk = desk(Box::new(MemoryVault::default()), Some(SettingsFile::inside(folder.path())));
    let key = AccountKey::parse("a-1").expect("a key");
    let mut account = Account::new(key.clone(), "Acme", Environment::Sandbox);
    account.set_url(Service::Finix, BaseUrl::parse(&world.sandbox.urls().finix).ok());
    let (user, secret) = ((Service::Finix, USER.to_owned()), (Service::Finix, PASSWORD.to_owned().into()));
    let edited = Edited { account, user_names: vec![user], secrets: vec![secret], keep: Keep::InKeyring };
    accounts::save(desk.clone(), edited).await.expect("kept");
    let session = Session::open(&desk, &key).await.expect("open");
    wait("the list", 30, || session.found().total == DISPUTES && session.sync_state().last.is_some()).await;
    Member { session, name: Person::parse(name).expect("a name"), _folder: folder, _desk: desk }
}

impl Member {
    fn dispute(&self, id: &DisputeId) -> Arc<Dispute> {
        self.session.shared().store.read_by_id(id).expect("readable").expect("there").dispute.clone()
    }

    fn assignee(&self, id: &DisputeId) -> Option<String> {
        docket::domain::dispute::team::Team::of(&self.dispute(id).tags).assignee
    }

    fn change(&self, id: &DisputeId, change: &TeamChange) -> RowId {
        let outbox = self.session.outbox();
        let intent = team::intent(&outbox.rows(), &self.dispute(id), change).expect("within the limits");
        outbox.add(intent.expect("another one than before"), None)
    }

    fn assign(&self, id: &DisputeId) -> RowId {
        self.change(id, &TeamChange::Assign(Some(self.name.clone())))
    }

    fn state(&self, row: RowId) -> RowState {
        self.session.outbox().row(row).expect("the row").state
    }

    async fn confirmed(&self, row: RowId) {
        wait("the service to have it", 30, || self.state(row) == RowState::Confirmed).await;
    }

    /// Waits until this desk has read what the others wrote.
    async fn sees(&self, id: &DisputeId, name: &str) {
        self.session.refresh();
        wait(&format!("{name} to be seen"), 30, || self.assignee(id).as_deref() == Some(name)).await;
    }

    /// What the search of one's own disputes finds.
    async fn mine(&self, text: &str, count: usize) {
        let search = Search::parse(text, &jiff::tz::TimeZone::UTC).expect("understood");
        let query = Query { queue: Queue::All, search, ..Query::default() }.asked_by(Some(&self.name));
        self.session.ask(query.clone());
        let found = || self.session.found();
        wait(&format!("{text} to find {count}"), 30, || found().query == query && found().rows.len() == count).await;
    }
}

async fn team_of_two() -> (World, Member, Member, DisputeId) {
    let world = world(Config { disputes: DISPUTES as u64, ..Config::default() }).await;
    let (ana, bo) = (member(&world, "Ana").await, member(&world, "Bo").await);
    let id = open_dispute(&ana.session).expect("a dispute");
    (world, ana, bo, id)
}

fn puts(world: &World, id: &DisputeId) -> usize {
    world.sandbox.log().iter().filter(|e| e.method == "PUT" && e.path.ends_with(id.as_str()) && e.applied).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn two_desks_on_one_account_come_to_the_same() {
    let (world, ana, bo, id) = team_of_two().await;
    let before = ana.dispute(&id).tags.clone();
    ana.confirmed(ana.assign(&id)).await;
    bo.sees(&id, "Ana").await;
    // What one sets, the other's next change leaves as it is.
    bo.confirmed(bo.change(&id, &TeamChange::Work(Some(Work::Ready)))).await;
    ana.session.refresh();
    wait("both to be the same", 30, || ana.dispute(&id).tags == bo.dispute(&id).tags).await;
    let tags = ana.dispute(&id).tags.clone();
    let added = before.with("docket.assignee", Some("Ana")).with("docket.status", Some("ready to review"));
    assert_eq!(tags, added, "no other tag is touched");
    assert_eq!(world.finix.dispute(&id).await.expect("read").tags, added, "it is what Finix has");
    ana.mine("assignee:=me", 1).await;
    bo.mine("assignee:=me", 0).await;
    bo.mine("assignee:ana work:ready", 1).await;
    bo.mine("assignee:none", DISPUTES - 1).await;
    assert_eq!(bo.session.found().people.to_vec(), ["Ana"]);
    // Nothing is left behind when it is taken away.
    ana.confirmed(ana.change(&id, &TeamChange::Assign(None))).await;
    ana.confirmed(ana.change(&id, &TeamChange::Work(None))).await;
    assert_eq!(world.finix.dispute(&id).await.expect("read").tags, before);
    assert_eq!(puts(&world, &id), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_changes_one_thing_after_the_other_is_in_no_conflict_with_themself() {
    let (world, ana, _bo, id) = team_of_two().await;
    // Without waiting for anything, as a hand does.
    let first = ana.assign(&id);
    let second = ana.change(&id, &TeamChange::Work(Some(Work::Gathering)));
    let third = ana.change(&id, &TeamChange::Assign(Person::parse("Cy").ok()));
    for row in [first, second, third] {
        ana.confirmed(row).await;
    }
    let team = docket::domain::dispute::team::Team::of(&world.finix.dispute(&id).await.expect("read").tags);
    assert_eq!((team.assignee.as_deref(), team.work), (Some("Cy"), Some(Work::Gathering)));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_assign_the_same_dispute_the_second_is_told_and_decides() {
    let (world, ana, bo, id) = team_of_two().await;
    ana.confirmed(ana.assign(&id)).await;
    // The other one has not read that yet.
    assert_eq!(bo.assignee(&id), None);
    let row = bo.assign(&id);
    wait("the conflict", 30, || bo.state(row) == RowState::NeedsYou(Need::Moved)).await;
    let told = bo.session.outbox().row(row).expect("the row");
    assert!(matches!(&told.reason, Some(RowReason::TagsChanged { .. })), "yours is said");
    assert!(told.theirs.is_some(), "and so is theirs");
    assert_eq!((puts(&world, &id), ana.assignee(&id).as_deref()), (1, Some("Ana")), "nothing was overwritten");
    bo.session.outbox().retry(row);
    bo.confirmed(row).await;
    ana.sees(&id, "Bo").await;
    assert_eq!(puts(&world, &id), 2);
}
