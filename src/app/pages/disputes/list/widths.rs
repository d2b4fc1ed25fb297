//! How wide the columns are drawn: as they were left, and columns of text take the room that is left over.
//!
//! Must not live here: which columns there are, keeping them.

use crate::domain::search::query::Column;

/// The narrowest a column is drawn.
pub(super) const NARROWEST: f32 = 48.0;
/// The widest a column is kept.
pub(super) const WIDEST: f32 = 900.0;

/// The most that rounding leaves: a point for each column.
const MOST_LEFT: f32 = 14.0;

/// Whether more room shows more of it.
fn is_text(column: Column) -> bool {
    match column {
        Column::Reason | Column::Merchant | Column::Order | Column::Customer | Column::Dispute | Column::Transfer => {
            true
        }
        Column::Due
        | Column::Amount
        | Column::Code
        | Column::Status
        | Column::Created
        | Column::Updated
        | Column::Assignee
        | Column::Work => false,
    }
}

/// The widths to draw in so much room. A column that a hand has just sized stays as the hand left it.
pub(in crate::app::pages) fn spread(columns: &[(Column, f32)], sized: &[Column], room: f32) -> Vec<f32> {
    let rest = room - columns.iter().map(|(_, width)| width).sum::<f32>();
    let last = columns.last().map(|(column, _)| *column);
    let is_free = |column: Column| !sized.contains(&column);
    let has_text = columns.iter().any(|(column, _)| is_text(*column) && is_free(*column));
    let takes = |column: Column| is_free(column) && if has_text { is_text(column) } else { last == Some(column) };
    let weight: f32 = columns.iter().filter(|(column, _)| takes(*column)).map(|(_, width)| width).sum();
    if rest <= 0.0 || weight <= 0.0 {
        return columns.iter().map(|(_, width)| *width).collect();
    }
    let mut left = room;
    let mut widths: Vec<f32> = columns
        .iter()
        .map(|(column, width)| {
            let drawn = if takes(*column) { (width + rest * width / weight).floor() } else { *width };
            left -= drawn;
            drawn
        })
        .collect();
    // What rounding left over, so that the lines reach the edge.
    if let Some(last) = widths.last_mut() {
        *last += left.clamp(0.0, MOST_LEFT);
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [(Column, f32); 4] =
        [(Column::Due, 80.0), (Column::Merchant, 100.0), (Column::Status, 120.0), (Column::Dispute, 200.0)];

    fn sum(widths: &[f32]) -> f32 {
        widths.iter().sum()
    }

    #[test]
    fn text_takes_the_room_that_is_left() {
        let widths = spread(&COLUMNS, &[], 3_001.0);
        assert!((sum(&widths) - 3_001.0).abs() < 0.1, "{widths:?}");
        let [due, merchant, status, dispute] = widths.as_slice() else { panic!("{widths:?}") };
        assert!(*merchant > 800.0 && dispute > merchant, "{widths:?}");
        assert!((due - 80.0).abs() < 0.1 && (status - 120.0).abs() < 0.1, "{widths:?}");
    }

    #[test]
    fn without_room_columns_stay_as_they_were_left() {
        assert_eq!(spread(&COLUMNS, &[], 300.0), [80.0, 100.0, 120.0, 200.0]);
        assert!(spread(&[], &[], 300.0).is_empty());
    }

    #[test]
    fn a_column_that_a_hand_sized_stays_and_the_others_take_the_rest() {
        let widths = spread(&COLUMNS, &[Column::Merchant], 1_000.0);
        assert!(widths.get(1).is_some_and(|merchant| (merchant - 100.0).abs() < 0.1), "{widths:?}");
        assert!((sum(&widths) - 1_000.0).abs() < 0.1, "{widths:?}");
    }

    #[test]
    fn without_text_the_last_column_reaches_the_edge() {
        let numbers = [(Column::Due, 80.0), (Column::Amount, 100.0)];
        assert_eq!(spread(&numbers, &[], 500.0), [80.0, 420.0]);
    }
}
