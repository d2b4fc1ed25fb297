//! What a page draws, written anew: only operators the format knows, with what they need, and nothing left open.
//!
//! A comment and a reference to nothing do not come along. What is not understood to its last word is not taken over;
//! the page is drawn instead.

use super::Fonts;
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

/// Which marks of a content are kept.
#[derive(Clone, Copy, PartialEq)]
pub enum Marks {
    /// None: what they say is about the document they came from.
    None,
    /// Those that say which letters shapes stand for.
    Letters,
}

/// The content written anew. Nothing when not all of it is understood.
pub fn rewritten(
    (document, fonts): (&Document, &Fonts),
    content: &[u8],
    resources: &Dictionary,
    marks: Marks,
) -> Option<Vec<u8>> {
    let decoded = decoded(content)?;
    let names = Names { document, fonts, resources };
    let mut kept: Vec<Operation> = Vec::with_capacity(decoded.operations.len());
    let mut state = State { marks: (marks == Marks::Letters).then(Vec::new), ..State::default() };
    for operation in decoded.operations {
        let word = operation.operator.as_str();
        let is_kept = state.knows(word)?
            && is_drawable(&operation)?
            && state.draws(word)?
            && state.nests(word)?
            && (names.finds(&operation)? || state.marks(&operation));
        if is_kept {
            kept.push(operation);
        }
    }
    if state.is_in_text {
        kept.push(Operation::new("ET", Vec::new()));
    }
    kept.extend((0..state.depth).map(|_| Operation::new("Q", Vec::new())));
    Content { operations: kept }.encode().ok()
}

/// True for an operation with the values it needs. Nothing for any other.
fn is_drawable(operation: &Operation) -> Option<bool> {
    let (word, values) = (operation.operator.as_str(), &operation.operands);
    // The longest name the format allows.
    let is_named = !values.iter().any(|operand| operand.as_name().is_ok_and(|name| name.len() > 127));
    let is_sane =
        values.iter().all(is_sane) && (!takes_numbers(word) || values.iter().all(|operand| operand.as_float().is_ok()));
    (is_named && is_sane && operands(word)?.contains(&values.len())).then_some(true)
}

/// What is open where a content is read. Each question is answered with whether the operation is kept; with nothing,
/// when the content is not to be taken over.
#[derive(Default)]
struct State {
    /// Drawing states that are saved.
    depth: usize,
    is_in_text: bool,
    /// A path has begun.
    has_point: bool,
    /// Between these words stands what a reader need not know.
    lenient: usize,
    /// Whether each mark that is open is kept; nothing when none is.
    marks: Option<Vec<bool>>,
}

impl State {
    /// Whether the word is one of the format.
    fn knows(&mut self, word: &str) -> Option<bool> {
        match word {
            "BX" => self.lenient += 1,
            "EX" => self.lenient = self.lenient.saturating_sub(1),
            _ if operands(word).is_some() => return Some(true),
            _ if self.lenient == 0 => return None,
            _ => {}
        }
        Some(false)
    }

    /// Paths: none goes on that has not begun.
    fn draws(&mut self, word: &str) -> Option<bool> {
        match word {
            "m" | "re" => self.has_point = true,
            "h" if !self.has_point => return Some(false),
            "l" | "c" | "v" | "y" if !self.has_point => return None,
            "b" | "B" | "b*" | "B*" | "f" | "F" | "f*" | "n" | "s" | "S" => self.has_point = false,
            _ => {}
        }
        Some(true)
    }

    /// Marks: those that say which letters shapes stand for are kept, and their ends.
    fn marks(&mut self, operation: &Operation) -> bool {
        let Some(open) = &mut self.marks else { return false };
        match operation.operator.as_str() {
            "BMC" | "BDC" => {
                let says =
                    |value: &Object| value.as_dict().is_ok_and(|dict| dict.len() == 1 && dict.has(b"ActualText"));
                let is_kept = operation.operands.get(1).is_some_and(says);
                open.push(is_kept);
                is_kept
            }
            "EMC" => open.pop().unwrap_or(false),
            _ => false,
        }
    }

