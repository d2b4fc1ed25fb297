//! What the disputes of an account come to, for the page that asks: worked out off the window's thread, and not any more
//! once nobody waits for it.
//!
//! Must not live here: counting (the index does), what a share means.

use super::Session;
use super::failure::StoreError;
use crate::domain::insights::{Insights, Question};
use crate::domain::programs::{Chargebacks, MonthQuestion};
use crate::store::index::{self, Index};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// While disputes pour in, figures are worked out this often and not for every page of them.
const SETTLE: Duration = Duration::from_millis(250);

/// Tells the walk that whoever asked is gone.
struct Asker(Arc<AtomicBool>);

impl Drop for Asker {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Answers a question. `is_again` is for the same question after something came in: it has time.
///
/// # Errors
/// When the account is closed meanwhile.
pub fn find(
    session: &Session,
    question: Question,
    is_again: bool,
) -> impl Future<Output = Result<Insights, StoreError>> + Send + use<> {
    ask(session, is_again, move |index, is_stale| index::insights(index, &question, is_stale))
}

/// Counts the disputes of a month for the programs of the card networks, in the same way.
///
/// # Errors
/// When the account is closed meanwhile.
pub fn chargebacks(
    session: &Session,
    question: MonthQuestion,
    is_again: bool,
) -> impl Future<Output = Result<Chargebacks, StoreError>> + Send + use<> {
    ask(session, is_again, move |index, is_stale| index::chargebacks(index, &question, is_stale))
}

fn ask<T, F>(
    session: &Session,
    is_again: bool,
    count: F,
) -> impl Future<Output = Result<T, StoreError>> + Send + use<T, F>
where
    T: Send + 'static,
    F: FnOnce(&Index, &(dyn Fn() -> bool + Sync)) -> Option<T> + Send + 'static,
{
    let store = session.shared().store.clone();
    async move {
        if is_again {
            tokio::time::sleep(SETTLE).await;
        }
        let asker = Asker(Arc::default());
        let is_gone = Arc::clone(&asker.0);
        let work = move || {
            let is_stale = || is_gone.load(Ordering::Relaxed) || store.is_closed();
            count(&store.index(), &is_stale)
        };
        let found = tokio::task::spawn_blocking(work).await;
        drop(asker);
        found.ok().flatten().ok_or(StoreError::Closed)
    }
}

/// A number that is another one whenever disputes came or changed.
#[must_use]
pub fn revision(session: &Session) -> u64 {
    *session.shared().store.revision().borrow()
}
