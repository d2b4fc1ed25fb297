//! Card numbers where none should be: found by their check digit and length, and masked.
//!
//! A full card number in evidence, a note or a tag puts whoever stores it under PCI DSS (requirement 3.4), and banks
//! refuse such evidence. It is one in whatever script's digits it is written.

use super::digits::Plain;

/// Where a card number stands in a text, in bytes.
pub type Place = std::ops::Range<usize>;

/// Digits that stand side by side.
struct Group {
    place: Place,
    digits: Vec<u8>,
    /// What stands between the group before and this one.
    gap: Gap,
    /// It begins inside a word, or behind a decimal point.
    is_inside: bool,
}

/// What stands between two groups of digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    /// Something that no number has inside.
    Apart,
    Space,
    Hyphen,
    Dot,
    /// What stands between the columns of a table.
    Column,
    /// The end of a line.
    Line,
}

/// Groups of one number at the most.
const MOST_GROUPS: usize = 5;

/// Finds what looks like a card number: 13 to 19 digits, in groups or not, beginning as one of the networks' numbers,
/// with a right check digit, and not part of a longer number. Other numbers may stand beside it: a date, a price, the
/// code of the card's back.
#[must_use]
pub fn find(text: &str) -> Vec<Place> {
    let plain = Plain::of(text);
    find_plain(&plain.text).into_iter().map(|place| plain.place(place)).collect()
}

fn find_plain(text: &str) -> Vec<Place> {
    let groups = groups(text);
    let mut found: Vec<Place> = Vec::new();
    let mut at = 0;
    while let Some(rest) = groups.get(at..).filter(|rest| !rest.is_empty()) {
        let before = at.checked_sub(1).and_then(|at| groups.get(at));
        let follows = found.last().is_some_and(|last| before.is_some_and(|group| group.place.end == last.end));
        let count = (1..=rest.len().min(MOST_GROUPS)).rev().find(|count| {
            let (window, after) = rest.split_at_checked(*count).unwrap_or_default();
            is_card_number(window) && stands_alone(window, before.filter(|_| !follows), after)
        });
        if let (Some(count), Some(first)) = (count, rest.first())
            && let Some(last) = rest.get(count - 1)
        {
            found.push(first.place.start..last.place.end);
        }
        at += count.unwrap_or(1);
    }
    found
}

fn groups(text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let (mut before, mut end) = (None, 0);
    for (at, c) in text.char_indices() {
        if let Some(value) = c.to_digit(10).and_then(|value| u8::try_from(value).ok()) {
            let goes_on = groups.last().is_some_and(|group| group.place.end == at);
            if !goes_on {
                let gap = text.get(end..at).filter(|_| !groups.is_empty()).map_or(Gap::Apart, gap);
                // What is masked is one word with its last digits.
                let is_inside = before.is_some_and(|c: char| c.is_alphabetic() || matches!(c, '.' | '•'));
                groups.push(Group { place: at..at, digits: Vec::new(), gap, is_inside });
            }
            end = at + c.len_utf8();
            if let Some(group) = groups.last_mut() {
                group.digits.push(value);
                group.place.end = end;
            }
        }
        before = Some(c);
    }
    groups
}

fn gap(between: &str) -> Gap {
    let mut signs = between.chars();
    match (signs.next(), signs.next()) {
        (Some(' ' | '\u{2009}'), None) => Gap::Space,
        (Some('-' | '–'), None) => Gap::Hyphen,
        (Some('.'), None) => Gap::Dot,
        (Some('\t' | ','), None) => Gap::Column,
        (Some(' ' | ','), Some(' ')) if between.len() == 2 => Gap::Column,
        (Some(_), _) if between.len() <= 8 && between.trim_matches([' ', '\r', '\t']) == "\n" => Gap::Line,
        _ => Gap::Apart,
    }
}

