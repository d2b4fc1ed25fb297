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
        Lack::Script(scripts) => {
            let scripts: Vec<String> = scripts.iter().map(|name| script(name)).collect();
            (words::lack_script(scripts.join(", ")), words::lack_advice_script())
        }
        Lack::Named(names) => return words::lack_named(names.join(", ")),
    };
    words::sentences(&[&what, helps])
}

/// The letters of a script, by the name Unicode has for it.
fn script(name: &str) -> String {
    let known = match name {
        "Han" => words::script_han(),
        "Hiragana" => words::script_hiragana(),
        "Katakana" => words::script_katakana(),
        "Hangul" => words::script_hangul(),
        "Arabic" => words::script_arabic(),
        "Hebrew" => words::script_hebrew(),
        "Devanagari" => words::script_devanagari(),
        "Thai" => words::script_thai(),
        // Spelled the same in every language that is spoken here, or nearly.
        other => return other.replace('_', " "),
    };
    known.to_owned()
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
        let scripts = lack(&Lack::Script(vec!["Han".to_owned(), "Old_Italic".to_owned()]));
        assert!(scripts.contains("has Chinese characters, Old Italic, so"), "{scripts}");
        assert!(lack(&Lack::Lost(1_200)).starts_with("1,200 characters were lost"));
    }
}
