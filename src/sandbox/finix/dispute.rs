//! A dispute as JSON (docs.finix.com/api/disputes).
//!
//! What its values are is worked out in `world`.

use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use super::errors::Refused;
use super::{Context, ok};
use crate::sandbox::clock::written;
use crate::sandbox::exchange::Reply;
use crate::sandbox::world::draft::{Draft, Oddity};
use crate::sandbox::world::ledger::{Change, Tags};
use crate::sandbox::world::reference::{Reference, reference};
use crate::sandbox::world::standing::Standing;
use crate::sandbox::world::tables::MERCHANTS;
use crate::sandbox::world::transfers;

/// `GET /disputes/{id}`
pub(super) fn get(context: &Context<'_>, id: &str) -> Refused<Reply> {
    let draft = context.dispute(id)?;
    let change = context.change(draft.index);
    let standing = context.standing(&draft, change.as_ref());
    Ok(ok(StatusCode::OK, &whole(context, &draft, change.as_ref(), &standing)))
}

/// The dispute as the list shows it.
pub(super) fn row(context: &Context<'_>, draft: &Draft, change: Option<&Change>, standing: &Standing) -> Value {
    let mut row = common(context, draft, standing);
    row.insert("tags".to_owned(), shown_tags(&tags_in_list(draft, change), draft));
    if !draft.is_terse_in_list || change.is_some() {
        row.insert("response_state".to_owned(), json!(standing.response_state));
    }
    Value::Object(row)
}

/// The dispute as it is shown by itself.
pub(super) fn whole(context: &Context<'_>, draft: &Draft, change: Option<&Change>, standing: &Standing) -> Value {
    let mut whole = common(context, draft, standing);
    whole.insert("tags".to_owned(), shown_tags(&tags(draft, change), draft));
    whole.insert("response_state".to_owned(), json!(standing.response_state));
    whole.insert("evidence_submitted".to_owned(), json!(standing.evidence_submitted));
    Value::Object(whole)
}

fn common(context: &Context<'_>, draft: &Draft, standing: &Standing) -> Map<String, Value> {
    let world = &context.shared.world;
    let id = world.dispute_id(draft.index);
    let odd = |oddity: Oddity| draft.oddity == oddity;
    let date = |is_null: bool, at| {
        if is_null { Value::Null } else { json!(written(at)) }
    };
    let application = world.application_id(draft);
    let transfer = transfers::sale(world, draft).id;
    let mut dispute = Map::new();
    let mut put = |name: &str, value: Value| dispute.insert(name.to_owned(), value);
    put("created_at", json!(written(draft.created)));
    put("updated_at", json!(written(standing.updated)));
    put("amount", if odd(Oddity::NullAmount) { Value::Null } else { json!(draft.amount) });
    put("identity", json!(world.identity_id(draft)));
    if let Some(merchant) = world.merchant_id(draft) {
        put("merchant", json!(merchant));
    }
    if !odd(Oddity::NoMessage) {
        put("action", Value::Null);
        put("message", Value::Null);
    }
    put("dispute_details", details(draft));
    put("occurred_at", date(odd(Oddity::NullOccurredAt), draft.occurred));
    put("reason", json!(if odd(Oddity::NewReason) { "PROCESSING_ERROR" } else { draft.reason }));
    put("respond_by", standing.respond_by.map_or(Value::Null, |at| json!(written(at))));
    put("state", json!(standing.state));
    let links = json!({
        "self": context.link(&format!("/disputes/{id}")),
        "application": context.link(&format!("/applications/{application}")),
        "transfer": context.link(&format!("/transfers/{transfer}")),
        "evidence": context.link(&format!("/disputes/{id}/evidence")),
        "adjustment_transfers": context.link(&format!("/disputes/{id}/adjustment_transfers")),
    });
    put("_links", links);
    put("application", json!(application));
    put("transfer", json!(transfer));
    put("id", json!(id));
    dispute
}

/// Whatever the processor sent; only `arn` is always there.
fn details(draft: &Draft) -> Value {
    if reference(draft.index).is_some() {
        return json!({ "arn": "123" });
    }
    if draft.oddity == Oddity::NullDetails {
        return Value::Null;
    }
    let mut details = Map::new();
    details.insert("arn".to_owned(), json!(draft.arn()));
    if let Some(case_id) = draft.case_id() {
        details.insert("case_id".to_owned(), json!(case_id));
        details.insert("pin_debit_adjustment_number".to_owned(), Value::Null);
    }
    if let Some(code) = draft.spelled_reason_code() {
        details.insert("reason_code".to_owned(), json!(code));
    }
    Value::Object(details)
}

fn shown_tags(tags: &Tags, draft: &Draft) -> Value {
    if draft.oddity == Oddity::NullTags && tags.is_empty() {
        return Value::Null;
    }
    json!(tags)
}

/// The tags of a dispute, as it shows them by itself.
pub(super) fn tags(draft: &Draft, change: Option<&Change>) -> Tags {
    tags_of(draft, change, |known| known.tags)
}

/// The tags of a dispute, as the list shows them: the examples of the page differ
/// for one dispute.
pub(super) fn tags_in_list(draft: &Draft, change: Option<&Change>) -> Tags {
    tags_of(draft, change, |known| known.list_tags)
}

type Pairs = &'static [(&'static str, &'static str)];

fn tags_of(draft: &Draft, change: Option<&Change>, pairs: fn(&Reference) -> Pairs) -> Tags {
    if let Some(tags) = change.and_then(|change| change.tags.as_ref()) {
        return tags.clone();
    }
    if let Some(known) = reference(draft.index) {
        let own = |pair: &(&str, &str)| (pair.0.to_owned(), pair.1.to_owned());
        return pairs(known).iter().map(own).collect();
    }
    if draft.oddity == Oddity::NullTags {
        return Tags::new();
    }
    let merchant = MERCHANTS.get(draft.merchant).map_or("", |merchant| merchant.name);
    let mut tags = Tags::new();
    tags.insert("merchant_name".to_owned(), merchant.to_owned());
    tags.insert("order_number".to_owned(), draft.order_number());
    if let Some(email) = draft.customer_email() {
        tags.insert("customer_email".to_owned(), email);
    }
    tags
}
