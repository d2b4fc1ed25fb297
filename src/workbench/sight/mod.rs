//! Looking at the picture of a page: which pages that helps, how large they are drawn for it, an installed Tesseract, and
//! what its words are searched for.
//!
//! Must not live here: starting anything (`helper` does), reading a disk beyond looking whether Tesseract is there.

mod program;
mod words;

pub use program::{PASSES, Pass, Tesseract};
pub use words::{Word, add, find, parse};

use super::open::Opened;
use super::pixels::Pixels;
use super::refusal::Refusal;
use crate::domain::packet::Area;

/// Pixels an inch of a page of a document.
const DPI: f32 = 200.0;
/// A page has no more pixels.
pub const MOST_PIXELS: u64 = 8_000_000;
/// A picture with fewer is made twice as wide and high: letters of a few pixels are read badly.
const FEW_PIXELS: u64 = 1_000_000;
/// Pixels that a line of letters is high at the least; what is thinner is a rule.
pub const THINNEST: u32 = 16;
/// Ground is dark below this, where it is more than this part of the picture: more than letters and lines are.
const DARK: u8 = 120;
const DARK_PART: f64 = 0.15;
/// Its longer side.
pub const LONGEST: u32 = 12_000;

/// The page as it is given to Tesseract: grey, and as large as it helps.
///
/// # Errors
/// Why it cannot be drawn.
pub fn drawn(opened: &Opened, page: usize) -> Result<Pixels, Refusal> {
    let (width, height) = opened.size(page);
    let measures = opened.pixels(page).unwrap_or_else(|| at_dpi((width, height)));
    let pixels = opened.draw(page, longest(measures), true)?;
    let few = u64::from(pixels.width) * u64::from(pixels.height) < FEW_PIXELS;
    if !few || opened.pixels(page).is_none() || pixels.width.max(pixels.height) * 2 > LONGEST {
        return Ok(pixels);
    }
    Ok(pixels.resized(pixels.width * 2, pixels.height * 2))
}

/// A grey picture, or its negative, as a file of the plainest kind there is.
#[must_use]
pub fn pgm(pixels: &Pixels, is_negative: bool) -> Vec<u8> {
    let mut file = format!("P5\n{} {}\n255\n", pixels.width, pixels.height).into_bytes();
    file.extend(pixels.data.iter().map(|value| if is_negative { 255 - value } else { *value }));
    file
}

/// True for pictures with dark ground on which light letters may stand.
#[must_use]
pub fn has_dark_ground(pixels: &Pixels) -> bool {
    pixels.dark_part(Area { x: 0.0, y: 0.0, w: 1.0, h: 1.0 }, DARK) > DARK_PART
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "cut to what is ever drawn")]
fn at_dpi((width, height): (f32, f32)) -> (u32, u32) {
    let pixels = |points: f32| (points * DPI / 72.0).clamp(1.0, 20_000.0) as u32;
    (pixels(width), pixels(height))
}

/// The longer side at which a picture of these measures has not too many pixels.
fn longest((width, height): (u32, u32)) -> u32 {
    let (long, short) = (u64::from(width.max(height)).max(1), u64::from(width.min(height)).max(1));
    let fits = |side: &u64| side * (side * short / long).max(1) <= MOST_PIXELS;
    // As the area grows with its square, the root is the side.
    let root = (MOST_PIXELS * long / short).isqrt();
    let side = if fits(&long) { long } else { root };
    u32::try_from(side).unwrap_or(LONGEST).clamp(1, LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_drawn_as_large_as_it_helps_and_no_larger() {
        assert_eq!(longest(at_dpi((595.0, 842.0))), 2_338, "a page at 200 dpi");
        assert_eq!(longest((1_000, 700)), 1_000, "a picture has no more pixels than it has");
        for measures in [(4_000, 3_000), (3_000, 60_000), (1, 4_000_000_000), (65_000, 65_000), (1, 1)] {
            let side = u64::from(longest(measures));
            let (long, short) = (u64::from(measures.0.max(measures.1)), u64::from(measures.0.min(measures.1)));
            assert!(side <= u64::from(LONGEST) && side * (side * short / long) <= MOST_PIXELS, "{measures:?}: {side}");
        }
    }
}
