//! Completing the term under the caret.

use super::read::{self, FIELDS, Kind};
use super::write::{quoted, quoted_key};
use super::{TextField, TimeField};
use crate::domain::dispute::team::{ME, NONE, Work};
use crate::domain::dispute::{DisputeState, Reason, ResponseState, Status};
use crate::domain::search::fold::fold;
use std::ops::Range;

/// What the account offers to choose from.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choices<'c> {
    /// Merchants.
    pub merchants: &'c [String],
    /// Currencies by code.
    pub currencies: &'c [String],
    /// People disputes are assigned to.
    pub people: &'c [String],
    /// Keys of tags.
    pub tag_keys: &'c [String],
}

/// One way to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What it replaces, in bytes.
    pub place: Range<usize>,
    /// What it puts there.
    pub text: String,
    /// What it means, where that has to be said.
    pub hint: Option<Hint>,
}

/// What a completion means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// A field, with what it takes.
    Field(Kind),
    /// A tag of the account.
    Tag,
    /// An example of a value.
    Example(Example),
}

/// Examples of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Example {
    /// An amount above one.
    MoreThan,
    /// An amount between two.
    Between,
    /// An amount below one.
    LessThan,
    /// Past the deadline.
    Overdue,
    /// Past the account's own target.
    PastTarget,
    /// Due within 24 hours.
    Today,
    /// Due in less than three days.
    ThreeDays,
    /// Due in less than a week.
    Week,
    /// Due in less than a week, and not overdue.
    WithinWeek,
    /// Due, with or without a date.
    AnyDue,
    /// Due without a date.
    Undated,
    /// Within the last day.
    LastDay,
    /// Within the last seven days.
    LastWeek,
    /// Within the last thirty days.
    LastMonth,
    /// More than ninety days ago.
    LongAgo,
    /// Whoever uses this computer.
    Me,
    /// Nobody works on it.
    Nobody,
    /// Nothing is said of how far it is.
    NoWork,
}

/// Most ways that are offered.
const MOST: usize = 8;

/// Ways to go on with the term that ends at the caret.
#[must_use]
pub fn complete(text: &str, caret: usize, choices: Choices<'_>) -> Vec<Completion> {
    let Some(token) = read::tokens(text).find(|token| token.place.contains(&caret) || token.place.end == caret) else {
        return Vec::new();
    };
    let typed = text.get(token.place.start..caret.min(token.place.end)).unwrap_or_default();
    let (minus, typed) = typed.strip_prefix('-').map_or(("", typed), |rest| ("-", rest));
    let offer = |text: String, hint: Option<Hint>| Completion {
        place: token.place.clone(),
        text: format!("{minus}{text}"),
        hint,
    };
    let Some((name, value)) = typed.split_once(':') else {
        return names(typed, choices).map(|(name, hint)| offer(format!("{name}:"), Some(hint))).take(MOST).collect();
    };
    // Behind an equals sign a text is whole.
    let is_text = matches!(read::field(name), Some(Kind::Text(_)));
    let (sign, value) = value.strip_prefix('=').filter(|_| is_text).map_or(("", value), |whole| ("=", whole));
    // Of several values the last one is being typed.
    let last = read::parts(value).last().unwrap_or_default();
    let before = value.get(..value.len() - last.len()).unwrap_or_default();
    let begun = fold(last.trim_matches('"'));
    values(name, choices)
        .filter(|(value, _)| fold(value).starts_with(&begun) && fold(value) != begun)
        .map(|(value, hint)| offer(format!("{name}:{sign}{before}{}", quoted(&value)), hint))
        .take(MOST)
        .collect()
}

fn names<'c>(typed: &str, choices: Choices<'c>) -> impl Iterator<Item = (String, Hint)> + use<'c> {
    let begun = typed.to_ascii_lowercase().replace('"', "");
    // Behind an equals sign a key is whole.
    let sign = if begun.starts_with("tag.=") { "=" } else { "" };
    let tags = choices.tag_keys.iter().map(move |key| {
        (format!("tag.{sign}{}", key.to_ascii_lowercase()), format!("tag.{sign}{}", quoted_key(key)), Hint::Tag)
    });
    let fields = FIELDS.iter().filter_map(|(names, kind)| {
        let name = (*names.first()?).to_owned();
        Some((name.clone(), name, Hint::Field(*kind)))
    });
    fields
        .chain(tags)
        .filter(move |(name, ..)| begun.len() >= 2 && name.starts_with(&begun))
        .map(|(_, written, hint)| (written, hint))
}

