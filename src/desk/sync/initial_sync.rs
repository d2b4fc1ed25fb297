//! The whole list: several lanes walk through spans of `created_at` side by side.

use super::span::Spans;
use super::unread::{Gap, Gaps, Of, UNREAD};
use super::{IGNORES, Phase, Pull, PullError, SINCE, WHOLE, set};
use crate::api::error::{ApiError, ErrorKind};
use crate::api::finix::{DisputeFilter, Finix};
use crate::api::page::{Cursor, Page, Walk};
use crate::desk::shared::Shared;
use crate::domain::dispute::Dispute;
use crate::domain::time::clock::Clock as _;
use crate::store::Span;
use crate::store::{Arrived, Change};
use jiff::{SignedDuration, Timestamp};
use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::Instant;

/// Questions in flight.
const LANES: usize = 8;
/// Pages of one lane that may wait for the disk: what is written together is written faster.
const BEHIND: usize = 4;
/// How often progress is told.
const TELL_EVERY: Duration = Duration::from_millis(250);
/// A list by offset ends here. Source: docs.finix.com, pagination.
const OFFSET_END: u64 = 10_000;

/// What the lanes share.
struct Work {
    shared: Arc<Shared>,
    finix: Arc<Finix>,
    spans: Mutex<Spans>,
    received: AtomicUsize,
    /// What could not be read before this walk began, and what could not in it.
    unread_before: Gaps,
    unread: Mutex<Gaps>,
    /// Lanes that are walking: while there is one, a span may still be cut.
    walking: AtomicUsize,
    /// True once a page came: only then others are asked for beside it.
    has_page: watch::Sender<bool>,
    /// The server does not filter by `created_at`.
    is_unfiltered: bool,
    is_cut_short: AtomicBool,
}

/// Pulls everything, or what an earlier pull left of it.
pub(super) async fn whole(pull: &mut Pull, left: Vec<Span>) -> Result<(), PullError> {
    // Also when an earlier run began it: until it is through, there was no whole list.
    let is_first = pull.whole.is_none();
    let began = pull.shared.clock.now();
    let until = began.checked_add(SignedDuration::from_hours(24)).unwrap_or(began).as_millisecond();
    // A walk through everything finds everything that cannot be read anew.
    let is_anew = left.is_empty() || pull.ignores.created;
    let mut spans = if pull.ignores.created { Spans::one(until) } else { Spans::new(left, until) };
    // What changes from here on is pulled as a change later, also when this is finished by another run.
    let notes = if pull.since.is_some() { Vec::new() } else { vec![(SINCE, began.to_string())] };
    let change = Change { spans: spans.all(), notes, ..Change::default() };
    pull.shared.put_counted(change).await?;
    pull.since = pull.since.or(Some(began));
    let (work, result) = loop {
        let work = Arc::new(Work::new(pull, spans));
        let result = run_lanes(&work, is_first).await;
        if !matches!(result, Ok(Ended::NotFiltered)) {
            break (work, result);
        }
        tracing::info!("the server does not filter by created_at");
        pull.ignores.created = true;
        // One walk through everything is all there is; it begins at the newest whenever it begins.
        let old = work.spans().all().into_iter().map(|span| Span { first: span.last + 1, ..span });
        spans = Spans::one(until);
        let written = old.chain(spans.all()).collect();
        let notes = vec![(IGNORES, pull.ignores.note())];
        pull.shared.put_counted(Change { spans: written, notes, ..Change::default() }).await?;
    };
    set(&pull.shared, |state| state.is_cut_short = work.is_cut_short.load(Ordering::Relaxed));
    let found = work.unread();
    let is_found_anew = result.is_ok() && (is_anew || pull.ignores.created);
    pull.set_unread(if is_found_anew { found } else { work.with_before(&found) }).await?;
    result?;
    pull.whole = Some(began);
    pull.keep_notes(vec![(WHOLE, began.to_string())]).await
}

/// How a walk ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ended {
    /// It is through.
    Through,
    /// The server gives what was not asked for.
    NotFiltered,
}

/// Runs the lanes to their end and tells how far they are. The first failure ends them all.
async fn run_lanes(work: &Arc<Work>, is_first: bool) -> Result<Ended, PullError> {
    let mut lanes = JoinSet::new();
    for nth in 0..if work.is_unfiltered { 1 } else { LANES } {
        lanes.spawn(lane(Arc::clone(work), nth == 0));
    }
    let ended = watch_over(work, is_first, &mut lanes).await;
    // A lane that is ended may still be handing something over; what follows comes after it.
    lanes.shutdown().await;
    ended
}

