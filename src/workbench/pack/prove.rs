//! Reading back what was made: a page that was taken over looks as it did, and what was hidden is gone.
//!
//! Must not live here: making what is proved.

use super::super::lack::Lack;
use super::super::open::Document;
use super::super::pixels::Pixels;
use super::super::refusal::{Flaw, Refusal};
use super::packet_page::PacketPage;
use super::page_layout::PageLayout;
use crate::domain::packet::{Area, Turn};
use hayro::kurbo::Affine;

/// Pages are compared with their longer side so many pixels.
const LOOKED: u32 = 1_200;
/// Drawn pages are compared with so many.
const ROUGHLY: u32 = 400;
/// Pages are compared by squares of so many pixels a side: a tick in a box fills one.
const TILE: usize = 8;
/// A page that takes longer to draw is not taken over.
const SLOW: std::time::Duration = std::time::Duration::from_secs(3);
/// A square whose mean is off by more than this is another one, and one whose pixels are.
const OTHER: (u32, u32) = (7, 16);
/// What JPEG and smaller measures may change of a square of a drawn page.
const ROUGH: (u32, u32) = (36, 90);

/// True when a page of the packet shows and says what its source shows and says.
pub fn is_same(source: &Document, leaf: &PacketPage, made: &Document, number: usize) -> bool {
    let (Ok(before), Ok(after)) = (source.words(leaf.page), made.words(number)) else { return false };
    if before.hidden > 0 || before.gaps > 0 || before.is_cut {
        return false;
    }
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let wanted = before.letters() + &plain(leaf.stamp.as_deref().unwrap_or_default());
    if after.letters() != wanted {
        return false;
    }
    #[expect(clippy::disallowed_methods, reason = "measures how long drawing takes, not the time of the trade")]
    let began = std::time::Instant::now();
    let Ok(shown) = source.draw(leaf.page, LOOKED) else { return false };
    // What takes this reader long may take the bank's for ever; as a picture it opens at once.
    if began.elapsed() > SLOW {
        return false;
    }
    // A page with gaps is never proven; drawing it has told of them.
    if source.lacks(leaf.page).iter().any(Lack::is_gap) {
        return false;
    }
    let shown = shown.grey();
    let through = unplaced(leaf.turn, &leaf.paper, (shown.width, shown.height));
    let drawn = drawn(made, number, through, (shown.width, shown.height));
    drawn.is_some_and(|drawn| is_alike(&shown, &drawn.grey(), OTHER))
}

/// True when a drawn page of the packet shows these pixels, as far as the way it was made small allows.
pub fn shows(made: &Document, number: usize, paper: &PageLayout, pixels: &Pixels) -> bool {
    let (width, height) = super::super::open::fitted((pixels.width, pixels.height), ROUGHLY);
    let through = unplaced(Turn::default(), paper, (width, height));
    let drawn = drawn(made, number, through, (width, height));
    drawn.is_some_and(|drawn| is_alike(&pixels.resized(width, height).grey(), &drawn.grey(), ROUGH))
}

fn drawn(made: &Document, number: usize, through: Affine, (width, height): (u32, u32)) -> Option<Pixels> {
    made.draw_through(number, through, (u16::try_from(width).ok()?, u16::try_from(height).ok()?)).ok()
}

/// The transform from a page of the packet, in points from the top left, to the pixels of its source before it was
/// turned. Both are then drawn on the same grid, and every pixel can be compared.
fn unplaced(turn: Turn, paper: &PageLayout, (width, height): (u32, u32)) -> Affine {
    let (width, height) = (f64::from(width), f64::from(height));
    let (x, w, h) = (f64::from(paper.x), f64::from(paper.w), f64::from(paper.h));
    let top = f64::from(paper.height) - f64::from(paper.y) - h;
    let numbers = match turn.quarters() {
        1 => [0.0, -height / w, width / h, 0.0, -top * width / h, height + x * height / w],
        2 => [-width / w, 0.0, 0.0, -height / h, width + x * width / w, height + top * height / h],
        3 => [0.0, height / w, -width / h, 0.0, width + top * width / h, -x * height / w],
        _ => [width / w, 0.0, 0.0, height / h, -x * width / w, -top * height / h],
    };
    Affine::new(numbers)
}

