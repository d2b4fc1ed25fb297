//! A file with a JSON object in each line, read into the same table: what is nested has a column under its name with dots,
//! and a list of objects is a row for each of them.
//!
//! Must not live here: the letters of the file, text with separators.

use super::{BETWEEN_LOOKS, MOST_COLUMNS, MOST_ROWS, NotTable, Row, RowFault, Table, part_of};
use serde_json::{Map, Value};
use std::collections::HashMap;

/// How deep objects may stand in each other.
const DEEPEST: usize = 8;
/// Most cells of all rows.
const MOST_CELLS: usize = 20_000_000;

/// True for a file that begins with an object.
pub(super) fn is_it(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with('{')
}

pub(super) fn read(text: &str, is_cancelled: &dyn Fn() -> bool) -> Result<Table, NotTable> {
    let mut heads = Heads::default();
    let mut rows: Vec<(u32, Result<Cells, RowFault>)> = Vec::new();
    for (line, text) in (1_u32..).zip(text.lines()) {
        if text.trim().is_empty() {
            continue;
        }
        match serde_json::from_str::<Map<String, Value>>(text) {
            Err(_odd) => rows.push((line, Err(RowFault::NotJson))),
            Ok(object) => {
                for cells in heads.rows_of(object)? {
                    rows.push((line, Ok(cells)));
                }
            }
        }
        if rows.len() > MOST_ROWS {
            return Err(NotTable::TooManyRows);
        }
        if rows.len().is_multiple_of(BETWEEN_LOOKS) && is_cancelled() {
            return Err(NotTable::Cancelled);
        }
    }
    if heads.names.is_empty() {
        return Err(NotTable::NoRows);
    }
    table(heads.names, rows)
}

/// The cells of a row, by their column.
type Cells = Vec<(usize, String)>;

#[derive(Default)]
struct Heads {
    names: Vec<String>,
    places: HashMap<String, usize>,
}

impl Heads {
    /// The rows of an object: one, or one for each object of the list in it.
    fn rows_of(&mut self, object: Map<String, Value>) -> Result<Vec<Cells>, NotTable> {
        let mut own = Vec::new();
        let mut list = None;
        self.flatten("", object, DEEPEST, &mut own, &mut list)?;
        let Some((name, items)) = list else { return Ok(vec![own]) };
        let mut rows = Vec::with_capacity(items.len());
        for item in items {
            let mut cells = own.clone();
            // A list within the list is its text.
            self.flatten(&name, item, DEEPEST, &mut cells, &mut Some((String::new(), Vec::new())))?;
            rows.push(cells);
        }
        Ok(rows)
    }

    fn flatten(
        &mut self,
        within: &str,
        object: Map<String, Value>,
        deep: usize,
        cells: &mut Cells,
        list: &mut Option<(String, Vec<Map<String, Value>>)>,
    ) -> Result<(), NotTable> {
        for (key, value) in object {
            let name = if within.is_empty() { key } else { format!("{within}.{key}") };
            match value {
                Value::Object(inner) if deep > 0 => self.flatten(&name, inner, deep - 1, cells, list)?,
                Value::Array(items) if list.is_none() && !items.is_empty() && items.iter().all(Value::is_object) => {
                    let objects = items.into_iter().filter_map(|item| match item {
                        Value::Object(object) => Some(object),
                        _ => None,
                    });
                    *list = Some((name, objects.collect()));
                }
                value => {
                    let column = self.column(name)?;
                    cells.push((column, cell(&value)));
                }
            }
        }
        Ok(())
    }

    fn column(&mut self, name: String) -> Result<usize, NotTable> {
        if let Some(place) = self.places.get(&name) {
            return Ok(*place);
        }
        if self.names.len() >= MOST_COLUMNS {
            return Err(NotTable::TooManyColumns);
        }
        let place = self.names.len();
        self.places.insert(name.clone(), place);
        self.names.push(name);
        Ok(place)
    }
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => part_of(text).to_owned(),
        other => part_of(&other.to_string()).to_owned(),
    }
}

