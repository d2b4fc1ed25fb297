//! What the disputes of an account come to, for the page that asks: worked out off the window's thread, and not any more
//! once nobody waits for it.
//!
//! Must not live here: counting (the index does), what a share means.

use super::failure::StoreError;
use super::outbox::{OutboxRow, RowState};
use super::{Session, waited};
use crate::domain::ids::DisputeId;
use crate::domain::insights::{Insights, Question};
use crate::domain::programs::{Chargebacks, MonthQuestion};
use crate::store::index::{self, Counted, FromHere};
use crate::store::{Disputes, RowId};
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, TryLockError};

/// What was counted for the last question, for the next one.
pub type Before = Arc<Mutex<Counted>>;

/// The letters of disputes.
#[derive(Clone, Default)]
pub struct Letters {
    /// The template of each dispute whose packet was added from here.
    pub used: Arc<BTreeMap<DisputeId, String>>,
    /// What a template is called.
    pub names: BTreeMap<String, String>,
}

/// Answers a question. `is_again` is for the same question after something came in: it has time.
///
/// # Errors
/// When the account is closed meanwhile.
pub fn find(
    session: &Session,
    question: Question,
    (letters, before): (Letters, Before),
    is_again: bool,
) -> impl Future<Output = Result<Insights, StoreError>> + Send + use<> {
    let outbox = session.outbox().clone();
    waited::of_disputes(session, is_again, move |store, is_stale| {
        let from_here =
            FromHere { answers: answers(&outbox.rows(), |id| store.row(id)), letters: named(&letters, store) };
        let count = |counted: &mut Counted| index::insights(&store.index(), &question, &from_here, counted, is_stale);
        match before.try_lock() {
            Ok(mut counted) => count(&mut counted),
            // What was half counted when it broke is no answer.
            Err(TryLockError::Poisoned(broken)) => {
                let mut counted = broken.into_inner();
                *counted = Counted::default();
                before.clear_poison();
                count(&mut counted)
            }
            // An older question is still being answered.
            Err(TryLockError::WouldBlock) => count(&mut Counted::default()),
        }
    })
}

/// When disputes were answered from here: the first submission or acceptance of each that is confirmed, at the moment it
/// was sent. One that was decided before waited for no answer since it was opened, so it has no such time.
fn answers(rows: &[Arc<OutboxRow>], row_of: impl Fn(&DisputeId) -> Option<RowId>) -> Vec<(RowId, Timestamp)> {
    let mut first: BTreeMap<&DisputeId, (Timestamp, bool)> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.intent.is_one_shot() && row.state == RowState::Confirmed) {
        let (Some(dispute), Some(sent)) = (row.intent.dispute(), row.attempted) else { continue };
        let is_reopened = row.intent.seen().is_some_and(crate::domain::answer::proof::Seen::is_decided);
        let known = first.entry(dispute).or_insert((sent, is_reopened));
        *known = (*known).min((sent, is_reopened));
    }
    let found = first.into_iter().filter(|(_, (_, is_reopened))| !is_reopened);
    let mut found: Vec<_> = found.filter_map(|(dispute, (sent, _))| Some((row_of(dispute)?, sent))).collect();
    found.sort_unstable();
    found
}

/// The letter of each dispute by its name; one of a template that is gone by its ID.
fn named(letters: &Letters, store: &Disputes) -> Vec<(RowId, Arc<str>)> {
    let mut known: BTreeMap<&str, Arc<str>> = BTreeMap::new();
    let mut found = Vec::new();
    for (dispute, template) in letters.used.iter() {
        let Some(row) = store.row(dispute) else { continue };
        let name = || letters.names.get(template).unwrap_or(template).as_str().into();
        found.push((row, Arc::clone(known.entry(template).or_insert_with(name))));
    }
    found.sort_unstable();
    found
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
    waited::of_disputes(session, is_again, move |store, is_stale| {
        index::chargebacks(&store.index(), &question, is_stale)
    })
}
