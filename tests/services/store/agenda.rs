//! What a day begins with, compared with plain reading of every dispute, and with what each number leads to.

use super::sql;
use docket::domain::agenda::{Agenda, AgendaQuestion, Exposure, News, Span, shown};
use docket::domain::search::query::{Query, Queue};
use docket::domain::search::{Search, Term, write};
use docket::domain::time::margin::Margin;
use docket::store::{Disputes, Entry, index};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use std::collections::BTreeMap;

/// Both ends of the world, zones whose clocks change, and one that was a day behind until it skipped one.
const ZONES: [&str; 5] = ["Pacific/Kiritimati", "Etc/GMT+12", "America/New_York", "Europe/Berlin", "Asia/Kathmandu"];

/// How many rows what is typed finds.
fn led_to(store: &Disputes, question: &AgendaQuestion, queue: Queue, terms: &[Term]) -> usize {
    let typed: Vec<String> = terms.iter().map(|term| write(term, &question.zone)).collect();
    let search = Search::parse(&typed.join(" "), &question.zone).expect("it is read as it was written");
    let query = Query { queue, search: search.of_deadlines(question.margin), ..Query::default() };
    index::run(&store.index(), store.orders(), &query, question.now, &|| false).expect("an answer").rows.len()
}

/// The same by plain reading.
fn read(entries: &[&Entry]) -> Exposure {
    let mut sums: BTreeMap<String, (usize, docket::domain::Money)> = BTreeMap::new();
    for money in entries.iter().filter_map(|entry| entry.money) {
        let sum =
            sums.entry(money.currency.code().to_owned()).or_insert((0, docket::domain::Money::new(0, money.currency)));
        (sum.0, sum.1.minor) = (sum.0 + 1, sum.1.minor + money.minor);
    }
    let mut sums: Vec<_> = sums.into_values().collect();
    sums.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    Exposure { count: entries.len(), sums: sums.into_iter().map(|(_, money)| money).collect() }
}

fn same(found: &Exposure, wanted: &Exposure, what: &str) {
    let sorted = |of: &Exposure| {
        let mut sums: Vec<String> = of.sums.iter().map(ToString::to_string).collect();
        sums.sort();
        sums
    };
    assert_eq!((found.count, sorted(found)), (wanted.count, sorted(wanted)), "{what}");
}

/// Which span a dispute is in, decided by civil days and not by instants.
fn span(entry: &Entry, question: &AgendaQuestion) -> Span {
    let Some(due) = entry.due() else { return Span::Undated };
    let target = question.margin.before(due);
    let days = (question.zone.to_datetime(target).date() - question.today()).get_days();
    match days {
        _ if due <= question.now => Span::Overdue,
        _ if target <= question.now => Span::PastTarget,
        0 => Span::Today,
        1 => Span::Tomorrow,
        2..=6 => Span::Week,
        _ => Span::Later,
    }
}

fn compare(store: &Disputes, entries: &[Entry], question: &AgendaQuestion) -> Agenda {
    let (agenda, next) = index::agenda(&store.index(), question, &|| false).expect("an answer");
    let open: Vec<&Entry> = entries.iter().filter(|entry| entry.status.needs_response()).collect();
    for (one, found) in agenda.spans() {
        let own: Vec<&Entry> = open.iter().copied().filter(|entry| span(entry, question) == one).collect();
        same(found, &read(&own), &format!("{one:?} in {question:?}"));
        let led = led_to(store, question, Queue::NeedsResponse, &question.terms(one));
        assert_eq!(led, found.count, "{one:?}");
    }
    for (day, found) in agenda.days() {
        let is_on = |entry: &&&Entry| {
            let target = entry.due().map(|due| question.margin.before(due));
            target.is_some_and(|at| question.zone.to_datetime(at).date() == day)
        };
        let own: Vec<&Entry> = open.iter().filter(is_on).copied().collect();
        same(found, &read(&own), &format!("{day} in {question:?}"));
        let terms = question.terms_of_day(day).expect("a day");
        assert_eq!(led_to(store, question, Queue::NeedsResponse, &terms), found.count, "{day}");
    }
    for (news, found) in agenda.news() {
        let is_since = |at: Option<Timestamp>| at.is_some_and(|at| at >= question.since);
        let is_one = |entry: &&Entry| match news {
            News::New => is_since(entry.dispute.created_at),
            _ => {
                news.queue().holds(entry.status)
                    && is_since(entry.dispute.updated_at)
                    && (news != News::Reopened || entry.status == docket::domain::Status::Reopened)
            }
        };
        let own: Vec<&Entry> = entries.iter().filter(is_one).collect();
        same(found, &read(&own), &format!("{news:?}"));
        let terms = question.terms_of_news(news);
        assert_eq!(led_to(store, question, news.queue(), &terms), found.count, "{news:?}");
    }
    let mut wanted: Vec<Timestamp> =
        open.iter().filter_map(|entry| entry.due()).filter(|due| *due > question.now).collect();
    wanted.sort();
    let found = next.iter().filter_map(|row| store.read(*row).expect("readable")?.due());
    let found: Vec<Timestamp> = found.collect();
    assert_eq!(found, wanted.into_iter().take(5).collect::<Vec<_>>());
    agenda
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_due_on_each_day_is_that_of_plain_reading_in_every_zone_and_leads_to_the_list() {
    let (store, entries, _) = sql::both().await;
    let latest = entries.iter().filter_map(|entry| entry.dispute.created_at).max().expect("a date");
    let mut due = 0;
    for zone in ZONES.map(|name| TimeZone::get(name).expect("a zone")) {
        for hours in [0, 30] {
            // At any hour of a day, and a week on.
            for later in [0, 7, 13, 22, 7 * 24] {
                let now = latest.checked_add(jiff::SignedDuration::from_hours(later)).expect("an instant");
                let (first, days) = shown(zone.to_datetime(now).date(), later % 2 == 1);
                let since = now.checked_sub(jiff::SignedDuration::from_hours(40)).expect("an instant");
                let margin = Margin::of_hours(hours);
                let question = AgendaQuestion { now, zone: zone.clone(), margin, first, days, since, me: None };
                let agenda = compare(&store, &entries, &question);
                due += agenda.days.iter().map(|day| day.count).sum::<usize>();
            }
        }
    }
    assert!(due > 100, "{due}: the calendar has something to show");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_waits_for_a_day_that_was_left() {
    let (store, ..) = sql::both().await;
    let now: Timestamp = "2026-11-28T12:00:00Z".parse().expect("an instant");
    let first = TimeZone::UTC.to_datetime(now).date().checked_sub(3.days()).expect("a day");
    let question =
        AgendaQuestion { now, zone: TimeZone::UTC, margin: Margin::NONE, first, days: 7, since: now, me: None };
    assert!(index::agenda(&store.index(), &question, &|| true).is_none());
}
