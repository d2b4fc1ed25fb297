//! Drawn pages that are kept between attempts.

use super::super::pixels::Pixels;

/// A drawn page, folded: most of it is paper.
pub struct Kept {
    width: u32,
    height: u32,
    is_grey: bool,
    data: Vec<u8>,
}

impl Kept {
    /// Folds it.
    pub fn of(pixels: &Pixels) -> Self {
        let data = lz4_flex::compress_prepend_size(&pixels.data);
        Self { width: pixels.width, height: pixels.height, is_grey: pixels.is_grey, data }
    }

    /// How many bytes it takes.
    pub fn len(&self) -> usize {
        self.data.len()
    }

    /// As it was drawn.
    pub fn pixels(&self) -> Option<Pixels> {
        let data = lz4_flex::decompress_size_prepended(&self.data).ok()?;
        Some(Pixels { width: self.width, height: self.height, is_grey: self.is_grey, data })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_comes_back_as_it_was() {
        let mut page = Pixels::white(300, 200);
        page.data.iter_mut().skip(500).take(3).for_each(|value| *value = 7);
        let kept = Kept::of(&page);
        assert!(kept.len() < 2_000 && kept.pixels() == Some(page));
    }
}
