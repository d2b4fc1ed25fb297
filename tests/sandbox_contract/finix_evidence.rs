//! Evidence: upload, states, limits, tags, download, delete.

use std::collections::BTreeSet;
use std::time::Duration;

use docket::sandbox::Limits;
use reqwest::{Method, Response, multipart};
use serde_json::{Value, json};

use crate::kit::{self, Kit, REFERENCE, error, ids, pdf, rows, text};

const PNG: &[u8] = &[0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0];
const JPEG: &[u8] = &[0xFF, 0xD8, 0xFF, 0xE0, 1, 2];
const TIFF: &[u8] = b"II*\0rest";

fn padded(start: &[u8], size: usize) -> Vec<u8> {
    let mut bytes = start.to_vec();
    bytes.resize(size, 7);
    bytes
}

async fn send(kit: &Kit, id: &str, form: multipart::Form) -> Response {
    kit.ask(Method::POST, &format!("/disputes/{id}/evidence")).multipart(form).send().await.unwrap()
}

fn part(name: &str, bytes: &[u8]) -> multipart::Part {
    multipart::Part::bytes(bytes.to_vec()).file_name(name.to_owned())
}

#[tokio::test]
async fn an_upload_is_pending_until_the_next_quarter_hour() {
    let kit = kit::start().await;
    let id = kit.newest().await;
    let reply = kit.upload(&id, "receipt.PDF", pdf(500)).await;
    assert_eq!(reply.status(), 201);
    let evidence: Value = reply.json().await.unwrap();
    assert_eq!(evidence["state"], "PENDING");
    assert_eq!(evidence["dispute"], id.as_str());
    assert_eq!(evidence["tags"]["file-name"], "receipt.PDF");
    assert_eq!(evidence["tags"]["file-extension"], ".PDF");
    assert!(["DF"].contains(&&text(&evidence["id"])[..2]));
    let path = format!("/disputes/{id}/evidence/{}", text(&evidence["id"]));
    kit.sandbox.advance(Duration::from_mins(13));
    assert_eq!(kit.get(&path).await["state"], "PENDING");
    kit.sandbox.advance(Duration::from_mins(3));
    let settled = kit.get(&path).await;
    assert_eq!(settled["state"], "SUCCEEDED");
    assert!(text(&settled["updated_at"]).starts_with("2026-11-20T12:15:00."));
    let listed = kit.get(&format!("/disputes/{id}/evidence")).await;
    assert_eq!(rows(&listed)[0]["id"], evidence["id"]);
}

#[tokio::test]
async fn a_download_gives_the_uploaded_bytes_back() {
    let kit = kit::start().await;
    let id = kit.newest().await;
    let bytes = padded(JPEG, 70_000);
    let evidence: Value = kit.upload(&id, "a b.jpeg", bytes.clone()).await.json().await.unwrap();
    let path = format!("/disputes/{id}/evidence/{}/download", text(&evidence["id"]));
    for accept in ["application/octet-stream", "*/*", "application/hal+json"] {
        let reply = kit.ask(Method::GET, &path).header("Accept", accept).send().await.unwrap();
        assert_eq!(reply.status(), 200, "{accept}");
        assert_eq!(reply.headers()["content-type"], "application/octet-stream");
        assert_eq!(reply.bytes().await.unwrap(), bytes);
    }
    let refused = kit.ask(Method::GET, &path).header("Accept", "text/html").send().await.unwrap();
    assert_eq!(refused.status(), 406);
}

#[tokio::test]
async fn old_evidence_can_be_downloaded_and_is_a_file_of_its_kind() {
    let kit = kit::start().await;
    let mut kinds = BTreeSet::new();
    for row in rows(&kit.get("/disputes?state=WON&limit=20").await) {
        let id = text(&row["id"]);
        for evidence in rows(&kit.get(&format!("/disputes/{id}/evidence")).await) {
            let path = format!("/disputes/{id}/evidence/{}/download", text(&evidence["id"]));
            let bytes = kit.ask(Method::GET, &path).send().await.unwrap().bytes().await.unwrap();
            let magic: &[u8] = match evidence["tags"]["file-extension"].as_str().unwrap() {
                ".pdf" => b"%PDF-",
                ".png" => b"\x89PNG",
                ".jpg" => b"\xFF\xD8\xFF",
                other => panic!("{other}"),
            };
            assert!(bytes.starts_with(magic));
            kinds.insert(text(&evidence["tags"]["content-type"]));
        }
    }
    assert_eq!(kinds.len(), 3, "{kinds:?}");
}

