//! TIFF: what programs write, pages one behind another, and directories that lead nowhere.

use super::Gathered;
use super::kit::{AUTHOR, PLACE, cut, flipped, grey_photo, low, patched, photo, short, size};
use image::codecs::tiff::TiffEncoder;
use image::{ExtendedColorType, ImageEncoder as _};
use std::io::Cursor;

/// How numbers are written.
#[derive(Clone, Copy)]
struct Order {
    is_big: bool,
    /// Offsets of eight bytes.
    is_wide: bool,
}

const LITTLE: Order = Order { is_big: false, is_wide: false };

impl Order {
    fn number(self, number: u64, wide: usize) -> Vec<u8> {
        if self.is_big { number.to_be_bytes()[8 - wide..].to_vec() } else { number.to_le_bytes()[..wide].to_vec() }
    }

    fn offset(self, number: usize) -> Vec<u8> {
        self.number(number as u64, if self.is_wide { 8 } else { 4 })
    }

    fn head(self) -> Vec<u8> {
        let letters = if self.is_big { b"MM".to_vec() } else { b"II".to_vec() };
        if self.is_wide {
            [letters, self.number(43, 2), self.number(8, 2), self.number(0, 2)].concat()
        } else {
            [letters, self.number(42, 2)].concat()
        }
    }

    /// An entry of one number of two or four bytes.
    fn entry(self, tag: u64, number: u64) -> Vec<u8> {
        let (kind, wide) = if number > 0xffff { (4, 4) } else { (3, 2) };
        let (count, room) = if self.is_wide { (8, 8) } else { (4, 4) };
        let mut made = [self.number(tag, 2), self.number(kind, 2), self.number(1, count)].concat();
        let value = self.number(number, wide);
        made.extend([&value, &vec![0; room - wide]].into_iter().flatten());
        made
    }
}

/// What a page is like.
#[derive(Clone)]
struct Page {
    width: u32,
    height: u32,
    bits: u64,
    /// 1 plain, 32773 in runs.
    packing: u64,
    /// 0 white is zero, 1 black is zero, 2 colours.
    photometric: u64,
    samples: u64,
    more: Vec<(u64, u64)>,
    data: Vec<u8>,
}

impl Page {
    fn grey(width: u32, height: u32) -> Self {
        let data = grey_photo(width, height);
        Self { width, height, bits: 8, packing: 1, photometric: 1, samples: 1, more: Vec::new(), data }
    }

    /// A page that tells its number by its grey.
    fn numbered(number: u32) -> Self {
        let mut page = Self::grey(24, 16);
        page.data.iter_mut().take(24 * 4).for_each(|value| *value = low(number));
        page
    }
}

/// A TIFF of pages, each behind its data; and where its directories begin.
fn laid_out(order: Order, pages: &[Page]) -> (Vec<u8>, Vec<usize>) {
    let mut made = order.head();
    let mut pointer = made.len();
    made.extend(order.offset(0));
    let mut places = Vec::new();
    for page in pages {
        let data = made.len();
        made.extend_from_slice(&page.data);
        if made.len() % 2 == 1 {
            made.push(0);
        }
        let mut entries = vec![
            (256, page.width.into()),
            (257, page.height.into()),
            (258, page.bits),
            (259, page.packing),
            (262, page.photometric),
            (273, data as u64),
            (277, page.samples),
            (278, page.height.into()),
            (279, page.data.len() as u64),
        ];
        entries.extend(page.more.iter().copied());
        entries.sort_unstable();
        let place = made.len();
        places.push(place);
        let written = order.offset(place);
        made[pointer..pointer + written.len()].copy_from_slice(&written);
        made.extend(order.number(entries.len() as u64, if order.is_wide { 8 } else { 2 }));
        made.extend(entries.into_iter().flat_map(|(tag, number)| order.entry(tag, number)));
        pointer = made.len();
        made.extend(order.offset(0));
    }
    (made, places)
}

fn tiff(pages: &[Page]) -> Vec<u8> {
    laid_out(LITTLE, pages).0
}

fn numbered(count: u32) -> Vec<u8> {
    tiff(&(0..count).map(Page::numbered).collect::<Vec<_>>())
}

fn by_program(data: &[u8], color: ExtendedColorType) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    TiffEncoder::new(&mut bytes).write_image(data, 60, 40, color).expect("encoded");
    bytes.into_inner()
}

pub fn gather(found: &mut Gathered) {
    sorts(found);
    pages(found);
    broken(found);
}

