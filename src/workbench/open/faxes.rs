//! Pages of faxes in TIFF: groups 3 and 4, and bits that stand the other way round.

use super::super::pixels::Pixels;
use super::super::refusal::Refusal;
use super::tiff::{Tags, tag};
use hayro_ccitt::{DecodeSettings, Decoder, DecoderContext, EncodingMode, decode as decode_ccitt};

/// Rows as they come, white where nothing came.
struct Rows {
    width: usize,
    data: Vec<u8>,
    most: usize,
}

impl Decoder for Rows {
    fn push_row(&mut self, changes: &[u32]) {
        if self.data.len() >= self.most {
            return;
        }
        let start = self.data.len();
        self.data.resize(start + self.width, 255);
        for pair in changes.chunks(2) {
            let from = pair.first().map_or(0, |at| *at as usize).min(self.width);
            let to = pair.get(1).map_or(self.width, |at| *at as usize).min(self.width);
            if let Some(run) = self.data.get_mut(start + from..start + to.max(from)) {
                run.fill(0);
            }
        }
    }
}

/// A page that is stored as a fax; nothing for others.
pub fn decode(bytes: &[u8], tags: &Tags<'_>) -> Result<Option<Pixels>, Refusal> {
    let compression = tags.number(tag::COMPRESSION).unwrap_or(1);
    let is_plain = tags.number(tag::BITS).unwrap_or(1) == 1 && tags.number(tag::SAMPLES).unwrap_or(1) == 1;
    let is_tiled = tags.number(tag::TILE_OFFSETS).is_some();
    if !matches!(compression, 2..=4) || !is_plain || is_tiled {
        return Ok(None);
    }
    let side = |tag| tags.number(tag).and_then(|side| u32::try_from(side).ok()).filter(|side| *side > 0);
    let (Some(width), Some(height)) = (side(tag::WIDTH), side(tag::HEIGHT)) else { return Ok(None) };
    let is_turned = tags.number(tag::FILL_ORDER) == Some(2);
    let is_2d = tags.number(tag::GROUP_3).is_some_and(|options| options & 1 == 1);
    let per_strip = side(tag::ROWS).unwrap_or(height).min(height);
    let encoding = match (compression, is_2d) {
        (4, _) => EncodingMode::Group4,
        (3, true) => EncodingMode::Group3_2D,
        _ => EncodingMode::Group3_1D,
    };
    let all = width as usize * height as usize;
    let mut rows = Rows { width: width as usize, data: Vec::with_capacity(all), most: all };
    let mut left = height;
    for part in tags.parts() {
        let strip = bytes.get(part).unwrap_or_default();
        let turned: Vec<u8> =
            if is_turned { strip.iter().map(|byte| byte.reverse_bits()).collect() } else { Vec::new() };
        let strip = if is_turned { turned.as_slice() } else { strip };
        let count = per_strip.min(left);
        let settings = DecodeSettings {
            columns: width,
            rows: count,
            end_of_block: compression != 2,
            end_of_line: compression == 3,
            rows_are_byte_aligned: compression == 2,
            encoding,
            strict: false,
        };
        let before = rows.data.len();
        // What comes after a damaged row is told by how many rows there are.
        decode_ccitt(strip, &mut rows, &mut DecoderContext::new(settings)).ok();
        left -= count;
        let wanted = before + count as usize * width as usize;
        if rows.data.len() < wanted {
            return Err(Refusal::damaged("TIFF", "rows of the fax are missing"));
        }
        rows.data.truncate(wanted);
    }
    if left > 0 {
        return Err(Refusal::damaged("TIFF", "rows of the fax are missing"));
    }
    // Written with black for nothing, as few do.
    if tags.number(tag::PHOTOMETRIC) == Some(1) {
        rows.data.iter_mut().for_each(|value| *value = 255 - *value);
    }
    Ok(Some(Pixels { width, height, is_grey: true, data: rows.data }))
}
