//! A plain document of text as a PDF: titles, lines, pages. The same text always gives the same bytes.

mod cast;
mod face;
mod mixed;

use super::typefaces::{BundledOnly, MOST_SIGNS, TypefaceNote, Typefaces};
use crate::domain::text;
pub use cast::Cast;
pub use face::{BOLD, Face, Letters, REGULAR};
use face::{Faces, Style};
use krilla::Document;
use krilla::geom::Point;
use krilla::page::PageSettings;
use krilla::surface::Surface;
use mixed::{Broken, Run, runs, wrap};
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A4 in points.
const PAGE: (f32, f32) = (595.0, 842.0);
const MARGIN: f32 = 56.0;
/// How long a line may be.
const ROOM: f32 = PAGE.0 - 2.0 * MARGIN;
/// Where a page ends, in any block.
pub const NEW_PAGE: char = '\u{c}';

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

/// Characters that would be printed as something else, each once.
fn missing(blocks: &[Block], letters: &Letters<'_>) -> Vec<char> {
    let mut found: Vec<char> = blocks
        .iter()
        .flat_map(|block| block.text().chars())
        .filter(|c| !matches!(c, '\n' | '\r' | '\t' | &NEW_PAGE) && !letters.has(*c))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The typefaces that blocks need beside the bundled ones, as far as there are any.
pub fn cast_for(blocks: &[Block], typefaces: &dyn Typefaces) -> Cast {
    let mut signs = missing(blocks, &Letters::new());
    // What only one program has a shape for stands for something else in any other typeface.
    let is_private = |c: &char| matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
    signs.retain(|c| !text::is_hostile(*c) && !is_private(c) && *c != '\u{fffd}' && !c.is_whitespace());
    signs.truncate(MOST_SIGNS);
    Cast::new(if signs.is_empty() { Vec::new() } else { typefaces.having(&signs) })
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

/// A line as it is set: face, size, room above, words.
type Line = (Style, f32, f32, Broken);

fn lines(blocks: &[Block], faces: &Faces, cast: &Cast) -> Vec<Line> {
    let mut lines = Vec::new();
    for block in blocks {
        let (style, size, above, text) = match block {
            Block::Title(text) => (Style::Bold, 16.0, 0.0, text),
            Block::Heading(text) => (Style::Bold, 11.0, 12.0, text),
            Block::Text(text) => (Style::Regular, 9.5, 2.0, text),
            Block::Body(text) => (Style::Regular, 11.0, 3.0, text),
            Block::Fixed(text) => (Style::Fixed, faces.fixed_size(text, ROOM), 3.0, text),
        };
        let face = faces.of(style);
        for (page, text) in text.split(NEW_PAGE).enumerate() {
            if page > 0 {
                let text = NEW_PAGE.to_string();
                lines.push((style, size, 0.0, Broken { text, is_mixed: false, is_rtl: false }));
            }
            // Whatever stands in it turns no other line around and paints over none.
            let text = text::printable(&face.tabbed(text));
            for (number, line) in wrap(&text, face, cast, size, ROOM).into_iter().enumerate() {
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
        if line.3.text.starts_with(NEW_PAGE) {
            is_ended = true;
            continue;
        }
        // The last page of a print ends too, and no page comes after it.
        if is_ended && line.3.text.trim().is_empty() {
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

/// Blocks, set as pages.
#[derive(Clone, Debug, PartialEq)]
pub struct Printed {
    /// The PDF.
    pub pdf: Vec<u8>,
    /// The words of each page.
    pub pages: Vec<String>,
    /// What is set in beside the bundled typefaces.
    pub typefaces: Vec<TypefaceNote>,
    /// Characters no typeface has, each once.
    pub missing: Vec<char>,
}

/// Sets the blocks as a PDF, with the bundled typefaces alone.
///
/// # Errors
/// When the bundled fonts cannot be used.
pub fn text_pdf(blocks: &[Block]) -> Result<Vec<u8>, PdfError> {
    text_pages(blocks, &BundledOnly).map(|printed| printed.pdf)
}

/// Sets the blocks as a PDF. Asks for typefaces when the bundled ones lack letters; may block then.
///
/// # Errors
/// When the bundled fonts cannot be used.
pub fn text_pages(blocks: &[Block], typefaces: &dyn Typefaces) -> Result<Printed, PdfError> {
    printed(blocks, &cast_for(blocks, typefaces))
}

/// Sets the blocks as a PDF with what was handed over for them.
///
/// # Errors
/// When the bundled fonts cannot be used.
pub fn printed(blocks: &[Block], cast: &Cast) -> Result<Printed, PdfError> {
    let faces = Faces::new()?;
    let mut document = Document::new();
    let mut words = Vec::new();
    for lines in pages(lines(blocks, &faces, cast)) {
        words.push(lines.iter().map(|(_, line)| line.3.text.as_str()).collect());
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or(PdfError::Page)?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for (y, (style, size, _, line)) in lines {
            let face = faces.of(style);
            if line.is_mixed {
                draw(&mut surface, &runs(&line.text, face, cast, line.is_rtl), &line, (size, y));
                continue;
            }
            let (glyphs, font) = (face.glyphs(&line.text), face.font.clone());
            surface.draw_glyphs(Point::from_xy(MARGIN, y), &glyphs, font, &line.text, size, false);
        }
        surface.finish();
        page.finish();
    }
    let pdf = document.finish().map_err(|error| PdfError::NotWritten(format!("{error:?}")))?;
    let missing = missing(blocks, &Letters::with(cast));
    Ok(Printed { pdf, pages: words, typefaces: cast.notes(), missing })
}

/// Draws a line of several typefaces.
fn draw(surface: &mut Surface<'_>, runs: &[Run], line: &Broken, (size, y): (f32, f32)) {
    let width: f32 = runs.iter().map(|run| run.width() * size).sum();
    let mut x = if line.is_rtl { MARGIN + ROOM - width } else { MARGIN };
    for run in runs {
        surface.draw_glyphs(Point::from_xy(x, y), &run.glyphs, run.font.clone(), &line.text, size, false);
        x += run.width() * size;
    }
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
    fn a_page_ends_where_the_text_says_so() {
        let pages = |text: &str| text_pages(&[Block::Body(text.to_owned())], &BundledOnly).expect("set").pages.len();
        assert_eq!([pages("one\u{c}two\u{c}three\n\u{c}"), pages("\u{c}one\u{c}\u{c}"), pages("one")], [3, 1, 1]);
    }
}
