//! Whose turn it is of files whose rows are sent one after the other, and what is counted of them.
//!
//! Must not live here: what becomes of a row (`plan`), the disk.

use super::{Effect, Engine, Scope};
use crate::desk::outbox::imports::{Import, ImportHead, ImportHold, ImportState, ImportWish};
use crate::desk::outbox::intent::{EndedKind, Intent};
use crate::desk::outbox::row::{OutboxRow, RowId};
use crate::store::outbox::{Batch, ImportChange, Journal, StoredImport};
use crate::store::{OutboxFile, StoreError};
use jiff::Timestamp;
use std::sync::Arc;

/// Rows of a file that are rows of the outbox at the same time, and how few are left when more have their turn: one commit
/// then serves several.
const AT_ONCE: u64 = 8;
const FEW: u64 = 4;
/// Rows in a row without an answer, or refused, after which a person has to say that it goes on.
const ENOUGH_UNKNOWN: u32 = 5;
const ENOUGH_REFUSED: u32 = 50;

impl<J: Journal> Engine<J> {
    /// Files whose rows are or were sent, the oldest first.
    pub fn imports(&self) -> impl Iterator<Item = &Import> {
        self.imports.iter()
    }

    /// True for a row whose file does not go on, and for one that is not sent in this run.
    pub(super) fn is_stopped(&self, row: &OutboxRow) -> bool {
        let Some(key) = row.import.as_deref() else { return self.scope != Scope::All };
        let import = self.imports.iter().find(|import| &*import.key == key);
        import.map_or(self.scope != Scope::All, |import| import.is_paused || !self.has_in_scope(import.head.kind))
    }

    fn has_in_scope(&self, kind: EndedKind) -> bool {
        match self.scope {
            Scope::All => true,
            Scope::Files(only) => only == kind,
            Scope::Nothing => false,
        }
    }

    /// Takes over what the disk counts; what happened in a row in this run stays known.
    pub(super) fn count_imports(&mut self, stored: Vec<StoredImport>) {
        let known = std::mem::take(&mut self.imports);
        for mut import in stored.into_iter().filter_map(Import::from_stored) {
            if let Some(known) = known.iter().find(|known| known.key == import.key) {
                (import.refusals, import.unknowns) = (known.refusals, known.unknowns);
            }
            self.imports.push(import);
        }
        self.revision += 1;
    }

    fn import(&self, key: &str) -> Option<&Import> {
        self.imports.iter().find(|import| &*import.key == key)
    }

    pub(super) fn change_import(&mut self, key: &str, wish: ImportWish, now: Timestamp, effects: &mut Vec<Effect>) {
        let known = self.import(key).map(|import| import.head.clone());
        let changes = match (wish, known) {
            (ImportWish::Begin(head, watched), _) => {
                // In one commit, so that it is neither sent without being known again nor known and not sent.
                let watched = watched.map(|file| *file).into_iter().collect();
                let imports = vec![put(key, head.hold.is_some(), &head)];
                return self.commit_imports(&Batch { imports, watched, ..Batch::default() }, effects);
            }
            (_, None) => return,
            (ImportWish::Pause, Some(mut head)) => {
                head.hold = Some(ImportHold::Person);
                vec![put(key, true, &head)]
            }
            (ImportWish::Resume, Some(mut head)) => {
                self.begin_anew(key);
                head.hold = None;
                // The person saw where it goes now.
                head.home = self.homes.of_kind(head.kind).cloned();
                self.resting.remove(&head.kind.service());
                vec![put(key, false, &head)]
            }
            (ImportWish::Stop, Some(mut head)) => {
                let is_of = |row: &&Arc<OutboxRow>| row.import.as_deref() == Some(key);
                let waiting: Vec<RowId> = self.rows.values().filter(is_of).map(|row| row.id).collect();
                for id in waiting {
                    self.cancel(id, now, effects);
                }
                head.hold = None;
                vec![ImportChange::Cancel(key.to_owned()), put(key, false, &head)]
            }
            (ImportWish::Again(state), Some(mut head)) => {
                self.begin_anew(key);
                head.hold = None;
                vec![ImportChange::Again(key.to_owned(), state.as_stored()), put(key, false, &head)]
            }
        };
        self.commit_imports(&Batch { imports: changes, ..Batch::default() }, effects);
    }

    fn begin_anew(&mut self, key: &str) {
        if let Some(import) = self.imports.iter_mut().find(|import| &*import.key == key) {
            (import.refusals, import.unknowns) = (0, 0);
        }
    }

    /// A disk that fails stops everything anyway, and the counts are taken from it when it works.
    fn commit_imports(&mut self, batch: &Batch, effects: &mut Vec<Effect>) {
        if self.broken.is_none() && self.try_commit(batch, effects) {
            match self.journal.imports() {
                Ok(stored) => self.count_imports(stored),
                Err(error) => self.broken = Some((error, Timestamp::MIN)),
            }
        }
    }

