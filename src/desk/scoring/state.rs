//! How a file that is being scored stands, and what an answer changes about it.
//!
//! Must not live here: asking.

use super::end::{Before, RowEnd};
use crate::desk::failure::{ApiError, Effect, ErrorKind};
use crate::domain::score::Bands;
use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;

/// How long a service that says "too many" and not for how long is left alone.
const AFTER_TOO_MANY: Duration = Duration::from_secs(30);
/// Rows in a row that go wrong, after which a person has to say that it goes on.
const ENOUGH: u32 = 5;
/// Answers of "too many" without a score between them, after which a person has to say so.
const ENOUGH_TOO_MANY: u32 = 10;
/// Answers the rate is taken from.
const RECENT: usize = 60;

/// What it is doing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Asking.
    Running,
    /// The service asked to be left alone for so long.
    Waiting(Duration),
    /// A person paused it.
    Paused,
    /// It cannot go on until somebody looks at why.
    Held(Arc<ApiError>),
    /// A person stopped it; what was on its way came back.
    Stopped,
    /// Every row has ended.
    Done,
}

impl Phase {
    /// True when nothing more happens.
    #[must_use]
    pub fn is_over(&self) -> bool {
        matches!(self, Self::Stopped | Self::Done)
    }
}

/// How many rows became what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows with a score.
    pub scored: usize,
    /// Rows whose score of before was taken.
    pub reused: usize,
    /// Rows that were refused.
    pub refused: usize,
    /// Rows of which nothing is known.
    pub unknown: usize,
    /// Rows that are on their way now.
    pub on_way: usize,
    /// All rows that are to be scored.
    pub total: usize,
}

impl Counts {
    /// Rows that have ended.
    #[must_use]
    pub fn ended(self) -> usize {
        self.scored + self.reused + self.refused + self.unknown
    }

    /// Rows that were never answered.
    #[must_use]
    pub fn left(self) -> usize {
        self.total - self.ended()
    }
}

/// How it stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// What it is doing.
    pub phase: Phase,
    /// How many rows became what.
    pub counts: Counts,
    /// Rows a second, of the last ones.
    pub rate: Option<f64>,
}

impl Standing {
    /// How long the rest takes at this rate.
    #[must_use]
    pub fn time_left(&self) -> Option<Duration> {
        let rate = self.rate.filter(|rate| *rate > 0.0)?;
        #[expect(clippy::cast_precision_loss, reason = "a million rows, and an estimate")]
        Duration::try_from_secs_f64(self.counts.left() as f64 / rate).ok()
    }
}

pub(super) struct State {
    pub(super) phase: Phase,
    pub(super) is_stopping: bool,
    /// The next row that was never taken, among those that are to be scored.
    pub(super) next: usize,
    /// Rows that were taken and certainly not scored.
    pub(super) returned: VecDeque<usize>,
    pub(super) ends: Vec<Option<RowEnd>>,
    pub(super) counts: Counts,
    /// The scores of before of rows that are asked for again.
    pub(super) before: HashMap<usize, Before>,
    /// How many rows have a score that is elevated or high.
    pub(super) risky: usize,
    pub(super) bands: Bands,
    pub(super) failures: u32,
    pub(super) too_many: u32,
    pub(super) waits_until: Option<Instant>,
    pub(super) recent: VecDeque<Instant>,
    /// Another number whenever the end of a row is another one.
    pub(super) revision: usize,
}

impl State {
    pub(super) fn new(total: usize, bands: Bands) -> Self {
        Self {
            phase: Phase::Running,
            is_stopping: false,
            next: 0,
            returned: VecDeque::new(),
            ends: vec![None; total],
            counts: Counts { total, ..Counts::default() },
            before: HashMap::new(),
            risky: 0,
            bands,
            failures: 0,
            too_many: 0,
            waits_until: None,
            recent: VecDeque::new(),
            revision: 0,
        }
    }

    pub(super) fn rate(&self) -> Option<f64> {
        let (first, last) = (self.recent.front()?, self.recent.back()?);
        let span = last.duration_since(*first).as_secs_f64();
        #[expect(clippy::cast_precision_loss, reason = "sixty at most")]
        (span > 0.0).then(|| (self.recent.len() - 1) as f64 / span)
    }

