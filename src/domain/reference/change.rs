//! A table's text with a few values other than before; everything else of it stays.
//!
//! Must not live here: what the values mean.

use super::problem::TableProblem;
use serde_json::Value;

/// One value of a table that a person changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The object it is in, as a JSON pointer.
    pub within: String,
    /// Its name there.
    pub name: &'static str,
    /// What it is now.
    pub to: To,
}

/// What a value becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    /// Lines of a text.
    Lines(Vec<String>),
    /// A number; nothing where there is none.
    Number(Option<u64>),
}

/// The text with the changes made.
///
/// # Errors
/// When it is no JSON, or has not the objects that are named.
pub fn changed(text: &str, changes: &[Change]) -> Result<String, TableProblem> {
    let mut table: Value = serde_json::from_str(text).map_err(TableProblem::json)?;
    for change in changes {
        let object = table.pointer_mut(&change.within).and_then(Value::as_object_mut);
        let object = object.ok_or_else(|| TableProblem::Json(change.within.clone()))?;
        let to = match &change.to {
            To::Lines(lines) => Value::from(lines.clone()),
            To::Number(number) => number.map_or(Value::Null, Value::from),
        };
        object.insert(change.name.to_owned(), to);
    }
    serde_json::to_string_pretty(&table).map_err(TableProblem::json)
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test that meets something unexpected has to fail")]
mod tests {
    use super::*;
    use crate::domain::evidence::limits::Limits;
    use crate::domain::packet::letter::Letters;
    use crate::domain::reference::Name;

    fn number(within: &str, name: &'static str, to: Option<u64>) -> Change {
        Change { within: within.to_owned(), name, to: To::Number(to) }
    }

    #[test]
    fn changed_limits_are_in_the_table_and_the_others_are_as_they_were() {
        let before = Limits::parse(Name::Limits.shipped()).expect("shipped");
        let changes = [number("/rule_sets/0", "max_files", Some(3)), number("/networks/0", "max_pages", None)];
        let text = changed(Name::Limits.shipped(), &changes).expect("a table");
        let after = Limits::parse(&text).expect("a table that can be read");
        assert_eq!((after.rule_sets()[0].max_files, after.networks()[0].max_pages), (3, None));
        assert_eq!(after.rule_sets()[1..], before.rule_sets()[1..]);
        assert_eq!(after.networks()[1..], before.networks()[1..]);
    }

    #[test]
    fn a_letter_says_something_else_and_the_table_keeps_its_version() {
        let lines = vec!["We contest {amount}.".to_owned()];
        let change = Change { within: "/templates/1".to_owned(), name: "letter", to: To::Lines(lines.clone()) };
        let text = changed(Name::Letters.shipped(), &[change]).expect("a table");
        let letters = Letters::parse(&text).expect("a table that can be read");
        assert_eq!(letters.all()[1].words.letter, lines);
        assert_eq!(Name::version(&text), Name::version(Name::Letters.shipped()));
    }

    #[test]
    fn a_place_that_is_not_there_and_a_text_that_is_no_table_are_refused() {
        let change = number("/rule_sets/99", "max_files", Some(3));
        assert!(changed(Name::Limits.shipped(), std::slice::from_ref(&change)).is_err());
        assert!(changed("{", &[change]).is_err());
    }
}
