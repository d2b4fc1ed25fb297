//! A PDF as the parts its pages are made of: what a page draws, how large its pictures are drawn, and taking a page
//! out with exactly what it needs.
//!
//! Left behind is what no page shows: metadata, names, actions, scripts, attachments, structure, thumbnails.

use super::content::{decoded, rewritten};
use super::marks::{self, Mark, Matrix, SAME, matrix, times};
use super::shrink::Shrink;
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream, dictionary};
use std::collections::{BTreeMap, VecDeque};

/// A page's content may unfold to this many bytes.
const MOST_CONTENT: usize = 32 << 20;
/// One page may need this many objects.
const MOST_OBJECTS: usize = 20_000;
/// Dictionaries and arrays inside one another.
const DEEPEST: usize = 40;
/// What one page does, its forms included.
const MOST_OPERATIONS: usize = 400_000;
/// A calculating function this long is no tint, and may keep a reader busy for ever.
const LONGEST_FUNCTION: usize = 400;
/// Forms inside forms.
const DEEPEST_FORM: usize = 8;

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

/// A PDF whose pages can be taken out.
pub struct Origin {
    document: Document,
    pages: Vec<ObjectId>,
}

/// The box a page shows, and how it is turned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sheet {
    /// Left, bottom, right, top.
    pub crop: [f32; 4],
    /// Quarters, clockwise.
    pub quarters: u8,
}

impl Origin {
    /// Reads it. Nothing when this reader cannot follow it; its pages are then drawn instead.
    pub fn open(bytes: &[u8]) -> Option<Self> {
        let options = LoadOptions::with_max_decompressed_size(MOST_CONTENT);
        let document = Document::load_mem_with_options(bytes, options).ok()?;
        if document.is_encrypted() {
            return None;
        }
        let pages = document.page_iter().take(super::super::open::MOST_PAGES + 1).collect();
        Some(Self { document, pages })
    }

    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.pages.len()
    }

    /// What a page inherits from those above it.
    fn inherited(&self, page: usize, key: &[u8]) -> Option<Object> {
        let mut at = self.document.get_dictionary(*self.pages.get(page)?).ok()?;
        for _ in 0..DEEPEST {
            if let Ok(value) = at.get_deref(key, &self.document) {
                return Some(value.clone());
            }
            at = at.get_deref(b"Parent", &self.document).ok()?.as_dict().ok()?;
        }
        None
    }

    fn rectangle(&self, page: usize, key: &[u8]) -> Option<[f32; 4]> {
        let object = self.inherited(page, key)?;
        let numbers: Vec<f32> = object
            .as_array()
            .ok()?
            .iter()
            .filter_map(|value| self.document.dereference(value).ok()?.1.as_float().ok())
            .collect();
        let &[a, b, c, d] = numbers.as_slice() else { return None };
        let sides = [a.min(c), b.min(d), a.max(c), b.max(d)];
        (sides.iter().all(|side| side.is_finite()) && sides[2] - sides[0] > 1.0 && sides[3] - sides[1] > 1.0)
            .then_some(sides)
    }

    /// What of a page is shown.
    pub fn sheet(&self, page: usize) -> Option<Sheet> {
        let media = self.rectangle(page, b"MediaBox")?;
        let crop = self.rectangle(page, b"CropBox").unwrap_or(media);
        let crop = [crop[0].max(media[0]), crop[1].max(media[1]), crop[2].min(media[2]), crop[3].min(media[3])];
        if crop[2] - crop[0] < 1.0 || crop[3] - crop[1] < 1.0 {
            return None;
        }
        let turned = self.inherited(page, b"Rotate").and_then(|object| object.as_i64().ok()).unwrap_or(0);
        let quarters = u8::try_from(turned.rem_euclid(360) / 90).unwrap_or(0);
        Some(Sheet { crop, quarters })
    }

    fn resources(&self, page: usize) -> Option<Dictionary> {
        self.inherited(page, b"Resources").and_then(|object| object.as_dict().ok().cloned())
    }

    /// Puts a page into another document as one form. Nothing when it cannot be taken out.
    pub fn take(&self, page: usize, into: &mut Taking<'_>) -> Option<ObjectId> {
        let id = *self.pages.get(page)?;
        let sheet = self.sheet(page)?;
        let content = self.document.get_page_content_with_limit(id, MOST_CONTENT).ok()?;
        let mut resources = self.resources(page).unwrap_or_default();
        if let Ok(named) = resources.get_deref(b"XObject", &self.document).and_then(Object::as_dict) {
            let named = Object::Dictionary(named.clone());
            resources.set("XObject", named);
        }
        let mut content = rewritten(&self.document, &content, &resources)?;
        let mut sizes = BTreeMap::new();
        let mut seen = 0;
        self.measure(&content, &resources, SAME, &mut sizes, (0, &mut seen))?;
        let marks = marks::on(&self.document, id)?;
        for mark in &marks {
            let form = self.document.get_object(mark.form).and_then(Object::as_stream).ok()?;
            let drawn = marks::times(mark.form_matrix, mark.place);
            self.measure_form(form, &resources, drawn, &mut sizes, (0, &mut seen))?;
        }
        into.sizes = sizes;
        let mut resources = into.copy_dictionary(&self.document, &resources, false, 0)?;
        into.flatten(&self.document, &marks, &mut content, &mut resources)?;
        into.finish(&self.document)?;
        let [left, bottom, right, top] = sheet.crop;
        let dict = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => vec![left.into(), bottom.into(), right.into(), top.into()],
            "Resources" => Object::Dictionary(resources),
        };
        let mut form = Stream::new(dict, content);
        form.compress().ok()?;
        Some(into.target.add_object(form))
    }

    /// How large each picture is drawn at most, in points. Nothing when the content cannot be followed.
    fn measure(
        &self,
        content: &[u8],
        resources: &Dictionary,
        start: Matrix,
        sizes: &mut BTreeMap<ObjectId, (f32, f32)>,
        (depth, seen): (usize, &mut usize),
    ) -> Option<()> {
        if depth > DEEPEST_FORM {
            return None;
        }
        let objects = resources.get_deref(b"XObject", &self.document).and_then(Object::as_dict).ok();
        let mut now = start;
        let mut stack = Vec::new();
        for operation in decoded(content)?.operations {
            *seen += 1;
            if *seen > MOST_OPERATIONS {
                return None;
            }
            match operation.operator.as_str() {
                "q" if stack.len() < 512 => stack.push(now),
                "Q" => now = stack.pop().unwrap_or(start),
                "cm" => now = times(matrix(&operation.operands)?, now),
                "Do" => {
                    let name = operation.operands.first()?.as_name().ok()?;
                    let Some(Object::Reference(id)) = objects.and_then(|objects| objects.get(name).ok()) else {
                        continue;
                    };
                    let Ok(Object::Stream(stream)) = self.document.get_object(*id) else { continue };
                    self.measure_object(*id, stream, resources, now, sizes, (depth, &mut *seen))?;
                }
                _ => {}
            }
        }
        Some(())
    }

    fn measure_object(
        &self,
        id: ObjectId,
        stream: &Stream,
        resources: &Dictionary,
        now: Matrix,
        sizes: &mut BTreeMap<ObjectId, (f32, f32)>,
        (depth, seen): (usize, &mut usize),
    ) -> Option<()> {
        match stream.dict.get(b"Subtype").and_then(Object::as_name) {
            Ok(b"Image") => {
                let drawn = (now[0].hypot(now[1]), now[2].hypot(now[3]));
                let known = sizes.entry(id).or_insert((0.0, 0.0));
                *known = (known.0.max(drawn.0), known.1.max(drawn.1));
            }
            Ok(b"Form") => {
                let own = stream.dict.get(b"Matrix").and_then(Object::as_array).ok();
                let own = own.and_then(|numbers| matrix(numbers)).unwrap_or(SAME);
                self.measure_form(stream, resources, times(own, now), sizes, (depth, seen))?;
            }
            _ => {}
        }
        Some(())
    }

    fn measure_form(
        &self,
        form: &Stream,
        resources: &Dictionary,
        now: Matrix,
        sizes: &mut BTreeMap<ObjectId, (f32, f32)>,
        (depth, seen): (usize, &mut usize),
    ) -> Option<()> {
        let inner = form.dict.get_deref(b"Resources", &self.document).and_then(Object::as_dict);
        let content = form.get_plain_content_with_limit(MOST_CONTENT).ok()?;
        self.measure(&content, inner.unwrap_or(resources), now, sizes, (depth + 1, seen))
    }
}

