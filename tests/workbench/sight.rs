//! Numbers in pictures: a real Tesseract reads what a real helper draws, and what is found stands where it was drawn.

use crate::kit;
use docket::domain::packet::{Area, Tones, Turn};
use docket::workbench::helper::Helper;
use docket::workbench::inspection::{Finding, Seen};
use docket::workbench::{Block, Pixels, Refusal, png, text_pdf};
use std::sync::Arc;
use std::time::Duration;

const PAID: &str = "The tent was paid with 4111 1111 1111 1111 on Friday";

/// A page with these lines, as pixels and as what its text layer says of it.
async fn page(lines: &[&str]) -> (Pixels, Vec<Finding>) {
    let blocks: Vec<Block> = lines.iter().map(|line| Block::Body((*line).to_owned())).collect();
    let pdf: Arc<[u8]> = text_pdf(&blocks).expect("a PDF").into();
    let found = kit::look(&pdf).await.expect("looked at").pages.remove(0).found;
    (kit::helper().show(pdf, 0, 1_800).await.expect("drawn"), found)
}

fn picture(pixels: &Pixels) -> Arc<[u8]> {
    png(pixels).expect("a picture").into()
}

async fn see(file: &Arc<[u8]>) -> Vec<Finding> {
    kit::see(file).await.found
}

/// True when one place is the other for the most part.
fn is_same(a: Area, b: Area) -> bool {
    let overlap = |from: f32, length: f32, other: f32, others: f32| {
        ((from + length).min(other + others) - from.max(other)).max(0.0)
    };
    let both = overlap(a.x, a.w, b.x, b.w) * overlap(a.y, a.h, b.y, b.h);
    both > 0.4 * (a.w * a.h).max(b.w * b.h)
}

#[tokio::test]
async fn a_number_in_a_picture_is_found_where_it_was_drawn_and_is_told_like_one_in_text() {
    let (pixels, in_text) = page(&["Order 1234567 of 3 May", PAID, "Thank you"]).await;
    let seen = see(&picture(&pixels)).await;
    assert_eq!((seen.len(), in_text.len()), (1, 1), "{seen:?}");
    let (seen, text) = (&seen[0], &in_text[0]);
    assert_eq!((seen.kind, &seen.masked, &seen.key), (text.kind, &text.masked, &text.key));
    assert!(is_same(seen.areas[0], text.areas[0]), "{:?} is not {:?}", seen.areas, text.areas);
    assert!(seen.areas[0].covers(text.areas[0].grown(-0.006)), "what is redacted is all of it");
    let turned = see(&picture(&pixels.turned(Turn::quarter(1)))).await;
    assert_eq!(turned.len(), 1, "a page that lies on its side");
    assert!(is_same(turned[0].areas[0], text.areas[0].turned(Turn::quarter(1))), "{:?}", turned[0].areas);
}

#[tokio::test]
async fn a_picture_without_a_number_has_none() {
    let (pixels, in_text) = page(&["Order 4111-1111-22 of 2025-10-11", "Total 1,204.50", "4111 1111 1111 1112"]).await;
    assert_eq!((in_text, see(&picture(&pixels)).await), (Vec::new(), Vec::new()));
    assert_eq!(see(&picture(&Pixels::white(900, 700))).await, Vec::new());
}

#[tokio::test]
async fn light_letters_on_a_dark_card_are_read_too() {
    let (mut pixels, _) = page(&[PAID]).await;
    let stride = pixels.stride();
    for (at, value) in pixels.data.iter_mut().enumerate() {
        // A ground that becomes lighter to one side.
        let ground = u8::try_from(at % stride * 100 / stride).unwrap_or_default();
        *value = (255 - *value).max(ground);
    }
    assert_eq!(see(&picture(&pixels)).await.len(), 1);
}