    /// Ends it when there is nothing left to do or to wait for.
    pub(super) fn settle(&mut self) {
        if self.phase.is_over() || self.counts.on_way > 0 {
            return;
        }
        if self.counts.left() == 0 {
            self.phase = Phase::Done;
        } else if self.is_stopping {
            self.phase = Phase::Stopped;
        }
    }

    /// Notes what became of a row, and counts it.
    pub(super) fn put(&mut self, end: RowEnd, at: usize) {
        let Some(place) = self.ends.get_mut(at).filter(|place| place.is_none()) else { return };
        match &end {
            RowEnd::Scored(_) => self.counts.scored += 1,
            RowEnd::Reused(_) => self.counts.reused += 1,
            RowEnd::Refused(_) => self.counts.refused += 1,
            RowEnd::Unknown(_) => self.counts.unknown += 1,
        }
        self.risky += usize::from(end.is_risky(self.bands));
        *place = Some(end);
        self.revision += 1;
    }

    /// Gives every row its turn again that has come to no score, once it is over. Returns those that had an end.
    pub(super) fn again(&mut self) -> Vec<usize> {
        if !self.phase.is_over() {
            return Vec::new();
        }
        let mut places = Vec::new();
        for (at, place) in self.ends.iter_mut().enumerate() {
            match place {
                Some(RowEnd::Refused(_)) => self.counts.refused -= 1,
                Some(RowEnd::Unknown(_)) => self.counts.unknown -= 1,
                _ => continue,
            }
            *place = None;
            places.push(at);
        }
        self.returned.extend(places.iter().copied().filter(|at| *at < self.next));
        (self.phase, self.is_stopping) = (Phase::Running, false);
        (self.failures, self.too_many) = (0, 0);
        self.recent.clear();
        self.revision += 1;
        places
    }

    /// The next row that has no end and was never taken.
    pub(super) fn fresh(&mut self) -> Option<usize> {
        while self.ends.get(self.next).is_some_and(Option::is_some) {
            self.next += 1;
        }
        (self.next < self.counts.total).then_some(self.next)
    }

    /// An answer came.
    pub(super) fn took(&mut self, end: RowEnd, at: usize) {
        let is_unknown = matches!(end, RowEnd::Unknown(_));
        self.put(end, at);
        self.before.remove(&at);
        self.too_many = 0;
        self.failures = if is_unknown { self.failures + 1 } else { 0 };
        self.recent.push_back(Instant::now());
        if self.recent.len() > RECENT {
            self.recent.pop_front();
        }
    }

    /// Takes note of an answer that is no score. Returns the end of the row, where it has come to one.
    pub(super) fn failed(&mut self, error: ApiError, at: usize) -> Option<RowEnd> {
        let error = Arc::new(error);
        match error.kind {
            ErrorKind::RateLimited => {
                let pause = error.retry_after.unwrap_or(AFTER_TOO_MANY);
                let until = Instant::now() + pause;
                self.waits_until = self.waits_until.max(Some(until));
                self.too_many += 1;
                // The rate is of what is asked, not of what is waited.
                self.recent.clear();
                self.returned.push_back(at);
                if self.too_many >= ENOUGH_TOO_MANY {
                    self.hold(error);
                } else if self.phase == Phase::Running {
                    self.phase = Phase::Waiting(pause);
                }
                None
            }
            // Nothing left this computer, or nothing will be taken before somebody looks at the key.
            ErrorKind::Connect | ErrorKind::NoKey | ErrorKind::Unauthorized => {
                self.returned.push_back(at);
                self.hold(error);
                None
            }
            _ if error.effect() == Effect::Unknown => {
                let end = RowEnd::Unknown(Arc::clone(&error));
                self.took(end.clone(), at);
                if self.failures >= ENOUGH {
                    self.hold(error);
                }
                Some(end)
            }
            _ => {
                let end = RowEnd::Refused(error);
                self.took(end.clone(), at);
                Some(end)
            }
        }
    }

