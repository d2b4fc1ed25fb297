//! Reading the text piece by piece.

use super::{Bound, Condition, TagKey, Term, TermError, TermProblem, TextField, TimeField};
use crate::domain::dispute::{DisputeState, Reason, ResponseState};
use crate::domain::language::Marks;
use crate::domain::money::{Currency, amount_input};
use crate::domain::search::fold::fold;
use crate::domain::text::{clean_to, humanize};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use std::ops::Range;

/// One piece between spaces; quotes hold spaces together.
#[derive(Debug)]
pub struct Token<'t> {
    /// As it was typed, quotes and all.
    pub raw: &'t str,
    /// Where it stands.
    pub place: Range<usize>,
}

/// What a piece is.
pub enum Piece {
    /// To be found anywhere.
    Word(String),
    /// A condition.
    Term(Term),
    /// A term without a value yet.
    Unfinished,
}

/// The pieces of a text.
pub fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let tail = text.get(rest..)?;
        let start = rest + (tail.len() - tail.trim_start().len());
        let mut quoted = false;
        let end = text.get(start..)?.char_indices().find_map(|(at, c)| {
            quoted ^= c == '"';
            (c.is_whitespace() && !quoted).then_some(start + at)
        });
        let end = end.unwrap_or(text.len());
        rest = end;
        (start < end).then(|| Token { raw: text.get(start..end).unwrap_or_default(), place: start..end })
    })
}

/// What a field is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text(TextField),
    /// An instant.
    Time(TimeField),
    /// The amount.
    Amount,
    /// A tag, whatever its key.
    Tag,
}

/// Every field with its names, the first of which is offered.
pub const FIELDS: [(&[&str], Kind); 20] = [
    (&["reason"], Kind::Text(TextField::Reason)),
    (&["code"], Kind::Text(TextField::Code)),
    (&["status"], Kind::Text(TextField::Status)),
    (&["amount"], Kind::Amount),
    (&["currency"], Kind::Text(TextField::Currency)),
    (&["due"], Kind::Time(TimeField::Due)),
    (&["target"], Kind::Time(TimeField::Target)),
    (&["merchant", "store"], Kind::Text(TextField::Merchant)),
    (&["order"], Kind::Text(TextField::Order)),
    (&["customer", "email"], Kind::Text(TextField::Customer)),
    (&["created", "opened"], Kind::Time(TimeField::Created)),
    (&["updated", "changed"], Kind::Time(TimeField::Updated)),
    (&["assignee"], Kind::Text(TextField::Assignee)),
    (&["work"], Kind::Text(TextField::Work)),
    (&["state"], Kind::Text(TextField::State)),
    (&["response"], Kind::Text(TextField::Response)),
    (&["card"], Kind::Text(TextField::Card)),
    (&["dispute", "id"], Kind::Text(TextField::Dispute)),
    (&["payment", "transfer"], Kind::Text(TextField::Payment)),
    (&["tag"], Kind::Tag),
];

/// The field of a name.
pub fn field(name: &str) -> Option<Kind> {
    FIELDS.iter().find(|(names, _)| names.iter().any(|known| known.eq_ignore_ascii_case(name))).map(|(_, kind)| *kind)
}

/// The name and the value of something that looks like a term.
pub fn split(raw: &str) -> Option<(bool, &str, &str)> {
    let (is_negated, rest) = raw.strip_prefix('-').map_or((false, raw), |rest| (true, rest));
    let mut quoted = false;
    let colon = rest.char_indices().find_map(|(at, c)| {
        quoted ^= c == '"';
        (c == ':' && !quoted).then_some(at)
    })?;
    let (name, value) = (rest.get(..colon)?, rest.get(colon + 1..)?);
    let looks = match tag_key(name) {
        // What stands in quotes may be anything.
        Some(key) => key.strip_prefix('=').unwrap_or(key).split('"').step_by(2).all(is_plain),
        None => name.starts_with(|c: char| c.is_ascii_alphabetic()) && is_plain(name),
    };
    (looks && !value.starts_with("//")).then_some((is_negated, name, value))
}

/// True for a name that needs no quotes.
pub fn is_plain(name: &str) -> bool {
    name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-'))
}

/// What stands behind `tag.`.
fn tag_key(name: &str) -> Option<&str> {
    name.get(..4).filter(|start| start.eq_ignore_ascii_case("tag.")).and_then(|_| name.get(4..))
}

/// The text without the quotes that hold it together; two in a row inside quotes are one that belongs to the text.
fn unquoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.next_if_eq(&'"').is_some() => out.push('"'),
            '"' => quoted = !quoted,
            c => out.push(c),
        }
    }
    out
}

/// Reads one piece.
pub fn read(token: &Token<'_>, zone: &TimeZone) -> Result<Piece, TermError> {
    let Some((is_negated, name, value)) = split(token.raw) else {
        return Ok(Piece::Word(unquoted(token.raw)));
    };
    let condition =
        condition(name, value, zone).map_err(|problem| TermError { place: token.place.clone(), problem })?;
    Ok(condition.map_or(Piece::Unfinished, |condition| Piece::Term(Term { is_negated, condition })))
}

