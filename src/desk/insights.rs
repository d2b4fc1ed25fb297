//! What the disputes of an account come to, for the page that asks: worked out off the window's thread, and not any more
//! once nobody waits for it.
//!
//! Must not live here: counting (the index does), what a share means.

use super::failure::StoreError;
use super::{Session, waited};
use crate::domain::insights::{Insights, Question};
use crate::domain::programs::{Chargebacks, MonthQuestion};
use crate::store::index;

/// Answers a question. `is_again` is for the same question after something came in: it has time.
///
/// # Errors
/// When the account is closed meanwhile.
pub fn find(
    session: &Session,
    question: Question,
    is_again: bool,
) -> impl Future<Output = Result<Insights, StoreError>> + Send + use<> {
    waited::of_disputes(session, is_again, move |store, is_stale| index::insights(&store.index(), &question, is_stale))
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

/// A number that is another one whenever disputes came or changed.
#[must_use]
pub fn revision(session: &Session) -> u64 {
    *session.shared().store.revision().borrow()
}
