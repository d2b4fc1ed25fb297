//! Words about what of a page cannot be shown as it is, and what helps.
//!
//! Must not live here: which of them makes a page incomplete.

use crate::app::words;
use crate::desk::refusal::Lack;

/// What is missing, and what helps.
pub(crate) fn lack(lack: &Lack) -> String {
    let (what, helps) = match lack {
        Lack::Typeface(name) if name.is_empty() => (words::lack_typeface().to_owned(), words::lack_advice_print()),
        Lack::Typeface(name) => (words::lack_typeface_named(name), words::lack_advice_print()),
        Lack::Picture => (words::lack_picture().to_owned(), words::lack_advice_print()),
        Lack::Mark => (words::lack_mark().to_owned(), words::lack_advice_print()),
        Lack::Note => (words::lack_note().to_owned(), words::lack_advice_print()),
        Lack::Field => (words::lack_field().to_owned(), words::lack_advice_print()),
        Lack::Form => (words::lack_form().to_owned(), words::lack_advice_print()),
        Lack::Broken => (words::lack_broken().to_owned(), words::lack_advice_print()),
        Lack::Attachment => (words::lack_attachment().to_owned(), words::lack_advice_attachment()),
        Lack::Small => (words::lack_small().to_owned(), words::lack_advice_small()),
        Lack::Torn => (words::lack_torn().to_owned(), words::lack_advice_torn()),
        Lack::Moves => (words::lack_moves().to_owned(), words::lack_advice_moves()),
        Lack::Lost(count) => (words::lack_lost(*count), words::lack_advice_lost()),
        Lack::Charset(charset) => (words::lack_charset(charset), words::lack_advice_charset()),
        Lack::Named(names) => return words::lack_named(names.join(", ")),
    };
    words::sentences(&[&what, helps])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_says_what_is_missing_and_what_helps() {
        let named = lack(&Lack::Typeface("HeiseiMin-W3".into()));
        assert!(named.contains("HeiseiMin-W3") && named.contains(words::lack_advice_print()), "{named}");
        assert!(lack(&Lack::Typeface(String::new())).contains("its font"));
        assert!(
            lack(&Lack::Lost(1))
                .starts_with("1 character was lost before you added the file, shown as [lost sign]. Add")
        );
        assert!(lack(&Lack::Lost(1_200)).starts_with("1,200 characters were lost"));
    }
}
