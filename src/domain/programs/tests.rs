use super::*;
use crate::domain::search::write;
use jiff::civil::date;

const MONTH: Date = date(2026, 10, 1);

fn entered(month: Date, network: Network, count: u64) -> Transactions {
    let mut entered = Transactions::default();
    entered.set(month, network, Some(count));
    entered
}

fn mastercard(program: Program, count: u64, of: u64) -> Reading {
    let seen = Chargebacks { mastercard: count, ..Chargebacks::default() };
    Reading::of(program, MONTH, &seen, &entered(date(2026, 9, 1), Network::Mastercard, of)).expect("limits")
}

fn visa(month: Date, count: u64, of: u64) -> Reading {
    let seen = Chargebacks { visa: count, ..Chargebacks::default() };
    Reading::of(Program::Vamp, month, &seen, &entered(month, Network::Visa, of)).expect("limits")
}

#[test]
fn an_excessive_chargeback_merchant_has_as_many_and_as_large_a_part() {
    for (count, of, is_floor_met, is_ratio_met) in [
        // 100 of 6,666 are 150.01 hundredths of a percent, of 6,667 they are 149.99.
        (99, 6_600, false, true),
        (100, 6_666, true, true),
        (100, 6_667, true, false),
        (99, 100_000, false, false),
        (149, 10_000, true, false),
        (150, 10_000, true, true),
        (299, 10_000, true, true),
    ] {
        let reading = mastercard(Program::Ecm, count, of);
        assert_eq!((reading.is_floor_met, reading.is_ratio_met()), (is_floor_met, Some(is_ratio_met)), "{count} {of}");
        let verdict = if is_floor_met && is_ratio_met { Verdict::Reached } else { Verdict::Below };
        assert_eq!(reading.verdict(), verdict, "{count} of {of}");
    }
}

#[test]
fn a_high_excessive_one_needs_both_of_its_own_limits() {
    for (count, of, verdict) in [
        (299, 9_000, Verdict::Below),
        (300, 10_000, Verdict::Reached),
        (300, 10_001, Verdict::Below),
        (350, 17_500, Verdict::Below),
    ] {
        assert_eq!(mastercard(Program::Hecm, count, of).verdict(), verdict, "{count} of {of}");
    }
    assert_eq!(mastercard(Program::Ecm, 350, 17_500).verdict(), Verdict::Reached, "many, and 200 bps");
}

#[test]
fn a_ratio_is_never_rounded_up_to_its_limit() {
    assert_eq!(mastercard(Program::Ecm, 100, 6_667).ratio.map(Ratio::tenths_of_bps), Some(1_499));
    assert_eq!(mastercard(Program::Ecm, 150, 10_000).ratio.map(Ratio::tenths_of_bps), Some(1_500));
    let most = Ratio { count: u64::MAX, of: 1 };
    assert_eq!((most.tenths_of_bps(), most.reaches(u64::MAX)), (u64::MAX, true));
}

#[test]
fn visa_takes_the_transactions_of_the_same_month_and_its_limit_falls_in_april_2026() {
    let march = date(2026, 3, 1);
    let april = date(2026, 4, 1);
    assert_eq!(visa(march, 1_800, 100_000).verdict(), Verdict::Below, "180 of 220");
    assert_eq!(visa(march, 2_200, 100_000).verdict(), Verdict::Reached);
    assert_eq!(visa(april, 1_800, 100_000).verdict(), Verdict::Reached, "180 of 150");
    assert_eq!(visa(april, 1_501, 100_067).verdict(), Verdict::Below, "149.99");
    assert_eq!(visa(april, 1_501, 100_066).verdict(), Verdict::Reached);
    assert_eq!(visa(april, 1_500, 10_000).verdict(), Verdict::Below, "more than 1,500 are asked for");
    let seen = Chargebacks { visa: 9_000, ..Chargebacks::default() };
    let other = entered(march, Network::Visa, 10_000);
    assert_eq!(Reading::of(Program::Vamp, april, &seen, &other).and_then(|reading| reading.ratio), None);
    assert_eq!(Reading::of(Program::Vamp, date(2025, 5, 1), &seen, &other), None, "it was not in force yet");
}

