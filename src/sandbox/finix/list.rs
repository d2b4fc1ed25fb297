//! `GET /disputes`: walking through the account without ever holding it
//! (docs.finix.com/api/disputes/listdisputes).
//!
//! Numbers grow with `created_at`, so a page begins where the calculation says.
//! Filters that cannot be calculated look at a bounded number of disputes for a
//! page; a page that was cut short so has a `next_cursor` to go on with.

use axum::http::StatusCode;
use serde_json::Value;

use super::errors::Refused;
use super::filters::{Filters, Window};
use super::order::{Key, order};
use super::paging::{AFTER_THE_END, OFFSET_END, Page, Paging, bad_cursor};
use super::{Context, dispute, ok};
use crate::sandbox::exchange::Reply;
use crate::sandbox::world::draft::Draft;
use crate::sandbox::world::ledger::{Change, Ledger};
use crate::sandbox::world::reference;
use crate::sandbox::world::standing::{Standing, standing};
use crate::sandbox::world::transfers;

/// How many disputes one page looks at.
const MOST_SCANNED: usize = 250_000;

struct Row {
    draft: Draft,
    standing: Standing,
    change: Option<Change>,
}

pub(super) fn list(context: &Context<'_>) -> Refused<Reply> {
    let paging = Paging::of(context)?;
    let query = &context.call.query;
    // docs.finix.com: when a transfer is named, all other filters are ignored.
    let page = if paging.after.as_deref() == Some(AFTER_THE_END) {
        named(&paging, Vec::new())
    } else if let Some(id) = query.get("transfer_id") {
        named(&paging, by_transfer(context, id, true))
    } else if let Some(id) = query.get("adjustment_transfer_id") {
        named(&paging, by_transfer(context, id, false))
    } else {
        let filters = Filters::of(query)?;
        let (key, is_ascending) = order(query.all("sort").find(|sort| !sort.is_empty()))?;
        let walk = Walk::new(context, &filters, is_ascending);
        if key == Key::CreatedAt { walk.page(&paging)? } else { walk.sorted_page(&paging, key)? }
    };
    Ok(reply(context, "/disputes", &page))
}

/// `GET /transfers/{id}/disputes`
pub(super) fn of_transfer(context: &Context<'_>, id: &str) -> Refused<Reply> {
    let page = named(&Paging::of(context)?, by_transfer(context, id, true));
    let path = format!("/transfers/{id}/disputes");
    Ok(reply(context, &path, &page))
}

fn reply(context: &Context<'_>, path: &str, page: &Page<Row>) -> Reply {
    let rows: Vec<Value> =
        page.rows.iter().map(|row| dispute::row(context, &row.draft, row.change.as_ref(), &row.standing)).collect();
    let is_empty = rows.is_empty();
    let mut body = page.body(context, path, "disputes", &rows);
    if let Some(body) = body.as_object_mut().filter(|_| is_empty) {
        // Like Finix's list of disputes, which has no `_embedded` when it is empty.
        body.remove("_embedded");
    }
    ok(StatusCode::OK, &body)
}

/// The disputes of a transfer: a payment may have several, the newest first.
fn by_transfer(context: &Context<'_>, id: &str, is_sale: bool) -> Vec<Row> {
    let world = &context.shared.world;
    let Some(index) = transfers::dispute_of(world, id) else { return Vec::new() };
    let others = world.kin.of_payment(index).filter(|_| is_sale);
    others.chain([index]).filter_map(|index| row_of(context, index, id, is_sale)).collect()
}

fn row_of(context: &Context<'_>, index: u64, id: &str, is_sale: bool) -> Option<Row> {
    let world = &context.shared.world;
    let draft = world.draft(index)?;
    let change = context.change(draft.index);
    let standing = context.standing(&draft, change.as_ref());
    let is_named = if is_sale {
        transfers::sale(world, &draft).id == id
    } else {
        transfers::adjustments(world, &draft, &standing).iter().any(|transfer| transfer.id == id)
    };
    (is_named && context.may_see(&draft)).then_some(Row { draft, standing, change })
}

