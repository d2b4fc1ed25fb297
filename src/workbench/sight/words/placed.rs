//! What Tesseract saw as the text of a page, for whoever looks for some of its words.

use super::{Word, areas, is_apart};
use crate::domain::packet::Area;
use crate::domain::packet::page_text::PageText;

/// A word counts where Tesseract is this sure, of a hundred: below it, shadows and patterns are words too.
const LEGIBLE: f32 = 30.0;
/// Words of several ways are compared this often at most.
const MOST_COMPARED: usize = 4_000_000;

/// Takes over the words of a picture of these measures that were not read before.
pub fn add(text: &mut PageText, words: &[Word], size: (u32, u32)) {
    let known: Vec<Area> = text.words.iter().map(|word| word.area).collect();
    if known.len() * words.len() > MOST_COMPARED {
        text.is_part = true;
        return;
    }
    let mut last: Option<&Word> = None;
    for word in words.iter().filter(|word| word.confidence >= LEGIBLE) {
        let Some(area) = areas(&[word], size).first().copied() else { continue };
        let follows = last.is_some_and(|last| last.line == word.line && !is_apart(last, word));
        let is_known = known.iter().any(|known| known.is_over(area));
        last = (!is_known).then_some(word);
        if !is_known {
            text.push(&word.text, area, !follows);
        }
    }
}
