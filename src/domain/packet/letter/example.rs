//! How a template reads for an example dispute, in which an exhibit of its own shows each item that the template names.
//!
//! Must not live here: filling a letter.

use super::{Citation, Filled, condition, fill};
use std::collections::BTreeMap;

/// What is known of every dispute that letters can name, as it is in the example.
pub const FIELDS: [(&str, &str); 10] = [
    ("amount", "$1,240.00"),
    ("dispute_id", "DIexample"),
    ("reason", "fraud"),
    ("reason_code", "10.4"),
    ("order_id", "1042"),
    ("transaction_date", "3 Oct 2026"),
    ("card_last4", "1111"),
    ("card_brand", "Visa"),
    ("merchant", "Acme Outdoor"),
    ("today", "27 Nov 2026"),
];

/// Lines as they read in the example; what a person would be asked for is open.
#[must_use]
pub fn example(lines: &[String]) -> Filled {
    let facts = FIELDS.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    let mut shown: BTreeMap<String, Vec<Citation>> = BTreeMap::new();
    for line in lines {
        if let (Some(item), _) = condition(line.trim()) {
            // The letter is the first exhibit.
            let exhibit = shown.len() + 1;
            shown.entry(item.to_owned()).or_insert_with(|| vec![Citation { exhibit, pages: 1 }]);
        }
    }
    let pages = vec![1; shown.len() + 1];
    fill(lines, &facts, &BTreeMap::new(), &shown, &pages)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::packet::letter::Letters;
    use crate::domain::reference::Name;

    #[test]
    fn every_shipped_template_reads_whole_but_for_what_a_person_is_asked_for() {
        let shipped = Letters::parse(Name::Letters.shipped()).expect("readable");
        for template in shipped.all() {
            let filled = example(&template.words.letter);
            assert!(filled.left_out.is_empty() && filled.wrong.is_empty(), "{}", template.id);
            assert!(filled.text().contains("$1,240.00"), "{}", template.id);
            let known = |name: &String| FIELDS.iter().any(|(field, _)| field == name);
            assert!(!filled.open.iter().any(known), "{}: {:?}", template.id, filled.open);
        }
    }
}
