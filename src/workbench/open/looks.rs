//! What readers draw of notes and fields that bring no drawing of their own, written as PDF.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use std::fmt::Write as _;

/// Widths of Helvetica's letters from the space to the tilde, in thousandths of its size.
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];
/// Signs of the readers' own encoding between ASCII and Latin-1.
const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
/// The size of letters when a field says that any will do.
const SIZES: [f32; 9] = [12.0, 11.0, 10.0, 9.0, 8.0, 7.0, 6.0, 5.0, 4.0];
/// A field with more is not drawn.
const MOST_SIGNS: usize = 20_000;

/// How the words of a field are set.
#[derive(Clone, Debug, Default)]
pub struct Setting {
    /// Size of letters; any when it is nothing.
    pub size: f32,
    /// Operators that choose their colour.
    pub colour: String,
    /// 0 left, 1 in the middle, 2 right.
    pub side: i64,
    /// Several lines.
    pub is_broken: bool,
    /// So many cells of the same width.
    pub cells: Option<usize>,
}

impl Setting {
    /// Reads a default appearance: `/Helv 10 Tf 0 g`.
    pub fn read(text: &str) -> Self {
        let words: Vec<&str> = text.split_whitespace().collect();
        let mut made = Self { colour: "0 g".to_owned(), ..Self::default() };
        for (at, word) in words.iter().enumerate() {
            let before = |count: usize| words.get(at.checked_sub(count)?..at);
            let numbers = match *word {
                "Tf" => {
                    let size = before(1).and_then(|words| words.first()?.parse::<f32>().ok());
                    made.size = size.filter(|size| size.is_finite() && *size >= 0.0).unwrap_or(0.0);
                    continue;
                }
                "g" => before(1),
                "rg" => before(3),
                "k" => before(4),
                _ => continue,
            };
            if let Some(numbers) = numbers.filter(|numbers| numbers.iter().all(|n| n.parse::<f32>().is_ok())) {
                made.colour = format!("{} {word}", numbers.join(" "));
            }
        }
        made
    }
}

/// A sign in the encoding every reader knows.
fn code(c: char) -> Option<u8> {
    match u32::from(c) {
        0x20..=0x7e | 0xa0..=0xff => u8::try_from(u32::from(c)).ok(),
        0x09 => Some(b' '),
        _ => HIGH.chars().position(|high| high == c).and_then(|at| u8::try_from(at + 0x80).ok()),
    }
}

/// True when every sign can be written.
pub fn can_write(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '\r' | '\n') || code(c).is_some())
}

fn width(c: char) -> f32 {
    let at = usize::try_from(u32::from(c)).unwrap_or(0).checked_sub(0x20);
    f32::from(at.and_then(|at| WIDTHS.get(at)).copied().unwrap_or(556)) / 1000.0
}

fn width_of(line: &str, size: f32) -> f32 {
    line.chars().map(width).sum::<f32>() * size
}

fn hex(line: &str) -> String {
    line.chars().fold(String::new(), |mut made, c| {
        // Writing to a string always works.
        write!(made, "{:02x}", code(c).unwrap_or(b'?')).ok();
        made
    })
}

/// Lines that fit into a width.
fn wrapped(text: &str, size: f32, room: f32) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.replace("\r\n", "\n").replace('\r', "\n").split('\n') {
        let mut line = String::new();
        for word in paragraph.split_inclusive(' ') {
            if !line.is_empty() && width_of(&line, size) + width_of(word.trim_end(), size) > room {
                lines.push(std::mem::take(&mut line));
            }
            for c in word.chars() {
                if !line.is_empty() && c != ' ' && width_of(&line, size) + width(c) * size > room {
                    lines.push(std::mem::take(&mut line));
                }
                line.push(c);
            }
        }
        lines.push(line);
    }
    lines
}

