//! What is asked about one dispute, each question by itself, with the answer put where everybody finds it.
//!
//! Must not live here: when it is asked.

use crate::api::error::{ApiError, ErrorKind, Operation};
use crate::desk::shared::Shared;
use crate::domain::account::Service;
use crate::domain::dispute::Dispute;
use crate::domain::dispute::transfer::AdjustmentTransfer;
use crate::domain::evidence::Evidence;
use crate::domain::ids::DisputeId;
use crate::store::Change;
use std::sync::Arc;

/// A dispute fresh from Finix; the list shows it too.
///
/// # Errors
/// What Finix or the network said.
pub async fn dispute(shared: Arc<Shared>, id: DisputeId) -> Result<Arc<Dispute>, ApiError> {
    let fresh = shared.clients().finix(Operation::GetDispute)?.dispute(&id).await?;
    shared.put_fresh(fresh.clone()).await;
    payment_of(&shared, &fresh).await;
    Ok(Arc::new(fresh))
}

/// Fetches the disputed payment when it is not known yet. The dispute is useful without it.
async fn payment_of(shared: &Shared, dispute: &Dispute) {
    let Some(transfer) = &dispute.transfer else {
        return;
    };
    if shared.has_payment(&dispute.id) {
        return;
    }
    let Ok(finix) = shared.clients().finix(Operation::GetTransfer) else {
        return;
    };
    match finix.payment(transfer).await {
        Ok(payment) => shared.put(Change { payments: vec![(dispute.id.clone(), payment)], ..Change::default() }).await,
        Err(error) => tracing::debug!(%error, "a payment could not be fetched"),
    }
}

/// Asks the payment instrument for the card the payment itself does not name, once for a dispute. The dispute is useful
/// without it; what failed is asked again when everything is.
pub async fn card_of(shared: Arc<Shared>, dispute: Arc<Dispute>) {
    let store = shared.store.clone();
    let Some(row) = store.row(&dispute.id) else { return };
    let read = tokio::task::spawn_blocking(move || store.read(row)).await;
    let Some(payment) = read.ok().and_then(|read| read.ok().flatten()).and_then(|entry| entry.payment) else { return };
    let Ok(finix) = shared.clients().finix(Operation::GetPaymentInstrument) else { return };
    match finix.payment_with_card(&payment).await {
        Ok(Some(known)) => {
            shared.put(Change { payments: vec![(dispute.id.clone(), known)], ..Change::default() }).await;
        }
        Ok(None) => {}
        Err(error) => tracing::debug!(%error, "a payment instrument could not be fetched"),
    }
}

/// The files Finix holds for a dispute.
///
/// # Errors
/// What Finix or the network said.
pub async fn evidence(shared: Arc<Shared>, id: DisputeId) -> Result<Arc<[Evidence]>, ApiError> {
    let files = shared.clients().finix(Operation::ListEvidence)?.evidence(&id).await?;
    Ok(files.into())
}

/// What moved money because of a dispute.
///
/// # Errors
/// What Finix or the network said.
pub async fn adjustments(shared: Arc<Shared>, id: DisputeId) -> Result<Arc<[AdjustmentTransfer]>, ApiError> {
    let of = Operation::ListAdjustmentTransfers;
    let entries = shared.clients().finix(of)?.adjustments(&id).await?;
    let payment = shared.rows.by_id(&id).and_then(|entry| entry.dispute.transfer.clone());
    if payment.is_some_and(|payment| !entries.iter().all(|entry| entry.is_about(&payment))) {
        return Err(ApiError::new(Service::Finix, of, ErrorKind::Unreadable, "it is about another payment"));
    }
    Ok(entries.into())
}
