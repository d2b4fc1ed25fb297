//! Finix's error envelope (docs.finix.com, "error codes").
//!
//! Which error a request deserves is decided where the request is handled.

use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use crate::sandbox::exchange::{Reply, status};
use crate::sandbox::world::dice::mix_text;

/// A refusal in the making.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    status: StatusCode,
    code: &'static str,
    message: String,
    field: Option<String>,
}

/// What a handler gives when it has no good reply.
pub(crate) type Refused<T> = Result<T, Problem>;

impl Problem {
    fn new(code: u16, word: &'static str, message: impl Into<String>) -> Self {
        Self { status: status(code), code: word, message: message.into(), field: None }
    }

    /// 400: it cannot be parsed.
    pub(crate) fn bad_request(message: impl Into<String>) -> Self {
        Self::new(400, "BAD_REQUEST", message)
    }

    /// 401: wrong key; the code really is UNKNOWN.
    pub(crate) fn unauthorized() -> Self {
        Self::new(401, "UNKNOWN", "Unauthorized")
    }

    /// 403: the role has no permission.
    pub(crate) fn forbidden(message: impl Into<String>) -> Self {
        Self::new(403, "FORBIDDEN", message)
    }

    /// 404: there is no such thing, or no such cursor.
    pub(crate) fn not_found(message: impl Into<String>) -> Self {
        Self::new(404, "NOT_FOUND", message)
    }

    /// 406: no form the client accepts.
    pub(crate) fn not_acceptable() -> Self {
        Self::new(406, "NOT_ACCEPTABLE", "The requested format is not available; ask for JSON.")
    }

    /// 409: what Finix's guide says of refunding a disputed transfer.
    pub(crate) fn disputed() -> Self {
        let message = "Reversals and refunds on transactions with disputes are not allowed.";
        Self::new(409, "CONFLICT", message)
    }

    /// 415: a body in another form than the endpoint reads. Finix's table of codes
    /// has none of its own for it.
    pub(crate) fn media_type(wanted: &str) -> Self {
        Self::new(415, "BAD_REQUEST", format!("Content-Type must be {wanted}."))
    }

    /// 422: it is understood, but the thing is not in a state for it.
    pub(crate) fn unprocessable(message: impl Into<String>) -> Self {
        Self::new(422, "UNPROCESSABLE_ENTITY", message)
    }

    /// 422: a value is wrong.
    pub(crate) fn invalid_field(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(422, "INVALID_FIELD", message).at(field)
    }

    /// 500: the sandbox keeps no more changes in this run.
    pub(crate) fn full() -> Self {
        Self::new(500, "SERVER_ERROR", "The sandbox has no room for more changes; start it anew.")
    }

    /// Names the field that is wrong.
    pub(crate) fn at(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// The reply; `href` is what was asked for.
    pub(crate) fn reply(&self, href: &str) -> Reply {
        let mut error = Map::new();
        error.insert("code".to_owned(), json!(self.code));
        error.insert("message".to_owned(), json!(self.message));
        error.insert("logref".to_owned(), json!(self.logref()));
        error.insert("_links".to_owned(), json!({ "self": { "href": href } }));
        if let Some(field) = &self.field {
            error.insert("field".to_owned(), json!(field));
            error.insert("context".to_owned(), Value::Null);
        }
        let body = json!({ "total": 1, "_embedded": { "errors": [error] } });
        Reply::json(self.status, &body)
    }

    fn logref(&self) -> String {
        format!("{:016x}", mix_text(0x10_6EF, &format!("{}{}", self.code, self.message)))
    }
}

/// The error of a status, for faults and for refusals below the endpoints.
pub(crate) fn of_status(code: u16, href: &str) -> Reply {
    let (word, message) = match code {
        400 => ("BAD_REQUEST", "The request could not be parsed."),
        401 => ("UNKNOWN", "Unauthorized"),
        402 => ("UPSTREAM_PROCESSOR_ERROR", "The processor declined the request."),
        403 => ("FORBIDDEN", "You do not have permission to perform this action."),
        404 => ("NOT_FOUND", "The resource does not exist."),
        405 => ("METHOD_NOT_ALLOWED", "Request method is not supported."),
        406 => ("NOT_ACCEPTABLE", "The requested format is not available."),
        409 => ("CONFLICT", "Reversals and refunds on transactions with disputes are not allowed."),
        413 => ("BAD_REQUEST", "The request is too large."),
        422 => ("UNPROCESSABLE_ENTITY", "The request could not be processed."),
        429 => ("TOO_MANY_REQUESTS", "Too many requests; wait before the next one."),
        500..=599 => ("SERVER_ERROR", "There was a problem with the server."),
        _ => ("UNKNOWN", "The request was not processed."),
    };
    Problem::new(code, word, message).reply(href)
}
