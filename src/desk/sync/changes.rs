//! What changed since the last pull.

use super::span::BEGINNING;
use super::unread::{Gap, Of};
use super::{IGNORES, Pull, PullError, SINCE};
use crate::api::error::ErrorKind;
use crate::api::finix::DisputeFilter;
use crate::api::page::Walk;
use crate::domain::time::clock::Clock as _;
use crate::store::{Arrived, Change};
use jiff::SignedDuration;

/// `updated_at` may lie before `created_at` and pages move while they are read, so every pull overlaps the last.
const OVERLAP: SignedDuration = SignedDuration::from_mins(5);

/// Walks through what changed and takes it over.
pub(super) async fn pull(pull: &mut Pull) -> Result<(), PullError> {
    let began = pull.shared.clock.now();
    let from = pull.since.and_then(|since| since.checked_sub(OVERLAP).ok());
    let filter = DisputeFilter { updated_from: from, ..DisputeFilter::default() };
    let (mut walk, mut cursor, mut restarted) = (Walk::default(), None, false);
    let asked = match from {
        Some(from) => Gap::asked(Of::Updated, from.as_millisecond(), began.as_millisecond()),
        None => Gap::asked(Of::Created, BEGINNING, began.as_millisecond()),
    };
    loop {
        let had_cursor = cursor.is_some();
        let page = match pull.finix.pull_disputes(&filter, cursor.take()).await {
            // A cursor that turned bad on the way: start over, once.
            Err(error) if error.kind == ErrorKind::NotFound && had_cursor && !restarted => {
                restarted = true;
                walk = Walk::default();
                continue;
            }
            page => page?,
        };
        pull.note_date(page.date);
        pull.unread.add_page(&page, asked);
        let notes = if page.unreadable > 0 { vec![pull.unread_note()] } else { Vec::new() };
        // A server that ignores the filter would send everything every minute; a page of old disputes shows it.
        let is_ignored = from.is_some_and(|from| {
            !page.items.is_empty() && page.items.iter().all(|d| d.updated_at.is_some_and(|at| at < from))
        });
        let next = walk.step(page.items.iter().map(|dispute| dispute.id.as_str()), page.next);
        let disputes = page.items.into_iter().map(Arrived::listed).collect();
        pull.shared.put_counted(Change { disputes, notes, ..Change::default() }).await?;
        if is_ignored && !pull.ignores.updated {
            tracing::info!("the server does not filter by updated_at");
            pull.ignores.updated = true;
            pull.keep_notes(vec![(IGNORES, pull.ignores.note())]).await?;
        }
        match next {
            Some(next) if !is_ignored => cursor = Some(next),
            _ => break,
        }
    }
    pull.tell_unread();
    pull.since = Some(began);
    pull.keep_notes(vec![(SINCE, began.to_string())]).await
}
