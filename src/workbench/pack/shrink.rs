//! Pictures inside a PDF, made as small as they are shown, without what a camera wrote into them.

use super::super::open::jpeg;
use super::super::pixels::Pixels;
use super::image_encoding::encode;
use crate::domain::packet::Tones;
use lopdf::{Document, Object, ObjectId, Stream};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// A picture may unfold to this many bytes.
const MOST_BYTES: usize = 120 << 20;

/// How pictures are made smaller.
#[derive(Clone)]
pub struct Shrink {
    /// Pixels an inch, where a picture has more.
    pub dpi: f32,
    /// JPEG's quality.
    pub quality: u8,
    /// Colours.
    pub tones: Tones,
    /// How much smaller than its own page it is shown.
    pub scale: f32,
    /// Pictures of the same file that were unfolded before.
    pub known: Known,
}

/// Pictures of one file as they are at the finest step; nothing for those that are not made smaller.
#[derive(Clone, Default)]
pub struct Known(Arc<Mutex<BTreeMap<ObjectId, Seen>>>);

/// What is known of a picture.
#[derive(Clone)]
enum Seen {
    /// Its data is not what it should be.
    Broken,
    /// It stays as it is.
    Kept,
    /// It can be made smaller.
    Pixels(Arc<Pixels>),
}

impl Shrink {
    /// A picture of a PDF, made smaller where that is safe. Nothing when it may not be taken over at all.
    pub fn picture(
        &self,
        from: &Document,
        (id, old): (ObjectId, &Stream),
        copied: Stream,
        drawn: Option<(f32, f32)>,
    ) -> Option<Stream> {
        let filters: Vec<&[u8]> = old.filters().unwrap_or_default();
        if filters.contains(&&b"JPXDecode"[..]) {
            // Its own boxes may hold anything; the page is drawn instead.
            return None;
        }
        let seen = self.seen(from, id, old, &filters, drawn);
        let plain = cleaned(&filters, copied);
        let pixels = match seen {
            Seen::Broken => return None,
            Seen::Kept => return Some(plain),
            Seen::Pixels(pixels) => pixels,
        };
        let tones = if self.tones == Tones::Colour { Tones::Colour } else { Tones::Grey };
        let made = encode(&self.fitted(&pixels, self.dpi, drawn), tones, self.quality).ok();
        Some(match made.map(|ink| ink.stream) {
            Some(mut made) if made.content.len() < plain.content.len() => {
                for key in [&b"SMask"[..], b"Interpolate", b"Intent"] {
                    if let Ok(value) = plain.dict.get(key) {
                        made.dict.set(key, value.clone());
                    }
                }
                made
            }
            _ => plain,
        })
    }

    /// What is known of a picture; it is unfolded once.
    fn seen(&self, from: &Document, id: ObjectId, old: &Stream, filters: &[&[u8]], drawn: Option<(f32, f32)>) -> Seen {
        let known = || self.known.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(seen) = known().get(&id) {
            return seen.clone();
        }
        // A mask that was mixed with a colour belongs to exactly that picture, and readers differ about it.
        let mask = old.dict.get_deref(b"SMask", from).and_then(Object::as_stream);
        let is_mixed = mask.is_ok_and(|mask| mask.dict.has(b"Matte"));
        let seen = match self.pixels(from, old, filters) {
            _ if is_mixed => Seen::Broken,
            Some(pixels) => Seen::Pixels(Arc::new(self.fitted(&pixels, super::step::FINEST, drawn))),
            None if is_whole(from, old, filters) => Seen::Kept,
            None => Seen::Broken,
        };
        known().insert(id, seen.clone());
        seen
    }

    fn pixels(&self, from: &Document, old: &Stream, filters: &[&[u8]]) -> Option<Pixels> {
        let is_grey = self.tones != Tones::Colour;
        let pixels = pixels(from, old, filters, is_grey)?;
        Some(if is_grey { pixels.grey() } else { pixels })
    }

