//! Texts and mails in the packet as they were written, judged by another reader of PDFs: their words are there, what
//! nobody was to see is not, and what could not be read for sure is refused or told.

use crate::corpus::kit::joined;
use crate::kit;
use docket::workbench::inspection::Inspection;
use docket::workbench::pack::Packed;
use docket::workbench::{Lack, Refusal};
use encoding_rs::Encoding;
use std::sync::Arc;

async fn sent(bytes: &[u8]) -> Result<(Inspection, Packed), Refusal> {
    let file: Arc<[u8]> = bytes.into();
    let looked = kit::look(&file).await?;
    let packed = kit::pack(kit::order_of(&looked), &[file]).await?;
    Ok((looked, packed))
}

/// The words of all pages without their gaps, which readers see in different places.
fn words_of(packed: &Packed) -> String {
    packed.files.iter().map(|file| kit::text_of(file)).collect::<String>().split_whitespace().collect()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

fn encoded(label: &str, text: &str) -> Vec<u8> {
    match label {
        "utf-16le" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "utf-16be" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        label => Encoding::for_label(label.as_bytes()).expect("known").encode(text).0.into_owned(),
    }
}

const TEXTS: [(&str, &str); 12] = [
    ("windows-1250", "Zamówienie zostało dostarczone, dziękuję bardzo. Żółta koszulka pasuje."),
    ("windows-1250", "A csomagot átvettem, köszönöm szépen. Tűzoltó utca 5, Győr."),
    ("iso-8859-2", "Zásilka byla doručena v pořádku, děkuji. Příliš žluťoučký kůň."),
    ("windows-1251", "Посылка пришла в хорошем состоянии, спасибо большое."),
    ("koi8-r", "Посылка пришла в хорошем состоянии, спасибо большое."),
    ("windows-1252", "Der Müller bestätigt: Größe passt, für José, 9 €."),
    ("windows-1253", "Το δέμα παραδόθηκε σε καλή κατάσταση. Ευχαριστώ πολύ."),
    ("utf-16le", "Посылка 4711 пришла, спасибо."),
    ("utf-16be", "Größe 4711 passt."),
    ("shift_jis", "荷物は昨日届きました。ありがとうございます。"),
    ("big5", "包裹已經收到，謝謝你們的幫助。"),
    ("windows-1256", "وصل الطرد في حالة جيدة، شكرا جزيلا لكم."),
];

#[tokio::test]
async fn texts_in_any_code_page_are_printed_right_or_refused() {
    let mut printed = 0;
    for (label, text) in TEXTS {
        match sent(&encoded(label, text)).await {
            Ok((looked, packed)) => printed += usize::from(is_right(label, text, &looked, &packed)),
            Err(refusal) => assert!(matches!(refusal, Refusal::NotTaken(_)), "{label}: {refusal:?}"),
        }
    }
    assert!(printed >= 8, "most are printed: {printed}");
}

/// True for words that stand there as they were written; else it is told that they do not.
fn is_right(label: &str, text: &str, looked: &Inspection, packed: &Packed) -> bool {
    let words = words_of(packed);
    let is_numbered = looked.pages[0].lacks.iter().any(|lack| matches!(lack, Lack::Script(_)));
    assert!(is_numbered || words.contains(&squeezed(text)), "{label}: {words}");
    assert_eq!(is_numbered, words.contains("[U+"), "{label}: {words}");
    !is_numbered
}

#[tokio::test]
async fn mails_in_any_code_page_are_printed_right() {
    for (label, text) in TEXTS {
        let head = format!(
            "From: a@example.com\r\nTo: b@example.com\r\nSubject: Order\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset={label}\r\n"
        );
        let body = encoded(label, text);
        let quoted = joined(&body, |byte| format!("={byte:02X}=\r\n"));
        for (way, body) in [("8bit", body.clone()), ("quoted-printable", quoted.into_bytes())] {
            if label.starts_with("utf-16") && way == "8bit" {
                continue;
            }
            let mail = [format!("{head}Content-Transfer-Encoding: {way}\r\n\r\n").as_bytes(), &body].concat();
            let (looked, packed) = sent(&mail).await.expect("packed");
            is_right(label, text, &looked, &packed);
        }
    }
}

#[tokio::test]
async fn a_page_ends_where_the_text_ends_it_and_lines_end_in_every_way() {
    let (looked, packed) = sent(b"First page\n\x0cSecond page\r\n\x0cThird page\n\x0c").await.expect("packed");
    assert_eq!((looked.pages.len(), kit::against(&packed.files[0], 3, "pages")), (3, None));
    let (_, packed) = sent("one\rtwo\r\nthree\u{85}four\u{2028}five\tsix".as_bytes()).await.expect("packed");
    let text = kit::text_of(&packed.files[0]);
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert!(lines.starts_with(&["one", "two", "three", "four"]) && lines[4].starts_with("five "), "{lines:?}");
}

#[tokio::test]
async fn one_odd_sign_is_named_and_refuses_nothing() {
    for (text, wanted, named) in [
        ("Order 4711 1\u{fe0f}\u{20e3} done", "Order 4711 [keycap 1] done", true),
        ("Mean x\u{304} of 4711", "Mean x[combining macron] of 4711", true),
        ("Weight 4 \u{338f}, 3 \u{2153}", "Weight 4 kg, 3 1\u{2044}3", false),
        ("Or\u{200b}der\u{34f} Cafe\u{301}\u{feff}", "Order Café", false),
        ("\u{250c}\u{2500}\u{2510} total", "\u{250c}\u{2500}\u{2510} total", false),
        ("\u{250c}\u{2500}\u{2510} total \u{1f600}", "+-+ total [grinning face]", true),
    ] {
        let (looked, packed) = sent(text.as_bytes()).await.expect("packed");
        assert!(words_of(&packed).contains(&squeezed(wanted)), "{text}: {}", words_of(&packed));
        let is_named = looked.pages[0].lacks.iter().any(|lack| matches!(lack, Lack::Named(_)));
        assert_eq!(is_named, named, "{text}");
    }
    let whole = "Größe für Müller, José. ".repeat(5);
    let (looked, _) = sent(&[whole.as_bytes(), b"9 \xe2\xe2\x82"].concat()).await.expect("packed");
    assert_eq!(looked.pages[0].lacks, [Lack::Lost(1)]);
}

const HEAD: &str =
    "From: Dana Reyes <dana@example.com>\r\nTo: shop@example.com\r\nSubject: Order\r\nMIME-Version: 1.0\r\n";

#[tokio::test]
async fn a_mail_shows_what_its_reader_saw() {
    let page = "<div style='display:none'>preheader</div><p style='color:#ffffff'>whiteness</p>\
        <span style='font-size:1px'>speck</span><table bgcolor='#003366'><tr><td><font color='#fff'>Heading</font></td></tr></table>\
        <table><tr><td>Blue mug</td><td>1</td><td>$129<sup>90</sup></td></tr></table><s>old price</s><p>End</p>";
    let mail = format!("{HEAD}Content-Type: text/html; charset=utf-8\r\n\r\n{page}");
    let (_, packed) = sent(mail.as_bytes()).await.expect("packed");
    let words = kit::text_of(&packed.files[0]);
    let line = words.lines().find(|line| line.contains("Blue mug")).expect("the row");
    assert_eq!(line.split_whitespace().collect::<Vec<_>>(), ["Blue", "mug", "|", "1", "|", "$129⁹⁰"]);
    for wanted in ["Heading", "[struck out: old price]", "End"] {
        assert!(words.contains(wanted), "{wanted}: {words}");
    }
    for hidden in ["preheader", "whiteness", "speck"] {
        assert!(!words.contains(hidden), "{hidden}: {words}");
    }
}

#[tokio::test]
async fn headers_are_whole_and_say_who_wrote_to_whom() {
    let mail = "From: =?utf-8?B?R3LD?= =?utf-8?B?tsOfZQ==?= <dana@example.com>\r\nReply-To: other@example.com\r\n\
        To: undisclosed-recipients:;\r\nBcc: hidden@example.com\r\nSubject: =?koi8-r?B?5MHOwQ==?=\r\n\
        Date: Mon, 6 Oct 2025 10:00:00 -0500\r\n\r\nHello\r\n";
    let (_, packed) = sent(mail.as_bytes()).await.expect("packed");
    let words = kit::text_of(&packed.files[0]);
    for wanted in
        ["Größe <dana@example.com>", "other@example.com", "undisclosed-recipients", "hidden@example.com", "Дана"]
    {
        assert!(words.contains(wanted), "{wanted}: {words}");
    }
    let foreign = format!("{HEAD}Content-Type: text/plain; charset=utf-8\r\n\r\n荷物は昨日届きました。\r\n");
    let (looked, packed) = sent(foreign.as_bytes()).await.expect("packed");
    let named = Lack::Named(vec!["[ideographic full stop]".to_owned()]);
    assert_eq!(looked.pages[0].lacks, [named, Lack::Script(vec!["Han".to_owned(), "Hiragana".to_owned()])]);
    assert!(words_of(&packed).contains("[U+8377U+7269U+306F"));
}

#[tokio::test]
async fn every_refusal_calls_a_file_by_its_name() {
    let wide = |name: &str| -> Vec<u8> {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0; 600], &name].concat()
    };
    for (bytes, name) in [
        (wide("__properties_version1.0"), "Outlook message (.msg)"),
        (wide("EncryptedPackage"), "locked with a password"),
        (b"\x78\x9f\x3e\x22\x01\0\x01\x06".to_vec(), "winmail.dat"),
        (b"PK\x03\x04[Content_Types].xml\0word/document.xml".to_vec(), ".docx"),
        (b"II*\0\x10\0\0\0CR\x02\0\0\0\0\0\0\0\0\0\0\0".to_vec(), "raw camera photo"),
        ([&b"7z\xbc\xaf\x27\x1c"[..], &[0; 90]].concat(), "archive"),
        ([&b"SQLite format 3"[..], &[0; 90]].concat(), "database"),
        (b" \r\n \n".to_vec(), "only spaces"),
    ] {
        let refusal = kit::said(&sent(&bytes).await.err().expect("refused"));
        assert!(refusal.contains(name), "{name}: {refusal}");
    }
    for words in ["BMW of the year", "%PDF-1.4 it begins, then 1 0 obj, endobj and startxref, said the customer"] {
        let (_, packed) = sent(words.as_bytes()).await.expect("packed");
        assert!(words_of(&packed).contains(&squeezed(words)));
    }
}
