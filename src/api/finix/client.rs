//! The client: an address, a key, and the calls one by one.

use super::calls::{
    AcceptDispute, DeleteEvidence, DownloadEvidence, Downloaded, GetDispute, GetEvidence, GetPaymentInstrument,
    GetTransfer, ListAdjustmentTransfers, ListDisputes, ListEvidence, PAGE_LIMIT, PutDisputeTags, PutEvidenceTags,
    SubmitEvidence, UploadEvidence,
};
use super::errors;
use super::filter::DisputeFilter;
use super::wire;
use crate::api::error::{ApiError, ErrorKind, Operation};
use crate::api::http::{Bytes, Http};
use crate::api::link::{Answered, Link};
use crate::api::page::{Cursor, Page, Walk};
use crate::api::rate_limiter::RateLimiter;
use crate::api::request::{Auth, BasicKey};
use crate::domain::EvidenceRef;
use crate::domain::account::{BaseUrl, Service};
use crate::domain::answer::guard::{ConfirmedAccept, ConfirmedSubmit};
use crate::domain::dispute::Dispute;
use crate::domain::dispute::tags::Tags;
use crate::domain::dispute::transfer::{AdjustmentTransfer, Payment};
use crate::domain::evidence::Evidence;
use crate::domain::ids::{DisputeId, TransferId};
use jiff::Timestamp;

/// Most items of one short list (files, adjustments) that are ever kept in memory.
const MAX_SHORT_LIST: usize = 5_000;

/// A Finix account.
#[derive(Clone, Debug)]
pub struct Finix(Link);

impl Finix {
    /// A client for an address and a key.
    #[must_use]
    pub fn new(http: Http, base: BaseUrl, key: BasicKey) -> Self {
        Self(Link::new(http, base, Auth::Basic(key), errors::read))
    }

    /// The same at a pace.
    #[must_use]
    pub fn paced(self, pace: RateLimiter) -> Self {
        Self(self.0.paced(pace))
    }

    /// The pace this account is asked at.
    #[must_use]
    pub fn pace(&self) -> &RateLimiter {
        self.0.pace()
    }

    /// One page of disputes.
    ///
    /// # Errors
    /// What Finix or the network said.
    pub async fn list_disputes(
        &self,
        filter: &DisputeFilter,
        cursor: Option<Cursor>,
    ) -> Result<Page<Dispute>, ApiError> {
        self.0.read(&ListDisputes { filter: filter.clone(), cursor, limit: PAGE_LIMIT }).await
    }

    /// One of many pages of disputes, in its turn.
    ///
    /// # Errors
    /// What Finix or the network said.
    pub async fn pull_disputes(
        &self,
        filter: &DisputeFilter,
        cursor: Option<Cursor>,
    ) -> Result<Page<Dispute>, ApiError> {
        self.0.read_in_turn(&ListDisputes { filter: filter.clone(), cursor, limit: PAGE_LIMIT }).await
    }

    /// One of many disputes, in its turn.
    ///
    /// # Errors
    /// What Finix or the network said.
    pub async fn pull_dispute(&self, id: &DisputeId) -> Result<Dispute, ApiError> {
        self.0.read_in_turn(&GetDispute(id.clone())).await
    }

    /// One of many payments, in its turn.
    ///
    /// # Errors
    /// What Finix or the network said.
    pub async fn pull_payment(&self, id: &TransferId) -> Result<Payment, ApiError> {
        self.0.read_in_turn(&GetTransfer(id.clone())).await
    }

    /// One dispute, fresh.
    ///
    /// # Errors
    /// What Finix or the network said.
    pub async fn dispute(&self, id: &DisputeId) -> Result<Dispute, ApiError> {
        self.0.read(&GetDispute(id.clone())).await
    }

    /// Replaces a dispute's tags.
    ///
    /// # Errors
    /// What Finix or the network said.
    pub async fn put_tags(&self, id: &DisputeId, tags: &Tags) -> Result<Answered<Dispute>, ApiError> {
        self.0.write(&PutDisputeTags { dispute: id.clone(), tags: tags.clone() }, None).await
    }

    /// Uploads a file from a stream of its bytes. Dropping the future cancels it.
    ///
    /// # Errors
    /// What Finix or the network said.
    pub async fn upload(&self, call: &UploadEvidence, bytes: Bytes) -> Result<Answered<Evidence>, ApiError> {
        self.0.write(call, Some(bytes)).await
    }

    /// All files of a dispute, to be looked at.
    ///
    /// # Errors
    /// What Finix or the network said.
    pub async fn evidence(&self, dispute: &DisputeId) -> Result<Vec<Evidence>, ApiError> {
        Ok(self.read_evidence(dispute).await?.items)
    }

    /// All files of a dispute, where it decides what is sent that one is not among them.
    ///
    /// # Errors
    /// What Finix or the network said, also when one file of the list cannot be read.
    pub async fn whole_evidence(&self, dispute: &DisputeId) -> Result<Vec<Evidence>, ApiError> {
        self.read_evidence(dispute).await?.whole(Operation::ListEvidence)
    }

    async fn read_evidence(&self, dispute: &DisputeId) -> Result<Gathered<Evidence>, ApiError> {
        let page = |cursor| {
            let call = ListEvidence { dispute: dispute.clone(), cursor };
            async move { self.0.read(&call).await }
        };
        gather(page, |evidence: &Evidence| evidence.id.as_str(), |evidence| evidence.updated_at).await
    }

