//! Rows of a file that is scored, in the order a person wants to see them.
//!
//! Must not live here: what a row is, how it is shown.

use super::work::Inner;
use super::{Run, cells};
use crate::desk::waited;
use crate::domain::columns::value;
use crate::domain::score::Bands;
use crate::domain::score::columns::Part;
use crate::domain::search::fold::fold;
use std::cmp::Reverse;
use std::sync::Arc;

/// Rows whose ends are read together, so that an answer never waits for all of them.
const TOGETHER: usize = 10_000;

/// Which rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Of {
    /// All.
    #[default]
    All,
    /// With a score that is elevated or high.
    Risky,
    /// That ended without one.
    Failed,
}

/// In which order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// As they stand in the file.
    #[default]
    File,
    /// The highest score first.
    Highest,
    /// The lowest score first.
    Lowest,
    /// By what has risen most since the score of before.
    Risen,
}

/// What is listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Which rows.
    pub of: Of,
    /// In which order.
    pub sort: Sort,
    /// Those that have these words in the email or the order.
    pub text: String,
}

impl Run {
    /// The places, among those that are to be scored, of the rows that are wanted.
    ///
    /// # Errors
    /// Never; only a crash leaves it without an answer.
    pub fn list(&self, wanted: Listing, bands: Bands) -> impl Future<Output = Result<Arc<[u32]>, ()>> + use<> {
        // Not the handle, which ends it when it goes.
        let inner = Arc::clone(&self.0);
        async move {
            let listed = waited::blocking(move |is_gone| list_now(&inner, &wanted, bands, is_gone)).await;
            listed.ok().flatten().ok_or(())
        }
    }
}

fn list_now(inner: &Inner, wanted: &Listing, bands: Bands, is_gone: &dyn Fn() -> bool) -> Option<Arc<[u32]>> {
    let words: Vec<String> = fold(&wanted.text).split_whitespace().map(ToOwned::to_owned).collect();
    let (checked, mut found) = (&inner.checked, Vec::new());
    for first in (0..checked.ready().len()).step_by(TOGETHER) {
        if is_gone() {
            return None;
        }
        let ends: Vec<_> = inner.state().ends.iter().skip(first).take(TOGETHER).cloned().collect();
        for (at, end) in (first..).zip(&ends) {
            let is_of = match wanted.of {
                Of::All => true,
                Of::Risky => end.as_ref().is_some_and(|end| end.is_risky(bands)),
                Of::Failed => end.as_ref().is_some_and(|end| end.score().is_none()),
            };
            if is_of && holds(inner, at, &words) {
                let score = end.as_ref().and_then(|end| end.score());
                let number = score.and_then(|score| score.score.score);
                let risen = score.and_then(|score| Some(score.score.score? - score.before?.score?));
                found.push((u32::try_from(at).ok()?, number.map(millis), risen.map(millis)));
            }
        }
    }
    // What has none comes last in every order but the file's.
    match wanted.sort {
        Sort::File => {}
        Sort::Highest => found.sort_by_key(|(_, score, _)| Reverse(*score)),
        Sort::Lowest => found.sort_by_key(|(_, score, _)| (score.is_none(), *score)),
        Sort::Risen => found.sort_by_key(|(_, _, risen)| Reverse(*risen)),
    }
    Some(found.into_iter().map(|(at, ..)| at).collect())
}

/// A score has two decimals.
#[expect(clippy::cast_possible_truncation, reason = "a score is between 0 and 100; what is not is still sorted")]
fn millis(score: f64) -> i64 {
    (score * 1_000.0) as i64
}

fn holds(inner: &Inner, at: usize, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let Some(row) = inner.checked.ready().get(at) else { return false };
    let cells = cells(&inner.checked, *row as usize);
    let text = |part: Part| inner.checked.columns.of(part).map_or("", |column| value(cells(column)));
    let text = fold(&format!("{} {}", text(Part::Email), text(Part::Order)));
    words.iter().all(|word| text.contains(word))
}
