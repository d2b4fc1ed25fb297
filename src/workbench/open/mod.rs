//! A file opened: how many pages it has, how large they are, what is on them.
//!
//! Runs in the process of its own that opens unknown files; nothing here reads a disk or a network.

pub mod attachments;
mod blind;
mod boxes;
mod colours;
mod columns;
mod covers;
mod damage;
mod draw;
mod exif;
mod faxes;
mod fields;
mod frame;
mod headers;
mod heic;
mod html;
mod jpeg;
mod layers;
mod looks;
mod mail;
mod notes;
mod outlook;
mod parts;
mod pdf;
mod picture;
mod plain;
mod reading;
mod samples;
mod scan;
mod settle;
mod shapes;
pub(super) mod signs;
mod strips;
mod styles;
mod tiff;
mod tiff_pages;
mod unlayer;
mod unlock;
mod winmail;
pub mod words;
mod wrappers;

use super::kind::Kind;
use super::lack::Lack;
use super::pixels::Pixels;
use super::refusal::{Damage, Refusal};
use super::typefaces::{TypefaceNote, Typefaces};
pub use jpeg::jpeg;
pub use pdf::Document;
pub use picture::Picture;
pub use reading::LEAST as LEAST_LETTERS;
pub use settle::rectangle;
use std::sync::Arc;
pub use unlock::unlock;

/// Mails inside mails are read to this depth.
const DEEPEST_MAIL: usize = 6;
/// More pages are not read.
pub const MOST_PAGES: usize = 300;

/// A file, opened.
pub enum Opened {
    /// Pictures, one a page.
    Picture(Picture),
    /// A document of pages; mail and text are printed into one.
    Document(Document),
}

impl Opened {
    /// Opens what the bytes are; words whose letters the bundled typefaces lack ask for others.
    ///
    /// # Errors
    /// Why it cannot become pages.
    pub fn open(bytes: &Arc<[u8]>, typefaces: &dyn Typefaces) -> Result<Self, Refusal> {
        let kind = Kind::of(bytes)?;
        let opened = match kind {
            Kind::Pdf => Self::Document(Document::open(Arc::clone(bytes))?),
            Kind::Email => Self::Document(printed(mail::mail_pdf(bytes, typefaces)?)?),
            Kind::Text => Self::Document(printed(mail::text_as_pdf(bytes, typefaces)?)?),
            kind => Self::Picture(Picture::open(Arc::clone(bytes), kind)?),
        };
        match opened.pages() {
            0 => Err(Refusal::damaged(kind, Damage::NoPages)),
            pages if pages > MOST_PAGES => Err(Refusal::TooManyPages { pages, most: MOST_PAGES }),
            _ => Ok(opened),
        }
    }

    /// How many pages it has.
    #[must_use]
    pub fn pages(&self) -> usize {
        match self {
            Self::Picture(picture) => picture.frames(),
            Self::Document(document) => document.pages(),
        }
    }

    /// A page's size in points; a picture's as it would be at 96 pixels an inch.
    #[must_use]
    pub fn size(&self, page: usize) -> (f32, f32) {
        match self {
            Self::Picture(picture) => {
                let (width, height) = picture.size(page);
                #[expect(clippy::cast_precision_loss, reason = "pixels of a picture")]
                let points = |pixels: u32| pixels as f32 * 0.75;
                (points(width), points(height))
            }
            Self::Document(document) => document.meant_size(page),
        }
    }

    /// What of a page cannot be shown, as far as it was drawn and read.
    #[must_use]
    pub fn lacks(&self, page: usize) -> Vec<Lack> {
        match self {
            Self::Picture(picture) => picture.lacks(page),
            Self::Document(document) => document.lacks(page),
        }
    }

    /// What its words are set in beside the bundled typefaces, where they were printed here.
    #[must_use]
    pub fn typefaces(&self) -> &[TypefaceNote] {
        match self {
            Self::Picture(_) => &[],
            Self::Document(document) => document.printed.as_deref().unwrap_or_default(),
        }
    }

    /// True for words that were printed here.
    #[must_use]
    pub fn is_printed(&self) -> bool {
        matches!(self, Self::Document(document) if document.printed.is_some())
    }

    /// How high the letters of a picture are, in its pixels, once it was drawn and where that matters.
    #[must_use]
    pub fn letters(&self, page: usize) -> Option<f32> {
        match self {
            Self::Picture(picture) => picture.letters(page),
            Self::Document(_) => None,
        }
    }

    /// How many pixels a page has, for pictures.
    #[must_use]
    pub fn pixels(&self, page: usize) -> Option<(u32, u32)> {
        match self {
            Self::Picture(picture) => Some(picture.size(page)),
            Self::Document(_) => None,
        }
    }

    /// A page drawn, its longer side at most this many pixels; a picture is never made larger.
    ///
    /// # Errors
    /// Why it cannot be drawn.
    pub fn draw(&self, page: usize, longest: u32, is_grey: bool) -> Result<Pixels, Refusal> {
        let drawn = match self {
            Self::Picture(picture) => {
                let pixels = picture.decode(page, is_grey)?;
                let (width, height) = fitted((pixels.width, pixels.height), longest);
                if (width, height) == (pixels.width, pixels.height) { pixels } else { pixels.resized(width, height) }
            }
            Self::Document(document) => document.draw(page, longest)?,
        };
        Ok(if is_grey { drawn.grey() } else { drawn })
    }
}

/// Words that were printed, as a document.
fn printed(printed: mail::Printed) -> Result<Document, Refusal> {
    let mut document = Document::read_back(printed.pdf.into())?;
    document.know(printed.lacks);
    document.printed = Some(printed.typefaces);
    Ok(document)
}

/// Measures whose longer side is at most this.
#[must_use]
pub fn fitted((width, height): (u32, u32), longest: u32) -> (u32, u32) {
    let side = width.max(height);
    if side <= longest || side == 0 {
        return (width, height);
    }
    let part = |measure: u32| {
        let scaled = (u64::from(measure) * u64::from(longest) + u64::from(side) / 2) / u64::from(side);
        u32::try_from(scaled).unwrap_or(longest).max(1)
    };
    (part(width), part(height))
}
