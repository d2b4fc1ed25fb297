//! Finds a few disputes for what is typed elsewhere than in the list, without changing what the list is asked.
//!
//! Must not live here: finding (the index does that).

use super::shared::Shared;
use crate::domain::ids::DisputeId;
use crate::domain::search::Search;
use crate::domain::search::query::{Query, Queue};
use crate::domain::time::clock::Clock as _;
use crate::store::{Entry, Loading, index};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Set once nobody waits for an answer any more.
#[derive(Default)]
struct Gone(Arc<AtomicBool>);

impl Drop for Gone {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Release);
    }
}

/// The first disputes that a search finds; the one whose ID it is comes first. Waits until the index is there. Dropped,
/// it stops looking.
pub async fn disputes(shared: Arc<Shared>, typed: String, most: usize) -> Vec<Arc<Entry>> {
    if !is_loaded(&shared).await {
        return Vec::new();
    }
    let gone = Gone::default();
    let is_gone = Arc::clone(&gone.0);
    let found = tokio::task::spawn_blocking(move || {
        let is_stale = || is_gone.load(Ordering::Acquire) || shared.store.is_closed();
        let store = &shared.store;
        let same = DisputeId::parse(&typed).ok().and_then(|id| store.row(&id));
        let search = Search::parse(&typed, &shared.clock.zone()).ok();
        let answer = search.and_then(|search| {
            let query = Query { queue: Queue::All, search, ..Query::default() };
            index::run(&store.index(), store.orders(), &query, shared.clock.now(), &is_stale)
        });
        let others = answer.map(|found| found.rows).unwrap_or_default();
        let others = others.iter().copied().filter(|row| Some(*row) != same);
        let rows = same.into_iter().chain(others).take(most);
        rows.filter_map(|row| store.read(row).ok().flatten()).map(Arc::new).collect()
    });
    let found = found.await.unwrap_or_default();
    drop(gone);
    found
}

/// Waits until what is on this computer is read. False when the account was closed meanwhile.
async fn is_loaded(shared: &Shared) -> bool {
    shared.store.loaded().wait_for(|loaded| *loaded != Loading::Reading).await.is_ok()
}
