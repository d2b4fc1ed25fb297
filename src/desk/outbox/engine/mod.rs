//! What the outbox knows and decides, one input after the other: no I/O but its journal, no clock of its own.
//!
//! A change is on the disk before anybody is told of it and before anything is sent because of it. When the disk does
//! not take one, nothing more is sent until the file was opened anew and everything is on it again.

mod asked;
mod disk;
mod rounds;

use super::home::Homes;
use super::intent::Intent;
use super::plan::{self, Found, Outcome, Resting, Step};
use super::row::{KeptFile, OutboxRow, RowId, RowState};
use crate::api::error::{ApiError, ErrorKind};
use crate::domain::account::Service;
use crate::domain::answer::proof::{Proof, Seen};
use crate::domain::ids::{DisputeId, EvidenceId};
use crate::store::StoreError;
use crate::store::outbox::{Batch, Journal, Loaded, PAUSED, StoredRow};
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Ended rows that are held in memory; all of them stay on the disk.
const RECENT: usize = 500;
/// The first pause of a service that cannot be reached; doubles up to [`LONGEST_REST`].
const FIRST_REST: i64 = 2;
/// Two minutes: whoever comes back online does not wait long.
const LONGEST_REST: i64 = 120;
/// While something is held the time is looked at every minute; a longer gap is a computer that slept.
const SLEPT: SignedDuration = SignedDuration::from_secs(90);

/// Something that happened or is asked for.
pub enum Input {
    /// A person wants this sent.
    Add {
        /// Its number.
        id: RowId,
        /// What.
        intent: Box<Intent>,
        /// Until when it is held.
        hold: Option<Timestamp>,
        /// The kept file it was made from.
        from_kept: Option<u64>,
        /// A row it takes the place of.
        instead_of: Option<RowId>,
    },
    /// A file was copied and waits for a decision; or the decision was that it cannot be sent.
    Keep(KeptFile),
    /// A person does not want a kept file.
    DropKept(u64),
    /// What is being typed, by name; nothing takes one away.
    KeepDrafts(Vec<(String, Option<String>)>),
    /// A person does not want it sent.
    Cancel(RowId),
    /// A person does not want to wait for its hold.
    SendNow(RowId),
    /// A person wants it sent again.
    Retry(RowId),
    /// A person wants to know what became of it.
    Check(RowId),
    /// A person has seen what became of it.
    Discard(RowId),
    /// A person stops or resumes all sending.
    Pause(bool),
    /// The services can be reached: what waited for that need not wait any more.
    Reachable,
    /// The request of a row is about to leave, with the files the service held before.
    Begin(RowId, Vec<EvidenceId>),
    /// The file was taken; only its name is missing.
    Uploaded(RowId, EvidenceId, Option<String>),
    /// Sending came to its end.
    Sent(RowId, Outcome, Option<Box<Proof>>),
    /// Looking came to its end.
    Inspection(RowId, Found, Option<Box<Proof>>),
    /// A dispute was read from the service, for whatever reason.
    Seen(DisputeId, Box<Seen>),
    /// The rows of a file that could not be read before, and what became of the journal since.
    Loaded(Box<Loaded>),
    /// Time went by.
    Tick,
}

/// Something to be done because of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Send this row.
    Send(RowId),
    /// Ask what became of this row.
    Look(RowId),
    /// The request of this row may leave, or must not.
    Go(RowId, bool),
    /// Stop sending this row, if anything of it is still here.
    CutOff(RowId),
    /// A row came to its end or needs somebody.
    Ended(RowId),
    /// What was asked for is not on the disk and is not done.
    NotTaken(RowId, StoreError),
    /// The disk failed, and nothing is sent until it works.
    DiskFailed(StoreError),
    /// The disk works again, and everything is on it.
    DiskWorks,
}

/// What is in the outbox.
pub struct Engine<J> {
    journal: J,
    rows: BTreeMap<RowId, Arc<OutboxRow>>,
    kept: BTreeMap<u64, KeptFile>,
    ended: u64,
    resting: Resting,
    rests: HashMap<Service, u32>,
    is_paused: bool,
    /// Set while the disk does not work: when it is tried again.
    broken: Option<(StoreError, Timestamp)>,
    /// Changes that a working disk has yet to take: what the services said while it did not.
    unwritten: Batch,
    /// How long a service may work on a request nobody waits for any more.
    patience: SignedDuration,
    revision: u64,
    unreadable: u64,
    /// Where the account's services are.
    homes: Homes,
    /// True while there is a file of this account that could not be read: what was answered before is not known.
    is_blind: bool,
    /// When the time was looked at last.
    last: Timestamp,
}

