//! Saved views: a question to the list with a name, the columns it is shown with, and whether it is a tab.
//!
//! Must not live here: what earlier versions wrote (`earlier`), where views are kept.

mod earlier;

use crate::domain::search::query::{Column, Queue, Sort};
use jiff::tz::TimeZone;
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
    sort: String,
    descending: bool,
    columns: Vec<(String, f32)>,
}

impl View {
    /// Written for the store.
    #[must_use]
    pub fn to_json(&self) -> String {
        let stored = Stored {
            name: self.name.clone(),
            pinned: self.is_pinned,
            queue: self.queue.as_stored().to_owned(),
            text: self.text.clone(),
            sort: self.sort.column.as_stored().to_owned(),
            descending: self.sort.is_descending,
            columns: self.columns.iter().map(|(column, width)| (column.as_stored().to_owned(), *width)).collect(),
        };
        serde_json::to_string(&stored).unwrap_or_default()
    }

    /// Read from the store. What this version does not know is left out; a view without a name is none. `zone` says
    /// where the days of an earlier version's view begin.
    #[must_use]
    pub fn from_json(json: &str, zone: &TimeZone) -> Option<Self> {
        let stored: Stored = serde_json::from_str(json).ok()?;
        let filters: earlier::Filters = serde_json::from_str(json).ok()?;
        let name = crate::domain::text::clean_to(stored.name.trim(), LONGEST_NAME);
        let sort = Column::from_stored(&stored.sort);
        (!name.is_empty()).then(|| Self {
            name,
            is_pinned: stored.pinned,
            queue: Queue::from_stored(&stored.queue).unwrap_or(Queue::All),
            text: filters.in_front_of(stored.text, zone),
            sort: sort.map_or_else(Sort::default, |column| Sort { column, is_descending: stored.descending }),
            columns: super::columns::read_columns(stored.columns.iter().map(|(name, width)| (name.as_str(), *width))),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::search::{Bound, Condition, Search, TagKey, TextField, TimeField};

    fn zone() -> TimeZone {
        TimeZone::get("America/New_York").expect("a zone")
    }

    fn read(json: &str) -> Option<View> {
        View::from_json(json, &zone())
    }

    #[test]
    fn a_view_comes_back_whole() {
        let view = View {
            name: "13.1 over 200".to_owned(),
            is_pinned: true,
            queue: Queue::UnderReview,
            text: "code:13.1 amount:>200 reason:=fraud,NEW created:>=2026-11-01".to_owned(),
            sort: Sort { column: Column::Amount, is_descending: true },
            columns: vec![(Column::Dispute, 200.0), (Column::Due, 90.0)],
        };
        assert_eq!(read(&view.to_json()), Some(view));
    }

    /// As an earlier version wrote it, each filter set.
    const EARLIER: &str = r#"{"name":"Old","pinned":true,"queue":"needs_response","text":"code:13.1 dana",
        "due":"three_days","reasons":["FRAUD","NEW ONE"],"amount_min":"2000000","amount_max":"12400500",
        "currencies":["EUR","USD"],"merchants":["Acme, \"Outdoor\"","Bright"],
        "created_from":"2026-11-01T04:00:00Z","created_before":"2026-12-01T05:00:00Z","tag_key":"Order no",
        "tag_value":"21D","states":["PENDING"],"response_states":["NEEDS_RESPONSE","LATER"],
        "sort":"amount","descending":true,"columns":[["due",90.0]]}"#;

    #[test]
    fn a_view_of_an_earlier_version_asks_in_its_text_what_its_filters_asked() {
        let view = read(EARLIER).expect("a view");
        assert_eq!(
            view.text,
            "due:0d..3d reason:=fraud,\"NEW ONE\" amount:200..1240.05 currency:=EUR,USD \
             merchant:=\"Acme, \"\"Outdoor\"\"\",Bright created:2026-11-01..2026-11-30 tag.=\"Order no\":21D \
             state:=pending response:=\"needs response\",LATER code:13.1 dana"
        );
        assert_eq!(
            (view.queue, view.sort.column, view.sort.is_descending),
            (Queue::NeedsResponse, Column::Amount, true)
        );
        let owned = |texts: &[&str]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
        let at = |text: &str| Some(Bound::At(text.parse::<jiff::Timestamp>().expect("an instant").as_millisecond()));
        let search = Search::parse(&view.text, &zone()).expect("understood");
        let asked: Vec<Condition> = search.terms.into_iter().map(|term| term.condition).collect();
        assert_eq!(
            asked,
            [
                Condition::Time(TimeField::Due, Some(Bound::FromNow(1)), Some(Bound::FromNow(3 * 86_400_000))),
                Condition::Is(TextField::Reason, owned(&["FRAUD", "NEW ONE"])),
                Condition::Amount(Some(2_000_000), Some(12_400_500)),
                Condition::Is(TextField::Currency, owned(&["EUR", "USD"])),
                Condition::Is(TextField::Merchant, owned(&["Acme, \"Outdoor\"", "Bright"])),
                Condition::Time(TimeField::Created, at("2026-11-01T04:00:00Z"), at("2026-12-01T05:00:00Z")),
                Condition::Tag(TagKey::Is("Order no".to_owned()), owned(&["21d"])),
                Condition::Is(TextField::State, owned(&["PENDING"])),
                Condition::Is(TextField::Response, owned(&["NEEDS_RESPONSE", "LATER"])),
                Condition::Holds(TextField::Code, owned(&["13.1"])),
            ]
        );
        assert_eq!(search.words, ["dana"]);
        assert_eq!(read(&view.to_json()), Some(view), "it is kept as its text from now on");
    }

    #[test]
    fn each_due_filter_of_an_earlier_version_has_a_term() {
        for (word, text) in [
            ("overdue", "due:overdue"),
            ("day", "due:0d..1d"),
            ("three_days", "due:0d..3d"),
            ("week", "due:0d..7d"),
            ("any", "due:any"),
            ("later", ""),
        ] {
            let view = read(&format!(r#"{{"name":"a","text":"","due":"{word}"}}"#)).expect("a view");
            assert_eq!(view.text, text);
        }
    }

    #[test]
    fn days_of_an_earlier_version_are_the_same_instants_where_they_begin_at_another_hour() {
        let json = r#"{"name":"a","created_from":"2026-11-01T00:00:00Z","created_before":"2026-12-01T00:00:00Z"}"#;
        let view = read(json).expect("a view");
        assert_eq!(view.text, "created:2026-11-01T00:00:00Z..2026-11-30T23:59:59.999Z");
        let utc = View::from_json(json, &TimeZone::UTC).expect("a view");
        assert_eq!(utc.text, "created:2026-11-01..2026-11-30");
        let asked = |view: &View, zone| Search::parse(&view.text, zone).expect("understood");
        assert_eq!(asked(&view, &zone()), asked(&utc, &TimeZone::UTC));
    }

    #[test]
    fn an_open_quote_takes_no_filter_in_and_a_text_without_filters_stays() {
        let text = |json: &str| read(json).expect("a view").text;
        assert_eq!(text(r#"{"name":"a","text":"\"two wor","states":["WON"]}"#), "state:=won \"two wor");
        assert_eq!(text(r#"{"name":"a","text":" dana ","amount_max":"x"}"#), " dana ");
    }

    #[test]
    fn odd_views_are_left_out_or_made_safe() {
        assert_eq!(read("{}"), None);
        assert_eq!(read("not json"), None);
        let odd = read(r#"{"name":"a\u202Eb","queue":"x","sort":"y","columns":[["due",1e9],["z",1]],"new":1}"#);
        let odd = odd.expect("a view");
        assert_eq!((odd.name.as_str(), odd.queue, odd.sort), ("a b", Queue::All, Sort::default()));
        assert_eq!(odd.columns, [(Column::Due, 900.0)]);
    }
}
