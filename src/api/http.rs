//! The one place that makes HTTP clients and sends requests.
//!
//! Rules kept here, for every service: no redirect is followed, no referer is sent, only https leaves this computer,
//! every wait and every body has an end, and no address with a secret in it gets into an error.
//!
//! Must not live here: what a request is about.

use super::error::{ApiError, ErrorKind, VendorMessage};
use super::reply::Reply;
use super::request::{Auth, Body, Method, Request};
use crate::domain::account::BaseUrl;
use crate::domain::text;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue};
use secrecy::{ExposeSecret as _, SecretString};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Once, OnceLock};
use std::time::Duration;

/// How long to wait for what.
#[derive(Clone, Copy, Debug)]
pub struct Timeouts {
    /// For a connection.
    pub connect: Duration,
    /// For a whole read.
    pub read: Duration,
    /// For a whole write. Finix may take five minutes to answer.
    pub write: Duration,
    /// For the next piece of a body.
    pub idle: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(10),
            read: Duration::from_mins(1),
            write: Duration::from_mins(6),
            idle: Duration::from_secs(30),
        }
    }
}

/// Largest JSON reply.
const MAX_JSON: usize = 8 * 1024 * 1024;
/// Largest file that is downloaded; evidence is at most 10 MB.
const MAX_FILE: usize = 12 * 1024 * 1024;

/// Why a request was not even begun.
#[derive(Clone, Debug, thiserror::Error)]
enum Unsendable {
    /// The computer has no usable TLS roots; the library's own words.
    #[error("{0}")]
    NoClients(String),
    /// There is nothing to upload.
    #[error("the file's bytes are missing")]
    NoBytes,
    /// A character of the key fits into no header.
    #[error("the key holds a character that no header takes")]
    Key,
    /// The type of a file is none; the library's own words.
    #[error("{0}")]
    MediaType(String),
}

/// Sends requests. Cheap to clone; all clones share their connections.
#[derive(Clone, Debug)]
pub struct Http {
    /// Made when the first request is sent: reading the system's certificates takes longer than opening a window.
    clients: Arc<OnceLock<Result<Clients, Unsendable>>>,
    timeouts: Timeouts,
}

#[derive(Debug)]
struct Clients {
    remote: reqwest::Client,
    loopback: reqwest::Client,
}

impl Clients {
    fn make(timeouts: Timeouts) -> Result<Self, Unsendable> {
        choose_ciphers();
        let builder = || {
            #[expect(clippy::disallowed_methods, reason = "the one constructor of HTTP clients")]
            reqwest::Client::builder()
                .redirect(reqwest::redirect::Policy::none())
                .referer(false)
                // Whether a request is repeated is decided where it is known what it did: one send, one request.
                .retry(reqwest::retry::never())
                .connect_timeout(timeouts.connect)
                // Shorter than common keep-alives, so that a write never meets a connection that is just closing.
                .pool_idle_timeout(Duration::from_secs(4))
                // This name is this computer, whoever is asked for it (RFC 6761, section 6.3).
                .resolve_to_addrs("localhost", &here())
                .user_agent(concat!("Docket/", env!("CARGO_PKG_VERSION")))
        };
        let make = |builder: reqwest::ClientBuilder| {
            builder.build().map_err(|e| Unsendable::NoClients(chain(&e.without_url())))
        };
        Ok(Self {
            remote: make(builder().https_only(true))?,
            // A proxy must never see what is meant for this computer.
            loopback: make(builder().no_proxy())?,
        })
    }
}

/// Says which library encrypts, which rustls asks of the whole process once. Who makes a client of his own beside
/// [`Http`] calls it before.
pub fn choose_ciphers() {
    static CHOSEN: Once = Once::new();
    CHOSEN.call_once(|| {
        if rustls::crypto::ring::default_provider().install_default().is_err() {
            tracing::debug!("the library of ciphers had been chosen before");
        }
    });
}

/// This computer; the port is that of the address.
fn here() -> [SocketAddr; 2] {
    [SocketAddr::from((Ipv4Addr::LOCALHOST, 0)), SocketAddr::from((Ipv6Addr::LOCALHOST, 0))]
}

/// A stream of a file's bytes.
pub type Bytes = futures_util::stream::BoxStream<'static, std::io::Result<Vec<u8>>>;

impl Http {
    /// Sends with these waits.
    #[must_use]
    pub fn new(timeouts: Timeouts) -> Self {
        Self { clients: Arc::default(), timeouts }
    }

