//! Whether what a page is drawn with can be followed by any reader: typefaces, colour spaces, functions.
//!
//! Must not live here: drawing.

pub mod content;

use content::{Marks, rewritten};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use skrifa::raw::TableProvider as _;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// A typeface may unfold to this many bytes.
const MOST_FONT: usize = 24 << 20;
/// A typeface that draws itself has at most so many letters, of so many bytes each.
const MOST_LETTERS: usize = 512;
const MOST_LETTER: usize = 1 << 20;
/// A calculating function this long is no tint.
const LONGEST_FUNCTION: usize = 400;
/// Outlines of even one letter take more.
const SHORTEST_PROGRAM: usize = 600;
/// Colour spaces inside one another.
const DEEPEST: usize = 4;

fn name<'a>(document: &'a Document, dict: &'a Dictionary, key: &[u8]) -> Option<&'a [u8]> {
    dict.get_deref(key, document).and_then(Object::as_name).ok()
}

/// Typefaces every reader knows without having them from the file, and the names programs call them by.
const KNOWN: [&str; 5] = ["helvetica", "arial", "times", "courier", "symbol"];

/// True for one of the fourteen typefaces of every reader.
fn is_known(name: &[u8]) -> bool {
    const STYLES: [&str; 10] = ["newroman", "new", "roman", "psmt", "ps", "mt", "bold", "italic", "oblique", "regular"];
    let plain = |c: &u8| c.is_ascii_alphabetic().then(|| char::from(c.to_ascii_lowercase()));
    let name: String = name.iter().filter_map(plain).collect();
    if name == "zapfdingbats" {
        return true;
    }
    let Some(mut rest) = KNOWN.iter().find_map(|known| name.strip_prefix(known)) else { return false };
    while !rest.is_empty() {
        match STYLES.iter().find_map(|style| rest.strip_prefix(style)) {
            Some(shorter) => rest = shorter,
            None => return false,
        }
    }
    true
}

/// Typefaces of a file that were looked at; each is unfolded once.
#[derive(Default)]
pub struct Fonts(Mutex<BTreeMap<ObjectId, bool>>);

impl Fonts {
    /// True for a typeface that can be followed by any reader.
    pub fn is_sound(&self, document: &Document, font: &Object) -> bool {
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let id = font.as_reference().ok();
        if let Some(is_sound) = id.and_then(|id| known().get(&id).copied()) {
            return is_sound;
        }
        let dict = document.dereference(font).ok().and_then(|(_, font)| font.as_dict().ok());
        let is_sound = dict.is_some_and(|font| is_font(document, font));
        if let Some(id) = id {
            known().insert(id, is_sound);
        }
        is_sound
    }
}

/// A typeface that draws itself: each letter is a small content of its own, which may draw anything but letters.
fn draws_itself(document: &Document, font: &Dictionary) -> bool {
    let numbers = |key: &[u8]| {
        let items = font.get_deref(key, document).and_then(Object::as_array).ok();
        items.map_or(0, |items| items.iter().filter(|item| item.as_float().is_ok()).count())
    };
    let Ok(letters) = font.get_deref(b"CharProcs", document).and_then(Object::as_dict) else { return false };
    if numbers(b"FontMatrix") != 6 || numbers(b"FontBBox") != 4 || letters.len() > MOST_LETTERS {
        return false;
    }
    let none = Dictionary::new();
    let resources = font.get_deref(b"Resources", document).and_then(Object::as_dict).unwrap_or(&none);
    // Letters inside of letters are not followed.
    let is_plain = |key: &[u8]| !matches!(key, b"Font" | b"XObject");
    let own = resources.iter().filter(|(key, _)| is_plain(key));
    let plain: Dictionary = own.map(|(key, value)| (key.clone(), value.clone())).collect();
    has_encoding(document, font)
        && letters.iter().all(|(_, letter)| {
            let letter = document.dereference(letter).ok().and_then(|(_, letter)| letter.as_stream().ok());
            let content = letter.and_then(|letter| letter.get_plain_content_with_limit(MOST_LETTER).ok());
            content.is_some_and(|content| {
                content.is_empty() || rewritten((document, &Fonts::default()), &content, &plain, Marks::None).is_some()
            })
        })
}

/// Typefaces whose program and encoding make sense.
pub fn is_font(document: &Document, font: &Dictionary) -> bool {
    match name(document, font, b"Subtype") {
        Some(b"Type3") => draws_itself(document, font),
        Some(b"Type1" | b"MMType1" | b"TrueType") => {
            let descriptor = font.get_deref(b"FontDescriptor", document).ok();
            name(document, font, b"BaseFont").is_some_and(|name| is_known(name) || is_embedded(document, descriptor))
                && has_encoding(document, font)
                && has_program(document, descriptor)
        }
        Some(b"Type0") => is_composite(document, font),
        _ => false,
    }
}

fn is_composite(document: &Document, font: &Dictionary) -> bool {
    let encoding = font.get_deref(b"Encoding", document).ok();
    let is_known = match encoding {
        Some(Object::Name(name)) => matches!(name.as_slice(), b"Identity-H" | b"Identity-V"),
        Some(Object::Stream(_)) => true,
        _ => false,
    };
    let inner = font.get_deref(b"DescendantFonts", document).and_then(Object::as_array).ok();
    let inner = inner.and_then(|fonts| document.dereference(fonts.first()?).ok()?.1.as_dict().ok());
    is_known
        && inner.is_some_and(|inner| {
            let system = inner.get_deref(b"CIDSystemInfo", document).and_then(Object::as_dict).ok();
            let registry = system.and_then(|system| system.get_deref(b"Registry", document).ok()?.as_str().ok());
            let descriptor = inner.get_deref(b"FontDescriptor", document).ok();
            registry == Some(b"Adobe") && is_embedded(document, descriptor) && has_program(document, descriptor)
        })
}

