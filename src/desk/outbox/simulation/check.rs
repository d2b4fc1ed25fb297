//! What has to be true at the end of every left.

use super::super::intent::Intent;
use super::super::row::{OutboxRow, RowId, RowState};
use super::disk::Handle;
use super::life::Life;
use super::vendor::SimVendor;
use super::world::twin;
use std::collections::{BTreeMap, HashSet};

/// What a schedule leaves behind.
pub struct Left<'s> {
    pub disk: &'s Handle,
    pub vendor: &'s SimVendor,
    pub taken: &'s HashSet<RowId>,
}

/// All of it.
pub fn check(left: &Left<'_>, life: &Life) -> Result<(), String> {
    let on_disk = left.disk.everything();
    let rows: BTreeMap<RowId, OutboxRow> = on_disk
        .rows
        .iter()
        .map(|row| Ok((RowId(row.id), OutboxRow::from_json(RowId(row.id), &row.data)?)))
        .collect::<Result<_, String>>()?;
    for id in left.taken {
        if !rows.contains_key(id) {
            return Err(format!("row {} was taken and is lost", id.0));
        }
    }
    for (id, row) in &rows {
        // One that was not taken is put away on the disk too, should it have got there.
        let was_not_taken = !left.taken.contains(id) && row.state == RowState::Discarded;
        let Some(known) = life.engine.rows().get(id) else {
            if was_not_taken {
                continue;
            }
            return Err(format!("row {} is on the disk and nobody knows it", id.0));
        };
        if std::mem::discriminant(&known.state) != std::mem::discriminant(&row.state) {
            return Err(format!("row {} is {:?} on the disk and {:?} in memory", id.0, row.state, known.state));
        }
        settled(row, &rows)?;
        done(row, left)?;
    }
    let net = left.vendor.net();
    if let Some(broken) = net.world.broken.first() {
        return Err(broken.clone());
    }
    for (id, held) in &net.world.disputes {
        if held.submits + held.accepts > 1 {
            return Err(format!("{id} was submitted {} and accepted {} times", held.submits, held.accepts));
        }
        if let Some(twin) = twin(held) {
            return Err(format!("{id} holds {twin} twice"));
        }
    }
    for (what, times) in &net.world.left {
        let is_once = what.starts_with("shot") || what.starts_with("checkout") || what.starts_with("payment");
        // What certainly was not done may leave again, a submission or an acceptance never.
        let most = if what.starts_with("shot") { 1 } else { u32::MAX };
        if is_once && *times > most {
            return Err(format!("{what} left {times} times"));
        }
    }
    for (what, times) in net.world.checkouts.iter().chain(&net.world.payments) {
        if *times > 1 {
            return Err(format!("{what} was done {times} times"));
        }
    }
    Ok(())
}

/// Nothing waits for ever.
fn settled(row: &OutboxRow, rows: &BTreeMap<RowId, OutboxRow>) -> Result<(), String> {
    let may_wait = matches!(row.intent, Intent::Submit(_))
        && rows.values().any(|other| {
            let is_earlier = other.id < row.id && other.intent.lane() == row.intent.lane();
            is_earlier && other.state.needs_person() && other.intent.traits().changes_files
        });
    if row.state.is_active() && !may_wait {
        return Err(format!("row {} ({}) is still {:?}", row.id.0, row.intent.as_str(), row.state));
    }
    // Whoever is asked is told why.
    if row.state.needs_person() && row.reason.is_none() && row.error.is_none() {
        return Err(format!("row {} ({}) is {:?} and does not say why", row.id.0, row.intent.as_str(), row.state));
    }
    Ok(())
}

/// What is called confirmed is so at the service.
fn done(row: &OutboxRow, left: &Left<'_>) -> Result<(), String> {
    if row.state != RowState::Confirmed {
        return Ok(());
    }
    let net = left.vendor.net();
    let held = row.intent.dispute().and_then(|id| net.world.disputes.get(id));
    let is_done = match (&row.intent, held) {
        (Intent::Upload { file, .. }, Some(held)) => held.files.iter().any(|held| held.sha256 == file.sha256),
        (Intent::DeleteEvidence { evidence, .. }, Some(held)) => {
            held.files.iter().filter(|file| file.id == *evidence).all(|file| file.is_deleted)
        }
        (Intent::Submit(_), Some(held)) => held.submits == 1,
        (Intent::Accept(_), Some(held)) => held.accepts == 1,
        (Intent::Tags { .. }, Some(_)) => true,
        (Intent::Checkout(checkout), None) => net.world.checkouts.contains_key(checkout.reference()),
        (Intent::Payment(event), None) => net.world.payments.contains_key(&event.transaction_id),
        _ => false,
    };
    if !is_done {
        let (id, what) = (row.id.0, row.intent.as_str());
        return Err(format!("row {id} ({what}) is confirmed and not done: {:?}", row.reason));
    }
    if let Some(dispute) = row.intent.dispute().filter(|_| row.intent.is_one_shot())
        && left.disk.proofs(dispute.as_str()) == 0
    {
        return Err(format!("row {} has no proof", row.id.0));
    }
    Ok(())
}
