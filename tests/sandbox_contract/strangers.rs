//! Pages in a browser, names that lead here by a trick, and strangers with large bodies: who is not heard, and what
//! they cost. The judge is the real program's memory as the system counts it.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use docket::sandbox::{self, Config, Sandbox};
use reqwest::Method;

use crate::kit::{self, Kit, PASSWORD, REFERENCE, USER, config};

const AUTH: &str = "Basic VVNzUmhzSFlaR0JQblF3OENCeUp5RVFXOjhhMTRjMmY5LWQ5NGItNGM3Mi04ZjVjLWE2MjkwOGU1YjMwZQ==";

/// Sends bytes and reads the first line that comes back; nothing when the connection just ended.
fn first_line(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut line = String::new();
    BufReader::new(stream).read_line(&mut line).ok();
    line.trim_end().to_owned()
}

async fn asked(kit: &Kit, request: String) -> String {
    let address = kit.sandbox.address();
    tokio::task::spawn_blocking(move || first_line(address, &request)).await.unwrap()
}

#[tokio::test]
async fn only_a_request_for_this_very_server_is_heard() {
    let kit = kit::start().await;
    let port = kit.sandbox.address().port();
    let get = |host: &str| format!("GET /disputes HTTP/1.1\r\n{host}Authorization: {AUTH}\r\n\r\n");
    for own in ["127.0.0.1", "localhost", "LocalHost", "[::1]"] {
        let line = asked(&kit, get(&format!("Host: {own}:{port}\r\n"))).await;
        assert_eq!(line, "HTTP/1.1 200 OK", "{own}");
    }
    for other in [
        "Host: rebound.example\r\n".to_owned(),
        format!("Host: rebound.example:{port}\r\n"),
        format!("Host: 127.0.0.1.rebound.example:{port}\r\n"),
        format!("Host: 127.0.0.1:{}\r\n", port.wrapping_add(1)),
        "Host: 127.0.0.1\r\n".to_owned(),
        "Host:\r\n".to_owned(),
        String::new(),
        format!("Host: 127.0.0.1:{port}\r\nHost: rebound.example\r\n"),
    ] {
        let line = asked(&kit, get(&other)).await;
        assert!(line.starts_with("HTTP/1.1 421") || line.starts_with("HTTP/1.1 400"), "{other:?}: {line}");
    }
    // The whole address in the first line, as a proxy is asked.
    let whole = format!(
        "GET http://rebound.example/disputes HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: {AUTH}\r\n\r\n"
    );
    assert!(asked(&kit, whole).await.starts_with("HTTP/1.1 421"));
    let old = format!("GET /disputes HTTP/1.0\r\nAuthorization: {AUTH}\r\n\r\n");
    assert!(asked(&kit, old).await.starts_with("HTTP/1.0 421"));
}

#[tokio::test]
async fn no_page_in_a_browser_is_heard_even_with_a_key() {
    let kit = kit::start().await;
    let path = format!("/disputes/{REFERENCE}/accept");
    for (name, value) in [
        ("Origin", "https://shop.example"),
        ("Origin", "null"),
        ("Origin", "http://127.0.0.1:8080"),
        ("Sec-Fetch-Site", "cross-site"),
        ("Sec-Fetch-Site", "same-site"),
    ] {
        for method in [Method::GET, Method::POST, Method::OPTIONS] {
            let reply = kit.ask(method.clone(), &path).header(name, value).send().await.unwrap();
            assert_eq!(reply.status(), 403, "{method} {name}: {value}");
            assert!(!reply.headers().contains_key("access-control-allow-origin"));
        }
    }
    assert!(kit.sandbox.log().iter().all(|entry| !entry.applied), "nothing took effect");
    // What a person typed into the address bar.
    let typed = kit.ask(Method::GET, "/disputes").header("Sec-Fetch-Site", "none").send().await.unwrap();
    assert_eq!(typed.status(), 200);
}

#[tokio::test]
async fn a_sandbox_with_keys_of_its_own_takes_no_documented_one() {
    let own = sandbox::start(Config { has_private_keys: true, ..config() }).await.unwrap();
    let other = sandbox::start(Config { has_private_keys: true, ..config() }).await.unwrap();
    let public = Sandbox::credentials();
    assert_eq!(own.keys().len(), public.len());
    for ((own, other), public) in own.keys().iter().zip(other.keys()).zip(&public) {
        assert_eq!((own.service, own.label, own.username), (public.service, public.label, public.username));
        assert!(own.secret != public.secret && own.secret != other.secret && own.secret.len() == 32);
    }
    let client = kit::client();
    let ask =
        |secret: String| client.get(format!("{}/disputes", own.urls().finix)).basic_auth(USER, Some(secret)).send();
    assert_eq!(ask(PASSWORD.to_owned()).await.unwrap().status(), 401);
    assert_eq!(ask(other.keys()[0].secret.clone().into_owned()).await.unwrap().status(), 401);
    assert_eq!(ask(own.keys()[0].secret.clone().into_owned()).await.unwrap().status(), 200);
    let score =
        |key: String| client.get(format!("{}/api/v1/orders/1234/score?api_token={key}", own.urls().disputify)).send();
    assert_eq!(score("XXX".to_owned()).await.unwrap().status(), 401);
    assert!(!format!("{own:?}").contains(&*own.keys()[0].secret), "no key is printed");
}

