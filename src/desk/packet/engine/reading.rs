//! Pages whose pictures are looked at for numbers that should not stand there: those that take part, one after the other,
//! each once. What was found in one and its words are kept in memory as long as the account is open, so that a packet that
//! is left is not read again; never on the disk.
//!
//! Must not live here: reading, what a number is.

use super::{OpenPacket, PacketEngine};
use crate::desk::packet::work::PacketWork;
use crate::desk::packet::{Finding, Opened, Seen, pages_in};
use crate::domain::packet::page_text::PageText;
use crate::domain::packet::{Exhibit, PacketDraft};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Pictures of one packet that are looked at.
const MOST_READ: usize = 200;
/// Pages whose findings are kept.
const MOST_KEPT: usize = 5_000;
/// Words of all of them together that are kept, for whoever looks for some.
const MOST_WORDS: usize = 500_000;

/// A page of a file, by the file's hash.
pub(super) type PageOf = (String, usize);

/// What is known of pictures.
#[derive(Default)]
pub(super) struct Reading {
    /// Whether there is something that reads them.
    can_see: bool,
    /// The one that is being read.
    current: Option<PageOf>,
    /// Those that could not be read, of the open packet.
    failed: BTreeSet<PageOf>,
    /// What was found in those that were.
    seen: BTreeMap<PageOf, Known>,
    /// Words of all of these.
    words: usize,
}

/// What is kept of a picture.
struct Known {
    found: Arc<[Finding]>,
    /// Nothing when there was no room for more.
    text: Option<Arc<PageText>>,
}

/// How far the looking at pictures is. All of it counts only pages that take part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sight {
    /// Pictures still to be looked at.
    pub reading: usize,
    /// Pictures that could not be read.
    pub unread: usize,
    /// Pictures that were looked at.
    pub seen: usize,
    /// There are pictures, and nothing that reads them.
    pub is_blind: bool,
}

impl Reading {
    /// How far it is.
    pub(super) fn sight(&self, draft: &PacketDraft, open: &OpenPacket) -> Sight {
        let mut sight = Sight::default();
        for (number, (page, is_seen)) in pictures(draft, open).enumerate() {
            if is_seen {
                sight.seen += 1;
            } else if !self.can_see {
                sight.is_blind = true;
            } else if number >= MOST_READ || self.failed.contains(&page) {
                sight.unread += 1;
            } else {
                sight.reading += 1;
            }
        }
        sight
    }

    /// A file with what is known of its pictures.
    pub(super) fn known(&self, opened: Arc<Opened>) -> Arc<Opened> {
        let mut known = opened;
        for page in 0..known.looked.pages.len() {
            let of = (known.exhibit.sha256.clone(), page);
            if let Some(seen) = self.seen.get(&of) {
                see(&mut known, page, &seen.found);
            }
        }
        known
    }

    /// Whether there is something that reads pictures.
    pub(super) fn can_see(&self) -> bool {
        self.can_see
    }

    /// The words of a picture that was read.
    pub(super) fn text(&self, of: &PageOf) -> Option<Arc<PageText>> {
        self.seen.get(of).and_then(|known| known.text.clone())
    }

    /// Pictures that will be read.
    pub(super) fn waiting(&self, draft: &PacketDraft, open: &OpenPacket) -> BTreeSet<PageOf> {
        let waiting =
            pictures(draft, open).take(MOST_READ).filter(|(page, is_seen)| !is_seen && !self.failed.contains(page));
        waiting.filter(|_| self.can_see).map(|(page, _)| page).collect()
    }

    fn keep(&mut self, of: PageOf, seen: Seen) {
        if self.seen.len() >= MOST_KEPT {
            return;
        }
        let text = Some(seen.text).filter(|text| self.words + text.words.len() <= MOST_WORDS);
        self.words += text.as_ref().map_or(0, |text| text.words.len());
        self.seen.insert(of, Known { found: seen.found.into(), text: text.map(Arc::new) });
    }
}

fn see(opened: &mut Arc<Opened>, page: usize, found: &[Finding]) {
    if let Some(page) = Arc::make_mut(opened).looked.pages.get_mut(page) {
        page.see(found);
    }
}

/// Pages that take part and have to be looked at, in their order, and whether they were.
fn pictures<'a>(draft: &'a PacketDraft, open: &'a OpenPacket) -> impl Iterator<Item = (PageOf, bool)> + 'a {
    let of_exhibit = |exhibit: &'a Exhibit| {
        let pages = open.files.get(&exhibit.sha256).map(|opened| opened.looked.pages.as_slice()).unwrap_or_default();
        let picture = move |page: usize| {
            let looked = pages.get(page).filter(|looked| looked.needs_sight())?;
            Some(((exhibit.sha256.clone(), page), looked.is_seen))
        };
        pages_in(draft, exhibit, pages).into_iter().filter_map(picture)
    };
    draft.exhibits.iter().flat_map(of_exhibit)
}

