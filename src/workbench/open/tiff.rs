//! Where the pages of a TIFF begin, so that each can be decoded as if it were the first; and what its tags say.

/// Numbers of tags.
pub mod tag {
    pub const ROLE: u16 = 254;
    pub const WIDTH: u16 = 256;
    pub const HEIGHT: u16 = 257;
    pub const BITS: u16 = 258;
    pub const COMPRESSION: u16 = 259;
    pub const PHOTOMETRIC: u16 = 262;
    pub const MAKER: u16 = 271;
    pub const FILL_ORDER: u16 = 266;
    pub const STRIP_OFFSETS: u16 = 273;
    pub const SAMPLES: u16 = 277;
    pub const ROWS: u16 = 278;
    pub const STRIP_BYTES: u16 = 279;
    pub const X_RESOLUTION: u16 = 282;
    pub const Y_RESOLUTION: u16 = 283;
    pub const GROUP_3: u16 = 292;
    pub const COLOURS: u16 = 320;
    pub const ORIENTATION: u16 = 274;
    pub const PLANAR: u16 = 284;
    pub const PREDICTOR: u16 = 317;
    pub const TILE_WIDTH: u16 = 322;
    pub const TILE_HEIGHT: u16 = 323;
    pub const TILE_OFFSETS: u16 = 324;
    pub const TILE_BYTES: u16 = 325;
    pub const SUB_PAGES: u16 = 330;
    pub const INK_SET: u16 = 332;
    pub const EXTRA: u16 = 338;
    pub const SAMPLE_FORMAT: u16 = 339;
    pub const JPEG_TABLES: u16 = 347;
    pub const SUBSAMPLING: u16 = 530;
    pub const CAMERA_RAW: u16 = 50_706;
    pub const PROFILE: u16 = 34_675;
}

/// The offsets of its directories, at most so many; and where the header keeps the first one.
pub fn directories(bytes: &[u8], most: usize) -> Vec<u64> {
    let Some(head) = Head::read(bytes) else { return Vec::new() };
    let mut found = Vec::new();
    let mut at = head.first(bytes);
    while let Some(offset) = at.filter(|offset| *offset != 0 && !found.contains(offset)) {
        found.push(offset);
        if found.len() > most {
            break;
        }
        at = head.next(bytes, offset);
    }
    found
}

/// The same bytes with another page first.
pub fn beginning_with(bytes: &[u8], directory: u64) -> Option<Vec<u8>> {
    let head = Head::read(bytes)?;
    let mut changed = bytes.to_vec();
    let place = changed.get_mut(head.place..head.place + head.wide)?;
    let written = if head.is_little { directory.to_le_bytes() } else { directory.to_be_bytes() };
    let part = if head.is_little { written.get(..head.wide)? } else { written.get(8 - head.wide..)? };
    place.copy_from_slice(part);
    Some(changed)
}

/// The tags of one page.
pub struct Tags<'a> {
    bytes: &'a [u8],
    head: Head,
    directory: u64,
}

/// One tag: what sort of values, how many, and where they stand.
struct Entry {
    kind: u64,
    count: u64,
    at: u64,
}

impl<'a> Tags<'a> {
    /// The tags of the page that begins here.
    pub fn of(bytes: &'a [u8], directory: u64) -> Option<Self> {
        Some(Self { bytes, head: Head::read(bytes)?, directory })
    }

    fn entry(&self, tag: u16) -> Option<Entry> {
        let is_big = self.head.wide == 8;
        let (count_wide, size) = if is_big { (8, 20) } else { (2, 12) };
        let entries = self.head.number(self.bytes, self.directory, count_wide)?.min(4_096);
        let first = self.directory.checked_add(count_wide as u64)?;
        (0..entries).find_map(|entry| {
            let at = first.checked_add(entry * size)?;
            let number = |from: u64, wide: usize| self.head.number(self.bytes, at.checked_add(from)?, wide);
            if number(0, 2)? != u64::from(tag) {
                return None;
            }
            let (kind, count) = (number(2, 2)?, number(4, self.head.wide)?);
            let value = at + 4 + self.head.wide as u64;
            let is_inside = count.checked_mul(wide_of(kind) as u64)? <= self.head.wide as u64;
            let at = if is_inside { value } else { self.head.number(self.bytes, value, self.head.wide)? };
            Some(Entry { kind, count, at })
        })
    }

    /// The whole numbers of a tag.
    pub fn numbers(&self, tag: u16) -> Vec<u64> {
        let Some(entry) = self.entry(tag) else { return Vec::new() };
        let wide = wide_of(entry.kind);
        let count = entry.count.min(self.bytes.len() as u64);
        (0..count).map_while(|n| self.head.number(self.bytes, entry.at.checked_add(n * wide as u64)?, wide)).collect()
    }

