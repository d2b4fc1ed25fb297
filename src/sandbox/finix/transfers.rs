//! Transfers and payment instruments as JSON (docs.finix.com/api/disputes,
//! /api/transfers, /api/payment-instruments): read only.

use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use super::errors::{Problem, Refused};
use super::paging::{Page, Paging};
use super::{Context, ok};
use crate::sandbox::clock::written;
use crate::sandbox::exchange::Reply;
use crate::sandbox::shared::uuid;
use crate::sandbox::world::dice::{Dice, mix_text};
use crate::sandbox::world::draft::Draft;
use crate::sandbox::world::id::Kind;
use crate::sandbox::world::reference::{PLATFORM_IDENTITY, reference};
use crate::sandbox::world::tables::MERCHANTS;
use crate::sandbox::world::transfers::{self, Part, Transfer};

/// Cities of buyers, with their state and a postal code.
const CITIES: [(&str, &str, &str); 6] = [
    ("San Francisco", "CA", "94104"),
    ("Portland", "OR", "97205"),
    ("Austin", "TX", "78701"),
    ("Chicago", "IL", "60601"),
    ("Brooklyn", "NY", "11201"),
    ("Boulder", "CO", "80302"),
];
const STREETS: [&str; 5] = ["Main Street", "Oak Avenue", "Mission Street", "Lincoln Road", "2nd Street"];

/// `GET /disputes/{id}/adjustment_transfers`
pub(super) fn adjustments(context: &Context<'_>, id: &str) -> Refused<Reply> {
    let draft = context.dispute(id)?;
    let mut paging = Paging::of(context)?;
    // Finix's own example of this list has an offset page in the current version.
    paging.by_cursor &= !draft.dice.chance(86, 100);
    let standing = context.standing(&draft, context.change(draft.index).as_ref());
    let all = transfers::adjustments(&context.shared.world, &draft, &standing);
    let page = Page::of_list(&paging, &all, |one| &one.id)?;
    let rows: Vec<Value> = page.rows.iter().map(|one| json_of(context, &draft, one)).collect();
    let path = format!("/disputes/{id}/adjustment_transfers");
    Ok(ok(StatusCode::OK, &page.body(context, &path, "transfers", &rows)))
}

/// `GET /transfers/{id}`
pub(super) fn get(context: &Context<'_>, id: &str) -> Refused<Reply> {
    let (draft, transfer) = found(context, id)?;
    Ok(ok(StatusCode::OK, &json_of(context, &draft, &transfer)))
}

/// `GET /transfers/{id}/reversals`: where the refund that answers an inquiry is.
pub(super) fn reversals(context: &Context<'_>, id: &str) -> Refused<Reply> {
    let (draft, transfer) = found(context, id)?;
    let paging = Paging::of(context)?;
    let all: Vec<Transfer> = transfers::reversal(&context.shared.world, &draft)
        .into_iter()
        .filter(|_| transfer.part == Part::Sale)
        .collect();
    let page = Page::of_list(&paging, &all, |one| &one.id)?;
    let rows: Vec<Value> = page.rows.iter().map(|one| json_of(context, &draft, one)).collect();
    let path = format!("/transfers/{id}/reversals");
    Ok(ok(StatusCode::OK, &page.body(context, &path, "transfers", &rows)))
}

/// `POST /transfers/{id}/reversals`: every transfer here has a dispute.
pub(super) fn reverse(context: &Context<'_>, id: &str) -> Refused<Reply> {
    found(context, id)?;
    Err(Problem::disputed())
}

fn found(context: &Context<'_>, id: &str) -> Refused<(Draft, Transfer)> {
    let missing = || Problem::not_found(format!("Transfer {id} does not exist."));
    let world = &context.shared.world;
    let index = transfers::dispute_of(world, id).ok_or_else(missing)?;
    let draft = world.draft(index).ok_or_else(missing)?;
    if !context.may_see(&draft) {
        return Err(Problem::forbidden("This user may not see this transfer."));
    }
    let standing = context.standing(&draft, context.change(index).as_ref());
    let mut all = transfers::adjustments(world, &draft, &standing);
    all.push(transfers::sale(world, &draft));
    all.extend(transfers::reversal(world, &draft));
    let transfer = all.into_iter().find(|transfer| transfer.id == id).ok_or_else(missing)?;
    Ok((draft, transfer))
}

