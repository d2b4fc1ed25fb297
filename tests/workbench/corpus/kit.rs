//! What all odd files are made with: numbers that look random, checksums, compression, damage, and photos.

/// Where a photo was taken. It may stand in no packet.
pub const PLACE: &str = "41.40338, 2.17403";
/// Who wrote a document. It may stand in no packet.
pub const AUTHOR: &str = "AuthorCanary77";

/// Numbers that look random and are the same every time.
pub struct Lcg(u32);

impl Lcg {
    /// Beginning with this one.
    pub fn new(seed: u32) -> Self {
        Self(seed)
    }

    /// The next number, of 24 bits.
    pub fn number(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        self.0 >> 8
    }

    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        self.number().to_be_bytes()[1]
    }

    /// The next number below this.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.number()).expect("24 bits") % end
    }

    /// So many bytes.
    pub fn bytes(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.byte()).collect()
    }
}

/// A number as the place of something.
pub fn size(number: u32) -> usize {
    usize::try_from(number).expect("32 bits")
}

/// A length that is known to be short.
pub fn short(length: usize) -> u32 {
    u32::try_from(length).expect("a short file")
}

/// The lowest eight bits.
pub fn low(number: u32) -> u8 {
    number.to_le_bytes()[0]
}

/// A photo of paper in red, green and blue: a shadow, noise, dark lines.
pub fn photo(width: u32, height: u32) -> Vec<u8> {
    let mut lcg = Lcg::new(7);
    let mut rgb = Vec::with_capacity(size(width) * size(height) * 3);
    for y in 0..height {
        for x in 0..width {
            let noise = lcg.byte() & 15;
            let paper = 225 - low(x * 60 / width);
            let is_line = y % 40 < 6 && x % 90 > 20;
            let [red, blue] = if is_line { [40, 60] } else { [paper, paper - 20] };
            rgb.extend([red + noise, red + noise, blue + noise]);
        }
    }
    rgb
}

/// The same without colours.
pub fn grey_photo(width: u32, height: u32) -> Vec<u8> {
    photo(width, height).into_iter().step_by(3).collect()
}

/// The checksum of PNG and ZIP.
pub fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

/// The checksum of zlib.
fn adler32(bytes: &[u8]) -> u32 {
    let (a, b) = bytes.iter().fold((1_u32, 0_u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    (b << 16) | a
}

/// Bytes as zlib keeps them without making them smaller.
pub fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut made = vec![0x78, 0x01];
    let count = bytes.len().div_ceil(65_535).max(1);
    for number in 0..count {
        let part = &bytes[number * 65_535..bytes.len().min((number + 1) * 65_535)];
        let length = u16::try_from(part.len()).expect("a short part");
        made.push(u8::from(number + 1 == count));
        made.extend(length.to_le_bytes());
        made.extend((!length).to_le_bytes());
        made.extend_from_slice(part);
    }
    made.extend(adler32(bytes).to_be_bytes());
    made
}

/// Bytes made smaller by zlib.
pub fn flate(bytes: &[u8]) -> Vec<u8> {
    let mut stream = lopdf::Stream::new(lopdf::Dictionary::new(), bytes.to_vec());
    stream.compress().expect("compressed");
    if stream.dict.has(b"Filter") { stream.content } else { stored(bytes) }
}

/// One text of many, each made from a number or another thing.
pub fn joined<T>(of: impl IntoIterator<Item = T>, make: impl FnMut(T) -> String) -> String {
    of.into_iter().map(make).collect()
}

/// Bits, the lowest first.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    last: u32,
    count: u32,
}

impl Bits {
    fn push(&mut self, bits: u32, count: u32) {
        self.last |= bits << self.count;
        self.count += count;
        while self.count >= 8 {
            self.bytes.push(low(self.last));
            self.last >>= 8;
            self.count -= 8;
        }
    }
}

