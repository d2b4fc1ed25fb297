//! A packet: which files a person puts together, in which order, and what of them is shown and hidden.
//!
//! Beside it: the letter and its letterhead, what wins a claim, and earlier purchases that tie a cardholder to this one.
//! How pages are made of them is the workbench's.

pub mod checklist;
pub mod letter;
pub mod letterhead;
pub mod page_text;
pub mod prior_transactions;

use crate::domain::evidence::Evidence;
use crate::domain::evidence::limits::{NetworkRules, RuleSet};
use crate::domain::joined::Join;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A part of a page, in fractions of its width and height from the top left, before a person turned it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Area {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

impl Area {
    /// An area between two corners, cut to the page.
    #[must_use]
    pub fn between(a: (f32, f32), b: (f32, f32)) -> Self {
        let cut = |value: f32| if value.is_finite() { value.clamp(0.0, 1.0) } else { 0.0 };
        let (left, right) = (cut(a.0.min(b.0)), cut(a.0.max(b.0)));
        let (top, bottom) = (cut(a.1.min(b.1)), cut(a.1.max(b.1)));
        Self { x: left, y: top, w: right - left, h: bottom - top }
    }

    /// The same, a little larger on every side.
    #[must_use]
    pub fn grown(self, by: f32) -> Self {
        Self::between((self.x - by, self.y - by), (self.x + self.w + by, self.y + self.h + by))
    }

    /// True when nothing lies inside.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.w <= 0.0 || self.h <= 0.0
    }

    /// True when the middle of one lies inside of the other.
    #[must_use]
    pub fn is_over(self, other: Self) -> bool {
        let middle = |area: Self| (area.x + area.w / 2.0, area.y + area.h / 2.0);
        let holds = |area: Self, (x, y): (f32, f32)| {
            (area.x..=area.x + area.w).contains(&x) && (area.y..=area.y + area.h).contains(&y)
        };
        holds(self, middle(other)) || holds(other, middle(self))
    }

    /// True when this covers the whole of another.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        const SLACK: f32 = 0.002;
        self.x <= other.x + SLACK
            && self.y <= other.y + SLACK
            && self.x + self.w + SLACK >= other.x + other.w
            && self.y + self.h + SLACK >= other.y + other.h
    }

    /// Where it lies once the page is turned.
    #[must_use]
    pub fn turned(self, turn: Turn) -> Self {
        let Self { x, y, w, h } = self;
        match turn.quarters() {
            1 => Self { x: 1.0 - y - h, y: x, w: h, h: w },
            2 => Self { x: 1.0 - x - w, y: 1.0 - y - h, w, h },
            3 => Self { x: y, y: 1.0 - x - w, w: h, h: w },
            _ => self,
        }
    }

    /// Where it lay before the page was turned.
    #[must_use]
    pub fn unturned(self, turn: Turn) -> Self {
        self.turned(Turn::quarter(4 - turn.quarters()))
    }
}

/// How far a page is turned, clockwise, in quarters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn(u8);

impl Turn {
    /// So many quarters.
    #[must_use]
    pub fn quarter(quarters: u8) -> Self {
        Self(quarters % 4)
    }

    /// How many quarters, less than four.
    #[must_use]
    pub fn quarters(self) -> u8 {
        self.0 % 4
    }

    /// One quarter further.
    #[must_use]
    pub fn next(self) -> Self {
        Self::quarter(self.quarters() + 1)
    }
}

/// Which colours the pages of a packet have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tones {
    /// As they came.
    Colour,
    /// Pictures in shades of grey.
    #[default]
    Grey,
    /// Every page in black and white, as fax machines send them.
    BlackWhite,
}

/// What a person decided about one page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PageEdit {
    /// How far it is turned.
    #[serde(default)]
    pub turn: Turn,
    /// What is blacked out.
    #[serde(default)]
    pub boxes: Vec<Area>,
    /// Whether it is part of the packet; nothing when the app decides (blank and repeated pages are left out).
    #[serde(default)]
    pub is_in: Option<bool>,
    /// Findings a person looked at and called harmless, by what was found.
    #[serde(default)]
    pub cleared: Vec<String>,
}

/// A page that takes part in a packet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PagePart {
    /// Which page of its source, from zero.
    pub page: usize,
    /// How far it is turned.
    pub turn: Turn,
    /// What is blacked out.
    pub boxes: Vec<Area>,
}

