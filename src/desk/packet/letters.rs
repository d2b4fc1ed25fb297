//! Letters of an account: its own words for templates, which dispute used which, and how one reads with the
//! exhibits that are there.
//!
//! Must not live here: how letters are edited in a window.

use super::facts::Facts;
use crate::desk::packet::{Made, Planned};
use crate::domain::dispute::Status;
use crate::domain::ids::DisputeId;
use crate::domain::joined::take_up;
use crate::domain::packet::PacketDraft;
use crate::domain::packet::letter::{self, Citation, Filled, Words};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How the account's templates and their uses are kept.
const OWN: &str = "letters/own";
const USED: &str = "letters/used";
/// The item of the checklist that prior transactions show.
pub const PRIOR_TRANSACTIONS: &str = "ce3_orders";

/// Letter templates of an account.
#[derive(Clone, Default)]
pub struct LetterBook {
    own: BTreeMap<String, Words>,
    used: Arc<BTreeMap<DisputeId, String>>,
}

/// How the disputes that used a template ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TemplateOutcomes {
    /// Won.
    pub won: usize,
    /// Lost.
    pub lost: usize,
    /// Not decided.
    pub open: usize,
}

impl LetterBook {
    /// What is to be kept, by name.
    pub(super) fn saved(&self) -> impl Iterator<Item = (String, String)> {
        let own = (!self.own.is_empty()).then(|| (OWN, serde_json::to_string(&self.own)));
        let used = (!self.used.is_empty()).then(|| (USED, serde_json::to_string(&*self.used)));
        own.into_iter().chain(used).filter_map(|(name, text)| Some((name.to_owned(), text.ok()?)))
    }

    /// Takes up what was left under a name: whether it was understood, or nothing when it is nothing of this.
    pub(super) fn restore(&mut self, name: &str, data: &str) -> Option<bool> {
        match name {
            OWN => Some(take_up(&mut self.own, data)),
            USED => {
                let Ok(left) = serde_json::from_str::<BTreeMap<DisputeId, String>>(data) else { return Some(false) };
                let used = Arc::make_mut(&mut self.used);
                for (dispute, template) in left {
                    used.entry(dispute).or_insert(template);
                }
                Some(true)
            }
            _ => None,
        }
    }

    /// The account's own words for a template; nothing puts the shipped ones in their place again.
    pub(super) fn set_own(&mut self, template: &str, words: Option<Words>) {
        match words {
            Some(words) => self.own.insert(template.to_owned(), words),
            None => self.own.remove(template),
        };
    }

    /// The words of a draft's letter: this dispute's own, the account's, the template's.
    #[must_use]
    pub fn words(&self, draft: &PacketDraft, facts: &Facts) -> Words {
        if let Some(own) = &draft.letter.own {
            return own.clone();
        }
        let Some(template) = facts.template(draft) else { return Words::default() };
        self.own.get(&template.id).cloned().unwrap_or_else(|| template.words.clone())
    }

    /// A dispute's packet went out with a letter.
    pub(super) fn note_use(&mut self, dispute: &DisputeId, template: String) {
        Arc::make_mut(&mut self.used).insert(dispute.clone(), template);
    }

    /// The template of every dispute whose packet was added with a letter; another value whenever one comes.
    #[must_use]
    pub fn used(&self) -> &Arc<BTreeMap<DisputeId, String>> {
        &self.used
    }

    /// What became of the disputes that used a template.
    #[must_use]
    pub fn outcomes(&self, template: &str, status: impl Fn(&DisputeId) -> Option<Status>) -> TemplateOutcomes {
        let mut found = TemplateOutcomes::default();
        for (dispute, _) in self.used.iter().filter(|(_, used)| *used == template) {
            match status(dispute) {
                Some(Status::Won) => found.won += 1,
                Some(Status::Lost) => found.lost += 1,
                _ => found.open += 1,
            }
        }
        found
    }
}

/// How lines of a letter read with the exhibits that are there.
#[must_use]
pub fn fill(lines: &[String], draft: &PacketDraft, facts: &Facts, outline: &[Planned]) -> Filled {
    let mut shown: BTreeMap<String, Vec<Citation>> = BTreeMap::new();
    let counted: Vec<&Planned> = outline.iter().filter(|planned| !planned.pages.is_empty()).collect();
    for (exhibit, planned) in counted.iter().enumerate() {
        let citation = Citation { exhibit, pages: planned.pages.len() };
        match planned.made {
            Made::File(index) => {
                for item in draft.exhibits.get(index).iter().flat_map(|exhibit| &exhibit.shows) {
                    shown.entry(item.clone()).or_default().push(citation.clone());
                }
            }
            Made::Compelling => shown.entry(PRIOR_TRANSACTIONS.to_owned()).or_default().push(citation),
            Made::Letter => {}
        }
    }
    let pages: Vec<usize> = counted.iter().map(|planned| planned.pages.len()).collect();
    letter::fill(lines, &facts.fields, &draft.letter.fields, &shown, &pages)
}

/// A letter as it is printed: its paragraphs under the account's letterhead, with the day it is.
#[must_use]
pub fn laid_out(paragraphs: Vec<String>, facts: &Facts) -> Vec<String> {
    facts.letterhead.laid_out(paragraphs, facts.fields.get("today").map(String::as_str))
}

/// Fields a person is asked for: what neither the dispute nor anything else answers.
#[must_use]
pub fn asked(words: &Words, draft: &PacketDraft, facts: &Facts, outline: &[Planned]) -> Vec<String> {
    let mut emptied = draft.clone();
    emptied.letter.fields.clear();
    let mut asked = fill(&words.letter, &emptied, facts, outline).open;
    for field in fill(&words.short, &emptied, facts, outline).open {
        if !asked.contains(&field) {
            asked.push(field);
        }
    }
    asked
}
