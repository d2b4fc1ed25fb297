//! What a reading of a dispute says about the answers that were sent to it.
//!
//! Must not live here: reading a dispute.

use super::disk::batch_of;
use super::{Effect, Engine};
use crate::desk::outbox::row::{OutboxRow, RowId, RowState};
use crate::domain::answer::proof::Seen;
use crate::domain::dispute::ResponseState;
use crate::domain::ids::DisputeId;
use crate::store::outbox::Journal;
use jiff::Timestamp;
use std::sync::Arc;

impl<J: Journal> Engine<J> {
    /// Keeps, with every answer it proves to be taken, that the dispute was read as waiting for nothing. Nobody asked
    /// for this: what the disk does not take is noted with the next reading.
    pub(super) fn note_reading(&mut self, dispute: &DisputeId, seen: &Seen, now: Timestamp, effects: &mut Vec<Effect>) {
        let ended = |row: &Arc<OutboxRow>| {
            if !row.is_at(self.homes.of_intent(&row.intent)) {
                return None;
            }
            let over = row.ended_by(seen, now).filter(|_| row.intent.dispute() == Some(dispute))?;
            Some(OutboxRow { round_over: Some(over), ..OutboxRow::clone(row) })
        };
        let rows: Vec<OutboxRow> = self.rows.values().filter_map(ended).collect();
        for row in rows {
            if self.broken.is_none() && self.try_commit(&batch_of(&row, None), effects) {
                self.place(row);
            }
        }
    }

    /// Something the service shows of a dispute that was answered from here. It may be behind, so it is asked once more
    /// when it has had its time.
    pub(super) fn note_contradiction(
        &mut self,
        dispute: &DisputeId,
        seen: &Seen,
        now: Timestamp,
        effects: &mut Vec<Effect>,
    ) {
        let Some(ResponseState::NeedsResponse) = seen.response_state else { return };
        let of_it = self.rows.values().filter(|row| {
            let is_done = row.intent.is_one_shot() && row.state == RowState::Confirmed && row.recheck.is_none();
            // A dispute of that name somewhere else is another one.
            let is_here = row.is_at(self.homes.of_intent(&row.intent));
            is_done && is_here && row.intent.dispute() == Some(dispute) && !row.answered_another_time(seen)
        });
        let doubted: Vec<(RowId, Timestamp)> = of_it.map(|row| (row.id, row.changed)).collect();
        for (id, changed) in doubted {
            let at = changed.checked_add(self.patience).unwrap_or(now).max(now);
            self.change_quietly(id, effects, |row| row.recheck = Some(at));
        }
    }
}
