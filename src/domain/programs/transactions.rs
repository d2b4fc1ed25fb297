//! How many transactions an account settled, by month and network, as a person entered them: Finix's disputes do not say.
//!
//! Must not live here: what they are divided into.

use super::Network;
use jiff::ToSpan as _;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Counts that are kept, the newest: ten years of both networks.
const MOST: usize = 240;
/// More than any merchant has in a month.
const LARGEST: u64 = 1_000_000_000_000;

/// The counts. None of them is zero: nothing can be divided by that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transactions(BTreeMap<(Date, Network), u64>);

impl Transactions {
    /// Reads what a person typed: digits, grouped by commas or spaces if they like.
    #[must_use]
    pub fn parse(text: &str) -> Option<u64> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse().ok().filter(|count| is_number && *count <= LARGEST)
    }

    /// The count of a month, named by its first day.
    #[must_use]
    pub fn get(&self, month: Date, network: Network) -> Option<u64> {
        self.0.get(&(month.first_of_month(), network)).copied()
    }

    /// Sets it, or forgets it when there is none or it is zero.
    pub fn set(&mut self, month: Date, network: Network, count: Option<u64>) {
        let place = (month.first_of_month(), network);
        match count.filter(|count| (1..=LARGEST).contains(count)) {
            Some(count) => drop(self.0.insert(place, count)),
            None => drop(self.0.remove(&place)),
        }
        while self.0.len() > MOST {
            self.0.pop_first();
        }
    }

    /// How many counts there is no room for once these are there too: the earliest.
    #[must_use]
    pub fn lost_by(&self, more: impl IntoIterator<Item = (Date, Network)>) -> usize {
        let more = more.into_iter().map(|(month, network)| (month.first_of_month(), network));
        let all: BTreeSet<(Date, Network)> = self.0.keys().copied().chain(more).collect();
        all.len().saturating_sub(MOST)
    }

    /// True when nothing was entered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As it is kept: `2026-10-visa`.
    pub fn stored(&self) -> impl Iterator<Item = (String, u64)> {
        self.0.iter().map(|((month, network), count)| {
            (format!("{:04}-{:02}-{}", month.year(), month.month(), network.as_stored()), *count)
        })
    }

    /// Read from what is kept; what makes no sense is left out.
    #[must_use]
    pub fn from_stored(stored: impl IntoIterator<Item = (String, u64)>) -> Self {
        let mut read = Self::default();
        for (name, count) in stored {
            let mut parts = name.splitn(3, '-');
            let (Some(year), Some(month), Some(network)) = (parts.next(), parts.next(), parts.next()) else { continue };
            let month = year.parse().ok().zip(month.parse().ok()).and_then(|(y, m)| Date::new(y, m, 1).ok());
            if let (Some(month), Some(network)) = (month, Network::from_stored(network)) {
                read.set(month, network, Some(count));
            }
        }
        read
    }
}

impl Network {
    /// The month whose transactions the disputes of a month are divided by. Visa takes the same, Mastercard the one before.
    /// Source: docs of Checkout.com on VAMP and of Braintree on Mastercard's programs.
    #[must_use]
    pub fn basis(self, month: Date) -> Date {
        match self {
            Self::Visa => month.first_of_month(),
            Self::Mastercard => month.first_of_month().saturating_sub(1.month()),
        }
    }

    fn as_stored(self) -> &'static str {
        match self {
            Self::Visa => "visa",
            Self::Mastercard => "mastercard",
        }
    }

    fn from_stored(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|network| network.as_stored() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_count_is_read_as_people_write_it_and_zero_is_none() {
        for (typed, count) in
            [("12345", Some(12_345)), (" 12,345 ", Some(12_345)), ("12 345", Some(12_345)), ("0", Some(0))]
        {
            assert_eq!(Transactions::parse(typed), count, "{typed}");
        }
        for typed in ["", " ", "1.5", "-3", "many", "99999999999999999999"] {
            assert_eq!(Transactions::parse(typed), None, "{typed}");
        }
        let mut counts = Transactions::default();
        counts.set(date(2026, 10, 17), Network::Visa, Some(7));
        assert_eq!(counts.get(date(2026, 10, 1), Network::Visa), Some(7));
        assert_eq!(counts.get(date(2026, 10, 1), Network::Mastercard), None);
        counts.set(date(2026, 10, 1), Network::Visa, Some(0));
        assert!(counts.is_empty());
    }

    #[test]
    fn counts_are_kept_and_read_back_and_what_makes_no_sense_is_left_out() {
        let mut counts = Transactions::default();
        counts.set(date(2026, 10, 1), Network::Visa, Some(7));
        counts.set(date(2026, 9, 1), Network::Mastercard, Some(9));
        let stored: Vec<_> = counts.stored().collect();
        assert_eq!(stored, [("2026-09-mastercard".to_owned(), 9), ("2026-10-visa".to_owned(), 7)]);
        let odd = ["2026-13-visa", "2026-10-amex", "visa", "2026-10"].map(|name| (name.to_owned(), 5));
        assert_eq!(Transactions::from_stored(stored.into_iter().chain(odd)), counts);
        let years = (1000..1400).map(|year| (format!("{year}-01-visa"), 3));
        let kept = Transactions::from_stored(years);
        assert_eq!(kept.stored().count(), MOST);
        assert_eq!(kept.get(date(1399, 1, 1), Network::Visa), Some(3), "the newest stay");
        let month = |year| (date(year, 1, 1), Network::Visa);
        assert_eq!((kept.lost_by([month(1399)]), kept.lost_by([month(1400), month(1401)])), (0, 2));
    }

    #[test]
    fn mastercard_divides_by_the_month_before_and_visa_by_the_same() {
        assert_eq!(Network::Visa.basis(date(2026, 1, 1)), date(2026, 1, 1));
        assert_eq!(Network::Mastercard.basis(date(2026, 1, 1)), date(2025, 12, 1));
    }
}
