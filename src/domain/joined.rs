//! What was typed in two places, or before yesterday's words could be read, brought together. Nobody's words are dropped.

use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};

/// Something typed that can take up what was typed into the same place before.
pub trait Join {
    /// Takes up what is older. Of two texts both stay, the older one first; of two choices the newer one does.
    fn take_older(&mut self, older: Self);
}

/// Takes up what was left of something typed: beside what is typed there, and as it was where nothing is. False when it cannot be
/// read, as what a newer version wrote.
pub fn take_up<T: DeserializeOwned + Default + PartialEq + Join>(here: &mut T, left: &str) -> bool {
    let Ok(left) = serde_json::from_str(left) else { return false };
    if *here == T::default() {
        *here = left;
    } else {
        here.take_older(left);
    }
    true
}

impl Join for String {
    fn take_older(&mut self, older: Self) {
        if older.trim().is_empty() || self.contains(older.as_str()) {
            return;
        }
        if self.trim().is_empty() || older.contains(self.as_str()) {
            *self = older;
            return;
        }
        // In a field of one line both stand in sight, as far as it reaches.
        let between = if self.contains('\n') || older.contains('\n') { "\n\n" } else { " " };
        *self = format!("{older}{between}{self}");
    }
}

impl<T> Join for Option<T> {
    fn take_older(&mut self, older: Self) {
        if self.is_none() {
            *self = older;
        }
    }
}

impl<T: PartialEq> Join for Vec<T> {
    fn take_older(&mut self, older: Self) {
        if self.is_empty() || *self == older {
            *self = older;
            return;
        }
        let newer = std::mem::replace(self, older);
        let more: Self = newer.into_iter().filter(|one| !self.contains(one)).collect();
        self.extend(more);
    }
}

impl<T: Ord> Join for BTreeSet<T> {
    fn take_older(&mut self, older: Self) {
        self.extend(older);
    }
}

impl<K: Ord, V: Join> Join for BTreeMap<K, V> {
    fn take_older(&mut self, older: Self) {
        for (key, value) in older {
            match self.get_mut(&key) {
                Some(here) => here.take_older(value),
                None => drop(self.insert(key, value)),
            }
        }
    }
}

impl Join for bool {
    fn take_older(&mut self, older: Self) {
        *self |= older;
    }
}

/// Joins a form field by field; a field that is forgotten here does not compile.
macro_rules! join_fields {
    ($form:ty { $($field:ident),* $(,)? } chosen { $($chosen:ident),* $(,)? }) => {
        impl $crate::domain::joined::Join for $form {
            fn take_older(&mut self, older: Self) {
                let Self { $($field,)* $($chosen: _,)* } = older;
                $( $crate::domain::joined::Join::take_older(&mut self.$field, $field); )*
            }
        }
    };
    ($form:ty { $($field:ident),* $(,)? }) => {
        $crate::domain::joined::join_fields!($form { $($field),* } chosen {});
    };
}
pub(crate) use join_fields;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::answer::guard::SubmitDraft;
    use crate::domain::packet::{Exhibit, PacketDraft, Tones};

    fn both<T: Join>(older: T, mut newer: T) -> T {
        newer.take_older(older);
        newer
    }

    #[test]
    fn nobody_s_words_are_dropped() {
        for (older, newer, wanted) in [
            ("yesterday", "today", "yesterday today"),
            ("yesterday\n", "today", "yesterday\n\n\ntoday"),
            ("", "today", "today"),
            ("a note", "a note, and more", "a note, and more"),
            ("a note, and more", "note", "a note, and more"),
            ("yesterday", "  ", "yesterday"),
        ] {
            assert_eq!(both(older.to_owned(), newer.to_owned()), wanted);
        }
        assert_eq!(both(vec![1, 2], vec![2, 3]), [1, 2, 3]);
        assert_eq!(both(vec![1, 1], vec![]), [1, 1]);
    }

    #[test]
    fn forms_are_joined_field_by_field() {
        let note = |note: &str, refund: &str| SubmitDraft {
            note: note.to_owned(),
            refund: refund.to_owned(),
            ..SubmitDraft::default()
        };
        assert_eq!(both(note("one", "12"), note("two", "")), note("one two", "12"));
        let exhibit = |sha256: &str| Exhibit { sha256: sha256.to_owned(), ..Exhibit::default() };
        let older = PacketDraft { exhibits: vec![exhibit("a"), exhibit("b")], ..PacketDraft::default() };
        let newer =
            PacketDraft { exhibits: vec![exhibit("b"), exhibit("c")], tones: Tones::Colour, ..PacketDraft::default() };
        let joined = both(older, newer);
        assert_eq!(joined.exhibits.iter().map(|e| e.sha256.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
        assert_eq!(joined.tones, Tones::Colour, "a choice is the newer one");
    }
}
