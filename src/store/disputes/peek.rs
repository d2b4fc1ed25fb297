//! Looks for a dispute in the file of an account that is not open.
//!
//! Must not live here: keeping what was found.

use crate::domain::ids::DisputeId;
use crate::domain::search::fold::fold;
use crate::store::db::{self, Place, StoreError, rows};
use crate::store::index::segment::SEGMENT;
use crate::store::index_record::check;

/// Whether a file holds a dispute. Blocks, for as long as it takes to read all of its texts.
///
/// # Errors
/// What is wrong with the file or the disk.
pub fn holds(place: &Place, id: &DisputeId) -> Result<bool, StoreError> {
    let connection = db::open_reader(place)?;
    let all = rows::count(&connection)?;
    let (check, folded) = (check(id.as_str()), fold(id.as_str()));
    for first in (0..all).step_by(SEGMENT) {
        let segment = rows::segment(&connection, first..(first + SEGMENT).min(all))?;
        let mut rows = 0..segment.len();
        if rows.any(|row| segment.check(row) == check && segment.line(row, 0) == folded.as_bytes()) {
            return Ok(true);
        }
    }
    Ok(false)
}
