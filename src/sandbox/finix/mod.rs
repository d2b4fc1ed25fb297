//! Finix's disputes API (docs.finix.com/api/disputes): authentication, media
//! types and versions; the endpoints are in the files beside this one.
//!
//! Order of the checks: key (401), path (404), method (405), rate (429), format
//! of the reply (406), format of the request (415), right to write (403), then the
//! endpoint's own.

mod actions;
mod dispute;
pub(crate) mod errors;
mod evidence;
mod filters;
mod limits;
mod list;
mod order;
mod paging;
mod tags;
mod transfers;
mod upload;

use axum::http::{HeaderName, StatusCode, header};
use serde_json::{Map, Value};

use super::accounts::Rights;
use super::clock::Millis;
use super::exchange::{Call, Reply};
use super::routes::{Asked, Operation};
use super::shared::Shared;
use super::world::draft::Draft;
use super::world::ledger::Change;
use super::world::standing::{Standing, standing};
use errors::{Problem, Refused};

/// What every endpoint gets.
pub(crate) struct Context<'a> {
    pub(crate) shared: &'a Shared,
    pub(crate) call: &'a Call,
    pub(crate) rights: Rights,
    pub(crate) now: Millis,
    /// True for `Finix-Version: 2022-02-01`: cursor pages and the newest replies.
    pub(crate) is_current_version: bool,
}

/// Media types in which a reply can come.
const JSON_TYPES: &[&str] =
    &["application/hal+json", "application/json", "application/vnd.api+json", "application/vnd.json+api"];
const BINARY: &str = "application/octet-stream";

/// Answers a request to Finix.
pub(crate) async fn answer(shared: &Shared, asked: &Asked, call: &Call) -> Reply {
    let rights = shared.keys.finix_rights(&call.headers);
    let href = format!("{}{}", shared.base, call.path);
    let mut reply = match rights {
        None => Problem::unauthorized().reply(&href).with(header::WWW_AUTHENTICATE, "Basic realm=\"Finix\""),
        Some(rights) => routed(shared, asked, call, rights, &href).await,
    };
    if let Some(rights) = rights {
        reply = reply.with(HeaderName::from_static("finix-apiuser-role"), rights.role);
    }
    let is_json = reply.headers.get(header::CONTENT_TYPE).is_some_and(|v| v == "application/json");
    if is_json && call.names_in_accept("application/hal+json") {
        reply = reply.with(header::CONTENT_TYPE, "application/hal+json");
    }
    reply
}

async fn routed(shared: &Shared, asked: &Asked, call: &Call, rights: Rights, href: &str) -> Reply {
    let (operation, ids) = match asked {
        Asked::Known(operation, ids) => (*operation, ids),
        Asked::Unknown => return Problem::not_found("There is no such endpoint.").reply(href),
        Asked::WrongMethod(allow) => {
            return errors::of_status(405, href).with(header::ALLOW, allow);
        }
    };
    let is_read = call.method == axum::http::Method::GET;
    if shared.meter.as_ref().is_some_and(|meter| !meter.admits(is_read)) {
        return errors::of_status(429, href);
    }
    let context = Context {
        shared,
        call,
        rights,
        now: shared.clock.now(),
        is_current_version: call.header("finix-version") == Some("2022-02-01"),
    };
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let answered = match check(&context, operation) {
        Err(problem) => Err(problem),
        Ok(()) => run(&context, operation, &ids).await,
    };
    answered.unwrap_or_else(|problem| problem.reply(href))
}

