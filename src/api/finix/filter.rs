//! The filters of `GET /disputes`. One value per filter; Finix documents no lists and no "or".

use crate::domain::ids::{MerchantId, TransferId};
use jiff::Timestamp;

/// What to ask the list for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DisputeFilter {
    /// Opened at or after.
    pub created_from: Option<Timestamp>,
    /// Opened at or before.
    pub created_to: Option<Timestamp>,
    /// Changed at or after.
    pub updated_from: Option<Timestamp>,
    /// Changed at or before.
    pub updated_to: Option<Timestamp>,
    /// Answer due at or after.
    pub respond_from: Option<Timestamp>,
    /// Answer due at or before.
    pub respond_to: Option<Timestamp>,
    /// Exactly this many minor units.
    pub amount: Option<i64>,
    /// At least this many minor units.
    pub amount_from: Option<i64>,
    /// More than this many minor units.
    pub amount_above: Option<i64>,
    /// Less than this many minor units.
    pub amount_below: Option<i64>,
    /// By state, as Finix writes it.
    pub state: Option<String>,
    /// By response state, as Finix writes it.
    pub response_state: Option<String>,
    /// Of one merchant.
    pub merchant: Option<MerchantId>,
    /// The dispute of one payment. Finix then ignores every other filter.
    pub transfer: Option<TransferId>,
    /// The dispute an adjustment belongs to. Finix then ignores every other filter.
    pub adjustment_transfer: Option<TransferId>,
    /// Has a tag with this key.
    pub tag_key: Option<String>,
    /// Has a tag with this value.
    pub tag_value: Option<String>,
    /// First six digits of the card.
    pub instrument_bin: Option<String>,
    /// Card brand.
    pub instrument_brand_type: Option<String>,
    /// Last four digits of the card.
    pub instrument_card_last4: Option<String>,
    /// Credit, debit and others.
    pub instrument_card_type: Option<String>,
    /// Finix's fingerprint of the card.
    pub instrument_fingerprint: Option<String>,
    /// The name on the card.
    pub instrument_name: Option<String>,
    /// Kind of instrument.
    pub instrument_type: Option<String>,
    /// The merchant's MID at the processor.
    pub merchant_mid: Option<String>,
    /// The merchant's identity.
    pub merchant_identity_id: Option<String>,
    /// The name of the merchant's identity.
    pub merchant_identity_name: Option<String>,
}

impl DisputeFilter {
    /// The query pairs.
    #[must_use]
    pub fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        let mut add = |key: &str, value: Option<String>| {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                pairs.push((key.to_owned(), value));
            }
        };
        let time = |at: &Option<Timestamp>| at.map(|at| at.strftime("%Y-%m-%dT%H:%M:%S").to_string());
        add("created_at.gte", time(&self.created_from));
        add("created_at.lte", time(&self.created_to));
        add("updated_at.gte", time(&self.updated_from));
        add("updated_at.lte", time(&self.updated_to));
        add("respond_by.gte", time(&self.respond_from));
        add("respond_by.lte", time(&self.respond_to));
        let number = |value: &Option<i64>| value.map(|value| value.to_string());
        add("amount", number(&self.amount));
        add("amount.gte", number(&self.amount_from));
        add("amount.gt", number(&self.amount_above));
        add("amount.lt", number(&self.amount_below));
        add("state", self.state.clone());
        add("response_state", self.response_state.clone());
        add("merchant_id", self.merchant.as_ref().map(ToString::to_string));
        add("transfer_id", self.transfer.as_ref().map(ToString::to_string));
        add("adjustment_transfer_id", self.adjustment_transfer.as_ref().map(ToString::to_string));
        add("tags.key", self.tag_key.clone());
        add("tags.value", self.tag_value.clone());
        add("instrument_bin", self.instrument_bin.clone());
        add("instrument_brand_type", self.instrument_brand_type.clone());
        add("instrument_card_last4", self.instrument_card_last4.clone());
        add("instrument_card_type", self.instrument_card_type.clone());
        add("instrument_fingerprint", self.instrument_fingerprint.clone());
        add("instrument_name", self.instrument_name.clone());
        add("instrument_type", self.instrument_type.clone());
        add("merchant_mid", self.merchant_mid.clone());
        add("merchant_identity_id", self.merchant_identity_id.clone());
        add("merchant_identity_name", self.merchant_identity_name.clone());
        pairs
    }
}
