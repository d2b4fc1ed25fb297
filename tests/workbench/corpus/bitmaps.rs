//! GIF, WebP and bitmaps of Windows.

use super::Gathered;
use super::kit::{cut, exif, flipped, grey_photo, low, patched, photo, place_of, short, size};
use image::codecs::bmp::BmpEncoder;
use image::codecs::gif::{GifEncoder, Repeat};
use image::codecs::webp::WebPEncoder;
use image::{ExtendedColorType, Frame, RgbaImage};

const WIDTH: u32 = 90;
const HEIGHT: u32 = 60;

pub fn gather(found: &mut Gathered) {
    gifs(found);
    webps(found);
    bitmaps(found);
    broken_bitmaps(found);
}

/// A photo whose lower half is clear.
fn clear_photo() -> Vec<u8> {
    let clear = |(number, rgb): (usize, &[u8])| {
        let is_clear = short(number) / WIDTH > HEIGHT / 2;
        [rgb[0], rgb[1], rgb[2], if is_clear { 0 } else { 255 }]
    };
    photo(WIDTH, HEIGHT).chunks(3).enumerate().flat_map(clear).collect()
}

fn gif(frames: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    {
        let mut encoder = GifEncoder::new(&mut bytes);
        encoder.set_repeat(Repeat::Infinite).expect("repeated");
        for number in 0..frames {
            let mut frame = RgbaImage::from_raw(WIDTH, HEIGHT, clear_photo()).expect("a frame");
            frame.put_pixel(u32::from(number), 3, image::Rgba([200, 0, 0, 255]));
            encoder.encode_frame(Frame::new(frame)).expect("encoded");
        }
    }
    bytes
}

/// A GIF by hand of eight by eight pixels, each frame somewhere on a screen.
fn gif_by_hand(version: &str, screen: (u16, u16), frames: &[[u16; 4]], flags: u8) -> Vec<u8> {
    let mut made = version.as_bytes().to_vec();
    made.extend([screen.0.to_le_bytes(), screen.1.to_le_bytes()].concat());
    made.extend([0xf0, 0, 0, 0, 0, 0, 255, 255, 255]);
    for [left, top, width, height] in frames {
        made.push(0x2c);
        made.extend([left, top, width, height].map(|measure| measure.to_le_bytes()).concat());
        made.push(flags);
        // Codes of two bits: clear, then four pixels and clear again, so that the codes stay three bits wide.
        made.push(2);
        let pixels = u32::from(*width) * u32::from(*height);
        let mut codes = vec![4];
        for number in 0..pixels {
            codes.push(number / 3 % 2);
            if number % 2 == 1 {
                codes.push(4);
            }
        }
        codes.push(5);
        let packed = three_bits(&codes);
        for part in packed.chunks(255) {
            made.push(low(short(part.len())));
            made.extend_from_slice(part);
        }
        made.push(0);
    }
    made.push(0x3b);
    made
}

fn three_bits(codes: &[u32]) -> Vec<u8> {
    let mut made = vec![0_u8; (codes.len() * 3).div_ceil(8)];
    for (number, code) in codes.iter().enumerate() {
        for bit in (0..3).filter(|bit| (code >> bit) & 1 == 1) {
            let at = number * 3 + bit;
            made[at / 8] |= 1 << (at % 8);
        }
    }
    made
}

