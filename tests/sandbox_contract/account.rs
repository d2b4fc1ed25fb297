//! The made-up account: what is in it, and that it costs nothing to be big.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use docket::sandbox::{self, Config};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::kit::{self, REFERENCE, config, ids, rows, text};

fn instant(value: &Value) -> Timestamp {
    value.as_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn the_account_has_as_many_disputes_as_asked_for_newest_first() {
    let kit = kit::start().await;
    let all = kit.walk("limit=100").await;
    assert_eq!(all.len(), 1870);
    assert_eq!(ids(&all).into_iter().collect::<BTreeSet<_>>().len(), 1870);
    let created: Vec<Timestamp> = all.iter().map(|row| instant(&row["created_at"])).collect();
    assert!(created.windows(2).all(|pair| pair[0] > pair[1]));
    assert!(created[0] <= kit.sandbox.now());
    assert!(all.iter().all(|row| text(&row["id"]).len() == 24));
}

#[tokio::test]
async fn the_mix_of_states_is_that_of_a_real_account() {
    for seed in [1, 2, 3] {
        let kit = kit::start_with(Config { seed, ..config() }).await;
        let all = kit.walk("limit=100").await;
        let count = |name: &str, value: &str| all.iter().filter(|row| row[name] == value).count();
        let open = count("response_state", "NEEDS_RESPONSE");
        assert!((7..=25).contains(&open), "seed {seed}: {open} wait for a response");
        let share = |count: usize| count * 100 / all.len();
        assert!((7..=14).contains(&share(count("response_state", "RESPONDED"))));
        assert!((48..=62).contains(&share(count("state", "WON"))));
        assert!((28..=38).contains(&share(count("state", "LOST"))));
        assert!(count("response_state", "ACCEPTED") > 10);
        assert!(all.iter().any(|r| r["state"] == "INQUIRY" && r["response_state"] == "NEEDS_RESPONSE"));
        let missing = all.iter().filter(|row| row.get("response_state").is_none()).count();
        assert!((10..=120).contains(&missing), "{missing} rows are terse");
    }
}

#[tokio::test]
async fn deadlines_reach_from_a_few_hours_to_about_nine_days() {
    let kit = kit::start().await;
    let now = kit.sandbox.now();
    let hours: Vec<i64> =
        kit.open().await.iter().map(|row| (instant(&row["respond_by"]).as_second() - now.as_second()) / 3600).collect();
    assert!(hours.iter().any(|hours| (2..6).contains(hours)), "{hours:?}");
    assert!(hours.iter().any(|hours| *hours > 6 * 24), "{hours:?}");
    assert!(hours.iter().all(|hours| (-12..=10 * 24).contains(hours)), "{hours:?}");
}

#[tokio::test]
async fn the_same_seed_and_present_give_the_same_account() {
    let (one, two) = (kit::start().await, kit::start().await);
    let strip = |mut list: Value| {
        for row in list["_embedded"]["disputes"].as_array_mut().unwrap() {
            row.as_object_mut().unwrap().remove("_links");
        }
        list["_embedded"].clone()
    };
    let path = "/disputes?limit=50";
    assert_eq!(strip(one.get(path).await), strip(two.get(path).await));
    let three = kit::start_with(Config { seed: 99, ..config() }).await;
    assert_ne!(strip(one.get(path).await), strip(three.get(path).await));
}

#[tokio::test]
async fn the_three_disputes_of_the_page_are_the_oldest() {
    let kit = kit::start_with(Config { disputes: 3, ..config() }).await;
    let list = kit.get_base("/disputes/").await;
    let found = ids(&rows(&list));
    let expected = ["DIb72obRhTmPdMG1VxDKFLrb", "DIuk8T4ayQdmxewz8EDLHe49", REFERENCE];
    assert_eq!(found, expected);
    assert_eq!(list["page"], json!({ "offset": 0, "limit": 20, "count": 3 }));
    let kit = kit::start().await;
    let all = kit.walk("limit=100").await;
    assert_eq!(ids(&all[1867..]), expected);
}

#[tokio::test]
async fn the_dispute_of_the_page_has_the_values_of_the_page() {
    let kit = kit::start().await;
    let mut dispute = kit.get(&format!("/disputes/{REFERENCE}")).await;
    let links = dispute.as_object_mut().unwrap().remove("_links").unwrap();
    let keys: Vec<&String> = links.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["adjustment_transfers", "application", "evidence", "self", "transfer"]);
    let page = json!({
        "id": REFERENCE, "created_at": "2022-01-27T07:43:03.74Z",
        "updated_at": "2022-09-16T22:21:54.75Z", "action": null, "amount": 888_888,
        "application": "APgPDQrLD52TYvqazjHJJchM", "dispute_details": { "arn": "123" },
        "evidence_submitted": "CHARGEBACK", "identity": "IDpYDM7J9n57q849o9E9yNrG",
        "message": null, "occurred_at": "2022-01-27T07:42:48.56Z", "reason": "FRAUD",
        "respond_by": "2022-02-03T07:43:03.73Z", "response_state": "ACCEPTED", "state": "WON",
        "tags": { "order_number": "41BFASJSAKAS" }, "transfer": "TRoTrJ3kqNTFh1P2FJ7A36Ky",
    });
    assert_eq!(dispute, page);
}

