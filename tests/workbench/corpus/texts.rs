//! Plain texts in every encoding, and what only looks like one.

use super::Gathered;
use super::kit::{Lcg, joined};

const PLAIN: &str = "Order 41BFASJ\nThe parcel was left with a neighbour on Monday.\nSigned: J. Smith\n";

fn utf_16(text: &str, is_big: bool) -> Vec<u8> {
    let units = text.encode_utf16().map(|unit| if is_big { unit.to_be_bytes() } else { unit.to_le_bytes() });
    units.flatten().collect()
}

pub fn gather(found: &mut Gathered) {
    encodings(found);
    shapes(found);
    languages(found);
    formats(found);
    refused(found);
}

fn encodings(found: &mut Gathered) {
    let accents = "Café Müller, 12 € – “señor” naïve façade\n";
    found.page("plain.txt", PLAIN.into());
    found.page("utf-8.txt", accents.into());
    found.page("utf-8 with its mark.txt", [&b"\xef\xbb\xbf"[..], accents.as_bytes()].concat());
    found.page("utf-16, low byte first.txt", [b"\xff\xfe".to_vec(), utf_16(accents, false)].concat());
    found.page("utf-16, high byte first.txt", [b"\xfe\xff".to_vec(), utf_16(accents, true)].concat());
    found.page("utf-16 with half a sign more.txt", [b"\xff\xfe".to_vec(), utf_16(accents, false), vec![65]].concat());
    found.page("windows.txt", b"Caf\xe9 M\xfcller, 12 \x80 \x96 \x93se\xf1or\x94 na\xefve fa\xe7ade\n".to_vec());
    found.page("dos, with the sign that ended files.txt", b"Total 12.00\r\nReturned on 3 May.\r\n\x1a".to_vec());
    found.either("dos.txt", b"M\x81ller & S\x94hne, total 12.00\r\nThe goods were returned on 3 May.\r\n".to_vec());
    found.either("utf-8 cut inside a sign.txt", "Delivered to Café".as_bytes()[..17].to_vec());
    found.either("utf-8 of too many bytes.txt", b"slash as \xc0\xaf in the text of a letter".to_vec());
    found.either("half a pair.txt", b"\xff\xfeH\0i\0\x3d\xd8 \0".to_vec());
    found.page("utf-16 without its mark.txt", utf_16(PLAIN, false));
    found.refused("utf-32.txt", PLAIN.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect());
    found.refused("only the mark of utf-8.txt", b"\xef\xbb\xbf".to_vec());
    found.refused("only the mark of utf-16.txt", b"\xff\xfe".to_vec());
}

fn shapes(found: &mut Gathered) {
    found.page("lines of Windows.txt", PLAIN.replace('\n', "\r\n").into());
    found.page("lines of old Macs.txt", PLAIN.replace('\n', "\r").into());
    found.page("lines of all kinds.txt", b"one\rtwo\ntwo\r\nthree\n\rfour\n\n\r\rfive".to_vec());
    found.page("no line end.txt", b"No line end".to_vec());
    found.page("tabs.txt", b"Date\tItem\tPrice\n3 May\tShoes\t\t49.00\n\t\t\tend\n".to_vec());
    found.pages("next page.txt", 2, b"First page\x0cSecond page\n".to_vec());
    found.page("from a terminal.txt", b"\x1b[31mError:\x1b[0m no such order\n bo\x08old\n".to_vec());
    found.page("spaces of many kinds.txt", "a\u{a0}b\u{2003}c\u{3000}d\u{202f}e\u{feff}f\u{200b}g\u{ad}h".into());
    found.page("turned round.txt", "Invoice \u{202e}gnp.exe\u{202c} and more".into());
    found.page("card number.txt", b"Paid with 4111 1111 1111 1111, CVV 123\n".to_vec());
    found.page("numbers only.txt", b"1 2 3 4 5 6 7 8 9 10".to_vec());
    let word = "wordswithoutaspace".repeat(1_112);
    found.either("one line of twenty thousand signs.txt", word[..20_000].into());
    found.either("one line of eight thousand words.txt", "word ".repeat(8_000).into());
    found.either("five thousand lines.txt", joined(0..5_000, |n| format!("Line {n}\n")).into());
    found.either("a hundred thousand empty lines.txt", format!("begin{}end", "\n".repeat(100_000)).into());
    found.either("a book.txt", "All work and no play makes a long text. ".repeat(20_000).into());
    found.either("a long line that is a book.txt", "x".repeat(700_000).into());
}