/// Compares two grey pictures of the same size square by square; one square that differs is enough.
fn is_alike(a: &Pixels, b: &Pixels, (mean, each): (u32, u32)) -> bool {
    if (a.width, a.height) != (b.width, b.height) || !a.is_whole() || !b.is_whole() {
        return false;
    }
    let width = a.width as usize;
    let mut bands = a.data.chunks(width * TILE).zip(b.data.chunks(width * TILE));
    // Most of two pages is the same to the byte.
    bands
        .all(|(a, b)| a == b || (0..width).step_by(TILE).all(|left| is_square_alike(a, b, (left, width), (mean, each))))
}

/// Compares one square of two bands of rows.
fn is_square_alike(a: &[u8], b: &[u8], (left, width): (usize, usize), (mean, each): (u32, u32)) -> bool {
    let right = (left + TILE).min(width);
    let (mut sums, mut apart, mut count) = ((0_u32, 0_u32), 0_u32, 0_u32);
    for (one, other) in a.chunks(width).zip(b.chunks(width)) {
        let (Some(one), Some(other)) = (one.get(left..right), other.get(left..right)) else { return false };
        count += u32::try_from(one.len()).unwrap_or(0);
        // What is the same adds as much to one sum as to the other.
        if one == other {
            continue;
        }
        for (one, other) in one.iter().zip(other) {
            sums = (sums.0 + u32::from(*one), sums.1 + u32::from(*other));
            apart += u32::from(one.abs_diff(*other));
        }
    }
    sums.0.abs_diff(sums.1) <= mean * count && apart <= each * count
}

/// Checks a page whose source has redactions: they are black, and the page has no text but its stamp.
///
/// # Errors
/// What was not as it should be.
pub fn is_hidden(
    made: &Document,
    number: usize,
    paper: &PageLayout,
    boxes: &[Area],
    stamp: Option<&str>,
) -> Result<(), Refusal> {
    let text = made.words(number)?.text();
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    if plain(&text) != plain(stamp.unwrap_or_default()) {
        return Err(Refusal::NotProven(Flaw::TextUnderRedaction(number + 1)));
    }
    let drawn = made.draw(number, 1_400)?.grey();
    for area in boxes {
        let place = on_paper(*area, paper);
        // The very edge is mixed with what is beside it.
        let inner = Area { x: place.x + 0.002, y: place.y + 0.002, w: place.w - 0.004, h: place.h - 0.004 };
        if !inner.is_empty() && drawn.dark_part(inner, 70) < 0.97 {
            return Err(Refusal::NotProven(Flaw::PaleRedaction(number + 1)));
        }
    }
    Ok(())
}

/// An area of the turned content as an area of the paper.
fn on_paper(area: Area, paper: &PageLayout) -> Area {
    let top = paper.height - paper.y - paper.h;
    Area {
        x: (paper.x + area.x * paper.w) / paper.width,
        y: (top + area.y * paper.h) / paper.height,
        w: area.w * paper.w / paper.width,
        h: area.h * paper.h / paper.height,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_tick_in_a_box_is_enough_to_tell_two_pages_apart() {
        let page = Pixels::white(850, 1_100);
        let mut ticked = page.clone();
        for step in 0..9 {
            if let Some(pixel) = ticked.data.get_mut((500 + step) * 850 + 400 + step) {
                *pixel = 0;
            }
        }
        assert!(is_alike(&page, &page.clone(), OTHER) && !is_alike(&page, &ticked, OTHER));
    }

    #[test]
    fn the_corners_of_a_placed_page_come_back_to_its_own() {
        for quarters in 0..4 {
            let turn = Turn::quarter(quarters);
            let shown = if quarters % 2 == 0 { (300.0, 500.0) } else { (500.0, 300.0) };
            let paper = PageLayout::of_page(shown, true);
            let through = unplaced(turn, &paper, (600, 1_000));
            let top = paper.height - paper.y - paper.h;
            for (x, y) in [(0.0_f32, 0.0_f32), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)] {
                let area = Area { x, y, w: 0.0, h: 0.0 }.turned(turn);
                let on_paper = (paper.x + area.x * paper.w, top + area.y * paper.h);
                let back = through * hayro::kurbo::Point::new(f64::from(on_paper.0), f64::from(on_paper.1));
                let wanted = (f64::from(x) * 600.0, f64::from(y) * 1_000.0);
                assert!((back.x - wanted.0).abs() < 0.01 && (back.y - wanted.1).abs() < 0.01, "{quarters}: {back:?}");
            }
        }
    }
}
