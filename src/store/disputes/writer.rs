//! The one writer.

use super::{Arrived, Change, Changed, Job, Loading, Shared, load};
use crate::domain::dispute::transfer::Payment;
use crate::domain::dispute::{Dispute, DisputeState, Status};
use crate::domain::ids::DisputeId;
use crate::store::db::rows::{self, Body};
use crate::store::db::{self, StoreError};
use crate::store::index::RowId;
use crate::store::index_record::{HAS_PAYMENT, IS_FRESH, IS_INCOMPLETE, IndexRecord, IndexRecordRef};
use crate::store::interner::{InternerBuilder, Slot};
use crate::store::json_compression;
use crate::store::packed_timestamp::PackedTimestamp;
use rusqlite::Connection;
use std::collections::HashMap;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{mpsc, oneshot};

/// Rows that are written together at most.
const TOGETHER: usize = 4_000;

type Reply = oneshot::Sender<Result<Changed, StoreError>>;

/// Reads the index, then writes what comes until nobody is left to ask for it.
pub fn run(shared: &Arc<Shared>, connection: &Mutex<Connection>, mut inbox: mpsc::Receiver<Job>) {
    let mut writer = match open(shared, connection) {
        Ok((coiner, loading)) => {
            shared.revision.send_replace(shared.index().revision());
            shared.loaded.send_replace(loading);
            Writer { shared, connection, coiner }
        }
        Err(error) => {
            shared.loaded.send_replace(Loading::Failed(error));
            // Every reply is dropped with its job: the store is closed.
            return;
        }
    };
    while let Some(job) = inbox.blocking_recv() {
        let mut waiting = Vec::new();
        let mut rows = 0;
        let mut wipe = None;
        let mut next = Some(job);
        while let Some(job) = next.take() {
            match job {
                Job::Change(change, reply) => {
                    rows += change.disputes.len() + change.payments.len();
                    waiting.push((*change, reply));
                }
                Job::Wipe(reply) => wipe = Some(reply),
            }
            if wipe.is_none() && rows < TOGETHER {
                next = inbox.try_recv().ok();
            }
        }
        writer.take(waiting);
        if let Some(reply) = wipe {
            // Whoever asked may be gone; the data is too.
            reply.send(writer.wipe()).ok();
            return;
        }
    }
}

/// Reads the index. A file that is damaged further in is kept aside and begun anew: the service has everything but
/// the views, which are taken over when they can still be read.
fn open(shared: &Shared, connection: &Mutex<Connection>) -> Result<(InternerBuilder, Loading), StoreError> {
    let (error, place) = match (load::load(shared), &shared.place) {
        (Ok(coiner), _) => return Ok((coiner, Loading::Ready)),
        // A page whose check does not fit is told as a failure of the disk.
        (Err(error @ (StoreError::Unreadable(_) | StoreError::Disk(_))), Some(place)) => (error, place),
        (Err(error), _) => return Err(error),
    };
    tracing::warn!(%error, "the stored disputes are damaged and are pulled anew");
    let mut connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
    let views = rows::views(&connection).unwrap_or_default();
    *connection = Connection::open_in_memory()?;
    shared.close_readers();
    db::set_aside(&place.file)?;
    *connection = db::open_writer(place, db::Kind::Cache)?;
    let tx = connection.transaction()?;
    rows::put_views(&tx, &views)?;
    tx.commit()?;
    drop(connection);
    Ok((load::load(shared)?, Loading::Rebuilt(error)))
}

struct Writer<'w> {
    shared: &'w Shared,
    connection: &'w Mutex<Connection>,
    coiner: InternerBuilder,
}

/// A row that is to be written.
struct Row {
    number: RowId,
    is_new: bool,
    id: DisputeId,
    facts: IndexRecord,
    body: Body,
}

/// Rows of one transaction.
#[derive(Default)]
struct Batch {
    rows: Vec<Row>,
    by_id: HashMap<DisputeId, usize>,
    next: RowId,
}

