//! Who is heard, and reading the bodies of those who are.
//!
//! A page in any browser of this computer can send requests to any port of it, and
//! every program of it can connect. So a request has to be meant for this server
//! by its host, must not come from a page, and has to have a key before a byte of
//! its body is kept. All bodies together take only so much memory.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::http::{HeaderMap, Request, header, request::Parts};
use http_body_util::BodyExt as _;
use hyper::body::{Body as _, Incoming};

use super::exchange::{Call, Query, Reply};
use super::room::{Held, Room, UNIT};
use super::routes::Service;
use super::shared::Shared;

/// A request body beyond this is refused with 413.
pub(crate) const MOST_BODY_BYTES: usize = 32 * 1024 * 1024;
/// A whole body takes at most so long, and the next piece of one.
const BODY_TIME: Duration = Duration::from_secs(60);
const PIECE_TIME: Duration = Duration::from_secs(10);
/// What is read and thrown away of a body that nobody may send, so that a client
/// that has sent it already finds its answer and no broken connection.
const MOST_THROWN_BYTES: usize = 4 * 1024 * 1024;
const THROWING_TIME: Duration = Duration::from_secs(2);

/// Why a request is not answered by its service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unheard {
    /// It is meant for another host, or for none.
    OtherHost,
    /// A page in a browser sent it.
    FromAPage,
    /// Its body is too long.
    TooLarge,
    /// There is no room for its body now.
    NoRoom,
    /// Its body did not come in time, or not whole.
    Broken,
}

impl Unheard {
    /// The reply, in the service's own form.
    pub(crate) fn reply(self, of_status: impl FnOnce(u16) -> Reply) -> Reply {
        let reply = of_status(match self {
            Self::OtherHost => 421,
            Self::FromAPage => 403,
            Self::TooLarge => 413,
            Self::NoRoom => 503,
            Self::Broken => 408,
        });
        let reply = if self == Self::NoRoom { reply.with(header::RETRY_AFTER, "1") } else { reply };
        // What comes on this connection after it is not a request.
        reply.with(header::CONNECTION, "close")
    }
}

/// Whether a request is meant for this server, and not sent by a page in a
/// browser: pages name themselves, and a page whose name leads here by a trick of
/// DNS asks for its own name.
pub(crate) fn is_meant<B>(address: SocketAddr, request: &Request<B>) -> Result<(), Unheard> {
    let headers = request.headers();
    // `none` is what a person typed into the address bar.
    let is_from_a_page = headers.contains_key(header::ORIGIN)
        || headers.get_all("sec-fetch-site").iter().any(|site| site.as_bytes() != b"none");
    if is_from_a_page {
        return Err(Unheard::FromAPage);
    }
    let mut named = headers.get_all(header::HOST).iter();
    let host = named.next().and_then(|host| host.to_str().ok());
    let is_ours = host.is_some_and(|host| is_own_name(address, host)) && named.next().is_none();
    let is_ours_in_full = request.uri().authority().is_none_or(|host| is_own_name(address, host.as_str()));
    if is_ours && is_ours_in_full { Ok(()) } else { Err(Unheard::OtherHost) }
}

fn is_own_name(address: SocketAddr, host: &str) -> bool {
    let name = match host.strip_suffix(&format!(":{}", address.port())) {
        Some(name) => name,
        None if address.port() == 80 => host,
        None => return false,
    };
    let own = match address.ip() {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("[{ip}]"),
    };
    name == own || name.eq_ignore_ascii_case("localhost") || name == "127.0.0.1" || name == "[::1]"
}

/// Reads a request whole. Of one without a key the body is not kept: its service
/// sees an empty one, and refuses it for the key.
pub(crate) async fn received(
    shared: &Shared,
    service: Service,
    request: Request<Incoming>,
    rest: &str,
    request_id: &str,
) -> Result<(Call, Held), Unheard> {
    let (parts, body) = request.into_parts();
    let query = Query::parse(parts.uri.query().unwrap_or(""));
    let (body, held) = if shared.keys.let_in(service, &parts.headers, &query) {
        if body.size_hint().lower() > MOST_BODY_BYTES as u64 {
            return Err(Unheard::TooLarge);
        }
        let read = tokio::time::timeout(BODY_TIME, read(&shared.room, body));
        read.await.unwrap_or(Err(Unheard::Broken))?
    } else {
        throw_away(&parts.headers, body);
        (Bytes::new(), Held(Vec::new()))
    };
    let Parts { method, headers, .. } = parts;
    Ok((Call { method, path: rest.to_owned(), query, headers, body, request_id: request_id.to_owned() }, held))
}

async fn read(room: &Room, mut body: Incoming) -> Result<(Bytes, Held), Unheard> {
    let mut whole = Vec::new();
    let mut held = Held(Vec::new());
    let mut units = 0;
    loop {
        let piece = tokio::time::timeout(PIECE_TIME, body.frame()).await.map_err(|_late| Unheard::Broken)?;
        let Some(piece) = piece else { return Ok((whole.into(), held)) };
        let Ok(piece) = piece.map_err(|_broken| Unheard::Broken)?.into_data() else { continue };
        let length = whole.len() + piece.len();
        if length > MOST_BODY_BYTES {
            return Err(Unheard::TooLarge);
        }
        // Counted in larger steps as it grows, so that there are few of them.
        let wanted = length.div_ceil(UNIT);
        if wanted > units {
            let more = (wanted - units).max(units / 4);
            let permits = u32::try_from(more).map_err(|_many| Unheard::TooLarge)?;
            let taken = Arc::clone(&room.0).try_acquire_many_owned(permits);
            held.0.push(taken.map_err(|_full| Unheard::NoRoom)?);
            units += more;
            whole.reserve_exact(units * UNIT - whole.len());
        }
        whole.extend_from_slice(&piece);
    }
}

/// Reads on for a moment and keeps nothing. A client that waits for leave to send
/// gets none.
fn throw_away(headers: &HeaderMap, mut body: Incoming) {
    if body.is_end_stream() || headers.contains_key(header::EXPECT) {
        return;
    }
    tokio::spawn(tokio::time::timeout(THROWING_TIME, async move {
        let mut thrown = 0;
        while let Some(Ok(piece)) = body.frame().await {
            thrown += piece.data_ref().map_or(0, Bytes::len);
            if thrown > MOST_THROWN_BYTES {
                return;
            }
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_its_own_names_are_meant() {
        let address: SocketAddr = "127.0.0.1:8080".parse().expect("an address");
        for own in ["127.0.0.1:8080", "localhost:8080", "LOCALHOST:8080", "[::1]:8080"] {
            assert!(is_own_name(address, own), "{own}");
        }
        for other in [
            "",
            "127.0.0.1",
            "localhost",
            "127.0.0.1:80",
            "evil.example:8080",
            "127.0.0.1.evil.example:8080",
            "127.0.0.1:8080.evil.example",
            "localhost.:8080",
            "user@localhost:8080",
            "[::1]",
            ":8080",
            "0.0.0.0:8080",
        ] {
            assert!(!is_own_name(address, other), "{other}");
        }
        assert!(is_own_name("[::1]:80".parse().expect("an address"), "[::1]"));
        assert!(is_own_name("127.0.0.2:99".parse().expect("an address"), "127.0.0.2:99"));
    }
}
