//! Completing the term under the caret.

use super::read::{self, FIELDS, Kind};
use super::{TextField, TimeField};
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
    /// What it means, for the person.
    pub hint: String,
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
    let offer =
        |text: String, hint: String| Completion { place: token.place.clone(), text: format!("{minus}{text}"), hint };
    let Some((name, value)) = typed.split_once(':') else {
        return names(typed, choices).map(|(name, hint)| offer(format!("{name}:"), hint)).take(MOST).collect();
    };
    // Of several values the last one is being typed.
    let (before, last) = value.rsplit_once(',').map_or(("", value), |(before, last)| (before, last));
    let begun = fold(last.trim_matches('"'));
    let comma = if before.is_empty() { "" } else { "," };
    values(name, choices)
        .filter(|(value, _)| fold(value).starts_with(&begun) && fold(value) != begun)
        .map(|(value, hint)| offer(format!("{name}:{before}{comma}{}", quoted(&value)), hint))
        .take(MOST)
        .collect()
}

fn quoted(value: &str) -> String {
    if value.contains([' ', ',']) { format!("\"{value}\"") } else { value.to_owned() }
}

fn names<'c>(typed: &str, choices: Choices<'c>) -> impl Iterator<Item = (String, String)> + use<'c> {
    let begun = typed.to_ascii_lowercase();
    let tags = choices.tag_keys.iter().map(|key| (format!("tag.{key}"), "a tag".to_owned()));
    let fields = FIELDS
        .iter()
        .map(|(names, _, hint)| (names.first().map(|name| (*name).to_owned()).unwrap_or_default(), (*hint).to_owned()));
    fields
        .chain(tags)
        .filter(move |(name, _)| begun.len() >= 2 && name.to_ascii_lowercase().starts_with(&begun))
        .filter(|(name, _)| !name.contains(char::is_whitespace))
}

/// Known values of a field, with what each means.
fn values<'c>(name: &str, choices: Choices<'c>) -> Box<dyn Iterator<Item = (String, String)> + 'c> {
    let plain = |words: &'c [String]| Box::new(words.iter().map(|word| (word.clone(), String::new())));
    let fixed = |words: &'static [(&'static str, &'static str)]| {
        Box::new(words.iter().map(|(word, hint)| ((*word).to_owned(), (*hint).to_owned())))
    };
    match read::field(name) {
        Some(Kind::Text(TextField::Reason)) => {
            Box::new(Reason::KNOWN.iter().map(|reason| (fold(&reason.label()), String::new())))
        }
        Some(Kind::Text(TextField::Status)) => {
            Box::new(Status::ALL.iter().map(|status| (fold(status.label()), String::new())))
        }
        Some(Kind::Text(TextField::State)) => {
            Box::new(DisputeState::KNOWN.iter().map(|state| (fold(&state.label()), String::new())))
        }
        Some(Kind::Text(TextField::Response)) => {
            Box::new(ResponseState::KNOWN.iter().map(|state| (fold(&state.label()), String::new())))
        }
        Some(Kind::Text(TextField::Merchant)) => plain(choices.merchants),
        Some(Kind::Text(TextField::Currency)) => plain(choices.currencies),
        Some(Kind::Amount) => {
            fixed(&[(">200", "more than 200"), ("100..500", "from 100 to 500"), ("<50", "less than 50")])
        }
        Some(Kind::Time(TimeField::Due)) => fixed(&[
            ("overdue", "past the deadline"),
            ("today", "within 24 hours"),
            ("<3d", "in less than 3 days"),
            ("<1w", "in less than a week"),
            ("none", "due without a date"),
        ]),
        Some(Kind::Time(_)) => fixed(&[
            ("<1d", "within the last day"),
            ("<7d", "within the last 7 days"),
            ("<30d", "within the last 30 days"),
            (">90d", "more than 90 days ago"),
        ]),
        Some(Kind::Text(_)) | None => Box::new(std::iter::empty()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offered(text: &str) -> Vec<String> {
        let merchants = ["Acme Outdoors".to_owned(), "Bright".to_owned()];
        let keys = ["order_number".to_owned()];
        let choices = Choices { merchants: &merchants, tag_keys: &keys, currencies: &[] };
        complete(text, text.len(), choices).into_iter().map(|one| one.text).collect()
    }

    #[test]
    fn fields_and_values_are_completed() {
        assert_eq!(offered("rea"), ["reason:"]);
        assert_eq!(offered("dana -rea"), ["-reason:"]);
        assert_eq!(offered("reason:fr"), ["reason:fraud"]);
        assert_eq!(offered("reason:fraud,q"), ["reason:fraud,quality"]);
        assert_eq!(offered("merchant:ac"), ["merchant:\"Acme Outdoors\""]);
        assert_eq!(offered("tag.o"), ["tag.order_number:"]);
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
