//! Tables that ship with the app and that a person may replace by an edited copy.
//!
//! A table is parsed once and then only read. An edited copy takes the place of the shipped one as a whole or not at
//! all.

pub mod reason_code;
pub mod table;

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

    /// What a person calls it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Limits => "Evidence limits and network rules",
            Self::Codes => "Reason codes",
            Self::Checklists => "Checklists by claim",
            Self::Letters => "Letter templates",
        }
    }

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
            Self::Limits => crate::domain::evidence::limits::TABLE.shipped(),
            Self::Codes => crate::domain::reference::reason_code::TABLE.shipped(),
            Self::Checklists => crate::domain::packet::checklist::TABLE.shipped(),
            Self::Letters => crate::domain::packet::letter::TEMPLATES.shipped(),
        }
    }

    /// Whether a text could be put in force.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(self, text: &str) -> Result<(), String> {
        match self {
            Self::Limits => crate::domain::evidence::limits::TABLE.check(text),
            Self::Codes => crate::domain::reference::reason_code::TABLE.check(text),
            Self::Checklists => crate::domain::packet::checklist::TABLE.check(text),
            Self::Letters => crate::domain::packet::letter::TEMPLATES.check(text),
        }
    }

    /// Puts an edited copy in force, or the shipped table again.
    ///
    /// # Errors
    /// What is wrong with the copy; the table in force stays.
    pub fn replace(self, text: Option<&str>) -> Result<(), String> {
        match self {
            Self::Limits => crate::domain::evidence::limits::TABLE.replace(text),
            Self::Codes => crate::domain::reference::reason_code::TABLE.replace(text),
            Self::Checklists => crate::domain::packet::checklist::TABLE.replace(text),
            Self::Letters => crate::domain::packet::letter::TEMPLATES.replace(text),
        }
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
    use super::table::Table;
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

    #[test]
    fn a_copy_that_cannot_be_read_changes_nothing() {
        static NUMBERS: Table<Vec<u32>> =
            Table::new("[1]", |text| serde_json::from_str(text).map_err(|error| error.to_string()));
        assert_eq!(NUMBERS.get(), &[1]);
        assert!(NUMBERS.replace(Some("[")).is_err());
        assert_eq!(NUMBERS.get(), &[1]);
        NUMBERS.replace(Some("[2]")).expect("readable");
        assert_eq!(NUMBERS.get(), &[2]);
        NUMBERS.replace(None).expect("readable");
        assert_eq!(NUMBERS.get(), &[1]);
    }
}
