//! PDF documents: how many pages, how large, drawn, and read.

use super::super::foreign::ForeignKind;
use super::super::kind::Kind;
use super::super::lack::Lack;
use super::super::pixels::Pixels;
use super::super::refusal::{Damage, Refusal};
use super::super::typefaces::TypefaceNote;
use super::parts::{Window, parts};
use super::settle::{Settled, settle};
use super::words::Words;
use super::{blind, damage, draw, wrappers};
use hayro::hayro_interpret::font::FontQuery;
use hayro::hayro_interpret::util::TransformExt as _;
use hayro::hayro_interpret::{Context, InterpreterCache, InterpreterSettings, InterpreterWarning, interpret_page};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro::kurbo::{Affine, Rect};
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

/// A page measures at least and at most this many points; 14 400 is the largest the format allows.
const SIDES: (f32, f32) = (4.0, 14_400.0);
/// No page is drawn larger.
const LONGEST: u32 = 6_000;

/// A PDF.
pub struct Document {
    bytes: Arc<[u8]>,
    pdf: Pdf,
    /// Pages as they are shown: long ones are several.
    shown: Vec<Shown>,
    /// What cannot be shown, by page of the file; grows while pages are drawn and read.
    lacks: Mutex<Vec<BTreeSet<Lack>>>,
    /// What was looked at for damage: parts of the file, and its pages.
    parts: damage::Known,
    checked: Mutex<BTreeSet<usize>>,
    /// Set for words that were printed here: what they are set in beside the bundled typefaces.
    pub(super) printed: Option<Vec<TypefaceNote>>,
}

/// A page of the file, or a part of one.
#[derive(Clone, Copy, Debug)]
struct Shown {
    page: usize,
    window: Option<Window>,
}

