//! The disk first: a change is written and then known, and a disk that fails is mended before anything goes on.
//!
//! Must not live here: SQL.

use super::{Effect, Engine, PAUSED};
use crate::desk::outbox::imports::ImportState;
use crate::desk::outbox::intent::Intent;
use crate::desk::outbox::reason::Meanwhile;
use crate::desk::outbox::row::{KeptFile, OutboxRow, RowId, RowState};
use crate::domain::answer::proof::Proof;
use crate::store::StoreError;
use crate::store::outbox::{Batch, Journal, StoredRow};
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;

impl<J: Journal> Engine<J> {
    /// Changes a row as far as the rule lets it, first on the disk.
    pub(super) fn change<T>(
        &mut self,
        id: RowId,
        now: Timestamp,
        effects: &mut Vec<Effect>,
        rule: impl FnOnce(&mut OutboxRow) -> Option<T>,
    ) {
        let Some(row) = self.rows.get(&id) else { return };
        let mut row = OutboxRow::clone(row);
        if rule(&mut row).is_some() {
            row.changed = now;
            self.write(row, effects);
        }
    }

    /// Changes what is noted beside a row, first on the disk; when it changed last stays as it is.
    pub(super) fn change_quietly(&mut self, id: RowId, effects: &mut Vec<Effect>, rule: impl FnOnce(&mut OutboxRow)) {
        if let Some(row) = self.rows.get(&id) {
            let mut row = OutboxRow::clone(row);
            rule(&mut row);
            if self.broken.is_none() && self.try_commit(&batch_of(&row, None), effects) {
                self.place(row);
            }
        }
    }

    /// Takes what a service said about a row. It is true whether the disk takes it or not.
    pub(super) fn result(
        &mut self,
        id: RowId,
        proof: Option<Box<Proof>>,
        effects: &mut Vec<Effect>,
        rule: impl FnOnce(OutboxRow) -> OutboxRow,
    ) {
        let Some(row) = self.rows.get(&id).filter(|row| row.is_busy) else { return };
        let row = rule(OutboxRow::clone(row));
        let was_confirmed = self.rows.get(&id).is_some_and(|row| row.state == RowState::Confirmed);
        // The proof of an answer is worth more than that of a later look.
        let proof = proof.filter(|_| row.state == RowState::Confirmed && !was_confirmed);
        let batch = batch_of(&row, proof.as_deref());
        let (before, state) = (self.rows.get(&id).map(|row| row.state), row.state);
        self.place(row);
        if self.broken.is_some() || !self.try_commit(&batch, effects) {
            self.unwritten.rows.retain(|stored| stored.id != id.0);
            self.unwritten.imported.retain(|(stored, _)| *stored != id.0);
            self.unwritten.rows.extend(batch.rows);
            self.unwritten.imported.extend(batch.imported);
            self.unwritten.proofs.extend(batch.proofs);
            self.unwritten.sent.extend(batch.sent);
        }
        // A look at what is done that finds it done is no news.
        if !state.is_active() && before != Some(state) {
            effects.push(Effect::Ended(id));
        }
    }

    /// Keeps what is being typed; while the disk is away, until it is back.
    pub(super) fn keep_drafts(&mut self, drafts: Vec<(String, Option<String>)>, effects: &mut Vec<Effect>) {
        let batch = Batch { drafts, ..Batch::default() };
        if self.broken.is_some() || !self.try_commit(&batch, effects) {
            self.unwritten.drafts.extend(batch.drafts);
        }
    }

    pub(super) fn place(&mut self, row: OutboxRow) {
        if row.import.is_some() {
            return self.place_imported(row);
        }
        let was_ended = self.rows.get(&row.id).is_some_and(|known| known.state.is_ended());
        self.ended += u64::from(row.state.is_ended() && !was_ended);
        // One that something speaks against is open again.
        self.ended -= u64::from(!row.state.is_ended() && was_ended);
        self.rows.insert(row.id, Arc::new(row));
        self.revision += 1;
        self.forget_old();
    }

    /// A row on the disk and then in memory; false when the disk did not take it.
    pub(super) fn write(&mut self, row: OutboxRow, effects: &mut Vec<Effect>) -> bool {
        let id = row.id;
        // What a person stops is stopped, also while the disk does not work; it is written when it does.
        if self.broken.is_some() && row.state.is_ended() {
            self.unwritten.rows.retain(|stored| stored.id != id.0);
            self.unwritten.imported.retain(|(stored, _)| *stored != id.0);
            add(&mut self.unwritten, &row);
            self.place(row);
            effects.push(Effect::Ended(id));
            return true;
        }
        let is_written = self.commit(&batch_of(&row, None), id, effects);
        if is_written {
            let is_over = !row.state.is_active();
            self.place(row);
            if is_over {
                effects.push(Effect::Ended(id));
            }
        }
        is_written
    }

