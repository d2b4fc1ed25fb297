//! What a file is. Its content decides, never its name.
//!
//! Must not live here: trusting a name.

use super::charset::{self, NotText};
use super::foreign::ForeignKind;
use super::kind::Kind;
use super::others::{not_taken, written};
use super::refusal::Refusal;

impl Kind {
    /// What the content is.
    ///
    /// # Errors
    /// What it is instead, and what to do with it.
    pub fn of(bytes: &[u8]) -> Result<Self, Refusal> {
        if bytes.is_empty() {
            return Err(Refusal::Empty);
        }
        if let Some(kind) = by_signature(bytes) {
            return Ok(kind);
        }
        let foreign = not_taken(bytes);
        if foreign == Some(ForeignKind::OutlookMessage) {
            return Ok(Self::Email);
        }
        if is_mail(bytes) {
            return Ok(Self::Email);
        }
        // No words have zeros between them, so nothing that begins like another kind is meant as words.
        if let Some(foreign) = foreign.clone().filter(|_| bytes.contains(&0)) {
            return Err(Refusal::NotTaken(foreign));
        }
        // Text before the signatures of two letters that words begin with too.
        let foreign = match charset::read(bytes) {
            Ok(read) => written(&read.text),
            Err(why) => Some(foreign.unwrap_or(match why {
                NotText::Unsure => ForeignKind::UnsureText,
                NotText::Binary => ForeignKind::Unknown,
                NotText::Blank => ForeignKind::BlankText,
            })),
        };
        foreign.map_or(Ok(Self::Text), |foreign| Err(Refusal::NotTaken(foreign)))
    }
}

fn by_signature(bytes: &[u8]) -> Option<Kind> {
    let starts = |signature: &[u8]| bytes.starts_with(signature);
    let at = |from: usize, signature: &[u8]| bytes.get(from..).is_some_and(|rest| rest.starts_with(signature));
    if starts(b"\xff\xd8\xff") {
        return Some(Kind::Jpeg);
    }
    // No words begin like this, so one that is cut here is a damaged picture.
    if starts(b"\x89PNG") {
        return Some(Kind::Png);
    }
    // A width and a height follow; in words they would be letters of a picture far too large.
    if (starts(b"GIF87a") || starts(b"GIF89a")) && !is_words(bytes) {
        return Some(Kind::Gif);
    }
    if starts(b"RIFF") && at(8, b"WEBP") {
        return Some(Kind::WebP);
    }
    if starts(b"II*\0") || starts(b"MM\0*") || starts(b"II+\0") || starts(b"MM\0+") {
        return Some(Kind::Tiff);
    }
    if starts(b"BM")
        && bytes.get(14..18).is_some_and(|size| matches!(size, [12 | 40 | 52 | 56 | 64 | 108 | 124, 0, 0, 0]))
    {
        return Some(Kind::Bmp);
    }
    if at(4, b"ftyp") && bytes.get(8..12).is_some_and(|brand| HEIC.contains(&brand)) {
        return Some(Kind::Heic);
    }
    is_pdf(bytes).then_some(Kind::Pdf)
}

/// Some programs write a few bytes before a PDF's first line; readers look for it in the first kilobyte. A text that
/// only speaks of one has nothing of what follows in a PDF.
fn is_pdf(bytes: &[u8]) -> bool {
    let plain = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let head = bytes.get(..1024).unwrap_or(bytes);
    let Some(at) = memchr::memmem::find(head, b"%PDF-") else { return false };
    let rest = bytes.get(at..).unwrap_or_default();
    let has = |word: &[u8]| memchr::memmem::find(rest, word).is_some();
    let has_objects = has(b" obj") && (has(b"startxref") || has(b"endobj") || has(b"trailer"));
    // A text may quote all of that; in a PDF each stands on a line of its own.
    let has_objects = has_objects && (!is_words(bytes) || has_lines_of_pdf(rest));
    let is_other = infer::get(head).is_some_and(|found| found.mime_type() != "application/pdf");
    plain.starts_with(b"%PDF-") && (has_objects || !is_words(bytes)) || (has_objects && !is_other && !is_mail(bytes))
}

