//! What went wrong with a call, kept whole: who, what, why, and what the vendor said.
//!
//! Must not live here: the words for a person.

use crate::domain::account::Service;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::time::Duration;

/// What was asked of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    /// Finix, `GET /disputes`
    ListDisputes,
    /// Finix, `GET /disputes/{id}`
    GetDispute,
    /// Finix, `PUT /disputes/{id}`
    PutDisputeTags,
    /// Finix, `POST /disputes/{id}/evidence`
    UploadEvidence,
    /// Finix, `GET /disputes/{id}/evidence`
    ListEvidence,
    /// Finix, `GET /disputes/{id}/evidence/{id}`
    GetEvidence,
    /// Finix, `PUT /disputes/{id}/evidence/{id}`
    PutEvidenceTags,
    /// Finix, `GET /disputes/{id}/evidence/{id}/download`
    DownloadEvidence,
    /// Finix, `DELETE /disputes/{id}/evidence/{id}`
    DeleteEvidence,
    /// Finix, `GET /disputes/{id}/adjustment_transfers`
    ListAdjustmentTransfers,
    /// Finix, `POST /disputes/{id}/submit`
    Submit,
    /// Finix, `POST /disputes/{id}/accept`
    Accept,
    /// Finix, `GET /transfers/{id}`
    GetTransfer,
    /// Finix, `GET /payment_instruments/{id}`
    GetPaymentInstrument,
    /// Disputify, `GET /api/v1/scoring/score`
    ScoreOrder,
    /// Disputify, `GET /api/v1/orders/{id}/score`
    ScoreOrderById,
    /// Butter disputes data, `POST /v1/analytics`
    ReportCheckout,
    /// Butter disputes data, `GET /`
    Ping,
    /// Butter Recover, `POST /recover/payments`
    SendPayment,
}

impl Operation {
    /// A stable word for logs.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ListDisputes => "list_disputes",
            Self::GetDispute => "get_dispute",
            Self::PutDisputeTags => "put_dispute_tags",
            Self::UploadEvidence => "upload_evidence",
            Self::ListEvidence => "list_evidence",
            Self::GetEvidence => "get_evidence",
            Self::PutEvidenceTags => "put_evidence_tags",
            Self::DownloadEvidence => "download_evidence",
            Self::DeleteEvidence => "delete_evidence",
            Self::ListAdjustmentTransfers => "list_adjustment_transfers",
            Self::Submit => "submit",
            Self::Accept => "accept",
            Self::GetTransfer => "get_transfer",
            Self::GetPaymentInstrument => "get_payment_instrument",
            Self::ScoreOrder => "score_order",
            Self::ScoreOrderById => "score_order_by_id",
            Self::ReportCheckout => "report_checkout",
            Self::Ping => "ping",
            Self::SendPayment => "send_payment",
        }
    }
}

/// The kinds of failure a caller has to tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErrorKind {
    /// The account has no key for this service.
    NoKey,
    /// The request could not be built from what was given.
    BadRequest,
    /// No connection: not one byte of the request left.
    Connect,
    /// No answer in time.
    Timeout,
    /// The connection broke while asking or answering.
    Interrupted,
    /// 401
    Unauthorized,
    /// 403
    Forbidden,
    /// 404
    NotFound,
    /// 409
    Conflict,
    /// Another 4xx: the request as it is will never be taken.
    Refused,
    /// 429
    RateLimited,
    /// 5xx
    Server,
    /// 3xx: never followed with credentials.
    Redirected,
    /// An answer that is not what the service documents.
    Unreadable,
    /// An answer larger than is sane.
    TooLarge,
    /// The stream of bytes to upload broke on this computer.
    LocalFile,
}

impl ErrorKind {
    /// True when asking again, unchanged, may well succeed.
    #[must_use]
    pub fn is_retryable(self) -> bool {
        match self {
            Self::Connect | Self::Timeout | Self::Interrupted | Self::RateLimited | Self::Server => true,
            Self::NoKey
            | Self::BadRequest
            | Self::Unauthorized
            | Self::Forbidden
            | Self::NotFound
            | Self::Conflict
            | Self::Refused
            | Self::Redirected
            | Self::Unreadable
            | Self::TooLarge
            | Self::LocalFile => false,
        }
    }

    /// Sorts an HTTP status that is no success.
    #[must_use]
    pub fn from_status(status: u16) -> Self {
        match status {
            300..=399 => Self::Redirected,
            401 => Self::Unauthorized,
            403 => Self::Forbidden,
            404 => Self::NotFound,
            // Somebody on the way gave up waiting, or asks to come again: the service may have it all the same.
            408 | 499 => Self::Timeout,
            425 => Self::Server,
            409 => Self::Conflict,
            429 => Self::RateLimited,
            400..=499 => Self::Refused,
            _ => Self::Server,
        }
    }
}

