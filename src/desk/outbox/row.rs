//! A row: what is to be sent, where it stands, and what came of it.

use crate::api::error::ApiError;
use crate::domain::checkout::Checkout;
use crate::domain::guard::{ConfirmedAccept, ConfirmedSubmit};
use crate::domain::ids::{DisputeId, EvidenceId};
use crate::domain::payment_event::PaymentEvent;
use crate::domain::tags::Tags;
use crate::domain::text;
use crate::workbench::Picked;
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::AtomicU64;
use tokio::sync::watch;

/// A row's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowId(pub u64);

/// Something to be sent.
#[derive(Clone)]
pub enum Intent {
    /// Add a file.
    Upload {
        /// To this dispute.
        dispute: DisputeId,
        /// The file as it was picked.
        file: Arc<Picked>,
    },
    /// Take a file back.
    DeleteEvidence {
        /// From this dispute.
        dispute: DisputeId,
        /// Which file.
        evidence: EvidenceId,
        /// Its name, for a person.
        name: String,
    },
    /// Answer, once.
    Submit(ConfirmedSubmit),
    /// Concede, once.
    Accept(ConfirmedAccept),
    /// Change tags.
    Tags {
        /// Of this dispute.
        dispute: DisputeId,
        /// What the person saw.
        base: Tags,
        /// What the person made of it.
        edited: Tags,
    },
    /// Report a checkout.
    Checkout(Box<Checkout>),
    /// Send a payment for recovery.
    Payment(Box<PaymentEvent>),
}

/// What has to keep its order.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Lane {
    /// Everything about one dispute.
    Dispute(DisputeId),
    /// Checkouts.
    Checkouts,
    /// Payments.
    Payments,
}

impl Intent {
    /// The line it waits in.
    #[must_use]
    pub fn lane(&self) -> Lane {
        match self {
            Self::Checkout(_) => Lane::Checkouts,
            Self::Payment(_) => Lane::Payments,
            other => other.dispute().map_or(Lane::Checkouts, |dispute| Lane::Dispute(dispute.clone())),
        }
    }

    /// The dispute it is about.
    #[must_use]
    pub fn dispute(&self) -> Option<&DisputeId> {
        match self {
            Self::Upload { dispute, .. } | Self::DeleteEvidence { dispute, .. } | Self::Tags { dispute, .. } => {
                Some(dispute)
            }
            Self::Submit(confirmed) => Some(confirmed.dispute()),
            Self::Accept(confirmed) => Some(confirmed.dispute()),
            Self::Checkout(_) | Self::Payment(_) => None,
        }
    }

    /// True for what Finix takes once and never again.
    #[must_use]
    pub fn is_one_shot(&self) -> bool {
        matches!(self, Self::Submit(_) | Self::Accept(_))
    }

    /// True when the service can be asked afterwards whether it happened.
    #[must_use]
    pub fn can_be_asked_about(&self) -> bool {
        !matches!(self, Self::Checkout(_) | Self::Payment(_))
    }

    /// What it is, in words.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Upload { file, .. } => format!("Upload {}", text::clean_to(&file.name, 60)),
            Self::DeleteEvidence { name, .. } => format!("Delete {}", text::clean_to(name, 60)),
            Self::Submit(_) => "Submit evidence".to_owned(),
            Self::Accept(_) => "Accept dispute".to_owned(),
            Self::Tags { .. } => "Change tags".to_owned(),
            Self::Checkout(_) => "Report checkout".to_owned(),
            Self::Payment(_) => "Send payment".to_owned(),
        }
    }
}

/// Where a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowState {
    /// Waits out its hold; can be cancelled.
    Held {
        /// Until then.
        until: Timestamp,
    },
    /// Waits its turn.
    Waiting,
    /// On its way.
    Sending,
    /// The service has it.
    Confirmed,
    /// The reply was lost; the service is being asked what it holds.
    Checking,
    /// Nobody knows whether the service has it.
    Unknown,
    /// The service said no.
    Refused,
    /// Certainly not done; may be sent again.
    NotDone,
    /// Taken back before it was sent.
    Cancelled,
}

