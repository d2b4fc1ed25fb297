//! What of a page is damaged, although readers draw something: content that breaks off, parts and typefaces that are
//! not there, pictures with too little data.

use super::super::lack::Lack;
use super::blind;
use super::scan::scan;
use hayro::hayro_syntax::Filter;
use hayro::hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro::hayro_syntax::page::{Page, Resources};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

/// Forms inside forms.
const DEEPEST: usize = 8;
/// Pictures with more bytes are not unfolded to count them.
const MOST_BYTES: u64 = 60_000_000;
/// More parts of a file are not remembered.
const MOST_PARTS: usize = 20_000;

/// Parts of a file that were looked at, as many pages share them.
#[derive(Default)]
pub struct Known(Mutex<BTreeMap<(u32, i32), BTreeSet<Lack>>>);

/// What is damaged on a page.
pub fn of(page: &Page<'_>, known: &Known) -> BTreeSet<Lack> {
    let mut check = Check { lacks: BTreeSet::new(), known, within: Vec::new() };
    if has_cut_parts(page) {
        check.lacks.insert(Lack::Broken);
    }
    if let Some(content) = page.page_stream() {
        check.content(content, page.resources());
    }
    check.lacks
}

struct Check<'a> {
    lacks: BTreeSet<Lack>,
    known: &'a Known,
    /// The forms around.
    within: Vec<(u32, i32)>,
}

impl Check<'_> {
    fn content(&mut self, content: &[u8], resources: &Resources<'_>) {
        let found = scan(content);
        if found.is_broken {
            self.lacks.insert(Lack::Broken);
        }
        for name in &found.fonts {
            match resources.fonts.get::<Dict<'_>>(name) {
                None => {
                    self.lacks.insert(Lack::Typeface(String::new()));
                }
                Some(font) => {
                    let id = font.obj_id().map(|id| (id.obj_number, id.gen_number));
                    let lacks = self.once(id, |_| blind::font_that_misleads(&font).map(Lack::Typeface));
                    self.lacks.extend(lacks);
                }
            }
        }
        for name in &found.drawn {
            match resources.x_objects.get::<Stream<'_>>(name) {
                None => {
                    self.lacks.insert(Lack::Broken);
                }
                Some(part) => {
                    let ObjectIdentifier { obj_number, gen_number } = part.obj_id();
                    let id = (obj_number, gen_number);
                    if self.within.len() >= DEEPEST || self.within.contains(&id) {
                        continue;
                    }
                    let lacks = self.once(Some(id), |known| {
                        let mut inner = Check { lacks: BTreeSet::new(), known, within: self.within.clone() };
                        inner.within.push(id);
                        inner.part(&part, resources);
                        inner.lacks
                    });
                    self.lacks.extend(lacks);
                }
            }
        }
    }

    /// What was found of an object before, else what is found now.
    fn once<L: IntoIterator<Item = Lack>>(
        &self,
        id: Option<(u32, i32)>,
        look: impl FnOnce(&Known) -> L,
    ) -> BTreeSet<Lack> {
        let known = || self.known.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = id.and_then(|id| known().get(&id).cloned()) {
            return found;
        }
        let found: BTreeSet<Lack> = look(self.known).into_iter().collect();
        if let Some(id) = id {
            let mut known = known();
            if known.len() < MOST_PARTS {
                known.insert(id, found.clone());
            }
        }
        found
    }

    fn part(&mut self, part: &Stream<'_>, resources: &Resources<'_>) {
        let dict = part.dict();
        match dict.get::<Name<'_>>("Subtype").as_deref() {
            Some(b"Image") => {
                let is_mask_whole = ["SMask", "Mask"]
                    .iter()
                    .all(|key| dict.get::<Stream<'_>>(*key).is_none_or(|mask| is_picture_whole(&mask)));
                if !is_picture_whole(part) || !is_mask_whole {
                    self.lacks.insert(Lack::Picture);
                }
            }
            Some(b"Form") => {
                if !is_unfolded_whole(part) {
                    self.lacks.insert(Lack::Broken);
                }
                let Ok(content) = part.decoded_data() else {
                    self.lacks.insert(Lack::Broken);
                    return;
                };
                let own = dict.get::<Dict<'_>>("Resources").map(Resources::new);
                self.content(&content, own.as_ref().unwrap_or(resources));
            }
            _ => {}
        }
    }
}

/// True when a part of a page's content is not there, is cut, or ends inside of a text.
fn has_cut_parts(page: &Page<'_>) -> bool {
    let raw = page.raw();
    if let Some(stream) = raw.get::<Stream<'_>>("Contents") {
        return !is_unfolded_whole(&stream);
    }
    let Some(parts) = raw.get::<Array<'_>>("Contents") else {
        // A page without content is empty; one whose content is somewhere else is not.
        return raw.contains_key("Contents") && raw.get::<Object<'_>>("Contents").is_none();
    };
    let count = parts.raw_iter().count();
    let found: Vec<Stream<'_>> = parts.iter::<Stream<'_>>().collect();
    found.len() < count || found.iter().any(|part| !is_unfolded_whole(part)) || (count > 1 && is_cut_inside(&found))
}

