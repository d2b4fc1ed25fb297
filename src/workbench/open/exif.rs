//! How a camera was held: Exif wherever formats and programs put it.

use super::super::kind::Kind;
use super::tiff::{self, Tags, tag};
use flate2::bufread::ZlibDecoder;
use image::metadata::Orientation;
use std::io::Read as _;

/// More of a text in a PNG is not read.
const MOST_TEXT: u64 = 1 << 20;

/// How a picture is turned, by its Exif.
pub fn orientation(exif: &[u8]) -> Option<Orientation> {
    // Some programs put the name of the segment in front.
    let exif = exif.strip_prefix(b"Exif\0\0").unwrap_or(exif);
    let first = tiff::directories(exif, 1).first().copied()?;
    let turned = Tags::of(exif, first)?.number(tag::ORIENTATION)?;
    u8::try_from(turned).ok().and_then(Orientation::from_exif)
}

/// Exif where decoders do not look: behind the picture of a PNG, or as a text in it.
pub fn elsewhere(kind: Kind, bytes: &[u8]) -> Option<Vec<u8>> {
    if kind != Kind::Png {
        return None;
    }
    let mut at = 8_usize;
    let mut text = None;
    loop {
        let chunk = bytes.get(at..at.checked_add(8)?);
        let Some([a, b, c, d, name @ ..]) = chunk else { return text };
        let length = u32::from_be_bytes([*a, *b, *c, *d]) as usize;
        let start = at.checked_add(8)?;
        let content = bytes.get(start..start.checked_add(length)?);
        match (name, content) {
            (b"eXIf", Some(content)) => return Some(content.to_vec()),
            (b"tEXt" | b"zTXt", Some(content)) => text = text.or_else(|| in_text(content, name == b"zTXt")),
            _ => {}
        }
        at = start.checked_add(4)?.checked_add(length)?;
    }
}

/// Exif in hexadecimal digits, as programs wrote it before PNG had a place for it.
fn in_text(content: &[u8], is_packed: bool) -> Option<Vec<u8>> {
    let rest = [&b"Raw profile type exif\0"[..], b"Raw profile type APP1\0"];
    let rest = rest.iter().find_map(|name| content.strip_prefix(*name))?;
    let mut text = Vec::new();
    if is_packed {
        ZlibDecoder::new(rest.get(1..)?).take(MOST_TEXT).read_to_end(&mut text).ok()?;
    } else {
        text.extend_from_slice(rest);
    }
    // A name, a length, and the digits, each on lines of their own.
    let text = String::from_utf8(text).ok()?;
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let (_, length) = (lines.next()?, lines.next()?.parse::<usize>().ok()?);
    let digits: Vec<u8> = lines
        .flat_map(str::chars)
        .filter_map(|c| c.to_digit(16))
        .filter_map(|digit| u8::try_from(digit).ok())
        .collect();
    let made: Vec<u8> = digits.chunks_exact(2).filter_map(|pair| Some(pair.first()? * 16 + pair.get(1)?)).collect();
    (made.len() == length).then_some(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Exif that says it in a number of two or of four bytes.
    fn exif(kind: u8, number: [u8; 4]) -> Vec<u8> {
        [&b"MM\0*\0\0\0\x08\0\x01\x01\x12\0"[..], &[kind], b"\0\0\0\x01", &number, b"\0\0\0\0"].concat()
    }

    #[test]
    fn how_a_picture_is_turned_is_found_however_it_is_written() {
        let turned = Some(Orientation::Rotate90);
        assert_eq!(orientation(&exif(3, *b"\0\x06\0\0")), turned);
        assert_eq!(orientation(&exif(4, *b"\0\0\0\x06")), turned);
        assert_eq!(orientation(&[b"Exif\0\0", &exif(3, *b"\0\x06\0\0")[..]].concat()), turned);
        assert_eq!(orientation(&exif(3, *b"\0\0\0\0")), None);
        assert_eq!(orientation(b"II*\0\xff\xff\xff\xff"), None);
    }

    #[test]
    fn a_png_keeps_it_in_chunks_of_several_kinds() {
        let exif = exif(3, *b"\0\x06\0\0");
        let chunk = |name: &[u8], content: &[u8]| {
            let length = u32::try_from(content.len()).expect("short").to_be_bytes();
            [&length[..], name, content, b"\0\0\0\0"].concat()
        };
        let digits: Vec<String> = exif.iter().map(|byte| format!("{byte:02x}")).collect();
        let digits = digits.concat();
        let text = format!("Raw profile type exif\0\nexif\n{:8}\n{digits}\n", exif.len());
        for own in [chunk(b"eXIf", &exif), chunk(b"tEXt", text.as_bytes())] {
            let png = [&b"\x89PNG\r\n\x1a\n"[..], &chunk(b"IDAT", b"xx"), &own, &chunk(b"IEND", b"")].concat();
            assert_eq!(elsewhere(Kind::Png, &png), Some(exif.clone()));
        }
        assert_eq!(elsewhere(Kind::Png, b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIDAT"), None);
    }
}
