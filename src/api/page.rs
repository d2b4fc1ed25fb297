//! Walking through lists by what each reply says, guarded against every way a list can lie.
//!
//! Finix's examples mix offset and cursor pages, give cursors that lead nowhere and counts that do not add up,
//! so the style is decided per reply and the walk ends by itself.

use serde::Deserialize;
use serde_json::{Value, value::RawValue};
use std::collections::{BTreeMap, HashSet};

/// Where the next page begins.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Cursor {
    /// After this id.
    After(String),
    /// Behind this many items.
    Offset(u64),
}

/// One page of a list.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// What could be read.
    pub items: Vec<T>,
    /// Where the next page begins; `None` at the end.
    pub next: Option<Cursor>,
    /// How many there are in all, when the reply says so. Not to be relied on.
    pub total: Option<u64>,
    /// How many items could not be read at all.
    pub unreadable: usize,
    /// When each of them was made at the latest and at the earliest, as far as it or its neighbours say: lists are newest
    /// first.
    pub unread: Vec<(Option<jiff::Timestamp>, Option<jiff::Timestamp>)>,
    /// What time it was at the server.
    pub date: Option<jiff::Timestamp>,
}

/// A page before its items are read: each one is kept as its own JSON text, so one bad item spoils no other.
#[derive(Deserialize)]
pub struct RawPage<'a> {
    #[serde(borrow, default, rename = "_embedded")]
    embedded: Option<BTreeMap<String, &'a RawValue>>,
    #[serde(default)]
    page: Option<Value>,
}

/// Why a page holds no list, not even an empty one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoList {
    /// It holds errors, whatever its status says.
    Errors,
    /// What stands where the items should be is no array.
    NotAnArray,
}

impl<'a> RawPage<'a> {
    /// The items under `key`, or under the only key there is: one official example holds transfers as disputes.
    ///
    /// # Errors
    /// When something stands there that is no list: nobody may take that for an empty one.
    pub fn items(&self, key: &str) -> Result<Vec<&'a RawValue>, NoList> {
        let Some(embedded) = &self.embedded else {
            return Ok(Vec::new());
        };
        if embedded.contains_key("errors") {
            return Err(NoList::Errors);
        }
        let list = match (embedded.get(key), embedded.len()) {
            (Some(list), _) => Some(list),
            (None, 1) => embedded.values().next(),
            _ => None,
        };
        let Some(list) = list else { return Ok(Vec::new()) };
        serde_json::from_str(list.get()).map_err(|_no_array| NoList::NotAnArray)
    }

    /// Where the next page begins, by the keys this very reply has.
    #[must_use]
    pub fn next(&self, last_id: Option<&str>, received: usize, asked: usize) -> Option<Cursor> {
        let page = self.page.as_ref().and_then(Value::as_object);
        let Some(page) = page.filter(|page| page.contains_key("next_cursor") || page.contains_key("offset")) else {
            // Nothing says whether there is more: a full page may have a next one, and the guard ends the walk.
            return (received >= asked && asked > 0).then(|| last_id.map(|id| Cursor::After(id.to_owned()))).flatten();
        };
        if let Some(cursor) = page.get("next_cursor") {
            let cursor = cursor.as_str().map(str::trim).filter(|c| !c.is_empty() && !c.eq_ignore_ascii_case("null"));
            return cursor.map(|cursor| Cursor::After(cursor.to_owned()));
        }
        let number = |key: &str| page.get(key).and_then(super::lenient::as_whole).and_then(|n| u64::try_from(n).ok());
        let offset = number("offset")?;
        let step = number("limit").filter(|limit| *limit > 0).unwrap_or(u64::try_from(received).ok()?);
        let next = offset.checked_add(step)?;
        // The count may be wrong, but it is the only thing that says there is more.
        (step > 0 && number("count")? > next).then_some(Cursor::Offset(next))
    }

    /// The count of an offset page.
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        let count = self.page.as_ref()?.get("count")?;
        super::lenient::as_whole(count).and_then(|count| u64::try_from(count).ok())
    }
}

/// When an item was made, whatever else of it cannot be read.
fn made(item: &RawValue) -> Option<jiff::Timestamp> {
    let item: Value = serde_json::from_str(item.get()).ok()?;
    super::lenient::as_instant(item.get("created_at")?.as_str()?)
}

/// Between which times each of the items at these places was made.
#[must_use]
pub fn made_between(items: &[&RawValue], places: &[usize]) -> Vec<(Option<jiff::Timestamp>, Option<jiff::Timestamp>)> {
    let between = |place: &usize| {
        let (before, from) = items.split_at((*place).min(items.len()));
        let own = from.first().and_then(|item| made(item));
        let newest = own.or_else(|| before.iter().rev().find_map(|item| made(item)));
        (newest, own.or_else(|| from.iter().find_map(|item| made(item))))
    };
    places.iter().map(between).collect()
}

/// Ends a walk that would go round in circles, and drops what was already seen.
#[derive(Debug, Default)]
pub struct Walk {
    seen: HashSet<u64>,
    cursors: HashSet<Cursor>,
}

