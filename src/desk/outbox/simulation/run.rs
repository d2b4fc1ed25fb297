//! One schedule from its first instant to its quiet end, and what has to be true then.

use super::super::engine::{Engine, Input};
use super::super::home::Homes;
use super::super::intent::Intent;
use super::super::plan::SERVER_WORKS;
use super::super::row::{OutboxRow, RowId, RowState};
use super::check::{Left, check};
use super::disk::Handle;
use super::life::Life;
use super::person::{Deed, Person};
use super::vendor::SimVendor;
use super::world::{Promise, fresh_dispute};
use crate::domain::account::{Account, AccountKey, BaseUrl, Environment, Service};
use crate::domain::answer::proof::Seen;
use crate::domain::ids::DisputeId;
use jiff::{SignedDuration, Timestamp};
use std::collections::HashSet;
use std::sync::Arc;

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
    pub rude: u64,
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
        self.rude += other.rude;
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
            ("rude answers", self.rude),
        ] {
            assert!(count > 500, "only {count} {what}");
        }
    }
}

impl std::fmt::Display for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} intents taken, {} confirmed, {} asked a person, {} discarded, {} submitted or accepted; {} replies lost \
             ({} of them applied late), {} rude answers, {} disk failures ({} not taken), {} crashes; 0 lost, 0 doubled",
            self.intents,
            self.confirmed,
            self.asked,
            self.discarded,
            self.shots,
            self.lost_replies,
            self.late,
            self.rude,
            self.disk_failures,
            self.not_taken,
            self.crashes
        )
    }
}

/// One schedule: the dice, the disk, the services, and what has come of them.
pub struct Schedule {
    start: Timestamp,
    now: i64,
    dice: fastrand::Rng,
    pub disk: Handle,
    pub vendor: SimVendor,
    next_row: u64,
    pub taken: HashSet<RowId>,
    /// How far the computer's clock is off; another one after each start.
    wrong: i64,
    report: Report,
}

impl Schedule {
    /// One that has not begun, and the person in it.
    fn of(seed: u64) -> Result<(Self, Person), String> {
        let mut dice = fastrand::Rng::with_seed(seed);
        let disk = Handle::new(dice.u64(..), [0, 20, 100][dice.usize(0..3)]);
        let vendor = SimVendor::new(dice.u64(..), [0, 10, 40, 80][dice.usize(0..4)]);
        let person = Person::new(dice.u64(..));
        for number in 1..=dice.usize(1..4) {
            let held = fresh_dispute(number);
            vendor.net().world.disputes.insert(held.dispute.id.clone(), held);
        }
        let start = "2026-11-21T12:00:00Z".parse().map_err(|error: jiff::Error| error.to_string())?;
        let (taken, report) = (HashSet::new(), Report::default());
        Ok((Self { start, now: 0, dice, disk, vendor, next_row: 0, taken, wrong: 0, report }, person))
    }

    fn time(&self) -> Timestamp {
        self.start + SignedDuration::from_millis(self.now + self.wrong)
    }

    /// The account's addresses, for the host it leads to.
    fn homes(&self) -> Homes {
        let mut account = Account::new(AccountKey::demo(), "Acme", Environment::Live);
        let host = self.vendor.net().world.host;
        let url = BaseUrl::parse(&format!("https://host{host}.example.org")).ok();
        for service in Service::ALL {
            account.set_url(service, url.clone());
        }
        Homes::of(&account)
    }

    /// The app starts, at whichever address the settings name by now, with a clock that may have been changed.
    fn born(&mut self, host: u8) -> Life {
        if self.dice.u8(0..3) == 0 {
            self.wrong = self.dice.i64(-7_200_000..7_200_000);
        }
        {
            let mut net = self.vendor.net();
            net.world.host = host;
            net.seen.clear();
        }
        let engine = loop {
            // A disk that cannot be read at the start is tried again by the person.
            match Engine::open(self.disk.clone(), SERVER_WORKS, self.homes(), self.time()) {
                Ok((engine, last)) => {
                    self.next_row = self.next_row.max(last);
                    break engine;
                }
                Err(_) => self.now += 1_000,
            }
        };
        self.vendor.net().world.awake = self.now;
        let mut life = Life::new(engine, self.vendor.clone());
        life.handle(Input::Tick, self.time());
        life
    }

    /// The computer sleeps; the services do not.
    fn sleep(&mut self, life: &mut Life) {
        self.now += self.dice.i64(1_000..10_800_000);
        {
            let mut net = self.vendor.net();
            net.now = self.now;
            net.step();
            net.world.awake = self.now;
        }
        life.handle(Input::Tick, self.time());
        life.go_on(self.time());
    }

