//! The list in memory: what filters, searches and sorts look at. Drawn rows are read from the store.
//!
//! Readers take an [`Index`] as it is at one moment; the writer makes the next one beside it.
//!
//! Must not live here: SQL, the disk.

mod agenda;
mod condition;
mod evaluate;
mod insights;
pub mod merge;
mod options;
pub mod order;
mod programs;
pub mod related;
mod run;
pub mod segment;
mod sums;
mod twins;

pub use agenda::agenda;
pub use insights::{Counted, FromHere, insights};
pub use options::OptionCounts;
pub use order::Orders;
pub use programs::chargebacks;
pub use run::{Found, run};
pub use sums::{sums_of, sums_over};
pub use twins::twins;

use super::index_record::IndexRecordRef;
use super::interner::Interner;
use segment::{SEGMENT, Segment};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The number of a dispute in the store and in the index.
pub type RowId = u32;

/// The last changes, so that an order can be brought up to date without sorting everything.
#[derive(Clone, Debug, Default)]
struct Changes {
    /// Everything before it has to be sorted anew.
    since: u64,
    batches: Vec<(u64, Arc<[RowId]>)>,
    rows: usize,
}

/// Batches that are remembered.
const MOST_BATCHES: usize = 512;

impl Changes {
    fn note(&mut self, revision: u64, rows: Arc<[RowId]>, all: usize) {
        self.rows += rows.len();
        self.batches.push((revision, rows));
        while self.batches.len() > MOST_BATCHES || self.rows > all / 2 + 10_000 {
            let (revision, rows) = self.batches.remove(0);
            self.rows -= rows.len();
            self.since = revision;
        }
    }
}

/// Everything at one moment. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Index {
    segments: Vec<Arc<Segment>>,
    /// Words and their combinations.
    pub words: Interner,
    changes: Changes,
    revision: u64,
    origin: u64,
}

impl Index {
    /// An index of what was stored.
    #[must_use]
    pub fn from_segments(segments: Vec<Arc<Segment>>, words: Interner) -> Self {
        static READ: AtomicU64 = AtomicU64::new(1);
        let origin = READ.fetch_add(1, Ordering::Relaxed);
        Self { segments, words, changes: Changes { since: 1, ..Changes::default() }, revision: 1, origin }
    }

    /// How many disputes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.segments.last().map_or(0, |last| (self.segments.len() - 1) * SEGMENT + last.len())
    }

    /// True when there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Counts changes.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Tells what was read from the disk from what was read another time; revisions are counted anew then.
    #[must_use]
    pub fn origin(&self) -> u64 {
        self.origin
    }

    /// The pieces.
    #[must_use]
    pub fn segments(&self) -> &[Arc<Segment>] {
        &self.segments
    }

    /// The piece a dispute is in, and its place there.
    #[must_use]
    pub fn place(&self, row: RowId) -> Option<(&Segment, usize)> {
        let row = usize::try_from(row).ok()?;
        let segment = self.segments.get(row / SEGMENT)?;
        (row % SEGMENT < segment.len()).then(|| (&**segment, row % SEGMENT))
    }

    /// What is known of a dispute.
    #[must_use]
    pub fn facts(&self, row: RowId) -> Option<IndexRecordRef<'_>> {
        self.place(row).map(|(segment, row)| segment.facts(row))
    }

    /// Rows that changed after a revision, or nothing when that was too long ago.
    #[must_use]
    pub fn changed_since(&self, revision: u64) -> Option<impl Iterator<Item = RowId>> {
        let batches = self.changes.batches.iter().filter(move |(at, _)| *at > revision);
        (revision >= self.changes.since).then(|| batches.flat_map(|(_, rows)| rows.iter().copied()))
    }

    /// Takes changed and new disputes; new ones have the next numbers in order. The writer's side.
    pub fn apply<'f>(&mut self, rows: impl Iterator<Item = (RowId, IndexRecordRef<'f>)>, words: &Interner) {
        let mut touched = Vec::new();
        for (row, facts) in rows {
            let Ok(place) = usize::try_from(row) else { continue };
            if place < self.len() {
                if let Some(segment) = self.segments.get_mut(place / SEGMENT) {
                    Arc::make_mut(segment).replace(place % SEGMENT, facts);
                }
            } else {
                if self.segments.last().is_none_or(|last| last.is_full()) {
                    self.segments.push(Arc::new(Segment::default()));
                }
                if let Some(last) = self.segments.last_mut() {
                    Arc::make_mut(last).push(facts);
                }
            }
            touched.push(row);
        }
        self.words = words.clone();
        self.revision += 1;
        let all = self.len();
        self.changes.note(self.revision, touched.into(), all);
    }
}
