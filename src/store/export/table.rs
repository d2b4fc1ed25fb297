//! A table of figures, as it is shown on a page and saved as text.
//!
//! Must not live here: what the figures mean, how a cell is spelled (`csv`).

use super::{Cell, Separator, write_rows};
use crate::domain::money::Money;
use std::io::{Result, Write};

/// What stands in one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Nothing: there is too little to say.
    Empty,
    /// A name.
    Text(String),
    /// How many.
    Count(u64),
    /// A sum; its currency is a cell of its own.
    Amount(Money),
    /// A number in tenths, for example of a percent.
    Tenths(u32),
}

/// The heads and the rows below them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Over each column.
    pub heads: Vec<String>,
    /// A cell for each head.
    pub rows: Vec<Vec<Figure>>,
}

impl Figure {
    fn cell(&self) -> Cell {
        match self {
            Self::Empty => Cell::Text(String::new()),
            Self::Text(said) => Cell::Text(said.clone()),
            Self::Count(count) => Cell::Number(count.to_string()),
            Self::Amount(money) => Cell::Number(money.decimal()),
            Self::Tenths(tenths) => Cell::Number(format!("{}.{}", tenths / 10, tenths % 10)),
        }
    }
}

/// Writes a table as CSV.
///
/// # Errors
/// What the disk said.
pub fn write_table(
    table: &Table,
    separator: Separator,
    is_for_excel: bool,
    out: &mut (dyn Write + Send),
) -> Result<()> {
    let rows = table.rows.iter().map(|row| Ok(row.iter().map(Figure::cell).collect()));
    write_rows(&table.heads, rows, (separator, is_for_excel), out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Currency;

    fn written(separator: Separator, is_for_excel: bool) -> String {
        let table = Table {
            heads: vec!["Merchant".to_owned(), "Received".to_owned(), "Won".to_owned(), "Share".to_owned()],
            rows: vec![
                vec![
                    Figure::Text("=HYPERLINK(\"x\")".to_owned()),
                    Figure::Count(12_345),
                    Figure::Amount(Money::new(-1_250, Currency::USD)),
                    Figure::Tenths(629),
                ],
                vec![Figure::Text("007".to_owned()), Figure::Count(0), Figure::Empty, Figure::Tenths(1_000)],
            ],
        };
        let mut out = Vec::new();
        write_table(&table, separator, is_for_excel, &mut out).expect("into memory");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn a_table_is_plain_numbers_and_no_formula_of_a_merchants_name() {
        let text = written(Separator::Comma, false);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines,
            [
                r#""Merchant","Received","Won","Share""#,
                r#""'=HYPERLINK(""x"")","12345","-12.50","62.9""#,
                r#""007","0","","100.0""#,
            ]
        );
    }

    #[test]
    fn a_table_for_excel_has_its_mark_its_zeros_and_the_decimal_sign_of_its_separator() {
        let text = written(Separator::Semicolon, true);
        assert!(text.starts_with('\u{feff}'));
        assert!(text.contains(r#";"-12,50";"62,9""#), "{text}");
        assert!(text.contains(r#""=""007""";"0";"""#), "{text}");
        assert!(written(Separator::SemicolonPoint, false).contains(r#";"-12.50";"62.9""#));
    }
}
