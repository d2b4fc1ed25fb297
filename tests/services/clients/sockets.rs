//! Servers that truncate, reset, trickle, redirect, lie about length, answer HTML.

use crate::kit::{Script, answer, finix_at, id, raw, says};
use docket::api::{ApiError, Effect, ErrorKind};
use docket::domain::Tags;
use std::io::Write as _;
use std::time::Duration;

/// What a write meets.
async fn write_meets(script: Script) -> ApiError {
    let server = raw(vec![script]);
    finix_at(&server.url).put_tags(&id("DI1"), &Tags::default()).await.expect_err("an error")
}

#[tokio::test]
async fn a_body_that_ends_too_early_is_unknown() {
    let error = write_meets(says("HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{\"id\":\"DI1\"")).await;
    assert_eq!((error.kind, error.effect()), (ErrorKind::Interrupted, Effect::Unknown));
}

#[tokio::test]
async fn a_connection_that_is_closed_without_an_answer_is_unknown() {
    let error = write_meets(Box::new(|_| {})).await;
    assert_eq!((error.kind, error.effect()), (ErrorKind::Interrupted, Effect::Unknown));
}

#[tokio::test]
async fn an_answer_that_stops_half_way_is_a_timeout_and_not_for_ever() {
    let error = write_meets(Box::new(|stream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{").ok();
        std::thread::sleep(Duration::from_secs(3));
    }))
    .await;
    assert_eq!((error.kind, error.effect()), (ErrorKind::Timeout, Effect::Unknown));
}

#[tokio::test]
async fn garbage_instead_of_http_is_unknown() {
    let error = write_meets(says("SSH-2.0-OpenSSH_9.2\r\n\r\n")).await;
    assert_eq!(error.effect(), Effect::Unknown);
}

#[tokio::test]
async fn html_with_status_200_is_unreadable_and_shown_as_plain_words() {
    let page = "<html><title>Sign in</title></html>";
    let error = write_meets(answer("200 OK", "content-type: text/html\r\n", page)).await;
    assert_eq!((error.kind, error.effect()), (ErrorKind::Unreadable, Effect::Unknown));
}

#[tokio::test]
async fn an_html_gateway_error_keeps_its_status_and_its_words() {
    let page = "<html><h1>502 Bad Gateway</h1></html>";
    let error = write_meets(answer("502 Bad Gateway", "content-type: text/html\r\n", page)).await;
    assert_eq!((error.kind, error.status), (ErrorKind::Server, Some(502)));
    assert_eq!(error.detail, "502 Bad Gateway");
}

#[tokio::test]
async fn no_redirect_is_followed_and_the_other_host_hears_nothing() {
    for status in ["301 Moved", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"] {
        let other = raw(vec![answer("200 OK", "", "{}")]);
        let error = write_meets(answer(status, &format!("location: {}/steal\r\n", other.url), "")).await;
        assert_eq!(error.kind, ErrorKind::Redirected, "{status}");
        assert!(other.asked.recv_timeout(Duration::from_millis(150)).is_err(), "{status}");
    }
}

#[tokio::test]
async fn an_answer_larger_than_is_sane_is_cut_off() {
    let error = write_meets(Box::new(|stream| {
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n").ok();
        let piece = vec![b' '; 1 << 20];
        for _ in 0..10 {
            if stream.write_all(&piece).is_err() {
                return;
            }
        }
    }))
    .await;
    assert_eq!(error.kind, ErrorKind::TooLarge);
}

#[tokio::test]
async fn credentials_go_into_the_header_and_no_referer_is_sent() {
    let server = raw(vec![answer("404 Not Found", "", "")]);
    finix_at(&server.url).put_tags(&id("DI1"), &Tags::default()).await.expect_err("404");
    let head = server.asked.recv_timeout(Duration::from_secs(5)).expect("asked").to_lowercase();
    assert!(head.starts_with("put /disputes/di1 http/1.1\r\n"));
    assert!(head.contains("authorization: basic "));
    assert!(head.contains("finix-version: 2022-02-01"));
    assert!(head.contains("content-type: application/json"));
    assert!(!head.contains("referer"));
}

#[tokio::test]
async fn every_shape_of_an_error_body_is_read() {
    let envelope = r#"{"total":15,"_embedded":{"errors":[
        {"code":"INVALID_FIELD","message":"note is missing","logref":"abc","field":"note","context":null},
        {"code":"INVALID_FIELD","message":"second","logref":{"odd":1}}]}}"#;
    let error = write_meets(answer("422 Unprocessable", "x-request-id: r-1\r\n", envelope)).await;
    assert_eq!(error.messages.len(), 2);
    assert_eq!(error.messages.first().and_then(|m| m.field.as_deref()), Some("note"));
    assert_eq!((error.logref.as_deref(), error.request_id.as_deref()), (Some("abc"), Some("r-1")));
    for body in
        ["", "[]", "null", "{\"_embedded\":{\"errors\":{}}}", "{\"_embedded\":[]}", "\u{0}\u{1}", "{\"total\":1"]
    {
        let error = write_meets(answer("422 Unprocessable", "", body)).await;
        assert_eq!((error.kind, error.status), (ErrorKind::Refused, Some(422)), "{body:?}");
    }
}

#[tokio::test]
async fn server_words_lose_control_and_direction_characters() {
    let body = "{\"_embedded\":{\"errors\":[{\"message\":\"pay\\u202Eevil\\u0007\\nhere\"}]}}";
    let error = write_meets(answer("400 Bad Request", "", body)).await;
    assert_eq!(error.vendor_words().as_deref(), Some("pay evil  here"));
}

#[tokio::test]
async fn retry_after_is_honoured_for_reads() {
    let server =
        raw(vec![answer("429 Too Many Requests", "retry-after: 1\r\n", ""), answer("200 OK", "", "{\"id\":\"DI1\"}")]);
    let began = std::time::Instant::now();
    finix_at(&server.url).dispute(&id("DI1")).await.expect("the second try");
    assert!(began.elapsed() >= Duration::from_millis(950));
}
