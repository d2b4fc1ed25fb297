//! What a person asked for: adding, keeping, cancelling, sending again, stopping all sending.
//!
//! Must not live here: what a service said.

use super::disk::stored;
use super::{Effect, Engine};
use crate::desk::outbox::intent::Intent;
use crate::desk::outbox::reason::RowReason;
use crate::desk::outbox::row::{KeptFile, Need, OutboxRow, RowId, RowState};
use crate::store::StoreError;
use crate::store::outbox::{Batch, Journal, PAUSED};
use jiff::Timestamp;
use std::sync::Arc;

impl<J: Journal> Engine<J> {
    pub(super) fn add(
        &mut self,
        row: OutboxRow,
        from_kept: Option<u64>,
        instead_of: Option<RowId>,
        now: Timestamp,
        effects: &mut Vec<Effect>,
    ) {
        let id = row.id;
        // Two dialogs, two clicks, two windows: only one one-shot of a dispute is ever on its way.
        if row.intent.is_one_shot() && self.rows.values().any(|known| known.blocks(&row.intent)) {
            effects.push(Effect::NotTaken(id, StoreError::InUse));
            return;
        }
        // What cannot be read may hold an earlier one.
        if row.intent.is_one_shot() && self.is_blind() {
            effects.push(Effect::NotTaken(id, StoreError::NotLoaded));
            return;
        }
        let mut batch = Batch { rows: vec![stored(&row)], ..Batch::default() };
        batch.kept.extend(from_kept.map(|kept| (kept, None)));
        let replaced = self.rows.values().filter(|known| {
            let is_old_shot = row.intent.is_one_shot()
                && known.intent.is_one_shot()
                && known.intent.dispute() == row.intent.dispute()
                && known.state.needs_person();
            is_old_shot || (Some(known.id) == instead_of && known.state.needs_person())
        });
        let replaced: Vec<OutboxRow> = replaced
            .map(|known| OutboxRow {
                state: RowState::Discarded,
                reason: Some(RowReason::ConfirmedAgain),
                changed: now,
                ..OutboxRow::clone(known)
            })
            .collect();
        batch.rows.extend(replaced.iter().map(stored));
        if self.commit(&batch, id, effects) {
            // Whoever sends something believes that the key is right by now.
            self.resting.retain(|service, until| *service != row.intent.service() || until.is_some());
            self.rows.insert(id, Arc::new(row));
            for row in replaced {
                self.ended += 1;
                self.rows.insert(row.id, Arc::new(row));
            }
            if let Some(kept) = from_kept {
                self.kept.remove(&kept);
            }
            self.forget_old();
        }
    }

    pub(super) fn keep(&mut self, kept: KeptFile, effects: &mut Vec<Effect>) {
        let data = serde_json::to_string(&kept).unwrap_or_default();
        let batch = Batch { kept: vec![(kept.id, Some(data))], ..Batch::default() };
        if self.commit(&batch, RowId(kept.id), effects) {
            self.kept.insert(kept.id, kept);
        }
    }

    pub(super) fn drop_kept(&mut self, id: u64, effects: &mut Vec<Effect>) {
        let batch = Batch { kept: vec![(id, None)], ..Batch::default() };
        if self.commit(&batch, RowId(id), effects) {
            self.kept.remove(&id);
        }
    }

    /// A held row waits no longer.
    pub(super) fn send_now(&mut self, id: RowId, now: Timestamp, effects: &mut Vec<Effect>) {
        self.change(id, now, effects, |row| {
            let is_held = matches!(row.state, RowState::Held { .. });
            is_held.then(|| row.state = RowState::Waiting { from: None })
        });
    }

    /// What became of a row is asked once more, where it can be asked.
    pub(super) fn check(&mut self, id: RowId, now: Timestamp, effects: &mut Vec<Effect>) {
        let homes = self.homes.clone();
        self.change(id, now, effects, |row| {
            let is_here = row.is_at(homes.of_intent(&row.intent));
            let can = matches!(row.state, RowState::NeedsYou(_)) && row.intent.traits().can_be_asked_about;
            (is_here && can && row.attempted.is_some()).then(|| row.state = RowState::Unknown { look: now })
        });
    }

