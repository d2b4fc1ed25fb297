//! Shapes people draw on pages: lines, boxes, circles, highlights, and the ends of lines.
//!
//! Must not live here: where they are put on the page.

use lopdf::{Dictionary, Document, Object};
use std::fmt::Write as _;

/// The line a mark is drawn with.
#[derive(Clone, Debug, Default)]
pub struct Pen {
    /// How wide it is.
    pub wide: f32,
    /// The operator that makes it dashed, or nothing.
    pub dashes: String,
    /// It stands below a field only.
    pub is_underline: bool,
}

/// Numbers of a list.
pub fn numbers(document: &Document, dict: &Dictionary, key: &[u8]) -> Vec<f32> {
    let list = dict.get_deref(key, document).and_then(Object::as_array).ok();
    list.into_iter().flatten().filter_map(|n| document.dereference(n).ok()?.1.as_float().ok()).collect()
}

/// The line of a mark, from its style or its border.
pub fn pen(document: &Document, dict: &Dictionary) -> Pen {
    let rhythm = |pattern: &[f32]| {
        let sane = !pattern.is_empty() && pattern.iter().all(|n| (0.0..1e3).contains(n));
        let numbers: Vec<String> = pattern.iter().map(ToString::to_string).collect();
        if sane && pattern.iter().sum::<f32>() > 0.0 { format!("[{}] 0 d", numbers.join(" ")) } else { String::new() }
    };
    let sane = |wide: f32| if wide.is_finite() { wide.clamp(0.0, 200.0) } else { 1.0 };
    if let Ok(style) = dict.get_deref(b"BS", document).and_then(Object::as_dict) {
        let wide = style.get_deref(b"W", document).and_then(Object::as_float).unwrap_or(1.0);
        let kind = style.get_deref(b"S", document).and_then(Object::as_name).unwrap_or(b"S");
        let pattern = if style.has(b"D") { numbers(document, style, b"D") } else { vec![3.0] };
        let dashes = if kind == b"D" { rhythm(&pattern) } else { String::new() };
        return Pen { wide: sane(wide), dashes, is_underline: kind == b"U" };
    }
    let border = dict.get_deref(b"Border", document).and_then(Object::as_array).ok();
    let Some(border) = border else { return Pen { wide: 1.0, ..Pen::default() } };
    let wide = border.get(2).and_then(|wide| document.dereference(wide).ok()?.1.as_float().ok()).unwrap_or(1.0);
    let pattern = border.get(3).and_then(|pattern| document.dereference(pattern).ok()?.1.as_array().ok());
    let pattern: Vec<f32> = pattern.into_iter().flatten().filter_map(|n| n.as_float().ok()).collect();
    Pen { wide: sane(wide), dashes: rhythm(&pattern), is_underline: false }
}

/// A colour of so many values as operators; nothing for none.
pub fn colour(values: &[f32], is_fill: bool) -> Option<String> {
    let word = match (values.len(), is_fill) {
        (1, true) => "g",
        (1, false) => "G",
        (3, true) => "rg",
        (3, false) => "RG",
        (4, true) => "k",
        (4, false) => "K",
        _ => return None,
    };
    let numbers: Vec<String> = values.iter().map(ToString::to_string).collect();
    Some(format!("{} {word}", numbers.join(" ")))
}

/// Left, low, width, height of what lies inside of a mark's frame.
pub fn inner(document: &Document, dict: &Dictionary, size: (f32, f32), wide: f32) -> [f32; 4] {
    let apart = numbers(document, dict, b"RD");
    let (left, low, right, high) = match apart.as_slice() {
        &[left, low, right, high] => (left, low, right, high),
        _ => (0.0, 0.0, 0.0, 0.0),
    };
    let half = wide / 2.0;
    let rest = |all: f32, less: f32| (all - less - wide).max(0.1);
    [left + half, low + half, rest(size.0, left + right), rest(size.1, low + high)]
}

