//! Fields of forms that readers draw by themselves: their words, ticks, lists and buttons.

use super::super::lack::Lack;
use super::looks::{self, Look, Setting};
use super::settle::{Work, has_look, inherited, look_of, rectangle};
use super::shapes;
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Bits of a field's flags.
const SEVERAL_LINES: i64 = 1 << 12;
const PASSWORD: i64 = 1 << 13;
const RADIO: i64 = 1 << 15;
const BUTTON: i64 = 1 << 16;
const COMBINED: i64 = 1 << 17;
const CELLS: i64 = 1 << 24;

impl Work {
    /// Fields of forms. True when it was given a look.
    pub(super) fn field(&mut self, dict: &mut Dictionary, lacks: &mut BTreeSet<Lack>) -> bool {
        let document = &self.document;
        let Some([left, low, right, high]) = rectangle(document, dict) else { return false };
        let quarters = quarters(document, dict);
        let size = if quarters % 2 == 1 { (high - low, right - left) } else { (right - left, high - low) };
        if size.0 < 1.0 || size.1 < 1.0 {
            return false;
        }
        let kind = inherited(document, dict, b"FT").and_then(|kind| kind.as_name().map(<[u8]>::to_vec).ok());
        let flags = inherited(document, dict, b"Ff").and_then(|flags| flags.as_i64().ok()).unwrap_or(0);
        let made = match kind.as_deref() {
            Some(b"Ch") if flags & COMBINED == 0 => self.list(dict, size, lacks),
            Some(b"Tx" | b"Ch") => self.words(dict, size, flags, kind.as_deref() == Some(b"Ch"), lacks),
            Some(b"Btn") if flags & BUTTON != 0 => self.button(dict, size, lacks),
            Some(b"Btn") => self.tick(dict, size, flags & RADIO != 0),
            Some(b"Sig") => {
                if inherited(document, dict, b"V").is_some() && !has_look(document, dict) {
                    lacks.insert(Lack::Mark);
                }
                None
            }
            _ => None,
        };
        let is_round = kind.as_deref() == Some(b"Btn") && flags & (RADIO | BUTTON) == RADIO;
        let frame = || frame(document, dict, size, is_round);
        let made = match made {
            Some(Made::Look(content)) => format!("{}{content}", frame()),
            Some(Made::State(state)) => {
                dict.set("AS", Object::Name(state));
                return true;
            }
            // An empty field may still have a ground and a frame.
            None if !has_look(document, dict) => frame(),
            None => return false,
        };
        if made.is_empty() {
            return false;
        }
        self.look(dict, Look { bounds: [0.0, 0.0, size.0, size.1], content: made, quarters, opacity: None });
        true
    }

    fn words(
        &self,
        dict: &mut Dictionary,
        size: (f32, f32),
        flags: i64,
        is_choice: bool,
        lacks: &mut BTreeSet<Lack>,
    ) -> Option<Made> {
        let document = &self.document;
        let value = inherited(document, dict, b"V").map(|value| words_of(document, value)).unwrap_or_default();
        let is_secret = !is_choice && flags & PASSWORD != 0;
        let value = if is_choice { chosen(document, dict, value) } else { value };
        if is_secret && !value.is_empty() {
            let setting = Setting { size: 0.0, colour: "0 g".to_owned(), ..Setting::default() };
            let content = looks::words(&"*".repeat(value.chars().count().min(40)), size, &setting);
            dict.remove(b"V");
            return Some(Made::Look(content));
        }
        if value.trim().is_empty() || self.stays_as_it_looks(dict, lacks) {
            return None;
        }
        if !looks::can_write(&value) {
            // What the file brings may still show it.
            if !says_something(document, dict) {
                lacks.insert(Lack::Field);
            }
            return None;
        }
        let mut setting = self.setting(dict);
        setting.is_broken = !is_choice && flags & SEVERAL_LINES != 0;
        let most = inherited(document, dict, b"MaxLen").and_then(|most| most.as_i64().ok());
        setting.cells = most.filter(|_| flags & CELLS != 0).and_then(|most| usize::try_from(most).ok());
        Some(Made::Look(looks::words(&value, size, &setting)))
    }

    /// True for a field whose drawing every reader shows, whatever its value says; where it is empty that is told.
    fn stays_as_it_looks(&self, dict: &Dictionary, lacks: &mut BTreeSet<Lack>) -> bool {
        let stays = !self.needs_looks && has_look(&self.document, dict);
        if stays && !says_something(&self.document, dict) {
            lacks.insert(Lack::Field);
        }
        stays
    }

