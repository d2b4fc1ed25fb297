//! What was said lately: a label that does not change is not put together anew for each frame.
//!
//! Must not live here: what a message is.

use super::Value;
use super::language::spoken;
use crate::domain::language::Locale;
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Write as _;

/// Messages in each half. A window full of them is some two hundred.
const EACH: usize = 512;
/// Longer ones hold texts of people, which are not kept twice.
const LONGEST: usize = 120;

/// Two halves: what is used stays, what is not is gone once the newer half was full twice.
#[derive(Default)]
struct Lately {
    newer: HashMap<String, String>,
    older: HashMap<String, String>,
}

thread_local! {
    static LATELY: RefCell<Lately> = RefCell::default();
}

impl Lately {
    fn find(&mut self, key: &str) -> Option<String> {
        if let Some(said) = self.newer.get(key) {
            return Some(said.clone());
        }
        let (key, said) = self.older.remove_entry(key)?;
        self.keep(key, said.clone());
        Some(said)
    }

    fn keep(&mut self, key: String, said: String) {
        if self.newer.len() >= EACH {
            self.older = std::mem::take(&mut self.newer);
        }
        self.newer.insert(key, said);
    }
}

/// A message with its arguments, as one text; nothing for those that are not kept.
fn key(id: &str, arguments: &[(&'static str, Value<'_>)]) -> Option<String> {
    let Locale { language, marks } = spoken();
    let mut key = format!("{}{}{id}", language as u8, marks as u8);
    for (name, value) in arguments {
        match value {
            Value::String(text) if key.len() + text.len() <= LONGEST => write!(key, "\0{name}\0{text}").ok()?,
            Value::Number(number) => write!(key, "\0{name}\u{1}{}", number.value).ok()?,
            _ => return None,
        }
    }
    Some(key)
}

/// The message as it was said before, or as `say` says it now.
pub(super) fn or_say<'a>(
    id: &str,
    arguments: Vec<(&'static str, Value<'a>)>,
    say: impl FnOnce(Vec<(&'static str, Value<'a>)>) -> String,
) -> String {
    let Some(key) = key(id, &arguments) else { return say(arguments) };
    if let Some(said) = LATELY.with_borrow_mut(|lately| lately.find(&key)) {
        return said;
    }
    let said = say(arguments);
    LATELY.with_borrow_mut(|lately| lately.keep(key, said.clone()));
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(id: &'static str, arguments: Vec<(&'static str, Value<'_>)>, times: &mut u32) -> String {
        or_say(id, arguments, |arguments| {
            *times += 1;
            format!("{id} {arguments:?}")
        })
    }

    #[test]
    fn the_same_words_are_put_together_once_and_other_words_are_others() {
        let mut times = 0;
        let first = said("due", vec![("days", Value::from(3))], &mut times);
        assert_eq!(said("due", vec![("days", Value::from(3))], &mut times), first);
        assert_eq!(times, 1);
        for other in [
            ("due", vec![("days", Value::from(4))]),
            ("due", vec![("days", Value::from("3"))]),
            ("due", vec![("hours", Value::from(3))]),
            ("gone", vec![("days", Value::from(3))]),
            ("due", vec![("days", Value::from(3)), ("hours", Value::from(3))]),
        ] {
            assert_ne!(said(other.0, other.1, &mut times), first);
        }
        assert_eq!(times, 6);
    }

    #[test]
    fn what_is_used_stays_and_what_is_not_goes() {
        let mut times = 0;
        said("kept", Vec::new(), &mut times);
        said("gone", Vec::new(), &mut times);
        for number in 0..3 * EACH {
            said("other", vec![("number", Value::from(number))], &mut times);
            said("kept", Vec::new(), &mut times);
        }
        assert_eq!(times as usize, 2 + 3 * EACH);
        said("gone", Vec::new(), &mut times);
        assert_eq!(times as usize, 3 + 3 * EACH);
        LATELY.with_borrow(|lately| assert!(lately.newer.len() + lately.older.len() <= 2 * EACH));
    }

    #[test]
    fn a_long_text_of_a_person_is_not_kept() {
        let mut times = 0;
        let note = "a note ".repeat(40);
        for _ in 0..2 {
            said("note", vec![("text", Value::from(note.as_str()))], &mut times);
        }
        assert_eq!(times, 2);
    }
}
