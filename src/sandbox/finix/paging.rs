//! Pages (docs.finix.com, "pagination"): by offset in the base version, by cursor
//! with `Finix-Version: 2022-02-01`. Either version takes either way of asking;
//! the version decides how the page describes itself.
//!
//! `after_cursor` goes on in the order of the list, `before_cursor` gives what
//! the list shows right before the cursor. A limit above 100 counts as 100. The
//! walk by offset ends at 10 000.

use serde_json::{Map, Value, json};

use super::Context;
use super::errors::{Problem, Refused};

const MOST_ROWS: usize = 100;
const OFFSET_DEFAULT: usize = 20;
const CURSOR_DEFAULT: usize = 100;
/// Where the walk by offset ends.
pub(super) const OFFSET_END: usize = 10_000;

/// The official Python SDK (finix 5.0.0) goes on after a `next_cursor` of null by
/// sending this word, and stops at the empty page it gets.
pub(super) const AFTER_THE_END: &str = "None";

/// What a request wants to see of a list.
#[derive(Clone, Debug)]
pub(super) struct Paging {
    pub(super) by_cursor: bool,
    pub(super) limit: usize,
    pub(super) offset: usize,
    pub(super) after: Option<String>,
    pub(super) before: Option<String>,
}

impl Paging {
    /// Reads it from the query.
    pub(super) fn of(context: &Context<'_>) -> Refused<Self> {
        let query = &context.call.query;
        let by_cursor = context.is_current_version;
        let default = if by_cursor { CURSOR_DEFAULT } else { OFFSET_DEFAULT };
        let limit = match query.get("limit") {
            None => default,
            Some(text) => number("limit", text)?.min(MOST_ROWS),
        };
        if limit == 0 {
            return Err(Problem::invalid_field("limit", "limit must be at least 1."));
        }
        let offset = query.get("offset").map_or(Ok(0), |text| number("offset", text))?;
        let cursor = |name: &str| query.get(name).map(str::to_owned);
        Ok(Self { by_cursor, limit, offset, after: cursor("after_cursor"), before: cursor("before_cursor") })
    }

    /// How many rows from `offset` on may be shown.
    pub(super) fn room(&self) -> usize {
        self.limit.min(OFFSET_END.saturating_sub(self.offset))
    }
}

fn number(field: &str, text: &str) -> Refused<usize> {
    let read: Option<i64> = text.trim().parse().ok();
    let read = read.ok_or_else(|| Problem::bad_request(format!("{field} must be a whole number.")).at(field))?;
    usize::try_from(read).map_err(|_cause| Problem::invalid_field(field, format!("{field} must not be negative.")))
}

/// One page of a list.
#[derive(Debug)]
pub(super) struct Page<T> {
    pub(super) rows: Vec<T>,
    pub(super) by_cursor: bool,
    pub(super) limit: usize,
    pub(super) offset: usize,
    /// How many rows the whole list has; only counted for offset pages.
    pub(super) count: usize,
    /// Where the next page starts, if there is more.
    pub(super) next_cursor: Option<String>,
}

impl<'a, T> Page<&'a T> {
    /// The page of a list that is at hand as a whole.
    pub(super) fn of_list(paging: &Paging, list: &'a [T], id: impl Fn(&T) -> &str) -> Refused<Self> {
        let place = |cursor: &String| {
            if cursor == AFTER_THE_END {
                return Ok(list.len().saturating_sub(1));
            }
            list.iter().position(|one| id(one) == cursor).ok_or_else(|| bad_cursor(cursor))
        };
        let from = paging.after.as_ref().map(place).transpose()?.map_or(0, |place| place + 1);
        let to = paging.before.as_ref().map(place).transpose()?.unwrap_or(list.len());
        let window = list.get(from..to).unwrap_or_default();
        let skipped = if paging.before.is_some() && paging.after.is_none() {
            window.len().saturating_sub(paging.limit)
        } else {
            paging.offset
        };
        let rows: Vec<&T> = window.iter().skip(skipped).take(paging.room()).collect();
        let has_more = from + skipped + rows.len() < list.len();
        let end = rows.last().map(|row| id(row).to_owned());
        Ok(Self {
            rows,
            by_cursor: paging.by_cursor,
            limit: paging.limit,
            offset: paging.offset,
            count: list.len(),
            next_cursor: end.filter(|_| has_more),
        })
    }
}

impl<T> Page<T> {
    /// The reply: rows, page and links.
    pub(super) fn body(&self, context: &Context<'_>, path: &str, name: &str, rows: &[Value]) -> Value {
        let base = &context.shared.base;
        let (own, next) = if self.by_cursor {
            let next = self.next_cursor.as_ref().map(|cursor| format!("after_cursor={cursor}"));
            (format!("limit={}", self.limit), next)
        } else {
            let end = self.offset + self.limit;
            let next = (end < self.count.min(OFFSET_END)).then(|| format!("offset={end}"));
            (format!("offset={}&limit={}", self.offset, self.limit), next)
        };
        let order = "sort=created_at,desc&sort=id,desc";
        let mut links = Map::new();
        links.insert("self".to_owned(), json!({ "href": format!("{base}{path}?{own}&{order}") }));
        if let Some(next) = next {
            let href = format!("{base}{path}?{next}&limit={}&{order}", self.limit);
            links.insert("next".to_owned(), json!({ "href": href }));
        }
        let page = if self.by_cursor {
            json!({ "limit": self.limit, "next_cursor": self.next_cursor })
        } else {
            json!({ "offset": self.offset, "limit": self.limit, "count": self.count })
        };
        json!({ "_embedded": { name: rows }, "_links": links, "page": page })
    }
}

/// A cursor that is no item's ID.
pub(super) fn bad_cursor(cursor: &str) -> Problem {
    let shown: String = cursor.chars().take(64).collect();
    Problem::not_found(format!("Cursor {shown} does not exist."))
}
