//! A plain document of text as a PDF: titles, lines, pages. The same text always gives the same bytes.

use crate::domain::text;
use krilla::Document;
use krilla::geom::Point;
use krilla::page::PageSettings;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use serde::{Deserialize, Serialize};
use skrifa::MetadataProvider as _;
use thiserror::Error;

pub(super) const REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.ttf");
pub(super) const BOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.ttf");
/// Each letter is as wide as the others: columns made of spaces stand below one another.
const FIXED: &[u8] = epaint_default_fonts::HACK_REGULAR;
/// Sizes of text in columns: as large as the longest line allows, and never so small that nobody reads it.
const FIXED_SIZES: (f32, f32) = (7.0, 10.0);
/// A4 in points.
const PAGE: (f32, f32) = (595.0, 842.0);
const MARGIN: f32 = 56.0;
/// Where a page ends, in any block.
pub const NEW_PAGE: char = '\u{c}';
/// Tabs go on to the next of these places, in parts of the font's size.
const STOP: f32 = 3.6;
/// The end of the letters that most texts are made of, Latin with its accents.
const COMMON: char = '\u{250}';
/// What stands for a character the font does not have.
const MISSING: char = '?';

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The document's title.
    Title(String),
    /// A heading.
    Heading(String),
    /// A line of text, broken where it is too long.
    Text(String),
    /// The same, as large as a letter's.
    Body(String),
    /// The same, with letters of one width, for columns that are made of spaces.
    Fixed(String),
}

impl Block {
    /// What it says.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Title(text) | Self::Heading(text) | Self::Text(text) | Self::Body(text) | Self::Fixed(text) => text,
        }
    }

    /// The same block with other words.
    #[must_use]
    pub fn map(self, mut change: impl FnMut(&str) -> String) -> Self {
        match self {
            Self::Title(text) => Self::Title(change(&text)),
            Self::Heading(text) => Self::Heading(change(&text)),
            Self::Text(text) => Self::Text(change(&text)),
            Self::Body(text) => Self::Body(change(&text)),
            Self::Fixed(text) => Self::Fixed(change(&text)),
        }
    }
}

/// Which signs a bundled typeface has.
pub struct Letters {
    chars: Option<skrifa::charmap::Charmap<'static>>,
    /// Whether it has the letters of most texts, looked up once.
    common: Vec<bool>,
}

impl Letters {
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

    fn of(bytes: &'static [u8]) -> Self {
        let chars = skrifa::FontRef::new(bytes).ok().map(|font| font.charmap());
        let has = |c: char| chars.as_ref().is_some_and(|chars| chars.map(c).is_some());
        let common = ('\0'..COMMON).map(has).collect();
        Self { chars, common }
    }

    /// True for a sign it has.
    #[must_use]
    pub fn has(&self, c: char) -> bool {
        let common = self.common.get(c as usize).copied();
        common.unwrap_or_else(|| self.chars.as_ref().is_some_and(|chars| chars.map(c).is_some()))
    }
}

