//! Card numbers that were planted are found, and what is blacked out cannot be read by anybody.

use crate::kit;
use docket::domain::evidence::sensitive::Kind;
use docket::domain::packet::PagePart;
use docket::workbench::{Block, text_pdf};
use std::sync::Arc;

/// A number with a right check digit.
fn card(seed: u64) -> String {
    let body = format!("4{:014}", seed.wrapping_mul(7_919_777) % 100_000_000_000_000);
    let sum: u32 = body
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| match (place % 2, u32::from(byte - b'0')) {
            (1, digit) => digit,
            (_, digit) if digit > 4 => digit * 2 - 9,
            (_, digit) => digit * 2,
        })
        .sum();
    format!("{body}{}", (10 - sum % 10) % 10)
}

/// The file, and the digits in it.
fn planted(number: u64) -> (Vec<u8>, String) {
    let plain = card(number + 3);
    let spaced =
        [&plain[..4], &plain[4..8], &plain[8..12], &plain[12..]].join(if number.is_multiple_of(3) { "-" } else { " " });
    let written = if number.is_multiple_of(2) { spaced } else { plain.clone() };
    let words = format!("Order {number}: paid with {written} on 3 October, thank you.");
    let bytes = match number % 4 {
        0 => words.into_bytes(),
        1 => format!(
            "From: a@example.com\nTo: b@example.com\nSubject: Paid\nDate: Mon, 6 Oct 2025 10:00:00 +0000\n\n{words}\n"
        )
        .into_bytes(),
        2 => text_pdf(&[Block::Title("Receipt".into()), Block::Body(words)]).expect("a PDF"),
        _ => text_pdf(&[Block::Body("first\n".repeat(50)), Block::Body(words)]).expect("a PDF"),
    };
    (bytes, plain)
}

#[tokio::test]
async fn planted_card_numbers_are_found_and_gone_from_the_packet() {
    kit::need_readers();
    for number in 0..40 {
        let (bytes, digits) = planted(number);
        let file: Arc<[u8]> = bytes.into();
        let looked = kit::look(&file).await.expect("opened");
        let mut order = kit::order_of(&looked);
        let found: Vec<_> = looked
            .pages
            .iter()
            .enumerate()
            .flat_map(|(page, look)| look.found.iter().map(move |found| (page, found)))
            .filter(|(_, found)| found.kind == Kind::Card)
            .collect();
        assert_eq!(found.len(), 1, "file {number}");
        let open = kit::pack(order.clone(), &[Arc::clone(&file)]).await.expect("packed");
        let plain = |text: String| text.chars().filter(char::is_ascii_digit).collect::<String>();
        assert!(plain(kit::text_of(&open.files[0])).contains(&digits), "file {number}: another reader sees it before");
        for part in &mut order.exhibits[0].parts {
            let boxes = found.iter().filter(|(page, _)| *page == part.page).flat_map(|(_, found)| found.areas.clone());
            *part = PagePart { boxes: boxes.map(|area| area.grown(0.004)).collect(), ..part.clone() };
        }
        let hidden = kit::pack(order, &[file]).await.expect("packed");
        assert!(!plain(kit::text_of(&hidden.files[0])).contains(&digits[4..12]), "file {number}");
        assert_eq!(kit::against(&hidden.files[0], hidden.report.pages[0], "hidden"), None);
    }
}
