//! What a page draws, written anew: only operators the format knows, with what they need, and nothing left open.
//!
//! A comment, a word of a broken program and a reference to nothing do not come along. What cannot be put right so is
//! not taken over; the page is drawn instead.

use super::sound;
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object};

/// Operators with a fixed number of numbers or names before them.
fn operands(operator: &str) -> Option<std::ops::RangeInclusive<usize>> {
    let count = match operator {
        "b" | "B" | "b*" | "B*" | "BT" | "ET" | "EMC" | "f" | "F" | "f*" | "h" | "n" | "q" | "Q" | "s" | "S" | "T*"
        | "W" | "W*" => 0,
        "cs" | "CS" | "Do" | "g" | "G" | "gs" | "i" | "j" | "J" | "M" | "w" | "ri" | "sh" | "Tc" | "Tj" | "TJ"
        | "TL" | "Tr" | "Ts" | "Tw" | "Tz" | "'" | "BMC" | "MP" => 1,
        "l" | "m" | "Td" | "TD" | "Tf" | "d" | "d0" | "BDC" | "DP" => 2,
        "rg" | "RG" | "\"" => 3,
        "k" | "K" | "re" | "v" | "y" => 4,
        "c" | "cm" | "Tm" | "d1" => 6,
        "sc" | "SC" => return Some(1..=32),
        "scn" | "SCN" => return Some(1..=33),
        "BI" => return Some(0..=4),
        _ => return None,
    };
    Some(count..=count)
}

/// Operators before which nothing but numbers may stand.
fn takes_numbers(operator: &str) -> bool {
    matches!(
        operator,
        "g" | "G"
            | "i"
            | "j"
            | "J"
            | "M"
            | "w"
            | "Tc"
            | "TL"
            | "Tr"
            | "Ts"
            | "Tw"
            | "Tz"
            | "l"
            | "m"
            | "Td"
            | "TD"
            | "rg"
            | "RG"
            | "k"
            | "K"
            | "re"
            | "v"
            | "y"
            | "c"
            | "cm"
            | "Tm"
            | "d0"
            | "d1"
            | "sc"
            | "SC"
    )
}

/// Numbers a reader can draw with.
fn is_sane(object: &Object) -> bool {
    match object {
        Object::Real(value) => value.is_finite() && value.abs() < 1.0e9,
        Object::Integer(value) => value.abs() < 1_000_000_000,
        Object::Array(items) => items.iter().all(is_sane),
        _ => true,
    }
}

/// The content written anew. Nothing when it cannot be put right.
pub fn rewritten(document: &Document, content: &[u8], resources: &Dictionary) -> Option<Vec<u8>> {
    let decoded = Content::decode(content).ok()?;
    let names = Names { document, resources };
    let mut kept: Vec<Operation> = Vec::with_capacity(decoded.operations.len());
    let (mut depth, mut is_in_text, mut has_point) = (0_usize, false, false);
    for operation in decoded.operations {
        let word = operation.operator.as_str();
        let Some(count) = operands(word) else { continue };
        // The longest name the format allows.
        if operation.operands.iter().any(|operand| operand.as_name().is_ok_and(|name| name.len() > 127)) {
            return None;
        }
        let is_drawable = operation.operands.iter().all(is_sane)
            && (!takes_numbers(word) || operation.operands.iter().all(|operand| operand.as_float().is_ok()));
        if !count.contains(&operation.operands.len()) || !is_drawable {
            continue;
        }
        match word {
            "m" | "re" => has_point = true,
            "l" | "c" | "v" | "y" | "h" if !has_point => continue,
            "b" | "B" | "b*" | "B*" | "f" | "F" | "f*" | "n" | "s" | "S" => has_point = false,
            _ => {}
        }
        match word {
            "q" | "BT" if is_in_text => continue,
            "q" => depth += 1,
            "Q" if depth == 0 || is_in_text => continue,
            "Q" => depth -= 1,
            "BT" => is_in_text = true,
            "ET" | "Tj" | "TJ" | "'" | "\"" | "Td" | "TD" | "Tm" | "T*" if !is_in_text => continue,
            "ET" => is_in_text = false,
            // What a mark says is about the document it came from.
            "BMC" | "BDC" | "EMC" | "MP" | "DP" => continue,
            "Tf" if !names.is_font(operation.operands.first()?) => return None,
            "Do" if !names.has(b"XObject", operation.operands.first()?) => continue,
            "gs" if !names.has(b"ExtGState", operation.operands.first()?) => continue,
            "sh" if !names.has(b"Shading", operation.operands.first()?) => continue,
            "cs" | "CS" if !names.is_space(operation.operands.first()?) => return None,
            "scn" | "SCN" => {
                if let Some(pattern @ Object::Name(_)) = operation.operands.last()
                    && !names.has(b"Pattern", pattern)
                {
                    return None;
                }
            }
            _ => {}
        }
        kept.push(operation);
    }
    if is_in_text {
        kept.push(Operation::new("ET", Vec::new()));
    }
    kept.extend((0..depth).map(|_| Operation::new("Q", Vec::new())));
    Content { operations: kept }.encode().ok()
}

/// What a page calls by name.
struct Names<'a> {
    document: &'a Document,
    resources: &'a Dictionary,
}

impl Names<'_> {
    fn find(&self, category: &[u8], name: &Object) -> Option<&Object> {
        let name = name.as_name().ok()?;
        let known = self.resources.get_deref(category, self.document).ok()?.as_dict().ok()?;
        known.get_deref(name, self.document).ok().filter(|object| !object.is_null())
    }

    fn has(&self, category: &[u8], name: &Object) -> bool {
        self.find(category, name).is_some()
    }

    fn is_font(&self, name: &Object) -> bool {
        let font = self.find(b"Font", name).and_then(|font| font.as_dict().ok());
        font.is_some_and(|font| sound::is_font(self.document, font))
    }

    fn is_space(&self, name: &Object) -> bool {
        const OWN: [&[u8]; 4] = [b"DeviceGray", b"DeviceRGB", b"DeviceCMYK", b"Pattern"];
        name.as_name().is_ok_and(|word| OWN.contains(&word))
            || self.find(b"ColorSpace", name).is_some_and(|space| sound::is_space(self.document, space, 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::dictionary;

    fn written(content: &str) -> Option<String> {
        let resources = dictionary! { "Font" => dictionary! { "F" => dictionary! { "Subtype" => "Type1", "BaseFont" => "Helvetica" } } };
        let bytes = rewritten(&Document::new(), content.as_bytes(), &resources)?;
        Some(String::from_utf8_lossy(&bytes).split_whitespace().collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn what_is_left_open_is_closed_and_what_is_unknown_goes() {
        assert_eq!(written("q 1 0 0 1 5 5 cm foo 0 0 9 9 re f").as_deref(), Some("q 1 0 0 1 5 5 cm 0 0 9 9 re f Q"));
        assert_eq!(written("Q Q BT /F 9 Tf (a) Tj").as_deref(), Some("BT /F 9 Tf (a) Tj ET"));
        assert_eq!(written("% by Ana\n1 2 3 re 0 g").as_deref(), Some("0 g"));
        assert_eq!(written("/None Do /Span << /ActualText (x) >> BDC 0 g EMC").as_deref(), Some("0 g"));
    }

    #[test]
    fn text_in_a_font_that_is_not_there_is_not_taken_over() {
        assert_eq!(written("BT /G 9 Tf (a) Tj ET"), None);
        assert_eq!(written("/Mine cs 1 scn"), None);
    }
}
