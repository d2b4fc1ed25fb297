//! Finix's JSON as it comes, and how it becomes the types of the trade.
//!
//! Every field may be missing; the id is the only thing an item cannot do without. The disputed payment is in
//! `payment`.
//!
//! Must not live here: rules of the trade.

mod payment;

pub use payment::{Instrument, read_instrument, read_payment, with_instrument};

use crate::api::lenient::{self, Unread};
use crate::domain::dispute::tags::Tags;
use crate::domain::dispute::transfer::{AdjustmentSubtype, AdjustmentTransfer, TransferState};
use crate::domain::dispute::{Dispute, DisputeState, EvidenceSubmitted, Reason, ResponseState};
use crate::domain::evidence::{Evidence, EvidenceState};
use crate::domain::ids::{ApplicationId, DisputeId, EvidenceId, IdError, IdentityId, MerchantId, TransferId};
use crate::domain::money::{Currency, Money};
use crate::domain::reference::reason_code::ReasonCode;
use jiff::Timestamp;
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Reads one dispute from its JSON text.
///
/// # Errors
/// When the text is no JSON object or has no usable id.
pub fn read_dispute(json: &str) -> Result<Dispute, Unread> {
    let DisputeWire(read) = lenient::parse(json.as_bytes())?;
    let mut dispute = read?;
    dispute.raw = Arc::from(json);
    Ok(dispute)
}

/// A dispute, or why there is none although the JSON is right. Read field by field, so that what this version does
/// not know can be searched too.
struct DisputeWire(Result<Dispute, Unread>);

impl<'de> Deserialize<'de> for DisputeWire {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(DisputeVisitor)
    }
}

struct DisputeVisitor;

impl<'de> Visitor<'de> for DisputeVisitor {
    type Value = DisputeWire;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a dispute")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<DisputeWire, A::Error> {
        let mut id = Err(IdError::Empty);
        // Replaced at the end: a dispute cannot be without an id.
        let Ok(nameless) = DisputeId::parse("-") else { return Ok(DisputeWire(Err(IdError::Empty.into()))) };
        let mut dispute = Dispute::new(nameless);
        let mut details: BTreeMap<String, String> = BTreeMap::new();
        while let Some(key) = map.next_key::<Cow<'de, str>>()? {
            if key == "_links" {
                // Built from ids and the own base, never followed.
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            if key == "dispute_details" {
                details = map.next_value::<lenient::Texts>()?.0;
                continue;
            }
            if key == "tags" {
                dispute.tags = read_tags(map.next_value()?);
                continue;
            }
            let value: lenient::Plain<'de> = map.next_value()?;
            match &*key {
                "id" => id = DisputeId::parse(&value.into_text().unwrap_or_default()),
                "created_at" => dispute.created_at = value.into_instant(),
                "updated_at" => dispute.updated_at = value.into_instant(),
                "occurred_at" => dispute.occurred_at = value.into_instant(),
                "respond_by" => {
                    // What stands there is never nothing: somebody has to be told that there is a date.
                    (dispute.respond_by, dispute.respond_by_unread) = match value.into_instant_or_text() {
                        Ok(at) => (Some(at), None),
                        Err(said) => (None, said),
                    };
                }
                "amount" => dispute.amount = value.into_whole(),
                "currency" => dispute.currency = value.into_text().and_then(|text| Currency::parse(&text)),
                "state" => dispute.state = value.into_text().map(|text| DisputeState::from_wire(&text)),
                "response_state" => {
                    dispute.response_state = value.into_text().map(|text| ResponseState::from_wire(&text));
                }
                "reason" => dispute.reason = value.into_text().map(|text| Reason::from_wire(&text)),
                "evidence_submitted" => {
                    dispute.evidence_submitted = value.into_text().map(|text| EvidenceSubmitted::from_wire(&text));
                }
                "action" => dispute.action = value.into_text(),
                "message" => dispute.message = value.into_text(),
                "application" => {
                    dispute.application = value.into_text().and_then(|id| ApplicationId::parse(&id).ok());
                }
                "identity" => dispute.identity = value.into_text().and_then(|id| IdentityId::parse(&id).ok()),
                "merchant" => dispute.merchant = value.into_text().and_then(|id| MerchantId::parse(&id).ok()),
                "transfer" => dispute.transfer = value.into_text().and_then(|id| TransferId::parse(&id).ok()),
                _ => dispute.other.extend(value.into_text()),
            }
        }
        let brand = details.get("card_brand").or_else(|| details.get("brand"));
        dispute.reason_code =
            details.get("reason_code").and_then(|code| ReasonCode::parse(code, brand.map(String::as_str)));
        dispute.details = details;
        Ok(DisputeWire(id.map_err(Unread::from).map(|id| Dispute { id, ..dispute })))
    }
}

