//! A person, a helper and a disk that are as rude as the real ones.

use super::report::Report;
use crate::desk::packet::edit::{LetterChange, PacketEdit, PageChange};
use crate::desk::packet::engine::PacketEngine;
use crate::desk::packet::engine::intake::IntakeRefusal;
use crate::desk::packet::facts::Facts;
use crate::desk::packet::work::{MadePacket, NoPacket, NotAdded, PacketWork, Wanted};
use crate::desk::packet::{
    Inspection, Kind, Made, Opened, Order, Origin, Packed, PageInspection, Password, Plan, Planned, Refusal,
    Report as PackReport, Seen, TakeError,
};
use crate::domain::ids::DisputeId;
use crate::domain::packet::letter::Words;
use crate::domain::packet::{Area, Exhibit, Tones};
use crate::domain::reference::ReferenceTables;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

/// The shipped tables, read once for all schedules.
static TABLES: LazyLock<ReferenceTables> = LazyLock::new(ReferenceTables::shipped);

pub struct World {
    pub engine: PacketEngine,
    dice: fastrand::Rng,
    now: Duration,
    disputes: Vec<DisputeId>,
    /// Files that are being opened, by number.
    opening: BTreeMap<u64, Origin>,
    packing: Option<(u64, Wanted)>,
    /// The picture that is looked at, and those that were left.
    pub reading: Option<(String, usize)>,
    left: Vec<(String, usize)>,
    /// Results that were on their way when they were not wanted any more.
    late: Vec<(u64, Wanted)>,
    /// What each packet was made from.
    pub made_from: BTreeMap<u64, Wanted>,
    adding: Option<DisputeId>,
    /// What is on the disk: drafts as text, and files.
    disk: BTreeMap<String, String>,
    kept: BTreeMap<String, Arc<Opened>>,
    /// Files a person gave and did not take back, by dispute and hash.
    pub given: BTreeSet<(DisputeId, String)>,
    /// Files a person took out at some time.
    taken_out: BTreeSet<(DisputeId, String)>,
    pub report: Report,
    facts: Facts,
}

impl World {
    pub fn new(seed: u64) -> Self {
        let id = |name: &str| DisputeId::parse(name).expect("an id");
        let (limits, letters) = (Arc::clone(&TABLES.limits), Arc::clone(&TABLES.letters));
        let facts = Facts { claim: "general".to_owned(), limits, letters, ..Facts::default() };
        let mut engine = PacketEngine::default();
        engine.set_sight(true);
        Self {
            engine,
            dice: fastrand::Rng::with_seed(seed),
            now: Duration::from_secs(1),
            disputes: vec![id("DI1"), id("DI2")],
            opening: BTreeMap::new(),
            packing: None,
            reading: None,
            left: Vec::new(),
            late: Vec::new(),
            made_from: BTreeMap::new(),
            adding: None,
            disk: BTreeMap::new(),
            kept: BTreeMap::new(),
            given: BTreeSet::new(),
            taken_out: BTreeSet::new(),
            report: Report::default(),
            facts,
        }
    }

    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    pub fn is_opening(&self, dispute: &DisputeId) -> bool {
        self.engine.intake.iter().any(|file| file.refused.is_none() && file.dispute == *dispute)
    }

    pub fn step(&mut self) -> Result<(), String> {
        match self.dice.u8(0..24) {
            0..=1 => self.go(),
            2..=4 => self.give(),
            5..=7 => self.decide(),
            8 => self.changes_its_mind()?,
            9..=11 => self.file_comes(self.dice.clone().u8(0..10))?,
            12..=14 => self.packet_comes(),
            15 => {
                self.late_result();
                self.picture_was_read();
            }
            16 => self.engine.add(),
            17 => self.packet_was_added(),
            18 => match self.dice.u8(0..3) {
                0 => self.engine.stop(),
                1 => self.engine.pack_now(self.now),
                _ => self.read_a_refusal(),
            },
            19 => self.something_else_changes(),
            20 => self.look_at_the_disk(),
            21 if self.dice.u8(0..3) == 0 => self.dies(),
            _ => self.goes_well()?,
        }
        self.now += Duration::from_millis(self.dice.u64(0..500));
        self.engine.tick(self.now);
        self.work()
    }

