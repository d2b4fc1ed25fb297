//! What stands between two columns of a list that is saved, and which languages expect what.

/// What stands between two columns. Spreadsheets expect it to fit the decimal sign of the computer's language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Separator {
    /// A comma, and amounts with a decimal point.
    #[default]
    Comma,
    /// A semicolon, and amounts with a decimal comma.
    Semicolon,
    /// A semicolon, and amounts with a decimal point.
    SemicolonPoint,
    /// A tab, and amounts with a decimal point.
    Tab,
}

/// Languages that write a decimal comma, whose spreadsheets separate by semicolons. Source: Unicode CLDR 47, the
/// decimal symbol of each language.
const WITH_DECIMAL_COMMA: [&str; 45] = [
    "af", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fo", "fr", "gl", "hr", "hu",
    "hy", "id", "is", "it", "ka", "kk", "lt", "lv", "mk", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl",
    "sq", "sr", "sv", "tr", "uk", "uz", "vi",
];

impl Separator {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::SemicolonPoint, Self::Tab];

    /// The word in the settings file; never changes.
    #[must_use]
    pub fn as_stored(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::Semicolon => "semicolon",
            Self::SemicolonPoint => "semicolon_point",
            Self::Tab => "tab",
        }
    }

    /// Reads the stored word.
    #[must_use]
    pub fn from_stored(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|separator| separator.as_stored() == word)
    }

    /// The one spreadsheets of a language expect; `locale` is `de-AT`, `pt_BR.UTF-8` and the like.
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        let locale = locale.split(['.', '@']).next().unwrap_or_default().to_lowercase().replace('_', "-");
        let mut parts = locale.split('-');
        let language = parts.next().unwrap_or_default();
        let region = parts.next_back().unwrap_or_default();
        match (language, region) {
            ("de" | "it", "ch" | "li") => Self::SemicolonPoint,
            // These countries write a point although their language has a comma elsewhere, and the other way round.
            ("es", "419" | "mx" | "us" | "pr" | "gt" | "hn" | "ni" | "pa" | "pe" | "sv" | "do" | "cu") => Self::Comma,
            ("en", "za" | "at" | "be" | "de" | "dk" | "fi" | "nl" | "se" | "si") => Self::Semicolon,
            _ if WITH_DECIMAL_COMMA.contains(&language) => Self::Semicolon,
            _ => Self::Comma,
        }
    }

    pub(super) fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon | Self::SemicolonPoint => b';',
            Self::Tab => b'\t',
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_follows_the_language_and_its_country() {
        for (locale, separator) in [
            ("en-US", Separator::Comma),
            ("C", Separator::Comma),
            ("", Separator::Comma),
            ("ja_JP.UTF-8", Separator::Comma),
            ("es-MX", Separator::Comma),
            ("de_DE.UTF-8", Separator::Semicolon),
            ("fr-CA", Separator::Semicolon),
            ("pt_BR", Separator::Semicolon),
            ("en-ZA", Separator::Semicolon),
            ("de-CH", Separator::SemicolonPoint),
        ] {
            assert_eq!(Separator::of_locale(locale), separator, "{locale}");
        }
    }
}