    /// How a field's words are set.
    fn setting(&self, dict: &Dictionary) -> Setting {
        let document = &self.document;
        let form = document.catalog().ok().and_then(|root| root.get_deref(b"AcroForm", document).ok()?.as_dict().ok());
        let of_form = |key: &[u8]| form.and_then(|form| form.get_deref(key, document).ok());
        let appearance = inherited(document, dict, b"DA").or_else(|| of_form(b"DA"));
        let appearance = appearance.and_then(|text| lopdf::decode_text_string(text).ok()).unwrap_or_default();
        let mut setting = Setting::read(&appearance);
        let aligned = inherited(document, dict, b"Q").or_else(|| of_form(b"Q"));
        setting.side = aligned.and_then(|aligned| aligned.as_i64().ok()).unwrap_or(0);
        setting
    }

    /// A list that shows all it offers, what was chosen on a ground of its own.
    fn list(&self, dict: &Dictionary, size: (f32, f32), lacks: &mut BTreeSet<Lack>) -> Option<Made> {
        let document = &self.document;
        let offered = options(document, dict);
        let chosen: Vec<String> = match inherited(document, dict, b"V") {
            Some(Object::Array(items)) => {
                let one = |item: &Object| document.dereference(item).map(|(_, item)| words_of(document, item)).ok();
                items.iter().filter_map(one).collect()
            }
            Some(value) => vec![words_of(document, value)],
            None => Vec::new(),
        };
        let is_empty = offered.is_empty() && chosen.iter().all(|value| value.trim().is_empty());
        if is_empty || self.stays_as_it_looks(dict, lacks) {
            return None;
        }
        if !offered.iter().all(|(_, shown)| looks::can_write(shown)) {
            lacks.insert(Lack::Field);
            return None;
        }
        let first = inherited(document, dict, b"TI").and_then(|first| first.as_i64().ok()).unwrap_or(0);
        let lines: Vec<(String, bool)> = offered
            .into_iter()
            .map(|(value, shown)| (shown, chosen.contains(&value)))
            .skip(usize::try_from(first).unwrap_or(0))
            .collect();
        let (content, hides_chosen) = looks::list(&lines, size, &self.setting(dict));
        if hides_chosen {
            lacks.insert(Lack::Field);
        }
        Some(Made::Look(content))
    }

    /// A button that does something, with the words on it.
    fn button(&self, dict: &Dictionary, size: (f32, f32), lacks: &mut BTreeSet<Lack>) -> Option<Made> {
        let document = &self.document;
        if has_look(document, dict) {
            return None;
        }
        let about = dict.get_deref(b"MK", document).and_then(Object::as_dict).ok()?;
        let caption = about.get_deref(b"CA", document).and_then(lopdf::decode_text_string).unwrap_or_default();
        if about.has(b"I") || !looks::can_write(&caption) {
            lacks.insert(Lack::Mark);
            return None;
        }
        let setting = Setting { side: 1, ..self.setting(dict) };
        (!caption.trim().is_empty()).then(|| Made::Look(looks::words(&caption, size, &setting)))
    }

    /// Ticks whose state is only told by the value of their field, or that have no look.
    fn tick(&self, dict: &Dictionary, size: (f32, f32), is_round: bool) -> Option<Made> {
        let document = &self.document;
        let name = |object: &Object| object.as_name().map(<[u8]>::to_vec).ok();
        let value = inherited(document, dict, b"V").and_then(name);
        let state = dict.get_deref(b"AS", document).ok().and_then(name);
        let looks = dict.get_deref(b"AP", document).and_then(Object::as_dict).ok();
        let looks = looks.and_then(|looks| looks.get_deref(b"N", document).ok());
        let about = dict.get_deref(b"MK", document).and_then(Object::as_dict).ok();
        let sign = about.and_then(|about| about.get_deref(b"CA", document).and_then(lopdf::decode_text_string).ok());
        let sign = sign.and_then(|sign| sign.chars().next()).unwrap_or(if is_round { 'l' } else { '4' });
        let is_on = match looks {
            Some(Object::Dictionary(states)) => {
                let value = value.filter(|value| state.is_none() && states.has(value));
                if let Some(value) = value {
                    return Some(Made::State(value));
                }
                // A state that is on and has no look of its own.
                state.as_ref().is_some_and(|state| state != b"Off" && !states.has(state))
            }
            Some(Object::Stream(_)) => false,
            _ => state.or(value).is_some_and(|state| state != b"Off" && !state.is_empty()),
        };
        is_on.then(|| Made::Look(looks::tick(size, sign)))
    }
}

/// What a field is given.
enum Made {
    /// A drawing.
    Look(String),
    /// The state whose drawing is there.
    State(Vec<u8>),
}

/// How often what stands in a field is turned, counterclockwise.
fn quarters(document: &Document, dict: &Dictionary) -> u8 {
    let about = dict.get_deref(b"MK", document).and_then(Object::as_dict).ok();
    let turned = about.and_then(|about| about.get_deref(b"R", document).and_then(Object::as_i64).ok()).unwrap_or(0);
    u8::try_from(turned.rem_euclid(360) / 90).unwrap_or(0)
}

