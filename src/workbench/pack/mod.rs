//! Many files packed into few small PDFs that read as well as they can.
//!
//! Pages of documents are taken over with their text and lines, and only their pictures are made smaller; pages that
//! cannot be taken over exactly, and pages with redactions, are drawn. How small everything is made is the gentlest
//! of a row of steps at which it fits. Nothing is ever cut off to fit.
//!
//! Must not live here: opening a file a person brings, what is to be in a packet.

mod assembly;
mod image_encoding;
mod kept;
mod marks;
mod packet_page;
mod page_import;
mod page_layout;
mod page_renderer;
mod pdf_validation;
mod prove;
mod shrink;
mod size_search;
mod source_pdf;
mod step;

pub use page_layout::SHARP_DPI;
pub(super) use pdf_validation::content::decoded;

use super::open::Opened;
use super::refusal::{Misfit, Refusal};
use super::typefaces::{TypefaceNote, Typefaces};
use crate::domain::packet::{PagePart, Recipe};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What is to be packed: exhibits in order, and how.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// The exhibits.
    pub exhibits: Vec<ExhibitPart>,
    /// How.
    pub recipe: Recipe,
    /// How many threads may work at once.
    pub threads: usize,
}

/// An exhibit of the order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExhibitPart {
    /// Which of the files.
    pub source: usize,
    /// What its pages are stamped with before their number; nothing for a page of contents.
    pub label: Option<String>,
    /// Its pages.
    pub parts: Vec<PagePart>,
}

/// A packet.
#[derive(Clone, PartialEq)]
pub struct Packed {
    /// The files.
    pub files: Vec<Vec<u8>>,
    /// What they are like.
    pub report: Report,
}

/// What a packet is like.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Pages of each file.
    pub pages: Vec<usize>,
    /// Bytes of each file.
    pub bytes: Vec<u64>,
    /// Pixels an inch that pictures were brought down to.
    pub dpi: u32,
    /// JPEG's quality.
    pub quality: u8,
    /// False when pictures were brought below what reads well.
    pub is_sharp: bool,
    /// Exhibits with pictures whose letters are too small to read on their page, by index.
    pub coarse: Vec<usize>,
    /// For each page of the packet: which exhibit, and which of its pages.
    pub places: Vec<(usize, usize)>,
    /// What words were set in beside the bundled typefaces, each once.
    #[serde(default)]
    pub typefaces: Vec<TypefaceNote>,
}

/// How far the work is, of how much.
pub type Progress<'a> = dyn Fn(usize, usize) + Sync + 'a;

/// Packs.
///
/// # Errors
/// Why there is no packet: which file is broken, or what does not fit.
pub fn pack(
    order: &Order,
    sources: &[Arc<[u8]>],
    typefaces: &dyn Typefaces,
    progress: &Progress<'_>,
) -> Result<Packed, Refusal> {
    let open = |source| Opened::open(source, typefaces);
    let opened: Vec<Opened> = sources.iter().map(open).collect::<Result<_, _>>()?;
    let leaves = packet_page::packet_pages(order, &opened)?;
    if leaves.is_empty() {
        return Err(Refusal::DoesNotFit(Misfit::NoPage));
    }
    let mut renderer = page_renderer::PageRenderer::new(order, &opened, leaves, progress)?;
    let mut packed = size_search::fit(&mut renderer, order)?;
    for opened in &opened {
        packed.report.note(opened.typefaces());
    }
    Ok(packed)
}

impl Report {
    /// Notes what words were set in.
    pub fn note(&mut self, typefaces: &[TypefaceNote]) {
        self.typefaces.extend_from_slice(typefaces);
        self.typefaces.sort();
        self.typefaces.dedup();
    }
}

#[cfg(test)]
mod tests;
