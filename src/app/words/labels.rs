//! Names of states, reasons, kinds and choices.
//!
//! Must not live here: what they are found or stored by; those never change.

use crate::app::words;
use crate::domain::account::{Account, Environment, Service};
use crate::domain::dispute::card::Card;
use crate::domain::dispute::related::Tie;
use crate::domain::dispute::team::Work;
use crate::domain::dispute::transfer::{AdjustmentSubtype, TransferState};
use crate::domain::dispute::{DisputeState, EvidenceSubmitted, Reason, ResponseState, Status};
use crate::domain::evidence::EvidenceState;
use crate::domain::evidence::limits::{FileType, RuleSet};
use crate::domain::evidence::sensitive;
use crate::domain::packet::{Place, page_list};
use crate::domain::payment::FundingSource;
use crate::domain::reference::Name;
use crate::domain::score::Band;
use crate::domain::search::chips::Due;
use crate::domain::search::query::{Column, Queue};
use crate::domain::text::{self, humanize};
use std::borrow::Cow;

/// What two disputes have in common.
#[must_use]
pub(crate) fn tie(tie: Tie) -> &'static str {
    match tie {
        Tie::Payment => words::tie_payment(),
        Tie::Order => words::tie_order(),
        Tie::Card => words::tie_card(),
        Tie::Customer => words::tie_customer(),
    }
}

/// Whether money moves.
#[must_use]
pub(crate) fn environment(environment: Environment) -> &'static str {
    match environment {
        Environment::Demo => words::environment_demo(),
        Environment::Sandbox => words::environment_sandbox(),
        Environment::Live => words::environment_live(),
    }
}

/// An account with whether money moves there.
#[must_use]
pub(crate) fn account_with_environment(account: &Account) -> String {
    format!("{} ({})", text::clean_to(&account.name, 24), environment(account.environment))
}

/// Where a person finds the key of a service; Finix says it under
/// <https://docs.finix.com/additional-resources/developers/authentication-and-api-basics/api-keys>.
#[must_use]
pub(crate) fn where_key_is(service: Service) -> &'static str {
    match service {
        Service::Finix => words::settings_where_finix(),
        Service::Disputify => words::settings_where_disputify(),
        Service::ButterDisputes => words::settings_where_butter_disputes(),
        Service::ButterRecover => words::settings_where_butter_recover(),
    }
}

/// A service with what it is for.
#[must_use]
pub(crate) fn service(service: Service) -> &'static str {
    match service {
        Service::Finix => words::service_finix(),
        Service::Disputify => words::service_disputify(),
        Service::ButterDisputes => words::service_butter_disputes(),
        Service::ButterRecover => words::service_butter_recover(),
    }
}

/// Where the money stands.
#[must_use]
pub(crate) fn dispute_state(state: &DisputeState) -> Cow<'static, str> {
    Cow::Borrowed(match state {
        DisputeState::Inquiry => words::dispute_state_inquiry(),
        DisputeState::Pending => words::dispute_state_pending(),
        DisputeState::Won => words::dispute_state_won(),
        DisputeState::Lost => words::dispute_state_lost(),
        DisputeState::Arbitration => words::dispute_state_arbitration(),
        DisputeState::Expired => words::dispute_state_expired(),
        DisputeState::Other(word) => return unknown(word),
    })
}

/// Whether the merchant still has a say.
#[must_use]
pub(crate) fn response_state(state: &ResponseState) -> Cow<'static, str> {
    Cow::Borrowed(match state {
        ResponseState::NeedsResponse => words::dispute_response_needed(),
        ResponseState::Responded => words::dispute_response_responded(),
        ResponseState::Accepted => words::dispute_response_accepted(),
        ResponseState::NoResponseAllowed => words::dispute_response_not_allowed(),
        ResponseState::Unknown => words::dispute_response_unknown(),
        ResponseState::Other(word) => return unknown(word),
    })
}

/// Why there is a dispute.
#[must_use]
pub(crate) fn reason(reason: &Reason) -> Cow<'static, str> {
    Cow::Borrowed(match reason {
        Reason::Fraud => words::dispute_reason_fraud(),
        Reason::Quality => words::dispute_reason_quality(),
        Reason::Clerical => words::dispute_reason_clerical(),
        Reason::Technical => words::dispute_reason_technical(),
        Reason::Inquiry => words::dispute_reason_inquiry(),
        Reason::Other(word) => return unknown(word),
    })
}

/// Where a dispute stands.
#[must_use]
pub(crate) fn status(status: Status) -> &'static str {
    match status {
        Status::NeedsResponse => words::dispute_status_needs_response(),
        Status::Reopened => words::dispute_status_reopened(),
        Status::Responded => words::dispute_status_responded(),
        Status::Accepted => words::dispute_status_accepted(),
        Status::Won => words::dispute_status_won(),
        Status::Lost => words::dispute_status_lost(),
        Status::Open => words::dispute_status_open(),
    }
}