fn has_lines_of_pdf(bytes: &[u8]) -> bool {
    let is_number = |word: &[u8]| !word.is_empty() && word.iter().all(u8::is_ascii_digit);
    let is_object = |line: &[u8]| {
        let mut words = line.splitn(3, |byte| *byte == b' ');
        let [number, generation] = [words.next(), words.next()].map(Option::unwrap_or_default);
        let rest = words.next().and_then(|rest| rest.strip_prefix(b"obj")).map(<[u8]>::trim_ascii_start);
        is_number(number)
            && is_number(generation)
            && rest
                .is_some_and(|rest| matches!(rest.first(), None | Some(b'<' | b'[' | b'(' | b'/' | b'%' | b'0'..=b'9')))
    };
    let (mut object, mut end) = (false, false);
    for line in bytes.split(|byte| matches!(byte, b'\n' | b'\r')).map(<[u8]>::trim_ascii) {
        object |= is_object(line);
        end |= line.ends_with(b"endobj") || line == b"startxref" || line.starts_with(b"trailer");
    }
    object && end
}

/// True when the beginning is nothing but printed signs.
fn is_words(bytes: &[u8]) -> bool {
    let head = bytes.get(..512).unwrap_or(bytes);
    head.len() > 16 && head.iter().all(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace() || *byte >= 0x80)
}

