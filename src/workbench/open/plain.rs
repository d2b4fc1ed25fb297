//! Pictures in formats that every program knows: decoded within limits, on paper, and whether others follow on them.

use super::super::foreign::ForeignKind;
use super::super::kind::Kind;
use super::super::pixels::Pixels;
use super::super::refusal::Refusal;
use super::colours;
use super::frame::{LONGEST, MOST_BYTES, check_size};
use image::{ColorType, ImageDecoder, ImageReader, Limits};
use std::io::Cursor;

fn format(kind: Kind) -> image::ImageFormat {
    match kind {
        Kind::Png => image::ImageFormat::Png,
        Kind::Gif => image::ImageFormat::Gif,
        Kind::WebP => image::ImageFormat::WebP,
        Kind::Bmp => image::ImageFormat::Bmp,
        Kind::Tiff => image::ImageFormat::Tiff,
        _ => image::ImageFormat::Jpeg,
    }
}

/// What reads a picture, within limits.
pub fn decoder(kind: Kind, bytes: &[u8]) -> Result<Box<dyn ImageDecoder + '_>, Refusal> {
    if kind == Kind::Jpeg {
        super::jpeg::check_sort(bytes)?;
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    limits.max_alloc = Some(MOST_BYTES);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format(kind));
    reader.limits(limits);
    reader
        .into_decoder()
        .map(|decoder| Box::new(decoder) as Box<dyn ImageDecoder>)
        .map_err(|error| failed(kind, &error))
}

fn failed(kind: Kind, error: &image::ImageError) -> Refusal {
    let words = error.to_string();
    // What is beyond its limits, or of a sort it does not know, some of its decoders call damaged.
    let is_large = matches!(error, image::ImageError::Limits(_)) || words.contains("too large");
    let is_unknown = matches!(error, image::ImageError::Unsupported(_)) || words.contains("Unknown image compression");
    match () {
        () if is_large => Refusal::NotTaken(ForeignKind::TooLarge(kind)),
        () if is_unknown => Refusal::NotTaken(ForeignKind::Unusual(kind)),
        () => Refusal::senseless(kind, error),
    }
}

/// Any format but JPEG and HEIC.
pub fn any(kind: Kind, bytes: &[u8]) -> Result<Pixels, Refusal> {
    let mut decoder = decoder(kind, bytes)?;
    let (width, height) = decoder.dimensions();
    let profile = decoder.icc_profile().ok().flatten();
    let (color, size) = (decoder.color_type(), decoder.total_bytes());
    check_size(width, height, size)?;
    let mut raw = vec![0; usize::try_from(size).unwrap_or(0)];
    decoder.read_image(&mut raw).map_err(|error| failed(kind, &error))?;
    let mut pixels = on_white(width, height, color, raw);
    colours::to_srgb(&mut pixels, profile.as_deref());
    Ok(pixels)
}

/// Any colours as ours, in place; what is transparent shows white paper.
pub fn on_white(width: u32, height: u32, color: ColorType, mut raw: Vec<u8>) -> Pixels {
    let is_wide = matches!(color, ColorType::L16 | ColorType::La16 | ColorType::Rgb16 | ColorType::Rgba16);
    if matches!(color, ColorType::Rgb32F | ColorType::Rgba32F) {
        narrow(&mut raw, 4, |part| match part {
            [a, b, c, d] => float(f32::from_ne_bytes([*a, *b, *c, *d])),
            _ => 255,
        });
    } else if is_wide {
        narrow(&mut raw, 2, |part| match part {
            [a, b] => u8::try_from(u16::from_ne_bytes([*a, *b]) >> 8).unwrap_or(255),
            _ => 255,
        });
    }
    let channels = usize::from(color.channel_count());
    if !matches!(channels, 2 | 4) {
        return Pixels { width, height, is_grey: channels < 3, data: raw };
    }
    let colours = channels - 1;
    let alphas: Vec<u8> = raw.chunks_exact(channels).map(|pixel| pixel.last().copied().unwrap_or(255)).collect();
    for index in 0..alphas.len() {
        for part in 0..colours {
            let value = raw.get(index * channels + part).copied().unwrap_or(255);
            if let Some(place) = raw.get_mut(index * colours + part) {
                *place = value;
            }
        }
    }
    raw.truncate(alphas.len() * colours);
    raw.shrink_to_fit();
    let mut pixels = Pixels { width, height, is_grey: channels < 3, data: raw };
    colours::on_paper(&mut pixels, &alphas, false);
    pixels
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "cut to a byte")]
fn float(value: f32) -> u8 {
    (value.clamp(0.0, 1.0) * 255.0) as u8
}

/// Each value of so many bytes becomes one.
fn narrow(raw: &mut Vec<u8>, wide: usize, value: impl Fn(&[u8]) -> u8) {
    let count = raw.len() / wide;
    for index in 0..count {
        let narrowed = raw.get(index * wide..(index + 1) * wide).map_or(255, &value);
        if let Some(place) = raw.get_mut(index) {
            *place = narrowed;
        }
    }
    raw.truncate(count);
    raw.shrink_to_fit();
}

/// True for pictures that are films: what follows the first is not on the page.
pub fn moves(kind: Kind, bytes: &[u8]) -> bool {
    let read = || Cursor::new(bytes);
    match kind {
        Kind::Gif => has_second_frame(bytes).unwrap_or(false),
        Kind::WebP => image::codecs::webp::WebPDecoder::new(read()).is_ok_and(|decoder| decoder.has_animation()),
        Kind::Png => {
            image::codecs::png::PngDecoder::new(read()).is_ok_and(|decoder| decoder.is_apng().unwrap_or(false))
        }
        _ => false,
    }
}

/// Whether a GIF has a second picture, told by its blocks alone.
fn has_second_frame(bytes: &[u8]) -> Option<bool> {
    // A table of colours stands behind what says how large it is.
    let table = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let mut at = 13 + table(*bytes.get(10)?);
    let mut frames = 0;
    while frames < 2 {
        at = match bytes.get(at)? {
            0x21 => at + 2,
            0x2c => {
                frames += 1;
                at + 11 + table(*bytes.get(at + 9)?)
            }
            _ => return Some(false),
        };
        loop {
            let length = usize::from(*bytes.get(at)?);
            at += 1 + length;
            if length == 0 {
                break;
            }
        }
    }
    Some(true)
}
