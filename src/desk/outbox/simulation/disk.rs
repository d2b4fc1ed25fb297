//! A disk that fails on purpose, under the real tables.

use crate::store::outbox::{Loaded, StoredImport, StoredImportRow};
use crate::store::{Batch, Journal, OutboxFile, StoreError};
use std::sync::{Arc, Mutex, PoisonError};

/// What the computer has when the app dies.
pub struct Disk {
    file: OutboxFile,
    dice: fastrand::Rng,
    /// In a thousand commits.
    fails: u32,
    pub failures: u64,
    pub commits: u64,
}

/// The app's way to the disk.
#[derive(Clone)]
pub struct Handle(Arc<Mutex<Disk>>);

impl Handle {
    pub fn new(seed: u64, fails: u32) -> Self {
        let file = OutboxFile::in_memory().expect("memory");
        Self(Arc::new(Mutex::new(Disk { file, dice: fastrand::Rng::with_seed(seed), fails, failures: 0, commits: 0 })))
    }

    pub fn with<T>(&self, look: impl FnOnce(&mut Disk) -> T) -> T {
        look(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub fn set(&self, fails: u32) {
        self.with(|disk| disk.fails = fails);
    }

    /// From here on nothing fails.
    pub fn heal(&self) {
        self.with(|disk| disk.fails = 0);
    }

    /// Everything that is on it, without failing.
    pub fn everything(&self) -> Loaded {
        self.with(|disk| disk.file.load().expect("readable"))
    }

    pub fn proofs(&self, dispute: &str) -> usize {
        self.with(|disk| disk.file.proofs(dispute).expect("readable").len())
    }
}

impl Disk {
    fn strikes(&mut self) -> bool {
        let strikes = self.fails > 0 && self.dice.u32(0..1_000) < self.fails;
        self.failures += u64::from(strikes);
        strikes
    }
}

impl Journal for Handle {
    fn commit(&mut self, batch: &Batch) -> Result<(), StoreError> {
        self.with(|disk| {
            disk.commits += 1;
            if !disk.strikes() {
                return disk.file.commit(batch);
            }
            // After a failed sync nobody knows whether the bytes are there.
            if disk.dice.bool() {
                disk.file.commit(batch)?;
            }
            Err(StoreError::Disk("simulated".to_owned().into()))
        })
    }

    fn load(&mut self) -> Result<Loaded, StoreError> {
        self.with(
            |disk| if disk.strikes() { Err(StoreError::Disk("simulated".to_owned().into())) } else { disk.file.load() },
        )
    }

    fn reopen(&mut self) -> Result<(), StoreError> {
        self.with(|disk| if disk.strikes() { Err(StoreError::Disk("simulated".to_owned().into())) } else { Ok(()) })
    }

    fn imports(&mut self) -> Result<Vec<StoredImport>, StoreError> {
        self.with(|disk| {
            if disk.strikes() { Err(StoreError::Disk("simulated".to_owned().into())) } else { disk.file.imports() }
        })
    }

    fn queued(&mut self, key: &str, most: u32) -> Result<Vec<StoredImportRow>, StoreError> {
        self.with(|disk| {
            if disk.strikes() {
                Err(StoreError::Disk("simulated".to_owned().into()))
            } else {
                disk.file.queued(key, most)
            }
        })
    }
}
