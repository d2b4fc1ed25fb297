//! Finix's error envelope. Trust the HTTP status first, the code second; read whatever is there.

use crate::api::error::{ApiError, ErrorKind, VendorMessage};
use crate::api::lenient::as_text;
use crate::api::reply::Reply;
use crate::api::request::Request;
use crate::domain::text;
use serde_json::Value;

/// Turns a reply without success into an error with everything Finix said.
pub fn read(request: &Request, reply: &Reply) -> ApiError {
    let mut error = reply.error(request, ErrorKind::from_status(reply.status), "");
    let Ok(body) = serde_json::from_slice::<Value>(&reply.body) else {
        error.detail = reply.excerpt();
        return error;
    };
    let listed = body.pointer("/_embedded/errors").and_then(Value::as_array);
    let Some(listed) = listed else {
        error.detail = reply.excerpt();
        error.messages.extend(body.get("message").and_then(as_text).map(|m| message(&m, None)));
        return error;
    };
    for item in listed.iter().take(50) {
        if error.code.is_none() {
            error.code = item.get("code").and_then(as_text).map(|code| text::clean_to(&code, 80));
        }
        if error.logref.is_none() {
            error.logref =
                item.get("logref").filter(|l| !l.is_null()).map(|l| as_text(l).unwrap_or_else(|| l.to_string()));
            error.logref = error.logref.map(|logref| text::clean_to(&logref, 120));
        }
        let words = [item.get("message"), item.get("failure_message")].into_iter().flatten().find_map(as_text);
        let field = item.get("field").and_then(as_text);
        error.messages.extend(words.map(|words| message(&words, field)));
    }
    error
}

fn message(words: &str, field: Option<String>) -> VendorMessage {
    VendorMessage { text: text::clean_to(words, 500), field: field.map(|field| text::clean_to(&field, 80)) }
}
