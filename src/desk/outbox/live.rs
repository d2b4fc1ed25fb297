//! The real services, by the account's own clients. What they say of a dispute is put where everybody finds it.
//!
//! Must not live here: what an answer means for a row.

use super::intent::Intent;
use super::vendor::{Asked, Said, Vendor};
use crate::api::butter_disputes::ReportCheckout;
use crate::api::butter_recover::{self, SendPayment};
use crate::api::error::Operation;
use crate::api::finix::UploadEvidence;
use crate::api::link::Answered;
use crate::api::{Body, Call as _};
use crate::desk::case::fetch;
use crate::desk::events::Event;
use crate::desk::shared::Shared;
use crate::domain::EvidenceRef;
use crate::domain::answer::guard::{ConfirmedAccept, ConfirmedSubmit};
use crate::domain::checkout::Checkout;
use crate::domain::dispute::tags::Tags;
use crate::domain::dispute::{Dispute, ResponseState};
use crate::domain::evidence::Evidence;
use crate::domain::evidence::file::EvidenceFile;
use crate::domain::ids::DisputeId;
use crate::domain::money::Currency;
use crate::domain::payment::PaymentEvent;
use futures_util::StreamExt as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Bytes that are handed to the connection at once.
const PIECE: usize = 64 * 1024;

/// The account's services.
pub struct Live {
    /// What every task of the session shares.
    pub shared: Arc<Shared>,
}

fn said<T, U>(answer: Answered<T>, value: impl FnOnce(T) -> U) -> Said<U> {
    Said { value: value(answer.value), request_id: answer.request_id, date: answer.date }
}

impl Vendor for Live {
    async fn dispute(&self, id: &DisputeId) -> Asked<Dispute> {
        let fresh = fetch::dispute(Arc::clone(&self.shared), id.clone()).await?;
        Ok(Dispute::clone(&fresh))
    }

    async fn currency(&self, dispute: &Dispute) -> Asked<Option<Currency>> {
        let Some(transfer) = &dispute.transfer else { return Ok(None) };
        Ok(self.shared.clients().finix(Operation::GetTransfer)?.payment(transfer).await?.currency)
    }

    async fn evidence(&self, id: &DisputeId) -> Asked<Vec<Evidence>> {
        self.shared.clients().finix(Operation::ListEvidence)?.whole_evidence(id).await
    }

    async fn one_evidence(&self, of: &EvidenceRef) -> Asked<Evidence> {
        self.shared.clients().finix(Operation::GetEvidence)?.one_evidence(of).await
    }

    async fn download(&self, of: &EvidenceRef) -> Asked<Vec<u8>> {
        Ok(self.shared.clients().finix(Operation::DownloadEvidence)?.download(of).await?.bytes)
    }

    async fn upload(
        &self,
        id: &DisputeId,
        file: &EvidenceFile,
        bytes: Vec<u8>,
        sent: &Arc<AtomicU64>,
    ) -> Asked<Said<Evidence>> {
        let finix = self.shared.clients().finix(Operation::UploadEvidence)?;
        let call = UploadEvidence {
            dispute: id.clone(),
            file_name: file.sent_name(),
            media_type: file.file_type.media_type(),
            length: file.length,
        };
        let (sent, wake) = (Arc::clone(sent), self.shared.wake.clone());
        let pieces: Vec<Vec<u8>> = bytes.chunks(PIECE).map(<[u8]>::to_vec).collect();
        drop(bytes);
        // Counts the bytes that leave, and wakes the window now and then to show it.
        let counted = futures_util::stream::iter(pieces).map(move |piece| {
            sent.fetch_add(piece.len() as u64, Ordering::AcqRel);
            wake.wake();
            Ok(piece)
        });
        Ok(said(finix.upload(&call, counted.boxed()).await?, |evidence| evidence))
    }

