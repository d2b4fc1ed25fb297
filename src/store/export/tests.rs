#![expect(clippy::indexing_slicing, reason = "a test that meets something unexpected has to fail")]

use super::*;
use crate::domain::dispute::Dispute;
use crate::domain::dispute::tags::Tags;
use crate::domain::ids::DisputeId;
use crate::domain::money::Currency;
use crate::domain::reference::reason_code::ReasonCodes;
use ::csv::StringRecord;
use calamine::{Data, Reader as _};
use std::sync::Arc;

fn head(field: Field) -> &'static str {
    match field {
        Field::Dispute => "Dispute",
        Field::Order => "Order",
        Field::Amount => "Amount",
        _ => "-",
    }
}

fn said(entry: &Entry) -> Event {
    let order = entry.order.clone().unwrap_or_default();
    Event { title: format!("Respond by: {order}"), description: format!("{}\r\n{order}\u{7}", entry.dispute.id) }
}

const CAPTIONS: Captions =
    Captions { head, status: Status::token, environment: |_| "Live", sheet: "Disputes", event: said };

fn shape(format: Format, fields: &[Field]) -> Shape {
    Shape { format, fields: fields.to_vec(), ..Shape::default() }
}

fn dispute() -> Dispute {
    Dispute::new(DisputeId::parse("DI1").expect("an id"))
}

fn entry(dispute: Dispute) -> Entry {
    Entry::new(Arc::new(dispute), None, false, &ReasonCodes::default())
}

fn priced(minor: i64, currency: &str) -> Entry {
    let mut dispute = dispute();
    (dispute.amount, dispute.currency) = (Some(minor), Currency::parse(currency));
    entry(dispute)
}

fn ordered(order: &str) -> Entry {
    let mut dispute = dispute();
    dispute.tags = Tags::from_iter([("order_number".to_owned(), order.to_owned())]);
    entry(dispute)
}

fn berlin() -> TimeZone {
    TimeZone::get("Europe/Berlin").expect("a zone")
}

fn written(entries: Vec<Entry>, shape: &Shape) -> (Vec<u8>, Written) {
    let mut bytes = Vec::new();
    let rows = entries.into_iter().map(|entry| Ok(Some(entry)));
    let folder = tempfile::tempdir().expect("a folder");
    let written = write(rows, &berlin(), shape, CAPTIONS, folder.path(), &mut bytes).expect("written");
    assert_eq!(std::fs::read_dir(folder.path()).expect("listed").count(), 0, "nothing stays beside it");
    (bytes, written)
}

fn records(bytes: &[u8]) -> Vec<StringRecord> {
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    reader.records().map(|record| record.expect("readable")).collect()
}

