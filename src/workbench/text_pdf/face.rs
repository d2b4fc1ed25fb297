//! The bundled typefaces, which have Latin, Greek and Cyrillic letters.

use super::PdfError;
use super::cast::Cast;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::MetadataProvider as _;

pub const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.ttf");
pub const BOLD: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf");
/// Each letter is as wide as the others: columns made of spaces stand below one another.
pub const FIXED: &[u8] = epaint_default_fonts::HACK_REGULAR;
/// Sizes of text in columns: as large as the longest line allows, and never so small that nobody reads it.
const FIXED_SIZES: (f32, f32) = (7.0, 10.0);
/// Figures of a card and the spaces between and around them.
const LONGEST_NUMBER: usize = 26;
/// Tabs go on to the next of these places, in parts of the font's size.
const STOP: f32 = 3.6;
/// The end of the letters that most texts are made of, Latin with its accents.
const COMMON: char = '\u{250}';
/// What stands for a character the font does not have.
const MISSING: char = '?';

/// Which signs can be printed: those of a bundled typeface, and of those that were handed over.
pub struct Letters<'a> {
    chars: Option<skrifa::charmap::Charmap<'static>>,
    /// Whether it has the letters of most texts, looked up once.
    common: Vec<bool>,
    cast: Option<&'a Cast>,
}

impl<'a> Letters<'a> {
    /// The typeface of all texts.
    #[must_use]
    pub fn new() -> Self {
        Self::of(REGULAR)
    }

    /// The typeface of columns.
    #[must_use]
    pub fn fixed() -> Self {
        Self::of(FIXED)
    }

    /// The typeface of all texts, and those that were handed over.
    #[must_use]
    pub fn with(cast: &'a Cast) -> Self {
        Self { cast: Some(cast), ..Self::new() }
    }

    fn of(bytes: &'static [u8]) -> Self {
        let chars = skrifa::FontRef::new(bytes).ok().map(|font| font.charmap());
        let has = |c: char| chars.as_ref().is_some_and(|chars| chars.map(c).is_some());
        let common = ('\0'..COMMON).map(has).collect();
        Self { chars, common, cast: None }
    }

    /// True for a sign it has.
    #[must_use]
    pub fn has(&self, c: char) -> bool {
        let common = self.common.get(c as usize).copied();
        common.unwrap_or_else(|| {
            self.chars.as_ref().is_some_and(|chars| chars.map(c).is_some())
                || self.cast.is_some_and(|cast| cast.of(c).is_some())
        })
    }
}

pub struct Face {
    pub font: Font,
    chars: skrifa::charmap::Charmap<'static>,
    widths: skrifa::metrics::GlyphMetrics<'static>,
    /// Glyphs and widths of most letters of most texts, looked up once.
    common: Vec<(u32, f32)>,
}

impl Face {
    pub fn new(bytes: &'static [u8]) -> Result<Self, PdfError> {
        let read = skrifa::FontRef::new(bytes).map_err(|error| PdfError::NotWritten(error.to_string()))?;
        let font = Font::new(bytes.to_vec().into(), 0).ok_or(PdfError::Typeface)?;
        let units = skrifa::instance::Size::new(1.0);
        let mut face = Self {
            font,
            chars: read.charmap(),
            widths: read.glyph_metrics(units, skrifa::instance::LocationRef::default()),
            common: Vec::new(),
        };
        face.common = ('\0'..COMMON).map(|c| face.look_up(c)).collect();
        Ok(face)
    }

    /// True for a sign it has.
    pub fn has(&self, c: char) -> bool {
        self.chars.map(c).is_some()
    }

    /// The glyph and its width as a part of the font's size.
    pub fn glyph(&self, c: char) -> (u32, f32) {
        self.common.get(c as usize).copied().unwrap_or_else(|| self.look_up(c))
    }

    fn look_up(&self, c: char) -> (u32, f32) {
        let id = self.chars.map(c).or_else(|| self.chars.map(MISSING)).unwrap_or_default();
        (id.to_u32(), self.widths.advance_width(id).unwrap_or(0.5))
    }

    pub fn width(&self, text: &str, size: f32) -> f32 {
        text.chars().map(|c| self.glyph(c).1 * size).sum()
    }

    pub fn glyphs(&self, text: &str) -> Vec<KrillaGlyph> {
        let place = |(start, c): (usize, char)| {
            let (id, width) = self.glyph(c);
            KrillaGlyph::new(GlyphId::new(id), width, 0.0, 0.0, 0.0, start..start + c.len_utf8(), None)
        };
        text.char_indices().map(place).collect()
    }

    /// Tabs as so many spaces as they are wide, so that columns stand below one another.
    pub fn tabbed(&self, text: &str) -> String {
        let space = self.glyph(' ').1.max(0.1);
        let (mut out, mut used) = (String::with_capacity(text.len()), 0.0_f32);
        for c in text.chars() {
            match c {
                '\t' => {
                    // A narrow gap would join two cells to one word.
                    let stop = ((used + 2.0 * space) / STOP).ceil() * STOP;
                    while used + space / 2.0 < stop {
                        out.push(' ');
                        used += space;
                    }
                }
                '\n' => {
                    out.push(c);
                    used = 0.0;
                }
                c => {
                    out.push(c);
                    used += self.glyph(c).1;
                }
            }
        }
        out
    }

