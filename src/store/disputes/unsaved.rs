//! Rows the disk did not take, until it does.

use crate::store::StoreError;
use crate::store::db::rows::{self, Body};
use crate::store::index::RowId;
use crate::store::index_record::IndexRecord;
use rusqlite::Transaction;
use std::collections::BTreeMap;

/// Most rows that wait in memory; beyond them nothing more is pulled.
pub const MOST: usize = 50_000;

/// Rows by number.
#[derive(Default)]
pub struct Unsaved(BTreeMap<RowId, (IndexRecord, Body)>);

impl Unsaved {
    /// What was to be stored.
    pub fn body(&self, row: RowId) -> Option<Body> {
        self.0.get(&row).map(|(_, body)| body.clone())
    }

    /// Keeps a row.
    pub fn keep(&mut self, row: RowId, facts: IndexRecord, body: Body) {
        match self.0.get_mut(&row) {
            Some(known) => {
                let payment = body.payment.or_else(|| known.1.payment.take());
                *known = (facts, Body { dispute: body.dispute, payment });
            }
            None => drop(self.0.insert(row, (facts, body))),
        }
    }

    /// True when no more should come.
    pub fn is_full(&self) -> bool {
        self.0.len() >= MOST
    }

    /// Writes everything that waits.
    pub fn write(&self, tx: &Transaction<'_>) -> Result<(), StoreError> {
        self.0.iter().try_for_each(|(row, (facts, body))| rows::put(tx, *row, facts, body))
    }

    /// Everything is on disk.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}
