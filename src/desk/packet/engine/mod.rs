//! The packets of an account as a machine without a clock, a disk or a helper: decisions and what came of work go in,
//! a snapshot and the work to do come out. It decides when a packet is made, and whether the one that is there may be
//! added: only what is made from everything that is decided now.
//!
//! Must not live here: doing the work, drawing, words.

mod adding;
mod history;
pub mod intake;
mod kept;
pub mod reading;
#[cfg(test)]
mod simulation;
pub mod snapshot;
mod texts;

use super::edit::PacketEdit;
use super::facts::Facts;
use super::letters::{self, LetterBook};
use super::work::{Added, MadePacket, NoPacket, PacketWork, Wanted};
use crate::desk::packet::{Made, Opened, Planned, Steps, pages_in};
use crate::domain::ids::DisputeId;
use crate::domain::packet::letter::Words;
use crate::domain::packet::{FileNote, PacketDraft};
use adding::Adding;
use history::{History, Topic};
use intake::IntakeFile;
use kept::Kept;
use reading::Reading;
use snapshot::{LetterState, Making, PacketSnapshot};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Duration;
use texts::Texts;

/// Between a change and the packing, so that a hand that goes on is not waited for.
pub const REST: Duration = Duration::from_millis(350);

/// The packet that is being built.
struct OpenPacket {
    dispute: DisputeId,
    facts: Arc<Facts>,
    files: HashMap<String, Arc<Opened>>,
    /// Kept files that were asked for; those that did not come could not be opened again.
    awaited: BTreeSet<String>,
    /// The file that came last.
    newest: Option<String>,
    /// Of what is decided.
    revision: u64,
    /// When something changed that is not being made yet.
    waits_since: Option<Duration>,
    making: Making,
    made: Option<Arc<MadePacket>>,
    outline: Arc<[Planned]>,
    letter: LetterState,
    history: History,
}

/// The packets of an account.
#[derive(Default)]
pub struct PacketEngine {
    drafts: BTreeMap<DisputeId, Kept<PacketDraft>>,
    notes: BTreeMap<DisputeId, Kept<BTreeMap<String, FileNote>>>,
    letters: LetterBook,
    intake: Vec<IntakeFile>,
    reading: Reading,
    texts: Texts,
    open: Option<OpenPacket>,
    adding: Option<Adding>,
    added: Vec<Added>,
    numbers: u64,
    effects: Vec<PacketWork>,
    snapshot: Option<Arc<PacketSnapshot>>,
}

impl PacketEngine {
    /// The dispute whose packet is being built.
    #[must_use]
    pub fn dispute(&self) -> Option<&DisputeId> {
        self.open.as_ref().map(|open| &open.dispute)
    }

    /// The draft of a dispute's packet.
    #[must_use]
    pub fn draft(&self, id: &DisputeId) -> Arc<PacketDraft> {
        self.drafts.get(id).map(Kept::value).unwrap_or_default()
    }

    /// Letters of the account.
    #[must_use]
    pub fn letters(&self) -> &LetterBook {
        &self.letters
    }

    /// What is known of a dispute's files.
    #[must_use]
    pub fn notes(&self, id: &DisputeId) -> Option<Arc<BTreeMap<String, FileNote>>> {
        self.notes.get(id).map(Kept::value)
    }

    /// Changes the note about one file.
    pub fn note(&mut self, id: &DisputeId, file: &str, change: impl FnOnce(&mut FileNote)) {
        self.notes.entry(id.clone()).or_default().change(|notes| change(notes.entry(file.to_owned()).or_default()));
    }

    /// Begins or goes on with a dispute's packet.
    pub fn open(&mut self, id: DisputeId, facts: Arc<Facts>, now: Duration) {
        if self.dispute() == Some(&id) {
            return;
        }
        self.leave();
        self.open = Some(OpenPacket {
            dispute: id,
            facts,
            files: HashMap::new(),
            awaited: BTreeSet::new(),
            newest: None,
            revision: 0,
            waits_since: None,
            making: Making::default(),
            made: None,
            outline: Arc::new([]),
            letter: LetterState::default(),
            history: History::default(),
        });
        self.open_kept();
        self.changed(now);
    }

    /// Puts the open packet away; what was decided is kept.
    pub fn leave(&mut self) {
        if self.open.take().is_some_and(|open| matches!(open.making, Making::Packing { .. })) {
            self.effects.push(PacketWork::StopPacking);
        }
        self.leave_reading();
        self.leave_words();
        self.redraw();
    }

