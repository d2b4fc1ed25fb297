//! All tables at one moment, as one value: an edited copy makes another value, and leaves the first as it is.
//!
//! Must not live here: which value is in force, and where an edited copy is kept.

use super::Name;
use super::reason_code::ReasonCodes;
use crate::domain::dispute::Dispute;
use crate::domain::evidence::limits::Limits;
use crate::domain::packet::checklist::{Checklist, Checklists};
use crate::domain::packet::letter::Letters;
use std::sync::Arc;

/// What the app goes by. Each table is shared, so that whoever needs one need not hold them all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReferenceTables {
    /// What Finix and the networks take.
    pub limits: Arc<Limits>,
    /// Reason codes of the networks.
    pub codes: Arc<ReasonCodes>,
    /// What wins a dispute.
    pub checklists: Arc<Checklists>,
    /// Letters.
    pub letters: Arc<Letters>,
}

/// One table that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Table {
    /// What Finix and the networks take.
    Limits(Arc<Limits>),
    /// Reason codes of the networks.
    Codes(Arc<ReasonCodes>),
    /// What wins a dispute.
    Checklists(Arc<Checklists>),
    /// Letters.
    Letters(Arc<Letters>),
}

impl ReferenceTables {
    /// The tables that ship with the app.
    #[must_use]
    pub fn shipped() -> Self {
        // That every shipped text can be read is a test.
        Name::ALL
            .into_iter()
            .filter_map(|name| name.parse(name.shipped()).ok())
            .fold(Self::default(), |tables, table| tables.with(table))
    }

    /// The same with another table in the place of its own.
    #[must_use]
    pub fn with(&self, table: Table) -> Self {
        let mut tables = self.clone();
        match table {
            Table::Limits(limits) => tables.limits = limits,
            Table::Codes(codes) => tables.codes = codes,
            Table::Checklists(checklists) => tables.checklists = checklists,
            Table::Letters(letters) => tables.letters = letters,
        }
        tables
    }

    /// The checklist of a dispute.
    #[must_use]
    pub fn checklist(&self, dispute: &Dispute) -> Option<Checklist> {
        self.checklists.for_dispute(dispute, &self.codes)
    }

    /// The claim of a dispute, as the tables name it.
    #[must_use]
    pub fn claim(&self, dispute: &Dispute) -> String {
        self.checklist(dispute).map_or_else(|| "general".to_owned(), |list| list.claim)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reference::problem::TableProblem;
    use crate::domain::reference::reason_code::ReasonCode;

    /// The shipped codes and one more.
    fn more() -> String {
        let mine = r#""codes": [{"network":"x","code":"QQ9","name":"Mine","category":"Fraud","claim":"fraud"},"#;
        Name::Codes.shipped().replacen("\"codes\": [", mine, 1)
    }

    #[test]
    fn an_edited_value_and_the_shipped_one_live_side_by_side() {
        let shipped = ReferenceTables::shipped();
        let edited = shipped.with(Name::Codes.parse(&more()).expect("readable"));
        let code = ReasonCode::parse("QQ9: mine", None).expect("a code");
        assert_eq!(edited.codes.known(&code).map(|known| known.name.as_str()), Some("Mine"));
        assert!(shipped.codes.known(&code).is_none());
        assert_eq!((edited.codes.shown(&code), shipped.codes.shown(&code)), ("QQ9", "QQ9: mine"));
        assert_eq!(edited.codes.all().len(), shipped.codes.all().len() + 1);
        assert!(edited != shipped && shipped == ReferenceTables::shipped());
        assert!(Arc::ptr_eq(&edited.limits, &shipped.limits), "what was not edited is shared");
        let again = edited.with(Name::Codes.parse(Name::Codes.shipped()).expect("readable"));
        assert_eq!(again, shipped);
    }

    #[test]
    fn a_copy_that_cannot_be_read_changes_nothing() {
        let shipped = ReferenceTables::shipped();
        let after = |name: Name, text: &str| name.parse(text).map(|table| shipped.with(table));
        for name in Name::ALL {
            assert!(matches!(after(name, "["), Err(TableProblem::Json(_))), "{name:?}");
            assert_eq!(after(name, name.shipped()), Ok(shipped.clone()), "{name:?}");
        }
        assert_eq!(after(Name::Limits, r#"{"rule_sets":[],"networks":[]}"#), Err(TableProblem::Empty("rule_sets")));
        assert_eq!(shipped, ReferenceTables::shipped());
    }

    #[test]
    fn no_shipped_table_is_empty() {
        let shipped = ReferenceTables::shipped();
        assert!(!shipped.limits.rule_sets().is_empty() && !shipped.limits.networks().is_empty());
        assert!(!shipped.codes.all().is_empty() && !shipped.letters.all().is_empty());
        assert!(shipped.checklists.items("general").is_some());
    }
}
