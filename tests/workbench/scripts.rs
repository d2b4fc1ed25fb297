//! Words in scripts the bundled typefaces do not have, set in those of the computer: poppler finds them as they were
//! written, and there is ink where they should stand. Where the computer has no typeface for a script, its letters are
//! numbered, and that is what is looked for.

use crate::kit;
use docket::workbench::inspection::Inspection;
use docket::workbench::pack::Packed;
use docket::workbench::{Lack, SystemTypefaces, Typefaces as _};
use std::process::Command;
use std::sync::Arc;

async fn sent(bytes: &[u8]) -> (Inspection, Packed) {
    let (file, helper): (Arc<[u8]>, _) = (bytes.into(), kit::with_system_typefaces());
    let (looked, _) = helper.look(Arc::clone(&file), |_, _| {}).await.expect("looked at");
    let packed = helper.pack(kit::order_of(&looked), &[file], |_, _| {}).await.expect("packed");
    (looked, packed)
}

/// The words another reader finds, in the order they are read in.
fn words_of(pdf: &[u8]) -> Vec<String> {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().join("packet.pdf");
    std::fs::write(&path, pdf).expect("written");
    let output = Command::new("pdftotext").arg(&path).arg("-").output().expect("run");
    // It says where words turn round.
    let is_mark = |c: &char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}');
    let text: String = String::from_utf8_lossy(&output.stdout).chars().filter(|c| !is_mark(c)).collect();
    text.split_whitespace().map(str::to_owned).collect()
}

/// The first and last column with ink in it, as parts of the page's width.
fn ink(pdf: &[u8]) -> (f64, f64) {
    let (width, height, rows) = kit::drawn_by_another(pdf, 0, 60);
    let upper = &rows[..width * (height / 2)];
    let columns: Vec<usize> = (0..width).filter(|x| upper.chunks(width).any(|row| row[*x] < 128)).collect();
    let part = |column: Option<&usize>| f64::from(u32::try_from(*column.expect("ink")).expect("small")) / 496.0;
    (part(columns.first()), part(columns.last()))
}

struct Text {
    script: &'static str,
    words: &'static str,
    is_rtl: bool,
}

const fn text(script: &'static str, words: &'static str) -> Text {
    Text { script, words, is_rtl: false }
}

const TEXTS: [Text; 9] = [
    text("Cyrillic", "Посылка пришла в хорошем состоянии"),
    text("Chinese", "包裹 已经 收到 谢谢 你们 的 帮助 4711"),
    text("Japanese", "荷物は 昨日 届きました ありがとう 4711"),
    text("Korean", "소포가 어제 도착했습니다 감사합니다 4711"),
    Text { is_rtl: true, ..text("Arabic", "وصل الطرد في حالة جيدة شكرا جزيلا لكم 4711") },
    Text { is_rtl: true, ..text("Hebrew", "החבילה הגיעה אתמול תודה רבה 4711") },
    text("Devanagari", "पार्सल कल मिल गया धन्यवाद किताब स्थिति 4711"),
    text("Thai", "พัสดุ มาถึง แล้ว ขอบคุณ มาก ครับ ที่นี่ 4711"),
    text("Symbols", "arrived ⚠ ☑ done"),
];

/// Whether this computer can set a text; else it is said that it cannot.
fn has_typefaces(text: &Text) -> bool {
    let mut signs: Vec<char> = text.words.chars().filter(|c| !c.is_ascii()).collect();
    signs.sort_unstable();
    let has = !SystemTypefaces::default().having(&signs).is_empty();
    if !has {
        println!("This computer has no font for {}", text.script);
    }
    has
}

