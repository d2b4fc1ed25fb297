//! The services and the way to them: every request meets a fate that the dice decide.

use super::super::vendor::{Asked, Said, Vendor};
use crate::api::error::{ApiError, ErrorKind, Operation};
use crate::api::finix::GetEvidence;
use crate::domain::account::Service;
use crate::domain::checkout::Checkout;
use crate::domain::dispute::{Dispute, DisputeState, ResponseState};
use crate::domain::evidence::{Evidence, EvidenceState};
use crate::domain::evidence_file::EvidenceFile;
use crate::domain::guard::{ConfirmedAccept, ConfirmedSubmit};
use crate::domain::ids::{DisputeId, EvidenceId};
use crate::domain::payment_event::PaymentEvent;
use crate::domain::tags::Tags;
use std::collections::{BTreeMap, HashMap};
use std::future::poll_fn;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Poll;

/// A dispute as the service has it.
pub struct Held {
    pub dispute: Dispute,
    pub files: Vec<HeldFile>,
    pub submits: u32,
    pub accepts: u32,
}

/// A file as the service has it.
pub struct HeldFile {
    pub id: EvidenceId,
    pub sha256: String,
    pub bytes: Vec<u8>,
    pub is_deleted: bool,
    pub tags: Tags,
}

/// What the services hold and what was asked of them.
#[derive(Default)]
pub struct World {
    pub disputes: BTreeMap<DisputeId, Held>,
    pub checkouts: HashMap<String, u32>,
    pub payments: HashMap<String, u32>,
    /// Requests that left, by what they were.
    pub left: HashMap<String, u32>,
    files: u64,
}

type Effect = Box<dyn FnOnce(&mut World) -> Result<Value, u16> + Send>;

/// What a service answers.
#[derive(Clone)]
enum Value {
    Dispute(Box<Dispute>),
    Files(Vec<Evidence>),
    File(Box<Evidence>),
    Bytes(Vec<u8>),
    Nothing,
}

enum Event {
    Apply(Effect, Option<u64>),
    Reply(u64, Result<Value, ApiError>),
}

/// The network and what is beyond.
pub struct Net {
    pub world: World,
    pub now: i64,
    dice: fastrand::Rng,
    /// Of a hundred requests, how many meet something bad.
    pub trouble: u32,
    next: u64,
    waiting: BTreeMap<(i64, u64), Event>,
    answers: HashMap<u64, Result<Value, ApiError>>,
    pub lost_replies: u64,
    pub late: u64,
}

#[derive(Clone)]
pub struct SimVendor(pub Arc<Mutex<Net>>);

impl SimVendor {
    pub fn new(seed: u64, trouble: u32) -> Self {
        Self(Arc::new(Mutex::new(Net {
            world: World::default(),
            now: 0,
            dice: fastrand::Rng::with_seed(seed),
            trouble,
            next: 0,
            waiting: BTreeMap::new(),
            answers: HashMap::new(),
            lost_replies: 0,
            late: 0,
        })))
    }

    pub fn net(&self) -> MutexGuard<'_, Net> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn ask(&self, operation: Operation, what: String, effect: Effect) -> Asked<Value> {
        let id = self.net().send(operation, what, effect);
        poll_fn(|_| match self.net().answers.remove(&id) {
            Some(answer) => Poll::Ready(answer),
            None => Poll::Pending,
        })
        .await
    }
}

fn error(operation: Operation, kind: ErrorKind, status: Option<u16>) -> ApiError {
    let service = match operation {
        Operation::ReportCheckout => Service::ButterDisputes,
        Operation::SendPayment => Service::ButterRecover,
        _ => Service::Finix,
    };
    ApiError { status, ..ApiError::new(service, operation, kind, "simulated") }
}

impl Net {
    /// When something happens next.
    pub fn next_time(&self) -> Option<i64> {
        self.waiting.keys().next().map(|(at, _)| *at)
    }

    fn at(&mut self, at: i64, event: Event) {
        self.next += 1;
        self.waiting.insert((at, self.next), event);
    }

