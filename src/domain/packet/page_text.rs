//! The words of a page in the order they are read, with their places, and where some of them stand.
//!
//! Must not live here: reading pages, which pages are looked through.

use super::Area;
use crate::domain::search::fold::fold_plain;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// More words are on no page.
pub const MOST_WORDS: usize = 20_000;
/// A word is no longer, in bytes: what is longer is none, and is cut.
pub const LONGEST_WORD: usize = 400;

/// A word and its place.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct PlacedWord {
    /// As it stands there.
    #[serde(rename = "t")]
    pub text: String,
    /// Where.
    #[serde(rename = "a")]
    pub area: Area,
    /// It begins a line.
    #[serde(rename = "l", default, skip_serializing_if = "std::ops::Not::not")]
    pub begins_line: bool,
}

/// The words of a page.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PageText {
    /// In the order they are read.
    pub words: Vec<PlacedWord>,
    /// There are more, or some cannot be read.
    #[serde(default)]
    pub is_part: bool,
}

impl std::fmt::Debug for PageText {
    /// What stands on a page is a customer's.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PageText({} words)", self.words.len())
    }
}

impl PageText {
    /// Adds a word, unless there are too many or it is none.
    pub fn push(&mut self, text: &str, area: Area, begins_line: bool) {
        let text = text.trim();
        if text.is_empty() || area.is_empty() {
            return;
        }
        if self.words.len() >= MOST_WORDS {
            self.is_part = true;
            return;
        }
        let mut end = text.len().min(LONGEST_WORD);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        self.is_part |= end < text.len();
        self.words.push(PlacedWord { text: text.get(..end).unwrap_or_default().to_owned(), area, begins_line });
    }

    /// True when it is no larger than one may be, and its words stand on the page: what another process says is not
    /// trusted.
    #[must_use]
    pub fn is_sane(&self) -> bool {
        let is_part = |value: f32| (0.0..=1.0).contains(&value);
        let is_inside = |Area { x, y, w, h }: Area| [x, y, w, h].into_iter().all(is_part);
        self.words.len() <= MOST_WORDS
            && self.words.iter().all(|word| word.text.len() <= LONGEST_WORD && is_inside(word.area))
    }
}

/// What a person looks for, made comparable.
#[derive(Clone, PartialEq, Eq)]
pub struct Query(String);

impl std::fmt::Debug for Query {
    /// It may be a customer's name.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Query")
    }
}

impl Query {
    /// What was typed; nothing when it says nothing.
    #[must_use]
    pub fn of(typed: &str) -> Option<Self> {
        let folded = fold_plain(typed);
        let words: Vec<&str> = folded.split(|c: char| c.is_whitespace() || c.is_control()).collect();
        let plain = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        (!plain.is_empty()).then_some(Self(plain))
    }
}

/// What becomes of a hyphen at the end of a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hyphen {
    /// It divides a word, and goes.
    Goes,
    /// It belongs to the word.
    Stays,
}

/// Where something stands, one area a line, each place in the order it is read. Words under one of the `hidden` areas are
/// not there.
#[must_use]
pub fn find(text: &PageText, query: &Query, hidden: &[Area]) -> Vec<Vec<Area>> {
    let mut found: BTreeSet<(usize, usize)> = BTreeSet::new();
    let (first, is_divided) = Joined::of(text, hidden, Hyphen::Goes);
    found.extend(first.find(query));
    if is_divided {
        found.extend(Joined::of(text, hidden, Hyphen::Stays).0.find(query));
    }
    found.into_iter().map(|(first, last)| areas(text, first..=last)).collect()
}

/// What stands between words that are not beside each other for a reader. It is in no query.
const GAP: char = '\0';

/// The words of a page as one folded text, and where each begins in it.
struct Joined {
    text: String,
    /// The byte, and the word.
    starts: Vec<(usize, usize)>,
}

impl Joined {
    /// The text, and whether a hyphen at the end of a line made a difference.
    fn of(page: &PageText, hidden: &[Area], hyphen: Hyphen) -> (Self, bool) {
        let mut joined = Self { text: String::new(), starts: Vec::new() };
        let mut is_divided = false;
        for (number, word) in page.words.iter().enumerate() {
            if hidden.iter().any(|area| is_under(word.area, *area)) {
                joined.text.push(GAP);
                continue;
            }
            if word.begins_line && joined.ends_divided() {
                is_divided = true;
                if hyphen == Hyphen::Goes {
                    joined.text.pop();
                }
            } else if !joined.text.is_empty() {
                joined.text.push(' ');
            }
            joined.starts.push((joined.text.len(), number));
            joined.text.push_str(&fold_plain(&word.text));
        }
        (joined, is_divided)
    }

    /// True when it ends with a letter and a hyphen.
    fn ends_divided(&self) -> bool {
        let mut signs = self.text.chars().rev();
        signs.next() == Some('-') && signs.next().is_some_and(char::is_alphanumeric)
    }

    /// The first and last word of every place.
    fn find<'a>(&'a self, query: &'a Query) -> impl Iterator<Item = (usize, usize)> + 'a {
        let word_at = |byte: usize| {
            let after = self.starts.partition_point(|(start, _)| *start <= byte);
            self.starts.get(after.saturating_sub(1)).map_or(0, |(_, word)| *word)
        };
        let of_match = move |(at, found): (usize, &str)| (word_at(at), word_at(at + found.len().saturating_sub(1)));
        self.text.match_indices(&query.0).map(of_match)
    }
}

