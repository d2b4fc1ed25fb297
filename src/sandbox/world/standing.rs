//! How a dispute stands at an instant: what was planned for it, and what clients
//! did to it since (docs.finix.com, guides "dispute states" and "responding to
//! disputes").
//!
//! Pure; neither JSON nor HTTP.

use crate::sandbox::clock::{DAY, Millis};

use super::draft::{Draft, GRACE, Oddity, Plan, REVIEW_DAYS};
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
}

impl Standing {
    /// True when evidence may be added or taken away and the dispute submitted.
    pub(crate) fn may_respond(&self) -> bool {
        matches!(self.response_state, "NEEDS_RESPONSE" | "UNKNOWN") && !matches!(self.state, "WON" | "LOST")
    }

    /// True when the dispute may be conceded.
    pub(crate) fn may_accept(&self) -> bool {
        self.response_state == "NEEDS_RESPONSE" && !matches!(self.state, "WON" | "LOST")
    }
}

/// How the dispute stands at `now`.
pub(crate) fn standing(draft: &Draft, change: Option<&Change>, now: Millis) -> Standing {
    let mut standing = match change {
        Some(Change { submitted: Some(at), .. }) => after_submit(draft, change, *at, now),
        Some(Change { accepted: Some(accepted), .. }) if accepted.visible <= now => {
            after_accept(draft, accepted.visible, accepted.visible + 3 * DAY, now)
        }
        _ => as_planned(draft, now),
    };
    if let Some(touched) = change.and_then(|change| change.touched) {
        standing.updated = standing.updated.max(touched);
    }
    with_oddity(draft, standing)
}

fn as_planned(draft: &Draft, now: Millis) -> Standing {
    match draft.plan {
        Plan::Answered { at, decided, won } if at <= now => answered(draft, at, decided, won, now),
        Plan::Accepted { at, closed } if at <= now => after_accept(draft, at, closed, now),
        Plan::Open | Plan::Missed | Plan::Answered { .. } | Plan::Accepted { .. } => unanswered(draft, now),
        Plan::AcceptedAndWon { decided } => Standing {
            state: "WON",
            response_state: "ACCEPTED",
            evidence_submitted: "CHARGEBACK",
            updated: decided,
            won_at: Some(decided),
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
    }
}

fn unanswered(draft: &Draft, now: Millis) -> Standing {
    let lost_at = draft.respond_by + GRACE;
    if now < lost_at {
        return fresh(draft);
    }
    Standing { state: "LOST", response_state: "NO_RESPONSE_ALLOWED", updated: lost_at, ..fresh(draft) }
}

fn answered(draft: &Draft, at: Millis, decided: Millis, won: bool, now: Millis) -> Standing {
    let evidence_submitted = if draft.inquiry { "INQUIRY" } else { "CHARGEBACK" };
    let review = Standing { response_state: "RESPONDED", evidence_submitted, updated: at, ..fresh(draft) };
    if now < decided {
        return review;
    }
    Standing {
        state: if won { "WON" } else { "LOST" },
        response_state: "NO_RESPONSE_ALLOWED",
        updated: decided,
        won_at: won.then_some(decided),
        ..review
    }
}

fn after_accept(draft: &Draft, at: Millis, closed: Millis, now: Millis) -> Standing {
    let is_closed = now >= closed;
    Standing {
        state: if is_closed { "LOST" } else { fresh(draft).state },
        response_state: "ACCEPTED",
        updated: if is_closed { closed } else { at },
        ..fresh(draft)
    }
}

/// The issuer decides weeks later; evidence helps.
fn after_submit(draft: &Draft, change: Option<&Change>, at: Millis, now: Millis) -> Standing {
    let (fewest, most) = REVIEW_DAYS;
    let decided = at + draft.dice.between(61, fewest * DAY, most * DAY) / 10 * 10;
    let has_evidence = change.is_some_and(|change| change.had_evidence);
    let won = draft.dice.chance(62, if has_evidence { 700 } else { 150 });
    let mut standing = answered(draft, at, decided, won, now);
    if !has_evidence {
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
