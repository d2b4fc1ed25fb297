//! A row: what is to be sent, where it stands, and what came of it. As it is here it is on the disk.
//!
//! Must not live here: the rules by which it changes.

use super::home::Home;
use super::intent::{Intent, Lane};
use super::reason::{CameBack, KeptReason, RowReason, Theirs};
use crate::api::error::{ApiError, Effect};
use crate::domain::answer::proof::Seen;
use crate::domain::dispute::ResponseState;
use crate::domain::evidence::file::EvidenceFile;
use crate::domain::ids::{DisputeId, EvidenceId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

/// A row's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowId(pub u64);

/// Why a row needs a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// Nobody knows whether the service did it, and it is not repeated without a person.
    Doubt,
    /// Certainly not done, and not repeated without a person.
    NotDone,
    /// The dispute moved on meanwhile.
    Moved,
    /// The service has it more than once.
    Twice,
    /// It was decided for another address or environment than the account has now.
    Elsewhere,
    /// It was confirmed, and the service shows now that it was not done, or asks again.
    Contradicted,
}

/// Lines of the rows of files for one service.
const IMPORT_LANES: u64 = 3;

/// Where a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowState {
    /// Not on the disk yet; never written there.
    Saving,
    /// Waits out its hold; can be cancelled.
    Held {
        /// Until then.
        until: Timestamp,
    },
    /// Waits its turn.
    Waiting {
        /// Not before then.
        from: Option<Timestamp>,
    },
    /// Its request may be on its way.
    Sending,
    /// The service has it.
    Confirmed,
    /// It is not known whether the service has it; it is asked by itself.
    Unknown {
        /// When it is asked next.
        look: Timestamp,
    },
    /// Waits for a person.
    NeedsYou(Need),
    /// The service said no.
    Refused,
    /// Taken back before it was sent, or put away by a person.
    Discarded,
}

impl RowState {
    /// True while something is still going on by itself.
    #[must_use]
    pub fn is_active(self) -> bool {
        matches!(self, Self::Saving | Self::Held { .. } | Self::Waiting { .. } | Self::Sending | Self::Unknown { .. })
    }

    /// True when it waits for a decision.
    #[must_use]
    pub fn needs_person(self) -> bool {
        matches!(self, Self::NeedsYou(_) | Self::Refused)
    }

    /// True when nothing more comes of it.
    #[must_use]
    pub fn is_ended(self) -> bool {
        matches!(self, Self::Confirmed | Self::Discarded)
    }

    /// True while nothing has been sent, so that it can be cancelled.
    #[must_use]
    pub fn can_be_cancelled(self) -> bool {
        matches!(self, Self::Saving | Self::Held { .. } | Self::Waiting { .. })
    }
}

/// A reading that showed, after a submission or an acceptance was sent, that the dispute waits for no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundOver {
    /// When it was read.
    pub read: Timestamp,
    /// Finix's `updated_at` in it.
    pub updated: Option<Timestamp>,
}

/// What is known of one row.
#[derive(Clone, Serialize, Deserialize)]
pub struct OutboxRow {
    /// Its number; on the disk it is the row's key.
    #[serde(skip, default = "no_id")]
    pub id: RowId,
    /// What it is.
    pub intent: Intent,
    /// Where it stands.
    pub state: RowState,
    /// When it was added.
    pub added: Timestamp,
    /// When it last changed.
    pub changed: Timestamp,
    /// How often it was sent.
    pub tries: u32,
    /// When it was sent last.
    pub attempted: Option<Timestamp>,
    /// When its reply was lost: the service may work on it for a while from then on.
    #[serde(default)]
    pub lost: Option<Timestamp>,
    /// Files Finix held before an upload, to recognise the new one afterwards.
    #[serde(default)]
    pub held_before: Vec<EvidenceId>,
    /// True when a person took it back while it may have been on its way.
    #[serde(default)]
    pub is_called_back: bool,
    /// The file an upload became, once that is known.
    pub evidence: Option<EvidenceId>,
    /// What went wrong last.
    pub error: Option<ApiError>,
    /// What happened or why it waits.
    #[serde(alias = "words")]
    pub reason: Option<RowReason>,
    /// How the dispute stands at the service now, where that stopped the row.
    pub theirs: Option<Theirs>,
    /// The id of the request that did it.
    pub request_id: Option<String>,
    /// The server's `date` of an answer that is not proven yet, as it wrote it.
    #[serde(default)]
    pub server_date: Option<String>,
    /// True when it was answered, and the answer showed nothing of what was asked for.
    #[serde(default)]
    pub is_answered: bool,
    /// Where it may go; rows of older versions do not say.
    #[serde(default)]
    pub home: Option<Home>,
    /// How often in a row it could not even begin.
    #[serde(default)]
    pub held_up: u32,
    /// When a confirmed one is looked at once more, because something the service showed speaks against it.
    #[serde(default)]
    pub recheck: Option<Timestamp>,
    /// What was read first that shows that the answer was taken; without it no later reading opens a new round.
    #[serde(default)]
    pub round_over: Option<RoundOver>,
    /// The file it is a row of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub import: Option<Arc<str>>,
    /// Bytes of an upload that have left this computer.
    #[serde(skip)]
    pub sent: Arc<AtomicU64>,
    /// True while its service is being talked to.
    #[serde(skip)]
    pub is_busy: bool,
    /// Since when.
    #[serde(skip)]
    pub busy_since: Timestamp,
}

fn no_id() -> RowId {
    RowId(0)
}

