//! What is kept of scoring in the account's own file: the newest score of each customer and order, and a file that is being
//! scored with what became of its rows.
//!
//! Of a score nothing is kept that names anybody but what it is found by: the email and the order. A file's rows are kept
//! as they stand until it is closed.
//!
//! Must not live here: asking, the tables.

use super::end::{RowEnd, RowScore};
use super::{Checked, cells};
use crate::desk::failure::{ApiError, StoreError};
use crate::desk::import::{Imported, check};
use crate::desk::outbox::Outbox;
use crate::desk::reads::{ScoreQuestion, Scored};
use crate::domain::score::columns::Columns;
use crate::domain::text;
use crate::store::outbox::{PIECE, ScoreChange, StoredBatch};
use crate::store::{Fault, OutboxFile};
use crate::workbench::table::Table;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::Arc;

/// What became of a row, on the disk.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum StoredEnd {
    Scored(RowScore),
    Reused(RowScore),
    Refused(Box<ApiError>),
    Unknown(Box<ApiError>),
}

fn end_json(end: &RowEnd) -> Option<String> {
    let stored = match end {
        RowEnd::Scored(score) => StoredEnd::Scored(score.as_ref().clone()),
        RowEnd::Reused(score) => StoredEnd::Reused(score.as_ref().clone()),
        RowEnd::Refused(error) => StoredEnd::Refused(Box::new(error.as_ref().clone())),
        RowEnd::Unknown(error) => StoredEnd::Unknown(Box::new(error.as_ref().clone())),
    };
    serde_json::to_string(&stored).ok()
}

fn end_of(data: &str) -> Option<RowEnd> {
    Some(match serde_json::from_str(data).ok()? {
        StoredEnd::Scored(score) => RowEnd::Scored(Arc::new(score)),
        StoredEnd::Reused(score) => RowEnd::Reused(Arc::new(score)),
        StoredEnd::Refused(error) => RowEnd::Refused(Arc::from(error)),
        StoredEnd::Unknown(error) => RowEnd::Unknown(Arc::from(error)),
    })
}

/// What a file that is being scored says of itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct BatchHead {
    /// Its name, without where it was.
    pub name: String,
    /// Which column holds what.
    pub places: Vec<Option<usize>>,
    /// A score that is not older than so many days is not asked for again.
    pub reuse_days: Option<u32>,
    /// True once a person stopped it.
    #[serde(default)]
    pub is_stopped: bool,
}

/// A file that is kept while it is being scored.
#[derive(Clone)]
pub(super) struct Batch {
    pub key: String,
    pub head: BatchHead,
    pub outbox: Outbox,
}

impl Batch {
    pub fn new(outbox: Outbox, checked: &Checked, reuse_days: Option<u32>) -> Result<Self, StoreError> {
        let mut random = [0; 16];
        getrandom::fill(&mut random).map_err(|error| StoreError::Disk(error.to_string().into()))?;
        let (name, places) = (checked.file.name.clone(), checked.columns.places().to_vec());
        let head = BatchHead { name, places, reuse_days, is_stopped: false };
        Ok(Self { key: text::hex(&random), head, outbox })
    }

    /// Writes the file; when this returns, all of it is on the disk.
    pub async fn keep(&self, file: Arc<Imported>) -> Result<(), StoreError> {
        let (sender, mut pieces) = tokio::sync::mpsc::channel::<Vec<u8>>(1);
        let written = tokio::task::spawn_blocking(move || {
            let mut piece = Vec::new();
            for line in file.table.lines() {
                piece.extend_from_slice(line?.as_bytes());
                piece.push(b'\n');
                // Nobody takes it any more once the disk has failed.
                if piece.len() >= PIECE && sender.blocking_send(std::mem::take(&mut piece)).is_err() {
                    return Ok(());
                }
            }
            sender.blocking_send(piece).ok();
            Ok::<(), serde_json::Error>(())
        });
        let mut number = 0;
        while let Some(piece) = pieces.recv().await {
            let key = self.key.clone();
            self.outbox.change(move |file| file.put_batch_piece(&key, number, &piece)).await?;
            number += 1;
        }
        match written.await {
            Ok(Ok(())) => self.put(false).await,
            _ => Err(StoreError::Disk(Fault::CopyIncomplete)),
        }
    }

    /// Says whether it goes on.
    pub async fn put(&self, is_paused: bool) -> Result<(), StoreError> {
        let data = serde_json::to_string(&self.head).map_err(|_odd| StoreError::Disk(Fault::CopyIncomplete))?;
        let stored = StoredBatch { key: self.key.clone(), is_paused, data };
        self.outbox.change(move |file| file.put_batch(&stored)).await
    }

    pub async fn remove(&self) -> Result<(), StoreError> {
        let key = self.key.clone();
        self.outbox.change(move |file| file.remove_batch(&key)).await
    }
}

/// A file that was being scored when the account was closed.
pub(super) struct Restored {
    pub batch: Batch,
    pub is_paused: bool,
    pub checked: Arc<Checked>,
    /// What became of rows, by their place among those that are to be scored.
    pub ends: Vec<(usize, RowEnd)>,
}