/// An ellipse.
pub fn circle((x, y): (f32, f32), (rx, ry): (f32, f32), paint: &str) -> String {
    let (kx, ky) = (rx * 0.5523, ry * 0.5523);
    let (left, right, low, high) = (x - rx, x + rx, y - ry, y + ry);
    format!(
        "{right} {y} m {right} {} {} {high} {x} {high} c {} {high} {left} {} {left} {y} c \
         {left} {} {} {low} {x} {low} c {} {low} {right} {} {right} {y} c {paint} ",
        y + ky,
        x + kx,
        x - kx,
        y + ky,
        y - ky,
        x - kx,
        x + kx,
        y - ky
    )
}

fn path(points: &[f32], end: &str) -> String {
    let mut made = String::new();
    for (at, pair) in points.chunks_exact(2).enumerate() {
        if let [x, y] = pair {
            write!(made, "{x} {y} {} ", if at == 0 { "m" } else { "l" }).ok();
        }
    }
    format!("{made}{end} ")
}

/// True for a mark that has nothing to be drawn: no line, no ground, no place.
pub fn is_nothing(document: &Document, kind: &[u8], dict: &Dictionary) -> bool {
    let quads = numbers(document, dict, b"QuadPoints");
    matches!(kind, b"Highlight" | b"Underline" | b"StrikeOut" | b"Squiggly") && quads.len() < 8
}

/// What a mark looks like on the page itself, from its places and colours, and whether that is all of it. Nothing when
/// it has no such look.
pub fn mark(document: &Document, kind: &[u8], dict: &Dictionary, rect: [f32; 4]) -> Option<(String, bool)> {
    let own = numbers(document, dict, b"C");
    // A colour without values is no colour.
    let has_line = !dict.has(b"C") || !own.is_empty();
    let line = colour(&own, false).unwrap_or_else(|| "0 G".to_owned());
    let fill = colour(&numbers(document, dict, b"IC"), true);
    let pen = pen(document, dict);
    let paint = match (&fill, has_line && pen.wide > 0.0) {
        (Some(_), true) => "B",
        (Some(_), false) => "f",
        (None, true) => "S",
        (None, false) => "n",
    };
    let begin = format!("{} {line} {} w {}", fill.clone().unwrap_or_default(), pen.wide, pen.dashes);
    let size = (rect[2] - rect[0], rect[3] - rect[1]);
    let [x, y, w, h] = inner(document, dict, size, pen.wide);
    let (x, y) = (rect[0] + x, rect[1] + y);
    let made = match kind {
        b"Highlight" | b"Underline" | b"StrikeOut" | b"Squiggly" => over_words(document, kind, dict, &line)?,
        b"Square" => format!("q {begin} {x} {y} {w} {h} re {paint} Q"),
        b"Circle" => format!("q {begin} {} Q", circle((x + w / 2.0, y + h / 2.0), (w / 2.0, h / 2.0), paint)),
        b"Line" => {
            let ends = numbers(document, dict, b"L");
            if ends.len() != 4 {
                return None;
            }
            let made = with_ends(document, dict, &ends, (&begin, &pen, fill.is_some()));
            return Some((made, is_bare(document, dict)));
        }
        b"Polygon" => format!("q {begin} {} Q", path(&numbers(document, dict, b"Vertices"), &format!("h {paint}"))),
        b"PolyLine" => {
            let points = numbers(document, dict, b"Vertices");
            with_ends(document, dict, &points, (&begin, &pen, fill.is_some()))
        }
        b"Ink" => format!("q {begin} 1 J 1 j {} Q", by_hand(document, dict)?),
        b"Caret" => {
            let fill = colour(&own, true).unwrap_or_else(|| "0 g".to_owned());
            format!("q {fill} {x} {y} m {} {} l {} {y} l f Q", x + w / 2.0, y + h, x + w)
        }
        b"Redact" => {
            let quads = numbers(document, dict, b"QuadPoints");
            let boxes: String = quads.chunks_exact(8).map(|quad| quad_path(quad, "h S ")).collect();
            let boxes = if boxes.is_empty() { format!("{x} {y} {w} {h} re S") } else { boxes };
            format!("q 1 0 0 RG 1 w {boxes} Q")
        }
        _ => return None,
    };
    Some((made, true))
}

