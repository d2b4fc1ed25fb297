//! Disputify's JSON: a score and its markers, every part of them possibly missing.

use crate::api::error::ApiError;
use crate::api::lenient::{self, as_instant, as_text};
use crate::api::reply::Reply;
use crate::api::request::Request;
use crate::domain::score::{Marker, Score};
use crate::domain::text;
use serde_json::Value;

/// Most markers that are kept.
const MAX_MARKERS: usize = 1_000;

/// Reads a score. A page of markup with status 200 is a sign-in page or a parked domain, not a score.
pub fn read(request: &Request, reply: &Reply) -> Result<Score, ApiError> {
    let body: Value = lenient::parse(&reply.body).map_err(|why| reply.unreadable(request, why.to_string()))?;
    let Some(body) = body.as_object() else {
        return Err(reply.unreadable(request, "the answer is no JSON object"));
    };
    if !body.contains_key("score") && !body.contains_key("markers") {
        return Err(reply.unreadable(request, "the answer has neither a score nor markers"));
    }
    let markers = body.get("markers").and_then(Value::as_array);
    Ok(Score {
        score: body.get("score").and_then(number),
        markers: markers.into_iter().flatten().take(MAX_MARKERS).map(marker).collect(),
    })
}

/// A number or a numeric string.
fn number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_str()?.trim().parse().ok()).filter(|number| number.is_finite())
}

fn marker(value: &Value) -> Marker {
    let text_of = |key: &str| value.get(key).and_then(as_text).map(|t| text::clean_to(&t, 120));
    Marker {
        marker_type: text_of("marker_type").unwrap_or_default(),
        created_at: value.get("created_at").and_then(Value::as_str).and_then(as_instant),
        source_type: text_of("source_type").unwrap_or_default(),
        source_id: text_of("source_id"),
        id: text_of("id"),
        // Always null in the published samples; anything but null and false means approved.
        is_approved: value.get("permitted_customer").is_some_and(|v| !v.is_null() && *v != Value::Bool(false)),
    }
}
