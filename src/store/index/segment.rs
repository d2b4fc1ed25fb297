//! Some thousand disputes side by side: keys in columns, texts in one piece of memory.
//!
//! A segment is never changed under a reader: the writer copies it first when somebody holds it.

use crate::domain::money::Money;
use crate::store::index_record::{IndexRecordRef, NO_AMOUNT};
use crate::store::packed_timestamp::PackedTimestamp;
use memchr::memmem::Finder;
use std::collections::BTreeMap;

/// Disputes of one segment.
pub const SEGMENT: usize = 1 << 14;
/// Texts that do not fit their place any more before the segment's texts are laid out anew.
const MOST_MOVED: usize = 256;

/// The columns.
#[derive(Clone, Debug, Default)]
pub struct Segment {
    text: Vec<u8>,
    starts: Vec<u32>,
    moved: BTreeMap<usize, Box<[u8]>>,
    profile: Vec<u32>,
    created: Vec<PackedTimestamp>,
    updated: Vec<PackedTimestamp>,
    due: Vec<PackedTimestamp>,
    amount: Vec<i64>,
    check: Vec<u32>,
    flags: Vec<u8>,
}

impl Segment {
    /// Room for a full segment whose texts take about this many bytes.
    #[must_use]
    pub fn with_room(rows: usize, text: usize) -> Self {
        Self {
            text: Vec::with_capacity(text),
            starts: Vec::with_capacity(rows),
            moved: BTreeMap::new(),
            profile: Vec::with_capacity(rows),
            created: Vec::with_capacity(rows),
            updated: Vec::with_capacity(rows),
            due: Vec::with_capacity(rows),
            amount: Vec::with_capacity(rows),
            check: Vec::with_capacity(rows),
            flags: Vec::with_capacity(rows),
        }
    }

    /// How many disputes it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.profile.len()
    }

    /// True when it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.profile.is_empty()
    }

    /// True when there is no room for another one.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.len() >= SEGMENT
    }

    /// Appends a dispute.
    pub fn push(&mut self, facts: IndexRecordRef<'_>) {
        // A segment's texts stay far below 4 GB: each is capped.
        self.starts.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        self.text.extend_from_slice(facts.text);
        self.profile.push(facts.profile);
        self.created.push(facts.created);
        self.updated.push(facts.updated);
        self.due.push(facts.due);
        self.amount.push(facts.amount);
        self.check.push(facts.check);
        self.flags.push(facts.flags);
        if self.is_full() {
            self.text.shrink_to_fit();
        }
    }

    /// Puts a dispute in the place of its older self.
    pub fn replace(&mut self, row: usize, facts: IndexRecordRef<'_>) {
        fn set<T>(column: &mut [T], row: usize, value: T) {
            if let Some(place) = column.get_mut(row) {
                *place = value;
            }
        }
        set(&mut self.profile, row, facts.profile);
        set(&mut self.created, row, facts.created);
        set(&mut self.updated, row, facts.updated);
        set(&mut self.due, row, facts.due);
        set(&mut self.amount, row, facts.amount);
        set(&mut self.check, row, facts.check);
        set(&mut self.flags, row, facts.flags);
        self.replace_text(row, facts.text);
    }

    /// Sets the combination of words of a dispute.
    pub fn set_profile(&mut self, row: usize, profile: u32) {
        if let Some(place) = self.profile.get_mut(row) {
            *place = profile;
        }
    }

    /// Sets when the answer to a dispute is due.
    pub fn set_due(&mut self, row: usize, due: PackedTimestamp) {
        if let Some(place) = self.due.get_mut(row) {
            *place = due;
        }
    }

    fn replace_text(&mut self, row: usize, text: &[u8]) {
        let (start, end) = self.place(row);
        let Some(place) = self.text.get_mut(start..end) else { return };
        if let Some((room, rest)) = place.split_at_mut_checked(text.len()) {
            room.copy_from_slice(text);
            rest.fill(0);
            self.moved.remove(&row);
            return;
        }
        place.fill(0);
        self.moved.insert(row, text.into());
        if self.moved.len() > MOST_MOVED {
            self.lay_out();
        }
    }

    /// Lays all texts out one behind the other again.
    fn lay_out(&mut self) {
        let mut text = Vec::with_capacity(self.text.len());
        let mut starts = Vec::with_capacity(self.starts.len());
        for row in 0..self.len() {
            starts.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
            text.extend_from_slice(self.text(row));
        }
        (self.text, self.starts) = (text, starts);
        self.moved.clear();
    }

    fn place(&self, row: usize) -> (usize, usize) {
        let at = |row: usize| self.starts.get(row).and_then(|at| usize::try_from(*at).ok());
        (at(row).unwrap_or(self.text.len()), at(row + 1).unwrap_or(self.text.len()))
    }

    /// The folded text of one dispute.
    #[must_use]
    pub fn text(&self, row: usize) -> &[u8] {
        if let Some(moved) = self.moved.get(&row) {
            return moved;
        }
        let (start, end) = self.place(row);
        let text = self.text.get(start..end).unwrap_or_default();
        // What a shorter text left behind is zeros.
        memchr::memchr(0, text).and_then(|end| text.get(..end)).unwrap_or(text)
    }

    /// One line of it.
    #[must_use]
    pub fn line(&self, row: usize, line: u32) -> &[u8] {
        let mut rest = self.text(row);
        for _ in 0..line {
            let Some(end) = memchr::memchr(b'\n', rest) else { return &[] };
            rest = rest.get(end + 1..).unwrap_or_default();
        }
        memchr::memchr(b'\n', rest).and_then(|end| rest.get(..end)).unwrap_or(rest)
    }

    /// Calls `hit` for every dispute whose own text holds the needle, each once.
    pub fn find(&self, needle: &Finder<'_>, mut hit: impl FnMut(usize)) {
        let mut row = 0;
        let mut from = 0;
        while let Some(found) = self.text.get(from..).and_then(|rest| needle.find(rest)) {
            let at = from + found;
            row = self.row_of(at, row);
            hit(row);
            // On to the next dispute: one hit is enough.
            from = self.place(row).1;
            row += 1;
        }
        for (row, text) in &self.moved {
            if needle.find(text).is_some() {
                hit(*row);
            }
        }
    }

    /// The dispute a byte belongs to, at or after `from`. Near hits are found by walking, far ones by halving.
    fn row_of(&self, at: usize, from: usize) -> usize {
        let tail = self.starts.get(from..).unwrap_or_default();
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        for (step, start) in tail.iter().take(8).enumerate() {
            if *start > at {
                return (from + step).saturating_sub(1);
            }
        }
        from + tail.partition_point(|start| *start <= at).saturating_sub(1)
    }

    /// Bytes of text, for the benchmarks' reference.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.text
    }

    /// The combination of words.
    #[must_use]
    pub fn profile(&self, row: usize) -> u32 {
        self.profile.get(row).copied().unwrap_or_default()
    }

    /// All combinations, in order.
    #[must_use]
    pub fn profiles(&self) -> &[u32] {
        &self.profile
    }

    /// When it was opened.
    #[must_use]
    pub fn created(&self, row: usize) -> PackedTimestamp {
        self.created.get(row).copied().unwrap_or(PackedTimestamp::ABSENT)
    }

    /// When it last changed.
    #[must_use]
    pub fn updated(&self, row: usize) -> PackedTimestamp {
        self.updated.get(row).copied().unwrap_or(PackedTimestamp::ABSENT)
    }

    /// When the answer is due.
    #[must_use]
    pub fn due(&self, row: usize) -> PackedTimestamp {
        self.due.get(row).copied().unwrap_or(PackedTimestamp::ABSENT)
    }

    /// Minor units.
    #[must_use]
    pub fn amount(&self, row: usize) -> i64 {
        self.amount.get(row).copied().unwrap_or(NO_AMOUNT)
    }

    /// Tells folded ids apart.
    #[must_use]
    pub fn check(&self, row: usize) -> u32 {
        self.check.get(row).copied().unwrap_or_default()
    }

    /// What is known about it.
    #[must_use]
    pub fn flags(&self, row: usize) -> u8 {
        self.flags.get(row).copied().unwrap_or_default()
    }

    /// Everything of one dispute.
    #[must_use]
    pub fn facts(&self, row: usize) -> IndexRecordRef<'_> {
        IndexRecordRef {
            profile: self.profile(row),
            created: self.created(row),
            updated: self.updated(row),
            due: self.due(row),
            amount: self.amount(row),
            check: self.check(row),
            flags: self.flags(row),
            text: self.text(row),
        }
    }
}