    /// A picture with no more pixels than so many an inch where it is shown.
    fn fitted(&self, pixels: &Pixels, dpi: f32, drawn: Option<(f32, f32)>) -> Pixels {
        let (width, height) = drawn.unwrap_or((612.0, 792.0));
        let wanted = |points: f32| {
            let inches = points * self.scale / 72.0;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "cut to sane measures")]
            let pixels = (inches * dpi).ceil().clamp(1.0, 20_000.0) as u32;
            pixels
        };
        let (width, height) = (wanted(width), wanted(height));
        let is_larger = pixels.width > width && pixels.height > height;
        if is_larger { pixels.resized(width, height) } else { pixels.clone() }
    }
}

/// True when a picture's data is as long as its measures say, as far as that can be told.
fn is_whole(from: &Document, stream: &Stream, filters: &[&[u8]]) -> bool {
    let number = |key| stream.dict.get_deref(key, from).and_then(Object::as_i64).ok();
    let (Some(width), Some(height)) = (number(b"Width"), number(b"Height")) else { return false };
    if !(1..=30_000).contains(&width) || !(1..=30_000).contains(&height) {
        return false;
    }
    match filters {
        [b"DCTDecode"] => jpeg(&stream.content, false)
            .is_ok_and(|pixels| (i64::from(pixels.width), i64::from(pixels.height)) == (width, height)),
        [] | [b"FlateDecode" | b"LZWDecode" | b"RunLengthDecode" | b"ASCII85Decode" | b"ASCIIHexDecode"] => {
            let is_mask = stream.dict.get_deref(b"ImageMask", from).and_then(Object::as_bool).unwrap_or(false);
            let bits = if is_mask { 1 } else { number(b"BitsPerComponent").unwrap_or(0) };
            let colours = match stream.dict.get_deref(b"ColorSpace", from).ok() {
                Some(space) => values(from, space),
                None if is_mask => Some(1),
                None => None,
            };
            let Some(colours) = colours.filter(|_| matches!(bits, 1 | 2 | 4 | 8 | 16)) else { return false };
            let needed = (width * bits * colours + 7) / 8 * height;
            let data = stream.get_plain_content_with_limit(MOST_BYTES);
            data.is_ok_and(|data| i64::try_from(data.len()).unwrap_or(0) >= needed)
        }
        [b"CCITTFaxDecode"] => is_fax(from, stream, width, height),
        _ => false,
    }
}

/// True for group 4 that is as long as it says. Other kinds of fax are rare, and drawn.
fn is_fax(from: &Document, stream: &Stream, width: i64, height: i64) -> bool {
    let parms = stream.dict.get_deref(b"DecodeParms", from).and_then(Object::as_dict).ok();
    let number = |key| parms.and_then(|parms| parms.get_deref(key, from).and_then(Object::as_i64).ok());
    let (Ok(columns), Ok(rows)) = (u16::try_from(number(b"Columns").unwrap_or(1728)), u16::try_from(height)) else {
        return false;
    };
    if number(b"K").unwrap_or(0) >= 0 || i64::from(columns) != width {
        return false;
    }
    let mut lines = 0;
    let decoded = fax::decoder::decode_g4(stream.content.iter().copied(), columns, Some(rows), |_line| lines += 1);
    decoded.is_some() && lines == i64::from(rows)
}

/// How many values a pixel has in any colour space that can be told.
fn values(from: &Document, space: &Object) -> Option<i64> {
    if let Some(plain) = channels(from, space) {
        return Some(plain);
    }
    let named = |object: &Object| object.as_name().map(<[u8]>::to_vec).ok();
    match space {
        Object::Name(name) => matches!(name.as_slice(), b"DeviceCMYK" | b"CMYK").then_some(4),
        Object::Array(parts) => match named(parts.first()?)?.as_slice() {
            b"Indexed" | b"Separation" => Some(1),
            b"Lab" => Some(3),
            b"DeviceN" => {
                let inks = from.dereference(parts.get(1)?).ok()?.1.as_array().ok()?;
                i64::try_from(inks.len()).ok()
            }
            b"DeviceCMYK" => Some(4),
            _ => None,
        },
        _ => None,
    }
}

