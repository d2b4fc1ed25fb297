//! Which number a dispute has.

use crate::domain::ids::DisputeId;
use crate::domain::search::fold::fold;
use crate::store::index::{Index, RowId};
use crate::store::index_record::check;
use hashbrown::HashTable;

/// Numbers by id: five bytes for each, because the ids themselves stand in the index.
#[derive(Default)]
pub struct Ids(HashTable<RowId>);

impl Ids {
    /// The number of a dispute.
    pub fn find(&self, index: &Index, id: &DisputeId) -> Option<RowId> {
        let check = check(id.as_str());
        let folded = fold(id.as_str());
        let is_it = |row: &RowId| {
            index
                .place(*row)
                .is_some_and(|(segment, row)| segment.check(row) == check && segment.line(row, 0) == folded.as_bytes())
        };
        self.0.find(spread(check), is_it).copied()
    }

    /// Takes a new dispute, which is in the index already.
    pub fn add(&mut self, index: &Index, row: RowId) {
        self.0.insert_unique(hash(index, row), row, |known| hash(index, *known));
    }

    /// Room for so many more.
    pub fn reserve(&mut self, index: &Index, more: usize) {
        self.0.reserve(more, |known| hash(index, *known));
    }
}

fn hash(index: &Index, row: RowId) -> u64 {
    spread(index.place(row).map_or(0, |(segment, row)| segment.check(row)))
}

/// The table looks at the upper bits.
fn spread(check: u32) -> u64 {
    u64::from(check).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}
