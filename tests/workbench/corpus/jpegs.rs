//! Photos: JPEG as cameras and programs write it, JPEG that is broken, and HEIC.

use super::Gathered;
use super::kit::{PLACE, cut, exif, flipped, grey_photo, low, patched, photo};
use heifer::{EncodeOptions, Image, Metadata};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

type Change<'a> = dyn Fn(&mut Encoder<&mut Vec<u8>>) + 'a;

fn encoded(data: &[u8], (width, height): (u16, u16), color: ColorType, change: &Change<'_>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 82);
    change(&mut encoder);
    encoder.encode(data, width, height, color).expect("encoded");
    bytes
}

/// A photo of so many pixels.
pub fn jpeg(width: u16, height: u16) -> Vec<u8> {
    changed(width, height, &|_| {})
}

fn changed(width: u16, height: u16, change: &Change<'_>) -> Vec<u8> {
    encoded(&photo(width.into(), height.into()), (width, height), ColorType::Rgb, change)
}

/// A photo that tells where it was taken.
pub fn jpeg_with_place(width: u16, height: u16) -> Vec<u8> {
    with_exif(&jpeg(width, height), &exif(1, false))
}

/// A segment by hand: its marker, its length, what is in it.
fn segment(marker: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len() + 2).expect("a short segment");
    [&[0xff, marker][..], &length.to_be_bytes(), data].concat()
}

/// The same photo with segments behind its first two bytes.
fn with_segments(jpeg: &[u8], segments: &[u8]) -> Vec<u8> {
    [&jpeg[..2], segments, &jpeg[2..]].concat()
}

fn with_exif(jpeg: &[u8], exif: &[u8]) -> Vec<u8> {
    with_segments(jpeg, &segment(0xe1, &[&b"Exif\0\0"[..], exif].concat()))
}

/// Where a segment with one of these markers begins.
fn place_of(jpeg: &[u8], markers: &[u8]) -> usize {
    let mut at = 2;
    while !markers.contains(&jpeg[at + 1]) {
        at += 2 + usize::from(u16::from_be_bytes([jpeg[at + 2], jpeg[at + 3]]));
    }
    at
}

/// The same photo with other measures in its header.
fn claiming(jpeg: &[u8], width: u16, height: u16) -> Vec<u8> {
    let at = place_of(jpeg, &[0xc0, 0xc1, 0xc2]);
    patched(jpeg, at + 5, &[height.to_be_bytes(), width.to_be_bytes()].concat())
}

pub fn gather(found: &mut Gathered) {
    turned(found);
    sorts(found);
    sizes(found);
    broken(found);
    heic(found);
}

fn turned(found: &mut Gathered) {
    let photo = jpeg(90, 60);
    for orientation in 1..=8 {
        found.page(&format!("turned {orientation}.jpg"), with_exif(&photo, &exif(orientation, false)));
    }
    found.page("turned 6, written the other way round.jpg", with_exif(&photo, &exif(6, true)));
    found.page("turned 9, which does not exist.jpg", with_exif(&photo, &exif(9, false)));
    found.page("turned 0, which does not exist.jpg", with_exif(&photo, &exif(0, true)));
    // Behind the other segments, twice, cut, and a ring of directories.
    let behind = place_of(&photo, &[0xdb]);
    let late = segment(0xe1, &[&b"Exif\0\0"[..], &exif(3, false)].concat());
    found.page("exif late.jpg", [&photo[..behind], &late, &photo[behind..]].concat());
    found.page("exif twice.jpg", with_exif(&with_exif(&photo, &exif(6, false)), &exif(8, true)));
    found.page("exif cut.jpg", with_exif(&photo, &exif(6, false)[..13]));
    found.page("exif empty.jpg", with_exif(&photo, b""));
    let ring = patched(&exif(6, false), 34, &8_u32.to_le_bytes());
    found.page("exif in a ring.jpg", with_exif(&photo, &ring));
    let many = patched(&exif(6, false), 8, &u16::MAX.to_le_bytes());
    found.either("exif with 65535 entries.jpg", with_exif(&photo, &many));
    let with_thumb = with_exif(&photo, &[exif(1, false), jpeg(16, 16)].concat());
    found.refused("only the small picture is whole.jpg", with_thumb[..with_thumb.len() * 8 / 10].to_vec());
    found.page("with a small picture.jpg", with_thumb);
    let words = format!("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta exif:GPS=\"{PLACE}\"/>");
    found.page("xmp.jpg", with_segments(&photo, &segment(0xe1, words.as_bytes())));
}

