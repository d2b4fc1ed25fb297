//! What is due when and what changed since, for the page a day begins with: one walk through the columns of every
//! segment.
//!
//! Must not live here: which day it is (`domain::agenda`), texts of disputes.

use super::{Index, RowId, segment::SEGMENT};
use crate::domain::agenda::{Agenda, AgendaQuestion, Exposure, News, Span};
use crate::domain::dispute::Status;
use crate::domain::money::Currency;
use crate::domain::search::fold::fold;
use crate::store::index::sums::{Sum, per_currency};
use crate::store::index_record::NO_AMOUNT;
use crate::store::interner::Slot;
use crate::store::packed_timestamp::PackedTimestamp;
use jiff::Timestamp;
use std::collections::BinaryHeap;

/// How many of what is due next are listed.
pub const MOST_NEXT: usize = 5;

/// Sums of one place of the answer, per currency. There are a handful of currencies.
#[derive(Clone, Default)]
struct Place {
    count: usize,
    sums: Vec<(Option<Currency>, Sum)>,
}

impl Place {
    fn add(&mut self, currency: Option<Currency>, amount: i64) {
        self.count += 1;
        if amount == NO_AMOUNT {
            return;
        }
        let known = self.sums.iter().position(|(of, _)| *of == currency);
        let place = known.unwrap_or_else(|| {
            self.sums.push((currency, Sum::default()));
            self.sums.len() - 1
        });
        if let Some((_, sum)) = self.sums.get_mut(place) {
            sum.count += 1;
            sum.minor += i128::from(amount);
        }
    }

    fn done(self) -> Exposure {
        Exposure { count: self.count, sums: per_currency(self.sums.into_iter()) }
    }
}

/// When the spans of time begin, in milliseconds of targets.
struct Edges {
    now: i64,
    margin: i64,
    /// Tomorrow, the day after it, a week from today.
    days: [i64; 3],
}

impl Edges {
    fn of(question: &AgendaQuestion) -> Self {
        let days = question.edges().map(|at| at.map_or(i64::MAX, Timestamp::as_millisecond));
        Self { now: question.now.as_millisecond(), margin: question.margin.millis(), days }
    }

    fn span(&self, due: PackedTimestamp) -> Span {
        let Some(due) = due.millis() else { return Span::Undated };
        let target = due.saturating_sub(self.margin);
        let [tomorrow, after, week] = self.days;
        match target {
            _ if due <= self.now => Span::Overdue,
            target if target <= self.now => Span::PastTarget,
            target if target < tomorrow => Span::Today,
            target if target < after => Span::Tomorrow,
            target if target < week => Span::Week,
            _ => Span::Later,
        }
    }
}

/// Answers a question with the disputes that are due next, or nothing when `is_stale` says that nobody waits for it any
/// more.
#[must_use]
pub fn agenda(
    index: &Index,
    question: &AgendaQuestion,
    is_stale: &(dyn Fn() -> bool + Sync),
) -> Option<(Agenda, Vec<RowId>)> {
    let status: Vec<Status> = index.words.profiles().iter().map(|profile| index.words.status(profile)).collect();
    let currencies: Vec<_> = index.words.profiles().iter().map(|profile| index.words.currency(profile)).collect();
    // Decided once for each combination of words: a million rows are walked through.
    let changes: Vec<Option<usize>> = status
        .iter()
        .map(|status| News::of_change(*status).and_then(|of| News::ALL.iter().position(|one| *one == of)))
        .collect();
    let me = question.me.as_ref().map(|me| fold(me.as_str()));
    let is_my = |profile| me.is_some() && index.words.of(profile, Slot::Assignee).map(fold) == me;
    let my: Vec<bool> = index.words.profiles().iter().map(is_my).collect();
    let mut mine = Place::default();
    let (edges, since) = (Edges::of(question), PackedTimestamp::of(Some(question.since)));
    let is_since = |at: PackedTimestamp| at >= since && at < PackedTimestamp::UNDATED;
    let midnights: Vec<i64> = question.midnights().iter().map(|at| at.as_millisecond()).collect();
    let mut due = vec![Place::default(); Span::ALL.len()];
    let mut news = vec![Place::default(); News::ALL.len()];
    let mut days = vec![Place::default(); midnights.len().saturating_sub(1)];
    // The latest of those that are kept is on top.
    let mut next: BinaryHeap<(PackedTimestamp, RowId)> = BinaryHeap::with_capacity(MOST_NEXT + 1);
    for (number, segment) in index.segments().iter().enumerate() {
        if is_stale() {
            return None;
        }
        for (row, profile) in segment.profiles().iter().enumerate() {
            let place = usize::try_from(*profile).unwrap_or(usize::MAX);
            let (Some(status), Some(currency)) = (status.get(place), currencies.get(place)) else { continue };
            if is_since(segment.created(row))
                && let Some(new) = news.first_mut()
            {
                new.add(*currency, segment.amount(row));
            }
            if let Some(changed) = changes.get(place).copied().flatten()
                && is_since(segment.updated(row))
                && let Some(changed) = news.get_mut(changed)
            {
                changed.add(*currency, segment.amount(row));
            }
            if !status.needs_response() {
                continue;
            }
            if my.get(place).copied().unwrap_or_default() {
                mine.add(*currency, segment.amount(row));
            }
            let at = segment.due(row);
            let span = edges.span(at);
            if let Some((_, place)) = Span::ALL.iter().zip(&mut due).find(|(one, _)| **one == span) {
                place.add(*currency, segment.amount(row));
            }
            if let Some(due) = at.millis() {
                let day = midnights.partition_point(|begins| *begins <= due.saturating_sub(edges.margin));
                if let Some(place) = day.checked_sub(1).and_then(|day| days.get_mut(day)) {
                    place.add(*currency, segment.amount(row));
                }
            }
            // What is overdue is counted, and next is what can still be answered in time.
            if span != Span::Overdue
                && let Ok(id) = RowId::try_from(number * SEGMENT + row)
                && (next.len() < MOST_NEXT || next.peek().is_some_and(|last| (at, id) < *last))
            {
                next.push((at, id));
                if next.len() > MOST_NEXT {
                    next.pop();
                }
            }
        }
    }
    let done = |places: Vec<Place>| places.into_iter().map(Place::done);
    let (mut spans, mut changes) = (done(due), done(news));
    let agenda = Agenda {
        question: question.clone(),
        due: std::array::from_fn(|_| spans.next().unwrap_or_default()),
        news: std::array::from_fn(|_| changes.next().unwrap_or_default()),
        mine: mine.done(),
        days: done(days).collect(),
    };
    Some((agenda, next.into_sorted_vec().into_iter().map(|(_, row)| row).collect()))
}
