//! Every call Finix documents for disputes, as a value; those about the payment are in `payments`.

mod payments;

pub use payments::{GetPaymentInstrument, GetTransfer};

use super::errors;
use super::filter::DisputeFilter;
use super::wire;
use crate::api::call::Call;
use crate::api::error::{ApiError, ErrorKind, Operation};
use crate::api::lenient::{self, Unread};
use crate::api::page::{Cursor, NoList, Page, RawPage, made_between};
use crate::api::reply::Reply;
use crate::api::request::{Body, Method, Request};
use crate::domain::EvidenceRef;
use crate::domain::account::Service;
use crate::domain::answer::guard::{ConfirmedAccept, ConfirmedSubmit};
use crate::domain::dispute::Dispute;
use crate::domain::dispute::tags::Tags;
use crate::domain::dispute::transfer::AdjustmentTransfer;
use crate::domain::evidence::Evidence;
use crate::domain::ids::DisputeId;
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Largest page Finix gives.
pub const PAGE_LIMIT: usize = 100;

/// A request with the headers every Finix call has. Without `Finix-Version` the oldest version answers.
fn request(operation: Operation, method: Method, path: &[&str]) -> Request {
    let mut request = Request::new(Service::Finix, operation, method, path);
    request.headers = vec![("finix-version", "2022-02-01"), ("accept", "application/hal+json, application/json")];
    request
}

/// The query of one page.
fn paged(mut request: Request, cursor: Option<&Cursor>, limit: usize) -> Request {
    request.query.push(("limit".to_owned(), limit.to_string()));
    match cursor {
        Some(Cursor::After(id)) => request.query.push(("after_cursor".to_owned(), id.clone())),
        Some(Cursor::Offset(offset)) => request.query.push(("offset".to_owned(), offset.to_string())),
        None => {}
    }
    request
}

/// Reads a page whose items are read one by one.
fn read_page<T>(
    request: &Request,
    reply: &Reply,
    key: &str,
    limit: usize,
    read: impl Fn(&str) -> Result<T, Unread>,
    id: impl Fn(&T) -> &str,
    updated: impl Fn(&T) -> Option<Timestamp>,
) -> Result<Page<T>, ApiError> {
    let raw: RawPage<'_> = lenient::parse(&reply.body).map_err(|why| reply.unreadable(request, why.to_string()))?;
    let texts = raw.items(key).map_err(|why| match why {
        // Finix's own words, with a status that says that all is well.
        NoList::Errors => ApiError { kind: ErrorKind::Unreadable, ..errors::read(request, reply) },
        NoList::NotAnArray => reply.unreadable(request, "what stands under _embedded is no list"),
    })?;
    // An empty list may come without its items, but it is no thing with an id of its own.
    if texts.is_empty() && read_one(request, reply, wire::read_dispute).is_ok() {
        return Err(reply.unreadable(request, "the answer is about something else"));
    }
    let (mut items, mut unread): (Vec<T>, Vec<usize>) = (Vec::with_capacity(texts.len()), Vec::new());
    for (place, text) in texts.iter().enumerate() {
        let Ok(item) = read(text.get()) else {
            unread.push(place);
            continue;
        };
        // Of one answer that speaks of a thing twice, the newer word counts, and of two as old the first.
        match items.iter_mut().find(|known| id(known) == id(&item)) {
            Some(known) if updated(&item) > updated(known) => *known = item,
            Some(_) => {}
            None => items.push(item),
        }
    }
    Ok(Page {
        next: raw.next(items.last().map(&id), texts.len(), limit),
        total: raw.total(),
        unreadable: unread.len(),
        unread: made_between(&texts, &unread),
        date: reply.date.as_deref().and_then(|date| jiff::fmt::rfc2822::parse(date).ok()).map(|at| at.timestamp()),
        items,
    })
}

fn read_one<T>(request: &Request, reply: &Reply, read: impl Fn(&str) -> Result<T, Unread>) -> Result<T, ApiError> {
    let text =
        std::str::from_utf8(&reply.body).map_err(|_not_text| reply.unreadable(request, "the answer is not text"))?;
    read(text).map_err(|why| match lenient::parse::<RawPage<'_>>(&reply.body).map(|raw| raw.items("").err()) {
        Ok(Some(NoList::Errors)) => ApiError { kind: ErrorKind::Unreadable, ..errors::read(request, reply) },
        _ => reply.unreadable(request, why.to_string()),
    })
}

