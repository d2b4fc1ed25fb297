//! A PDF made ready: what readers add to a page by themselves is written into it, so that it is drawn, taken over and
//! checked as anything else. Fields get the look of their values, marks theirs; what lies in a layer that is off goes.
//! What cannot be settled is named.

use super::super::foreign::ForeignKind;
use super::super::lack::Lack;
use super::super::refusal::Refusal;
use super::layers::Layers;
use super::{boxes, looks, unlayer};
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, dictionary};
use std::collections::BTreeSet;

/// A stream may unfold to this many bytes.
const MOST_CONTENT: usize = 32 << 20;
/// Fields above fields.
const DEEPEST: usize = 16;
/// More notes and fields on one page are not settled.
const MOST_MARKS: usize = 5_000;
/// Bits of a mark's flags: hidden, and not shown on a screen.
const UNSEEN: i64 = 2 | 32;

/// A PDF, settled.
#[derive(Default)]
pub struct Settled {
    /// The file written anew; nothing when it stays as it is.
    pub bytes: Option<Vec<u8>>,
    /// What cannot be shown, by page.
    pub lacks: Vec<BTreeSet<Lack>>,
    /// What is in the whole file.
    pub of_file: BTreeSet<Lack>,
}

/// Settles a PDF. Nothing when this reader cannot follow it.
///
/// # Errors
/// When its pages are not what it is about.
pub fn settle(bytes: &[u8]) -> Result<Option<Settled>, Refusal> {
    let options = LoadOptions::with_max_decompressed_size(MOST_CONTENT);
    let Ok(document) = Document::load_mem_with_options(bytes, options) else { return Ok(None) };
    if document.is_encrypted() {
        return Ok(None);
    }
    let mut work = Work { layers: Layers::of(&document), document, needs_looks: false, has_changed: false };
    let mut of_file = work.whole()?;
    let pages: Vec<ObjectId> = work.document.page_iter().take(super::MOST_PAGES + 1).collect();
    work.has_changed |= unlayer::settle(&mut work.document, &work.layers, &pages);
    for page in &pages {
        work.has_changed |= boxes::settle(&mut work.document, *page).unwrap_or(false);
    }
    let lacks: Vec<BTreeSet<Lack>> = pages.iter().map(|page| work.page(*page)).collect();
    if lacks.iter().any(|page| page.contains(&Lack::Attachment)) {
        of_file.remove(&Lack::Attachment);
    }
    let bytes = work.has_changed.then(|| {
        let mut written = Vec::new();
        work.document.save_to(&mut written).ok().map(|()| written)
    });
    match bytes {
        Some(None) => Ok(None),
        Some(written) => Ok(Some(Settled { bytes: written, lacks, of_file })),
        None => Ok(Some(Settled { bytes: None, lacks, of_file })),
    }
}

/// A file on its way.
pub struct Work {
    pub(super) document: Document,
    layers: Layers,
    /// The file says that its fields have to be drawn by the reader.
    pub(super) needs_looks: bool,
    has_changed: bool,
}

impl Work {
    /// What the file as a whole says.
    fn whole(&mut self) -> Result<BTreeSet<Lack>, Refusal> {
        let mut lacks = BTreeSet::new();
        let document = &self.document;
        let Ok(catalog) = document.catalog() else { return Ok(lacks) };
        let holds_locked = document.objects.values().any(|object| {
            let file = object.as_dict().ok().filter(|dict| dict.has(b"EF"));
            file.is_some_and(|file| {
                file.get(b"AFRelationship").and_then(Object::as_name).is_ok_and(|name| name == b"EncryptedPayload")
                    || [&b"F"[..], b"UF"].iter().any(|key| {
                        let name = file.get_deref(key, document).and_then(lopdf::decode_text_string);
                        name.is_ok_and(|name| name.contains("MicrosoftIRMServices"))
                    })
            })
        });
        if holds_locked {
            return Err(Refusal::NotTaken(ForeignKind::ManagedPdf));
        }
        if catalog.get_deref(b"Collection", document).is_ok_and(|collection| collection.as_dict().is_ok()) {
            return Err(Refusal::NotTaken(ForeignKind::Portfolio));
        }
        if let Ok(form) = catalog.get_deref(b"AcroForm", document).and_then(Object::as_dict) {
            self.needs_looks = form.get_deref(b"NeedAppearances", document).and_then(Object::as_bool).unwrap_or(false);
            let is_dynamic = catalog.get_deref(b"NeedsRendering", document).and_then(Object::as_bool).unwrap_or(false);
            if form.has(b"XFA") && is_dynamic {
                return Err(Refusal::NotTaken(ForeignKind::AdobeForm));
            }
            if form.has(b"XFA") && !has_items(document, form, b"Fields") {
                lacks.insert(Lack::Form);
            }
        }
        let attached = document.objects.values().any(|object| {
            let file = object.as_dict().ok().filter(|dict| dict.has(b"EF"));
            file.is_some_and(|file| {
                let name = file.get_deref(b"UF", document).or_else(|_none| file.get_deref(b"F", document));
                let name = name.and_then(lopdf::decode_text_string).unwrap_or_default();
                // Invoices carry themselves once more for machines.
                !name.to_ascii_lowercase().ends_with(".xml")
            })
        });
        if attached {
            lacks.insert(Lack::Attachment);
        }
        Ok(lacks)
    }

