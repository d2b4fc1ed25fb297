//! One schedule from its first instant to its quiet end, and what has to be true then.

use super::super::engine::{Effect, Engine, Input, deed};
use super::super::look::look;
use super::super::plan::{Found, Outcome};
use super::super::row::{Intent, OutboxRow, RowId, RowState};
use super::super::send::{Around, cut_off, send};
use super::super::vendor::Gate;
use super::disk::Handle;
use super::net::{SimVendor, fresh_dispute};
use super::person::{Deed, Person, file};
use crate::domain::account::Environment;
use crate::domain::ids::EvidenceId;
use crate::domain::proof::{Manifest, Proof};
use futures_util::task::noop_waker;
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

/// What happened in schedules.
#[derive(Default)]
pub struct Report {
    pub intents: u64,
    pub confirmed: u64,
    pub asked: u64,
    pub discarded: u64,
    pub crashes: u64,
    pub disk_failures: u64,
    pub lost_replies: u64,
    pub late: u64,
    pub shots: u64,
    pub not_taken: u64,
}

impl Report {
    pub fn add(&mut self, other: &Self) {
        self.intents += other.intents;
        self.confirmed += other.confirmed;
        self.asked += other.asked;
        self.discarded += other.discarded;
        self.crashes += other.crashes;
        self.disk_failures += other.disk_failures;
        self.lost_replies += other.lost_replies;
        self.late += other.late;
        self.shots += other.shots;
        self.not_taken += other.not_taken;
    }

    /// A simulation in which nothing bad happens proves nothing.
    pub fn assert_everything_happened(&self) {
        for (what, count) in [
            ("confirmed", self.confirmed),
            ("asked", self.asked),
            ("crashes", self.crashes),
            ("disk failures", self.disk_failures),
            ("lost replies", self.lost_replies),
            ("late effects", self.late),
            ("submissions and acceptances", self.shots),
            ("not taken", self.not_taken),
        ] {
            assert!(count > 1_000, "only {count} {what}");
        }
    }
}

impl std::fmt::Display for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} intents taken, {} confirmed, {} asked a person, {} discarded, {} submitted or accepted; {} replies lost \
             ({} of them applied late), {} disk failures ({} not taken), {} crashes; 0 lost, 0 doubled",
            self.intents,
            self.confirmed,
            self.asked,
            self.discarded,
            self.shots,
            self.lost_replies,
            self.late,
            self.disk_failures,
            self.not_taken,
            self.crashes
        )
    }
}

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
}

impl SimGate {
    async fn ask<T>(&self, request: impl FnOnce(Slot<T>) -> Request) -> T {
        let slot = Slot::default();
        self.requests.lock().unwrap_or_else(PoisonError::into_inner).push(request(Arc::clone(&slot)));
        poll_fn(|_| taken(&slot).map_or(Poll::Pending, Poll::Ready)).await
    }
}

