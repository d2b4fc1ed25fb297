//! What a person sees of a file before it is packed: its pages small, what they hold, what is found on them.
//!
//! Must not live here: deciding what is done about it.

use super::blank;
use super::kind::Kind;
use super::lack::Lack;
use super::open::{MOST_PAGES, Opened};
use super::pixels::Pixels;
use super::refusal::Refusal;
use super::typefaces::{TypefaceNote, Typefaces};
use crate::domain::evidence::digits::Plain;
use crate::domain::evidence::sensitive;
use crate::domain::packet::Area;
use crate::domain::packet::page_text::PageText;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::sync::Arc;

/// The longer side of a small page.
pub const THUMB: u32 = 150;
/// Pages are looked at with their longer side so many pixels.
const LOOKED: u32 = 500;

/// A file, looked at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Inspection {
    /// What it is.
    pub kind: Kind,
    /// Its pages.
    pub pages: Vec<PageInspection>,
    /// What its words are set in beside the bundled typefaces, where they are printed here.
    #[serde(default)]
    pub typefaces: Vec<TypefaceNote>,
}

/// A page, looked at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageInspection {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// Pixels, of a picture.
    pub pixels: Option<(u32, u32)>,
    /// Nothing stands on it.
    pub is_blank: bool,
    /// It shows the same as this page before it.
    pub same_as: Option<usize>,
    /// It has words that can be read and searched.
    pub has_text: bool,
    /// Some of its words cannot be read, so a search over it may miss something.
    pub is_part_read: bool,
    /// A picture stands on it beside its words.
    #[serde(default)]
    pub has_picture: bool,
    /// Its picture was looked at, and what stands there was found.
    #[serde(default)]
    pub is_seen: bool,
    /// What should not stand on it.
    pub found: Vec<Finding>,
    /// What of it cannot be shown as it is.
    #[serde(default)]
    pub lacks: Vec<Lack>,
    /// Measures of its small picture.
    pub thumb: (u32, u32),
}

impl PageInspection {
    /// True when its words do not tell all that can be read on it.
    #[must_use]
    pub fn needs_sight(&self) -> bool {
        !self.is_blank && (!self.has_text || self.is_part_read || self.has_picture)
    }

    /// True when all of it was searched for numbers that should not be there.
    #[must_use]
    pub fn is_searched(&self) -> bool {
        self.is_seen || !self.needs_sight()
    }

    /// Notes what was seen in its picture; what its words told already is told once.
    pub fn see(&mut self, found: &[Finding]) {
        self.is_seen = true;
        for finding in found {
            if !self.found.iter().any(|known| known.key == finding.key && known.is_over(finding)) {
                self.found.push(finding.clone());
            }
        }
    }
}

/// What was seen in the picture of a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Seen {
    /// What should not stand there.
    pub found: Vec<Finding>,
    /// Its words.
    pub text: PageText,
}

/// Something that should not stand on a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// What it is.
    pub kind: sensitive::Kind,
    /// As much of it as may be shown.
    pub masked: String,
    /// Tells it from others without saying what it is.
    pub key: String,
    /// Where it stands.
    pub areas: Vec<Area>,
}

impl Finding {
    /// This number, in these places.
    pub(super) fn new(kind: sensitive::Kind, text: &str, areas: Vec<Area>) -> Self {
        Self { kind, masked: sensitive::masked(kind, text), key: key(kind, text), areas }
    }

    /// True when the middle of one place is inside of the other.
    pub(super) fn is_over(&self, other: &Self) -> bool {
        self.areas.iter().any(|area| other.areas.iter().any(|place| area.is_over(*place)))
    }
}

