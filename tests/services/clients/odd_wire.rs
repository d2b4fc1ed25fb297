//! Answers that are odd on the wire and not yet wrong, or wrong in ways that only patience shows.

use crate::kit::{Script, answer, base, finix_at, http, id, key, raw, says};
use docket::api::error::{ApiError, Effect, ErrorKind};
use docket::api::finix::Finix;
use docket::api::{Http, Timeouts};
use docket::domain::EvidenceRef;
use docket::domain::{EvidenceId, Tags};
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// Clients whose whole patience is short, and whose patience for a piece is longer than any pause here.
fn hurried(url: &str) -> Finix {
    let whole = Duration::from_secs(2);
    let waits = Timeouts { connect: whole, read: whole, write: whole, idle: Duration::from_secs(10) };
    Finix::new(Http::new(waits), base(url), key("US1", "secret"))
}

/// Bytes that come one after the other, for longer than anybody should wait.
fn trickle(bytes: &'static str, pause: Duration) -> Script {
    Box::new(move |stream| {
        let start = Instant::now();
        for byte in bytes.bytes().cycle() {
            if stream.write_all(&[byte]).is_err() || start.elapsed() > Duration::from_secs(60) {
                return;
            }
            std::thread::sleep(pause);
        }
    })
}

async fn put(finix: &Finix) -> Result<(), ApiError> {
    finix.put_tags(&id("DI1"), &Tags::default()).await.map(|_| ())
}

#[tokio::test]
async fn one_byte_after_the_other_ends_with_the_patience_for_the_whole() {
    for (name, script) in [
        (
            "a head",
            trickle(
                "HTTP/1.1 200 OK\r\nx: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                Duration::from_millis(50),
            ),
        ),
        ("leave to go on", trickle("HTTP/1.1 100 Continue\r\n\r\n", Duration::from_millis(1))),
    ] {
        let server = raw(vec![script]);
        let began = Instant::now();
        let error = put(&hurried(&server.url)).await.expect_err("no answer");
        assert_eq!((error.kind, error.effect()), (ErrorKind::Timeout, Effect::Unknown), "{name}");
        assert!(began.elapsed() < Duration::from_secs(10), "{name}: {:?}", began.elapsed());
    }
    let server = raw(vec![Box::new(|stream: &mut TcpStream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n").ok();
        while stream.write_all(b"1\r\n \r\n").is_ok() {
            std::thread::sleep(Duration::from_millis(50));
        }
    })]);
    let error = put(&hurried(&server.url)).await.expect_err("no answer");
    assert_eq!((error.kind, error.effect()), (ErrorKind::Timeout, Effect::Unknown), "a body");
}

#[tokio::test]
async fn broken_chunks_are_unknown_whatever_they_began_with() {
    for chunks in [
        "zz\r\n{}\r\n0\r\n\r\n",
        "-1\r\n{}\r\n",
        "ffffffffffffffff\r\n{}",
        "10000000000000000\r\n{}",
        "9\r\n{\"id\":\"DI1\"}\r\n",
        "c\r\n{\"id\":\"DI1\"}\r\n",
        "c\r\n{\"id\":\"DI1\"}0\r\n\r\n",
        "c\r\n{\"id\":\"DI1\"}\r\n0\r\nbroken trailer",
        "",
    ] {
        let server = raw(vec![says(format!("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n{chunks}"))]);
        let error = put(&hurried(&server.url)).await.expect_err(chunks);
        assert_eq!(error.effect(), Effect::Unknown, "{chunks:?}: {:?}", error.kind);
    }
    // Both lengths at once are how one request is made to look like two.
    let both =
        "HTTP/1.1 200 OK\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\nc\r\n{\"id\":\"DI1\"}\r\n0\r\n\r\n";
    let server = raw(vec![says(both)]);
    if let Err(error) = put(&hurried(&server.url)).await {
        assert_eq!(error.effect(), Effect::Unknown);
    }
    for lengths in ["content-length: 12\r\ncontent-length: 3\r\n", "content-length: -1\r\n", "content-length: x\r\n"] {
        let server = raw(vec![says(format!("HTTP/1.1 200 OK\r\n{lengths}\r\n{{\"id\":\"DI1\"}}"))]);
        let error = put(&hurried(&server.url)).await.expect_err(lengths);
        assert_eq!(error.effect(), Effect::Unknown, "{lengths:?}");
    }
}

