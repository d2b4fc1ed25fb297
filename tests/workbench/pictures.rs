//! Pictures in the packet as they are seen elsewhere: right side up, in their shape, with their shades. What is measured
//! was drawn by another reader of PDFs.

use crate::corpus::kit::{crc32, exif, flate, replaced, size};
use crate::kit;
use docket::workbench::Lack;
use docket::workbench::inspection::Inspection;
use std::io::Cursor;
use std::sync::Arc;

/// What another reader draws of the packet's first page, cut to what stands there.
struct Drawn {
    width: usize,
    height: usize,
    rows: Vec<u8>,
}

impl Drawn {
    /// The mean shade of a part of it, in parts of its sides.
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, clippy::cast_sign_loss, reason = "pixels")]
    fn shade(&self, x: (f64, f64), y: (f64, f64)) -> u8 {
        let at = |part: f64, side: usize| (part * side as f64) as usize;
        let (mut sum, mut count) = (0, 0);
        for row in at(y.0, self.height)..at(y.1, self.height) {
            for column in at(x.0, self.width)..at(x.1, self.width) {
                sum += u64::from(self.rows[row * self.width + column]);
                count += 1;
            }
        }
        u8::try_from(sum / count.max(1)).expect("a shade")
    }
}

async fn sent(bytes: Vec<u8>) -> (Inspection, Drawn) {
    let file: Arc<[u8]> = bytes.into();
    let looked = kit::look(&file).await.expect("opened");
    let mut order = kit::order_of(&looked);
    order.recipe.is_stamped = false;
    let packed = kit::pack(order, &[file]).await.expect("packed");
    let (width, height, data) = kit::drawn_by_another(&packed.files[0], 0, 96);
    let is_drawn = |x: usize, y: usize| data[y * width + x] < 245;
    let columns: Vec<usize> = (0..width).filter(|x| (0..height).any(|y| is_drawn(*x, y))).collect();
    let lines: Vec<usize> = (0..height).filter(|y| (0..width).any(|x| is_drawn(x, *y))).collect();
    let (left, right) = (columns[0], columns[columns.len() - 1] + 1);
    let (top, bottom) = (lines[0], lines[lines.len() - 1] + 1);
    let rows = (top..bottom).flat_map(|y| data[y * width + left..y * width + right].to_vec()).collect();
    (looked, Drawn { width: right - left, height: bottom - top, rows })
}

const WIDE: usize = 120;
const HIGH: usize = 80;

/// A grey card with a dark upper left quarter.
fn card(x: usize, y: usize) -> u8 {
    if x < WIDE / 2 && y < HIGH / 2 { 20 } else { 200 }
}

/// The card as a camera stores it that was held so; its measures and its rows.
fn held(orientation: u16) -> (u32, u32, Vec<u8>) {
    let is_sideways = (5..=8).contains(&orientation);
    let (width, height) = if is_sideways { (HIGH, WIDE) } else { (WIDE, HIGH) };
    let pixel = |x: usize, y: usize| match orientation {
        2 => card(WIDE - 1 - x, y),
        3 => card(WIDE - 1 - x, HIGH - 1 - y),
        4 => card(x, HIGH - 1 - y),
        5 => card(y, x),
        6 => card(WIDE - 1 - y, x),
        7 => card(WIDE - 1 - y, HIGH - 1 - x),
        8 => card(y, HIGH - 1 - x),
        _ => card(x, y),
    };
    let rows = (0..height).flat_map(|y| (0..width).map(move |x| pixel(x, y))).collect();
    (u32::try_from(width).expect("small"), u32::try_from(height).expect("small"), rows)
}

fn written(width: u32, height: u32, rows: &[u8], format: image::ImageFormat) -> Vec<u8> {
    let colours: Vec<u8> = rows.iter().flat_map(|value| [*value; 3]).collect();
    let picture = image::RgbImage::from_raw(width, height, colours).expect("whole");
    let mut bytes = Cursor::new(Vec::new());
    image::DynamicImage::ImageRgb8(picture).write_to(&mut bytes, format).expect("written");
    bytes.into_inner()
}

fn jpeg_held(orientation: u16) -> Vec<u8> {
    let (width, height, rows) = held(orientation);
    let jpeg = written(width, height, &rows, image::ImageFormat::Jpeg);
    let content = [&b"Exif\0\0"[..], &exif(orientation, orientation.is_multiple_of(2))].concat();
    let length = u16::try_from(content.len() + 2).expect("short").to_be_bytes();
    [&jpeg[..2], b"\xff\xe1", &length, &content, &jpeg[2..]].concat()
}

