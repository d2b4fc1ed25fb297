//! One thing that is fetched: what came last, and how asking for something newer goes.
//!
//! Must not live here: fetching.

/// Why there is no value.
#[derive(Debug, Clone, PartialEq)]
pub enum Failure<E> {
    /// The work said so.
    Error(E),
    /// The work broke, which is a mistake of ours.
    Crashed,
}

/// A value of the service, with the number of the question that is open and of the one that was answered, and the turn
/// each was asked in.
#[derive(Clone, Debug)]
pub struct Fetched<T, E> {
    value: Option<T>,
    failure: Option<Failure<E>>,
    asked: u64,
    answered: u64,
    asked_in: u64,
    answered_in: u64,
}

impl<T, E> Default for Fetched<T, E> {
    fn default() -> Self {
        Self { value: None, failure: None, asked: 0, answered: 0, asked_in: 0, answered_in: 0 }
    }
}

impl<T, E> Fetched<T, E> {
    /// Asks anew in a turn. Returns the question's number.
    pub(super) fn ask(&mut self, turn: u64) -> u64 {
        self.asked += 1;
        self.asked_in = turn;
        self.asked
    }

    /// Takes over an answer, unless a newer question is open. Returns whether it was taken.
    pub(super) fn answer(&mut self, number: u64, result: Result<T, Failure<E>>) -> bool {
        if number != self.asked || self.answered == number {
            return false;
        }
        self.answered = number;
        match result {
            Ok(value) => {
                self.answered_in = self.asked_in;
                self.value = Some(value);
                self.failure = None;
            }
            Err(failure) => self.failure = Some(failure),
        }
        true
    }

    /// What came last, also while something newer is asked for or could not be had.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        self.value.as_ref()
    }

    /// Why the newest question has no value.
    #[must_use]
    pub fn failure(&self) -> Option<&Failure<E>> {
        self.failure.as_ref().filter(|_| !self.is_loading())
    }

    /// True while an answer is on its way.
    #[must_use]
    pub fn is_loading(&self) -> bool {
        self.asked > self.answered
    }

    /// What came last, if it was asked for in this turn or a later one.
    #[must_use]
    pub fn since(&self, turn: u64) -> Option<&T> {
        self.value.as_ref().filter(|_| self.answered_in >= turn)
    }

    /// What came last, if it is the answer to the newest question.
    #[must_use]
    pub fn newest(&self) -> Option<&T> {
        self.value.as_ref().filter(|_| !self.is_loading() && self.failure.is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Number = Fetched<u32, &'static str>;

    #[test]
    fn an_answer_to_an_older_question_is_not_taken() {
        let mut number = Number::default();
        let (first, second) = (number.ask(1), number.ask(1));
        assert!(number.answer(second, Ok(2)));
        assert!(!number.answer(first, Ok(1)));
        assert_eq!((number.newest(), number.is_loading()), (Some(&2), false));
    }

    #[test]
    fn what_came_last_stays_in_sight_and_is_not_called_the_newest() {
        let mut number = Number::default();
        let first = number.ask(1);
        number.answer(first, Ok(1));
        let second = number.ask(1);
        assert_eq!((number.value(), number.newest()), (Some(&1), None), "it is being asked for");
        number.answer(second, Err(Failure::Error("away")));
        assert_eq!((number.value(), number.newest()), (Some(&1), None));
        assert_eq!(number.failure(), Some(&Failure::Error("away")));
        number.ask(1);
        assert_eq!(number.failure(), None, "it is being asked for");
    }

    #[test]
    fn what_was_known_before_somebody_asked_is_not_what_they_asked_for() {
        let mut number = Number::default();
        let first = number.ask(1);
        number.answer(first, Ok(1));
        assert_eq!((number.since(1), number.since(2)), (Some(&1), None));
        let second = number.ask(2);
        assert_eq!(number.since(2), None);
        number.answer(second, Err(Failure::Error("away")));
        assert_eq!(number.since(2), None, "an answer that did not come is none");
        let third = number.ask(2);
        number.answer(third, Ok(3));
        assert_eq!(number.since(2), Some(&3));
    }
}
