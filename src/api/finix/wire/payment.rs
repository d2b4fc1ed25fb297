//! The disputed payment and its payment instrument as they come. Card facts stand in different places in different
//! versions.
//!
//! Must not live here: asking for them.

use super::transfer;
use crate::api::lenient::{self, Unread};
use crate::domain::dispute::card::{BillingAddress, Card, CardBrand, LastFour};
use crate::domain::dispute::transfer::Payment;
use crate::domain::ids::InstrumentId;
use crate::domain::money::Currency;
use crate::domain::text;
use serde_json::Value;
use std::sync::Arc;

/// Longest line of an address that is kept.
const LONGEST_LINE: usize = 200;
/// Where a payment keeps what its instrument said of the card.
const INSTRUMENT: &str = "payment_instrument";
/// Where a payment names the card's network.
const BRAND: [&str; 7] = [
    "/card_brand",
    "/brand",
    "/instrument_brand_type",
    "/card/brand",
    "/payment_instrument/brand",
    "/card_present_details/brand",
    "/tags/card_brand",
];
/// Where it has the card's last digits, alone or behind a mask.
const NUMBER: [&str; 8] = [
    "/card_last4",
    "/last_four",
    "/instrument_card_last4",
    "/card/last4",
    "/payment_instrument/last_four",
    "/payment_instrument/masked_account_number",
    "/card_present_details/masked_account_number",
    "/tags/card_last4",
];
/// Where it names the cardholder.
const HOLDER: [&str; 4] =
    ["/payment_instrument/name", "/card_present_details/name", "/instrument_name", "/tags/cardholder_name"];

/// What a payment instrument says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrument {
    /// `PI…`
    pub id: InstrumentId,
    /// The card.
    pub card: Card,
    /// Where its bills go.
    pub billing: BillingAddress,
}

/// Reads what a payment instrument says of the card. A bank account has a masked number and a name.
///
/// # Errors
/// When the text is no JSON object or has no usable id.
pub fn read_instrument(json: &str) -> Result<Instrument, Unread> {
    let whole: Value = lenient::parse(json.as_bytes())?;
    let text = |name: &str| whole.get(name).and_then(lenient::as_text);
    let number = text("last_four").or_else(|| text("masked_account_number"));
    Ok(Instrument {
        id: InstrumentId::parse(text("id").as_deref().unwrap_or_default())?,
        card: Card::read(text("brand").as_deref(), number.as_deref(), text("name").as_deref()),
        billing: whole.get("address").map(read_address).unwrap_or_default(),
    })
}

fn read_address(address: &Value) -> BillingAddress {
    let part = |name: &str| {
        let text = address.get(name).and_then(lenient::as_text)?;
        Some(text::clean_to(text.trim(), LONGEST_LINE)).filter(|text| !text.is_empty())
    };
    BillingAddress {
        line_1: part("line1"),
        line_2: part("line2"),
        city: part("city"),
        region: part("region"),
        postal_code: part("postal_code"),
        country: part("country"),
    }
}

/// The payment with what its instrument said of the card, and with nothing else of it: fingerprints and dates of expiry
/// are not kept.
#[must_use]
pub fn with_instrument(payment: &Payment, instrument: &Instrument) -> Option<Payment> {
    let mut whole: Value = serde_json::from_str(&payment.raw).ok()?;
    let Instrument { card, billing, .. } = instrument;
    let said = serde_json::json!({
        "brand": card.brand.as_ref().map(CardBrand::as_wire),
        "last_four": card.last_four.as_ref().map(LastFour::as_str),
        "name": card.holder,
        "address": {
            "line1": billing.line_1,
            "line2": billing.line_2,
            "city": billing.city,
            "region": billing.region,
            "postal_code": billing.postal_code,
            "country": billing.country,
        },
    });
    whole.as_object_mut()?.insert(INSTRUMENT.to_owned(), said);
    read_payment(&whole.to_string()).ok()
}

/// Reads the disputed payment. Card facts stand in different places in different versions.
///
/// # Errors
/// When the text is no JSON object or has no usable id.
pub fn read_payment(json: &str) -> Result<Payment, Unread> {
    let (id, wire) = transfer(json)?;
    let whole: Value = serde_json::from_str(json).unwrap_or_default();
    let find = |names: &[&str]| names.iter().find_map(|name| whole.pointer(name).and_then(lenient::as_text));
    let card = Card::read(find(&BRAND).as_deref(), find(&NUMBER).as_deref(), find(&HOLDER).as_deref());
    // What was asked for once is not asked for again, however little it said.
    let has_more = !card.is_complete() && whole.get(INSTRUMENT).is_none();
    Ok(Payment {
        id,
        amount: wire.amount,
        currency: wire.currency.as_deref().and_then(Currency::parse),
        created_at: wire.created_at,
        card,
        billing: whole.pointer("/payment_instrument/address").map(read_address).unwrap_or_default(),
        // A sale has the buyer's instrument as its source, a refund as its destination.
        instrument: find(&["/source", "/destination"])
            .filter(|_| has_more)
            .and_then(|id| InstrumentId::parse(&id).ok()),
        statement_descriptor: wire.statement_descriptor,
        raw: Arc::from(json),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_read_wherever_it_stands_and_its_instrument_is_asked_once() {
        let present = r#"{"id":"TR1","source":"PI1","card_present_details":{"brand":"VISA",
            "masked_account_number":"448562******7483","name":"Olivia Hughes"}}"#;
        let whole = read_payment(present).expect("readable");
        assert_eq!(whole.card, Card::read(Some("VISA"), Some("7483"), Some("Olivia Hughes")));
        assert_eq!(whole.instrument, None, "there is nothing left to ask for");

        let bare = read_payment(r#"{"id":"TR1","source":"PI1","amount":5}"#).expect("readable");
        assert_eq!(bare.instrument.as_ref().map(InstrumentId::as_str), Some("PI1"));
        let refund = read_payment(r#"{"id":"TR1","source":null,"destination":"PI2"}"#).expect("readable");
        assert_eq!(refund.instrument.as_ref().map(InstrumentId::as_str), Some("PI2"));

        let instrument = r#"{"id":"PI1","brand":"NEW_NETWORK","last_four":"0042","name":null,"fingerprint":"FPR1",
            "address":{"line1":" 1 Main St ","line2":"","city":"Oakland","region":null,"postal_code":94601}}"#;
        let said = read_instrument(instrument).expect("readable");
        assert_eq!((said.id.as_str(), said.billing.parts()), ("PI1", vec!["1 Main St", "Oakland", "94601"]));
        let known = with_instrument(&bare, &said).expect("JSON");
        assert_eq!((&known.card, &known.billing), (&said.card, &said.billing));
        assert_eq!((known.amount, &known.instrument), (Some(5), &None));
        assert!(!known.raw.contains("FPR1"), "only what is shown is kept");
        let again = read_payment(&known.raw).expect("readable");
        assert_eq!((again.card, again.billing), (said.card, said.billing), "as it is read from the disk");
        assert_eq!(again.instrument, None);
    }
}