    pub(super) fn discard(&mut self, id: RowId, now: Timestamp, effects: &mut Vec<Effect>) {
        self.change(id, now, effects, |row| row.state.needs_person().then(|| row.state = RowState::Discarded));
    }

    /// Stops or resumes all sending, also after the next start.
    pub(super) fn pause(&mut self, is_paused: bool, now: Timestamp, effects: &mut Vec<Effect>) {
        let notes = vec![(PAUSED, if is_paused { "1" } else { "0" }.to_owned())];
        // A disk that fails stops everything anyway, and is told when it works again.
        if self.broken.is_none() {
            self.try_commit(&Batch { notes, ..Batch::default() }, effects);
        }
        self.is_paused = is_paused;
        self.revision += 1;
        if !is_paused {
            self.wake_all(now);
        }
    }

    pub(super) fn cancel(&mut self, id: RowId, now: Timestamp, effects: &mut Vec<Effect>) {
        let Some(row) = self.rows.get(&id) else { return };
        if row.state == RowState::Sending && matches!(row.intent, Intent::Upload { .. }) {
            // Whether anything of it arrived is known only where it is sent.
            self.change(id, now, effects, |row| {
                row.is_called_back = true;
                Some(())
            });
            effects.push(Effect::CutOff(id));
            return;
        }
        if row.is_busy && row.state.can_be_cancelled() {
            effects.push(Effect::CutOff(id));
        }
        self.change(id, now, effects, |row| {
            row.state.can_be_cancelled().then(|| {
                row.is_busy = false;
                if row.evidence.is_some() {
                    row.state = RowState::Confirmed;
                } else {
                    row.state = RowState::Discarded;
                    row.reason = Some(RowReason::Cancelled);
                }
            })
        });
    }

    /// True for a file that another row has sent or is sending.
    fn is_doubled(&self, id: RowId) -> bool {
        let upload = |row: &OutboxRow| match &row.intent {
            Intent::Upload { dispute, file } => Some((dispute.clone(), file.sha256.clone())),
            _ => None,
        };
        let Some(wanted) = self.rows.get(&id).and_then(|row| upload(row)) else { return false };
        let is_there = |row: &OutboxRow| row.state.is_active() || row.state == RowState::Confirmed;
        self.rows.values().any(|row| row.id != id && is_there(row) && upload(row).as_ref() == Some(&wanted))
    }

    /// Sends again what a person decided to send again. Never a submission or an acceptance: those need the guard.
    pub(super) fn retry(&mut self, id: RowId, now: Timestamp, effects: &mut Vec<Effect>) {
        if let Some(row) = self.rows.get(&id) {
            self.resting.remove(&row.intent.service());
        }
        let homes = self.homes.clone();
        let is_doubled = self.is_doubled(id);
        self.change(id, now, effects, |row| {
            if is_doubled && row.state.needs_person() {
                row.state = RowState::Discarded;
                row.reason = Some(RowReason::AddedAgain);
                return Some(());
            }
            let home = homes.of_intent(&row.intent);
            // What may be where the account is now is looked for before it goes there once more.
            if row.state == RowState::NeedsYou(Need::Elsewhere) && row.is_at(home) && row.may_have_arrived() {
                row.state = RowState::Unknown { look: now };
                row.lost = Some(now);
                return Some(());
            }
            // A file that was taken is looked for by its id before it is sent once more.
            if row.evidence.is_some() && row.is_at(home) && row.state.needs_person() {
                row.state = RowState::Unknown { look: now };
                return Some(());
            }
            let can = !row.intent.is_one_shot() && (row.state.needs_person() || row.state.can_be_cancelled());
            can.then(|| {
                if let (Intent::Tags { insists, .. }, RowState::NeedsYou(Need::Moved)) = (&mut row.intent, row.state) {
                    // The person saw both sides and wants their own.
                    *insists = true;
                }
                // The person saw where it was to go, and wants it where the account is now.
                if !row.is_at(home) {
                    row.evidence = None;
                    row.held_before = Vec::new();
                }
                row.home = home.cloned();
                row.state = RowState::Waiting { from: None };
                row.error = None;
            })
        });
    }
}
