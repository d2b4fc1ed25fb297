//! The rows that are drawn, read from the store before they are needed: the window never waits for a disk.

use super::wake::Wake;
use crate::domain::ids::DisputeId;
use crate::store::{Disputes, Entry, RowId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;

/// Rows that are kept in memory.
const MOST: usize = 600;
/// Rows a window shows at most at a time, with those around them.
const MOST_DRAWN: usize = 120;
/// Rows that are asked for and not read yet; those asked for last are drawn now.
const MOST_WANTED: usize = 300;

/// Reads rows ahead and keeps those that were drawn last. Cheap to clone.
#[derive(Clone)]
pub struct Rows {
    store: Disputes,
    wake: Wake,
    cache: Arc<Mutex<Cache>>,
    asked: Arc<Notify>,
}

#[derive(Default)]
struct Cache {
    held: HashMap<RowId, Held>,
    by_id: HashMap<DisputeId, RowId>,
    wanted: Vec<RowId>,
    turn: u64,
    revision: u64,
}

struct Held {
    entry: Arc<Entry>,
    used: u64,
    is_stale: bool,
}

impl Rows {
    /// An empty cache over a store.
    #[must_use]
    pub fn new(store: Disputes, wake: Wake) -> Self {
        Self { store, wake, cache: Arc::default(), asked: Arc::default() }
    }

    /// A row, as it was read last. Asks for it when it is not here or has changed since.
    #[must_use]
    pub fn get(&self, row: RowId) -> Option<Arc<Entry>> {
        let mut cache = self.cache();
        let (entry, is_wanted) = cache.get(row);
        if is_wanted && !cache.wanted.contains(&row) {
            cache.wanted.push(row);
            let over = cache.wanted.len().saturating_sub(MOST_WANTED);
            cache.wanted.drain(..over);
            drop(cache);
            self.asked.notify_one();
        }
        entry
    }

    /// A dispute by its id, in the same way.
    #[must_use]
    pub fn by_id(&self, id: &DisputeId) -> Option<Arc<Entry>> {
        let known = self.cache().by_id.get(id).copied();
        self.get(known.or_else(|| self.store.row(id))?)
    }

    /// The rows that were drawn last, the newest first.
    #[must_use]
    pub fn drawn(&self) -> Vec<RowId> {
        let cache = self.cache();
        let mut rows: Vec<(u64, RowId)> = cache.held.iter().map(|(row, held)| (held.used, *row)).collect();
        drop(cache);
        rows.sort_unstable_by_key(|(used, _)| std::cmp::Reverse(*used));
        rows.into_iter().take(MOST_DRAWN).map(|(_, row)| row).collect()
    }

    /// Reads rows that are about to be drawn. Blocks; not for the window's thread.
    pub fn read_ahead(&self, rows: impl Iterator<Item = RowId>) {
        let missing: Vec<RowId> = {
            let mut cache = self.cache();
            rows.filter(|row| cache.get(*row).1).collect()
        };
        self.read(&missing);
    }

    /// Reads what is asked for, and again what changed, for as long as it is polled.
    pub async fn keep_reading(self) {
        let mut revision = self.store.revision();
        loop {
            tokio::select! {
                () = self.asked.notified() => {}
                changed = revision.changed() => if changed.is_err() { return },
            }
            let rows = self.clone();
            // A panic in there would be a mistake of ours; the next turn is no worse for it.
            tokio::task::spawn_blocking(move || rows.catch_up()).await.ok();
        }
    }

    fn catch_up(&self) {
        let index = self.store.index();
        let changed: Vec<RowId> = {
            let mut cache = self.cache();
            let changed = match index.changed_since(cache.revision) {
                Some(changed) => changed.filter(|row| cache.held.contains_key(row)).collect(),
                None => cache.held.keys().copied().collect::<Vec<_>>(),
            };
            cache.revision = index.revision();
            for row in &changed {
                if let Some(held) = cache.held.get_mut(row) {
                    held.is_stale = true;
                }
            }
            // What was asked for last is what is being looked at.
            let wanted = std::mem::take(&mut cache.wanted);
            wanted.into_iter().rev().chain(changed).collect()
        };
        if self.read(&changed) {
            self.wake.wake();
        }
    }

    /// Reads rows into the cache. True when something new is there.
    fn read(&self, rows: &[RowId]) -> bool {
        let mut any = false;
        for row in rows {
            match self.store.read(*row) {
                Ok(Some(entry)) => {
                    any = true;
                    self.cache().put(*row, Arc::new(entry));
                }
                Ok(None) => {}
                Err(error) => tracing::warn!(%error, "a row could not be read"),
            }
        }
        any
    }

    fn cache(&self) -> MutexGuard<'_, Cache> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Cache {
    /// A row that is here, and whether it is to be read.
    fn get(&mut self, row: RowId) -> (Option<Arc<Entry>>, bool) {
        self.turn += 1;
        let Some(held) = self.held.get_mut(&row) else { return (None, true) };
        held.used = self.turn;
        (Some(Arc::clone(&held.entry)), held.is_stale)
    }

    fn put(&mut self, row: RowId, entry: Arc<Entry>) {
        self.turn += 1;
        self.by_id.insert(entry.dispute.id.clone(), row);
        self.held.insert(row, Held { entry, used: self.turn, is_stale: false });
        if self.held.len() > MOST {
            let mut used: Vec<u64> = self.held.values().map(|held| held.used).collect();
            used.sort_unstable();
            let oldest = used.get(MOST / 2).copied().unwrap_or_default();
            self.held.retain(|_, held| held.used >= oldest);
            let held = &self.held;
            self.by_id.retain(|_, row| held.contains_key(row));
        }
    }
}
