//! What is seen is what is sent: the words and the ink of a source are in the packet, judged by another reader, and
//! what cannot be shown is named.

use crate::corpus::kit::joined;
use crate::corpus::pdf_writer::{FONT, Page, Writer, line, pdf};
use crate::kit;
use docket::workbench::helper::Password;
use docket::workbench::inspection::Inspection;
use docket::workbench::pack::Packed;
use docket::workbench::{Lack, Refusal};
use std::sync::Arc;

/// What a file looks like, and the packet of it.
pub async fn sent(bytes: Vec<u8>) -> (Inspection, Packed) {
    let file: Arc<[u8]> = bytes.into();
    let looked = kit::look(&file).await.expect("opened");
    let packed = kit::pack(kit::order_of(&looked), &[file]).await.expect("packed");
    (looked, packed)
}

/// The words another reader finds in a packet.
pub fn words_of(packed: &Packed) -> String {
    let all: Vec<String> = packed.files.iter().map(|file| kit::text_of(file)).collect();
    all.join("\n").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How dark each square of so many points of a page is, in parts of a thousand.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "points and pixels of a page"
)]
fn ink(pdf: &[u8], page: usize, side: f64, place: impl Fn(f64, f64) -> (f64, f64), page_size: (f64, f64)) -> Vec<u32> {
    const DPI: u32 = 144;
    let (width, height, data) = kit::drawn_by_another(pdf, page, DPI);
    let mut squares = Vec::new();
    let (columns, rows) = ((page_size.0 / side) as usize, (page_size.1 / side) as usize);
    for row in 0..rows {
        for column in 0..columns {
            let (left, top) = place(column as f64 * side, row as f64 * side);
            let (right, bottom) = place((column + 1) as f64 * side, (row + 1) as f64 * side);
            let pixel = |points: f64, most: usize| ((points * 2.0).round() as usize).min(most);
            let (mut dark, mut all) = (0, 0);
            for y in pixel(top, height)..pixel(bottom, height) {
                for x in pixel(left, width)..pixel(right, width) {
                    dark += 255 - u32::from(data[y * width + x]);
                    all += 255;
                }
            }
            squares.push(dark * 1000 / all.max(1));
        }
    }
    squares
}

/// Squares of a US Letter page that another reader shows darker or lighter in the packet than in the source.
pub fn differing(source: &[u8], packet: &[u8]) -> Vec<(usize, u32, u32)> {
    const SIDE: f64 = 9.0;
    let scale = (792.0 - 22.0) / 792.0;
    let before = ink(source, 0, SIDE, |x, y| (x, y), (612.0, 792.0));
    let after = ink(packet, 0, SIDE, |x, y| ((612.0 - 612.0 * scale) / 2.0 + x * scale, y * scale), (612.0, 792.0));
    let pairs = before.into_iter().zip(after).enumerate();
    pairs.filter(|(_, (a, b))| a.abs_diff(*b) > 60 + a.max(b) / 3).map(|(at, (a, b))| (at, a, b)).collect()
}

fn field(writer: &mut Writer, entries: &str) -> String {
    let number = writer.add(format!("<< /Type /Annot /Subtype /Widget /F 4 /DA (/F1 12 Tf 0 g) {entries} >>"));
    format!("{number} 0 R ")
}

/// A page with these notes or fields.
fn marked(make: impl FnOnce(&mut Writer) -> String, of_form: &str) -> Vec<u8> {
    let of_form = of_form.to_owned();
    pdf(move |writer| {
        let marks = make(writer);
        Page::new(line("A page of the order"))
            .entries(format!("/Annots [{marks}]"))
            .catalog(format!("/AcroForm << /Fields [{marks}] /DR << {FONT} >> {of_form} >>"))
    })
}