    fn send(&mut self, operation: Operation, what: String, effect: Effect) -> u64 {
        self.next += 1;
        let id = self.next;
        let is_write = !matches!(
            operation,
            Operation::GetDispute | Operation::ListEvidence | Operation::DownloadEvidence | Operation::GetEvidence
        );
        let arrives = self.now + self.dice.i64(1..400);
        let answered = arrives + self.dice.i64(1..3_000);
        let fail = |kind, status| Err(error(operation, kind, status));
        let fate = if self.dice.u32(0..100) < self.trouble { self.dice.u32(1..12) } else { 0 };
        if fate != 1 {
            *self.left.entry(what).or_default() += u32::from(is_write);
        }
        match fate {
            // Not one byte leaves.
            1 => self.at(arrives, Event::Reply(id, fail(ErrorKind::Connect, None))),
            // It breaks on the way there.
            2 => self.at(arrives, Event::Reply(id, fail(ErrorKind::Interrupted, None))),
            // It is done, and the reply is lost.
            3 | 4 => {
                self.lost_replies += u64::from(is_write);
                self.at(arrives, Event::Apply(effect, None));
                self.at(answered, Event::Reply(id, fail(ErrorKind::Interrupted, None)));
            }
            // The connection breaks, and the service goes on working on it for up to five minutes.
            5 => {
                self.late += u64::from(is_write);
                self.lost_replies += u64::from(is_write);
                let done = arrives + self.dice.i64(1..299_000);
                self.at(arrives, Event::Reply(id, fail(ErrorKind::Interrupted, None)));
                self.at(done, Event::Apply(effect, None));
            }
            // No answer for six minutes, done or not.
            6 => {
                if self.dice.bool() {
                    self.at(arrives, Event::Apply(effect, None));
                }
                self.at(self.now + 360_000, Event::Reply(id, fail(ErrorKind::Timeout, None)));
            }
            7 => {
                self.at(arrives, Event::Apply(effect, None));
                self.at(answered, Event::Reply(id, fail(ErrorKind::Server, Some(502))));
            }
            8 => self.at(answered, Event::Reply(id, fail(ErrorKind::Server, Some(500)))),
            9 => self.at(answered, Event::Reply(id, fail(ErrorKind::RateLimited, Some(429)))),
            10 => {
                self.at(arrives, Event::Apply(effect, None));
                self.at(answered, Event::Reply(id, fail(ErrorKind::Unreadable, Some(200))));
            }
            11 => self.at(answered, Event::Reply(id, fail(ErrorKind::Refused, Some(422)))),
            _ => {
                self.at(answered, Event::Apply(effect, Some(id)));
            }
        }
        id
    }

    /// Does what is due at this instant.
    pub fn step(&mut self) {
        while let Some(entry) = self.waiting.first_entry() {
            if entry.key().0 > self.now {
                return;
            }
            match entry.remove() {
                Event::Reply(id, answer) => drop(self.answers.insert(id, answer)),
                Event::Apply(effect, reply) => {
                    let result = effect(&mut self.world);
                    if let Some(id) = reply {
                        let answer = result
                            .map_err(|status| error(Operation::Submit, ErrorKind::from_status(status), Some(status)));
                        self.answers.insert(id, answer);
                    }
                }
            }
        }
    }
}

impl std::ops::Deref for Net {
    type Target = World;

    fn deref(&self) -> &World {
        &self.world
    }
}

impl std::ops::DerefMut for Net {
    fn deref_mut(&mut self) -> &mut World {
        &mut self.world
    }
}

impl World {
    fn held(&mut self, id: &DisputeId) -> Result<&mut Held, u16> {
        self.disputes.get_mut(id).ok_or(404)
    }

    fn new_file(&mut self, id: &DisputeId, file: &EvidenceFile, bytes: Vec<u8>) -> Result<Evidence, u16> {
        self.files += 1;
        let evidence = EvidenceId::parse(&format!("DF{}", self.files)).map_err(|_odd| 500_u16)?;
        let held = self.held(id)?;
        if held.dispute.response_state != Some(ResponseState::NeedsResponse) {
            return Err(422);
        }
        let tags = [("file-name".to_owned(), file.sent_name())].into_iter().collect();
        let new = HeldFile { id: evidence, sha256: file.sha256.clone(), bytes, is_deleted: false, tags };
        let shown = new.shown(id);
        held.files.push(new);
        Ok(shown)
    }
}

impl HeldFile {
    fn shown(&self, dispute: &DisputeId) -> Evidence {
        let state = if self.is_deleted { EvidenceState::Canceled } else { EvidenceState::Succeeded };
        Evidence {
            id: self.id.clone(),
            dispute: Some(dispute.clone()),
            created_at: None,
            updated_at: None,
            state: Some(state),
            tags: self.tags.clone(),
            raw: Arc::from("{}"),
        }
    }
}

/// A dispute that needs a response.
pub fn fresh_dispute(number: usize) -> Held {
    let mut dispute = Dispute::new(DisputeId::parse(&format!("DI{number}")).expect("an id"));
    dispute.state = Some(DisputeState::Pending);
    dispute.response_state = Some(ResponseState::NeedsResponse);
    dispute.amount = Some(1_000);
    dispute.respond_by = "2026-12-20T00:00:00Z".parse().ok();
    Held { dispute, files: Vec::new(), submits: 0, accepts: 0 }
}

fn said<T>(value: T) -> Said<T> {
    Said { value, request_id: Some("req".to_owned()), date: None }
}

macro_rules! expect {
    ($value:expr, $kind:path) => {
        match $value {
            $kind(value) => Ok(value),
            _ => Err(error(Operation::GetDispute, ErrorKind::Unreadable, Some(200))),
        }
    };
}

impl Vendor for SimVendor {
    async fn dispute(&self, id: &DisputeId) -> Asked<Dispute> {
        let id = id.clone();
        let effect = move |world: &mut World| Ok(Value::Dispute(Box::new(world.held(&id)?.dispute.clone())));
        let value = self.ask(Operation::GetDispute, String::new(), Box::new(effect)).await?;
        Ok(*expect!(value, Value::Dispute)?)
    }