    fn hold(&mut self, error: Arc<ApiError>) {
        if matches!(self.phase, Phase::Running | Phase::Waiting(_)) {
            self.phase = Phase::Held(error);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::end::RowScore;
    use super::*;
    use crate::desk::failure::Operation;
    use crate::domain::Service;
    use crate::domain::score::Score;

    fn failed(state: &mut State, kind: ErrorKind) {
        let at = state.next;
        state.next += 1;
        drop(state.failed(ApiError::new(Service::Disputify, Operation::ScoreOrder, kind, ""), at));
        state.settle();
    }

    #[test]
    fn too_many_without_a_word_of_how_long_waits_half_a_minute_and_ten_of_them_hold_it() {
        let mut state = State::new(100, Bands::default());
        failed(&mut state, ErrorKind::RateLimited);
        assert_eq!(state.phase, Phase::Waiting(AFTER_TOO_MANY));
        assert_eq!((state.counts.ended(), state.returned.len()), (0, 1), "it has its turn again");
        for _ in 1..ENOUGH_TOO_MANY {
            failed(&mut state, ErrorKind::RateLimited);
        }
        assert!(matches!(&state.phase, Phase::Held(error) if error.kind == ErrorKind::RateLimited));
    }

    #[test]
    fn lost_answers_are_unknown_and_five_in_a_row_hold_it() {
        let mut state = State::new(100, Bands::default());
        for kind in [ErrorKind::Timeout, ErrorKind::Server, ErrorKind::Interrupted, ErrorKind::Unreadable] {
            failed(&mut state, kind);
        }
        failed(&mut state, ErrorKind::NotFound);
        assert_eq!(state.phase, Phase::Running, "a refusal says that the service is there");
        for _ in 0..ENOUGH {
            failed(&mut state, ErrorKind::Timeout);
        }
        assert!(matches!(state.phase, Phase::Held(_)));
        assert_eq!((state.counts.unknown, state.counts.refused, state.counts.left()), (9, 1, 90));
    }

    #[test]
    fn only_what_has_no_score_has_its_turn_again_and_each_row_once() {
        let mut state = State::new(4, Bands::default());
        state.counts.on_way = 1;
        assert!(state.again().is_empty(), "while it goes on nothing is asked twice");
        state.put(RowEnd::Scored(Arc::new(RowScore::default())), 0);
        state.next = 1;
        failed(&mut state, ErrorKind::NotFound);
        failed(&mut state, ErrorKind::Timeout);
        (state.is_stopping, state.counts.on_way) = (true, 0);
        state.settle();
        let revision = state.revision;
        assert_eq!((state.phase.clone(), state.counts.left()), (Phase::Stopped, 1));
        assert_eq!(state.again(), [1, 2]);
        assert_eq!((state.returned.make_contiguous().to_vec(), state.fresh()), (vec![1, 2], Some(3)));
        assert_eq!((state.counts.scored, state.counts.ended(), state.phase.clone()), (1, 1, Phase::Running));
        assert!(state.revision > revision && !state.is_stopping);
    }

    #[test]
    fn what_never_left_this_computer_is_not_counted_and_holds_it_at_once() {
        let mut state = State::new(2, Bands::default());
        failed(&mut state, ErrorKind::Connect);
        assert!(matches!(state.phase, Phase::Held(_)));
        assert_eq!((state.counts.ended(), state.returned.len()), (0, 1));
    }

    #[test]
    fn what_ended_before_is_passed_over_and_no_row_is_counted_twice() {
        let mut state = State::new(4, Bands::default());
        let score = RowScore { score: Score { score: Some(90.0), markers: Vec::new() }, ..RowScore::default() };
        state.put(RowEnd::Reused(Arc::new(score.clone())), 0);
        state.put(RowEnd::Reused(Arc::new(score.clone())), 2);
        state.put(RowEnd::Scored(Arc::new(score)), 2);
        assert_eq!((state.counts.reused, state.counts.scored, state.risky), (2, 0, 2));
        assert_eq!(state.fresh(), Some(1));
        state.next = 2;
        assert_eq!(state.fresh(), Some(3), "the third has its score");
    }
}
