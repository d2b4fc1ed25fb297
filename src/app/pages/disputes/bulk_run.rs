//! A change of many disputes that was sent, and how far it is.
//!
//! Must not live here: sending, drawing.

use crate::app::remote::Remote;
use crate::desk::bulk::{Change, Sent};
use crate::desk::everywhere::Open;
use crate::desk::{OutboxRow, RowId, RowState};
use crate::domain::account::AccountKey;
use std::collections::HashSet;
use std::sync::Arc;

/// A change that was sent.
pub(super) struct Run {
    pub(super) change: Change,
    /// True for one that takes another back.
    pub(super) is_undo: bool,
    /// Disputes that somebody changed since, which it left alone.
    pub(super) left: usize,
    pub(super) sending: Remote<(), (Vec<PartSent>, usize), ()>,
    pub(super) parts: Vec<RunPart>,
}

/// What was sent of one account.
pub(super) type PartSent = (AccountKey, Vec<Sent>);

/// The rows of one account. Nothing of it is held open for them.
pub(super) struct RunPart {
    pub(super) account: AccountKey,
    pub(super) sent: Vec<Sent>,
    rows: HashSet<RowId>,
    /// Those that Finix has; ended rows are not listed for ever.
    saved: HashSet<RowId>,
}

/// How far a change is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Far {
    pub(super) done: usize,
    pub(super) under_way: usize,
    pub(super) stuck: usize,
}

impl Run {
    pub(super) fn new(change: Change, is_undo: bool) -> Self {
        Self { change, is_undo, left: 0, sending: Remote::default(), parts: Vec::new() }
    }

    pub(super) fn far(&self, rows_of: impl Fn(&AccountKey) -> Arc<[Arc<OutboxRow>]>) -> Far {
        let stuck = |part: &RunPart| {
            let rows = rows_of(&part.account);
            rows.iter().filter(|row| row.state.needs_person() && part.rows.contains(&row.id)).count()
        };
        let stuck = self.parts.iter().map(stuck).sum();
        let done = self.parts.iter().map(|part| part.saved.len()).sum();
        Far { done, stuck, under_way: self.count().saturating_sub(done + stuck) }
    }

    /// How many disputes it is of.
    pub(super) fn count(&self) -> usize {
        self.parts.iter().map(|part| part.rows.len()).sum()
    }

    /// True for a row of it.
    pub(super) fn has(&self, account: &AccountKey, row: RowId) -> bool {
        self.parts.iter().any(|part| part.account == *account && part.rows.contains(&row))
    }

    /// Takes over what came.
    pub(super) fn poll(&mut self, open: Open<'_>) {
        for part in self.parts.iter_mut().filter(|part| part.saved.len() < part.rows.len()) {
            let Some(session) = open(&part.account) else { continue };
            let rows = session.outbox().rows();
            let saved = rows.iter().filter(|row| row.state == RowState::Confirmed && part.rows.contains(&row.id));
            part.saved.extend(saved.map(|row| row.id));
        }
        if self.sending.poll()
            && let Some(((), Ok((parts, left)))) = self.sending.take()
        {
            let part = |(account, sent): PartSent| {
                let rows = sent.iter().map(|sent| sent.row).collect();
                RunPart { account, sent, rows, saved: HashSet::new() }
            };
            (self.parts, self.left) = (parts.into_iter().map(part).collect(), left);
        }
    }
}
