//! The two Butter services against the sandbox and against odd answers.

use crate::kit::{answer, base, butter_at, http, key, raw, recover_at, small_world};
use docket::api::butter_disputes::ButterDisputes;
use docket::api::{Effect, ErrorKind};
use docket::domain::checkout::{Checkout, CheckoutDraft, Psp};
use docket::domain::payment::{FundingSource, PaymentEvent, PaymentEventDraft};
use docket::sandbox::{Config, Faults};
use std::time::Duration;

fn checkout() -> Checkout {
    let draft = CheckoutDraft {
        customer_email: "dana@example.org".into(),
        ipv4_address: "192.168.1.1".into(),
        psp: Some(Psp::Stripe),
        invoice_id: "in_1".into(),
        ..CheckoutDraft::default()
    };
    draft.parse().ok().expect("a valid form")
}

fn payment() -> PaymentEvent {
    let t = str::to_owned;
    let draft = PaymentEventDraft {
        customer_id: t("c1"),
        subscription_id: t("s1"),
        subscription_start: t("2023-09-25T03:57:26Z"),
        invoice_id: t("i1"),
        invoice_created: t("2023-09-25"),
        transaction_id: t("t1"),
        psp_transaction_id: t("p1"),
        psp: Some(Psp::Worldpay),
        acquirer_country: t("US"),
        amount: t("12.23"),
        currency: t("USD"),
        funding_source: Some(FundingSource::Debit),
        payment_method_id: t("m1"),
        psp_transaction_created: t("2023-09-25T03:57:26Z"),
        scheme: t("visa"),
        success: Some(false),
        raw_response_message: t("insufficient_funds"),
        network_transaction_id: t("n1"),
        mid: t("mid1"),
    };
    draft.parse(docket::domain::language::Marks::Point).ok().expect("a valid form")
}

#[tokio::test]
async fn a_checkout_is_taken_and_its_id_given() {
    let world = small_world().await;
    let answer = butter_at(&world.sandbox.urls().butter_disputes).report(&checkout()).await.expect("taken");
    assert!(answer.value.id.is_some());
}

#[tokio::test]
async fn a_server_that_only_knows_the_other_slash_is_asked_there_once() {
    let world = crate::kit::world(Config { disputes: 3, analytics_slash: true, ..Config::default() }).await;
    let answer = butter_at(&world.sandbox.urls().butter_disputes).report(&checkout()).await.expect("taken");
    assert!(answer.value.id.is_some());
    assert_eq!(world.sandbox.log().iter().filter(|e| e.applied).count(), 1);
}

#[tokio::test]
async fn a_redirect_to_any_other_place_is_not_followed() {
    let other = raw(vec![answer("200 OK", "", "{}")]);
    for location in [
        format!("{}/v1/analytics/", other.url),
        "/v1/elsewhere/".to_owned(),
        "//evil.example.com/v1/analytics/".to_owned(),
    ] {
        let server = raw(vec![answer("307 Temporary Redirect", &format!("location: {location}\r\n"), "")]);
        let error = butter_at(&server.url).report(&checkout()).await.expect_err("not followed");
        assert_eq!(error.kind, ErrorKind::Redirected, "{location}");
    }
    assert!(other.asked.recv_timeout(Duration::from_millis(150)).is_err());
}

#[tokio::test]
async fn wrong_credentials_and_missing_rights_are_told_apart() {
    let world = small_world().await;
    let url = world.sandbox.urls().butter_disputes;
    let wrong = ButterDisputes::new(http(), base(&url), key("butter-staging", "no"));
    assert_eq!(wrong.report(&checkout()).await.expect_err("401").kind, ErrorKind::Unauthorized);
    assert_eq!(wrong.ping().await.expect_err("401").kind, ErrorKind::Unauthorized);
    let disabled = ButterDisputes::new(http(), base(&url), key("butter-disabled", "disabled-password-44d0"));
    assert_eq!(disabled.report(&checkout()).await.expect_err("403").kind, ErrorKind::Forbidden);
    butter_at(&url).ping().await.expect("right credentials");
}

#[tokio::test]
async fn validation_errors_name_their_field_in_every_shape() {
    for (body, field, words) in [
        (r#"{"detail":[{"loc":["body","ipv4_address"],"msg":"bad","type":"x"}]}"#, Some("ipv4_address"), "bad"),
        (r#"{"detail":"No"}"#, None, "No"),
        (r#"{"message":"Nope"}"#, None, "Nope"),
    ] {
        let server = raw(vec![answer("422 Unprocessable", "", body)]);
        let error = butter_at(&server.url).report(&checkout()).await.expect_err("422");
        let message = error.messages.first().expect("words");
        assert_eq!((message.field.as_deref(), message.text.as_str()), (field, words));
    }
}

#[tokio::test]
async fn every_2xx_is_a_success_whatever_its_body_but_a_web_page() {
    for body in ["", "null", "done", r#"{"id":7}"#, r#"{"id":"u-1"}"#] {
        let server = raw(vec![answer("200 OK", "", body)]);
        butter_at(&server.url).report(&checkout()).await.expect("taken");
    }
    // A maintenance page says nothing about the checkout, so nothing is called reported.
    let server = raw(vec![answer("200 OK", "", "<html>We will be right back</html>")]);
    let page = butter_at(&server.url).report(&checkout()).await.expect_err("not Butter's own answer");
    assert_eq!((page.kind, page.effect()), (ErrorKind::Unreadable, Effect::Unknown));
}

#[tokio::test]
async fn a_payment_is_taken_for_processing() {
    let world = small_world().await;
    let client = recover_at(&world.sandbox.urls().butter_recover, "butter_sandbox_key_3c1e9a");
    let answer = client.send(&payment()).await.expect("taken");
    assert!(answer.value.request_id.is_some_and(|id| id.contains(':')));
}

#[tokio::test]
async fn recover_says_no_in_its_documented_ways() {
    let world = small_world().await;
    let url = world.sandbox.urls().butter_recover;
    let wrong = recover_at(&url, "nope").send(&payment()).await.expect_err("403");
    assert_eq!((wrong.status, wrong.kind), (Some(403), ErrorKind::Forbidden));
    assert!(wrong.vendor_words().is_some_and(|words| words.contains("Invalid API key")));
    let client = recover_at(&url, "butter_sandbox_key_3c1e9a");
    let probe = client.probe().await.expect_err("400");
    assert_eq!(probe.status, Some(400), "an empty body with a right key");
    for (code, effect) in [(404, Effect::Refused), (415, Effect::Refused), (500, Effect::Unknown)] {
        world.sandbox.faults().set(format!("payments=status:{code}").parse::<Faults>().expect("a fault"));
        let error = client.send(&payment()).await.expect_err("an error");
        assert_eq!((error.status, error.effect()), (Some(code), effect));
    }
}

#[tokio::test]
async fn the_api_key_goes_into_its_header_and_to_no_other_host() {
    let other = raw(vec![answer("200 OK", "", "{}")]);
    let server = raw(vec![answer("307 Temporary Redirect", &format!("location: {}/x\r\n", other.url), "")]);
    recover_at(&server.url, "KEY123").send(&payment()).await.expect_err("not followed");
    let head = server.asked.recv_timeout(Duration::from_secs(5)).expect("asked").to_lowercase();
    assert!(head.contains("x-api-key: key123") && head.contains("accept: application/json"));
    assert!(other.asked.recv_timeout(Duration::from_millis(150)).is_err());
}
