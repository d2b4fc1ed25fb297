//! Asking how each of many disputes stands now, before they are accepted.
//!
//! Must not live here: whether one can be accepted (`domain::answer`).

use super::MOST;
use crate::api::error::ApiError;
use crate::desk::case::fetch;
use crate::desk::shared::Shared;
use crate::desk::wake::Wake;
use crate::domain::dispute::Dispute;
use crate::domain::evidence::Evidence;
use crate::domain::money::Currency;
use crate::store::index::twins;
use crate::store::{Entry, RowId};
use futures_util::StreamExt as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Disputes that are asked about at the same time.
const AT_ONCE: usize = 4;

/// One dispute as Finix has it now.
#[derive(Clone)]
pub struct Asked {
    /// As the list had it.
    pub entry: Arc<Entry>,
    /// Fresh from Finix with its files, or why it could not be asked.
    pub fresh: Result<(Arc<Dispute>, Arc<[Evidence]>), ApiError>,
    /// Its currency.
    pub currency: Option<Currency>,
    /// Another dispute is about the same payment.
    pub has_twin: bool,
}

/// Asks how each of these disputes stands now. `done` counts those that have answered.
pub async fn ask(shared: Arc<Shared>, rows: Arc<[RowId]>, done: Arc<AtomicUsize>, wake: Wake) -> Vec<Asked> {
    let (reading, of) = (Arc::clone(&shared), Arc::clone(&rows));
    let read = move || {
        let few = of.get(..of.len().min(MOST)).unwrap_or_default();
        let twins = twins(&reading.store.index(), few);
        let entries = few.iter().filter_map(|row| Some((*row, reading.store.read(*row).ok().flatten()?)));
        entries.map(|(row, entry)| (Arc::new(entry), twins.contains(&row))).collect::<Vec<_>>()
    };
    let entries = tokio::task::spawn_blocking(read).await.unwrap_or_default();
    let asked = entries.into_iter().map(|(entry, has_twin)| {
        let (shared, done, wake) = (Arc::clone(&shared), Arc::clone(&done), wake.clone());
        async move {
            let id = entry.dispute.id.clone();
            let fresh = async {
                let dispute = fetch::dispute(Arc::clone(&shared), id.clone()).await?;
                Ok((dispute, fetch::evidence(Arc::clone(&shared), id.clone()).await?))
            };
            let fresh = fresh.await;
            // The payment, which has the currency, may have come with it.
            let store = shared.store.clone();
            let now = tokio::task::spawn_blocking(move || store.read_by_id(&id)).await;
            let currency = now.ok().and_then(|read| read.ok().flatten()).and_then(|entry| entry.currency());
            done.fetch_add(1, Ordering::Relaxed);
            wake.wake();
            Asked { currency: currency.or(entry.currency()), entry, fresh, has_twin }
        }
    });
    futures_util::stream::iter(asked).buffered(AT_ONCE).collect().await
}
