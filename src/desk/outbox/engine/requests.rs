//! What the tasks that talk to the services ask and tell: whether a request may leave, and what came of it.
//!
//! Must not live here: what an outcome means for a row (`plan` says that).

use super::{Effect, Engine};
use crate::desk::outbox::plan::{self, Found, Outcome};
use crate::desk::outbox::row::{OutboxRow, RowId};
use crate::domain::answer::proof::Proof;
use crate::domain::ids::EvidenceId;
use crate::store::outbox::Journal;
use jiff::Timestamp;

impl<J: Journal> Engine<J> {
    /// The request of a row may leave, if nothing has come between.
    pub(super) fn begin(&mut self, id: RowId, held_before: Vec<EvidenceId>, now: Timestamp, effects: &mut Vec<Effect>) {
        let can = !self.is_paused && self.broken.is_none();
        // What was looked at before a sleep, or before a service took its time, is looked at again.
        let is_fresh = |row: &OutboxRow| now.duration_since(row.busy_since) <= plan::FRESH;
        let row = self.rows.get(&id).filter(|row| can && row.is_busy && row.state.can_be_cancelled());
        let row = row.filter(|row| is_fresh(row) && !self.is_stopped(row));
        let row = row.map(|row| OutboxRow::clone(row));
        let begun = row.is_some_and(|row| self.write(plan::begun(row, held_before, now), effects));
        effects.push(Effect::Go(id, begun));
    }

    /// A file was taken, and is not called by its name yet.
    pub(super) fn uploaded(
        &mut self,
        id: RowId,
        evidence: EvidenceId,
        request_id: Option<String>,
        effects: &mut Vec<Effect>,
    ) {
        self.result(id, None, effects, |mut row| {
            row.evidence = Some(evidence);
            row.request_id = request_id;
            row
        });
    }

    /// Sending came to its end.
    pub(super) fn sent(
        &mut self,
        id: RowId,
        outcome: Outcome,
        proof: Option<Box<Proof>>,
        now: Timestamp,
        effects: &mut Vec<Effect>,
    ) {
        self.note_service(id, &outcome, now);
        self.result(id, proof, effects, |row| plan::settled(OutboxRow { is_busy: false, ..row }, outcome, now));
    }

    /// Looking came to its end.
    pub(super) fn inspected(
        &mut self,
        id: RowId,
        found: Found,
        proof: Option<Box<Proof>>,
        now: Timestamp,
        effects: &mut Vec<Effect>,
    ) {
        if let Found::Unasked(error) = &found {
            self.note_error(id, error, now);
        }
        let patience = self.patience;
        self.result(id, proof, effects, |row| plan::looked(OutboxRow { is_busy: false, ..row }, found, patience, now));
    }
}