const HEIC: [&[u8]; 6] = [b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1"];

/// The mail in a file of Apple Mail, which says its length in the first line and adds notes of its own behind it.
pub fn mail_of_apple(bytes: &[u8]) -> Option<&[u8]> {
    let end = bytes.iter().take(24).position(|byte| *byte == b'\n')?;
    let length: usize = std::str::from_utf8(bytes.get(..end)?).ok()?.trim().parse().ok()?;
    let rest = bytes.get(end + 1..)?;
    Some(rest.get(..length).unwrap_or(rest)).filter(|mail| !mail.is_empty())
}

/// Headers that a saved mail begins with. Only they decide; what follows may be in any encoding.
fn is_mail(bytes: &[u8]) -> bool {
    const NAMES: [&str; 16] = [
        "from",
        "to",
        "cc",
        "subject",
        "date",
        "message-id",
        "mime-version",
        "received",
        "return-path",
        "delivered-to",
        "content-type",
        "reply-to",
        "x-mailer",
        "dkim-signature",
        "x-received",
        "sender",
    ];
    const TELLING: [&str; 6] =
        ["message-id", "mime-version", "received", "return-path", "delivered-to", "dkim-signature"];
    let bytes = mail_of_apple(bytes).unwrap_or(bytes);
    let head = bytes.get(..65_536).unwrap_or(bytes);
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    if head.first().is_none_or(|byte| !byte.is_ascii_alphabetic() && *byte != b'>') {
        return false;
    }
    let is_mailbox = head.starts_with(b"From ") || head.starts_with(b">From ");
    let (mut known, mut telling) = (0, 0);
    for line in head.split(|byte| *byte == b'\n').skip(usize::from(is_mailbox)).take(160) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            break;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let name = line.split(|byte| *byte == b':').next().filter(|name| name.len() < line.len());
        let Some(name) = name.filter(|name| !name.is_empty() && name.iter().all(u8::is_ascii_graphic)) else {
            return false;
        };
        let name = String::from_utf8_lossy(name).to_ascii_lowercase();
        known += usize::from(NAMES.contains(&name.as_str()));
        telling += usize::from(TELLING.contains(&name.as_str()));
    }
    known >= 3 || (known >= 2 && telling >= 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides() {
        assert_eq!(Kind::of(b"\xff\xd8\xff\xe0rest"), Ok(Kind::Jpeg));
        assert_eq!(Kind::of(b"junk\n%PDF-1.7\n1 0 obj\n<< >>\nendobj\n"), Ok(Kind::Pdf));
        assert_eq!(Kind::of(b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n\0"), Ok(Kind::Pdf));
        assert_eq!(Kind::of(b"\0\0\0\x18ftypheic"), Ok(Kind::Heic));
        assert_eq!(Kind::of("Hello, this is a note: we shipped it.".as_bytes()), Ok(Kind::Text));
        assert_eq!(Kind::of(b"From: a@b.c\r\nTo: d@e.f\r\nSubject: x\r\n\r\nHi"), Ok(Kind::Email));
        assert_eq!(Kind::of(b"From: a@b.c\r\nTo: d@e.f\r\nSubject: x\r\n\r\n\xfa\xc4\xd2\xc1"), Ok(Kind::Email));
        assert_eq!(Kind::of(b"40   \nFrom: a@b.c\nTo: d@e.f\nSubject: x\n\nHi\n<?xml"), Ok(Kind::Email));
        assert_eq!(Kind::of(b"\xff\xfeH\0i\0"), Ok(Kind::Text));
        assert_eq!(Kind::of(b"caf\xe9 9\x80"), Ok(Kind::Text));
    }

    #[test]
    fn words_that_begin_like_a_file_of_another_kind_are_words() {
        for words in [
            "BMW of the year, bought on 3 May",
            "MZ-900 returned by the customer",
            "PK fire alarm, two pieces",
            "BZh and other abbreviations",
            "GIF89a is the name of a format",
            "ID3 tags were not part of the order",
            "%PDF-1.4 is what the file begins with, said the customer",
            "The file begins with %PDF-1.4, said the customer",
            "%PDF-1.4 it says, then 1 0 obj was in it, and endobj, trailer and startxref",
            "RIFF raff",
            "8BPS stands in it",
        ] {
            assert_eq!(Kind::of(words.as_bytes()), Ok(Kind::Text), "{words}");
        }
    }

    #[test]
    fn what_cannot_become_pages_is_told_for_what_it_is() {
        let wide = |name: &str| -> Vec<u8> {
            let name = name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
            [&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"[..], &[0; 600], &name].concat()
        };
        for (bytes, foreign) in [
            (b"PK\x03\x04rest\0".to_vec(), ForeignKind::Archive("zip".to_owned())),
            (b"PK\x03\x04[Content_Types].xml\0word/document.xml".to_vec(), ForeignKind::Docx),
            (b"PK\x03\x04[Content_Types].xml\0xl/workbook.xml".to_vec(), ForeignKind::Xlsx),
            (wide("EncryptedPackage"), ForeignKind::LockedOffice),
            (wide("WordDocument"), ForeignKind::Doc),
            (b"\x78\x9f\x3e\x22\0\0\x01".to_vec(), ForeignKind::OutlookPackage),
            (b"{\\rtf1\\ansi Hello}".to_vec(), ForeignKind::RichText),
            (b"<html><body>".to_vec(), ForeignKind::WebPage),
            (b"<?xml version=\"1.0\"?><svg/>".to_vec(), ForeignKind::Drawing),
            (b" \r\n\n ".to_vec(), ForeignKind::BlankText),
            ([&b"SQLite format 3"[..], &[0; 90]].concat(), ForeignKind::Database),
            ([&b"7z\xbc\xaf\x27\x1c"[..], &[0; 90]].concat(), ForeignKind::Archive("7z".to_owned())),
            (b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff".to_vec(), ForeignKind::Program),
            (b"\0\x01\x02\x03\x04".to_vec(), ForeignKind::Unknown),
            (b"ID3\x03\0\0\0\0\0\0".to_vec(), ForeignKind::Sound("mp3".to_owned())),
            (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom".to_vec(), ForeignKind::Video("mp4".to_owned())),
            (vec![0xfe; 64], ForeignKind::Unknown),
            (b"M\x81ller & S\x94hne".to_vec(), ForeignKind::UnsureText),
        ] {
            assert_eq!(Kind::of(&bytes), Err(Refusal::NotTaken(foreign)));
        }
        assert_eq!(Kind::of(b""), Err(Refusal::Empty));
        assert_eq!(Kind::of(&wide("__properties_version1.0")), Ok(Kind::Email));
    }
}
