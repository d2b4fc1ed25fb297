//! Butter's two services against their pages.

use docket::sandbox::Config;
use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::kit::{self, Kit, config};

async fn analytics(kit: &Kit, body: &Value) -> Response {
    let ask = kit.bare(Method::POST, "/butter-disputes/v1/analytics");
    ask.basic_auth("butter-staging", Some("staging-password-1f6c")).json(body).send().await.unwrap()
}

fn checkout() -> Value {
    json!({ "customer_email": "a.b@example.org", "ipv4_address": "192.168.1.1",
            "psp": "stripe", "invoice_id": "in_1" })
}

/// The body with one field set, or left out when it is null.
fn with(mut body: Value, name: &str, value: Value) -> Value {
    let fields = body.as_object_mut().unwrap();
    if value.is_null() {
        fields.remove(name);
    } else {
        fields.insert(name.to_owned(), value);
    }
    body
}

#[tokio::test]
async fn a_right_checkout_gets_an_id() {
    let kit = kit::start().await;
    for body in [
        checkout(),
        with(checkout(), "user_agent", json!("curl")),
        with(with(checkout(), "invoice_id", Value::Null), "network_transaction_id", json!("9")),
        with(checkout(), "ipv4_address", json!("127.0.0.1")),
    ] {
        let reply = analytics(&kit, &body).await;
        assert_eq!(reply.status(), 200, "{body}");
        assert!(reply.json::<Value>().await.unwrap().get("id").is_some());
    }
}

#[tokio::test]
async fn each_wrong_field_is_named_in_fastapis_way() {
    let kit = kit::start().await;
    for (name, value, kind) in [
        ("customer_email", Value::Null, "missing"),
        ("customer_email", json!("a b@example.org"), "value_error"),
        ("customer_email", json!("a@b"), "value_error"),
        ("customer_email", json!("a@@b.co"), "value_error"),
        ("customer_email", json!(5), "string_type"),
        ("ipv4_address", Value::Null, "missing"),
        ("ipv4_address", json!("256.1.1.1"), "ip_v4_address"),
        ("ipv4_address", json!("1.2.3"), "ip_v4_address"),
        ("ipv4_address", json!("::1"), "ip_v4_address"),
        ("ipv4_address", json!("1.2.3.4:80"), "ip_v4_address"),
        ("ipv4_address", json!("01.2.3.4"), "ip_v4_address"),
        ("psp", Value::Null, "missing"),
        ("psp", json!("Stripe"), "enum"),
        ("psp", json!("finix"), "enum"),
        ("customer_id", json!(7), "string_type"),
    ] {
        let reply = analytics(&kit, &with(checkout(), name, value.clone())).await;
        assert_eq!(reply.status(), 422, "{name} {value}");
        let body: Value = reply.json().await.unwrap();
        let detail = &body["detail"][0];
        assert_eq!(detail["loc"], json!(["body", name]), "{body}");
        assert_eq!(detail["type"], kind);
        assert!(detail["msg"].is_string());
    }
    let reply = analytics(&kit, &with(checkout(), "invoice_id", json!(" "))).await;
    let body: Value = reply.json().await.unwrap();
    assert_eq!(body["detail"][0]["loc"], json!(["body"]));
    for body in [json!([]), json!("x")] {
        assert_eq!(analytics(&kit, &body).await.status(), 422);
    }
}

#[tokio::test]
async fn only_a_known_pair_opens_the_disputes_data() {
    let kit = kit::start().await;
    for (user, secret, status) in [
        ("butter-staging", "staging-password-1f6c", 200),
        ("butter-production", "production-password-9b2e", 200),
        ("butter-staging", "production-password-9b2e", 401),
        ("butter-disabled", "disabled-password-44d0", 403),
        (kit::USER, kit::PASSWORD, 401),
    ] {
        let ping = kit.bare(Method::GET, "/butter-disputes/").basic_auth(user, Some(secret));
        assert_eq!(ping.send().await.unwrap().status(), status, "{user}");
        let ask = kit.bare(Method::POST, "/butter-disputes/v1/analytics");
        let reply = ask.basic_auth(user, Some(secret)).json(&checkout()).send().await.unwrap();
        assert_eq!(reply.status(), status, "{user}");
        if status != 200 {
            assert!(reply.json::<Value>().await.unwrap()["detail"].is_string());
        }
    }
    let bare = kit.bare(Method::POST, "/butter-disputes/v1/analytics").json(&checkout());
    let reply = bare.send().await.unwrap();
    assert_eq!((reply.status().as_u16(), reply.headers()["www-authenticate"].to_str().unwrap()), (401, "Basic"));
}

