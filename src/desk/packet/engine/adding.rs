//! Adding a packet to the evidence: only the one that is wanted, and what is noted of it is of the moment it was added.
//!
//! Must not live here: sending.

use super::{OpenPacket, PacketEngine};
use crate::desk::packet::work::{Added, NotAdded, PacketWork};
use crate::desk::packet::{PageInspection, letters, pages_in};
use crate::domain::ids::DisputeId;
use crate::domain::packet::{FileNote, PacketDraft};
use std::collections::BTreeSet;

/// What is noted of a packet once it was added.
pub(super) struct Adding {
    dispute: DisputeId,
    note: FileNote,
    short: Option<String>,
    template: Option<String>,
    files: Vec<String>,
}

impl PacketEngine {
    /// Adds the packet to the dispute's evidence, if it is the one that is wanted.
    pub fn add(&mut self) {
        let Some(open) = self.open.as_ref().filter(|_| self.is_fresh() && self.adding.is_none()) else { return };
        let Some(made) = open.made.clone() else { return };
        let draft = self.draft(&open.dispute);
        let is_whole = draft.exhibits.iter().all(|exhibit| open.files.contains_key(&exhibit.sha256));
        if !is_whole || open.letter.open_fields > 0 || open.letter.is_wrong {
            return;
        }
        let words = self.letters.words(&draft, &open.facts);
        let short = letters::fill(&words.short, &draft, &open.facts, &open.outline).text();
        let template = open.facts.template(&draft).map(|template| template.id.clone());
        self.adding = Some(Adding {
            dispute: open.dispute.clone(),
            note: note_of(&draft, open),
            short: Some(short).filter(|short| draft.letter.is_in && !short.is_empty()),
            template: template.filter(|_| draft.letter.is_in),
            files: draft.exhibits.iter().map(|exhibit| exhibit.sha256.clone()).collect(),
        });
        let title = open.facts.title(&open.dispute);
        self.effects.push(PacketWork::Add { dispute: open.dispute.clone(), made, title });
        self.redraw();
    }

    /// What came of adding: the names the files go out under.
    pub fn was_added(&mut self, result: Result<Vec<String>, NotAdded>) {
        let Some(Adding { dispute, note, short, template, files }) = self.adding.take() else { return };
        let refused = match result {
            Ok(names) => {
                for name in names {
                    self.note(&dispute, &name, |known| *known = note.clone());
                }
                if let Some(template) = template {
                    self.letters.note_use(&dispute, template);
                }
                None
            }
            Err(why) => Some(why),
        };
        let note = short.filter(|_| refused.is_none());
        self.added.push(Added { dispute, note, files, refused });
        self.redraw();
    }

    /// A packet that was added or not, once.
    pub fn take_added(&mut self) -> Option<Added> {
        (!self.added.is_empty()).then(|| self.added.remove(0))
    }
}

/// What the packet's files show, and what is left in them.
fn note_of(draft: &PacketDraft, open: &OpenPacket) -> FileNote {
    let (mut shows, mut found, mut is_searched) = (BTreeSet::new(), 0, true);
    for exhibit in &draft.exhibits {
        shows.extend(exhibit.shows.iter().cloned());
        if let Some(opened) = open.files.get(&exhibit.sha256) {
            found += super::snapshot::open_findings(opened, draft, exhibit).len();
            let pages = &opened.looked.pages;
            let in_it = pages_in(draft, exhibit, pages);
            is_searched &= in_it.iter().all(|page| pages.get(*page).is_some_and(PageInspection::is_searched));
        }
    }
    if draft.compelling.is_in {
        shows.insert(letters::PRIOR_TRANSACTIONS.to_owned());
    }
    FileNote { shows, is_searched, found, ..FileNote::default() }
}
