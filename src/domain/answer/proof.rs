//! What was confirmed and what was sent: the list of files with their fingerprints, kept for every submission and
//! acceptance.
//!
//! Must not live here: how it is shown.

use crate::domain::answer::finding::Overridden;
use crate::domain::dispute::{Dispute, DisputeState, ResponseState};
use crate::domain::evidence::{Evidence, EvidenceState};
use crate::domain::ids::{DisputeId, EvidenceId};
use crate::domain::money::{Currency, Money};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// How the bytes Finix holds compare with those that were sent from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// Exactly the bytes that were sent.
    Same,
    /// Other bytes.
    Different,
    /// The file was not sent from this computer, so there is nothing to compare with.
    NotFromHere,
    /// It could not be read back.
    Unread,
}

/// A file Finix holds, as it was read back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadBack {
    /// Which file.
    pub evidence: EvidenceId,
    /// The name a person knows it by.
    pub name: String,
    /// Where it stood.
    pub state: Option<EvidenceState>,
    /// SHA-256 of what Finix gave, in hex.
    pub sha256: Option<String>,
    /// Its length in bytes.
    pub length: Option<u64>,
    /// How it compares.
    pub comparison: Comparison,
}

/// How a dispute stood when a person decided.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// `state`
    pub state: Option<DisputeState>,
    /// `response_state`
    pub response_state: Option<ResponseState>,
    /// `respond_by`
    pub respond_by: Option<Timestamp>,
    /// `updated_at`: tells a reading from an older one that comes later.
    #[serde(default)]
    pub updated_at: Option<Timestamp>,
    /// True when the deadline had passed and the person knew.
    pub was_past: bool,
    /// `amount`, in minor units.
    #[serde(default)]
    pub amount: Option<i64>,
    /// The payment's currency, where that was known.
    #[serde(default)]
    pub currency: Option<String>,
    /// The files that counted, where they were known; sorted.
    #[serde(default)]
    pub files: Option<Vec<EvidenceId>>,
    /// True where amount and currency were noted; records of older versions have none.
    #[serde(default)]
    pub has_money: bool,
}

impl Seen {
    /// How a dispute stands now.
    #[must_use]
    pub fn of(dispute: &Dispute, now: Timestamp) -> Self {
        Self {
            state: dispute.state.clone(),
            response_state: dispute.response_state.clone(),
            respond_by: dispute.respond_by,
            updated_at: dispute.updated_at,
            was_past: dispute.respond_by.is_some_and(|by| by <= now),
            amount: dispute.amount,
            currency: None,
            files: None,
            has_money: true,
        }
    }

    /// The same with the payment's currency.
    #[must_use]
    pub fn in_currency(mut self, currency: Option<Currency>) -> Self {
        self.currency = currency.map(|currency| currency.code().to_owned());
        self
    }

    /// The same with the files that counted.
    #[must_use]
    pub fn with_files(mut self, files: Option<&[Evidence]>) -> Self {
        self.files = files.map(|files| {
            let mut ids: Vec<EvidenceId> =
                files.iter().filter(|file| file.counts()).map(|file| file.id.clone()).collect();
            ids.sort();
            ids.dedup();
            ids
        });
        self
    }

    /// True when the bank had decided.
    #[must_use]
    pub fn is_decided(&self) -> bool {
        self.state.as_ref().is_some_and(DisputeState::is_decided)
    }

    /// True when this is surely no newer than `other`, by Finix's own count.
    #[must_use]
    pub fn is_older_than(&self, other: &Self) -> bool {
        self.updated_at.zip(other.updated_at).is_some_and(|(own, other)| own < other)
    }

    /// What is other than it was.
    #[must_use]
    pub fn differences(&self, then: &Self) -> Vec<Difference> {
        let mut found = Vec::new();
        if self.state != then.state {
            found.push(Difference::State { then: then.state.clone(), now: self.state.clone() });
        }
        if self.response_state != then.response_state {
            let (then, now) = (then.response_state.clone(), self.response_state.clone());
            found.push(Difference::Response { then, now });
        }
        // Whole seconds, as they are shown.
        let second = |seen: &Self| seen.respond_by.map(Timestamp::as_second);
        if second(self) != second(then) {
            found.push(Difference::Deadline { then: then.respond_by, now: self.respond_by });
        }
        if then.has_money {
            let was = then.sum();
            // Where the currency was not known it is not compared.
            let is = self.sum().map(|now| Sum { currency: now.currency.filter(|_| then.currency.is_some()), ..now });
            if was != is {
                found.push(Difference::Amount { then: was, now: is });
            }
        }
        found
    }

    fn sum(&self) -> Option<Sum> {
        let currency = self.currency.as_deref().and_then(Currency::parse);
        self.amount.map(|minor| Sum { minor, currency })
    }

    /// The amount, where its currency is known.
    #[must_use]
    pub fn money(&self) -> Option<Money> {
        let Sum { minor, currency } = self.sum()?;
        currency.map(|currency| Money::new(minor, currency))
    }
}

/// An amount, also without its currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sum {
    /// Minor units.
    pub minor: i64,
    /// The currency, where it is known.
    pub currency: Option<Currency>,
}

/// One thing that is other than it was, with both sides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    /// `state`
    State {
        /// When it was confirmed.
        then: Option<DisputeState>,
        /// Now.
        now: Option<DisputeState>,
    },
    /// `response_state`
    Response {
        /// When it was confirmed.
        then: Option<ResponseState>,
        /// Now.
        now: Option<ResponseState>,
    },
    /// `respond_by`
    Deadline {
        /// When it was confirmed.
        then: Option<Timestamp>,
        /// Now.
        now: Option<Timestamp>,
    },
    /// The amount or its currency.
    Amount {
        /// When it was confirmed.
        then: Option<Sum>,
        /// Now.
        now: Option<Sum>,
    },
}

/// What a person confirmed, beside what is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The files that were listed.
    pub files: Vec<ReadBack>,
    /// Checks that stood open and were overridden.
    pub overridden: Vec<Overridden>,
    /// Why they were, as it was typed.
    pub reason: Option<String>,
    /// How the dispute stood.
    pub seen: Seen,
    /// What was disputed, with its currency, as it was shown.
    pub disputed: Option<String>,
    /// When it was confirmed.
    pub confirmed_at: Option<Timestamp>,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// Evidence was submitted.
    Submitted,
    /// The dispute was accepted.
    Accepted,
}

/// The proof of one submission or acceptance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// Which dispute.
    pub dispute: DisputeId,
    /// What was done.
    pub deed: Deed,
    /// The account, and Finix's name of the user whose key was used.
    pub account: String,
    /// `US…`
    pub user: Option<String>,
    /// The note that was sent.
    pub note: String,
    /// The contested part in minor units, when it was not the whole.
    pub amount: Option<i64>,
    /// The refund that resolved an inquiry.
    pub refund: Option<String>,
    /// What was confirmed.
    pub manifest: Manifest,
    /// When this computer had it confirmed by Finix.
    pub at: Timestamp,
    /// Finix's own time, as its reply said it.
    pub server_date: Option<String>,
    /// `x-request-id`
    pub request_id: Option<String>,
    /// Set when the reply was lost and the dispute itself showed that it was done.
    pub by_looking: bool,
    /// Set when the service showed later that it was not done, or waits for the same answer again; never stored, as it is
    /// the row that says so.
    #[serde(skip_deserializing, default, skip_serializing_if = "std::ops::Not::not")]
    pub is_contradicted: bool,
}
