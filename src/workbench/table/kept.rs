//! A table as it is kept, to be the same table again whatever the reader of files has learned meanwhile: a line for the names
//! of the columns, and one for each row.
//!
//! Must not live here: where it is kept.

use super::{MOST_COLUMNS, MOST_ROWS, Row, RowFault, Table};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Head {
    heads: Vec<String>,
    separator: char,
}

#[derive(Serialize, Deserialize)]
struct KeptRow<'l> {
    /// The line of the file it begins in.
    at: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    fault: Option<RowFault>,
    #[serde(borrow)]
    cells: Vec<std::borrow::Cow<'l, str>>,
}

impl Table {
    /// The lines it is kept as.
    pub fn lines(&self) -> impl Iterator<Item = Result<String, serde_json::Error>> + '_ {
        self.lines_of(0..self.len())
    }

    /// The same of some of its rows.
    pub fn lines_of(
        &self,
        rows: impl IntoIterator<Item = usize>,
    ) -> impl Iterator<Item = Result<String, serde_json::Error>> {
        let head = Head { heads: self.heads.clone(), separator: self.separator };
        let of_row = |row: usize| {
            let cells = (0..self.cells_of(row)).map(|column| self.cell(row, column).into()).collect();
            serde_json::to_string(&KeptRow { at: self.line(row), fault: self.fault(row), cells })
        };
        std::iter::once(serde_json::to_string(&head)).chain(rows.into_iter().map(of_row))
    }

    fn cells_of(&self, row: usize) -> usize {
        let first = |row: usize| self.rows.get(row).map_or(self.ends.len(), |row| row.first as usize);
        first(row + 1).saturating_sub(first(row))
    }

    /// Reads it again; nothing when it is not what was kept.
    #[must_use]
    pub fn of_lines(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let (head, rest) = text.split_once('\n')?;
        let head: Head = serde_json::from_str(head).ok()?;
        let (mut text, mut ends, mut rows) = (String::new(), Vec::new(), Vec::new());
        for line in rest.lines() {
            let row: KeptRow<'_> = serde_json::from_str(line).ok()?;
            rows.push(Row { first: u32::try_from(ends.len()).ok()?, line: row.at, fault: row.fault });
            for cell in &row.cells {
                text.push_str(cell);
                ends.push(u32::try_from(text.len()).ok()?);
            }
        }
        let is_sane = !rows.is_empty() && rows.len() <= MOST_ROWS && head.heads.len() <= MOST_COLUMNS;
        let Head { heads, separator } = head;
        is_sane.then_some(Self { heads, text, ends, rows, separator, guessed: None, lost: 0 })
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    #[test]
    fn a_table_that_was_kept_is_the_same_again() {
        let text = "email;note\na@example.org;\"two\nlines, \\ \"\"quoted\"\" and ü\"\n\nb@example.org\n;\u{1}x\n";
        let table = read(text.as_bytes(), &|| false).expect("a table");
        let kept = table.lines().map(|line| line.expect("JSON") + "\n").collect::<String>();
        let again = Table::of_lines(kept.as_bytes()).expect("read");
        assert_eq!((again.heads(), again.len(), again.separator()), (table.heads(), 3, ';'));
        for row in 0..table.len() {
            let of = |table: &Table| (table.cell(row, 0).to_owned(), table.cell(row, 1).to_owned(), table.line(row));
            assert_eq!((of(&again), again.fault(row)), (of(&table), table.fault(row)), "row {row}");
        }
        assert!(table.fault(1).is_some() && Table::of_lines(b"{}\n").is_none() && Table::of_lines(b"").is_none());
    }
}
