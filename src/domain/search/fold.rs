//! Folding: what makes two spellings of a word the same word for a search.
//!
//! Case is folded as Unicode says (`ß` is `ss`, a final sigma is a sigma), compatibility forms are joined (full width,
//! ligatures, an accent typed as its own character). Nothing is guessed beyond that: `é` is not `e`.

use icu_casemap::CaseMapper;
use icu_normalizer::ComposingNormalizerBorrowed;

const NORMAL: ComposingNormalizerBorrowed<'static> = ComposingNormalizerBorrowed::new_nfkc();

/// The folded form of a text.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Appends the folded form of a text.
pub fn fold_into(text: &str, out: &mut String) {
    if text.is_ascii() {
        // Almost everything that is searched is ASCII, and a million texts are folded when a list comes in.
        let from = out.len();
        out.push_str(text);
        if let Some(tail) = out.get_mut(from..) {
            tail.make_ascii_lowercase();
        }
        return;
    }
    let folded = CaseMapper::new().fold_string(&NORMAL.normalize(text)).into_owned();
    out.push_str(&NORMAL.normalize(&folded));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_are_one_word() {
        for (a, b) in [
            ("STRASSE", "straße"),
            ("ΟΔΥΣΣΕΥΣ", "οδυσσευς"),
            ("ＦＵＬＬ", "full"),
            ("ﬁsh", "FISH"),
            ("cafe\u{301}", "CAFÉ"),
            ("DIs7yQ", "dis7yq"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} {b}");
        }
        assert_ne!(fold("é"), fold("e"));
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for text in ["Ǆ İstanbul ẞ", "ŉ ǰ ΐ", "Ⅷ ℌ ½", "İ", "ᾳ"] {
            assert_eq!(fold(&fold(text)), fold(text), "{text}");
        }
    }
}
