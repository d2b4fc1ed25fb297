//! Reading JSON from services whose fields may be missing, null, or of another type than documented.
//!
//! Nothing here fails on a single odd field: it becomes absent, and the raw JSON keeps it.

use crate::domain::ids::IdError;
use jiff::{SignedDuration, Timestamp, Zoned, civil::DateTime, tz::TimeZone};
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

    /// The instant of a text or a number.
    #[must_use]
    pub fn into_instant(self) -> Option<Timestamp> {
        self.into_instant_or_text().ok()
    }

    /// The instant of a text or a number, or as text what stands there instead; nothing where nothing does.
    ///
    /// # Errors
    /// What stands there, when it is no time.
    pub fn into_instant_or_text(self) -> Result<Timestamp, Option<String>> {
        match self {
            Self::Null => Err(None),
            Self::Text(text) if text.trim().is_empty() => Err(None),
            Self::Text(text) => as_instant(&text).ok_or_else(|| Some(text.into_owned())),
            Self::Scalar(value) => as_whole(&value).and_then(since_1970).ok_or_else(|| Some(value.to_string())),
            Self::Nested(value) => Err(Some(value.to_string())),
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

/// Reads RFC 3339, or the same without a zone as UTC; a zone in brackets, the date of a mail, the end of a day as 24:00,
/// and seconds or milliseconds since 1970. A zone is followed, or nothing is read: never dropped.
#[must_use]
pub fn as_instant(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if text.contains('[') {
        return text.parse::<Zoned>().ok().map(|zoned| zoned.timestamp());
    }
    if let Some(instant) = instant_of_digits(text) {
        return Some(instant);
    }
    let plain = |text: &str| {
        text.parse::<Timestamp>().ok().or_else(|| {
            let local: DateTime = text.parse().ok()?;
            local.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
        })
    };
    let mail = || jiff::fmt::rfc2822::parse(text).ok().map(|zoned| zoned.timestamp());
    plain(text).or_else(|| plain(&beginning_of(text)?)?.checked_add(DAY).ok()).or_else(mail)
}

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// The beginning of the day whose end is said as 24:00.
fn beginning_of(text: &str) -> Option<String> {
    let (day, rest) = text.split_once("T24:00").or_else(|| text.split_once(" 24:00"))?;
    let after = rest.strip_prefix(":00").unwrap_or(rest);
    let after = after.strip_prefix('.').map_or(after, |part| part.trim_start_matches('0'));
    // Nothing of the next day but its first instant is said so.
    (!after.starts_with(|c: char| c.is_ascii_digit() || c == ':')).then(|| format!("{day}T00:00:00{after}"))
}

/// Shorter ones may be a day without hyphens.
fn instant_of_digits(text: &str) -> Option<Timestamp> {
    let is_number = text.len() > 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number).and_then(since_1970)
}

/// Seconds since 1970, or milliseconds where seconds would be thousands of years.
fn since_1970(number: i64) -> Option<Timestamp> {
    // No service is as old as the first of these; the other is the year 5138.
    const SECONDS: std::ops::Range<i64> = 100_000_000..100_000_000_000;
    match number {
        number if SECONDS.contains(&number) => Timestamp::from_second(number).ok(),
        number if number >= SECONDS.end => Timestamp::from_millisecond(number).ok(),
        _ => None,
    }
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
    fn a_zone_is_followed_and_a_time_in_other_words_is_the_same_time() {
        let read = |text: &str| as_instant(text).map(|at| at.to_string());
        for (text, utc) in [
            ("2026-12-01T10:00:00[America/New_York]", "2026-12-01T15:00:00Z"),
            ("2026-12-01T10:00:00-05:00[America/New_York]", "2026-12-01T15:00:00Z"),
            ("Tue, 01 Dec 2026 10:00:00 -0500", "2026-12-01T15:00:00Z"),
            ("2026-11-30T24:00:00Z", "2026-12-01T00:00:00Z"),
            ("2026-11-30T24:00:00.000-05:00", "2026-12-01T05:00:00Z"),
            ("2026-11-30 24:00", "2026-12-01T00:00:00Z"),
            ("1796119200", "2026-12-01T10:00:00Z"),
            ("1796119200000", "2026-12-01T10:00:00Z"),
        ] {
            assert_eq!(read(text).as_deref(), Some(utc), "{text}");
        }
        for odd in ["2026-12-01T10:00:00[Mars/Olympus]", "2026-12-01T10:00:00+03:00[America/New_York]", "12/01/2026"] {
            assert_eq!(read(odd), None, "{odd}");
        }
        for odd in ["2026-11-30T24:00:01Z", "2026-11-30T24:30:00Z", "-1", "0", "99999999999999999999"] {
            assert_eq!(read(odd), None, "{odd}");
        }
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
