//! What a person decides about a packet, one decision at a time.
//!
//! Must not live here: what follows from a decision (that is the engine's), anything a window knows.

use crate::domain::packet::letter::Words;
use crate::domain::packet::prior_transactions::Draft as PriorTransactions;
use crate::domain::packet::{Area, PacketDraft, PageEdit, Tones};

/// One decision about a packet. What it names may be gone by then; it changes nothing then.
#[derive(Clone, Debug, PartialEq)]
pub enum PacketEdit {
    /// An exhibit moves to another place.
    Move {
        /// Where it is.
        from: usize,
        /// Where it will be.
        to: usize,
    },
    /// An exhibit is taken out.
    Remove(usize),
    /// A page of an exhibit.
    Page {
        /// Which exhibit.
        exhibit: usize,
        /// Which page of it.
        page: usize,
        /// What about it.
        change: PageChange,
    },
    /// Whether an exhibit shows an item of the checklist.
    Shows {
        /// Which exhibit.
        exhibit: usize,
        /// Which item.
        item: String,
        /// Whether it does.
        is_shown: bool,
    },
    /// Which colours the pages have.
    Tones(Tones),
    /// Whether blank and repeated pages are left out.
    DropsBlank(bool),
    /// Whether each page says which exhibit it belongs to.
    Stamped(bool),
    /// Whether the packet begins with a list of its exhibits.
    Cover(bool),
    /// Whether the packet may become several files.
    Split(bool),
    /// The card network whose rules count too; empty for none, nothing for the card's.
    Network(Option<String>),
    /// The letter.
    Letter(LetterChange),
    /// Prior transactions, as they are typed.
    PriorTransactions(Box<PriorTransactions>),
}

/// What is decided about a page.
#[derive(Clone, Debug, PartialEq)]
pub enum PageChange {
    /// A quarter clockwise.
    Turn,
    /// These parts are redacted too.
    Redact(Vec<Area>),
    /// A redaction lies elsewhere.
    MoveRedaction(usize, Area),
    /// A redaction is removed.
    RemoveRedaction(usize),
    /// All redactions are removed.
    RemoveRedactions,
    /// A finding is no match, by what was found.
    Clear(String),
    /// Whether the page takes part.
    Include(bool),
}

/// What is decided about the letter.
#[derive(Clone, Debug, PartialEq)]
pub enum LetterChange {
    /// Whether the packet has one.
    In(bool),
    /// Another template.
    Template(String),
    /// A field is filled.
    Field(String, String),
    /// Words for this dispute alone; nothing for the template's.
    Own(Option<Words>),
}

impl PacketEdit {
    /// Makes the change. Returns whether anything is other than before.
    pub(super) fn make(self, draft: &mut PacketDraft) -> bool {
        match self {
            Self::Move { from, to } => move_exhibit(draft, from, to),
            Self::Remove(index) => {
                let is_there = index < draft.exhibits.len();
                if is_there {
                    draft.exhibits.remove(index);
                }
                is_there
            }
            Self::Page { exhibit, page, change } => match draft.exhibits.get_mut(exhibit) {
                Some(exhibit) => {
                    let was_decided = exhibit.pages.contains_key(&page);
                    let is_other = change.make(exhibit.pages.entry(page).or_default());
                    if !is_other && !was_decided {
                        exhibit.pages.remove(&page);
                    }
                    is_other
                }
                None => false,
            },
            Self::Shows { exhibit, item, is_shown } => match draft.exhibits.get_mut(exhibit) {
                Some(exhibit) if is_shown => exhibit.shows.insert(item),
                Some(exhibit) => exhibit.shows.remove(&item),
                None => false,
            },
            Self::Tones(tones) => set(&mut draft.tones, tones),
            Self::DropsBlank(drops) => set(&mut draft.drops_blank, drops),
            Self::Stamped(stamped) => set(&mut draft.is_stamped, stamped),
            Self::Cover(cover) => set(&mut draft.has_cover, cover),
            Self::Split(split) => set(&mut draft.may_split, split),
            Self::Network(network) => set(&mut draft.network, network),
            Self::Letter(change) => change.make(draft),
            Self::PriorTransactions(typed) => set(&mut draft.compelling, *typed),
        }
    }
}

impl PageChange {
    fn make(self, edit: &mut PageEdit) -> bool {
        match self {
            Self::Turn => {
                edit.turn = edit.turn.next();
                true
            }
            Self::Redact(areas) => {
                let is_any = !areas.is_empty();
                edit.boxes.extend(areas);
                is_any
            }
            Self::MoveRedaction(number, area) => edit.boxes.get_mut(number).is_some_and(|here| set(here, area)),
            Self::RemoveRedaction(number) => {
                let is_there = number < edit.boxes.len();
                if is_there {
                    edit.boxes.remove(number);
                }
                is_there
            }
            Self::RemoveRedactions => !std::mem::take(&mut edit.boxes).is_empty(),
            Self::Clear(key) => {
                edit.cleared.push(key);
                true
            }
            Self::Include(is_in) => set(&mut edit.is_in, Some(is_in)),
        }
    }
}

