//! Layers of a PDF: which are shown.

use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::BTreeSet;

/// Expressions inside one another.
const DEEPEST: usize = 16;

/// Layers that are switched off.
#[derive(Default)]
pub struct Layers {
    off: BTreeSet<ObjectId>,
    any: Option<ObjectId>,
}

impl Layers {
    /// As the document says it begins.
    pub fn of(document: &Document) -> Self {
        let catalog = document.catalog().ok();
        let about = catalog.and_then(|catalog| catalog.get_deref(b"OCProperties", document).ok()?.as_dict().ok());
        let Some(about) = about else { return Self::default() };
        let ids = |dict: &Dictionary, key: &[u8]| -> Vec<ObjectId> {
            let list = dict.get_deref(key, document).and_then(Object::as_array).ok();
            list.into_iter().flatten().filter_map(|item| item.as_reference().ok()).collect()
        };
        let all = ids(about, b"OCGs");
        let mut off = BTreeSet::new();
        if let Ok(first) = about.get_deref(b"D", document).and_then(Object::as_dict) {
            if first.get_deref(b"BaseState", document).and_then(Object::as_name).is_ok_and(|state| state == b"OFF") {
                off.extend(all.iter().copied());
            }
            for id in ids(first, b"ON") {
                off.remove(&id);
            }
            off.extend(ids(first, b"OFF"));
        }
        Self { off, any: all.first().copied() }
    }

    /// True when the document has layers at all.
    pub fn are_there(&self) -> bool {
        self.any.is_some()
    }

    /// True when what belongs to this layer, or to this rule about layers, is shown.
    pub fn shows(&self, document: &Document, layer: &Object) -> bool {
        let dict = document.dereference(layer).ok().and_then(|(_, object)| object.as_dict().ok());
        let Some(dict) = dict else { return true };
        if !dict.has_type(b"OCMD") {
            return layer.as_reference().map_or(true, |id| !self.off.contains(&id));
        }
        if let Ok(Object::Array(rule)) = dict.get_deref(b"VE", document) {
            return self.follows(document, rule, 0).unwrap_or(true);
        }
        let is_on = |object: &Object| object.as_reference().map_or(true, |id| !self.off.contains(&id));
        let states: Vec<bool> = match dict.get(b"OCGs") {
            Ok(Object::Array(items)) => items.iter().map(is_on).collect(),
            Ok(one @ Object::Reference(_)) => match document.dereference(one) {
                Ok((_, Object::Array(items))) => items.iter().map(is_on).collect(),
                _ => vec![is_on(one)],
            },
            _ => Vec::new(),
        };
        if states.is_empty() {
            return true;
        }
        match dict.get_deref(b"P", document).and_then(Object::as_name) {
            Ok(b"AllOn") => states.iter().all(|on| *on),
            Ok(b"AnyOff") => states.iter().any(|on| !on),
            Ok(b"AllOff") => states.iter().all(|on| !on),
            _ => states.iter().any(|on| *on),
        }
    }

    fn follows(&self, document: &Document, rule: &[Object], depth: usize) -> Option<bool> {
        if depth > DEEPEST {
            return None;
        }
        let mut parts = rule.iter().skip(1).map(|part| match document.dereference(part) {
            Ok((_, Object::Array(inner))) => self.follows(document, inner, depth + 1).unwrap_or(true),
            _ => self.shows(document, part),
        });
        match rule.first()?.as_name().ok()? {
            b"And" => Some(parts.all(|on| on)),
            b"Or" => Some(parts.any(|on| on)),
            b"Not" => parts.next().map(|on| !on),
            _ => None,
        }
    }

    /// Rules about layers are not followed by every reader: each gets the layer that says the same. Returns true when
    /// there were any.
    pub fn settle(&self, document: &mut Document) -> bool {
        let rules: Vec<(ObjectId, bool)> = document
            .objects
            .iter()
            .filter(|(_, object)| object.as_dict().is_ok_and(|dict| dict.has_type(b"OCMD")))
            .map(|(id, _)| (*id, self.shows(document, &Object::Reference(*id))))
            .collect();
        let off = self.off.first().copied();
        for (id, is_shown) in &rules {
            let Ok(Object::Dictionary(dict)) = document.get_object_mut(*id) else { continue };
            dict.remove(b"VE");
            dict.remove(b"P");
            dict.remove(b"OCGs");
            let layer = if *is_shown { None } else { off.or(self.any) };
            if let Some(layer) = layer {
                dict.set("OCGs", layer);
                dict.set("P", if off.is_some() { "AllOn" } else { "AllOff" });
            }
        }
        !rules.is_empty()
    }
}
