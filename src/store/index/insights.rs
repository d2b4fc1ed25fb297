//! How many disputes came and what became of them, by group: one walk through the columns of every segment.
//!
//! Must not live here: what a share means (`domain::insights`), texts of disputes.

use super::{Index, segment::Segment};
use crate::domain::dispute::Status;
use crate::domain::dispute::team::NONE as NOBODY;
use crate::domain::insights::{
    Figures, Group, Grouping, Insights, Line, MOST_GROUPS, Question, bands, midnight, spans,
};
use crate::domain::money::Currency;
use crate::domain::search::TextField;
use crate::domain::search::fold::fold;
use crate::store::index::segment::face_value;
use crate::store::index_record::NO_AMOUNT;
use crate::store::interner::{Profile, Slot};
use crate::store::packed_timestamp::PackedTimestamp;
use std::collections::{BTreeMap, HashMap};

/// Answers a question, or nothing when `is_stale` says that nobody waits for it any more.
#[must_use]
pub fn insights(index: &Index, question: &Question, is_stale: &(dyn Fn() -> bool + Sync)) -> Option<Insights> {
    let first = question.period.first_day(question.today, question.grouping);
    // Whoever is asked for all of them has those without a date too.
    let since = first.and_then(|day| midnight(day, &question.zone)).map(|at| PackedTimestamp::of(Some(at)));
    let now = question.now.as_millisecond();
    let status: Vec<Status> = index.words.profiles().iter().map(|profile| index.words.status(profile)).collect();
    let currencies: Vec<_> = index.words.profiles().iter().map(|profile| index.words.currency(profile)).collect();
    let (counts, unpriced) = per_currency(index, since, &currencies);
    // Of two with as many disputes, the first of the alphabet.
    let most = counts.iter().rev().max_by_key(|(_, count)| **count).map(|(currency, _)| *currency);
    let currency = question.currency.filter(|asked| counts.contains_key(asked)).or(most);
    let is_asked: Vec<bool> = currencies.iter().map(|of| of.is_some() && *of == currency).collect();
    let mut groups = Groups::new(index, question, currency, &is_asked, since);
    let mut figures = vec![Figures::default(); groups.all.len()];
    for segment in index.segments() {
        if is_stale() {
            return None;
        }
        for (row, profile) in segment.profiles().iter().enumerate() {
            let place = usize::try_from(*profile).unwrap_or(usize::MAX);
            if !is_asked.get(place).copied().unwrap_or_default() || !is_since(since, segment.created(row)) {
                continue;
            }
            let amount = segment.amount(row);
            let group = groups.of(segment, row, place, currency);
            if let (Some(figures), Some(status)) = (figures.get_mut(group), status.get(place)) {
                let is_past = || segment.due(row).millis().is_some_and(|due| due <= now);
                let is_missed = status.needs_response() && is_past();
                figures.add(*status, (amount != NO_AMOUNT).then_some(amount), is_missed);
            }
        }
    }
    let mut total = Figures::default();
    for figures in &figures {
        total.join(figures);
    }
    let lines = groups.lines(question.grouping, figures);
    let mut currencies: Vec<_> = counts.into_iter().collect();
    currencies.sort_by_key(|(currency, count)| (std::cmp::Reverse(*count), *currency));
    let (question, revision) = (question.clone(), index.revision());
    Some(Insights { question, currency, currencies, lines, total, unpriced, revision })
}

/// True when a dispute was opened in the time that is asked for.
fn is_since(since: Option<PackedTimestamp>, created: PackedTimestamp) -> bool {
    since.is_none_or(|since| created >= since && created.millis().is_some())
}

/// Disputes of every currency, and of none.
fn per_currency(
    index: &Index,
    since: Option<PackedTimestamp>,
    currencies: &[Option<Currency>],
) -> (BTreeMap<Currency, u64>, u64) {
    let mut per_profile = vec![0_u64; currencies.len()];
    for segment in index.segments() {
        for (row, profile) in segment.profiles().iter().enumerate() {
            let count = usize::try_from(*profile).ok().and_then(|place| per_profile.get_mut(place));
            if let Some(count) = count.filter(|_| is_since(since, segment.created(row))) {
                *count += 1;
            }
        }
    }
    let (mut known, mut unknown) = (BTreeMap::new(), 0);
    for (currency, count) in currencies.iter().zip(per_profile).filter(|(_, count)| *count > 0) {
        match currency {
            Some(currency) => *known.entry(*currency).or_default() += count,
            None => unknown += count,
        }
    }
    (known, unknown)
}

/// How the place of a dispute's group is found.
enum By {
    /// When each span begins; what is earlier than the first is in the place behind them.
    Time(Vec<PackedTimestamp>),
    /// The place of each combination of words.
    Profile(Vec<usize>),
    /// Where each band begins.
    Amount(Vec<i128>),
}

struct Groups {
    all: Vec<Group>,
    by: By,
}

impl Groups {
    fn new(
        index: &Index,
        question: &Question,
        currency: Option<Currency>,
        is_asked: &[bool],
        since: Option<PackedTimestamp>,
    ) -> Self {
        match question.grouping {
            Grouping::Month | Grouping::Week => Self::of_time(index, question, is_asked, since),
            Grouping::Amount => {
                let edges = currency.map(bands).unwrap_or_default();
                let ends = edges.iter().skip(1).copied().map(Some).chain([None]);
                let mut all: Vec<_> = edges.iter().zip(ends).map(|(from, to)| Group::Amount(*from, to)).collect();
                all.push(Group::Unknown);
                Self { all, by: By::Amount(edges) }
            }
            Grouping::Reason => Self::of_words(index, is_asked, TextField::Reason),
            Grouping::Code => Self::of_words(index, is_asked, TextField::Code),
            Grouping::Merchant => Self::of_words(index, is_asked, TextField::Merchant),
            Grouping::Network => Self::of_words(index, is_asked, TextField::Card),
            Grouping::Assignee => Self::of_words(index, is_asked, TextField::Assignee),
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

    /// The place of a dispute's group.
    fn of(&self, segment: &Segment, row: usize, profile: usize, currency: Option<Currency>) -> usize {
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
            By::Amount(edges) => face_value(segment.amount(row), currency)
                .map_or(edges.len(), |value| before(edges.partition_point(|edge| *edge <= value), edges.len())),
        }
    }

    /// What is shown: spans and bands in their order, words by how many disputes they have, each but for empty ends.
    fn lines(&mut self, grouping: Grouping, figures: Vec<Figures>) -> Vec<Line> {
        let all = std::mem::take(&mut self.all);
        let mut lines: Vec<Line> =
            all.into_iter().zip(figures).map(|(group, figures)| Line { group, figures }).collect();
        let is_empty = |line: &Line| line.figures.received.count == 0;
        let is_ordered = grouping.is_time() || grouping == Grouping::Amount;
        lines.retain(|line| !is_empty(line) || (is_ordered && line.group != Group::Unknown));
        if !is_ordered {
            lines.sort_by_key(|line| (line.group == Group::Unknown, std::cmp::Reverse(line.figures.received.count)));
            let rest = lines.split_off(lines.len().min(MOST_GROUPS));
            if !rest.is_empty() {
                let mut figures = Figures::default();
                for line in &rest {
                    figures.join(&line.figures);
                }
                lines.push(Line { group: Group::Others(rest.len()), figures });
            }
        }
        lines
    }
}