impl<J: Journal> Engine<J> {
    /// Reads what the journal has.
    ///
    /// # Errors
    /// What the disk said.
    pub fn open(
        mut journal: J,
        patience: SignedDuration,
        homes: Homes,
        now: Timestamp,
    ) -> Result<(Self, u64), StoreError> {
        let loaded = journal.load()?;
        let last = loaded.last;
        let mut engine = Self {
            journal,
            rows: BTreeMap::new(),
            kept: BTreeMap::new(),
            ended: 0,
            resting: HashMap::new(),
            rests: HashMap::new(),
            is_paused: false,
            broken: None,
            unwritten: Batch::default(),
            patience,
            revision: 0,
            unreadable: 0,
            homes,
            is_blind: false,
            last: now,
        };
        engine.take_loaded(&loaded, now);
        Ok((engine, last))
    }

    /// Takes over what a file has; what is known already stays as it is.
    fn take_loaded(&mut self, loaded: &Loaded, now: Timestamp) {
        let mut stopped = Batch::default();
        for read in &loaded.rows {
            let id = RowId(read.id);
            if self.rows.contains_key(&id) {
                continue;
            }
            // One that cannot be read stays on the disk as it is.
            let Ok(row) = OutboxRow::from_json(id, &read.data) else {
                self.unreadable += 1;
                continue;
            };
            let needed_person = row.state.needs_person();
            let row = plan::recovered(row, &self.homes, now);
            if row.state.needs_person() && !needed_person {
                stopped.rows.push(disk::stored(&row));
            }
            self.rows.insert(id, Arc::new(row));
        }
        // What a person is asked from now on is asked after the next start too, whatever was put back meanwhile.
        if !stopped.rows.is_empty()
            && let Err(error) = self.journal.commit(&stopped)
        {
            self.broken = Some((error, now));
        }
        for (id, data) in &loaded.kept {
            if let Ok(kept) = serde_json::from_str::<KeptFile>(data) {
                self.kept.entry(*id).or_insert(KeptFile { id: *id, ..kept });
            }
        }
        self.is_paused |= loaded.notes.iter().any(|(name, value)| name == PAUSED && value == "1");
        // What became of a submission or an acceptance stays in sight, and is stored as open.
        let in_sight = |stored: &&StoredRow| {
            stored.is_open && self.rows.get(&RowId(stored.id)).is_some_and(|row| row.state.is_ended())
        };
        self.ended = loaded.ended + loaded.rows.iter().filter(in_sight).count() as u64;
        self.is_blind = false;
        self.revision += 1;
    }

    /// Says that there is a file of this account that cannot be read now.
    pub fn set_blind(&mut self) {
        self.is_blind = true;
        self.revision += 1;
    }

    /// True while what was answered before is not known.
    #[must_use]
    pub fn is_blind(&self) -> bool {
        self.is_blind
    }

    /// All rows that are held in memory, oldest first.
    #[must_use]
    pub fn rows(&self) -> &BTreeMap<RowId, Arc<OutboxRow>> {
        &self.rows
    }

    /// Files that wait for a person.
    pub fn kept(&self) -> impl Iterator<Item = &KeptFile> {
        self.kept.values()
    }

    /// How many rows have ended, on disk and in memory.
    #[must_use]
    pub fn ended(&self) -> u64 {
        self.ended
    }

    /// Rows on the disk that this version cannot read.
    #[must_use]
    pub fn unreadable(&self) -> u64 {
        self.unreadable
    }

