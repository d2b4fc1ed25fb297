//! The account's clients over the simulated network: what comes back is read as the real ones read it.

use super::super::vendor::{Asked, Said, Vendor};
use super::net::{Came, Effect, Net, error};
use super::world::{Answer, World};
use crate::api::call::Call;
use crate::api::error::{ErrorKind, Operation};
use crate::api::finix::{
    AcceptDispute, DeleteEvidence, GetDispute, GetEvidence, GetTransfer, ListEvidence, PutDisputeTags, PutEvidenceTags,
    SubmitEvidence, UploadEvidence, read_error,
};
use crate::api::http::{Http, Timeouts};
use crate::api::link::Link;
use crate::api::reply::Reply;
use crate::api::request::{Auth, BasicKey};
use crate::domain::EvidenceRef;
use crate::domain::account::BaseUrl;
use crate::domain::answer::guard::{ConfirmedAccept, ConfirmedSubmit};
use crate::domain::answer::proof::Seen;
use crate::domain::checkout::Checkout;
use crate::domain::dispute::Dispute;
use crate::domain::dispute::tags::Tags;
use crate::domain::evidence::Evidence;
use crate::domain::evidence::file::EvidenceFile;
use crate::domain::ids::DisputeId;
use crate::domain::money::Currency;
use crate::domain::payment::PaymentEvent;
use std::future::poll_fn;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Poll;

#[derive(Clone)]
pub struct SimVendor {
    net: Arc<Mutex<Net>>,
    link: Link,
}

impl SimVendor {
    pub fn new(seed: u64, trouble: u32) -> Self {
        let key = BasicKey { user: "US1".to_owned(), password: "pw".to_owned().into() };
        let base = BaseUrl::parse("https://example.org").expect("an address");
        let link = Link::new(Http::new(Timeouts::default()), base, Auth::Basic(key), read_error);
        Self { net: Arc::new(Mutex::new(Net::new(seed, trouble))), link }
    }

    pub fn net(&self) -> MutexGuard<'_, Net> {
        self.net.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn came(&self, operation: Operation, what: String, before: Option<String>, effect: Effect) -> Came {
        let id = self.net().send(operation, what, before, effect);
        poll_fn(|_| match self.net().answers.remove(&id) {
            Some(answer) => Poll::Ready(answer),
            None => Poll::Pending,
        })
        .await
    }

    async fn ask<C: Call>(
        &self,
        call: &C,
        what: String,
        before: Option<String>,
        effect: impl FnOnce(&mut World, i64) -> Answer + Send + 'static,
    ) -> Asked<Said<C::Output>> {
        let reply = self.came(call.request().operation, what, before, Box::new(effect)).await?;
        let value = self.link.understand(call, &reply)?;
        Ok(Said { value, request_id: reply.request_id, date: reply.date })
    }

    /// A one-shot leaves.
    fn shot(&self, id: &DisputeId, note: &str, seen: &Seen) -> String {
        let mut net = self.net();
        net.world.now = net.now;
        net.world.shot_leaves(id, note, seen);
        net.world.show(id, 0).1
    }

    async fn butter(&self, operation: Operation, what: String, effect: Effect) -> Asked<Said<Option<String>>> {
        let reply: Reply = self.came(operation, what, None, effect).await?;
        match reply.status {
            200..300 if reply.is_page() => Err(error(operation, ErrorKind::Unreadable, Some(reply.status))),
            200..300 => Ok(Said { value: None, request_id: reply.request_id, date: None }),
            status => Err(error(operation, ErrorKind::from_status(status), Some(status))),
        }
    }
}

impl Vendor for SimVendor {
    async fn dispute(&self, id: &DisputeId) -> Asked<Dispute> {
        let of = id.clone();
        let effect = move |world: &mut World, behind| world.show(&of, behind);
        let dispute = self.ask(&GetDispute(id.clone()), String::new(), None, effect).await?.value;
        let now = jiff::Timestamp::UNIX_EPOCH;
        self.net().seen.push((dispute.id.clone(), Seen::of(&dispute, now)));
        Ok(dispute)
    }

    async fn currency(&self, dispute: &Dispute) -> Asked<Option<Currency>> {
        let Some(transfer) = dispute.transfer.clone() else { return Ok(None) };
        let id = dispute.id.clone();
        let effect = move |world: &mut World, _| world.payment(&id);
        Ok(self.ask(&GetTransfer(transfer), String::new(), None, effect).await?.value.currency)
    }

    async fn evidence(&self, id: &DisputeId) -> Asked<Vec<Evidence>> {
        let of = id.clone();
        let effect = move |world: &mut World, behind| world.list(&of, behind);
        let call = ListEvidence { dispute: id.clone(), cursor: None };
        Ok(self.ask(&call, String::new(), None, effect).await?.value.items)
    }

