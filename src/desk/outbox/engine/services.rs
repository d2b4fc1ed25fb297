//! Services that cannot be reached, or ask to be left alone: when they are asked again.
//!
//! Must not live here: rows of one dispute.

use super::Engine;
use crate::api::error::{ApiError, ErrorKind};
use crate::desk::outbox::plan::{self, Outcome};
use crate::desk::outbox::row::{RowId, RowState};
use crate::store::outbox::Journal;
use jiff::{SignedDuration, Timestamp};
use std::sync::Arc;

/// The first pause of a service that cannot be reached; doubles up to [`LONGEST_REST`].
const FIRST_REST: i64 = 2;
/// Two minutes: whoever comes back online does not wait long.
const LONGEST_REST: i64 = 120;

impl<J: Journal> Engine<J> {
    /// A service that cannot be reached or does not take the key is left alone for a while, all rows together.
    pub(super) fn note_service(&mut self, id: RowId, outcome: &Outcome, now: Timestamp) {
        let Some(service) = self.rows.get(&id).map(|row| row.intent.service()) else { return };
        match outcome {
            Outcome::Failed(error) | Outcome::NotBegun(error) => self.note_error(id, error, now),
            Outcome::Stopped(_) | Outcome::Cancelled | Outcome::NotYet | Outcome::Unproven { .. } => {}
            Outcome::Confirmed { .. } | Outcome::Moved(_) => {
                self.resting.remove(&service);
                self.rests.remove(&service);
            }
        }
    }

    pub(super) fn note_error(&mut self, id: RowId, error: &ApiError, now: Timestamp) {
        let Some(service) = self.rows.get(&id).map(|row| row.intent.service()) else { return };
        match error.kind {
            // Until a person does something about the key.
            ErrorKind::Unauthorized | ErrorKind::NoKey => drop(self.resting.insert(service, None)),
            ErrorKind::Connect
            | ErrorKind::Timeout
            | ErrorKind::Interrupted
            | ErrorKind::RateLimited
            | ErrorKind::Server
            | ErrorKind::Unreadable
            | ErrorKind::TooLarge
            | ErrorKind::Redirected => {
                let resting = self.resting.get(&service).copied().flatten().filter(|until| *until > now);
                let asked = plan::asked_for(error);
                // What was on its way when the rest began says nothing new, but for how long it should last.
                if resting.is_some() && asked.is_none() {
                    return;
                }
                let times = self.rests.entry(service).or_default();
                let doubled = SignedDuration::from_secs((FIRST_REST << (*times).min(6)).min(LONGEST_REST));
                *times += u32::from(resting.is_none());
                let until = now.checked_add(asked.unwrap_or_default().max(doubled)).unwrap_or(now);
                self.resting.insert(service, Some(until.max(resting.unwrap_or(until))));
            }
            _ => {}
        }
    }

    pub(super) fn wake_all(&mut self, now: Timestamp) {
        self.resting.clear();
        self.rests.clear();
        for row in self.rows.values_mut() {
            match row.state {
                RowState::Waiting { from: Some(_) } => Arc::make_mut(row).state = RowState::Waiting { from: None },
                RowState::Unknown { look } if look > now && !row.is_busy => {
                    Arc::make_mut(row).state = RowState::Unknown { look: now };
                }
                _ => {}
            }
        }
        self.revision += 1;
    }
}