fn sorts(found: &mut Gathered) {
    let grey = grey_photo(120, 90);
    found.page("grey.jpg", encoded(&grey, (120, 90), ColorType::Luma, &|_| {}));
    found.page(
        "grey progressive.jpg",
        encoded(&grey, (120, 90), ColorType::Luma, &|encoder| encoder.set_progressive(true)),
    );
    let inks: Vec<u8> = grey.iter().flat_map(|grey| [255 - grey, 120, 30, *grey]).collect();
    found.page("cmyk.jpg", encoded(&inks, (120, 90), ColorType::Cmyk, &|_| {}));
    found.page("ycck.jpg", encoded(&inks, (120, 90), ColorType::CmykAsYcck, &|_| {}));
    found.page(
        "ycck progressive.jpg",
        encoded(&inks, (120, 90), ColorType::CmykAsYcck, &|encoder| encoder.set_progressive(true)),
    );
    found.page("progressive.jpg", changed(200, 150, &|encoder| encoder.set_progressive(true)));
    found.page("progressive in many scans.jpg", changed(200, 150, &|encoder| encoder.set_progressive_scans(32)));
    found.page("optimised.jpg", changed(200, 150, &|encoder| encoder.set_optimized_huffman_tables(true)));
    for interval in [1, 4, 100] {
        let name = format!("restart every {interval}.jpg");
        found.page(&name, changed(200, 150, &|encoder| encoder.set_restart_interval(interval)));
    }
    let samplings = [
        ("4-4-4", SamplingFactor::R_4_4_4),
        ("4-2-2", SamplingFactor::R_4_2_2),
        ("4-2-0", SamplingFactor::R_4_2_0),
        ("4-4-0", SamplingFactor::R_4_4_0),
    ];
    for (name, sampling) in samplings {
        let name = format!("sampled {name}.jpg");
        found.page(&name, changed(131, 77, &|encoder| encoder.set_sampling_factor(sampling)));
    }
    for (name, sampling) in [("4-1-1", SamplingFactor::R_4_1_1), ("4-1-0", SamplingFactor::R_4_1_0)] {
        let name = format!("sampled {name}.jpg");
        found.either(&name, changed(131, 77, &|encoder| encoder.set_sampling_factor(sampling)));
    }
    for quality in [1, 100] {
        let name = format!("quality {quality}.jpg");
        found.page(&name, changed(131, 77, &|encoder| encoder.set_quality(quality)));
    }
    let photo = jpeg(90, 60);
    found.page("comment.jpg", with_segments(&photo, &segment(0xfe, b"Made with care")));
    found.page("comment of 65533 bytes.jpg", with_segments(&photo, &segment(0xfe, &vec![b'x'; 65_533])));
    found.page("a thousand comments.jpg", with_segments(&photo, &segment(0xfe, b"again").repeat(1_000)));
    found.page("empty comment.jpg", with_segments(&photo, &segment(0xfe, b"")));
    found.page("profile that makes no sense.jpg", with_segments(&photo, &segment(0xe2, b"ICC_PROFILE\0\x01\x01junk")));
    found.page("adobe.jpg", with_segments(&photo, &segment(0xee, b"Adobe\0\x64\0\0\0\0\x01")));
    found.page("garbage behind.jpg", [photo.as_slice(), &[0x5a; 5_000]].concat());
    found.page("another photo behind.jpg", [photo.as_slice(), &jpeg(16, 16)].concat());
    found.page("film behind.jpg", [photo.as_slice(), b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom"].concat());
    let fill = place_of(&photo, &[0xdb]);
    found.page("filled with ff.jpg", [&photo[..fill], &[0xff; 40], &photo[fill..]].concat());
}

fn sizes(found: &mut Gathered) {
    for (width, height) in [(1, 1), (1, 3000), (3000, 1), (8, 8), (7, 9), (17, 16), (2, 640)] {
        found.page(&format!("{width} x {height}.jpg"), jpeg(width, height));
    }
    found.page("twelve megapixels.jpg", with_exif(&jpeg(4000, 3000), &exif(6, false)));
    let white = vec![255; 9_000 * 4_000];
    found.page("thirty-six megapixels, white.jpg", encoded(&white, (9_000, 4_000), ColorType::Luma, &|_| {}));
}

fn broken(found: &mut Gathered) {
    let photo = jpeg(320, 240);
    for part in [10, 100, 500, 900, 990] {
        found.refused(&format!("cut at {part} of a thousand.jpg"), cut(&photo, part));
    }
    found.page("without its last byte.jpg", photo[..photo.len() - 1].to_vec());
    let progressive = changed(320, 240, &|encoder| encoder.set_progressive(true));
    let scan = place_of(&photo, &[0xda]);
    found.refused("header only.jpg", photo[..scan].to_vec());
    found.refused("header and the start of the picture.jpg", photo[..scan + 14].to_vec());
    found.refused("three bytes.jpg", b"\xff\xd8\xff".to_vec());
    found.refused("begin and end.jpg", b"\xff\xd8\xff\xd9".to_vec());
    found.refused("no rows.jpg", claiming(&photo, 320, 0));
    found.refused("no columns.jpg", claiming(&photo, 0, 240));
    found.refused("nothing at all.jpg", claiming(&photo, 0, 0));
    found.refused("claims 65535 x 65535.jpg", claiming(&jpeg(8, 8), 65_535, 65_535));
    found.refused("claims 20000 x 9000.jpg", claiming(&jpeg(8, 8), 20_000, 9_000));
    found.either("claims 8000 x 6000.jpg", claiming(&jpeg(8, 8), 8_000, 6_000));
    found.either("claims one row more.jpg", claiming(&photo, 320, 256));
    found.either("claims fewer rows.jpg", claiming(&photo, 320, 100));
    for seed in 1..=5 {
        found.either(&format!("changed inside {seed}.jpg"), flipped(&photo, scan + 20, 12, seed));
        let name = format!("progressive, changed inside {seed}.jpg");
        found.either(&name, flipped(&progressive, place_of(&progressive, &[0xda]) + 20, 12, seed));
    }
    for seed in 1..=3 {
        let mut head = flipped(&photo[..scan], 20, 8, seed);
        head.extend_from_slice(&photo[scan..]);
        found.either(&format!("changed in its tables {seed}.jpg"), head);
    }
    let tables = place_of(&photo, &[0xc4]);
    let length = usize::from(u16::from_be_bytes([photo[tables + 2], photo[tables + 3]]));
    found.either("without a table.jpg", [&photo[..tables], &photo[tables + 2 + length..]].concat());
    found.either("segment longer than the file.jpg", patched(&photo, tables + 2, &[0xff, 0xff]));
    found.either("segment of no length.jpg", patched(&photo, tables + 2, &[0, 0]));
    let frame = place_of(&photo, &[0xc0]);
    found.either("arithmetic.jpg", patched(&photo, frame, &[0xff, 0xc9]));
    found.either("lossless.jpg", patched(&photo, frame, &[0xff, 0xc3]));
    found.either("twelve bits.jpg", patched(&photo, frame + 4, &[12]));
    found.either("two hundred components.jpg", patched(&photo, frame + 9, &[200]));
    found.either("a byte missing in front.jpg", photo[1..].to_vec());
}

fn heic(found: &mut Gathered) {
    let options = EncodeOptions { quality: 60, max_threads: 1 };
    let heic = |width: u32, height: u32| heifer::encode_rgb8(width, height, &photo(width, height), &options);
    let small = heic(64, 48).expect("encoded");
    found.page("small.heic", small.clone());
    // Noise would take seconds to encode, so this one has none.
    let smooth: Vec<u8> = (0..480_u32).flat_map(|y| (0..640_u32).map(move |x| low(x / 4 + y / 8))).collect();
    let smooth: Vec<u8> = smooth.iter().flat_map(|value| [*value, *value, 90]).collect();
    let coarse = EncodeOptions { quality: 20, max_threads: 2 };
    found.page("large.heic", heifer::encode_rgb8(640, 480, &smooth, &coarse).expect("encoded"));
    found.page("odd measures.heic", heic(33, 17).expect("encoded"));
    found.page("photo.HEIF", patched(&small, 8, b"mif1"));
    let clear: Vec<u8> = photo(64, 48).chunks(3).flat_map(|rgb| [rgb[0], rgb[1], rgb[2], rgb[2] / 2]).collect();
    found.page("clear.heic", heifer::encode_rgba8(64, 48, &clear, &options).expect("encoded"));
    let mut image = Image::filled(64, 48, 10, [900, 500, 100, 1023]);
    for (number, value) in image.data.iter_mut().enumerate().filter(|(number, _)| number % 4 == 1) {
        *value = u16::try_from(number % 1024).expect("ten bits");
    }
    found.page("ten bits.heic", heifer::encode(&image, &options).expect("encoded"));
    let told = Metadata { exif: Some(exif(6, false)), xmp: Some(PLACE.as_bytes().to_vec()), icc_profile: None };
    found.page("with a place.heic", heifer::encode_with_metadata(&image, &told, &options).expect("encoded"));
    for part in [200, 500, 900] {
        found.refused(&format!("cut at {part} of a thousand.heic"), cut(&small, part));
    }
    found.refused("only its first box.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec());
    found.refused("box longer than the file.heic", b"\xff\xff\xff\xf0ftypheic\0\0\0\0mif1heic".to_vec());
    found.refused("box of no length.heic", b"\0\0\0\x01ftypheic\0\0\0\0mif1heic\0\0\0\0\0\0\0\0".to_vec());
    found.refused("avif.avif", b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf".to_vec());

    for seed in 1..=4 {
        found.either(&format!("changed inside {seed}.heic"), flipped(&small, 24, 6, seed));
    }
    found.either("garbage behind.heic", [small.as_slice(), &[0x33; 3_000]].concat());
}
