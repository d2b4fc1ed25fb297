//! The card a disputed payment was made with, as far as it is shown to a person.
//!
//! Must not live here: a card's whole number. Nothing here could hold one.

use crate::domain::text;

crate::open_enum! {
    /// A card's network. Source: docs.finix.com/api/payment-instruments, `brand`.
    CardBrand {
        /// Visa.
        Visa = "VISA";
        /// Mastercard.
        Mastercard = "MASTERCARD";
        /// American Express.
        AmericanExpress = "AMERICAN_EXPRESS";
        /// Discover.
        Discover = "DISCOVER";
        /// Diners Club.
        DinersClub = "DINERS_CLUB_INTERNATIONAL";
        /// JCB.
        Jcb = "JCB";
        /// China `UnionPay`.
        UnionPay = "CHINA_UNION_PAY";
    }
}

impl CardBrand {
    /// A proper name, the same in every language; one this version does not know is made readable.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Visa => "Visa".to_owned(),
            Self::Mastercard => "Mastercard".to_owned(),
            Self::AmericanExpress => "American Express".to_owned(),
            Self::Discover => "Discover".to_owned(),
            Self::DinersClub => "Diners Club".to_owned(),
            Self::Jcb => "JCB".to_owned(),
            Self::UnionPay => "UnionPay".to_owned(),
            Self::Other(word) => text::humanize(word),
        }
    }
}

/// The last four digits of a card.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LastFour(String);

impl LastFour {
    /// The last four digits of a number that may be masked, such as `4242` or `411111******4242`.
    #[must_use]
    pub fn of(number: &str) -> Option<Self> {
        let number = number.trim();
        let last = number.get(number.len().checked_sub(4)?..)?;
        last.bytes().all(|byte| byte.is_ascii_digit()).then(|| Self(last.to_owned()))
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What is known of a card. Every part may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// Its network.
    pub brand: Option<CardBrand>,
    /// Its last digits.
    pub last_four: Option<LastFour>,
    /// Whose it is, as the payment says.
    pub holder: Option<String>,
}

/// Where a card's bills go, as its payment instrument says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BillingAddress {
    /// Line 1.
    pub line_1: Option<String>,
    /// Line 2.
    pub line_2: Option<String>,
    /// City.
    pub city: Option<String>,
    /// State or province.
    pub region: Option<String>,
    /// Post or zip code.
    pub postal_code: Option<String>,
    /// Country; Finix writes its three letters.
    pub country: Option<String>,
}

impl BillingAddress {
    /// Its parts in the order they are written, without those that are missing.
    #[must_use]
    pub fn parts(&self) -> Vec<&str> {
        let Self { line_1, line_2, city, region, postal_code, country } = self;
        [line_1, line_2, city, region, postal_code, country].into_iter().flatten().map(String::as_str).collect()
    }
}

/// Longest name that is kept.
const LONGEST_NAME: usize = 120;

impl Card {
    /// Reads what a service says of a card; an empty word says nothing.
    #[must_use]
    pub fn read(brand: Option<&str>, number: Option<&str>, holder: Option<&str>) -> Self {
        let some = |word: Option<&str>| word.map(text::clean).filter(|word| !word.trim().is_empty());
        Self {
            brand: some(brand).map(|brand| CardBrand::from_wire(brand.trim())),
            last_four: number.and_then(LastFour::of),
            holder: some(holder).map(|name| text::clean_to(name.trim(), LONGEST_NAME)),
        }
    }

    /// True when there is nothing left to ask for.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.brand.is_some() && self.last_four.is_some() && self.holder.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_four_digits_of_a_number_are_kept() {
        let last = |number: &str| LastFour::of(number).map(|last| last.as_str().to_owned());
        for number in ["4242", "411111******4242", "XXXX4242", " 4111111111114242 "] {
            assert_eq!(last(number).as_deref(), Some("4242"), "{number}");
        }
        for number in ["", "242", "4242*", "424\u{661}", "äöü4"] {
            assert_eq!(last(number), None, "{number}");
        }
    }

    #[test]
    fn an_unknown_network_keeps_its_word_and_reads_like_a_name() {
        let card = Card::read(Some("NEW_NETWORK"), None, Some("  "));
        let brand = card.brand.clone().expect("a brand");
        assert_eq!((brand.as_wire(), brand.name().as_str()), ("NEW_NETWORK", "New network"));
        assert!(card.holder.is_none() && !card.is_complete());
    }

    #[test]
    fn every_known_network_has_a_name_of_its_own() {
        let names: std::collections::BTreeSet<String> = CardBrand::KNOWN.iter().map(CardBrand::name).collect();
        assert_eq!(names.len(), CardBrand::KNOWN.len());
    }
}