    /// One file, fresh.
    ///
    /// # Errors
    /// What Finix or the network said.
    pub async fn one_evidence(&self, of: &EvidenceRef) -> Result<Evidence, ApiError> {
        self.0.read(&GetEvidence(of.clone())).await
    }

    /// Replaces a file's tags.
    ///
    /// # Errors
    /// What Finix or the network said.
    pub async fn put_evidence_tags(&self, of: &EvidenceRef, tags: &Tags) -> Result<Answered<Evidence>, ApiError> {
        self.0.write(&PutEvidenceTags { of: of.clone(), tags: tags.clone() }, None).await
    }

    /// A file's bytes.
    ///
    /// # Errors
    /// What Finix or the network said.
    pub async fn download(&self, of: &EvidenceRef) -> Result<Downloaded, ApiError> {
        self.0.read(&DownloadEvidence(of.clone())).await
    }

    /// Takes a file back.
    ///
    /// # Errors
    /// What Finix or the network said.
    pub async fn delete_evidence(&self, of: &EvidenceRef) -> Result<Answered<()>, ApiError> {
        self.0.write(&DeleteEvidence(of.clone()), None).await
    }

    /// All entries that moved money because of a dispute.
    ///
    /// # Errors
    /// What Finix or the network said.
    pub async fn adjustments(&self, dispute: &DisputeId) -> Result<Vec<AdjustmentTransfer>, ApiError> {
        let page = |cursor| {
            let call = ListAdjustmentTransfers { dispute: dispute.clone(), cursor };
            async move { self.0.read(&call).await }
        };
        Ok(gather(page, |transfer: &AdjustmentTransfer| transfer.id.as_str(), |_| None).await?.items)
    }

    /// The disputed payment.
    ///
    /// # Errors
    /// What Finix or the network said.
    pub async fn payment(&self, id: &TransferId) -> Result<Payment, ApiError> {
        self.0.read(&GetTransfer(id.clone())).await
    }

    /// The payment with what its payment instrument says of the card; nothing when there is nothing to ask for.
    ///
    /// # Errors
    /// What Finix or the network said.
    pub async fn payment_with_card(&self, payment: &Payment) -> Result<Option<Payment>, ApiError> {
        let Some(instrument) = &payment.instrument else { return Ok(None) };
        let said = self.0.read(&GetPaymentInstrument(instrument.clone())).await?;
        Ok(wire::with_instrument(payment, &said))
    }

    /// Submits, once. Never repeated from here.
    ///
    /// # Errors
    /// What Finix or the network said; [`ApiError::effect`] tells what it means.
    pub async fn submit(&self, confirmed: &ConfirmedSubmit) -> Result<Answered<Option<Dispute>>, ApiError> {
        self.0.write(&SubmitEvidence(confirmed.clone()), None).await
    }

    /// Accepts, once. Never repeated from here.
    ///
    /// # Errors
    /// What Finix or the network said; [`ApiError::effect`] tells what it means.
    pub async fn accept(&self, confirmed: &ConfirmedAccept) -> Result<Answered<Option<Dispute>>, ApiError> {
        self.0.write(&AcceptDispute(confirmed.clone()), None).await
    }
}

/// A short list, as far as it could be read.
struct Gathered<T> {
    items: Vec<T>,
    unreadable: usize,
}

impl<T> Gathered<T> {
    /// The list, if all of it could be read.
    fn whole(self, operation: Operation) -> Result<Vec<T>, ApiError> {
        if self.unreadable == 0 {
            return Ok(self.items);
        }
        let detail = format!("{} of {} items", self.unreadable, self.unreadable + self.items.len());
        Err(ApiError::new(Service::Finix, operation, ErrorKind::Unreadable, detail))
    }
}

/// Walks through a short list to its end. A cursor that turned bad on the way starts the walk over, once.
async fn gather<T, F: Future<Output = Result<Page<T>, ApiError>>>(
    page: impl Fn(Option<Cursor>) -> F,
    id: impl Fn(&T) -> &str,
    updated: impl Fn(&T) -> Option<Timestamp>,
) -> Result<Gathered<T>, ApiError> {
    let mut restarted = false;
    let (mut items, mut unreadable): (Vec<T>, usize) = (Vec::new(), 0);
    let mut walk = Walk::default();
    let mut cursor = None;
    loop {
        let had_cursor = cursor.is_some();
        let got = match page(cursor.clone()).await {
            Err(error) if error.kind == ErrorKind::NotFound && had_cursor && !restarted => {
                restarted = true;
                items.clear();
                unreadable = 0;
                walk = Walk::default();
                cursor = None;
                continue;
            }
            other => other?,
        };
        unreadable += got.unreadable;
        let next = walk.step(got.items.iter().map(&id), got.next);
        for item in got.items {
            match items.iter_mut().find(|known| id(known) == id(&item)) {
                // The later page counts, unless it says itself that it is behind.
                Some(known) if updated(&item).is_none() && updated(known).is_none() => *known = item,
                Some(known) if updated(&item) > updated(known) => *known = item,
                Some(_) => {}
                None => items.push(item),
            }
        }
        match next {
            Some(next) if items.len() < MAX_SHORT_LIST => cursor = Some(next),
            _ => return Ok(Gathered { items, unreadable }),
        }
    }
}
