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

/// What readers put into a ticked box, by the sign of the typeface they take it from.
pub fn tick(size: (f32, f32), sign: char) -> String {
    let least = size.0.min(size.1);
    let middle = (size.0 / 2.0, size.1 / 2.0);
    let reach = least * 0.32;
    let [left, right, low, high] = [middle.0 - reach, middle.0 + reach, middle.1 - reach, middle.1 + reach];
    match sign {
        'l' => format!("q 0 g {} Q", super::shapes::circle(middle, (reach, reach), "f")),
        'n' => format!("q 0 g {left} {low} {} {} re f Q", 2.0 * reach, 2.0 * reach),
        'u' => {
            let (x, y) = middle;
            format!("q 0 g {left} {y} m {x} {high} l {right} {y} l {x} {low} l f Q")
        }
        '8' => format!("q {} w 0 G {left} {low} m {right} {high} l {left} {high} m {right} {low} l S Q", least * 0.12),
        'H' => {
            let mut made = "q 0 g ".to_owned();
            for (number, word) in ["m", "l", "l", "l", "l"].into_iter().enumerate() {
                #[expect(clippy::cast_precision_loss, reason = "five corners")]
                let (up, along) = (std::f32::consts::PI * (0.5 + 0.8 * number as f32)).sin_cos();
                write!(made, "{} {} {word} ", middle.0 + reach * 1.3 * along, middle.1 + reach * 1.3 * up).ok();
            }
            made + "f Q"
        }
        _ => {
            let (w, h) = size;
            let [x1, y1, x2, y2, x3, y3] = [w * 0.2, h * 0.5, w * 0.42, h * 0.22, w * 0.82, h * 0.8];
            format!("q {} w 0 G {x1} {y1} m {x2} {y2} l {x3} {y3} l S Q", least * 0.12)
        }
    }
}

/// The lines of a list, what was chosen on a ground of its own. True when something chosen has no room.
pub fn list(lines: &[(String, bool)], (w, h): (f32, f32), setting: &Setting) -> (String, bool) {
    let size = if setting.size > 0.0 { setting.size } else { 12.0 };
    let (step, mut top, mut hides) = (size * 1.15, h - 2.0, false);
    let mut made = format!("q 0 0 {w} {h} re W n ");
    for (line, is_chosen) in lines {
        hides |= *is_chosen && top - step < -1.0;
        if top < 0.0 {
            continue;
        }
        if *is_chosen {
            write!(made, "0.6 0.75 0.85 rg 1 {} {} {step} re f ", top - step, w - 2.0).ok();
        }
        let colour = &setting.colour;
        let y = top - size * 0.95;
        write!(made, "BT /Helv {size} Tf {colour} 1 0 0 1 2 {y:.3} Tm <{}> Tj ET ", hex(line)).ok();
        top -= step;
    }
    made.push('Q');
    (made, hides)
}

/// A stamp with its words in a frame.
pub fn stamp(words: &str, (w, h): (f32, f32)) -> String {
    let size = (h * 0.6).min((w - 12.0).max(1.0) / width_of(words, 1.0).max(0.1)).max(1.0);
    let x = (w - width_of(words, size)) / 2.0;
    let y = (h - size) / 2.0 + size * 0.16;
    format!(
        "q 0.75 0.1 0.1 RG 2 w 2 2 {} {} re S BT /Helv {size} Tf 0.75 0.1 0.1 rg {x} {y} Td <{}> Tj ET Q",
        w - 4.0,
        h - 4.0,
        hex(words)
    )
}

/// The sign of a note.
pub const NOTE: &str = "q 1 1 0.6 rg 0.3 G 1 w 1 1 16 16 re B 4 13 m 14 13 l 4 9 m 14 9 l 4 5 m 10 5 l S Q";

/// A drawing to be added to a document.
pub struct Look {
    /// What it shows of its own space.
    pub bounds: [f32; 4],
    /// Its operators.
    pub content: String,
    /// How often it is turned, counterclockwise.
    pub quarters: u8,
    /// How much of it covers what is below, when not all.
    pub opacity: Option<f32>,
}

impl Look {
    /// Adds it with what it uses.
    pub fn add(self, document: &mut Document) -> ObjectId {
        let helvetica = dictionary! {
            "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
        };
        let mut used = Dictionary::new();
        if self.content.contains("/Helv") {
            used.set("Font", dictionary! { "Helv" => helvetica });
        }
        let mut state = Dictionary::new();
        if self.content.contains("/Mark gs") {
            state.set("BM", "Multiply");
        }
        let mut content = self.content;
        if let Some(opacity) = self.opacity {
            state.set("ca", opacity);
            state.set("CA", opacity);
            content = format!("/Mark gs {content}");
        }
        if !state.is_empty() {
            used.set("ExtGState", dictionary! { "Mark" => state });
        }
        let numbers = |numbers: &[f32]| numbers.iter().map(|side| Object::Real(*side)).collect::<Vec<_>>();
        let mut dict = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => numbers(&self.bounds),
            "Resources" => used,
        };
        let matrix: Option<[f32; 6]> = match self.quarters {
            1 => Some([0.0, 1.0, -1.0, 0.0, 0.0, 0.0]),
            2 => Some([-1.0, 0.0, 0.0, -1.0, 0.0, 0.0]),
            3 => Some([0.0, -1.0, 1.0, 0.0, 0.0, 0.0]),
            _ => None,
        };
        if let Some(matrix) = matrix {
            dict.set("Matrix", numbers(&matrix));
        }
        document.add_object(Stream::new(dict, content.into_bytes()))
    }
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
