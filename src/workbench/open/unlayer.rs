//! Layers taken out of the content of pages: what lies in one that is off goes, what lies in one that is on stays as if
//! there were none. What then is left can be taken over with its words.
//!
//! Must not live here: which layers are shown (`layers` says that).

use super::super::pack::decoded;
use super::layers::Layers;
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

/// A page's content may unfold to this many bytes.
const MOST_CONTENT: usize = 32 << 20;

/// Settles the layers of all pages and forms. True when something was changed.
pub fn settle(document: &mut Document, layers: &Layers, pages: &[ObjectId]) -> bool {
    if !layers.are_there() {
        return false;
    }
    let mut has_changed = layers.settle(document);
    let forms: Vec<ObjectId> = document
        .objects
        .iter()
        .filter(|(_, object)| object.as_stream().is_ok_and(|stream| is_of(&stream.dict, b"Form")))
        .map(|(id, _)| *id)
        .collect();
    for id in forms {
        has_changed |= form(document, layers, id);
    }
    has_changed |= parts(document, layers);
    for id in pages {
        has_changed |= page(document, layers, *id).unwrap_or(false);
    }
    has_changed
}

fn is_of(dict: &Dictionary, kind: &[u8]) -> bool {
    dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == kind)
}

/// Forms and pictures that belong to a layer as a whole. Those that are off become empty forms.
fn parts(document: &mut Document, layers: &Layers) -> bool {
    let layered: Vec<(ObjectId, bool)> = document
        .objects
        .iter()
        .filter_map(|(id, object)| {
            let layer = object.as_stream().ok()?.dict.get(b"OC").ok()?;
            Some((*id, layers.shows(document, layer)))
        })
        .collect();
    for (id, is_shown) in &layered {
        let Ok(Object::Stream(stream)) = document.get_object_mut(*id) else { continue };
        stream.dict.remove(b"OC");
        if !is_shown {
            let dict = dictionary! {
                "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 1.into(), Object::from(1)],
            };
            *stream = Stream::new(dict, Vec::new());
        }
    }
    !layered.is_empty()
}

fn form(document: &mut Document, layers: &Layers, id: ObjectId) -> bool {
    let made = document.get_object(id).and_then(Object::as_stream).ok().and_then(|stream| {
        let resources = stream.dict.get_deref(b"Resources", document).and_then(Object::as_dict).ok()?;
        let content = stream.get_plain_content_with_limit(MOST_CONTENT).ok()?;
        without(document, layers, &content, resources)
    });
    let Some(content) = made else { return false };
    if let Ok(Object::Stream(stream)) = document.get_object_mut(id) {
        stream.dict.remove(b"DecodeParms");
        stream.set_plain_content(content);
    }
    true
}

fn page(document: &mut Document, layers: &Layers, id: ObjectId) -> Option<bool> {
    let mut at = document.get_dictionary(id).ok()?;
    let mut resources = None;
    for _ in 0..16 {
        if let Ok(found) = at.get_deref(b"Resources", document).and_then(Object::as_dict) {
            resources = Some(found.clone());
            break;
        }
        let Ok(above) = at.get_deref(b"Parent", document).and_then(Object::as_dict) else { break };
        at = above;
    }
    let content = document.get_page_content_with_limit(id, MOST_CONTENT).ok()?;
    let made = without(document, layers, &content, &resources?)?;
    let stream = document.add_object(Stream::new(Dictionary::new(), made));
    document.get_dictionary_mut(id).ok()?.set("Contents", stream);
    Some(true)
}

