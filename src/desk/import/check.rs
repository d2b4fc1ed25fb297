//! Every row of a file looked at before anything is sent: what can be sent, what stands there twice or was sent before, and
//! what is wrong with the rest.
//!
//! Must not live here: sending, the words, what a column means.

use super::{Imported, RowFault};
use crate::desk::waited;
use crate::domain::columns::Columns;
use crate::domain::money::{Currency, Money};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Rows between two looks at whether it is still wanted.
const BETWEEN_LOOKS: usize = 1_000;

/// What a row is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowState<P> {
    /// It can be sent.
    Ready,
    /// It is the same as the row that begins in this line.
    Repeats(u32),
    /// The same was sent from here before.
    SentBefore,
    /// It is not whole.
    Fault(RowFault),
    /// Its values are wrong.
    Wrong(Box<[P]>),
    /// The row that begins in this line, with which it would be sent as one, can't be sent.
    With(u32),
}

/// A file whose rows were looked at.
pub struct Checked<C: Columns> {
    /// The file.
    pub file: Arc<Imported>,
    /// Which column holds what.
    pub columns: C,
    states: Vec<RowState<C::Problem>>,
    /// The rows that can be sent; those that are sent as one stand together.
    ready: Vec<u32>,
    /// Where what is sent as one ends among them; nothing where each row is sent by itself.
    ends: Vec<u32>,
    left_out: Vec<u32>,
    repeats: usize,
    sent_before: usize,
    sums: Vec<Money>,
}

impl<C: Columns> Checked<C> {
    /// What a row is.
    #[must_use]
    pub fn state(&self, row: usize) -> Option<&RowState<C::Problem>> {
        self.states.get(row)
    }

    /// The rows that can be sent; those that are sent as one stand together.
    #[must_use]
    pub fn ready(&self) -> &[u32] {
        &self.ready
    }

    /// How often something is sent.
    #[must_use]
    pub fn units(&self) -> usize {
        if self.ends.is_empty() { self.ready.len() } else { self.ends.len() }
    }

    /// The rows that are sent as one.
    #[must_use]
    pub fn unit(&self, nth: usize) -> &[u32] {
        if self.ends.is_empty() {
            return self.ready.get(nth..=nth).unwrap_or_default();
        }
        let end = |nth: usize| self.ends.get(nth).map_or(0, |end| *end as usize);
        let begin = nth.checked_sub(1).map_or(0, end);
        self.ready.get(begin..end(nth)).unwrap_or_default()
    }

    /// The rows that are not sent, in their order.
    #[must_use]
    pub fn left_out(&self) -> &[u32] {
        &self.left_out
    }

    /// How many rows stand there more than once.
    #[must_use]
    pub fn repeats(&self) -> usize {
        self.repeats
    }

    /// How many rows were sent before.
    #[must_use]
    pub fn sent_before(&self) -> usize {
        self.sent_before
    }

