//! What the outbox knows and decides, one input after the other: no I/O but its journal, no clock of its own.
//!
//! A change is on the disk before anybody is told of it and before anything is sent because of it. When the disk does
//! not take one, nothing more is sent until the file was opened anew and everything is on it again.
//!
//! Must not live here: talking to a service, a rule about a single row (`plan` has them).

mod asked;
mod disk;
mod imports;
mod messages;
mod requests;
mod rounds;
mod services;

pub use messages::{Effect, Input};

use super::home::Homes;
use super::imports::{Import, ImportState};
use super::intent::{EndedKind, Intent};
use super::plan::{self, Resting, Step};
use super::reason::Meanwhile;
use super::row::{KeptFile, OutboxRow, RowId, RowState};
use crate::domain::account::Service;
use crate::store::StoreError;
use crate::store::outbox::{Batch, Journal, Loaded, PAUSED, StoredRow};
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Ended rows that are held in memory; all of them stay on the disk.
const RECENT: usize = 500;
/// While something is held the time is looked at every minute; a longer gap is a computer that slept.
const SLEPT: SignedDuration = SignedDuration::from_secs(90);

/// What of an outbox is sent in a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Everything.
    #[default]
    All,
    /// Rows of files of this kind, and nothing of a dispute.
    Files(EndedKind),
    /// Nothing more; what is on its way comes back.
    Nothing,
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
    scope: Scope,
    /// Set while the disk does not work: when it is tried again.
    broken: Option<(StoreError, Timestamp)>,
    /// Changes that a working disk has yet to take: what the services said while it did not.
    unwritten: Batch,
    /// How long a service may work on a request nobody waits for any more.
    patience: SignedDuration,
    revision: u64,
    unreadable: u64,
    /// Files whose rows are sent one after the other, the oldest first.
    imports: Vec<Import>,
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
            scope: Scope::default(),
            broken: None,
            unwritten: Batch::default(),
            patience,
            revision: 0,
            unreadable: 0,
            imports: Vec::new(),
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
            // What has ended of a file is with its file.
            let is_over = row.import.is_some() && ImportState::of(&row) != ImportState::Open;
            if is_over || (row.state.needs_person() && !needed_person) {
                disk::add(&mut stopped, &row);
            }
            if !is_over {
                self.rows.insert(id, Arc::new(row));
            }
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
        match self.journal.imports() {
            Ok(stored) => self.count_imports(stored),
            Err(error) => self.broken = Some((error, now)),
        }
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

    /// Says what of it is sent in this run. Nothing on the disk knows of it.
    pub fn set_scope(&mut self, scope: Scope) {
        self.scope = scope;
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
        self.feed(now, &mut effects);
        self.begin_due(now, &mut effects);
        effects
    }

    /// After a sleep, what ran out meanwhile is held a moment longer, so that it can still be cancelled.
    fn woken(&mut self, now: Timestamp) {
        let slept = now.duration_since(self.last) > SLEPT;
        self.last = now;
        if slept {
            self.hold_on(now, Meanwhile::Slept);
        }
    }

    /// What ran out while nobody could cancel it is held a moment longer.
    fn hold_on(&mut self, now: Timestamp, meanwhile: Meanwhile) {
        for row in self.rows.values_mut() {
            if let RowState::Held { until } = row.state
                && until <= now
            {
                *row = Arc::new(plan::held_on(OutboxRow::clone(row), until, meanwhile, now));
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
            Input::DropKept(id) => self.drop_kept(id, effects),
            Input::Cancel(id) => self.cancel(id, now, effects),
            Input::SendNow(id) => self.send_now(id, now, effects),
            Input::Retry(id) => self.retry(id, now, effects),
            Input::Check(id) => self.check(id, now, effects),
            Input::Discard(id) => self.discard(id, now, effects),
            Input::Pause(is_paused) => self.pause(is_paused, now, effects),
            Input::Reachable => self.wake_all(now),
            Input::Begin(id, held_before) => self.begin(id, held_before, now, effects),
            Input::Uploaded(id, evidence, request_id) => self.uploaded(id, evidence, request_id, effects),
            Input::Sent(id, outcome, proof) => self.sent(id, outcome, proof, now, effects),
            Input::Inspection(id, found, proof) => self.inspected(id, found, proof, now, effects),
            Input::Seen(dispute, seen) => {
                self.note_reading(&dispute, &seen, now, effects);
                self.note_contradiction(&dispute, &seen, now, effects);
            }
            Input::Import(key, wish) => self.change_import(&key, wish, now, effects),
            Input::Loaded(loaded) => self.take_loaded(&loaded, now),
            Input::Tick => {}
        }
    }

    fn begin_due(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        if self.broken.is_some() {
            return;
        }
        let due = plan::due(&self.rows, &self.resting, self.is_paused, &|row| self.is_stopped(row), now);
        for (id, step) in due {
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

    /// Ended rows of a kind are off the disk now, this many of them.
    pub fn forget_ended(&mut self, is_of: impl Fn(&Intent) -> bool, count: u64) {
        self.rows.retain(|_, row| row.is_busy || !row.state.is_ended() || !is_of(&row.intent));
        self.ended = self.ended.saturating_sub(count);
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
