//! What was decided about the open packet, step by step, so that it can be undone and done again. A step is the draft
//! before and after: names and decisions, never the bytes of a file. Files that came in between stay.
//!
//! Must not live here: files on their way, what is drawn.

use super::intake::{MOST_BYTES, MOST_EXHIBITS};
use super::{Kept, PacketEngine};
use crate::desk::packet::edit::{LetterChange, PacketEdit, PageChange};
use crate::domain::packet::PacketDraft;
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

/// Steps that are remembered.
const MOST: usize = 50;

/// What one goes on with: letters typed into one field are one step, as is a redaction that is pushed to its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    Field(String),
    PriorTransactions,
    Redaction(usize, usize, usize),
}

impl Topic {
    /// What an edit goes on with, if it is one that does.
    pub(super) fn of(edit: &PacketEdit, before: &PacketDraft) -> Option<Self> {
        match edit {
            PacketEdit::Letter(LetterChange::Field(name, _)) => Some(Self::Field(name.clone())),
            PacketEdit::PriorTransactions(typed) if typed.is_in == before.compelling.is_in => {
                Some(Self::PriorTransactions)
            }
            PacketEdit::Page { exhibit, page, change: PageChange::MoveRedaction(number, _) } => {
                Some(Self::Redaction(*exhibit, *page, *number))
            }
            _ => None,
        }
    }
}

/// The draft before and after a decision.
#[derive(Clone)]
struct Step {
    before: Arc<PacketDraft>,
    after: Arc<PacketDraft>,
    topic: Option<Topic>,
}

/// The steps of the open packet.
#[derive(Default)]
pub(super) struct History {
    done: VecDeque<Step>,
    undone: Vec<Step>,
}

impl History {
    /// Notes a decision; what was undone before it cannot be done again.
    pub(super) fn note(&mut self, topic: Option<Topic>, before: Arc<PacketDraft>, after: Arc<PacketDraft>) {
        self.undone.clear();
        match self.done.back_mut() {
            Some(last) if topic.is_some() && last.topic == topic => last.after = after,
            _ => self.done.push_back(Step { before, after, topic }),
        }
        if self.done.len() > MOST {
            self.done.pop_front();
        }
    }
}

impl PacketEngine {
    /// Takes the last decision back.
    pub fn undo(&mut self, now: Duration) {
        let Some(draft) = self.draft_undone() else { return };
        if let Some(open) = &mut self.open
            && let Some(step) = open.history.done.pop_back()
        {
            open.history.undone.push(step);
        }
        self.put(draft, now);
    }

    /// Makes the decision again that was undone last.
    pub fn redo(&mut self, now: Duration) {
        let Some(draft) = self.draft_redone() else { return };
        if let Some(open) = &mut self.open
            && let Some(step) = open.history.undone.pop()
        {
            // Whoever types on begins another step.
            open.history.done.push_back(Step { topic: None, ..step });
        }
        self.put(draft, now);
    }

    /// The draft as it would be without the last decision; nothing when there is none, or no room for it.
    pub(super) fn draft_undone(&self) -> Option<PacketDraft> {
        let step = self.open.as_ref()?.history.done.back()?;
        self.with_newcomers(&step.before, &PacketDraft::default())
    }

    /// The draft as it would be with the decision that was undone last.
    pub(super) fn draft_redone(&self) -> Option<PacketDraft> {
        let step = self.open.as_ref()?.history.undone.last()?;
        self.with_newcomers(&step.after, &step.before)
    }

    /// A draft of another moment, with the files that came since then: all that are here but those that `other` still
    /// had, which the decision took out.
    fn with_newcomers(&self, wanted: &PacketDraft, other: &PacketDraft) -> Option<PacketDraft> {
        let dispute = self.dispute()?;
        let here = self.draft(dispute);
        let mut draft = wanted.clone();
        for exhibit in &here.exhibits {
            let is_known = |known: &PacketDraft| known.exhibits.iter().any(|one| one.sha256 == exhibit.sha256);
            if !is_known(wanted) && !is_known(other) {
                draft.exhibits.push(exhibit.clone());
            }
        }
        let coming = self.intake.iter().filter(|file| file.dispute == *dispute).count();
        let bytes: u64 = draft.exhibits.iter().map(|exhibit| exhibit.length).sum();
        let fits = draft.exhibits.len() + coming <= MOST_EXHIBITS && bytes <= MOST_BYTES;
        (fits || draft.exhibits.len() <= here.exhibits.len()).then_some(draft)
    }