    /// How many rows have something wrong with them.
    #[must_use]
    pub fn wrong(&self) -> usize {
        self.left_out.len() - self.repeats - self.sent_before
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

    /// The sums of what is sent, one for each currency.
    #[must_use]
    pub fn sums(&self) -> &[Money] {
        &self.sums
    }
}

/// Whether the rows that would be sent as one were sent before.
pub type WasSent<C> = Box<dyn Fn(&C, &Imported, &[u32]) -> bool + Send>;

/// Looks at every row. Dropping it stops it.
///
/// # Errors
/// Never; only a crash leaves it without an answer.
pub async fn check<C: Columns>(
    file: Arc<Imported>,
    columns: C,
    was_sent: Option<WasSent<C>>,
) -> Result<Arc<Checked<C>>, ()> {
    let checked = waited::blocking(move |is_gone| check_now(file, columns, was_sent, is_gone)).await;
    checked.ok().flatten().map(Arc::new).ok_or(())
}

/// Blocks. `None` when it was stopped.
fn check_now<C: Columns>(
    file: Arc<Imported>,
    columns: C,
    was_sent: Option<WasSent<C>>,
    is_stopped: &dyn Fn() -> bool,
) -> Option<Checked<C>> {
    let (mut states, amounts) = each_row(&file, &columns, is_stopped)?;
    let mut groups = groups(&file, &columns, &mut states);
    if let Some(was_sent) = was_sent {
        let all = (0..states.len()).filter_map(|row| u32::try_from(row).ok()).map(|row| vec![row]);
        let units: Vec<Vec<u32>> = if groups.is_empty() { all.collect() } else { groups.clone() };
        for (nth, unit) in units.iter().enumerate() {
            if nth.is_multiple_of(BETWEEN_LOOKS) && is_stopped() {
                return None;
            }
            let is_ready = unit.iter().all(|row| states.get(*row as usize) == Some(&RowState::Ready));
            if is_ready && was_sent(&columns, &file, unit) {
                for row in unit {
                    put(&mut states, *row, RowState::SentBefore);
                }
            }
        }
    }
    let is_ready = |row: &u32| states.get(*row as usize) == Some(&RowState::Ready);
    groups.retain(|unit| unit.iter().all(is_ready));
    let rows = (0..states.len()).filter_map(|row| u32::try_from(row).ok());
    let (ready, left_out): (Vec<u32>, Vec<u32>) = rows.partition(is_ready);
    let ends = groups.iter().scan(0_usize, |end, unit| {
        *end += unit.len();
        u32::try_from(*end).ok()
    });
    let (ends, is_grouped) = (ends.collect(), !groups.is_empty());
    let count = |of: fn(&RowState<C::Problem>) -> bool| states.iter().filter(|state| of(state)).count();
    let (repeats, sent_before) =
        (count(|state| matches!(state, RowState::Repeats(_))), count(|state| *state == RowState::SentBefore));
    let sums = sums(ready.iter().filter_map(|row| amounts.get(row)));
    let ready = if is_grouped { groups.concat() } else { ready };
    Some(Checked { file, columns, states, ready, ends, left_out, repeats, sent_before, sums })
}

type Each<P> = (Vec<RowState<P>>, HashMap<u32, Money>);

/// Each row by itself, and the amounts of those that name one.
fn each_row<C: Columns>(file: &Imported, columns: &C, is_stopped: &dyn Fn() -> bool) -> Option<Each<C::Problem>> {
    let table = &file.table;
    let mut states = Vec::with_capacity(table.len());
    let (mut amounts, mut known): (_, HashMap<String, u32>) = (HashMap::new(), HashMap::new());
    for row in 0..table.len() {
        if row.is_multiple_of(BETWEEN_LOOKS) && is_stopped() {
            return None;
        }
        let cells = |column: usize| table.cell(row, column);
        states.push(match (table.fault(row), columns.check(&cells)) {
            (Some(fault), _) => RowState::Fault(fault),
            (None, Err(problems)) => RowState::Wrong(problems.into()),
            (None, Ok(amount)) => {
                let first = *known.entry(columns.sameness(&cells)).or_insert_with(|| table.line(row));
                if first == table.line(row) {
                    amounts.extend(amount.and_then(|amount| Some((u32::try_from(row).ok()?, amount))));
                    RowState::Ready
                } else {
                    RowState::Repeats(first)
                }
            }
        });
    }
    Some((states, amounts))
}

fn put<P>(states: &mut [RowState<P>], row: u32, state: RowState<P>) {
    if let Some(of) = states.get_mut(row as usize) {
        *of = state;
    }
}

/// The rows that are sent as one, in the order of their first. What one of them lacks, all of them lack.
fn groups<C: Columns>(file: &Imported, columns: &C, states: &mut [RowState<C::Problem>]) -> Vec<Vec<u32>> {
    let table = &file.table;
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut groups: Vec<Vec<u32>> = Vec::new();
    for row in 0..states.len() {
        if matches!(states.get(row), Some(RowState::Repeats(_))) {
            continue;
        }
        let Some(group) = columns.group(&|column| table.cell(row, column)) else { return Vec::new() };
        let place = *places.entry(group).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Vec::new());
        }
        if let (Some(group), Ok(row)) = (groups.get_mut(place), u32::try_from(row)) {
            group.push(row);
        }
    }
    let is_ready = |states: &[RowState<C::Problem>], row: u32| states.get(row as usize) == Some(&RowState::Ready);
    for group in &groups {
        let Some(first) = group.first().map(|first| *first as usize) else { continue };
        for row in group.iter().skip(1).copied() {
            let differs =
                columns.differs(&|column| table.cell(first, column), &|column| table.cell(row as usize, column));
            if let Some(problem) = differs.filter(|_| is_ready(states, row)) {
                put(states, row, RowState::Wrong([problem].into()));
            }
        }
        let Some(wrong) = group.iter().copied().find(|row| !is_ready(states, *row)) else { continue };
        let line = table.line(wrong as usize);
        for row in group.iter().copied() {
            if is_ready(states, row) {
                put(states, row, RowState::With(line));
            }
        }
    }
    groups
}