fn png_held(orientation: u16, is_late: bool) -> Vec<u8> {
    let (width, height, rows) = held(orientation);
    let png = written(width, height, &rows, image::ImageFormat::Png);
    let content = [&b"eXIf"[..], &exif(orientation, true)].concat();
    let length = u32::try_from(content.len() - 4).expect("short").to_be_bytes();
    let chunk = [&length[..], &content, &crc32(&content).to_be_bytes()].concat();
    let at = if is_late { png.len() - 12 } else { 33 };
    [&png[..at], &chunk, &png[at..]].concat()
}

fn webp_held(orientation: u16) -> Vec<u8> {
    let (width, height, rows) = held(orientation);
    let webp = written(width, height, &rows, image::ImageFormat::WebP);
    let chunk = |name: &[u8], content: &[u8]| {
        let length = u32::try_from(content.len()).expect("short").to_le_bytes();
        [name, &length, content, if content.len() % 2 == 1 { b"\0" } else { b"" }].concat()
    };
    let side = |side: u32| (side - 1).to_le_bytes()[..3].to_vec();
    let about = [vec![8, 0, 0, 0], side(width), side(height)].concat();
    let inner = [chunk(b"VP8X", &about), webp[12..].to_vec(), chunk(b"EXIF", &exif(orientation, false))].concat();
    let length = u32::try_from(inner.len() + 4).expect("short").to_le_bytes();
    [&b"RIFF"[..], &length, b"WEBP", &inner].concat()
}

#[tokio::test]
async fn a_picture_is_upright_wherever_it_says_how_it_was_held() {
    for orientation in 0..=9 {
        let (width, height, rows) = held(orientation);
        let tiff = Tiff::new(width, height).shades(rows).tag(274, u32::from(orientation)).bytes();
        let files = [
            ("jpeg", jpeg_held(orientation)),
            ("png", png_held(orientation, false)),
            ("late png", png_held(orientation, true)),
            ("webp", webp_held(orientation)),
            ("tiff", tiff),
        ];
        for (name, bytes) in files {
            let (_, drawn) = sent(bytes).await;
            assert!(drawn.width > drawn.height, "{name} {orientation}: {} x {}", drawn.width, drawn.height);
            let corners = [(0.1, 0.1), (0.6, 0.1), (0.1, 0.6), (0.6, 0.6)];
            let shades = corners.map(|(x, y)| drawn.shade((x, x + 0.3), (y, y + 0.3)));
            assert!(shades[0] < 60 && shades[1..].iter().all(|shade| *shade > 150), "{name} {orientation}: {shades:?}");
        }
    }
}

/// A TIFF of one page, written here by the words of its specification.
struct Tiff {
    tags: Vec<(u16, Vec<u32>)>,
    parts: Vec<Vec<u8>>,
    is_tiled: bool,
}

impl Tiff {
    fn new(width: u32, height: u32) -> Self {
        let one = |tag, number| (tag, vec![number]);
        let tags = vec![one(256, width), one(257, height), one(259, 1), one(262, 1), one(277, 1), one(258, 8)];
        Self { tags, parts: Vec::new(), is_tiled: false }
    }

    fn shades(self, rows: Vec<u8>) -> Self {
        self.part(rows)
    }

    fn part(mut self, bytes: Vec<u8>) -> Self {
        self.parts.push(bytes);
        self
    }

    fn tag(self, tag: u16, number: u32) -> Self {
        self.list(tag, &[number])
    }

    fn list(mut self, tag: u16, numbers: &[u32]) -> Self {
        self.tags.retain(|(known, _)| *known != tag);
        self.tags.push((tag, numbers.to_vec()));
        self
    }

    fn tiles(mut self, side: u32) -> Self {
        self.is_tiled = true;
        self.tag(322, side).tag(323, side)
    }

