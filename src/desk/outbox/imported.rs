//! A file whose rows are sent, with an app that is killed, a disk that fails and a service that answers as it likes: no row
//! leaves twice, and what is told of them adds up to the rows.

use super::engine::{Effect, Engine, Input};
use super::home::Homes;
use super::imports::{ImportHead, ImportHold, ImportState, ImportWish};
use super::intent::{EndedKind, Intent};
use super::plan::{Found, Outcome, SERVER_WORKS};
use super::row::RowId;
use super::simulation::disk::Handle;
use crate::api::error::{ApiError, ErrorKind, Operation};
use crate::domain::account::Service;
use crate::domain::checkout::{Checkout, Psp};
use crate::store::outbox::{Batch, Journal as _, StoredImportRow};
use fastrand::Rng;
use jiff::{SignedDuration, Timestamp};
use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

const ROWS: u64 = 60;

/// What the service does with a request.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Answer {
    Taken,
    Refused,
    Lost,
    TooMany,
    NoConnection,
}

struct World {
    engine: Engine<Handle>,
    disk: Handle,
    dice: Rng,
    now: Timestamp,
    under_way: VecDeque<Effect>,
    /// How often the service took each row.
    taken: HashMap<u64, u32>,
    answers: Vec<Answer>,
    begun: u32,
}

fn checkout(number: u64) -> Intent {
    Intent::Checkout(Box::new(Checkout {
        customer_email: format!("c{number}@example.org"),
        ipv4_address: std::net::Ipv4Addr::LOCALHOST,
        psp: Psp::Stripe,
        customer_id: None,
        invoice_id: Some(format!("in_{number}")),
        subscription_id: None,
        charge_id: None,
        transaction_id: None,
    }))
}

fn engine(disk: &Handle, now: Timestamp) -> Option<Engine<Handle>> {
    Engine::open(disk.clone(), SERVER_WORKS, Homes::default(), now).ok().map(|(engine, _)| engine)
}

impl World {
    fn new(seed: u64, fails: u32, answers: &[Answer]) -> Self {
        let now: Timestamp = "2026-11-21T12:00:00Z".parse().expect("an instant");
        let disk = Handle::new(seed, 0);
        let row = |id| StoredImportRow {
            id,
            import: "k".to_owned(),
            line: 2,
            state: 0,
            mark: 0,
            data: serde_json::to_string(&checkout(id)).expect("JSON"),
        };
        let rows = Batch { import_rows: (1..=ROWS).map(row).collect(), ..Batch::default() };
        disk.clone().commit(&rows).expect("on disk");
        let engine = engine(&disk, now).expect("open");
        let mut world = Self {
            engine,
            disk,
            dice: Rng::with_seed(seed),
            now,
            under_way: VecDeque::new(),
            taken: HashMap::new(),
            answers: answers.to_vec(),
            begun: 0,
        };
        let head = ImportHead {
            name: "day.csv".to_owned(),
            kind: EndedKind::Checkouts,
            added: now,
            sums: Vec::new(),
            home: None,
            hold: None,
        };
        world.tell(Input::Import("k".into(), ImportWish::Begin(Box::new(head), None)));
        world.disk.set(fails);
        world
    }

    fn tell(&mut self, input: Input) {
        for effect in self.engine.handle(input, self.now) {
            match effect {
                Effect::Send(_) | Effect::Look(_) => self.under_way.push_back(effect),
                Effect::Go(id, true) => self.leaves(id),
                Effect::Go(id, false) => self.tell(Input::Sent(id, Outcome::NotYet, None)),
                _ => {}
            }
        }
    }

    /// The request of a row reaches the service, and its answer may or may not come back before the app is killed.
    fn leaves(&mut self, id: RowId) {
        self.begun += 1;
        let answer = self.dice.choice(&self.answers).copied().expect("an answer");
        if matches!(answer, Answer::Taken | Answer::Lost) {
            *self.taken.entry(id.0).or_default() += 1;
        }
        if self.dice.u32(..20) == 0 {
            return self.kill();
        }
        let error = |kind, status| {
            let mut error = ApiError::new(Service::ButterDisputes, Operation::ReportCheckout, kind, "");
            error.status = status;
            Outcome::Failed(error)
        };
        let outcome = match answer {
            Answer::Taken => Outcome::Confirmed { reason: None, request_id: None },
            Answer::Refused => error(ErrorKind::Refused, Some(422)),
            Answer::Lost => error(ErrorKind::Timeout, None),
            Answer::TooMany => error(ErrorKind::RateLimited, Some(429)),
            Answer::NoConnection => error(ErrorKind::Connect, None),
        };
        self.tell(Input::Sent(id, outcome, None));
    }

    fn kill(&mut self) {
        self.under_way.clear();
        // A start on a disk that fails is tried again.
        let (disk, now) = (self.disk.clone(), self.now);
        self.engine = std::iter::repeat_with(|| engine(&disk, now)).flatten().next().expect("a start");
        self.tell(Input::Tick);
    }

