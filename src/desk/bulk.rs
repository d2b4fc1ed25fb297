//! One change of the tags of many disputes: looked at first, sent as rows of the outbox, followed, and taken back.
//!
//! All of it reads the store and runs off the window's thread. Must not live here: what is sent once and never again
//! (`bulk_accept`), which disputes are chosen.

use super::everywhere::{FoundEverywhere, PartFound};
use super::outbox::{Intent, Outbox, OutboxRow, RowId as OutboxRowId};
use super::shared::Shared;
use super::team;
use crate::domain::account::AccountKey;
use crate::domain::dispute::tags::{Tags, TagsProblem};
use crate::domain::dispute::team::TeamChange;
use crate::domain::ids::DisputeId;
use crate::domain::money::Money;
use crate::store::index::{sums_of, sums_over};
use crate::store::{Entry, RowId};
use std::collections::HashMap;
use std::sync::Arc;

/// Most disputes that are changed at once: each is a request of its own, and a service has its pace.
pub const MOST: usize = 500;
/// Rows that are given to the outbox before it is waited for.
const AT_ONCE: usize = 100;

/// What is changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Who works on it, or how far they are.
    Team(TeamChange),
    /// The value of a tag; without one the tag goes.
    Tag(String, Option<String>),
}

impl Change {
    /// The key of the tag.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Team(change) => change.key(),
            Self::Tag(key, _) => key,
        }
    }

    fn made_of(&self, tags: &Tags) -> Tags {
        match self {
            Self::Team(change) => change.made_of(tags),
            Self::Tag(key, value) => tags.with(key, value.as_deref()),
        }
    }
}

/// Why a dispute is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// It is so already.
    Same,
    /// Finix does not keep so much.
    Limits(Vec<TagsProblem>),
}

/// One dispute as it would be changed.
#[derive(Clone)]
pub struct Planned {
    /// The dispute.
    pub entry: Arc<Entry>,
    /// What is to be sent for it, or why nothing is.
    pub what: Result<Intent, LeftOut>,
}

/// Disputes that are chosen, in the order of the list, and what they come to.
#[derive(Clone, Debug, Default)]
pub struct Chosen {
    /// Which.
    pub rows: Arc<[RowId]>,
    /// Sum per currency, the largest count first. Currencies are never added to each other.
    pub sums: Vec<Money>,
    /// How many have an amount whose currency is not known.
    pub unpriced: usize,
}

/// Takes out of a list what is chosen, and adds it up. Blocks for as long as a million disputes take to be looked at.
pub fn chosen(shared: &Shared, list: &[RowId], is_chosen: impl Fn(RowId) -> bool) -> Chosen {
    let rows: Arc<[RowId]> = list.iter().copied().filter(|row| is_chosen(*row)).collect();
    let (sums, unpriced) = sums_of(&shared.store.index(), &rows);
    Chosen { rows, sums, unpriced }
}

/// Disputes of one account.
pub type OfAccount = (AccountKey, Arc<[RowId]>);

/// Disputes that are chosen in the list over several accounts, each account's in the order of the list.
#[derive(Clone, Debug, Default)]
pub struct ChosenOver {
    /// Which, of which account.
    pub parts: Arc<[OfAccount]>,
    /// Sum per currency over all of them. Currencies are never added to each other.
    pub sums: Vec<Money>,
    /// How many have an amount whose currency is not known.
    pub unpriced: usize,
}

impl ChosenOver {
    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.parts.iter().map(|(_, rows)| rows.len()).sum()
    }
}

/// Takes out of the list over several accounts what is chosen, and adds it up. Blocks as [`chosen`] does.
pub fn chosen_over(
    accounts: &[Arc<Shared>],
    found: &FoundEverywhere,
    is_chosen: impl Fn(&AccountKey, RowId) -> bool,
) -> ChosenOver {
    let of_part = |(number, part): (u16, &PartFound)| {
        let shared = accounts.iter().find(|shared| shared.account.key == part.key)?;
        let own = found.rows.iter().filter(|row| row.part == number && is_chosen(&part.key, row.row));
        let rows: Arc<[RowId]> = own.map(|row| row.row).collect();
        (!rows.is_empty()).then(|| (part.key.clone(), shared.store.index(), rows))
    };
    let parts: Vec<_> = (0_u16..).zip(&found.parts).filter_map(of_part).collect();
    let sums = sums_over(parts.iter().map(|(_, index, rows)| (&**index, &**rows)));
    let unpriced = parts.iter().map(|(_, index, rows)| sums_of(index, rows).1).sum();
    ChosenOver { parts: parts.into_iter().map(|(key, _, rows)| (key, rows)).collect(), sums, unpriced }
}