/// One sum for each currency; one that is too large for a sum is none.
fn sums<'m>(amounts: impl Iterator<Item = &'m Money>) -> Vec<Money> {
    let mut sums: BTreeMap<Currency, Option<i64>> = BTreeMap::new();
    for amount in amounts {
        let sum = sums.entry(amount.currency).or_insert(Some(0));
        *sum = sum.and_then(|sum| sum.checked_add(amount.minor));
    }
    sums.into_iter().filter_map(|(currency, sum)| Some(Money::new(sum?, currency))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::checkout::columns as checkouts;
    use crate::domain::score::ScoreProblem;
    use crate::domain::score::columns::{Columns, RowProblem};
    use crate::domain::text::EmailProblem;

    fn file(text: &str) -> Arc<Imported> {
        let table = crate::workbench::table::read(text.as_bytes(), &|| false).expect("a table");
        Arc::new(Imported { name: "orders.csv".to_owned(), table })
    }

    #[test]
    fn every_row_is_ready_a_repetition_or_says_what_is_wrong_and_none_is_lost() {
        let file = file(
            "email,order\na@example.org,1\nA@example.org,1\na@example.org,2\nnobody,3\nb@example.org\n\nc@example.org,1\n",
        );
        let columns = Columns::of_heads(file.table.heads());
        let checked = check_now(file, columns, None, &|| false).expect("checked");
        let wrong = RowState::Wrong([RowProblem::Form(ScoreProblem::Email(EmailProblem::NoAt))].into());
        let ragged = RowState::Fault(RowFault::Cells { found: 1, expected: 2 });
        let expected = [RowState::Ready, RowState::Repeats(2), RowState::Ready, wrong, ragged, RowState::Ready];
        assert_eq!((0..checked.len()).filter_map(|row| checked.state(row).cloned()).collect::<Vec<_>>(), expected);
        assert_eq!((checked.ready(), checked.repeats(), checked.wrong()), (&[0, 2, 5][..], 1, 2));
        assert_eq!((checked.units(), checked.unit(1)), (3, &[2][..]));
    }

    #[test]
    fn what_was_sent_before_is_left_out_and_sums_are_of_what_is_sent() {
        let file = file(
            "email,ip,psp,charge id,amount,currency\na@example.org,1.1.1.1,stripe,c1,10.00,USD\n\
             b@example.org,1.1.1.1,stripe,c2,5.50,USD\nb@example.org,1.1.1.1,stripe,c2,5.50,USD\n\
             c@example.org,1.1.1.1,stripe,c3,100,JPY\nd@example.org,1.1.1.1,stripe,c4,1.00,USD\n",
        );
        let columns = checkouts::Columns::of_heads(file.table.heads());
        let was_sent: WasSent<checkouts::Columns> = Box::new(|_, _, rows| rows == [0]);
        let checked = check_now(file, columns, Some(was_sent), &|| false).expect("checked");
        assert_eq!((checked.ready(), checked.sent_before(), checked.repeats()), (&[1, 3, 4][..], 1, 1));
        let sums: Vec<(i64, &str)> = checked.sums().iter().map(|sum| (sum.minor, sum.currency.code())).collect();
        assert_eq!(sums, [(100, "JPY"), (650, "USD")]);
        assert_eq!(checked.wrong(), 0);
    }
}
