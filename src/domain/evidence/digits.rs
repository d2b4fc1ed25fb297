//! Decimal digits of every script: a number that is written with them is the same number.
//!
//! Must not live here: what a number is.

use std::borrow::Cow;
use std::ops::Range;

/// The zeros of all decimal digits, each followed by the other nine. Source: Unicode 14.0, general category Nd; later
/// versions only add scripts.
const ZEROS: [char; 66] = [
    '\u{30}',
    '\u{660}',
    '\u{6f0}',
    '\u{7c0}',
    '\u{966}',
    '\u{9e6}',
    '\u{a66}',
    '\u{ae6}',
    '\u{b66}',
    '\u{be6}',
    '\u{c66}',
    '\u{ce6}',
    '\u{d66}',
    '\u{de6}',
    '\u{e50}',
    '\u{ed0}',
    '\u{f20}',
    '\u{1040}',
    '\u{1090}',
    '\u{17e0}',
    '\u{1810}',
    '\u{1946}',
    '\u{19d0}',
    '\u{1a80}',
    '\u{1a90}',
    '\u{1b50}',
    '\u{1bb0}',
    '\u{1c40}',
    '\u{1c50}',
    '\u{a620}',
    '\u{a8d0}',
    '\u{a900}',
    '\u{a9d0}',
    '\u{a9f0}',
    '\u{aa50}',
    '\u{abf0}',
    '\u{ff10}',
    '\u{104a0}',
    '\u{10d30}',
    '\u{11066}',
    '\u{110f0}',
    '\u{11136}',
    '\u{111d0}',
    '\u{112f0}',
    '\u{11450}',
    '\u{114d0}',
    '\u{11650}',
    '\u{116c0}',
    '\u{11730}',
    '\u{118e0}',
    '\u{11950}',
    '\u{11c50}',
    '\u{11d50}',
    '\u{11da0}',
    '\u{16a60}',
    '\u{16ac0}',
    '\u{16b50}',
    '\u{1d7ce}',
    '\u{1d7d8}',
    '\u{1d7e2}',
    '\u{1d7ec}',
    '\u{1d7f6}',
    '\u{1e140}',
    '\u{1e2f0}',
    '\u{1e950}',
    '\u{1fbf0}',
];

/// What a decimal digit counts.
fn value(sign: char) -> Option<u8> {
    let after = ZEROS.partition_point(|zero| *zero <= sign);
    let zero = ZEROS.get(after.checked_sub(1)?)?;
    let value = u32::from(sign) - u32::from(*zero);
    u8::try_from(value).ok().filter(|value| *value < 10)
}

/// The sign in ASCII that means the same in a number, where it is not one of ASCII already.
fn in_ascii(sign: char) -> Option<char> {
    match sign {
        sign if sign.is_ascii() => None,
        '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{3000}' => Some(' '),
        '\u{2010}'..='\u{2012}' | '\u{ff0d}' => Some('-'),
        sign => value(sign).map(|value| char::from(b'0' + value)),
    }
}

/// A text with its digits, and the spaces and hyphens between them, in ASCII.
pub struct Plain<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// Where each byte of it, and its end, is in the text it was made of; empty while that is the same.
    places: Vec<usize>,
}

impl<'a> Plain<'a> {
    /// The text in ASCII digits.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        if text.is_ascii() || !text.chars().any(|sign| in_ascii(sign).is_some()) {
            return Self { text: Cow::Borrowed(text), places: Vec::new() };
        }
        let mut plain = String::with_capacity(text.len());
        let mut places = Vec::with_capacity(text.len() + 1);
        for (at, sign) in text.char_indices() {
            let sign = in_ascii(sign).unwrap_or(sign);
            places.extend((0..sign.len_utf8()).map(|byte| at + byte));
            plain.push(sign);
        }
        places.push(text.len());
        Self { text: Cow::Owned(plain), places }
    }

    /// Where a part of it is in the text it was made of.
    #[must_use]
    pub fn place(&self, part: Range<usize>) -> Range<usize> {
        let place = |byte: usize| self.places.get(byte).copied().unwrap_or(byte);
        place(part.start)..place(part.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_every_script_count_what_they_say() {
        for (sign, counts) in [('7', 7), ('٧', 7), ('۰', 0), ('９', 9), ('५', 5), ('𝟡', 9), ('𝟶', 0), ('໙', 9)]
        {
            assert_eq!(value(sign), Some(counts), "{sign}");
        }
        for sign in ['/', ':', 'A', '²', '①', '٫', '\u{66a}', '十', '½', '\u{10ffff}', '\0'] {
            assert_eq!(value(sign), None, "{sign}");
        }
        assert!(ZEROS.is_sorted());
    }

    #[test]
    fn parts_are_found_in_the_text_they_come_from() {
        let text = "é ٤٢ and ４２, 42";
        let plain = Plain::of(text);
        assert_eq!(plain.text, "é 42 and 42, 42");
        let found: Vec<&str> =
            plain.text.match_indices("42").filter_map(|(at, _)| text.get(plain.place(at..at + 2))).collect();
        assert_eq!(found, ["٤٢", "４２", "42"]);
        let end = plain.text.len();
        assert_eq!(plain.place(0..end), 0..text.len());
        let same = Plain::of("é 42");
        assert!(matches!(same.text, Cow::Borrowed(_)) && same.place(3..5) == (3..5));
    }
}