    /// Saved states and texts: none ends that has not begun, and each thing stands where it may.
    fn nests(&mut self, word: &str) -> Option<bool> {
        match word {
            "q" | "Q" | "BT" | "Do" | "sh" | "BI" if self.is_in_text => return None,
            "q" => self.depth += 1,
            "Q" if self.depth == 0 => return Some(false),
            "Q" => self.depth -= 1,
            "BT" => self.is_in_text = true,
            "Tj" | "TJ" | "'" | "\"" | "Td" | "TD" | "Tm" | "T*" if !self.is_in_text => return None,
            "ET" if !self.is_in_text => return Some(false),
            "ET" => self.is_in_text = false,
            _ => {}
        }
        Some(true)
    }
}

/// Every operation of a content. Nothing when it breaks off before its end.
pub fn decoded(content: &[u8]) -> Option<Content<Vec<Operation>>> {
    Content::decode_strict(&without_comments(content)?).ok()
}

/// The content without its comments, which may stand between any two words. Nothing when that cannot be told, as bytes
/// of pictures may look like anything.
fn without_comments(content: &[u8]) -> Option<std::borrow::Cow<'_, [u8]>> {
    if !content.contains(&b'%') {
        return Some(content.into());
    }
    let is_end = |byte: Option<&u8>| byte.is_none_or(|byte| byte.is_ascii_whitespace() || *byte == 0);
    let mut made = Vec::with_capacity(content.len());
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(byte) = content.get(at) {
        match byte {
            b'\\' if depth > 0 => {
                made.push(*byte);
                at += 1;
                made.extend(content.get(at));
            }
            b'(' => {
                depth += 1;
                made.push(*byte);
            }
            b')' => {
                depth = depth.saturating_sub(1);
                made.push(*byte);
            }
            b'%' if depth == 0 => {
                let rest = content.get(at..).unwrap_or_default();
                at += rest.iter().position(|byte| matches!(byte, b'\r' | b'\n')).unwrap_or(rest.len());
                made.push(b'\n');
                continue;
            }
            b'I' if depth == 0 && content.get(at + 1) == Some(&b'D') && is_end(content.get(at + 2)) => {
                let before = at.checked_sub(1).and_then(|before| content.get(before));
                if is_end(before) || before == Some(&b'>') {
                    return None;
                }
                made.push(*byte);
            }
            _ => made.push(*byte),
        }
        at += 1;
    }
    Some(made.into())
}

/// What a page calls by name.
struct Names<'a> {
    document: &'a Document,
    fonts: &'a Fonts,
    resources: &'a Dictionary,
}

