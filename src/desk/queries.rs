//! Answering the list: off the UI thread, the newest question only, never a stale answer.

use super::session::Shared;
use crate::domain::query::Query;
use crate::store::disputes::newest_first;
use crate::store::index::{self, Found};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::sync::watch;

/// Asks and holds the newest answer.
pub struct Queries {
    question: watch::Sender<(u64, Query)>,
    newest: Arc<AtomicU64>,
    answer: watch::Receiver<Arc<Found>>,
}

/// How often an answer that depends on the time is worked out anew.
const MINUTE: Duration = Duration::from_secs(60);
/// While disputes pour in, the list is answered this often and not for every page of them.
const SETTLE: Duration = Duration::from_millis(120);

impl Queries {
    /// Makes both sides: the handle, and the work to be run.
    pub fn new(shared: Arc<Shared>) -> (Self, impl Future<Output = ()> + Send + 'static) {
        let (question, questions) = watch::channel((0, Query::default()));
        let (say, answer) = watch::channel(Arc::new(Found::default()));
        let newest = Arc::new(AtomicU64::new(0));
        let work = answer_all(shared, questions, say, Arc::clone(&newest));
        (Self { question, newest, answer }, work)
    }

    /// Asks; the answer to an older question is dropped.
    pub fn ask(&self, query: Query) {
        self.question.send_if_modified(|(number, current)| {
            let is_new = *current != query;
            if is_new {
                *number = self.newest.fetch_add(1, Ordering::AcqRel) + 1;
                *current = query;
            }
            is_new
        });
    }

    /// The newest answer.
    #[must_use]
    pub fn found(&self) -> Arc<Found> {
        Arc::clone(&self.answer.borrow())
    }
}

async fn answer_all(
    shared: Arc<Shared>,
    mut questions: watch::Receiver<(u64, Query)>,
    say: watch::Sender<Arc<Found>>,
    newest: Arc<AtomicU64>,
) {
    let mut revision = shared.revision.subscribe();
    loop {
        let (number, query) = questions.borrow_and_update().clone();
        revision.borrow_and_update();
        let is_about_time = query.filters.due.is_some();
        let (store, newest) = (Arc::clone(&shared), Arc::clone(&newest));
        let found = tokio::task::spawn_blocking(move || {
            let all = store.store().all();
            let all = newest_first(all);
            index::run(&all, &query, store.clock.now(), &|| newest.load(Ordering::Acquire) != number)
        })
        .await;
        if let Ok(Some(found)) = found {
            say.send_replace(Arc::new(found));
            shared.wake.wake();
        }
        tokio::select! {
            // What is due within a day is another thing every minute.
            () = tokio::time::sleep(MINUTE), if is_about_time => {}
            changed = questions.changed() => if changed.is_err() { return },
            changed = revision.changed() => {
                if changed.is_err() {
                    return;
                }
                // A question cuts the pause short.
                tokio::select! {
                    () = tokio::time::sleep(SETTLE) => {}
                    _ = questions.changed() => {}
                }
            }
        }
    }
}