fn languages(found: &mut Gathered) {
    for (name, text) in [
        ("Greek", "Το δέμα παραδόθηκε στις 3 Μαΐου."),
        ("Russian", "Посылка была доставлена третьего мая."),
        ("Ukrainian", "Посилку доставлено, підпис ґанок їжак."),
        ("Vietnamese", "Gói hàng đã được giao cho hàng xóm."),
        ("Turkish", "Paket komşuya teslim edildi, ığdır."),
        ("Polish", "Paczka została doręczona sąsiadowi, żółć."),
        ("Arabic", "تم تسليم الطرد إلى الجار."),
        ("Hebrew", "החבילה נמסרה לשכן."),
        ("Persian", "بسته به همسایه تحویل داده شد."),
        ("Thai", "พัสดุถูกส่งถึงเพื่อนบ้านแล้ว"),
        ("Hindi", "पार्सल पड़ोसी को दिया गया।"),
        ("Chinese", "包裹已交给邻居。"),
        ("Japanese", "荷物は隣人に渡されました。カタカナ"),
        ("Korean", "소포는 이웃에게 전달되었습니다."),
        ("Georgian", "ამანათი მეზობელს გადაეცა."),
        ("Ethiopic", "ጥቅሉ ለጎረቤት ተሰጠ።"),
        ("old Egyptian", "𓀀𓁐𓂀"),
        ("emoji", "Thanks 😀👍🏽 👩‍👩‍👧‍👦 🇩🇪 ❤️ 1️⃣ ✔ ☎"),
        ("marks upon marks", "Z\u{300}\u{301}\u{302}\u{303}\u{304}a\u{305}\u{306}\u{307}l\u{308}go"),
        ("signs of mathematics", "∑ ∫ √ ≤ ≠ ∞ ½ ¾ ⅓ ₂ ² → ⇒ ∀ ∃ 𝛼"),
        ("boxes", "┌─┐│x│└─┘ ░▒▓█ ■□▪"),
        ("private signs", "a\u{e000}b\u{f8ff}c\u{10fffd}d"),
        ("signs that are none", "a\u{fffd}b\u{fffe}c\u{ffff}d"),
    ] {
        found.either(&format!("in {name}.txt"), text.into());
    }
    found.either(
        "Chinese in its own encoding.txt",
        b"\xb0\xfc\xb9\xfc\xd2\xd1\xbd\xbb\xb8\xf8\xc1\xda\xbe\xd3".to_vec(),
    );
    found.either("Japanese in its own encoding.txt", b"\x89\xd7\x95\xa8\x82\xcd\x97\xd7\x90\x6c\x82\xc9".to_vec());
    found.either("Japanese in seven bits.txt", b"\x1b$B2YJ*$O\x1b(B sent".to_vec());
    found.either("Russian in its own encoding.txt", b"\xf0\xcf\xd3\xd9\xcc\xcb\xc1 41BFASJ was delivered".to_vec());
}

fn formats(found: &mut Gathered) {
    found.page("table.csv", b"date;item;price\n2025-05-03;Shoes;49.00\n\"a;b\";\"c\"\"d\";\n".to_vec());
    found.page("data.json", b"{\"order\": \"41BFASJ\", \"items\": [1, 2, {\"a\": null}]}\n".to_vec());
    found.page("notes.md", b"# Order\n\n* delivered\n* signed\n\n[link](https://example.com)\n".to_vec());
    found.page("server.log", b"2025-05-03T10:00:00Z GET /order/41BFASJ 200 \"Mozilla/5.0\"\n".repeat(20));
    found.page(
        "meeting.ics",
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:Delivery\r\nEND:VEVENT\r\n".to_vec(),
    );
    found.page("card.vcf", b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jane Doe\r\nTEL:+1 555 0100\r\nEND:VCARD\r\n".to_vec());
    found.either(
        "chat.txt",
        "[03/05/25, 10:00:01] Jane: Where is my parcel? 😀\n[03/05/25] Shop: It is there.\n".into(),
    );
    found.either("script.sh", b"#!/bin/sh\nrm -rf /\n".to_vec());
    found.either("drawing.ps", b"%!PS-Adobe-3.0\n72 72 moveto (words) show showpage\n".to_vec());
    found.either("page without its beginning.html", b"<p>Just a paragraph of a page</p>\n".to_vec());
    found.either(
        "text that speaks of PDF.txt",
        b"Every file of this kind begins with %PDF-1.7 as its first line.\n".to_vec(),
    );
    found.either("numbers of letters.rtf.txt", b"Copy of {\\rtf1\\ansi Hello}".to_vec());
}

fn refused(found: &mut Gathered) {
    found.refused("only spaces.txt", b"   \n\t  \r\n \n".to_vec());
    found.refused("only spaces of other kinds.txt", "\u{a0}\u{2003}\u{3000}\n".into());
    found.refused("one line end.txt", b"\n".to_vec());
    found.refused("zeros.txt", vec![0; 5_000]);
    found.refused("zeros in a text.txt", b"Order\0number\0 41BFASJ".to_vec());
    found.refused("control signs.txt", b"Order \x01\x02\x03 number \x05 41BFASJ".to_vec());
    found.page("one bell.txt", b"It rang\x07 twice".to_vec());
    found.page("control signs of another time.txt", "Order \u{80}\u{85} number".into());
    found.page("deleted.txt", b"Order\x7f\x7f number".to_vec());
    found.refused("noise.txt", Lcg::new(12).bytes(5_000));
    found.refused("high bytes only.txt", vec![0xe4; 300]);
}
