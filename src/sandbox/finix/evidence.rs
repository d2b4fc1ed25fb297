//! Evidence of a dispute: list, one, tags, download, delete
//! (docs.finix.com/api/disputes). Uploading is in `upload`.

use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use super::errors::{Problem, Refused};
use super::filters::{TimeSpan, tag_filter, tag_holds};
use super::paging::{Page, Paging};
use super::{BINARY, Context, actions, object, ok, tags};
use crate::sandbox::clock::written;
use crate::sandbox::exchange::Reply;
use crate::sandbox::world::draft::Draft;
use crate::sandbox::world::evidence::{self, Evidence};
use crate::sandbox::world::ledger::{EvidenceKey, Ledger};
use crate::sandbox::world::standing::standing;

/// `GET /disputes/{id}/evidence`
pub(super) fn list(context: &Context<'_>, id: &str) -> Refused<Reply> {
    let draft = context.dispute(id)?;
    let query = &context.call.query;
    let paging = Paging::of(context)?;
    let created = TimeSpan::of(query, "created_at")?;
    let updated = TimeSpan::of(query, "updated_at")?;
    let tag = tag_filter(query);
    let change = context.change(draft.index);
    let world = &context.shared.world;
    let mut all = evidence::all(world, &draft, change.as_ref(), context.now);
    all.retain(|one| created.holds(one.created) && updated.holds(one.updated) && tag_holds(&tag, &one.tags));
    let page = Page::of_list(&paging, &all, |one| &one.id)?;
    let rows: Vec<Value> = page.rows.iter().map(|one| json_of(context, &draft, one)).collect();
    let path = format!("/disputes/{id}/evidence");
    Ok(ok(StatusCode::OK, &page.body(context, &path, "evidences", &rows)))
}

/// `GET /disputes/{id}/evidence/{id}`
pub(super) fn get(context: &Context<'_>, id: &str, evidence_id: &str) -> Refused<Reply> {
    let draft = context.dispute(id)?;
    let evidence = find(context, &context.shared.ledger(), &draft, evidence_id)?;
    Ok(ok(StatusCode::OK, &json_of(context, &draft, &evidence)))
}

/// `PUT /disputes/{id}/evidence/{id}`: replaces the tags, the server's own too.
pub(super) fn put_tags(context: &Context<'_>, id: &str, evidence_id: &str) -> Refused<Reply> {
    let draft = context.dispute(id)?;
    let mut ledger = context.shared.ledger();
    let key = find(context, &ledger, &draft, evidence_id)?.key;
    let tags = tags::from_body(&object(context.call)?)?;
    let stored = ledger.set_evidence_tags(draft.index, key, tags, context.now);
    stored.map_err(|_cause| Problem::full())?;
    let evidence = find(context, &ledger, &draft, evidence_id)?;
    Ok(ok(StatusCode::OK, &json_of(context, &draft, &evidence)))
}

/// `GET /disputes/{id}/evidence/{id}/download`
pub(super) fn download(context: &Context<'_>, id: &str, evidence_id: &str) -> Refused<Reply> {
    let draft = context.dispute(id)?;
    let ledger = context.shared.ledger();
    let evidence = find(context, &ledger, &draft, evidence_id)?;
    let bytes = evidence::bytes(&evidence, ledger.get(draft.index));
    Ok(Reply::new(StatusCode::OK, BINARY, bytes))
}

/// `DELETE /disputes/{id}/evidence/{id}`: only before the evidence was submitted, in whichever round.
/// Its path and its 204 are presumed; Finix has only announced that it exists.
pub(super) fn delete(context: &Context<'_>, id: &str, evidence_id: &str) -> Refused<Reply> {
    let draft = context.dispute(id)?;
    let mut ledger = context.shared.ledger();
    let evidence = find(context, &ledger, &draft, evidence_id)?;
    let key = evidence.key;
    let change = ledger.get(draft.index);
    if actions::is_conceded(change) || !standing(&draft, change, context.now).may_respond() {
        return Err(Problem::unprocessable("Evidence cannot be deleted: the dispute does not wait for a response."));
    }
    if !evidence.is_of_round(change) {
        return Err(Problem::unprocessable("Evidence cannot be deleted: it was handed to the card network."));
    }
    ledger.remove(draft.index, key).map_err(|_cause| Problem::full())?;
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

fn find(context: &Context<'_>, ledger: &Ledger, draft: &Draft, id: &str) -> Refused<Evidence> {
    let change = ledger.get(draft.index);
    evidence::find(&context.shared.world, draft, change, id, context.now)
        .ok_or_else(|| Problem::not_found(format!("Evidence {id} does not exist.")))
}

/// A piece of evidence as JSON.
pub(super) fn json_of(context: &Context<'_>, draft: &Draft, evidence: &Evidence) -> Value {
    let world = &context.shared.world;
    let dispute = world.dispute_id(draft.index);
    let mut out = Map::new();
    let mut put = |name: &str, value: Value| out.insert(name.to_owned(), value);
    put("id", json!(evidence.id));
    put("created_at", json!(written(evidence.created)));
    put("updated_at", json!(written(evidence.updated)));
    put("dispute", json!(dispute));
    put("state", json!(evidence.state));
    put("tags", json!(evidence.tags));
    let path = format!("/disputes/{dispute}/evidence/{}", evidence.id);
    put("_links", json!({ "self": context.link(&path) }));
    let is_new_shape = !evidence.is_old_shape || !matches!(evidence.key, EvidenceKey::Old(_));
    if is_new_shape {
        put("application", json!(world.application_id(draft)));
        put("identity", json!(world.identity_id(draft)));
        if let Some(merchant) = world.merchant_id(draft) {
            put("merchant", json!(merchant));
        }
    }
    Value::Object(out)
}
