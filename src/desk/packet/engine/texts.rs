//! The words of the open packet's pages, once a person looks for some: those of the files' own text are read when they
//! are wanted, one file after the other and each once, and those of pictures are taken from what was read in them. They
//! are in memory alone, and gone when the packet is left.
//!
//! Must not live here: reading, looking for words.

use super::snapshot::Making;
use super::{OpenPacket, PacketEngine};
use crate::desk::packet::search::{SearchPage, Searchable};
use crate::desk::packet::work::PacketWork;
use crate::desk::packet::{Made, PageInspection, pages_in};
use crate::domain::packet::page_text::PageText;
use crate::domain::packet::{Area, PacketDraft};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// Words of a packet that are kept.
const MOST_WORDS: usize = 1_000_000;

/// A page of a file, by what tells the file from others.
type PageOf = (String, usize);

/// What is known of words.
#[derive(Default)]
pub(super) struct Texts {
    is_wanted: bool,
    /// The pages of a file that are being read.
    current: Option<(String, Vec<usize>)>,
    /// Those that were; nothing of what could not be.
    known: HashMap<PageOf, Option<Arc<PageText>>>,
    words: usize,
    /// What there was to look through last.
    latest: Option<Arc<Searchable>>,
}

/// A page that can be looked through.
struct Source {
    made: Made,
    page: usize,
    /// Where its text is, and which page of that; nothing while that is being made.
    of: Option<(PageOf, Arc<[u8]>)>,
    has_text: bool,
    needs_sight: bool,
    is_in: bool,
    hidden: Vec<Area>,
}

/// Every page that can be seen, in the order of the exhibits.
fn sources(draft: &PacketDraft, open: &OpenPacket) -> Vec<Source> {
    let mut sources = Vec::new();
    for planned in open.outline.iter() {
        let Made::File(index) = planned.made else {
            let of_page = |page: &usize| {
                let place = open.made.as_ref().and_then(|made| made.place(planned.made, *page));
                let of = place.map(|(file, page, bytes)| ((file, page), bytes));
                let hidden = Vec::new();
                Source { made: planned.made, page: *page, of, has_text: true, needs_sight: false, is_in: true, hidden }
            };
            sources.extend(planned.pages.iter().map(of_page));
            continue;
        };
        let Some(exhibit) = draft.exhibits.get(index) else { continue };
        let Some(opened) = open.files.get(&exhibit.sha256) else { continue };
        let is_in = pages_in(draft, exhibit, &opened.looked.pages);
        let of_page = |(page, looked): (usize, &PageInspection)| Source {
            made: planned.made,
            page,
            of: Some(((exhibit.sha256.clone(), page), Arc::clone(&opened.bytes))),
            has_text: looked.has_text,
            needs_sight: looked.needs_sight(),
            is_in: is_in.contains(&page),
            hidden: exhibit.pages.get(&page).map(|edit| edit.boxes.clone()).unwrap_or_default(),
        };
        sources.extend(opened.looked.pages.iter().enumerate().map(of_page));
    }
    sources
}

impl PacketEngine {
    /// Whether a person looks for words in the open packet.
    pub fn look_for_words(&mut self, is_wanted: bool) {
        if self.texts.is_wanted != is_wanted {
            self.texts.is_wanted = is_wanted;
            self.read_words();
            self.redraw();
        }
    }

    /// The packet is put away, and the words of it are.
    pub(super) fn leave_words(&mut self) {
        self.stop_words();
        self.texts = Texts::default();
    }

    /// What is not in the packet any more makes room.
    fn forget_words(&mut self) {
        let Some(open) = &self.open else { return };
        let sources = sources(&self.draft(&open.dispute), open);
        let kept: BTreeSet<&PageOf> =
            sources.iter().filter_map(|source| source.of.as_ref()).map(|(of, _)| of).collect();
        self.texts.known.retain(|of, _| kept.contains(of));
        self.texts.words = self.texts.known.values().flatten().map(|text| text.words.len()).sum();
    }