    /// True while a person has stopped all sending.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.is_paused
    }

    /// Why nothing is sent, when the disk is the reason.
    #[must_use]
    pub fn broken(&self) -> Option<&StoreError> {
        self.broken.as_ref().map(|(error, _)| error)
    }

    /// Services that are not asked for the moment.
    #[must_use]
    pub fn resting(&self) -> &Resting {
        &self.resting
    }

    /// Counts every change.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The journal, for what is not a row.
    pub fn journal(&mut self) -> &mut J {
        &mut self.journal
    }

    /// When to come back although nothing happened.
    #[must_use]
    pub fn next_time(&self, now: Timestamp) -> Option<Timestamp> {
        match &self.broken {
            Some((_, again)) => Some(*again),
            None => plan::next_time(&self.rows, &self.resting, now),
        }
    }

    /// Takes one input and says what is to be done because of it.
    pub fn handle(&mut self, input: Input, now: Timestamp) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.mend(now, &mut effects);
        self.woken(now);
        self.take(input, now, &mut effects);
        self.begin_due(now, &mut effects);
        effects
    }

    /// After a sleep, what ran out meanwhile is held a moment longer, so that it can still be cancelled.
    fn woken(&mut self, now: Timestamp) {
        let slept = now.duration_since(self.last) > SLEPT;
        self.last = now;
        if slept {
            self.hold_on(now, "Its hold ran out while the computer slept");
        }
    }

    /// What ran out while nobody could cancel it is held a moment longer.
    fn hold_on(&mut self, now: Timestamp, why: &str) {
        for row in self.rows.values_mut() {
            if let RowState::Held { until } = row.state
                && until <= now
            {
                *row = Arc::new(plan::held_on(OutboxRow::clone(row), until, why, now));
                self.revision += 1;
            }
        }
    }

    fn take(&mut self, input: Input, now: Timestamp, effects: &mut Vec<Effect>) {
        match input {
            Input::Add { id, intent, hold, from_kept, instead_of } => {
                let mut row = OutboxRow::new(id, *intent, now, hold);
                row.home = self.homes.of_intent(&row.intent).cloned();
                self.add(row, from_kept, instead_of, now, effects);
            }
            Input::Keep(kept) => self.keep(kept, effects),
            Input::KeepDrafts(drafts) => self.keep_drafts(drafts, effects),
            Input::DropKept(id) => {
                let batch = Batch { kept: vec![(id, None)], ..Batch::default() };
                if self.commit(&batch, RowId(id), effects) {
                    self.kept.remove(&id);
                }
            }
            Input::Cancel(id) => self.cancel(id, now, effects),
            Input::SendNow(id) => self.change(id, now, effects, |row| {
                let is_held = matches!(row.state, RowState::Held { .. });
                is_held.then(|| row.state = RowState::Waiting { from: None })
            }),
            Input::Retry(id) => self.retry(id, now, effects),
            Input::Check(id) => {
                let homes = self.homes.clone();
                self.change(id, now, effects, |row| {
                    let is_here = row.is_at(homes.of_intent(&row.intent));
                    let can = matches!(row.state, RowState::NeedsYou(_)) && row.intent.traits().can_be_asked_about;
                    (is_here && can && row.attempted.is_some()).then(|| row.state = RowState::Unknown { look: now })
                });
            }
            Input::Discard(id) => {
                self.change(id, now, effects, |row| row.state.needs_person().then(|| row.state = RowState::Discarded));
            }
            Input::Pause(is_paused) => {
                let notes = vec![(PAUSED, if is_paused { "1" } else { "0" }.to_owned())];
                // A disk that fails stops everything anyway, and is told when it works again.
                if self.broken.is_none() {
                    self.try_commit(&Batch { notes, ..Batch::default() }, effects);
                }
                self.is_paused = is_paused;
                self.revision += 1;
                if !is_paused {
                    self.wake_all(now);
                }
            }
            Input::Reachable => self.wake_all(now),
            Input::Begin(id, held_before) => {
                let can = !self.is_paused && self.broken.is_none();
                // What was looked at before a sleep, or before a service took its time, is looked at again.
                let is_fresh = |row: &OutboxRow| now.duration_since(row.busy_since) <= plan::FRESH;
                let row = self.rows.get(&id).filter(|row| can && row.is_busy && row.state.can_be_cancelled());
                let row = row.filter(|row| is_fresh(row));
                let row = row.map(|row| OutboxRow::clone(row));
                let begun = row.is_some_and(|row| self.write(plan::begun(row, held_before, now), effects));
                effects.push(Effect::Go(id, begun));
            }
            Input::Uploaded(id, evidence, request_id) => self.result(id, None, effects, |mut row| {
                row.evidence = Some(evidence);
                row.request_id = request_id;
                row
            }),
            Input::Sent(id, outcome, proof) => {
                self.note_service(id, &outcome, now);
                self.result(id, proof, effects, |row| plan::settled(OutboxRow { is_busy: false, ..row }, outcome, now));
            }
            Input::Inspection(id, found, proof) => {
                if let Found::Unasked(error) = &found {
                    self.note_error(id, error, now);
                }
                let patience = self.patience;
                self.result(id, proof, effects, |row| {
                    plan::looked(OutboxRow { is_busy: false, ..row }, found, patience, now)
                });
            }
            Input::Seen(dispute, seen) => {
                self.note_reading(&dispute, &seen, now, effects);
                self.note_contradiction(&dispute, &seen, now, effects);
            }
            Input::Loaded(loaded) => self.take_loaded(&loaded, now),
            Input::Tick => {}
        }
    }

    fn begin_due(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        if self.broken.is_some() {
            return;
        }
        for (id, step) in plan::due(&self.rows, &self.resting, self.is_paused, now) {
            if let Some(row) = self.rows.get_mut(&id).map(Arc::make_mut) {
                row.is_busy = true;
                row.busy_since = now;
                row.sent.store(0, std::sync::atomic::Ordering::Relaxed);
                self.revision += 1;
                effects.push(match step {
                    Step::Send => Effect::Send(id),
                    Step::Look => Effect::Look(id),
                });
            }
        }
    }

    /// A service that cannot be reached or does not take the key is left alone for a while, all rows together.
    fn note_service(&mut self, id: RowId, outcome: &Outcome, now: Timestamp) {
        let Some(service) = self.rows.get(&id).map(|row| row.intent.service()) else { return };
        match outcome {
            Outcome::Failed(error) | Outcome::NotBegun(error) => self.note_error(id, error, now),
            Outcome::Stopped(_) | Outcome::Cancelled | Outcome::NotYet | Outcome::Unproven { .. } => {}
            Outcome::Confirmed { .. } | Outcome::Moved(_) => {
                self.resting.remove(&service);
                self.rests.remove(&service);
            }
        }
    }

    fn note_error(&mut self, id: RowId, error: &ApiError, now: Timestamp) {
        let Some(service) = self.rows.get(&id).map(|row| row.intent.service()) else { return };
        match error.kind {
            // Until a person does something about the key.
            ErrorKind::Unauthorized | ErrorKind::NoKey => drop(self.resting.insert(service, None)),
            ErrorKind::Connect
            | ErrorKind::Timeout
            | ErrorKind::Interrupted
            | ErrorKind::RateLimited
            | ErrorKind::Server
            | ErrorKind::Unreadable
            | ErrorKind::TooLarge
            | ErrorKind::Redirected => {
                let resting = self.resting.get(&service).copied().flatten().filter(|until| *until > now);
                let asked = plan::asked_for(error);
                // What was on its way when the rest began says nothing new, but for how long it should last.
                if resting.is_some() && asked.is_none() {
                    return;
                }
                let times = self.rests.entry(service).or_default();
                let doubled = SignedDuration::from_secs((FIRST_REST << (*times).min(6)).min(LONGEST_REST));
                *times += u32::from(resting.is_none());
                let until = now.checked_add(asked.unwrap_or_default().max(doubled)).unwrap_or(now);
                self.resting.insert(service, Some(until.max(resting.unwrap_or(until))));
            }
            _ => {}
        }
    }

    fn wake_all(&mut self, now: Timestamp) {
        self.resting.clear();
        self.rests.clear();
        for row in self.rows.values_mut() {
            match row.state {
                RowState::Waiting { from: Some(_) } => Arc::make_mut(row).state = RowState::Waiting { from: None },
                RowState::Unknown { look } if look > now && !row.is_busy => {
                    Arc::make_mut(row).state = RowState::Unknown { look: now };
                }
                _ => {}
            }
        }
        self.revision += 1;
    }

    /// Ended rows are let go of, the oldest first, once there are too many; the disk has them all.
    fn forget_old(&mut self) {
        // What became of a submission or an acceptance stays in sight.
        let can_go = |row: &&Arc<OutboxRow>| {
            row.state.is_ended() && !row.is_busy && !(row.intent.is_one_shot() && row.attempted.is_some())
        };
        let mut ended: Vec<(Timestamp, RowId)> =
            self.rows.values().filter(can_go).map(|row| (row.changed, row.id)).collect();
        let too_many = ended.len().saturating_sub(RECENT);
        if too_many == 0 {
            return;
        }
        ended.sort_unstable();
        let old: Vec<RowId> = ended.into_iter().take(too_many).map(|(_, id)| id).collect();
        for id in old {
            self.rows.remove(&id);
        }
    }
}