    /// The clients; why there are none when the computer has no usable TLS roots.
    fn clients(&self) -> Result<&Clients, Unsendable> {
        self.clients.get_or_init(|| Clients::make(self.timeouts)).as_ref().map_err(Clone::clone)
    }

    /// Sends once and reads the whole answer, whatever its status.
    ///
    /// # Errors
    /// When there was no complete answer.
    pub async fn send(
        &self,
        base: &BaseUrl,
        request: &Request,
        auth: &Auth,
        bytes: Option<Bytes>,
    ) -> Result<Reply, ApiError> {
        let fail = |kind, detail: String| ApiError::new(request.service, request.operation, kind, detail);
        let limit = if request.is_read() { self.timeouts.read } else { self.timeouts.write };
        let prepared =
            self.prepare(base, request, auth, bytes).map_err(|why| fail(ErrorKind::BadRequest, why.to_string()))?;
        let exchange = async {
            let response = prepared.send().await.map_err(|error| fail(kind_of(&error), chain(&error.without_url())))?;
            self.read(response, request).await
        };
        let mut result = match tokio::time::timeout(limit, exchange).await {
            Ok(result) => result,
            Err(_elapsed) => Err(fail(ErrorKind::Timeout, format!("no complete answer within {} s", limit.as_secs()))),
        };
        if let Err(error) = &mut result {
            redact_error(error, auth);
        }
        result
    }

    /// Puts host, credentials and body onto a request. The address with a secret in it lives only inside here.
    fn prepare(
        &self,
        base: &BaseUrl,
        request: &Request,
        auth: &Auth,
        bytes: Option<Bytes>,
    ) -> Result<reqwest::RequestBuilder, Unsendable> {
        let clients = self.clients()?;
        let client = if base.is_loopback() { &clients.loopback } else { &clients.remote };
        let path: Vec<&str> = request.path.iter().map(String::as_str).collect();
        let mut url = base.join(&path);
        if !request.query.is_empty() {
            url.query_pairs_mut().extend_pairs(&request.query);
        }
        if let Auth::Query(param, secret) = auth {
            url.query_pairs_mut().append_pair(param.as_wire(), secret.expose_secret());
        }
        let method = match request.method {
            Method::Get => reqwest::Method::GET,
            Method::Put => reqwest::Method::PUT,
            Method::Post => reqwest::Method::POST,
            Method::Delete => reqwest::Method::DELETE,
        };
        let headers = headers(request, auth)?;
        let builder = client.request(method, url).headers(headers);
        Ok(match &request.body {
            Body::Empty => builder,
            Body::Json(text) => builder.header(CONTENT_TYPE, "application/json").body(text.clone()),
            Body::File { file_name, media_type, length } => {
                let stream = bytes.ok_or(Unsendable::NoBytes)?;
                let part = reqwest::multipart::Part::stream_with_length(reqwest::Body::wrap_stream(stream), *length)
                    .file_name(file_name.clone())
                    .mime_str(media_type)
                    .map_err(|error| Unsendable::MediaType(error.to_string()))?;
                builder.multipart(reqwest::multipart::Form::new().part("file", part))
            }
        })
    }

    async fn read(&self, mut response: reqwest::Response, request: &Request) -> Result<Reply, ApiError> {
        let cap = if request.operation == super::Operation::DownloadEvidence { MAX_FILE } else { MAX_JSON };
        let mut reply = head(&response);
        loop {
            let fail = |kind, detail: String| reply.error(request, kind, detail);
            match tokio::time::timeout(self.timeouts.idle, response.chunk()).await {
                Err(_elapsed) => {
                    return Err(fail(ErrorKind::Timeout, "the answer stopped half way".to_owned()));
                }
                Ok(Err(error)) => return Err(fail(body_kind(&error), chain(&error.without_url()))),
                Ok(Ok(None)) => return Ok(reply),
                Ok(Ok(Some(piece))) if reply.body.len() + piece.len() > cap => {
                    return Err(fail(
                        ErrorKind::TooLarge,
                        format!("the answer is larger than {}", text::bytes(cap as u64)),
                    ));
                }
                Ok(Ok(Some(piece))) => reply.body.extend_from_slice(&piece),
            }
        }
    }
}