    fn stop_words(&mut self) {
        if self.texts.current.take().is_some() {
            self.effects.push(PacketWork::StopWords);
        }
    }

    /// Goes on with the next file whose words are not known, and leaves the one that is not wanted any more.
    pub(super) fn read_words(&mut self) {
        self.forget_words();
        let waiting = if self.texts.is_wanted { self.unread() } else { Vec::new() };
        if let Some((file, _)) = &self.texts.current {
            if waiting.iter().any(|(of, _)| of.0 == *file) {
                return;
            }
            self.stop_words();
        }
        let Some(((file, _), bytes)) = waiting.first() else { return };
        let of_file = waiting.iter().filter(|((other, _), _)| other == file);
        let pages: Vec<usize> = of_file.map(|((_, page), _)| *page).collect::<BTreeSet<_>>().into_iter().collect();
        self.texts.current = Some((file.clone(), pages.clone()));
        self.effects.push(PacketWork::Words { file: file.clone(), pages, bytes: Arc::clone(bytes) });
    }

    /// Pages with text that was not read yet.
    fn unread(&self) -> Vec<(PageOf, Arc<[u8]>)> {
        let Some(open) = &self.open else { return Vec::new() };
        let sources = sources(&self.draft(&open.dispute), open).into_iter().filter(|source| source.has_text);
        sources.filter_map(|source| source.of).filter(|(of, _)| !self.texts.known.contains_key(of)).collect()
    }

    /// What came of reading the words of pages, one text a page; nothing when they could not be read.
    pub fn words_were_read(&mut self, file: &str, texts: Option<Vec<PageText>>) {
        let Some((_, pages)) = self.texts.current.take_if(|(current, _)| current == file) else { return };
        let mut texts = texts.unwrap_or_default().into_iter();
        for page in pages {
            let room = MOST_WORDS.saturating_sub(self.texts.words);
            let text = texts.next().filter(|text| text.words.len() <= room).map(Arc::new);
            self.texts.words += text.as_ref().map_or(0, |text| text.words.len());
            self.texts.known.insert((file.to_owned(), page), text);
        }
        self.read_words();
        self.redraw();
    }

    /// What there is to look through; the same one as long as nothing of it changes.
    pub(super) fn searchable(&mut self) -> Option<Arc<Searchable>> {
        let open = self.open.as_ref().filter(|_| self.texts.is_wanted)?;
        let draft = self.draft(&open.dispute);
        let reading = self.reading.waiting(&draft, open);
        let mut all = Searchable::default();
        for source in sources(&draft, open) {
            let (texts, coming, missing) = self.texts_of(&source, &reading);
            all.coming += usize::from(coming);
            all.missing += usize::from(missing && !coming);
            all.is_blind |= missing && source.needs_sight && !self.reading.can_see();
            let file = source.of.map(|((file, _), _)| file).unwrap_or_default();
            let Source { made, page, is_in, hidden, .. } = source;
            all.pages.push(SearchPage { made, page, file, is_in, hidden, texts });
        }
        if self.texts.latest.as_ref().is_none_or(|latest| !latest.is_same(&all)) {
            all.number = self.next_number();
            self.texts.latest = Some(Arc::new(all));
        }
        self.texts.latest.clone()
    }

