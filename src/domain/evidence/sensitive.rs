//! Numbers that must not stand in evidence: card numbers, the codes on a card's back, national ids.
//!
//! What has a check digit is judged by it; what has none counts only beside a word that says what it is. The shapes
//! are those their issuers publish: SSN (ssa.gov, randomization rules), SIN (canada.ca), NINO (gov.uk, NIM39110), CPF
//! (Receita Federal), DNI and NIE (interior.gob.es), codice fiscale (Agenzia delle Entrate), NIR (INSEE).
//!
//! Must not live here: reading pages.

use crate::domain::evidence::card_number;
use crate::domain::evidence::digits::Plain;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// A full card number.
    Card,
    /// The code on a card's back or front.
    SecurityCode,
    /// A number a state gave a person.
    NationalId,
}

/// Where such a number stands in a text, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// What it is.
    pub kind: Kind,
    /// Where.
    pub range: Range<usize>,
}

/// How far before a number its word may stand, in bytes.
const NEAR: usize = 40;

/// Finds them all, in order, none over another, in whatever script's digits they are written.
#[must_use]
pub fn find(text: &str) -> Vec<Place> {
    let plain = Plain::of(text);
    let place = |Place { kind, range }| Place { kind, range: plain.place(range) };
    find_plain(&plain.text).into_iter().map(place).collect()
}

fn find_plain(text: &str) -> Vec<Place> {
    let mut found: Vec<Place> =
        card_number::find(text).into_iter().map(|range| Place { kind: Kind::Card, range }).collect();
    for token in tokens(text) {
        if let Some(kind) = judge(text, &token)
            && !found.iter().any(|other| other.range.start < token.end && token.start < other.range.end)
        {
            found.push(Place { kind, range: token });
        }
    }
    found.sort_by_key(|place| place.range.start);
    found
}

/// Runs of letters and digits with the signs that stand inside such numbers.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let mut tokens = Vec::new();
    let mut start = None;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if c.is_ascii_alphanumeric() {
            start.get_or_insert(at);
            end = at + 1;
        } else if !(matches!(c, '-' | '.') && start.is_some() && at == end) {
            tokens.extend(start.take().map(|start| start..end));
        }
    }
    tokens.extend(start.map(|start| start..end));
    tokens.extend(spaced(text));
    tokens.retain(|token| (3..=30).contains(&token.len()));
    tokens
}

/// Groups of digits and letters with single spaces between them, as forms print long numbers.
fn spaced(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
        if c.is_ascii_alphanumeric() {
            start.get_or_insert(at);
        } else if let Some(start) = start.take() {
            words.push(start..at);
        }
    }
    let mut joined = Vec::new();
    for (index, first) in words.iter().enumerate() {
        let mut end = first.end;
        for next in words.iter().skip(index + 1).take(6) {
            if next.start != end + 1 || text.get(end..next.start) != Some(" ") {
                break;
            }
            end = next.end;
            joined.push(first.start..end);
        }
    }
    joined
}

fn judge(text: &str, token: &Range<usize>) -> Option<Kind> {
    let word = text.get(token.clone())?;
    let plain: String = word.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    let digits = plain.bytes().all(|b| b.is_ascii_digit());
    let near = before(text, token.start);
    if digits && (3..=4).contains(&plain.len()) && plain.len() == word.len() {
        return names_security_code(&near).then_some(Kind::SecurityCode);
    }
    let is_id = match plain.len() {
        9 if digits => is_ssn(word, &plain, &near) || (says(&near, &["sin", "social insurance"]) && luhn(&plain)),
        9 => is_nino(&plain) || is_dni(&plain),
        11 if digits => is_cpf(word, &plain, &near),
        15 if digits => is_nir(&plain),
        16 => is_codice_fiscale(&plain),
        _ => false,
    };
    is_id.then_some(Kind::NationalId)
}

/// The words before a place, on the same or the line before, in small letters.
fn before(text: &str, at: usize) -> String {
    let mut start = at.saturating_sub(NEAR);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    text.get(start..at).unwrap_or_default().to_lowercase()
}

/// True when one of the words stands at the end of what came before, over at most a few signs and filling words.
fn says(near: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        near.rmatch_indices(word).any(|(at, _)| {
            let starts_word = !near.get(..at).unwrap_or_default().ends_with(|c: char| c.is_alphanumeric());
            let rest = near.get(at + word.len()..).unwrap_or_default();
            let ends_word = !rest.starts_with(|c: char| c.is_alphabetic());
            let is_close = rest.chars().filter(char::is_ascii_digit).count() == 0 && rest.chars().count() <= 20;
            starts_word && ends_word && is_close
        })
    })
}

