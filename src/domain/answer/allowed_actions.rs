//! Which action a dispute allows right now, and why not.
//!
//! Source: docs.finix.com guides `dispute-states`, `responding-to-disputes`, `accepting-disputes`. The gate is
//! `response_state`, not `state`: an INQUIRY may need a response and may be answered, and so may a dispute that was
//! won or lost before (guide `pre-arbitration-and-arbitration`).
//!
//! Must not live here: how it is said.

use crate::domain::account::Environment;
use crate::domain::dispute::{Dispute, ResponseState, Status};
use crate::domain::time::deadline::Deadline;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Something a person may want to do to a dispute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// Add a file.
    Upload,
    /// Take a file back before it was sent.
    DeleteEvidence,
    /// Answer, once.
    Submit,
    /// Concede, once.
    Accept,
    /// Change tags.
    Tag,
}

/// What a person should know before an action that is possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// The deadline has passed.
    DeadlinePassed,
    /// Finix reports the response state as unknown, as its sandbox does.
    StateUnknown,
}

/// Why an action is not possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// Decided for the merchant.
    Won,
    /// Decided for the cardholder.
    Lost,
    /// Evidence was submitted.
    Answered,
    /// The dispute was accepted.
    Accepted,
    /// Finix takes no more responses.
    Closed,
    /// A response state that this version does not know.
    NewState,
    /// Only a dispute that needs a response can be accepted.
    NotDue,
    /// Finix could not send the details to the processor.
    NoDetails,
}

/// Whether an action is possible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Yes.
    Allowed,
    /// Yes, but the person should know this first.
    Warned(Doubt),
    /// No, for this reason.
    Refused(Refusal),
    /// Not known until the dispute was fetched alone.
    Fetch,
}

impl Verdict {
    /// True when the action may go ahead.
    #[must_use]
    pub fn is_allowed(&self) -> bool {
        matches!(self, Self::Allowed | Self::Warned(_))
    }
}

/// Judges an action by the contract's table.
#[must_use]
pub fn verdict(dispute: &Dispute, act: Act, environment: Environment, now: Timestamp) -> Verdict {
    if act == Act::Tag {
        return Verdict::Allowed;
    }
    if dispute.is_incomplete() {
        return Verdict::Fetch;
    }
    if dispute.is_decided() {
        return Verdict::Refused(match dispute.status() {
            Status::Won => Refusal::Won,
            _ => Refusal::Lost,
        });
    }
    match &dispute.response_state {
        None => Verdict::Fetch,
        Some(ResponseState::NeedsResponse) => match Deadline::of(dispute) {
            Some(deadline) if deadline.is_past(now) => Verdict::Warned(Doubt::DeadlinePassed),
            _ => Verdict::Allowed,
        },
        Some(ResponseState::Responded) => Verdict::Refused(Refusal::Answered),
        Some(ResponseState::Accepted) => Verdict::Refused(Refusal::Accepted),
        Some(ResponseState::NoResponseAllowed) => Verdict::Refused(Refusal::Closed),
        Some(ResponseState::Unknown) => unknown(act, environment),
        Some(ResponseState::Other(_)) => Verdict::Refused(Refusal::NewState),
    }
}

/// `UNKNOWN` is Finix's usual value in its sandbox. With live money it means the processor has no details yet.
fn unknown(act: Act, environment: Environment) -> Verdict {
    match (act, environment) {
        (Act::Accept, _) => Verdict::Refused(Refusal::NotDue),
        (_, Environment::Live) => Verdict::Refused(Refusal::NoDetails),
        _ => Verdict::Warned(Doubt::StateUnknown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dispute::DisputeState;
    use crate::domain::ids::DisputeId;

    const MONEY_ACTS: [Act; 4] = [Act::Upload, Act::DeleteEvidence, Act::Submit, Act::Accept];

    fn dispute(response: Option<ResponseState>) -> Dispute {
        let mut dispute = Dispute::new(DisputeId::parse("DI1").expect("an id"));
        dispute.state = Some(DisputeState::Pending);
        dispute.response_state = response;
        dispute.respond_by = "2026-11-22T00:00:00Z".parse().ok();
        dispute
    }

    fn judge(dispute: &Dispute, act: Act, environment: Environment) -> Verdict {
        verdict(dispute, act, environment, "2026-11-21T00:00:00Z".parse().expect("an instant"))
    }

    #[test]
    fn only_a_dispute_that_needs_a_response_can_be_answered_or_accepted() {
        for act in MONEY_ACTS {
            assert_eq!(judge(&dispute(Some(ResponseState::NeedsResponse)), act, Environment::Live), Verdict::Allowed);
            for response in [
                ResponseState::Responded,
                ResponseState::Accepted,
                ResponseState::NoResponseAllowed,
                ResponseState::Other("NEW".to_owned()),
            ] {
                assert!(!judge(&dispute(Some(response)), act, Environment::Live).is_allowed());
            }
        }
    }

    #[test]
    fn a_row_that_says_nothing_is_fetched_before_anything_is_offered() {
        for act in MONEY_ACTS {
            assert_eq!(judge(&dispute(None), act, Environment::Live), Verdict::Fetch);
        }
    }

    #[test]
    fn unknown_is_for_the_sandbox_and_never_for_accept() {
        let unknown = dispute(Some(ResponseState::Unknown));
        assert!(judge(&unknown, Act::Submit, Environment::Sandbox).is_allowed());
        assert!(!judge(&unknown, Act::Submit, Environment::Live).is_allowed());
        assert!(!judge(&unknown, Act::Accept, Environment::Sandbox).is_allowed());
    }

    #[test]
    fn tags_can_always_be_changed_and_decided_disputes_be_answered_only_when_they_need_a_response() {
        let mut decided = dispute(None);
        for state in [DisputeState::Won, DisputeState::Lost, DisputeState::Expired] {
            decided.state = Some(state);
            for act in MONEY_ACTS {
                decided.response_state = Some(ResponseState::NeedsResponse);
                assert_eq!(judge(&decided, act, Environment::Live), Verdict::Allowed);
                for response in [
                    None,
                    Some(ResponseState::Responded),
                    Some(ResponseState::Accepted),
                    Some(ResponseState::NoResponseAllowed),
                    Some(ResponseState::Unknown),
                    Some(ResponseState::Other("NEW".to_owned())),
                ] {
                    decided.response_state = response;
                    assert!(!judge(&decided, act, Environment::Sandbox).is_allowed());
                }
            }
            assert!(judge(&decided, Act::Tag, Environment::Live).is_allowed());
        }
    }

    #[test]
    fn past_the_deadline_the_server_decides() {
        let mut late = dispute(Some(ResponseState::NeedsResponse));
        late.respond_by = "2026-11-20T00:00:00Z".parse().ok();
        assert_eq!(judge(&late, Act::Submit, Environment::Live), Verdict::Warned(Doubt::DeadlinePassed));
    }
}
