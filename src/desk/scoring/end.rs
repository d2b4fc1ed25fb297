//! What a row of a file of orders has come to: a score and the one before it, or why there is none.
//!
//! Must not live here: asking, how it is kept.

use crate::desk::failure::ApiError;
use crate::desk::reads::Scored;
use crate::domain::score::{Band, Bands, Score};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A score of before.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Before {
    /// The score; nothing when none was given.
    pub score: Option<f64>,
    /// When it was given.
    pub at: Timestamp,
}

/// The score of a row.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RowScore {
    /// What Disputify said.
    pub score: Score,
    /// Disputes of the same customer that were known then.
    #[serde(default)]
    pub disputes: usize,
    /// When it was given.
    pub at: Timestamp,
    /// The one before it.
    #[serde(default)]
    pub before: Option<Before>,
}

impl RowScore {
    pub(super) fn of(scored: &Scored, before: Option<Before>) -> Self {
        Self { score: scored.score.clone(), disputes: scored.history.count, at: scored.at, before }
    }

    /// As what comes after it remembers it.
    pub(super) fn as_before(&self) -> Before {
        Before { score: self.score.score, at: self.at }
    }
}

/// What became of a row.
#[derive(Clone)]
pub enum RowEnd {
    /// It has a score.
    Scored(Arc<RowScore>),
    /// It was scored before, not longer ago than was chosen, and not asked for again.
    Reused(Arc<RowScore>),
    /// The service does not score it.
    Refused(Arc<ApiError>),
    /// There was no answer, or none that can be understood: whether it was scored isn't known.
    Unknown(Arc<ApiError>),
}

impl RowEnd {
    /// Its score, where it has one.
    #[must_use]
    pub fn score(&self) -> Option<&Arc<RowScore>> {
        match self {
            Self::Scored(score) | Self::Reused(score) => Some(score),
            Self::Refused(_) | Self::Unknown(_) => None,
        }
    }

    /// True when it is elevated or high.
    #[must_use]
    pub fn is_risky(&self, bands: Bands) -> bool {
        self.score().is_some_and(|score| matches!(score.score.band(bands), Band::Elevated | Band::High))
    }
}
