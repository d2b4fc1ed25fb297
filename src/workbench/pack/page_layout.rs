//! Where things stand on a page of the packet: how large the paper is, where the content goes, where the stamp.

use crate::domain::packet::Turn;

/// US Letter in points, upright.
const LETTER: (f32, f32) = (612.0, 792.0);
/// The longest page Visa takes, in points: 8.64 by 14 inches.
const LARGEST: (f32, f32) = (622.0, 1008.0);
/// Room at the lower edge for a stamp.
const FOOT: f32 = 22.0;
/// The longer side of the smallest page.
const SMALLEST: f32 = 144.0;
/// The narrowest page a stamp stands on.
const STAMPED: f32 = 180.0;
/// A page lower than this gets room for a stamp below it.
const LOW: f32 = 400.0;
/// White around a picture.
const MARGIN: f32 = 20.0;
/// Below this, letters on paper become hard to read.
pub const SHARP_DPI: f32 = 150.0;

/// A page of the packet and where its content goes, in points from the lower left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageLayout {
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// Left edge of the content.
    pub x: f32,
    /// Lower edge of the content.
    pub y: f32,
    /// Width of the content.
    pub w: f32,
    /// Height of the content.
    pub h: f32,
}

impl PageLayout {
    /// For a page of a document that is shown so large after it was turned.
    pub fn of_page((width, height): (f32, f32), is_stamped: bool) -> Self {
        // A page as small as a stamp is shown larger.
        let larger = (SMALLEST / width.max(height).max(1.0)).max(1.0);
        let (width, height) = (width * larger, height * larger);
        let is_wide = width > height;
        let limit = if is_wide { (LARGEST.1, LARGEST.0) } else { LARGEST };
        let fits = width <= limit.0 && height <= limit.1;
        let foot = if is_stamped { FOOT } else { 0.0 };
        let (paper_w, paper_h) = match (fits, is_wide) {
            // On a low page the room for the stamp would be taken from what it says.
            (true, _) if is_stamped => (width.max(STAMPED), if height < LOW { height + foot } else { height }),
            (true, _) => (width, height),
            (false, true) => (LETTER.1, LETTER.0),
            (false, false) => LETTER,
        };
        Self::placed((paper_w, paper_h), (width, height), (0.0, foot), 1.0)
    }

    /// For a picture of so many pixels: as large as the paper allows, and never spread over fewer than 96 an inch.
    #[expect(clippy::cast_precision_loss, reason = "pixels of a picture")]
    pub fn of_picture((width, height): (u32, u32), is_stamped: bool) -> Self {
        let (width, height) = (width.max(1) as f32 * 0.75, height.max(1) as f32 * 0.75);
        let is_wide = width > height * 1.15;
        let paper = if is_wide { (LETTER.1, LETTER.0) } else { LETTER };
        let foot = if is_stamped { FOOT } else { 0.0 };
        Self::placed(paper, (width, height), (MARGIN, foot.max(MARGIN)), 1.0)
    }

    fn placed(paper: (f32, f32), content: (f32, f32), (margin, foot): (f32, f32), most: f32) -> Self {
        let room = (paper.0 - 2.0 * margin, paper.1 - margin - foot);
        let scale = (room.0 / content.0).min(room.1 / content.1).min(most);
        let (w, h) = (content.0 * scale, content.1 * scale);
        Self {
            width: paper.0,
            height: paper.1,
            x: margin + (room.0 - w) / 2.0,
            // A picture hangs from the upper edge, as on any page.
            y: foot + (room.1 - h) * if margin > 0.0 { 1.0 } else { 0.5 },
            w,
            h,
        }
    }

    /// How many pixels its content has at so many an inch: the longer side.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sides of a page are small")]
    pub fn pixels(&self, dpi: f32) -> (u32, u32) {
        let side = |points: f32| (points / 72.0 * dpi).round().clamp(1.0, 8_000.0) as u32;
        (side(self.w), side(self.h))
    }

    /// Pixels an inch, when the content has so many in a row.
    #[expect(clippy::cast_precision_loss, reason = "pixels of a picture")]
    pub fn dpi(&self, width: u32) -> f32 {
        width as f32 / (self.w.max(0.1) / 72.0)
    }
}

/// The transform that shows a box of a page, turned, in a place of the paper.
pub fn placing(crop: [f32; 4], turn: Turn, paper: &PageLayout) -> [f32; 6] {
    let [left, bottom, right, top] = crop;
    let (width, height) = (right - left, top - bottom);
    let scale = match turn.quarters() % 2 {
        0 => paper.w / width,
        _ => paper.w / height,
    };
    let s = scale;
    match turn.quarters() {
        1 => [0.0, -s, s, 0.0, paper.x - bottom * s, paper.y + right * s],
        2 => [-s, 0.0, 0.0, -s, paper.x + right * s, paper.y + top * s],
        3 => [0.0, s, -s, 0.0, paper.x + top * s, paper.y - left * s],
        _ => [s, 0.0, 0.0, s, paper.x - left * s, paper.y - bottom * s],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corners_of_a_turned_page_come_where_its_paper_is() {
        let crop = [10.0, 20.0, 110.0, 220.0];
        for quarters in 0..4 {
            let turn = Turn::quarter(quarters);
            let shown = if quarters % 2 == 0 { (100.0, 200.0) } else { (200.0, 100.0) };
            let paper = PageLayout::of_page(shown, true);
            let m = placing(crop, turn, &paper);
            let at = |x: f32, y: f32| (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]);
            let corners = [at(10.0, 20.0), at(110.0, 20.0), at(10.0, 220.0), at(110.0, 220.0)];
            let low = corners.iter().fold((f32::MAX, f32::MAX), |l, c| (l.0.min(c.0), l.1.min(c.1)));
            let high = corners.iter().fold((f32::MIN, f32::MIN), |h, c| (h.0.max(c.0), h.1.max(c.1)));
            for (is, should) in
                [(low.0, paper.x), (low.1, paper.y), (high.0, paper.x + paper.w), (high.1, paper.y + paper.h)]
            {
                assert!((is - should).abs() < 0.01, "{quarters}: {is} and {should}");
            }
        }
    }

    #[test]
    fn pages_stay_inside_what_the_networks_take() {
        for size in [
            (612.0, 792.0),
            (595.0, 842.0),
            (842.0, 595.0),
            (5000.0, 100.0),
            (100.0, 14_000.0),
            (10.0, 10.0),
            (200.0, 20.0),
            (4.0, 900.0),
        ] {
            let paper = PageLayout::of_page(size, true);
            let (short, long) = (paper.width.min(paper.height), paper.width.max(paper.height));
            assert!(short <= 622.0 && long <= 1008.0, "{size:?}");
            assert!(
                paper.w <= paper.width + 0.01 && paper.y >= FOOT - 0.01 && paper.y + paper.h <= paper.height + 0.01
            );
        }
        let low = PageLayout::of_page((200.0, 20.0), true);
        assert!((low.w - 200.0).abs() < 0.01 && (low.h - 20.0).abs() < 0.01 && low.y >= FOOT, "{low:?}");
        assert!(PageLayout::of_page((10.0, 10.0), true).w > 100.0);
        let small = PageLayout::of_picture((300, 200), true);
        assert!((small.dpi(300) - 96.0).abs() < 0.5);
    }
}
