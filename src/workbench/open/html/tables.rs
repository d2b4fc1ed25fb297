//! Tables of web pages as lines of text: the cells of a row beside one another, each below its heading.
//!
//! Must not live here: elements.

use super::elements::attribute;
use crate::domain::evidence::card_number;
use html5ever::tokenizer::Tag;
use std::collections::BTreeSet;

/// More columns, rows one cell reaches down, and rows of one table are not kept apart.
const MOST_COLUMNS: usize = 50;
const MOST_DOWN: usize = 50;
const MOST_ROWS: usize = 5_000;

/// A cell, and how many columns and rows it takes.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// What is written in it.
    pub text: String,
    /// Columns, at least one.
    pub across: usize,
    /// Rows, at least one.
    pub down: usize,
    /// It names what is below or beside it.
    pub is_heading: bool,
}

impl Cell {
    /// A cell without its words.
    pub fn of(tag: &Tag) -> Self {
        let span = |wanted| attribute(tag, wanted).and_then(|span| span.trim().parse().ok()).unwrap_or(1);
        Self { text: String::new(), across: span("colspan"), down: span("rowspan"), is_heading: &*tag.name == "th" }
    }
}

/// The rows of a table as lines. Amounts stay below their headings: a cell that is empty keeps its place where others
/// in its column say something.
pub fn lines(rows: &[Vec<Cell>]) -> String {
    // Cells with several lines lay a page out, unless headings make a table of it.
    let is_table = rows.iter().flatten().any(|cell| cell.is_heading && !cell.text.is_empty());
    let placed: Vec<Vec<(usize, &str)>> = if rows.len() > MOST_ROWS { in_order(rows) } else { placed(rows) };
    let used: BTreeSet<usize> =
        placed.iter().flatten().filter(|(_, text)| !text.is_empty()).map(|(column, _)| *column).collect();
    let mut lines: Vec<String> = Vec::new();
    for row in &placed {
        let is_in_line = is_table || row.iter().all(|(_, text)| !text.contains('\n'));
        let line = if is_in_line { in_columns(row, &used) } else { below_one_another(row) };
        if !line.is_empty() {
            lines.push(line);
        }
    }
    lines.join("\n")
}

fn in_order(rows: &[Vec<Cell>]) -> Vec<Vec<(usize, &str)>> {
    rows.iter()
        .map(|row| row.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()).enumerate().collect())
        .collect()
}

/// Each cell with the column it begins in.
fn placed(rows: &[Vec<Cell>]) -> Vec<Vec<(usize, &str)>> {
    // By column, how many more rows a cell above reaches down.
    let mut taken = [0_usize; MOST_COLUMNS];
    let mut placed = Vec::with_capacity(rows.len());
    for row in rows {
        let mut next = taken.map(|rows| rows.saturating_sub(1));
        let (mut column, mut line) = (0_usize, Vec::with_capacity(row.len()));
        for cell in row {
            while taken.get(column).is_some_and(|rows| *rows > 0) {
                column += 1;
            }
            line.push((column, cell.text.as_str()));
            let across = cell.across.clamp(1, MOST_COLUMNS);
            for below in next.iter_mut().skip(column).take(across) {
                *below = (*below).max(cell.down.clamp(1, MOST_DOWN) - 1);
            }
            column += across;
        }
        placed.push(line);
        taken = next;
    }
    placed
}

fn in_columns(row: &[(usize, &str)], used: &BTreeSet<usize>) -> String {
    let mut line = String::new();
    let mut cells = row.iter().filter(|(_, text)| !text.is_empty()).peekable();
    for (place, column) in used.iter().enumerate() {
        if cells.peek().is_none() {
            break;
        }
        if place > 0 {
            line.push_str(if line.is_empty() { "|" } else { " |" });
        }
        while let Some((_, text)) = cells.next_if(|(at, _)| at <= column) {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(&text.lines().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join(" / "));
        }
    }
    // A card number of which each part has a cell is found only where nothing else stands between.
    let bare = row.iter().map(|(_, text)| *text).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
    if card_number::find(&bare).len() > card_number::find(&line).len() { bare } else { line }
}

fn below_one_another(row: &[(usize, &str)]) -> String {
    row.iter().map(|(_, text)| *text).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[(&str, usize, usize)]) -> Vec<Cell> {
        let cell = |(text, across, down): &(&str, usize, usize)| Cell {
            text: (*text).to_owned(),
            across: *across,
            down: *down,
            is_heading: false,
        };
        cells.iter().map(cell).collect()
    }

    #[test]
    fn cells_stay_below_their_headings() {
        let one = |texts: &[&str]| row(&texts.iter().map(|text| (*text, 1, 1)).collect::<Vec<_>>());
        for (rows, wanted) in [
            (
                vec![one(&["Date", "Refunded", "Charged"]), one(&["3 May", "", "$40"])],
                "Date | Refunded | Charged\n3 May | | $40",
            ),
            (vec![one(&["a", "b", "c"]), one(&["", "", "total"])], "a | b | c\n| | total"),
            (vec![one(&["1 000", "2 000"])], "1 000 | 2 000"),
            // A column that only makes room is none.
            (vec![one(&["a", "", "b"]), one(&["c", "", ""])], "a | b\nc"),
            (vec![row(&[("Item", 1, 2), ("Qty 1", 1, 1)]), one(&["Qty 2"])], "Item | Qty 1\n| Qty 2"),
            (vec![one(&["a", "b", "c"]), row(&[("Sum", 2, 1), ("9", 1, 1)])], "a | b | c\nSum | | 9"),
            (vec![one(&["", ""])], ""),
            (vec![one(&["a\nb", "c"])], "a\nb\nc"),
        ] {
            assert_eq!(lines(&rows), wanted);
        }
        let card = lines(&[one(&["4111", "1111", "1111", "1111"])]);
        assert_eq!(card_number::find(&card).len(), 1, "{card}");
        let mut headed = vec![one(&["Date", "Paid"]), one(&["3 May\n2025", "$40"])];
        if let Some(cell) = headed.first_mut().and_then(|row| row.first_mut()) {
            cell.is_heading = true;
        }
        assert_eq!(lines(&headed), "Date | Paid\n3 May / 2025 | $40");
    }
}