    /// Does what the engine asks for, and judges it.
    fn work(&mut self) -> Result<(), String> {
        for effect in self.engine.take_effects() {
            match effect {
                PacketWork::Open { number, origin } => {
                    self.opening.insert(number, origin);
                }
                PacketWork::Pack { revision, wanted, .. } => {
                    let before = self.packing.replace((revision, *wanted));
                    self.late.extend(before);
                }
                PacketWork::StopPacking => self.late.extend(self.packing.take()),
                PacketWork::Read { sha256, page, .. } => {
                    if self.reading.replace((sha256, page)).is_some() {
                        return Err("two pictures are read at once".to_owned());
                    }
                }
                PacketWork::StopReading => self.left.extend(self.reading.take()),
                PacketWork::Words { .. } | PacketWork::StopWords => {
                    return Err("words are read that nobody looks for".to_owned());
                }
                PacketWork::Add { dispute, made, .. } => {
                    self.judge_added(&dispute, &made)?;
                    if self.adding.replace(dispute).is_some() {
                        return Err("two packets are added at once".to_owned());
                    }
                }
            }
        }
        Ok(())
    }

    fn go(&mut self) {
        if self.dice.u8(0..4) == 0 {
            return self.engine.leave();
        }
        let id = self.disputes[self.dice.usize(0..self.disputes.len())].clone();
        self.engine.open(id, Arc::new(self.facts.clone()), self.now);
    }

    fn give(&mut self) {
        let some = (0..self.dice.usize(1..4)).map(|_| {
            let name = format!("{}.pdf", self.dice.u8(0..14));
            (name.clone(), Origin::Path(PathBuf::from(name)))
        });
        let files: Vec<_> = some.collect();
        self.report.files += files.len();
        self.engine.take(files);
    }

    fn decide(&mut self) {
        let Some(dispute) = self.engine.dispute().cloned() else { return };
        let (exhibit, page) = (self.dice.usize(0..4), self.dice.usize(0..3));
        let area = Area { x: self.dice.f32() * 0.5, y: 0.1, w: 0.3, h: 0.1 };
        let change = match self.dice.u8(0..6) {
            0 => PageChange::Turn,
            1 => PageChange::Redact(vec![area]),
            2 => PageChange::MoveRedaction(0, area),
            3 => PageChange::RemoveRedaction(0),
            4 => PageChange::Include(self.dice.bool()),
            _ => PageChange::RemoveRedactions,
        };
        let edit = match self.dice.u8(0..9) {
            0 => PacketEdit::Move { from: exhibit, to: page },
            1 => {
                let draft = self.engine.draft(&dispute);
                if let Some(removed) = draft.exhibits.get(exhibit) {
                    let removed = (dispute, removed.sha256.clone());
                    self.given.remove(&removed);
                    self.taken_out.insert(removed);
                }
                PacketEdit::Remove(exhibit)
            }
            2 => PacketEdit::Shows { exhibit, item: "delivery_proof".to_owned(), is_shown: self.dice.bool() },
            3 => PacketEdit::Tones(if self.dice.bool() { Tones::Colour } else { Tones::BlackWhite }),
            4 => PacketEdit::Stamped(self.dice.bool()),
            5 => PacketEdit::Letter(LetterChange::In(self.dice.bool())),
            6 => {
                let words = Words { letter: vec!["We contest.".to_owned()], short: vec!["See.".to_owned()] };
                PacketEdit::Letter(LetterChange::Own(self.dice.bool().then_some(words)))
            }
            _ => PacketEdit::Page { exhibit, page, change },
        };
        self.engine.edit(edit, self.now);
    }

    /// The person takes a decision back, or makes it again. Taking back never loses a file, and making again takes out
    /// only what the person took out before.
    fn changes_its_mind(&mut self) -> Result<(), String> {
        let Some(snapshot) = self.engine.snapshot() else { return Ok(()) };
        let of = |world: &Self| -> BTreeSet<(DisputeId, String)> {
            let draft = world.engine.draft(&snapshot.dispute);
            draft.exhibits.iter().map(|exhibit| (snapshot.dispute.clone(), exhibit.sha256.clone())).collect()
        };
        let before = of(self);
        if self.dice.bool() {
            self.report.undone += usize::from(snapshot.can_undo);
            self.engine.undo(self.now);
            if !before.is_subset(&of(self)) {
                return Err("undoing lost a file".to_owned());
            }
        } else {
            self.report.redone += usize::from(snapshot.can_redo);
            self.engine.redo(self.now);
            if let Some((_, lost)) = before.difference(&of(self)).find(|file| !self.taken_out.contains(file)) {
                return Err(format!("{lost} is gone and nobody took it out"));
            }
        }
        self.given.retain(|file| file.0 != snapshot.dispute);
        self.given.extend(of(self));
        Ok(())
    }

