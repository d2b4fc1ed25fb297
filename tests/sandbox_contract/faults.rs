//! Faults: the specification's language, and what each kind looks like from
//! outside, partly through a raw socket.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use docket::sandbox::{Config, FaultKind, FaultRate, Faults, Operation};
use reqwest::Method;
use serde_json::{Value, json};

use crate::kit::{self, Kit, config, rows};

async fn faulty(spec: &str) -> Kit {
    kit::start_with(Config { faults: spec.parse().unwrap(), ..config() }).await
}

const AUTH: &str = "Basic VVNzUmhzSFlaR0JQblF3OENCeUp5RVFXOjhhMTRjMmY5LWQ5NGItNGM3Mi04ZjVjLWE2MjkwOGU1YjMwZQ==";

/// Everything a raw socket gets, and how it ended.
async fn raw(kit: &Kit, head: &str, body: &str) -> (Vec<u8>, Result<(), ErrorKind>) {
    let address = kit.sandbox.address();
    let request = format!(
        "{head} HTTP/1.1\r\nHost: {address}\r\nAuthorization: {AUTH}\r\nConnection: close\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let talk = move || {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut got = Vec::new();
        let end = stream.read_to_end(&mut got);
        (got, end.map(|_| ()).map_err(|err| err.kind()))
    };
    tokio::task::spawn_blocking(talk).await.unwrap()
}

#[test]
fn a_specification_is_read_rule_by_rule() {
    let faults: Faults =
        "submit=reset_after#1, list_disputes=status:503@0.1,accept=status_after:429:5,*=trickle".parse().unwrap();
    let rules: Vec<_> = faults.rules.iter().map(|r| (r.operation, r.kind, r.rate)).collect();
    let five = Some(5);
    assert_eq!(
        rules,
        [
            (Some(Operation::Submit), FaultKind::ResetAfter, FaultRate::First(1)),
            (
                Some(Operation::ListDisputes),
                FaultKind::Status { code: 503, retry_after: None },
                FaultRate::Sometimes(0.1)
            ),
            (Some(Operation::Accept), FaultKind::StatusAfter { code: 429, retry_after: five }, FaultRate::Always),
            (None, FaultKind::Trickle(Duration::from_millis(50)), FaultRate::Always),
        ]
    );
    assert_eq!("".parse::<Faults>().unwrap(), Faults::default());
}

#[test]
fn a_wrong_specification_says_which_rule_and_why() {
    for (spec, words) in [
        ("submit", "operation=kind"),
        ("sumbit=garbage", "no operation `sumbit`"),
        ("submit=explode", "no kind `explode`"),
        ("submit=delay", "delay:2000"),
        ("submit=delay:soon", "milliseconds"),
        ("submit=delay:99999999", "an hour"),
        ("submit=status:200", "300 to 599"),
        ("submit=status:x", "300 to 599"),
        ("submit=status", "needs a code"),
        ("submit=garbage@2", "between 0 and 1"),
        ("submit=garbage@x", "probability"),
        ("submit=garbage#x", "number of requests"),
        ("submit=garbage:1", "too many arguments"),
        ("*=truncate,", "operation=kind"),
    ] {
        let err = spec.parse::<Faults>().unwrap_err().to_string();
        assert!(err.contains(words), "{spec}: {err}");
    }
}