/// Tags with what is no text as it came: it goes back so when others are changed.
fn read_tags(raw: &RawValue) -> Tags {
    let pairs: BTreeMap<String, &RawValue> = serde_json::from_str(raw.get()).unwrap_or_default();
    let is_text = |value: &RawValue| value.get().starts_with('"');
    let odd = pairs.iter().filter(|(_, value)| !is_text(value));
    let odd = odd.map(|(key, value)| (key.clone(), Box::from(value.get()))).collect();
    let texts = serde_json::from_str(raw.get()).map_or_else(|_| BTreeMap::new(), |lenient::Texts(texts)| texts);
    Tags::from_map(texts).with_odd(odd)
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct EvidenceWire<'a> {
    #[serde(deserialize_with = "lenient::text")]
    id: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    dispute: Option<String>,
    #[serde(deserialize_with = "lenient::instant")]
    created_at: Option<Timestamp>,
    #[serde(deserialize_with = "lenient::instant")]
    updated_at: Option<Timestamp>,
    #[serde(deserialize_with = "lenient::text")]
    state: Option<String>,
    #[serde(borrow)]
    tags: Option<&'a RawValue>,
}

/// Reads one file of evidence from its JSON text.
///
/// # Errors
/// When the text is no JSON object or has no usable id.
pub fn read_evidence(json: &str) -> Result<Evidence, Unread> {
    let wire: EvidenceWire<'_> = lenient::parse(json.as_bytes())?;
    Ok(Evidence {
        id: EvidenceId::parse(wire.id.as_deref().unwrap_or_default())?,
        dispute: wire.dispute.as_deref().and_then(|id| DisputeId::parse(id).ok()),
        created_at: wire.created_at,
        updated_at: wire.updated_at,
        state: wire.state.as_deref().map(EvidenceState::from_wire),
        tags: wire.tags.map(read_tags).unwrap_or_default(),
        raw: Arc::from(json),
    })
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct TransferWire {
    #[serde(deserialize_with = "lenient::text")]
    id: Option<String>,
    #[serde(deserialize_with = "lenient::instant")]
    created_at: Option<Timestamp>,
    #[serde(deserialize_with = "lenient::instant")]
    ready_to_settle_at: Option<Timestamp>,
    #[serde(deserialize_with = "lenient::whole")]
    amount: Option<i64>,
    #[serde(deserialize_with = "lenient::text")]
    currency: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    state: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    subtype: Option<String>,
    #[serde(deserialize_with = "lenient::text")]
    statement_descriptor: Option<String>,
}

fn transfer(json: &str) -> Result<(TransferId, TransferWire), Unread> {
    let wire: TransferWire = lenient::parse(json.as_bytes())?;
    let id = TransferId::parse(wire.id.as_deref().unwrap_or_default())?;
    Ok((id, wire))
}

/// Reads an adjustment transfer.
///
/// # Errors
/// When the text is no JSON object or has no usable id.
pub fn read_adjustment(json: &str) -> Result<AdjustmentTransfer, Unread> {
    let (id, wire) = transfer(json)?;
    let currency = wire.currency.as_deref().and_then(Currency::parse);
    let links: Value = serde_json::from_str(json).unwrap_or_default();
    let disputed = links.pointer("/_links/disputed_transfer/href").and_then(Value::as_str);
    let disputed = disputed.and_then(|href| TransferId::parse(href.trim_end_matches('/').rsplit('/').next()?).ok());
    Ok(AdjustmentTransfer {
        id,
        disputed,
        created_at: wire.created_at,
        amount: wire.amount.zip(currency).map(|(minor, currency)| Money::new(minor, currency)),
        subtype: wire.subtype.as_deref().map(AdjustmentSubtype::from_wire),
        state: wire.state.as_deref().map(TransferState::from_wire),
        ready_to_settle_at: wire.ready_to_settle_at,
        raw: Arc::from(json),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From the reference page of `GET /disputes/{id}`.
    const SAMPLE: &str = r#"{"id":"DIs7yQRkHDdMYhurzYz72SFk","created_at":"2022-01-27T07:43:03.74Z",
        "updated_at":"2022-09-16T22:21:54.75Z","action":null,"amount":888888,"application":"APgPDQrLD52TYvqazjHJJchM",
        "dispute_details":{"arn":"123"},"evidence_submitted":"CHARGEBACK","identity":"IDpYDM7J9n57q849o9E9yNrG",
        "message":null,"occurred_at":"2022-01-27T07:42:48.56Z","reason":"FRAUD","respond_by":"2022-02-03T07:43:03.73Z",
        "response_state":"ACCEPTED","state":"WON","tags":{"order_number":"41BFASJSAKAS"},
        "transfer":"TRoTrJ3kqNTFh1P2FJ7A36Ky","_links":{}}"#;

    #[test]
    fn the_reference_dispute_is_read_whole() {
        let dispute = read_dispute(SAMPLE).expect("readable");
        assert_eq!(dispute.state, Some(DisputeState::Won));
        assert_eq!(dispute.response_state, Some(ResponseState::Accepted));
        assert_eq!(dispute.amount, Some(888_888));
        assert_eq!(dispute.order().as_deref(), Some("41BFASJSAKAS"));
        assert_eq!(dispute.details.get("arn").map(String::as_str), Some("123"));
        assert_eq!(&*dispute.raw, SAMPLE);
    }

    #[test]
    fn an_id_is_enough_and_every_other_field_may_be_odd() {
        assert!(read_dispute(r#"{"id":"DI1"}"#).is_ok());
        let odd = r#"{"id":"DI1","amount":"12","tags":null,"dispute_details":[1],"state":7,"respond_by":"soon",
            "created_at":{},"merchant":null,"transfer":"../../etc","new_field":{"a":[1,2]},"reason":"NEW"}"#;
        let dispute = read_dispute(odd).expect("readable");
        assert_eq!((dispute.amount, dispute.respond_by, dispute.transfer), (Some(12), None, None));
        assert_eq!(dispute.respond_by_unread.as_deref(), Some("soon"));
        assert_eq!(dispute.reason, Some(Reason::Other("NEW".into())));
        assert!(dispute.raw.contains("new_field"));
    }

    #[test]
    fn a_deadline_that_is_there_and_cannot_be_read_is_kept_as_it_came() {
        let read = |by: &str| {
            let dispute = read_dispute(&format!(r#"{{"id":"DI1","respond_by":{by}}}"#)).expect("readable");
            (dispute.respond_by.map(|at| at.to_string()), dispute.respond_by_unread)
        };
        let ten = Some("2026-12-01T10:00:00Z".to_owned());
        assert_eq!((read("1796119200"), read("1796119200000")), ((ten.clone(), None), (ten, None)));
        for (by, said) in
            [(r#""12/01/2026""#, "12/01/2026"), ("true", "true"), ("7", "7"), (r#"{"a":1}"#, r#"{"a":1}"#)]
        {
            assert_eq!(read(by), (None, Some(said.to_owned())), "{by}");
        }
        assert_eq!((read("null"), read(r#"" ""#)), ((None, None), (None, None)));
    }

    #[test]
    fn tags_that_are_no_text_are_read_as_text_and_kept_as_they_came() {
        let json =
            r#"{"id":"DI1","tags":{"a":"x","n":7.10,"none":null,"big":12345678901234567890123,"in":{"b": [1]}}}"#;
        let tags = read_dispute(json).expect("readable").tags;
        assert_eq!((tags.get("a"), tags.get("n"), tags.get("none")), (Some("x"), Some("7.1"), None));
        let odd: Vec<(&str, &str)> = tags.odd().collect();
        let expected = [("big", "12345678901234567890123"), ("in", r#"{"b": [1]}"#), ("n", "7.10"), ("none", "null")];
        assert_eq!(odd, expected);
        for tags in ["null", "[1]", "\"x\"", "7"] {
            assert!(read_dispute(&format!(r#"{{"id":"DI1","tags":{tags}}}"#)).expect("readable").tags.is_empty());
            assert!(read_evidence(&format!(r#"{{"id":"DF1","tags":{tags}}}"#)).expect("readable").tags.is_empty());
        }
    }

    #[test]
    fn without_an_id_there_is_no_dispute() {
        for bad in ["{}", "[]", "null", "", r#"{"id":""}"#, r#"{"id":"a/b"}"#] {
            assert!(read_dispute(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn an_adjustment_says_which_payment_it_is_about() {
        let read = |links: &str| read_adjustment(&format!(r#"{{"id":"TR1","_links":{links}}}"#)).expect("readable");
        let (own, other) = (TransferId::parse("TR9").expect("an id"), TransferId::parse("TR8").expect("an id"));
        for href in ["https://x/transfers/TR9", "/transfers/TR9/"] {
            let about = read(&format!(r#"{{"disputed_transfer":{{"href":"{href}"}}}}"#));
            assert!(about.is_about(&own) && !about.is_about(&other), "{href}");
        }
        // One that does not say stands where it was asked for.
        for silent in ["{}", "null", r#"{"disputed_transfer":{"href":7}}"#] {
            assert!(read(silent).is_about(&own), "{silent}");
        }
    }

    #[test]
    fn a_transfer_without_currency_has_no_amount_rather_than_a_wrong_one() {
        let entry = read_adjustment(r#"{"id":"TR1","amount":5,"subtype":"MERCHANT_DEBIT"}"#).expect("readable");
        assert_eq!(entry.amount, None);
    }
}
