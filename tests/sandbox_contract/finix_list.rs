//! `GET /disputes`: pages, cursors, filters, order.

use docket::sandbox::Config;
use reqwest::Method;
use serde_json::{Value, json};

use crate::kit::{self, Kit, REFERENCE, config, error, ids, rows, text};

#[tokio::test]
async fn the_version_header_decides_the_page_style() {
    let kit = kit::start().await;
    let page = kit.get("/disputes").await["page"].clone();
    assert_eq!(page["limit"], 100);
    assert!(page["next_cursor"].is_string() && page.get("offset").is_none());
    let page = kit.get_base("/disputes").await["page"].clone();
    assert_eq!(page, json!({ "offset": 0, "limit": 20, "count": 1870 }));
    let wrong = kit.bare(Method::GET, "/disputes").basic_auth(kit::USER, Some(kit::PASSWORD));
    let wrong = wrong.header("Finix-Version", "yesterday").send().await.unwrap();
    assert!(wrong.json::<Value>().await.unwrap()["page"]["count"].is_number());
}

#[tokio::test]
async fn offset_pages_and_cursor_pages_show_the_same_disputes() {
    let kit = kit::start_with(Config { disputes: 95, ..config() }).await;
    let by_cursor = ids(&kit.walk("limit=20").await);
    let mut by_offset = Vec::new();
    for offset in [0, 20, 40, 60, 80] {
        by_offset.extend(ids(&rows(&kit.get_base(&format!("/disputes?offset={offset}&limit=20")).await)));
    }
    assert_eq!(by_cursor, by_offset);
    let beyond = kit.get_base("/disputes?offset=100&limit=20").await;
    assert!(rows(&beyond).is_empty() && beyond.get("_embedded").is_none());
    assert_eq!(beyond["page"]["count"], 95);
}

#[tokio::test]
async fn the_last_page_has_a_null_cursor_even_when_it_is_full() {
    let kit = kit::start_with(Config { disputes: 40, ..config() }).await;
    let first = kit.get("/disputes?limit=20").await;
    let next = text(&first["page"]["next_cursor"]);
    assert_eq!(next, ids(&rows(&first))[19]);
    let second = kit.get(&format!("/disputes?limit=20&after_cursor={next}")).await;
    assert_eq!(rows(&second).len(), 20);
    assert_eq!(second["page"], json!({ "limit": 20, "next_cursor": null }));
    assert!(second["_links"].get("next").is_none());
}

#[tokio::test]
async fn a_cursor_that_is_no_items_id_answers_404() {
    let kit = kit::start().await;
    for cursor in ["123", "DIxxxxxxxxxxxxxxxxxxxxxx", "TRoTrJ3kqNTFh1P2FJ7A36Ky", "../etc"] {
        for name in ["after_cursor", "before_cursor"] {
            let reply = kit.ask(Method::GET, &format!("/disputes?{name}={cursor}")).send().await.unwrap();
            assert_eq!(reply.status(), 404);
            assert_eq!(error(reply).await["code"], "NOT_FOUND");
        }
    }
}

#[tokio::test]
async fn the_official_python_sdk_finds_the_end_of_a_list() {
    // It takes a next_cursor of null for a value, and sends it on as a word.
    let kit = kit::start().await;
    for path in [
        "/disputes".to_owned(),
        format!("/disputes/{REFERENCE}/evidence"),
        format!("/disputes/{REFERENCE}/adjustment_transfers"),
    ] {
        let page = kit.get(&format!("{path}?limit=5&after_cursor=None")).await;
        assert!(rows(&page).is_empty(), "{path}");
        assert!(page["page"].get("next_cursor").is_none_or(Value::is_null));
    }
}

