//! How well a picture reads once it stands on a page: how high its letters are there, and where it is cut into pages.

use super::super::blank::middle;
use super::super::pixels::Pixels;

/// Room for a picture on an upright page, in points.
const ROOM: (f32, f32) = (572.0, 750.0);
/// A picture is never spread over fewer than 96 pixels an inch: so many points a pixel at most.
const LARGEST: f32 = 0.75;
/// Small letters this high, in points, read well; those of a type of seven points.
const READS: f32 = 3.6;
/// Below it nobody reads them.
pub const LEAST: f32 = 2.2;
/// At more points a pixel any letters can be read.
const HALF: f32 = 0.45;
/// So many times as high as wide, a picture is cut whatever stands in it.
const LONG: f32 = 3.0;
/// From here on its letters decide.
const LONGISH: f32 = 1.5;
/// Thinner pictures are rules and borders, not pages.
const THINNEST: u32 = 120;
/// What stands on two pages, as a part of one.
const OVERLAP: f32 = 0.05;

/// Points a pixel when all of it stands on one page.
fn scale((width, height): (u32, u32)) -> f32 {
    let (width, height) = sides((width, height));
    let room = if width > height * 1.15 { (752.0, 570.0) } else { ROOM };
    (room.0 / width).min(room.1 / height).min(LARGEST)
}

#[expect(clippy::cast_precision_loss, reason = "pixels of a picture")]
fn sides((width, height): (u32, u32)) -> (f32, f32) {
    (width.max(1) as f32, height.max(1) as f32)
}

/// True for shapes whose letters have to be looked at.
pub fn is_long(size: (u32, u32)) -> bool {
    let (width, height) = sides(size);
    scale(size) < LARGEST && size.0 >= THINNEST && (height > width * LONGISH || width > height * 2.5)
}

/// True for pictures that are made so much smaller that their letters have to be looked at.
pub fn is_made_small(size: (u32, u32)) -> bool {
    scale(size) < HALF
}

/// True when the letters are too small to read on a page.
pub fn is_small(size: (u32, u32), letters: Option<f32>) -> bool {
    letters.is_some_and(|letters| letters * scale(size) < LEAST)
}

/// The rows that go on each page, from and how many; nothing when all of it goes on one.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "rows of a picture"
)]
pub fn parts((width, height): (u32, u32), letters: Option<f32>) -> Vec<(u32, u32)> {
    let (wide, high) = sides((width, height));
    let (whole, full) = (scale((width, height)), (ROOM.0 / wide).min(LARGEST));
    let is_unread = letters.is_some_and(|letters| letters * whole < READS) && full > whole * 1.2;
    if width < THINNEST || high * full <= ROOM.1 || !(high > wide * LONG || (high > wide * LONGISH && is_unread)) {
        return Vec::new();
    }
    let rows = (ROOM.1 / full).floor().max(1.0) as u32;
    let step = rows - ((rows as f32 * OVERLAP) as u32).min(rows - 1);
    let mut parts = Vec::new();
    let mut from = 0;
    while from + rows < height {
        parts.push((from, rows));
        from += step;
    }
    parts.push((from, height - from));
    parts
}

/// Bands of the picture that are looked at, and how many rows each has.
const BANDS: u32 = 6;
const BAND_ROWS: u32 = 500;
/// Fewer shapes of the size of letters are no text.
const FEWEST: usize = 40;
/// What stands out from its paper by so much is ink.
const INK: u8 = 56;

/// How high small letters are, in pixels: the middle height of all shapes that may be letters.
pub fn letter_height(pixels: &Pixels) -> Option<f32> {
    if !pixels.is_whole() {
        return None;
    }
    let mut heights: Vec<u32> = Vec::new();
    let bands = BANDS.min(pixels.height.div_ceil(BAND_ROWS));
    for band in 0..bands {
        let room = pixels.height.saturating_sub(BAND_ROWS);
        let from = if bands > 1 { room / (bands - 1) * band } else { 0 };
        let grey = pixels.part(from, BAND_ROWS).grey();
        shapes(&grey.data, grey.stride(), &mut heights);
    }
    if heights.len() < FEWEST {
        return None;
    }
    heights.sort_unstable();
    #[expect(clippy::cast_precision_loss, reason = "a height of letters")]
    heights.get(heights.len() / 2).map(|height| *height as f32)
}

/// A shape: where it reaches.
#[derive(Clone, Copy)]
struct Shape {
    left: usize,
    right: usize,
    top: usize,
    bottom: usize,
}

