//! Writing a term as a person would type it: what is written is read as the same term again.
//!
//! Must not live here: sentences; these are the words of the search field, the same in every language.

use super::read::{self, DAY, FIELDS, Kind, NOT_OVERDUE};
use super::{Bound, Condition, TagKey, Term, TextField, TimeField};
use crate::domain::money::amount_input;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The text of a term. `zone` says where a day begins.
#[must_use]
pub fn write(term: &Term, zone: &TimeZone) -> String {
    let minus = if term.is_negated { "-" } else { "" };
    format!("{minus}{}", condition(&term.condition, zone))
}

fn condition(condition: &Condition, zone: &TimeZone) -> String {
    match condition {
        Condition::Holds(field, values) => format!("{}:{}", name(Kind::Text(*field)), list(values, quoted)),
        Condition::Is(field, values) => {
            format!("{}:={}", name(Kind::Text(*field)), list(values, |value| quoted(&typed(*field, value))))
        }
        Condition::Tag(key, values) => format!("{}:{}", tag(key), list(values, quoted)),
        Condition::TagIs(key, values) => format!("{}:={}", tag(key), list(values, quoted)),
        Condition::Amount(from, to) => format!("{}:{}", name(Kind::Amount), amount(*from, *to)),
        Condition::Time(field, from, to) => {
            format!("{}:{}", name(Kind::Time(*field)), time(*field, *from, *to, zone))
        }
        Condition::Due => format!("{}:any", name(Kind::Time(TimeField::Due))),
        Condition::Undated => format!("{}:none", name(Kind::Time(TimeField::Due))),
    }
}

fn name(kind: Kind) -> &'static str {
    let names = FIELDS.iter().find(|(_, known)| *known == kind).map(|(names, _)| *names);
    names.and_then(<[&str]>::first).copied().unwrap_or_default()
}

fn tag(key: &TagKey) -> String {
    match key {
        TagKey::Any => name(Kind::Tag).to_owned(),
        TagKey::Begins(key) => format!("tag.{}", quoted_key(key)),
        TagKey::Is(key) => format!("tag.={}", quoted_key(key)),
    }
}

fn list(values: &[String], written: impl Fn(&str) -> String) -> String {
    values.iter().map(|value| written(value)).collect::<Vec<_>>().join(",")
}

/// A value, in quotes where it would be read as something else without.
pub fn quoted(value: &str) -> String {
    let is_odd = value.contains(|c: char| c.is_whitespace() || matches!(c, ',' | '"'));
    if is_odd || value.starts_with(['=', '/']) { in_quotes(value) } else { value.to_owned() }
}

/// A tag's key, in quotes where it needs them.
pub fn quoted_key(key: &str) -> String {
    if read::is_plain(key) { key.to_owned() } else { in_quotes(key) }
}