/// Differences are numbers and names.
fn has_encoding(document: &Document, font: &Dictionary) -> bool {
    match font.get_deref(b"Encoding", document) {
        Err(_) | Ok(Object::Name(_) | Object::Null) => true,
        Ok(Object::Dictionary(encoding)) => match encoding.get_deref(b"Differences", document) {
            Err(_) => true,
            Ok(Object::Array(items)) => items.iter().all(|item| matches!(item, Object::Integer(_) | Object::Name(_))),
            Ok(_) => false,
        },
        Ok(_) => false,
    }
}

/// True when the file brings the program of a typeface.
fn is_embedded(document: &Document, descriptor: Option<&Object>) -> bool {
    let descriptor = descriptor.and_then(|object| object.as_dict().ok());
    descriptor.is_some_and(|descriptor| {
        [&b"FontFile"[..], b"FontFile2", b"FontFile3"]
            .iter()
            .any(|key| descriptor.get_deref(key, document).is_ok_and(|file| file.as_stream().is_ok()))
    })
}

/// The program of a typeface, where one is given, begins as one.
fn has_program(document: &Document, descriptor: Option<&Object>) -> bool {
    let Some(descriptor) = descriptor.filter(|object| !object.is_null()) else { return true };
    let Ok(descriptor) = descriptor.as_dict() else { return false };
    let file = |key: &[u8]| -> Option<Option<Vec<u8>>> {
        let object = descriptor.get_deref(key, document).ok().filter(|object| !object.is_null())?;
        Some(object.as_stream().ok().and_then(|stream: &Stream| stream.get_plain_content_with_limit(MOST_FONT).ok()))
    };
    if let Some(program) = file(b"FontFile") {
        return program.is_some_and(|bytes| {
            // Its second half is encrypted behind this word.
            let begins = bytes.starts_with(b"%!") || bytes.first() == Some(&0x80);
            begins && memchr::memmem::find(&bytes, b"eexec").is_some_and(|at| bytes.len() - at > SHORTEST_PROGRAM)
        });
    }
    if let Some(program) = file(b"FontFile2") {
        return program.is_some_and(|bytes| {
            let font = skrifa::FontRef::from_index(&bytes, 0);
            font.is_ok_and(|font| {
                font.head().is_ok() && font.maxp().is_ok() && font.loca(None).is_ok() && font.glyf().is_ok()
            })
        });
    }
    match file(b"FontFile3") {
        None => true,
        Some(program) => program.is_some_and(|bytes| match bytes.as_slice() {
            [b'O', b'T', b'T', b'O', ..] => skrifa::FontRef::new(&bytes).is_ok(),
            [1, 0, head, 1..=4, ..] => *head >= 4 && bytes.len() > 64,
            _ => false,
        }),
    }
}

/// Colour spaces that end somewhere.
pub fn is_space(document: &Document, space: &Object, depth: usize) -> bool {
    if depth > DEEPEST {
        return false;
    }
    let inner = |object: Option<&Object>| {
        object
            .and_then(|object| document.dereference(object).ok())
            .is_some_and(|(_, object)| is_space(document, object, depth + 1))
    };
    match space {
        Object::Name(name) => matches!(
            name.as_slice(),
            b"DeviceGray"
                | b"DeviceRGB"
                | b"DeviceCMYK"
                | b"G"
                | b"RGB"
                | b"CMYK"
                | b"Pattern"
                | b"CalGray"
                | b"CalRGB"
        ),
        Object::Array(parts) => match parts.first().and_then(|kind| kind.as_name().ok()) {
            Some(b"CalGray" | b"CalRGB" | b"Lab" | b"DeviceGray" | b"DeviceRGB" | b"DeviceCMYK") => true,
            Some(b"ICCBased") => parts
                .get(1)
                .and_then(|profile| document.dereference(profile).ok())
                .is_some_and(|(_, profile)| profile.as_stream().is_ok()),
            Some(b"Indexed" | b"I") => inner(parts.get(1)),
            Some(b"Separation" | b"DeviceN") => inner(parts.get(2)) && is_tint(document, parts.get(3)),
            Some(b"Pattern") => parts.len() == 1 || inner(parts.get(1)),
            _ => false,
        },
        _ => false,
    }
}

fn is_tint(document: &Document, function: Option<&Object>) -> bool {
    let Some(Ok((_, function))) = function.map(|function| document.dereference(function)) else { return false };
    match function {
        Object::Stream(stream) => {
            let kind = stream.dict.get_deref(b"FunctionType", document).and_then(Object::as_i64);
            let length = || stream.get_plain_content_with_limit(1 << 20).map_or(usize::MAX, |content| content.len());
            match kind {
                Ok(0) => true,
                Ok(4) => length() <= LONGEST_FUNCTION,
                _ => false,
            }
        }
        Object::Dictionary(dict) => {
            matches!(dict.get_deref(b"FunctionType", document).and_then(Object::as_i64), Ok(2 | 3))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_fourteen_typefaces_every_reader_has_need_no_program() {
        for name in [
            "Helvetica-BoldOblique",
            "ArialMT",
            "Arial,Bold",
            "TimesNewRomanPS-BoldItalicMT",
            "CourierNew",
            "ZapfDingbats",
        ] {
            assert!(is_known(name.as_bytes()), "{name}");
        }
        for name in
            ["Verdana", "ArialNarrow", "ArialUnicodeMS", "Wingdings", "HelveticaNeue-Light", "SymbolMonotype", ""]
        {
            assert!(!is_known(name.as_bytes()), "{name}");
        }
    }
}
