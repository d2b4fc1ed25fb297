//! Columns that a person chose, known again by the names that stand in such a file.
//!
//! A first row may be a customer's and no row of names, so that no name of a file is kept: of all of them together a sum,
//! and of each column its place among them in their order.
//!
//! Must not live here: which column is found by itself, the settings they are kept in.

use super::{ColumnsOf, Part, plain_name};
use crate::domain::text;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;

/// Most choices that are kept; the oldest goes.
const MOST: usize = 60;
/// Bytes of the sum that are kept.
const SUM: usize = 16;

/// What a person chose for files of one kind with the same names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    kind: String,
    heads: String,
    /// The place of each part's column among the names in their order.
    columns: BTreeMap<String, usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    of_all: Option<String>,
}

/// Every such choice, the newest last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct KeptColumns(Vec<Kept>);

impl KeptColumns {
    /// True when nothing was chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many choices there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// What was chosen for a file with these names, in whatever order they stand.
    #[must_use]
    pub fn find<P: Part>(&self, heads: &[String]) -> Option<ColumnsOf<P>> {
        let (sum, order) = in_order(heads);
        let kept = self.0.iter().find(|kept| kept.kind == P::KIND && kept.heads == sum)?;
        let mut columns =
            ColumnsOf { of_all: kept.of_all.as_deref().map(P::of_word).unwrap_or_default(), ..ColumnsOf::default() };
        for part in P::PARTS {
            let place = kept.columns.get(part.name());
            columns.set(*part, place.and_then(|place| order.get(*place)).copied());
        }
        Some(columns)
    }

    /// Keeps what was chosen for a file with these names. What would be found by itself is no choice.
    pub fn put<P: Part>(&mut self, heads: &[String], columns: &ColumnsOf<P>) {
        self.forget::<P>(heads);
        if *columns == ColumnsOf::of_heads(heads) {
            return;
        }
        let (heads, order) = in_order(heads);
        let place = |part: &P| {
            let column = columns.of(*part)?;
            Some((part.name().to_owned(), order.iter().position(|at| *at == column)?))
        };
        let kept = Kept {
            kind: P::KIND.to_owned(),
            heads,
            columns: P::PARTS.iter().filter_map(place).collect(),
            of_all: P::word_of_all(columns.of_all).map(str::to_owned),
        };
        self.0.push(kept);
        let over = self.0.len().saturating_sub(MOST);
        self.0.drain(..over);
    }

    /// Forgets what was chosen for a file with these names.
    pub fn forget<P: Part>(&mut self, heads: &[String]) {
        let (sum, _) = in_order(heads);
        self.0.retain(|kept| kept.kind != P::KIND || kept.heads != sum);
    }
}

/// Columns that are known again.
pub trait Recalled: Sized {
    /// Those that are found by their names.
    fn of_heads(heads: &[String]) -> Self;
    /// Those that were chosen for a file with these names.
    fn recalled(kept: &KeptColumns, heads: &[String]) -> Option<Self>;
    /// Keeps them for files with these names.
    fn keep(&self, kept: &mut KeptColumns, heads: &[String]);
    /// Forgets what was chosen for files with these names.
    fn forget(kept: &mut KeptColumns, heads: &[String]);
}

impl<P: Part> Recalled for ColumnsOf<P> {
    fn of_heads(heads: &[String]) -> Self {
        Self::of_heads(heads)
    }

    fn recalled(kept: &KeptColumns, heads: &[String]) -> Option<Self> {
        kept.find(heads)
    }

    fn keep(&self, kept: &mut KeptColumns, heads: &[String]) {
        kept.put(heads, self);
    }

    fn forget(kept: &mut KeptColumns, heads: &[String]) {
        kept.forget::<P>(heads);
    }
}

/// The sum of the names, and the column of each in their order. Two of the same name stand as they do in the file.
fn in_order(heads: &[String]) -> (String, Vec<usize>) {
    let mut names: Vec<(String, usize)> = heads.iter().map(|head| plain_name(head)).zip(0..).collect();
    names.sort();
    let mut sum = Sha256::new();
    for (name, _) in &names {
        sum.update(name.as_bytes());
        sum.update([0]);
    }
    let sum = sum.finalize();
    (text::hex(sum.get(..SUM).unwrap_or_default()), names.into_iter().map(|(_, at)| at).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::checkout::Psp;
    use crate::domain::checkout::columns::{Columns, Part};
    use crate::domain::score::columns as orders;

    fn heads(names: &str) -> Vec<String> {
        names.split(',').map(ToOwned::to_owned).collect()
    }

    #[test]
    fn a_choice_is_known_again_by_the_names_in_any_order_and_no_name_of_the_file_is_kept() {
        let names = heads("Who,Where,Secret no,Secret no");
        let mut columns = Columns::of_heads(&names);
        columns.set(Part::Email, Some(0));
        columns.set(Part::Address, Some(1));
        columns.set(Part::Invoice, Some(3));
        columns.of_all = Some(Psp::Recurly);
        let mut kept = KeptColumns::default();
        kept.put(&names, &columns);
        let written = serde_json::to_string(&kept).expect("JSON");
        assert!(!written.to_lowercase().contains("secret") && !written.contains("Who"), "{written}");
        let kept: KeptColumns = serde_json::from_str(&written).expect("read");
        assert_eq!(kept.find(&names), Some(columns));
        let turned: Columns = kept.find(&heads("secret_no,Secret no,where,who")).expect("the same names");
        assert_eq!(
            [Part::Email, Part::Address, Part::Invoice].map(|part| turned.of(part)),
            [Some(3), Some(2), Some(1)]
        );
        assert_eq!(turned.of_all, Some(Psp::Recurly));
        assert_eq!(kept.find::<Part>(&heads("Who,Where,Secret no")), None, "one name less");
        assert_eq!(kept.find::<orders::Part>(&names), None, "another kind of file");
    }

    #[test]
    fn a_choice_is_changed_forgotten_and_bounded_and_what_is_found_by_itself_is_none() {
        let names = heads("email,Number");
        let mut kept = KeptColumns::default();
        let mut columns = orders::Columns::of_heads(&names);
        kept.put(&names, &columns);
        assert!(kept.is_empty());
        columns.set(orders::Part::Order, Some(1));
        kept.put(&names, &columns);
        columns.set(orders::Part::Order, None);
        columns.set(orders::Part::Name, Some(1));
        kept.put(&names, &columns);
        assert_eq!((kept.find(&names), kept.len()), (Some(columns.clone()), 1));
        for number in 0..MOST {
            let other = heads(&format!("email,{number}"));
            let mut columns = orders::Columns::of_heads(&other);
            columns.set(orders::Part::Order, Some(1));
            kept.put(&other, &columns);
        }
        assert_eq!((kept.len(), kept.find::<orders::Part>(&names)), (MOST, None));
        let last = heads(&format!("email,{}", MOST - 1));
        kept.forget::<orders::Part>(&last);
        assert_eq!((kept.len(), kept.find::<orders::Part>(&last)), (MOST - 1, None));
    }
}