    /// What else the packet depends on, whenever it may have changed.
    pub fn learn(&mut self, facts: Facts, now: Duration) {
        let Some(open) = self.open.as_mut().filter(|open| *open.facts != facts) else { return };
        open.facts = Arc::new(facts);
        self.changed(now);
    }

    /// A person decided something about the open packet.
    pub fn edit(&mut self, edit: PacketEdit, now: Duration) {
        let Some(dispute) = self.dispute().cloned() else { return };
        let before = self.draft(&dispute);
        let topic = Topic::of(&edit, &before);
        let is_other = self.drafts.entry(dispute.clone()).or_default().change(|draft| edit.make(draft));
        if !is_other {
            return;
        }
        let draft = self.draft(&dispute);
        self.forget_files(&draft);
        if let Some(open) = &mut self.open {
            open.history.note(topic, before, draft);
        }
        self.changed(now);
    }

    /// A file that was taken out may be added anew.
    fn forget_files(&mut self, draft: &PacketDraft) {
        let Some(open) = &mut self.open else { return };
        let is_in = |sha256: &str| draft.exhibits.iter().any(|exhibit| exhibit.sha256 == sha256);
        open.files.retain(|sha256, _| is_in(sha256));
        open.awaited.retain(|sha256| is_in(sha256));
    }

    /// The account's own words for a template; nothing puts the shipped ones in their place again.
    pub fn set_template(&mut self, template: &str, words: Option<Words>, now: Duration) {
        self.letters.set_own(template, words);
        self.changed(now);
    }

    fn change_draft(&mut self, id: &DisputeId, change: impl FnOnce(&mut PacketDraft)) {
        self.drafts.entry(id.clone()).or_default().change(change);
    }

    fn next_number(&mut self) -> u64 {
        self.numbers += 1;
        self.numbers
    }

    /// What the packet is made from is other than before: what is there is not what is wanted.
    fn changed(&mut self, now: Duration) {
        let revision = self.next_number();
        let Some(open) = &mut self.open else { return };
        open.revision = revision;
        open.waits_since = Some(now);
        self.outline_anew();
        self.read_on();
        self.read_words();
        self.redraw();
    }

    fn redraw(&mut self) {
        self.snapshot = None;
    }

    /// The exhibits as they will stand in the packet, and the letter that names them.
    fn outline_anew(&mut self) {
        let Some(open) = &self.open else { return };
        let draft = self.draft(&open.dispute);
        let outline: Arc<[Planned]> = outline(&draft, open).into();
        let letter = self.letter_of(&draft, &open.facts, &outline);
        if let Some(open) = &mut self.open {
            open.outline = outline;
            open.letter = letter;
        }
    }

    fn letter_of(&self, draft: &PacketDraft, facts: &Facts, outline: &[Planned]) -> LetterState {
        if !draft.letter.is_in {
            return LetterState::default();
        }
        let words = self.letters.words(draft, facts);
        let filled = letters::fill(&words.letter, draft, facts, outline);
        LetterState {
            open_fields: filled.open.len(),
            is_wrong: !filled.wrong.is_empty(),
            paragraphs: Some(letters::laid_out(filled.paragraphs, facts)),
        }
    }

    /// What is to be packed now; nothing when there is nothing to pack.
    fn wanted(&self) -> Option<Wanted> {
        let open = self.open.as_ref()?;
        let draft = self.draft(&open.dispute);
        if draft.exhibits.is_empty() && !draft.letter.is_in && !draft.compelling.is_in {
            return None;
        }
        open.facts.rules()?;
        let file = |sha256: &str| open.files.get(sha256).map(Arc::clone);
        Some(Wanted {
            opened: draft.exhibits.iter().map(|exhibit| file(&exhibit.sha256)).collect(),
            // An open field stands in the packet as it is; it cannot be added so.
            letter: open.letter.paragraphs.clone(),
            facts: Arc::clone(&open.facts),
            dispute: open.dispute.clone(),
            draft,
        })
    }

    /// Time went on: packs once the hand rests and every file is open.
    pub fn tick(&mut self, now: Duration) {
        let Some(open) = &self.open else { return };
        let Some(since) = open.waits_since else { return };
        if now.saturating_sub(since) < REST || self.is_opening(&open.dispute) {
            return;
        }
        let wanted = self.wanted();
        let Some(open) = &mut self.open else { return };
        open.waits_since = None;
        if let Some(wanted) = wanted {
            let steps = Arc::new(Steps::default());
            open.making = Making::Packing { revision: open.revision, steps: Arc::clone(&steps) };
            self.effects.push(PacketWork::Pack { revision: open.revision, wanted: Box::new(wanted), steps });
        } else {
            open.making = Making::Nothing;
            open.made = None;
            self.effects.push(PacketWork::StopPacking);
        }
        self.redraw();
    }