#[tokio::test]
async fn before_cursor_gives_the_rows_right_before_it() {
    let kit = kit::start().await;
    let all = ids(&rows(&kit.get("/disputes?limit=30").await));
    let page = kit.get(&format!("/disputes?limit=5&before_cursor={}", all[20])).await;
    assert_eq!(ids(&rows(&page)), all[15..20]);
    let start = kit.get(&format!("/disputes?limit=5&before_cursor={}", all[2])).await;
    assert_eq!(ids(&rows(&start)), all[..2]);
    let both = format!("/disputes?after_cursor={}&before_cursor={}", all[3], all[7]);
    assert_eq!(ids(&rows(&kit.get(&both).await)), all[4..7]);
}

#[tokio::test]
async fn a_limit_above_100_counts_as_100_and_a_senseless_one_is_refused() {
    let kit = kit::start().await;
    let page = kit.get("/disputes?limit=500").await;
    assert_eq!((rows(&page).len(), &page["page"]["limit"]), (100, &json!(100)));
    for (query, status) in
        [("limit=0", 422), ("limit=-1", 422), ("limit=ten", 400), ("offset=-5", 422), ("offset=NaN", 400)]
    {
        let reply = kit.ask(Method::GET, &format!("/disputes?{query}")).send().await.unwrap();
        assert_eq!(reply.status(), status, "{query}");
        assert_eq!(error(reply).await["field"], query.split('=').next().unwrap());
    }
}

#[tokio::test]
async fn the_walk_by_offset_ends_at_ten_thousand() {
    let kit = kit::start_with(Config { disputes: 20_000, ..config() }).await;
    let last = kit.get_base("/disputes?offset=9950&limit=100").await;
    assert_eq!(rows(&last).len(), 50);
    assert!(last["_links"].get("next").is_none());
    assert!(rows(&kit.get_base("/disputes?offset=10000&limit=100").await).is_empty());
}

type Test<'a> = Box<dyn Fn(&Value) -> bool + 'a>;

#[tokio::test]
async fn every_filter_keeps_exactly_what_it_names() {
    let kit = kit::start().await;
    let all = kit.walk("limit=100").await;
    let some = &all[700];
    let merchant = text(&some["merchant"]);
    let amount = some["amount"].as_i64().unwrap();
    let created = text(&some["created_at"]);
    let bare = created.trim_end_matches('Z');
    let updated = text(&some["updated_at"]);
    let due = text(&some["respond_by"]);
    let number = |row: &Value| row["amount"].as_i64();
    let at = |row: &Value, name: &str| row[name].as_str().map(str::to_owned);
    let cases: Vec<(String, Test)> = vec![
        (format!("created_at.gte={bare}"), Box::new(|r| at(r, "created_at").unwrap() >= created)),
        (format!("created_at.lte={created}"), Box::new(|r| at(r, "created_at").unwrap() <= created)),
        (format!("updated_at.gte={updated}"), Box::new(|r| at(r, "updated_at").unwrap() >= updated)),
        (format!("updated_at.lte={updated}"), Box::new(|r| at(r, "updated_at").unwrap() <= updated)),
        (format!("respond_by.gte={due}"), Box::new(|r| at(r, "respond_by").is_some_and(|d| d >= due))),
        (format!("respond_by.lte={due}"), Box::new(|r| at(r, "respond_by").is_some_and(|d| d <= due))),
        (format!("amount={amount}"), Box::new(|r| number(r) == Some(amount))),
        (format!("amount.gte={amount}"), Box::new(|r| number(r).is_some_and(|n| n >= amount))),
        (format!("amount.gt={amount}"), Box::new(|r| number(r).is_some_and(|n| n > amount))),
        (format!("amount.lt={amount}"), Box::new(|r| number(r).is_some_and(|n| n < amount))),
        ("state=WON".to_owned(), Box::new(|r| r["state"] == "WON")),
        ("state=PENDING".to_owned(), Box::new(|r| r["state"] == "PENDING")),
        ("state=INQUIRY".to_owned(), Box::new(|r| r["state"] == "INQUIRY")),
        ("state=ARBITRATION".to_owned(), Box::new(|r| r["state"] == "ARBITRATION")),
        (format!("merchant_id={merchant}"), Box::new(|r| r["merchant"] == merchant.as_str())),
        ("tags.key=customer_email".to_owned(), Box::new(|r| r["tags"].get("customer_email").is_some())),
        ("tags.value=Peak%20Rentals".to_owned(), Box::new(|r| r["tags"]["merchant_name"] == "Peak Rentals")),
        (
            "tags.key=merchant_name&tags.value=Northwind".to_owned(),
            Box::new(|r| r["tags"]["merchant_name"] == "Northwind"),
        ),
        ("tags.key=order_number&tags.value=Northwind".to_owned(), Box::new(|_| false)),
        (
            "merchant_identity_name=Acme+Outdoor&state=LOST".to_owned(),
            Box::new(|r| r["state"] == "LOST" && r["tags"]["merchant_name"] == "Acme Outdoor"),
        ),
    ];
    compare(&kit, &all, cases).await;
}

