//! One list over several stores. The judge is one store that has everything: its order is tried against SQL elsewhere.

use super::{CODEC, codes};
use docket::api::finix::{read_dispute, read_payment};
use docket::domain::DisputeId;
use docket::domain::search::query::{Column, Query, Queue, Sort};
use docket::domain::time::margin::Margin;
use docket::store::index::merge::{Part, merged};
use docket::store::index::{self, sums_over};
use docket::store::{Arrived, Change, Disputes, Index, RowId};
use std::sync::Arc;

/// What is told of a dispute; few different values, so that many are equal.
struct Told {
    id: String,
    due: Option<u32>,
    amount: u32,
    currency: &'static str,
    response: &'static str,
    dice: fastrand::Rng,
}

fn told(number: u32) -> Told {
    let mut dice = fastrand::Rng::with_seed(u64::from(number) * 31 + 7);
    let due = (dice.u32(0..5) > 0).then(|| dice.u32(1..6));
    let currency = ["USD", "EUR", "JPY", ""][dice.usize(0..4)];
    let response = ["NEEDS_RESPONSE", "RESPONDED"][dice.usize(0..2)];
    Told { id: format!("DI{}-{number}", dice.u32(10..99)), due, amount: dice.u32(1..5) * 100, currency, response, dice }
}

impl Told {
    fn json(&mut self) -> String {
        let Self { id, due, amount, response, dice, .. } = self;
        let due = due.map_or("null".to_owned(), |day| format!("\"2026-11-{:02}T00:00:00Z\"", day + 10));
        let reason = ["FRAUD", "QUALITY", "UNKNOWN"][dice.usize(0..3)];
        let merchant = ["Beta", "acme", "Zoo"][dice.usize(0..3)];
        let tags = ["", r#""order_id":"21D""#, r#""order_id":"21C","email":"a@example.org""#][dice.usize(0..3)];
        let created = dice.u32(1..4);
        format!(
            r#"{{"id":"{id}","transfer":"TR{}","identity":"{merchant}","amount":{amount},"state":"PENDING","reason":"{reason}",
            "created_at":"2026-11-0{created}T00:00:00Z","updated_at":"2026-11-0{}T00:00:00Z","respond_by":{due},
            "response_state":"{response}","tags":{{{tags}}}}}"#,
            dice.u32(1..9),
            created + 1,
        )
    }
}

