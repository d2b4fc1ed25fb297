//! What leaves this computer, counted by a proxy that speaks HTTP/1.1 and HTTP/2 over TLS in front of a sandbox. It
//! refuses streams, drops connections and answers, and lies, before or after the service did what was asked: for one
//! confirmation one request leaves, the count of tries says so, and confirmed is what the service did and nothing else.

use crate::outbox::counting::{accept, desk, submit, wait};
use crate::trust::tls::{again, certificates, child};
use docket::credentials::{MemoryVault, Vault as _};
use docket::desk::Session;
use docket::desk::outbox::{Intent, RowState};
use docket::domain::account::{Account, Environment, Service};
use docket::domain::{AccountKey, BaseUrl, Dispute, ResponseState};
use docket::sandbox::{self, Config, Sandbox};
use docket::store::SettingsFile;
use futures_util::FutureExt as _;
use http_body_util::{BodyExt, Full, StreamBody, combinators::BoxBody};
use hyper::body::{Bytes, Frame, Incoming};
use hyper::service::service_fn;
use hyper::{Method, Request, Response};
use hyper_util::rt::{TokioExecutor, TokioIo};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::Path;
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// Why a stream is reset; hyper takes the reason from it.
#[derive(Debug, thiserror::Error)]
#[error("on purpose")]
struct Failure(#[source] h2::Error);

impl From<h2::Reason> for Failure {
    fn from(reason: h2::Reason) -> Self {
        Self(reason.into())
    }
}

type Answer = Response<BoxBody<Bytes, Failure>>;

/// What becomes of one submission or acceptance.
#[derive(Clone, Copy, Debug)]
enum Fate {
    Fine,
    /// HTTP/2 refuses the stream, which says that nothing was done; HTTP/1.1 closes without a word.
    Refused,
    /// The same words, after it was done.
    RefusedAfter,
    /// HTTP/2 takes the stream back, HTTP/1.1 closes, after it was done.
    TakenBack,
    /// The whole connection goes before anything was done.
    Cut,
    /// And after it was done.
    CutAfter,
    /// Half of the service's answer, then nothing.
    Half,
    /// This status instead of doing it.
    Says(u16),
    /// This status although it was done.
    SaysAfter(u16),
    /// A web page with status 200, and nothing was done.
    Page,
    /// Nothing was done, and whoever looks is first shown another dispute, which was answered.
    Alien,
}

const FATES: [Fate; 18] = [
    Fate::Fine,
    Fate::Refused,
    Fate::RefusedAfter,
    Fate::TakenBack,
    Fate::Cut,
    Fate::CutAfter,
    Fate::Half,
    Fate::Says(503),
    Fate::SaysAfter(403),
    Fate::SaysAfter(409),
    Fate::SaysAfter(408),
    Fate::SaysAfter(425),
    Fate::SaysAfter(499),
    Fate::SaysAfter(502),
    Fate::SaysAfter(421),
    Fate::Page,
    Fate::Alien,
    Fate::Alien,
];

struct Proxy {
    sandbox: String,
    finix: String,
    client: reqwest::Client,
    fates: Mutex<VecDeque<Fate>>,
    /// Path of a submission or acceptance, and how often it came.
    left: Mutex<BTreeMap<String, u32>>,
    versions: Mutex<BTreeMap<String, usize>>,
    /// Paths of disputes whose next look is answered with another dispute.
    aliens: Mutex<BTreeSet<String>>,
}

fn whole(status: u16, kind: &str, body: impl Into<Bytes>) -> Answer {
    let body = Full::new(body.into()).map_err(|never| match never {}).boxed();
    Response::builder().status(status).header("content-type", kind).body(body).expect("an answer")
}

impl Proxy {
    async fn pass_on(&self, request: Request<Incoming>) -> Result<(u16, String, Bytes), Failure> {
        let (parts, body) = request.into_parts();
        let target = parts.uri.path_and_query().map_or("/", hyper::http::uri::PathAndQuery::as_str);
        let mut passed = self.client.request(parts.method, format!("{}{target}", self.sandbox));
        for name in ["authorization", "content-type", "accept", "finix-version"] {
            if let Some(value) = parts.headers.get(name) {
                passed = passed.header(name, value);
            }
        }
        // The connection may have been cut meanwhile because of another request.
        let body = body.collect().await.map_err(|_cut| Failure::from(h2::Reason::CANCEL))?.to_bytes();
        let answer = passed.body(body).send().await.expect("a sandbox");
        let kind = answer.headers().get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        Ok((answer.status().as_u16(), kind.to_owned(), answer.bytes().await.expect("its answer")))
    }

    /// Some dispute that was answered.
    async fn answered(&self) -> String {
        let credential = Sandbox::credentials().into_iter().next().expect("a key");
        let url = format!("{}/disputes?response_state=RESPONDED&limit=1", self.finix);
        let asked = self.client.get(url).basic_auth(credential.username, Some(credential.secret));
        let list: serde_json::Value = asked.send().await.expect("a sandbox").json().await.expect("a list");
        list["_embedded"]["disputes"][0].to_string()
    }

    fn fate(&self, request: &Request<Incoming>) -> Fate {
        let path = request.uri().path();
        if request.method() != Method::POST || !(path.ends_with("/submit") || path.ends_with("/accept")) {
            return Fate::Fine;
        }
        let mut left = self.left.lock().expect("whole");
        let times = left.entry(path.to_owned()).or_default();
        *times += 1;
        let is_first = *times == 1;
        if is_first { self.fates.lock().expect("whole").pop_front().unwrap_or(Fate::Fine) } else { Fate::Fine }
    }

    async fn answer(&self, request: Request<Incoming>, cut: &Notify) -> Result<Answer, Failure> {
        *self.versions.lock().expect("whole").entry(format!("{:?}", request.version())).or_default() += 1;
        let refuse = |reason: h2::Reason| Err(Failure::from(reason));
        let looked_at = request.uri().path().to_owned();
        if request.method() == Method::GET && self.aliens.lock().expect("whole").remove(&looked_at) {
            return Ok(whole(200, "application/hal+json", self.answered().await));
        }
        let fate = self.fate(&request);
        match fate {
            Fate::Alien => {
                let dispute = looked_at.rsplit_once('/').map_or("", |(dispute, _)| dispute).to_owned();
                self.aliens.lock().expect("whole").insert(dispute);
                return Ok(whole(502, "application/json", "{}"));
            }
            Fate::Refused => return refuse(h2::Reason::REFUSED_STREAM),
            Fate::Cut => {
                cut.notify_one();
                return refuse(h2::Reason::INTERNAL_ERROR);
            }
            Fate::Says(status) => return Ok(whole(status, "application/json", "{}")),
            Fate::Page => return Ok(whole(200, "text/html", "<html><body>We will be back soon</body></html>")),
            _ => {}
        }
        let (status, kind, body) = self.pass_on(request).await?;
        match fate {
            Fate::RefusedAfter => refuse(h2::Reason::REFUSED_STREAM),
            Fate::TakenBack => refuse(h2::Reason::CANCEL),
            Fate::CutAfter => {
                cut.notify_one();
                refuse(h2::Reason::INTERNAL_ERROR)
            }
            Fate::SaysAfter(status) => Ok(whole(status, "application/json", "{}")),
            Fate::Half => {
                let pieces: [Result<Frame<Bytes>, Failure>; 2] =
                    [Ok(Frame::data(body.slice(..body.len() / 2))), Err(h2::Reason::INTERNAL_ERROR.into())];
                let half = StreamBody::new(futures_util::stream::iter(pieces));
                Ok(Response::builder()
                    .status(status)
                    .header("content-type", kind)
                    .body(BodyExt::boxed(half))
                    .expect("an answer"))
            }
            _ => Ok(whole(status, &kind, body)),
        }
    }

    async fn serve(self: Arc<Self>, listener: TcpListener, tls: TlsAcceptor) {
        while let Ok((stream, _)) = listener.accept().await {
            let (proxy, tls) = (Arc::clone(&self), tls.clone());
            tokio::spawn(async move {
                let Ok(stream) = tls.accept(stream).await else { return };
                let is_second = stream.get_ref().1.alpn_protocol() == Some(b"h2");
                let (stream, cut) = (TokioIo::new(stream), Arc::new(Notify::new()));
                let inner = Arc::clone(&cut);
                let service = service_fn(move |request| {
                    let (proxy, cut) = (Arc::clone(&proxy), Arc::clone(&inner));
                    async move { proxy.answer(request, &cut).await }.boxed()
                });
                if is_second {
                    let serving = hyper::server::conn::http2::Builder::new(TokioExecutor::new())
                        .serve_connection(stream, service);
                    tokio::select! { _ = serving => {}, () = cut.notified() => {} }
                } else {
                    let serving = hyper::server::conn::http1::Builder::new().serve_connection(stream, service);
                    tokio::select! { _ = serving => {}, () = cut.notified() => {} }
                }
            });
        }
    }
}

fn acceptor(folder: &Path, protocol: &str) -> TlsAcceptor {
    let certificate = CertificateDer::from_pem_file(folder.join("good.pem")).expect("a certificate");
    let key = PrivateKeyDer::from_pem_file(folder.join("good.key")).expect("a key");
    let mut config =
        ServerConfig::builder().with_no_client_auth().with_single_cert(vec![certificate], key).expect("a server");
    config.alpn_protocols = vec![protocol.as_bytes().to_vec()];
    TlsAcceptor::from(Arc::new(config))
}

async fn open(folder: &Path, url: &str) -> Session {
    let keyring = MemoryVault::default();
    let credential = Sandbox::credentials().into_iter().next().expect("a key");
    keyring.write("a-1/finix", &credential.secret.into_owned().into()).expect("kept");
    let desk = desk(Box::new(keyring), Some(SettingsFile::inside(folder)));
    let mut account = Account::new(AccountKey::parse("a-1").expect("a key"), "Acme", Environment::Sandbox);
    account.set_url(Service::Finix, BaseUrl::parse(url).ok());
    desk.settings.change(|settings| {
        settings.user_names.insert((account.key.clone(), Service::Finix), credential.username.to_owned());
        settings.accounts = vec![account];
    });
    Session::open(&desk, &AccountKey::parse("a-1").expect("a key")).await.expect("open")
}

fn can_be_answered(session: &Session) -> Vec<Dispute> {
    let store = &session.shared().store;
    let now = docket::domain::time::clock::Clock::now(&*session.shared().clock);
    let rows = session.found();
    let read = rows.rows.iter().filter_map(|row| store.read(*row).ok().flatten());
    let open = read.map(|entry| Dispute::clone(&entry.dispute)).filter(|dispute| {
        dispute.response_state == Some(ResponseState::NeedsResponse) && dispute.respond_by.is_some_and(|by| by > now)
    });
    open.collect()
}

/// Answers as many disputes as there are fates, every other one by accepting it, and says what became of each.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "a process of its own for the tests below"]
async fn child_that_answers_disputes() {
    let url = child();
    let folder = tempfile::tempdir().expect("a folder");
    let session = open(folder.path(), &url).await;
    wait("the list", 60, || session.found().total == 6_000).await;
    // Those without files stand as they are confirmed below.
    let finix = crate::kit::finix_at(&url);
    let mut bare = Vec::new();
    for dispute in can_be_answered(&session) {
        if bare.len() < FATES.len() && finix.evidence(&dispute.id).await.expect("a list").is_empty() {
            bare.push(dispute);
        }
    }
    for (number, dispute) in bare.iter().enumerate() {
        session.outbox().add(if number % 2 == 0 { submit(dispute) } else { accept(dispute) }, None);
    }
    wait("rest", 400, || {
        let rows = session.outbox().rows();
        rows.len() == FATES.len() && rows.iter().all(|row| !row.state.is_active())
    })
    .await;
    for row in session.outbox().rows().iter() {
        let act = if matches!(row.intent, Intent::Submit(_)) { "submit" } else { "accept" };
        let id = row.intent.dispute().expect("a dispute");
        let is_confirmed = row.state == RowState::Confirmed;
        println!("ROW {id}/{act} {is_confirmed} {} {:?}", row.tries, row.state);
    }
    // As the app ends: `exit` would pull SQLCipher away from under the store's threads.
    docket::store::end_process(0);
}

async fn one_request_leaves(protocol: &str, version: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    certificates(folder.path());
    // About one of a hundred can be answered, and half of those have no files yet.
    let sandbox = sandbox::start(Config { disputes: 6_000, ..Config::default() }).await.expect("a sandbox");
    let finix = sandbox.urls().finix;
    let path = finix.trim_start_matches("http://").split_once('/').map_or("", |(_, path)| path).to_owned();
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("https://localhost:{}/{path}", listener.local_addr().expect("an address").port());
    let proxy = Arc::new(Proxy {
        finix: finix.clone(),
        sandbox: finix.trim_end_matches(&path).trim_end_matches('/').to_owned(),
        client: crate::kit::stranger(),
        fates: Mutex::new(FATES.into_iter().collect()),
        left: Mutex::default(),
        versions: Mutex::default(),
        aliens: Mutex::default(),
    });
    let serving = tokio::spawn(Arc::clone(&proxy).serve(listener, acceptor(folder.path(), protocol)));
    let mut command = again("outbox::leaving::child_that_answers_disputes", &url);
    command.env("SSL_CERT_FILE", folder.path().join("ca.pem")).env_remove("SSL_CERT_DIR");
    let output = tokio::task::spawn_blocking(move || command.output()).await.expect("alive").expect("it runs");
    serving.abort();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let all = format!("{said}\n{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{all}");
    assert_eq!(proxy.versions.lock().expect("whole").keys().collect::<Vec<_>>(), [version], "{protocol} is spoken");

    let log = sandbox.log();
    let left = proxy.left.lock().expect("whole").clone();
    let rows: Vec<&str> = said.lines().filter_map(|line| line.split_once("ROW ").map(|(_, row)| row)).collect();
    assert_eq!(rows.len(), FATES.len(), "{all}");
    let (mut confirmed, mut never_came) = (0, 0);
    for row in rows {
        let mut words = row.split(' ');
        let (name, is_confirmed, tries) =
            (words.next().unwrap(), words.next().unwrap() == "true", words.next().unwrap());
        let sent = left.iter().find(|(path, _)| path.ends_with(name)).map_or(0, |(_, times)| *times);
        let did =
            log.iter().filter(|entry| entry.method == "POST" && entry.path.ends_with(name) && entry.applied).count();
        // One may be taken along by a connection that is cut before it is read; none leaves twice.
        assert!(sent <= 1, "{row}: {sent} requests left over {protocol}");
        assert_eq!(tries, "1", "{row}: it was tried once");
        never_came += 1 - sent;
        assert_eq!(did == 1, is_confirmed, "{row}: confirmed is what the service did");
        confirmed += did;
    }
    assert_eq!(proxy.fates.lock().expect("whole").len(), never_came as usize, "every fate struck that could: {all}");
    assert!(never_came <= 2, "{never_came} requests never came: {all}");
    assert!(proxy.aliens.lock().expect("whole").is_empty(), "each lie was told");
    println!("{protocol}: {} requests left for {} confirmations, {confirmed} were done", left.len(), FATES.len());
    // A connection that is cut takes others' requests with it, so that how many were done differs from run to run.
    assert!(confirmed >= 6, "{confirmed} were done before the answer was lost");
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn one_confirmation_is_one_request_over_http_2() {
    one_request_leaves("h2", "HTTP/2.0").await;
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn one_confirmation_is_one_request_over_http_1() {
    one_request_leaves("http/1.1", "HTTP/1.1").await;
}
