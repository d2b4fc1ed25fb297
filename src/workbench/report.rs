//! Figures as one page for a person: what they are of, the figures, the picture, the table, and what to keep in mind.
//! The same report always gives the same bytes. Whoever has one made gives the sentences.
//!
//! Must not live here: counting, what a sentence says.

mod chart;
mod sheet;
#[cfg(test)]
mod tests;

pub use chart::{Bar, Chart, chart_png};

use super::text_pdf::PdfError;
use sheet::{Faces, MUTED, Sheet, TEXT, Weight};

/// A4 in points, and its margin.
const PAGE: (f32, f32) = (595.0, 842.0);
const MARGIN: f32 = 42.0;
/// Room between parts.
const GAP: f32 = 12.0;
/// How high a line of the table is, of its head, and of small text.
const ROW: f32 = 13.0;
const HEAD: f32 = 14.0;
const LINE: f32 = 9.0;
/// How high a figure with its name and its note is, and how many stand side by side.
const TILE: f32 = 42.0;
const TILES: usize = 4;
/// How high the picture is.
const CHART: f32 = 130.0;
/// The part of the width that the first column of the table has at least, and the room beside a number.
const FIRST: f32 = 0.16;
const BESIDE: f32 = 9.0;
/// The size of what is said in small letters, and of the table.
const SMALL: f32 = 7.0;
const CELL: f32 = 7.5;
/// Where a number or a name is put into a sentence.
pub const PLACE: &str = "#";

/// One figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tile {
    /// What it is.
    pub name: String,
    /// How much.
    pub value: String,
    /// Of how many, or what else it takes to read it.
    pub note: String,
}

/// A heading and lines below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// What they are about.
    pub title: String,
    /// Each begins a new line, and is broken where it is too long.
    pub lines: Vec<String>,
}

/// The page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What it is called.
    pub title: String,
    /// Of what it is, and when it was made.
    pub about: Vec<String>,
    /// The figures.
    pub tiles: Vec<Tile>,
    /// The picture, where the groups are spans of time.
    pub chart: Option<Chart>,
    /// What the table is of.
    pub table: String,
    /// Over each of its columns; the first is the group.
    pub heads: Vec<String>,
    /// A cell for each head.
    pub rows: Vec<Vec<String>>,
    /// What stands below the table when it has more rows than there is room for, with [`PLACE`] for how many.
    pub more: String,
    /// Side by side, two by two.
    pub programs: Vec<Notes>,
    /// What they are about.
    pub programs_title: String,
    /// What to keep in mind.
    pub cautions: Notes,
    /// What is said of signs that the typeface does not have and that are printed by name, with [`PLACE`] for them.
    pub named: String,
}

/// Sets a report as a PDF of one page.
///
/// # Errors
/// When the bundled typefaces cannot be used.
pub fn report_pdf(report: &Report) -> Result<Vec<u8>, PdfError> {
    let faces = Faces::new()?;
    sheet::document(&report.title, PAGE, |surface| {
        let mut sheet = Sheet::new(&faces, surface);
        let page = Page { left: MARGIN, width: PAGE.0 - 2.0 * MARGIN };
        // What stands at the foot has its room first: the table is cut to what is left, and says so.
        let foot = Foot::of(report, &mut sheet, page.width);
        let mut y = page.head(&mut sheet, report, MARGIN);
        y = page.tiles(&mut sheet, &report.tiles, y + GAP);
        if let Some(chart) = &report.chart {
            chart.draw(&mut sheet, (page.left, y + GAP), (page.width, CHART));
            y += GAP + CHART;
        }
        let end = PAGE.1 - MARGIN - foot.height - GAP;
        y = page.table(&mut sheet, report, y + GAP, end);
        page.foot(&mut sheet, report, &foot, y + GAP);
    })
}

/// What stands at the foot, broken into lines.
struct Foot {
    programs: Vec<(String, Vec<String>)>,
    cautions: Vec<String>,
    height: f32,
}

impl Foot {
    fn of(report: &Report, sheet: &mut Sheet<'_, '_, '_>, width: f32) -> Self {
        let half = (width - GAP) / 2.0;
        let programs: Vec<(String, Vec<String>)> = report
            .programs
            .iter()
            .map(|notes| (notes.title.clone(), sheet.broken(&notes.lines, SMALL, half)))
            .collect();
        // All of it is read for signs without a letter before what is said of them is known.
        sheet.read(report);
        let mut cautions = report.cautions.lines.clone();
        if let Some(names) = sheet.named() {
            cautions.push(report.named.replace(PLACE, &names));
        }
        let cautions = sheet.broken(&cautions, SMALL, width);
        let highest = |pair: &[(String, Vec<String>)]| pair.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0);
        let programs_height: f32 = programs.chunks(2).map(|pair| HEAD + LINE * count(highest(pair))).sum();
        let title = if programs.is_empty() { 0.0 } else { HEAD + GAP };
        let height = title + programs_height + HEAD + LINE * count(cautions.len());
        Self { programs, cautions, height }
    }
}

/// Where things may stand.
struct Page {
    left: f32,
    width: f32,
}