impl Writer<'_> {
    fn take(&mut self, waiting: Vec<(Change, Reply)>) {
        if waiting.is_empty() {
            return;
        }
        if self.shared.unsaved().is_full() && waiting.iter().any(|(change, _)| !change.disputes.is_empty()) {
            for (_, reply) in waiting {
                reply.send(Err(StoreError::Full)).ok();
            }
            return;
        }
        self.coiner.codes = (self.shared.codes)();
        let mut batch =
            Batch { next: RowId::try_from(self.shared.index().len()).unwrap_or(RowId::MAX), ..Batch::default() };
        let mut written = Change::default();
        let mut answers = Vec::with_capacity(waiting.len());
        for (change, reply) in waiting {
            let mut changed = Changed::default();
            for arrived in change.disputes {
                self.dispute(arrived, &mut batch, &mut changed);
            }
            for (id, payment) in change.payments {
                self.payment(&id, &payment, &mut batch, &mut changed);
            }
            written.spans.extend(change.spans);
            written.notes.extend(change.notes);
            written.views = change.views.or(written.views);
            answers.push((reply, changed));
        }
        let unsaved = self.write(&batch, &written).err();
        self.publish(batch, unsaved.is_some());
        for (reply, mut changed) in answers {
            changed.unsaved.clone_from(&unsaved);
            reply.send(Ok(changed)).ok();
        }
    }

    /// Takes a dispute unless what is here is as new.
    fn dispute(&mut self, arrived: Arrived, batch: &mut Batch, changed: &mut Changed) {
        let Arrived { dispute, packed, is_fresh } = arrived;
        let body = Body { dispute: packed, payment: None };
        if let Some(place) = batch.by_id.get(&dispute.id).copied() {
            // The same dispute twice in what came together: the first is not in the index yet.
            let Some(row) = batch.rows.get_mut(place) else { return };
            if keeps(&self.coiner, IndexRecordRef::from(&row.facts), &dispute, is_fresh) {
                return;
            }
            let payment = match &row.body.payment {
                Some(payment) => read_payment(self.shared, payment),
                None if row.facts.flags & HAS_PAYMENT != 0 => stored_payment(self.shared, self.connection, row.number),
                None => None,
            };
            let was_closed = closed_before(&self.coiner, IndexRecordRef::from(&row.facts), &dispute);
            row.facts = IndexRecord::of(&mut self.coiner, &dispute, payment.as_ref(), is_fresh, was_closed);
            row.body.dispute = body.dispute;
            return;
        }
        let index = self.shared.index();
        let Some(number) = self.shared.ids().find(&index, &dispute.id) else {
            let facts = IndexRecord::of(&mut self.coiner, &dispute, None, is_fresh, false);
            changed.added += 1;
            let row = batch.next;
            batch.next += 1;
            batch.push(Row { number: row, is_new: true, id: dispute.id, facts, body });
            return;
        };
        let Some(known) = index.facts(number) else { return };
        if keeps(&self.coiner, known, &dispute, is_fresh) {
            return;
        }
        let payment =
            if known.flags & HAS_PAYMENT == 0 { None } else { stored_payment(self.shared, self.connection, number) };
        let was_closed = closed_before(&self.coiner, known, &dispute);
        let mut facts = IndexRecord::of(&mut self.coiner, &dispute, payment.as_ref(), is_fresh, was_closed);
        if may_be_open(&self.coiner, known, &dispute) {
            facts.flags |= IS_INCOMPLETE;
        }
        if is_same(known, &facts)
            && stored(self.shared, self.connection, number).is_some_and(|stored| stored.dispute == body.dispute)
        {
            return;
        }
        changed.changed += 1;
        let status = |profile| self.coiner.known.profile(profile).map(|profile| self.coiner.known.status(profile));
        if status(known.profile) != Some(Status::Reopened) && status(facts.profile) == Some(Status::Reopened) {
            changed.reopened.push(dispute.id.clone());
        }
        batch.push(Row { number, is_new: false, id: dispute.id, facts, body });
    }

    /// Takes a payment; the dispute it belongs to gets its currency from it.
    fn payment(&mut self, id: &DisputeId, payment: &Payment, batch: &mut Batch, changed: &mut Changed) {
        let packed = json_compression::compress(&payment.raw);
        if let Some(row) = batch.by_id.get(id).and_then(|place| batch.rows.get_mut(*place)) {
            if let Some(dispute) = read_dispute(self.shared, &row.body.dispute) {
                let was_closed = was_closed_before(&self.coiner, row.facts.profile);
                let is_fresh = row.facts.flags & IS_FRESH != 0;
                row.facts = IndexRecord::of(&mut self.coiner, &dispute, Some(payment), is_fresh, was_closed);
                row.body.payment = Some(packed);
            }
            return;
        }
        let index = self.shared.index();
        let Some(number) = self.shared.ids().find(&index, id) else { return };
        let Some(stored) = stored(self.shared, self.connection, number) else { return };
        let Some(dispute) = read_dispute(self.shared, &stored.dispute) else { return };
        let known = index.facts(number);
        let is_fresh = known.is_some_and(|known| known.flags & IS_FRESH != 0);
        let was_closed = known.is_some_and(|known| was_closed_before(&self.coiner, known.profile));
        let mut facts = IndexRecord::of(&mut self.coiner, &dispute, Some(payment), is_fresh, was_closed);
        facts.flags |= known.map_or(0, |known| known.flags & IS_INCOMPLETE);
        let body = Body { dispute: stored.dispute, payment: Some(packed) };
        changed.changed += 1;
        batch.push(Row { number, is_new: false, id: dispute.id, facts, body });
    }

    /// Everything in one transaction.
    fn write(&mut self, batch: &Batch, change: &Change) -> Result<(), StoreError> {
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let tx = connection.transaction()?;
        let mut unsaved = self.shared.unsaved();
        unsaved.write(&tx)?;
        for row in &batch.rows {
            rows::put(&tx, row.number, &row.facts, &row.body)?;
        }
        rows::put_words(&tx, &self.coiner.new_words, &self.coiner.new_profiles)?;
        change.spans.iter().try_for_each(|span| rows::put_span(&tx, *span))?;
        change.notes.iter().try_for_each(|(name, value)| rows::put_note(&tx, name, value))?;
        if let Some(views) = &change.views {
            rows::put_views(&tx, views)?;
        }
        tx.commit()?;
        unsaved.clear();
        self.coiner.new_words.clear();
        self.coiner.new_profiles.clear();
        Ok(())
    }

    /// Shows readers what was written.
    fn publish(&mut self, batch: Batch, is_unsaved: bool) {
        if batch.rows.is_empty() {
            return;
        }
        let revision = {
            let mut index = self.shared.index.write().unwrap_or_else(PoisonError::into_inner);
            let index = Arc::make_mut(&mut index);
            index
                .apply(batch.rows.iter().map(|row| (row.number, IndexRecordRef::from(&row.facts))), &self.coiner.known);
            index.revision()
        };
        {
            let index = self.shared.index();
            let mut ids = self.shared.ids();
            for row in batch.rows.iter().filter(|row| row.is_new) {
                ids.add(&index, row.number);
            }
        }
        if is_unsaved {
            let mut unsaved = self.shared.unsaved();
            for row in batch.rows {
                unsaved.keep(row.number, row.facts, row.body);
            }
        }
        self.shared.revision.send_replace(revision);
    }

    /// Ends the store and takes its files off the disk.
    fn wipe(&self) -> Result<(), StoreError> {
        self.shared.is_closed.store(true, Ordering::Release);
        *self.connection.lock().unwrap_or_else(PoisonError::into_inner) = Connection::open_in_memory()?;
        self.shared.close_readers();
        let Some(place) = &self.shared.place else { return Ok(()) };
        db::remove(&place.file)
    }
}

