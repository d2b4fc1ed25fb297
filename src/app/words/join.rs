//! Texts that are shown one after the other.
//!
//! Must not live here: a text.

use super::language::spoken;
use crate::domain::language::Language;
use crate::domain::text;

/// Joins texts that were written without knowing of each other. One sentence has no full stop; two or more have one
/// after each.
#[must_use]
pub(crate) fn sentences<S: AsRef<str>>(texts: &[S]) -> String {
    let texts: Vec<&str> = texts.iter().map(|text| text.as_ref().trim_end()).filter(|text| !text.is_empty()).collect();
    match texts.as_slice() {
        [one] => (*one).to_owned(),
        texts => texts.iter().map(|text| stopped(text)).collect::<Vec<_>>().join(" "),
    }
}

/// A text that is said inside a sentence begins with a small letter, unless it is a short form such as `ARN`; in
/// German it may be a noun and stays.
#[must_use]
pub(crate) fn inside(text: &str) -> String {
    let is_short_form = text.chars().nth(1).is_some_and(char::is_uppercase);
    if spoken().language == Language::German || is_short_form { text.to_owned() } else { text::uncapitalized(text) }
}

fn stopped(text: &str) -> String {
    if text.ends_with(['.', '!', '?', '…']) { text.to_owned() } else { format!("{text}.") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_sentence_has_no_full_stop_and_two_have_one_each() {
        assert_eq!(sentences::<&str>(&[]), "");
        assert_eq!(sentences(&["It wasn't sent"]), "It wasn't sent");
        assert_eq!(sentences(&["It wasn't sent", ""]), "It wasn't sent");
        assert_eq!(sentences(&["It wasn't sent", "The disk is full"]), "It wasn't sent. The disk is full.");
        assert_eq!(sentences(&["One. Two.", "Three"]), "One. Two. Three.");
        assert_eq!(sentences(&["One. Two."]), "One. Two.");
    }
}