async fn watch_over(
    work: &Work,
    is_first: bool,
    lanes: &mut JoinSet<Result<Ended, PullError>>,
) -> Result<Ended, PullError> {
    let began = Instant::now();
    let mut tell = tokio::time::interval(TELL_EVERY);
    loop {
        tokio::select! {
            _ = tell.tick() => {
                let received = work.received.load(Ordering::Relaxed);
                let remaining = work.spans().remaining();
                let millis = began.elapsed().as_millis().max(1);
                let per_second = usize::try_from(received as u128 * 1_000 / millis).unwrap_or_default();
                set(&work.shared, |state| state.phase = Phase::Whole { received, remaining, per_second, is_first });
            }
            lane = lanes.join_next() => match lane {
                None => return Ok(Ended::Through),
                Some(Ok(result)) => {
                    if result? == Ended::NotFiltered {
                        return Ok(Ended::NotFiltered);
                    }
                }
                // A lane that broke is a mistake of ours; its span is still written down as not done.
                Some(Err(error)) => {
                    return Err(PullError::Store(crate::store::StoreError::Disk(error.to_string().into())));
                }
            },
        }
    }
}

/// Takes one span after the other. A service that cannot give one page is not asked for eight.
async fn lane(work: Arc<Work>, is_first: bool) -> Result<Ended, PullError> {
    if !is_first {
        work.has_page.subscribe().wait_for(|has_page| *has_page).await.ok();
    }
    loop {
        let taken = {
            let mut spans = work.spans();
            let taken = spans.take();
            if taken.is_some() {
                work.walking.fetch_add(1, Ordering::AcqRel);
            }
            taken
        };
        let Some((span, cut)) = taken else {
            if work.walking.load(Ordering::Acquire) == 0 {
                work.has_page.send_replace(true);
                return Ok(Ended::Through);
            }
            // Somebody walks; once more is known of that span, it may be worth cutting.
            tokio::time::sleep(Duration::from_millis(5)).await;
            continue;
        };
        if !cut.is_empty() {
            work.shared.put_counted(Change { spans: cut, ..Change::default() }).await?;
        }
        let walked = walk(&work, span).await;
        work.walking.fetch_sub(1, Ordering::AcqRel);
        if walked? == Ended::NotFiltered {
            return Ok(Ended::NotFiltered);
        }
    }
}

/// Walks through one span, from its last instant back to its first.
async fn walk(work: &Work, span: Span) -> Result<Ended, PullError> {
    // Everything newer than this is here.
    let mut above = span.last;
    let mut last = span.last;
    let mut guard = Walk::default();
    let (mut has_restarted, mut missed) = (false, 0);
    let mut fetching = Fetching::new(work, span.first, last, None);
    // Pages are written behind the walk, in its order; what is left of the span is written with the page it follows
    // from, so a walk that ends anywhere goes on from what is on disk.
    let mut behind = VecDeque::new();
    loop {
        let had_cursor = fetching.has_cursor;
        let mut page = match fetching.page().await {
            // A cursor that turned bad on the way: go on from where the walk stands.
            Err(PullError::Api(error)) if error.kind == ErrorKind::NotFound && had_cursor && !has_restarted => {
                has_restarted = true;
                guard = Walk::default();
                fetching = Fetching::new(work, span.first, last, None);
                continue;
            }
            page => page?,
        };
        work.has_page.send_replace(true);
        if let Some(date) = page.date {
            work.shared.clock.note(date);
        }
        let asked = Gap::asked(Of::Created, span.first, above);
        let notes = if page.unreadable > 0 { vec![(UNREAD, work.note_unread(&page, asked))] } else { Vec::new() };
        above = ends(&page.items).1.unwrap_or(above);
        if !work.is_unfiltered && ignores(&page.items, span.first, last) {
            return Ok(Ended::NotFiltered);
        }
        let seen = guard.seen();
        let next = guard.step(page.items.iter().map(|dispute| dispute.id.as_str()), page.next.take());
        work.received.fetch_add(guard.seen() - seen, Ordering::Relaxed);
        missed += page.unreadable;
        let step = work.step(&page, next, (&mut guard, missed), span, &mut last);
        // What is asked for anew is counted anew.
        missed = if guard.seen() == 0 { 0 } else { missed };
        if !step.is_done {
            // The next page is on its way while this one is taken over.
            fetching = Fetching::new(work, span.first, last, step.cursor);
        }
        let disputes = page.items.into_iter().map(Arrived::listed).collect();
        let change = Change { disputes, spans: step.left.into_iter().collect(), notes, ..Change::default() };
        behind.push_back(work.shared.store.hand_over(change).await?);
        let room = if step.is_done { 0 } else { BEHIND };
        while behind.len() > room
            && let Some(oldest) = behind.pop_front()
        {
            work.shared.written(oldest).await?;
        }
        if step.is_done {
            return Ok(Ended::Through);
        }
    }
}

/// A page that is on its way. Dropping it ends the request.
struct Fetching {
    request: JoinSet<Result<Page<Dispute>, ApiError>>,
    has_cursor: bool,
}

