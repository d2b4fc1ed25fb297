//! What the engine asks others to do, and what comes of it.
//!
//! Must not live here: decisions, doing the work.

use super::facts::Facts;
use crate::desk::evidence::CopyError;
use crate::desk::packet::{Made, Opened, Origin, Packed, Plan, PlanError, Refusal, Steps};
use crate::domain::ids::DisputeId;
use crate::domain::packet::PacketDraft;
use std::sync::Arc;

/// A packet, and what it was made from.
#[derive(Clone)]
pub struct MadePacket {
    /// Of which revision.
    pub revision: u64,
    /// How it was planned.
    pub plan: Arc<Plan>,
    /// What came of it.
    pub packed: Arc<Packed>,
    /// Its files, each with a name that tells it from others.
    pub files: Vec<(String, Arc<[u8]>)>,
}

impl MadePacket {
    /// Where a page of a source is in the packet: a name for the file, the page in it, its bytes.
    #[must_use]
    pub fn place(&self, made: Made, page: usize) -> Option<(String, usize, Arc<[u8]>)> {
        let exhibit = self.plan.exhibits.iter().position(|planned| planned.made == made)?;
        let number = self.plan.exhibits.get(exhibit)?.pages.iter().position(|other| *other == page)?;
        let shift = usize::from(self.plan.has_cover);
        let mut whole = self.packed.report.places.iter().position(|place| *place == (exhibit + shift, number))?;
        for (file, pages) in self.packed.report.pages.iter().enumerate() {
            if whole < *pages {
                let (name, bytes) = self.files.get(file)?;
                return Some((name.clone(), whole, Arc::clone(bytes)));
            }
            whole -= pages;
        }
        None
    }
}

/// Why there is no packet.
#[derive(Clone, Debug, PartialEq)]
pub enum NoPacket {
    /// A text of it cannot be made into pages.
    Text(PlanError),
    /// No page takes part.
    NoPage,
    /// It cannot be packed.
    Refused(Refusal),
    /// Packing broke.
    Crashed,
}

/// Why a packet was not added.
#[derive(Clone, Debug, PartialEq)]
pub enum NotAdded {
    /// A file of it could not be copied.
    Copy(CopyError),
    /// Adding broke.
    Crashed,
}

/// Everything a packet is made from, owned, so that it can leave this thread.
#[derive(Clone)]
pub struct Wanted {
    /// The decisions.
    pub draft: Arc<PacketDraft>,
    /// Its files, in order; those that could not be opened are missing.
    pub opened: Vec<Option<Arc<Opened>>>,
    /// The letter's paragraphs.
    pub letter: Option<Vec<String>>,
    /// What else it depends on.
    pub facts: Arc<Facts>,
    /// Whose it is.
    pub dispute: DisputeId,
}

/// Work for others.
pub enum PacketWork {
    /// Read, look at and keep a file.
    Open {
        /// Which.
        number: u64,
        /// Where it is.
        origin: Origin,
    },
    /// Make the packet; what is being made is left.
    Pack {
        /// Of which revision.
        revision: u64,
        /// From what.
        wanted: Box<Wanted>,
        /// How far it is.
        steps: Arc<Steps>,
    },
    /// What is being made is not wanted any more.
    StopPacking,
    /// Look at the picture of a page; one at a time.
    Read {
        /// Of which file.
        sha256: String,
        /// Which page of it.
        page: usize,
        /// The file.
        bytes: Arc<[u8]>,
    },
    /// The picture that is looked at is not wanted any more.
    StopReading,
    /// Read the words of pages; one file at a time.
    Words {
        /// Tells the file from others.
        file: String,
        /// Which pages of it.
        pages: Vec<usize>,
        /// The file.
        bytes: Arc<[u8]>,
    },
    /// The words that are being read are not wanted any more.
    StopWords,
    /// Add a packet to the evidence.
    Add {
        /// Of this dispute.
        dispute: DisputeId,
        /// The packet.
        made: Arc<MadePacket>,
        /// What its files are called.
        title: String,
    },
}

/// A packet that was added, or was not.
#[derive(Clone, Debug, PartialEq)]
pub struct Added {
    /// To this dispute.
    pub dispute: DisputeId,
    /// The short form of the letter, for the submission's note.
    pub note: Option<String>,
    /// The files that are in it, by their hashes.
    pub files: Vec<String>,
    /// Why it was not added.
    pub refused: Option<NotAdded>,
}
