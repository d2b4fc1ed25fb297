//! Disputify against its page.

use docket::sandbox::Config;
use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::kit::{self, Kit, config, rows, text};

async fn ask(kit: &Kit, path: &str) -> Response {
    kit.bare(Method::GET, &format!("/disputify/api/v1{path}")).send().await.unwrap()
}

async fn score(kit: &Kit, query: &str) -> Value {
    let reply = ask(kit, &format!("/scoring/score?api_token=XXX&{query}")).await;
    assert_eq!(reply.status(), 200, "{query}");
    assert_eq!(reply.headers()["content-type"], "application/json");
    reply.json().await.unwrap()
}

#[tokio::test]
async fn the_samples_of_the_page_are_answered_word_for_word() {
    let kit = kit::start().await;
    let marker = |at: &str, source: &str, source_id: u64, id: u64| {
        json!({ "marker_type": "normalized_email", "created_at": at, "source_type": source,
                "source_id": source_id, "id": id, "permitted_customer": null })
    };
    let markers = [
        marker("2021-02-15T04:51:09.239Z", "Refund", 238, 3716),
        marker("2021-02-15T04:51:19.232Z", "Refund", 239, 3734),
        marker("2021-02-15T04:41:46.254Z", "Customer", 267, 3680),
        marker("2021-02-15T04:48:41.241Z", "Refund", 237, 3698),
    ];
    let demo = score(&kit, "email=demo@example.org").await;
    assert_eq!(demo, json!({ "score": 90.88, "markers": markers }));
    let sample = json!({ "score": 20.88, "markers": [markers[0]] });
    for path in ["/orders/1234/score?api_token=XXX", "/orders/1234?api_key=XXX"] {
        assert_eq!(ask(&kit, path).await.json::<Value>().await.unwrap(), sample);
    }
}

#[tokio::test]
async fn a_score_belongs_to_the_address_however_it_is_written() {
    let kit = kit::start().await;
    let other = kit::start_with(Config { seed: 7, ..config() }).await;
    let mut without = 0;
    for number in 0..40 {
        let first = score(&kit, &format!("email=buyer{number}@example.com")).await;
        let same = score(
            &other,
            &format!("email=Buyer{number}%2Bshop@EXAMPLE.com&first_name=A&billing_address[city]=Perth&billing_address%5Bcountry%5D=AU"),
        )
        .await;
        assert_eq!(first, same);
        let value = first["score"].as_f64().unwrap();
        assert!((0.0..=100.0).contains(&value));
        assert!((value * 100.0 - (value * 100.0).round()).abs() < 1e-6);
        assert_eq!(value == 0.0, first["markers"].as_array().unwrap().is_empty());
        without += usize::from(value == 0.0);
    }
    assert!((5..35).contains(&without), "{without}");
}

#[tokio::test]
async fn each_documented_error_can_be_had() {
    let kit = kit::start().await;
    let mut cases = vec![
        ("/scoring/score?email=a@example.org".to_owned(), 401),
        ("/scoring/score?api_token=&email=a@example.org".to_owned(), 401),
        ("/scoring/score?api_token=wrong&email=a@example.org".to_owned(), 401),
        ("/scoring/score?api_token=XXX".to_owned(), 400),
        ("/scoring/score?api_token=XXX&email=%20".to_owned(), 400),
        ("/scoring/score?api_token=XXX&email=nobody".to_owned(), 400),
        ("/orders/nothing/score?api_token=XXX".to_owned(), 404),
        ("/orders?api_token=XXX".to_owned(), 404),
    ];
    for code in [403, 410, 418, 429, 500, 503] {
        cases.push((format!("/scoring/score?api_token=XXX&email=error-{code}@example.org"), code));
        cases.push((format!("/orders/9{code}/score?api_token=XXX"), code));
    }
    for (path, code) in cases {
        let reply = ask(&kit, &path).await;
        assert_eq!(reply.status(), code, "{path}");
        assert!(reply.json::<Value>().await.unwrap()["error"].is_string());
    }
    let path = "/disputify/api/v1/scoring/score?api_token=XXX&email=a@example.org";
    let post = kit.bare(Method::POST, path).send().await.unwrap();
    assert_eq!(post.status(), 405);
    let html = kit.bare(Method::GET, path).header("Accept", "text/html").send().await.unwrap();
    assert_eq!(html.status(), 406);
}

#[tokio::test]
async fn the_order_of_a_dispute_can_be_scored() {
    let kit = kit::start().await;
    for row in rows(&kit.get("/disputes?limit=5").await) {
        let order = text(&row["tags"]["order_number"]);
        let reply = ask(&kit, &format!("/orders/{order}/score?api_token=XXX")).await;
        assert_eq!(reply.status(), 200);
    }
}

#[tokio::test]
async fn the_log_never_holds_a_key_or_an_address() {
    let kit = kit::start().await;
    score(&kit, "email=demo@example.org").await;
    let log = format!("{:?}", kit.sandbox.log());
    assert!(log.contains("/disputify/api/v1/scoring/score"));
    assert!(!log.contains("XXX") && !log.contains("demo"));
}