/// Copying out of one document into another; what several pages share is copied once.
pub struct Taking<'a> {
    target: &'a mut Document,
    copied: &'a mut BTreeMap<ObjectId, ObjectId>,
    /// Objects to be copied: from, to, and whether its keys are made up.
    waiting: VecDeque<(ObjectId, ObjectId, bool)>,
    sizes: BTreeMap<ObjectId, (f32, f32)>,
    shrink: &'a Shrink,
    count: usize,
}

impl<'a> Taking<'a> {
    /// Into this document; `copied` is what was taken from the same origin before.
    pub fn new(target: &'a mut Document, copied: &'a mut BTreeMap<ObjectId, ObjectId>, shrink: &'a Shrink) -> Self {
        Self { target, copied, waiting: VecDeque::new(), sizes: BTreeMap::new(), shrink, count: 0 }
    }

    /// Draws notes and fields of a page in their places, behind its own content.
    fn flatten(
        &mut self,
        from: &Document,
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

    fn copy_dictionary(
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

    fn finish(&mut self, from: &Document) -> Option<()> {
        while let Some((old, new, is_map)) = self.waiting.pop_front() {
            let object = match from.get_object(old) {
                Ok(Object::Stream(stream)) => self.stream(from, old, stream)?,
                Ok(object) => self.copy(from, object, is_map, 0)?,
                // What is not there counts as nothing, as the format says.
                Err(_) => Object::Null,
            };
            self.target.objects.insert(new, object);
        }
        Some(())
    }

    fn stream(&mut self, from: &Document, id: ObjectId, stream: &Stream) -> Option<Object> {
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
            made.set_plain_content(redrawn(from, stream, plain)?);
        }
        made.compress().ok()?;
        Some(Object::Stream(made))
    }
}

/// The content of a form or a pattern, written anew; other streams as they are.
fn redrawn(from: &Document, stream: &Stream, plain: Vec<u8>) -> Option<Vec<u8>> {
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
        Some(resources) => rewritten(from, &plain, resources),
        None if plain.contains(&b'/') => None,
        None => rewritten(from, &plain, &Dictionary::new()),
    }
}
