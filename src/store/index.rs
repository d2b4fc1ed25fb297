//! Answers a query over a snapshot: filter, search, sort, counts. Pure and cancellable, so it runs off the UI thread.

use super::disputes::Snapshot;
use super::entry::Entry;
use crate::domain::deadline::Deadline;
use crate::domain::dispute::Status;
use crate::domain::money::{Currency, Money};
use crate::domain::query::{Column, Filters, Query, Queue, Sort};
use jiff::Timestamp;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What a query found.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// The question this answers.
    pub query: Query,
    /// The rows in order.
    pub rows: Arc<[Arc<Entry>]>,
    /// Under each tab, with the same filters and words.
    pub counts: [usize; 5],
    /// All disputes of the account.
    pub total: usize,
    /// How many answers are due in the whole account.
    pub due: usize,
    /// Sum per currency of what was found, the largest count first. Currencies are never added to each other.
    pub sums: Vec<Money>,
    /// Merchants there are to choose from.
    pub merchants: Arc<[String]>,
    /// Currencies there are to choose from.
    pub currencies: Arc<[String]>,
    /// Tag keys there are to choose from.
    pub tag_keys: Arc<[String]>,
}

/// Answers a query, or nothing when `is_stale` says that nobody waits for it any more.
#[must_use]
pub fn run(all: &Snapshot, query: &Query, now: Timestamp, is_stale: &dyn Fn() -> bool) -> Option<Found> {
    let words: Vec<String> = query.text.to_lowercase().split_whitespace().map(ToOwned::to_owned).collect();
    let mut found = Found { query: query.clone(), total: all.len(), ..Found::default() };
    let mut rows = Vec::new();
    for (index, entry) in all.iter().enumerate() {
        if index % 4_096 == 0 && is_stale() {
            return None;
        }
        found.due += usize::from(entry.status == Status::NeedsResponse);
        if !passes(entry, &query.filters, now) || !entry.has_words(&words) {
            continue;
        }
        for (queue, count) in Queue::ALL.iter().zip(&mut found.counts) {
            *count += usize::from(queue.holds(&entry.dispute));
        }
        if query.queue.holds(&entry.dispute) {
            rows.push(Arc::clone(entry));
        }
    }
    if is_stale() {
        return None;
    }
    rows.sort_by(|a, b| compare(a, b, query.sort));
    found.sums = sums(&rows);
    found.rows = rows.into();
    choices(all, &mut found);
    Some(found)
}

/// True when an entry is inside every filter.
fn passes(entry: &Entry, filters: &Filters, now: Timestamp) -> bool {
    let dispute = &entry.dispute;
    let due = filters.due.is_none_or(|due| Deadline::of(dispute).is_some_and(|d| due.takes(d.urgency(now))));
    let reason = filters.reasons.is_empty() || dispute.reason.as_ref().is_some_and(|r| filters.reasons.contains(r));
    let amount = (filters.amount_min.is_none() && filters.amount_max.is_none())
        || entry.money.is_some_and(|money| {
            let value = money.face_value();
            filters.amount_min.is_none_or(|min| value >= min) && filters.amount_max.is_none_or(|max| value <= max)
        });
    let currency = filters.currencies.is_empty()
        || entry.money.is_some_and(|money| filters.currencies.contains(money.currency.code()));
    let merchant =
        filters.merchants.is_empty() || entry.merchant.as_ref().is_some_and(|name| filters.merchants.contains(name));
    let created = filters.created_from.is_none_or(|from| dispute.created_at.is_some_and(|at| at >= from))
        && filters.created_before.is_none_or(|before| dispute.created_at.is_some_and(|at| at < before));
    let state = filters.states.is_empty() || dispute.state.as_ref().is_some_and(|s| filters.states.contains(s));
    let response = filters.response_states.is_empty()
        || dispute.response_state.as_ref().is_some_and(|s| filters.response_states.contains(s));
    due && reason && amount && currency && merchant && created && state && response && has_tag(entry, filters)
}

