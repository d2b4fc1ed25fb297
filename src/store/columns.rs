//! Columns of the list as files have them: a name and a width.

use crate::domain::search::query::Column;

/// Columns this version knows, each once, in widths that can be drawn.
pub(super) fn read_columns<'c>(stored: impl Iterator<Item = (&'c str, f32)>) -> Vec<(Column, f32)> {
    let mut columns: Vec<(Column, f32)> = Vec::new();
    for (name, width) in stored {
        let width = if width.is_finite() { width.clamp(40.0, 900.0) } else { 100.0 };
        if let Some(column) = Column::from_stored(name).filter(|new| columns.iter().all(|(known, _)| known != new)) {
            columns.push((column, width));
        }
    }
    columns
}