impl Document {
    /// Reads its structure, and makes it ready to be drawn.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn open(bytes: Arc<[u8]>) -> Result<Self, Refusal> {
        let mut read = Self::read_back(bytes)?;
        let count = read.pdf.pages().len();
        if count > super::MOST_PAGES {
            return Err(Refusal::TooManyPages { pages: count, most: super::MOST_PAGES });
        }
        if blind::needs_settling(&read.pdf) {
            let settled = catch_unwind(AssertUnwindSafe(|| settle(&read.bytes))).unwrap_or(Ok(None))?;
            read = read.settled(settled);
        }
        if count <= 2 && count > 0 {
            wrappers::check(&read.words(0)?.text(), &read.lacks(0))?;
        }
        read.part();
        Ok(read)
    }

    /// Reads a file that was made here: nothing has to be settled or parted.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn read_back(bytes: Arc<[u8]>) -> Result<Self, Refusal> {
        let shared = Arc::new(Arc::clone(&bytes));
        let pdf = catch_unwind(AssertUnwindSafe(|| Pdf::new(shared)))
            .map_err(|_panic| Refusal::damaged(Kind::Pdf, Damage::Maze))?;
        let pdf = pdf.map_err(|error| match error {
            LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Refusal::Protected,
            LoadPdfError::Decryption(DecryptionError::UnsupportedAlgorithm) => {
                Refusal::NotTaken(ForeignKind::UnknownLock)
            }
            LoadPdfError::Decryption(_) => Refusal::damaged(Kind::Pdf, Damage::Protection),
            LoadPdfError::Invalid => Refusal::damaged(Kind::Pdf, Damage::Structure),
        })?;
        let count = pdf.pages().len();
        let shown = (0..count).map(|page| Shown { page, window: None }).collect();
        Ok(Self {
            bytes,
            pdf,
            shown,
            lacks: Mutex::new(vec![BTreeSet::new(); count]),
            parts: damage::Known::default(),
            checked: Mutex::default(),
            printed: None,
        })
    }

    /// The same with what was settled.
    fn settled(self, settled: Option<Settled>) -> Self {
        let Some(Settled { bytes, lacks, of_file }) = settled else {
            for (page, lacks) in self.locked().iter_mut().enumerate() {
                if self.pdf.pages().get(page).is_some_and(blind::has_marks) {
                    lacks.insert(Lack::Mark);
                }
            }
            return self;
        };
        let count = self.pdf.pages().len();
        let written = bytes.and_then(|bytes| Self::read_back(bytes.into()).ok());
        // Two readers that do not see the same pages do not see the same file.
        let settled = match written {
            Some(written) if written.pdf.pages().len() == count => written,
            _ => self,
        };
        {
            let mut known = settled.locked();
            if lacks.len() == count {
                for (known, found) in known.iter_mut().zip(lacks) {
                    known.extend(found);
                }
            }
            if let Some(first) = known.first_mut() {
                first.extend(of_file);
            }
        }
        settled
    }

    /// Gives pages that would be too small several parts.
    fn part(&mut self) {
        let mut shown = Vec::with_capacity(self.shown.len());
        for page in 0..self.shown.len() {
            let windows = parts(self.size(page), || self.words(page).ok()?.small_size());
            if windows.is_empty() {
                shown.push(Shown { page, window: None });
            }
            shown.extend(windows.into_iter().map(|window| Shown { page, window: Some(window) }));
        }
        self.shown = shown;
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, Vec<BTreeSet<Lack>>> {
        self.lacks.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The bytes it is read from.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How many pages it has, long ones in parts.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.shown.len()
    }

    /// How many pages the file has.
    #[must_use]
    pub fn sheets(&self) -> usize {
        self.pdf.pages().len()
    }

    /// Which page of the file a page is, when it is the whole of it.
    #[must_use]
    pub fn sheet(&self, page: usize) -> Option<usize> {
        self.shown.get(page).filter(|shown| shown.window.is_none()).map(|shown| shown.page)
    }

    /// What of a page cannot be shown, as far as it was drawn and read.
    #[must_use]
    pub fn lacks(&self, page: usize) -> Vec<Lack> {
        let lacks = self.locked();
        self.shown.get(page).and_then(|shown| lacks.get(shown.page)).into_iter().flatten().cloned().collect()
    }

    /// A page's size in points, as it is shown.
    #[must_use]
    pub fn size(&self, page: usize) -> (f32, f32) {
        let Some(shown) = self.shown.get(page) else { return (612.0, 792.0) };
        if let Some([left, top, right, bottom]) = shown.window {
            return ((right - left).max(1.0), (bottom - top).max(1.0));
        }
        let (width, height) = self.pdf.pages().get(shown.page).map_or((612.0, 792.0), Page::render_dimensions);
        let sane = |side: f32, other: f32| if side.is_finite() { side.clamp(SIDES.0, SIDES.1) } else { other };
        (sane(width, 612.0), sane(height, 792.0))
    }

    /// A page's size as it is meant: some pages count in larger units, and would be as small as stamps.
    #[must_use]
    pub fn meant_size(&self, page: usize) -> (f32, f32) {
        let (width, height) = self.size(page);
        let sheet = self.shown.get(page).and_then(|shown| self.pdf.pages().get(shown.page));
        let unit = sheet.and_then(|sheet| sheet.raw().get::<f32>("UserUnit")).unwrap_or(1.0);
        let unit = if (1.0..=100.0).contains(&unit) { unit } else { 1.0 };
        let most = (1_008.0 / width.max(height)).max(1.0);
        (width * unit.min(most), height * unit.min(most))
    }

    /// Draws a page, its longer side so many pixels.
    ///
    /// # Errors
    /// When it cannot be drawn.
    pub fn draw(&self, page: usize, longest: u32) -> Result<Pixels, Refusal> {
        let (width, height) = self.size(page);
        #[expect(clippy::cast_precision_loss, reason = "pixels of a page")]
        let scale = f64::from(longest.min(LONGEST) as f32 / width.max(height));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "cut to what is ever drawn")]
        let pixels = |side: f32| (f64::from(side) * scale).round().clamp(1.0, f64::from(LONGEST)) as u16;
        let size = (pixels(width), pixels(height));
        // Exactly as many pixels as there are: a line at the far edge stands where it does in any other drawing.
        let through =
            Affine::scale_non_uniform(f64::from(size.0) / f64::from(width), f64::from(size.1) / f64::from(height));
        self.draw_through(page, through, size)
    }

    /// Draws a page through a transform from its points, from the top left, to pixels.
    ///
    /// # Errors
    /// When it cannot be drawn.
    pub fn draw_through(&self, page: usize, through: Affine, size: (u16, u16)) -> Result<Pixels, Refusal> {
        let broken = || Refusal::damaged(Kind::Pdf, Damage::NotDrawn(page + 1));
        let shown = *self.shown.get(page).ok_or_else(broken)?;
        let watch = Watch::default();
        let drawn = catch_unwind(AssertUnwindSafe(|| {
            let page = self.pdf.pages().get(shown.page)?;
            let transform = through * moved(shown.window) * page.initial_transform(true).to_kurbo();
            Some(draw::page(page, &watch.settings(), transform, size))
        }));
        let data = drawn.ok().flatten().ok_or_else(broken)?;
        self.note(shown.page, watch.lacks(0, 0));
        Ok(Pixels { width: u32::from(size.0), height: u32::from(size.1), is_grey: false, data })
    }

    /// The words of a page.
    ///
    /// # Errors
    /// When its content cannot be followed.
    pub fn words(&self, page: usize) -> Result<Words, Refusal> {
        let broken = || Refusal::damaged(Kind::Pdf, Damage::NotRead(page + 1));
        let size = self.size(page);
        let shown = *self.shown.get(page).ok_or_else(broken)?;
        let watch = Watch::default();
        let read = catch_unwind(AssertUnwindSafe(|| {
            let page = self.pdf.pages().get(shown.page)?;
            let mut words = Words::of_page(size);
            let cache = InterpreterCache::new();
            let transform = moved(shown.window) * page.initial_transform(true).to_kurbo();
            let target = Rect::new(0.0, 0.0, f64::from(size.0), f64::from(size.1));
            let mut context = Context::new(transform, target, &cache, page.xref(), watch.settings());
            interpret_page(page, &mut context, &mut words);
            Some((words, blind::typeface(page)))
        }));
        let (mut words, blind) = read.ok().flatten().ok_or_else(broken)?;
        // A shape beside another one of the same letters means nothing by itself.
        words.unknown *= usize::from(self.printed.is_none());
        let mut lacks = watch.lacks(words.gaps, words.unknown);
        lacks.extend(blind.filter(|_| words.unknown > 0).map(Lack::Typeface));
        lacks.extend(self.damage(shown.page));
        self.note(shown.page, lacks);
        Ok(words)
    }

    /// What of a page is damaged; looked for once.
    fn damage(&self, page: usize) -> BTreeSet<Lack> {
        if !self.checked.lock().unwrap_or_else(PoisonError::into_inner).insert(page) {
            return BTreeSet::new();
        }
        let looked = || self.pdf.pages().get(page).map(|page| damage::of(page, &self.parts));
        catch_unwind(AssertUnwindSafe(looked)).ok().flatten().unwrap_or_else(|| [Lack::Broken].into())
    }

    /// What is known of its pages from elsewhere.
    pub(super) fn know(&self, lacks: Vec<Vec<Lack>>) {
        for (known, found) in self.locked().iter_mut().zip(lacks) {
            known.extend(found);
        }
    }

    fn note(&self, page: usize, found: BTreeSet<Lack>) {
        if let Some(known) = self.locked().get_mut(page) {
            known.extend(found);
            // One sentence about letters is enough when the typeface has a name.
            if known.iter().any(|lack| matches!(lack, Lack::Typeface(name) if !name.is_empty())) {
                known.remove(&Lack::Typeface(String::new()));
            }
        }
    }
}

