//! How fast the list is: reading the index, answering a keystroke, sorting, reading rows, and what it all takes of
//! memory, each beside a bare reference over the same bytes.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::cast_precision_loss,
    reason = "a benchmark prints times and stops when it cannot measure"
)]

mod kit;

use docket::domain::agenda;
use docket::domain::dispute::Status;
use docket::domain::insights::{Grouping, Period, Question};
use docket::domain::programs::MonthQuestion;
use docket::domain::search::Search;
use docket::domain::search::fold::fold;
use docket::domain::search::query::{Column, Query, Queue, Sort};
use docket::domain::time::margin::Margin;
use docket::store::export::{self, Captions, Event, Field, Format, Shape};
use docket::store::index::merge::{Part, merged};
use docket::store::index::related::related;
use docket::store::index::{self, Counted, FromHere, Orders};
use docket::store::{Disputes, Index};
use jiff::tz::TimeZone;
use kit::{figure, line, percentile, pss, times};
use memchr::memmem::Finder;
use std::path::Path;
use std::time::{Duration, Instant};

fn main() {
    let runtime = kit::runtime();
    for disputes in kit::sizes(&[1_000, 100_000, 1_000_000]) {
        let folder = kit::filled(&runtime, disputes);
        kit::head();
        let before = pss();
        let began = Instant::now();
        let store = kit::store(&folder);
        runtime.block_on(kit::loaded(&store));
        let took = began.elapsed();
        let index = store.index();
        let bytes: usize = index.segments().iter().map(|segment| segment.bytes().len()).sum();
        let texts: Vec<u8> = index.segments().iter().flat_map(|segment| segment.bytes()).copied().collect();
        let copied = times(5, || texts.clone());
        line(disputes, "open and read the index | copy its texts", &[took], Some(percentile(&copied, 50)));
        let grown = pss().saturating_sub(before).saturating_sub(texts.len() as u64);
        let per = grown as f64 / 1e6 / (disputes as f64 / 1e5);
        figure(
            disputes,
            "memory per 100k, without orders | its texts",
            &format!("{per:.1} MB"),
            &format!("{:.1} MB", bytes as f64 / 1e6 / (disputes as f64 / 1e5)),
            per / (bytes as f64 / 1e6 / (disputes as f64 / 1e5)),
        );
        let began = Instant::now();
        assert!(store.orders().build_all(&index, &|| false));
        let took = began.elapsed();
        let mut numbers: Vec<u64> = (0..disputes).map(|n| n.wrapping_mul(0x9E37_79B9_7F4A_7C15)).collect();
        let sorted = times(1, || numbers.sort_unstable());
        line(disputes, "build all orders | sort as many numbers", &[took], sorted.first().copied());
        let grown = pss().saturating_sub(before).saturating_sub(texts.len() as u64);
        let per = grown as f64 / 1e6 / (disputes as f64 / 1e5);
        figure(
            disputes,
            "memory per 100k, with all orders | its texts",
            &format!("{per:.1} MB"),
            &format!("{:.1} MB", bytes as f64 / 1e6 / (disputes as f64 / 1e5)),
            per / (bytes as f64 / 1e6 / (disputes as f64 / 1e5)),
        );
        for text in [
            "no-such-word",
            "zzqy",
            "henry.hughes39",
            "75117",
            "acme",
            "fraud",
            "example",
            "e",
            "1240.00",
            "tag.order:21D",
            "reason:fraud amount:>200 due:<3d",
            "code:13.1 amount:>200 merchant:northwind",
            "reason:=fraud,quality amount:>=200 due:0d..3d",
            "tag:21D",
            "",
        ] {
            search(disputes, &index, store.orders(), &texts, text);
        }
        kin(disputes, &store, &index, &texts);
        for column in Column::ALL {
            let query =
                |is_descending| Query { queue: Queue::All, sort: Sort { column, is_descending }, ..Query::default() };
            let mut flip = false;
            let took = times(60, || {
                flip = !flip;
                answer(&index, store.orders(), &query(flip))
            });
            line(disputes, &format!("sort by {}", column.as_stored()), &took, None);
        }
        everywhere(disputes, &index, store.orders());
        figures(disputes, &index);
        day(disputes, &index);
        let mut dice = fastrand::Rng::with_seed(7);
        let all = u32::try_from(disputes).expect("fits");
        let took = times(200, || {
            for _ in 0..60 {
                std::hint::black_box(store.read(dice.u32(0..all)).expect("readable"));
            }
        });
        line(disputes, "read 60 rows at random from the store", &took, None);
        exports(disputes, &store, &folder);
    }
}