fn json_of(context: &Context<'_>, draft: &Draft, transfer: &Transfer) -> Value {
    let world = &context.shared.world;
    let mut out = nulls();
    let mut put = |name: &str, value: Value| out.insert(name.to_owned(), value);
    let instrument = world.instrument_id(draft);
    let source = matches!(transfer.part, Part::Sale | Part::MerchantCredit);
    let destination = matches!(transfer.part, Part::MerchantDebit | Part::Reversal);
    let identity = if transfer.part.is_platform() { PLATFORM_IDENTITY.to_owned() } else { world.identity_id(draft) };
    let trace = || uuid(Dice::new(mix_text(world.seed, &transfer.id), 0));
    put("id", json!(transfer.id));
    put("created_at", json!(written(transfer.created)));
    put("updated_at", json!(written(transfer.updated)));
    put("amount", json!(draft.amount));
    put("amount_requested", json!(draft.amount));
    put("application", json!(world.application_id(draft)));
    put("currency", json!(draft.currency.code));
    put("merchant_identity", json!(identity));
    put("ready_to_settle_at", json!(written(transfer.ready_to_settle)));
    put("subtype", json!(transfer.part.subtype()));
    put("type", json!(type_of(transfer.part)));
    put("trace_id", json!(transfer.trace_id.map_or_else(trace, str::to_owned)));
    put("source", if source { json!(instrument) } else { Value::Null });
    put("destination", if destination { json!(instrument) } else { Value::Null });
    if matches!(transfer.part, Part::Sale | Part::Reversal) {
        sale_fields(context, draft, &mut put);
    }
    let links = links(context, draft, transfer, source, destination);
    put("_links", Value::Object(links));
    Value::Object(out)
}

/// What a payment has and an adjustment has not.
fn sale_fields(context: &Context<'_>, draft: &Draft, put: &mut impl FnMut(&str, Value) -> Option<Value>) {
    if let Some(merchant) = context.shared.world.merchant_id(draft) {
        put("merchant", json!(merchant));
    }
    let name = MERCHANTS.get(draft.merchant).map_or("", |merchant| merchant.name);
    put("statement_descriptor", json!(format!("FNX*{}", name.to_uppercase())));
    put("address_verification", json!("POSTAL_CODE_AND_STREET_MATCH"));
    put("security_code_verification", json!("MATCHED"));
    put("externally_funded", json!("UNKNOWN"));
    if draft.is_card_present() {
        let card = draft.card;
        let details = json!({
            "approval_code": format!("{:06}", draft.dice.below(53, 1_000_000)),
            "brand": card.brand,
            "entry_mode": "CHIP_ENTRY",
            "masked_account_number": format!("{}******{:04}", card.bin, card.last_four),
            "name": format!("{} {}", card.first_name, card.last_name),
            "payment_type": card.funding,
        });
        put("card_present_details", details);
    }
    if reference(draft.index).is_none() {
        put("tags", json!({ "order_number": draft.order_number() }));
    }
}

/// The fields the page shows the same for every adjustment.
fn nulls() -> Map<String, Value> {
    let fields = json!({
        "additional_buyer_charges": null,
        "additional_healthcare_data": null,
        "address_verification": null,
        "externally_funded": "FALSE",
        "failure_code": null,
        "failure_message": null,
        "fee": 0,
        "idempotency_id": null,
        "messages": [],
        "raw": null,
        "security_code_verification": null,
        "state": "SUCCEEDED",
        "statement_descriptor": null,
        "tags": {},
    });
    fields.as_object().cloned().unwrap_or_default()
}