fn gifs(found: &mut Gathered) {
    let one = gif(1);
    found.page("one frame.gif", one.clone());
    found.page("moving.gif", gif(5));
    let eight = [[0, 0, 8, 8]];
    found.page("by hand.gif", gif_by_hand("GIF89a", (8, 8), &eight, 0));
    found.page("old.gif", gif_by_hand("GIF87a", (8, 8), &eight, 0));
    found.page("every other row.gif", gif_by_hand("GIF89a", (8, 8), &eight, 0x40));
    found.page("smaller than its screen.gif", gif_by_hand("GIF89a", (40, 30), &[[10, 5, 8, 8]], 0));
    found.page("two hundred frames.gif", gif_by_hand("GIF89a", (8, 8), &[[0, 0, 8, 8]; 200], 0));
    found.either("outside its screen.gif", gif_by_hand("GIF89a", (8, 8), &[[100, 100, 8, 8]], 0));
    found.either("larger than its screen.gif", gif_by_hand("GIF89a", (4, 4), &eight, 0));
    found.either("screen of nothing.gif", gif_by_hand("GIF89a", (0, 0), &eight, 0));
    found.either("frame of nothing.gif", gif_by_hand("GIF89a", (8, 8), &[[0, 0, 0, 0]], 0));
    found.refused("no frames.gif", gif_by_hand("GIF89a", (8, 8), &[], 0));
    found.refused("claims 65535 x 65535.gif", patched(&one, 6, &[0xff; 4]));
    found.either("claims 14000 x 14000.gif", gif_by_hand("GIF89a", (14_000, 14_000), &eight, 0));
    for part in [10, 300, 600, 950] {
        found.refused(&format!("cut at {part} of a thousand.gif"), cut(&one, part));
    }
    found.refused("six bytes.gif", b"GIF89a".to_vec());
    found.page("garbage behind.gif", [one.as_slice(), &[0x21; 900]].concat());
    for seed in 1..=4 {
        found.either(&format!("changed inside {seed}.gif"), flipped(&one, 13, 10, seed));
    }
}

fn webp(color: ExtendedColorType) -> Vec<u8> {
    let data = match color {
        ExtendedColorType::L8 => grey_photo(WIDTH, HEIGHT),
        ExtendedColorType::Rgba8 => clear_photo(),
        _ => photo(WIDTH, HEIGHT),
    };
    let mut bytes = Vec::new();
    WebPEncoder::new_lossless(&mut bytes).encode(&data, WIDTH, HEIGHT, color).expect("encoded");
    bytes
}

fn riff(parts: &[u8]) -> Vec<u8> {
    [&b"RIFF"[..], &short(parts.len() + 4).to_le_bytes(), b"WEBP", parts].concat()
}

fn riff_chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let even = if data.len() % 2 == 1 { &[0][..] } else { &[] };
    [&kind[..], &short(data.len()).to_le_bytes(), data, even].concat()
}

fn webps(found: &mut Gathered) {
    let whole = webp(ExtendedColorType::Rgb8);
    found.page("photo.webp", whole.clone());
    found.page("clear.webp", webp(ExtendedColorType::Rgba8));
    found.page("grey.webp", webp(ExtendedColorType::L8));
    // In the longer form, with what a phone says about the photo.
    let measure = |pixels: u32| (pixels - 1).to_le_bytes()[..3].to_vec();
    let about = [vec![0x08, 0, 0, 0], measure(WIDTH), measure(HEIGHT)].concat();
    let long = [riff_chunk(*b"VP8X", &about), whole[12..].to_vec(), riff_chunk(*b"EXIF", &exif(6, false))].concat();
    found.page("turned and with a place.webp", riff(&long));
    let wrong = [vec![0x08, 0, 0, 0], measure(5), measure(5)].concat();
    found.either("two measures.webp", riff(&[riff_chunk(*b"VP8X", &wrong), whole[12..].to_vec()].concat()));
    let moving = [vec![0x02, 0, 0, 0], measure(WIDTH), measure(HEIGHT)].concat();
    found.either("moving without frames.webp", riff(&riff_chunk(*b"VP8X", &moving)));
    let huge = [vec![0x10, 0, 0, 0], vec![0xff; 6]].concat();
    found.refused("claims sixteen million on a side.webp", riff(&riff_chunk(*b"VP8X", &huge)));
    found.either("claims 16384 x 16384.webp", patched(&whole, 21, &[0xff, 0xff, 0xff, 0x0f]));
    for part in [5, 200, 500, 900] {
        found.refused(&format!("cut at {part} of a thousand.webp"), cut(&whole, part));
    }
    found.either("its length is wrong.webp", patched(&whole, 4, &[0xff; 4]));
    found.either("garbage behind.webp", [whole.as_slice(), &[0x77; 900]].concat());
    found.either("not a known sort.webp", patched(&whole, 12, b"VP9 "));
    found.refused("lossy, of nothing.webp", riff(&riff_chunk(*b"VP8 ", b"\x30\x01\0\x9d\x01\x2a\x10\0\x10\0")));
    for seed in 1..=4 {
        found.either(&format!("changed inside {seed}.webp"), flipped(&whole, 25, 6, seed));
    }
}