/// Every dispute with every column in each format, to nowhere. The reference is reading the same rows alone.
fn exports(disputes: u64, store: &Disputes, folder: &Path) {
    let all = u32::try_from(disputes).expect("fits");
    let read = times(1, || {
        (0..all).map(|row| store.read(row).expect("readable")).map(|row| row.iter().count()).sum::<usize>()
    });
    let captions = Captions {
        head: |_| "-",
        status: Status::token,
        environment: |_| "-",
        sheet: "-",
        event: |entry| Event { title: entry.dispute.id.to_string(), description: String::new() },
    };
    for format in Format::ALL {
        let shape = Shape { format, fields: Field::ALL.to_vec(), ..Shape::default() };
        let took = times(1, || {
            let rows = (0..all).map(|row| store.read(row));
            export::write(rows, &TimeZone::UTC, &shape, captions, folder, &mut std::io::sink()).expect("written")
        });
        let what = format!("export as {} | reading the rows", format.ending());
        line(disputes, &what, &took, read.first().copied());
    }
}

/// Two accounts of so many disputes each as one list, from their answers to all rows in order. The reference is answering
/// in each of the two.
fn everywhere(disputes: u64, index: &Index, orders: &Orders) {
    let now = "2026-11-21T12:00:00Z".parse().expect("an instant");
    for column in [Column::Due, Column::Amount, Column::Merchant, Column::Customer] {
        let sort = Sort { column, is_descending: false };
        let query = Query { queue: Queue::All, sort, ..Query::default() };
        let found = index::run(index, orders, &query, now, &|| false).expect("an answer");
        let part = Part { index, rows: &found.rows, margin: Margin::NONE };
        let both = times(10, || (answer(index, orders, &query), answer(index, orders, &query)));
        let took = times(10, || merged(&[part, part], sort, &|| false).map_or(0, |rows| rows.len()));
        let what = format!("two accounts by {} | answering in both", column.as_stored());
        line(disputes, &what, &took, Some(percentile(&both, 50)));
    }
}

fn answer(index: &Index, orders: &Orders, query: &Query) -> usize {
    let now = "2026-11-21T12:00:00Z".parse().expect("an instant");
    index::run(index, orders, query, now, &|| false).map_or(0, |found| found.rows.len())
}

/// What belongs to a dispute that has a payment, an order and an email, from its row to all others in order. The
/// reference is a bare search of each of the three in the same bytes on one core.
fn kin(disputes: u64, store: &Disputes, index: &Index, texts: &[u8]) {
    let all = u32::try_from(disputes).expect("fits");
    let read = |row| store.read(row).expect("readable").expect("there").dispute;
    let has_all = |row: &u32| {
        let dispute = read(*row);
        dispute.transfer.is_some() && dispute.order_tag().is_some() && dispute.tags.email().is_some()
    };
    let row = (0..all).rev().find(has_all).expect("one that has all");
    let dispute = read(row);
    let payment = dispute.transfer.as_ref().expect("it has one").as_str();
    let order = dispute.order_tag().expect("it has one");
    let marks = [payment, order, dispute.tags.email().expect("it has one")].map(fold);
    let took = times(60, || related(index, row, None, &|| false).expect("waited for").rows.len());
    let bare =
        times(20, || marks.iter().map(|mark| Finder::new(mark.as_str()).find_iter(texts).count()).sum::<usize>());
    line(disputes, "what belongs to a dispute | three times memmem", &took, Some(percentile(&bare, 50)));
}

