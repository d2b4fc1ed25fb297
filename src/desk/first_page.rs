//! The first rows of the list as a window left them, shown while the index is being read.

use super::shared::Shared;
use crate::domain::money::{Currency, Money};
use crate::domain::search::query::Query;
use crate::store::{Change, Found, RowId};
use serde::{Deserialize, Serialize};

/// The note's name in the store.
const NAME: &str = "front";
/// Rows that are remembered: more than any window shows.
const ROWS: usize = 120;

#[derive(Serialize, Deserialize)]
struct Front {
    rows: Vec<RowId>,
    counts: [usize; 5],
    total: usize,
    due: usize,
    sums: Vec<(String, i64)>,
}

/// What to remember of an answer to the question a start asks.
#[must_use]
pub fn note(found: &Found) -> String {
    let front = Front {
        rows: found.rows.iter().take(ROWS).copied().collect(),
        counts: found.counts,
        total: found.total,
        due: found.due,
        sums: found.sums.iter().map(|sum| (sum.currency.code().to_owned(), sum.minor)).collect(),
    };
    serde_json::to_string(&front).unwrap_or_default()
}

/// Remembers it.
pub async fn write(shared: &Shared, front: String) {
    let change = Change { notes: vec![(NAME, front)], ..Change::default() };
    if let Err(error) = shared.store.change(change).await {
        tracing::debug!(%error, "the first rows were not remembered");
    }
}

/// Reads what was remembered, and its rows. Blocks.
pub fn read(shared: &Shared) -> Option<Found> {
    let front: Front = serde_json::from_str(&shared.store.note(NAME).ok()??).ok()?;
    shared.rows.read_ahead(front.rows.iter().copied());
    let sums = front.sums.iter().filter_map(|(code, minor)| Some(Money::new(*minor, Currency::parse(code)?)));
    Some(Found {
        query: Query::default(),
        rows: front.rows.into(),
        counts: front.counts,
        total: front.total,
        due: front.due,
        sums: sums.collect(),
        ..Found::default()
    })
}
