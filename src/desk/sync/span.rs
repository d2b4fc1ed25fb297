//! Spans of `created_at` that several lanes walk through at once: which one to take, when to cut one in two. Pure.
//!
//! A list is newest first, so a walk goes from a span's last instant back to its first. Where it stands is kept with
//! what it brought, so that a pull that was killed goes on there.
//!
//! Must not live here: asking, a clock.

use crate::store::Span;

/// The span of a first pull: Finix was founded in 2015. Source: finix.com.
pub const BEGINNING: i64 = 1_388_534_400_000;
/// A span that is walked is cut when what is left of it is worth so many pages.
const WORTH_PAGES: i64 = 3;
/// Without a page to judge by, spans longer than this are cut.
const DAY: i64 = 86_400_000;
/// Lists are asked for in whole seconds.
const SECOND: i64 = 1_000;

/// A span somebody walks through.
#[derive(Clone, Copy, Debug)]
pub struct Walked {
    /// What is left of it.
    pub span: Span,
    /// How much time the last page covered.
    page: Option<i64>,
    /// How many disputes that page had.
    page_items: usize,
}

/// All spans that are not done.
#[derive(Debug, Default)]
pub struct Spans {
    waiting: Vec<Span>,
    walked: Vec<Walked>,
    next_id: i64,
}

/// Months ago at which the whole of time is cut at the beginning: most disputes are young, and how they lie is not
/// known yet.
const CUTS: [i64; 7] = [1, 3, 6, 9, 13, 18, 36];

fn the_whole(until: i64) -> Vec<Span> {
    let starts = CUTS.iter().map(|months| until - months * 30 * DAY).filter(|start| *start > BEGINNING);
    let mut last = until;
    let mut spans = Vec::new();
    for (id, first) in (0..).zip(starts.chain([BEGINNING])) {
        spans.push(Span { id, first, last });
        last = first - 1;
    }
    spans
}

impl Spans {
    /// What a pull that was not finished left, or the whole of time.
    pub fn new(left: Vec<Span>, until: i64) -> Self {
        let waiting = if left.is_empty() { the_whole(until) } else { left };
        let next_id = waiting.iter().map(|span| span.id + 1).max().unwrap_or_default();
        Self { waiting, walked: Vec::new(), next_id }
    }

    /// The whole of time as one span, for a server that does not filter.
    pub fn one(until: i64) -> Self {
        Self::new(vec![Span { id: 0, first: BEGINNING, last: until }], until)
    }

    /// All spans there are now, to be written down.
    pub fn all(&self) -> Vec<Span> {
        self.waiting.iter().copied().chain(self.walked.iter().map(|walked| walked.span)).collect()
    }

    /// The next span to walk through. May cut one in two; both pieces are to be written down then.
    pub fn take(&mut self) -> Option<(Span, Vec<Span>)> {
        if let Some(place) = (0..self.waiting.len()).max_by_key(|place| self.waiting.get(*place).map(|span| span.last))
        {
            let span = self.waiting.remove(place);
            self.walk(span);
            return Some((span, Vec::new()));
        }
        let longest =
            self.walked.iter_mut().filter(|walked| walked.is_worth_cutting()).max_by_key(|walked| walked.left())?;
        let middle = longest.span.first + (longest.span.last - longest.span.first) / 2 / SECOND * SECOND;
        let older = Span { id: self.next_id, first: longest.span.first, last: middle - 1 };
        longest.span.first = middle;
        let cut = vec![longest.span, older];
        self.next_id += 1;
        self.walk(older);
        Some((older, cut))
    }

    fn walk(&mut self, span: Span) {
        self.walked.push(Walked { span, page: None, page_items: 0 });
    }

    /// A page came: everything down to `oldest` is here now. Returns what is left of the span, to be written down.
    pub fn advance(&mut self, id: i64, newest: i64, oldest: i64, items: usize) -> Option<Span> {
        let walked = self.walked.iter_mut().find(|walked| walked.span.id == id)?;
        // Disputes of the same instant may be on the next page, so it belongs to what is left.
        walked.span.last = walked.span.last.min(oldest);
        walked.page = Some((newest - oldest).max(SECOND));
        walked.page_items = items;
        Some(walked.span)
    }

    /// A span is walked through. Returns it with nothing left, to be written down.
    pub fn done(&mut self, id: i64) -> Option<Span> {
        let place = self.walked.iter().position(|walked| walked.span.id == id)?;
        let span = self.walked.remove(place).span;
        Some(Span { first: span.last + 1, ..span })
    }