/// Heights of connected shapes that may be letters.
fn shapes(rows: &[u8], width: usize, heights: &mut Vec<u32>) {
    let paper = middle(rows);
    // Grass and cloth are full of shapes too; letters stand on paper.
    let plain = rows.iter().filter(|value| value.abs_diff(paper) <= INK / 2).count();
    if plain * 2 < rows.len() {
        return;
    }
    let mut found: Vec<Shape> = Vec::new();
    let mut parents: Vec<usize> = Vec::new();
    let mut above: Vec<(usize, usize, usize)> = Vec::new();
    for (y, row) in rows.chunks_exact(width.max(1)).enumerate() {
        let mut here = Vec::new();
        for (left, right) in runs(row, paper) {
            let id = found.len();
            found.push(Shape { left, right, top: y, bottom: y });
            parents.push(id);
            for (_, _, other) in above.iter().filter(|(l, r, _)| *l <= right && *r >= left) {
                let (a, b) = (root(&mut parents, id), root(&mut parents, *other));
                if let Some(parent) = parents.get_mut(a.max(b)) {
                    *parent = a.min(b);
                }
            }
            here.push((left, right, id));
        }
        above = here;
    }
    for id in (0..found.len()).rev() {
        let top = root(&mut parents, id);
        if top != id
            && let (Some(inner), Some(outer)) = (found.get(id).copied(), found.get_mut(top))
        {
            outer.left = outer.left.min(inner.left);
            outer.right = outer.right.max(inner.right);
            outer.top = outer.top.min(inner.top);
            outer.bottom = outer.bottom.max(inner.bottom);
        }
    }
    for (_, shape) in found.iter().enumerate().filter(|(id, _)| parents.get(*id) == Some(id)) {
        let (w, h) = (shape.right - shape.left + 1, shape.bottom - shape.top + 1);
        if (4..=90).contains(&h) && w >= 2 && w <= h * 4 && h <= w * 6 {
            heights.push(u32::try_from(h).unwrap_or(0));
        }
    }
}

/// Runs of ink in a row, from and to.
fn runs(row: &[u8], paper: u8) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (x, value) in row.iter().enumerate() {
        if value.abs_diff(paper) > INK {
            match runs.last_mut() {
                Some((_, right)) if *right + 1 == x => *right = x,
                _ => runs.push((x, x)),
            }
        }
    }
    runs
}

fn root(parents: &mut [usize], id: usize) -> usize {
    let mut at = id;
    while let Some(parent) = parents.get(at).copied().filter(|parent| *parent != at) {
        let over = parents.get(parent).copied().unwrap_or(parent);
        if let Some(place) = parents.get_mut(at) {
            *place = over;
        }
        at = over;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of boxes as high as letters.
    fn written(width: u32, height: u32, letter: u32) -> Pixels {
        let mut page = Pixels::white(width, height);
        for (index, value) in page.data.iter_mut().enumerate() {
            let at = u32::try_from(index).unwrap_or(0);
            let (x, y) = (at % width, at / width);
            if x % letter < letter - 2 && y % (letter * 2) < letter {
                *value = 20;
            }
        }
        page
    }

    #[test]
    fn letters_are_measured_and_decide_where_a_picture_is_cut() {
        assert_eq!(letter_height(&written(600, 800, 11)), Some(11.0));
        assert_eq!(letter_height(&Pixels::white(600, 800)), None);
        // A screen of a phone has letters enough; a page of a browser as long has not.
        assert!(parts((1170, 2532), Some(24.0)).is_empty());
        assert!(parts((1280, 3000), Some(8.0)).len() > 1);
        assert!(parts((612, 792), Some(3.0)).is_empty() && parts((20, 5_000), None).is_empty());
        assert!(is_small((9_000, 1_000), Some(9.0)) && !is_small((1_080, 1_400), Some(14.0)));
    }

    #[test]
    fn shapes_on_no_paper_are_no_letters() {
        let mut photo = written(600, 800, 6);
        for (index, value) in photo.data.iter_mut().enumerate() {
            *value = value.wrapping_add(u8::try_from(index * 7_919 % 200).unwrap_or(0));
        }
        assert_eq!(letter_height(&photo), None);
    }

    #[test]
    fn every_row_of_a_long_picture_is_on_a_page_and_cuts_are_on_two() {
        for (width, height) in [(1_080, 14_000), (750, 2_900), (300, 60_000), (1_080, 3_241)] {
            let parts = parts((width, height), None);
            assert_eq!(parts.first().map(|part| part.0), Some(0));
            assert_eq!(parts.last().map(|(from, rows)| from + rows), Some(height));
            assert!(parts.windows(2).all(|pair| matches!(pair, [a, b] if b.0 < a.0 + a.1 && b.0 > a.0)), "{parts:?}");
        }
    }
}
