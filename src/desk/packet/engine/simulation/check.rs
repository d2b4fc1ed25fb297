//! What must hold after each step, and once nothing goes on any more.

use super::world::World;
use crate::desk::packet::engine::intake::{MOST_BYTES, MOST_EXHIBITS};
use crate::desk::packet::engine::snapshot::Making;
use crate::desk::packet::work::MadePacket;
use crate::domain::ids::DisputeId;
use std::collections::BTreeSet;

impl World {
    /// A packet that is added is made from everything that is decided now.
    pub fn judge_added(&self, dispute: &DisputeId, made: &MadePacket) -> Result<(), String> {
        let Some(from) = self.made_from.get(&made.revision) else {
            return Err("a packet is added that nobody made".to_owned());
        };
        if from.dispute != *dispute || *from.draft != *self.engine.draft(dispute) {
            return Err("a packet is added that was made from other decisions".to_owned());
        }
        if *from.facts != *self.facts() {
            return Err("a packet is added that was made under other rules".to_owned());
        }
        if from.opened.iter().any(Option::is_none) || self.is_opening(dispute) {
            return Err("a packet is added without one of its files".to_owned());
        }
        Ok(())
    }

    pub fn check(&mut self) -> Result<(), String> {
        for (dispute, sha256) in &self.given {
            if !self.engine.draft(dispute).exhibits.iter().any(|exhibit| exhibit.sha256 == *sha256) {
                return Err(format!("{sha256} was in the packet and is lost"));
            }
        }
        let Some(snapshot) = self.engine.snapshot() else { return Ok(()) };
        let draft = self.engine.draft(&snapshot.dispute);
        if *snapshot.draft != *draft {
            return Err("what is shown is not what is decided".to_owned());
        }
        let hashes: BTreeSet<&String> = draft.exhibits.iter().map(|exhibit| &exhibit.sha256).collect();
        if hashes.len() != draft.exhibits.len() {
            return Err("a file is in the packet twice".to_owned());
        }
        let bytes: u64 = draft.exhibits.iter().map(|exhibit| exhibit.length).sum();
        if draft.exhibits.len() > MOST_EXHIBITS || bytes > MOST_BYTES {
            return Err(format!("{} files with {bytes} bytes are too many", draft.exhibits.len()));
        }
        if snapshot.is_fresh
            && let Some(made) = &snapshot.made
        {
            let Some(from) = self.made_from.get(&made.revision) else { return Err("made from nothing".to_owned()) };
            if *from.draft != *draft || from.letter != snapshot.letter.paragraphs {
                return Err("a packet is said to be ready that was made from other decisions".to_owned());
            }
        }
        Ok(())
    }

    /// Once everything ended, the packet is ready, or there is a reason why not.
    pub fn check_rest(&mut self) -> Result<(), String> {
        let Some(snapshot) = self.engine.snapshot() else { return Err("nothing is open".to_owned()) };
        if self.is_opening(&snapshot.dispute) || snapshot.is_waiting {
            return Err("it never comes to rest".to_owned());
        }
        if self.reading.is_some() || snapshot.sight.reading > 0 {
            return Err("pictures are never read".to_owned());
        }
        let is_empty = snapshot.draft.exhibits.is_empty() && !snapshot.draft.letter.is_in;
        match snapshot.making {
            Making::Packing { .. } => Err("it packs for ever".to_owned()),
            Making::Failed(_) | Making::Stopped => Err("everything went well and there is no packet".to_owned()),
            Making::Nothing if is_empty => Ok(()),
            Making::Nothing if snapshot.is_fresh => Ok(()),
            Making::Nothing => Err("there is no packet and no reason".to_owned()),
        }
    }
}
