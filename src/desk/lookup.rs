//! Finds a few disputes for what is typed elsewhere than in the list, without changing what the list is asked.
//!
//! Must not live here: finding (the index does that).

use super::shared::Shared;
use super::{Desk, storage, waited};
use crate::domain::account::{AccountKey, Service};
use crate::domain::ids::DisputeId;
use crate::domain::search::Search;
use crate::domain::search::query::{Query, Queue};
use crate::domain::time::clock::Clock as _;
use crate::store::{Entry, Loading, index};
use std::sync::Arc;

/// The first disputes that a search finds; the one whose ID it is comes first. Waits until the index is there. Dropped,
/// it stops looking.
pub async fn disputes(shared: Arc<Shared>, typed: String, most: usize) -> Vec<Arc<Entry>> {
    if !is_loaded(&shared).await {
        return Vec::new();
    }
    let found = waited::blocking(move |is_gone| {
        let is_stale = || is_gone() || shared.store.is_closed();
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
    found.await.unwrap_or_default()
}

/// Where a dispute is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// In the account that is open.
    Here,
    /// In another one.
    In(AccountKey),
    /// Nowhere on this computer, also after the service was asked what is new.
    Nowhere,
}

/// Looks for a dispute in the open account, then in the others, then in what the open account's next pull brings.
pub async fn find(desk: Desk, shared: Arc<Shared>, id: DisputeId) -> Whereabouts {
    if !is_loaded(&shared).await {
        return Whereabouts::Nowhere;
    }
    if shared.store.row(&id).is_some() {
        return Whereabouts::Here;
    }
    let open = &shared.account.key;
    for account in &desk.settings.get().accounts {
        if account.key == *open {
            continue;
        }
        let holds = match desk.open_accounts.get(&account.key) {
            Some(session) => session.row_of(&id).is_some(),
            None => storage::holds(&desk, &account.key, id.clone()).await,
        };
        if holds {
            return Whereabouts::In(account.key.clone());
        }
    }
    let demo = desk.open_demo.lock().await.clone();
    if demo.is_some_and(|demo| demo.account().key != *open && demo.row_of(&id).is_some()) {
        return Whereabouts::In(AccountKey::demo());
    }
    if comes(&shared, &id).await { Whereabouts::Here } else { Whereabouts::Nowhere }
}

/// Waits for the next pull to come to its end, unless it brings the dispute before that.
async fn comes(shared: &Shared, id: &DisputeId) -> bool {
    if shared.keys_read.subscribe().wait_for(|read| *read).await.is_err() || !shared.clients().has(Service::Finix) {
        return false;
    }
    let (mut sync, mut revision) = (shared.sync.subscribe(), shared.store.revision());
    let before = sync.borrow_and_update().last;
    shared.refresh.notify_one();
    loop {
        revision.borrow_and_update();
        let is_over = {
            let now = sync.borrow_and_update();
            now.last != before || now.error.is_some()
        };
        if shared.store.row(id).is_some() {
            return true;
        }
        if is_over {
            return false;
        }
        let is_going_on = tokio::select! {
            changed = sync.changed() => changed.is_ok(),
            changed = revision.changed() => changed.is_ok(),
        };
        if !is_going_on {
            return false;
        }
    }
}

/// Waits until what is on this computer is read. False when the account was closed meanwhile.
async fn is_loaded(shared: &Shared) -> bool {
    shared.store.loaded().wait_for(|loaded| *loaded != Loading::Reading).await.is_ok()
}