/// The cells of a sheet, its heads first, as another reader finds them.
fn sheet(bytes: Vec<u8>, name: &str) -> Vec<Vec<Data>> {
    let mut book = calamine::Xlsx::new(std::io::Cursor::new(bytes)).expect("a workbook");
    let range = book.worksheet_range(name).expect("the sheet");
    range.rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn no_cell_is_ever_run_as_a_formula() {
    let evil = "=HYPERLINK(\"http://x\",\"y\")";
    for (text, safe) in [
        (evil, "'=HYPERLINK(\"http://x\",\"y\")"),
        ("@a,\"b\"", "'@a,\"b\""),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("4111111111111111", "411111••••••1111"),
    ] {
        for is_for_excel in [false, true] {
            let shape = Shape { is_for_excel, ..shape(Format::Csv, &[Field::Order]) };
            let (bytes, _) = written(vec![ordered(text)], &shape);
            assert_eq!(records(&bytes)[1].get(0), Some(safe), "{text}");
        }
    }
    let (bytes, _) = written(vec![ordered(evil)], &shape(Format::Xlsx, &[Field::Order]));
    assert_eq!(sheet(bytes, "Disputes")[1][0], Data::String(evil.to_owned()), "a text, and no formula");
}

#[test]
fn what_excel_would_take_for_a_number_or_a_day_stays_what_it_is() {
    let cells = |text: &str, is_for_excel| {
        let shape = Shape { is_for_excel, ..shape(Format::Csv, &[Field::Order]) };
        let (bytes, _) = written(vec![ordered(text)], &shape);
        records(&bytes)[1].get(0).expect("a cell").to_owned()
    };
    for text in ["0042", "13.10", "1E5", "3-4", "12/11", "9007199254740993", "10:30", ".5", "1,000"] {
        assert_eq!(cells(text, true), format!("=\"{text}\""));
        assert_eq!(cells(text, false), text, "for other programs it is as it is");
    }
    for text in ["4853", "0", "A-0042", "DI1", "12 boxes", "123456789012345"] {
        assert_eq!(cells(text, true), text);
    }
    let (bytes, _) = written(vec![ordered("0042")], &shape(Format::Xlsx, &[Field::Order]));
    assert_eq!(sheet(bytes, "Disputes")[1][0], Data::String("0042".to_owned()));
}

#[test]
fn a_spreadsheet_gets_its_mark_its_separator_and_its_decimal_sign() {
    let text = |separator, is_for_excel| {
        let fields = [Field::Dispute, Field::Amount, Field::Currency];
        let shape = Shape { separator, is_for_excel, ..shape(Format::Csv, &fields) };
        String::from_utf8(written(vec![priced(123_450, "EUR")], &shape).0).expect("text")
    };
    let german = text(Separator::Semicolon, true);
    assert!(german.starts_with("\u{feff}\"Dispute\";\"Amount\""), "{german}");
    assert!(german.contains("\"1234,50\";\"EUR\""), "{german}");
    let plain = text(Separator::Comma, false);
    assert!(plain.starts_with("\"Dispute\",") && plain.contains("\"1234.50\",\"EUR\""), "{plain}");
    assert!(text(Separator::Tab, false).contains("\"1234.50\"\t\"EUR\""));
}

#[test]
fn amounts_without_a_currency_are_counted() {
    let mut dispute = dispute();
    dispute.amount = Some(100);
    for format in [Format::Csv, Format::Xlsx] {
        let mut again = self::dispute();
        again.amount = dispute.amount;
        let (_, counted) = written(vec![entry(again)], &shape(format, &Field::ALL));
        assert_eq!(counted, Written { rows: 1, unpriced: 1 });
    }
}

// Python is asked what Excel would see; under Wine there is none.
#[cfg(unix)]
#[test]
fn excel_gets_numbers_with_the_decimals_of_their_currency_and_days_in_both_zones() {
    let entries = [(123_450, "EUR"), (1_240, "JPY"), (12_345, "KWD"), (9_007_199_254_740_993, "USD")];
    let entries = entries.map(|(minor, currency)| priced(minor, currency));
    let (bytes, _) = written(entries.into(), &shape(Format::Xlsx, &[Field::Amount, Field::Currency]));
    let rows = sheet(bytes.clone(), "Disputes");
    let amounts: Vec<&Data> = rows.iter().skip(1).map(|row| &row[0]).collect();
    assert_eq!(amounts[..3], [&Data::Float(1234.5), &Data::Float(1240.0), &Data::Float(12.345)]);
    assert_eq!(amounts[3], &Data::String("90071992547409.93".to_owned()), "Excel would round it");
    assert_eq!(rows[1][1], Data::String("EUR".to_owned()));
    let styles = part(bytes, "xl/styles.xml");
    assert!(styles.contains("formatCode=\"#,##0.000\""), "dinars have three decimals: {styles}");
    let mut late = dispute();
    late.respond_by = Some("2026-07-01T22:30:00Z".parse().expect("an instant"));
    let (bytes, _) = written(vec![entry(late)], &shape(Format::Xlsx, &[Field::DueUtc, Field::DueLocal]));
    let row = &sheet(bytes, "Disputes")[1];
    let days: Vec<String> = row
        .iter()
        .map(|cell| {
            let Data::DateTime(at) = cell else { panic!("{cell:?} is no day") };
            let (year, month, day, hour, minute, ..) = at.to_ymd_hms_milli();
            format!("{year}-{month:02}-{day:02} {hour:02}:{minute:02}")
        })
        .collect();
    assert_eq!(days, ["2026-07-01 22:30", "2026-07-02 00:30"]);
}

/// A file inside of a workbook.
fn part(bytes: Vec<u8>, name: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("list.xlsx");
    std::fs::write(&path, bytes).expect("written");
    let script = "import sys,zipfile;sys.stdout.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())";
    let said = std::process::Command::new("python3").args(["-c", script]).arg(&path).arg(name).output();
    String::from_utf8(said.expect("python3 is there").stdout).expect("text")
}

#[test]
fn a_list_longer_than_a_sheet_goes_on_on_the_next_one() {
    let shape = shape(Format::Xlsx, &[Field::Order]);
    let zone = berlin();
    let pen = Pen { shape: &shape, zone: &zone, captions: CAPTIONS };
    let folder = tempfile::tempdir().expect("a folder");
    for (rows, sheets) in [(0_usize, vec![0]), (3, vec![3]), (4, vec![3, 1]), (7, vec![3, 3, 1])] {
        let mut bytes = Vec::new();
        let entries = (0..rows).map(|number| Ok(ordered(&format!("A{number}")).into()));
        let written = xlsx::write(entries, &pen, folder.path(), 3, &mut bytes).expect("written");
        assert_eq!(written.rows, rows);
        let mut book = calamine::Xlsx::new(std::io::Cursor::new(bytes)).expect("a workbook");
        let names: Vec<String> = ["Disputes", "Disputes 2", "Disputes 3"].map(ToOwned::to_owned).into();
        assert_eq!(book.sheet_names(), names[..sheets.len()]);
        let found: Vec<Vec<Data>> = names[..sheets.len()]
            .iter()
            .map(|name| book.worksheet_range(name).expect("a sheet").rows().map(|row| row[0].clone()).collect())
            .collect();
        assert!(found.iter().all(|rows| rows.first() == Some(&Data::String("Order".to_owned()))), "each has its heads");
        assert_eq!(found.iter().map(|rows| rows.len() - 1).collect::<Vec<_>>(), sheets);
        let all: Vec<String> = found.iter().flat_map(|rows| rows.iter().skip(1)).map(ToString::to_string).collect();
        assert_eq!(all, (0..rows).map(|number| format!("A{number}")).collect::<Vec<_>>(), "in their order");
    }
}

#[test]
fn excel_takes_long_and_odd_texts() {
    let long = "🂡x".repeat(20_000);
    let because = |text: &str| {
        let mut dispute = dispute();
        dispute.reason = Some(Reason::from_wire(text));
        entry(dispute)
    };
    let odd = "a\u{1}b\u{b}c<&>\"";
    let (bytes, _) = written(vec![because(&long), because(odd)], &shape(Format::Xlsx, &Field::ALL));
    let rows = sheet(bytes, "Disputes");
    let at = Field::ALL.iter().position(|field| *field == Field::Reason).expect("the reason");
    let Data::String(kept) = &rows[1][at] else { panic!("{:?} is no text", rows[1][at]) };
    assert!(long.starts_with(kept.as_str()) && kept.len() > 32_767, "only its end is cut");
    assert!(rows[2][at].to_string().contains("c<&>\""), "{:?}", rows[2][at]);
}

/// A disk with room for so many bytes.
struct Small(usize);

impl Write for Small {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(std::io::ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_an_error_in_every_format() {
    for format in [Format::Csv, Format::Xlsx, Format::Json] {
        let shape = shape(format, &Field::ALL);
        let folder = tempfile::tempdir().expect("a folder");
        let rows = || (0..500).map(|number| Ok(Some(ordered(&format!("{number:x}").repeat(200)))));
        let result = write(rows(), &berlin(), &shape, CAPTIONS, folder.path(), &mut Small(900));
        assert_eq!(result.map_err(|error| error.kind()), Err(std::io::ErrorKind::StorageFull), "{format:?}");
        // The rows of a sheet wait on a disk too.
        let nowhere = folder.path().join("gone");
        let mut out = Vec::new();
        let result = write(rows(), &berlin(), &shape, CAPTIONS, &nowhere, &mut out);
        assert_eq!(result.is_err(), format == Format::Xlsx);
    }
}

#[test]
fn json_is_what_finix_said_to_the_byte() {
    let raws = [r#"{ "id":"DI1",  "unknown": [1.00, "\u00e4"] }"#, r#"{"id":"DI2","amount":1e2}"#];
    let entries = raws.map(|raw| {
        let mut dispute = dispute();
        dispute.raw = raw.into();
        entry(dispute)
    });
    let (bytes, counted) = written(entries.into(), &shape(Format::Json, &[]));
    assert_eq!(counted.rows, 2);
    let found: Vec<Box<serde_json::value::RawValue>> = serde_json::from_slice(&bytes).expect("one array");
    assert_eq!(found.iter().map(|raw| raw.get()).collect::<Vec<_>>(), raws);
    let none = written(Vec::new(), &shape(Format::Json, &[])).0;
    assert_eq!(serde_json::from_slice::<Vec<serde_json::Value>>(&none).expect("an array").len(), 0);
}

/// Reads a calendar as RFC 5545 has it and fails at what it does not allow: the lines of its entries, unfolded, as names
/// with their values.
fn calendar(bytes: &[u8]) -> Vec<Vec<(String, String)>> {
    assert!(bytes.ends_with(b"\r\n"), "the last line ends too");
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "lines end in CRLF and nothing else");
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "no line has more than 75 octets");
    let unfolded = text.replace("\r\n ", "");
    let (mut open, mut events) = (Vec::new(), Vec::<Vec<(String, String)>>::new());
    let mut heads = Vec::new();
    for line in unfolded.lines() {
        let (name, value) = line.split_once(':').expect("a name and a value");
        assert!(!name.is_empty() && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-'), "{name}");
        match name {
            "BEGIN" => {
                if value == "VEVENT" {
                    events.push(Vec::new());
                }
                open.push(value.to_owned());
            }
            "END" => assert_eq!(open.pop().as_deref(), Some(value), "what begins last ends first"),
            _ => match open.iter().map(String::as_str).collect::<Vec<_>>()[..] {
                ["VCALENDAR"] => heads.push((name.to_owned(), value.to_owned())),
                ["VCALENDAR", "VEVENT"] => events.last_mut().expect("one").push((name.to_owned(), value.to_owned())),
                ["VCALENDAR", "VEVENT", "VALARM"] => {
                    events.last_mut().expect("one").push((format!("VALARM/{name}"), value.to_owned()));
                }
                ref other => panic!("{name} stands in {other:?}"),
            },
        }
    }
    assert!(open.is_empty(), "everything ends");
    for once in ["VERSION", "PRODID"] {
        assert_eq!(heads.iter().filter(|(name, _)| name == once).count(), 1, "{once}");
    }
    for event in &events {
        for once in ["UID", "DTSTAMP", "DTSTART", "SEQUENCE", "SUMMARY", "VALARM/ACTION", "VALARM/TRIGGER"] {
            assert_eq!(event.iter().filter(|(name, _)| name == once).count(), 1, "{once}");
        }
        for at in ["DTSTAMP", "DTSTART"] {
            assert!(jiff::fmt::strtime::parse("%Y%m%dT%H%M%SZ", value(event, at)).is_ok(), "{at} is in UTC");
        }
        assert!(value(event, "SEQUENCE").parse::<i32>().is_ok_and(|number| number >= 0));
    }
    events
}

fn value<'e>(event: &'e [(String, String)], name: &str) -> &'e str {
    event.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str()).expect("it is there")
}