#[tokio::test]
async fn a_reset_is_a_reset_on_the_wire() {
    let kit = faulty("get_dispute=reset_before,submit=reset_after").await;
    let id = kit.newest().await;
    let (got, end) = raw(&kit, &format!("GET /disputes/{id}"), "").await;
    assert_eq!((got.len(), end), (0, Err(ErrorKind::ConnectionReset)));
    let (got, end) = raw(&kit, &format!("POST /disputes/{id}/submit"), r#"{"note":"x"}"#).await;
    assert_eq!((got.len(), end), (0, Err(ErrorKind::ConnectionReset)));
    let log = kit.sandbox.log();
    let seen: Vec<_> = log.iter().rev().take(2).map(|e| (e.operation, e.applied, e.status)).collect();
    assert_eq!(seen, [(Some(Operation::Submit), true, 0), (Some(Operation::GetDispute), false, 0)]);
    kit.sandbox.faults().clear();
    assert_eq!(kit.get(&format!("/disputes/{id}")).await["response_state"], "RESPONDED");
}

#[tokio::test]
async fn a_reset_strikes_an_upload_before_or_after_it_is_kept() {
    for (spec, kept) in [("upload_evidence=reset_before#1", 0), ("upload_evidence=reset_after#1", 1)] {
        let kit = faulty(spec).await;
        let id = kit.newest().await;
        let part = reqwest::multipart::Part::bytes(kit::pdf(900_000)).file_name("a.pdf");
        let form = reqwest::multipart::Form::new().part("file", part);
        let path = format!("/disputes/{id}/evidence");
        assert!(kit.ask(Method::POST, &path).multipart(form).send().await.is_err());
        assert_eq!(rows(&kit.get(&path).await).len(), kept, "{spec}");
        let applied = kit.sandbox.log().iter().any(|e| e.operation == Some(Operation::UploadEvidence) && e.applied);
        assert_eq!(applied, kept == 1);
    }
}

#[tokio::test]
async fn a_status_fault_has_the_vendors_form_and_takes_no_effect() {
    let kit = faulty("submit=status:429:7#1,score=status:503,analytics=status:500,payments=status:500").await;
    let id = kit.newest().await;
    let submit = format!("/disputes/{id}/submit");
    let reply = kit.post(&submit, &json!({ "note": "x" })).await;
    assert_eq!((reply.status().as_u16(), reply.headers()["retry-after"].to_str().unwrap()), (429, "7"));
    assert_eq!(kit::error(reply).await["code"], "TOO_MANY_REQUESTS");
    assert_eq!(kit.get(&format!("/disputes/{id}")).await["response_state"], "NEEDS_RESPONSE");
    assert_eq!(kit.post(&submit, &json!({ "note": "x" })).await.status(), 202);
    for (method, path, field) in [
        (Method::GET, "/disputify/api/v1/scoring/score", "error"),
        (Method::POST, "/butter-disputes/v1/analytics", "detail"),
    ] {
        let reply = kit.bare(method, path).send().await.unwrap();
        assert!(reply.status().is_server_error());
        assert!(reply.json::<Value>().await.unwrap()[field].is_string());
    }
    // Recover's 500 is documented without a body.
    let path = "/butter-recover/recover/payments";
    let reply = kit.bare(Method::POST, path).send().await.unwrap();
    assert_eq!(reply.status(), 500);
    assert!(reply.bytes().await.unwrap().is_empty());
}

#[tokio::test]
async fn a_redirect_goes_to_the_sign_in_page() {
    let kit = faulty("score=status:302").await;
    let path = "/disputify/api/v1/scoring/score?api_token=XXX&email=a@example.org";
    let reply = kit.bare(Method::GET, path).send().await.unwrap();
    assert_eq!(reply.status(), 302);
    assert_eq!(reply.headers()["location"], "/disputify/users/sign_in");
}

#[tokio::test]
async fn status_after_hides_that_the_request_took_effect() {
    let kit = faulty("accept=status_after:502").await;
    let id = kit.newest().await;
    let reply = kit.post(&format!("/disputes/{id}/accept"), &json!({ "note": "x" })).await;
    assert_eq!(reply.status(), 502);
    assert_eq!(kit.get(&format!("/disputes/{id}")).await["response_state"], "ACCEPTED");
    assert!(kit.sandbox.log().iter().any(|e| e.applied && e.status == 502));
}

#[tokio::test]
async fn a_truncated_body_promises_more_than_it_brings() {
    let kit = faulty("list_disputes=truncate").await;
    let (got, _) = raw(&kit, "GET /disputes", "").await;
    let got = String::from_utf8_lossy(&got).into_owned();
    let (head, body) = got.split_once("\r\n\r\n").unwrap();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap();
    assert_eq!(body.len(), length.parse::<usize>().unwrap() / 2);
    let reply = kit.ask(Method::GET, "/disputes").send().await.unwrap();
    assert_eq!(reply.status(), 200);
    assert!(reply.bytes().await.is_err());
}

#[tokio::test]
async fn html_and_garbage_come_with_a_good_status() {
    let kit = faulty("submit=content_type,get_dispute=garbage,delete_evidence=garbage").await;
    let id = kit.newest().await;
    let reply = kit.post(&format!("/disputes/{id}/submit"), &json!({ "note": "x" })).await;
    assert_eq!(reply.status(), 200);
    assert!(reply.headers()["content-type"].to_str().unwrap().starts_with("text/html"));
    assert!(reply.text().await.unwrap().starts_with("<!DOCTYPE html>"));
    let reply = kit.ask(Method::GET, &format!("/disputes/{id}")).send().await.unwrap();
    assert_eq!(reply.status(), 200);
    assert!(reply.json::<Value>().await.is_err());
    kit.sandbox.faults().clear();
    assert_eq!(kit.get(&format!("/disputes/{id}")).await["response_state"], "RESPONDED");
}

#[tokio::test]
async fn a_delayed_reply_was_applied_even_if_nobody_waits_for_it() {
    let kit = faulty("submit=delay:5000#1").await;
    let id = kit.newest().await;
    let path = format!("/disputes/{id}/submit");
    let ask = kit.ask(Method::POST, &path).json(&json!({ "note": "x" }));
    let err = ask.timeout(Duration::from_millis(300)).send().await.unwrap_err();
    assert!(err.is_timeout());
    assert_eq!(kit.get(&format!("/disputes/{id}")).await["response_state"], "RESPONDED");
    assert!(kit.sandbox.log().iter().any(|e| e.operation == Some(Operation::Submit) && e.applied));
}

#[tokio::test]
async fn a_trickling_body_is_slow_but_whole() {
    let kit = faulty("list_disputes=trickle:20").await;
    let began = Instant::now();
    assert_eq!(rows(&kit.get("/disputes?limit=50").await).len(), 50);
    assert!(began.elapsed() > Duration::from_millis(300), "{:?}", began.elapsed());
}

#[tokio::test]
async fn a_count_is_used_up_and_a_probability_is_kept_to() {
    let kit = faulty("get_dispute=status:500#2").await;
    let id = kit.newest().await;
    let path = format!("/disputes/{id}");
    let mut statuses = Vec::new();
    for _ in 0..4 {
        statuses.push(kit.status(&path).await);
    }
    assert_eq!(statuses, [500, 500, 200, 200]);
    kit.sandbox.faults().set("*=status:503@0.3".parse().unwrap());
    let mut failed = 0;
    for _ in 0..200 {
        failed += usize::from(kit.status(&path).await == 503);
    }
    assert!((30..90).contains(&failed), "{failed}");
}

#[tokio::test]
async fn latency_holds_for_every_reply() {
    let latency = Duration::from_millis(120);
    let kit = kit::start_with(Config { latency, ..config() }).await;
    let began = Instant::now();
    assert_eq!(kit.bare(Method::GET, "/disputes").send().await.unwrap().status(), 401);
    assert!(began.elapsed() >= latency);
}

#[tokio::test]
async fn the_log_is_a_ring() {
    let kit = kit::start().await;
    for _ in 0..30 {
        kit.status("/disputes?limit=1").await;
    }
    let log = kit.sandbox.log();
    assert_eq!(log.len(), 30);
    assert!(log.iter().all(|e| e.path == "/disputes" && e.status == 200 && e.applied));
    let mut ids: Vec<_> = log.iter().map(|e| &e.request_id).collect();
    ids.dedup();
    assert_eq!(ids.len(), 30);
}