/// What a failed write means for what the service holds now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Effect {
    /// Certainly nothing happened; it may be sent again.
    NotDone,
    /// Certainly nothing happened, and the same request will be refused again.
    Refused,
    /// It may have happened. The service must be asked before anything is repeated.
    Unknown,
}

/// One sentence of the vendor's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VendorMessage {
    /// The sentence, cleaned and with secrets taken out.
    pub text: String,
    /// The field it is about, in the vendor's words.
    pub field: Option<String>,
}

/// A call that did not succeed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiError {
    /// Who was asked.
    pub service: Service,
    /// What was asked.
    pub operation: Operation,
    /// What kind of failure.
    pub kind: ErrorKind,
    /// The HTTP status, when there was an answer.
    pub status: Option<u16>,
    /// The vendor's own code.
    pub code: Option<String>,
    /// All the vendor's sentences.
    pub messages: Vec<VendorMessage>,
    /// Finix's log reference.
    pub logref: Option<String>,
    /// The request's id, for the vendor's support.
    pub request_id: Option<String>,
    /// How long the service asks to wait.
    pub retry_after: Option<Duration>,
    /// Technical detail without any address or secret.
    pub detail: String,
}

impl ApiError {
    /// An error without an answer.
    #[must_use]
    pub fn new(service: Service, operation: Operation, kind: ErrorKind, detail: impl Into<String>) -> Self {
        Self {
            service,
            operation,
            kind,
            status: None,
            code: None,
            messages: Vec::new(),
            logref: None,
            request_id: None,
            retry_after: None,
            detail: detail.into(),
        }
    }

    /// True when asking again, unchanged, may well succeed.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.kind.is_retryable()
    }

    /// What this means when the call was a write.
    #[must_use]
    pub fn effect(&self) -> Effect {
        match self.kind {
            ErrorKind::Connect | ErrorKind::NoKey => Effect::NotDone,
            ErrorKind::BadRequest
            | ErrorKind::Unauthorized
            | ErrorKind::Forbidden
            | ErrorKind::NotFound
            | ErrorKind::Conflict
            | ErrorKind::Refused
            | ErrorKind::LocalFile => Effect::Refused,
            ErrorKind::Timeout
            | ErrorKind::Interrupted
            // No service says that it counts what it is sent before it takes it.
            | ErrorKind::RateLimited
            | ErrorKind::Server
            | ErrorKind::Unreadable
            | ErrorKind::Redirected
            | ErrorKind::TooLarge => Effect::Unknown,
        }
    }

    /// The vendor's sentences joined, or nothing.
    #[must_use]
    pub fn vendor_words(&self) -> Option<String> {
        let words: Vec<&str> = self.messages.iter().map(|m| m.text.as_str()).filter(|t| !t.is_empty()).collect();
        (!words.is_empty()).then(|| words.join(". "))
    }

    /// Everything for a support request, line by line.
    #[must_use]
    pub fn technical(&self) -> String {
        let mut lines = vec![format!("{} · {}", self.service.name(), self.operation.as_str())];
        if let Some(status) = self.status {
            let code = self.code.as_deref().map(|code| format!(" {code}")).unwrap_or_default();
            lines.push(format!("HTTP {status}{code}"));
        }
        for message in &self.messages {
            match &message.field {
                Some(field) => lines.push(format!("{field}: {}", message.text)),
                None => lines.push(message.text.clone()),
            }
        }
        lines.extend(self.logref.as_ref().map(|logref| format!("logref {logref}")));
        lines.extend(self.request_id.as_ref().map(|id| format!("x-request-id {id}")));
        if !self.detail.is_empty() {
            lines.push(self.detail.clone());
        }
        lines.join("\n")
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} failed: {:?}", self.service.name(), self.operation.as_str(), self.kind)?;
        if let Some(status) = self.status {
            write!(f, " (HTTP {status})")?;
        }
        Ok(())
    }
}

impl std::error::Error for ApiError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_without_a_clear_answer_is_unknown_and_never_not_done() {
        let effect = |kind| ApiError::new(Service::Finix, Operation::Submit, kind, "").effect();
        for kind in [ErrorKind::Timeout, ErrorKind::Interrupted, ErrorKind::Server, ErrorKind::Unreadable] {
            assert_eq!(effect(kind), Effect::Unknown, "{kind:?}");
        }
        assert_eq!(effect(ErrorKind::Connect), Effect::NotDone);
        for status in [400, 401, 403, 404, 405, 406, 409, 413, 415, 422] {
            assert_eq!(effect(ErrorKind::from_status(status)), Effect::Refused, "{status}");
        }
        for status in [408, 425, 429, 499, 500, 502, 504] {
            assert_eq!(effect(ErrorKind::from_status(status)), Effect::Unknown, "{status}");
        }
    }
}
