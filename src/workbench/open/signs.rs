//! Signs as they can be printed: composed, without what is invisible, and by their names where no typeface has them.
//! One sign never refuses a text.

use super::super::text_pdf::{Letters, NEW_PAGE};
use crate::domain::text;
use icu_normalizer::ComposingNormalizerBorrowed;
use unicode_script::UnicodeScript as _;

/// What stands where a sign was lost before it came here.
pub const LOST: &str = "[lost sign]";
/// How the numbers of letters begin that no typeface has.
pub const NUMBERS: &str = "[U+";
/// Names are told up to so many.
const MOST_NAMES: usize = 12;

/// What was printed otherwise than it was written.
#[derive(Debug, Default)]
pub struct Told {
    /// Names of signs, each once.
    pub names: Vec<String>,
    /// Scripts whose letters no typeface has, each once, as Unicode calls them.
    pub scripts: Vec<String>,
}

impl Told {
    /// True when all of it was printed as it was written.
    pub fn is_nothing(&self) -> bool {
        self.names.is_empty() && self.scripts.is_empty()
    }

    /// What was told of another text.
    pub fn add(&mut self, other: &Self) {
        other.names.iter().for_each(|name| self.name(name.clone()));
        other.scripts.iter().for_each(|script| self.script(script));
    }

    fn script(&mut self, script: &str) {
        if self.scripts.len() < MOST_NAMES && !self.scripts.iter().any(|known| known == script) {
            self.scripts.push(script.to_owned());
        }
    }

    fn name(&mut self, name: String) {
        if self.names.len() < MOST_NAMES && !self.names.contains(&name) {
            self.names.push(name);
        }
    }
}

/// The text as it can be printed.
pub fn printable(written: &str, letters: &Letters<'_>, told: &mut Told) -> String {
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(written);
    let signs: Vec<char> = composed.chars().collect();
    let mut out = String::with_capacity(composed.len());
    let mut at = 0;
    while let Some(c) = signs.get(at).copied() {
        let rest = signs.get(at + 1..).unwrap_or_default();
        at += 1 + match c {
            '\r' => {
                out.push('\n');
                usize::from(rest.first() == Some(&'\n'))
            }
            '\n' | '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}' => plain(&mut out, '\n'),
            NEW_PAGE => plain(&mut out, NEW_PAGE),
            '\t' => plain(&mut out, '\t'),
            '\u{1b}' => escape(rest),
            // Typewriters print over what they printed: bold and underlined letters.
            '\u{8}' => {
                let is_underlined = rest.first() == Some(&'_') && !out.ends_with([' ', '\n']);
                if !is_underlined && !out.ends_with('\n') {
                    out.pop();
                }
                usize::from(is_underlined)
            }
            // Each byte of a broken sign is lost by itself; to a person it is one sign.
            '\u{fffd}' => {
                out.push_str(LOST);
                rest.iter().take_while(|c| **c == '\u{fffd}').count()
            }
            c if text::is_joined(out.chars().next_back(), c, rest.first().copied()) => plain(&mut out, c),
            c if c.is_control() || is_invisible(c) => 0,
            c if c.is_whitespace() => plain(&mut out, ' '),
            '0'..='9' | '#' | '*' if keycap(rest).is_some() => {
                named(&mut out, format!("[keycap {c}]"), told);
                keycap(rest).unwrap_or(0)
            }
            '\u{1f1e6}'..='\u{1f1ff}' => flag(c, rest, &mut out, told),
            // A colour of skin says nothing without the sign before it.
            '\u{1f3fb}'..='\u{1f3ff}' if out.ends_with(|c| matches!(c, ']' | '\u{1f300}'..='\u{1faff}')) => 0,
            c if letters.has(c) => plain(&mut out, c),
            c => missing(c, rest, letters, &mut out, told),
        };
    }
    out
}

fn plain(out: &mut String, c: char) -> usize {
    out.push(c);
    0
}

fn named(out: &mut String, name: String, told: &mut Told) {
    out.push_str(&name);
    told.name(name);
}

/// How many signs of a terminal's colours and moves follow.
fn escape(rest: &[char]) -> usize {
    match rest.first() {
        Some('[') => rest.iter().position(char::is_ascii_alphabetic).map_or(0, |end| end + 1),
        // A window's title, up to a bell or another escape.
        Some(']') => {
            let end = rest.iter().take(400).position(|c| matches!(c, '\u{7}' | '\u{1b}'));
            end.map_or(1, |end| end + 1 + usize::from(rest.get(end + 1) == Some(&'\\')))
        }
        Some('(' | ')') => 2,
        _ => 0,
    }
}

/// How many signs make a digit a key.
fn keycap(rest: &[char]) -> Option<usize> {
    match rest {
        ['\u{20e3}', ..] => Some(1),
        ['\u{fe0f}', '\u{20e3}', ..] => Some(2),
        _ => None,
    }
}

/// Two letters that are shown as a flag.
fn flag(first: char, rest: &[char], out: &mut String, told: &mut Told) -> usize {
    let letter = |c: char| {
        let place = u32::from(c).checked_sub(0x1f1e6).and_then(|place| u8::try_from(place).ok());
        place.filter(|place| *place < 26).map_or('?', |place| char::from(b'A' + place))
    };
    let second = rest.first().copied().filter(|c| ('\u{1f1e6}'..='\u{1f1ff}').contains(c));
    let name: String = std::iter::once(first).chain(second).map(letter).collect();
    named(out, format!("[flag {name}]"), told);
    usize::from(second.is_some())
}

