//! Submit, accept, tags: what is legal when, and what it does.

use std::time::Duration;

use docket::sandbox::{Config, Operation};
use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::kit::{self, Kit, PASSWORD, REFERENCE, USER, config, error, pdf, rows, text};

async fn submit(kit: &Kit, id: &str, body: Value) -> Response {
    kit.post(&format!("/disputes/{id}/submit"), &body).await
}

async fn accept(kit: &Kit, id: &str) -> Response {
    kit.post(&format!("/disputes/{id}/accept"), &json!({ "note": "conceded" })).await
}

#[tokio::test]
async fn after_submit_nothing_more_can_be_done() {
    let kit = kit::start().await;
    let id = kit.newest().await;
    let evidence: Value = kit.upload(&id, "a.pdf", pdf(40)).await.json().await.unwrap();
    let reply = submit(&kit, &id, json!({ "note": "Submitting Dispute Evidence: \"x\"" })).await;
    assert_eq!(reply.status(), 202);
    let dispute: Value = reply.json().await.unwrap();
    assert_eq!(dispute["response_state"], "RESPONDED");
    assert_eq!(dispute["evidence_submitted"], "CHARGEBACK");
    assert_eq!(submit(&kit, &id, json!({ "note": "again" })).await.status(), 422);
    assert_eq!(accept(&kit, &id).await.status(), 422);
    assert_eq!(kit.upload(&id, "b.pdf", pdf(40)).await.status(), 422);
    let path = format!("/disputes/{id}/evidence/{}", text(&evidence["id"]));
    let delete = kit.ask(Method::DELETE, &path).send().await.unwrap();
    assert_eq!(delete.status(), 422);
    assert_eq!(error(delete).await["code"], "UNPROCESSABLE_ENTITY");
    let tags = kit.put(&format!("/disputes/{id}"), &json!({ "tags": { "a": "b" } })).await;
    assert_eq!(tags.status(), 200);
    let applied: Vec<Operation> = kit
        .sandbox
        .log()
        .iter()
        .filter(|entry| entry.applied && entry.method != "GET")
        .filter_map(|entry| entry.operation)
        .collect();
    assert_eq!(applied, [Operation::UploadEvidence, Operation::Submit, Operation::PutDispute]);
}

#[tokio::test]
async fn of_many_submits_at_once_one_takes_effect() {
    let kit = kit::start().await;
    let id = kit.newest().await;
    let path = format!("/disputes/{id}/submit");
    let asks = (0..12).map(|_| {
        let ask = kit.ask(Method::POST, &path).json(&json!({ "note": "x" }));
        tokio::spawn(ask.send())
    });
    let mut taken = 0;
    for ask in asks.collect::<Vec<_>>() {
        taken += usize::from(ask.await.unwrap().unwrap().status() == 202);
    }
    assert_eq!(taken, 1);
    let log = kit.sandbox.log();
    let submits = log.iter().filter(|e| e.operation == Some(Operation::Submit));
    assert_eq!(submits.clone().count(), 12);
    assert_eq!(submits.filter(|e| e.applied).count(), 1);
}