    fn bytes(mut self) -> Vec<u8> {
        let mut made = b"II*\0\0\0\0\0".to_vec();
        let mut places = Vec::new();
        for part in &self.parts {
            places.push(u32::try_from(made.len()).expect("short"));
            made.extend_from_slice(part);
            made.resize(made.len().next_multiple_of(2), 0);
        }
        let lengths = self.parts.iter().map(|part| u32::try_from(part.len()).expect("short")).collect();
        let (at, count) = if self.is_tiled { (324, 325) } else { (273, 279) };
        self.tags.extend([(at, places), (count, lengths)]);
        self.tags.sort();
        let mut entries = u16::try_from(self.tags.len()).expect("few").to_le_bytes().to_vec();
        for (tag, numbers) in &self.tags {
            let fraction = matches!(*tag, 282 | 283);
            let kind: u16 = if fraction { 5 } else { 4 };
            let values: Vec<u8> = if fraction {
                [numbers[0].to_le_bytes(), 1_u32.to_le_bytes()].concat()
            } else {
                numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
            };
            let count = u32::try_from(numbers.len()).expect("few");
            entries.extend([tag.to_le_bytes(), kind.to_le_bytes()].concat());
            entries.extend(count.to_le_bytes());
            if values.len() <= 4 {
                entries.extend(&values);
            } else {
                entries.extend(u32::try_from(made.len()).expect("short").to_le_bytes());
                made.extend(&values);
            }
        }
        let directory = u32::try_from(made.len()).expect("short").to_le_bytes();
        made[4..8].copy_from_slice(&directory);
        [made, entries, vec![0; 4]].concat()
    }
}

const SIDE: u32 = 64;

/// Pixels of a square whose left half is dark and whose right half is light, each made from its shade.
fn halves(pixel: impl Fn(u8) -> Vec<u8>) -> Vec<u8> {
    (0..SIDE * SIDE).flat_map(|at| pixel(if at % SIDE < SIDE / 2 { 40 } else { 220 })).collect()
}

fn wide(value: u8) -> Vec<u8> {
    (u16::from(value) * 257).to_le_bytes().to_vec()
}

/// Squares in every way a TIFF can hold them, with what is to be seen of each half.
fn squares() -> Vec<(&'static str, Tiff, [u8; 2])> {
    let new = || Tiff::new(SIDE, SIDE);
    let colours = || new().tag(262, 2).tag(277, 3).list(258, &[8; 3]);
    let inks = |samples: u32, bits: u32| new().tag(262, 5).tag(277, samples).list(258, &vec![bits; size(samples)]);
    let seen = [40, 220];
    let differences = |row: &[u8]| -> Vec<u8> {
        row.iter().enumerate().map(|(at, value)| value.wrapping_sub(if at == 0 { 0 } else { row[at - 1] })).collect()
    };
    let plain = halves(|value| vec![value]);
    let by_difference: Vec<u8> = plain.chunks(size(SIDE)).flat_map(differences).collect();
    let tile: Vec<u8> = (0..32 * 32).map(|_| 40).collect();
    let other: Vec<u8> = (0..32 * 32).map(|_| 220).collect();
    let striped: Vec<u8> = (0..SIDE * SIDE / 8).map(|at| if at % 8 < 4 { 0b0000_0001 } else { 0b0101_0101 }).collect();
    vec![
        ("grey", new().part(plain.clone()), seen),
        ("white first", new().tag(262, 0).part(halves(|value| vec![255 - value])), seen),
        ("sixteen bits", new().tag(258, 16).part(halves(wide)), seen),
        (
            "fractions",
            new().tag(258, 32).tag(339, 3).part(halves(|value| (f32::from(value) / 255.0).to_le_bytes().to_vec())),
            seen,
        ),
        (
            "grey beside its alpha",
            new().tag(277, 2).list(258, &[8; 2]).tag(338, 2).part(halves(|value| vec![value, 255])),
            seen,
        ),
        (
            "grey with half of its alpha within",
            new().tag(277, 2).list(258, &[8; 2]).tag(338, 1).part(halves(|value| vec![value / 2, 128])),
            [147, 237],
        ),
        (
            "grey beside nothing",
            new().tag(277, 2).list(258, &[8; 2]).tag(338, 0).part(halves(|value| vec![value, 0])),
            seen,
        ),
        ("colours apart", colours().tag(284, 2).part(plain.clone()).part(plain.clone()).part(plain.clone()), seen),
        ("colours in tiles", colours().tiles(64).part(halves(|value| vec![value; 3])), seen),
        (
            "tiles of shades",
            new().tiles(32).part(tile.clone()).part(other.clone()).part(tile.clone()).part(other.clone()),
            seen,
        ),
        ("differences", new().tag(317, 2).tag(259, 8).part(flate(&by_difference)), seen),
        ("inks", inks(4, 8).part(halves(|value| vec![0, 0, 0, 255 - value])), seen),
        ("deep inks", inks(4, 16).part(halves(|value| [wide(0), wide(0), wide(0), wide(255 - value)].concat())), seen),
        (
            "deep inks beside their alpha",
            inks(5, 16)
                .tag(338, 2)
                .part(halves(|value| [wide(0), wide(0), wide(0), wide(255 - value), wide(255)].concat())),
            seen,
        ),
        (
            "inks apart",
            (0..3)
                .fold(inks(4, 8).tag(284, 2), |made, _| made.part(vec![0; 64 * 64]))
                .part(halves(|value| vec![255 - value])),
            seen,
        ),
        (
            "bits the other way round",
            new().tag(258, 1).tag(266, 2).part(striped.iter().map(|byte| byte.reverse_bits()).collect()),
            [32, 127],
        ),
        (
            "as eyes see",
            new()
                .tag(262, 8)
                .tag(277, 3)
                .list(258, &[8; 3])
                .part(halves(|value| vec![if value < 99 { 41 } else { 224 }, 0, 0])),
            seen,
        ),
        (
            "a palette",
            new()
                .tag(262, 3)
                .list(
                    320,
                    &[
                        [40 * 257, 220 * 257].repeat(128),
                        [40 * 257, 220 * 257].repeat(128),
                        [40 * 257, 220 * 257].repeat(128),
                    ]
                    .concat(),
                )
                .part(halves(|value| vec![u8::from(value > 99)])),
            seen,
        ),
    ]
}

