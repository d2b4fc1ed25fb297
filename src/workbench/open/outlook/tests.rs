use super::super::attachments::attached;
use super::super::mail::mail_pdf;
use super::*;
use crate::workbench::foreign::ForeignKind;
use crate::workbench::refusal::Refusal;
use crate::workbench::typefaces::BundledOnly;
use std::io::Write as _;

type Made = cfb::CompoundFile<Cursor<Vec<u8>>>;

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn put(made: &mut Made, path: &str, bytes: &[u8]) {
    made.create_stream(path).expect("a stream").write_all(bytes).expect("written");
}

fn text(made: &mut Made, at: &str, tag: u16, text: &str) {
    put(made, &format!("{at}__substg1.0_{tag:04X}001F"), &wide(text));
}

fn list(made: &mut Made, at: &str, head: usize, fixed: &[(u16, u64)]) {
    let mut bytes = vec![0; head];
    for (tag, value) in fixed {
        bytes.extend_from_slice(&[3, 0]);
        bytes.extend_from_slice(&tag.to_le_bytes());
        bytes.extend_from_slice(&[6, 0, 0, 0]);
        bytes.extend_from_slice(&value.to_le_bytes());
    }
    put(made, &format!("{at}__properties_version1.0"), &bytes);
}

fn file(made: &mut Made, number: usize, name: &str, bytes: &[u8]) {
    let at = format!("/__attach_version1.0_#{number:08X}/");
    made.create_storage(&at).expect("a folder");
    list(made, &at, 8, &[]);
    text(made, &at, tag::FILE_NAME, name);
    put(made, &format!("{at}__substg1.0_37010102"), bytes);
}

fn message() -> Made {
    let mut made = Made::create(Cursor::new(Vec::new())).expect("a file");
    // Noon of 6 October 2025.
    list(&mut made, "/", 32, &[(tag::SENT, (1_759_752_000 + 11_644_473_600) * 10_000_000)]);
    text(&mut made, "/", tag::SUBJECT, "Größe des Pakets 4711");
    text(&mut made, "/", tag::SENDER_NAME, "José \"Pepe\" Núñez");
    text(&mut made, "/", tag::SENDER_SMTP, "jose@example.com");
    text(&mut made, "/", tag::BODY, "It arrived on Monday.\r\nFrom José\r\n");
    made.create_storage("/__recip_version1.0_#00000000/").expect("a folder");
    list(&mut made, "/__recip_version1.0_#00000000/", 8, &[(tag::KIND_OF_RECIPIENT, 2)]);
    text(&mut made, "/__recip_version1.0_#00000000/", tag::NAME, "Shop");
    text(&mut made, "/__recip_version1.0_#00000000/", tag::SMTP_ADDRESS, "shop@example.com");
    file(&mut made, 0, "señal.txt", b"Signed by Dana\r\n");
    let inner = "/__attach_version1.0_#00000001/__substg1.0_3701000D/";
    made.create_storage_all(inner).expect("a folder");
    list(&mut made, "/__attach_version1.0_#00000001/", 8, &[]);
    list(&mut made, inner, 24, &[]);
    text(&mut made, inner, tag::SUBJECT, "Inner mail");
    text(&mut made, inner, tag::BODY, "Deep words");
    file(&mut made, 2, "slip.pdf", b"%PDF-1.4\r\n--=_outlook\r\n\0\xff");
    made
}

fn bytes(mut made: Made) -> Vec<u8> {
    made.flush().expect("written");
    made.into_inner().into_inner()
}

#[test]
fn a_message_of_outlook_is_printed_as_a_mail_and_its_files_are_as_they_were() {
    let bytes = bytes(message());
    let printed = mail_pdf(&bytes, &BundledOnly).expect("printed");
    let words = super::super::Document::open(printed.pdf.into()).expect("a PDF").words(0).expect("read").text();
    for wanted in [
        "Größe des Pakets 4711",
        "José Pepe Núñez <jose@example.com>",
        "Cc: Shop <shop@example.com>",
        "Mon, 06 Oct 2025 12:00:00 +0000",
        "It arrived on Monday.",
        "señal.txt",
        "Inner mail",
        "Deep words",
    ] {
        assert!(words.contains(wanted), "{wanted} in {words}");
    }
    let files = attached(&bytes);
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let wanted: [(&str, &[u8]); 2] =
        [("señal.txt", b"Signed by Dana\r\n"), ("slip.pdf", b"%PDF-1.4\r\n--=_outlook\r\n\0\xff")];
    assert_eq!(files, wanted);
}

#[test]
fn a_damaged_message_is_refused_for_what_it_is() {
    let whole = bytes(message());
    for end in [8, 600, 2_000, whole.len() / 2] {
        let cut = whole.get(..end).expect("shorter");
        assert!(as_mail(cut).is_none() || mail_pdf(cut, &BundledOnly).is_ok(), "cut to {end}");
    }
    let refusal = mail_pdf(whole.get(..600).expect("shorter"), &BundledOnly).err();
    assert_eq!(refusal, Some(Refusal::NotTaken(ForeignKind::OutlookMessage)));
    let mut none = Made::create(Cursor::new(Vec::new())).expect("a file");
    put(&mut none, "/WordDocument", b"words");
    assert_eq!(as_mail(&bytes(none)), None);
}