/// The words of a field inside a box of this size.
pub fn words(text: &str, (w, h): (f32, f32), setting: &Setting) -> String {
    let text: String = text.chars().take(MOST_SIGNS).collect();
    let room = (w - 4.0).max(1.0);
    let fits = |size: f32| {
        if setting.is_broken {
            let lines = wrapped(&text, size, room).len();
            #[expect(clippy::cast_precision_loss, reason = "a few lines")]
            let height = lines as f32 * size * 1.15 + 4.0;
            height <= h
        } else {
            size * 1.15 <= h.max(5.0) && width_of(&text, size) <= room
        }
    };
    let size =
        if setting.size > 0.0 { setting.size } else { SIZES.into_iter().find(|size| fits(*size)).unwrap_or(4.0) };
    let mut made = format!("q 0 0 {w} {h} re W n BT /Helv {size} Tf {} ", setting.colour);
    let mut show = |x: f32, y: f32, line: &str| {
        write!(made, "1 0 0 1 {x:.3} {y:.3} Tm <{}> Tj ", hex(line)).ok();
    };
    let middle = (h - size) / 2.0 + size * 0.22;
    if let Some(cells) = setting.cells.filter(|cells| *cells > 0 && !setting.is_broken) {
        #[expect(clippy::cast_precision_loss, reason = "a few cells")]
        for (at, c) in text.chars().enumerate() {
            let cell = w / cells as f32;
            show((at as f32 + 0.5) * cell - width(c) * size / 2.0, middle, &c.to_string());
        }
    } else {
        let lines = if setting.is_broken { wrapped(&text, size, room) } else { vec![text.replace(['\r', '\n'], " ")] };
        #[expect(clippy::cast_precision_loss, reason = "a few lines")]
        for (at, line) in lines.iter().enumerate() {
            let free = (w - 4.0 - width_of(line, size)).max(0.0);
            let x = 2.0
                + free
                    * match setting.side {
                        1 => 0.5,
                        2 => 1.0,
                        _ => 0.0,
                    };
            let y = if setting.is_broken { h - 2.0 - size * 0.95 - at as f32 * size * 1.15 } else { middle };
            show(x, y, line);
        }
    }
    made.push_str("ET Q");
    made
}

/// A tick that fills a box.
pub fn tick((w, h): (f32, f32)) -> String {
    let side = w.min(h);
    format!(
        "q {} w 0 G {} {} m {} {} l {} {} l S Q",
        side * 0.12,
        w * 0.2,
        h * 0.5,
        w * 0.42,
        h * 0.22,
        w * 0.82,
        h * 0.8
    )
}

/// The sign of a note.
pub const NOTE: &str = "q 1 1 0.6 rg 0.3 G 1 w 1 1 16 16 re B 4 13 m 14 13 l 4 9 m 14 9 l 4 5 m 10 5 l S Q";

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

