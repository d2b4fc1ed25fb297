//! The figures of the disputes, compared with SQL over what the sandbox lists, and with what each number leads to.

use super::sql;
use docket::domain::dispute::card::CardBrand;
use docket::domain::insights::{Group, Grouping, Insights, Line, Part, Period, Question};
use docket::domain::programs::{MonthQuestion, Network};
use docket::domain::search::fold::fold;
use docket::domain::search::query::{Query, Queue};
use docket::domain::search::{Search, TextField, write};
use docket::domain::{Currency, DisputeState, Reason, Status};
use docket::store::index::{self, Counted, FromHere};
use docket::store::{Disputes, Entry};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

/// Where a day begins at another hour than in UTC, and one of them has another length.
const ZONES: [&str; 3] = ["Pacific/Kiritimati", "America/New_York", "UTC"];

fn ask(store: &Disputes, question: &Question) -> Insights {
    ask_again(store, question, &mut Counted::default())
}

/// The same with what was counted before.
fn ask_again(store: &Disputes, question: &Question, counted: &mut Counted) -> Insights {
    index::insights(&store.index(), question, &FromHere::default(), counted, &|| false).expect("an answer")
}

/// What the list can show of a group.
fn parts() -> impl Iterator<Item = Part> {
    Queue::ALL.into_iter().map(Part::Queue).chain([Part::Missed])
}

/// True when an answer is due by Finix's word and its deadline has passed.
fn is_missed(entry: &Entry, now: Timestamp) -> bool {
    entry.status.needs_response() && entry.dispute.respond_by.is_some_and(|by| by <= now)
}

/// How many, and the sum of amounts, by plain reading of every entry.
fn read(entries: &[&Entry], part: Part, now: Timestamp) -> (u64, i64) {
    let is_of = |entry: &&&Entry| match part {
        Part::Queue(queue) => queue.holds(entry.status),
        Part::Missed => is_missed(entry, now),
    };
    let held = entries.iter().filter(is_of);
    let minor = |entry: &&&Entry| entry.money.map_or(entry.dispute.amount.unwrap_or(0), |money| money.minor);
    (held.clone().count() as u64, held.map(|entry| minor(&entry)).sum())
}

fn currency(entry: &Entry) -> Option<Currency> {
    entry.payment.as_ref().and_then(|payment| payment.currency).or(entry.dispute.currency)
}

/// True for an entry that belongs to a group, decided from the entry alone.
fn belongs(entry: &Entry, group: &Group, zone: &TimeZone) -> bool {
    let day = entry.dispute.created_at.map(|at| zone.to_datetime(at).date());
    let word = |field: &TextField| match field {
        TextField::Reason => entry.dispute.reason.as_ref().map(|reason| reason.as_wire().to_owned()),
        TextField::Code => entry.code.clone(),
        TextField::Card => {
            entry.payment.as_ref().and_then(|payment| payment.card.brand.as_ref()).map(|b| CardBrand::as_wire(b).into())
        }
        TextField::Assignee => Some(entry.team.assignee.clone().unwrap_or_else(|| "none".to_owned())),
        _ => entry.merchant.clone(),
    };
    match group {
        Group::Month(first) => day.is_some_and(|day| day.first_of_month() == *first),
        Group::Week(first) => day.is_some_and(|day| day >= *first && day < first.checked_add(7.days()).expect("a day")),
        Group::Word(field @ TextField::Assignee, said) => word(field).map(|word| fold(&word)) == Some(fold(said)),
        Group::Word(field, said) => word(field).as_ref() == Some(said),
        Group::Amount(from, to) => entry
            .money
            .map(|money| money.face_value())
            .is_some_and(|value| value >= *from && to.is_none_or(|to| value < to)),
        Group::NoLetter => true,
        Group::Letter(_) | Group::Unknown | Group::Others(_) => false,
    }
}

