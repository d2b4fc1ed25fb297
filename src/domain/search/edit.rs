//! Changing the terms of one chip in the text of the search field. Everything else a person typed stays as it is.
//!
//! Must not live here: what a chip shows (`chips`), how a term is written (`write`).

use super::chips::{Chip, placed};
use super::write::write;
use super::{Condition, MOST, Term, read};
use jiff::tz::TimeZone;
use std::ops::Range;

/// Most characters of a search.
pub const LONGEST: usize = 4_000;

/// What a chip is to ask from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The chip.
    pub chip: Chip,
    /// What it asks; without it, nothing.
    pub condition: Option<Condition>,
}

/// The search takes no more words and terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full;

/// The text with other terms in the place of those of the chips that changed.
///
/// # Errors
/// What is asked for would be more than a search takes.
pub fn edited(text: &str, edits: &[Edit], zone: &TimeZone) -> Result<String, Full> {
    let mut out = text.to_owned();
    for edit in edits {
        put(&mut out, edit, zone);
    }
    let (words, longest) = (read::tokens(text).count().max(MOST), text.chars().count().max(LONGEST));
    let fits = read::tokens(&out).count() <= words && out.chars().count() <= longest;
    fits.then_some(out).ok_or(Full)
}

fn put(text: &mut String, edit: &Edit, zone: &TimeZone) {
    let own = placed(text, zone).filter(|(_, _, term)| Chip::of(&term.condition) == Some(edit.chip));
    let mut own: Vec<Range<usize>> = own.map(|(place, ..)| place).collect();
    let new = edit.condition.clone().map(|condition| write(&Term { is_negated: false, condition }, zone));
    // From behind, so that the places in front stay right; the new term stands where the first one stood.
    while own.len() > 1 {
        own.pop().into_iter().for_each(|place| remove(text, place));
    }
    match (own.pop(), new) {
        (Some(place), Some(new)) => text.replace_range(place, &new),
        (Some(place), None) => remove(text, place),
        (None, Some(new)) => append(text, &new),
        (None, None) => {}
    }
}

/// Takes out a term, and the space behind it or, at the end, before it.
fn remove(text: &mut String, place: Range<usize>) {
    let (before, after) = (text.get(..place.start).unwrap_or_default(), text.get(place.end..).unwrap_or_default());
    let gap = after.len() - after.trim_start().len();
    let start = if gap == 0 { before.trim_end().len() } else { place.start };
    text.replace_range(start..place.end + gap, "");
}

fn append(text: &mut String, new: &str) {
    // A quote that is still open would take the term in.
    if !text.matches('"').count().is_multiple_of(2) {
        text.push('"');
    }
    if !text.is_empty() && !text.ends_with(char::is_whitespace) {
        text.push(' ');
    }
    text.push_str(new);
}

#[cfg(test)]
mod tests {
    use super::super::chips::{Chips, Due, Shown};
    use super::super::{Search, TextField};
    use super::*;

    const UTC: TimeZone = TimeZone::UTC;

    fn fraud() -> Edit {
        let condition = Condition::Is(TextField::Reason, vec!["FRAUD".to_owned()]);
        Edit { chip: Chip::Reason, condition: Some(condition) }
    }

    fn nothing(chip: Chip) -> Edit {
        Edit { chip, condition: None }
    }

    fn edit(text: &str, edit: Edit) -> String {
        edited(text, &[edit], &UTC).expect("it fits")
    }

    #[test]
    fn a_chip_changes_its_own_terms_and_nothing_else() {
        for (before, after) in [
            ("", "reason:=fraud"),
            ("dana", "dana reason:=fraud"),
            ("dana  ", "dana  reason:=fraud"),
            ("dana  reason:=quality   amount:>5 x", "dana  reason:=fraud   amount:>5 x"),
            ("reason:quality dana -reason:fraud code:4853", "reason:=fraud dana code:4853"),
            ("\"two  words\" -merchant:acme", "\"two  words\" -merchant:acme reason:=fraud"),
            ("amount:>lots reason:quality", "amount:>lots reason:=fraud"),
            ("dana \"two wor", "dana \"two wor\" reason:=fraud"),
            ("12:30 https://a.b reason:", "12:30 https://a.b reason: reason:=fraud"),
        ] {
            assert_eq!(edit(before, fraud()), after);
        }
    }

    #[test]
    fn a_chip_that_is_cleared_leaves_what_else_was_typed() {
        for (before, after) in [
            ("reason:=fraud", ""),
            ("dana reason:=fraud", "dana"),
            ("reason:=fraud dana", "dana"),
            ("a reason:=fraud  b reason:quality", "a b"),
            ("a reason:=fraud ", "a "),
            ("code:13.1", "code:13.1"),
        ] {
            assert_eq!(edit(before, nothing(Chip::Reason)), after);
        }
        let all: Vec<Edit> = Chip::ALL.into_iter().map(nothing).collect();
        let text = "dana reason:=fraud due:<3d code:13.1 amount:5 tag.order:2 \"x y\" updated:<1d state:=won order:7";
        assert_eq!(edited(text, &all, &UTC).as_deref(), Ok("dana code:13.1 \"x y\" updated:<1d order:7"));
    }

    #[test]
    fn what_does_not_fit_is_refused_and_what_gets_shorter_is_not() {
        let many = vec!["word"; MOST].join(" ");
        assert_eq!(edited(&many, &[fraud()], &UTC), Err(Full));
        let last = format!("{} reason:quality", vec!["word"; MOST - 1].join(" "));
        assert!(edit(&last, fraud()).ends_with(" reason:=fraud"));
        let long = format!("reason:quality {}", "x".repeat(LONGEST));
        assert!(edited(&long, &[nothing(Chip::Reason)], &UTC).is_ok());
        let names = (0..400).map(|number| format!("merchant {number}")).collect();
        let condition = Some(Condition::Is(TextField::Merchant, names));
        assert_eq!(edited("", &[Edit { chip: Chip::Merchant, condition }], &UTC), Err(Full));
    }

    #[test]
    fn closing_a_quote_changes_nothing_of_what_was_asked() {
        for text in ["\"two wor", "a\"\"\" b", "reason:\"fra", "\"", "merchant:=\"a\"\" b"] {
            let before = Search::parse(text, &UTC).expect("read");
            let after =
                Search::parse(&edit(text, Edit { chip: Chip::Due, condition: Some(Due::Any.condition()) }), &UTC);
            let mut expected = before.clone();
            expected.terms.push(Term { is_negated: false, condition: Condition::Due });
            assert_eq!(after, Ok(expected), "{text}");
        }
        assert_eq!(Chips::read("\"open", &UTC).due, Shown::Nothing);
    }
}
