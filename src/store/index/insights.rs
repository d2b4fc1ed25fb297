//! How many disputes came and what became of them, by group: one walk through the columns of every segment, or of those
//! that changed since the last one.
//!
//! Must not live here: what a share means (`domain::insights`), texts of disputes.

mod counted;
mod groups;
#[cfg(test)]
mod tests;

pub use counted::Counted;

use super::{Index, RowId, segment::Segment};
use crate::domain::dispute::{DisputeState, Reason, Status};
use crate::domain::insights::{Figures, Group, Insights, Line, Question, Spread, midnight};
use crate::domain::money::Currency;
use crate::store::interner::{Interner, Profile, Slot};
use crate::store::packed_timestamp::PackedTimestamp;
use groups::{Groups, is_ordered};
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What only this computer knows of some disputes: no service says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FromHere {
    /// When each was answered first.
    pub answers: Vec<(RowId, Timestamp)>,
    /// The name of the letter that was added to each.
    pub letters: Vec<(RowId, Arc<str>)>,
}

/// What is asked, as it is looked for in the columns.
struct Asked<'q> {
    question: &'q Question,
    now: i64,
    since: Option<PackedTimestamp>,
    /// Whether each combination of words is of the currency.
    is_of: Vec<bool>,
    /// Where a dispute of each combination stands, and whether it is a question of the bank that moved no money.
    stands: Vec<(Status, bool)>,
}

impl Asked<'_> {
    /// True for a dispute that is asked for.
    fn is_in(&self, segment: &Segment, row: usize, profile: usize) -> bool {
        self.is_of.get(profile).copied().unwrap_or_default() && is_since(self.since, segment.created(row))
    }
}

/// Answers a question, or nothing when `is_stale` says that nobody waits for it any more. What was `counted` before is
/// not counted again.
#[must_use]
pub fn insights(
    index: &Index,
    question: &Question,
    from_here: &FromHere,
    counted: &mut Counted,
    is_stale: &(dyn Fn() -> bool + Sync),
) -> Option<Insights> {
    let first = question.period.first_day(question.today, question.grouping);
    // Whoever is asked for all of them has those without a date too.
    let since = first.and_then(|day| midnight(day, &question.zone)).map(|at| PackedTimestamp::of(Some(at)));
    let profiles = index.words.profiles();
    let currencies: Vec<_> = profiles.iter().map(|profile| index.words.currency(profile)).collect();
    let (counts, unpriced) = per_currency(index, since, &currencies);
    // Of two with as many disputes, the first of the alphabet.
    let most = counts.iter().rev().max_by_key(|(_, count)| **count).map(|(currency, _)| *currency);
    let currency = question.currency.filter(|asked| counts.contains_key(asked)).or(most);
    let stands = |profile| (index.words.status(profile), is_inquiry(&index.words, profile));
    let asked = Asked {
        question,
        now: question.now.as_millisecond(),
        since,
        is_of: currencies.iter().map(|of| of.is_some() && *of == currency).collect(),
        stands: profiles.iter().map(stands).collect(),
    };
    let groups = Groups::new(index, question, currency, &asked.is_of, (since, from_here));
    let figures = counted.count(index, &asked, &groups, from_here, is_stale)?;
    let mut times = vec![Vec::new(); groups.all.len()];
    waited(index, &asked, &groups, from_here, &mut times);
    let mut total = Figures::default();
    for figures in &figures {
        total.join(figures);
    }
    let all_times = Spread::of(times.concat());
    let lines = lines(groups, figures, times, question);
    let mut currencies: Vec<_> = counts.into_iter().collect();
    currencies.sort_by_key(|(currency, count)| (std::cmp::Reverse(*count), *currency));
    let (question, revision) = (question.clone(), index.revision());
    Some(Insights { question, currency, currencies, lines, total, times: all_times, unpriced, revision })
}

/// A question of the cardholder's bank: as the programs of the card networks have it.
fn is_inquiry(words: &Interner, profile: &Profile) -> bool {
    let is_asked = words.of(profile, Slot::State).map(DisputeState::from_wire) == Some(DisputeState::Inquiry);
    is_asked || words.reason(profile) == Some(Reason::Inquiry)
}

/// How long those waited that were answered from here, in seconds, by group.
fn waited(index: &Index, asked: &Asked<'_>, groups: &Groups, from_here: &FromHere, times: &mut [Vec<i64>]) {
    for (dispute, answered) in &from_here.answers {
        let Some((segment, row)) = index.place(*dispute) else { continue };
        let profile = usize::try_from(segment.profile(row)).unwrap_or(usize::MAX);
        let piece = usize::try_from(*dispute).unwrap_or(usize::MAX) / super::segment::SEGMENT;
        if !asked.is_in(segment, row, profile) {
            continue;
        }
        let group = groups.of((piece, segment), row, profile);
        if let (Some(times), Some(opened)) = (times.get_mut(group), segment.created(row).at()) {
            times.push(answered.duration_since(opened).as_secs());
        }
    }
}

/// What is shown: spans and bands in their order, words by how many disputes they have, each but for empty ends.
fn lines(groups: Groups, figures: Vec<Figures>, times: Vec<Vec<i64>>, question: &Question) -> Vec<Line> {
    let mut lines: Vec<(Line, Vec<i64>)> = groups
        .all
        .into_iter()
        .zip(figures)
        .zip(times)
        .map(|((group, figures), times)| (Line { group, figures, times: Spread::default() }, times))
        .collect();
    let is_ordered = is_ordered(question.grouping);
    let is_last = |group: &Group| matches!(group, Group::Unknown | Group::NoLetter);
    lines.retain(|(line, _)| line.figures.received.count > 0 || (is_ordered && !is_last(&line.group)));
    if !is_ordered {
        lines.sort_by_key(|(line, _)| (is_last(&line.group), std::cmp::Reverse(line.figures.received.count)));
        let rest = lines.split_off(lines.len().min(groups::MOST));
        if !rest.is_empty() {
            let (mut figures, mut times, count) = (Figures::default(), Vec::new(), rest.len());
            for (line, waited) in rest {
                figures.join(&line.figures);
                times.extend(waited);
            }
            lines.push((Line { group: Group::Others(count), figures, times: Spread::default() }, times));
        }
    }
    lines.into_iter().map(|(line, times)| Line { times: Spread::of(times), ..line }).collect()
}

/// True when a dispute was opened in the time that is asked for.
fn is_since(since: Option<PackedTimestamp>, created: PackedTimestamp) -> bool {
    since.is_none_or(|since| created >= since && created.millis().is_some())
}

/// Disputes of every currency, and of none.
fn per_currency(
    index: &Index,
    since: Option<PackedTimestamp>,
    currencies: &[Option<Currency>],
) -> (BTreeMap<Currency, u64>, u64) {
    let mut per_profile = vec![0_u64; currencies.len()];
    for segment in index.segments() {
        for (row, profile) in segment.profiles().iter().enumerate() {
            let count = usize::try_from(*profile).ok().and_then(|place| per_profile.get_mut(place));
            if let Some(count) = count.filter(|_| is_since(since, segment.created(row))) {
                *count += 1;
            }
        }
    }
    let (mut known, mut unknown) = (BTreeMap::new(), 0);
    for (currency, count) in currencies.iter().zip(per_profile).filter(|(_, count)| *count > 0) {
        match currency {
            Some(currency) => *known.entry(*currency).or_default() += count,
            None => unknown += count,
        }
    }
    (known, unknown)
}
