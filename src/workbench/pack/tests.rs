//! Packets of many files: within the limits, with their text, without what was blacked out.

#![allow(clippy::indexing_slicing, reason = "a test that meets something unexpected has to fail")]

use super::*;
use crate::domain::packet::{Area, Tones, Turn};
use crate::workbench::open::Document;
use crate::workbench::text_pdf::{Block, text_pdf};
use crate::workbench::typefaces::BundledOnly;

fn recipe() -> Recipe {
    Recipe {
        tones: Tones::Grey,
        is_stamped: true,
        file_max_bytes: 1_000_000,
        max_files: 1,
        total_max_bytes: 10_000_000,
        max_pages: None,
    }
}

fn part(page: usize) -> PagePart {
    PagePart { page, turn: Turn::default(), boxes: Vec::new() }
}

fn order(exhibits: &[(usize, usize)], recipe: Recipe) -> Order {
    let one = |(index, (source, pages)): (usize, &(usize, usize))| ExhibitPart {
        source: *source,
        label: Some(format!("Exhibit {}", crate::domain::packet::exhibit_letter(index))),
        parts: (0..*pages).map(part).collect(),
    };
    Order { exhibits: exhibits.iter().enumerate().map(one).collect(), recipe, threads: 2 }
}

/// A photo of paper: noise, a shadow, dark lines.
fn photo(width: u32, height: u32) -> Arc<[u8]> {
    let mut seed = 7_u32;
    let picture = image::ImageBuffer::from_fn(width, height, |x, y| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let noise = (seed >> 28) as u8;
        let paper = 225 - u8::try_from(x * 60 / width).unwrap_or(0);
        let is_line = y % 40 < 6 && x % 90 > 20;
        image::Rgb([
            if is_line { 40 } else { paper } + noise,
            if is_line { 44 } else { paper } + noise,
            if is_line { 60 } else { paper - 20 } + noise,
        ])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::DynamicImage::ImageRgb8(picture).write_to(&mut bytes, image::ImageFormat::Jpeg).expect("written");
    bytes.into_inner().into()
}

fn letter(words: &str, pages: usize) -> Arc<[u8]> {
    let mut blocks = vec![Block::Title("Order 41BFASJ".into())];
    blocks.extend((0..pages * 40).map(|line| Block::Body(format!("{line}: {words}"))));
    text_pdf(&blocks).expect("a PDF").into()
}

fn packed(order: &Order, sources: &[Arc<[u8]>]) -> Packed {
    pack(order, sources, &BundledOnly, &|_, _| {}).expect("packed")
}

#[test]
fn text_stays_text_pictures_become_small_and_every_page_is_stamped() {
    let sources = [letter("delivered and signed for", 2), photo(1600, 1200)];
    let pages = Document::open(Arc::clone(&sources[0])).expect("opened").pages();
    let order = order(&[(0, pages), (1, 1)], recipe());
    let made = packed(&order, &sources);
    let [file] = made.files.as_slice() else { panic!("one file") };
    let read = Document::open(file.clone().into()).expect("opened");
    assert_eq!(read.pages(), pages + 1);
    let first = read.words(0).expect("read").text();
    assert!(
        first.contains("delivered and signed for") && first.contains(&format!("Exhibit A, page 1 of {pages}")),
        "{first}"
    );
    assert_eq!(read.words(pages).expect("read").text().trim(), "Exhibit B, page 1 of 1");
    assert!(file.len() < 400_000 && made.report.is_sharp, "{} {:?}", file.len(), made.report);
    assert_eq!(made.report.places.last(), Some(&(1, 0)));
    assert!(made == packed(&order, &sources), "the same input gives the same bytes");
}

#[test]
fn what_is_blacked_out_is_gone_from_the_text_and_from_the_picture() {
    let sources = [letter("Card 4111 1111 1111 1111", 1)];
    let words = Document::open(Arc::clone(&sources[0])).expect("opened").words(0).expect("read");
    let found = words.findings();
    assert!(!found.is_empty());
    for quarters in 0..4 {
        let mut order = order(&[(0, 1)], recipe());
        order.exhibits[0].parts[0] = PagePart {
            page: 0,
            turn: Turn::quarter(quarters),
            boxes: found.iter().flat_map(|f| f.areas.clone()).collect(),
        };
        let made = packed(&order, &sources);
        let text = Document::open(made.files[0].clone().into()).expect("opened").words(0).expect("read").text();
        assert_eq!(text.trim(), "Exhibit A, page 1 of 1", "turned {quarters}");
        assert!(memchr::memmem::find(&made.files[0], b"4111").is_none());
    }
}

#[test]
fn what_does_not_fit_into_one_file_goes_into_several_or_is_refused_and_never_cut() {
    let sources = [photo(900, 1200)];
    let one = packed(&order(&[(0, 1)], recipe()), &sources).files[0].len() as u64;
    let small = Recipe { file_max_bytes: one * 3 / 2, max_files: 8, total_max_bytes: one * 100, ..recipe() };
    let eight: Vec<(usize, usize)> = vec![(0, 1); 8];
    let made = packed(&order(&eight, small.clone()), &sources);
    assert!(made.files.len() > 1 && made.files.iter().all(|file| file.len() as u64 <= small.file_max_bytes));
    assert_eq!(made.report.pages.iter().sum::<usize>(), 8);
    let tiny = Recipe { file_max_bytes: 3_000, max_files: 1, ..recipe() };
    let refused = pack(&order(&eight, tiny), &sources, &BundledOnly, &|_, _| {}).err();
    assert!(
        matches!(&refused, Some(Refusal::DoesNotFit(Misfit::OnePage { needs: 3_001.., most: 3_000, .. }))),
        "{refused:?}"
    );
    let few = Recipe { max_pages: Some(3), max_files: 2, ..recipe() };
    assert!(matches!(
        pack(&order(&eight, few), &sources, &BundledOnly, &|_, _| {}),
        Err(Refusal::DoesNotFit(Misfit::Pages { pages: 8, most: 3, files: 2 }))
    ));
}

#[test]
fn black_and_white_is_much_smaller_and_a_turned_page_stands_upright() {
    let sources = [photo(1600, 1200)];
    let grey = packed(&order(&[(0, 1)], recipe()), &sources).files[0].len();
    let mut fax = order(&[(0, 1)], Recipe { tones: Tones::BlackWhite, ..recipe() });
    assert!(packed(&fax, &sources).files[0].len() < grey);
    fax.exhibits[0].parts[0].turn = Turn::quarter(1);
    let turned = Document::open(packed(&fax, &sources).files[0].clone().into()).expect("opened");
    let (width, height) = turned.size(0);
    assert!(height > width);
}

#[test]
fn a_box_that_is_drawn_covers_what_it_covered_before_the_page_was_turned() {
    let sources = [photo(800, 1000)];
    let area = Area { x: 0.1, y: 0.1, w: 0.2, h: 0.1 };
    for quarters in 0..4 {
        let mut order = order(&[(0, 1)], recipe());
        order.exhibits[0].parts[0] = PagePart { page: 0, turn: Turn::quarter(quarters), boxes: vec![area] };
        // Packing itself reads the result back and refuses when a box is not black.
        assert!(packed(&order, &sources).report.is_sharp);
    }
}
