//! The parts a TIFF keeps its picture in, strips or tiles, unpacked: bytes as the picture has them.

use super::super::kind::Kind;
use super::super::refusal::{Damage, Refusal};
use super::tiff::{Tags, tag};
use flate2::bufread::ZlibDecoder;
use std::io::Read as _;
use std::ops::Range;
use weezl::BitOrder;
use weezl::decode::Decoder as Lzw;
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

/// How the bytes of a part are packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// Not at all.
    Plain,
    /// By the dictionary of Lempel, Ziv and Welch.
    Lzw,
    /// As in a PNG.
    Deflate,
    /// Runs of the same byte.
    Runs,
    /// Each part is a JPEG.
    Jpeg,
}

impl Packing {
    /// How a page is packed; nothing when it is not known here.
    pub fn of(tags: &Tags<'_>) -> Option<Self> {
        Some(match tags.number(tag::COMPRESSION).unwrap_or(1) {
            1 => Self::Plain,
            5 => Self::Lzw,
            7 => Self::Jpeg,
            8 | 32_946 => Self::Deflate,
            32_773 => Self::Runs,
            _ => return None,
        })
    }
}

/// Where a part stands in the picture.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its bytes in the file.
    pub bytes: Range<usize>,
    /// Its left edge and its first row.
    pub at: (usize, usize),
    /// Which of the samples it has, when each has its own parts.
    pub plane: Option<usize>,
}

/// How a picture is laid out.
#[derive(Clone, Debug)]
pub struct Layout {
    /// Pixels in a row, and rows.
    pub size: (usize, usize),
    /// The same of one part.
    pub part: (usize, usize),
    /// Whether parts are tiles, which are as large at the edges.
    pub is_tiled: bool,
    /// The parts.
    pub parts: Vec<Part>,
}

impl Layout {
    /// How a page is laid out; nothing when its tags make no sense.
    pub fn of(tags: &Tags<'_>, planes: usize) -> Option<Self> {
        let side = |tag| tags.number(tag).and_then(|side| usize::try_from(side).ok()).filter(|side| *side > 0);
        let (width, height) = (side(tag::WIDTH)?, side(tag::HEIGHT)?);
        let is_tiled = tags.number(tag::TILE_OFFSETS).is_some();
        let part = if is_tiled {
            (side(tag::TILE_WIDTH)?, side(tag::TILE_HEIGHT)?)
        } else {
            (width, side(tag::ROWS).unwrap_or(height).min(height))
        };
        let (columns, rows) = (width.div_ceil(part.0), height.div_ceil(part.1));
        let found = tags.parts();
        let wanted = columns.checked_mul(rows)?;
        if part.0.checked_mul(part.1)? > MOST_PIXELS || found.len() < wanted.checked_mul(planes)? {
            return None;
        }
        let place = |number: usize| ((number % columns) * part.0, (number / columns) * part.1);
        let parts = found.into_iter().take(wanted * planes).enumerate().map(|(number, bytes)| Part {
            bytes,
            at: place(number % wanted),
            plane: (planes > 1).then_some(number / wanted),
        });
        Some(Self { size: (width, height), part, is_tiled, parts: parts.collect() })
    }

    /// How many pixels and rows a part has.
    pub fn size_of(&self, part: &Part) -> (usize, usize) {
        let rows = if self.is_tiled { self.part.1 } else { self.part.1.min(self.size.1 - part.at.1) };
        (self.part.0, rows)
    }
}

/// No part has more pixels.
const MOST_PIXELS: usize = 210_000_000;

/// A part unpacked into so many bytes.
pub fn unpacked(bytes: &[u8], packing: Packing, size: usize) -> Result<Vec<u8>, Refusal> {
    let cut = || Refusal::damaged(Kind::Tiff, Damage::CutPicture);
    let made = match packing {
        Packing::Plain => bytes.get(..size).ok_or_else(cut)?.to_vec(),
        Packing::Lzw => lzw(bytes, size),
        Packing::Deflate => {
            let mut made = Vec::new();
            // What came before the damage is told by its length.
            ZlibDecoder::new(bytes).take(size as u64).read_to_end(&mut made).ok();
            made
        }
        Packing::Runs => runs(bytes, size),
        Packing::Jpeg => return Err(cut()),
    };
    if made.len() == size { Ok(made) } else { Err(cut()) }
}

fn lzw(bytes: &[u8], size: usize) -> Vec<u8> {
    // The first programs wrote the bits the other way round and made codes longer one code later.
    let is_old = matches!(bytes, [0, second, ..] if second & 1 == 1);
    let mut decoder = if is_old { Lzw::new(BitOrder::Lsb, 8) } else { Lzw::with_tiff_size_switch(BitOrder::Msb, 8) };
    let mut made = vec![0; size];
    let (mut from, mut to) = (0, 0);
    while let (Some(rest), Some(room)) = (bytes.get(from..), made.get_mut(to..)) {
        if room.is_empty() {
            break;
        }
        let step = decoder.decode_bytes(rest, room);
        from += step.consumed_in;
        to += step.consumed_out;
        if step.status.is_err() || (step.consumed_in == 0 && step.consumed_out == 0) {
            break;
        }
    }
    made.truncate(to);
    made
}

