//! Looks for what is to be told on the desktop: what is due soon, what became of disputes since the last look, and rows of
//! the outbox that need a person. What was told is kept with the account's data before it is shown.
//!
//! Must not live here: what is told (`domain::alerts` decides), how it is said, the desktop (`notifier`).

use super::events::Event;
use super::outbox::{Intent, Outbox, RowId as OutboxRowId};
use super::shared::Shared;
use super::sync::Phase;
use crate::domain::alerts::{Alert, First, Happening, Known, Step, Telling, Told, decide};
use crate::domain::dispute::Status;
use crate::domain::time::clock::Clock as _;
use crate::domain::time::margin::Margin;
use crate::store::{Change, Index, Loading, RowId};
use jiff::Timestamp;
use std::sync::Arc;
use std::time::Duration;

/// The note of what was told.
const TOLD: &str = "alerts_told";
/// Between two looks while disputes pour in.
const SETTLE: Duration = Duration::from_secs(2);
/// Time alone makes something due.
const EVERY: Duration = Duration::from_secs(30);

/// Where every dispute stood when it was looked at last.
struct Standing {
    status: Vec<Status>,
    revision: u64,
    /// Nothing was known at the start, so that nothing of what comes first is new.
    is_first_pull: bool,
}

/// Goes on for as long as the account is open.
pub async fn watch(shared: Arc<Shared>, outbox: Outbox) {
    if shared.store.loaded().wait_for(|loaded| *loaded != Loading::Reading).await.is_err() {
        return;
    }
    let index = shared.store.index();
    let (status, revision, is_first_pull) = (all(&index), index.revision(), index.is_empty());
    let mut standing = Standing { status, revision, is_first_pull };
    drop(index);
    let mut told = read(&shared).await;
    let (mut disputes, mut rows) = (shared.store.revision(), outbox.turns());
    loop {
        disputes.borrow_and_update();
        rows.borrow_and_update();
        // Of the last page that came in the whole list is looked at once that is through.
        let is_first_pull = standing.is_first_pull;
        standing.is_first_pull = is_first(&shared, is_first_pull);
        let happened = standing.look(&shared.store.index(), is_first_pull || standing.is_first_pull);
        told = tell(&shared, &outbox, told, happened).await;
        tokio::select! {
            changed = disputes.changed() => if changed.is_err() { return },
            changed = rows.changed() => if changed.is_err() { return },
            () = tokio::time::sleep(EVERY) => continue,
        }
        tokio::time::sleep(SETTLE).await;
    }
}

/// True until the whole list has come in once, also when an earlier run began that.
fn is_first(shared: &Shared, was_first: bool) -> bool {
    let sync = shared.sync.borrow();
    matches!(sync.phase, Phase::Whole { is_first: true, .. }) || was_first && sync.last.is_none()
}

async fn read(shared: &Arc<Shared>) -> Told {
    let store = shared.store.clone();
    let note = tokio::task::spawn_blocking(move || store.note(TOLD)).await;
    // What cannot be read was told by a version that nobody knows: it is told again rather than never.
    note.ok().and_then(Result::ok).flatten().and_then(|note| serde_json::from_str(&note).ok()).unwrap_or_default()
}

/// Tells what is to be told now, and gives what was told since.
async fn tell(shared: &Arc<Shared>, outbox: &Outbox, told: Told, happened: Vec<(Happening, RowId)>) -> Told {
    let settings = shared.settings.get();
    let margin = settings.margin(&shared.account.key);
    let needing = outbox.rows();
    let waiting = needing.iter().filter(|row| row.state.needs_person());
    let waiting = waiting.map(|row| (row.id.0, matches!(row.intent, Intent::Upload { .. }))).collect();
    let (index, now) = (shared.store.index(), shared.clock.now());
    let looked = tokio::task::spawn_blocking(move || due(&index, margin, now)).await;
    let known = Known { due: looked.unwrap_or_default(), happened, waiting };
    let (next, alerts) = decide(told.clone(), &known, now, &shared.clock.zone(), margin, &settings.alerts);
    if next != told
        && let Ok(note) = serde_json::to_string(&next)
    {
        // First, so that nothing is told twice when the app ends in between.
        shared.put(Change { notes: vec![(TOLD, note)], ..Change::default() }).await;
    }
    if !alerts.is_empty() {
        let (store, outbox) = (shared.store.clone(), outbox.clone());
        let read = move || {
            let named = |alert: &Alert| {
                let entry = match alert.first {
                    First::Dispute(row) => store.read(row).ok().flatten(),
                    First::Row(row) => outbox
                        .row(OutboxRowId(row))
                        .and_then(|row| store.read_by_id(row.intent.dispute()?).ok().flatten()),
                };
                let (dispute, money) = entry.map(|entry| (entry.dispute.id.clone(), entry.money)).unzip();
                Telling { kind: alert.kind, count: alert.count, dispute, money: money.flatten() }
            };
            alerts.iter().map(named).collect::<Vec<_>>()
        };
        if let Ok(named) = tokio::task::spawn_blocking(read).await {
            shared.tell(Event::Alerts(named));
        }
    }
    next
}

