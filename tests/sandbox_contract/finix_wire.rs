//! Keys, roles, methods, media types and the error envelope of Finix.

use docket::sandbox::{Config, Sandbox, Service};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::kit::{self, PASSWORD, REFERENCE, USER, config, error, rows, text};

fn user(label: &str) -> (&'static str, String) {
    let known = Sandbox::credentials();
    let found = known.iter().find(|one| one.service == Service::Finix && one.label == label);
    let found = found.unwrap();
    (found.username, found.secret.clone().into_owned())
}

#[tokio::test]
async fn a_wrong_key_answers_401_with_the_code_unknown() {
    let kit = kit::start().await;
    let basic = |user: &str, secret: &str| kit.bare(Method::GET, "/disputes").basic_auth(user, Some(secret));
    let padded = format!("{PASSWORD}\n");
    for request in [
        kit.bare(Method::GET, "/disputes"),
        basic(USER, "wrong"),
        basic(USER, &padded),
        basic("", ""),
        kit.bare(Method::GET, "/disputes").bearer_auth(PASSWORD),
        kit.bare(Method::GET, "/disputes").header("Authorization", "Basic %%%"),
        kit.bare(Method::GET, "/nothing"),
    ] {
        let reply = request.send().await.unwrap();
        assert_eq!(reply.status(), 401);
        assert!(reply.headers().contains_key("x-request-id"));
        assert!(reply.headers().contains_key("www-authenticate"));
        let error = error(reply).await;
        assert_eq!((&error["code"], &error["message"]), (&json!("UNKNOWN"), &json!("Unauthorized")));
    }
}

#[tokio::test]
async fn every_reply_has_the_documented_headers() {
    let kit = kit::start().await;
    for (path, status) in [("/disputes", 200), ("/disputes/DInope", 404), ("/nothing", 404)] {
        let reply = kit.ask(Method::GET, path).send().await.unwrap();
        assert_eq!(reply.status(), status);
        assert_eq!(reply.headers()["finix-apiuser-role"], "ROLE_PLATFORM");
        assert_eq!(reply.headers()["date"], "Fri, 20 Nov 2026 12:00:00 GMT");
        assert_eq!(reply.headers()["x-request-id"].len(), 36);
    }
}

#[tokio::test]
async fn a_role_sees_what_it_may_see() {
    let kit = kit::start().await;
    for (label, role, names) in [
        ("ROLE_PLATFORM", "ROLE_PLATFORM", 5),
        ("ROLE_ADMIN", "ROLE_ADMIN", 5),
        ("ROLE_PARTNER", "ROLE_PARTNER", 4),
        ("ROLE_MERCHANT", "ROLE_MERCHANT", 1),
        ("read only", "ROLE_PARTNER", 5),
    ] {
        let (user, secret) = user(label);
        let ask = kit.bare(Method::GET, "/disputes?limit=100").basic_auth(user, Some(&secret));
        let reply = ask.send().await.unwrap();
        assert_eq!(reply.headers()["finix-apiuser-role"], role);
        let list: Value = reply.json().await.unwrap();
        let mut seen: Vec<String> =
            rows(&list).iter().filter_map(|row| row["tags"]["merchant_name"].as_str().map(str::to_owned)).collect();
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), names, "{label}: {seen:?}");
    }
}

#[tokio::test]
async fn another_merchants_dispute_answers_403() {
    let kit = kit::start().await;
    let (user, secret) = user("ROLE_MERCHANT");
    let all = rows(&kit.get("/disputes?limit=50").await);
    let foreign = all.iter().find(|row| row["tags"]["merchant_name"] == "Acme Outdoor").unwrap();
    for path in [
        format!("/disputes/{}", text(&foreign["id"])),
        format!("/disputes/{}/evidence", text(&foreign["id"])),
        format!("/transfers/{}", text(&foreign["transfer"])),
        format!("/disputes/{REFERENCE}"),
    ] {
        let reply = kit.bare(Method::GET, &path).basic_auth(user, Some(&secret)).send().await.unwrap();
        assert_eq!(reply.status(), 403, "{path}");
        assert_eq!(error(reply).await["code"], "FORBIDDEN");
    }
}