    /// When it has to be looked at again, if nothing happens before.
    #[must_use]
    pub fn wake_at(&self) -> Option<Duration> {
        let open = self.open.as_ref()?;
        open.waits_since.map(|since| since + REST).filter(|_| !self.is_opening(&open.dispute))
    }

    /// What came of packing. A result of an older revision is shown until the next one comes, and never added.
    pub fn packed(&mut self, revision: u64, result: Result<MadePacket, NoPacket>, now: Duration) {
        let Some(open) = &mut self.open else { return };
        if !open.making.is_of(revision) {
            return;
        }
        match result {
            Ok(made) => {
                open.made = Some(Arc::new(MadePacket { revision, ..made }));
                open.making = Making::Nothing;
            }
            Err(why) => open.making = Making::Failed(why),
        }
        // How many pages the letter has is known only now, and the letter may name them.
        let before = open.letter.clone();
        self.outline_anew();
        if self.open.as_ref().is_some_and(|open| open.letter != before) {
            self.changed(now);
        }
        // The pages that were made have words too.
        self.read_words();
        self.redraw();
    }

    /// A person stops the packing.
    pub fn stop(&mut self) {
        let Some(open) = self.open.as_mut().filter(|open| matches!(open.making, Making::Packing { .. })) else {
            return;
        };
        open.making = Making::Stopped;
        self.effects.push(PacketWork::StopPacking);
        self.redraw();
    }

    /// A person wants it packed now.
    pub fn pack_now(&mut self, now: Duration) {
        if let Some(open) = &mut self.open {
            open.waits_since = Some(now.saturating_sub(REST));
        }
        self.redraw();
    }

    /// True when the packet that is there is made from what is decided now, with every file that is in it. Anything else
    /// must not be added: a part of a page may have been redacted since.
    fn is_fresh(&self) -> bool {
        let Some(open) = &self.open else { return false };
        let is_made = open.made.as_ref().is_some_and(|made| made.revision == open.revision);
        is_made && open.making.is_done() && open.waits_since.is_none() && !self.is_opening(&open.dispute)
    }

    /// The work to do.
    pub fn take_effects(&mut self) -> Vec<PacketWork> {
        std::mem::take(&mut self.effects)
    }

    /// The open packet as it is to be drawn; the same one until something changes.
    pub fn snapshot(&mut self) -> Option<Arc<PacketSnapshot>> {
        if self.snapshot.is_none() {
            let searchable = self.searchable();
            let open = self.open.as_ref()?;
            let draft = self.draft(&open.dispute);
            let is_adding = self.adding.is_some();
            let of_it = self.intake.iter().filter(|file| file.dispute == open.dispute).cloned();
            let (can_undo, can_redo) = (self.draft_undone().is_some(), self.draft_redone().is_some());
            let sight = self.reading.sight(&draft, open);
            let snapshot = PacketSnapshot::of(open, draft, of_it.collect(), self.is_fresh(), is_adding);
            self.snapshot = Some(Arc::new(PacketSnapshot { can_undo, can_redo, sight, searchable, ..snapshot }));
        }
        self.snapshot.clone()
    }
}

fn outline(draft: &PacketDraft, open: &OpenPacket) -> Vec<Planned> {
    let pages_of = |made: Made| {
        let before = open.made.as_ref().and_then(|packet| packet.plan.exhibits.iter().find(|e| e.made == made));
        before.map_or_else(|| vec![0], |planned| planned.pages.clone())
    };
    let mut outline = Vec::new();
    if draft.letter.is_in {
        outline.push(Planned { made: Made::Letter, pages: pages_of(Made::Letter), title: String::new() });
    }
    if draft.compelling.is_in {
        outline.push(Planned { made: Made::Compelling, pages: pages_of(Made::Compelling), title: String::new() });
    }
    for (index, exhibit) in draft.exhibits.iter().enumerate() {
        let looked = open.files.get(&exhibit.sha256).map(|opened| &opened.looked);
        let pages = looked.map(|looked| pages_in(draft, exhibit, &looked.pages)).unwrap_or_default();
        outline.push(Planned { made: Made::File(index), pages, title: exhibit.name.clone() });
    }
    // What has no page gets no letter either.
    let is_counted = |planned: &Planned| !planned.pages.is_empty();
    let (counted, others): (Vec<_>, Vec<_>) = outline.into_iter().partition(is_counted);
    counted.into_iter().chain(others).collect()
}