const fn type_of(part: Part) -> &'static str {
    match part {
        Part::Sale => "DEBIT",
        Part::Reversal => "REVERSAL",
        _ => "DISPUTE",
    }
}

fn links(
    context: &Context<'_>,
    draft: &Draft,
    transfer: &Transfer,
    source: bool,
    destination: bool,
) -> Map<String, Value> {
    let world = &context.shared.world;
    let sale = transfers::sale(world, draft).id;
    let own = format!("/transfers/{}", transfer.id);
    let instrument = world.instrument_id(draft);
    let application = world.application_id(draft);
    let identity = world.identity_id(draft);
    let mut links = Map::new();
    let mut put = |name: &str, path: &str| links.insert(name.to_owned(), context.link(path));
    put("self", &own);
    put("application", &format!("/applications/{application}"));
    put("merchant_identity", &format!("/identities/{identity}"));
    put("payment_instruments", &format!("{own}/payment_instruments"));
    put("fee_profile", &format!("/fee_profiles/{}", world.mint.id(Kind::Merchant, 900, 1).replacen("MU", "FP", 1)));
    if source {
        put("source", &format!("/payment_instruments/{instrument}"));
    }
    if destination {
        put("destination", &format!("/payment_instruments/{instrument}"));
    }
    if transfer.part == Part::Sale {
        put("disputes", &format!("{own}/disputes"));
        put("reversals", &format!("{own}/reversals"));
    } else {
        put("disputed_transfer", &format!("/transfers/{sale}"));
    }
    links
}

/// `GET /payment_instruments/{id}`: the buyer's card.
pub(super) fn instrument(context: &Context<'_>, id: &str) -> Refused<Reply> {
    let missing = || Problem::not_found(format!("Payment instrument {id} does not exist."));
    let world = &context.shared.world;
    let draft = world.instrument_index(id).and_then(|index| world.draft(index)).ok_or_else(missing)?;
    if !context.may_see(&draft) {
        return Err(Problem::forbidden("This user may not see this payment instrument."));
    }
    let card = draft.card;
    let buyer = world.mint.id(Kind::Identity, draft.buyer.index, 1);
    let body = json!({
        "id": id,
        "address": address(&draft),
        "created_at": written(draft.occurred - 5_000),
        "updated_at": written(draft.occurred - 5_000),
        "application": world.application_id(&draft),
        "bin": card.bin,
        "brand": card.brand,
        "card_type": card.funding,
        "currency": draft.currency.code,
        "enabled": true,
        "expiration_month": draft.buyer.dice.below(51, 12) + 1,
        "expiration_year": 2027 + draft.buyer.dice.below(52, 5),
        "fingerprint": draft.fingerprint(),
        "identity": buyer,
        "instrument_type": "PAYMENT_CARD",
        "issuer_country": "UNKNOWN",
        "last_four": format!("{:04}", card.last_four),
        "name": format!("{} {}", card.first_name, card.last_name),
        "tags": {},
        "type": "PAYMENT_CARD",
        "_links": {
            "self": context.link(&format!("/payment_instruments/{id}")),
            "application": context.link(&format!("/applications/{}", world.application_id(&draft))),
            "identity": context.link(&format!("/identities/{buyer}")),
        },
    });
    Ok(ok(StatusCode::OK, &body))
}

/// Where the bills of the buyer's card go.
fn address(draft: &Draft) -> Value {
    let pick = |draw: u64, of: usize| usize::try_from(draft.buyer.dice.below(draw, of as u64)).unwrap_or(0);
    let (city, region, postal_code) = CITIES.get(pick(56, CITIES.len())).copied().unwrap_or_default();
    let street = STREETS.get(pick(57, STREETS.len())).copied().unwrap_or_default();
    json!({
        "line1": format!("{} {street}", draft.buyer.dice.below(58, 1_900) + 1),
        "line2": null,
        "city": city,
        "region": region,
        "postal_code": postal_code,
        "country": "USA",
    })
}