fn sorts(found: &mut Gathered) {
    let grey = grey_photo(60, 40);
    let rgb = photo(60, 40);
    let clear: Vec<u8> = rgb.chunks(3).flat_map(|rgb| [rgb[0], rgb[1], rgb[2], rgb[0] / 2]).collect();
    let deep = |values: &[u8]| values.iter().flat_map(|value| [*value, *value]).collect::<Vec<u8>>();
    found.page("grey.tiff", by_program(&grey, ExtendedColorType::L8));
    found.page("colours.tiff", by_program(&rgb, ExtendedColorType::Rgb8));
    found.page("clear.tiff", by_program(&clear, ExtendedColorType::Rgba8));
    found.page("deep grey.tiff", by_program(&deep(&grey), ExtendedColorType::L16));
    found.page("deep colours.tiff", by_program(&deep(&rgb), ExtendedColorType::Rgb16));
    found.page("deep and clear.tiff", by_program(&deep(&clear), ExtendedColorType::Rgba16));
    let page = Page::grey(60, 40);
    for (is_big, is_wide, name) in [
        (false, false, "the low byte first"),
        (true, false, "the high byte first"),
        (false, true, "wide, the low byte first"),
        (true, true, "wide, the high byte first"),
    ] {
        found.page(&format!("{name}.tif"), laid_out(Order { is_big, is_wide }, std::slice::from_ref(&page)).0);
    }
    found.page("white is zero.tif", tiff(&[Page { photometric: 0, ..page.clone() }]));
    found.page("turned 6.tif", tiff(&[Page { more: vec![(274, 6)], ..page.clone() }]));
    let fax = Page { bits: 1, photometric: 0, data: grey[..8 * 40].to_vec(), ..page.clone() };
    found.page("black and white.tif", tiff(&[fax]));
    // Each row of sixty: twenty of the same, thirty as they are, ten of the same.
    let row = [&[237, 90, 29][..], &grey[..30], &[247, 200]].concat();
    found.page("runs.tif", tiff(&[Page { packing: 32_773, data: row.repeat(40), ..page.clone() }]));
    found.either("runs too short.tif", tiff(&[Page { packing: 32_773, data: row.repeat(10), ..page.clone() }]));
    found.page("differences.tif", tiff(&[Page { packing: 1, more: vec![(317, 1)], ..page.clone() }]));
    for packing in [2, 3, 4, 5, 6, 7, 8, 32_946, 34_712, 50_000, 50_002, 65_535] {
        let name = format!("packing {packing} that is none.tif");
        found.either(&name, tiff(&[Page { packing, ..page.clone() }]));
    }
    for (bits, photometric, samples) in [(8, 3, 1), (8, 5, 4), (8, 6, 3), (8, 8, 3), (4, 1, 1), (32, 1, 1), (64, 1, 1)]
    {
        let name = format!("{samples} values of {bits} bits of kind {photometric}.tif");
        let data = grey_photo(240, 80);
        found.either(&name, tiff(&[Page { bits, photometric, samples, data, ..page.clone() }]));
    }
    // A text behind the pages tells who and where.
    let words = format!("{AUTHOR}\0{PLACE}\0");
    found.page("author behind.tif", [tiff(&[page]), words.into_bytes()].concat());
}

fn pages(found: &mut Gathered) {
    for count in [2, 5, 20, 300] {
        found.pages(&format!("{count} pages.tif"), size(count), numbered(count));
    }
    for count in [301, 400] {
        found.refused(&format!("{count} pages.tif"), numbered(count));
    }
    let wide = Order { is_big: true, is_wide: true };
    let (three, _) = laid_out(wide, &[Page::numbered(1), Page::numbered(80), Page::numbered(160)]);
    found.pages("wide, three pages.tif", 3, three);
    found.pages("pages of other measures.tif", 3, tiff(&[Page::grey(60, 40), Page::grey(5, 90), Page::grey(200, 9)]));
    found.pages("the same page twice.tif", 2, tiff(&[Page::numbered(7), Page::numbered(7)]));
    let (whole, places) = laid_out(LITTLE, &[Page::numbered(1), Page::numbered(2), Page::numbered(3)]);
    let back_to = |place: usize| patched(&whole, whole.len() - 4, &short(place).to_le_bytes());
    found.either("a ring of three.tif", back_to(places[0]));
    found.either("the last leads to itself.tif", back_to(places[2]));
    found.either("the last leads outside.tif", back_to(50_000_000));
    found.either("the last leads into the picture.tif", back_to(9));
    let (alone, places) = laid_out(LITTLE, &[Page::numbered(1)]);
    let itself = short(places[0]).to_le_bytes();
    found.either("one leads to itself.tif", patched(&alone, alone.len() - 4, &itself));
    let empty = Page { data: Vec::new(), ..Page::numbered(1) };
    found.either("the second is empty.tif", tiff(&[Page::numbered(1), empty]));
}

fn broken(found: &mut Gathered) {
    let page = Page::grey(60, 40);
    let (whole, places) = laid_out(LITTLE, std::slice::from_ref(&page));
    for part in [2, 300, 500, 900] {
        found.refused(&format!("cut at {part} of a thousand.tif"), cut(&whole, part));
    }
    found.refused("four bytes.tif", b"II*\0".to_vec());
    found.refused("eight bytes.tif", b"MM\0*\0\0\0\x08".to_vec());
    found.refused("its first page is outside.tif", patched(&whole, 4, &[0xff, 0xff, 0xff, 0x7f]));
    found.refused("it has no first page.tif", patched(&whole, 4, &[0; 4]));
    found.either("65535 entries.tif", patched(&whole, places[0], &[0xff, 0xff]));
    found.refused("no entries.tif", patched(&whole, places[0], &[0, 0]));
    let claims = |width: u32, height: u32| tiff(&[Page { width, height, ..page.clone() }]);
    found.refused("claims four thousand million.tif", claims(u32::MAX, u32::MAX));
    found.refused("claims 25000 x 25000.tif", claims(25_000, 25_000));
    found.refused("no columns.tif", claims(0, 40));
    found.refused("no rows.tif", claims(60, 0));
    found.either("claims 9000 x 9000.tif", claims(9_000, 9_000));
    // The entry of where the data begins is the sixth.
    let start = places[0] + 2 + 5 * 12 + 8;
    found.refused("its data is outside.tif", patched(&whole, start, &[0xff, 0x7f]));
    found.either("half its data.tif", tiff(&[Page { data: page.data[..1_000].to_vec(), ..page.clone() }]));
    found.page("garbage behind.tif", [whole.as_slice(), &[0x99; 900]].concat());
    for seed in 1..=4 {
        found.either(&format!("changed in its directory {seed}.tif"), flipped(&whole, places[0], 4, seed));
    }
}
