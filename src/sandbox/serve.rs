//! The wire: accepting connections, carrying out faults (real TCP resets among
//! them) and writing replies.
//!
//! Who is heard at all, and how bodies are read, is in `receive`; what a request
//! means is decided by the services.

use std::fmt;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{HeaderName, HeaderValue, Request, Response, header};
use hyper::body::{Frame, Incoming};
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::{Instant, Sleep};

use super::exchange::{Call, Reply, status};
use super::faults::FaultKind;
use super::journal::LogEntry;
use super::receive::received;
use super::routes::{Asked, Service, asked, service_of};
use super::shared::Shared;
use super::{butter_disputes, butter_recover, clock, disputify, finix, receive};

/// At most this many connections at a time.
const MOST_CONNECTIONS: usize = 256;
/// How long a client may take for the head of a request, and stay silent before
/// the next.
const HEAD_TIME: Duration = Duration::from_secs(15);
/// The head of a request is at most so long.
const MOST_HEAD_BYTES: usize = 64 * 1024;
const TRICKLE_PIECES: usize = 20;

/// The end of a connection without a reply.
#[derive(Debug)]
struct Reset;

impl fmt::Display for Reset {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the connection is reset on purpose")
    }
}

impl std::error::Error for Reset {}

/// Accepts connections until it is dropped.
pub(crate) async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let room = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let mut connections = JoinSet::new();
    loop {
        while connections.try_join_next().is_some() {}
        let Ok(permit) = Arc::clone(&room).acquire_owned().await else {
            return;
        };
        let Ok((stream, _)) = listener.accept().await else {
            // Out of file handles, most likely: let some connection end first.
            tokio::time::sleep(Duration::from_millis(20)).await;
            continue;
        };
        let shared = Arc::clone(&shared);
        connections.spawn(async move {
            connection(stream, shared).await;
            drop(permit);
        });
    }
}

async fn connection(stream: TcpStream, shared: Arc<Shared>) {
    // Small replies must not wait for the client's acknowledgement.
    stream.set_nodelay(true).ok();
    let broken = Arc::new(AtomicBool::new(false));
    let wire = Wire { stream, broken: Arc::clone(&broken) };
    let service = service_fn(move |request: Request<Incoming>| {
        let (shared, broken) = (Arc::clone(&shared), Arc::clone(&broken));
        async move {
            let answered = answer(&shared, request).await;
            if answered.is_err() {
                broken.store(true, Ordering::SeqCst);
            }
            answered
        }
    });
    // A connection that ends in an error is the client's affair, or our own reset.
    hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_buf_size(MOST_HEAD_BYTES)
        .auto_date_header(false)
        .serve_connection(TokioIo::new(wire), service)
        .await
        .ok();
}

/// A TCP stream that can be torn down with a reset instead of a close.
struct Wire {
    stream: TcpStream,
    broken: Arc<AtomicBool>,
}

