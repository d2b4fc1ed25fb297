//! Tables as Tesseract prints them, and others.

use super::*;
use std::fmt::Write as _;

const SIZE: (u32, u32) = (1_000, 500);

/// A table of words, each ten pixels a sign wide and twenty high: line, left edge, top edge, text.
fn table(words: &[(u32, u32, u32, &str)]) -> String {
    let mut table = format!("{HEAD}\n1\t1\t0\t0\t0\t0\t0\t0\t1000\t500\t-1\t\n");
    for (line, left, top, text) in words {
        let width = text.chars().count() * 10;
        writeln!(table, "5\t1\t1\t1\t{line}\t1\t{left}\t{top}\t{width}\t20\t91.5\t{text}").expect("written");
    }
    table
}

/// What is found, and where from left to right.
fn found(words: &[(u32, u32, u32, &str)]) -> Vec<(String, Vec<(u32, u32)>)> {
    let words = parse(&table(words), SIZE).expect("a table");
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of a small picture")]
    let pixels = |part: f32| (part * 1_000.0).round() as u32;
    let span = |area: &Area| (pixels(area.x), pixels(area.x + area.w));
    find(&words, SIZE).into_iter().map(|found| (found.masked, found.areas.iter().map(span).collect())).collect()
}

/// Words of one row, a space apart.
fn row(text: &'static str) -> Vec<(u32, u32, u32, &'static str)> {
    let mut left = 100;
    let word = |text: &'static str| {
        let from = left;
        left += u32::try_from(text.len()).unwrap_or_default() * 10 + 12;
        (1, from, 100, text)
    };
    text.split(' ').map(word).collect()
}

#[test]
fn a_number_in_four_words_is_one_and_its_place_is_all_of_them() {
    assert_eq!(found(&row("Card 4111 1111 1111 1111 ok")), [("•••• 1111".to_owned(), vec![(149, 351)])]);
    for text in [
        "4111-1111-1111-1111",
        "4111\u{2014}1111\u{2014}1111\u{2014}1111",
        "4111 11111111 1111",
        "41111111 11111111",
        "3782 822463 10005",
        "3782822463 10005",
        "4111 1111 1111 1111.",
    ] {
        assert_eq!(found(&row(text)).len(), 1, "{text}");
    }
}

#[test]
fn figures_that_were_misread_count_where_the_check_digit_is_right() {
    assert_eq!(found(&row("4l11 1111 1I11 11|1")).len(), 1);
    assert_eq!(found(&row("55O0 0000 0000 0004")).len(), 1);
    assert_eq!(found(&row("S500 0000 0000 0004")).len(), 1);
    assert_eq!(found(&row("4012 BB88 8888 1881")).len(), 1);
    assert!(found(&row("4l11 1111 1I11 11|2")).is_empty(), "the check digit is another one");
    assert!(found(&row("4l11 I1l1 1I11 11|1")).is_empty(), "too much of it would be guessed");
    assert!(found(&row("SOIL 1111 1111 1111")).is_empty(), "a word is no number");
}

#[test]
fn order_numbers_amounts_and_columns_are_no_cards() {
    for text in [
        "Order 2026-11-21-000401",
        "Total 1204.50 due 2025-10-11",
        "4111 1111 1111 1112",
        "Call 415 555 0100 or 415 555 0101",
        "2022 2023 2024 2025",
    ] {
        assert!(found(&row(text)).is_empty(), "{text}");
    }
    // Four columns of a table, far from each other.
    let columns = [(1, 0, 100, "4111"), (1, 200, 100, "1111"), (1, 400, 100, "1111"), (1, 600, 100, "1111")];
    assert!(found(&columns).is_empty());
}

#[test]
fn a_number_torn_into_blocks_is_read_as_it_is_seen() {
    let torn = [(2, 160, 102, "1111"), (1, 100, 100, "4111"), (4, 280, 101, "1111"), (3, 220, 99, "1111")];
    let found = found(&torn);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found.first().map(|(_, areas)| areas.len()), Some(4), "each of its words is covered");
}

#[test]
fn what_has_no_check_digit_needs_clear_letters() {
    let clear = table(&row("CVV: 123"));
    let blurred = clear.replace("91.5", "31.5");
    let count = |table: &str| find(&parse(table, SIZE).expect("a table"), SIZE).len();
    assert_eq!((count(&clear), count(&blurred)), (1, 0));
}

#[test]
fn two_numbers_are_two_and_one_is_not_told_twice() {
    let mut words = row("4111 1111 1111 1111");
    words.extend([(2, 100, 200, "5500"), (2, 150, 200, "0000"), (2, 200, 200, "0000"), (2, 250, 200, "0004")]);
    assert_eq!(found(&words).len(), 2);
}

#[test]
fn what_is_no_table_is_nothing() {
    let good = table(&row("4111 1111"));
    assert!(parse(&good, SIZE).is_some_and(|words| words.len() == 2));
    for (part, other) in [
        ("level", "lever"),
        ("\t91.5\t", "\t191.5\t"),
        ("\t91.5\t", "\tNaN\t"),
        ("\t91.5\t", "\t"),
        ("\t91.5\t", "\t91.5\textra\t"),
        ("\t100\t100\t", "\t-100\t100\t"),
        ("\t100\t100\t", "\t990\t100\t"),
        ("\t100\t100\t", "\t4294967295\t100\t"),
    ] {
        let bad = good.replacen(part, other, 1);
        assert!(bad != good && parse(&bad, SIZE).is_none(), "{other}");
    }
    assert_eq!(parse("", SIZE), None);
    assert_eq!(parse(HEAD, SIZE), Some(Vec::new()), "a picture without words");
    let line = "5\t1\t1\t1\t1\t1\t0\t0\t1\t1\t9\tx\n";
    assert_eq!(parse(&format!("{HEAD}\n{}", line.repeat(MOST_WORDS + 1)), SIZE), None);
}
