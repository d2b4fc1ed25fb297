//! Looking for words on every page of the open packet: what there is to look through, and what is found.
//!
//! Must not live here: reading pages (`engine::texts` has that done), showing what is found.

use super::Made;
use crate::domain::packet::Area;
use crate::domain::packet::page_text::{PageText, Query, find};
use std::sync::Arc;

/// More places are not listed.
pub const MOST_HITS: usize = 2_000;

/// What there is to look through. Never a silent gap: pages whose words are not known are counted.
#[derive(Clone, Debug, Default)]
pub struct Searchable {
    /// Tells it from others; the same as long as nothing of it changes.
    pub number: u64,
    /// In the order of the exhibits.
    pub pages: Vec<SearchPage>,
    /// Pages of which something is still being read.
    pub coming: usize,
    /// Pages of which something cannot be searched.
    pub missing: usize,
    /// Some of those are pictures, and there is nothing that reads them.
    pub is_blind: bool,
}

/// A page.
#[derive(Clone, Debug)]
pub struct SearchPage {
    /// The exhibit it is of.
    pub made: Made,
    /// Which page of its source.
    pub page: usize,
    /// The file the words are of, by what tells it from others.
    pub file: String,
    /// It takes part in the packet.
    pub is_in: bool,
    /// What is redacted.
    pub hidden: Vec<Area>,
    /// What its text says, and what its picture shows.
    pub texts: Vec<Arc<PageText>>,
}

impl SearchPage {
    fn is_same(&self, other: &Self) -> bool {
        let is_same_text = |(a, b): (&Arc<PageText>, &Arc<PageText>)| Arc::ptr_eq(a, b);
        (self.made, self.page, &self.file, self.is_in) == (other.made, other.page, &other.file, other.is_in)
            && self.hidden == other.hidden
            && self.texts.len() == other.texts.len()
            && self.texts.iter().zip(&other.texts).all(is_same_text)
    }
}

impl Searchable {
    /// True when looking through the other finds the same.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        (self.coming, self.missing, self.is_blind) == (other.coming, other.missing, other.is_blind)
            && self.pages.len() == other.pages.len()
            && self.pages.iter().zip(&other.pages).all(|(a, b)| a.is_same(b))
    }
}

/// A place where the words stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// On which of the pages that were looked through.
    pub page: usize,
    /// Where on it, one area a line, as the page came.
    pub areas: Vec<Area>,
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Hits {
    /// What was looked for.
    pub query: Query,
    /// Where.
    pub searched: Arc<Searchable>,
    /// In the order of the pages.
    pub all: Vec<Hit>,
    /// There are more.
    pub is_cut: bool,
}

/// Looks through every page; ended between two of them when it is not wanted any more.
pub async fn search(searched: Arc<Searchable>, query: Query) -> Hits {
    let mut hits = Hits { query, searched: Arc::clone(&searched), all: Vec::new(), is_cut: false };
    for (number, page) in searched.pages.iter().enumerate() {
        let mut here: Vec<Vec<Area>> = Vec::new();
        for text in &page.texts {
            // A picture of a page also shows what its text says.
            let known: Vec<Area> = here.iter().flatten().copied().collect();
            let is_new = |areas: &Vec<Area>| !areas.iter().any(|area| known.iter().any(|known| known.is_over(*area)));
            here.extend(find(text, &hits.query, &page.hidden).into_iter().filter(is_new));
        }
        let room = MOST_HITS - hits.all.len();
        hits.is_cut |= here.len() > room;
        hits.all.extend(here.into_iter().take(room).map(|areas| Hit { page: number, areas }));
        tokio::task::yield_now().await;
    }
    hits
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test that meets something unexpected has to fail")]
mod tests {
    use super::*;

    fn text(words: &str, y: f32) -> Arc<PageText> {
        let mut text = PageText::default();
        for (word, at) in words.split(' ').zip((0_u8..9).cycle()) {
            text.push(word, Area { x: f32::from(at) * 0.1, y, w: 0.09, h: 0.04 }, at == 0);
        }
        Arc::new(text)
    }

    fn page(page: usize, texts: Vec<Arc<PageText>>) -> SearchPage {
        let made = Made::File(0);
        SearchPage { made, page, file: "a".to_owned(), is_in: true, hidden: Vec::new(), texts }
    }

    async fn looked_for(pages: Vec<SearchPage>, typed: &str) -> Hits {
        let searchable = Arc::new(Searchable { pages, ..Searchable::default() });
        search(searchable, Query::of(typed).expect("something")).await
    }

    #[tokio::test]
    async fn what_text_and_picture_both_say_is_one_place_and_what_only_one_says_is_another() {
        let layer = text("the tent the", 0.2);
        let picture =
            Arc::new(PageText { words: [&layer.words[..], &text("the", 0.6).words[..]].concat(), is_part: false });
        let pages = vec![page(0, vec![layer, picture]), page(1, vec![text("nothing", 0.1)])];
        let found = looked_for(pages, "the").await;
        let places: Vec<(usize, f32)> = found.all.iter().map(|hit| (hit.page, hit.areas[0].y)).collect();
        assert_eq!(places, [(0, 0.2), (0, 0.2), (0, 0.6)]);
        assert!(!found.is_cut);
    }

    #[tokio::test]
    async fn so_many_places_are_listed_and_no_more() {
        let many = "so ".repeat(1_500);
        let pages = vec![page(0, vec![text(many.trim(), 0.1)]), page(1, vec![text(many.trim(), 0.1)])];
        let found = looked_for(pages, "so").await;
        assert!(found.is_cut);
        assert_eq!(found.all.len(), MOST_HITS);
    }

    #[test]
    fn what_changes_nothing_is_the_same_and_a_redaction_is_not() {
        let words = text("the tent", 0.1);
        let of = |hidden: Vec<Area>| {
            let pages = vec![SearchPage { hidden, ..page(0, vec![Arc::clone(&words)]) }];
            Searchable { pages, ..Searchable::default() }
        };
        assert!(of(Vec::new()).is_same(&of(Vec::new())));
        assert!(!of(Vec::new()).is_same(&of(vec![Area::default()])));
        let again = Searchable { pages: vec![page(0, vec![text("the tent", 0.1)])], ..Searchable::default() };
        assert!(!of(Vec::new()).is_same(&again), "words that were read anew");
    }
}
