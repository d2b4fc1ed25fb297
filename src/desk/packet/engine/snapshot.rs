//! The open packet as a window draws it: made when something changed, and the same until the next change.
//!
//! Must not live here: decisions, pictures, words.

use super::OpenPacket;
use super::intake::IntakeFile;
use super::reading::Sight;
use crate::desk::packet::facts::Facts;
use crate::desk::packet::search::Searchable;
use crate::desk::packet::work::{MadePacket, NoPacket};
use crate::desk::packet::{Finding, Made, Opened, Planned, Steps, pages_in};
use crate::domain::ids::DisputeId;
use crate::domain::packet::{Exhibit, PacketDraft};
use std::collections::HashMap;
use std::sync::Arc;

/// How the letter reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LetterState {
    /// Its paragraphs; nothing without a letter.
    pub paragraphs: Option<Vec<String>>,
    /// Fields nobody filled.
    pub open_fields: usize,
    /// It names what is not there.
    pub is_wrong: bool,
}

/// What is going on with the packing.
#[derive(Clone, Default)]
pub enum Making {
    /// Nothing: it is made, or there is nothing to make.
    #[default]
    Nothing,
    /// It is being made.
    Packing {
        /// Of which revision.
        revision: u64,
        /// How far it is.
        steps: Arc<Steps>,
    },
    /// It could not be made.
    Failed(NoPacket),
    /// A person stopped it.
    Stopped,
}

impl Making {
    /// True when this revision is being made.
    pub(super) fn is_of(&self, wanted: u64) -> bool {
        matches!(self, Self::Packing { revision, .. } if *revision == wanted)
    }

    /// True when nothing is going on, and nothing went wrong.
    pub(super) fn is_done(&self) -> bool {
        matches!(self, Self::Nothing)
    }
}

/// Something on a page that is neither redacted nor called harmless.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenFinding {
    /// In which exhibit.
    pub exhibit: usize,
    /// On which of its pages.
    pub page: usize,
    /// What.
    pub finding: Finding,
}

/// A packet as it stands.
pub struct PacketSnapshot {
    /// Whose it is.
    pub dispute: DisputeId,
    /// What is decided.
    pub draft: Arc<PacketDraft>,
    /// What else it depends on.
    pub facts: Arc<Facts>,
    /// The exhibits as they will stand in it.
    pub outline: Arc<[Planned]>,
    /// Its files that are open, by their hashes.
    pub files: HashMap<String, Arc<Opened>>,
    /// Files that are being opened, or were refused.
    pub intake: Vec<IntakeFile>,
    /// The file that came last.
    pub newest: Option<String>,
    /// What is to be looked at.
    pub findings: Vec<OpenFinding>,
    /// The letter.
    pub letter: LetterState,
    /// What is going on.
    pub making: Making,
    /// The packet that was made last, perhaps from older decisions.
    pub made: Option<Arc<MadePacket>>,
    /// True while a change waits for the hand to rest.
    pub is_waiting: bool,
    /// True when `made` is made from what is decided now.
    pub is_fresh: bool,
    /// True while a packet is being added to the evidence.
    pub is_adding: bool,
    /// True when there is a decision to take back.
    pub can_undo: bool,
    /// True when there is one to make again.
    pub can_redo: bool,
    /// How far the looking at pictures is.
    pub sight: Sight,
    /// What there is to look through, while a person looks for words.
    pub searchable: Option<Arc<Searchable>>,
}

impl PacketSnapshot {
    pub(super) fn of(
        open: &OpenPacket,
        draft: Arc<PacketDraft>,
        intake: Vec<IntakeFile>,
        is_fresh: bool,
        is_adding: bool,
    ) -> Self {
        let mut findings = Vec::new();
        for (index, exhibit) in draft.exhibits.iter().enumerate() {
            if let Some(opened) = open.files.get(&exhibit.sha256) {
                let of_page = |(page, finding)| OpenFinding { exhibit: index, page, finding };
                findings.extend(open_findings(opened, &draft, exhibit).into_iter().map(of_page));
            }
        }
        Self {
            dispute: open.dispute.clone(),
            draft,
            facts: Arc::clone(&open.facts),
            outline: Arc::clone(&open.outline),
            files: open.files.clone(),
            intake,
            newest: open.newest.clone(),
            findings,
            letter: open.letter.clone(),
            making: open.making.clone(),
            made: open.made.clone(),
            is_waiting: open.waits_since.is_some(),
            is_fresh,
            is_adding,
            can_undo: false,
            can_redo: false,
            sight: Sight::default(),
            searchable: None,
        }
    }

    /// A file of an exhibit, once it is open.
    #[must_use]
    pub fn file(&self, exhibit: usize) -> Option<&Arc<Opened>> {
        self.files.get(&self.draft.exhibits.get(exhibit)?.sha256)
    }

    /// The place of an exhibit among those that have a letter.
    #[must_use]
    pub fn place(&self, made: Made) -> Option<usize> {
        self.outline.iter().position(|planned| planned.made == made)
    }

    /// True when a file of the packet could not be opened again.
    #[must_use]
    pub fn is_file_lost(&self) -> bool {
        self.draft.exhibits.iter().any(|exhibit| !self.files.contains_key(&exhibit.sha256))
    }
}

/// What was found in a file and is neither redacted nor called harmless, with its page.
#[must_use]
pub fn open_findings(opened: &Opened, draft: &PacketDraft, exhibit: &Exhibit) -> Vec<(usize, Finding)> {
    let pages = &opened.looked.pages;
    let mut open = Vec::new();
    for page in pages_in(draft, exhibit, pages) {
        let Some(look) = pages.get(page) else { continue };
        let edit = exhibit.pages.get(&page).cloned().unwrap_or_default();
        for finding in &look.found {
            let is_hidden = finding.areas.iter().all(|area| edit.boxes.iter().any(|black| black.covers(*area)));
            if !is_hidden && !edit.cleared.contains(&finding.key) {
                open.push((page, finding.clone()));
            }
        }
    }
    open
}