#[tokio::test]
async fn a_user_that_may_only_read_is_refused_every_write() {
    let kit = kit::start().await;
    let (user, secret) = user("read only");
    let id = kit.newest().await;
    for (method, path, body) in [
        (Method::PUT, format!("/disputes/{id}"), json!({ "tags": {} })),
        (Method::POST, format!("/disputes/{id}/submit"), json!({ "note": "x" })),
        (Method::POST, format!("/disputes/{id}/accept"), json!({ "note": "x" })),
        (Method::DELETE, format!("/disputes/{id}/evidence/DFx"), Value::Null),
    ] {
        let ask = kit.bare(method, &path).basic_auth(user, Some(&secret)).json(&body);
        assert_eq!(ask.send().await.unwrap().status(), 403, "{path}");
    }
    assert_eq!(kit.get(&format!("/disputes/{id}")).await["response_state"], "NEEDS_RESPONSE");
    assert!(kit.sandbox.log().iter().all(|entry| !(entry.applied && entry.method != "GET")));
}

#[tokio::test]
async fn the_last_slash_makes_no_difference() {
    let kit = kit::start().await;
    assert_eq!(kit.status("/disputes/").await, 200);
    assert_eq!(kit.status(&format!("/disputes/{REFERENCE}/")).await, 200);
    assert_eq!(kit.status(&format!("/disputes/{REFERENCE}/evidence/")).await, 200);
    assert_eq!(kit.status("/disputes//").await, 404);
    assert_eq!(kit.status("//disputes").await, 404);
}

#[tokio::test]
async fn a_wrong_method_answers_405_and_says_which_are_allowed() {
    let kit = kit::start().await;
    for (method, path, allow) in [
        (Method::POST, "/disputes".to_owned(), "GET"),
        (Method::DELETE, format!("/disputes/{REFERENCE}"), "GET, PUT"),
        (Method::PATCH, format!("/disputes/{REFERENCE}"), "GET, PUT"),
        (Method::GET, format!("/disputes/{REFERENCE}/submit"), "POST"),
        (Method::PUT, format!("/disputes/{REFERENCE}/evidence"), "GET, POST"),
        (Method::POST, format!("/disputes/{REFERENCE}/evidence/DFx"), "GET, PUT, DELETE"),
    ] {
        let reply = kit.ask(method, &path).send().await.unwrap();
        assert_eq!(reply.status(), 405, "{path}");
        assert_eq!(reply.headers()["allow"], allow);
        assert_eq!(error(reply).await["code"], "METHOD_NOT_ALLOWED");
    }
}

#[tokio::test]
async fn the_accept_header_chooses_the_media_type() {
    let kit = kit::start().await;
    for (accept, status, media_type) in [
        ("application/hal+json", 200, "application/hal+json"),
        ("application/hal+json, application/json", 200, "application/hal+json"),
        ("application/json", 200, "application/json"),
        ("application/*", 200, "application/json"),
        ("*/*", 200, "application/json"),
        ("text/html, */*;q=0.1", 200, "application/json"),
        ("text/html", 406, "application/json"),
        ("application/xml;q=0.9, text/*", 406, "application/json"),
        (
            "application/json;q=0, application/hal+json;q=0, application/vnd.api+json;q=0, application/vnd.json+api;q=0",
            406,
            "application/json",
        ),
    ] {
        let reply = kit.ask(Method::GET, "/disputes").header("Accept", accept).send().await.unwrap();
        assert_eq!(reply.status(), status, "{accept}");
        assert_eq!(reply.headers()["content-type"], media_type, "{accept}");
        if status == 406 {
            assert_eq!(error(reply).await["code"], "NOT_ACCEPTABLE");
        }
    }
}

