//! A transaction of a payment event.
//!
//! Must not live here: the event.

use super::{FundingSource, PaymentEvent, Psp};
use crate::domain::money::Money;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A transaction of an event.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transaction {
    /// The merchant's own id of the transaction.
    pub transaction_id: String,
    /// The transaction at the PSP.
    pub psp_transaction_id: String,
    /// Who processed it.
    pub psp: Psp,
    /// Acquirer's country, ISO 3166-1 alpha-2.
    pub acquirer_country: String,
    /// The amount.
    pub amount: Money,
    /// How the customer paid.
    pub funding_source: FundingSource,
    /// The stored card or account.
    pub payment_method_id: String,
    /// When the PSP made the transaction.
    pub psp_transaction_created: Timestamp,
    /// Network name in lower case.
    pub scheme: String,
    /// True when the payment went through.
    pub success: bool,
    /// The issuer's message, for example `insufficient_funds`.
    pub raw_response_message: String,
    /// The network's id, required for Worldpay.
    pub network_transaction_id: Option<String>,
    /// The merchant id, required for Worldpay.
    pub mid: Option<String>,
}

impl PaymentEvent {
    /// Its first transaction.
    #[must_use]
    pub fn first(&self) -> Transaction {
        Transaction {
            transaction_id: self.transaction_id.clone(),
            psp_transaction_id: self.psp_transaction_id.clone(),
            psp: self.psp,
            acquirer_country: self.acquirer_country.clone(),
            amount: self.amount,
            funding_source: self.funding_source.clone(),
            payment_method_id: self.payment_method_id.clone(),
            psp_transaction_created: self.psp_transaction_created,
            scheme: self.scheme.clone(),
            success: self.success,
            raw_response_message: self.raw_response_message.clone(),
            network_transaction_id: self.network_transaction_id.clone(),
            mid: self.mid.clone(),
        }
    }

    /// All of its transactions.
    pub fn transactions(&self) -> impl Iterator<Item = Transaction> + '_ {
        std::iter::once(self.first()).chain(self.more.iter().cloned())
    }
}