/// A sign that no typeface has: what reads the same, else its name; letters by their numbers.
fn missing(c: char, rest: &[char], letters: &Letters<'_>, out: &mut String, told: &mut Told) -> usize {
    if let Some(same) = same(c).filter(|_| has_same(c, letters)) {
        out.push_str(&same);
        if ('\u{2500}'..='\u{259f}').contains(&c) {
            told.name("lines and blocks as - | + #".to_owned());
        }
        return 0;
    }
    if !is_letter(c) {
        let name = unicode_names2::name(c).map(|name| name.to_string().to_lowercase());
        named(out, name.map_or_else(|| format!("[sign {}]", number(c)), |name| format!("[{name}]")), told);
        return 0;
    }
    let more = rest.iter().take_while(|c| is_letter(**c) && !letters.has(**c)).count();
    let word: Vec<char> = std::iter::once(c).chain(rest.iter().take(more).copied()).collect();
    let numbers: Vec<String> = word.iter().map(|c| number(*c)).collect();
    for c in &word {
        told.script(c.script().full_name());
    }
    out.push_str(NUMBERS);
    out.push_str(numbers.join(" ").trim_start_matches("U+"));
    out.push(']');
    more
}

/// Letters, which say something only together. A mark on a letter is named like any sign.
fn is_letter(c: char) -> bool {
    c.is_alphabetic()
}

fn number(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// True for a sign that reads the same in letters that are there.
pub fn has_same(c: char, letters: &Letters<'_>) -> bool {
    same(c).is_some_and(|same| same.chars().all(|c| letters.has(c)))
}

/// What reads the same to a person.
fn same(c: char) -> Option<String> {
    let text = match c {
        '\u{2010}' | '\u{2011}' | '\u{2043}' | '\u{2500}' | '\u{2501}' | '\u{2504}' | '\u{2505}' | '\u{2508}'
        | '\u{2509}' | '\u{254c}' | '\u{254d}' | '\u{2550}' | '\u{2574}' | '\u{2576}' => "-",
        '\u{2502}' | '\u{2503}' | '\u{2506}' | '\u{2507}' | '\u{250a}' | '\u{250b}' | '\u{254e}' | '\u{254f}'
        | '\u{2551}' | '\u{2575}' | '\u{2577}' => "|",
        '\u{2500}'..='\u{257f}' => "+",
        '\u{2580}'..='\u{259f}' => "#",
        // Letters in another dress: ligatures, wide ones, those of mathematics, units, fractions and Roman figures.
        '\u{fb00}'..='\u{fb06}'
        | '\u{ff01}'..='\u{ff5e}'
        | '\u{1d400}'..='\u{1d7ff}'
        | '\u{2100}'..='\u{218b}'
        | '\u{3371}'..='\u{33df}' => {
            let mut buffer = [0; 4];
            let plain = ComposingNormalizerBorrowed::new_nfkc().normalize(c.encode_utf8(&mut buffer)).into_owned();
            return Some(plain);
        }
        '\u{2460}'..='\u{2473}' => return Some(format!("({})", u32::from(c) - 0x245f)),
        _ => return None,
    };
    Some(text.to_owned())
}

/// Signs that are never drawn: joiners, marks of direction, variation selectors, soft hyphens, byte order marks.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(text: &str) -> (String, Told) {
        let (letters, mut told) = (Letters::new(), Told::default());
        (printable(text, &letters, &mut told), told)
    }

    #[test]
    fn what_no_typeface_has_is_named_and_the_rest_is_kept() {
        for (text, wanted) in [
            ("arrived ⭐\u{fe0f} 1\u{fe0f}⃣ ⏰", "arrived [white medium star] [keycap 1] [alarm clock]"),
            ("👍🏽 🇩🇪", "[thumbs up sign] [flag DE]"),
            ("Cafe\u{301} n\u{34f}a\u{200d}ïve\u{feff}", "Café naïve"),
            ("┌──┐\n│ab│", "+--+\n|ab|"),
            ("ﬁne Ａ１ 𝐛𝐨𝐥𝐝 ② ㎏ ℃ ⅓ Ⅳ", "fine A1 bold (2) kg °C 1⁄3 IV"),
            ("one\rtwo\r\nthree\u{85}four\u{2028}five\u{c}six", "one\ntwo\nthree\nfour\nfive\u{c}six"),
            ("\u{1b}[31mError\u{1b}[0m: bo\u{8}old", "Error: bold"),
            ("Yours, 漢字 Dana", "Yours, [U+6F22 U+5B57] Dana"),
            ("Здравствуйте, всё", "Здравствуйте, всё"),
            ("x\u{304} and B\u{8}Bold_\u{8}e", "x[combining macron] and Bolde"),
            ("\u{1b}]0;title\u{7}ok \u{1b}(Bdone", "ok done"),
            ("cut \u{fffd}\u{fffd}", "cut [lost sign]"),
        ] {
            let (out, told) = printed(text);
            assert_eq!(out, wanted);
            assert_eq!(told.scripts.is_empty(), !text.contains('漢'), "{text}");
        }
        assert_eq!(printed("漢字の文章です ok").1.scripts, ["Han", "Hiragana"]);
    }
}
