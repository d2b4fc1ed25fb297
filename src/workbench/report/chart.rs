//! What was received and what was won, a bar for each span of time: as a picture on a page, and by itself.
//!
//! Must not live here: counting.

use super::sheet::{self, Faces, MUTED, RECEIVED, Sheet, TEXT, WON, Weight};
use super::{PdfError, count};
use crate::workbench::open::Document;
use crate::workbench::picture::png;

/// How large a picture of its own is: in points, and the pixels of its longer side.
const PICTURE: (f32, f32) = (900.0, 420.0);
const PIXELS: u32 = 1_800;
/// The room of it around the bars.
const AROUND: f32 = 24.0;
/// The room of the title, and of the names below the bars.
const TITLE: f32 = 18.0;
const NAMES: f32 = 12.0;
/// How much of its place a bar takes, and at most.
const PART: f32 = 0.78;
const WIDEST: f32 = 46.0;

/// One span of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    /// What it is called, where there is little room.
    pub name: String,
    /// What came in it.
    pub received: u64,
    /// What of that was won.
    pub won: u64,
}

/// The picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// What the larger bars are called, and the smaller ones.
    pub legend: [String; 2],
    /// The spans, the oldest first.
    pub bars: Vec<Bar>,
}

/// The picture by itself, as a PNG: what it shows does not depend on how the window looks.
///
/// # Errors
/// When the bundled typefaces cannot be used.
pub fn chart_png(chart: &Chart, about: &str) -> Result<Vec<u8>, PdfError> {
    let faces = Faces::new()?;
    let pdf = sheet::document(&chart.title, PICTURE, |surface| {
        let mut sheet = Sheet::new(&faces, surface);
        let width = PICTURE.0 - 2.0 * AROUND;
        chart.draw(&mut sheet, (AROUND, AROUND), (width, PICTURE.1 - 2.0 * AROUND - TITLE));
        sheet.text(about, (AROUND, PICTURE.1 - AROUND), width, Weight::Regular, 9.0, MUTED);
    })?;
    let not_drawn = |why: String| PdfError::NotWritten(why);
    let page = Document::read_back(pdf.into()).and_then(|document| document.draw(0, PIXELS));
    let pixels = page.map_err(|refusal| not_drawn(format!("{refusal:?}")))?;
    png(&pixels).ok_or_else(|| not_drawn("no pixels".to_owned()))
}

impl Chart {
    /// Draws it into its room.
    pub(super) fn draw(&self, sheet: &mut Sheet<'_, '_, '_>, (left, top): (f32, f32), (width, height): (f32, f32)) {
        self.head(sheet, (left, top), width);
        let floor = top + height - NAMES;
        // Above the highest bar stands its number.
        let high = floor - top - TITLE - 10.0;
        let most = self.bars.iter().map(|bar| bar.received).max().unwrap_or_default().max(1);
        let step = width / count(self.bars.len().max(1));
        let wide = (step * PART).min(WIDEST);
        let every = self.every(sheet, step);
        for (number, bar) in self.bars.iter().enumerate() {
            let x = left + step * count(number) + (step - wide) / 2.0;
            let tall = |of: u64| high * part(of, most);
            for (of, color) in [(bar.received, RECEIVED), (bar.won, WON)] {
                if of > 0 {
                    sheet.rect((x, floor - tall(of)), (wide, tall(of)), color);
                }
            }
            let middle = x + wide / 2.0;
            if bar.received > 0 {
                let above = floor - tall(bar.received) - 2.5;
                sheet.centered(&bar.received.to_string(), (middle, above), step - 1.0, 6.5, MUTED);
            }
            // From the newest back, so that the newest always has its name.
            if (self.bars.len() - 1 - number).is_multiple_of(every) {
                sheet.centered(&bar.name, (middle, floor + 9.0), step * count(every), 7.0, MUTED);
            }
        }
        sheet.line((left, floor), width);
    }

    fn head(&self, sheet: &mut Sheet<'_, '_, '_>, (left, top): (f32, f32), width: f32) {
        sheet.text(&self.title, (left, top + 8.0), width * 0.6, Weight::Bold, 9.0, TEXT);
        let mut right = left + width;
        for (name, color) in self.legend.iter().rev().zip([WON, RECEIVED]) {
            sheet.right(name, (right, top + 8.0), width * 0.2, 7.5, MUTED);
            right -= sheet.width(name, 7.5).min(width * 0.2) + 10.0;
            sheet.rect((right, top + 2.0), (7.0, 7.0), color);
            right -= 8.0;
        }
    }

    /// How many spans share one name, so that names do not touch.
    fn every(&self, sheet: &Sheet<'_, '_, '_>, step: f32) -> usize {
        let widest = self.bars.iter().map(|bar| sheet.width(&bar.name, 7.0)).fold(1.0, f32::max) + 6.0;
        (1..=self.bars.len()).find(|every| step * count(*every) >= widest).unwrap_or(1)
    }
}

#[expect(clippy::cast_precision_loss, reason = "the height of a bar in points")]
fn part(of: u64, most: u64) -> f32 {
    of as f32 / most as f32
}