impl Batch {
    fn push(&mut self, row: Row) {
        self.by_id.insert(row.id.clone(), self.rows.len());
        self.rows.push(row);
    }
}

/// True when what is known is to be kept: it is newer, or it came by itself and the list row says no more.
fn keeps(coiner: &InternerBuilder, known: IndexRecordRef<'_>, dispute: &Dispute, is_fresh: bool) -> bool {
    let updated = PackedTimestamp::of(dispute.updated_at);
    match (updated.millis(), known.updated.millis()) {
        // An answer that was asked for earlier and came later must not bring an old state back.
        (Some(new), Some(old)) if new < old => return true,
        (None, Some(_)) => return true,
        (Some(new), Some(old)) if new == old => {}
        _ => return false,
    }
    let profile = coiner.known.profile(known.profile);
    let word = |slot| profile.and_then(|profile| coiner.known.of(profile, slot));
    let same_state = word(Slot::State) == dispute.state.as_ref().map(DisputeState::as_wire);
    let says_less = dispute.response_state.is_none() && word(Slot::Response).is_some();
    !is_fresh && same_state && (known.flags & IS_FRESH != 0 || says_less)
}

/// What a combination says of the time before it: for the same dispute with more known about it.
/// True when what is known of a dispute waited for no answer, and this is something later. Two readings of one moment
/// that differ are a service that is behind itself, and no new round.
fn closed_before(coiner: &InternerBuilder, known: IndexRecordRef<'_>, dispute: &Dispute) -> bool {
    let updated = PackedTimestamp::of(dispute.updated_at);
    let is_one_moment = updated.millis().is_some() && updated == known.updated;
    if is_one_moment { was_closed_before(coiner, known.profile) } else { coiner.known.was_closed(known.profile) }
}

