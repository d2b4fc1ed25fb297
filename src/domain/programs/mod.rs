//! The programs by which the card networks watch merchants: how near the disputes of a month come to their limits.
//!
//! Lives here: what counts for a program, the ratio, and which of its conditions are met; beside it the dated limits and the
//! transactions a person entered. Counts of all currencies are added, as the networks do; amounts never are.
//!
//! Must not live here: going through the disputes (the index does), sentences.

pub mod columns;
pub mod thresholds;
pub mod transactions;

use crate::domain::money::Currency;
use crate::domain::search::{Bound, Condition, Term, TextField, TimeField};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use thresholds::{Floor, Threshold, in_force};
use transactions::Transactions;

/// A network that has such programs with limits that are public.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Network {
    /// Visa.
    Visa,
    /// Mastercard.
    Mastercard,
}

impl Network {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Visa, Self::Mastercard];

    /// The brand as the search knows it.
    #[must_use]
    pub fn brand(self) -> &'static str {
        match self {
            Self::Visa => "visa",
            Self::Mastercard => "mastercard",
        }
    }
}

/// A program, as far as it is about a merchant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Program {
    /// Visa's Acquirer Monitoring Program, "merchant excessive". Its fraud reports (TC40) are not in Finix's data, so what
    /// is counted here is the least it can be.
    Vamp,
    /// Mastercard's Excessive Chargeback Merchant.
    Ecm,
    /// The High Excessive one.
    Hecm,
    /// Mastercard's Excessive Fraud Merchant.
    Efm,
}

impl Program {
    /// All of them, as they are listed.
    pub const ALL: [Self; 4] = [Self::Vamp, Self::Ecm, Self::Hecm, Self::Efm];
}

/// Which month is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthQuestion {
    /// Its first day.
    pub month: Date,
    /// Where a day begins.
    pub zone: TimeZone,
}

impl MonthQuestion {
    /// When it begins, and when the next one does.
    #[must_use]
    pub fn span(&self) -> Option<(Timestamp, Timestamp)> {
        let at = |day: Date| day.to_zoned(self.zone.clone()).ok().map(|at| at.timestamp());
        let first = self.month.first_of_month();
        Some((at(first)?, at(first.checked_add(1.month()).ok()?)?))
    }

    /// The terms that find the disputes of a network in the list, or its fraud alone.
    #[must_use]
    pub fn terms(&self, network: Network, is_fraud: bool) -> Option<Vec<Term>> {
        let (from, to) = self.span()?;
        let at = |at: Timestamp| Some(Bound::At(at.as_millisecond()));
        let term = |is_negated, condition| Term { is_negated, condition };
        let is = |field, word: &str| Condition::Is(field, vec![word.to_owned()]);
        let mut terms = vec![
            term(false, is(TextField::Card, network.brand())),
            term(false, Condition::Time(TimeField::Created, at(from), at(to))),
            term(true, is(TextField::State, "INQUIRY")),
        ];
        // What is asked for fraud alone is no question anyway.
        terms.push(if is_fraud {
            term(false, is(TextField::Reason, "FRAUD"))
        } else {
            term(true, is(TextField::Reason, "INQUIRY"))
        });
        Some(terms)
    }
}

/// The disputes of a month that count. Questions of the cardholder's bank do not: no money moved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chargebacks {
    /// Of Visa cards.
    pub visa: u64,
    /// Of Mastercard cards.
    pub mastercard: u64,
    /// Those of them whose reason is fraud.
    pub fraud: u64,
    /// What those are about, per currency, in its minor units.
    pub fraud_sums: Vec<(Currency, i64)>,
    /// Disputes whose network is not known yet.
    pub unknown: u64,
}

/// A count and what it is divided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio {
    count: u64,
    of: u64,
}

impl Ratio {
    /// In tenths of a hundredth of a percent, never rounded up to a limit.
    #[must_use]
    pub fn tenths_of_bps(self) -> u64 {
        let tenths = u128::from(self.count) * 100_000 / u128::from(self.of.max(1));
        u64::try_from(tenths).unwrap_or(u64::MAX)
    }