/// What the number of a line leads to, as it is typed into the search.
fn led_to(store: &Disputes, found: &Insights, line: &Line, part: Part, now: Timestamp) -> Option<u64> {
    let zone = &found.question.zone;
    let terms = found.terms(Some(&line.group), part)?;
    let typed: Vec<String> = terms.iter().map(|term| write(term, zone)).collect();
    let search = Search::parse(&typed.join(" "), zone).expect("it is read as it was written");
    let query = Query { queue: part.queue(), search, ..Query::default() };
    let found = index::run(&store.index(), store.orders(), &query, now, &|| false).expect("an answer");
    Some(found.rows.len() as u64)
}

#[tokio::test(flavor = "multi_thread")]
async fn every_figure_is_that_of_plain_reading_and_leads_to_the_disputes_it_counts() {
    let (store, entries, _) = sql::both().await;
    let newest = entries.iter().filter_map(|entry| entry.dispute.created_at).max().expect("a date");
    // Three days later some deadlines have passed.
    let now = newest + jiff::SignedDuration::from_hours(72);
    let (mut compared, mut missed_ever) = (0, 0);
    for zone in ZONES.map(|name| TimeZone::get(name).expect("a zone")) {
        let today = zone.to_datetime(now).date();
        for (grouping, period) in Grouping::ALL.into_iter().flat_map(|by| Period::ALL.map(|period| (by, period))) {
            let question = Question { grouping, period, currency: None, now, today, zone: zone.clone() };
            let found = ask(&store, &question);
            let first = period.first_day(today, grouping);
            let is_in_time = |entry: &&Entry| {
                let day = entry.dispute.created_at.map(|at| zone.to_datetime(at).date());
                first.is_none_or(|first| day.is_some_and(|day| day >= first))
            };
            let mine: Vec<&Entry> =
                entries.iter().filter(|entry| currency(entry) == found.currency).filter(is_in_time).collect();
            let unpriced = entries.iter().filter(|entry| currency(entry).is_none()).filter(is_in_time).count();
            assert_eq!(found.unpriced, unpriced as u64, "{grouping:?} {period:?}");
            for part in parts() {
                let tally = found.total.of(part);
                assert_eq!((tally.count, tally.minor), read(&mine, part, now), "{grouping:?} {period:?} {part:?}");
            }
            let is_at = |status: Status| mine.iter().filter(|entry| entry.status == status).count() as u64;
            let missed = mine.iter().filter(|entry| is_missed(entry, now)).count() as u64;
            missed_ever += missed;
            let answerable = is_at(Status::Responded) + is_at(Status::Accepted) + missed;
            assert_eq!(found.total.response_rate().cases(), answerable, "{grouping:?} {period:?}");
            let mut counted = 0;
            for line in &found.lines {
                counted += line.figures.received.count;
                let of: Vec<&Entry> = mine.iter().copied().filter(|entry| belongs(entry, &line.group, &zone)).collect();
                if !matches!(line.group, Group::NoLetter | Group::Unknown | Group::Others(_)) {
                    for part in parts() {
                        let tally = line.figures.of(part);
                        assert_eq!((tally.count, tally.minor), read(&of, part, now), "{:?} {part:?}", line.group);
                        assert_eq!(led_to(&store, &found, line, part, now), Some(tally.count), "{:?}", line.group);
                        compared += 1;
                    }
                }
            }
            assert_eq!(counted, found.total.received.count, "each is in one group: {grouping:?} {period:?}");
        }
    }
    assert!(compared > 1_000 && missed_ever > 0, "{compared} {missed_ever}");
}

