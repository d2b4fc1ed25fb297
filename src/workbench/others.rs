//! What a file is that cannot become pages, told by its content.

use super::foreign::ForeignKind;

/// Text that is the source of something else.
pub fn written(text: &str) -> Option<ForeignKind> {
    let head: String = text.trim_start().chars().take(400).collect::<String>().to_ascii_lowercase();
    let starts = |words: &[&str]| words.iter().any(|word| head.starts_with(word));
    if starts(&["{\\rtf"]) {
        return Some(ForeignKind::RichText);
    }
    if starts(&["%!ps"]) {
        return Some(ForeignKind::PostScript);
    }
    let is_drawing = starts(&["<svg"]) || (starts(&["<?xml"]) && head.contains("<svg"));
    if is_drawing {
        return Some(ForeignKind::Drawing);
    }
    if starts(&["<!doctype html", "<html", "<head", "<body"]) || (starts(&["<?xml", "<!--"]) && head.contains("<html"))
    {
        return Some(ForeignKind::WebPage);
    }
    if starts(&["<?xml"]) && head.contains("word.document") {
        return Some(ForeignKind::WordXml);
    }
    starts(&["<?xml"]).then_some(ForeignKind::Xml)
}

/// What a file is that is neither a picture nor words.
pub fn not_taken(bytes: &[u8]) -> Option<ForeignKind> {
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Some(compound(bytes));
    }
    if bytes.starts_with(b"\x78\x9f\x3e\x22") {
        return Some(ForeignKind::OutlookPackage);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(zipped(bytes));
    }
    if bytes.starts_with(b"\xc5\xd0\xd3\xc6") {
        return Some(ForeignKind::PostScript);
    }
    let found = infer::get(bytes)?;
    Some(match (found.matcher_type(), found.extension()) {
        (_, "sqlite" | "db" | "mdb") => ForeignKind::Database,
        (infer::MatcherType::App, _) => ForeignKind::Program,
        (_, "doc" | "docx" | "odt" | "rtf") => ForeignKind::TextDocument,
        (_, "xls" | "xlsx" | "ods") => ForeignKind::Spreadsheet,
        (_, "ppt" | "pptx" | "odp") => ForeignKind::Presentation,
        (_, "html" | "xml" | "svg") => ForeignKind::WebPageOrDrawing,
        (_, "msg") => ForeignKind::OutlookMessage,
        (_, "ps" | "eps") => ForeignKind::PostScript,
        (infer::MatcherType::Archive, "pdf") => ForeignKind::HoldsPdf,
        (infer::MatcherType::Archive, extension) => ForeignKind::Archive(extension.to_owned()),
        (infer::MatcherType::Audio, extension) => ForeignKind::Sound(extension.to_owned()),
        (infer::MatcherType::Video, extension) => ForeignKind::Video(extension.to_owned()),
        (infer::MatcherType::Image, extension) => ForeignKind::Picture(extension.to_owned()),
        (_, extension) => ForeignKind::Other(extension.to_owned()),
    })
}

/// Old Office files keep the names of their parts in two bytes a letter.
fn compound(bytes: &[u8]) -> ForeignKind {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &wide).is_some()
    };
    if has("EncryptedPackage") {
        ForeignKind::LockedOffice
    } else if has("DRMContent") || has("DRMEncryptedDataSpace") {
        ForeignKind::ManagedOffice
    } else if has("__properties_version1.0") || has("__nameid_version1.0") {
        ForeignKind::OutlookMessage
    } else if has("WordDocument") {
        ForeignKind::Doc
    } else if has("Workbook") || has("Book") {
        ForeignKind::Xls
    } else if has("PowerPoint Document") {
        ForeignKind::Ppt
    } else {
        ForeignKind::OfficeOrOutlook
    }
}

/// Newer Office files are archives with known names inside.
fn zipped(bytes: &[u8]) -> ForeignKind {
    let has = |name: &[u8]| memchr::memmem::find(bytes, name).is_some();
    let is_office = has(b"[Content_Types].xml");
    let is_open = |kind: &[u8]| memchr::memmem::find(bytes.get(..200).unwrap_or(bytes), kind).is_some();
    if is_office && has(b"word/") {
        ForeignKind::Docx
    } else if is_office && has(b"xl/") {
        ForeignKind::Xlsx
    } else if is_office && has(b"ppt/") {
        ForeignKind::Pptx
    } else if is_office && (has(b".fdseq") || has(b"FixedDocumentSequence")) {
        ForeignKind::Xps
    } else if is_open(b"opendocument.spreadsheet") {
        ForeignKind::Ods
    } else if is_open(b"opendocument.presentation") {
        ForeignKind::Odp
    } else if is_open(b"opendocument") || (has(b"META-INF/manifest.xml") && has(b"content.xml")) {
        ForeignKind::Odt
    } else if is_open(b"application/epub+zip") {
        ForeignKind::Book
    } else if has(b"Index/Document.iwa") || has(b"Index.zip") {
        ForeignKind::Iwork
    } else {
        ForeignKind::Archive("zip".to_owned())
    }
}
