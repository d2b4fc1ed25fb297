//! A dispute as Finix describes it, and the one word a person reads for where it stands.
//!
//! Beside it: its tags and what they say of the work on it, its payment with the card and adjustments, its rounds. Source of fields and values: docs.finix.com/api/disputes.
//!
//! Must not live here: what may be done with it (`answer` says that).

pub mod card;
pub mod related;
pub mod round;
pub mod tags;
pub mod team;
pub mod transfer;

use crate::domain::dispute::tags::Tags;
use crate::domain::ids::{ApplicationId, DisputeId, IdentityId, MerchantId, TransferId};
use crate::domain::money::Currency;
use crate::domain::reference::reason_code::ReasonCode;
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::sync::Arc;

crate::open_enum! {
    /// Where the money stands.
    DisputeState {
        /// The cardholder's bank asks; no money moved.
        Inquiry = "INQUIRY";
        /// Opened; the money was taken back.
        Pending = "PENDING";
        /// Decided for the merchant.
        Won = "WON";
        /// Decided for the cardholder.
        Lost = "LOST";
        /// Older name for an escalated dispute.
        Arbitration = "ARBITRATION";
        /// Seen from third parties only.
        Expired = "EXPIRED";
    }
}

crate::open_enum! {
    /// Whether the merchant still has a say.
    ResponseState {
        /// An answer is due by `respond_by`.
        NeedsResponse = "NEEDS_RESPONSE";
        /// The issuer has the evidence.
        Responded = "RESPONDED";
        /// The merchant conceded.
        Accepted = "ACCEPTED";
        /// Final.
        NoResponseAllowed = "NO_RESPONSE_ALLOWED";
        /// Details could not be sent to the processor; usual in Finix's sandbox.
        Unknown = "UNKNOWN";
    }
}

crate::open_enum! {
    /// Why, in Finix's five words.
    Reason {
        /// The cardholder says it was somebody else.
        Fraud = "FRAUD";
        /// Not received or not as described.
        Quality = "QUALITY";
        /// Duplicate, wrong amount, refund not given.
        Clerical = "CLERICAL";
        /// Authorization or processing.
        Technical = "TECHNICAL";
        /// A question, no money moved yet.
        Inquiry = "INQUIRY";
    }
}

crate::open_enum! {
    /// What became of evidence after it was submitted.
    EvidenceSubmitted {
        /// Sent for the chargeback.
        Chargeback = "CHARGEBACK";
        /// Sent for the inquiry.
        Inquiry = "INQUIRY";
        /// Nothing was sent.
        None = "NONE";
        /// The processor takes none.
        NotSupported = "NOT_SUPPORTED";
        /// Not known.
        Unknown = "UNKNOWN";
    }
}

impl DisputeState {
    /// True for a decision. It is final only as long as no response is needed again.
    #[must_use]
    pub fn is_decided(&self) -> bool {
        matches!(self, Self::Won | Self::Lost | Self::Expired)
    }
}

/// Tags that name the merchant, the first that has a value counts.
pub const MERCHANT_TAGS: [&str; 3] = ["merchant_name", "merchant", "store"];

/// One dispute. Every field but the id may be missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Dispute {
    /// `DI…`
    pub id: DisputeId,
    /// When the dispute was opened.
    pub created_at: Option<Timestamp>,
    /// When it last changed; may lie a little before `created_at`.
    pub updated_at: Option<Timestamp>,
    /// When the disputed payment was made.
    pub occurred_at: Option<Timestamp>,
    /// The only deadline that counts.
    pub respond_by: Option<Timestamp>,
    /// What stands in its place, when that cannot be read as a time.
    pub respond_by_unread: Option<String>,
    /// Minor units of the disputed payment's currency.
    pub amount: Option<i64>,
    /// Present in older versions only; the transfer is the authority.
    pub currency: Option<Currency>,
    /// Where the money stands.
    pub state: Option<DisputeState>,
    /// Whether the merchant still has a say; missing in some list rows.
    pub response_state: Option<ResponseState>,
    /// Finix's reason.
    pub reason: Option<Reason>,
    /// The network's code, where the processor sent one.
    pub reason_code: Option<ReasonCode>,
    /// What became of submitted evidence.
    pub evidence_submitted: Option<EvidenceSubmitted>,
    /// "Next action required", an open text.
    pub action: Option<String>,
    /// A message from the processor.
    pub message: Option<String>,
    /// The platform's account.
    pub application: Option<ApplicationId>,
    /// The merchant's identity.
    pub identity: Option<IdentityId>,
    /// The merchant.
    pub merchant: Option<MerchantId>,
    /// The disputed payment.
    pub transfer: Option<TransferId>,
    /// The processor's own data: `case_id`, `arn` and whatever else it sent, as text.
    pub details: BTreeMap<String, String>,
    /// Tags.
    pub tags: Tags,
    /// Plain values of fields this version does not know, to be found by a search.
    pub other: Vec<String>,
    /// The JSON exactly as it came, so that nothing unknown is ever lost.
    pub raw: Arc<str>,
}