impl OutboxRow {
    /// A new row.
    #[must_use]
    pub fn new(id: RowId, intent: Intent, now: Timestamp, hold: Option<Timestamp>) -> Self {
        let state = match hold.filter(|until| *until > now) {
            Some(until) => RowState::Held { until },
            None => RowState::Waiting { from: None },
        };
        Self {
            id,
            intent,
            state,
            added: now,
            changed: now,
            tries: 0,
            attempted: None,
            lost: None,
            held_before: Vec::new(),
            is_called_back: false,
            evidence: None,
            error: None,
            reason: None,
            theirs: None,
            request_id: None,
            server_date: None,
            is_answered: false,
            home: None,
            held_up: 0,
            recheck: None,
            round_over: None,
            import: None,
            sent: Arc::default(),
            is_busy: false,
            busy_since: now,
        }
    }

    /// The line it waits in. Rows of a file have no order among themselves: a few lines of them go at once.
    #[must_use]
    pub fn lane(&self) -> Lane {
        let nth = u8::try_from(self.id.0 % IMPORT_LANES).unwrap_or_default();
        if self.import.is_some() { Lane::Import(self.intent.service(), nth) } else { self.intent.lane() }
    }

    /// True when this row forbids another one-shot for the same dispute.
    #[must_use]
    pub fn blocks(&self, other: &Intent) -> bool {
        let is_done =
            self.state == RowState::Confirmed && !other.seen().is_some_and(|now| self.answered_another_time(now));
        self.intent.is_one_shot() && self.intent.dispute() == other.dispute() && (self.state.is_active() || is_done)
    }

    /// True when the bank asks again: this row answered an earlier round than the one the dispute is in now.
    ///
    /// After an answer Finix may go on showing that one is needed, so `NEEDS_RESPONSE` alone proves nothing. It is a
    /// new round when one of these holds:
    ///
    /// - `respond_by` is later than when this was confirmed.
    /// - A reading after this was sent showed that nothing was waited for ([`Self::round_over`], kept on the disk), and
    ///   now an answer is needed, in a reading that is newer by Finix's own `updated_at`. Without that nobody can tell it
    ///   from a reading that is behind.
    /// - The dispute was not decided when this was submitted, and now it is won or lost and needs an answer: only
    ///   a bank that asks again does that. Not for an acceptance, which itself ends in won or lost.
    #[must_use]
    pub fn answered_another_time(&self, now: &Seen) -> bool {
        let Some(then) = self.intent.seen() else { return false };
        if then.respond_by.zip(now.respond_by).is_some_and(|(then, now)| now > then) {
            return true;
        }
        if now.response_state != Some(ResponseState::NeedsResponse) || now.is_older_than(then) {
            return false;
        }
        let is_after = |over: RoundOver| over.updated.zip(now.updated_at).is_some_and(|(over, now)| now > over);
        let is_submission = matches!(self.intent, Intent::Submit(_));
        self.round_over.is_some_and(is_after) || (is_submission && now.is_decided() && !then.is_decided())
    }

    /// What a reading ends: it was made after this was sent, and shows that the dispute waits for no answer. Nothing
    /// when it proves nothing, or when that is known already.
    #[must_use]
    pub fn ended_by(&self, seen: &Seen, read: Timestamp) -> Option<RoundOver> {
        let then = self.intent.seen().filter(|_| self.round_over.is_none())?;
        let was_sent = self.attempted.is_some() && (self.state == RowState::Confirmed || self.may_have_arrived());
        let is_closed = match &seen.response_state {
            Some(ResponseState::Responded | ResponseState::Accepted | ResponseState::NoResponseAllowed) => true,
            Some(ResponseState::NeedsResponse) => false,
            _ => seen.is_decided() && !then.is_decided(),
        };
        // An older one is the end of an earlier round.
        (was_sent && is_closed && !seen.is_older_than(then)).then_some(RoundOver { read, updated: seen.updated_at })
    }

    /// True when the service refused it, as far as its own answer goes.
    #[must_use]
    pub fn is_refused_by_answer(&self) -> bool {
        self.error.as_ref().is_some_and(|error| error.effect() == Effect::Refused && error.status.is_some())
    }

    /// True when it may be sent to, and asked of, where the account is now.
    #[must_use]
    pub fn is_at(&self, home: Option<&Home>) -> bool {
        self.home.is_none() || self.home.as_ref() == home
    }

    /// What came back when it left.
    #[must_use]
    pub fn came_back(&self) -> CameBack {
        CameBack::of(self.is_answered)
    }

    /// True when its request left and nobody knows what became of it, also when it was put away since.
    #[must_use]
    pub fn may_have_arrived(&self) -> bool {
        let is_certain = self.error.as_ref().is_some_and(|error| error.effect() != Effect::Unknown);
        let may_have = match self.state {
            RowState::NeedsYou(Need::Doubt | Need::Twice | Need::Contradicted) => true,
            RowState::NeedsYou(_) | RowState::Discarded => !is_certain,
            _ => false,
        };
        may_have && self.attempted.is_some()
    }

    /// As it is stored.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// As it was stored.
    ///
    /// # Errors
    /// When it was not written by this version or an older one.
    pub fn from_json(id: RowId, json: &str) -> Result<Self, String> {
        let mut row: Self = serde_json::from_str(json).map_err(|error| error.to_string())?;
        row.id = id;
        Ok(row)
    }
}

/// A file that was added and is not to be sent as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFile {
    /// Its number; on the disk it is the row's key.
    #[serde(skip)]
    pub id: u64,
    /// For this dispute.
    pub dispute: DisputeId,
    /// The file.
    pub file: EvidenceFile,
    /// When it was added.
    pub added: Timestamp,
    /// Why it is not sent; nothing while that is not decided.
    pub refused: Option<KeptReason>,
    /// True when only what was found in it stands against it: a person may send it all the same.
    #[serde(default)]
    pub is_suspect: bool,
}
