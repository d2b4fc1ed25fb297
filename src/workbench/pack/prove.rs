//! Reading back what was made: a page that was taken over looks as it did, and what was hidden is gone.

use super::super::open::Document;
use super::super::pixels::Pixels;
use super::super::refusal::Refusal;
use super::paper::Paper;
use crate::domain::packet::{Area, Turn};

/// Pages are compared with their longer side so many pixels.
const LOOKED: u32 = 700;
/// A block of pixels this much lighter or darker is another block.
const OTHER: u32 = 26;
/// So many of a thousand blocks may differ: edges of letters move a little.
const MAY_DIFFER: usize = 8;

/// True when a page of the packet shows what its source shows.
pub fn looks_same(source: &Document, page: usize, turn: Turn, made: &Document, number: usize, paper: &Paper) -> bool {
    let drawn = made.draw(number, LOOKED).map(Pixels::grey);
    let Ok(drawn) = drawn else { return false };
    let part = |from: f32, whole: f32, pixels: u32| {
        #[expect(
            clippy::cast_precision_loss,
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a part of a page"
        )]
        let at = (from / whole * pixels as f32).round().clamp(0.0, pixels as f32) as u32;
        at
    };
    let left = part(paper.x, paper.width, drawn.width);
    let right = part(paper.x + paper.w, paper.width, drawn.width);
    let top = part(paper.height - paper.y - paper.h, paper.height, drawn.height);
    let bottom = part(paper.height - paper.y, paper.height, drawn.height);
    let shown = cut(&drawn, left, top, right, bottom);
    let Ok(before) = source.draw(page, LOOKED) else { return false };
    let before = before.grey().turned(turn).resized(shown.width, shown.height);
    is_alike(&before, &shown)
}

fn cut(page: &Pixels, left: u32, top: u32, right: u32, bottom: u32) -> Pixels {
    let (width, height) = (right.saturating_sub(left).max(1), bottom.saturating_sub(top).max(1));
    let stride = page.stride().max(1);
    let rows = page.data.chunks_exact(stride).skip(top as usize).take(height as usize);
    let part = |row: &[u8]| row.get(left as usize..(left + width) as usize).unwrap_or_default().to_vec();
    let data: Vec<u8> = rows.flat_map(part).collect();
    let found = Pixels { width, height, is_grey: true, data };
    if found.is_whole() { found } else { Pixels::white(width, height) }
}

/// Compares two grey pictures of the same size by blocks.
fn is_alike(a: &Pixels, b: &Pixels) -> bool {
    const BLOCK: usize = 6;
    if (a.width, a.height) != (b.width, b.height) || !a.is_whole() || !b.is_whole() {
        return false;
    }
    let (width, height) = (a.width as usize, a.height as usize);
    let (mut other, mut all) = (0, 0);
    for top in (0..height).step_by(BLOCK) {
        for left in (0..width).step_by(BLOCK) {
            let (bottom, right) = ((top + BLOCK).min(height), (left + BLOCK).min(width));
            let sum = |picture: &Pixels| -> u32 {
                let rows = (top..bottom).filter_map(|y| picture.data.get(y * width + left..y * width + right));
                rows.flatten().map(|value| u32::from(*value)).sum()
            };
            let count = u32::try_from((bottom - top) * (right - left)).unwrap_or(1).max(1);
            other += usize::from((sum(a) / count).abs_diff(sum(b) / count) > OTHER);
            all += 1;
        }
    }
    other * 1000 <= all * MAY_DIFFER
}

/// Checks a page whose source has black boxes: they are black, and the page has no text but its stamp.
///
/// # Errors
/// What was not as it should be.
pub fn is_hidden(
    made: &Document,
    number: usize,
    paper: &Paper,
    boxes: &[Area],
    stamp: Option<&str>,
) -> Result<(), Refusal> {
    let wrong = |why: &str| Refusal::NotProven(format!("page {}: {why}", number + 1));
    let text = made.words(number)?.text();
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    if plain(&text) != plain(stamp.unwrap_or_default()) {
        return Err(wrong("there is text under a black box"));
    }
    let drawn = made.draw(number, 1_400)?.grey();
    for area in boxes {
        let place = on_paper(*area, paper);
        // The very edge is mixed with what is beside it.
        let inner = Area { x: place.x + 0.002, y: place.y + 0.002, w: place.w - 0.004, h: place.h - 0.004 };
        if !inner.is_empty() && drawn.dark_part(inner, 70) < 0.97 {
            return Err(wrong("a black box is not black"));
        }
    }
    Ok(())
}

/// An area of the turned content as an area of the paper.
fn on_paper(area: Area, paper: &Paper) -> Area {
    let top = paper.height - paper.y - paper.h;
    Area {
        x: (paper.x + area.x * paper.w) / paper.width,
        y: (top + area.y * paper.h) / paper.height,
        w: area.w * paper.w / paper.width,
        h: area.h * paper.h / paper.height,
    }
}
