//! Which group a dispute is in, and in which order groups are listed.
//!
//! Must not live here: what is counted in them.

use super::FromHere;
use crate::domain::dispute::team::NONE as NOBODY;
use crate::domain::insights::{Group, Grouping, MOST_GROUPS, Question, bands, midnight, spans};
use crate::domain::money::{Currency, Money};
use crate::domain::search::TextField;
use crate::domain::search::fold::fold;
use crate::store::index::Index;
use crate::store::index::segment::{SEGMENT, Segment};
use crate::store::index_record::NO_AMOUNT;
use crate::store::interner::{Profile, Slot};
use crate::store::packed_timestamp::PackedTimestamp;
use std::collections::HashMap;

/// How the place of a dispute's group is found.
enum By {
    /// When each span begins; what is earlier than the first is in the place behind them.
    Time(Vec<PackedTimestamp>),
    /// The place of each combination of words.
    Profile(Vec<usize>),
    /// Where each band begins, as a face value, and what one minor unit is of that.
    Amount(Vec<i128>, i128),
    /// The place of each dispute's letter, by its piece of the index; a piece without any letter has none.
    Row(Vec<Vec<usize>>),
}

/// All groups, and the way to one of them.
pub(super) struct Groups {
    pub(super) all: Vec<Group>,
    by: By,
}

/// Groups that are listed in an order of their own, and not by how many disputes they have.
pub(super) fn is_ordered(grouping: Grouping) -> bool {
    grouping.is_time() || grouping == Grouping::Amount
}

/// The most that is listed by itself.
pub(super) const MOST: usize = MOST_GROUPS;

impl Groups {
    pub(super) fn new(
        index: &Index,
        question: &Question,
        currency: Option<Currency>,
        is_asked: &[bool],
        (since, from_here): (Option<PackedTimestamp>, &FromHere),
    ) -> Self {
        match question.grouping {
            Grouping::Month | Grouping::Week => Self::of_time(index, question, is_asked, since),
            Grouping::Amount => {
                let edges = currency.map(bands).unwrap_or_default();
                let ends = edges.iter().skip(1).copied().map(Some).chain([None]);
                let mut all: Vec<_> = edges.iter().zip(ends).map(|(from, to)| Group::Amount(*from, to)).collect();
                all.push(Group::Unknown);
                // Looked up once: a million amounts are multiplied by it.
                let unit = currency.map_or(1, |currency| Money::new(1, currency).face_value());
                Self { all, by: By::Amount(edges, unit) }
            }
            Grouping::Reason => Self::of_words(index, is_asked, TextField::Reason),
            Grouping::Code => Self::of_words(index, is_asked, TextField::Code),
            Grouping::Merchant => Self::of_words(index, is_asked, TextField::Merchant),
            Grouping::Network => Self::of_words(index, is_asked, TextField::Card),
            Grouping::Assignee => Self::of_words(index, is_asked, TextField::Assignee),
            Grouping::Template => Self::of_letters(index, from_here),
        }
    }

    fn of_time(index: &Index, question: &Question, is_asked: &[bool], since: Option<PackedTimestamp>) -> Self {
        let day = |at: PackedTimestamp| at.at().map(|at| question.zone.to_datetime(at).date());
        let (mut first, mut last) = (since, None);
        if since.is_none() {
            for segment in index.segments() {
                for (row, profile) in segment.profiles().iter().enumerate() {
                    let created = segment.created(row);
                    let place = usize::try_from(*profile).unwrap_or(usize::MAX);
                    if is_asked.get(place).copied().unwrap_or_default() && created.millis().is_some() {
                        first = Some(first.map_or(created, |first| first.min(created)));
                        last = Some(last.map_or(created, |last: PackedTimestamp| last.max(created)));
                    }
                }
            }
        }
        let today = question.today;
        // A clock that is behind leaves nothing out that came since.
        let last = last.and_then(day).map_or(today, |last| last.max(today));
        let days = spans(question.grouping, first.and_then(day).unwrap_or(today), last);
        let group = if question.grouping == Grouping::Week { Group::Week } else { Group::Month };
        let starts = days.iter().map(|day| PackedTimestamp::of(midnight(*day, &question.zone))).collect();
        Self { all: days.into_iter().map(group).chain([Group::Unknown]).collect(), by: By::Time(starts) }
    }

    fn of_words(index: &Index, is_asked: &[bool], field: TextField) -> Self {
        let words = &index.words;
        let word = |profile: &Profile| match field {
            TextField::Reason => words.of(profile, Slot::Reason),
            TextField::Code => words.of(profile, Slot::Code),
            TextField::Card => words.of(profile, Slot::Brand),
            // Nobody is a group that the search can say.
            TextField::Assignee => words.of(profile, Slot::Assignee).or(Some(NOBODY)),
            _ => words.merchant(profile),
        };
        // A name is one person however it is written.
        let key = |said: &'_ str| if field == TextField::Assignee { fold(said) } else { said.to_owned() };
        let mut places: HashMap<Option<String>, usize> = HashMap::new();
        let mut all = Vec::new();
        let mut by = Vec::with_capacity(words.profiles().len());
        for (profile, is_asked) in words.profiles().iter().zip(is_asked) {
            if !is_asked {
                by.push(usize::MAX);
                continue;
            }
            let said = word(profile);
            by.push(*places.entry(said.map(key)).or_insert_with(|| {
                all.push(said.map_or(Group::Unknown, |said| Group::Word(field, said.to_owned())));
                all.len() - 1
            }));
        }
        Self { all, by: By::Profile(by) }
    }

    fn of_letters(index: &Index, from_here: &FromHere) -> Self {
        let mut all = vec![Group::NoLetter];
        let mut places: HashMap<&str, usize> = HashMap::new();
        let mut by = vec![Vec::new(); index.segments().len()];
        for (row, letter) in &from_here.letters {
            let place = *places.entry(letter).or_insert_with(|| {
                all.push(Group::Letter(letter.to_string()));
                all.len() - 1
            });
            let row = usize::try_from(*row).unwrap_or(usize::MAX);
            let Some(piece) = by.get_mut(row / SEGMENT) else { continue };
            if piece.is_empty() {
                piece.resize(SEGMENT, 0);
            }
            if let Some(of) = piece.get_mut(row % SEGMENT) {
                *of = place;
            }
        }
        Self { all, by: By::Row(by) }
    }

    /// The place of a dispute's group. `row` is its place in a piece of the index.
    pub(super) fn of(&self, (piece, segment): (usize, &Segment), row: usize, profile: usize) -> usize {
        let before = |place: usize, behind: usize| place.checked_sub(1).unwrap_or(behind);
        match &self.by {
            By::Time(starts) => {
                let created = segment.created(row);
                if created.millis().is_none() {
                    return starts.len();
                }
                before(starts.partition_point(|start| *start <= created), starts.len())
            }
            By::Profile(places) => places.get(profile).copied().unwrap_or(usize::MAX),
            By::Amount(edges, unit) => {
                let Some(minor) = Some(segment.amount(row)).filter(|minor| *minor != NO_AMOUNT) else {
                    return edges.len();
                };
                let value = i128::from(minor) * unit;
                before(edges.partition_point(|edge| *edge <= value), edges.len())
            }
            By::Row(pieces) => pieces.get(piece).and_then(|of| of.get(row)).copied().unwrap_or_default(),
        }
    }
}