/// How a packet is to be made.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recipe {
    /// Colours.
    pub tones: Tones,
    /// Whether each page says which exhibit it belongs to.
    pub is_stamped: bool,
    /// Most bytes of one file.
    pub file_max_bytes: u64,
    /// Most files.
    pub max_files: usize,
    /// Most bytes of all files.
    pub total_max_bytes: u64,
    /// Most pages of one file, where a network limits them.
    pub max_pages: Option<usize>,
}

impl Recipe {
    /// What one file, and all of them, may be under these rules, beside so many files and bytes that are there.
    #[must_use]
    pub fn within(draft: &PacketDraft, rules: &RuleSet, network: Option<&NetworkRules>, used: (usize, u64)) -> Self {
        let least = |a: u64, b: Option<u64>| b.map_or(a, |b| a.min(b));
        let file_max_bytes = least(rules.document_max_bytes, network.and_then(|network| network.file_max_bytes));
        let total = least(rules.total_max_bytes, network.and_then(|network| network.total_max_bytes));
        let files =
            network.and_then(|network| network.max_files).map_or(rules.max_files, |most| most.min(rules.max_files));
        let room = files.saturating_sub(used.0).max(1);
        let is_black_white = network.is_some_and(|network| network.needs_black_and_white);
        Self {
            tones: if is_black_white { Tones::BlackWhite } else { draft.tones },
            is_stamped: draft.is_stamped,
            file_max_bytes,
            max_files: if draft.may_split { room } else { 1 },
            total_max_bytes: total.saturating_sub(used.1).max(1),
            max_pages: network.and_then(|network| network.max_pages),
        }
    }
}

/// A file that is part of a packet being built. Its bytes are kept on this computer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Exhibit {
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
    /// The name a person knows it by.
    pub name: String,
    /// Its length in bytes.
    pub length: u64,
    /// The mail it was attached to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail: Option<OfMail>,
    /// What was decided about its pages.
    #[serde(default)]
    pub pages: BTreeMap<usize, PageEdit>,
    /// Items of the checklist it shows.
    #[serde(default)]
    pub shows: BTreeSet<String>,
}

/// Where a file was attached.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfMail {
    /// The name of the mail.
    pub name: String,
    /// SHA-256 of the mail, in hex.
    pub sha256: String,
    /// Which of its files it is.
    pub number: usize,
}

impl PacketDraft {
    /// Puts a file in: behind the mail it was attached to and the files before it there, else at the end.
    pub fn put(&mut self, exhibit: Exhibit) {
        let is_before = |other: &Exhibit, of: &OfMail| {
            other.sha256 == of.sha256
                || other.mail.as_ref().is_some_and(|mail| mail.sha256 == of.sha256 && mail.number < of.number)
        };
        let behind = exhibit.mail.as_ref().and_then(|of| self.exhibits.iter().rposition(|other| is_before(other, of)));
        let at = behind.map_or(self.exhibits.len(), |behind| behind + 1);
        self.exhibits.insert(at, exhibit);
    }
}

/// A packet being built for one dispute.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PacketDraft {
    /// The files in order.
    pub exhibits: Vec<Exhibit>,
    /// Colours.
    pub tones: Tones,
    /// Blank and repeated pages are left out.
    pub drops_blank: bool,
    /// Pages say which exhibit they are.
    pub is_stamped: bool,
    /// The packet begins with a list of its exhibits.
    pub has_cover: bool,
    /// What does not fit into one file goes into several.
    pub may_split: bool,
    /// The card network whose rules count too.
    pub network: Option<String>,
    /// The letter.
    pub letter: crate::domain::packet::letter::LetterDraft,
    /// Earlier purchases.
    pub compelling: crate::domain::packet::prior_transactions::Draft,
}

impl Join for PacketDraft {
    fn take_older(&mut self, older: Self) {
        // A file that is in both is as it was decided last.
        let newer = std::mem::replace(&mut self.exhibits, older.exhibits);
        for exhibit in newer {
            match self.exhibits.iter_mut().find(|here| here.sha256 == exhibit.sha256) {
                Some(here) => *here = exhibit,
                None => self.exhibits.push(exhibit),
            }
        }
        self.network.take_older(older.network);
        self.letter.take_older(older.letter);
        self.compelling.take_older(older.compelling);
    }
}