fn has_tag(entry: &Entry, filters: &Filters) -> bool {
    if filters.tag_key.is_none() && filters.tag_value.is_none() {
        return true;
    }
    let wanted = filters.tag_value.as_deref().map(str::to_lowercase);
    entry.dispute.tags.iter().any(|(key, value)| {
        filters.tag_key.as_deref().is_none_or(|k| k == key)
            && wanted.as_deref().is_none_or(|wanted| value.to_lowercase().contains(wanted))
    })
}

/// The order of two rows. What is absent stands last in both directions, and equal rows stand by their id, so the
/// order is the same every time.
fn compare(a: &Entry, b: &Entry, sort: Sort) -> Ordering {
    let by = |x: Ordering| if sort.is_descending { x.reverse() } else { x };
    let text = |f: fn(&Entry) -> Option<String>| absent_last(f(a), f(b), sort.is_descending);
    let ordering = match sort.column {
        Column::Due => due_order(a, b, sort.is_descending),
        Column::Amount => {
            absent_last(a.money.map(|m| m.face_value()), b.money.map(|m| m.face_value()), sort.is_descending)
        }
        Column::Reason => text(|e| e.dispute.reason.as_ref().map(|r| r.label().into_owned())),
        Column::Code => text(|e| e.code.clone()),
        Column::Status => by(a.status.cmp(&b.status)),
        Column::Merchant => text(|e| e.merchant.as_deref().map(str::to_lowercase)),
        Column::Order => text(|e| e.order.as_deref().map(str::to_lowercase)),
        Column::Dispute => by(a.dispute.id.cmp(&b.dispute.id)),
        Column::Customer => text(|e| e.customer.as_deref().map(str::to_lowercase)),
        Column::Created => absent_last(a.dispute.created_at, b.dispute.created_at, sort.is_descending),
        Column::Updated => absent_last(a.dispute.updated_at, b.dispute.updated_at, sort.is_descending),
        Column::Transfer => text(|e| e.dispute.transfer.as_ref().map(ToString::to_string)),
    };
    ordering.then_with(|| a.dispute.id.cmp(&b.dispute.id))
}

/// By time left among those that need an answer; the others after them, newest first.
fn due_order(a: &Entry, b: &Entry, is_descending: bool) -> Ordering {
    let rank = |entry: &Entry| usize::from(Deadline::of(&entry.dispute).is_none());
    rank(a)
        .cmp(&rank(b))
        .then_with(|| absent_last(a.due(), b.due(), is_descending))
        .then_with(|| absent_last(a.dispute.created_at, b.dispute.created_at, true))
}

