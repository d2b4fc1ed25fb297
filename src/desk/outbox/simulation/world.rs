//! What the services hold, and what they say of it: JSON, as it goes over the wire.

use crate::domain::EvidenceRef;
use crate::domain::answer::proof::Seen;
use crate::domain::dispute::tags::Tags;
use crate::domain::dispute::{Dispute, DisputeState, ResponseState};
use crate::domain::evidence::file::EvidenceFile;
use crate::domain::ids::{DisputeId, EvidenceId, TransferId};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A status and a body.
pub type Answer = (u16, String);

/// A dispute as the service has it.
pub struct Held {
    pub dispute: Dispute,
    pub currency: &'static str,
    pub files: Vec<HeldFile>,
    pub submits: u32,
    pub accepts: u32,
    /// How it was until when, for whoever reads behind.
    before: Vec<(i64, Dispute)>,
    /// When something of it changed that nobody here did.
    pub meddled: i64,
}

/// A file as the service has it.
pub struct HeldFile {
    pub id: EvidenceId,
    pub sha256: String,
    pub bytes: Vec<u8>,
    pub tags: Tags,
    pub is_deleted: bool,
    added: i64,
    deleted: i64,
}

/// What a person confirmed and when, by its note.
pub struct Promise {
    pub at: i64,
    pub hold: i64,
    pub host: u8,
    pub is_hurried: bool,
}

/// What the services hold and what was asked of them.
#[derive(Default)]
pub struct World {
    pub now: i64,
    /// Where the account's address leads now; what the disputes are at is host 0.
    pub host: u8,
    /// Since when the app is awake.
    pub awake: i64,
    pub disputes: BTreeMap<DisputeId, Held>,
    pub checkouts: HashMap<String, u32>,
    pub payments: HashMap<String, u32>,
    /// Requests that left, by what they were.
    pub left: HashMap<String, u32>,
    pub promises: HashMap<String, Promise>,
    /// What left and should not have.
    pub broken: Vec<String>,
    files: u64,
}

impl World {
    fn held(&mut self, id: &DisputeId) -> Result<&mut Held, Answer> {
        self.disputes.get_mut(id).ok_or_else(|| refusal(404))
    }

    /// `GET /disputes/{id}`, perhaps as it was a while ago.
    pub fn show(&mut self, id: &DisputeId, behind: i64) -> Answer {
        let then = self.now - behind;
        self.held(id).map_or_else(|refused| refused, |held| (200, json(&held.at(then)).to_string()))
    }

    /// `GET /transfers/{id}`
    pub fn payment(&mut self, id: &DisputeId) -> Answer {
        let currency = self.held(id).map_or("USD", |held| held.currency);
        (200, json!({ "id": transfer_of(id).as_str(), "amount": 1, "currency": currency }).to_string())
    }

    /// `GET /disputes/{id}/evidence`, perhaps as it was a while ago.
    pub fn list(&mut self, id: &DisputeId, behind: i64) -> Answer {
        let then = self.now - behind;
        let Ok(held) = self.held(id) else { return refusal(404) };
        let files: Vec<Value> = held.files.iter().filter(|file| file.added <= then).map(|f| f.at(id, then)).collect();
        (200, json!({ "_embedded": { "evidences": files }, "page": { "limit": 100, "next_cursor": null } }).to_string())
    }

    /// `GET …/evidence/{id}`, perhaps as it was a while ago.
    pub fn file(&mut self, of: &EvidenceRef, behind: i64) -> Answer {
        let then = self.now - behind;
        let Ok(held) = self.held(&of.dispute) else { return refusal(404) };
        let file = held.files.iter().find(|file| file.id == of.evidence && file.added <= then);
        file.map_or_else(|| refusal(404), |file| (200, file.at(&of.dispute, then).to_string()))
    }

    /// `GET …/download`
    pub fn download(&mut self, id: &DisputeId, evidence: &EvidenceId) -> Result<Vec<u8>, Answer> {
        let file = self.held(id)?.files.iter().find(|file| file.id == *evidence);
        file.map(|file| file.bytes.clone()).ok_or_else(|| refusal(404))
    }

    /// `POST …/evidence`
    pub fn upload(&mut self, id: &DisputeId, file: &EvidenceFile, bytes: Vec<u8>) -> Answer {
        self.files += 1;
        let (now, number) = (self.now, self.files);
        let Ok(held) = self.held(id) else { return refusal(404) };
        if held.dispute.response_state != Some(ResponseState::NeedsResponse) {
            return refusal(422);
        }
        let new = HeldFile::new(number, &file.sha256, bytes, file.sent_name(), now);
        let shown = new.at(id, now);
        held.files.push(new);
        (201, shown.to_string())
    }

