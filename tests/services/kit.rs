//! A sandbox with clients for it, and a raw server that answers what it is told.

use docket::api::butter_disputes::ButterDisputes;
use docket::api::butter_recover::ButterRecover;
use docket::api::disputify::Disputify;
use docket::api::finix::{DisputeFilter, Finix};
use docket::api::{BasicKey, Http, Timeouts};
use docket::domain::account::KeyParam;
use docket::domain::dispute::{Dispute, ResponseState};
use docket::domain::{BaseUrl, DisputeId};
use docket::sandbox::{Config, Sandbox};
use futures_util::StreamExt as _;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::Duration;

pub const USER: &str = "USsRhsHYZGBPnQw8CByJyEQW";
pub const PASSWORD: &str = "8a14c2f9-d94b-4c72-8f5c-a62908e5b30e";

pub fn http() -> Http {
    let short = Timeouts {
        connect: Duration::from_secs(2),
        read: Duration::from_secs(5),
        write: Duration::from_secs(5),
        idle: Duration::from_millis(700),
    };
    Http::new(short)
}

/// A client that is not the app's: whoever else has the key.
pub fn stranger() -> reqwest::Client {
    docket::api::http::choose_ciphers();
    reqwest::Client::new()
}

pub fn base(url: &str) -> BaseUrl {
    BaseUrl::parse(url).expect("an address")
}

pub fn key(user: &str, password: &str) -> BasicKey {
    BasicKey { user: user.to_owned(), password: password.to_owned().into() }
}

pub fn finix_at(url: &str) -> Finix {
    Finix::new(http(), base(url), key(USER, PASSWORD))
}

pub fn disputify_at(url: &str, param: KeyParam, token: &str) -> Disputify {
    Disputify::new(http(), base(url), param, token.to_owned().into())
}

pub fn butter_at(url: &str) -> ButterDisputes {
    ButterDisputes::new(http(), base(url), key("butter-staging", "staging-password-1f6c"))
}

pub fn recover_at(url: &str, secret: &str) -> ButterRecover {
    ButterRecover::new(http(), base(url), secret.to_owned().into())
}

pub struct World {
    pub sandbox: Sandbox,
    pub finix: Finix,
}

pub async fn world(config: Config) -> World {
    let sandbox = docket::sandbox::start(config).await.expect("a sandbox");
    let finix = finix_at(&sandbox.urls().finix);
    World { sandbox, finix }
}

pub async fn small_world() -> World {
    let evidence_after = Some(Duration::ZERO);
    world(Config { disputes: 60, evidence_after, ..Config::default() }).await
}

pub fn id(text: &str) -> DisputeId {
    DisputeId::parse(text).expect("an id")
}

impl World {
    /// A dispute that needs an answer, fresh.
    pub async fn open_dispute(&self) -> Dispute {
        let filter = DisputeFilter { response_state: Some("NEEDS_RESPONSE".into()), ..DisputeFilter::default() };
        let page = self.finix.list_disputes(&filter, None).await.expect("a page");
        let now = self.sandbox.now();
        let open = page.items.into_iter().find(|d| d.respond_by.is_some_and(|at| at > now)).expect("an open dispute");
        assert_eq!(open.response_state, Some(ResponseState::NeedsResponse));
        open
    }

    /// How often a write was applied.
    pub fn applied(&self, tail: &str) -> usize {
        self.sandbox.log().iter().filter(|e| e.method == "POST" && e.path.ends_with(tail) && e.applied).count()
    }
}

/// A stream of bytes to upload.
pub fn bytes(all: &[u8]) -> docket::api::http::Bytes {
    let pieces: Vec<std::io::Result<Vec<u8>>> = all.chunks(1_000).map(|piece| Ok(piece.to_vec())).collect();
    futures_util::stream::iter(pieces).boxed()
}

/// A valid small PDF.
pub fn pdf(length: usize) -> Vec<u8> {
    let mut bytes = b"%PDF-1.4\n%%EOF\n".to_vec();
    bytes.resize(length.max(bytes.len()), b' ');
    bytes
}

/// A raw server: gives each connection the next script and keeps what it was asked.
pub struct Raw {
    pub url: String,
    pub asked: Receiver<String>,
}

/// What a raw server does with one connection after it has read a request's head.
pub type Script = Box<dyn FnOnce(&mut TcpStream) + Send>;

/// Writes bytes and closes in order.
pub fn says(text: impl Into<String>) -> Script {
    let text = text.into();
    Box::new(move |stream| {
        stream.write_all(text.as_bytes()).ok();
    })
}

/// A whole answer with a length that is right.
pub fn answer(status: &str, headers: &str, body: &str) -> Script {
    says(format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n{headers}\r\n{body}", body.len()))
}

pub fn raw(scripts: Vec<Script>) -> Raw {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let (say, asked) = sync_channel(64);
    let work = move || {
        for script in scripts {
            let Ok((mut stream, _)) = listener.accept() else { return };
            stream.set_read_timeout(Some(Duration::from_secs(5))).ok();
            let mut head = Vec::new();
            let mut piece = [0_u8; 4_096];
            while !head.windows(4).any(|w| w == b"\r\n\r\n") {
                match stream.read(&mut piece) {
                    Ok(count) if count > 0 => head.extend_from_slice(&piece[..count]),
                    _ => break,
                }
            }
            say.send(String::from_utf8_lossy(&head).into_owned()).ok();
            script(&mut stream);
        }
    };
    std::thread::Builder::new().name("raw-server".into()).spawn(work).expect("a thread");
    Raw { url, asked }
}
