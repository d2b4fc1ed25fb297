//! The disputes of one account. One writer; readers take snapshots that never change under them.

use super::entry::Entry;
use crate::domain::dispute::Dispute;
use crate::domain::ids::{DisputeId, TransferId};
use crate::domain::transfer::Payment;
use std::collections::HashMap;
use std::sync::Arc;

/// Everything at one moment, newest first.
pub type Snapshot = Arc<[Arc<Entry>]>;

/// The writer's side.
#[derive(Debug, Default)]
pub struct Disputes {
    entries: HashMap<DisputeId, Arc<Entry>>,
    payments: HashMap<TransferId, Arc<Payment>>,
    revision: u64,
}

impl Disputes {
    /// Takes a dispute unless a newer one is already there. True when something changed.
    pub fn put(&mut self, dispute: Dispute) -> bool {
        let known = self.entries.get(&dispute.id);
        if known.is_some_and(|known| known.dispute.raw == dispute.raw || !dispute.is_as_new_as(&known.dispute)) {
            return false;
        }
        let dispute = Arc::new(keep_response_state(dispute, known.map(|known| &*known.dispute)));
        let payment = dispute.transfer.as_ref().and_then(|id| self.payments.get(id)).cloned();
        self.entries.insert(dispute.id.clone(), Arc::new(Entry::new(dispute, payment)));
        self.revision += 1;
        true
    }

    /// Takes a dispute that was fetched alone: what it says of its response state holds, also when it says nothing.
    pub fn put_fresh(&mut self, dispute: Dispute) -> bool {
        let known = self.entries.get(&dispute.id);
        // An answer that was asked for earlier and came later must not bring an old state back.
        if known.is_some_and(|known| known.dispute.raw == dispute.raw || !dispute.is_as_new_as(&known.dispute)) {
            return false;
        }
        self.entries.remove(&dispute.id);
        self.put(dispute)
    }

    /// Takes a payment; the dispute it belongs to gets its currency from it.
    pub fn put_payment(&mut self, dispute: &DisputeId, payment: Payment) {
        let payment = Arc::new(payment);
        self.payments.insert(payment.id.clone(), Arc::clone(&payment));
        if let Some(known) = self.entries.get(dispute) {
            let entry = Entry::new(Arc::clone(&known.dispute), Some(payment));
            self.entries.insert(dispute.clone(), Arc::new(entry));
            self.revision += 1;
        }
    }

    /// One dispute.
    #[must_use]
    pub fn get(&self, id: &DisputeId) -> Option<Arc<Entry>> {
        self.entries.get(id).cloned()
    }

    /// True when the payment is already known.
    #[must_use]
    pub fn has_payment(&self, id: &TransferId) -> bool {
        self.payments.contains_key(id)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// True when there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Counts every change, so that a reader knows whether its snapshot is old.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Everything at this moment, in no order: ordering takes time and is done without holding the store.
    #[must_use]
    pub fn all(&self) -> Vec<Arc<Entry>> {
        self.entries.values().cloned().collect()
    }
}

/// Puts entries in their order, newest first.
#[must_use]
pub fn newest_first(mut all: Vec<Arc<Entry>>) -> Snapshot {
    all.sort_unstable_by(|a, b| {
        b.dispute.created_at.cmp(&a.dispute.created_at).then_with(|| b.dispute.id.cmp(&a.dispute.id))
    });
    all.into()
}

/// A list row may lack `response_state`. When nothing else changed, what a single fetch said before still holds.
fn keep_response_state(mut dispute: Dispute, known: Option<&Dispute>) -> Dispute {
    if let Some(known) = known
        && dispute.response_state.is_none()
        && dispute.updated_at == known.updated_at
        && dispute.state == known.state
    {
        dispute.response_state.clone_from(&known.response_state);
    }
    dispute
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dispute::{DisputeState, ResponseState};

    fn dispute(id: &str, updated: &str, response: Option<ResponseState>) -> Dispute {
        let mut dispute = Dispute::new(DisputeId::parse(id).expect("an id"));
        dispute.updated_at = updated.parse().ok();
        dispute.state = Some(DisputeState::Pending);
        dispute.raw = format!("{{\"u\":\"{updated}\",\"r\":\"{response:?}\"}}").into();
        dispute.response_state = response;
        dispute
    }

    #[test]
    fn an_older_copy_never_replaces_a_newer_one() {
        let mut store = Disputes::default();
        assert!(store.put(dispute("DI1", "2026-11-21T10:00:00Z", Some(ResponseState::Responded))));
        assert!(!store.put(dispute("DI1", "2026-11-20T10:00:00Z", Some(ResponseState::NeedsResponse))));
        let id = DisputeId::parse("DI1").expect("an id");
        assert_eq!(store.get(&id).and_then(|e| e.dispute.response_state.clone()), Some(ResponseState::Responded));
    }

    #[test]
    fn a_list_row_without_response_state_does_not_erase_what_a_fetch_said() {
        let mut store = Disputes::default();
        let id = DisputeId::parse("DI1").expect("an id");
        store.put_fresh(dispute("DI1", "2026-11-21T10:00:00Z", Some(ResponseState::NeedsResponse)));
        store.put(dispute("DI1", "2026-11-21T10:00:00Z", None));
        assert_eq!(store.get(&id).map(|e| e.dispute.is_incomplete()), Some(false));
        store.put(dispute("DI1", "2026-11-21T11:00:00Z", None));
        assert_eq!(store.get(&id).map(|e| e.dispute.is_incomplete()), Some(true), "it changed, so nothing is assumed");
    }

    #[test]
    fn the_same_row_twice_changes_nothing() {
        let mut store = Disputes::default();
        assert!(store.put(dispute("DI1", "2026-11-21T10:00:00Z", None)));
        let revision = store.revision();
        assert!(!store.put(dispute("DI1", "2026-11-21T10:00:00Z", None)));
        assert_eq!((store.revision(), store.len()), (revision, 1));
    }
}
