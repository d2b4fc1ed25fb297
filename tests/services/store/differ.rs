//! The index against SQL: thousands of random questions over the same disputes, answered by both.

use super::sql::{Question, both, question, table};
use docket::api::finix::read_dispute;
use docket::domain::search::chips::Due;
use docket::domain::search::fold::fold;
use docket::domain::search::query::{Column, Query, Queue, Sort};
use docket::domain::search::{Search, Term, TextField, write};
use docket::domain::{Dispute, DisputeState, Reason};
use docket::store::{Arrived, Change, Disputes, Entry, Found, index};
use jiff::{Timestamp, tz::TimeZone};
use rusqlite::params_from_iter;

const QUESTIONS: usize = 4_000;

fn answer(store: &Disputes, query: &Query, now: Timestamp) -> Found {
    index::run(&store.index(), store.orders(), query, now, &|| false).expect("answered")
}

#[tokio::test(flavor = "multi_thread")]
async fn thousands_of_random_questions_get_the_rows_that_sql_gives_in_the_same_order() {
    let (store, entries, sql) = both().await;
    let seed =
        std::env::var("DOCKET_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or_else(|| fastrand::u64(..));
    let mut dice = fastrand::Rng::with_seed(seed);
    let now: Timestamp = entries.iter().filter_map(|entry| entry.dispute.created_at).max().expect("a newest");
    let mut some = 0;
    for number in 0..QUESTIONS {
        let question = question(&mut dice, &entries, now);
        let found = answer(&store, &question.query, now);
        let asked = question.sql();
        let mut statement = sql.prepare(&asked).expect("valid SQL");
        let rows: Vec<(u32, Option<String>, Option<i64>)> = statement
            .query_map(params_from_iter(&question.values), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .expect("answered")
            .map(|row| row.expect("a row"))
            .collect();
        let expected: Vec<u32> = rows.iter().map(|(row, ..)| *row).collect();
        some += usize::from(!expected.is_empty());
        let context = || format!("question {number} of seed {seed}: {:?}\n{asked}", question.typed);
        assert_eq!(found.rows.len(), expected.len(), "{}", context());
        let other = found.rows.iter().zip(&expected).position(|(found, expected)| found != expected);
        assert_eq!(other, None, "{}", context());
        assert_eq!(found.counts[question.query.queue as usize], expected.len(), "{}", context());
        for sum in &found.sums {
            let code = fold(sum.currency.code());
            let alike = rows.iter().filter(|(_, currency, _)| currency.as_deref() == Some(&code));
            assert_eq!(sum.minor, alike.filter_map(|(.., minor)| *minor).sum::<i64>(), "{}", context());
        }
    }
    assert!(some > QUESTIONS / 4, "only {some} questions found something");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_option_counts_what_is_found_once_it_is_the_only_one_chosen() {
    let (store, entries, _) = both().await;
    let now = entries.iter().filter_map(|entry| entry.dispute.created_at).max().expect("a newest");
    let ask = |queue: Queue, typed: &str| {
        let search = Search::parse(typed, &TimeZone::UTC).expect("understood");
        answer(&store, &Query { queue, search, ..Query::default() }, now)
    };
    let mut some = 0;
    for queue in [Queue::All, Queue::NeedsResponse] {
        for rest in ["", "visa ", "amount:>50 state:=pending "] {
            // Other options of the same filter are left out of account.
            let counts = ask(queue, &format!("{rest}reason:=fraud")).option_counts;
            for reason in Reason::KNOWN {
                let wire = reason.as_wire();
                let alone = ask(queue, &format!("{rest}reason:={wire}"));
                assert_eq!(counts.of(TextField::Reason, wire), Some(alone.rows.len()), "{rest}{wire}, {queue:?}");
                some += usize::from(!alone.rows.is_empty());
            }
            for state in DisputeState::KNOWN {
                let wire = state.as_wire();
                let without = rest.replace("state:=pending ", "");
                let alone = ask(queue, &format!("{without}reason:=fraud state:={wire}"));
                assert_eq!(counts.of(TextField::State, wire), Some(alone.rows.len()), "{rest}{wire}, {queue:?}");
            }
        }
    }
    assert!(some > 5, "only {some} options hold something");
    let mut some = 0;
    for queue in [Queue::All, Queue::NeedsResponse] {
        for rest in ["", "visa ", "amount:>50 state:=pending "] {
            // Another choice of the same chip is left out of account, and no other chip is.
            let found = ask(queue, &format!("{rest}due:0d..1d"));
            let fraud = ask(queue, &format!("{rest}due:0d..1d reason:=fraud")).rows.len();
            assert_eq!(found.option_counts.of(TextField::Reason, Reason::Fraud.as_wire()), Some(fraud), "{rest}");
            for due in Due::ALL {
                let term = write(&Term { is_negated: false, condition: due.condition() }, &TimeZone::UTC);
                let alone = ask(queue, &format!("{rest}{term}")).rows.len();
                assert_eq!(found.option_counts.of_due(due), Some(alone), "{rest}{term}, {queue:?}");
                some += usize::from(alone > 0);
            }
        }
    }
    assert!(some > 5, "only {some} spans hold something");
    assert_eq!(ask(Queue::All, "").option_counts.of(TextField::Order, "1"), None, "not counted");
}

#[tokio::test(flavor = "multi_thread")]
async fn changed_disputes_are_found_where_they_belong_now_in_every_order() {
    let (store, entries, _) = both().await;
    let mut dice = fastrand::Rng::with_seed(11);
    let now = entries.iter().filter_map(|entry| entry.dispute.created_at).max().expect("a newest");
    for round in 0_i64..40 {
        // Every order is there already and has to be mended.
        assert!(store.orders().build_all(&store.index(), &|| false));
        let mut disputes = Vec::new();
        for _ in 0..dice.usize(1..60) {
            let entry = &entries[dice.usize(..entries.len())];
            disputes.push(Arrived::listed(changed(&entry.dispute, round, &mut dice)));
        }
        store.change(Change { disputes, ..Change::default() }).await.expect("kept");
        let index = store.index();
        let all: Vec<Entry> = (0..u32::try_from(index.len()).expect("few"))
            .map(|row| store.read(row).expect("readable").expect("there"))
            .collect();
        let sql = table(&all);
        for column in Column::ALL {
            let query =
                Query { queue: Queue::All, sort: Sort { column, is_descending: dice.bool() }, ..Query::default() };
            let question = Question::of(query.clone());
            let mut statement = sql.prepare(&question.sql()).expect("valid SQL");
            let expected: Vec<u32> =
                statement.query_map([], |row| row.get(0)).expect("answered").map(|row| row.expect("a row")).collect();
            let found = answer(&store, &query, now).rows;
            let differs = found.iter().zip(&expected).position(|(found, expected)| found != expected);
            assert_eq!((found.len(), differs), (expected.len(), None), "round {round}, {column:?}");
        }
    }
}

/// The same dispute later: another state, other tags, another amount, sometimes a new id.
fn changed(dispute: &Dispute, round: i64, dice: &mut fastrand::Rng) -> Dispute {
    let mut json: serde_json::Value = serde_json::from_str(&dispute.raw).expect("JSON");
    let at: Timestamp = "2027-01-01T00:00:00Z".parse().expect("an instant");
    json["updated_at"] = (at + jiff::SignedDuration::from_secs(round)).to_string().into();
    json["amount"] = dice.i64(1..1_000_000).into();
    json["tags"]["order_number"] = "x".repeat(dice.usize(0..40)).into();
    json["tags"]["customer_email"] = format!("{}@example.org", dice.u32(..)).into();
    json["state"] = ["PENDING", "WON", "LOST"][dice.usize(..3)].into();
    if dice.u8(0..6) == 0 {
        json["id"] = format!("DInew{}", dice.u64(..)).into();
    }
    read_dispute(&json.to_string()).expect("a dispute")
}