#[tokio::test]
async fn the_part_must_be_named_file_and_hold_one_file() {
    let kit = kit::start().await;
    let id = kit.newest().await;
    let bare = multipart::Part::bytes(pdf(20));
    for form in [
        multipart::Form::new().part("data", part("a.pdf", &pdf(20))),
        multipart::Form::new().part("File", part("a.pdf", &pdf(20))),
        multipart::Form::new().part("file", bare),
        multipart::Form::new().part("file", part("a.pdf", b"")),
        multipart::Form::new().text("file", "%PDF-1.4"),
        multipart::Form::new().part("file", part("a.pdf", &pdf(20))).part("file", part("b.pdf", &pdf(20))),
        multipart::Form::new(),
    ] {
        let reply = send(&kit, &id, form).await;
        assert!([400, 422].contains(&reply.status().as_u16()));
    }
    let extra = multipart::Form::new().text("note", "hello").part("file", part("a.pdf", &pdf(20)));
    assert_eq!(send(&kit, &id, extra).await.status(), 201);
    let path = format!("/disputes/{id}/evidence");
    let json = kit.post(&path, &json!({ "file": "x" })).await;
    assert_eq!(json.status(), 415);
    let ask = kit.ask(Method::POST, &path).header("Content-Type", "multipart/form-data");
    assert_eq!(ask.body("x").send().await.unwrap().status(), 400);
    assert_eq!(rows(&kit.get(&path).await).len(), 1);
}

#[tokio::test]
async fn the_name_of_a_file_comes_through_without_its_folders() {
    let kit = kit::start().await;
    let id = kit.newest().await;
    for (sent, kept) in [
        ("recibo ñ.pdf", "recibo ñ.pdf"),
        ("日本語 領収書.pdf", "日本語 領収書.pdf"),
        ("a \"quoted\".pdf", "a \"quoted\".pdf"),
        ("C:\\files\\receipt.pdf", "receipt.pdf"),
        ("../../etc/receipt.pdf", "receipt.pdf"),
    ] {
        let reply = kit.upload(&id, sent, pdf(40)).await;
        assert_eq!(reply.status(), 201, "{sent}");
        let evidence: Value = reply.json().await.unwrap();
        assert_eq!(evidence["tags"]["file-name"], kept);
        assert_eq!(evidence["tags"]["file-extension"], ".pdf");
    }
}

#[tokio::test]
async fn the_documented_limits_are_kept_to_the_byte() {
    let kit = kit::start().await;
    let id = kit.newest().await;
    for (name, bytes) in [
        ("a.gif", b"GIF89a".to_vec()),
        ("a.txt", b"text".to_vec()),
        ("a.pdf", JPEG.to_vec()),
        ("a", pdf(20)),
        ("a.pdf", pdf(1_000_001)),
        ("a.jpg", padded(JPEG, 1_000_001)),
        ("a.tiff", padded(TIFF, 1_000_001)),
        ("a.png", padded(PNG, 50_001)),
    ] {
        let reply = kit.upload(&id, name, bytes).await;
        assert_eq!(reply.status(), 422, "{name}");
        assert_eq!(error(reply).await["field"], "file");
    }
    for (name, bytes) in [
        ("a.pdf", pdf(1_000_000)),
        ("a.jpg", padded(JPEG, 1_000_000)),
        ("a.tif", padded(TIFF, 1_000_000)),
        ("a.png", padded(PNG, 50_000)),
    ] {
        assert_eq!(kit.upload(&id, name, bytes).await.status(), 201, "{name}");
    }
}

#[tokio::test]
async fn the_ninth_file_of_a_dispute_is_refused() {
    let kit = kit::start().await;
    let id = kit.newest().await;
    for number in 0..8 {
        assert_eq!(kit.upload(&id, &format!("{number}.pdf"), pdf(100)).await.status(), 201);
    }
    assert_eq!(kit.upload(&id, "9.pdf", pdf(100)).await.status(), 422);
    let path = format!("/disputes/{id}/evidence");
    let all = ids(&rows(&kit.get(&path).await));
    assert_eq!(all.len(), 8);
    let gone = kit.ask(Method::DELETE, &format!("{path}/{}", all[3])).send().await.unwrap();
    assert_eq!(gone.status(), 204);
    assert_eq!(kit.upload(&id, "9.pdf", pdf(100)).await.status(), 201);
}

#[tokio::test]
async fn a_bad_file_can_be_let_in_and_fail_later_or_be_let_through() {
    for (limits, end) in [(Limits::FailLater, "FAILED"), (Limits::Off, "SUCCEEDED")] {
        let kit = kit::start_limits(limits).await;
        let id = kit.newest().await;
        let reply = kit.upload(&id, "a.gif", b"GIF89a".to_vec()).await;
        assert_eq!(reply.status(), 201);
        let evidence: Value = reply.json().await.unwrap();
        assert_eq!(evidence["state"], "PENDING");
        kit.sandbox.advance(Duration::from_mins(16));
        let path = format!("/disputes/{id}/evidence/{}", text(&evidence["id"]));
        assert_eq!(kit.get(&path).await["state"], end);
        let good: Value = kit.upload(&id, "a.pdf", pdf(30)).await.json().await.unwrap();
        kit.sandbox.advance(Duration::from_mins(16));
        let path = format!("/disputes/{id}/evidence/{}", text(&good["id"]));
        assert_eq!(kit.get(&path).await["state"], "SUCCEEDED");
    }
}

