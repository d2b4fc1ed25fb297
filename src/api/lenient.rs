//! Reading JSON from services whose fields may be missing, null, or of another type than documented.
//!
//! Nothing here fails on a single odd field: it becomes absent, and the raw JSON keeps it.

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use std::collections::BTreeMap;

/// A text from a string, number or boolean; everything else is absent.
///
/// # Errors
/// Only when the JSON itself is broken.
pub fn text<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(as_text(&Value::deserialize(from)?))
}

/// A whole number from a number or a numeric string; fractions are absent, because money is never rounded.
///
/// # Errors
/// Only when the JSON itself is broken.
pub fn whole<'de, D: Deserializer<'de>>(from: D) -> Result<Option<i64>, D::Error> {
    Ok(as_whole(&Value::deserialize(from)?))
}

/// An instant from RFC 3339 text; a text without zone counts as UTC.
///
/// # Errors
/// Only when the JSON itself is broken.
pub fn instant<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Timestamp>, D::Error> {
    Ok(Value::deserialize(from)?.as_str().and_then(as_instant))
}

/// A map of texts; nested values are written as JSON text.
///
/// # Errors
/// Only when the JSON itself is broken.
pub fn texts<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<String, String>, D::Error> {
    let Value::Object(map) = Value::deserialize(from)? else {
        return Ok(BTreeMap::new());
    };
    Ok(map
        .into_iter()
        .filter(|(_, value)| !value.is_null())
        .map(|(key, value)| (key, as_text(&value).unwrap_or_else(|| value.to_string())))
        .collect())
}

/// A JSON value as text, when it is a plain one.
#[must_use]
pub fn as_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// A JSON value as a whole number.
#[must_use]
pub fn as_whole(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64().or_else(|| whole_float(number.as_f64()?)),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// `888888.0` is a whole number; `0.5` and anything beyond exact floats is not.
fn whole_float(number: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    #[expect(clippy::cast_possible_truncation, reason = "whole and inside the range where floats are exact")]
    (number.fract() == 0.0 && number.abs() <= EXACT).then_some(number as i64)
}

/// Reads RFC 3339, or the same without a zone as UTC.
#[must_use]
pub fn as_instant(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    text.parse::<Timestamp>().ok().or_else(|| {
        let local: DateTime = text.parse().ok()?;
        local.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
    })
}

/// Reads JSON with the path to the place that did not fit.
///
/// # Errors
/// A text such as `page.limit: invalid type`, without the body itself.
pub fn parse<'de, T: Deserialize<'de>>(body: &'de [u8]) -> Result<T, String> {
    let mut reader = serde_json::Deserializer::from_slice(body);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let inner = error.inner();
        // serde's own words may quote the value, which may be a customer's; only category and place are kept.
        format!("{} at {} (line {}, column {})", category(inner), error.path(), inner.line(), inner.column())
    })?;
    reader.end().map_err(|error| format!("text after the JSON at line {}, column {}", error.line(), error.column()))?;
    Ok(value)
}

fn category(error: &serde_json::Error) -> &'static str {
    match error.classify() {
        serde_json::error::Category::Io => "unreadable JSON",
        serde_json::error::Category::Syntax => "broken JSON",
        serde_json::error::Category::Data => "unexpected type",
        serde_json::error::Category::Eof => "JSON that ends too early",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn numbers_that_are_not_whole_are_never_rounded() {
        assert_eq!(as_whole(&json!(888_888)), Some(888_888));
        assert_eq!(as_whole(&json!("888888")), Some(888_888));
        assert_eq!(as_whole(&json!(888_888.0)), Some(888_888));
        assert_eq!(as_whole(&json!(0.5)), None);
        assert_eq!(as_whole(&json!(1e300)), None);
        assert_eq!(as_whole(&json!(null)), None);
    }

    #[test]
    fn times_without_a_zone_are_utc() {
        assert_eq!(as_instant("2022-09-27T11:21:23"), as_instant("2022-09-27T11:21:23Z"));
        assert!(as_instant("2022-07-14T19:40:06.52Z").is_some());
        assert_eq!(as_instant("yesterday"), None);
    }

    #[test]
    fn a_parse_error_names_the_place_and_never_the_value() {
        #[derive(Debug, Deserialize)]
        struct Outer {
            #[expect(dead_code, reason = "only parsed")]
            page: Inner,
        }
        #[derive(Debug, Deserialize)]
        struct Inner {
            #[expect(dead_code, reason = "only parsed")]
            limit: u32,
        }
        let error = parse::<Outer>(br#"{"page":{"limit":"dana@example.org"}}"#).expect_err("a text is no limit");
        assert!(error.contains("page.limit") && !error.contains("dana"), "{error}");
    }
}