fn names_security_code(near: &str) -> bool {
    const WORDS: [&str; 11] = [
        "cvv",
        "cvv2",
        "cvc",
        "cvc2",
        "cid",
        "csc",
        "cvn",
        "security code",
        "verification code",
        "card code",
        "verification value",
    ];
    // "CVV match" and "CVV result: M" speak of a check, not of the code.
    let last: String = near.chars().rev().take(24).collect::<Vec<_>>().into_iter().rev().collect();
    says(&last, &WORDS) && !last.contains("result") && !last.contains("match") && !last.contains("order")
}

/// Never given out: 000, 666 and 900 to 999 in front, 00 in the middle, 0000 at the end.
fn is_ssn(word: &str, plain: &str, near: &str) -> bool {
    let part = |range: Range<usize>| plain.get(range).unwrap_or_default();
    let is_possible =
        !matches!(part(0..3), "000" | "666") && !plain.starts_with('9') && part(3..5) != "00" && part(5..9) != "0000";
    let groups: Vec<usize> = word.split(['-', ' ']).map(str::len).collect();
    let is_written_so = groups == [3, 2, 4];
    is_possible && (is_written_so || says(near, &["ssn", "social security", "social security number", "itin"]))
}

fn is_nino(plain: &str) -> bool {
    let (letters, rest) = plain.split_at(2);
    let (digits, last) = rest.split_at(6);
    let no = |c: char| "DFIQUV".contains(c);
    letters.chars().all(|c| c.is_ascii_uppercase() && !no(c))
        && !letters.ends_with('O')
        && !matches!(letters, "BG" | "GB" | "NK" | "KN" | "TN" | "NT" | "ZZ")
        && digits.bytes().all(|b| b.is_ascii_digit())
        && matches!(last, "A" | "B" | "C" | "D")
}

/// Eight digits, or X, Y, Z and seven, and a letter that is their remainder by 23.
fn is_dni(plain: &str) -> bool {
    const LETTERS: &[u8; 23] = b"TRWAGMYFPDXBNJZSQVHLCKE";
    let (number, letter) = plain.split_at(8);
    let number = number.replacen('X', "0", 1).replacen('Y', "1", 1).replacen('Z', "2", 1);
    let Ok(number) = number.parse::<usize>() else { return false };
    LETTERS.get(number % 23).copied() == letter.bytes().next()
}

fn is_cpf(word: &str, plain: &str, near: &str) -> bool {
    let digits: Vec<u32> = plain.chars().filter_map(|c| c.to_digit(10)).collect();
    let check = |count: usize| {
        let sum: u32 =
            digits.iter().take(count).zip((2..=count + 1).rev()).map(|(d, w)| d * u32::try_from(w).unwrap_or(0)).sum();
        Some(sum * 10 % 11 % 10) == digits.get(count).copied()
    };
    let is_written_so = word.len() == 14 && word.get(3..4) == Some(".") && word.get(11..12) == Some("-");
    digits.windows(2).any(|pair| pair.first() != pair.last())
        && check(9)
        && check(10)
        && (is_written_so || says(near, &["cpf"]))
}

/// Thirteen digits, and 97 less their remainder by 97.
fn is_nir(plain: &str) -> bool {
    let (number, key) = plain.split_at(13);
    let month: u32 = plain.get(3..5).and_then(|month| month.parse().ok()).unwrap_or(0);
    let (Ok(number), Ok(key)) = (number.parse::<u64>(), key.parse::<u64>()) else { return false };
    plain.starts_with(['1', '2'])
        && ((1..=12).contains(&month) || (20..=42).contains(&month))
        && key == 97 - number % 97
}