impl LetterChange {
    fn make(self, draft: &mut PacketDraft) -> bool {
        let letter = &mut draft.letter;
        match self {
            Self::In(is_in) => set(&mut letter.is_in, is_in),
            Self::Template(id) => {
                let is_other = set(&mut letter.template, Some(id));
                set(&mut letter.own, None) || is_other
            }
            Self::Field(name, value) => letter.fields.insert(name, value.clone()).is_none_or(|before| before != value),
            Self::Own(words) => set(&mut letter.own, words),
        }
    }
}

fn move_exhibit(draft: &mut PacketDraft, from: usize, to: usize) -> bool {
    let count = draft.exhibits.len();
    if from >= count || to >= count || from == to {
        return false;
    }
    let moved = draft.exhibits.remove(from);
    draft.exhibits.insert(to, moved);
    true
}

fn set<T: PartialEq>(here: &mut T, value: T) -> bool {
    let is_other = *here != value;
    *here = value;
    is_other
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test that meets something unexpected has to fail")]
mod tests {
    use super::*;
    use crate::domain::packet::Exhibit;

    fn draft() -> PacketDraft {
        let exhibit = |name: &str| Exhibit { name: name.to_owned(), sha256: name.to_owned(), ..Exhibit::default() };
        PacketDraft { exhibits: ["a", "b", "c"].map(exhibit).to_vec(), ..PacketDraft::default() }
    }

    fn names(draft: &PacketDraft) -> String {
        draft.exhibits.iter().map(|exhibit| exhibit.name.as_str()).collect()
    }

    #[test]
    fn an_exhibit_moves_and_the_others_keep_their_order() {
        let mut draft = draft();
        assert!(PacketEdit::Move { from: 0, to: 2 }.make(&mut draft));
        assert_eq!(names(&draft), "bca");
        assert!(!PacketEdit::Move { from: 1, to: 1 }.make(&mut draft), "nothing moved");
        assert!(!PacketEdit::Move { from: 0, to: 3 }.make(&mut draft), "there is no such place");
        assert_eq!(names(&draft), "bca");
    }

    #[test]
    fn a_decision_about_what_is_gone_changes_nothing() {
        let mut draft = draft();
        let before = draft.clone();
        for edit in [
            PacketEdit::Remove(3),
            PacketEdit::Page { exhibit: 3, page: 0, change: PageChange::Turn },
            PacketEdit::Page { exhibit: 9, page: 0, change: PageChange::RemoveRedactions },
            PacketEdit::Shows { exhibit: 3, item: "x".to_owned(), is_shown: true },
        ] {
            assert!(!edit.clone().make(&mut draft), "{edit:?}");
        }
        assert_eq!(draft, before);
        let gone = PacketEdit::Page { exhibit: 0, page: 0, change: PageChange::RemoveRedaction(0) };
        assert!(!gone.make(&mut draft), "there is no redaction");
    }

    #[test]
    fn another_template_takes_the_place_of_words_for_this_dispute() {
        let mut draft = draft();
        assert!(PacketEdit::Letter(LetterChange::Own(Some(Words::default()))).make(&mut draft));
        assert!(PacketEdit::Letter(LetterChange::Template("general".to_owned())).make(&mut draft));
        assert_eq!((draft.letter.own.clone(), draft.letter.template.as_deref()), (None, Some("general")));
        assert!(!PacketEdit::Letter(LetterChange::Template("general".to_owned())).make(&mut draft));
    }

    #[test]
    fn a_page_is_turned_redacted_and_left_out() {
        let mut draft = draft();
        let area = Area { x: 0.1, y: 0.1, w: 0.2, h: 0.1 };
        let mut make = |change| PacketEdit::Page { exhibit: 1, page: 4, change }.make(&mut draft);
        assert!(make(PageChange::Turn));
        assert!(make(PageChange::Redact(vec![area, area])));
        assert!(!make(PageChange::MoveRedaction(0, area)), "it lies there");
        assert!(make(PageChange::RemoveRedaction(0)));
        assert!(make(PageChange::Include(false)));
        let edit = &draft.exhibits[1].pages[&4];
        assert_eq!((edit.turn.quarters(), edit.boxes.len(), edit.is_in), (1, 1, Some(false)));
    }
}