/// What a mark looks like on the page itself, from its places and colours. Nothing when it has no such look.
pub fn mark(document: &Document, kind: &[u8], dict: &Dictionary, rect: [f32; 4]) -> Option<String> {
    let numbers = |key: &[u8]| -> Vec<f32> {
        let list = dict.get_deref(key, document).and_then(Object::as_array).ok();
        list.into_iter().flatten().filter_map(|n| document.dereference(n).ok()?.1.as_float().ok()).collect()
    };
    let line = colour(&numbers(b"C"), false).unwrap_or_else(|| "0 G".to_owned());
    let fill = colour(&numbers(b"IC"), true);
    let style = dict.get_deref(b"BS", document).and_then(Object::as_dict).ok();
    let wide = style.and_then(|style| style.get_deref(b"W", document).and_then(Object::as_float).ok()).unwrap_or(1.0);
    let paint = match (&fill, wide > 0.0) {
        (Some(_), true) => "B",
        (Some(_), false) => "f",
        (None, _) => "S",
    };
    let begin = format!("{} {line} {wide} w", fill.clone().unwrap_or_default());
    let path = |points: &[f32], end: &str| {
        let mut made = String::new();
        for (at, pair) in points.chunks_exact(2).enumerate() {
            if let [x, y] = pair {
                write!(made, "{x} {y} {} ", if at == 0 { "m" } else { "l" }).ok();
            }
        }
        format!("{made}{end} ")
    };
    let [left, low, right, high] = rect;
    let inner = (left + wide / 2.0, low + wide / 2.0, right - left - wide, high - low - wide);
    match kind {
        b"Highlight" | b"Underline" | b"StrikeOut" | b"Squiggly" => {
            let quads = numbers(b"QuadPoints");
            let mut made = String::new();
            for quad in quads.chunks_exact(8) {
                let &[ax, ay, bx, by, cx, cy, dx, dy] = quad else { continue };
                let part = match kind {
                    b"Highlight" => format!("{ax} {ay} m {bx} {by} l {dx} {dy} l {cx} {cy} l f "),
                    b"StrikeOut" => {
                        let (y1, y2) = (f32::midpoint(ay, cy), f32::midpoint(by, dy));
                        format!("{cx} {y1} m {dx} {y2} l S ")
                    }
                    _ => format!("{cx} {} m {dx} {} l S ", cy + 1.0, dy + 1.0),
                };
                made.push_str(&part);
            }
            let marker = colour(&numbers(b"C"), true).unwrap_or_else(|| "1 1 0 rg".to_owned());
            let begin = if kind == b"Highlight" { format!("/Mark gs {marker}") } else { format!("{line} 1 w") };
            (!made.is_empty()).then(|| format!("q {begin} {made} Q"))
        }
        b"Square" => Some(format!("q {begin} {} {} {} {} re {paint} Q", inner.0, inner.1, inner.2, inner.3)),
        b"Circle" => {
            let (x, y, rx, ry) = (inner.0 + inner.2 / 2.0, inner.1 + inner.3 / 2.0, inner.2 / 2.0, inner.3 / 2.0);
            let (kx, ky) = (rx * 0.5523, ry * 0.5523);
            Some(format!(
                "q {begin} {} {y} m {} {} {} {} {x} {} c {} {} {} {} {} {y} c {} {} {} {} {x} {} c {} {} {} {} {} {y} c {paint} Q",
                x + rx,
                x + rx,
                y + ky,
                x + kx,
                y + ry,
                y + ry,
                x - kx,
                y + ry,
                x - rx,
                y + ky,
                x - rx,
                x - rx,
                y - ky,
                x - kx,
                y - ry,
                y - ry,
                x + kx,
                y - ry,
                x + rx,
                y - ky,
                x + rx,
            ))
        }
        b"Line" => {
            let ends = numbers(b"L");
            (ends.len() == 4).then(|| format!("q {begin} {} Q", path(&ends, "S")))
        }
        b"Polygon" => Some(format!("q {begin} {} Q", path(&numbers(b"Vertices"), &format!("h {paint}")))),
        b"PolyLine" => Some(format!("q {begin} {} Q", path(&numbers(b"Vertices"), "S"))),
        b"Ink" => {
            let lists = dict.get_deref(b"InkList", document).and_then(Object::as_array).ok()?;
            let mut made = String::new();
            for list in lists {
                let points = document.dereference(list).ok()?.1.as_array().ok()?;
                let points: Vec<f32> = points.iter().filter_map(|n| n.as_float().ok()).collect();
                made.push_str(&path(&points, "S"));
            }
            (!made.is_empty()).then(|| format!("q {begin} 1 J 1 j {made} Q"))
        }
        _ => None,
    }
}

/// Adds a drawing to a document: what it shows of its own space, and what it uses.
pub fn add(document: &mut Document, bounds: [f32; 4], content: String) -> ObjectId {
    let helvetica = dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    };
    let mut used = Dictionary::new();
    if content.contains("/Helv") {
        used.set("Font", dictionary! { "Helv" => helvetica });
    }
    if content.contains("/Mark gs") {
        used.set("ExtGState", dictionary! { "Mark" => dictionary! { "BM" => "Multiply" } });
    }
    let dict = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => bounds.iter().map(|side| Object::Real(*side)).collect::<Vec<_>>(),
        "Resources" => used,
    };
    document.add_object(Stream::new(dict, content.into_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_default_appearance_is_read_and_words_stay_inside() {
        let setting = Setting::read("/Helv 0 Tf 0.2 0 1 rg");
        assert!(setting.size.abs() < 1e-6 && setting.colour == "0.2 0 1 rg");
        let made = words("Dana Reyes", (200.0, 16.0), &setting);
        assert!(made.contains("/Helv 12 Tf 0.2 0 1 rg") && made.contains("44616e61205265796573"), "{made}");
        let long = words(&"word ".repeat(60), (100.0, 60.0), &Setting { is_broken: true, ..setting });
        assert!(long.matches("Tj").count() > 5, "{long}");
        assert!(can_write("Ünder €5 – fine") && !can_write("日本"));
    }
}
