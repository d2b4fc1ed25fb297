//! A PDF made ready: what readers add to a page by themselves is written into it, so that it is drawn, taken over and
//! checked as anything else. Fields get the look of their values, marks theirs; what lies in a layer that is off goes.
//! What cannot be settled is named.

use super::super::lack::Lack;
use super::super::refusal::Refusal;
use super::layers::Layers;
use super::looks::{self, Setting};
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};
use std::collections::BTreeSet;

/// A stream may unfold to this many bytes.
const MOST_CONTENT: usize = 32 << 20;
/// Fields above fields.
const DEEPEST: usize = 16;
/// More notes and fields on one page are not settled.
const MOST_MARKS: usize = 5_000;
/// Bits of a mark's flags: hidden, and not shown on a screen.
const UNSEEN: i64 = 2 | 32;
/// Bits of a field's flags.
const SEVERAL_LINES: i64 = 1 << 12;
const PASSWORD: i64 = 1 << 13;
const CELLS: i64 = 1 << 24;
const BUTTON: i64 = 1 << 16;

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
    work.has_changed |= work.layers.settle(&mut work.document);
    let pages: Vec<ObjectId> = work.document.page_iter().take(super::MOST_PAGES + 1).collect();
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

struct Work {
    document: Document,
    layers: Layers,
    /// The file says that its fields have to be drawn by the reader.
    needs_looks: bool,
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
            return Err(Refusal::NotTaken {
                what: "A PDF under rights management".to_owned(),
                instead: "Open it where you are allowed to, print it to a PDF, and add that".to_owned(),
            });
        }
        if catalog.get_deref(b"Collection", document).is_ok_and(|collection| collection.as_dict().is_ok()) {
            return Err(Refusal::NotTaken {
                what: "A PDF portfolio".to_owned(),
                instead: "Open it in Adobe Reader, save the files inside it, and add those".to_owned(),
            });
        }
        if let Ok(form) = catalog.get_deref(b"AcroForm", document).and_then(Object::as_dict) {
            self.needs_looks = form.get_deref(b"NeedAppearances", document).and_then(Object::as_bool).unwrap_or(false);
            let is_dynamic = catalog.get_deref(b"NeedsRendering", document).and_then(Object::as_bool).unwrap_or(false);
            if form.has(b"XFA") && is_dynamic {
                return Err(Refusal::only_adobe());
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
            b"Link" | b"PrinterMark" | b"TrapNet" | b"Watermark" => false,
            kind => self.note(kind, &mut dict, lacks),
        };
        if has_changed || changed { After::Changed(dict) } else { After::Same }
    }

    /// Notes, highlights, shapes, stamps. True when it was given a look.
    fn note(&mut self, kind: &[u8], dict: &mut Dictionary, lacks: &mut BTreeSet<Lack>) -> bool {
        let words = dict.get_deref(b"Contents", &self.document).and_then(lopdf::decode_text_string).unwrap_or_default();
        let says_more = !words.trim().is_empty();
        match kind {
            b"FileAttachment" => {
                lacks.insert(Lack::Attachment);
            }
            b"FreeText" | b"Stamp" => {}
            _ if says_more => {
                lacks.insert(Lack::Note);
            }
            _ => {}
        }
        if has_look(&self.document, dict) {
            return false;
        }
        let Some(rect) = rectangle(&self.document, dict) else { return false };
        let [left, low, right, high] = rect;
        let (content, bounds) = match kind {
            b"Text" => {
                // Readers give the sign its own size and hang it into the upper left corner.
                let place = [left, high - 18.0, left + 18.0, high];
                set_rectangle(dict, place);
                (looks::NOTE.to_owned(), [0.0, 0.0, 18.0, 18.0])
            }
            b"FreeText" if says_more && looks::can_write(&words) => {
                let appearance = dict.get_deref(b"DA", &self.document).and_then(lopdf::decode_text_string);
                let mut setting = Setting::read(&appearance.unwrap_or_default());
                setting.is_broken = true;
                (looks::words(&words, (right - left, high - low), &setting), [0.0, 0.0, right - left, high - low])
            }
            b"FreeText" if !says_more => return false,
            kind => {
                let Some(content) = looks::mark(&self.document, kind, dict, rect) else {
                    if kind != b"FileAttachment" && right - left > 1.0 && high - low > 1.0 {
                        lacks.insert(Lack::Mark);
                    }
                    return false;
                };
                let grown = [left - 2.0, low - 2.0, right + 2.0, high + 2.0];
                set_rectangle(dict, grown);
                (content, grown)
            }
        };
        self.look(dict, bounds, content);
        true
    }

    fn look(&mut self, dict: &mut Dictionary, bounds: [f32; 4], content: String) {
        let form = looks::add(&mut self.document, bounds, content);
        dict.set("AP", lopdf::dictionary! { "N" => form });
        dict.remove(b"AS");
    }

    /// Fields of forms. True when it was given a look.
    fn field(&mut self, dict: &mut Dictionary, lacks: &mut BTreeSet<Lack>) -> bool {
        let document = &self.document;
        let Some([left, low, right, high]) = rectangle(document, dict) else { return false };
        let size = (right - left, high - low);
        if size.0 < 1.0 || size.1 < 1.0 {
            return false;
        }
        let kind = inherited(document, dict, b"FT").and_then(|kind| kind.as_name().map(<[u8]>::to_vec).ok());
        let flags = inherited(document, dict, b"Ff").and_then(|flags| flags.as_i64().ok()).unwrap_or(0);
        match kind.as_deref() {
            Some(b"Tx" | b"Ch") => self.words(dict, size, flags, kind.as_deref() == Some(b"Ch"), lacks),
            Some(b"Btn") if flags & BUTTON == 0 => self.tick(dict, size),
            Some(b"Sig") => {
                if inherited(document, dict, b"V").is_some() && !has_look(document, dict) {
                    lacks.insert(Lack::Mark);
                }
                false
            }
            _ => false,
        }
    }

    fn words(
        &mut self,
        dict: &mut Dictionary,
        size: (f32, f32),
        flags: i64,
        is_choice: bool,
        lacks: &mut BTreeSet<Lack>,
    ) -> bool {
        let document = &self.document;
        let value = inherited(document, dict, b"V").map(|value| words_of(document, value)).unwrap_or_default();
        let is_secret = !is_choice && flags & PASSWORD != 0;
        let value = if is_choice { chosen(document, dict, value) } else { value };
        if is_secret && !value.is_empty() {
            let setting = Setting { size: 0.0, colour: "0 g".to_owned(), ..Setting::default() };
            let content = looks::words(&"*".repeat(value.chars().count().min(40)), size, &setting);
            dict.remove(b"V");
            self.look(dict, [0.0, 0.0, size.0, size.1], content);
            return true;
        }
        if value.trim().is_empty() || (!self.needs_looks && says_something(document, dict)) {
            return false;
        }
        if !looks::can_write(&value) {
            // What the file brings may still show it.
            if !says_something(document, dict) {
                lacks.insert(Lack::Field);
            }
            return false;
        }
        let form = document.catalog().ok().and_then(|root| root.get_deref(b"AcroForm", document).ok()?.as_dict().ok());
        let of_form = |key: &[u8]| form.and_then(|form| form.get_deref(key, document).ok());
        let appearance = inherited(document, dict, b"DA").or_else(|| of_form(b"DA"));
        let appearance = appearance.and_then(|text| lopdf::decode_text_string(text).ok()).unwrap_or_default();
        let mut setting = Setting::read(&appearance);
        let aligned = inherited(document, dict, b"Q").or_else(|| of_form(b"Q"));
        setting.side = aligned.and_then(|aligned| aligned.as_i64().ok()).unwrap_or(0);
        setting.is_broken = !is_choice && flags & SEVERAL_LINES != 0;
        let most = inherited(document, dict, b"MaxLen").and_then(|most| most.as_i64().ok());
        setting.cells = most.filter(|_| flags & CELLS != 0).and_then(|most| usize::try_from(most).ok());
        let ground = dict.get_deref(b"MK", document).and_then(Object::as_dict).ok().and_then(|about| {
            let values = about.get_deref(b"BG", document).and_then(Object::as_array).ok()?;
            let values: Vec<f32> = values.iter().filter_map(|value| value.as_float().ok()).collect();
            Some(format!("q {} 0 0 {} {} re f Q ", looks::colour(&values, true)?, size.0, size.1))
        });
        let content = format!("{}{}", ground.unwrap_or_default(), looks::words(&value, size, &setting));
        self.look(dict, [0.0, 0.0, size.0, size.1], content);
        true
    }

    /// Ticks whose state is only told by the value of their field, or that have no look.
    fn tick(&mut self, dict: &mut Dictionary, size: (f32, f32)) -> bool {
        let document = &self.document;
        let name = |object: &Object| object.as_name().map(<[u8]>::to_vec).ok();
        let value = inherited(document, dict, b"V").and_then(name);
        let state = dict.get_deref(b"AS", document).ok().and_then(name);
        let looks = dict.get_deref(b"AP", document).and_then(Object::as_dict).ok();
        let looks = looks.and_then(|looks| looks.get_deref(b"N", document).ok());
        match looks {
            Some(Object::Dictionary(states)) => {
                let value = value.filter(|value| state.is_none() && states.has(value));
                if let Some(value) = value {
                    dict.set("AS", Object::Name(value));
                    return true;
                }
                // A state that is on and has no look of its own.
                let is_bare = state.as_ref().is_some_and(|state| state != b"Off" && !states.has(state));
                if is_bare {
                    self.look(dict, [0.0, 0.0, size.0, size.1], looks::tick(size));
                }
                is_bare
            }
            Some(Object::Stream(_)) => false,
            _ => {
                let is_on = state.or(value).is_some_and(|state| state != b"Off" && !state.is_empty());
                if is_on {
                    self.look(dict, [0.0, 0.0, size.0, size.1], looks::tick(size));
                }
                is_on
            }
        }
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
fn inherited<'a>(document: &'a Document, dict: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
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

fn words_of(document: &Document, value: &Object) -> String {
    match value {
        Object::String(..) => lopdf::decode_text_string(value).unwrap_or_default(),
        Object::Name(name) => String::from_utf8_lossy(name).into_owned(),
        Object::Stream(stream) => {
            let plain = stream.get_plain_content_with_limit(1 << 20).unwrap_or_default();
            lopdf::decode_text_string(&Object::string_literal(plain)).unwrap_or_default()
        }
        Object::Array(items) => {
            let one = |item: &Object| document.dereference(item).map(|(_, item)| words_of(document, item));
            items.iter().take(100).filter_map(|item| one(item).ok()).collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    }
}

/// What a person sees of a choice; the value is what a program gets.
fn chosen(document: &Document, dict: &Dictionary, value: String) -> String {
    let options = inherited(document, dict, b"Opt").and_then(|options| options.as_array().ok());
    let shown = options.into_iter().flatten().find_map(|option| {
        let pair = document.dereference(option).ok()?.1.as_array().ok()?;
        let part = |at: usize| Some(words_of(document, document.dereference(pair.get(at)?).ok()?.1));
        (part(0)? == value).then(|| part(1))?
    });
    shown.unwrap_or(value)
}

/// The drawing that is shown.
fn look_of<'a>(document: &'a Document, dict: &'a Dictionary) -> Option<&'a lopdf::Stream> {
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

fn has_look(document: &Document, dict: &Dictionary) -> bool {
    look_of(document, dict).is_some()
}

/// True when the drawing of a field shows letters or anything else; many are empty though the field has a value.
fn says_something(document: &Document, dict: &Dictionary) -> bool {
    look_of(document, dict).is_some_and(|stream| {
        let plain = stream.get_plain_content_with_limit(1 << 20).unwrap_or_default();
        [&b"Tj"[..], b"TJ", b"Do", b" '", b"sh"].iter().any(|word| memchr::memmem::find(&plain, word).is_some())
    })
}

/// Left, low, right, high.
pub fn rectangle(document: &Document, dict: &Dictionary) -> Option<[f32; 4]> {
    let sides = dict.get_deref(b"Rect", document).and_then(Object::as_array).ok()?;
    let sides: Vec<f32> = sides.iter().filter_map(|side| document.dereference(side).ok()?.1.as_float().ok()).collect();
    let &[a, b, c, d] = sides.as_slice() else { return None };
    sides.iter().all(|side| side.is_finite() && side.abs() < 1e6).then(|| [a.min(c), b.min(d), a.max(c), b.max(d)])
}

fn set_rectangle(dict: &mut Dictionary, rect: [f32; 4]) {
    dict.set("Rect", rect.iter().map(|side| Object::Real(*side)).collect::<Vec<_>>());
}