/// An answer about something else says nothing about what was asked, whatever its status.
fn about<T>(request: &Request, reply: &Reply, value: T, is_it: impl FnOnce(&T) -> bool) -> Result<T, ApiError> {
    if is_it(&value) { Ok(value) } else { Err(reply.unreadable(request, "the answer is about something else")) }
}

/// A dispute, if it is the one that was asked for.
fn read_dispute(request: &Request, reply: &Reply, id: &DisputeId) -> Result<Dispute, ApiError> {
    about(request, reply, read_one(request, reply, wire::read_dispute)?, |dispute| dispute.id == *id)
}

/// A file of the dispute that was asked for; older answers do not name the dispute.
fn is_of(evidence: &Evidence, dispute: &DisputeId) -> bool {
    evidence.dispute.as_ref().is_none_or(|named| named == dispute)
}

/// What a one-shot's answer shows of its dispute. Nothing when it shows none: then only a look can prove it.
fn read_shot(request: &Request, reply: &Reply, id: &DisputeId) -> Result<Option<Dispute>, ApiError> {
    match read_one(request, reply, wire::read_dispute) {
        Ok(dispute) => about(request, reply, dispute, |dispute| dispute.id == *id).map(Some),
        Err(_) => Ok(None),
    }
}

/// `PUT` bodies: tags are all that can be changed. What nobody edited goes back as it came, also a number or null.
fn tags_body(tags: &Tags) -> Body {
    let texts = tags.iter().map(|(key, value)| (key, Value::from(value).to_string()));
    let all: BTreeMap<&str, String> = texts.chain(tags.odd().map(|(key, json)| (key, json.to_owned()))).collect();
    let pairs: Vec<String> = all.iter().map(|(key, json)| format!("{}:{json}", Value::from(*key))).collect();
    Body::Json(format!("{{\"tags\":{{{}}}}}", pairs.join(",")))
}

/// `GET /disputes`
#[derive(Clone, Debug)]
pub struct ListDisputes {
    /// What to ask for.
    pub filter: DisputeFilter,
    /// Where to begin.
    pub cursor: Option<Cursor>,
    /// Items per page, at most [`PAGE_LIMIT`].
    pub limit: usize,
}

impl Call for ListDisputes {
    type Output = Page<Dispute>;

    fn request(&self) -> Request {
        let mut request = request(Operation::ListDisputes, Method::Get, &["disputes"]);
        request.query = self.filter.pairs();
        paged(request, self.cursor.as_ref(), self.limit)
    }

    fn read(&self, reply: &Reply) -> Result<Page<Dispute>, ApiError> {
        let updated = |dispute: &Dispute| dispute.updated_at;
        read_page(&self.request(), reply, "disputes", self.limit, wire::read_dispute, |d| d.id.as_str(), updated)
    }
}

/// `GET /disputes/{id}`
#[derive(Clone, Debug)]
pub struct GetDispute(pub DisputeId);

impl Call for GetDispute {
    type Output = Dispute;

    fn request(&self) -> Request {
        request(Operation::GetDispute, Method::Get, &["disputes", self.0.as_str()])
    }

    fn read(&self, reply: &Reply) -> Result<Dispute, ApiError> {
        read_dispute(&self.request(), reply, &self.0)
    }
}

/// `PUT /disputes/{id}`: replaces all tags.
#[derive(Clone, Debug)]
pub struct PutDisputeTags {
    /// Which dispute.
    pub dispute: DisputeId,
    /// All its tags from now on.
    pub tags: Tags,
}

impl Call for PutDisputeTags {
    type Output = Dispute;

    fn request(&self) -> Request {
        let request = request(Operation::PutDisputeTags, Method::Put, &["disputes", self.dispute.as_str()]);
        Request { body: tags_body(&self.tags), ..request }
    }

