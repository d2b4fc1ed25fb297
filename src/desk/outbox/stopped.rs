//! What a person stops is stopped, also while the disk does not work.

use super::engine::{Effect, Engine, Input};
use super::home::Homes;
use super::intent::Intent;
use super::plan::SERVER_WORKS;
use super::row::{Need, RowId, RowState};
use crate::domain::account::{Account, AccountKey, BaseUrl, Environment, Service};
use crate::domain::dispute::tags::Tags;
use crate::domain::ids::DisputeId;
use crate::store::outbox::{Loaded, StoredImport, StoredImportRow};
use crate::store::{Batch, Journal, OutboxFile, StoreError};
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A disk that fails as long as it is told to.
struct Failing(OutboxFile, Arc<AtomicBool>);

impl Failing {
    fn check(&self) -> Result<(), StoreError> {
        if self.1.load(Ordering::Relaxed) { Err(StoreError::Full) } else { Ok(()) }
    }
}

impl Journal for Failing {
    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError> {
        self.check().and_then(|()| self.0.commit(batch))
    }

    fn load(&mut self) -> Result<Loaded, StoreError> {
        self.check().and_then(|()| self.0.load())
    }

    fn reopen(&mut self) -> Result<(), StoreError> {
        self.check().and_then(|()| self.0.reopen())
    }

    fn imports(&mut self) -> Result<Vec<StoredImport>, StoreError> {
        self.check().and_then(|()| self.0.imports())
    }

    fn queued(&mut self, key: &str, most: u32) -> Result<Vec<StoredImportRow>, StoreError> {
        self.check().and_then(|()| self.0.queued(key, most))
    }
}

fn at(seconds: i64) -> Timestamp {
    let start: Timestamp = "2026-11-21T12:00:00Z".parse().expect("an instant");
    start + SignedDuration::from_secs(seconds)
}

fn add(number: u64, until: Timestamp) -> Input {
    let dispute = DisputeId::parse(&format!("DI{number}")).expect("an id");
    let edited: Tags = [("key".to_owned(), number.to_string())].into_iter().collect();
    let intent = Box::new(Intent::Tags { dispute, base: Tags::default(), edited, insists: false });
    Input::Add { id: RowId(number), intent, hold: Some(until), from_kept: None, instead_of: None }
}

#[test]
fn what_is_cancelled_or_paused_on_a_full_disk_does_not_leave_when_there_is_room_again() {
    let fails = Arc::new(AtomicBool::new(false));
    let file = Failing(OutboxFile::in_memory().expect("memory"), Arc::clone(&fails));
    let (mut engine, _) = Engine::open(file, SERVER_WORKS, Homes::default(), at(0)).expect("open");
    for number in 1..=3 {
        engine.handle(add(number, at(60)), at(0));
    }
    fails.store(true, Ordering::Relaxed);
    engine.handle(Input::KeepDrafts(vec![("note".to_owned(), Some("words".to_owned()))]), at(1));
    assert_eq!(engine.broken(), Some(&StoreError::Full));
    let said = engine.handle(Input::Cancel(RowId(1)), at(20));
    assert!(!said.iter().any(|effect| matches!(effect, Effect::NotTaken(..))), "{said:?}");
    assert_eq!(engine.rows()[&RowId(1)].state, RowState::Discarded);
    // The others run out meanwhile, which nobody could see coming: they wait a moment longer.
    fails.store(false, Ordering::Relaxed);
    let said = engine.handle(Input::Tick, at(100));
    assert!(
        said.contains(&Effect::DiskWorks) && !said.iter().any(|effect| matches!(effect, Effect::Send(_))),
        "{said:?}"
    );
    assert!(matches!(engine.rows()[&RowId(2)].state, RowState::Held { until } if until > at(100)));
    fails.store(true, Ordering::Relaxed);
    engine.handle(Input::KeepDrafts(vec![("note".to_owned(), None)]), at(101));
    engine.handle(Input::Pause(true), at(102));
    fails.store(false, Ordering::Relaxed);
    for second in [104, 200, 400] {
        let said = engine.handle(Input::Tick, at(second));
        assert!(!said.iter().any(|effect| matches!(effect, Effect::Send(_))), "{said:?}");
    }
    // All of it is on the disk by now.
    let loaded = engine.journal().0.load().expect("read");
    assert!(loaded.notes.iter().any(|(name, value)| name == "paused" && value == "1"));
    assert_eq!(loaded.rows.iter().filter(|row| row.is_open).count(), 2);
}

/// The disk outlives the app.
#[derive(Clone)]
struct Lasting(Arc<std::sync::Mutex<OutboxFile>>);

impl Journal for Lasting {
    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError> {
        self.0.lock().expect("whole").commit(batch)
    }

    fn load(&mut self) -> Result<Loaded, StoreError> {
        self.0.lock().expect("whole").load()
    }

    fn reopen(&mut self) -> Result<(), StoreError> {
        Ok(())
    }

    fn imports(&mut self) -> Result<Vec<StoredImport>, StoreError> {
        self.0.lock().expect("whole").imports()
    }

    fn queued(&mut self, key: &str, most: u32) -> Result<Vec<StoredImportRow>, StoreError> {
        self.0.lock().expect("whole").queued(key, most)
    }
}

#[test]
fn what_a_person_was_asked_about_another_address_is_still_asked_when_the_address_is_put_back() {
    let homes = |url: &str| {
        let mut account = Account::new(AccountKey::parse("a-1").expect("a key"), "Acme", Environment::Sandbox);
        account.set_url(Service::Finix, BaseUrl::parse(url).ok());
        Homes::of(&account)
    };
    let (here, elsewhere) = ("https://here.example.org", "https://elsewhere.example.org");
    let disk = Lasting(Arc::new(std::sync::Mutex::new(OutboxFile::in_memory().expect("memory"))));
    let start = |url: &str, second| Engine::open(disk.clone(), SERVER_WORKS, homes(url), at(second)).expect("open").0;
    start(here, 0).handle(add(1, at(60)), at(0));
    assert!(matches!(start(here, 10).rows()[&RowId(1)].state, RowState::Held { .. }));
    assert_eq!(start(elsewhere, 20).rows()[&RowId(1)].state, RowState::NeedsYou(Need::Elsewhere));
    let mut back = start(here, 30);
    assert_eq!(back.rows()[&RowId(1)].state, RowState::NeedsYou(Need::Elsewhere));
    for second in [40, 100, 1_000] {
        let said = back.handle(Input::Tick, at(second));
        assert!(!said.iter().any(|effect| matches!(effect, Effect::Send(_))), "{said:?}");
    }
}
