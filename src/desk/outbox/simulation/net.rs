//! The way to the services: every request meets a fate that the dice decide.

use super::world::{Answer, World, alien, refusal};
use crate::api::error::{ApiError, ErrorKind, Operation};
use crate::api::reply::Reply;
use crate::domain::account::Service;
use crate::domain::answer::proof::Seen;
use crate::domain::ids::DisputeId;
use std::collections::{BTreeMap, HashMap};

/// How far reads may be behind writes.
const MOST_BEHIND: i64 = 20_000;

/// What a request does; told how far the service is behind.
pub type Effect = Box<dyn FnOnce(&mut World, i64) -> Answer + Send>;
/// What comes back.
pub type Came = Result<Reply, ApiError>;

enum Event {
    /// It is done, and the answer goes back, with what the way makes of it.
    Apply(Effect, i64, Option<(u64, Way)>),
    Reply(u64, Came),
}

/// What becomes of an answer on its way back.
enum Way {
    Whole,
    /// Another status, and a page of some proxy instead of the answer.
    Page(u16),
    /// The service's own refusal, although it was done.
    Refused(u16),
    /// Something about another dispute.
    Alien,
    /// As it was before it was done.
    Old(String),
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
    pub answers: HashMap<u64, Came>,
    /// What reads showed, for whoever compares.
    pub seen: Vec<(DisputeId, Seen)>,
    pub lost_replies: u64,
    pub late: u64,
    pub rude: u64,
    /// True for one schedule that is run by itself: what happens in it is printed.
    pub is_told: bool,
}

pub fn error(operation: Operation, kind: ErrorKind, status: Option<u16>) -> ApiError {
    let service = match operation {
        Operation::ReportCheckout => Service::ButterDisputes,
        Operation::SendPayment => Service::ButterRecover,
        _ => Service::Finix,
    };
    ApiError { status, ..ApiError::new(service, operation, kind, "simulated") }
}

fn reply((status, body): Answer) -> Reply {
    Reply::from_parts(status, |name| (name == "x-request-id").then(|| "req".to_owned()), body.into_bytes())
}

/// A proxy's own words.
const PAGE: &str = "<!doctype html><title>We will be right back</title>";

