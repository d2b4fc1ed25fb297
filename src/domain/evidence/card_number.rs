//! Card numbers where none should be: found by their check digit and length, and masked.
//!
//! A full card number in evidence, a note or a tag puts whoever stores it under PCI DSS (requirement 3.4), and banks
//! refuse such evidence. It is one in whatever script's digits it is written.

use super::digits::Plain;

/// Where a card number stands in a text, in bytes.
pub type Place = std::ops::Range<usize>;

/// Finds what looks like a card number: 13 to 19 digits, in groups or not, beginning as one of the networks' numbers,
/// with a right check digit, and not part of a longer number.
#[must_use]
pub fn find(text: &str) -> Vec<Place> {
    let plain = Plain::of(text);
    find_plain(&plain.text).into_iter().map(|place| plain.place(place)).collect()
}

fn find_plain(text: &str) -> Vec<Place> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
            continue;
        }
        let run = run_at(bytes, at);
        let is_part_of_word = at > 0 && bytes.get(at - 1).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'.');
        if !is_part_of_word && is_card_number(bytes.get(run.clone()).unwrap_or_default()) {
            found.push(run.clone());
        }
        at = run.end;
    }
    found
}

/// The digits from here on, over single spaces and hyphens between them.
fn run_at(bytes: &[u8], start: usize) -> Place {
    let mut end = start;
    loop {
        match (bytes.get(end), bytes.get(end + 1)) {
            (Some(b), _) if b.is_ascii_digit() => end += 1,
            (Some(b' ' | b'-'), Some(next)) if next.is_ascii_digit() => end += 1,
            _ => return start..end,
        }
    }
}

fn is_card_number(run: &[u8]) -> bool {
    let groups: Vec<usize> = run.split(|b| !b.is_ascii_digit()).map(<[u8]>::len).collect();
    let digits: Vec<u8> = run.iter().filter(|b| b.is_ascii_digit()).map(|b| b - b'0').collect();
    // Four groups of four, 4-6-5 and 4-6-4 are how cards are printed; other groups are dates, phones and amounts.
    let is_grouped_as_cards = matches!(groups.as_slice(), [_] | [4, 4, 4, 1..=4] | [4, 4, 4, 4, 1..=3] | [4, 6, 4 | 5]);
    is_grouped_as_cards
        && (13..=19).contains(&digits.len())
        && begins_as_card(&digits)
        && digits.iter().any(|digit| Some(digit) != digits.first())
        && has_right_check_digit(&digits)
}

/// Numbers the networks give out. Source: ISO/IEC 7812 ranges as the networks publish them.
fn begins_as_card(digits: &[u8]) -> bool {
    let start = |count: usize| digits.iter().take(count).fold(0_u32, |number, digit| number * 10 + u32::from(*digit));
    let (one, two, three, four) = (start(1), start(2), start(3), start(4));
    match digits.len() {
        14 => two == 36 || two == 38 || (300..=305).contains(&three),
        15 => two == 34 || two == 37,
        _ => {
            one == 4
                || (51..=55).contains(&two)
                || (2_221..=2_720).contains(&four)
                || four == 6_011
                || two == 65
                || (644..=649).contains(&three)
                || (3_528..=3_589).contains(&four)
                || two == 62
                || matches!(two, 50 | 56..=58 | 63 | 67)
        }
    }
}

/// The Luhn formula. Source: ISO/IEC 7812-1, annex B.
pub(super) fn has_right_check_digit(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| match (place % 2, u32::from(*digit)) {
            (0, digit) => digit,
            (_, digit) if digit > 4 => digit * 2 - 9,
            (_, digit) => digit * 2,
        })
        .sum();
    sum.is_multiple_of(10)
}

