//! The card networks' reason codes: reading what processors send, and the table of those that are known.
//!
//! Must not live here: which table is in force.

use crate::domain::reference::problem::TableProblem;
use serde::Deserialize;
use std::collections::BTreeSet;

/// A code as it came, and as the networks write it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReasonCode {
    /// Exactly what the processor sent.
    pub raw: String,
    /// The network's way of writing it.
    pub code: String,
}

/// One line of the table.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct KnownCode {
    /// `visa`, `mastercard`, `amex`, `discover`.
    pub network: String,
    /// The code as the network writes it.
    pub code: String,
    /// The network's name for it.
    pub name: String,
    /// Fraud, Authorization, Processing error, Consumer dispute, Inquiry.
    pub category: String,
    /// What the cardholder claims; the key of the evidence checklist.
    pub claim: String,
    /// What to know about this code.
    #[serde(default)]
    pub note: Option<String>,
    /// Where it was published.
    #[serde(default)]
    pub source: Option<String>,
}

/// A table of codes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct ReasonCodes {
    codes: Vec<KnownCode>,
}

impl ReasonCodes {
    /// Reads a table.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, TableProblem> {
        let read: Self = serde_json::from_str(text).map_err(TableProblem::json)?;
        let mut seen = BTreeSet::new();
        match read.codes.iter().find(|known| !seen.insert(&known.code)) {
            Some(twice) => Err(TableProblem::Twice(twice.code.clone())),
            None => Ok(read),
        }
    }

    /// Every code it knows.
    #[must_use]
    pub fn all(&self) -> &[KnownCode] {
        &self.codes
    }

    /// Its line for a code as the network writes it.
    #[must_use]
    pub fn named(&self, code: &str) -> Option<&KnownCode> {
        self.codes.iter().find(|known| known.code == code)
    }

    /// Its line for a code that came.
    #[must_use]
    pub fn known(&self, code: &ReasonCode) -> Option<&KnownCode> {
        self.named(&code.code)
    }

    /// A code as it is shown: the network's way where it is known, else as it came.
    #[must_use]
    pub fn shown<'c>(&self, code: &'c ReasonCode) -> &'c str {
        if self.known(code).is_some() { &code.code } else { &code.raw }
    }
}

impl ReasonCode {
    /// Whether a code written like this can come: what a processor sends is read up to the first sign that is none of a
    /// code's, and in capitals.
    #[must_use]
    pub fn can_come(text: &str) -> bool {
        Self::parse(text, None).is_some_and(|read| read.code == text.to_ascii_uppercase())
    }

    /// Reads a processor's free text. `brand` is the card's network where it is known.
    ///
    /// A leading label's rest is cut (`10.4 - Other Fraud`), Visa codes get their dot back, Mastercard's short form
    /// gets its `48`. Nothing is guessed beyond that: an unknown text stays as it is.
    #[must_use]
    pub fn parse(text: &str, brand: Option<&str>) -> Option<Self> {
        let raw = crate::domain::text::clean_to(text.trim(), 80);
        let first = raw
            .split(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | ';' | '/'))
            .next()
            .unwrap_or_default()
            .trim_matches(|c: char| !c.is_ascii_alphanumeric())
            .to_ascii_uppercase();
        if first.is_empty() {
            return None;
        }
        let brand = brand.map(str::to_ascii_lowercase).unwrap_or_default();
        let code = dotted_visa(&first, &brand).or_else(|| long_mastercard(&first, &brand)).unwrap_or(first);
        Some(Self { raw, code })
    }
}

/// `104` → `10.4`, `1261` → `12.6.1`; a bare `127` only for Visa, because Amex has a 127 of its own.
fn dotted_visa(code: &str, brand: &str) -> Option<String> {
    let digits = code.len() >= 3 && code.len() <= 4 && code.chars().all(|c| c.is_ascii_digit());
    if !digits || !brand.contains("visa") {
        return None;
    }
    let (category, rest) = code.split_at(2);
    if !matches!(category, "10" | "11" | "12" | "13") {
        return None;
    }
    let rest: Vec<String> = rest.chars().map(String::from).collect();
    Some(format!("{category}.{}", rest.join(".")))
}

/// `37` → `4837`, only for Mastercard.
fn long_mastercard(code: &str, brand: &str) -> Option<String> {
    let short = code.len() == 2 && code.chars().all(|c| c.is_ascii_digit());
    (short && brand.contains("master")).then(|| format!("48{code}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reference::Name;

    fn shipped() -> ReasonCodes {
        ReasonCodes::parse(Name::Codes.shipped()).expect("readable")
    }

    fn code(text: &str, brand: Option<&str>) -> String {
        ReasonCode::parse(text, brand).map(|code| code.code).unwrap_or_default()
    }

    #[test]
    fn the_shipped_table_is_whole_and_each_code_stands_once() {
        let codes = shipped();
        assert_eq!(codes.all().len(), 110);
        for known in codes.all() {
            assert_eq!(codes.all().iter().filter(|other| other.code == known.code).count(), 1, "{}", known.code);
        }
    }

    #[test]
    fn what_processors_send_is_normalised() {
        assert_eq!(code("10.4", None), "10.4");
        assert_eq!(code(" 10.4 - Other Fraud", None), "10.4");
        assert_eq!(code("104", Some("VISA")), "10.4");
        assert_eq!(code("1261", Some("VISA")), "12.6.1");
        assert_eq!(code("37", Some("MASTERCARD")), "4837");
        assert_eq!(code("ua02", None), "UA02");
    }

    #[test]
    fn every_shipped_code_can_come_and_what_is_cut_or_empty_cannot() {
        for known in shipped().all() {
            assert!(ReasonCode::can_come(&known.code), "{}", known.code);
        }
        assert!(ReasonCode::can_come("ua02"));
        for never in ["", "10.4 fraud", "10.4;", "-", "a/b"] {
            assert!(!ReasonCode::can_come(never), "{never}");
        }
    }

    #[test]
    fn nothing_is_guessed() {
        assert_eq!(code("127", None), "127");
        assert_eq!(code("127", Some("VISA")), "12.7");
        assert_eq!(code("37", None), "37");
        assert_eq!(ReasonCode::parse("  ", None), None);
        let (codes, unknown) = (shipped(), ReasonCode::parse("Z9", None).expect("a code"));
        assert_eq!(codes.shown(&unknown), "Z9");
        assert!(codes.known(&unknown).is_none());
        let known = ReasonCode::parse("10.4 - Other Fraud", None).expect("a code");
        assert_eq!(codes.shown(&known), "10.4");
        assert_eq!(ReasonCodes::default().shown(&known), "10.4 - Other Fraud");
    }
}
