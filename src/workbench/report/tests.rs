use super::*;
use crate::workbench::open::Document;

fn report() -> Report {
    let text = |text: &str| text.to_owned();
    let bar = |number: u64| Bar { name: format!("W{number}"), received: number * 7, won: number * 3 };
    let notes = |title: &str| Notes { title: text(title), lines: vec![text("33 of 150 bps, not reached")] };
    let row = |number: usize| vec![format!("Week {number}"), text("1,649"), text("62.9 %")];
    Report {
        title: text("Disputes of Acme Outdoor"),
        about: vec![text("Opened in the last 26 weeks")],
        tiles: (0..8).map(|n| Tile { name: format!("F{n}"), value: format!("{n}.5 %"), note: text("of 5") }).collect(),
        chart: Some(Chart {
            title: text("By week"),
            legend: [text("Received"), text("Won")],
            bars: (1..27).map(bar).collect(),
        }),
        table: text("Figures by week"),
        heads: ["Week", "Received", "Win rate"].map(text).to_vec(),
        rows: (0..27).map(row).collect(),
        more: text("# more in the CSV file"),
        programs: ["Visa VAMP", "Mastercard ECM", "HECM", "EFM"].map(notes).to_vec(),
        programs_title: text("Card network programs"),
        cautions: Notes { title: text("How to read this"), lines: vec![text("Won of decided. ").repeat(30)] },
        named: text("Printed by name: #"),
    }
}

fn words(pdf: &[u8]) -> (usize, String) {
    let document = Document::read_back(pdf.to_vec().into()).expect("a PDF");
    let words = document.words(0).expect("text");
    (document.pages(), words.text())
}

#[test]
fn whatever_is_in_it_a_report_is_one_page_and_the_same_gives_the_same_bytes() {
    let mut long = report();
    long.rows = (0..5_000).map(|n| vec![format!("Merchant {n} {}", "x".repeat(300)); 3]).collect();
    long.tiles.iter_mut().for_each(|tile| tile.note = "y".repeat(500));
    let empty = Report { chart: None, rows: Vec::new(), programs: Vec::new(), tiles: Vec::new(), ..report() };
    for report in [report(), long, empty] {
        let pdf = report_pdf(&report).expect("a report");
        assert_eq!(pdf, report_pdf(&report).expect("again"));
        assert_eq!(words(&pdf).0, 1);
    }
}

#[test]
fn rows_without_room_are_counted_and_signs_without_a_letter_are_named() {
    let mut report = report();
    if let Some(name) = report.rows.get_mut(1).and_then(|row| row.first_mut()) {
        *name = "\u{6771}\u{4eac} \u{1f6d2} shop".to_owned();
    }
    let pdf = report_pdf(&report).expect("a report");
    let said = text_of(&pdf);
    assert!(said.contains("more in the CSV file") && !said.contains("Week 26"), "{said}");
    assert!(said.contains("Printed by name: ") && said.contains("shopping trolley"), "{said}");
}

/// The words without their places.
fn text_of(pdf: &[u8]) -> String {
    words(pdf).1
}

#[test]
fn the_picture_by_itself_is_a_whole_png_with_both_kinds_of_bars() {
    let chart = report().chart.expect("a picture");
    let bytes = chart_png(&chart, "Acme Outdoor").expect("a PNG");
    assert_eq!(bytes, chart_png(&chart, "Acme Outdoor").expect("again"));
    let picture = image::load_from_memory(&bytes).expect("a PNG").to_rgb8();
    assert_eq!(picture.dimensions(), (1_800, 840));
    for (red, green, blue) in [sheet::WON, sheet::RECEIVED, (255, 255, 255)] {
        let count = picture.pixels().filter(|pixel| pixel.0 == [red, green, blue]).count();
        assert!(count > 10_000, "{count} of {red} {green} {blue}");
    }
    assert!(chart_png(&Chart::default(), "").is_ok(), "nothing to show is a picture too");
}