/// The same text with every card number masked to its first six and last four digits.
#[must_use]
pub fn masked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = 0;
    for place in find(text) {
        out.push_str(text.get(rest..place.start).unwrap_or_default());
        let written = Plain::of(text.get(place.clone()).unwrap_or_default()).text;
        let digits: String = written.chars().filter(char::is_ascii_digit).collect();
        let (first, last) = (digits.get(..6).unwrap_or_default(), digits.get(digits.len() - 4..).unwrap_or_default());
        out.push_str(first);
        out.push_str("••••••");
        out.push_str(last);
        rest = place.end;
    }
    out.push_str(text.get(rest..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A number with a right check digit, of this length and with this beginning.
    fn card(beginning: &str, length: usize) -> String {
        let mut digits = beginning.to_owned();
        while digits.len() < length - 1 {
            digits.push(char::from(b'0' + fastrand::u8(0..10)));
        }
        let check = (0..10).find(|digit| {
            let all: Vec<u8> = digits.bytes().map(|b| b - b'0').chain([*digit]).collect();
            has_right_check_digit(&all)
        });
        format!("{digits}{}", check.expect("one of ten fits"))
    }

    #[test]
    fn card_numbers_are_found_in_every_way_they_are_written() {
        for (beginning, length) in
            [("4", 16), ("51", 16), ("2221", 16), ("37", 15), ("6011", 16), ("36", 14), ("62", 19)]
        {
            for _ in 0..50 {
                let plain = card(beginning, length);
                let spaced = match length {
                    15 => format!("{} {} {}", &plain[..4], &plain[4..10], &plain[10..]),
                    16 => [&plain[..4], &plain[4..8], &plain[8..12], &plain[12..]].join(" "),
                    _ => plain.clone(),
                };
                for text in [
                    plain.clone(),
                    format!("card: {plain}."),
                    format!("PAN={spaced}, thanks"),
                    spaced.replace(' ', "-"),
                ] {
                    assert_eq!(find(&text).len(), 1, "{text}");
                    let shown = masked(&text);
                    assert!(find(&shown).is_empty() && !shown.contains(&plain), "{shown}");
                }
            }
        }
    }

    #[test]
    fn digits_of_other_scripts_are_found_where_they_stand_and_masked_like_those_of_ascii() {
        for zero in ['\u{660}', '\u{6f0}', '\u{ff10}', '\u{966}', '\u{1d7ce}'] {
            for between in ["", " ", "-", "\u{3000}", "\u{a0}", "\u{ff0d}"] {
                let digit = |digit: char| {
                    let value = u32::from(digit) - u32::from('0');
                    char::from_u32(u32::from(zero) + value).expect("a digit")
                };
                let group = |group: &str| group.chars().map(digit).collect::<String>();
                let number = ["4111", "1111", "1111", "1111"].map(group).join(between);
                let text = format!("رقم é {number}, شكرا");
                let found: Vec<&str> = find(&text).into_iter().filter_map(|place| text.get(place)).collect();
                assert_eq!(found, [number.as_str()], "{text}");
                assert_eq!(masked(&text), "رقم é 411111••••••1111, شكرا");
                let wrong = text.replacen(digit('4'), &digit('5').to_string(), 1);
                assert_eq!((find(&wrong), masked(&wrong)), (Vec::new(), wrong.clone()), "its check digit is wrong");
            }
        }
        assert_eq!(masked("٤111 ۱111 １111 1111"), "411111••••••1111", "mixed");
    }

    #[test]
    fn order_numbers_dates_and_phones_are_not_cards() {
        for text in [
            "4111111111111112",
            "1111 1111 1111 1111",
            "order 2026-11-21-000401",
            "+1 415 555 0100 2671",
            "12345678901234567890123",
            "ARN 74537604221222132710559",
            "DI4111111111111111",
            "0.4111111111111111",
            "",
        ] {
            assert_eq!(find(text), Vec::<Place>::new(), "{text}");
            assert_eq!(masked(text), text);
        }
        let mut wrong = 0;
        for _ in 0..10_000 {
            wrong += find(&format!("order {}", fastrand::u64(100_000_000..9_999_999_999))).len();
        }
        assert_eq!(wrong, 0, "ten digits are no card");
    }

    #[test]
    fn the_first_six_and_the_last_four_may_be_shown() {
        assert_eq!(masked("paid with 4111 1111 1111 1111 today"), "paid with 411111••••••1111 today");
    }
}
