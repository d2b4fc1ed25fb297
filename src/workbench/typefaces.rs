//! Typefaces of the computer for scripts that the bundled ones do not have: found by the app, which may read the disk,
//! and handed as bytes to the helper, which may not.
//!
//! Must not live here: setting text with them.

mod system;

use serde::{Deserialize, Serialize};
use skrifa::MetadataProvider as _;
use std::sync::Arc;
pub use system::SystemTypefaces;

/// So many typefaces are handed over for one text at most.
pub const MOST_FACES: usize = 12;
/// A larger file of typefaces is not handed over.
pub const LARGEST_FACE: usize = 40 << 20;
/// Nor are files that are larger together: the helper works beside them.
pub const LARGEST_TOGETHER: usize = 64 << 20;
/// So many different signs of one text are asked for; a typeface that has them has more.
pub const MOST_SIGNS: usize = 4_000;

/// A typeface, as bytes.
#[derive(Clone, PartialEq)]
pub struct Typeface {
    /// What it is called, and what it is.
    pub note: TypefaceNote,
    /// Which of its file, where that holds several.
    pub index: u32,
    /// Where it stands on its axes, where it has any.
    pub axes: Vec<([u8; 4], f32)>,
    /// The file.
    pub bytes: Arc<[u8]>,
}

/// A typeface that a text is set in: with the same one, the same text gives the same bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TypefaceNote {
    /// What it is called.
    pub name: String,
    /// SHA-256 of its file, in hex.
    pub sha256: String,
}

/// Where typefaces come from.
pub trait Typefaces {
    /// Typefaces that have these signs, as far as there are any, the first ones first. Blocks.
    fn having(&self, signs: &[char]) -> Vec<Arc<Typeface>>;
}

/// No typeface but the bundled ones.
#[derive(Debug, Clone, Copy, Default)]
pub struct BundledOnly;

impl Typefaces for BundledOnly {
    fn having(&self, _signs: &[char]) -> Vec<Arc<Typeface>> {
        Vec::new()
    }
}

/// The signs a typeface draws with outlines, in order: what is a picture or has colours of its own is not embedded.
pub fn drawn(bytes: &[u8], index: u32) -> Vec<char> {
    let Ok(font) = skrifa::FontRef::from_index(bytes, index) else { return Vec::new() };
    let (outlines, colours) = (font.outline_glyphs(), font.color_glyphs());
    let is_drawn =
        |id: skrifa::GlyphId| id != skrifa::GlyphId::NOTDEF && outlines.get(id).is_some() && colours.get(id).is_none();
    let mut signs: Vec<char> = font
        .charmap()
        .mappings()
        .filter(|(_, id)| is_drawn(*id))
        .filter_map(|(number, _)| char::from_u32(number))
        .collect();
    signs.sort_unstable();
    signs.dedup();
    signs
}
