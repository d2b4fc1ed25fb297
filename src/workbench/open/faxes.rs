//! Pages of faxes in TIFF: groups 3 and 4, and bits that stand the other way round.

use super::super::kind::Kind;
use super::super::pixels::Pixels;
use super::super::refusal::{Damage, Refusal};
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
            return Err(Refusal::damaged(Kind::Tiff, Damage::FaxRows));
        }
        rows.data.truncate(wanted);
    }
    if left > 0 {
        return Err(Refusal::damaged(Kind::Tiff, Damage::FaxRows));
    }
    // Written with black for nothing, as few do.
    if tags.number(tag::PHOTOMETRIC) == Some(1) {
        rows.data.iter_mut().for_each(|value| *value = 255 - *value);
    }
    Ok(Some(Pixels { width, height, is_grey: true, data: rows.data }))
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test that meets something unexpected has to fail")]
mod tests {
    use super::super::tiff::directories;
    use super::*;

    /// Bits as bytes, the first one highest.
    fn bytes(bits: &str) -> Vec<u8> {
        let bits: Vec<u8> = bits.bytes().filter(|bit| matches!(bit, b'0' | b'1')).map(|bit| bit - b'0').collect();
        let byte = |part: &[u8]| (0..8).fold(0, |byte, at| byte << 1 | part.get(at).copied().unwrap_or(0));
        bits.chunks(8).map(byte).collect()
    }

    /// A page eight pixels wide whose only part follows its directory.
    fn fax(rows: u16, more: &[(u16, u16)], data: &[u8]) -> Vec<u8> {
        let mut entries = vec![(256, 8), (257, rows), (258, 1), (262, 0), (277, 1), (278, rows)];
        entries.extend_from_slice(more);
        let start = u16::try_from(8 + 2 + (entries.len() + 2) * 12 + 4).expect("short");
        entries.extend([(273, start), (279, u16::try_from(data.len()).expect("short"))]);
        entries.sort_unstable();
        let mut made = b"II*\0\x08\0\0\0".to_vec();
        made.extend(u16::try_from(entries.len()).expect("few").to_le_bytes());
        for (tag, number) in entries {
            made.extend([tag, 3, 1, 0, number, 0].into_iter().flat_map(u16::to_le_bytes));
        }
        made.extend([0; 4]);
        made.extend_from_slice(data);
        made
    }

    fn decoded(rows: u16, more: &[(u16, u16)], data: &[u8]) -> Result<Vec<u8>, Refusal> {
        let file = fax(rows, more, data);
        let tags = Tags::of(&file, directories(&file, 1)[0]).expect("tags");
        decode(&file, &tags).map(|pixels| pixels.expect("a fax").data)
    }

    // From the tables of the standard: four white are 1011, four black 011, eight white 10011, two white 0111.
    const LEFT_WHITE: [u8; 8] = [255, 255, 255, 255, 0, 0, 0, 0];
    const END: &str = "000000000001";

    #[test]
    fn rows_of_each_group_are_what_the_standard_says() {
        let two = [LEFT_WHITE, [255; 8]].concat();
        let one_way = bytes(&format!("{END} 1011 011 {END} 10011"));
        assert_eq!(decoded(2, &[(259, 3)], &one_way), Ok(two.clone()));
        // Each row ends with its byte, and nothing marks its beginning.
        assert_eq!(decoded(2, &[(259, 2)], &[bytes("1011 011"), bytes("10011")].concat()), Ok(two));
        // The second row is like the first: both changes stand right below.
        let two_ways = bytes(&format!("{END} 1 1011 011 {END} 0 1 1"));
        assert_eq!(decoded(2, &[(259, 3), (292, 1)], &two_ways), Ok(LEFT_WHITE.repeat(2)));
        // Group 4: across four white and four black, then twice right below.
        let four = bytes("001 1011 011 1 1 000000000001 000000000001");
        assert_eq!(decoded(2, &[(259, 4)], &four), Ok(LEFT_WHITE.repeat(2)));
    }

    #[test]
    fn bits_and_shades_the_other_way_round_are_turned() {
        let plain = bytes(&format!("{END} 1011 011"));
        let turned: Vec<u8> = plain.iter().map(|byte| byte.reverse_bits()).collect();
        assert_eq!(decoded(1, &[(259, 3), (266, 2)], &turned), Ok(LEFT_WHITE.to_vec()));
        let file = fax(1, &[(259, 3)], &plain);
        let at = file.windows(4).position(|part| part == [6, 1, 3, 0]).expect("the tag");
        let mut other = file.clone();
        other[at + 8] = 1;
        let tags = Tags::of(&other, 8).expect("tags");
        let dark = decode(&other, &tags).expect("decoded").expect("a fax").data;
        assert_eq!(dark, LEFT_WHITE.map(|value| 255 - value));
    }

    #[test]
    fn a_fax_that_was_cut_is_no_white_page() {
        assert!(matches!(decoded(9, &[(259, 4)], &bytes("001 1011 011")), Err(Refusal::Damaged { .. })));
    }
}