    /// What the helper says about a file.
    fn file_comes(&mut self, luck: u8) -> Result<(), String> {
        let Some(number) = self.opening.keys().copied().nth(self.dice.usize(0..3)) else { return Ok(()) };
        let Some(origin) = self.opening.remove(&number) else { return Ok(()) };
        let Some(file) = self.engine.intake.iter().find(|file| file.number == number).cloned() else {
            return Err(format!("file {number} was forgotten while it was opened"));
        };
        let result = match (luck, &origin) {
            (0, _) => Err(IntakeRefusal::Crashed),
            (1, _) => Err(IntakeRefusal::Take(TakeError::Refused(Refusal::Empty))),
            (2..=3, Origin::Path(_)) => Err(IntakeRefusal::Take(TakeError::Refused(Refusal::Protected))),
            (2, Origin::Locked(..)) => Err(IntakeRefusal::Take(TakeError::Refused(Refusal::WrongPassword))),
            (_, Origin::Kept(exhibit)) => Ok(Arc::clone(&self.kept[&exhibit.sha256])),
            _ => Ok(self.opened(&file.name)),
        };
        if let Ok(opened) = &result {
            let sha256 = opened.exhibit.sha256.clone();
            self.kept.insert(sha256.clone(), Arc::clone(opened));
            self.engine.opened(number, result, self.now);
            let is_in = self.engine.draft(&file.dispute).exhibits.iter().any(|exhibit| exhibit.sha256 == sha256);
            let is_said = self.engine.intake.iter().any(|left| left.name == file.name && left.refused.is_some());
            // What is read again and was taken out meanwhile has to stay out.
            let is_out =
                matches!(origin, Origin::Kept(_)) && !self.given.contains(&(file.dispute.clone(), sha256.clone()));
            if !is_in && !is_said && !is_out {
                return Err(format!("{} was opened and is nowhere", file.name));
            }
            if is_in {
                self.given.insert((file.dispute, sha256));
            }
        } else {
            self.report.refused += 1;
            self.engine.opened(number, result, self.now);
        }
        Ok(())
    }

    fn opened(&mut self, name: &str) -> Arc<Opened> {
        let page = |number: usize| PageInspection {
            width: 612.0,
            height: 792.0,
            pixels: None,
            is_blank: number == 2,
            same_as: None,
            has_text: true,
            is_part_read: false,
            has_picture: number == 1,
            is_seen: false,
            found: Vec::new(),
            lacks: Vec::new(),
            thumb: (1, 1),
        };
        let length = if self.dice.u8(0..6) == 0 { 50_000_000 } else { 1_000 };
        let exhibit = Exhibit { sha256: name.to_owned(), name: name.to_owned(), length, ..Exhibit::default() };
        let looked = Inspection {
            kind: Kind::Pdf,
            pages: (0..self.dice.usize(1..4)).map(page).collect(),
            typefaces: Vec::new(),
        };
        Arc::new(Opened { exhibit, bytes: Vec::new().into(), looked, small: Arc::new([]) })
    }

    fn made(&mut self, revision: u64, wanted: Wanted) -> MadePacket {
        let recipe = wanted.facts.recipe(&wanted.draft).expect("rules");
        let pages = (0..self.dice.usize(1..3)).collect();
        let letter = Planned { made: Made::Letter, pages, title: String::new() };
        let exhibits = wanted.letter.is_some().then_some(letter).into_iter().collect();
        let order = Order { exhibits: Vec::new(), recipe, threads: 1 };
        let plan = Plan { exhibits, order, files: Vec::new(), before: (0, 0), has_cover: false, typefaces: Vec::new() };
        self.made_from.insert(revision, wanted);
        let packed = Packed { files: Vec::new(), report: PackReport::default() };
        MadePacket { revision, plan: Arc::new(plan), packed: Arc::new(packed), files: Vec::new() }
    }

    fn packet_comes(&mut self) {
        let Some((revision, wanted)) = self.packing.take() else { return };
        let result = match self.dice.u8(0..12) {
            0 => Err(NoPacket::Crashed),
            1 => Err(NoPacket::NoPage),
            _ => Ok(self.made(revision, wanted)),
        };
        self.report.packed += 1;
        self.engine.packed(revision, result, self.now);
    }

