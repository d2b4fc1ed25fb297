//! Disputes that belong together are there on purpose, and no two others share a customer or a card.

use crate::kit::{self, Kit, rows, text};
use docket::sandbox::Config;
use serde_json::Value;
use std::collections::BTreeMap;

async fn seeded(seed: u64, disputes: u64) -> Kit {
    kit::start_with(Config { seed, disputes, ..kit::config() }).await
}

/// The disputes of each value, where there are several.
fn shared<'v>(values: impl Iterator<Item = (String, &'v Value)>) -> Vec<Vec<String>> {
    let mut of: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (value, row) in values {
        of.entry(value).or_default().push(text(&row["id"]));
    }
    of.into_values().filter(|ids| ids.len() > 1).collect()
}

fn tag<'v>(all: &'v [Value], key: &'v str) -> impl Iterator<Item = (String, &'v Value)> {
    all.iter().filter_map(move |row| Some((row["tags"][key].as_str()?.to_owned(), row)))
}

#[tokio::test]
async fn one_payment_has_two_disputes_and_the_payment_names_both() {
    for seed in 1..=6 {
        let kit = seeded(seed, 1_870).await;
        let all = kit.walk("limit=100").await;
        let twice = shared(all.iter().map(|row| (text(&row["transfer"]), row)));
        let [pair] = twice.as_slice() else { panic!("seed {seed}: {twice:?}") };
        let row = all.iter().find(|row| text(&row["id"]) == pair[0]).unwrap();
        let payment = text(&row["transfer"]);
        for path in [format!("/disputes?transfer_id={payment}"), format!("/transfers/{payment}/disputes")] {
            assert_eq!(kit::ids(&rows(&kit.get(&path).await)), *pair, "seed {seed}");
        }
        let waiting = all.iter().filter(|row| pair.contains(&text(&row["id"])));
        assert!(waiting.clone().all(|row| row["response_state"] == "NEEDS_RESPONSE"), "seed {seed}");
        let sale = kit.get(&format!("/transfers/{payment}")).await;
        assert!(waiting.clone().all(|row| row["amount"] == sale["amount"] && row["occurred_at"] == sale["created_at"]));
    }
}

#[tokio::test]
async fn no_two_customers_share_an_email_or_an_order_by_chance() {
    for seed in 1..=6 {
        let kit = seeded(seed, 1_870).await;
        let all = kit.walk("limit=100").await;
        let emails: Vec<usize> = shared(tag(&all, "customer_email")).iter().map(Vec::len).collect();
        // One customer with four disputes, one with two.
        assert!(emails == [2, 4] || emails == [4, 2], "seed {seed}: {emails:?}");
        let orders: Vec<usize> = shared(tag(&all, "order_number")).iter().map(Vec::len).collect();
        // The page's own, and three of one order.
        assert!(orders == [2, 3] || orders == [3, 2], "seed {seed}: {orders:?}");
    }
}

#[tokio::test]
async fn a_card_is_one_customers() {
    for seed in [1, 2, 9] {
        let kit = seeded(seed, 160).await;
        let (mut cards, mut prints): (BTreeMap<String, String>, BTreeMap<String, String>) = Default::default();
        for row in kit.walk("limit=100").await {
            let paid = kit.get(&format!("/transfers/{}", text(&row["transfer"]))).await;
            let instrument = kit.get(&format!("/payment_instruments/{}", text(&paid["source"]))).await;
            let [brand, digits, name] = ["brand", "last_four", "name"].map(|field| text(&instrument[field]));
            if (digits.as_str(), name.as_str()) == ("1111", "Alice Baker") {
                // The page's own card, of three instruments.
                continue;
            }
            let id = text(&instrument["id"]);
            assert_eq!(cards.entry([brand, digits, name].join(" ")).or_insert_with(|| id.clone()), &id, "seed {seed}");
            assert_eq!(prints.entry(text(&instrument["fingerprint"])).or_insert_with(|| id.clone()), &id);
        }
        // Four disputes of one card and two of another.
        assert_eq!(cards.len(), 160 - 3 - 3 - 1, "seed {seed}");
    }
}
