//! Which disputes share their payment with another one: two deadlines for the same money.
//!
//! Must not live here: what else ties disputes (`related`).

use super::{Index, RowId};
use std::collections::{HashMap, HashSet};

/// The line of a dispute's payment in its own text.
const PAYMENT: u32 = 1;

/// Those of some rows whose payment has another dispute, wherever that stands. Looks at every dispute once.
#[must_use]
pub fn twins(index: &Index, rows: &[RowId]) -> HashSet<RowId> {
    let payment = |row: RowId| {
        let (segment, row) = index.place(row)?;
        Some(segment.line(row, PAYMENT)).filter(|payment| !payment.is_empty())
    };
    let mut disputes: HashMap<&[u8], usize> =
        rows.iter().filter_map(|row| payment(*row)).map(|payment| (payment, 0)).collect();
    for segment in index.segments() {
        for row in 0..segment.len() {
            if let Some(count) = disputes.get_mut(segment.line(row, PAYMENT)) {
                *count += 1;
            }
        }
    }
    let is_twin = |row: &&RowId| payment(**row).and_then(|payment| disputes.get(payment)).is_some_and(|all| *all > 1);
    rows.iter().filter(is_twin).copied().collect()
}