/// What needs a response and comes near to its target or its deadline. Blocks for a moment.
fn due(index: &Index, margin: Margin, now: Timestamp) -> Vec<(RowId, Timestamp)> {
    let needs: Vec<bool> = index.words.profiles().iter().map(|one| index.words.status(one).needs_response()).collect();
    let near = now.checked_add(Step::FIRST + margin.duration()).unwrap_or(now);
    let mut found = Vec::new();
    let rows = index.segments().iter().flat_map(|segment| (0..segment.len()).map(move |row| (segment, row)));
    for (number, (segment, row)) in (0..).zip(rows) {
        let needs = usize::try_from(segment.profile(row)).ok().and_then(|place| needs.get(place)).copied();
        if needs.unwrap_or_default()
            && let Some(at) = segment.due(row).at().filter(|at| *at > now && *at <= near)
        {
            found.push((number, at));
        }
    }
    found
}

/// Where every dispute stands.
fn all(index: &Index) -> Vec<Status> {
    let status: Vec<Status> = index.words.profiles().iter().map(|one| index.words.status(one)).collect();
    let of = |profile: &u32| usize::try_from(*profile).ok().and_then(|place| status.get(place)).copied();
    index.segments().iter().flat_map(|segment| segment.profiles()).map(|one| of(one).unwrap_or(Status::Open)).collect()
}

impl Standing {
    /// What became of disputes since the last look.
    fn look(&mut self, index: &Index, is_first_pull: bool) -> Vec<(Happening, RowId)> {
        let Some(changed) = index.changed_since(self.revision) else {
            // Too much came at once to be told one by one.
            (self.status, self.revision) = (all(index), index.revision());
            return Vec::new();
        };
        let mut changed: Vec<RowId> = changed.collect();
        changed.sort_unstable();
        changed.dedup();
        let mut happened = Vec::new();
        for row in changed {
            let profile = index.place(row).map(|(segment, place)| segment.profile(place));
            let words = &index.words;
            let now =
                profile.and_then(|one| words.profiles().get(usize::try_from(one).ok()?)).map(|one| words.status(one));
            let (Some(now), Ok(place)) = (now, usize::try_from(row)) else { continue };
            let before = self.status.get(place).copied();
            happened.extend(became(before, now).filter(|_| !is_first_pull).map(|what| (what, row)));
            match self.status.get_mut(place) {
                Some(known) => *known = now,
                // New ones have the next numbers in order.
                None => self.status.push(now),
            }
        }
        self.revision = index.revision();
        happened
    }
}

/// What became of a dispute, as far as a person is told.
fn became(before: Option<Status>, now: Status) -> Option<Happening> {
    match (before, now) {
        (Some(before), now) if before == now => None,
        (_, Status::Reopened) => Some(Happening::Reopened),
        (None, Status::NeedsResponse) => Some(Happening::New),
        (Some(_), Status::Won) => Some(Happening::Won),
        (Some(_), Status::Lost) => Some(Happening::Lost),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_became_of_a_dispute_is_told_by_where_it_stood_before() {
        for (before, now, what) in [
            (None, Status::NeedsResponse, Some(Happening::New)),
            (None, Status::Won, None),
            (None, Status::Reopened, Some(Happening::Reopened)),
            (Some(Status::Responded), Status::Won, Some(Happening::Won)),
            (Some(Status::NeedsResponse), Status::Lost, Some(Happening::Lost)),
            (Some(Status::Lost), Status::Reopened, Some(Happening::Reopened)),
            (Some(Status::Won), Status::Won, None),
            // What the list did not say at first is no news.
            (Some(Status::Open), Status::NeedsResponse, None),
            (Some(Status::NeedsResponse), Status::Responded, None),
        ] {
            assert_eq!(became(before, now), what, "{before:?} {now:?}");
        }
    }
}