fn is_card_number(window: &[Group]) -> bool {
    let lengths: Vec<usize> = window.iter().map(|group| group.digits.len()).collect();
    let digits: Vec<u8> = window.iter().flat_map(|group| group.digits.iter().copied()).collect();
    // Four groups of four, 4-6-5 and 4-6-4 are how cards are printed; other groups are dates, phones and amounts.
    let is_grouped_as_cards =
        matches!(lengths.as_slice(), [_] | [4, 4, 4, 1..=4] | [4, 4, 4, 4, 1..=3] | [4, 6, 4 | 5]);
    is_grouped_as_cards
        && window.first().is_some_and(|first| !first.is_inside)
        && has_one_gap(window)
        && (13..=19).contains(&digits.len())
        && begins_as_card(&digits)
        && digits.iter().any(|digit| Some(digit) != digits.first())
        && has_right_check_digit(&digits)
}

/// True when the same stands between all groups, but that one of them may begin a new line.
fn has_one_gap(window: &[Group]) -> bool {
    let gaps = || window.iter().skip(1).map(|group| group.gap);
    let lines = gaps().filter(|gap| *gap == Gap::Line).count();
    let mut others = gaps().filter(|gap| *gap != Gap::Line);
    let first = others.next();
    lines <= 1 && others.all(|gap| Some(gap) == first) && gaps().all(|gap| gap != Gap::Apart)
}

/// True when it is not cut out of a longer row of groups that look the same, such as an account number or a table.
fn stands_alone(window: &[Group], before: Option<&Group>, after: &[Group]) -> bool {
    let Some((first, last)) = window.first().zip(window.last()) else { return false };
    let Some(inner) = window.get(1).map(|second| second.gap) else { return true };
    let goes_on = |gap: Gap, group: &Group| gap == inner && (group.digits.len() == 4 || inner == Gap::Column);
    let is_before = before.is_some_and(|before| goes_on(first.gap, before));
    // Another card may stand beside it.
    let is_next_card = (3..=4).any(|count| after.get(..count).is_some_and(is_card_number));
    let is_after = after.first().is_some_and(|next| goes_on(next.gap, next)) && !is_next_card && last.digits.len() == 4;
    !is_before && !is_after
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
        let digits: Vec<char> = written.chars().filter(char::is_ascii_digit).collect();
        out.extend(digits.iter().take(6));
        out.push_str("••••••");
        out.extend(digits.iter().skip(digits.len().saturating_sub(4)));
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
    fn other_numbers_beside_it_and_signs_between_its_groups_do_not_hide_a_card() {
        for text in [
            "Visa 4111 1111 1111 1111 12/27",
            "4111111111111111 12/27 123",
            "Qty 1 4111 1111 1111 1111",
            "Order 5512 4111111111111111 paid",
            "4111 1111 1111 1111 49.00 USD",
            "2025-11-03 4111111111111111",
            "3782 822463 10005 12/27",
            "4111-1111-1111-1111-123",
            "4111 1111 1111 1111 2 items",
            "4111  1111  1111  1111",
            "4111\t1111\t1111\t1111",
            "4111.1111.1111.1111",
            "4111 1111 1111\n1111 paid",
            "4111,1111,1111,1111",
            "٤١١١ ١١١١ ١١١١ ١١١١",
            "４１１１１１１１１１１１１１１１",
            "4111\u{a0}1111\u{a0}1111\u{a0}1111",
        ] {
            assert_eq!(find(text).len(), 1, "{text}");
            assert!(find(&masked(text)).is_empty(), "{}", masked(text));
        }
        let two = "4111 1111 1111 1111 5500 0000 0000 0004";
        assert_eq!(find(two).len(), 2);
        assert_eq!(masked("٤١١١ ١١١١ ١١١١ ١١١١"), "411111••••••1111");
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
            "1234 4111 1111 1111 1111",
            "4111 1111 1111 1111 1234 5678",
            "4111\t1111\t1111\t1111\t1234",
            "4111\n1111\n1111\n1111",
            "4111 - 1111 - 1111 - 1111",
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