    fn read(&self, reply: &Reply) -> Result<Dispute, ApiError> {
        read_dispute(&self.request(), reply, &self.dispute)
    }
}

/// `POST /disputes/{id}/evidence`: one file in the part `file`.
#[derive(Clone, Debug)]
pub struct UploadEvidence {
    /// Which dispute.
    pub dispute: DisputeId,
    /// The name Finix notes.
    pub file_name: String,
    /// Media type by content.
    pub media_type: &'static str,
    /// Length in bytes.
    pub length: u64,
}

impl Call for UploadEvidence {
    type Output = Evidence;

    fn request(&self) -> Request {
        let mut request =
            request(Operation::UploadEvidence, Method::Post, &["disputes", self.dispute.as_str(), "evidence"]);
        request.body = Body::File {
            file_name: self.file_name.clone(),
            media_type: self.media_type.to_owned(),
            length: self.length,
        };
        request
    }

    fn read(&self, reply: &Reply) -> Result<Evidence, ApiError> {
        let request = self.request();
        about(&request, reply, read_one(&request, reply, wire::read_evidence)?, |new| is_of(new, &self.dispute))
    }
}

/// `GET /disputes/{id}/evidence`
#[derive(Clone, Debug)]
pub struct ListEvidence {
    /// Which dispute.
    pub dispute: DisputeId,
    /// Where to begin.
    pub cursor: Option<Cursor>,
}

impl Call for ListEvidence {
    type Output = Page<Evidence>;

    fn request(&self) -> Request {
        let list = request(Operation::ListEvidence, Method::Get, &["disputes", self.dispute.as_str(), "evidence"]);
        paged(list, self.cursor.as_ref(), PAGE_LIMIT)
    }

    fn read(&self, reply: &Reply) -> Result<Page<Evidence>, ApiError> {
        let request = self.request();
        let updated = |file: &Evidence| file.updated_at;
        let page =
            read_page(&request, reply, "evidences", PAGE_LIMIT, wire::read_evidence, |e| e.id.as_str(), updated)?;
        about(&request, reply, page, |page| page.items.iter().all(|file| is_of(file, &self.dispute)))
    }
}

/// A request about one file of one dispute.
fn request_about(of: &EvidenceRef, operation: Operation, method: Method, tail: &[&str]) -> Request {
    let mut path = vec!["disputes", of.dispute.as_str(), "evidence", of.evidence.as_str()];
    path.extend(tail);
    request(operation, method, &path)
}

fn is_file(of: &EvidenceRef, evidence: &Evidence) -> bool {
    evidence.id == of.evidence && is_of(evidence, &of.dispute)
}

/// `GET /disputes/{id}/evidence/{id}`
#[derive(Clone, Debug)]
pub struct GetEvidence(pub EvidenceRef);

impl Call for GetEvidence {
    type Output = Evidence;

    fn request(&self) -> Request {
        request_about(&self.0, Operation::GetEvidence, Method::Get, &[])
    }

    fn read(&self, reply: &Reply) -> Result<Evidence, ApiError> {
        let request = self.request();
        about(&request, reply, read_one(&request, reply, wire::read_evidence)?, |file| is_file(&self.0, file))
    }
}

/// `PUT /disputes/{id}/evidence/{id}`: replaces all tags, the file's name among them.
#[derive(Clone, Debug)]
pub struct PutEvidenceTags {
    /// Which file.
    pub of: EvidenceRef,
    /// All its tags from now on.
    pub tags: Tags,
}

impl Call for PutEvidenceTags {
    type Output = Evidence;

    fn request(&self) -> Request {
        let request = request_about(&self.of, Operation::PutEvidenceTags, Method::Put, &[]);
        Request { body: tags_body(&self.tags), ..request }
    }

    fn read(&self, reply: &Reply) -> Result<Evidence, ApiError> {
        let request = self.request();
        about(&request, reply, read_one(&request, reply, wire::read_evidence)?, |file| is_file(&self.of, file))
    }
}

/// `GET /disputes/{id}/evidence/{id}/download`
#[derive(Clone, Debug)]
pub struct DownloadEvidence(pub EvidenceRef);

