//! The programs of the card networks: what they are called, and how near their limits are.
//!
//! Must not live here: the limits.

use crate::app::words;
use crate::desk::counts::Trouble;
use crate::domain::money::{Currency, Money};
use crate::domain::programs::columns::{Part, RowProblem};
use crate::domain::programs::thresholds::Floor;
use crate::domain::programs::{Chargebacks, Network, Program, Reading, Verdict};
use jiff::civil::Date;

/// What a program is called.
#[must_use]
pub(crate) fn name(program: Program) -> &'static str {
    match program {
        Program::Vamp => words::programs_vamp(),
        Program::Ecm => words::programs_ecm(),
        Program::Hecm => words::programs_hecm(),
        Program::Efm => words::programs_efm(),
    }
}

/// How it is worked out.
#[must_use]
pub(crate) fn how(program: Program) -> &'static str {
    match program {
        Program::Vamp => words::programs_vamp_how(),
        Program::Ecm => words::programs_ecm_how(),
        Program::Hecm => words::programs_hecm_how(),
        Program::Efm => words::programs_efm_how(),
    }
}

/// Where a merchant stands. Of Visa's program only the least is known.
#[must_use]
pub(crate) fn verdict(reading: &Reading) -> &'static str {
    match (reading.verdict(), reading.threshold.program) {
        (Verdict::Below, Program::Vamp) => words::programs_below_estimate(),
        (Verdict::Below, _) => words::programs_below(),
        (Verdict::Reached, _) => words::programs_reached(),
        (Verdict::Depends, _) => words::programs_depends(),
        (Verdict::Unknown, _) => words::programs_unknown(),
    }
}

/// A month.
#[must_use]
pub(crate) fn month(first: Date) -> String {
    words::month(first)
}

/// The label of the field for transactions.
#[must_use]
pub(crate) fn transactions(network: Network, month: Date) -> String {
    match network {
        Network::Visa => words::programs_transactions_visa(self::month(month)),
        Network::Mastercard => words::programs_transactions_mastercard(self::month(month)),
    }
}

/// What a column of a file holds.
#[must_use]
pub(crate) fn part(part: Part) -> &'static str {
    match part {
        Part::Month => words::counts_month(),
        Part::Visa => words::counts_visa(),
        Part::Mastercard => words::counts_mastercard(),
        Part::Network => words::insights_by_network(),
        Part::Count => words::counts_count(),
    }
}

/// Why something of a row isn't taken.
#[must_use]
pub(crate) fn trouble(why: Trouble) -> String {
    let network = |network: Network| match network {
        Network::Visa => "Visa",
        Network::Mastercard => "Mastercard",
    };
    match why {
        Trouble::Fault(fault) => super::scoring::row_fault(fault),
        Trouble::Wrong(RowProblem::Month) => words::counts_wrong_month().to_owned(),
        Trouble::Wrong(RowProblem::Network) => words::counts_wrong_network().to_owned(),
        Trouble::Wrong(RowProblem::Count(of)) => words::counts_wrong_count(network(of)),
        Trouble::Wrong(RowProblem::Zero(of)) => words::counts_zero(network(of)),
        Trouble::Wrong(RowProblem::Empty) => words::counts_empty().to_owned(),
        Trouble::Repeats(of, line) => words::counts_repeats(network(of), line.to_string()),
    }
}

fn met(is_met: bool) -> &'static str {
    if is_met { words::programs_met() } else { words::programs_not_met() }
}

/// How many disputes count.
#[must_use]
pub(crate) fn count(reading: &Reading) -> String {
    if matches!(reading.threshold.floor, Floor::Fraud { .. }) {
        words::programs_fraud(reading.count)
    } else {
        words::programs_disputes(reading.count)
    }
}

/// The first condition and whether it is met.
#[must_use]
pub(crate) fn floor(reading: &Reading, seen: &Chargebacks) -> String {
    match reading.threshold.floor {
        Floor::Count(least) => words::programs_count(words::number(least), met(reading.is_floor_met)),
        Floor::Fraud { amount, .. } => {
            let limit = words::money(Money::new(amount.saturating_mul(100), Currency::USD));
            let sums: Vec<String> =
                seen.measured_fraud().map(|(currency, minor)| words::money(Money::new(minor, currency))).collect();
            let sums = if sums.is_empty() { words::programs_no_sum().to_owned() } else { sums.join(", ") };
            words::programs_amount(limit, met(reading.is_floor_met), sums)
        }
    }
}

/// The second condition and whether it is met, or why that cannot be said.
#[must_use]
pub(crate) fn ratio(reading: &Reading, shown: Date) -> String {
    let network = reading.threshold.program.network();
    let (Some(ratio), Some(is_met)) = (reading.ratio, reading.is_ratio_met()) else {
        let month = month(network.basis(shown));
        return match network {
            Network::Visa => words::programs_no_ratio_visa(month),
            Network::Mastercard => words::programs_no_ratio_mastercard(month),
        };
    };
    let tenths = ratio.tenths_of_bps();
    let bps = format!("{}.{}", words::number(tenths / 10), tenths % 10);
    let said = words::programs_ratio(reading.threshold.bps, met(is_met), bps);
    if reading.is_large_enough() == Some(false) { words::sentences(&[&said, words::programs_too_few()]) } else { said }
}
