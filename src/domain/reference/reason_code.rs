//! The card networks' reason codes: reading what processors send, and the shipped table.

use crate::domain::reference::table::Table;
use serde::Deserialize;
use std::fmt;

/// A code as it came, and as the networks write it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReasonCode {
    /// Exactly what the processor sent.
    pub raw: String,
    /// The network's way of writing it.
    pub code: String,
}

/// One line of the shipped table.
#[derive(Clone, Debug, Deserialize)]
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
}

#[derive(Deserialize)]
struct Stored {
    codes: Vec<KnownCode>,
}

/// The codes in force.
pub static TABLE: Table<Vec<KnownCode>> =
    Table::new(include_str!("../../../assets/tables/reason_codes.json"), |text| {
        let stored: Stored = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let mut seen = std::collections::BTreeSet::new();
        match stored.codes.iter().find(|known| !seen.insert(&known.code)) {
            Some(twice) => Err(format!("{} stands twice", twice.code)),
            None => Ok(stored.codes),
        }
    });

/// Every code the app knows.
#[must_use]
pub fn table() -> &'static [KnownCode] {
    TABLE.get()
}

impl ReasonCode {
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

    /// The table's line for this code.
    #[must_use]
    pub fn known(&self) -> Option<&'static KnownCode> {
        table().iter().find(|known| known.code == self.code)
    }
}

impl fmt::Display for ReasonCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.known().is_some() { &self.code } else { &self.raw })
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

    fn code(text: &str, brand: Option<&str>) -> String {
        ReasonCode::parse(text, brand).map(|code| code.code).unwrap_or_default()
    }

    #[test]
    fn the_shipped_table_is_whole_and_each_code_stands_once() {
        assert_eq!(table().len(), 110);
        for known in table() {
            assert_eq!(table().iter().filter(|other| other.code == known.code).count(), 1, "{}", known.code);
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
    fn nothing_is_guessed() {
        assert_eq!(code("127", None), "127");
        assert_eq!(code("127", Some("VISA")), "12.7");
        assert_eq!(code("37", None), "37");
        assert_eq!(ReasonCode::parse("  ", None), None);
        assert_eq!(ReasonCode::parse("Z9", None).map(|c| c.to_string()), Some("Z9".to_owned()));
        assert!(ReasonCode::parse("Z9", None).and_then(|c| c.known()).is_none());
    }
}
