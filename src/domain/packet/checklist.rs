//! What wins a dispute: items by the cardholder's claim, from the table, and how far a dispute's files show them.
//!
//! Must not live here: which table is in force.

use crate::domain::dispute::{Dispute, Reason};
use crate::domain::reference::problem::TableProblem;
use crate::domain::reference::reason_code::{KnownCode, ReasonCodes};
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How much an item decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// It decides.
    Strong,
    /// It does not help much alone.
    Weak,
}

impl Strength {
    /// Both, as the table writes them.
    pub const WRITTEN: [(Self, &'static str); 2] = [(Self::Strong, "strong"), (Self::Weak, "weak")];
}

/// Whether an item has to be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// Without it the claim is not answered.
    Required,
    /// At least one of these.
    OneOf,
    /// It helps.
    Optional,
}

impl Need {
    /// Each, as the table writes it.
    pub const WRITTEN: [(Self, &'static str); 3] =
        [(Self::Required, "required"), (Self::OneOf, "one_of"), (Self::Optional, "optional")];
}

/// One item.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Item {
    /// Stable name; the same item has it in every claim.
    pub id: String,
    /// What it is.
    pub text: String,
    /// How much it decides.
    pub strength: Strength,
    /// Whether it has to be there.
    pub need: Need,
    /// Only for this reason code.
    #[serde(default)]
    pub only_code: Option<String>,
    /// Where it was published.
    pub source: String,
    /// When it was looked up.
    pub date: String,
    /// What it says for the disputes of one network, where its rules have a name for it.
    #[serde(default)]
    pub networks: BTreeMap<String, Wording>,
}

/// An item as one network knows it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Wording {
    /// What it is.
    pub text: String,
    /// Where it was published.
    pub source: String,
}

/// Items for one claim.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Items {
    /// The claim in words.
    pub label: String,
    /// The items, the most telling first.
    #[serde(deserialize_with = "shared")]
    pub items: Vec<Arc<Item>>,
}

fn shared<'de, D: Deserializer<'de>>(items: D) -> Result<Vec<Arc<Item>>, D::Error> {
    Ok(Vec::<Item>::deserialize(items)?.into_iter().map(Arc::new).collect())
}

/// A table of checklists.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Checklists {
    claims: BTreeMap<String, Items>,
}

/// What a checklist is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A reason code the table knows.
    Code {
        /// The code.
        code: String,
        /// The claim in the table's words; may be empty.
        claim: String,
    },
    /// One of Finix's reasons.
    Fraud,
    /// Likewise.
    Quality,
    /// Likewise.
    Clerical,
    /// Likewise.
    Technical,
    /// A question.
    Inquiry,
    /// Nothing says why there is a dispute.
    Any,
}

/// A checklist and what it is for.
#[derive(Clone, Debug)]
pub struct Checklist {
    /// What it is for.
    pub subject: Subject,
    /// The claim's name in the tables.
    pub claim: String,
    /// The items that count for this dispute.
    pub items: Vec<Arc<Item>>,
}

impl Checklists {
    /// Reads a table.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, TableProblem> {
        let read: Self = serde_json::from_str(text).map_err(TableProblem::json)?;
        for (claim, items) in &read.claims {
            let names: BTreeSet<&str> = items.items.iter().map(|item| item.id.as_str()).collect();
            if names.len() != items.items.len() {
                return Err(TableProblem::SameItem(claim.clone()));
            }
        }
        if read.claims.is_empty() { Err(TableProblem::Empty("claims")) } else { Ok(read) }
    }

    /// Every claim with its items.
    pub fn all(&self) -> impl Iterator<Item = (&str, &Items)> {
        self.claims.iter().map(|(claim, items)| (claim.as_str(), items))
    }

    /// The items of a claim.
    #[must_use]
    pub fn items(&self, claim: &str) -> Option<&Items> {
        self.claims.get(claim)
    }

    /// The checklist of a dispute: by reason code when it is known, else by Finix's reason, else the general one.
    #[must_use]
    pub fn for_dispute(&self, dispute: &Dispute, codes: &ReasonCodes) -> Option<Checklist> {
        let known = dispute.reason_code.as_ref().and_then(|code| codes.known(code));
        if let Some(known) = known
            && let Some(items) = self.items(&known.claim)
        {
            let subject = Subject::Code { code: known.code.clone(), claim: items.label.clone() };
            return Some(made(subject, &known.claim, items, Some(known)));
        }
        let (claim, subject) = match &dispute.reason {
            Some(Reason::Fraud) => ("fraud", Subject::Fraud),
            Some(Reason::Quality) => ("not_received", Subject::Quality),
            Some(Reason::Clerical) => ("credit_not_processed", Subject::Clerical),
            Some(Reason::Technical) => ("authorization", Subject::Technical),
            Some(Reason::Inquiry) => ("inquiry", Subject::Inquiry),
            _ => ("general", Subject::Any),
        };
        self.items(claim).map(|items| made(subject, claim, items, known))
    }
}

fn made(subject: Subject, claim: &str, items: &Items, code: Option<&KnownCode>) -> Checklist {
    let counts =
        |item: &&Arc<Item>| item.only_code.as_ref().is_none_or(|only| code.is_some_and(|code| code.code == *only));
    let worded = |item: &Arc<Item>| match code.and_then(|code| item.networks.get(&code.network)) {
        Some(Wording { text, source }) => {
            Arc::new(Item { text: text.clone(), source: source.clone(), ..Item::clone(item) })
        }
        None => Arc::clone(item),
    };
    Checklist { subject, claim: claim.to_owned(), items: items.items.iter().filter(counts).map(worded).collect() }
}

