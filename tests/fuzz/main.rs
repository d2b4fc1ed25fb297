//! Every parser of bytes from outside, against what nobody would send: 300 000 cases each unless `DOCKET_FUZZ_CASES`
//! says otherwise, from the corpus in `tests/corpus` and what mutating it makes.
//!
//! A case that breaks something is made smaller and kept in the corpus.

#![allow(
    missing_docs,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a test that meets something unexpected has to fail, prints its count, and measures how long a case takes"
)]

mod mutate;

use docket::api::butter_disputes::ReportCheckout;
use docket::api::butter_recover::SendPayment;
use docket::api::disputify::ScoreOrderById;
use docket::api::finix::{
    AcceptDispute, GetDispute, ListAdjustmentTransfers, ListDisputes, ListEvidence, PAGE_LIMIT, read_dispute,
    read_error, read_evidence, read_instrument, read_payment,
};
use docket::api::{Call, Reply};
use docket::desk::outbox::{KeptFile, OutboxRow, RowId};
use docket::domain::checkout::{CheckoutDraft, Psp};
use docket::domain::evidence::card_number;
use docket::domain::ids::OrderId;
use docket::domain::language::Marks;
use docket::domain::money::amount_input;
use docket::domain::payment::PaymentEventDraft;
use docket::domain::reference::ReferenceTables;
use docket::domain::search::chips::{Chip, Chips, Due, Shown};
use docket::domain::search::{Choices, Edit, Search, complete, edited, write};
use docket::domain::text;
use docket::domain::{Currency, DisputeId};
use docket::store::{Entry, Settings, View, export};
use docket::workbench::{probe, sight, table};
use jiff::tz::TimeZone;
use mutate::fuzz;
use std::sync::Arc;

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn id() -> DisputeId {
    DisputeId::parse("DI1").expect("an id")
}

/// The first line is the status and headers, the rest the body.
fn reply(bytes: &[u8]) -> Reply {
    let at = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let (head, body) = bytes.split_at(at);
    let head = words(head);
    let status = head.split(' ').next().and_then(|status| status.parse().ok()).unwrap_or(200);
    let header = |name: &str| {
        head.split('|')
            .filter_map(|line| line.split_once(": "))
            .find(|(key, _)| *key == name)
            .map(|(_, v)| v.to_owned())
    };
    Reply::from_parts(status, header, body.get(1..).unwrap_or_default().to_vec())
}

#[test]
fn a_dispute() {
    let codes = ReferenceTables::shipped().codes;
    fuzz("dispute", |bytes| {
        if let Ok(dispute) = read_dispute(&words(bytes)) {
            // What came is kept to the byte and reads the same again.
            let again = read_dispute(&dispute.raw).map(|again| again == dispute);
            assert!(again == Ok(true), "it reads differently the second time");
            let _known = dispute.reason_code.as_ref().and_then(|code| codes.known(code));
        }
    });
}

#[test]
fn a_payment() {
    fuzz("payment", |bytes| drop((read_payment(&words(bytes)), read_instrument(&words(bytes)))));
}

#[test]
fn a_file_of_evidence() {
    fuzz("evidence", |bytes| {
        let call = ListEvidence { dispute: id(), cursor: None };
        let _ignored = call.read(&reply(&[b"200\n", bytes].concat())).is_ok();
        if let Ok(evidence) = read_evidence(&words(bytes)) {
            for name in [evidence.file_name(), evidence.save_name()] {
                assert!(!name.chars().any(text::is_hostile), "{name:?}");
            }
            assert!(!evidence.save_name().contains(['/', '\\', ':']) && evidence.save_name() != "..");
        }
    });
}

#[test]
fn a_page_of_disputes() {
    fuzz("page", |bytes| {
        let call =
            ListDisputes { filter: docket::api::finix::DisputeFilter::default(), cursor: None, limit: PAGE_LIMIT };
        if let Ok(page) = call.read(&reply(&[b"200\n", bytes].concat())) {
            assert!(page.items.len() <= bytes.len());
        }
    });
}

#[test]
fn entries_of_money() {
    fuzz("adjustments", |bytes| {
        let call = ListAdjustmentTransfers { dispute: id(), cursor: None };
        let _ignored = call.read(&reply(&[b"200\n", bytes].concat())).is_ok();
    });
}