fn table(heads: Vec<String>, rows: Vec<(u32, Result<Cells, RowFault>)>) -> Result<Table, NotTable> {
    let mut table = Table {
        text: String::new(),
        ends: Vec::new(),
        rows: Vec::with_capacity(rows.len()),
        separator: ',',
        guessed: None,
        lost: 0,
        heads,
    };
    for (line, cells) in rows {
        let first = u32::try_from(table.ends.len()).unwrap_or(u32::MAX);
        let (cells, fault) = match cells {
            Ok(cells) => (cells, None),
            Err(fault) => (Vec::new(), Some(fault)),
        };
        let mut by_column: Vec<&str> = vec![""; table.heads.len()];
        for (column, text) in &cells {
            if let Some(place) = by_column.get_mut(*column) {
                *place = text;
            }
        }
        // What is empty at its end costs nothing.
        let used = by_column.iter().rposition(|text| !text.is_empty()).map_or(0, |last| last + 1);
        if table.ends.len() + used > MOST_CELLS {
            return Err(NotTable::TooLarge);
        }
        for text in by_column.into_iter().take(used) {
            table.text.push_str(text);
            table.ends.push(u32::try_from(table.text.len()).unwrap_or(u32::MAX));
        }
        table.rows.push(Row { first, line, fault });
    }
    Ok(table)
}

#[cfg(test)]
mod tests {
    use super::super::MOST_IN_CELL;
    use super::*;

    fn table_of(text: &str) -> Table {
        super::super::read(text.as_bytes(), &|| false).expect("a table")
    }

    #[test]
    fn a_line_is_a_row_and_what_is_nested_has_a_name_with_dots() {
        let table = table_of(
            "{\"customer\":{\"id\":\"c1\"},\"amount\":12.30,\"success\":false,\"note\":null}\n\nnot json\n{\"amount\":7,\"extra\":\"a, b\"}\n",
        );
        let column = |name: &str| table.heads().iter().position(|head| head == name).expect("a column");
        let row = |row: usize| {
            ["customer.id", "amount", "success", "note", "extra"].map(|name| table.cell(row, column(name)))
        };
        assert_eq!(row(0), ["c1", "12.3", "false", "", ""]);
        assert_eq!((table.fault(1), row(1)), (Some(RowFault::NotJson), ["", "", "", "", ""]));
        assert_eq!(row(2), ["", "7", "", "", "a, b"]);
        assert_eq!([table.line(0), table.line(1), table.line(2)], [1, 3, 4]);
    }

    #[test]
    fn a_list_of_objects_is_a_row_for_each_with_what_they_have_in_common() {
        let table = table_of(
            "{\"invoice\":{\"id\":\"i1\"},\"transactions\":[{\"id\":\"t1\",\"tags\":[1,2]},{\"id\":\"t2\"}]}\n",
        );
        let column = |name: &str| table.heads().iter().position(|head| head == name).expect("a column");
        let row = |row: usize| {
            ["invoice.id", "transactions.id", "transactions.tags"].map(|name| table.cell(row, column(name)))
        };
        assert_eq!([row(0), row(1)], [["i1", "t1", "[1,2]"], ["i1", "t2", ""]]);
        assert_eq!((table.len(), table.line(1)), (2, 1));
    }

    #[test]
    fn too_many_columns_and_a_cell_without_an_end_are_bounded() {
        let many: Vec<String> = (0..=MOST_COLUMNS).map(|column| format!("\"c{column}\":1")).collect();
        let read = super::super::read(format!("{{{}}}", many.join(",")).as_bytes(), &|| false);
        assert!(matches!(read, Err(NotTable::TooManyColumns)));
        let long = table_of(&format!("{{\"a\":\"{}\"}}", "x".repeat(MOST_IN_CELL + 10)));
        assert_eq!(long.cell(0, 0).len(), MOST_IN_CELL);
    }
}