/// A line through these points, with its ends.
fn with_ends(
    document: &Document,
    dict: &Dictionary,
    points: &[f32],
    (begin, pen, is_filled): (&str, &Pen, bool),
) -> String {
    let arrows = ends_of(document, dict, points, pen, is_filled);
    format!("q {begin} {} [] 0 d {arrows} Q", path(points, "S"))
}

/// True for a line without lines that lead to it, and without words on it.
fn is_bare(document: &Document, dict: &Dictionary) -> bool {
    let leads = dict.get_deref(b"LL", document).and_then(Object::as_float).unwrap_or(0.0);
    let is_said = dict.get_deref(b"Cap", document).and_then(Object::as_bool).unwrap_or(false);
    leads.abs() < 0.1 && !is_said
}

/// Lines that were drawn by hand. Nothing when there are none.
fn by_hand(document: &Document, dict: &Dictionary) -> Option<String> {
    let mut made = String::new();
    for list in dict.get_deref(b"InkList", document).and_then(Object::as_array).ok()? {
        let points = document.dereference(list).ok()?.1.as_array().ok()?;
        let points: Vec<f32> = points.iter().filter_map(|n| n.as_float().ok()).collect();
        made.push_str(&path(&points, "S"));
    }
    (!made.is_empty()).then_some(made)
}

fn quad_path(quad: &[f32], end: &str) -> String {
    match quad {
        &[ax, ay, bx, by, cx, cy, dx, dy] => format!("{ax} {ay} m {bx} {by} l {dx} {dy} l {cx} {cy} l {end}"),
        _ => String::new(),
    }
}

/// Marks over, under and through words.
fn over_words(document: &Document, kind: &[u8], dict: &Dictionary, line: &str) -> Option<String> {
    let quads = numbers(document, dict, b"QuadPoints");
    let mut made = String::new();
    for quad in quads.chunks_exact(8) {
        let &[_, ay, _, by, cx, cy, dx, dy] = quad else { continue };
        let one = match kind {
            b"Highlight" => quad_path(quad, "f "),
            b"StrikeOut" => {
                let (y1, y2) = (f32::midpoint(ay, cy), f32::midpoint(by, dy));
                format!("{cx} {y1} m {dx} {y2} l S ")
            }
            _ => format!("{cx} {} m {dx} {} l S ", cy + 1.0, dy + 1.0),
        };
        made.push_str(&one);
    }
    let marker = colour(&numbers(document, dict, b"C"), true).unwrap_or_else(|| "1 1 0 rg".to_owned());
    let begin = if kind == b"Highlight" { format!("/Mark gs {marker}") } else { format!("{line} 1 w") };
    (!made.is_empty()).then(|| format!("q {begin} {made} Q"))
}

/// The line that leads from a text to its place, in the space of the text.
pub fn callout(document: &Document, dict: &Dictionary, line: &str, pen: &Pen, (left, low): (f32, f32)) -> String {
    let points: Vec<f32> = numbers(document, dict, b"CL")
        .chunks_exact(2)
        .flat_map(|pair| match pair {
            &[x, y] => vec![x - left, y - low],
            _ => Vec::new(),
        })
        .collect();
    let arrows = ends_of(document, dict, &points, pen, false);
    format!("q {line} {} w {} {arrows} Q ", pen.wide, path(&points, "S"))
}

