//! Every row of a file of orders looked at before anything is sent: what can be scored, what stands there twice, and what
//! is wrong with the rest.
//!
//! Must not live here: sending, the words.

use crate::desk::import::{Imported, RowFault};
use crate::desk::waited;
use crate::domain::score::columns::{Columns, RowProblem, RowToScore};
use std::collections::HashMap;
use std::sync::Arc;

/// Rows between two looks at whether it is still wanted.
const BETWEEN_LOOKS: usize = 1_000;

/// What a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowState {
    /// It can be scored.
    Ready,
    /// It is the same order of the same customer as in the row that begins in this line.
    Repeats(u32),
    /// It is not whole.
    Fault(RowFault),
    /// Its values are wrong.
    Wrong(Box<[RowProblem]>),
}

/// A file whose rows were looked at.
pub struct Checked {
    /// The file.
    pub file: Arc<Imported>,
    /// Which column holds what.
    pub columns: Columns,
    states: Vec<RowState>,
    ready: Vec<u32>,
    left_out: Vec<u32>,
    repeats: usize,
}

impl Checked {
    /// What a row is.
    #[must_use]
    pub fn state(&self, row: usize) -> Option<&RowState> {
        self.states.get(row)
    }

    /// The rows that can be scored, in their order.
    #[must_use]
    pub fn ready(&self) -> &[u32] {
        &self.ready
    }

    /// The rows that are not, in their order.
    #[must_use]
    pub fn left_out(&self) -> &[u32] {
        &self.left_out
    }

    /// How many rows stand there more than once.
    #[must_use]
    pub fn repeats(&self) -> usize {
        self.repeats
    }

    /// How many rows have something wrong with them.
    #[must_use]
    pub fn wrong(&self) -> usize {
        self.left_out.len() - self.repeats
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.states.len()
    }

    /// Never true: a file without a row is refused.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.states.is_empty()
    }

    /// What a row asks for.
    #[must_use]
    pub fn to_score(&self, row: usize) -> Option<RowToScore> {
        self.columns.read(|column| self.file.table.cell(row, column)).ok()
    }
}

/// Looks at every row. Dropping it stops it.
///
/// # Errors
/// Never; only a crash leaves it without an answer.
pub async fn check(file: Arc<Imported>, columns: Columns) -> Result<Arc<Checked>, ()> {
    let checked = waited::blocking(move |is_gone| check_now(file, columns, is_gone)).await;
    checked.ok().flatten().map(Arc::new).ok_or(())
}

/// Blocks. `None` when it was stopped.
fn check_now(file: Arc<Imported>, columns: Columns, is_stopped: &dyn Fn() -> bool) -> Option<Checked> {
    let table = &file.table;
    let (mut states, mut repeats) = (Vec::with_capacity(table.len()), 0);
    let (mut ready, mut left_out) = (Vec::new(), Vec::new());
    let mut known: HashMap<String, u32> = HashMap::new();
    for row in 0..table.len() {
        if row.is_multiple_of(BETWEEN_LOOKS) && is_stopped() {
            return None;
        }
        let state = match (table.fault(row), columns.read(|column| table.cell(row, column))) {
            (Some(fault), _) => RowState::Fault(fault),
            (None, Err(problems)) => RowState::Wrong(problems.into()),
            (None, Ok(_)) => {
                let sameness = columns.sameness(|column| table.cell(row, column));
                let first = *known.entry(sameness).or_insert_with(|| table.line(row));
                if first == table.line(row) { RowState::Ready } else { RowState::Repeats(first) }
            }
        };
        repeats += usize::from(matches!(state, RowState::Repeats(_)));
        let side = if state == RowState::Ready { &mut ready } else { &mut left_out };
        side.push(u32::try_from(row).unwrap_or(u32::MAX));
        states.push(state);
    }
    Some(Checked { file, columns, states, ready, left_out, repeats })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::score::ScoreProblem;
    use crate::domain::text::EmailProblem;

    pub(in crate::desk::scoring) fn checked(text: &str) -> Checked {
        let table = crate::workbench::table::read(text.as_bytes(), &|| false).expect("a table");
        let columns = Columns::of_heads(table.heads());
        check_now(Arc::new(Imported { name: "orders.csv".to_owned(), table }), columns, &|| false).expect("checked")
    }

    #[test]
    fn every_row_is_ready_a_repetition_or_says_what_is_wrong_and_none_is_lost() {
        let checked = checked(
            "email,order\na@example.org,1\nA@example.org,1\na@example.org,2\nnobody,3\nb@example.org\n\nc@example.org,1\n",
        );
        let wrong = RowState::Wrong([RowProblem::Form(ScoreProblem::Email(EmailProblem::NoAt))].into());
        let ragged = RowState::Fault(RowFault::Cells { found: 1, expected: 2 });
        let expected = [RowState::Ready, RowState::Repeats(2), RowState::Ready, wrong, ragged, RowState::Ready];
        assert_eq!((0..checked.len()).filter_map(|row| checked.state(row).cloned()).collect::<Vec<_>>(), expected);
        assert_eq!((checked.ready(), checked.repeats(), checked.wrong()), (&[0, 2, 5][..], 1, 2));
    }
}
