//! Disputify against the sandbox and against odd answers.

use crate::kit::{answer, disputify_at, raw, small_world};
use docket::api::ErrorKind;
use docket::domain::OrderId;
use docket::domain::account::KeyParam;
use docket::domain::score::{OrderToScore, ScoreDraft};
use docket::sandbox::Faults;
use std::time::Duration;

fn order(email: &str) -> OrderToScore {
    let mut draft = ScoreDraft { email: email.into(), first_name: "Dana".into(), ..ScoreDraft::default() };
    draft.billing.address_1 = "1 Market St & more".into();
    draft.parse().ok().expect("a valid form")
}

#[tokio::test]
async fn the_sample_inputs_give_the_sample_scores_under_both_names_of_the_key() {
    let world = small_world().await;
    for param in [KeyParam::ApiToken, KeyParam::ApiKey] {
        let client = disputify_at(&world.sandbox.urls().disputify, param, "XXX");
        let score = client.score(&order("demo@example.org")).await.expect("a score");
        assert_eq!((score.score, score.markers.len()), (Some(90.88), 4));
        let score = client.score_by_id(&OrderId::parse("1234").expect("an id")).await.expect("a score");
        assert_eq!((score.score, score.markers.len()), (Some(20.88), 1));
    }
}

#[tokio::test]
async fn every_error_code_has_its_kind() {
    let world = small_world().await;
    let client = disputify_at(&world.sandbox.urls().disputify, KeyParam::ApiToken, "XXX");
    for (code, kind) in [
        (400, ErrorKind::Refused),
        (401, ErrorKind::Unauthorized),
        (403, ErrorKind::Forbidden),
        (404, ErrorKind::NotFound),
        (405, ErrorKind::Refused),
        (406, ErrorKind::Refused),
        (410, ErrorKind::Refused),
        (418, ErrorKind::Refused),
    ] {
        world.sandbox.faults().set(format!("score=status:{code}").parse::<Faults>().expect("a fault"));
        let error = client.score(&order("a@b.co")).await.expect_err("an error");
        assert_eq!((error.status, error.kind), (Some(code), kind));
    }
    for code in [429, 500, 503] {
        world.sandbox.faults().set(format!("score=status:{code}#1").parse::<Faults>().expect("a fault"));
        client.score(&order("a@b.co")).await.expect("asked again");
    }
}

#[tokio::test]
async fn parameters_are_encoded_and_only_one_key_is_sent() {
    let server = raw(vec![answer("200 OK", "", r#"{"score":"12.5","markers":null}"#)]);
    let client = disputify_at(&server.url, KeyParam::ApiToken, "SECRET123");
    let score = client.score(&order("demo+1@example.org")).await.expect("a score");
    assert_eq!(score.score, Some(12.5));
    let head = server.asked.recv_timeout(Duration::from_secs(5)).expect("asked");
    assert!(head.contains("email=demo%2B1%40example.org"), "{head}");
    assert!(head.contains("billing_address%5Baddress_1%5D=1+Market+St+%26+more"), "{head}");
    assert!(head.contains("api_token=SECRET123") && !head.contains("api_key"));
}

#[tokio::test]
async fn odd_scores_are_read_and_what_is_no_score_is_said() {
    for (body, score) in [
        (r#"{"score":7,"markers":[]}"#, Some(7.0)),
        (r#"{"score":null,"markers":[{}]}"#, None),
        (r#"{"score":"120.01"}"#, Some(120.01)),
        (r#"{"markers":[{"permitted_customer":{"id":1},"source_id":"x","created_at":"soon"}]}"#, None),
    ] {
        let server = raw(vec![answer("200 OK", "", body)]);
        let client = disputify_at(&server.url, KeyParam::ApiToken, "SECRET123");
        assert_eq!(client.score(&order("a@b.co")).await.expect("read").score, score, "{body}");
    }
    for body in ["<html>parked</html>", "[]", "{}", ""] {
        let server = raw(vec![answer("200 OK", "", body)]);
        let client = disputify_at(&server.url, KeyParam::ApiToken, "SECRET123");
        assert_eq!(client.score(&order("a@b.co")).await.expect_err("no score").kind, ErrorKind::Unreadable, "{body}");
    }
}

#[tokio::test]
async fn a_redirect_to_a_sign_in_page_is_not_followed() {
    let server = raw(vec![answer("302 Found", "location: /users/sign_in\r\n", "")]);
    let client = disputify_at(&server.url, KeyParam::ApiToken, "SECRET123");
    assert_eq!(client.score(&order("a@b.co")).await.expect_err("redirect").kind, ErrorKind::Redirected);
}
