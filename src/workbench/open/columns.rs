//! Whether a text is set in columns that are made of spaces: a till's receipt, an export, a table in a mail.

use std::collections::BTreeMap;

/// So many spaces between two words are a gap.
const GAP: usize = 2;
/// So many lines have to have a gap that ends, or a word after it that ends, in the same place.
const ALIKE: usize = 2;
/// Longer lines are no columns.
const LONGEST: usize = 400;

/// True when words of several lines stand below one another because of the spaces before them, or lines are drawn.
pub fn has_columns(text: &str) -> bool {
    if text.chars().any(|c| ('\u{2500}'..='\u{257f}').contains(&c)) {
        return true;
    }
    let (mut starts, mut ends) = (BTreeMap::<usize, usize>::new(), BTreeMap::<usize, usize>::new());
    for line in text.lines().filter(|line| line.len() <= LONGEST && !line.contains('\t')) {
        let signs: Vec<char> = line.trim_end().chars().collect();
        let mut at = signs.iter().position(|c| *c != ' ').unwrap_or(signs.len());
        while let Some(gap) = gap_after(&signs, at) {
            let end = signs.iter().skip(gap).position(|c| *c == ' ').map_or(signs.len(), |length| gap + length);
            // Two spaces after a sentence are a habit of typists.
            let is_sentence = signs.get(..gap).is_some_and(|before| ends_a_sentence(before, gap));
            if !is_sentence {
                *starts.entry(gap).or_default() += 1;
                *ends.entry(end).or_default() += 1;
            }
            at = gap;
        }
    }
    starts.values().chain(ends.values()).any(|lines| *lines >= ALIKE)
}

/// Where the word after the next gap begins.
fn gap_after(signs: &[char], at: usize) -> Option<usize> {
    let mut spaces = 0;
    for (place, c) in signs.iter().enumerate().skip(at) {
        match c {
            ' ' => spaces += 1,
            _ if spaces >= GAP => return Some(place),
            _ => spaces = 0,
        }
    }
    None
}

fn ends_a_sentence(before: &[char], gap: usize) -> bool {
    let word = before.iter().rposition(|c| *c != ' ');
    word.is_some_and(|word| gap - word == GAP + 1 && matches!(before.get(word), Some('.' | '!' | '?' | ':')))
}

#[cfg(test)]
mod tests {
    use super::has_columns;

    #[test]
    fn receipts_and_tables_are_columns_and_letters_are_none() {
        for columns in [
            "2 x Mug          9.00\nDelivery        12.50\nTotal           21.50",
            "Order  Date        Amount\n4711   2026-01-02  12.00\n4712   2026-01-03   9.00",
            "┌────┐\n│ 12 │\n└────┘",
        ] {
            assert!(has_columns(columns), "{columns}");
        }
        for prose in [
            "Dear sir.  It came.  Thank you.\nIt was fine.  We kept it.",
            "  indented\n  indented too",
            "one\ttwo\nthree\tfour",
            "A single   gap in a text",
            "",
        ] {
            assert!(!has_columns(prose), "{prose}");
        }
    }
}