/// The checks that come before an endpoint's own.
fn check(context: &Context<'_>, operation: Operation) -> Refused<()> {
    let call = context.call;
    let is_download = operation == Operation::DownloadEvidence;
    let is_acceptable = call.accepts(JSON_TYPES) || (is_download && call.accepts(&[BINARY]));
    if !is_acceptable {
        return Err(Problem::not_acceptable());
    }
    let content_type = call.content_type();
    match operation {
        Operation::UploadEvidence if content_type.as_deref() != Some("multipart/form-data") => {
            return Err(Problem::media_type("multipart/form-data"));
        }
        Operation::ReverseTransfer
        | Operation::PutDispute
        | Operation::PutEvidence
        | Operation::Submit
        | Operation::Accept
            if content_type.as_deref().is_none_or(|given| !JSON_TYPES.contains(&given)) =>
        {
            return Err(Problem::media_type("application/json"));
        }
        _ => {}
    }
    if call.method != axum::http::Method::GET && !context.rights.may_write {
        return Err(Problem::forbidden("This user may read, but not write."));
    }
    Ok(())
}

async fn run(context: &Context<'_>, operation: Operation, ids: &[&str]) -> Refused<Reply> {
    let first = ids.first().copied().unwrap_or_default();
    let second = ids.get(1).copied().unwrap_or_default();
    match operation {
        Operation::ListDisputes if first.is_empty() => list::list(context),
        Operation::ListDisputes => list::of_transfer(context, first),
        Operation::GetDispute => dispute::get(context, first),
        Operation::PutDispute => actions::put_tags(context, first),
        Operation::Submit => actions::submit(context, first),
        Operation::Accept => actions::accept(context, first),
        Operation::ListEvidence => evidence::list(context, first),
        Operation::GetEvidence => evidence::get(context, first, second),
        Operation::PutEvidence => evidence::put_tags(context, first, second),
        Operation::DownloadEvidence => evidence::download(context, first, second),
        Operation::DeleteEvidence => evidence::delete(context, first, second),
        Operation::UploadEvidence => upload::upload(context, first).await,
        Operation::ListAdjustmentTransfers => transfers::adjustments(context, first),
        Operation::GetTransfer => transfers::get(context, first),
        Operation::ListReversals => transfers::reversals(context, first),
        Operation::ReverseTransfer => transfers::reverse(context, first),
        Operation::GetPaymentInstrument => transfers::instrument(context, first),
        _ => Err(Problem::not_found("There is no such endpoint.")),
    }
}

impl Context<'_> {
    /// The dispute of that ID, if there is one and this user may see it.
    pub(crate) fn dispute(&self, id: &str) -> Refused<Draft> {
        let world = &self.shared.world;
        let draft = world.dispute_index(id).and_then(|index| world.draft(index));
        let draft = draft.ok_or_else(|| Problem::not_found(format!("Dispute {id} does not exist.")))?;
        if self.may_see(&draft) { Ok(draft) } else { Err(Problem::forbidden("This user may not see this dispute.")) }
    }

    /// True when this user's role reaches the dispute.
    pub(crate) fn may_see(&self, draft: &Draft) -> bool {
        let is_merchants = self.rights.merchant.is_none_or(|merchant| {
            merchant == draft.merchant && super::world::reference::reference(draft.index).is_none()
        });
        let application = super::world::application(draft);
        is_merchants && self.rights.application.is_none_or(|allowed| allowed == application)
    }

    /// What clients did to a dispute, as of now.
    pub(crate) fn change(&self, index: u64) -> Option<Change> {
        self.shared.ledger().get(index).cloned()
    }

    /// How a dispute stands now.
    pub(crate) fn standing(&self, draft: &Draft, change: Option<&Change>) -> Standing {
        standing(draft, change, self.now)
    }

    /// A link in Finix's form.
    pub(crate) fn link(&self, path: &str) -> Value {
        serde_json::json!({ "href": format!("{}{path}", self.shared.base) })
    }
}

/// The body as a JSON object.
pub(crate) fn object(call: &Call) -> Refused<Map<String, Value>> {
    match serde_json::from_slice(&call.body) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(Problem::bad_request("The body must be a JSON object.")),
        Err(_) => Err(Problem::bad_request("The body is not JSON.")),
    }
}

/// A reply with a JSON body.
pub(crate) fn ok(status: StatusCode, body: &Value) -> Reply {
    Reply::json(status, body)
}
