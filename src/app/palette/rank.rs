//! How well words fit what is typed: letters in their order, best at the beginnings of words.
//!
//! Must not live here: what the words are of.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use std::cmp::Reverse;

/// Ranks, and keeps the room it needs for that.
pub struct Ranker {
    matcher: Matcher,
    letters: Vec<char>,
}

impl Default for Ranker {
    fn default() -> Self {
        let mut config = Config::DEFAULT;
        config.prefer_prefix = true;
        Self { matcher: Matcher::new(config), letters: Vec::new() }
    }
}

impl Ranker {
    /// Those whose words hold every word that is typed, the best first; equals stay in their order.
    pub fn ranked<T>(&mut self, typed: &str, all: Vec<T>, words: impl Fn(&T) -> &str) -> Vec<T> {
        let pattern = Pattern::new(typed, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
        let Self { matcher, letters } = self;
        let mut scored: Vec<(u32, T)> = all
            .into_iter()
            .filter_map(|one| {
                let score = pattern.score(Utf32Str::new(words(&one), letters), matcher)?;
                Some((score, one))
            })
            .collect();
        scored.sort_by_key(|(score, _)| Reverse(*score));
        scored.into_iter().map(|(_, one)| one).collect()
    }
}

/// What belongs together stands together, where the best of it stands.
pub fn grouped<T, G: PartialEq>(ranked: Vec<T>, group: impl Fn(&T) -> G) -> Vec<T> {
    let mut groups: Vec<(G, Vec<T>)> = Vec::new();
    for one in ranked {
        let of = group(&one);
        match groups.iter_mut().find(|(known, _)| *known == of) {
            Some((_, together)) => together.push(one),
            None => groups.push((of, vec![one])),
        }
    }
    groups.into_iter().flat_map(|(_, together)| together).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranked(typed: &str, all: &[&'static str]) -> Vec<&'static str> {
        Ranker::default().ranked(typed, all.to_vec(), |words| words)
    }

    #[test]
    fn letters_in_their_order_are_enough_and_others_are_not() {
        let all = ["Review and submit…", "Accept dispute…", "Report a checkout…"];
        assert_eq!(ranked("rvsub", &all), ["Review and submit…"]);
        assert_eq!(ranked("checkout report", &all), ["Report a checkout…"], "words in any order");
        assert_eq!(ranked("xyz", &all), [""; 0]);
    }

    #[test]
    fn beginnings_of_words_come_before_letters_from_their_middle() {
        assert_eq!(ranked("score", &["Set consents core", "Score customer"]), ["Score customer", "Set consents core"]);
        assert_eq!(ranked("out", &["Build a router", "Outbox"]), ["Outbox", "Build a router"]);
        assert_eq!(ranked("OUTBOX", &["Outbox"]), ["Outbox"], "whatever the case");
        assert_eq!(ranked("uber", &["Über uns"]), ["Über uns"], "and the marks");
    }

    #[test]
    fn equals_stay_in_their_order() {
        assert_eq!(ranked("", &["Won", "Lost", "All"]), ["Won", "Lost", "All"]);
        assert_eq!(ranked("zoom", &["Zoom in", "Zoom by"]), ["Zoom in", "Zoom by"]);
        assert_eq!(ranked("zoom", &["Zoom by", "Zoom in"]), ["Zoom by", "Zoom in"]);
    }

    #[test]
    fn signs_of_other_searches_are_letters_here() {
        assert_eq!(ranked("!won", &["Show won", "Lost"]), [""; 0]);
        assert_eq!(ranked("^", &["Show ^", "Lost"]), ["Show ^"]);
    }

    #[test]
    fn a_group_stands_where_its_best_stands() {
        let ranked = vec![("page", 9), ("command", 8), ("page", 7), ("command", 6)];
        let expected = [("page", 9), ("page", 7), ("command", 8), ("command", 6)];
        assert_eq!(grouped(ranked, |one| one.0), expected);
    }
}