    async fn evidence(&self, id: &DisputeId) -> Asked<Vec<Evidence>> {
        let id = id.clone();
        let effect = move |world: &mut World| {
            Ok(Value::Files(world.held(&id)?.files.iter().map(|file| file.shown(&id)).collect()))
        };
        let value = self.ask(Operation::ListEvidence, String::new(), Box::new(effect)).await?;
        expect!(value, Value::Files)
    }

    async fn download(&self, of: &GetEvidence) -> Asked<Vec<u8>> {
        let of = of.clone();
        let effect = move |world: &mut World| {
            let file = world.held(&of.dispute)?.files.iter().find(|file| file.id == of.evidence);
            file.map(|file| Value::Bytes(file.bytes.clone())).ok_or(404)
        };
        let value = self.ask(Operation::DownloadEvidence, String::new(), Box::new(effect)).await?;
        expect!(value, Value::Bytes)
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
        let (id, file) = (id.clone(), file.clone());
        let effect = move |world: &mut World| Ok(Value::File(Box::new(world.new_file(&id, &file, bytes)?)));
        let value = self.ask(Operation::UploadEvidence, what, Box::new(effect)).await?;
        Ok(said(*expect!(value, Value::File)?))
    }

    async fn put_evidence_tags(&self, of: &GetEvidence, tags: &Tags) -> Asked<Said<Evidence>> {
        let (of, tags) = (of.clone(), tags.clone());
        let effect = move |world: &mut World| {
            let held = world.held(&of.dispute)?;
            let file = held.files.iter_mut().find(|file| file.id == of.evidence).ok_or(404_u16)?;
            file.tags = tags;
            Ok(Value::File(Box::new(file.shown(&of.dispute))))
        };
        let value = self.ask(Operation::PutEvidenceTags, "name".to_owned(), Box::new(effect)).await?;
        Ok(said(*expect!(value, Value::File)?))
    }

    async fn delete(&self, of: &GetEvidence) -> Asked<Said<()>> {
        let of = of.clone();
        let effect = move |world: &mut World| {
            let held = world.held(&of.dispute)?;
            held.files.iter_mut().find(|file| file.id == of.evidence).ok_or(404_u16)?.is_deleted = true;
            Ok(Value::Nothing)
        };
        self.ask(Operation::DeleteEvidence, "delete".to_owned(), Box::new(effect)).await?;
        Ok(said(()))
    }

    async fn put_tags(&self, id: &DisputeId, tags: &Tags) -> Asked<Said<Dispute>> {
        let (id, tags) = (id.clone(), tags.clone());
        let effect = move |world: &mut World| {
            let held = world.held(&id)?;
            held.dispute.tags = tags;
            Ok(Value::Dispute(Box::new(held.dispute.clone())))
        };
        let value = self.ask(Operation::PutDisputeTags, "tags".to_owned(), Box::new(effect)).await?;
        Ok(said(*expect!(value, Value::Dispute)?))
    }

    async fn submit(&self, confirmed: &ConfirmedSubmit) -> Asked<Said<()>> {
        let id = confirmed.dispute().clone();
        let what = format!("shot {id} {}", confirmed.note());
        // Nothing is refused twice: a second one would count.
        let effect = move |world: &mut World| {
            let held = world.held(&id)?;
            held.submits += 1;
            held.dispute.response_state = Some(ResponseState::Responded);
            Ok(Value::Nothing)
        };
        self.ask(Operation::Submit, what, Box::new(effect)).await?;
        Ok(said(()))
    }

    async fn accept(&self, confirmed: &ConfirmedAccept) -> Asked<Said<()>> {
        let id = confirmed.dispute().clone();
        let what = format!("shot {id} {}", confirmed.note());
        let effect = move |world: &mut World| {
            let held = world.held(&id)?;
            held.accepts += 1;
            held.dispute.response_state = Some(ResponseState::Accepted);
            Ok(Value::Nothing)
        };
        self.ask(Operation::Accept, what, Box::new(effect)).await?;
        Ok(said(()))
    }

    async fn report(&self, checkout: &Checkout) -> Asked<Said<Option<String>>> {
        let key = checkout.reference().to_owned();
        let what = format!("checkout {key}");
        let effect = move |world: &mut World| {
            *world.checkouts.entry(key).or_default() += 1;
            Ok(Value::Nothing)
        };
        self.ask(Operation::ReportCheckout, what, Box::new(effect)).await?;
        Ok(said(None))
    }

    async fn pay(&self, event: &PaymentEvent) -> Asked<Said<Option<String>>> {
        let key = event.transaction_id.clone();
        let what = format!("payment {key}");
        let effect = move |world: &mut World| {
            *world.payments.entry(key).or_default() += 1;
            Ok(Value::Nothing)
        };
        self.ask(Operation::SendPayment, what, Box::new(effect)).await?;
        Ok(said(None))
    }
}