/// True when content is cut into parts inside of a text, which readers join in different ways.
fn is_cut_inside(parts: &[Stream<'_>]) -> bool {
    parts.iter().any(|part| {
        let Ok(content) = part.decoded_data() else { return true };
        let (mut depth, mut bytes) = (0_i64, content.iter());
        if memchr::memmem::find(&content, b"ID").is_some() || memchr::memchr(b'%', &content).is_some() {
            return false;
        }
        while let Some(byte) = bytes.next() {
            match byte {
                b'\\' => {
                    bytes.next();
                }
                b'(' => depth += 1,
                b')' => depth -= 1,
                _ => {}
            }
        }
        depth != 0
    })
}

/// True when folded data ends where its folding says. Other filters than the usual one are not looked into.
fn is_unfolded_whole(stream: &Stream<'_>) -> bool {
    let filters = stream.filters();
    match filters.first() {
        None => !has_unknown_filter(stream),
        Some(Filter::FlateDecode) => is_deflate_whole(&stream.raw_data()),
        Some(_) => stream.decoded_data().is_ok(),
    }
}

/// True when deflated data reaches its own end. Its sum is not looked at: many programs write a wrong one.
fn is_deflate_whole(data: &[u8]) -> bool {
    let start = data.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(0);
    let Some(body) = data.get(start + 2..) else { return data.is_empty() };
    let mut unfold = flate2::Decompress::new(false);
    let mut room = vec![0_u8; 1 << 16];
    let mut left = body;
    loop {
        let before = (unfold.total_in(), unfold.total_out());
        let state = unfold.decompress(left, &mut room, flate2::FlushDecompress::None);
        let read = usize::try_from(unfold.total_in() - before.0).unwrap_or(usize::MAX);
        left = left.get(read..).unwrap_or_default();
        match state {
            Ok(flate2::Status::StreamEnd) => return true,
            Ok(_) if (unfold.total_in(), unfold.total_out()) != before => {}
            _ => return false,
        }
    }
}

fn has_unknown_filter(stream: &Stream<'_>) -> bool {
    let dict = stream.dict();
    let named = dict.contains_key("Filter") || dict.contains_key("F");
    named && dict.get::<Array<'_>>("Filter").is_none_or(|filters| filters.raw_iter().next().is_some())
}

/// True when a picture has the data its measures ask for, as far as that can be told without drawing it.
fn is_picture_whole(stream: &Stream<'_>) -> bool {
    let filters = stream.filters();
    let dict = stream.dict();
    if filters.is_empty() && has_unknown_filter(stream) {
        return false;
    }
    match filters.last() {
        Some(Filter::DctDecode | Filter::JpxDecode) if filters.len() == 1 => ends(&stream.raw_data()),
        Some(Filter::DctDecode | Filter::JpxDecode | Filter::Jbig2Decode) => true,
        Some(Filter::CcittFaxDecode) => is_fax_whole(stream),
        _ => {
            let Some(needed) = needed(dict).filter(|needed| *needed <= MOST_BYTES) else { return true };
            stream.decoded().is_ok_and(|data| data.len() as u64 >= needed)
        }
    }
}

/// True for the mark both kinds of JPEG end with, as some programs write more behind it.
fn ends(data: &[u8]) -> bool {
    memchr::memmem::rfind(data, &[0xff, 0xd9]).is_some_and(|at| at * 10 > data.len() * 9 || data.len() - at < 4_096)
}

/// How many bytes a picture needs; nothing when that cannot be told.
fn needed(dict: &Dict<'_>) -> Option<u64> {
    let number = |key: &str| dict.get::<i32>(key).and_then(|number| u64::try_from(number).ok());
    let (width, height) = (number("Width")?, number("Height")?);
    let is_mask = dict.get::<bool>("ImageMask").unwrap_or(false);
    let (bits, colours) =
        if is_mask { (1, 1) } else { (number("BitsPerComponent")?, colours(&dict.get::<Object<'_>>("ColorSpace")?)?) };
    width.checked_mul(bits)?.checked_mul(colours)?.div_ceil(8).checked_mul(height)
}

fn colours(space: &Object<'_>) -> Option<u64> {
    match space {
        Object::Name(name) => match name.as_ref() {
            b"DeviceGray" | b"CalGray" | b"G" => Some(1),
            b"DeviceRGB" | b"CalRGB" | b"RGB" => Some(3),
            b"DeviceCMYK" | b"CMYK" => Some(4),
            _ => None,
        },
        Object::Array(parts) => {
            let mut parts = parts.iter::<Object<'_>>();
            match parts.next()? {
                Object::Name(kind) => match kind.as_ref() {
                    b"Indexed" | b"I" | b"Separation" | b"CalGray" => Some(1),
                    b"CalRGB" | b"Lab" => Some(3),
                    b"ICCBased" => u64::try_from(parts.next()?.into_stream()?.dict().get::<i32>("N")?).ok(),
                    b"DeviceN" => Some(parts.next()?.into_array()?.raw_iter().count() as u64),
                    _ => None,
                },
                _ => None,
            }
        }
        _ => None,
    }
}

/// True for a fax with as many lines as it says. Only the usual kind is counted.
fn is_fax_whole(stream: &Stream<'_>) -> bool {
    let dict = stream.dict();
    let parms = dict.get::<Dict<'_>>("DecodeParms").or_else(|| dict.get::<Dict<'_>>("DP"));
    let number = |key: &str| parms.as_ref().and_then(|parms| parms.get::<i32>(key));
    if number("K").unwrap_or(0) >= 0 || stream.filters().len() != 1 {
        return true;
    }
    let columns = u16::try_from(number("Columns").unwrap_or(1_728));
    let rows = dict.get::<i32>("Height").and_then(|rows| u16::try_from(rows).ok());
    let (Ok(columns), Some(rows)) = (columns, rows) else { return true };
    let mut lines = 0;
    let data = stream.raw_data();
    fax::decoder::decode_g4(data.iter().copied(), columns, Some(rows), |_line| lines += 1);
    lines >= i32::from(rows)
}
