//! What sending needs: of the services (`Vendor`) and of the outbox itself (`Gate`), so that both can be tried against
//! others than the real ones.
//!
//! Must not live here: a real service.

use crate::api::error::ApiError;
use crate::domain::EvidenceRef;
use crate::domain::answer::guard::{ConfirmedAccept, ConfirmedSubmit};
use crate::domain::checkout::Checkout;
use crate::domain::dispute::Dispute;
use crate::domain::dispute::tags::Tags;
use crate::domain::evidence::Evidence;
use crate::domain::evidence::file::EvidenceFile;
use crate::domain::ids::DisputeId;
use crate::domain::money::Currency;
use crate::domain::payment::PaymentEvent;
use crate::store::StoreError;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

/// What a service said to a write.
#[derive(Debug, Clone)]
pub struct Said<T> {
    /// The answer.
    pub value: T,
    /// The request's id.
    pub request_id: Option<String>,
    /// The server's `date`, as it wrote it.
    pub date: Option<String>,
}

/// A result of asking.
pub type Asked<T> = Result<T, ApiError>;

/// The services.
pub trait Vendor: Send + Sync {
    /// A dispute, fresh.
    fn dispute(&self, id: &DisputeId) -> impl Future<Output = Asked<Dispute>> + Send;
    /// The currency of a dispute's payment, fresh.
    fn currency(&self, dispute: &Dispute) -> impl Future<Output = Asked<Option<Currency>>> + Send;
    /// The files of a dispute, all of them or an error.
    fn evidence(&self, id: &DisputeId) -> impl Future<Output = Asked<Vec<Evidence>>> + Send;
    /// A file of a dispute, fresh; 404 when there is none of this id.
    fn one_evidence(&self, of: &EvidenceRef) -> impl Future<Output = Asked<Evidence>> + Send;
    /// The bytes of a file.
    fn download(&self, of: &EvidenceRef) -> impl Future<Output = Asked<Vec<u8>>> + Send;
    /// Sends a file under [`EvidenceFile::sent_name`].
    fn upload(
        &self,
        id: &DisputeId,
        file: &EvidenceFile,
        bytes: Vec<u8>,
        sent: &Arc<AtomicU64>,
    ) -> impl Future<Output = Asked<Said<Evidence>>> + Send;
    /// Replaces the tags of a file.
    fn put_evidence_tags(&self, of: &EvidenceRef, tags: &Tags) -> impl Future<Output = Asked<Said<Evidence>>> + Send;
    /// Takes a file back.
    fn delete(&self, of: &EvidenceRef) -> impl Future<Output = Asked<Said<()>>> + Send;
    /// Replaces the tags of a dispute.
    fn put_tags(&self, id: &DisputeId, tags: &Tags) -> impl Future<Output = Asked<Said<Dispute>>> + Send;
    /// Submits, once. The answer may show the dispute.
    fn submit(&self, confirmed: &ConfirmedSubmit) -> impl Future<Output = Asked<Said<Option<Dispute>>>> + Send;
    /// Accepts, once. The answer may show the dispute.
    fn accept(&self, confirmed: &ConfirmedAccept) -> impl Future<Output = Asked<Said<Option<Dispute>>>> + Send;
    /// Reports a checkout.
    fn report(&self, checkout: &Checkout) -> impl Future<Output = Asked<Said<Option<String>>>> + Send;
    /// Sends a payment.
    fn pay(&self, event: &PaymentEvent) -> impl Future<Output = Asked<Said<Option<String>>>> + Send;
}

/// What sending needs of the outbox itself.
pub trait Gate: Send + Sync {
    /// The bytes of a file, as they were added.
    fn bytes(&self, sha256: &str) -> impl Future<Output = Result<Vec<u8>, StoreError>> + Send;
    /// True for a file of the service that was sent from here.
    fn is_from_here(&self, evidence: &crate::domain::ids::EvidenceId) -> impl Future<Output = bool> + Send;
    /// Writes down that the request leaves now. False when it must not.
    fn begin(&self, held_before: Vec<crate::domain::ids::EvidenceId>) -> impl Future<Output = bool> + Send;
    /// Writes down which file an upload became.
    fn uploaded(
        &self,
        evidence: crate::domain::ids::EvidenceId,
        request_id: Option<String>,
    ) -> impl Future<Output = ()> + Send;
}