impl Names<'_> {
    /// Whether an operation is kept, by what it names. Nothing when the content is not to be taken over.
    fn finds(&self, operation: &Operation) -> Option<bool> {
        let values = operation.operands.as_slice();
        match operation.operator.as_str() {
            // What lies in a layer is drawn or not as the layer says, which is for a drawer to follow.
            "BDC" | "BMC" if values.first().and_then(|tag| tag.as_name().ok()) == Some(b"OC") => return None,
            // What other marks say is about the document it came from.
            "BMC" | "BDC" | "EMC" | "MP" | "DP" => return Some(false),
            "Tf" if !self.is_font(values.first()?) => return None,
            "Do" if !self.has(b"XObject", values.first()?) => return Some(false),
            "Do" if self.is_layered(values.first()?) => return None,
            "gs" if !self.has(b"ExtGState", values.first()?) => return Some(false),
            "gs" if self.sets_font(values.first()?) => return None,
            "sh" if !self.has(b"Shading", values.first()?) => return Some(false),
            "cs" | "CS" if !self.is_space(values.first()?) => return None,
            // A picture that could not be read comes without its data.
            "BI" if !matches!(values, [Object::Stream(_)]) => return None,
            "scn" | "SCN" => {
                if let Some(pattern @ Object::Name(_)) = values.last()
                    && !self.has(b"Pattern", pattern)
                {
                    return None;
                }
            }
            _ => {}
        }
        Some(true)
    }

    fn find(&self, category: &[u8], name: &Object) -> Option<&Object> {
        let name = name.as_name().ok()?;
        let known = self.resources.get_deref(category, self.document).ok()?.as_dict().ok()?;
        known.get_deref(name, self.document).ok().filter(|object| !object.is_null())
    }

    fn has(&self, category: &[u8], name: &Object) -> bool {
        self.find(category, name).is_some()
    }

    /// True for a form or picture that belongs to a layer.
    fn is_layered(&self, name: &Object) -> bool {
        self.find(b"XObject", name)
            .and_then(|object| object.as_stream().ok())
            .is_some_and(|stream| stream.dict.has(b"OC"))
    }

    /// True for a drawing state that brings a typeface nobody looked at.
    fn sets_font(&self, name: &Object) -> bool {
        self.find(b"ExtGState", name).and_then(|state| state.as_dict().ok()).is_some_and(|state| state.has(b"Font"))
    }

    fn is_font(&self, name: &Object) -> bool {
        let known = self.resources.get_deref(b"Font", self.document).and_then(Object::as_dict).ok();
        let font = name.as_name().ok().and_then(|name| known?.get(name).ok());
        font.is_some_and(|font| self.fonts.is_sound(self.document, font))
    }

    fn is_space(&self, name: &Object) -> bool {
        const OWN: [&[u8]; 4] = [b"DeviceGray", b"DeviceRGB", b"DeviceCMYK", b"Pattern"];
        name.as_name().is_ok_and(|word| OWN.contains(&word))
            || self.find(b"ColorSpace", name).is_some_and(|space| super::is_space(self.document, space, 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::dictionary;

    fn written(content: &str) -> Option<String> {
        let resources = dictionary! { "Font" => dictionary! { "F" => dictionary! { "Subtype" => "Type1", "BaseFont" => "Helvetica" } } };
        let bytes = rewritten((&Document::new(), &Fonts::default()), content.as_bytes(), &resources, Marks::None)?;
        Some(String::from_utf8_lossy(&bytes).split_whitespace().collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn what_is_left_open_is_closed() {
        assert_eq!(written("q 1 0 0 1 5 5 cm 0 0 9 9 re f").as_deref(), Some("q 1 0 0 1 5 5 cm 0 0 9 9 re f Q"));
        assert_eq!(written("Q Q BT /F 9 Tf (a) Tj").as_deref(), Some("BT /F 9 Tf (a) Tj ET"));
        assert_eq!(written("/None Do /Span << /ActualText (x) >> BDC 0 g EMC").as_deref(), Some("0 g"));
        assert_eq!(written("BX 1 2 sparkle EX 0 g").as_deref(), Some("0 g"));
    }

    #[test]
    fn a_comment_may_stand_anywhere_and_cuts_nothing() {
        let all = "BT /F 9 Tf 1 0 0 1 56 60 Tm (10% (off) \\) %) Tj ET";
        let commented = "%! by Ana\nBT /F 9 Tf 1 0 % where (it is\n0 1 56 60%\r\nTm (10% (off) \\) %) Tj ET % end";
        assert_eq!(written(commented), written(all));
        assert!(written(all).is_some_and(|made| made.contains("10% (off)")), "{:?}", written(all));
    }

    #[test]
    fn what_is_not_understood_to_its_last_word_is_not_taken_over() {
        for content in [
            "foo 0 g",
            "1 2 3 re 0 g",
            "0 g )",
            "1 0 0 1 5 > 5 cm",
            "(a) Tj",
            "9 9 l S",
            "/OC /Layer BDC 0 g EMC",
            "BI /W 1 /H 1 /BPC 8 /CS /G /F /Fl ID xxxx EI 0 g",
        ] {
            assert_eq!(written(content), None, "{content}");
        }
    }

    #[test]
    fn text_in_a_font_that_is_not_there_is_not_taken_over() {
        assert_eq!(written("BT /G 9 Tf (a) Tj ET"), None);
        assert_eq!(written("/Mine cs 1 scn"), None);
    }
}