/// What a term asks; nothing while its value is not typed yet.
fn condition(name: &str, value: &str, zone: &TimeZone) -> Result<Option<Condition>, TermProblem> {
    if let Some(key) = tag_key(name) {
        let key = match key.strip_prefix('=') {
            Some(key) => TagKey::Is(unquoted(key)),
            None => TagKey::Begins(fold(&unquoted(key))),
        };
        return Ok(tag(key, value));
    }
    let Some(kind) = field(name) else {
        return Err(TermProblem::NoField(clean_to(name, 30)));
    };
    if unquoted(value).trim().is_empty() {
        return Ok(None);
    }
    match kind {
        Kind::Text(field) => Ok(text(field, value)),
        Kind::Tag => Ok(tag(TagKey::Any, value)),
        Kind::Amount => amount(&unquoted(value)),
        Kind::Time(field) => time(field, &unquoted(value), zone),
    }
}

fn text(field: TextField, value: &str) -> Option<Condition> {
    let Some(whole) = value.strip_prefix('=') else {
        let values = values(value);
        return (!values.is_empty()).then_some(Condition::Holds(field, values));
    };
    let values = parts(whole).map(unquoted).filter(|value| !value.is_empty());
    let values: Vec<String> = values.map(|value| as_listed(field, value)).collect();
    (!values.is_empty()).then_some(Condition::Is(field, values))
}

fn tag(key: TagKey, value: &str) -> Option<Condition> {
    let (has_key, is_any) = match &key {
        TagKey::Any => (true, true),
        TagKey::Begins(key) | TagKey::Is(key) => (!key.is_empty(), false),
    };
    match value.strip_prefix('=') {
        _ if !has_key => None,
        Some(whole) => Some(values(whole)).filter(|values| !values.is_empty()).map(|of| Condition::TagIs(key, of)),
        // Any tag at all asks nothing.
        None => Some(values(value)).filter(|of| !is_any || !of.is_empty()).map(|of| Condition::Tag(key, of)),
    }
}

/// A whole value in the spelling it is compared in: as the list names it, or folded where texts are.
pub fn as_listed(field: TextField, value: String) -> String {
    match field {
        TextField::Reason => known(Reason::KNOWN.iter().map(Reason::as_wire), value),
        TextField::State => known(DisputeState::KNOWN.iter().map(DisputeState::as_wire), value),
        TextField::Response => known(ResponseState::KNOWN.iter().map(ResponseState::as_wire), value),
        TextField::Currency => Currency::parse(&value).map_or(value, |currency| currency.code().to_owned()),
        TextField::Merchant => value,
        TextField::Status => fold(&value).replace('_', " "),
        TextField::Code
        | TextField::Card
        | TextField::Order
        | TextField::Customer
        | TextField::Dispute
        | TextField::Payment
        | TextField::Assignee
        | TextField::Work => fold(&value),
    }
}

/// The vendor's word that is meant, in any spelling; a word that is not known stays as it is.
fn known<'w>(mut words: impl Iterator<Item = &'w str>, value: String) -> String {
    let meant = spoken(&value);
    words.find(|word| spoken(word) == meant).map_or(value, ToOwned::to_owned)
}

/// A vendor's word as it is searched.
pub fn spoken(wire: &str) -> String {
    fold(&humanize(wire))
}

/// `fraud,quality`: one of them is enough. A comma inside quotes belongs to the text.
pub fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    text.split(move |c: char| {
        quoted ^= c == '"';
        c == ',' && !quoted
    })
}

fn values(text: &str) -> Vec<String> {
    parts(text).map(|value| fold(unquoted(value).trim()).trim().to_owned()).filter(|value| !value.is_empty()).collect()
}

/// A comparison sign and what stands behind it.
fn compared(text: &str) -> (&str, &str) {
    [">=", "<=", ">", "<", "="]
        .into_iter()
        .find_map(|sign| text.strip_prefix(sign).map(|rest| (sign, rest.trim())))
        .unwrap_or(("=", text.trim()))
}

fn amount(text: &str) -> Result<Option<Condition>, TermProblem> {
    let number = |text: &str| {
        amount_input::face_value(text, Marks::Point).map_err(|_odd| TermProblem::NotANumber(clean_to(text, 30)))
    };
    if let Some((from, to)) = text.split_once("..") {
        let end = |text: &str| (!text.trim().is_empty()).then(|| number(text.trim())).transpose();
        return Ok(Some(Condition::Amount(end(from)?, end(to)?)));
    }
    let (sign, rest) = compared(text);
    if rest.is_empty() {
        return Ok(None);
    }
    let value = number(rest)?;
    Ok(Some(match sign {
        ">" => Condition::Amount(value.checked_add(1), None),
        ">=" => Condition::Amount(Some(value), None),
        "<" => Condition::Amount(None, value.checked_sub(1)),
        "<=" => Condition::Amount(None, Some(value)),
        _ => Condition::Amount(Some(value), Some(value)),
    }))
}

