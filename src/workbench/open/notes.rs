//! Notes, highlights, shapes and stamps that readers draw by themselves.

use super::super::lack::Lack;
use super::looks::{self, Look, Setting};
use super::settle::{Work, has_look, rectangle, set_rectangle};
use super::shapes;
use lopdf::{Dictionary, Object};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Stamps every reader knows by name.
const STAMPS: [&str; 15] = [
    "Approved",
    "AsIs",
    "Completed",
    "Confidential",
    "Departmental",
    "Draft",
    "Experimental",
    "Expired",
    "Final",
    "ForComment",
    "ForPublicRelease",
    "NotApproved",
    "NotForPublicRelease",
    "Sold",
    "TopSecret",
];

impl Work {
    /// Notes, highlights, shapes, stamps. True when it was given a look.
    pub(super) fn note(&mut self, kind: &[u8], dict: &mut Dictionary, lacks: &mut BTreeSet<Lack>) -> bool {
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
        let size = (right - left, high - low);
        let look = match kind {
            b"Text" => {
                // Readers give the sign its own size and hang it into the upper left corner.
                set_rectangle(dict, [left, high - 18.0, left + 18.0, high]);
                Some((looks::NOTE.to_owned(), [0.0, 0.0, 18.0, 18.0]))
            }
            b"FreeText" => self.written(dict, &words, size, lacks),
            b"Stamp" => self.stamp(dict, size),
            kind => shapes::mark(&self.document, kind, dict, rect).map(|(content, is_all)| {
                if !is_all {
                    lacks.insert(Lack::Mark);
                }
                // Ends of lines reach beyond.
                let grown = [left - 20.0, low - 20.0, right + 20.0, high + 20.0];
                set_rectangle(dict, grown);
                (content, grown)
            }),
        };
        let Some((content, bounds)) = look else {
            let is_seen = size.0 > 1.0 && size.1 > 1.0 && (kind != b"FreeText" || says_more);
            if kind != b"FileAttachment" && is_seen && !shapes::is_nothing(&self.document, kind, dict) {
                lacks.insert(Lack::Mark);
            }
            return false;
        };
        let opacity = dict.get_deref(b"CA", &self.document).and_then(Object::as_float).ok();
        let opacity = opacity.filter(|opacity| (0.0..1.0).contains(opacity));
        self.look(dict, Look { bounds, content, quarters: 0, opacity });
        true
    }

    /// Words that stand on the page itself, in a box.
    fn written(
        &self,
        dict: &Dictionary,
        words: &str,
        size: (f32, f32),
        lacks: &mut BTreeSet<Lack>,
    ) -> Option<(String, [f32; 4])> {
        let appearance = dict.get_deref(b"DA", &self.document).and_then(lopdf::decode_text_string);
        let mut setting = Setting::read(&appearance.unwrap_or_default());
        setting.is_broken = true;
        setting.side = dict.get_deref(b"Q", &self.document).and_then(Object::as_i64).unwrap_or(0);
        let pen = shapes::pen(&self.document, dict);
        let mut made = String::new();
        let line = setting.colour.replace("rg", "RG").replace(" g", " G").replace(" k", " K");
        let [x, y, w, h] = shapes::inner(&self.document, dict, size, pen.wide);
        let ground = shapes::colour(&shapes::numbers(&self.document, dict, b"C"), true);
        let paint = match (&ground, pen.wide > 0.0) {
            (Some(_), true) => "B",
            (Some(_), false) => "f",
            (None, true) => "S",
            (None, false) => "n",
        };
        write!(made, "q {} {line} {} w {} ", ground.unwrap_or_default(), pen.wide, pen.dashes).ok();
        write!(made, "{x} {y} {w} {h} re {paint} Q ").ok();
        let kind = dict.get_deref(b"IT", &self.document).and_then(Object::as_name).unwrap_or_default();
        if kind == b"FreeTextCallout" && dict.has(b"CL") {
            let [left, low, ..] = super::settle::rectangle(&self.document, dict)?;
            made += &shapes::callout(&self.document, dict, &line, &pen, (left, low));
        }
        if !looks::can_write(words) {
            lacks.insert(Lack::Mark);
        } else if !words.trim().is_empty() {
            write!(made, "q 1 0 0 1 {x} {y} cm {} Q", looks::words(words, (w, h), &setting)).ok();
        }
        Some((made, [0.0, 0.0, size.0, size.1]))
    }

    /// A stamp that is known by its name alone.
    fn stamp(&self, dict: &Dictionary, size: (f32, f32)) -> Option<(String, [f32; 4])> {
        let name = dict.get_deref(b"Name", &self.document).and_then(Object::as_name).unwrap_or(b"Draft");
        let name = std::str::from_utf8(name).ok().filter(|name| STAMPS.contains(name))?;
        let mut words = String::new();
        for c in name.chars() {
            if c.is_uppercase() && !words.is_empty() {
                words.push(' ');
            }
            words.extend(c.to_uppercase());
        }
        Some((looks::stamp(&words, size), [0.0, 0.0, size.0, size.1]))
    }
}