impl Walk {
    /// Takes a page and says where to go on.
    ///
    /// `None` when the page was empty, brought no new id, or leads to a place the walk has been before.
    pub fn step<'i>(&mut self, ids: impl Iterator<Item = &'i str>, next: Option<Cursor>) -> Option<Cursor> {
        let mut fresh = false;
        for id in ids {
            fresh |= self.seen.insert(hash(id));
        }
        let next = next?;
        (fresh && self.cursors.insert(next.clone())).then_some(next)
    }

    /// How many different ids were seen.
    #[must_use]
    pub fn seen(&self) -> usize {
        self.seen.len()
    }
}

/// Eight bytes per id instead of the id, so that a walk over a million disputes stays small.
fn hash(id: &str) -> u64 {
    use std::hash::{Hash as _, Hasher as _};
    let mut hasher = std::collections::hash_map::DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(json: &str) -> RawPage<'_> {
        serde_json::from_str(json).expect("valid JSON")
    }

    fn next(json: &str, received: usize) -> Option<Cursor> {
        page(json).next(Some("LAST"), received, 100)
    }

    #[test]
    fn each_reply_decides_its_own_style() {
        assert_eq!(next(r#"{"page":{"limit":100,"next_cursor":"DI9"}}"#, 2), Some(Cursor::After("DI9".into())));
        assert_eq!(next(r#"{"page":{"offset":0,"limit":20,"count":21}}"#, 20), Some(Cursor::Offset(20)));
        assert_eq!(next(r#"{"page":{"offset":0,"limit":20,"count":20}}"#, 20), None);
    }

    #[test]
    fn the_end_has_many_spellings() {
        for end in ["null", "\"null\"", "\"Null\"", "\"\"", "7"] {
            assert_eq!(next(&format!(r#"{{"page":{{"next_cursor":{end}}}}}"#), 100), None, "{end}");
        }
        assert_eq!(next(r#"{"page":{"count":0,"limit":0,"offset":0}}"#, 1), None);
    }

    #[test]
    fn a_full_page_that_says_nothing_is_followed_by_its_last_id() {
        assert_eq!(next("{}", 100), Some(Cursor::After("LAST".into())));
        assert_eq!(next("{}", 99), None);
        assert_eq!(next(r#"{"page":{"limit":100}}"#, 100), Some(Cursor::After("LAST".into())));
    }

    #[test]
    fn a_limit_that_is_missing_is_taken_from_the_page_itself() {
        assert_eq!(next(r#"{"page":{"offset":0,"count":10}}"#, 2), Some(Cursor::Offset(2)));
    }

    #[test]
    fn items_are_found_under_the_wrong_key_when_it_is_the_only_one() {
        let count = |json: &str, key: &str| page(json).items(key).map(|items| items.len());
        assert_eq!(count(r#"{"_embedded":{"disputes":[{},{}]}}"#, "transfers"), Ok(2));
        assert_eq!(count(r#"{"_embedded":{"disputes":[{}],"x":[]}}"#, "transfers"), Ok(0));
        assert_eq!(count(r#"{"page":{}}"#, "disputes"), Ok(0));
        assert_eq!(count(r#"{"_embedded":null}"#, "disputes"), Ok(0));
    }

    #[test]
    fn what_is_no_list_is_never_an_empty_one() {
        let why = |json: &str| page(json).items("disputes").err();
        assert_eq!(why(r#"{"_embedded":{"errors":[{"code":"SERVER_ERROR"}]}}"#), Some(NoList::Errors));
        assert_eq!(why(r#"{"_embedded":{"disputes":[],"errors":[]}}"#), Some(NoList::Errors));
        for odd in ["null", "{}", r#"{"0":1}"#, "7", r#""none""#, "false"] {
            for key in ["disputes", "other"] {
                let json = format!(r#"{{"_embedded":{{"{key}":{odd}}}}}"#);
                assert_eq!(why(&json), Some(NoList::NotAnArray), "{json}");
            }
        }
    }

    #[test]
    fn an_item_that_cannot_be_read_has_a_time_or_neighbours() {
        let json = r#"{"_embedded":{"disputes":[7,{"created_at":"2026-01-03T00:00:00Z"},null,
            {"created_at":"2026-01-01T00:00:00Z"},{"id":null,"created_at":"2025-12-31T00:00:00Z"},"x"]}}"#;
        let page = page(json);
        let items = page.items("disputes").expect("a list");
        let at = |text: &str| text.parse::<jiff::Timestamp>().ok();
        let (third, first, last) = (at("2026-01-03T00:00:00Z"), at("2026-01-01T00:00:00Z"), at("2025-12-31T00:00:00Z"));
        assert_eq!(
            made_between(&items, &[0, 2, 4, 5]),
            [(None, third), (third, first), (last, last), (last, None)],
            "newest first"
        );
    }

    #[test]
    fn the_walk_ends_when_it_turns_in_circles() {
        let mut walk = Walk::default();
        let after = |id: &str| Some(Cursor::After(id.to_owned()));
        assert!(walk.step(["a", "b"].into_iter(), after("b")).is_some());
        assert!(walk.step(["c"].into_iter(), after("b")).is_none(), "the same cursor again");
        assert!(walk.step(["a"].into_iter(), after("z")).is_none(), "no new id");
        assert!(walk.step(std::iter::empty(), after("y")).is_none(), "an empty page");
        assert_eq!(walk.seen(), 3);
    }
}
