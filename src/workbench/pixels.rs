//! A picture as pixels: grey or coloured, eight bits each, nothing else known about it.

use crate::domain::packet::{Area, Turn};
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};

/// Rows of pixels without padding, one byte each when grey and three when coloured.
#[derive(Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Whether each pixel is one byte of grey.
    pub is_grey: bool,
    /// The bytes.
    pub data: Vec<u8>,
}

/// So many pixels are looked at together: most of a page is paper.
const BLOCK: usize = 32;

fn is_paper(bytes: &[u8]) -> bool {
    const PAPER: [u8; BLOCK * 4] = [255; BLOCK * 4];
    PAPER.get(..bytes.len()) == Some(bytes)
}

impl std::fmt::Debug for Pixels {
    /// A picture can show a customer.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Pixels({} x {})", self.width, self.height)
    }
}

impl Pixels {
    /// Bytes of one pixel.
    #[must_use]
    pub fn depth(&self) -> usize {
        if self.is_grey { 1 } else { 3 }
    }

    /// Bytes of one row.
    #[must_use]
    pub fn stride(&self) -> usize {
        self.width as usize * self.depth()
    }

    /// White paper.
    #[must_use]
    pub fn white(width: u32, height: u32) -> Self {
        Self { width, height, is_grey: true, data: vec![255; width as usize * height as usize] }
    }

    /// True when the bytes are as many as the measures say.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.width > 0 && self.height > 0 && self.data.len() == self.stride() * self.height as usize
    }

    /// The same in shades of grey, by the weights of ITU-R BT.601 that JPEG uses.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "the weights add up to one")]
    pub fn grey(self) -> Self {
        if self.is_grey {
            return self;
        }
        let mut data = vec![255; self.data.len() / 3];
        for (pixels, places) in self.data.chunks(BLOCK * 3).zip(data.chunks_mut(BLOCK)) {
            if is_paper(pixels) {
                continue;
            }
            for (&[r, g, b], place) in pixels.as_chunks::<3>().0.iter().zip(places) {
                let value = (u32::from(r) * 19_595 + u32::from(g) * 38_470 + u32::from(b) * 7_471 + 32_768) >> 16;
                *place = value as u8;
            }
        }
        Self { width: self.width, height: self.height, is_grey: true, data }
    }

    /// From pixels of four bytes on white, whose last ones say nothing.
    pub fn put_rgba(rgba: &[u8], rgb: &mut [u8]) {
        for (pixels, places) in rgba.chunks(BLOCK * 4).zip(rgb.chunks_mut(BLOCK * 3)) {
            if is_paper(pixels) {
                places.fill(255);
                continue;
            }
            let places = places.as_chunks_mut::<3>().0.iter_mut();
            for ([red, green, blue, _], place) in pixels.as_chunks::<4>().0.iter().zip(places) {
                *place = [*red, *green, *blue];
            }
        }
    }

    /// True when no pixel of a coloured picture has a colour.
    #[must_use]
    pub fn has_no_colour(&self) -> bool {
        const UNSEEN: u8 = 12;
        self.is_grey
            || self.data.chunks_exact(3).all(|p| match p {
                [r, g, b] => r.max(g).max(b) - r.min(g).min(b) <= UNSEEN,
                _ => true,
            })
    }

    /// The same with other measures; made smaller or larger by averaging over what a new pixel covers.
    #[must_use]
    pub fn resized(&self, width: u32, height: u32) -> Self {
        let (width, height) = (width.max(1), height.max(1));
        if (width, height) == (self.width, self.height) || !self.is_whole() {
            return self.clone();
        }
        let kind = if self.is_grey { PixelType::U8 } else { PixelType::U8x3 };
        let mut target = Image::new(width, height, kind);
        // A filter two pixels wide keeps edges of letters; for very large pictures the nearest pixels go together first.
        let filter = if self.width > width * 6 { FilterType::Box } else { FilterType::CatmullRom };
        let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(filter));
        let made = ImageRef::new(self.width, self.height, &self.data, kind)
            .is_ok_and(|source| Resizer::new().resize(&source, &mut target, &options).is_ok());
        if !made {
            return self.clone();
        }
        Self { width, height, is_grey: self.is_grey, data: target.into_vec() }
    }

    /// The same, turned clockwise.
    #[must_use]
    pub fn turned(self, turn: Turn) -> Self {
        if turn.quarters() == 0 {
            return self;
        }
        let (width, height) = (self.width as usize, self.height as usize);
        let depth = self.depth();
        let is_upright = turn.quarters() == 2;
        let (new_width, new_height) = if is_upright { (width, height) } else { (height, width) };
        let mut data = vec![0; self.data.len()];
        for (row, target) in data.chunks_exact_mut((new_width * depth).max(1)).enumerate() {
            for (column, pixel) in target.chunks_exact_mut(depth).enumerate() {
                let (x, y) = match turn.quarters() {
                    1 => (row, height - 1 - column),
                    2 => (width - 1 - column, height - 1 - row),
                    _ => (width - 1 - row, column),
                };
                let from = (y * width + x) * depth;
                if let Some(source) = self.data.get(from..from + depth) {
                    pixel.copy_from_slice(source);
                }
            }
        }
        let measure = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { width: measure(new_width), height: measure(new_height), is_grey: self.is_grey, data }
    }

    /// Some of the rows.
    #[must_use]
    pub fn part(&self, from: u32, count: u32) -> Self {
        let stride = self.stride();
        let (from, end) = (from.min(self.height), from.saturating_add(count).min(self.height));
        let data = self.data.get(from as usize * stride..end as usize * stride).unwrap_or_default().to_vec();
        Self { width: self.width, height: end - from, is_grey: self.is_grey, data }
    }

    /// Mirrors left and right.
    #[must_use]
    pub fn mirrored(mut self) -> Self {
        let (stride, depth) = (self.stride().max(1), self.depth());
        for row in self.data.chunks_exact_mut(stride) {
            let (mut left, mut right) = (0, row.len().saturating_sub(depth));
            while left < right {
                for part in 0..depth {
                    row.swap(left + part, right + part);
                }
                left += depth;
                right -= depth;
            }
        }
        self
    }

    /// Blackens areas: nothing of what was there is left.
    pub fn blacken(&mut self, areas: &[Area]) {
        let (depth, stride) = (self.depth(), self.stride().max(1));
        for area in areas.iter().filter(|area| !area.is_empty()) {
            let (left, right) = span(area.x, area.w, self.width);
            let (top, bottom) = span(area.y, area.h, self.height);
            for row in self.data.chunks_exact_mut(stride).take(bottom).skip(top) {
                if let Some(part) = row.get_mut(left * depth..right * depth) {
                    part.fill(0);
                }
            }
        }
    }

    /// The part of pixels inside an area that are darker than a value.
    #[must_use]
    pub fn dark_part(&self, area: Area, darker_than: u8) -> f64 {
        let (left, right) = span(area.x, area.w, self.width);
        let (top, bottom) = span(area.y, area.h, self.height);
        let depth = self.depth();
        let (mut dark, mut all) = (0_u64, 0_u64);
        for row in self.data.chunks_exact(self.stride().max(1)).take(bottom).skip(top) {
            for pixel in row.get(left * depth..right * depth).unwrap_or_default().chunks_exact(depth) {
                all += 1;
                dark += u64::from(pixel.iter().all(|value| *value < darker_than));
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "a part of a page")]
        let part = dark as f64 / all.max(1) as f64;
        part
    }
}