/// The face value of an amount in ten-thousandths, for ordering and for range filters, never for sums.
#[must_use]
pub fn face_value(minor: i64, currency: Option<crate::domain::money::Currency>) -> Option<i128> {
    (minor != NO_AMOUNT).then_some(currency)?.map(|currency| Money::new(minor, currency).face_value())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(texts: &[&str]) -> Segment {
        let mut segment = Segment::default();
        for text in texts {
            segment.push(facts(text));
        }
        segment
    }

    fn facts(text: &str) -> IndexRecordRef<'_> {
        IndexRecordRef {
            profile: 0,
            created: PackedTimestamp::ABSENT,
            updated: PackedTimestamp::ABSENT,
            due: PackedTimestamp::ABSENT,
            amount: 0,
            check: 0,
            flags: 0,
            text: text.as_bytes(),
        }
    }

    fn hits(segment: &Segment, needle: &str) -> Vec<usize> {
        let mut rows = Vec::new();
        segment.find(&Finder::new(needle), |row| rows.push(row));
        rows.sort_unstable();
        rows
    }

    #[test]
    fn a_text_is_found_in_its_own_row_only_and_once() {
        let segment = segment(&["di1\na a a\n", "di2\n\n", "di3\nb\n"]);
        assert_eq!(hits(&segment, "a"), [0]);
        assert_eq!(hits(&segment, "di"), [0, 1, 2]);
        assert_eq!(hits(&segment, "b"), [2]);
        assert_eq!(segment.line(0, 1), b"a a a");
        assert_eq!((segment.line(1, 1), segment.line(1, 7)), (&b""[..], &b""[..]));
    }

    #[test]
    fn a_replaced_text_is_found_wherever_it_went() {
        let mut segment = segment(&["di1\nlong text\n", "di2\n\n"]);
        segment.replace(0, facts("di1\nx\n"));
        assert_eq!((hits(&segment, "long"), hits(&segment, "x")), (vec![], vec![0]));
        segment.replace(1, facts("di2\nmuch longer than before\n"));
        assert_eq!(hits(&segment, "longer"), [1]);
        assert_eq!(segment.line(1, 1), b"much longer than before");
        for round in 0..600 {
            segment.replace(1, facts(&format!("di2\n{}\n", "y".repeat(round))));
        }
        segment.lay_out();
        assert_eq!((hits(&segment, "yyy"), hits(&segment, "di1")), (vec![1], vec![0]));
    }
}