    async fn put_evidence_tags(&self, of: &EvidenceRef, tags: &Tags) -> Asked<Said<Evidence>> {
        let finix = self.shared.clients().finix(Operation::PutEvidenceTags)?;
        Ok(said(finix.put_evidence_tags(of, tags).await?, |evidence| evidence))
    }

    async fn delete(&self, of: &EvidenceRef) -> Asked<Said<()>> {
        Ok(said(self.shared.clients().finix(Operation::DeleteEvidence)?.delete_evidence(of).await?, |()| ()))
    }

    async fn put_tags(&self, id: &DisputeId, tags: &Tags) -> Asked<Said<Dispute>> {
        let answer = self.shared.clients().finix(Operation::PutDisputeTags)?.put_tags(id, tags).await?;
        self.shared.put_fresh(answer.value.clone()).await;
        Ok(said(answer, |dispute| dispute))
    }

    async fn submit(&self, confirmed: &ConfirmedSubmit) -> Asked<Said<Option<Dispute>>> {
        let answer = self.shared.clients().finix(Operation::Submit)?.submit(confirmed).await?;
        Ok(self.take_over(answer).await)
    }

    async fn accept(&self, confirmed: &ConfirmedAccept) -> Asked<Said<Option<Dispute>>> {
        let answer = self.shared.clients().finix(Operation::Accept)?.accept(confirmed).await?;
        Ok(self.take_over(answer).await)
    }

    async fn report(&self, checkout: &Checkout) -> Asked<Said<Option<String>>> {
        let butter = self.shared.clients().butter_disputes(Operation::ReportCheckout)?;
        Ok(said(butter.report(checkout).await?, |report| report.id))
    }

    async fn pay(&self, event: &PaymentEvent) -> Asked<Said<Option<String>>> {
        let butter = self.shared.clients().butter_recover(Operation::SendPayment)?;
        Ok(said(butter.send(event).await?, |taken| taken.request_id))
    }
}

/// The body of a payment as it would leave, in lines for a person to look at.
#[must_use]
pub fn payment_body(event: &PaymentEvent) -> String {
    butter_recover::preview(event).unwrap_or_default()
}

/// The body of a request as it leaves; nothing of what has none of its own.
#[must_use]
pub fn json(intent: &Intent) -> Option<String> {
    let request = match intent {
        Intent::Checkout(checkout) => ReportCheckout { checkout: *checkout.clone(), with_slash: false }.request(),
        Intent::Payment(event) => SendPayment(*event.clone()).request(),
        _ => return None,
    };
    match request.body {
        Body::Json(text) => Some(text),
        _ => None,
    }
}

impl Live {
    /// What the reply showed of the dispute, when it showed it.
    async fn take_over(&self, answer: Answered<Option<Dispute>>) -> Said<Option<Dispute>> {
        if let Some(dispute) = answer.value.clone() {
            self.shared.put_fresh(dispute).await;
        }
        said(answer, |dispute| dispute)
    }

    /// After something was done: what it changed is fetched, and everybody is told. That failing changes nothing.
    pub async fn follow(&self, intent: &Intent) {
        let wanted = match intent {
            Intent::Submit(_) => Some(ResponseState::Responded),
            Intent::Accept(_) => Some(ResponseState::Accepted),
            _ => None,
        };
        let Some(id) = intent.dispute() else { return };
        if let Some(wanted) = wanted {
            // Finix may show the old state for a while; the next pull brings the rest.
            for pause in [0_u64, 1] {
                tokio::time::sleep(Duration::from_secs(pause)).await;
                let fresh = fetch::dispute(Arc::clone(&self.shared), id.clone()).await;
                if fresh.is_ok_and(|fresh| fresh.response_state.as_ref() == Some(&wanted)) {
                    break;
                }
            }
        }
        let is_file = matches!(intent, Intent::Upload { .. } | Intent::DeleteEvidence { .. });
        let event = if is_file { Event::EvidenceChanged } else { Event::DisputeChanged };
        self.shared.tell(event(id.clone()));
        self.shared.refresh.notify_one();
    }
}
