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
    /// A text.
    Text(String),
    /// The entries of a list in their order. One that is not named is taken out.
    Entries(Vec<Entry>),
}

/// An entry of a list. What it holds besides its texts stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which one it was before; none for a new one.
    pub from: Option<usize>,
    /// The texts that are other than before; nothing where there is none any more.
    pub texts: Vec<(&'static str, Option<String>)>,
}

impl Entry {
    /// As it is now, made from what it was before. Nothing when there was no such entry.
    fn among(&self, before: &[Value]) -> Option<Value> {
        let mut now = match self.from {
            Some(place) => before.get(place)?.as_object()?.clone(),
            None => serde_json::Map::new(),
        };
        for (name, text) in &self.texts {
            match text {
                Some(text) => drop(now.insert((*name).to_owned(), Value::from(text.clone()))),
                None => drop(now.remove(*name)),
            }
        }
        Some(Value::Object(now))
    }
}

/// A name as one step of a JSON pointer.
#[must_use]
pub fn step(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
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
            To::Text(text) => Value::from(text.clone()),
            To::Entries(entries) => {
                let before = object.get(change.name).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
                let now: Option<Vec<Value>> = entries.iter().map(|entry| entry.among(before)).collect();
                Value::from(now.ok_or_else(|| TableProblem::Json(format!("{}/{}", change.within, change.name)))?)
            }
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

    fn entries(within: &str, name: &'static str, entries: Vec<Entry>) -> Change {
        Change { within: within.to_owned(), name, to: To::Entries(entries) }
    }

    #[test]
    fn entries_are_added_changed_moved_and_taken_out_and_keep_what_nobody_asked_about() {
        let items = r#"[{"id": "x", "text": "X", "seen": [1]}, {"id": "y"}, {"id": "z", "note": "n"}]"#;
        let text = &format!(r#"{{"mine": 1, "claims": {{"a/b": {{"items": {items}}}}}}}"#);
        let old = |place, texts| Entry { from: Some(place), texts };
        let made = Entry { from: None, texts: vec![("id", Some("new".to_owned()))] };
        let all = vec![old(2, vec![("note", None)]), old(0, vec![("text", Some("Other".to_owned()))]), made];
        let within = format!("/claims/{}", step("a/b"));
        let now: Value =
            serde_json::from_str(&changed(text, &[entries(&within, "items", all)]).expect("a table")).expect("JSON");
        let expected = serde_json::json!([{"id": "z"}, {"id": "x", "text": "Other", "seen": [1]}, {"id": "new"}]);
        assert_eq!(now["claims"]["a/b"]["items"], expected);
        assert_eq!(now["mine"], 1);
        let gone = Entry { from: Some(3), texts: Vec::new() };
        assert!(changed(text, &[entries(&within, "items", vec![gone])]).is_err(), "there is no fourth");
    }

    #[test]
    fn a_place_that_is_not_there_and_a_text_that_is_no_table_are_refused() {
        let change = number("/rule_sets/99", "max_files", Some(3));
        assert!(changed(Name::Limits.shipped(), std::slice::from_ref(&change)).is_err());
        assert!(changed("{", &[change]).is_err());
    }
}