/// A text of a calendar with its escaped signs as they were.
fn unescaped(text: &str) -> String {
    let (mut out, mut signs) = (String::new(), text.chars());
    while let Some(sign) = signs.next() {
        assert!(!matches!(sign, ';' | ','), "{sign} is escaped");
        out.push(match sign {
            '\\' => match signs.next().expect("what is escaped") {
                'n' | 'N' => '\n',
                sign @ ('\\' | ';' | ',') => sign,
                other => panic!("{other} is never escaped"),
            },
            sign => sign,
        });
    }
    out
}

fn due(order: &str, updated: &str) -> Entry {
    let mut dispute = dispute();
    dispute.tags = Tags::from_iter([("order_number".to_owned(), order.to_owned())]);
    dispute.response_state = Some(ResponseState::NeedsResponse);
    dispute.respond_by = Some("2026-12-01T22:30:00Z".parse().expect("an instant"));
    dispute.updated_at = Some(updated.parse().expect("an instant"));
    entry(dispute)
}

#[test]
fn a_calendar_has_every_deadline_as_the_rules_of_calendars_say() {
    let odd = "a,b;c\\d \u{1f0a1}".to_owned() + &"ä🂡".repeat(80);
    let entries = vec![
        due(&odd, "2026-11-20T10:00:00Z"),
        ordered("no deadline"),
        due("4111111111111111", "1999-01-01T00:00:00Z"),
    ];
    let (bytes, counted) = written(entries, &shape(Format::Ics, &[]));
    assert_eq!(counted.rows, 2, "one that waits for no answer has no entry");
    let events = calendar(&bytes);
    assert_eq!(events.len(), 2);
    assert_eq!(value(&events[0], "DTSTART"), "20261201T223000Z");
    assert_eq!(value(&events[0], "UID"), "DI1@disputes.docket");
    assert_eq!(unescaped(value(&events[0], "SUMMARY")), format!("Respond by: {odd}"));
    assert_eq!(unescaped(value(&events[1], "DESCRIPTION")), "DI1\n411111••••••1111", "a card number is masked");
}

#[test]
fn a_calendar_that_is_imported_again_updates_what_is_there() {
    let of = |updated: &str| calendar(&written(vec![due("A", updated)], &shape(Format::Ics, &[])).0).remove(0);
    let (first, again, later) = (of("2026-11-20T10:00:00Z"), of("2026-11-20T10:00:00Z"), of("2026-11-20T10:00:01Z"));
    assert_eq!(first, again, "the same dispute is the same entry, to the byte");
    assert_eq!(value(&first, "UID"), value(&later, "UID"));
    let revision = |event: &[(String, String)]| value(event, "SEQUENCE").parse::<i32>().expect("a number");
    assert!(revision(&later) > revision(&first), "a later one takes its place");
}
