//! Which rows may begin now, and when something may become due by itself.
//!
//! Must not live here: what becomes of a row.

use crate::desk::outbox::intent::{Intent, Lane};
use crate::desk::outbox::row::{OutboxRow, RowId, RowState};
use crate::domain::account::Service;
use jiff::Timestamp;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// Lines that are talked about at once.
pub const AT_ONCE: usize = 4;

/// Of these, lines of files whose rows are sent: whatever else is to be sent does not wait for a file.
const IMPORTED_AT_ONCE: usize = AT_ONCE - 1;

/// What to do for a row now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Send it.
    Send,
    /// Ask the service what it has.
    Look,
}

/// Which services are not asked for the moment, and until when; without an instant, until a person does something.
pub type Resting = HashMap<Service, Option<Timestamp>>;

/// What may begin at this instant: at most one row of a line, at most [`AT_ONCE`] lines, nothing of a service that
/// rests. While sending is paused only questions are asked.
#[must_use]
pub fn due(
    rows: &BTreeMap<RowId, Arc<OutboxRow>>,
    resting: &Resting,
    is_paused: bool,
    is_stopped: &dyn Fn(&OutboxRow) -> bool,
    now: Timestamp,
) -> Vec<(RowId, Step)> {
    // A row that is talked about closes its line, also for an older one that a person sends again.
    let mut closed: HashSet<Lane> = rows.values().filter(|row| row.is_busy).map(|row| row.lane()).collect();
    let mut blocked: HashSet<Lane> = HashSet::new();
    let mut steps = Vec::new();
    let busy = rows.values().filter(|row| row.is_busy).count();
    let mut imported = rows.values().filter(|row| row.is_busy && row.import.is_some()).count();
    let rests =
        |row: &OutboxRow| resting.get(&row.intent.service()).is_some_and(|until| until.is_none_or(|until| until > now));
    for row in rows.values() {
        let lane = row.lane();
        if row.is_busy || is_stopped(row) {
            continue;
        }
        let is_first = !closed.contains(&lane);
        let step = match row.state {
            // A long hold holds up nobody else.
            RowState::Held { until } if until > now => continue,
            RowState::Held { .. } => Some(Step::Send),
            RowState::Waiting { from } => from.is_none_or(|from| from <= now).then_some(Step::Send),
            RowState::Unknown { look } => (look <= now).then_some(Step::Look),
            RowState::NeedsYou(_) | RowState::Refused => {
                // It blocks nobody, except the submission that may count on it.
                if row.intent.traits().changes_files {
                    blocked.insert(lane);
                }
                continue;
            }
            RowState::Confirmed => {
                // A look at what is done holds up nobody.
                let is_due = row.recheck.is_some_and(|at| at <= now) && !rests(row);
                if is_due && busy + steps.len() < AT_ONCE {
                    steps.push((row.id, Step::Look));
                }
                continue;
            }
            RowState::Saving | RowState::Sending | RowState::Discarded => continue,
        };
        let waits_for_earlier = matches!(row.intent, Intent::Submit(_)) && blocked.contains(&lane);
        if waits_for_earlier {
            continue;
        }
        closed.insert(lane);
        let may = !rests(row) && (!is_paused || step == Some(Step::Look));
        if let (true, true, Some(step)) = (is_first, may, step)
            && busy + steps.len() < AT_ONCE
            && (row.import.is_none() || imported < IMPORTED_AT_ONCE)
        {
            imported += usize::from(row.import.is_some());
            steps.push((row.id, step));
        }
    }
    steps
}

/// When something may become due by itself.
#[must_use]
pub fn next_time(rows: &BTreeMap<RowId, Arc<OutboxRow>>, resting: &Resting, now: Timestamp) -> Option<Timestamp> {
    let of_rows = rows.values().filter(|row| !row.is_busy).filter_map(|row| match row.state {
        RowState::Held { until } => Some(until),
        RowState::Waiting { from } => from,
        RowState::Unknown { look } => Some(look),
        RowState::Confirmed => row.recheck,
        _ => None,
    });
    of_rows.chain(resting.values().filter_map(|until| *until)).filter(|at| *at > now).min()
}