/// The one word for where a dispute stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// An answer is due.
    NeedsResponse,
    /// It was answered or decided before, and an answer is due again: pre-arbitration.
    Reopened,
    /// Answered, the bank decides.
    Responded,
    /// Conceded, the money is not settled yet.
    Accepted,
    /// Won.
    Won,
    /// Lost.
    Lost,
    /// Open, and nothing says what is expected of the merchant.
    Open,
}

impl Status {
    /// All words in the order of work.
    pub const ALL: [Self; 7] =
        [Self::NeedsResponse, Self::Reopened, Self::Responded, Self::Accepted, Self::Won, Self::Lost, Self::Open];

    /// The word for two of Finix's. An answer that is due wins over any decision: won and lost are not always final.
    /// Everything else gives way to a decision, because Finix may send `ACCEPTED` together with `WON`.
    #[must_use]
    pub fn of(state: Option<&DisputeState>, response: Option<&ResponseState>) -> Self {
        let is_decided = state.is_some_and(DisputeState::is_decided);
        match (state, response) {
            (_, Some(ResponseState::NeedsResponse)) if is_decided => Self::Reopened,
            (_, Some(ResponseState::NeedsResponse)) => Self::NeedsResponse,
            (Some(DisputeState::Won), _) => Self::Won,
            (Some(DisputeState::Lost | DisputeState::Expired), _) => Self::Lost,
            (_, Some(ResponseState::Responded)) => Self::Responded,
            (_, Some(ResponseState::Accepted)) => Self::Accepted,
            _ => Self::Open,
        }
    }

    /// The same, when the dispute was seen before as waiting for no answer: that one is due again shows only from
    /// what was seen before.
    #[must_use]
    pub fn seen_again(self, was_closed: bool) -> Self {
        if was_closed && self == Self::NeedsResponse { Self::Reopened } else { self }
    }

    /// True when an answer is due.
    #[must_use]
    pub fn needs_response(self) -> bool {
        matches!(self, Self::NeedsResponse | Self::Reopened)
    }

    /// True when the dispute waits for no answer, as far as it is known.
    #[must_use]
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Responded | Self::Accepted | Self::Won | Self::Lost)
    }

    /// The words a search finds it by, in every language of the window. They never change.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::NeedsResponse => "Needs response",
            Self::Reopened => "Reopened",
            Self::Responded => "Responded",
            Self::Accepted => "Accepted",
            Self::Won => "Won",
            Self::Lost => "Lost",
            Self::Open => "Open",
        }
    }
}

impl Dispute {
    /// A dispute that is only an id; readers fill in the rest.
    #[must_use]
    pub fn new(id: DisputeId) -> Self {
        Self {
            id,
            created_at: None,
            updated_at: None,
            occurred_at: None,
            respond_by: None,
            respond_by_unread: None,
            amount: None,
            currency: None,
            state: None,
            response_state: None,
            reason: None,
            reason_code: None,
            evidence_submitted: None,
            action: None,
            message: None,
            application: None,
            identity: None,
            merchant: None,
            transfer: None,
            details: BTreeMap::new(),
            tags: Tags::default(),
            other: Vec::new(),
            raw: Arc::from("{}"),
        }
    }

    /// True when the bank has decided and asks for nothing any more.
    #[must_use]
    pub fn is_decided(&self) -> bool {
        matches!(self.status(), Status::Won | Status::Lost)
    }

    /// Where it stands, by itself. Whether it was answered before is known only from what was seen before.
    #[must_use]
    pub fn status(&self) -> Status {
        Status::of(self.state.as_ref(), self.response_state.as_ref())
    }

    /// True when the row does not say what the merchant may still do, so it must be fetched alone first. A decided
    /// one that has a deadline after its last change may be open again.
    #[must_use]
    pub fn is_incomplete(&self) -> bool {
        let may_be_open = || self.respond_by.zip(self.updated_at).is_some_and(|(by, updated)| by > updated);
        self.response_state.is_none() && (!self.is_decided() || may_be_open())
    }

    /// The merchant's name from a tag, else its id.
    #[must_use]
    pub fn merchant_label(&self) -> Option<String> {
        self.tags
            .first_of(&MERCHANT_TAGS)
            .map(crate::domain::text::clean)
            .or_else(|| self.merchant.as_ref().map(ToString::to_string))
    }

    /// The customer's email.
    #[must_use]
    pub fn email(&self) -> Option<String> {
        self.tags.email().map(crate::domain::text::clean)
    }