#[tokio::test]
async fn words_of_every_script_are_found_as_they_were_written_and_stand_where_they_should() {
    kit::need_readers();
    let mut wrong = Vec::new();
    for text in &TEXTS {
        let (looked, packed) = sent(text.words.as_bytes()).await;
        let (pdf, found) = (&packed.files[0], words_of(&packed.files[0]));
        assert_eq!(kit::against(pdf, 1, text.script), None);
        if text.script != "Cyrillic" && !has_typefaces(text) {
            let is_said = looked.pages[0].lacks.iter().any(|lack| matches!(lack, Lack::Script(_) | Lack::Named(_)));
            assert!(is_said, "{}: {:?}", text.script, looked.pages[0].lacks);
            continue;
        }
        // Poppler takes the letters of one shape apart and turns them round with the rest; other readers do not.
        let is_found = |word: &str| found.iter().any(|found| found == word || *found == word.replace("لا", "ال"));
        let lost: Vec<&str> = text.words.split(' ').filter(|word| !is_found(word)).collect();
        if !lost.is_empty() {
            wrong.push(format!("{}: {lost:?} in {found:?}", text.script));
        }
        let page = &looked.pages[0];
        if !page.lacks.is_empty() || page.is_part_read || !page.has_text {
            wrong.push(format!("{}: {:?}, {}", text.script, page.lacks, page.is_part_read));
        }
        if text.script != "Cyrillic" && (packed.report.typefaces.is_empty() || looked.typefaces.is_empty()) {
            wrong.push(format!("{}: {:?}", text.script, packed.report.typefaces));
        }
        let (left, right) = ink(pdf);
        let stands = if text.is_rtl { right > 0.85 && left > 0.2 } else { left < 0.15 && right < 0.8 };
        if !stands {
            wrong.push(format!("{}: ink from {left} to {right}", text.script));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn the_same_words_in_the_same_typefaces_give_the_same_bytes() {
    let all: Vec<&str> = TEXTS.iter().map(|text| text.words).collect();
    let text = all.join("\n");
    let ((_, first), (_, second)) = (sent(text.as_bytes()).await, sent(text.as_bytes()).await);
    assert!(first.files == second.files && first.report == second.report);
    for typeface in &first.report.typefaces {
        assert!(typeface.sha256.len() == 64 && !typeface.name.is_empty(), "{typeface:?}");
    }
}

#[tokio::test]
async fn a_card_number_beside_words_of_any_script_is_pointed_at() {
    for words in ["بطاقة 4111 1111 1111 1111 شكرا", "我的卡号 4111111111111111 谢谢", "कार्ड 4111-1111-1111-1111"]
    {
        let (looked, _) = sent(words.as_bytes()).await;
        let found: Vec<&str> = looked.pages[0].found.iter().map(|found| found.masked.as_str()).collect();
        assert_eq!(found, ["•••• 1111"], "{words}");
    }
    // Wherever the line ends.
    for before in 8..16 {
        let words = format!("{}4111 1111 1111 1111 شكرا", "بطاقة ".repeat(before));
        let (looked, _) = sent(words.as_bytes()).await;
        let found: Vec<&str> = looked.pages[0].found.iter().map(|found| found.masked.as_str()).collect();
        assert_eq!(found, ["•••• 1111"], "{before}");
    }
}

#[tokio::test]
async fn a_long_text_is_broken_into_lines_that_stay_on_the_page_and_lose_nothing() {
    for text in &TEXTS[1..8] {
        if !has_typefaces(text) {
            continue;
        }
        let long = [text.words.replace(' ', ""), text.words.repeat(40)].join("\n");
        let (looked, packed) = sent(long.repeat(2).as_bytes()).await;
        let letters = |text: &str| {
            let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
            letters.sort_unstable();
            letters
        };
        let found: String = packed.files.iter().flat_map(|file| words_of(file)).collect();
        let without_stamps = found.replace("ExhibitA,page1of1", "");
        assert_eq!(letters(&without_stamps), letters(&long.repeat(2)), "{}", text.script);
        assert_eq!(looked.pages[0].lacks, []);
        let (left, right) = ink(&packed.files[0]);
        assert!(left > 0.08 && right < 0.92, "{}: ink from {left} to {right}", text.script);
    }
}
