//! Tags: the only thing on a dispute that can be written, and Finix's limits for them.
//!
//! Must not live here: writing them.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Most pairs one object may have. Source: Finix OpenAPI 2022-02-01, `Tags`.
pub const MAX_PAIRS: usize = 50;
/// Longest key. Source: as above. The unit is not stated, so both characters and bytes are held to it.
pub const MAX_KEY: usize = 40;
/// Longest value. Source: as above.
pub const MAX_VALUE: usize = 500;

/// Pairs of text attached to a dispute or a file. What the service holds as something else than text is beside them as it
/// came, to be sent back so while nobody edits it; nothing is compared by it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Tags(BTreeMap<String, String>, #[serde(skip)] BTreeMap<String, Box<str>>);

impl PartialEq for Tags {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl Eq for Tags {}

impl Tags {
    /// Tags as a server sent them; what breaks our own limits is kept.
    #[must_use]
    pub fn from_map(map: BTreeMap<String, String>) -> Self {
        Self(map, BTreeMap::new())
    }

    /// The same, with the JSON of every value that is no text.
    #[must_use]
    pub fn with_odd(self, odd: BTreeMap<String, Box<str>>) -> Self {
        Self(self.0, odd)
    }

    /// The JSON of what is no text and was not edited, by its key.
    pub fn odd(&self) -> impl Iterator<Item = (&str, &str)> {
        self.1.iter().map(|(key, json)| (key.as_str(), &**json))
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(String::as_str)
    }

    /// All pairs in order of their keys.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// The same tags with another value of one key, or without it.
    #[must_use]
    pub fn with(&self, key: &str, value: Option<&str>) -> Self {
        let mut out = self.clone();
        out.set(key, value);
        out
    }

    fn set(&mut self, key: &str, value: Option<&str>) {
        self.1.remove(key);
        match value {
            Some(value) => self.0.insert(key.to_owned(), value.to_owned()),
            None => self.0.remove(key),
        };
    }

    /// How many pairs there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True when there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The first tag among `keys` that has a value, keys compared without case.
    #[must_use]
    pub fn first_of(&self, keys: &[&str]) -> Option<&str> {
        keys.iter().find_map(|wanted| {
            self.iter()
                .find(|(key, value)| key.eq_ignore_ascii_case(wanted) && !value.trim().is_empty())
                .map(|(_, value)| value)
        })
    }

    /// The customer's email, from a tag that says so or from any value that is one.
    #[must_use]
    pub fn email(&self) -> Option<&str> {
        self.first_of(&["customer_email", "email", "buyer_email"])
            .filter(|value| crate::domain::text::looks_like_email(value))
            .or_else(|| self.iter().map(|(_, value)| value).find(|value| crate::domain::text::looks_like_email(value)))
    }

    /// The customer as they are known: by email, else by a name a tag gives.
    #[must_use]
    pub fn customer(&self) -> Option<&str> {
        self.email().or_else(|| self.first_of(&["customer_name", "buyer_name", "cardholder_name"]))
    }

    /// Applies what a person changed onto what the service holds now.
    ///
    /// Finix replaces all tags on a PUT, so a change made from an old copy would silently undo what somebody else
    /// wrote meanwhile. Only keys that differ between `base` (what the person saw) and `edited` are touched.
    #[must_use]
    pub fn merged(current: &Self, base: &Self, edited: &Self) -> Self {
        let mut out = current.clone();
        for key in base.changed_to(edited) {
            out.set(key, edited.get(key));
        }
        out
    }

    /// Keys that somebody else changed meanwhile to something other than what a person made of them, in order.
    #[must_use]
    pub fn conflicts(current: &Self, base: &Self, edited: &Self) -> Vec<String> {
        let keys = base.0.keys().chain(edited.0.keys()).collect::<std::collections::BTreeSet<_>>();
        let differ = |key: &&&String| {
            let (now, seen, wanted) = (current.0.get(**key), base.0.get(**key), edited.0.get(**key));
            wanted != seen && now != seen && now != wanted
        };
        keys.iter().filter(differ).map(|key| (*key).clone()).collect()
    }

    /// The keys whose value is another one in `edited`, or that are in only one of the two.
    pub fn changed_to<'t>(&'t self, edited: &'t Self) -> impl Iterator<Item = &'t str> {
        let keys = self.0.keys().chain(edited.0.keys().filter(|key| !self.0.contains_key(*key)));
        keys.filter(|key| self.0.get(*key) != edited.0.get(*key)).map(String::as_str)
    }