#[tokio::test]
async fn a_scan_in_a_pdf_is_a_picture_and_stays_what_it_was() {
    let (pixels, _) = page(&[PAID]).await;
    let photo = picture(&pixels);
    let looked = kit::look(&photo).await.expect("looked at");
    assert!(looked.pages[0].needs_sight() && !looked.pages[0].is_searched());
    let order = || {
        let mut order = kit::order_of(&looked);
        order.recipe.tones = Tones::BlackWhite;
        order
    };
    let scan: Arc<[u8]> = kit::pack(order(), &[Arc::clone(&photo)]).await.expect("packed").files.remove(0).into();
    let mut page = kit::look(&scan).await.expect("looked at").pages.remove(0);
    // Its stamp is text; the picture beside it is not.
    assert!(page.has_text && page.has_picture && page.needs_sight() && page.found.is_empty());
    let seen = see(&scan).await;
    page.see(&seen);
    page.see(&seen);
    assert!(page.is_searched() && page.found.len() == 1, "{:?}", page.found);
    let again = kit::pack(order(), &[photo]).await.expect("packed").files.remove(0);
    assert!(*again == *scan, "reading a picture changes no byte of a packet");
}

#[tokio::test]
async fn pictures_that_mean_harm_are_a_word_or_nothing() {
    let noise = |count: usize| (0..count).map(|at| u8::try_from(at * at % 251 * 7 % 256).unwrap_or_default()).collect();
    let speckled = Pixels { width: 200, height: 150, is_grey: true, data: noise(30_000) };
    let helper = kit::helper();
    for bytes in [
        picture(&speckled),
        picture(&Pixels { width: 1, height: 4_000, is_grey: true, data: noise(4_000) }),
        picture(&Pixels { width: 9_000, height: 2, is_grey: true, data: noise(18_000) }),
    ] {
        assert_eq!(helper.see(bytes, 0).await.map(|seen| seen.found), Ok(Vec::new()));
    }
    // A hundred million pixels; a picture that breaks off; a page that is not there.
    let huge = picture(&Pixels::white(12_000, 9_000));
    let cut: Arc<[u8]> = huge[..2_000].into();
    for (file, page) in [(huge, 0), (cut, 0), (picture(&speckled), 7)] {
        match helper.see(file, page).await {
            Ok(seen) => assert!(seen.found.is_empty()),
            Err(refusal) => assert!(!kit::said(&refusal).is_empty()),
        }
    }
    assert_eq!(see(&picture(&Pixels::white(50, 50))).await, Vec::new(), "the next one is read");
}

#[tokio::test]
async fn without_tesseract_nothing_is_seen_and_that_is_known() {
    let helper = kit::helper().with_reader(None);
    assert!(!helper.can_see());
    let refused = helper.see(picture(&Pixels::white(50, 50)), 0).await;
    assert!(matches!(refused, Err(Refusal::Died(_))), "{refused:?}");
}

#[cfg(unix)]
#[tokio::test]
async fn a_reader_that_dies_lies_or_hangs_is_a_sentence() {
    use std::os::unix::fs::PermissionsExt as _;
    let dir = tempfile::tempdir().expect("a folder");
    let head =
        "level\\tpage_num\\tblock_num\\tpar_num\\tline_num\\tword_num\\tleft\\ttop\\twidth\\theight\\tconf\\ttext";
    let helper = |name: &str, body: &str| {
        let path = dir.path().join(name);
        let real = env!("CARGO_BIN_EXE_docket");
        let script = format!("#!/bin/sh\n[ \"$1\" = workbench-helper ] && exec {real} \"$@\"\n{body}\n");
        std::fs::write(&path, script).expect("written");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).expect("allowed");
        Helper::of(path).within(Duration::from_secs(4))
    };
    let file = picture(&Pixels::white(60, 40));
    for (name, body) in [
        ("dies", "kill -SEGV $$".to_owned()),
        ("fails", format!("printf '{head}\\n'; exit 3")),
        ("silent", "exit 0".to_owned()),
        ("lies", format!("printf '{head}\\n5\\t1\\t1\\t1\\t1\\t1\\t0\\t0\\t161\\t9\\t90\\tx\\n'")),
        ("talks", "while :; do echo 4111111111111111; done".to_owned()),
        ("hangs", "exec /bin/sleep 600".to_owned()),
    ] {
        let refused = helper(name, &body).see(Arc::clone(&file), 0).await;
        assert!(matches!(&refused, Err(Refusal::Died(_))), "{name}: {refused:?}");
    }
    let honest = helper("honest", &format!("cat >/dev/null; printf '{head}\\n'"));
    assert_eq!(honest.see(file, 0).await, Ok(Seen::default()));
}