#[tokio::test(flavor = "multi_thread")]
async fn currencies_are_never_added_to_each_other() {
    let (store, entries, _) = sql::both().await;
    let zone = TimeZone::UTC;
    let now = Timestamp::now();
    let today = zone.to_datetime(now).date();
    let question = Question { grouping: Grouping::Reason, period: Period::All, currency: None, now, today, zone };
    let first = ask(&store, &question);
    assert!(first.currencies.len() > 1, "the sandbox has several");
    assert!(first.currencies.windows(2).all(|pair| pair[0].1 >= pair[1].1), "the most first");
    assert_eq!(first.currency, first.currencies.first().map(|(currency, _)| *currency));
    let mut all = first.unpriced;
    for (asked, count) in &first.currencies {
        let found = ask(&store, &Question { currency: Some(*asked), ..question.clone() });
        assert_eq!((found.currency, found.total.received.count), (Some(*asked), *count));
        let minor: i64 = entries
            .iter()
            .filter_map(|entry| entry.money)
            .filter(|money| money.currency == *asked)
            .map(|m| m.minor)
            .sum();
        assert_eq!(found.total.received.minor, minor);
        all += count;
    }
    assert_eq!(all, entries.len() as u64);
    let gone = ask(&store, &Question { currency: Currency::parse("XTS"), ..question });
    assert_eq!(gone.currency, first.currency, "one that no dispute has any more gives way");
    assert!(entries.iter().any(|entry| entry.status == Status::Won));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_counts_for_the_programs_of_a_month_is_that_of_plain_reading_and_is_found_in_the_list() {
    let (store, entries, _) = sql::both().await;
    let now = entries.iter().filter_map(|entry| entry.dispute.created_at).max().expect("a date");
    let (mut seen, mut unknown, mut inquiries) = (0, 0, 0);
    for zone in ZONES.map(|name| TimeZone::get(name).expect("a zone")) {
        let this = zone.to_datetime(now).date().first_of_month();
        for month in (0..8).map(|back| this.checked_sub(back.months()).expect("a month")) {
            let question = MonthQuestion { month, zone: zone.clone() };
            let found = index::chargebacks(&store.index(), &question, &|| false).expect("an answer");
            let of_month = entries.iter().filter(|entry| {
                entry.dispute.created_at.is_some_and(|at| zone.to_datetime(at).date().first_of_month() == month)
            });
            let (asked, counting): (Vec<&Entry>, Vec<&Entry>) = of_month.partition(|entry| {
                entry.dispute.reason == Some(Reason::Inquiry) || entry.dispute.state == Some(DisputeState::Inquiry)
            });
            let brand = |entry: &&&Entry| entry.payment.as_ref().and_then(|payment| payment.card.brand.clone());
            let of = |wanted: Option<CardBrand>| counting.iter().filter(move |entry| brand(entry) == wanted);
            let fraud: Vec<_> =
                of(Some(CardBrand::Mastercard)).filter(|entry| entry.dispute.reason == Some(Reason::Fraud)).collect();
            let counts = [of(Some(CardBrand::Visa)).count(), of(Some(CardBrand::Mastercard)).count(), fraud.len()];
            assert_eq!([found.visa, found.mastercard, found.fraud], counts.map(|count| count as u64), "{month}");
            assert_eq!(found.unknown, of(None).count() as u64, "{month}");
            for (currency, minor) in &found.fraud_sums {
                let money = fraud.iter().filter_map(|entry| entry.money).filter(|money| money.currency == *currency);
                assert_eq!(*minor, money.map(|money| money.minor).sum::<i64>(), "{month} {currency}");
            }
            for (network, is_fraud, count) in
                [(Network::Visa, false, found.visa), (Network::Mastercard, false, found.mastercard)]
                    .into_iter()
                    .chain([(Network::Mastercard, true, found.fraud)])
            {
                let terms = question.terms(network, is_fraud).expect("a month");
                let typed: Vec<String> = terms.iter().map(|term| write(term, &zone)).collect();
                let search = Search::parse(&typed.join(" "), &zone).expect("it is read as it was written");
                let query = Query { queue: Queue::All, search, ..Query::default() };
                let rows = index::run(&store.index(), store.orders(), &query, now, &|| false).expect("an answer").rows;
                assert_eq!(rows.len() as u64, count, "{month} {typed:?}");
            }
            seen += found.visa + found.fraud;
            unknown += found.unknown;
            inquiries += asked.len();
        }
    }
    assert!(seen > 100 && unknown > 0 && inquiries > 0, "{seen} {unknown} {inquiries}");
}
