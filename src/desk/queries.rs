//! Answering the list: off the UI thread, the newest question only, never a stale answer.
//!
//! Must not live here: finding (the index does that).

use super::events::StorageNotice;
use super::first_page;
use super::shared::Shared;
use crate::domain::search::query::Query;
use crate::domain::search::{Bound, Condition};
use crate::domain::time::clock::Clock as _;
use crate::domain::time::margin::Margin;
use crate::store::Loading;
use crate::store::index::{self, Found};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::sync::watch;

/// A question with its number, and the margin its targets lie before the deadlines.
type Question = (u64, Query, Margin);

/// Asks and holds the newest answer.
pub struct Queries {
    question: watch::Sender<Question>,
    newest: Arc<AtomicU64>,
    answer: watch::Receiver<Arc<Found>>,
}

/// How often an answer that depends on the time is worked out anew.
const MINUTE: Duration = Duration::from_secs(60);
/// While disputes pour in, the list is answered this often and not for every page of them.
const SETTLE: Duration = Duration::from_millis(150);
/// Once nothing has happened for this long, orders that may be asked for next are made.
const QUIET: Duration = Duration::from_millis(900);
/// Rows that are read before an answer is shown.
const AHEAD: usize = 60;

impl Queries {
    /// Makes both sides: the handle, and the work to be run.
    pub fn new(shared: Arc<Shared>) -> (Self, impl Future<Output = ()> + Send + 'static) {
        let (question, questions) = watch::channel((0, Query::default(), Margin::NONE));
        let (say, answer) = watch::channel(Arc::new(Found::default()));
        let newest = Arc::new(AtomicU64::new(0));
        let work = answer_all(shared, questions, say, Arc::clone(&newest));
        (Self { question, newest, answer }, work)
    }

    /// Asks; the answer to an older question is dropped.
    pub fn ask(&self, query: Query, margin: Margin) {
        self.question.send_if_modified(|(number, current, of)| {
            let is_new = *current != query || *of != margin;
            if is_new {
                *number = self.newest.fetch_add(1, Ordering::AcqRel) + 1;
                (*current, *of) = (query, margin);
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
    questions: watch::Receiver<Question>,
    say: watch::Sender<Arc<Found>>,
    newest: Arc<AtomicU64>,
) {
    if !begin(&shared, &say).await {
        return;
    }
    let revision = shared.store.revision();
    let mut answering = Answering { shared, questions, say, newest, revision, has_all_orders: false };
    loop {
        let (number, query, margin) = answering.questions.borrow_and_update().clone();
        answering.revision.borrow_and_update();
        let depends_on_time = depends_on_time(&query);
        let is_first = query == Query::default();
        let mut unwritten_front = None;
        if let Some(found) = answering.find(number, query, margin).await {
            let found = Arc::new(found);
            unwritten_front = is_first.then(|| first_page::note(&found));
            answering.say.send_replace(found);
            answering.shared.wake.wake();
        }
        if !answering.wait(depends_on_time, unwritten_front).await {
            return;
        }
    }
}

/// Shows what a start has before the index is there, and waits for that. False when the account was closed meanwhile.
async fn begin(shared: &Arc<Shared>, say: &watch::Sender<Arc<Found>>) -> bool {
    // The first rows as they were left.
    let seen = Arc::clone(shared);
    if let Ok(Some(front)) = tokio::task::spawn_blocking(move || first_page::read(&seen)).await {
        say.send_replace(Arc::new(front));
        shared.wake.wake();
    }
    match shared.store.loaded().wait_for(|loaded| *loaded != Loading::Reading).await.as_deref() {
        Ok(Loading::Rebuilt(error)) => shared.tell_storage(StorageNotice::Rebuilt(error.clone())),
        Ok(Loading::Failed(error)) => shared.tell_storage(StorageNotice::Unsaved(error.clone())),
        Ok(_) => {}
        Err(_gone) => return false,
    }
    true
}

/// The side that answers.
struct Answering {
    shared: Arc<Shared>,
    questions: watch::Receiver<Question>,
    say: watch::Sender<Arc<Found>>,
    newest: Arc<AtomicU64>,
    revision: watch::Receiver<u64>,
    /// Every order is made, or being made, for the disputes as they are now.
    has_all_orders: bool,
}

impl Answering {
    /// The answer to a question; nothing once a newer one was asked.
    async fn find(&self, number: u64, query: Query, margin: Margin) -> Option<Found> {
        let (asked, newest) = (Arc::clone(&self.shared), Arc::clone(&self.newest));
        let found = tokio::task::spawn_blocking(move || {
            let is_stale = || newest.load(Ordering::Acquire) != number || asked.store.is_closed();
            let asks = Query { search: query.search.clone().of_deadlines(margin), ..query.clone() };
            let found = index::run(&asked.store.index(), asked.store.orders(), &asks, asked.clock.now(), &is_stale)?;
            let found = Found { query, ..found };
            asked.rows.read_ahead(found.rows.iter().take(AHEAD).copied());
            Some(found)
        });
        found.await.ok().flatten()
    }

    /// Waits until the list is to be answered anew, and does what has time until then. False when nobody asks any more.
    async fn wait(&mut self, depends_on_time: bool, mut unwritten_front: Option<String>) -> bool {
        loop {
            tokio::select! {
                // What is due within a day is another thing every minute.
                () = tokio::time::sleep(MINUTE), if depends_on_time => return true,
                () = tokio::time::sleep(QUIET), if unwritten_front.is_some() || !self.has_all_orders => {
                    if let Some(front) = unwritten_front.take() {
                        first_page::write(&self.shared, front).await;
                    }
                    self.has_all_orders = true;
                    make_orders(&self.shared, self.questions.clone());
                }
                changed = self.questions.changed() => return changed.is_ok(),
                changed = self.revision.changed() => {
                    if changed.is_err() {
                        return false;
                    }
                    self.has_all_orders = false;
                    // A question cuts the pause short.
                    tokio::select! {
                        () = tokio::time::sleep(SETTLE) => {}
                        _ = self.questions.changed() => {}
                    }
                    return true;
                }
            }
        }
    }
}

/// Makes every order in the background, unless a question comes first: it needs the cores more.
fn make_orders(shared: &Arc<Shared>, questions: watch::Receiver<Question>) {
    let store = shared.store.clone();
    let work = move || {
        let is_stale = || questions.has_changed().unwrap_or(true) || store.is_closed();
        store.orders().build_all(&store.index(), &is_stale)
    };
    drop(tokio::task::spawn_blocking(work));
}

/// True when the answer is another one a minute later.
pub(super) fn depends_on_time(query: &Query) -> bool {
    let is_relative = |bound: &Option<Bound>| matches!(bound, Some(Bound::FromNow(_)));
    query.search.terms.iter().any(|term| match &term.condition {
        Condition::Time(_, from, to) => is_relative(from) || is_relative(to),
        Condition::Holds(..)
        | Condition::Is(..)
        | Condition::Tag(..)
        | Condition::TagIs(..)
        | Condition::Amount(..)
        | Condition::Due
        | Condition::Undated => false,
    })
}