/// How far whoever works on a dispute is.
#[must_use]
pub(crate) fn work(work: &Work) -> Cow<'static, str> {
    Cow::Borrowed(match work {
        Work::ToDo => words::work_to_do(),
        Work::Gathering => words::work_gathering(),
        Work::Ready => words::work_ready(),
        Work::Waiting => words::work_waiting(),
        // It came from a tag, as somebody wrote it.
        Work::Other(other) => return Cow::Owned(text::clean_to(other, 60)),
    })
}

/// What became of evidence after it was submitted.
#[must_use]
pub(crate) fn evidence_submitted(sent: &EvidenceSubmitted) -> Cow<'static, str> {
    Cow::Borrowed(match sent {
        EvidenceSubmitted::Chargeback => words::evidence_sent_chargeback(),
        EvidenceSubmitted::Inquiry => words::evidence_sent_inquiry(),
        EvidenceSubmitted::None => words::evidence_sent_none(),
        EvidenceSubmitted::NotSupported => words::evidence_sent_not_supported(),
        EvidenceSubmitted::Unknown => words::evidence_sent_unknown(),
        EvidenceSubmitted::Other(word) => return unknown(word),
    })
}

/// Whether Finix passed a file on.
#[must_use]
pub(crate) fn evidence_state(state: &EvidenceState) -> Cow<'static, str> {
    Cow::Borrowed(match state {
        EvidenceState::Pending => words::evidence_state_pending(),
        EvidenceState::Succeeded => words::evidence_state_succeeded(),
        EvidenceState::Failed => words::evidence_state_failed(),
        EvidenceState::Canceled => words::evidence_state_canceled(),
        EvidenceState::Other(word) => return unknown(word),
    })
}

/// Whose account an entry moves, and which way.
#[must_use]
pub(crate) fn adjustment(subtype: &AdjustmentSubtype) -> Cow<'static, str> {
    Cow::Borrowed(match subtype {
        AdjustmentSubtype::MerchantDebit => words::adjustment_merchant_debit(),
        AdjustmentSubtype::MerchantCredit => words::adjustment_merchant_credit(),
        AdjustmentSubtype::PlatformCredit => words::adjustment_platform_credit(),
        AdjustmentSubtype::PlatformDebit => words::adjustment_platform_debit(),
        AdjustmentSubtype::MerchantDebitAdjustment => words::adjustment_merchant_debit_adjustment(),
        AdjustmentSubtype::MerchantCreditAdjustment => words::adjustment_merchant_credit_adjustment(),
        AdjustmentSubtype::Other(word) => return unknown(word),
    })
}

/// Whether an entry happened.
#[must_use]
pub(crate) fn transfer_state(state: &TransferState) -> Cow<'static, str> {
    Cow::Borrowed(match state {
        TransferState::Succeeded => words::transfer_state_succeeded(),
        TransferState::Pending => words::transfer_state_pending(),
        TransferState::Failed => words::transfer_state_failed(),
        TransferState::Canceled => words::transfer_state_canceled(),
        TransferState::Unknown => words::transfer_state_unknown(),
        TransferState::Other(word) => return unknown(word),
    })
}

/// How a customer paid.
#[must_use]
pub(crate) fn funding_source(source: &FundingSource) -> Cow<'static, str> {
    Cow::Borrowed(match source {
        FundingSource::Credit => words::funding_credit(),
        FundingSource::Debit => words::funding_debit(),
        FundingSource::Prepaid => words::funding_prepaid(),
        FundingSource::Mixed => words::funding_mixed(),
        FundingSource::Paypal => words::funding_paypal(),
        FundingSource::Uncategorized => words::funding_uncategorized(),
        FundingSource::Unknown => words::funding_unknown(),
        FundingSource::Other(word) => return unknown(word),
    })
}

/// A card by its network and its last digits, as far as they are known.
#[must_use]
pub(crate) fn card(card: &Card) -> Option<String> {
    match (&card.brand, &card.last_four) {
        (Some(brand), Some(last)) => Some(words::card_brand_digits(brand.name(), last.as_str())),
        (Some(brand), None) => Some(brand.name()),
        (None, Some(last)) => Some(words::card_digits(last.as_str())),
        (None, None) => None,
    }
}

/// The name of something only the processor knows, by its key at Finix.
#[must_use]
pub(crate) fn detail_key(key: &str) -> String {
    match key {
        "arn" => words::overview_arn().to_owned(),
        "case_id" => words::overview_case().to_owned(),
        "pin_debit_adjustment_number" => words::overview_pin_adjustment().to_owned(),
        other => humanize(other),
    }
}

/// A vendor's word that this version does not know.
fn unknown(word: &str) -> Cow<'static, str> {
    Cow::Owned(humanize(word))
}

/// A score.
#[must_use]
pub(crate) fn band(band: Band) -> &'static str {
    match band {
        Band::NoMatch => words::score_band_no_match(),
        Band::Low => words::score_band_low(),
        Band::Elevated => words::score_band_elevated(),
        Band::High => words::score_band_high(),
        Band::Unscored => words::score_band_unscored(),
    }
}