async fn store(all: &mut [Told]) -> Disputes {
    let store = Disputes::in_memory(CODEC, codes()).expect("a store");
    let (mut disputes, mut payments) = (Vec::new(), Vec::new());
    for one in all {
        disputes.push(Arrived::listed(read_dispute(&one.json()).expect("a dispute")));
        if !one.currency.is_empty() {
            let json = format!(r#"{{"id":"TR","currency":"{}"}}"#, one.currency);
            payments.push((DisputeId::parse(&one.id).expect("an id"), read_payment(&json).expect("a payment")));
        }
    }
    store.change(Change { disputes, payments, ..Change::default() }).await.expect("kept");
    store
}

fn rows(store: &Disputes, sort: Sort) -> Arc<[RowId]> {
    let query = Query { queue: Queue::All, sort, ..Query::default() };
    let now = "2026-11-05T00:00:00Z".parse().expect("an instant");
    index::run(&store.index(), store.orders(), &query, now, &|| false).expect("an answer").rows
}

fn name(store: &Disputes, row: RowId) -> String {
    store.read(row).expect("readable").expect("there").dispute.id.to_string()
}

/// The ids of several stores in one order, with the number of their store.
fn all(stores: &[&Disputes], margins: &[Margin], sort: Sort) -> Vec<(u16, String)> {
    let held: Vec<(Arc<Index>, Arc<[RowId]>)> = stores.iter().map(|store| (store.index(), rows(store, sort))).collect();
    let parts: Vec<Part<'_>> =
        held.iter().zip(margins).map(|((index, rows), margin)| Part { index, rows, margin: *margin }).collect();
    let merged = merged(&parts, sort, &|| false).expect("an answer");
    merged.iter().map(|one| (one.part, name(stores[usize::from(one.part)], one.row))).collect()
}

fn every_sort() -> impl Iterator<Item = Sort> {
    Column::ALL.into_iter().flat_map(|column| [false, true].map(|is_descending| Sort { column, is_descending }))
}

#[tokio::test]
async fn several_stores_come_to_the_order_of_one_that_has_everything() {
    let whole = store(&mut (0..400).map(told).collect::<Vec<_>>()).await;
    let shares = [0..90, 90..91, 91..400].map(|share: std::ops::Range<u32>| share.map(told).collect::<Vec<_>>());
    let [mut a, mut b, mut c] = shares;
    let (a, b, c) = (store(&mut a).await, store(&mut b).await, store(&mut c).await);
    for sort in every_sort() {
        let expected: Vec<String> = rows(&whole, sort).iter().map(|row| name(&whole, *row)).collect();
        let found = all(&[&a, &b, &c], &[Margin::NONE; 3], sort);
        let found: Vec<String> = found.into_iter().map(|(_, id)| id).collect();
        assert_eq!(found, expected, "{sort:?}");
    }
}

#[tokio::test]
async fn the_same_dispute_in_two_accounts_is_there_twice_and_in_the_order_of_the_accounts() {
    let twice = || (0..30).map(told).collect::<Vec<_>>();
    let (a, b) = (store(&mut twice()).await, store(&mut twice()).await);
    for sort in every_sort() {
        let found = all(&[&a, &b], &[Margin::NONE; 2], sort);
        assert_eq!(found.len(), 2 * 30);
        for pair in found.chunks(2) {
            let [(first, one), (second, other)] = pair else { panic!("a pair") };
            assert_eq!(one, other, "{sort:?}");
            let is_turned = sort.is_descending && (first, second) == (&1, &0);
            assert!(is_turned || (first, second) == (&0, &1), "{sort:?}: {pair:?}");
        }
    }
}

#[tokio::test]
async fn what_is_due_stands_in_the_order_of_the_targets_that_are_shown() {
    let mut one = told(1);
    let mut other = told(2);
    (one.due, other.due) = (Some(4), Some(3));
    (one.response, other.response) = ("NEEDS_RESPONSE", "NEEDS_RESPONSE");
    let (first, second) = (one.id.clone(), other.id.clone());
    let (a, b) = (store(&mut [one]).await, store(&mut [other]).await);
    let sort = Sort::default();
    let order = |margins: [Margin; 2]| all(&[&a, &b], &margins, sort).into_iter().map(|(_, id)| id).collect::<Vec<_>>();
    assert_eq!(order([Margin::NONE; 2]), [second.clone(), first.clone()]);
    assert_eq!(order([Margin::of_hours(48), Margin::NONE]), [first, second]);
}

#[tokio::test]
async fn sums_over_all_stores_never_add_two_currencies() {
    let with = |amounts: &[(u32, &'static str)]| -> Vec<Told> {
        let one = |(number, (amount, currency)): (usize, &(u32, &'static str))| {
            let mut one = told(u32::try_from(number).expect("small"));
            (one.amount, one.currency) = (*amount, *currency);
            one
        };
        amounts.iter().enumerate().map(one).collect()
    };
    let a = store(&mut with(&[(100, "USD"), (250, "EUR"), (7, "")])).await;
    let b = store(&mut with(&[(40, "EUR"), (1_000, "JPY"), (1, "EUR")])).await;
    let held = [&a, &b].map(|store| (store.index(), rows(store, Sort::default())));
    let sums = sums_over(held.iter().map(|(index, rows)| (&**index, &**rows)));
    let sums: Vec<(i64, String)> = sums.iter().map(|sum| (sum.minor, sum.currency.code().to_owned())).collect();
    assert_eq!(sums.first(), Some(&(291, "EUR".to_owned())), "the one with the most disputes first: {sums:?}");
    assert!(sums.contains(&(100, "USD".to_owned())) && sums.contains(&(1_000, "JPY".to_owned())), "{sums:?}");
    assert_eq!(sums.len(), 3);
}

#[tokio::test]
async fn nothing_is_merged_when_nobody_waits_for_it_any_more() {
    let (a, b) = (store(&mut [told(1)]).await, store(&mut [told(2)]).await);
    let held = [&a, &b].map(|store| (store.index(), rows(store, Sort::default())));
    let parts = [0, 1].map(|at| Part { index: &held[at].0, rows: &held[at].1, margin: Margin::NONE });
    assert!(merged(&parts, Sort::default(), &|| true).is_none());
}