fn named(paging: &Paging, rows: Vec<Row>) -> Page<Row> {
    let count = rows.len();
    let rows = rows.into_iter().skip(paging.offset).collect();
    whole_page(paging, rows, count, None)
}

fn whole_page(paging: &Paging, rows: Vec<Row>, count: usize, next_cursor: Option<String>) -> Page<Row> {
    Page { rows, by_cursor: paging.by_cursor, limit: paging.limit, offset: paging.offset, count, next_cursor }
}

/// A walk through the disputes that can match.
struct Walk<'a> {
    context: &'a Context<'a>,
    filters: &'a Filters,
    window: Window,
    is_ascending: bool,
    /// Every dispute of the window matches.
    is_plain: bool,
}

impl<'a> Walk<'a> {
    fn new(context: &'a Context<'a>, filters: &'a Filters, is_ascending: bool) -> Self {
        let rights = context.rights;
        Self {
            context,
            filters,
            window: filters.window(context),
            is_ascending,
            is_plain: filters.is_by_creation_only() && rights.merchant.is_none() && rights.application.is_none(),
        }
    }

    fn page(mut self, paging: &Paging) -> Refused<Page<Row>> {
        let width = self.window.high.saturating_sub(self.window.low);
        let whole = usize::try_from(width).unwrap_or(usize::MAX);
        let place = |cursor: &Option<String>| cursor.as_ref().map(|c| self.place(c)).transpose();
        let (after, before) = (place(&paging.after)?, place(&paging.before)?);
        let unnarrowed = self.window;
        self.narrow(after, before);
        let ledger = self.context.shared.ledger();
        if before.is_some() && after.is_none() {
            return Ok(self.page_before(paging, &ledger, whole));
        }
        if !paging.by_cursor && !self.is_plain {
            let shown = std::mem::replace(&mut self.window, unnarrowed);
            return Ok(self.counted_page(paging, &ledger, shown));
        }
        if self.is_plain {
            self.skip(paging.offset);
        }
        let wanted_skip = if self.is_plain { 0 } else { paging.offset };
        let found = self.take(&ledger, wanted_skip, paging.room() + 1);
        Ok(self.cut(paging, found, whole))
    }

    /// Drops the row that was only looked at to know whether there is more.
    fn cut(&self, paging: &Paging, mut found: Found, count: usize) -> Page<Row> {
        let world = &self.context.shared.world;
        let has_more = found.rows.len() > paging.room();
        found.rows.truncate(paging.room());
        let next = if has_more { found.rows.last().map(|row| row.draft.index) } else { found.stopped_at };
        whole_page(paging, found.rows, count, next.map(|index| world.dispute_id(index)))
    }

    /// The rows right before a cursor, still in the order of the list.
    fn page_before(mut self, paging: &Paging, ledger: &Ledger, count: usize) -> Page<Row> {
        self.is_ascending = !self.is_ascending;
        let mut found = self.take(ledger, paging.offset, paging.room());
        found.rows.reverse();
        let last = found.rows.last().map(|row| self.context.shared.world.dispute_id(row.draft.index));
        whole_page(paging, found.rows, count, last)
    }

    /// An offset page of a filtered list says how many match in all.
    fn counted_page(&self, paging: &Paging, ledger: &Ledger, shown: Window) -> Page<Row> {
        let mut rows = Vec::new();
        let (mut count, mut passed) = (0, 0);
        let mut next = self.first();
        for _ in 0..MOST_SCANNED {
            let Some(index) = self.candidate(next, ledger) else {
                break;
            };
            if let Some(row) = self.row(index, ledger) {
                count += 1;
                if (shown.low..shown.high).contains(&index) {
                    passed += 1;
                    if passed > paging.offset && rows.len() < paging.room() {
                        rows.push(row);
                    }
                }
            }
            next = self.beyond(index);
        }
        whole_page(paging, rows, count, None)
    }