#[test]
fn without_transactions_there_is_no_ratio_and_nothing_is_claimed() {
    let none = Transactions::default();
    let reading = |count| {
        let seen = Chargebacks { mastercard: count, ..Chargebacks::default() };
        Reading::of(Program::Ecm, MONTH, &seen, &none).expect("limits")
    };
    assert_eq!((reading(100).ratio, reading(100).verdict()), (None, Verdict::Unknown));
    assert_eq!(reading(99).verdict(), Verdict::Below, "one condition is enough for that");
}

#[test]
fn below_is_not_said_while_disputes_of_unknown_networks_could_reach_the_limits() {
    let verdict = |program, mastercard, unknown, of| {
        let seen = Chargebacks { mastercard, unknown, ..Chargebacks::default() };
        let entered = entered(date(2026, 9, 1), Network::Mastercard, of);
        Reading::of(program, MONTH, &seen, &entered).expect("limits").verdict()
    };
    assert_eq!(verdict(Program::Ecm, 3, 96, 1_000), Verdict::Below, "99 at most");
    assert_eq!(verdict(Program::Ecm, 3, 97, 1_000), Verdict::Unknown);
    assert_eq!(verdict(Program::Ecm, 3, 97, 6_667), Verdict::Below, "149.99 bps at most");
    assert_eq!(verdict(Program::Ecm, 100, 5, 6_666), Verdict::Reached);
    assert_eq!(verdict(Program::Efm, 3, 1, 10_000), Verdict::Below, "of one in 10,000");
    assert_eq!(verdict(Program::Efm, 3, 50, 10_000), Verdict::Unknown, "they may be fraud about any amount");
}

#[test]
fn excessive_fraud_is_measured_in_dollars_or_euros_and_never_in_both_together() {
    let usd = Currency::USD;
    let eur = Currency::parse("EUR").expect("a code");
    let reading = |sums: &[(Currency, i64)], of| {
        let seen = Chargebacks { fraud: 50, fraud_sums: sums.to_vec(), ..Chargebacks::default() };
        Reading::of(Program::Efm, MONTH, &seen, &entered(date(2026, 9, 1), Network::Mastercard, of)).expect("limits")
    };
    assert_eq!(reading(&[(usd, 5_000_000)], 10_000).verdict(), Verdict::Depends, "3-D Secure is not known");
    assert_eq!(reading(&[(usd, 4_999_999)], 10_000).verdict(), Verdict::Below);
    assert_eq!(reading(&[(usd, 3_000_000), (eur, 3_000_000)], 10_000).verdict(), Verdict::Below);
    assert_eq!(reading(&[(usd, 1), (eur, 5_000_000)], 10_000).verdict(), Verdict::Depends);
    let yen = Currency::parse("JPY").expect("a code");
    assert_eq!(reading(&[(yen, 900_000_000)], 10_000).verdict(), Verdict::Below);
    assert_eq!(reading(&[(usd, 5_000_000)], 10_001).verdict(), Verdict::Below, "49.99 of 50 bps");
    assert_eq!(reading(&[(usd, 5_000_000)], 999).verdict(), Verdict::Below, "too few transactions");
    assert_eq!(reading(&[(usd, 5_000_000)], 1_000).verdict(), Verdict::Depends);
}

#[test]
fn the_disputes_of_a_program_are_found_by_a_search() {
    let question = MonthQuestion { month: MONTH, zone: TimeZone::UTC };
    let typed = |network, is_fraud| {
        let terms = question.terms(network, is_fraud).expect("a month");
        terms.iter().map(|term| write(term, &TimeZone::UTC)).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        typed(Network::Visa, false),
        "card:=visa created:2026-10-01..2026-10-31 -state:=inquiry -reason:=inquiry"
    );
    assert_eq!(
        typed(Network::Mastercard, true),
        "card:=mastercard created:2026-10-01..2026-10-31 -state:=inquiry reason:=fraud"
    );
}