/// The ends of a line.
fn ends_of(document: &Document, dict: &Dictionary, points: &[f32], pen: &Pen, is_filled: bool) -> String {
    let kinds: Vec<Vec<u8>> = match dict.get_deref(b"LE", document) {
        Ok(Object::Array(kinds)) => kinds.iter().filter_map(|kind| kind.as_name().map(<[u8]>::to_vec).ok()).collect(),
        Ok(Object::Name(kind)) => vec![kind.clone()],
        _ => return String::new(),
    };
    let pairs: Vec<(f32, f32)> = points
        .chunks_exact(2)
        .filter_map(|pair| match pair {
            &[x, y] => Some((x, y)),
            _ => None,
        })
        .collect();
    let mut made = String::new();
    let reversed: Vec<(f32, f32)> = pairs.iter().rev().copied().collect();
    for (kind, line) in kinds.iter().zip([&pairs, &reversed]) {
        if let [at, next, ..] = line.as_slice() {
            made.push_str(&end(kind, *at, *next, pen.wide, is_filled));
        }
    }
    made
}

/// The end of a line at a point that comes from another one.
fn end(kind: &[u8], (x, y): (f32, f32), from: (f32, f32), wide: f32, is_filled: bool) -> String {
    let (dx, dy) = (x - from.0, y - from.1);
    let length = dx.hypot(dy).max(0.01);
    let (ux, uy) = (dx / length, dy / length);
    let size = (wide.max(0.5) * 6.0).min(18.0);
    // So far back along the line and so far beside it.
    let at = |back: f32, side: f32| (x - ux * back - uy * side, y - uy * back + ux * side);
    let close = if is_filled { "h B " } else { "h S " };
    let through =
        |points: &[(f32, f32)], end: &str| path(&points.iter().flat_map(|(x, y)| [*x, *y]).collect::<Vec<f32>>(), end);
    match kind {
        b"OpenArrow" => through(&[at(size, size * 0.5), (x, y), at(size, -size * 0.5)], "S"),
        b"ClosedArrow" => through(&[at(size, size * 0.5), (x, y), at(size, -size * 0.5)], close),
        b"ROpenArrow" => through(&[at(-size, size * 0.5), (x, y), at(-size, -size * 0.5)], "S"),
        b"RClosedArrow" => through(&[at(-size, size * 0.5), (x, y), at(-size, -size * 0.5)], close),
        b"Butt" => through(&[at(0.0, size * 0.5), at(0.0, -size * 0.5)], "S"),
        b"Slash" => through(&[at(size * 0.3, size * 0.5), at(-size * 0.3, -size * 0.5)], "S"),
        b"Square" => {
            let half = size * 0.5;
            through(&[at(half, half), at(-half, half), at(-half, -half), at(half, -half)], close)
        }
        b"Diamond" => {
            let half = size * 0.5;
            through(&[at(half, 0.0), at(0.0, half), at(-half, 0.0), at(0.0, -half)], close)
        }
        b"Circle" => circle((x, y), (size * 0.5, size * 0.5), if is_filled { "B" } else { "S" }),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::dictionary;

    #[test]
    fn a_mark_is_drawn_with_its_own_line() {
        let document = Document::new();
        let dict = dictionary! { "C" => Vec::<Object>::new(), "IC" => Vec::<Object>::new() };
        let (made, is_all) = mark(&document, b"Square", &dict, [0.0, 0.0, 50.0, 50.0]).expect("a look");
        assert!(is_all && made.contains("re n"), "{made}");
        let border: Vec<Object> = vec![0.into(), 0.into(), 5.into(), vec![Object::from(2)].into()];
        let made = pen(&document, &dictionary! { "Border" => border });
        assert!((made.wide - 5.0).abs() < 1e-6 && made.dashes == "[2] 0 d", "{made:?}");
        let line = dictionary! {
            "L" => vec![0.into(), 0.into(), 100.into(), Object::from(0)], "LE" => vec!["None".into(), Object::from("OpenArrow")],
        };
        let (made, _) = mark(&document, b"Line", &line, [0.0, 0.0, 100.0, 1.0]).expect("a look");
        assert!(made.contains("100 0 l 94"), "{made}");
    }
}
