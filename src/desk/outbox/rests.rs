//! How often a service that cannot answer is asked, counted.

use super::engine::{Effect, Engine, Input};
use super::home::Homes;
use super::intent::Intent;
use super::plan::{Found, Outcome, SERVER_WORKS};
use super::row::RowId;
use crate::api::error::{ApiError, ErrorKind, Operation};
use crate::domain::account::Service;
use crate::domain::dispute::tags::Tags;
use crate::domain::ids::DisputeId;
use crate::store::OutboxFile;
use jiff::{SignedDuration, Timestamp};
use std::collections::VecDeque;
use std::time::Duration;

const ANSWER: SignedDuration = SignedDuration::from_millis(100);

struct World {
    engine: Engine<OutboxFile>,
    now: Timestamp,
    /// What is on its way, and when its answer is there.
    under_way: VecDeque<(Timestamp, Effect)>,
    asked: Vec<Timestamp>,
}

impl World {
    /// So many rows, each about a dispute of its own.
    fn with_rows(count: u64) -> Self {
        let now: Timestamp = "2026-11-21T12:00:00Z".parse().expect("an instant");
        let file = OutboxFile::in_memory().expect("memory");
        let (engine, _) = Engine::open(file, SERVER_WORKS, Homes::default(), now).expect("open");
        let mut world = Self { engine, now, under_way: VecDeque::new(), asked: Vec::new() };
        for number in 1..=count {
            let dispute = DisputeId::parse(&format!("DI{number}")).expect("an id");
            let edited: Tags = [("key".to_owned(), number.to_string())].into_iter().collect();
            let intent = Intent::Tags { dispute, base: Tags::default(), edited, insists: false };
            let add = Input::Add {
                id: RowId(number),
                intent: Box::new(intent),
                hold: None,
                from_kept: None,
                instead_of: None,
            };
            world.take(add);
        }
        world
    }

    fn take(&mut self, input: Input) {
        for effect in self.engine.handle(input, self.now) {
            if let Effect::Send(id) | Effect::Look(id) = effect {
                self.asked.push(self.now);
                if matches!(effect, Effect::Send(_)) {
                    self.take(Input::Begin(id, Vec::new()));
                }
                self.under_way.push_back((self.now + ANSWER, effect));
            }
        }
    }

    /// Goes on for so long with a service that answers everything like this.
    fn go_on(&mut self, lasting: SignedDuration, error: &ApiError) {
        let end = self.now + lasting;
        while self.now < end {
            let answer = self.under_way.front().map(|(at, _)| *at);
            let next = answer.into_iter().chain(self.engine.next_time(self.now)).min().unwrap_or(end);
            self.now = next.clamp(self.now + SignedDuration::from_millis(1), end);
            let is_there = answer.is_some_and(|at| at <= self.now);
            match self.under_way.pop_front_if(|_| is_there) {
                Some((_, Effect::Send(id))) => self.take(Input::Sent(id, Outcome::Failed(error.clone()), None)),
                Some((_, Effect::Look(id))) => self.take(Input::Inspection(id, Found::Unasked(error.clone()), None)),
                _ => self.take(Input::Tick),
            }
        }
    }

    fn asked_since(&self, then: Timestamp) -> usize {
        self.asked.iter().filter(|at| **at > then).count()
    }
}

#[test]
fn a_service_that_fails_is_asked_less_and_less_however_much_waits() {
    for kind in [ErrorKind::Server, ErrorKind::Unreadable, ErrorKind::Redirected, ErrorKind::Connect] {
        let mut world = World::with_rows(40);
        let error = ApiError::new(Service::Finix, Operation::PutDisputeTags, kind, "");
        let began = world.now;
        world.go_on(SignedDuration::from_mins(10), &error);
        let first = world.asked_since(began - SignedDuration::from_secs(1));
        assert!(first < 80, "{kind:?}: {first} requests in ten minutes");
        let later = world.now;
        world.go_on(SignedDuration::from_hours(1), &error);
        let hour = world.asked_since(later);
        assert!(
            (30..=180).contains(&hour),
            "{kind:?}: {hour} requests in an hour, at most {} at once",
            super::plan::AT_ONCE
        );
    }
}

#[test]
fn a_service_that_says_when_is_not_asked_before() {
    let mut world = World::with_rows(40);
    let mut error = ApiError::new(Service::Finix, Operation::PutDisputeTags, ErrorKind::RateLimited, "");
    error.retry_after = Some(Duration::from_mins(20));
    world.go_on(SignedDuration::from_secs(1), &error);
    let first = world.now;
    assert!(!world.asked.is_empty());
    world.go_on(SignedDuration::from_mins(19), &error);
    assert_eq!(world.asked_since(first), 0, "it said twenty minutes");
    world.go_on(SignedDuration::from_mins(2), &error);
    assert!(world.asked_since(first) > 0, "the twenty minutes are over");
    // Nobody is kept waiting for a day.
    error.retry_after = Some(Duration::from_hours(24));
    world.go_on(SignedDuration::from_mins(30), &error);
    let then = world.now;
    world.go_on(SignedDuration::from_mins(61), &error);
    assert!(world.asked_since(then) > 0, "at most an hour");
}