impl Fetching {
    fn new(work: &Work, first: i64, last: i64, cursor: Option<Cursor>) -> Self {
        let filter = if work.is_unfiltered { DisputeFilter::default() } else { between(first, last) };
        let (finix, has_cursor) = (Arc::clone(&work.finix), cursor.is_some());
        let mut request = JoinSet::new();
        request.spawn(async move { finix.pull_disputes(&filter, cursor).await });
        Self { request, has_cursor }
    }

    async fn page(&mut self) -> Result<Page<Dispute>, PullError> {
        match self.request.join_next().await {
            Some(Ok(page)) => Ok(page?),
            // A request that broke is a mistake of ours; the span is still written down as not done.
            _ => Err(PullError::Store(crate::store::StoreError::Disk(crate::store::Fault::RequestBroke))),
        }
    }
}

/// What follows from a page.
struct Step {
    cursor: Option<Cursor>,
    /// What is left of the span, to be written down.
    left: Option<Span>,
    is_done: bool,
}

/// The filter of a span. Lists are asked for in whole seconds, so the last one is asked for as a whole.
fn between(first: i64, last: i64) -> DisputeFilter {
    let at = |millis: i64| Timestamp::from_millisecond(millis).ok();
    DisputeFilter {
        created_from: at(first),
        created_to: at(last.saturating_add(999).div_euclid(1_000).saturating_mul(1_000)),
        ..DisputeFilter::default()
    }
}

/// True when a page holds what was not asked for.
fn ignores(items: &[Dispute], first: i64, last: i64) -> bool {
    const SLACK: i64 = 60_000;
    let outside = |at: Timestamp| !(first - SLACK..=last + SLACK).contains(&at.as_millisecond());
    !items.is_empty() && items.iter().all(|dispute| dispute.created_at.is_some_and(outside))
}

/// When the newest and the oldest dispute of a page were opened.
fn ends(items: &[Dispute]) -> (Option<i64>, Option<i64>) {
    let times = || items.iter().filter_map(|dispute| dispute.created_at).map(Timestamp::as_millisecond);
    (times().max(), times().min())
}

impl Work {
    fn new(pull: &Pull, spans: Spans) -> Self {
        Self {
            shared: Arc::clone(&pull.shared),
            finix: Arc::clone(&pull.finix),
            spans: Mutex::new(spans),
            received: AtomicUsize::new(0),
            unread_before: pull.unread.clone(),
            unread: Mutex::default(),
            walking: AtomicUsize::new(0),
            has_page: watch::Sender::new(false),
            is_unfiltered: pull.ignores.created,
            is_cut_short: AtomicBool::new(false),
        }
    }

    fn spans(&self) -> MutexGuard<'_, Spans> {
        self.spans.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn unread(&self) -> Gaps {
        self.unread.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn with_before(&self, found: &Gaps) -> Gaps {
        let mut all = self.unread_before.clone();
        all.extend(found);
        all
    }

    /// Takes note of what could not be read of a page, as it is kept.
    fn note_unread(&self, page: &Page<Dispute>, asked: Gap) -> String {
        let mut unread = self.unread.lock().unwrap_or_else(PoisonError::into_inner);
        unread.add_page(page, asked);
        self.with_before(&unread).note()
    }

    /// Decides how the walk through a span goes on. `last` and `guard` begin anew when the list does.
    /// `missed` is how much of the list could not be read.
    fn step(
        &self,
        page: &Page<Dispute>,
        next: Option<Cursor>,
        (guard, missed): (&mut Walk, usize),
        span: Span,
        last: &mut i64,
    ) -> Step {
        let mut spans = self.spans();
        let (newest, oldest) = ends(&page.items);
        let left = oldest.and_then(|oldest| spans.advance(span.id, newest.unwrap_or(oldest), oldest, page.items.len()));
        // The older part of the span may have been given to another lane meanwhile.
        let is_through = left.is_some_and(|left| left.last < left.first);
        let is_full_offset = matches!(&next, Some(Cursor::Offset(offset)) if *offset >= OFFSET_END);
        let is_short =
            is_full_offset || next.is_none() && page.total.is_some_and(|total| total > (guard.seen() + missed) as u64);
        let cursor = next.filter(|_| !is_full_offset && !is_through);
        let mut is_done = cursor.is_none();
        if is_done && is_short && !is_through {
            if !self.is_unfiltered
                && let Some(oldest) = oldest.filter(|oldest| *oldest < *last)
            {
                // A list by offset has an end of its own; the rest is asked for as a list of its own.
                (*last, *guard, is_done) = (oldest, Walk::default(), false);
            } else {
                self.is_cut_short.store(true, Ordering::Relaxed);
            }
        }
        Step { cursor, left: if is_done { spans.done(span.id) } else { left }, is_done }
    }
}
