use super::*;
use crate::workbench::typefaces::BundledOnly;

fn mail_pdf(bytes: &[u8]) -> Result<Printed, Refusal> {
    super::mail_pdf(bytes, &BundledOnly)
}

fn text_as_pdf(bytes: &[u8]) -> Result<Printed, Refusal> {
    super::text_as_pdf(bytes, &BundledOnly)
}

fn words(printed: Printed) -> String {
    super::super::Document::open(printed.pdf.into()).expect("a PDF").words(0).expect("read").text()
}

#[test]
fn a_mail_is_printed_with_its_headers_and_its_attachments_named() {
    let mail = b"From: =?utf-8?Q?Jos=C3=A9?= <jose@example.com>\r\nTo: shop@example.com\r\nSubject: Arrived\r\n\
            Date: Mon, 6 Oct 2025 10:00:00 -0500\r\nMIME-Version: 1.0\r\n\
            Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nIt came \xf0\x9f\x98\x80\r\n\
            --b\r\nContent-Type: image/png; name=slip.png\r\nContent-Disposition: attachment; filename=slip.png\r\n\r\nxx\r\n--b--\r\n";
    let printed = mail_pdf(mail).expect("printed");
    assert_eq!(printed.lacks, [[Lack::Named(vec!["[grinning face]".to_owned()])]]);
    let words = words(printed);
    for part in ["José <jose@example.com>", "Arrived", "-0500", "It came [grinning face]", "slip.png"] {
        assert!(words.contains(part), "{part} in {words}");
    }
}

#[test]
fn letters_no_typeface_has_are_numbered_and_the_rest_is_kept() {
    let foreign = text_as_pdf("漢字の文章です here".as_bytes()).expect("printed");
    assert_eq!(foreign.lacks, [[Lack::Script(vec!["Han".to_owned(), "Hiragana".to_owned()])]]);
    assert!(words(foreign).contains("U+3059] here"));
    let printed = text_as_pdf("The customer 漢字 signed here".as_bytes()).expect("printed");
    assert_eq!(printed.lacks, [[Lack::Script(vec!["Han".to_owned()])]]);
    assert!(words(printed).contains("The customer [U+6F22 U+5B57] signed here"));
    let mut cut = "Grüße für José".repeat(9).into_bytes();
    cut.truncate(161);
    let cut = text_as_pdf(&cut).expect("printed");
    assert_eq!(cut.lacks, [[Lack::Lost(1)]]);
    let guessed = text_as_pdf(b"caf\xe9 9\x80").expect("printed");
    assert_eq!(guessed.lacks, [[Lack::Charset("windows-1252".to_owned())]]);
    assert!(words(guessed).contains("café 9€"));
}

#[test]
fn each_mail_of_a_box_and_each_mail_in_a_mail_is_printed_with_its_sender() {
    let one = "From x@example.com Mon Oct  6 10:00:00 2025\nFrom: Ann <a@example.com>\nTo: b@example.com\nSubject: First\nDate: Mon, 6 Oct 2025 10:00:00 -0500\n\nHello\n\nFrom Monday on we wait.\n>From here too.\n\n";
    let two = "From y@example.com Mon Oct  6 11:00:00 2025\nTo: c@example.com\nSubject: Second\nDate: Mon, 6 Oct 2025 11:00:00 -0500\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nSee below\n--b\nContent-Type: message/rfc822\n\nFrom: In <in@example.com>\nSubject: Inner\n\nDeep words\n--b--\n";
    let words = words(mail_pdf(format!("{one}{two}").as_bytes()).expect("printed"));
    for part in [
        "Mail 1 of 2",
        "Ann <a@example.com>",
        "From Monday on",
        "From here too",
        "Second",
        "(not given)",
        "See below",
        "In <in@example.com>",
        "Deep words",
    ] {
        assert!(words.contains(part), "{part} in {words}");
    }
    assert!(!words.contains(">From"), "{words}");
}

#[test]
fn a_stub_does_not_win_over_the_page_it_stands_for() {
    let mail = |plain: &str| {
        format!(
            "From: a@example.com\r\nTo: b@example.com\r\nSubject: Order\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n{plain}\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Your order 41BFASJ was delivered on Monday to the neighbour.</p>\r\n--b--\r\n"
        )
    };
    let stub = words(mail_pdf(mail("View this mail in HTML.").as_bytes()).expect("printed"));
    assert!(stub.contains("41BFASJ"), "{stub}");
    let plain = "Your order 41BFASJ was delivered on Monday to the neighbour. Plain!";
    assert!(words(mail_pdf(mail(plain).as_bytes()).expect("printed")).contains("Plain!"));
}

#[test]
fn headers_and_words_of_eight_bits_are_read_as_they_are_declared() {
    let (subject, _, _) = encoding_rs::KOI8_R.encode("Заказ получен, спасибо");
    let head = b"From: a@b.ru\r\nTo: shop@example.com\r\nSubject: ";
    let rest =
        b"\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=koi8-r\r\nContent-Transfer-Encoding: 8bit\r\n\r\n";
    let mail = [&head[..], &subject, rest, &subject].concat();
    let words = words(mail_pdf(&mail).expect("printed"));
    assert_eq!(words.matches("Заказ получен, спасибо").count(), 2, "{words}");
}

#[test]
fn what_a_header_says_twice_is_printed_twice() {
    let mail = b"From: a@example.com\r\nTo: first@example.com\r\nTo: second@example.com\r\nSubject: Refused\r\n\
        Subject: Granted\r\nDate: Mon, 6 Oct 2025 10:00:00 -0500\r\n\r\nHello\r\n";
    let words = words(mail_pdf(mail).expect("printed"));
    for part in ["To: first@example.com", "To: second@example.com", "Refused", "Granted", "From: a@example.com"] {
        assert!(words.contains(part), "{part} in {words}");
    }
}

#[test]
fn a_sealed_mail_is_called_so_and_one_among_others_is_passed_over() {
    let sealed = "From: a@example.com\r\nTo: b@example.com\r\nSubject: Sealed\r\nMIME-Version: 1.0\r\n\
        Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\n\
        Content-Transfer-Encoding: base64\r\n\r\nMIIBywYJKoZIhvcNAQcDoIIBvDCC\r\n";
    let refused = mail_pdf(sealed.as_bytes()).err();
    assert_eq!(refused, Some(Refusal::NotTaken(ForeignKind::EncryptedMail)));
    let open = "From: c@example.com\r\nTo: b@example.com\r\nSubject: Open\r\n\r\nOpen words\r\n";
    let both = format!("From a Mon Oct  6 10:00:00 2025\r\n{sealed}\r\nFrom c Mon Oct  6 10:00:00 2025\r\n{open}");
    let words = words(mail_pdf(both.as_bytes()).expect("printed"));
    assert!(words.contains("signed or encrypted as a whole") && words.contains("Open words"), "{words}");
}
