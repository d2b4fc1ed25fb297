//! Changing a dispute: tags, submit, accept (docs.finix.com/api/disputes and the
//! guides "responding to disputes" and "accepting disputes").

use axum::http::StatusCode;
use serde_json::{Map, Value};

use super::errors::{Problem, Refused};
use super::{Context, dispute, object, ok, tags};
use crate::sandbox::exchange::Reply;
use crate::sandbox::world::draft::Draft;
use crate::sandbox::world::ledger::{Accepted, Change};
use crate::sandbox::world::standing::standing;
use crate::sandbox::world::{evidence, transfers};

/// The words that stand for a refund without a reference.
const UNREFERENCED: [&str; 3] =
    ["UNREFERENCED_REFUND", "CARD_NOT_PRESENT_UNREFERENCED_REFUND", "CARD_PRESENT_UNREFERENCED_REFUND"];

/// `PUT /disputes/{id}`: replaces the tags; everything else in the body is ignored.
pub(super) fn put_tags(context: &Context<'_>, id: &str) -> Refused<Reply> {
    let draft = context.dispute(id)?;
    let tags = tags::from_body(&object(context.call)?)?;
    let mut ledger = context.shared.ledger();
    let change = ledger.set_tags(draft.index, tags, context.now).map_err(|_cause| Problem::full())?;
    Ok(shown(context, StatusCode::OK, &draft, change))
}

/// `POST /disputes/{id}/submit`
pub(super) fn submit(context: &Context<'_>, id: &str) -> Refused<Reply> {
    let draft = context.dispute(id)?;
    let body = object(context.call)?;
    check_note(&body)?;
    check_amount(&body, &draft)?;
    check_refund(context, &body, &draft)?;
    let mut ledger = context.shared.ledger();
    let before = ledger.get(draft.index);
    if is_conceded(before) || !standing(&draft, before, context.now).may_respond() {
        return Err(Problem::unprocessable("Evidence cannot be submitted: the dispute does not wait for a response."));
    }
    let files = evidence::all(&context.shared.world, &draft, before, context.now);
    let had_evidence = files.iter().any(|file| file.state != "FAILED");
    let change = ledger.entry(draft.index).map_err(|_cause| Problem::full())?;
    change.submitted = Some(context.now);
    change.had_evidence = had_evidence;
    // The newest pages answer 202, the ones of the base version 200.
    let status = if context.is_current_version { StatusCode::ACCEPTED } else { StatusCode::OK };
    Ok(shown(context, status, &draft, change))
}

/// `POST /disputes/{id}/accept`: the reply still shows the old `response_state`,
/// as in Finix's guide.
pub(super) fn accept(context: &Context<'_>, id: &str) -> Refused<Reply> {
    let draft = context.dispute(id)?;
    check_note(&object(context.call)?)?;
    let mut ledger = context.shared.ledger();
    let before = ledger.get(draft.index).cloned();
    if is_conceded(before.as_ref()) || !standing(&draft, before.as_ref(), context.now).may_accept() {
        return Err(Problem::unprocessable(
            "The dispute cannot be accepted: its response_state is not NEEDS_RESPONSE.",
        ));
    }
    let change = ledger.entry(draft.index).map_err(|_cause| Problem::full())?;
    let reply = shown(context, StatusCode::OK, &draft, &before.unwrap_or_default());
    let delay = i64::try_from(context.shared.accept_delay.as_millis()).unwrap_or(i64::MAX);
    change.accepted = Some(Accepted { visible: context.now.saturating_add(delay) });
    Ok(reply)
}

/// True from the concession on, even while the dispute does not show it yet.
pub(super) fn is_conceded(change: Option<&Change>) -> bool {
    change.is_some_and(|change| change.accepted.is_some())
}

fn shown(context: &Context<'_>, status: StatusCode, draft: &Draft, change: &Change) -> Reply {
    let standing = standing(draft, Some(change), context.now);
    ok(status, &dispute::whole(context, draft, Some(change), &standing))
}

fn check_note(body: &Map<String, Value>) -> Refused<()> {
    match body.get("note") {
        Some(Value::String(note)) if !note.trim().is_empty() => Ok(()),
        Some(Value::String(_)) => Err(Problem::invalid_field("note", "note must not be blank.")),
        Some(Value::Null) | None => Err(Problem::invalid_field("note", "note is required.")),
        Some(_) => Err(Problem::invalid_field("note", "note must be text.")),
    }
}

/// A partial rebuttal: at most the disputed amount.
fn check_amount(body: &Map<String, Value>, draft: &Draft) -> Refused<()> {
    let Some(amount) = body.get("amount").filter(|amount| !amount.is_null()) else {
        return Ok(());
    };
    let Some(amount) = amount.as_i64() else {
        return Err(Problem::invalid_field("amount", "amount must be a whole number of cents."));
    };
    if (1..=draft.amount).contains(&amount) {
        return Ok(());
    }
    Err(Problem::invalid_field("amount", "amount must be above 0 and at most the disputed amount."))
}

/// A refund already given, which only an inquiry can be answered with.
fn check_refund(context: &Context<'_>, body: &Map<String, Value>, draft: &Draft) -> Refused<()> {
    let refund = match body.get("refund") {
        None | Some(Value::Null) => return Ok(()),
        Some(Value::String(refund)) => refund,
        Some(_) => return Err(Problem::invalid_field("refund", "refund must be text.")),
    };
    if !draft.inquiry {
        let problem = "refund can only be given for a dispute in state INQUIRY.";
        return Err(Problem::invalid_field("refund", problem));
    }
    let reversal = transfers::reversal(&context.shared.world, draft);
    let is_reversal = reversal.is_some_and(|transfer| transfer.id == *refund);
    if is_reversal || UNREFERENCED.contains(&refund.as_str()) {
        return Ok(());
    }
    let problem = "refund must be the ID of a REVERSAL of the transfer or an unreferenced refund.";
    Err(Problem::invalid_field("refund", problem))
}