/// Six letters, two digits, a letter, two digits, a letter, three digits, and a letter that is a sum over the rest.
fn is_codice_fiscale(plain: &str) -> bool {
    const ODD: [u32; 26] =
        [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
    let bytes = plain.as_bytes();
    let has_shape = bytes.iter().enumerate().all(|(at, b)| match at {
        0..=5 | 8 | 11 | 15 => b.is_ascii_uppercase(),
        // A letter stands for a digit where two people would have the same code.
        _ => b.is_ascii_digit() || b"LMNPQRSTUV".contains(b),
    });
    let value = |b: u8| u32::from(if b.is_ascii_digit() { b - b'0' } else { b - b'A' });
    let odd = |b: u8| ODD.get(value(b) as usize).copied().unwrap_or(0);
    has_shape && {
        let sum: u32 =
            bytes.iter().take(15).enumerate().map(|(at, b)| if at % 2 == 0 { odd(*b) } else { value(*b) }).sum();
        bytes.last().copied().map(value) == Some(sum % 26)
    }
}

fn luhn(digits: &str) -> bool {
    let digits: Vec<u8> = digits.bytes().map(|b| b.wrapping_sub(b'0')).collect();
    card_number::has_right_check_digit(&digits)
}

/// What may be shown of it: all but the last four signs hidden, and of a security code nothing.
#[must_use]
pub fn masked(kind: Kind, found: &str) -> String {
    let plain: Vec<char> = Plain::of(found).text.chars().filter(|c| c.is_alphanumeric()).collect();
    match kind {
        Kind::SecurityCode => "•".repeat(plain.len()),
        Kind::Card | Kind::NationalId => {
            let tail: String = plain.get(plain.len().saturating_sub(4)..).unwrap_or_default().iter().collect();
            format!("•••• {tail}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Kind> {
        find(text).into_iter().map(|place| place.kind).collect()
    }

    #[test]
    fn every_kind_is_found_where_it_stands() {
        for (text, kind, number) in [
            ("Card 4111 1111 1111 1111, thank you", Kind::Card, "4111 1111 1111 1111"),
            ("CVV: 123", Kind::SecurityCode, "123"),
            ("security code is 1234", Kind::SecurityCode, "1234"),
            ("SSN 123-45-6789", Kind::NationalId, "123-45-6789"),
            ("social security number: 123456789", Kind::NationalId, "123456789"),
            ("SIN 046 454 286", Kind::NationalId, "046 454 286"),
            ("NI number AB 12 34 56 C", Kind::NationalId, "AB 12 34 56 C"),
            ("CPF 529.982.247-25", Kind::NationalId, "529.982.247-25"),
            ("DNI 12345678Z", Kind::NationalId, "12345678Z"),
            ("NIE X1234567L", Kind::NationalId, "X1234567L"),
            ("CF RSSMRA85T10A562S", Kind::NationalId, "RSSMRA85T10A562S"),
            ("NIR 2 55 08 14 168 025 38", Kind::NationalId, "2 55 08 14 168 025 38"),
        ] {
            let found = find(text);
            let place = found.iter().find(|place| place.kind == kind);
            assert!(place.is_some_and(|place| text.get(place.range.clone()) == Some(number)), "{text}: {found:?}");
        }
    }

    #[test]
    fn digits_of_other_scripts_make_no_difference() {
        for (text, kind, number) in [
            ("CVV: ١٢٣", Kind::SecurityCode, "١٢٣"),
            ("SSN １２３-４５-６７８９ ok", Kind::NationalId, "１２３-４５-６７８９"),
            ("بطاقة ۴۱۱۱ ۱۱۱۱ ۱۱۱۱ ۱۱۱۱", Kind::Card, "۴۱۱۱ ۱۱۱۱ ۱۱۱۱ ۱۱۱۱"),
        ] {
            let found: Vec<_> = find(text).into_iter().map(|place| (place.kind, text.get(place.range))).collect();
            assert_eq!(found, [(kind, Some(number))], "{text}");
        }
        assert_eq!(masked(Kind::Card, "۴۱۱۱ ۱۱۱۱ ۱۱۱۱ ۱۱۱۱"), "•••• 1111");
        assert_eq!(masked(Kind::SecurityCode, "١٢٣"), "•••");
    }

    #[test]
    fn what_only_looks_like_one_is_left_alone() {
        for text in [
            "order 123-45-678",
            "000-12-3456",
            "call 415-555-0100",
            "CVV match, AVS Y",
            "cvv result 101",
            "Total 123.45",
            "2026-11-21 18:17",
            "ref 123456789",
            "invoice 52998224725",
            "12345678A",
            "Version 1.2.345",
            "",
            "é CVV é",
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }

    #[test]
    fn order_and_tracking_numbers_raise_almost_no_alarm() {
        let mut alarms = 0;
        for _ in 0..20_000 {
            let text = format!(
                "order {} tracking 1Z{} total {}.{:02} on 2026-{:02}-{:02}",
                fastrand::u64(100_000..99_999_999),
                fastrand::u64(100_000_000..999_999_999),
                fastrand::u32(1..9_999),
                fastrand::u32(0..100),
                fastrand::u32(1..13),
                fastrand::u32(1..29)
            );
            alarms += find(&text).len();
        }
        assert!(alarms <= 20, "{alarms} of 20 000");
    }

    #[test]
    fn what_is_shown_of_a_finding_is_not_the_number() {
        assert_eq!(masked(Kind::Card, "4111 1111 1111 1111"), "•••• 1111");
        assert_eq!(masked(Kind::SecurityCode, "123"), "•••");
        assert!(card_number::find(&masked(Kind::Card, "4111 1111 1111 1111")).is_empty());
    }
}