#[tokio::test]
async fn a_tiff_shows_its_shades_however_they_are_stored() {
    for (name, tiff, wanted) in squares() {
        let (_, drawn) = sent(tiff.bytes()).await;
        let shades = [drawn.shade((0.1, 0.4), (0.1, 0.9)), drawn.shade((0.6, 0.9), (0.1, 0.9))];
        let is_near = shades.iter().zip(wanted).all(|(shade, wanted)| shade.abs_diff(wanted) <= 8);
        assert!(is_near, "{name}: {shades:?}, not {wanted:?}");
    }
}

#[tokio::test]
async fn a_fax_keeps_its_shape_and_a_small_view_is_no_page() {
    let (width, height) = (204, 98);
    let row: Vec<u8> = (0..width).map(|x| if x % 8 < 4 { 0 } else { 255 }).collect();
    let fax = Tiff::new(width, height).tag(282, 204).tag(283, 98).part(row.repeat(size(height)));
    let (_, drawn) = sent(fax.bytes()).await;
    assert!(drawn.width.abs_diff(drawn.height) * 20 < drawn.width, "{} x {}", drawn.width, drawn.height);
    let view = Tiff::new(8, 8).tag(254, 1).part(vec![0; 64]).bytes();
    let (looked, _) = sent(view).await;
    assert_eq!(looked.pages.len(), 1, "a view by itself is all there is");
}

/// A phone keeps how bright parts of a photo may be shown as a second picture beside it. It says nothing about what is
/// seen, unlike a picture of what is clear, which is stored in the same way under another name.
#[tokio::test]
async fn what_a_phone_keeps_beside_its_photo_is_not_seen() {
    const CLEAR: &[u8] = b"urn:mpeg:hevc:2015:auxid:1";
    const ANOTHER: &[u8] = b"urn:com:some:2020:aux:gain";
    let rows: Vec<u8> = (0..64 * 64).flat_map(|at| [40, 40, 40, if at % 64 < 32 { 255 } else { 0 }]).collect();
    let options = heifer::EncodeOptions { quality: 90, max_threads: 1 };
    let clear = heifer::encode_rgba8(64, 64, &rows, &options).expect("encoded");
    let beside = replaced(&clear, CLEAR, ANOTHER);
    assert!(clear != beside, "it has another name now");
    let (_, beside) = sent(beside).await;
    let (left, right) = (beside.shade((0.1, 0.4), (0.1, 0.9)), beside.shade((0.6, 0.9), (0.1, 0.9)));
    assert!(left < 60 && right < 60, "all of it is dark: {left} and {right}");
    let (_, clear) = sent(clear).await;
    assert!(clear.width < beside.width * 2 / 3, "half of the other is clear: {} of {}", clear.width, beside.width);
}

