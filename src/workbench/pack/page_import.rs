//! Takes a page out of a document with exactly what it needs.
//!
//! Left behind is what no page shows: metadata, names, actions, scripts, attachments, structure, thumbnails.

use super::marks::Mark;
use super::pdf_validation::Fonts;
use super::pdf_validation::content::{Marks, rewritten};
use super::shrink::Shrink;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
use std::collections::{BTreeMap, VecDeque};

/// Content may unfold to this many bytes.
const MOST_CONTENT: usize = 32 << 20;
/// One page may need this many objects.
const MOST_OBJECTS: usize = 20_000;
/// Dictionaries and arrays inside one another.
const DEEPEST: usize = 40;
/// A calculating function this long is no tint, and may keep a reader busy for ever.
const LONGEST_FUNCTION: usize = 400;

/// Nothing that a page shows is kept under these names.
const LEFT_BEHIND: [&[u8]; 23] = [
    b"Metadata",
    b"PieceInfo",
    b"StructParent",
    b"StructParents",
    b"StructTreeRoot",
    b"LastModified",
    b"OC",
    b"AF",
    b"A",
    b"AA",
    b"Alternates",
    b"OPI",
    b"Ref",
    b"Thumb",
    b"Annots",
    b"Parent",
    b"JS",
    b"Names",
    b"Measure",
    b"PtData",
    b"PresSteps",
    b"Measures",
    b"Properties",
];

/// Under these stand names the file made up, which may be any word.
const MAPS: [&[u8]; 8] =
    [b"Font", b"XObject", b"ExtGState", b"ColorSpace", b"Pattern", b"Shading", b"CharProcs", b"Colorants"];

/// Copying out of one document into another; what several pages share is copied once.
pub struct PageImport<'a> {
    target: &'a mut Document,
    copied: &'a mut BTreeMap<ObjectId, ObjectId>,
    /// Objects to be copied: from, to, and whether its keys are made up.
    waiting: VecDeque<(ObjectId, ObjectId, bool)>,
    sizes: BTreeMap<ObjectId, (f32, f32)>,
    shrink: &'a Shrink,
    count: usize,
}

impl<'a> PageImport<'a> {
    /// Into this document; `copied` is what was taken from the same origin before.
    pub fn new(target: &'a mut Document, copied: &'a mut BTreeMap<ObjectId, ObjectId>, shrink: &'a Shrink) -> Self {
        Self { target, copied, waiting: VecDeque::new(), sizes: BTreeMap::new(), shrink, count: 0 }
    }

    /// How large pictures are drawn.
    pub fn measured(&mut self, sizes: BTreeMap<ObjectId, (f32, f32)>) {
        self.sizes = sizes;
    }

    /// Adds what was made of a page.
    pub fn add(&mut self, form: Stream) -> ObjectId {
        self.target.add_object(form)
    }

    /// Draws notes and fields of a page in their places, behind its own content.
    pub fn flatten(
        &mut self,
        from: (&Document, &Fonts),
        marks: &[Mark],
        content: &mut Vec<u8>,
        resources: &mut Dictionary,
    ) -> Option<()> {
        if marks.is_empty() {
            return Some(());
        }
        let mut named = match resources.get(b"XObject") {
            Ok(Object::Dictionary(named)) => named.clone(),
            // Made here already; its names stand in the origin.
            Ok(Object::Reference(_)) => return None,
            _ => Dictionary::new(),
        };
        let mut drawn = b"q\n".to_vec();
        drawn.append(content);
        drawn.extend_from_slice(b"\nQ\n");
        for (number, mark) in marks.iter().enumerate() {
            let name = (0..=named.len())
                .map(|more| format!("Mark{number}x{more}"))
                .find(|name| !named.has(name.as_bytes()))?;
            let place = mark.place.map(|value| format!("{value:.5}")).join(" ");
            drawn.extend_from_slice(format!("q {place} cm /{name} Do Q\n").as_bytes());
            let form = self.reference(mark.form, false)?;
            named.set(name, form);
        }
        resources.set("XObject", named);
        *content = drawn;
        self.finish(from)
    }

    /// A dictionary with what it uses; `is_map` when its keys are made up.
    pub fn copy_dictionary(
        &mut self,
        from: &Document,
        dict: &Dictionary,
        is_map: bool,
        depth: usize,
    ) -> Option<Dictionary> {
        let mut made = Dictionary::new();
        for (key, value) in dict {
            if is_map || !LEFT_BEHIND.contains(&key.as_slice()) {
                let opens_map = !is_map && MAPS.contains(&key.as_slice());
                made.set(key.clone(), self.copy(from, value, opens_map, depth + 1)?);
            }
        }
        Some(made)
    }