/// Known values of a field, with what each means.
fn values<'c>(name: &str, choices: Choices<'c>) -> Box<dyn Iterator<Item = (String, Option<Hint>)> + 'c> {
    let plain = |words: &'c [String]| Box::new(words.iter().map(|word| (word.clone(), None)));
    let fixed = |words: &'static [(&'static str, Example)]| {
        Box::new(words.iter().map(|(word, example)| ((*word).to_owned(), Some(Hint::Example(*example)))))
    };
    // A vendor's word as it is searched.
    let vendor = |wire: &str| (read::spoken(wire), None);
    match read::field(name) {
        Some(Kind::Text(TextField::Reason)) => {
            Box::new(Reason::KNOWN.iter().map(move |reason| vendor(reason.as_wire())))
        }
        Some(Kind::Text(TextField::Status)) => Box::new(Status::ALL.iter().map(|status| (fold(status.token()), None))),
        Some(Kind::Text(TextField::State)) => {
            Box::new(DisputeState::KNOWN.iter().map(move |state| vendor(state.as_wire())))
        }
        Some(Kind::Text(TextField::Response)) => {
            Box::new(ResponseState::KNOWN.iter().map(move |state| vendor(state.as_wire())))
        }
        Some(Kind::Text(TextField::Merchant)) => plain(choices.merchants),
        Some(Kind::Text(TextField::Currency)) => plain(choices.currencies),
        Some(Kind::Text(TextField::Assignee)) => {
            Box::new(plain(choices.people).chain(fixed(&[(ME, Example::Me), (NONE, Example::Nobody)])))
        }
        Some(Kind::Text(TextField::Work)) => {
            let known = Work::KNOWN.iter().map(|work| (work.as_wire().to_owned(), None));
            Box::new(known.chain(fixed(&[(NONE, Example::NoWork)])))
        }
        Some(Kind::Amount) => {
            fixed(&[(">200", Example::MoreThan), ("100..500", Example::Between), ("<50", Example::LessThan)])
        }
        Some(Kind::Time(TimeField::Due)) => fixed(&[
            ("overdue", Example::Overdue),
            ("today", Example::Today),
            ("<3d", Example::ThreeDays),
            ("<1w", Example::Week),
            ("0d..1w", Example::WithinWeek),
            ("any", Example::AnyDue),
            ("none", Example::Undated),
        ]),
        Some(Kind::Time(TimeField::Target)) => fixed(&[
            ("past", Example::PastTarget),
            ("today", Example::Today),
            ("<3d", Example::ThreeDays),
            ("<1w", Example::Week),
        ]),
        Some(Kind::Time(_)) => fixed(&[
            ("<1d", Example::LastDay),
            ("<7d", Example::LastWeek),
            ("<30d", Example::LastMonth),
            (">90d", Example::LongAgo),
        ]),
        Some(Kind::Text(_) | Kind::Tag) | None => Box::new(std::iter::empty()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered(text: &str) -> Vec<String> {
        let merchants = ["Acme Outdoors".to_owned(), "Bright".to_owned()];
        let keys = ["order_number".to_owned(), "Gift note".to_owned()];
        let people = ["Ana".to_owned()];
        let choices = Choices { merchants: &merchants, tag_keys: &keys, currencies: &[], people: &people };
        complete(text, text.len(), choices).into_iter().map(|one| one.text).collect()
    }

    #[test]
    fn fields_and_values_are_completed() {
        assert_eq!(offered("rea"), ["reason:"]);
        assert_eq!(offered("dana -rea"), ["-reason:"]);
        assert_eq!(offered("reason:fr"), ["reason:fraud"]);
        assert_eq!(offered("assignee:"), ["assignee:Ana", "assignee:me", "assignee:none"]);
        assert_eq!(offered("work:=re"), ["work:=\"ready to review\""]);
        assert_eq!(offered("reason:fraud,q"), ["reason:fraud,quality"]);
        assert_eq!(offered("merchant:ac"), ["merchant:\"Acme Outdoors\""]);
        assert_eq!(offered("tag.o"), ["tag.order_number:"]);
        assert_eq!(offered("tag.g"), ["tag.\"Gift note\":"]);
        assert_eq!(offered("tag.=o"), ["tag.=order_number:"]);
        assert_eq!(offered("ta"), ["target:", "tag:", "tag.order_number:", "tag.\"Gift note\":"]);
        assert_eq!(offered("merchant:=ac"), ["merchant:=\"Acme Outdoors\""]);
        assert_eq!(offered("merchant:=\"Acme, Inc\",br"), ["merchant:=\"Acme, Inc\",Bright"]);
        assert_eq!(offered("reason:=fr"), ["reason:=fraud"]);
        assert!(offered("amount:=").is_empty() && offered("due:").contains(&"due:any".to_owned()));
        assert!(offered("due:").contains(&"due:<3d".to_owned()));
    }

    #[test]
    fn ordinary_words_are_left_alone() {
        for text in ["", "d", "dana", "21DF", "reason:fraud", "nothing:"] {
            assert!(offered(text).is_empty(), "{text}: {:?}", offered(text));
        }
    }

    #[test]
    fn only_the_term_under_the_caret_is_replaced() {
        let found = complete("rea amount:>5", 3, Choices::default());
        assert_eq!(found.first().map(|one| (one.place.clone(), one.text.as_str())), Some((0..3, "reason:")));
    }
}