/// A file as Finix holds it.
pub struct Downloaded {
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Call for DownloadEvidence {
    type Output = Downloaded;

    fn request(&self) -> Request {
        let mut request = request_about(&self.0, Operation::DownloadEvidence, Method::Get, &["download"]);
        request.headers = vec![("finix-version", "2022-02-01"), ("accept", "application/octet-stream, */*")];
        request
    }

    fn read(&self, reply: &Reply) -> Result<Downloaded, ApiError> {
        // Evidence is pictures and PDFs; a page is what somebody on the way says.
        if reply.is_page() {
            return Err(reply.unreadable(&self.request(), reply.excerpt()));
        }
        Ok(Downloaded { bytes: reply.body.clone() })
    }
}

/// `DELETE /disputes/{id}/evidence/{id}`: only before it was handed to the card networks.
#[derive(Clone, Debug)]
pub struct DeleteEvidence(pub EvidenceRef);

impl Call for DeleteEvidence {
    type Output = ();

    fn request(&self) -> Request {
        request_about(&self.0, Operation::DeleteEvidence, Method::Delete, &[])
    }

    /// What a yes looks like is not documented: nothing at all, or the file itself.
    fn read(&self, reply: &Reply) -> Result<(), ApiError> {
        let request = self.request();
        if reply.body.trim_ascii().is_empty() {
            return Ok(());
        }
        about(&request, reply, read_one(&request, reply, wire::read_evidence)?, |file| is_file(&self.0, file)).map(drop)
    }
}

/// `GET /disputes/{id}/adjustment_transfers`
#[derive(Clone, Debug)]
pub struct ListAdjustmentTransfers {
    /// Which dispute.
    pub dispute: DisputeId,
    /// Where to begin.
    pub cursor: Option<Cursor>,
}

impl Call for ListAdjustmentTransfers {
    type Output = Page<AdjustmentTransfer>;

    fn request(&self) -> Request {
        let path = ["disputes", self.dispute.as_str(), "adjustment_transfers"];
        paged(request(Operation::ListAdjustmentTransfers, Method::Get, &path), self.cursor.as_ref(), PAGE_LIMIT)
    }

    fn read(&self, reply: &Reply) -> Result<Page<AdjustmentTransfer>, ApiError> {
        read_page(&self.request(), reply, "transfers", PAGE_LIMIT, wire::read_adjustment, |t| t.id.as_str(), |_| None)
    }
}

/// `POST /disputes/{id}/submit`: once, never undone. Takes the guard's token.
#[derive(Clone, Debug)]
pub struct SubmitEvidence(pub ConfirmedSubmit);

impl Call for SubmitEvidence {
    /// The dispute, when the reply shows it. A 2xx that does not is no proof.
    type Output = Option<Dispute>;

    fn request(&self) -> Request {
        let mut body = Map::from_iter([("note".to_owned(), Value::from(self.0.note()))]);
        body.extend(self.0.amount().map(|amount| ("amount".to_owned(), amount.into())));
        body.extend(self.0.refund().map(|refund| ("refund".to_owned(), refund.into())));
        let path = ["disputes", self.0.dispute().as_str(), "submit"];
        request(Operation::Submit, Method::Post, &path).json(&Value::Object(body))
    }

    fn read(&self, reply: &Reply) -> Result<Option<Dispute>, ApiError> {
        read_shot(&self.request(), reply, self.0.dispute())
    }
}

/// `POST /disputes/{id}/accept`: once, never undone. Takes the guard's token.
#[derive(Clone, Debug)]
pub struct AcceptDispute(pub ConfirmedAccept);

impl Call for AcceptDispute {
    /// The dispute, when the reply shows it; it may still show the old response state.
    type Output = Option<Dispute>;

    fn request(&self) -> Request {
        let path = ["disputes", self.0.dispute().as_str(), "accept"];
        request(Operation::Accept, Method::Post, &path).json(&json!({ "note": self.0.note() }))
    }

    fn read(&self, reply: &Reply) -> Result<Option<Dispute>, ApiError> {
        read_shot(&self.request(), reply, self.0.dispute())
    }
}

#[cfg(test)]
mod tests;