/// What stands against an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gap {
    /// This item is required and not shown, in the table's words.
    Required(String),
    /// Of several items of which one is enough, none is shown.
    NothingMarked,
}

/// How far files show what a checklist asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// What the checklist is for.
    pub subject: Subject,
    /// Items that are shown.
    pub met: usize,
    /// Items that count: the strong ones.
    pub all: usize,
    /// What stands against it, gravest first.
    pub gaps: Vec<Gap>,
}

impl Checklist {
    /// How far these items, shown by files, fill it.
    #[must_use]
    pub fn standing(&self, shown: &BTreeSet<String>) -> Standing {
        let is_shown = |item: &&&Arc<Item>| shown.contains(&item.id);
        let strong: Vec<&Arc<Item>> = self.items.iter().filter(|item| item.strength == Strength::Strong).collect();
        let mut gaps: Vec<Gap> = self
            .items
            .iter()
            .filter(|item| item.need == Need::Required && !shown.contains(&item.id))
            .map(|item| Gap::Required(item.text.clone()))
            .collect();
        let mut one_of = self.items.iter().filter(|item| item.need == Need::OneOf).peekable();
        if one_of.peek().is_some() && !one_of.any(|item| shown.contains(&item.id)) {
            gaps.push(Gap::NothingMarked);
        }
        let met = strong.iter().filter(|item| is_shown(item)).count();
        Standing { subject: self.subject.clone(), met, all: strong.len(), gaps }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::DisputeId;
    use crate::domain::reference::ReferenceTables;
    use crate::domain::reference::reason_code::ReasonCode;

    #[test]
    fn every_claim_of_the_code_table_has_items() {
        let tables = ReferenceTables::shipped();
        for known in tables.codes.all() {
            let items = tables.checklists.items(&known.claim).expect("a claim");
            assert!(items.items.iter().any(|item| item.strength == Strength::Strong), "{}", known.claim);
        }
    }

    #[test]
    fn what_is_written_back_is_read_as_the_same() {
        for (strength, written) in Strength::WRITTEN {
            assert_eq!(serde_json::from_value::<Strength>(written.into()).expect("readable"), strength);
        }
        for (need, written) in Need::WRITTEN {
            assert_eq!(serde_json::from_value::<Need>(written.into()).expect("readable"), need);
        }
    }

    #[test]
    fn the_code_wins_over_the_reason_and_the_reason_over_nothing() {
        let tables = ReferenceTables::shipped();
        let mut dispute = Dispute::new(DisputeId::parse("DI1").expect("an id"));
        let subject = |d: &Dispute| tables.checklist(d).map(|c| c.subject);
        assert_eq!(subject(&dispute), Some(Subject::Any));
        dispute.reason = Some(Reason::Quality);
        assert_eq!(subject(&dispute), Some(Subject::Quality));
        dispute.reason_code = ReasonCode::parse("10.4", None);
        let fraud = Subject::Code { code: "10.4".to_owned(), claim: "fraud".to_owned() };
        assert_eq!(subject(&dispute), Some(fraud));
    }

    #[test]
    fn a_withdrawn_dispute_still_has_to_be_answered_and_each_network_says_it_in_its_own_words() {
        let tables = ReferenceTables::shipped();
        let mut dispute = Dispute::new(DisputeId::parse("DI1").expect("an id"));
        let mut said = |code: Option<&str>, reason| {
            dispute.reason_code = code.and_then(|code| ReasonCode::parse(code, None));
            dispute.reason = reason;
            let list = tables.checklist(&dispute).expect("a list");
            let item = list.items.iter().find(|item| item.id == "cardholder_withdrew").cloned();
            item.map(|item| (item.text.clone(), item.source.clone()))
        };
        let visa = said(Some("13.1"), None).expect("asked for");
        let amex = said(Some("C08"), None).expect("asked for");
        let other = said(Some("4853"), None).expect("asked for");
        let none = said(None, Some(Reason::Fraud)).expect("asked for");
        assert!(visa.0.contains("Visa") && visa.1.contains("increase.com"), "{visa:?}");
        assert!(amex.0.contains("M02"), "{amex:?}");
        assert!(other == none && other.0.contains("still has to be answered"), "{other:?}");
        // Nobody can take back what is only a question.
        assert_eq!(said(None, Some(Reason::Inquiry)), None);
    }

    #[test]
    fn what_counts_only_for_one_code_is_asked_only_there_and_gaps_are_named() {
        let tables = ReferenceTables::shipped();
        let mut dispute = Dispute::new(DisputeId::parse("DI1").expect("an id"));
        let has_orders =
            |d: &Dispute| tables.checklist(d).is_some_and(|c| c.items.iter().any(|item| item.id == "ce3_orders"));
        dispute.reason_code = ReasonCode::parse("10.4", None);
        assert!(has_orders(&dispute));
        dispute.reason_code = ReasonCode::parse("4837", None);
        assert!(!has_orders(&dispute));
        dispute.reason_code = ReasonCode::parse("11.3", None);
        let list = tables.checklist(&dispute).expect("a list");
        let nothing = list.standing(&BTreeSet::new());
        assert!(
            nothing.met == 0 && nothing.gaps.first().is_some_and(|gap| matches!(gap, Gap::Required(_))),
            "{nothing:?}"
        );
        let all: BTreeSet<String> = list.items.iter().map(|item| item.id.clone()).collect();
        assert!(list.standing(&all).gaps.is_empty() && list.standing(&all).met == list.standing(&all).all);
    }
}