/// A tab above the list.
#[must_use]
pub(crate) fn queue(queue: Queue) -> &'static str {
    match queue {
        Queue::NeedsResponse => words::list_queue_needs_response(),
        Queue::UnderReview => words::list_queue_under_review(),
        Queue::Won => words::list_queue_won(),
        Queue::Lost => words::list_queue_lost(),
        Queue::All => words::list_queue_all(),
    }
}

/// A choice of the due chip.
#[must_use]
pub(crate) fn due(due: Due) -> &'static str {
    match due {
        Due::Overdue => words::list_due_overdue(),
        Due::Day => words::list_due_day(),
        Due::ThreeDays => words::list_due_three_days(),
        Due::Week => words::list_due_week(),
        Due::Any => words::list_due_any(),
    }
}

/// A column of the list.
#[must_use]
pub(crate) fn column(column: Column) -> &'static str {
    match column {
        Column::Due => words::list_column_due(),
        Column::Amount => words::list_column_amount(),
        Column::Reason => words::list_column_reason(),
        Column::Code => words::list_column_code(),
        Column::Status => words::list_column_status(),
        Column::Merchant => words::list_column_merchant(),
        Column::Order => words::list_column_order(),
        Column::Dispute => words::list_column_dispute(),
        Column::Customer => words::list_column_customer(),
        Column::Created => words::list_column_created(),
        Column::Updated => words::list_column_updated(),
        Column::Transfer => words::list_column_transfer(),
        Column::Assignee => words::list_column_assignee(),
        Column::Work => words::list_column_work(),
    }
}

/// A number that must not stand in evidence.
#[must_use]
pub(crate) fn sensitive(kind: sensitive::Kind) -> &'static str {
    match kind {
        sensitive::Kind::Card => words::sensitive_card(),
        sensitive::Kind::SecurityCode => words::sensitive_security_code(),
        sensitive::Kind::NationalId => words::sensitive_national_id(),
    }
}

/// Why such a number should not stay.
#[must_use]
pub(crate) fn sensitive_why(kind: sensitive::Kind) -> &'static str {
    match kind {
        sensitive::Kind::Card => words::sensitive_card_why(),
        sensitive::Kind::SecurityCode => words::sensitive_security_code_why(),
        sensitive::Kind::NationalId => words::sensitive_national_id_why(),
    }
}

/// Pages of a file on which something was found.
#[must_use]
pub(crate) fn place(place: &Place) -> String {
    let pages: Vec<usize> = place.pages.iter().copied().collect();
    words::found_on_pages(pages.len(), text::clean_to(&place.file, 60), page_list(&pages))
}

/// The limits of a set of rules in one line, as the drop zone shows them.
#[must_use]
pub(crate) fn rules(rules: &RuleSet) -> String {
    let names = |types: Vec<FileType>| types.into_iter().map(FileType::label).collect::<Vec<_>>().join(", ");
    let (documents, images) = rules.kinds();
    let (documents, images) = (names(documents), names(images));
    let (of_documents, of_images) = (words::bytes(rules.document_max_bytes), words::bytes(rules.image_max_bytes));
    if rules.image_max_bytes == rules.document_max_bytes {
        words::rules_alike(documents, images, of_documents)
    } else {
        words::rules_apart(documents, of_documents, images, of_images)
    }
}

/// A table that a person may edit.
#[must_use]
pub(crate) fn table(name: Name) -> &'static str {
    match name {
        Name::Limits => words::table_limits(),
        Name::Codes => words::table_codes(),
        Name::Checklists => words::table_checklists(),
        Name::Letters => words::table_letters(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_word_this_version_does_not_know_is_shown_as_a_person_writes_it() {
        assert_eq!(dispute_state(&DisputeState::from_wire("PRE_ARBITRATION")), "Pre arbitration");
        assert_eq!(reason(&Reason::from_wire("NEW-ONE")), "New one");
    }

    #[test]
    fn what_is_searched_and_what_is_shown_is_the_same_in_english() {
        for one in Status::ALL {
            assert_eq!(status(one), one.token());
        }
        for state in DisputeState::KNOWN {
            assert_eq!(dispute_state(state), humanize(state.as_wire()));
        }
        for state in ResponseState::KNOWN {
            assert_eq!(response_state(state), humanize(state.as_wire()));
        }
        for one in Reason::KNOWN {
            assert_eq!(reason(one), humanize(one.as_wire()));
        }
    }

    #[test]
    fn pages_are_named_as_a_person_says_them() {
        let said = |pages: &[usize]| {
            let found = Place { file: "a.pdf".to_owned(), pages: pages.iter().copied().collect::<BTreeSet<_>>() };
            place(&found)
        };
        assert_eq!(said(&[]), "a.pdf");
        assert_eq!(said(&[1]), "a.pdf, page 2");
        assert_eq!(said(&[0, 1, 4]), "a.pdf, pages 1–2, 5");
    }
}