fn bmp(color: ExtendedColorType) -> Vec<u8> {
    let data = match color {
        ExtendedColorType::L8 => grey_photo(WIDTH, HEIGHT),
        ExtendedColorType::Rgba8 => clear_photo(),
        _ => photo(WIDTH, HEIGHT),
    };
    let mut bytes = Vec::new();
    BmpEncoder::new(&mut bytes).encode(&data, WIDTH, HEIGHT, color).expect("encoded");
    bytes
}

/// What a bitmap by hand is like.
struct Bmp<'a> {
    width: i32,
    height: i32,
    bits: u16,
    /// 0 plain, 1 and 2 in runs, 3 with masks.
    packing: u32,
    /// Between the header and the rows.
    colours: &'a [u8],
    rows: &'a [u8],
}

impl Bmp<'_> {
    fn bytes(&self) -> Vec<u8> {
        let start = 54 + self.colours.len();
        let mut made = b"BM".to_vec();
        made.extend([short(start + self.rows.len()), 0, short(start), 40].map(u32::to_le_bytes).concat());
        made.extend([self.width, self.height].map(i32::to_le_bytes).concat());
        made.extend([1, self.bits].map(u16::to_le_bytes).concat());
        let count = if self.packing == 3 { 0 } else { short(self.colours.len() / 4) };
        made.extend([self.packing, short(self.rows.len()), 2_835, 2_835, count, 0].map(u32::to_le_bytes).concat());
        [&made, self.colours, self.rows].concat()
    }
}

/// So many colours, four bytes each.
fn colours(count: u32) -> Vec<u8> {
    (0..count).flat_map(|n| [low(n * 255 / (count - 1)), low(255 - n), low(n * 17), 0]).collect()
}

/// Rows of a bitmap, each as long as a multiple of four bytes.
fn bmp_rows(width: u32, height: u32, bits: u32) -> Vec<u8> {
    let row = size((width * bits).div_ceil(32) * 4);
    (0..height).flat_map(|y| (0..row).map(move |x| low(short(x) * 13 + y * 5))).collect()
}

