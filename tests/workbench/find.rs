//! Words with their places: what the real helper reads of a file's text and a real Tesseract of its picture, held against
//! the ink of the page they were read on.

use crate::kit;
use docket::domain::packet::page_text::{PageText, Query, find};
use docket::domain::packet::{Area, Turn};
use docket::workbench::{Block, Pixels, Refusal, png, text_pdf};
use std::sync::Arc;

const LEFT: &str = "The parcel was left with Zoe Muller at the neighbor's door";

fn pdf(lines: &[&str]) -> Arc<[u8]> {
    let blocks: Vec<Block> = lines.iter().map(|line| Block::Body((*line).to_owned())).collect();
    text_pdf(&blocks).expect("a PDF").into()
}

async fn words(file: &Arc<[u8]>, pages: &[usize]) -> Vec<PageText> {
    kit::helper().words(Arc::clone(file), pages.to_vec()).await.expect("read")
}

fn places(text: &PageText, typed: &str) -> Vec<Vec<Area>> {
    find(text, &Query::of(typed).expect("something"), &[])
}

/// The only place of some words, on one line.
fn place(text: &PageText, typed: &str) -> Area {
    let found = places(text, typed);
    assert!(found.len() == 1 && found[0].len() == 1, "{typed}: {found:?}");
    found[0][0]
}

/// How much of a place is ink, and how much of the page.
fn ink_in(pixels: &Pixels, area: Area) -> (f64, f64) {
    let grey = pixels.clone().grey();
    let whole = Area { x: 0.0, y: 0.0, w: 1.0, h: 1.0 };
    (grey.dark_part(area, 128), grey.dark_part(whole, 128))
}

#[tokio::test]
async fn words_of_a_pdf_stand_where_their_ink_is() {
    let file = pdf(&["Order 1234567 of 3 May", LEFT, "Thank you"]);
    let texts = words(&file, &[0]).await;
    let pixels = kit::helper().show(Arc::clone(&file), 0, 1_800).await.expect("drawn");
    let area = place(&texts[0], "zoë müller");
    let (inside, all) = ink_in(&pixels, area);
    assert!(inside > 0.05 && inside > all * 8.0, "{inside} of {all} at {area:?}");
    // What another program reads where these words are said to stand is these words.
    let seen = kit::see(&picture(&cut(&pixels, area.grown(0.003)))).await;
    let read: Vec<&str> = seen.text.words.iter().map(|word| word.text.as_str()).collect();
    assert!(read.join(" ").contains("Zoe Muller") && read.len() <= 4, "{read:?}");
    assert!(places(&texts[0], "zoe miller").is_empty());
}

fn picture(pixels: &Pixels) -> Arc<[u8]> {
    png(pixels).expect("a picture").into()
}

/// The page with everything white that is not in this place.
fn cut(pixels: &Pixels, area: Area) -> Pixels {
    let mut cut = pixels.clone().grey();
    #[allow(clippy::cast_precision_loss, reason = "pixels of a page")]
    let part = |at: usize, of: u32| at as f32 / of as f32;
    for (at, value) in cut.data.iter_mut().enumerate() {
        let (x, y) = (part(at % pixels.width as usize, pixels.width), part(at / pixels.width as usize, pixels.height));
        let is_in = (area.x..area.x + area.w).contains(&x) && (area.y..area.y + area.h).contains(&y);
        *value = if is_in { *value } else { 255 };
    }
    cut
}

#[tokio::test]
async fn words_that_break_over_a_line_and_pages_that_were_asked_for() {
    let long = format!("{LEFT} {LEFT} {LEFT} and signed for");
    let lines: Vec<&str> = (0..40).map(|_| long.as_str()).collect();
    let file = pdf(&lines);
    let texts = words(&file, &[1, 0]).await;
    assert_eq!(texts.len(), 2);
    assert_ne!(texts[0], texts[1], "each page is its own");
    let over_lines = |text: &PageText| places(text, "zoe muller at the").iter().filter(|areas| areas.len() > 1).count();
    assert!(over_lines(&texts[1]) > 0, "some of them go over a line end");
    let first = &words(&file, &[0]).await[0];
    assert_eq!(*first, texts[1]);
}