    /// Gives the next rows of every file their turn.
    pub(super) fn feed(&mut self, now: Timestamp, effects: &mut Vec<Effect>) {
        if self.broken.is_some() || self.is_paused {
            return;
        }
        self.hold_imports(effects);
        let open = |import: &Import| import.counts.of(ImportState::Open);
        let is_due = |import: &&Import| {
            let has_turn = !import.is_paused && self.has_in_scope(import.head.kind);
            has_turn && open(import) < FEW && import.counts.of(ImportState::Queued) > 0
        };
        let due: Vec<(Arc<str>, u64)> = self
            .imports
            .iter()
            .filter(is_due)
            .map(|import| (Arc::clone(&import.key), AT_ONCE.saturating_sub(open(import))))
            .collect();
        for (key, most) in due {
            self.feed_from(&key, most, now, effects);
        }
    }

    fn feed_from(&mut self, key: &Arc<str>, most: u64, now: Timestamp, effects: &mut Vec<Effect>) {
        let queued = match self.journal.queued(key, u32::try_from(most).unwrap_or(u32::MAX)) {
            Ok(queued) => queued,
            Err(error) => {
                self.broken = Some((error, Timestamp::MIN));
                return;
            }
        };
        let home = self.import(key).and_then(|import| import.head.home.clone());
        let mut batch = Batch::default();
        let mut rows = Vec::new();
        for stored in queued {
            let Ok(intent) = serde_json::from_str::<Intent>(&stored.data) else {
                // Another version wrote it: it is never sent by this one, and told as not known.
                batch.imported.push((stored.id, ImportState::Unknown.as_stored()));
                continue;
            };
            let mut row = OutboxRow::new(RowId(stored.id), intent, now, None);
            row.import = Some(Arc::clone(key));
            row.home.clone_from(&home);
            batch.rows.push(super::disk::stored(&row));
            batch.imported.push((stored.id, ImportState::Open.as_stored()));
            rows.push(row);
        }
        let lost = batch.imported.len() - rows.len();
        if !self.try_commit(&batch, effects) {
            return;
        }
        if let Some(import) = self.imports.iter_mut().find(|import| import.key == *key) {
            for _ in &rows {
                import.counts.moved(ImportState::Queued, ImportState::Open);
            }
            for _ in 0..lost {
                import.counts.moved(ImportState::Queued, ImportState::Unknown);
            }
        }
        self.rows.extend(rows.into_iter().map(|row| (row.id, Arc::new(row))));
    }

    /// A file whose rows go wrong one after the other waits for a person, and one whose account has another address.
    fn hold_imports(&mut self, effects: &mut Vec<Effect>) {
        let why = |import: &Import| match () {
            () if import.is_paused || import.counts.is_done() => None,
            () if import.head.home.as_ref() != self.homes.of_kind(import.head.kind) => Some(ImportHold::Elsewhere),
            () if import.unknowns >= ENOUGH_UNKNOWN => Some(ImportHold::Unknowns),
            () if import.refusals >= ENOUGH_REFUSED => Some(ImportHold::Refusals),
            () => None,
        };
        let due = self.imports.iter().filter_map(|import| Some((import, why(import)?)));
        let changes: Vec<ImportChange> = due
            .map(|(import, why)| {
                let mut head = import.head.clone();
                head.hold = Some(why);
                put(&import.key, true, &head)
            })
            .collect();
        if !changes.is_empty() {
            self.commit_imports(&Batch { imports: changes, ..Batch::default() }, effects);
        }
    }

    /// A row of a file as it is known from now on. One that has ended is with its file, on the disk.
    pub(super) fn place_imported(&mut self, row: OutboxRow) {
        let before = self.rows.get(&row.id).map_or(ImportState::Queued, |known| ImportState::of(known));
        let now = ImportState::of(&row);
        if let Some(import) = self.imports.iter_mut().find(|import| Some(&import.key) == row.import.as_ref()) {
            import.counts.moved(before, now);
            match now {
                ImportState::Accepted => (import.refusals, import.unknowns) = (0, 0),
                ImportState::Refused => (import.refusals, import.unknowns) = (import.refusals + 1, 0),
                ImportState::Unknown => import.unknowns += 1,
                ImportState::Queued | ImportState::Open | ImportState::Cancelled => {}
            }
        }
        if now == ImportState::Open {
            self.rows.insert(row.id, Arc::new(row));
        } else {
            self.rows.remove(&row.id);
        }
        self.revision += 1;
    }
}

fn put(key: &str, is_paused: bool, head: &ImportHead) -> ImportChange {
    ImportChange::Put { key: key.to_owned(), is_paused, data: serde_json::to_string(head).unwrap_or_default() }
}

impl Engine<OutboxFile> {
    /// Takes the lists of a kind's files off the disk that have come to their end.
    ///
    /// # Errors
    /// What the disk said.
    pub fn remove_imports(&mut self, kind: EndedKind) -> Result<(), StoreError> {
        let is_over = |import: &&Import| import.head.kind == kind && !import.is_open();
        let keys: Vec<String> = self.imports.iter().filter(is_over).map(|import| import.key.to_string()).collect();
        self.journal.remove_imports(&keys)?;
        self.imports.retain(|import| !keys.iter().any(|key| **key == *import.key));
        self.revision += 1;
        Ok(())
    }
}
