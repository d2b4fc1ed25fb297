//! Transfers: the disputed payment, and the entries that move money because of a dispute.
//!
//! Source: docs.finix.com/api/disputes (adjustment transfers) and docs.finix.com/api/transfers.

use crate::domain::dispute::card::{BillingAddress, Card};
use crate::domain::ids::{InstrumentId, TransferId};
use crate::domain::money::{Currency, Money};
use jiff::Timestamp;
use std::sync::Arc;

crate::open_enum! {
    /// Whose account an adjustment moves, and which way.
    AdjustmentSubtype {
        /// Taken from the merchant when the chargeback was opened.
        MerchantDebit = "MERCHANT_DEBIT";
        /// Given back to the merchant when the dispute was won.
        MerchantCredit = "MERCHANT_CREDIT";
        /// The platform's counter entry of a merchant debit.
        PlatformCredit = "PLATFORM_CREDIT";
        /// The platform's counter entry of a merchant credit.
        PlatformDebit = "PLATFORM_DEBIT";
        /// A later correction.
        MerchantDebitAdjustment = "MERCHANT_DEBIT_ADJUSTMENT";
        /// A later correction.
        MerchantCreditAdjustment = "MERCHANT_CREDIT_ADJUSTMENT";
    }
}

crate::open_enum! {
    /// Whether a transfer happened.
    TransferState {
        /// Done.
        Succeeded = "SUCCEEDED";
        /// On its way.
        Pending = "PENDING";
        /// Did not happen.
        Failed = "FAILED";
        /// Taken back.
        Canceled = "CANCELED";
        /// Not known.
        Unknown = "UNKNOWN";
    }
}

/// One entry.
#[derive(Clone, Debug, PartialEq)]
pub struct AdjustmentTransfer {
    /// `TR…`
    pub id: TransferId,
    /// The disputed payment it is about, where the answer says so.
    pub disputed: Option<TransferId>,
    /// When it was booked.
    pub created_at: Option<Timestamp>,
    /// Always positive; the subtype says which way.
    pub amount: Option<Money>,
    /// Whose account, which way.
    pub subtype: Option<AdjustmentSubtype>,
    /// Whether it happened.
    pub state: Option<TransferState>,
    /// When the money is ready to settle.
    pub ready_to_settle_at: Option<Timestamp>,
    /// The JSON exactly as it came.
    pub raw: Arc<str>,
}

impl AdjustmentTransfer {
    /// True unless it says that it is about another payment.
    #[must_use]
    pub fn is_about(&self, payment: &TransferId) -> bool {
        self.disputed.as_ref().is_none_or(|disputed| disputed == payment)
    }
}

/// What a dispute did to the merchant's money so far, per currency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NetEffect {
    /// Minor units per currency, negative when money is gone.
    pub per_currency: Vec<Money>,
    /// How many entries were counted.
    pub counted: usize,
}

/// Adds up only the merchant's side. The platform's entries mirror it, so adding all four gives nonsense.
#[must_use]
pub fn net_effect(transfers: &[AdjustmentTransfer]) -> NetEffect {
    let mut net = NetEffect::default();
    for transfer in transfers {
        let did_not_happen = matches!(transfer.state, Some(TransferState::Failed | TransferState::Canceled));
        let sign = match &transfer.subtype {
            Some(AdjustmentSubtype::MerchantCredit | AdjustmentSubtype::MerchantCreditAdjustment) => 1,
            Some(AdjustmentSubtype::MerchantDebit | AdjustmentSubtype::MerchantDebitAdjustment) => -1,
            _ => continue,
        };
        let (Some(amount), false) = (transfer.amount, did_not_happen) else {
            continue;
        };
        let change = amount.minor.saturating_abs().saturating_mul(sign);
        net.counted += 1;
        match net.per_currency.iter_mut().find(|sum| sum.currency == amount.currency) {
            Some(sum) => sum.minor = sum.minor.saturating_add(change),
            None => net.per_currency.push(Money::new(change, amount.currency)),
        }
    }
    net
}

/// What the disputed payment says about itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Payment {
    /// `TR…`
    pub id: TransferId,
    /// What was paid.
    pub amount: Option<i64>,
    /// The authority for the dispute's currency.
    pub currency: Option<Currency>,
    /// When it was made.
    pub created_at: Option<Timestamp>,
    /// What it says of the card.
    pub card: Card,
    /// Where the card's bills go.
    pub billing: BillingAddress,
    /// The payment instrument, while it has more to say of the card than was read so far.
    pub instrument: Option<InstrumentId>,
    /// What the statement showed.
    pub statement_descriptor: Option<String>,
    /// The JSON as it came; what its payment instrument said of the card stands in it once that was read.
    pub raw: Arc<str>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(subtype: &str, minor: i64, code: &str) -> AdjustmentTransfer {
        AdjustmentTransfer {
            id: TransferId::parse("TR1").expect("an id"),
            disputed: None,
            created_at: None,
            amount: Currency::parse(code).map(|currency| Money::new(minor, currency)),
            subtype: Some(AdjustmentSubtype::from_wire(subtype)),
            state: Some(TransferState::Succeeded),
            ready_to_settle_at: None,
            raw: Arc::from("{}"),
        }
    }

    #[test]
    fn only_the_merchants_side_counts() {
        let all = [
            entry("MERCHANT_DEBIT", 888_888, "USD"),
            entry("PLATFORM_CREDIT", 888_888, "USD"),
            entry("MERCHANT_CREDIT", 888_888, "USD"),
            entry("PLATFORM_DEBIT", 888_888, "USD"),
        ];
        assert_eq!(net_effect(&all).per_currency, vec![Money::new(0, Currency::USD)]);
        assert_eq!(net_effect(&all[..2]).per_currency, vec![Money::new(-888_888, Currency::USD)]);
        assert_eq!(net_effect(&[]), NetEffect::default());
    }

    #[test]
    fn what_failed_did_not_move_money_and_currencies_are_never_added() {
        let mut failed = entry("MERCHANT_DEBIT", 100, "USD");
        failed.state = Some(TransferState::Failed);
        let net = net_effect(&[failed, entry("MERCHANT_DEBIT", 100, "JPY"), entry("MERCHANT_CREDIT", 100, "USD")]);
        assert_eq!(net.per_currency.len(), 2);
        assert_eq!(net.counted, 2);
    }
}
