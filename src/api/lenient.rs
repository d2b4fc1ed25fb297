//! Reading JSON from services whose fields may be missing, null, or of another type than documented.
//!
//! Nothing here fails on a single odd field: it becomes absent, and the raw JSON keeps it.

use crate::domain::ids::IdError;
use jiff::{Timestamp, civil::DateTime, tz::TimeZone};
use serde::de::{self, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

/// A text from a string, number or boolean; everything else is absent.
///
/// # Errors
/// Only when the JSON itself is broken.
pub fn text<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    Ok(Plain::deserialize(from)?.into_text())
}

/// A whole number from a number or a numeric string; fractions are absent, because money is never rounded.
///
/// # Errors
/// Only when the JSON itself is broken.
pub fn whole<'de, D: Deserializer<'de>>(from: D) -> Result<Option<i64>, D::Error> {
    Ok(Plain::deserialize(from)?.into_whole())
}

/// An instant from RFC 3339 text; a text without zone counts as UTC.
///
/// # Errors
/// Only when the JSON itself is broken.
pub fn instant<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Timestamp>, D::Error> {
    Ok(Plain::deserialize(from)?.into_instant())
}

/// A map of texts; nested values are written as JSON text.
///
/// # Errors
/// Only when the JSON itself is broken.
pub fn texts<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<String, String>, D::Error> {
    Ok(Texts::deserialize(from)?.0)
}

/// Any JSON value, without a tree being built for the plain ones: a pull reads millions of them.
pub enum Plain<'j> {
    /// Null.
    Null,
    /// A text.
    Text(Cow<'j, str>),
    /// A number or boolean.
    Scalar(Value),
    /// An array or object.
    Nested(Value),
}

impl Plain<'_> {
    /// The text of a plain value.
    #[must_use]
    pub fn into_text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.into_owned()),
            Self::Scalar(value) => as_text(&value),
            Self::Null | Self::Nested(_) => None,
        }
    }

    /// The whole number of a plain value.
    #[must_use]
    pub fn into_whole(self) -> Option<i64> {
        match self {
            Self::Text(text) => text.trim().parse().ok(),
            Self::Scalar(value) => as_whole(&value),
            Self::Null | Self::Nested(_) => None,
        }
    }

    /// The instant of a text.
    #[must_use]
    pub fn into_instant(self) -> Option<Timestamp> {
        match self {
            Self::Text(text) => as_instant(&text),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Plain<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(PlainVisitor)
    }
}

struct PlainVisitor;

impl<'de> Visitor<'de> for PlainVisitor {
    type Value = Plain<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Plain<'de>, E> {
        Ok(Plain::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Plain<'de>, E> {
        Ok(Plain::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_bool<E: de::Error>(self, flag: bool) -> Result<Plain<'de>, E> {
        Ok(Plain::Scalar(flag.into()))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Plain<'de>, E> {
        Ok(Plain::Scalar(number.into()))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Plain<'de>, E> {
        Ok(Plain::Scalar(number.into()))
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Plain<'de>, E> {
        Ok(Plain::Scalar(number.into()))
    }

    fn visit_unit<E: de::Error>(self) -> Result<Plain<'de>, E> {
        Ok(Plain::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Plain<'de>, A::Error> {
        Value::deserialize(de::value::SeqAccessDeserializer::new(items)).map(Plain::Nested)
    }

    fn visit_map<A: MapAccess<'de>>(self, pairs: A) -> Result<Plain<'de>, A::Error> {
        Value::deserialize(de::value::MapAccessDeserializer::new(pairs)).map(Plain::Nested)
    }
}

/// A map of texts, whatever stands in its place.
pub struct Texts(pub BTreeMap<String, String>);

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(TextsVisitor)
    }
}

struct TextsVisitor;

impl<'de> Visitor<'de> for TextsVisitor {
    type Value = Texts;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map of texts")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Texts, A::Error> {
        let mut map = BTreeMap::new();
        while let Some((key, value)) = pairs.next_entry::<String, Plain<'de>>()? {
            let text = match value {
                Plain::Null => continue,
                Plain::Nested(value) => value.to_string(),
                plain => plain.into_text().unwrap_or_default(),
            };
            map.insert(key, text);
        }
        Ok(Texts(map))
    }

    fn visit_str<E: de::Error>(self, _text: &str) -> Result<Texts, E> {
        Ok(Texts(BTreeMap::new()))
    }

    fn visit_bool<E: de::Error>(self, _flag: bool) -> Result<Texts, E> {
        Ok(Texts(BTreeMap::new()))
    }

    fn visit_i64<E: de::Error>(self, _number: i64) -> Result<Texts, E> {
        Ok(Texts(BTreeMap::new()))
    }

    fn visit_u64<E: de::Error>(self, _number: u64) -> Result<Texts, E> {
        Ok(Texts(BTreeMap::new()))
    }

    fn visit_f64<E: de::Error>(self, _number: f64) -> Result<Texts, E> {
        Ok(Texts(BTreeMap::new()))
    }

    fn visit_unit<E: de::Error>(self) -> Result<Texts, E> {
        Ok(Texts(BTreeMap::new()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Texts, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Texts(BTreeMap::new()))
    }
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

/// Why JSON is not what it should be: where, without the body itself.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// Something in it does not fit.
    #[error("{category} at {path} (line {line}, column {column})")]
    Json {
        /// What sort of thing does not.
        category: &'static str,
        /// The names that lead there.
        path: String,
        /// Its line.
        line: usize,
        /// Its column.
        column: usize,
    },
    /// More stands behind it.
    #[error("text after the JSON at line {line}, column {column}")]
    More {
        /// Its line.
        line: usize,
        /// Its column.
        column: usize,
    },
    /// It has no id that can be used.
    #[error("{0}")]
    Id(IdError),
}

impl From<IdError> for Unread {
    fn from(error: IdError) -> Self {
        Self::Id(error)
    }
}

/// Reads JSON with the path to the place that did not fit.
///
/// # Errors
/// Where it did not.
pub fn parse<'de, T: Deserialize<'de>>(body: &'de [u8]) -> Result<T, Unread> {
    // Keeping the path costs as much as reading does, so it is looked for only when something did not fit.
    if let Ok(value) = serde_json::from_slice(body) {
        return Ok(value);
    }
    let mut reader = serde_json::Deserializer::from_slice(body);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let inner = error.inner();
        // serde's own words may quote the value, which may be a customer's; only category and place are kept.
        let (line, column) = (inner.line(), inner.column());
        Unread::Json { category: category(inner), path: error.path().to_string(), line, column }
    })?;
    reader.end().map_err(|error| Unread::More { line: error.line(), column: error.column() })?;
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
        let error =
            parse::<Outer>(br#"{"page":{"limit":"dana@example.org"}}"#).expect_err("a text is no limit").to_string();
        assert!(error.contains("page.limit") && !error.contains("dana"), "{error}");
    }
}