/// The real program, for its memory.
struct Program {
    child: Child,
    address: SocketAddr,
}

impl Program {
    fn start() -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_docket"))
            .args(["sandbox", "--disputes", "50"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("started");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut line).expect("its card");
        let address = line.rsplit_once("http://").expect("an address").1.trim().parse().expect("an address");
        Self { child, address }
    }

    /// The most memory it ever had, in megabytes.
    fn most(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("there");
        let line = status.lines().find(|line| line.starts_with("VmHWM:")).expect("a figure");
        line.split_whitespace().nth(1).and_then(|figure| figure.parse::<u64>().ok()).expect("a number") / 1_024
    }

    /// Sixty connections, each with a body of that many megabytes; how each was answered.
    fn flood(&self, key: &str, megabytes: usize) -> Vec<String> {
        let head = format!(
            "POST /disputes/{REFERENCE}/evidence HTTP/1.1\r\nHost: {}\r\n{key}Content-Type: multipart/form-data; \
             boundary=x\r\nContent-Length: {}\r\n\r\n",
            self.address,
            megabytes << 20
        );
        let work = || {
            let mut stream = TcpStream::connect(self.address).unwrap();
            stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
            stream.set_write_timeout(Some(Duration::from_secs(60))).unwrap();
            let piece = vec![b'x'; 1 << 20];
            stream.write_all(head.as_bytes()).ok();
            for _ in 0..megabytes {
                if stream.write_all(&piece).is_err() {
                    break;
                }
            }
            let mut answer = [0; 12];
            stream
                .read_exact(&mut answer)
                .map_or_else(|_| "closed".to_owned(), |()| String::from_utf8_lossy(&answer).into_owned())
        };
        std::thread::scope(|scope| {
            let all: Vec<_> = (0..60).map(|_| scope.spawn(work)).collect();
            all.into_iter().map(|one| one.join().unwrap()).collect()
        })
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn sixty_strangers_with_large_bodies_take_no_memory() {
    let program = Program::start();
    let before = program.most();
    let answers = program.flood("", 30);
    let grown = program.most() - before;
    assert!(answers.iter().all(|answer| matches!(answer.as_str(), "HTTP/1.1 401" | "closed")), "{answers:?}");
    assert!(grown < 40, "{grown} MB");
    assert!(
        first_line(
            program.address,
            &format!("GET /disputes HTTP/1.1\r\nHost: {}\r\nAuthorization: {AUTH}\r\n\r\n", program.address)
        )
        .ends_with("200 OK")
    );
}

#[cfg(target_os = "linux")]
#[test]
fn all_bodies_together_have_one_limit_and_the_others_are_told_to_come_back() {
    let program = Program::start();
    let before = program.most();
    let answers = program.flood(&format!("Authorization: {AUTH}\r\n"), 30);
    let grown = program.most() - before;
    let turned_away = answers.iter().filter(|answer| matches!(answer.as_str(), "HTTP/1.1 503" | "closed")).count();
    // The limit, and what taking one apart needs beside it.
    assert!(grown < 300, "{grown} MB");
    assert!(turned_away > 30, "{answers:?}");
    // Its room is free again.
    let start = Instant::now();
    let ask = format!(
        "PUT /disputes/{REFERENCE} HTTP/1.1\r\nHost: {}\r\nAuthorization: {AUTH}\r\nContent-Type: \
        application/json\r\nContent-Length: 11\r\n\r\n{{\"tags\":{{}}}}",
        program.address
    );
    while !first_line(program.address, &ask).ends_with("200 OK") {
        assert!(start.elapsed() < Duration::from_secs(20), "no room again");
    }
}

#[tokio::test]
async fn whoever_waits_for_leave_to_send_gets_none_without_a_key() {
    let kit = kit::start().await;
    let address = kit.sandbox.address();
    let ask = |key: &str| {
        format!(
            "PUT /disputes/{REFERENCE} HTTP/1.1\r\nHost: {address}\r\n{key}Expect: 100-continue\r\n\
         Content-Type: application/json\r\nContent-Length: 11\r\n\r\n"
        )
    };
    assert_eq!(asked(&kit, ask("")).await, "HTTP/1.1 401 Unauthorized");
    assert_eq!(asked(&kit, ask(&format!("Authorization: {AUTH}\r\n"))).await, "HTTP/1.1 100 Continue");
}

#[tokio::test]
async fn who_never_ends_a_head_is_hung_up_on() {
    let kit = kit::start().await;
    let address = kit.sandbox.address();
    let talk = move || {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_millis(200))).unwrap();
        stream.write_all(format!("GET /disputes HTTP/1.1\r\nHost: {address}\r\nx: ").as_bytes()).unwrap();
        let start = Instant::now();
        let mut rest = [0; 64];
        loop {
            // One byte after the other, well within any single wait.
            let is_sent = stream.write_all(b"x").is_ok();
            match stream.read(&mut rest) {
                Ok(0) => return start.elapsed(),
                Err(error) if matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut) => {
                }
                Ok(_) if is_sent => {}
                _ => return start.elapsed(),
            }
            assert!(start.elapsed() < Duration::from_secs(40), "still heard");
        }
    };
    let took = tokio::task::spawn_blocking(talk).await.unwrap();
    assert!(took < Duration::from_secs(30), "{took:?}");
}