impl PacketEngine {
    /// Whether there is something that reads pictures.
    pub fn set_sight(&mut self, can_see: bool) {
        if self.reading.can_see != can_see {
            self.reading.can_see = can_see;
            self.read_on();
            self.redraw();
        }
    }

    /// Goes on with the next picture, and leaves the one that is not wanted any more.
    pub(super) fn read_on(&mut self) {
        let next = self.next_picture();
        if self.reading.current.is_some() {
            if self.is_wanted() {
                return;
            }
            self.stop_reading();
        }
        if let Some(((sha256, page), bytes)) = next {
            self.reading.current = Some((sha256.clone(), page));
            self.effects.push(PacketWork::Read { sha256, page, bytes });
        }
    }

    /// No picture is read any more.
    pub(super) fn stop_reading(&mut self) {
        if self.reading.current.take().is_some() {
            self.effects.push(PacketWork::StopReading);
        }
    }

    /// The packet is put away; another time may read what could not be read.
    pub(super) fn leave_reading(&mut self) {
        self.stop_reading();
        self.reading.failed.clear();
    }

    fn next_picture(&self) -> Option<(PageOf, Arc<[u8]>)> {
        let open = self.open.as_ref().filter(|_| self.reading.can_see)?;
        let draft = self.draft(&open.dispute);
        let mut waiting = pictures(&draft, open).take(MOST_READ).filter(|(_, is_seen)| !is_seen);
        let (page, _) = waiting.find(|(page, _)| !self.reading.failed.contains(page))?;
        let bytes = Arc::clone(&open.files.get(&page.0)?.bytes);
        Some((page, bytes))
    }

    /// True while the picture that is being read is one of those to be read.
    fn is_wanted(&self) -> bool {
        let (Some(open), Some(current)) = (&self.open, &self.reading.current) else { return false };
        let draft = self.draft(&open.dispute);
        self.reading.can_see && pictures(&draft, open).any(|(page, is_seen)| page == *current && !is_seen)
    }

