//! File contents: the kinds of file evidence can be, told by their first bytes,
//! and small valid files for the evidence that was there before the start.

use std::fmt;
use std::fmt::Write as _;

use axum::body::Bytes;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// A kind of file, told by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FileKind {
    Jpeg,
    Png,
    Pdf,
    Tiff,
}

impl FileKind {
    /// What the first bytes say.
    pub(crate) fn of_content(bytes: &[u8]) -> Option<Self> {
        let starts = |magic: &[u8]| bytes.starts_with(magic);
        if starts(&[0xFF, 0xD8, 0xFF]) {
            Some(Self::Jpeg)
        } else if starts(&[0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A]) {
            Some(Self::Png)
        } else if starts(b"%PDF-") {
            Some(Self::Pdf)
        } else if starts(b"II*\0") || starts(b"MM\0*") {
            Some(Self::Tiff)
        } else {
            None
        }
    }

    /// What the end of the name says.
    pub(crate) fn of_name(file_name: &str) -> Option<Self> {
        let (_, extension) = file_name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "jpg" | "jpeg" => Some(Self::Jpeg),
            "png" => Some(Self::Png),
            "pdf" => Some(Self::Pdf),
            "tif" | "tiff" => Some(Self::Tiff),
            _ => None,
        }
    }

    /// Its media type.
    pub(crate) const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
            Self::Tiff => "image/tiff",
        }
    }
}

/// The media type a file name suggests.
pub(crate) fn content_type(file_name: &str) -> &'static str {
    FileKind::of_name(file_name).map_or("application/octet-stream", FileKind::media_type)
}

const PNG: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const JPEG: &str = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62rZ4C8ybqmx5moq6T/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAABv/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8ATP/Z";

/// A small valid file of the kind its name says.
pub(crate) fn made_up(file_name: &str, title: &str) -> Bytes {
    let picture = match FileKind::of_name(file_name) {
        Some(FileKind::Png) => PNG,
        Some(FileKind::Jpeg) => JPEG,
        _ => return Bytes::from(pdf(&format!("{title} {file_name}"))),
    };
    Bytes::from(STANDARD.decode(picture).unwrap_or_default())
}

/// A PDF of one page with one line of text.
fn pdf(line: &str) -> String {
    let shown: String = line.chars().filter(|c| !matches!(c, '(' | ')' | '\\')).collect();
    let drawing = format!("BT /F1 14 Tf 56 780 Td ({shown}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{drawing}\nendstream", drawing.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut out = String::from("%PDF-1.4\n");
    let mut places = Vec::with_capacity(objects.len());
    for (number, object) in objects.iter().enumerate() {
        places.push(out.len());
        push(&mut out, format_args!("{} 0 obj\n{object}\nendobj\n", number + 1));
    }
    let table = out.len();
    out.push_str("xref\n0 6\n0000000000 65535 f \n");
    for place in places {
        push(&mut out, format_args!("{place:010} 00000 n \n"));
    }
    push(&mut out, format_args!("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
    out
}

fn push(out: &mut String, text: fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    out.write_fmt(text).ok();
}