/// Reads the file that was begun last. What can't be read any more is taken off the disk.
pub(super) async fn restore(outbox: Outbox) -> Result<Option<Restored>, StoreError> {
    let read = |file: &OutboxFile| {
        let Some(stored) = file.last_batch()? else { return Ok(None) };
        let (bytes, ends) = (file.batch_bytes(&stored.key)?, file.batch_ends(&stored.key)?);
        Ok(Some((stored, bytes, ends)))
    };
    let Some((stored, bytes, ends)) = outbox.look(read).await? else { return Ok(None) };
    let head: Option<BatchHead> = serde_json::from_str(&stored.data).ok();
    let table = tokio::task::spawn_blocking(move || Table::of_lines(&bytes)).await.ok().flatten();
    let (Some(head), Some(table)) = (head, table) else {
        tracing::warn!("a file that was being scored can't be read any more");
        outbox.change(move |file| file.remove_batch(&stored.key)).await?;
        return Ok(None);
    };
    let file = Arc::new(Imported { name: head.name.clone(), table });
    let columns = Columns::of_places(&head.places);
    let checked = check::check(file, columns, None).await.map_err(|()| StoreError::Disk(Fault::ReadingBroke))?;
    let at = |(row, data): &(u32, String)| Some((checked.ready().binary_search(row).ok()?, end_of(data)?));
    let ends = ends.iter().filter_map(at).collect();
    Ok(Some(Restored { batch: Batch { key: stored.key, head, outbox }, is_paused: stored.is_paused, checked, ends }))
}

/// The newest scores of these rows, as far as there are any.
pub(super) async fn known(outbox: &Outbox, checked: &Checked, places: &[usize]) -> HashMap<usize, RowScore> {
    let rows = places.iter().map(|at| checked.ready().get(*at).map_or(usize::MAX, |row| *row as usize));
    let subjects: Vec<String> = rows.map(|row| checked.columns.subject(&cells(checked, row))).collect();
    match outbox.look(move |file| file.scored(&subjects)).await {
        Ok(found) => {
            let read = |(at, data): (&usize, Option<String>)| Some((*at, serde_json::from_str(&data?).ok()?));
            places.iter().zip(found).filter_map(read).collect()
        }
        Err(error) => {
            tracing::warn!(%error, "scores of before were not read");
            HashMap::new()
        }
    }
}

/// Keeps what became of rows, and the score that came of one.
pub(super) async fn keep_ends(
    outbox: &Outbox,
    batch: Option<&str>,
    ends: &[(u32, RowEnd)],
    scored: Option<(String, &RowScore, Option<String>)>,
) {
    let ended = ends.iter().filter_map(|(row, end)| Some((*row, end_json(end)?))).collect();
    let mut change = ScoreChange { ends: batch.map(|key| (key.to_owned(), ended)), ..ScoreChange::default() };
    if let Some((subject, score, listed)) = scored {
        let data = serde_json::to_string(score).ok();
        change.scored = data.map(|data| (subject, score.at.as_millisecond(), data));
        change.listed = listed;
    }
    if let Err(error) = outbox.change(move |file| file.change_scores(&change)).await {
        tracing::warn!(%error, "what became of rows was not kept");
    }
}

/// A single score that was asked for is the newest of its customer or order, too.
pub(in crate::desk) async fn keep_newest(outbox: &Outbox, scored: &Scored, listed: Option<String>) {
    let subject = match &scored.question {
        ScoreQuestion::Order(order) => format!("{}\n", order.email.to_lowercase()),
        ScoreQuestion::ById(id) => format!("\n{}", id.as_str()),
    };
    let asked = vec![subject.clone()];
    let known = outbox.look(move |file| file.scored(&asked)).await.ok().and_then(|found| found.into_iter().next());
    let known: Option<RowScore> = known.flatten().and_then(|data| serde_json::from_str(&data).ok());
    let score = RowScore::of(scored, known.map(|known| known.as_before()));
    keep_ends(outbox, None, &[], Some((subject, &score, listed))).await;
}

#[cfg(test)]
mod tests {
    use super::super::end::Before;
    use super::*;
    use crate::desk::failure::{ErrorKind, Operation};
    use crate::domain::Service;
    use crate::domain::score::Score;
    use jiff::Timestamp;

    #[test]
    fn what_became_of_a_row_reads_the_same() {
        let at: Timestamp = "2026-11-21T12:00:00Z".parse().expect("an instant");
        let before = Some(Before { score: Some(20.88), at });
        let score = RowScore { score: Score { score: Some(90.88), markers: Vec::new() }, disputes: 2, at, before };
        let again = |end: RowEnd| end_of(&end_json(&end).expect("JSON")).expect("read");
        assert!(matches!(again(RowEnd::Scored(Arc::new(score.clone()))), RowEnd::Scored(read) if *read == score));
        assert!(matches!(again(RowEnd::Reused(Arc::new(score.clone()))), RowEnd::Reused(read) if *read == score));
        let error = ApiError::new(Service::Disputify, Operation::ScoreOrder, ErrorKind::Timeout, "");
        assert!(matches!(again(RowEnd::Unknown(Arc::new(error.clone()))), RowEnd::Unknown(read) if *read == error));
        assert!(matches!(again(RowEnd::Refused(Arc::new(error.clone()))), RowEnd::Refused(read) if *read == error));
    }
}