    /// `PUT …/evidence/{id}`
    pub fn name(&mut self, id: &DisputeId, evidence: &EvidenceId, tags: Tags) -> Answer {
        let now = self.now;
        let Ok(held) = self.held(id) else { return refusal(404) };
        let Some(file) = held.files.iter_mut().find(|file| file.id == *evidence) else { return refusal(404) };
        file.tags = tags;
        (200, file.at(id, now).to_string())
    }

    /// `DELETE …/evidence/{id}`
    pub fn delete(&mut self, id: &DisputeId, evidence: &EvidenceId) -> Answer {
        let now = self.now;
        let Ok(held) = self.held(id) else { return refusal(404) };
        let Some(file) = held.files.iter_mut().find(|file| file.id == *evidence) else { return refusal(404) };
        (file.is_deleted, file.deleted) = (true, now);
        (204, String::new())
    }

    /// `PUT /disputes/{id}`
    pub fn tag(&mut self, id: &DisputeId, tags: Tags) -> Answer {
        self.change(id, |held| held.dispute.tags = tags)
    }

    /// `POST …/submit`. Nothing is refused twice: a second one would count.
    pub fn submit(&mut self, id: &DisputeId) -> Answer {
        self.change(id, |held| {
            held.submits += 1;
            held.dispute.response_state = Some(ResponseState::Responded);
        })
    }

    /// `POST …/accept`
    pub fn accept(&mut self, id: &DisputeId) -> Answer {
        self.change(id, |held| {
            held.accepts += 1;
            held.dispute.response_state = Some(ResponseState::Accepted);
        })
    }

    fn change(&mut self, id: &DisputeId, change: impl FnOnce(&mut Held)) -> Answer {
        let now = self.now;
        let Ok(held) = self.held(id) else { return refusal(404) };
        held.before.push((now, held.dispute.clone()));
        change(held);
        // As the service counts: no two changes at once.
        let nth = i64::try_from(held.before.len()).unwrap_or(0);
        let at = jiff::SignedDuration::from_millis(now) + jiff::SignedDuration::from_nanos(nth);
        held.dispute.updated_at = "2026-11-21T12:00:00Z".parse::<jiff::Timestamp>().ok().map(|start| start + at);
        (200, json(&held.dispute).to_string())
    }

    /// Somebody else, or the bank, changes what a person may have decided on.
    pub fn meddle(&mut self, dice: &mut fastrand::Rng) {
        let ids: Vec<DisputeId> = self.disputes.keys().cloned().collect();
        let id = ids[dice.usize(0..ids.len())].clone();
        self.files += 1;
        let (now, number, what) = (self.now, self.files, dice.u8(0..6));
        let amount = 1_000 * dice.i64(1..200);
        self.change(&id, |held| {
            held.meddled = now;
            match what {
                0 => held.dispute.amount = Some(amount),
                1 => held.dispute.state = Some(DisputeState::Inquiry),
                2 => held.dispute.respond_by = "2026-12-18T00:00:00Z".parse().ok(),
                3 => held.currency = "EUR",
                4 => held.files.push(HeldFile::new(
                    number,
                    "of somebody else",
                    Vec::new(),
                    format!("other{number}"),
                    now,
                )),
                _ => {
                    if let Some(file) = held.files.iter_mut().find(|file| !file.is_deleted) {
                        (file.is_deleted, file.deleted) = (true, now);
                    }
                }
            }
        });
    }

