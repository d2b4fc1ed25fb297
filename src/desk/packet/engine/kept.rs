//! What is kept of packets on the disk: drafts, notes about files, letters. Made into text once for each change.
//!
//! Must not live here: writing to the disk.

use super::PacketEngine;
use crate::domain::ids::DisputeId;
use crate::domain::joined::{Join, take_up};
use crate::domain::packet::FileNote;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// How drafts of packets and notes about files are named.
const PACKET: &str = "packet/";
const NOTES: &str = "files/";

/// A value that is kept, with its text as long as it is the same.
#[derive(Default)]
pub(super) struct Kept<T> {
    value: Arc<T>,
    text: Option<Arc<str>>,
}

impl<T: Clone + Default + PartialEq + Serialize> Kept<T> {
    /// The value.
    pub fn value(&self) -> Arc<T> {
        Arc::clone(&self.value)
    }

    /// Changes it.
    pub fn change<R>(&mut self, change: impl FnOnce(&mut T) -> R) -> R {
        self.text = None;
        change(Arc::make_mut(&mut self.value))
    }

    /// Its text, unless it is as empty as a new one.
    fn text(&mut self) -> Option<Arc<str>> {
        if *self.value == T::default() {
            return None;
        }
        if self.text.is_none() {
            self.text = serde_json::to_string(&*self.value).ok().map(Arc::from);
        }
        self.text.clone()
    }

    /// Takes up what was left of it.
    fn take_up(&mut self, left: &str) -> bool
    where
        T: DeserializeOwned + Join,
    {
        self.change(|value| take_up(value, left))
    }
}

impl PacketEngine {
    /// What is to be kept, by name.
    pub fn saved(&mut self) -> Vec<(String, Arc<str>)> {
        let mut saved: Vec<(String, Arc<str>)> = Vec::new();
        for (id, draft) in &mut self.drafts {
            saved.extend(draft.text().map(|text| (format!("{PACKET}{id}"), text)));
        }
        for (id, notes) in &mut self.notes {
            saved.extend(notes.text().map(|text| (format!("{NOTES}{id}"), text)));
        }
        saved.extend(self.letters.saved().map(|(name, text)| (name, text.into())));
        saved
    }

    /// Takes up what was left under a name: whether it was understood, or nothing when it is nothing of this.
    pub fn restore(&mut self, name: &str, data: &str, now: Duration) -> Option<bool> {
        let id_after = |prefix: &str| name.strip_prefix(prefix).and_then(|id| DisputeId::parse(id).ok());
        let is_understood = if let Some(id) = id_after(PACKET) {
            let is_understood = self.drafts.entry(id.clone()).or_default().take_up(data);
            if self.dispute() == Some(&id) {
                self.open_kept();
            }
            is_understood
        } else if let Some(id) = id_after(NOTES) {
            let Ok(left) = serde_json::from_str::<BTreeMap<String, FileNote>>(data) else { return Some(false) };
            self.notes.entry(id).or_default().change(|notes| {
                // What was found last about a file holds.
                for (file, note) in left {
                    notes.entry(file).or_insert(note);
                }
            });
            return Some(true);
        } else {
            self.letters.restore(name, data)?
        };
        self.changed(now);
        Some(is_understood)
    }
}