/// Looks at each dispute: what would be sent. What cannot be read is left out. Blocks.
#[must_use]
pub fn plan(shared: &Shared, outbox: &[Arc<OutboxRow>], rows: &[RowId], change: &Change) -> Vec<Planned> {
    let pending = Pending::of(outbox);
    let read = rows.iter().take(MOST).filter_map(|row| shared.store.read(*row).ok().flatten());
    read.map(|entry| {
        let base = pending.tags(&entry);
        let edited = change.made_of(&base);
        let what = if edited == base {
            Err(LeftOut::Same)
        } else {
            let checked = if base.check().is_ok() { edited.check() } else { Ok(()) };
            let dispute = entry.dispute.id.clone();
            checked.map_err(LeftOut::Limits).map(|()| Intent::Tags { dispute, base, edited, insists: false })
        };
        Planned { entry: Arc::new(entry), what }
    })
    .collect()
}

/// What is on its way, by dispute: a thousand disputes are not each looked for among all rows.
struct Pending<'r>(HashMap<&'r DisputeId, Vec<Arc<OutboxRow>>>);

impl<'r> Pending<'r> {
    fn of(rows: &'r [Arc<OutboxRow>]) -> Self {
        let mut pending: HashMap<&DisputeId, Vec<Arc<OutboxRow>>> = HashMap::new();
        for row in rows.iter().filter(|row| row.state.is_active()) {
            if let Intent::Tags { dispute, .. } = &row.intent {
                pending.entry(dispute).or_default().push(Arc::clone(row));
            }
        }
        Self(pending)
    }

    fn tags(&self, entry: &Entry) -> Tags {
        let rows = self.0.get(&entry.dispute.id).map(Vec::as_slice).unwrap_or_default();
        team::tags_to_be(rows, &entry.dispute)
    }
}

/// One row that was sent, and what stood there before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// The row of the outbox.
    pub row: OutboxRowId,
    /// The dispute.
    pub dispute: DisputeId,
    /// The value of the tag before.
    pub former: Option<String>,
    /// And after.
    pub made: Option<String>,
}

/// Gives everything that can be sent to the outbox, which keeps it and has its own pace.
///
/// # Errors
/// Never; what the outbox cannot take it says itself.
pub async fn send(outbox: Outbox, planned: Vec<Intent>, key: String) -> Result<Vec<Sent>, ()> {
    let mut sent = Vec::with_capacity(planned.len());
    for intents in planned.chunks(AT_ONCE) {
        for intent in intents {
            let Intent::Tags { dispute, base, edited, .. } = intent else { continue };
            let value = |tags: &Tags| tags.get(&key).map(ToOwned::to_owned);
            let (dispute, former, made) = (dispute.clone(), value(base), value(edited));
            let row = outbox.add(intent.clone(), None);
            sent.push(Sent { row, dispute, former, made });
        }
        // One that has ended says so by itself.
        outbox.settle().await.ok();
    }
    Ok(sent)
}

/// What takes a change back: the former value where the tag still has the one that was sent, or will have. Beside it,
/// how many disputes somebody changed since, which are left alone. Blocks.
#[must_use]
pub fn taken_back(shared: &Shared, outbox: &[Arc<OutboxRow>], sent: &[Sent], key: &str) -> (Vec<Intent>, usize) {
    let pending = Pending::of(outbox);
    let mut intents = Vec::new();
    for one in sent {
        let Ok(Some(entry)) = shared.store.read_by_id(&one.dispute) else { continue };
        let base = pending.tags(&entry);
        if base.get(key) == one.made.as_deref() {
            let edited = base.with(key, one.former.as_deref());
            intents.push(Intent::Tags { dispute: one.dispute.clone(), base, edited, insists: false });
        }
    }
    let left = sent.len() - intents.len();
    (intents, left)
}
