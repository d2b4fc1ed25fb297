//! What was confirmed and what was sent: the list of files with their fingerprints, kept for every submission and
//! acceptance.

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

    /// What is other than it was, each in words with both sides.
    #[must_use]
    pub fn differences(&self, then: &Self) -> Vec<String> {
        let mut found = Vec::new();
        let mut compare = |what: &str, then: String, now: String| {
            if then != now {
                found.push(format!("{what} was {then} and is {now}"));
            }
        };
        let or_none = |words: Option<String>| words.unwrap_or_else(|| "not given".to_owned());
        let state = |seen: &Self| or_none(seen.state.as_ref().map(|state| state.label().into_owned()));
        compare("the state", state(then), state(self));
        let response = |seen: &Self| or_none(seen.response_state.as_ref().map(|state| state.label().into_owned()));
        compare("the response", response(then), response(self));
        let due = |seen: &Self| or_none(seen.respond_by.map(|by| by.strftime("%-d %b %Y, %H:%M:%S UTC").to_string()));
        compare("the deadline", due(then), due(self));
        if then.has_money {
            let amount = |seen: &Self| {
                let currency = seen.currency.as_deref().and_then(Currency::parse);
                or_none(seen.amount.map(|minor| match currency {
                    Some(currency) => Money::new(minor, currency).to_string(),
                    None => format!("{minor} of the smallest unit"),
                }))
            };
            // Where the currency was not known it is not compared.
            let now = if then.currency.is_some() { self.clone() } else { Self { currency: None, ..self.clone() } };
            compare("the amount", amount(then), amount(&now));
        }
        found
    }

    /// In words: `Pending, needs response, due 2026-11-21T15:00:00Z`.
    #[must_use]
    pub fn words(&self) -> String {
        let mut words = Vec::new();
        words.extend(self.state.as_ref().map(|state| state.label().into_owned()));
        words.extend(self.response_state.as_ref().map(|state| state.label().to_lowercase()));
        words.extend(self.respond_by.map(|by| format!("due {}", by.strftime("%-d %b %Y, %H:%M UTC"))));
        let currency = self.currency.as_deref().and_then(Currency::parse);
        words.extend(self.amount.zip(currency).map(|(minor, currency)| Money::new(minor, currency).to_string()));
        if words.is_empty() { "Not known".to_owned() } else { words.join(", ") }
    }
}

/// What a person confirmed, beside what is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The files that were listed.
    pub files: Vec<ReadBack>,
    /// Checks that stood open and were overridden, in words.
    pub overridden: Vec<String>,
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
