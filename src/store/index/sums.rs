//! Sums per currency of what was found. Currencies are never added to each other.

use super::{Index, RowId};
use crate::domain::money::{Currency, Money};
use crate::store::index_record::NO_AMOUNT;
use std::collections::BTreeMap;

/// Counts and sums per combination of words, joined per currency at the end.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sum {
    /// Disputes with an amount.
    pub count: usize,
    /// Minor units together; a million of the largest amounts fit.
    pub minor: i128,
}

/// Joins sums by their currency, the one with the most disputes first.
pub fn per_currency(sums: impl Iterator<Item = (Option<Currency>, Sum)>) -> Vec<Money> {
    let mut per: BTreeMap<Currency, Sum> = BTreeMap::new();
    for (currency, sum) in sums {
        if let Some(currency) = currency.filter(|_| sum.count > 0) {
            let joined = per.entry(currency).or_default();
            joined.count += sum.count;
            joined.minor += sum.minor;
        }
    }
    let mut sums: Vec<(Currency, Sum)> = per.into_iter().collect();
    sums.sort_by_key(|(_, sum)| std::cmp::Reverse(sum.count));
    sums.into_iter().map(|(currency, sum)| Money::new(as_shown(sum.minor), currency)).collect()
}

/// As much of a sum as can be shown: whoever shows the largest or the smallest number there is says that it is more.
fn as_shown(minor: i128) -> i64 {
    i64::try_from(minor).unwrap_or(if minor.is_negative() { i64::MIN } else { i64::MAX })
}

/// Sums of some rows per combination of words.
fn per_profile(index: &Index, rows: &[RowId]) -> impl Iterator<Item = (Option<Currency>, Sum)> {
    let profiles = index.words.profiles();
    let mut sums = vec![Sum::default(); profiles.len()];
    for (segment, row) in rows.iter().filter_map(|row| index.place(*row)) {
        let (amount, profile) = (segment.amount(row), usize::try_from(segment.profile(row)));
        if let Some(sum) = profile.ok().and_then(|profile| sums.get_mut(profile)).filter(|_| amount != NO_AMOUNT) {
            sum.count += 1;
            sum.minor += i128::from(amount);
        }
    }
    profiles.iter().map(|profile| index.words.currency(profile)).zip(sums)
}

/// Sums of some rows per currency, and how many of them have an amount without one.
#[must_use]
pub fn sums_of(index: &Index, rows: &[RowId]) -> (Vec<Money>, usize) {
    let sums: Vec<_> = per_profile(index, rows).collect();
    let unpriced = sums.iter().filter(|(currency, _)| currency.is_none()).map(|(_, sum)| sum.count).sum();
    (per_currency(sums.into_iter()), unpriced)
}

/// Sums of rows of several indexes per currency.
#[must_use]
pub fn sums_over<'p>(parts: impl Iterator<Item = (&'p Index, &'p [RowId])>) -> Vec<Money> {
    per_currency(parts.flat_map(|(index, rows)| per_profile(index, rows)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_goes_beyond_what_can_be_shown_and_comes_back() {
        let currency = Currency::parse("USD");
        let sum = |minor: i64| (currency, Sum { count: 1, minor: i128::from(minor) });
        let shown = |minors: &[i64]| per_currency(minors.iter().map(|minor| sum(*minor))).first().map(|sum| sum.minor);
        assert_eq!(shown(&[i64::MAX, i64::MAX, -i64::MAX]), Some(i64::MAX));
        assert_eq!(shown(&[i64::MAX, 5, -9]), Some(i64::MAX - 4));
        assert_eq!((shown(&[i64::MAX, i64::MAX]), shown(&[-i64::MAX, -i64::MAX])), (Some(i64::MAX), Some(i64::MIN)));
    }
}
