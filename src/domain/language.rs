//! The languages Docket speaks, and how each writes numbers.
//!
//! Must not live here: a sentence.

/// The locale by which a test asks for words that are longer and accented.
const PSEUDO: &str = "en-XA";

/// A language of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// German.
    German,
    /// Spanish.
    Spanish,
    /// English a third longer and with accents, for tests: never offered, and English in what people install.
    Pseudo,
}

impl Language {
    /// Those a person can choose.
    pub const ALL: [Self; 3] = [Self::English, Self::German, Self::Spanish];

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::English | Self::Pseudo => "en",
            Self::German => "de",
            Self::Spanish => "es",
        }
    }

    /// What it calls itself.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::English | Self::Pseudo => "English",
            Self::German => "Deutsch",
            Self::Spanish => "Español",
        }
    }

    /// The language of a code; nothing for one Docket does not speak.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(code))
    }
}

/// What stands between thousands and before decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Marks {
    /// `12,345.60`
    #[default]
    Point,
    /// `12.345,60`
    Comma,
    /// `12’345.60`, in Switzerland.
    Apostrophe,
}

/// A language as it is written somewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Locale {
    /// The language.
    pub language: Language,
    /// How it writes numbers there.
    pub marks: Marks,
}

impl Locale {
    /// What a window speaks: the language a person chose, else the computer's, else English. `computer` is a locale such
    /// as `es-MX`; its region counts where its language does.
    #[must_use]
    pub fn of(computer: &str, chosen: Option<Language>) -> Self {
        if cfg!(debug_assertions) && computer == PSEUDO {
            return Self { language: Language::Pseudo, marks: Marks::Point };
        }
        let mut parts = computer.split(['-', '_', '.', '@']);
        let of_computer = parts.next().and_then(Language::of_code);
        let language = chosen.or(of_computer).unwrap_or_default();
        let region = parts.find(|part| part.len() == 2 || *part == "419").filter(|_| of_computer == Some(language));
        Self { language, marks: marks(language, region.unwrap_or_default()) }
    }

    /// What stands before decimals.
    #[must_use]
    pub fn decimal(self) -> char {
        if self.marks == Marks::Comma { ',' } else { '.' }
    }

    /// A whole number with its thousands apart.
    #[must_use]
    pub fn grouped(self, number: u64) -> String {
        let mark = match self.marks {
            Marks::Point => return super::text::grouped(number),
            // Four digits are not taken apart in Spanish.
            Marks::Comma if self.language == Language::Spanish && number < 10_000 => return number.to_string(),
            Marks::Comma => ".",
            Marks::Apostrophe => "’",
        };
        super::text::grouped(number).replace(',', mark)
    }
}

/// Source: Unicode CLDR, `numbers` of each locale. Where English is spoken Docket writes it as one English.
fn marks(language: Language, region: &str) -> Marks {
    let has_point = ["419", "MX", "US", "PR", "GT", "HN", "NI", "PA", "SV", "DO", "PE", "CU", "BZ"];
    match language {
        Language::German if ["CH", "LI"].contains(&region.to_ascii_uppercase().as_str()) => Marks::Apostrophe,
        Language::Spanish if has_point.contains(&region.to_ascii_uppercase().as_str()) => Marks::Point,
        Language::German | Language::Spanish => Marks::Comma,
        Language::English | Language::Pseudo => Marks::Point,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_the_one_that_was_chosen_else_the_computers_else_english() {
        for (computer, chosen, language, marks) in [
            ("de-DE", None, Language::German, Marks::Comma),
            ("de_CH.UTF-8", None, Language::German, Marks::Apostrophe),
            ("es-MX", None, Language::Spanish, Marks::Point),
            ("es", None, Language::Spanish, Marks::Comma),
            ("es-419", None, Language::Spanish, Marks::Point),
            ("fr-FR", None, Language::English, Marks::Point),
            ("C", None, Language::English, Marks::Point),
            ("", None, Language::English, Marks::Point),
            ("de-CH", Some(Language::English), Language::English, Marks::Point),
            ("de-CH", Some(Language::Spanish), Language::Spanish, Marks::Comma),
            ("en-US", Some(Language::German), Language::German, Marks::Comma),
            ("es-MX", Some(Language::Spanish), Language::Spanish, Marks::Point),
        ] {
            assert_eq!(Locale::of(computer, chosen), Locale { language, marks }, "{computer}");
        }
    }

    #[test]
    fn thousands_are_taken_apart_as_each_locale_does() {
        for (computer, four, six) in [
            ("en-US", "1,240", "123,456"),
            ("de-DE", "1.240", "123.456"),
            ("de-CH", "1’240", "123’456"),
            ("es-ES", "1240", "123.456"),
            ("es-MX", "1,240", "123,456"),
        ] {
            let locale = Locale::of(computer, None);
            assert_eq!((locale.grouped(1_240), locale.grouped(123_456)), (four.to_owned(), six.to_owned()));
        }
    }
}
