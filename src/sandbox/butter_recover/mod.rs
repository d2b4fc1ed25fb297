//! Butter Recover's enterprise API (docs.butterpayments.com, "Recover Enterprise
//! API", payments): takes a payment event, checks it and forgets it.
//!
//! Which body is right is decided in `event`.

mod codes;
mod event;

use serde_json::{Value, json};

use super::exchange::{Call, Reply, status};
use super::routes::{Asked, Service};
use super::shared::Shared;
use super::world::dice::{Dice, mix_text};

/// Answers a request to Butter Recover.
pub(crate) fn answer(shared: &Shared, asked: &Asked, call: &Call) -> Reply {
    if !matches!(asked, Asked::Known(..)) {
        return error(404);
    }
    if !call.header("x-api-key").is_some_and(|key| shared.keys.is_key(Service::ButterRecover, key)) {
        return error(403);
    }
    if call.content_type().as_deref() != Some("application/json") {
        return error(415);
    }
    let problems = match serde_json::from_slice::<Value>(&call.body) {
        Ok(body) => event::problems(&body),
        Err(_) => vec![json!({ "path": "", "message": "the body is not JSON" })],
    };
    if !problems.is_empty() {
        return Reply::json(status(400), &json!({ "message": "Invalid request body", "errors": problems }));
    }
    Reply::json(
        status(200),
        &json!({
            "message": "Request submitted for processing",
            "request_id": receipt(&call.request_id),
        }),
    )
}

/// An opaque string of the documented form: UUID, 56 digits, 12 digits.
fn receipt(request_id: &str) -> String {
    let dice = Dice::new(mix_text(0xB0_77E2, request_id), 0);
    let digits: String =
        (0..52).map(|salt| char::from(b'0' + u8::try_from(dice.below(salt, 10)).unwrap_or(0))).collect();
    format!("{request_id}:4964{digits}:000000000000")
}

/// An error in the documented form.
pub(crate) fn error(code: u16) -> Reply {
    let body = match code {
        400 => json!({ "message": "Invalid request body", "errors": [{}] }),
        403 => json!({ "message": "Forbidden", "errors": "Invalid API key" }),
        404 => json!({ "message": "Method/path combination not found." }),
        415 => json!({
            "message": "Unsupported media type",
            "errors": "Content-Type must be application/json",
        }),
        413 => json!({ "message": "Request Too Long" }),
        429 => json!({ "message": "Too Many Requests" }),
        503 => json!({ "message": "Service Unavailable" }),
        // Documented without a body.
        500..=599 => return Reply::empty(status(code)),
        _ => json!({ "message": "Error" }),
    };
    Reply::json(status(code), &body)
}
