//! What wins a dispute: items by the cardholder's claim, from the shipped table.

use super::dispute::{Dispute, Reason};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Items for one claim.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Items {
    /// What decides.
    pub strong: Vec<String>,
    /// What does not help much alone.
    #[serde(default)]
    pub weak: Vec<String>,
}

#[derive(Deserialize)]
struct Table {
    claims: BTreeMap<String, Items>,
}

static TABLE: LazyLock<BTreeMap<String, Items>> = LazyLock::new(|| {
    serde_json::from_str::<Table>(include_str!("../../assets/tables/evidence_by_claim.json"))
        .map(|table| table.claims)
        .unwrap_or_default()
});

/// A checklist and what it is for.
#[derive(Clone, Debug)]
pub struct Checklist {
    /// `What wins a 10.4 fraud dispute`.
    pub title: String,
    /// The items.
    pub items: &'static Items,
}

/// The checklist of a dispute: by reason code when it is known, else by Finix's reason, else the general one.
#[must_use]
pub fn for_dispute(dispute: &Dispute) -> Option<Checklist> {
    let known = dispute.reason_code.as_ref().and_then(super::reason_code::ReasonCode::known);
    if let Some(known) = known
        && let Some(items) = TABLE.get(&known.claim)
    {
        let claim = known.claim.replace('_', " ");
        return Some(Checklist {
            title: format!("What wins {} {} {claim} dispute", article(&known.code), known.code),
            items,
        });
    }
    let (claim, words) = match &dispute.reason {
        Some(Reason::Fraud) => ("fraud", "a fraud dispute"),
        Some(Reason::Quality) => ("not_received", "a quality dispute"),
        Some(Reason::Clerical) => ("credit_not_processed", "a clerical dispute"),
        Some(Reason::Technical) => ("authorization", "a technical dispute"),
        Some(Reason::Inquiry) => ("inquiry", "an inquiry"),
        _ => ("consumer", "a dispute"),
    };
    TABLE.get(claim).map(|items| Checklist { title: format!("What wins {words}"), items })
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
    use crate::domain::reason_code::{ReasonCode, table};

    #[test]
    fn every_claim_of_the_code_table_has_items() {
        for known in table() {
            assert!(TABLE.get(&known.claim).is_some_and(|items| !items.strong.is_empty()), "{}", known.claim);
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
}
