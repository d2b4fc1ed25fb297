//! A PDF as the parts its pages are made of: what a page draws, and how large its pictures are drawn.

use super::marks::{self, Matrix, SAME, matrix, times};
use super::page_import::PageImport;
use super::pdf_validation::Fonts;
use super::pdf_validation::content::{Marks, decoded, rewritten};
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream, dictionary};
use std::collections::BTreeMap;

/// A page's content may unfold to this many bytes.
const MOST_CONTENT: usize = 32 << 20;
/// Dictionaries and arrays inside one another.
const DEEPEST: usize = 40;
/// What one page does, its forms included.
const MOST_OPERATIONS: usize = 400_000;
/// Forms inside forms.
const DEEPEST_FORM: usize = 8;

/// A PDF whose pages can be taken out.
pub struct SourcePdf {
    document: Document,
    pages: Vec<ObjectId>,
    fonts: Fonts,
    /// Its marks say which letters its shapes stand for.
    is_printed: bool,
}

/// The box a page shows, and how it is turned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sheet {
    /// Left, bottom, right, top.
    pub crop: [f32; 4],
    /// Quarters, clockwise.
    pub quarters: u8,
}

impl SourcePdf {
    /// Reads it. Nothing when this reader cannot follow it; its pages are then drawn instead. What was
    /// printed here keeps its marks that say which letters its shapes stand for; in any other file they may say anything.
    pub fn open(bytes: &[u8], is_printed: bool) -> Option<Self> {
        let options = LoadOptions::with_max_decompressed_size(MOST_CONTENT);
        let document = Document::load_mem_with_options(bytes, options).ok()?;
        if document.is_encrypted() {
            return None;
        }
        let pages = document.page_iter().take(super::super::open::MOST_PAGES + 1).collect();
        Some(Self { document, pages, fonts: Fonts::default(), is_printed })
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
    pub fn take(&self, page: usize, into: &mut PageImport<'_>) -> Option<ObjectId> {
        let id = *self.pages.get(page)?;
        let sheet = self.sheet(page)?;
        let content = self.document.get_page_content_with_limit(id, MOST_CONTENT).ok()?;
        let mut resources = self.resources(page).unwrap_or_default();
        if let Ok(named) = resources.get_deref(b"XObject", &self.document).and_then(Object::as_dict) {
            let named = Object::Dictionary(named.clone());
            resources.set("XObject", named);
        }
        let kept = if self.is_printed { Marks::Letters } else { Marks::None };
        let mut content = rewritten((&self.document, &self.fonts), &content, &resources, kept)?;
        let mut sizes = BTreeMap::new();
        let mut seen = 0;
        self.measure(&content, &resources, SAME, &mut sizes, (0, &mut seen))?;
        let marks = marks::on(&self.document, id)?;
        for mark in &marks {
            let form = self.document.get_object(mark.form).and_then(Object::as_stream).ok()?;
            let drawn = marks::times(mark.form_matrix, mark.place);
            self.measure_form(form, &resources, drawn, &mut sizes, (0, &mut seen))?;
        }
        into.measured(sizes);
        let mut resources = into.copy_dictionary(&self.document, &resources, false, 0)?;
        into.flatten((&self.document, &self.fonts), &marks, &mut content, &mut resources)?;
        into.finish((&self.document, &self.fonts))?;
        let [left, bottom, right, top] = sheet.crop;
        let dict = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => vec![left.into(), bottom.into(), right.into(), top.into()],
            "Resources" => Object::Dictionary(resources),
        };
        let mut form = Stream::new(dict, content);
        form.compress().ok()?;
        Some(into.add(form))
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
