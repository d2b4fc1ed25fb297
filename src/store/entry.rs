//! One dispute as the list and the open dispute show it, worked out once when it is read.

use crate::domain::dispute::team::Team;
use crate::domain::dispute::transfer::Payment;
use crate::domain::dispute::{Dispute, Status};
use crate::domain::money::{Currency, Money};
use crate::domain::reference::reason_code::ReasonCodes;
use jiff::Timestamp;
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
    /// The customer: by email, else by the name a tag or the card gives.
    pub customer: Option<String>,
    /// The network's code.
    pub code: Option<String>,
    /// Who works on it, and how far they are.
    pub team: Team,
}

impl Entry {
    /// Works out everything that is shown. `was_closed` is whether the dispute was seen before as waiting for no answer.
    #[must_use]
    pub fn new(dispute: Arc<Dispute>, payment: Option<Arc<Payment>>, was_closed: bool, codes: &ReasonCodes) -> Self {
        let currency = payment.as_ref().and_then(|payment| payment.currency).or(dispute.currency);
        let money = dispute.amount.zip(currency).map(|(minor, currency)| Money::new(minor, currency));
        let holder = payment.as_ref().and_then(|payment| payment.card.holder.as_deref());
        Self {
            status: dispute.status().seen_again(was_closed),
            merchant: dispute.merchant_label(),
            order: dispute.order(),
            customer: dispute.tags.customer().or(holder).map(crate::domain::text::clean),
            code: dispute.reason_code.as_ref().map(|code| codes.shown(code).to_owned()),
            team: Team::of(&dispute.tags),
            money,
            payment,
            dispute,
        }
    }

    /// The currency, once it is known.
    #[must_use]
    pub fn currency(&self) -> Option<Currency> {
        self.money.map(|money| money.currency)
    }

    /// The deadline, for sorting.
    #[must_use]
    pub fn due(&self) -> Option<Timestamp> {
        crate::domain::time::deadline::Deadline::of(&self.dispute).and_then(|deadline| deadline.at)
    }
}
