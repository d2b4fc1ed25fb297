//! One request and one reply, as the services see them: method, decoded query,
//! headers and body in; status, media type and body out.
//!
//! Neither sockets nor faults: those are in `serve`.

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use serde_json::Value;

/// A request, read whole.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) method: Method,
    /// The path below the service's base URL.
    pub(crate) path: String,
    pub(crate) query: Query,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    pub(crate) request_id: String,
}

impl Call {
    /// A header's value, if it is text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The media type of the body, without parameters and in lower case.
    pub(crate) fn content_type(&self) -> Option<String> {
        let value = self.header(header::CONTENT_TYPE.as_str())?;
        Some(value.split(';').next().unwrap_or("").trim().to_ascii_lowercase())
    }

    /// True when the `Accept` header lets in one of these media types. A missing
    /// header lets in everything.
    pub(crate) fn accepts(&self, types: &[&str]) -> bool {
        let values: Vec<&str> =
            self.headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok()).collect();
        values.is_empty() || types.iter().any(|wanted| is_accepted(&values.join(","), wanted))
    }

    /// True when the `Accept` header names this media type itself.
    pub(crate) fn names_in_accept(&self, wanted: &str) -> bool {
        self.header(header::ACCEPT.as_str())
            .is_some_and(|value| ranges(value).any(|(range, quality)| range == wanted && quality > 0.0))
    }
}

/// The most specific range that fits decides (RFC 9110, 12.5.1).
fn is_accepted(accept: &str, wanted: &str) -> bool {
    let family = wanted.split('/').next().unwrap_or("");
    let best = ranges(accept)
        .filter_map(|(range, quality)| {
            let rank = if range == wanted {
                3
            } else if range.strip_suffix("/*") == Some(family) {
                2
            } else if range == "*/*" || range == "*" {
                1
            } else {
                return None;
            };
            Some((rank, quality))
        })
        .max_by_key(|(rank, _)| *rank);
    best.is_some_and(|(_, quality)| quality > 0.0)
}

fn ranges(accept: &str) -> impl Iterator<Item = (String, f64)> + '_ {
    accept.split(',').map(|range| {
        let mut parts = range.split(';').map(str::trim);
        let name = parts.next().unwrap_or("").to_ascii_lowercase();
        let quality = parts
            .find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")))
            .and_then(|value| value.parse().ok())
            .unwrap_or(1.0);
        (name, quality)
    })
}

/// A decoded query string.
#[derive(Debug, Default)]
pub(crate) struct Query {
    pairs: Vec<(String, String)>,
}

impl Query {
    pub(crate) fn parse(raw: &str) -> Self {
        let pairs = raw.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(name), decoded(value))
        });
        Self { pairs: pairs.collect() }
    }

    /// The first value of a parameter; a blank one counts as not given.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let mut named = self.pairs.iter().filter(|(known, _)| known == name);
        named.find(|(_, value)| !value.trim().is_empty()).map(|(_, value)| value.as_str())
    }

    /// All values of a parameter, in their order.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> + 'a {
        self.pairs.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Undoes form encoding: `+` is a space, `%XX` a byte.
pub(crate) fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut place = 0;
    while let Some(byte) = bytes.get(place) {
        let hex = bytes.get(place + 1..place + 3).and_then(|pair| std::str::from_utf8(pair).ok());
        match (byte, hex.and_then(|pair| u8::from_str_radix(pair, 16).ok())) {
            (b'%', Some(value)) => {
                out.push(value);
                place += 2;
            }
            (b'+', _) => out.push(b' '),
            _ => out.push(*byte),
        }
        place += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// A reply.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// True when the request took effect.
    pub(crate) applied: bool,
}

impl Reply {
    pub(crate) fn new(status: StatusCode, media_type: &'static str, body: impl Into<Bytes>) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
        Self { status, headers, body: body.into(), applied: status.is_success() }
    }

    pub(crate) fn json(status: StatusCode, body: &Value) -> Self {
        Self::new(status, "application/json", body.to_string())
    }

    pub(crate) fn empty(status: StatusCode) -> Self {
        Self { status, headers: HeaderMap::new(), body: Bytes::new(), applied: status.is_success() }
    }

    /// Adds a header; a value that is no header value is left out.
    pub(crate) fn with(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.insert(name, value);
        }
        self
    }
}

/// A status by its number; 500 if there is no such number.
pub(crate) fn status(code: u16) -> StatusCode {
    StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}