/// True for a word of which a good part is under an area.
fn is_under(word: Area, over: Area) -> bool {
    const PART: f32 = 0.3;
    let both = |from: f32, length: f32, other: f32, others: f32| {
        ((from + length).min(other + others) - from.max(other)).max(0.0)
    };
    let covered = both(word.x, word.w, over.x, over.w) * both(word.y, word.h, over.y, over.h);
    covered > word.w * word.h * PART
}

/// The places of words, one a line.
fn areas(text: &PageText, words: RangeInclusive<usize>) -> Vec<Area> {
    let mut lines: Vec<Area> = Vec::new();
    for (number, word) in text.words.get(words).unwrap_or_default().iter().enumerate() {
        let end = |area: Area| (area.x + area.w, area.y + area.h);
        match lines.last_mut() {
            Some(line) if number > 0 && !word.begins_line => {
                let ((right, bottom), (other_right, other_bottom)) = (end(*line), end(word.area));
                let from = (line.x.min(word.area.x), line.y.min(word.area.y));
                *line = Area::between(from, (right.max(other_right), bottom.max(other_bottom)));
            }
            _ => lines.push(word.area),
        }
    }
    lines
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test that meets something unexpected has to fail")]
mod tests {
    use super::*;

    /// A page of lines; every word is a tenth wide and every line a twentieth high.
    fn page(lines: &[&str]) -> PageText {
        let mut text = PageText::default();
        for (line, words) in (0_u8..).zip(lines) {
            for (word, said) in (0_u8..).zip(words.split(' ')) {
                let (x, y) = (f32::from(word) * 0.1, f32::from(line) * 0.05);
                text.push(said, Area { x, y, w: 0.09, h: 0.04 }, word == 0);
            }
        }
        text
    }

    fn count(lines: &[&str], typed: &str) -> usize {
        find(&page(lines), &Query::of(typed).expect("something"), &[]).len()
    }

    #[test]
    fn case_and_accents_and_spaces_make_no_difference() {
        let lines = ["Delivered to Zoë Müller", "on Friday, the tent came"];
        for typed in ["zoe muller", "ZOË", "  delivered   TO ", "friday, the", "zoé", "üller"] {
            assert_eq!(count(&lines, typed), 1, "{typed}");
        }
        for typed in ["zoo", "tent friday", "deliveredto"] {
            assert_eq!(count(&lines, typed), 0, "{typed}");
        }
        assert_eq!(count(&["banana"], "an"), 1, "one word is one place");
        assert_eq!(count(&["to be or not to be"], "to be"), 2);
        assert!(Query::of(" \u{ad}\t\0 ").is_none());
    }

    #[test]
    fn what_goes_over_a_line_end_is_found_with_a_place_on_each_line() {
        let text = page(&["the parcel was left", "with a neighbor"]);
        let found = find(&text, &Query::of("left with a").expect("something"), &[]);
        assert_eq!(found.len(), 1);
        let [first, second] = found[0].as_slice() else { panic!("{found:?}") };
        assert!((first.x - 0.3).abs() < 0.001 && first.y < 0.01, "{first:?}");
        assert!((second.x, second.y) == (0.0, 0.05) && (second.w - 0.19).abs() < 0.001, "{second:?}");
    }

    #[test]
    fn a_word_that_is_divided_is_found_as_one_and_one_with_a_hyphen_too() {
        assert_eq!(count(&["proof of deliv-", "ery is here"], "delivery is"), 1);
        assert_eq!(count(&["sent by e-", "mail today"], "e-mail"), 1);
        assert_eq!(count(&["sent by e-", "mail today"], "email"), 1);
        assert_eq!(count(&["a bullet -", "mail"], "bulletmail"), 0);
        assert_eq!(count(&["order 2024–17"], "2024-17"), 1, "any dash");
        assert_eq!(count(&["deliv- ery"], "delivery"), 0, "not inside of a line");
    }

    #[test]
    fn words_under_a_redaction_are_not_there_and_nothing_is_found_across_them() {
        let text = page(&["card of Ana Lopez paid"]);
        let query = |typed| Query::of(typed).expect("something");
        let hidden = [Area { x: 0.19, y: 0.0, w: 0.11, h: 0.05 }];
        assert_eq!(find(&text, &query("ana"), &[]).len(), 1);
        for typed in ["ana", "of ana", "of lopez"] {
            assert!(find(&text, &query(typed), &hidden).is_empty(), "{typed}");
        }
        assert_eq!(find(&text, &query("lopez"), &hidden).len(), 1);
        let beside = [Area { x: 0.0, y: 0.0, w: 0.21, h: 0.05 }];
        assert_eq!(find(&text, &query("ana"), &beside).len(), 1, "a corner hides nothing");
    }

    #[test]
    fn a_page_takes_so_many_words_and_what_is_not_sane_is_known() {
        let mut text = page(&["one"]);
        for _ in 0..MOST_WORDS {
            text.push("word", text.words[0].area, false);
        }
        assert!(text.words.len() == MOST_WORDS && text.is_part && text.is_sane());
        let mut long = PageText::default();
        long.push(&"é".repeat(300), text.words[0].area, true);
        assert!(long.words[0].text.len() <= LONGEST_WORD && long.is_part && long.is_sane());
        for area in [Area { x: f32::NAN, ..text.words[0].area }, Area { w: 1.5, ..text.words[0].area }] {
            long.words[0].area = area;
            assert!(!long.is_sane(), "{area:?}");
        }
        assert_eq!(format!("{:?} {:?}", page(&["secret"]), Query::of("secret")), "PageText(1 words) Some(Query)");
    }
}