    /// About how many disputes are still to come, once every span that is walked can be judged.
    pub fn remaining(&self) -> Option<usize> {
        if !self.waiting.is_empty() {
            return None;
        }
        self.walked.iter().map(Walked::remaining).sum()
    }
}

impl Walked {
    fn left(&self) -> i64 {
        self.span.last - self.span.first
    }

    fn is_worth_cutting(&self) -> bool {
        self.left() > self.page.map_or(DAY, |page| (page * WORTH_PAGES).max(2 * SECOND))
    }

    fn remaining(&self) -> Option<usize> {
        let items = i64::try_from(self.page_items).ok()?;
        usize::try_from(i128::from(self.left()) * i128::from(items) / i128::from(self.page?)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Walks through everything as lanes do, a page of `step` at a time, and returns which instants were covered.
    fn walk_all(lanes: usize, until: i64, step: i64) -> Vec<(i64, i64)> {
        let mut spans = Spans::new(Vec::new(), BEGINNING + until);
        let mut lanes: Vec<Option<i64>> = vec![None; lanes];
        let mut covered = Vec::new();
        for turn in 0.. {
            let mut busy = false;
            let count = lanes.len();
            let lane = turn % count;
            let Some(place) = lanes.get_mut(lane) else { break };
            if place.is_none() {
                *place = spans.take().map(|(span, _)| span.id);
            }
            if let Some(id) = *place {
                busy = true;
                let span = spans.all().into_iter().find(|span| span.id == id).expect("walked");
                let oldest = (span.last - step).max(span.first);
                covered.push((oldest, span.last));
                if oldest <= span.first {
                    spans.done(id);
                    *place = None;
                } else {
                    spans.advance(id, span.last, oldest, 100);
                }
            }
            if !busy && spans.all().is_empty() {
                break;
            }
        }
        covered
    }

    #[test]
    fn no_instant_is_left_out_however_spans_are_cut() {
        for (lanes, step) in [(1, 90_000), (3, 7_000_000), (8, 50_000_000), (8, i64::MAX / 4)] {
            let until = 40 * DAY;
            let mut covered = walk_all(lanes, until, step);
            covered.sort_unstable();
            let mut at = BEGINNING;
            for (first, last) in covered {
                assert!(first <= at, "a gap at {at} before {first}, {lanes} lanes");
                at = at.max(last + 1);
            }
            assert!(at > BEGINNING + until);
        }
    }

    #[test]
    fn lanes_without_work_take_half_of_the_longest() {
        let whole = Span { id: 3, first: BEGINNING, last: BEGINNING + 64 * DAY };
        let mut spans = Spans::new(vec![whole], 0);
        let (first, cut) = spans.take().expect("the whole");
        assert!(cut.is_empty() && first == whole);
        let (second, cut) = spans.take().expect("half of it");
        assert_eq!((cut.len(), second.id), (2, 4));
        assert!(second.last < BEGINNING + 33 * DAY);
        assert_eq!(spans.remaining(), None, "nothing came yet");
        spans.advance(first.id, BEGINNING + 64 * DAY, BEGINNING + 62 * DAY, 100);
        spans.done(second.id);
        assert_eq!(spans.remaining(), Some(1_500));
    }

    #[test]
    fn the_whole_of_time_is_cut_without_a_gap_and_the_youngest_is_taken_first() {
        let mut spans = Spans::new(Vec::new(), 1_800_000_000_000);
        let mut all = spans.all();
        all.sort_by_key(|span| span.first);
        assert!(all.iter().zip(all.iter().skip(1)).all(|(older, newer)| older.last + 1 == newer.first));
        assert_eq!(all.first().map(|span| span.first), Some(BEGINNING));
        assert_eq!(spans.take().map(|(span, _)| span.last), Some(1_800_000_000_000));
    }

    #[test]
    fn a_span_that_is_almost_done_is_not_cut() {
        let mut spans = Spans::new(vec![Span { id: 7, first: BEGINNING, last: BEGINNING + 10_000 }], 0);
        assert!(spans.take().is_some());
        spans.advance(7, BEGINNING + 10_000, BEGINNING + 8_000, 100);
        assert!(spans.take().is_some(), "four pages are left");
        spans.advance(7, BEGINNING + 8_000, BEGINNING + 6_000, 100);
        assert!(spans.take().is_none());
    }
}
