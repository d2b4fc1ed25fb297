//! Pages of the packet: which are taken over, which are drawn, and drawing them on all threads within the memory.

use super::super::open::{Document, LEAST_LETTERS, Opened};
use super::super::pixels::Pixels;
use super::super::refusal::{Damage, Death, Flaw, Material, Refusal};
use super::assembly::Assembly;
use super::image_encoding::{EncodedImage, encode};
use super::kept::Kept;
use super::packet_page::PacketPage;
use super::page_import::PageImport;
use super::page_layout::placing;
use super::shrink::{Known, Shrink};
use super::source_pdf::SourcePdf;
use super::step::{FINEST, Step};
use super::{Order, Progress, prove};
use crate::domain::packet::{Area, Tones, Turn};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Drawn pages that are kept between attempts may take this many bytes.
const KEPT_BYTES: usize = 90 << 20;
/// And their pictures at the steps that were tried.
const KEPT_INKS: usize = 40 << 20;

/// The pictures of all drawn pages; nothing for those that are taken over.
pub type EncodedImages = Arc<Vec<Option<EncodedImage>>>;

/// What makes pages at any step.
pub struct PageRenderer<'a> {
    opened: &'a [Opened],
    origins: BTreeMap<usize, SourcePdf>,
    known: BTreeMap<usize, Known>,
    /// The pages.
    pub leaves: Vec<PacketPage>,
    tones: Tones,
    threads: usize,
    drawn: Vec<Mutex<Option<Kept>>>,
    kept: AtomicUsize,
    inks: Mutex<Vec<(Step, EncodedImages)>>,
    done: AtomicUsize,
    progress: &'a Progress<'a>,
}

impl<'a> PageRenderer<'a> {
    /// Reads what can be taken over and checks that it looks the same.
    pub fn new(
        order: &Order,
        opened: &'a [Opened],
        leaves: Vec<PacketPage>,
        progress: &'a Progress<'a>,
    ) -> Result<Self, Refusal> {
        let mut origins = BTreeMap::new();
        for (source, document) in documents(opened) {
            let is_needed = leaves.iter().any(|leaf| leaf.source == source && leaf.is_taken);
            if is_needed
                && let Some(origin) =
                    SourcePdf::open(document.bytes(), opened.get(source).is_some_and(Opened::is_printed))
                && origin.pages() == document.sheets()
            {
                origins.insert(source, origin);
            }
        }
        let known = origins.keys().map(|source| (*source, Known::default())).collect();
        let drawn = leaves.iter().map(|_| Mutex::default()).collect();
        let mut renderer = Self {
            opened,
            origins,
            known,
            leaves,
            tones: order.recipe.tones,
            threads: order.threads.clamp(1, 4),
            drawn,
            kept: AtomicUsize::new(0),
            inks: Mutex::default(),
            done: AtomicUsize::new(0),
            progress,
        };
        renderer.check_taken()?;
        Ok(renderer)
    }

    /// A rough count of what there is to do.
    fn tell(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        (self.progress)(done.min(self.leaves.len() * 3), self.leaves.len() * 3);
    }

    /// Takes every page over once, by itself, and leaves those to be drawn that do not look the same.
    fn check_taken(&mut self) -> Result<(), Refusal> {
        // What JPEG may change of a picture is told by its quality; here only the taking over is judged.
        let finest = Step { dpi: FINEST, quality: 97 };
        for leaf in &mut self.leaves {
            leaf.is_taken &= self.origins.contains_key(&leaf.source);
        }
        let mut assembly = Assembly::new();
        let mut copied = BTreeMap::new();
        let mut taken = Vec::new();
        for index in 0..self.leaves.len() {
            let is_taken = self.leaves.get(index).is_some_and(|leaf| leaf.is_taken)
                && self.take(index, finest, &mut assembly, &mut copied);
            if let Some(leaf) = self.leaves.get_mut(index) {
                leaf.is_taken = is_taken;
            }
            if is_taken {
                taken.push(index);
            }
        }
        if taken.is_empty() {
            return Ok(());
        }
        let made = Document::read_back(assembly.finish()?.into());
        let same = match &made {
            Ok(made) if made.pages() == taken.len() => self.each(taken.len(), |number| {
                let index = taken.get(number).copied().unwrap_or(0);
                self.tell();
                Ok(self.is_same(index, made, number))
            })?,
            _ => vec![false; taken.len()],
        };
        for (index, same) in taken.into_iter().zip(same) {
            if let Some(leaf) = self.leaves.get_mut(index) {
                leaf.is_taken &= same;
            }
        }
        Ok(())
    }

    fn is_same(&self, index: usize, made: &Document, number: usize) -> bool {
        let Some(leaf) = self.leaves.get(index) else { return false };
        let Some(Opened::Document(source)) = self.opened.get(leaf.source) else { return false };
        prove::is_same(source, leaf, made, number)
    }

