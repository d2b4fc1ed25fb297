//! The limits of the card programs by the day they came into force, each with where that is said in public.
//!
//! Must not live here: counting, what a person reads.

use super::{Network, Program};
use jiff::civil::{Date, date};

/// When the sources were last compared with this table.
pub const AS_OF: Date = date(2026, 4, 1);

/// What has to be reached besides the ratio.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Floor {
    /// So many disputes of the month.
    Count(u64),
    /// Fraud of the month over so many whole US dollars or euros, and so many transactions it is divided by.
    Fraud {
        /// Dollars or euros; they are not added to each other.
        amount: i64,
        /// Transactions.
        transactions: u64,
    },
}

/// When a merchant is in a program. Both conditions have to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// Which one.
    pub program: Program,
    /// The first day it holds for; without one, as far back as this table looks.
    pub since: Option<Date>,
    /// One condition.
    pub floor: Floor,
    /// The other one, in hundredths of a percent.
    pub bps: u64,
    /// Who says so.
    pub source: &'static str,
}

const VAMP: &str = "support.checkout.com, articles 23330844282514 and 26990138066450";
const ECP: &str = "developer.paypal.com/braintree, card brand monitoring programs; kount.com; solidgate.com";
const EFM: &str = "developer.paypal.com/braintree, Excessive Fraud Merchant Program";

/// All of them, of one program the oldest first. Visa's are those outside of its region of the Middle East and North
/// Africa, where they are others; Mastercard's are those outside of Australia, which has lower ones for fraud.
pub const THRESHOLDS: [Threshold; 5] = [
    // "Greater than 1,500": from 1,501 on.
    Threshold {
        program: Program::Vamp,
        since: Some(date(2025, 6, 1)),
        floor: Floor::Count(1_501),
        bps: 220,
        source: VAMP,
    },
    Threshold {
        program: Program::Vamp,
        since: Some(date(2026, 4, 1)),
        floor: Floor::Count(1_501),
        bps: 150,
        source: VAMP,
    },
    Threshold { program: Program::Ecm, since: None, floor: Floor::Count(100), bps: 150, source: ECP },
    Threshold { program: Program::Hecm, since: None, floor: Floor::Count(300), bps: 300, source: ECP },
    Threshold {
        program: Program::Efm,
        since: None,
        floor: Floor::Fraud { amount: 50_000, transactions: 1_000 },
        bps: 50,
        source: EFM,
    },
];

/// What holds for a month, named by its first day.
#[must_use]
pub fn in_force(program: Program, month: Date) -> Option<&'static Threshold> {
    let of = THRESHOLDS.iter().rev().filter(|threshold| threshold.program == program);
    of.into_iter().find(|threshold| threshold.since.is_none_or(|since| since <= month))
}

impl Program {
    /// Whose it is.
    #[must_use]
    pub fn network(self) -> Network {
        match self {
            Self::Vamp => Network::Visa,
            Self::Ecm | Self::Hecm | Self::Efm => Network::Mastercard,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn visas_limit_changes_with_april_2026_and_there_is_none_before_june_2025() {
        let bps = |year, month| in_force(Program::Vamp, date(year, month, 1)).map(|threshold| threshold.bps);
        assert_eq!(bps(2025, 5), None);
        assert_eq!((bps(2025, 6), bps(2026, 3)), (Some(220), Some(220)));
        assert_eq!((bps(2026, 4), bps(2027, 1)), (Some(150), Some(150)));
    }

    #[test]
    fn every_program_has_a_limit_with_its_source_and_later_ones_stand_behind() {
        for program in Program::ALL {
            assert!(in_force(program, AS_OF).is_some_and(|threshold| !threshold.source.is_empty()), "{program:?}");
            let since: Vec<_> = THRESHOLDS.iter().filter(|one| one.program == program).map(|one| one.since).collect();
            assert!(since.is_sorted(), "{program:?}");
        }
    }
}
