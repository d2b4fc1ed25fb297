//! What disputes cost in fees, as far as an owner says what one costs: Finix charges them apart from its disputes and their
//! transfers (`DISPUTE_FIXED_FEE`, `DISPUTE_INQUIRY_FIXED_FEE`), and an account's price list is in no answer of its API.
//!
//! Must not live here: which disputes they are.

use super::Figures;
use crate::domain::language::Marks;
use crate::domain::money::{Currency, Money, amount_input};
use std::collections::BTreeMap;

/// Currencies that are kept.
const MOST: usize = 50;
/// More than anybody charges, in minor units.
const LARGEST: i64 = 100_000_000;

/// What one dispute costs, in minor units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Fee {
    /// A chargeback.
    pub chargeback: Option<i64>,
    /// A question of the cardholder's bank, which moves no money.
    pub inquiry: Option<i64>,
}

/// The fees of an account, by the currency they are charged in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fees(BTreeMap<Currency, Fee>);

impl Fee {
    /// Reads one fee as a person types it; nothing for what is none.
    #[must_use]
    pub fn parse(typed: &str, currency: Currency, marks: Marks) -> Option<i64> {
        let money = amount_input::parse(typed, currency, marks).ok()?;
        (0..=LARGEST).contains(&money.minor).then_some(money.minor)
    }

    fn is_none(self) -> bool {
        self.chargeback.is_none() && self.inquiry.is_none()
    }

    /// What these disputes cost: each chargeback and each inquiry once, whatever became of it. Nothing while no fee is
    /// known for a kind that there is.
    #[must_use]
    pub fn of(self, figures: &Figures) -> Option<i64> {
        let inquiries = figures.inquiries.min(figures.received.count);
        let cost = |fee: Option<i64>, count: u64| match count {
            0 => Some(0),
            count => Some(fee?.saturating_mul(i64::try_from(count).unwrap_or(i64::MAX))),
        };
        let chargebacks = cost(self.chargeback, figures.received.count - inquiries)?;
        Some(chargebacks.saturating_add(cost(self.inquiry, inquiries)?))
    }
}

impl Fees {
    /// What one dispute costs in a currency.
    #[must_use]
    pub fn get(&self, currency: Currency) -> Fee {
        self.0.get(&currency).copied().unwrap_or_default()
    }

    /// Sets it.
    pub fn set(&mut self, currency: Currency, fee: Fee) {
        if fee.is_none() {
            self.0.remove(&currency);
        } else if self.0.len() < MOST || self.0.contains_key(&currency) {
            self.0.insert(currency, fee);
        }
    }

    /// True when none was entered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As it is kept: `USD-chargeback` and its decimal.
    pub fn stored(&self) -> impl Iterator<Item = (String, String)> {
        self.0.iter().flat_map(|(currency, fee)| {
            [("chargeback", fee.chargeback), ("inquiry", fee.inquiry)].into_iter().filter_map(|(kind, minor)| {
                Some((format!("{}-{kind}", currency.code()), Money::new(minor?, *currency).decimal()))
            })
        })
    }

    /// Read from what is kept; what makes no sense is left out.
    #[must_use]
    pub fn from_stored(stored: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut read = Self::default();
        for (name, typed) in stored {
            let Some((code, kind)) = name.split_once('-') else { continue };
            let Some(currency) = Currency::parse(code) else { continue };
            let mut fee = read.get(currency);
            match kind {
                "chargeback" => fee.chargeback = Fee::parse(&typed, currency, Marks::Point),
                "inquiry" => fee.inquiry = Fee::parse(&typed, currency, Marks::Point),
                _ => continue,
            }
            read.set(currency, fee);
        }
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dispute::Status;

    #[test]
    fn every_dispute_costs_its_fee_once_and_an_unknown_fee_is_no_sum() {
        let mut figures = Figures::default();
        (0..10).for_each(|_| figures.add(Status::Won, Some(5_000), false));
        figures.inquiries = 4;
        let fee = |chargeback, inquiry| Fee { chargeback, inquiry }.of(&figures);
        assert_eq!(fee(Some(1_500), Some(300)), Some(6 * 1_500 + 4 * 300));
        assert_eq!((fee(Some(1_500), None), fee(None, Some(300)), fee(None, None)), (None, None, None));
        figures.inquiries = 0;
        let fee = Fee { chargeback: Some(1_500), inquiry: None };
        assert_eq!(fee.of(&figures), Some(15_000), "there is no inquiry to pay for");
        assert_eq!(Fee::default().of(&Figures::default()), Some(0));
    }

    #[test]
    fn fees_are_kept_by_currency_and_what_makes_no_sense_is_left_out() {
        let yen = Currency::parse("JPY").expect("a code");
        let mut fees = Fees::default();
        fees.set(
            Currency::USD,
            Fee {
                chargeback: Fee::parse("15", Currency::USD, Marks::Point),
                inquiry: Fee::parse("0", yen, Marks::Point),
            },
        );
        fees.set(yen, Fee { chargeback: Fee::parse("1,500", yen, Marks::Point), inquiry: None });
        assert_eq!(fees.get(Currency::USD), Fee { chargeback: Some(1_500), inquiry: Some(0) });
        assert_eq!(fees.get(yen).chargeback, Some(1_500));
        for typed in ["", "-1", "1.555", "many", "99999999"] {
            assert_eq!(Fee::parse(typed, Currency::USD, Marks::Point), None, "{typed}");
        }
        let odd = [("USD", "1"), ("USD-other", "1"), ("-chargeback", "2"), ("EUR-chargeback", "x")];
        let odd = odd.map(|(name, typed)| (name.to_owned(), typed.to_owned()));
        assert_eq!(Fees::from_stored(fees.stored().chain(odd)), fees);
        fees.set(yen, Fee::default());
        fees.set(Currency::USD, Fee::default());
        assert!(fees.is_empty());
    }
}