    /// A one-shot leaves: was it confirmed so, for here, and did it wait as long as it was said to?
    pub fn shot_leaves(&mut self, id: &DisputeId, note: &str, seen: &Seen) {
        let (now, host, awake) = (self.now, self.host, self.awake);
        let Some(promise) = self.promises.get(note) else {
            return self.broken.push(format!("{note} left and nobody confirmed it"));
        };
        let waited = now - promise.at >= promise.hold;
        let was_away = awake > promise.at && now - awake >= 10_000;
        if !promise.is_hurried && !waited && !was_away {
            let (at, hold) = (promise.at, promise.hold);
            self.broken
                .push(format!("{note} was confirmed at {at}, held for {hold}, and left at {now} (awake {awake})"));
        }
        if promise.host != host {
            self.broken.push(format!("{note} was confirmed for host {} and left for {host}", promise.host));
        }
        let Some(held) = self.disputes.get(id) else { return };
        let currency = crate::domain::money::Currency::parse(held.currency);
        // What was sent from here is no news.
        let counts = |file: &&HeldFile| !file.is_deleted && file.bytes.is_empty();
        let files: Vec<EvidenceId> = held.files.iter().filter(counts).map(|file| file.id.clone()).collect();
        let now_seen = Seen::of(&held.dispute, seen.respond_by.unwrap_or_default()).in_currency(currency);
        let mut listed = seen.files.clone().unwrap_or_default();
        listed.retain(|id| files.contains(id));
        let is_same = now_seen.differences(seen).is_empty() && listed.len() == files.len();
        // What changes while it is asked for the last time, nobody can see.
        if !is_same && now - held.meddled > 150_000 {
            self.broken.push(format!("{note} left although {id} had changed: {:?}", now_seen.differences(seen)));
        }
    }
}

impl Held {
    fn at(&self, then: i64) -> Dispute {
        self.before.iter().find(|(until, _)| *until > then).map_or_else(|| self.dispute.clone(), |(_, was)| was.clone())
    }
}

impl HeldFile {
    fn new(number: u64, sha256: &str, bytes: Vec<u8>, name: String, now: i64) -> Self {
        let id = EvidenceId::parse(&format!("DF{number}")).expect("an id");
        let tags = [("file-name".to_owned(), name)].into_iter().collect();
        Self { id, sha256: sha256.to_owned(), bytes, tags, is_deleted: false, added: now, deleted: 0 }
    }

    /// As the service shows it, then.
    pub fn at(&self, dispute: &DisputeId, then: i64) -> Value {
        let state = if self.is_deleted && self.deleted <= then { "CANCELED" } else { "SUCCEEDED" };
        let (id, dispute) = (self.id.as_str(), dispute.as_str());
        json!({ "id": id, "dispute": dispute, "state": state, "tags": tags(&self.tags) })
    }
}

fn tags(tags: &Tags) -> Value {
    Value::Object(tags.iter().map(|(key, value)| (key.to_owned(), Value::from(value))).collect::<Map<_, _>>())
}

fn json(dispute: &Dispute) -> Value {
    json!({
        "id": dispute.id.as_str(),
        "state": dispute.state.as_ref().map(DisputeState::as_wire),
        "response_state": dispute.response_state.as_ref().map(ResponseState::as_wire),
        "amount": dispute.amount,
        "respond_by": dispute.respond_by.map(|by| by.to_string()),
        "updated_at": dispute.updated_at.map(|at| at.to_string()),
        "transfer": dispute.transfer.as_ref().map(TransferId::as_str),
        "tags": tags(&dispute.tags),
    })
}

/// The service's own way to say no.
pub fn refusal(status: u16) -> Answer {
    (status, json!({ "total": 1, "_embedded": { "errors": [{ "code": "SIMULATED", "message": "no" }] } }).to_string())
}

/// A dispute nobody asked about, answered.
pub fn alien(response_state: &str) -> String {
    json!({ "id": "DIalien", "state": "PENDING", "response_state": response_state, "amount": 1_000 }).to_string()
}

pub fn transfer_of(id: &DisputeId) -> TransferId {
    TransferId::parse(&format!("TR{id}")).expect("an id")
}

/// A dispute that needs a response.
pub fn fresh_dispute(number: usize) -> Held {
    let mut dispute = Dispute::new(DisputeId::parse(&format!("DI{number}")).expect("an id"));
    dispute.state = Some(DisputeState::Pending);
    dispute.response_state = Some(ResponseState::NeedsResponse);
    dispute.amount = Some(1_000);
    dispute.respond_by = "2026-12-20T00:00:00Z".parse().ok();
    dispute.transfer = Some(transfer_of(&dispute.id));
    Held { dispute, currency: "USD", files: Vec::new(), submits: 0, accepts: 0, before: Vec::new(), meddled: 0 }
}

/// Files that somebody has twice who should have them once.
pub fn twin(held: &Held) -> Option<&str> {
    let mut seen = HashSet::new();
    let own = held.files.iter().filter(|file| !file.is_deleted && !file.bytes.is_empty());
    own.map(|file| file.sha256.as_str()).find(|sha256| !seen.insert(*sha256))
}