impl RowState {
    /// True while something is still going on by itself.
    #[must_use]
    pub fn is_active(self) -> bool {
        matches!(self, Self::Held { .. } | Self::Waiting | Self::Sending | Self::Checking)
    }

    /// True when it must not be forgotten: still to be sent, or in need of a decision.
    #[must_use]
    pub fn needs_attention(self) -> bool {
        self.is_active() || matches!(self, Self::Unknown | Self::Refused | Self::NotDone)
    }

    /// The word.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Held { .. } => "Held",
            Self::Waiting => "Waiting",
            Self::Sending => "Sending",
            Self::Confirmed => "Confirmed",
            Self::Checking => "Checking",
            Self::Unknown => "Unknown",
            Self::Refused => "Refused",
            Self::NotDone => "Not sent",
            Self::Cancelled => "Cancelled",
        }
    }
}

/// How sending a row came out.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The service has it, with what it said.
    Confirmed {
        /// What it said, in words.
        words: Option<String>,
        /// The request's id.
        request_id: Option<String>,
    },
    /// Nobody knows.
    Unknown(ApiError),
    /// Asked again, and still nobody knows.
    StillUnknown(String),
    /// The service said no.
    Refused(ApiError),
    /// Certainly not done.
    NotDone(ApiError),
    /// Not sent for a reason of ours.
    Stopped(String),
    /// Taken back.
    Cancelled,
}

/// What is known of one row.
#[derive(Clone)]
pub struct OutboxRow {
    /// Its number.
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
    /// Bytes of an upload that have left this computer.
    pub sent: Arc<AtomicU64>,
    /// What went wrong last.
    pub error: Option<ApiError>,
    /// What happened or why it waits, in words.
    pub words: Option<String>,
    /// The id of the request that did it.
    pub request_id: Option<String>,
    /// Files Finix held before an upload, to recognise the new one afterwards.
    pub held_before: Arc<Mutex<Option<Vec<EvidenceId>>>>,
}

impl OutboxRow {
    /// True when this row forbids another one-shot for the same dispute.
    #[must_use]
    pub fn blocks(&self, other: &Intent) -> bool {
        self.intent.is_one_shot()
            && self.intent.dispute() == other.dispute()
            && (self.state.is_active() || self.state == RowState::Confirmed)
    }

    /// Writes an outcome down.
    pub fn end(&mut self, outcome: Outcome) {
        self.error = None;
        self.words = None;
        match outcome {
            Outcome::Confirmed { words, request_id } => {
                self.state = RowState::Confirmed;
                self.words = words;
                self.request_id = request_id;
            }
            Outcome::Unknown(error) => {
                self.state = RowState::Unknown;
                self.words = Some("The reply was lost".to_owned());
                self.error = Some(error);
            }
            Outcome::StillUnknown(words) => {
                self.state = RowState::Unknown;
                self.words = Some(words);
            }
            Outcome::Refused(error) => {
                self.state = RowState::Refused;
                self.error = Some(error);
            }
            Outcome::NotDone(error) => {
                self.state = RowState::NotDone;
                self.error = Some(error);
            }
            Outcome::Stopped(words) => {
                self.state = RowState::Refused;
                self.words = Some(words);
            }
            Outcome::Cancelled => self.state = RowState::Cancelled,
        }
    }
}

/// A row with its way to cancel it.
pub struct Stored {
    /// The row.
    pub row: OutboxRow,
    /// Set to cancel.
    pub cancel: watch::Sender<bool>,
}

impl Stored {
    /// A new row, held or waiting.
    #[must_use]
    pub fn new(id: RowId, intent: Intent, now: Timestamp, hold: std::time::Duration) -> Self {
        let until = SignedDuration::try_from(hold).ok().and_then(|hold| now.checked_add(hold).ok());
        let state = match until {
            Some(until) if !hold.is_zero() => RowState::Held { until },
            _ => RowState::Waiting,
        };
        let row = OutboxRow {
            id,
            intent,
            state,
            added: now,
            changed: now,
            tries: 0,
            sent: Arc::default(),
            error: None,
            words: None,
            request_id: None,
            held_before: Arc::default(),
        };
        Self { row, cancel: watch::Sender::new(false) }
    }
}