fn time(field: TimeField, text: &str, zone: &TimeZone) -> Result<Option<Condition>, TermProblem> {
    match (field, text.trim().to_ascii_lowercase().as_str()) {
        (TimeField::Due, "overdue") | (TimeField::Target, "past") => {
            return Ok(Some(Condition::Time(field, None, Some(NOT_OVERDUE))));
        }
        (TimeField::Due, "any") => return Ok(Some(Condition::Due)),
        (TimeField::Due, "none" | "undated") => return Ok(Some(Condition::Undated)),
        (_, "today") => {
            return if field.lies_ahead() {
                Ok(Some(Condition::Time(field, Some(NOT_OVERDUE), Some(Bound::FromNow(DAY)))))
            } else {
                Err(TermProblem::TodayHere)
            };
        }
        _ => {}
    }
    if let Some((from, to)) = text.split_once("..") {
        let start = if from.trim().is_empty() { None } else { Some(instant(field, from.trim(), zone)?.0) };
        let end = if to.trim().is_empty() { None } else { Some(instant(field, to.trim(), zone)?.1) };
        return Ok(Some(Condition::Time(field, start, end)));
    }
    let (sign, rest) = compared(text);
    if rest.is_empty() {
        return Ok(None);
    }
    let (first, after) = instant(field, rest, zone)?;
    let is_age = matches!(first, Bound::FromNow(_)) && !field.lies_ahead();
    // An age counts backwards: less than seven days old is after seven days ago.
    let sign = match (is_age, sign) {
        (true, "<" | "<=") => ">=",
        (true, ">" | ">=") => "<",
        (_, sign) => sign,
    };
    Ok(Some(match sign {
        ">" => Condition::Time(field, Some(after), None),
        ">=" => Condition::Time(field, Some(first), None),
        "<" => Condition::Time(field, None, Some(first)),
        "<=" => Condition::Time(field, None, Some(after)),
        _ if matches!(first, Bound::FromNow(_)) => {
            return Err(TermProblem::NoSign(clean_to(rest, 20)));
        }
        _ => Condition::Time(field, Some(first), Some(after)),
    }))
}

/// A day in milliseconds.
pub const DAY: i64 = 86_400_000;
/// Where what is not overdue begins: what is due at this very instant is.
pub const NOT_OVERDUE: Bound = Bound::FromNow(1);

/// A day, a month, an instant, or a span from now: where it begins, and where what comes after it begins.
fn instant(field: TimeField, text: &str, zone: &TimeZone) -> Result<(Bound, Bound), TermProblem> {
    if let Some(millis) = span(text) {
        let bound = match field {
            TimeField::Due | TimeField::Target if millis == 0 => NOT_OVERDUE,
            TimeField::Due | TimeField::Target => Bound::FromNow(millis),
            TimeField::Created | TimeField::Updated => Bound::FromNow(-millis),
        };
        return Ok((bound, bound));
    }
    if let Some(at) = Some(text).filter(|text| text.contains('T')).and_then(|text| text.parse::<Timestamp>().ok()) {
        let (at, after) = (at.as_millisecond(), at.as_millisecond().saturating_add(1));
        let is_there = Timestamp::from_millisecond(after).is_ok();
        return is_there
            .then_some((Bound::At(at), Bound::At(after)))
            .ok_or_else(|| TermProblem::NotATime(clean_to(text, 30)));
    }
    let unclear = || TermProblem::NotATime(clean_to(text, 30));
    let month = format!("{text}-01");
    let (first, step) = match (text.parse::<Date>(), month.parse::<Date>()) {
        (Ok(day), _) if text.len() == 10 => (day, Span::new().days(1)),
        (_, Ok(day)) if text.len() == 7 => (day, Span::new().months(1)),
        _ => return Err(unclear()),
    };
    let after = first.checked_add(step).map_err(|_beyond| unclear())?;
    let begins = |day: Date| midnight(day, zone).map(Bound::At).ok_or_else(unclear);
    Ok((begins(first)?, begins(after)?))
}

/// Where a day begins, in milliseconds since 1970.
pub fn midnight(day: Date, zone: &TimeZone) -> Option<i64> {
    day.to_zoned(zone.clone()).ok().map(|zoned| zoned.timestamp().as_millisecond())
}

/// The largest number of minutes, hours, days or weeks that can be typed.
pub const MOST_UNITS: i64 = 100_000;

/// `3d`, `12h`, `2w`, `30m`.
fn span(text: &str) -> Option<i64> {
    let unit = match text.chars().last()? {
        'm' => 60_000,
        'h' => 3_600_000,
        'd' => DAY,
        'w' => 7 * DAY,
        _ => return None,
    };
    let number: i64 = text.get(..text.len() - 1)?.parse().ok()?;
    (0..=MOST_UNITS).contains(&number).then(|| number * unit)
}