    /// Does something for each number on all threads; the first mistake ends it.
    fn each<T: Send>(
        &self,
        count: usize,
        work: impl Fn(usize) -> Result<T, Refusal> + Sync,
    ) -> Result<Vec<T>, Refusal> {
        let next = AtomicUsize::new(0);
        let results: Vec<Mutex<Option<Result<T, Refusal>>>> = (0..count).map(|_| Mutex::new(None)).collect();
        let run = || {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let Some(place) = results.get(number) else { break };
                let result = work(number);
                if result.is_err() {
                    next.store(count, Ordering::Relaxed);
                }
                *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
            }
        };
        std::thread::scope(|scope| {
            let mut helpers = Vec::new();
            for _ in 1..self.threads.min(count) {
                // Without another thread this one does all of it.
                helpers.extend(std::thread::Builder::new().stack_size(8 << 20).spawn_scoped(scope, run).ok());
            }
            run();
        });
        let results: Vec<_> = results
            .into_iter()
            .filter_map(|place| place.into_inner().unwrap_or_else(PoisonError::into_inner))
            .collect();
        let made: Vec<T> = results.into_iter().collect::<Result<_, _>>()?;
        if made.len() == count { Ok(made) } else { Err(Refusal::Died(Death::LostPage)) }
    }

    /// The pictures of all drawn pages at a step.
    pub fn inks(&self, step: Step) -> Result<EncodedImages, Refusal> {
        let known = || self.inks.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, inks)) = known().iter().find(|(known, _)| *known == step) {
            return Ok(Arc::clone(inks));
        }
        let inks = Arc::new(self.ink_all(step)?);
        let size = |inks: &[Option<EncodedImage>]| inks.iter().flatten().map(EncodedImage::len).sum::<usize>();
        let mut known = known();
        if known.iter().map(|(_, inks)| size(inks)).sum::<usize>() + size(&inks) <= KEPT_INKS {
            known.push((step, Arc::clone(&inks)));
        }
        Ok(inks)
    }

    fn ink_all(&self, step: Step) -> Result<Vec<Option<EncodedImage>>, Refusal> {
        self.each(self.leaves.len(), |index| {
            let Some(leaf) = self.leaves.get(index).filter(|leaf| !leaf.is_taken) else { return Ok(None) };
            let pixels = self.pixels(index, leaf)?;
            let (width, height) = leaf.paper.pixels(step.dpi);
            let is_larger = pixels.width > width && pixels.height > height;
            let made = if is_larger {
                encode(&pixels.resized(width, height), self.tones, step.quality)
            } else {
                encode(&pixels, self.tones, step.quality)
            };
            self.tell();
            made.map(Some)
        })
    }

    /// A page drawn as finely as it is ever needed, turned, with its boxes burned in.
    fn pixels(&self, index: usize, leaf: &PacketPage) -> Result<Pixels, Refusal> {
        let slot = self.drawn.get(index);
        if let Some(kept) = self.kept(index) {
            return Ok(kept);
        }
        let source =
            self.opened.get(leaf.source).ok_or_else(|| Refusal::damaged(Material::Order, Damage::FileMissing))?;
        let (width, height) = leaf.paper.pixels(FINEST);
        let is_grey = self.tones != Tones::Colour;
        let mut pixels = source.draw(leaf.page, width.max(height), is_grey)?;
        pixels.blacken(&leaf.boxes);
        let mut pixels = pixels.turned(leaf.turn);
        if !pixels.is_grey && pixels.has_no_colour() {
            pixels = pixels.grey();
        }
        let kept = Kept::of(&pixels);
        let size = kept.len();
        if self.kept.fetch_add(size, Ordering::Relaxed) + size <= KEPT_BYTES {
            if let Some(slot) = slot {
                *slot.lock().unwrap_or_else(PoisonError::into_inner) = Some(kept);
            }
        } else {
            self.kept.fetch_sub(size, Ordering::Relaxed);
        }
        Ok(pixels)
    }

    /// A page that was drawn before.
    fn kept(&self, index: usize) -> Option<Pixels> {
        let slot = self.drawn.get(index)?.lock().unwrap_or_else(PoisonError::into_inner);
        slot.as_ref()?.pixels()
    }

    /// Takes a page over into a document.
    fn take(
        &self,
        index: usize,
        step: Step,
        assembly: &mut Assembly,
        copied: &mut BTreeMap<usize, BTreeMap<lopdf::ObjectId, lopdf::ObjectId>>,
    ) -> bool {
        let Some(leaf) = self.leaves.get(index) else { return false };
        let Some(origin) = self.origins.get(&leaf.source) else { return false };
        let Some(Opened::Document(document)) = self.opened.get(leaf.source) else { return false };
        let Some(number) = document.sheet(leaf.page) else { return false };
        let Some(sheet) = origin.sheet(number) else { return false };
        let turn = Turn::quarter(sheet.quarters + leaf.turn.quarters());
        let place = placing(sheet.crop, turn, &leaf.paper);
        let scale = place.iter().take(4).fold(0.0_f32, |most, value| most.max(value.abs()));
        let known = self.known.get(&leaf.source).cloned().unwrap_or_default();
        let shrink = Shrink { dpi: step.dpi, quality: step.quality, tones: self.tones, scale, known };
        let copied = copied.entry(leaf.source).or_default();
        let Some(form) = origin.take(number, &mut PageImport::new(&mut assembly.document, copied, &shrink)) else {
            return false;
        };
        assembly.form(form, place, &leaf.paper, leaf.stamp.as_deref());
        true
    }

    /// A PDF of some of the pages at a step.
    pub fn bind(
        &self,
        pages: std::ops::Range<usize>,
        step: Step,
        inks: &[Option<EncodedImage>],
    ) -> Result<Vec<u8>, Refusal> {
        let mut assembly = Assembly::new();
        let mut copied = BTreeMap::new();
        for index in pages {
            let Some(leaf) = self.leaves.get(index) else { continue };
            match inks.get(index) {
                Some(Some(ink)) => assembly.picture(ink, &leaf.paper, leaf.stamp.as_deref()),
                _ => {
                    if !self.take(index, step, &mut assembly, &mut copied) {
                        return Err(Refusal::NotProven(Flaw::NotRepeated));
                    }
                }
            }
        }
        assembly.finish()
    }

    /// Leaves those pages to be drawn that take less room so than with their letters and lines. True when there were
    /// any.
    pub fn draw_heavy(&mut self, step: Step) -> Result<bool, Refusal> {
        let heavy = self.each(self.leaves.len(), |index| {
            let Some(leaf) = self.leaves.get(index).filter(|leaf| leaf.is_taken) else { return Ok(false) };
            let taken = self.bind(index..index + 1, step, &[])?.len();
            let (width, height) = leaf.paper.pixels(step.dpi);
            let pixels = self.pixels(index, leaf)?.resized(width, height);
            Ok(encode(&pixels, self.tones, step.quality)?.len() < taken)
        })?;
        for (leaf, is_heavy) in self.leaves.iter_mut().zip(&heavy) {
            leaf.is_taken &= !is_heavy;
        }
        self.inks.lock().unwrap_or_else(PoisonError::into_inner).clear();
        Ok(heavy.contains(&true))
    }

    /// How much the largest page takes at a step by itself, and which one it is.
    pub fn largest(&self, step: Step) -> Result<Option<(usize, u64)>, Refusal> {
        let inks = self.inks(step)?;
        let sizes = self.each(self.leaves.len(), |index| Ok(self.bind(index..index + 1, step, &inks)?.len() as u64))?;
        Ok(sizes.into_iter().enumerate().max_by_key(|(_, size)| *size))
    }

    /// Reads a file of the packet back and checks everything that was hidden.
    pub fn prove(&self, pages: std::ops::Range<usize>, bytes: &[u8]) -> Result<(), Refusal> {
        let made = Document::read_back(bytes.to_vec().into())
            .map_err(|refusal| Refusal::NotProven(Flaw::NotRead(Box::new(refusal))))?;
        if made.pages() != pages.len() {
            return Err(Refusal::NotProven(Flaw::OtherPages));
        }
        let first = pages.start;
        let check = |number: usize| {
            let Some(leaf) = self.leaves.get(first + number) else { return Ok(()) };
            let is_judged = !leaf.is_taken && self.tones != Tones::BlackWhite;
            let shows = |kept| prove::shows(&made, number, &leaf.paper, &kept);
            if is_judged && self.kept(first + number).is_some_and(|kept| !shows(kept)) {
                return Err(Refusal::NotProven(Flaw::OtherLook(number + 1)));
            }
            if leaf.boxes.is_empty() {
                return Ok(());
            }
            let boxes: Vec<Area> = leaf.boxes.iter().map(|area| area.turned(leaf.turn)).collect();
            prove::is_hidden(&made, number, &leaf.paper, &boxes, leaf.stamp.as_deref())
        };
        self.each(pages.len(), check).map(drop)
    }

    /// Exhibits with pictures whose letters are too small to read on their page.
    pub fn coarse(&self) -> Vec<usize> {
        let is_coarse = |leaf: &&PacketPage| {
            let Some(source) = self.opened.get(leaf.source) else { return false };
            let (Some(letters), Some((w, h))) = (source.letters(leaf.page), source.pixels(leaf.page)) else {
                return false;
            };
            let across = if leaf.turn.quarters() % 2 == 1 { h } else { w };
            letters * 72.0 / leaf.paper.dpi(across) < LEAST_LETTERS
        };
        let mut found: Vec<usize> = self.leaves.iter().filter(is_coarse).map(|leaf| leaf.exhibit).collect();
        found.dedup();
        found
    }
}

fn documents(opened: &[Opened]) -> impl Iterator<Item = (usize, &Document)> {
    opened.iter().enumerate().filter_map(|(index, opened)| match opened {
        Opened::Document(document) => Some((index, document)),
        Opened::Picture(_) => None,
    })
}