    /// The next instant at which anything happens.
    fn step(&mut self, life: &mut Life, other: Option<i64>) -> bool {
        let engine = life.engine.next_time(self.time());
        let engine = engine.map(|at| at.duration_since(self.start).as_millis() as i64 - self.wrong + 1);
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

    /// Notes what is confirmed, and for how long it has to be held.
    fn promise(&self, intent: &Intent, hold: Option<Timestamp>) {
        let hold = hold.map_or(0, |until| until.duration_since(self.time()).as_millis() as i64);
        if let Some(note) = note(intent) {
            let mut net = self.vendor.net();
            let promise = Promise { at: self.now, hold, host: net.world.host, is_hurried: false };
            net.world.promises.insert(note, promise);
        }
    }

    /// What a pull brings of every dispute.
    fn pull(&mut self, life: &mut Life) {
        let now = self.time();
        let shown: Vec<(DisputeId, Seen)> = {
            let net = self.vendor.net();
            net.world.disputes.iter().map(|(id, held)| (id.clone(), Seen::of(&held.dispute, now))).collect()
        };
        for (id, seen) in shown {
            life.handle(Input::Seen(id, Box::new(seen)), now);
        }
        life.go_on(now);
    }

    /// Time goes by until this instant.
    fn go_on_until(&mut self, life: &mut Life, at: i64) {
        while self.now < at {
            self.step(life, Some(at));
        }
    }

    /// The app dies in the middle of whatever is going on, and is started again; requests that left go on without it.
    fn crash(&mut self, mut life: Life) -> Life {
        let at = self.now + self.dice.i64(1..3_000);
        self.go_on_until(&mut life, at);
        drop(life);
        self.report.crashes += 1;
        self.now += self.dice.i64(1..600_000);
        self.vendor.net().now = self.now;
        self.vendor.net().step();
        let host = u8::from(self.dice.u8(0..6) == 0);
        self.born(host)
    }

    /// Everything heals, and nobody does anything any more.
    fn heal(&mut self, life: &mut Life) {
        self.disk.heal();
        self.vendor.net().trouble = 0;
        while life.engine.broken().is_some() {
            self.now += 1_000;
            let now = self.time();
            life.handle(Input::Tick, now);
            life.go_on(now);
        }
        let now = self.time();
        life.handle(Input::Pause(false), now);
        life.handle(Input::Reachable, now);
        life.go_on(now);
    }

    /// Goes on until nothing happens any more, which has to come.
    fn come_to_rest(&mut self, life: &mut Life, steps: &mut u32) -> bool {
        loop {
            while self.step(life, None) {
                *steps += 1;
                if *steps > 20_000 {
                    return false;
                }
            }
            // What was on its way when everything healed may have come back as a refused key: that is told, and rests
            // until the person tries again.
            if life.engine.resting().values().all(Option::is_some) {
                return true;
            }
            let now = self.time();
            life.handle(Input::Reachable, now);
            life.go_on(now);
        }
    }

    /// What happened.
    fn told(mut self, life: &Life) -> Report {
        let report = &mut self.report;
        report.intents = self.taken.len() as u64;
        report.disk_failures = self.disk.with(|disk| disk.failures);
        let net = self.vendor.net();
        (report.lost_replies, report.late, report.rude) = (net.lost_replies, net.late, net.rude);
        drop(net);
        for row in life.engine.rows().values() {
            report.confirmed += u64::from(row.state == RowState::Confirmed);
            report.asked += u64::from(row.state.needs_person());
            report.discarded += u64::from(row.state == RowState::Discarded);
            report.shots += u64::from(row.intent.is_one_shot() && row.state == RowState::Confirmed);
        }
        self.report
    }

    fn act(&mut self, life: &mut Life, person: &mut Person) {
        let rows: Vec<Arc<OutboxRow>> = life.engine.rows().values().cloned().collect();
        let deed = person.decide(&rows, life.engine.is_paused(), &self.vendor.net().world, self.time());
        let now = self.time();
        let is_away = self.vendor.net().world.host != 0;
        match deed {
            // Nobody answers disputes that are not there.
            Deed::Add(..) | Deed::Retry(_) | Deed::Check(_) if is_away => {}
            Deed::Add(intent, hold) => {
                self.promise(&intent, hold);
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
            Deed::SendNow(id) => {
                if let Some(note) = life.engine.rows().get(&id).and_then(|row| note(&row.intent)) {
                    self.vendor.net().world.promises.entry(note).and_modify(|promise| promise.is_hurried = true);
                }
                life.handle(Input::SendNow(id), now);
            }
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
    let (mut schedule, mut person) = Schedule::of(seed)?;
    let mut life = schedule.born(0);
    let crashes = schedule.dice.u32(0..4);
    for _ in 0..schedule.dice.u32(4..24) {
        let at = schedule.now + schedule.dice.i64(1..30_000);
        schedule.go_on_until(&mut life, at);
        schedule.act(&mut life, &mut person);
        if schedule.dice.u8(0..12) == 0 {
            schedule.vendor.net().meddle();
        }
        if schedule.dice.u8(0..24) == 0 {
            schedule.sleep(&mut life);
        }
        if schedule.dice.u32(0..12) < crashes {
            life = schedule.crash(life);
        }
    }
    if schedule.vendor.net().world.host != 0 {
        drop(life);
        life = schedule.born(0);
    }
    schedule.heal(&mut life);
    let mut steps = 0;
    if !schedule.come_to_rest(&mut life, &mut steps) {
        return Err("it never comes to rest".to_owned());
    }
    // One more look at everything, as a person's refresh has it.
    schedule.pull(&mut life);
    if !schedule.come_to_rest(&mut life, &mut steps) {
        return Err("it never comes to rest after a pull".to_owned());
    }
    check(&Left { disk: &schedule.disk, vendor: &schedule.vendor, taken: &schedule.taken }, &life)?;
    Ok(schedule.told(&life))
}

/// What tells one answer of a person from another.
fn note(intent: &Intent) -> Option<String> {
    match intent {
        Intent::Submit(confirmed) => Some(confirmed.note().to_owned()),
        Intent::Accept(confirmed) => Some(confirmed.note().to_owned()),
        _ => None,
    }
}
