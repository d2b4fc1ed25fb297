//! Butter's disputes data collection API (docs.butterpayments.com, "Disputes
//! Integration Overview"): one call for every successful checkout, checked and
//! forgotten.
//!
//! The names in its specification are `FastAPI`'s, so its errors have `FastAPI`'s
//! form: `{"detail": "..."}`, and for 422 a list with `loc`, `msg` and `type`.

use std::net::Ipv4Addr;

use axum::http::header;
use serde_json::{Map, Value, json};

use super::exchange::{Call, Reply, status};
use super::routes::{Asked, Operation, Service};
use super::shared::Shared;

const PSPS: [&str; 6] = ["stripe", "braintree", "adyen", "worldpay", "recurly", "recharge"];
/// One of these must be there.
const IDS: [&str; 5] = ["invoice_id", "subscription_id", "charge_id", "transaction_id", "network_transaction_id"];
const OPTIONAL: [&str; 2] = ["customer_id", "user_agent"];

/// Answers a request to Butter's disputes data collection.
pub(crate) fn answer(shared: &Shared, asked: &Asked, call: &Call) -> Reply {
    if let Some(redirect) = slash_redirect(shared, call) {
        return redirect;
    }
    let operation = match asked {
        Asked::Known(operation, _) => *operation,
        Asked::WrongMethod(allow) => return error(405).with(header::ALLOW, allow),
        Asked::Unknown => return error(404),
    };
    let Some(known) = shared.keys.basic(Service::ButterDisputes, &call.headers) else {
        return error(401).with(header::WWW_AUTHENTICATE, "Basic");
    };
    if known.username == "butter-disabled" {
        return error(403);
    }
    if operation == Operation::Ping {
        return Reply::json(status(200), &json!({ "ping": "pong" }));
    }
    match problems(call) {
        problems if problems.is_empty() => Reply::json(status(200), &json!({ "id": call.request_id })),
        problems => Reply::json(status(422), &json!({ "detail": problems })),
    }
}

/// The same path with and without the last slash: one is served, the other sent
/// there, whatever the method and the key, as `FastAPI` does it.
fn slash_redirect(shared: &Shared, call: &Call) -> Option<Reply> {
    let (served, other) = if shared.is_slash_canonical {
        ("/v1/analytics/", "/v1/analytics")
    } else {
        ("/v1/analytics", "/v1/analytics/")
    };
    (call.path == other).then(|| {
        let target = format!("{}{}{served}", shared.base, Service::ButterDisputes.prefix());
        Reply::empty(status(307)).with(header::LOCATION, &target)
    })
}

fn problem(loc: &[&str], kind: &str, msg: &str, input: &Value) -> Value {
    json!({ "loc": loc, "msg": msg, "type": kind, "input": input })
}

fn problems(call: &Call) -> Vec<Value> {
    let is_json = call.content_type().is_none_or(|given| {
        given == "application/json" || (given.starts_with("application/") && given.ends_with("+json"))
    });
    let body: Value = match serde_json::from_slice(&call.body) {
        _ if call.body.is_empty() => {
            return vec![problem(&["body"], "missing", "Field required", &Value::Null)];
        }
        Ok(body) if is_json => body,
        Err(_) if is_json => {
            return vec![problem(&["body"], "json_invalid", "JSON decode error", &json!({}))];
        }
        _ => Value::Null,
    };
    let Value::Object(fields) = &body else {
        let msg = "Input should be a valid dictionary or object to extract fields from";
        return vec![problem(&["body"], "model_attributes_type", msg, &Value::Null)];
    };
    field_problems(fields, &body)
}

fn field_problems(fields: &Map<String, Value>, body: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    let mut check = |name: &str, is_required: bool, rule: &dyn Fn(&str) -> Option<(&'static str, String)>| {
        let loc = ["body", name];
        match fields.get(name) {
            None if is_required => found.push(problem(&loc, "missing", "Field required", body)),
            None => {}
            Some(Value::Null) if !is_required => {}
            Some(Value::String(text)) => {
                if let Some((kind, msg)) = rule(text) {
                    found.push(problem(&loc, kind, &msg, &json!(text)));
                }
            }
            Some(other) => {
                found.push(problem(&loc, "string_type", "Input should be a valid string", other));
            }
        }
    };
    check("customer_email", true, &email_problem);
    check("ipv4_address", true, &address_problem);
    check("psp", true, &psp_problem);
    for name in IDS.iter().chain(&OPTIONAL) {
        check(name, false, &|_| None);
    }
    let is_there = |name: &&str| fields.get(*name).and_then(Value::as_str).is_some_and(|text| !text.trim().is_empty());
    if !IDS.iter().any(is_there) {
        let msg = "Value error, at least one of invoice_id, subscription_id, charge_id, \
                   transaction_id must be present";
        found.push(problem(&["body"], "value_error", msg, body));
    }
    found
}

fn email_problem(text: &str) -> Option<(&'static str, String)> {
    let wrong = |why: &str| Some(("value_error", format!("value is not a valid email address: {why}")));
    let Some((local, domain)) = text.split_once('@') else {
        return wrong("An email address must have an @-sign.");
    };
    let is_odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '@' | ',' | ';' | '<' | '>');
    if local.is_empty() || local.len() > 64 || local.contains(is_odd) {
        return wrong("The part before the @-sign is not valid.");
    }
    if local.starts_with('.') || local.ends_with('.') || local.contains("..") {
        return wrong("The part before the @-sign cannot have a period there.");
    }
    let is_label =
        |label: &str| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-') && !label.contains(is_odd);
    if !domain.contains('.') || !domain.split('.').all(is_label) || text.len() > 254 {
        return wrong("The part after the @-sign is not valid.");
    }
    None
}

fn address_problem(text: &str) -> Option<(&'static str, String)> {
    let msg = "Input is not a valid IPv4 address".to_owned();
    text.parse::<Ipv4Addr>().is_err().then_some(("ip_v4_address", msg))
}

fn psp_problem(text: &str) -> Option<(&'static str, String)> {
    let names: Vec<String> = PSPS.iter().map(|psp| format!("'{psp}'")).collect();
    let (last, rest) = names.split_last()?;
    let msg = format!("Input should be {} or {last}", rest.join(", "));
    (!PSPS.contains(&text)).then_some(("enum", msg))
}

/// An error without fields. The bodies of 401 and 403 are not documented.
pub(crate) fn error(code: u16) -> Reply {
    let detail = match code {
        400 => "Bad Request",
        401 => "Invalid authentication credentials",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        413 => "Request Entity Too Large",
        429 => "Too Many Requests",
        503 => "Service Unavailable",
        500..=599 => "Internal Server Error",
        _ => "Error",
    };
    Reply::json(status(code), &json!({ "detail": detail }))
}
