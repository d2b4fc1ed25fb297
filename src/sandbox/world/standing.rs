//! How a dispute stands at an instant: what was planned for it, and what clients
//! did to it since (docs.finix.com, guides "dispute states" and "responding to
//! disputes"). A dispute that was answered or decided may be asked about again (guide
//! "pre-arbitration and arbitration"); what the API shows meanwhile is not documented, so this is a guess.
//!
//! Pure; neither JSON nor HTTP.

use crate::sandbox::clock::{DAY, Millis};

use super::draft::{Draft, GRACE, LONGEST_WINDOW, Oddity, Plan, REVIEW_DAYS};
use super::ledger::Change;

/// The values of a dispute that move with time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) state: &'static str,
    pub(crate) response_state: &'static str,
    pub(crate) evidence_submitted: &'static str,
    pub(crate) updated: Millis,
    /// When the money came back, if it did.
    pub(crate) won_at: Option<Millis>,
    pub(crate) respond_by: Option<Millis>,
}

impl Standing {
    /// True when evidence may be added or taken away and the dispute submitted.
    pub(crate) fn may_respond(&self) -> bool {
        self.may_accept() || (self.response_state == "UNKNOWN" && !matches!(self.state, "WON" | "LOST"))
    }

    /// True when the dispute may be conceded.
    pub(crate) fn may_accept(&self) -> bool {
        self.response_state == "NEEDS_RESPONSE"
    }

    /// True when the issuer may ask again.
    pub(crate) fn may_reopen(&self) -> bool {
        matches!(self.response_state, "RESPONDED" | "NO_RESPONSE_ALLOWED")
    }
}

/// How the dispute stands at `now`.
pub(crate) fn standing(draft: &Draft, change: Option<&Change>, now: Millis) -> Standing {
    let mut standing = match change {
        Some(Change { submitted: Some(at), .. }) => after_submit(draft, change, *at, now),
        Some(Change { accepted: Some(accepted), .. }) if accepted.visible <= now => {
            after_accept(&opened(draft, change), accepted.visible, accepted.visible + 3 * DAY, now)
        }
        Some(Change { reopened, .. }) if !reopened.is_empty() => unanswered_again(&opened(draft, change), now),
        _ => as_planned(draft, now),
    };
    if let Some(touched) = change.and_then(|change| change.touched) {
        standing.updated = standing.updated.max(touched);
    }
    with_oddity(draft, standing)
}

fn as_planned(draft: &Draft, now: Millis) -> Standing {
    match draft.plan {
        Plan::Answered { at, decided, won } if at <= now => answered(draft, &fresh(draft), at, decided, won, now),
        Plan::Accepted { at, closed } if at <= now => after_accept(&fresh(draft), at, closed, now),
        Plan::Open | Plan::Missed | Plan::Answered { .. } | Plan::Accepted { .. } => unanswered(draft, now),
        Plan::AcceptedAndWon { decided } => Standing {
            state: "WON",
            response_state: "ACCEPTED",
            evidence_submitted: "CHARGEBACK",
            updated: decided,
            won_at: Some(decided),
            ..fresh(draft)
        },
        Plan::NeverSent => Standing { response_state: "UNKNOWN", ..fresh(draft) },
    }
}

/// The examples' `updated_at` is a little earlier than their `created_at`.
fn fresh(draft: &Draft) -> Standing {
    let lag = if matches!(draft.plan, Plan::NeverSent) {
        super::reference::update_lag(draft.index)
    } else {
        draft.dice.between(60, 10, 60) * 10
    };
    Standing {
        state: if draft.inquiry { "INQUIRY" } else { "PENDING" },
        response_state: "NEEDS_RESPONSE",
        evidence_submitted: "NONE",
        updated: draft.created - lag,
        won_at: None,
        respond_by: (draft.oddity != Oddity::NullRespondBy).then_some(draft.respond_by),
    }
}