    /// The first whole number of a tag.
    pub fn number(&self, tag: u16) -> Option<u64> {
        let entry = self.entry(tag)?;
        self.head.number(self.bytes, entry.at, wide_of(entry.kind))
    }

    /// The first fraction of a tag.
    #[expect(clippy::cast_precision_loss, reason = "pixels an inch")]
    pub fn fraction(&self, tag: u16) -> Option<f64> {
        let entry = self.entry(tag).filter(|entry| entry.kind == 5)?;
        let over = self.head.number(self.bytes, entry.at, 4)?;
        let under = self.head.number(self.bytes, entry.at.checked_add(4)?, 4)?;
        (under > 0 && over > 0).then(|| over as f64 / under as f64)
    }

    /// The bytes of a tag.
    pub fn bytes(&self, tag: u16) -> Option<&'a [u8]> {
        let entry = self.entry(tag)?;
        let (at, count) = (usize::try_from(entry.at).ok()?, usize::try_from(entry.count).ok()?);
        self.bytes.get(at..at.checked_add(count)?)
    }

    /// True when the lightest byte of a number comes first.
    pub fn is_little(&self) -> bool {
        self.head.is_little
    }

    /// Where the parts of the picture stand: strips or tiles.
    pub fn parts(&self) -> Vec<std::ops::Range<usize>> {
        let (mut offsets, mut lengths) = (self.numbers(tag::STRIP_OFFSETS), self.numbers(tag::STRIP_BYTES));
        if offsets.is_empty() {
            (offsets, lengths) = (self.numbers(tag::TILE_OFFSETS), self.numbers(tag::TILE_BYTES));
        }
        let place = |(offset, length): (&u64, &u64)| {
            let start = usize::try_from(*offset).ok()?;
            let end = start.checked_add(usize::try_from(*length).ok()?)?.min(self.bytes.len());
            (start < end).then_some(start..end)
        };
        // A single strip may do without its length.
        if lengths.is_empty() && offsets.len() == 1 {
            lengths.push(self.bytes.len() as u64);
        }
        offsets.iter().zip(&lengths).filter_map(place).collect()
    }
}

fn wide_of(kind: u64) -> usize {
    match kind {
        3 | 8 => 2,
        4 | 9 | 11 | 13 => 4,
        5 | 10 | 12 | 16..=18 => 8,
        _ => 1,
    }
}

struct Head {
    is_little: bool,
    /// Bytes of an offset: 4, or 8 in a `BigTIFF`.
    wide: usize,
    place: usize,
}

impl Head {
    fn read(bytes: &[u8]) -> Option<Self> {
        let (is_little, is_big) = match bytes.get(..4)? {
            b"II*\0" => (true, false),
            b"MM\0*" => (false, false),
            b"II+\0" => (true, true),
            b"MM\0+" => (false, true),
            _ => return None,
        };
        Some(if is_big { Self { is_little, wide: 8, place: 8 } } else { Self { is_little, wide: 4, place: 4 } })
    }

    fn number(&self, bytes: &[u8], at: u64, wide: usize) -> Option<u64> {
        let at = usize::try_from(at).ok()?;
        let part = bytes.get(at..at.checked_add(wide)?)?;
        let add = |number: u64, byte: &u8| number << 8 | u64::from(*byte);
        Some(if self.is_little { part.iter().rev().fold(0, add) } else { part.iter().fold(0, add) })
    }

    fn first(&self, bytes: &[u8]) -> Option<u64> {
        self.number(bytes, self.place as u64, self.wide)
    }

    fn next(&self, bytes: &[u8], directory: u64) -> Option<u64> {
        let (count_wide, entry) = if self.wide == 8 { (8, 20) } else { (2, 12) };
        let entries = self.number(bytes, directory, count_wide)?;
        let end = entries.checked_mul(entry)?.checked_add(directory)?.checked_add(count_wide as u64)?;
        self.number(bytes, end, self.wide)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_followed_and_a_ring_of_them_ends() {
        // A header, then two directories without entries, the second pointing back at the first.
        let bytes = [b"II*\0".to_vec(), vec![8, 0, 0, 0], vec![0, 0, 14, 0, 0, 0], vec![0, 0, 8, 0, 0, 0]].concat();
        assert_eq!(directories(&bytes, 10), [8, 14]);
        assert_eq!(directories(&beginning_with(&bytes, 14).expect("changed"), 10), [14, 8]);
        assert_eq!(directories(b"II*\0\xff\xff\xff\xff", 10), [0xffff_ffff]);
        assert!(directories(b"MM", 10).is_empty());
    }
}