fn headers(request: &Request, auth: &Auth) -> Result<HeaderMap, Unsendable> {
    use base64::Engine as _;
    let mut headers = HeaderMap::new();
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    for (name, value) in &request.headers {
        headers.insert(*name, HeaderValue::from_static(value));
    }
    let secret = |text: &str| {
        let mut value = HeaderValue::from_str(text).map_err(|_invalid| Unsendable::Key)?;
        value.set_sensitive(true);
        Ok::<_, Unsendable>(value)
    };
    match auth {
        Auth::Basic(key) => {
            let pair = zeroize::Zeroizing::new(format!("{}:{}", key.user, key.password.expose_secret()));
            let encoded = zeroize::Zeroizing::new(base64::engine::general_purpose::STANDARD.encode(pair.as_bytes()));
            headers.insert(AUTHORIZATION, secret(&format!("Basic {}", *encoded))?);
        }
        Auth::ApiKey(key) => {
            headers.insert("x-api-key", secret(key.expose_secret())?);
        }
        Auth::Query(..) => {}
    }
    Ok(headers)
}

fn head(response: &reqwest::Response) -> Reply {
    let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok()).map(ToOwned::to_owned);
    Reply::from_parts(response.status().as_u16(), header, Vec::new())
}

/// Sorts a failure to get an answer by whether anything can have reached the service.
fn kind_of(error: &reqwest::Error) -> ErrorKind {
    if error.is_connect() {
        ErrorKind::Connect
    } else if error.is_timeout() {
        ErrorKind::Timeout
    } else if error.is_builder() {
        ErrorKind::BadRequest
    } else if error.is_body() && has_local_cause(error) {
        ErrorKind::LocalFile
    } else {
        ErrorKind::Interrupted
    }
}

fn body_kind(error: &reqwest::Error) -> ErrorKind {
    if error.is_timeout() { ErrorKind::Timeout } else { ErrorKind::Interrupted }
}

/// True when the stream of the person's own file broke.
fn has_local_cause(error: &reqwest::Error) -> bool {
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        if inner.downcast_ref::<std::io::Error>().is_some_and(|io| {
            !matches!(
                io.kind(),
                std::io::ErrorKind::ConnectionReset
                    | std::io::ErrorKind::BrokenPipe
                    | std::io::ErrorKind::ConnectionAborted
                    | std::io::ErrorKind::UnexpectedEof
                    | std::io::ErrorKind::NotConnected
            )
        }) {
            return true;
        }
        source = inner.source();
    }
    false
}

/// An error's whole chain without any address.
fn chain(error: &dyn std::error::Error) -> String {
    let mut words = vec![error.to_string()];
    let mut source = error.source();
    while let Some(inner) = source {
        let text = inner.to_string();
        if words.last() != Some(&text) {
            words.push(text);
        }
        source = inner.source();
    }
    text::clean_to(&words.join(": "), 400)
}

/// Takes every form of a secret out of a text that a service may have echoed it into.
#[must_use]
pub fn redact(text: &str, forms: &[SecretString]) -> String {
    forms.iter().fold(text.to_owned(), |text, form| text.replace(form.expose_secret(), "[hidden]"))
}

/// Takes every form of a secret out of everything an error says.
pub fn redact_error(error: &mut ApiError, auth: &Auth) {
    let forms = auth.forms();
    let clean = |text: &mut String| *text = redact(text, &forms);
    clean(&mut error.detail);
    for VendorMessage { text, field } in &mut error.messages {
        clean(text);
        field.iter_mut().for_each(clean);
    }
    for text in [&mut error.code, &mut error.logref, &mut error.request_id].into_iter().flatten() {
        clean(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::error::Operation;
    use crate::api::request::BasicKey;
    use crate::domain::account::{KeyParam, Service};

    #[test]
    fn secrets_are_taken_out_in_every_form_they_travel_in() {
        let auth = Auth::Basic(BasicKey { user: "US1".into(), password: "s3cret&more".to_owned().into() });
        let mut error = ApiError::new(
            Service::Finix,
            Operation::GetDispute,
            ErrorKind::Unauthorized,
            "s3cret&more s3cret%26more VVMxOnMzY3JldCZtb3Jl",
        );
        redact_error(&mut error, &auth);
        assert_eq!(error.detail, "[hidden] [hidden] [hidden]");
        let auth = Auth::Query(KeyParam::ApiToken, "XYZ123".to_owned().into());
        error.detail = "api_token=XYZ123&email=a".to_owned();
        redact_error(&mut error, &auth);
        assert_eq!(error.detail, "api_token=[hidden]&email=a");
    }
}