#[tokio::test]
async fn words_in_a_scan_are_found_where_they_stand_in_the_text_also_when_it_lies_on_its_side() {
    let file = pdf(&["Order 1234567 of 3 May", LEFT, "Thank you"]);
    let pixels = kit::helper().show(Arc::clone(&file), 0, 1_800).await.expect("drawn");
    let in_text = place(&words(&file, &[0]).await[0], "zoe muller at");
    let photo = picture(&pixels);
    assert_eq!(words(&photo, &[0]).await, [PageText::default()], "a picture has no text of its own");
    let seen = kit::see(&photo).await.text;
    let area = place(&seen, "zoe muller at");
    assert!(area.is_over(in_text) && (area.w - in_text.w).abs() < 0.02, "{area:?} is not {in_text:?}");
    let turned = kit::see(&picture(&pixels.turned(Turn::quarter(1)))).await.text;
    let area = place(&turned, "Muller");
    let upright = place(&words(&file, &[0]).await[0], "Muller").turned(Turn::quarter(1));
    assert!(area.is_over(upright), "{area:?} is not {upright:?}");
}

#[tokio::test]
async fn words_of_a_page_that_is_turned_and_cut_stand_where_they_are_shown() {
    let text = "(Signed by Ana Lopez on Friday) Tj";
    for (name, rules) in [
        ("cropped", "/MediaBox [0 0 600 800] /CropBox [100 300 500 700]"),
        ("turned", "/MediaBox [0 0 600 800] /Rotate 90"),
        ("both", "/MediaBox [0 0 600 800] /CropBox [100 300 500 700] /Rotate 270"),
    ] {
        let file: Arc<[u8]> = one_page(rules, &format!("BT /F 18 Tf 130 500 Td {text} ET")).into();
        let texts = words(&file, &[0]).await;
        let pixels = kit::helper().show(Arc::clone(&file), 0, 1_600).await.expect("drawn");
        let area = place(&texts[0], "ana lopez");
        let (inside, all) = ink_in(&pixels, area);
        assert!(inside > 0.08 && inside > all * 5.0, "{name}: {inside} of {all} at {area:?}");
        let other = place(&texts[0], "signed by");
        assert!(!area.is_over(other), "{name}");
    }
}

#[tokio::test]
async fn letters_that_run_up_the_page_are_words_too() {
    let text = "(Signed by Ana Lopez on Friday) Tj";
    let up = format!("BT /F 18 Tf 0 1 -1 0 300 200 Tm {text} ET");
    let file: Arc<[u8]> = one_page("/MediaBox [0 0 600 800]", &up).into();
    let texts = words(&file, &[0]).await;
    let area = place(&texts[0], "ana lopez on");
    assert!(area.h > area.w, "{area:?}");
    let pixels = kit::helper().show(file, 0, 1_600).await.expect("drawn");
    assert!(ink_in(&pixels, area).0 > 0.08);
}

#[tokio::test]
async fn what_cannot_be_read_is_a_word_and_not_a_wrong_answer() {
    let helper = kit::helper();
    let file = pdf(&[LEFT]);
    let beside = helper.words(Arc::clone(&file), vec![0, 7]).await;
    assert!(matches!(beside, Err(Refusal::Damaged { .. } | Refusal::Died(_))), "{beside:?}");
    let cut: Arc<[u8]> = file[..file.len() / 3].into();
    for (name, file) in
        [("cut", cut), ("no file", b"%PDF-1.7\nnothing".as_slice().into()), ("empty", [].as_slice().into())]
    {
        match helper.words(file, vec![0]).await {
            Ok(texts) => assert!(texts.iter().all(PageText::is_sane), "{name}"),
            Err(refusal) => assert!(!kit::said(&refusal).is_empty(), "{name}"),
        }
    }
}

/// A PDF of one page with these boxes and this content.
fn one_page(rules: &str, content: &str) -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!("<< /Type /Page /Parent 2 0 R {rules} /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut starts = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        starts.push(file.len());
        file.extend(format!("{} 0 obj\n{object}\nendobj\n", number + 1).bytes());
    }
    let table = file.len();
    let lines: Vec<String> = starts.iter().map(|start| format!("{start:010} 00000 n \n")).collect();
    let lines = lines.concat();
    file.extend(
        format!(
            "xref\n0 6\n0000000000 65535 f \n{lines}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"
        )
        .bytes(),
    );
    file
}