/// The ground of a field and the line around it.
fn frame(document: &Document, dict: &Dictionary, size: (f32, f32), is_round: bool) -> String {
    let Ok(about) = dict.get_deref(b"MK", document).and_then(Object::as_dict) else { return String::new() };
    let colour = |key: &[u8], is_fill| shapes::colour(&shapes::numbers(document, about, key), is_fill);
    let mut made = String::new();
    if let Some(ground) = colour(b"BG", true) {
        write!(made, "q {ground} 0 0 {} {} re f Q ", size.0, size.1).ok();
    }
    let pen = shapes::pen(document, dict);
    if let Some(line) = colour(b"BC", false).filter(|_| pen.wide > 0.0) {
        let inset = pen.wide / 2.0;
        let shape = if pen.is_underline {
            format!("0 {inset} m {} {inset} l S", size.0)
        } else if is_round {
            let radius = (size.0.min(size.1) / 2.0 - inset).max(0.1);
            shapes::circle((size.0 / 2.0, size.1 / 2.0), (radius, radius), "S")
        } else {
            format!("{inset} {inset} {} {} re S", size.0 - pen.wide, size.1 - pen.wide)
        };
        write!(made, "q {line} {} w {} {shape} Q ", pen.wide, pen.dashes).ok();
    }
    made
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

/// What a choice offers: its values, and what a person sees of them.
fn options(document: &Document, dict: &Dictionary) -> Vec<(String, String)> {
    let offered = inherited(document, dict, b"Opt").and_then(|options| options.as_array().ok());
    let one = |option: &Object| {
        let (_, option) = document.dereference(option).ok()?;
        let Object::Array(pair) = option else {
            let words = words_of(document, option);
            return Some((words.clone(), words));
        };
        let part = |at: usize| Some(words_of(document, document.dereference(pair.get(at)?).ok()?.1));
        Some((part(0)?, part(1)?))
    };
    offered.into_iter().flatten().take(2_000).filter_map(one).collect()
}

/// What a person sees of a choice; the value is what a program gets.
fn chosen(document: &Document, dict: &Dictionary, value: String) -> String {
    options(document, dict).into_iter().find(|(own, _)| *own == value).map_or(value, |(_, shown)| shown)
}

/// True when the drawing of a field shows letters or anything else, or cannot be read here; many are empty though the
/// field has a value.
fn says_something(document: &Document, dict: &Dictionary) -> bool {
    const MOST: usize = 1 << 20;
    let Some(stream) = look_of(document, dict) else { return false };
    let plain = stream.get_plain_content_with_limit(MOST).ok();
    let content = plain.and_then(|plain| Content::decode(&plain).ok());
    content.is_none_or(|content| content.operations.iter().any(draws))
}

/// True for what leaves something on a page: lines and grounds, pictures, words that are not spaces.
fn draws(operation: &Operation) -> bool {
    let is_written = |operand: &Object| match operand {
        Object::String(bytes, _) => bytes.iter().any(|byte| *byte != b' '),
        Object::Array(parts) => {
            parts.iter().any(|part| matches!(part, Object::String(bytes, _) if bytes.iter().any(|byte| *byte != b' ')))
        }
        _ => false,
    };
    match operation.operator.as_str() {
        "Tj" | "TJ" => operation.operands.iter().any(is_written),
        // The word after a quote may be taken as a part of it.
        quoted if quoted.starts_with(['\'', '"']) => operation.operands.iter().any(is_written),
        "Do" | "BI" | "sh" | "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" | "S" | "s" => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::{Stream, dictionary};

    #[test]
    fn whatever_a_drawing_leaves_on_the_page_says_something() {
        for (content, wanted) in [
            ("/Tx BMC EMC", false),
            ("q BT /F1 10 Tf () Tj (  ) Tj ET Q", false),
            ("0 0 10 10 re W n", false),
            ("BT /F1 10 Tf (Dana)Tj ET", true),
            ("BT /F1 10 Tf 12 TL(Dana)'ET", true),
            ("BT /F1 10 Tf [(D) -20 (ana)]TJ ET", true),
            ("2 w 0 0 m 9 9 l S", true),
            ("0 0 m 9 9 l 9 0 l f*", true),
            ("/Im0 Do", true),
            ("q 9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID X EI Q", true),
        ] {
            let stream = Stream::new(Dictionary::new(), content.as_bytes().to_vec());
            let dict = dictionary! { "AP" => dictionary! { "N" => Object::Stream(stream) } };
            assert_eq!(says_something(&Document::new(), &dict), wanted, "{content}");
        }
    }
}