    /// Checks Finix's limits.
    ///
    /// # Errors
    /// Every limit that is broken.
    pub fn check(&self) -> Result<(), Vec<TagsProblem>> {
        let mut errors = Vec::new();
        if self.len() > MAX_PAIRS {
            errors.push(TagsProblem::TooMany(self.len()));
        }
        for (key, value) in self.iter() {
            if let Some(problem) = key_problem(key).or_else(|| value_problem(value)) {
                errors.push(TagsProblem::One { key: crate::domain::text::clean_to(key, 40), problem });
            }
        }
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }
}

impl FromIterator<(String, String)> for Tags {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        Self::from_map(pairs.into_iter().collect())
    }
}

/// What is wrong with one tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TagProblem {
    /// It has no key.
    EmptyKey,
    /// Its key is longer than [`MAX_KEY`].
    LongKey,
    /// Its key holds a character that cannot be shown.
    OddKey,
    /// Its value is longer than [`MAX_VALUE`].
    LongValue,
}

/// Which of Finix's limits tags break.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TagsProblem {
    /// So many are more than [`MAX_PAIRS`].
    TooMany(usize),
    /// One of them.
    One {
        /// Its key, fit to be shown.
        key: String,
        /// What is wrong with it.
        problem: TagProblem,
    },
}

/// What is wrong with a tag's key, if anything.
#[must_use]
pub fn key_problem(key: &str) -> Option<TagProblem> {
    if key.trim().is_empty() {
        Some(TagProblem::EmptyKey)
    } else if key.len() > MAX_KEY {
        Some(TagProblem::LongKey)
    } else if key.chars().any(crate::domain::text::is_hostile) {
        Some(TagProblem::OddKey)
    } else {
        None
    }
}

/// What is wrong with a tag's value, if anything.
#[must_use]
pub fn value_problem(value: &str) -> Option<TagProblem> {
    (value.len() > MAX_VALUE).then_some(TagProblem::LongValue)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(pairs: &[(&str, &str)]) -> Tags {
        pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect()
    }

    #[test]
    fn a_change_keeps_what_somebody_else_wrote_meanwhile() {
        let base = tags(&[("a", "1"), ("b", "2"), ("c", "3")]);
        let edited = tags(&[("a", "1"), ("b", "changed"), ("new", "n")]);
        let current = tags(&[("a", "theirs"), ("b", "2"), ("c", "3"), ("d", "theirs too")]);
        assert_eq!(
            Tags::merged(&current, &base, &edited),
            tags(&[("a", "theirs"), ("b", "changed"), ("d", "theirs too"), ("new", "n")])
        );
    }

    #[test]
    fn only_what_two_people_changed_differently_is_a_conflict() {
        let base = tags(&[("a", "1"), ("b", "2"), ("c", "3")]);
        let edited = tags(&[("a", "mine"), ("b", "2"), ("new", "mine")]);
        assert_eq!(Tags::conflicts(&base, &base, &edited), Vec::<String>::new());
        let current = tags(&[("a", "theirs"), ("b", "theirs"), ("new", "theirs")]);
        assert_eq!(Tags::conflicts(&current, &base, &edited), ["a", "new"]);
        assert_eq!(Tags::conflicts(&edited, &base, &edited), Vec::<String>::new());
    }

    #[test]
    fn limits_are_the_services() {
        assert!(tags(&[("k", &"v".repeat(500))]).check().is_ok());
        assert!(tags(&[("k", &"v".repeat(501))]).check().is_err());
        assert!(tags(&[(&"k".repeat(41), "v")]).check().is_err());
        let many: Tags = (0..51).map(|n| (format!("k{n}"), String::new())).collect();
        assert!(many.check().is_err());
    }

    #[test]
    fn the_customers_email_is_found_by_key_or_by_shape() {
        assert_eq!(tags(&[("Customer_Email", "a@b.co")]).email(), Some("a@b.co"));
        assert_eq!(tags(&[("x", "hello"), ("y", "c@d.org")]).email(), Some("c@d.org"));
        assert_eq!(tags(&[("email", "none")]).email(), None);
    }

    #[test]
    fn a_customer_without_an_email_is_known_by_name() {
        assert_eq!(tags(&[("customer_name", "Dana Lee"), ("email", "a@b.co")]).customer(), Some("a@b.co"));
        assert_eq!(tags(&[("Customer_Name", "Dana Lee")]).customer(), Some("Dana Lee"));
        assert_eq!(tags(&[("customer_name", " ")]).customer(), None);
    }
}