#[test]
fn an_error_and_its_headers() {
    fuzz("error", |bytes| {
        let reply = reply(bytes);
        let error = read_error(&GetDispute(id()).request(), &reply);
        let said = error.technical() + &error.vendor_words().unwrap_or_default();
        assert!(!said.chars().any(|c| text::is_hostile(c) && c != '\n'), "{said:?}");
        assert!(said.len() < 40_000, "{} bytes of words", said.len());
    });
}

#[test]
fn a_score() {
    fuzz("score", |bytes| {
        let _ignored = ScoreOrderById(OrderId::parse("1").expect("an id")).read(&reply(bytes)).is_ok();
    });
}

#[test]
fn what_butter_says() {
    let checkout = CheckoutDraft {
        customer_email: "a@example.org".into(),
        ipv4_address: "192.0.2.1".into(),
        psp: Some(Psp::Stripe),
        invoice_id: "1".into(),
        ..CheckoutDraft::default()
    };
    let checkout = checkout.parse().expect("a checkout");
    let json = include_str!("payment_draft.json");
    let event =
        serde_json::from_str::<PaymentEventDraft>(json).expect("a draft").parse(Marks::Point).expect("an event");
    fuzz("butter", move |bytes| {
        let reply = reply(bytes);
        let _ignored = ReportCheckout { checkout: checkout.clone(), with_slash: false }.read(&reply).is_ok();
        let _ignored = SendPayment(event.clone()).read(&reply).is_ok();
    });
}

#[test]
fn a_search() {
    fuzz("search", |bytes| {
        let typed = words(bytes);
        match Search::parse(&typed, &TimeZone::UTC) {
            Ok(search) => {
                for term in &search.terms {
                    let text = write(term, &TimeZone::UTC);
                    let again = Search::parse(&text, &TimeZone::UTC).expect("what is written is read");
                    assert_eq!(again.terms, std::slice::from_ref(term), "{text}");
                }
            }
            Err(error) => assert!(typed.get(error.place).is_some_and(|term| !term.is_empty())),
        }
        let edit = Edit { chip: Chip::Due, condition: Some(Due::Day.condition()) };
        let is_looked_through = typed.split_whitespace().count() <= 32;
        if let Some(text) = edited(&typed, &[edit], &TimeZone::UTC).ok().filter(|_| is_looked_through) {
            assert_eq!(Chips::read(&text, &TimeZone::UTC).due, Shown::Choice(Due::Day), "{text}");
        }
        let merchants = ["Acme, \"Outdoor\"".to_owned()];
        let choices = Choices { merchants: &merchants, ..Choices::default() };
        for (caret, _) in typed.char_indices().take(40) {
            for offer in complete(&typed, caret, choices) {
                assert!(typed.get(offer.place.clone()).is_some(), "it replaces half a character");
            }
        }
        for marks in [Marks::Point, Marks::Comma, Marks::Apostrophe] {
            let _ignored = amount_input::parse(&typed, Currency::USD, marks).is_ok();
        }
        let masked = card_number::masked(&typed);
        assert!(card_number::find(&masked).is_empty(), "{masked:?}");
    });
}

#[test]
fn saved_settings() {
    fuzz("settings", |bytes| {
        if let Some(settings) = Settings::from_toml(&words(bytes)) {
            let again = Settings::from_toml(&settings.to_toml().expect("written")).expect("read again");
            assert_eq!(again, settings);
        }
    });
}

#[test]
fn what_is_stored() {
    fuzz("stored", |bytes| {
        let stored = words(bytes);
        if let Ok(row) = OutboxRow::from_json(RowId(1), &stored) {
            let again = OutboxRow::from_json(RowId(1), &row.to_json()).expect("read again");
            assert!(again.to_json() == row.to_json() && again.state == row.state);
            assert!(row.intent.as_str().len() < 300);
        }
        let _ignored = serde_json::from_str::<KeptFile>(&stored).is_ok();
        if let Some(view) = View::from_json(&stored, &TimeZone::UTC) {
            assert!(View::from_json(&view.to_json(), &TimeZone::UTC).is_some());
        }
    });
}