#[tokio::test]
async fn the_form_with_the_other_slash_answers_307() {
    for (analytics_slash, served, other) in
        [(false, "/v1/analytics", "/v1/analytics/"), (true, "/v1/analytics/", "/v1/analytics")]
    {
        let kit = kit::start_with(Config { analytics_slash, ..config() }).await;
        let post = |path: &str| {
            let ask = kit.bare(Method::POST, &format!("/butter-disputes{path}"));
            ask.basic_auth("butter-staging", Some("staging-password-1f6c")).json(&checkout()).send()
        };
        let reply = post(other).await.unwrap();
        assert_eq!(reply.status(), 307);
        let target = reply.headers()["location"].to_str().unwrap().to_owned();
        assert_eq!(target, format!("{}{served}", kit.sandbox.urls().butter_disputes));
        assert_eq!(post(served).await.unwrap().status(), 200);
        assert_eq!(kit.sandbox.log().iter().filter(|entry| entry.applied).count(), 1);
    }
}

#[tokio::test]
async fn analytics_takes_posts_only() {
    let kit = kit::start().await;
    for method in [Method::GET, Method::PUT, Method::DELETE] {
        let reply = kit.bare(method, "/butter-disputes/v1/analytics").send().await.unwrap();
        assert_eq!(reply.status(), 405);
        assert_eq!(reply.headers()["allow"], "POST");
        assert_eq!(reply.json::<Value>().await.unwrap(), json!({ "detail": "Method Not Allowed" }));
    }
    let lost = kit.bare(Method::GET, "/butter-disputes/v2").send().await.unwrap();
    assert_eq!(lost.status(), 404);
}

const PAYMENTS: &str = "/butter-recover/recover/payments";

fn event() -> Value {
    json!({
        "customer": { "id": "c1" },
        "subscription": { "id": "s1", "start_date": "2023-09-25T03:57:26Z" },
        "invoice": { "id": "i1", "created_at": "2023-09-25T03:57:26Z" },
        "transactions": [{
            "id": "t1", "psp_transaction_id": "p1", "psp": "stripe", "acquirer_country": "US",
            "amount": 12.23, "currency": "USD", "funding_source": "CREDIT",
            "outcome": { "raw_response_message": "insufficient_funds" },
            "payment_method_id": "pm", "psp_transaction_created_at": "2023-09-25T03:57:26Z",
            "scheme": "visa", "success": false,
        }],
    })
}

fn transaction(name: &str, value: Value) -> Value {
    let mut event = event();
    event["transactions"][0] = with(event["transactions"][0].clone(), name, value);
    event
}

async fn payments(kit: &Kit, body: &Value) -> Response {
    let ask = kit.bare(Method::POST, PAYMENTS).header("x-api-key", "butter_sandbox_key_3c1e9a");
    ask.json(body).send().await.unwrap()
}

#[tokio::test]
async fn a_right_payment_event_gets_a_request_id() {
    let kit = kit::start().await;
    let worldpay = with(event()["transactions"][0].clone(), "psp", json!("worldpay"));
    let worldpay = with(with(worldpay, "mid", json!("1")), "network_transaction_id", json!("2"));
    for body in [
        event(),
        transaction("payment_method_id", json!("")),
        transaction("amount", json!(10)),
        with(event(), "custom", json!({ "a": 1 })),
        with(event(), "transactions", json!([worldpay])),
    ] {
        let reply = payments(&kit, &body).await;
        assert_eq!(reply.status(), 200, "{body}");
        let body: Value = reply.json().await.unwrap();
        assert_eq!(body["message"], "Request submitted for processing");
        let parts: Vec<&str> = body["request_id"].as_str().unwrap().split(':').collect();
        assert_eq!([parts[0].len(), parts[1].len(), parts[2].len()], [36, 56, 12]);
    }
}

