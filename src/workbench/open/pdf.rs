//! PDF documents: how many pages, how large, drawn, and read.

use super::super::lack::Lack;
use super::super::pixels::Pixels;
use super::super::refusal::Refusal;
use super::words::Words;
use hayro::hayro_interpret::util::TransformExt as _;
use hayro::hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret_page};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro::kurbo::{Affine, Rect};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// A page measures at least and at most this many points; 14 400 is the largest the format allows.
const SIDES: (f32, f32) = (4.0, 14_400.0);
/// No page is drawn larger.
const LONGEST: u32 = 6_000;

/// A PDF.
pub struct Document {
    bytes: Arc<[u8]>,
    pdf: Pdf,
    /// What printing a text or a mail shows otherwise, by page.
    pub(super) printed: Vec<Vec<Lack>>,
}

impl Document {
    /// Reads its structure.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn open(bytes: Arc<[u8]>) -> Result<Self, Refusal> {
        let shared = Arc::new(Arc::clone(&bytes));
        let pdf = catch_unwind(AssertUnwindSafe(|| Pdf::new(shared)))
            .map_err(|_panic| Refusal::damaged("PDF", "its structure cannot be followed"))?;
        let pdf = pdf.map_err(|error| match error {
            LoadPdfError::Decryption(DecryptionError::UnsupportedAlgorithm) => Refusal::NotTaken {
                what: "A PDF with this kind of protection".to_owned(),
                instead: "Save it without protection, then add it again".to_owned(),
            },
            LoadPdfError::Decryption(_) => Refusal::Protected,
            LoadPdfError::Invalid => Refusal::damaged("PDF", "its structure cannot be read"),
        })?;
        Ok(Self { bytes, pdf, printed: Vec::new() })
    }

    /// The bytes it was read from.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What of a page cannot be shown as it is.
    #[must_use]
    pub fn lacks(&self, page: usize) -> Vec<Lack> {
        self.printed.get(page).cloned().unwrap_or_default()
    }

    /// How many pages it has.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.pdf.pages().len()
    }

    /// A page's size in points, as it is shown.
    #[must_use]
    pub fn size(&self, page: usize) -> (f32, f32) {
        let (width, height) = self.pdf.pages().get(page).map_or((612.0, 792.0), Page::render_dimensions);
        let sane = |side: f32, other: f32| if side.is_finite() { side.clamp(SIDES.0, SIDES.1) } else { other };
        (sane(width, 612.0), sane(height, 792.0))
    }

    /// Draws a page, its longer side so many pixels.
    ///
    /// # Errors
    /// When it cannot be drawn.
    pub fn draw(&self, page: usize, longest: u32) -> Result<Pixels, Refusal> {
        let broken = || Refusal::damaged("PDF", format!("page {} cannot be drawn", page + 1));
        let (width, height) = self.size(page);
        #[expect(clippy::cast_precision_loss, reason = "pixels of a page")]
        let scale = longest.min(LONGEST) as f32 / width.max(height);
        let drawn = catch_unwind(AssertUnwindSafe(|| {
            let page = self.pdf.pages().get(page)?;
            let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
            // Hinting moves edges to whole pixels, which makes small text harder to compare and to read.
            let how = RenderSettings { hinting: false, ..RenderSettings::default() };
            Some(hayro::render(page, &RenderCache::new(), &InterpreterSettings::default(), &how, &settings))
        }));
        let pixmap = drawn.ok().flatten().ok_or_else(broken)?;
        let (width, height) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
        if width == 0 || height == 0 {
            return Err(broken());
        }
        let mut data = pixmap.data_as_u8_slice().to_vec();
        let count = data.len() / 4;
        for index in 0..count {
            data.copy_within(index * 4..index * 4 + 3, index * 3);
        }
        data.truncate(count * 3);
        Ok(Pixels { width, height, is_grey: false, data })
    }

    /// The words of a page.
    ///
    /// # Errors
    /// When its content cannot be followed.
    pub fn words(&self, page: usize) -> Result<Words, Refusal> {
        let size = self.size(page);
        let read = catch_unwind(AssertUnwindSafe(|| {
            let page = self.pdf.pages().get(page)?;
            let mut words = Words::of_page(size);
            let cache = InterpreterCache::new();
            let transform: Affine = page.initial_transform(true).to_kurbo();
            let target = Rect::new(0.0, 0.0, f64::from(size.0), f64::from(size.1));
            let mut context = Context::new(transform, target, &cache, page.xref(), InterpreterSettings::default());
            interpret_page(page, &mut context, &mut words);
            Some(words)
        }));
        read.ok().flatten().ok_or_else(|| Refusal::damaged("PDF", format!("page {} cannot be read", page + 1)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sensitive::Kind;
    use crate::workbench::text_pdf::{Block, text_pdf};

    fn document(blocks: &[Block]) -> Document {
        Document::open(text_pdf(blocks).expect("a PDF").into()).expect("opened")
    }

    #[test]
    fn words_are_read_where_they_are_drawn() {
        let document =
            document(&[Block::Title("Order 41BFASJ".into()), Block::Body("Card 4111 1111 1111 1111 paid".into())]);
        let words = document.words(0).expect("read");
        assert!(words.text().contains("Order 41BFASJ") && !words.is_cut && words.unknown == 0, "{}", words.text());
        let found = words.findings();
        let [found] = found.as_slice() else { panic!("one finding, not {found:?}") };
        assert_eq!((found.kind, found.text.as_str(), found.areas.len()), (Kind::Card, "4111 1111 1111 1111", 1));
        let mut page = document.draw(0, 1_200).expect("drawn").grey();
        let area = *found.areas.first().expect("an area");
        let whole = crate::domain::packet::Area { x: 0.0, y: 0.0, w: 1.0, h: 1.0 };
        let (inside, all) = (page.dark_part(area, 128), page.dark_part(whole, 128));
        assert!(inside > 0.08 && inside > all * 10.0, "the number stands inside: {inside} of {all}");
        page.blacken(&found.areas);
        assert!((page.dark_part(area, 2) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn what_is_no_pdf_says_so() {
        for bytes in [
            &b"%PDF-1.7\n"[..],
            b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer << /Root 1 0 R >>",
        ] {
            let opened = Document::open(bytes.to_vec().into());
            assert!(opened.is_err() || opened.is_ok_and(|document| document.pages() == 0));
        }
    }
}
