//! What clients changed since the sandbox started: a small map over the
//! computed account, bounded in entries and in bytes.
//!
//! Only facts are kept here; what they mean for a dispute is in `standing`.

use std::collections::{BTreeMap, BTreeSet};

use axum::body::Bytes;

use crate::sandbox::clock::{Millis, next_quarter_hour};

/// At most this many disputes can be changed in one run.
const MOST_CHANGES: usize = 20_000;
/// At most this many bytes of uploads are kept in one run.
const MOST_BYTES: usize = 256 * 1024 * 1024;
/// At most this many uploads are kept for one dispute, whatever the limits say.
const MOST_UPLOADS: usize = 2_000;

/// Tags of a dispute or of a piece of evidence.
pub(crate) type Tags = BTreeMap<String, String>;

/// A concession.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Accepted {
    /// From when on the dispute shows it.
    pub(crate) visible: Millis,
}

/// The issuer asked again: a new round of the dispute, and how it stood when it began.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reopening {
    pub(crate) at: Millis,
    pub(crate) state: &'static str,
    pub(crate) evidence_submitted: &'static str,
    pub(crate) won_at: Option<Millis>,
    /// The deadline of this round.
    pub(crate) respond_by: Option<Millis>,
    /// The issuer's reasons came as a file.
    pub(crate) has_file: bool,
}

/// A file sent by a client.
#[derive(Clone, Debug)]
pub(crate) struct Upload {
    pub(crate) number: u64,
    pub(crate) created: Millis,
    pub(crate) file_name: String,
    pub(crate) content_type: String,
    pub(crate) bytes: Bytes,
    /// The processor will refuse it.
    pub(crate) will_fail: bool,
    /// How long it stays PENDING; `None` is until the next quarter hour.
    pub(crate) after: Option<Millis>,
}

impl Upload {
    /// When it leaves PENDING.
    pub(crate) fn settles(&self) -> Millis {
        match self.after {
            Some(after) => self.created.saturating_add(after),
            None => next_quarter_hour(self.created) + 10 * (self.number.cast_signed() % 90 + 5),
        }
    }
}

/// A piece of evidence of one dispute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum EvidenceKey {
    /// It was there before the sandbox started.
    Old(u64),
    /// It was uploaded since.
    Uploaded(u64),
    /// The issuer's reasons for asking again, by the round they opened.
    Issuers(u64),
}

/// What clients did to one dispute.
#[derive(Clone, Debug, Default)]
pub(crate) struct Change {
    pub(crate) tags: Option<Tags>,
    pub(crate) submitted: Option<Millis>,
    pub(crate) had_evidence: bool,
    pub(crate) accepted: Option<Accepted>,
    /// Every time the issuer asked again. What was submitted or accepted above is of the last round.
    pub(crate) reopened: Vec<Reopening>,
    /// The last change of the dispute itself.
    pub(crate) touched: Option<Millis>,
    pub(crate) uploads: Vec<Upload>,
    pub(crate) uploads_so_far: u64,
    pub(crate) deleted: BTreeSet<u64>,
    pub(crate) evidence_tags: BTreeMap<EvidenceKey, (Millis, Tags)>,
}

/// The sandbox has no room for another change.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Full;

/// All changes of this run.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    changes: BTreeMap<u64, Change>,
    stored_bytes: usize,
}

impl Ledger {
    pub(crate) fn get(&self, index: u64) -> Option<&Change> {
        self.changes.get(&index)
    }

    /// The entry of a dispute, made when there is none.
    pub(crate) fn entry(&mut self, index: u64) -> Result<&mut Change, Full> {
        if self.changes.len() >= MOST_CHANGES && !self.changes.contains_key(&index) {
            return Err(Full);
        }
        Ok(self.changes.entry(index).or_default())
    }

    /// The changed dispute with the greatest number that is at most `index`.
    pub(crate) fn changed_at_or_below(&self, index: u64) -> Option<u64> {
        self.changes.range(..=index).next_back().map(|(found, _)| *found)
    }

    /// The changed dispute with the smallest number that is at least `index`.
    pub(crate) fn changed_at_or_above(&self, index: u64) -> Option<u64> {
        self.changes.range(index..).next().map(|(found, _)| *found)
    }

    /// Begins a new round of a dispute.
    pub(crate) fn reopen(&mut self, index: u64, reopening: Reopening) -> Result<(), Full> {
        let change = self.entry(index)?;
        change.reopened.push(reopening);
        (change.submitted, change.accepted, change.had_evidence) = (None, None, false);
        Ok(())
    }

    /// Replaces the tags of a dispute.
    pub(crate) fn set_tags(&mut self, index: u64, tags: Tags, now: Millis) -> Result<&Change, Full> {
        let before = self.get(index).and_then(|change| change.tags.as_ref()).map_or(0, size);
        self.make_room(size(&tags), before)?;
        let change = self.entry(index)?;
        change.tags = Some(tags);
        change.touched = Some(now);
        Ok(change)
    }

    /// Replaces the tags of a piece of evidence.
    pub(crate) fn set_evidence_tags(
        &mut self,
        index: u64,
        key: EvidenceKey,
        tags: Tags,
        now: Millis,
    ) -> Result<(), Full> {
        let known = self.get(index).and_then(|change| change.evidence_tags.get(&key));
        let before = known.map_or(0, |(_, tags)| size(tags));
        self.make_room(size(&tags), before)?;
        self.entry(index)?.evidence_tags.insert(key, (now, tags));
        Ok(())
    }

    fn make_room(&mut self, wanted: usize, freed: usize) -> Result<(), Full> {
        let stored = self.stored_bytes.saturating_sub(freed).saturating_add(wanted);
        if stored > MOST_BYTES {
            return Err(Full);
        }
        self.stored_bytes = stored;
        Ok(())
    }

    /// Keeps an uploaded file and gives it its number.
    pub(crate) fn keep(&mut self, index: u64, mut upload: Upload) -> Result<Upload, Full> {
        if self.entry(index)?.uploads.len() >= MOST_UPLOADS {
            return Err(Full);
        }
        self.make_room(upload.bytes.len(), 0)?;
        let change = self.entry(index)?;
        upload.number = change.uploads_so_far;
        change.uploads_so_far += 1;
        change.uploads.push(upload.clone());
        Ok(upload)
    }

    /// Forgets a piece of evidence.
    pub(crate) fn remove(&mut self, index: u64, key: EvidenceKey) -> Result<(), Full> {
        let change = self.entry(index)?;
        let tags = change.evidence_tags.remove(&key).map_or(0, |(_, tags)| size(&tags));
        let freed = tags
            + match key {
                EvidenceKey::Old(number) => {
                    change.deleted.insert(number);
                    0
                }
                // Nobody takes the issuer's file away.
                EvidenceKey::Issuers(_) => 0,
                EvidenceKey::Uploaded(number) => {
                    let place = change.uploads.iter().position(|upload| upload.number == number);
                    place.map_or(0, |place| change.uploads.remove(place).bytes.len())
                }
            };
        self.stored_bytes = self.stored_bytes.saturating_sub(freed);
        Ok(())
    }
}

/// About how much memory tags take.
fn size(tags: &Tags) -> usize {
    tags.iter().map(|(key, value)| key.len() + value.len() + 48).sum()
}