/// The content without layers. Nothing when there are none in it, or when not all of it is understood; a drawer then
/// has to follow them.
fn without(document: &Document, layers: &Layers, content: &[u8], resources: &Dictionary) -> Option<Vec<u8>> {
    memchr::memmem::find(content, b"/OC")?;
    let operations = decoded(content)?.operations;
    let properties = resources.get_deref(b"Properties", document).and_then(Object::as_dict).ok();
    let is_shown = |operand: Option<&Object>| match operand {
        Some(Object::Name(name)) => {
            properties.and_then(|known| known.get(name).ok()).is_none_or(|layer| layers.shows(document, layer))
        }
        Some(inline) => layers.shows(document, inline),
        None => true,
    };
    let mut kept = Vec::with_capacity(operations.len());
    // What is open: whether it is a layer, and whether it is shown.
    let mut open: Vec<(bool, bool)> = Vec::new();
    // Words that are left out would have moved the next ones.
    let mut is_moved = false;
    for operation in operations {
        let is_seen = open.last().is_none_or(|(_, is_seen)| *is_seen);
        match operation.operator.as_str() {
            "BMC" | "BDC" => {
                let tag = operation.operands.first().and_then(|tag| tag.as_name().ok());
                let is_layer = operation.operator == "BDC" && tag == Some(b"OC");
                open.push((is_layer, is_seen && (!is_layer || is_shown(operation.operands.get(1)))));
                if !is_layer && is_seen {
                    kept.push(operation);
                }
                continue;
            }
            "EMC" => {
                if let Some((is_layer, _)) = open.pop() {
                    let is_seen = open.last().is_none_or(|(_, is_seen)| *is_seen);
                    if !is_layer && is_seen {
                        kept.push(operation);
                    }
                }
                continue;
            }
            "Td" | "TD" | "Tm" | "T*" | "BT" => is_moved = false,
            "'" | "\"" if is_seen => is_moved = false,
            "Tj" | "TJ" if is_seen && is_moved => return None,
            // Text that clips is seen in what comes later.
            "Tr" if !is_seen => return None,
            _ => {}
        }
        if is_seen {
            kept.push(operation);
            continue;
        }
        is_moved |= matches!(operation.operator.as_str(), "Tj" | "TJ" | "'");
        kept.extend(unseen(operation)?);
    }
    Content { operations: kept }.encode().ok()
}

/// What stays of an operation that is not seen, so that those behind it stand where they stood. Nothing when that cannot
/// be said.
fn unseen(operation: Operation) -> Option<Vec<Operation>> {
    Some(match operation.operator.as_str() {
        "Tj" | "TJ" | "Do" | "sh" | "BI" | "MP" | "DP" => Vec::new(),
        "'" => vec![Operation::new("T*", Vec::new())],
        "\"" => return None,
        "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" | "s" | "S" => vec![Operation::new("n", Vec::new())],
        _ => vec![operation],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_off_goes_and_the_rest_stays_where_it_is() {
        let mut document = Document::new();
        let off = document.add_object(dictionary! { "Type" => "OCG" });
        let on = document.add_object(dictionary! { "Type" => "OCG" });
        let about = dictionary! {
            "OCGs" => vec![Object::Reference(off), Object::Reference(on)],
            "D" => dictionary! { "OFF" => vec![Object::Reference(off)] },
        };
        let root = document.add_object(dictionary! { "Type" => "Catalog", "OCProperties" => about });
        document.trailer.set("Root", root);
        let layers = Layers::of(&document);
        let resources = dictionary! { "Properties" => dictionary! { "A" => off, "B" => on,
        "C" => dictionary! { "Type" => "OCMD", "P" => "AllOn", "OCGs" => vec![Object::Reference(off), Object::Reference(on)] } } };
        let made = |content: &str| {
            let made = without(&document, &layers, content.as_bytes(), &resources)?;
            Some(String::from_utf8_lossy(&made).split_whitespace().collect::<Vec<_>>().join(" "))
        };
        assert_eq!(made("/OC /A BDC q 0 0 5 5 re f /X Do Q EMC 0 g").as_deref(), Some("q 0 0 5 5 re n Q 0 g"));
        assert_eq!(made("/OC /B BDC /Span BMC 0 g EMC EMC 1 g").as_deref(), Some("/Span BMC 0 g EMC 1 g"));
        assert_eq!(made("/OC /C BDC 1 w 0 0 m 9 9 l S EMC").as_deref(), Some("1 w 0 0 m 9 9 l n"));
        assert_eq!(made("BT /OC /A BDC (a) Tj EMC 0 9 Td (b) Tj ET").as_deref(), Some("BT 0 9 Td (b) Tj ET"));
        assert_eq!(made("BT /OC /A BDC (a) Tj EMC (b) Tj ET"), None);
        assert_eq!(made("0 g"), None);
    }
}
