//! Which number a dispute has.

use crate::domain::fold::fold;
use crate::domain::ids::DisputeId;
use crate::store::facts::check;
use crate::store::index::{Index, RowId};
use hashbrown::HashTable;

/// Numbers by id: five bytes for each, because the ids themselves stand in the index.
#[derive(Default)]
pub struct Ids(HashTable<(u32, RowId)>);

impl Ids {
    /// The number of a dispute.
    pub fn find(&self, index: &Index, id: &DisputeId) -> Option<RowId> {
        let check = check(id.as_str());
        let folded = fold(id.as_str());
        let is_it = |&(known, row): &(u32, RowId)| {
            known == check && index.place(row).is_some_and(|(segment, row)| segment.line(row, 0) == folded.as_bytes())
        };
        self.0.find(spread(check), is_it).map(|(_, row)| *row)
    }

    /// Takes a new dispute.
    pub fn add(&mut self, check: u32, row: RowId) {
        self.0.insert_unique(spread(check), (check, row), |(known, _)| spread(*known));
    }

    /// Room for so many more.
    pub fn reserve(&mut self, more: usize) {
        self.0.reserve(more, |(known, _)| spread(*known));
    }
}

/// The table looks at the upper bits.
fn spread(check: u32) -> u64 {
    u64::from(check).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}