/// Brings the corner of a part to the corner of the page.
fn moved(window: Option<Window>) -> Affine {
    window.map_or(Affine::IDENTITY, |[left, top, ..]| Affine::translate((-f64::from(left), -f64::from(top))))
}

/// What the drawer warns of.
#[derive(Clone, Default)]
struct Watch(Arc<Mutex<Seen>>);

#[derive(Default)]
struct Seen {
    lacks: BTreeSet<Lack>,
    /// Typefaces that are not in the file and for which another one stands in.
    stand_ins: BTreeSet<String>,
    /// Those of them whose letters no other one has.
    signs: BTreeSet<String>,
}

impl Watch {
    fn settings(&self) -> InterpreterSettings {
        let (warned, asked) = (self.clone(), self.clone());
        InterpreterSettings {
            warning_sink: Arc::new(move |warning| {
                let lack = match warning {
                    InterpreterWarning::UnsupportedFont => Lack::Typeface(String::new()),
                    InterpreterWarning::ImageDecodeFailure => Lack::Picture,
                    InterpreterWarning::UnresolvedAnnotationAppearance => Lack::Mark,
                    _ => return,
                };
                warned.seen().lacks.insert(lack);
            }),
            font_resolver: Arc::new(move |query| match query {
                FontQuery::Standard(font) => Some(font.get_font_data()),
                FontQuery::Fallback(wanted) => {
                    let name = wanted.post_script_name.clone().or_else(|| wanted.font_name.clone()).unwrap_or_default();
                    let name = crate::domain::text::clean_to(&name, 60);
                    let mut seen = asked.seen();
                    if blind::is_of_signs(&name) {
                        seen.signs.insert(name.clone());
                    }
                    seen.stand_ins.insert(name);
                    Some(wanted.pick_standard_font().get_font_data())
                }
            }),
            ..InterpreterSettings::default()
        }
    }

    fn seen(&self) -> std::sync::MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is missing, when so many signs had no look and so many no meaning.
    fn lacks(&self, gaps: usize, unknown: usize) -> BTreeSet<Lack> {
        let seen = self.seen();
        let mut lacks = seen.lacks.clone();
        lacks.extend(seen.signs.iter().cloned().map(Lack::Typeface));
        if gaps > 0 || (unknown > 0 && !seen.stand_ins.is_empty()) {
            match seen.stand_ins.first() {
                Some(name) => lacks.insert(Lack::Typeface(name.clone())),
                None => lacks.insert(Lack::Typeface(String::new())),
            };
        }
        lacks
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::evidence::sensitive::Kind;
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
