//! Reading and writing the tables.

use super::{Fault, StoreError};
use crate::store::index::RowId;
use crate::store::index::segment::{SEGMENT, Segment};
use crate::store::index_record::{IndexRecord, IndexRecordRef};
use crate::store::interner::Profile;
use rusqlite::{Connection, OptionalExtension as _, Transaction, params};
use std::ops::Range;
use std::sync::Arc;

/// A span of `created_at` that still has to be walked through, from its last instant back to its first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its number.
    pub id: i64,
    /// Milliseconds since 1970.
    pub first: i64,
    /// Milliseconds since 1970.
    pub last: i64,
}

/// A dispute as it came, and the payment it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// Packed JSON.
    pub dispute: Vec<u8>,
    /// Packed JSON.
    pub payment: Option<Vec<u8>>,
}

/// Writes a dispute. Without a payment the one that is there stays.
pub fn put(tx: &Transaction<'_>, row: RowId, facts: &IndexRecord, body: &Body) -> Result<(), StoreError> {
    tx.prepare_cached("INSERT OR REPLACE INTO fact VALUES (?1, ?2)")?.execute(params![row, facts.to_bytes()])?;
    tx.prepare_cached(
        "INSERT INTO body VALUES (?1, ?2, ?3)
         ON CONFLICT (row) DO UPDATE SET dispute = ?2, payment = coalesce(?3, payment)",
    )?
    .execute(params![row, body.dispute, body.payment])?;
    Ok(())
}

/// Writes new words and combinations.
pub fn put_words(
    tx: &Transaction<'_>,
    words: &[(u32, Arc<str>)],
    profiles: &[(u32, Profile)],
) -> Result<(), StoreError> {
    for (id, text) in words {
        tx.prepare_cached("INSERT OR REPLACE INTO word VALUES (?1, ?2)")?.execute(params![id, text])?;
    }
    for (id, profile) in profiles {
        tx.prepare_cached("INSERT OR REPLACE INTO profile VALUES (?1, ?2)")?
            .execute(params![id, profile.to_bytes()])?;
    }
    Ok(())
}

/// All words, in order of their numbers.
pub fn words(connection: &Connection) -> Result<Vec<(u32, String)>, StoreError> {
    let mut query = connection.prepare("SELECT id, text FROM word ORDER BY id")?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// All combinations, in order of their numbers.
pub fn profiles(connection: &Connection) -> Result<Vec<(u32, Profile)>, StoreError> {
    let mut query = connection.prepare("SELECT id, data FROM profile ORDER BY id")?;
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get::<_, Vec<u8>>(1)?)))?;
    let mut all = Vec::new();
    for row in rows {
        let (id, data) = row?;
        all.push((id, Profile::from_bytes(&data).ok_or_else(damaged)?));
    }
    Ok(all)
}

/// How many disputes there are.
pub fn count(connection: &Connection) -> Result<usize, StoreError> {
    let last: Option<i64> = connection.query_row("SELECT max(row) FROM fact", [], |row| row.get(0))?;
    Ok(last.and_then(|last| usize::try_from(last + 1).ok()).unwrap_or(0))
}

/// Reads one segment of the index.
pub fn segment(connection: &Connection, rows: Range<usize>) -> Result<Segment, StoreError> {
    // Room for what texts usually take; what is left over is given back once the segment is full.
    let mut segment = Segment::with_room(SEGMENT, rows.len() * 144);
    let mut query =
        connection.prepare_cached("SELECT row, data FROM fact WHERE row >= ?1 AND row < ?2 ORDER BY row")?;
    let bound = |row: usize| i64::try_from(row).unwrap_or(i64::MAX);
    let mut found = query.query(params![bound(rows.start), bound(rows.end)])?;
    while let Some(row) = found.next()? {
        let number: i64 = row.get(0)?;
        if usize::try_from(number) != Ok(rows.start + segment.len()) {
            return Err(damaged());
        }
        let data = row.get_ref(1)?.as_blob().map_err(|_other_type| damaged())?;
        segment.push(IndexRecordRef::from_bytes(data).ok_or_else(damaged)?);
    }
    if segment.len() == rows.len() { Ok(segment) } else { Err(damaged()) }
}

fn damaged() -> StoreError {
    StoreError::Unreadable(Fault::Tables)
}

/// Reads a dispute as it came.
pub fn body(connection: &Connection, row: RowId) -> Result<Option<Body>, StoreError> {
    let mut query = connection.prepare_cached("SELECT dispute, payment FROM body WHERE row = ?1")?;
    Ok(query.query_row([row], |row| Ok(Body { dispute: row.get(0)?, payment: row.get(1)? })).optional()?)
}

/// Reads a note.
pub fn note(connection: &Connection, name: &str) -> Result<Option<String>, StoreError> {
    let mut query = connection.prepare_cached("SELECT value FROM note WHERE name = ?1")?;
    Ok(query.query_row([name], |row| row.get(0)).optional()?)
}

/// Writes a note.
pub fn put_note(tx: &Transaction<'_>, name: &str, value: &str) -> Result<(), StoreError> {
    tx.prepare_cached("INSERT OR REPLACE INTO note VALUES (?1, ?2)")?.execute([name, value])?;
    Ok(())
}

/// Spans that still have to be walked through.
pub fn spans(connection: &Connection) -> Result<Vec<Span>, StoreError> {
    let mut query = connection.prepare("SELECT id, first, last FROM span ORDER BY last DESC")?;
    let rows = query.query_map([], |row| Ok(Span { id: row.get(0)?, first: row.get(1)?, last: row.get(2)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Writes what is left of a span; a span whose first instant lies behind its last is done.
pub fn put_span(tx: &Transaction<'_>, span: Span) -> Result<(), StoreError> {
    if span.first > span.last {
        tx.prepare_cached("DELETE FROM span WHERE id = ?1")?.execute([span.id])?;
    } else {
        tx.prepare_cached("INSERT OR REPLACE INTO span VALUES (?1, ?2, ?3)")?
            .execute([span.id, span.first, span.last])?;
    }
    Ok(())
}

/// The views a person saved, in their order.
pub fn views(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let mut query = connection.prepare("SELECT data FROM view ORDER BY place")?;
    let rows = query.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Writes all views in place of those that are there.
pub fn put_views(tx: &Transaction<'_>, views: &[String]) -> Result<(), StoreError> {
    tx.execute("DELETE FROM view", [])?;
    for (place, view) in (0_i64..).zip(views) {
        tx.execute("INSERT INTO view VALUES (?1, ?2)", params![place, view])?;
    }
    Ok(())
}