    /// All matches, sorted by something that does not grow with their number.
    fn sorted_page(self, paging: &Paging, key: Key) -> Refused<Page<Row>> {
        let world = &self.context.shared.world;
        let ledger = self.context.shared.ledger();
        let mut all: Vec<(i64, String, u64)> = Vec::new();
        let mut next = self.first();
        for _ in 0..MOST_SCANNED {
            let Some(index) = self.candidate(next, &ledger) else {
                break;
            };
            if let Some(row) = self.row(index, &ledger) {
                let rank = match key {
                    Key::UpdatedAt => row.standing.updated,
                    Key::RespondBy => row.standing.respond_by.unwrap_or(row.draft.respond_by),
                    Key::Amount => row.draft.amount,
                    Key::Id | Key::CreatedAt => 0,
                };
                all.push((rank, world.dispute_id(index), index));
            }
            next = self.beyond(index);
        }
        all.sort_unstable();
        if !self.is_ascending {
            all.reverse();
        }
        let page = Page::of_list(paging, &all, |(_, id, _)| id)?;
        let rows = page.rows.iter().filter_map(|(_, _, index)| self.row(*index, &ledger)).collect();
        Ok(whole_page(paging, rows, page.count, page.next_cursor))
    }

    fn place(&self, cursor: &str) -> Refused<u64> {
        let index = self.context.shared.world.dispute_index(cursor);
        index.ok_or_else(|| bad_cursor(cursor))
    }

    /// Keeps what the list shows after one cursor and before another.
    fn narrow(&mut self, after: Option<u64>, before: Option<u64>) {
        let (lower, upper) = if self.is_ascending { (after, before) } else { (before, after) };
        if let Some(index) = lower {
            self.window.low = self.window.low.max(index + 1);
        }
        if let Some(index) = upper {
            self.window.high = self.window.high.min(index);
        }
    }

    fn skip(&mut self, rows: usize) {
        let rows = rows.min(OFFSET_END) as u64;
        if self.is_ascending {
            self.window.low = self.window.low.saturating_add(rows);
        } else {
            self.window.high = self.window.high.saturating_sub(rows);
        }
    }

    fn take(&self, ledger: &Ledger, skipped: usize, wanted: usize) -> Found {
        let mut found = Found { rows: Vec::new(), stopped_at: None };
        let mut to_skip = skipped;
        let mut next = self.first();
        for scanned in 0.. {
            if found.rows.len() >= wanted {
                break;
            }
            let Some(index) = self.candidate(next, ledger) else {
                break;
            };
            if let Some(row) = self.row(index, ledger) {
                if to_skip == 0 {
                    found.rows.push(row);
                } else {
                    to_skip -= 1;
                }
            }
            next = self.beyond(index);
            if scanned >= MOST_SCANNED {
                found.stopped_at = Some(index);
                break;
            }
        }
        found
    }

    /// Where the walk begins: the next number to look at going up, one above it
    /// going down.
    fn first(&self) -> u64 {
        if self.is_ascending { self.window.low } else { self.window.high }
    }

    fn beyond(&self, index: u64) -> u64 {
        if self.is_ascending { index + 1 } else { index }
    }

    /// The next number that can match.
    fn candidate(&self, from: u64, ledger: &Ledger) -> Option<u64> {
        let Window { low, high, soft_low } = self.window;
        let found = if self.is_ascending {
            if from >= soft_low || from < reference::COUNT {
                from
            } else {
                ledger.changed_at_or_above(from).unwrap_or(soft_low).min(soft_low)
            }
        } else {
            let below = from.checked_sub(1)?;
            if below >= soft_low {
                below
            } else {
                let kept = below.min(reference::COUNT - 1);
                ledger.changed_at_or_below(below).map_or(kept, |changed| changed.max(kept))
            }
        };
        (low..high).contains(&found).then_some(found)
    }

    fn row(&self, index: u64, ledger: &Ledger) -> Option<Row> {
        let context = self.context;
        let draft = context.shared.world.draft(index)?;
        let change = ledger.get(index);
        let standing = standing(&draft, change, context.now);
        let is_wanted =
            self.is_plain || (context.may_see(&draft) && self.filters.hold(context, &draft, change, &standing));
        is_wanted.then(|| Row { draft, standing, change: change.cloned() })
    }
}

struct Found {
    rows: Vec<Row>,
    /// Where the walk was cut short, if it was.
    stopped_at: Option<u64>,
}
