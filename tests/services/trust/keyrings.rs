//! Keyrings that come late, come and go, or have lost a key: what waits on the disk is never out of reach, and nothing is
//! answered while it is unread.

use crate::outbox::counting::{desk, open_dispute, submit, wait};
use docket::credentials::{KeyringError, MemoryVault, Vault};
use docket::desk::leaving::{self, Source};
use docket::desk::outbox::RowState;
use docket::desk::{Desk, Event, Session, StorageNotice};
use docket::domain::account::{Account, Environment, Service};
use docket::domain::{AccountKey, BaseUrl};
use docket::sandbox::{self, Config, Sandbox};
use docket::store::{SettingsFile, StoreError};
use secrecy::SecretString;
use std::path::Path;
use std::sync::Arc;

/// A keyring that outlives the app.
struct Lasting(Arc<MemoryVault>);

impl Vault for Lasting {
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

/// A keyring that has the key of the service and none of the data.
fn keyring() -> Arc<MemoryVault> {
    let keyring = Arc::new(MemoryVault::default());
    let secret = Sandbox::credentials().into_iter().next().expect("a key").secret.into_owned();
    keyring.write("a-1/finix", &secret.into()).expect("kept");
    keyring
}

fn start(folder: &Path, finix: &str, keyring: &Arc<MemoryVault>) -> Desk {
    let desk = desk(Box::new(Lasting(Arc::clone(keyring))), Some(SettingsFile::inside(folder)));
    let mut account = Account::new(AccountKey::parse("a-1").expect("a key"), "Acme", Environment::Sandbox);
    account.set_url(Service::Finix, BaseUrl::parse(finix).ok());
    let user = Sandbox::credentials().into_iter().next().expect("a key").username.to_owned();
    desk.settings.change(|settings| {
        settings.user_names.insert((account.key.clone(), Service::Finix), user);
        settings.accounts = vec![account];
    });
    desk
}

async fn open(desk: &Desk) -> Session {
    let session = Session::open(desk, &AccountKey::parse("a-1").expect("a key")).await.expect("open");
    wait("the list", 30, || session.found().total == 20 && open_dispute(&session).is_some()).await;
    session
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_on_the_disk_comes_back_with_its_key_and_nothing_is_answered_before() {
    let config = Config { disputes: 20, ..Config::default() };
    let server = sandbox::start(config).await.expect("a server");
    let (folder, finix) = (tempfile::tempdir().expect("a folder"), server.urls().finix);
    let shots = || server.log().iter().filter(|entry| entry.method == "POST").count();
    let one = keyring();
    let first = open(&start(folder.path(), &finix, &one)).await;
    let id = open_dispute(&first).expect("a dispute");
    let dispute = first.shared().store.read_by_id(&id).expect("readable").expect("there").dispute.clone();
    let hold = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(20);
    first.outbox().add(submit(&dispute), Some(hold));
    first.outbox().settle().await.expect("alive");
    drop(first);

    // Another keyring, which knows nothing of it.
    let other = keyring();
    let desk = start(folder.path(), &finix, &other);
    let blind = open(&desk).await;
    assert_eq!(blind.storage(), Some(StorageNotice::KeyMissing), "no new key is made behind anybody's back");
    assert!(other.read("a-1/store").expect("read").is_none());
    wait("the outbox to say that it is not loaded", 10, || blind.outbox().snapshot().is_blind).await;
    while blind.next_event().is_some() {}
    blind.outbox().add(submit(&dispute), None);
    let mut refused = false;
    wait("the refusal", 10, || {
        while let Some(event) = blind.next_event() {
            refused |= matches!(event, Event::NotTaken(_, StoreError::NotLoaded));
        }
        refused
    })
    .await;
    assert_eq!(shots(), 0);

    // Nobody counts, removes or wipes what is not loaded as if it were nothing.
    let source = Source::Open(blind.outbox().clone(), blind.account().key.clone());
    assert!(leaving::look(desk.clone(), source).await.is_err(), "what the account keeps is not known");
    assert_eq!(blind.outbox().wipe().await, Err(StoreError::NotLoaded));

    // A person begins anew; what was there is kept aside.
    blind.begin_anew(&desk);
    wait("a new outbox", 20, || !blind.outbox().snapshot().is_blind).await;
    assert!(blind.outbox().rows().is_empty() && blind.outbox().snapshot().is_on_disk);
    drop(blind);

    // The first keyring is back, later than the app.
    let store_key = one.read("a-1/store").expect("read").expect("a key");
    one.remove("a-1/store").expect("gone for now");
    let late = open(&start(folder.path(), &finix, &one)).await;
    wait("the outbox to say that it is not loaded", 10, || late.outbox().snapshot().is_blind).await;
    one.write("a-1/store", &store_key).expect("back");
    late.load_again();
    wait("what waited", 20, || late.outbox().rows().iter().any(|row| matches!(row.state, RowState::Held { .. }))).await;
    assert_eq!(late.outbox().rows().len(), 1);
    assert_eq!(shots(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_confirmed_for_one_address_never_leaves_for_another() {
    let server = |seed| sandbox::start(Config { disputes: 20, seed, ..Config::default() });
    let (here, there) = (server(1).await.expect("a server"), server(1).await.expect("a server"));
    let folder = tempfile::tempdir().expect("a folder");
    let one = keyring();
    let first = open(&start(folder.path(), &here.urls().finix, &one)).await;
    let id = open_dispute(&first).expect("a dispute");
    let dispute = first.shared().store.read_by_id(&id).expect("readable").expect("there").dispute.clone();
    first.outbox().add(submit(&dispute), Some(jiff::Timestamp::now() + jiff::SignedDuration::from_hours(20)));
    first.outbox().settle().await.expect("alive");
    drop(first);

    // Somebody edits the settings: neither the key nor the answer goes there.
    let second =
        Session::open(&start(folder.path(), &there.urls().finix, &one), &AccountKey::parse("a-1").expect("a key"))
            .await
            .expect("open");
    wait("the keys", 20, || !second.is_reading_keys()).await;
    let is_stopped = |row: &Arc<docket::desk::OutboxRow>| {
        row.state == RowState::NeedsYou(docket::desk::Need::Elsewhere) && row.theirs.is_some()
    };
    wait("a row that needs somebody", 10, || second.outbox().rows().iter().any(is_stopped)).await;
    assert!(!second.has(Service::Finix), "the key is for the other address");
    assert!(there.log().is_empty(), "not one request was made there");
}