#[tokio::test]
async fn what_of_a_picture_does_not_show_is_told() {
    let noise: Vec<u8> = (0..WIDE * HIGH).map(|at| u8::try_from(at * 7919 % 251).expect("a byte")).collect();
    let jpeg = written(120, 80, &noise, image::ImageFormat::Jpeg);
    let (looked, _) = sent(jpeg.clone()).await;
    assert_eq!(looked.pages[0].lacks, []);
    let torn = [&jpeg[..jpeg.len() * 2 / 3], b"\xff\xd9"].concat();
    let (looked, _) = sent(torn).await;
    assert_eq!(looked.pages[0].lacks, [Lack::Torn]);
    let (looked, _) = sent(jpeg[..jpeg.len() - 2].to_vec()).await;
    assert_eq!(looked.pages[0].lacks, [], "only the mark at its end is missing");
    let cut: Arc<[u8]> = jpeg[..jpeg.len() / 2].into();
    assert!(kit::look(&cut).await.is_err(), "the rest of it is missing");

    let mut film = Cursor::new(Vec::new());
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut film);
    for shade in [40, 200] {
        let frame = image::RgbaImage::from_pixel(40, 30, image::Rgba([shade, shade, shade, 255]));
        encoder.encode_frame(image::Frame::new(frame)).expect("written");
    }
    drop(encoder);
    let (looked, drawn) = sent(film.into_inner()).await;
    assert_eq!(looked.pages[0].lacks, [Lack::Moves]);
    assert!(drawn.shade((0.1, 0.9), (0.1, 0.9)).abs_diff(40) < 8);
}

#[tokio::test]
async fn light_letters_on_nothing_are_seen() {
    let stroke = |x: u32| if x % 12 < 4 { 255 } else { 0 };
    let letters = image::RgbaImage::from_fn(120, 80, |x, _| image::Rgba([255, 255, 255, stroke(x)]));
    let mut bytes = Cursor::new(Vec::new());
    image::DynamicImage::ImageRgba8(letters).write_to(&mut bytes, image::ImageFormat::Png).expect("written");
    let (_, drawn) = sent(bytes.into_inner()).await;
    let shade = drawn.shade((0.1, 0.9), (0.1, 0.9));
    assert!((40..220).contains(&shade), "strokes and what is between them: {shade}");
}

#[tokio::test]
async fn letters_that_nobody_can_read_are_told_and_larger_ones_are_not() {
    let page = |letter: usize| {
        let (width, height) = (4_000, 5_000);
        let pixel = |at: usize| {
            let (x, y) = (at % width, at / width);
            if x % letter < letter - 3 && y % (letter * 2) < letter { 20 } else { 255 }
        };
        let rows: Vec<u8> = (0..width * height).map(pixel).collect();
        let mut bytes = Cursor::new(Vec::new());
        let picture = image::GrayImage::from_raw(4_000, 5_000, rows).expect("whole");
        image::DynamicImage::ImageLuma8(picture).write_to(&mut bytes, image::ImageFormat::Png).expect("written");
        bytes.into_inner()
    };
    for (letter, lacks) in [(10, vec![Lack::Small]), (48, vec![])] {
        let file: Arc<[u8]> = page(letter).into();
        let looked = kit::look(&file).await.expect("opened");
        assert_eq!(looked.pages[0].lacks, lacks, "{letter}");
    }
}

#[tokio::test]
async fn inks_of_a_jpeg_are_light_where_there_are_few() {
    // Inks as they are, which no mark of Adobe turns round.
    let rows: Vec<u8> = (0..64 * 64).flat_map(|at| [0, 0, 0, if at % 64 < 32 { 215 } else { 35 }]).collect();
    let mut plain = Vec::new();
    jpeg_encoder::Encoder::new(&mut plain, 95).encode(&rows, 64, 64, jpeg_encoder::ColorType::Cmyk).expect("written");
    let has_mark = plain.windows(5).any(|part| part == b"Adobe");
    let without = if has_mark { replaced(&plain, b"Adobe", b"Other") } else { plain.clone() };
    let (_, turned) = sent(without).await;
    let turned = [turned.shade((0.1, 0.4), (0.1, 0.9)), turned.shade((0.6, 0.9), (0.1, 0.9))];
    assert_ne!(turned[0] < turned[1], has_mark, "the encoder turns its inks when it writes the mark: {turned:?}");
    if has_mark {
        let (_, drawn) = sent(plain).await;
        assert!(drawn.shade((0.1, 0.4), (0.1, 0.9)) < drawn.shade((0.6, 0.9), (0.1, 0.9)));
    }
}