    /// True when it is at least so many hundredths of a percent; exact.
    #[must_use]
    pub fn reaches(self, bps: u64) -> bool {
        u128::from(self.count) * 10_000 >= u128::from(bps) * u128::from(self.of)
    }
}

/// Where a merchant stands, as far as it is known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// A condition is not met.
    Below,
    /// Every condition is met.
    Reached,
    /// Every condition that is known here is met; how much was authenticated by 3-D Secure is not.
    Depends,
    /// What is not known here could reach the limits: transactions that were not entered, disputes of unknown networks.
    Unknown,
}

/// One program in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its limits.
    pub threshold: &'static Threshold,
    /// Disputes that count.
    pub count: u64,
    /// True when there are as many, or about as much, as its first condition says.
    pub is_floor_met: bool,
    /// Those and the ones whose network is not known yet.
    pub most: u64,
    /// The ratio; nothing without transactions to divide by.
    pub ratio: Option<Ratio>,
    /// The transactions it is divided by.
    pub transactions: Option<u64>,
}

impl Reading {
    /// What a program says of a month; nothing when it had no limits then.
    #[must_use]
    pub fn of(program: Program, month: Date, seen: &Chargebacks, entered: &Transactions) -> Option<Self> {
        let threshold = in_force(program, month.first_of_month())?;
        let network = program.network();
        let transactions = entered.get(network.basis(month), network);
        let count = match program {
            Program::Vamp => seen.visa,
            Program::Ecm | Program::Hecm => seen.mastercard,
            Program::Efm => seen.fraud,
        };
        let is_floor_met = match threshold.floor {
            Floor::Count(least) => count >= least,
            Floor::Fraud { amount, .. } => seen.measured_fraud().any(|(_, minor)| minor >= amount.saturating_mul(100)),
        };
        let ratio = transactions.map(|of| Ratio { count, of });
        let most = count.saturating_add(seen.unknown);
        Some(Self { threshold, count, is_floor_met, most, ratio, transactions })
    }

    /// True when the ratio is at its limit or above.
    #[must_use]
    pub fn is_ratio_met(&self) -> Option<bool> {
        self.ratio.map(|ratio| ratio.reaches(self.threshold.bps))
    }

    /// True when there are as many transactions as a program asks for; those that ask for none always are.
    #[must_use]
    pub fn is_large_enough(&self) -> Option<bool> {
        match self.threshold.floor {
            Floor::Count(_) => Some(true),
            Floor::Fraud { transactions, .. } => self.transactions.map(|of| of >= transactions),
        }
    }

    /// Both conditions together. Below is only said when it is so whatever is not known yet.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match (self.is_floor_met, self.is_ratio_met(), self.is_large_enough()) {
            (true, Some(true), Some(true)) if self.threshold.program == Program::Efm => Verdict::Depends,
            (true, Some(true), Some(true)) => Verdict::Reached,
            (.., Some(false)) => Verdict::Below,
            _ if self.could_be_reached() => Verdict::Unknown,
            _ => Verdict::Below,
        }
    }

    fn could_be_reached(&self) -> bool {
        let could_floor = match self.threshold.floor {
            Floor::Count(least) => self.most >= least,
            // What a dispute of an unknown network is about may be any amount.
            Floor::Fraud { .. } => self.is_floor_met || self.most > self.count,
        };
        let could_ratio = |of| Ratio { count: self.most, of }.reaches(self.threshold.bps);
        could_floor && self.transactions.is_none_or(could_ratio)
    }
}

impl Chargebacks {
    /// The sums that Mastercard's limit speaks of: dollars and euros, each by itself.
    pub fn measured_fraud(&self) -> impl Iterator<Item = (Currency, i64)> {
        self.fraud_sums.iter().copied().filter(|(currency, _)| matches!(currency.code(), "USD" | "EUR"))
    }
}

#[cfg(test)]
mod tests;