/// Each query must give the rows its test keeps.
async fn compare(kit: &Kit, all: &[Value], cases: Vec<(String, Test<'_>)>) {
    for (query, test) in cases {
        let expected: Vec<Value> = all.iter().filter(|row| test(row)).cloned().collect();
        let mut found = ids(&kit.walk(&format!("limit=100&{query}")).await);
        let mut wanted = ids(&expected);
        if query.starts_with("merchant_") {
            // A row without the field or the tag still belongs to its merchant.
            found.retain(|id| wanted.contains(id));
        }
        wanted.sort();
        found.sort();
        assert_eq!(found, wanted, "{query}");
    }
}

#[tokio::test]
async fn response_state_filters_agree_with_the_disputes_themselves() {
    let kit = kit::start_with(Config { disputes: 400, ..config() }).await;
    for state in ["NEEDS_RESPONSE", "RESPONDED", "ACCEPTED", "NO_RESPONSE_ALLOWED", "UNKNOWN"] {
        let found = ids(&kit.walk(&format!("limit=100&response_state={state}")).await);
        let mut expected = Vec::new();
        for id in ids(&kit.walk("limit=100").await) {
            if kit.get(&format!("/disputes/{id}")).await["response_state"] == state {
                expected.push(id);
            }
        }
        assert_eq!(found, expected, "{state}");
    }
}

#[tokio::test]
async fn instrument_filters_agree_with_the_payment_instrument() {
    let kit = kit::start().await;
    let row = &rows(&kit.get("/disputes?limit=1").await)[0];
    let transfer = kit.get(&format!("/transfers/{}", text(&row["transfer"]))).await;
    let card = kit.get(&format!("/payment_instruments/{}", text(&transfer["source"]))).await;
    for (filter, field) in [
        ("instrument_bin", "bin"),
        ("instrument_brand_type", "brand"),
        ("instrument_card_last4", "last_four"),
        ("instrument_card_type", "card_type"),
        ("instrument_fingerprint", "fingerprint"),
        ("instrument_name", "name"),
        ("instrument_type", "instrument_type"),
    ] {
        let value = text(&card[field]);
        let get = kit.ask(Method::GET, "/disputes?limit=1").query(&[(filter, &value)]);
        let found: Value = get.send().await.unwrap().json().await.unwrap();
        assert_eq!(ids(&rows(&found)), [text(&row["id"])], "{filter}={value}");
        let get = kit.ask(Method::GET, "/disputes?limit=1").query(&[(filter, "nothing")]);
        let found: Value = get.send().await.unwrap().json().await.unwrap();
        assert!(rows(&found).is_empty(), "{filter}");
    }
}

#[tokio::test]
async fn a_transfer_filter_ignores_all_others() {
    let kit = kit::start().await;
    let row = &rows(&kit.get("/disputes?state=WON&limit=1").await)[0];
    let (id, transfer) = (text(&row["id"]), text(&row["transfer"]));
    let list = format!("/disputes?transfer_id={transfer}&state=LOST&amount=1&created_at.gte=soon");
    assert_eq!(ids(&rows(&kit.get(&list).await)), std::slice::from_ref(&id));
    let adjustments = rows(&kit.get(&format!("/disputes/{id}/adjustment_transfers")).await);
    for adjustment in &adjustments {
        let list = format!("/disputes?adjustment_transfer_id={}&state=LOST", text(&adjustment["id"]));
        assert_eq!(ids(&rows(&kit.get(&list).await)), std::slice::from_ref(&id));
    }
    assert!(rows(&kit.get("/disputes?transfer_id=TRnothing").await).is_empty());
    let sale = format!("/disputes?adjustment_transfer_id={transfer}");
    assert!(rows(&kit.get(&sale).await).is_empty());
    for path in ["/disputes?transfer_id=TRoTrJ3kqNTFh1P2FJ7A36Ky", "/transfers/TRoTrJ3kqNTFh1P2FJ7A36Ky/disputes"] {
        assert_eq!(ids(&rows(&kit.get(path).await)), [REFERENCE]);
    }
}

#[tokio::test]
async fn unknown_filters_and_the_unattached_one_are_ignored() {
    let kit = kit::start().await;
    for query in ["amount.lte=1", "colour=blue", "state="] {
        let page = kit.get_base(&format!("/disputes?{query}")).await;
        assert_eq!(page["page"]["count"], 1870, "{query}");
    }
    assert!(rows(&kit.get("/disputes?state=won").await).is_empty());
    assert!(rows(&kit.get("/disputes?state=WON,LOST").await).is_empty());
}

#[tokio::test]
async fn a_filter_that_cannot_be_read_is_refused_with_its_name() {
    let kit = kit::start().await;
    for query in [
        "created_at.gte=yesterday",
        "updated_at.lte=2022-13-40T00:00:00",
        "respond_by.gte=1",
        "amount=12.50",
        "amount.lt=x",
        "sort=colour,desc",
    ] {
        let reply = kit.ask(Method::GET, &format!("/disputes?{query}")).send().await.unwrap();
        assert_eq!(reply.status(), 400, "{query}");
        let error = error(reply).await;
        assert_eq!((error["code"].as_str(), error["field"].as_str()), (Some("BAD_REQUEST"), query.split('=').next()));
    }
}

#[tokio::test]
async fn filtered_offset_pages_count_what_matches() {
    let kit = kit::start().await;
    let lost = kit.walk("limit=100&state=LOST").await.len();
    let page = kit.get_base("/disputes?state=LOST&limit=10&offset=20").await;
    assert_eq!(page["page"], json!({ "offset": 20, "limit": 10, "count": lost }));
    let all = ids(&kit.walk("limit=100&state=LOST").await);
    assert_eq!(ids(&rows(&page)), all[20..30]);
}

#[tokio::test]
async fn the_older_sort_parameter_turns_the_list_around() {
    let kit = kit::start().await;
    let all = kit.walk("limit=100").await;
    let upwards = rows(&kit.get("/disputes?sort=created_at,asc&limit=10").await);
    let mut oldest = ids(&all[1860..]);
    oldest.reverse();
    assert_eq!(ids(&upwards), oldest);
    let walked = kit.walk("limit=100&sort=created_at,asc").await;
    assert_eq!(walked.len(), 1870);
    let by_amount = rows(&kit.get_base("/disputes?sort=amount,desc&limit=50").await);
    let amounts: Vec<i64> = by_amount.iter().filter_map(|row| row["amount"].as_i64()).collect();
    assert!(amounts.windows(2).all(|pair| pair[0] >= pair[1]));
    let walked = kit.walk("limit=100&sort=updated_at,desc").await;
    assert_eq!(walked.len(), 1870);
    let same = kit.get("/disputes?sort=created_at,desc&sort=id,desc&limit=10").await;
    assert_eq!(ids(&rows(&same)), ids(&all[..10]));
}
