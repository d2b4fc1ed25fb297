//! How fast a person's file is read and every row of it checked as a checkout, and what it takes of memory, each beside a
//! plain read of the same bytes with the `csv` crate.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::cast_precision_loss,
    reason = "a benchmark prints times and stops when it cannot measure"
)]

mod kit;

use docket::desk::import::{self, check};
use docket::domain::checkout::columns::Columns;
use kit::{figure, line, percentile, pss, times};
use std::fmt::Write as _;
use std::io::Write as _;

/// A day's checkouts, no two of them the same.
fn checkouts(rows: u64) -> String {
    let mut text = "customer_email,ipv4_address,psp,customer_id,invoice_id,amount,currency\n".to_owned();
    for row in 0..rows {
        let (third, fourth) = (row / 250 % 250, row % 250);
        writeln!(text, "customer{row}@example.org,203.0.{third}.{fourth},stripe,cus_{row},in_{row},12.50,USD")
            .expect("into memory");
    }
    text
}

/// Every row as a plain reader has it, all of them at once.
fn plain(text: &str) -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(text.as_bytes()).records().map(|record| record.expect("a row")).collect()
}

fn main() {
    let runtime = kit::runtime();
    for rows in kit::sizes(&[100_000]) {
        let text = checkouts(rows);
        let mut file = tempfile::Builder::new().suffix(".csv").tempfile().expect("a file");
        file.write_all(text.as_bytes()).expect("written");
        let path = file.path().to_owned();
        kit::head();
        let work = || {
            runtime.block_on(async {
                let file = import::read(path.clone()).await.expect("a table");
                let columns = Columns::of_heads(file.table.heads());
                check::check(file, columns, None).await.expect("checked")
            })
        };
        let before = pss();
        let checked = work();
        let grown = pss().saturating_sub(before) as f64 / 1e6;
        assert_eq!(checked.ready().len() as u64, rows, "every row can be sent");
        drop(checked);
        let before = pss();
        let records = plain(&text);
        let beside = pss().saturating_sub(before) as f64 / 1e6;
        drop(records);
        let (took, reference) = (times(5, work), times(5, || plain(&text)));
        line(rows, "import and check a file | a plain csv read", &took, Some(percentile(&reference, 50)));
        let (grown_words, beside_words) = (format!("{grown:.1} MB"), format!("{beside:.1} MB"));
        figure(
            rows,
            "memory of it | all records of a plain read",
            &grown_words,
            &beside_words,
            grown / beside.max(0.1),
        );
    }
}
