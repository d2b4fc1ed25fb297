//! What cannot become pages, called by its name, with what helps.

use super::refusal::Refusal;

/// What helps where nothing else does.
pub const AS_PDF: &str = "Save it as PDF, then add it again";
const PRINTED: &str = "Print it to a PDF or take a screenshot";

/// A refusal of something by its name.
pub fn other(what: &str, instead: &str) -> Refusal {
    Refusal::NotTaken { what: what.to_owned(), instead: instead.to_owned() }
}

/// Text that is the source of something else.
pub fn written(text: &str) -> Option<Refusal> {
    let head: String = text.trim_start().chars().take(400).collect::<String>().to_ascii_lowercase();
    let starts = |words: &[&str]| words.iter().any(|word| head.starts_with(word));
    if starts(&["{\\rtf"]) {
        return Some(other("A Word document (RTF)", WORD));
    }
    if starts(&["%!ps"]) {
        return Some(other("A PostScript file", AS_PDF));
    }
    let is_drawing = starts(&["<svg"]) || (starts(&["<?xml"]) && head.contains("<svg"));
    if is_drawing {
        return Some(other("A drawing (SVG)", PRINTED));
    }
    if starts(&["<!doctype html", "<html", "<head", "<body"]) || (starts(&["<?xml", "<!--"]) && head.contains("<html"))
    {
        return Some(other("A web page (HTML)", "Open it in a browser and print it to a PDF, or take a screenshot"));
    }
    if starts(&["<?xml"]) && head.contains("word.document") {
        return Some(other("A Word document", WORD));
    }
    starts(&["<?xml"]).then(|| other("A file of data (XML)", PRINTED))
}

const WORD: &str = "Save it as PDF from Word, then add that";
const EXCEL: &str = "Save it as PDF from Excel, then add that";
const SLIDES: &str = "Save it as PDF from PowerPoint, then add that";
const LOCKED: &str = "Open it with its password, save it as PDF, then add that";
const OUTLOOK: &str = "Open it in Outlook and save it as PDF, or forward it as .eml";

/// What a file is that is neither a picture nor words.
pub fn not_taken(bytes: &[u8]) -> Option<Refusal> {
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Some(compound(bytes));
    }
    if bytes.starts_with(b"\x78\x9f\x3e\x22") {
        return Some(other(
            "An Outlook package (winmail.dat)",
            "Open the mail in Outlook and save it as PDF, or ask its sender for the files themselves",
        ));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(zipped(bytes));
    }
    if bytes.starts_with(b"\xc5\xd0\xd3\xc6") {
        return Some(other("A PostScript file", AS_PDF));
    }
    let found = infer::get(bytes)?;
    Some(match (found.matcher_type(), found.extension()) {
        (_, "sqlite" | "db" | "mdb") => other("A database", "Take a screenshot of what it shows"),
        (infer::MatcherType::App, _) => other("A program", "Take a screenshot of what it shows"),
        (_, "doc" | "docx" | "odt" | "rtf") => other("A text document", AS_PDF),
        (_, "xls" | "xlsx" | "ods") => other("A spreadsheet", AS_PDF),
        (_, "ppt" | "pptx" | "odp") => other("A presentation", AS_PDF),
        (_, "html" | "xml" | "svg") => other("A web page or drawing", PRINTED),
        (_, "msg") => other("An Outlook message (.msg)", OUTLOOK),
        (_, "ps" | "eps") => other("A PostScript file", AS_PDF),
        (infer::MatcherType::Archive, "pdf") => other("A file that only contains a PDF", "Add the PDF itself"),
        (infer::MatcherType::Archive, extension) => {
            other(&format!("An archive (.{extension})"), "Add the files inside it")
        }
        (infer::MatcherType::Audio, extension) => {
            other(&format!("A sound recording (.{extension})"), "Issuers take no sound; write down what is said")
        }
        (infer::MatcherType::Video, extension) => {
            other(&format!("A video (.{extension})"), "Issuers take no video; take screenshots of what it shows")
        }
        (infer::MatcherType::Image, extension) => {
            other(&format!("A .{extension} picture"), "Save it as PNG or JPEG, then add it again")
        }
        (_, extension) => other(&format!("A .{extension} file"), AS_PDF),
    })
}

/// Old Office files keep the names of their parts in two bytes a letter.
fn compound(bytes: &[u8]) -> Refusal {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &wide).is_some()
    };
    if has("EncryptedPackage") {
        other("An Office document that is locked with a password", LOCKED)
    } else if has("DRMContent") || has("DRMEncryptedDataSpace") {
        other("An Office document whose rights are managed", "Ask its owner for a PDF without protection")
    } else if has("__properties_version1.0") || has("__nameid_version1.0") {
        other("An Outlook message (.msg)", OUTLOOK)
    } else if has("WordDocument") {
        other("A Word document (.doc)", WORD)
    } else if has("Workbook") || has("Book") {
        other("An Excel spreadsheet (.xls)", EXCEL)
    } else if has("PowerPoint Document") {
        other("A PowerPoint presentation (.ppt)", SLIDES)
    } else {
        other("An Office document or Outlook message", "Save it as PDF from the program it came from, then add that")
    }
}

/// Newer Office files are archives with known names inside.
fn zipped(bytes: &[u8]) -> Refusal {
    let has = |name: &[u8]| memchr::memmem::find(bytes, name).is_some();
    let is_office = has(b"[Content_Types].xml");
    let is_open = |kind: &[u8]| memchr::memmem::find(bytes.get(..200).unwrap_or(bytes), kind).is_some();
    if is_office && has(b"word/") {
        other("A Word document (.docx)", WORD)
    } else if is_office && has(b"xl/") {
        other("An Excel spreadsheet (.xlsx)", EXCEL)
    } else if is_office && has(b"ppt/") {
        other("A PowerPoint presentation (.pptx)", SLIDES)
    } else if is_office && (has(b".fdseq") || has(b"FixedDocumentSequence")) {
        other("An XPS document", "Print it to a PDF, then add that")
    } else if is_open(b"opendocument.spreadsheet") {
        other("A spreadsheet (.ods)", "Export it as PDF from LibreOffice, then add that")
    } else if is_open(b"opendocument.presentation") {
        other("A presentation (.odp)", "Export it as PDF from LibreOffice, then add that")
    } else if is_open(b"opendocument") || (has(b"META-INF/manifest.xml") && has(b"content.xml")) {
        other("A text document (.odt)", "Export it as PDF from LibreOffice, then add that")
    } else if is_open(b"application/epub+zip") {
        other("A book (.epub)", PRINTED)
    } else if has(b"Index/Document.iwa") || has(b"Index.zip") {
        other("A Pages, Numbers or Keynote document", "Export it as PDF, then add that")
    } else {
        other("An archive (.zip)", "Add the files inside it")
    }
}
