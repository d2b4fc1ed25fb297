//! Which of the two a mail brings is printed: its plain text, or the web page beside it.
//!
//! Must not live here: how either is read.

use std::collections::HashMap;

/// Before words that are struck out, which plain text shows as if they still held.
const STRUCK: &str = "[struck out: ";

/// True when the plain text has every word and every number of the web page, as often, and nothing is struck out there.
pub fn says_as_much(plain: &str, rich: &str) -> bool {
    let mut there: HashMap<String, usize> = HashMap::new();
    for said in said(plain) {
        *there.entry(said).or_default() += 1;
    }
    !there.is_empty()
        && !rich.contains(STRUCK)
        && said(rich).all(|said| match there.get_mut(&said) {
            Some(left) if *left > 0 => {
                *left -= 1;
                true
            }
            _ => false,
        })
}

/// Words in small letters, and numbers with the signs that belong to them: 12.50 is not 1,250.
fn said(text: &str) -> impl Iterator<Item = String> {
    text.split_whitespace().flat_map(|token| {
        let is_number = token.chars().any(char::is_numeric);
        let ends = |c: char| !c.is_alphanumeric() && !matches!(c, '-' | '−' | '%') && !is_currency(c);
        let parts: Vec<String> = if is_number {
            vec![token.trim_matches(ends).to_lowercase()]
        } else {
            token.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect()
        };
        parts.into_iter().filter(|part| !part.is_empty())
    })
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '£' | '¥' | '\u{20a0}'..='\u{20cf}')
}

#[cfg(test)]
mod tests {
    use super::says_as_much;

    #[test]
    fn plain_text_wins_only_when_it_says_all_that_the_page_says() {
        for (plain, rich, wanted) in [
            ("Your order, 4711:\n> it came. Bye", "Your order 4711\n\nit came", true),
            ("We refund $12.50 to you", "We refund $125.0 to you", false),
            ("We refund 20 to you all", "We refund 20% to you all", false),
            ("We will refund you, as agreed on Monday", "We will not refund you, as agreed on Monday", false),
            ("We do not ship. We refund.", "We do not ship. We do not refund.", false),
            ("It costs old $9 now $4", "It costs [struck out: old $9] now $4", false),
            ("", "Order", false),
            ("View this mail in a browser", "", true),
        ] {
            assert_eq!(says_as_much(plain, rich), wanted, "{plain} {rich}");
        }
    }
}