fn was_closed_before(coiner: &InternerBuilder, profile: u32) -> bool {
    coiner.known.profile(profile).is_some_and(|profile| profile.was_closed)
}

/// True when a decided dispute changed and its list row does not say whether an answer is due again.
fn may_be_open(coiner: &InternerBuilder, known: IndexRecordRef<'_>, dispute: &Dispute) -> bool {
    let was = coiner.known.profile(known.profile).map(|profile| coiner.known.status(profile));
    let was_decided = matches!(was, Some(Status::Won | Status::Lost | Status::Reopened));
    was_decided
        && dispute.response_state.is_none()
        && dispute.is_decided()
        && known.updated != PackedTimestamp::of(dispute.updated_at)
}

fn is_same(known: IndexRecordRef<'_>, new: &IndexRecord) -> bool {
    let new = IndexRecordRef::from(new);
    let head = |facts: IndexRecordRef<'_>| {
        (facts.profile, facts.created, facts.updated, facts.due, facts.amount, facts.check, facts.flags)
    };
    head(known) == head(new) && known.text == new.text
}

fn stored(shared: &Shared, connection: &Mutex<Connection>, row: RowId) -> Option<Body> {
    if let Some(body) = shared.unsaved().body(row) {
        return Some(body);
    }
    rows::body(&connection.lock().unwrap_or_else(PoisonError::into_inner), row).ok().flatten()
}

fn stored_payment(shared: &Shared, connection: &Mutex<Connection>, row: RowId) -> Option<Payment> {
    read_payment(shared, stored(shared, connection, row)?.payment.as_deref()?)
}

fn read_dispute(shared: &Shared, packed: &[u8]) -> Option<Dispute> {
    (shared.codec.dispute)(&json_compression::decompress(packed).ok()?)
}

fn read_payment(shared: &Shared, packed: &[u8]) -> Option<Payment> {
    (shared.codec.payment)(&json_compression::decompress(packed).ok()?)
}
