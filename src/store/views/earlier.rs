//! Views of earlier versions: beside the text they had filters, which are terms of the text now.
//!
//! Must not live here: how views are written today.

use crate::domain::search::chips::{self, Due, TagChoice};
use crate::domain::search::{Bound, Condition, Term, TextField, TimeField, write};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Deserialize;

/// The filters that stand beside the text of an earlier view.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Filters {
    due: Option<String>,
    reasons: Vec<String>,
    amount_min: Option<String>,
    amount_max: Option<String>,
    currencies: Vec<String>,
    merchants: Vec<String>,
    created_from: Option<Timestamp>,
    created_before: Option<Timestamp>,
    tag_key: Option<String>,
    tag_value: Option<String>,
    states: Vec<String>,
    response_states: Vec<String>,
}

impl Filters {
    /// The text that asks what the view asked. Terms stand in front: a quote in the text may be open at its end.
    pub fn in_front_of(self, text: String, zone: &TimeZone) -> String {
        let terms = self.conditions().map(|condition| write(&Term { is_negated: false, condition }, zone));
        let mut pieces: Vec<String> = terms.collect();
        if pieces.is_empty() {
            return text;
        }
        if !text.trim().is_empty() {
            pieces.push(text);
        }
        pieces.join(" ")
    }

    fn conditions(self) -> impl Iterator<Item = Condition> {
        let number = |text: Option<String>| text.and_then(|text| text.parse().ok()).filter(|amount| *amount >= 0);
        let amount = chips::amount((number(self.amount_min), number(self.amount_max)));
        let at = |at: Timestamp| Bound::At(at.as_millisecond());
        let created = (self.created_from.map(at), self.created_before.map(at));
        let created = (created != (None, None)).then_some(Condition::Time(TimeField::Created, created.0, created.1));
        let one_of = |field, values: Vec<String>| chips::one_of(field, values.into_iter());
        let all = [
            self.due.as_deref().and_then(due).map(Due::condition),
            one_of(TextField::Reason, self.reasons),
            amount,
            one_of(TextField::Currency, self.currencies),
            one_of(TextField::Merchant, self.merchants),
            created,
            chips::tag(TagChoice { key: self.tag_key, value: self.tag_value }),
            one_of(TextField::State, self.states),
            one_of(TextField::Response, self.response_states),
        ];
        all.into_iter().flatten()
    }
}

/// The words due filters were stored as.
fn due(word: &str) -> Option<Due> {
    match word {
        "overdue" => Some(Due::Overdue),
        "day" => Some(Due::Day),
        "three_days" => Some(Due::ThreeDays),
        "week" => Some(Due::Week),
        "any" => Some(Due::Any),
        _ => None,
    }
}
