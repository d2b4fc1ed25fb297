//! Folding: what makes two spellings of a word the same word for a search.
//!
//! Case is folded as Unicode says (`ß` is `ss`, a final sigma is a sigma), compatibility forms are joined (full width,
//! ligatures, an accent typed as its own character). Nothing is guessed beyond that: `é` is not `e`. Where pages are
//! looked through for a word, [`fold_plain`] also joins what is typed without accents and read without them in scans.

use icu_casemap::CaseMapper;
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

const NORMAL: ComposingNormalizerBorrowed<'static> = ComposingNormalizerBorrowed::new_nfkc();
const APART: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizerBorrowed::new_nfkd();

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

/// The folded form without accents, with one kind of dash and quote, and without what is never seen.
#[must_use]
pub fn fold_plain(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let apart = APART.normalize(text);
    let is_unseen = |sign| {
        matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
            || matches!(sign, '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    let plain = |sign: char| match sign {
        '\u{300}'..='\u{36f}' => None,
        sign if is_unseen(sign) => None,
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
        '\u{2018}' | '\u{2019}' => Some('\''),
        '\u{201c}'..='\u{201e}' => Some('"'),
        sign => Some(sign),
    };
    fold(&apart.chars().filter_map(plain).collect::<String>())
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
    fn plain_spellings_have_no_accents_and_one_kind_of_dash() {
        for (a, b) in [
            ("Zoë", "zoe"),
            ("cafe\u{301} CRÈME", "cafe creme"),
            ("ÅNGSTRÖM", "angstrom"),
            ("de\u{ad}livery", "delivery"),
            ("2024–17", "2024-17"),
            ("Ana’s", "ana's"),
            ("STRASSE", "straße"),
            ("한국", "한국"),
        ] {
            assert_eq!(fold_plain(a), fold_plain(b), "{a} {b}");
        }
        assert_ne!(fold_plain("が"), fold_plain("か"), "its mark makes it another letter");
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for text in ["Ǆ İstanbul ẞ", "ŉ ǰ ΐ", "Ⅷ ℌ ½", "İ", "ᾳ"] {
            assert_eq!(fold(&fold(text)), fold(text), "{text}");
        }
    }
}