impl Gate for SimGate {
    async fn bytes(&self, sha256: &str) -> Result<Vec<u8>, String> {
        (0..4).map(file).find(|(file, _)| file.sha256 == sha256).map(|(_, bytes)| bytes).ok_or("gone".to_owned())
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
struct Life {
    engine: Engine<Handle>,
    tasks: BTreeMap<RowId, (Arc<OutboxRow>, Task)>,
    begins: HashMap<RowId, Slot<bool>>,
    requests: Arc<Mutex<Vec<Request>>>,
    vendor: SimVendor,
    not_taken: HashSet<RowId>,
}

fn proof(row: &OutboxRow, now: Timestamp) -> Option<Box<Proof>> {
    Some(Box::new(Proof {
        dispute: row.intent.dispute()?.clone(),
        deed: deed(&row.intent)?,
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
    }))
}

impl Life {
    fn handle(&mut self, input: Input, now: Timestamp) {
        let effects = self.engine.handle(input, now);
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

    fn begin(&mut self, id: RowId, is_send: bool, now: Timestamp) {
        let row = Arc::clone(&self.engine.rows()[&id]);
        let (vendor, gate) = (self.vendor.clone(), SimGate { id, requests: Arc::clone(&self.requests) });
        let talked = Arc::clone(&row);
        let task: Task = Box::pin(async move {
            if is_send {
                let around = Around { environment: Environment::Live, now };
                let outcome = send(&vendor, &gate, &talked, around).await.outcome;
                let proof = matches!(outcome, Outcome::Confirmed { .. }).then(|| proof(&talked, now)).flatten();
                Input::Sent(id, outcome, proof)
            } else {
                let found = look(&vendor, &talked, now).await;
                let proof = matches!(found, Found::Done { .. }).then(|| proof(&talked, now)).flatten();
                Input::Looked(id, found, proof)
            }
        });
        self.tasks.insert(id, (row, task));
    }

    /// Lets every task go on as far as it can.
    fn go_on(&mut self, now: Timestamp) {
        let waker = noop_waker();
        let mut context = Context::from_waker(&waker);
        loop {
            let mut done = Vec::new();
            for (id, (_, task)) in &mut self.tasks {
                if let Poll::Ready(input) = task.as_mut().poll(&mut context) {
                    done.push((*id, input));
                }
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

struct Schedule {
    start: Timestamp,
    now: i64,
    dice: fastrand::Rng,
    disk: Handle,
    vendor: SimVendor,
    next_row: u64,
    taken: HashSet<RowId>,
    report: Report,
}

impl Schedule {
    fn time(&self) -> Timestamp {
        self.start + SignedDuration::from_millis(self.now)
    }

    fn born(&mut self) -> Life {
        let engine = loop {
            // A disk that cannot be read at the start is tried again by the person.
            match Engine::open(self.disk.clone(), super::super::plan::SERVER_WORKS, self.time()) {
                Ok((engine, last)) => {
                    self.next_row = self.next_row.max(last);
                    break engine;
                }
                Err(_) => self.now += 1_000,
            }
        };
        let mut life = Life {
            engine,
            tasks: BTreeMap::new(),
            begins: HashMap::new(),
            requests: Arc::default(),
            vendor: self.vendor.clone(),
            not_taken: HashSet::new(),
        };
        life.handle(Input::Tick, self.time());
        life
    }

    /// The next instant at which anything happens.
    fn step(&mut self, life: &mut Life, other: Option<i64>) -> bool {
        let engine = life.engine.next_time(self.time());
        let engine = engine.map(|at| at.duration_since(self.start).as_millis() as i64 + 1);
        let network = self.vendor.net().next_time();
        let Some(next) = [engine, network, other].into_iter().flatten().min() else { return false };
        self.now = next.max(self.now);
        {
            let mut services = self.vendor.net();
            services.now = self.now;
            services.step();
        }
        life.go_on(self.time());
        life.handle(Input::Tick, self.time());
        life.go_on(self.time());
        true
    }

    fn act(&mut self, life: &mut Life, person: &mut Person) {
        let rows: Vec<Arc<OutboxRow>> = life.engine.rows().values().cloned().collect();
        let deed = person.decide(&rows, life.engine.is_paused(), &self.vendor.net().world, self.time());
        let now = self.time();
        match deed {
            Deed::Add(intent, hold) => {
                self.next_row += 1;
                let id = RowId(self.next_row);
                life.handle(Input::Add { id, intent: Box::new(intent), hold, from_kept: None, instead_of: None }, now);
                if life.engine.rows().contains_key(&id) {
                    self.taken.insert(id);
                } else {
                    assert!(life.not_taken.contains(&id), "neither taken nor refused");
                    self.report.not_taken += 1;
                }
            }
            Deed::Cancel(id) => life.handle(Input::Cancel(id), now),
            Deed::SendNow(id) => life.handle(Input::SendNow(id), now),
            Deed::Retry(id) => life.handle(Input::Retry(id), now),
            Deed::Check(id) => life.handle(Input::Check(id), now),
            Deed::Discard(id) => life.handle(Input::Discard(id), now),
            Deed::Pause(is_paused) => life.handle(Input::Pause(is_paused), now),
            Deed::Nothing => {}
        }
        life.go_on(now);
    }
}

/// Runs one schedule.
///
/// # Errors
/// What is not as it has to be.
pub fn run(seed: u64) -> Result<Report, String> {
    let mut dice = fastrand::Rng::with_seed(seed);
    let disk = Handle::new(dice.u64(..), [0, 20, 100][dice.usize(0..3)]);
    let vendor = SimVendor::new(dice.u64(..), [0, 10, 40, 80][dice.usize(0..4)]);
    let mut person = Person::new(dice.u64(..));
    for number in 1..=dice.usize(1..4) {
        let held = fresh_dispute(number);
        vendor.net().world.disputes.insert(held.dispute.id.clone(), held);
    }
    let start = "2026-11-21T12:00:00Z".parse().map_err(|error: jiff::Error| error.to_string())?;
    let (taken, report) = (HashSet::new(), Report::default());
    let mut schedule = Schedule { start, now: 0, dice, disk, vendor, next_row: 0, taken, report };
    let mut life = schedule.born();
    let crashes = schedule.dice.u32(0..4);
    for _ in 0..schedule.dice.u32(4..24) {
        let at = schedule.now + schedule.dice.i64(1..30_000);
        while schedule.now < at {
            schedule.step(&mut life, Some(at));
        }
        schedule.act(&mut life, &mut person);
        if schedule.dice.u32(0..12) < crashes {
            // In the middle of whatever is going on; requests that left go on without it.
            let at = schedule.now + schedule.dice.i64(1..3_000);
            while schedule.now < at {
                schedule.step(&mut life, Some(at));
            }
            drop(life);
            schedule.report.crashes += 1;
            schedule.now += schedule.dice.i64(1..600_000);
            schedule.vendor.net().now = schedule.now;
            schedule.vendor.net().step();
            life = schedule.born();
        }
    }
    // Everything heals, and nobody does anything any more.
    schedule.disk.heal();
    schedule.vendor.net().trouble = 0;
    while life.engine.broken().is_some() {
        schedule.now += 1_000;
        let now = schedule.time();
        life.handle(Input::Tick, now);
        life.go_on(now);
    }
    let now = schedule.time();
    life.handle(Input::Pause(false), now);
    life.handle(Input::Reachable, now);
    life.go_on(now);
    let mut steps = 0;
    while schedule.step(&mut life, None) {
        steps += 1;
        if steps > 20_000 {
            return Err("it never comes to rest".to_owned());
        }
    }
    check(&schedule, &life)?;
    let report = &mut schedule.report;
    report.intents = schedule.taken.len() as u64;
    report.disk_failures = schedule.disk.with(|disk| disk.failures);
    let net = schedule.vendor.net();
    (report.lost_replies, report.late) = (net.lost_replies, net.late);
    drop(net);
    for row in life.engine.rows().values() {
        report.confirmed += u64::from(row.state == RowState::Confirmed);
        report.asked += u64::from(row.state.needs_person());
        report.discarded += u64::from(row.state == RowState::Discarded);
        report.shots += u64::from(row.intent.is_one_shot() && row.state == RowState::Confirmed);
    }
    Ok(schedule.report)
}

/// What has to be true at the end of every schedule.
fn check(schedule: &Schedule, life: &Life) -> Result<(), String> {
    let on_disk = schedule.disk.everything();
    let rows: BTreeMap<RowId, OutboxRow> = on_disk
        .rows
        .iter()
        .map(|row| Ok((RowId(row.id), OutboxRow::from_json(RowId(row.id), &row.data)?)))
        .collect::<Result<_, String>>()?;
    for id in &schedule.taken {
        if !rows.contains_key(id) {
            return Err(format!("row {} was taken and is lost", id.0));
        }
    }
    for (id, row) in &rows {
        // One that was not taken is put away on the disk too, should it have got there.
        let was_not_taken = !schedule.taken.contains(id) && row.state == RowState::Discarded;
        let Some(known) = life.engine.rows().get(id) else {
            if was_not_taken {
                continue;
            }
            return Err(format!("row {} is on the disk and nobody knows it", id.0));
        };
        if std::mem::discriminant(&known.state) != std::mem::discriminant(&row.state) {
            return Err(format!("row {} is {:?} on the disk and {:?} in memory", id.0, row.state, known.state));
        }
        settled(row, &rows)?;
        done(row, schedule)?;
    }
    let net = schedule.vendor.net();
    for (id, held) in &net.world.disputes {
        if held.submits + held.accepts > 1 {
            return Err(format!("{id} was submitted {} and accepted {} times", held.submits, held.accepts));
        }
        let mut seen = HashSet::new();
        let left = held.files.iter().filter(|file| !file.is_deleted);
        if let Some(twin) = left.map(|file| &file.sha256).find(|sha256| !seen.insert(*sha256)) {
            return Err(format!("{id} holds {twin} twice"));
        }
    }
    for (what, times) in &net.world.left {
        let is_once = what.starts_with("shot") || what.starts_with("checkout") || what.starts_with("payment");
        // What certainly was not done may leave again, a submission or an acceptance never.
        let most = if what.starts_with("shot") { 1 } else { u32::MAX };
        if is_once && *times > most {
            return Err(format!("{what} left {times} times"));
        }
    }
    for (what, times) in net.world.checkouts.iter().chain(&net.world.payments) {
        if *times > 1 {
            return Err(format!("{what} was done {times} times"));
        }
    }
    Ok(())
}

/// Nothing waits for ever.
fn settled(row: &OutboxRow, rows: &BTreeMap<RowId, OutboxRow>) -> Result<(), String> {
    let may_wait = matches!(row.intent, Intent::Submit(_))
        && rows.values().any(|other| {
            let is_earlier = other.id < row.id && other.intent.lane() == row.intent.lane();
            is_earlier && other.state.needs_person() && other.intent.changes_files()
        });
    if row.state.is_active() && !may_wait {
        return Err(format!("row {} ({}) is still {:?}", row.id.0, row.intent.label(), row.state));
    }
    Ok(())
}

/// What is called confirmed is so at the service.
fn done(row: &OutboxRow, schedule: &Schedule) -> Result<(), String> {
    if row.state != RowState::Confirmed {
        return Ok(());
    }
    let net = schedule.vendor.net();
    let held = row.intent.dispute().and_then(|id| net.world.disputes.get(id));
    let is_done = match (&row.intent, held) {
        (Intent::Upload { file, .. }, Some(held)) => held.files.iter().any(|held| held.sha256 == file.sha256),
        (Intent::DeleteEvidence { evidence, .. }, Some(held)) => {
            held.files.iter().filter(|file| file.id == *evidence).all(|file| file.is_deleted)
        }
        (Intent::Submit(_), Some(held)) => held.submits == 1,
        (Intent::Accept(_), Some(held)) => held.accepts == 1,
        (Intent::Tags { .. }, Some(_)) => true,
        (Intent::Checkout(checkout), None) => net.world.checkouts.contains_key(checkout.reference()),
        (Intent::Payment(event), None) => net.world.payments.contains_key(&event.transaction_id),
        _ => false,
    };
    if !is_done {
        return Err(format!("row {} ({}) is confirmed and not done", row.id.0, row.intent.label()));
    }
    if let Some(dispute) = row.intent.dispute().filter(|_| row.intent.is_one_shot())
        && schedule.disk.proofs(dispute.as_str()) == 0
    {
        return Err(format!("row {} has no proof", row.id.0));
    }
    Ok(())
}