    /// What came of looking at a picture: what was seen, or nothing when it could not be read.
    pub fn was_read(&mut self, sha256: String, page: usize, seen: Option<Seen>) {
        let of = (sha256, page);
        if self.reading.current.as_ref() != Some(&of) {
            return;
        }
        self.reading.current = None;
        match seen {
            Some(seen) => {
                if let Some(opened) = self.open.as_mut().and_then(|open| open.files.get_mut(&of.0)) {
                    see(opened, page, &seen.found);
                }
                self.reading.keep(of, seen);
            }
            None => drop(self.reading.failed.insert(of)),
        }
        self.read_on();
        self.redraw();
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test that meets something unexpected has to fail")]
mod tests {
    use super::*;
    use crate::desk::packet::{Inspection, Kind, Origin, PacketEdit, PageChange, PageInspection};
    use crate::domain::evidence::sensitive;
    use crate::domain::ids::DisputeId;
    use crate::domain::packet::Area;
    use std::path::PathBuf;
    use std::time::Duration;

    const NOW: Duration = Duration::from_secs(1);

    fn picture() -> PageInspection {
        PageInspection {
            width: 100.0,
            height: 100.0,
            pixels: Some((100, 100)),
            is_blank: false,
            same_as: None,
            has_text: false,
            is_part_read: false,
            has_picture: false,
            is_seen: false,
            found: Vec::new(),
            lacks: Vec::new(),
            thumb: (1, 1),
        }
    }

    fn finding() -> Finding {
        let areas = vec![Area { x: 0.1, y: 0.1, w: 0.2, h: 0.1 }];
        Finding { kind: sensitive::Kind::Card, masked: "•••• 1111".to_owned(), key: "k".to_owned(), areas }
    }

    fn seen() -> Seen {
        Seen { found: vec![finding()], ..Seen::default() }
    }

    fn give(engine: &mut PacketEngine, name: &str, pages: Vec<PageInspection>) {
        engine.take(vec![(name.to_owned(), Origin::Path(PathBuf::from(name)))]);
        let number = engine.intake.last().expect("a file").number;
        let exhibit = Exhibit { sha256: name.to_owned(), name: name.to_owned(), length: 1, ..Exhibit::default() };
        let looked = Inspection { kind: Kind::Pdf, pages, typefaces: Vec::new() };
        let opened = Opened { exhibit, bytes: Vec::new().into(), looked, small: Arc::new([]) };
        engine.opened(number, Ok(Arc::new(opened)), NOW);
    }

    fn open(engine: &mut PacketEngine) {
        engine.open(DisputeId::parse("DI1").expect("an id"), Arc::default(), NOW);
    }

    /// What is to be read or not read any more, in order.
    fn work(engine: &mut PacketEngine) -> Vec<String> {
        let said = |work| match work {
            PacketWork::Read { sha256, page, .. } => Some(format!("{sha256}{page}")),
            PacketWork::StopReading => Some("stop".to_owned()),
            _ => None,
        };
        engine.take_effects().into_iter().filter_map(said).collect()
    }

    fn sight(engine: &mut PacketEngine) -> Sight {
        engine.snapshot().expect("open").sight
    }

    #[test]
    fn pictures_are_read_one_after_the_other_and_text_is_not() {
        let mut engine = PacketEngine::default();
        open(&mut engine);
        engine.set_sight(true);
        let text = PageInspection { has_text: true, ..picture() };
        let both = PageInspection { has_picture: true, ..text.clone() };
        let blank = PageInspection { is_blank: true, ..picture() };
        give(&mut engine, "a", vec![picture(), text, both, blank]);
        give(&mut engine, "b", vec![picture()]);
        assert_eq!(work(&mut engine), ["a0"]);
        assert_eq!(sight(&mut engine), Sight { reading: 3, ..Sight::default() });
        engine.was_read("a".to_owned(), 0, Some(seen()));
        engine.was_read("a".to_owned(), 0, Some(seen()));
        assert_eq!(work(&mut engine), ["a2"], "an answer counts once");
        engine.was_read("a".to_owned(), 2, None);
        engine.was_read("b".to_owned(), 0, Some(Seen::default()));
        assert_eq!(work(&mut engine), ["b0"]);
        assert_eq!(sight(&mut engine), Sight { unread: 1, seen: 2, ..Sight::default() });
        let snapshot = engine.snapshot().expect("open");
        assert_eq!(snapshot.findings.len(), 1, "what was found is to be looked at");
        assert_eq!((snapshot.findings[0].exhibit, snapshot.findings[0].page), (0, 0));
    }

    #[test]
    fn without_something_that_reads_that_is_told() {
        let mut engine = PacketEngine::default();
        open(&mut engine);
        give(&mut engine, "a", vec![PageInspection { has_text: true, ..picture() }]);
        assert!(!sight(&mut engine).is_blind, "there is no picture");
        give(&mut engine, "b", vec![picture()]);
        assert!(sight(&mut engine).is_blind && work(&mut engine).is_empty());
        engine.set_sight(true);
        assert_eq!(work(&mut engine), ["b0"]);
        assert!(!sight(&mut engine).is_blind);
    }

    #[test]
    fn what_is_left_is_not_read_on_and_what_was_read_is_known_again() {
        let mut engine = PacketEngine::default();
        open(&mut engine);
        engine.set_sight(true);
        give(&mut engine, "a", vec![picture(), PageInspection { width: 5.0, ..picture() }]);
        engine.was_read("a".to_owned(), 0, Some(seen()));
        assert_eq!(work(&mut engine), ["a0", "a1"]);
        engine.leave();
        assert_eq!(work(&mut engine), ["stop"]);
        engine.was_read("a".to_owned(), 1, Some(seen()));
        open(&mut engine);
        let number = engine.intake.last().expect("it is opened again").number;
        let exhibit = engine.draft(&DisputeId::parse("DI1").expect("an id")).exhibits[0].clone();
        let looked = Inspection { kind: Kind::Pdf, pages: vec![picture(), picture()], typefaces: Vec::new() };
        let opened = Opened { exhibit, bytes: Vec::new().into(), looked, small: Arc::new([]) };
        engine.opened(number, Ok(Arc::new(opened)), NOW);
        assert_eq!(work(&mut engine), ["a1"]);
        assert_eq!(engine.snapshot().expect("open").findings.len(), 1);
    }

    #[test]
    fn a_page_that_is_left_out_or_a_file_that_is_removed_is_not_read() {
        let mut engine = PacketEngine::default();
        open(&mut engine);
        engine.set_sight(true);
        give(&mut engine, "a", vec![picture(), picture()]);
        give(&mut engine, "b", vec![picture()]);
        assert_eq!(work(&mut engine), ["a0"]);
        let out = |page, is_in| PacketEdit::Page { exhibit: 0, page, change: PageChange::Include(is_in) };
        engine.edit(out(1, false), NOW);
        engine.edit(out(0, false), NOW);
        assert_eq!(work(&mut engine), ["stop", "b0"]);
        engine.edit(PacketEdit::Remove(1), NOW);
        assert_eq!(work(&mut engine), ["stop"]);
        engine.edit(out(1, true), NOW);
        assert_eq!(work(&mut engine), ["a1"]);
    }

    #[test]
    fn no_more_pictures_are_read_than_there_is_time_for() {
        let mut engine = PacketEngine::default();
        open(&mut engine);
        engine.set_sight(true);
        give(&mut engine, "a", vec![picture(); 250]);
        for page in 0..250 {
            engine.was_read("a".to_owned(), page, Some(Seen::default()));
        }
        assert_eq!(sight(&mut engine), Sight { unread: 250 - MOST_READ, seen: MOST_READ, ..Sight::default() });
        assert_eq!(work(&mut engine).len(), MOST_READ);
    }
}
