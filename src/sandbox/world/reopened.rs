//! Disputes that are asked about again: some of every account from the start, and those a test or a demonstration
//! reopens (docs.finix.com, guide "pre-arbitration and arbitration").

use crate::sandbox::clock::{DAY, HOUR, Millis};

use super::draft::{Draft, Oddity, Plan};
use super::ledger::{Ledger, Reopening};
use super::standing::{Standing, standing};
use super::{World, reference};

/// Smaller accounts have none, so that what is in them can be counted by hand.
const FEWEST: u64 = 100;
/// How many of the newest disputes are looked at.
const MOST_LOOKED_AT: usize = 4_000;

/// How a dispute of the account stands that is reopened at the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Won,
    Lost,
    Responded,
    /// Answered early, so that its first deadline is still ahead.
    RespondedEarly,
}

/// What stands, how many newer ones of the kind are left alone, how long from the start until the new deadline, and
/// whether the issuer's file is there.
const AT_START: [(Kind, usize, Option<Millis>, bool); 4] = [
    (Kind::Won, 2, Some(30 * HOUR), true),
    (Kind::Lost, 2, Some(53 * HOUR), false),
    (Kind::Responded, 2, Some(4 * DAY), true),
    (Kind::RespondedEarly, 1, None, false),
];

/// What a reopening is to be like.
#[derive(Clone, Copy, Debug)]
pub(crate) struct How {
    pub(crate) at: Millis,
    /// The new deadline; without one the old date stays.
    pub(crate) respond_by: Option<Millis>,
    pub(crate) has_file: bool,
}

impl Reopening {
    /// A new round of a dispute that stands so.
    pub(crate) fn of(before: &Standing, how: How) -> Self {
        Self {
            at: how.at,
            state: before.state,
            evidence_submitted: before.evidence_submitted,
            won_at: before.won_at,
            respond_by: how.respond_by.or(before.respond_by),
            has_file: how.has_file,
        }
    }
}

/// Reopens some disputes of an account. They are told from the others by their place, not by dice of their own, so
/// that every other dispute is what it is without this.
pub(crate) fn at_start(world: &World, ledger: &mut Ledger) {
    if world.count < FEWEST + reference::COUNT {
        return;
    }
    let mut found = [0_usize; 4];
    for index in (reference::COUNT..world.count).rev().take(MOST_LOOKED_AT) {
        let Some(draft) = world.draft(index) else { continue };
        let before = standing(&draft, None, world.start);
        for (place, seen) in AT_START.iter().zip(&mut found) {
            let (kind, left_alone, due, has_file) = *place;
            if !is_of(kind, &draft, &before, world.start) {
                continue;
            }
            *seen += 1;
            if *seen == left_alone + 1 {
                let how = How {
                    at: (world.start - 5 * HOUR) / 10 * 10,
                    respond_by: due.map(|due| (world.start + due) / 10 * 10),
                    has_file,
                };
                // An empty ledger has room.
                ledger.reopen(index, Reopening::of(&before, how)).ok();
                break;
            }
        }
    }
}

fn is_of(kind: Kind, draft: &Draft, before: &Standing, start: Millis) -> bool {
    let Plan::Answered { at, decided, .. } = draft.plan else { return false };
    let is_plain = draft.oddity == Oddity::None && !draft.inquiry && !draft.is_terse_in_list;
    let is_long_ago = if decided <= start { decided } else { at } < start - DAY;
    let is_early = draft.respond_by > start + 36 * HOUR;
    is_plain
        && is_long_ago
        && match kind {
            Kind::Won => before.state == "WON",
            Kind::Lost => before.state == "LOST",
            Kind::Responded => before.response_state == "RESPONDED" && !is_early,
            Kind::RespondedEarly => before.response_state == "RESPONDED" && is_early,
        }
}