#[tokio::test]
async fn the_transfers_and_files_of_the_page_are_there() {
    let kit = kit::start().await;
    let path = format!("/disputes/{REFERENCE}/adjustment_transfers");
    let list = kit.get_base(&path).await;
    assert_eq!(list["page"]["count"], 4);
    let transfers = rows(&list);
    let find = |id: &str| transfers.iter().find(|one| one["id"] == id).unwrap().clone();
    let credit = find("TRw6U5auHfgKfgT4APKgkh4f");
    assert_eq!(credit["subtype"], "MERCHANT_CREDIT");
    assert_eq!(credit["source"], "PIe2YvpcjvoVJ6PzoRPBK137");
    assert_eq!(credit["trace_id"], "d5416d16-df58-4c9a-9759-076cb28800d5");
    assert_eq!(credit["ready_to_settle_at"], "2022-09-16T22:21:54.81Z");
    let platform = find("TRrqiR7x5zwUPV5SpPSbKH8B");
    assert_eq!(platform["merchant_identity"], "IDddHpRqwf2VsH2XB1fmLfhM");
    assert_eq!(platform["updated_at"], "2022-01-27T07:43:03.48Z");
    let files = kit.get_base(&format!("/disputes/{REFERENCE}/evidence")).await;
    assert_eq!(files["page"], json!({ "offset": 0, "limit": 20, "count": 1169 }));
    let found = ids(&rows(&files));
    assert_eq!(found[..2], ["DFcVgoEuDeWn4eSvdZca8Hf", "DFx3tddpTC568GjukRFGZpDp"]);
    let one = kit.get(&format!("/disputes/{REFERENCE}/evidence/DF58kdVTa5eMQUjcXH2F7DH4")).await;
    assert_eq!(one["created_at"], "2022-08-15T21:37:04.41Z");
    assert_eq!(one["tags"]["file-name"], "test_file.png");
}

#[tokio::test]
async fn money_moves_as_the_state_says() {
    let kit = kit::start().await;
    let subtypes = |list: Value| -> BTreeSet<String> { rows(&list).iter().map(|one| text(&one["subtype"])).collect() };
    let opened = BTreeSet::from(["MERCHANT_DEBIT".to_owned(), "PLATFORM_CREDIT".to_owned()]);
    for (query, inquiry, count) in [
        ("state=PENDING&limit=5", false, 2),
        ("state=LOST&limit=5", false, 2),
        ("state=WON&limit=5", false, 4),
        ("state=INQUIRY&limit=5", true, 0),
    ] {
        for row in rows(&kit.get(&format!("/disputes?{query}")).await) {
            if (row["reason"] == "INQUIRY") != inquiry {
                continue;
            }
            let path = format!("/disputes/{}/adjustment_transfers", text(&row["id"]));
            let found = subtypes(kit.get(&path).await);
            assert_eq!(found.len(), count, "{query}");
            assert!(count == 0 || found.is_superset(&opened));
        }
    }
}

#[tokio::test]
async fn the_currency_and_the_card_come_from_the_transfer() {
    let kit = kit::start().await;
    let mut currencies = BTreeMap::new();
    for row in rows(&kit.get("/disputes?limit=100").await) {
        assert!(row.get("currency").is_none());
        let transfer = kit.get(&format!("/transfers/{}", text(&row["transfer"]))).await;
        *currencies.entry(text(&transfer["currency"])).or_insert(0) += 1;
        if !row["amount"].is_null() {
            assert_eq!(transfer["amount"], row["amount"]);
        }
        let card = kit.get(&format!("/payment_instruments/{}", text(&transfer["source"]))).await;
        assert_eq!(text(&card["bin"]).len(), 6);
        assert_eq!(text(&card["last_four"]).len(), 4);
        assert!(!text(&card["name"]).is_empty() && !text(&card["address"]["line1"]).is_empty());
    }
    assert!(currencies["USD"] > 50, "{currencies:?}");
    assert!(currencies.len() > 2, "{currencies:?}");
}