fn runs(bytes: &[u8], size: usize) -> Vec<u8> {
    let mut made = Vec::with_capacity(size);
    let mut at = 0;
    while let Some(count) = bytes.get(at).filter(|_| made.len() < size) {
        match count {
            0..=127 => {
                let end = at + 2 + usize::from(*count);
                made.extend_from_slice(bytes.get(at + 1..end.min(bytes.len())).unwrap_or_default());
                at = end;
            }
            128 => at += 1,
            count => {
                let value = bytes.get(at + 1).copied().unwrap_or(0);
                made.extend(std::iter::repeat_n(value, 257 - usize::from(*count)));
                at += 2;
            }
        }
    }
    made.truncate(size);
    made
}

/// What the values of a JPEG inside a TIFF are to become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// As they are stored.
    Stored,
    /// Red, green and blue of what is stored as light and two colours.
    Light,
}

/// A part that is a JPEG: its samples, so many a pixel, and its size.
pub fn jpeg(
    bytes: &[u8],
    tables: Option<&[u8]>,
    samples: usize,
    wanted: Wanted,
) -> Result<(Vec<u8>, (usize, usize)), Refusal> {
    let damaged = |error: zune_jpeg::errors::DecodeErrors| Refusal::senseless(Kind::Tiff, &error);
    // The tables all parts share come as a JPEG without a picture.
    let shared =
        tables.and_then(|tables| tables.strip_suffix(b"\xff\xd9")).filter(|tables| tables.starts_with(b"\xff\xd8"));
    let own = bytes.strip_prefix(b"\xff\xd8").unwrap_or(bytes);
    let whole = [shared.unwrap_or(b"\xff\xd8"), own].concat();
    let space = match (samples, wanted) {
        (1, _) => ColorSpace::Luma,
        (4, _) => ColorSpace::CMYK,
        (_, Wanted::Light) => ColorSpace::RGB,
        (_, Wanted::Stored) => ColorSpace::YCbCr,
    };
    let options = DecoderOptions::default().set_strict_mode(true).jpeg_set_out_colorspace(space);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(&whole), options);
    decoder.decode_headers().map_err(damaged)?;
    let info = decoder.info().ok_or_else(|| Refusal::damaged(Kind::Tiff, Damage::PartWithoutMeasures))?;
    // What is said to be red, green and blue already is not changed again.
    let is_said = decoder.input_colorspace() == Some(ColorSpace::RGB);
    if is_said && samples == 3 {
        decoder.set_options(options.jpeg_set_out_colorspace(ColorSpace::RGB));
    }
    let data = decoder.decode().map_err(damaged)?;
    Ok((data, (usize::from(info.width), usize::from(info.height))))
}

/// Differences from the pixel before, added up again. So many bytes a sample and samples a pixel.
pub fn added_up(row: &mut [u8], wide: usize, samples: usize, is_little: bool) {
    let step = wide * samples;
    for at in step..row.len().saturating_sub(wide - 1) {
        if wide == 1 {
            let before = row.get(at - step).copied().unwrap_or(0);
            if let Some(value) = row.get_mut(at) {
                *value = value.wrapping_add(before);
            }
        } else if (at - step).is_multiple_of(wide) {
            let number = |bytes: &[u8]| {
                let add = |number: u64, byte: &u8| number << 8 | u64::from(*byte);
                if is_little { bytes.iter().rev().fold(0, add) } else { bytes.iter().fold(0, add) }
            };
            let before = row.get(at - step..at - step + wide).map_or(0, number);
            let Some(value) = row.get_mut(at..at + wide) else { continue };
            let sum = number(value).wrapping_add(before);
            let written = if is_little { sum.to_le_bytes() } else { sum.to_be_bytes() };
            let part = if is_little { written.get(..wide) } else { written.get(8 - wide..) };
            value.copy_from_slice(part.unwrap_or_default());
        }
    }
}

/// The same for fractions, whose bytes stand apart by their weight.
pub fn put_together(row: &mut [u8], wide: usize, samples: usize, is_little: bool) {
    added_up(row, 1, samples, is_little);
    let count = row.len() / wide;
    let apart = row.to_vec();
    for (number, value) in row.chunks_exact_mut(wide).enumerate() {
        for (weight, place) in value.iter_mut().enumerate() {
            // The heaviest byte comes first.
            let from = if is_little { wide - 1 - weight } else { weight };
            *place = apart.get(from * count + number).copied().unwrap_or(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_and_differences_are_what_they_were() {
        assert_eq!(runs(&[2, 1, 2, 3, 0xfe, 9, 128, 0, 7], 7), [1, 2, 3, 9, 9, 9, 7]);
        let mut row = [1, 2, 3, 1, 1, 1, 255, 0, 2];
        added_up(&mut row, 1, 3, true);
        assert_eq!(row, [1, 2, 3, 2, 3, 4, 1, 3, 6]);
        let mut row = [0xff, 0, 2, 0, 0, 1];
        added_up(&mut row, 2, 1, true);
        assert_eq!(row, [0xff, 0, 1, 1, 1, 2]);
        let value = 0.5_f32.to_be_bytes();
        let mut row = [value[0], value[1].wrapping_sub(value[0]), value[2].wrapping_sub(value[1]), 0];
        put_together(&mut row, 4, 1, true);
        assert_eq!(row, 0.5_f32.to_le_bytes());
    }

    #[test]
    fn what_is_cut_is_said_to_be() {
        for (bytes, packing) in [(&[1, 2][..], Packing::Plain), (&[0x80], Packing::Lzw), (&[5, 1], Packing::Runs)] {
            assert!(matches!(unpacked(bytes, packing, 9), Err(Refusal::Damaged { .. })), "{packing:?}");
        }
    }
}