#[tokio::test]
async fn the_base_version_answers_submit_with_200() {
    let kit = kit::start().await;
    let id = kit.newest().await;
    let ask = kit.bare(Method::POST, &format!("/disputes/{id}/submit"));
    let ask = ask.basic_auth(USER, Some(PASSWORD)).header("Content-Type", "application/vnd.json+api");
    assert_eq!(ask.body(r#"{ "note": "x" }"#).send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn a_note_is_required() {
    let kit = kit::start().await;
    let id = kit.newest().await;
    for body in [json!({}), json!({ "note": null }), json!({ "note": 5 }), json!({ "note": "  " })] {
        for action in ["submit", "accept"] {
            let reply = kit.post(&format!("/disputes/{id}/{action}"), &body).await;
            assert_eq!(reply.status(), 422, "{body}");
            let error = error(reply).await;
            assert_eq!((&error["code"], &error["field"]), (&json!("INVALID_FIELD"), &json!("note")));
        }
    }
    assert_eq!(kit.get(&format!("/disputes/{id}")).await["response_state"], "NEEDS_RESPONSE");
}

#[tokio::test]
async fn a_partial_amount_is_whole_positive_and_at_most_the_disputed_one() {
    let kit = kit::start().await;
    let id = kit.newest().await;
    let amount = kit.get(&format!("/disputes/{id}")).await["amount"].as_i64().unwrap();
    for wrong in [json!(0), json!(-1), json!(amount + 1), json!(1.5), json!("100")] {
        let reply = submit(&kit, &id, json!({ "note": "x", "amount": wrong })).await;
        assert_eq!(reply.status(), 422, "{wrong}");
        assert_eq!(error(reply).await["field"], "amount");
    }
    let reply = submit(&kit, &id, json!({ "note": "x", "amount": amount, "refund": null })).await;
    assert_eq!(reply.status(), 202);
}

#[tokio::test]
async fn a_refund_answers_inquiries_only() {
    let kit = kit::start().await;
    let open = kit.open().await;
    let chargeback = text(&open.iter().find(|row| row["state"] == "PENDING").unwrap()["id"]);
    let body = json!({ "note": "x", "refund": "UNREFERENCED_REFUND" });
    let reply = submit(&kit, &chargeback, body.clone()).await;
    assert_eq!((reply.status().as_u16(), error(reply).await["field"].clone()), (422, json!("refund")));
    let inquiry = text(&open.iter().find(|row| row["state"] == "INQUIRY").unwrap()["id"]);
    for wrong in [json!("TRnope"), json!("REFUND"), json!(1), json!("")] {
        let reply = submit(&kit, &inquiry, json!({ "note": "x", "refund": wrong })).await;
        assert_eq!(reply.status(), 422, "{wrong}");
    }
    let answered: Value = submit(&kit, &inquiry, body).await.json().await.unwrap();
    assert_eq!((&answered["state"], &answered["response_state"]), (&json!("INQUIRY"), &json!("RESPONDED")));
}

#[tokio::test]
async fn an_inquiry_can_be_answered_with_its_reversal() {
    let kit = kit::start_with(Config { disputes: 20_000, ..config() }).await;
    for row in kit.open().await.iter().filter(|row| row["state"] == "INQUIRY") {
        let path = format!("/transfers/{}/reversals", text(&row["transfer"]));
        let Some(reversal) = rows(&kit.get(&path).await).pop() else {
            continue;
        };
        assert_eq!(reversal["type"], "REVERSAL");
        let id = text(&reversal["id"]);
        assert_eq!(kit.get(&format!("/transfers/{id}")).await["id"], id.as_str());
        let body = json!({ "note": "x", "refund": id });
        assert_eq!(submit(&kit, &text(&row["id"]), body).await.status(), 202);
        return;
    }
    panic!("no open inquiry has a reversal");
}

#[tokio::test]
async fn an_accepted_dispute_shows_it_after_the_reply_and_is_lost_later() {
    let kit = kit::start().await;
    let id = kit.newest().await;
    let path = format!("/disputes/{id}");
    let reply = accept(&kit, &id).await;
    assert_eq!(reply.status(), 200);
    assert_eq!(reply.json::<Value>().await.unwrap()["response_state"], "NEEDS_RESPONSE");
    let after = kit.get(&path).await;
    assert_eq!((&after["response_state"], &after["state"]), (&json!("ACCEPTED"), &json!("PENDING")));
    assert_eq!(accept(&kit, &id).await.status(), 422);
    assert_eq!(submit(&kit, &id, json!({ "note": "x" })).await.status(), 422);
    assert_eq!(kit.upload(&id, "a.pdf", pdf(30)).await.status(), 422);
    kit.sandbox.advance(Duration::from_hours(120));
    let later = kit.get(&path).await;
    assert_eq!((&later["response_state"], &later["state"]), (&json!("ACCEPTED"), &json!("LOST")));
}

#[tokio::test]
async fn with_a_delay_a_concession_cannot_be_repeated_while_it_is_not_shown() {
    let accept_delay = Duration::from_hours(1);
    let kit = kit::start_with(Config { accept_delay, ..config() }).await;
    let id = kit.newest().await;
    assert_eq!(accept(&kit, &id).await.status(), 200);
    assert_eq!(kit.get(&format!("/disputes/{id}")).await["response_state"], "NEEDS_RESPONSE");
    assert_eq!(accept(&kit, &id).await.status(), 422);
    assert_eq!(submit(&kit, &id, json!({ "note": "x" })).await.status(), 422);
    kit.sandbox.advance(accept_delay);
    assert_eq!(kit.get(&format!("/disputes/{id}")).await["response_state"], "ACCEPTED");
}

#[tokio::test]
async fn only_what_waits_for_a_response_can_be_accepted() {
    let kit = kit::start().await;
    for query in ["response_state=RESPONDED", "state=WON", "state=LOST", "response_state=UNKNOWN"] {
        let id = text(&rows(&kit.get(&format!("/disputes?limit=1&{query}")).await)[0]["id"]);
        let reply = accept(&kit, &id).await;
        assert_eq!(reply.status(), 422, "{query}");
    }
    assert_eq!(accept(&kit, REFERENCE).await.status(), 422);
    assert_eq!(submit(&kit, REFERENCE, json!({ "note": "x" })).await.status(), 422);
    // UNKNOWN is what the vendor's sandbox shows; evidence may be sent there.
    let unknown = "DIuk8T4ayQdmxewz8EDLHe49";
    assert_eq!(kit.upload(unknown, "a.pdf", pdf(30)).await.status(), 201);
    assert_eq!(submit(&kit, unknown, json!({ "note": "x" })).await.status(), 202);
}

#[tokio::test]
async fn an_overdue_dispute_is_lost_half_a_day_later() {
    let kit = kit::start().await;
    let id = kit.newest().await;
    kit.sandbox.advance(Duration::from_hours(288));
    let lost = kit.get(&format!("/disputes/{id}")).await;
    assert_eq!((&lost["state"], &lost["response_state"]), (&json!("LOST"), &json!("NO_RESPONSE_ALLOWED")));
    assert_eq!(submit(&kit, &id, json!({ "note": "x" })).await.status(), 422);
}

#[tokio::test]
async fn put_replaces_the_tags_and_changes_nothing_else() {
    let kit = kit::start().await;
    let id = kit.newest().await;
    let path = format!("/disputes/{id}");
    let before = kit.get(&path).await;
    let body = json!({ "tags": { "case": "7", "ünï": "ö" }, "amount": 1, "state": "WON", "note": "x" });
    let reply = kit.put(&path, &body).await;
    assert_eq!(reply.status(), 200);
    let mut after = kit.get(&path).await;
    assert_eq!(after, reply.json::<Value>().await.unwrap());
    assert_eq!(after["tags"], body["tags"]);
    assert_ne!(after["updated_at"], before["updated_at"]);
    after["tags"] = before["tags"].clone();
    after["updated_at"] = before["updated_at"].clone();
    assert_eq!(after, before);
    let found = kit.get("/disputes?tags.key=case&tags.value=7").await;
    assert_eq!(rows(&found)[0]["tags"]["case"], "7");
    assert_eq!(kit.put(&path, &json!({ "tags": {} })).await.status(), 200);
    assert_eq!(kit.get(&path).await["tags"], json!({}));
}

#[tokio::test]
async fn tags_beyond_the_documented_limits_are_refused() {
    let kit = kit::start().await;
    let path = format!("/disputes/{REFERENCE}");
    let many = |count: usize| -> Value {
        (0..count).map(|n| (format!("k{n}"), json!("v"))).collect::<serde_json::Map<_, _>>().into()
    };
    for (tags, status) in [
        (many(50), 200),
        (many(51), 422),
        (json!({ "k".repeat(40): "v" }), 200),
        (json!({ "k".repeat(41): "v" }), 422),
        (json!({ "k": "é".repeat(500) }), 200),
        (json!({ "k": "v".repeat(501) }), 422),
        (json!({ "k": 5 }), 422),
        (json!({ "k": null }), 422),
        (json!(["k"]), 422),
        (json!("k"), 422),
    ] {
        let reply = kit.put(&path, &json!({ "tags": tags })).await;
        assert_eq!(reply.status(), status, "{tags}");
    }
    assert_eq!(kit.put(&path, &json!({})).await.status(), 422);
}

#[tokio::test]
async fn a_changed_dispute_is_found_by_what_changed() {
    let kit = kit::start_with(Config { disputes: 30_000, ..config() }).await;
    let old = "DIuk8T4ayQdmxewz8EDLHe49";
    let won = text(&rows(&kit.get("/disputes?state=WON&limit=1&created_at.lte=2025-08-01").await)[0]["id"]);
    kit.sandbox.advance(Duration::from_mins(1));
    for id in [old, &won] {
        assert_eq!(kit.put(&format!("/disputes/{id}"), &json!({ "tags": {} })).await.status(), 200);
    }
    let list = kit.get("/disputes?updated_at.gte=2026-11-20T12:00:30&limit=100").await;
    let found = rows(&list);
    assert_eq!(found.iter().filter(|row| row["id"] == old || row["id"] == won.as_str()).count(), 2);
}
