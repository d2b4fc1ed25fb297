//! Saved views: a question to the list with a name, the columns it is shown with, and whether it is a tab.

use crate::domain::dispute::{DisputeState, Reason, ResponseState};
use crate::domain::search::query::{Column, Due, Filters, Queue, Sort};
use serde::{Deserialize, Serialize};

/// One view.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// What the person calls it.
    pub name: String,
    /// True when it stands among the tabs.
    pub is_pinned: bool,
    /// The tab it looks under.
    pub queue: Queue,
    /// What is typed into the search field.
    pub text: String,
    /// The filters.
    pub filters: Filters,
    /// The order.
    pub sort: Sort,
    /// Columns in order with their width.
    pub columns: Vec<(Column, f32)>,
}

/// Longest name.
pub const LONGEST_NAME: usize = 40;

#[derive(Serialize, Deserialize, Default)]
#[serde(default)]
struct Stored {
    name: String,
    pinned: bool,
    queue: String,
    text: String,
    due: Option<String>,
    reasons: Vec<String>,
    amount_min: Option<String>,
    amount_max: Option<String>,
    currencies: Vec<String>,
    merchants: Vec<String>,
    created_from: Option<jiff::Timestamp>,
    created_before: Option<jiff::Timestamp>,
    tag_key: Option<String>,
    tag_value: Option<String>,
    states: Vec<String>,
    response_states: Vec<String>,
    sort: String,
    descending: bool,
    columns: Vec<(String, f32)>,
}

impl View {
    /// Written for the store.
    #[must_use]
    pub fn to_json(&self) -> String {
        let filters = &self.filters;
        let stored = Stored {
            name: self.name.clone(),
            pinned: self.is_pinned,
            queue: self.queue.as_stored().to_owned(),
            text: self.text.clone(),
            due: filters.due.map(|due| due.as_stored().to_owned()),
            reasons: filters.reasons.iter().map(|reason| reason.as_wire().to_owned()).collect(),
            amount_min: filters.amount_min.map(|amount| amount.to_string()),
            amount_max: filters.amount_max.map(|amount| amount.to_string()),
            currencies: filters.currencies.iter().cloned().collect(),
            merchants: filters.merchants.iter().cloned().collect(),
            created_from: filters.created_from,
            created_before: filters.created_before,
            tag_key: filters.tag_key.clone(),
            tag_value: filters.tag_value.clone(),
            states: filters.states.iter().map(|state| state.as_wire().to_owned()).collect(),
            response_states: filters.response_states.iter().map(|state| state.as_wire().to_owned()).collect(),
            sort: self.sort.column.as_stored().to_owned(),
            descending: self.sort.is_descending,
            columns: self.columns.iter().map(|(column, width)| (column.as_stored().to_owned(), *width)).collect(),
        };
        serde_json::to_string(&stored).unwrap_or_default()
    }

    /// Read from the store. What this version does not know is left out; a view without a name is none.
    #[must_use]
    pub fn from_json(json: &str) -> Option<Self> {
        let stored: Stored = serde_json::from_str(json).ok()?;
        let name = crate::domain::text::clean_to(stored.name.trim(), LONGEST_NAME);
        let number = |text: Option<String>| text.and_then(|text| text.parse().ok());
        let sort = Column::from_stored(&stored.sort);
        (!name.is_empty()).then(|| Self {
            name,
            is_pinned: stored.pinned,
            queue: Queue::from_stored(&stored.queue).unwrap_or(Queue::All),
            text: stored.text,
            filters: Filters {
                due: stored.due.as_deref().and_then(Due::from_stored),
                reasons: stored.reasons.iter().map(|word| Reason::from_wire(word)).collect(),
                amount_min: number(stored.amount_min),
                amount_max: number(stored.amount_max),
                currencies: stored.currencies.into_iter().collect(),
                merchants: stored.merchants.into_iter().collect(),
                created_from: stored.created_from,
                created_before: stored.created_before,
                tag_key: stored.tag_key,
                tag_value: stored.tag_value,
                states: stored.states.iter().map(|word| DisputeState::from_wire(word)).collect(),
                response_states: stored.response_states.iter().map(|word| ResponseState::from_wire(word)).collect(),
            },
            sort: sort.map_or_else(Sort::default, |column| Sort { column, is_descending: stored.descending }),
            columns: super::settings::read_columns(stored.columns.iter().map(|(name, width)| (name.as_str(), *width))),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_comes_back_whole() {
        let view = View {
            name: "13.1 over 200".to_owned(),
            is_pinned: true,
            queue: Queue::UnderReview,
            text: "code:13.1 amount:>200".to_owned(),
            filters: Filters {
                due: Some(Due::ThreeDays),
                reasons: [Reason::Fraud, Reason::Other("NEW".to_owned())].into(),
                amount_min: Some(2_000_000),
                created_from: "2026-11-01T00:00:00Z".parse().ok(),
                tag_key: Some("order".to_owned()),
                states: [DisputeState::Pending].into(),
                ..Filters::default()
            },
            sort: Sort { column: Column::Amount, is_descending: true },
            columns: vec![(Column::Dispute, 200.0), (Column::Due, 90.0)],
        };
        assert_eq!(View::from_json(&view.to_json()), Some(view));
    }

    #[test]
    fn odd_views_are_left_out_or_made_safe() {
        assert_eq!(View::from_json("{}"), None);
        assert_eq!(View::from_json("not json"), None);
        let odd =
            View::from_json(r#"{"name":"a\u202Eb","queue":"x","sort":"y","columns":[["due",1e9],["z",1]],"new":1}"#);
        let odd = odd.expect("a view");
        assert_eq!((odd.name.as_str(), odd.queue, odd.sort), ("a b", Queue::All, Sort::default()));
        assert_eq!(odd.columns, [(Column::Due, 900.0)]);
    }
}
