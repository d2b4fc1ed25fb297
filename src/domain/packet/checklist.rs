//! What wins a dispute: items by the cardholder's claim, from the table, and how far a dispute's files show them.

use crate::domain::dispute::{Dispute, Reason};
use crate::domain::reference::table::Table;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// How much an item decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// It decides.
    Strong,
    /// It does not help much alone.
    Weak,
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
}

/// Items for one claim.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Items {
    /// The claim in words.
    pub label: String,
    /// The items, the most telling first.
    pub items: Vec<Item>,
}

#[derive(Deserialize)]
struct Stored {
    claims: BTreeMap<String, Items>,
}

/// The checklists in force.
pub static TABLE: Table<BTreeMap<String, Items>> =
    Table::new(include_str!("../../../assets/tables/evidence_by_claim.json"), |text| {
        let stored: Stored = serde_json::from_str(text).map_err(|error| error.to_string())?;
        for (claim, items) in &stored.claims {
            let names: BTreeSet<&str> = items.items.iter().map(|item| item.id.as_str()).collect();
            if names.len() != items.items.len() {
                return Err(format!("{claim}: two items have the same id"));
            }
        }
        if stored.claims.is_empty() { Err("claims is empty".to_owned()) } else { Ok(stored.claims) }
    });

/// A checklist and what it is for.
#[derive(Clone, Debug)]
pub struct Checklist {
    /// `What wins a 10.4 fraud dispute`.
    pub title: String,
    /// What it is called in a check: `10.4`, `a fraud dispute`.
    pub short: String,
    /// The claim's name in the tables.
    pub claim: String,
    /// The items that count for this dispute.
    pub items: Vec<&'static Item>,
}

/// The checklist of a dispute: by reason code when it is known, else by Finix's reason, else the general one.
#[must_use]
pub fn for_dispute(dispute: &Dispute) -> Option<Checklist> {
    let table = TABLE.get();
    let known = dispute.reason_code.as_ref().and_then(crate::domain::reference::reason_code::ReasonCode::known);
    let code = known.map(|known| known.code.as_str());
    if let Some(known) = known
        && let Some(items) = table.get(&known.claim)
    {
        let title = format!("What wins {} {} {} dispute", article(&known.code), known.code, items.label);
        return Some(made(title.replace("  ", " "), known.code.clone(), &known.claim, items, code));
    }
    let (claim, words) = match &dispute.reason {
        Some(Reason::Fraud) => ("fraud", "a fraud dispute"),
        Some(Reason::Quality) => ("not_received", "a quality dispute"),
        Some(Reason::Clerical) => ("credit_not_processed", "a clerical dispute"),
        Some(Reason::Technical) => ("authorization", "a technical dispute"),
        Some(Reason::Inquiry) => ("inquiry", "an inquiry"),
        _ => ("general", "a dispute"),
    };
    table.get(claim).map(|items| made(format!("What wins {words}"), words.to_owned(), claim, items, code))
}

/// The claim of a dispute, as the tables name it.
#[must_use]
pub fn for_dispute_claim(dispute: Option<&Dispute>) -> String {
    dispute.and_then(for_dispute).map_or_else(|| "general".to_owned(), |list| list.claim)
}

fn made(title: String, short: String, claim: &str, items: &'static Items, code: Option<&str>) -> Checklist {
    let counts = |item: &&Item| item.only_code.as_deref().is_none_or(|only| Some(only) == code);
    Checklist { title, short, claim: claim.to_owned(), items: items.items.iter().filter(counts).collect() }
}

/// How a gap begins that names a required item.
pub const REQUIRED: &str = "required: ";

/// How far files show what a checklist asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The checklist's short name.
    pub name: String,
    /// Items that are shown.
    pub met: usize,
    /// Items that count: the strong ones.
    pub all: usize,
    /// What stands against it, gravest first.
    pub gaps: Vec<String>,
}

impl Checklist {
    /// How far these items, shown by files, fill it.
    #[must_use]
    pub fn standing(&self, shown: &BTreeSet<String>) -> Standing {
        let is_shown = |item: &&&Item| shown.contains(&item.id);
        let strong: Vec<&&Item> = self.items.iter().filter(|item| item.strength == Strength::Strong).collect();
        let mut gaps: Vec<String> = self
            .items
            .iter()
            .filter(|item| item.need == Need::Required && !shown.contains(&item.id))
            .map(|item| format!("{REQUIRED}{}", crate::domain::text::uncapitalized(&item.text)))
            .collect();
        let mut one_of = self.items.iter().filter(|item| item.need == Need::OneOf).peekable();
        if one_of.peek().is_some() && !one_of.any(|item| shown.contains(&item.id)) {
            gaps.push("nothing attached is marked as answering this claim yet".to_owned());
        }
        let met = strong.iter().filter(|item| is_shown(item)).count();
        Standing { name: self.short.clone(), met, all: strong.len(), gaps }
    }
}

/// `an 11.3`, `an F29`, `a 10.4`.
fn article(code: &str) -> &'static str {
    let an = code.starts_with("11.") || code.starts_with('8') || code.starts_with(['A', 'F', 'M', 'R', 'N', 'I', 'L']);
    if an { "an" } else { "a" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::DisputeId;
    use crate::domain::reference::reason_code::{ReasonCode, table};

    #[test]
    fn every_claim_of_the_code_table_has_items() {
        for known in table() {
            let items = TABLE.get().get(&known.claim).expect("a claim");
            assert!(items.items.iter().any(|item| item.strength == Strength::Strong), "{}", known.claim);
        }
    }

    #[test]
    fn the_code_wins_over_the_reason_and_the_reason_over_nothing() {
        let mut dispute = Dispute::new(DisputeId::parse("DI1").expect("an id"));
        let title = |d: &Dispute| for_dispute(d).map(|c| c.title).unwrap_or_default();
        assert_eq!(title(&dispute), "What wins a dispute");
        dispute.reason = Some(Reason::Quality);
        assert_eq!(title(&dispute), "What wins a quality dispute");
        dispute.reason_code = ReasonCode::parse("10.4", None);
        assert_eq!(title(&dispute), "What wins a 10.4 fraud dispute");
    }

    #[test]
    fn what_counts_only_for_one_code_is_asked_only_there_and_gaps_are_named() {
        let mut dispute = Dispute::new(DisputeId::parse("DI1").expect("an id"));
        let has_orders =
            |d: &Dispute| for_dispute(d).is_some_and(|c| c.items.iter().any(|item| item.id == "ce3_orders"));
        dispute.reason_code = ReasonCode::parse("10.4", None);
        assert!(has_orders(&dispute));
        dispute.reason_code = ReasonCode::parse("4837", None);
        assert!(!has_orders(&dispute));
        dispute.reason_code = ReasonCode::parse("11.3", None);
        let list = for_dispute(&dispute).expect("a list");
        let nothing = list.standing(&BTreeSet::new());
        assert!(
            nothing.met == 0 && nothing.gaps.first().is_some_and(|gap| gap.starts_with("required: ")),
            "{nothing:?}"
        );
        let all: BTreeSet<String> = list.items.iter().map(|item| item.id.clone()).collect();
        assert!(list.standing(&all).gaps.is_empty() && list.standing(&all).met == list.standing(&all).all);
    }
}