impl Wire {
    fn is_broken(&self) -> bool {
        self.broken.load(Ordering::SeqCst)
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        if self.is_broken() {
            // Closing a socket that does not linger sends RST instead of FIN.
            self.stream.set_zero_linger().ok();
        }
    }
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if self.is_broken() {
            return Poll::Ready(Err(io::ErrorKind::ConnectionReset.into()));
        }
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.is_broken() {
            return Poll::Ready(Ok(()));
        }
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

async fn answer(shared: &Shared, request: Request<Incoming>) -> Result<Response<Body>, Reset> {
    if !shared.latency.is_zero() {
        tokio::time::sleep(shared.latency).await;
    }
    let (service, rest) = service_of(request.uri().path());
    let (rest, asked) = (rest.to_owned(), asked(service, request.method(), rest));
    let mut entry = entry(shared, &request, service, &asked);
    if let Err(unheard) = receive::is_meant(shared.address, &request) {
        let reply = unheard.reply(|code| refusal(shared, service, code, None));
        entry.status = reply.status.as_u16();
        let request_id = entry.request_id.clone();
        shared.journal.note(entry);
        return Ok(response(shared, reply, None, &request_id));
    }
    let fault = shared.faults.draw(entry.operation);
    if fault == Some(FaultKind::ResetBefore) {
        shared.journal.note(entry);
        return Err(Reset);
    }
    let (mut reply, _held) = match (received(shared, service, request, &rest, &entry.request_id).await, fault) {
        (Err(unheard), _) => (unheard.reply(|code| refusal(shared, service, code, None)), None),
        (Ok(_), Some(FaultKind::Status { code, retry_after })) => (refusal(shared, service, code, retry_after), None),
        (Ok((call, held)), _) => (serve(shared, service, &asked, &call).await, Some(held)),
    };
    if let Some(kind) = fault {
        reply = after(shared, service, kind, reply);
    }
    entry.applied = reply.applied;
    let is_reset = fault == Some(FaultKind::ResetAfter);
    entry.status = if is_reset { 0 } else { reply.status.as_u16() };
    let request_id = entry.request_id.clone();
    // Noted before any slowness: whoever gives up waiting can still look it up.
    shared.journal.note(entry);
    if is_reset {
        return Err(Reset);
    }
    if let Some(FaultKind::Delay(wait)) = fault {
        tokio::time::sleep(wait).await;
    }
    Ok(response(shared, reply, fault, &request_id))
}

/// The log entry of a request that has not been answered yet.
fn entry(shared: &Shared, request: &Request<Incoming>, service: Service, asked: &Asked) -> LogEntry {
    LogEntry {
        at: clock::timestamp(shared.clock.now()),
        service,
        operation: match asked {
            Asked::Known(operation, _) => Some(*operation),
            _ => None,
        },
        method: request.method().to_string(),
        path: request.uri().path().to_owned(),
        status: 0,
        applied: false,
        request_id: shared.next_request_id(),
    }
}

async fn serve(shared: &Shared, service: Service, asked: &Asked, call: &Call) -> Reply {
    match service {
        Service::Finix => finix::answer(shared, asked, call).await,
        Service::Disputify => disputify::answer(shared, asked, call),
        Service::ButterDisputes => butter_disputes::answer(shared, asked, call),
        Service::ButterRecover => butter_recover::answer(shared, asked, call),
    }
}

/// An error in the vendor's own form.
fn refusal(shared: &Shared, service: Service, code: u16, retry_after: Option<u64>) -> Reply {
    let reply = match service {
        Service::Finix => finix::errors::of_status(code, &shared.base),
        Service::Disputify => disputify::error(code),
        Service::ButterDisputes => butter_disputes::error(code),
        Service::ButterRecover => butter_recover::error(code),
    };
    let reply = match retry_after {
        Some(seconds) => reply.with(header::RETRY_AFTER, &seconds.to_string()),
        None => reply,
    };
    if (300..400).contains(&code) {
        let target = format!("{}/users/sign_in", service.prefix());
        return Reply { body: Bytes::new(), ..reply }.with(header::LOCATION, &target);
    }
    reply
}

/// What a fault makes of a reply that is ready.
fn after(shared: &Shared, service: Service, fault: FaultKind, reply: Reply) -> Reply {
    let applied = reply.applied;
    match fault {
        FaultKind::StatusAfter { code, retry_after } => {
            Reply { applied, ..refusal(shared, service, code, retry_after) }
        }
        FaultKind::ContentType => {
            let page = "<!DOCTYPE html><html><head><title>Welcome</title></head>\
                        <body><h1>It works!</h1></body></html>";
            Reply { applied, ..Reply::new(status(200), "text/html; charset=utf-8", page) }
        }
        FaultKind::Garbage => {
            let body = Bytes::from_static(b"{\"_embedded\":{\"\xC3\x28");
            // 204 cannot carry a body.
            let code = if reply.status == status(204) { status(200) } else { reply.status };
            Reply { body, status: code, ..reply }
        }
        _ => reply,
    }
}

fn response(shared: &Shared, reply: Reply, fault: Option<FaultKind>, request_id: &str) -> Response<Body> {
    let length = reply.body.len();
    let body = match fault {
        Some(FaultKind::Truncate) => Body::new(SlowBody::truncated(&reply.body)),
        Some(FaultKind::Trickle(pause)) => Body::new(SlowBody::trickling(reply.body, pause)),
        _ => Body::from(reply.body),
    };
    let mut response = Response::new(body);
    *response.status_mut() = reply.status;
    let headers = response.headers_mut();
    *headers = reply.headers;
    let mut set = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    set(HeaderName::from_static("x-request-id"), request_id);
    let now = clock::timestamp(shared.clock.now());
    set(header::DATE, &now.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string());
    if reply.status != status(204) {
        set(header::CONTENT_LENGTH, &length.to_string());
    }
    response
}

/// A body that comes in pieces, with pauses, and may break off.
struct SlowBody {
    pieces: std::vec::IntoIter<Bytes>,
    pause: Duration,
    sleep: Option<Pin<Box<Sleep>>>,
    breaks_off: bool,
}

impl SlowBody {
    /// The first half of the body, then the connection ends.
    fn truncated(whole: &Bytes) -> Self {
        let half = whole.slice(..whole.len() / 2);
        Self {
            pieces: vec![half, Bytes::new()].into_iter(),
            // Long enough for the first half to leave before the connection ends.
            pause: Duration::from_millis(30),
            sleep: None,
            breaks_off: true,
        }
    }

    fn trickling(mut whole: Bytes, pause: Duration) -> Self {
        let size = whole.len().div_ceil(TRICKLE_PIECES).max(1);
        let mut pieces = Vec::with_capacity(TRICKLE_PIECES);
        while !whole.is_empty() {
            pieces.push(whole.split_to(size.min(whole.len())));
        }
        Self { pieces: pieces.into_iter(), pause, sleep: None, breaks_off: false }
    }
}

impl hyper::body::Body for SlowBody {
    type Data = Bytes;
    type Error = Box<dyn std::error::Error + Send + Sync>;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        if let Some(sleep) = &mut self.sleep {
            if sleep.as_mut().poll(context).is_pending() {
                return Poll::Pending;
            }
            self.sleep = None;
        }
        let Some(piece) = self.pieces.next() else {
            return Poll::Ready(None);
        };
        if piece.is_empty() && self.breaks_off {
            return Poll::Ready(Some(Err(Box::new(Reset))));
        }
        self.sleep = Some(Box::pin(tokio::time::sleep_until(Instant::now() + self.pause)));
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }
}
