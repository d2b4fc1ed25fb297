//! JPEG: with or without its colours, with inks as its writer meant them, and whether all of it is there.

use super::super::foreign::ForeignKind;
use super::super::kind::Kind;
use super::super::pixels::Pixels;
use super::super::refusal::{Damage, Refusal};
use super::colours::{self, Space};
use super::frame::{LONGEST, check_size};
use std::ops::Range;
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

/// The mark that ends a picture.
const END: &[u8] = b"\xff\xd9";

/// Refuses by name what no usual program writes: more than eight bits, without loss, or packed in an unusual way.
pub fn check_sort(bytes: &[u8]) -> Result<(), Refusal> {
    let frame =
        segments(bytes).find(|(marker, _)| matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc));
    match frame {
        Some((0xc0..=0xc2, data)) if data.first().is_none_or(|bits| *bits == 8) => Ok(()),
        None => Ok(()),
        Some(_) => Err(Refusal::NotTaken(ForeignKind::Unusual(Kind::Jpeg))),
    }
}

/// A JPEG, without its colours when they are not wanted. What comes after damage is grey.
pub fn jpeg(bytes: &[u8], is_grey: bool) -> Result<Pixels, Refusal> {
    decoded(bytes, is_grey).map(|(pixels, _)| pixels)
}

/// The same, and whether all of it was there.
pub fn decoded(bytes: &[u8], is_grey: bool) -> Result<(Pixels, bool), Refusal> {
    match strict(bytes, is_grey) {
        Ok(pixels) => Ok((pixels, true)),
        Err(refusal @ Refusal::TooManyPixels { .. }) => Err(refusal),
        Err(_damage) => attempt(bytes, is_grey, false).map(|pixels| (pixels, false)),
    }
}

/// A JPEG of which nothing is missing.
fn strict(bytes: &[u8], is_grey: bool) -> Result<Pixels, Refusal> {
    // A mark that ends the picture hides that rows are missing before it; an end of the bytes does not.
    match data_of(bytes).filter(|_| is_in_one_go(bytes)) {
        Some(data) => {
            let end = data.end.min(bytes.len());
            attempt(&[bytes.get(..end).unwrap_or(bytes), &[0; 8]].concat(), is_grey, true)
        }
        None => attempt(bytes, is_grey, true),
    }
}

fn damaged(error: &zune_jpeg::errors::DecodeErrors) -> Refusal {
    Refusal::senseless(Kind::Jpeg, error)
}

fn attempt(bytes: &[u8], is_grey: bool, is_strict: bool) -> Result<Pixels, Refusal> {
    let side = LONGEST as usize;
    let options = DecoderOptions::default().set_max_width(side).set_max_height(side).set_strict_mode(is_strict);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(|error| damaged(&error))?;
    let found = decoder.input_colorspace();
    let info = decoder.info().ok_or_else(|| Refusal::damaged(Kind::Jpeg, Damage::NoMeasures))?;
    let (width, height) = (u32::from(info.width), u32::from(info.height));
    check_size(width, height, u64::from(width) * u64::from(height) * 3)?;
    let profile = decoder.icc_profile();
    // Adobe keeps how much white there is of each ink; others keep the inks.
    let is_turned = segments(bytes).any(|(marker, data)| marker == 0xee && data.starts_with(b"Adobe"));
    if found == Some(ColorSpace::CMYK) && (profile.is_some() || !is_turned) {
        decoder.set_options(options.jpeg_set_out_colorspace(ColorSpace::CMYK));
        let mut inks = decoder.decode().map_err(|error| damaged(&error))?;
        if is_turned {
            for ink in &mut inks {
                *ink = 255 - *ink;
            }
        }
        let data = profile.and_then(|profile| colours::mixed(&inks, &profile, Space::Inks));
        // A profile that cannot be followed: the plain mixture of inks.
        let data = data.unwrap_or_else(|| colours::of_inks(&inks));
        return Ok(Pixels { width, height, is_grey: false, data });
    }
    let wants_luma = is_grey && matches!(found, Some(ColorSpace::YCbCr | ColorSpace::Luma));
    let space = if wants_luma || found == Some(ColorSpace::Luma) { ColorSpace::Luma } else { ColorSpace::RGB };
    decoder.set_options(options.jpeg_set_out_colorspace(space));
    let data = decoder.decode().map_err(|error| damaged(&error))?;
    let mut pixels = Pixels { width, height, is_grey: space == ColorSpace::Luma, data };
    colours::to_srgb(&mut pixels, profile.as_deref());
    Ok(pixels)
}

