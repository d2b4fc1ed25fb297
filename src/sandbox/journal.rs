//! The log: what was asked of the sandbox and whether it took effect, so that a
//! test can prove that nothing was sent twice.
//!
//! Queries, headers and bodies never get here: they hold secrets and buyers'
//! data.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;

use super::routes::{Operation, Service};

/// The log keeps the newest entries and forgets the others.
const MOST_ENTRIES: usize = 10_000;
const LONGEST_PATH: usize = 300;
const LONGEST_METHOD: usize = 20;

/// One request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// When it was answered, by the sandbox clock.
    pub at: Timestamp,
    /// The service it went to.
    pub service: Service,
    /// What it asked for; `None` when there is no such path or method.
    pub operation: Option<Operation>,
    /// The HTTP method.
    pub method: String,
    /// The path below the sandbox's address, without the query.
    pub path: String,
    /// The status that was sent; 0 when the connection was reset instead.
    pub status: u16,
    /// True when the request took effect: a read was answered, a write was done.
    /// A reply that got lost afterwards does not change it.
    pub applied: bool,
    /// The value of the reply's `x-request-id`.
    pub request_id: String,
}

#[derive(Debug, Default)]
pub(crate) struct Journal {
    entries: Mutex<VecDeque<LogEntry>>,
}

impl Journal {
    pub(crate) fn note(&self, mut entry: LogEntry) {
        if let Some((end, _)) = entry.path.char_indices().nth(LONGEST_PATH) {
            entry.path.truncate(end);
        }
        entry.method.truncate(LONGEST_METHOD);
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        if entries.len() >= MOST_ENTRIES {
            entries.pop_front();
        }
        entries.push_back(entry);
    }

    pub(crate) fn entries(&self) -> Vec<LogEntry> {
        let entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        entries.iter().cloned().collect()
    }
}
