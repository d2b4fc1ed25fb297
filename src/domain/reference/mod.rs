//! Tables that ship with the app and that a person may replace by an edited copy.
//!
//! Must not live here: which tables are in force, and where an edited copy is kept.

pub mod change;
pub mod problem;
pub mod reason_code;
mod tables;

pub use tables::{ReferenceTables, Table};

use crate::domain::evidence::limits::Limits;
use crate::domain::packet::checklist::Checklists;
use crate::domain::packet::letter::Letters;
use crate::domain::reference::problem::TableProblem;
use crate::domain::reference::reason_code::ReasonCodes;
use std::sync::Arc;

/// The tables a person may edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Name {
    /// What Finix and the networks take.
    Limits,
    /// Reason codes of the networks.
    Codes,
    /// What wins a dispute.
    Checklists,
    /// Letters.
    Letters,
}

impl Name {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Limits, Self::Codes, Self::Checklists, Self::Letters];

    /// The name of the file with the edited copy.
    #[must_use]
    pub fn file(self) -> &'static str {
        match self {
            Self::Limits => "evidence_limits.json",
            Self::Codes => "reason_codes.json",
            Self::Checklists => "evidence_by_claim.json",
            Self::Letters => "letters.json",
        }
    }

    /// The shipped text.
    #[must_use]
    pub fn shipped(self) -> &'static str {
        match self {
            Self::Limits => include_str!("../../../assets/tables/evidence_limits.json"),
            Self::Codes => include_str!("../../../assets/tables/reason_codes.json"),
            Self::Checklists => include_str!("../../../assets/tables/evidence_by_claim.json"),
            Self::Letters => include_str!("../../../assets/tables/letters.json"),
        }
    }

    /// Reads a text as this table.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(self, text: &str) -> Result<Table, TableProblem> {
        Ok(match self {
            Self::Limits => Table::Limits(Arc::new(Limits::parse(text)?)),
            Self::Codes => Table::Codes(Arc::new(ReasonCodes::parse(text)?)),
            Self::Checklists => Table::Checklists(Arc::new(Checklists::parse(text)?)),
            Self::Letters => Table::Letters(Arc::new(Letters::parse(text)?)),
        })
    }

    /// Whether a text could be put in force.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(self, text: &str) -> Result<(), TableProblem> {
        self.parse(text).map(drop)
    }

    /// The version a table says it is.
    #[must_use]
    pub fn version(text: &str) -> Option<String> {
        let value: serde_json::Value = serde_json::from_str(text).ok()?;
        value.get("version")?.as_str().map(|version| crate::domain::text::clean_to(version, 30))
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test that meets something unexpected has to fail")]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_table_can_be_read_and_every_line_has_its_source_and_date() {
        for name in Name::ALL {
            name.check(name.shipped()).expect("readable");
            assert!(Name::version(name.shipped()).is_some());
            let value: serde_json::Value = serde_json::from_str(name.shipped()).expect("JSON");
            let lines: Vec<&serde_json::Value> = match name {
                Name::Limits => {
                    ["rule_sets", "networks"].iter().flat_map(|key| value[key].as_array().expect("lines")).collect()
                }
                Name::Codes => value["codes"].as_array().expect("lines").iter().collect(),
                Name::Letters => value["templates"].as_array().expect("lines").iter().collect(),
                Name::Checklists => {
                    let claims = value["claims"].as_object().expect("claims");
                    claims.values().flat_map(|claim| claim["items"].as_array().expect("items")).collect()
                }
            };
            assert!(!lines.is_empty());
            for line in lines {
                assert!(line["source"].as_str().is_some_and(|source| !source.is_empty()), "{name:?} {line}");
                assert!(line["date"].as_str().is_some_and(|date| date.len() == 10), "{name:?} {line}");
            }
        }
    }
}
