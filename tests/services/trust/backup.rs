//! A backup goes to another computer with another keyring, and nothing of it is sent there by itself.

use crate::outbox::counting::{desk, open_dispute, submit, wait};
use docket::credentials::{MemoryVault, Vault as _};
use docket::desk::backup::{self, BackupError, FileError};
use docket::desk::list::View;
use docket::desk::outbox::{RowReason, RowState};
use docket::desk::{Desk, Need, Session};
use docket::domain::account::{Account, Environment, Service};
use docket::domain::{AccountKey, BaseUrl};
use docket::sandbox::{self, Config, Sandbox};
use docket::store::SettingsFile;
use secrecy::SecretString;
use std::path::Path;

fn key() -> AccountKey {
    AccountKey::parse("a-1").expect("a key")
}

/// A computer with a keyring of its own, which has the key of the service.
fn computer(folder: &Path) -> Desk {
    let keyring = MemoryVault::default();
    let secret = Sandbox::credentials().into_iter().next().expect("a key").secret.into_owned();
    keyring.write("a-1/finix", &secret.into()).expect("kept");
    desk(Box::new(keyring), Some(SettingsFile::inside(folder)))
}

async fn open(desk: &Desk) -> Session {
    let session = Session::open(desk, &key()).await.expect("open");
    wait("the list", 30, || session.found().total == 20 && open_dispute(&session).is_some()).await;
    session
}

fn spoken(words: &str) -> SecretString {
    words.to_owned().into()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_moves_to_another_computer_and_sends_nothing_there_before_a_person_says_so() {
    let server = sandbox::start(Config { disputes: 20, ..Config::default() }).await.expect("a server");
    let shots = || server.log().iter().filter(|entry| entry.method == "POST").count();
    let (here, there) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let first = computer(here.path());
    let mut account = Account::new(key(), "Acme", Environment::Sandbox);
    account.set_url(Service::Finix, BaseUrl::parse(&server.urls().finix).ok());
    let user = Sandbox::credentials().into_iter().next().expect("a key").username.to_owned();
    first.settings.change(|settings| {
        settings.user_names.insert((key(), Service::Finix), user);
        settings.accounts = vec![account];
    });
    let session = open(&first).await;
    let id = open_dispute(&session).expect("a dispute");
    let dispute = session.shared().store.read_by_id(&id).expect("readable").expect("there").dispute.clone();
    let hold = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(20);
    session.outbox().add(submit(&dispute), Some(hold));
    let typed = ("score".to_owned(), Some("{\"email\":\"anna@example.org\"}".to_owned()));
    assert!(session.outbox().keep_drafts(vec![typed]));
    let view = View::from_json(r#"{"name":"Mine","search":"reason:fraud"}"#, &first.clock.zone());
    session.keep_views(&first.runtime, vec![view.expect("a view")]);
    session.outbox().settle().await.expect("alive");

    let target = here.path().join("Acme.docket-backup");
    backup::make(&first, &session, target.clone(), spoken("correct horse battery")).await.expect("made");
    let bytes = String::from_utf8_lossy(&std::fs::read(&target).expect("there")).into_owned();
    assert!(!bytes.contains("anna") && !bytes.contains(id.as_str()) && !bytes.contains("127.0.0.1"));

    let second = computer(there.path());
    let wrong = backup::look(target.clone(), spoken("another passphrase")).await;
    assert_eq!(wrong, Err(BackupError::File(FileError::NotOpened)));
    let contents = backup::look(target.clone(), spoken("correct horse battery")).await.expect("opened");
    assert_eq!((contents.account.name.as_str(), contents.open, contents.drafts), ("Acme", 1, 1));
    let restored = backup::restore(second.clone(), target.clone(), spoken("correct horse battery")).await;
    assert_eq!(restored, Ok(key()));
    let again = backup::restore(second.clone(), target, spoken("correct horse battery")).await;
    assert_eq!(again, Err(BackupError::AlreadyHere));

    let moved = open(&second).await;
    let rows = moved.outbox().rows();
    let row = rows.first().expect("the row");
    assert_eq!((rows.len(), row.state), (1, RowState::NeedsYou(Need::Doubt)));
    assert!(matches!(row.reason, Some(RowReason::Restored { .. })));
    assert_eq!(moved.outbox().drafts().await.expect("read").len(), 1);
    wait("the saved view", 10, || moved.views().first().is_some_and(|view| view.name == "Mine")).await;
    // Had it been left as it was, it would have been told that it waits.
    moved.outbox().settle().await.expect("alive");
    assert_eq!(shots(), 0);
    // Looked up, it was not sent: a person decides, and decides anew.
    moved.outbox().check_again(row.id);
    let is_looked_up = || moved.outbox().row(row.id).is_some_and(|now| now.reason != row.reason);
    wait("the look", 60, is_looked_up).await;
    let looked_up = moved.outbox().row(row.id).expect("the row");
    assert!(looked_up.state.needs_person(), "{:?} {:?}", looked_up.state, looked_up.reason);
    assert_eq!(shots(), 0);
    let anew = moved.outbox().add(submit(&dispute), None);
    let is_sent = || moved.outbox().row(anew).is_some_and(|row| row.state == RowState::Confirmed);
    wait("the submission", 60, is_sent).await;
    assert_eq!(shots(), 1, "sent once, when a person said so");
}
