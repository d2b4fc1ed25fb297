//! Files whose rows are sent, given to the outbox and read back from it.
//!
//! Must not live here: what is known of a file (`imports`), whose turn it is (`engine`).

use super::home::{Home, Homes};
use super::imports::{ImportHead, ImportState, ImportWish};
use super::intent::{EndedKind, Intent};
use super::row::{OutboxRow, RowId, RowState};
use super::thread::Message;
use super::watched::Watched;
use super::{Input, Outbox};
use crate::domain::text;
use crate::store::outbox::imports::QUEUED;
use crate::store::outbox::{RowsWanted, StoredImportRow};
use crate::store::{Fault, StoreError};
use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// Rows that are written to the disk together.
const PIECE: usize = 1_000;

/// A row that is to be sent.
pub struct NewRow {
    /// The line of the file it begins in.
    pub line: u32,
    /// What is sent.
    pub intent: Intent,
    /// What rows of the same content have in common.
    pub mark: i64,
}

/// A row of a file, and what became of it.
#[derive(Clone)]
pub struct ImportRow {
    /// Its number in the outbox.
    pub id: RowId,
    /// The line of the file it began in.
    pub line: u32,
    /// What became of it.
    pub state: ImportState,
    /// What is sent.
    pub intent: Intent,
    /// The row of the outbox, once it had its turn.
    pub sent: Option<Arc<OutboxRow>>,
}

/// Which rows of a file are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Those of one state.
    pub state: Option<ImportState>,
    /// Those that have this text.
    pub text: String,
    /// So many are passed over.
    pub skip: u32,
    /// At most so many.
    pub most: u32,
}

impl Outbox {
    /// Where the rows of a file go now.
    #[must_use]
    pub fn home_of(&self, kind: EndedKind) -> Option<Home> {
        Homes::of(&self.inner.shared.account).of_kind(kind).cloned()
    }

    /// Takes a file whose rows are to be sent. When this returns, all of it is on the disk, or nothing of it will be sent.
    ///
    /// # Errors
    /// What the disk said.
    pub async fn begin_import(
        &self,
        head: ImportHead,
        count: usize,
        rows: impl Iterator<Item = NewRow> + Send,
        watched: Option<Watched>,
    ) -> Result<Arc<str>, StoreError> {
        let mut random = [0; 16];
        getrandom::fill(&mut random).map_err(|error| StoreError::Disk(error.to_string().into()))?;
        let key = text::hex(&random);
        let first = self.inner.next.fetch_add(count as u64, Ordering::Relaxed) + 1;
        let mut piece = Vec::with_capacity(PIECE.min(count));
        for (id, row) in (first..).take(count).zip(rows) {
            let data = serde_json::to_string(&row.intent).map_err(|_odd| StoreError::Disk(Fault::CopyIncomplete))?;
            let (line, mark) = (row.line, row.mark);
            piece.push(StoredImportRow { id, import: key.clone(), line, state: QUEUED, mark, data });
            if piece.len() >= PIECE {
                let rows = std::mem::take(&mut piece);
                self.ask(|reply| Message::ImportRows(rows, reply)).await??;
            }
        }
        self.ask(|reply| Message::ImportRows(piece, reply)).await??;
        let key: Arc<str> = key.into();
        let begun = Arc::clone(&key);
        let watched = watched.map(|file| file.begun(&key).stored()).transpose()?.map(Box::new);
        self.ask(|reply| Message::BeginImport(begun, Box::new(head), watched, reply)).await??;
        Ok(key)
    }

    /// Does with a file what a person wants.
    pub fn change_import(&self, key: &Arc<str>, wish: ImportWish) {
        self.tell(Input::Import(Arc::clone(key), wish));
    }

    /// Rows of a file, in their order.
    ///
    /// # Errors
    /// What the disk said.
    pub async fn import_rows(&self, key: Arc<str>, wanted: Wanted) -> Result<Vec<ImportRow>, StoreError> {
        let wanted = RowsWanted {
            state: wanted.state.map(ImportState::as_stored),
            text: wanted.text.trim().to_lowercase(),
            skip: wanted.skip,
            most: wanted.most,
        };
        let rows = self.look(move |file| file.import_rows(&key, &wanted)).await?;
        let read = |read: crate::store::outbox::ImportRowRead| {
            let id = RowId(read.row.id);
            let intent = serde_json::from_str(&read.row.data).ok()?;
            let sent = read.sent.and_then(|data| OutboxRow::from_json(id, &data).ok()).map(Arc::new);
            Some(ImportRow { id, line: read.row.line, state: ImportState::from_stored(read.row.state), intent, sent })
        };
        Ok(rows.into_iter().filter_map(read).collect())
    }

    /// What was sent before, may have been, or waits to be: the marks of every such row, also of the forms.
    ///
    /// # Errors
    /// What the disk said.
    pub async fn sent_marks(&self, kind: EndedKind, mark: fn(&Intent) -> i64) -> Result<HashSet<i64>, StoreError> {
        let marks = move |file: &crate::store::OutboxFile| {
            let mut marks = file.import_marks()?;
            for row in file.ended_rows(kind.begins(), u32::MAX)? {
                let row = OutboxRow::from_json(RowId(row.id), &row.data).ok();
                marks.extend(row.filter(|row| row.state == RowState::Confirmed).map(|row| mark(&row.intent)));
            }
            Ok(marks)
        };
        self.look(marks).await
    }
}