    /// A picture was read, well or not; or one that was left tells all the same.
    fn picture_was_read(&mut self) {
        let is_late = self.dice.u8(0..4) == 0;
        let Some((sha256, page)) = (if is_late { self.left.pop() } else { self.reading.take() }) else { return };
        // An answer that comes late may be one that is awaited again.
        let is_awaited = self.reading.as_ref() == Some(&(sha256.clone(), page));
        if is_awaited {
            self.reading = None;
        }
        let found = (self.dice.u8(0..4) > 0).then(Seen::default);
        self.report.read += usize::from(found.is_some());
        self.report.unread += usize::from(found.is_none());
        self.engine.was_read(sha256, page, found);
    }

    fn late_result(&mut self) {
        let Some((revision, wanted)) = self.late.pop() else { return };
        self.report.stale += 1;
        let made = self.made(revision, wanted);
        self.engine.packed(revision, Ok(made), self.now);
    }

    fn packet_was_added(&mut self) {
        if self.adding.take().is_none() {
            return;
        }
        let is_good = self.dice.u8(0..4) > 0;
        let result = if is_good { Ok(vec!["packet1.pdf".to_owned()]) } else { Err(NotAdded::Crashed) };
        self.engine.was_added(result);
        while let Some(added) = self.engine.take_added() {
            if added.refused.is_none() {
                self.report.added += 1;
            } else {
                self.report.not_added += 1;
            }
        }
    }

    fn read_a_refusal(&mut self) {
        let Some(file) = self.engine.intake.iter().find(|file| file.refused.is_some()).cloned() else { return };
        if file.is_locked() {
            self.report.unlocked += 1;
            self.engine.unlock(file.number, Password::new("secret".to_owned()));
        } else {
            self.engine.dismiss(file.number);
        }
    }

    fn something_else_changes(&mut self) {
        if self.dice.bool() {
            self.facts.used = (self.dice.usize(0..2), 0);
            self.engine.learn(self.facts.clone(), self.now);
        } else {
            let words = Words { letter: vec![format!("Words {}.", self.dice.u8(0..3))], short: Vec::new() };
            self.engine.set_template("general", self.dice.bool().then_some(words), self.now);
        }
    }

    fn look_at_the_disk(&mut self) {
        self.disk = self.engine.saved().into_iter().map(|(name, text)| (name, text.to_string())).collect();
    }

    /// The app dies with what it has, once the disk had the last word, and begins again.
    fn dies(&mut self) {
        self.look_at_the_disk();
        self.report.died += 1;
        self.engine = PacketEngine::default();
        self.engine.set_sight(true);
        self.opening.clear();
        self.packing = None;
        self.reading = None;
        self.left.clear();
        self.late.clear();
        self.adding = None;
        let mut left: Vec<(String, String)> = self.disk.clone().into_iter().collect();
        self.dice.shuffle(&mut left);
        let at = self.dice.usize(0..=left.len());
        for (place, (name, text)) in left.iter().enumerate() {
            // A person may open the packet before all of it is read.
            if place == at {
                self.go();
            }
            self.engine.restore(name, text, self.now);
        }
    }

    /// What is going on ends well, and the person adds the packet, perhaps with a last decision.
    fn goes_well(&mut self) -> Result<(), String> {
        self.settle()?;
        if self.dice.u8(0..4) == 0 {
            self.decide();
        }
        self.engine.add();
        Ok(())
    }

    fn settle(&mut self) -> Result<(), String> {
        for _ in 0..4 {
            while !self.opening.is_empty() {
                self.file_comes(9)?;
                self.work()?;
            }
            if let Some((revision, wanted)) = self.packing.take() {
                let made = self.made(revision, wanted);
                self.engine.packed(revision, Ok(made), self.now);
            }
            while let Some((sha256, page)) = self.reading.take() {
                self.engine.was_read(sha256, page, Some(Seen::default()));
                self.work()?;
            }
            self.now += Duration::from_millis(400);
            self.engine.tick(self.now);
            self.work()?;
        }
        Ok(())
    }

    /// Everything that is going on ends well, and time goes on.
    pub fn come_to_rest(&mut self) -> Result<(), String> {
        let id = self.disputes[0].clone();
        self.engine.open(id, Arc::new(self.facts.clone()), self.now);
        self.engine.learn(self.facts.clone(), self.now);
        self.engine.pack_now(self.now);
        self.work()?;
        for _ in 0..20 {
            self.settle()?;
            self.check()?;
        }
        self.check_rest()
    }
}