    /// The words of a page, whether more are coming, and whether some are missing for good.
    fn texts_of(&self, source: &Source, reading: &BTreeSet<PageOf>) -> (Vec<Arc<PageText>>, bool, bool) {
        let Some((of, _)) = &source.of else {
            let is_made =
                |open: &OpenPacket| matches!(open.making, Making::Packing { .. }) || open.waits_since.is_some();
            let coming = self.open.as_ref().is_some_and(is_made);
            return (Vec::new(), coming, !coming);
        };
        let (mut texts, mut coming, mut missing) = (Vec::new(), false, false);
        if source.has_text {
            match self.texts.known.get(of) {
                Some(Some(text)) => {
                    // What its letters do not tell its picture may.
                    missing |= text.is_part && !source.needs_sight;
                    texts.push(Arc::clone(text));
                }
                Some(None) => missing = true,
                None => coming = true,
            }
        }
        if source.needs_sight {
            match self.reading.text(of) {
                Some(text) => texts.push(text),
                None if reading.contains(of) => coming = true,
                None => missing = true,
            }
        }
        (texts, coming, missing)
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test that meets something unexpected has to fail")]
mod tests {
    use super::*;
    use crate::desk::packet::{Inspection, Kind, Opened, Origin, PacketEdit, PageChange, Seen};
    use crate::domain::ids::DisputeId;
    use crate::domain::packet::Exhibit;
    use std::path::PathBuf;
    use std::time::Duration;

    const NOW: Duration = Duration::from_secs(1);

    /// A page with text, a picture, or both.
    fn page(has_text: bool, has_picture: bool) -> PageInspection {
        PageInspection {
            width: 100.0,
            height: 100.0,
            pixels: None,
            is_blank: false,
            same_as: None,
            has_text,
            is_part_read: false,
            has_picture,
            is_seen: false,
            found: Vec::new(),
            lacks: Vec::new(),
            thumb: (1, 1),
        }
    }

    fn text(words: usize) -> PageText {
        let mut text = PageText::default();
        for _ in 0..words {
            text.push("word", Area { x: 0.1, y: 0.1, w: 0.1, h: 0.1 }, false);
        }
        text
    }

    fn engine(files: &[(&str, Vec<PageInspection>)]) -> PacketEngine {
        let mut engine = PacketEngine::default();
        engine.set_sight(true);
        engine.open(DisputeId::parse("DI1").expect("an id"), Arc::default(), NOW);
        for (name, pages) in files {
            engine.take(vec![((*name).to_owned(), Origin::Path(PathBuf::from(name)))]);
            let number = engine.intake.last().expect("a file").number;
            let exhibit = Exhibit { sha256: (*name).to_owned(), length: 1, ..Exhibit::default() };
            let looked = Inspection { kind: Kind::Pdf, pages: pages.clone(), typefaces: Vec::new() };
            let opened = Opened { exhibit, bytes: Vec::new().into(), looked, small: Arc::new([]) };
            engine.opened(number, Ok(Arc::new(opened)), NOW);
        }
        engine
    }

    /// What words are to be read or not read any more, in order.
    fn work(engine: &mut PacketEngine) -> Vec<String> {
        let said = |work| match work {
            PacketWork::Words { file, pages, .. } => Some(format!("{file}{pages:?}")),
            PacketWork::StopWords => Some("stop".to_owned()),
            _ => None,
        };
        engine.take_effects().into_iter().filter_map(said).collect()
    }

    fn searchable(engine: &mut PacketEngine) -> Arc<Searchable> {
        engine.snapshot().expect("open").searchable.clone().expect("looked for")
    }

    fn counts(engine: &mut PacketEngine) -> (usize, usize) {
        let searchable = searchable(engine);
        (searchable.coming, searchable.missing)
    }

    #[test]
    fn words_are_read_when_they_are_wanted_one_file_after_the_other_and_each_once() {
        let mut engine = engine(&[
            ("a", vec![page(true, false), page(false, true), page(true, false)]),
            ("b", vec![page(true, false)]),
        ]);
        assert!(work(&mut engine).is_empty() && engine.snapshot().expect("open").searchable.is_none());
        engine.look_for_words(true);
        assert_eq!(work(&mut engine), ["a[0, 2]"]);
        assert_eq!(counts(&mut engine), (4, 0));
        engine.words_were_read("b", Some(vec![text(1)]));
        engine.words_were_read("a", Some(vec![text(1), text(2)]));
        assert_eq!(work(&mut engine), ["b[0]"], "what nobody asked for is no answer");
        engine.words_were_read("b", None);
        assert_eq!(counts(&mut engine), (1, 1), "the picture comes, and one file cannot be read");
        let words = |engine: &mut PacketEngine| {
            let of = |page: &SearchPage| page.texts.iter().map(|text| text.words.len()).sum::<usize>();
            searchable(engine).pages.iter().map(of).collect::<Vec<_>>()
        };
        assert_eq!(words(&mut engine), [1, 0, 2, 0]);
        engine.was_read("a".to_owned(), 1, Some(Seen { found: Vec::new(), text: text(5) }));
        assert_eq!((words(&mut engine), counts(&mut engine)), (vec![1, 5, 2, 0], (0, 1)));
        engine.look_for_words(false);
        engine.look_for_words(true);
        assert!(work(&mut engine).is_empty(), "they are known");
    }

    #[test]
    fn what_is_left_is_read_no_further_and_forgotten() {
        let mut engine = engine(&[("a", vec![page(true, false)]), ("b", vec![page(true, false)])]);
        engine.look_for_words(true);
        engine.edit(PacketEdit::Remove(0), NOW);
        assert_eq!(work(&mut engine), ["a[0]", "stop", "b[0]"]);
        engine.words_were_read("a", Some(vec![text(1)]));
        assert_eq!(searchable(&mut engine).pages.len(), 1);
        engine.look_for_words(false);
        assert_eq!(work(&mut engine), ["stop"]);
        engine.look_for_words(true);
        engine.words_were_read("b", Some(vec![text(1)]));
        engine.leave();
        assert!(engine.texts.known.is_empty() && !engine.texts.is_wanted && engine.texts.latest.is_none());
    }

    #[test]
    fn the_same_is_looked_through_until_something_changes() {
        let mut engine = engine(&[("a", vec![page(true, false), page(true, false)])]);
        engine.look_for_words(true);
        engine.words_were_read("a", Some(vec![text(1), text(1)]));
        let before = searchable(&mut engine);
        engine.redraw();
        assert!(Arc::ptr_eq(&before, &searchable(&mut engine)), "it would be looked through anew");
        let black = vec![Area { x: 0.0, y: 0.0, w: 0.5, h: 0.5 }];
        engine.edit(PacketEdit::Page { exhibit: 0, page: 0, change: PageChange::Redact(black.clone()) }, NOW);
        engine.edit(PacketEdit::Page { exhibit: 0, page: 1, change: PageChange::Include(false) }, NOW);
        let after = searchable(&mut engine);
        assert!(after.number > before.number && after.pages[0].hidden == black);
        assert!(after.pages[0].is_in && !after.pages[1].is_in, "what is left out is looked through and marked");
        assert!(work(&mut engine).len() == 1, "no word is read twice");
    }

    #[test]
    fn a_picture_nobody_reads_is_said_to_be_missing() {
        let mut engine = engine(&[("a", vec![page(false, true), page(true, true)])]);
        engine.set_sight(false);
        engine.look_for_words(true);
        engine.words_were_read("a", Some(vec![text(1)]));
        assert_eq!(counts(&mut engine), (0, 2), "a picture beside words may say more");
        assert!(searchable(&mut engine).is_blind);
        engine.set_sight(true);
        assert_eq!(counts(&mut engine), (2, 0));
        engine.was_read("a".to_owned(), 0, None);
        assert_eq!(counts(&mut engine), (1, 1));
    }

    #[test]
    fn no_more_words_are_kept_than_there_is_room_for() {
        let mut engine = engine(&[("a", vec![page(true, false); 60])]);
        engine.look_for_words(true);
        engine.words_were_read("a", Some(vec![text(20_000); 60]));
        assert_eq!((engine.texts.words, counts(&mut engine)), (MOST_WORDS, (0, 10)));
    }
}
