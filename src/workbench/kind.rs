//! What a file is. Its content decides, never its name.

use super::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// A kind of file that can become pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// JPEG picture.
    Jpeg,
    /// PNG picture.
    Png,
    /// GIF picture; its first frame.
    Gif,
    /// WebP picture.
    WebP,
    /// Windows bitmap.
    Bmp,
    /// TIFF picture of one or several pages.
    Tiff,
    /// HEIC photo.
    Heic,
    /// PDF document.
    Pdf,
    /// A saved mail.
    Email,
    /// Plain text.
    Text,
}

impl Kind {
    /// What a person calls it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::Gif => "GIF",
            Self::WebP => "WebP",
            Self::Bmp => "BMP",
            Self::Tiff => "TIFF",
            Self::Heic => "HEIC",
            Self::Pdf => "PDF",
            Self::Email => "mail",
            Self::Text => "text",
        }
    }

    /// True for pictures.
    #[must_use]
    pub fn is_picture(self) -> bool {
        !matches!(self, Self::Pdf | Self::Email | Self::Text)
    }

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
        if let Some(refusal) = not_taken(bytes) {
            return Err(refusal);
        }
        match plain_text(bytes) {
            Some(text) if is_mail(&text) => Ok(Self::Email),
            Some(text) if is_web_page(&text) => Err(other("A web page", "Print it to a PDF or take a screenshot")),
            Some(_) => Ok(Self::Text),
            None => Err(other("This kind of file", "Save it as PDF, then add it again")),
        }
    }
}

fn by_signature(bytes: &[u8]) -> Option<Kind> {
    let starts = |signature: &[u8]| bytes.starts_with(signature);
    let at = |from: usize, signature: &[u8]| bytes.get(from..).is_some_and(|rest| rest.starts_with(signature));
    if starts(b"\xff\xd8\xff") {
        return Some(Kind::Jpeg);
    }
    if starts(b"\x89PNG\r\n\x1a\n") {
        return Some(Kind::Png);
    }
    if starts(b"GIF87a") || starts(b"GIF89a") {
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
    // Some programs write a few bytes before a PDF's first line; readers look for it in the first kilobyte.
    let head = bytes.get(..1024).unwrap_or(bytes);
    (infer::get(head).is_none_or(|found| found.mime_type() == "application/pdf")
        && memchr::memmem::find(head, b"%PDF-").is_some())
    .then_some(Kind::Pdf)
}

const HEIC: [&[u8]; 6] = [b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1"];

fn other(what: &str, instead: &str) -> Refusal {
    Refusal::NotTaken { what: what.to_owned(), instead: instead.to_owned() }
}

fn not_taken(bytes: &[u8]) -> Option<Refusal> {
    const AS_PDF: &str = "Save it as PDF, then add it again";
    let found = infer::get(bytes)?;
    Some(match (found.matcher_type(), found.extension()) {
        (_, "doc" | "docx" | "odt" | "rtf") => other("A text document", AS_PDF),
        (_, "xls" | "xlsx" | "ods") => other("A spreadsheet", AS_PDF),
        (_, "ppt" | "pptx" | "odp") => other("A presentation", AS_PDF),
        (_, "html" | "xml" | "svg") => other("A web page or drawing", "Print it to a PDF or take a screenshot"),
        (_, "msg") => other("An Outlook message", "Save the mail as .eml or PDF"),
        (infer::MatcherType::Archive, _) => other("An archive", "Add the files inside it"),
        (infer::MatcherType::Audio | infer::MatcherType::Video, _) => {
            other("A recording", "Issuers take no sound or video; write down what it shows")
        }
        (_, extension) => other(&format!("A .{extension} file"), AS_PDF),
    })
}

/// The bytes as text, when they are text: UTF-8, UTF-16 with its mark, or Windows-1252 without control signs.
#[must_use]
pub fn plain_text(bytes: &[u8]) -> Option<String> {
    let wide = |big: bool, rest: &[u8]| {
        let units = rest.chunks_exact(2).map(|pair| match (pair, big) {
            ([a, b], true) => u16::from_be_bytes([*a, *b]),
            ([a, b], false) => u16::from_le_bytes([*a, *b]),
            _ => 0,
        });
        char::decode_utf16(units).collect::<Result<String, _>>().ok()
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => wide(false, rest)?,
        [0xfe, 0xff, rest @ ..] => wide(true, rest)?,
        [0xef, 0xbb, 0xbf, rest @ ..] => std::str::from_utf8(rest).ok()?.to_owned(),
        _ => std::str::from_utf8(bytes).map_or_else(|_other| windows_1252(bytes), |text| Some(text.to_owned()))?,
    };
    let is_control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{1b}' | '\u{8}');
    (!text.chars().any(is_control) && !text.trim().is_empty()).then_some(text)
}

fn windows_1252(bytes: &[u8]) -> Option<String> {
    // Sixteen printed signs where Latin-1 has none.
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    let high = bytes.iter().filter(|b| **b >= 0x80).count();
    // Prose has few of them; noise has half.
    if high * 3 > bytes.len() {
        return None;
    }
    let letter = |b: &u8| match b {
        0x80..=0x9f => HIGH.get(usize::from(b - 0x80)).copied().unwrap_or(' '),
        b => char::from(*b),
    };
    Some(bytes.iter().map(letter).collect())
}

/// Headers that a saved mail begins with.
fn is_mail(text: &str) -> bool {
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
    let head = text.strip_prefix("From ").and_then(|rest| rest.split_once('\n')).map_or(text, |(_, rest)| rest);
    let (mut known, mut telling) = (0, 0);
    for line in head.lines().take(80) {
        if line.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { return false };
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_graphic()) {
            return false;
        }
        let name = name.to_ascii_lowercase();
        known += usize::from(NAMES.contains(&name.as_str()));
        telling += usize::from(TELLING.contains(&name.as_str()));
    }
    known >= 3 || (known >= 2 && telling >= 1)
}

fn is_web_page(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(200).collect::<String>().to_ascii_lowercase();
    ["<!doctype html", "<html", "<?xml", "<svg"].iter().any(|tag| head.starts_with(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides() {
        assert_eq!(Kind::of(b"\xff\xd8\xff\xe0rest"), Ok(Kind::Jpeg));
        assert_eq!(Kind::of(b"junk\n%PDF-1.7\n"), Ok(Kind::Pdf));
        assert_eq!(Kind::of(b"\0\0\0\x18ftypheic"), Ok(Kind::Heic));
        assert_eq!(Kind::of("Hello, this is a note: we shipped it.".as_bytes()), Ok(Kind::Text));
        assert_eq!(Kind::of(b"From: a@b.c\r\nTo: d@e.f\r\nSubject: x\r\n\r\nHi"), Ok(Kind::Email));
        assert_eq!(Kind::of(b"\xff\xfeH\0i\0"), Ok(Kind::Text));
        assert_eq!(Kind::of(b"caf\xe9 9\x80"), Ok(Kind::Text));
        assert_eq!(plain_text(b"caf\xe9 9\x80").as_deref(), Some("café 9€"));
    }

    #[test]
    fn what_cannot_become_pages_says_what_to_do() {
        for bytes in
            [&b""[..], b"PK\x03\x04rest", b"<html><body>", b"\0\x01\x02\x03\x04", b"ID3\x03\0\0\0\0\0\0", &[0xfe; 64]]
        {
            let words = Kind::of(bytes).expect_err("refused").to_string();
            assert!(words.len() > 10, "{words}");
        }
    }
}
