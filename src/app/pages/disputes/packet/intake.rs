//! Files on their way into a packet: opened, refused, and opened again on a later day.

use super::{At, Lock, MOST_BYTES, MOST_EXHIBITS, PacketBench, Shown, Taking};
use crate::app::remote::{Failure, Remote};
use crate::desk::packets::Password;
use crate::desk::packets::Refusal;
use crate::desk::packets::{self, Made, Opened, Origin, TakeError};
use crate::desk::{Desk, Session};
use crate::domain::ids::DisputeId;
use crate::domain::packet::Exhibit;
use std::sync::Arc;

impl PacketBench {
    /// Adds files.
    pub fn take(&mut self, desk: &Desk, session: &Session, origins: Vec<(String, Origin)>) -> usize {
        let Some(dispute) = self.open.clone() else { return 0 };
        let here = self.draft(&dispute).exhibits.len() + self.taking.len();
        let room = MOST_EXHIBITS.saturating_sub(here);
        let left_out = origins.len().saturating_sub(room);
        for (name, origin) in origins.into_iter().take(room) {
            self.next += 1;
            let mut work = Remote::default();
            let lock = match &origin {
                Origin::Path(path) => Some(Lock { path: path.clone(), is_closed: false, typed: String::new() }),
                _ => None,
            };
            let (outbox, helper) = (session.outbox().clone(), desk.helper.clone());
            work.request(&desk.runtime, &desk.wake, self.next, packets::open(outbox, helper, origin));
            self.taking.push(Taking { number: self.next, dispute: dispute.clone(), name, work, refused: None, lock });
        }
        left_out
    }

    pub(super) fn poll_taking(&mut self) {
        let mut came: Vec<(DisputeId, String, Arc<Opened>)> = Vec::new();
        for taking in &mut self.taking {
            if !taking.work.poll() {
                continue;
            }
            match taking.work.take() {
                Some((_, Ok(opened))) => came.push((taking.dispute.clone(), taking.name.clone(), opened)),
                Some((_, Err(Failure::Error(error)))) => {
                    let is_closed = matches!(&error, TakeError::Refused(Refusal::Protected | Refusal::WrongPassword));
                    if let Some(lock) = &mut taking.lock {
                        lock.is_closed = is_closed;
                    }
                    taking.refused = Some(error.to_string());
                }
                _ => taking.refused = Some("The file could not be looked at".to_owned()),
            }
        }
        self.taking.retain(|taking| taking.refused.is_some() || taking.work.is_loading());
        for (dispute, name, opened) in came {
            self.came(&dispute, &name, opened);
        }
    }

    fn came(&mut self, dispute: &DisputeId, name: &str, opened: Arc<Opened>) {
        let sha256 = opened.exhibit.sha256.clone();
        let exhibit = opened.exhibit.clone();
        let is_open = self.open.as_ref() == Some(dispute);
        let draft = self.drafts.entry(dispute.clone()).or_default();
        let bytes: u64 = draft.exhibits.iter().map(|exhibit| exhibit.length).sum();
        let is_known = draft.exhibits.iter().any(|other| other.sha256 == sha256);
        let was_kept = self.lost.remove(&sha256);
        if !is_known && bytes + exhibit.length > MOST_BYTES {
            self.refuse(dispute, name, "With this file the packet would hold more than 120 MB".to_owned());
            return;
        }
        if is_known && !was_kept && self.files.contains_key(&sha256) {
            self.refuse(dispute, name, "The same file is already in the packet".to_owned());
            return;
        }
        if !is_known {
            draft.exhibits.push(exhibit);
            if is_open {
                self.at = Some(At { made: Made::File(draft.exhibits.len() - 1), page: 0 });
            }
        }
        if is_open {
            self.files.insert(sha256, Shown::new(opened));
        }
    }

    fn refuse(&mut self, dispute: &DisputeId, name: &str, words: String) {
        self.next += 1;
        let (number, name) = (self.next, name.to_owned());
        let (dispute, work) = (dispute.clone(), Remote::default());
        self.taking.push(Taking { number, dispute, name, work, refused: Some(words), lock: None });
    }

    /// Files of an earlier day are read from the disk and looked at again.
    pub(super) fn open_kept(&mut self, desk: &Desk, session: &Session, dispute: &DisputeId) {
        let Some(draft) = self.drafts.get(dispute) else { return };
        let missing: Vec<Exhibit> = draft
            .exhibits
            .iter()
            .filter(|exhibit| !self.files.contains_key(&exhibit.sha256) && !self.lost.contains(&exhibit.sha256))
            .cloned()
            .collect();
        for exhibit in missing {
            self.next += 1;
            self.lost.insert(exhibit.sha256.clone());
            let (name, mut work) = (exhibit.name.clone(), Remote::default());
            let kept = packets::open(session.outbox().clone(), desk.helper.clone(), Origin::Kept(exhibit));
            work.request(&desk.runtime, &desk.wake, self.next, kept);
            let (number, dispute) = (self.next, dispute.clone());
            self.taking.push(Taking { number, dispute, name, work, refused: None, lock: None });
        }
    }

    /// Opens a locked file with what was typed, which is then forgotten here.
    pub(super) fn unlock(&mut self, desk: &Desk, session: &Session, number: u64) {
        let Some(taking) = self.taking.iter_mut().find(|taking| taking.number == number) else { return };
        let Some(lock) = &mut taking.lock else { return };
        let origin = Origin::Locked(lock.path.clone(), Password::new(std::mem::take(&mut lock.typed)));
        lock.is_closed = false;
        taking.refused = None;
        let opened = packets::open(session.outbox().clone(), desk.helper.clone(), origin);
        taking.work.request(&desk.runtime, &desk.wake, number, opened);
    }

    /// Takes a refused file out of sight.
    pub(super) fn drop_taking(&mut self, number: u64) {
        self.taking.retain(|taking| taking.number != number);
    }
}