    /// Lines that fit; a word that does not is broken.
    pub fn wrap(&self, text: &str, size: f32, room: f32) -> Vec<String> {
        let mut lines = Vec::new();
        for paragraph in text.lines() {
            let (mut line, mut used) = (String::new(), 0.0_f32);
            for word in words(paragraph) {
                if !line.is_empty() && used + self.width(word.trim_end(), size) > room {
                    lines.push(std::mem::take(&mut line));
                    used = 0.0;
                }
                for c in word.chars() {
                    let width = self.glyph(c).1 * size;
                    if used + width > room && c != ' ' {
                        lines.push(std::mem::take(&mut line));
                        used = 0.0;
                    }
                    line.push(c);
                    used += width;
                }
            }
            lines.push(line);
        }
        lines
    }
}

/// The words of a line, each with the space behind it. A number in groups is one: on two lines nobody would find it.
fn words(paragraph: &str) -> Vec<&str> {
    let ends = paragraph.match_indices(' ').map(|(at, space)| at + space.len());
    let (mut words, mut start) = (Vec::new(), 0);
    for end in ends.filter(|end| !is_in_number(paragraph, *end)).chain([paragraph.len()]) {
        words.extend(paragraph.get(start..end).filter(|word| !word.is_empty()));
        start = end;
    }
    words
}

/// True for a place behind a space inside of a number, as long as those of cards are.
pub fn is_in_number(text: &str, at: usize) -> bool {
    let (before, behind) = (text.get(..at).unwrap_or_default(), text.get(at..).unwrap_or_default());
    let Some(before) = before.strip_suffix(' ') else { return false };
    let is_figure = |byte: &u8| byte.is_ascii_digit();
    if !before.as_bytes().last().is_some_and(is_figure) || !behind.as_bytes().first().is_some_and(is_figure) {
        return false;
    }
    let is_part = |byte: u8| matches!(byte, b'0'..=b'9' | b' ');
    let most = LONGEST_NUMBER + 1;
    let length = before.bytes().rev().take(most).take_while(|byte| is_part(*byte)).count()
        + behind.bytes().take(most).take_while(|byte| is_part(*byte)).count();
    // Rows of figures are broken like words.
    length < LONGEST_NUMBER
}

/// The bundled typefaces.
pub struct Faces {
    regular: Face,
    bold: Face,
    fixed: Face,
}

#[derive(Clone, Copy)]
pub enum Style {
    Regular,
    Bold,
    Fixed,
}

impl Faces {
    pub fn new() -> Result<Self, PdfError> {
        Ok(Self { regular: Face::new(REGULAR)?, bold: Face::new(BOLD)?, fixed: Face::new(FIXED)? })
    }

    pub const fn of(&self, style: Style) -> &Face {
        match style {
            Style::Regular => &self.regular,
            Style::Bold => &self.bold,
            Style::Fixed => &self.fixed,
        }
    }

    /// The largest size at which the longest line fits.
    pub fn fixed_size(&self, text: &str, room: f32) -> f32 {
        let widest = text.split(['\n', super::NEW_PAGE]).map(|line| self.fixed.width(line, 1.0)).fold(1.0, f32::max);
        (room / widest).clamp(FIXED_SIZES.0, FIXED_SIZES.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_below_one_another() {
        let face = Face::new(REGULAR).expect("the font");
        let place = |text: &str| {
            let tabbed = face.tabbed(text);
            face.width(tabbed.split_once('4').expect("the figure").0, 1.0)
        };
        let space = face.glyph(' ').1;
        assert!((place("a\t4") - place("mug\t4")).abs() <= space && place("a\t4") > space * 2.0);
    }

    #[test]
    fn a_number_in_groups_stays_on_one_line_and_a_row_of_figures_does_not() {
        let face = Face::new(REGULAR).expect("the font");
        for before in 1..40 {
            let text = format!("{} 4111 1111 1111 1111 paid", "w".repeat(before));
            let lines = face.wrap(&text, 10.0, 200.0);
            assert!(lines.iter().any(|line| line.contains("4111 1111 1111 1111")), "{lines:?}");
            assert_eq!(lines.concat(), text);
        }
        let row: Vec<String> = (100..400).map(|number: u32| number.to_string()).collect();
        let lines = face.wrap(&row.join(" "), 10.0, 200.0);
        assert!(
            lines.len() > 10 && lines.iter().all(|line| line.split(' ').all(|word| word.len() != 1 && word.len() != 2))
        );
    }

    #[test]
    fn lines_are_broken_where_they_are_too_long_and_nothing_is_lost() {
        let face = Face::new(REGULAR).expect("the font");
        for text in ["one two three", &"word ".repeat(100), &"x".repeat(400), "", "a\nb"] {
            let lines = face.wrap(text, 10.0, 200.0);
            assert!(lines.iter().all(|line| face.width(line.trim_end(), 10.0) <= 200.5), "{text}");
            assert_eq!(lines.concat(), text.replace('\n', ""));
        }
    }
}
