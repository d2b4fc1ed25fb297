//! Who writes the letters of an account, and how a letter is laid out: the sender, the day, whom it is for, its text, and
//! who signs it. What is empty is left out.
//!
//! What is printed here is read by the issuer, in English whatever the language of the window.
//! Must not live here: what a letter says, how it is printed.

use serde::{Deserialize, Serialize};

/// Whom a letter is for: the service hands it on to the issuer.
const RECIPIENT: &str = "To the card issuer, by way of Finix";
/// Lines of an address.
const MOST_LINES: usize = 6;
/// Characters of a line.
pub const MOST_CHARS: usize = 120;

/// The letterhead of an account, as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Letterhead {
    /// The company.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub company: String,
    /// Its address, in lines.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// How the company is reached about the letter.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub contact: String,
    /// Who signs.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub signatory: String,
    /// What that person is.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub role: String,
}

impl Letterhead {
    /// True when nothing is filled in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [&self.company, &self.address, &self.contact, &self.signatory, &self.role]
            .iter()
            .all(|part| part.trim().is_empty())
    }

    /// The company as it is printed, if there is one.
    #[must_use]
    pub fn company(&self) -> Option<String> {
        lines(&self.company, 1).into_iter().next()
    }

    /// The paragraphs of a letter with everything around its text; a letter without text stays without a letterhead.
    #[must_use]
    pub fn laid_out(&self, text: Vec<String>, day: Option<&str>) -> Vec<String> {
        if text.is_empty() {
            return text;
        }
        let sender = [lines(&self.company, 1), lines(&self.address, MOST_LINES), lines(&self.contact, 2)].concat();
        let signed = [lines(&self.signatory, 1), lines(&self.role, 1)].concat();
        let day = day.unwrap_or_default();
        let before = [sender.join("\n"), day.to_owned(), RECIPIENT.to_owned()];
        let all = before.into_iter().chain(text).chain([signed.join("\n")]);
        all.filter(|paragraph| !paragraph.is_empty()).collect()
    }
}

/// The lines of a text that say something, so many of them at most.
fn lines(text: &str, most: usize) -> Vec<String> {
    let cleaned = text.lines().map(|line| crate::domain::text::clean_to(line.trim(), MOST_CHARS));
    cleaned.filter(|line| !line.is_empty()).take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text() -> Vec<String> {
        vec!["Response to dispute DI1".to_owned(), "We contest it.".to_owned()]
    }

    #[test]
    fn a_letter_has_its_sender_its_day_and_who_signs_it() {
        let head = Letterhead {
            company: "Acme Outdoor".to_owned(),
            address: " 1 Main St \n\nSpringfield".to_owned(),
            contact: "disputes@acme.example".to_owned(),
            signatory: "Dana Example".to_owned(),
            role: "Head of Payments".to_owned(),
        };
        assert_eq!(
            head.laid_out(text(), Some("27 November 2026")),
            [
                "Acme Outdoor\n1 Main St\nSpringfield\ndisputes@acme.example",
                "27 November 2026",
                RECIPIENT,
                "Response to dispute DI1",
                "We contest it.",
                "Dana Example\nHead of Payments",
            ]
        );
    }

    #[test]
    fn what_is_empty_is_left_out() {
        let head = Letterhead { role: "  \n ".to_owned(), ..Letterhead::default() };
        assert!(head.is_empty());
        assert_eq!(head.laid_out(text(), None), [RECIPIENT, "Response to dispute DI1", "We contest it."]);
        assert!(head.laid_out(Vec::new(), Some("27 November 2026")).is_empty());
    }

    #[test]
    fn an_address_without_an_end_is_cut() {
        let head = Letterhead { address: "x\n".repeat(100), company: "y".repeat(5_000), ..Letterhead::default() };
        let printed = head.laid_out(text(), None);
        let sender = printed.first().map(String::as_str).unwrap_or_default();
        assert!(sender.lines().count() == 1 + MOST_LINES && sender.len() < 200, "{sender}");
    }
}