/// Something that is not about what was asked, in the shape that was asked for.
fn about_another(operation: Operation) -> String {
    let file = r#"{"id":"DFalien","dispute":"DIalien","state":"SUCCEEDED","tags":{}}"#;
    match operation {
        Operation::Submit => alien("RESPONDED"),
        Operation::ListEvidence => format!(r#"{{"_embedded":{{"evidences":[{file}]}}}}"#),
        Operation::GetEvidence | Operation::UploadEvidence | Operation::PutEvidenceTags => file.to_owned(),
        Operation::GetTransfer => r#"{"id":"TRalien","amount":1,"currency":"KWD"}"#.to_owned(),
        _ => alien("ACCEPTED"),
    }
}

/// A request that leaves.
struct Request {
    id: u64,
    operation: Operation,
    is_write: bool,
    arrives: i64,
    answered: i64,
    /// How far what reads show is behind.
    behind: i64,
}

fn is_shot(operation: Operation) -> bool {
    matches!(operation, Operation::Submit | Operation::Accept)
}

/// The answer to a request that was never done, for a fate that has one.
fn undone(fate: u32, operation: Operation, before: Option<&str>) -> Option<Answer> {
    Some(match fate {
        8 => refusal(500),
        9 => refusal(429),
        10 => (200, "{\"_embedded\":{".to_owned()),
        11 => refusal(422),
        // A page of a proxy that calls itself a success.
        13 => (200, PAGE.to_owned()),
        15 => (200, about_another(operation)),
        // The answer shows what was never done.
        19 if is_shot(operation) => {
            let shown = if operation == Operation::Submit { "RESPONDED" } else { "ACCEPTED" };
            (200, before.unwrap_or_default().replace("NEEDS_RESPONSE", shown))
        }
        20 => (301, PAGE.to_owned()),
        _ => return None,
    })
}

impl Net {
    pub fn new(seed: u64, trouble: u32) -> Self {
        Self {
            world: World::default(),
            now: 0,
            dice: fastrand::Rng::with_seed(seed),
            trouble,
            next: 0,
            waiting: BTreeMap::new(),
            answers: HashMap::new(),
            seen: Vec::new(),
            lost_replies: 0,
            late: 0,
            rude: 0,
            is_told: std::env::var_os("DOCKET_SEED").is_some(),
        }
    }

    /// When something happens next.
    pub fn next_time(&self) -> Option<i64> {
        self.waiting.keys().next().map(|(at, _)| *at)
    }

    fn at(&mut self, at: i64, event: Event) {
        self.next += 1;
        self.waiting.insert((at, self.next), event);
    }

    /// A request sets out. `before` is what an answer would say that knows nothing of it yet.
    pub fn send(&mut self, operation: Operation, what: String, before: Option<String>, effect: Effect) -> u64 {
        self.next += 1;
        let id = self.next;
        let is_write = !what.is_empty();
        let arrives = self.now + self.dice.i64(1..400);
        let answered = arrives + self.dice.i64(1..3_000);
        let behind = if self.dice.u32(0..100) < self.trouble { self.dice.i64(0..MOST_BEHIND) } else { 0 };
        let fate = if self.dice.u32(0..100) < self.trouble { self.dice.u32(1..21) } else { 0 };
        // Butter documents no answer that an empty or odd one could be told from, but it never speaks in pages.
        let is_butter = matches!(operation, Operation::ReportCheckout | Operation::SendPayment);
        let fate = if is_butter && matches!(fate, 10 | 14 | 15 | 17..) { 8 } else { fate };
        self.rude += u64::from(fate > 11);
        if self.is_told && is_write {
            println!("{:>9} {what} leaves and meets fate {fate}", self.now);
        }
        if fate != 1 {
            *self.world.left.entry(what).or_default() += u32::from(is_write);
        }
        if self.world.host != 0 {
            self.at(answered, Event::Reply(id, Ok(reply(refusal(404)))));
            return id;
        }
        let request = Request { id, operation, is_write, arrives, answered, behind };
        if matches!(fate, 1..=6) {
            self.lose(fate, &request, effect);
        } else if let Some(answer) = undone(fate, operation, before.as_deref()) {
            self.at(answered, Event::Reply(id, Ok(reply(answer))));
        } else {
            let way = self.way(fate, operation, before);
            self.at(answered, Event::Apply(effect, behind, Some((id, way))));
        }
        id
    }

    /// No answer comes: the connection breaks somewhere, or nobody speaks.
    fn lose(&mut self, fate: u32, request: &Request, effect: Effect) {
        let Request { id, operation, is_write, arrives, answered, behind } = *request;
        let fail = |kind| Err(error(operation, kind, None));
        match fate {
            // Not one byte leaves.
            1 => self.at(arrives, Event::Reply(id, fail(ErrorKind::Connect))),
            // It breaks on the way there.
            2 => self.at(arrives, Event::Reply(id, fail(ErrorKind::Interrupted))),
            // It is done, and the reply is lost.
            3 | 4 => {
                self.lost_replies += u64::from(is_write);
                self.at(arrives, Event::Apply(effect, behind, None));
                self.at(answered, Event::Reply(id, fail(ErrorKind::Interrupted)));
            }
            // The connection breaks, and the service goes on working on it for up to five minutes.
            5 => {
                self.late += u64::from(is_write);
                self.lost_replies += u64::from(is_write);
                let done = arrives + self.dice.i64(1..299_000);
                self.at(arrives, Event::Reply(id, fail(ErrorKind::Interrupted)));
                self.at(done, Event::Apply(effect, behind, None));
            }
            // No answer for six minutes, done or not.
            _ => {
                if self.dice.bool() {
                    self.at(arrives, Event::Apply(effect, behind, None));
                }
                self.at(self.now + 360_000, Event::Reply(id, fail(ErrorKind::Timeout)));
            }
        }
    }

    /// It is done; what becomes of the answer.
    fn way(&mut self, fate: u32, operation: Operation, before: Option<String>) -> Way {
        match (fate, before) {
            (7, _) => Way::Page(502),
            // A page of a proxy that calls itself a success.
            (12, _) => Way::Page(200),
            (14, _) => Way::Alien,
            // Somebody on the way gives up, or asks twice and gives the second answer.
            (16, _) => Way::Page([408, 425, 499, 503][self.dice.usize(0..4)]),
            (17, _) if is_shot(operation) => Way::Refused([401, 403, 409, 422][self.dice.usize(0..4)]),
            // The answer knows nothing yet of what was done.
            (18, Some(before)) => Way::Old(before),
            _ => Way::Whole,
        }
    }

    /// Somebody else, or the bank, changes something.
    pub fn meddle(&mut self) {
        self.world.now = self.now;
        self.world.meddle(&mut self.dice);
    }

    /// Does what is due at this instant.
    pub fn step(&mut self) {
        while let Some(entry) = self.waiting.first_entry() {
            if entry.key().0 > self.now {
                self.world.now = self.now;
                return;
            }
            self.world.now = entry.key().0;
            match entry.remove() {
                Event::Reply(id, answer) => drop(self.answers.insert(id, answer)),
                Event::Apply(effect, behind, back) => {
                    let answer = effect(&mut self.world, behind);
                    if let Some((id, way)) = back {
                        let came = match way {
                            Way::Whole => answer,
                            Way::Page(status) => (status, PAGE.to_owned()),
                            Way::Refused(status) => refusal(status),
                            Way::Alien => (200, alien("ACCEPTED")),
                            Way::Old(body) => (200, body),
                        };
                        self.answers.insert(id, Ok(reply(came)));
                    }
                }
            }
        }
        self.world.now = self.now;
    }
}
