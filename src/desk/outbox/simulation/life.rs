//! The app between two crashes: the engine, what it began, and who asks it for leave.

use super::super::engine::{Effect, Engine, Input};
use super::super::look::look;
use super::super::plan::{Found, Outcome};
use super::super::row::{OutboxRow, RowId};
use super::super::send::{Around, cut_off, send};
use super::super::vendor::Gate;
use super::disk::Handle;
use super::person::file;
use super::vendor::SimVendor;
use crate::domain::account::Environment;
use crate::domain::answer::proof::{Manifest, Proof};
use crate::domain::ids::EvidenceId;
use crate::store::StoreError;
use futures_util::task::noop_waker;
use jiff::Timestamp;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

type Slot<T> = Arc<Mutex<Option<T>>>;

fn taken<T>(slot: &Slot<T>) -> Option<T> {
    slot.lock().unwrap_or_else(PoisonError::into_inner).take()
}

enum Request {
    Begin(RowId, Vec<EvidenceId>, Slot<bool>),
    Uploaded(RowId, EvidenceId, Option<String>, Slot<()>),
}

/// What a row's task tells the engine.
#[derive(Clone)]
struct SimGate {
    id: RowId,
    requests: Arc<Mutex<Vec<Request>>>,
    /// Files that were sent from here.
    sent: HashSet<EvidenceId>,
}

impl SimGate {
    async fn ask<T>(&self, request: impl FnOnce(Slot<T>) -> Request) -> T {
        let slot = Slot::default();
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).push(request(Arc::clone(&slot)));
        poll_fn(|_| taken(&slot).map_or(Poll::Pending, Poll::Ready)).await
    }
}

impl Gate for SimGate {
    async fn bytes(&self, sha256: &str) -> Result<Vec<u8>, StoreError> {
        let known = (0..4).map(file).find(|(file, _)| file.sha256 == sha256);
        known.map(|(_, bytes)| bytes).ok_or(StoreError::Disk("gone".to_owned().into()))
    }

    async fn is_from_here(&self, evidence: &EvidenceId) -> bool {
        self.sent.contains(evidence)
    }

    async fn begin(&self, held: Vec<EvidenceId>) -> bool {
        self.ask(|slot| Request::Begin(self.id, held, slot)).await
    }

    async fn uploaded(&self, evidence: EvidenceId, request_id: Option<String>) {
        self.ask(|slot| Request::Uploaded(self.id, evidence, request_id, slot)).await;
    }
}

type Task = Pin<Box<dyn Future<Output = Input>>>;

/// The app between two crashes.
pub struct Life {
    pub engine: Engine<Handle>,
    tasks: BTreeMap<RowId, (Arc<OutboxRow>, Task)>,
    begins: HashMap<RowId, Slot<bool>>,
    requests: Arc<Mutex<Vec<Request>>>,
    vendor: SimVendor,
    pub not_taken: HashSet<RowId>,
}

fn proof(row: &OutboxRow, now: Timestamp) -> Option<Box<Proof>> {
    Some(Box::new(Proof {
        dispute: row.intent.dispute()?.clone(),
        deed: row.intent.traits().deed?,
        account: String::new(),
        user: None,
        note: String::new(),
        amount: None,
        refund: None,
        manifest: Manifest::default(),
        at: now,
        server_date: None,
        request_id: None,
        by_looking: false,
        is_contradicted: false,
    }))
}

impl Life {
    pub fn new(engine: Engine<Handle>, vendor: SimVendor) -> Self {
        Self {
            engine,
            tasks: BTreeMap::new(),
            begins: HashMap::new(),
            requests: Arc::default(),
            vendor,
            not_taken: HashSet::new(),
        }
    }

    pub fn handle(&mut self, input: Input, now: Timestamp) {
        let before = self.vendor.net().is_told.then(|| self.engine.rows().clone());
        let effects = self.engine.handle(input, now);
        if let Some(before) = before {
            self.tell(&before, now);
        }
        for effect in effects {
            match effect {
                Effect::Send(id) => self.begin(id, true, now),
                Effect::Look(id) => self.begin(id, false, now),
                Effect::Go(id, may) => {
                    if let Some(slot) = self.begins.remove(&id) {
                        *slot.lock().unwrap_or_else(PoisonError::into_inner) = Some(may);
                    }
                }
                Effect::CutOff(id) => {
                    if let Some((row, _)) = self.tasks.remove(&id) {
                        self.handle(Input::Sent(id, cut_off(&row), None), now);
                    }
                }
                Effect::NotTaken(id, _) => drop(self.not_taken.insert(id)),
                Effect::Ended(_) | Effect::DiskFailed(_) | Effect::DiskWorks => {}
            }
        }
    }

    /// Prints what changed.
    fn tell(&self, before: &BTreeMap<RowId, Arc<OutboxRow>>, now: Timestamp) {
        for (id, row) in self.engine.rows() {
            if before.get(id).is_none_or(|before| before.state != row.state) {
                println!("{now} row {} {}: {:?}, tries {}", id.0, row.intent.as_str(), row.state, row.tries);
            }
        }
    }

    fn begin(&mut self, id: RowId, is_send: bool, now: Timestamp) {
        let row = Arc::clone(&self.engine.rows()[&id]);
        let sent = self.engine.rows().values().filter_map(|row| row.evidence.clone()).collect();
        let (vendor, gate) = (self.vendor.clone(), SimGate { id, requests: Arc::clone(&self.requests), sent });
        let talked = Arc::clone(&row);
        let task: Task = Box::pin(async move {
            if is_send {
                let around = Around { environment: Environment::Live, now, most_files: super::LIMITS.most_files() };
                let outcome = send(&vendor, &gate, &talked, around).await.outcome;
                let proof = matches!(outcome, Outcome::Confirmed { .. }).then(|| proof(&talked, now)).flatten();
                Input::Sent(id, outcome, proof)
            } else {
                let found = look(&vendor, &talked, now).await;
                let proof = matches!(found, Found::Done { .. }).then(|| proof(&talked, now)).flatten();
                Input::Inspection(id, found, proof)
            }
        });
        self.tasks.insert(id, (row, task));
    }

    /// Lets every task go on as far as it can.
    pub fn go_on(&mut self, now: Timestamp) {
        let waker = noop_waker();
        let mut context = Context::from_waker(&waker);
        loop {
            let mut done = Vec::new();
            for (id, (_, task)) in &mut self.tasks {
                if let Poll::Ready(input) = task.as_mut().poll(&mut context) {
                    done.push((*id, input));
                }
            }
            let seen = std::mem::take(&mut self.vendor.net().seen);
            for (dispute, seen) in seen {
                self.handle(Input::Seen(dispute, Box::new(seen)), now);
            }
            let requests = std::mem::take(&mut *self.requests.lock().unwrap_or_else(PoisonError::into_inner));
            if done.is_empty() && requests.is_empty() {
                return;
            }
            for (id, input) in done {
                self.tasks.remove(&id);
                self.handle(input, now);
            }
            for request in requests {
                match request {
                    Request::Begin(id, held, slot) => {
                        self.begins.insert(id, slot);
                        self.handle(Input::Begin(id, held), now);
                    }
                    Request::Uploaded(id, evidence, request_id, slot) => {
                        self.handle(Input::Uploaded(id, evidence, request_id), now);
                        *slot.lock().unwrap_or_else(PoisonError::into_inner) = Some(());
                    }
                }
            }
        }
    }
}