impl Page {
    fn head(&self, sheet: &mut Sheet<'_, '_, '_>, report: &Report, top: f32) -> f32 {
        let mut y = top + 16.0;
        sheet.text(&report.title, (self.left, y), self.width, Weight::Bold, 16.0, TEXT);
        for line in sheet.broken(&report.about, 8.5, self.width) {
            y += 12.0;
            sheet.text(&line, (self.left, y), self.width, Weight::Regular, 8.5, MUTED);
        }
        y
    }

    fn tiles(&self, sheet: &mut Sheet<'_, '_, '_>, tiles: &[Tile], top: f32) -> f32 {
        let width = self.width / count(TILES);
        let mut y = top;
        for line in tiles.chunks(TILES) {
            for (number, tile) in line.iter().enumerate() {
                let left = self.left + width * count(number);
                let room = width - 6.0;
                sheet.text(&tile.name, (left, y + 8.0), room, Weight::Regular, 7.5, MUTED);
                sheet.text(&tile.value, (left, y + 23.0), room, Weight::Bold, 13.0, TEXT);
                sheet.text(&tile.note, (left, y + 33.0), room, Weight::Regular, 7.5, MUTED);
            }
            y += TILE;
        }
        y
    }

    fn table(&self, sheet: &mut Sheet<'_, '_, '_>, report: &Report, top: f32, end: f32) -> f32 {
        sheet.text(&report.table, (self.left, top + 8.0), self.width, Weight::Bold, 9.0, TEXT);
        let mut y = top + 12.0;
        let widths = self.widths(sheet, report);
        let first = self.width - widths.iter().sum::<f32>();
        let cells = |sheet: &mut Sheet<'_, '_, '_>, cells: &[String], y: f32, weight: Weight, color| {
            if let Some(name) = cells.first() {
                sheet.text(name, (self.left, y), first - BESIDE, weight, CELL, color);
            }
            let mut right = self.left + first;
            for (cell, width) in cells.iter().skip(1).zip(&widths) {
                right += width;
                sheet.right(cell, (right, y), width - 1.0, CELL, color);
            }
        };
        y += HEAD;
        cells(sheet, &report.heads, y - 4.0, Weight::Regular, MUTED);
        sheet.line((self.left, y), self.width);
        let room = whole((end - y) / ROW);
        let is_cut = report.rows.len() > room;
        let shown = if is_cut { room.saturating_sub(1) } else { report.rows.len() };
        for (number, row) in report.rows.iter().take(shown).enumerate() {
            y += ROW;
            let weight = if number == 0 { Weight::Bold } else { Weight::Regular };
            cells(sheet, row, y - 4.0, weight, TEXT);
            sheet.line((self.left, y), self.width);
        }
        if is_cut {
            let said = report.more.replace(PLACE, &(report.rows.len() - shown).to_string());
            y += ROW;
            sheet.text(&said, (self.left, y - 4.0), self.width, Weight::Regular, 8.0, MUTED);
        }
        y
    }

    /// The room of each number: as wide as the widest of its column, and less where they have no room beside each other.
    fn widths(&self, sheet: &Sheet<'_, '_, '_>, report: &Report) -> Vec<f32> {
        let mut widths = vec![0.0_f32; report.heads.len().saturating_sub(1)];
        for row in std::iter::once(&report.heads).chain(&report.rows) {
            for (width, cell) in widths.iter_mut().zip(row.iter().skip(1)) {
                *width = width.max(sheet.width(cell, CELL) + BESIDE);
            }
        }
        let room = self.width * (1.0 - FIRST);
        let all: f32 = widths.iter().sum();
        if all > room {
            for width in &mut widths {
                *width *= room / all;
            }
        }
        widths
    }

    fn foot(&self, sheet: &mut Sheet<'_, '_, '_>, report: &Report, foot: &Foot, top: f32) {
        let mut y = top;
        if !foot.programs.is_empty() {
            y += HEAD;
            sheet.text(&report.programs_title, (self.left, y - 4.0), self.width, Weight::Bold, 9.0, TEXT);
        }
        let half = (self.width - GAP) / 2.0;
        for pair in foot.programs.chunks(2) {
            let mut lowest = y;
            for (number, (title, lines)) in pair.iter().enumerate() {
                let left = self.left + (half + GAP) * count(number);
                let mut at = y + HEAD;
                sheet.text(title, (left, at - 4.0), half, Weight::Bold, 8.0, TEXT);
                for line in lines {
                    at += LINE;
                    sheet.text(line, (left, at - 4.0), half, Weight::Regular, SMALL, MUTED);
                }
                lowest = lowest.max(at);
            }
            y = lowest;
        }
        y += if foot.programs.is_empty() { 0.0 } else { GAP };
        y += HEAD;
        sheet.text(&report.cautions.title, (self.left, y - 4.0), self.width, Weight::Bold, 9.0, TEXT);
        for line in &foot.cautions {
            y += LINE;
            sheet.text(line, (self.left, y - 4.0), self.width, Weight::Regular, SMALL, MUTED);
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "lines and columns of one page")]
fn count(number: usize) -> f32 {
    number as f32
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "cut to what a page can have")]
fn whole(rows: f32) -> usize {
    rows.clamp(0.0, 200.0) as usize
}
