//! What a day begins with, for the page that asks: worked out off the window's thread, and not any more once nobody waits
//! for it; and when somebody last looked at it.
//!
//! Must not live here: counting (the index does), what belongs to which day.

use super::failure::StoreError;
use super::{Session, waited};
use crate::domain::agenda::{Agenda, AgendaQuestion};
use crate::store::{Change, RowId, index};
use jiff::Timestamp;
use std::sync::Arc;

/// The note of when somebody last looked.
const LOOKED: &str = "agenda_looked";

/// An answer, and the disputes that are due next.
#[derive(Clone, Debug)]
pub struct Today {
    /// What is due and what changed.
    pub agenda: Agenda,
    /// What is due next, what presses most first.
    pub next: Vec<RowId>,
}

/// Answers a question. `is_again` is for the same question after something came in: it has time.
///
/// # Errors
/// When the account is closed meanwhile.
pub fn find(
    session: &Session,
    question: AgendaQuestion,
    is_again: bool,
) -> impl Future<Output = Result<Today, StoreError>> + Send + use<> {
    let rows = session.shared().rows.clone();
    waited::of_disputes(session, is_again, move |store, is_stale| {
        let (agenda, next) = index::agenda(&store.index(), &question, is_stale)?;
        // Read before the answer is shown, so that no line is empty for a moment.
        rows.read_ahead(next.iter().copied());
        Some(Today { agenda, next })
    })
}

/// When somebody last looked at the page before this start.
///
/// # Errors
/// What the disk said.
pub fn looked(session: &Session) -> impl Future<Output = Result<Option<Timestamp>, StoreError>> + Send + 'static {
    let store = session.shared().store.clone();
    async move {
        let read = tokio::task::spawn_blocking(move || store.note(LOOKED)).await;
        let note = read.map_err(|_broke| StoreError::Closed)??;
        Ok(note.and_then(|note| note.parse().ok()))
    }
}

/// Takes note that somebody looks at the page now.
pub fn look(session: &Session, runtime: &tokio::runtime::Handle, now: Timestamp) {
    let shared = Arc::clone(session.shared());
    runtime.spawn(async move {
        shared.put(Change { notes: vec![(LOOKED, now.to_string())], ..Change::default() }).await;
    });
}