    /// Puts another draft in the place of the one that is there; files it has again are read from the disk.
    fn put(&mut self, draft: PacketDraft, now: Duration) {
        let Some(dispute) = self.dispute().cloned() else { return };
        self.drafts.entry(dispute.clone()).or_default().change(|here| *here = draft);
        let draft: Arc<PacketDraft> = self.drafts.get(&dispute).map(Kept::value).unwrap_or_default();
        self.forget_files(&draft);
        self.open_kept();
        self.changed(now);
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test that meets something unexpected has to fail")]
mod tests {
    use super::*;
    use crate::desk::packet::{Inspection, Kind, Opened, Origin};
    use crate::domain::ids::DisputeId;
    use crate::domain::packet::{Area, Exhibit};
    use std::path::PathBuf;

    const NOW: Duration = Duration::from_secs(1);
    const AREA: Area = Area { x: 0.1, y: 0.1, w: 0.2, h: 0.1 };

    fn give(engine: &mut PacketEngine, name: &str) {
        engine.take(vec![(name.to_owned(), Origin::Path(PathBuf::from(name)))]);
        let number = engine.intake.last().expect("a file").number;
        let exhibit = Exhibit { sha256: name.to_owned(), name: name.to_owned(), length: 1, ..Exhibit::default() };
        let looked = Inspection { kind: Kind::Pdf, pages: Vec::new(), typefaces: Vec::new() };
        let opened = Opened { exhibit, bytes: Vec::new().into(), looked, small: Arc::new([]) };
        engine.opened(number, Ok(Arc::new(opened)), NOW);
    }

    fn with_files(names: &[&str]) -> PacketEngine {
        let mut engine = PacketEngine::default();
        engine.open(DisputeId::parse("DI1").expect("an id"), Arc::default(), NOW);
        for name in names {
            give(&mut engine, name);
        }
        engine
    }

    fn draft(engine: &PacketEngine) -> Arc<PacketDraft> {
        engine.draft(engine.dispute().expect("open"))
    }

    fn names(engine: &PacketEngine) -> String {
        draft(engine).exhibits.iter().map(|exhibit| exhibit.name.clone()).collect()
    }

    fn page(change: PageChange) -> PacketEdit {
        PacketEdit::Page { exhibit: 0, page: 0, change }
    }

    fn boxes(engine: &PacketEngine) -> usize {
        draft(engine).exhibits[0].pages.get(&0).map_or(0, |page| page.boxes.len())
    }

    #[test]
    fn a_redaction_is_undone_and_made_again_and_what_was_packed_with_it_is_not_wanted_any_more() {
        let mut engine = with_files(&["a"]);
        engine.edit(page(PageChange::Redact(vec![AREA])), NOW);
        engine.edit(page(PageChange::Redact(vec![AREA])), NOW);
        let before = engine.open.as_ref().expect("open").revision;
        engine.undo(NOW);
        assert_eq!(boxes(&engine), 1);
        assert!(engine.open.as_ref().expect("open").revision > before);
        engine.undo(NOW);
        engine.undo(NOW);
        assert_eq!(boxes(&engine), 0);
        engine.redo(NOW);
        engine.redo(NOW);
        engine.redo(NOW);
        assert_eq!(boxes(&engine), 2);
    }

    #[test]
    fn a_file_that_was_taken_out_comes_back_and_one_that_came_since_stays() {
        let mut engine = with_files(&["a", "b"]);
        engine.edit(PacketEdit::Remove(0), NOW);
        give(&mut engine, "c");
        engine.take_effects();
        engine.undo(NOW);
        assert_eq!(names(&engine), "abc");
        let work = engine.take_effects();
        assert!(matches!(work.as_slice(), [super::super::PacketWork::Open { origin: Origin::Kept(_), .. }]));
        engine.redo(NOW);
        assert_eq!(names(&engine), "bc");
    }

    #[test]
    fn a_new_decision_ends_what_could_be_done_again() {
        let mut engine = with_files(&["a", "b"]);
        engine.edit(PacketEdit::Move { from: 0, to: 1 }, NOW);
        engine.undo(NOW);
        engine.edit(PacketEdit::Stamped(false), NOW);
        engine.redo(NOW);
        assert_eq!((names(&engine).as_str(), draft(&engine).is_stamped), ("ab", false));
    }

    #[test]
    fn what_is_typed_into_a_field_is_one_step() {
        let mut engine = with_files(&["a"]);
        let typed = |text: &str| PacketEdit::Letter(LetterChange::Field("carrier".to_owned(), text.to_owned()));
        engine.edit(PacketEdit::Cover(true), NOW);
        for text in ["U", "UP", "UPS"] {
            engine.edit(typed(text), NOW);
        }
        engine.undo(NOW);
        assert!(draft(&engine).letter.fields.is_empty() && draft(&engine).has_cover);
    }

    #[test]
    fn no_more_steps_are_remembered_than_there_is_room_for() {
        let mut engine = with_files(&["a"]);
        for _ in 0..MOST + 7 {
            engine.edit(page(PageChange::Redact(vec![AREA])), NOW);
        }
        for _ in 0..2 * MOST {
            engine.undo(NOW);
        }
        assert_eq!(boxes(&engine), 7);
    }
}