    async fn one_evidence(&self, of: &EvidenceRef) -> Asked<Evidence> {
        let wanted = of.clone();
        let effect = move |world: &mut World, behind| world.file(&wanted, behind);
        Ok(self.ask(&GetEvidence(of.clone()), String::new(), None, effect).await?.value)
    }

    async fn download(&self, of: &EvidenceRef) -> Asked<Vec<u8>> {
        let (of, bytes) = (of.clone(), Arc::new(Mutex::new(None)));
        let found = Arc::clone(&bytes);
        let call = GetEvidence(of.clone());
        // The bytes go beside the answer, which stands for what carries them.
        let effect = move |world: &mut World, _| match world.download(&of.dispute, &of.evidence) {
            Ok(bytes) => {
                *found.lock().unwrap_or_else(PoisonError::into_inner) = Some(bytes);
                (200, serde_json::json!({ "id": of.evidence.as_str() }).to_string())
            }
            Err(refused) => refused,
        };
        self.ask(&call, String::new(), None, effect).await?;
        let bytes = bytes.lock().unwrap_or_else(PoisonError::into_inner).take();
        bytes.ok_or_else(|| error(Operation::DownloadEvidence, ErrorKind::Interrupted, None))
    }

    async fn upload(
        &self,
        id: &DisputeId,
        file: &EvidenceFile,
        bytes: Vec<u8>,
        sent: &Arc<AtomicU64>,
    ) -> Asked<Said<Evidence>> {
        sent.store(file.length, std::sync::atomic::Ordering::Release);
        let what = format!("upload {id} {}", file.sha256);
        let call = UploadEvidence {
            dispute: id.clone(),
            file_name: file.sent_name(),
            media_type: file.file_type.media_type(),
            length: file.length,
        };
        let (id, file) = (id.clone(), file.clone());
        self.ask(&call, what, None, move |world, _| world.upload(&id, &file, bytes)).await
    }

    async fn put_evidence_tags(&self, of: &EvidenceRef, tags: &Tags) -> Asked<Said<Evidence>> {
        let call = PutEvidenceTags { of: of.clone(), tags: tags.clone() };
        let (of, tags) = (of.clone(), tags.clone());
        self.ask(&call, "name".to_owned(), None, move |world, _| world.name(&of.dispute, &of.evidence, tags)).await
    }

    async fn delete(&self, of: &EvidenceRef) -> Asked<Said<()>> {
        let call = DeleteEvidence(of.clone());
        let of = of.clone();
        self.ask(&call, "delete".to_owned(), None, move |world, _| world.delete(&of.dispute, &of.evidence)).await
    }

    async fn put_tags(&self, id: &DisputeId, tags: &Tags) -> Asked<Said<Dispute>> {
        let call = PutDisputeTags { dispute: id.clone(), tags: tags.clone() };
        let (id, tags) = (id.clone(), tags.clone());
        self.ask(&call, "tags".to_owned(), None, move |world, _| world.tag(&id, tags)).await
    }

    async fn submit(&self, confirmed: &ConfirmedSubmit) -> Asked<Said<Option<Dispute>>> {
        let id = confirmed.dispute().clone();
        let before = Some(self.shot(&id, confirmed.note(), &confirmed.manifest().seen));
        let what = format!("shot {id} {}", confirmed.note());
        self.ask(&SubmitEvidence(confirmed.clone()), what, before, move |world, _| world.submit(&id)).await
    }

    async fn accept(&self, confirmed: &ConfirmedAccept) -> Asked<Said<Option<Dispute>>> {
        let id = confirmed.dispute().clone();
        let before = Some(self.shot(&id, confirmed.note(), &confirmed.manifest().seen));
        let what = format!("shot {id} {}", confirmed.note());
        self.ask(&AcceptDispute(confirmed.clone()), what, before, move |world, _| world.accept(&id)).await
    }

    async fn report(&self, checkout: &Checkout) -> Asked<Said<Option<String>>> {
        let key = checkout.reference().to_owned();
        let what = format!("checkout {key}");
        let effect = move |world: &mut World, _| {
            *world.checkouts.entry(key).or_default() += 1;
            (200, r#"{"id":"1"}"#.to_owned())
        };
        self.butter(Operation::ReportCheckout, what, Box::new(effect)).await
    }

    async fn pay(&self, event: &PaymentEvent) -> Asked<Said<Option<String>>> {
        let key = event.transaction_id.clone();
        let what = format!("payment {key}");
        let effect = move |world: &mut World, _| {
            *world.payments.entry(key).or_default() += 1;
            (200, r#"{"id":"1"}"#.to_owned())
        };
        self.butter(Operation::SendPayment, what, Box::new(effect)).await
    }
}