/// Characters that would be printed as something else, each once.
#[must_use]
pub fn missing(blocks: &[Block]) -> Vec<char> {
    let letters = Letters::new();
    let mut found: Vec<char> = blocks
        .iter()
        .flat_map(|block| block.text().chars())
        .filter(|c| !matches!(c, '\n' | '\r' | '\t' | &NEW_PAGE) && !letters.has(*c))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Why there is no PDF.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
pub enum PdfError {
    /// A bundled typeface cannot be used.
    #[error("the PDF could not be made: the font cannot be read")]
    Typeface,
    /// The measures of a page make no sense.
    #[error("the PDF could not be made: no page")]
    Page,
    /// Anything else; the writer's own words.
    #[error("the PDF could not be made: {0}")]
    NotWritten(String),
}

pub(super) struct Face {
    pub(super) font: Font,
    chars: skrifa::charmap::Charmap<'static>,
    widths: skrifa::metrics::GlyphMetrics<'static>,
    /// Glyphs and widths of most letters of most texts, looked up once.
    common: Vec<(u32, f32)>,
}

impl Face {
    pub(super) fn new(bytes: &'static [u8]) -> Result<Self, PdfError> {
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

    /// The glyph and its width as a part of the font's size.
    fn glyph(&self, c: char) -> (u32, f32) {
        self.common.get(c as usize).copied().unwrap_or_else(|| self.look_up(c))
    }

    fn look_up(&self, c: char) -> (u32, f32) {
        let id = self.chars.map(c).or_else(|| self.chars.map(MISSING)).unwrap_or_default();
        (id.to_u32(), self.widths.advance_width(id).unwrap_or(0.5))
    }

    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        text.chars().map(|c| self.glyph(c).1 * size).sum()
    }

    pub(super) fn glyphs(&self, text: &str) -> Vec<KrillaGlyph> {
        let place = |(start, c): (usize, char)| {
            let (id, width) = self.glyph(c);
            KrillaGlyph::new(GlyphId::new(id), width, 0.0, 0.0, 0.0, start..start + c.len_utf8(), None)
        };
        text.char_indices().map(place).collect()
    }

    /// Tabs as so many spaces as they are wide, so that columns stand below one another.
    fn tabbed(&self, text: &str) -> String {
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
    pub(super) fn wrap(&self, text: &str, size: f32, room: f32) -> Vec<String> {
        let mut lines = Vec::new();
        for paragraph in text.lines() {
            let (mut line, mut used) = (String::new(), 0.0_f32);
            for word in paragraph.split_inclusive(' ') {
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

/// The bundled typefaces.
struct Faces {
    regular: Face,
    bold: Face,
    fixed: Face,
}

#[derive(Clone, Copy)]
enum Style {
    Regular,
    Bold,
    Fixed,
}

impl Faces {
    fn new() -> Result<Self, PdfError> {
        Ok(Self { regular: Face::new(REGULAR)?, bold: Face::new(BOLD)?, fixed: Face::new(FIXED)? })
    }

    const fn of(&self, style: Style) -> &Face {
        match style {
            Style::Regular => &self.regular,
            Style::Bold => &self.bold,
            Style::Fixed => &self.fixed,
        }
    }

    /// The largest size at which the longest line fits.
    fn fixed_size(&self, text: &str, room: f32) -> f32 {
        let widest = text.split(['\n', NEW_PAGE]).map(|line| self.fixed.width(line, 1.0)).fold(1.0, f32::max);
        (room / widest).clamp(FIXED_SIZES.0, FIXED_SIZES.1)
    }
}

/// A line as it is set: face, size, room above, words.
type Line = (Style, f32, f32, String);

fn lines(blocks: &[Block], faces: &Faces) -> Vec<Line> {
    let room = PAGE.0 - 2.0 * MARGIN;
    let mut lines = Vec::new();
    for block in blocks {
        let (style, size, above, text) = match block {
            Block::Title(text) => (Style::Bold, 16.0, 0.0, text),
            Block::Heading(text) => (Style::Bold, 11.0, 12.0, text),
            Block::Text(text) => (Style::Regular, 9.5, 2.0, text),
            Block::Body(text) => (Style::Regular, 11.0, 3.0, text),
            Block::Fixed(text) => (Style::Fixed, faces.fixed_size(text, room), 3.0, text),
        };
        let face = faces.of(style);
        for (page, text) in text.split(NEW_PAGE).enumerate() {
            if page > 0 {
                lines.push((style, size, 0.0, NEW_PAGE.to_string()));
            }
            // Whatever stands in it turns no other line around and paints over none.
            let text = text::printable(&face.tabbed(text));
            for (number, line) in face.wrap(&text, size, room).into_iter().enumerate() {
                lines.push((style, size, if number == 0 { above } else { 0.0 }, line));
            }
        }
    }
    lines
}

/// Lines by page, each with its place from the top.
fn pages(lines: Vec<Line>) -> Vec<Vec<(f32, Line)>> {
    let mut pages = vec![Vec::new()];
    let mut y = MARGIN;
    let mut is_ended = false;
    for line in lines {
        if line.3.starts_with(NEW_PAGE) {
            is_ended = true;
            continue;
        }
        // The last page of a print ends too, and no page comes after it.
        if is_ended && line.3.trim().is_empty() {
            continue;
        }
        if std::mem::take(&mut is_ended) && pages.last().is_some_and(|page| !page.is_empty()) {
            pages.push(Vec::new());
            y = MARGIN;
        }
        let step = line.2 + line.1 * 1.4;
        if y + step >= PAGE.1 - MARGIN {
            pages.push(Vec::new());
            y = MARGIN;
        }
        y += step;
        if let Some(page) = pages.last_mut() {
            page.push((y, line));
        }
    }
    pages
}

/// How many pages the blocks fill.
///
/// # Errors
/// When the bundled fonts cannot be used.
pub fn count_pages(blocks: &[Block]) -> Result<usize, PdfError> {
    Ok(pages(lines(blocks, &Faces::new()?)).len())
}

/// Sets the blocks as a PDF.
///
/// # Errors
/// When the bundled fonts cannot be used.
pub fn text_pdf(blocks: &[Block]) -> Result<Vec<u8>, PdfError> {
    printed(blocks).map(|(pdf, _)| pdf)
}

/// Sets the blocks as a PDF, and tells the words of each page.
///
/// # Errors
/// When the bundled fonts cannot be used.
pub fn printed(blocks: &[Block]) -> Result<(Vec<u8>, Vec<String>), PdfError> {
    let faces = Faces::new()?;
    let mut document = Document::new();
    let mut words = Vec::new();
    for lines in pages(lines(blocks, &faces)) {
        words.push(lines.iter().map(|(_, line)| line.3.as_str()).collect());
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or(PdfError::Page)?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for (y, (style, size, _, line)) in lines {
            let face = faces.of(style);
            surface.draw_glyphs(Point::from_xy(MARGIN, y), &face.glyphs(&line), face.font.clone(), &line, size, false);
        }
        surface.finish();
        page.finish();
    }
    let pdf = document.finish().map_err(|error| PdfError::NotWritten(format!("{error:?}")))?;
    Ok((pdf, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_fills_pages_and_the_same_text_gives_the_same_bytes() {
        let mut blocks = vec![Block::Title("Proof".to_owned()), Block::Heading("Files".to_owned())];
        blocks.extend((0..200).map(|n| Block::Text(format!("{n} ñ € 漢 {}", "word ".repeat(n)))));
        blocks.push(Block::Text("x".repeat(500)));
        let pdf = text_pdf(&blocks).expect("a PDF");
        assert!(pdf.starts_with(b"%PDF-") && pdf == text_pdf(&blocks).expect("again"));
        assert!(text_pdf(&[]).is_ok());
    }

    #[test]
    fn a_page_ends_where_the_text_says_so_and_cells_stand_below_one_another() {
        let body = |text: &str| count_pages(&[Block::Body(text.to_owned())]).expect("counted");
        assert_eq!([body("one\u{c}two\u{c}three\n\u{c}"), body("\u{c}one\u{c}\u{c}"), body("one")], [3, 1, 1]);
        let face = Face::new(REGULAR).expect("the font");
        let place = |text: &str| {
            let tabbed = face.tabbed(text);
            face.width(tabbed.split_once('4').expect("the figure").0, 1.0)
        };
        let space = face.glyph(' ').1;
        assert!((place("a\t4") - place("mug\t4")).abs() <= space && place("a\t4") > space * 2.0);
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
