use super::*;

fn encoded(label: &str, text: &str) -> Vec<u8> {
    let encoding = Encoding::for_label(label.as_bytes()).expect("known");
    let (bytes, _, has_lost) = encoding.encode(text);
    assert!(!has_lost, "{label}");
    bytes.into_owned()
}

#[test]
fn texts_in_the_code_pages_of_the_world_are_read_right_or_not_at_all() {
    for (label, text) in [
        ("windows-1252", "Der Müller bestätigt: Größe passt, für José, 9 €."),
        ("windows-1252", "Le colis a été livré à l’adresse indiquée, merci beaucoup."),
        ("windows-1250", "Zamówienie zostało dostarczone, dziękuję bardzo. Żółta koszulka."),
        ("windows-1250", "Zásilka byla doručena v pořádku, děkuji. Příliš žluťoučký kůň."),
        ("windows-1250", "A csomagot átvettem, köszönöm. Tűzoltó utca 5, Győr. Árvíztűrő tükörfúrógép."),
        ("windows-1252", "Les paquets ont coûté plus cher au mois d'août, dit la sœur de Zoé."),
        ("windows-1252", "As opções são estas: devoluções, más condições, põe aqui."),
        ("x-mac-cyrillic", "Здравствуйте, посылка пришла в хорошем состоянии. Я доволен."),
        ("windows-1251", "Посылка пришла в хорошем состоянии, спасибо."),
        ("koi8-r", "Посылка пришла в хорошем состоянии, спасибо большое."),
        ("windows-1253", "Το δέμα παραδόθηκε σε καλή κατάσταση."),
        ("windows-1256", "وصل الطرد في حالة جيدة، شكرا جزيلا لكم."),
        ("shift_jis", "荷物は昨日届きました。ありがとうございます。"),
        ("euc-jp", "荷物は昨日届きました。ありがとうございます。"),
        ("gbk", "包裹已经收到，谢谢你们的帮助。"),
        ("big5", "包裹已經收到，謝謝你們的幫助。"),
        ("euc-kr", "소포가 잘 도착했습니다. 감사합니다."),
    ] {
        match read(&encoded(label, text)) {
            Ok(found) => {
                assert_eq!(found.text, text, "{label}");
                assert!(found.guessed.is_some() && found.lost == 0, "{label}");
            }
            Err(why) => assert_eq!(why, NotText::Unsure, "{label}"),
        }
    }
}

#[test]
fn a_few_broken_bytes_leave_the_rest_as_it_is() {
    let whole = "Müller bestätigt: Größe passt, für José, 9 €.\n".repeat(5);
    let cut = read(whole.as_bytes().get(..whole.len() - 3).expect("longer")).expect("text");
    assert_eq!((cut.lost, cut.guessed), (1, None));
    assert!(cut.text.starts_with("Müller bestätigt") && cut.text.ends_with("9 \u{fffd}"), "{}", cut.text);
    assert_eq!(read(b"caf\xe9 9\x80").expect("text").text, "café 9€");
    assert_eq!(read(b"M\x81ller & S\x94hne").err(), Some(NotText::Unsure));
    // "¿Podría confirmar? Señor Muñoz, Peñón 3" of an old Mac.
    let mac = b"\xc0Podr\x92a confirmar? Se\x96or Mu\x96oz, Pe\x96\x97n 3";
    assert_eq!(read(mac).err(), Some(NotText::Unsure));
    assert_eq!(read(b"\xc9TATS \x96 \xc0 Paris \x97 d\xe9j\xe0").expect("text").text, "ÉTATS – À Paris — déjà");
    assert_eq!(read(b"\xff\xfeH\0i\0").expect("text").text, "Hi");
    assert_eq!(read(b"O\0r\0d\0e\0r\0 \x004\0").expect("text").text, "Order 4");
    assert_eq!(read(&[0xfe; 64]).err(), Some(NotText::Binary));
}

#[test]
fn two_bytes_a_sign_are_told_without_a_mark_and_zeros_at_the_end_are_none() {
    for text in [
        "Заказ 4711 получен, спасибо большое.",
        "荷物は昨日\n届きました。",
        "Order 4711",
        "소포가 잘 도착했습니다.",
        "荷物は昨日とどきました。ありがとうございます。",
        "Спасибо",
    ] {
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(read(&little).expect("little").text, text);
        assert_eq!(read(&big).expect("big").text, text);
    }
    assert_eq!(read(b"Order 4711\r\n\x1a\0\0\0").expect("text").text, "Order 4711\r\n");
    let numbers: Vec<u8> = (0..400_u16).flat_map(|n| (n * 37).to_le_bytes()).collect();
    assert_eq!(read(&numbers).err(), Some(NotText::Binary));
}

#[test]
fn what_is_declared_counts_and_what_declares_nothing_is_looked_at() {
    let koi = encoded("koi8-r", "Здравствуйте");
    assert_eq!(read_declared(&koi, Some("koi8-r")).expect("read").text, "Здравствуйте");
    assert_eq!(read_declared("für".as_bytes(), Some("iso-8859-1")).expect("read").text, "für");
    assert_eq!(read_declared("für".as_bytes(), Some("us-ascii")).expect("read").text, "für");
    let unknown = read_declared(b"x", Some("no-such-thing")).expect("read");
    assert_eq!((unknown.text.as_str(), unknown.guessed), ("x", None));
    // What is declared and unknown is guessed, however little it looks like words, and nothing is called lost.
    let guessed = read_declared(b"Gr\x94\x81e naz\x81", Some("x-nobody")).expect("read");
    assert!(guessed.guessed.is_some() && guessed.lost == 0 && guessed.text.starts_with("Gr"), "{}", guessed.text);
    let korean = read_declared(b"\x1b$)C\x0e>H3g\x0f", Some("iso-2022-kr")).expect("read");
    assert_eq!((korean.text.as_str(), korean.lost), ("안녕", 0));
    let japanese = encoded("shift_jis", "注文は");
    assert_eq!(read_declared(&japanese, Some("cp932")).expect("read").text, "注文は");
    assert_eq!(read_declared(b"Gr\x94\xe1e", Some("IBM437")).expect("read").text, "Größe");
}

#[test]
fn a_text_of_kana_and_kanji_is_read_without_a_declaration() {
    for text in ["注文は配達されました。返金はできません。ありがとうございます\n", "ご注文 5512 を発送しました。"]
    {
        let found = read(&encoded("shift_jis", text)).expect("read");
        assert_eq!((found.text.as_str(), found.guessed), (text, Some("Shift_JIS")));
    }
}
