//! Transaction counts by month out of a file: every row looked at, what stands there twice, and what is wrong with the rest.
//!
//! Must not live here: opening the file (`import`), what its columns mean, the words.

use super::import::{Imported, RowFault};
use super::waited;
use crate::domain::programs::Network;
use crate::domain::programs::columns::{Columns, RowProblem};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Rows between two looks at whether it is still wanted.
const BETWEEN_LOOKS: usize = 1_000;
/// Troubles that are listed; all of them are counted.
const MOST: usize = 200;

/// Why something of a row is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The row is not whole.
    Fault(RowFault),
    /// Its values are wrong.
    Wrong(RowProblem),
    /// The row that begins in this line has a count of the same month and network.
    Repeats(Network, u32),
}

/// What a file has.
#[derive(Debug, Default)]
pub struct CountsRead {
    /// The counts, with the line each stands in.
    pub counts: BTreeMap<(Date, Network), (u64, u32)>,
    /// The first troubles, with their lines.
    pub troubles: Vec<(u32, Trouble)>,
    /// How many there are.
    pub refused: usize,
}

impl CountsRead {
    fn refuse(&mut self, line: u32, why: Trouble) {
        self.refused += 1;
        if self.troubles.len() < MOST {
            self.troubles.push((line, why));
        }
    }
}

/// Looks at every row. Dropping it stops that.
///
/// # Errors
/// Nobody waits for it any more.
pub async fn check(file: Arc<Imported>, columns: Columns) -> Result<Arc<CountsRead>, ()> {
    let read = waited::blocking(move |is_gone| check_now(&file, columns, is_gone)).await;
    read.ok().flatten().map(Arc::new).ok_or(())
}

fn check_now(file: &Imported, columns: Columns, is_gone: &dyn Fn() -> bool) -> Option<CountsRead> {
    let table = &file.table;
    let mut read = CountsRead::default();
    for row in 0..table.len() {
        if row.is_multiple_of(BETWEEN_LOOKS) && is_gone() {
            return None;
        }
        let line = table.line(row);
        if let Some(fault) = table.fault(row) {
            read.refuse(line, Trouble::Fault(fault));
            continue;
        }
        let (counts, problems) = columns.read(|column| table.cell(row, column));
        for (month, network, count) in counts {
            match read.counts.get(&(month, network)) {
                // Whether two are to be added, nobody can tell.
                Some((_, first)) => read.refuse(line, Trouble::Repeats(network, *first)),
                None => drop(read.counts.insert((month, network), (count, line))),
            }
        }
        for problem in problems {
            read.refuse(line, Trouble::Wrong(problem));
        }
    }
    Some(read)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::table;
    use jiff::civil::date;

    fn read(text: &str) -> CountsRead {
        let table = table::read(text.as_bytes(), &|| false).expect("a table");
        let columns = Columns::of_heads(table.heads());
        assert!(columns.can_read());
        check_now(&Imported { name: "counts.csv".to_owned(), table }, columns, &|| false).expect("waited for")
    }

    #[test]
    fn every_count_is_taken_once_and_what_is_not_taken_is_told_with_its_line() {
        let found = read("Month,Visa,Mastercard\n2026-09,100,90\n2026-10,1x,80\n2026-09,7,\n2026-11\nsoon,1,1\n");
        let counts: Vec<_> = found.counts.iter().map(|((month, _), (count, line))| (*month, *count, *line)).collect();
        let (september, october) = (date(2026, 9, 1), date(2026, 10, 1));
        assert_eq!(counts, [(september, 100, 2), (september, 90, 2), (october, 80, 3)]);
        let troubles = [
            (3, Trouble::Wrong(RowProblem::Count(Network::Visa))),
            (4, Trouble::Repeats(Network::Visa, 2)),
            (5, Trouble::Fault(RowFault::Cells { found: 1, expected: 3 })),
            (6, Trouble::Wrong(RowProblem::Month)),
        ];
        assert_eq!((found.troubles.as_slice(), found.refused), (&troubles[..], 4));
        let many = read(&format!("Month,Visa\n{}", "soon,1\n".repeat(500)));
        assert_eq!((many.troubles.len(), many.refused), (MOST, 500), "all are counted");
    }
}