#[tokio::test]
async fn leave_to_go_on_comes_before_the_answer_and_is_none() {
    let early = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n";
    let body = "{\"id\":\"DI1\"}";
    let whole = format!("{early}HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len());
    put(&finix_at(&raw(vec![says(whole)]).url)).await.expect("the answer behind it");
    let error = put(&finix_at(&raw(vec![says(early)]).url)).await.expect_err("no answer");
    assert_eq!(error.effect(), Effect::Unknown, "leave to go on says nothing of what was done");
}

#[tokio::test]
async fn a_yes_without_a_body_is_no_confirmation() {
    for status in ["200 OK", "201 Created", "202 Accepted", "204 No Content"] {
        let server = raw(vec![answer(status, "", "")]);
        let error = put(&finix_at(&server.url)).await.expect_err(status);
        assert_eq!((error.kind, error.effect()), (ErrorKind::Unreadable, Effect::Unknown), "{status}");
    }
}

#[tokio::test]
async fn the_same_file_twice_in_a_list_is_one_file() {
    let file = |id: &str, state: &str| format!(r#"{{"id":"{id}","dispute":"DI1","state":"{state}"}}"#);
    let body = format!(
        r#"{{"_embedded":{{"evidences":[{},{},{}]}},"page":{{"next_cursor":null}}}}"#,
        file("DF1", "PENDING"),
        file("DF2", "SUCCEEDED"),
        file("DF1", "SUCCEEDED")
    );
    let server = raw(vec![answer("200 OK", "content-type: application/json\r\n", &body)]);
    let files = finix_at(&server.url).evidence(&id("DI1")).await.expect("a list");
    assert_eq!(files.iter().map(|file| file.id.as_str()).collect::<Vec<_>>(), ["DF1", "DF2"]);
}

fn of() -> EvidenceRef {
    EvidenceRef { dispute: id("DI1"), evidence: EvidenceId::parse("DF1").expect("an id") }
}

#[tokio::test]
async fn a_download_is_as_long_as_it_says_or_none() {
    // More than was said belongs to nothing.
    let server = raw(vec![says("HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\n%PDF-and-more")]);
    let file = finix_at(&server.url).download(&of()).await.expect("what was said");
    assert_eq!(file.bytes, b"%PDF");
    // Reads are asked for anew; every time it is less.
    let less = || says("HTTP/1.1 200 OK\r\ncontent-length: 400\r\n\r\n%PDF");
    let server = raw((0..6).map(|_| less()).collect());
    let error = finix_at(&server.url).download(&of()).await.err().expect("less than was said");
    assert_eq!(error.kind, ErrorKind::Interrupted);
    // Without an end: cut off, not swallowed.
    let endless = || -> Script {
        Box::new(|stream| {
            stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").ok();
            while stream.write_all(&vec![7; 65_536]).is_ok() {}
        })
    };
    let server = raw((0..6).map(|_| endless()).collect());
    let error = finix_at(&server.url).download(&of()).await.err().expect("too much");
    assert_eq!(error.kind, ErrorKind::TooLarge);
    // The length alone is no reason to take memory.
    let announced = || says("HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n%PDF");
    let server = raw((0..6).map(|_| announced()).collect());
    let error = finix_at(&server.url).download(&of()).await.err().expect("never whole");
    assert!(matches!(error.kind, ErrorKind::Interrupted | ErrorKind::TooLarge), "{:?}", error.kind);
}

#[tokio::test]
async fn a_service_with_an_address_of_the_newer_kind_only_is_reached() {
    let Ok(listener) = std::net::TcpListener::bind("[::1]:0") else {
        println!("IPv6: this computer has none");
        return;
    };
    let port = listener.local_addr().expect("an address").port();
    let serve = move || {
        let (mut stream, _) = listener.accept().expect("a caller");
        let mut head = [0; 4_096];
        let count = stream.read(&mut head).expect("asked");
        let body = "{\"id\":\"DI1\"}";
        write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len()).expect("answered");
        String::from_utf8_lossy(&head[..count]).to_lowercase()
    };
    let served = std::thread::Builder::new().name("newer-kind".into()).spawn(serve).expect("a thread");
    let finix = Finix::new(http(), base(&format!("http://[::1]:{port}")), key("US1", "secret"));
    finix.put_tags(&id("DI1"), &Tags::default()).await.expect("reached");
    let head = served.join().expect("served");
    assert!(head.contains(&format!("host: [::1]:{port}\r\n")), "{head}");
}
