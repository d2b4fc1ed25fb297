//! `POST /disputes/{id}/evidence`: taking a file (docs.finix.com/api/disputes).

use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::{StatusCode, header};

use super::errors::{Problem, Refused};
use super::{Context, actions, evidence, limits, ok};
use crate::sandbox::Limits;
use crate::sandbox::exchange::Reply;
use crate::sandbox::receive::MOST_BODY_BYTES;
use crate::sandbox::world::draft::Draft;
use crate::sandbox::world::evidence as world_evidence;
use crate::sandbox::world::files;
use crate::sandbox::world::ledger::{Change, EvidenceKey, Upload};
use crate::sandbox::world::standing::standing;

const LONGEST_NAME: usize = 255;

/// The part named `file`.
struct Sent {
    file_name: String,
    content_type: String,
    bytes: Bytes,
}

pub(super) async fn upload(context: &Context<'_>, id: &str) -> Refused<Reply> {
    let draft = context.dispute(id)?;
    let sent = read(context).await?;
    let mut ledger = context.shared.ledger();
    let before = ledger.get(draft.index);
    if !may_upload(context, &draft, before) {
        return Err(Problem::unprocessable("Evidence cannot be uploaded: the dispute does not wait for a response."));
    }
    let problem = check(context, &draft, before, &sent);
    let will_fail = match (context.shared.limits, problem) {
        (Limits::Off, _) | (_, None) => false,
        (Limits::FailLater, Some(_)) => true,
        (Limits::Refuse, Some(problem)) => return Err(Problem::invalid_field("file", problem)),
    };
    let upload = Upload {
        number: 0,
        created: context.now / 10 * 10,
        file_name: sent.file_name,
        content_type: sent.content_type,
        bytes: sent.bytes,
        will_fail,
        after: context.shared.evidence_after.map(|after| i64::try_from(after.as_millis()).unwrap_or(i64::MAX)),
    };
    let upload = ledger.keep(draft.index, upload).map_err(|_cause| Problem::full())?;
    let change = ledger.get(draft.index);
    let world = &context.shared.world;
    let stored = world_evidence::all(world, &draft, change, context.now)
        .into_iter()
        .find(|stored| stored.is_upload(upload.number));
    let stored = stored.ok_or_else(Problem::full)?;
    Ok(ok(StatusCode::CREATED, &evidence::json_of(context, &draft, &stored)))
}

/// While the dispute waits for a response. Finix's page uploads to its own example
/// although that is won already, so that one takes files too.
fn may_upload(context: &Context<'_>, draft: &Draft, change: Option<&Change>) -> bool {
    if actions::is_conceded(change) {
        return false;
    }
    draft.index == 0 || standing(draft, change, context.now).may_respond()
}

fn check(context: &Context<'_>, draft: &Draft, change: Option<&Change>, sent: &Sent) -> Option<String> {
    if draft.index == 0 {
        // It has 1169 files on Finix's page.
        return limits::problem(&sent.file_name, &sent.bytes, 0, 0);
    }
    let files = world_evidence::all(&context.shared.world, draft, change, context.now);
    // Whether the issuer's own file counts is not documented.
    let is_own = |file: &&world_evidence::Evidence| !matches!(file.key, EvidenceKey::Issuers(_));
    let counted = files.iter().filter(is_own).filter(|file| !matches!(file.state, "FAILED" | "CANCELED"));
    let sizes: Vec<usize> = counted.map(|file| world_evidence::bytes(file, change).len()).collect();
    limits::problem(&sent.file_name, &sent.bytes, sizes.len(), sizes.iter().sum())
}

async fn read(context: &Context<'_>) -> Refused<Sent> {
    let mut request = Request::new(Body::from(context.call.body.clone()));
    if let Some(content_type) = context.call.headers.get(header::CONTENT_TYPE) {
        request.headers_mut().insert(header::CONTENT_TYPE, content_type.clone());
    }
    DefaultBodyLimit::max(MOST_BODY_BYTES).apply(&mut request);
    let broken = |_| Problem::bad_request("The multipart body cannot be parsed.");
    let mut parts = Multipart::from_request(request, &())
        .await
        .map_err(|_cause| Problem::bad_request("The multipart body has no boundary."))?;
    let mut sent = None;
    while let Some(part) = parts.next_field().await.map_err(broken)? {
        if part.name() != Some("file") {
            part.bytes().await.map_err(broken)?;
            continue;
        }
        if sent.is_some() {
            return Err(Problem::invalid_field("file", "Send one file at a time."));
        }
        let file_name = part.file_name().map(bare_name).unwrap_or_default();
        let content_type = part.content_type().map(str::to_owned);
        let bytes = part.bytes().await.map_err(broken)?;
        sent = Some((file_name, content_type, bytes));
    }
    let required = || Problem::invalid_field("file", "A part named file is required.");
    let (file_name, content_type, bytes) = sent.ok_or_else(required)?;
    if file_name.is_empty() {
        return Err(Problem::invalid_field("file", "The part named file has no file name."));
    }
    if bytes.is_empty() {
        return Err(Problem::invalid_field("file", "The file is empty."));
    }
    let content_type = content_type.unwrap_or_else(|| files::content_type(&file_name).to_owned());
    Ok(Sent { file_name, content_type, bytes })
}

/// The name without folders, which some clients send along.
fn bare_name(sent: &str) -> String {
    let name = sent.rsplit(['/', '\\']).next().unwrap_or("");
    name.chars().take(LONGEST_NAME).collect()
}
