//! Files on their way into packets: being opened, or refused with the reason until a person has read it.
//!
//! Must not live here: the packet itself, reading of files.

use super::PacketEngine;
use crate::desk::packet::work::PacketWork;
use crate::desk::packet::{Attachment, Opened, Origin, Password, Refusal, TakeError};
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
    /// It was attached to a mail, and the packet has as many files as it may have.
    NoRoom,
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
    /// It was attached to a mail of the packet.
    is_attached: bool,
    /// The hash of a file of the packet that is read from the disk again.
    again: Option<String>,
}

impl IntakeFile {
    fn new(number: u64, dispute: DisputeId, name: String) -> Self {
        Self { number, dispute, name, refused: None, path: None, is_attached: false, again: None }
    }

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
            let file = IntakeFile { path, ..IntakeFile::new(number, dispute.clone(), name) };
            self.begin(file, origin);
        }
        left_out
    }

    /// What came of opening a file with others attached to it: those are opened next, each by itself.
    pub fn opened_with(&mut self, number: u64, opened: Arc<Opened>, attached: Vec<Attachment>, now: Duration) {
        let dispute = self.intake.iter().find(|file| file.number == number).map(|file| file.dispute.clone());
        let mail = opened.exhibit.sha256.clone();
        self.opened(number, Ok(opened), now);
        let Some(dispute) = dispute else { return };
        if !self.draft(&dispute).exhibits.iter().any(|exhibit| exhibit.sha256 == mail) {
            return;
        }
        for attachment in attached {
            let number = self.next_number();
            let file = IntakeFile::new(number, dispute.clone(), attachment.name.clone());
            let file = IntakeFile { is_attached: true, ..file };
            if self.room(&dispute) > 0 {
                self.begin(file, Origin::Attached(attachment));
            } else {
                self.refuse(&file, IntakeRefusal::NoRoom);
                self.redraw();
            }
        }
    }

    /// How many more files a packet may have; those that were refused take no room.
    fn room(&self, dispute: &DisputeId) -> usize {
        let coming = self.intake.iter().filter(|file| file.dispute == *dispute && file.refused.is_none()).count();
        MOST_EXHIBITS.saturating_sub(self.draft(dispute).exhibits.len() + coming)
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
            if file.again.is_none() && !file.is_attached {
                self.refuse(file, IntakeRefusal::AlreadyIn);
            }
            return;
        }
        if !is_known {
            self.change_draft(&file.dispute, |draft| draft.put(exhibit));
        }
        if let Some(open) = self.open.as_mut().filter(|_| is_open) {
            open.files.insert(sha256.clone(), self.reading.known(opened));
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
            let file = IntakeFile { again, ..IntakeFile::new(number, dispute.clone(), name) };
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

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test that meets something unexpected has to fail")]
mod tests {
    use super::*;
    use crate::desk::packet::{Inspection, Kind};
    use crate::domain::packet::OfMail;

    const NOW: Duration = Duration::from_secs(1);

    fn opened(name: &str, mail: Option<OfMail>) -> Arc<Opened> {
        let exhibit = Exhibit { sha256: name.to_owned(), name: name.to_owned(), length: 1, mail, ..Exhibit::default() };
        let looked = Inspection { kind: Kind::Email, pages: Vec::new(), typefaces: Vec::new() };
        Arc::new(Opened { exhibit, bytes: Vec::new().into(), looked, small: Arc::new([]) })
    }

    fn attachment(number: usize) -> Attachment {
        let of = OfMail { name: "mail".to_owned(), sha256: "mail".to_owned(), number };
        Attachment { name: format!("file {number}"), bytes: vec![0].into(), of }
    }

    /// A packet with a mail and a file behind it, and so many files attached to the mail.
    fn with_mail(attached: usize) -> (PacketEngine, DisputeId) {
        let (mut engine, dispute) = (PacketEngine::default(), DisputeId::parse("DI1").expect("an id"));
        engine.open(dispute.clone(), Arc::default(), NOW);
        let path = |name: &str| (name.to_owned(), Origin::Path(PathBuf::from(name)));
        engine.take(vec![path("mail"), path("photo")]);
        let numbers: Vec<u64> = engine.intake.iter().map(|file| file.number).collect();
        engine.take_effects();
        engine.opened(numbers[1], Ok(opened("photo", None)), NOW);
        engine.opened_with(numbers[0], opened("mail", None), (0..attached).map(attachment).collect(), NOW);
        (engine, dispute)
    }

    fn names(engine: &PacketEngine, dispute: &DisputeId) -> Vec<String> {
        engine.draft(dispute).exhibits.iter().map(|exhibit| exhibit.name.clone()).collect()
    }

    #[test]
    fn files_of_a_mail_stand_behind_it_in_their_order_whichever_is_opened_first() {
        let (mut engine, dispute) = with_mail(3);
        let coming: Vec<(u64, Attachment)> = engine
            .take_effects()
            .into_iter()
            .filter_map(|work| match work {
                PacketWork::Open { number, origin: Origin::Attached(attachment) } => Some((number, attachment)),
                _ => None,
            })
            .collect();
        assert_eq!(coming.len(), 3);
        for at in [2, 0, 1] {
            let (number, attachment) = &coming[at];
            engine.opened_with(*number, opened(&attachment.name, Some(attachment.of.clone())), Vec::new(), NOW);
        }
        assert_eq!(names(&engine, &dispute), ["photo", "mail", "file 0", "file 1", "file 2"]);
        assert!(engine.intake.is_empty());
    }

    #[test]
    fn a_file_of_a_mail_that_has_no_room_is_named() {
        let (engine, _) = with_mail(MOST_EXHIBITS);
        let refused: Vec<&str> = engine
            .intake
            .iter()
            .filter(|file| file.refused == Some(IntakeRefusal::NoRoom))
            .map(|file| file.name.as_str())
            .collect();
        assert_eq!(refused, ["file 38", "file 39"]);
    }

    #[test]
    fn a_mail_that_is_not_taken_brings_no_files() {
        let (mut engine, dispute) = with_mail(0);
        engine.edit(crate::desk::packet::PacketEdit::Remove(1), NOW);
        engine.take_effects();
        engine.opened_with(99, opened("mail", None), vec![attachment(0)], NOW);
        assert!(names(&engine, &dispute) == ["photo"] && engine.take_effects().is_empty());
    }
}