    /// Writes what a person asked for; says so when it is not taken.
    pub(super) fn commit(&mut self, batch: &Batch, id: RowId, effects: &mut Vec<Effect>) -> bool {
        if let Some((error, _)) = &self.broken {
            effects.push(Effect::NotTaken(id, error.clone()));
            return false;
        }
        let is_taken = self.try_commit(batch, effects);
        if !is_taken {
            let error = self.broken().cloned().unwrap_or(StoreError::Closed);
            effects.push(Effect::NotTaken(id, error));
        }
        is_taken
    }

    pub(super) fn try_commit(&mut self, batch: &Batch, effects: &mut Vec<Effect>) -> bool {
        match self.journal.commit(batch) {
            Ok(()) => {
                self.revision += 1;
                true
            }
            Err(error) => {
                effects.push(Effect::DiskFailed(error.clone()));
                self.revision += 1;
                // Tried again with the next input.
                self.broken = Some((error, Timestamp::MIN));
                false
            }
        }
    }

    /// After a failure of the disk: opens the file anew, checks it, and brings it to what is known. What the disk has
    /// of a failed write, all or nothing, is then no question any more.
    pub(super) fn mend(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        let Some((_, again)) = &self.broken else { return };
        if *again > now {
            return;
        }
        let mended = self.journal.reopen().and_then(|()| {
            let mut known = Batch::default();
            self.rows.values().for_each(|row| add(&mut known, row));
            let on_disk = self.journal.load()?;
            // A row that was not taken must not be on the disk either: it was told to be gone.
            let is_known =
                |id: u64| self.rows.contains_key(&RowId(id)) || self.unwritten.rows.iter().any(|row| row.id == id);
            let gone = on_disk.rows.iter().filter(|row| row.is_open && !is_known(row.id));
            let gone: Vec<OutboxRow> =
                gone.filter_map(|row| OutboxRow::from_json(RowId(row.id), &row.data).ok()).collect();
            // A row of a file that had its turn when the disk failed waits for it again, unless it may have left.
            let back = gone.iter().filter(|row| row.import.is_some()).map(|row| {
                let state = if row.attempted.is_some() { ImportState::Unknown } else { ImportState::Queued };
                (row.id.0, state.as_stored())
            });
            let back: Vec<(u64, u8)> = back.collect();
            let gone = gone.into_iter().map(|row| stored(&OutboxRow { state: RowState::Discarded, ..row }));
            // What this version cannot read was not refused by it and stays for one that can.
            let is_gone =
                |id: &u64, data: &str| !self.kept.contains_key(id) && serde_json::from_str::<KeptFile>(data).is_ok();
            let kept = on_disk.kept.iter().filter(|(id, data)| is_gone(id, data)).map(|(id, _)| (*id, None));
            let mut kept: Vec<(u64, Option<String>)> = kept.collect();
            kept.extend(self.kept.values().map(|file| (file.id, serde_json::to_string(file).ok())));
            let mut batch = self.unwritten.clone();
            // What was said while the disk was away counts last.
            batch.rows = gone.chain(known.rows).chain(std::mem::take(&mut batch.rows)).collect();
            let said = std::mem::take(&mut batch.imported);
            batch.imported = back.into_iter().chain(known.imported).chain(said).collect();
            batch.kept = kept;
            batch.notes = vec![(PAUSED, if self.is_paused { "1" } else { "0" }.to_owned())];
            self.journal.commit(&batch)?;
            self.journal.imports()
        });
        match mended {
            Ok(imports) => {
                self.broken = None;
                self.count_imports(imports);
                self.unwritten = Batch::default();
                self.revision += 1;
                self.hold_on(now, Meanwhile::DiskFailed);
                effects.push(Effect::DiskWorks);
            }
            Err(error) => {
                let again = now.checked_add(SignedDuration::from_secs(5)).unwrap_or(now);
                self.broken = Some((error, again));
                self.revision += 1;
            }
        }
    }
}

pub(super) fn stored(row: &OutboxRow) -> StoredRow {
    // What became of a submission or an acceptance is asked for at every start, however long ago it was.
    let is_open = match row.import {
        Some(_) => ImportState::of(row) == ImportState::Open,
        None => !row.state.is_ended() || (row.intent.is_one_shot() && row.attempted.is_some()),
    };
    StoredRow { id: row.id.0, is_open, data: row.to_json() }
}

pub(super) fn batch_of(row: &OutboxRow, proof: Option<&Proof>) -> Batch {
    let proofs =
        proof.and_then(|proof| Some((row.id.0, proof.dispute.as_str().to_owned(), serde_json::to_string(proof).ok()?)));
    let sent = match (&row.intent, &row.evidence) {
        (Intent::Upload { file, .. }, Some(evidence)) => vec![(evidence.as_str().to_owned(), file.sha256.clone())],
        _ => Vec::new(),
    };
    let mut batch = Batch { proofs: proofs.into_iter().collect(), sent, ..Batch::default() };
    add(&mut batch, row);
    batch
}

/// Adds a row to what is written, with its state for its file.
pub(super) fn add(batch: &mut Batch, row: &OutboxRow) {
    batch.rows.push(stored(row));
    if row.import.is_some() {
        batch.imported.push((row.id.0, ImportState::of(row).as_stored()));
    }
}
