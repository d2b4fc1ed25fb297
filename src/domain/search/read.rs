//! Reading the text piece by piece.

use super::{Bound, Condition, Term, TermError, TextField, TimeField};
use crate::domain::money::amount_input;
use crate::domain::search::fold::fold;
use crate::domain::text::clean_to;
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
}

/// Every field with its names, the first of which is offered.
pub const FIELDS: [(&[&str], Kind, &str); 16] = [
    (&["reason"], Kind::Text(TextField::Reason), "fraud, quality, clerical…"),
    (&["code"], Kind::Text(TextField::Code), "13.1, 4853…"),
    (&["status"], Kind::Text(TextField::Status), "needs response, won, lost…"),
    (&["amount"], Kind::Amount, ">200, 100..500"),
    (&["currency"], Kind::Text(TextField::Currency), "USD, EUR…"),
    (&["due"], Kind::Time(TimeField::Due), "<3d, overdue, 2026-12-24"),
    (&["merchant", "store"], Kind::Text(TextField::Merchant), "a name or an id"),
    (&["order"], Kind::Text(TextField::Order), "an order's number"),
    (&["customer", "email"], Kind::Text(TextField::Customer), "an email address"),
    (&["created", "opened"], Kind::Time(TimeField::Created), "<7d, 2026-11, >2026-11-20"),
    (&["updated", "changed"], Kind::Time(TimeField::Updated), "<1d"),
    (&["state"], Kind::Text(TextField::State), "inquiry, pending, won, lost"),
    (&["response"], Kind::Text(TextField::Response), "needs response, responded…"),
    (&["card"], Kind::Text(TextField::Card), "visa, 4242"),
    (&["dispute", "id"], Kind::Text(TextField::Dispute), "DI…"),
    (&["payment", "transfer"], Kind::Text(TextField::Payment), "TR…"),
];

/// The field of a name.
pub fn field(name: &str) -> Option<Kind> {
    FIELDS
        .iter()
        .find(|(names, ..)| names.iter().any(|known| known.eq_ignore_ascii_case(name)))
        .map(|(_, kind, _)| *kind)
}

/// The name and the value of something that looks like a term.
pub fn split(raw: &str) -> Option<(bool, &str, &str)> {
    let (is_negated, rest) = raw.strip_prefix('-').map_or((false, raw), |rest| (true, rest));
    let (name, value) = rest.split_once(':')?;
    let looks = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-'))
        && !value.starts_with("//");
    looks.then_some((is_negated, name, value))
}

fn unquoted(text: &str) -> String {
    text.chars().filter(|c| *c != '"').collect()
}

/// Reads one piece.
pub fn read(token: &Token<'_>, zone: &TimeZone) -> Result<Piece, TermError> {
    let Some((is_negated, name, value)) = split(token.raw) else {
        return Ok(Piece::Word(unquoted(token.raw)));
    };
    let fail = |message: String| TermError { place: token.place.clone(), message };
    if let Some(key) = name.get(..4).filter(|start| start.eq_ignore_ascii_case("tag.")).and_then(|_| name.get(4..)) {
        let condition = Condition::Tag(fold(key), values(value));
        return Ok(if key.is_empty() { Piece::Unfinished } else { Piece::Term(Term { is_negated, condition }) });
    }
    let Some(kind) = field(name) else {
        let name = clean_to(name, 30);
        return Err(fail(format!("There is no field {name}. In quotes it is searched as it stands")));
    };
    if unquoted(value).trim().is_empty() {
        return Ok(Piece::Unfinished);
    }
    let condition = match kind {
        Kind::Text(field) => Some(Condition::Holds(field, values(value)))
            .filter(|c| !matches!(c, Condition::Holds(_, v) if v.is_empty())),
        Kind::Amount => amount(&unquoted(value)).map_err(fail)?,
        Kind::Time(field) => time(field, &unquoted(value), zone).map_err(fail)?,
    };
    Ok(condition.map_or(Piece::Unfinished, |condition| Piece::Term(Term { is_negated, condition })))
}

/// `fraud,quality`: one of them is enough. A comma inside quotes belongs to the text.
fn values(text: &str) -> Vec<String> {
    let mut quoted = false;
    text.split(|c: char| {
        quoted ^= c == '"';
        c == ',' && !quoted
    })
    .map(|value| fold(unquoted(value).trim()))
    .filter(|value| !value.is_empty())
    .collect()
}

/// A comparison sign and what stands behind it.
fn compared(text: &str) -> (&str, &str) {
    [">=", "<=", ">", "<", "="]
        .into_iter()
        .find_map(|sign| text.strip_prefix(sign).map(|rest| (sign, rest.trim())))
        .unwrap_or(("=", text.trim()))
}

fn amount(text: &str) -> Result<Option<Condition>, String> {
    let number = |text: &str| {
        amount_input::face_value(text)
            .map_err(|_odd| format!("amount takes a number such as >200 or 100..500, not {}", clean_to(text, 30)))
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

fn time(field: TimeField, text: &str, zone: &TimeZone) -> Result<Option<Condition>, String> {
    let now = Bound::FromNow(0);
    match (field, text.trim().to_ascii_lowercase().as_str()) {
        (TimeField::Due, "overdue") => return Ok(Some(Condition::Time(field, None, Some(Bound::FromNow(1))))),
        (TimeField::Due, "none" | "undated") => return Ok(Some(Condition::Undated)),
        (_, "today") => {
            let spelled = "today takes a date such as 2026-11-21 here";
            return if field == TimeField::Due {
                Ok(Some(Condition::Time(field, Some(now), Some(Bound::FromNow(DAY)))))
            } else {
                Err(spelled.to_owned())
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
    let is_age = matches!(first, Bound::FromNow(_)) && field != TimeField::Due;
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
            return Err(format!("Put < or > in front of {}", clean_to(rest, 20)));
        }
        _ => Condition::Time(field, Some(first), Some(after)),
    }))
}

const DAY: i64 = 86_400_000;

/// A day, a month, or a span from now: where it begins, and where what comes after it begins.
fn instant(field: TimeField, text: &str, zone: &TimeZone) -> Result<(Bound, Bound), String> {
    if let Some(millis) = span(text) {
        let signed = if field == TimeField::Due { millis } else { -millis };
        return Ok((Bound::FromNow(signed), Bound::FromNow(signed)));
    }
    let unclear =
        || format!("{} is no day and no span of time; write 2026-11-21, 2026-11, 3d, 12h or 2w", clean_to(text, 30));
    let month = format!("{text}-01");
    let (first, step) = match (text.parse::<Date>(), month.parse::<Date>()) {
        (Ok(day), _) if text.len() == 10 => (day, Span::new().days(1)),
        (_, Ok(day)) if text.len() == 7 => (day, Span::new().months(1)),
        _ => return Err(unclear()),
    };
    let after = first.checked_add(step).map_err(|_beyond| unclear())?;
    let midnight = |day: Date| -> Result<Bound, String> {
        let at: Timestamp = day.to_zoned(zone.clone()).map_err(|_beyond| unclear())?.timestamp();
        Ok(Bound::At(at.as_millisecond()))
    };
    Ok((midnight(first)?, midnight(after)?))
}

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
    (0..=100_000).contains(&number).then(|| number * unit)
}