/// The segments before the picture itself, which may hold small pictures of their own: their marks and their places.
fn places(bytes: &[u8]) -> impl Iterator<Item = (u8, Range<usize>)> {
    let mut at = 2;
    std::iter::from_fn(move || {
        loop {
            let [0xff, marker, rest @ ..] = bytes.get(at..)? else { return None };
            match (*marker, rest) {
                (0xff, _) => at += 1,
                (0xd8 | 0x01 | 0xd0..=0xd7, _) => at += 2,
                (marker, [high, low, ..]) => {
                    let start = at + 4;
                    at += 2 + usize::from(u16::from_be_bytes([*high, *low])).max(2);
                    return Some((marker, start..at));
                }
                _ => return None,
            }
        }
    })
    .scan(false, |is_over, (marker, place)| {
        // The picture begins behind the first segment that says so.
        let is_last = std::mem::replace(is_over, marker == 0xda);
        (!is_last).then_some((marker, place))
    })
}

fn segments(bytes: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    places(bytes).filter_map(|(marker, place)| bytes.get(place).map(|data| (marker, data)))
}

/// True when the rows come one after the other, not finer and finer.
fn is_in_one_go(bytes: &[u8]) -> bool {
    places(bytes).any(|(marker, _)| matches!(marker, 0xc0 | 0xc1))
}

/// The place of the picture's own data, up to the mark that ends it, or to the end of all.
fn data_of(bytes: &[u8]) -> Option<Range<usize>> {
    let start = places(bytes).find(|(marker, _)| *marker == 0xda)?.1.end;
    let rest = bytes.get(start..)?;
    let end = memchr::memmem::find(rest, END).unwrap_or(rest.len());
    Some(start..start + end)
}

/// True when the picture's data has its end. What a phone appends behind it does not matter.
pub fn has_end(bytes: &[u8]) -> bool {
    data_of(bytes).is_some_and(|data| bytes.get(data.end..).is_some_and(|rest| rest.starts_with(END)))
}

/// A JPEG without the two bytes that end it, with them, when nothing else of it is missing.
pub fn ended(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let cut = || Refusal::damaged(Kind::Jpeg, Damage::CutPicture);
    match strict(bytes, true) {
        Ok(_) if is_in_one_go(bytes) => Ok([bytes, END].concat()),
        Err(refusal @ Refusal::TooManyPixels { .. }) => Err(refusal),
        Ok(_) | Err(_) => Err(cut()),
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test that meets something unexpected has to fail")]
mod tests {
    use super::*;

    fn written() -> Vec<u8> {
        let noise = image::ImageBuffer::from_fn(64, 48, |x, y| {
            image::Rgb([(x * 37 + y * 91) % 256, (x * y) % 256, 60].map(|value| u8::try_from(value).unwrap_or(0)))
        });
        let mut bytes = std::io::Cursor::new(Vec::new());
        image::DynamicImage::ImageRgb8(noise).write_to(&mut bytes, image::ImageFormat::Jpeg).expect("written");
        bytes.into_inner()
    }

    #[test]
    fn a_picture_that_lacks_only_its_end_is_whole_and_one_that_was_cut_is_not() {
        let bytes = written();
        let without = &bytes[..bytes.len() - 2];
        assert!(has_end(&bytes) && !has_end(without));
        assert_eq!(ended(without).expect("whole"), bytes);
        assert!(ended(&bytes[..bytes.len() / 2]).is_err());
    }

    #[test]
    fn damage_before_the_end_is_told() {
        let bytes = written();
        assert!(decoded(&bytes, false).expect("decoded").1);
        let torn = [&bytes[..bytes.len() / 2], b"\xff\xd9"].concat();
        let (pixels, is_whole) = decoded(&torn, false).expect("what there is");
        assert!(!is_whole && pixels.is_whole());
    }
}
