//! How fast the list answers: a search and a sort over many disputes, each beside a bare scan of the same bytes.
//!
//! Prints the figure, the reference measured in the same run, and their ratio. Never a test: times depend on the
//! computer, ratios much less.

#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a benchmark prints times")]

use docket::domain::dispute::{Dispute, DisputeState, Reason, ResponseState};
use docket::domain::ids::DisputeId;
use docket::domain::money::Currency;
use docket::domain::query::{Column, Query, Queue, Sort};
use docket::store::{Entry, Snapshot, index};
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

fn main() {
    println!("{:>9}  {:<28} {:>10} {:>10} {:>7}", "disputes", "question", "median", "reference", "ratio");
    for count in [1_000, 100_000] {
        let all = disputes(count);
        let texts: Vec<String> = all.iter().map(|entry| entry.dispute.raw.to_lowercase()).collect();
        let scan = |word: &str| median(|| texts.iter().filter(|text| text.contains(word)).count());
        for word in ["no-such-word", "order-77", "fraud"] {
            let query = Query { queue: Queue::All, text: word.to_owned(), ..Query::default() };
            report(count, &format!("search {word}"), median(|| answer(&all, &query)), scan(word));
        }
        let mut numbers: Vec<i64> = all.iter().filter_map(|entry| entry.dispute.amount).collect();
        let sort = Sort { column: Column::Amount, is_descending: true };
        let query = Query { queue: Queue::All, sort, ..Query::default() };
        let reference = median(|| {
            numbers.sort_unstable();
            numbers.reverse();
            numbers.len()
        });
        report(count, "sort by amount", median(|| answer(&all, &query)), reference);
    }
}

fn answer(all: &Snapshot, query: &Query) -> usize {
    let now = jiff::Timestamp::UNIX_EPOCH;
    index::run(all, query, now, &|| false).map_or(0, |found| found.rows.len())
}

fn median(mut work: impl FnMut() -> usize) -> Duration {
    let mut times: Vec<Duration> = (0..9)
        .map(|_| {
            let began = Instant::now();
            black_box(work());
            began.elapsed()
        })
        .collect();
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn report(count: usize, question: &str, took: Duration, reference: Duration) {
    let ratio = took.as_secs_f64() / reference.as_secs_f64().max(1e-9);
    println!("{count:>9}  {question:<28} {took:>10.2?} {reference:>10.2?} {ratio:>7.1}");
}

fn disputes(count: usize) -> Snapshot {
    (0..count)
        .filter_map(|number| {
            let mut dispute = Dispute::new(DisputeId::parse(&format!("DI{number:022}")).ok()?);
            dispute.amount = i64::try_from(number * 7_919 % 1_000_003).ok();
            dispute.currency = Some(Currency::USD);
            dispute.state = Some(DisputeState::Pending);
            dispute.response_state = Some(ResponseState::Responded);
            dispute.reason = Reason::KNOWN.get(number % Reason::KNOWN.len()).cloned();
            let reason = dispute.reason.as_ref().map(|reason| reason.as_wire().to_owned()).unwrap_or_default();
            dispute.raw =
                format!(r#"{{"id":"{}","reason":"{reason}","tags":{{"order":"order-{number}"}}}}"#, dispute.id).into();
            Some(Arc::new(Entry::new(Arc::new(dispute), None)))
        })
        .collect::<Vec<_>>()
        .into()
}