/// The pixels an area touches, at least those it covers in part.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "cut to the picture"
)]
fn span(start: f32, length: f32, pixels: u32) -> (usize, usize) {
    let whole = pixels as f32;
    let first = (start * whole).floor().clamp(0.0, whole) as usize;
    let last = ((start + length) * whole).ceil().clamp(0.0, whole) as usize;
    (first, last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(width: u32, height: u32, is_grey: bool) -> Pixels {
        let count = width * height * if is_grey { 1 } else { 3 };
        Pixels { width, height, is_grey, data: (0..count).map(|n| u8::try_from(n % 251).unwrap_or(0)).collect() }
    }

    #[test]
    fn four_quarter_turns_are_none() {
        for is_grey in [true, false] {
            let start = numbered(7, 3, is_grey);
            let mut turned = start.clone();
            for _ in 0..4 {
                turned = turned.turned(Turn::quarter(1));
            }
            assert_eq!(turned, start);
            assert_eq!(start.clone().turned(Turn::quarter(3)).turned(Turn::quarter(1)), start);
            assert_eq!(start.clone().mirrored().mirrored(), start);
            let once = start.clone().turned(Turn::quarter(1));
            assert_eq!((once.width, once.height), (3, 7));
            assert_eq!(
                once.data.get(..1),
                start.data.get(2 * start.stride()..=2 * start.stride()),
                "the lower left comes up"
            );
        }
    }

    #[test]
    fn what_is_blackened_is_black_and_nothing_else_is() {
        let mut page = Pixels::white(100, 50);
        let area = Area { x: 0.1, y: 0.2, w: 0.3, h: 0.4 };
        page.blacken(&[area]);
        assert!((page.dark_part(area, 1) - 1.0).abs() < 1e-9);
        assert!((page.dark_part(Area { x: 0.0, y: 0.0, w: 1.0, h: 1.0 }, 1) - 0.12).abs() < 0.02);
    }

    #[test]
    fn a_smaller_picture_keeps_its_grey_and_its_colour() {
        let made =
            Pixels { width: 400, height: 300, is_grey: false, data: [200, 40, 60].repeat(120_000) }.resized(40, 30);
        assert!(made.is_whole() && made.data.chunks_exact(3).all(|p| p == [200, 40, 60]));
        let grey = made.grey();
        assert!(grey.is_whole() && grey.data.iter().all(|v| *v == 90), "{:?}", grey.data.first());
    }
}