#[tokio::test]
async fn a_body_beyond_all_reason_answers_413() {
    let kit = kit::start_limits(Limits::Off).await;
    let id = kit.newest().await;
    let reply = kit.upload(&id, "a.pdf", pdf(20_000_000)).await;
    assert_eq!(reply.status(), 201);
    let form = multipart::Form::new().part("file", part("a.pdf", &pdf(34_000_000)));
    let path = format!("/disputes/{id}/evidence");
    // The server need not wait for the rest: a client may see the reply or the close.
    match kit.ask(Method::POST, &path).multipart(form).send().await {
        Ok(reply) => assert_eq!(reply.status(), 413),
        Err(err) => assert!(err.is_request() || err.is_body(), "{err:?}"),
    }
    assert_eq!(rows(&kit.get(&path).await).len(), 1);
}

#[tokio::test]
async fn tags_of_evidence_are_replaced_the_servers_own_too() {
    let kit = kit::start().await;
    let id = kit.newest().await;
    let evidence: Value = kit.upload(&id, "a.pdf", pdf(30)).await.json().await.unwrap();
    let path = format!("/disputes/{id}/evidence/{}", text(&evidence["id"]));
    let reply = kit.put(&path, &json!({ "tags": { "order_number": "41BFASJSAKAS" } })).await;
    assert_eq!(reply.status(), 200);
    assert_eq!(kit.get(&path).await["tags"], json!({ "order_number": "41BFASJSAKAS" }));
    let list = format!("/disputes/{id}/evidence?tags.key=order_number");
    assert_eq!(rows(&kit.get(&list).await).len(), 1);
    let list = format!("/disputes/{id}/evidence?tags.key=file-name");
    assert_eq!(rows(&kit.get(&list).await).len(), 0);
    assert_eq!(kit.put(&path, &json!({ "tag": {} })).await.status(), 422);
}

#[tokio::test]
async fn deleted_evidence_is_gone() {
    let kit = kit::start().await;
    let id = kit.newest().await;
    let evidence: Value = kit.upload(&id, "a.pdf", pdf(30)).await.json().await.unwrap();
    let path = format!("/disputes/{id}/evidence/{}", text(&evidence["id"]));
    let reply = kit.ask(Method::DELETE, &path).send().await.unwrap();
    assert_eq!(reply.status(), 204);
    assert!(reply.bytes().await.unwrap().is_empty());
    assert_eq!(kit.status(&path).await, 404);
    assert_eq!(kit.status(&format!("{path}/download")).await, 404);
    assert_eq!(kit.ask(Method::DELETE, &path).send().await.unwrap().status(), 404);
    let again: Value = kit.upload(&id, "a.pdf", pdf(30)).await.json().await.unwrap();
    assert_ne!(again["id"], evidence["id"]);
}

#[tokio::test]
async fn a_decided_or_answered_dispute_takes_no_files() {
    let kit = kit::start().await;
    for query in
        ["response_state=RESPONDED", "response_state=NO_RESPONSE_ALLOWED", "response_state=ACCEPTED&state=LOST"]
    {
        let id = text(&rows(&kit.get(&format!("/disputes?limit=1&{query}")).await)[0]["id"]);
        let reply = kit.upload(&id, "a.pdf", pdf(30)).await;
        assert_eq!(reply.status(), 422, "{query}");
        assert_eq!(error(reply).await["code"], "UNPROCESSABLE_ENTITY");
    }
    // As on Finix's page, whose own example takes files after it was won.
    assert_eq!(kit.upload(REFERENCE, "evidence.png", PNG.to_vec()).await.status(), 201);
}

#[tokio::test]
async fn the_list_of_evidence_has_pages_and_cursors() {
    let kit = kit::start().await;
    let path = format!("/disputes/{REFERENCE}/evidence");
    let mut cursor = String::new();
    let mut all = Vec::new();
    loop {
        let page = kit.get(&format!("{path}?limit=100{cursor}")).await;
        all.extend(ids(&rows(&page)));
        match page["page"]["next_cursor"].as_str() {
            Some(next) => cursor = format!("&after_cursor={next}"),
            None => break,
        }
    }
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 1169);
    let page = kit.get(&format!("{path}?limit=3&before_cursor={}", all[10])).await;
    assert_eq!(ids(&rows(&page)), all[7..10]);
    let page = kit.get(&format!("{path}?created_at.gte=2022-09-01")).await;
    assert_eq!(rows(&page).len(), 2);
    assert_eq!(kit.status(&format!("{path}?after_cursor=123")).await, 404);
}
