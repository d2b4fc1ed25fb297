//! Pre-arbitration: disputes that were answered or decided and are asked about again.

use std::time::Duration;

use docket::sandbox::Config;
use jiff::{SignedDuration, Timestamp};
use reqwest::Method;
use serde_json::{Value, json};

use crate::kit::{self, Kit, config, ids, pdf, rows, text};

async fn answer(kit: &Kit, id: &str, how: &str) -> u16 {
    kit.post(&format!("/disputes/{id}/{how}"), &json!({ "note": "x" })).await.status().as_u16()
}

fn is_reopened(row: &Value) -> bool {
    let is_decided = row["state"] == "WON" || row["state"] == "LOST";
    row["response_state"] == "NEEDS_RESPONSE" && is_decided
}

#[tokio::test]
async fn an_account_has_won_and_lost_disputes_that_need_a_response_again() {
    for seed in [1, 2, 3] {
        let kit = kit::start_with(Config { seed, ..config() }).await;
        let now = kit.sandbox.now();
        let open = kit.walk("response_state=NEEDS_RESPONSE&limit=100").await;
        let again: Vec<&Value> = open.iter().filter(|row| is_reopened(row)).collect();
        assert!(again.iter().filter(|row| row["state"] == "WON").count() == 1, "seed {seed}");
        assert!(again.iter().filter(|row| row["state"] == "LOST").count() == 1, "seed {seed}");
        let mut with_file = 0;
        for row in again {
            let due: Timestamp = row["respond_by"].as_str().unwrap().parse().unwrap();
            assert!(due > now && due < now + SignedDuration::from_hours(240));
            let files = rows(&kit.get(&format!("/disputes/{}/evidence", text(&row["id"]))).await);
            let named =
                |file: &&Value| file["tags"]["file-name"].as_str().is_some_and(|name| name.starts_with("issuers-"));
            with_file += files.iter().filter(named).count();
        }
        assert_eq!(with_file, 1);
        let due = format!("respond_by.gte={now}&limit=100");
        let found = ids(&kit.walk(&due).await);
        assert!(open.iter().filter(|row| is_reopened(row)).all(|row| found.contains(&text(&row["id"]))));
    }
    let small = kit::start_with(Config { disputes: 60, ..config() }).await;
    assert!(!small.walk("limit=100").await.iter().any(is_reopened));
}

#[tokio::test]
async fn whatever_was_answered_or_decided_is_answered_or_accepted_once_more_when_it_is_asked_about_again() {
    let kit = kit::start().await;
    let later = kit.sandbox.now() + SignedDuration::from_hours(200);
    for (query, due) in [
        ("state=WON", Some(later)),
        ("state=LOST&response_state=NO_RESPONSE_ALLOWED", None),
        ("response_state=RESPONDED&state=PENDING", Some(later)),
    ] {
        for (how, hours) in [("submit", 0), ("accept", 1)] {
            // Nothing of this round has the instant of something of the round before.
            kit.sandbox.advance(Duration::from_secs(2));
            let due = due.map(|due| due + SignedDuration::from_hours(hours));
            let found = rows(&kit.get(&format!("/disputes?limit=40&{query}")).await);
            let closed =
                |row: &&Value| matches!(row["response_state"].as_str(), Some("RESPONDED" | "NO_RESPONSE_ALLOWED"));
            let before = found.iter().find(closed).unwrap();
            let id = text(&before["id"]);
            assert_eq!(answer(&kit, &id, how).await, 422);
            kit.sandbox.reopen(&id, due, true).unwrap();
            let path = format!("/disputes/{id}");
            let again = kit.get(&path).await;
            assert_eq!((&again["response_state"], &again["state"]), (&json!("NEEDS_RESPONSE"), &before["state"]));
            assert_eq!(again["respond_by"] == before["respond_by"], due.is_none(), "{query}");
            assert!(again["updated_at"].as_str() > before["updated_at"].as_str());
            assert!(kit.sandbox.reopen(&id, due, true).is_err(), "it waits already");

            // The issuer's file and those of the first round stay; a new one may go.
            let files = rows(&kit.get(&format!("{path}/evidence")).await);
            assert!(!files.is_empty() && files[0]["tags"]["file-name"] == "issuers-pre-arbitration-information.pdf");
            assert_eq!(kit.status(&format!("{path}/evidence/{}/download", text(&files[0]["id"]))).await, 200);
            for file in &files {
                let gone = kit.ask(Method::DELETE, &format!("{path}/evidence/{}", text(&file["id"])));
                assert_eq!(gone.send().await.unwrap().status(), 422);
            }
            let new: Value = kit.upload(&id, "new.pdf", pdf(40)).await.json().await.unwrap();
            let gone = kit.ask(Method::DELETE, &format!("{path}/evidence/{}", text(&new["id"])));
            assert_eq!(gone.send().await.unwrap().status(), 204);
            assert_eq!(kit.upload(&id, "new.pdf", pdf(40)).await.status(), 201);

            assert!([200, 202].contains(&answer(&kit, &id, how).await));
            for other in ["submit", "accept"] {
                assert_eq!(answer(&kit, &id, other).await, 422, "once a round");
            }
            let after = kit.get(&path).await;
            let wanted = if how == "submit" { "RESPONDED" } else { "ACCEPTED" };
            assert_eq!(after["response_state"], wanted);
            if how == "submit" {
                kit.sandbox.reopen(&id, None, false).unwrap();
                assert_eq!(answer(&kit, &id, "submit").await, 202, "the third round");
            } else {
                assert!(kit.sandbox.reopen(&id, None, false).is_err(), "conceded");
            }
        }
    }
    assert!(kit.sandbox.reopen("DInope", None, false).is_err());
}

#[tokio::test]
async fn a_reopened_dispute_that_nobody_answers_is_lost() {
    let kit = kit::start().await;
    let open = kit.walk("response_state=NEEDS_RESPONSE&limit=100").await;
    let won = open.iter().find(|row| row["state"] == "WON").map(|row| text(&row["id"])).unwrap();
    kit.sandbox.advance(Duration::from_hours(24 * 8));
    let lost = kit.get(&format!("/disputes/{won}")).await;
    assert_eq!((&lost["state"], &lost["response_state"]), (&json!("LOST"), &json!("NO_RESPONSE_ALLOWED")));
    assert_eq!(answer(&kit, &won, "submit").await, 422);
}
