//! Files on their way into packets: being opened, or refused with the reason until a person has read it.
//!
//! Must not live here: the packet itself, reading of files.

use super::PacketEngine;
use crate::desk::packet::work::PacketWork;
use crate::desk::packet::{Opened, Origin, Password, Refusal, TakeError};
use crate::domain::ids::DisputeId;
use crate::domain::packet::Exhibit;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Files of one packet.
pub const MOST_EXHIBITS: usize = 40;
/// Bytes of one packet's files, all of which are in memory while it is built.
pub const MOST_BYTES: u64 = 120_000_000;

/// Why a file is not in the packet.
#[derive(Clone, Debug, PartialEq)]
pub enum IntakeRefusal {
    /// It cannot be read, opened or kept.
    Take(TakeError),
    /// With it the packet would hold more than 120 MB.
    TooManyBytes,
    /// It is in the packet already.
    AlreadyIn,
    /// Looking at it broke.
    Crashed,
}

/// A file that is being opened, or was refused.
#[derive(Clone, Debug, PartialEq)]
pub struct IntakeFile {
    /// Tells it from others.
    pub number: u64,
    /// Whose packet it is for.
    pub dispute: DisputeId,
    /// The name a person knows it by.
    pub name: String,
    /// Why it is not in the packet; nothing while it is being opened.
    pub refused: Option<IntakeRefusal>,
    /// Where it lies, as far as it may be opened with a password.
    path: Option<PathBuf>,
    /// The hash of a file of the packet that is read from the disk again.
    again: Option<String>,
}

impl IntakeFile {
    /// True when a password may open it.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        let is_closed = matches!(
            &self.refused,
            Some(IntakeRefusal::Take(TakeError::Refused(Refusal::Protected | Refusal::WrongPassword)))
        );
        is_closed && self.path.is_some()
    }
}

impl PacketEngine {
    /// Adds files to the open packet. Returns how many were left out, as there is no room for more.
    pub fn take(&mut self, origins: Vec<(String, Origin)>) -> usize {
        let Some(dispute) = self.dispute().cloned() else { return 0 };
        let here =
            self.draft(&dispute).exhibits.len() + self.intake.iter().filter(|file| file.dispute == dispute).count();
        let room = MOST_EXHIBITS.saturating_sub(here);
        let left_out = origins.len().saturating_sub(room);
        for (name, origin) in origins.into_iter().take(room) {
            let path = match &origin {
                Origin::Path(path) => Some(path.clone()),
                _ => None,
            };
            let number = self.next_number();
            self.begin(IntakeFile { number, dispute: dispute.clone(), name, refused: None, path, again: None }, origin);
        }
        left_out
    }

    fn begin(&mut self, file: IntakeFile, origin: Origin) {
        self.effects.push(PacketWork::Open { number: file.number, origin });
        self.intake.push(file);
        self.redraw();
    }

    /// What came of opening a file.
    pub fn opened(&mut self, number: u64, result: Result<Arc<Opened>, IntakeRefusal>, now: Duration) {
        let Some(at) = self.intake.iter().position(|file| file.number == number) else { return };
        match result {
            Ok(opened) => {
                let file = self.intake.remove(at);
                self.came(&file, opened, now);
            }
            Err(refusal) => {
                if let Some(file) = self.intake.get_mut(at) {
                    file.refused = Some(refusal);
                }
            }
        }
        self.redraw();
    }

    fn came(&mut self, file: &IntakeFile, opened: Arc<Opened>, now: Duration) {
        let exhibit = opened.exhibit.clone();
        let sha256 = exhibit.sha256.clone();
        let draft = self.draft(&file.dispute);
        let bytes: u64 = draft.exhibits.iter().map(|exhibit| exhibit.length).sum();
        let is_known = draft.exhibits.iter().any(|other| other.sha256 == sha256);
        if file.again.is_some() && !is_known {
            // It was taken out of the packet while it was read again.
            return;
        }
        let is_open = self.dispute() == Some(&file.dispute);
        let (was_kept, is_here) = match &mut self.open {
            Some(open) if is_open => (open.awaited.remove(&sha256), open.files.contains_key(&sha256)),
            _ => (false, false),
        };
        if !is_known && bytes + exhibit.length > MOST_BYTES {
            return self.refuse(file, IntakeRefusal::TooManyBytes);
        }
        if is_known && !was_kept && is_here {
            // That it is there already is news only to whoever added it.
            if file.again.is_none() {
                self.refuse(file, IntakeRefusal::AlreadyIn);
            }
            return;
        }
        if !is_known {
            self.change_draft(&file.dispute, |draft| draft.exhibits.push(exhibit));
        }
        if let Some(open) = self.open.as_mut().filter(|_| is_open) {
            open.files.insert(sha256.clone(), opened);
            if !is_known {
                open.newest = Some(sha256);
            }
            self.changed(now);
        }
    }

    fn refuse(&mut self, file: &IntakeFile, refusal: IntakeRefusal) {
        let refused = IntakeFile { refused: Some(refusal), path: None, ..file.clone() };
        self.intake.push(refused);
    }

    /// Files of an earlier day are read from the disk and looked at again.
    pub(super) fn open_kept(&mut self) {
        let Some(open) = &self.open else { return };
        let dispute = open.dispute.clone();
        let is_missing =
            |exhibit: &&Exhibit| !open.files.contains_key(&exhibit.sha256) && !open.awaited.contains(&exhibit.sha256);
        let missing: Vec<Exhibit> = self.draft(&dispute).exhibits.iter().filter(is_missing).cloned().collect();
        for exhibit in missing {
            let again = Some(exhibit.sha256.clone());
            if let Some(open) = &mut self.open {
                open.awaited.insert(exhibit.sha256.clone());
            }
            let is_coming =
                |file: &IntakeFile| file.dispute == dispute && file.again == again && file.refused.is_none();
            if self.intake.iter().any(is_coming) {
                continue;
            }
            let (number, name) = (self.next_number(), exhibit.name.clone());
            let file = IntakeFile { number, dispute: dispute.clone(), name, refused: None, path: None, again };
            self.begin(file, Origin::Kept(exhibit));
        }
    }

    /// Opens a locked file with what was typed.
    pub fn unlock(&mut self, number: u64, password: Password) {
        let Some(file) = self.intake.iter_mut().find(|file| file.number == number && file.is_locked()) else { return };
        let Some(path) = file.path.clone() else { return };
        file.refused = None;
        self.effects.push(PacketWork::Open { number, origin: Origin::Locked(path, password) });
        self.redraw();
    }

    /// A refusal was read.
    pub fn dismiss(&mut self, number: u64) {
        self.intake.retain(|file| file.number != number || file.refused.is_none());
        self.redraw();
    }

    /// True while a file of a packet is being opened.
    pub(super) fn is_opening(&self, dispute: &DisputeId) -> bool {
        self.intake.iter().any(|file| file.refused.is_none() && file.dispute == *dispute)
    }
}
