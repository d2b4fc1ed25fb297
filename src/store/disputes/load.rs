//! Reading the index from disk at a start, on every core.

use super::Shared;
use super::ids::Ids;
use crate::domain::dispute::Status;
use crate::store::db::rows;
use crate::store::index::Index;
use crate::store::index::segment::{SEGMENT, Segment};
use crate::store::index_record;
use crate::store::interner::InternerBuilder;
use crate::store::packed_timestamp::PackedTimestamp;
use crate::store::{Fault, StoreError};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Reads everything and shows it to the readers.
///
/// # Errors
/// What the disk said, or that the tables do not fit together.
pub fn load(shared: &Shared) -> Result<InternerBuilder, StoreError> {
    let mut coiner = InternerBuilder::new((shared.codes)());
    let (words, profiles, count) = shared.with_reader(|connection| {
        Ok((rows::words(connection)?, rows::profiles(connection)?, rows::count(connection)?))
    })?;
    let most = u32::try_from(profiles.len()).unwrap_or(u32::MAX);
    if !coiner.load(words, profiles) {
        return Err(StoreError::Unreadable(Fault::Words));
    }
    let mut segments = segments(shared, count)?;
    if segments.iter().any(|segment| segment.profiles().iter().any(|profile| *profile >= most)) {
        return Err(StoreError::Unreadable(Fault::Combination));
    }
    mend_deadlines(shared, &coiner, &mut segments);
    mend_teams(shared, &mut coiner, &mut segments);
    let index = Index::from_segments(segments, coiner.known.clone());
    let mut ids = Ids::default();
    ids.reserve(&index, count);
    for row in 0..u32::try_from(count).unwrap_or(u32::MAX) {
        ids.add(&index, row);
    }
    *shared.ids() = ids;
    *shared.index.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(index);
    Ok(coiner)
}

/// A version that took every decision for final noted no deadline for a dispute that needs a response again.
fn mend_deadlines(shared: &Shared, coiner: &InternerBuilder, segments: &mut [Arc<Segment>]) {
    let words = &coiner.known;
    let is_reopened: Vec<bool> =
        words.profiles().iter().map(|profile| words.status(profile) == Status::Reopened).collect();
    for (number, segment) in segments.iter_mut().enumerate() {
        let is_wrong = |row: &usize| {
            let profile = usize::try_from(segment.profile(*row)).ok();
            let is_reopened = profile.and_then(|profile| is_reopened.get(profile)).copied().unwrap_or_default();
            is_reopened && segment.due(*row) == PackedTimestamp::ABSENT
        };
        for row in (0..segment.len()).filter(is_wrong).collect::<Vec<_>>() {
            let Ok(dispute) = u32::try_from(number * SEGMENT + row) else { continue };
            if let Ok(Some(entry)) = shared.read(dispute) {
                Arc::make_mut(segment).set_due(row, index_record::due(&entry.dispute));
            }
        }
    }
}

/// A version that did not know who works on a dispute left it out of the combination of words.
fn mend_teams(shared: &Shared, coiner: &mut InternerBuilder, segments: &mut [Arc<Segment>]) {
    let words = coiner.known.clone();
    let lacks: Vec<bool> = words.profiles().iter().map(|profile| words.lacks_team(profile)).collect();
    if !lacks.contains(&true) {
        return;
    }
    for (number, segment) in segments.iter_mut().enumerate() {
        let lacks = |row: &usize| {
            let profile = usize::try_from(segment.profile(*row)).ok();
            profile.and_then(|profile| lacks.get(profile)).copied().unwrap_or_default()
        };
        for row in (0..segment.len()).filter(lacks).collect::<Vec<_>>() {
            let Ok(dispute) = u32::try_from(number * SEGMENT + row) else { continue };
            if let Ok(Some(entry)) = shared.read(dispute) {
                let was_closed = words.profile(segment.profile(row)).is_some_and(|profile| profile.was_closed);
                let (profile, _) = coiner.coin(&entry.dispute, entry.payment.as_deref(), was_closed);
                Arc::make_mut(segment).set_profile(row, profile);
            }
        }
    }
}

/// Reads the segments; each core takes the next one that is left.
fn segments(shared: &Shared, count: usize) -> Result<Vec<Arc<Segment>>, StoreError> {
    let all = count.div_ceil(SEGMENT);
    let next = AtomicUsize::new(0);
    let read: Mutex<Vec<Option<Arc<Segment>>>> = Mutex::new(vec![None; all]);
    let work = || -> Result<(), StoreError> {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= all {
                return Ok(());
            }
            if shared.is_closed() {
                return Err(StoreError::Closed);
            }
            let rows = number * SEGMENT..((number + 1) * SEGMENT).min(count);
            let segment = shared.with_reader(|connection| rows::segment(connection, rows))?;
            if let Some(place) = read.lock().unwrap_or_else(PoisonError::into_inner).get_mut(number) {
                *place = Some(Arc::new(segment));
            }
        }
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from).min(super::READERS).min(all.max(1));
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..cores).map(|_| scope.spawn(work)).collect();
        let own = work();
        others
            .into_iter()
            .fold(own, |result, other| result.and(other.join().unwrap_or(Err(StoreError::Disk(Fault::ReadingBroke)))))
    })?;
    let read = read.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok(read.into_iter().flatten().collect())
}