impl Default for PacketDraft {
    fn default() -> Self {
        Self {
            exhibits: Vec::new(),
            tones: Tones::Grey,
            drops_blank: true,
            is_stamped: true,
            has_cover: false,
            may_split: true,
            network: None,
            letter: crate::domain::packet::letter::LetterDraft::default(),
            compelling: crate::domain::packet::prior_transactions::Draft::default(),
        }
    }
}

/// What is known of a file beside its bytes: what it shows, and what was found in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FileNote {
    /// Items of the checklist it shows.
    pub shows: BTreeSet<String>,
    /// All of it was searched for numbers that should not be there; a picture only where something reads it.
    pub is_searched: bool,
    /// How many were found and are still there.
    pub found: usize,
    /// On which pages, from zero.
    pub pages: BTreeSet<usize>,
}

/// What a file is known by: the name it was sent under, else its id.
#[must_use]
pub fn file_key(file: &Evidence) -> String {
    file.sent_name().map_or_else(|| file.id.to_string(), str::to_owned)
}

/// The items of a checklist that files which count show.
#[must_use]
pub fn shown(notes: &BTreeMap<String, FileNote>, files: &[Evidence]) -> BTreeSet<String> {
    let counted = files.iter().filter(|file| file.counts());
    counted.filter_map(|file| notes.get(&file_key(file))).flat_map(|note| note.shows.iter().cloned()).collect()
}

/// Pages of a file on which something was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The file's name.
    pub file: String,
    /// Its pages, from zero; none when it is not known which.
    pub pages: BTreeSet<usize>,
}

/// What a search of a dispute's files for numbers that should not be there came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Searched {
    /// Files that count.
    pub files: usize,
    /// How many of them could be searched.
    pub searched: usize,
    /// Numbers that were found.
    pub found: usize,
    /// Where.
    pub places: Vec<Place>,
}

/// What the search of the files that count came to.
#[must_use]
pub fn searched(notes: &BTreeMap<String, FileNote>, files: &[Evidence]) -> Searched {
    let mut all = Searched::default();
    for file in files.iter().filter(|file| file.counts()) {
        all.files += 1;
        let Some(note) = notes.get(&file_key(file)) else { continue };
        all.searched += usize::from(note.is_searched);
        all.found += note.found;
        if note.found > 0 {
            all.places.push(Place { file: file.file_name(), pages: note.pages.clone() });
        }
    }
    all
}

/// The letter of an exhibit: A to Z, then AA.
#[must_use]
pub fn exhibit_letter(index: usize) -> String {
    let mut rest = index;
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        match rest / 26 {
            0 => break,
            more => rest = more - 1,
        }
    }
    letters.iter().rev().collect()
}

/// Which pages are named, as a person says it: `2, 5–7`. Counted from one.
#[must_use]
pub fn page_list(pages: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for page in pages {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *page => *last = *page,
            _ => runs.push((*page, *page)),
        }
    }
    let one = |(first, last): &(usize, usize)| {
        if first == last { (first + 1).to_string() } else { format!("{}–{}", first + 1, last + 1) }
    };
    runs.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// What a packet's files are called, as a person looks for them: the day and the order, or the dispute without one. Only
/// letters, digits and hyphens of what the order is called, which every system takes in a name; the networks see another
/// name, see [`crate::domain::evidence::file`].
#[must_use]
pub fn packet_title(day: Option<Date>, order: Option<&str>, dispute: &str) -> String {
    let safe = |name: &str| {
        let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
        let mapped: String = name.chars().take(MOST_OF_ORDER).map(plain).collect();
        let parts: Vec<&str> = mapped.split('-').filter(|part| !part.is_empty()).collect();
        parts.join("-")
    };
    let order = order.map(safe).filter(|order| !order.is_empty());
    let about = match order {
        Some(order) if order.to_ascii_lowercase().starts_with("order") => order,
        Some(order) => format!("order-{order}"),
        None => safe(dispute),
    };
    let day = day.map(|day| format!("{day} ")).unwrap_or_default();
    format!("Evidence {day}{about}")
}

/// Characters of an order's name that a file's name takes.
const MOST_OF_ORDER: usize = 40;

/// The name of one file of a packet.
#[must_use]
pub fn packet_name(title: &str, part: usize, parts: usize) -> String {
    if parts > 1 { format!("{title} part {} of {parts}.pdf", part + 1) } else { format!("{title}.pdf") }
}

#[cfg(test)]
mod tests;