/// So many times the same byte, made a thousand times smaller by zlib, without ever unfolding it here.
pub fn bomb(value: u8, count: u64) -> Vec<u8> {
    let mut bits = Bits::default();
    // One last block with codes of its own: for 286 lengths, one distance, and 18 lengths of codes.
    for (number, wide) in [(1, 1), (2, 2), (29, 5), (0, 5), (14, 4)] {
        bits.push(number, wide);
    }
    for length in [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 2] {
        bits.push(length, 3);
    }
    // The codes: 0 for a run of unused ones, 10 for a length of one bit, 11 for a length of two.
    let unused = |bits: &mut Bits, count: u32| {
        let first = count.min(138);
        for run in [first, count - first].into_iter().filter(|run| *run > 0) {
            bits.push(0, 1);
            bits.push(run - 11, 7);
        }
    };
    unused(&mut bits, u32::from(value));
    bits.push(3, 2);
    unused(&mut bits, 255 - u32::from(value));
    bits.push(3, 2);
    unused(&mut bits, 28);
    bits.push(1, 2);
    bits.push(1, 2);
    // The byte once, then runs of 258 of it, two bits each, then the rest, then the end.
    bits.push(1, 2);
    for _ in 0..(count - 1) / 258 {
        bits.push(0, 2);
    }
    for _ in 0..(count - 1) % 258 {
        bits.push(1, 2);
    }
    bits.push(3, 2);
    bits.push(0, 7);
    let (value, count) = (u128::from(value), u128::from(count));
    let (a, b) = (1 + value * count, count + value * (count * (count + 1) / 2));
    let check = ((b % 65_521) << 16) | (a % 65_521);
    let check = u32::try_from(check).expect("32 bits");
    [&[0x78, 0x9c][..], &bits.bytes, &check.to_be_bytes()].concat()
}

/// The first so many of a thousand parts.
pub fn cut(bytes: &[u8], part: usize) -> Vec<u8> {
    bytes[..bytes.len() * part / 1000].to_vec()
}

/// The same bytes with others at a place.
pub fn patched(bytes: &[u8], at: usize, with: &[u8]) -> Vec<u8> {
    let mut made = bytes.to_vec();
    made[at..at + with.len()].copy_from_slice(with);
    made
}

/// Where bytes stand in others for the first time.
pub fn place_of(bytes: &[u8], part: &[u8]) -> usize {
    bytes.windows(part.len()).position(|window| window == part).expect("bytes that are there")
}

/// The same bytes with one part replaced, where it stands for the first time.
pub fn replaced(bytes: &[u8], part: &[u8], with: &[u8]) -> Vec<u8> {
    let at = place_of(bytes, part);
    [&bytes[..at], with, &bytes[at + part.len()..]].concat()
}

/// The same bytes with so many of them changed, beginning at a place.
pub fn flipped(bytes: &[u8], from: usize, count: usize, seed: u32) -> Vec<u8> {
    let mut lcg = Lcg::new(seed.wrapping_mul(2_654_435_761));
    let mut made = bytes.to_vec();
    for _ in 0..count {
        let at = from + lcg.below(bytes.len() - from);
        made[at] ^= lcg.byte() | 1;
    }
    made
}

/// Values of Exif: how the picture is turned, and where it was taken.
pub fn exif(orientation: u16, is_big: bool) -> Vec<u8> {
    let two = |number: u16| if is_big { number.to_be_bytes() } else { number.to_le_bytes() };
    let four = |number: u32| if is_big { number.to_be_bytes() } else { number.to_le_bytes() };
    let length = short(PLACE.len());
    let mut made = if is_big { b"MM\0*".to_vec() } else { b"II*\0".to_vec() };
    made.extend(four(8));
    // The first directory has two entries and ends at 38; the one of the place has one and ends at 56.
    made.extend(two(2));
    made.extend([two(0x0112), two(3)].concat());
    made.extend(four(1));
    made.extend([two(orientation), two(0)].concat());
    made.extend([two(0x8825), two(4)].concat());
    made.extend([four(1), four(38), four(0)].concat());
    made.extend([two(1), two(0x001b), two(7)].concat());
    made.extend([four(length), four(56), four(0)].concat());
    made.extend_from_slice(PLACE.as_bytes());
    made
}