#[tokio::test]
async fn what_was_filled_in_stands_on_the_page() {
    kit::need_readers();
    let source = marked(
        |writer| {
            let look = format!("/Type /XObject /Subtype /Form /BBox [0 0 200 16] /Resources << {FONT} >>");
            let look = writer.stream(&look, b"BT /F1 10 Tf 0 g 2 4 Td (Dana Reyes) Tj ET");
            let with_look = format!("/FT /Tx /T (a) /V (Dana Reyes) /Rect [330 720 530 736] /AP << /N {look} 0 R >>");
            [
                field(writer, &with_look),
                field(writer, "/FT /Tx /T (b) /V (Received in good order) /Rect [72 600 300 620]"),
                field(
                    writer,
                    "/FT /Tx /T (c) /Ff 4096 /V (Left with a neighbour who signed for it) /Rect [72 500 200 580]",
                ),
                field(writer, "/FT /Tx /T (d) /Ff 8192 /V (hunter2) /Rect [72 460 300 480]"),
                field(writer, "/FT /Ch /T (e) /V (x1) /Opt [[(x1) (Express)] [(x2) (Slow)]] /Rect [72 430 300 450]"),
                field(writer, "/FT /Btn /T (f) /V /Yes /AS /Yes /Rect [72 400 84 412]"),
            ]
            .concat()
        },
        "",
    );
    let (looked, packed) = sent(source).await;
    assert!(!words_of(&packed).contains("hunter2"), "{}", words_of(&packed));
    assert!(looked.pages[0].lacks.is_empty(), "{:?}", looked.pages[0].lacks);
    // As words or as a picture: something stands in every field, and the tick in its box.
    let scale = 770.0 / 792.0;
    for (x, high) in [(332.0, 736.0), (74.0, 620.0), (74.0, 580.0), (74.0, 480.0), (74.0, 450.0), (72.0, 412.0)] {
        let place = |dx: f64, dy: f64| (8.5 + (x + dx) * scale, (792.0 - high + dy) * scale);
        let inside = ink(&packed.files[0], 0, 12.0, place, (24.0, 24.0));
        assert!(inside.iter().any(|dark| *dark > 30), "{x} {high}: {inside:?}");
    }
}

#[tokio::test]
async fn a_field_that_brings_a_drawing_is_shown_as_it_looks() {
    kit::need_readers();
    for (content, is_told) in [("/Tx BMC EMC", true), ("2 w 0 0 m 90 12 l S", false)] {
        let source = marked(
            |writer| {
                let look = writer.stream("/Type /XObject /Subtype /Form /BBox [0 0 200 16]", content.as_bytes());
                field(writer, &format!("/FT /Tx /T (a) /V (canary) /Rect [330 720 530 736] /AP << /N {look} 0 R >>"))
            },
            "",
        );
        let (looked, packed) = sent(source).await;
        assert!(!words_of(&packed).contains("canary"), "{content}");
        assert_eq!(looked.pages[0].lacks.contains(&Lack::Field), is_told, "{content}");
    }
}