#[tokio::test]
async fn json_bodies_come_in_the_documented_media_types_only() {
    let kit = kit::start().await;
    let path = format!("/disputes/{REFERENCE}");
    let put = |media_type: &str| {
        let ask = kit.ask(Method::PUT, &path).header("Content-Type", media_type);
        ask.body(r#"{"tags":{"a":"b"}}"#).send()
    };
    for media_type in [
        "application/json",
        "application/json; charset=utf-8",
        "application/vnd.json+api",
        "application/vnd.api+json",
        "APPLICATION/JSON",
    ] {
        assert_eq!(put(media_type).await.unwrap().status(), 200, "{media_type}");
    }
    for media_type in ["text/plain", "application/x-www-form-urlencoded", "application/jsonp"] {
        assert_eq!(put(media_type).await.unwrap().status(), 415, "{media_type}");
    }
    let none = kit.ask(Method::PUT, &path).body(r#"{"tags":{}}"#).send().await.unwrap();
    assert_eq!(none.status(), 415);
    for body in ["", "{", "[]", "null", "\"x\""] {
        let ask = kit.ask(Method::PUT, &path).header("Content-Type", "application/json");
        let reply = ask.body(body).send().await.unwrap();
        assert_eq!(reply.status(), StatusCode::BAD_REQUEST, "{body}");
        assert_eq!(error(reply).await["code"], "BAD_REQUEST");
    }
}

#[tokio::test]
async fn what_does_not_exist_answers_404() {
    let kit = kit::start().await;
    let other = kit.newest().await;
    for path in [
        "/disputes/DInope".to_owned(),
        "/disputes/DIs7yQRkHDdMYhurzYz72SFK".to_owned(),
        "/disputes/TRoTrJ3kqNTFh1P2FJ7A36Ky".to_owned(),
        format!("/disputes/{REFERENCE}/evidence/DFnope"),
        format!("/disputes/{other}/evidence/DF58kdVTa5eMQUjcXH2F7DH4"),
        format!("/disputes/{REFERENCE}/nothing"),
        "/transfers/TRnope".to_owned(),
        format!("/transfers/{REFERENCE}"),
        "/payment_instruments/PInope".to_owned(),
        "/".to_owned(),
    ] {
        let reply = kit.ask(Method::GET, &path).send().await.unwrap();
        assert_eq!(reply.status(), 404, "{path}");
        assert_eq!(error(reply).await["code"], "NOT_FOUND", "{path}");
    }
}

#[tokio::test]
async fn a_disputed_transfer_cannot_be_refunded() {
    let kit = kit::start().await;
    let path = "/transfers/TRoTrJ3kqNTFh1P2FJ7A36Ky/reversals";
    let reply = kit.post(path, &json!({ "refund_amount": 100 })).await;
    assert_eq!(reply.status(), 409);
    let error = error(reply).await;
    assert_eq!(error["code"], "CONFLICT");
    assert_eq!(error["message"], "Reversals and refunds on transactions with disputes are not allowed.");
}

#[tokio::test]
async fn links_are_absolute_and_lead_somewhere() {
    let kit = kit::start().await;
    let dispute = kit.get(&format!("/disputes/{REFERENCE}")).await;
    for name in ["self", "evidence", "adjustment_transfers", "transfer"] {
        let href = text(&dispute["_links"][name]["href"]);
        let reply = kit.client.get(&href).basic_auth(USER, Some(PASSWORD)).send().await.unwrap();
        assert_eq!(reply.status(), 200, "{href}");
    }
}

#[tokio::test]
async fn a_rate_limit_answers_429_when_asked_for() {
    let kit = kit::start_with(Config { rate_limit: Some(3), ..config() }).await;
    let mut statuses = Vec::new();
    for _ in 0..5 {
        statuses.push(kit.status("/disputes?limit=1").await);
    }
    assert_eq!(statuses, [200, 200, 200, 429, 429]);
    let id = format!("/disputes/{REFERENCE}");
    assert_eq!(kit.put(&id, &json!({ "tags": {} })).await.status(), 200);
}
