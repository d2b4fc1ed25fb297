//! What is typed into the menus of chips while it may not be right yet.
//!
//! A draft stays as it was typed as long as it stands for what the search asks; when the search asks something else, the
//! draft is what would have been typed for that.
//!
//! Must not live here: drawing, what a chip asks.

use crate::domain::search::chips::{Ends, TagChoice};
use crate::domain::search::fold::fold;
use jiff::civil::Date;

/// Both ends of a range.
pub struct RangeDraft<T> {
    /// Where it begins.
    pub from: String,
    /// Where it ends.
    pub to: String,
    asked: Ends<T>,
}

impl<T> Default for RangeDraft<T> {
    fn default() -> Self {
        Self { from: String::new(), to: String::new(), asked: (None, None) }
    }
}

impl<T: Copy + PartialEq> RangeDraft<T> {
    /// Takes over what the search asks, unless what is typed stands for it.
    pub fn follow(&mut self, asked: Option<&Ends<T>>, written: impl Fn(&T) -> String) {
        let asked = asked.copied().unwrap_or_default();
        if asked != self.asked {
            let text = |end: Option<T>| end.as_ref().map(&written).unwrap_or_default();
            *self = Self { from: text(asked.0), to: text(asked.1), asked };
        }
    }

    /// Another range than before, once both ends are right.
    pub fn changed<E>(&mut self, read: impl Fn(&str) -> Result<T, E>) -> Option<Ends<T>> {
        let ends = (end(&read, &self.from).ok()?, end(&read, &self.to).ok()?);
        (ends != self.asked).then(|| {
            self.asked = ends;
            ends
        })
    }
}

fn end<T, E>(read: impl Fn(&str) -> Result<T, E>, text: &str) -> Result<Option<T>, E> {
    (!text.trim().is_empty()).then(|| read(text)).transpose()
}

/// What is wrong with what is typed; nothing typed is not wrong.
pub fn error_of<T, E>(read: impl Fn(&str) -> Result<T, E>, text: &str) -> Option<E> {
    end(read, text).err()
}

/// This is no day that can be searched for.
pub struct NotADay;

/// A day as `2026-11-21`.
///
/// # Errors
/// It is none.
pub fn day(text: &str) -> Result<Date, NotADay> {
    let day = text.trim().parse::<Date>().ok().filter(|day| (0..9_999).contains(&day.year()));
    day.ok_or(NotADay)
}

/// A tag's key and value.
#[derive(Default)]
pub struct TagDraft {
    /// The key; without it, any.
    pub key: Option<String>,
    /// What the value holds.
    pub value: String,
}

impl TagDraft {
    /// Takes over what the search asks, unless what is typed stands for it.
    pub fn follow(&mut self, asked: Option<&TagChoice>) {
        let asked = asked.cloned().unwrap_or_default();
        let value = asked.value.unwrap_or_default();
        if fold(self.value.trim()).trim() != value {
            self.value = value;
        }
        self.key = asked.key;
    }

    /// What it stands for.
    #[must_use]
    pub fn choice(&self) -> TagChoice {
        let value = Some(self.value.trim().to_owned()).filter(|value| !value.is_empty());
        TagChoice { key: self.key.clone(), value }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(from: &str, to: &str) -> RangeDraft<Date> {
        RangeDraft { from: from.to_owned(), to: to.to_owned(), asked: (None, None) }
    }

    #[test]
    fn nothing_changes_until_both_ends_are_right() {
        let first = day("2026-11-21").ok();
        assert_eq!(draft("2026-11-2", "").changed(day), None);
        assert_eq!(draft("2026-11-21", "soon").changed(day), None);
        assert_eq!(draft(" 2026-11-21 ", "").changed(day), Some((first, None)));
        assert_eq!(draft(" ", "").changed(day), None, "nothing is asked already");
        assert!(error_of(day, "soon").is_some() && error_of(day, " ").is_none() && day("9999-12-31").is_err());
    }

    #[test]
    fn a_draft_stays_as_typed_while_it_stands_for_what_is_asked() {
        let first = day("2026-11-21").ok();
        let mut typed = draft(" 2026-11-21", "");
        let asked = typed.changed(day).expect("a range");
        typed.follow(Some(&asked), Date::to_string);
        assert_eq!(typed.from, " 2026-11-21");
        typed.to = "soo".to_owned();
        typed.follow(Some(&asked), Date::to_string);
        assert_eq!(typed.changed(day), None);
        assert_eq!(typed.to, "soo");
        typed.follow(Some(&(None, first)), Date::to_string);
        assert_eq!((typed.from.as_str(), typed.to.as_str()), ("", "2026-11-21"));
        let mut tag = TagDraft { key: None, value: "21D ".to_owned() };
        tag.follow(Some(&TagChoice { key: None, value: Some("21d".to_owned()) }));
        assert_eq!(tag.choice().value.as_deref(), Some("21D"));
        tag.follow(None);
        assert_eq!(tag.value, "");
    }
}
