//! One row of the index: a dispute with what is looked for and sorted by, worked out once when it changes.

use crate::domain::dispute::{Dispute, Status};
use crate::domain::money::{Currency, Money};
use crate::domain::transfer::Payment;
use jiff::Timestamp;
use serde_json::Value;
use std::sync::Arc;

/// A dispute as the list knows it.
#[derive(Debug)]
pub struct Entry {
    /// The dispute.
    pub dispute: Arc<Dispute>,
    /// The disputed payment, once it was fetched.
    pub payment: Option<Arc<Payment>>,
    /// The amount in its currency, once that is known.
    pub money: Option<Money>,
    /// Where it stands.
    pub status: Status,
    /// Whose it is.
    pub merchant: Option<String>,
    /// The order's number.
    pub order: Option<String>,
    /// The customer's email.
    pub customer: Option<String>,
    /// The network's code.
    pub code: Option<String>,
    /// Every text of the dispute in small letters.
    search: Box<str>,
}

impl Entry {
    /// Works out everything the list needs.
    #[must_use]
    pub fn new(dispute: Arc<Dispute>, payment: Option<Arc<Payment>>) -> Self {
        let currency = payment.as_ref().and_then(|payment| payment.currency).or(dispute.currency);
        let money = dispute.amount.zip(currency).map(|(minor, currency)| Money::new(minor, currency));
        let mut entry = Self {
            status: dispute.status(),
            merchant: dispute.merchant_label(),
            order: dispute.order(),
            customer: dispute.tags.email().map(crate::domain::text::clean),
            code: dispute.reason_code.as_ref().map(ToString::to_string),
            money,
            search: Box::from(""),
            payment,
            dispute,
        };
        entry.search = entry.search_text().into_boxed_str();
        entry
    }

    /// The currency, once it is known.
    #[must_use]
    pub fn currency(&self) -> Option<Currency> {
        self.money.map(|money| money.currency)
    }

    /// True when every word stands somewhere in the dispute. Words are in small letters.
    #[must_use]
    pub fn has_words(&self, words: &[String]) -> bool {
        words.iter().all(|word| self.search.contains(word.as_str()))
    }

    /// The deadline, for sorting.
    #[must_use]
    pub fn due(&self) -> Option<Timestamp> {
        crate::domain::deadline::Deadline::of(&self.dispute).and_then(|deadline| deadline.at)
    }

    fn search_text(&self) -> String {
        let mut out = String::with_capacity(self.dispute.raw.len());
        let raw: Value = serde_json::from_str(&self.dispute.raw).unwrap_or_default();
        collect(&raw, &mut out, 0);
        let mut add = |text: &str| {
            out.push_str(text);
            out.push('\n');
        };
        add(self.dispute.id.as_str());
        add(self.status.label());
        if let Some(money) = self.money {
            add(&money.to_string());
            add(&money.decimal());
            add(money.currency.code());
        }
        for text in [&self.code, &self.merchant].into_iter().flatten() {
            add(text);
        }
        if let Some(known) =
            self.dispute.reason_code.as_ref().and_then(super::super::domain::reason_code::ReasonCode::known)
        {
            add(&known.name);
        }
        if let Some(payment) = &self.payment {
            for text in [&payment.card_brand, &payment.card_last4].into_iter().flatten() {
                add(text);
            }
        }
        out.to_lowercase()
    }
}

/// Every text and number of a JSON value, links left out: they repeat the ids.
fn collect(value: &Value, out: &mut String, depth: usize) {
    if depth > 8 {
        return;
    }
    match value {
        Value::String(text) => {
            out.push_str(text);
            out.push('\n');
        }
        Value::Number(number) => {
            out.push_str(&number.to_string());
            out.push('\n');
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, out, depth + 1)),
        Value::Object(map) => {
            for (key, value) in map.iter().filter(|(key, _)| *key != "_links") {
                if depth > 0 {
                    // Keys of tags and of the processor's data are words a person may look for.
                    out.push_str(key);
                    out.push('\n');
                }
                collect(value, out, depth + 1);
            }
        }
        Value::Null | Value::Bool(_) => {}
    }
}