    fn copy(&mut self, from: &Document, object: &Object, is_map: bool, depth: usize) -> Option<Object> {
        if depth > DEEPEST {
            return None;
        }
        Some(match object {
            Object::Reference(id) => Object::Reference(self.reference(*id, is_map)?),
            Object::Array(items) => {
                let copied = items.iter().map(|item| self.copy(from, item, false, depth + 1));
                Object::Array(copied.collect::<Option<_>>()?)
            }
            Object::Dictionary(dict) => Object::Dictionary(self.copy_dictionary(from, dict, is_map, depth + 1)?),
            // Streams are objects of their own everywhere.
            Object::Stream(_) => return None,
            // The longest name the format allows.
            Object::Name(name) if name.len() > 127 => return None,
            plain => plain.clone(),
        })
    }

    /// Where an object goes; it is copied later, so that nothing nests.
    fn reference(&mut self, id: ObjectId, is_map: bool) -> Option<ObjectId> {
        if let Some(known) = self.copied.get(&id) {
            return Some(*known);
        }
        self.count += 1;
        if self.count > MOST_OBJECTS {
            return None;
        }
        let new = self.target.new_object_id();
        self.copied.insert(id, new);
        self.waiting.push_back((id, new, is_map));
        Some(new)
    }

    /// Copies everything that is still waiting.
    pub fn finish(&mut self, (from, fonts): (&Document, &Fonts)) -> Option<()> {
        while let Some((old, new, is_map)) = self.waiting.pop_front() {
            let object = match from.get_object(old) {
                Ok(Object::Stream(stream)) => self.stream((from, fonts), old, stream)?,
                Ok(object) => self.copy(from, object, is_map, 0)?,
                // What is not there counts as nothing, as the format says.
                Err(_) => Object::Null,
            };
            self.target.objects.insert(new, object);
        }
        Some(())
    }

    fn stream(&mut self, (from, fonts): (&Document, &Fonts), id: ObjectId, stream: &Stream) -> Option<Object> {
        let is_picture = matches!(stream.dict.get(b"Subtype").and_then(Object::as_name), Ok(b"Image"));
        let dict = self.copy_dictionary(from, &stream.dict, false, 0)?;
        let mut made = Stream::new(dict, stream.content.clone()).with_compression(false);
        if is_picture {
            made = self.shrink.picture(from, (id, stream), made, self.sizes.get(&id).copied())?;
        } else {
            // Unfolded and folded again, so that nothing damaged comes along.
            let plain = stream.get_plain_content_with_limit(MOST_CONTENT).ok()?;
            let calculates =
                stream.dict.get_deref(b"FunctionType", from).and_then(Object::as_i64).is_ok_and(|kind| kind == 4);
            if calculates && plain.len() > LONGEST_FUNCTION {
                return None;
            }
            made.set_plain_content(redrawn((from, fonts), stream, plain)?);
        }
        made.compress().ok()?;
        Some(Object::Stream(made))
    }
}

/// The content of a form or a pattern, written anew; other streams as they are.
fn redrawn((from, fonts): (&Document, &Fonts), stream: &Stream, plain: Vec<u8>) -> Option<Vec<u8>> {
    let is_form = matches!(stream.dict.get(b"Subtype").and_then(Object::as_name), Ok(b"Form"));
    let is_tile = stream.dict.get(b"PatternType").and_then(Object::as_i64).is_ok_and(|kind| kind == 1);
    if !is_form && !is_tile {
        return Some(plain);
    }
    // Tiles smaller than a dot take readers hours.
    let step = |key: &[u8]| stream.dict.get_deref(key, from).and_then(Object::as_float).map_or(0.0, f32::abs);
    if is_tile && (step(b"XStep") < 1.0 || step(b"YStep") < 1.0) {
        return None;
    }
    let resources = stream.dict.get_deref(b"Resources", from).and_then(Object::as_dict).ok();
    // Without its own it uses those of whoever calls it, which are not known here.
    match resources {
        Some(resources) => rewritten((from, fonts), &plain, resources, Marks::None),
        None if plain.contains(&b'/') => None,
        None => rewritten((from, fonts), &plain, &Dictionary::new(), Marks::None),
    }
}