fn in_quotes(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// A whole value as it is typed: vendors' words without their capitals.
fn typed(field: TextField, value: &str) -> String {
    let spoken = read::spoken(value);
    // A word that is not known has no other spelling.
    let is_vendors = matches!(field, TextField::Reason | TextField::State | TextField::Response);
    if is_vendors && read::as_listed(field, spoken.clone()) == value { spoken } else { value.to_owned() }
}

/// The first amount that has too many digits to be typed.
const BEYOND: i128 = 10_i128.pow(22);

fn amount(from: Option<i128>, to: Option<i128>) -> String {
    let written = amount_input::written;
    match (from, to) {
        (Some(from), Some(to)) if from == to => written(from),
        (Some(from), Some(to)) => format!("{}..{}", written(from), written(to)),
        (Some(from), None) if from >= BEYOND => format!(">{}", written(from - 1)),
        (Some(from), None) => format!(">={}", written(from)),
        (None, Some(to)) if to < 0 => format!("<{}", written(to + 1)),
        (None, Some(to)) => format!("<={}", written(to)),
        (None, None) => "..".to_owned(),
    }
}

fn time(field: TimeField, from: Option<Bound>, to: Option<Bound>, zone: &TimeZone) -> String {
    let first = |bound| point(field, bound, zone);
    // An age counts backwards: less than seven days old is after seven days ago.
    let (since, before) = match field {
        TimeField::Due | TimeField::Target => (">=", "<"),
        TimeField::Created | TimeField::Updated => ("<", ">"),
    };
    match (from, to) {
        (None, None) => "..".to_owned(),
        (None, Some(NOT_OVERDUE)) if field == TimeField::Due => "overdue".to_owned(),
        (None, Some(NOT_OVERDUE)) if field == TimeField::Target => "past".to_owned(),
        (Some(from @ Bound::FromNow(_)), None) => format!("{since}{}", first(from)),
        (None, Some(to @ Bound::FromNow(_))) => format!("{before}{}", first(to)),
        (Some(from @ Bound::At(_)), None) => format!(">={}", first(from)),
        (None, Some(Bound::At(to))) => {
            last_day(to, zone).map_or_else(|| format!("<{}", instant(to)), |day| format!("<={day}"))
        }
        (Some(from), Some(to)) => {
            let (start, end) = (first(from), last(field, to, zone));
            let is_one = start == end && matches!(from, Bound::At(_));
            if is_one { start } else { format!("{start}..{end}") }
        }
    }
}

/// Where a span begins.
fn point(field: TimeField, bound: Bound, zone: &TimeZone) -> String {
    match bound {
        Bound::At(at) => day_at(at, zone).map_or_else(|| instant(at), |day| day.to_string()),
        NOT_OVERDUE if field.lies_ahead() => "0d".to_owned(),
        Bound::FromNow(millis) => span(millis.saturating_abs()),
    }
}

/// What a span ends with; a day that is named belongs to it.
fn last(field: TimeField, bound: Bound, zone: &TimeZone) -> String {
    let Bound::At(at) = bound else { return point(field, bound, zone) };
    last_day(at, zone).map_or_else(|| instant(at.saturating_sub(1)), |day| day.to_string())
}

/// The day that ends at this instant where the person is.
pub fn last_day(at: i64, zone: &TimeZone) -> Option<Date> {
    let after = Timestamp::from_millisecond(at).ok()?.to_zoned(zone.clone()).date();
    let day = after.yesterday().ok()?;
    (read::midnight(after, zone) == Some(at) && is_typed(day, zone)).then_some(day)
}

/// The day that begins at this instant where the person is.
pub fn day_at(at: i64, zone: &TimeZone) -> Option<Date> {
    let day = Timestamp::from_millisecond(at).ok()?.to_zoned(zone.clone()).date();
    (read::midnight(day, zone) == Some(at) && is_typed(day, zone)).then_some(day)
}

/// True for a day that can be typed: its year has four digits, and it ends.
fn is_typed(day: Date, zone: &TimeZone) -> bool {
    day.year() >= 0 && day.tomorrow().ok().and_then(|after| read::midnight(after, zone)).is_some()
}

fn instant(at: i64) -> String {
    Timestamp::from_millisecond(at).unwrap_or_default().to_string()
}

fn span(millis: i64) -> String {
    const UNITS: [(&str, i64); 4] = [("d", DAY), ("h", 3_600_000), ("m", 60_000), ("w", 7 * DAY)];
    let whole = |(_, unit): &&(&str, i64)| millis % unit == 0 && millis / unit <= read::MOST_UNITS;
    let (name, unit) = UNITS.iter().find(whole).copied().unwrap_or(("m", 60_000));
    format!("{}{name}", millis / unit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::search::Search;
    use crate::domain::search::fold::fold;
    use jiff::tz::TimeZone;
    use proptest::prelude::*;

    const TEXTS: [TextField; 14] = [
        TextField::Reason,
        TextField::Code,
        TextField::Status,
        TextField::State,
        TextField::Response,
        TextField::Merchant,
        TextField::Currency,
        TextField::Card,
        TextField::Order,
        TextField::Customer,
        TextField::Dispute,
        TextField::Payment,
        TextField::Assignee,
        TextField::Work,
    ];

    fn zones() -> Vec<TimeZone> {
        ["UTC", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "America/Sao_Paulo"]
            .into_iter()
            .map(|name| TimeZone::get(name).expect("a zone"))
            .collect()
    }

    /// What people and vendors write, with what a term is made of among it.
    fn texts() -> impl Strategy<Value = Vec<String>> {
        let odd = proptest::string::string_regex("[ -~\u{80}-\u{2ff}\u{3000}\u{fb01}=,\":/.<>-]{1,12}");
        let one = prop_oneof![
            odd.expect("a pattern"),
            Just("FRAUD".to_owned()),
            Just("NEEDS_RESPONSE".to_owned()),
            Just("Acme, \"Outdoor\" GmbH".to_owned()),
            Just("USD".to_owned()),
        ];
        proptest::collection::vec(one, 1..4)
    }

    /// Texts as a reader keeps them.
    fn folded(texts: Vec<String>) -> Vec<String> {
        texts.into_iter().map(|text| fold(text.trim()).trim().to_owned()).filter(|text| !text.is_empty()).collect()
    }

    fn keys() -> impl Strategy<Value = TagKey> {
        let key = || texts().prop_map(|texts| texts.concat());
        prop_oneof![Just(TagKey::Any), key().prop_map(|key| TagKey::Begins(fold(&key))), key().prop_map(TagKey::Is),]
    }

    fn amounts() -> impl Strategy<Value = Condition> {
        let end = || proptest::option::of(prop_oneof![0..2_000_000_i128, 0..BEYOND]);
        prop_oneof![
            (end(), end()).prop_map(|(from, to)| Condition::Amount(from, to)),
            Just(Condition::Amount(Some(BEYOND), None)),
            Just(Condition::Amount(None, Some(-1))),
        ]
    }

    fn bound(field: TimeField) -> impl Strategy<Value = Option<Bound>> {
        let unit = prop_oneof![Just(60_000), Just(3_600_000), Just(DAY), Just(7 * DAY)];
        let from_now = (unit, 0..=read::MOST_UNITS).prop_map(move |(unit, number)| match (field, unit * number) {
            (TimeField::Due | TimeField::Target, 0) => NOT_OVERDUE,
            (TimeField::Due | TimeField::Target, millis) => Bound::FromNow(millis),
            (_, millis) => Bound::FromNow(-millis),
        });
        // From the year 0 on, and far enough from the end that a day more is still one.
        let day = (-719_000..2_900_000_i64).prop_map(|days| Bound::At(days * DAY));
        let at = (-60_000_000_000_000..250_000_000_000_000_i64).prop_map(Bound::At);
        proptest::option::of(prop_oneof![from_now, day, at])
    }

    fn times() -> impl Strategy<Value = Condition> {
        let fields = [TimeField::Due, TimeField::Target, TimeField::Created, TimeField::Updated];
        proptest::sample::select(fields.to_vec()).prop_flat_map(|field| {
            (bound(field), bound(field)).prop_map(move |(from, to)| Condition::Time(field, from, to))
        })
    }

    fn terms() -> impl Strategy<Value = Term> {
        let field = || proptest::sample::select(TEXTS.to_vec());
        let condition = prop_oneof![
            (field(), texts()).prop_map(|(field, texts)| Condition::Holds(field, folded(texts))),
            (field(), texts()).prop_map(|(field, texts)| {
                Condition::Is(field, texts.into_iter().map(|text| read::as_listed(field, text)).collect())
            }),
            (keys(), texts()).prop_map(|(key, texts)| Condition::Tag(key, folded(texts))),
            (keys(), texts()).prop_map(|(key, texts)| Condition::TagIs(key, folded(texts))),
            amounts(),
            times(),
            Just(Condition::Due),
            Just(Condition::Undated),
        ];
        let asks = |condition: &Condition| match condition {
            Condition::Holds(_, values) | Condition::TagIs(_, values) => !values.is_empty(),
            Condition::Tag(key, values) => *key != TagKey::Any || !values.is_empty(),
            _ => true,
        };
        (any::<bool>(), condition.prop_filter("asks something", asks))
            .prop_map(|(is_negated, condition)| Term { is_negated, condition })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, cases: 2_000, ..ProptestConfig::default() })]

        #[test]
        fn what_is_written_is_read_as_the_same_term(term in terms(), zone in 0_usize..5, word in "[a-z]{1,6}") {
            let zone = zones().swap_remove(zone);
            let text = write(&term, &zone);
            let read = Search::parse(&format!("{word} {text} {word}"), &zone);
            let expected = Search { words: vec![word.clone(), word], terms: vec![term] };
            prop_assert_eq!(read, Ok(expected), "{}", text);
        }
    }

    #[test]
    fn terms_are_written_as_a_person_would() {
        for text in [
            "reason:=fraud",
            "-reason:fraud,quality",
            "response:=\"needs response\",responded",
            "merchant:=\"Acme, \"\"Outdoor\"\"\"",
            "state:=NEW",
            "currency:=USD",
            "amount:100..200",
            "amount:>=100",
            "amount:<=0.50",
            "amount:50",
            "due:overdue",
            "due:0d..7d",
            "due:any",
            "due:none",
            "due:<3d",
            "target:past",
            "target:0d..1d",
            "target:2026-11-20",
            "created:<7d",
            "created:>90d",
            "created:2026-11-20",
            "created:2026-11-01..2026-11-30",
            "created:>=2026-11-20",
            "created:<=2026-11-20",
            "created:>=2026-11-20T05:00:00.007Z",
            "created:<2026-11-20T05:00:00Z",
            "created:>=9999-12-30T00:00:00Z",
            "updated:2w..1d",
            "tag:21d",
            "tag.order:",
            "tag.=Order_number:21d",
            "tag.=\"a: b\":=x",
        ] {
            let search = Search::parse(text, &TimeZone::UTC).expect(text);
            let written: Vec<String> = search.terms.iter().map(|term| write(term, &TimeZone::UTC)).collect();
            let expected = if text == "updated:2w..1d" { "updated:14d..1d" } else { text };
            assert_eq!(written, [expected]);
        }
    }
}
