//! Sums per currency of what was found. Currencies are never added to each other.

use crate::domain::money::{Currency, Money};
use std::collections::BTreeMap;

/// Counts and sums per combination of words, joined per currency at the end.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sum {
    /// Disputes with an amount.
    pub count: usize,
    /// Minor units together.
    pub minor: i64,
}

/// Joins sums by their currency, the one with the most disputes first.
pub fn per_currency(sums: impl Iterator<Item = (Option<Currency>, Sum)>) -> Vec<Money> {
    let mut per: BTreeMap<Currency, Sum> = BTreeMap::new();
    for (currency, sum) in sums {
        if let Some(currency) = currency.filter(|_| sum.count > 0) {
            let joined = per.entry(currency).or_default();
            joined.count += sum.count;
            joined.minor = joined.minor.saturating_add(sum.minor);
        }
    }
    let mut sums: Vec<(Currency, Sum)> = per.into_iter().collect();
    sums.sort_by_key(|(_, sum)| std::cmp::Reverse(sum.count));
    sums.into_iter().map(|(currency, sum)| Money::new(sum.minor, currency)).collect()
}