/// The page of figures over everything. The reference only adds up the amounts.
fn figures(disputes: u64, index: &Index) {
    let today = "2026-11-21".parse().expect("a day");
    let sum = || {
        let rows = index.segments().iter().flat_map(|segment| (0..segment.len()).map(|row| segment.amount(row)));
        rows.filter(|amount| *amount != i64::MIN).sum::<i64>()
    };
    let bare = times(20, || std::hint::black_box(sum()));
    for grouping in Grouping::ALL {
        let zone = TimeZone::UTC;
        let now = "2026-11-21T17:00:00Z".parse().expect("an instant");
        let question = Question { grouping, period: Period::All, currency: None, now, today, zone };
        let took = times(20, || {
            let (from_here, mut counted) = (FromHere::default(), Counted::default());
            let found = index::insights(index, &question, &from_here, &mut counted, &|| false);
            found.map_or(0, |found| found.lines.len())
        });
        line(disputes, &format!("figures by {grouping:?} | add up amounts"), &took, Some(percentile(&bare, 50)));
    }
    figures_again(disputes, index, today, &bare);
    let month = MonthQuestion { month: today, zone: TimeZone::UTC };
    let took =
        times(20, || index::chargebacks(index, &month, &|| false).map_or(0, |found| usize::from(found.visa > 0)));
    line(disputes, "card programs of a month | add up amounts", &took, Some(percentile(&bare, 50)));
}

/// The same once a dispute changed: only its piece of the index is counted again.
fn figures_again(disputes: u64, index: &Index, today: jiff::civil::Date, bare: &[Duration]) {
    for grouping in Grouping::ALL {
        let now = "2026-11-21T17:00:00Z".parse().expect("an instant");
        let question = Question { grouping, period: Period::All, currency: None, now, today, zone: TimeZone::UTC };
        let (from_here, mut counted, mut changing) = (FromHere::default(), Counted::default(), index.clone());
        index::insights(&changing, &question, &from_here, &mut counted, &|| false).expect("counted");
        let took = times(20, || {
            let before = index.facts(0).expect("there is one");
            changing.apply(std::iter::once((0, before)), &index.words);
            let found = index::insights(&changing, &question, &from_here, &mut counted, &|| false);
            found.map_or(0, |found| found.lines.len())
        });
        let what = format!("figures by {grouping:?} once one changed | add up amounts");
        line(disputes, &what, &took, Some(percentile(bare, 50)));
    }
}

/// The page a day begins with, over everything. The reference only adds up the amounts.
fn day(disputes: u64, index: &Index) {
    let zone = TimeZone::get("America/New_York").expect("a zone");
    let now: jiff::Timestamp = "2026-11-21T17:00:00Z".parse().expect("an instant");
    let (first, days) = agenda::shown(zone.to_datetime(now).date(), false);
    let since = now - jiff::SignedDuration::from_hours(40);
    let question = agenda::AgendaQuestion { now, zone, margin: Margin::of_hours(24), first, days, since, me: None };
    let sum = || {
        let rows = index.segments().iter().flat_map(|segment| (0..segment.len()).map(|row| segment.amount(row)));
        rows.filter(|amount| *amount != i64::MIN).sum::<i64>()
    };
    let bare = times(20, || std::hint::black_box(sum()));
    let took = times(20, || index::agenda(index, &question, &|| false).map_or(0, |(_, next)| next.len()));
    line(disputes, "what is due and what changed | add up amounts", &took, Some(percentile(&bare, 50)));
}

/// A keystroke: from the text to the rows in order. The reference is a bare search of the longest word in the same
/// bytes on one core.
fn search(disputes: u64, index: &Index, orders: &Orders, texts: &[u8], text: &str) {
    let search = Search::parse(text, &TimeZone::UTC).expect("understood");
    let query = Query { queue: Queue::All, search: search.clone(), ..Query::default() };
    let found = answer(index, orders, &query);
    let took = times(60, || answer(index, orders, &query));
    let word = search.words.iter().max_by_key(|word| word.len()).map_or_else(|| fold("no-such-word"), Clone::clone);
    let finder = Finder::new(word.as_str());
    let bare = times(20, || finder.find_iter(texts).count());
    line(disputes, &format!("search {text:?}: {found} found | memmem"), &took, Some(percentile(&bare, 50)));
}