    /// Settles the notes and fields of a page.
    fn page(&mut self, page: ObjectId) -> BTreeSet<Lack> {
        let mut lacks = BTreeSet::new();
        let listed = self.document.get_dictionary(page).ok();
        let listed = listed.and_then(|page| page.get_deref(b"Annots", &self.document).ok()?.as_array().ok().cloned());
        let Some(listed) = listed else { return lacks };
        if listed.len() > MOST_MARKS {
            lacks.insert(Lack::Mark);
            return lacks;
        }
        let (mut kept, mut has_changed) = (Vec::with_capacity(listed.len()), false);
        for object in listed {
            let id = object.as_reference().ok();
            let dict = self.document.dereference(&object).ok().and_then(|(_, found)| found.as_dict().ok().cloned());
            let Some(dict) = dict else { continue };
            match self.mark(dict, &mut lacks) {
                After::Same => kept.push(object),
                After::Gone => has_changed = true,
                After::Changed(dict) => {
                    has_changed = true;
                    match id {
                        Some(id) => {
                            self.document.objects.insert(id, Object::Dictionary(dict));
                            kept.push(object);
                        }
                        None => kept.push(Object::Dictionary(dict)),
                    }
                }
            }
        }
        if has_changed && let Ok(page) = self.document.get_dictionary_mut(page) {
            page.set("Annots", kept);
            self.has_changed = true;
        }
        lacks
    }

    fn mark(&mut self, mut dict: Dictionary, lacks: &mut BTreeSet<Lack>) -> After {
        let document = &self.document;
        let kind = dict.get_deref(b"Subtype", document).and_then(Object::as_name).unwrap_or_default().to_vec();
        let flags = dict.get_deref(b"F", document).and_then(Object::as_i64).unwrap_or(0);
        if kind == b"Popup" {
            return After::Gone;
        }
        if flags & UNSEEN != 0 {
            return After::Same;
        }
        let mut has_changed = false;
        if let Ok(layer) = dict.get(b"OC") {
            if !self.layers.shows(document, layer) {
                return After::Gone;
            }
            dict.remove(b"OC");
            has_changed = true;
        }
        let changed = match kind.as_slice() {
            b"Widget" => self.field(&mut dict, lacks),
            // A frame around a link is a help of some readers, and others show none.
            b"Link" | b"PrinterMark" | b"TrapNet" | b"Watermark" => false,
            kind => self.note(kind, &mut dict, lacks),
        };
        if has_changed || changed { After::Changed(dict) } else { After::Same }
    }

    /// Gives a mark a drawing of its own.
    pub(super) fn look(&mut self, dict: &mut Dictionary, look: looks::Look) {
        let form = look.add(&mut self.document);
        dict.set("AP", dictionary! { "N" => form });
        dict.remove(b"AS");
    }
}

/// What became of a note or field.
enum After {
    Same,
    Gone,
    Changed(Dictionary),
}

fn has_items(document: &Document, dict: &Dictionary, key: &[u8]) -> bool {
    dict.get_deref(key, document).and_then(Object::as_array).is_ok_and(|items| !items.is_empty())
}

/// What a field says itself, or a field above it.
pub(super) fn inherited<'a>(document: &'a Document, dict: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let mut at = dict;
    for _ in 0..DEEPEST {
        if let Ok(value) = at.get_deref(key, document)
            && !value.is_null()
        {
            return Some(value);
        }
        at = at.get_deref(b"Parent", document).and_then(Object::as_dict).ok()?;
    }
    None
}

/// The drawing that is shown.
pub(super) fn look_of<'a>(document: &'a Document, dict: &'a Dictionary) -> Option<&'a lopdf::Stream> {
    let looks = dict.get_deref(b"AP", document).and_then(Object::as_dict).ok()?;
    match looks.get_deref(b"N", document).ok()? {
        Object::Stream(stream) => Some(stream),
        Object::Dictionary(states) => {
            let state = dict.get_deref(b"AS", document).and_then(Object::as_name).ok();
            let found = state.and_then(|state| states.get_deref(state, document).ok());
            found.or_else(|| states.get_deref(b"Off", document).ok())?.as_stream().ok()
        }
        _ => None,
    }
}

/// True when it brings a drawing of its own.
pub(super) fn has_look(document: &Document, dict: &Dictionary) -> bool {
    look_of(document, dict).is_some()
}

/// Left, low, right, high.
pub fn rectangle(document: &Document, dict: &Dictionary) -> Option<[f32; 4]> {
    let sides = dict.get_deref(b"Rect", document).and_then(Object::as_array).ok()?;
    let sides: Vec<f32> = sides.iter().filter_map(|side| document.dereference(side).ok()?.1.as_float().ok()).collect();
    let &[a, b, c, d] = sides.as_slice() else { return None };
    sides.iter().all(|side| side.is_finite() && side.abs() < 1e6).then(|| [a.min(c), b.min(d), a.max(c), b.max(d)])
}

/// Changes where it stands.
pub(super) fn set_rectangle(dict: &mut Dictionary, rect: [f32; 4]) {
    dict.set("Rect", rect.iter().map(|side| Object::Real(*side)).collect::<Vec<_>>());
}