#[tokio::test]
async fn each_broken_rule_of_the_table_answers_400() {
    let kit = kit::start().await;
    let mut bodies = vec![json!({}), json!([]), with(event(), "transactions", json!([]))];
    for name in ["customer", "subscription", "invoice", "transactions"] {
        bodies.push(with(event(), name, Value::Null));
        bodies.push(with(event(), name, json!("x")));
    }
    for name in [
        "id",
        "psp_transaction_id",
        "psp",
        "acquirer_country",
        "amount",
        "currency",
        "funding_source",
        "outcome",
        "payment_method_id",
        "psp_transaction_created_at",
        "scheme",
        "success",
    ] {
        bodies.push(transaction(name, Value::Null));
    }
    for (name, value) in [
        ("amount", json!("12.23")),
        ("amount", json!(0)),
        ("amount", json!(-1.5)),
        ("success", json!("false")),
        ("success", json!("")),
        ("currency", json!("usd")),
        ("currency", json!("ZZZ")),
        ("acquirer_country", json!("USA")),
        ("acquirer_country", json!("us")),
        ("psp", json!("Stripe")),
        ("psp", json!("worldpay")),
        ("funding_source", json!("credit")),
        ("scheme", json!("VISA")),
        ("scheme", json!("")),
        ("bin", json!("41111")),
        ("bin", json!(411_111)),
        ("psp_transaction_created_at", json!("2023-09-25")),
        ("psp_transaction_created_at", json!("2023-09-25 03:57:26Z")),
        ("psp_transaction_created_at", json!("2023-09-25T03:57:26")),
        ("psp_transaction_created_at", json!("2023-02-30T03:57:26Z")),
        ("psp_transaction_created_at", json!(1_695_614_246)),
        ("outcome", json!({})),
        ("outcome", json!({ "raw_response_message": "x", "response_type": "hard" })),
        ("outcome", json!({ "raw_response_message": "x", "processor_response_code": "2000" })),
        ("captured", json!(1)),
    ] {
        bodies.push(transaction(name, value));
    }
    let billing = json!({ "id": "s", "start_date": "2023-09-25T03:57:26Z", "billing": { "period": "weekly" } });
    bodies.push(with(event(), "subscription", billing));
    for body in bodies {
        let reply = payments(&kit, &body).await;
        assert_eq!(reply.status(), 400, "{body}");
        let reply: Value = reply.json().await.unwrap();
        assert_eq!(reply["message"], "Invalid request body");
        assert!(!reply["errors"].as_array().unwrap().is_empty());
    }
}

#[tokio::test]
async fn recovers_other_errors_have_the_documented_bodies() {
    let kit = kit::start().await;
    let forbidden = json!({ "message": "Forbidden", "errors": "Invalid API key" });
    for ask in [
        kit.bare(Method::POST, PAYMENTS),
        kit.bare(Method::POST, PAYMENTS).header("x-api-key", "wrong"),
        kit.bare(Method::POST, PAYMENTS).basic_auth("butter-staging", Some("staging-password-1f6c")),
    ] {
        let reply = ask.json(&event()).send().await.unwrap();
        assert_eq!(reply.status(), 403);
        assert_eq!(reply.json::<Value>().await.unwrap(), forbidden);
    }
    for (method, path) in [
        (Method::GET, PAYMENTS),
        (Method::POST, "/butter-recover/payments"),
        (Method::POST, "/butter-recover/recover/payments/"),
        (Method::POST, "/butter-recover"),
    ] {
        let reply = kit.bare(method, path).send().await.unwrap();
        assert_eq!(reply.status(), 404, "{path}");
        let body: Value = reply.json().await.unwrap();
        assert_eq!(body, json!({ "message": "Method/path combination not found." }));
    }
    let ask = kit.bare(Method::POST, PAYMENTS).header("x-api-key", "butter_production_key_8f72d4");
    let reply = ask.body("{}").send().await.unwrap();
    assert_eq!(reply.status(), 415);
    let body: Value = reply.json().await.unwrap();
    assert_eq!(body, json!({ "message": "Unsupported media type", "errors": "Content-Type must be application/json" }));
}