    fn step(&mut self) {
        match self.under_way.pop_front() {
            Some(Effect::Send(id)) => self.tell(Input::Begin(id, Vec::new())),
            Some(Effect::Look(id)) => self.tell(Input::Inspection(id, Found::CannotAsk, None)),
            _ => {
                self.now = self.engine.next_time(self.now).unwrap_or(self.now) + SignedDuration::from_secs(1);
                self.tell(Input::Tick);
            }
        }
        let held = self.engine.imports().next().and_then(|import| import.head.hold);
        if held.is_some() {
            self.tell(Input::Import("k".into(), ImportWish::Resume));
        }
    }

    fn count(&self, state: ImportState) -> u64 {
        self.engine.imports().next().map_or(0, |import| import.counts.of(state))
    }

    fn is_done(&self) -> bool {
        self.engine.imports().next().is_some_and(|import| import.counts.is_done())
    }
}

#[test]
fn no_row_of_a_file_is_taken_twice_and_every_row_is_accounted_for_whatever_is_killed_or_fails() {
    use Answer::{Lost, NoConnection, Refused, Taken, TooMany};
    for seed in 0..60 {
        let fails = if seed % 2 == 0 { 0 } else { 60 };
        let mut world = World::new(seed, fails, &[Taken, Taken, Taken, Refused, Lost, TooMany, NoConnection]);
        for turn in 0..20_000 {
            if turn == 3_000 {
                world.disk.heal();
            }
            if world.is_done() && world.engine.broken().is_none() {
                break;
            }
            world.step();
            // A start on a disk that fails knows of no file until it can be read.
            let Some(import) = world.engine.imports().next() else {
                assert!(world.engine.broken().is_some(), "seed {seed}: the file is gone");
                continue;
            };
            assert_eq!(import.counts.total(), ROWS, "seed {seed}: what is told adds up at every moment");
        }
        assert!(world.is_done(), "seed {seed}: it comes to its end");
        assert!(world.taken.values().all(|times| *times == 1), "seed {seed}: {:?}", world.taken);
        let (accepted, unknown) = (world.count(ImportState::Accepted), world.count(ImportState::Unknown));
        let taken = world.taken.len() as u64;
        assert!(accepted <= taken && taken <= accepted + unknown, "seed {seed}: {accepted} {taken} {unknown}");
        // What the disk says is what was told.
        let told = world.engine.imports().next().expect("the file").counts;
        world.disk.heal();
        world.kill();
        assert_eq!(world.engine.imports().next().expect("the file").counts, told, "seed {seed}");
        assert!(world.engine.rows().is_empty(), "what has ended is with its file");
    }
}

#[test]
fn a_file_whose_answers_are_lost_one_after_the_other_waits_for_a_person_and_sends_the_rest_then() {
    let mut world = World::new(1, 0, &[Answer::Lost]);
    // No dice: nothing is killed.
    world.dice = Rng::with_seed(7);
    while world.engine.imports().next().is_some_and(|import| !import.is_paused) {
        match world.under_way.pop_front() {
            Some(Effect::Send(id)) => world.tell(Input::Begin(id, Vec::new())),
            Some(Effect::Look(id)) => world.tell(Input::Inspection(id, Found::CannotAsk, None)),
            _ => {
                world.now += SignedDuration::from_mins(5);
                world.tell(Input::Tick);
            }
        }
    }
    let import = world.engine.imports().next().expect("the file");
    assert_eq!(import.head.hold, Some(ImportHold::Unknowns));
    assert!(world.begun < 12, "{} were tried", world.begun);
    world.answers = vec![Answer::Taken];
    for _ in 0..20_000 {
        if world.is_done() {
            break;
        }
        world.step();
    }
    let unknown = world.count(ImportState::Unknown);
    assert!((5..12).contains(&unknown) && world.count(ImportState::Accepted) + unknown == ROWS);
    // Only a person sends again what may be there.
    world.tell(Input::Import("k".into(), ImportWish::Again(ImportState::Unknown)));
    while !world.is_done() {
        world.step();
    }
    assert!(world.taken.values().any(|times| *times == 2), "they were asked for again");
}

#[test]
fn a_paused_file_sends_nothing_and_a_stopped_one_says_what_did_not_leave() {
    let mut world = World::new(3, 0, &[Answer::Taken]);
    world.tell(Input::Import("k".into(), ImportWish::Pause));
    let key: Arc<str> = "k".into();
    for _ in 0..200 {
        if let Some(Effect::Send(id)) = world.under_way.pop_front() {
            world.tell(Input::Begin(id, Vec::new()));
        } else {
            world.now += SignedDuration::from_mins(1);
            world.tell(Input::Tick);
        }
    }
    assert_eq!((world.begun, world.count(ImportState::Accepted)), (0, 0));
    world.tell(Input::Import(Arc::clone(&key), ImportWish::Stop));
    assert!(world.is_done());
    assert_eq!(world.count(ImportState::Cancelled), ROWS);
    world.tell(Input::Import(key, ImportWish::Again(ImportState::Cancelled)));
    while !world.is_done() {
        world.step();
    }
    assert_eq!(world.taken.len() as u64, world.count(ImportState::Accepted) + world.count(ImportState::Unknown));
}
