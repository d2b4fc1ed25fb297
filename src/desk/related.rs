//! What belongs to a dispute beside itself: other disputes of its payment, order, card and customer, and what was
//! scored, reported and sent for recovery for that customer.
//!
//! Must not live here: looking through the index, what ties two disputes.

use super::history::{self, Kind, Past};
use super::outbox::{Intent, Outbox};
use super::reads::ScoreQuestion;
use super::shared::Shared;
use crate::domain::dispute::Dispute;
use crate::domain::dispute::related::{Kin, Related, Tie};
use crate::domain::ids::DisputeId;
use crate::domain::time::deadline::Deadline;
use crate::store::index::related::{Kindred, related};
use crate::store::{Disputes, Entry, RowId, StoreError};
use std::sync::Arc;

/// Most disputes that are listed beside one.
pub const MOST_SHOWN: usize = 8;
/// Most of a customer's past that is listed.
pub const MOST_PAST: usize = 5;

/// Looks for what belongs to a dispute, away from the window.
///
/// # Errors
/// What the disk said.
pub async fn of_dispute(shared: Arc<Shared>, id: DisputeId) -> Result<Arc<Related>, StoreError> {
    let looked = tokio::task::spawn_blocking(move || look(&shared.store, &id));
    looked.await.map_err(|_broke| StoreError::Disk(crate::store::Fault::ReadingBroke))?.map(Arc::new)
}

fn look(store: &Disputes, id: &DisputeId) -> Result<Related, StoreError> {
    let Some(row) = store.row(id) else { return Ok(Related::default()) };
    let entry = store.read(row)?;
    let holder = entry.as_ref().and_then(|entry| entry.payment.as_ref()?.card.holder.as_deref());
    let found = related(&store.index(), row, holder, &|| store.is_closed()).ok_or(StoreError::Closed)?;
    let Kindred { rows, due, sums, unpriced } = found;
    let read = |(row, tie): &(RowId, Tie)| Ok(store.read(*row)?.map(|entry| kin(&entry, *tie)));
    let shown: Result<Vec<Option<Kin>>, StoreError> = rows.iter().take(MOST_SHOWN).map(read).collect();
    let is_of_payment = |(_, tie): &&(RowId, Tie)| *tie == Tie::Payment;
    let first = rows.iter().find(is_of_payment).map(read).transpose()?.flatten();
    Ok(Related {
        shown: shown?.into_iter().flatten().collect(),
        count: rows.len(),
        due,
        sums: sums.into(),
        unpriced,
        of_payment: rows.iter().filter(is_of_payment).count(),
        first_of_payment: first,
    })
}

fn kin(entry: &Entry, tie: Tie) -> Kin {
    Kin {
        id: entry.dispute.id.clone(),
        tie,
        status: entry.status,
        money: entry.money,
        deadline: Deadline::of(&entry.dispute),
    }
}

/// Whose past is looked for: what is not known finds nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whose {
    email: Option<String>,
    order: Option<String>,
    payment: Option<String>,
}

impl Whose {
    /// The customer of a dispute.
    #[must_use]
    pub fn of(dispute: &Dispute) -> Self {
        let payment = dispute.transfer.as_ref().map(ToString::to_string);
        Self { email: dispute.email(), order: dispute.order(), payment }
    }

    fn is_of(&self, past: &Past) -> bool {
        let is_email = |text: &str| self.email.as_deref().is_some_and(|email| email.eq_ignore_ascii_case(text.trim()));
        let is_payment = |text: &str| self.payment.as_deref() == Some(text);
        match past {
            Past::Score(scored) => match &scored.question {
                ScoreQuestion::Order(order) => is_email(&order.email),
                ScoreQuestion::ById(id) => self.order.as_deref() == Some(id.as_str()),
            },
            Past::Sent(row) => match &row.intent {
                Intent::Checkout(checkout) => {
                    is_email(&checkout.customer_email) || checkout.transaction_id.as_deref().is_some_and(is_payment)
                }
                Intent::Payment(event) => {
                    is_email(&event.customer_id)
                        || is_payment(&event.transaction_id)
                        || is_payment(&event.psp_transaction_id)
                }
                _ => false,
            },
        }
    }
}

/// A customer's past with this account.
#[derive(Clone, Default)]
pub struct CustomerPast {
    /// The newest of it, the newest first.
    pub shown: Arc<[Past]>,
    /// How much there is.
    pub count: usize,
}

/// Reads what was scored, reported and sent for recovery for a customer, as far back as it is listed at all.
///
/// # Errors
/// What the disk said.
pub async fn past(outbox: Outbox, whose: Whose) -> Result<CustomerPast, StoreError> {
    let mut all = Vec::new();
    for kind in [Kind::Scores, Kind::Checkouts, Kind::Payments] {
        let found = history::find(outbox.clone(), kind, None, String::new()).await?;
        all.extend(found.all.iter().filter(|past| whose.is_of(past)).cloned());
    }
    all.sort_by_key(|past| std::cmp::Reverse(past.at()));
    let count = all.len();
    all.truncate(MOST_PAST);
    Ok(CustomerPast { shown: all.into(), count })
}
