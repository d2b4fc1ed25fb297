//! How many disputes each option of a filter stands for, whatever else of the same filter is chosen: what a person finds
//! when they choose it.
//!
//! Must not live here: going through the rows. What the rows come to per combination of words is counted with the
//! answer, so this costs as little as there are combinations.

use super::evaluate::{DueCounts, OPTIONS, Plan};
use crate::domain::dispute::team::NONE;
use crate::domain::search::TextField;
use crate::domain::search::chips::Due;
use crate::domain::search::fold::fold;
use crate::store::interner::{Interner, Profile, Slot};
use std::borrow::Cow;
use std::collections::HashMap;

/// Disputes per option.
#[derive(Clone, Debug, Default)]
pub struct OptionCounts {
    /// By the field and by the word a chip asks for.
    words: Vec<(TextField, HashMap<String, usize>)>,
    /// By the time left, once that is counted.
    due: Option<DueCounts>,
}

impl OptionCounts {
    /// How many disputes an option stands for; nothing while that is not counted.
    #[must_use]
    pub fn of(&self, field: TextField, option: &str) -> Option<usize> {
        let (_, counts) = self.words.iter().find(|(counted, _)| *counted == field)?;
        Some(counts.get(option).copied().unwrap_or_default())
    }

    /// The same of a span of time left.
    #[must_use]
    pub fn of_due(&self, option: Due) -> Option<usize> {
        let counts = self.due?;
        Due::ALL.into_iter().zip(counts).find(|(due, _)| *due == option).map(|(_, count)| count)
    }

    /// Several lists' together: what one of them does not count, none of them does.
    #[must_use]
    pub fn over<'c>(all: impl Iterator<Item = &'c Self>) -> Self {
        let mut sum: Option<Self> = None;
        for one in all {
            match &mut sum {
                Some(sum) => sum.add(one),
                None => sum = Some(one.clone()),
            }
        }
        sum.unwrap_or_default()
    }

    fn add(&mut self, other: &Self) {
        for (field, counts) in &mut self.words {
            let theirs = other.words.iter().find(|(counted, _)| counted == field);
            for (option, count) in theirs.iter().flat_map(|(_, counts)| counts) {
                *counts.entry(option.clone()).or_default() += count;
            }
        }
        self.words.retain(|(field, _)| other.words.iter().any(|(counted, _)| counted == field));
        self.due = self.due.zip(other.due).map(|(mut mine, theirs)| {
            mine.iter_mut().zip(theirs).for_each(|(all, own)| *all += own);
            mine
        });
    }

    /// Joins what was found per combination, before anything of the counted fields was left out.
    pub(super) fn join(words: &Interner, plan: &Plan, found: &[usize], due: DueCounts) -> Self {
        let counted = |field: TextField| {
            let mut counts: HashMap<Cow<'_, str>, usize> = HashMap::new();
            let profiles = (0_u32..).zip(words.profiles()).zip(found).filter(|(_, count)| **count > 0);
            for ((number, profile), count) in profiles {
                if let Some(option) = option(words, profile, field).filter(|_| plan.is_chosen(number, Some(field))) {
                    *counts.entry(option).or_default() += count;
                }
            }
            (field, counts.into_iter().map(|(option, count)| (option.into_owned(), count)).collect())
        };
        Self { words: OPTIONS.into_iter().map(counted).collect(), due: Some(due) }
    }
}

/// What a combination says in a field, as a chip asks for it.
fn option<'w>(words: &'w Interner, profile: &Profile, field: TextField) -> Option<Cow<'w, str>> {
    let slot = match field {
        TextField::Reason => Slot::Reason,
        TextField::State => Slot::State,
        TextField::Response => Slot::Response,
        TextField::Currency => Slot::Currency,
        // Names are the same whatever their capitals.
        TextField::Assignee => return Some(folded(words.of(profile, Slot::Assignee))),
        TextField::Work => return Some(folded(words.of(profile, Slot::Work))),
        _ => return words.merchant(profile).map(Cow::Borrowed),
    };
    words.of(profile, slot).map(Cow::Borrowed)
}

fn folded(word: Option<&str>) -> Cow<'static, str> {
    word.map_or(Cow::Borrowed(NONE), |word| Cow::Owned(fold(word)))
}
