//! A page that is drawn on: words that keep to their room, lines and boxes.
//!
//! Must not live here: what stands where.

use super::Report;
use crate::workbench::open::signs::{Told, printable};
use crate::workbench::text_pdf::{BOLD, Face, Letters, PdfError, REGULAR};
use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use std::collections::BTreeSet;

/// Red, green and blue; as the light window has them.
pub(super) type Color = (u8, u8, u8);
pub(super) const TEXT: Color = (0x16, 0x1d, 0x29);
pub(super) const MUTED: Color = (0x50, 0x5b, 0x6c);
pub(super) const LINES: Color = (0xdc, 0xe2, 0xea);
pub(super) const RECEIVED: Color = (0xcf, 0xd7, 0xe2);
pub(super) const WON: Color = (0x2b, 0x5c, 0xdd);

/// What stands where a text has no room for its end.
const CUT: char = '…';

/// How heavy letters are.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

/// The bundled typefaces.
pub(super) struct Faces {
    regular: Face,
    bold: Face,
    letters: Letters<'static>,
}

impl Faces {
    pub(super) fn new() -> Result<Self, PdfError> {
        Ok(Self { regular: Face::new(REGULAR)?, bold: Face::new(BOLD)?, letters: Letters::new() })
    }

    fn of(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}

/// A document of one page.
pub(super) fn document(
    title: &str,
    (width, height): (f32, f32),
    draw: impl FnOnce(&mut Surface<'_>),
) -> Result<Vec<u8>, PdfError> {
    let mut document = Document::new();
    // Neither a time nor a number of its own, so that the same gives the same.
    document.set_metadata(Metadata::new().title(title.to_owned()).language("en".to_owned()));
    let mut page = document.start_page_with(PageSettings::from_wh(width, height).ok_or(PdfError::Page)?);
    let mut surface = page.surface();
    draw(&mut surface);
    surface.finish();
    page.finish();
    document.finish().map_err(|error| PdfError::NotWritten(format!("{error:?}")))
}

/// The page.
pub(super) struct Sheet<'f, 's, 'p> {
    faces: &'f Faces,
    surface: &'s mut Surface<'p>,
    told: Told,
}

impl<'f, 's, 'p> Sheet<'f, 's, 'p> {
    pub(super) fn new(faces: &'f Faces, surface: &'s mut Surface<'p>) -> Self {
        Self { faces, surface, told: Told::default() }
    }

    /// Takes note of the signs of everything that may be printed and has no letter.
    pub(super) fn read(&mut self, report: &Report) {
        let cells = report.rows.iter().flatten();
        let tiles = report.tiles.iter().flat_map(|tile| [&tile.name, &tile.value, &tile.note]);
        for text in std::iter::once(&report.title).chain(&report.about).chain(cells).chain(tiles) {
            printable(text, &self.faces.letters, &mut self.told);
        }
    }

    /// The names that were printed in place of signs, each once.
    pub(super) fn named(&self) -> Option<String> {
        let names: BTreeSet<&str> = self.told.names.iter().map(String::as_str).collect();
        (!names.is_empty()).then(|| names.into_iter().collect::<Vec<_>>().join(", "))
    }

    /// A text on one line, as it can be printed.
    fn plain(&mut self, text: &str) -> String {
        printable(text, &self.faces.letters, &mut Told::default()).replace(char::is_whitespace, " ")
    }

    /// Lines that fit.
    pub(super) fn broken(&mut self, texts: &[String], size: f32, width: f32) -> Vec<String> {
        let plain: Vec<String> = texts.iter().map(|text| self.plain(text)).collect();
        let lines = plain.iter().flat_map(|text| self.faces.regular.wrap(text, size, width));
        // The space that a line was broken at has no room.
        lines.map(|line| line.trim_end().to_owned()).collect()
    }

    /// A text from a place on, cut where its room ends.
    pub(super) fn text(&mut self, text: &str, (x, y): (f32, f32), room: f32, weight: Weight, size: f32, color: Color) {
        let text = self.fitting(text, room, weight, size);
        self.put(&text, (x, y), weight, size, color);
    }

    /// The same up to a place.
    pub(super) fn right(&mut self, text: &str, (x, y): (f32, f32), room: f32, size: f32, color: Color) {
        let text = self.fitting(text, room, Weight::Regular, size);
        let width = self.faces.regular.width(&text, size);
        self.put(&text, (x - width, y), Weight::Regular, size, color);
    }

    /// The same around a place; where it has no room it is left out.
    pub(super) fn centered(&mut self, text: &str, (x, y): (f32, f32), room: f32, size: f32, color: Color) {
        let text = self.plain(text);
        let width = self.faces.regular.width(&text, size);
        if width <= room {
            self.put(&text, (x - width / 2.0, y), Weight::Regular, size, color);
        }
    }

    /// How wide a text is.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        self.faces.regular.width(text, size)
    }

    fn fitting(&mut self, text: &str, room: f32, weight: Weight, size: f32) -> String {
        let mut text = self.plain(text);
        let face = self.faces.of(weight);
        if face.width(&text, size) <= room {
            return text;
        }
        while !text.is_empty() && face.width(&text, size) + face.width(&CUT.to_string(), size) > room {
            text.pop();
        }
        format!("{}{CUT}", text.trim_end())
    }

    fn put(&mut self, text: &str, (x, y): (f32, f32), weight: Weight, size: f32, color: Color) {
        let face = self.faces.of(weight);
        self.fill(color);
        self.surface.draw_glyphs(Point::from_xy(x, y), &face.glyphs(text), face.font.clone(), text, size, false);
    }

    /// A box that is filled.
    pub(super) fn rect(&mut self, (x, y): (f32, f32), (width, height): (f32, f32), color: Color) {
        let mut path = PathBuilder::new();
        let Some(rect) = Rect::from_xywh(x, y, width, height) else { return };
        path.push_rect(rect);
        if let Some(path) = path.finish() {
            self.fill(color);
            self.surface.draw_path(&path);
        }
    }

    /// A thin line to the right.
    pub(super) fn line(&mut self, at: (f32, f32), width: f32) {
        self.rect(at, (width, 0.5), LINES);
    }

    fn fill(&mut self, (red, green, blue): Color) {
        let paint = rgb::Color::new(red, green, blue).into();
        self.surface.set_fill(Some(Fill { paint, ..Fill::default() }));
    }
}