#[tokio::test]
async fn a_million_disputes_cost_no_more_than_a_thousand() {
    let kit = kit::start_with(Config { disputes: 1_000_000, ..config() }).await;
    let began = Instant::now();
    let first = kit.get("/disputes?limit=100").await;
    let middle = kit.get_base("/disputes?limit=100&offset=9900").await;
    assert_eq!(middle["page"]["count"], 1_000_000);
    let window = "created_at.gte=2026-01-01T00:00:00&created_at.lte=2026-01-01T00:10:00";
    assert!(!rows(&kit.get(&format!("/disputes?{window}")).await).is_empty());
    assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
    let last = text(&first["page"]["next_cursor"]);
    let second = kit.get(&format!("/disputes?limit=100&after_cursor={last}")).await;
    assert_eq!(rows(&second).len(), 100);
    assert_eq!(rows(&kit.get(&format!("/disputes?after_cursor={}", "DIuk8T4ayQdmxewz8EDLHe49")).await).len(), 1);
}

#[tokio::test]
async fn small_accounts_have_something_to_do_as_well() {
    for disputes in [8, 15, 50, 200] {
        let kit = kit::start_with(Config { disputes, ..config() }).await;
        assert_eq!(kit.walk("limit=7").await.len() as u64, disputes);
        let open = kit.open().await;
        assert!(open.len() >= 4, "{disputes}: {}", open.len());
        let now = kit.sandbox.now();
        for row in open {
            assert!(instant(&row["respond_by"]) > instant(&row["created_at"]));
            assert!(instant(&row["respond_by"]).as_second() > now.as_second() - 12 * 3600);
        }
    }
    let empty = kit::start_with(Config { disputes: 0, ..config() }).await;
    assert!(empty.get("/disputes").await.get("_embedded").is_none());
}

#[tokio::test]
async fn what_cannot_be_is_refused_at_the_start() {
    for (config, word) in [
        (Config { listen: "0.0.0.0:0".parse().unwrap(), ..config() }, "loopback"),
        (Config { speed: f64::NAN, ..config() }, "speed"),
        (Config { now: Some("2022-01-01T00:00:00Z".parse().unwrap()), ..config() }, "2022-11-01"),
        (Config { disputes: u64::MAX, ..config() }, "disputes"),
    ] {
        let err = sandbox::start(config).await.unwrap_err();
        assert!(err.to_string().contains(word), "{err}");
    }
}

#[tokio::test]
async fn a_decision_comes_weeks_after_the_answer() {
    let kit = kit::start().await;
    let id = kit.newest().await;
    let path = format!("/disputes/{id}");
    assert_eq!(kit.post(&format!("{path}/submit"), &json!({ "note": "x" })).await.status(), 202);
    kit.sandbox.advance(Duration::from_hours(480));
    assert_eq!(kit.get(&path).await["response_state"], "RESPONDED");
    kit.sandbox.advance(Duration::from_hours(2160));
    let decided = kit.get(&path).await;
    assert_eq!(decided["response_state"], "NO_RESPONSE_ALLOWED");
    assert!(decided["state"] == "WON" || decided["state"] == "LOST");
    assert!(instant(&decided["updated_at"]) > instant(&decided["created_at"]));
}

#[tokio::test]
async fn the_clock_runs_at_the_speed_asked_for() {
    let kit = kit::start_with(Config { speed: 36_000.0, ..config() }).await;
    let before = kit.sandbox.now();
    tokio::time::sleep(Duration::from_millis(200)).await;
    let hours = (kit.sandbox.now().as_second() - before.as_second()) / 3600;
    assert!((2..60).contains(&hours), "{hours}");
    let still = kit::start_with(Config { speed: 0.0, ..config() }).await;
    tokio::time::sleep(Duration::from_millis(20)).await;
    assert_eq!(still.sandbox.now().to_string(), kit::NOW);
}

#[tokio::test]
async fn it_listens_on_the_other_loopback_address_too() {
    let listen = "[::1]:0".parse().unwrap();
    let Ok(sandbox) = sandbox::start(Config { listen, ..config() }).await else {
        return; // A machine without IPv6.
    };
    let url = format!("{}/disputes", sandbox.urls().finix);
    assert_eq!(kit::client().get(url).send().await.unwrap().status(), 401);
}

#[tokio::test]
async fn dropping_the_sandbox_closes_its_port() {
    let kit = kit::start().await;
    let address = kit.sandbox.address();
    assert_eq!(kit.status("/disputes?limit=1").await, 200);
    kit.sandbox.stop().await;
    assert!(tokio::net::TcpStream::connect(address).await.is_err());
    let kit = kit::start().await;
    let address = kit.sandbox.address();
    drop(kit.sandbox);
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert!(tokio::net::TcpStream::connect(address).await.is_err());
}
