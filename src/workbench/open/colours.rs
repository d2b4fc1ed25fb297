//! Colours as every reader shows them: profiles followed to sRGB, palettes looked up, inks mixed.

use super::super::pixels::Pixels;
use super::super::refusal::Refusal;
use super::tiff::{Tags, tag};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use std::io::Cursor;
use tiff::decoder::{Decoder, DecodingResult, Limits};

/// A profile that is larger is not followed.
const MOST_PROFILE: usize = 4 << 20;
/// Rows that are changed at once.
const STEP: usize = 64 * 1024;
/// A picture of inks or of a palette takes at most so many bytes.
const MOST_BYTES: usize = 210_000_000;

/// What the values of a picture are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// Light: red, green, blue.
    Light,
    /// Inks: cyan, magenta, yellow, black.
    Inks,
}

/// Follows a profile, in place. A profile that cannot be followed changes nothing.
pub fn to_srgb(pixels: &mut Pixels, profile: Option<&[u8]>) {
    let Some(profile) = profile.filter(|_| !pixels.is_grey) else { return };
    if let Some(data) = mixed(&pixels.data, profile, Space::Light) {
        pixels.data = data;
    }
}

/// Values of a profile's space as sRGB; nothing when it cannot be followed or is sRGB already.
pub fn mixed(values: &[u8], profile: &[u8], space: Space) -> Option<Vec<u8>> {
    if profile.len() > MOST_PROFILE || (space == Space::Light && names_srgb(profile)) {
        return None;
    }
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    let (wanted, layout, depth) = match space {
        Space::Light => (DataColorSpace::Rgb, Layout::Rgb, 3),
        Space::Inks => (DataColorSpace::Cmyk, Layout::Rgba, 4),
    };
    if profile.color_space != wanted {
        return None;
    }
    let srgb = ColorProfile::new_srgb();
    let change = profile.create_transform_8bit(layout, &srgb, Layout::Rgb, TransformOptions::default()).ok()?;
    let mut out = vec![0; values.len() / depth * 3];
    for (from, to) in values.chunks(STEP * depth).zip(out.chunks_mut(STEP * 3)) {
        let whole = from.get(..to.len() / 3 * depth)?;
        change.transform(whole, to).ok()?;
    }
    Some(out)
}

/// The profile most pictures carry changes nothing.
fn names_srgb(profile: &[u8]) -> bool {
    let wide: Vec<u8> = "sRGB".encode_utf16().flat_map(u16::to_be_bytes).collect();
    [&b"sRGB"[..], &wide].iter().any(|name| memchr::memmem::find(profile, name).is_some())
}

/// A page of a TIFF in inks with a profile, in a palette, or with few shades; nothing for others.
pub fn of_tiff(bytes: &[u8], tags: &Tags<'_>) -> Result<Option<Pixels>, Refusal> {
    let samples = tags.number(tag::SAMPLES).unwrap_or(1);
    let bits = tags.number(tag::BITS).unwrap_or(1);
    let kind = tags.number(tag::PHOTOMETRIC).unwrap_or(1);
    match (kind, samples, bits) {
        (5, 4, 8) => Ok(tags.bytes(tag::PROFILE).and_then(|profile| inks(bytes, profile))),
        (3, 1, 1 | 2 | 4 | 8) => palette(bytes, tags, bits).map(Some),
        (0 | 1, 1, 2 | 4) => shades(bytes, tags, bits, kind == 0).map(Some),
        _ => Ok(None),
    }
}

fn read(bytes: &[u8]) -> Option<(u32, u32, Vec<u8>)> {
    let mut limits = Limits::default();
    limits.decoding_buffer_size = MOST_BYTES;
    let mut decoder = Decoder::new(Cursor::new(bytes)).ok()?.with_limits(limits);
    let (width, height) = decoder.dimensions().ok()?;
    match decoder.read_image().ok()? {
        DecodingResult::U8(data) => Some((width, height, data)),
        _ => None,
    }
}

fn inks(bytes: &[u8], profile: &[u8]) -> Option<Pixels> {
    let (width, height, data) = read(bytes)?;
    let data = mixed(&data, profile, Space::Inks)?;
    Some(Pixels { width, height, is_grey: false, data })
}

/// The values of a picture of so many bits each, whatever they mean.
fn values(bytes: &[u8], tags: &Tags<'_>, bits: u64) -> Result<(u32, u32, Vec<u8>), Refusal> {
    let wrong = || Refusal::damaged("TIFF", "its picture cannot be read");
    let mut copy = bytes.to_vec();
    // Read as plain values, with black for nothing, so that they come as they are stored.
    tags.overwrite(&mut copy, tag::PHOTOMETRIC, 1).ok_or_else(wrong)?;
    let (width, height, data) = read(&copy).ok_or_else(wrong)?;
    let (wide, high) = (width as usize, height as usize);
    if data.len() == wide * high {
        return Ok((width, height, data));
    }
    let bits = usize::try_from(bits).unwrap_or(8).clamp(1, 8);
    let stride = (wide * bits).div_ceil(8);
    if data.len() != stride * high {
        return Err(wrong());
    }
    let mask = u8::try_from((1_u16 << bits) - 1).unwrap_or(255);
    let value = |row: &[u8], x: usize| {
        let at = x * bits;
        row.get(at / 8).map_or(0, |byte| (byte >> (8 - bits - at % 8)) & mask)
    };
    let rows = data.chunks_exact(stride.max(1));
    Ok((width, height, rows.flat_map(|row| (0..wide).map(move |x| value(row, x))).collect()))
}

fn palette(bytes: &[u8], tags: &Tags<'_>, bits: u64) -> Result<Pixels, Refusal> {
    let (width, height, places) = values(bytes, tags, bits)?;
    let colours = tags.numbers(tag::COLOURS);
    let count = colours.len() / 3;
    // Some programs write bytes where sixteen bits belong.
    let shift = if colours.iter().all(|colour| *colour < 256) { 0 } else { 8 };
    let part = |place: usize, part: usize| {
        let colour = colours.get(part * count + place.min(count.saturating_sub(1))).copied().unwrap_or(0);
        u8::try_from(colour >> shift).unwrap_or(255)
    };
    let table: Vec<[u8; 3]> = (0..256).map(|place| [part(place, 0), part(place, 1), part(place, 2)]).collect();
    let data = places.iter().flat_map(|place| table.get(usize::from(*place)).copied().unwrap_or([255; 3])).collect();
    Ok(Pixels { width, height, is_grey: false, data })
}

fn shades(bytes: &[u8], tags: &Tags<'_>, bits: u64, is_white_first: bool) -> Result<Pixels, Refusal> {
    let (width, height, mut data) = values(bytes, tags, bits)?;
    let most = (1_u16 << bits.min(8)) - 1;
    for value in &mut data {
        let light = u8::try_from(u16::from(*value).min(most) * 255 / most).unwrap_or(255);
        *value = if is_white_first { 255 - light } else { light };
    }
    Ok(Pixels { width, height, is_grey: true, data })
}