/// How the running round began.
fn opened(draft: &Draft, change: Option<&Change>) -> Standing {
    let Some(last) = change.and_then(|change| change.reopened.last()) else { return fresh(draft) };
    Standing {
        state: last.state,
        response_state: "NEEDS_RESPONSE",
        evidence_submitted: last.evidence_submitted,
        updated: last.at,
        won_at: last.won_at,
        respond_by: last.respond_by,
    }
}

/// Nobody answers when the issuer asks again. Without a date of this round it waits about as long as any other.
fn unanswered_again(opened: &Standing, now: Millis) -> Standing {
    let until = opened.respond_by.filter(|by| *by > opened.updated).unwrap_or(opened.updated + LONGEST_WINDOW);
    let lost_at = until + GRACE;
    if now < lost_at {
        return *opened;
    }
    Standing { state: "LOST", response_state: "NO_RESPONSE_ALLOWED", updated: lost_at, won_at: None, ..*opened }
}

fn unanswered(draft: &Draft, now: Millis) -> Standing {
    let lost_at = draft.respond_by + GRACE;
    if now < lost_at {
        return fresh(draft);
    }
    Standing { state: "LOST", response_state: "NO_RESPONSE_ALLOWED", updated: lost_at, ..fresh(draft) }
}

/// While a decision is looked at again, it is open again.
fn answered(draft: &Draft, opened: &Standing, at: Millis, decided: Millis, won: bool, now: Millis) -> Standing {
    let evidence_submitted = if draft.inquiry { "INQUIRY" } else { "CHARGEBACK" };
    let state = if matches!(opened.state, "WON" | "LOST") { "PENDING" } else { opened.state };
    let review = Standing { state, response_state: "RESPONDED", evidence_submitted, updated: at, ..*opened };
    if now < decided {
        return review;
    }
    Standing {
        state: if won { "WON" } else { "LOST" },
        response_state: "NO_RESPONSE_ALLOWED",
        updated: decided,
        won_at: won.then_some(opened.won_at.unwrap_or(decided)),
        ..review
    }
}

fn after_accept(opened: &Standing, at: Millis, closed: Millis, now: Millis) -> Standing {
    let is_closed = now >= closed;
    Standing {
        state: if is_closed { "LOST" } else { opened.state },
        response_state: "ACCEPTED",
        updated: if is_closed { closed } else { at },
        won_at: opened.won_at.filter(|_| !is_closed),
        ..*opened
    }
}

/// The issuer decides weeks later; evidence helps.
fn after_submit(draft: &Draft, change: Option<&Change>, at: Millis, now: Millis) -> Standing {
    let (fewest, most) = REVIEW_DAYS;
    // Each round has its own luck.
    let round = change.map_or(0, |change| change.reopened.len() as u64) * 1_000;
    let decided = at + draft.dice.between(61 + round, fewest * DAY, most * DAY) / 10 * 10;
    let has_evidence = change.is_some_and(|change| change.had_evidence);
    let won = draft.dice.chance(62 + round, if has_evidence { 700 } else { 150 });
    let opened = opened(draft, change);
    let mut standing = answered(draft, &opened, at, decided, won, now);
    if !has_evidence && round == 0 {
        standing.evidence_submitted = "NONE";
    }
    standing
}

/// Values a client has not seen yet count as non-breaking (docs.finix.com,
/// versioning), so some old disputes carry one.
fn with_oddity(draft: &Draft, mut standing: Standing) -> Standing {
    let is_reviewed = standing.response_state == "RESPONDED";
    match draft.oddity {
        Oddity::NewState if is_reviewed => standing.state = "ARBITRATION",
        Oddity::NewResponseState if is_reviewed => standing.response_state = "ISSUER_REVIEW",
        Oddity::NewEvidenceSubmitted => standing.evidence_submitted = "PRE_ARBITRATION",
        _ => {}
    }
    standing
}