/// The pixels of a picture of the plain kinds; others stay as they are.
fn pixels(from: &Document, stream: &Stream, filters: &[&[u8]], wants_grey: bool) -> Option<Pixels> {
    let dict = &stream.dict;
    let is_special = [&b"Decode"[..], b"Mask", b"ImageMask", b"Matte"].iter().any(|key| dict.has(key));
    if is_special || dict.get_deref(b"BitsPerComponent", from).and_then(Object::as_i64).ok() != Some(8) {
        return None;
    }
    let measure = |key| dict.get_deref(key, from).and_then(Object::as_i64).ok().and_then(|n| u32::try_from(n).ok());
    let (width, height) = (measure(b"Width")?, measure(b"Height")?);
    let is_grey = match channels(from, dict.get_deref(b"ColorSpace", from).ok()?)? {
        1 => true,
        3 => false,
        _ => return None,
    };
    if u64::from(width) * u64::from(height) * 3 > MOST_BYTES as u64 {
        return None;
    }
    let made = match filters {
        [b"DCTDecode"] => {
            let pixels = jpeg(&stream.content, wants_grey).ok()?;
            let fits = (pixels.width, pixels.height) == (width, height) && (wants_grey || pixels.is_grey == is_grey);
            fits.then_some(pixels)?
        }
        [] | [b"FlateDecode" | b"LZWDecode" | b"RunLengthDecode"] => {
            let data = stream.get_plain_content_with_limit(MOST_BYTES).ok()?;
            let mut pixels = Pixels { width, height, is_grey, data };
            let whole = pixels.stride() * height as usize;
            if pixels.data.len() < whole {
                return None;
            }
            pixels.data.truncate(whole);
            pixels
        }
        _ => return None,
    };
    made.is_whole().then_some(made)
}

/// How many values a colour has, for spaces that are plain grey or red, green, blue.
fn channels(from: &Document, space: &Object) -> Option<i64> {
    match space {
        Object::Name(name) => match name.as_slice() {
            b"DeviceGray" | b"CalGray" | b"G" => Some(1),
            b"DeviceRGB" | b"CalRGB" | b"RGB" => Some(3),
            _ => None,
        },
        Object::Array(parts) => match parts.first()?.as_name().ok()? {
            b"CalGray" => Some(1),
            b"CalRGB" => Some(3),
            b"ICCBased" => {
                let (_, profile) = from.dereference(parts.get(1)?).ok()?;
                profile.as_stream().ok()?.dict.get_deref(b"N", from).and_then(Object::as_i64).ok()
            }
            _ => None,
        },
        _ => None,
    }
}

/// A JPEG keeps only the segments it is decoded by; cameras write where and when into the others.
fn cleaned(filters: &[&[u8]], mut stream: Stream) -> Stream {
    if filters == [&b"DCTDecode"[..]]
        && let Some(clean) = without_notes(&stream.content)
    {
        stream.set_content(clean);
    }
    stream
}

/// The same JPEG without comments and application segments, but for Adobe's, which says how colours are stored.
fn without_notes(jpeg: &[u8]) -> Option<Vec<u8>> {
    let mut out = jpeg.get(..2).filter(|start| *start == [0xff, 0xd8])?.to_vec();
    let mut at = 2;
    loop {
        match jpeg.get(at..)? {
            [0xff, 0xff, ..] => at += 1,
            [0xff, 0xda, ..] => {
                out.extend_from_slice(jpeg.get(at..)?);
                return Some(out);
            }
            [0xff, marker, high, low, ..] => {
                let length = 2 + usize::from(u16::from_be_bytes([*high, *low]));
                let segment = jpeg.get(at..at + length)?;
                if !matches!(marker, 0xe1..=0xed | 0xef | 0xfe) {
                    out.extend_from_slice(segment);
                }
                at += length;
            }
            _ => return None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_camera_wrote_is_gone_and_the_picture_is_the_same() {
        let mut bytes = Vec::new();
        let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 80);
        encoder.add_app_segment(1, b"Exif\0\0GPS 41.40338, 2.17403".to_vec()).expect("added");
        encoder.encode(&[120; 32 * 32 * 3], 32, 32, jpeg_encoder::ColorType::Rgb).expect("written");
        assert!(memchr::memmem::find(&bytes, b"41.40338").is_some());
        let clean = without_notes(&bytes).expect("cleaned");
        assert!(memchr::memmem::find(&clean, b"41.40338").is_none());
        assert_eq!(jpeg(&clean, false).expect("decoded"), jpeg(&bytes, false).expect("decoded"));
    }
}
