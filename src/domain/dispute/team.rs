//! Who works on a dispute and how far they are. Both are tags of the dispute, so a team shares them without a server of
//! its own: everybody who has the account has them.
//!
//! No other tag is touched, and a word that another program wrote is kept as it is.
//! Must not live here: writing tags, what is found by them.

use crate::domain::dispute::tags::Tags;
use crate::domain::search::fold::fold;
use crate::domain::text::{clean_to, is_hostile, looks_like_email};

/// The key of the tag with the name of whoever works on it.
pub const ASSIGNEE: &str = "docket.assignee";
/// The key of the tag with how far they are.
pub const WORK: &str = "docket.status";
/// Longest name, in characters.
pub const LONGEST_NAME: usize = 30;
/// What a search calls whoever uses this computer.
pub const ME: &str = "me";
/// What a search calls nobody.
pub const NONE: &str = "none";

crate::open_enum! {
    /// How far whoever works on it is. The words are read in Finix's dashboard too.
    Work {
        /// Nobody has begun.
        ToDo = "to do";
        /// Evidence is being gathered.
        Gathering = "gathering";
        /// Somebody else is to look at it.
        Ready = "ready to review";
        /// It waits for somebody outside.
        Waiting = "waiting";
    }
}

impl Work {
    /// Reads a word, whatever its capitals; one that is not known is kept as it came.
    fn read(word: &str) -> Self {
        match Self::from_wire(&fold(word)) {
            Self::Other(_) => Self::Other(word.to_owned()),
            known => known,
        }
    }

    /// Its word as it is sorted and compared.
    #[must_use]
    pub fn place(&self) -> String {
        match Self::KNOWN.iter().position(|known| known == self) {
            Some(place) => place.to_string(),
            // What is not known comes after what is.
            None => format!("~{}", fold(self.as_wire())),
        }
    }
}

/// Somebody disputes are assigned to: a short name or initials.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Person(String);

/// Why a text is no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonProblem {
    /// There is none.
    Empty,
    /// Longer than [`LONGEST_NAME`].
    Long,
    /// It holds what cannot be shown.
    Odd,
    /// An address is more than a name, and everybody with the account reads it.
    Email,
    /// A search means something else by it.
    Reserved,
}

impl Person {
    /// Reads what was typed.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn parse(text: &str) -> Result<Self, PersonProblem> {
        let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let folded = fold(&name);
        if folded.is_empty() {
            Err(PersonProblem::Empty)
        } else if name.chars().count() > LONGEST_NAME {
            Err(PersonProblem::Long)
        } else if name.chars().any(is_hostile) {
            Err(PersonProblem::Odd)
        } else if looks_like_email(&name) {
            Err(PersonProblem::Email)
        } else if folded == ME || folded == NONE {
            Err(PersonProblem::Reserved)
        } else {
            Ok(Self(name))
        }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// True for the same name, whatever its capitals and accents.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        fold(&self.0) == fold(name)
    }
}

/// What the tags of a dispute say of the work on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Team {
    /// Who works on it, fit to be shown.
    pub assignee: Option<String>,
    /// How far they are.
    pub work: Option<Work>,
}

impl Team {
    /// Reads it.
    #[must_use]
    pub fn of(tags: &Tags) -> Self {
        let value = |key| tags.get(key).map(|value| clean_to(value.trim(), 60)).filter(|value| !value.is_empty());
        Self { assignee: value(ASSIGNEE), work: value(WORK).map(|word| Work::read(&word)) }
    }
}

/// A change of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TeamChange {
    /// Somebody else works on it, or nobody.
    Assign(Option<Person>),
    /// They are this far; nothing is said of it any more.
    Work(Option<Work>),
}

impl TeamChange {
    /// The key of the tag it changes.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Assign(_) => ASSIGNEE,
            Self::Work(_) => WORK,
        }
    }

    /// The tags with it.
    #[must_use]
    pub fn made_of(&self, tags: &Tags) -> Tags {
        let value = match self {
            Self::Assign(person) => person.as_ref().map(Person::as_str),
            Self::Work(work) => work.as_ref().map(Work::as_wire),
        };
        tags.with(self.key(), value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(pairs: &[(&str, &str)]) -> Tags {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    fn person(name: &str) -> Person {
        Person::parse(name).expect("a name")
    }

    #[test]
    fn a_change_touches_its_own_tag_only() {
        let before = tags(&[("order", "21D"), (WORK, "escalated to legal")]);
        let after = TeamChange::Assign(Some(person("Ana"))).made_of(&before);
        assert_eq!(after, tags(&[("order", "21D"), (WORK, "escalated to legal"), (ASSIGNEE, "Ana")]));
        assert_eq!(TeamChange::Assign(None).made_of(&after), before);
    }

    #[test]
    fn a_word_of_another_program_is_kept_as_it_is() {
        let team = Team::of(&tags(&[(WORK, "escalated to legal"), (ASSIGNEE, "  ")]));
        assert_eq!(team, Team { assignee: None, work: Some(Work::Other("escalated to legal".to_owned())) });
        let work = TeamChange::Work(team.work);
        assert_eq!(work.made_of(&Tags::default()), tags(&[(WORK, "escalated to legal")]));
    }

    #[test]
    fn every_step_comes_back_from_its_tag() {
        for work in Work::KNOWN {
            let after = TeamChange::Work(Some(work.clone())).made_of(&Tags::default());
            assert_eq!(Team::of(&after).work.as_ref(), Some(work));
            assert!(after.check().is_ok());
        }
        let places: Vec<String> = Work::KNOWN.iter().map(Work::place).collect();
        assert!(places.is_sorted() && places.last() < Some(&Work::Other("a".to_owned()).place()));
    }

    #[test]
    fn a_name_is_short_and_means_one_person() {
        assert_eq!(person("  Ana   B ").as_str(), "Ana B");
        assert!(person("ana").is("ANA") && !person("Ana").is("Anabel"));
        for (text, problem) in [
            (" ", PersonProblem::Empty),
            ("ana@shop.example", PersonProblem::Email),
            ("Me", PersonProblem::Reserved),
            ("none", PersonProblem::Reserved),
            ("a\u{202e}b", PersonProblem::Odd),
        ] {
            assert_eq!(Person::parse(text), Err(problem), "{text}");
        }
        assert!(Person::parse(&"x".repeat(30)).is_ok());
        assert_eq!(Person::parse(&"x".repeat(31)), Err(PersonProblem::Long));
    }
}
