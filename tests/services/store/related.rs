//! What belongs to a dispute, looked for in the index of a store on a real file.

use super::kept::{closed, file, fill, id, open, ready};
use docket::api::finix::{read_dispute, read_payment};
use docket::domain::dispute::related::Tie;
use docket::domain::{Currency, DisputeId, Money};
use docket::store::index::related::{Kindred, related};
use docket::store::{Arrived, Change, Disputes};

const SINCE: &str = "2026-11-01T00:00:00Z";

/// One dispute: id, payment, seller, tags, response state, deadline, currency and card of its payment.
struct Told(&'static str, &'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

/// The first is asked about; the next five belong to it, the rest only look like it.
const TOLD: [Told; 10] = [
    Told(
        "DIasked",
        "TR1",
        "ID1",
        r#""order_id":"21D","email":"Dana@example.org""#,
        "2026-11-20",
        "USD",
        "4242 Dana Lee",
    ),
    Told("DIpaid", "TR1", "ID1", r#""x":"y""#, "2026-11-12", "USD", "0000 "),
    Told("DIorder", "TR2", "ID1", r#""order_id":"21d""#, "", "EUR", "0000 "),
    Told("DIcard", "TR3", "ID2", r#""x":"y""#, "2026-11-10", "USD", "4242 DANA LEE"),
    Told("DImail", "TR4", "ID2", r#""email":"dana@EXAMPLE.org""#, "2026-11-30", "", ""),
    Told(
        "DIboth",
        "TR5",
        "ID1",
        r#""order_id":"21D","email":"dana@example.org""#,
        "2026-11-14",
        "EUR",
        "4242 Dana Lee",
    ),
    Told("DIseller", "TR6", "ID2", r#""order_id":"21D""#, "2026-11-11", "USD", "0000 "),
    Told("DIdigits", "TR7", "ID1", r#""x":"y""#, "2026-11-11", "USD", "4242 Jo Lee"),
    Told("DIlonger", "TR8", "ID1", r#""email":"xdana@example.org""#, "2026-11-11", "USD", "0000 "),
    Told("DItext", "TR9", "ID1", r#""note":"dana@example.org paid TR1 for 21D""#, "2026-11-11", "USD", "4242 "),
];

async fn put(store: &Disputes) {
    let (mut disputes, mut payments) = (Vec::new(), Vec::new());
    for Told(name, payment, seller, tags, due, currency, card) in TOLD {
        let answer = if due.is_empty() { "RESPONDED" } else { "NEEDS_RESPONSE" };
        let due = if due.is_empty() { "null".to_owned() } else { format!("\"{due}T00:00:00Z\"") };
        let json = format!(
            r#"{{"id":"{name}","transfer":"{payment}","identity":"{seller}","amount":100,"state":"PENDING",
            "created_at":"{SINCE}","updated_at":"{SINCE}","respond_by":{due},"response_state":"{answer}","tags":{{{tags}}}}}"#
        );
        disputes.push(Arrived::listed(read_dispute(&json).expect("a dispute")));
        if let Some((digits, holder)) = card.split_once(' ') {
            let json = format!(
                r#"{{"id":"{payment}","currency":"{currency}","payment_instrument":{{"brand":"VISA",
                "last_four":"{digits}","name":"{holder}"}}}}"#
            );
            payments.push((of(name), read_payment(&json).expect("a payment")));
        }
    }
    store.change(Change { disputes, payments, ..Change::default() }).await.expect("kept");
}

fn of(name: &str) -> DisputeId {
    DisputeId::parse(name).expect("an id")
}

fn look(store: &Disputes, id: &DisputeId) -> Kindred {
    let row = store.row(id).expect("a row");
    let entry = store.read(row).expect("readable").expect("there");
    let holder = entry.payment.as_ref().and_then(|payment| payment.card.holder.as_deref());
    related(&store.index(), row, holder, &|| false).expect("an answer")
}

fn named(store: &Disputes, found: &Kindred) -> Vec<(String, Tie)> {
    let name = |row| store.read(row).expect("readable").expect("there").dispute.id.to_string();
    found.rows.iter().map(|(row, tie)| (name(*row), *tie)).collect()
}

fn check(store: &Disputes) {
    let found = look(store, &of("DIasked"));
    let wanted = [
        ("DIcard", Tie::Card),
        ("DIpaid", Tie::Payment),
        ("DIboth", Tie::Order),
        ("DImail", Tie::Customer),
        ("DIorder", Tie::Order),
    ];
    assert_eq!(named(store, &found), wanted.map(|(name, tie)| (name.to_owned(), tie)), "by deadline, then the rest");
    assert_eq!((found.due, found.unpriced), (4, 1));
    let euro = Currency::parse("EUR").expect("a currency");
    let mut sums = found.sums;
    sums.sort_by_key(|sum| sum.currency.code().to_owned());
    assert_eq!(sums, [Money::new(200, euro), Money::new(200, Currency::USD)], "never added to each other");
    let other_way = look(store, &of("DIpaid"));
    assert_eq!(named(store, &other_way), [("DIasked".to_owned(), Tie::Payment)], "seen from the other side");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_belongs_to_a_dispute_is_found_among_strangers_also_after_a_restart() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = file(&folder);
    let store = open(&file);
    fill(&store, 0..9_000).await;
    put(&store).await;
    fill(&store, 9_000..18_000).await;
    check(&store);
    drop(store);
    closed(&file).await;
    let store = open(&file);
    ready(&store).await;
    check(&store);
    let stranger = look(&store, &id(17));
    assert_eq!(stranger, Kindred::default(), "one who has nothing in common with anybody");
    assert!(related(&store.index(), 0, None, &|| true).is_none(), "nobody waits for it any more");
}