fn absent_last<T: Ord>(a: Option<T>, b: Option<T>, is_descending: bool) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if is_descending => b.cmp(&a),
        (Some(a), Some(b)) => a.cmp(&b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

/// Sums per currency, the currency with the most rows first.
fn sums(rows: &[Arc<Entry>]) -> Vec<Money> {
    let mut per: BTreeMap<Currency, (usize, i64)> = BTreeMap::new();
    for money in rows.iter().filter_map(|entry| entry.money) {
        let sum = per.entry(money.currency).or_default();
        sum.0 += 1;
        sum.1 = sum.1.saturating_add(money.minor);
    }
    let mut sums: Vec<(usize, Money)> =
        per.into_iter().map(|(currency, (count, minor))| (count, Money::new(minor, currency))).collect();
    sums.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    sums.into_iter().map(|(_, money)| money).collect()
}

/// What the filter menus offer. Capped, because a menu of thousands is of no use.
fn choices(all: &Snapshot, found: &mut Found) {
    const MOST: usize = 300;
    let (mut merchants, mut currencies, mut keys) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for entry in all.iter() {
        if let Some(merchant) = &entry.merchant
            && merchants.len() < MOST
        {
            merchants.insert(merchant.clone());
        }
        if let Some(money) = entry.money {
            currencies.insert(money.currency.code().to_owned());
        }
        for (key, _) in entry.dispute.tags.iter() {
            if keys.len() < MOST && !keys.contains(key) {
                keys.insert(key.to_owned());
            }
        }
    }
    found.merchants = merchants.into_iter().collect();
    found.currencies = currencies.into_iter().collect();
    found.tag_keys = keys.into_iter().collect();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dispute::{Dispute, DisputeState, Reason, ResponseState};
    use crate::domain::ids::DisputeId;
    use crate::domain::query::Due;
    use crate::domain::tags::Tags;

    fn entry(id: &str, minor: Option<i64>, code: &str, due: Option<&str>) -> Arc<Entry> {
        let mut dispute = Dispute::new(DisputeId::parse(id).expect("an id"));
        dispute.state = Some(DisputeState::Pending);
        dispute.amount = minor;
        dispute.currency = Currency::parse(code);
        dispute.reason = Some(Reason::Fraud);
        dispute.response_state =
            Some(if due.is_some() { ResponseState::NeedsResponse } else { ResponseState::Responded });
        dispute.respond_by = due.and_then(|due| due.parse().ok());
        dispute.tags = Tags::from_iter([("order_number".to_owned(), format!("#{id}"))]);
        dispute.raw = format!(r##"{{"id":"{id}","tags":{{"order_number":"#{id}","Ärger":"Straße"}}}}"##).into();
        Arc::new(Entry::new(Arc::new(dispute), None))
    }

    fn all() -> Snapshot {
        vec![
            entry("DIa", Some(124_000), "USD", Some("2026-11-21T15:00:00Z")),
            entry("DIb", Some(50_000), "JPY", Some("2026-11-20T15:00:00Z")),
            entry("DIc", None, "", Some("2026-11-25T15:00:00Z")),
            entry("DId", Some(100), "USD", None),
        ]
        .into()
    }

    fn ask(query: &Query) -> Vec<String> {
        let now = "2026-11-21T12:00:00Z".parse().expect("an instant");
        let found = run(&all(), query, now, &|| false).expect("answered");
        found.rows.iter().map(|entry| entry.dispute.id.to_string()).collect()
    }

    fn everything() -> Query {
        Query { queue: Queue::All, ..Query::default() }
    }

    #[test]
    fn the_first_order_is_by_what_presses_most() {
        assert_eq!(ask(&everything()), ["DIb", "DIa", "DIc", "DId"]);
        assert_eq!(ask(&Query::default()), ["DIb", "DIa", "DIc"]);
    }

    #[test]
    fn an_unknown_amount_stands_last_in_both_directions() {
        let sorted =
            |is_descending| ask(&Query { sort: Sort { column: Column::Amount, is_descending }, ..everything() });
        assert_eq!(sorted(false), ["DId", "DIa", "DIb", "DIc"]);
        assert_eq!(sorted(true), ["DIb", "DIa", "DId", "DIc"]);
    }

    #[test]
    fn every_word_must_be_found_somewhere_without_case() {
        let search = |text: &str| ask(&Query { text: text.to_owned(), ..everything() }).len();
        assert_eq!(search("#dia"), 1);
        assert_eq!(search("ORDER_NUMBER #did"), 1);
        assert_eq!(search("straße ärger"), 4);
        assert_eq!(search("1,240.00"), 1);
        assert_eq!(search("needs response"), 3);
        assert_eq!(search("dia did"), 0);
    }

    #[test]
    fn within_a_day_is_not_overdue_and_amounts_go_by_face_value() {
        let mut query = everything();
        query.filters.due = Some(Due::Day);
        assert_eq!(ask(&query), ["DIa"]);
        query.filters.due = Some(Due::Overdue);
        assert_eq!(ask(&query), ["DIb"]);
        query.filters = Filters { amount_min: Some(200 * 10_000), ..Filters::default() };
        assert_eq!(ask(&query), ["DIb", "DIa"]);
        query.filters.currencies.insert("USD".to_owned());
        assert_eq!(ask(&query), ["DIa"]);
    }

    #[test]
    fn sums_are_per_currency_and_counts_follow_the_filters() {
        let now = "2026-11-21T12:00:00Z".parse().expect("an instant");
        let found = run(&all(), &everything(), now, &|| false).expect("answered");
        assert_eq!(
            found.sums,
            [Money::new(124_100, Currency::USD), Money::new(50_000, Currency::parse("JPY").expect("yen"))]
        );
        assert_eq!((found.counts, found.total, found.due), ([3, 1, 0, 0, 4], 4, 3));
    }

    #[test]
    fn a_question_nobody_waits_for_is_dropped() {
        let now = "2026-11-21T12:00:00Z".parse().expect("an instant");
        assert!(run(&all(), &everything(), now, &|| true).is_none());
    }
}