fn bitmaps(found: &mut Gathered) {
    found.page("24 bits.bmp", bmp(ExtendedColorType::Rgb8));
    found.page("32 bits.bmp", bmp(ExtendedColorType::Rgba8));
    found.page("8 bits grey.bmp", bmp(ExtendedColorType::L8));
    for (bits, count) in [(1, 2), (4, 16), (8, 256)] {
        let (colours, rows) = (colours(count), bmp_rows(41, 23, bits));
        let bits = u16::try_from(bits).expect("few");
        let plain = Bmp { width: 41, height: 23, bits, packing: 0, colours: &colours, rows: &rows };
        found.page(&format!("{bits} bits by hand.bmp"), plain.bytes());
        let down = Bmp { height: -23, ..plain };
        found.page(&format!("{bits} bits from the top.bmp"), down.bytes());
    }
    for (bits, height) in [(16, 23), (24, 23), (32, 23), (24, -23), (32, -23)] {
        let rows = bmp_rows(41, 23, bits);
        let bits = u16::try_from(bits).expect("few");
        let name =
            if height < 0 { format!("{bits} bits from the top.bmp") } else { format!("{bits} bits by hand.bmp") };
        found.page(&name, Bmp { width: 41, height, bits, packing: 0, colours: &[], rows: &rows }.bytes());
    }
    let rows = bmp_rows(41, 23, 16);
    let masks = [0xf800_u32, 0x07e0, 0x001f].map(u32::to_le_bytes).concat();
    found.page("masks.bmp", Bmp { width: 41, height: 23, bits: 16, packing: 3, colours: &masks, rows: &rows }.bytes());
    let eight = colours(256);
    // Ten rows of twenty of the same, then the end; and plain bytes between them.
    let runs = [[20, 7, 0, 0].repeat(9), vec![0, 5, 1, 2, 3, 4, 5, 0, 15, 9, 0, 0], vec![0, 1]].concat();
    let in_runs = Bmp { width: 20, height: 10, bits: 8, packing: 1, colours: &eight, rows: &runs };
    found.page("runs.bmp", in_runs.bytes());
    let sixteen = colours(16);
    let runs = [[20, 0x17, 0, 0].repeat(10), vec![0, 1]].concat();
    found.page(
        "runs of four bits.bmp",
        Bmp { width: 20, height: 10, bits: 4, packing: 2, colours: &sixteen, rows: &runs }.bytes(),
    );
    let jump = [vec![0, 2, 250, 250], vec![255, 1], vec![0, 1]].concat();
    found.either("runs that jump out.bmp", Bmp { rows: &jump, ..in_runs }.bytes());
    found.either("runs without an end.bmp", Bmp { rows: &[255; 40], ..in_runs }.bytes());
}

fn broken_bitmaps(found: &mut Gathered) {
    let whole = bmp(ExtendedColorType::Rgb8);
    for part in [2, 300, 900] {
        found.refused(&format!("cut at {part} of a thousand.bmp"), cut(&whole, part));
    }
    let rows = bmp_rows(8, 8, 24);
    let of = |width, height, bits, packing| Bmp { width, height, bits, packing, colours: &[], rows: &rows }.bytes();
    found.refused("no columns.bmp", of(0, 8, 24, 0));
    found.either("no rows.bmp", of(8, 0, 24, 0));
    found.refused("columns below nothing.bmp", of(-8, 8, 24, 0));
    found.refused("claims two thousand million.bmp", of(i32::MAX, i32::MAX, 24, 0));
    found.refused("rows below all numbers.bmp", of(8, i32::MIN, 24, 0));
    found.refused("claims 9000 x 7000.bmp", of(9_000, 7_000, 24, 0));
    found.either("seven bits.bmp", of(8, 8, 7, 0));
    found.either("a JPEG inside.bmp", of(8, 8, 24, 4));
    found.either("packing of no kind.bmp", of(8, 8, 24, 99));
    found.either("palette is missing.bmp", of(8, 8, 8, 0));
    let plain = of(8, 8, 24, 0);
    found.either("rows before the file.bmp", patched(&plain, 10, &[0; 4]));
    found.refused("rows behind the file.bmp", patched(&plain, 10, &[0xff, 0xff, 0xff, 0x7f]));
    found.page("its length is wrong.bmp", patched(&plain, 2, &[1, 0, 0, 0]));
    found.page("garbage behind.bmp", [plain.as_slice(), &[0; 999]].concat());
    // The oldest header has measures of two bytes.
    let old = [&b"BM\0\0\0\0\0\0\0\0\x1a\0\0\0\x0c\0\0\0\x08\0\x08\0\x01\0\x18\0"[..], &rows].concat();
    found.page("oldest header.bmp", old);
    let at = place_of(&plain, &40_u32.to_le_bytes());
    found.either("header of another length.bmp", patched(&plain, at, &124_u32.to_le_bytes()));
    for seed in 1..=4 {
        found.either(
            &format!("changed in front {seed}.bmp"),
            [flipped(&plain[..54], 2, 4, seed), rows.clone()].concat(),
        );
    }
}