#[test]
fn an_exported_list() {
    let codes = ReferenceTables::shipped().codes;
    fuzz("csv", |bytes| {
        let word = words(bytes);
        let tags = serde_json::json!({"merchant_name": word, "order_number": word, "customer_email": word});
        let json = serde_json::json!({"id": "DI1", "reason": word, "tags": tags}).to_string();
        let dispute = Arc::new(read_dispute(&json).expect("a dispute"));
        let mut out = Vec::new();
        export::write(
            [Ok(Some(Entry::new(dispute, None, false, &codes)))].into_iter(),
            &TimeZone::UTC,
            &export::Shape { fields: export::Field::ALL.to_vec(), ..export::Shape::default() },
            export::Captions {
                head: |_| "-",
                status: docket::domain::Status::token,
                environment: |_| "-",
                sheet: "-",
                event: |_| export::Event { title: String::new(), description: String::new() },
            },
            std::path::Path::new(""),
            &mut out,
        )
        .expect("written");
        let mut reader = csv::ReaderBuilder::new().has_headers(true).from_reader(out.as_slice());
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
        assert_eq!(rows.len(), 1, "one dispute is one row");
        for cell in &rows[0] {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{cell:?} would run");
        }
    });
}

#[test]
fn a_file_of_rows() {
    fuzz("rows", |bytes| {
        let Ok(table) = table::read(bytes, &|| false) else { return };
        let columns = table.heads().len();
        assert!(!table.is_empty() && (1..=table::MOST_COLUMNS).contains(&columns), "{columns} columns");
        let mut line = 0;
        for row in 0..table.len() {
            assert!(table.line(row) >= line, "rows stand one below the other");
            line = table.line(row);
            // What is said to be whole has something in it, and nothing stands beyond its columns.
            let is_empty = (0..columns).all(|column| table.cell(row, column).trim().is_empty());
            assert!(!is_empty || table.fault(row).is_some(), "an empty row");
            assert_eq!(table.cell(row, columns), "");
        }
    });
}

#[test]
fn a_file_that_is_added() {
    fuzz("probe", |bytes| {
        // The first line is the file's name.
        let at = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(0);
        let (name, content) = bytes.split_at(at);
        match probe(&words(name), &mut &content[content.len().min(1)..]) {
            Ok(probed) => {
                let is_plain = !probed.name.contains(['/', '\\', ':']) && !probed.name.chars().any(text::is_hostile);
                assert!(is_plain && !probed.name.is_empty() && probed.name.len() <= 600, "{:?}", probed.name);
                let right = probed.file_type.extensions().iter().any(|end| probed.name.to_lowercase().ends_with(end));
                assert!(right, "{:?}", probed.name);
            }
            Err(error) => assert!(!docket::app::words::command_line::pick_error(&error).is_empty()),
        }
    });
}

#[test]
fn what_is_read_in_a_picture() {
    const SIZE: (u32, u32) = (1_000, 600);
    fuzz("sight", |bytes| {
        let Some(seen) = sight::parse(&words(bytes), SIZE) else { return };
        for found in sight::find(&seen, SIZE) {
            assert!(!found.areas.is_empty() && card_number::find(&found.masked).is_empty(), "{found:?}");
            for area in found.areas {
                let is_inside = area.x >= 0.0 && area.y >= 0.0 && area.x + area.w < 1.001 && area.y + area.h < 1.001;
                assert!(is_inside && !area.is_empty(), "{area:?}");
            }
        }
    });
}

#[test]
fn a_shot_that_is_answered_with_anything() {
    let json = include_str!("accept.json");
    let confirmed: docket::domain::answer::guard::ConfirmedAccept =
        serde_json::from_str(json).expect("a confirmed one");
    fuzz("dispute", move |bytes| {
        // A 2xx shows the dispute, or nothing, or is about something else and unreadable; never anything in between.
        match AcceptDispute(confirmed.clone()).read(&reply(&[b"202\n", bytes].concat())) {
            Ok(shown) => assert!(shown.is_none_or(|shown| shown.id == *confirmed.dispute())),
            Err(error) => assert_eq!(error.effect(), docket::api::error::Effect::Unknown),
        }
    });
}