#[tokio::test]
async fn highlights_shapes_and_stamps_are_where_another_reader_draws_them_and_notes_are_named() {
    kit::need_readers();
    let source = marked(
        |writer| {
            let stamp = format!("/Type /XObject /Subtype /Form /BBox [0 0 100 40] /Resources << {FONT} >>");
            let stamp = writer.stream(&stamp, b"0.8 g 0 0 100 40 re f BT /F1 20 Tf 0 g 10 12 Td (PAID) Tj ET");
            let mut add = |entries: &str| format!("{} 0 R ", writer.add(format!("<< /Type /Annot /F 4 {entries} >>")));
            [
                add("/Subtype /Highlight /C [1 1 0] /Rect [72 690 200 712] /QuadPoints [72 712 200 712 72 690 200 690]"),
                add("/Subtype /Square /C [1 0 0] /BS << /W 3 >> /Rect [100 400 300 500]"),
                add("/Subtype /Ink /C [0 0 1] /BS << /W 4 >> /Rect [300 100 500 200] /InkList [[310 110 400 190 490 110]]"),
                add(&format!("/Subtype /Stamp /Rect [300 600 400 640] /AP << /N {stamp} 0 R >>")),
                add("/Subtype /Text /Contents (The buyer wrote back) /Rect [500 700 520 720]"),
                add("/Subtype /Popup /Open true /Rect [400 500 600 600]"),
            ]
            .concat()
        },
        "",
    );
    let (looked, packed) = sent(source.clone()).await;
    assert!(words_of(&packed).contains("PAID"), "{}", words_of(&packed));
    assert_eq!(looked.pages[0].lacks, [Lack::Note]);
    let found = differing(&source, &packed.files[0]);
    // The sign of the note is another one in every reader.
    let is_note = |at: usize| at % 68 >= 54 && at / 68 <= 12;
    let found: Vec<_> = found.into_iter().filter(|(at, ..)| !is_note(*at)).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[tokio::test]
async fn a_layer_that_is_off_is_neither_drawn_nor_in_the_text() {
    kit::need_readers();
    let layered = |rule: &'static str, state: &'static str| {
        pdf(move |writer| {
            let layer = writer.add("<< /Type /OCG /Name (Draft) >>");
            let rule = writer.add(rule.replace('#', &format!("{layer} 0 R")));
            let inside = format!("/OC /MC0 BDC {} EMC", line("Internal note").replace("700", "600"));
            let note = format!("/Type /Annot /Subtype /Square /C [0 0 0] /Rect [72 100 200 200] /OC {layer} 0 R /F 4");
            let note = writer.add(format!("<< {note} >>"));
            Page::new(format!("{} {inside}", line("For everybody")))
                .using(format!("/Properties << /MC0 {rule} 0 R >>"))
                .entries(format!("/Annots [{note} 0 R]"))
                .catalog(format!(
                    "/OCProperties << /OCGs [{layer} 0 R] /D << {} >> >>",
                    state.replace('#', &format!("{layer} 0 R"))
                ))
        })
    };
    for (rule, state, is_shown) in [
        ("<< /Type /OCMD /OCGs [#] >>", "/OFF [#]", false),
        ("<< /Type /OCMD /OCGs # >>", "/BaseState /OFF", false),
        ("<< /Type /OCMD /VE [/Not #] >>", "", false),
        ("<< /Type /OCMD /VE [/Not #] >>", "/OFF [#]", true),
        ("<< /Type /OCMD /OCGs [#] >>", "/ON [#]", true),
    ] {
        let source = layered(rule, state);
        let (_, packed) = sent(source.clone()).await;
        let words = words_of(&packed);
        assert!(!words.contains("Internal note") || is_shown, "{rule} {state}: {words}");
        let found = differing(&source, &packed.files[0]);
        assert!(found.is_empty(), "{rule} {state}: {found:?}");
    }
}

#[tokio::test]
async fn a_comment_cuts_nothing_and_what_is_not_understood_is_drawn() {
    kit::need_readers();
    let commented = "BT /F1 11 Tf 1 0 0 1 % where\n 56 60 Tm (Signed: Dana Reyes) Tj ET % (so\nBT /F1 11 Tf 1 0 0 1 330 60 Tm (Refund refused) Tj ET";
    let (_, packed) = sent(Page::new(commented).pdf()).await;
    let words = words_of(&packed);
    assert!(words.contains("Signed: Dana Reyes") && words.contains("Refund refused"), "{words}");
    for odd in ["1 2 3 nobody", "[ 1 2 (", "<< /A 1 >> 7 gs"] {
        let source =
            Page::new(format!("{} {odd}\n{}", line("before it"), line("after it").replace("700", "300"))).pdf();
        let (looked, packed) = sent(source.clone()).await;
        let is_named = !looked.pages[0].lacks.is_empty();
        let found = differing(&source, &packed.files[0]);
        assert!(found.is_empty() || is_named, "{odd}: {found:?}");
    }
}

#[tokio::test]
async fn letters_whose_typeface_is_missing_are_named_and_never_a_silent_gap() {
    let japanese = pdf(|writer| {
        let about = writer.add("<< /Type /FontDescriptor /FontName /HeiseiMin-W3 /Flags 4 /FontBBox [0 0 1 1] >>");
        let inner = format!(
            "/Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiMin-W3 /DW 1000 /FontDescriptor {about} 0 R \
                /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >>"
        );
        let inner = writer.add(format!("<< {inner} >>"));
        let font = "/Type /Font /Subtype /Type0 /BaseFont /HeiseiMin-W3 /Encoding /90ms-RKSJ-H";
        let font = writer.add(format!("<< {font} /DescendantFonts [{inner} 0 R] >>"));
        Page::new("BT /J 16 Tf 72 700 Td <97cc8efb8f91> Tj ET").using_only(format!("/Font << /J {font} 0 R >>"))
    });
    let signs = Page::new("BT /W 16 Tf 72 700 Td (\\376) Tj ET")
        .using_only("/Font << /W << /Type /Font /Subtype /TrueType /BaseFont /Wingdings /FirstChar 254 /LastChar 254 /Widths [900] >> >>")
        .pdf();
    for (source, name) in [(japanese, "HeiseiMin-W3"), (signs, "Wingdings")] {
        let file: Arc<[u8]> = source.into();
        let looked = kit::look(&file).await.expect("opened");
        let page = &looked.pages[0];
        assert!(matches!(page.lacks.as_slice(), [Lack::Typeface(_)]), "{name}: {:?}", page.lacks);
        assert!(!page.is_blank);
    }
    let (looked, _) = sent(Page::new(line("Plain")).pdf()).await;
    assert!(looked.pages[0].lacks.is_empty());
}

#[tokio::test]
async fn faint_print_is_kept_and_an_empty_scan_is_not() {
    let scan = |by: u8| {
        let data: Vec<u8> = (0..420 * 594_usize)
            .map(|at| {
                let (x, y) = (at % 420, at / 420);
                let is_letter = (60..300).contains(&x) && (80..400).contains(&y) && y % 14 < 6 && x % 5 < 2;
                if is_letter { 250 - by } else { 250 }
            })
            .collect();
        pdf(move |writer| {
            let picture = writer.picture((420, 594), "/ColorSpace /DeviceGray", &data);
            Page::new("q 612 0 0 792 0 0 cm /Im1 Do Q").using_only(format!("/XObject << /Im1 {picture} 0 R >>"))
        })
    };
    for (by, is_blank) in [(12, false), (40, false), (0, true)] {
        let file: Arc<[u8]> = scan(by).into();
        assert_eq!(kit::look(&file).await.expect("opened").pages[0].is_blank, is_blank, "{by} darker");
    }
}

#[tokio::test]
async fn pages_of_any_size_are_readable() {
    kit::need_readers();
    let (_, packed) = sent(
        Page::new("BT /F1 9 Tf 6 6 Td (Tracking 41BFASJ delivered 3 Oct) Tj ET")
            .entries("/MediaBox [0 0 200 20]")
            .pdf(),
    )
    .await;
    assert!(words_of(&packed).contains("Tracking 41BFASJ delivered 3 Oct"));
    let (width, height, data) = kit::drawn_by_another(&packed.files[0], 0, 72);
    let dark = data[..width * height / 2].iter().filter(|value| **value < 128).count();
    assert!(dark > 40, "{dark} dark pixels of {width} x {height}");
    // A till's receipt, and a page of five metres: every line is on a part at a size that reads.
    for (width, length) in [(204, 3_000), (595, 14_170)] {
        let lines = joined((0..length / 100).map(|n| n * 100 + 40), |y| format!("1 0 0 1 20 {y} Tm (Line {y}) Tj "));
        let source = Page::new(format!("BT /F1 12 Tf {lines} ET")).entries(format!("/MediaBox [0 0 {width} {length}]"));
        let (looked, packed) = sent(source.pdf()).await;
        assert!(looked.pages.len() > 2, "{} parts", looked.pages.len());
        assert_eq!(packed.report.pages.iter().sum::<usize>(), looked.pages.len());
        for page in &looked.pages {
            let scale = (612.0 / page.width).min(770.0 / page.height).min(1.0);
            assert!(page.has_text && scale * 12.0 > 6.0, "{scale}");
        }
    }
}

#[tokio::test]
async fn words_that_are_not_seen_do_not_travel() {
    kit::need_readers();
    let shown = line("Seen by all");
    for (name, content, entries) in [
        ("beside the page", format!("{shown} BT /F1 14 Tf 900 300 Td (canary) Tj ET"), ""),
        ("cropped away", format!("{shown} BT /F1 14 Tf 72 50 Td (canary) Tj ET"), "/CropBox [0 300 612 792]"),
        ("cut away", format!("{shown} q 0 0 10 10 re W n BT /F1 14 Tf 72 500 Td (canary) Tj ET Q"), ""),
        ("under a box", format!("{shown} BT /F1 14 Tf 72 500 Td (canary) Tj ET 0 g 60 490 300 30 re f"), ""),
    ] {
        let (_, packed) = sent(Page::new(content).entries(entries).pdf()).await;
        assert!(!words_of(&packed).contains("canary"), "{name}");
    }
}

/// Words of a page at one place.
const PLACED: &str = "BT /F1 14 Tf 72 500 Td (canary) Tj ET";

#[tokio::test]
async fn words_under_anything_or_in_the_colour_of_their_ground_do_not_travel() {
    kit::need_readers();
    let picture = "q 300 0 0 30 60 490 cm BI /W 1 /H 1 /BPC 8 /CS /G ID X EI Q";
    let rounded = "0 g 65 490 m 355 490 l 360 490 360 490 360 495 c 360 515 l 360 520 360 520 355 520 c 65 520 l \
        60 520 60 520 60 515 c 60 495 l 60 490 60 490 65 490 c f";
    for (name, content) in [
        ("under a picture", format!("{PLACED} {picture}")),
        ("under a rounded box", format!("{PLACED} {rounded}")),
        ("under a turned box", format!("{PLACED} 0 g 60 488 m 360 491 l 360 520 l 60 516 l f")),
        ("under a box with a frame", format!("{PLACED} 0 g 60 490 300 30 re B")),
        ("under two boxes", format!("{PLACED} 0 g 60 490 300 14 re f 60 503 300 17 re f")),
        ("under a thick line", format!("{PLACED} 0 G 14 w 60 505 m 360 505 l S")),
        ("in white", format!("1 g {PLACED} 0 g")),
        ("black on black", format!("0 g 60 490 300 30 re f {PLACED}")),
        ("not drawn", format!("3 Tr {PLACED} 0 Tr")),
        ("flat", format!("q 1 0 0 0.001 0 500 cm {PLACED} Q")),
        ("cut by a shape", format!("q 0 480 m 5 480 l 5 792 l 612 792 l 612 785 l 0 785 l h W n {PLACED} Q")),
    ] {
        let (_, packed) = sent(Page::new(format!("{} {content}", line("Seen by all"))).pdf()).await;
        assert!(!words_of(&packed).contains("canary"), "{name}");
    }
}

#[tokio::test]
async fn words_that_are_seen_stay_words() {
    kit::need_readers();
    let scan = "q 612 0 0 792 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID X EI Q";
    for (name, content) in [
        ("white on a bar", format!("0 0 0.5 rg 60 490 300 30 re f 1 g {PLACED} 0 g")),
        ("on a light ground", format!("0.9 g 60 490 300 30 re f 0 g {PLACED}")),
        ("in a frame", format!("{PLACED} 0 G 2 w 40 40 500 700 re S")),
        ("in a filled frame", format!("{PLACED} 0 g 0 0 612 792 re 10 10 592 772 re f*")),
        ("underlined", format!("{PLACED} 0 G 2 w 72 497 m 120 497 l S")),
        ("beside a box", format!("{PLACED} 0 g 200 490 100 30 re f")),
        ("read from a scan, and over it", format!("{scan} 3 Tr {PLACED} 0 Tr")),
        ("read from a scan, and under it", format!("3 Tr {PLACED} 0 Tr {scan}")),
    ] {
        let (_, packed) = sent(Page::new(format!("{} {content}", line("Seen by all"))).pdf()).await;
        assert!(words_of(&packed).contains("canary"), "{name}");
    }
}

#[tokio::test]
async fn wrappers_and_locks_are_called_by_their_names() {
    let refused = |bytes: Vec<u8>| async { kit::said(&kit::look(&bytes.into()).await.expect_err("refused")) };
    let portfolio = Page::new(line("cover")).catalog("/Collection << /View /D >>").pdf();
    assert!(refused(portfolio).await.contains("portfolio"));
    let waits =
        line("Please wait... If this message is not eventually replaced by the proper contents of the document,");
    assert!(refused(Page::new(waits.replace("14 Tf", "6 Tf")).pdf()).await.contains("Adobe Reader"));
    let rights = line("This PDF file is protected. You'll need a different reader to open it.");
    assert!(refused(Page::new(rights.replace("14 Tf", "6 Tf")).pdf()).await.contains("rights management"));
    for case in crate::corpus::corpus() {
        let is_secret = case.name.starts_with("locked in") && !case.name.contains("open to all");
        if !is_secret || case.name == "locked in a way to come.pdf" || !case.name.ends_with("way.pdf") {
            continue;
        }
        let file: Arc<[u8]> = case.bytes.into();
        let Err(refusal) = kit::look(&file).await else { continue };
        if refusal != Refusal::Protected {
            continue;
        }
        let wrong = kit::helper().unlock(Arc::clone(&file), Password::new("guess".to_owned())).await;
        assert_eq!(wrong.err(), Some(Refusal::WrongPassword), "{}", case.name);
        let open = kit::helper().unlock(file, Password::new("secret".to_owned())).await;
        let open = open.unwrap_or_else(|refusal| panic!("{}: {refusal:?}", case.name));
        let looked = kit::look(&open).await.expect("opened without a password");
        assert!(looked.pages[0].has_text, "{}", case.name);
    }
}