    /// The order's number from a tag.
    #[must_use]
    pub fn order(&self) -> Option<String> {
        self.order_tag().map(crate::domain::text::clean)
    }

    /// The tag's value that is the order's number.
    #[must_use]
    pub fn order_tag(&self) -> Option<&str> {
        self.tags.first_of(&["order_number", "order_id", "order"])
    }

    /// The processor's case number.
    #[must_use]
    pub fn case_id(&self) -> Option<&str> {
        self.details.get("case_id").map(String::as_str)
    }

    /// True when `self` is at least as new as `other` by what the service says.
    #[must_use]
    pub fn is_as_new_as(&self, other: &Self) -> bool {
        self.updated_at >= other.updated_at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dispute(state: Option<DisputeState>, response: Option<ResponseState>) -> Dispute {
        let mut dispute = Dispute::new(DisputeId::parse("DI1").expect("an id"));
        dispute.state = state;
        dispute.response_state = response;
        dispute
    }

    #[test]
    fn an_answer_that_is_due_wins_over_a_decision_and_a_decision_over_the_rest() {
        let answers = ["NEEDS_RESPONSE", "RESPONDED", "ACCEPTED", "NO_RESPONSE_ALLOWED", "UNKNOWN", "NEW", ""];
        for (state, expected) in [
            ("INQUIRY", "Needs response|Responded|Accepted|Open|Open|Open|Open"),
            ("PENDING", "Needs response|Responded|Accepted|Open|Open|Open|Open"),
            ("ARBITRATION", "Needs response|Responded|Accepted|Open|Open|Open|Open"),
            ("NEW", "Needs response|Responded|Accepted|Open|Open|Open|Open"),
            ("", "Needs response|Responded|Accepted|Open|Open|Open|Open"),
            ("WON", "Reopened|Won|Won|Won|Won|Won|Won"),
            ("LOST", "Reopened|Lost|Lost|Lost|Lost|Lost|Lost"),
            ("EXPIRED", "Reopened|Lost|Lost|Lost|Lost|Lost|Lost"),
        ] {
            let state = (!state.is_empty()).then(|| DisputeState::from_wire(state));
            let came = answers.map(|answer| {
                let answer = (!answer.is_empty()).then(|| ResponseState::from_wire(answer));
                dispute(state.clone(), answer).status().token()
            });
            assert_eq!(came.join("|"), expected, "{state:?}");
        }
    }

    #[test]
    fn what_was_closed_before_is_reopened_when_an_answer_is_due_again() {
        for status in Status::ALL {
            let again = status.seen_again(true);
            assert_eq!(again, if status == Status::NeedsResponse { Status::Reopened } else { status });
            assert_eq!(status.seen_again(false), status);
            assert_eq!(again.needs_response(), status.needs_response());
        }
    }

    #[test]
    fn a_row_without_response_state_is_incomplete_unless_decided() {
        assert!(dispute(Some(DisputeState::Pending), None).is_incomplete());
        assert!(!dispute(Some(DisputeState::Lost), None).is_incomplete());
        assert!(!dispute(None, Some(ResponseState::Unknown)).is_incomplete());
    }

    #[test]
    fn a_decided_row_with_a_deadline_after_its_last_change_is_fetched_alone() {
        let mut won = dispute(Some(DisputeState::Won), None);
        won.updated_at = "2026-11-20T00:00:00Z".parse().ok();
        won.respond_by = "2026-10-20T00:00:00Z".parse().ok();
        assert!(!won.is_incomplete());
        won.respond_by = "2026-12-20T00:00:00Z".parse().ok();
        assert!(won.is_incomplete());
        won.response_state = Some(ResponseState::NoResponseAllowed);
        assert!(!won.is_incomplete());
    }

    #[test]
    fn a_known_word_is_known_in_any_letters_and_with_spaces_around_it() {
        for word in ["needs_response", "NEEDS_RESPONSE ", "\tNeeds_Response\n"] {
            assert_eq!(ResponseState::from_wire(word), ResponseState::NeedsResponse, "{word:?}");
            let pending = dispute(Some(DisputeState::from_wire(" pending")), Some(ResponseState::from_wire(word)));
            assert_eq!(pending.status(), Status::NeedsResponse);
        }
        for word in ["NEEDS RESPONSE", "NEEDS_RESPONSES", "", " "] {
            assert_eq!(ResponseState::from_wire(word), ResponseState::Other(word.to_owned()), "{word:?}");
        }
    }

    #[test]
    fn unknown_words_are_kept_as_they_came() {
        let state = DisputeState::from_wire("PRE_ARBITRATION");
        assert_eq!(state.as_wire(), "PRE_ARBITRATION");
        assert_eq!(state, DisputeState::Other("PRE_ARBITRATION".to_owned()));
    }
}