/// Looks at every page; `each` gets their small pictures in order.
///
/// # Errors
/// Why the file cannot be shown.
pub fn look(
    bytes: &Arc<[u8]>,
    typefaces: &dyn Typefaces,
    mut each: impl FnMut(usize, usize, Pixels),
) -> Result<Inspection, Refusal> {
    let opened = Opened::open(bytes, typefaces)?;
    let kind = Kind::of(bytes)?;
    let count = opened.pages();
    let mut pages: Vec<PageInspection> = Vec::with_capacity(count);
    let mut prints: Vec<[u8; 32]> = Vec::with_capacity(count);
    for page in 0..count {
        let drawn = opened.draw(page, LOOKED, false)?;
        let Told { has_text, is_part_read, has_picture, text, found } = words(&opened, page)?;
        let grey = drawn.clone().grey();
        let lacks = opened.lacks(page);
        // What cannot be drawn is no blank page.
        let is_blank = !has_text && !lacks.iter().any(Lack::is_gap) && blank::is_blank(&grey);
        let print: [u8; 32] = Sha256::new().chain_update(&grey.data).chain_update(text.as_bytes()).finalize().into();
        let same_as = prints.iter().position(|other| *other == print).filter(|_| !is_blank);
        prints.push(print);
        let (width, height) = opened.size(page);
        let small = super::open::fitted((drawn.width, drawn.height), THUMB);
        let thumb = drawn.resized(small.0, small.1);
        pages.push(PageInspection {
            width,
            height,
            pixels: opened.pixels(page),
            is_blank,
            same_as,
            has_text,
            is_part_read,
            has_picture,
            is_seen: false,
            found,
            lacks,
            thumb: (thumb.width, thumb.height),
        });
        each(page + 1, count, thumb);
    }
    Ok(Inspection { kind, pages, typefaces: opened.typefaces().to_vec() })
}

/// Words of all pages together that are looked through for some of them.
pub const MOST_WORDS: usize = 300_000;

/// The words of some pages, with their places. A picture has none.
///
/// # Errors
/// Why the file cannot be read.
pub fn read(bytes: &Arc<[u8]>, pages: &[usize], typefaces: &dyn Typefaces) -> Result<Vec<PageText>, Refusal> {
    let opened = Opened::open(bytes, typefaces)?;
    let mut room = MOST_WORDS;
    let mut of_page = |page: &usize| {
        let Opened::Document(document) = &opened else { return Ok(PageText::default()) };
        let mut text = if room == 0 { PageText::default() } else { document.words(*page)?.placed() };
        text.is_part |= text.words.len() > room || room == 0;
        text.words.truncate(room);
        room -= text.words.len();
        Ok(text)
    };
    pages.iter().take(MOST_PAGES).map(&mut of_page).collect()
}

/// What the words of a page tell.
#[derive(Default)]
struct Told {
    has_text: bool,
    is_part_read: bool,
    has_picture: bool,
    text: String,
    found: Vec<Finding>,
}

fn words(opened: &Opened, page: usize) -> Result<Told, Refusal> {
    let Opened::Document(document) = opened else { return Ok(Told::default()) };
    let words = document.words(page)?;
    let found = words.findings().into_iter().map(|found| Finding::new(found.kind, &found.text, found.areas));
    Ok(Told {
        has_text: !words.is_empty(),
        is_part_read: words.is_cut || words.unknown > 0,
        has_picture: words.has_picture,
        text: words.text(),
        found: found.collect(),
    })
}

fn key(kind: sensitive::Kind, text: &str) -> String {
    let plain: String = Plain::of(text).text.chars().filter(|c| c.is_alphanumeric()).collect();
    let digest = Sha256::digest(format!("{kind:?}{plain}"));
    crate::domain::text::hex(digest.get(..8).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::text_pdf::{Block, text_pdf};
    use crate::workbench::typefaces::BundledOnly;

    #[test]
    fn a_number_is_the_same_in_the_digits_of_every_script() {
        let of = |text| Finding::new(sensitive::Kind::Card, text, Vec::new());
        assert_eq!(of("４１１１-1111-1111-1111"), of("4111 1111 1111 1111"));
        assert_ne!(of("5111 1111 1111 1111").key, of("4111 1111 1111 1111").key);
    }

    #[test]
    fn blank_and_repeated_pages_and_what_stands_on_them_are_told() {
        let page = |words: &str| {
            let mut lines = vec![Block::Body(words.to_owned())];
            lines.extend((0..60).map(|_| Block::Body("line".to_owned())));
            lines
        };
        let pdf = text_pdf(&page("CVV: 123 and 4111111111111111")).expect("a PDF");
        let mut seen = 0;
        let looked = look(&pdf.into(), &BundledOnly, |_, _, thumb| {
            assert!(thumb.is_whole() && thumb.height == THUMB);
            seen += 1;
        })
        .expect("looked at");
        assert!(looked.pages.len() == seen && seen > 1);
        let first = looked.pages.first().expect("a page");
        assert_eq!(first.found.iter().map(|found| found.masked.as_str()).collect::<Vec<_>>(), ["•••", "•••• 1111"]);
        assert!(first.has_text && !first.is_blank && first.found.iter().all(|found| !found.key.contains("4111")));
    }
}
